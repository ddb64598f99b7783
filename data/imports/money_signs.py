"""The currency that amounts show by a sign, where no column says it."""

import re
from dataclasses import replace

import pandas as pd

from data.imports.raw_table import RawColumn, RawTable

FOREIGN = {"€": "EUR", "eur": "EUR", "usd": "USD", "us$": "USD", "$": "USD"}
FOREIGN_SIGN = re.compile(r"(€|EUR|US\$|USD|\$)", re.IGNORECASE)


def add_currency(raw: RawTable, amounts: list[str], default: str) -> RawTable:
    """€ or $ in a heading or before the amounts; pounds and nothing are the default and stay unsaid."""
    found = pd.Series("", index=raw.rows.index, dtype="str")
    for column in amounts:
        words = raw.rows[column].astype("str")
        signs = (
            words.str.extract(FOREIGN_SIGN, expand=False).fillna("").str.casefold().map(FOREIGN).fillna("")
        )
        of_heading = next(
            (FOREIGN[sign] for sign in FOREIGN if sign in re.split(r"[^a-z€$]+", column.casefold())), ""
        )
        signs = signs.mask((signs == "") & (words != ""), of_heading)
        found = found.mask(found == "", signs)
    if not (found != "").any():
        return raw
    rows = raw.rows.assign(currency=found.mask(found == "", default))
    return replace(raw, rows=rows, columns=[*raw.columns, RawColumn("currency")])
