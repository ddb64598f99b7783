"""Councils' lists of payments over a threshold: what was spent, by service, under headings that change.

The supplier is not read: it may be a person (a personal budget), and it is not who the partnership is.
Source of the headings: the transparency code's guidance and the files that councils publish.
"""

import re
from dataclasses import replace

import pandas as pd

from data.imports.money_formats.heading_words import (
    MOSTLY,
    find_by_words,
    find_currency,
    find_period,
    holds_amounts,
    holds_dates,
    split_heading,
)
from data.imports.money_formats.ledger_table import find_column, is_our_ledger, ledger_table, take_columns
from data.imports.money_formats.period_columns import find_year
from data.imports.named_period import NAMED_PERIOD, NamedPeriod
from data.imports.problems import Problem
from data.imports.raw_table import RawTable
from data.imports.values import MONTHS

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
        "Operational Unit",
        "Spending Area",
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
# Where none of these stands, the words of a heading tell; the best first.
AMOUNT_WORDS = ("net amount", "nett amount", "net value", "ap amount", "amount", "payment value", "net",
                "nett", "invoice value", "value", "total", "spend", "paid £", "gross")  # fmt: skip
NO_AMOUNT = (
    "tax budget budgeted award awarded grant granted contract estimated estimate annual threshold limit "
    "balance variance running rate unit percent quantity qty count currency description requested original "
    "pledged committed id no number num code ref reference date type words"
)
DATE_WORDS = ("payment date", "date paid", "date payment", "date of payment", "clearing date", "posting date",
              "transaction date", "invoice date", "date")  # fmt: skip
NO_DATE = "birth start end due from to modified updated created order until expiry award awarded"
ORDER_DATES = ("order date", "date ordered", "po date", "date of order")
PERIOD_WORDS = ("quarter", "payment month", "month", "period", "financial year", "year")
PAYEE_WORDS = ("paid to", "supplier name", "vendor name", "payee", "beneficiary", "creditor", "supplier",
               "vendor", "merchant", "contractor", "provider")  # fmt: skip
NO_PAYEE = "id no number num code ref reference postcode type url uri address"
CATEGORY_WORDS = ("directorate", "service", "department", "division", "expense area", "expense type",
                  "cost centre", "expenditure", "account description", "category", "purpose")  # fmt: skip
NO_CATEGORY = "id no number num code ref reference date amount value uri url"
CODED = frozenset({"account", "cost", "centre", "nominal", "subjective", "service", "expense", "expenditure"})
ORDERED = frozenset({"po", "order", "orders"})
# The last row of many lists: what all payments come to.
MONTH_IN_NAME = re.compile(r"(?<!\d)(20\d{2})[-. ]?(0[1-9]|1[0-2])(?!\d|[-. ]?\d{2}(?!\d))")
MONTH_AND_YEAR = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,9})[-. ]*(20\d{2})(?!\d)")
SUM_ROW = re.compile(r"^\s*(?:grand |sub-?|overall |report )?totals?\b", re.IGNORECASE)
SUM_OF_ALL = re.compile(r"\s*(?:grand |sub-?|overall |report )?totals?\s*:?\s*", re.IGNORECASE)
ORDERS = "the list is of orders, so the amounts count as committed, not as spent"


def is_council_spend(table: RawTable) -> bool:
    return not is_our_ledger(table) and bool(_find_payee(table) and _find_amount(table))


def _find_payee(table: RawTable) -> str | None:
    return find_column(table, *PAYEES) or find_by_words(table, PAYEE_WORDS, NO_PAYEE)


def _find_amount(table: RawTable) -> str | None:
    listed = find_column(table, *HEADINGS["spent"])
    if listed is not None and holds_amounts(table.rows[listed]):
        return listed
    return find_by_words(table, AMOUNT_WORDS, f"{NO_AMOUNT} vat gross", holds_amounts) or find_by_words(
        table, AMOUNT_WORDS, NO_AMOUNT, holds_amounts
    )


def _find_columns(table: RawTable) -> dict[str, str | None]:
    """Ledger column → the list's column. A month or a year places the lines where no day does."""
    found = {ledger: find_column(table, *names) for ledger, names in HEADINGS.items()}
    found["spent"] = _find_amount(table)
    found["date"] = found["date"] or find_by_words(table, DATE_WORDS, NO_DATE, holds_dates)
    found["category"] = found["category"] or find_by_words(table, CATEGORY_WORDS, NO_CATEGORY)
    if found["category"] is None:
        found["category"] = _find_named_codes(table)
    found["currency"] = find_column(table, "Currency", "Currency Code", "Invoice Currency Unit")
    if found["date"] is None:
        found["quarter"] = find_period(table, PERIOD_WORDS)
    return found


