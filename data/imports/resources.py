"""Resource ledgers: what was needed, pledged, committed, received and spent, by category and quarter."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from analytics.wording import say_count
from data.imports.kinds import (
    ORGANISATION,
    PARTNERSHIP,
    REFERENCE,
    SECTOR,
    FieldRule,
    Kind,
    total,
)
from data.imports.money_signs import add_currency
from data.imports.money_units import multiply_titled
from data.imports.open_amounts import (
    ACCOUNTS,
    AMOUNTS,
    OPEN_AMOUNTS,
    SAID_OF_ACCOUNTS,
    SAID_OF_STAGES,
    SAID_OF_YEARS,
    STAGES,
    YEAR_BEGINS,
    complete,
)
from data.imports.problems import Problem, list_rows
from data.imports.raw_table import RawColumn, RawTable
from data.imports.sum_rows import leave_out_headings, leave_out_sums
from data.imports.values import (
    YEAR_ALONE,
    is_financial_year,
    normalise_name,
    quarters_of,
    read_dates,
    read_quarters,
)

BESIDE_STORED = (*OPEN_AMOUNTS, "stage", "account_is", "part_of_year", "year_begins")
DEFAULT_CURRENCY = "GBP"
NO_AMOUNT = (
    "the line has no amount; at least one of needed, pledged, committed, received and spent is to be said"
)
IN_KIND = {
    "yes": ("in kind", "in-kind", "kind", "y", "true", "1"),
    "no": ("cash", "money", "n", "false", "0"),
}

FIELDS = (
    PARTNERSHIP,
    REFERENCE,
    ORGANISATION,
    SECTOR,
    FieldRule(
        "quarter",
        "quarter",
        "the quarter",
        (
            "reporting quarter",
            "period",
            "reporting period",
            "financial quarter",
            "financial year",
            "fiscal year",
            "fy",
            "year",
            "month",
        ),
    ),
    FieldRule("date", "date", "a day in the quarter", ("award date", "payment date", "transaction date")),
    FieldRule(
        "category",
        "word",
        "what it is for",
        (
            "budget heading",
            "cost heading",
            "expenditure heading",
            "type",
            "resource",
            "purpose",
            "budget line",
            "budget item",
            "line item",
            "cost category",
            "expense category",
            "expense type",
            "expenditure type",
            "service area",
            "account name",
            "account description",
            "cost centre description",
            "cost centre name",
            "heading",
            "item",
            "description",
            "account",
            "service",
            "cost centre",
            "line",
        ),
        required=True,
        over_words=("line",),
    ),
    FieldRule(
        "in_kind", "choice", "cash or in kind", ("cash or in kind", "in kind or cash"), choices=IN_KIND
    ),
    FieldRule("currency", "word", "the currency, GBP if nothing is said", ("ccy",)),
    FieldRule(
        "need_original", "amount", "the need as first stated", ("original need", "original budget"), least=0
    ),
    FieldRule(
        "need",
        "amount",
        "the need",
        (
            "needed",
            "required",
            "requirement",
            "need amount",
            "requested",
            "amount requested",
            "amount required",
            "funding required",
            "amount needed",
            "need identified",
            "identified need",
            "assessed need",
            "total need",
            "funding needed",
            "funding need",
            "budget",
            "annual budget",
            "full year budget",
            "total budget",
            "current budget",
            "revised budget",
            "approved budget",
            "budget amount",
            "budget gbp",
            "budgeted",
        ),
        over_amounts=("required", "requirement"),
        least=0,
    ),
    FieldRule("pledged", "amount", "what was promised", ("pledge", "promised"), least=0),
    FieldRule(
        "committed",
        "amount",
        "what was committed",
        (
            "amount committed",
            "agreed",
            "awarded",
            "amount awarded",
            "amount approved",
            "amount agreed",
            "funding agreed",
            "agreed funding",
            "funding secured",
        ),
        over_amounts=("agreed",),
        least=0,
    ),
    FieldRule(
        "received",
        "amount",
        "what was received",
        (
            "amount received",
            "received to date",
            "funding received",
            "income received",
            "received ytd",
            "amount disbursed",
            "disbursed",
            "income",
            "receipts",
            "paid in",
            "money in",
            "amount in",
            "deposits",
        ),
        least=0,
    ),
    FieldRule(
        "spent",
        "amount",
        "what was spent",
        (
            "expenditure",
            "actual",
            "amount spent",
            "actual spend",
            "actual to date",
            "spend to date",
            "spent to date",
            "expenditure to date",
            "actual ytd",
            "ytd actual",
            "year to date actual",
            "actual year to date",
            "actual expenditure",
            "actual cost",
            "outturn",
            "actual gbp",
            "payments",
            "paid out",
            "money out",
            "amount out",
            "withdrawals",
        ),
    ),
    FieldRule("amount", "amount", "an amount of the stage that is said beside it", instead_of=AMOUNTS),
    FieldRule(
        "stage", "choice", "the stage of that amount", choices=STAGES, instead_of=AMOUNTS,
        offered=SAID_OF_STAGES,
    ),
    FieldRule("debit", "amount", "debits of an account", instead_of=AMOUNTS),
    FieldRule("credit", "amount", "credits of an account", instead_of=AMOUNTS),
    FieldRule(
        "account_is", "choice", "whose account the debits and credits are of", choices=ACCOUNTS,
        instead_of=AMOUNTS, offered=SAID_OF_ACCOUNTS,
    ),
    FieldRule(
        "part_of_year", "word", "the quarter of a year that is not said", instead_of=("quarter", "date")
    ),
    FieldRule(
        "year_begins", "choice", "when the years begin", choices=YEAR_BEGINS, instead_of=("quarter", "date"),
        offered=SAID_OF_YEARS,
    ),
)  # fmt: skip


def check(frame: pd.DataFrame) -> list[Problem]:
    """No amount at all, no quarter, a currency that is none, one line twice."""
    empty = frame[[*AMOUNTS, *OPEN_AMOUNTS]].isna().all(axis=1)
    currency = frame["currency"].str.fullmatch(r"[A-Za-z]{3}") | (frame["currency"] == "")
    twice = (frame["reference"] != "") & frame.duplicated(["partnership", "reference", "quarter", "category"])
    quarter_of_date = quarters_of(frame["date"])
    differs = (frame["quarter"] != "") & (quarter_of_date != "") & (frame["quarter"] != quarter_of_date)
    return [
        *list_rows(frame.index[empty], None, NO_AMOUNT),
        *list_rows(frame.index[~currency], "currency", "a currency has three letters, for example GBP"),
        *list_rows(frame.index[differs], "quarter", "the date lies in another quarter"),
        *list_rows(frame.index[twice], "reference", "the same line stands in an earlier row"),
    ]


def build_frames(frame: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """resources, each with its quarter, currency and cash or in kind."""
    of_date = quarters_of(frame["date"])
    lines = frame.assign(
        quarter=frame["quarter"].mask(frame["quarter"] == "", of_date),
        currency=frame["currency"].str.upper().mask(frame["currency"] == "", DEFAULT_CURRENCY),
        in_kind=frame["in_kind"] == "yes",
        row=frame.index,
    )
    lines = lines.drop(columns=[name for name in BESIDE_STORED if name in lines])
    return {"resources": lines.reset_index(drop=True)}


def settle(raw: RawTable, columns: dict[str, str]) -> RawTable:
    """Without sums and headings of sections; in full pounds, in the currency that the amounts' signs show."""
    amounts = [columns[name] for name in (*AMOUNTS, *OPEN_AMOUNTS) if columns.get(name) in raw.rows]
    category = columns.get("category")
    if category and category in raw.rows and amounts:
        raw = leave_out_headings(leave_out_sums(raw, category, amounts), category)
    raw = _place_by_days(multiply_titled(_set_years_apart(raw, columns), amounts), columns)
    is_said = "currency" in columns or "currency" in raw.rows
    return raw if is_said else add_currency(raw, amounts, DEFAULT_CURRENCY)


