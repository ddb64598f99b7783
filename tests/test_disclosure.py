"""The frozen partition and what is published of it. The attacker proper is in tests/attackers."""

import numpy as np
import pandas as pd
import pytest

import analytics.value_steps
from analytics.disclosure import decide_cells, decide_items, freeze_partition, round_share
from analytics.exposure import PROMISED_WIDTH, Tallies
from analytics.instruments import build_instrument
from analytics.survey_cells import build_survey_cells, identify_organisations
from data.instruments import read_instrument
from tests.attackers.publication import replaced
from tests.builders import people, person

INSTRUMENT = read_instrument()
DOMAINS = list(INSTRUMENT.domains)


def crowd(round_id=1, **sectors):
    """People by sector: police=[4, 2] is two police organisations with four and two people."""
    rows = [
        {"round_id": round_id, "organisation_id": 100 * place + number, "sector": sector}
        for place, (sector, sizes) in enumerate(sectors.items())
        for number, size in enumerate(sizes)
        for _ in range(size)
    ]
    return pd.DataFrame(rows)


def groups_of(partition):
    return sorted(set(partition.loc[partition["group_is_shown"], "group"]))


# ---------------------------------------------------------------- the partition


def test_sectors_that_pass_stay_as_they_are():
    assert groups_of(freeze_partition(crowd(police=[3, 3, 2], health=[4, 3, 2]))) == ["health", "police"]


def test_the_smallest_sector_joins_the_next_larger_one():
    found = freeze_partition(crowd(police=[2, 1], health=[3, 3, 2], education=[4, 4, 3]))
    assert groups_of(found) == ["education", "health and police"]


def test_one_organisation_is_never_a_group_however_many_its_people():
    found = freeze_partition(crowd(police=[9], health=[3, 3], education=[3, 3]))
    assert "police" not in groups_of(found)


def test_five_people_of_two_organisations_must_be_left_without_any_one_organisation():
    others = {"health": [4, 3, 2], "education": [3, 3, 3]}
    # Without the 8, 4 are left; without either of two organisations, one is left.
    assert "police" not in groups_of(freeze_partition(crowd(police=[8, 2, 2], **others)))
    assert "police" not in groups_of(freeze_partition(crowd(police=[8, 8], **others)))
    assert "police" in groups_of(freeze_partition(crowd(police=[8, 3, 2], **others)))


def test_one_organisation_is_not_nearly_all_of_those_left_without_another():
    """Six people take themselves off: with one beside twenty of the police, the police's mean is left."""
    assert not freeze_partition(crowd(police=[20], health=[6, 1]))["whole_is_shown"].any()
    assert not freeze_partition(crowd(police=[20], health=[6, 4]))["whole_is_shown"].any()
    assert freeze_partition(crowd(police=[20], health=[6, 5]))["whole_is_shown"].all()
    assert freeze_partition(crowd(police=[20], health=[6, 4, 1]))["whole_is_shown"].all()


def test_nothing_is_shown_when_the_whole_does_not_pass():
    for too_small in (crowd(police=[2], health=[2]), crowd(police=[9]), crowd(police=[9], health=[2])):
        found = freeze_partition(too_small)
        assert not found["whole_is_shown"].any()
        assert not found["group_is_shown"].any()


def test_four_and_five_are_one_group_and_so_no_groups():
    found = freeze_partition(crowd(police=[2, 2], health=[3, 2]))
    assert found["whole_is_shown"].all()
    assert not found["group_is_shown"].any()


def test_people_without_an_organisation_count_as_one():
    nobody = crowd(police=[9]).assign(organisation_id=np.nan)
    assert not freeze_partition(nobody)["whole_is_shown"].any()


def test_each_parent_counts_as_an_organisation_of_their_own():
    sheets = people(*(person(sector="parents and carers", organisation_id=7) for _ in range(5)))
    assert len(set(identify_organisations(sheets))) == 5


def test_last_rounds_groups_come_again_where_they_still_pass():
    last = pd.DataFrame({"round_id": 1, "sector": ["health", "police"], "group": "health and police"})
    now = crowd(police=[3, 3], health=[3, 3], education=[3, 3, 2])
    assert groups_of(freeze_partition(now, 5, last)) == ["education", "health and police"]


