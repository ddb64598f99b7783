"""LimeSurvey: "code. Question [sub-question]", codes alone, or questions alone as headings."""

import re

from data.imports.raw_table import RawColumn
from data.imports.survey_formats.survey_table import Headings, Roles, SurveyLayout, plain_heading, roles_of

ROLES: Roles = {
    "id": "duplicate_key",
    "responseid": "duplicate_key",
    "submitdate": "submitted_at",
    "datesubmitted": "submitted_at",
    "lastpage": "progress",
    "startlanguage": "language",
    "seed": "technical",
    "startdate": "started_at",
    "datestarted": "started_at",
    "datestamp": "technical",
    "datelastaction": "technical",
    "ipaddr": "ip",
    "ipaddress": "ip",
    "refurl": "technical",
    "referrerurl": "technical",
    "token": "person_code",
    "accesscode": "person_code",
    "interviewtime": "technical",
    "totaltime": "technical",
    "firstname": "name",
    "lastname": "name",
    "email": "email",
    "emailaddress": "email",
    # German, French, Spanish and Welsh headings of full-text exports.
    "antwortid": "duplicate_key",
    "idderantwort": "duplicate_key",
    "datumabgeschickt": "submitted_at",
    "letzteseite": "progress",
    "startsprache": "language",
    "zufallsstartwert": "technical",
    "datumgestartet": "started_at",
    "datumletzteaktivität": "technical",
    "ipadresse": "ip",
    "zugangsschlüssel": "person_code",
    "idréponse": "duplicate_key",
    "iddelaréponse": "duplicate_key",
    "datedesoumission": "submitted_at",
    "dernièrepage": "progress",
    "languededépart": "language",
    "languededébut": "language",
    "têtedesérie": "technical",
    "datedelancement": "started_at",
    "datededémarrage": "started_at",
    "datedeladernièreaction": "technical",
    "adresseip": "ip",
    "idderespuesta": "duplicate_key",
    "identificadorderespuesta": "duplicate_key",
    "fechadeenvío": "submitted_at",
    "últimapágina": "progress",
    "lenguajeinicial": "language",
    "idiomainicial": "language",
    "semilla": "technical",
    "fechadeinicio": "started_at",
    "fechadelaúltimaacción": "technical",
    "fechadeúltimaacción": "technical",
    "direcciónip": "ip",
    "idymateb": "duplicate_key",
    "dyddiadcyflwyno": "submitted_at",
    "tudalenolaf": "progress",
    "dyddiaddechrau": "started_at",
}
OWN_HEADINGS = frozenset(
    {"submitdate", "datesubmitted", "lastpage", "startlanguage", "seed", "datestarted", "datestamp",
     "datelastaction", "refurl", "referrerurl", "datumabgeschickt", "letzteseite", "startsprache",
     "zufallsstartwert", "datumgestartet", "datumletzteaktivität", "datedesoumission", "dernièrepage",
     "languededépart", "têtedesérie", "datedelancement", "datedeladernièreaction", "fechadeenvío",
     "últimapágina", "lenguajeinicial", "semilla", "fechadelaúltimaacción", "dyddiadcyflwyno",
     "tudalenolaf"}
)  # fmt: skip
ENOUGH_HEADINGS = 3
# "likert0[time1can]. [In an average month …]", "socio1. In which country do you work?"
# Whoever exports chooses what stands between them; a full stop unless changed.
SEPARATORS = (r"\.\s+", r"\._\.\s*", r":\s+", r"\s+[-–|]\s+", r"\|")
CODE_AND_TEXT = tuple(
    re.compile(rf"^(?P<code>[A-Za-z]\w*(?:\[[^\]]*\])*)(?:{separator})(?P<text>.*)$", re.DOTALL)
    for separator in SEPARATORS
)
# Only these two show by themselves that LimeSurvey wrote them: "Name: …" stands in many a file.
TELLING = CODE_AND_TEXT[:2]
CODE_ALONE = re.compile(r"^(?P<question>[A-Za-z]\w*)\[(?P<row>[^\]]+)\]")
LAST_BRACKET = re.compile(
    r"^(?P<question>.*?)\s*\[(?P<row>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]\s*$", re.DOTALL
)
ENOUGH_CODED_SHARE, ENOUGH_CODED = 0.5, 4
TIMING = re.compile(
    r"^(?:groupTime|questionTime)\d+$|\.\s*(?:Group time|Question time)\s*:|^(?:Group|Question) time\s*:"
)


def recognise(top: list[list[str]]) -> bool:
    """LimeSurvey's own headings, or most headings of the form "code. Question" or "CODE[ROW]"."""
    if not top:
        return False
    headings = top[0]
    pattern = find_pattern(headings)
    own = {plain_heading(_text_of(heading, pattern)) for heading in headings} | {
        plain_heading(_code_of(heading, pattern)) for heading in headings
    }
    is_telling = pattern in TELLING
    coded = sum(
        1
        for heading in headings
        # "A. Jones" is somebody, and "A. Leadership" a paragraph.
        if (is_telling and len(_code_of(heading, pattern)) > 1 and pattern.match(heading))
        or CODE_ALONE.fullmatch(heading)
    )
    filled = sum(1 for heading in headings if heading.strip())
    return len(own & OWN_HEADINGS) >= ENOUGH_HEADINGS or (
        coded >= ENOUGH_CODED and coded >= ENOUGH_CODED_SHARE * filled
    )


def find_pattern(headings: list[str]) -> re.Pattern[str]:
    """How code and text are parted in this file: as most of its headings show, else by a full stop."""
    filled = sum(1 for heading in headings if heading.strip())
    counts = [sum(1 for heading in headings if pattern.match(heading)) for pattern in CODE_AND_TEXT]
    best = counts.index(max(counts))
    return CODE_AND_TEXT[best if counts[best] >= ENOUGH_CODED_SHARE * filled else 0]


def _code_of(heading: str, pattern: re.Pattern[str]) -> str:
    match = pattern.match(heading)
    return match["code"] if match else heading


def _text_of(heading: str, pattern: re.Pattern[str]) -> str:
    match = pattern.match(heading)
    return match["text"] if match else heading


def read_headings(top: list[list[str]]) -> Headings:
    """Code, question and sub-question of each column."""
    headings = top[0]
    pattern = find_pattern(headings)
    roles = roles_of([_text_of(heading, pattern) for heading in headings], ROLES)
    roles |= roles_of([_code_of(heading, pattern) for heading in headings], ROLES)
    roles |= {at: "technical" for at, heading in enumerate(headings) if TIMING.search(heading)}
    return Headings([_column(heading, pattern) for heading in headings], roles, 1)


def _column(heading: str, pattern: re.Pattern[str]) -> RawColumn:
    code, text = _code_of(heading, pattern).strip(), " ".join(_text_of(heading, pattern).split())
    bracket = LAST_BRACKET.match(text)
    if bracket is None or not (pattern.match(heading) or bracket["question"]):
        alone = CODE_ALONE.match(code) if text == code else None
        return RawColumn(code, alone["question"], alone["row"]) if alone else RawColumn(code, text)
    return RawColumn(code, bracket["question"] or bracket["row"], bracket["row"])


LAYOUT = SurveyLayout("limesurvey", recognise, read_headings, unsent_is_partial=True)
