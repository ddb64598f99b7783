"""Survey programs that write questions in one row and their rows or options in the next, SmartSurvey among
them: known by their own columns, under which the second row is blank.
"""

from data.imports.survey_formats.survey_table import Headings, Roles, SurveyLayout, roles_of
from data.imports.survey_formats.surveymonkey import join_headings

ROLES: Roles = {
    "userid": "duplicate_key",
    "respondent": "duplicate_key",
    "respondentid": "duplicate_key",
    "responseid": "duplicate_key",
    "submissionid": "duplicate_key",
    "uniqueid": "duplicate_key",
    "started": "started_at",
    "datestarted": "started_at",
    "startdate": "started_at",
    "starttime": "started_at",
    "ended": "submitted_at",
    "dateended": "submitted_at",
    "enddate": "submitted_at",
    "endtime": "submitted_at",
    "completiontime": "submitted_at",
    "submitted": "submitted_at",
    "datesubmitted": "submitted_at",
    "submissiondate": "submitted_at",
    "status": "status",
    "responsestatus": "status",
    "completed": "status",
    "language": "language",
    "trackinglink": "technical",
    "collector": "technical",
    "source": "technical",
    "ipaddress": "ip",
    "email": "email",
    "emailaddress": "email",
    "name": "name",
    "firstname": "name",
    "lastname": "name",
}
ENOUGH_OWN, ENOUGH_GAPS = 3, 2
TIMES = frozenset({"started_at", "submitted_at"})
PARTIAL = frozenset({"partial", "incomplete", "abandoned", "no", "false"})


def recognise(top: list[list[str]]) -> bool:
    """Blank headings with words below, beside an id, a time and more of the program's with nothing below."""
    if len(top) < 3 or len(top[0]) != len(top[1]):
        return False
    questions, rows, answers = ([cell.strip() for cell in cells] for cells in top[:3])
    own = {at: role for at, role in roles_of(questions, ROLES).items() if not rows[at]}
    gaps = [at for at, question in enumerate(_said_once(questions, rows)) if not question and rows[at]]
    answered = sum(1 for at in own if at < len(answers) and answers[at])
    says_who_and_when = "duplicate_key" in own.values() and set(own.values()) & TIMES
    return bool(says_who_and_when) and len(own) >= ENOUGH_OWN and min(len(gaps), answered) >= ENOUGH_GAPS


def _said_once(questions: list[str], rows: list[str]) -> list[str]:
    """A question over several rows of a grid, without its repeats."""
    return [
        "" if at and question == questions[at - 1] and rows[at] and rows[at - 1] else question
        for at, question in enumerate(questions)
    ]


def read_headings(top: list[list[str]]) -> Headings:
    """A blank question belongs to the one before it, and so does one that says the same again."""
    questions, rows = ([" ".join(cell.split()) for cell in cells] for cells in top[:2])
    questions = _said_once(questions, rows)
    roles = {at: role for at, role in roles_of(questions, ROLES).items() if not rows[at]}
    return Headings(join_headings(questions, rows), roles, 2)


LAYOUT = SurveyLayout("two_heading_rows", recognise, read_headings, partial_statuses=PARTIAL)
