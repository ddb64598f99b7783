"""Budgets and spending with a column for each month, quarter or year: one ledger line per row and column.

"Budget 2025/26", "Apr-25 actual" and a bare "Apr" under the title "Spending 2025/26" all say when and what.
What nothing says (a bare month without a year, amounts of no stage) is asked for in one sentence.
"""

import re
from dataclasses import dataclass

import pandas as pd

from data.imports.kinds import match_fields
from data.imports.money_formats.heading_words import holds_amounts, split_heading
from data.imports.money_formats.ledger_table import ledger_table
from data.imports.problems import ImportRefused, Problem
from data.imports.raw_table import RawTable
from data.imports.sum_rows import leave_out_sums
from data.imports.values import MONTHS, is_financial_year, read_period

UNNAMED = "budget"
FEWEST = 2  # columns of periods
STAGES = {
    "need": "budget budgeted plan planned forecast estimate estimated",
    "spent": "actual actuals spend spent spending expenditure outturn",
    "committed": "committed commitment awarded",
    "received": "received income receipts funding",
}
STAGE_OF = {word: stage for stage, words in STAGES.items() for word in words.split()}
# Headings of the other columns that only accounts have.
OF_ACCOUNTS = frozenset("budget cost costs account nominal subjective expenditure ledger £ gbp".split())
NOISE = re.compile(r"[£$€()\[\]:*]|\bto date\b|\b(?:gbp|ytd|total|full year)\b", re.IGNORECASE)
YEAR_IN_TITLE = re.compile(r"(?<!\d)(20\d{2})\s*[-/–]\s*(?:20)?(\d{2})(?!\d)")
QUARTER_ALONE = re.compile(r"(?:q|qtr|quarter)\s*([1-4])$", re.IGNORECASE)


@dataclass(frozen=True)
class PeriodColumn:
    """One column of amounts: its heading, its stage ("" if not said), and when ("" without a year)."""

    name: str
    stage: str
    quarter: str
    is_year: bool = False


def is_period_columns(table: RawTable) -> bool:
    """At least two columns of periods that hold amounts, beside names and a sign that it is about money."""
    columns = _find_periods(table)
    if len(columns) < FEWEST or _find_names(table, columns) is None:
        return False
    others = {column.name for column in table.columns} - {column.name for column in columns}
    words = frozenset(word for heading in others for word in split_heading(heading))
    return bool(
        any(column.stage for column in columns)
        or _stage_of(table.extras.get("title", ""))
        or words & OF_ACCOUNTS
        or any(table.rows[column.name].astype("str").str.contains("[£€$]").any() for column in columns)
    )


def reshape_period_columns(table: RawTable) -> RawTable:
    """Lines of kind resources. Raises ImportRefused where neither headings nor title say what or when."""
    columns = _find_periods(table)
    title = str(table.extras.get("title", ""))
    stage = _stage_of(title)
    if any(not (column.stage or stage) for column in columns):
        raise ImportRefused(
            "the columns of months or years do not say whether their amounts are a budget or spending; "
            'write it in the headings ("Apr-25 spent", "2025/26 budget") or in a line above them'
        )
    if any(not column.quarter for column in columns):
        raise ImportRefused(
            'the columns of months or quarters name no year; write it in the headings ("Apr-25") '
            'or in a line above them ("Spending 2025/26")'
        )
    names = _find_names(table, columns) or ""
    table = leave_out_sums(table, names, [column.name for column in columns])
    lines = [
        pd.DataFrame(
            {
                "quarter": column.quarter,
                "category": table.rows[names].astype("str"),
                column.stage or stage: table.rows[column.name].astype("str"),
            }
        )[table.rows[column.name].astype("str").str.strip().ne("") & table.rows[names].astype("str").ne("")]
        for column in columns
    ]
    years = sum(len(rows) for rows, column in zip(lines, columns, strict=True) if column.is_year)
    words = f"{years:,} lines are of a whole financial year; they count in its first quarter, April to June"
    notes = [*table.notes, *([Problem(None, None, words)] if years else [])]
    file_format = table.file_format.replace("plain", "period_columns")
    read = {column.name: f"{column.stage or stage} of {column.quarter}" for column in columns}
    extras = table.extras | {"read_from": {names: "category"} | read}
    return ledger_table(pd.concat(lines), file_format, notes, extras, unnamed=UNNAMED)


def _find_periods(table: RawTable) -> list[PeriodColumn]:
    year = YEAR_IN_TITLE.search(str(table.extras.get("title", "")))
    first = int(year[1]) if year and int(year[2]) == (int(year[1]) + 1) % 100 else None
    found = [_read_heading(column.name, first) for column in table.columns]
    return [column for column in found if column and holds_amounts(table.rows[column.name])]


def _read_heading(heading: str, first_year: int | None) -> PeriodColumn | None:
    words = NOISE.sub(" ", heading).split()
    stage = next((STAGE_OF[word.casefold()] for word in words if word.casefold() in STAGE_OF), "")
    bare = " ".join(word for word in words if word.casefold() not in STAGE_OF).strip(" -–,")
    if not bare:
        return None
    try:
        return PeriodColumn(heading, stage, read_period(bare), is_financial_year(bare))
    except ValueError:
        pass
    month = MONTHS.get(bare.casefold().rstrip("."))
    number = QUARTER_ALONE.match(bare)
    if month is None and number is None:
        return None
    if first_year is None:
        return PeriodColumn(heading, stage, "")
    quarter = int(number[1]) if number else ((month or 1) - 4) % 12 // 3 + 1  # of the year from April
    return PeriodColumn(
        heading, stage, f"{first_year}-Q{quarter + 1}" if quarter < 4 else f"{first_year + 1}-Q1"
    )


def _stage_of(text: str) -> str:
    stages = {STAGE_OF[word] for word in split_heading(text) if word in STAGE_OF}
    return stages.pop() if len(stages) == 1 else ""


def _find_names(table: RawTable, columns: list[PeriodColumn]) -> str | None:
    """The column that says what each row is for: one of the usual headings, else the first with words."""
    from data.imports.resources import KIND

    taken = {column.name for column in columns}
    listed = match_fields(KIND, table).get("category")
    if listed and listed not in taken and not holds_amounts(table.rows[listed]):
        return listed
    free = [column.name for column in table.columns if column.name not in taken]
    return next((name for name in free if not holds_amounts(table.rows[name])), None)