def test_a_group_keeps_its_name_while_one_of_its_sectors_is_silent():
    last = pd.DataFrame({"round_id": 1, "sector": ["health", "voluntary"], "group": "health and voluntary"})
    found = freeze_partition(crowd(health=[3, 3, 2], education=[3, 3, 2]), 5, last)
    assert groups_of(found) == ["education", "health and voluntary"]


def test_a_raised_threshold_counts():
    now = crowd(police=[3, 3, 2], health=[3, 3, 2])
    assert groups_of(freeze_partition(now, 8)) == ["health", "police"]
    assert groups_of(freeze_partition(now, {1: 9})) == []


def test_neither_the_order_of_people_nor_another_round_changes_a_partition():
    one, other = crowd(1, police=[2, 1], health=[3, 3], education=[5, 4]), crowd(2, police=[4, 4], health=[2])
    alone = freeze_partition(one)
    shuffled = freeze_partition(pd.concat([one, other]).sample(frac=1, random_state=4))
    pd.testing.assert_frame_equal(
        shuffled[shuffled["round_id"] == 1].reset_index(drop=True), alone, check_dtype=False
    )


# ---------------------------------------------------------------- what is published of a mean


def publish(organisations, *sets, smallest=5.0):
    """The decision for sets of scores of the same people: one measure, one row a set."""
    tallies = tally(organisations, *sets)
    return decide_cells(tallies, np.ones((len(sets), 1), dtype=bool), np.full((1, 1), smallest))


def tally(organisations, *sets):
    values, organisations = np.array(sets, dtype=float), np.asarray(organisations)
    names = np.unique(organisations)
    parts = [values[:, organisations == name] for name in names]
    count, total, squares = (
        np.column_stack([measure(part) for part in parts]).reshape(-1, 1).astype(float)
        for measure in (
            lambda part: np.full(len(part), part.shape[1]),
            lambda part: part.sum(axis=1),
            lambda part: (part**2).sum(axis=1),
        )
    )
    return Tallies(count, total, squares, np.arange(len(values)) * len(names))


def test_a_mean_is_published_in_whole_points_and_its_error_in_halves():
    found = publish(range(6), [20, 40, 60, 80, 30, 71])
    assert found.estimate[0, 0] == 50  # 50.17
    true_error = np.std([20, 40, 60, 80, 30, 71], ddof=1) / np.sqrt(6)
    assert found.standard_error[0, 0] == np.ceil(true_error * 2) / 2


def test_unanimous_answers_are_not_told():
    assert not publish(range(12), [100.0] * 12).shown[0, 0]
    at_fifty = publish(range(12), [50.0] * 12)
    assert at_fifty.shown[0, 0]
    assert at_fifty.standard_error[0, 0] > 3  # as if they had differed


def test_people_who_agree_are_not_shown_to_whoever_knows_the_rest():
    # Organisation 1 knows its own; the other five all said 90, and their sum and spread would tell it.
    assert not publish([1, 1, 1, 2, 3, 4, 5, 6], [0, 40, 0, 95, 95, 95, 95, 95]).shown[0, 0]
    assert publish([1, 1, 1, 2, 3, 4, 5, 6], [0, 40, 0, 95, 55, 75, 35, 95]).shown[0, 0]


def test_too_few_answers_to_one_measure_hide_it():
    assert not publish([1, 2, 3, 4], [20, 40, 60, 80]).shown[0, 0]
    assert not publish(range(6), [20, 40, 60, 80, 30, 71], smallest=8).shown[0, 0]


# ---------------------------------------------------------------- an attacker who subtracts


