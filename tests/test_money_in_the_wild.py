"""Money, posts and trainings as partners keep them: what is right was written down before it was read."""

import pytest

from data.imports.batches import preview_import
from data.imports.mapping import Mapping
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


# ---------------------------------------------------------------- trainings


@pytest.mark.parametrize("headings", [
    "Safeguarding L1,Safeguarding L1 expiry,Prevent,Prevent expiry",
    "Safeguarding L1 date,Safeguarding L1 renewal due,Prevent (completed),Prevent (expires)",
    "Safeguarding L1,Expiry,Prevent,Expiry",
])  # fmt: skip
def test_until_when_a_course_counts_stands_beside_it_in_a_matrix(headings, tmp_path):
    looked = look(
        tmp_path,
        f"Name,Team,{headings}",
        "Ann Zed,MASH,01/04/2024,01/04/2027,12/05/2024,12/05/2026",
        "Ben Yule,MASH,,,13/06/2024,13/06/2026",
    )
    assert (looked.kind, looked.problems) == ("trainings", [])
    rows = looked.contents.frames["trainings"].sort_values(["course", "completed_on"])
    assert rows["course"].tolist() == ["Prevent", "Prevent", "Safeguarding L1"]
    assert rows["expires_on"].dt.year.tolist() == [2026, 2026, 2027]


def test_a_matrix_in_which_few_have_days_is_known_by_its_headings(tmp_path):
    looked = look(
        tmp_path,
        "Name,Organisation,Level 1,Level 2,Level 3",
        "Ann Zed,Council,Completed,12/05/2024,N/A",
        "Ben Yule,NHS,Expired,Booked,13/06/2024",
    )
    assert (looked.kind, looked.problems) == ("trainings", [])
    assert len(looked.contents.frames["trainings"]) == 2
    assert "2 cells hold words instead of a day" in notes(looked)


# ---------------------------------------------------------------- years that begin nobody knows when


def say(tmp_path, **constants):
    mapping = Mapping(kind="resources", constants=constants)
    return preview_import(tmp_path / "list.csv", partnership="Millbrook", mapping=mapping)


YEARS = ("Budget line,2025,2026", 'Staff,"£41,000","£42,000"', "Play,£500,£600", 'Total,"£41,500","£42,600"')


@pytest.mark.parametrize(("begins", "quarters"), [
    ("january", ["2025-Q1", "2026-Q1"]), ("april", ["2025-Q2", "2026-Q2"]),
    ("april_before", ["2024-Q2", "2025-Q2"]),
])  # fmt: skip
def test_years_side_by_side_are_asked_when_they_begin(begins, quarters, tmp_path):
    looked = look(tmp_path, *YEARS)
    assert counted(looked) == (4, {"GBP": {"amount": 84100}}, [])
    assert [need.split(":")[0] for need in looked.needs] == ["stage", "year_begins"]
    assert looked.contents.asked == ("stage", "year_begins")
    said = say(tmp_path, stage="need", year_begins=begins)
    assert (said.needs, counted(said)) == ([], (4, {"GBP": {"need": 84100}}, quarters))


def test_years_that_are_only_numbered_follow_the_first(tmp_path):
    rows = ("Salaries,30000,31000,32000,93000", "Rent,5000,5000,5000,15000", "Total,35000,36000,37000,108000")
    looked = look(tmp_path, "Budget heading,Year 1,Year 2,Year 3,Total", *rows)
    assert counted(looked) == (6, {"GBP": {"amount": 108000}}, [])
    assert "when year 1 begins" in " ".join(looked.needs)
    said = say(tmp_path, stage="need", financial_year="2025/26")
    assert (said.needs, counted(said)[2]) == ([], ["2025-Q2", "2026-Q2", "2027-Q2"])
    chosen = preview_import(tmp_path / "list.csv", partnership="Millbrook", quarter="2025-Q4")
    assert counted(chosen)[2] == ["2025-Q4", "2026-Q4", "2027-Q4"]


def test_years_above_budgets_and_actuals_are_asked_about_too(tmp_path):
    looked = look(
        tmp_path, ",2025,,2026,", "Line,Budget,Actual,Budget,Actual", "Staff,10,9,11,8", "Play,5,5,6,6"
    )
    assert counted(looked) == (8, {"GBP": {"need": 32, "spent": 28}}, [])
    assert [need.split(":")[0] for need in looked.needs] == ["year_begins"]


def test_year_groups_of_a_school_are_no_years_of_money(tmp_path):
    with pytest.raises(ImportRefused):
        look(tmp_path, "Budget line,Year 7,Year 8", "Books,100,200", "Trips,300,400")


# ---------------------------------------------------------------- German and Welsh


