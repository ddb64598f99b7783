"""One cell for each meeting of the last two years, and what its minutes show. METHODS, Meetings.

A control chart needs every meeting, not a quarter's mean: releases therefore carry the series with them.
"""

from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd

from analytics.families import are_families
from analytics.meetings import measure_attendance

SERIES_MONTHS = 24  # monthly meetings then pass the 13 points that firm limits ask for: a convention
SHARE, DAYS = "share_0_to_1", "days"
KEYS = ["partnership_id", "group"]


def build_meeting_series_cells(
    attendance: pd.DataFrame, meetings: pd.DataFrame, first_day: date, last_day: date
) -> Iterable[pd.DataFrame]:
    """Attendance and minutes of each meeting, and of the quarter's meetings together.

    attendance:  partnership_id | meeting_id | organisation (| sector) | presence | expected
    meetings:    partnership_id | meeting_id | held_on | series | minutes_sent_on | child_voice_recorded
    yields:      partnership_id | measure | breakdown | group | unit | estimate | standard_error | detail |
                 audience

    group is the day of a meeting, with the name of its series where a partnership met twice on a day.
    """
    listed = _list_meetings(meetings, last_day)
    if listed.empty:
        return
    yield _cells(_measure_each(attendance, listed), "attendance_share", SHARE, "meeting")
    sent = listed.rename(columns={"wait_days": "minutes_turnaround_days"})
    yield _cells(sent.assign(detail=None), "minutes_turnaround_days", DAYS, "meeting")
    quarter = listed[listed["held_on"] >= pd.Timestamp(first_day)]
    together = _measure_together(quarter)
    yield _cells(together, "minutes_turnaround_days", DAYS, "whole")
    yield _cells(together, "child_voice_share", SHARE, "whole")


def _list_meetings(meetings: pd.DataFrame, last_day: date) -> pd.DataFrame:
    """Meetings of the two years up to the day, each with its group, wait for minutes and child's voice."""
    held_on = pd.to_datetime(meetings["held_on"])
    end = pd.Timestamp(last_day)
    wanted = (held_on > end - pd.DateOffset(months=SERIES_MONTHS)) & (held_on <= end)
    listed = meetings[wanted].assign(held_on=held_on[wanted])
    day = listed["held_on"].dt.strftime("%Y-%m-%d")
    twice = listed.duplicated(["partnership_id", "held_on"], keep=False)
    waited = (pd.to_datetime(listed["minutes_sent_on"]) - listed["held_on"]).dt.days.astype(float)
    return listed.assign(
        group=day.where(~twice, day + " · " + listed["series"].astype(str)),
        wait_days=waited.where(waited >= 0),
        child_voice=listed["child_voice_recorded"].map({True: 1.0, False: 0.0}).astype(float),
    )


def _measure_each(attendance: pd.DataFrame, listed: pd.DataFrame) -> pd.DataFrame:
    """Organisations that came to each meeting over those expected.

    Parents, carers and young people are left out: a sector of theirs may be one person, and beside the
    quarter's share a single meeting would tell whether they came.
    """
    seats = attendance[attendance["organisation"].notna()]
    if "sector" in seats:
        seats = seats[~are_families(seats["sector"])]
    seats = seats.drop(columns="partnership_id").merge(listed[["meeting_id", *KEYS]], on="meeting_id")
    if seats.empty:
        return pd.DataFrame(columns=[*KEYS, "attendance_share", "detail"])
    came = measure_attendance(seats, KEYS)
    counts = came[["expected_count", "attended_count", "unknown_count"]]
    return came.assign(detail=pd.Series(counts.to_dict("records"), index=came.index, dtype=object))


def _measure_together(quarter: pd.DataFrame) -> pd.DataFrame:
    """The quarter's median wait for minutes and the share of meetings that recorded the child's voice.

    Meetings of which it is not known leave the share and the median, and are counted in the detail.
    """
    by = quarter.groupby("partnership_id")
    found = pd.DataFrame(
        {
            "minutes_turnaround_days": by["wait_days"].median(),
            "child_voice_share": by["child_voice"].mean(),
            "meeting_count": by.size(),
            "minutes_known_count": by["wait_days"].count(),
            "child_voice_known_count": by["child_voice"].count(),
        }
    ).reset_index()
    counts = found[["meeting_count", "minutes_known_count", "child_voice_known_count"]]
    detail = pd.Series(counts.to_dict("records"), index=found.index, dtype=object)
    return found.assign(group="whole", detail=detail)


def _cells(frame: pd.DataFrame, measure: str, unit: str, breakdown: str) -> pd.DataFrame:
    known = frame[frame[measure].notna()]
    return pd.DataFrame(
        {
            "partnership_id": known["partnership_id"].to_numpy(),
            "measure": measure,
            "breakdown": breakdown,
            "group": known["group"].to_numpy(),
            "unit": unit,
            "estimate": known[measure].to_numpy(dtype=float),
            "standard_error": np.nan,
            "detail": known["detail"].to_numpy(dtype=object),
            "audience": "partnership",
        }
    )
