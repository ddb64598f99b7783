"""Councils' lists of payments over a threshold: what was spent, by service, under headings that change.

The supplier is not read: it may be a person (a personal budget), and it is not who the partnership is.
Source of the headings: the transparency code's guidance and the files that councils publish.
"""

import re
from dataclasses import replace

from data.imports.money_formats.ledger_table import find_column, ledger_table, take_columns
from data.imports.problems import Problem
from data.imports.raw_table import RawTable

UNNAMED = "other services"
HEADINGS: dict[str, tuple[str, ...]] = {
    "reference": (
        "Transaction number",
        "Internal Ref Number",
        "Internal Reference",
        "Transaction No",
        "Transaction Reference",
        "Transaction ID",
        "Payment Reference",
        "Payment Number",
        "Document Number",
        "Voucher Number",
        "Invoice Number",
        "Invoice Ref",
    ),
    "date": (
        "Payment Date",
        "Date of Payment",
        "Date Paid",
        "Paid Date",
        "Pay Date",
        "Date",
        "Date (Paid)",
        "Transaction Date",
        "Date of Transaction",
        "Trans Date",
        "Posting Date",
        "Posted Date",
        "Clearing Date",
        "Effective Date",
        "Expenditure Date",
        "Payment Run Date",
        "Invoice Paid Date",
        "Invoice Date",
    ),
    "organisation": (
        "Body Name",
        "Organisation Name",
        "Council Name",
        "Local Authority",
        "Entity",
        "Authority",
        "Body",
        "Department Family",
    ),
    "category": (
        "Expense Area",
        "Organisational Unit",
        "Service Area Categorisation",
        "Service Area",
        "Service Label",
        "Service",
        "Service Division Label",
        "Directorate",
        "Department",
        "Expenditure Category",
        "Category",
        "Expense Type",
        "Cost Centre Description",
        "Cost Centre Name",
        "Cost Centre",
        "Purpose of Spend",
        "Purpose of Expenditure",
        "Purpose",
    ),
    "spent": (
        "Net Amount",
        "Amount",
        "Amount (GBP)",
        "Amount £",
        "Net Amount £",
        "Net Value",
        "Net",
        "Amount excl VAT",
        "Amount excluding VAT",
        "Amount exc VAT",
        "Amount ex VAT",
        "Net Amount excl VAT",
        "Net Amount in GBP",
        "Invoice Net Amount",
        "Net Invoice Amount",
        "Amount Net of VAT",
        "Payment Amount",
        "Amount Paid",
        "Paid Amount",
        "Line Amount",
        "Invoice Line Amount",
        "Distribution Amount",
        "Transaction Amount",
        "Transaction Value",
        "Invoice Amount",
        "Invoice Value",
        "Value",
        "Value GBP",
        "Total Amount",
        "Sum of Amount",
        "Total",
        "Spend",
        "Gross Amount",
        "Gross",
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
    "Merchant Name",
    "Merchant",
    "Creditor Name",
    "Creditor",
    "Vendor",
    "Payee Name",
    "Supplier Payee",
    "Supplier T",
    "Name of Supplier",
    "Beneficiary of Payment",
    "Company Name",
)
# The last row of many lists: what all payments come to.
SUM_ROW = re.compile(r"^\s*(?:grand |sub-?|overall |report )?totals?\b", re.IGNORECASE)


def is_council_spend(table: RawTable) -> bool:
    return bool(
        find_column(table, *PAYEES)
        and find_column(table, *HEADINGS["spent"])
        and find_column(table, *HEADINGS["date"])
    )


def reshape_council_spend(table: RawTable) -> RawTable:
    """One ledger line per payment. Two payments may share a reference, so the row number joins it."""
    table = _without_sums(table)
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


def _without_sums(table: RawTable) -> RawTable:
    """Without rows that add up the others: they name no day, and nobody who was paid or a "Total"."""
    day, payee = find_column(table, *HEADINGS["date"]), find_column(table, *PAYEES)
    undated = table.rows[day].str.strip() == ""
    named = table.rows.apply(lambda column: column.astype(str).str.contains(SUM_ROW)).any(axis=1)
    sums = undated & (named | (table.rows[payee].str.strip() == ""))
    if not sums.any():
        return table
    note = Problem(
        None, None, f"{int(sums.sum())} rows without a day and a payee, such as totals, are left out"
    )
    extras = table.extras | {"left_out_count": int(sums.sum())}
    return replace(table, rows=table.rows[~sums], notes=[*table.notes, note], extras=extras)
