"""Ledgers with a row for each stage: what was needed and what was committed of one line stand in two rows."""

import numpy as np
import pandas as pd

from analytics.wording import say_count
from data.imports.problems import Problem
from data.imports.values import quarters_of

# What is not said of the line itself, but of one row of it. Of the day only the quarter counts.
OF_A_ROW = ("amount", "debit", "credit", "stage", "account_is", "date")
# What is received and spent without either is a cash book, whose rows stand for themselves.
PLANS = ("need", "committed")


def join_stages(frame: pd.DataFrame, amounts: tuple[str, ...]) -> tuple[pd.DataFrame, list[Problem]]:
    """Rows that agree in everything but the stage and its amount, as one line; it keeps the first's number.

    Unmet need is counted line by line: apart, every need would count as unmet and every commitment as none's.
    Rows of one stage alone stay as they are where no reference says that they are one line, and so do those
    with an amount below 0, which may be refused.
    """
    rows = frame.reset_index(drop=True)  # cash and in kind of one row are two, with its number
    tells = rows["stage"].isin(amounts) & (rows[list(amounts)].sum(axis=1) >= 0)
    if not rows.loc[tells, "stage"].isin(PLANS).any():
        return frame, []
    lines = _name_lines(rows, amounts)[tells]
    stages = rows.loc[tells, "stage"]
    plans = stages.isin(PLANS).groupby(lines).transform("any")
    sizes = stages.groupby(lines)
    by_reference = (rows.loc[tells, "reference"] != "") & (sizes.transform("size") > 1)
    joined = lines[plans & ((sizes.transform("nunique") > 1) | by_reference)]
    sums = rows.loc[joined.index, list(amounts)].groupby(joined).sum(min_count=1)
    first = joined[~joined.duplicated()]
    rows.loc[first.index, list(amounts)] = sums.loc[first].to_numpy()
    rows.index = frame.index
    kept = rows[~np.isin(np.arange(len(rows)), joined.index.difference(first.index))]
    return kept, [Problem(None, None, _say_joined(len(joined), len(first)))] if len(first) else []


def _say_joined(rows: int, lines: int) -> str:
    one = "1 line is" if lines == 1 else f"{lines:,} lines are"
    return f"{one} told by {rows:,} rows, a stage each: what was needed is set against what was committed"


def note_needs_apart(frame: pd.DataFrame, amounts: tuple[str, ...]) -> list[Problem]:
    """Say that needs and commitments of one purpose and quarter stand in rows that nothing connects."""
    place = _name_lines(frame.assign(reference=""), amounts)
    needed = frame[["need", "need_original"]].notna().any(axis=1) & frame["committed"].isna()
    given = frame["committed"].notna() & frame[["need", "need_original"]].isna().all(axis=1)
    apart = int((needed & place.isin(place[given])).sum())
    if not apart:
        return []
    lines = say_count(apart, "line says what was needed and counts", "lines say what was needed and count")
    words = (
        f"{lines} as unmet, while what was committed for the same purpose and quarter stands in other rows; "
        "where they are one line, give both the same reference, or put both amounts in one row"
    )
    return [Problem(None, None, words)]


def _name_lines(frame: pd.DataFrame, amounts: tuple[str, ...]) -> pd.Series:
    """A number for each line: the same where all that is said of it is the same, whatever the case."""
    said = frame.drop(columns=[name for name in (*amounts, *OF_A_ROW) if name in frame])
    of_date = quarters_of(frame["date"])
    said = said.assign(quarter=frame["quarter"].mask(frame["quarter"] == "", of_date))
    words = said.astype("str").apply(lambda column: column.str.strip().str.casefold())
    return words.groupby(list(words.columns), sort=False, dropna=False).ngroup()
