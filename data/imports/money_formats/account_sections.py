"""Income above expenditure in one list: what stands below which heading was received, and what was spent.

"Income", its lines and their total, then "Expenditure" and its lines, then the surplus: read as one list,
a grant that came in would be a need or be spent.
"""

import re
from dataclasses import replace

import pandas as pd

from analytics.wording import say_count
from data.imports.problems import Problem
from data.imports.raw_table import RawTable

OF_INCOME = re.compile(
    r"(?:trading |other |total )?(?:income|receipts|revenue|turnover|funding|contributions)\b.{0,20}"
    r"|sources? of (?:income|funding)\W*",
    re.IGNORECASE,
)
OF_EXPENDITURE = re.compile(
    r"(?:less:? )?(?:operating |administrative |administration |other |total )?"
    r"(?:expenditure|expenses|costs|payments|outgoings|overheads|spend|spending)\b.{0,20}"
    r"|(?:less:? )?cost of sales\W*",
    re.IGNORECASE,
)
RESULTS = re.compile(
    r"(?:net|gross)\b.{0,40}|(?:surplus|deficit)\b.{0,40}|operating (?:profit|loss|surplus)\b.{0,30}"
    r"|(?:opening|closing) balance\b.{0,30}|balance (?:brought|carried) forward\b.{0,20}",
    re.IGNORECASE,
)
INCOME, EXPENDITURE = "income", "expenditure"
RESULTS_LEFT_OUT = (
    "row is the result of others, such as a surplus or a balance; it is left out",
    "rows are the results of others, such as a surplus or a balance; they are left out",
)
AS_SECTIONS = "lines below a heading of income count as received, those below one of expenditure as spent"


def find_sections(table: RawTable, names: str, amounts: list[str]) -> pd.Series | None:
    """Of every row whether it stands below a heading of income or of expenditure, "" above both.

    None where the list does not have both: a heading has words and no amount.
    """
    words = table.rows[names].astype("str").str.strip()
    filled = table.rows[amounts].astype("str").apply(lambda column: column.str.strip() != "").any(axis=1)
    heads = pd.Series("", index=table.rows.index, dtype="object")
    heads[~filled & words.map(lambda name: OF_INCOME.fullmatch(name) is not None)] = INCOME
    heads[~filled & words.map(lambda name: OF_EXPENDITURE.fullmatch(name) is not None)] = EXPENDITURE
    if not {INCOME, EXPENDITURE} <= set(heads):
        return None
    return heads.where(heads != "").ffill().fillna("")


def leave_out_results(table: RawTable, names: str) -> RawTable:
    """The table without surpluses and balances, and what is said of its sections."""
    words = table.rows[names].astype("str").str.strip()
    results = words.map(lambda name: RESULTS.fullmatch(name) is not None)
    notes = [*table.notes, Problem(None, names, AS_SECTIONS)]
    if not results.any():
        return replace(table, notes=notes)
    count = int(results.sum())
    notes.append(Problem(None, names, say_count(count, *RESULTS_LEFT_OUT)))
    extras = table.extras | {"left_out_count": int(table.extras.get("left_out_count", 0)) + count}
    return replace(table, rows=table.rows[~results], notes=notes, extras=extras)
