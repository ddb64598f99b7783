"""iCalendar invitations: who was expected when, what they replied, and who was sent instead."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import recurring_ical_events
from icalendar import Calendar, Component

from analytics.wording import say_count
from data.imports.meeting_files.cancellations import (
    count_cancelled,
    is_called_off,
    is_cancelled,
    list_cancelled,
)
from data.imports.meeting_files.meeting_file import MeetingFile, make_meeting_file
from data.imports.meeting_files.people import domain_of, name_from_email, split_person
from data.imports.meeting_files.words import decode_head, decode_words
from data.imports.problems import ImportRefused, Problem

FILE_FORMAT = "icalendar"
LARGEST_INVITATION_BYTES = 20_000_000
# A rule without an end goes on for ever; boards plan a year or two ahead.
LONGEST_SERIES = timedelta(days=3 * 366)
MOST_MEETINGS = 1_000
MOST_EVENTS = 5_000
# Repetition by the hour or faster is no meeting, and a flood of dates.
FAST_RULES = re.compile(r"^RRULE.*FREQ=(SECONDLY|MINUTELY|HOURLY)", re.IGNORECASE | re.MULTILINE)
# Some calendars write "BYDAY=MO, TU", which no parser takes.
RULES = re.compile(r"(?:RRULE|EXRULE)[:;]", re.IGNORECASE)
RULE_SPACES = re.compile(r"\s*([,;=])\s*")
FIRST_DAY_ONLY = (
    "repetition cannot be worked out; of that event the first day is read",
    "repetitions cannot be worked out; of those events the first days are read",
)
# A calendar, or one of its parts that somebody saved alone.
BEGINS = re.compile(r"[\ufeff\s]*BEGIN:\s?(VCALENDAR|VEVENT|VTODO|VTIMEZONE|VALARM|VFREEBUSY|VJOURNAL)", re.I)
NOT_A_PERSON = ("ROOM", "RESOURCE")
REPLIES = {
    "ACCEPTED": "accepted",
    "DECLINED": "declined",
    "TENTATIVE": "tentative",
    "DELEGATED": "delegated",
    "NEEDS-ACTION": "none",
}
ROLES = {
    "CHAIR": "chair",
    "REQ-PARTICIPANT": "required",
    "OPT-PARTICIPANT": "optional",
    "NON-PARTICIPANT": "informed",
}
EXPECTED_ROLES = ("chair", "required")


def recognise_invitation(head: bytes, path: Path) -> bool:
    text = decode_head(head, path)
    return bool(BEGINS.match(text[:200]))


def read_invitation(path: Path) -> MeetingFile:
    """Every meeting of the calendar, repeated ones one by one, with everyone invited to each.

    Raises ImportRefused when the file is damaged or holds no meeting.
    """
    content = path.read_bytes()
    if len(content) > LARGEST_INVITATION_BYTES:
        raise ImportRefused(f"{path.name}: invitations below {LARGEST_INVITATION_BYTES // 10**6} MB are read")
    text = decode_words(content, path.name)
    if FAST_RULES.search(text.replace("\n ", "").replace("\r\n ", "")):
        raise ImportRefused(f"{path.name}: an event repeats by the hour or faster; that is no meeting")
    notes: list[Problem] = []
    calendars = _parse(_mend(text, notes), path.name)
    meetings: list[dict[str, Any]] = []
    attendance: list[dict[str, Any]] = []
    event_count = 0
    cancelled, off = list_cancelled(calendars), list[Component]()
    for calendar in calendars:
        events = [each for each in calendar.walk("VEVENT") if _read_value(each, "DTSTART") is not None]
        event_count += len(events)
        if event_count > MOST_EVENTS:
            raise ImportRefused(
                f"{path.name}: at most {MOST_EVENTS:,} events are read; this is a whole calendar"
            )
        zone = _find_zone(calendar)
        for event in _list_occurrences(calendar, events, notes):
            if is_cancelled(event, calendar) or is_called_off(event, cancelled):
                off.append(event)
                continue
            if len(meetings) >= MOST_MEETINGS:
                raise ImportRefused(
                    f"{path.name}: more than {MOST_MEETINGS:,} meetings; import a shorter series"
                )
            number = str(len(meetings) + 1)
            meetings.append(_read_meeting(event, number, zone))
            attendance += _read_invited(event, number)
    if not meetings and off:
        were = say_count(count_cancelled(off), "meeting was", "meetings were")
        raise ImportRefused(
            f"{path.name}: it only says that {were} cancelled, so nobody is expected. If its "
            "invitation is stored already, undo that import"
        )
    if not meetings:
        raise ImportRefused(f"{path.name}: no meeting with a date in this calendar")
    if off:
        words = (
            "meeting was cancelled; nobody is expected at it",
            "meetings were cancelled; nobody is expected at them",
        )
        notes.append(Problem(None, None, say_count(count_cancelled(off), *words)))
    return make_meeting_file(
        FILE_FORMAT,
        "invitation",
        event_count,
        meetings=meetings,
        attendance=attendance,
        notes=list(dict.fromkeys(notes)),
    )


def _mend(text: str, notes: list[Problem]) -> str:
    """Leave out what would stop the parser and says nothing of use: repeated times without a date."""
    lines = text.lstrip("\ufeff \t\r\n").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = [
        line for line in lines if not re.match(r"(RDATE|EXDATE)[^:]*VALUE=TIME", line[:200], re.IGNORECASE)
    ]
    if len(kept) < len(lines):
        notes.append(Problem(None, None, "repetitions given as a time without a date are left out"))
    kept = [RULE_SPACES.sub(r"\1", line) if RULES.match(line[:20]) else line for line in kept]
    if not kept[0].upper().startswith("BEGIN:VCALENDAR"):
        kept = ["BEGIN:VCALENDAR", *kept, "END:VCALENDAR"]
    return "\r\n".join(kept)


def _parse(text: str, name: str) -> list[Calendar]:
    try:
        parsed = Calendar.from_ical(text, multiple=True)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise ImportRefused(
            f"{name}: this calendar is damaged or cut off ({type(error).__name__})"
        ) from error
    return [each for each in parsed if isinstance(each, Calendar)]


def _list_occurrences(
    calendar: Calendar, events: list[Component], notes: list[Problem]
) -> Iterator[Component]:
    """Events as they take place; a series ends at its own end or after three years."""
    if not any(event.get(rule) for event in events for rule in ("RRULE", "RDATE", "RECURRENCE-ID")):
        yield from sorted(events, key=_sort_key)
        return
    occurrences, failed = _expand(calendar, events)
    found = {str(event.get("UID", "")) for event in occurrences}
    lost = [
        event
        for event in events
        if (uid := str(event.get("UID", ""))) not in found
        and (uid in failed or not _is_emptied(event, events))
    ]
    if lost:
        notes.append(Problem(None, None, say_count(len(lost), *FIRST_DAY_ONLY)))
    if any(_has_no_end(event) for event in events if event not in lost):
        days = LONGEST_SERIES.days // 366
        notes.append(Problem(None, None, f"a series without an end is read for {days} years"))
    yield from sorted([*occurrences, *lost], key=_sort_key)


def _expand(calendar: Calendar, events: list[Component]) -> tuple[list[Component], set[str]]:
    """The days of every series that can be worked out, and the UIDs of those whose rule stops the parser."""
    days = [_sort_key(event).date() for event in events]
    span = (min(days), min(max(days), date.max - LONGEST_SERIES) + LONGEST_SERIES)
    with suppress(Exception):  # the parsers raise whatever a damaged rule leads them to
        return list(recurring_ical_events.of(calendar).between(*span)), set()
    found: list[Component] = []
    failed = set()
    for uid, alone in _part_series(calendar).items():
        try:
            found += recurring_ical_events.of(alone).between(*span)
        except Exception:
            failed.add(uid)
    return found, failed


def _part_series(calendar: Calendar) -> dict[str, Calendar]:
    """By UID the events of one series, as a calendar with the time zones of the whole."""
    rest = [part for part in calendar.subcomponents if part.name != "VEVENT"]
    series: dict[str, Calendar] = {}
    for event in calendar.walk("VEVENT"):
        uid = str(event.get("UID", ""))
        if uid not in series:
            series[uid] = Calendar(calendar)
            series[uid].subcomponents = list(rest)
        series[uid].subcomponents.append(event)
    return series


def _is_emptied(event: Component, events: list[Component]) -> bool:
    """Whether every day of a series may have been taken out on purpose."""
    uid = event.get("UID")
    return any(each.get("EXDATE") or each.get("RECURRENCE-ID") for each in events if each.get("UID") == uid)


def _has_no_end(event: Component) -> bool:
    rules = event.get("RRULE")
    listed = rules if isinstance(rules, list) else [rules] if rules else []
    return any(not ({"UNTIL", "COUNT"} & {str(key).upper() for key in rule}) for rule in listed)


def _sort_key(event: Component) -> datetime:
    moment = _moment(_read_value(event, "DTSTART"))
    if moment is None:
        raise ValueError("an event without a start")
    return moment


def _read_value(event: Component, name: str) -> date | timedelta | None:
    """A day, moment or length; None where it is missing or cannot be read."""
    try:
        return getattr(event.get(name), "dt", None)
    except Exception:  # a property that the parser kept although it is broken raises when it is looked at
        return None


def _moment(day: date | timedelta | None) -> datetime | None:
    """The clock on the wall where the meeting is; the zone decides the day and is then dropped."""
    if isinstance(day, datetime):
        return day.replace(tzinfo=None)
    return datetime.combine(day, time()) if isinstance(day, date) else None


def _instant(day: date | timedelta | None) -> datetime | None:
    """For lengths over a change of clocks: the moment in UTC, as far as the zone is known."""
    if not isinstance(day, datetime):
        return None
    zone: tzinfo = day.tzinfo or UTC
    return day.replace(tzinfo=zone).astimezone(UTC)


def _find_zone(calendar: Component) -> ZoneInfo | None:
    """Where the calendar's owner is: times given in UTC are shown on that clock."""
    name = str(calendar.get("X-WR-TIMEZONE", ""))[:64]
    try:
        return ZoneInfo(name) if re.fullmatch(r"[A-Za-z]+(?:/[A-Za-z_+-]+)*", name) else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _read_meeting(event: Component, number: str, zone: ZoneInfo | None) -> dict[str, Any]:
    begins = _sort_key(event)
    start = _read_value(event, "DTSTART")
    if zone and isinstance(start, datetime) and start.tzinfo and start.utcoffset() == timedelta(0):
        begins = start.astimezone(zone).replace(tzinfo=None)
    minutes = _read_minutes(event)
    return {
        "meeting": number,
        "held_on": begins.date(),
        "title": str(event.get("SUMMARY", ""))[:300],
        "starts_at": begins,
        "ends_at": begins + timedelta(minutes=minutes) if minutes else None,
        "scheduled_minutes": minutes,
    }


