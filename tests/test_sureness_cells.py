"""Words beside a mean, and on scales, organisations and camps: what is told, and what never is."""

import numpy as np
import pandas as pd
import pytest

from analytics.agreement import measure_agreement
from analytics.agreement_words import CLOSE, MIXED, SPLIT, measure_deviation, name_by_items, name_by_scores
from analytics.disclosure import find_interval
from analytics.exposure import find_error_floor, round_up
from analytics.findings import build_findings
from analytics.opinion_groups import find_camps_to_show, find_far_camps, find_opinion_groups
from analytics.scoring import turn_ratings
from analytics.sureness_cells import SMALLEST_CAMP_SHOWN, build_sureness_cells
from analytics.survey_cells import build_survey_cells
from data.instruments import read_instrument
from tests.builders import people, person, round_of_people

INSTRUMENT = read_instrument()
TITLES = {construct.id: construct.title for construct in INSTRUMENT.constructs}


def survey(sheets):
    rounds = pd.DataFrame({"partnership_id": sorted(sheets["partnership_id"].unique())})
    return build_survey_cells(sheets, rounds.assign(invited_count=99, smallest_group=5), INSTRUMENT)


def words(sheets):
    return build_sureness_cells(survey(sheets), sheets, INSTRUMENT, random_state=1)


def told(cells, breakdown):
    own = cells[cells["breakdown"] == breakdown]
    return dict(zip(own["measure"], own["verdict"], strict=True))


def crowd(size, seed=1, lean=0.0, noise=0.6, by_organisation=0.0, organisations=8):
    """People of one partnership; lean: how far each item's answers follow the person's own mood."""
    random = np.random.default_rng(seed)
    moods = random.normal(0, 1, size)
    agencies = random.normal(0, by_organisation, organisations)
    rows = []
    for number in range(size):
        place = number % organisations
        level = 3 + lean * moods[number] + agencies[place]
        ratings = {
            item.id: float(np.clip(np.rint(level if not item.reversed else 6 - level) + shift, 1, 5))
            for item, shift in zip(
                INSTRUMENT.items, np.rint(random.normal(0, noise, len(INSTRUMENT.items))), strict=True
            )
        }
        sector = ("health", "police")[place % 2]
        rows.append(person(organisation_id=10 + place, sector=sector, **ratings))
    return people(*rows)


def two_camps(size=32, spread=0.5, organisations=8, seed=3):
    """Half of the people answer trust, alignment and resistance three answers apart from the other half."""
    random = np.random.default_rng(seed)
    rows = []
    for number in range(size):
        side = -1.5 if number < size // 2 else 1.5
        ratings = {}
        for item in INSTRUMENT.items:
            parted = item.domain in ("trust", "alignment", "change_resistance")
            level = 3 + (side if parted else 0) * (-1 if item.reversed else 1)
            ratings[item.id] = float(np.clip(np.rint(level + random.normal(0, spread)), 1, 5))
        place = number % organisations
        rows.append(person(organisation_id=10 + place, sector=("health", "police")[place % 2], **ratings))
    return people(*rows)


# ---------------------------------------------------------------- agreement


def test_a_deviation_of_complete_sheets_is_that_of_measure_agreement():
    random = np.random.default_rng(2)
    answers = random.integers(1, 6, (30, 4)).astype(float)
    place = np.repeat([0, 1, 2], 10)
    grid = pd.MultiIndex.from_product([range(30), range(4)], names=["respondent_id", "item_id"])
    ratings = grid.to_frame(index=False).assign(rating=answers.ravel(), place=np.repeat(place, 4))
    expected = measure_agreement(ratings, ["place"], 1, 5)["average_deviation"]
    found = measure_deviation(answers, place, 3).mean(axis=1)
    np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_a_mean_that_one_person_gave_has_no_deviation():
    assert np.isnan(measure_deviation(np.array([[1.0], [2.0], [4.0]]), np.array([0, 1, 1]), 2)).tolist() == [
        [True], [False]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("deviation", "error", "word"),
    [(1 / 6, 5.0, CLOSE), (0.17, 5.0, MIXED), (0.25, 5.0, SPLIT), (0.1, 6.5, SPLIT)],
)
def test_a_domain_is_judged_by_its_items_and_by_how_far_people_lie_apart(deviation, error, word):
    assert name_by_items(np.array([deviation]), np.array([error]), np.array([16.0])) == [word]


