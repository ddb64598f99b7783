"""Money under headings that nobody lists: payments, grants, budgets by month, and what is no money."""

from datetime import date

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.recorded_cells import build_recorded_cells
from analytics.resource_gap import measure_resource_gap
from data.imports.batches import preview_import
from data.imports.kinds import Choices, read_kind
from data.imports.mapping import Mapping, parse_mapping
from data.imports.open_amounts import ACCOUNTS, AMOUNTS, OPEN_AMOUNTS, STAGES
from data.imports.problems import ImportRefused
from data.imports.raw_table import RawColumn, RawTable
from data.imports.resources import KIND
from data.imports.values import read_amounts
from tests.builders import no_records
from tests.import_makers import course, write_csv
from tests.test_imports_values import column


def look(tmp_path, *lines):
    path = tmp_path / "list.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return preview_import(path, partnership="Millbrook")


def say(tmp_path, **constants):
    """The same file, with constants of a mapping."""
    mapping = Mapping(kind="resources", constants=constants)
    return preview_import(tmp_path / "list.csv", partnership="Millbrook", mapping=mapping)


def counted(looked):
    assert (looked.kind, looked.problems) == ("resources", [])
    report = looked.contents.report
    return report["lines"], report["totals"], report["quarters"]


# ---------------------------------------------------------------- payments


@pytest.mark.parametrize("heading", [
    "AP Amount (£)", "Amount in Sterling", "Invoice Distribution Amount", "Sum of Invoice Nett Amount",
    "Invoice Payment Amount GBP", "Transaction Amount (£)",
])  # fmt: skip
def test_an_amount_is_found_by_the_words_of_its_heading(heading, tmp_path):
    looked = look(
        tmp_path,
        f"Entity,Date,Expense Area,Supplier,VAT Registration Number,{heading}",
        'ICB,01/05/2025,Acute,A Trust,123456789,"125,000.00"',
        'ICB,21/05/2025,Acute,B Trust,123456789,"-5,000.00"',
    )
    assert counted(looked) == (2, {"GBP": {"spent": 120000}}, ["2025-Q2"])


def test_the_net_amount_counts_and_not_the_tax_or_the_gross(tmp_path):
    looked = look(
        tmp_path,
        "Supplier,Date,Invoice VAT Amount,Invoice Gross Amount (£),Invoice Net Amount (£)",
        "A,13/05/2025,20,120,100",
    )
    assert counted(looked) == (1, {"GBP": {"spent": 100}}, ["2025-Q2"])


def test_payments_by_month_stand_in_their_quarters(tmp_path):
    looked = look(
        tmp_path, "Month,Supplier,Service Area,Amount", "Apr-25,A,Care,100.00", "Jul-25,B,Care,200.00"
    )
    assert counted(looked) == (2, {"GBP": {"spent": 300}}, ["2025-Q2", "2025-Q3"])


def test_payments_without_any_time_ask_for_the_quarter(tmp_path):
    looked = look(tmp_path, "Sum of Net Amount,", "Supplier Name,Total", "A,4552.39", "B,96.61", "Total,4649")
    assert counted(looked) == (2, {"GBP": {"spent": 4649}}, [])
    assert [need.split(":")[0] for need in looked.needs] == ["quarter"]


def test_a_list_of_orders_is_committed_and_says_so(tmp_path):
    looked = look(tmp_path, "PO Number,Supplier,PO Total (€),Quarter", "1,A,20000,Q1 2025")
    assert counted(looked) == (1, {"EUR": {"committed": 20000}}, ["2025-Q1"])
    assert any("orders" in note.message for note in looked.contents.notes)


def test_a_register_of_contracts_is_no_spending(tmp_path):
    with pytest.raises(ImportRefused, match="not clear"):
        look(tmp_path, "Contract Title,Supplier Name,Start Date,Contract Value", "Care,A,13/04/2025,100000")


def test_our_own_ledger_with_suppliers_is_read_as_ours(tmp_path):
    looked = look(tmp_path, "quarter,category,supplier,need,spent", "2025-Q2,Staff,A,100,90")
    assert counted(looked) == (1, {"GBP": {"need": 100, "spent": 90}}, ["2025-Q2"])
    assert looked.contents.file_format == "plain_csv"


# ---------------------------------------------------------------- grants


def test_a_list_of_grants_under_no_standard_is_committed(tmp_path):
    looked = look(
        tmp_path,
        "Beneficiary name,Date awarded,Grant amount,Length of grant,Purpose,Department",
        'Charity A,2025-04-02,"£25,000",12 months,Play,Children\'s Services',
        'Charity B,2025-05-02,"£35,000",12 months,Food,Children\'s Services',
    )
    assert counted(looked) == (2, {"GBP": {"committed": 60000}}, ["2025-Q2"])
    assert looked.contents.report["organisations"] == 2


def test_what_was_asked_for_is_the_need_of_a_grant(tmp_path):
    looked = look(tmp_path, "Applicant,Amount requested,Amount granted,Year", 'A,"£6,000","£5,000",2025-26')
    assert counted(looked) == (1, {"GBP": {"need": 6000, "committed": 5000}}, ["2025-Q2"])


# ---------------------------------------------------------------- budgets and cash books


def test_columns_of_years_are_budget_and_spending_without_their_sums(tmp_path):
    looked = look(
        tmp_path,
        "Cost Centre,Description,Actual 2024/25,Budget 2025/26",
        '101,Salaries,"50,000","52,000"',
        '101,Training,"1,000","1,200"',
        '101,Total Administration,"51,000","53,200"',
        '201,Grants,"5,000","5,000"',
        ',Grand Total,"56,000","58,200"',
    )
    assert counted(looked) == (6, {"GBP": {"need": 58200, "spent": 56000}}, ["2024-Q2", "2025-Q2"])
    notes = " ".join(note.message for note in looked.contents.notes)
    assert "2 rows add up others" in notes
    assert "6 lines are of a whole financial year" in notes


def test_months_take_their_year_and_stage_from_the_title(tmp_path):
    looked = look(
        tmp_path,
        "Partnership spending 2025/26,,,",
        "Budget heading,Jun,Jul,Jan",
        "Staff,100,120,10",
        "Venue,10,,",
    )
    assert counted(looked) == (4, {"GBP": {"spent": 240}}, ["2025-Q2", "2025-Q3", "2026-Q1"])


def test_months_that_leave_the_stage_open_are_asked_about_and_a_constant_says_it(tmp_path):
    lines = ("Budget heading,Apr-25,May-25", "Staff,100,110")
    looked = look(tmp_path, *lines)
    assert counted(looked) == (2, {"GBP": {"amount": 210}}, ["2025-Q2"])
    assert [need.split(":")[0] for need in looked.needs] == ["stage"]
    assert looked.contents.asked == ("stage",)
    told = say(tmp_path, stage="spent")
    assert (counted(told), told.needs) == ((2, {"GBP": {"spent": 210}}, ["2025-Q2"]), [])
    assert told.contents.asked == ("stage",)


BARE_MONTHS = ("Cost heading,Apr,May,Jul,Jan,Total", "Staff,100,110,1,2,213")


def test_months_without_a_year_are_of_the_year_of_the_quarter_that_is_chosen(tmp_path):
    looked = look(tmp_path, "Spending,,,,,", *BARE_MONTHS)
    assert ["name no year" in need for need in looked.needs] == [True]
    for quarter in ("2025-Q2", "2026-Q1"):
        placed = preview_import(tmp_path / "list.csv", partnership="Millbrook", quarter=quarter)
        assert (placed.needs, counted(placed)) == (
            [],
            (4, {"GBP": {"spent": 213}}, ["2025-Q2", "2025-Q3", "2026-Q1"]),
        )
    told = say(tmp_path, financial_year="2024/25")
    assert (told.needs, counted(told)[2]) == ([], ["2024-Q2", "2024-Q3", "2025-Q1"])


@pytest.mark.parametrize("name", ["Budget 2025-26.csv", "budget_2025_2026.csv", "FY25-26 budget.csv"])
def test_the_year_and_the_stage_may_stand_in_the_files_name_and_that_is_said(name, tmp_path):
    path = tmp_path / name
    path.write_text("\n".join(BARE_MONTHS), encoding="utf-8")
    looked = preview_import(path, partnership="Millbrook")
    assert (looked.needs, counted(looked)) == (
        [],
        (4, {"GBP": {"need": 213}}, ["2025-Q2", "2025-Q3", "2026-Q1"]),
    )
    said = [note.message for note in looked.contents.notes if "by the name of the file" in note.message]
    assert said == [
        "the amounts count as need, by the name of the file alone",
        "the year is 2025/26 by the name of the file alone",
    ]


