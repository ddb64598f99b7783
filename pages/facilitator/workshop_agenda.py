"""Workshop agenda: length and focus → timed blocks that cite their findings; afterwards what was agreed."""

from datetime import time
from functools import partial

import streamlit as st

from analytics.agenda import USUAL_MINUTES, build_agenda, find_agenda_problems
from analytics.case_matching import match_cases
from analytics.charts.agenda_timeline import (
    build_timeline,
    describe_timeline,
    draw_timeline,
    say_time_spent,
)
from analytics.charts.tables import build_agenda_table
from analytics.page_titles import write_agenda_title
from data.activities import read_activities
from data.agreements import AgreementRefused, load_workshops, save_actions, save_workshop
from data.case_studies import read_case_studies
from data.exports.agenda import write_agenda_document, write_agenda_markdown
from data.exports.document import Cover, make_slug
from pages.parts.agenda_forms import (
    AGREED_FORM,
    show_agenda_form,
    show_agreement_form,
    show_blocks,
    show_cases,
    show_kept_agendas,
    show_recorded,
)
from pages.parts.opening import escape_markdown, open_screen, require_release, show_context
from pages.parts.presses import note_done, show_single_press
from pages.parts.reading import load_cells, load_findings, load_instrument, look_whether_it_stands
from pages.parts.showing import (
    name_form,
    safe_table,
    show_chart,
    show_document_download,
    show_method,
    show_source,
    show_table,
    try_deed,
)
from pages.parts.visitor import programme_engine, read_today

LENGTHS = {
    60: "1 hour",
    90: "1½ hours",
    120: "2 hours",
    180: "3 hours",
    240: "4 hours",
    420: "A day (7 hours)",
}

MADE_SO = (
    "First the frame: welcome, small wins, the child’s place, and a close for decisions, owners and dates. "
    "Then breaks and free minutes. The rest goes to the findings, those that you chose or else by rank, each "
    "with the activity from the library that answers it best and fits its minutes and people. That one "
    "fits is a judgement; whether it moved anything is asked in the next round."
)
PLAN_HOLDS = "The plan is changed, and fits."

choices = open_screen("facilitator/workshop_agenda")
partnership_id, quarter, version = require_release(
    choices,
    "Workshop agenda",
    "This page plans a workshop from the quarter’s findings: timed blocks, those for work each with the "
    "finding that put it there, and a close that is kept free for decisions, owners and dates.",
)
engine = programme_engine()
cells = load_cells(partnership_id, quarter, version, choices.scope)
findings = load_findings(partnership_id, quarter, version, choices.scope)
sentences = dict(zip(findings["finding_key"], findings["sentence"], strict=True))
asked = st.query_params.get("finding")

show_context(choices, cells)
heading = st.empty()
with st.container(horizontal=True, vertical_alignment="bottom"):
    usual = list(LENGTHS).index(USUAL_MINUTES)
    length = st.selectbox("Length", list(LENGTHS), usual, format_func=LENGTHS.__getitem__, width=170)
    start = st.time_input("Starts at", time(10, 0), step=900, width=130)
    people = st.number_input("People", 3, 200, 12, width=120)
focus = st.multiselect(
    "Work on",
    list(sentences),
    default=[asked] if asked in sentences else [],
    format_func=sentences.__getitem__,
    placeholder="The quarter’s findings, in their order",
)
plan = (partnership_id, quarter, version, length, str(start), people, tuple(focus))
if st.session_state.get("agenda_plan") != plan:
    st.session_state["agenda_plan"] = plan
    st.session_state["agenda_turn"] = st.session_state.get("agenda_turn", 0) + 1
    st.session_state["agenda"] = build_agenda(
        findings, read_activities(), length, focus or None, start, people_count=people
    )
agenda = st.session_state["agenda"]
instrument = load_instrument(choices.instrument_id, choices.instrument_version)
title = write_agenda_title(agenda, findings, {idea.id: idea.title for idea in instrument.constructs})
heading.title(escape_markdown(title))

problems = find_agenda_problems(agenda, length)
for problem in problems:
    st.warning(escape_markdown(problem))
st.header("The plan")
timeline = build_timeline(agenda)
st.markdown(say_time_spent(timeline))
show_chart(
    partial(draw_timeline, timeline), describe_timeline(timeline), "timeline", choices, timeline.to_json()
)
show_table(safe_table(build_agenda_table(agenda)), "agenda_plan_table")
name = f"agenda_{make_slug(choices.partnership)}_{quarter}"
cover = Cover("Workshop agenda", choices.partnership, quarter, read_today(), choices.synthetic, version)
stands = look_whether_it_stands(choices)
buttons, beside = st.container(horizontal=True), st.empty()
with buttons:
    show_document_download(
        "Download to print (DOCX)",
        lambda: write_agenda_document(agenda, title, cover),
        f"{name}.docx",
        "primary",
        stands,
    )
    show_document_download(
        "Download as text (Markdown)",
        lambda: write_agenda_markdown(agenda, title, cover),
        f"{name}.md",
        is_current=stands,
    )
    # Another button for each plan, as of a form: a press never keeps one that nobody has seen.
    keep = name_form("keep_agenda", [st.session_state["agenda_turn"]])
    is_to_be_kept = show_single_press(keep, "Keep this agenda", place=beside)
if is_to_be_kept and try_deed(
    lambda: save_workshop(engine, partnership_id, quarter, title, agenda, choices.scope), (AgreementRefused,)
):
    st.success("The agenda is kept, and stands below under “Agendas kept so far”.")
show_method("Agendas", MADE_SO, "How is this plan made?")
st.caption(
    "What you change here lasts until you choose another length, start, number of people or focus, or load "
    "the page anew. “Keep this agenda” keeps it."
)
answer = problems or [PLAN_HOLDS] if st.session_state.pop("agenda_changed", False) else []
for sentence in answer:
    st.toast(escape_markdown(sentence))  # the form is long: seen wherever one stands
changed = show_agenda_form(agenda, st.session_state["agenda_turn"], answer)
if changed is not None:
    note_done()
    st.session_state["agenda"], st.session_state["agenda_changed"] = changed, True
    st.session_state["agenda_turn"] += 1
    st.rerun()
if choices.scope.may("read_partnership", partnership_id):
    show_kept_agendas(load_workshops(engine, partnership_id, choices.scope))
st.header("Block by block")
show_blocks(agenda)
asked_for = findings[findings["finding_key"].isin(focus)] if focus else findings
cases = match_cases(asked_for, read_case_studies())
if not cases.empty:
    st.header("What others did")
    show_cases(cases)

st.header("Record what was agreed")
st.markdown("After the workshop: each action needs what will be done, who does it, and by when.")
agreed = show_agreement_form(sentences, quarter)
if agreed and try_deed(
    lambda: save_actions(engine, partnership_id, agreed, choices.scope), (AgreementRefused,), AGREED_FORM
):
    st.session_state["agreed_count"] = len(agreed)
    st.rerun()
show_recorded(st.session_state.pop("agreed_count", 0), choices.scope)
show_source(
    choices,
    ["the findings of the release", "the library of activities and of accounts"],
    "Links of methods lead to their authors.",
)