@pytest.mark.parametrize(("error", "word"), [(5.0, CLOSE), (5.5, MIXED), (6.0, MIXED), (6.5, SPLIT)])
def test_a_construct_and_a_group_are_judged_by_what_is_published(error, word):
    assert name_by_scores(np.array([error]), np.array([16.0])) == [word]


def test_five_people_who_agree_are_close_in_spite_of_the_floor_under_their_error():
    floor = round_up(find_error_floor(np.array([5.0]), np.array([50.0])))
    assert name_by_scores(floor, np.array([5.0])) == [CLOSE]


def test_every_mean_with_an_error_has_a_word_and_nothing_else_has():
    cells = survey(round_of_people(27)).cells
    scored = cells["breakdown"].isin(["whole", "group"]) & cells["standard_error"].notna()
    assert scored.sum() > 40
    assert cells.loc[scored, "agreement"].isin([CLOSE, MIXED, SPLIT]).all()
    assert cells.loc[~scored, "agreement"].isna().all()


def test_the_word_of_a_construct_or_group_follows_from_its_published_numbers():
    cells = survey(pd.concat([two_camps(), round_of_people(27, partnership_id=2)], ignore_index=True)).cells
    domains = list(INSTRUMENT.domains)
    own = cells[
        cells["agreement"].notna() & ~(cells["measure"].isin(domains) & (cells["breakdown"] == "whole"))
    ]
    again = name_by_scores(own["standard_error"].to_numpy(), own["respondent_count"].to_numpy())
    assert {"group", "whole"} == set(own["breakdown"])
    assert own["agreement"].tolist() == again.tolist()
    low, _ = find_interval(
        own["estimate"].to_numpy(), own["standard_error"].to_numpy(), own["respondent_count"].to_numpy()
    )
    assert own["low"].tolist() == low.tolist()


# ---------------------------------------------------------------- scales


def test_items_that_follow_the_person_hang_together():
    found = told(words(crowd(60, lean=1.0)), "reliability")
    assert found["trust"] == "hangs_together"
    assert "holds_together_loosely" not in found.values()


def test_items_that_have_nothing_in_common_hold_loosely():
    found = told(words(crowd(60, lean=0.0, noise=1.0)), "reliability")
    assert found["resources"] == "holds_together_loosely"
    assert "hangs_together" not in found.values()


def test_below_thirty_complete_people_no_scale_is_judged():
    assert told(words(crowd(29, lean=1.0)), "reliability") == {}
    sheets = crowd(31, lean=1.0)
    first = INSTRUMENT.constructs[0]
    sheets.loc[:1, first.items[0].id] = np.nan
    found = told(words(sheets), "reliability")
    assert first.id not in found
    assert first.domain not in found
    assert "trust" in found


def test_no_figure_stands_beside_a_word():
    cells = words(pd.concat([crowd(60, lean=1.0, by_organisation=1.0)], ignore_index=True))
    assert set(cells.columns) == {
        "partnership_id", "measure", "breakdown", "group", "unit", "verdict", "detail"
    }  # fmt: skip
    assert cells["detail"].isna().all()


# ---------------------------------------------------------------- organisations


def test_answers_that_hang_on_the_organisation_are_said_to():
    found = told(words(crowd(48, noise=0.6, by_organisation=1.2)), "dependence")
    assert found["trust"] == "depends"
    quiet = told(words(crowd(48, lean=0.5)), "dependence")
    assert set(quiet.values()) == {"no_sign"}


@pytest.mark.parametrize(("size", "organisations"), [(29, 8), (48, 4)])
def test_few_people_or_few_organisations_are_not_compared(size, organisations):
    sheets = crowd(size, by_organisation=1.2, organisations=organisations)
    assert told(words(sheets), "dependence") == {}


def test_families_are_nobodys_employees():
    sheets = crowd(48, by_organisation=1.2)
    sheets["sector"] = ["parents and carers" if n < 20 else "health" for n in range(48)]
    assert told(words(sheets), "dependence") == {}


