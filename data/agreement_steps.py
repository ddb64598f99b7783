"""The days on which actions and decisions were closed, dropped, carried forward, decided or put off.

A release of an older quarter counts them as they stood at its end. How one stood before a step is kept with
the day of the step, whether it was typed or came in a file.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, func, insert, select

from analytics.agreement_steps import ACTION_KEPT, DECISION_KEPT
from analytics.quarters import find_last_day, previous_quarter, quarter_of
from data.tables import StoredRow

TABLES = StoredRow.metadata.tables
# table → what a step changes, and the day on which it was over
STEPPED = {"action": (ACTION_KEPT, "closed_on"), "decision": (DECISION_KEPT, "decided_on")}

LOGS = ("actions", "decisions")  # kinds of files of which the next version holds the rows of the one before


def is_step(table: str, changed: Mapping[str, Any]) -> bool:
    """Whether these changed columns are a step of an action or a decision."""
    return table in STEPPED and any(name in changed for name in STEPPED[table][0])


def save_step(
    connection: Connection, table: str, before: Mapping[str, Any], taken_on: date, batch_id: int | None = None
) -> None:
    """Keep how a row stood before a step, in the transaction that changes it."""
    kept = {name: before[name] for name in STEPPED[table][0]}
    row = {f"{table}_id": before["id"], "taken_on": taken_on, "batch_id": batch_id, **kept}
    connection.execute(insert(TABLES[f"{table}_step"]).values(row))


def find_last_step(connection: Connection, table: str, row_id: int) -> int:
    """The number of the last step of a row so far, 0 before the first: later ones have higher numbers."""
    step = TABLES[f"{table}_step"].c
    return connection.scalar(select(func.max(step.id)).where(step[f"{table}_id"] == row_id)) or 0


def find_first_day(table: str, before: Mapping[str, Any], after: Mapping[str, Any], taken_on: date) -> date:
    """The first day of which a step tells something else: closing and deciding have a day of their own."""
    over_on = STEPPED[table][1]
    ended = [before[over_on], after[over_on]] if after[over_on] else []
    return min([taken_on, *(day for day in ended if day)])


class DaysOfLog:
    """The days of the steps that the next version of a log tells of.

    batch_id: the import that brings it
    table:    of its rows
    held:     those of its rows that are stored, as they stand before it
    """

    def __init__(
        self, connection: Connection, batch_id: int, table: str, held: Iterable[Mapping[str, Any]] = ()
    ) -> None:
        self.connection = connection
        self.batch_id = batch_id
        self.table = TABLES[table]
        self.touched: dict[int, set[int]] = {}  # partnership → the imports that brought or changed its rows
        for row in held:
            self.touched.setdefault(row["partnership_id"], set()).add(row["batch_id"] or 0)
        self.today = datetime.now(UTC).date()
        self.last_quarter = previous_quarter(quarter_of(self.today))
        self.brought: dict[int, date] = {}

    @cached_property
    def published(self) -> set[int]:
        """The partnerships whose last quarter is published."""
        release = TABLES["release"].c
        of_quarter = (release.quarter == self.last_quarter, release.state == "published")
        return set(self.connection.scalars(select(release.partnership_id).where(*of_quarter)))

    @cached_property
    def versions(self) -> dict[int, int]:
        """partnership → the last import of a log of this kind before this one, as far as it stands.

        Minutes are no versions of each other. A log of several partnerships counts for those it changed.
        """
        batch, change = TABLES["import_batch"].c, TABLES["record_change"].c
        kind = self.connection.scalar(select(batch.kind).where(batch.id == self.batch_id))
        if kind not in LOGS:
            return {}
        standing = (batch.kind == kind, batch.undone_at.is_(None), batch.id < self.batch_id)
        of_one = select(batch.partnership_id, func.max(batch.id)).where(
            *standing, batch.partnership_id.is_not(None)
        )
        of_several = (
            select(change.partnership_id, func.max(batch.id))
            .join_from(TABLES["import_batch"], TABLES["record_change"], change.batch_id == batch.id)
            .where(*standing, batch.partnership_id.is_(None))
        )
        found: dict[int, int] = {}
        for query in (
            of_one.group_by(batch.partnership_id),
            of_several.group_by(change.partnership_id),
        ):
            for partnership_id, number in self.connection.execute(query):
                found[partnership_id] = max(number, found.get(partnership_id, 0))
        return found

    def find(self, before: Mapping[str, Any], as_of: date | None) -> date | None:
        """The day of a step; None where a log of the same day is corrected.

        Where nothing says it: the last quarter's end, if the version before came in by then and the quarter
        is not published, as a log that comes in for a quarter tells of it; else today.
        """
        if as_of is not None:
            return min(as_of, self.today)
        brought = self._find_day_of_version(before)
        if brought == self.today:
            return None
        last_day = find_last_day(self.last_quarter)
        waits = brought is not None and brought <= last_day
        return last_day if waits and before["partnership_id"] not in self.published else self.today

    def _find_day_of_version(self, before: Mapping[str, Any]) -> date | None:
        """The day on which the version before came in, whether or not it changed this row."""
        if before["batch_id"] is None:
            return None
        place = before["partnership_id"]
        last = self.versions.get(place, 0)
        if last and self._find_day_of_import(last) == self.today and self._is_of_another_log(last, place):
            last = max(self.touched.get(place, {0}))
        return self._find_day_of_import(max(before["batch_id"], last))

    def _is_of_another_log(self, batch_id: int, partnership_id: int) -> bool:
        """Whether an import brought or changed rows of the partnership, and none that this log holds.

        One that left everything as it was may be a version of this log, and is taken for it.
        """
        if batch_id in self.touched.get(partnership_id, set()):
            return False
        row = self.table.c
        own = select(row.id).where(row.batch_id == batch_id, row.partnership_id == partnership_id).limit(1)
        return self.connection.scalar(own) is not None

    def _find_day_of_import(self, batch_id: int) -> date:
        if batch_id not in self.brought:
            batch = TABLES["import_batch"].c
            brought = self.connection.scalar(select(batch.imported_at).where(batch.id == batch_id))
            assert brought is not None, f"import batch {batch_id} is not there"
            # SQLite gives it without a zone, as it was stored; PostgreSQL in the zone of the connection.
            in_utc = brought.astimezone(UTC) if brought.tzinfo else brought
            self.brought[batch_id] = in_utc.date()
        return self.brought[batch_id]
