"""The forms of what was agreed and what happened: an action, a decision, a small win or other event."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from analytics.charts.tables import name_actions, name_decisions
from analytics.wording import EVENT_TITLES
from data.agreements import EVENT_KINDS, LONGEST_TEXT, NewAction, NewDecision, NewEvent
from pages.parts.presses import show_press
from pages.parts.showing import name_form

ACTION_FORM, DECISION_FORM, EVENT_FORM = "new_action", "new_decision", "new_event"
PROGRESS_FORM, DECISION_PROGRESS_FORM = "progress", "decision_progress"
# A browser drops a day that its field does not allow, and sends the one that stood there before: so the field
# allows every day, and what cannot be is refused in words.
ANY_DAY: dict[str, Any] = {"min_value": date.min, "max_value": date.max, "format": "DD/MM/YYYY"}
NO_NAMES = "A role or an agency. Please do not name a child or a family."


def show_action_form(findings: dict[str, str], quarter: str | None, today: date) -> NewAction | None:
    """An action, once submitted."""
    form = name_form(ACTION_FORM, [quarter])
    with st.form(form, border=False):
        words = st.text_input("What will be done", max_chars=LONGEST_TEXT)
        left, right = st.columns(2)
        owner = left.text_input("Who does it", help=NO_NAMES)
        due_on = right.date_input("By when", value=None, min_value=today, format="DD/MM/YYYY")
        finding = st.selectbox(
            "For which finding",
            [None, *findings],
            format_func=lambda key: findings[key] if key else "None of this quarter’s findings",
        )
        if not show_press(form, "Record this action", "primary"):
            return None
    return NewAction(words, owner, due_on, today, None, finding, quarter if finding else None)


def show_decision_form(today: date) -> NewDecision | None:
    """A decision with what it means for the child and whose interest is touched, once submitted."""
    form = name_form(DECISION_FORM)
    with st.form(form, border=False):
        words = st.text_input("What was raised or decided", max_chars=LONGEST_TEXT)
        left, right = st.columns(2)
        raised_on = left.date_input("Raised on", today, **ANY_DAY)
        decided_on = right.date_input("Decided on (leave empty while it waits)", None, **ANY_DAY)
        child_welfare = st.text_input(
            "What does it mean for the child?",
            max_chars=LONGEST_TEXT,
            help="The child’s welfare comes before the interests of any adult or agency. No names, please.",
        )
        interests = st.text_input(
            "Which adult’s or agency’s interest does it touch, if any?", max_chars=LONGEST_TEXT
        )
        if not show_press(form, "Record this decision"):
            return None
    if _is_to_come(today, raised_on, decided_on):
        return None
    return NewDecision(words, raised_on, decided_on, child_welfare.strip() or None, interests.strip() or None)


def show_event_form(today: date) -> NewEvent | None:
    """A small win, a training …, once submitted."""
    form = name_form(EVENT_FORM)
    with st.form(form, border=False):
        words = st.text_input("What happened", max_chars=LONGEST_TEXT)
        left, right = st.columns(2)
        kind = left.selectbox("Kind", EVENT_KINDS, format_func=EVENT_TITLES.__getitem__)
        happened_on = right.date_input("When", today, **ANY_DAY)
        if not show_press(form, "Record this"):
            return None
    if _is_to_come(today, happened_on):
        return None
    return NewEvent(happened_on, kind, words)


def show_progress_form(open_actions: pd.DataFrame, today: date) -> tuple[int, dict[str, Any]] | None:
    """Which action ended or moved, and how, once submitted."""
    named = name_actions(open_actions)
    form = name_form(PROGRESS_FORM, named)
    with st.form(form, border=False):
        action_id = st.selectbox("Action", list(named), format_func=named.__getitem__)
        state = st.radio("It is now", ["closed", "dropped", "carried forward"], index=None, horizontal=True)
        later = st.date_input("If carried forward: until when", None, **ANY_DAY)
        if not show_press(form, "Keep this"):
            return None
    if state is None:
        st.error("Say whether it is closed, dropped or carried forward.")
        return None
    if state != "carried forward" and later is not None:
        st.error(f"It is {state}: leave out until when it is carried forward, or say that it was.")
        return None
    if state != "carried forward":
        return int(action_id), {"state": state, "on": today}
    due_on = open_actions.set_index("action_id")["due_on"].loc[action_id]
    before = today if pd.isna(due_on) else max(today, due_on)
    if later is None or later <= before:
        st.error(f"Say until when it is carried forward: a day after {before:%d %b %Y}.")
        return None
    return int(action_id), {"state": "open", "on": today, "due_on": later}


def show_decision_progress_form(waiting: pd.DataFrame, today: date) -> tuple[int, dict[str, Any]] | None:
    """Which decision was taken or put off, once submitted."""
    named = name_decisions(waiting)
    form = name_form(DECISION_PROGRESS_FORM, named)
    with st.form(form, border=False):
        decision_id = st.selectbox("Decision", list(named), format_func=named.__getitem__)
        state = st.radio("It was", ["decided", "put off"], index=None, horizontal=True)
        left, right = st.columns(2)
        on = left.date_input("On", today, **ANY_DAY)
        until = right.date_input("If put off: until when", None, **ANY_DAY)
        if not show_press(form, "Keep this about the decision"):
            return None
    if state is None:
        st.error("Say whether it was decided or put off.")
        return None
    if _is_to_come(today, on):
        return None
    if state == "decided":
        return int(decision_id), {"state": "decided", "on": on, "due_on": until}
    if until is None or until <= max(today, on or today):
        st.error("Say until when it is put off: a day after today, on which it is to be decided.")
        return None
    return int(decision_id), {"state": "deferred", "on": on, "due_on": until}


def _is_to_come(today: date, *days: date | None) -> bool:
    """Whether one of the days has not come yet; the page then says so."""
    late = [day for day in days if day is not None and day > today]
    for day in late:
        st.error(f"{day:%d %b %Y} has not come yet. Give the day on which it happened.")
    return bool(late)
