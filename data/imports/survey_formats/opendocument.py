"""OpenDocument sheets (.ods) read as a stream: repeated cells and rows are how they grow without end."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from data.imports.plain_csv import MOST_COLUMNS, Record
from data.imports.plain_xlsx import open_zip_safely
from data.imports.problems import ImportRefused, Problem

MOST_ROWS = 1_048_576
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def read_ods_records(
    path: Path, sheet: str | None = None
) -> tuple[list[Record], list[Problem], dict[str, Any]]:
    """The rows of the named sheet, else of the first that has any; formulas give their last value.

    Raises ImportRefused when the file is damaged, hostile or empty, or has no such sheet.
    """
    open_zip_safely(path, needs="content.xml")
    try:
        with zipfile.ZipFile(path) as archive, archive.open("content.xml") as stream:
            seen = []
            chosen: tuple[str, list[Record]] | None = None
            for name, records in _read_sheets(iterparse(stream, events=("start", "end")), path.name):
                has_table = sum(1 for _, cells in records if any(cells)) >= 2
                seen += [name] if has_table else []
                if chosen is None and (name == sheet if sheet is not None else has_table):
                    chosen = name, records
            if chosen:
                others = [name for name in seen if name != chosen[0]]
                return chosen[1], [], {"sheet": chosen[0], "other_sheets": others}
    except DefusedXmlException as error:
        message = (
            f"{path.name}: the file defines XML entities, which no spreadsheet program writes; it is refused"
        )
        raise ImportRefused(message) from error
    except (ParseError, zipfile.BadZipFile, KeyError, ValueError, EOFError, OSError) as error:
        raise ImportRefused(
            f"{path.name}: the sheet is damaged; open it in a spreadsheet program and save it again"
        ) from error
    if sheet is not None:
        raise ImportRefused(f"{path.name}: there is no sheet of that name; the file has {len(seen)} sheets")
    raise ImportRefused(f"{path.name}: the file is empty")


def _read_sheets(events: Iterator[tuple[str, Element]], name: str) -> Iterator[tuple[str, list[Record]]]:
    sheet, number = "", 1
    records: list[Record] = []
    for event, element in events:
        if event == "start" and element.tag == f"{TABLE}table":
            sheet, records, number = element.get(f"{TABLE}name", ""), [], 1
        elif event == "end" and element.tag == f"{TABLE}table-row":
            cells = _read_row(element, name)
            repeats = int(element.get(f"{TABLE}number-rows-repeated", "1"))
            # A sheet ends in one blank row "repeated" a million times; only rows with words are repeated.
            if cells:
                _refuse_endless(number + repeats, name)
                records.extend((number + again, cells) for again in range(repeats))
            number += repeats
            element.clear()
        elif event == "end" and element.tag == f"{TABLE}table":
            yield sheet, records
            element.clear()


def _refuse_endless(rows: int, name: str) -> None:
    if rows > MOST_ROWS:
        raise ImportRefused(f"{name}: the sheet has more than {MOST_ROWS:,} rows, which is the limit")


def _read_row(row: Element, name: str) -> list[str]:
    """Words of one row, without the blank cells at its end."""
    cells: list[str] = []
    for cell in row:
        if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        word = _word(cell)
        repeats = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
        if word and len(cells) + repeats > MOST_COLUMNS:
            raise ImportRefused(
                f"{name}: the sheet has more than {MOST_COLUMNS:,} columns, which is the limit"
            )
        cells.extend([word] * min(repeats, MOST_COLUMNS + 1 - len(cells)))
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _word(cell: Element) -> str:
    kind = cell.get(f"{OFFICE}value-type", "")
    if kind in ("float", "percentage", "currency"):
        value = cell.get(f"{OFFICE}value", "")
        return value[:-2] if value.endswith(".0") else value
    if kind == "date":
        return cell.get(f"{OFFICE}date-value", "").replace("T00:00:00", "").replace("T", " ")
    if kind == "boolean":
        return cell.get(f"{OFFICE}boolean-value", "").upper()
    return "\n".join("".join(part.itertext()) for part in cell.iter(f"{TEXT}p")).strip()
