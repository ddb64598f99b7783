"""Lists of participants that meeting tools export: what every tool's layout has in common.

A file is a few blocks: facts about the meeting (a label and a value in a row), and tables with one row per
person or per joining. Columns are known by their headings in several languages, else by what stands in them.
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from analytics.wording import say_count
from data.imports.meeting_files.column_contents import complete_roles, join_split_moments, names_columns
from data.imports.meeting_files.localised_times import (
    DateOrder,
    find_day,
    find_order,
    read_duration,
    read_moment,
)
from data.imports.meeting_files.meeting_file import MeetingFile, make_meeting_file
from data.imports.meeting_files.participant_headings import ROLE_OF_HEADING, find_roles, flatten
from data.imports.meeting_files.people import domain_of, fold, name_from_email, normalise_person, split_person
from data.imports.meeting_files.presence import measure_presence
from data.imports.meeting_files.words import decode_head, decode_words, read_bytes
from data.imports.plain_xlsx import read_sheet_records
from data.imports.problems import ImportRefused, Problem

MOST_ROWS = 200_000
MOST_COLUMNS = 60
PACKED = b"PK\x03\x04"
# A list of a meeting is small; larger workbooks are tables of something else.
LARGEST_WORKBOOK_BYTES = 2_000_000
ROWS_OF_HEAD = 40
LONGEST_SPAN = timedelta(hours=24)
# Who joins this soon after the last one was there, on the other side of midnight, is at the same meeting.
SAME_MEETING = timedelta(hours=4)
OWN_FACTS = ("topic", "meeting", "start", "end")
TELLING = frozenset(OWN_FACTS) - {"end"}
YES = frozenset("yes ja oui si sí oes sim tak true".split())
# American exports write 2:00:10 PM; British ones 14:00:10, Australian and Irish ones "pm".
AMERICAN_CLOCK = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?[ \u202f][AP]M\b")
NO = frozenset("no nein non nee nie na nao não n".split())
NOT_PEOPLE = frozenset("total insgesamt gesamt summe totaal totale".split())


@dataclass(frozen=True)
class Table:
    """Rows under one heading row; `roles` says which column is what."""

    roles: dict[str, int]
    heading: list[str]
    rows: list[tuple[int, list[str]]]

    def cell(self, cells: list[str], role: str) -> str:
        at = self.roles.get(role)
        return cells[at].strip() if at is not None and at < len(cells) else ""


@dataclass
class ParticipantFile:
    """The blocks of a file: facts by role (topic, start, end …), tables in order."""

    facts: dict[str, str] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)
    numbered_sections: int = 0
    unknown_facts: list[str] = field(default_factory=list)


def read_cells(path: Path) -> list[list[str]]:
    """The file's rows as cells: text with whatever separator it uses.

    Raises ImportRefused when it is no text, or too large.
    """
    with path.open("rb") as stream:
        is_workbook = stream.read(len(PACKED)) == PACKED
    if is_workbook:
        return _read_sheet(path, None)
    return split_cells(decode_words(read_bytes(path), path.name))


def read_head_cells(head: bytes, path: Path) -> list[list[str]]:
    """The first rows of a list, to see whose it is; none where it is neither text nor a small workbook."""
    if not head.startswith(PACKED):
        return split_cells(decode_head(head, path))
    if path.stat().st_size > LARGEST_WORKBOOK_BYTES:
        return []
    try:
        return _read_sheet(path, ROWS_OF_HEAD)
    except ImportRefused:
        return []


def _read_sheet(path: Path, most_rows: int | None) -> list[list[str]]:
    """A list that somebody opened in a spreadsheet program and saved; times stand there as values."""
    records, _, _ = read_sheet_records(path, None, most_rows)
    rows: list[list[str]] = []
    for number, cells in records:
        rows += [[]] * (number - len(rows) - 1) + [[cell.strip() for cell in cells[:MOST_COLUMNS]]]
        if len(rows) > MOST_ROWS:
            raise ImportRefused(f"the list has more than {MOST_ROWS:,} rows; that is no meeting")
    return rows


def split_cells(text: str) -> list[list[str]]:
    """Rows of cells, by the separator of the lines that have most of it."""
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    separator = _find_separator(lines[:200])
    field_limit = csv.field_size_limit()
    rows = []
    reader = csv.reader((line.replace("\x00", "") for line in lines), delimiter=separator)
    try:
        for row in reader:
            rows.append([cell.strip() for cell in row[:MOST_COLUMNS]])
            if len(rows) > MOST_ROWS:
                raise ImportRefused(f"the list has more than {MOST_ROWS:,} rows; that is no meeting")
    except csv.Error as error:
        raise ImportRefused(f"row {len(rows) + 1}: a cell holds more than {field_limit:,} letters") from error
    return rows


def _find_separator(lines: list[str]) -> str:
    """The mark that cuts most lines into three or more; a tab wins over others, which stand in dates too."""
    best, most = "\t", 0
    for separator in ("\t", ";", ","):
        cut = sum(1 for row in csv.reader(lines, delimiter=separator) if len(row) >= 3)
        if cut > most:
            best, most = separator, cut
    return best


def find_blocks(rows: list[list[str]]) -> ParticipantFile:
    """Sort rows into facts and tables. Row numbers are those that the user sees."""
    found = ParticipantFile()
    table: Table | None = None
    pending: Table | None = None
    for number, cells in enumerate(rows, 1):
        filled = [cell for cell in cells if cell]
        if not filled:
            table = pending = None
            continue
        roles = find_roles(cells)
        if len(filled) == 1 and SECTION.match(filled[0]):
            found.numbered_sections += 1
            table = None
        elif _begins_table(roles, cells, table is not None, found.numbered_sections):
            table = Table(roles, cells, [])
            found.tables.append(table)
        elif _is_facts_heading(roles):
            pending, table = Table(roles, cells, []), None
        elif pending is not None:
            _keep_facts(found.facts, {role: pending.cell(cells, role) for role in pending.roles})
            pending = None
        elif table is not None:
            table.rows.append((number, join_split_moments(cells, len(table.heading))))
        else:
            _read_fact(found, join_split_moments(filled, 2))
    completed = [_know_columns(each, found.numbered_sections) for each in found.tables]
    found.tables = [table for table in completed if is_heading(table.roles)]
    return found


def _begins_table(roles: dict[str, int], cells: list[str], is_inside: bool, sections: int) -> bool:
    """Inside a table "Joined" and "Attendee" may be what a row says; a heading says little else."""
    if is_inside:
        return is_heading(roles) and 2 * len(roles) >= sum(1 for cell in cells if cell)
    return is_heading(roles) or (sections > 1 and names_columns(cells))


def _know_columns(table: Table, sections: int) -> Table:
    """In a language without a list of headings, what stands in a column says what it is.

    Only where sections or the other headings show a list of who came: a survey's times of sending are no
    joining.
    """
    filled = [cell for cell in table.heading if cell]
    if not sections and 2 * sum(flatten(cell) in ROLE_OF_HEADING for cell in filled) <= len(filled):
        return table
    return replace(table, roles=complete_roles(table.roles, [cells for _, cells in table.rows]))


def _read_fact(found: ParticipantFile, cells: list[str]) -> None:
    """A label and a value; or a line of its own that names the day, as "* Date: 2026-01-12" does."""
    if len(cells) >= 2:
        label = flatten(cells[0])
        _keep_facts(found.facts, {ROLE_OF_HEADING.get(label, ""): cells[1]})
        found.unknown_facts += [cells[1]] if label not in ROLE_OF_HEADING else []
    elif find_day(cells[0][-60:])[0]:
        found.facts.setdefault("day", cells[0][-60:])


def _keep_facts(facts: dict[str, str], said: dict[str, str]) -> None:
    for role, value in said.items():
        if role in ("topic", "start", "end", "meeting", "duration") and value:
            facts.setdefault(role, value)


SECTION = re.compile(r"\d{1,2}\s?\.(?!\d)")
TIMES = {"joined", "left", "duration", "moment"}


def is_heading(roles: dict[str, int]) -> bool:
    """Who, and when or how long; a heading of the meeting's own facts has no joining."""
    who = "name" in roles or "first_name" in roles or "email" in roles
    of_people = "topic" not in roles or "joined" in roles
    return who and bool(TIMES & set(roles)) and of_people


