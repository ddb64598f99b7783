"""Lets people in: local mode for one's own computer, else a sign-in tied to an invited account.

Signing in gives claims (issuer, subject, e-mail), never a role: roles are looked up on every run.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from ipaddress import ip_address

from sqlalchemy import Engine, select, update

from data.access import ACCOUNT, note_deed, note_refusal, now, save_audit_entry, tidy_email
from data.accounts import NotAllowed, Scope
from data.database import begin_read, begin_write, migrate, open_engine
from data.tables import StoredRow

GRANT = StoredRow.metadata.tables["grant"]
# A proxy puts one of these on what it passes on, or any that begins with the prefix; local mode is not
# meant to be reached so.
FORWARDING_HEADERS = frozenset(
    {
        "forwarded",
        "via",
        "x-real-ip",
        "x-client-ip",
        "x-cluster-client-ip",
        "x-original-host",
        "x-original-forwarded-for",
        "x-request-id",
        "cf-connecting-ip",
        "cdn-loop",
        "true-client-ip",
        "fastly-client-ip",
        "x-envoy-external-address",
        "x-amzn-trace-id",
    }
)
FORWARDING_PREFIX = "x-forwarded"
LOCAL_HOST = "localhost"
# How long a sign-in counts, whatever the cookie says (Streamlit's lasts thirty days). Source: a working day.
SIGN_IN_HOURS = 12
LONGEST_SIGN_IN = timedelta(hours=SIGN_IN_HOURS)
CLOCKS_DIFFER = timedelta(minutes=5)  # how far the provider's clock may be ahead of ours
SHORTEST_SECRET = 32  # characters; `secrets.token_urlsafe(48)` gives 64
FEWEST_DIFFERENT_SIGNS = 10
SAMPLE_WORDS = ("…", "...", "xxx", "changeme", "change-me", "change_me", "sample", "example", "secret-here")


class NotAdmitted(PermissionError):
    """Nobody is signed in, or local mode may not answer; says what to do. `can_sign_in` offers a button."""

    def __init__(self, message: str, *, can_sign_in: bool = False) -> None:
        super().__init__(message)
        self.can_sign_in = can_sign_in


@dataclass(frozen=True)
class Visitor:
    """Who looks at the screen and how far they reach."""

    name: str
    scope: Scope
    is_local: bool = False


def open_programme() -> Engine:
    """The migrated database, for screens that may not import `data.database` themselves."""
    engine = open_engine()
    migrate(engine)
    return engine


def admit_visitor(
    engine: Engine,
    headers: Mapping[str, str],
    address: str | None,
    claims: Mapping[str, object],
    sign_in_configured: bool,
) -> Visitor:
    """Let somebody in, or raise NotAdmitted with what to do.

    headers and address belong to the request; claims are what the identity provider vouched for
    (empty when nobody is signed in).
    """
    if local_mode_is_on():
        refusal = find_local_refusal(headers, address)
        if refusal:
            raise NotAdmitted(refusal)
        return Visitor("Local mode", Scope.everything(), is_local=True)
    if not sign_in_configured:
        raise NotAdmitted(
            "Sign-in is not set up, so nobody can be let in. On your own computer, start the dashboard "
            "with “make run”. On a server, add an [auth] section to .streamlit/secrets.toml (docs/RUNNING.md "
            "shows one) and invite people with “python -m data grant EMAIL ROLE”."
        )
    if not claims:
        raise NotAdmitted("Sign in to see your partnership.", can_sign_in=True)
    if _has_expired(claims):
        raise NotAdmitted(
            f"You signed in more than {SIGN_IN_HOURS} hours ago. Please sign in again.", can_sign_in=True
        )
    return _admit_account(engine, claims)


def _has_expired(claims: Mapping[str, object]) -> bool:
    """Whether the identity provider vouched for these claims too long ago, or at no time at all."""
    issued = claims.get("iat")
    if not isinstance(issued, int | float) or isinstance(issued, bool):
        return True
    return not timedelta(0) <= now() - datetime.fromtimestamp(issued, UTC) + CLOCKS_DIFFER <= LONGEST_SIGN_IN


def name_identity(claims: Mapping[str, object]) -> str:
    """A short name for an identity that has no account: tells two of them apart, and says nothing else."""
    identity = f"{claims.get('iss')}\n{claims.get('sub')}"
    return f"identity {sha256(identity.encode()).hexdigest()[:12]}"


def check_download(
    engine: Engine,
    scope: Scope,
    what: str,
    partnership_id: int | None = None,
    is_current: Callable[[], bool] | None = None,
) -> None:
    """Look again at the moment of the download, which comes after the page was drawn, and note it.

    scope:      every role that the account had when the page was drawn; a page drawn for others gives nothing
    what:       the name of the file, which holds numbers and our own words only
    is_current: whether what the file is made from may still be read; left out for what is no release's
    """
    account_id = scope.account_id
    try:
        current = scope if account_id is None else load_scope(engine, account_id)
        current.require("download", partnership_id)
        if current.key != scope.key:
            raise NotAllowed(
                "Your roles have changed since this page was drawn. Load it again.",
                "download",
                partnership_id,
                account_id,
            )
        if is_current is not None and not is_current():
            raise NotAllowed(
                "What is published here has changed since this page was drawn. Load it again.",
                "download",
                partnership_id,
                account_id,
            )
    except NotAllowed as refusal:
        note_refusal(engine, refusal)
        raise
    note_deed(engine, account_id, "download", what)


def local_mode_is_on() -> bool:
    """Opted into for one's own computer; “make run” does."""
    return os.environ.get("COMMON_GROUND_LOCAL") == "1"


