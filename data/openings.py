"""What a partnership has opened to the programme: a measure, from a quarter until another."""

import pandas as pd
from sqlalchemy import Engine, insert, select, update

from analytics.quarters import check_quarter
from analytics.wording import MEASURE_TITLES
from data.access import save_audit_entry
from data.accounts import Scope
from data.database import begin_write, read_frame
from data.tables import StoredRow
from data.turns import take_turns

OPENING = StoredRow.metadata.tables["opening"]
# Ledger measures are the programme's already; these five are the partnership's own to open.
CAN_BE_OPENED = tuple(MEASURE_TITLES)


def load_openings(engine: Engine, partnership_id: int, scope: Scope) -> pd.DataFrame:
    """What stands open now.

    returns: opening_id | measure | from_quarter | opened_by
    """
    scope.require("read_partnership", partnership_id)
    query = (
        select(
            OPENING.c.id.label("opening_id"), OPENING.c.measure, OPENING.c.from_quarter, OPENING.c.opened_by
        )
        .where(OPENING.c.partnership_id == partnership_id, OPENING.c.until_quarter.is_(None))
        .order_by(OPENING.c.id)
    )
    return read_frame(engine, query)


def open_measure(
    engine: Engine, partnership_id: int, measure: str, from_quarter: str, scope: Scope, by: str | None = None
) -> None:
    """Open a measure to the programme from a quarter on; twice changes nothing.

    Raises ValueError on a measure that cannot be opened, NotAllowed without the role.
    """
    scope.require("open_measures", partnership_id)
    if measure not in CAN_BE_OPENED:
        raise ValueError(f"“{measure}” cannot be opened; choose one of {', '.join(CAN_BE_OPENED)}")
    row = {"partnership_id": partnership_id, "measure": measure, "from_quarter": check_quarter(from_quarter)}
    with begin_write(engine) as connection:
        take_turns(connection, [partnership_id])  # a measure opened twice would stay open when closed once
        standing = select(OPENING.c.id).where(
            OPENING.c.partnership_id == partnership_id,
            OPENING.c.measure == measure,
            OPENING.c.until_quarter.is_(None),
        )
        if connection.scalar(standing) is not None:
            return
        connection.execute(insert(OPENING).values(**row, opened_by=by))
        subject = f"partnership {partnership_id}: {measure} from {from_quarter}"
        save_audit_entry(connection, scope.account_id, "open_measure", subject)


def close_measure(engine: Engine, opening_id: int, until_quarter: str, scope: Scope) -> None:
    """Close a measure again: from this quarter on the programme reads it no more.

    Raises ValueError when it is closed already, NotAllowed without the role.
    """
    with begin_write(engine) as connection:
        place = select(OPENING.c.partnership_id).where(OPENING.c.id == opening_id)
        take_turns(connection, place.scalar_subquery())
        found = connection.execute(select(OPENING).where(OPENING.c.id == opening_id)).mappings().first()
        if found is None or found["until_quarter"] is not None:
            raise ValueError("this measure is closed already")
        scope.require("open_measures", found["partnership_id"])
        connection.execute(
            update(OPENING)
            .where(OPENING.c.id == opening_id)
            .values(until_quarter=check_quarter(until_quarter))
        )
        subject = f"partnership {found['partnership_id']}: {found['measure']} until {until_quarter}"
        save_audit_entry(connection, scope.account_id, "close_measure", subject)