def partnerships(count, seed):
    """Wide sheets of partnerships of awkward shapes, answered at random around their own level."""
    random = np.random.default_rng(seed)
    sectors = np.array(["health", "police", "education", "voluntary"])
    rows = []
    for number in range(1, count + 1):
        size = int(random.integers(6, 30))
        organisation = random.integers(0, random.integers(3, 8), size)
        level, spread = random.uniform(1.5, 4.5), random.choice([0.3, 0.8, 1.5])
        answers = np.clip(np.rint(random.normal(level, spread, (size, len(INSTRUMENT.items)))), 1, 5)
        answers[random.random(answers.shape) < 0.08] = np.nan
        for who in range(size):
            own = dict(zip((item.id for item in INSTRUMENT.items), answers[who], strict=True))
            place = {"partnership_id": number, "organisation_id": 100 * number + organisation[who]}
            rows.append(person(sector=sectors[organisation[who] % 4], **place, **own))
    sheets = people(*rows)
    rounds = pd.DataFrame(
        {"partnership_id": range(1, count + 1), "invited_count": np.nan, "smallest_group": 5}
    )
    return sheets, build_survey_cells(sheets, rounds, INSTRUMENT)


def sums_told(cells, half_step):
    """Lowest and highest sum of scores that each shown cell allows, by group."""
    return {
        row.group: (
            row.respondent_count,
            row.respondent_count * (row.estimate - half_step),
            row.respondent_count * (row.estimate + half_step),
        )
        for row in cells[cells["estimate"].notna()].itertuples()
    }


def find_narrowest(scores, cells, domain, half_step=0.5):
    """The least width of anybody's range, whoever's sheets are known, by sums over the whole and groups."""
    told = sums_told(cells[cells["measure"] == domain], half_step)
    if "whole" not in told:
        return 100.0
    people_there = scores[scores[domain].notna()]
    narrowest = 100.0
    for organisation in [None, *people_there["organisation"].unique()]:
        known = people_there["organisation"] == organisation
        names = [name for name in told if name != "whole"] or ["whole"]
        for name in names:
            inside = people_there if name == "whole" else people_there[people_there["group"] == name]
            low, high = told[name][1:]
            if name != "whole":  # the whole minus the other groups tells this group once more
                low = max(low, told["whole"][1] - sum(told[other][2] for other in names if other != name))
                high = min(high, told["whole"][2] - sum(told[other][1] for other in names if other != name))
            own = inside.loc[known.reindex(inside.index), domain].sum()
            unknown = int((~known.reindex(inside.index)).sum())
            if unknown:
                top = min(100, high - own)
                narrowest = min(narrowest, top - max(0, low - own - 100 * (unknown - 1)))
    return narrowest


def test_no_sum_or_difference_of_published_cells_bounds_anybody_closely():
    _, built = partnerships(60, seed=5)
    for number in built.partnerships:
        scores = built.scores[built.scores["partnership_id"] == number]
        cells = built.cells[built.cells["partnership_id"] == number]
        assert min(find_narrowest(scores, cells, domain) for domain in DOMAINS) >= PROMISED_WIDTH


def test_groups_are_shown_together_or_not_at_all():
    _, built = partnerships(60, seed=6)
    groups = built.cells[built.cells["breakdown"] == "group"]
    shown = groups.groupby(["partnership_id", "measure"])["estimate"].agg(lambda cells: cells.notna().mean())
    assert set(shown) <= {0.0, 1.0}
    assert {0.0, 1.0} <= set(shown)


def test_what_is_not_shown_has_neither_number_nor_count():
    _, built = partnerships(60, seed=6)
    hidden = built.cells[built.cells["estimate"].isna() & (built.cells["measure"] != "participation")]
    columns = ["low", "high", "standard_error", "respondent_count", "organisation_count"]
    assert len(hidden) > 0
    assert hidden[columns].isna().all(axis=None)
    assert hidden["agreement"].isna().all()


def test_a_hidden_construct_may_say_how_many_did_not_know_but_only_beside_its_domain():
    _, built = partnerships(60, seed=6)
    cells = built.cells[built.cells["breakdown"] == "whole"]
    told = cells[cells["estimate"].isna() & cells["dont_know_share"].notna()]
    domain_of = {construct.id: construct.domain for construct in INSTRUMENT.constructs}
    assert len(told) > 0
    assert set(told["measure"]) <= set(domain_of)
    shown = cells.set_index(["partnership_id", "measure"])["estimate"]
    for row in told.itertuples():
        assert not np.isnan(shown[row.partnership_id, domain_of[row.measure]])