PARTS_OF_A_YEAR = ("month", "period", "quarter", "qtr")


def _set_years_apart(raw: RawTable, columns: dict[str, str]) -> RawTable:
    """Years alone do not say when they begin: that is asked of the file, unless each line has its day."""
    year = columns.get("quarter", "")
    parts = [each.name for each in raw.columns if normalise_name(each.name) in PARTS_OF_A_YEAR]
    if year not in raw.rows or set(parts) - {year}:
        return raw
    words = raw.rows[year].astype("str").str.strip()
    if (
        not words.str.fullmatch(YEAR_ALONE).any()
        or not (words.str.fullmatch(YEAR_ALONE) | (words == "")).all()
    ):
        return raw
    if columns.get("date") in raw.rows:
        return replace(raw, rows=raw.rows.assign(**{year: ""}))
    years = words.mask(words != "", words.str[-4:] + " as a year")
    return replace(
        raw,
        columns=[*raw.columns, RawColumn("part_of_year")],
        rows=raw.rows.assign(**{year: ""}).assign(part_of_year=years),
        extras=raw.extras | {"set_apart": ("quarter",)},
    )


def _place_by_days(raw: RawTable, columns: dict[str, str]) -> RawTable:
    """A line with a day within its financial year is of the quarter of the day, which says more."""
    year, day = columns.get("quarter"), columns.get("date")
    if year not in raw.rows or day not in raw.rows:
        return raw
    words = raw.rows[year].astype("str").str.strip()
    years = {
        word: read_quarters(pd.Series([word])).values[0] for word in words.unique() if is_financial_year(word)
    }
    of_days = quarters_of(read_dates(raw.rows[day].astype("str")).values)
    begins = words.map(lambda word: years.get(word, ""))
    within = (begins != "") & (of_days >= begins) & (of_days < begins.map(_next_year))
    if not within.any():
        return raw
    rows = raw.rows.copy()
    rows[year] = words.mask(within, of_days).astype("str")
    return replace(raw, rows=rows)


