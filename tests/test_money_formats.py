"""Funders' and councils' files: what the real ones hold, and what damaged ones are told."""

import json

import pandas as pd
import pytest

from data.imports.batches import preview_import
from data.imports.problems import ImportRefused
from data.imports.raw_table import read_raw_table

IATI = '<iati-activities version="2.03">{}</iati-activities>'
ACTIVITY = (
    '<iati-activity default-currency="GBP"><iati-identifier>GB-1</iati-identifier>'
    "<reporting-org><narrative>Trust for Families</narrative></reporting-org>{}</iati-activity>"
)


def total(table, column) -> float:
    return pd.to_numeric(table.rows[column]).sum()


def budget(kind, start, end, amount, currency=None):
    money = f' currency="{currency}"' if currency else ""
    return (
        f'<budget type="{kind}"><period-start iso-date="{start}"/><period-end iso-date="{end}"/>'
        f"<value{money}>{amount}</value></budget>"
    )


def transaction(code, day, amount):
    return (
        f'<transaction><transaction-type code="{code}"/><transaction-date iso-date="{day}"/>'
        f"<value>{amount}</value></transaction>"
    )


def read_iati(tmp_path, *parts):
    path = tmp_path / "activities.xml"
    path.write_text(IATI.format(ACTIVITY.format("".join(parts))), encoding="utf-8")
    return read_raw_table(path).rows


def write_grants(tmp_path, *grants):
    path = tmp_path / "grants.json"
    path.write_text(json.dumps({"grants": list(grants)}), encoding="utf-8")
    return path


GRANT = {"id": "G1", "awardDate": "2025-05-15", "amountAwarded": 500, "currency": "GBP"}


@pytest.mark.parametrize("text", [
    json.dumps({"count": 1, "next": None, "results": [{"grant_id": "G1", "data": GRANT}]}),
    json.dumps([GRANT]),
    json.dumps(GRANT) + "\n" + json.dumps(GRANT | {"id": "G2", "amountAwarded": 0}) + "\n",
])  # fmt: skip
def test_grants_as_the_data_store_and_programs_write_them(text, tmp_path):
    path = tmp_path / "grants.json"
    path.write_text(text, encoding="utf-8")
    assert total(read_raw_table(path), "committed") == 500


def test_amounts_of_no_currency_are_told_to_count_as_pounds(tmp_path):
    path = tmp_path / "plain.xml"
    no_default = ACTIVITY.replace(' default-currency="GBP"', "")
    path.write_text(IATI.format(no_default.format(transaction(3, "2025-06-01", 400))), encoding="utf-8")
    assert "1 lines name no currency" in str(read_raw_table(path).notes[0])


def test_an_older_activity_names_its_reporter_plainly_and_dates_the_value(tmp_path):
    path = tmp_path / "older.xml"
    path.write_text(
        '<iati-activities version="1.05"><iati-activity default-currency="GBP">'
        '<reporting-org ref="GB-1">Department X</reporting-org><iati-identifier>GB-1-1</iati-identifier>'
        '<transaction><transaction-type code="D"/><value value-date="2025-06-01">400</value></transaction>'
        "</iati-activity></iati-activities>",
        encoding="utf-8",
    )
    rows = read_raw_table(path).rows
    assert rows[["organisation", "date", "received"]].iloc[0].tolist() == [
        "Department X",
        "2025-04-01",
        "400.00",
    ]


@pytest.mark.parametrize("name", ["wolfson.json", "multi_funder_154.json"])
def test_real_grants_add_up_to_the_counted_totals(shared_data, name):
    counted = json.loads((shared_data / "grants_360giving" / "oracle.json").read_text())[name]
    table = read_raw_table(shared_data / "grants_360giving" / name)
    assert table.file_format == "360giving_json"
    assert len(table.rows) == counted["grants"]
    assert total(table, "committed") == pytest.approx(counted["sum_amountAwarded_all_currencies"])
    by_currency = table.rows.groupby("currency")["committed"].agg(["size", lambda w: pd.to_numeric(w).sum()])
    assert {name: list(row) for name, row in by_currency.T.items()} == {
        money: [count, pytest.approx(amount)] for money, (count, amount) in counted["by_currency"].items()
    }


def test_grants_to_individuals_name_nobody(shared_data):
    table = read_raw_table(shared_data / "grants_360giving" / "multi_funder_154.json")
    assert "99 grants went to individuals" in str(table.notes[0])
    assert not table.rows.apply(lambda column: column.str.contains("Individual Recipient")).any().any()


