"""The command line: one word per deed, the same deeds as the screens, exit 0 done, 2 refused, 1 our fault.

A module adds commands by exposing `COMMANDS`, a tuple of `Command`, and by standing with their names in
COMMAND_MODULES. A command returns an `Outcome`; it never prints. It refuses by raising `Refused` or
`ImportRefused` with every problem.
"""

import json
import os
import re
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from data.database import migrate, open_engine
from data.imports.problems import ImportRefused, Problem
from data.signs import UNSHOWABLE
from data.trouble import explain_trouble, name_fault

DONE, OUR_FAULT, REFUSED = 0, 1, 2
MARK = "\ufffd"  # stands for a sign that could take over a terminal

# Which module brings which commands: only the one that is asked for is loaded, which takes seconds off most.
COMMAND_MODULES: dict[str, tuple[str, ...]] = {
    "data.imports.import_commands": ("import", "undo"),
    "data.release_commands": ("round", "release", "cells", "findings"),
    "data.examples.commands": ("example",),
    "data.exports.commands": ("export",),
    "data.accounts_commands": ("grant", "revoke"),
    "data.upkeep_commands": ("backup", "restore"),
}


class Refused(ImportRefused):
    """What was asked may not or cannot be done; carries every problem. `Refused("one sentence")` works."""


class _UsageError(Exception):
    """The words on the command line do not make a command."""


@dataclass(frozen=True)
class Outcome:
    """What a command did: `report` is printed by --json, `lines` for people, `problems` on standard error.

    `raw` (bytes or text for standard output as it is, for example CSV) replaces `lines` when given.
    """

    report: dict[str, Any] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    exit_code: int = DONE
    raw: str | None = None
    # Whether the log tells already what was refused.
    is_noted: bool = False


def _no_arguments(parser: ArgumentParser) -> None:
    pass


@dataclass(frozen=True)
class Command:
    """`run(arguments, engine)` gets a migrated engine, or None where `needs_database` says so."""

    name: str
    purpose: str
    run: Callable[[Namespace, Any], Outcome]
    add_arguments: Callable[[ArgumentParser], None] = _no_arguments
    needs_database: Callable[[Namespace], bool] = field(default=lambda arguments: True)
    # Not for a backup, which must say what is the matter also where no entry can be written any more.
    notes_refusals: bool = True


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _UsageError(f"{message}. {self.format_usage().strip()}")


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if words is None else words)
    wants_json = "--json" in words
    try:
        arguments = build_parser(words[0] if words else None).parse_args(words)
        outcome = _run(arguments)
    except _UsageError as error:
        outcome = _refusal([Problem(None, None, str(error))])
    except ImportRefused as refusal:
        outcome = _refusal(refusal.problems)
    except Exception as error:
        trouble = explain_trouble(error)
        said = f"{trouble.title}. {trouble.advice}" if trouble else ""
        outcome = _refusal([Problem(None, None, said)]) if said else _fault(error)
    try:
        _print(outcome, wants_json)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough, as `head` does. Python would complain once more at its own end.
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    return outcome.exit_code


def build_parser(wanted: str | None = None) -> ArgumentParser:
    """The wanted command, or every command there is, with its arguments; each also takes --json."""
    parser = _Parser(prog="python -m data", description="Common Ground without its screens.")
    subparsers: _SubParsersAction = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in list_commands(wanted):
        own = subparsers.add_parser(command.name, help=command.purpose, description=command.purpose)
        own.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
        command.add_arguments(own)
        own.set_defaults(chosen=command)
    return parser


def list_commands(wanted: str | None = None) -> list[Command]:
    """Commands of the module that brings the wanted one; of every module if none does. `migrate` first."""
    found = [Command("migrate", "bring the database to this version of the program", _run_migrate)]
    if wanted == "migrate":
        return found
    bringing = [module for module, names in COMMAND_MODULES.items() if wanted in names]
    for name in bringing or COMMAND_MODULES:
        if _exists(name):
            found.extend(import_module(name).COMMANDS)
    return found


def _exists(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def _run(arguments: Namespace) -> Outcome:
    command: Command = arguments.chosen
    engine: Engine | None = None
    if command.needs_database(arguments):
        engine = open_engine()
        migrate(engine)
    try:
        outcome = command.run(arguments, engine)
    except ImportRefused:
        _note_refusal(command, engine)
        raise
    if outcome.exit_code == REFUSED and not outcome.is_noted:
        _note_refusal(command, engine)
    return outcome


def _note_refusal(command: Command, engine: Engine | None) -> None:
    """That something was refused and what, without the words that were typed."""
    if engine is not None and command.notes_refusals:
        from data.access import note_deed

        # Where the log has no room either, the refusal still says what is the matter.
        with suppress(OperationalError):
            note_deed(engine, None, command.name, "by the command line", "refused")


def _run_migrate(arguments: Namespace, engine: Engine) -> Outcome:
    return Outcome({"migrated": True}, ["The database is up to date."])


def _refusal(problems: Iterable[Problem]) -> Outcome:
    listed = list(problems)
    return Outcome({"problems": [problem.as_dict() for problem in listed]}, [], listed, REFUSED)


def _fault(error: Exception) -> Outcome:
    message = f"a fault of ours ({name_fault(error)}); nothing was written"
    return Outcome({"problems": [], "fault": message}, [], [Problem(None, None, message)], OUR_FAULT)


def _escape(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign[0]):04x}"


def _print(outcome: Outcome, wants_json: bool) -> None:
    for problem in outcome.problems:
        print(UNSHOWABLE.sub(MARK, str(problem)), file=sys.stderr)
    if wants_json:
        # A terminal shows JSON too: what it would obey is escaped, and stays the same text for programs.
        written = json.dumps(outcome.report, ensure_ascii=False, default=str, allow_nan=False)
        print(UNSHOWABLE.sub(_escape, written))
    elif outcome.raw is not None:
        sys.stdout.write(outcome.raw)
    else:
        for line in outcome.lines:
            print(UNSHOWABLE.sub(MARK, line))
