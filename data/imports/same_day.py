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


def find_same_start(
    series: str, start: pd.Timestamp, stored: dict[str, str | None], *, is_list: bool = True
) -> str:
    """The stored name of the meeting of that day that began when this one did, else the series.

    stored:  name → when a list of who came says that it began ("14:00"), None if none does

    A list that began at another time than the one stored is of another meeting: "board at 14:00".
    """
    near = {
        name: _minutes_apart(f"{match['hour']}:{match['minute']}", start)
        for name in stored
        if (match := AT_TIME.match(name)) and match["series"] == series
    }
    nearest = min(near, key=lambda name: near[name], default=series)
    if near.get(nearest, MOST_MINUTES_APART + 1) <= MOST_MINUTES_APART:
        return nearest
    began = stored.get(series)
    if is_list and began is not None and _minutes_apart(began, start) > MOST_MINUTES_APART:
        return f"{series} at {start:%H:%M}"
    return series


def _minutes_apart(clock: str, start: pd.Timestamp) -> int:
    hour, minute = clock.split(":")
    return abs(int(hour) * 60 + int(minute) - start.hour * 60 - start.minute)
