"""How a workshop's time is spent: lanes, minutes and times agree with the table of blocks."""

from datetime import datetime, time, timedelta

import pandas as pd
import pytest

from analytics.agenda import build_agenda, retime_agenda
from analytics.charts.agenda_timeline import (
    CLOSE,
    LANES,
    PAUSE,
    WORK,
    build_timeline,
    describe_timeline,
    draw_timeline,
    say_block,
    say_time_spent,
)
from analytics.charts.palette import LIGHT
from analytics.charts.tables import build_agenda_table
from data.activities import PARTS, read_activities
from tests.test_agenda import SEVERAL


def plan(length=120, start=time(10, 0)):
    return build_agenda(SEVERAL, read_activities(), length, None, start)


def block(part="work", minutes=30, title="Map the handovers"):
    return {"part": part, "minutes": minutes, "title": title}


def timeline_of(*blocks, start=time(10, 0)):
    return build_timeline(retime_agenda(pd.DataFrame(blocks), start))


def test_every_part_of_an_agenda_has_one_lane():
    parts = [part for names in LANES.values() for part in names]
    assert sorted(parts) == sorted(PARTS)


@pytest.mark.parametrize("length", [45, 60, 90, 120, 180, 240, 420])
def test_lanes_hold_every_block_of_the_table_at_its_time(length):
    agenda = plan(length)
    timeline, table = build_timeline(agenda), build_agenda_table(agenda)
    assert timeline["starts_at"].tolist() == table.index.tolist()
    assert timeline["minutes"].astype(str).tolist() == table["Minutes"].tolist()
    assert timeline["lane"].notna().all()
    figure = draw_timeline(timeline, LIGHT)
    drawn = {
        (f"{datetime(2026, 1, 1, 10) + timedelta(minutes=float(begin)):%H:%M}", str(minutes))
        for trace in figure.data
        for begin, minutes in zip(trace.base, trace.x, strict=True)
    }
    assert drawn == set(zip(table.index, table["Minutes"], strict=True))
    assert sum(sum(trace.x) for trace in figure.data) == figure.layout.xaxis.range[1] == length


def test_the_minutes_of_each_lane_stand_above_it():
    timeline = timeline_of(
        block("opening", 5), block(), block("break", 10), block(minutes=25), block("close", 15)
    )
    words = [note.text for note in draw_timeline(timeline, LIGHT).layout.annotations]
    assert [text.split(" · ")[1] for text in words] == [
        f"<b>{minutes} minutes</b>" for minutes in (5, 55, 10, 15)
    ]
    assert say_time_spent(timeline) == (
        "55 of 85 minutes go to work on the findings, 15 to decisions, owners and dates."
    )


def test_a_plan_that_lost_its_close_says_so():
    timeline = timeline_of(block(), block("buffer", 10))
    assert say_time_spent(timeline).endswith(
        "30 of 40 minutes go to work on the findings, none to decisions, owners and dates."
    )
    assert f"{CLOSE}: none." in describe_timeline(timeline)
    assert f"{CLOSE} · <b>none</b>" in [
        note.text for note in draw_timeline(timeline, LIGHT).layout.annotations
    ]


def test_the_description_says_when_each_kind_of_block_is():
    timeline = timeline_of(block(), block("lunch", 45), block(minutes=40), start=time(11, 30))
    said = describe_timeline(timeline)
    assert said.startswith("How the 115 minutes are spent.")
    assert f"{WORK}: 70 minutes, 11:30 to 12:00 and 12:45 to 13:25." in said
    assert f"{PAUSE}: 45 minutes, 12:00 to 12:45." in said


def test_a_title_that_somebody_typed_is_no_markup():
    timeline = timeline_of(block(title="<b>Map</b>"))
    assert say_block(timeline.iloc[0].to_dict()) == "10:00 to 10:30: <b>Map</b>, 30 minutes."
    figure = draw_timeline(timeline, LIGHT)
    trace = next(found for found in figure.data if found.name == WORK)
    assert "&lt;b&gt;Map" in trace.hovertext[0]


def test_a_block_of_no_part_is_work():
    timeline = timeline_of(block(part=None), block("close", 10))
    assert timeline["lane"].tolist() == [WORK, CLOSE]


@pytest.mark.parametrize("minutes", [20, 60, 95, 120, 420, 900, 5000])
def test_the_clock_starts_with_the_workshop_and_has_room(minutes):
    axis = draw_timeline(timeline_of(block(minutes=minutes), start=time(9, 15)), LIGHT).layout.xaxis
    assert axis.ticktext[0] == "09:15"
    assert 2 <= len(axis.ticktext) <= 6
    assert axis.tickvals[-1] <= minutes


def test_the_chart_is_small_fixed_and_not_to_be_dragged():
    figure = draw_timeline(build_timeline(plan(420)), LIGHT)
    assert figure.layout.height < 250
    assert figure.layout.dragmode is False
    assert figure.layout.xaxis.fixedrange
    assert figure.layout.yaxis.fixedrange
    assert len(figure.to_json()) < 10_000


def test_drawing_leaves_the_agenda_as_it_was():
    agenda = plan()
    before = agenda.copy(deep=True)
    draw_timeline(build_timeline(agenda), LIGHT)
    pd.testing.assert_frame_equal(agenda, before)
