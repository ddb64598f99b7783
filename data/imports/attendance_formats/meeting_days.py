"""The days of meetings as they head columns: "14/01/2026", "Wed 14 Jan", "Jan-26", "Q1 2025/26"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

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
NUMBERED = re.compile(
    r"(?:(?:meeting|mtg|board meeting|board)\s*(?:no\.?\s*|number\s*|#\s*)?(?P<number>\d{1,2})"
    r"|(?P<place>\d{1,2})(?:st|nd|rd|th)\s+(?:meeting|mtg))$",
    re.IGNORECASE,
)
# In a text around the list: "Meeting 1: 14 January 2026, Meeting 2 – 12 March 2026".
SAID_OF_NUMBER = re.compile(
    r"\b(?:meeting|mtg)\s*(?:no\.?\s*|number\s*)?(?P<number>\d{1,2})\b\W{1,6}"
    r"(?P<day>(?:(?!\b(?:meeting|mtg)\b)[^\n;|]){6,40})",
    re.IGNORECASE,
)
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


def number_of(heading: str) -> int:
    """The number that a heading gives instead of a day: 1 of "Meeting 1", 2 of "2nd meeting"; 0 for none."""
    found = NUMBERED.match(" ".join(heading.split()))
    return int(found["number"] or found["place"]) if found else 0


def find_numbered(headings: Iterable[str], around: str) -> list[MeetingDay]:
    """Meetings that are numbered, with the days that a text around the list gives: "Meeting 1: 14 Jan 2026".

    `words` and `day` of a meeting stay empty where nothing gives its day.
    """
    said = {int(found["number"]): found["day"].strip(" ,.)(") for found in SAID_OF_NUMBER.finditer(around)}
    days = []
    for heading in headings:
        if number := number_of(heading):
            found = read_day_heading(said.get(number, ""))
            days.append(replace(found, column=heading) if found else MeetingDay(heading))
    return days


def place_in_years(
    days: list[MeetingDay], table: RawTable, words: Iterable[str]
) -> tuple[list[MeetingDay], list[Problem]]:
    """The days with their year, and what is to be said of how they were read.

    A day without a year follows the dated columns beside it, or begins in the year that a title or a name
    says; where months begin again, another year does. Oldest or newest first is whichever takes the shorter
    time. Newest first over New Year, they end in that year if some would be days to come had they begun in
    it. Raises ImportRefused where nothing names the year, where they may as well begin in it as end in it, or
    where they would be days to come.
    """
    if any(not day.words and not day.month for day in days):
        raise ImportRefused(NO_DAYS)
    notes = []
    if any(day.is_period for day in days):
        notes.append(Problem(None, None, PERIODS))
    order, is_sure = find_order([day.words for day in days], "day_first")
    placed = [_spell_out(day, order) if is_sure and day.words else day for day in days]
    if all(day.words for day in days):
        return placed, notes
    known = [_read_year_and_month(day, order) for day in days]
    is_anchored = any(year for year, _ in known)
    span = find_year(table)
    first: int | None = None
    if not is_anchored:
        first = span.first or _only_year(words)
        if first is None:
            raise ImportRefused(NO_YEAR)
        known[0] = (first + (1 if span.first is not None and known[0][1] < 4 else 0), known[0][1])
    rising, falling = _count_on(known), _count_on(known[::-1])[::-1]
    years = min(
        filter(None, [rising, falling]), key=lambda found: _months_between(found, known), default=None
    )
    if years is None:
        raise ImportRefused(NO_YEAR)
    # Newest first, the title's year must hold all of them: whether it is that of the first or the last
    # is not said.
    is_outside = first is not None and (
        min(years) < first or max(years) > first + (1 if span.first is not None else 0)
    )
    if years != rising and is_outside:
        if span.first is not None:
            raise ImportRefused(NO_YEAR)
        if may_begin_in(int(first or 0), years, placed, date.today()):
            raise ImportRefused(EITHER_YEAR)
    dated = [
        day if day.words else MeetingDay(day.column, f"{year}-{day.month:02d}-{day.day:02d}")
        for day, year in zip(placed, years, strict=True)
    ]
    inferred = sorted(new.words for new, day in zip(dated, days, strict=True) if not day.words)
    if inferred[-1] > date.today().isoformat():
        raise ImportRefused(TO_COME)
    notes.append(Problem(None, None, f"days without a year are read as from {inferred[0]} to {inferred[-1]}"))
    return dated, notes


def may_begin_in(first: int, years: list[int], days: list[MeetingDay], today: date) -> bool:
    """Whether all of the days would be past if the oldest lay in the year that is said."""
    begun = [year + first - min(years) for year in years]
    newest = max((year, day.month, day.day) for year, day in zip(begun, days, strict=True) if not day.words)
    return newest <= (today.year, today.month, today.day)


def _read_year_and_month(day: MeetingDay, order: str) -> tuple[int, int]:
    """(2026, 1) of a dated column, (0, 1) of "14 Jan"."""
    found = find_day(day.words, order)[0] if day.words else None  # type: ignore[arg-type]
    return (found.year, found.month) if found else (0, day.month)


def _count_on(known: list[tuple[int, int]]) -> list[int]:
    """The year of each of the days, (year or 0, month), oldest first; none where the known years fall."""
    at = next(place for place, (year, _) in enumerate(known) if year)
    years = [known[at][0]]
    for (_, after), (_, month) in zip(known[at::-1], known[:at][::-1], strict=False):
        years.insert(0, years[0] - (1 if month > after else 0))
    for (_, before), (year, month) in zip(known[at:], known[at + 1 :], strict=False):
        least = years[-1] + (1 if month < before else 0)
        if year and year < least:
            return []
        years.append(year or least)
    return years


def _months_between(years: list[int], known: list[tuple[int, int]]) -> int:
    months = [12 * year + month for year, (_, month) in zip(years, known, strict=True)]
    return max(months) - min(months)


PERIODS = (
    "headings name months or quarters instead of days; each meeting is kept on the first day of its own. "
    "Write the days there if other files of these meetings are brought in too"
)
NO_DAYS = (
    "the columns are headed by the number of each meeting, and nothing gives their days; write the day of "
    "each into its heading, for example “Meeting 1 (14/01/2026)”, or into a row right below the headings"
)
NO_YEAR = (
    "the columns are headed by days without a year; write the year into a heading, a title above the table "
    "or the file's name"
)
EITHER_YEAR = (
    "the columns are headed by days without a year, newest first over New Year, and may begin or end in the "
    "one year that is named; write the year into each heading, for example 14 Jan 2026"
)
TO_COME = (
    "the columns are headed by days without a year, and some would be days to come; write the year into each "
    "heading, for example 14 Jan 2026"
)


def _spell_out(day: MeetingDay, order: str) -> MeetingDay:
    found, _ = find_day(day.words, order)  # type: ignore[arg-type]
    return MeetingDay(day.column, found.isoformat(), is_period=day.is_period) if found else day


def _only_year(words: Iterable[str]) -> int | None:
    years = {int(year) for text in words for year in YEAR_ALONE.findall(text)}
    return years.pop() if len(years) == 1 else None
