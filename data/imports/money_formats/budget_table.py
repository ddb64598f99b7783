"""Budget monitoring under anybody's headings: what was budgeted and what was spent, a row for each line.

"Annual Budget | Actual to 30 Sept | Forecast | Variance" says in its words which is which; forecasts and
variances follow from the others and are not read.
"""

from data.imports.kinds import Kind, match_fields
from data.imports.money_formats.heading_words import find_by_words, find_period, holds_amounts, holds_dates
from data.imports.money_formats.ledger_table import find_column, take_columns
from data.imports.raw_table import RawTable
from data.imports.sum_rows import leave_out_sums

UNNAMED = "budget"
BUDGETED = (
    "revised budget",
    "current budget",
    "annual budget",
    "full year budget",
    "approved budget",
    "budget",
)
SPENT = ("actual", "spent", "spend", "expenditure", "outturn")
SPENT_TO_DATE = tuple(f"{word} to date" for word in SPENT)
NO_BUDGET = (
    "line heading holder code variance remaining balance id profiled date ytd unspent head item owner income "
    "receipts"
)
NO_SPENDING = (
    "forecast projected variance budget budgeted remaining percent type category date heading planned "
    "income receipts"
)
RECEIVED = ("actual income", "income received", "income to date", "actual receipts")
PERIOD = ("quarter", "financial year", "month", "period", "year")


def is_budget_table(table: RawTable) -> bool:
    """Both what was budgeted and what was spent, and words for what; our own headings stay as they are."""
    ours = match_fields(_ledger(), table)
    if "partnership" in ours or {"need", "spent"} <= set(ours) or _find_names(table) is None:
        return False
    return _find_budget(table) is not None and _find_spending(table) is not None


def _ledger() -> Kind:
    from data.imports.resources import KIND  # the kind is made after the formats are known

    return KIND


def _find_budget(table: RawTable) -> str | None:
    return find_by_words(table, BUDGETED, NO_BUDGET, holds_amounts)


def _find_spending(table: RawTable) -> str | None:
    return find_by_words(
        table, SPENT_TO_DATE, NO_SPENDING.replace("date", ""), holds_amounts
    ) or find_by_words(table, SPENT, NO_SPENDING, holds_amounts)


def _find_names(table: RawTable) -> str | None:
    named = match_fields(_ledger(), table).get("category")
    if named and not holds_amounts(table.rows[named]):
        return named
    return next((each.name for each in table.columns if not holds_amounts(table.rows[each.name])), named)


def reshape_budget_table(table: RawTable) -> RawTable:
    """Ledger lines with the need and what was spent, without the rows that add up others."""
    names, budget, spending = _find_names(table) or "", _find_budget(table), _find_spending(table)
    table = leave_out_sums(table, names, [name for name in (budget, spending) if name])
    chosen = {
        "category": names,
        "need": budget,
        "spent": spending,
        "received": find_by_words(table, RECEIVED, "budget budgeted forecast variance type", holds_amounts),
        "date": find_by_words(table, ("date",), "start end due", holds_dates),
        "organisation": find_column(table, "organisation", "agency", "partner", "organization"),
        "currency": find_column(table, "currency"),
    }
    if chosen["date"] is None:
        chosen["quarter"] = find_period(table, PERIOD)
    return take_columns(table, chosen, table.file_format.replace("plain", "budget_table"), unnamed=UNNAMED)
