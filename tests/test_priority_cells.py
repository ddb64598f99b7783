"""Shared priorities: Kendall's W by hand and by scipy, what is shown, and what an insider makes of it."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analytics.instruments import Ranking
from analytics.priority_cells import (
    AGREED,
    APART,
    build_priority_cells,
    gather,
    measure_concordance,
    name_concordance,
    tells_by_total,
)

OPTIONS = ["a", "b", "c", "d", "e"]
RANKING = Ranking("priorities", "Put these in order", {name: name.upper() for name in OPTIONS})
ROUNDS = pd.DataFrame({"partnership_id": [1, 2], "smallest_group": [5, 5]})


def people(places, organisations=None, partnership=1) -> pd.DataFrame:
    count = len(places)
    own = np.arange(count) % 5 if organisations is None else organisations
    frame = pd.DataFrame(np.array(places, dtype=float), columns=OPTIONS)
    return frame.assign(partnership_id=partnership, organisation=own)


def shuffled(count, seed=0):
    random = np.random.default_rng(seed)
    return [random.permutation(5) + 1 for _ in range(count)]


def concordance(places) -> float:
    frame = people(places)
    who = gather(frame["partnership_id"], frame["organisation"])
    return float(measure_concordance(frame[OPTIONS].to_numpy(), who)[0])


def built(frame, rounds=ROUNDS) -> pd.DataFrame:
    return build_priority_cells(frame, rounds, RANKING)


# ---------------------------------------------------------------- Kendall's W


def test_equal_orders_have_nothing_apart_and_opposite_ones_nothing_in_common():
    assert concordance([[1, 2, 3, 4, 5]] * 4) == pytest.approx(1)
    assert concordance([[1, 2, 3, 4, 5], [5, 4, 3, 2, 1]]) == pytest.approx(0)


def test_w_by_hand():
    """Sums 4 5 9 12 15 around 9: S = 25 + 16 + 0 + 9 + 36 = 86; W = 12 · 86 / (9 · 120)."""
    assert concordance([[1, 2, 3, 4, 5], [2, 1, 3, 4, 5], [1, 2, 3, 4, 5]]) == pytest.approx(
        12 * ((4 - 9) ** 2 + (5 - 9) ** 2 + 0 + (12 - 9) ** 2 + (15 - 9) ** 2) / (9 * 120)
    )


def test_ties_are_corrected_as_friedmans_statistic_does():
    """Friedman's chi-square, corrected for ties, is m(k − 1)W: scipy computes the one, we the other."""
    random = np.random.default_rng(3)
    places = random.integers(1, 4, size=(12, 5)).astype(float)
    expected = stats.friedmanchisquare(*places.T).statistic / (12 * 4)
    assert concordance(places) == pytest.approx(expected, rel=1e-12)


def test_what_was_left_out_shares_the_last_places():
    blank = np.nan
    partly = [[1, blank, 2, blank, blank], [1, 2, blank, blank, blank], [2, 1, 3, blank, blank]]
    filled = [[1, 4, 2, 4, 4], [1, 2, 4, 4, 4], [2, 1, 3, 4.5, 4.5]]
    assert concordance(partly) == pytest.approx(concordance(filled))


def test_somebody_who_prefers_nothing_leaves_w_undefined_and_no_agreement():
    assert np.isnan(concordance([[1, 1, 1, 1, 1]] * 3))
    assert name_concordance(np.array([np.nan, 0.9, 0.5, 0.1])).tolist() == [
        APART, AGREED, "partly_agreed", APART,
    ]  # fmt: skip


def test_orders_by_chance_are_hardly_ever_called_agreed_and_mostly_apart():
    words = name_concordance(np.array([concordance(shuffled(10, seed)) for seed in range(300)]))
    assert AGREED not in words
    assert (words == APART).mean() > 0.95


# ---------------------------------------------------------------- what is shown


def test_shares_stand_in_steps_of_five_percent_beside_one_word():
    frame = people(shuffled(40))
    cells = built(frame).set_index("measure")
    share = (frame[OPTIONS] <= 3).mean()
    for name in OPTIONS:
        assert cells.loc[f"priority:{name}", "estimate"] == pytest.approx(share[name], abs=0.0251)
        assert cells.loc[f"priority:{name}", "estimate"] * 20 % 1 == pytest.approx(0, abs=1e-9)
    assert cells.loc["priorities", "verdict"] == APART
    assert cells["respondent_count"].tolist() == [40] * 6
    assert set(cells["group"]) == {"whole"}


