"""Money whose stage, account or year a file leaves open: what is asked, and what follows from the answer."""

import re

import numpy as np
import pandas as pd

from analytics.wording import say_count
from data.imports.kinds import Choices, Completed
from data.imports.mapping import Mapping
from data.imports.problems import Problem, list_rows
from data.imports.stage_rows import join_stages, note_needs_apart
from data.imports.values import is_financial_year, read_period

AMOUNTS = ("need_original", "need", "pledged", "committed", "received", "spent")
OPEN_AMOUNTS = ("amount", "debit", "credit")
# An amount whose heading names no stage, and the words that files say it with in another column.
STAGES = {
    "need": ("budget", "budgeted", "needed", "requested", "planned", "plan", "estimate", "estimated"),
    "pledged": ("pledge", "promised"),
    "committed": ("commitment", "awarded", "award", "agreed", "approved"),
    "received": ("income", "receipt", "receipts", "funding", "money in", "paid in", "in", "disbursement",
                 "disbursed"),
    "spent": ("actual", "actuals", "expenditure", "expense", "spend", "outturn", "payment", "money out",
              "paid out", "out"),
    "in_and_out": ("signed",),
}  # fmt: skip
SAID_OF_STAGES = {
    "need": "what was needed (a budget)",
    "pledged": "what was pledged",
    "committed": "what was committed",
    "received": "what was received",
    "spent": "what was spent",
    "in_and_out": "received where above nothing, spent where below",
}
# Whose account debits and credits are of; the first word is what a mapping says.
ACCOUNTS: dict[str, tuple[str, ...]] = {
    "bank": ("bank statement",),
    "expenditure": ("expenditure ledger",),
    "cash_book": ("cash book",),
}
SAID_OF_ACCOUNTS = {
    "bank": "a bank's statement: debits are spent, credits received",
    "expenditure": "a ledger of expenditure: debits are spent, credits take away from it",
    "cash_book": "our own cash book: debits are received, credits spent",
}
# Money is seldom this small throughout; ratings are.
HIGHEST_RATING, FEWEST_AMOUNTS = 5, 6
LIKE_RATINGS = (
    "all amounts are whole numbers up to 5, as ratings are; if this is a survey, say its kind: survey"
)
# When years that are only numbered begin; the first words are what a mapping says.
YEAR_BEGINS: dict[str, tuple[str, ...]] = {"january": (), "april": (), "april_before": ("april before",)}
SAID_OF_YEARS = {
    "january": "in January (2025 is January to December 2025)",
    "april": "in April of that year (2025 is 2025/26)",
    "april_before": "in April of the year before (2025 is 2024/25)",
}
YEAR_ALONE = re.compile(r"(?P<year>(?:19|20)\d{2}) as a year$")
YEAR_OF_SEVERAL = re.compile(r"Year (?P<number>[1-9])$")
WHOLE_YEARS = re.compile(rf"{YEAR_ALONE.pattern}|{YEAR_OF_SEVERAL.pattern}")
PART_OF_YEAR = re.compile(r"Q([1-4]) from (April|January)$")


def complete(frame: pd.DataFrame, mapping: Mapping, choices: Choices) -> Completed:
    """Amounts put to the stage that is said of them, debits and credits to theirs, months to their year."""
    filled, needs, asked = frame.copy(), list[str](), list[str]()
    problems = list[Problem]()
    like_ratings = [Problem(None, None, LIKE_RATINGS)] if _are_like_ratings(frame) else []
    notes = list[Problem]()
    if filled["amount"].notna().any():
        asked.append("stage")
        filled, problems = _put_to_stages(filled)
        filled, joined = join_stages(filled, AMOUNTS)
        notes += joined
        if filled["amount"].notna().any():
            needs.append(
                "stage: nothing says whether the amounts were needed, pledged, committed, received or spent; "
                "say which under “How the file is read”, or as a constant of the mapping (stage: spent)"
            )
    if filled[["debit", "credit"]].notna().any(axis=None):
        asked.append("account_is")
        filled, taken_back, is_open = _put_to_sides(filled)
        notes += taken_back
        if is_open:
            needs.append(
                "account_is: nothing says whose account the debits and credits are of; say it under “How the "
                "file is read”, or as a constant of the mapping (account_is: bank, expenditure or cash_book)"
            )
    filled, is_open = _place_in_year(filled, mapping.constants.get("financial_year", ""), choices.quarter)
    if is_open:
        needs.append(
            "quarter: the months or quarters name no year; choose any quarter of the year that they are of, "
            "or say it as a constant of the mapping (financial_year: 2025/26)"
        )
    if filled["part_of_year"].str.match(YEAR_ALONE).any():
        asked.append("year_begins")
    filled, is_open = _place_years(filled)
    if is_open:
        needs.append(
            "year_begins: years alone do not say when they begin; say it under “How the file is read”, or as "
            "a constant of the mapping (year_begins: january, april or april_before)"
        )
    filled, is_open = _place_several(filled, mapping.constants.get("financial_year", ""), choices.quarter)
    if is_open:
        needs.append(
            "quarter: nothing says when year 1 begins; choose its first quarter, or say it as a constant of "
            "the mapping (financial_year: 2025/26)"
        )
    if filled.loc[filled["part_of_year"].str.match(WHOLE_YEARS), "quarter"].ne("").any():
        notes.append(Problem(None, None, "lines of a whole year count in its first quarter"))
    apart = note_needs_apart(filled, AMOUNTS)
    return Completed(filled, tuple(asked), needs, problems, [*notes, *like_ratings, *apart])