@pytest.mark.parametrize("name", [
    "Budget 2025 26 March 2025.csv", "Budget_2025_26_Mar.csv", "Budget 2025 - 26th of march.csv",
])  # fmt: skip
def test_a_day_behind_a_year_in_a_files_name_is_no_financial_year(name, tmp_path):
    path = tmp_path / name
    path.write_text("\n".join(BARE_MONTHS), encoding="utf-8")
    looked = preview_import(path, partnership="Millbrook")
    assert [need.split(":")[0] for need in looked.needs] == ["quarter"]
    assert not any("the year is" in note.message for note in looked.contents.notes)


@pytest.mark.parametrize("title", ["Budget 2025/26 March", "Budget 2025-2026 March", "Budget 2025-26 marked"])
def test_a_year_that_can_be_no_day_is_read_also_before_a_month(title, tmp_path):
    looked = look(tmp_path, f"{title},,,,", *BARE_MONTHS)
    assert (looked.needs, counted(looked)[2]) == ([], ["2025-Q2", "2025-Q3", "2026-Q1"])
    assert not any("the year is" in note.message for note in looked.contents.notes)


def test_the_year_of_a_list_of_amounts_known_from_the_files_name_is_said(tmp_path):
    path = tmp_path / "Income 2025-26.csv"
    path.write_text("Partner,Agreed contribution,Received to date\nA,6000,5000\n", encoding="utf-8")
    looked = preview_import(path, partnership="Millbrook")
    assert counted(looked)[2] == ["2025-Q2"]
    assert any("the year is 2025/26 by the name" in note.message for note in looked.contents.notes)


def test_the_year_may_stand_in_the_sheets_name(tmp_path):
    cells = [line.split(",") for line in BARE_MONTHS]
    book = openpyxl.Workbook()
    book.active.title = "Spend 2025-26"
    for row in cells:
        book.active.append(row)
    book.save(tmp_path / "book.xlsx")
    looked = preview_import(tmp_path / "book.xlsx", partnership="Millbrook")
    assert (looked.needs, counted(looked)[1:]) == (
        [],
        ({"GBP": {"spent": 213}}, ["2025-Q2", "2025-Q3", "2026-Q1"]),
    )


def test_months_from_january_under_one_year_are_of_the_calendar(tmp_path):
    looked = look(tmp_path, "Budget 2025,,,,", "Heading,Jan,Mar,Apr,Dec", "Staff,1,2,3,4")
    assert counted(looked) == (4, {"GBP": {"need": 10}}, ["2025-Q1", "2025-Q2", "2025-Q4"])


def test_the_contributions_of_partners_by_year_are_lines_of_each_organisation(tmp_path):
    looked = look(
        tmp_path,
        "Partner contributions to the partnership,,",
        "Partner,2024/25,2025/26",
        'Millbrook Council,"£112,000","£115,000"',
        'Police,"£40,000","£41,000"',
        'Total,"£152,000","£156,000"',
    )
    assert counted(looked) == (4, {"GBP": {"committed": 308000}}, ["2024-Q2", "2025-Q2"])
    assert looked.contents.report["organisations"] == 2
    assert any("contributions count as committed" in note.message for note in looked.contents.notes)


def test_sums_of_each_partner_by_year_without_a_word_of_what_they_are_ask_for_their_stage(tmp_path):
    looked = look(tmp_path, "Agency,2024/25,2025/26", "Police,£40,£41", "Council,£112,£115")
    assert counted(looked) == (4, {"GBP": {"amount": 308}}, ["2024-Q2", "2025-Q2"])
    assert [need.split(":")[0] for need in looked.needs] == ["stage"]
    lines = say(tmp_path, stage="received").contents.frames["resources"]
    assert lines[["organisation", "received"]].to_numpy().tolist() == [
        ["Police", 40], ["Council", 112], ["Police", 41], ["Council", 115]
    ]  # fmt: skip


def test_questions_of_a_survey_on_funding_are_no_quarters(tmp_path):
    path = tmp_path / "funding survey 2025-26.csv"
    path.write_text("Organisation,Q1,Q2,Q3,Q4\nPolice,4,5,3,2\nHealth,2,1,3,5\nSchools,5,4,4,1\n")
    assert preview_import(path, partnership="Millbrook").kind == "survey"


def test_ratings_headed_cost_and_others_stay_a_survey(tmp_path):
    rows = [
        f"{at},2026-07-01 10:00,Police,{at % 5 + 1},{(at + 1) % 5 + 1},{(at + 2) % 5 + 1}" for at in range(9)
    ]
    assert look(tmp_path, "ID,Timestamp,Organisation,Cost,Trust,Voice", *rows).kind == "survey"


def test_counts_of_each_agency_by_year_are_no_money(tmp_path):
    with pytest.raises(ImportRefused, match="not clear what this file holds"):
        look(tmp_path, "Agency,2024/25,2025/26", "Police,1200,1300", "Health,300,310")


def test_figures_by_quarter_that_are_no_money_stay_unknown(tmp_path):
    with pytest.raises(ImportRefused, match="not clear what this file holds"):
        look(tmp_path, "Indicator,Q1 2025,Q2 2025", "Referrals,100,120", "Assessments,50,60")


def test_a_total_is_left_out_of_a_ledger_wherever_the_word_stands(tmp_path):
    looked = look(
        tmp_path,
        "Cost Centre,Description,Quarter,Annual Budget,Actual to Date",
        "1000,Salaries,2025-Q2,120000,58500",
        "2000,Total Communication training,2025-Q2,10000,6200",
        "Total,,2025-Q2,130000,64700",
    )
    assert counted(looked) == (2, {"GBP": {"need": 130000, "spent": 64700}}, ["2025-Q2"])


def test_money_in_and_out_of_a_cash_book_is_received_and_spent(tmp_path):
    looked = look(
        tmp_path,
        "Date,Description,Receipts,Payments,Balance",
        '13/04/2025,Grant,"5,000.00",,"5,000.00"',
        '14/04/2025,Hall hire,,120.00,"4,880.00"',
    )
    assert counted(looked) == (2, {"GBP": {"received": 5000, "spent": 120}}, ["2025-Q2"])


def test_a_person_in_a_cash_book_is_no_organisation(tmp_path):
    looked = look(
        tmp_path,
        "Date,Partner,Money out,Money in",
        "05/01/2026,Jo Smith,100,",
        "06/01/2026,City Council,,50",
    )
    lines = looked.contents.frames["resources"]
    assert list(lines["organisation"]) == ["", "City Council"]
    assert counted(looked) == (2, {"GBP": {"received": 50, "spent": 100}}, ["2026-Q1"])
    assert any(note.message.startswith("1 name may be of a person") for note in looked.contents.notes)


def test_debits_that_are_no_numbers_are_no_money(tmp_path):
    with pytest.raises(ImportRefused, match="nothing says whether they were needed"):
        look(tmp_path, "Date,Description,Debit,Credit", "13/04/2025,Hall,hire,120.00")


LEDGER = (
    "Date,Account,Debit,Credit",
    "13/04/2025,Training,500,",
    "14/04/2025,Training,,100",
    "13/05/2025,Staff,40,",
)


@pytest.mark.parametrize(("account", "sums"), [
    ("bank", {"received": 100, "spent": 540}),
    ("expenditure", {"spent": 440}),
    ("cash_book", {"received": 540, "spent": 100}),
])  # fmt: skip
def test_debits_and_credits_are_asked_about_and_read_as_of_the_account_that_is_said(account, sums, tmp_path):
    looked = look(tmp_path, *LEDGER)
    assert counted(looked) == (3, {"GBP": {"debit": 540, "credit": 100}}, ["2025-Q2"])
    assert [need.split(":")[0] for need in looked.needs] == ["account_is"]
    told = say(tmp_path, account_is=account)
    assert (told.needs, counted(told)) == ([], (3, {"GBP": sums}, ["2025-Q2"]))


@pytest.mark.parametrize(("account", "sums", "taken_back"), [
    ("bank", {"received": 100, "spent": 510}, ["1 receipt below 0 was taken back and counts as spent"]),
    ("expenditure", {"spent": 410}, []),
    ("cash_book", {"received": 500, "spent": 90}, ["1 receipt below 0 was taken back and counts as spent"]),
])  # fmt: skip
def test_a_receipt_that_was_taken_back_is_spent_and_never_below_nothing(account, sums, taken_back, tmp_path):
    lines = ["Date,Account,Debit,Credit", "13/04/2025,Grant,,100", "14/04/2025,Grant,,-20"]
    lines += ["15/04/2025,Hall,500,", "16/04/2025,Hall,-10,"]
    look(tmp_path, *lines)
    told = say(tmp_path, account_is=account)
    assert counted(told)[1] == {"GBP": sums}
    assert [note.message for note in told.contents.notes if "taken back" in note.message] == taken_back


def test_a_line_with_both_sides_of_which_one_was_taken_back_is_spent_by_both(tmp_path):
    look(tmp_path, "Date,Account,Debit,Credit", "13/04/2025,Hall,5,-20", "14/04/2025,Hall,0.00,30")
    frame = say(tmp_path, account_is="bank").contents.frames["resources"]
    assert frame["spent"].tolist() == [25, 0]
    assert frame["received"].fillna(-1).tolist() == [-1, 30]


