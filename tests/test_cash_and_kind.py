"""Cash and in kind in one table of money are kept apart, whichever way they stand beside each other."""

import pytest

from data.imports import cash_and_kind
from data.imports.batches import preview_import, save_import
from data.imports.problems import ImportRefused

# What stands in the file → lines, cash by stage, in kind by stage; sums by hand.
TABLES = {
    "a column each, of partners": (
        "Partner,Cash contribution 2025/26,In-kind contribution 2025/26,Total\n"
        "Council,50000,12000,62000\nPolice,20000,5000,25000\nICB,30000,,30000\nTotal,100000,17000,117000\n",
        (5, {"committed": 100_000}, {"committed": 17_000}),
    ),
    "bare headings": (
        "Contributions 2025/26\nPartner,Cash,In kind,Total\nCouncil,50000,12000,62000\nPolice,,5000,5000\n",
        (3, {"committed": 50_000}, {"committed": 17_000}),
    ),
    "budget and spending": (
        "Category,Quarter,Budget cash,Budget in kind,Spent cash,Spent (in kind)\n"
        "Staffing,2026-Q1,50000,12000,40000,10000\nTraining,2026-Q1,5000,2000,4000,1000\n",
        (4, {"need": 55_000, "spent": 44_000}, {"need": 14_000, "spent": 11_000}),
    ),
    "in kind beside stages": (
        "Category,Quarter,Committed,Received,In kind,Spent\n"
        "Staffing,2026-Q1,50000,30000,12000,40000\nTraining,2026-Q1,5000,2000,,1000\n",
        (3, {"committed": 55_000, "received": 32_000, "spent": 41_000}, {"committed": 12_000}),
    ),
    "quarters of each": (
        "Budget 2025/26\nHeading,Q1 cash,Q1 in-kind,Q2 cash,Q2 in-kind\nStaffing,100,10,200,20\nRent,5,,6,\n",
        (6, {"need": 311}, {"need": 30}),
    ),
    "said in the cells": (
        "Funding 2025/26\nPartner,Contribution,Cash/In kind\nCouncil,50000,Cash\nCouncil,12000,In kind\n",
        (2, {"committed": 50_000}, {"committed": 12_000}),
    ),
    "said by a type": (
        "Category,Quarter,Committed,Type\nStaffing,2026-Q1,500,Cash\nRooms,2026-Q1,120,In-kind\n",
        (2, {"committed": 500}, {"committed": 120}),
    ),
    "a total of another stage that is as much": (
        "Category,Quarter,Total budget,Cash received,In-kind received\n"
        "Staff,2026-Q1,100,60,40\nRent,2026-Q1,50,50,0\n",
        (4, {"need": 150, "received": 110}, {"received": 40}),
    ),
    "a total that is not their sum": (
        "Partner,Quarter,Total contribution,Cash contribution,In-kind contribution\n"
        "Council,2026-Q1,140,100,40\nPolice,2026-Q1,60,50,0\n",
        (4, {"committed": 150}, {"committed": 40}),
    ),
    "a total that is blank": (
        "Partner,Quarter,Total contribution,Cash contribution,In-kind contribution\n"
        "Council,2026-Q1,140,100,40\nHealth,2026-Q1,,50,0\n",
        (4, {"committed": 150}, {"committed": 40}),
    ),
    "bare headings beside need and spent": (
        "Category,Quarter,Need,Cash,In-kind,Spent\nStaff,2026-Q1,100,60,10,50\nRent,2026-Q1,50,40,5,20\n",
        (4, {"need": 150, "committed": 100, "spent": 70}, {"committed": 15}),
    ),
    "what is committed, and its two sides": (
        "Line,Quarter,Needed,Committed,Cash,In-kind,Spent\n"
        "Staff,2026-Q1,100,70,60,10,50\nOfficer,2026-Q1,20,0,0,0,0\nTotal,,120,70,60,10,50\n",
        (4, {"need": 120, "committed": 60, "spent": 50}, {"committed": 10}),
    ),
    "what is committed, and its two sides by name": (
        "Category,Quarter,Needed,Committed,Committed - cash,Committed - in kind,Spent\n"
        "Staff,2026-Q1,100,70,60,10,50\nRent,2026-Q1,50,40,40,,20\n",
        (3, {"need": 150, "committed": 100, "spent": 70}, {"committed": 10}),
    ),
    "a need that is met by both": (
        "Category,Quarter,Needed,Cash,In-kind,Spent\nStaff,2026-Q1,70,60,10,50\n",
        (2, {"need": 70, "committed": 60, "spent": 50}, {"committed": 10}),
    ),
    "said by the line's own name": (
        "Budget line,Quarter,Budget\nStaffing,2026-Q1,500\nIn-kind staff time,2026-Q1,120\n",
        (2, {"need": 500}, {"need": 120}),
    ),
}


