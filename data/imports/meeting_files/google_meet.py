"""Google Meet attendance reports, and lists of the same shape from other tools: who, from when to when."""

from pathlib import Path

from data.imports.kinds import has_required, list_kinds
from data.imports.meeting_files.meeting_file import MeetingFile
from data.imports.meeting_files.other_tables import is_of_a_meeting, is_other_table, knows_every_heading
from data.imports.meeting_files.participant_tables import (
    Reading,
    Table,
    find_blocks,
    read_cells,
    read_head_cells,
    read_participants,
)
from data.imports.problems import ImportRefused

FILE_FORMAT = "google_meet"


def recognise_google_meet(head: bytes, path: Path) -> bool:
    """First and last name or a full name, with a joining time and how long, is what Meet lists."""
    found = find_blocks(read_head_cells(head, path))
    return any(_is_meet(table) and is_of_a_meeting(found, table, path) for table in found.tables)


def may_be_attendance(head: bytes, path: Path) -> bool:
    """Names and times, under other headings than our own list's: enough once somebody says what it is."""
    tables = find_blocks(read_head_cells(head, path)).tables
    return any(not has_required(list_kinds()["attendance"], table.heading) for table in tables)


def _is_meet(table: Table) -> bool:
    if is_other_table(table):
        return False
    headings = {cell.casefold().strip() for cell in table.heading}
    timed = "joined" in table.roles and ("duration" in table.roles or "left" in table.roles)
    named = {"first_name", "last_name"} <= set(table.roles) or "name" in table.roles
    counted = {"name", "email", "duration"} <= set(table.roles) and knows_every_heading(table)
    return (timed and named) or counted or {"first seen", "time in call"} <= headings


def read_google_meet(path: Path) -> MeetingFile:
    """One meeting; times without a date are on the day that the file's name or first lines tell."""
    found = find_blocks(read_cells(path))
    if not found.tables:
        raise ImportRefused(f"{path.name}: this list has no table of participants; it may be cut off")
    return read_participants(path, found, Reading(FILE_FORMAT))
