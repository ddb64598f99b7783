"""A series of meetings with its limits; a point that signals says so by colour, shape and word."""

import pandas as pd
import plotly.graph_objects as go

from analytics.charts.layout import SMALL_SIZE, Sketch, break_lines, keep_as_text, start_sketch
from analytics.charts.palette import Palette

CHART_HEIGHT = 300
MOST_TICKS = 6  # days under the axis that a telephone has room for
SIGNAL_WORDS = {
    "outside_limits": "outside the limits",
    "trend_of_seven": "seven in a row rising or falling",
    "two_in_three": "two of three near a limit",
    "run_of_seven": "seven in a row on one side of the mean",
}
# verdict of a signal → colour; its shape says on which side of the mean the number lies
SIGNAL_COLOURS = {"improvement": "better", "concern": "worse"}
DOT_SIZE, TRIANGLE_SIZE = 9, 12


def draw_control_chart(points: pd.DataFrame, palette: Palette, value_words: str) -> go.Figure:
    """One series in order, with mean and limits as `classify_points` gives them.

    points: label | value | mean | lower_limit | upper_limit | signal | verdict | limits_are_trial
    """
    points = points.assign(label=points["label"].map(keep_as_text))  # a series bears a name that people gave
    sketch = start_sketch(palette, CHART_HEIGHT, l=44, r=12, t=20, b=52)
    small = {"size": SMALL_SIZE, "color": palette.muted}
    ends = {"range": [0, 100], "tickvals": [25, 50, 75]} if value_words.startswith("%") else {}
    sketch.set_y(tickfont=small, showgrid=True, gridcolor=palette.faint, **ends)
    shown = points["label"].tolist()[:: max(1, -(-len(points) // MOST_TICKS))]
    # The day alone: a series’ name may be long, and stands in the hover words and in the table.
    days = [" ".join(day.split()[:2]) + "<br>" + " ".join(day.split()[2:3]) for day in shown]
    sketch.set_x(tickfont=small, type="category", tickvals=shown, ticktext=days, tickangle=0)
    if ends and len(points):
        edge = {"xref": "paper", "xanchor": "left", "yanchor": "bottom", "xshift": -40, "font": small}
        edge |= {"bgcolor": palette.ground}  # the dashed limit goes on behind the words
        sketch.add_words(0, 100, "100 = all came", yshift=4, **edge)
        sketch.add_words(0, 0, "0 = none came", yshift=2, **edge)
    if points.empty:
        sketch.set_x(visible=False)
        sketch.set_y(visible=False)
        sketch.add_words(0.5, 0.5, "No meetings are recorded.", xref="paper", yref="paper")
        return sketch.finish()
    _add_limits(sketch, points, palette)
    _add_meetings(sketch, points, palette, value_words)
    return sketch.finish()


def _add_limits(sketch: Sketch, points: pd.DataFrame, palette: Palette) -> None:
    for column, dash in (("upper_limit", "dash"), ("lower_limit", "dash"), ("mean", "solid")):
        sketch.add_scatter(
            x=points["label"],
            y=points[column],
            mode="lines",
            name=column,
            line={"color": palette.earlier, "width": 1, "dash": dash},
            hoverinfo="skip",
        )


def _add_meetings(sketch: Sketch, points: pd.DataFrame, palette: Palette, value_words: str) -> None:
    """The line of values; what signals is larger, coloured, and points to its side of the mean."""
    colours = [SIGNAL_COLOURS.get(str(verdict)) for verdict in points["verdict"]]
    sides = ["triangle-up" if above else "triangle-down" for above in points["value"].ge(points["mean"])]
    sketch.add_scatter(
        x=points["label"],
        y=points["value"],
        mode="lines+markers",
        name="value",
        cliponaxis=False,  # a mark at 0 or 100 is drawn whole
        line={"color": palette.ink, "width": 1.5},
        marker={
            "size": [TRIANGLE_SIZE if colour else DOT_SIZE for colour in colours],
            "opacity": 1,  # with sizes of their own Plotly lets marks shine through
            "symbol": [side if colour else "circle" for side, colour in zip(sides, colours, strict=True)],
            "color": [getattr(palette, colour) if colour else palette.ink for colour in colours],
            "line": {"width": 1, "color": palette.ground},
        },
        hoverinfo="text",
        hovertext=[break_lines(_say_point(row, value_words)) for row in points.to_dict("records")],
    )


def _say_point(row: dict, value_words: str) -> str:
    signal = SIGNAL_WORDS.get(str(row["signal"]))
    sentence = f"{row['label']}: {row['value']:.0f} {value_words}"
    if row["limits_are_trial"]:
        return f"{sentence}."
    return f"{sentence}; {signal}." if signal else f"{sentence}, within the usual range."


def describe_control_chart(points: pd.DataFrame, value_words: str) -> str:
    """What the chart says, for people who do not see it."""
    if points.empty:
        return "Empty chart: no meetings are recorded."
    last = points.iloc[-1]
    signals = int(points["signal"].isin(list(SIGNAL_WORDS)).sum())
    judged = "too few to judge" if last["limits_are_trial"] else f"{signals} signal"
    return (
        f"{len(points)} points of {value_words}, mean {points['mean'].iloc[-1]:.0f}; {judged}. "
        f"The last: {_say_point(last.to_dict(), value_words)}"
    )
