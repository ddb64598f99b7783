"""SoSci Survey: its own columns around codes of questions, what they ask in a second row, often UTF-16."""

from data.imports.raw_table import RawColumn
from data.imports.survey_formats.survey_table import Headings, Roles, SurveyLayout, plain_heading, roles_of

ROLES: Roles = {
    "case": "duplicate_key",
    "serial": "person_code",
    "ref": "technical",
    "questnnr": "technical",
    "mode": "technical",
    "language": "language",
    "started": "started_at",
    "timesum": "technical",
    "mailsent": "technical",
    "lastdata": "submitted_at",
    "finished": "status",
    "statusid": "technical",
    "qviewer": "is_test",
    "lastpage": "progress",
    "maxpage": "progress",
    "missing": "technical",
    "missrel": "technical",
    "timersi": "technical",
    "degtime": "technical",
}
OWN_HEADINGS = frozenset({"QUESTNNR", "LASTDATA", "FINISHED", "STARTED", "MAXPAGE", "LASTPAGE", "CASE"})
ENOUGH_HEADINGS = 4
NOT_ANSWERED = "-9"


def recognise(top: list[list[str]]) -> bool:
    """The program's own columns, in its capitals."""
    return bool(top) and len({heading.strip() for heading in top[0]} & OWN_HEADINGS) >= ENOUGH_HEADINGS


def read_headings(top: list[list[str]]) -> Headings:
    """Codes and, in the row below where there is one, "Question: row"."""
    codes = [cell.strip() for cell in top[0]]
    roles = roles_of(codes, ROLES)
    roles |= {at: "technical" for at, code in enumerate(codes) if code.startswith("TIME")}
    case = codes.index("CASE") if "CASE" in codes else 0
    has_texts = len(top) > 1 and not top[1][case].strip().isdigit()
    texts = [" ".join(cell.split()) for cell in top[1]] if has_texts else codes
    columns = [_column(code, text, texts) for code, text in zip(codes, texts, strict=True)]
    return Headings(columns, roles, 2 if has_texts else 1)


def _column(code: str, text: str, texts: list[str]) -> RawColumn:
    question, colon, row = text.partition(": ")
    shared = sum(1 for other in texts if other.startswith(f"{question}: ")) > 1
    if not colon or not shared or plain_heading(code) in ROLES:
        return RawColumn(code, text)
    return RawColumn(code, question, row)


LAYOUT = SurveyLayout(
    "sosci",
    recognise,
    read_headings,
    test_statuses=frozenset({"1", "true"}),
    partial_statuses=frozenset({"0", "false"}),
    blanks=frozenset({NOT_ANSWERED}),
)
