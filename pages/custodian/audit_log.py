"""Audit log: what was done, by whom, when. Only ever added to; the database itself refuses the rest."""

import streamlit as st

from analytics.charts.tables import build_audit_table
from data.access import load_audit
from data.exports.csv_words import name_in_words
from pages.parts.opening import open_screen
from pages.parts.showing import safe_table, show_download
from pages.parts.visitor import programme_engine

NEWEST = 200

choices = open_screen("custodian/audit_log")
engine = programme_engine()
entries = load_audit(engine, choices.scope, NEWEST)

st.title("What was done, by whom, when")
st.markdown(
    "Entries can be added, never changed or removed. They say which record was touched, not what it holds."
)
if entries.empty:
    st.markdown("Nothing has been done yet. Importing a file or giving a role makes the first entry.")
else:
    st.table(safe_table(build_audit_table(entries)), border="horizontal")
    st.caption(f"The newest {len(entries)} entries." if len(entries) > 1 else "The only entry so far.")
    show_download(
        lambda: name_in_words(load_audit(engine, choices.scope)),
        "audit_log",
        "Download every entry there is (CSV)",
    )
