"""Excel workbooks that calculate nothing by surprise: text from a file can never become a formula."""

from collections.abc import Sequence
from io import BytesIO
from math import ceil

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from data.exports.csv_text import FORMULA_STARTS

# A font without a name would be another one than the cells below have.
HEAD_FONT = Font(name="Calibri", size=11, bold=True)
HEAD_FILL = PatternFill("solid", fgColor="F5F6F8")
DECIMALS = 10
WIDEST, NARROWEST = 60, 10
PAPER_A4, LINE_POINTS = 9, 15
MONEY, SHARE, WHOLE = "#,##0", "0 %", "0"


def add_sheet(
    book: Workbook,
    name: str,
    frame: pd.DataFrame,
    formats: dict[str, str],
    notes: Sequence[str] = (),
    *,
    is_ours: bool = False,
    sums: pd.DataFrame | None = None,
) -> Worksheet:
    """A sheet with notes above, a heading row that stays in sight, and numbers as numbers.

    is_ours: the words come from this project's own files, and stay as they are.
    sums:    the same columns, added up: rows below the table that its filter never hides.
    """
    sheet = book.create_sheet(name)
    for line in notes:
        sheet.append([make_safe(line)])
    sheet.append([make_safe(column) for column in frame.columns])
    head = sheet.max_row
    # What adding and taking away leave behind in a float, 0.7999999999999998, is no figure of anybody's.
    frame = frame.round(DECIMALS)
    for row in _list_rows(frame):
        sheet.append([value if is_ours else make_safe(value) for value in row])
    last = sheet.max_row
    for row in [] if sums is None else _list_rows(sums.round(DECIMALS)):
        sheet.append([make_safe(value) for value in row])
        for position in range(1, len(row) + 1):
            sheet.cell(sheet.max_row, position).font = HEAD_FONT
    for position, column in enumerate(frame.columns, 1):
        _set_column(sheet, position, head, frame[column], formats.get(column))
    _set_page(sheet, head, max(len(frame.columns), 1))
    sheet.freeze_panes = f"A{head + 1}"
    sheet.auto_filter.ref = f"A{head}:{get_column_letter(max(len(frame.columns), 1))}{last}"
    return sheet


def _list_rows(frame: pd.DataFrame) -> list[tuple]:
    return list(frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None))


def make_safe(value: object) -> object:
    """Text that begins like a formula gets a quote in front; signs that Excel refuses are left out."""
    if not isinstance(value, str):
        return value
    clean = ILLEGAL_CHARACTERS_RE.sub("", value)
    return f"'{clean}" if clean.startswith(FORMULA_STARTS) else clean


def _set_column(
    sheet: Worksheet, position: int, head: int, values: pd.Series, number_format: str | None
) -> None:
    title = sheet.cell(head, position)
    side = "right" if number_format else "left"
    title.font, title.fill = HEAD_FONT, HEAD_FILL
    title.alignment = Alignment(wrap_text=True, horizontal=side)
    texts = [str(title.value), *values.dropna().astype(str).head(200)]
    width = min(max(max(len(text) for text in texts) + 2, NARROWEST), WIDEST)
    sheet.column_dimensions[get_column_letter(position)].width = 14 if number_format else width
    if number_format:
        for row in range(head + 1, sheet.max_row + 1):
            sheet.cell(row, position).number_format = number_format


def _set_page(sheet: Worksheet, head: int, column_count: int) -> None:
    """Printed, a sheet is as wide as its page, its headings stand on every page, and its notes wrap."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", PAPER_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{head}:{head}"
    last = get_column_letter(column_count)
    width = sum(sheet.column_dimensions[get_column_letter(each + 1)].width for each in range(column_count))
    for row in range(1, head):
        sheet.merge_cells(f"A{row}:{last}{row}")
        note = sheet.cell(row, 1)
        note.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = LINE_POINTS * max(1, ceil(len(str(note.value or "")) / width))


def start_workbook(title: str) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator = title, "Common Ground"
    return book


def save_workbook(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
