"""Copies the loaded synthetic programme many times over, for benchmarks: the database does it, not Python.

Each copy is a partnership of its own with the same agencies, rounds, sheets, meetings and ledger. 150 copies
of the whole programme are about ten million answers; 624 beside the original are 5,000 partnerships.
"""

from collections.abc import Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    FromClause,
    Select,
    Subquery,
    Table,
    and_,
    cast,
    func,
    insert,
    literal,
    select,
)

from data.database import begin_write
from data.tables import StoredRow

TABLES = StoredRow.metadata.tables
PARTNERSHIP, ROUND, RESPONSE, MEETING, ATTENDANCE = (
    TABLES[name] for name in ("partnership", "survey_round", "response", "meeting", "attendance")
)
COPIED_BY_PARTNERSHIP = ("membership", "action", "decision", "resource_line", "staff_line", "training")
COPY_MARK = " · copy "


def scale_up(engine: Engine, copies: int, quarters: Sequence[str] | None = None) -> int:
    """Add this many copies of every partnership; returns how many partnerships there are now.

    quarters: copy only the rounds, and so the answers, of these quarters
    """
    with begin_write(engine) as connection:
        originals = connection.execute(select(PARTNERSHIP.c.name, PARTNERSHIP.c.purpose)).all()
        if any(COPY_MARK in name for name, _ in originals):
            raise ValueError("this database holds copies already; begin with a fresh example")
        rows = [
            {"name": f"{name}{COPY_MARK}{number:05d}", "purpose": purpose, "is_synthetic": True}
            for number in range(1, copies + 1)
            for name, purpose in originals
        ]
        connection.execute(insert(PARTNERSHIP), rows)
        for table in COPIED_BY_PARTNERSHIP:
            _copy_by_partnership(connection, TABLES[table])
        _copy_parts(connection, ROUND, RESPONSE, "round_id", ("quarter", "kind"), quarters)
        _copy_parts(connection, MEETING, ATTENDANCE, "meeting_id", ("held_on", "series"), None)
        return connection.scalar(select(func.count()).select_from(PARTNERSHIP)) or 0


def _pair_partnerships() -> Subquery:
    """Every copy beside its original: one statement a table then copies for all of them at once."""
    original, copy = PARTNERSHIP.alias("original"), PARTNERSHIP.alias("copy")
    return (
        select(original.c.id.label("original_id"), copy.c.id.label("copy_id"))
        .join(copy, copy.c.name.like(original.c.name + f"{COPY_MARK}%"))
        .subquery("pair")
    )


def _copy_by_partnership(connection: Connection, table: Table, quarters: Sequence[str] | None = None) -> None:
    pair, old = _pair_partnerships(), table.alias("old")
    source = select(old).join(pair, pair.c.original_id == old.c.partnership_id)
    if quarters is not None:
        source = source.where(old.c.quarter.in_(quarters))
    _copy(connection, table, {"partnership_id": pair.c.copy_id}, old, source)


def _copy_parts(
    connection: Connection,
    whole: Table,
    part: Table,
    link: str,
    identity: Sequence[str],
    quarters: Sequence[str] | None,
) -> None:
    """Copy rows of `whole`, then the rows of `part` that hang on them; a copy is found by its identity."""
    _copy_by_partnership(connection, whole, quarters)
    pair, old, new, rows = _pair_partnerships(), whole.alias("old"), whole.alias("new"), part.alias("rows")
    same = and_(new.c.partnership_id == pair.c.copy_id, *(new.c[name] == old.c[name] for name in identity))
    source = (
        select(rows)
        .join(old, old.c.id == rows.c[link])
        .join(pair, pair.c.original_id == old.c.partnership_id)
        .join(new, same)
    )
    _copy(connection, part, {link: new.c.id}, rows, source)


def _copy(
    connection: Connection,
    into: Table,
    changed: dict[str, ColumnElement],
    source: FromClause,
    query: Select,
) -> None:
    """INSERT … SELECT with some columns changed; the copy belongs to no import batch."""
    columns: dict[str, ColumnElement] = {
        column.name: source.c[column.name] for column in into.columns if column.name != "id"
    }
    if "batch_id" in columns:
        columns["batch_id"] = cast(literal(None), into.c.batch_id.type)
    columns |= changed
    chosen = query.with_only_columns(*columns.values(), maintain_column_froms=True)
    connection.execute(insert(into).from_select(list(columns), chosen))
