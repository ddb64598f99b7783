"""Trust and alignment over time: level with its band, each quarter's own answers, what happened when."""

from functools import partial

import pandas as pd
import streamlit as st

from analytics.charts.rail import describe_rail, draw_rail
from analytics.charts.rail_rows import END_WORDS, build_construct_rows
from analytics.charts.tables import build_event_table, build_rail_table, build_trend_table
from analytics.charts.trend import (
    build_waves,
    choose_events,
    describe_trend,
    draw_trend,
    read_trend_chances,
)
from analytics.instruments import STRENGTHS
from analytics.page_titles import say_trend_chances, write_trust_title
from analytics.wording import MEASURE_TITLES
from pages.parts.first_quarter import show_first_quarter
from pages.parts.how_sure import show_sureness
from pages.parts.opening import escape_markdown, open_screen, require_release, show_context, teach_small_round
from pages.parts.priorities_and_ties import show_priorities, show_ties
from pages.parts.reading import derive, load_cells, load_events, load_findings, load_history, load_instrument
from pages.parts.showing import (
    safe_table,
    show_chart,
    show_findings,
    show_source,
    show_under_chart,
)

choices = open_screen("coordinator/trust_and_alignment")
partnership_id, quarter, version = require_release(
    choices,
    "Trust and alignment",
    "This page shows how trust and alignment moved from quarter to quarter, and what happened in between.",
)
cells = load_cells(partnership_id, quarter, version, choices.scope)
history = load_history(partnership_id, choices.versions, choices.scope, STRENGTHS)
# Other quarters may be published anew under this one: the line belongs to all versions that stand.
standing = str(choices.versions[["quarter", "version"]].to_numpy().tolist())
events = load_events(partnership_id, choices.scope)
instrument = load_instrument(choices.instrument_id, choices.instrument_version)
findings = load_findings(partnership_id, quarter, version, choices.scope)
changes = findings[findings["kind"].eq("change")]

show_context(choices, cells)


def of_measure(measure: str) -> pd.DataFrame:
    return history[history["measure"].eq(measure)]


chances = {measure: read_trend_chances(history, measure, quarter) for measure in STRENGTHS}
headline = derive("trust_title", choices, lambda: write_trust_title(findings, chances), standing)
st.title(escape_markdown(headline))
teach_small_round(cells)
show_sureness(cells, choices)
more = ["What lies behind", "What comes first", "Working ties"]
tabs = st.tabs([*(MEASURE_TITLES[measure] for measure in STRENGTHS), *more])
for tab, measure in zip(tabs, STRENGTHS, strict=False):
    with tab:
        title = MEASURE_TITLES[measure]
        waves = derive(f"waves_{measure}", choices, partial(build_waves, history, measure, quarter), standing)
        st.header(title)
        if len(waves) < 2:
            show_first_quarter(measure, cells, choices)
            continue
        flags = choose_events(events, waves)
        show_findings(changes[changes["measure"].eq(measure)], f"trend_{measure}")
        st.markdown(say_trend_chances(title, chances[measure]))
        show_chart(
            partial(draw_trend, waves, flags, end_words=END_WORDS["better"]),
            describe_trend(waves, title),
            f"trend_{measure}",
            choices,
            standing,
            len(flags),
            str(flags["event_id"].max()),
        )
        st.caption(
            "Line and band: the level that all quarters together make likely. Dots: each quarter’s own "
            "answers. Numbered flags: events; they are drawn, not credited. Hatched: not shown."
        )
        if not flags.empty:
            st.subheader("What happened")
            st.table(safe_table(build_event_table(flags)), border="horizontal")
        st.subheader("The numbers")
        show_under_chart(
            partial(build_trend_table, waves),
            partial(of_measure, measure),
            "Trends",
            "A level that may drift from quarter to quarter, seen through answers that carry sampling error. "
            "It draws the line; whether something changed is judged by the comparison of two quarters alone.",
            f"trend_{measure}_{partnership_id}_{quarter}",
            choices,
            standing,
        )
behind, priorities, ties = tabs[len(STRENGTHS) :]
with priorities:
    show_priorities(choices, cells, instrument, findings)
with ties:
    show_ties(choices, cells, findings)
with behind:
    st.header("What lies behind")
    own = [construct for construct in instrument.constructs if construct.domain in STRENGTHS]
    rows = derive(
        "strength_rows", choices, lambda: build_construct_rows(cells, own, instrument.domain_titles)
    )
    show_chart(partial(draw_rail, rows), describe_rail(rows), "strength_constructs", choices)
    show_under_chart(
        partial(build_rail_table, rows),
        lambda: cells[cells["measure"].isin(rows["measure"])],
        "Scores",
        "Two questions each, turned to point the same way, 0 to 100. Shown from eight people upwards.",
        f"strength_constructs_{partnership_id}_{quarter}",
        choices,
    )
show_source(choices, ["survey answers of the partnership"], "Scores describe answers, not people.")
