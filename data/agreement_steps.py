"""The days on which actions and decisions were closed, dropped, carried forward, decided or put off.

A release of an older quarter counts them as they stood at its end. How one stood before a step is kept with
the day of the step, whether it was typed or came in a file.
"""

from collections.abc import Mapping
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
    """The days of the steps that the next version of a log tells of."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.today = datetime.now(UTC).date()
        self.last_quarter = previous_quarter(quarter_of(self.today))
        self.brought: dict[int, date] = {}

    @cached_property
    def published(self) -> set[int]:
        """The partnerships whose last quarter is published."""
        release = TABLES["release"].c
        of_quarter = (release.quarter == self.last_quarter, release.state == "published")
        return set(self.connection.scalars(select(release.partnership_id).where(*of_quarter)))

    def find(self, before: Mapping[str, Any], as_of: date | None) -> date | None:
        """The day of a step; None where a log of the same day is corrected.

        Where nothing says it: the last quarter's end, if the version before came in by then and the quarter
        is not published, as a log that comes in for a quarter tells of it; else today.
        """
        if as_of is not None:
            return min(as_of, self.today)
        brought = self._find_day_of_batch(before["batch_id"])
        if brought == self.today:
            return None
        last_day = find_last_day(self.last_quarter)
        waits = brought is not None and brought <= last_day
        return last_day if waits and before["partnership_id"] not in self.published else self.today

    def _find_day_of_batch(self, batch_id: int | None) -> date | None:
        if batch_id is None:
            return None
        if batch_id not in self.brought:
            batch = TABLES["import_batch"].c
            brought = self.connection.scalar(select(batch.imported_at).where(batch.id == batch_id))
            assert brought is not None, f"import batch {batch_id} is not there"
            # SQLite gives it without a zone, as it was stored; PostgreSQL in the zone of the connection.
            in_utc = brought.astimezone(UTC) if brought.tzinfo else brought
            self.brought[batch_id] = in_utc.date()
        return self.brought[batch_id]
