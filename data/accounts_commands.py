"""`grant EMAIL ROLE [--partnership P]`."""

from argparse import ArgumentParser, Namespace

from sqlalchemy import Engine

from data.access import grant_role
from data.accounts import ROLES
from data.commands import Command, Outcome, Refused


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("email", metavar="EMAIL", help="address that the identity provider has verified")
    parser.add_argument("role", metavar="ROLE", help=", ".join(ROLES))
    parser.add_argument("--partnership", help="its name; without one the role is for the whole programme")


def _run(arguments: Namespace, engine: Engine) -> Outcome:
    try:
        account_id = grant_role(engine, arguments.email, arguments.role, arguments.partnership)
    except ValueError as error:
        raise Refused(str(error)) from error
    place = "one partnership" if arguments.partnership else "the whole programme"
    report = {"account": account_id, "role": arguments.role, "partnership": arguments.partnership}
    return Outcome(report, [f"Account {account_id} is now {arguments.role} for {place}."])


COMMANDS = (Command("grant", "invite an e-mail address and give it a role", _run, _add_arguments),)