@pytest.mark.parametrize(
    ("name", "rows", "awarded"),
    [
        ("fundingproviders_grants_2_grants.csv", 2, 331_495),
        ("fundingproviders-grants_2_grants.xlsx", 2, 331_495),
        ("fundingproviders-grants_fixed_2_grants.json", 4, 662_990),
        ("decimal_amounts.csv", 7, 7_000.7),
    ],
)
def test_grants_in_spreadsheet_form_are_the_same_ledger(shared_data, name, rows, awarded):
    table = read_raw_table(shared_data / "grants_360giving_fixtures" / name)
    assert table.file_format.startswith("360giving_")
    assert len(table.rows) == rows
    assert total(table, "committed") == pytest.approx(awarded)
    assert not {"Surname of applicant", "Full name of applicant"} & set(table.rows.columns)


def test_field_names_serve_as_well_as_titles(tmp_path):
    path = tmp_path / "grants.csv"
    path.write_text(
        "id,awardDate,currency,amountAppliedFor,amountAwarded,amountDisbursed,recipientOrganization/0/name\n"
        "360G-a,2026-05-01,GBP,900,700,300,Harbour Trust\n360G-b,2026-05-02,GBP,10,0,0,Quay Club\n",
        encoding="utf-8",
    )
    rows = read_raw_table(path).rows
    assert rows.loc[2].to_dict() == {
        "reference": "360G-a",
        "date": "2026-05-01",
        "organisation": "Harbour Trust",
        "category": "grants",
        "currency": "GBP",
        "need": "900",
        "committed": "700",
        "received": "300",
    }


def test_an_ask_an_award_and_a_disbursement_are_need_commitment_and_receipt(tmp_path):
    path = write_grants(
        tmp_path,
        {"id": "g", "amountAppliedFor": 5, "amountAwarded": 4, "amountDisbursed": 3, "currency": "GBP"},
    )
    assert read_raw_table(path).rows.loc[1, ["need", "committed", "received"]].tolist() == ["5", "4", "3"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"grants": [', "damaged or cut off"),
        ('{"grants": []}', "no grants in it"),
        ('{"grants": {"id": 1}}', "no grants in it"),
        ('{"grants": ["a", {"id": 1}]}', "not a grant"),
    ],
)
def test_a_broken_grants_file_is_told_what_is_wrong(tmp_path, content, message):
    path = tmp_path / "grants.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ImportRefused, match=message):
        read_raw_table(path)


@pytest.mark.parametrize(
    ("name", "file_format", "need", "committed", "received"),
    [
        ("example.xml", "iati_xml", 3_000, 0, 1_000),
        ("basic_iati_unordered_valid.xml", "iati_xml", 0, 40, 60),
    ],
)
def test_real_activities_add_up(shared_data, name, file_format, need, committed, received):
    table = read_raw_table(shared_data / "iati" / name)
    assert table.file_format == file_format
    found = [
        total(table, column) if column in table.rows else 0 for column in ("need", "committed", "received")
    ]
    assert found == [need, committed, received]


def test_a_revised_budget_replaces_the_original_as_need(tmp_path):
    rows = read_iati(
        tmp_path,
        budget(1, "2026-01-01", "2026-12-31", 100),
        budget(2, "2026-01-01", "2026-12-31", 130),
    )
    assert rows[["need_original", "need"]].to_numpy().tolist() == [["100.00", "130.00"]]


def test_a_transaction_belongs_to_the_budget_period_it_falls_in(tmp_path):
    rows = read_iati(
        tmp_path,
        budget(1, "2026-01-01", "2026-12-31", 100),
        transaction(2, "2026-03-01", 80),
        transaction(3, "2026-08-01", 50),
        transaction(4, "2027-02-01", 20),
    )
    assert rows[["date", "need", "committed", "received", "spent"]].to_numpy().tolist() == [
        ["2026-01-01", "100.00", "80.00", "50.00", ""],
        ["2027-01-01", "", "", "", "20.00"],
    ]


def test_money_that_came_in_and_went_out_is_counted_once(tmp_path):
    rows = read_iati(tmp_path, transaction(1, "2026-02-01", 90), transaction(3, "2026-02-09", 70))
    assert rows["received"].tolist() == ["70.00"]


def test_a_pledge_is_kept_but_is_no_commitment(tmp_path):
    rows = read_iati(tmp_path, transaction(13, "2026-11-30", 90))
    assert rows["pledged"].tolist() == ["90.00"]
    assert "committed" not in rows
    assert rows["date"].tolist() == ["2026-10-01"]


def test_currencies_are_kept_apart(tmp_path):
    rows = read_iati(
        tmp_path,
        budget(1, "2026-01-01", "2026-12-31", 100),
        budget(1, "2026-01-01", "2026-12-31", 200, currency="EUR"),
    )
    assert rows.set_index("currency")["need"].to_dict() == {"GBP": "100.00", "EUR": "200.00"}


