"""Rounds and releases: open and close a round; draft, preview, publish, withdraw; open measures."""

from functools import partial

import streamlit as st

from analytics.charts.tables import (
    build_opening_table,
    build_round_table,
    find_invited_unknown,
    say_invited_unknown,
    say_round_of,
)
from analytics.quarters import name_quarter, previous_quarter, quarter_of
from analytics.wording import MEASURE_TITLES
from data.accounts import NotAllowed
from data.agreements import load_organisations
from data.openings import close_measure, load_openings, open_measure
from data.release_desk import (
    ReleaseRefused,
    ReleaseStopped,
    draft_release,
    list_due,
    list_old_drafts,
    note_drafts_seen,
    publish_release,
    withdraw_release,
)
from data.releases import list_releases, load_cells, load_findings
from data.rounds import RoundRefused, close_round, list_rounds, open_round
from pages.parts.desk_forms import (
    show_draft,
    show_draft_form,
    show_looked_again,
    show_published,
    show_versions,
    show_what_waits,
    show_withdraw_form,
)
from pages.parts.links import show_link
from pages.parts.opening import escape_markdown, open_screen, require_partnership
from pages.parts.presses import show_press
from pages.parts.questionnaire import show_questionnaire
from pages.parts.round_forms import show_round_form
from pages.parts.showing import name_form, safe_table, try_deed
from pages.parts.visitor import programme_engine, read_today, require_visitor

DONE = ":material/check:"
REFUSALS = (ReleaseRefused, ReleaseStopped, RoundRefused, NotAllowed, ValueError)

choices = open_screen("custodian/rounds_and_releases")
partnership_id = require_partnership(
    choices,
    "Rounds and releases",
    "This page turns records into published quarters: draft, preview, publish, and withdraw if need be.",
)
visitor = require_visitor()
# In all their roles: of a coordinator who is a custodian as well, and sees the records, nothing is noted.
engine, scope, who = programme_engine(), visitor.scope, visitor.name
note_drafts_seen(engine, partnership_id, scope)
releases = list_releases(engine, partnership_id, scope)
rounds = list_rounds(engine, partnership_id, scope)
due = list_due(engine, partnership_id, scope)
old_drafts = list_old_drafts(engine, partnership_id, scope)


def make_draft(quarter: str) -> None:
    """Make it, or say why it cannot be made."""
    made: dict = {}
    with st.spinner("Scoring, checking that nobody can be told apart"):
        done = try_deed(
            lambda: made.update(draft_release(engine, partnership_id, quarter, scope, who)), REFUSALS
        )
    if done and made.get("state") == "same":
        st.session_state["just_looked_at"] = quarter  # and is not due any more, as the title must say
    if done:
        st.rerun()


st.caption(escape_markdown(choices.partnership))
show_what_waits(releases, due, old_drafts)
if told := st.session_state.pop("just_published", None):
    show_published(choices, told)
if looked_at := st.session_state.pop("just_looked_at", None):
    show_looked_again(looked_at)

drafts = releases[releases["state"].eq("draft")]
still_open = set(rounds.loc[rounds["state"].eq("open"), "quarter"])
for draft in drafts.to_dict("records"):
    place = (engine, partnership_id, draft["quarter"], scope, int(draft["version"]))
    number = int(draft["release_id"])
    pressed = show_draft(
        choices,
        draft,
        load_cells(*place),
        load_findings(*place),
        old_drafts.get(number, ""),
        is_open=draft["quarter"] in still_open,
    )
    if pressed == "again":
        make_draft(draft["quarter"])
    if pressed == "publish" and try_deed(partial(publish_release, engine, number, scope, who), REFUSALS):
        st.session_state["just_published"] = draft["quarter"]
        # In the corner, too: the draft goes, and with it the place where its button was.
        st.toast(f"{name_quarter(draft['quarter'])} is published.", icon=DONE)
        st.rerun()
    drop = partial(withdraw_release, engine, number, scope, only_draft=True)
    if pressed == "drop" and try_deed(drop, REFUSALS):
        st.toast("The draft is thrown away.", icon=DONE)
        st.rerun()

quarters = sorted({*due, *releases["quarter"]}, reverse=True)
# Where nothing waits to be published, the next thing to do is the next round.
waits = bool(due) or not drafts.empty or not quarters
places = [st.container(), st.container()]
desk, round_desk = places if waits else reversed(places)
with desk:
    st.header("Make a draft")
    published_quarters = releases.loc[releases["state"].eq("published"), "quarter"].tolist()
    if not quarters:
        st.markdown("There are no records yet from which a release could be made. A file is imported first.")
        if require_visitor().scope.may("open custodian/import_files"):
            show_link("custodian/import_files", "Go to Import")
        else:
            st.markdown("Ask your custodian to import one.")
    elif wanted := show_draft_form(
        quarters, due, published_quarters, choices.asked_quarter, is_first=drafts.empty
    ):
        make_draft(str(wanted))
with round_desk:
    st.header("Rounds")
    if rounds.empty:
        st.markdown("No round yet. Open one before people answer; importing answers opens it, too.")
    else:
        st.table(safe_table(build_round_table(rounds)), border="horizontal")
        if missing := say_invited_unknown(rounds):
            st.markdown(missing)
    this_quarter = quarter_of(read_today())
    if planned := say_round_of(rounds, this_quarter):
        st.markdown(planned)
    show_questionnaire(load_organisations(engine, partnership_id, scope))
    unknown = find_invited_unknown(rounds)
    asked = show_round_form(
        sorted({this_quarter, previous_quarter(this_quarter), *rounds["quarter"]}, reverse=True),
        unknown or this_quarter,
        is_closed=bool(rounds.loc[rounds["quarter"].eq(unknown or this_quarter), "state"].eq("closed").any()),
    )
    if asked:
        round_place = (engine, partnership_id, asked["quarter"], scope, asked["invited"])
        keep = (
            (lambda: open_round(*round_place, asked["smallest"]))
            if asked["deed"] == "open"
            else lambda: close_round(*round_place)
        )
        if try_deed(keep, REFUSALS):
            st.toast("The round is kept.", icon=DONE)
            st.rerun()

if not releases.empty:
    st.header("Versions so far")
    show_versions(releases)
published = releases[releases["state"].eq("published")]
chosen = None if published.empty else show_withdraw_form(published)
if chosen and try_deed(partial(withdraw_release, engine, chosen, scope), REFUSALS):
    st.toast("The version is withdrawn.", icon=DONE)
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
    form = name_form("open_measure", closed, quarters)
    with st.form(form, border=False):
        measure = st.selectbox("Measure", closed, format_func=MEASURE_TITLES.__getitem__)
        since = st.selectbox("From", quarters, format_func=name_quarter)
        if show_press(form, "Open it") and try_deed(
            lambda: open_measure(engine, partnership_id, measure, since, scope, who), REFUSALS
        ):
            st.rerun()
if not opened.empty:
    ids = dict(zip(opened["opening_id"], opened["measure"].map(MEASURE_TITLES), strict=True))
    form = name_form("close_measure", ids, quarters)
    with st.form(form, border=False):
        opening = st.selectbox("Measure to close", list(ids), format_func=ids.__getitem__)
        until = st.selectbox("From this quarter on", quarters, format_func=name_quarter)
        if show_press(form, "Close it") and try_deed(
            lambda: close_measure(engine, int(opening), until, scope), REFUSALS
        ):
            st.rerun()
