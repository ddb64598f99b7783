"""CSV as people really have it: any separator, any usual encoding, title lines, quoted newlines."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv

from data.imports.grid_headings import read_grid_headings
from data.imports.problems import ImportRefused, Problem, list_rows
from data.imports.raw_table import HEAD_BYTES, RawTable, make_names_unique
from data.imports.text_files import read_text, refuse_other_files

SEPARATORS = ",;\t|"
MOST_COLUMNS = 2_000
LONGEST_CELL = 1_000_000
# From here on columns are read as categories, many rows at once; below, patience costs nothing.
LARGE_FILE_BYTES = 8_000_000
ROWS_AT_ONCE = 20_000
HEADING_WITHIN_ROWS = 20
# Prose with commas is cut into uneven pieces; of a table's first lines at least this share agree.
EVEN_ENOUGH = 0.9
ROWS_WEIGHED = 60
MOST_TITLE_LINES, FEWEST_EVEN_LINES = 3, 3
FEWEST_GAPS = 2  # columns whose question stands over another, to their left
TITLE_SHARE = 0.7  # of the width of a table: headings leave fewer columns without one
WORD_OR_DAY = re.compile(r"^\D*[^\W\d_]{2}|^\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{2,4})?$|^\d{1,2}[- ][^\W\d_]{3}")

REPEATED = "rows repeat the headings and are left out"
RULED = re.compile(r":?[-=_]{2,}:?")

Record = tuple[int, list[str]]  # the row number that the user sees, and its cells


def read_plain_csv(path: Path) -> RawTable:
    """Read a CSV, TSV or semicolon file as words.

    Raises ImportRefused when it is not text, has no rows, or too many columns.
    """
    if path.stat().st_size > LARGE_FILE_BYTES:
        table = _read_large(path)
        if table is not None:
            return table
    text, encoding = read_text(path)
    return table_from_text(text, path.name, {"encoding": encoding})


def table_from_text(text: str, name: str, extras: dict | None = None) -> RawTable:
    """A RawTable from decoded text with separated values."""
    text, separator = find_separator(text)
    records = list(number_records(text, separator, name))
    if separator == "|":
        records = _strip_outer_pipes(records)
    notes = _unclosed_quote(text, records)
    return table_from_records(
        records, "plain_csv", name, notes, {"separator": separator, "large": False} | (extras or {})
    )


def _strip_outer_pipes(records: list[Record]) -> list[Record]:
    """A table of a text page has a pipe at both ends of each row: no columns stand outside them."""
    within = [(number, cells) for number, cells in records if len(cells) > 2]
    if not all(not cells[0].strip() and not cells[-1].strip() for _, cells in within):
        return records
    return [(number, cells[1:-1] if len(cells) > 2 else cells) for number, cells in records]


def find_separator(text: str) -> tuple[str, str]:
    """The separator that cuts the first lines most evenly, and the text without Excel's "sep=;" line."""
    first_line, _, rest = text.partition("\n")
    declared = first_line.strip().strip('"').lower()
    if declared.startswith("sep=") and len(declared) == 5:
        return rest, declared[-1]
    return text, max(SEPARATORS, key=lambda separator: _evenness(text[:HEAD_BYTES], separator))


def _evenness(head: str, separator: str) -> tuple[float, int]:
    is_cut = len(head) >= HEAD_BYTES
    complete = head.rpartition("\n")[0] if is_cut else head
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(complete, newline=""), delimiter=separator)
    rows = [row for row in islice(reader, ROWS_WEIGHED) if any(cell.strip() for cell in row)]
    lengths = Counter(len(row) for row in rows if len(row) > 1)
    if not lengths:
        return 0.0, 0
    width, count = lengths.most_common(1)[0]
    # A question of several lines is one cell, unless a quotation mark that never closes has swallowed them.
    is_swallowed = complete.count('"') % 2 == 1 and (not is_cut or len(rows[-1][-1]) > len(complete) / 2)
    lines = sum(1 for line in complete.splitlines()[:ROWS_WEIGHED] if line.strip())
    whole = max(lines if is_swallowed else len(rows), 1)
    return round(min(count / whole, 1.0), 1), width


