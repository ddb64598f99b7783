"""Two tables below each other in one sheet: the first is read, and it is said where the second begins.

Both are read where both are of money, at the same stages and each with its own quarters or days: a budget of
one year below that of another.
"""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from data.imports.problems import Problem
from data.imports.raw_table import RawColumn, RawTable, make_names_unique

MOST_ROWS_LOOKED_AT = 2_000  # of a longer list, a heading far below is a value like any other
FEWEST_HEADINGS = 2
LONGEST_HEADING = 60
SECOND = "second_table"
STAGES = {"need_original", "need", "pledged", "committed", "received", "spent", "amount", "debit", "credit"}
NOT_READ = " and is not read; put it on a sheet or into a file of its own"


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
            return _above(table, cells, counts, at, second)
    return table


def read_both(table: RawTable, shape: Callable[[RawTable], RawTable]) -> RawTable:
    """The table as `shape` reads it, with the lines of the one below it where that is a ledger alike."""
    shaped, second = shape(table), table.extras.get(SECOND)
    if second is None or not _is_placed(shaped):
        return shaped
    below = shape(second)
    if not _is_placed(below) or _find_stages(below) != _find_stages(shaped):
        return shaped
    rows = pd.concat([shaped.rows, below.rows]).fillna("")
    notes = [replace(note, message=_say_read(note.message)) for note in shaped.notes]
    read = shaped.extras.get("read_from", {}) | below.extras.get("read_from", {})
    counts = [int(each.extras.get("left_out_count", 0)) for each in (shaped, below)]
    left_out = sum(counts) - len(second.rows)  # they were left out of the first alone
    return replace(
        shaped,
        columns=[RawColumn(str(name)) for name in rows],
        rows=rows,
        notes=[*notes, *(note for note in below.notes if note not in second.notes)],
        extras=shaped.extras | {"read_from": read, "left_out_count": left_out},
    )


def _is_placed(shaped: RawTable) -> bool:
    columns = {column.name for column in shaped.columns}
    return shaped.extras.get("kind") == "resources" and bool(columns & {"quarter", "date"})


def _find_stages(shaped: RawTable) -> set[str]:
    return {column.name for column in shaped.columns} & STAGES


def _say_read(message: str) -> str:
    return message.replace(NOT_READ, " and is read too") if message.startswith("another table") else message


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


def _above(table: RawTable, cells: pd.DataFrame, counts: pd.Series, at: int, second: RawTable) -> RawTable:
    last = at - 1 if counts.iloc[at - 1] == 1 and at > 1 and _is_title(cells, at - 1) else at
    left_out = len(cells) - last
    begins = cells.index[at]
    note = Problem(None, None, f"another table begins in row {begins}{NOT_READ}")
    extras = table.extras | {"left_out_count": int(table.extras.get("left_out_count", 0)) + left_out}
    title = str(cells.iloc[last, 0]) if last < at else ""
    extras[SECOND] = replace(second, extras=table.extras | {"title": title, "damaged_rows": []})
    extras["damaged_rows"] = [row for row in table.extras.get("damaged_rows", []) if row < begins]
    if extras["damaged_rows"] != table.extras.get("damaged_rows", []):
        del extras[SECOND]  # it is wider than the first, and was cut off at its width
    kept = [each for each in table.notes if each.row is None or each.row < begins]
    return replace(table, rows=table.rows.iloc[:last], notes=[*kept, note], extras=extras)


def _is_title(cells: pd.DataFrame, above: int) -> bool:
    return bool(cells.index[above] - cells.index[above - 1] > 1)
