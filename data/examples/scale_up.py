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
    Table,
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
    """Add this many copies of every partnership that is no copy; returns how many partnerships there are now.

    quarters: copy only the rounds, and so the answers, of these quarters
    """
    with begin_write(engine) as connection:
        done = connection.scalar(select(func.count()).where(PARTNERSHIP.c.name.like(f"%{COPY_MARK}00001")))
        if done:
            raise ValueError("this database holds copies already; begin with a fresh example")
        for number in range(1, copies + 1):
            _copy_once(connection, f"{COPY_MARK}{number:05d}", quarters)
        return connection.scalar(select(func.count()).select_from(PARTNERSHIP)) or 0


def _copy_once(connection: Connection, mark: str, quarters: Sequence[str] | None) -> None:
    """One copy of each original, in a handful of statements whatever its size."""
    original, copy = PARTNERSHIP.alias("original"), PARTNERSHIP.alias("copy")
    pair = copy.c.name == original.c.name + mark
    _copy(
        connection,
        PARTNERSHIP,
        {"name": original.c.name + mark},
        original,
        select(original).where(~original.c.name.like(f"%{COPY_MARK}%")),
    )
    for name in COPIED_BY_PARTNERSHIP:
        table = TABLES[name].alias("source")
        source = select(table).join(original, original.c.id == table.c.partnership_id).join(copy, pair)
        _copy(connection, TABLES[name], {"partnership_id": copy.c.id}, table, source)
    _copy_parts(connection, ROUND, RESPONSE, "round_id", ("quarter", "kind"), mark, quarters)
    _copy_parts(connection, MEETING, ATTENDANCE, "meeting_id", ("held_on", "series"), mark, None)


def _copy_parts(
    connection: Connection,
    whole: Table,
    part: Table,
    link: str,
    identity: Sequence[str],
    mark: str,
    quarters: Sequence[str] | None,
) -> None:
    """Copy rows of `whole`, then the rows of `part` that hang on them; a copy is found by its identity."""
    original, copy = PARTNERSHIP.alias("original"), PARTNERSHIP.alias("copy")
    pair = copy.c.name == original.c.name + mark
    old, new, rows = whole.alias("old"), whole.alias("new"), part.alias("rows")
    source = select(old).join(original, original.c.id == old.c.partnership_id).join(copy, pair)
    if quarters is not None:
        source = source.where(old.c.quarter.in_(quarters))
    _copy(connection, whole, {"partnership_id": copy.c.id}, old, source)
    same = [new.c.partnership_id == copy.c.id, *(new.c[name] == old.c[name] for name in identity)]
    source = (
        select(rows)
        .join(old, old.c.id == rows.c[link])
        .join(original, original.c.id == old.c.partnership_id)
        .join(copy, pair)
        .join(new, same[0] & same[1] & same[2])
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