def is_table_text(text: str) -> bool:
    """Whether the first lines are cut evenly into three cells or more, below a title or two: no prose."""
    head = text[:HEAD_BYTES]
    return any(_is_even(below) for below in (head, *_below_titles(head)))


def _is_even(text: str) -> bool:
    evenness, width = max(_evenness(text, separator) for separator in SEPARATORS)
    return evenness >= EVEN_ENOUGH and width >= 3


def _below_titles(head: str) -> Iterator[str]:
    """The text without its first lines, as long as those have no separator and enough is left to judge."""
    lines = head.splitlines(keepends=True)
    for at in range(1, MOST_TITLE_LINES + 1):
        above = lines[at - 1] if at <= len(lines) else ""
        if any(separator in above for separator in SEPARATORS) or len(lines) < at + FEWEST_EVEN_LINES:
            return
        yield "".join(lines[at:])


def number_records(text: str, separator: str, name: str) -> Iterator[Record]:
    """Every row of separated text with its number; refuses too many columns and endless cells."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if len(cells) > MOST_COLUMNS:
                raise ImportRefused(_too_wide(name, len(cells)))
            yield number, cells
    except csv.Error as error:
        message = f"a cell is longer than {LONGEST_CELL:,} characters or a quotation mark is never closed"
        raise ImportRefused([Problem(number + 1, None, message)]) from error


def _too_wide(name: str, width: int) -> str:
    return (
        f"{name}: the file has {width:,} columns; at most {MOST_COLUMNS:,} are read. "
        "Delete the columns that are not needed"
    )


def _unclosed_quote(text: str, records: list[Record]) -> list[Problem]:
    """A quotation mark that is never closed swallows the rest of the file into one cell."""
    if not records or text.count('"') % 2 == 0 or not any("\n" in cell for cell in records[-1][1]):
        return []
    number = records[-1][0]
    return [Problem(number, None, "a quotation mark is opened in this row and never closed")]


def table_from_records(
    records: list[Record], file_format: str, name: str, notes: list[Problem], extras: dict
) -> RawTable:
    """Find the headings, keep the row numbers, drop blank rows and list rows that are too long."""
    filled = [(number, cells) for number, cells in records if _holds_words(cells)]
    if not filled:
        raise ImportRefused(f"{name}: the file is empty")
    at = _find_heading(filled)
    at += _names_blocks(filled, at)
    at, heading, body = _join_headings(filled, at)
    if not body:
        raise ImportRefused(f"{name}: the file has headings but no rows")
    if len(heading) > MOST_COLUMNS:
        raise ImportRefused(_too_wide(name, len(heading)))
    width = len(heading)
    again = [number for number, cells in body if cells[0] == heading[0] and _trim(cells) == heading]
    if again and len(again) < len(body):
        body = [(number, cells) for number, cells in body if number not in set(again)]
        notes = [*notes, Problem(None, None, f"{len(again)} {REPEATED}")]
        extras = extras | {"repeated_heading_rows": again}
    too_long = [number for number, cells in body if any(cell.strip() for cell in cells[width:])]
    notes = notes + list_rows(too_long, None, f"the row has more cells than the {width} headings")
    names = make_names_unique(heading)
    rows = pd.DataFrame(
        {column: _column(body, place) for place, column in enumerate(names)},
        index=pd.Index([number for number, _ in body], name="row"),
    )
    lines = [" ".join(cell.strip() for cell in cells if cell.strip()) for _, cells in filled[:at]]
    said = {"title": " ".join(lines), "title_lines": lines, "title_cells": filled[at - 1][1] if at else []}
    extras = {"heading_row": filled[at][0], "damaged_rows": too_long} | said | extras
    return RawTable(file_format, read_grid_headings(names), rows, notes, extras)


def _holds_words(cells: list[str]) -> bool:
    """Whether a row says anything; one of blanks or of ruled lines ("---") does not."""
    first = next((cell.strip() for cell in cells if cell.strip()), "")
    if not RULED.fullmatch(first):  # the rest of the row is looked at only where this may be a ruled line
        return first != ""
    said = [cell.strip() for cell in cells if cell.strip()]
    return len(said) == 1 or not all(RULED.fullmatch(cell) for cell in said)


def _column(body: list[Record], place: int) -> pd.Series:
    return pd.Series(
        [cells[place].strip() if place < len(cells) else "" for _, cells in body],
        index=[number for number, _ in body],
        dtype="str",
    )


def _trim(cells: list[str]) -> list[str]:
    width = max((place + 1 for place, cell in enumerate(cells) if cell.strip()), default=0)
    return cells[:width]


def _join_headings(filled: list[Record], at: int) -> tuple[int, list[str], list[Record]]:
    """Where the headings begin, what they are, and the rows below them; two rows of them may be one."""
    from data.imports.money_formats.two_heading_rows import join_heading_rows  # the formats read tables

    for first in (at, at - 1):
        if 0 <= first < len(filled) - 2:
            joined = join_heading_rows(_trim(filled[first][1]), _trim(filled[first + 1][1]))
            if joined:
                return first, joined, filled[first + 2 :]
    if at < len(filled) - FEWEST_EVEN_LINES and (joined := _join_questions(filled[at:])):
        return at, joined, filled[at + 2 :]
    return at, _trim(filled[at][1]), filled[at + 1 :]


def _join_questions(filled: list[Record]) -> list[str] | None:
    """Questions over several columns, and their rows below: "Question [row]"; None where it is not so."""
    questions, rows = ([" ".join(cell.split()) for cell in cells] for _, cells in filled[:2])
    questions += [""] * (len(rows) - len(questions))
    rows += [""] * (len(questions) - len(rows))
    said = [row for row in rows if row]
    gaps = sum(1 for question, row in zip(questions, rows, strict=True) if row and not question)
    if gaps < FEWEST_GAPS or len(set(said)) < len(said) or not questions[0] or rows[0]:
        return None
    if not all(WORD_OR_DAY.search(row) and not row[0].isdigit() for row in said):
        return None
    below = filled[2 : 2 + ROWS_WEIGHED]
    if any(
        at < len(cells) and cells[at].strip() == row
        for at, row in enumerate(rows)
        if row
        for _, cells in below
    ):
        return None
    joined, question = [], ""
    for asked, row in zip(questions, rows, strict=True):
        question = asked or (question if row else "")
        joined.append(f"{question} [{row}]" if row and question else row or asked)
    return joined


def _find_heading(filled: list[Record]) -> int:
    """The first row that is about as wide as the widest near it: titles above it are narrow.

    A title with commas is cut into cells: where nearly all rows below are far wider, and the next one holds
    nothing but words, that one has the headings.
    """
    widths = [sum(1 for cell in cells if cell.strip()) for _, cells in filled[:HEADING_WITHIN_ROWS]]
    enough = max(min(2, max(widths)), 0.5 * max(widths))
    at = next(place for place, width in enumerate(widths) if width >= enough)
    below = [len(_trim(cells)) for _, cells in filled[at + 1 : HEADING_WITHIN_ROWS]]
    if len(below) < FEWEST_EVEN_LINES - 1:
        return at
    usual, count = Counter(below).most_common(1)[0]
    is_title = len(_trim(filled[at][1])) <= TITLE_SHARE * usual and count >= EVEN_ENOUGH * len(below)
    return at + 1 if is_title and _are_headings(filled[at + 1][1], usual) else at


def _names_blocks(filled: list[Record], at: int) -> bool:
    """Whether the row has one title for each of several tables beside each other, whose headings are alike.

    "Income | | | Expenditure" above "Item | Amount | | Item | Amount" is no row of headings.
    """
    if at + 2 >= len(filled):
        return False
    titles, cells = filled[at][1], _trim(filled[at + 1][1])
    gaps = [-1, *(place for place, cell in enumerate(cells) if not cell.strip()), len(cells)]
    blocks = [(first + 1, last) for first, last in pairwise(gaps) if last - first > 2]
    named = [sum(bool(cell.strip()) for cell in titles[first:last]) for first, last in blocks]
    alike = {tuple(cell.strip() for cell in cells[first:last]) for first, last in blocks}
    return len(blocks) > 1 and len(alike) == 1 and set(named) == {1}


def _are_headings(cells: list[str], width: int) -> bool:
    """Words or days in every cell, no two alike: answers and amounts are numbers, or repeat themselves."""
    words = [cell.strip().casefold() for cell in cells[:width]]
    return len(set(words)) == width and all(WORD_OR_DAY.search(word) for word in words)


# ---------------------------------------------------------------- large files


def _read_large(path: Path) -> RawTable | None:
    """Many rows at once, or None when anything is unusual: then the patient way reads it.

    Unusual is: not UTF-8, blank lines (row numbers would slip), a title line, uneven rows.
    """
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
    refuse_other_files(head, path.name)
    try:
        head_text = head.decode("utf-8-sig", errors="strict" if len(head) < HEAD_BYTES else "ignore")
    except UnicodeDecodeError:
        return None
    if "\x00" in head_text or head_text.lower().startswith("sep="):
        return None
    has_blank_lines, has_quotes = _scan(path)
    if has_blank_lines:
        return None
    _, separator = find_separator(head_text)
    reader = csv.reader(io.StringIO(head_text, newline=""), delimiter=separator)
    first_records = list(islice(enumerate(reader, 1), HEADING_WITHIN_ROWS))
    if _find_heading(first_records) != 0 or len(first_records[0][1]) > MOST_COLUMNS:
        return None
    names = make_names_unique(first_records[0][1])
    try:
        table = _read_arrow(path, names, separator, has_quotes)
    except (pa.ArrowInvalid, pa.ArrowKeyError):
        return None
    return _table_from_arrow(table, names, separator)


def _scan(path: Path) -> tuple[bool, bool]:
    """Whether the file has blank lines (or zeros), and whether any cell may span lines."""
    has_quotes, end = False, b""
    with path.open("rb") as stream:
        while block := stream.read(1 << 24):
            joined = end + block
            if b"\n\n" in joined or b"\n\r\n" in joined or b"\x00" in joined:
                return True, has_quotes
            has_quotes = has_quotes or b'"' in block
            end = joined[-2:]
    return False, has_quotes


def _read_arrow(path: Path, names: list[str], separator: str, has_quotes: bool) -> pa.Table:
    words = pa.dictionary(pa.int32(), pa.string())
    return arrow_csv.read_csv(
        path,
        read_options=arrow_csv.ReadOptions(column_names=names, skip_rows=1, block_size=1 << 23),
        parse_options=arrow_csv.ParseOptions(delimiter=separator, newlines_in_values=has_quotes),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, words), strings_can_be_null=False
        ),
    )


def _table_from_arrow(table: pa.Table, names: list[str], separator: str) -> RawTable:
    columns = {}
    for name in names:
        joined = table.column(name).unify_dictionaries().combine_chunks()
        joined = joined.chunk(0) if isinstance(joined, pa.ChunkedArray) else joined
        columns[name] = _strip_categories(joined)
    rows = pd.DataFrame(columns, copy=False)
    rows.index = pd.RangeIndex(2, len(rows) + 2, name="row")
    extras = {
        "heading_row": 1,
        "damaged_rows": [],
        "encoding": "utf-8",
        "separator": separator,
        "large": True,
    }
    return RawTable("plain_csv", read_grid_headings(names), rows, [], extras)


def _strip_categories(column: pa.DictionaryArray) -> pd.Categorical:
    """Categories without spaces at their ends; two that become one are joined."""
    found = column.dictionary.to_pylist()
    stripped = [word.strip() for word in found]
    codes, kept = column.indices.to_numpy(zero_copy_only=False), np.array(stripped, dtype=object)
    if stripped != found:  # words of a dictionary are distinct already; only stripping makes some alike
        new_codes, kept = pd.factorize(kept)
        codes = new_codes[codes]
    return pd.Categorical.from_codes(codes.astype(np.int32), pd.Index(kept, dtype="str"), validate=False)