def _next_year(quarter: str) -> str:
    return f"{int(quarter[:4]) + 1}{quarter[4:]}" if quarter else ""


def convert(frame: pd.DataFrame, rates: dict[str, float]) -> tuple[pd.DataFrame, list[Problem]]:
    """Lines in currencies whose rate is given, as pounds; a note of each rate that was used."""
    currency = frame["currency"].str.upper()
    converted, notes = frame.copy(), []
    for name, rate in sorted(rates.items()):
        own = currency == name.upper()
        if own.any():
            converted.loc[own, list(AMOUNTS)] = (frame.loc[own, list(AMOUNTS)] * rate).round(2)
            converted.loc[own, "currency"] = DEFAULT_CURRENCY
            lines = say_count(own.sum(), f"line in {name.upper()} is", f"lines in {name.upper()} are")
            words = f"{lines} counted in {DEFAULT_CURRENCY} at {rate:g}"
            notes.append(Problem(None, "currency", words))
    return converted, notes


def count(frame: pd.DataFrame) -> dict[str, Any]:
    """How many lines and, per currency and stage, how much cash and how much in kind.

    `total` is the cash of the largest stage that is filled.
    """
    lines = build_frames(frame)["resources"]
    stages = (*AMOUNTS, *OPEN_AMOUNTS)
    lines[list(OPEN_AMOUNTS)] = frame[list(OPEN_AMOUNTS)].to_numpy()
    # A word that is no currency may be anything that somebody wrote: it is not repeated.
    lines["currency"] = lines["currency"].where(lines["currency"].str.fullmatch(r"[A-Z]{3}"), "unknown")
    cash, in_kind = lines[~lines["in_kind"]], lines[lines["in_kind"]]
    sums = _sum_by_currency(cash, stages)
    first = next(
        (
            amount
            for amount in ("committed", "received", "spent", "need", "amount")
            if cash[amount].notna().any()
        ),
        None,
    )
    return {
        "lines": len(lines),
        "total": total(cash, first) if first and len(sums) == 1 else None,
        "total_of": first,
        "totals": sums,
        **({"totals_in_kind": _sum_by_currency(in_kind, stages)} if len(in_kind) else {}),
        "quarters": sorted(set(lines["quarter"]) - {""}),
        "organisations": int(lines["organisation"].loc[lambda name: name != ""].str.casefold().nunique()),
        "categories": int(np.count_nonzero(lines["category"].unique() != "")),
    }


def _sum_by_currency(lines: pd.DataFrame, stages: tuple[str, ...]) -> dict[str, dict[str, float]]:
    return {
        str(currency): {amount: total(group, amount) for amount in stages if group[amount].notna().any()}
        for currency, group in lines.groupby("currency")
    }


KIND = Kind(
    "resources",
    "What was needed, committed, received and spent",
    FIELDS,
    build_frames,
    check,
    count,
    AMOUNTS,
    convert=convert,
    settle=settle,
    complete=complete,
)