def look(tmp_path, text):
    path = tmp_path / "ledger.csv"
    path.write_text(text, encoding="utf-8")
    return preview_import(path, partnership="Millbrook", quarter="2026-Q1")


@pytest.mark.parametrize("name", TABLES)
def test_cash_and_in_kind_are_lines_of_their_own(name, tmp_path, engine):
    text, (count, cash, in_kind) = TABLES[name]
    looked = look(tmp_path, text)
    assert (looked.kind, looked.problems, looked.needs) == ("resources", [], [])
    lines = looked.contents.frames["resources"]
    assert len(lines) == count
    for is_kind, sums in ((False, cash), (True, in_kind)):
        stages = lines[lines["in_kind"] == is_kind][["need", "committed", "received", "spent"]].sum()
        assert stages[stages > 0].to_dict() == sums
    assert looked.report()["totals"] == {"GBP": cash}
    assert looked.report()["totals_in_kind"] == {"GBP": in_kind}
    assert save_import(engine, looked).new_rows == count


def test_what_is_given_in_kind_and_was_not_said_to_be_of_a_stage_is_pointed_out(tmp_path):
    notes = [note.message for note in look(tmp_path, TABLES["in kind beside stages"][0]).contents.notes]
    assert "1 line is in kind and kept apart from cash" in notes
    assert any(note.startswith("what is given in kind counts as committed") for note in notes)


def test_a_total_that_is_not_the_sum_of_its_sides_is_pointed_out(tmp_path):
    def find_notes(name):
        return [(note.column, note.message) for note in look(tmp_path, TABLES[name][0]).contents.notes]

    said = ("Total contribution", cash_and_kind.NOT_THE_SUM)
    assert said in find_notes("a total that is not their sum")
    assert not any(column == "Total" for column, _ in find_notes("a column each, of partners"))


def test_what_is_committed_and_is_not_its_two_sides_is_asked(tmp_path):
    with pytest.raises(ImportRefused) as refused:
        look(
            tmp_path,
            "Category,Quarter,Committed,Cash,In-kind\nStaff,2026-Q1,70,60,10\nRent,2026-Q1,50,20,10\n",
        )
    assert [(each.row, each.column) for each in refused.value.problems] == [(3, "Committed")]
    assert refused.value.problems[0].message == cash_and_kind.NOT_ITS_HALVES


def test_a_line_that_is_cash_and_in_kind_is_not_taken_for_in_kind(tmp_path):
    looked = look(
        tmp_path,
        "Budget line,Quarter,Budget\nCash grant and in kind,2026-Q1,500\n"
        "In-kind rooms (non-cash),2026-Q1,20\n",
    )
    assert list(looked.contents.frames["resources"]["in_kind"]) == [False, True]
    notes = [note.message for note in looked.contents.notes]
    assert cash_and_kind.SAID_BOTH[0] in "; ".join(notes)


def test_both_columns_are_named_as_read(tmp_path):
    read = look(tmp_path, TABLES["budget and spending"][0]).report()["columns_read"]
    assert {each["column"]: each["read_as"] for each in read} == {
        "Category": "category",
        "Quarter": "quarter",
        "Budget cash": "need",
        "Budget in kind": "need, in kind",
        "Spent cash": "spent",
        "Spent (in kind)": "spent, in kind",
    }


def test_a_ledger_of_cash_alone_says_nothing_of_kind(tmp_path):
    looked = look(tmp_path, "Category,Quarter,Budget,Spent\nStaffing,2026-Q1,5,4\n")
    assert "totals_in_kind" not in looked.report()
    assert not looked.contents.frames["resources"]["in_kind"].any()