def test_a_german_plan_and_what_came_of_it_are_need_and_spending(tmp_path):
    looked = look(
        tmp_path,
        "Kostenart;Bezeichnung;Soll 2026;Ist 2026",
        "5000;Personalkosten;12.000,00;11.250,50",
        "5100;Miete;3.600,00;3.600,00",
        "Summe;;15.600,00;14.850,50",
        encoding="cp1252",
    )
    assert counted(looked) == (4, {"EUR": {"need": 15600, "spent": 14850.5}}, [])
    assert "they count as euros" in notes(looked)
    assert {each["column"] for each in looked.report()["columns_read"]} >= {"Soll 2026", "Ist 2026"}


def test_a_german_account_has_debits_and_credits(tmp_path):
    looked = look(
        tmp_path,
        "Buchungsdatum;Kostenstelle;Verwendungszweck;Soll;Haben;Währung",
        "03.04.2026;Personal;Gehalt;2.500,00;;EUR",
        "20.04.2026;Zuschuss;Stadt;;5.000,00;EUR",
    )
    assert counted(looked) == (2, {"EUR": {"debit": 2500, "credit": 5000}}, ["2026-Q2"])
    assert looked.contents.asked == ("account_is",)


def test_german_payments_do_not_name_who_was_paid(tmp_path):
    looked = look(tmp_path, "Datum;Kategorie;Empfänger;Betrag (EUR)", '03.04.2026;Kurs;Ute Klar;"1.234,50"')
    assert counted(looked) == (1, {"EUR": {"spent": 1234.5}}, ["2026-Q2"])
    assert "Klar" not in looked.contents.frames["resources"].to_string()


def test_welsh_budgets_and_payments_are_read(tmp_path):
    looked = look(
        tmp_path,
        "Pennawd y gyllideb,Cyllideb 2025/26,Gwariant 2025/26,Amrywiant",
        'Staff,"£40,000","£38,000","£2,000"',
        'Hyfforddiant,"£5,000","£5,500",-£500',
        'Cyfanswm,"£45,000","£43,500","£1,500"',
    )
    assert counted(looked) == (4, {"GBP": {"need": 45000, "spent": 43500}}, ["2025-Q2"])
    paid = look(
        tmp_path,
        "Dyddiad talu,Cyflenwr,Swm,Categori gwariant,Cyfeirnod",
        "03/04/2025,Cymru Works Cyf,£650.00,Hyfforddiant,1001",
        '17/04/2025,Cyngor Gwynedd,"£1,200.00",Llety,1002',
    )
    assert counted(paid) == (2, {"GBP": {"spent": 1850}}, ["2025-Q2"])


def test_a_german_list_that_is_not_of_money_stays_what_it_is(tmp_path):
    with pytest.raises(ImportRefused, match="not clear what this file holds"):
        look(tmp_path, "Datum;Kategorie;Bezeichnung", "03.04.2026;A;Treffen")


# ---------------------------------------------------------------- lists with more to them


def test_a_charity_with_its_number_keeps_its_name_though_it_is_named_like_a_person(tmp_path):
    looked = look(
        tmp_path,
        "Organisation,Charity Number,Amount Awarded,Award Date",
        "Marie Curie,207994,5000,2025-05-13",
        "Anne Robinson,,300,2025-06-13",
    )
    assert counted(looked)[0] == 2
    assert looked.contents.frames["resources"]["organisation"].tolist() == ["Marie Curie", ""]


def test_a_banks_statement_of_signed_values_does_not_say_whom_it_paid(tmp_path):
    looked = look(
        tmp_path,
        "Date, Type, Description, Value, Balance, Account Name",
        "03/04/2025,BAC,ANN LEE EXPENSES,5000.00,6000.00,HUB",
        "22/04/2025,D/D,BRITISH GAS,-120.50,5879.50,HUB",
    )
    assert counted(looked) == (2, {"GBP": {"amount": 4879.5}}, ["2025-Q2"])
    assert "LEE" not in looked.contents.frames["resources"].to_string()
    assert counted(say(tmp_path, stage="in_and_out"))[1] == {"GBP": {"received": 5000, "spent": 120.5}}


def test_a_day_says_more_than_the_financial_year_it_is_in(tmp_path):
    looked = look(
        tmp_path,
        "Financial Year,Date,Category,Amount spent",
        "2025/26,13/09/2025,Training,100",
        "2025/26,13/02/2026,Training,50",
    )
    assert counted(looked) == (2, {"GBP": {"spent": 150}}, ["2025-Q3", "2026-Q1"])
    wrong = look(tmp_path, "Financial Year,Date,Category,Amount spent", "2025/26,13/09/2026,Training,100")
    assert [problem.message for problem in wrong.problems] == ["the date lies in another quarter"]


