"""Budget books: gross expenditure, income and what is left of it net, a row for each service.

The gross is what a service needs or has spent; the net would hide what its income pays for.
"""

from data.imports.money_formats.budget_table import UNNAMED
from data.imports.money_formats.heading_words import find_by_words, holds_amounts
from data.imports.money_formats.ledger_table import is_our_ledger, ledger_table, take_columns
from data.imports.money_formats.period_columns import find_said_stage, find_year
from data.imports.problems import Problem
from data.imports.raw_table import RawTable
from data.imports.sum_rows import leave_out_sums
from data.imports.values import say_whole_years

GROSS = ("gross expenditure", "gross budget", "gross spend", "gross cost", "gross")
NET = ("net expenditure", "net budget", "net spend", "net cost", "net")
OF_THE_GROSS = "the gross counts; the income and the net beside it are not read"


def is_budget_book(table: RawTable) -> bool:
    """Words for what, and beside each other columns of the gross, of income and of the net."""
    columns = {_find_gross(table), _find_net(table), _find_income(table)}
    return None not in columns and len(columns) == 3 and bool(_find_names(table)) and not is_our_ledger(table)


def _find_gross(table: RawTable) -> str | None:
    return find_by_words(table, GROSS, "net income vat invoice date", holds_amounts)


def _find_net(table: RawTable) -> str | None:
    return find_by_words(table, NET, "gross income vat invoice date", holds_amounts)


def _find_income(table: RawTable) -> str | None:
    return find_by_words(table, ("income",), "net gross date", holds_amounts)


def _find_names(table: RawTable) -> str | None:
    return next((each.name for each in table.columns if not holds_amounts(table.rows[each.name])), None)


def reshape_budget_book(table: RawTable) -> RawTable:
    """Ledger lines of the gross: of the stage and the year that stand above, else asked for."""
    names, gross = _find_names(table) or "", _find_gross(table)
    stage, notes = find_said_stage(table)
    table = leave_out_sums(table, names, [gross] if gross else [])
    chosen = {"category": names, stage or "amount": gross}
    shaped = take_columns(table, chosen, table.file_format.replace("plain", "budget_book"), unnamed=UNNAMED)
    rows, year = shaped.rows, find_year(table)
    notes = [*table.notes, *notes, Problem(None, gross, OF_THE_GROSS)]
    if year.first and not year.by_file_name:
        rows = rows.assign(quarter=f"{year.first}/{(year.first + 1) % 100:02d}")
        notes.append(Problem(None, None, say_whole_years(len(rows))))
    return ledger_table(rows, shaped.file_format, notes, shaped.extras, unnamed=UNNAMED)
