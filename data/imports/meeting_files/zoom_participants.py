"""Zoom participant lists: one row per joining or one per person, with or without the meeting's own rows."""

from pathlib import Path

from data.imports.meeting_files.meeting_file import MeetingFile
from data.imports.meeting_files.other_tables import is_other_table
from data.imports.meeting_files.participant_tables import (
    Reading,
    find_blocks,
    read_cells,
    read_head_cells,
    read_participants,
)
from data.imports.problems import ImportRefused

FILE_FORMAT = "zoom_participants"
# Headings that other lists may have too: a list of courses has minutes, a consent form has consent.
SHARED_HEADINGS = frozenset({"total duration (minutes)", "time in session (minutes)", "recording consent"})
# Headings (folded) that Zoom uses, in the languages of its exports.
OWN_HEADINGS = (
    "name (original name)",
    "user name (original name)",
    "nombre (nombre original)",
    "nome (nome original)",
    "nome (nome originale)",
    "naam (oorspronkelijke naam)",
    "total duration (minutes)",
    "in waiting room",
    "recording disclaimer response",
    "recording consent",
    "time in session (minutes)",
    "nom (nom d'origine)",
    "name (urspruenglicher name)",
    "name (originalname)",
)


def recognise_zoom_participants(head: bytes, path: Path) -> bool:
    """By a heading that only Zoom writes, or its rows about the meeting above the list."""
    found = find_blocks(read_head_cells(head, path))
    headings = {cell.casefold() for table in found.tables for cell in table.heading}
    own = headings & set(OWN_HEADINGS)
    if not found.tables or (own <= SHARED_HEADINGS and all(map(is_other_table, found.tables))):
        return False
    return (
        bool(own)
        or ("topic" in found.facts and "meeting" in found.facts)
        or ("user email" in headings and "join time" in headings)
    )


def read_zoom_participants(path: Path) -> MeetingFile:
    """One meeting. Zoom writes the month first unless the file itself shows otherwise; people in the
    waiting room were not in the meeting."""
    found = find_blocks(read_cells(path))
    if not found.tables:
        raise ImportRefused(f"{path.name}: this Zoom list has no table of participants; it may be cut off")
    return read_participants(path, found, Reading(FILE_FORMAT, "month_first", original_in_brackets=True))