def test_an_amount_that_is_no_number_is_told_with_its_activity(tmp_path):
    path = tmp_path / "a.xml"
    content = ACTIVITY.format(transaction(2, "2026-01-01", "lots") + transaction(2, "soon", "5"))
    path.write_text(IATI.format(content), encoding="utf-8")
    assert [(note.row, note.column) for note in read_raw_table(path).notes[:2]] == [
        (1, "transaction/value"),
        (1, "transaction-date"),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<iati-activities><iati-activity>", "damaged or cut off"),
        ("<iati-activities></iati-activities>", "no activity"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><iati-activities>&b;</iati-activities>', "refused"),
    ],
)
def test_a_broken_or_hostile_activity_file_is_refused(tmp_path, content, message):
    path = tmp_path / "a.xml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ImportRefused, match=message):
        read_raw_table(path)


@pytest.mark.parametrize("name", ["2018-01_clean.csv", "2018-01_processed.csv", "2018-02_clean.csv"])
def test_a_councils_payments_add_up_under_each_months_headings(shared_data, name):
    counted = json.loads((shared_data / "council_spend_calderdale" / "oracle.json").read_text())[name]
    table = read_raw_table(shared_data / "council_spend_calderdale" / name)
    assert table.file_format == "council_spend_csv"
    assert len(table.rows) == counted["rows"]
    assert total(table, "spent") == pytest.approx(counted["total"])
    assert [table.rows["date"].min(), table.rows["date"].max()] == [counted["date_min"], counted["date_max"]]
    assert table.rows["reference"].is_unique


def test_who_was_paid_is_not_read(shared_data):
    table = read_raw_table(shared_data / "council_spend_calderdale" / "2018-01_clean.csv")
    assert set(table.rows.columns) == {"reference", "date", "organisation", "category", "spent"}


def test_an_older_budget_dates_its_period_in_words(tmp_path):
    path = tmp_path / "old.xml"
    budget = (
        "<budget><period-start>1 January 2011</period-start><period-end>31 December 2011</period-end>"
        '<value value-date="2011-01-01" currency="GBP">1000000</value></budget>'
    )
    path.write_text(IATI.format(ACTIVITY.format(budget)), encoding="utf-8")
    table = read_raw_table(path)
    assert (total(table, "need"), table.rows["date"].tolist()) == (1_000_000, ["2011-01-01"])


def test_a_day_that_may_be_either_of_two_is_left_out_with_a_problem(tmp_path):
    path = tmp_path / "old.xml"
    budget = (
        "<budget><period-start>03/04/2011</period-start><period-end>31 December 2011</period-end>"
        '<value value-date="2011-01-01" currency="GBP">1000000</value></budget>'
    )
    kept = budget.replace("03/04/2011", "3 April 2011")
    path.write_text(IATI.format(ACTIVITY.format(budget + kept)), encoding="utf-8")
    table = read_raw_table(path)
    assert table.rows["date"].tolist() == ["2011-04-03"]
    assert "not written as 2026-09-30" in str(table.notes)


def test_activities_without_money_that_counts_are_refused_in_a_sentence(tmp_path):
    path = tmp_path / "empty.xml"
    path.write_text(IATI.format(ACTIVITY.format("")), encoding="utf-8")
    with pytest.raises(ImportRefused, match="has a budget or a transaction that counts"):
        read_raw_table(path)


def test_a_commitment_that_is_lowered_later_is_taken_from_the_line_that_made_it(tmp_path):
    path = tmp_path / "activities.xml"
    parts = (
        transaction(2, "2025-05-01", 1000),
        transaction(2, "2025-08-01", 200),
        transaction(2, "2026-02-01", -300),
        transaction(3, "2026-02-01", 50),
    )
    path.write_text(IATI.format(ACTIVITY.format("".join(parts))), encoding="utf-8")
    looked = preview_import(path, partnership="Millbrook")
    assert looked.problems == []
    stored = looked.contents.frames["resources"].set_index("quarter")
    assert stored["committed"].fillna(0).to_dict() == {"2025-Q2": 900, "2025-Q3": 0, "2026-Q1": 0}
    assert stored.loc["2026-Q1", "received"] == 50
    assert "1 amount below 0 is taken from earlier lines of its activity" in str(looked.contents.notes)


def test_what_no_earlier_line_holds_is_not_taken_back_from_it(tmp_path):
    path = tmp_path / "activities.xml"
    parts = (transaction(2, "2025-05-01", 100), transaction(2, "2026-02-01", -300))
    path.write_text(IATI.format(ACTIVITY.format("".join(parts))), encoding="utf-8")
    looked = preview_import(path, partnership="Millbrook")
    assert "-300 is below 0" in str(looked.problems)
    assert looked.contents.frames["resources"]["committed"].tolist() == [100, -300]
