"""Establishment lists with a row for each post: its full-time equivalent, and whether somebody is in it."""

import pandas as pd

from data.imports.money_formats.heading_words import holds_amounts
from data.imports.money_formats.ledger_table import find_column
from data.imports.raw_table import RawColumn, RawTable

POST = ("job title", "post title", "post", "role", "position", "role title", "job role")
FTE = ("fte", "wte", "post fte", "contracted fte", "budgeted fte", "establishment fte")
NUMBER = ("post number", "position number", "post id", "post no", "position id")
PLACE = {
    "organisation": ("organisation", "organization", "agency", "employer"),
    "quarter": ("quarter", "period", "month"),
}
FILLED = frozenset("filled occupied permanent secondment seconded agency interim acting yes".split()) | {
    "in post", "fixed term", "fixed-term", "temporary",
}  # fmt: skip
VACANT = frozenset(
    ["vacant", "vacancy", "unfilled", "empty", "no", "out to advert", "recruiting", "being recruited"]
)
MOSTLY = 0.9


def is_post_list(table: RawTable) -> bool:
    """A post, its full-time equivalent, and a column of words that say filled or vacant."""
    fte = find_column(table, *FTE)
    if find_column(table, *POST) is None or fte is None or not holds_amounts(table.rows[fte]):
        return False
    return _find_state(table) is not None


def _find_state(table: RawTable) -> str | None:
    for column in table.columns:
        words = table.rows[column.name].astype("str").str.strip().str.casefold()
        words = words[words != ""]
        known = words.isin(FILLED | VACANT)
        if len(words) and known.mean() >= MOSTLY and words.isin(VACANT).any() and words.isin(FILLED).any():
            return column.name
    return None


def reshape_post_list(table: RawTable) -> RawTable:
    """Rows of kind staff: what is established, and as much in post where it is filled, else none."""
    post, fte, state = find_column(table, *POST), find_column(table, *FTE), _find_state(table)
    number = find_column(table, *NUMBER)
    counted = table.rows[fte].astype("str")
    is_filled = table.rows[state].astype("str").str.strip().str.casefold().isin(FILLED)
    written = table.rows[number].astype("str") if number else pd.Series("", index=table.rows.index)
    numbered = [f"{word} row {row}".strip() for row, word in zip(table.rows.index, written, strict=True)]
    rows = pd.DataFrame(
        {
            "reference": numbered,
            "post": table.rows[post].astype("str"),
            "fte_established": counted,
            "fte_in_post": counted.where(is_filled, "0"),
        },
        index=table.rows.index,
    )
    read = {post: "post", fte: "fte established", state: "whether it is filled"} | (
        {number: "reference"} if number else {}
    )
    for field, headings in PLACE.items():
        if (column := find_column(table, *headings)) is not None:
            rows[field], read[column] = table.rows[column].astype("str"), field
    return RawTable(
        table.file_format.replace("plain", "post_list"),
        [RawColumn(str(name)) for name in rows],
        rows,
        list(table.notes),
        {**table.extras, "kind": "staff", "read_from": read},
    )
