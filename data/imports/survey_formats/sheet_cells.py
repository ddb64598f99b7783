"""A file as bare cells, headings included: survey tools write one, two or three rows of headings."""

import codecs
import csv
import io
import zipfile
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv
from pandas.api.types import union_categoricals

from data.imports.plain_csv import (
    LARGE_FILE_BYTES,
    LONGEST_CELL,
    MOST_COLUMNS,
    Record,
    find_separator,
    number_records,
)
from data.imports.plain_xlsx import read_sheet_records
from data.imports.problems import ImportRefused, Problem
from data.imports.raw_table import HEAD_BYTES
from data.imports.survey_formats.opendocument import read_ods_records
from data.imports.text_files import decode_text, read_text

TOP_ROWS, ROWS_LOOKED_AT = 8, 40
ROWS_AT_ONCE = 50_000
# Cells beyond the headings that a large file's rows may have and still be told apart.
SPARE_COLUMNS = 8
ODS_MIME_TYPE = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


@dataclass(frozen=True)
class SheetCells:
    """`rows` has every row of the file, columns 0, 1, 2 …, and the row number of the file as its index."""

    container: str
    name: str
    rows: pd.DataFrame
    notes: list[Problem] = field(default_factory=list)
    extras: dict[str, Any] = field(default_factory=dict)

    @property
    def top(self) -> list[list[str]]:
        """The first rows as words, each as wide as the file."""
        return self.rows.head(TOP_ROWS).astype("object").to_numpy().tolist()


def container_of(head: bytes, path: Path) -> str:
    """ "csv", "xlsx" or "ods" by the bytes; the extension may lie."""
    if not head.startswith(b"PK\x03\x04"):
        return "csv"
    return "ods" if ODS_MIME_TYPE in head[:200] or _has_ods_content(path) else "xlsx"


def is_opendocument(head: bytes, path: Path) -> bool:
    """Whether the bytes are an OpenDocument sheet (or another OpenDocument file: reading says which)."""
    return container_of(head, path) == "ods"


def _has_ods_content(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return "content.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError, EOFError):
        return False  # reading it says what is wrong


def read_top(head: bytes, path: Path) -> list[list[str]]:
    """The first rows, cheaply, to recognise a layout by. Empty when the file is not a table of text."""
    container = container_of(head, path)
    if container == "xlsx":
        records, _, _ = read_sheet_records(path, most_rows=ROWS_LOOKED_AT)
        return _from_records("xlsx", path.name, records, [], {}).top
    if container == "ods":
        return read_sheet_cells(path).top
    try:
        text, _ = decode_text(head, path.name)
        text, separator = find_separator(text)
        csv.field_size_limit(LONGEST_CELL)
        rows = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), ROWS_LOOKED_AT))
    except (csv.Error, ImportRefused):
        return []
    return [row for row in rows if any(cell.strip() for cell in row)][:TOP_ROWS]


def read_sheet_cells(path: Path) -> SheetCells:
    """Read every cell of a text table, workbook or OpenDocument sheet.

    Raises ImportRefused saying what the file is instead.
    """
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
    container = container_of(head, path)
    if container == "xlsx":
        records, notes, extras = read_sheet_records(path)
        return _from_records("xlsx", path.name, records, notes, extras)
    if container == "ods":
        records, notes, extras = read_ods_records(path)
        return _from_records("ods", path.name, records, notes, extras)
    return _read_text_cells(path, head)


def _read_text_cells(path: Path, head: bytes) -> SheetCells:
    if path.stat().st_size > LARGE_FILE_BYTES:
        return _read_many_rows(path, head)
    text, encoding = read_text(path)
    text, separator = find_separator(text)
    records = list(number_records(text, separator, path.name))
    extras = {"encoding": encoding, "separator": separator}
    return _from_records(_text_container(separator), path.name, records, [], extras)


def _text_container(separator: str) -> str:
    return "tsv" if separator == "\t" else "csv"


def _from_records(
    container: str, name: str, records: list[Record], notes: list[Problem], extras: dict
) -> SheetCells:
    """Equal widths, blank rows left out, cells without spaces at their ends."""
    filled = [(number, cells) for number, cells in records if any(cell.strip() for cell in cells)]
    if not filled:
        raise ImportRefused(f"{name}: the file is empty")
    width = max(_filled_width(cells) for _, cells in filled)
    blanks = [""] * width
    table = [([cell.strip() for cell in cells[:width]] + blanks)[:width] for _, cells in filled]
    index = pd.Index([number for number, _ in filled], name="row")
    rows = pd.DataFrame(table, index=index, columns=range(width), dtype="str")
    return SheetCells(container, name, rows, notes, extras)


