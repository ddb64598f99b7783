"""Ledgers, posts and courses as agencies keep them: other headings, years from April, sheets, rates."""

import openpyxl
import pytest

from data.accounts import Scope
from data.commands import main
from data.imports.batches import preview_import, save_import
from data.imports.mapping import parse_mapping
from data.imports.problems import ImportRefused
from data.imports.raw_table import read_raw_table
from data.imports.values import read_quarter
from data.release_desk import find_due, make_releases
from tests.import_makers import line, write_csv
from tests.survey_writers import write_csv as write_cells
from tests.survey_writers import write_ods, write_xlsx

SPEND = [["01/02/2026", "A Ltd", "Care", "1,200.50"], ["13/02/2026", "B Ltd", "Schools", "99.50"]]


def spend(tmp_path, headings, *more, save=write_cells, above=()):
    return preview_import(
        save([*above, headings, *SPEND, *more], tmp_path / "spend.dat"), partnership="Millbrook"
    )


@pytest.mark.parametrize("headings", [
    ["Payment Date", "Supplier", "Directorate", "Amount (£)"],
    ["Date Paid", "Vendor Name", "Cost Centre Description", "Net Amount £"],
    ["TransactionDate", "Payee", "ServiceArea", "Amount ex VAT"],
    ["Date", "Supplier", "Expense Area", "Amount"],
    ["Posting Date", "Creditor Name", "Department", "Invoice Line Amount"],
    ["PaymentDate", "SupplierName", "Expenditure Category", "AmountPaid"],
])  # fmt: skip
@pytest.mark.parametrize("save", [write_cells, write_xlsx, write_ods])
def test_payments_are_known_under_the_headings_of_many_councils(headings, save, tmp_path):
    looked = spend(tmp_path, headings, save=save)
    report = looked.contents.report
    assert (looked.kind, looked.problems, looked.needs) == ("resources", [], [])
    assert (report["lines"], report["total"], report["categories"], report["quarters"]) == (
        2,
        1300,
        2,
        ["2026-Q1"],
    )


def test_titles_above_and_totals_below_are_no_payments(tmp_path):
    headings = ["Date", "Supplier", "Service", "Amount"]
    above = [["Payments over £500, February 2026"], [""], ["Millbrook Council"]]
    looked = spend(tmp_path, headings, ["", "", "Grand total", "1,300.00"], above=above)
    assert (looked.problems, looked.contents.report["total"]) == ([], 1300)
    assert (looked.contents.rows_read, looked.contents.rows_skipped) == (3, 1)
    assert any("such as totals" in note.message for note in looked.contents.notes)


@pytest.mark.parametrize(("word", "amount"), [
    ("(200.00)", -200), ("200.00-", -200), ("200.00 CR", -200), ("-£200.00", -200), ("£ -", 0), ("nil", 0),
])  # fmt: skip
def test_refunds_and_nothings_are_read_as_accounting_programs_write_them(word, amount, tmp_path):
    looked = spend(tmp_path, ["Date", "Supplier", "Service", "Amount"], ["14/02/2026", "C", "Care", word])
    assert (looked.problems, looked.contents.report["total"]) == ([], 1300 + amount)


def test_a_dash_is_nothing_in_money_and_not_a_number_elsewhere(tmp_path):
    came = tmp_path / "came.csv"
    came.write_text(
        "date,organisation,presence,quorum,minutes present\n2026-02-14,Police,present,-,-\n", encoding="utf-8"
    )
    looked = preview_import(came, partnership="Millbrook", kind="attendance")
    assert {(each.column, each.message) for each in looked.problems} == {
        ("quorum", "this is not a number"),
        ("minutes present", "this is not a number"),
    }


def test_a_refund_does_not_stop_the_release(sqlite_engine, tmp_path):
    looked = preview_import(
        spend_file(tmp_path, ["14/02/2026", "C Ltd", "Care", "-1,000.00"]),
        sqlite_engine,
        partnership="Millbrook",
    )
    save_import(sqlite_engine, looked)
    made = make_releases(sqlite_engine, find_due(sqlite_engine), Scope.everything())
    assert [row["quarter"] for row in made.made] == ["2026-Q1"]