money = st.one_of(
    st.just(""), st.integers(-50, 50).map(str), st.sampled_from(["-0", "(12.50)", "1e13", "nil"])
)


@st.composite
def ledger_tables(draw) -> RawTable:
    """A ledger with any columns of amounts, of whatever signs, and what it says of them."""
    headings = draw(st.lists(st.sampled_from([*AMOUNTS, *OPEN_AMOUNTS]), min_size=1, max_size=4, unique=True))
    size = draw(st.integers(1, 5))
    columns = {name: draw(st.lists(money, min_size=size, max_size=size)) for name in headings}
    said = {
        "stage": draw(st.sampled_from(["", *STAGES])),
        "account_is": draw(st.sampled_from(["", *ACCOUNTS])),
        "quarter": "2026-Q3",
        "partnership": "Millbrook",
        "category": draw(st.sampled_from(["Staff", ""])),
        "in_kind": draw(st.sampled_from(["", "cash", "in kind"])),
        "currency": draw(st.sampled_from(["", "gbp", "EUR", "GB"])),
    }
    rows = pd.DataFrame(columns | {name: [word] * size for name, word in said.items()}, dtype="str")
    # The mapping names the columns, so that any may stand beside any other.
    return RawTable("csv", [RawColumn(name) for name in rows], rows.set_axis(range(2, size + 2)))


@settings(max_examples=80, deadline=None)
@given(ledger_tables(), st.booleans())
def test_whatever_ledger_passes_the_import_a_release_can_measure_it(table, skip_bad_rows):
    mapping = Mapping(kind="resources", columns={name: name for name in table.rows}, rates={"EUR": 0.8})
    contents = read_kind(KIND, table, mapping, Choices(skip_bad_rows=skip_bad_rows))
    if contents.problems or contents.needs:
        return
    lines = contents.frames["resources"].assign(partnership_id=1, sector=None)
    records = no_records(lines=lines.to_dict("records"))
    cells = build_recorded_cells(records, "2026-Q3", date(2026, 7, 1), date(2026, 10, 1))
    received = cells.loc[cells["measure"].str.startswith("received"), "estimate"]
    assert (received >= 0).all()


BANK = [
    "13/04/2025,Card,A CAFE,500.00,,1500.00",
    "14/04/2025,Transfer,A COUNCIL,,100.00,1600.00",
    "15/04/2025,Card,A HALL,40.00,,1560.00",
]


@pytest.mark.parametrize("lines", [BANK, BANK[::-1]])
def test_a_balance_that_falls_with_each_debit_is_a_banks(lines, tmp_path):
    looked = look(tmp_path, "Date,Type,Description,Debit Amount,Credit Amount,Balance", *lines)
    assert (looked.needs, counted(looked)[1]) == ([], {"GBP": {"received": 100, "spent": 540}})
    assert any("the balance falls with each debit" in note.message for note in looked.contents.notes)
    # Whom somebody paid may be a person: it is not what the money was for.
    assert set(looked.contents.frames["resources"]["category"]) == {"payments"}


def test_a_balance_that_rises_with_each_debit_leaves_the_account_open(tmp_path):
    looked = look(
        tmp_path,
        "Date,Account,Debit,Credit,Balance",
        "13/04/2025,A,5,,5",
        "14/04/2025,A,,2,3",
        "15/04/2025,A,1,,4",
    )
    assert [need.split(":")[0] for need in looked.needs] == ["account_is"]


@pytest.mark.parametrize(
    "headings", ["Money in,Money out", "Paid in,Paid out", "Receipts,Payments", "In,Out"]
)
def test_pairs_of_columns_that_say_which_way_the_money_went_need_no_question(headings, tmp_path):
    looked = look(tmp_path, f"Date,Category,{headings}", "13/04/2025,Grant,50,", "14/04/2025,Hall,,-20")
    assert (looked.needs, counted(looked)[1]) == ([], {"GBP": {"received": 50, "spent": 20}})


def test_openings_sections_and_totals_of_an_account_are_no_lines(tmp_path):
    looked = look(
        tmp_path,
        "Account Transactions,,,,", "Date,Source,Debit,Credit,Running Balance", "Training (432),,,,",
        "Opening Balance,,,,0.00", "3 Apr 2025,Invoice,500.00,0.00,500.00",
        "5 May 2025,Invoice,100,0.00,600.00",
        "Total Training,,600.00,0.00,600.00", "Closing Balance,,,,600.00",
    )  # fmt: skip
    assert (looked.contents.report["lines"], looked.contents.rows_skipped, looked.problems) == (2, 4, [])


def test_one_row_that_is_left_out_is_said_as_one(tmp_path):
    looked = look(
        tmp_path,
        "Date,Source,Debit,Credit,Running Balance",
        "Opening Balance,,,,0.00",
        "3 Apr 2025,Invoice,500,0.00,500.00",
        "Total Training,,500,0.00,500.00",
    )
    assert [note.message for note in looked.contents.notes if "left out" in note.message] == [
        "1 row without an amount, such as an opening balance, is left out",
        "1 row adds up others, such as a total; it is left out",
    ]
    ledger = ("Cost Centre,Quarter,Annual Budget", "Staff,2025-Q2,5", "Total,2025-Q2,5")
    said = [note.message for note in look(tmp_path, *ledger).contents.notes]
    assert "1 row adds up others, such as a total; it is left out" in said


@pytest.mark.parametrize(
    "headings", ["Date,Category,Description,Amount", "Date,Budget heading,Person,Cost (£)"]
)
def test_amounts_of_no_stage_are_asked_about(headings, tmp_path):
    looked = look(tmp_path, headings, "13/04/2025,Hall,hire,120.00", "14/04/2025,Hall,hire,-20.00")
    assert counted(looked) == (2, {"GBP": {"amount": 100}}, ["2025-Q2"])
    assert [need.split(":")[0] for need in looked.needs] == ["stage"]
    assert counted(say(tmp_path, stage="spent"))[1] == {"GBP": {"spent": 100}}
    assert counted(say(tmp_path, stage="in_and_out"))[1] == {"GBP": {"received": 120, "spent": 20}}
    below = say(tmp_path, stage="need")
    assert [(each.row, "below 0" in each.message) for each in below.problems] == [(3, True)]


def test_a_column_may_say_the_stage_of_each_line(tmp_path):
    looked = look(
        tmp_path, "Date,Category,Type,Amount", "13/04/2025,Grant,Income,50", "14/04/2025,Hall,Expenditure,20"
    )
    assert (looked.needs, counted(looked)[1]) == ([], {"GBP": {"received": 50, "spent": 20}})
    assert looked.contents.frames["resources"]["category"].tolist() == ["Grant", "Hall"]


STAGED = "Category,Quarter,Stage,Reference,Amount"


def test_rows_that_each_tell_one_stage_of_a_line_are_one_line_with_its_gap(tmp_path):
    looked = look(
        tmp_path,
        STAGED,
        "Staff,2026-Q3,need,,20000",
        "Staff,2026-Q3,committed,,7000",
        "staff ,2026-Q3,committed,,5000",
        "Training,2026-Q3,need,,6000",
        "Training,2026-Q3,committed,,9000",
        "Staff,2026-Q4,need,,1000",
    )
    assert counted(looked) == (3, {"GBP": {"need": 27000, "committed": 21000}}, ["2026-Q3", "2026-Q4"])
    lines = looked.contents.frames["resources"]
    assert lines["row"].tolist() == [2, 5, 7]
    assert (
        measure_resource_gap(lines, ["quarter"])["unmet_need_amount"].dropna().tolist()
        == [8000] * 2 + [1000] * 2
    )
    assert not any("unmet" in note.message for note in looked.contents.notes)


def test_the_stages_of_one_partnership_are_not_those_of_another(tmp_path):
    rows = ["North,Staff,2026-Q3,need,100", "South,Staff,2026-Q3,committed,60"]
    looked = look(tmp_path, "Partnership,Category,Quarter,Stage,Amount", *rows)
    assert looked.contents.frames["resources"]["partnership"].tolist() == ["North", "South"]


def test_cash_and_in_kind_beside_a_stage_are_joined_each_for_itself(tmp_path):
    looked = look(
        tmp_path,
        "Category,Quarter,Stage,Cash,In-kind",
        "Staff,2026-Q3,need,20000,1000",
        "Staff,2026-Q3,committed,12000,1500",
        "Room,2026-Q3,need,,300",
        "Room,2026-Q3,committed,,100",
    )
    lines = looked.contents.frames["resources"]
    gaps = measure_resource_gap(lines, ["category"]).set_index(["category", "means"])["unmet_need_amount"]
    assert gaps.to_dict() == {
        ("Room", "in kind"): 200, ("Room", "cash and in kind"): 200,
        ("Staff", "cash"): 8000, ("Staff", "in kind"): 0, ("Staff", "cash and in kind"): 8000,
    }  # fmt: skip


