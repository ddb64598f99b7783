"""SurveyMonkey: questions in one row, answer options in the next, sometimes a title above both."""

import re

from data.imports.raw_table import RawColumn
from data.imports.survey_formats.survey_table import Headings, Roles, SurveyLayout, plain_heading, roles_of

ROLES: Roles = {
    "respondentid": "duplicate_key",
    "collectorid": "technical",
    "collector": "technical",
    "datecreated": "started_at",
    "startdate": "started_at",
    "datemodified": "submitted_at",
    "enddate": "submitted_at",
    "ipaddress": "ip",
    "emailaddress": "email",
    "email": "email",
    "firstname": "name",
    "lastname": "name",
    "customdata1": "person_code",
    "customdata": "person_code",
    "completed": "status",
}
# The first heading, and the tool's own ones, as accounts in other languages export them.
FIRST_HEADINGS = frozenset(
    {"respondentid", "befragtenid", "teilnehmerid", "idderbefragten", "iddurépondant",
     "identifiantdurépondant", "iddelencuestado", "iddeencuestado", "idymatebydd"}
)  # fmt: skip
ROLES |= dict.fromkeys(FIRST_HEADINGS, "duplicate_key")
ROLES |= {
    "collectorid": "technical", "idducollecteur": "technical", "iddelrecopilador": "technical",
    "startdatum": "started_at", "datededébut": "started_at", "fechadeinicio": "started_at",
    "enddatum": "submitted_at", "datedefin": "submitted_at", "fechadefinalización": "submitted_at",
    "fechafinal": "submitted_at", "erstellungsdatum": "started_at", "änderungsdatum": "submitted_at",
    "datedecréation": "started_at", "datedemodification": "submitted_at",
    "fechadecreación": "started_at", "fechademodificación": "submitted_at",
    "ipadresse": "ip", "adresseip": "ip", "direcciónip": "ip",
    "emailadresse": "email", "adresseemail": "email", "direccióndecorreoelectrónico": "email",
    "vorname": "name", "nachname": "name", "prénom": "name", "nomdefamille": "name",
    "nombre": "name", "apellido": "name", "apellidos": "name",
}  # fmt: skip
# What SurveyMonkey writes under a question that has no options, in the languages it is used in here.
WHOLE_ANSWER = frozenset(
    {"response", "openendedresponse", "respuesta", "respuestaabierta", "antwort", "reponse", "réponse",
     "réponseouverte", "offeneantwort", "antwortmitoffenemende", "respuestaabiertas", "ymateb",
     "ymatebpenagored"}
)  # fmt: skip
PARTIAL = frozenset({"partial", "incomplete", "no", "disqualified"})


def _heading_row(top: list[list[str]]) -> int | None:
    """The row with "Respondent ID", under at most two title lines."""
    return next(
        (place for place, row in enumerate(top[:3]) if row and plain_heading(row[0]) in FIRST_HEADINGS), None
    )


def _has_option_row(questions: list[str], options: list[str]) -> bool:
    """Blank or repeated questions over named options, or "Response" under questions; never answers."""
    if not options or (options[0].strip() and plain_heading(options[0]) not in FIRST_HEADINGS):
        return False
    written = [plain_heading(option) for option in options[1:] if option.strip()]
    return bool(written)


def recognise(top: list[list[str]]) -> bool:
    """ "Respondent ID" first, and either a row of options below it or SurveyMonkey's collector beside it."""
    place = _heading_row(top)
    if place is None:
        return False
    beside = {plain_heading(cell) for cell in top[place]}
    has_options = place + 1 < len(top) and _has_option_row(top[place], top[place + 1])
    return has_options or len(beside & ROLES.keys()) >= 3 or _has_own_ids(top, place)


def _has_own_ids(top: list[list[str]], place: int) -> bool:
    """SurveyMonkey numbers its respondents with ten to twelve digits."""
    ids = [row[0] for row in top[place + 1 :] if row]
    return bool(ids) and "_" not in top[place][0] and all(re.fullmatch(r"\d{10,12}", word) for word in ids)


def read_headings(top: list[list[str]]) -> Headings:
    """A blank question belongs to the one before it (condensed and expanded exports alike)."""
    place = _heading_row(top) or 0
    questions = [" ".join(cell.split()) for cell in top[place]]
    has_options = place + 1 < len(top) and _has_option_row(questions, top[place + 1])
    options = [" ".join(cell.split()) for cell in top[place + 1]] if has_options else [""] * len(questions)
    roles = roles_of(questions, ROLES)
    if not has_options:
        columns = [_column(*_split(heading, questions)) for heading in questions]
        return Headings(columns, roles, place + 1)
    return Headings(join_headings(questions, options), roles, place + 2)


def join_headings(questions: list[str], options: list[str]) -> list[RawColumn]:
    """Each column with its question, carried to the right over blanks, and what stands below it."""
    columns = []
    current = ""
    for question, option in zip(questions, options, strict=True):
        current = question or (current if option else "")
        columns.append(_column(current, option))
    return columns


def _split(heading: str, headings: list[str]) -> tuple[str, str]:
    """ "Question - Option" where one heading row holds both and several columns share the question."""
    question, _, option = heading.rpartition(" - ")
    shared = sum(1 for other in headings if other.startswith(f"{question} - "))
    return (question, option) if question and shared > 1 else (heading, "")


def _column(question: str, option: str) -> RawColumn:
    is_whole = not option or plain_heading(option) in WHOLE_ANSWER or option == question
    if is_whole:
        return RawColumn(question, question)
    return RawColumn(f"{question} [{option}]", question, option)


LAYOUT = SurveyLayout("surveymonkey", recognise, read_headings, partial_statuses=PARTIAL)
