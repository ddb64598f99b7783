import numpy as np
import pandas as pd
import pytest

from analytics.scoring import count_dont_know, score_respondents, score_sheets, turn_ratings
from data.instruments import read_instrument
from tests.builders import people, person, rating

INSTRUMENT = read_instrument()


def score(**answers):
    return score_sheets(people(person(None, **answers)), INSTRUMENT).iloc[0]


def test_the_ends_of_the_scale_are_0_and_100():
    assert score(money_1=1, money_2=5)["money"] == 0
    assert score(money_1=5, money_2=1)["money"] == 100


def test_a_reversed_question_is_turned_before_it_is_averaged():
    # money_2 is reversed: 5 counts as 0 points; (75 + 0) / 2
    assert score(money_1=4, money_2=5)["money"] == pytest.approx(37.5)


def test_half_answered_is_enough():
    assert score(money_1=4)["money"] == 75


def test_less_than_half_is_missing():
    assert np.isnan(score()["money"])
    assert np.isnan(score(money_1=4)["resources"])  # one construct of three


def test_dont_know_is_neither_a_midpoint_nor_an_answer():
    assert score(money_1=5, money_2=-1)["money"] == 100
    assert np.isnan(score(money_1=-1, money_2=-1)["money"])


def test_a_domain_is_the_mean_of_its_constructs_not_of_its_questions():
    both = score(money_1=5, money_2=1, people_and_time_1=1)  # 100 from two answers, 0 from one
    assert both["resources"] == 50


def test_readiness_stands_beside_the_barrier_and_not_in_it():
    without = score(resistance_1=5, resistance_2=1)
    with_readiness = score(resistance_1=5, resistance_2=1, readiness_1=1, readiness_2=1)
    assert with_readiness["readiness"] == 0
    # Two constructs are inside, so one is half of them and enough; readiness would have made it 50.
    assert with_readiness["change_resistance"] == without["change_resistance"] == 100


def test_a_mirrored_sheet_has_mirrored_scores():
    random = np.random.default_rng(3)
    sheets = people(*(person() for _ in range(40)))
    items = [item.id for item in INSTRUMENT.items]
    sheets[items] = random.integers(1, 6, (40, len(items))).astype(np.float32)
    mirrored = sheets.assign(**{name: 6 - sheets[name] for name in items})
    pd.testing.assert_frame_equal(
        100 - score_sheets(sheets, INSTRUMENT), score_sheets(mirrored, INSTRUMENT), atol=1e-4
    )


def test_the_wide_and_the_tidy_way_agree_with_a_slow_obvious_one():
    random = np.random.default_rng(5)
    rows = [
        rating(item.id, random.choice([np.nan, -1, 1, 2, 3, 4, 5]), respondent_id=who)
        for who in range(30)
        for item in INSTRUMENT.items
    ]
    found = score_respondents(pd.DataFrame(rows), INSTRUMENT).set_index(["respondent_id", "construct"])
    given = {(row["respondent_id"], row["item_id"]): row["rating"] for row in rows}
    for who in range(30):
        for construct in INSTRUMENT.constructs:
            answers = [(given[who, item.id], item.reversed) for item in construct.items]
            points = [(5 - r if turned else r - 1) * 25 for r, turned in answers if r >= 1]
            expected = np.mean(points) if 2 * len(points) >= len(answers) and points else np.nan
            row = found.loc[(who, construct.id)]
            assert row["answered_item_count"] == len(points)
            np.testing.assert_allclose(row["score_0_to_100"], expected, atol=1e-4)


def test_the_share_of_dont_know_counts_answers_given():
    answered, unknown = count_dont_know(people(person(None, money_1=-1, money_2=2)), INSTRUMENT)
    assert (answered["money"][0], unknown["money"][0]) == (2, 1)
    assert (answered["resources"][0], unknown["resources"][0]) == (2, 1)
    assert answered["trust"][0] == 0


def test_a_rating_off_the_scale_is_refused_with_item_and_range():
    with pytest.raises(ValueError, match=r"'money_1': 6 is off the scale; allowed are 1 to 5"):
        turn_ratings(people(person(money_1=6)), INSTRUMENT)


def test_an_unknown_question_is_refused():
    with pytest.raises(ValueError, match="'moon_1' is not a question"):
        score_respondents(pd.DataFrame([rating("moon_1")]), INSTRUMENT)


def test_a_sheet_without_a_question_is_refused():
    with pytest.raises(ValueError, match="no column 'money_1'"):
        score_sheets(people(person()).drop(columns="money_1"), INSTRUMENT)


def test_the_sheets_are_left_as_they_were():
    sheets = people(person(4), person(-1))
    before = sheets.copy(deep=True)
    score_sheets(sheets, INSTRUMENT)
    pd.testing.assert_frame_equal(sheets, before)
