"""Quarter at a glance: how the partnership is, what changed, what cannot be told, what to look at first."""

from functools import partial

import streamlit as st

from analytics.charts.rail import describe_rail, draw_rail
from analytics.charts.rail_rows import build_glance_rows
from analytics.charts.tables import build_rail_table
from analytics.findings import write_headline
from analytics.how_sure import say_why_wider
from analytics.quarters import name_quarter
from analytics.stream_words import name_sources, say_moved_apart, say_what_ranges_leave_out
from analytics.wording import NOT_COMPARED
from data.agreements import load_actions
from data.exports.document import Cover, make_slug
from data.exports.review import write_review
from pages.parts.how_sure import show_sureness
from pages.parts.opening import escape_markdown, open_screen, require_release, show_context, teach_small_round
from pages.parts.reading import (
    choose_earlier,
    derive,
    load_cells,
    load_events,
    load_findings,
    look_whether_it_stands,
)
from pages.parts.showing import (
    show_chart,
    show_document_download,
    show_findings,
    show_next_step,
    show_sentences,
    show_source,
    show_under_chart,
)
from pages.parts.visitor import programme_engine, read_today

FIRST_LOOK_COUNT = 4
CHANGE_AND_DOTS = (
    "A change counts only the kinds of evidence that both quarters have, and is rounded by itself: it may "
    "differ from the difference of the two dots."
)

choices = open_screen("coordinator/glance")
partnership_id, quarter, version = require_release(
    choices,
    "Quarter at a glance",
    "This page shows how the partnership was this quarter: three barriers, trust and alignment, what "
    "changed, and what to look at first.",
)
cells = load_cells(partnership_id, quarter, version, choices.scope)
choices = choose_earlier(choices, cells)
earlier = load_cells(partnership_id, *choices.earlier, choices.scope) if choices.earlier else cells.head(0)
findings = load_findings(partnership_id, quarter, version, choices.scope)
rows = derive("glance_rows", choices, lambda: build_glance_rows(cells, earlier))
left_out = derive("glance_left_out", choices, lambda: say_what_ranges_leave_out(cells))
moved_apart = derive("glance_moved_apart", choices, lambda: say_moved_apart(cells, earlier))
sources = derive("glance_sources", choices, lambda: name_sources(cells) or "survey answers")
changes = findings[findings["kind"].eq("change")]
first = findings[~findings["kind"].isin(["change", "level"])].head(FIRST_LOOK_COUNT)
cover = Cover(
    "Quarterly health review",
    choices.partnership,
    quarter,
    read_today(),
    choices.synthetic,
    version,
)

show_context(choices, cells)
st.title(escape_markdown(derive("headline", choices, lambda: write_headline(findings))))
teach_small_round(cells)
show_chart(partial(draw_rail, rows), describe_rail(rows), "glance_rail", choices)
is_judged = rows["verdict"].notna().any()
ring = (
    f" Ring: {name_quarter(choices.earlier[0])}, where both quarters have the same kinds of evidence."
    if choices.earlier and rows["previous"].notna().any()
    else ""
)
moves = " ▲ ▼ which way it moved, ● steady, ○ cannot tell." if is_judged else ""
st.caption(f"Dot: this quarter. Bar: the range the true level plausibly lies in.{ring}{moves} {left_out}")

st.header("What to look at first")
show_findings(first, "first")
if first.empty:
    st.markdown("Nothing stands out this quarter. What changed and what did not is below.")
st.space("small")
show_document_download(
    "Download the one-page review (DOCX)",
    lambda: write_review(
        cells,
        earlier,
        findings,
        cover,
        load_events(partnership_id, choices.scope),
        load_actions(programme_engine(), partnership_id, choices.scope),
    ),
    f"review_{make_slug(choices.partnership)}_{quarter}.docx",
    "primary",
    look_whether_it_stands(choices),
)
show_sureness(cells, choices)

st.header("What changed")
moved = changes["verdict"].isin(["eased", "worsened", "rose", "fell"])
if changes.empty:
    st.markdown(NOT_COMPARED if choices.earlier else "There is no earlier quarter to compare with.")
else:
    show_sentences("Moved", changes[moved], "No measure moved by more than chance would explain.")
    st.caption(CHANGE_AND_DOTS)
    show_sentences("Did not move", changes[changes["verdict"].eq("steady")], "None can be called steady.")
    untold = changes[changes["verdict"].eq("cannot_tell")]
    show_sentences("Cannot be told yet", untold, "Nothing this quarter.")
    for sentence in moved_apart.values():
        st.markdown(escape_markdown(sentence))
    if not untold.empty and (why := say_why_wider(cells)):
        st.caption(why)
    if not untold.empty:
        show_next_step("ask_again", untold.iloc[0]["finding_key"])

st.header("The numbers")
show_under_chart(
    lambda: build_rail_table(rows),
    lambda: cells,
    "Barriers from several streams",
    "A barrier is the plain mean of the evidence there is: survey, meetings, ledger. Trust and alignment "
    "come from the survey alone. The range is a 95 % interval and carries the survey’s error only; "
    "a change also carries how far meetings and logs move by chance.",
    f"glance_{partnership_id}_{quarter}",
    choices,
)
show_source(
    choices,
    [f"{sources} of the partnership"],
    "Scores describe answers, not people. Nothing is shown for fewer than five people.",
)
