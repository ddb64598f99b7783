"""Workbooks with more than one sheet: a cover that is no table does not hide the one behind it."""

from datetime import datetime

import openpyxl
import pytest

from data.imports.batches import preview_import
from data.imports.problems import ImportRefused

COVER = [["360Giving data of the Midshire Trust"], ["Licence", "CC BY 4.0"]]
GRANTS = [
    [
        "Identifier",
        "Title",
        "Currency",
        "Amount Awarded",
        "Award Date",
        "Recipient Org:Name",
        "Funding Org:Name",
    ],
    ["360G-a-1", "T", "GBP", 5000, datetime(2026, 1, 15), "Charity A", "Midshire Trust"],
    ["360G-a-2", "T", "GBP", 700.5, datetime(2026, 2, 15), "Charity B", "Midshire Trust"],
]


def save(tmp_path, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


def test_grants_behind_a_cover_are_read_and_the_other_sheets_said(tmp_path):
    looked = preview_import(save(tmp_path, About=COVER, grants=GRANTS, Codes=COVER), partnership="Millbrook")
    assert (looked.kind, looked.contents.file_format, looked.problems) == ("resources", "360giving_xlsx", [])
    assert (looked.report()["lines"], looked.report()["total"]) == (2, 5700.5)
    assert any("2 other sheets of the file are not read" in note.message for note in looked.contents.notes)


def test_a_sheet_that_was_asked_for_is_not_replaced_by_another(tmp_path):
    with pytest.raises(ImportRefused, match="headings but no rows"):
        preview_import(save(tmp_path, About=COVER, grants=GRANTS), partnership="Millbrook", sheet="About")


def test_a_workbook_of_covers_is_refused_for_its_first_sheet(tmp_path):
    with pytest.raises(ImportRefused, match="headings but no rows"):
        preview_import(save(tmp_path, About=COVER, More=COVER), partnership="Millbrook")
