"""A rail: each measure as a dot with its interval between 0 and 100, the quarter before faint behind it."""

import pandas as pd
import plotly.graph_objects as go

from analytics.charts.layout import SMALL_SIZE, TEXT_SIZE, Sketch, break_lines, keep_as_text, start_sketch
from analytics.charts.palette import VERDICT_LOOK, Palette, verdict_colour
from analytics.wording import NOT_SHOWN

ROW_HEIGHT = 56
SECTION_HEIGHT = 46
# On a telephone a longer label would run into its row's value: it goes on in another line.
LABEL_LETTERS = {"range": 36, "verdict": 28, "not shown": 24}
LINE_HEIGHT = 18
# Room for half a dot beyond 0 and 100; words stand flush with the page's text.
EDGE = 9
RAIL_COLUMNS = (
    "section",
    "label",
    "estimate",
    "low",
    "high",
    "previous",
    "verdict",
    "start_word",
    "end_word",
)


def draw_rail(rows: pd.DataFrame, palette: Palette) -> go.Figure:
    """One rail a row, in the order given; a new section says what its two ends mean.

    rows: section | label | estimate | low | high | previous | verdict | start_word | end_word
          (| value_words, where a count says more than a number of points)
    """
    placed = place_rows(rows)
    height = (
        int(placed["section_count"].max() * SECTION_HEIGHT + placed["row_height"].sum() + 8)
        if len(placed)
        else 60
    )
    sketch = start_sketch(palette, height, l=EDGE, r=EDGE)
    sketch.set_x(range=[0, 100], visible=False)
    sketch.set_y(range=[-height + 4, 4], visible=False)
    if placed.empty:
        sketch.add_words(0, 0, NOT_SHOWN, xanchor="left", yanchor="top")
        return sketch.finish()
    _draw_tracks(sketch, placed, palette)
    _draw_intervals(sketch, placed, palette)
    _draw_earlier(sketch, placed, palette)
    _draw_dots(sketch, placed, palette)
    _write_labels(sketch, placed, palette)
    return sketch.finish()


def place_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """Add `y` (pixels below the top), `row_height`, `opens_section` and the running `section_count`."""
    placed = rows.reset_index(drop=True)
    opens = placed["section"].ne(placed["section"].shift())
    count = opens.cumsum()
    more_lines = [_break_label(row).count("<br>") for row in placed.to_dict("records")]
    height = pd.Series(more_lines, index=placed.index, dtype=int) * LINE_HEIGHT + ROW_HEIGHT
    y = -(count * SECTION_HEIGHT + height.cumsum() - 20)
    return placed.assign(opens_section=opens, section_count=count, row_height=height, y=y)


def _break_label(row: dict) -> str:
    beside = "not shown" if pd.isna(row["estimate"]) else "verdict" if row["verdict"] else "range"
    return break_lines(keep_as_text(row["label"]), LABEL_LETTERS[beside])


def _draw_tracks(sketch: Sketch, placed: pd.DataFrame, palette: Palette) -> None:
    for y in placed["y"]:
        sketch.add_line(0, 100, y, y, color=palette.faint, width=3)


def _draw_intervals(sketch: Sketch, placed: pd.DataFrame, palette: Palette) -> None:
    known = placed.dropna(subset=["low", "high"])
    x, y = _segments(known["low"], known["high"], known["y"])
    sketch.add_scatter(
        x=x, y=y, mode="lines", name="interval", line={"color": palette.band, "width": 12}, hoverinfo="skip"
    )


def _segments(low: pd.Series, high: pd.Series, y: pd.Series) -> tuple[list, list]:
    """Ends of each interval with a gap between, so that one trace draws them all."""
    x = [value for a, b in zip(low, high, strict=True) for value in (a, b, None)]
    return x, [value for place in y for value in (place, place, None)]


def _draw_earlier(sketch: Sketch, placed: pd.DataFrame, palette: Palette) -> None:
    known = placed.dropna(subset=["previous"])
    sketch.add_scatter(
        x=known["previous"],
        y=known["y"],
        mode="markers",
        cliponaxis=False,
        name="quarter before",
        marker={
            "symbol": "circle-open",
            "size": 12,
            "color": palette.earlier,
            "line": {"width": 2, "color": palette.earlier},
        },
        hoverinfo="text",
        hovertext=[f"The quarter before: {value:.0f}" for value in known["previous"]],
    )


