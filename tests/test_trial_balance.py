"""Trial balances are told from ledgers and refused with what to bring instead."""

import pytest

from data.imports.batches import preview_import
from data.imports.problems import ImportRefused
from tests.survey_writers import write_csv, write_xlsx

HEADINGS = ["Account Code", "Account", "Debit", "Credit"]
ACCOUNTS = [
    ["1200", "Bank Current Account", "15400.00", ""],
    ["2100", "Creditors", "", "1350.00"],
    ["3000", "Reserves", "", "14050.00"],
    ["4000", "Grants", "", "28500.00"],
    ["7000", "Salaries", "28500.00", ""],
]


def look(tmp_path, *rows, save=write_csv):
    return preview_import(save(list(rows), tmp_path / "accounts.dat"), partnership="Millbrook")


@pytest.mark.parametrize("save", [write_csv, write_xlsx])
@pytest.mark.parametrize("total", [[], [["", "Total", "43900.00", "43900.00"]]])
def test_both_sides_of_accounts_that_add_up_to_the_same_are_a_trial_balance(save, total, tmp_path):
    with pytest.raises(ImportRefused, match=r"this is a trial balance.* income and expenditure report"):
        look(tmp_path, HEADINGS, *ACCOUNTS, *total, save=save)


@pytest.mark.parametrize(
    "headings", [HEADINGS, ["N/C", "Name", "Debit - Year to date", "Credit - Year to date"]]
)
def test_a_title_says_that_it_is_a_trial_balance(headings, tmp_path):
    with pytest.raises(ImportRefused, match="this is a trial balance"):
        look(tmp_path, ["Trial Balance as at 31 March 2026"], [""], headings, *ACCOUNTS[:3])


def test_debits_and_credits_that_do_not_add_up_or_have_days_are_no_trial_balance(tmp_path):
    assert look(tmp_path, HEADINGS, *ACCOUNTS[:4]).contents.report["lines"] == 4
    dated = [[f"{day + 13}/03/2026", *row[1:]] for day, row in enumerate(ACCOUNTS)]
    assert look(tmp_path, ["Date", *HEADINGS[1:]], *dated).contents.report["lines"] == 5
