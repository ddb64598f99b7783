"""The two sides of an account, debits and credits or money out and in, and what their signs mean.

A program may write a whole side below nothing; a single amount of the other sign was taken back. A running
balance beside them shows which it is; without one, the more frequent sign is the side's own way of writing.
"""

import re
from dataclasses import replace

import pandas as pd

from analytics.wording import say_count
from data.imports.money_formats.heading_words import holds_amounts
from data.imports.money_formats.ledger_table import find_column
from data.imports.problems import Problem
from data.imports.raw_table import RawTable
from data.imports.values import read_amounts

DEBITS = ("debit", "debits", "debit amount", "debit gbp", "dr", "debit £", "debits £")
CREDITS = ("credit", "credits", "credit amount", "credit gbp", "cr", "credit £", "credits £")
# Pairs that say themselves which way the money went.
INTO = ("money in", "paid in", "amount in", "in", "receipts", "receipt", "income", "cash in", "monies in",
        "deposits", "money in £", "paid in £", "receipts £", "income £")  # fmt: skip
OUT_OF = ("money out", "paid out", "amount out", "out", "payments", "payment", "expenditure", "cash out",
          "monies out", "withdrawals", "money out £", "paid out £", "payments £",
          "expenditure £")  # fmt: skip
BALANCES = ("balance", "running balance", "balance £", "account balance", "balance gbp")
FEWEST_BALANCES = 2
# Said of a line that takes back an earlier one.
TAKEN_BACK = re.compile(
    r"revers|refund|return|taken back|repaid|repayment|claw|correct|void|bounced|charge ?back|recall|contra|"
    r"credit note|cancel|unpaid",
    re.IGNORECASE,
)


def find_sides(table: RawTable) -> tuple[str, str, bool] | None:
    """Two columns of one account and whether their headings say themselves which way the money went."""
    for one, other, is_said in ((DEBITS, CREDITS, False), (OUT_OF, INTO, True)):
        first, second = find_column(table, *one), find_column(table, *other)
        if first and second and all(_is_money_or_blank(table.rows[each]) for each in (first, second)):
            return first, second, is_said
    return None


def _is_money_or_blank(column: pd.Series) -> bool:
    return holds_amounts(column) or not column.astype("str").str.strip().any()


SAID_BY_BALANCE = (
    "the balance falls with each debit, so this is the statement of a bank: debits count as spent, credits "
    "as received"
)


def name_sides(table: RawTable, sides: tuple[str, str, bool]) -> tuple[str, str]:
    """What the two columns are, out and in: sure by their words or by a balance, else debit and credit."""
    first, second, is_said = sides
    return ("spent", "received") if is_said or _is_bank(table, first, second) else ("debit", "credit")


def _is_bank(table: RawTable, debit: str, credit: str) -> bool:
    """Whether a balance beside them goes down by debits and up by credits, whichever way the list runs."""
    money = _read_money(table, debit, credit)
    return money is not None and _follows(money["balance"], money["credit"] - money["debit"])


def _read_money(table: RawTable, debit: str, credit: str) -> pd.DataFrame | None:
    """balance | debit | credit of the rows with a balance; None where no column holds one."""
    column = find_column(table, *BALANCES)
    if column is None:
        return None
    named = (("balance", column), ("debit", debit), ("credit", credit))
    read = {name: read_amounts(table.rows[each].astype("str"), "point").values for name, each in named}
    return pd.DataFrame(read).dropna(subset=["balance"]).fillna(0.0)


def _follows(balance: pd.Series, moved: pd.Series) -> bool:
    """Oldest first, a balance follows from the one above it; newest first, from the one below."""
    moved = moved.round(2)
    for steps in (balance.diff().round(2), balance.diff(-1).round(2)):
        told = (moved != 0) & steps.notna()
        if told.sum() >= FEWEST_BALANCES and (steps[told] == moved[told]).all():
            return True
    return False


def settle_signs(table: RawTable, sides: tuple[str, str, bool]) -> RawTable:
    """Both sides with what they are for above nothing, and what was taken back from them below.

    A receipt that was taken back counts as spent where it is known which side is which, as where a bank
    writes it on its other side.
    """
    turned = _find_turned(table, sides[:2])
    rows, notes = table.rows, list(table.notes)
    for name in turned:
        money = read_amounts(rows[name].astype("str"), "point").values
        rows = rows.assign(**{name: _write(-money)})
        above = int((money > 0).sum())
        taken_back = say_count(above, "amount above 0 takes", "amounts above 0 take")
        beside = f"; {taken_back} away from them" if above else ""
        notes.append(Problem(None, name, f"amounts below 0 are read as this column's way of writing{beside}"))
    table = replace(table, rows=rows, notes=notes)
    return _spend_what_was_taken_back(table, sides) if name_sides(table, sides)[0] == "spent" else table


def _find_turned(table: RawTable, sides: tuple[str, str]) -> list[str]:
    """The sides that are written below nothing: as a balance shows, else by the more frequent sign."""
    money = {name: read_amounts(table.rows[name].astype("str"), "point").values for name in sides}
    signed = [name for name in sides if (money[name] < 0).any()]
    likely = [name for name in signed if _is_written_below(table, money[name])]
    balanced = _read_money(table, *sides)
    if balanced is None or not signed:
        return likely
    ways = [likely, *([name for name in signed if name != left] for left in (None, *signed)), []]
    for way in ways:
        debit, credit = (
            -balanced[side] if name in way else balanced[side]
            for side, name in zip(("debit", "credit"), sides, strict=True)
        )
        if any(_follows(balanced["balance"], moved) for moved in (credit - debit, debit - credit)):
            return way
    return likely


def _is_written_below(table: RawTable, money: pd.Series) -> bool:
    """More amounts below nothing than above, without those that are said to have been taken back."""
    lines = table.rows.astype("str").apply(" ".join, axis="columns")
    counted = ~lines.str.contains(TAKEN_BACK)
    return int(((money < 0) & counted).sum()) > int(((money > 0) & counted).sum())


def _spend_what_was_taken_back(table: RawTable, sides: tuple[str, str, bool]) -> RawTable:
    spent, received = (read_amounts(table.rows[name].astype("str"), "point").values for name in sides[:2])
    below = received < 0
    if not below.any():
        return table
    rows = table.rows.assign(
        **{
            sides[0]: table.rows[sides[0]].mask(below, _write(spent.fillna(0.0) - received)),
            sides[1]: table.rows[sides[1]].mask(below, ""),
        }
    )
    words = say_count(
        int(below.sum()),
        "receipt below 0 was taken back and counts as spent",
        "receipts below 0 were taken back and count as spent",
    )
    return replace(table, rows=rows, notes=[*table.notes, Problem(None, sides[1], words)])


def _write(money: pd.Series) -> pd.Series:
    return money.map(lambda amount: "" if pd.isna(amount) else f"{amount:.2f}").astype("str")
