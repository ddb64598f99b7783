"""Lists of grants as councils and funders publish them, under no standard: who received how much, and when.

The ask is the need, the award is the commitment, what was paid is what was received. Source of the headings:
the transparency code's list of grants to the voluntary sector, and the lists that funders put on their pages.
"""

from dataclasses import replace

from analytics.wording import say_count
from data.imports.money_formats.amount_list import without_people
from data.imports.money_formats.heading_words import (
    find_by_words,
    find_currency,
    find_period,
    holds_amounts,
    holds_dates,
    split_heading,
)
from data.imports.money_formats.ledger_table import find_column, is_our_ledger, ledger_table, take_columns
from data.imports.problems import Problem
from data.imports.raw_table import RawTable

UNNAMED = "grants"
AWARDED = ("amount awarded", "award amount", "grant amount", "amount granted", "grant value", "award value",
           "awarded £", "grant awarded", "funding awarded", "total awarded", "total award", "grant £",
           "award £", "amount offered", "amount approved", "funding amount")  # fmt: skip
# Headings that only a list of grants has; a contract is awarded, too, but to a supplier.
OF_GRANTS = (
    "date grant awarded",
    "purpose grant",
    "grant programme",
    "grant scheme",
    "grant type",
    "grant title",
    "grant description",
    "date awarded",
    "award date",
)
# Words of a heading under which no person stands; "Recipient" and "Applicant" may be anybody.
OF_ORGANISATIONS = frozenset("organisation organization charity group".split())
OF_CONTRACTS = ("supplier", "vendor", "contractor", "contract", "tender")
ASKED = ("amount requested", "amount applied", "amount asked", "amount sought", "requested", "applied £")
PAID = ("amount paid", "amount disbursed", "grant paid", "paid £")
WHO = ("recipient organisation", "organisation name", "recipient name", "recipient", "beneficiary",
       "grantee", "awardee", "applicant", "charity", "organisation", "organization", "group")  # fmt: skip
DAY = ("award date", "date awarded", "grant date", "decision date", "approval date", "date approved",
       "date agreed", "payment date", "date paid", "date")  # fmt: skip
PERIOD = ("quarter", "financial year", "year", "month", "period")
PROGRAMME = ("grant programme", "programme", "grant scheme", "scheme", "funding stream", "grant stream",
             "fund", "theme", "department", "directorate", "category", "grant type", "ward")  # fmt: skip
REFERENCE = ("grant reference", "reference", "grant id", "identifier", "application number", "ref")
NO_AMOUNT = (
    "requested applied asked sought date paid disbursed year number no id currency type percent status"
)
NO_NAME = "id no number num code ref reference postcode type url address website date amount funding funder"


NO_PROGRAMME = "id code reference amount value awarded url number date year"
STATES = ("status", "grant status", "award status", "application status", "outcome", "decision", "state")
WITHDRAWN = r"(?:withdrawn|cancell?ed|revoked|lapsed|rescinded|grant withdrawn|not taken up)\b"
REFUSED = r"(?:declined|rejected|refused|unsuccessful|not awarded|not approved)\b"
NOT_MADE = (
    "grant was not made or was taken back, by its state; it is left out",
    "grants were not made or were taken back, by their state; they are left out",
)
NO_DAY = "start end due applied received birth from to until"


def is_grants_list(table: RawTable) -> bool:
    """An amount that was awarded and a recipient, unless the headings are our own ledger's."""
    if is_our_ledger(table):
        return False
    return _find_awarded(table) is not None and find_by_words(table, WHO, NO_NAME) is not None


def _find_awarded(table: RawTable) -> str | None:
    """An amount that is said to be awarded, else any in a list that speaks of grants elsewhere."""
    awarded = find_by_words(table, AWARDED, NO_AMOUNT, holds_amounts)
    if awarded is None and find_by_words(table, OF_GRANTS) and not find_by_words(table, OF_CONTRACTS):
        return find_by_words(table, ("amount", "value"), f"{NO_AMOUNT} vat contract", holds_amounts)
    return awarded


def _without_those_not_made(table: RawTable, awarded: str | None, asked: str | None) -> RawTable:
    """Without grants of which their state says that they were not made, or were taken back.

    What was refused was needed all the same, where the list says how much was asked for: only that stays.
    """
    state = find_column(table, *STATES)
    if state is None:
        return table
    words = table.rows[state].astype("str").str.strip().str.casefold()
    refused = words.str.match(REFUSED)
    gone = words.str.match(WITHDRAWN) | (refused & (asked is None))
    if awarded and refused.any():
        table = replace(table, rows=table.rows.assign(**{awarded: table.rows[awarded].mask(refused, "")}))
    if not gone.any():
        return table
    note = Problem(None, state, say_count(int(gone.sum()), *NOT_MADE))
    left_out = int(table.extras.get("left_out_count", 0)) + int(gone.sum())
    extras = table.extras | {"left_out_count": left_out}
    return replace(table, rows=table.rows[~gone], notes=[*table.notes, note], extras=extras)


def reshape_grants_list(table: RawTable) -> RawTable:
    """One ledger line a grant; two grants may share a reference, so the row number joins it.

    A grant may have gone to a person, also under "Recipient" or "Organisation": such a name is not kept.
    """
    chosen = {
        "committed": _find_awarded(table),
        "need": find_by_words(table, ASKED, "date year number no id status", holds_amounts),
        "received": find_by_words(table, PAID, "date year number no id status", holds_amounts),
        "organisation": find_by_words(table, WHO, NO_NAME),
        "date": find_by_words(table, DAY, NO_DAY, holds_dates),
        "category": find_by_words(table, PROGRAMME, NO_PROGRAMME),
        "currency": find_column(table, "Currency", "Currency Code"),
    }
    if chosen["date"] is None:
        chosen["quarter"] = find_period(table, PERIOD)
    table = _without_those_not_made(table, chosen["committed"], chosen["need"])
    says_organisation = bool(split_heading(chosen["organisation"] or "") & OF_ORGANISATIONS)
    table = without_people(
        table, chosen["organisation"], "organisation" if says_organisation else "recipient"
    )
    shaped = take_columns(table, chosen, table.file_format.replace("plain", "grants_list"), unnamed=UNNAMED)
    written = find_by_words(table, REFERENCE, "date type")
    words = table.rows[written].astype("str") if written else [""] * len(table.rows)
    numbered = [f"{word} row {row}".strip() for row, word in zip(table.rows.index, words, strict=True)]
    rows = shaped.rows.assign(reference=numbered)
    if chosen["currency"] is None and (currency := find_currency(chosen["committed"] or "")):
        rows["currency"] = currency
    return ledger_table(rows, shaped.file_format, table.notes, shaped.extras, unnamed=UNNAMED)
