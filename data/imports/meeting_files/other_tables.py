"""What tells a list of who came from other tables that name people: surveys, action logs, training lists.

Taking one of those for a meeting would make a person at a meeting of everyone who answered or has a task.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from data.imports.kinds import has_required, list_kinds
from data.imports.meeting_files.localised_times import find_day, read_duration, read_moment
from data.imports.meeting_files.participant_headings import ROLE_OF_HEADING, find_roles, flatten
from data.imports.meeting_files.participant_tables import LEAVING, ParticipantFile, Table
from data.imports.meeting_files.people import fold
from data.imports.values import normalise_name
from data.instruments import read_instruments

# Columns that lists of who came have beside who and when (folded); none of them says what the table is.
BESIDE = frozenset(
    "guest|organisation|organization|organisation name|company|department|group|country|region|location|"
    "attended|external|host|gast|invite|invitado|ospite".split("|")
)
# A heading of more words than this, or with a question mark, is a question.
LONGEST_LABEL = 6
# This share of the filled cells must be what the heading says.
MOST_CELLS = 0.8
LONGEST_DOING = 5
# Who came into a building or onto a computer is written so too (folded).
VAGUE_JOINING = frozenset(
    "login time|arrival time|arrived at|hora de entrada|heure d'arrivee|heure d'entree|primer acceso|"
    "primo accesso".split("|")
)
# Said of a meeting in a heading, above the table or in the file's name; of a shift or a task it is not.
OF_A_MEETING = re.compile(
    r"meeting|attend|participa|webinar|\bin call\b|\bsession\b|\bboard\b|committee|besprech|"
    r"teilnehm|teilnahme|anwesen|reunion|riunione|vergader|asisten|presence|cyfarfod|presenol"
)
STARTING = ("start", "begin", "from", "clock", "von", "debut", "inicio")
OF_WORK = re.compile(r"time ?sheets?|time ?log|payroll|\brota\b|\bhours\b|\bshifts?\b|stundenzettel")
# What tools call those who took part.
PARTS_TAKEN = frozenset(
    "organizer organiser presenter attendee panelist panellist host co-host cohost participant guest".split()
)
JOINING = (
    "join",
    "beigetr",
    "beitr",
    "teilgen",
    "rejoin",
    "entr",
    "unio",
    "unid",
    "unito",
    "unita",
    "partecip",
    "deelg",
    "dolacz",
    "ymun",
)


def is_other_table(table: Table) -> bool:
    """Whether a table that names people is something else than who was at a meeting."""
    if not _mostly(table, "joined", _has_clock):
        return True
    if {"joined", "left"} <= set(find_roles(table.heading)):
        return False  # nothing else lists when people came and went, whatever was asked beside it
    filled = [cell for cell in table.heading if cell]
    if any(cell.endswith("?") or len(cell.split()) > LONGEST_LABEL for cell in filled):
        return True
    if any(normalise_name(cell) in _list_item_ids() for cell in filled) or not _mostly_known(filled):
        return True
    return _fits_another_kind(filled) or not _mostly(table, "duration", _is_duration)


def is_of_a_meeting(found: ParticipantFile, table: Table, path: Path) -> bool:
    """Whether anything says that people were at a meeting: a time sheet has names, minutes and times too.

    Joining is said of nothing else. Arriving, or minutes alone, need a word beside them, and rows that do not
    each begin at a time of their own.
    """
    said = _heading_of(table, "joined")
    if ROLE_OF_HEADING.get(said) == "joined" and said not in VAGUE_JOINING:
        return True
    if _begins_row_by_row(table):
        return False
    words = _words_of(path.stem)
    return bool(
        {"topic", "meeting", "start"} & set(found.facts)
        or any(OF_A_MEETING.search(flatten(cell)) for cell in table.heading)
        or (OF_A_MEETING.search(words) and not OF_WORK.search(words))
        or (table.roles.get("role") is not None and _mostly(table, "role", _is_part_taken))
    )


def _begins_row_by_row(table: Table) -> bool:
    """Times of starting that differ from row to row, where no column says which meeting it was."""
    if {"topic", "meeting"} & set(table.roles):
        return False
    # A column whose heading is unknown is taken for the joining by what stands in it.
    role = "joined" if _heading_of(table, "joined").startswith(STARTING) else "start"
    return len({table.cell(cells, role) for _, cells in table.rows} - {""}) > 1


def _heading_of(table: Table, role: str) -> str:
    at = table.roles.get(role)
    return flatten(table.heading[at]) if at is not None and at < len(table.heading) else ""


def _words_of(name: str) -> str:
    return " ".join(re.split(r"[\W_\d]+", fold(name)))


def _is_part_taken(cell: str) -> bool:
    return fold(cell) in PARTS_TAKEN


def knows_every_heading(table: Table) -> bool:
    """Whether nothing stands in the list but who, how long and what belongs beside that."""
    return all(_is_known(cell) for cell in table.heading if cell)


def says_who_came_and_went(table: Table) -> bool:
    """Whether the column of what people did holds joining and leaving, and no tasks."""
    return _mostly(table, "action", _is_coming_or_going)


def _is_coming_or_going(cell: str) -> bool:
    words = fold(cell).replace("'", " ").split()
    return len(words) <= LONGEST_DOING and any(word.startswith((*JOINING, *LEAVING)) for word in words)


def _is_known(cell: str) -> bool:
    return flatten(cell) in ROLE_OF_HEADING or flatten(cell) in BESIDE


def _mostly_known(filled: list[str]) -> bool:
    return 2 * sum(map(_is_known, filled)) > len(filled)


def _fits_another_kind(filled: list[str]) -> bool:
    others = [kind for name, kind in list_kinds().items() if name != "attendance"]
    return any(has_required(kind, filled) for kind in others)


@cache
def _list_item_ids() -> frozenset[str]:
    return frozenset(
        normalise_name(item.id)
        for instrument in read_instruments().values()
        for item in (*instrument.items, *instrument.pulse)
    )


def _mostly(table: Table, role: str, fits: Callable[[str], bool]) -> bool:
    filled = [words for _, cells in table.rows if (words := table.cell(cells, role))]
    return sum(map(fits, filled)) >= MOST_CELLS * len(filled)


def _is_duration(cell: str) -> bool:
    return read_duration(cell) is not None


def _has_clock(cell: str) -> bool:
    """Joining has a time of day; a bare day is when somebody took up a post or a course."""
    return read_moment(find_day(cell)[1], "day_first", date.min) is not None