def test_a_total_in_words_in_the_place_of_the_day_is_no_payment(tmp_path):
    looked = look(
        tmp_path, "Date,Payee,Amount", '13/04/2025,Acme Ltd,"£1,000"', 'Total payments April 2025,,"£1,000"'
    )
    assert counted(looked) == (1, {"GBP": {"spent": 1000}}, ["2025-Q2"])


def test_grants_that_were_withdrawn_or_refused_are_no_commitment(tmp_path):
    rows = ("G1,Kids Trust,6000,5000,13/05/2025,Active", "G2,Hub CIC,4000,4000,13/05/2025,Withdrawn")
    refused = "G3,Play Ltd,3000,3000,13/05/2025,Declined"
    looked = look(
        tmp_path, "Ref,Recipient,Amount requested,Amount awarded,Date awarded,Status", *rows, refused
    )
    assert counted(looked)[:2] == (2, {"GBP": {"need": 9000, "committed": 5000}})
    assert "1 grant was not made" in notes(looked)


# ---------------------------------------------------------------- income above expenditure


def test_income_above_expenditure_is_received_and_no_need(tmp_path):
    looked = look(
        tmp_path,
        "Budget line,Budget 2025/26,Actual 2025/26",
        "Income,,",
        "Council grant,50000,50000",
        "ICB,40000,40000",
        "Total income,90000,90000",
        "Expenditure,,",
        "Staff,70000,65000",
        "Training,10000,9000",
        "Total expenditure,80000,74000",
        "Surplus/(deficit),10000,16000",
    )
    assert counted(looked)[1] == {"GBP": {"need": 80000, "received": 90000, "spent": 74000}}
    assert "1 row is the result of others" in notes(looked)


def test_a_profit_and_loss_by_months_is_what_came_in_and_went_out(tmp_path):
    looked = look(
        tmp_path,
        "Profit and Loss,,,",
        "For the 3 months ended 30 June 2025,,,",
        "Account,Apr 2025,May 2025,Jun 2025",
        "Income,,,",
        "Grants,1000,0,500",
        "Total Income,1000,0,500",
        "Operating Expenses,,,",
        "Rent,200,200,200",
        "Wages,300,300,300",
        "Total Operating Expenses,500,500,500",
        "Net Profit,500,-500,0",
    )
    assert counted(looked) == (9, {"GBP": {"received": 1500, "spent": 1500}}, ["2025-Q2"])


def test_sections_of_a_budget_to_date_are_told_apart_too(tmp_path):
    looked = look(
        tmp_path,
        "Heading,Budget,Actual to date",
        "Income,,",
        "Grant,500,400",
        "Expenditure,,",
        "Staff,450,300",
        "Net position,50,100",
    )
    assert counted(looked)[:2] == (2, {"GBP": {"need": 450, "received": 400, "spent": 300}})


def test_a_list_with_only_headings_of_costs_has_no_sections(tmp_path):
    looked = look(tmp_path, "Heading,Budget,Actual to date", "Costs,,", "Staff,450,300", "Net pay,50,100")
    assert counted(looked)[:2] == (2, {"GBP": {"need": 500, "spent": 400}})


def test_a_mapping_may_name_columns_as_the_file_has_them(tmp_path):
    look(tmp_path, "Zweck;Betrag;Datum", "Kurs;100,50;13.05.2026")
    german = Mapping(kind="resources", columns={"category": "Zweck", "need": "Betrag", "date": "Datum"})
    looked = preview_import(tmp_path / "list.csv", partnership="Millbrook", mapping=german)
    assert counted(looked) == (1, {"GBP": {"need": 100.5}}, ["2026-Q2"])
    look(tmp_path, "Year,Month,Category,Amount spent", "2026,April,Staff,100")
    own = Mapping(kind="resources", columns={"quarter": "Year"}, constants={"quarter": "2026-Q2"})
    looked = preview_import(tmp_path / "list.csv", partnership="Millbrook", mapping=own)
    assert "names this column" not in " ".join(problem.message for problem in looked.problems)


def test_of_a_budget_book_the_gross_counts_and_not_the_income(tmp_path):
    looked = look(
        tmp_path,
        "Revenue Budget 2026/27",
        "Service,Gross Expenditure £000,Income £000,Net Expenditure £000",
        "Children in care,12500,-500,12000",
        "Early help,2300,-300,2000",
        "Total,14800,-800,14000",
    )
    assert counted(looked) == (2, {"GBP": {"need": 14_800_000}}, ["2026-Q2"])
    assert "the gross counts" in notes(looked)


def test_a_payment_with_its_gross_and_net_is_no_budget_book(tmp_path):
    looked = look(tmp_path, "Supplier,Date,Gross Amount,Net Amount,VAT", "A,13/05/2025,120,100,20")
    assert counted(looked)[1] == {"GBP": {"spent": 100}}
