"""When the rows of a file were, where only its name or what stands above the table says it.

Whoever chooses a quarter knows better than a name: the name is asked only where nobody has chosen one.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from data.imports.problems import Problem
from data.imports.raw_table import RawTable
from data.imports.values import MONTHS, read_quarter

NAMED_PERIOD = "named_period"
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
# "31 March 2024", "Mar-2024", "2024-03-31", "31.03.2024", "Q4 2023/24"; a year alone is no day of a count.
WORDED = re.compile(
    rf"(?<![^\W\d_])({MONTH})\.?(?:[-\s]+\d{{1,2}}(?:st|nd|rd|th)?,?)?[-\s]*(20\d{{2}})(?!\d)", re.IGNORECASE
)
YEAR_FIRST = re.compile(r"(?<!\d)(20\d{2})[-/.](\d{1,2})[-/.]\d{1,2}(?!\d)")
NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](20\d{2})(?!\d)")
QUARTER = re.compile(
    r"(?<!\w)(?:Q[1-4] 20\d{2}/\d{2}|20\d{2}/\d{2} Q[1-4]|Q[1-4] 20\d{2}(?![/\d])|20\d{2} Q[1-4])(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class NamedPeriod:
    """The quarter, or the first one of a whole year, and what is said where it is used."""

    quarter: str
    notes: tuple[Problem, ...]
    is_year: bool = False
    from_january: bool = False
    where: str = "the name of the file"


def settle_named_period(raw: RawTable, chosen: str | None) -> tuple[RawTable, str | None]:
    """The quarter that counts, the chosen one before the named one, and a note of the named one."""
    named = raw.extras.get(NAMED_PERIOD)
    if named is None:
        return raw, chosen
    if chosen is None:
        return replace(raw, notes=[*raw.notes, *named.notes]), named.quarter
    if _holds(named, chosen):
        return raw, chosen
    period = "the year that begins with " if named.is_year else ""
    words = f"{named.where} says {period}{named.quarter}; {chosen}, which was chosen, counts"
    return replace(raw, notes=[*raw.notes, Problem(None, None, words)]), chosen


def _holds(named: NamedPeriod, quarter: str) -> bool:
    if not named.is_year:
        return named.quarter == quarter
    first = int(named.quarter[:4])
    rest = [f"{first}-Q{number}" for number in (2, 3, 4)]
    return quarter in rest or quarter == f"{first if named.from_january else first + 1}-Q1"


def find_named_quarter(table: RawTable) -> NamedPeriod | None:
    """The quarter of a count that stands above the table, or in the name of its sheet or its file."""
    places = {"title": "what stands above the table", "sheet": "the name of the sheet"}
    for name, where in {**places, "file_stem": "the name of the file"}.items():
        found = set(_list_quarters(str(table.extras.get(name) or "").replace("_", " ")))
        if len(found) == 1 and (quarter := found.pop()):
            note = Problem(None, None, f"the quarter is {quarter} by {where} alone")
            return NamedPeriod(quarter, (note,), where=where)
        if found:
            return None
    return None


def find_quarters_in(text: str) -> set[str]:
    """The quarters of the days, months and quarters in a text that are told for sure."""
    return set(_list_quarters(text.replace("_", " "))) - {""}


def _list_quarters(text: str) -> Iterator[str]:
    """The quarter of every day, month and quarter in a text; "" for a day that may lie in two."""
    for match in QUARTER.finditer(text):
        with suppress(ValueError):  # "Q1 2023/25" is no quarter
            yield read_quarter(match[0])
    yield from (_quarter(year, MONTHS[month.casefold()]) for month, year in WORDED.findall(text))
    yield from (_quarter(year, int(month)) for year, month in YEAR_FIRST.findall(text))
    for first, second, year in NUMERIC.findall(text):
        months = {int(number) for number in (first, second) if 1 <= int(number) <= 12}
        if int(first) > 12 or int(second) > 12 or len({(month + 2) // 3 for month in months}) == 1:
            yield from {_quarter(year, month) for month in months}
        else:
            yield ""


def _quarter(year: str, month: int) -> str:
    return f"{year}-Q{(month + 2) // 3}"
