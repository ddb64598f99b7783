"""Copies the whole database into one file, and back into an empty place, on either backend.

The file is a ZIP: one line of JSON per row in `<table>.jsonl`, and `manifest.json`, written last, with the
schema's revision and each table's row count and SHA-256. The pseudonym key is not in it: it is kept apart.
"""

import glob
import hashlib
import json
import os
import time
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from alembic import command
from alembic.util import CommandError
from sqlalchemy import (
    Connection,
    Date,
    DateTime,
    Engine,
    MetaData,
    Table,
    func,
    insert,
    inspect,
    select,
    text,
)

from data.database import alembic_config, begin_read, begin_write, lock_migrations, read_revision
from data.tables import StoredRow

FORMAT = "common-ground-backup-1"
ROWS_AT_ONCE = 5_000
LEFT_AFTER_SECONDS = 3_600
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


class BackupRefused(Exception):
    """A backup or restore that cannot be done; the message says why and what would help."""


def write_backup(engine: Engine, to: Path) -> dict[str, int]:
    """Write every table, as of one moment, into a new file; return the row count per table.

    The file appears under its name only when it is whole. Raises BackupRefused when it exists already or
    cannot be written (a full disk, a missing folder).
    """
    if to.exists():
        raise BackupRefused(f"{to} exists already; choose another name, a backup never overwrites one")
    unfinished = to.with_name(f".{to.name}.unfinished-{os.getpid()}")
    _clear_leftovers(to)
    try:
        counts = _write_file(engine, unfinished)
        os.link(unfinished, to)  # refuses where a plain rename would overwrite
    except FileExistsError as error:
        raise BackupRefused(f"{to} exists already; choose another name") from error
    except OSError as error:
        raise BackupRefused(f"{to} could not be written: {error.strerror}; nothing was kept") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return counts


def _write_file(engine: Engine, path: Path) -> dict[str, int]:
    counts: dict[str, int] = {}
    digests: dict[str, str] = {}
    # People's answers are in it: nobody else on this computer may read it.
    for_the_owner = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(for_the_owner, "wb") as file, begin_read(engine) as connection:
        revision = read_revision(connection)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
            for table in StoredRow.metadata.sorted_tables:
                counts[table.name], digests[table.name] = _write_table(connection, table, archive)
            manifest = {"format": FORMAT, "revision": revision, "rows": counts, "sha256": digests}
            archive.writestr("manifest.json", json.dumps(manifest, indent=1))
        file.flush()
        os.fsync(file.fileno())
    return counts


