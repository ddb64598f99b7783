"""Who may do what: one table of roles, denied by default, read by navigation, pages, queries and commands."""

from collections.abc import Mapping
from dataclasses import dataclass

ROLES = ("custodian", "coordinator", "facilitator", "funder", "partner")
EVERYONE = ROLES
INSIDERS = ("custodian", "coordinator", "facilitator", "partner")


class NotAllowed(PermissionError):
    """The account's roles do not reach this; the message may be shown, the rest goes to the log."""

    def __init__(
        self,
        message: str,
        action: str = "",
        partnership_id: int | None = None,
        account_id: int | None = None,
    ) -> None:
        super().__init__(message)
        self.action, self.partnership_id, self.account_id = action, partnership_id, account_id


@dataclass(frozen=True)
class Rule:
    """One line of the table: what may be done, and by whom. A page's line also has its title."""

    what: str
    roles: tuple[str, ...]
    title: str = ""


def _page(key: str, title: str, *roles: str) -> Rule:
    return Rule(f"open {key}", roles, title)


RULES: tuple[Rule, ...] = (
    _page("coordinator/glance", "Quarter at a glance", "coordinator", "partner"),
    _page("coordinator/barriers", "Barriers", "coordinator", "partner"),
    _page("coordinator/trust_and_alignment", "Trust and alignment", "coordinator", "partner"),
    _page("coordinator/meetings", "Meetings", "coordinator", "partner"),
    _page("coordinator/actions", "Actions", "coordinator", "facilitator", "partner"),
    _page("funder/resource_gaps", "Resource gaps", "funder", "coordinator", "partner"),
    _page("facilitator/workshop_agenda", "Workshop agenda", "facilitator", "coordinator"),
    _page("custodian/import_files", "Import", "custodian"),
    _page("custodian/rounds_and_releases", "Rounds and releases", "custodian", "coordinator"),
    _page("custodian/people_and_access", "People and access", "custodian"),
    _page("custodian/audit_log", "Audit log", "custodian"),
    _page("about/methods", "Methods", *EVERYONE),
    _page("about/privacy", "Privacy", *EVERYONE),
    _page("about/reading", "Reading the dashboard", *EVERYONE),
    _page("about/account", "Your account", *EVERYONE),
    Rule("read_partnership", INSIDERS),  # cells and findings of the audience `partnership`
    Rule("read_programme", EVERYONE),  # cells and findings of the audience `programme`
    Rule("download", EVERYONE),  # documents and numbers of what may be read
    Rule("import_files", ("custodian",)),
    Rule("undo_import", ("custodian",)),
    Rule("approve_comments", ("custodian",)),
    Rule("manage_rounds", ("custodian", "coordinator")),
    Rule("draft_release", ("custodian", "coordinator")),
    Rule("publish_release", ("custodian", "coordinator")),
    Rule("withdraw_release", ("custodian", "coordinator")),
    Rule("open_measures", ("custodian", "coordinator")),
    Rule("record_agreements", ("coordinator", "facilitator")),
    Rule("manage_access", ("custodian",)),
    Rule("read_audit", ("custodian",)),
)
_ROLES_FOR = {rule.what: frozenset(rule.roles) for rule in RULES}


def list_pages(role: str | None = None) -> list[tuple[str, str]]:
    """Key and title of each page, of one role or of all."""
    return [
        (rule.what.removeprefix("open "), rule.title)
        for rule in RULES
        if rule.title and (role is None or role in rule.roles)
    ]


@dataclass(frozen=True)
class Scope:
    """What an account may reach: role → partnerships, None meaning the whole programme."""

    roles: Mapping[str, frozenset[int] | None]
    account_id: int | None = None

    def __hash__(self) -> int:
        return hash(self.key)

    @property
    def key(self) -> str:
        """The reach as text, for caches: two accounts with the same reach share what is cached."""
        parts = [
            f"{role}:{'all' if reach is None else ','.join(map(str, sorted(reach)))}"
            for role, reach in sorted(self.roles.items())
        ]
        return ";".join(parts)

    @classmethod
    def everything(cls) -> "Scope":
        """For the command line and for local mode."""
        return cls(dict.fromkeys(ROLES))

    @classmethod
    def nothing(cls) -> "Scope":
        return cls({})

    def as_role(self, role: str) -> "Scope":
        """The same account seen in one role only: a funder's page reads as a funder, whoever looks."""
        return Scope({name: reach for name, reach in self.roles.items() if name == role}, self.account_id)

    def reach(self, action: str) -> frozenset[int] | None:
        """The partnerships in which this may be done: None for every one, empty for none."""
        reaches = [reach for role, reach in self.roles.items() if role in _ROLES_FOR.get(action, ())]
        if any(reach is None for reach in reaches):
            return None
        return frozenset().union(*(reach for reach in reaches if reach is not None))

    def may(self, action: str, partnership_id: int | None = None) -> bool:
        """Whether this may be done in a partnership; without one, whether anywhere at all."""
        reach = self.reach(action)
        if reach is None:
            return True
        return bool(reach) if partnership_id is None else partnership_id in reach

    def require(self, action: str, partnership_id: int | None = None) -> None:
        """Raise NotAllowed unless this may be done."""
        if not self.may(action, partnership_id):
            raise NotAllowed(
                f"Your account may not {_in_words(action)} here. Ask a custodian for access.",
                action,
                partnership_id,
                self.account_id,
            )


def _in_words(action: str) -> str:
    if not action.startswith("open "):
        return action.replace("_", " ")
    return f"open “{dict(list_pages()).get(action.removeprefix('open '), 'this page')}”"


def list_personas(scope: Scope) -> list[str]:
    """Roles of the scope in the order of the table."""
    return [role for role in ROLES if role in scope.roles]
