"""Lists of participants that meeting tools export: what every tool's layout has in common.

A file is a few blocks: facts about the meeting (a label and a value in a row), and tables with one row per
person or per joining. Columns are known by their headings in several languages, else by what stands in them.
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from data.imports.meeting_files.localised_times import (
    DateOrder,
    find_day,
    find_order,
    read_duration,
    read_moment,
)
from data.imports.meeting_files.meeting_file import MeetingFile, make_meeting_file
from data.imports.meeting_files.people import domain_of, fold, name_from_email, normalise_person, split_person
from data.imports.meeting_files.presence import measure_presence
from data.imports.meeting_files.words import decode_words, read_bytes
from data.imports.problems import ImportRefused, Problem

MOST_ROWS = 200_000
MOST_COLUMNS = 60
LONGEST_SPAN = timedelta(hours=24)
# Headings as tools write them: English first, then the languages that we have seen exports in.
HEADINGS = {
    "name": "name|full name|user name (original name)|participant (original name)|nombre (nombre original)|"
    "nome (nome original)|nome (nome originale)|nom (nom d'origine)|nom (nom d'origine)|naam "
    "(oorspronkelijke naam)|"
    "name (urspruenglicher name)|name (ursprunglicher name)|name (originalname)|"
    "participant|participant name|name (original name)|display name|"
    "attendee|attendee name|"
    "user name|vollstandiger name|teilnehmer|nom|nom complet|nombre|nombre completo|nome|nome completo|"
    "volledige naam|naam|nazwa|imie i nazwisko|enw|enw llawn|namn|navn|participants",
    "first_name": "first name|vorname|prenom|nombre de pila|nome proprio|voornaam|enw cyntaf|given name",
    "last_name": "last name|surname|nachname|nom de famille|apellidos|cognome|achternaam|cyfenw|family name",
    "email": "email|e-mail|user email|email address|e-mail-adresse|e-mail adresse|adresse "
    "e-mail|adresse mail|"
    "correo electronico|correo|e-mailadres|posta elettronica|adres e-mail|ebost|e-post|correo de usuario|"
    "indirizzo e-mail|endereco de e-mail|courriel",
    "upn": "participant id (upn)|upn|teilnehmer-id (upn)|id de participant (upn)|id. de "
    "participante (upn)|user id|"
    "id participant (upn)|deelnemer-id (upn)|id partecipante (upn)|identificador de participante (upn)",
    "joined": "join time|first join|joined|joined at|time joined|join date|first join time|beitrittszeit|"
    "erster beitritt|uhrzeit des beitritts|zeitpunkt des beitritts|zeitpunkt des "
    "ersten beitritts|heure d'arrivee|"
    "heure de participation|premiere participation|heure d'entree|hora de union|"
    "hora de entrada|primera union|"
    "primer acceso|ora di accesso|ora di partecipazione|tijdstip van deelname|"
    "eerste deelname|toetredingstijd|"
    "hora de entrada na reuniao|czas dolaczenia|pierwsze dolaczenie|amser ymuno|first seen|join timestamp|"
    "primera vez que se unio|primo accesso|inschakeltijd|login time|joined time",
    "left": "leave time|last leave|left|left at|time exited|time left|exit time|"
    "verlassenszeit|letztes verlassen|"
    "zeitpunkt des verlassens|austrittszeit|uhrzeit des verlassens|heure de depart|"
    "dernier depart|heure de sortie|"
    "hora de salida|hora de abandono|ultima salida|ultimo abandono|ora di uscita|"
    "ora di abbandono|ultima uscita|"
    "tijdstip van vertrek|laatste vertrek|vertrektijd|hora de saida|ultima saida|czas opuszczenia|"
    "ostatnie opuszczenie|amser gadael|last seen|leave timestamp|logout time|left time",
    "duration": "duration|in-meeting duration|total duration|duration (minutes)|total duration (minutes)|"
    "time in session (minutes)|time in call|meeting duration|dauer|dauer der "
    "teilnahme|dauer in der besprechung|"
    "besprechungsdauer|duree|duree de la reunion|duree (minutes)|duree totale (minutes)|duracion|"
    "duracion en la reunion|duracion (minutos)|duracion total (minutos)|durata|"
    "durata (minuti)|durata totale (minuti)|"
    "duur|duur (minuten)|totale duur (minuten)|duracao|duracao (minutos)|duracao "
    "total (minutos)|czas trwania|hyd|"
    "dauer (minuten)|gesamtdauer (minuten)|attendance duration|durata della "
    "riunione|duree totale|attended minutes|"
    "duur in vergadering|total time (minutes)|minutes",
    "role": "role|rolle|fonction|rol|ruolo|funcao|rola|participant role|rôle",
    "action": "user action|action|benutzeraktion|action de l'utilisateur|action utilisateur|"
    "accion del usuario|"
    "accion de usuario|azione utente|gebruikersactie|acao do usuario|akcja uzytkownika|gweithred defnyddiwr",
    "moment": "timestamp|zeitstempel|horodateur|horodatage|marca de tiempo|timestamp (ora)|tijdstempel|"
    "carimbo de data/hora|sygnatura czasowa|stamp amser|time|date and time",
    "waiting_room": "in waiting room|im warteraum|en salle d'attente|en sala de espera|in wachtkamer",
    "meeting": "meeting id|meeting code|besprechungs-id|id de reunion|meeting-id|webinar id|id reunion",
    "topic": "topic|meeting title|title|thema|besprechungstitel|titre de la reunion|sujet|"
    "titulo de la reunion|tema|"
    "titolo della riunione|titel van vergadering|titulo da reuniao|meeting topic|webinar title|meeting name",
    "start": "start time|meeting start time|startzeit|beginn der besprechung|"
    "besprechungsbeginn|heure de debut|"
    "heure de debut de la reunion|hora de inicio|hora de inicio de la reunion|ora "
    "di inizio|begintijd|hora de inicio da reuniao|"
    "godzina rozpoczecia|amser dechrau|actual start time|scheduled start time|meeting start",
    "end": "end time|meeting end time|endzeit|ende der besprechung|besprechungsende|heure "
    "de fin|hora de finalizacion|"
    "heure de fin de la reunion|hora de fin|ora di fine|eindtijd|hora de termino|"
    "godzina zakonczenia|amser gorffen|"
    "hora de finalizacion de la reunion|meeting end|actual end time|fin",
}
ROLE_OF_HEADING = {word: role for role, words in HEADINGS.items() for word in words.split("|")}
YES = frozenset("yes ja oui si sí oes sim tak true".split())
# American exports write 2:00:10 PM; British ones 14:00:10, Australian and Irish ones "pm".
AMERICAN_CLOCK = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?[ \u202f][AP]M\b")
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


def read_cells(path: Path) -> list[list[str]]:
    """The file's rows as cells: text with whatever separator it uses.

    Raises ImportRefused when it is no text, or too large.
    """
    text = decode_words(read_bytes(path), path.name)
    return split_cells(text)


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
        if len(filled) == 1 and filled[0][:1].isdigit() and "." in filled[0][:3]:
            found.numbered_sections += 1
            table = None
        elif _is_heading(roles):
            table = Table(roles, cells, [])
            found.tables.append(table)
        elif _is_facts_heading(roles):
            pending, table = Table(roles, cells, []), None
        elif pending is not None:
            _keep_facts(found.facts, {role: pending.cell(cells, role) for role in pending.roles})
            pending = None
        elif table is not None:
            table.rows.append((number, cells))
        elif len(filled) >= 2:
            role = ROLE_OF_HEADING.get(_flat(filled[0]))
            _keep_facts(found.facts, {role or "": filled[1]})
    return found


def _keep_facts(facts: dict[str, str], said: dict[str, str]) -> None:
    for role, value in said.items():
        if role in ("topic", "start", "end", "meeting", "duration") and value:
            facts.setdefault(role, value)


def find_roles(cells: list[str]) -> dict[str, int]:
    """Which column is what, by its heading."""
    roles: dict[str, int] = {}
    for at, cell in enumerate(cells):
        role = ROLE_OF_HEADING.get(_flat(cell))
        if role and role not in roles:
            roles[role] = at
    return roles


def _flat(cell: str) -> str:
    return " ".join(fold(cell[:LONGEST_HEADING]).strip(" :*\ufeff").split())


LONGEST_HEADING = 80
TIMES = {"joined", "left", "duration", "moment"}


def _is_heading(roles: dict[str, int]) -> bool:
    who = "name" in roles or "first_name" in roles or "email" in roles
    return who and bool(TIMES & set(roles)) and "topic" not in roles


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
    """One meeting with everyone in the lists, from the table of joinings where there is one.

    Raises ImportRefused when no row names a person.
    """
    cells = [cell for table in found.tables for _, row in table.rows for cell in _time_cells(table, row)]
    otherwise: DateOrder = "month_first" if any(map(AMERICAN_CLOCK.search, cells)) else reading.otherwise
    order, is_sure = find_order([*cells, *found.facts.values()], otherwise)
    notes = [] if is_sure else [Problem(None, None, _order_note(order))]
    named_day = find_day(path.stem.replace("_", " ")[-60:], order)[0] or _day_of(
        found.facts.get("start"), order
    )
    records = [
        record
        for table in found.tables
        for number, row in table.rows
        if (record := _read_row(table, number, row, order, named_day, reading))
    ]
    if not records:
        raise ImportRefused(f"{path.name}: the list names nobody; export it again after the meeting")
    begins, ends = _find_frame(found.facts, records, order, named_day)
    attendance = _gather(records, begins, ends)
    held_on = begins.date() if begins else named_day
    minutes = (ends - begins).total_seconds() / 60 if begins and ends and ends > begins else None
    if minutes is None and (said := read_duration(found.facts.get("duration", ""))):
        minutes = said / 60
    meeting = {
        "meeting": "1",
        "held_on": held_on,
        "title": found.facts.get("topic"),
        "starts_at": begins,
        "ends_at": ends,
        "scheduled_minutes": minutes,
    }
    row_count = sum(len(table.rows) for table in found.tables[-1:])
    return make_meeting_file(
        reading.file_format, "attendance", row_count, meetings=[meeting], attendance=attendance, notes=notes
    )


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
    if reading.original_in_brackets and beside and name.rstrip().endswith(")"):
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
    """One row per person: known by e-mail, else by name; seconds from spans, else as stated."""
    keys = _key_people(records)
    spans = _find_spans(records, keys, begins, ends)
    seconds = dict(zip(spans["person"], spans["seconds"], strict=True))
    people: dict[str, dict[str, Any]] = {}
    for key, record in zip(keys, records, strict=True):
        first = people.setdefault(key, {**record, "stated": 0.0, "was_stated": False, "timed": False})
        for name in ("email", "organisation", "role"):
            first[name] = first[name] or record[name]
        if record["stated"] is not None:
            first["was_stated"] = True
            first["stated"] += record["stated"]
        first["timed"] = first["timed"] or bool(record["joined"] and record["left"]) or bool(record["moment"])
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
    if person["timed"] and seconds is not None:
        return seconds / 60
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
