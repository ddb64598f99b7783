"""Microsoft Forms: ID, start, completion, e-mail and name first; choices end in a semicolon."""

from data.imports.raw_table import RawColumn
from data.imports.survey_formats.survey_table import Headings, Roles, SurveyLayout, plain_heading, roles_of

ROLES: Roles = {
    "id": "duplicate_key",
    "starttime": "started_at",
    "completiontime": "submitted_at",
    "lastmodifiedtime": "technical",
    "email": "email",
    "name": "name",
    "language": "language",
    "totalpoints": "technical",
    "quizfeedback": "technical",
    "gradepostedtime": "technical",
    "horadeinicio": "started_at",
    "horadefinalización": "submitted_at",
    "correoelectrónico": "email",
    "nombre": "name",
    "heuredebut": "started_at",
    "heuredébut": "started_at",
    "heurededébut": "started_at",
    "heuredefin": "submitted_at",
    "adressedemessagerie": "email",
    "nom": "name",
    "startzeit": "started_at",
    "fertigstellungszeit": "submitted_at",
    "email2": "email",
    "startzeitpunkt": "started_at",
    "uhrzeitdesstarts": "started_at",
    "abschlusszeit": "submitted_at",
    "endzeit": "submitted_at",
    "zeitpunktderletztenänderung": "technical",
    "uhrzeitderletztenänderung": "technical",
    "gesamtpunktzahl": "technical",
    "sprache": "language",
    "horadelaúltimamodificación": "technical",
    "horadeúltimamodificación": "technical",
    "totaldepuntos": "technical",
    "comentariosdelcuestionario": "technical",
    "idioma": "language",
    "heurededernièremodification": "technical",
    "heuredeladernièremodification": "technical",
    "totaldespoints": "technical",
    "commentairesdutest": "technical",
    "courrierélectronique": "email",
    "langue": "language",
    "adresseemail": "email",
    "amserdechrau": "started_at",
    "amsercychwyn": "started_at",
    "amsergorffen": "submitted_at",
    "amserynewidiadiwethaf": "technical",
    "amseraddaswydddiwethaf": "technical",
    "cyfanswmpwyntiau": "technical",
    "iaith": "language",
    "amsercwblhau": "submitted_at",
    "ebost": "email",
    "begintijd": "started_at",
    "tijdvanvoltooien": "submitted_at",
    "eindtijd": "submitted_at",
    "voltooiingstijd": "submitted_at",
    "naam": "name",
    "tijdvandelaatstewijziging": "technical",
    "totaalaantalpunten": "technical",
    "oradiinizio": "started_at",
    "oradicompletamento": "submitted_at",
    "oradifine": "submitted_at",
    "postaelettronica": "email",
    "nome": "name",
    "oradellultimamodifica": "technical",
    "puntitotali": "technical",
    "horadeinício": "started_at",
    "horadeconclusão": "submitted_at",
    "horadaúltimamodificação": "technical",
    "enw": "name",
}
# Beside every question of a quiz: what was scored, and what the teacher wrote.
POINTS = ("points", "feedback", "punkte", "puntos", "comentarios", "commentaires", "pwyntiau", "adborth")


def recognise(top: list[list[str]]) -> bool:
    """ID first, then start and completion times among the next columns, in any of the tool's languages."""
    if not top or len(top[0]) < 4 or plain_heading(top[0][0]) not in ("id", "identyfikator"):
        return False
    first = {ROLES.get(plain_heading(heading)) for heading in top[0][1:7]}
    return {"started_at", "submitted_at"} <= first


def read_headings(top: list[list[str]]) -> Headings:
    """The tool's own columns come first; a question may be called "Name" too."""
    headings = [" ".join(heading.replace("\xa0", " ").split()) for heading in top[0]]
    own = roles_of(headings[:8], ROLES)
    quiz = {
        at: "technical"
        for at, heading in enumerate(headings)
        if heading.casefold().startswith(tuple(f"{word} {dash} " for word in POINTS for dash in "-–"))
    }
    return Headings([_column(heading) for heading in headings], own | quiz, 1)


def _column(heading: str) -> RawColumn:
    """A Likert statement is a column of its own; newer exports write "Question.Statement"."""
    question, dot, statement = heading.partition("?.")
    if dot and statement:
        return RawColumn(heading, f"{question}?", statement.strip())
    return RawColumn(heading, heading)


LAYOUT = SurveyLayout("microsoft_forms", recognise, read_headings)