def _is_facts_heading(roles: dict[str, int]) -> bool:
    return "topic" in roles and bool({"start", "duration", "meeting"} & set(roles))


# ---------------------------------------------------------------- tables to people


@dataclass(frozen=True)
class Reading:
    """How to read one tool's lists: what stands in brackets, and which way round an unclear date is."""

    file_format: str
    otherwise: DateOrder = "day_first"
    original_in_brackets: bool = False


def read_participants(path: Path, found: ParticipantFile, reading: Reading) -> MeetingFile:
    """The meetings of the lists, with everyone in them; one, unless the rows themselves name several.

    Raises ImportRefused when no row names a person.
    """
    cells = [cell for table in found.tables for _, row in table.rows for cell in _time_cells(table, row)]
    otherwise: DateOrder = "month_first" if any(map(AMERICAN_CLOCK.search, cells)) else reading.otherwise
    order, is_sure = find_order([*cells, *found.facts.values()], otherwise)
    notes = [] if is_sure else [Problem(None, None, _order_note(order))]
    if any("utc" in flatten(name) for table in found.tables for name in table.heading):
        notes.append(Problem(None, None, "the list gives its times in UTC; they are kept as they stand"))
    rows = [table.cell(row, "attended") for table in found.tables for _, row in table.rows]
    if stayed_away := sum(word.casefold() in NO for word in rows):
        one = "row is of somebody who had registered and did not come; it is left out"
        many = "rows are of people who had registered and did not come; they are left out"
        notes.append(Problem(None, None, say_count(stayed_away, one, many)))
    named_day = find_day(path.stem.replace("_", " ")[-60:], order)[0]
    meetings: Records = []
    attendance: Records = []
    for facts, records in _split_meetings(found, order, named_day, reading):
        number = str(len(meetings) + 1)
        meeting, people = _read_meeting(facts, records, order, named_day, number)
        meetings.append(meeting)
        attendance += people
    if not attendance:
        raise ImportRefused(f"{path.name}: the list names nobody; export it again after the meeting")
    row_count = sum(len(table.rows) for table in found.tables[-1:])
    return make_meeting_file(
        reading.file_format, "attendance", row_count, meetings=meetings, attendance=attendance, notes=notes
    )


