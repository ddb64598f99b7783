"""Currencies that only a heading, a title or the language of a money file tells."""

import openpyxl
import pytest

from data.imports.batches import preview_import
from data.imports.problems import ImportRefused


def look(tmp_path, *lines):
    (tmp_path / "money.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    looked = preview_import(tmp_path / "money.csv", partnership="Millbrook")
    return looked.contents.report["totals"], " ".join(note.message for note in looked.contents.notes)


@pytest.mark.parametrize("headings", [
    "Kostenart;Ansatz in €;Ist in €", "Item;Annual Budget (€);Actual spend (€)", "Item;Budget EUR;Actual EUR",
])  # fmt: skip
def test_a_sign_in_the_headings_says_the_currency_whatever_the_layout(headings, tmp_path):
    totals, _ = look(tmp_path, headings, "Staff;12.500,00;11.200,50", "Rent;3.000,00;2.900,00")
    assert totals == {"EUR": {"need": 15500, "spent": 14100.5}}


def test_a_title_says_the_currency_where_nothing_else_does(tmp_path):
    rows = ["Item;Budget;Actual", "Staff;12500.00;11200.50", "Rent;3000.00;2900.00"]
    assert list(look(tmp_path, "Budget report, amounts in EUR", *rows)[0]) == ["EUR"]
    assert list(look(tmp_path, "Amounts in GBP, at EUR rates of May", *rows)[0]) == ["GBP"]


def test_german_headings_without_a_currency_count_as_euros_and_it_is_said(tmp_path):
    totals, said = look(
        tmp_path, "Kostenart;Ansatz;Ist", "Personal;12.500,00;11.200,50", "Miete;3.000,00;1,00"
    )
    assert totals == {"EUR": {"need": 15500, "spent": 11201.5}}
    assert "as the headings are German they count as euros" in said


def test_welsh_headings_without_a_currency_count_as_pounds_and_it_is_said(tmp_path):
    totals, said = look(tmp_path, "Categori,Cyllideb,Gwariant", "Staff,12500.00,11200.50")
    assert (list(totals), "they count as pounds" in said) == (["GBP"], True)


def test_decimal_commas_below_english_headings_are_pointed_out(tmp_path):
    totals, said = look(tmp_path, "Category;Budget;Actual", "Staff;12.500,00;11.200,50")
    assert (list(totals), "their decimal commas are seldom of pounds" in said) == (["GBP"], True)
    totals, said = look(tmp_path, "Category;Budget £;Actual £", "Staff;12.500,00;11.200,50")
    assert (list(totals), "seldom of pounds" in said) == (["GBP"], False)


def test_a_sheet_of_headings_alone_says_so_even_where_a_stray_cell_is_far_below(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Item", "Budget", "Actual"])
    for stray in (None, "Z900"):
        if stray:
            book.active[stray] = "x"
        book.save(tmp_path / "book.xlsx")
        with pytest.raises(ImportRefused, match="no sheet has two rows with words in its first 50; headings"):
            preview_import(tmp_path / "book.xlsx", partnership="Millbrook")