def test_a_reference_says_which_stages_are_of_one_line(tmp_path):
    rows = ["Staff,2026-Q3,need,A,100", "Staff,2026-Q3,need,B,100", "Staff,2026-Q3,committed,A,150"]
    looked = look(tmp_path, STAGED, *rows)
    assert counted(looked) == (2, {"GBP": {"need": 200, "committed": 150}}, ["2026-Q3"])
    gaps = measure_resource_gap(looked.contents.frames["resources"], ["quarter"])
    assert gaps["unmet_need_amount"].tolist()[0] == 100


@pytest.mark.parametrize(
    ("heading", "rows", "lines"),
    [
        ("Reference", ["A,need,100", "B,need,100", "A,committed,50", "A,committed,100"], 2),
        ("Reference", ["A,need,100", ",need,100", "A,committed,150"], 2),
        ("Description", ["Nurse,need,100", "Nurse,committed,150", "Teacher,need,100"], 2),
        ("Description", ["Nurse,need,60", "Nurse,need,40", "Teacher,need,100"], 2),
    ],
)
def test_a_surplus_of_one_line_never_fills_another_of_its_category(heading, rows, lines, tmp_path):
    looked = look(
        tmp_path, f"Category,Quarter,{heading},Stage,Amount", *(f"Staff,2026-Q3,{row}" for row in rows)
    )
    assert counted(looked)[0] == lines
    gaps = measure_resource_gap(looked.contents.frames["resources"], ["quarter"])
    committed = any("committed" in row for row in rows)
    assert gaps["unmet_need_amount"].tolist()[0] == (100 if committed else 200)
    assert any("told by" in note.message for note in looked.contents.notes)


def test_needs_and_commitments_that_nothing_connects_are_pointed_out(tmp_path):
    looked = look(tmp_path, STAGED, "Staff,2026-Q3,need,A,100", "Staff,2026-Q3,committed,B,60")
    assert counted(looked)[0] == 2
    assert any(
        "1 line says what was needed and counts as unmet" in note.message for note in looked.contents.notes
    )


def test_a_cash_book_keeps_a_line_for_each_row(tmp_path):
    rows = [f"Hall,2026-Q3,{stage},,{amount}" for stage in ("income", "spent") for amount in (5, 6)]
    assert counted(look(tmp_path, STAGED, *rows)) == (
        4, {"GBP": {"received": 11, "spent": 11}}, ["2026-Q3"],
    )  # fmt: skip


def test_what_was_required_agreed_and_received_to_date_is_a_ledger_of_partners(tmp_path):
    lines = (
        "Partner,Required,Agreed,Received to date",
        "Council,120000,100000,75000",
        "Police,60000,60000,0",
    )
    looked = named(tmp_path, "list.csv", *lines, quarter="2026-Q1")
    stages = {"need": 180000, "committed": 160000, "received": 75000}
    assert counted(looked) == (2, {"GBP": stages}, ["2026-Q1"])
    read = [each["column"] for each in looked.report()["columns_read"]]
    assert read == ["Partner", "Required", "Agreed", "Received to date"]


def test_agreed_contributions_and_what_came_of_them_are_of_the_year_in_the_title(tmp_path):
    looked = look(
        tmp_path,
        "Income 2025/26,,",
        "Partner,Agreed contribution,Received to date",
        "Council,115000,60000",
        "Police,41000,0",
    )
    assert (looked.needs, counted(looked)) == (
        [],
        (2, {"GBP": {"committed": 156000, "received": 60000}}, ["2025-Q2"]),
    )
    assert any("whole financial year" in note.message for note in looked.contents.notes)


def test_a_sign_of_pounds_beside_each_year_shows_that_they_are_money(tmp_path):
    looked = look(tmp_path, "Contributor,2023-24 £,2024-25 £", "Council,100,105", "Police,20,20")
    assert counted(looked) == (4, {"GBP": {"amount": 245}}, ["2023-Q2", "2024-Q2"])


def test_an_amount_of_trust_is_no_money(tmp_path):
    with pytest.raises(ImportRefused):
        look(tmp_path, "Date,Organisation,Amount of trust", "01/07/2026,Police,4", "02/07/2026,Police,3")


def test_a_cash_book_by_month_and_a_list_of_amounts_requested_need_no_question(tmp_path):
    book = look(tmp_path, "Month,Income,Expenditure,Balance", "Apr-25,1000,400,600", "Total,1000,400,600")
    assert (book.needs, counted(book)) == ([], (1, {"GBP": {"received": 1000, "spent": 400}}, ["2025-Q2"]))
    asked = look(
        tmp_path, "Quarter,Category,Amount requested,Amount approved,Amount spent", "2025-Q2,Staff,9,8,7"
    )
    assert counted(asked)[1] == {"GBP": {"need": 9, "committed": 8, "spent": 7}}


def test_a_total_in_the_place_of_the_day_is_no_payment(tmp_path):
    looked = look(
        tmp_path,
        "Directorate,Supplier,Payment Date,Net Amount",
        'Children,A Ltd,15-Apr-25,"£1,200.00"',
        "Children,B Ltd,16-Apr-25,£550.00",
        ',,Total,"£1,750.00"',
    )
    assert counted(looked) == (2, {"GBP": {"spent": 1750}}, ["2025-Q2"])


def test_courses_say_how_many_came_or_are_asked_about(tmp_path):
    held = look(tmp_path, "Course,Date,Places,Attended", "Neglect,13/02/2025,20,15", "Sleep,14/02/2025,30,20")
    assert (held.kind, held.needs, held.problems) == ("trainings", [], [])
    assert (held.contents.report["people"], held.contents.report["people_trained"]) == (35, 35)
    open_ = look(tmp_path, "Organisation,Course,Date completed", "Police,Neglect,13/02/2025")
    assert [need.split(":")[0] for need in open_.needs] == ["people_count"]
    mapping = Mapping(kind="trainings", constants={"people_count": "1"})
    told = preview_import(tmp_path / "list.csv", partnership="Millbrook", mapping=mapping)
    assert (told.needs, told.contents.report["people"]) == ([], 1)


def test_a_survey_with_amounts_and_a_course_with_a_cost_are_no_amount_lists(tmp_path):
    asked = "Date,What is your amount of trust?,Organisation,Amount"
    with pytest.raises(ImportRefused, match="nothing says whether they were needed"):
        look(tmp_path, asked, "13/04/2025,4,Police,3")
    assert preview_import(write_csv(tmp_path, course(cost=300))).kind == "trainings"


def test_the_currency_of_the_amounts_is_that_of_their_signs(tmp_path):
    looked = look(
        tmp_path, "quarter,category,need,committed", '2025-Q2,Staff,"€1,000","€900"', "2025-Q2,Room,£200,£100"
    )
    assert counted(looked)[1] == {
        "EUR": {"need": 1000, "committed": 900},
        "GBP": {"need": 200, "committed": 100},
    }


def test_a_comma_before_three_digits_of_money_is_no_decimal_mark():
    read = read_amounts(column("1,234", "£5,000"))
    assert (read.values.tolist(), read.question) == ([1234, 5000], None)
    assert "could be thousands" in read_amounts(column("1.234"), separator=";").question


# ---------------------------------------------------------------- posts and courses


def test_posts_of_an_unnamed_organisation_are_posts_all_the_same(tmp_path):
    looked = look(
        tmp_path,
        "Team,Post Title,Budgeted FTE,Actual FTE",
        "MASH,Social worker,10.0,8.5",
        "Total,,10.0,8.5",
    )
    assert (looked.kind, looked.contents.report["fte_established"]) == ("staff", 10)
    assert [(each.column, "the organisation" in each.message) for each in looked.problems] == [
        ("organisation", True)
    ]


def test_words_for_a_course_that_is_not_booked_yet_stand_for_no_day_and_are_counted(tmp_path):
    looked = look(
        tmp_path,
        "Name,Organisation,Course,Date completed",
        "Ann Lee,North Trust,First aid,12/07/2026",
        "Ben Oduya,North Trust,First aid,not booked",
        "Kit Shaw,South Trust,First aid,Outstanding",
        "Joan Hill,South Trust,First aid,21/08/2026",
    )
    assert (looked.kind, looked.problems) == ("trainings", [])
    assert looked.contents.frames["trainings"]["completed_on"].notna().tolist() == [True, False, False, True]
    assert any(
        "2 rows say in words that the course was not done yet" in note.message
        for note in looked.contents.notes
    )
    wrong = look(tmp_path, "Name,Organisation,Course,Date completed", "Ann Lee,North Trust,First aid,banana")
    assert [problem.row for problem in wrong.problems] == [2]


