"""Two tables below each other in one sheet: the first is read, and it is said where the second begins."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from data.imports.problems import Problem
from data.imports.raw_table import RawColumn, RawTable, make_names_unique

MOST_ROWS_LOOKED_AT = 2_000  # of a longer list, a heading far below is a value like any other
FEWEST_HEADINGS = 2
LONGEST_HEADING = 60


def cut_second_table(table: RawTable, is_known: Callable[[RawTable], bool]) -> RawTable:
    """The table above the first row that heads another one, and a note of where that begins.

    A row heads another where blank rows, or a title alone, stand above it and words alone in it that are no
    headings of the first, and what is below is a table that `is_known`.
    """
    if not 1 < len(table.rows) <= MOST_ROWS_LOOKED_AT:
        return table
    cells = table.rows.astype("str").apply(lambda words: words.str.strip())
    counts = (cells != "").sum(axis=1)
    for at in range(1, len(cells) - 1):
        if counts.iloc[at] < FEWEST_HEADINGS or not _stands_apart(cells, counts, at):
            continue
        second = _below(table, cells, at)
        if second is not None and is_known(second):
            return _above(table, cells, counts, at)
    return table


def _stands_apart(cells: pd.DataFrame, counts: pd.Series, at: int) -> bool:
    """Whether rows of the file are blank right above, or above a title that stands there alone."""
    numbers = cells.index
    if numbers[at] - numbers[at - 1] > 1 or counts.iloc[at - 1] == 0:
        return True
    above = at - 1
    is_title = counts.iloc[above] == 1 and cells.iloc[above, 0] != ""
    return bool(is_title and above > 0 and numbers[above] - numbers[above - 1] > 1)


def _below(table: RawTable, cells: pd.DataFrame, at: int) -> RawTable | None:
    """The rows below as a table under this row; None where it is no row of other headings."""
    row = cells.iloc[at]
    words = [str(word) for word in row if word]
    own = {column.name.casefold() for column in table.columns}
    is_heading = all(
        any(letter.isalpha() for letter in word) and len(word) <= LONGEST_HEADING for word in words
    )
    if not is_heading or len(set(words)) < len(words) or {word.casefold() for word in words} <= own:
        return None
    filled = [name for name in cells.columns if row[name]]
    names = make_names_unique([str(row[name]) for name in filled])
    rows = table.rows.iloc[at + 1 :][filled].set_axis(names, axis=1)
    return replace(table, columns=[RawColumn(name) for name in names], rows=rows)


def _above(table: RawTable, cells: pd.DataFrame, counts: pd.Series, at: int) -> RawTable:
    last = at - 1 if counts.iloc[at - 1] == 1 and at > 1 and _is_title(cells, at - 1) else at
    left_out = len(cells) - last
    begins = cells.index[at]
    note = Problem(
        None,
        None,
        f"another table begins in row {begins} and is not read; put it on a sheet or into a file of its own",
    )
    extras = table.extras | {"left_out_count": int(table.extras.get("left_out_count", 0)) + left_out}
    return replace(table, rows=table.rows.iloc[:last], notes=[*table.notes, note], extras=extras)


def _is_title(cells: pd.DataFrame, above: int) -> bool:
    return bool(cells.index[above] - cells.index[above - 1] > 1)