def test_items_are_steps_of_five_within_five_to_ninety_five_and_from_ten_people():
    _, built = partnerships(40, seed=7)
    items = built.cells[built.cells["measure"].str.startswith("item:") & built.cells["estimate"].notna()]
    assert (items["estimate"] % 5 == 0).all()
    assert items["estimate"].between(5, 95).all()
    assert (items["respondent_count"] >= 10).all()
    assert items["standard_error"].isna().all()


@pytest.mark.parametrize(("lowest", "higher"), [(0, 25), (100, 75)])
def test_a_question_near_its_end_is_hidden_where_an_organisation_accounts_for_all_that_differs(
    lowest, higher
):
    """ "≤10" of ten people is fewer than three steps of 25; whoever gave both knows that nobody else did."""
    five = [higher, higher, lowest, lowest, lowest]
    organisations = [1, 1, 1, 1, 1, 2, 3, 4, 5, 6]
    may, ten = np.ones((1, 1), dtype=bool), np.full((1, 1), 10.0)
    assert not decide_items(tally(organisations, [*five, *[lowest] * 5]), may, ten).shown[0, 0]
    told = decide_items(tally(organisations, [*[lowest] * 5, *five]), may, ten)
    assert (told.estimate[0, 0], told.bound[0, 0]) == ((90, 1) if lowest else (10, -1))


def test_two_questions_are_hidden_where_their_idea_and_one_of_them_tell_the_other():
    """13 × 2 × 7 less 13 × 15 leaves less than two steps for the other: all gave its lowest answer."""
    organisations = [0, 3, 3, 2, 2, 1, 2, 2, 1, 1, 4, 3, 4]
    one = {"money_1": [1, 1, 1, 1, 0, 1, 0, 0, 0, 1, 0, 0, 1], "money_2": [0] * 13}
    other = {
        "money_1": [1, 1, 1, 1, 0, 1, 0, 0, 0, 1, 0, 0, 1],
        "money_2": [4, 0, 4, 0, 0, 4, 0, 0, 0, 0, 4, 3, 4],
    }
    assert questions_on_money(organisations, one)["money"]
    assert not questions_on_money(organisations, one)[["item:money_1", "item:money_2"]].any()
    assert questions_on_money(organisations, other)[["item:money_1", "item:money_2"]].all()


def questions_on_money(organisations, points_of):
    """What is shown where these are the answers to the questions on money, in steps from 0 to 4."""
    random = np.random.default_rng(1)
    sheets = people(*(person(3, organisation_id=one, sector="health") for one in organisations))
    items = [item.id for item in INSTRUMENT.items]
    sheets[items] = random.integers(1, 6, (len(sheets), len(items))).astype(float)
    for item in INSTRUMENT.items:
        if item.id in points_of:
            steps = np.array(points_of[item.id], dtype=float)
            sheets[item.id] = 5 - steps if item.reversed else 1 + steps
    rounds = pd.DataFrame({"partnership_id": [1], "invited_count": [20], "smallest_group": [5]})
    return build_survey_cells(sheets, rounds, INSTRUMENT).cells.set_index("measure")["estimate"].notna()


def shown_of_short_questionnaire(questions, steps):
    """What is shown of one measure with one idea of so many questions, each answered from 0 to `steps`."""
    items = [{"id": f"q{number}", "text": "…"} for number in range(questions)]
    short = build_instrument(
        {
            "id": "short", "version": "1", "title": "Short", "scale": {"min": 0, "max": steps},
            "domains": {"trust": {"title": "Trust"}},
            "constructs": [{"id": "idea", "title": "Idea", "domain": "trust", "items": items}],
        }
    )  # fmt: skip
    random = np.random.default_rng(2)
    answers = random.integers(0, steps + 1, (30, questions))
    names = [row["id"] for row in items]
    sheets = people(
        *(
            person(
                None, short, organisation_id=number % 6, sector="health", **dict(zip(names, own, strict=True))
            )
            for number, own in enumerate(answers)
        )
    )
    rounds = pd.DataFrame({"partnership_id": [1], "invited_count": [40], "smallest_group": [5]})
    cells = build_survey_cells(sheets, rounds, short).cells.set_index("measure")["estimate"].notna()
    return [name for name in ("trust", "idea", "item:q0") if cells[[name]].all()]


