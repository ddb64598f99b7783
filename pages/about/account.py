"""Your account: who is signed in, what this account may do and where, and the way out."""

import streamlit as st

from analytics.charts.tables import build_role_table
from data.access import load_own_roles
from pages.parts.opening import escape_markdown, open_screen
from pages.parts.showing import safe_table
from pages.parts.visitor import programme_engine, require_visitor, sign_out

open_screen("about/account")
visitor = require_visitor()

if visitor.is_local:
    st.title("Local mode: whoever sits at this computer may do everything")
    st.markdown(
        "Nobody signs in here. Once sign-in is set up on a server, this page says who you are and what you "
        "may do."
    )
else:
    st.title("Who you are here, and what you may do")
    st.markdown(f"You are signed in as **{escape_markdown(visitor.name)}**.")
    st.table(
        safe_table(build_role_table(load_own_roles(programme_engine(), visitor.scope))), border="horizontal"
    )
    st.markdown(
        "A custodian gives and takes roles; a change works at your next click. On a computer that you share, "
        "sign out when you leave."
    )
    st.button("Sign out", type="primary", on_click=sign_out)
