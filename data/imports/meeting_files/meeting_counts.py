"""Viva Insights' meeting query: one row per meeting with numbers of people, nobody named."""

import csv
from datetime import timedelta
from pathlib import Path
from typing import Any

from data.imports.meeting_files.localised_times import find_order, read_moment
from data.imports.meeting_files.meeting_file import MeetingFile, make_meeting_file
from data.imports.meeting_files.participant_tables import MOST_ROWS
from data.imports.meeting_files.words import decode_head, decode_words, read_bytes
from data.imports.problems import ImportRefused, Problem

FILE_FORMAT = "viva_meetings"
OWN_HEADINGS = ("meetingid", "number_of_attendees", "collaboration_start_time")
LONGEST_HOURS = 24.0


def recognise_meeting_counts(head: bytes, path: Path) -> bool:
    text = decode_head(head, path)
    first = text.lstrip("\ufeff")[:4_000].split("\n", 1)[0].casefold()
    return all(heading in first for heading in OWN_HEADINGS)


def read_meeting_counts(path: Path) -> MeetingFile:
    """When each meeting was and how long it was planned. Who was there, or from where, it does not say."""
    text = decode_words(read_bytes(path), path.name)
    rows = [
        {str(name).casefold(): (value or "").strip() for name, value in row.items() if isinstance(value, str)}
        for _, row in zip(range(MOST_ROWS), csv.DictReader(text.lstrip("\ufeff").splitlines()), strict=False)
    ]
    order, _ = find_order([row.get("collaboration_start_time", "") for row in rows], "month_first")
    meetings: dict[str, dict[str, Any]] = {}
    for row in rows:
        begins = read_moment(row.get("collaboration_start_time", ""), order)
        if begins is None or row.get("cancelled", "").casefold() == "true":
            continue
        hours = _read_number(row.get("duration", ""))
        meetings.setdefault(
            row.get("meetingid", ""),
            {
                "held_on": begins.date(),
                "starts_at": begins,
                "ends_at": begins + timedelta(hours=hours) if hours else None,
                "scheduled_minutes": hours * 60 if hours else None,
            },
        )
    if not meetings:
        raise ImportRefused(f"{path.name}: no meeting with a date in this list; it may be cut off")
    listed = [meeting | {"meeting": str(number)} for number, meeting in enumerate(meetings.values(), 1)]
    notes = [
        Problem(None, None, "the list counts people without naming them; it says nothing about who came")
    ]
    if len(listed) < len(rows):
        notes.append(
            Problem(None, None, f"{len(rows) - len(listed)} rows are cancelled meetings or repeated")
        )
    return make_meeting_file(FILE_FORMAT, "attendance", len(rows), meetings=listed, notes=notes)


def _read_number(word: str) -> float | None:
    try:
        number = float(word)
    except ValueError:
        return None
    return number if 0 < number <= LONGEST_HOURS else None
