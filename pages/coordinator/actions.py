"""Actions: what was agreed, who does it, by when, and for which finding; decisions; small wins."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from analytics.charts.open_actions import build_due_rows, describe_due, draw_due, say_not_followed
from analytics.charts.tables import (
    build_action_lines,
    build_action_table,
    build_decision_lines,
    build_decision_table,
    build_happening_table,
)
from analytics.page_titles import write_action_title
from data import agreements
from data.agreements import AgreementRefused
from data.releases import load_cited_sentences
from pages.parts.agreement_forms import (
    ACTION_FORM,
    DECISION_FORM,
    DECISION_PROGRESS_FORM,
    EVENT_FORM,
    PROGRESS_FORM,
    show_action_form,
    show_decision_form,
    show_decision_progress_form,
    show_event_form,
    show_progress_form,
)
from pages.parts.opening import open_screen, require_partnership, show_context
from pages.parts.reading import load_all_findings
from pages.parts.showing import (
    show_chart,
    show_download,
    show_first_rows,
    show_method,
    show_source,
    try_deed,
)
from pages.parts.visitor import programme_engine, read_today

choices = open_screen("coordinator/actions")
partnership_id = require_partnership(
    choices, "Actions", "This page shows what was agreed, who does it, by when, and for which finding."
)
engine, scope, today = programme_engine(), choices.scope, read_today()
actions = agreements.load_actions(engine, partnership_id, scope)
decisions = agreements.load_decisions(engine, partnership_id, scope)
events = agreements.load_events(engine, partnership_id, scope)
findings = load_all_findings(partnership_id, choices)
links = actions[["finding_quarter", "finding_key"]].dropna().itertuples(index=False, name=None)
cited = load_cited_sentences(engine, partnership_id, set(links), scope)
open_actions = actions[actions["state"].eq("open")].sort_values("due_on", na_position="last", kind="stable")
may_record = scope.may("record_agreements", partnership_id)


def keep_then_rerun(deed: Callable[[], object], empties: str = "") -> None:
    """Keep what was entered and show it, or say what is missing."""
    if try_deed(deed, (AgreementRefused,), empties):
        st.toast("It is recorded.", icon=":material/check:")
        st.rerun()


show_context(choices)
st.title(write_action_title(actions, today))
show_method(
    "Meetings",
    "An action is past its date when it is open on the day after, as of today. Each time that its date moves "
    "to a later one counts as moved once. What is closed or dropped is not counted as open. The chart counts "
    "the open actions of the table under it by their date, as of today.",
)
agreed, decided, happened = st.tabs(["Actions", "Decisions", "Small wins and other events"])
with agreed:
    if actions.empty:
        st.markdown(
            "Nothing has been agreed yet. An action needs three things: what will be done, who does it, by "
            "when. Record one below, let a workshop end with some, or import an action log."
        )
    if not open_actions.empty:
        st.header("Open actions by their date")
        due = build_due_rows(open_actions, today)
        drawn = str(due["action_count"].tolist())  # actions move between two versions of a release
        show_chart(partial(draw_due, due), describe_due(due), "due", choices, drawn)
        if not_followed := say_not_followed(open_actions):
            st.caption(not_followed)
        st.subheader("The longest past its date first")
        show_first_rows(build_action_table(open_actions, cited, today), "open_actions")
    closed = actions.drop(open_actions.index)
    if not closed.empty:
        # What is done waits folded: a year of it would bury what is still to do.
        with st.expander(f"Closed or dropped: {len(closed)}"):
            newest = closed.sort_values(["closed_on", "due_on"], ascending=False, na_position="last")
            show_first_rows(build_action_table(newest, cited, today), "closed_actions")
    if not actions.empty:
        show_download(
            partial(build_action_lines, actions, cited),
            f"actions_{partnership_id}",
            "Download all actions (CSV)",
        )
    if may_record:
        st.header("Record what was agreed")
        action = show_action_form(findings, choices.quarter, today)
        if action:
            keep_then_rerun(
                partial(agreements.save_actions, engine, partnership_id, [action], scope), ACTION_FORM
            )
    if may_record and not open_actions.empty:
        st.header("Say how one went")
        progress = show_progress_form(open_actions, today)
        if progress:
            number, change = progress
            keep_then_rerun(
                partial(agreements.save_action_progress, engine, number, scope, **change), PROGRESS_FORM
            )
with decided:
    if decisions.empty:
        st.markdown("No decision is on record. Record one below, or import minutes or a decision log.")
    else:
        show_first_rows(build_decision_table(decisions), "decisions")
        show_download(
            partial(build_decision_lines, decisions),
            f"decisions_{partnership_id}",
            "Download all decisions (CSV)",
        )
    if may_record:
        st.header("Record a decision")
        decision = show_decision_form(today)
        if decision:
            keep_then_rerun(
                partial(agreements.save_decision, engine, partnership_id, decision, scope), DECISION_FORM
            )
    waiting = decisions[decisions["state"].ne("decided")]
    if may_record and not waiting.empty:
        st.header("Say how a decision went")
        step = show_decision_progress_form(waiting, today)
        if step:
            number, change = step
            keep_then_rerun(
                partial(agreements.save_decision_progress, engine, number, scope, **change),
                DECISION_PROGRESS_FORM,
            )
with happened:
    st.markdown("These stand as flags on the line of trust and alignment. Small wins open the next workshop.")
    if not events.empty:
        show_first_rows(build_happening_table(events), "events")
    if may_record:
        st.header("Record a small win or another event")
        event = show_event_form(today)
        if event:
            keep_then_rerun(partial(agreements.save_event, engine, partnership_id, event, scope), EVENT_FORM)
show_source(
    choices,
    ["what was recorded here, in workshops, and in imported logs and minutes"],
    "Late is counted as of today; the page “Meetings” counts as of the quarter’s end, or of the day of "
    "release where that came first.",
)
