"""The days on which actions and decisions were closed, dropped, carried forward, decided or put off.

A release of an older quarter counts them as they stood at its end. How one stood before a step is kept with
the day of the step, whether it was typed or came in a file.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert

from analytics.agreement_steps import ACTION_KEPT, DECISION_KEPT
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


def find_first_day(table: str, before: Mapping[str, Any], after: Mapping[str, Any], taken_on: date) -> date:
    """The first day of which a step tells something else: closing and deciding have a day of their own."""
    over_on = STEPPED[table][1]
    ended = [before[over_on], after[over_on]] if after[over_on] else []
    return min([taken_on, *(day for day in ended if day)])