def test_a_training_matrix_has_a_record_for_each_day_in_it(tmp_path):
    looked = look(
        tmp_path,
        "Name,Role,Start date,Safeguarding Level 2,First Aid,Fire",
        "A B,SW,13/01/2020,14/02/2025,15/02/2025,N/A",
        "C D,SW,13/01/2020,16/02/2025,,17/02/2025",
    )
    assert (looked.kind, looked.problems) == ("trainings", [])
    assert looked.contents.report == {"lines": 4, "courses": 3, "people": 4, "people_trained": 4}


def test_courses_as_a_learning_platform_lists_them(tmp_path):
    looked = look(
        tmp_path,
        "First name,Email address,Course full name,Completed,Time completed",
        'A,a@example.org,Safeguarding,Yes,"Thursday, 13 February 2025, 9:15 AM"',
        "C,c@example.org,Safeguarding,No,",
    )
    assert (looked.kind, looked.problems) == ("trainings", [])
    assert looked.contents.report["people_trained"] == 1


def test_a_register_of_who_was_booked_counts_those_who_came(tmp_path):
    looked = look(
        tmp_path,
        "Course Title,Course Date,Delegate Name,Organisation,Attended",
        "Neglect,14/05/2025,A B,Police,Yes",
        "Neglect,14/05/2025,C D,Health,No",
    )
    assert (looked.contents.report["people"], looked.contents.report["people_trained"]) == (2, 1)
    assert any("not done" in note.message for note in looked.contents.notes)


def test_a_row_a_post_is_in_post_where_it_is_filled(tmp_path):
    looked = look(
        tmp_path,
        "Organisation,Quarter,Post Number,Job Title,FTE,Status",
        "Council,2025-Q2,1001,Social worker,1.0,Filled",
        "Council,2025-Q2,1002,Social worker,0.6,Vacant",
    )
    report = looked.contents.report
    assert (looked.kind, looked.problems, looked.needs) == ("staff", [], [])
    assert (report["lines"], report["fte_established"], report["fte_in_post"]) == (2, 1.6, 1.0)


def test_posts_budgeted_and_filled_under_other_headings(tmp_path):
    looked = look(
        tmp_path,
        "Organisation,Staff Group,FTE Budgeted,FTE Actual,Quarter",
        "Trust,Health visitors,20.5,18.0,2024-Q1",
        "Trust,School nurses,10,9.5,2024-Q1",
    )
    report = looked.contents.report
    assert (looked.kind, looked.problems, report["quarters"]) == ("staff", [], ["2024-Q1"])
    assert (report["lines"], report["fte_established"], report["fte_in_post"]) == (2, 30.5, 27.5)


def test_what_is_vacant_is_taken_off_the_posts_established(tmp_path):
    looked = look(
        tmp_path,
        "Organisation,Post Title,Band,Establishment WTE,Vacancy WTE,Quarter",
        "Trust,Health visitor,6,20,4.5,2024-Q2",
        "Trust,School nurse,6,10,,2024-Q2",
        "Trust,Total,,30,4.5,2024-Q2",
    )
    report = looked.contents.report
    assert (looked.kind, looked.problems, looked.needs) == ("staff", [], [])
    assert (report["lines"], report["fte_established"], report["fte_in_post"]) == (2, 30, 25.5)


def test_more_vacant_than_established_is_a_problem_of_its_row(tmp_path):
    looked = look(
        tmp_path,
        "Organisation,Post,Established,Vacancies,Quarter",
        "Trust,Health visitor,20,4.5,2024-Q2",
        "Trust,School nurse,10,12,2024-Q2",
        "Trust,Clerk,2,many,2024-Q2",
    )
    assert looked.kind == "staff"
    assert sorted(problem.row for problem in looked.problems) == [3, 4]


def test_budget_monitoring_is_read_by_the_words_of_its_headings(tmp_path):
    looked = look(
        tmp_path,
        "Quarter,Budget Heading,Annual Budget,Actual to 30 Sept,Forecast Outturn,Variance",
        '2025-Q3,Staff,"100,000","45,000","98,000","-2,000"',
        '2025-Q3,Total,"100,000","45,000","98,000","-2,000"',
    )
    assert counted(looked) == (1, {"GBP": {"need": 100000, "spent": 45000}}, ["2025-Q3"])


def test_headings_that_are_repeated_further_down_are_no_rows(tmp_path):
    headings = "Date,Supplier,Department,Amount"
    looked = look(tmp_path, headings, "13/05/2025,A,Parks,600.00", headings, "14/05/2025,B,Parks,700.00")
    assert counted(looked) == (2, {"GBP": {"spent": 1300}}, ["2025-Q2"])
    assert any("repeat the headings" in note.message for note in looked.contents.notes)


# ---------------------------------------------------------------- vague headings


@pytest.mark.parametrize("lines", [
    ("Ref,Date,Subject,Directorate", "1,13/04/2025,Parking,Environment"),
    ("Date,Type", "13/04/2025,letter"),
    ("Name,Description", "A,something"),
])  # fmt: skip
def test_a_description_alone_makes_no_list_of_actions_decisions_or_courses(lines, tmp_path):
    with pytest.raises(ImportRefused, match="say its kind"):
        look(tmp_path, *lines)


def test_a_description_with_an_owner_is_an_action(tmp_path):
    assert look(tmp_path, "Description,Lead,Target date", "Write it,Jo,13/04/2025").kind == "actions"


# ---------------------------------------------------------------- lists of councils and funders as seen


def test_names_stand_under_a_second_heading_of_codes(tmp_path):
    looked = look(
        tmp_path,
        "Body Name,Transaction No,Supplier Name,Payment Date,Account Code,Account Code,Amount",
        'Fell District Council,5701,A Borough Council,06/03/2017,2280,Miscellaneous,"1,000.00"',
        "Fell District Council,5702,B Ltd,24/03/2017,1740,Chlorination,696.06",
        'Fell District Council,5703,B Ltd,24/03/2017,1740,Chlorination,"4,440.41"',
    )
    assert counted(looked) == (3, {"GBP": {"spent": 6136.47}}, ["2017-Q1"])
    assert looked.report()["categories"] == 2


def test_a_list_of_a_month_is_placed_by_the_name_of_its_file(tmp_path):
    path = tmp_path / "2011-02-payments.csv"
    path.write_text(
        ' Sum of Invoice Nett Amount ,\n Supplier Name , Total \n A Project ," 3,562.12 "\n B Ltd , 620.00 \n'
        ' Grand Total ," 4,182.12 "\n',
        encoding="utf-8",
    )
    looked = preview_import(path, partnership="Millbrook")
    assert counted(looked) == (2, {"GBP": {"spent": 4182.12}}, ["2011-Q1"])
    assert "the payments are of 2011-Q1 by the name of the file alone" in str(looked.contents.notes)


@pytest.mark.parametrize(
    "name", ["spend-2010-11", "2011-12 supplier payments", "Payments Jan-Dec 2024", "April to September 2024"]
)
def test_a_file_named_by_more_than_a_quarter_places_no_payment(tmp_path, name):
    path = tmp_path / f"{name}.csv"
    path.write_text("Supplier Name,Total\nA Project,356.20\nB Ltd,620.00\n", encoding="utf-8")
    looked = preview_import(path, partnership="Millbrook", quarter="2026-Q1")
    assert counted(looked) == (2, {"GBP": {"spent": 976.2}}, ["2026-Q1"])


def test_grants_under_short_field_names_have_recipient_and_programme(tmp_path):
    looked = look(
        tmp_path,
        "Title,Currency,amountAwarded,awardDate,Organisation,fundingOrg,grantProgramme",
        "Grant to A,GBP,9940,2014-11-03,A Action Ltd,City Authority,Speed project",
        "Grant to B,GBP,1500.5,2015-01-01,B Club,City Authority,FreeSport",
        "Grant to C,GBP,5775000,2014-11-04,LB C,City Authority,NA",
    )
    assert counted(looked) == (3, {"GBP": {"committed": 5786440.5}}, ["2014-Q4", "2015-Q1"])
    report = looked.report()
    assert (report["organisations"], report["categories"]) == (3, 3)
    assert "grants" in set(looked.contents.frames["resources"]["category"])


@pytest.mark.parametrize("heading", ["Recipient Name", "Recipient"])
def test_people_who_received_a_grant_are_no_organisations(tmp_path, heading):
    looked = look(
        tmp_path,
        f"Identifier,Title,{heading},Currency,Amount Awarded,Award Date",
        "a,To study,Jane Smith,GBP,500,2026-01-05",
        "b,To help,Home Start,GBP,1000,2026-01-06",
        "c,To drive,Valley Carers Trust,GBP,2000,2026-01-07",
    )
    assert counted(looked) == (3, {"GBP": {"committed": 3500}}, ["2026-Q1"])
    assert looked.contents.frames["resources"]["organisation"].tolist() == [
        "",
        "Home Start",
        "Valley Carers Trust",
    ]
    assert "1 name may be of a person and is left out" in str(looked.contents.notes[0])


