"""The days of meetings as they head columns: "14/01/2026", "Wed 14 Jan", "Jan-26", "Q1 2025/26"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from data.imports.meeting_files.localised_times import NUMERIC, find_day, find_order, read_month
from data.imports.money_formats.period_columns import find_year
from data.imports.problems import ImportRefused, Problem
from data.imports.raw_table import RawTable
from data.imports.values import read_period

LONGEST_HEADING = 60
MOST_WORDS_BESIDE = 4
DAY_AND_MONTH = re.compile(
    r"^(?:[a-z]{3,9}day\.?,?\s+|(?:mon|tues?|wed|thurs?|fri|sat|sun)\.?,?\s+)?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<month>[^\W\d_]{3,12})\.?"
    r"|(?P<number>\d{1,2})[/.](?P<of>\d{1,2}))$",
    re.IGNORECASE,
)
BESIDE = re.compile(r"\b(?:meeting|mtg|board|cancelled|date)\b|[()\[\]]", re.IGNORECASE)
YEAR_ALONE = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


@dataclass(frozen=True)
class MeetingDay:
    """A column's meeting: its day as words that the import reads, or its day and month without a year.

    `is_period`: the heading names a month or a quarter, and `words` its first day.
    """

    column: str
    words: str = ""
    day: int = 0
    month: int = 0
    is_period: bool = False


def read_day_heading(heading: str) -> MeetingDay | None:
    """The meeting that a heading names; None where it says more than a day, a month or a quarter."""
    text = " ".join(heading.split())
    if not text or len(text) > LONGEST_HEADING or text.endswith("?"):
        return None
    day, rest = find_day(text)
    if day is not None:
        numeric = NUMERIC.search(text)
        words = numeric[0].replace(" ", "") if numeric else day.isoformat()
        return MeetingDay(heading, words) if len(rest.split()) <= MOST_WORDS_BESIDE else None
    bare = " ".join(BESIDE.sub(" ", text).split())
    if (found := DAY_AND_MONTH.match(bare)) and (partial := _read_partial(heading, found)):
        return partial
    try:
        year, quarter = read_period(bare).split("-Q")
    except ValueError:
        return None
    month = next((number for word in re.findall(r"[^\W\d_]{3,}", bare) if (number := read_month(word))), 0)
    month = month or 3 * int(quarter) - 2
    return MeetingDay(heading, f"{year}-{month:02d}-01", is_period=True)


def _read_partial(heading: str, found: re.Match[str]) -> MeetingDay | None:
    day = int(found["day"] or found["number"])
    month = read_month(found["month"]) if found["month"] else int(found["of"])
    return MeetingDay(heading, day=day, month=month) if month and 1 <= day <= 31 and month <= 12 else None


def place_in_years(
    days: list[MeetingDay], table: RawTable, words: Iterable[str]
) -> tuple[list[MeetingDay], list[Problem]]:
    """The days with their year, and what is to be said of how they were read.

    A day without a year is of the year that a title or a name says; where months begin again, the next one
    does. Raises ImportRefused where nothing names it.
    """
    notes = []
    if any(day.is_period for day in days):
        notes.append(Problem(None, None, PERIODS))
    order, is_sure = find_order([day.words for day in days], "day_first")
    placed = [_spell_out(day, order) if is_sure and day.words else day for day in days]
    if all(day.words for day in days):
        return placed, notes
    first = find_year(table).first or _only_year(words)
    if first is None:
        raise ImportRefused(NO_YEAR)
    of_april = find_year(table).first is not None
    notes.append(Problem(None, None, f"days without a year are read as of {first} and after"))
    year = first + (1 if of_april and days[0].words == "" and days[0].month < 4 else 0)
    before = 0
    dated = []
    for day in placed:
        if not day.words:
            year += 1 if day.month < before else 0
            before = day.month
            day = MeetingDay(day.column, f"{year}-{day.month:02d}-{day.day:02d}")
        dated.append(day)
    return dated, notes


PERIODS = (
    "headings name months or quarters instead of days; each meeting is kept on the first day of its own. "
    "Write the days there if other files of these meetings are brought in too"
)
NO_YEAR = (
    "the columns are headed by days without a year; write the year into a heading, a title above the table "
    "or the file's name"
)


def _spell_out(day: MeetingDay, order: str) -> MeetingDay:
    found, _ = find_day(day.words, order)  # type: ignore[arg-type]
    return MeetingDay(day.column, found.isoformat(), is_period=day.is_period) if found else day


def _only_year(words: Iterable[str]) -> int | None:
    years = {int(year) for text in words for year in YEAR_ALONE.findall(text)}
    return years.pop() if len(years) == 1 else None