Records = list[dict[str, Any]]


def _split_meetings(
    found: ParticipantFile, order: DateOrder, named_day: date | None, reading: Reading
) -> list[tuple[dict[str, str], Records]]:
    """Facts and rows of each meeting: where rows name their meeting and start, there may be several.

    A meeting is told by its number, else its topic, and its start. Facts that stand in its first row only
    hold for the rows below.
    """
    facts = found.facts | _facts_by_place(found, order)
    day = named_day or _day_of(facts.get("start") or facts.get("day"), order)
    split: dict[tuple[str, str | datetime], list[tuple[dict[str, str], dict[str, Any]]]] = {}
    for table in found.tables:
        tells = {"joined", "topic"} <= set(table.roles) or {"joined", "meeting"} <= set(table.roles)
        above: dict[str, str] = {}
        for number, row in table.rows:
            said = {role: words for role in OWN_FACTS if tells and (words := table.cell(row, role))}
            is_same = all(above.get(role, said[role]) == said[role] for role in TELLING & set(said))
            above = above | said if is_same else said
            record = _read_row(table, number, row, order, day, reading)
            if record is not None:
                start = above.get("start", "")
                key = (
                    above.get("meeting") or above.get("topic", ""),
                    read_moment(start, order, day) or start,
                )
                split.setdefault(key, []).append((above, record))
    return [
        (facts | _first_said(own for own, _ in rows), [record for _, record in rows])
        for (named, start), listed in split.items()
        for rows in (_part_by_joining(listed) if named and not start else [listed])
    ]


def _first_said(listed: Iterable[dict[str, str]]) -> dict[str, str]:
    """What any row says of the meeting, the first row first."""
    facts: dict[str, str] = {}
    for own in listed:
        facts = own | facts
    return facts


def _part_by_joining(
    listed: list[tuple[dict[str, str], dict[str, Any]]],
) -> list[list[tuple[dict[str, str], dict[str, Any]]]]:
    """Where no start is told, another day is another meeting, unless people came while the last one went on
    or soon after: a meeting may pass midnight."""
    parts: list[list[tuple[dict[str, str], dict[str, Any]]]] = []
    timed = sorted((row for row in listed if row[1]["joined"]), key=lambda row: row[1]["joined"])
    until = datetime.min
    for row in timed:
        joined, left = row[1]["joined"], row[1]["left"]
        begins_anew = joined.date() > until.date() and joined - until > SAME_MEETING
        if not parts or begins_anew:
            parts.append([])
        parts[-1].append(row)
        ends = left if left and timedelta() <= left - joined <= LONGEST_SPAN else joined
        until = ends if begins_anew else max(until, ends)
    untimed = [row for row in listed if not row[1]["joined"]]
    parts = parts or [[]]
    parts[0] += untimed
    return [sorted(part, key=lambda row: row[1]["row"]) for part in parts]


