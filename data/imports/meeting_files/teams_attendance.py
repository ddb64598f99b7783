"""Microsoft Teams attendance reports: three numbered sections, the layout before them, and the oldest.

Newest: "1. Summary" (label, value), "2. Participants" (first join, last leave), "3. In-Meeting activities"
(one row per joining). 2021: "Meeting Summary" and one table. Oldest: name, joined or left, timestamp.
"""

from pathlib import Path

from data.imports.meeting_files.meeting_file import MeetingFile
from data.imports.meeting_files.other_tables import is_other_table, says_who_came_and_went
from data.imports.meeting_files.participant_tables import (
    ParticipantFile,
    Reading,
    Table,
    find_blocks,
    read_cells,
    read_head_cells,
    read_participants,
)
from data.imports.meeting_files.people import normalise_person
from data.imports.problems import ImportRefused

FILE_FORMAT = "teams_attendance"
# A tool's own words for its summary, beside the numbered sections.
SUMMARY_WORDS = (
    "meeting summary",
    "besprechungszusammenfassung",
    "resume de la reunion",
    "resumen de la reunion",
)


def recognise_teams_attendance(head: bytes, path: Path) -> bool:
    """By its sections and headings; the name and the encoding say nothing."""
    rows = read_head_cells(head, path)
    return is_teams(find_blocks(rows), " ".join(cell for row in rows[:3] for cell in row))


def is_teams(found: ParticipantFile, text: str) -> bool:
    """Numbered sections with a table of people, or headings that only Teams uses."""
    if found.numbered_sections >= 2 and any(
        "joined" in table.roles or "duration" in table.roles for table in found.tables
    ):
        return True
    start = text.lstrip("\ufeff \r\n").casefold()[:200]
    if found.tables and start.startswith(SUMMARY_WORDS):
        return True
    if any("upn" in table.roles and not is_other_table(table) for table in found.tables):
        return True
    return any(
        {"name", "action", "moment"} <= set(table.roles) and says_who_came_and_went(table)
        for table in found.tables
    )


def read_teams_attendance(path: Path) -> MeetingFile:
    """One meeting; presence from the table of joinings, details of people from the first table.

    Where only the first table is there, its duration is what is known of who left in between.
    """
    found = find_blocks(read_cells(path))
    if not found.tables or not any(table.rows for table in found.tables):
        raise ImportRefused(f"{path.name}: this Teams report lists no participants; it may be cut off")
    found.tables = _keep_joinings(found.tables)
    return read_participants(path, found, Reading(FILE_FORMAT))


def _keep_joinings(tables: list[Table]) -> list[Table]:
    """Where joinings are listed one by one, the first table's first-to-last spans would hide absences.

    Of whom no joining is listed from its beginning to its end, the first table tells all that is known.
    """
    filled = [table for table in tables if table.rows]
    if len(filled) < 2:
        return filled
    first, last = filled[0], filled[-1]
    if not {"joined", "left"} <= set(last.roles):
        return filled[:1]
    people_only = {role: at for role, at in first.roles.items() if role not in ("joined", "left", "duration")}
    alone = _find_without_joining(first, last)
    numbers = {number for number, _ in alone}
    others = [row for row in first.rows if row[0] not in numbers]
    return [Table(people_only, first.heading, others), Table(first.roles, first.heading, alone), last]


def _find_without_joining(people: Table, joinings: Table) -> list[tuple[int, list[str]]]:
    """Rows of people of whom no joining is listed; an e-mail tells people of one name apart."""
    emails, names, without_email = set[str](), set[str](), set[str]()
    for _, cells in joinings.rows:
        if joinings.cell(cells, "joined") and joinings.cell(cells, "left"):
            name, email = _name_row(joinings, cells)
            emails.add(email)
            names.add(name)
            without_email |= set() if email else {name}
    alone = []
    for row in people.rows:
        name, email = _name_row(people, row[1])
        if not (email in emails or name in without_email if email else name in names):
            alone.append(row)
    return alone


def _name_row(table: Table, cells: list[str]) -> tuple[str, str]:
    """The name as it is compared, and the e-mail address, "" where there is none."""
    name = table.cell(cells, "name") or (
        f"{table.cell(cells, 'first_name')} {table.cell(cells, 'last_name')}".strip()
    )
    email = table.cell(cells, "email") or table.cell(cells, "upn")
    return normalise_person(name), email.casefold() if "@" in email else ""