def _find_named_codes(table: RawTable) -> str | None:
    """ "Cost Centre Code | Cost Centre Code (2)": a second column under one heading holds the names."""
    for column in table.columns:
        is_second = re.search(r" \(\d\)$", column.name) and split_heading(column.name) & CODED
        cells = table.rows[column.name].astype("str").str.strip()
        if is_second and cells.str.contains(r"[^\W\d_]{3}").mean() > MOSTLY:
            return column.name
    return None


def reshape_council_spend(table: RawTable) -> RawTable:
    """One ledger line per payment. Two payments may share a reference, so the row number joins it."""
    chosen = _find_columns(table)
    table = _without_sums(table, chosen)
    heading = chosen["spent"] or ""
    is_ordered = bool(split_heading(heading) & ORDERED)
    if is_ordered:
        chosen["committed"] = chosen.pop("spent")
        chosen["date"] = chosen["date"] or find_by_words(table, ORDER_DATES, "", holds_dates)
    shaped = take_columns(table, chosen, table.file_format.replace("plain", "council_spend"), unnamed=UNNAMED)
    written = shaped.rows["reference"] if "reference" in shaped.rows else [""] * len(shaped.rows)
    numbered = [f"{word} row {row}".strip() for row, word in zip(shaped.rows.index, written, strict=True)]
    rows = shaped.rows.assign(reference=numbered)
    if chosen["currency"] is None and (currency := find_currency(heading)):
        rows["currency"] = currency
    is_placed = chosen["date"] is not None or chosen.get("quarter") is not None
    if not is_placed and (year := find_year(replace(table, extras={}), heading=heading).first):
        rows["quarter"] = f"{year}/{(year + 1) % 100:02d}"
    elif not is_placed and (said := _find_month(table)):
        words = f"the payments are of {said} by the name of the file alone"
        named = NamedPeriod(said, (Problem(None, None, words),))
        shaped = replace(shaped, extras=shaped.extras | {NAMED_PERIOD: named})
    notes = [*table.notes, Problem(None, None, ORDERS)] if is_ordered else table.notes
    return ledger_table(rows, shaped.file_format, notes, shaped.extras, unnamed=UNNAMED)


def _find_month(table: RawTable) -> str:
    """The quarter of the month that the file is named by: "2011-02-payments", "Payments April 2024".

    "" where it may be a financial year ("2010-11"), or where months of several quarters are named.
    """
    name = str(table.extras.get("file_stem") or "").replace("_", " ")
    months = {MONTHS.get(word.casefold()) for word in re.findall(r"[^\W\d_]+", name)} - {None}
    numbered = MONTH_IN_NAME.findall(name)
    is_year = any(int(month) == (int(year) + 1) % 100 for year, month in numbered)
    if is_year or len({(month + 2) // 3 for month in months if month}) > 1:
        return ""
    found = {f"{year}-Q{(int(month) + 2) // 3}" for year, month in numbered}
    for word, year in MONTH_AND_YEAR.findall(name):
        if number := MONTHS.get(word.casefold()):
            found.add(f"{year}-Q{(number + 2) // 3}")
    return found.pop() if len(found) == 1 else ""


def _without_sums(table: RawTable, chosen: dict[str, str | None]) -> RawTable:
    """Without rows that add up the others: they name no day, and nobody who was paid or a "Total"."""
    payee = table.rows[_find_payee(table)].astype("str").str.strip()
    placed = chosen["date"] or chosen.get("quarter")
    undated = pd.Series(True, payee.index)
    if placed:  # "Total" may stand in the place of the day
        days = table.rows[placed].astype("str").str.strip()
        undated = (days == "") | days.str.match(SUM_ROW)
    named = table.rows.apply(lambda column: column.astype(str).str.contains(SUM_ROW)).any(axis=1)
    if not placed:  # nothing else tells a sum from a payment than the words in place of a name
        named = payee.str.fullmatch(SUM_OF_ALL)
    sums = undated & (named | (payee == ""))
    if not sums.any():
        return table
    note = Problem(
        None, None, f"{int(sums.sum())} rows without a day and a payee, such as totals, are left out"
    )
    extras = table.extras | {"left_out_count": int(sums.sum())}
    return replace(table, rows=table.rows[~sums], notes=[*table.notes, note], extras=extras)
