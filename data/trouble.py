"""What a person is told when the database or the disk fails: not our fault, not theirs, and it passes.

And what is said of a fault of ours.
"""

import errno
import sqlite3
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from data.database import UnknownDatabase


@dataclass(frozen=True)
class Trouble:
    """A headline, and one sentence on what to do."""

    title: str
    advice: str


AWAY = Trouble(
    "The database cannot be reached just now",
    "What was saved before is safe. Wait a minute and try again. If you were saving something, look whether "
    "it is there before you save it again.",
)
BUSY = Trouble(
    "The database is busy just now",
    "Other people's work is being saved, and yours was not. Try again in a minute.",
)
FULL = Trouble(
    "There is no room left to save anything",
    "The disk is full or cannot be written. Nothing of this was kept, and what was saved before is safe. "
    "Make room, then do it again.",
)
UNKNOWN = Trouble(
    "DATABASE_URL names no database that Common Ground can use",
    "Write it as postgresql://NAME:PASSWORD@HOST/DATABASE or sqlite:///FILE, or leave it empty: then a file "
    "in data/local is used.",
)

# The first characters of SQLite's own names, and of PostgreSQL's five-character states.
SQLITE_NAMES = {
    "SQLITE_FULL": FULL, "SQLITE_IOERR": FULL, "SQLITE_BUSY": BUSY, "SQLITE_LOCKED": BUSY,
    "SQLITE_CANTOPEN": AWAY, "SQLITE_READONLY": AWAY, "SQLITE_PERM": AWAY,
}  # fmt: skip
POSTGRES_STATES = {
    "53100": FULL, "53300": BUSY, "55P03": BUSY, "40001": BUSY, "40P01": BUSY, "57014": BUSY,
    "08": AWAY, "57P": AWAY, "25006": AWAY, "3D000": AWAY, "58": AWAY,
}  # fmt: skip
# lxml, which writes the sheets of a workbook, says it in words.
FULL_IN_WORKBOOK = ("IO_ENOSPC", "IO_EFBIG")
FULL_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def explain_trouble(error: BaseException) -> Trouble | None:
    """What to say of an error that the database or the disk made; None when the fault is ours."""
    if isinstance(error, PoolTimeout):
        return BUSY
    if isinstance(error, UnknownDatabase):
        return UNKNOWN
    made_by: BaseException | None = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(made_by, sqlite3.Error):
        return _find(SQLITE_NAMES, getattr(made_by, "sqlite_errorname", None))
    if isinstance(made_by, psycopg.Error):
        # Without a state the server said nothing: it is not there, or the line was cut.
        unheard = made_by.sqlstate is None and isinstance(made_by, psycopg.OperationalError)
        return AWAY if unheard else _find(POSTGRES_STATES, made_by.sqlstate)
    return FULL if any(_is_full(each) for each in _chain(error)) else None


def name_fault(error: BaseException) -> str:
    """The kind of a fault of ours and where it came up, never its words: they may carry what a file holds."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return f"{type(error).__name__} in an unknown place"
    file = Path(frames[-1].filename)
    name = f"{file.parent.name}/{file.name}" if file.stem == "__init__" else file.name
    return f"{type(error).__name__} in {name}, line {frames[-1].lineno}"


def _is_full(error: BaseException) -> bool:
    return (isinstance(error, OSError) and error.errno in FULL_DISK) or str(error) in FULL_IN_WORKBOOK


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what led to it: a library that writes a file may tidy up and fail at that, too."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _find(table: dict[str, Trouble], name: str | None) -> Trouble | None:
    return next((said for start, said in table.items() if (name or "").startswith(start)), None)