@pytest.mark.parametrize(
    ("organisations", "is_shown"),
    [
        ([0, 0, 0, 1, 1, 1, 2, 2, 2, 3], True),
        ([0, 0, 0, 1, 1, 1, 2, 2, 2], False),  # nine people
        ([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], False),  # two organisations
        ([0, 0, 0, 0, 0, 0, 1, 1, 2, 2], False),  # four left without one of them
    ],
)
def test_ten_people_three_organisations_and_five_left(organisations, is_shown):
    cells = built(people(shuffled(len(organisations), 5), organisations))
    assert (len(cells) > 0) == is_shown


def test_a_round_may_ask_for_more_people():
    asked = ROUNDS.assign(smallest_group=12)
    assert built(people(shuffled(11)), asked).empty
    assert len(built(people(shuffled(12)), asked)) == 6


def test_what_everybody_says_is_at_least_and_never_all():
    cells = built(people([[1, 2, 3, 4, 5]] * 20)).set_index("measure")
    assert cells.loc["priority:a", "estimate"] == 0.7
    assert cells.loc["priority:a", "detail"] == {"bound": "≥70 %"}
    assert cells.loc["priority:e", "detail"] == {"bound": "≤30 %"}
    assert cells.loc["priorities", "verdict"] == AGREED


def test_a_share_that_the_total_would_give_away_hides_all():
    """All name A; the four others share the other two places evenly, so 300 % less theirs is A's."""
    others = [[1, *order] for order in ([2, 3, 4, 5], [4, 5, 2, 3], [2, 5, 3, 4], [5, 2, 4, 3])]
    assert built(people(others * 10)).empty
    assert tells_by_total(np.array([[0.8, 0.5, 0.5, 0.5, 0.5]]), np.array([0.2]), 3, np.array([0.2])).all()


def test_partnerships_are_judged_each_by_itself():
    both = pd.concat([people(shuffled(20)), people(shuffled(8, 1), partnership=2)], ignore_index=True)
    pd.testing.assert_frame_equal(built(both), built(people(shuffled(20))))


def test_the_order_of_people_is_nothing_to_the_cells_and_the_answers_stay():
    frame = people(shuffled(30))
    before = frame.copy()
    turned = built(frame.sample(frac=1, random_state=1))
    pd.testing.assert_frame_equal(turned, built(frame))
    pd.testing.assert_frame_equal(frame, before)


# ---------------------------------------------------------------- an insider


def count_exposed(frame: pd.DataFrame, publish) -> int:
    """How often somebody who knows one organisation's sheets learns that all others said the same.

    They take what the published share allows of people, less their own, for every priority.
    """
    exposed = 0
    for name, low, high in publish(frame):
        first = frame[name] <= 3
        counts = np.arange(len(frame) + 1)
        fits = counts[(counts / len(frame) >= low - 1e-9) & (counts / len(frame) <= high + 1e-9)]
        for own in frame["organisation"].unique():
            mine = frame["organisation"] == own
            left, known = (~mine).sum(), first[mine].sum()
            possible = fits[(fits - known >= 0) & (fits - known <= left)] - known
            exposed += bool((possible == 0).all() or (possible == left).all())
    return exposed


def as_published(frame):
    for row in built(frame).query("unit == 'share_0_to_1'").itertuples():
        bound = (row.detail or {}).get("bound", "") if isinstance(row.detail, dict) else ""
        low = 0.0 if bound.startswith("≤") else row.estimate - 0.025
        yield row.measure[9:], low, 1.0 if bound.startswith("≥") else row.estimate + 0.025


def merely_rounded(frame):
    for name in OPTIONS:
        share = np.round((frame[name] <= 3).mean() * 20) / 20
        yield name, share - 0.025, share + 0.025


def draw_partnership(seed):
    """Awkward shapes on purpose: organisations that think alike, and one that thinks otherwise."""
    random = np.random.default_rng(seed)
    organisations = np.sort(random.integers(0, random.integers(3, 9), size=random.integers(10, 45)))
    taste = random.normal(size=5) * random.uniform(0, 4) + np.where(
        (organisations == 0)[:, None], random.normal(size=5) * 3, 0
    )
    places = (-(taste + random.normal(size=(len(organisations), 5)))).argsort().argsort() + 1
    return people(places, organisations)


def test_nobody_learns_that_all_others_said_the_same():
    drawn = [draw_partnership(seed) for seed in range(200)]
    assert sum(count_exposed(frame, merely_rounded) for frame in drawn) > 25
    assert sum(len(built(frame)) > 0 for frame in drawn) > 75
    assert sum(count_exposed(frame, as_published) for frame in drawn) == 0
