"""What comes first, and how well working together goes: two tabs that show the whole partnership only."""

from functools import partial

import pandas as pd
import streamlit as st

from analytics.charts.priority_rows import (
    build_priority_rows,
    build_priority_table,
    describe_priorities,
    draw_priorities,
    find_luck_share,
)
from analytics.charts.rail import describe_rail, draw_rail
from analytics.charts.tie_rows import build_tie_rows, build_tie_table, say_network
from analytics.instruments import Instrument
from analytics.wording import NOT_SHOWN
from pages.parts.choices import Choices
from pages.parts.reading import derive
from pages.parts.showing import say_with_shape, show_chart, show_under_chart

PRIORITIES_NOTE = (
    "Everybody puts the priorities in order. Counted is who put each among their first three, to the "
    "nearest 5 %. Whether the orders agree is Kendall’s W: 0 nothing in common, 1 all the same; from "
    "0.7 on people agree, below 0.3 they do not. Shown from ten people of three organisations on, for "
    "the whole only; shares near none or all stand as “at most” and “at least”, so that nobody can tell "
    "what everybody else said."
)
TIES_NOTE = (
    "People say for their organisation how well working with each other organisation goes. Several "
    "people of one organisation count as one. A link goes well from “well” on; “we do not work with "
    "them” does not count as going well. Shown from ten people of six organisations on, to the nearest "
    "5 %, for the whole only: never what one organisation says of another, or what is said of it."
)


def show_priorities(
    choices: Choices, cells: pd.DataFrame, instrument: Instrument, findings: pd.DataFrame
) -> None:
    """Whether people agree on what comes first, and what most of them name."""
    st.header("What comes first")
    rows = derive("priority_rows", choices, partial(build_priority_rows, cells, instrument.ranking))
    if rows.empty or instrument.ranking is None:
        _say_nothing_yet("people put the shared priorities in order, ten of them from three organisations")
        return
    _show_sentences(findings, "priorities")
    luck = find_luck_share(instrument.ranking)
    draw = partial(draw_priorities, rows, luck)
    show_chart(draw, describe_priorities(rows), "priorities", choices)
    st.caption(
        "Dot: the share of people who put it among their first three. Arrow: at least, or at most, so many."
    )
    own = cells["measure"].str.startswith("priorit")
    show_under_chart(
        partial(build_priority_table, rows), lambda: cells[own], "Shared priorities", PRIORITIES_NOTE,
        f"priorities_{choices.partnership_id}_{choices.quarter}", choices,
    )  # fmt: skip


def show_ties(choices: Choices, cells: pd.DataFrame, findings: pd.DataFrame) -> None:
    """How many working links go well, and what the missing answers could change."""
    st.header("Working ties")
    table = derive("tie_table", choices, partial(build_tie_table, cells))
    if table.empty:
        _say_nothing_yet("ten people from six organisations say how well working with the others goes")
        return
    _show_sentences(findings, "working_ties")
    st.caption(say_network(cells))
    rows = derive("tie_rows", choices, partial(build_tie_rows, cells))
    show_chart(partial(draw_rail, rows), describe_rail(rows), "ties", choices)
    st.caption("Bar: what the links that nobody answered for could make of it.")
    own = cells["measure"].str.startswith("working_ties")
    show_under_chart(
        lambda: table, lambda: cells[own], "Networks", TIES_NOTE,
        f"ties_{choices.partnership_id}_{choices.quarter}", choices,
    )  # fmt: skip


def _show_sentences(findings: pd.DataFrame, kind: str) -> None:
    for row in findings[findings["kind"].eq(kind)].to_dict("records"):
        st.markdown(say_with_shape(row["verdict"], row["sentence"]))


def _say_nothing_yet(needed: str) -> None:
    st.markdown(f"{NOT_SHOWN[:1].upper()}{NOT_SHOWN[1:]}.")
    st.markdown(
        f"This part of the questionnaire is optional. It shows something once {needed}. "
        "A custodian finds the questionnaire, and a table to fill in, on “Rounds and releases”."
    )
