"""Actions: what was agreed, who does it, by when, and for which finding."""

from datetime import UTC, datetime

import streamlit as st

from analytics.charts.tables import build_action_table
from analytics.page_titles import write_action_title
from data.agreements import AgreementRefused, NewAction, load_actions, save_action_progress, save_actions
from pages.parts.opening import open_screen, require_partnership, show_context
from pages.parts.reading import load_all_findings
from pages.parts.showing import (
    show_download,
    show_first_rows,
    show_source,
    try_deed,
)
from pages.parts.visitor import programme_engine

choices = open_screen("coordinator/actions")
partnership_id = require_partnership(
    choices, "Actions", "This page shows what was agreed, who does it, by when, and for which finding."
)
engine, today = programme_engine(), datetime.now(UTC).date()
actions = load_actions(engine, partnership_id, choices.scope)
findings = load_all_findings(partnership_id, choices)
open_actions = actions[actions["state"].eq("open")]
may_record = choices.scope.may("record_agreements", partnership_id)

show_context(choices)
st.title(write_action_title(actions, today))
if actions.empty:
    st.markdown(
        "Nothing has been agreed yet. An action needs three things: what will be done, who does it, by when. "
        "Record one below, let a workshop end with some, or import an action log."
    )
if not open_actions.empty:
    st.header("Open, the longest overdue first")
    show_first_rows(build_action_table(open_actions, findings), "open_actions")
closed = actions.drop(open_actions.index)
if not closed.empty:
    # What is done waits folded: a year of it would bury what is still to do.
    with st.expander(f"Closed or dropped: {len(closed)}"):
        newest = closed.sort_values(["closed_on", "due_on"], ascending=False, na_position="last")
        show_first_rows(build_action_table(newest, findings), "closed_actions")
if not actions.empty:
    show_download(lambda: actions, f"actions_{partnership_id}", "Download all actions (CSV)")

if may_record:
    st.header("Record what was agreed")
    with st.form("new_action", clear_on_submit=True, border=False):
        words = st.text_input("What will be done", max_chars=500)
        owner = st.text_input(
            "Who does it", help="A role or an agency. Please do not name a child or a family."
        )
        due_on = st.date_input("By when", value=None, min_value=today, format="DD/MM/YYYY")
        finding = st.selectbox(
            "For which finding",
            [None, *findings],
            format_func=lambda key: findings[key] if key else "None of this quarter’s findings",
        )
        if st.form_submit_button("Record this action", type="primary"):
            new = NewAction(words, owner, due_on, today, None, finding, choices.quarter if finding else None)
            if try_deed(
                lambda: save_actions(engine, partnership_id, [new], choices.scope), (AgreementRefused,)
            ):
                st.rerun()
if may_record and not open_actions.empty:
    st.header("Say how one went")
    with st.form("progress", border=False):
        named = dict(zip(open_actions["action_id"], open_actions["words"].fillna("(no words)"), strict=True))
        action_id = st.selectbox("Action", list(named), format_func=named.__getitem__)
        state = st.radio("It is now", ["closed", "dropped", "carried forward"], horizontal=True)
        later = st.date_input(
            "New date, if carried forward", value=None, min_value=today, format="DD/MM/YYYY"
        )
        if st.form_submit_button("Keep this"):
            moved = state == "carried forward"
            if moved and later is None:
                st.error("Give the new date.")
            elif try_deed(
                lambda: save_action_progress(
                    engine,
                    int(action_id),
                    choices.scope,
                    state="open" if moved else state,
                    on=today,
                    due_on=later if moved else None,
                ),
                (AgreementRefused,),
            ):
                st.rerun()
show_source(choices, ["what was recorded here, in workshops, and in imported action logs"], "")
