"""A line for each partner with what it needed, pledged, gave or spent, and no word of what for."""

import re
from dataclasses import replace

from data.imports.kinds import Kind, match_fields
from data.imports.money_formats.heading_words import holds_amounts
from data.imports.money_formats.ledger_table import LEDGER_COLUMNS, UNNAMED_GIFTS, take_columns
from data.imports.open_amounts import AMOUNTS
from data.imports.raw_table import RawTable
from data.imports.stage_rows import PLANS
from data.imports.sum_rows import leave_out_sums

TO_DATE = re.compile(r"\s*\(?(?:to date|so far|year to date|ytd)\)?\s*$", re.IGNORECASE)
FEWEST = 2  # stages: one alone may be a column of any list


def is_partner_ledger(table: RawTable) -> bool:
    """Two of our own stages beside an organisation, and nothing that says what the money is for.

    A cash book has neither needs nor commitments; where a partnership is named, our own headings are meant.
    """
    table, _ = _cut_to_date(table)
    ours = match_fields(_ledger(), table)
    if "organisation" not in ours or {"category", "partnership"} & set(ours):
        return False
    return len(_list_amounts(table, ours)) >= FEWEST and bool(set(PLANS) & set(ours))


def _cut_to_date(table: RawTable) -> tuple[RawTable, dict[str, str]]:
    """The table with "Received" for "Received to date", and what the file calls each such column."""
    taken = {column.name for column in table.columns}
    cut = {name: TO_DATE.sub("", name) for name in taken if TO_DATE.search(name)}
    cut = {name: short for name, short in cut.items() if short and short not in taken}
    if len(set(cut.values())) < len(cut) or not cut:
        return table, {}
    columns = [replace(each, name=cut.get(each.name, each.name)) for each in table.columns]
    renamed = replace(table, columns=columns, rows=table.rows.rename(columns=cut))
    return renamed, {short: name for name, short in cut.items()}


def _ledger() -> Kind:
    from data.imports.resources import KIND  # the kind is made after the formats are known

    return KIND


def _list_amounts(table: RawTable, ours: dict[str, str]) -> list[str]:
    return [ours[name] for name in AMOUNTS if name in ours and holds_amounts(table.rows[ours[name]])]


def reshape_partner_ledger(table: RawTable) -> RawTable:
    """The same lines, all of one category."""
    table, own = _cut_to_date(table)
    ours = match_fields(_ledger(), table)
    table = leave_out_sums(table, ours["organisation"], _list_amounts(table, ours))
    chosen: dict[str, str | None] = {field: ours[field] for field in LEDGER_COLUMNS if field in ours}
    file_format = table.file_format.replace("plain", "partner_ledger")
    shaped = take_columns(table, chosen, file_format, unnamed=UNNAMED_GIFTS)
    read = {own.get(name, name): field for name, field in shaped.extras.get("read_from", {}).items()}
    return replace(shaped, extras=shaped.extras | {"read_from": read}) if own else shaped
