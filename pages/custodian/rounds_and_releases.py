"""Rounds and releases: open and close a round; draft, preview, publish, withdraw; open measures."""

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from analytics.charts.rail import describe_rail, draw_rail
from analytics.charts.rail_rows import build_glance_rows
from analytics.charts.tables import (
    build_opening_table,
    build_rail_table,
    build_round_table,
    build_version_table,
)
from analytics.findings import write_headline
from analytics.quarters import name_quarter, previous_quarter, quarter_of
from analytics.wording import MEASURE_TITLES, say_count
from data.accounts import NotAllowed
from data.openings import close_measure, load_openings, open_measure
from data.release_desk import ReleaseRefused, draft_release, find_due, publish_release, withdraw_release
from data.releases import list_releases, load_cells, load_findings
from data.rounds import RoundRefused, close_round, list_rounds, open_round
from pages.parts.opening import escape_markdown, open_screen, require_partnership
from pages.parts.questionnaire import show_questionnaire
from pages.parts.round_forms import show_round_form
from pages.parts.showing import safe_table, show_chart, show_findings, try_deed
from pages.parts.visitor import programme_engine, require_visitor

REFUSALS = (ReleaseRefused, RoundRefused, NotAllowed, ValueError)
FINDINGS_SHOWN = 6

choices = open_screen("custodian/rounds_and_releases")
partnership_id = require_partnership(
    choices,
    "Rounds and releases",
    "This page turns records into published quarters: draft, preview, publish, and withdraw if need be.",
)
engine, scope, who = programme_engine(), choices.scope, require_visitor().name
releases = list_releases(engine, partnership_id, scope)
due = find_due(engine, partnership_id)["quarter"].tolist()

st.caption(escape_markdown(choices.partnership))
drafts = releases[releases["state"].eq("draft")]
if not drafts.empty:
    st.title(f"{say_count(len(drafts), 'draft waits', 'drafts wait')} to be read and published")
elif due:
    st.title(f"{say_count(len(due), 'quarter waits', 'quarters wait')} for a release")
else:
    st.title("Every quarter is published")
if due:
    st.markdown("Waiting, oldest first: " + ", ".join(name_quarter(quarter) for quarter in due) + ".")
rounds = list_rounds(engine, partnership_id, scope)

st.header("Rounds")
if rounds.empty:
    st.markdown("No round yet. Open one before people answer; importing answers opens it, too.")
else:
    st.table(safe_table(build_round_table(rounds)), border="horizontal")
show_questionnaire()
this_quarter = quarter_of(datetime.now(UTC).date())
asked = show_round_form(
    sorted({this_quarter, previous_quarter(this_quarter), *rounds["quarter"]}, reverse=True)
)
if asked:
    place = (engine, partnership_id, asked["quarter"], scope, asked["invited"])
    keep = (
        (lambda: open_round(*place, asked["smallest"]))
        if asked["deed"] == "open"
        else lambda: close_round(*place)
    )
    if try_deed(keep, REFUSALS):
        st.rerun()

st.header("Make a draft")
quarters = sorted({*due, *releases["quarter"]}, reverse=True)
if not quarters:
    st.markdown("There are no records yet from which a release could be made. Import a file first.")
    st.page_link("pages/custodian/import_files.py", label="Go to Import")
else:
    with st.form("draft", border=False):
        wanted = st.selectbox("Quarter", quarters, format_func=name_quarter)
        if st.form_submit_button("Make a draft", type="secondary" if len(drafts) else "primary"):
            made: dict = {}
            with st.spinner("Scoring, checking that nobody can be told apart"):
                done = try_deed(
                    lambda: made.update(draft_release(engine, partnership_id, wanted, scope, who)), REFUSALS
                )
            if done and made.get("state") == "same":
                st.info("The records say what is published already; there is nothing new to publish.")
            elif done:
                st.rerun()

for draft in drafts.to_dict("records"):
    quarter, version = draft["quarter"], int(draft["version"])
    st.header(f"Draft of {name_quarter(quarter)}, version {version}")
    cells = load_cells(engine, partnership_id, quarter, scope, version)
    findings = load_findings(engine, partnership_id, quarter, scope, version)
    rows = build_glance_rows(cells, cells.head(0))
    st.subheader(escape_markdown(write_headline(findings)))
    if draft["what_changed"]:
        st.markdown(f"What changed: {escape_markdown(draft['what_changed'])}")
    show_chart(
        partial(draw_rail, rows), describe_rail(rows), f"draft_{draft['release_id']}", choices, version
    )
    st.table(safe_table(build_rail_table(rows)), border="horizontal")
    show_findings(findings.head(FINDINGS_SHOWN), f"draft_{draft['release_id']}")
    number = int(draft["release_id"])
    with st.container(horizontal=True):
        if st.button("Publish this draft", type="primary", key=f"publish_{number}") and try_deed(
            partial(publish_release, engine, number, scope, who), REFUSALS
        ):
            st.rerun()
        if st.button("Throw this draft away", key=f"drop_{number}") and try_deed(
            partial(withdraw_release, engine, number, scope), REFUSALS
        ):
            st.rerun()

if not releases.empty:
    st.header("Versions so far")
    st.table(safe_table(build_version_table(releases)), border="horizontal")
published = releases[releases["state"].eq("published")]
if not published.empty:
    with st.form("withdraw", border=False):
        titles = {
            int(row["release_id"]): f"{name_quarter(row['quarter'])}, version {row['version']}"
            for row in published.to_dict("records")
        }
        chosen = st.selectbox("Version to withdraw", list(titles), format_func=titles.__getitem__)
        sure = st.checkbox("Nobody will see this quarter until a new version is published.")
        if st.form_submit_button("Withdraw this version"):
            if not sure:
                st.error("Tick the box to confirm.")
            elif try_deed(partial(withdraw_release, engine, chosen, scope), REFUSALS):
                st.rerun()

st.header("Open a measure to the programme")
st.markdown(
    "Funders see ledgers. Of the survey they see only what a partnership opens here: the score of the whole "
    "partnership and how it moved between open quarters, never the groups in it. What is closed again stays "
    "readable for the quarters before."
)
opened = load_openings(engine, partnership_id, scope)
if not opened.empty:
    st.table(safe_table(build_opening_table(opened)), border="horizontal")
closed = [measure for measure in MEASURE_TITLES if measure not in set(opened["measure"])]
if closed and quarters:
    with st.form("open_measure", border=False):
        measure = st.selectbox("Measure", closed, format_func=MEASURE_TITLES.__getitem__)
        since = st.selectbox("From", quarters, format_func=name_quarter)
        if st.form_submit_button("Open it") and try_deed(
            lambda: open_measure(engine, partnership_id, measure, since, scope, who), REFUSALS
        ):
            st.rerun()
if not opened.empty:
    with st.form("close_measure", border=False):
        ids = dict(zip(opened["opening_id"], opened["measure"].map(MEASURE_TITLES), strict=True))
        opening = st.selectbox("Measure to close", list(ids), format_func=ids.__getitem__)
        until = st.selectbox("From this quarter on", quarters, format_func=name_quarter)
        if st.form_submit_button("Close it") and try_deed(
            lambda: close_measure(engine, int(opening), until, scope), REFUSALS
        ):
            st.rerun()
