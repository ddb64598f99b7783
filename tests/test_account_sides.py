"""Signs in the two columns of an account: a side written below nothing, and what was taken back from it."""

import pytest

from data.imports.batches import preview_import

# What stands in the file → what was received and spent, by hand.
SAID = {
    "payments below nothing, one taken back": (
        "Date,Description,Money out,Money in\n13/04/2025,Grant,,5000\n14/04/2025,Rent,-200,\n"
        "15/04/2025,Supplies,-100,\n16/04/2025,Rent again,200,\n",
        {"received": 5000, "spent": 100},
    ),
    "a receipt taken back": (
        "Date,Description,Money out,Money in\n13/04/2025,Grant,,5000\n"
        "14/04/2025,Grant,,-500\n15/04/2025,Rent,200,\n",
        {"received": 5000, "spent": 700},
    ),
    "the only receipt was taken back, as the words say": (
        "Date,Description,Money out,Money in\n13/04/2025,Reversal of grant,,-500\n15/04/2025,Rent,200,\n",
        {"spent": 700},
    ),
    "a bank's debits below nothing, by the balance": (
        "Date,Description,Debit,Credit,Balance\n13/04/2025,Grant,,5000,5000\n14/04/2025,Rent,-200,,4800\n"
        "15/04/2025,Supplies,-100,,4700\n16/04/2025,Rent,200,,4900\n",
        {"received": 5000, "spent": 100},
    ),
    "one reversal among a bank's debits, by the balance": (
        "Date,Description,Debit,Credit,Balance\n13/04/2025,Grant,,5000,5000\n14/04/2025,Rent,-200,,5200\n"
        "15/04/2025,Sundries,30,,5170\n",
        {"received": 5000, "spent": -170},
    ),
}  # fmt: skip


def look(tmp_path, text):
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return preview_import(path, partnership="Millbrook")


@pytest.mark.parametrize("name", SAID)
def test_money_out_and_in_is_told_from_what_was_taken_back(name, tmp_path):
    text, sums = SAID[name]
    looked = look(tmp_path, text)
    assert (looked.problems, looked.needs) == ([], [])
    assert looked.report()["totals"] == {"GBP": sums}


@pytest.mark.parametrize("credits", [(-5000, -300, 500), (-5000, "", 500)])
def test_a_lone_reversal_does_not_turn_credits_round(credits, tmp_path):
    first, second, third = credits
    looked = look(
        tmp_path,
        f"Date,Account,Narrative,Debit,Credit\n13/04/2025,Grant,,,{first}\n14/04/2025,Grant,,1,{second}\n"
        f"15/04/2025,Grant,Refund of grant,,{third}\n",
    )
    taken = sum(int(each or 0) for each in credits)
    assert looked.report()["totals"] == {"GBP": {"debit": 1, "credit": -taken}}
    said = [note.message for note in looked.contents.notes]
    assert any("1 amount above 0 takes away" in words for words in said)
