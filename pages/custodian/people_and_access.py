"""People and access: who may do what; invite somebody, give a role, take one away."""

import streamlit as st

from analytics.charts.tables import build_grant_table
from data.access import grant_role, load_grants, revoke_role
from data.accounts import ROLES, NotAllowed
from pages.parts.choices import PERSONA_TITLES
from pages.parts.opening import open_screen
from pages.parts.presses import show_press
from pages.parts.reading import load_partnerships
from pages.parts.showing import name_form, safe_table, try_deed
from pages.parts.visitor import programme_engine

WHOLE = "The whole programme"

choices = open_screen("custodian/people_and_access")
engine = programme_engine()
grants = load_grants(engine, choices.scope)
partnerships = load_partnerships(choices.scope)

st.title("Who may do what")
st.markdown(
    "A person who is invited here signs in with this e-mail address, which the sign-in service checks. "
    "A role that is taken away stops working at the person’s next click."
)
if grants.empty:
    st.markdown("Nobody is invited yet. In local mode, whoever sits at this computer may do everything.")
else:
    st.table(safe_table(build_grant_table(grants)), border="horizontal")

st.header("Invite or give a role")
names = dict(zip(partnerships["partnership_id"], partnerships["partnership"], strict=True))
whole = [None] if choices.scope.reach("manage_access") is None else []
invite = name_form("grant", names, whole, is_of_partnership=False)
with st.form(invite, border=False):
    email = st.text_input("E-mail address", autocomplete="off")
    # The role that may do least stands first, and the whole programme last, so that a slip gives little away.
    role = st.selectbox("Role", ROLES[::-1], format_func=PERSONA_TITLES.__getitem__)
    place = st.selectbox("For", [*names, *whole], format_func=lambda number: names.get(number, WHOLE))
    if show_press(invite, "Give this role", "primary") and try_deed(
        lambda: grant_role(engine, email, role, None if place is None else int(place), scope=choices.scope),
        (ValueError, NotAllowed),
        "grant",
    ):
        st.rerun()

if not grants.empty:
    st.header("Take a role away")
    titles = {
        row["grant_id"]: f"{row['email']}: {row['role']}, {row['partnership']}"
        for row in grants.fillna({"partnership": WHOLE.lower()}).to_dict("records")
    }
    take = name_form("revoke", titles, is_of_partnership=False)
    with st.form(take, border=False):
        grant_id = st.selectbox("Role", list(titles), format_func=titles.__getitem__)
        if show_press(take, "Take it away") and try_deed(
            lambda: revoke_role(engine, int(grant_id), choices.scope), (ValueError, NotAllowed)
        ):
            st.rerun()
