"""IATI 2.03 activities: budgets are the need; commitments, disbursements and expenditure follow.

One ledger line per activity, budget period and currency. A transaction inside a period belongs to its
line, one outside every period makes a line of its quarter. Source: iatistandard.org, code lists
TransactionType and BudgetType.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

import pandas as pd
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import parse

from analytics.wording import say_count
from data.imports.meeting_files.localised_times import find_day
from data.imports.money_formats.ledger_table import find_column, ledger_table, take_columns
from data.imports.problems import ImportRefused, Problem
from data.imports.raw_table import RawTable
from data.imports.values import DAY_MONTH, MONTH_DAY

# TransactionType code → ledger column. Letters are version 1's. Pledges (12, 13) are kept but never counted.
OUTGOING = {"2": "committed", "C": "committed", "3": "received", "D": "received", "4": "spent", "E": "spent"}
INCOMING = {"11": "committed", "1": "received", "IF": "received", "12": "pledged", "13": "pledged"}
UNNAMED = "activities"
ORIGINAL, REVISED = "1", "2"
# What may be taken back later; what is spent may be below nothing.
TAKEN_BACK = ("committed", "received", "pledged")
LOWERED = (
    "amount below 0 is taken from earlier lines of its activity",
    "amounts below 0 are taken from earlier lines of their activities",
)
AMOUNTS = ["need_original", "need", "pledged", "committed", "received", "spent"]


def recognise_iati_xml(head: bytes, path: Path) -> bool:
    return b"<iati-activit" in head.replace(b"\x00", b"")


def read_iati_xml(path: Path) -> RawTable:
    """Read a file of activities. Rows are numbered as the activities in the file, from 1.

    Raises ImportRefused when the XML is damaged, defines entities, or holds no activity.
    """
    try:
        root = parse(path, forbid_dtd=True).getroot()
    except DefusedXmlException as error:
        raise ImportRefused(
            f"{path.name}: the XML defines entities or a document type; it is refused"
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        line = getattr(error, "position", (None,))[0]
        place = f" (line {line})" if line else ""
        raise ImportRefused(f"{path.name}: the XML is damaged or cut off{place}") from error
    activities = [root] if root.tag == "iati-activity" else root.findall("iati-activity")
    if not activities:
        raise ImportRefused(f"{path.name}: no activity in it; an IATI file holds iati-activity elements")
    problems: list[Problem] = []
    lines = [
        {"row": number} | line
        for number, activity in enumerate(activities, 1)
        for line in _activity_lines(activity, number, problems)
    ]
    if not lines and not problems:
        raise ImportRefused(
            f"{path.name}: no activity in it has a budget or a transaction that counts (commitments, "
            "disbursements, expenditure and incoming funds do)"
        )
    rows = pd.DataFrame(lines, columns=["row", "reference", "date", "organisation", "currency", *AMOUNTS])
    rows = rows.set_index("row")
    rows[AMOUNTS] = rows[AMOUNTS].map(lambda amount: "" if pd.isna(amount) else f"{amount:.2f}")
    if taken_back := sum(int(line.get("taken_back", 0)) for line in lines):
        problems.append(Problem(None, None, say_count(taken_back, *LOWERED)))
    notes = problems + _note_empty(activities, rows) + _note_no_currency(rows)
    return ledger_table(rows, "iati_xml", notes, {"activities": len(activities)}, unnamed=UNNAMED)


def _activity_lines(activity: Element, number: int, problems: list[Problem]) -> list[dict[str, Any]]:
    identifier = (activity.findtext("iati-identifier") or "").strip() or f"activity {number}"
    reporting = activity.findtext("reporting-org/narrative") or activity.findtext("reporting-org")
    organisation = (reporting or "").strip()
    currency = activity.get("default-currency", "")
    periods = _budget_periods(activity, currency, number, problems)
    for code, day, money, amount in _transactions(activity, currency, number, problems):
        column = OUTGOING.get(code) or INCOMING.get(code)
        if column is None or not _counts(activity, code, column):
            continue
        line = _line_of(periods, day, money)
        line[column] = line.get(column, 0.0) + amount
    taken_back = sum(_take_back(periods, column) for column in TAKEN_BACK)
    kept = [line for line in periods if any(name in line for name in AMOUNTS)]
    for line in kept[:1]:
        line["taken_back"] = taken_back
    return [
        {"reference": f"{identifier} {line['date']} {line['currency']}".strip(), "organisation": organisation}
        | {key: entry for key, entry in line.items() if key != "until"}
        for line in kept
    ]


def _take_back(lines: list[dict[str, Any]], column: str) -> int:
    """Take what a line nets below 0 from the lines before it, the latest first; how many were so settled.

    A commitment that is lowered in a later quarter was never as high. What no earlier line holds stays below.
    """
    settled = 0
    for line in sorted(lines, key=lambda each: str(each["date"])):
        below = min(line.get(column) or 0.0, 0.0)
        before = [
            each for each in lines if each["date"] < line["date"] and each["currency"] == line["currency"]
        ]
        held = sum(max(each.get(column) or 0.0, 0.0) for each in before)
        if not below or round(held + below, 2) < 0:
            continue
        for each in sorted(before, key=lambda earlier: str(earlier["date"]), reverse=True):
            taken = min(max(each.get(column) or 0.0, 0.0), -below)
            if taken:
                each[column] -= taken
                below += taken
        del line[column]
        settled += 1
    return settled


def _budget_periods(
    activity: Element, currency: str, number: int, problems: list[Problem]
) -> list[dict[str, Any]]:
    """A line per budget period and currency: what was first budgeted, and as revised where it was."""
    periods: dict[tuple[date, date, str], dict[str, Any]] = {}
    for budget in activity.findall("budget"):
        start = _day(budget.find("period-start"), number, "budget/period-start", problems)
        end = _day(budget.find("period-end"), number, "budget/period-end", problems)
        amount = _amount(budget.find("value"), number, "budget/value", problems)
        if start is None or end is None or amount is None:
            continue
        money = _currency(budget.find("value"), currency)
        line = periods.setdefault(
            (start, end, money), {"date": start.isoformat(), "until": end.isoformat(), "currency": money}
        )
        column = "need" if budget.get("type", ORIGINAL) == REVISED else "need_original"
        line[column] = line.get(column, 0.0) + amount
    for line in periods.values():
        line.setdefault("need", line.get("need_original"))
    return list(periods.values())


def _transactions(
    activity: Element, currency: str, number: int, problems: list[Problem]
) -> list[tuple[str, date, str, float]]:
    found = []
    for transaction in activity.findall("transaction"):
        kind = transaction.find("transaction-type")
        code = (kind.get("code") if kind is not None else "") or ""
        value = transaction.find("value")
        dated = transaction.find("transaction-date")
        day = _value_date(value) if dated is None else None
        day = day or _day(dated, number, "transaction-date", problems)
        amount = _amount(value, number, "transaction/value", problems)
        if day is not None and amount is not None:
            found.append((code.upper(), day, _currency(value, currency), amount))
    return found


def _value_date(value: Element | None) -> date | None:
    """The day of the exchange rate, which older files give instead of the day of the transaction."""
    try:
        return date.fromisoformat((value.get("value-date") or "")[:10]) if value is not None else None
    except ValueError:
        return None


def _counts(activity: Element, code: str, column: str) -> bool:
    """Money that came in and went out again is counted once: the outgoing side, where it is reported."""
    if code in OUTGOING or column == "pledged":
        return True
    codes = {kind.get("code", "").upper() for kind in activity.findall("transaction/transaction-type")}
    return not any(OUTGOING.get(other) == column for other in codes)


def _line_of(periods: list[dict[str, Any]], day: date, money: str) -> dict[str, Any]:
    """The line of the budget period that holds the day, else one for the day's quarter."""
    text = day.isoformat()
    for line in periods:
        if line["currency"] == money and line["date"] <= text <= line["until"]:
            return line
    first_month = (day.month - 1) // 3 * 3 + 1
    start = date(day.year, first_month, 1)
    after = date(day.year + first_month // 10, (first_month + 3 - 1) % 12 + 1, 1)
    last = date.fromordinal(after.toordinal() - 1)
    line = {"date": start.isoformat(), "until": last.isoformat(), "currency": money}
    periods.append(line)
    return line


def _day(element: Element | None, row: int, column: str, problems: list[Problem]) -> date | None:
    text = (element.get("iso-date") or "") if element is not None else ""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        # Files of the first versions write "1 January 2011" instead; 03/04/2011 may be either of two days.
        words = (element.text or "").strip() if element is not None else ""
        if (DAY_MONTH.match(words) or MONTH_DAY.match(words)) and (found := find_day(words)[0]):
            return found
        problems.append(Problem(row, column, "the date is missing or not written as 2026-09-30; left out"))
        return None


def _amount(element: Element | None, row: int, column: str, problems: list[Problem]) -> float | None:
    text = (element.text or "") if element is not None else ""
    try:
        return float(text.replace(",", "").strip())
    except ValueError:
        problems.append(Problem(row, column, "the amount is missing or not a number; left out"))
        return None


def _currency(element: Element | None, default: str) -> str:
    return ((element.get("currency") if element is not None else None) or default or "").upper()


def _note_empty(activities: list[Element], rows: pd.DataFrame) -> list[Problem]:
    without = len(activities) - rows.index.nunique()
    if not without:
        return []
    return [Problem(None, None, f"{without} activities have neither a budget nor a transaction that counts")]


def _note_no_currency(rows: pd.DataFrame) -> list[Problem]:
    count = int((rows["currency"].fillna("") == "").sum())
    words = (
        f"{count} lines name no currency, neither at the amount nor for the activity; they count as pounds"
    )
    return [Problem(None, "currency", words)] if count else []


def is_iati_table(table: RawTable) -> bool:
    """The spreadsheet form: one row per activity or transaction, headings as paths into the XML."""
    return find_column(table, "iati-identifier") is not None


def reshape_iati_table(table: RawTable) -> RawTable:
    """Ledger lines from a sheet of transactions; a sheet without any gives lines without amounts."""
    kind = find_column(table, "transaction/0/transaction-type/@code", "transaction-type/@code")
    amount = find_column(table, "transaction/0/value", "transaction/value", "value")
    chosen = {
        "reference": find_column(table, "iati-identifier"),
        "date": find_column(
            table,
            "transaction/0/transaction-date/@iso-date",
            "transaction-date/@iso-date",
            "activity-date/@iso-date",
        ),
        "organisation": find_column(table, "reporting-org/narrative"),
        "currency": find_column(table, "transaction/0/value/@currency", "@default-currency"),
    }
    shaped = take_columns(table, chosen, table.file_format.replace("plain", "iati"), unnamed=UNNAMED)
    if kind is None or amount is None:
        # A workbook keeps its transactions on a sheet of their own.
        return replace(shaped, extras=shaped.extras | {"holds_no_amount": True})
    columns = table.rows[kind].str.strip().str.upper().map(OUTGOING | INCOMING)
    ledger = shaped.rows.assign(
        **{name: table.rows[amount].where(columns == name, "") for name in AMOUNTS if (columns == name).any()}
    )
    ledger["reference"] = [
        f"{name} row {row}" for row, name in zip(ledger.index, ledger["reference"], strict=True)
    ]
    read = shaped.extras["read_from"] | {kind: "stage", amount: "amount"}
    extras = shaped.extras | {"read_from": read}
    return ledger_table(ledger, shaped.file_format, table.notes, extras, unnamed=UNNAMED)
