"""A column of the whole year beside months or quarters: counted where it says something of its own, once."""

import pytest

from data.imports.batches import preview_import

YEAR = ["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"]
# What stands in the file → lines, sums by stage, quarters; by hand.
TABLES = {
    "the budget of the year, what was spent by quarter": (
        "Heading,Annual budget 2025/26,Q1 actual,Q2 actual,Q3 actual,Q4 actual\n"
        "Staffing,100000,25000,24000,25000,26000\nTraining,20000,5000,5000,5000,5000\n",
        (10, {"need": 120_000, "spent": 120_000}, YEAR),
    ),
    "the same with a year in the title": (
        "Spend 2025/26\nHeading,Annual Budget,Q1 Spend,Q2 Spend,Spend to date,Variance\n"
        "Staffing,100000,25000,24000,49000,51000\n",
        (3, {"need": 100_000, "spent": 49_000}, YEAR[:2]),
    ),
    "the budget of the year shared out": (
        "Heading,Budget 2025/26,Q1 2025/26,Q2 2025/26,Q3 2025/26,Q4 2025/26\n"
        "Staffing,100000,25000,25000,25000,25000\nRent,8000,2000,2000,2000,2000\n",
        (8, {"need": 108_000}, YEAR),
    ),
    "a title that says what the quarters are": (
        "Budget 2025/26\nHeading,Annual budget,Q1,Q2,Q3,Q4,Total\n"
        "Staffing,100000,25000,25000,25000,25000,100000\n",
        (4, {"need": 100_000}, YEAR),
    ),
    "a total of the year": (
        "Spend 2025/26\nHeading,Q1,Q2,Q3,Q4,Total 2025/26\nStaffing,1,2,3,4,10\n",
        (4, {"spent": 10}, YEAR),
    ),
    "the year before": (
        "Heading,Actual 2024/25,Apr-25 actual,May-25 actual\nStaffing,90000,7000,8000\n",
        (3, {"spent": 105_000}, ["2024-Q2", "2025-Q2"]),
    ),
}  # fmt: skip


def look(tmp_path, text, **options):
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return preview_import(path, partnership="Millbrook", **options)


def read_lines(tmp_path, *lines):
    return look(tmp_path, "\n".join(lines))


@pytest.mark.parametrize("name", TABLES)
def test_a_year_beside_its_quarters_is_counted_once(name, tmp_path):
    text, (lines, sums, quarters) = TABLES[name]
    looked = look(tmp_path, text)
    assert (looked.kind, looked.problems, looked.needs) == ("resources", [], [])
    report = looked.report()
    assert (report["lines"], report["totals"], report["quarters"]) == (lines, {"GBP": sums}, quarters)


UNSAID = "Heading,Annual budget,Q1,Q2\nStaffing,100000,25000,24000\n"


def test_quarters_that_do_not_say_what_they_are_are_asked_about_and_the_budget_is_kept(tmp_path):
    looked = look(tmp_path, UNSAID, quarter="2025-Q3")
    assert [need.split(":")[0] for need in looked.needs] == ["stage"]
    assert looked.report()["totals"] == {"GBP": {"need": 100_000, "amount": 49_000}}


def test_two_years_in_the_headings_leave_bare_quarters_open(tmp_path):
    looked = look(tmp_path, "Heading,2024/25 outturn,2025/26 budget,Q1 actual\nStaffing,90000,100000,25000\n")
    assert any(need.startswith("quarter: the months or quarters name no year") for need in looked.needs)


def test_a_year_that_is_left_out_is_said(tmp_path):
    notes = [note.message for note in look(tmp_path, TABLES["a total of the year"][0]).contents.notes]
    assert any("stands beside its months or quarters, which are counted instead" in note for note in notes)


@pytest.mark.parametrize("headings", ["2024/25 outturn,Apr,May", "Actual 2024/25,Apr actual,May actual"])
def test_months_beside_the_total_of_another_year_ask_for_their_own(headings, tmp_path):
    """They used to count as of last year, whose total was left out."""
    path = tmp_path / "ledger.csv"
    path.write_text(f"Category,{headings}\nStaffing,1000,10,20\nRent,500,5,6\n", encoding="utf-8")
    looked = preview_import(path, partnership="Millbrook")
    assert any(need.startswith("quarter: the months or quarters name no year") for need in looked.needs)
    quarters = looked.contents.frames["resources"]["quarter"]
    assert sorted(quarters) == ["", "", "", "", "2024-Q2", "2024-Q2"]


@pytest.mark.parametrize(("heading", "total"), [("Budget 2024/25", 90), ("2024/25 actual", 30)])
def test_a_budget_or_the_sum_of_the_months_says_their_year_and_that_is_noted(heading, total, tmp_path):
    path = tmp_path / "ledger.csv"
    path.write_text(f"Category,{heading},Apr,May\nStaffing,{total},10,20\n", encoding="utf-8")
    looked = preview_import(path, partnership="Millbrook")
    assert set(looked.contents.frames["resources"]["quarter"]) == {"2024-Q2"}
    said = [(note.column, note.message) for note in looked.contents.notes]
    assert (heading, "the months or quarters count as 2024/25 by this heading alone") in said


@pytest.mark.parametrize(("headings", "need", "first"), [
    ("2023/24 Original Budget,2023/24 Forecast Outturn,2024/25 Budget", 210, None),
    ("2023/24 Original Budget,2023/24 Revised Budget,2024/25 Budget", 230, 100),
    ("2023/24 Revised Budget,2023/24 Original Budget,2024/25 Budget", 210, 120),
])  # fmt: skip
def test_of_several_budgets_of_a_year_the_last_stated_is_the_need(headings, need, first, tmp_path):
    looked = read_lines(tmp_path, f"Service,{headings}", "Care,100,120,110")
    assert looked.problems == []
    stored = looked.contents.frames["resources"]
    assert stored["need"].sum() == need
    assert (stored["need_original"].dropna().tolist() or [None])[0] == first


TWO_ROWS = (
    ("Service,2023/24,,2024/25,", ",Budget,Actual,Budget,Actual"),
    ("Budget monitoring,,,,", "Service,2023/24,,2024/25,", ",Budget,Actual,Budget,Actual"),
)


@pytest.mark.parametrize("headings", TWO_ROWS)
def test_years_above_budgets_and_actuals_are_read_with_them(headings, tmp_path):
    looked = read_lines(tmp_path, *headings, "Care,100,90,110,105", "Rent,50,55,52,50")
    assert (looked.problems, looked.needs) == ([], [])
    report = looked.report()
    assert (report["totals"], report["quarters"]) == (
        {"GBP": {"need": 312, "spent": 300}},
        ["2023-Q2", "2024-Q2"],
    )


def test_a_title_above_headings_is_not_joined_to_them(tmp_path):
    looked = read_lines(tmp_path, "2023/24,,", "Budget line,Budget,Actual", "Care,100,90", "Rent,50,55")
    assert looked.report()["totals"] == {"GBP": {"need": 150, "spent": 145}}


def test_original_and_revised_budgets_of_months_are_told_apart_month_by_month(tmp_path):
    looked = read_lines(
        tmp_path,
        "Service,Apr-24 Original Budget,Apr-24 Revised Budget,May-24 Original Budget,May-24 Revised Budget",
        "Care,10,12,20,21",
    )
    stored = looked.contents.frames["resources"]
    assert (stored["need"].sum(), stored["need_original"].sum()) == (33, 30)
