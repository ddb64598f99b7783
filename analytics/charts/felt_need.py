"""How heavy people feel the want of resources across partnerships: dots with ranges, or a funnel from ten on.

Partnerships are never ranked: they stand by name, and the funnel says who lies beyond chance.
"""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analytics.charts.layout import SMALL_SIZE, break_lines, keep_as_text, start_sketch
from analytics.charts.palette import Palette
from analytics.charts.rail_rows import END_WORDS
from analytics.funnel import LIMIT_95, LIMIT_998
from analytics.shrinkage import FEWEST_UNITS_FOR_A_FUNNEL, measure_funnel
from analytics.wording import join_words, say_count

CHART_HEIGHT = 340
OUTSIDE_WORDS = {
    "higher": "heavier than chance and the usual differences would explain",
    "lower": "lighter than chance and the usual differences would explain",
    "as_expected": "within what chance and the usual differences explain",
}
OUTSIDE_LOOK = {"higher": ("worse", "triangle-up"), "lower": ("better", "triangle-down")}


def build_felt_rail(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of a rail, partnerships by name.

    rows: partnership | severity_0_to_100 | low | high
    """
    start, end = END_WORDS["worse"]
    ordered = rows.sort_values("partnership", ignore_index=True)
    return pd.DataFrame(
        {
            "section": "Want of resources as people feel it – further right is worse",
            "label": ordered["partnership"], "estimate": ordered["severity_0_to_100"],
            "low": ordered["low"], "high": ordered["high"], "previous": np.nan, "verdict": None,
            "start_word": start, "end_word": end,
        }
    )  # fmt: skip


def judge_felt_need(rows: pd.DataFrame) -> pd.DataFrame:
    """The funnel of the partnerships whose score and error are known; empty below ten of them.

    rows:    partnership | severity_0_to_100 | standard_error
    returns: partnership | what measure_funnel adds
    """
    units = rows.rename(columns={"severity_0_to_100": "estimate"})[
        ["partnership", "estimate", "standard_error"]
    ]
    units = units.dropna().query("standard_error > 0").reset_index(drop=True)
    if len(units) < FEWEST_UNITS_FOR_A_FUNNEL:
        return units.head(0)
    return measure_funnel(units, [], kind="score")


def draw_felt_funnel(funnel: pd.DataFrame, palette: Palette) -> go.Figure:
    """Severity against its own error, the surest on the right, with limits of 95 and 99.8 %."""
    sketch = start_sketch(palette, CHART_HEIGHT, l=40, r=12, t=12, b=44)
    small = {"size": SMALL_SIZE, "color": palette.muted}
    sketch.set_y(range=[0, 100], tickfont=small, showgrid=True, gridcolor=palette.faint)
    title = {"text": "standard error of the score (surer to the right)", "font": small}
    sketch.set_x(autorange="reversed", tickfont=small, title=title)
    error = np.linspace(funnel["standard_error"].min(), funnel["standard_error"].max(), 40)
    target, between = funnel["target"].iloc[0], funnel["between_variance"].iloc[0]
    spread = np.sqrt(error**2 + between)
    for name, quantile, dash in (
        ("mean", 0.0, "solid"),
        ("95 %", LIMIT_95, "dot"),
        ("99.8 %", LIMIT_998, "dash"),
    ):
        for side in (-1, 1) if quantile else (1,):
            sketch.add_scatter(
                x=error, y=np.clip(target + side * quantile * spread, 0, 100), mode="lines", name=name,
                line={"color": palette.earlier, "width": 1, "dash": dash}, hoverinfo="skip",
            )  # fmt: skip
    looks = [OUTSIDE_LOOK.get(verdict) for verdict in funnel["verdict"]]
    sketch.add_scatter(
        x=funnel["standard_error"],
        y=funnel["estimate"],
        mode="markers",
        name="partnerships",
        marker={
            "size": 11,
            "symbol": [look[1] if look else "circle" for look in looks],
            "color": [getattr(palette, look[0]) if look else palette.ink for look in looks],
            "line": {"width": 1, "color": palette.ground},
        },
        hoverinfo="text",
        hovertext=[break_lines(keep_as_text(_say_unit(row))) for row in funnel.to_dict("records")],
    )
    return sketch.finish()


def _say_unit(row: dict) -> str:
    return f"{row['partnership']}: {row['estimate']:.0f} of 100, {OUTSIDE_WORDS[row['verdict']]}."


def describe_felt_funnel(funnel: pd.DataFrame) -> str:
    """Who lies outside, in words; also the sentence above the chart."""
    said = []
    for verdict in ("higher", "lower"):
        names = funnel.loc[funnel["verdict"].eq(verdict), "partnership"].sort_values().tolist()
        if names:
            said.append(f"{join_words(names)}: {OUTSIDE_WORDS[verdict]}.")
    judged = f"{say_count(len(funnel), 'partnership')} beside each other."
    nobody = "None lies beyond what chance and the usual differences explain."
    return f"{judged} {' '.join(said) or nobody}"
