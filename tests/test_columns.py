"""One rule for every column of numbers: what is read, as what, and what is refused."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from analytics.change import adjust_p_values, people_needed
from analytics.columns import read_days, read_numbers, refuse_unlike_names, require_columns
from analytics.level import measure_level
from analytics.meetings import count_decisions, find_waiting_curve, measure_follow_through, measure_quoracy
from analytics.opinion_groups import find_opinion_groups, measure_group_consensus
from analytics.resource_gap import AMOUNTS, measure_resource_gap, measure_staff_gap
from analytics.scoring import score_respondents, score_sheets
from data.instruments import read_instrument
from tests.builders import people, person

pytestmark = pytest.mark.filterwarnings("error")


def of(values, dtype=None) -> pd.DataFrame:
    return pd.DataFrame({"rating": pd.Series(values, dtype=dtype)})


@pytest.mark.parametrize(
    ("values", "dtype", "read"),
    [
        ([1, 2], "int8", [1, 2]),
        ([1.5, None], "float32", [1.5, np.nan]),
        ([1, None], "Int64", [1, np.nan]),
        ([1.5, None], "Float64", [1.5, np.nan]),
        ([True, None], "boolean", [1, np.nan]),
        ([True, False], "bool", [1, 0]),
        ([1, None], pd.ArrowDtype(pa.int64()), [1, np.nan]),
        ([True, None], pd.ArrowDtype(pa.bool_()), [1, np.nan]),
        ([Decimal("1.5"), None], pd.ArrowDtype(pa.decimal128(5, 2)), [1.5, np.nan]),
        ([1, None, 2.5], object, [1, np.nan, 2.5]),
        ([True, 2.5, pd.NA], object, [1, 2.5, np.nan]),
        ([Fraction(1, 2), Decimal("1.5"), np.float32(2), pd.NaT], object, [0.5, 1.5, 2, np.nan]),
        ([3, 1, None], "category", [3, 1, np.nan]),
        ([None, None], "string", [np.nan, np.nan]),
        ([None, None], pd.CategoricalDtype(["often"]), [np.nan, np.nan]),
        ([], object, []),
    ],
)
def test_numbers_of_any_type_are_read(values, dtype, read):
    np.testing.assert_array_equal(read_numbers(of(values, dtype), "rating"), np.array(read, dtype=float))


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("5", "row 1, rating: '5' is text; numbers are allowed"),
        ("nan", "row 1, rating: 'nan' is text"),
        (b"5", "row 1, rating: b'5' is text"),
        (date(2026, 3, 1), "row 1, rating: datetime.date"),
        (np.timedelta64(5, "D"), "row 1, rating: np.timedelta64"),
        (1 + 2j, "row 1, rating: .* is not a number"),
        (10**400, "row 1, rating: 1000"),
        (np.inf, "row 1, rating: inf is not a number"),
        ([1], r"row 1, rating: \[1\] is not a number"),
    ],
)
def test_what_is_no_number_is_refused_with_row_column_and_value(value, told):
    with pytest.raises(ValueError, match=told):
        read_numbers(of([None, value, 2], object), "rating")


def test_the_frame_is_named_where_there_are_several():
    with pytest.raises(ValueError, match="before, row 0, rating: '5' is text"):
        read_numbers(of(["5"]), "rating", "before")


def test_a_column_that_is_there_twice_is_refused_by_its_name():
    with pytest.raises(ValueError, match="ratings have the column 'rating' twice"):
        require_columns(pd.DataFrame([[1, 2]], columns=["rating", "rating"]), ["rating"], "ratings")


INSTRUMENT = read_instrument()
ANSWER = {"respondent_id": [1], "round": [1], "item_id": ["money_1"], "group": ["x"], "rating": ["5"]}
ACTION = {"owner": ["x"], "agreed_on": [date(2026, 1, 1)], "due_on": [date(2026, 2, 1)], "closed_on": [None],
          "state": ["open"], "carried_forward_count": ["5"]}  # fmt: skip
CHANGE = {"degrees_of_freedom": ["5"], "low": [1.0], "high": [2.0], "stayer_count": [4],
          "only_before_count": [1], "only_after_count": [1]}  # fmt: skip
SEAT = {"meeting_id": [1], "organisation": ["x"], "presence": ["present"], "expected": [True]}
LINE = {"currency": ["GBP"], "in_kind": [False], **{name: [1.0] for name in AMOUNTS}, "spent": ["5"]}


@pytest.mark.parametrize(
    "measure",
    [
        lambda: measure_level(of(["5"]), "rating", []),
        lambda: adjust_p_values(pd.Series(["5"])),
        lambda: people_needed(pd.DataFrame(CHANGE), 10),
        lambda: measure_group_consensus(pd.DataFrame(ANSWER), "group", 4),
        lambda: find_opinion_groups(pd.DataFrame(ANSWER), 1),
        lambda: score_sheets(people(person(5)).assign(money_1="5"), INSTRUMENT),
        lambda: score_respondents(pd.DataFrame(ANSWER), INSTRUMENT),
        lambda: measure_quoracy(
            pd.DataFrame(SEAT), pd.DataFrame({"meeting_id": [1], "quorum_count": ["5"]}), []
        ),
        lambda: count_decisions(pd.DataFrame({"state": ["open"], "deferred_count": ["5"]}), []),
        lambda: find_waiting_curve(pd.DataFrame({"days": ["5"], "is_over": [True]}), []),
        lambda: measure_follow_through(pd.DataFrame(ACTION), date(2026, 3, 1), []),
        lambda: measure_resource_gap(pd.DataFrame(LINE), []),
        lambda: measure_staff_gap(
            pd.DataFrame({"fte_established": ["5"], "fte_in_post": [1.0], "fte_seconded": [0.0]}), []
        ),
    ],
)
def test_every_other_public_function_refuses_text_alike(measure):
    with pytest.raises(ValueError, match=r"row 0, .*: '5' is text; numbers are allowed"):
        measure()


@pytest.mark.parametrize("dtype", ["Int64", "Float64", "object", "category", pd.ArrowDtype(pa.int64())])
def test_sheets_of_any_type_of_number_are_scored_alike(dtype):
    plain = people(person(3, money_1=1, money_2=None), person(None, money_1=5, money_2=-1))
    asked = [item.id for item in INSTRUMENT.items]
    typed = plain.astype(dict.fromkeys(asked, "Int64")).astype(dict.fromkeys(asked, dtype))
    pd.testing.assert_frame_equal(score_sheets(typed, INSTRUMENT), score_sheets(plain, INSTRUMENT))


NOON = pd.Timestamp("2026-03-01 12:00")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([1, 2], pd.Series([1.5, None], dtype="Float64")),
        ([1, None], pd.Series([True, False], dtype=object)),
        (["a"], pd.Categorical(["b", None], ["a", "b"])),
        (pd.Categorical([1], [1, 2]), np.array([1], dtype="float16")),
        ([NOON], pd.Series([NOON], dtype=object)),
        ([NOON.tz_localize("UTC")], [NOON.tz_localize("Europe/London")]),
        (["a", 1], [2, "b"]),
        ([None, np.nan], ["a"]),
        ([], [1]),
        (pd.Categorical([None], ["a"]), [1]),
    ],
)
def test_names_of_one_kind_are_compared(one, other):
    refuse_unlike_names(pd.Series(one), pd.Series(other), "person", ("before", "after"))


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ([1], ["1"], "person is a number in before and text in after; the same kind in both is allowed"),
        ([Decimal(1)], ["1"], "a number in before and text in after"),
        (["a"], [b"a"], "text in before and a bytes in after"),
        (pd.Categorical(["1"]), pd.Categorical([1]), "text in before and a number in after"),
        (
            [NOON],
            [NOON.tz_localize("UTC")],
            "a moment without a time zone in before and a moment of a time zone",
        ),
        ([NOON], [date(2026, 3, 1)], "a moment without a time zone in before and a day in after"),
        ([pd.Timedelta("1D")], [1], "a span of time in before and a number in after"),
        ([1, "a"], ["a"], "a number and text in before and text in after"),
        (pd.Series(["1"], dtype=pd.ArrowDtype(pa.string())), [1], "text in before and a number in after"),
        ([pd.Period("2026Q1")], ["2026Q1"], "a Period in before and text in after"),
    ],
)
def test_names_of_different_kinds_are_refused_with_both(one, other, told):
    with pytest.raises(ValueError, match=told):
        refuse_unlike_names(pd.Series(one), pd.Series(other), "person", ("before", "after"))


def test_days_of_a_database_are_read_as_any_others():
    days = [date(2026, 3, 1), None, date.min, date.max]
    as_texts = [day and day.isoformat() for day in days]
    frame = pd.DataFrame({"days": pd.Series(days, dtype=object), "texts": pd.Series(as_texts, dtype=object)})
    found, expected = (read_days(frame, column, "rows") for column in frame)
    pd.testing.assert_series_equal(found, expected, check_names=False)
    assert found[0] == pd.Timestamp("2026-03-01")
