"""Qualtrics: ids, questions and {"ImportId"} rows since 2016; ids and questions before ("legacy")."""

import json
import re

from data.imports.problems import Problem
from data.imports.raw_table import RawColumn
from data.imports.survey_formats.survey_table import (
    Headings,
    Roles,
    SurveyLayout,
    plain_heading,
    roles_of,
    split_question,
)

ROLES: Roles = {
    "recordeddate": "submitted_at",
    "enddate": "started_at",
    "startdate": "started_at",
    "status": "is_test",
    "responsetype": "is_test",
    "finished": "status",
    "progress": "progress",
    "durationinseconds": "progress",
    "responseid": "duplicate_key",
    "responseset": "technical",
    "distributionchannel": "technical",
    "locationaccuracy": "technical",
    "userlanguage": "language",
    "externalreference": "person_code",
    "externaldatareference": "person_code",
    "ipaddress": "ip",
    "recipientlastname": "name",
    "recipientfirstname": "name",
    "name": "name",
    "recipientemail": "email",
    "emailaddress": "email",
    "locationlatitude": "location",
    "locationlongitude": "location",
}
# Which of the headings, and how many, make a file Qualtrics' own beyond doubt.
OWN_HEADINGS = frozenset(
    {"startdate", "enddate", "ipaddress", "progress", "durationinseconds", "recordeddate", "responseid",
     "recipientlastname", "recipientfirstname", "recipientemail", "distributionchannel", "userlanguage",
     "locationlatitude", "responseset", "externalreference", "externaldatareference", "finished"}
)  # fmt: skip
ENOUGH_HEADINGS = 5
# Published files often keep only the questions: "Q1, Q2_Part_1 …" above the texts.
QUESTION_CODE = re.compile(r"^Q\d+(?:[._]\w+)*$", re.IGNORECASE)
ENOUGH_CODES, ENOUGH_CODES_SHARE, LONG_TEXT, LONG_TEXT_SHARE = 4, 0.6, 25, 0.6
NUMBER = re.compile(r"^-?\d{1,3}$")
IMPORT_ID = re.compile(r"^\{\s*['\"]ImportId['\"]\s*:")
# What it writes behind a question with a choice to be written in: the choice itself, no row of a matrix.
CHOSEN = "Selected Choice"
TIMER = re.compile(r"(?:^Timing - )?(?:First Click|Last Click|Page Submit|Click Count)$")
TECHNICAL_ENDING = re.compile(
    r"_(?:First Click|Last Click|Page Submit|Click Count|Browser|Version|Operating System|Resolution)$"
    r"|_DO(?:_|$)"
    # What Text iQ says of a written answer.
    r"| - (?:Parent Topics|Topics|Topic Hierarchy Level \d+|(?:Topic )?Sentiment(?: Label| Score| Polarity)?"
    r"|Actionability|Effort(?: Numeric)?|Emotion(?: Intensity)?)$"
)
# Choice text comes in the language of whoever exports, the statuses with it.
TEST = frozenset({"1", "2", "8", "9", "17", "survey preview", "survey test", "preview", "spam", "test",
                  "offline survey preview", "spam preview", "possible spam",
                  "umfragevorschau", "umfrage-vorschau", "vorschau der umfrage", "vorschau", "umfragetest",
                  "vista previa de la encuesta", "vista previa", "prueba de la encuesta",
                  "encuesta de prueba", "aperçu de l'enquête", "aperçu de l’enquête", "aperçu du sondage",
                  "aperçu", "test de l'enquête", "test de l’enquête", "rhagolwg o'r arolwg",
                  "rhagolwg o’r arolwg", "rhagolwg", "prawf"})  # fmt: skip
PARTIAL = frozenset({"0", "false", "no", "falsch", "nein", "falso", "faux", "non", "gau", "anwir", "na"})


def recognise(top: list[list[str]]) -> bool:
    """A row of ImportIds, legacy V-names above Qualtrics' own headings, or enough of those alone."""
    if any(any(IMPORT_ID.match(cell) for cell in row) for row in top[1:4]):
        return True
    return any(_own_heading_count(row) >= ENOUGH_HEADINGS for row in top[:2]) or _has_codes_over_texts(top)