def spend_file(tmp_path, *more):
    return write_cells([["Date", "Supplier", "Service", "Amount"], *SPEND, *more], tmp_path / "spend.csv")


# ---------------------------------------------------------------- years from April


@pytest.mark.parametrize(("word", "quarter"), [
    ("Q1 2025/26", "2025-Q2"), ("2025/26 Q2", "2025-Q3"), ("2025-26 Qtr 3", "2025-Q4"),
    ("Q4 2025/26", "2026-Q1"), ("FY25/26 Q4", "2026-Q1"), ("Quarter 1 of 2025/2026", "2025-Q2"),
])  # fmt: skip
def test_quarters_of_a_financial_year_begin_in_april(word, quarter):
    assert read_quarter(word) == quarter


@pytest.mark.parametrize("word", ["2025/27 Q1", "Q5 2025/26", "2025/26", "2025/03"])
def test_years_that_do_not_follow_and_whole_years_are_no_quarter(word):
    with pytest.raises(ValueError, match="not a quarter"):
        read_quarter(word)


def test_a_budget_by_financial_year_counts_in_its_first_quarter_and_says_so(tmp_path):
    rows = [{"Partnership": "M", "Financial year": "2026/27", "Budget heading": "Staff", "Budget": "1000"}]
    looked = preview_import(write_csv(tmp_path, *rows))
    assert (looked.kind, looked.problems) == ("resources", [])
    assert (looked.contents.report["quarters"], looked.contents.report["total"]) == (["2026-Q2"], 1000)
    assert any("whole financial year" in note.message for note in looked.contents.notes)


def test_a_ledger_by_months_is_placed_in_its_quarters(tmp_path):
    rows = [line(quarter=None) | {"month": month} for month in ("April 2026", "Jul-26")]
    for row in rows:
        del row["quarter"]
    rows[1]["category"] = "staff"
    assert preview_import(write_csv(tmp_path, *rows)).contents.report["quarters"] == ["2026-Q2", "2026-Q3"]


# ---------------------------------------------------------------- currencies


def euros(tmp_path):
    return write_csv(tmp_path, line(currency="GBP"), line(currency="EUR", category="staff"))


def test_currencies_are_kept_apart_without_a_rate(tmp_path):
    report = preview_import(euros(tmp_path)).contents.report
    assert (report["total"], sorted(report["totals"])) == (None, ["EUR", "GBP"])


def test_a_rate_makes_pounds_of_another_currency_and_is_told(tmp_path):
    looked = preview_import(euros(tmp_path), mapping=parse_mapping("{kind: resources, rates: {EUR: 0.5}}"))
    assert (looked.problems, looked.contents.report["totals"]) == (
        [],
        {"GBP": {"need": 1500, "committed": 600}},
    )
    assert "1 line in EUR is counted in GBP at 0.5" in str(looked.contents.notes[0])


def test_a_rate_can_be_given_on_the_command_line(tmp_path, capsys):
    assert main(["import", str(euros(tmp_path)), "--dry-run", "--rate", "EUR=0.5"]) == 0
    assert "600.0" in capsys.readouterr().out
    assert main(["import", str(euros(tmp_path)), "--dry-run", "--rate", "EUR=0"]) == 2
    assert "a rate is written as EUR=0.86" in capsys.readouterr().err


@pytest.mark.parametrize("rates", ["{EUR: 0}", "{EUR: -1}", "{EUR: much}"])
def test_a_rate_that_is_none_is_refused(rates):
    with pytest.raises(ImportRefused, match="rates"):
        parse_mapping(f"{{kind: resources, rates: {rates}}}")


# ---------------------------------------------------------------- sheets


def workbook(tmp_path, *sheets):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets:
        made.create_sheet(title)
        for row in rows:
            made[title].append(row)
    made.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


COVER = [["Millbrook Safeguarding Partnership"], ["Contact", "the office"], ["See the next sheet"]]
LEDGER = [["quarter", "category", "need", "committed"], ["2026-Q3", "staff", 1000, 400]]


