"""A line for each partner with what it needed, pledged, gave or spent, and no word of what for."""

from data.imports.kinds import Kind, match_fields
from data.imports.money_formats.heading_words import holds_amounts
from data.imports.money_formats.ledger_table import LEDGER_COLUMNS, UNNAMED_GIFTS, take_columns
from data.imports.open_amounts import AMOUNTS
from data.imports.raw_table import RawTable
from data.imports.stage_rows import PLANS
from data.imports.sum_rows import leave_out_sums

FEWEST = 2  # stages: one alone may be a column of any list


def is_partner_ledger(table: RawTable) -> bool:
    """Two of our own stages beside an organisation, and nothing that says what the money is for.

    A cash book has neither needs nor commitments; where a partnership is named, our own headings are meant.
    """
    ours = match_fields(_ledger(), table)
    if "organisation" not in ours or {"category", "partnership"} & set(ours):
        return False
    return len(_list_amounts(table, ours)) >= FEWEST and bool(set(PLANS) & set(ours))


def _ledger() -> Kind:
    from data.imports.resources import KIND  # the kind is made after the formats are known

    return KIND


def _list_amounts(table: RawTable, ours: dict[str, str]) -> list[str]:
    return [ours[name] for name in AMOUNTS if name in ours and holds_amounts(table.rows[ours[name]])]


def reshape_partner_ledger(table: RawTable) -> RawTable:
    """The same lines, all of one category."""
    ours = match_fields(_ledger(), table)
    table = leave_out_sums(table, ours["organisation"], _list_amounts(table, ours))
    chosen: dict[str, str | None] = {field: ours[field] for field in LEDGER_COLUMNS if field in ours}
    file_format = table.file_format.replace("plain", "partner_ledger")
    return take_columns(table, chosen, file_format, unnamed=UNNAMED_GIFTS)
