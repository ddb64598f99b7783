"""Opens the database and brings it up to date: SQLite by default, PostgreSQL by DATABASE_URL."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, Select, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DisconnectionError

HERE = Path(__file__).resolve().parent
LOCAL_FOLDER = HERE / "local"
BUSY_TIMEOUT_SECONDS = 30
PAGE_BYTES = 16_384
# Any number serves, as long as every process uses the same one for "I am migrating".
MIGRATION_LOCK = 7_204_115
# A server that is gone is noticed within a minute or so, not when the operating system gives up.
POSTGRES_PATIENCE = {
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}


KINDS = ("sqlite", "postgresql")


class UnknownDatabase(Exception):
    """DATABASE_URL names no database that this program can use."""


def database_url() -> str:
    """The database to use: DATABASE_URL, else a SQLite file in data/local/."""
    url = os.environ.get("DATABASE_URL", "").strip()
    if not url:
        LOCAL_FOLDER.mkdir(parents=True, exist_ok=True)
        return f"sqlite:///{LOCAL_FOLDER / 'common_ground.db'}"
    return url.replace("postgres://", "postgresql://", 1).replace("postgresql://", "postgresql+psycopg://", 1)


def open_engine(url: str | None = None) -> Engine:
    """A pooled engine that never prints bound values (they are personal data) into an error."""
    return _engine_for(url or database_url())


@cache
def _engine_for(url: str) -> Engine:
    if _name_kind(url) == "sqlite":
        return _open_sqlite(url)
    return create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=10,
        connect_args=POSTGRES_PATIENCE,
    )


def _name_kind(url: str) -> str:
    try:
        kind = make_url(url).get_backend_name()
    except ArgumentError as error:
        raise UnknownDatabase from error
    if kind not in KINDS:
        raise UnknownDatabase
    return kind


def _open_sqlite(url: str) -> Engine:
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": BUSY_TIMEOUT_SECONDS})

    @event.listens_for(engine, "connect")
    def prepare(connection, _record) -> None:
        # The driver must not open transactions on its own: begin_write does, with BEGIN IMMEDIATE.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_SECONDS * 1000}")
        # Only a new file takes it: sheets of 600 bytes fill four small pages badly, and importing a million
        # of them takes a third less time with larger ones.
        cursor.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        # Without it INSERT OR REPLACE would take an entry of the audit log away past its trigger.
        cursor.execute("PRAGMA recursive_triggers = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("common_ground_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    _watch_file(engine)
    return engine


def _watch_file(engine: Engine) -> None:
    """Notice that the file was moved away, and never put an empty one where it had been.

    SQLite would go on with the moved file, and would make a new one for the next connection.
    """
    name = engine.url.database
    if not name or name == ":memory:":
        return
    path = Path(name)
    opened: list[tuple[int, int]] = []

    @event.listens_for(engine, "do_connect")
    def refuse_empty_place(*_) -> None:
        if opened and not path.exists():
            gone = sqlite3.OperationalError("the database file is not there any more")
            gone.sqlite_errorname = "SQLITE_CANTOPEN"
            raise gone

    @event.listens_for(engine, "connect")
    def remember(_, record) -> None:
        record.info["file"] = _identify(path)
        opened[:] = [record.info["file"]]

    @event.listens_for(engine, "checkout")
    def compare(_, record, __) -> None:
        if not path.exists() or _identify(path) != record.info["file"]:
            raise DisconnectionError("the database file is another one now")


def _identify(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


@contextmanager
def begin_write(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it, or nothing.

    On SQLite the write lock is taken at the start, so two writers queue instead of failing half-way
    (a read lock that turns into a write lock is refused at once, whatever the busy timeout says).
    """
    with engine.connect().execution_options(common_ground_writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def begin_read(engine: Engine) -> Iterator[Connection]:
    """One transaction that reads a single state of the database, whatever others write meanwhile."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


def load_frame(connection: Connection, query: Any) -> pd.DataFrame:
    """One frame with the columns of a query. Plain tuples are taken in three times as fast as its rows."""
    found = connection.execute(query)
    return pd.DataFrame(list(map(tuple, found)), columns=list(found.keys()))


def read_frame(engine: Engine, query: Select) -> pd.DataFrame:
    with begin_read(engine) as connection:
        return load_frame(connection, query)


def migrate(engine: Engine | None = None) -> None:
    """Bring the database to this version of the program. Safe when several processes start together."""
    with begin_write(engine or open_engine()) as connection:
        lock_migrations(connection)
        before = read_revision(connection)
        if before == find_newest_revision(HERE / "migrations"):
            return
        command.upgrade(alembic_config(connection), "head")
        if before not in (None, after := read_revision(connection)):
            from data.access import save_audit_entry  # which itself opens the database through this module

            save_audit_entry(connection, None, "migrate", f"from version {before} to {after}")


@cache
def find_newest_revision(folder: Path) -> str | None:
    """The version of the schema that the migrations of a folder lead to; they are read once a process."""
    return ScriptDirectory(str(folder)).get_current_head()


def read_revision(connection: Connection) -> str | None:
    """The version of the schema; None in an empty place."""
    return MigrationContext.configure(connection).get_current_revision()


def lock_migrations(connection: Connection) -> None:
    """Wait until no other process changes the schema; SQLite's write lock says so already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": MIGRATION_LOCK})


def alembic_config(connection: Connection) -> Config:
    """Alembic's settings for migrating over this very connection, inside its transaction."""
    config = Config()
    config.set_main_option("script_location", str(HERE / "migrations"))
    config.attributes["connection"] = connection
    return config