def test_names_under_the_standards_own_heading_are_of_organisations(tmp_path):
    looked = look(
        tmp_path,
        "Identifier,Title,Recipient Org:Name,Currency,Amount Awarded,Award Date",
        "a,To study,Anne Frank,GBP,500,2026-01-05",
    )
    assert looked.contents.frames["resources"]["organisation"].tolist() == ["Anne Frank"]


def test_months_in_a_column_of_dates_place_the_lines(tmp_path):
    looked = look(
        tmp_path, "name,amount,date,genre", 'A,"£520,426",Mar 2016,Children', 'B,"£114,396",Dec 2015,Comedy'
    )
    assert counted(looked)[::2] == (2, ["2015-Q4", "2016-Q1"])


def test_a_budget_is_known_by_the_name_of_its_file(tmp_path):
    path = tmp_path / "budget.csv"
    path.write_text("department,amount\nHealth,3200\nSafety,1900\n", encoding="utf-8")
    looked = preview_import(path, partnership="Millbrook", quarter="2026-Q2")
    assert counted(looked) == (2, {"GBP": {"need": 5100}}, ["2026-Q2"])
    assert "the amounts count as need, by the name of the file alone" in str(looked.contents.notes)


def test_periods_joined_by_underscores_are_periods(tmp_path):
    looked = look(tmp_path, "item,budget_2025/26,spend_2025/26", "Salary,6500,4604", "Office,600,280.26")
    assert counted(looked) == (4, {"GBP": {"need": 7100, "spent": 4884.26}}, ["2025-Q2"])


def test_firms_and_charities_in_a_cash_book_are_no_people(tmp_path):
    looked = look(
        tmp_path,
        "Date,Organisation,Money in,Money out,Balance",
        "2026-04-01,Thames Water,,50,950",
        "2026-04-02,Home Start,,20,930",
        "2026-04-03,Jane Watson,,10,920",
        "2026-04-04,British Gas,,10,910",
        "2026-04-05,Action for Children,,5,905",
    )
    assert looked.problems == []
    names = looked.contents.frames["resources"]["organisation"].tolist()
    assert names == ["Thames Water", "Home Start", "", "British Gas", "Action for Children"]


def test_money_in_and_out_beside_a_category_and_a_note_are_no_events(tmp_path):
    looked = look(
        tmp_path,
        "date,direction,amount_usd,party,category,note",
        "2025-09-11,in,22.00,A Fund,sponsorship,one-time",
        "2025-12-31,out,3000.00,someone,payout,2025 total",
        "2026-08-16,out,106.94,A Firm,infrastructure,GBP 79.00 at 1.3537",
    )
    sums = {"USD": {"received": 22, "spent": 3106.94}}
    assert counted(looked) == (3, sums, ["2025-Q3", "2025-Q4", "2026-Q3"])


# ---------------------------------------------------------------- what only a name says of when it was


def named(tmp_path, name, *lines, quarter=None):
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return preview_import(path, partnership="Millbrook", quarter=quarter)


PAID = ("Supplier Name,Total", "A Project,3562.12", "B Ltd,620.00")


def test_a_chosen_quarter_counts_before_the_month_that_a_files_name_says(tmp_path):
    looked = named(tmp_path, "2011-02-payments.csv", *PAID, quarter="2026-Q1")
    assert counted(looked) == (2, {"GBP": {"spent": 4182.12}}, ["2026-Q1"])
    said = [note.message for note in looked.contents.notes if "name of the file" in note.message]
    assert said == ["the name of the file says 2011-Q1; 2026-Q1, which was chosen, counts"]


def test_a_chosen_quarter_that_a_files_name_says_too_needs_no_word(tmp_path):
    looked = named(tmp_path, "2011-02-payments.csv", *PAID, quarter="2011-Q1")
    assert counted(looked)[2] == ["2011-Q1"]
    assert not any("name of the file" in note.message for note in looked.contents.notes)


def test_the_year_of_a_chosen_quarter_counts_before_that_of_a_files_name(tmp_path):
    looked = named(tmp_path, "Budget 2025-26.csv", *BARE_MONTHS, quarter="2024-Q3")
    assert counted(looked) == (4, {"GBP": {"need": 213}}, ["2024-Q2", "2024-Q3", "2025-Q1"])
    words = "the name of the file says the year that begins with 2025-Q2; 2024-Q3, which was chosen, counts"
    assert words in [note.message for note in looked.contents.notes]
    within = named(tmp_path, "Budget 2025-26.csv", *BARE_MONTHS, quarter="2026-Q1")
    assert counted(within)[2] == ["2025-Q2", "2025-Q3", "2026-Q1"]


def test_a_year_said_in_a_mapping_counts_before_that_of_a_files_name(tmp_path):
    path = tmp_path / "Budget 2025-26.csv"
    path.write_text("\n".join(BARE_MONTHS), encoding="utf-8")
    mapping = parse_mapping("{kind: resources, constants: {financial_year: 2024/25}}")
    looked = preview_import(path, partnership="Millbrook", mapping=mapping)
    assert counted(looked)[2] == ["2024-Q2", "2024-Q3", "2025-Q1"]


def test_a_list_of_a_year_by_its_name_goes_to_the_quarter_that_is_chosen(tmp_path):
    lines = ("department,amount", "Health,3200", "Safety,1900")
    alone = named(tmp_path, "budget 2025-26.csv", *lines)
    assert counted(alone) == (2, {"GBP": {"need": 5100}}, ["2025-Q2"])
    assert "2 lines are of a whole financial year" in str(alone.contents.notes)
    placed = named(tmp_path, "budget 2025-26.csv", *lines, quarter="2025-Q4")
    assert counted(placed) == (2, {"GBP": {"need": 5100}}, ["2025-Q4"])
    assert "whole financial year" not in str(placed.contents.notes)


# ---------------------------------------------------------------- the day on which posts were counted

POSTS = ("Organisation,Post,Establishment,In post", "Police,Analyst,2,1.5", "Health,Nurse,3,3")


@pytest.mark.parametrize(("title", "quarter"), [
    ("Workforce as at 31 March 2024", "2024-Q1"), ("Position at 30/06/2024", "2024-Q2"),
    ("Establishment March 2024", "2024-Q1"), ("Establishment Q4 2023/24", "2024-Q1"),
    ("Snapshot 2024-09-30", "2024-Q3"),
])  # fmt: skip
def test_posts_are_of_the_quarter_of_the_day_that_stands_above_them(title, quarter, tmp_path):
    looked = named(tmp_path, "posts.csv", title, *POSTS)
    assert (looked.kind, looked.problems, looked.needs) == ("staff", [], [])
    assert looked.report()["quarters"] == [quarter]
    assert f"the quarter is {quarter} by what stands above the table alone" in str(looked.contents.notes)
    chosen = named(tmp_path, "posts.csv", title, *POSTS, quarter="2026-Q3")
    assert chosen.report()["quarters"] == ["2026-Q3"]


@pytest.mark.parametrize("title", [
    "Establishment 2023/24", "As at 03/04/2024", "From March 2024 to April 2024", "Workforce 2024",
])  # fmt: skip
def test_a_title_that_names_no_single_quarter_leaves_it_to_be_said(title, tmp_path):
    looked = named(tmp_path, "posts.csv", title, *POSTS)
    assert [need.split(":")[0] for need in looked.needs] == ["quarter"]


def test_posts_are_of_the_quarter_of_the_day_in_their_row(tmp_path):
    looked = named(
        tmp_path,
        "posts.csv",
        "Census Date,Organisation,Post,Establishment,In post",
        "31/03/2024,Police,Analyst,2,1.5",
        "30/06/2024,Police,Analyst,2,2",
    )
    assert (looked.problems, looked.needs, looked.report()["quarters"]) == ([], [], ["2024-Q1", "2024-Q2"])


@pytest.mark.parametrize("heading", ["Effective date", "Date"])
def test_since_when_each_post_stands_is_no_day_of_counting(heading, tmp_path):
    rows = ("Police,Analyst,2,1.5,13/04/2019", "Police,Clerk,2,2,15/09/2021", "Health,Nurse,1,1,")
    lines = (f"Organisation,Post,Establishment,In post,{heading}", *rows)
    assert named(tmp_path, "posts.csv", *lines, quarter="2026-Q1").report()["quarters"] == ["2026-Q1"]
    counted_twice = [f"Police,{post},2,1,{day}" for day in ("31/03/2024", "30/06/2024") for post in "ABC"]
    looked = named(tmp_path, "posts.csv", lines[0], *counted_twice)
    assert looked.report()["quarters"] == ["2024-Q1", "2024-Q2"]


def test_a_day_of_counting_that_may_be_either_of_two_leaves_the_quarter_to_be_said(tmp_path):
    looked = named(
        tmp_path,
        "posts.csv",
        "Date,Organisation,Post,Establishment,In post",
        "03/04/2024,Police,Analyst,2,1.5",
    )
    assert [need.split(":")[0] for need in looked.needs] == ["quarter"]


# ---------------------------------------------------------------- people who received a grant