def _filled_width(cells: list[str]) -> int:
    """Up to the last cell with a word in it: workbooks are padded with blank cells."""
    at = len(cells)
    while at and not cells[at - 1].strip():
        at -= 1
    return at


# ---------------------------------------------------------------- large files


def _read_many_rows(path: Path, head: bytes) -> SheetCells:
    """A large text file as categories: many rows at once, patiently where its rows are uneven."""
    whole_head, encoding = decode_text(head[: head.rfind(b"\n") + 1] or head, path.name)
    head_text, separator = find_separator(whole_head)
    csv.field_size_limit(LONGEST_CELL)
    first = list(islice(csv.reader(io.StringIO(head_text, newline=""), delimiter=separator), TOP_ROWS))
    width = max(len(cells) for cells in first)
    if width > MOST_COLUMNS:
        raise ImportRefused(f"{path.name}: the file has {width:,} columns; at most {MOST_COLUMNS:,} are read")
    try:
        rows = _read_even_rows(path, separator, width)
    except (pa.ArrowInvalid, pa.ArrowKeyError):
        first_line = 1 if head_text == whole_head else 2
        rows = _read_uneven_rows(path, separator, width, encoding, first_line)
    rows = rows[(rows != "").any(axis=1)]
    extras = {"encoding": encoding, "separator": separator}
    return SheetCells(_text_container(separator), path.name, rows, [], extras)


def _read_even_rows(path: Path, separator: str, width: int) -> pd.DataFrame:
    names = [str(place) for place in range(width)]
    table = arrow_csv.read_csv(
        path,
        read_options=arrow_csv.ReadOptions(column_names=names, block_size=1 << 23),
        parse_options=arrow_csv.ParseOptions(
            delimiter=separator, newlines_in_values=True, ignore_empty_lines=False
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.dictionary(pa.int32(), pa.string())),
            strings_can_be_null=False,
        ),
    )
    columns = {place: _as_categories(table.column(place)) for place in range(width)}
    return pd.DataFrame(columns, index=pd.RangeIndex(1, table.num_rows + 1, name="row"), copy=False)


def _as_categories(column: pa.ChunkedArray) -> pd.Categorical:
    """Categories without spaces at their ends; two that become one are joined."""
    joined = column.unify_dictionaries().combine_chunks()
    joined = joined.chunk(0) if isinstance(joined, pa.ChunkedArray) else joined
    words = pd.Series(joined.dictionary.to_pylist(), dtype="object").str.strip().str.lstrip("\ufeff")
    codes, kept = pd.factorize(words)
    indices = codes[joined.indices.to_numpy(zero_copy_only=False)]
    return pd.Categorical.from_codes(indices.astype(np.int32), pd.Index(kept, dtype="str"), validate=False)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are not UTF-8 in a file that mostly is come from an old Windows program."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("else_windows_1252", _as_windows)


def _read_uneven_rows(path: Path, separator: str, width: int, encoding: str, first_line: int) -> pd.DataFrame:
    """Not UTF-8, short or blank rows: one more pass, by columns and piece by piece."""
    try:
        pieces = pd.read_csv(
            path,
            sep=separator,
            header=None,
            names=range(width + SPARE_COLUMNS),
            skiprows=first_line - 1,
            dtype="category",
            keep_default_na=False,
            skip_blank_lines=False,
            encoding=encoding if encoding.startswith("utf-16") else "utf-8",
            encoding_errors="else_windows_1252",
            chunksize=ROWS_AT_ONCE,
        )
        rows = _join(list(pieces))
        spare = [at for at in range(width, width + SPARE_COLUMNS) if not (rows[at] != "").any()]
        rows = rows.drop(columns=spare).set_axis(range(width + SPARE_COLUMNS - len(spare)), axis=1)
    except (pd.errors.ParserError, ValueError, csv.Error) as error:
        message = f"{path.name}: the rows of this file cannot be told apart; a quotation mark may be unclosed"
        raise ImportRefused(message) from error
    rows.index = pd.RangeIndex(first_line, len(rows) + first_line, name="row")
    return rows


def _join(pieces: list[pd.DataFrame]) -> pd.DataFrame:
    """Categories joined across the pieces, so that no word is kept twice."""
    columns = {}
    for column in pieces[0].columns:
        parts = [piece.pop(column).astype("category") for piece in pieces]
        columns[column] = union_categoricals([part.cat.rename_categories(str) for part in parts])
    return pd.DataFrame(columns, copy=False)
