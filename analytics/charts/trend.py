"""A measure over its quarters: a level with its band, each quarter's own estimate, events as flags."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analytics.charts.layout import SMALL_SIZE, Sketch, break_lines, keep_as_text, start_sketch
from analytics.charts.palette import Palette
from analytics.quarters import name_quarter, quarter_from_number, quarter_number
from analytics.wording import NOT_SHOWN

TREND_HEIGHT = 380
# Below this many quarters with an estimate there is a before and an after, but no trend to draw.
SMALLEST_TREND = 2
# On a phone a quarter is about 25 pixels wide and a flag 17.
FLAG_WIDTH_QUARTERS = 0.7
FLAG_STEP = 20


def draw_trend(
    waves: pd.DataFrame, events: pd.DataFrame, palette: Palette, end_words: Sequence[str] = ("none", "most")
) -> go.Figure:
    """Draw one measure; a quarter between others that has no estimate is a hatched gap.

    waves:  quarter | estimate | level | low | high | respondent_count
    events: number | quarter_place | kind | words — as `place_events` gives them
    """
    sketch = start_sketch(palette, TREND_HEIGHT, l=40, r=12, t=64, b=88)
    if waves["estimate"].notna().sum() == 0:
        sketch.set_x(visible=False)
        sketch.set_y(visible=False)
        sketch.add_words(0.5, 0.5, NOT_SHOWN, xref="paper", yref="paper")
        return sketch.finish()
    drawn = fill_quarters(waves)
    _draw_scale(sketch, drawn, palette, end_words)
    _draw_gaps(sketch, drawn, palette)
    _draw_band(sketch, drawn, palette)
    _draw_estimates(sketch, drawn, palette)
    _draw_flags(sketch, events, palette)
    return sketch.finish()


def build_waves(history: pd.DataFrame, measure: str, quarter: str) -> pd.DataFrame:
    """One measure up to a quarter: each quarter's own estimate, and the level as the last one saw it.

    history:  published cells of all quarters
    returns:  quarter | estimate | respondent_count | level | low | high, oldest first
    """
    own = history[history["measure"].eq(measure) & (history["quarter"] <= quarter)]
    alone = own[own["breakdown"].eq("whole")][["quarter", "estimate", "respondent_count"]]
    seen = own[own["breakdown"].eq("trend") & own["quarter"].eq(quarter)]
    level = seen[["group", "estimate", "low", "high"]].rename(
        columns={"group": "quarter", "estimate": "level"}
    )
    return alone.merge(level, on="quarter", how="outer").sort_values("quarter", ignore_index=True)


def read_trend_chances(history: pd.DataFrame, measure: str, quarter: str) -> dict[str, float]:
    """How probably the level of this quarter is higher than the first and than a year ago, as published."""
    latest = history[
        history["measure"].eq(measure)
        & history["breakdown"].eq("trend")
        & history["quarter"].eq(quarter)
        & history["group"].eq(quarter)
    ]
    detail = latest["detail"].iloc[0] if len(latest) else None
    return dict(detail) if isinstance(detail, dict) else {}


def choose_events(events: pd.DataFrame, waves: pd.DataFrame) -> pd.DataFrame:
    """The numbered events that fall into the quarters drawn."""
    if waves.empty or events.empty:
        return place_events(events.head(0))
    numbers = pd.to_datetime(events["happened_on"])
    place = numbers.dt.year * 4 + numbers.dt.quarter - 1
    first, last = (quarter_number(waves["quarter"].iloc[end]) for end in (0, -1))
    return place_events(events[place.between(first, last).to_numpy()])


def fill_quarters(waves: pd.DataFrame) -> pd.DataFrame:
    """Every quarter from the first to the last, with `place`; missing ones are blank."""
    numbered = waves.assign(place=[quarter_number(quarter) for quarter in waves["quarter"]])
    span = range(numbered["place"].min(), numbered["place"].max() + 1)
    filled = numbered.set_index("place").reindex(span).rename_axis("place").reset_index()
    return filled.assign(quarter=[quarter_from_number(place) for place in filled["place"]])


def place_events(events: pd.DataFrame) -> pd.DataFrame:
    """Number the events by date and put each at its place within its quarter.

    events:  happened_on | kind | words
    returns: number | happened_on | quarter_place | kind | words
    """
    dated = events.sort_values("happened_on").reset_index(drop=True)
    days = pd.to_datetime(dated["happened_on"])
    # A quarter's dot stands in its middle: the quarter runs from half a step before to half a step after.
    start = days.dt.to_period("Q").dt.start_time
    share = (days - start).dt.days / 92
    number = days.dt.year * 4 + days.dt.quarter - 1
    return dated.assign(number=range(1, len(dated) + 1), quarter_place=number + share - 0.5)


def _draw_scale(sketch: Sketch, drawn: pd.DataFrame, palette: Palette, end_words: Sequence[str]) -> None:
    small = {"size": SMALL_SIZE, "color": palette.muted}
    sketch.set_y(
        range=[0, 100],
        tickvals=[0, 25, 50, 75, 100],
        ticktext=["", "25", "50", "75", ""],  # the ends are written out beside the axis
        showgrid=True,
        gridcolor=palette.faint,
        tickfont=small,
        title=None,
    )
    places = drawn["place"]
    sketch.set_x(
        range=[places.min() - 0.6, places.max() + 0.6],
        tickvals=list(places),
        ticktext=_tick_words(drawn),
        tickfont=small,
        tickangle=0,
    )
    left = {"xref": "paper", "xanchor": "left", "font": small}
    sketch.add_words(0, 100, f"100 = {end_words[1]}", yanchor="bottom", yshift=42, xshift=-40, **left)
    sketch.add_words(
        0, 0, f"0 = {end_words[0]}", yanchor="bottom", yshift=1, xshift=2, bgcolor=palette.ground, **left
    )
    counts = {"xref": "paper", "yref": "paper", "xanchor": "left", "font": small}
    sketch.add_words(0, 0, "last line: people who answered", xshift=-40, yanchor="top", yshift=-68, **counts)


def _tick_words(drawn: pd.DataFrame) -> list[str]:
    """Months, the year where it begins, and how many people answered, in lines that fit a phone."""
    words: list[str] = []
    for row in drawn.to_dict("records"):
        months, year = name_quarter(row["quarter"]).split(" ")
        first, last = months.split("–")
        # The first year stands under the first quarter, unless the next one begins a year of its own.
        starts = not words and not row["quarter"].endswith("Q4")
        shown_year = year if row["quarter"].endswith("Q1") or starts else " "
        count = row.get("respondent_count")
        people = "–" if count is None or pd.isna(count) else f"{count:.0f}"
        words.append(f"{first}–<br>{last}<br><b>{shown_year}</b><br>{people}")
    return words


def _draw_gaps(sketch: Sketch, drawn: pd.DataFrame, palette: Palette) -> None:
    gaps = drawn[drawn["estimate"].isna()]
    sketch.add_bar(
        x=gaps["place"],
        y=[100] * len(gaps),
        width=0.9,
        name="not shown",
        marker={
            "color": "rgba(0,0,0,0)",
            "line": {"width": 0},
            "pattern": {"shape": "/", "fgcolor": palette.faint, "size": 7, "fillmode": "replace"},
        },
        hoverinfo="text",
        hovertext=[f"{name_quarter(quarter)}: {NOT_SHOWN}" for quarter in gaps["quarter"]],
    )


def _draw_band(sketch: Sketch, drawn: pd.DataFrame, palette: Palette) -> None:
    known = drawn.dropna(subset=["level", "low", "high"])
    if len(known) < SMALLEST_TREND:
        return
    edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    sketch.add_scatter(x=known["place"], y=known["low"], name="low", **edge)
    sketch.add_scatter(
        x=known["place"], y=known["high"], name="high", fill="tonexty", fillcolor=palette.band, **edge
    )
    sketch.add_scatter(
        x=known["place"],
        y=known["level"],
        mode="lines",
        name="level",
        line={"color": palette.ink, "width": 2},
        hoverinfo="skip",
    )


def _draw_estimates(sketch: Sketch, drawn: pd.DataFrame, palette: Palette) -> None:
    known = drawn.dropna(subset=["estimate"])
    sketch.add_scatter(
        x=known["place"],
        y=known["estimate"],
        mode="markers",
        name="estimate of the quarter",
        marker={"size": 9, "color": palette.ink, "line": {"width": 2, "color": palette.ground}},
        hoverinfo="text",
        hovertext=[break_lines(_say_quarter(row)) for row in known.to_dict("records")],
    )


def _say_quarter(row: dict) -> str:
    sentence = f"{name_quarter(row['quarter'])}: {row['estimate']:.0f} of 100"
    if not pd.isna(row.get("respondent_count")):
        sentence += f" from {row['respondent_count']:.0f} people"
    if not pd.isna(row.get("level")):
        sentence += f"; all quarters together put it at {row['level']:.0f}"
        sentence += f" ({row['low']:.0f}–{row['high']:.0f})"
    return sentence + "."


def _draw_flags(sketch: Sketch, events: pd.DataFrame, palette: Palette) -> None:
    """A numbered flag an event; its words stand in the hover and in the table under the chart."""
    gaps = events["quarter_place"].diff()
    # Every second of two neighbours that would cover one another stands higher.
    crowded = gaps.lt(FLAG_WIDTH_QUARTERS)
    is_raised = crowded.groupby((~crowded).cumsum()).cumcount().mod(2).astype(bool)
    for row, raised in zip(events.to_dict("records"), is_raised, strict=True):
        line = {"color": palette.earlier, "width": 1, "dash": "dot"}
        place = row["quarter_place"]
        sketch.add_line(place, place, 0, 100, **line)
        sketch.add_words(
            place,
            100,
            str(row["number"]),
            yshift=FLAG_STEP if raised else 0,
            yanchor="bottom",
            bgcolor=palette.ink,
            borderpad=3,
            font={"size": SMALL_SIZE, "color": palette.ground},
            hovertext=break_lines(keep_as_text(str(row["words"] or row["kind"]))),
            name="event",
        )


def describe_trend(waves: pd.DataFrame, title: str) -> str:
    """What the chart says, for people who do not see it."""
    known = waves.dropna(subset=["estimate"])
    if known.empty:
        return f"{title}: {NOT_SHOWN} in any quarter."
    first, last = known.iloc[0], known.iloc[-1]
    sentence = (
        f"{title} over {len(known)} quarters: from {first['estimate']:.0f} in "
        f"{name_quarter(first['quarter'])} "
        f"to {last['estimate']:.0f} in {name_quarter(last['quarter'])}."
    )
    if not pd.isna(last.get("level")):
        sentence += (
            f" All quarters together put the last one at {last['level']:.0f} "
            f"({last['low']:.0f}–{last['high']:.0f})."
        )
    return sentence