@pytest.mark.parametrize("heading", ["Organisation", "Organisation Name"])
def test_people_among_organisations_that_received_a_grant_are_left_out(heading, tmp_path):
    looked = look(
        tmp_path,
        f"Identifier,Title,{heading},Currency,Amount Awarded,Award Date",
        "a,To study,Jane Smith,GBP,500,2026-01-05",
        "b,To help,Elm Road Allotments,GBP,1000,2026-01-06",
        "c,To drive,Valley Carers Trust,GBP,2000,2026-01-07",
    )
    assert counted(looked) == (3, {"GBP": {"committed": 3500}}, ["2026-Q1"])
    assert looked.contents.frames["resources"]["organisation"].tolist() == [
        "",
        "Elm Road Allotments",
        "Valley Carers Trust",
    ]


def test_people_in_a_list_of_grants_under_no_standard_are_left_out(tmp_path):
    looked = look(
        tmp_path,
        "Recipient,Grant Amount,Date Awarded",
        "Mrs Okafor,500,05/01/2026",
        "Jane Smith,250,16/01/2026",
        "R Patel,250,16/01/2026",
        '"Smith, Jane",250,16/01/2026',
        "Okafor Chidi,250,16/01/2026",
        "Elm Road Allotments,1000,17/01/2026",
        "Y Gorlan,1000,18/01/2026",
    )
    kept = looked.contents.frames["resources"]["organisation"].tolist()
    assert kept == [*[""] * 5, "Elm Road Allotments", "Y Gorlan"]
    assert "5 names may be of people and are left out" in str(looked.contents.notes)


# ---------------------------------------------------------------- amounts in thousands and millions


@pytest.mark.parametrize(("heading", "factor"), [
    ("(£000)", 1_000), ("£'000", 1_000), ("£000s", 1_000), ("£k", 1_000), ("(in thousands)", 1_000),
    ("£m", 1_000_000), ("£ million", 1_000_000), ("(£)", 1), ("", 1),
])  # fmt: skip
def test_amounts_in_thousands_or_millions_are_counted_in_full(heading, factor, tmp_path):
    looked = named(
        tmp_path,
        "list.csv",
        f"Service,2023/24 Budget {heading},2023/24 Actual {heading}",
        "Teams,12.5,9.4",
        'Care,"8,000",7900',
    )
    need, spent = 8012.5 * factor, 7909.4 * factor
    assert counted(looked) == (4, {"GBP": {"need": need, "spent": spent}}, ["2023-Q2"])
    told = [note.message for note in looked.contents.notes if "counted in full" in note.message]
    assert len(told) == (factor > 1)


def test_a_row_of_units_below_the_headings_is_no_line(tmp_path):
    looked = named(
        tmp_path,
        "list.csv",
        "Service,Budget,Actual,Variance",
        ",£000,£000,%",
        "Teams,12,9,3",
        "Care,8,7,1",
        quarter="2026-Q1",
    )
    assert (looked.problems, counted(looked)) == (
        [],
        (2, {"GBP": {"need": 20000, "spent": 16000}}, ["2026-Q1"]),
    )


def test_a_title_may_say_that_all_amounts_are_in_thousands(tmp_path):
    looked = named(
        tmp_path,
        "list.csv",
        "Budget monitoring (£'000)",
        "Service,Budget,Actual",
        "Teams,12,9",
        "Care,8,7",
        quarter="2026-Q1",
    )
    assert counted(looked) == (2, {"GBP": {"need": 20000, "spent": 16000}}, ["2026-Q1"])


def test_a_total_of_thousands_may_be_off_by_their_rounding(tmp_path):
    looked = named(
        tmp_path,
        "list.csv",
        "Service,Budget £000,Actual £000",
        "Teams,12,9",
        "Care,8,7",
        "Total staffing,21,16",
        "Rent,5,4",
        quarter="2026-Q1",
    )
    assert counted(looked) == (3, {"GBP": {"need": 25000, "spent": 20000}}, ["2026-Q1"])


def test_payments_in_thousands_are_counted_in_full(tmp_path):
    looked = named(
        tmp_path,
        "list.csv",
        "Supplier,Date,Amount (£k),Service",
        "A,2024-01-05,12.5,Care",
        "B,2024-01-06,1,Care",
    )
    assert counted(looked) == (2, {"GBP": {"spent": 13500}}, ["2024-Q1"])


def test_thousands_that_may_be_decimals_are_refused(tmp_path):
    with pytest.raises(ImportRefused, match="amounts in thousands cannot be read"):
        named(
            tmp_path,
            "list.csv",
            "Service;Budget (£000);Actual (£000)",
            "Teams;1.234;9.400",
            "Care;8.100;7.200",
        )


# ---------------------------------------------------------------- titles, sections and posts


@pytest.mark.parametrize("title", ["Budget monitoring, Q3, 2023/24", "Millbrook, budget monitoring"])
def test_a_title_with_commas_is_not_taken_for_the_headings(title, tmp_path):
    looked = named(
        tmp_path,
        "list.csv",
        title,
        "Cost centre,Description,Budget,Actual,Variance",
        "100,Staff,500,400,-100",
        "101,Rent,50,40,-10",
        quarter="2023-Q4",
    )
    assert (looked.problems, counted(looked)) == ([], (2, {"GBP": {"need": 550, "spent": 440}}, ["2023-Q4"]))


def test_headings_with_rows_that_are_too_long_stay_the_headings(tmp_path):
    looked = named(
        tmp_path, "list.csv", "Service,Budget", "Care,5,x,y", "Rent,6,x,y", "Food,7,x,y", quarter="2023-Q4"
    )
    assert "more cells than the 2 headings" in str(looked.problems)


def test_the_names_of_sections_are_no_lines(tmp_path):
    lines = (
        "Cost Centre,Annual Budget,Actual to Date",
        "Children,,",
        "Teams,1250,940",
        "Adults,,",
        "Care,500,410",
    )
    looked = named(tmp_path, "list.csv", *lines, quarter="2023-Q4")
    assert (looked.problems, counted(looked)) == (
        [],
        (2, {"GBP": {"need": 1750, "spent": 1350}}, ["2023-Q4"]),
    )
    assert (looked.contents.rows_read, looked.contents.rows_skipped) == (4, 2)
    assert "2 rows say what the lines below them are about" in str(looked.contents.notes)


def test_a_last_line_without_an_amount_is_no_section(tmp_path):
    lines = ("Cost Centre,Annual Budget,Actual to Date", "Teams,1250,940", "Care,,")
    looked = named(tmp_path, "list.csv", *lines, quarter="2023-Q4")
    assert [problem.row for problem in looked.problems] == [3]


def test_what_was_spent_to_date_is_no_date(tmp_path):
    looked = named(
        tmp_path,
        "list.csv",
        "Service,Budget 2023/24 net,Actual net to date",
        "Care,500,410",
        quarter="2023-Q4",
    )
    assert counted(looked)[1] == {"GBP": {"need": 500, "spent": 410}}


def test_posts_of_one_staff_group_are_told_apart_by_their_titles(tmp_path):
    looked = named(
        tmp_path,
        "posts.csv",
        "Organisation,Staff Group,Position Title,FTE Budgeted,FTE Actual",
        "Trust,Nursing,Nurse Band 5,40,36.5",
        "Trust,Nursing,Nurse Band 6,10,11",
        quarter="2026-Q1",
    )
    assert (looked.kind, looked.problems, looked.report()["fte_in_post"]) == ("staff", [], 47.5)


# ---------------------------------------------------------------- years and days that may be misread


@pytest.mark.parametrize("headings", [
    "agency_name,fiscal_year,budget_amount,actual_amount", "Service,Year,Budget sum,Actual sum",
    "Service,Year,Budget,Actual",
])  # fmt: skip
def test_several_years_that_do_not_say_when_they_begin_are_not_put_into_one_quarter(headings, tmp_path):
    looked = named(
        tmp_path, "list.csv", headings, "Care,2020,500,410", "Care,2021,600,590", quarter="2023-Q4"
    )
    assert [need.split(":")[0] for need in looked.needs] == ["year_begins"]
    assert (looked.problems, looked.contents.asked) == ([], ("year_begins",))
    mapping = Mapping(kind="resources", constants={"year_begins": "april"})
    said = preview_import(tmp_path / "list.csv", partnership="Millbrook", mapping=mapping)
    assert (said.needs, counted(said)[2]) == ([], ["2020-Q2", "2021-Q2"])


def test_one_year_in_every_row_leaves_the_quarter_to_be_chosen(tmp_path):
    lines = ("agency_name,fiscal_year,budget_amount,actual_amount", "Care,2020,500,410", "Rent,2020,600,590")
    looked = named(tmp_path, "list.csv", *lines, quarter="2020-Q4")
    assert (looked.problems, counted(looked)[2]) == ([], ["2020-Q4"])