def test_a_ledger_behind_a_cover_sheet_is_found_and_the_rest_is_told(tmp_path):
    looked = preview_import(
        workbook(tmp_path, ("Cover", COVER), ("Ledger", LEDGER), ("Notes", COVER)), partnership="M"
    )
    assert (looked.kind, looked.contents.report["total"]) == ("resources", 400)
    assert any("2 other sheets" in note.message for note in looked.contents.notes)


@pytest.mark.parametrize("odd", [[], [["only a heading"]], [["a"] * 2_500, ["1"] * 2_500]])
def test_a_sheet_that_is_no_table_does_not_hide_the_ledger_behind_it(odd, tmp_path):
    looked = preview_import(
        workbook(tmp_path, ("Cover", COVER), ("Between", odd), ("Ledger", LEDGER)), partnership="M"
    )
    assert (looked.kind, looked.contents.report["total"]) == ("resources", 400)


def test_a_sheet_of_an_opendocument_file_can_be_chosen(tmp_path):
    path = write_ods(LEDGER_WORDS, tmp_path / "a.ods")
    assert len(read_raw_table(path, "Responses").rows) == 1
    with pytest.raises(ImportRefused, match="no sheet of that name"):
        read_raw_table(path, "Budget")


LEDGER_WORDS = [[str(cell) for cell in row] for row in LEDGER]


def test_a_workbook_of_activities_keeps_its_money_on_another_sheet(shared_data):
    looked = preview_import(shared_data / "iati" / "basic_iati_unordered_valid.xlsx", partnership="M")
    assert looked.contents.report["totals"] == {"GBP": {"committed": 40, "received": 60}}


# ---------------------------------------------------------------- posts and courses


def test_posts_are_known_under_the_words_of_personnel_departments(tmp_path):
    row = {
        "Organisation": "Trust",
        "Job role": "Nurse",
        "Funded WTE": "4.5",
        "Contracted WTE": "3.2",
        "Seconded WTE": "",
    }
    looked = preview_import(write_csv(tmp_path, row), partnership="M", quarter="2026-Q3")
    report = looked.contents.report
    assert (looked.kind, looked.problems, looked.needs) == ("staff", [], [])
    assert (report["fte_established"], report["fte_in_post"]) == (4.5, 3.2)


def test_certificates_are_known_under_the_words_of_learning_systems(tmp_path):
    row = {
        "Organisation": "Trust",
        "Employee number": "7",
        "Training title": "Level 3",
        "Date achieved": "13/02/2025",
    }
    looked = preview_import(write_csv(tmp_path, row | {"Renewal date": "13/02/2028"}), partnership="M")
    assert (looked.kind, looked.problems, looked.needs) == ("trainings", [], [])
    assert looked.contents.frames["trainings"]["expires_on"].notna().all()


def test_a_list_of_courses_with_numbers_is_training_and_without_numbers_events(tmp_path):
    courses = {"workshop": "W1", "start date": "2026-07-01", "host": "Trust", "attendance": "12"}
    looked = preview_import(write_csv(tmp_path, courses, courses | {"attendance": ""}), partnership="M")
    assert (looked.kind, looked.contents.report["people_trained"]) == ("trainings", 12)
    assert (looked.contents.rows_read, looked.contents.rows_skipped) == (2, 1)
    del courses["attendance"]
    listed = preview_import(write_csv(tmp_path, courses), partnership="M")
    assert (listed.kind, listed.contents.report["by_kind"]) == ("events", {"training": 1})


def test_attendance_by_day_counts_the_fullest_day_and_finds_the_date_in_the_code(tmp_path):
    row = {"Slug": "2026-07-01-hall", "Registered": "30", "Day 1": "20", "Day 2": "24"}
    looked = preview_import(write_csv(tmp_path, row), partnership="M")
    assert (looked.kind, looked.contents.report["people_trained"]) == ("trainings", 24)


# ---------------------------------------------------------------- courses as learning platforms list them


def courses(tmp_path, *lines, **said):
    path = tmp_path / "courses.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return preview_import(path, partnership="Millbrook", **said)


SUMMARY = ("Agency,Course,Staff requiring training,Staff trained,Compliance %", "Police,Level 1,100,87,87%",
           "Health,Level 1,250,250,100%")  # fmt: skip


