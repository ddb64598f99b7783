"""Files with very few ratings, and files whose amounts look like ratings."""

import pytest

from data.imports.batches import preview_import
from data.imports.problems import ImportRefused

SLIDERS = "45,67\n20,88\n77,12\n50,60\n23,81\n72,19\n"
CASH_BOOK = (
    "Organisation,Date,Income,Expenditure\nCouncil,21/04/2025,3,4\n"
    "Police,22/04/2025,5,1\nHealth,23/04/2025,2,2\n"
)


def look(tmp_path, text, **options):
    path = tmp_path / "file.csv"
    path.write_text(text, encoding="utf-8")
    return preview_import(path, partnership="Millbrook", **options)


@pytest.mark.parametrize(
    "headings",
    [
        "Trust slider,Communication slider",
        "How much do you trust partners? (0-100),How well do we communicate? (0-100)",
        "Q1,Q2",
    ],
)
def test_two_sliders_alone_are_a_survey(headings, tmp_path):
    looked = look(tmp_path, f"{headings}\n{SLIDERS}")
    report = looked.report()
    assert (looked.kind, report["respondents"], report["items"]) == ("survey", 6, 2)
    assert "0 to 100, check that it is" in looked.contents.notes[0].message


@pytest.mark.parametrize("headings", ["Attended %,Completed %", "Staff hours,Agency hours"])
def test_two_columns_that_count_something_are_no_sliders(headings, tmp_path):
    with pytest.raises(ImportRefused, match="it is not clear what this file holds"):
        look(tmp_path, f"{headings}\n{SLIDERS}")


def test_a_cash_book_of_very_small_amounts_says_that_it_may_be_a_survey(tmp_path):
    looked = look(tmp_path, CASH_BOOK)
    assert (looked.kind, looked.problems, looked.needs) == ("resources", [], [])
    report = looked.report()
    assert (report["organisations"], report["totals"]) == (3, {"GBP": {"received": 10, "spent": 7}})
    assert any("as ratings are; if this is a survey" in note.message for note in looked.contents.notes)


def test_what_is_said_to_be_a_survey_is_read_as_one(tmp_path):
    looked = look(tmp_path, CASH_BOOK, kind="survey")
    assert [column.name for column in looked.raw.columns] == ["Organisation", "Date", "Income", "Expenditure"]


def test_a_cash_book_of_usual_amounts_says_nothing_of_ratings(tmp_path):
    notes = look(tmp_path, CASH_BOOK.replace(",5,", ",512.40,")).contents.notes
    assert not any("ratings" in note.message for note in notes)