def _has_codes_over_texts(top: list[list[str]]) -> bool:
    """A row of Q-codes, a row of sentences under them, and shorter answers or numbers alone below."""
    if len(top) < 3 or len(top[0]) != len(top[1]):
        return False
    coded = [at for at, name in enumerate(top[0]) if QUESTION_CODE.match(name.strip())]
    if len(coded) < max(ENOUGH_CODES, ENOUGH_CODES_SHARE * len(top[0])):
        return False
    if all(_is_text_over_numbers(top, at) for at in coded):
        return True
    long_texts = sum(1 for at in coded if len(top[1][at]) >= LONG_TEXT)
    long_answers = sum(1 for at in coded if at < len(top[2]) and len(top[2][at]) >= LONG_TEXT)
    return long_texts >= LONG_TEXT_SHARE * len(coded) and long_answers < long_texts / 2


def _is_text_over_numbers(top: list[list[str]], at: int) -> bool:
    """ "People trust each other" above 4, 2, 5."""
    below = [row[at].strip() for row in top[2:] if at < len(row)]
    answers = [cell for cell in below if cell]
    return " " in top[1][at].strip() and bool(answers) and all(map(NUMBER.match, answers))


def _own_heading_count(row: list[str]) -> int:
    return len({plain_heading(cell) for cell in row} & OWN_HEADINGS)


def read_headings(top: list[list[str]]) -> Headings:
    """Names, questions with their rows, roles, time zone, and the place of the first answer."""
    names, first_row = top[0], 1
    texts, import_ids = names, [""] * len(names)
    for place, row in enumerate(top[1:4], 1):
        if any(IMPORT_ID.match(cell) for cell in row):
            texts = top[1] if place == 2 else texts  # whatever language the questions are in
            import_ids, first_row = row, place + 1
        elif place == 1 and (_is_question_row(names, row) or _has_codes_over_texts(top)):
            texts, first_row = row, place + 1
    roles = roles_of(texts, ROLES) | roles_of(names, ROLES)
    if "submitted_at" not in roles.values():
        roles |= {at: "submitted_at" for at, name in enumerate(texts) if plain_heading(name) == "enddate"}
    roles |= {
        at: "technical"
        for at, (name, text) in enumerate(zip(names, texts, strict=True))
        if TIMER.search(text) or TECHNICAL_ENDING.search(name)
    }
    zone = _time_zone(import_ids)
    notes = [Problem(None, None, f"times are in the time zone {zone}")] if zone else []
    extras: dict[str, object] = {"time_zone": zone} if zone else {}
    return Headings(_columns(names, texts, import_ids), roles, first_row, notes, extras)


def _is_question_row(names: list[str], row: list[str]) -> bool:
    """The second row repeats Qualtrics' own headings in words ("Start Date" under StartDate)."""
    return _own_heading_count(row) >= min(ENOUGH_HEADINGS, max(_own_heading_count(names), 3)) - 1


def _time_zone(import_ids: list[str]) -> str | None:
    for cell in import_ids:
        try:
            zone = json.loads(cell).get("timeZone") if IMPORT_ID.match(cell) else None
        except (json.JSONDecodeError, AttributeError):
            continue  # legacy files write {'ImportId': 'startDate'}, which holds no time zone
        if zone:
            return str(zone)
    return None


def _columns(names: list[str], texts: list[str], import_ids: list[str]) -> list[RawColumn]:
    """Columns of one question, by its id or its name, share the words before the last dash."""
    groups: dict[str, list[int]] = {}
    for at, (name, import_id) in enumerate(zip(names, import_ids, strict=True)):
        question = re.search(r"QID\d+", import_id)
        stem = question[0] if question else re.sub(r"(?:_-?\d+|_TEXT)+$", "", name)
        groups.setdefault(stem, []).append(at)
    parts: dict[int, tuple[str, str]] = {}
    for places in groups.values():
        group_texts = [" ".join(texts[at].split()) for at in places]
        separator = " - " if all(" - " in text for text in group_texts) else "-"
        parts |= dict(zip(places, split_question(group_texts, separator), strict=True))
    chosen = {at: (text, "") for at, (text, row) in parts.items() if row == CHOSEN}
    return [RawColumn(name, *(parts | chosen)[at]) for at, name in enumerate(names)]


LAYOUT = SurveyLayout("qualtrics", recognise, read_headings, TEST, PARTIAL)
