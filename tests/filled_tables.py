"""Databases of every version of the program, with generated rows in every table."""

import re
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Engine,
    Float,
    Integer,
    MetaData,
    Table,
    insert,
    inspect,
    select,
)

from data.database import alembic_config, begin_read, begin_write, open_engine

ROWS = 7
KINDS_OF_MAPPING = ("survey", "people", "actions")  # what a migration does depends on them
NOW = datetime(2026, 9, 30, 12, 30, tzinfo=UTC)


@cache
def list_revisions() -> list[str]:
    """The oldest first; the last is what this program wants."""
    engine = open_engine("sqlite://")
    with begin_read(engine) as connection:
        scripts = ScriptDirectory.from_config(alembic_config(connection))
    return [script.revision for script in scripts.walk_revisions()][::-1]


def migrate_to(engine: Engine, revision: str) -> None:
    with begin_write(engine) as connection:
        command.upgrade(alembic_config(connection), revision)


def fill_every_table(engine: Engine) -> None:
    """Rows that keep every rule of the tables as they are stored: keys, words that are allowed, quarters."""
    with begin_write(engine) as connection:
        for table in reflect(connection):
            checks = [
                str(check["sqltext"]) for check in inspect(connection).get_check_constraints(table.name)
            ]
            rows = [
                {column.name: make_value(column, number, checks) for column in table.c if column.name != "id"}
                for number in range(1, ROWS + 1)
            ]
            connection.execute(insert(table), rows)


def reflect(connection: Connection) -> list[Table]:
    stored = MetaData()
    stored.reflect(connection)
    return [table for table in stored.sorted_tables if table.name != "alembic_version"]


def make_value(column: Column, number: int, checks: list[str]) -> Any:
    """The nth row's value; what points at another table points at its nth row."""
    if (column.table.name, column.name) == ("mapping", "kind"):
        return KINDS_OF_MAPPING[number % len(KINDS_OF_MAPPING)]
    own = next((check for check in checks if re.search(rf"\b{column.name}\b", check)), "")
    words = re.findall(r"'([^']*)'", own)
    if "____-Q_" in words:
        return f"20{10 + number}-Q{number % 4 + 1}"
    if words:
        return words[number % len(words)]
    if least := re.search(r">=\s*(\d+)", own):
        return number + int(least[1])
    kinds = ((Boolean, number % 2 == 0), (Integer, number), (Float, number + 0.5), (DateTime, NOW))
    kinds += ((Date, date(2026, 1, number)), (JSON, {"number": number}))
    return next((value for kind, value in kinds if isinstance(column.type, kind)), f"{column.name} {number}")


def read_rows(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    with begin_read(engine) as connection:
        return {
            table.name: [
                dict(row) for row in connection.execute(select(table).order_by(table.c.id)).mappings()
            ]
            for table in reflect(connection)
        }
