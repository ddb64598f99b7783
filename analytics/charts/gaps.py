"""Need, committed, received and spent as lengths on one scale; what is unmet is hatched."""

import pandas as pd
import plotly.graph_objects as go

from analytics.charts.layout import SMALL_SIZE, Sketch, break_lines, keep_as_text, start_sketch
from analytics.charts.palette import Palette
from analytics.wording import say_money

ROW_HEIGHT = 62
HEADER_HEIGHT = 30
# Beside a row's amounts a telephone has room for so many letters; a longer name goes on in another line.
LABEL_LETTERS, LINE_HEIGHT = 26, 18


def draw_gaps(gaps: pd.DataFrame, palette: Palette) -> go.Figure:
    """One bar a line of the frame: committed in ink, the unmet part of the need hatched beyond it.

    gaps: label | need_gbp | committed_gbp | received_gbp | spent_gbp | unmet_need_gbp
    """
    placed = _place_rows(gaps)
    height = HEADER_HEIGHT + (int(placed["row_height"].sum()) if len(placed) else ROW_HEIGHT)
    sketch = start_sketch(palette, height, l=4, r=12)
    sketch.set_y(range=[-height + 6, 0], visible=False)
    if gaps.empty:
        sketch.set_x(visible=False)
        sketch.add_words(
            0, 0, "No lines of a ledger are published.", xref="paper", yref="paper", xanchor="left"
        )
        return sketch.finish()
    most = float((placed["committed_gbp"].fillna(0) + placed["unmet_need_gbp"].fillna(0)).max()) or 1.0
    sketch.set_x(range=[0, most * 1.02], visible=False)
    sketch.layout["barmode"] = "overlay"
    _draw_bars(sketch, placed, palette)
    _draw_ticks(sketch, placed, palette)
    _write_rows(sketch, placed, palette, most)
    return sketch.finish()


def _place_rows(gaps: pd.DataFrame) -> pd.DataFrame:
    """Add `words`, the name in lines, `row_height` and `y` (pixels below the top)."""
    words = pd.Series([break_lines(keep_as_text(label), LABEL_LETTERS) for label in gaps["label"]], dtype=str)
    height = words.str.count("<br>") * LINE_HEIGHT + ROW_HEIGHT
    placed = gaps.reset_index(drop=True).assign(words=words, row_height=height)
    return placed.assign(y=-(HEADER_HEIGHT + height.cumsum() - 26))


def _draw_bars(sketch: Sketch, placed: pd.DataFrame, palette: Palette) -> None:
    bar = {"y": placed["y"], "orientation": "h", "width": 16, "hoverinfo": "text"}
    hover = [break_lines(keep_as_text(say_gap(row))) for row in placed.to_dict("records")]
    sketch.add_bar(
        x=placed["committed_gbp"].fillna(0),
        name="committed",
        marker={"color": palette.muted, "line": {"width": 0}},
        hovertext=hover,
        **bar,
    )
    sketch.add_bar(
        x=placed["unmet_need_gbp"].fillna(0),
        base=placed["committed_gbp"].fillna(0),
        name="unmet need",
        marker={
            "color": palette.ground,
            "line": {"width": 1, "color": palette.ink},
            "pattern": {"shape": "/", "fgcolor": palette.ink, "bgcolor": palette.ground, "size": 6},
        },
        hovertext=hover,
        **bar,
    )


def _draw_ticks(sketch: Sketch, placed: pd.DataFrame, palette: Palette) -> None:
    """Received and spent as short strokes through the bar."""
    for column, name, symbol in (("received_gbp", "received", "line-ns"), ("spent_gbp", "spent", "diamond")):
        known = placed.dropna(subset=[column])
        sketch.add_scatter(
            x=known[column],
            y=known["y"],
            mode="markers",
            name=name,
            marker={
                "symbol": symbol,
                "size": 15 if symbol == "line-ns" else 9,
                "color": palette.ink,
                "line": {
                    "width": 3 if symbol == "line-ns" else 1.5,
                    "color": palette.ink if symbol == "line-ns" else palette.ground,
                },
            },
            hoverinfo="text",
            hovertext=[f"{name}: {say_amount(value)}" for value in known[column]],
        )


def _write_rows(sketch: Sketch, placed: pd.DataFrame, palette: Palette, most: float) -> None:
    small = {"font": {"size": SMALL_SIZE, "color": palette.muted}}
    key = "■ committed   ▨ unmet need   | received   ◆ spent"
    sketch.add_words(0, -2, key, xanchor="left", yanchor="top", **small)
    for row in placed.to_dict("records"):
        sketch.add_words(0, row["y"], row["words"], align="left", xanchor="left", yanchor="bottom", yshift=9)
        words = f"<b>{say_amount(row['unmet_need_gbp'])}</b> unmet of {say_amount(row['need_gbp'])}"
        sketch.add_words(most * 1.02, row["y"], words, xanchor="right", yanchor="bottom", yshift=9)


def say_amount(amount: float) -> str:
    """An amount, or that nobody stated it."""
    return "not stated" if pd.isna(amount) else say_money(amount)


def say_gap(row: dict) -> str:
    """One line of the ledger as a sentence."""
    return (
        f"{row['label']}: {say_amount(row['need_gbp'])} needed, {say_amount(row['committed_gbp'])} "
        f"committed, {say_amount(row['received_gbp'])} received, {say_amount(row['spent_gbp'])} spent; "
        f"{say_amount(row['unmet_need_gbp'])} of the need is unmet."
    )


def describe_gaps(gaps: pd.DataFrame) -> str:
    """What the chart says, for people who do not see it."""
    if gaps.empty:
        return "Empty chart: no lines of a ledger are published."
    return "Bars of what is committed and what is unmet. " + " ".join(
        say_gap(row) for row in gaps.to_dict("records")
    )