def test_chance_alone_seldom_makes_organisations_differ_on_any_of_five_measures():
    sheets = pd.concat(
        [crowd(40, seed=n, lean=0.6).assign(partnership_id=n) for n in range(60)], ignore_index=True
    )
    cells = words(sheets)
    depends = cells[(cells["breakdown"] == "dependence") & (cells["verdict"] == "depends")]
    assert depends["partnership_id"].nunique() <= 8  # 3 expected; 8 or fewer in 99.6 % of runs


# ---------------------------------------------------------------- camps


def test_two_camps_are_told_with_what_they_part_on_and_nothing_of_their_size():
    cells = words(two_camps())
    row = cells[cells["measure"] == "opinion_camps"].iloc[0]
    assert row["verdict"] == "camps_found"
    assert set(row["detail"]) == {"camp_count", "divided_on"}
    assert row["detail"]["camp_count"] == 2
    domains = {construct.id: construct.domain for construct in INSTRUMENT.constructs}
    assert {domains[name] for name in row["detail"]["divided_on"]} <= {
        "trust",
        "alignment",
        "change_resistance",
    }


def test_a_camp_of_too_few_people_or_organisations_hides_all():
    assert "opinion_camps" not in told(words(two_camps(14)), "whole")
    for organisations in (2, 4):
        sheets = two_camps(32)
        half = np.arange(32) < 16
        sheets.loc[half, "organisation_id"] = 10 + np.arange(16) % organisations
        hidden = "opinion_camps" not in told(words(sheets), "whole")
        assert hidden == (organisations == 2)


def test_people_along_a_line_are_no_camps_and_leave_no_row():
    cells = words(crowd(40, lean=1.0))
    assert "opinion_camps" not in set(cells["measure"])


def test_camps_become_a_finding_of_their_own_and_their_absence_does_not():
    cells = words(two_camps()).assign(
        partnership="Millbrook", quarter="2026-Q3", estimate=np.nan, audience="partnership",
        **dict.fromkeys(("low", "high", "standard_error", "dont_know_share", "agreement"), np.nan),
    )  # fmt: skip
    found = build_findings(cells, TITLES)
    assert found["kind"].tolist() == ["split"]
    assert (
        found["sentence"]
        .iloc[0]
        .startswith("People seem to stand in two camps, so that an average falls between them.")
    )
    assert "They part most on “" in found["sentence"].iloc[0]
    assert build_findings(cells[cells["measure"] != "opinion_camps"], TITLES).empty


def test_places_that_are_not_searched_have_no_camps_to_find():
    random = np.random.default_rng(5)
    sizes = [16, 18, 18, 24, 30]
    place = np.repeat(np.arange(len(sizes)), sizes)
    answers = np.clip(np.rint(random.normal(3, 1, (len(place), 20))), 1, 5)
    answers[place == 3] += np.where(np.arange(24) < 12, 2, -2)[:, None] * (np.arange(20) < 10)
    answers[random.random(answers.shape) < 0.05] = np.nan
    searched = {number for number, _ in find_far_camps(answers, place, SMALLEST_CAMP_SHOWN)}
    assert 3 in searched
    for number in set(range(len(sizes))) - searched:
        camps = find_camps_to_show(answers[place == number], 1, SMALLEST_CAMP_SHOWN)
        assert camps.max() <= 1 or np.bincount(camps)[1:].min() < SMALLEST_CAMP_SHOWN


def test_the_shorter_search_finds_the_same_camps_as_the_full_one():
    answers = turn_ratings(two_camps(), INSTRUMENT).astype(float)
    people_count, items = answers.shape
    grid = pd.MultiIndex.from_product([range(people_count), range(items)], names=["respondent_id", "item_id"])
    full = find_opinion_groups(grid.to_frame(index=False).assign(rating=answers.ravel()), 1)["group"]
    assert find_camps_to_show(answers, 1, SMALLEST_CAMP_SHOWN).tolist() == full.tolist()


def test_order_of_sheets_and_other_partnerships_change_no_word():
    alone = two_camps().assign(partnership_id=2)
    among = pd.concat([crowd(40, lean=1.0), alone], ignore_index=True).sample(frac=1, random_state=4)
    keys = ["measure", "breakdown", "verdict"]
    expected = words(alone)[keys].sort_values(keys, ignore_index=True)
    cells = words(among.reset_index(drop=True))
    found = cells.loc[cells["partnership_id"] == 2, keys].sort_values(keys, ignore_index=True)
    pd.testing.assert_frame_equal(found, expected)