def test_scores_of_too_few_values_are_not_shown():
    """Sums and spread of five people who are left fit one set of few values, however wide a range is kept."""
    assert shown_of_short_questionnaire(4, 4) == ["trust", "idea", "item:q0"]
    assert shown_of_short_questionnaire(2, 4) == ["idea", "item:q0"]
    assert shown_of_short_questionnaire(1, 4) == []
    assert shown_of_short_questionnaire(3, 2) == []
    assert shown_of_short_questionnaire(2, 10) == ["trust", "idea", "item:q0"]


def test_questions_that_nobody_was_asked_do_not_make_a_score_finer():
    """A survey from elsewhere may hold one of a measure's ideas only: its values lie twice as far apart."""
    random = np.random.default_rng(5)
    sheets = people(*(person(3, organisation_id=n % 6, sector="health") for n in range(30)))
    items = [item.id for item in INSTRUMENT.items]
    sheets[items] = random.integers(1, 6, (30, len(items))).astype(float)
    rounds = pd.DataFrame({"partnership_id": [1], "invited_count": [40], "smallest_group": [5]})

    def shown(given):
        cells = build_survey_cells(given, rounds, INSTRUMENT).cells.set_index("measure")["estimate"].notna()
        return cells[["change_resistance", "trust"]].tolist()

    of_idea = [item.id for item in INSTRUMENT.items if item.construct == "change_fatigue"]
    assert shown(sheets) == [True, True]
    assert shown(sheets.assign(**dict.fromkeys(of_idea, np.nan))) == [False, True]


def test_constructs_are_hidden_where_one_person_lacks_one():
    answers = [2, 4, 3, 5, 1, 3, 4, 2, 3, 4]
    who = [{"organisation_id": n % 5, "sector": "health"} for n in range(10)]
    whole = people(*(person(rating, **place) for rating, place in zip(answers, who, strict=True)))
    lacking = whole.copy()
    lacking.loc[0, ["money_1", "money_2"]] = np.nan
    rounds = pd.DataFrame({"partnership_id": [1], "invited_count": [12], "smallest_group": [5]})

    def shown(sheets, measure):
        cells = build_survey_cells(sheets, rounds, INSTRUMENT).cells
        row = cells[(cells["measure"] == measure) & (cells["breakdown"] == "whole")]
        return row["estimate"].notna().all()

    assert not shown(lacking, "people_and_time")
    assert shown(lacking, "resources")
    assert shown(lacking, "candour")


@pytest.mark.parametrize("share", [0.0, 0.3])
def test_shares_of_dont_know_come_in_steps_of_a_twentieth(share):
    random = np.random.default_rng(1)
    sheets, _ = partnerships(20, seed=9)
    items = [item.id for item in INSTRUMENT.items]
    sheets[items] = sheets[items].mask(random.random((len(sheets), len(items))) < share, -1)
    rounds = pd.DataFrame({"partnership_id": range(1, 21), "invited_count": np.nan, "smallest_group": 5})
    found = build_survey_cells(sheets, rounds, INSTRUMENT).cells["dont_know_share"].dropna()
    np.testing.assert_allclose(found * 20, np.rint(found * 20), atol=1e-9)


def test_a_share_of_few_answers_comes_in_steps_of_four_answers():
    found = round_share(np.array([1 / 20, 3 / 20, 3 / 40, 4 / 60, 3 / 80]), np.array([20, 20, 40, 60, 80]))
    np.testing.assert_allclose(found, [0.0, 0.2, 0.1, 0.1, 0.05])


def test_constructs_are_hidden_where_those_who_lack_one_are_of_one_organisation():
    """Nine people of one organisation leave out "money": the constructs' sums would tell their mean."""
    random = np.random.default_rng(3)
    who = [{"organisation_id": max(n - 8, 0), "sector": "health"} for n in range(20)]
    sheets = people(*(person(3, **place) for place in who))
    items = [item.id for item in INSTRUMENT.items]
    sheets[items] = random.integers(1, 6, (20, len(items))).astype(float)
    lacking = sheets.copy()
    lacking.loc[:8, ["money_1", "money_2"]] = np.nan
    rounds = pd.DataFrame({"partnership_id": [1], "invited_count": [30], "smallest_group": [5]})
    shown = [
        build_survey_cells(given, rounds, INSTRUMENT).cells.set_index("measure")["estimate"].notna()
        for given in (sheets, lacking)
    ]
    assert shown[0]["people_and_time"].all()
    assert not shown[1]["people_and_time"].any()
    assert shown[1]["candour"].all()