def _clear_leftovers(to: Path) -> None:
    """Remove what a backup of this name left that was killed; one that is still at work keeps writing."""
    for left in to.parent.glob(f".{glob.escape(to.name)}.unfinished-*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > LEFT_AFTER_SECONDS:
                left.unlink()


def _write_table(connection: Connection, table: Table, archive: zipfile.ZipFile) -> tuple[int, str]:
    count, digest = 0, hashlib.sha256()
    rows = connection.execution_options(yield_per=ROWS_AT_ONCE).execute(
        select(table).order_by(*table.primary_key)
    )
    with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as entry:
        for row in rows.mappings():
            line = json.dumps(dict(row), default=_as_text, ensure_ascii=False).encode() + b"\n"
            digest.update(line)
            entry.write(line)
            count += 1
    return count, digest.hexdigest()


def _as_text(stored: Any) -> str:
    """Dates and times as ISO text; times in UTC, since SQLite gives them back without a zone."""
    if isinstance(stored, datetime):
        return (stored if stored.tzinfo else stored.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    if isinstance(stored, date):
        return stored.isoformat()
    raise TypeError(f"a column holds {type(stored).__name__}, which a backup cannot write")


def restore_backup(engine: Engine, source: Path) -> dict[str, int]:
    """Fill an empty database from a backup file, all of it or nothing; return the row count per table.

    An older backup is restored under its own schema and then migrated. Raises BackupRefused for a file that
    is not a whole backup of this product, or a database that holds anything.
    """
    with ExitStack() as stack:
        try:
            archive = stack.enter_context(zipfile.ZipFile(source))
            manifest = _check_file(archive, source)
        except DAMAGE as error:
            raise BackupRefused(f"{source} is not a whole backup file; nothing was restored") from error
        return _fill(stack.enter_context(begin_write(engine)), archive, manifest)


def _check_file(archive: zipfile.ZipFile, source: Path) -> dict[str, Any]:
    """The manifest, after every table's rows have been counted and hashed. Writes nothing."""
    try:
        manifest = json.loads(archive.read("manifest.json"))
        known = manifest["format"] == FORMAT
        tables = manifest["rows"].keys() == manifest["sha256"].keys()
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise BackupRefused(f"{source} is not a backup of this product; nothing was restored") from error
    if not known or not tables:
        raise BackupRefused(f"{source} is a backup of another kind; expected {FORMAT}")
    for name, count in manifest["rows"].items():
        digest, found = hashlib.sha256(), 0
        for line in _lines(archive, name):
            digest.update(line)
            found += 1
        if found != count or digest.hexdigest() != manifest["sha256"][name]:
            raise BackupRefused(f"{source} is damaged at table {name}; nothing was restored")
    return manifest


def _lines(archive: zipfile.ZipFile, table: str) -> Iterator[bytes]:
    try:
        with archive.open(f"{table}.jsonl") as entry:
            yield from entry
    except KeyError as error:
        raise BackupRefused(f"the backup lacks table {table}; nothing was restored") from error


def _fill(connection: Connection, archive: zipfile.ZipFile, manifest: dict[str, Any]) -> dict[str, int]:
    lock_migrations(connection)
    _clear_empty_place(connection)
    config = alembic_config(connection)
    try:
        command.upgrade(config, manifest["revision"])
    except CommandError as error:
        raise BackupRefused(
            f"the backup's schema {manifest['revision']} is not known here; use the version that made it"
        ) from error
    stored = MetaData()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Skipped unsupported reflection of expression-based index")
        stored.reflect(connection)
    if unknown := manifest["rows"].keys() - stored.tables.keys():
        raise BackupRefused(f"the backup holds tables that its schema lacks: {', '.join(sorted(unknown))}")
    for table in stored.sorted_tables:
        if table.name in manifest["rows"]:
            _fill_table(connection, table, _lines(archive, table.name))
    command.upgrade(config, "head")
    return dict(manifest["rows"])


def _clear_empty_place(connection: Connection) -> None:
    """Drop this product's tables if all are empty; refuse if anything is in them or beside them."""
    present = set(inspect(connection).get_table_names())
    ours = [table for table in StoredRow.metadata.sorted_tables if table.name in present]
    foreign = present - {table.name for table in ours} - {"alembic_version"}
    filled = [t.name for t in ours if connection.execute(select(func.count()).select_from(t)).scalar_one()]
    if foreign or filled:
        raise BackupRefused("the database is not empty; restore into an empty one, nothing was changed")
    StoredRow.metadata.drop_all(connection, tables=ours)
    connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP FUNCTION IF EXISTS audit_entry_refuse() CASCADE"))


def _fill_table(connection: Connection, table: Table, lines: Iterator[bytes]) -> None:
    readers = {column.name: _reader_of(column.type) for column in table.columns}
    rows = ({name: readers[name](kept) for name, kept in json.loads(line).items()} for line in lines)
    while batch := list(islice(rows, ROWS_AT_ONCE)):
        connection.execute(insert(table), batch)
    if connection.dialect.name == "postgresql" and "id" in table.columns:
        quoted = connection.dialect.identifier_preparer.quote(table.name)
        next_id = "setval(pg_get_serial_sequence(:name, 'id'), greatest(max(id), 1), max(id) IS NOT NULL)"
        connection.execute(text(f"SELECT {next_id} FROM {quoted}"), {"name": quoted})


def _reader_of(column_type: Any) -> Any:
    if isinstance(column_type, DateTime):
        return lambda kept: None if kept is None else datetime.fromisoformat(kept)
    if isinstance(column_type, Date):
        return lambda kept: None if kept is None else date.fromisoformat(kept)
    return lambda kept: kept
