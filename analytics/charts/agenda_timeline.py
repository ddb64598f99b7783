"""How a workshop's time is spent: a lane for each kind of block along one clock, with its minutes."""

from datetime import datetime, timedelta

import pandas as pd
import plotly.graph_objects as go

from analytics.agenda import FRAME_PARTS, PAUSES
from analytics.charts.layout import SMALL_SIZE, Sketch, break_lines, keep_as_text, start_sketch
from analytics.charts.palette import Palette
from analytics.wording import join_words, say_count

LANE_HEIGHT, BAR_HEIGHT, FOOT, EDGE = 42, 14, 26, 18
WORK, CLOSE = "Work on the findings", "Decisions, owners and dates"
PAUSE = "Breaks and free minutes"
# lane → the parts of an agenda that stand in it, in the order of a day
LANES: dict[str, tuple[str, ...]] = {
    "Opening and what answers say": FRAME_PARTS,
    WORK: ("work",),
    PAUSE: (*PAUSES, "buffer"),
    CLOSE: ("close",),
}
MOST_TICKS = 6  # times of day that a telephone has room for
TICK_MINUTES = (15, 30, 60, 120, 240)


def build_timeline(agenda: pd.DataFrame) -> pd.DataFrame:
    """The blocks in their lanes; one that somebody added, of no part, is work.

    agenda:   starts_at | minutes | title | part
    returns:  lane | from_minute | minutes | starts_at | ends_at | title; from_minute since the first block
    """
    parts = {part: lane for lane, names in LANES.items() for part in names}
    minutes = agenda["minutes"].astype(int)
    after = minutes.cumsum()
    begin = datetime.strptime(str(agenda["starts_at"].iloc[0]), "%H:%M")
    return pd.DataFrame(
        {
            "lane": agenda["part"].fillna("work").map(parts),
            "from_minute": after - minutes,
            "minutes": minutes,
            "starts_at": agenda["starts_at"],
            "ends_at": [f"{begin + timedelta(minutes=int(past)):%H:%M}" for past in after],
            "title": agenda["title"],
        }
    ).reset_index(drop=True)


def draw_timeline(timeline: pd.DataFrame, palette: Palette) -> go.Figure:
    """A lane a kind, its minutes above it; each block from its start to its end.

    timeline: build_timeline
    """
    height = len(LANES) * LANE_HEIGHT + FOOT
    sketch = start_sketch(palette, height, l=EDGE, r=EDGE, b=FOOT)
    total = int(timeline["minutes"].sum())
    _set_clock(sketch, timeline, palette, total)
    sketch.set_y(range=[-len(LANES), 0], visible=False)
    sketch.layout["barmode"] = "overlay"
    looks = _list_looks(palette)
    for place, lane in enumerate(LANES):
        own, y = timeline[timeline["lane"].eq(lane)], -place - 0.75
        sketch.add_line(0, total, y, y, color=palette.faint, width=2)
        words = f"{lane} · <b>{_say_minutes(own)}</b>"
        sketch.add_words(0, y + 0.22, words, xanchor="left", xshift=-EDGE, yanchor="bottom")
        sketch.add_bar(
            x=own["minutes"],
            base=own["from_minute"],
            y=[y] * len(own),
            orientation="h",
            width=BAR_HEIGHT / LANE_HEIGHT,
            name=lane,
            # A rim in the colour of the ground parts a block from the next.
            marker={"line": {"width": 1.5, "color": palette.ground}} | looks.get(lane, looks[WORK]),
            hoverinfo="text",
            hovertext=[break_lines(keep_as_text(say_block(row))) for row in own.to_dict("records")],
        )
    return sketch.finish()


def _list_looks(palette: Palette) -> dict[str, dict]:
    """Time to work in ink; breaks and free minutes are open."""
    return {
        WORK: {"color": palette.ink},
        PAUSE: {"color": palette.ground, "line": {"width": 1.5, "color": palette.ink}},
    }


def _set_clock(sketch: Sketch, timeline: pd.DataFrame, palette: Palette, total: int) -> None:
    """Times of day under the lanes, from the start on in even steps."""
    step = next((each for each in TICK_MINUTES if total / each < MOST_TICKS), total)
    begin = datetime.strptime(timeline["starts_at"].iloc[0], "%H:%M")
    places = list(range(0, total + 1, step))
    sketch.set_x(
        range=[0, total],
        tickvals=places,
        ticktext=[f"{begin + timedelta(minutes=place):%H:%M}" for place in places],
        tickfont={"size": SMALL_SIZE, "color": palette.muted},
        ticklabeloverflow="allow",
        tickangle=0,
    )


def _say_minutes(own: pd.DataFrame) -> str:
    return say_count(own["minutes"].sum(), "minute") if len(own) else "none"


def say_block(row: dict) -> str:
    """ "10:25 to 10:50: Map the handovers, 25 minutes." """
    return f"{row['starts_at']} to {row['ends_at']}: {row['title']}, {say_count(row['minutes'], 'minute')}."


def say_time_spent(timeline: pd.DataFrame) -> str:
    """The message above the chart: what goes to work and what is kept for decisions."""
    minutes = timeline.groupby("lane")["minutes"].sum()
    total, work, close = timeline["minutes"].sum(), minutes.get(WORK, 0), minutes.get(CLOSE, 0)
    return (
        f"{work} of {total} minutes go to work on the findings, {close or 'none'} to decisions, owners and "
        "dates."
    )


def describe_timeline(timeline: pd.DataFrame) -> str:
    """What the chart says, for people who do not see it."""
    said = []
    for lane in LANES:
        own = timeline[timeline["lane"].eq(lane)]
        times = join_words([f"{row['starts_at']} to {row['ends_at']}" for row in own.to_dict("records")])
        said.append(f"{lane}: {_say_minutes(own)}{f', {times}' if times else ''}.")
    return f"How the {timeline['minutes'].sum()} minutes are spent. " + " ".join(said)
