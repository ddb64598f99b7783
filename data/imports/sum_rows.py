"""Rows of a list that add up others: counted too, they would double everything."""

import re
from dataclasses import replace

import pandas as pd

from analytics.wording import say_count
from data.imports.money_units import find_rounding
from data.imports.problems import Problem
from data.imports.raw_table import RawTable
from data.imports.values import read_amounts

SUM_OF_ALL = re.compile(
    r"(?:(?:grand |sub[- ]?|overall )?totals?|(?:gesamt|zwischen)?summe|(?:ins)?gesamt|(?:is-?)?cyfanswm)"
    r"\s*:?",
    re.IGNORECASE,
)
SUM_OF_SOME = re.compile(r"(?:grand |sub[- ]?|overall )?totals?\b|.*\btotals?\s*:?$", re.IGNORECASE)
SUMS_LEFT_OUT = (
    "row adds up others, such as a total; it is left out",
    "rows add up others, such as totals; they are left out",
)

HEADINGS_LEFT_OUT = (
    "row says what the lines below it are about and holds nothing else; it is left out",
    "rows say what the lines below them are about and hold nothing else; they are left out",
)


def leave_out_sums(raw: RawTable, category: str, amounts: list[str]) -> RawTable:
    """The table without its sums, and a note of how many there were.

    A row named "Total" is one; one named "Total staffing" is if its amounts are the sum of rows above it.
    """
    names = raw.rows[category].astype("str").str.strip()
    sums = names.str.fullmatch(SUM_OF_ALL)
    unnamed = names == ""
    if unnamed.any():
        others = raw.rows.loc[unnamed].drop(columns=[category, *amounts]).astype("str")
        sums[unnamed] = others.apply(lambda words: words.str.strip().str.fullmatch(SUM_OF_ALL)).any(axis=1)
    numbers = raw.rows[amounts].apply(
        lambda words: read_amounts(words.astype("str"), "point").values.fillna(0.0)
    )
    likely = names.str.match(SUM_OF_SOME) & ~sums
    for at in likely.to_numpy().nonzero()[0].tolist():
        sums.iloc[at] = _adds_up(numbers, sums | likely, at, find_rounding(raw))
    if not sums.any():
        return raw
    count = int(sums.sum())
    note = Problem(None, category, say_count(count, *SUMS_LEFT_OUT))
    extras = raw.extras | {"left_out_count": int(raw.extras.get("left_out_count", 0)) + count}
    return replace(raw, rows=raw.rows[~sums], notes=[*raw.notes, note], extras=extras)


def leave_out_headings(raw: RawTable, category: str) -> RawTable:
    """The table without rows that say what the lines below them are about, and nothing in any other cell."""
    others = raw.rows.drop(columns=category).astype("str").apply(lambda words: words.str.strip())
    if others.empty:
        return raw
    said = raw.rows[category].astype("str").str.strip() != ""
    headings = said & (others == "").all(axis=1)
    headings &= (~headings)[::-1].cumsum()[::-1] > 0  # below the last line there is nothing to head
    if not headings.any():
        return raw
    count = int(headings.sum())
    note = Problem(None, category, say_count(count, *HEADINGS_LEFT_OUT))
    extras = raw.extras | {"left_out_count": int(raw.extras.get("left_out_count", 0)) + count}
    return replace(raw, rows=raw.rows[~headings], notes=[*raw.notes, note], extras=extras)


def _adds_up(numbers: pd.DataFrame, are_sums: pd.Series, at: int, rounding: float) -> bool:
    """Whether a row is, in every amount, the sum of the rows since the sum before it, or of all above."""
    above = numbers.iloc[:at][~are_sums.iloc[:at].to_numpy()]
    before = are_sums.iloc[:at].to_numpy().nonzero()[0]
    since = numbers.iloc[before[-1] + 1 : at] if len(before) else above
    return any(
        len(rows) > 0 and bool(((rows.sum() - numbers.iloc[at]).abs() <= rounding * len(rows)).all())
        for rows in (since, above)
    )