def answered_by(lacking, size=30, organisations=6):
    """Which of the two questions on money are shown, where these people left out the question named."""
    random = np.random.default_rng(5)
    who = [{"organisation_id": n % organisations, "sector": "health"} for n in range(size)]
    sheets = people(*(person(3, **place) for place in who))
    items = [item.id for item in INSTRUMENT.items]
    sheets[items] = random.integers(1, 6, (size, len(items))).astype(float)
    for number, question in lacking:
        sheets.loc[number, question] = np.nan
    rounds = pd.DataFrame({"partnership_id": [1], "invited_count": [40], "smallest_group": [5]})
    shown = build_survey_cells(sheets, rounds, INSTRUMENT).cells.set_index("measure")["estimate"].notna()
    assert shown[["item:candour_1", "item:candour_2"]].all()
    assert shown["money"] or not shown[["item:money_1", "item:money_2"]].any()
    return [name for name in ("money_1", "money_2") if shown[f"item:{name}"]] if shown["money"] else None


@pytest.mark.parametrize("question", ["money_1", "money_2"])
def test_a_constructs_last_question_is_hidden_where_a_few_people_left_one_out(question):
    """The construct's sum less both questions' would be what the few said to the other question."""
    assert answered_by([]) == ["money_1", "money_2"]
    assert answered_by([(0, question)]) == ["money_1"]
    assert answered_by([(number, question) for number in range(4)]) == ["money_1"]


def test_both_questions_are_shown_where_those_who_left_one_out_are_a_group():
    of_six_organisations = [(number, f"money_{1 + number % 2}") for number in range(7)]
    assert answered_by(of_six_organisations) == ["money_1", "money_2"]
    of_one_organisation = [(number, "money_1") for number in range(0, 30, 6)]
    assert answered_by(of_one_organisation) == ["money_1"]


def test_no_question_is_shown_where_only_a_few_answered_both():
    """The construct less one question twice would be how those few part between the two, and with so few
    values in it not even the construct is shown."""
    answered_both = [(number, f"money_{1 + number % 2}") for number in range(26)]
    assert answered_by(answered_both) is None
    with replaced((analytics.value_steps, "MOST_COARSE", 1.0)):
        assert answered_by(answered_both) == []


def test_one_person_who_lacks_a_construct_hides_all_of_the_domain_however_many_answered():
    """Of a hundred people rounding leaves the one's mean open, but not where it falls the wrong way."""
    random = np.random.default_rng(5)
    sheets = people(*(person(3, organisation_id=n % 20, sector="health") for n in range(100)))
    items = [item.id for item in INSTRUMENT.items]
    sheets[items] = random.integers(1, 6, (100, len(items))).astype(float)
    sheets.loc[0, ["money_1", "money_2"]] = np.nan
    rounds = pd.DataFrame({"partnership_id": [1], "invited_count": [120], "smallest_group": [5]})
    shown = build_survey_cells(sheets, rounds, INSTRUMENT).cells.set_index("measure")["estimate"].notna()
    assert not shown[["people_and_time", "money", "skills_and_tools"]].any()
    assert shown[["resources", "candour"]].all()


def test_no_domain_hides_a_single_one_of_its_constructs():
    """The domain less the others would tell it."""
    _, built = partnerships(200, seed=11)
    cells = built.cells[built.cells["breakdown"].isin(["whole", "group"])]
    shown = cells.assign(shown=cells["estimate"].notna()).pivot_table(
        index=["partnership_id", "group"], columns="measure", values="shown", aggfunc="first"
    )
    hidden_counts = []
    for domain in DOMAINS:
        inside = [row.id for row in INSTRUMENT.constructs if row.domain == domain and not row.beside]
        told = shown[shown[domain].astype(bool)]
        hidden_counts += (~told[inside].astype(bool)).sum(axis=1).tolist()
    assert 1 not in hidden_counts
    assert {0, 2} <= set(hidden_counts)