def find_start_problem(settings: Mapping[str, object]) -> str | None:
    """Why the app may not start with these sign-in settings; None when it may, or when there are none."""
    if not settings:
        return None
    if local_mode_is_on():
        return (
            "COMMON_GROUND_LOCAL=1 lets everybody at this computer in, and sign-in is set up as well. "
            "Take one of the two away."
        )
    for name in ("cookie_secret", "client_secret"):
        value = str(settings.get(name) or "")
        if any(word in value.lower() for word in SAMPLE_WORDS):
            return f"{name} in .streamlit/secrets.toml is a sample. Put a secret of your own there."
    secret = str(settings.get("cookie_secret") or "")
    if len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_DIFFERENT_SIGNS:
        return (
            "cookie_secret in .streamlit/secrets.toml is too easy to guess. Make one with "
            '“python -c "import secrets; print(secrets.token_urlsafe(48))”.'
        )
    return None


def find_local_refusal(headers: Mapping[str, str], address: str | None) -> str | None:
    """Why local mode does not answer this request; None when it does.

    Loopback alone is no proof: a proxy on the same computer reaches the app over loopback too.
    """
    names = {name.lower(): value for name, value in headers.items()}
    forwarded = sorted(n for n in names if n in FORWARDING_HEADERS or n.startswith(FORWARDING_PREFIX))
    if forwarded:
        return (
            f"Local mode does not answer requests that a proxy passed on ({', '.join(forwarded)}). "
            "Set up sign-in to serve other people, or open the dashboard on the computer that runs it."
        )
    host, origin = names.get("host", ""), names.get("origin", "")
    # A proxy that rewrites the host and says nothing still passes on where the browser thinks it is.
    is_elsewhere = bool(origin) and origin != f"http://{host}"
    if host.rsplit(":", 1)[0] != LOCAL_HOST or is_elsewhere or not _is_loopback(address):
        return (
            "Local mode answers only on this computer, at http://localhost. "
            "Set up sign-in to serve other people."
        )
    return None


def _is_loopback(address: str | None) -> bool:
    """Streamlit gives no address at all for a request from this computer; what is no address is not one."""
    try:
        return address is None or ip_address(address).is_loopback
    except ValueError:
        return False


def _admit_account(engine: Engine, claims: Mapping[str, object]) -> Visitor:
    issuer, subject = str(claims.get("iss") or ""), str(claims.get("sub") or "")
    if not issuer or not subject:
        raise NotAdmitted(
            "Your sign-in carries no issuer and subject. Ask whoever runs the identity provider."
        )
    account_id = find_account(engine, issuer, subject) or _bind_invitation(engine, issuer, subject, claims)
    if account_id is None:
        raise NotAdmitted(
            "You are signed in, but nobody has invited this account. Ask a custodian to invite your e-mail "
            "address; your identity provider must have verified it."
        )
    scope = load_scope(engine, account_id)
    if not scope.roles:
        raise NotAdmitted("Your account has no role at present. Ask a custodian to give you one.")
    return Visitor(str(claims.get("email") or "Signed in"), scope)


def find_reach(engine: Engine, claims: Mapping[str, object]) -> Scope:
    """What somebody with these claims reaches now: nothing without an account, or with a sign-in too old."""
    if _has_expired(claims):
        return Scope.nothing()
    account_id = find_account(engine, str(claims.get("iss") or ""), str(claims.get("sub") or ""))
    return Scope.nothing() if account_id is None else load_scope(engine, account_id)


def find_account(engine: Engine, issuer: str, subject: str) -> int | None:
    """The account bound to this identity. The e-mail plays no part: addresses are given to new people."""
    with begin_read(engine) as connection:
        return connection.scalar(
            select(ACCOUNT.c.id).where(ACCOUNT.c.issuer == issuer, ACCOUNT.c.subject == subject)
        )


def _bind_invitation(engine: Engine, issuer: str, subject: str, claims: Mapping[str, object]) -> int | None:
    """Tie an open invitation to the identity that first comes with its verified address; once only."""
    if claims.get("email_verified") is not True:
        return None
    try:
        email = tidy_email(str(claims.get("email") or ""))
    except ValueError:
        return None
    invited = (ACCOUNT.c.email == email, ACCOUNT.c.subject.is_(None))
    with begin_read(engine) as connection:
        if connection.scalar(select(ACCOUNT.c.id).where(*invited)) is None:
            return None
    with begin_write(engine) as connection:
        bound = connection.execute(
            update(ACCOUNT)
            .where(*invited)
            .values(issuer=issuer, subject=subject, bound_at=now())
            .returning(ACCOUNT.c.id)
        ).scalar()
        if bound is not None:
            save_audit_entry(connection, bound, "bind_account", f"account {bound}")
    return bound


def load_scope(engine: Engine, account_id: int) -> Scope:
    """Every role of an account as it stands now."""
    with begin_read(engine) as connection:
        rows = connection.execute(
            select(GRANT.c.role, GRANT.c.partnership_id).where(GRANT.c.account_id == account_id)
        ).all()
    reaches: dict[str, set[int] | None] = {}
    for role, partnership_id in rows:
        reach = reaches.setdefault(role, set())
        if partnership_id is None:
            reaches[role] = None
        elif reach is not None:
            reach.add(partnership_id)
    return Scope({role: None if r is None else frozenset(r) for role, r in reaches.items()}, account_id)
