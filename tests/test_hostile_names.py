"""Names are typed by people: in no chart do they become markup, neither in labels and ticks nor in hovers."""

import importlib
import json
import pkgutil
from datetime import date

import pandas as pd
import pytest

import analytics.charts
from analytics.charts.agenda_timeline import build_timeline, draw_timeline
from analytics.charts.balance import draw_balance
from analytics.charts.control_chart import draw_control_chart
from analytics.charts.felt_need import draw_felt_funnel, judge_felt_need
from analytics.charts.gap_rows import build_partnership_gaps
from analytics.charts.gaps import draw_gaps
from analytics.charts.meeting_rows import build_meeting_points, build_organisation_rows
from analytics.charts.open_actions import draw_due
from analytics.charts.palette import LIGHT
from analytics.charts.priority_rows import draw_priorities
from analytics.charts.rail import draw_rail
from analytics.charts.rail_rows import build_group_rows
from analytics.charts.trend import build_waves, draw_trend, place_events
from tests.release_makers import cell, cells, quarter_cells, score, trend_cells

HOSTILE = '<a href="https://evil.example/">b</a>'


def hostile_rail():
    published = cells(score("trust", 50), cell("trust", "group", HOSTILE, estimate=40))
    rows = build_group_rows(published, ["trust"])
    return draw_rail(rows.assign(section=HOSTILE), LIGHT)


def hostile_attendance():
    came = {"attended_count": 1, "expected_count": 4, "deputy_count": 0, "unknown_count": 0}
    published = cells(cell("attendance_share", "organisation", HOSTILE, estimate=0.25, detail=came))
    return draw_rail(build_organisation_rows(published), LIGHT)


def hostile_trend():
    typed = pd.DataFrame(
        [(date(2026, 8, 20), "small_win", HOSTILE)], columns=["happened_on", "kind", "words"]
    )
    history = pd.concat([quarter_cells(), trend_cells(["2026-Q2", "2026-Q3"]).assign(quarter="2026-Q3")])
    return draw_trend(build_waves(history, "trust", "2026-Q3"), place_events(typed), LIGHT)


def hostile_gaps():
    lines = quarter_cells().assign(partnership=HOSTILE)
    return draw_gaps(build_partnership_gaps(lines), LIGHT)


def hostile_series():
    days = [f"2026-07-1{place} · {HOSTILE}" for place in range(3)]
    published = cells(*(cell("attendance_share", "meeting", day, estimate=0.4) for day in days))
    return draw_control_chart(build_meeting_points(published, "attendance_share", "increase"), LIGHT, "days")


def hostile_balance():
    return draw_balance(pd.DataFrame({"organisation": [HOSTILE], "talk": [60.0], "seats": [40.0]}), LIGHT)


def hostile_priorities():
    row = {"label": HOSTILE, "share": 60.0, "low": 60.0, "high": 60.0, "said": "60 %", "people": 15}
    return draw_priorities(pd.DataFrame([row]), 30.0, LIGHT)


def hostile_funnel():
    rows = pd.DataFrame({"partnership": [f"{HOSTILE} {place}" for place in range(10)]})
    rows = rows.assign(severity_0_to_100=[*range(40, 49), 90], standard_error=5.0)
    return draw_felt_funnel(judge_felt_need(rows), LIGHT)


def hostile_timeline():
    blocks = pd.DataFrame([{"starts_at": "10:00", "minutes": 30, "title": HOSTILE, "part": "work"}])
    return draw_timeline(build_timeline(blocks), LIGHT)


def hostile_due():
    return draw_due(pd.DataFrame([{"label": HOSTILE, "action_count": 2, "is_past": True}]), LIGHT)


EVERY_CHART = {
    "rail": hostile_rail,
    "attendance": hostile_attendance,
    "trend": hostile_trend,
    "gaps": hostile_gaps,
    "series": hostile_series,
    "balance": hostile_balance,
    "priorities": hostile_priorities,
    "funnel": hostile_funnel,
    "timeline": hostile_timeline,
    "due": hostile_due,
}


def find_texts(part):
    """Every text in a figure, however deep."""
    if isinstance(part, str):
        return [part]
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, (list, tuple)) else ()
    return [text for each in inside for text in find_texts(each)]


@pytest.mark.parametrize("draw", EVERY_CHART.values(), ids=EVERY_CHART)
def test_a_typed_name_cannot_put_markup_into_a_chart(draw):
    figure = json.loads(draw().to_json())
    texts = [text.replace("<br>", " ") for text in find_texts(figure)]
    assert any("&lt;a" in text for text in texts)
    assert [text for text in texts if "<a" in text] == []
    assert any('href="' in text for text in texts)  # Plotly would show “&quot;” as it stands


def test_every_chart_is_tried_with_such_names():
    modules = [each.name for each in pkgutil.iter_modules(analytics.charts.__path__, "analytics.charts.")]
    drawn = {
        name for each in modules for name in vars(importlib.import_module(each)) if name.startswith("draw_")
    }
    tried = {name for draw in EVERY_CHART.values() for name in draw.__code__.co_names}
    assert drawn <= tried