def _read_minutes(event: Component) -> float | None:
    """The planned length; whole days are no length of a meeting."""
    duration = _read_value(event, "DURATION")
    if not isinstance(duration, timedelta):
        begins, ends = _instant(_read_value(event, "DTSTART")), _instant(_read_value(event, "DTEND"))
        if begins is None or ends is None:
            return None
        duration = ends - begins
    minutes = duration.total_seconds() / 60
    return minutes if 0 < minutes < 24 * 60 else None


def _read_invited(event: Component, number: str) -> list[dict[str, Any]]:
    """One row per person invited; the organiser too, who is often missing from the list of attendees."""
    listed = [_read_invitee(each, number) for each in _as_list(event.get("ATTENDEE"))]
    invited = {row["email"] or row["person"]: row for row in listed if row}
    organiser = _read_invitee(event.get("ORGANIZER"), number) if invited and event.get("ORGANIZER") else None
    if organiser and (organiser["email"] or organiser["person"]) not in invited:
        invited[organiser["email"] or organiser["person"]] = organiser | {
            "role": "organiser",
            "reply": "accepted",
            "expected": True,
        }
    for row in list(invited.values()):
        _mark_deputies(row, invited)
    return [{key: value for key, value in row.items() if not key.startswith("_")} for row in invited.values()]