def _are_like_ratings(frame: pd.DataFrame) -> bool:
    """Whether every amount of two or more columns is one of 1 to 5."""
    money = frame[[*AMOUNTS, *OPEN_AMOUNTS]].dropna(axis="columns", how="all")
    amounts = money.to_numpy(dtype="float64").ravel()
    amounts = amounts[~np.isnan(amounts)]
    is_small = (amounts >= 1) & (amounts <= HIGHEST_RATING) & (amounts % 1 == 0)
    return len(money.columns) > 1 and len(amounts) >= FEWEST_AMOUNTS and bool(is_small.all())


def _put_to_stages(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem]]:
    filled, problems = frame.copy(), []
    for stage in AMOUNTS:
        own = (frame["stage"] == stage) & frame["amount"].notna()
        filled[stage] = filled[stage].mask(own, frame["amount"])
        if stage != "spent":
            below = frame.index[own & (frame["amount"] < 0)]
            words = f"below 0, the least that is allowed of what is {stage}; stage in_and_out reads both ways"
            problems += list_rows(below, "amount", words)
    both = frame["stage"] == "in_and_out"
    filled["received"] = filled["received"].mask(both & (frame["amount"] >= 0), frame["amount"])
    filled["spent"] = filled["spent"].mask(both & (frame["amount"] < 0), -frame["amount"])
    filled["amount"] = frame["amount"].where(frame["stage"] == "")
    return filled, problems


def _put_to_sides(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem], bool]:
    """Debits and credits as spent and received, what is to be said of them, and whether nothing says which.

    A receipt below 0 was taken back. It counts as spent, as where a bank writes it on its other side: nothing
    that was received may be below 0, and left out it would count as still there.
    """
    filled, below = frame.copy(), pd.Series(False, index=frame.index)
    moved = frame["debit"].notna() | frame["credit"].notna()
    for account, out_of, into in (("bank", "debit", "credit"), ("cash_book", "credit", "debit")):
        own = frame["account_is"] == account
        taken_back = own & (frame[into] < 0)
        with_those = frame[out_of].fillna(0) - frame[into]
        filled["spent"] = filled["spent"].mask(own, frame[out_of].mask(taken_back, with_those))
        filled["received"] = filled["received"].mask(own, frame[into].mask(taken_back))
        below |= taken_back
    net = frame["debit"].fillna(0) - frame["credit"].fillna(0)
    filled["spent"] = filled["spent"].mask((frame["account_is"] == "expenditure") & moved, net)
    is_open = frame["account_is"] == ""
    filled[["debit", "credit"]] = frame[["debit", "credit"]].where(is_open)
    return filled, _note_taken_back(int(below.sum())), bool((moved & is_open).any())


def _note_taken_back(count: int) -> list[Problem]:
    words = say_count(
        count, "receipt below 0 was taken back and counts", "receipts below 0 were taken back and count"
    )
    return [Problem(None, None, f"{words} as spent")] if count else []


def _place_in_year(frame: pd.DataFrame, said: str, quarter: str | None) -> tuple[pd.DataFrame, bool]:
    """Quarters of a year that the file does not name: of the one that is said, else of the quarter chosen."""
    parts = frame["part_of_year"].str.extract(PART_OF_YEAR)
    open_rows = parts[0].notna() & (frame["quarter"] == "")
    if not open_rows.any():
        return frame, False
    chosen = read_period(said) if is_financial_year(said) else quarter
    if chosen is None:
        return frame, True
    year, number = int(chosen[:4]), int(chosen[-1])
    of_april = year if number > 1 else year - 1
    placed = {
        f"Q{part} from April": f"{of_april + part // 4}-Q{part % 4 + 1}" for part in range(1, 5)
    } | {f"Q{part} from January": f"{year}-Q{part}" for part in range(1, 5)}  # fmt: skip
    found = frame["part_of_year"].map(placed).fillna("")
    return frame.assign(quarter=frame["quarter"].mask(open_rows, found).astype("str")), False


def _place_years(frame: pd.DataFrame) -> tuple[pd.DataFrame, bool]:
    """Whole years without a first month, each in the first quarter of its own, once that is said."""
    words = zip(frame["quarter"], frame["part_of_year"], frame["year_begins"], strict=True)
    placed = [quarter or _place_year(part, begins) for quarter, part, begins in words]
    is_year = frame["part_of_year"].str.match(YEAR_ALONE)
    is_open = bool((is_year & (frame["quarter"] == "") & (frame["year_begins"] == "")).any())
    return frame.assign(quarter=pd.Series(placed, frame.index, dtype="str")), is_open


def _place_year(part: str, begins: str) -> str:
    match = YEAR_ALONE.match(part)
    if match is None or not begins:
        return ""
    year = int(match["year"]) - (begins == "april_before")
    return f"{year}-Q{1 if begins == 'january' else 2}"


def _place_several(frame: pd.DataFrame, said: str, quarter: str | None) -> tuple[pd.DataFrame, bool]:
    """Year 1, 2 … from the year that is said, else from the quarter that is chosen: each in its first one."""
    if not (frame["part_of_year"].str.match(YEAR_OF_SEVERAL) & (frame["quarter"] == "")).any():
        return frame, False
    chosen = read_period(said) if is_financial_year(said) else quarter
    if chosen is None:
        return frame, True
    words = zip(frame["quarter"], frame["part_of_year"], strict=True)
    placed = [before or _place_numbered(part, chosen) for before, part in words]
    return frame.assign(quarter=pd.Series(placed, frame.index, dtype="str")), False


def _place_numbered(part: str, first: str) -> str:
    match = YEAR_OF_SEVERAL.match(part)
    return f"{int(first[:4]) + int(match['number']) - 1}{first[4:]}" if match else ""
