"""Several meetings of one series on one day are told apart by when they began."""

import re

import pandas as pd

DEFAULT_SERIES = "partnership board"
# A list belongs to the meeting whose start is this near: people open the room early and begin late.
MOST_MINUTES_APART = 60
AT_TIME = re.compile(r"^(?P<series>.*) at (?P<hour>\d{2}):(?P<minute>\d{2})$")


def name_by_start(meetings: pd.DataFrame, starts: pd.Series) -> pd.Series:
    """The series of each meeting; the second and later of a day get their time: "board at 14:00".

    meetings:  partnership | held_on | series
    starts:    when each began, as a moment; blank where nothing tells
    """
    series = meetings["series"].mask(meetings["series"] == "", DEFAULT_SERIES)
    moments = pd.to_datetime(starts)
    keys = [meetings["partnership"], meetings["held_on"], series]
    first = moments.groupby(keys, dropna=False).transform("min")
    later = moments.notna() & (moments > first)
    return series.mask(later, series + moments.dt.strftime(" at %H:%M"))


def find_same_start(series: str, start: pd.Timestamp, stored: set[str]) -> str:
    """The stored name of the meeting of that day that began when this one did; the series if none did."""
    near = {
        name: abs(int(match["hour"]) * 60 + int(match["minute"]) - start.hour * 60 - start.minute)
        for name in stored
        if (match := AT_TIME.match(name)) and match["series"] == series
    }
    nearest = min(near, key=lambda name: near[name], default=series)
    return nearest if near.get(nearest, MOST_MINUTES_APART + 1) <= MOST_MINUTES_APART else series