def _draw_dots(sketch: Sketch, placed: pd.DataFrame, palette: Palette) -> None:
    known = placed.dropna(subset=["estimate"])
    sketch.add_scatter(
        x=known["estimate"],
        y=known["y"],
        mode="markers",
        cliponaxis=False,
        name="this quarter",
        marker={
            "symbol": "circle",
            "size": 15,
            "color": [verdict_colour(verdict, palette) for verdict in known["verdict"]],
            "line": {"width": 2, "color": palette.ground},
            "opacity": 1,
        },
        hoverinfo="text",
        hovertext=[break_lines(keep_as_text(say_row(row))) for row in known.to_dict("records")],
    )


def _write_labels(sketch: Sketch, placed: pd.DataFrame, palette: Palette) -> None:
    for row in placed.to_dict("records"):
        above = {"yanchor": "bottom", "yshift": 10}
        if row["opens_section"]:
            _write_section(sketch, row, palette)
        sketch.add_words(0, row["y"], _break_label(row), align="left", xanchor="left", xshift=-EDGE, **above)
        sketch.add_words(100, row["y"], _value_words(row, palette), xanchor="right", xshift=EDGE, **above)


def _write_section(sketch: Sketch, row: dict, palette: Palette) -> None:
    """The section's name above, and in small type what 0 and 100 mean."""
    small = {"font": {"size": SMALL_SIZE, "color": palette.muted}, "yanchor": "bottom"}
    top = row["y"] + row["row_height"] - 20
    if row["section"]:
        heading = {"font": {"size": TEXT_SIZE, "color": palette.ink}, "yanchor": "bottom"}
        sketch.add_words(
            0,
            top + 16,
            f"<b>{keep_as_text(row['section'])}</b>",
            xanchor="left",
            xshift=-EDGE,
            **heading,
        )
    sketch.add_words(0, top, f"0 {row['start_word']}", xanchor="left", xshift=-EDGE, **small)
    sketch.add_words(100, top, f"{row['end_word']} 100", xanchor="right", xshift=EDGE, **small)


def _value_words(row: dict, palette: Palette) -> str:
    if pd.isna(row["estimate"]):
        return f'<span style="color:{palette.muted};font-size:{SMALL_SIZE}px">{NOT_SHOWN}</span>'
    if isinstance(row.get("value_words"), str):
        return f"<b>{keep_as_text(row['value_words'])}</b>"
    look = VERDICT_LOOK.get(str(row["verdict"]))
    chip = ""
    if look:
        chip = f'   <span style="color:{getattr(palette, look[0])}">{look[1]}</span> {look[2]}'
    return f"<b>{row['estimate']:.0f}</b>{_range_words(row)}{chip}"


def _range_words(row: dict) -> str:
    if pd.isna(row["low"]) or pd.isna(row["high"]):
        return ""
    return f" ({row['low']:.0f}–{row['high']:.0f})"


def say_row(row: dict) -> str:
    """One row as a sentence, for hovering and for readers who do not see the chart."""
    if pd.isna(row["estimate"]):
        return f"{row['label']}: {NOT_SHOWN}."
    if isinstance(row.get("value_words"), str):
        return f"{row['label']}: {row['value_words']}."
    sentence = f"{row['label']}: {row['estimate']:.0f} of 100"
    if not pd.isna(row["low"]):
        sentence += f", likely between {row['low']:.0f} and {row['high']:.0f}"
    look = VERDICT_LOOK.get(str(row["verdict"]))
    if look:
        whether = " whether it moved" if row["verdict"] == "cannot_tell" else ""
        sentence += f"; {look[2]}{whether} since the quarter before"
    if not pd.isna(row["previous"]):
        sentence += (
            f", which had {row['previous']:.0f}" if look else f"; {row['previous']:.0f} the quarter before"
        )
    return sentence + "."


def describe_rail(rows: pd.DataFrame) -> str:
    """What the rail says, for people who do not see it."""
    if rows.empty:
        return f"Empty chart, {NOT_SHOWN}."
    return "Dots with intervals from 0 to 100. " + " ".join(say_row(row) for row in rows.to_dict("records"))