def test_a_year_over_the_amounts_of_a_list_of_payments_places_them(tmp_path):
    looked = named(
        tmp_path, "list.csv", "Department,Supplier Name,Total Spend 2022/23 (£)", "Care,A,10", "Care,B,5"
    )
    assert (looked.needs, counted(looked)) == ([], (2, {"GBP": {"spent": 15}}, ["2022-Q2"]))
    assert "2 lines are of a whole financial year" in str(looked.contents.notes)


TURNED = ("Supplier,Date,Amount,Service", "A,2014-02-01,1,Care", "A,2014-03-01,1,Care", "A,2014-11-01,1,Care",
          "A,13/01/2014,1,Care", "A,14/01/2014,1,Care", "A,17/01/2014,1,Care")  # fmt: skip


def test_days_that_a_spreadsheet_has_turned_round_are_asked_about(tmp_path):
    looked = named(tmp_path, "list.csv", *TURNED)
    assert ["turned day and month round" in need for need in looked.needs] == [True]
    told = preview_import(tmp_path / "list.csv", partnership="Millbrook", date_order="day_first")
    assert (told.needs, counted(told)[2]) == ([], ["2014-Q1", "2014-Q4"])


def test_what_is_asked_of_days_names_the_heading_of_the_file(tmp_path):
    turned = ("Supplier,Payment Date,Amount,Service", *TURNED[1:])
    open_order = (turned[0], *[f"A,0{day}/02/2014,1,Care" for day in (1, 3, 4)])
    for lines in (turned, open_order):
        (need,) = named(tmp_path, "list.csv", *lines).needs
        assert need.startswith("column “Payment Date”: ")


@pytest.mark.parametrize("row", ["A,2014-02-28,1,Care", "A,03/01/2014,1,Care"])
def test_days_that_show_their_order_in_both_ways_of_writing_are_not_asked_about(row, tmp_path):
    assert named(tmp_path, "list.csv", *TURNED, row).needs == []


def test_whom_it_was_paid_to_tells_a_list_of_payments(tmp_path):
    looked = named(
        tmp_path,
        "list.csv",
        "id,paid_by,date,transaction_id,amount,paid_to,spending_area",
        "1,A Council,2010-01-01,40,898.64,ADT,Childrens Services",
        "2,A Council,2010-01-02,40,101.36,ADT,Resident Services",
    )
    assert (looked.needs, counted(looked)) == ([], (2, {"GBP": {"spent": 1000}}, ["2010-Q1"]))
    assert looked.report()["categories"] == 2


def test_a_budget_of_no_year_beside_months_asks_for_it_once(tmp_path):
    lines = ("Account,Jul-24 actual,Aug-24 actual,Annual Budget", "Pay,100,90,1200", "Rent,10,9,120")
    looked = named(tmp_path, "list.csv", *lines)
    assert (looked.problems, [need.split(":")[0] for need in looked.needs]) == ([], ["quarter"])


# ---------------------------------------------------------------- grants, orders, people and teams


def test_what_was_given_to_a_beneficiary_as_a_grant_is_committed_and_not_spent(tmp_path):
    looked = named(
        tmp_path,
        "list.csv",
        "Date awarded,Beneficiary,Purpose of grant,Amount (£),Department",
        "01/05/2024,Elm Youth Club,Youth work,5000,Children",
        "21/06/2024,Oak Tree Centre,Play,2500,Children",
    )
    assert (looked.needs, counted(looked)) == ([], (2, {"GBP": {"committed": 7500}}, ["2024-Q2"]))


def test_a_contract_that_was_awarded_is_no_grant(tmp_path):
    looked = named(
        tmp_path,
        "list.csv",
        "Award date,Organisation,Supplier,Amount,Service",
        "01/05/2024,A Council,B Ltd,5000,Care",
        quarter="2024-Q2",
    )
    assert counted(looked)[1] == {"GBP": {"spent": 5000}}


def test_orders_are_of_the_day_on_which_they_were_placed(tmp_path):
    looked = named(
        tmp_path, "list.csv", "Order date,Supplier,Order value (£)", "13/02/2024,A,600", "15/02/2024,B,900"
    )
    assert (looked.needs, counted(looked)) == ([], (2, {"GBP": {"committed": 1500}}, ["2024-Q1"]))


def test_first_names_and_surnames_are_one_person_and_never_shown(tmp_path):
    looked = named(
        tmp_path,
        "courses.csv",
        "Surname,First name,Employer,Course title,Date of course,Certificate expires",
        "Lee,Ann,Police,L3,14/01/2025,14/01/2028",
        "Lee,Bo,Police,L3,14/01/2025,14/01/2028",
    )
    assert (looked.kind, looked.problems, looked.needs) == ("trainings", [], [])
    assert looked.contents.report == {"lines": 2, "courses": 1, "people": 2, "people_trained": 2}
    assert "Lee" not in str(looked.report()) + looked.first_rows().to_csv()


def test_the_names_of_teams_above_their_posts_are_no_posts(tmp_path):
    looked = named(
        tmp_path,
        "posts.csv",
        "Organisation,Post title,FTE funded,FTE in post",
        "Council,Social worker,10,8",
        ",Duty team,,",
        "Council,Manager,1,1",
        quarter="2026-Q1",
    )
    assert (looked.kind, looked.problems, looked.report()["fte_in_post"]) == ("staff", [], 9)


def test_income_is_neither_a_need_nor_spending(tmp_path):
    looked = named(
        tmp_path,
        "list.csv",
        "Heading,Income Budget,Income Actual,Expenditure Budget,Expenditure Actual",
        "Grants,1000,900,,",
        "Staff,,,800,750",
        quarter="2026-Q1",
    )
    assert (looked.problems, counted(looked)[1]) == (
        [],
        {"GBP": {"need": 800, "received": 900, "spent": 750}},
    )


def test_what_one_unit_costs_is_not_what_a_line_comes_to(tmp_path):
    looked = named(
        tmp_path,
        "budget.csv",
        "Line item,Unit,Qty,Unit cost,Total cost",
        "Trainer,day,10,200,2000",
        "Venue,day,5,100,500",
        quarter="2026-Q1",
    )
    assert counted(looked)[1] == {"GBP": {"need": 2500}}


def test_of_posts_counted_month_by_month_the_last_of_a_quarter_counts(tmp_path):
    looked = named(
        tmp_path,
        "posts.csv",
        "Organisation,Role,Month,Budgeted FTE,Contracted FTE",
        "Council,SW,Apr-26,10,9",
        "Council,SW,May-26,10,9.5",
        "Council,SW,Jun-26,10,8",
        "Council,SW,Jul-26,11,10",
        "Police,DC,Apr-26,2,2",
    )
    report = looked.report()
    assert (looked.problems, report["fte_in_post"], report["quarters"]) == ([], 20, ["2026-Q2", "2026-Q3"])
    assert (report["rows_read"], report["rows_skipped"], report["lines"]) == (5, 2, 3)
    assert "2 rows are of earlier months than the last of their quarter" in str(looked.contents.notes)


def test_what_partners_need_pledge_and_give_needs_no_word_of_what_for(tmp_path):
    looked = named(
        tmp_path,
        "list.csv",
        "Partner,Need,Pledged,Committed,Received,Spent,Quarter",
        "Police,100,90,80,70,60,Q1 2025/26",
        "Health,50,40,30,20,10,Q1 2025/26",
        "Total,150,130,110,90,70,Q1 2025/26",
    )
    sums = {"need": 150, "pledged": 130, "committed": 110, "received": 90, "spent": 70}
    assert (looked.problems, looked.needs, counted(looked)) == ([], [], (2, {"GBP": sums}, ["2025-Q2"]))
    assert looked.report()["organisations"] == 2


def test_a_title_with_commas_above_days_is_no_heading_either(tmp_path):
    looked = named(
        tmp_path,
        "list.csv",
        "Board attendance, 2025/26",
        "Organisation,14/01/2026,16/02/2026,18/03/2026",
        "Police,Y,Y,A",
        "Health,Y,N,Y",
    )
    assert (looked.kind, looked.report()["meetings"]) == ("attendance", 3)


def test_a_budget_under_the_headings_of_a_small_partnership_is_known(tmp_path):
    looked = look(
        tmp_path,
        "Cost heading,Funding source,Amount required,Funding agreed,Amount received,Actual spend,Quarter",
        "Coordinator post,Council,22500,22500,11250,10980,2026-Q3",
        "Training,Health,8000,4000,4000,1200,2026-Q3",
        "Total,,30500,26500,15250,12180,",
    )
    sums = {"need": 30500, "committed": 26500, "received": 15250, "spent": 12180}
    assert (looked.problems, looked.needs, looked.report()["totals"]) == ([], [], {"GBP": sums})


def test_money_of_no_known_kind_says_where_its_kind_is_said(tmp_path):
    with pytest.raises(ImportRefused, match="under “What it is”: “What was needed, committed"):
        look(tmp_path, "Where it goes,Cost", "Hall,120")
