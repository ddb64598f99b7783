"""Money, posts and trainings as partners keep them: what is right was written down before it was read."""

import pytest

from data.imports.batches import preview_import
from data.imports.problems import ImportRefused


def look(tmp_path, *lines, name="list.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return preview_import(path, partnership="Millbrook")


def counted(looked):
    assert (looked.kind, looked.problems) == ("resources", [])
    report = looked.contents.report
    return report["lines"], report["totals"], report["quarters"]


def posts(looked):
    assert (looked.kind, looked.problems) == ("staff", [])
    report = looked.contents.report
    return report["fte_established"], report["fte_in_post"], report["quarters"]


def notes(looked):
    return " | ".join(note.message for note in looked.contents.notes)


# ---------------------------------------------------------------- when


@pytest.mark.parametrize(("headings", "rows", "quarters"), [
    ("Financial Year,Month", ("2025/26,April", "2025/26,March"), ["2025-Q2", "2026-Q1"]),
    ("Year,Month", ("2026,April", "2027,January"), ["2026-Q2", "2027-Q1"]),
    ("Year,Month", ("2026,4", "2027,1"), ["2026-Q2", "2027-Q1"]),
    ("Financial Year,Quarter", ("2025/26,Q1", "2025/26,4"), ["2025-Q2", "2026-Q1"]),
    ("Fiscal Year,Period", ("2025/26,1", "2025/26,P12"), ["2025-Q2", "2026-Q1"]),
    ("Financial Year,Month", ("2025/26,Apr-25", "2025/26,Mar-26"), ["2025-Q2", "2026-Q1"]),
])  # fmt: skip
def test_a_year_and_its_month_in_two_columns_are_one_period(headings, rows, quarters, tmp_path):
    first, last = rows
    looked = look(tmp_path, f"{headings},Category,Amount spent", f"{first},Staff,100", f"{last},Staff,20")
    assert counted(looked) == (2, {"GBP": {"spent": 120}}, quarters)
    read = {each["column"] for each in looked.report()["columns_read"]}
    assert set(headings.split(",")) <= read
    assert ("counted from April" in notes(looked)) == ("Period" in headings)


def test_a_bare_financial_year_and_month_that_may_be_of_two_years_stay_a_problem(tmp_path):
    looked = look(tmp_path, "Fiscal Year,Month,Category,Amount spent", "2026,April,Staff,100")
    assert {problem.column for problem in looked.problems} == {"Fiscal Year"}


def test_years_and_months_of_other_lists_stay_two_columns(tmp_path):
    looked = look(tmp_path, "Year,Month,Course,Number trained", "2026,April,Safer sleep,12")
    assert [column.name for column in looked.raw.columns][:2] == ["Year", "Month"]


def test_what_names_the_lines_may_stand_in_the_lower_of_two_rows_of_headings(tmp_path):
    looked = look(
        tmp_path,
        "Budget monitoring 2025/26,,,,,,",
        ",Q1,,Q2,,Total,",
        "Heading,Budget,Actual,Budget,Actual,Budget,Actual",
        "Staff,1000,900,1000,950,2000,1850",
        "Rent,100,100,100,100,200,200",
    )
    assert counted(looked) == (8, {"GBP": {"need": 2200, "spent": 2050}}, ["2025-Q2", "2025-Q3"])


# ---------------------------------------------------------------- what


def test_orders_not_yet_paid_are_no_commitment_of_money(tmp_path):
    looked = look(
        tmp_path,
        "Budget heading,Budget,Spent to date,Committed,Remaining",
        "Staffing,100000,40000,5000,55000",
        "Training,20000,8000,2000,10000",
    )
    assert counted(looked)[1] == {"GBP": {"need": 120000, "spent": 48000}}
    assert "ordered and is not paid yet" in notes(looked)


def test_what_was_committed_beside_a_budget_counts_where_nothing_shows_orders(tmp_path):
    looked = look(
        tmp_path, "Project,Budget,Committed,Spent", "Hub,100000,90000,40000", "Play,20000,20000,8000"
    )
    assert counted(looked)[1] == {"GBP": {"need": 120000, "committed": 110000, "spent": 48000}}


# ---------------------------------------------------------------- posts


def test_budgets_of_posts_are_no_money(tmp_path):
    looked = look(
        tmp_path,
        "Team,Organisation,Post,Grade,Budget FTE,Actual FTE,Vacancy FTE",
        "MASH,Council,Social worker,G9,10,7.5,2.5",
        "MASH,Council,Manager,G11,1,1,0",
    )
    assert posts(looked)[:2] == (11, 8.5)


@pytest.mark.parametrize(("headings", "row", "right"), [
    ("Established headcount,Headcount in post", "20,16", (20, 16, [])),
    ("FTE at 30 September 2025,Vacancies at 30 September 2025", "80.5,12.5", (93, 80.5, ["2025-Q3"])),
    ("Posts (FTE),In post (FTE),Vacant (FTE)", "12.5,10,2.5", (12.5, 10, [])),
    ("Number of posts,Number in post,Number vacant", "10,8,2", (10, 8, [])),
    ("Approved posts (WTE),Unfilled (WTE)", "10,2.5", (10, 7.5, [])),
])  # fmt: skip
def test_two_of_established_in_post_and_vacant_say_the_third(headings, row, right, tmp_path):
    looked = look(tmp_path, f"Agency,Role,{headings}", f"Millbrook Council,Social worker,{row}")
    assert posts(looked) == right
    assert ("counted in heads" in notes(looked)) == ("headcount" in headings)
    assert ("established is both together" in notes(looked)) == ("FTE at" in headings)


def test_a_count_beside_vacancies_that_may_be_either_is_not_guessed(tmp_path):
    with pytest.raises(ImportRefused, match="not clear what this file holds"):
        look(tmp_path, "Organisation,Post,FTE,Vacancies", "Council,Nurse,4,1")
