"""Opening and closing survey rounds. Beside the records' door: only the custodian's pages and commands."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from analytics.partition import SMALLEST_GROUP
from analytics.quarters import check_quarter, name_quarter
from data.access import save_audit_entry
from data.accounts import Scope
from data.database import begin_read, begin_write
from data.instruments import DEFAULT_INSTRUMENT, FOLDER, read_instrument, read_instrument_file
from data.record_changes import save_changes, wait_for_other_changes
from data.records import load_rounds
from data.tables import StoredRow

ROUND = StoredRow.metadata.tables["survey_round"]
RESPONSE = StoredRow.metadata.tables["response"]
INSTRUMENT = StoredRow.metadata.tables["instrument"]
MOST_PEOPLE = 1_000_000  # more than any partnership asks, and less than a column of a database holds
COUNTED = ("invited_count", "smallest_group")  # what a release says, or is made by


class RoundRefused(Exception):
    """Why a round may not be opened or closed so; may be shown to a custodian."""

    goes_to_log = "round"


def list_rounds(engine: Engine, partnership_id: int, scope: Scope) -> pd.DataFrame:
    """The rounds of a partnership with how many sheets each holds; the columns of records.load_rounds."""
    scope.require("manage_rounds", partnership_id)
    with begin_read(engine) as connection:
        return load_rounds(connection, [partnership_id])


def open_round(
    engine: Engine,
    partnership_id: int,
    quarter: str,
    scope: Scope,
    invited_count: int | None = None,
    smallest_group: int | None = None,
    instrument_id: str = DEFAULT_INSTRUMENT,
) -> dict[str, Any]:
    """Open the round of a quarter, or open it again; say how many were invited.

    smallest_group is raised freely and never lowered. Raises NotAllowed and RoundRefused.
    """
    scope.require("manage_rounds", partnership_id)
    check_quarter(quarter)
    _check_counts(invited_count, smallest_group)
    try:
        with begin_write(engine) as connection:
            wait_for_other_changes(connection)
            found = _find_round(connection, partnership_id, quarter)
            if found is None:
                row = _new_round(connection, partnership_id, quarter, instrument_id)
            else:
                row = dict(found)
                _refuse_fewer_than_answered(connection, row, invited_count)
            row |= _raise_settings(row, invited_count, smallest_group) | {"state": "open", "closed_at": None}
            _save_round(connection, found, row)
            save_audit_entry(
                connection, scope.account_id, "open_round", f"partnership {partnership_id}, {quarter}"
            )
    except IntegrityError as error:
        raise RoundRefused(
            f"Partnership {partnership_id} is not there, or somebody opened this round just now."
        ) from error
    return _report(row, "open")


def close_round(
    engine: Engine, partnership_id: int, quarter: str, scope: Scope, invited_count: int | None = None
) -> dict[str, Any]:
    """Close a round: late answers are refused until it is opened again.

    Raises NotAllowed and RoundRefused.
    """
    scope.require("manage_rounds", partnership_id)
    check_quarter(quarter)
    _check_counts(invited_count, None)
    with begin_write(engine) as connection:
        wait_for_other_changes(connection)
        found = _find_round(connection, partnership_id, quarter)
        if found is None:
            raise RoundRefused(f"There is no round of {name_quarter(quarter)} to close; open it first.")
        _refuse_fewer_than_answered(connection, dict(found), invited_count)
        row = dict(found) | _raise_settings(dict(found), invited_count, None)
        row |= {"state": "closed", "closed_at": datetime.now(UTC)}
        _save_round(connection, found, row)
        save_audit_entry(
            connection, scope.account_id, "close_round", f"partnership {partnership_id}, {quarter}"
        )
    return _report(row, "closed")


def _check_counts(invited_count: int | None, smallest_group: int | None) -> None:
    if invited_count is not None and invited_count < 0:
        raise RoundRefused(f"{invited_count} people invited is not allowed; 0 or more is.")
    if smallest_group is not None and smallest_group < SMALLEST_GROUP:
        raise RoundRefused(
            f"A smallest group of {smallest_group} is not allowed; {SMALLEST_GROUP} or more is."
        )
    if max(invited_count or 0, smallest_group or 0) > MOST_PEOPLE:
        raise RoundRefused(
            f"More than {MOST_PEOPLE:,} people are not allowed, invited or as a smallest group."
        )


def _find_round(connection: Connection, partnership_id: int, quarter: str) -> Any:
    query = select(ROUND).where(
        ROUND.c.partnership_id == partnership_id, ROUND.c.quarter == quarter, ROUND.c.kind == "survey"
    )
    return connection.execute(query).mappings().first()


def _new_round(
    connection: Connection, partnership_id: int, quarter: str, instrument_id: str
) -> dict[str, Any]:
    instrument = read_instrument(instrument_id)
    _keep_instrument(connection, instrument.id, instrument.version)
    return {
        "partnership_id": partnership_id,
        "quarter": quarter,
        "kind": "survey",
        "instrument_id": instrument.id,
        "instrument_version": instrument.version,
        "invited_count": None,
        "smallest_group": SMALLEST_GROUP,
        "opened_at": datetime.now(UTC),
    }


def _keep_instrument(connection: Connection, instrument_id: str, version: str) -> None:
    """Store the questionnaire as it is now, so that the round can always be released again."""
    there = select(INSTRUMENT.c.id).where(
        INSTRUMENT.c.instrument_id == instrument_id, INSTRUMENT.c.version == version
    )
    if connection.execute(there).first() is not None:
        return
    files = [path for path in sorted(FOLDER.glob("*.yaml")) if _declares(path, instrument_id, version)]
    definition = files[0].read_text(encoding="utf-8")
    connection.execute(
        insert(INSTRUMENT).values(instrument_id=instrument_id, version=version, definition=definition)
    )


def _declares(path: Path, instrument_id: str, version: str) -> bool:
    found = read_instrument_file(path)
    return (found.id, found.version) == (instrument_id, version)


def _refuse_fewer_than_answered(
    connection: Connection, row: dict[str, Any], invited_count: int | None
) -> None:
    """Nobody answers without being asked: a smaller number is a slip, and would spoil the share answering."""
    if invited_count is None or row.get("id") is None:
        return
    own = select(func.count()).select_from(RESPONSE).where(RESPONSE.c.round_id == row["id"])
    answered = connection.scalar(own) or 0
    if invited_count < answered:
        raise RoundRefused(
            f"{invited_count} people invited is fewer than the {answered} who answered; "
            f"{answered} or more is allowed."
        )


def _raise_settings(
    row: dict[str, Any], invited_count: int | None, smallest_group: int | None
) -> dict[str, Any]:
    now = int(row["smallest_group"])
    if smallest_group is not None and smallest_group < now:
        raise RoundRefused(
            f"The smallest group is {now} and can only be raised, not lowered to {smallest_group}."
        )
    return {
        "invited_count": row["invited_count"] if invited_count is None else invited_count,
        "smallest_group": now if smallest_group is None else smallest_group,
    }


def _save_round(connection: Connection, found: Any, row: dict[str, Any]) -> None:
    if found is None:
        connection.execute(insert(ROUND).values(**row))
    else:
        changed = {name: row[name] for name in ("state", "closed_at", *COUNTED)}
        connection.execute(update(ROUND).where(ROUND.c.id == found["id"]).values(**changed))
        if any(row[name] != found[name] for name in COUNTED):
            save_changes(connection, None, [(row["partnership_id"], row["quarter"], row["quarter"])])


def _report(row: dict[str, Any], state: str) -> dict[str, Any]:
    names = (
        "partnership_id",
        "quarter",
        "invited_count",
        "smallest_group",
        "instrument_id",
        "instrument_version",
    )
    return {name: row[name] for name in names} | {"state": state}
