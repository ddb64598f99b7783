"""XLSX opened with care: its size is bounded, its XML may not define entities, formulas never run."""

import datetime
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl
from defusedxml.common import DefusedXmlException

from data.imports.plain_csv import MOST_COLUMNS, Record, table_from_records
from data.imports.problems import ImportRefused, Problem
from data.imports.raw_table import RawTable

# Far above any real workbook of people's answers; far below what would fill a computer's memory.
LARGEST_UNPACKED_BYTES = 400_000_000
LARGEST_RATIO = 200
RATIO_COUNTS_FROM_BYTES = 10_000_000
MOST_PARTS = 5_000
MOST_SHEETS_TRIED = 12
ROWS_LOOKED_AT = 50  # for a table, before a sheet is passed over
MOST_BLANK_ROWS = 100  # kept between two rows with words; more say nothing
BLOCK_BYTES = 1 << 20
FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")


Sheet = tuple[list[Record], list[Problem], dict[str, Any]]  # its rows, what is to be said, what else is known


def read_plain_xlsx(path: Path, sheet: str | None = None) -> RawTable:
    """Read one sheet of a workbook as words: the named one, else the first visible one with a table.

    A cell with a formula gives the value last worked out, or the formula's own text where there is none.
    Raises ImportRefused when the file is damaged, hostile, or has no such sheet.
    """

    def read(found: Sheet) -> RawTable:
        records, notes, extras = found
        return table_from_records(records, "plain_xlsx", path.name, notes, extras | {"large": False})

    first = read_sheet_records(path, sheet)
    return read_first_table(read, first, lambda name: read_sheet_records(path, name), tries=sheet is None)


def read_first_table(
    read: Callable[[Sheet], RawTable], first: Sheet, open_sheet: Callable[[str], Sheet], *, tries: bool
) -> RawTable:
    """The first sheet that is a table: one with a title and a line of its licence often stands before it.

    Raises what the first sheet was refused for where none is, or where that one was asked for.
    """
    try:
        return read(first)
    except ImportRefused as refusal:
        for name in first[2].get("other_sheets", [])[:MOST_SHEETS_TRIED] if tries else []:
            try:
                return read(open_sheet(name))
            except ImportRefused:
                continue
        raise refusal


def read_sheet_records(
    path: Path, sheet: str | None = None, most_rows: int | None = None
) -> tuple[list[Record], list[Problem], dict[str, Any]]:
    """The rows of one sheet as words, before anyone asks which of them holds the headings."""
    open_zip_safely(path, needs="xl/workbook.xml")
    try:
        return _read_workbook(path, sheet, most_rows)
    except ImportRefused:
        raise
    except DefusedXmlException as error:
        raise ImportRefused(_entities(path.name)) from error
    except Exception as error:  # openpyxl raises whatever a damaged part leads it to
        raise ImportRefused(
            f"{path.name}: the workbook is damaged ({type(error).__name__}); "
            "open it in a spreadsheet program and save it again"
        ) from error


def _read_workbook(
    path: Path, sheet: str | None, most_rows: int | None
) -> tuple[list[Record], list[Problem], dict[str, Any]]:
    with _open_workbook(path, shows_values=False) as workbook:
        name, others = _choose_sheet(workbook, sheet, path.name)
        records, formula_count = _read_records(workbook[name], path.name, most_rows)
    notes = []
    if formula_count and most_rows is None:
        records = _use_last_values(path, name, records)
        notes.append(Problem(None, None, f"{formula_count} cells hold formulas; their last values are used"))
    return records, notes, {"sheet": name, "other_sheets": others, "formula_count": formula_count}


