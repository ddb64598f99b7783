"""`python -m data example`."""

from argparse import Namespace

from sqlalchemy import Engine

from data.commands import Command, Outcome
from data.examples.load import load_example


def run_example(arguments: Namespace, engine: Engine) -> Outcome:
    written = load_example(engine)
    counts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in written.items())
    return Outcome({"written": written}, [f"The synthetic programme is in the database: {counts}."])


COMMANDS = (Command("example", "load the synthetic programme into an empty database", run_example),)
