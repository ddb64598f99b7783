"""A year in one column and its month, quarter or period in another: "2025/26 | Q4", "2026 | April".

Read apart, a line of January would count in the first quarter of its financial year. Financial years begin
in April, and so do their numbered periods; a year alone is one of the calendar.
"""

import calendar
import re
from dataclasses import replace

from data.imports.money_formats.ledger_table import find_column
from data.imports.problems import Problem
from data.imports.raw_table import RawTable
from data.imports.values import MONTHS, YEAR_ALONE, is_financial_year, read_period

YEARS = ("financial year", "fiscal year", "fin year", "fin yr", "fy", "budget year", "accounting year",
         "year", "year of payment", "payment year")  # fmt: skip
PARTS = ("month", "month name", "payment month", "reporting month", "financial month", "fiscal month",
         "quarter", "qtr", "financial quarter", "fiscal quarter", "reporting quarter", "period",
         "financial period", "fiscal period", "accounting period", "fin period", "period number", "period no",
         "month number", "month no")  # fmt: skip
ALSO_READ = "also_read"
OF_A_FINANCIAL_YEAR = re.compile(r"\b(?:fin|financial|fiscal|fy|budget|accounting)\b", re.IGNORECASE)
QUARTER = re.compile(r"(?:q|qtr\.?|quarter)?\s*([1-4])(?:st|nd|rd|th)?(?: quarter)?$", re.IGNORECASE)
PERIOD = re.compile(r"(?:p|period|m|month)?\s*(0?[1-9]|1[0-2])$", re.IGNORECASE)
FROM_APRIL = "numbered periods of a financial year are counted from April"


def join_year_and_part(table: RawTable) -> RawTable | None:
    """The table with whole periods in the column of months, quarters or periods, without that of years.

    None where it has no such pair, or where a row of it cannot be told.
    """
    year, part = find_column(table, *YEARS), find_column(table, *PARTS)
    if year is None or part is None:
        return None
    pairs = table.rows[[year, part]].astype("str").apply(lambda column: column.str.strip())
    told = {
        (first, second): _read_pair(first, second, year, part)
        for first, second in pairs.drop_duplicates().itertuples(index=False, name=None)
    }
    if not any(told.values()) or any(not period for pair, period in told.items() if all(pair)):
        return None
    periods = [told[pair] or pair[1] for pair in pairs.itertuples(index=False, name=None)]
    is_numbered = any(PERIOD.fullmatch(second) and not _is_quarter(part) for _, second in told)
    notes = (
        [Problem(None, part, FROM_APRIL)] if is_numbered and any(map(is_financial_year, pairs[year])) else []
    )
    return replace(
        table,
        columns=[column for column in table.columns if column.name != year],
        rows=table.rows.drop(columns=year).assign(**{part: periods}),
        notes=[*table.notes, *notes],
        extras=table.extras | {ALSO_READ: {year: "year of the quarter"}},
    )


def _is_quarter(heading: str) -> bool:
    return bool(re.search(r"\b(?:quarter|qtr)\b", heading, re.IGNORECASE))


def _read_pair(year: str, part: str, year_heading: str, part_heading: str) -> str:
    """ "Jan 2026" or "2026-Q1" of one row; "" where it does not say which."""
    try:
        return read_period(part) and part
    except ValueError:
        pass
    month = MONTHS.get(part.casefold().rstrip("."))
    quarter = QUARTER.fullmatch(part) if _is_quarter(part_heading) or not part.isdigit() else None
    number = PERIOD.fullmatch(part)
    if is_financial_year(year):
        first = int(read_period(year)[:4])
        if month is None and quarter is None and number and not _is_month_number(part_heading):
            month = (int(number[1]) + 2) % 12 + 1
        if month:
            return _write_month(month, first + (month < 4))
        if quarter:
            of_year = int(quarter[1])
            return f"{first + of_year // 4}-Q{of_year % 4 + 1}"
        return ""
    if not YEAR_ALONE.fullmatch(year) or OF_A_FINANCIAL_YEAR.search(year_heading) or not year.isdigit():
        return ""
    if month is None and number and _is_month_number(part_heading):
        month = int(number[1])
    if month:
        return _write_month(month, int(year))
    return f"{year}-Q{quarter[1]}" if quarter else ""


def _is_month_number(heading: str) -> bool:
    return bool(re.search(r"\bmonth\b", heading, re.IGNORECASE))


def _write_month(month: int, year: int) -> str:
    return f"{calendar.month_name[month]} {year}"