def _facts_by_place(found: ParticipantFile, order: DateOrder) -> dict[str, str]:
    """Teams' first section in any language: the title first, then the start, then the end."""
    if not found.numbered_sections or "start" in found.facts:
        return {}
    moments = [cell for cell in found.unknown_facts if find_day(cell, order)[0] and read_moment(cell, order)]
    title = next((cell for cell in found.unknown_facts if cell not in moments and not cell.isdigit()), "")
    by_place = {"topic": title} | dict(zip(("start", "end"), moments, strict=False))
    return {role: words for role, words in by_place.items() if words and role not in found.facts}


def _read_meeting(
    facts: dict[str, str], records: Records, order: DateOrder, named_day: date | None, number: str
) -> tuple[dict[str, Any], Records]:
    day = named_day or _day_of(facts.get("start") or facts.get("day"), order)
    begins, ends = _find_frame(facts, records, order, day)
    attendance = [row | {"meeting": number} for row in _gather(records, begins, ends)]
    minutes = (ends - begins).total_seconds() / 60 if begins and ends and ends > begins else None
    if minutes is None and (said := read_duration(facts.get("duration", ""))):
        minutes = said / 60
    meeting = {
        "meeting": number,
        "held_on": begins.date() if begins else day,
        "title": facts.get("topic"),
        "starts_at": begins,
        "ends_at": ends,
        "scheduled_minutes": minutes,
    }
    return meeting, attendance


def _order_note(order: DateOrder) -> str:
    meant = "the day first" if order == "day_first" else "the month first"
    return f"dates such as 03/04/2026 are read with {meant}; nothing in the file says otherwise"


def _day_of(cell: str | None, order: DateOrder) -> date | None:
    return find_day(cell, order)[0] if cell else None


def _time_cells(table: Table, row: list[str]) -> Iterable[str]:
    return (table.cell(row, role) for role in ("joined", "left", "moment"))


def _read_row(
    table: Table, number: int, row: list[str], order: DateOrder, day: date | None, reading: Reading
) -> dict[str, Any] | None:
    name = table.cell(row, "name")
    if not name:
        name = f"{table.cell(row, 'first_name')} {table.cell(row, 'last_name')}".strip()
    email = table.cell(row, "email") or table.cell(row, "upn")
    email = email if "@" in email else ""
    if not name and not email:
        return None
    if table.cell(row, "attended").casefold() in NO:
        return None  # registered, and did not come
    if name.casefold() in NOT_PEOPLE or table.cell(row, "waiting_room").casefold() in YES:
        return None
    person, organisation = _name_in_full(name, reading) if name else (name_from_email(email), "")
    return {
        "row": number,
        "person": person,
        "organisation": organisation,
        "email": email,
        "role": table.cell(row, "role"),
        "action": table.cell(row, "action"),
        "joined": read_moment(table.cell(row, "joined"), order, day),
        "left": read_moment(table.cell(row, "left"), order, day),
        "moment": read_moment(table.cell(row, "moment"), order, day),
        "stated": read_duration(table.cell(row, "duration")),
    }


def _name_in_full(name: str, reading: Reading) -> tuple[str, str]:
    """Zoom writes the account's own name in brackets after the one that was shown."""
    shown, beside = split_person(name)
    was_renamed = reading.original_in_brackets and beside and name.rstrip().endswith(")")
    # "Diego Gomez (TA)" has added a word of his own; "iPhone (Brian Smith)" was renamed.
    if was_renamed and (len(beside.split()) > 1 or len(shown.split()) == 1):
        return beside, split_person(shown)[1]
    return shown, beside


def _find_frame(
    facts: dict[str, str], records: list[dict[str, Any]], order: DateOrder, day: date | None
) -> tuple[datetime | None, datetime | None]:
    """When the meeting began and ended: as stated, else from the first joining to the last leaving."""
    moments = [record[at] for record in records for at in ("joined", "left", "moment") if record[at]]
    moments += [
        record["joined"] + timedelta(seconds=record["stated"])
        for record in records
        if record["joined"] and not record["left"] and record["stated"]
    ]
    begins = read_moment(facts.get("start", ""), order, day) or min(moments, default=None)
    ends = read_moment(facts.get("end", ""), order, day)
    if ends is None and begins and "start" in facts and (said := read_duration(facts.get("duration", ""))):
        ends = begins + timedelta(seconds=said)
    return begins, ends or max(moments, default=None)


