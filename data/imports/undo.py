"""Undoing an import: its rows go, what it had updated is put back, what it named first is removed."""

import datetime
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Date, DateTime, Engine, Table, delete, exists, func, select, update

from analytics.partition import SMALLEST_GROUP
from data.access import save_audit_entry
from data.accounts import NotAllowed, Scope
from data.agreement_steps import STEPPED
from data.database import begin_write
from data.imports.places import TABLES
from data.imports.problems import ImportRefused
from data.imports.stored_words import say_stored
from data.record_changes import Change, find_changes, save_changes, wait_for_other_changes
from data.records import IDS_AT_ONCE

# Children before parents, so that every foreign key holds at every step.
WITH_ROWS = (
    "comment", "working_tie", "response", "attendance", "decision", "action", "resource_line", "staff_line",
    "training", "event", "meeting",
)  # fmt: skip
NAMED_FIRST = ("survey_round", "membership", "organisation", "partnership")


def undo_batch(engine: Engine, batch_id: int, scope: Scope | None = None) -> dict[str, Any]:
    """Take a file's rows out again, whole. Published releases stay as they are; the next version will differ.

    scope: who undoes it; the command line, which reaches everything, if left out.
    Returns rows_removed and what they were in words (removed), rows_put_back, and the releases (partnership,
    quarter, version) that stood on it.
    Raises ImportRefused when there is no such batch, it is undone already, or a later file changed its rows,
    and NotAllowed when the batch is not of a partnership that the scope reaches.
    """
    scope = scope or Scope.everything()
    with begin_write(engine) as connection:
        wait_for_other_changes(connection)
        _require_reach(connection, batch_id, scope)
        replaced = _check(connection, batch_id)
        changes = find_changes(connection, batch_id, replaced)
        releases = list_releases_on(connection, changes)
        removed = _remove_rows(connection, batch_id, replaced)
        _remove_names(connection, batch_id)
        save_changes(connection, batch_id, changes)
        table = TABLES["import_batch"]
        now = datetime.datetime.now(datetime.UTC)
        connection.execute(update(table).where(table.c.id == batch_id).values(undone_at=now, replaced=None))
        save_audit_entry(connection, scope.account_id, "undo import", f"batch {batch_id}")
    return {
        "batch": batch_id,
        "rows_removed": removed.total(),
        "removed": say_stored(removed),
        "rows_put_back": len(replaced),
        "releases": releases,
    }


def _require_reach(connection: Connection, batch_id: int, scope: Scope) -> None:
    """A file of one partnership is its custodian's to undo; one of several needs the whole programme."""
    if scope.reach("undo_import") is None:
        return
    batch = TABLES["import_batch"].c
    partnership_id = connection.scalar(select(batch.partnership_id).where(batch.id == batch_id))
    if partnership_id is None:
        raise NotAllowed(
            "Only a custodian of the whole programme may undo this import.",
            "undo_import",
            account_id=scope.account_id,
        )
    scope.require("undo_import", partnership_id)


def _check(connection: Connection, batch_id: int) -> list[dict[str, Any]]:
    """The rows that the batch replaced, once it is sure that it may be undone."""
    batch = TABLES["import_batch"].c
    rows = connection.execute(select(batch.id, batch.undone_at, batch.replaced)).all()
    mine = next((row for row in rows if row.id == batch_id), None)
    if mine is None:
        raise ImportRefused(f"there is no import batch {batch_id}")
    if mine.undone_at is not None:
        raise ImportRefused(f"import batch {batch_id} is undone already")
    for row in rows:
        stands = row.replaced and row.undone_at is None and row.id != batch_id
        later = json.loads(row.replaced) if stands else []
        if any(each["row"].get("batch_id") == batch_id for each in later):
            raise ImportRefused(
                f"import batch {row.id} updated rows of batch {batch_id}; undo batch {row.id} first"
            )
    return json.loads(mine.replaced) if mine.replaced else []


