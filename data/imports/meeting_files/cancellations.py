"""Meetings of a calendar that were called off: by the calendar's method, an event's status, or its title."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

from icalendar import Calendar, Component

# Outlook writes "Canceled: " before the title of what it keeps (English, German, French, Spanish, Welsh).
IN_TITLE = re.compile(
    r"\s*[\[(*]?\s*(?:cancell?ed|abgesagt|annul[ée]e?|cancelad[oa]|wedi(?:'i|’i| ei) ganslo)"
    r"\s*[\])*]?\s*(?:[:–—-]|$|(?<=[\])*]))",
    re.IGNORECASE,
)
Occurrence = tuple[str, str, datetime | None]  # UID, "this" or "all" or "later", and when it was to begin


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
                found.add((str(event["UID"]), later if named else "all", _moment(named)))
    return found


def is_called_off(event: Component, cancelled: set[Occurrence]) -> bool:
    """Whether one of these cancellations is of this event, or of this meeting of a series."""
    of_it = [(range_, moment) for uid, range_, moment in cancelled if uid == str(event.get("UID", ""))]
    begins = _moment(event.get("RECURRENCE-ID")) or _moment(event.get("DTSTART"))
    return any(
        range_ == "all"
        or moment == begins
        or (range_ == "later" and moment is not None and begins is not None and moment <= begins)
        for range_, moment in of_it
    )


def _moment(value: object) -> datetime | None:
    """When it was to begin, in UTC as far as the zone is known; None where it cannot be read."""
    try:
        day = getattr(value, "dt", None)
    except Exception:  # a property that the parser kept although it is broken raises when it is looked at
        return None
    if isinstance(day, datetime):
        return (day if day.tzinfo else day.replace(tzinfo=UTC)).astimezone(UTC)
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if isinstance(day, date) else None