def _gather(
    records: list[dict[str, Any]], begins: datetime | None, ends: datetime | None
) -> list[dict[str, Any]]:
    """One row per person: known by e-mail, else by name; seconds from spans, as stated where that is less."""
    keys = _key_people(records)
    spans = _find_spans(records, keys, begins, ends)
    seconds = dict(zip(spans["person"], spans["seconds"], strict=True))
    people: dict[str, dict[str, Any]] = {}
    for key, record in zip(keys, records, strict=True):
        first = people.setdefault(
            key, {**record, "stated": 0.0, "was_stated": False, "timed": False, "spans": []}
        )
        for name in ("email", "organisation", "role"):
            first[name] = first[name] or record[name]
        if record["stated"] is not None:
            first["was_stated"] = True
            first["stated"] += record["stated"]
        first["timed"] = first["timed"] or bool(record["joined"] and record["left"]) or bool(record["moment"])
        if record["joined"] and record["left"]:
            first["spans"].append(record["stated"])
    return [
        {
            "meeting": "1",
            "row": person["row"],
            "person": person["person"],
            "email": person["email"].casefold(),
            "email_domain": domain_of(person["email"]),
            "organisation": person["organisation"],
            "role": person["role"],
            "presence": "present",
            "minutes_present": _minutes(person, seconds.get(key)),
        }
        for key, person in people.items()
    ]


def _minutes(person: dict[str, Any], seconds: float | None) -> float | None:
    """From first joining to last leaving somebody may have been away: a shorter duration beside it holds."""
    if person["timed"] and seconds is not None:
        spans: list[float | None] = person["spans"]
        stated = sum(each or 0 for each in spans)
        # Zoom rounds each row to a minute; what rounding can explain is no absence.
        rounded = 60 * len(spans) if stated % 60 == 0 else 0
        is_shorter = None not in spans and stated > 0 and stated + rounded < seconds
        return (stated if is_shorter else seconds) / 60
    return person["stated"] / 60 if person["was_stated"] else None


def _key_people(records: list[dict[str, Any]]) -> list[str]:
    """An e-mail tells people apart; a row without one belongs to the same name if only one has it."""
    emails: dict[str, set[str]] = {}
    for record in records:
        if record["email"]:
            emails.setdefault(normalise_person(record["person"]), set()).add(record["email"].casefold())
    keys = []
    for record in records:
        name = normalise_person(record["person"])
        known = emails.get(name, set())
        keys.append(record["email"].casefold() or (next(iter(known)) if len(known) == 1 else name))
    return keys


def _find_spans(
    records: list[dict[str, Any]], keys: list[str], begins: datetime | None, ends: datetime | None
) -> pd.DataFrame:
    """Seconds per person; the table of joinings replaces the first-to-last one where both are there."""
    rows = [
        {"person": key, "joined": record["joined"], "left": record["left"], "row": record["row"]}
        for key, record in zip(keys, records, strict=True)
        if record["joined"] and record["left"] and record["left"] - record["joined"] <= LONGEST_SPAN
    ]
    rows += _pair_moments(records, keys, ends)
    frame = pd.DataFrame(rows, columns=["person", "joined", "left", "row"])
    for name in ("joined", "left"):
        frame[name] = frame[name].astype("datetime64[s]")
    moment = "datetime64[s]"
    frame = frame.assign(
        meeting="1",
        **{
            "from": pd.Series(begins, index=frame.index, dtype=moment),
            "until": pd.Series(ends, index=frame.index, dtype=moment),
        },
    )
    return measure_presence(frame)


def _pair_moments(
    records: list[dict[str, Any]], keys: list[str], ends: datetime | None
) -> list[dict[str, Any]]:
    """The older layout has a row per joining and per leaving; who never left stayed to the end."""
    inside: dict[str, datetime] = {}
    spans = []
    listed = [
        (record["moment"], key, record) for key, record in zip(keys, records, strict=True) if record["moment"]
    ]
    for moment, key, record in sorted(listed, key=lambda each: each[0]):
        if _is_leaving(record["action"]):
            if key in inside:
                spans.append({"person": key, "joined": inside.pop(key), "left": moment, "row": record["row"]})
        else:
            inside.setdefault(key, moment)
    spans += [
        {"person": key, "joined": joined, "left": ends, "row": 0} for key, joined in inside.items() if ends
    ]
    return spans


LEAVING = (
    "left",
    "leave",
    "verlass",
    "quitt",
    "parti",
    "sali",
    "abandon",
    "usci",
    "verlaten",
    "saiu",
    "opusc",
    "gadaw",
)


def _is_leaving(action: str) -> bool:
    flat = fold(action)
    return any(word in flat for word in LEAVING) and "particip" not in flat
