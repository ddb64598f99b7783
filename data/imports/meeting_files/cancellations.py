"""Meetings of a calendar that were called off: by the calendar's method, an event's status, or its title."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from math import inf

from icalendar import Calendar, Component

# Outlook writes "Canceled: " before the title of what it keeps (English, German, French, Spanish, Welsh).
IN_TITLE = re.compile(
    r"\s*[\[(*]?\s*(?:cancell?ed|abgesagt|annul[ée]e?|cancelad[oa]|wedi(?:'i|’i| ei) ganslo)"
    r"\s*[\])*]?\s*(?:[:–—-]|$|(?<=[\])*]))",
    re.IGNORECASE,
)
# UID, "this" or "all" or "later", when it was to begin (a day where no time is said), and its SEQUENCE.
Occurrence = tuple[str, str, date | None, float]


def is_cancelled(event: Component, calendar: Calendar) -> bool:
    """Whether the event is only there to say that it is off."""
    return (
        str(calendar.get("METHOD", "")).upper() == "CANCEL"
        or str(event.get("STATUS", "")).upper() == "CANCELLED"
        or bool(IN_TITLE.match(str(event.get("SUMMARY", ""))[:80]))
    )


def list_cancelled(calendars: Iterable[Calendar]) -> set[Occurrence]:
    """What is called off anywhere in the file: a cancellation often stands in a calendar of its own."""
    found: set[Occurrence] = set()
    for calendar in calendars:
        for event in calendar.walk("VEVENT"):
            if event.get("UID") and is_cancelled(event, calendar):
                named = event.get("RECURRENCE-ID")
                later = "later" if named and "RANGE" in getattr(named, "params", {}) else "this"
                found.add(
                    (str(event["UID"]), later if named else "all", _read_start(named), _number(event, inf))
                )
    return found


def is_called_off(event: Component, cancelled: set[Occurrence]) -> bool:
    """Whether one of these cancellations is of this event, or of this meeting of a series.

    An event that was sent again after the whole of it was cancelled has a higher SEQUENCE, and stands.
    """
    of_it = [each[1:] for each in cancelled if each[0] == str(event.get("UID", ""))]
    own = (event.get("RECURRENCE-ID"), event.get("DTSTART"))
    begins = next((start for start in map(_read_start, own) if start is not None), None)
    days = {each.dt.date() if isinstance(each.dt, datetime) else each.dt for each in own if _read_start(each)}
    return any(
        (range_ == "all" and number >= _number(event, 0))
        or (range_ != "all" and (start == begins or (_is_day(start) and start in days)))
        or (range_ == "later" and _is_before(start, begins))
        for range_, start, number in of_it
    )


def count_cancelled(off: Iterable[Component]) -> int:
    """How many meetings these are: the one of a series and the word that it is off are one."""
    named = set[tuple[str, date | None]]()
    days = set[tuple[str, date]]()
    for event in off:
        start = event.get("DTSTART")
        start = start if _read_start(event.get("RECURRENCE-ID")) is None else event.get("RECURRENCE-ID")
        uid, begins = str(event.get("UID", "")), _read_start(start)
        named.add((uid, begins))
        if isinstance(begins, datetime):
            days.add((uid, start.dt.date()))
    return sum(not (_is_day(begins) and (uid, begins) in days) for uid, begins in named)


def _number(event: Component, unsaid: float) -> float:
    try:
        return float(event.get("SEQUENCE", unsaid))
    except (TypeError, ValueError):
        return unsaid


def _is_day(start: date | None) -> bool:
    return start is not None and not isinstance(start, datetime)


def _is_before(start: date | None, begins: date | None) -> bool:
    """Whether a series is off from a start on, which may be a day without a time."""
    if start is None or begins is None:
        return False
    if isinstance(start, datetime) and isinstance(begins, datetime):
        return start <= begins
    return start.isoformat()[:10] <= begins.isoformat()[:10]


def _read_start(value: object) -> date | None:
    """A day, or a moment in UTC as far as the zone is known; None where it cannot be read."""
    try:
        day = getattr(value, "dt", None)
    except Exception:  # a property that the parser kept although it is broken raises when it is looked at
        return None
    if isinstance(day, datetime):
        return (day if day.tzinfo else day.replace(tzinfo=UTC)).astimezone(UTC)
    return day if isinstance(day, date) else None
