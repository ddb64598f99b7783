"""A dry run says which column was read as what, and repeats no heading of a column that is not read."""

import json

from data.commands import main
from data.imports.batches import preview_import
from tests.import_makers import ITEMS, action, sheet, write_csv


def write(tmp_path, *lines):
    path = tmp_path / "file.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def read(path):
    report = preview_import(path, partnership="Millbrook").report()
    return {each["column"]: each["read_as"] for each in report["columns_read"]}, report["columns_not_read"]


def test_a_log_names_its_headings_beside_our_fields(tmp_path):
    rows = {
        "Ref": "A1",
        "Action": "Write",
        "Lead": "Jo",
        "Target date": "2026-08-13",
        "My notes on Jo": "late",
    }
    assert read(write_csv(tmp_path, rows)) == (
        {"Ref": "reference", "Action": "words", "Lead": "owner", "Target date": "due on"},
        1,
    )


def test_a_list_of_payments_names_its_own_headings_not_the_ledgers(tmp_path):
    path = write(tmp_path, "Supplier,Paid Date,Service Area,AP Amount (£),Notes", "A,13/05/2026,Care,1,x")
    assert read(path) == ({"Paid Date": "date", "Service Area": "category", "AP Amount (£)": "spent"}, 2)


def test_columns_of_years_say_stage_and_quarter(tmp_path):
    path = write(tmp_path, "Item,Budget 2025/26,Actual 2025/26", "Staff,100,90")
    assert read(path)[0] == {
        "Item": "category",
        "Budget 2025/26": "need of 2025-Q2",
        "Actual 2025/26": "spent of 2025-Q2",
    }


def test_a_survey_names_its_questions_and_places(tmp_path):
    named, _ = read(write_csv(tmp_path, sheet()))
    assert named["organisation"] == "organisation"
    assert {item: named[item] for item in ITEMS} == {item: f"question {item}" for item in ITEMS}


def test_a_survey_of_other_subjects_says_which_columns_are_ratings_and_on_what_scale(tmp_path):
    labels = ["Agree", "Strongly agree", "Disagree", "Neither agree nor disagree"]
    rows = [
        {"Food is good": label, "Rooms are clean": label, "Staff are kind": label, "Remarks": f"said {place}"}
        for place, label in enumerate(labels * 3)
    ]
    report = preview_import(write_csv(tmp_path, *rows), partnership="Millbrook").report()
    assert (report["rows_read"], report["respondents"], report["items"], report["scales"]) == (
        12,
        12,
        3,
        ["agreement"],
    )
    assert report["columns_read"] == [
        {"column": name, "read_as": "rating (agreement)"}
        for name in ("Food is good", "Rooms are clean", "Staff are kind")
    ]
    assert report["columns_not_read"] == 1
    assert len(report["needs"]) == 1


def test_the_command_line_prints_it_and_no_heading_that_is_not_read(tmp_path, capsys):
    path = write_csv(tmp_path, action() | {"what Jane Roe of 4 High Street said": "secret"})
    assert main(["import", str(path), "--dry-run", "--json", "--partnership", "Millbrook"]) == 0
    printed = capsys.readouterr().out
    assert {"column": "owner", "read_as": "owner"} in json.loads(printed)["columns_read"]
    assert "Jane" not in printed
