"""Commands that look after the database itself: backup and restore."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from data.backup import BackupRefused, restore_backup, write_backup
from data.commands import Command, Outcome, Refused
from data.database import open_engine
from data.pseudonyms import key_path

KEEP_THE_KEY = (
    "The key for personal codes ({}) is not in a backup. Keep a copy of it, and keep it somewhere else: "
    "without it, people can never again be matched between rounds."
)


def _add_file(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def run_backup(arguments: Namespace, engine: Any) -> Outcome:
    """Write one file that holds every table as of one moment."""
    try:
        counts = write_backup(engine, arguments.file)
    except BackupRefused as refusal:
        raise Refused(str(refusal)) from refusal
    lines = [f"{sum(counts.values()):,} rows of {len(counts)} tables are in {arguments.file}."]
    return Outcome(
        {"file": str(arguments.file), "rows": counts}, [*lines, KEEP_THE_KEY.format(key_path().name)]
    )


def run_restore(arguments: Namespace, _: Any) -> Outcome:
    """Fill an empty database from a backup file."""
    if not arguments.file.is_file():
        raise Refused(f"{arguments.file}: there is no such file")
    try:
        counts = restore_backup(open_engine(), arguments.file)
    except BackupRefused as refusal:
        raise Refused(str(refusal)) from refusal
    return Outcome(
        {"file": str(arguments.file), "rows": counts}, [f"{sum(counts.values()):,} rows were restored."]
    )


COMMANDS = (
    Command("backup", "copy the whole database into one file", run_backup, _add_file, notes_refusals=False),
    Command("restore", "fill an empty database from a backup", run_restore, _add_file, lambda _: False),
)
