"""Google Forms: "Timestamp" first, one question a column, the rows of a grid in square brackets."""

import re

from data.imports.grid_headings import BRACKETED
from data.imports.raw_table import RawColumn
from data.imports.survey_formats.survey_table import Headings, Roles, SurveyLayout, plain_heading, roles_of

ROLES: Roles = {
    "emailaddress": "email",
    "username": "email",
    "direccióndecorreoelectrónico": "email",
    "adresseemail": "email",
    "adressemail": "email",
    "adressedemessagerie": "email",
    "nomdutilisateur": "email",
    "nombredeusuario": "email",
    "correoelectrónico": "email",
    "nutzername": "email",
    "cyfeiriadebost": "email",
    "punkte": "technical",
    "punktzahl": "technical",
    "sgôr": "technical",
    "emailadresse": "email",
    "score": "technical",
    "puntuación": "technical",
    "totalscore": "technical",
    "gesamtpunktzahl": "technical",
    "puntuacióntotal": "technical",
    "scoretotal": "technical",
    "notetotale": "technical",
}
# The first heading in the languages that forms are made in here.
FIRST_HEADINGS = frozenset(
    {"timestamp", "marcatemporal", "horodateur", "zeitstempel", "stampamser", "informazionicronologiche",
     "carimbodedatahora", "tijdstempel",
     "marcadetiempo", "stampamseru", "hora"}
)  # fmt: skip
QUIZ_ROWS = frozenset(
    {"score", "feedback", "punktzahl", "puntuación", "comentarios", "commentaires", "sgôr", "adborth"}
)
# 2019-06-25 06:59:49 · 2020/06/05 11:34:01 AM EST · 25/06/2019 06:59:49 · 5/16/2016 9:03:21
# A "T" between day and time is a program's log, and no form's.
MOMENT = re.compile(r"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4} +\d{1,2}[:.]\d{2}")


def recognise(top: list[list[str]]) -> bool:
    """ "Timestamp" heads the first column and the first answer under it is a date with a time."""
    if len(top) < 2 or len(top[0]) < 2 or plain_heading(top[0][0]) not in FIRST_HEADINGS:
        return False
    return any(row and MOMENT.match(row[0]) for row in top[1:])


def read_headings(top: list[list[str]]) -> Headings:
    """Question and grid row of each column."""
    headings = [" ".join(heading.split()) for heading in top[0]]
    roles = roles_of(headings, ROLES) | {0: "submitted_at"}
    roles |= {at: "technical" for at, heading in enumerate(headings) if _is_of_a_quiz(heading, headings)}
    return Headings([_column(heading) for heading in headings], roles, 1)


def _is_of_a_quiz(heading: str, headings: list[str]) -> bool:
    """What was scored for a question, and what the answer was told, beside the question itself."""
    grid = BRACKETED.match(heading)
    return grid is not None and plain_heading(grid["row"]) in QUIZ_ROWS and grid["question"] in headings


def _column(heading: str) -> RawColumn:
    grid = BRACKETED.match(heading)
    if grid is None or not grid["question"]:
        return RawColumn(heading, heading)
    return RawColumn(heading, grid["question"], grid["row"].strip())


LAYOUT = SurveyLayout("google_forms", recognise, read_headings)
