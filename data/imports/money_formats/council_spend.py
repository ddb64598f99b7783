"""Councils' lists of payments over a threshold: what was spent, by service, under headings that change.

The supplier is not read: it may be a person (a personal budget), and it is not who the partnership is.
Source of the headings: the transparency code's guidance and the files that councils publish.
"""

from data.imports.money_formats.ledger_table import find_column, ledger_table, take_columns
from data.imports.raw_table import RawTable

UNNAMED = "other services"
HEADINGS: dict[str, tuple[str, ...]] = {
    "reference": (
        "Transaction number",
        "Internal Ref Number",
        "Internal Reference",
        "Transaction No",
        "Transaction Reference",
        "Payment Reference",
    ),
    "date": ("Payment Date", "Date", "Date of Payment", "Transaction Date", "Effective Date", "Date Paid"),
    "organisation": ("Body Name", "Organisation Name", "Council Name", "Body"),
    "category": (
        "Expense Area",
        "Organisational Unit",
        "Service Area Categorisation",
        "Service Area",
        "Service Label",
        "Directorate",
        "Department",
        "Purpose of Spend",
    ),
    "spent": (
        "Net Amount",
        "Amount",
        "Amount (GBP)",
        "Amount £",
        "Net Amount £",
        "Amount excl VAT",
        "Payment Amount",
    ),
}
# Who was paid tells a list of payments from any other table with a date and an amount.
PAYEES = (
    "Supplier Name",
    "Supplier(Beneficiary) Name",
    "Beneficiary Name",
    "Benificiary Name",
    "Beneficiary",
    "Payee",
    "Vendor Name",
    "Supplier",
    "Merchant Category",
    "Creditor Name",
)


def is_council_spend(table: RawTable) -> bool:
    return bool(
        find_column(table, *PAYEES)
        and find_column(table, *HEADINGS["spent"])
        and find_column(table, *HEADINGS["date"])
    )


def reshape_council_spend(table: RawTable) -> RawTable:
    """One ledger line per payment. Two payments may share a reference, so the row number joins it."""
    chosen = {ledger: find_column(table, *names) for ledger, names in HEADINGS.items()}
    shaped = take_columns(table, chosen, table.file_format.replace("plain", "council_spend"), unnamed=UNNAMED)
    written = shaped.rows["reference"] if chosen["reference"] else [""] * len(shaped.rows)
    numbered = [f"{word} row {row}".strip() for row, word in zip(shaped.rows.index, written, strict=True)]
    return ledger_table(
        shaped.rows.assign(reference=numbered),
        shaped.file_format,
        table.notes,
        shaped.extras,
        unnamed=UNNAMED,
    )