def open_zip_safely(path: Path, needs: str) -> None:
    """Check an Office file before anything parses it: its parts, unpacked size, ratio and entities.

    Raises ImportRefused with the limit in the message.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if needs not in {part.filename for part in parts}:
                raise ImportRefused(
                    f"{path.name}: this is a ZIP archive or another Office document, not a workbook"
                )
            if len(parts) > MOST_PARTS:
                raise ImportRefused(
                    f"{path.name}: the file has {len(parts):,} parts; at most {MOST_PARTS:,} are read"
                )
            _check_parts(archive, parts, path.name)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
    ) as error:
        raise ImportRefused(f"{path.name}: the file is damaged or cut off, or has a password") from error
    except Exception as error:
        if isinstance(error, ImportRefused):
            raise
        raise ImportRefused(f"{path.name}: the file is damaged ({type(error).__name__})") from error


def _check_parts(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], name: str) -> None:
    """Unpack once without keeping anything: what a header says about sizes is not to be believed."""
    total = 0
    for part in parts:
        size, end = 0, b""
        is_xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
        with archive.open(part) as stream:
            while block := stream.read(BLOCK_BYTES):
                size += len(block)
                _check_size(total + size, size, part.compress_size, name)
                if is_xml and _has_entities(end + block):
                    raise ImportRefused(_entities(name))
                end = block[-20:]
        total += size


def _check_size(total: int, size: int, packed: int, name: str) -> None:
    if total > LARGEST_UNPACKED_BYTES:
        raise ImportRefused(
            f"{name}: unpacked, the file has more than the limit of {LARGEST_UNPACKED_BYTES // 10**6} MB"
        )
    if size > RATIO_COUNTS_FROM_BYTES and size > LARGEST_RATIO * max(packed, 1):
        raise ImportRefused(
            f"{name}: the file unpacks to more than {LARGEST_RATIO} times its size and is refused"
        )


def _has_entities(block: bytes) -> bool:
    flat = block.replace(b"\x00", b"")  # UTF-16 hides the word behind zeros
    return any(word in flat for word in FORBIDDEN)


def _entities(name: str) -> str:
    return f"{name}: the file defines XML entities, which no spreadsheet program writes; it is refused"


def _choose_sheet(workbook: Any, wanted: str | None, name: str) -> tuple[str, list[str]]:
    visible = [ws.title for ws in workbook.worksheets if ws.sheet_state == "visible"]
    if wanted is not None:
        if wanted not in workbook.sheetnames:
            raise ImportRefused(f"{name}: there is no sheet of that name; the file has {len(visible)} sheets")
        return wanted, [title for title in visible if title != wanted]
    for title in visible:
        if _has_table(workbook[title]):
            return title, [other for other in visible if other != title]
    if any(_holds_anything(workbook[title]) for title in visible):
        raise ImportRefused(
            f"{name}: no sheet has two rows with words in its first {ROWS_LOOKED_AT}; headings need rows "
            "right below them"
        )
    raise ImportRefused(f"{name}: the file is empty")


def _holds_anything(worksheet: Any) -> bool:
    worksheet.reset_dimensions()
    rows = islice(worksheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1), ROWS_LOOKED_AT)
    return any(cell not in (None, "") for row in rows for cell in row)


def _has_table(worksheet: Any) -> bool:
    worksheet.reset_dimensions()
    rows = islice(worksheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1), ROWS_LOOKED_AT)
    return sum(1 for row in rows if any(cell not in (None, "") for cell in row)) >= 2


def _read_records(worksheet: Any, name: str, most_rows: int | None) -> tuple[list[Record], int]:
    worksheet.reset_dimensions()
    records: list[Record] = []
    formula_count = 0
    rows = worksheet.iter_rows(min_row=1, values_only=True)
    last = 0
    for number, row in enumerate(islice(rows, most_rows), 1):
        if len(row) > MOST_COLUMNS and row[MOST_COLUMNS] is not None:
            raise ImportRefused(
                f"{name}: the sheet has more than {MOST_COLUMNS:,} columns, which is the limit"
            )
        if any(cell is not None for cell in row):
            last = number
        elif number - last > MOST_BLANK_ROWS:
            continue  # a stray cell in the last row of a sheet makes a million of them
        cells = [word_of(cell) for cell in row[:MOST_COLUMNS]] or [""]
        formula_count += sum(1 for cell in row if isinstance(cell, str) and cell.startswith("="))
        records.append((number, cells))
    return records, formula_count


def _use_last_values(path: Path, sheet: str, records: list[Record]) -> list[Record]:
    """What the spreadsheet program last showed in the cells with formulas."""
    with _open_workbook(path, shows_values=True) as workbook:
        worksheet = workbook[sheet]
        worksheet.reset_dimensions()
        read = dict(records)
        shown = enumerate(worksheet.iter_rows(min_row=1, values_only=True), 1)
        return [
            (number, [_shown(cell, values, place) for place, cell in enumerate(read[number])])
            for number, values in shown
            if number in read
        ]


@contextmanager
def _open_workbook(path: Path, shows_values: bool) -> Iterator[Any]:
    """Opened as a stream: openpyxl believes a file's extension, which may lie."""
    with path.open("rb") as stream:
        workbook = openpyxl.load_workbook(stream, read_only=True, data_only=shows_values, keep_links=False)
        try:
            yield workbook
        finally:
            workbook.close()


def _shown(cell: str, values: tuple[Any, ...], place: int) -> str:
    if not cell.startswith("=") or place >= len(values) or values[place] is None:
        return cell
    return word_of(values[place])


def word_of(cell: Any) -> str:
    """One cell as a word: 3.0 is "3", a date is 2026-09-30, an error such as #N/A stays as it shows."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    return str(cell)
