"""Trial balances: the balance of every account on one day. They are recognised, and refused with a reason.

Bank, debtors and reserves stand among income and spending, and both sides add up to the same: whatever was
said of debits and credits, the totals would be wrong.
"""

import re

from data.imports.money_formats.account_sides import find_sides
from data.imports.money_formats.heading_words import find_by_words, holds_amounts, holds_dates, split_heading
from data.imports.problems import ImportRefused
from data.imports.raw_table import RawTable
from data.imports.values import read_amounts

FEWEST_ACCOUNTS = 4
SAYS_SO = re.compile(
    r"\btrial balance\b|\bsaldenliste\b|\bbalance de comprobación\b|\bbalance générale\b", re.I
)
OF_DEBITS = frozenset("debit debits dr soll debe débit".split())
OF_CREDITS = frozenset("credit credits cr haben haber crédit".split())
WHY = (
    "this is a trial balance, the balance of every account on one day, with bank and reserves among them; "
    "bring an income and expenditure report (budget and actual for each heading), or the list of transactions"
)


def is_trial_balance(table: RawTable) -> bool:
    """Named so above its debits and credits; or both sides of accounts without days add up to the same."""
    headings = [split_heading(column.name) for column in table.columns]
    if not any(words & OF_DEBITS for words in headings) or not any(words & OF_CREDITS for words in headings):
        return False
    around = (str(table.extras.get(name) or "") for name in ("title", "sheet", "file_stem"))
    if any(SAYS_SO.search(words.replace("_", " ").replace("-", " ")) for words in around):
        return True
    sides = find_sides(table)
    is_dated = find_by_words(table, ("date",), "", holds_dates) is not None
    has_balance = find_by_words(table, ("balance",), "", holds_amounts) is not None
    return sides is not None and not sides[2] and not (is_dated or has_balance) and _adds_up(table, sides[:2])


def _adds_up(table: RawTable, sides: tuple[str, str]) -> bool:
    debits, credits = (read_amounts(table.rows[name].astype("str"), "point").values for name in sides)
    debits, credits = debits.fillna(0.0), credits.fillna(0.0)
    accounts = (debits != 0) != (credits != 0)  # a row of totals has both
    has_both = (debits[accounts] != 0).any() and (credits[accounts] != 0).any()
    is_even = round(float(debits[accounts].sum() - credits[accounts].sum()), 2) == 0
    return bool(accounts.sum() >= FEWEST_ACCOUNTS and has_both and is_even)


def refuse_trial_balance(table: RawTable) -> RawTable:
    """Raises ImportRefused, always."""
    raise ImportRefused(WHY)