def test_how_many_are_trained_of_those_who_need_it_asks_when(tmp_path):
    looked = courses(tmp_path, *SUMMARY)
    assert (looked.kind, looked.problems) == ("trainings", [])
    assert [need.split(":")[0] for need in looked.needs] == ["completed_on"]


def test_those_who_need_a_course_and_have_not_done_it_are_a_line_of_their_own(sqlite_engine, tmp_path):
    mapping = parse_mapping("{kind: trainings, constants: {completed_on: 2026-03-31}}")
    looked = courses(tmp_path, *SUMMARY, mapping=mapping)
    assert (looked.problems, looked.needs) == ([], [])
    assert looked.contents.report == {"lines": 3, "courses": 1, "people": 350, "people_trained": 337}
    stored = looked.contents.frames["trainings"]
    assert save_import(sqlite_engine, looked).new_rows == 3
    assert stored[["row", "people_count"]].values.tolist() == [[2, 87], [2, 13], [3, 250]]
    assert stored["completed_on"].isna().tolist() == [False, True, False]


def test_how_many_were_trained_on_a_day_is_a_count_like_any_other(tmp_path):
    looked = courses(tmp_path, "Agency,Course,Number trained,Date", "Police,Level 1,20,15/03/2026")
    assert (looked.needs, looked.contents.report["people_trained"]) == ([], 20)


def test_competences_of_a_staff_system_have_their_days_under_from_and_to(tmp_path):
    looked = courses(
        tmp_path,
        "Employee Number,Competence Name,Meets Requirement,Date From,Date To",
        "1,Safeguarding Level 2,Yes,01-APR-2023,01-APR-2026",
        "2,Safeguarding Level 2,No,,",
    )
    assert (looked.kind, looked.problems, looked.needs) == ("trainings", [], [])
    assert looked.contents.report["people_trained"] == 1
    assert looked.contents.frames["trainings"]["expires_on"].dropna().dt.year.tolist() == [2026]


def test_a_course_that_is_pending_or_has_no_day_does_not_count_as_done(tmp_path):
    looked = courses(
        tmp_path,
        "record_id,emp_id,training_type,assigned_date,completion_date,training_status",
        "1,a,Safeguarding,2026-01-15,2026-03-10,Complete",
        "2,b,Safeguarding,2026-01-15,,Complete",
        "3,c,Safeguarding,2026-01-15,2026-02-20,Pending",
    )
    assert (looked.kind, looked.problems, looked.needs) == ("trainings", [], [])
    assert looked.contents.report["people_trained"] == 1
    notes = [note.message for note in looked.contents.notes]
    assert "1 row says that the course was done, but not when; it counts as not completed" in notes
    assert "1 row says that the course was not done; its day does not count" in notes


def test_activities_with_a_day_of_completion_beside_them_are_courses(tmp_path):
    looked = courses(
        tmp_path,
        "Name,Email address,Module 1,Module 1 - Completion date,Quiz,Quiz - Completion date",
        'Ann Lee,ann@x.org,Completed,"Monday, 5 February 2024, 10:14 AM",Not completed,',
        'Bo Ray,bo@x.org,Completed,"Tuesday, 6 February 2024, 9:00 AM",Completed,2024-02-06',
    )
    assert (looked.kind, looked.problems, looked.needs) == ("trainings", [], [])
    assert looked.contents.report == {"lines": 3, "courses": 2, "people": 3, "people_trained": 3}


@pytest.mark.parametrize("headings", [
    ["Heading", "Need identified (£)", "Funding agreed (£)", "Received to date (£)", "Actual spend (£)"],
    ["Budget heading", "Assessed need", "Agreed funding", "Income received", "Spend to date"],
    ["Item", "Total need", "Funding secured", "Funding received", "Actual"],
])  # fmt: skip
def test_need_and_receipts_are_known_under_the_headings_of_boards(headings, tmp_path):
    path = write_xlsx([headings, ["Young carers", "32000", "12000", "6000", "5000"]], tmp_path / "b.xlsx")
    looked = preview_import(path, partnership="Millbrook", quarter="2026-Q3")
    assert (looked.kind, looked.problems, looked.needs) == ("resources", [], [])
    row = looked.first_rows().iloc[0]
    assert row[["need", "committed", "received", "spent"]].tolist() == [32000, 12000, 6000, 5000]