def list_releases_on(connection: Connection, changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Published releases of the partnerships and quarters whose numbers these changes go into."""
    spans: dict[int, list[tuple[str, str]]] = {}
    for number, first, last in changes:
        spans.setdefault(number, []).append((first, last))
    release, partnership = TABLES["release"].c, TABLES["partnership"].c
    query = (
        select(release.partnership_id, partnership.name, release.quarter, release.version)
        .join_from(TABLES["release"], TABLES["partnership"], partnership.id == release.partnership_id)
        .where(release.state == "published")
    )
    numbers, found = list(spans), list[tuple[str, str, int]]()
    for at in range(0, len(numbers), IDS_AT_ONCE):
        some = query.where(release.partnership_id.in_(numbers[at : at + IDS_AT_ONCE]))
        found += [
            (name, quarter, version)
            for number, name, quarter, version in connection.execute(some)
            if any(first <= quarter <= last for first, last in spans[number])
        ]
    return [
        {"partnership": name, "quarter": quarter, "version": version}
        for name, quarter, version in sorted(found)
    ]


def _remove_rows(connection: Connection, batch_id: int, replaced: list[dict[str, Any]]) -> Counter[str]:
    """How many rows of which table went."""
    put_back = {(each["table"], each["row"]["id"]) for each in replaced}
    _remove_steps(connection, batch_id, put_back)
    _remove_later_steps(connection, replaced)
    # The last first: a row that one file updated twice goes back to what it was before the first.
    for each in reversed(replaced):
        table = TABLES[each["table"]]
        values = {name: _typed(table, name, value) for name, value in each["row"].items() if name != "id"}
        connection.execute(update(table).where(table.c.id == each["row"]["id"]).values(**values))
    removed: Counter[str] = Counter()
    for name in WITH_ROWS:
        table = TABLES[name]
        mine = table.c.batch_id == batch_id
        if name == "meeting":
            mine = _keep_meetings_of_others(connection, batch_id)
        kept = {number for own, number in put_back if own == name}
        removed[name] += _delete_but(connection, table, mine, kept)
    return removed


def _remove_steps(connection: Connection, batch_id: int, put_back: set[tuple[str, int]]) -> None:
    """The file's steps and those that followed: each row is put back to what it was before them.

    Of a row that the file was the first to bring, all go.
    """
    for name in STEPPED:
        step, table = TABLES[f"{name}_step"], TABLES[name]
        key = step.c[f"{name}_id"]
        taken = select(key.label("row_id"), func.min(step.c.id).label("first_id"))
        own = taken.where(step.c.batch_id == batch_id).group_by(key).subquery()
        since = exists().where(own.c.row_id == key, own.c.first_id <= step.c.id)
        connection.execute(delete(step).where(since))
        brought = select(key).join(table, table.c.id == key).where(table.c.batch_id == batch_id).distinct()
        going = [number for number in connection.scalars(brought) if (name, number) not in put_back]
        for at in range(0, len(going), IDS_AT_ONCE):
            connection.execute(delete(step).where(key.in_(going[at : at + IDS_AT_ONCE])))


def _remove_later_steps(connection: Connection, replaced: list[dict[str, Any]]) -> None:
    """Steps that a put-back row took after the file: they start from what the file had said of it.

    A correction of the same day keeps no step of its own, so the file noted the last one before it.
    """
    for each in replaced:
        if "last_step" in each:  # not noted by an earlier version of the program
            step = TABLES[f"{each['table']}_step"]
            own = step.c[f"{each['table']}_id"] == each["row"]["id"]
            connection.execute(delete(step).where(own, step.c.id > each["last_step"]))


def _delete_but(connection: Connection, table: Table, mine: Any, kept: set[int]) -> int:
    """Delete these rows but for those kept, of which there may be more than a statement takes."""
    if len(kept) < IDS_AT_ONCE:
        return connection.execute(delete(table).where(mine, table.c.id.not_in(kept))).rowcount
    going = sorted(set(connection.scalars(select(table.c.id).where(mine))) - kept)
    for at in range(0, len(going), IDS_AT_ONCE):
        connection.execute(delete(table).where(table.c.id.in_(going[at : at + IDS_AT_ONCE])))
    return len(going)


def _keep_meetings_of_others(connection: Connection, batch_id: int) -> Any:
    """A meeting that another file also speaks of stays, as nobody's."""
    meeting, attendance = TABLES["meeting"], TABLES["attendance"]
    used = exists().where(attendance.c.meeting_id == meeting.c.id)
    connection.execute(update(meeting).where(meeting.c.batch_id == batch_id, used).values(batch_id=None))
    return meeting.c.batch_id == batch_id


def _remove_names(connection: Connection, batch_id: int) -> None:
    """What this batch named first goes too, if nothing else stands on it: rounds, seats, names."""
    batch = TABLES["import_batch"]
    connection.execute(update(batch).where(batch.c.id == batch_id).values(partnership_id=None))
    for name in NAMED_FIRST:
        table = TABLES[name]
        free = [~exists().where(column == table.c.id) for column in _pointing_at(table)]
        if name == "survey_round":
            free += [table.c.state == "open", table.c.invited_count.is_(None)]
            # Somebody raised it: the round that the file opens again would begin with less.
            free += [table.c.smallest_group == SMALLEST_GROUP]
        if name == "membership":
            free += [~used for used in _uses_of_seat(table)]
        connection.execute(delete(table).where(table.c.made_by_batch_id == batch_id, *free))


def _uses_of_seat(seat: Table) -> list[Any]:
    """Rows of the same organisation in the same partnership: no foreign key says that they need the seat."""
    uses: list[Any] = []
    for name in ("resource_line", "staff_line", "training", "action"):
        row = TABLES[name].c
        organisation = row.owner_organisation_id if name == "action" else row.organisation_id
        uses.append((row.partnership_id == seat.c.partnership_id) & (organisation == seat.c.organisation_id))
    for child, parent, key in (
        ("response", "survey_round", "round_id"),
        ("attendance", "meeting", "meeting_id"),
    ):
        row, above = TABLES[child].c, TABLES[parent].c
        same = (row[key] == above.id) & (row.organisation_id == seat.c.organisation_id)
        uses.append(same & (above.partnership_id == seat.c.partnership_id))
    # A release compares its sheets with the next version's by organisation: under a new number the same
    # sheets would look like other people's, and a difference of two people like one of all.
    uses.append(TABLES["release"].c.partnership_id == seat.c.partnership_id)
    return [exists().where(use) for use in uses]


def _pointing_at(table: Table) -> list[Any]:
    return [
        key.parent
        for other in TABLES.values()
        for key in other.foreign_keys
        if key.column.table is table and other is not table
    ]


def _typed(table: Table, name: str, value: Any) -> Any:
    kind = table.c[name].type
    if value is not None and isinstance(kind, DateTime):
        return datetime.datetime.fromisoformat(value)
    if value is not None and isinstance(kind, Date):
        return datetime.date.fromisoformat(value)
    return value
