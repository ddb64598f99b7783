"""The currency that amounts show by a sign, where no column says it."""

import re
from dataclasses import replace

import pandas as pd

from data.imports.problems import Problem
from data.imports.raw_table import RawColumn, RawTable
from data.imports.values import find_decimal

FOREIGN = {"€": "EUR", "eur": "EUR", "usd": "USD", "us$": "USD", "$": "USD"}
GBP = "GBP"
TITLED = re.compile(r"€|\bEUR\b|\bUSD\b|US\$", re.IGNORECASE)
FOREIGN_SIGN = re.compile(r"(€|EUR|US\$|USD|\$)", re.IGNORECASE)


OTHER_SIGN = re.compile(r"£|\bGBP\b|\bsterling\b", re.IGNORECASE)
DEFAULT_OF_LANGUAGE = "currency_of_language"
COMMAS = (
    "nothing says the currency of the amounts; they count as pounds (GBP), though their decimal commas are "
    "seldom of pounds. Where it is another, add a column “currency”"
)


def add_currency(raw: RawTable, amounts: list[str], default: str) -> RawTable:
    """€ or $ in a heading, before the amounts or in the title; pounds and nothing are the default, unsaid."""
    found = pd.Series("", index=raw.rows.index, dtype="str")
    is_pounds = False
    for column in amounts:
        words = raw.rows[column].astype("str")
        signs = (
            words.str.extract(FOREIGN_SIGN, expand=False).fillna("").str.casefold().map(FOREIGN).fillna("")
        )
        headings = _list_headings(raw, column)
        is_pounds |= any(OTHER_SIGN.search(heading) for heading in headings)
        is_pounds |= bool(words.head(50).str.contains(OTHER_SIGN).any())
        of_heading = {code for heading in headings if (code := _find_sign(heading))}
        if len(of_heading) == 1 and not any(OTHER_SIGN.search(heading) for heading in headings):
            signs = signs.mask((signs == "") & (words != "") & ~words.str.contains("£"), of_heading.pop())
        found = found.mask(found == "", signs)
    if not is_pounds and not (found != "").any():
        default = _find_titled(raw) or str(raw.extras.get(DEFAULT_OF_LANGUAGE) or default)
        if default == GBP and any(_has_commas(raw.rows[column]) for column in amounts):
            return replace(raw, notes=[*raw.notes, Problem(None, None, COMMAS)])
        found = found.mask(found == "", "" if default == GBP else default)
    if not (found != "").any():
        return raw
    rows = raw.rows.assign(currency=found.mask(found == "", default))
    return replace(raw, rows=rows, columns=[*raw.columns, RawColumn("currency")])


def _list_headings(raw: RawTable, column: str) -> list[str]:
    """The column's own heading, and the file's where a layout renamed it."""
    read = raw.extras.get("read_from", {}).items()
    return [column, *(str(name) for name, said in read if str(said).split(" of ")[0] == column)]


def _find_sign(heading: str) -> str:
    words = re.split(r"[^a-z€$]+", heading.casefold())
    return next((FOREIGN[sign] for sign in FOREIGN if sign in words), "")


def _find_titled(raw: RawTable) -> str:
    """The one currency that stands above the table, or in its sheet's name."""
    around = " ".join(str(raw.extras.get(name) or "") for name in ("title", "sheet"))
    codes = {FOREIGN[sign.casefold()] for sign in TITLED.findall(around)}
    return codes.pop() if len(codes) == 1 and not OTHER_SIGN.search(around) else ""


def _has_commas(words: pd.Series) -> bool:
    return find_decimal([word.strip() for word in words.astype("str") if word.strip()]) == "comma"
