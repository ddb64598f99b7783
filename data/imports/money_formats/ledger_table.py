"""The columns that every money format ends in, and how one is made from whatever the file had."""

import pandas as pd

from data.imports.kinds import match_fields
from data.imports.problems import Problem
from data.imports.raw_table import RawColumn, RawTable

# Headings of the resource ledger as its import kind declares them.
LEDGER_COLUMNS = (
    "partnership",
    "reference",
    "quarter",
    "date",
    "organisation",
    "category",
    "currency",
    "need_original",
    "need",
    "pledged",
    "committed",
    "received",
    "spent",
    "amount",
    "stage",
    "debit",
    "credit",
    "part_of_year",
)
# Headings of whoever gives the money, where a list is of what each partner contributes.
ORGANISATIONS = (
    "organisation", "organization", "agency", "partner", "partner agency", "partner organisation",
    "agency name", "partner name", "organisation name", "contributor", "contributing agency", "funder",
    "contributing organisation", "funding source", "source of funding", "funding partner", "member agency",
    "contributing partner", "name of agency", "name of organisation", "statutory partner",
)  # fmt: skip
UNNAMED_GIFTS = "contributions"
CONTRIBUTIONS = frozenset({"contribution", "contributions"})
AS_COMMITTED = (
    "contributions count as committed; where they are what was received, say so under “How the file is read”"
)


def ledger_table(
    rows: pd.DataFrame,
    file_format: str,
    notes: list[Problem] | None = None,
    extras: dict | None = None,
    *,
    unnamed: str,
) -> RawTable:
    """A RawTable of kind "resources": words in the ledger's columns, blank where the file says nothing.

    `unnamed` is the category of lines whose file names none.
    """
    words = rows.reindex(columns=list(LEDGER_COLUMNS)).astype(object).fillna("").astype(str)
    words["category"] = words["category"].where(words["category"].str.strip() != "", unnamed)
    kept = [name for name in LEDGER_COLUMNS if (words[name] != "").any()]
    return RawTable(
        file_format=file_format,
        columns=[RawColumn(name) for name in kept],
        rows=words[kept],
        notes=list(notes or []),
        extras={"kind": "resources"} | (extras or {}),
    )


def take_columns(
    table: RawTable, chosen: dict[str, str | None], file_format: str, *, unnamed: str
) -> RawTable:
    """Rename a table's columns to the ledger's; `chosen` is ledger column → the table's column or None."""
    rows = pd.DataFrame(index=table.rows.index)
    for ledger, column in chosen.items():
        rows[ledger] = table.rows[column].astype(str).str.strip() if column else ""
    extras = table.extras | {"read_from": {column: name for name, column in chosen.items() if column}}
    return ledger_table(rows, file_format, table.notes, extras, unnamed=unnamed)


def is_our_ledger(table: RawTable) -> bool:
    """Headings of our own ledger: what for, how much at which stage, and a partnership or a quarter."""
    from data.imports.resources import AMOUNTS, KIND  # the kind is made after the formats are known

    ours = match_fields(KIND, table)
    placed = "partnership" in ours or "quarter" in ours
    return "category" in ours and placed and any(name in ours for name in AMOUNTS)


def find_column(table: RawTable, *names: str) -> str | None:
    """The first column whose heading is one of these, whatever its case, spaces and punctuation."""
    by_key = {_key(column.name): column.name for column in reversed(table.columns)}
    return next((by_key[_key(name)] for name in names if _key(name) in by_key), None)


def _key(heading: str) -> str:
    return "".join(letter for letter in heading.casefold() if letter.isalnum())
