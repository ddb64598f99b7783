"""Open actions by their date: a bar for each span of days past or to come, the longest past on top."""

from dataclasses import dataclass
from datetime import date
from math import inf

import pandas as pd
import plotly.graph_objects as go

from analytics.charts.layout import SMALL_SIZE, keep_as_text, start_sketch
from analytics.charts.palette import Palette
from analytics.meetings import lacks_owner_or_day
from analytics.wording import say_count

ROW_HEIGHT, BAR_HEIGHT, EDGE = 44, 14, 4


@dataclass(frozen=True)
class Span:
    """Days from today until the date, both ends included; days past are below nothing."""

    words: str
    first: float
    last: float


# The steps of the ages of actions: METHODS, Meetings (11.5).
SPANS = (
    Span("More than 90 days past their date", -inf, -91),
    Span("31 to 90 days past", -90, -31),
    Span("1 to 30 days past", -30, -1),
    Span("Due within 30 days", 0, 30),
    Span("Due later", 31, inf),
)
NO_DATE = "Without a date"


def build_due_rows(open_actions: pd.DataFrame, today: date) -> pd.DataFrame:
    """How many open actions there are in each span; those without a date only where there are some.

    open_actions:  due_on | …
    returns:       label | action_count | is_past
    """
    days = (pd.to_datetime(open_actions["due_on"]) - pd.Timestamp(today)).dt.days
    rows = [(span.words, int(days.between(span.first, span.last).sum()), span.last < 0) for span in SPANS]
    undated = int(days.isna().sum())
    rows += [(NO_DATE, undated, False)] if undated else []
    return pd.DataFrame(rows, columns=["label", "action_count", "is_past"])


def draw_due(rows: pd.DataFrame, palette: Palette) -> go.Figure:
    """A bar a span, its words above it: past in ink, to come in grey, without a date hatched.

    rows: label | action_count | is_past
    """
    sketch = start_sketch(palette, len(rows) * ROW_HEIGHT + EDGE, r=EDGE)
    sketch.set_y(range=[-len(rows), 0], visible=False)
    most = max(int(rows["action_count"].max()), 1)
    sketch.set_x(range=[0, 1.25 * most], visible=False)  # room for the count behind the longest bar
    places = [-place - 0.72 for place in range(len(rows))]
    past, undated = rows["is_past"].tolist(), rows["label"].eq(NO_DATE).tolist()
    sketch.add_bar(
        x=rows["action_count"],
        y=places,
        orientation="h",
        width=BAR_HEIGHT / ROW_HEIGHT,
        name="open actions",
        marker={
            "color": [palette.ink if is_past else palette.earlier for is_past in past],
            "pattern": {
                "shape": ["/" if is_undated else "" for is_undated in undated],
                "fgcolor": palette.ink,
                "bgcolor": palette.ground,
                "size": 6,
            },
            "line": {"width": [int(is_undated) for is_undated in undated], "color": palette.ink},
        },
        hoverinfo="text",
        hovertext=[keep_as_text(say_due(row)) for row in rows.to_dict("records")],
    )
    small = {"size": SMALL_SIZE, "color": palette.muted}
    for place, row in zip(places, rows.to_dict("records"), strict=True):
        sketch.add_words(0, place + 0.2, keep_as_text(row["label"]), xanchor="left", yanchor="bottom")
        count = row["action_count"]
        words = f"<b>{count}</b>" if count else "none"
        font = {} if count else {"font": small}
        sketch.add_words(count, place, words, xanchor="left", xshift=6 if count else 0, **font)
    return sketch.finish()


def say_due(row: dict) -> str:
    """ "Due within 30 days: 4 actions." """
    counted = say_count(row["action_count"], "action") if row["action_count"] else "none"
    return f"{row['label']}: {counted}."


def describe_due(rows: pd.DataFrame) -> str:
    """What the chart says, for people who do not see it."""
    return "Open actions by their date. " + " ".join(say_due(row) for row in rows.to_dict("records"))


def say_not_followed(open_actions: pd.DataFrame) -> str:
    """How many of the open actions the page “Meetings” counts apart, and why; "" where it counts them all.

    open_actions:  owner | organisation | agreed_on | due_on; an agency owns an action as well as a person
    """
    owner = open_actions["owner"].fillna(open_actions["organisation"])
    count = int(lacks_owner_or_day(open_actions.assign(owner=owner)).sum())
    if not count:
        return ""
    return (
        f"{count} of these {'lacks' if count == 1 else 'lack'} an owner, a date or the day of agreement. The "
        "page “Meetings” counts such actions apart."
    )
