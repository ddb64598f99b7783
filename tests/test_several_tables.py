"""Several tables in one sheet: titled parts under the same headings, tables below and beside each other."""

import pytest

from data.imports.batches import preview_import
from tests.survey_writers import write_csv, write_ods, write_xlsx

BUDGET = ["Item", "Budget", "Actual"]
YEARS = [
    ["2024/25"], BUDGET, ["Rooms", "1000", "800"], ["Staff", "5000", "4500"], ["Total", "6000", "5300"], [""],
    ["2025/26"], BUDGET, ["Rooms", "1100", "900"], ["Staff", "5200", "4600"], ["Total", "6300", "5500"],
]  # fmt: skip


def look(tmp_path, rows, save=write_csv):
    return preview_import(save(rows, tmp_path / "money.dat"), partnership="Millbrook")


def said(looked):
    return " ".join(note.message for note in looked.contents.notes)


@pytest.mark.parametrize("save", [write_csv, write_xlsx, write_ods])
def test_titles_of_years_say_when_the_lines_below_them_were(save, tmp_path):
    looked = look(tmp_path, YEARS, save)
    report = looked.contents.report
    assert (looked.problems, looked.needs) == ([], [])
    assert (report["lines"], report["totals"]) == (4, {"GBP": {"need": 12300, "spent": 10800}})
    assert report["quarters"] == ["2024-Q2", "2025-Q2"]
    needs = looked.contents.frames["resources"].groupby("quarter")["need"].sum()
    assert needs.to_dict() == {"2024-Q2": 6000, "2025-Q2": 6300}


def test_a_part_that_sums_up_the_years_is_left_out(tmp_path):
    both = [["Summary of both years"], BUDGET, ["Rooms", "2100", "1700"], ["Staff", "10200", "9100"]]
    looked = look(tmp_path, [*YEARS, [""], *both])
    assert looked.contents.report["totals"] == {"GBP": {"need": 12300, "spent": 10800}}
    assert "2 rows stand in a part of the table whose title says that it sums up the others" in said(looked)


PAYMENTS = ["Date", "Description", "Amount"]


@pytest.mark.parametrize(("first", "second", "totals"), [
    ("Income", "Expenditure", {"received": 15000, "spent": 1500}),
    ("Receipts 2025/26", "Payments 2025/26", {"received": 15000, "spent": 1500}),
])  # fmt: skip
def test_titles_of_income_and_spending_part_what_came_from_what_went(first, second, totals, tmp_path):
    came = [["13/05/2025", "Grant", "10000"], ["14/07/2025", "Health", "5000"], ["Total", "", "15000"]]
    went = [["15/05/2025", "Room hire", "300"], ["16/08/2025", "Training", "1200"], ["Total", "", "1500"]]
    looked = look(tmp_path, [[first], PAYMENTS, *came, [""], [second], PAYMENTS, *went])
    assert (looked.needs, looked.contents.report["totals"]) == ([], {"GBP": totals})


def test_one_title_of_several_says_nothing_of_the_other_parts(tmp_path):
    came, went = [["13/05/2025", "Grant", "10000"]], [["15/05/2025", "Room hire", "300"]]
    looked = look(tmp_path, [["Income"], PAYMENTS, *came, [""], ["Millbrook"], PAYMENTS, *went])
    assert any("nothing says whether the amounts were needed" in need for need in looked.needs)


def test_a_budget_of_income_and_one_of_spending_are_read_as_one_of_both(tmp_path):
    came = [["Police", "10000", "9000"], ["Total", "10000", "9000"]]
    went = [["Training", "8000", "7000"], ["Total", "8000", "7000"]]
    looked = look(tmp_path, [["Income"], BUDGET, *came, [""], ["Expenditure"], BUDGET, *went])
    assert looked.contents.report["totals"] == {"GBP": {"need": 8000, "received": 9000, "spent": 7000}}


def test_titles_of_agencies_say_whose_training_it_was(tmp_path):
    headings = ["Name", "Course", "Date completed"]
    police = [["Police"], headings, ["Ann Lee", "Level 1", "13/03/2025"]]
    looked = look(tmp_path, [*police, [""], ["Health"], headings, ["Cat Moe", "Level 1", "15/03/2025"]])
    trainings = looked.contents.frames["trainings"]
    assert (looked.problems, trainings["organisation"].tolist()) == ([], ["Police", "Health"])


def test_two_budgets_of_other_years_below_each_other_are_both_read(tmp_path):
    first = [
        ["Item", "Budget 2024/25", "Actual 2024/25"],
        ["Rooms", "1000", "900"],
        ["Staff", "5000", "4800"],
    ]
    second = [
        ["Item", "Budget 2025/26", "Actual 2025/26"],
        ["Rooms", "1100", "1000"],
        ["Staff", "5100", "50"],
    ]
    looked = look(tmp_path, [*first, [""], *second])
    assert looked.contents.report["totals"] == {"GBP": {"need": 12200, "spent": 6750}}
    assert looked.contents.report["quarters"] == ["2024-Q2", "2025-Q2"]
    assert (looked.contents.rows_read, looked.contents.rows_skipped) == (5, 1)


def test_a_wider_table_below_another_is_named_once_and_its_rows_are_no_faults(tmp_path):
    gifts = [["Agency", "Contribution"], ["Police", "10000"], ["Health", "5000"]]
    spent = [["Heading", "Budget", "Spent"], ["Training", "8000", "7000"], ["Staff", "7000", "6500"]]
    looked = look(tmp_path, [*gifts, [""], *spent])
    assert (looked.problems, looked.contents.report["totals"]) == ([], {"GBP": {"committed": 15000}})
    assert "another table begins in row 5 and is not read" in said(looked)


@pytest.mark.parametrize("save", [write_csv, write_xlsx])
def test_tables_beside_each_other_are_read_one_after_the_other(save, tmp_path):
    titles = ["2024/25", "", "", "", "2025/26", "", ""]
    rows = [["Rooms", "1000", "900", "", "Rooms", "1100", "1000"], ["Staff", "5000", "4800", "", "", "", ""]]
    looked = look(tmp_path, [titles, [*BUDGET, "", *BUDGET], *rows], save)
    needs = looked.contents.frames["resources"].groupby("quarter")["need"].sum()
    assert needs.to_dict() == {"2024-Q2": 6000, "2025-Q2": 1100}
    assert "2 tables beside each other are read" in said(looked)


def test_income_beside_spending_is_parted_by_the_titles_above(tmp_path):
    titles, headings = ["Income", "", "", "Expenditure", ""], ["Item", "Amount", "", "Item", "Amount"]
    rows = [["Police", "10000", "", "Training", "300"], ["Health", "5000", "", "Rooms", "1200"]]
    looked = look(tmp_path, [titles, headings, *rows, ["Total", "15000", "", "Total", "1500"]])
    assert looked.contents.report["totals"] == {"GBP": {"received": 15000, "spent": 1500}}
    assert (looked.contents.rows_read, looked.contents.rows_skipped) == (3, 1)
