"""`python -m data example`."""

import sys
from argparse import ArgumentParser, Namespace
from typing import Any

from sqlalchemy import Engine

from data.accounts import Scope
from data.commands import DONE, OUR_FAULT, Command, Outcome
from data.examples.load import is_empty, is_unpublished_example, load_example
from data.imports.problems import Problem
from data.release_commands import say_place
from data.release_desk import Outcomes, release_all

RELEASED_BY = "example"


def add_example_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--without-releases", action="store_true", help="load the records only")
    parser.add_argument(
        "--if-empty", action="store_true", help="leave a database alone that holds partnerships already"
    )


def run_example(arguments: Namespace, engine: Engine) -> Outcome:
    """Load the programme, then publish every quarter in the way that a real one is published."""
    if arguments.if_empty and not is_empty(engine):
        return _finish_example(engine)
    if is_empty(engine):
        print("Loading the synthetic programme takes a minute or two …", file=sys.stderr, flush=True)
    written = load_example(engine)
    outcomes = Outcomes() if arguments.without_releases else release_example(engine)
    released = len(outcomes.made)
    lines = [
        f"The synthetic programme is in the database: {written['partnership']} partnerships, "
        f"{written['survey_round']} survey rounds, {written['response']:,} answered sheets.",
        _say_published(released, written["survey_round"]),
    ]
    return _tell({"written": written, "released": released}, lines, outcomes)


def _say_published(released: int, round_count: int) -> str:
    if not released:
        return "Nothing is published yet."
    said = f"{released} quarters are published"
    without = released - round_count
    return f"{said}, {without} without a round on purpose." if without > 0 else f"{said}."


def _finish_example(engine: Engine) -> Outcome:
    """Leave what is there, except an example that was interrupted before its quarters were published."""
    outcomes = release_example(engine) if is_unpublished_example(engine) else Outcomes()
    released = len(outcomes.made)
    lines = [
        f"The example was there; {released} quarters are published now."
        if released
        else "The database holds partnerships already; the example was not loaded."
    ]
    return _tell({"written": {}, "released": released}, lines, outcomes)


def release_example(engine: Engine) -> Outcomes:
    """Publish every quarter of every partnership."""
    return release_all(engine, Scope.everything(), by=RELEASED_BY)


def _tell(report: dict[str, Any], lines: list[str], outcomes: Outcomes) -> Outcome:
    problems = [Problem(None, None, say_place(row)) for row in outcomes.stopped]
    return Outcome(report, lines, problems, OUR_FAULT if problems else DONE)


COMMANDS = (
    Command(
        "example", "load the synthetic programme into an empty database", run_example, add_example_arguments
    ),
)
