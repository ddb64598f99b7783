"""Quarters: stored as 2026-Q3, always shown as "Jul–Sep 2026" (boards read Q3 as Oct–Dec)."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

QUARTER_SHAPE = re.compile(r"\d{4}-Q[1-4]")
MONTHS = ("Jan–Mar", "Apr–Jun", "Jul–Sep", "Oct–Dec")
MOST_QUARTERS_NAMED = 6


def check_quarter(quarter: str) -> str:
    """The quarter itself. Raises ValueError when it is not written as 2026-Q3."""
    if not isinstance(quarter, str) or not QUARTER_SHAPE.fullmatch(quarter):
        raise ValueError(f"quarter {quarter!r} is not allowed; write it as 2026-Q3")
    return quarter


def quarter_of(day: date) -> str:
    """The calendar quarter that a day falls in."""
    return f"{day.year:04d}-Q{(day.month - 1) // 3 + 1}"


def name_quarter(quarter: str) -> str:
    """The quarter in words for people: 2026-Q3 → "Jul–Sep 2026"."""
    check_quarter(quarter)
    return f"{MONTHS[int(quarter[6]) - 1]} {quarter[:4]}"


def say_quarters(quarters: Sequence[str]) -> str:
    """Quarters in their order, as a list; of more than six, the first and the last."""
    names = [name_quarter(quarter) for quarter in quarters]
    return ", ".join(names) if len(names) <= MOST_QUARTERS_NAMED else f"{names[0]} to {names[-1]}"


def quarter_number(quarter: str) -> int:
    """A whole number that grows by one from each quarter to the next."""
    check_quarter(quarter)
    return int(quarter[:4]) * 4 + int(quarter[6]) - 1


def quarter_from_number(number: int) -> str:
    """The quarter that `quarter_number` numbers so."""
    return f"{number // 4:04d}-Q{number % 4 + 1}"


def previous_quarter(quarter: str, back: int = 1) -> str:
    """The quarter before, or `back` quarters before."""
    return quarter_from_number(quarter_number(quarter) - back)


def quarter_bounds(quarter: str) -> tuple[date, date]:
    """The first day of the quarter, and the first day after it."""
    year, first_month = int(check_quarter(quarter)[:4]), 3 * int(quarter[6]) - 2
    after = date(year + 1, 1, 1) if first_month == 10 else date(year, first_month + 3, 1)
    return date(year, first_month, 1), after


def is_running(quarter: str, day: date) -> bool:
    """Whether the quarter has begun and is not over on this day."""
    return quarter_of(day) == check_quarter(quarter)


def find_last_day(quarter: str, day: date | None = None) -> date:
    """The last day of the quarter; of one that is running on `day`, that day.

    A quarter that has not begun is read to its end: stopping before it would leave nothing of a plan.
    """
    if day is not None and is_running(quarter, day):
        return day
    return quarter_bounds(quarter)[1] - timedelta(days=1)
