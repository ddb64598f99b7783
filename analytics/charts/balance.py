"""Voice against seats: each organisation's share of talk as a dot, its share of seats as a ring."""

import pandas as pd
import plotly.graph_objects as go

from analytics.charts.layout import SMALL_SIZE, break_lines, keep_as_text, start_sketch
from analytics.charts.palette import Palette

ROW_HEIGHT = 52
FOOT = 34
EDGE = 9


def draw_balance(rows: pd.DataFrame, palette: Palette) -> go.Figure:
    """One line an organisation, its name above it so that a phone has the whole width for the dots.

    rows: organisation | talk | seats, in percent
    """
    height = max(len(rows), 1) * ROW_HEIGHT + FOOT
    sketch = start_sketch(palette, height, l=EDGE, r=EDGE, b=FOOT)
    if rows.empty:
        sketch.set_x(visible=False)
        sketch.set_y(visible=False)
        sketch.add_words(0.5, 0.5, "No talk is recorded.", xref="paper", yref="paper")
        return sketch.finish()
    highest = float(rows[["talk", "seats"]].max().max()) * 1.08
    small = {"size": SMALL_SIZE, "color": palette.muted}
    sketch.set_x(range=[0, highest], ticksuffix=" %", tickfont=small, ticklabeloverflow="allow", nticks=6)
    sketch.set_y(range=[-len(rows), 0], visible=False)
    places = [-place - 0.65 for place in range(len(rows))]
    for place, row in zip(places, rows.to_dict("records"), strict=True):
        sketch.add_line(0, highest, place, place, color=palette.faint, width=2)
        name = keep_as_text(row["organisation"])
        sketch.add_words(0, place + 0.22, name, xanchor="left", xshift=-EDGE, yanchor="bottom")
    said = [break_lines(keep_as_text(say_balance(row))) for row in rows.to_dict("records")]
    shared = {"y": places, "mode": "markers", "cliponaxis": False, "hoverinfo": "text", "hovertext": said}
    ring = {"size": 15, "color": palette.ground, "line": {"width": 2, "color": palette.earlier}}
    dot = {"size": 10, "color": palette.ink, "line": {"width": 1, "color": palette.ground}}
    sketch.add_scatter(x=rows["seats"], name="seats", marker=ring, **shared)
    sketch.add_scatter(x=rows["talk"], name="talk", marker=dot, **shared)
    return sketch.finish()


def say_balance(row: dict) -> str:
    """One organisation in a sentence."""
    talk, seats = (
        "not recorded" if pd.isna(row[name]) else f"{row[name]:.0f} %" for name in ("talk", "seats")
    )
    return f"{row['organisation']}: {talk} of the talk, {seats} of the seats."


def describe_balance(rows: pd.DataFrame) -> str:
    """What the chart says, for people who do not see it."""
    if rows.empty:
        return "Empty chart: no talk is recorded in the meetings of this quarter."
    return "Share of talk beside share of seats. " + " ".join(
        say_balance(row) for row in rows.to_dict("records")
    )
