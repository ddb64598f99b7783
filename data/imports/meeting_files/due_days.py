"""Until when something is to be done, as minutes and logs say it: mostly without a year."""

import calendar
import re
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from data.imports.meeting_files.localised_times import day_after, find_day, read_month
from data.imports.meeting_files.people import fold

BY_WHEN = re.compile(
    r"\b(?:by|before|erbyn|due(?: by| on| date)?:?|deadline:?|until|no later than|not later than|"
    r"target(?: date)?:?|for completion by)\s+(?:the\s+)?"
    r"((?:end of |mid[- ]|early |close of (?:play |business )?(?:on )?)?(?:[^.;()|]|(?<=\d)\.(?=\d)){3,40})|"
    r"\(\s*((?:end of |mid[- ]|early )?[^()]{3,30})\)"
    r"|\s[-–—]\s(\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}(?:\s+(?:\d{4}|\d{2}))?)\.?$",
    re.IGNORECASE,
)
DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([A-Za-z]{3,9})\b", re.IGNORECASE)
MONTH_DAY = re.compile(r"\b([A-Za-z]{3,9})\s+(\d{1,2})(?:st|nd|rd|th)?\b", re.IGNORECASE)
END_OF_MONTH = re.compile(r"\bend(?:ing)?\s+(?:of\s+)?([A-Za-z]{3,9})(?:\s+(\d{4}))?", re.IGNORECASE)
MONTH_ALONE = re.compile(r"^\s*([A-Za-z]{3,9})\s*(\d{4})?\s*$")
NUMERIC_DAY = re.compile(r"(?<![\d/])(\d{1,2})[/.](\d{1,2})(?![\d/.])")
WEEKDAYS = tuple(fold(day) for day in calendar.day_name)


# "End of March" in a log of September is ahead; "end of July", with the ten months to it, is behind.
LONGEST_AHEAD = timedelta(days=7 * 31)
HALF_A_YEAR = timedelta(days=183)
YEAR_SAID = re.compile(r"\d{4}|\d{1,2}[ ./-]\w{1,9}[ ./-]\d{2}\b|['’]\d{2}\b")


def read_due(text: str, held_on: date | None, bare: bool = False) -> date | None:
    """The day something is due: after "by" or "due" in a sentence, or a cell that holds nothing else."""
    if bare:
        return _read_day(text[:80], held_on)
    for match in BY_WHEN.finditer(text):
        day = _read_day(match[1] or match[2] or match[3], held_on)
        if day:
            return day
    return None


def _read_day(text: str, held_on: date | None) -> date | None:
    whole, _ = find_day(text)
    if whole:
        return whole
    if held_on is None:
        return None
    if match := END_OF_MONTH.search(text):
        month = read_month(match[1])
        return _end_of_month(month, match[2], held_on) if month else None
    for pattern, month_at, day_at in ((DAY_MONTH, 2, 1), (MONTH_DAY, 1, 2)):
        for match in pattern.finditer(text):
            month = read_month(match[month_at])
            if month:
                return _next_such_day(month, int(match[day_at]), held_on)
    if match := NUMERIC_DAY.search(text):
        return _next_such_day(int(match[2]), int(match[1]), held_on)
    first = fold(text).split()[:2]
    for word in first:
        if word.strip(",") in WEEKDAYS:
            ahead = (WEEKDAYS.index(word.strip(",")) - held_on.weekday() - 1) % 7 + 1
            return day_after(held_on, ahead)
    if match := MONTH_ALONE.match(text):
        month = read_month(match[1])
        return _end_of_month(month, match[2], held_on) if month else None
    return None


def _end_of_month(month: int, year: str | None, held_on: date) -> date:
    whole = int(year) if year else held_on.year + (month < held_on.month)
    return date(whole, month, calendar.monthrange(whole, month)[1]) if 1990 <= whole <= 2100 else held_on


def _next_such_day(month: int, day: int, held_on: date) -> date | None:
    """A day without its year is the next one after the meeting."""
    for year in (held_on.year, held_on.year + 1):
        with suppress(ValueError):  # 29 February is in one of them, 31 April in none
            found = date(year, month, day)
            if found >= held_on - timedelta(days=31):
                return found
    return None


def put_in_nearest_year(action: dict[str, Any], due: str, held_on: date | None) -> date | None:
    """Without a year, a day in a log is the nearest; what is still open may lie a little further ahead."""
    day: date | None = action["due_on"]
    if day is None or held_on is None or not due or YEAR_SAID.search(due) or fold(due).startswith(WEEKDAYS):
        return day
    furthest = held_on + (HALF_A_YEAR if action["state"] == "closed" else LONGEST_AHEAD)
    if day <= furthest:
        return day
    last = calendar.monthrange(day.year - 1, day.month)[1]
    is_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(day.year - 1, day.month, last if is_end else min(day.day, last))