def _as_list(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _read_invitee(address: Any, number: str) -> dict[str, Any] | None:
    said = getattr(address, "params", {})
    if str(said.get("CUTYPE", "")).upper() in NOT_A_PERSON:
        return None
    email = _plain_email(address)
    shown = _plain_email(said.get("CN", "")) if "@" in str(said.get("CN", "")) else str(said.get("CN", ""))
    if not email and not shown:
        return None
    name = name_from_email(shown) if "@" in shown else shown
    person, organisation = split_person(name or name_from_email(email))
    role = ROLES.get(str(said.get("ROLE", "REQ-PARTICIPANT")).upper(), "required")
    reply = REPLIES.get(str(said.get("PARTSTAT", "NEEDS-ACTION")).upper(), "none")
    return {
        "meeting": number,
        "person": person,
        "email": email,
        "email_domain": domain_of(email),
        "organisation": organisation,
        "role": role,
        "reply": reply,
        "expected": role in EXPECTED_ROLES,
        "presence": "apologies" if reply == "declined" else "unknown",
        "_to": [_plain_email(each) for each in _as_list(said.get("DELEGATED-TO"))],
        "_from": [_plain_email(each) for each in _as_list(said.get("DELEGATED-FROM"))],
    }


def _plain_email(address: Any) -> str:
    text = str(address or "").strip().strip('"')
    flat = re.sub(r"^(mailto|invalid):", "", text, flags=re.IGNORECASE).strip().casefold()
    return flat if "@" in flat else ""


def _mark_deputies(row: dict[str, Any], invited: dict[str, dict[str, Any]]) -> None:
    """Whoever was sent is expected as the deputy; whoever sent is expected through the deputy."""
    for email in row["_to"]:
        deputy = invited.setdefault(email, _deputy_unlisted(email, row))
        deputy["deputy_for"] = row["person"]
        deputy["expected"] = False
    for email in row["_from"]:
        sender = invited.get(email)
        row["deputy_for"] = sender["person"] if sender else name_from_email(email)
        row["expected"] = row["expected"] and sender is None


def _deputy_unlisted(email: str, row: dict[str, Any]) -> dict[str, Any]:
    return row | {
        "person": name_from_email(email),
        "email": email,
        "email_domain": domain_of(email),
        "organisation": "",
        "reply": "none",
        "presence": "unknown",
        "_to": [],
        "_from": [],
    }
