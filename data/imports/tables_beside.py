"""Two tables of money beside each other under the same headings, a blank column between them.

"2024/25" and "2025/26", or "Income" and "Expenditure", stand side by side: read as one, all but the first
would be left out. Each is read by itself, and their lines are joined.
"""

import re
from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from data.imports.cash_and_kind import is_ledger, name_columns
from data.imports.money_formats.heading_words import holds_amounts
from data.imports.money_formats.ledger_table import LEDGER_COLUMNS, take_columns
from data.imports.problems import Problem
from data.imports.raw_table import RawColumn, RawTable
from data.imports.titled_parts import add_what_is_said

UNHEADED = re.compile(r"column \d+")  # what stands in place of a heading that is blank
COPY = re.compile(r" \(\d+\)$")  # what tells two alike headings apart
FEWEST_HEADINGS = 2
UNNAMED = "budget"
JOINED = "{count} tables beside each other are read, one after the other"
NOT_READ = (
    "another table stands beside the first, from the column “{heading}” on, and is not read; put it on a "
    "sheet or into a file of its own"
)


def read_beside(table: RawTable, shape: Callable[[RawTable], RawTable]) -> RawTable:
    """The table as `shape` reads it; tables of money beside each other each by itself, as one ledger."""
    blocks = _find_blocks(table)
    if len(blocks) < 2:
        return shape(table)
    parts = _take_parts(table, blocks)
    shaped = [name_columns(shape(part)) for part in parts]
    if not all(map(is_ledger, shaped)):
        first = shape(table)
        note = Problem(None, None, NOT_READ.format(heading=COPY.sub("", blocks[1][0])))
        return replace(first, notes=[*first.notes, note]) if is_ledger(first) else first
    ledgers = [_as_ledger(each) for each in shaped]
    rows = pd.concat([each.rows for each in ledgers]).fillna("")
    notes = list(dict.fromkeys(note for each in ledgers for note in each.notes))
    read = {name: said for each in ledgers for name, said in each.extras["read_from"].items()}
    read |= {name: read[one] for block in blocks for one, name in zip(blocks[0], block, strict=True)
             if one in read}  # fmt: skip
    names = {"file_columns": [column.name for column in table.columns], "read_from": read}
    left_out = int(table.extras.get("left_out_count", 0)) + int((~table.rows.index.isin(rows.index)).sum())
    return replace(
        ledgers[0],
        columns=[RawColumn(name) for name in LEDGER_COLUMNS if name in rows],
        rows=rows,
        notes=[*notes, Problem(None, None, JOINED.format(count=len(blocks)))],
        extras=ledgers[0].extras | names | {"left_out_count": left_out},
    )


def _find_blocks(table: RawTable) -> list[list[str]]:
    """The headings of each table; none where they are not the same, or no blank column parts them."""
    blocks: list[list[str]] = [[]]
    if sum(UNHEADED.fullmatch(column.name) is not None for column in table.columns) == 0:
        return []
    for column in table.columns:
        if UNHEADED.fullmatch(column.name) and not table.rows[column.name].astype("str").str.strip().any():
            blocks.append([])
        else:
            blocks[-1].append(column.name)
    filled = [block for block in blocks if block]
    alike = {tuple(COPY.sub("", name) for name in block) for block in filled}
    has_money = all(any(holds_amounts(table.rows[name]) for name in block) for block in filled)
    return filled if len(alike) == 1 and len(filled[0]) >= FEWEST_HEADINGS and has_money else []


def _take_parts(table: RawTable, blocks: list[list[str]]) -> list[RawTable]:
    """Each table under the first one's headings, with what the line above it says of it."""
    places = [column.name for column in table.columns]
    cells = [str(cell).strip() for cell in table.extras.get("title_cells") or []]
    titles = [_title_of(cells, places.index(block[0]), len(block)) for block in blocks]
    are_titled = all(titles) and len(set(titles)) == len(titles)
    parts = []
    for block, title in zip(blocks, titles, strict=True):
        names = dict(zip(block, blocks[0], strict=True))
        rows = table.rows[block].rename(columns=names)
        rows = rows[(rows.astype("str").apply(lambda words: words.str.strip()) != "").any(axis=1)]
        extras = table.extras | {"title": title if are_titled else ""}
        part = replace(table, columns=[RawColumn(name) for name in blocks[0]], rows=rows, extras=extras)
        parts.append(add_what_is_said(part, title, titles) if are_titled else part)
    return parts


def _title_of(cells: list[str], start: int, width: int) -> str:
    return next((cell for cell in cells[start : start + width] if cell), "")


def _as_ledger(table: RawTable) -> RawTable:
    if "kind" in table.extras:
        return table
    from data.imports.kinds import match_fields
    from data.imports.resources import KIND  # the kind is made after the formats are known

    fields: dict[str, str | None] = {
        field: column for field, column in match_fields(KIND, table).items() if field in LEDGER_COLUMNS
    }
    read = table.extras["read_from"]
    ledger = take_columns(table, fields, table.file_format.replace("plain", "tables_beside"), unnamed=UNNAMED)
    return replace(ledger, extras=ledger.extras | {"read_from": read})
