"""Taking turns: who changes something of a partnership waits until nobody else does."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from data.tables import StoredRow

PARTNERSHIP = StoredRow.metadata.tables["partnership"]


def take_turns(connection: Connection, partnerships: Iterable[int | None] | Any) -> None:
    """Wait until nobody else releases, opens or keeps an agenda in these partnerships; importing goes on.

    SQLite's write lock says so already. Always in the order of their numbers, so that two never wait for each
    other.

    partnerships: their numbers, or a query of them
    """
    own = select(PARTNERSHIP.c.id).where(PARTNERSHIP.c.id.in_(partnerships)).order_by(PARTNERSHIP.c.id)
    connection.execute(own.with_for_update(key_share=True)).all()
