"""Working ties: one voice an organisation, bounds for who is silent, coarse and for the whole only."""

import numpy as np
import pandas as pd
import pytest

from analytics.instruments import Scale
from analytics.network import measure_network
from analytics.tie_cells import build_tie_cells

SCALE = Scale(1, 5, ("Very badly", "Badly", "So-so", "Well", "Very well"), "We do not work with them")
ROUNDS = pd.DataFrame({"partnership_id": [1], "smallest_group": [5]})
COLUMNS = ["partnership_id", "respondent_id", "sector", "rater", "rated", "strength"]


def network(strength, raters=8, silent=2, people=2, sector="police") -> pd.DataFrame:
    """`people` of each of some organisations rate all others; `silent` ones are rated and say nothing."""
    names = [f"o{number}" for number in range(raters + silent)]
    rows = [
        (1, number, sector, names[number % raters], rated, strength(number % raters, place))
        for number in range(raters * people)
        for place, rated in enumerate(names)
        if rated != names[number % raters]
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def drawn(seed=0, levels=(-1, 2, 3, 4, 4, 5)):
    random = np.random.default_rng(seed)
    grid = random.choice(levels, size=(40, 40))
    return lambda rater, rated: float(grid[rater, rated])


def built(ties, rounds=ROUNDS) -> pd.DataFrame:
    cells = build_tie_cells(ties, rounds, SCALE)
    return cells.set_index("measure") if len(cells) else cells


def test_cells_are_the_networks_own_measures_rounded():
    ties = network(drawn(), raters=12, silent=0, people=1)
    well = ties[["rater", "rated"]].assign(strength=ties["strength"].where(ties["strength"] >= 4, 0.0))
    roster = pd.DataFrame({"organisation": sorted(ties["rater"].unique())})
    expected = measure_network(well, roster, []).iloc[0]
    cells = built(ties)
    assert cells.loc["working_ties", "estimate"] == pytest.approx(expected["density"], abs=0.0251)
    assert cells.loc["working_ties_returned", "estimate"] == pytest.approx(
        expected["reciprocity"], abs=0.0251
    )
    assert cells.loc["working_ties_centralisation", "estimate"] == pytest.approx(
        max(expected["in_degree_centralisation"], 0.2), abs=0.0251
    )
    assert cells.loc["working_ties_coverage", "estimate"] == 1
    assert set(cells["respondent_count"]) == {12}
    assert set(cells["organisation_count"]) == {12}


def test_bounds_say_what_the_silent_ones_could_make_of_it():
    """Eight of ten answered: 0.8 of the pairs. All missing ones bad, or all well."""
    row = built(network(drawn())).loc["working_ties"]
    assert row["detail"]["network_size"] == 10
    assert row["detail"]["coverage_share"] == 0.8
    assert row["low"] == pytest.approx(np.floor(row["estimate"] * 0.8 * 20 + 1e-6) / 20)
    assert row["high"] == pytest.approx(np.ceil((row["estimate"] * 0.8 + 0.2) * 20 - 1e-6) / 20)


def test_several_people_of_one_organisation_are_heard_as_one_at_their_median():
    """Of three, two say well: the organisation does; nobody's extreme answer counts more."""
    ties = network(lambda rater, rated: 5.0 if rated % 2 else 1.0, people=3)
    first = ties["respondent_id"] < 8
    odd = ties.assign(strength=ties["strength"].where(~first, -1))
    pd.testing.assert_frame_equal(built(odd), built(ties))


def test_families_and_ones_own_organisation_do_not_count():
    ties = network(drawn())
    families = network(lambda rater, rated: 1.0, sector="Parents and carers").assign(
        respondent_id=lambda rows: rows["respondent_id"] + 500
    )
    own = ties.drop_duplicates("respondent_id").assign(strength=1.0)
    own = own.assign(rated=own["rater"])
    pd.testing.assert_frame_equal(built(pd.concat([ties, families, own])), built(ties))


@pytest.mark.parametrize(
    ("raters", "people", "is_shown"),
    [(6, 2, True), (5, 3, False), (9, 1, False), (10, 1, True)],
)
def test_ten_people_and_six_organisations_must_answer(raters, people, is_shown):
    assert (len(built(network(drawn(), raters=raters, people=people))) > 0) == is_shown


def test_a_network_where_all_goes_well_says_at_least():
    cells = built(network(lambda rater, rated: 5.0, silent=0))
    assert cells.loc["working_ties", "detail"]["bound"].startswith("≥")
    assert cells.loc["working_ties", "estimate"] < 0.9
    assert cells.loc["working_ties", "high"] == 1
    assert cells.loc["working_ties_returned", "detail"]["bound"].startswith("≥")
    assert cells.loc["working_ties_asymmetry", "detail"] == {"bound": "≤0.5"}
    assert cells.loc["working_ties_centralisation", "detail"] == {"bound": "≤20 %"}


def test_returned_links_are_hidden_where_few_can_be_compared():
    cells = built(network(lambda rater, rated: 4.0 if rated == rater + 1 else 2.0))
    assert "working_ties" in cells.index
    assert "working_ties_returned" not in cells.index


def test_nothing_names_an_organisation():
    cells = build_tie_cells(network(drawn()), ROUNDS, SCALE)
    said = cells.astype(str).to_numpy().ravel()
    assert not any(f"o{number}" == word for number in range(10) for word in said)
    assert set(cells["group"]) == {"whole"}


def test_an_insider_cannot_tell_that_all_other_organisations_say_the_same():
    """Whoever knows their own row takes it from every total that the published share allows."""
    exposed, shown = 0, 0
    for seed in range(150):
        random = np.random.default_rng(seed)
        rest = random.choice([0.0, 0.02, 0.1, 0.9, 0.98, 1.0])
        ties = network(
            lambda rater, rated, random=random, rest=rest: (
                5.0 if random.random() < (1 - rest if rater == 0 else rest) else 2.0
            ),
            raters=int(random.integers(6, 14)),
            silent=int(random.integers(0, 3)),
            people=2,
        )
        cells = built(ties)
        if not len(cells):
            continue
        shown += 1
        of_pair = ties.groupby(["rater", "rated"])["strength"].median().ge(4)
        row = cells.loc["working_ties"]
        bound = row["detail"].get("bound", "")
        low = 0 if bound.startswith("≤") else row["estimate"] - 0.025
        high = 1 if bound.startswith("≥") else row["estimate"] + 0.025
        totals = np.arange(len(of_pair) + 1)
        fits = totals[(totals / len(of_pair) >= low - 1e-9) & (totals / len(of_pair) <= high + 1e-9)]
        for _, own in of_pair.groupby("rater"):
            left = len(of_pair) - len(own)
            possible = fits[(fits >= own.sum()) & (fits - own.sum() <= left)] - own.sum()
            exposed += bool((possible == 0).all() or (possible == left).all())
    assert shown > 100
    assert exposed == 0
