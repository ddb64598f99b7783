"""Published priorities → rows, chart and table: a line each, the one named most on top."""

import pandas as pd
import plotly.graph_objects as go

from analytics.charts.layout import SMALL_SIZE, break_lines, keep_as_text, start_sketch
from analytics.charts.palette import Palette
from analytics.instruments import Ranking
from analytics.priority_cells import count_first_places
from analytics.wording import say_share_as_published

ROW_HEIGHT = 48
FOOT, EDGE, HEAD = 34, 9, 22


def build_priority_rows(cells: pd.DataFrame, ranking: Ranking | None) -> pd.DataFrame:
    """The priorities that are shown, named most first.

    cells:   the cells of one release
    returns: label | share | low | high | said | people, in percent; empty where they are not shown
    """
    columns = ["label", "share", "low", "high", "said", "people"]
    if ranking is None:
        return pd.DataFrame(columns=columns)
    titles = {f"priority:{name}": text for name, text in ranking.options.items()}
    own = cells[cells["measure"].isin(list(titles)) & cells["unit"].eq("share_0_to_1")]
    own = own[own["estimate"].notna()].sort_values("estimate", ascending=False, kind="stable")
    share = 100 * own["estimate"]
    said = pd.Series(
        [say_share_as_published(*row) for row in zip(own["estimate"], own["detail"], strict=True)],
        index=own.index,
        dtype=object,
    )
    rows = pd.DataFrame(
        {
            "label": own["measure"].map(titles),
            "share": share,
            "low": share.mask(said.str.startswith("at most").astype(bool), 0.0),
            "high": share.mask(said.str.startswith("at least").astype(bool), 100.0),
            "said": said,
            "people": own["respondent_count"],
        }
    )
    return rows.reset_index(drop=True)


def find_luck_share(ranking: Ranking) -> float:
    """Among the first three by luck alone, in percent."""
    return 100 * count_first_places(ranking) / len(ranking.options)


def draw_priorities(rows: pd.DataFrame, luck_share: float, palette: Palette) -> go.Figure:
    """A dot a priority on a line from nobody to everybody; what luck alone would give as a dotted rule.

    rows: build_priority_rows
    """
    height = HEAD + max(len(rows), 1) * ROW_HEIGHT + FOOT
    sketch = start_sketch(palette, height, l=EDGE, r=EDGE, t=HEAD, b=FOOT)
    sketch.set_x(range=[0, 100], visible=False)
    sketch.set_y(range=[-max(len(rows), 1), 0], visible=False)
    small = {"font": {"size": SMALL_SIZE, "color": palette.muted}}
    sketch.add_line(luck_share, luck_share, -len(rows), 0, color=palette.earlier, width=1, dash="dot")
    luck = f"by luck alone {luck_share:.0f} %"
    sketch.add_words(luck_share, 0, luck, xanchor="center", yanchor="bottom", yshift=2, **small)
    for end, word, anchor in ((0, "nobody", "left"), (50, "half", "center"), (100, "everybody", "right")):
        sketch.add_words(end, -len(rows), word, xanchor=anchor, yanchor="top", yshift=-6, **small)
    places = [-place - 0.7 for place in range(len(rows))]
    for place, row in zip(places, rows.to_dict("records"), strict=True):
        sketch.add_line(0, 100, place, place, color=palette.faint, width=2)
        if row["low"] < row["high"]:
            sketch.add_line(row["low"], row["high"], place, place, color=palette.band, width=8)
        above = {"yanchor": "bottom", "yshift": 7}
        sketch.add_words(0, place, keep_as_text(row["label"]), xanchor="left", xshift=-EDGE, **above)
        sketch.add_words(100, place, f"<b>{row['said']}</b>", xanchor="right", xshift=EDGE, **above)
    sketch.add_scatter(
        x=rows["share"],
        y=places,
        name="among the first three",
        mode="markers",
        cliponaxis=False,
        marker={
            "size": 12,
            "symbol": [_choose_symbol(row) for row in rows.to_dict("records")],
            "color": palette.ink,
            "line": {"width": 1, "color": palette.ground},
        },
        hoverinfo="text",
        hovertext=[break_lines(keep_as_text(say_priority(row))) for row in rows.to_dict("records")],
    )
    return sketch.finish()


def _choose_symbol(row: dict) -> str:
    """A dot, or an arrow that points to where the share may lie."""
    if row["high"] > row["share"]:
        return "triangle-right"
    return "triangle-left" if row["low"] < row["share"] else "circle"


def say_priority(row: dict) -> str:
    return f"{row['label']}: among the first three of {row['said']} of people."


def describe_priorities(rows: pd.DataFrame) -> str:
    """What the chart says, for people who do not see it."""
    if rows.empty:
        return "Empty chart: priorities are not shown, too few or no answers."
    return "How many people put each priority among their first three. " + " ".join(
        say_priority(row) for row in rows.to_dict("records")
    )


def build_priority_table(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as text."""
    return pd.DataFrame(
        {
            "Priority": rows["label"],
            "Among the first three of": rows["said"],
            "People who answered": [f"{count:.0f}" for count in rows["people"]],
        }
    ).set_index("Priority")
