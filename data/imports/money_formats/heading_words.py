"""Columns found by the words in their headings, where nobody could list every heading in use.

"AP Amount (£)", "Invoice Distribution Amount" and "Amount in Sterling" are one thing to a reader: an amount,
in a column that holds numbers. What stands beside it ("VAT", "budget", "number") says when it is another.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable

import pandas as pd

from data.imports.raw_table import RawTable
from data.imports.values import YEAR_ALONE, find_date_order, read_amounts, read_dates, read_quarters

Words = frozenset[str]
# Of the filled cells of a column this share must be what its heading promises.
MOSTLY = 0.6
CELLS_TRIED = 200
ROWS_TRIED = 5_000
MOST_WORDS = 7  # of a heading; a question of a survey has more
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
CURRENCIES = {"£": "GBP", "€": "EUR", "$": "USD", "gbp": "GBP", "eur": "EUR", "euro": "EUR", "euros": "EUR",
              "usd": "USD", "sterling": "GBP", "pounds": "GBP"}  # fmt: skip
# "Budget FTE" counts posts, whatever else its heading says.
OF_POSTS = frozenset("fte ftes wte wtes headcount vacancy vacancies".split())
IDENTIFYING = frozenset("id ids no number num code codes ref reference postcode type url uri address".split())


def split_heading(heading: str) -> Words:
    """The words of a heading in small letters: "InvoiceAmount (£)" → invoice, amount, £."""
    flat = CAMEL.sub(" ", unicodedata.normalize("NFKC", heading)).casefold()
    return frozenset(re.findall(r"[^\W_]+|[£€$]", flat))


def find_by_words(
    table: RawTable,
    wanted: Iterable[str],
    never: str = "",
    holds: Callable[[pd.Series], bool] = lambda column: True,
) -> str | None:
    """The first column that has all the words of one of `wanted` (best first) and none of `never`."""
    unfit = frozenset(never.split()) | (OF_POSTS if holds is holds_amounts else frozenset())
    headings = [(column.name, split_heading(column.name)) for column in table.columns]
    headings = [(name, heading) for name, heading in headings if len(heading) <= MOST_WORDS]
    for phrase in wanted:
        words = frozenset(phrase.split())
        for name, heading in headings:
            if words <= heading and not heading & unfit and holds(table.rows[name]):
                return name
    return None


def holds_amounts(column: pd.Series) -> bool:
    """Whether most of the filled cells are numbers, as money is written."""
    cells = _first_cells(column)
    return bool(len(cells)) and len(read_amounts(cells, "point").faults) <= (1 - MOSTLY) * len(cells)


def holds_dates(column: pd.Series) -> bool:
    """Whether most of the filled cells are days."""
    cells = _first_cells(column)
    order = find_date_order(cells) or "day_first"
    return bool(len(cells)) and bool(read_dates(cells, order).values.notna().mean() >= MOSTLY)


def holds_periods(column: pd.Series) -> bool:
    """Whether most of the filled cells are quarters, months or financial years."""
    cells = _first_cells(column)
    return bool(len(cells)) and len(read_quarters(cells).faults) <= (1 - MOSTLY) * len(cells)


def holds_years(column: pd.Series) -> bool:
    """Whether most of the filled cells are years, and not all the same: no quarter can hold them all."""
    cells = _first_cells(column)
    return len(set(cells)) > 1 and bool(cells.str.fullmatch(YEAR_ALONE).mean() >= MOSTLY)


def find_period(table: RawTable, wanted: Iterable[str]) -> str | None:
    """The column of quarters, months or financial years, else one of years that do not say when they begin.

    The latter cannot be read, and is chosen so that it is said: left aside, all years would count in one.
    """
    return find_by_words(table, wanted, "", holds_periods) or find_by_words(table, wanted, "", holds_years)


def _first_cells(column: pd.Series) -> pd.Series:
    cells = column.head(ROWS_TRIED).astype("str").str.strip()
    return cells[cells != ""].head(CELLS_TRIED)


def find_currency(heading: str) -> str:
    """The currency that a heading names by its sign or word; "" where it names none."""
    words = split_heading(heading)
    return next((code for sign, code in CURRENCIES.items() if sign in words), "")
