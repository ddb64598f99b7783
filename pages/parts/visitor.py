"""Who is there: asked on every run and again by every page."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import streamlit as st
from sqlalchemy import Engine

from data.access import note_deed
from data.sign_in import NotAdmitted, Visitor, admit_visitor, find_account, name_identity, open_programme

# What of this session stands in the audit log already.
NOTED = "noted_in_the_log"
# By how much the clocks on earth are behind UTC, and ahead of it.
MOST_BEHIND, MOST_AHEAD = timedelta(hours=12), timedelta(hours=14)


def find_visitor() -> Visitor | None:
    """The visitor, or None when nobody may be let in; the page then says why."""
    try:
        return _admit()
    except NotAdmitted:
        return None


def require_visitor() -> Visitor:
    """The visitor; otherwise say what to do and stop."""
    try:
        return _admit()
    except NotAdmitted as refusal:
        st.title("Common Ground")
        st.markdown(str(refusal))
        if refusal.can_sign_in:
            st.button("Sign in", type="primary", on_click=st.login)
        elif read_claims():
            st.button("Sign out", on_click=sign_out)
        st.stop()


def sign_out() -> None:
    """Leave, here and at the identity provider; the log says so."""
    account_id = st.session_state.get(NOTED)
    if isinstance(account_id, int):
        note_deed(programme_engine(), account_id, "sign_out", f"account {account_id}")
    st.logout()


def programme_engine() -> Engine:
    """The migrated database, opened once for each address."""
    return _open_once(programme_address())


def programme_address() -> str:
    """Which database it is, as the settings say it; empty for the usual one."""
    return os.environ.get("DATABASE_URL", "")


@st.cache_resource(show_spinner=False)
def _open_once(address: str) -> Engine:
    return open_programme()


def _admit() -> Visitor:
    configured = sign_in_is_configured()
    claims = read_claims() if configured else {}
    engine = programme_engine()
    try:
        visitor = admit_visitor(engine, read_headers(), read_address(), claims, configured)
    except NotAdmitted:
        if claims:  # signed in, but too long ago, not invited or without a role
            account_id = find_account(engine, str(claims.get("iss") or ""), str(claims.get("sub") or ""))
            subject = name_identity(claims) if account_id is None else f"account {account_id}"
            _note_once(engine, account_id, subject, "refused")
        raise
    if visitor.scope.account_id is not None:
        _note_once(engine, visitor.scope.account_id, f"account {visitor.scope.account_id}", "done")
    return visitor


def _note_once(engine: Engine, account_id: int | None, subject: str, outcome: str) -> None:
    """One entry for a session, not one for every click."""
    mark = account_id if outcome == "done" else outcome
    if st.session_state.get(NOTED) != mark:
        st.session_state[NOTED] = mark
        note_deed(engine, account_id, "sign_in", subject, outcome)


def read_headers() -> Mapping[str, str]:
    """The request's headers as the browser or a proxy sent them."""
    return st.context.headers.to_dict()


def read_address() -> str | None:
    """The browser's address; None when it is on this computer."""
    return st.context.ip_address


def read_today() -> date:
    """The day that it is where the visitor is: in a British summer it begins an hour before that of UTC."""
    behind = timedelta(minutes=st.context.timezone_offset or 0)  # as the browser says; UTC where it does not
    return (datetime.now(UTC) - min(max(behind, -MOST_AHEAD), MOST_BEHIND)).date()


def read_claims() -> Mapping[str, object]:
    """What the identity provider vouched for; empty when nobody is signed in."""
    return st.user.to_dict() if sign_in_is_configured() and st.user.is_logged_in else {}


def read_sign_in_settings() -> Mapping[str, object]:
    """The [auth] section of .streamlit/secrets.toml; empty where there is none."""
    found = st.secrets.get("auth", {}) if st.secrets.load_if_toml_exists() else {}
    return found.to_dict() if hasattr(found, "to_dict") else dict(found)


def sign_in_is_configured() -> bool:
    return bool(read_sign_in_settings())
