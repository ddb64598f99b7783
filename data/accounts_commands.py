"""`grant` and `revoke EMAIL ROLE [--partnership P]`."""

from argparse import ArgumentParser, Namespace

from sqlalchemy import Engine

from data.access import find_grant, grant_role, revoke_role
from data.accounts import ROLES, Scope
from data.commands import Command, Outcome, Refused


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("email", metavar="EMAIL", help="address that the identity provider has verified")
    parser.add_argument("role", metavar="ROLE", help=", ".join(ROLES))
    parser.add_argument("--partnership", help="its name; without one the role is for the whole programme")


def run_grant(arguments: Namespace, engine: Engine) -> Outcome:
    """Invite an address and give it a role."""
    try:
        account_id = grant_role(engine, arguments.email, arguments.role, arguments.partnership)
    except ValueError as error:
        raise Refused(str(error)) from error
    report = {"account": account_id, "role": arguments.role, "partnership": arguments.partnership}
    return Outcome(report, [f"Account {account_id} is now {arguments.role} for {_name_place(arguments)}."])


def run_revoke(arguments: Namespace, engine: Engine) -> Outcome:
    """Take a role away; it stops working at the person's next click."""
    scope = Scope.everything()
    try:
        number = find_grant(engine, arguments.email, arguments.role, arguments.partnership, scope)
        revoke_role(engine, number, scope)
    except ValueError as error:
        raise Refused(str(error)) from error
    report = {"revoked": True, "role": arguments.role, "partnership": arguments.partnership}
    return Outcome(report, [f"The role {arguments.role} for {_name_place(arguments)} is taken away."])


def _name_place(arguments: Namespace) -> str:
    return "one partnership" if arguments.partnership else "the whole programme"


COMMANDS = (
    Command("grant", "invite an e-mail address and give it a role", run_grant, _add_arguments),
    Command("revoke", "take a role away again", run_revoke, _add_arguments),
)
