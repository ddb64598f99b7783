"""Resource gaps: need, committed, received and spent across partnerships, by category and quarter."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from analytics.charts.gap_rows import (
    MOST_DRAWN,
    begin_large,
    build_category_gaps,
    build_certificate_rows,
    build_kind_totals,
    build_partnership_gaps,
    build_perceived_rows,
    build_quarter_gaps,
    sum_together,
)
from analytics.charts.gaps import describe_gaps, draw_gaps
from analytics.charts.rail import describe_rail, draw_rail
from analytics.charts.tables import build_gap_table, build_people_table, build_perceived_table
from analytics.gap_sentences import build_gap_sentences
from analytics.page_titles import write_gap_title
from analytics.quarters import name_quarter
from analytics.wording import say_count
from data.exports.gaps import PROGRAMME_MEASURES, write_gaps_brief, write_gaps_workbook
from pages.parts.felt_need import show_felt_need
from pages.parts.links import show_link
from pages.parts.opening import escape_markdown, open_screen, show_nothing_yet
from pages.parts.reading import (
    derive,
    list_programme_quarters,
    load_ledger_sums,
    load_partnerships,
    load_people_gaps,
    load_places,
    load_programme_cells,
    load_programme_ledger,
    look_whether_it_is_open,
)
from pages.parts.showing import (
    show_chart,
    show_document_download,
    show_sentences_with_steps,
    show_source,
    show_under_chart,
)
from pages.parts.visitor import read_today

WHAT = "This page shows where resources fall short: need, committed, received and spent, across partnerships."
NEEDS = "It needs a published release with lines of a ledger in it."
METHOD = (
    "Unmet need is what is needed and not committed, line by line and never below nothing: a surplus in one "
    "line does not fill another. Pledges do not count. Cash and in kind stand apart, then together."
)
# Quarters are not added up: a need may stand in several.
OVER_TIME = "Over the quarters"

choices = open_screen("funder/resource_gaps")
quarters = list_programme_quarters(choices.scope, choices.partnership_id)
if not quarters:
    show_nothing_yet(choices, "Resource gaps", WHAT, NEEDS)
quarter = str(choices.quarter if choices.quarter in quarters else quarters[0])
is_one = choices.partnership_id is not None
# What stands here may change under the same quarter, whenever a partnership publishes.
ledger = load_programme_ledger(choices.scope, quarter, choices.partnership_id)
state = ledger.state
by_category = derive("gap_categories", choices, lambda: build_category_gaps(ledger.by_group), state)
by_partnership = derive(
    "gap_partnerships", choices, lambda: build_partnership_gaps(ledger.by_partnership), state
)
covered = f"{say_count(ledger.totals.partnership_count, 'partnership')} with a published ledger"
st.caption(escape_markdown(f"{choices.partnership if is_one else covered} · {name_quarter(quarter)}"))
st.title(escape_markdown(write_gap_title(by_category)))
if choices.quarter and choices.quarter != quarter:
    st.info(
        f"No ledger is published for {name_quarter(choices.quarter)}. You see the newest one, of "
        f"{name_quarter(quarter)}."
    )
people = ledger.people
felt = derive("gap_felt", choices, lambda: build_perceived_rows(ledger.felt), state)


def lead_to(name: str) -> None:
    """A link to one of many partnerships; whoever looks at one alone is there already."""
    names = load_places(choices.scope).names
    found = [number for number, listed in names.items() if listed == name]
    if len(found) == 1 and not is_one:
        show_link("funder/resource_gaps", f"See {name}", partnership=found[0])


show_sentences_with_steps(
    derive("gap_sentences", choices, lambda: build_gap_sentences(by_partnership, ledger.totals, felt), state),
    lead_to,
)
made_on = read_today()
is_open = look_whether_it_is_open(ledger, choices)
place = (quarter, choices.partnership_id)
load_cells = partial(load_programme_cells, choices.scope, PROGRAMME_MEASURES, *place)
st.space("small")
with st.container(horizontal=True):
    show_document_download(
        "Download the workbook (XLSX)",
        lambda: write_gaps_workbook(load_cells(), quarter),
        f"resource_gaps_{quarter}.xlsx",
        "primary",
        is_open,
    )
    show_document_download(
        "Download the brief (DOCX)",
        lambda: write_gaps_brief(load_cells(), quarter, made_on, load_partnerships(choices.scope)),
        f"resource_gaps_{quarter}.docx",
        is_current=is_open,
    )
by_kind = derive("gap_kinds", choices, lambda: begin_large(build_kind_totals(ledger.by_group)), state)
by_quarter = derive("gap_quarters", choices, lambda: build_quarter_gaps(ledger.by_quarter), state)
load_sums = partial(load_ledger_sums, choices.scope)
# title → what is drawn, how many lines there are, and all of them as they stand when somebody asks
Views = dict[str, tuple[pd.DataFrame, int, Callable[[], pd.DataFrame]]]
views: Views = {
    "By category": (
        derive("gap_categories_large", choices, lambda: begin_large(by_category), state),
        len(by_category),
        lambda: begin_large(build_category_gaps(load_sums("group", *place))),
    ),
    "By partnership": (
        by_partnership,
        ledger.totals.partnership_count,
        lambda: build_partnership_gaps(load_sums("partnership", *place)),
    ),
    "Cash and in kind": (
        by_kind,
        len(by_kind),
        lambda: begin_large(build_kind_totals(load_sums("group", *place))),
    ),
    OVER_TIME: (
        by_quarter,
        len(by_quarter),
        lambda: build_quarter_gaps(load_sums("quarter", None, choices.partnership_id)),
    ),
}
if is_one:
    del views["By partnership"]
*tabs, posts, perceived = st.tabs([*views, "People and training", "Felt and recorded"])
for tab, (title, (gaps, count, load_lines)) in zip(tabs, views.items(), strict=True):
    with tab:
        st.header(title)
        drawn = gaps.head(MOST_DRAWN)
        said = derive(f"gaps_said_{title}", choices, partial(describe_gaps, drawn), state)
        show_chart(partial(draw_gaps, drawn), said, f"gaps_{title}", choices, state)
        if count > len(drawn):
            st.caption(f"Drawn are the first {len(drawn)} of {count:,} lines; the table holds them all.")
        name = f"{title}_{quarter}".lower().replace(" ", "_")
        show_under_chart(
            partial(build_gap_table, gaps),
            load_lines,
            "Resources",
            METHOD,
            name,
            choices,
            state,
            is_current=is_open,
            row_count=count,
            build_whole=build_gap_table,
            build_sum=None if title == OVER_TIME else lambda: build_gap_table(sum_together(by_category)),
        )
with posts:
    st.header("People and training")
    if people.empty:
        st.markdown("No partnership has posts or trainings on record for this quarter.")
    else:
        certificates = build_certificate_rows(people).head(MOST_DRAWN)
        if not certificates.empty:
            show_chart(
                partial(draw_rail, certificates), describe_rail(certificates), "certificates", choices, state
            )
        show_under_chart(
            partial(build_people_table, people),
            partial(load_people_gaps, choices.scope, *place),
            "Resources",
            "A post is empty line by line: an extra person in one agency fills no post in another. A "
            "certificate counts while it runs on the quarter’s last day.",
            f"people_{quarter}",
            choices,
            state,
            is_current=is_open,
            row_count=ledger.totals.posts.listed,
            build_whole=build_people_table,
        )
with perceived:
    st.header("Felt and recorded")
    if felt.empty:
        st.markdown(
            "No partnership has opened its resource barrier to the programme for this quarter. A coordinator "
            "can do so on “Rounds and releases”; it then stands here beside the ledger."
        )
    else:
        show_felt_need(felt, choices, state)
        st.subheader("Beside what the ledger records")
        st.markdown(
            "What people feel and what the ledger shows can differ; the last column says how to read both. "
            "Only partnerships that opened this score to the programme are listed."
        )
        show_under_chart(
            partial(build_perceived_table, felt),
            lambda: felt.drop(columns="standard_error"),
            "Resources",
            "The survey’s score of the resource barrier stands beside the part of the need in the ledger "
            "that is unmet. Neither is worked out from the other.",
            f"felt_and_recorded_{quarter}",
            choices,
            state,
            is_current=is_open,
        )
sources = ["published ledgers of the partnerships"]
sources += [] if felt.empty else ["the survey scores that they opened to the programme"]
show_source(choices, sources, "Amounts as the partnerships recorded them.")
