"""What people feel across partnerships: dots with ranges, or a funnel where there are enough of them."""

from functools import partial

import pandas as pd
import streamlit as st

from analytics.charts.felt_need import (
    build_felt_rail,
    describe_felt_funnel,
    draw_felt_funnel,
    judge_felt_need,
)
from analytics.charts.rail import describe_rail, draw_rail
from pages.parts.choices import Choices
from pages.parts.opening import escape_markdown
from pages.parts.reading import derive
from pages.parts.showing import show_chart, show_method

NOTE = (
    "Each dot is a partnership’s own survey score; the bar is its range. Partnerships are not ranked: with "
    "few answers, first and last place are mostly luck. “Allowing for luck” takes each score nearer to "
    "that of all partnerships, the nearer the fewer answered: the fairer figure beside others. From ten "
    "partnerships on, a funnel shows how far scores would spread by chance and usual differences."
)


def show_felt_need(rows: pd.DataFrame, choices: Choices, state: str) -> None:
    """Below ten partnerships nobody is judged: dots with their ranges."""
    funnel = derive("felt_judged", choices, lambda: judge_felt_need(rows), state)
    if funnel.empty:
        rail = derive("felt_rows", choices, lambda: build_felt_rail(rows), state)
        show_chart(partial(draw_rail, rail), describe_rail(rail), "felt_rail", choices, state)
    else:
        words = describe_felt_funnel(funnel)
        st.markdown(escape_markdown(words))
        show_chart(partial(draw_felt_funnel, funnel), words, "felt_funnel", choices, state)
        st.caption("Solid: the mean. Dotted: 95 of 100 partnerships would lie within. Dashed: 998 of 1,000.")
    show_method("Small groups and comparisons", NOTE)
