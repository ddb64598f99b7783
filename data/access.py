"""Invitations, roles given and taken, and the log of what was done."""

from datetime import UTC, datetime

import pandas as pd
from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import IntegrityError

from data.accounts import ROLES, NotAllowed, Scope
from data.database import begin_read, begin_write
from data.signs import UNSHOWABLE
from data.tables import StoredRow

ACCOUNT = StoredRow.metadata.tables["account"]
GRANT = StoredRow.metadata.tables["grant"]
PARTNERSHIP = StoredRow.metadata.tables["partnership"]
AUDIT = StoredRow.metadata.tables["audit_entry"]


class LastCustodian(ValueError):
    """Nobody would be left who may give roles; may be shown."""

    goes_to_log = "revoke_role"

    def __init__(self, message: str, subject: str) -> None:
        super().__init__(message)
        self.subject = subject


def grant_role(
    engine: Engine,
    email: str,
    role: str,
    partnership: str | int | None = None,
    *,
    scope: Scope | None = None,
) -> int:
    """Invite an address, if it is new, and give it a role; returns the account. Twice changes nothing.

    Raises ValueError on an unknown role, partnership or address, NotAllowed when `scope` does not reach.
    """
    email = tidy_email(email)
    if role not in ROLES:
        raise ValueError(f"role “{role}” is not known; use one of {', '.join(ROLES)}")
    with begin_write(engine) as connection:
        partnership_id = _find_partnership(connection, partnership)
        _require_access(scope or Scope.everything(), partnership_id)
        account_id = _invite(connection, email)
        try:
            with connection.begin_nested():
                connection.execute(
                    insert(GRANT).values(
                        account_id=account_id, role=role, partnership_id=partnership_id, granted_at=now()
                    )
                )
        except IntegrityError:
            return account_id
        save_audit_entry(
            connection,
            scope.account_id if scope else None,
            "grant_role",
            f"account {account_id}: {role}, {_name_place(partnership_id)}",
        )
    return account_id


def revoke_role(engine: Engine, grant_id: int, scope: Scope) -> None:
    """Take one role away; the account stays in the log.

    Raises ValueError when it is gone already or nobody would be left who may give it back, NotAllowed when
    `scope` does not reach.
    """
    with begin_write(engine) as connection:
        row = connection.execute(select(GRANT).where(GRANT.c.id == grant_id)).mappings().first()
        if row is None:
            raise ValueError("this role has already been taken away")
        _require_access(scope, row["partnership_id"])
        _refuse_last_custodian(connection, grant_id)
        gone = connection.execute(GRANT.delete().where(GRANT.c.id == grant_id))
        if gone.rowcount != 1:
            raise ValueError("this role has already been taken away")
        save_audit_entry(
            connection,
            scope.account_id,
            "revoke_role",
            f"account {row['account_id']}: {row['role']}, {_name_place(row['partnership_id'])}",
        )


def find_grant(engine: Engine, email: str, role: str, partnership: str | None, scope: Scope) -> int:
    """The number of a role as load_grants lists it. Raises ValueError when nobody has it so."""
    email = tidy_email(email)
    with begin_read(engine) as connection:
        partnership_id = _find_partnership(connection, partnership)
    grants = load_grants(engine, scope)
    place = grants["partnership_id"]
    here = place.isna() if partnership_id is None else place.eq(partnership_id)
    found = grants[grants["email"].eq(email) & grants["role"].eq(role) & here]
    if found.empty:
        said = "the whole programme" if partnership_id is None else "this partnership"
        raise ValueError(f"this address has no role “{role}” for {said}; nothing was taken away")
    return int(found["grant_id"].iloc[0])


def _refuse_last_custodian(connection: Connection, grant_id: int) -> None:
    """Somebody who may give roles stays, and if the one who goes has signed in, one who has signed in.

    The rows are locked, so that two who take each other's role away at once do not both succeed.
    """
    query = select(GRANT).where(GRANT.c.role == "custodian").order_by(GRANT.c.id).with_for_update()
    custodians = {row["id"]: row for row in connection.execute(query).mappings()}
    going = custodians.pop(grant_id, None)
    if going is None:
        return
    place = going["partnership_id"]
    left = {row["account_id"] for row in custodians.values() if row["partnership_id"] in (None, place)}
    signed_in = select(ACCOUNT.c.id).where(ACCOUNT.c.subject.is_not(None))
    have_signed_in = set(connection.scalars(signed_in.where(ACCOUNT.c.id.in_({*left, going["account_id"]}))))
    if going["account_id"] in have_signed_in:
        left &= have_signed_in
    if not left:
        raise LastCustodian(
            "This is the last custodian here. First make somebody else a custodian and let them sign in, so "
            "that somebody can still give roles.",
            f"account {going['account_id']}: custodian, {_name_place(place)}",
        )


def _name_place(partnership_id: int | None) -> str:
    return "programme" if partnership_id is None else f"partnership {partnership_id}"


def _require_access(scope: Scope, partnership_id: int | None) -> None:
    """A role for the whole programme can only be given by somebody who has the whole programme."""
    if partnership_id is None and scope.reach("manage_access") is not None:
        raise NotAllowed(
            "Only a custodian of the whole programme may give or take a role for all of it.",
            "manage_access",
            account_id=scope.account_id,
        )
    scope.require("manage_access", partnership_id)


