"""Barriers: the evidence behind each, the constructs that make it up, and the groups."""

from functools import partial

import streamlit as st

from analytics.charts.rail import describe_rail, draw_rail
from analytics.charts.rail_rows import build_construct_rows, build_group_rows, build_stream_rows
from analytics.charts.tables import build_convention_table, build_rail_table
from analytics.how_sure import say_scales
from analytics.instruments import BARRIERS
from analytics.page_titles import write_barrier_title
from analytics.partition import say_who_must_be_left
from analytics.quarters import name_quarter
from analytics.stream_words import name_sources, say_what_ranges_leave_out
from data.texts import read_conventions
from pages.parts.how_sure import show_sureness
from pages.parts.opening import escape_markdown, open_screen, require_release, show_context, teach_small_round
from pages.parts.reading import choose_earlier, derive, load_cells, load_findings, load_instrument
from pages.parts.showing import (
    safe_table,
    show_chart,
    show_findings,
    show_source,
    show_table,
    show_under_chart,
)

choices = open_screen("coordinator/barriers")
partnership_id, quarter, version = require_release(
    choices,
    "Barriers",
    "This page shows what each barrier is made of: what people say, what meetings show, "
    "and what the ledger shows.",
)
cells = load_cells(partnership_id, quarter, version, choices.scope)
choices = choose_earlier(choices, cells)
earlier = load_cells(partnership_id, *choices.earlier, choices.scope) if choices.earlier else cells.head(0)
findings = load_findings(partnership_id, quarter, version, choices.scope)
instrument = load_instrument(choices.instrument_id, choices.instrument_version)
telling = findings["measure"].isin([*BARRIERS, "heaviest_barrier"]) & ~findings["kind"].isin(
    ["level", "change"]
)
name = f"{partnership_id}_{quarter}"

show_context(choices, cells)
st.title(escape_markdown(derive("barrier_title", choices, lambda: write_barrier_title(findings))))
teach_small_round(cells)
show_findings(findings[telling], "barriers", "coordinator/barriers")
show_sureness(cells, choices)

streams, constructs, groups = st.tabs(["Evidence side by side", "What lies behind", "Groups"])
with streams:
    st.header("Evidence side by side")
    rows = derive("stream_rows", choices, lambda: build_stream_rows(cells, earlier=earlier))
    show_chart(partial(draw_rail, rows), describe_rail(rows), "streams", choices)
    ring = ""
    if choices.earlier and rows["previous"].notna().any():
        ring = f"Ring: what people said in {name_quarter(choices.earlier[0])}, not judged. "
    st.caption(f"{ring}{say_what_ranges_leave_out(cells)}")
    show_under_chart(
        partial(build_rail_table, rows),
        lambda: cells[cells["breakdown"].eq("stream")],
        "Barriers from several streams",
        "Each kind of evidence gives a severity from 0 to 100. The barrier is their plain mean. How a "
        "meeting or ledger figure becomes a severity is a convention, shown below; nobody has validated it.",
        f"streams_{name}",
        choices,
    )
    st.subheader("How meeting and ledger figures become points")
    show_table(safe_table(build_convention_table(read_conventions())), "conventions")
with constructs:
    st.header("What lies behind")
    own = [construct for construct in instrument.constructs if construct.domain in BARRIERS]
    rows = derive(
        "construct_rows", choices, lambda: build_construct_rows(cells, own, instrument.domain_titles)
    )
    show_chart(partial(draw_rail, rows), describe_rail(rows), "constructs", choices)
    show_under_chart(
        partial(build_rail_table, rows),
        lambda: cells[cells["measure"].isin(rows["measure"])],
        "Scores",
        "Two questions each, turned to point the same way, 0 to 100. Shown from eight people upwards. "
        "Readiness stands beside resistance to change and is not part of it: the two are not opposites. "
        f"{derive('scales', choices, lambda: say_scales(cells, {each.id: each.title for each in own}))}",
        f"constructs_{name}",
        choices,
    )
with groups:
    st.header("Groups")
    rows = derive("group_rows", choices, lambda: build_group_rows(cells, BARRIERS))
    show_chart(partial(draw_rail, rows), describe_rail(rows), "groups", choices)
    if not (cells["breakdown"].eq("group") & cells["estimate"].notna()).any():
        st.markdown(
            "No group may be shown this quarter: even joined, the sectors are not large enough for "
            f"{say_who_must_be_left()}."
        )
    st.markdown(
        "What people say in the survey. Compare a group with itself over time: with a handful of people, "
        "the order of groups is luck."
    )
    show_under_chart(
        partial(build_rail_table, rows),
        lambda: cells[cells["breakdown"].eq("group")],
        "Disclosure",
        f"Once a round, sectors are joined until each group is large enough: {say_who_must_be_left()}. "
        "“Allowing for luck” takes each group’s score nearer to that of all groups, the nearer the fewer "
        "answered: it is the fairer figure for comparing them.",
        f"groups_{name}",
        choices,
    )
show_source(
    choices,
    [f"{name_sources(cells) or 'survey answers'} of the partnership"],
    "Meetings and ledger may name organisations; survey answers never do.",
)
