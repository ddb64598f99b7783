"""What meeting tools and minute takers leave behind, read into evidence: recognised by content."""

from pathlib import Path

from data.imports.kinds import DOCUMENT_READERS, Choices, DocumentReader, FileContents
from data.imports.meeting_files.google_meet import (
    may_be_attendance,
    read_google_meet,
    recognise_google_meet,
)
from data.imports.meeting_files.invitations import read_invitation, recognise_invitation
from data.imports.meeting_files.meeting_counts import read_meeting_counts, recognise_meeting_counts
from data.imports.meeting_files.meeting_file import MeetingFile
from data.imports.meeting_files.minutes import read_minutes, recognise_minutes
from data.imports.meeting_files.saving import prepare_contents
from data.imports.meeting_files.teams_attendance import read_teams_attendance, recognise_teams_attendance
from data.imports.meeting_files.transcripts import read_transcript, recognise_transcript
from data.imports.meeting_files.zoom_participants import read_zoom_participants, recognise_zoom_participants
from data.imports.problems import ImportRefused
from data.imports.raw_table import HEAD_BYTES

# The most telling first: a Teams list would also pass for a list of any tool.
FORMATS = {
    "icalendar": ("invitation", recognise_invitation, read_invitation),
    "transcript": ("transcript", recognise_transcript, read_transcript),
    "teams_attendance": ("attendance", recognise_teams_attendance, read_teams_attendance),
    "zoom_participants": ("attendance", recognise_zoom_participants, read_zoom_participants),
    "viva_meetings": ("attendance", recognise_meeting_counts, read_meeting_counts),
    "google_meet": ("attendance", recognise_google_meet, read_google_meet),
    "minutes": ("minutes", recognise_minutes, read_minutes),
}

# What is too little to know a file by, and enough where somebody says its kind.
IF_NAMED = {"google_meet": may_be_attendance}


def recognise_meeting_file(head: bytes, path: Path) -> str | None:
    """Which of FORMATS the file is, by its first bytes; None when it is none of them."""
    return next((name for name, (_, recognise, _) in FORMATS.items() if recognise(head, path)), None)


def read_meeting_file(path: Path) -> MeetingFile:
    """Read a meeting file of any known format.

    Raises ImportRefused when it is none, or damaged.
    """
    with path.open("rb") as stream:
        file_format = recognise_meeting_file(stream.read(HEAD_BYTES), path)
    if file_format is None:
        raise ImportRefused(
            f"{path.name}: this is no attendance list, transcript, invitation or minutes "
            f"that can be read here"
        )
    return FORMATS[file_format][2](path)


def _make_reader(file_format: str) -> DocumentReader:
    kind, recognise, read = FORMATS[file_format]

    def read_contents(path: Path, choices: Choices) -> FileContents:
        return prepare_contents(read(path), path, choices)

    return DocumentReader(file_format, kind, recognise, read_contents, IF_NAMED.get(file_format))


if not any(reader.file_format == "icalendar" for reader in DOCUMENT_READERS):
    DOCUMENT_READERS.extend(_make_reader(file_format) for file_format in FORMATS)