def _find_partnership(connection: Connection, partnership: str | int | None) -> int | None:
    if partnership is None:
        return None
    column = PARTNERSHIP.c.id if isinstance(partnership, int) else PARTNERSHIP.c.name
    found = connection.scalar(select(PARTNERSHIP.c.id).where(column == partnership))
    if found is None:
        raise ValueError("no partnership of this name; names are written as on the import page")
    return found


def _invite(connection: Connection, email: str) -> int:
    own = select(ACCOUNT.c.id).where(ACCOUNT.c.email == email)
    if (account_id := connection.scalar(own)) is not None:
        return account_id
    try:
        with connection.begin_nested():
            return connection.execute(
                insert(ACCOUNT).values(email=email, invited_at=now()).returning(ACCOUNT.c.id)
            ).scalar_one()
    except IntegrityError:  # somebody else invited the same address at the same moment
        return connection.execute(own).scalar_one()


def tidy_email(email: str) -> str:
    """The address as stored: trimmed and lower case. Raises ValueError when it cannot be one."""
    tidy = email.strip().lower()
    name, at, domain = tidy.partition("@")
    has_foreign_signs = any(sign.isspace() for sign in tidy) or UNSHOWABLE.search(tidy)
    if not (name and at and "." in domain.strip(".")) or has_foreign_signs:
        raise ValueError("this is not an e-mail address; write it as name@example.org")
    return tidy


def load_grants(engine: Engine, scope: Scope) -> pd.DataFrame:
    """Who may do what, as far as the scope reaches.

    returns: grant_id | email | role | partnership_id | partnership | has_signed_in | granted_at
    """
    scope.require("manage_access")
    reach = scope.reach("manage_access")
    query = (
        select(
            GRANT.c.id.label("grant_id"),
            ACCOUNT.c.email,
            GRANT.c.role,
            GRANT.c.partnership_id,
            PARTNERSHIP.c.name.label("partnership"),
            ACCOUNT.c.subject.is_not(None).label("has_signed_in"),
            GRANT.c.granted_at,
        )
        .join(ACCOUNT, ACCOUNT.c.id == GRANT.c.account_id)
        .outerjoin(PARTNERSHIP, PARTNERSHIP.c.id == GRANT.c.partnership_id)
        .order_by(ACCOUNT.c.email, GRANT.c.role)
    )
    if reach is not None:
        query = query.where(GRANT.c.partnership_id.in_(reach))
    with begin_read(engine) as connection:
        return pd.read_sql(query, connection)


def load_own_roles(engine: Engine, scope: Scope) -> pd.DataFrame:
    """The roles of the account itself.

    returns: role | partnership (empty: the whole programme) | granted_at
    """
    query = (
        select(GRANT.c.role, PARTNERSHIP.c.name.label("partnership"), GRANT.c.granted_at)
        .outerjoin(PARTNERSHIP, PARTNERSHIP.c.id == GRANT.c.partnership_id)
        .where(GRANT.c.account_id == scope.account_id)
        .order_by(GRANT.c.role, PARTNERSHIP.c.name)
    )
    with begin_read(engine) as connection:
        return pd.read_sql(query, connection)


def load_audit(engine: Engine, scope: Scope, newest: int | None = None) -> pd.DataFrame:
    """All entries or the latest, newest first. Only for a custodian of the whole programme.

    returns: at | who | action | subject | outcome
    """
    if scope.reach("read_audit") is not None:
        raise NotAllowed(
            "Only a custodian of the whole programme may read the audit log.",
            "read_audit",
            account_id=scope.account_id,
        )
    query = (
        select(
            AUDIT.c.at,
            ACCOUNT.c.email.label("who"),
            AUDIT.c.action,
            AUDIT.c.subject,
            AUDIT.c.outcome,
        )
        .outerjoin(ACCOUNT, ACCOUNT.c.id == AUDIT.c.account_id)
        .order_by(AUDIT.c.id.desc())
        .limit(newest)
    )
    with begin_read(engine) as connection:
        return pd.read_sql(query, connection)


def save_audit_entry(
    connection: Connection,
    account_id: int | None,
    action: str,
    subject: str | None = None,
    outcome: str = "done",
) -> None:
    """Note in the same transaction what was done. The subject names ids, never what a file holds."""
    connection.execute(
        insert(AUDIT).values(at=now(), account_id=account_id, action=action, subject=subject, outcome=outcome)
    )


def note_deed(
    engine: Engine, account_id: int | None, action: str, subject: str | None = None, outcome: str = "done"
) -> None:
    """Note in a transaction of its own what changed nothing: a sign-in, a download, a refusal."""
    with begin_write(engine) as connection:
        save_audit_entry(connection, account_id, action, subject, outcome)


def note_refusal(engine: Engine, refusal: NotAllowed) -> None:
    """Note that somebody asked for what their roles do not reach."""
    place = None if refusal.partnership_id is None else f"partnership {refusal.partnership_id}"
    note_deed(engine, refusal.account_id, refusal.action or "not allowed", place, "refused")


def now() -> datetime:
    return datetime.now(UTC)
