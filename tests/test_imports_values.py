"""Words become dates, numbers and quarters by what their column shows; what it leaves open is asked."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.imports.values import (
    quarters_of,
    read_choices,
    read_dates,
    read_flags,
    read_numbers,
    read_quarter,
    read_quarters,
)


def column(*words: str) -> pd.Series:
    return pd.Series(words, index=range(2, 2 + len(words)), dtype="str")


def days(read) -> list[str | None]:
    return [None if pd.isna(day) else day.date().isoformat() for day in read.values]


@pytest.mark.parametrize(
    "word",
    ["2026-09-03", "2026/09/03", "3.9.2026", "20260903", "3 Sep 2026", "3rd September 2026", "Sept 3, 2026",
     "Thursday, 3 September 2026", "2026-09-03T10:15:00Z", "2026-09-03 10:15:00", "3-Sep-26", "46268",
     "03/09/2026 18.03.40", "3.9.2026 8.15"],
)  # fmt: skip
def test_usual_spellings_of_a_day_read_alike(word):
    assert days(read_dates(column(word))) == ["2026-09-03"]


@pytest.mark.parametrize("word", ["Wednesday 14.01.2026", "Wed, 14.01.2026 18:30", "WED 14.01.2026 at 18.30"])
def test_a_dotted_day_behind_a_weekday_is_no_time_of_day(word):
    read = read_dates(column(word, "Thursday 15.01.2026"))
    assert days(read) == ["2026-01-14", "2026-01-15"]
    assert read.faults == {}


def test_one_day_above_twelve_settles_the_order_of_its_column():
    assert days(read_dates(column("03/04/2026", "25/04/2026"))) == ["2026-04-03", "2026-04-25"]
    assert days(read_dates(column("9/7/18 10:34", "9/17/18 1:02"))) == ["2018-09-07", "2018-09-17"]


def test_a_column_that_shows_nothing_is_asked_about():
    read = read_dates(column("03/04/2026", "05/06/2026"))
    assert "could be day first or month first" in read.question
    assert read_dates(column("03/04/2026"), "month_first").question is None
    assert read_dates(column("03/03/2026")).question is None


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("31/02/2026", "31/02/2026 is not a date that exists"),
        ("2026-13-01", "2026-13-01 is not a date that exists"),
        ("2206-01-01", "the year 2206 cannot be; 1990 to 2100 are allowed"),
        ("soon", "this is not a date; write it as 2026-09-30 or 30/09/2026"),
    ],
)
def test_a_day_that_cannot_be_says_why_and_in_which_row(word, message):
    assert read_dates(column("2026-01-01", word)).faults == {3: message}


@given(st.dates(min_value=pd.Timestamp("1990-01-01").date(), max_value=pd.Timestamp("2100-12-31").date()))
def test_every_day_survives_iso_and_day_first(day):
    assert days(read_dates(column(day.isoformat()))) == [day.isoformat()]
    assert days(read_dates(column(day.strftime("%d/%m/%Y")), "day_first")) == [day.isoformat()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("£1,234.50", "7"), [1234.5, 7]),
        (("1.234,56", "7,5"), [1234.56, 7.5]),
        (("1 234,5", "2"), [1234.5, 2]),
        (("(12)", "-3", "−4"), [-12, -3, -4]),
        (("GBP 10.25", "1e3"), [10.25, 1000]),
        (("1,234,567",), [1234567]),
        (("", "3"), [np.nan, 3]),
    ],
)
def test_numbers_read_by_what_their_column_shows(words, expected):
    read = read_numbers(column(*words))
    np.testing.assert_allclose(read.values.to_numpy(), expected)
    assert read.faults == {}
    assert read.question is None


def test_numbers_that_could_be_thousands_or_decimals_are_asked_about():
    assert "could be thousands or decimals" in read_numbers(column("1,234")).question
    assert "could be thousands or decimals" in read_numbers(column("1.234"), separator=";").question
    assert read_numbers(column("1.234")).values.tolist() == [1.234]
    assert read_numbers(column("1,234"), "comma").values.tolist() == [1.234]


@pytest.mark.parametrize("word", ["about 5", "=A1+B1", "12..3", "1e400", "infinity"])
def test_what_is_no_number_says_so(word):
    assert list(read_numbers(column(word)).faults) == [2]


@pytest.mark.parametrize(
    "word",
    [
        "2026-Q3",
        "2026Q3",
        "Q3 2026",
        "q3/2026",
        "Jul–Sep 2026",
        "July to September 2026",
        "Juli bis September 2026",
    ],
)
def test_a_quarter_has_many_spellings_and_one_meaning(word):
    assert read_quarter(word) == "2026-Q3"


@pytest.mark.parametrize("word", ["2026-Q5", "Q3", "Feb–Apr 2026", "summer"])
def test_what_is_no_quarter_says_how_to_write_one(word):
    assert read_quarters(column(word)).faults == {
        2: "this is not a quarter; write it as 2026-Q3 (July to September 2026)"
    }


@pytest.mark.parametrize(
    ("word", "month"),
    [("15. März 2026", "03"), ("1. Dezember 2026", "12"), ("15 mawrth 2026", "03"), ("3 août 2026", "08")],
)
def test_months_may_be_named_in_the_languages_of_the_scales(word, month):
    assert days(read_dates(column(word)))[0][:7] == f"2026-{month}"
    assert read_quarters(column(word.split(" ", 1)[1])).values.tolist() == [f"2026-Q{(int(month) + 2) // 3}"]


def test_quarters_follow_the_calendar():
    dates = read_dates(column("2026-03-31", "2026-04-01", "")).values
    assert quarters_of(dates).tolist() == ["2026-Q1", "2026-Q2", ""]


def test_choices_take_their_synonyms_and_list_what_is_allowed():
    read = read_choices(column("Attended", "nobody knows"), {"present": ("attended",), "absent": ()})
    assert read.values.tolist() == ["present", ""]
    assert read.faults == {3: "this is none of the words allowed here: present, absent"}


def test_flags_read_yes_and_no():
    assert read_flags(column("Yes", "N", "")).values.tolist()[:2] == [True, False]


def test_the_column_that_was_given_is_unchanged():
    words = column("03/04/2026", "x")
    kept = words.copy()
    read_dates(words)
    read_numbers(words)
    pd.testing.assert_series_equal(words, kept)
