"""Budget monitoring under anybody's headings: what was budgeted and what was spent, a row for each line.

"Annual Budget | Actual to 30 Sept | Forecast | Variance" says in its words which is which; forecasts and
variances follow from the others and are not read.
"""

from dataclasses import replace

import pandas as pd

from data.imports.kinds import Kind, match_fields
from data.imports.money_formats.account_sections import INCOME, find_sections, leave_out_results
from data.imports.money_formats.heading_words import find_by_words, find_period, holds_amounts, holds_dates
from data.imports.money_formats.ledger_table import find_column, take_columns
from data.imports.money_units import find_rounding
from data.imports.problems import Problem
from data.imports.raw_table import RawTable
from data.imports.sum_rows import leave_out_sums
from data.imports.values import read_amounts

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
ORDERED = ("committed", "commitments", "commitment", "on order", "encumbered", "encumbrances", "orders",
           "ordered")  # fmt: skip
NO_ORDERS = "uncommitted percent percentage % remaining balance date type spent actual"
REMAINING = ("remaining", "available", "uncommitted", "unspent", "balance", "variance", "left",
             "underspend")  # fmt: skip
OF_SECTIONS = "what was received of income"
AS_ORDERED = (
    "this was ordered and is not paid yet, as the budget less it and what was spent is what remains; it is "
    "not read"
)
PERIOD = ("quarter", "financial year", "month", "period", "year")


def is_budget_table(table: RawTable) -> bool:
    """Both what was budgeted and what was spent, and words for what; our own headings stay as they are."""
    ours = match_fields(_ledger(), table)
    if "partnership" in ours or _find_names(table) is None:
        return False
    if {"category", "need", "spent"} <= set(ours) and _find_orders(table) is None:
        amounts = [ours["need"], ours["spent"]]
        if find_sections(table, ours["category"], amounts) is None:
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


def _find_orders(table: RawTable) -> str | None:
    """What was ordered and is not paid yet: less this and what was spent, the budget is what remains."""
    named = {
        "committed": find_by_words(table, ORDERED, NO_ORDERS, holds_amounts),
        "budget": _find_budget(table),
        "spent": _find_spending(table),
        "remaining": find_by_words(table, REMAINING, "percent percentage %", holds_amounts),
    }
    columns = {name: column for name, column in named.items() if column}
    if len(set(columns.values())) < len(named):
        return None
    money = {
        name: read_amounts(table.rows[column].astype("str"), "point").values.fillna(0.0)
        for name, column in columns.items()
    }
    left = money["budget"] - money["spent"] - money["committed"]
    is_sum = (left - money["remaining"]).abs() <= find_rounding(table) * 2
    return named["committed"] if is_sum.all() and (money["committed"] != 0).any() else None


def _find_names(table: RawTable) -> str | None:
    named = match_fields(_ledger(), table).get("category")
    if named and not holds_amounts(table.rows[named]):
        return named
    return next((each.name for each in table.columns if not holds_amounts(table.rows[each.name])), named)


def reshape_budget_table(table: RawTable) -> RawTable:
    """Ledger lines with the need and what was spent, without the rows that add up others."""
    names, budget, spending = _find_names(table) or "", _find_budget(table), _find_spending(table)
    sections = find_sections(table, names, [name for name in (budget, spending) if name])
    if sections is not None:
        table = leave_out_results(table, names)
    table = leave_out_sums(table, names, [name for name in (budget, spending) if name])
    ours, orders = match_fields(_ledger(), table), _find_orders(table)
    income = find_by_words(table, RECEIVED, "budget budgeted forecast variance type", holds_amounts)
    given = [name for name in ("need_original", "pledged", "committed", "received") if name in ours]
    chosen: dict[str, str | None] = {
        name: ours[name]
        for name in given
        if ours[name] not in (budget, spending, orders) and holds_amounts(table.rows[ours[name]])
    }
    chosen |= {
        "category": names,
        "need": budget,
        "spent": spending,
        "received": income or chosen.get("received"),
        "date": find_by_words(table, ("date",), "start end due", holds_dates),
        "organisation": find_column(table, "organisation", "agency", "partner", "organization"),
        "currency": find_column(table, "currency"),
    }
    if chosen["date"] is None:
        chosen["quarter"] = find_period(table, PERIOD)
    if sections is not None and budget and spending:
        table = _part_income(table, sections.reindex(table.rows.index) == INCOME, budget, spending)
        chosen["received"] = OF_SECTIONS
    if orders:
        table = replace(table, notes=[*table.notes, Problem(None, orders, AS_ORDERED)])
    return take_columns(table, chosen, table.file_format.replace("plain", "budget_table"), unnamed=UNNAMED)


def _part_income(table: RawTable, is_income: pd.Series, budget: str, spending: str) -> RawTable:
    """What was received of income in a column of its own, and no budget of it: that is no need."""
    spent = table.rows[spending].astype("str")
    rows = table.rows.assign(
        **{
            budget: table.rows[budget].astype("str").mask(is_income, ""),
            OF_SECTIONS: spent.where(is_income, ""),
            spending: spent.mask(is_income, ""),
        }
    )
    is_line = (rows[[budget, OF_SECTIONS, spending]] != "").any(axis=1)
    left_out = int(table.extras.get("left_out_count", 0)) + int((~is_line).sum())
    return replace(table, rows=rows[is_line], extras=table.extras | {"left_out_count": left_out})
