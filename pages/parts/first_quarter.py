"""A measure of one quarter only: where it stands with its range, and what the next quarter will bring."""

from functools import partial

import pandas as pd
import streamlit as st

from analytics.charts.rail import describe_rail, draw_rail
from analytics.charts.rail_rows import build_glance_rows
from analytics.charts.tables import build_rail_table
from analytics.wording import MEASURE_TITLES
from pages.parts.choices import Choices
from pages.parts.links import show_link
from pages.parts.reading import derive
from pages.parts.showing import show_chart, show_under_chart
from pages.parts.visitor import require_visitor


def show_first_quarter(measure: str, cells: pd.DataFrame, choices: Choices) -> None:
    """A line of one dot would say nothing: a dot with its range does."""
    rows = derive(
        f"first_rows_{measure}", choices, lambda: _keep(build_glance_rows(cells, cells.head(0)), measure)
    )
    show_chart(partial(draw_rail, rows), describe_rail(rows), f"first_{measure}", choices)
    show_under_chart(
        partial(build_rail_table, rows),
        lambda: _keep(cells, measure),
        "Scores",
        "The mean of what people say on its questions, 0 to 100. The range is a 95 % interval.",
        f"first_{measure}_{choices.partnership_id}_{choices.quarter}",
        choices,
    )
    st.subheader("What comes next")
    subject, is_shown = MEASURE_TITLES[measure].lower(), rows["estimate"].notna().any()
    begins = (
        "This is the first quarter with answers on" if is_shown else "Not one quarter yet has a score for"
    )
    st.markdown(
        f"{begins} {subject}. From the second one on, a line stands here with what happened in between, and "
        "a sentence says whether it moved, or that this cannot be told yet. From the fifth one on, it "
        "stands beside the quarter a year before."
    )
    if require_visitor().scope.may("open custodian/rounds_and_releases"):
        show_link("custodian/rounds_and_releases", "Plan the next round")


def _keep(rows: pd.DataFrame, measure: str) -> pd.DataFrame:
    return rows[rows["measure"].eq(measure)].reset_index(drop=True)
