"""Unipark (EFS Survey): codes of questions among its own columns, their labels in a second row or nowhere."""

from data.imports.raw_table import RawColumn
from data.imports.survey_formats.survey_table import Headings, Roles, SurveyLayout, roles_of

ROLES: Roles = {
    "lfdn": "duplicate_key",
    "externallfdn": "technical",
    "tester": "is_test",
    "dispcode": "status",
    "lastpage": "progress",
    "quality": "technical",
    "duration": "technical",
    "browser": "device",
    "referer": "technical",
    "deviceid": "device",
    "devicetype": "device",
    "quota": "technical",
    "quotaassignment": "technical",
    "quotarejectedid": "technical",
    "pagehistory": "technical",
    "hflip": "technical",
    "vflip": "technical",
    "outputmode": "technical",
    "javascript": "technical",
    "flash": "technical",
    "sessionid": "technical",
    "language": "language",
    "cleaned": "technical",
    "ats": "technical",
    "datetime": "started_at",
    "dateoflastaccess": "submitted_at",
    "dateoffirstmail": "technical",
    "uemail": "email",
    "uname": "name",
    "ufirstname": "name",
    "utelephone": "phone",
}
OWN_HEADINGS = frozenset(
    {"external_lfdn", "tester", "dispcode", "lastpage", "page_history", "hflip", "vflip", "output_mode",
     "date_of_last_access", "date_of_first_mail", "quota_assignment", "quota_rejected_id"}
)  # fmt: skip
ENOUGH_HEADINGS = 3
FIRST_HEADING = "lfdn"
# What it writes where a question was not shown, was skipped by a filter or got no answer.
NOT_ANSWERED = frozenset({"-77", "-66", "-99"})
# Dispositions: invited, begun, interrupted, taken up again. 31 and 32 are complete.
PARTIAL = frozenset({"15", "20", "21", "22", "23"})


def recognise(top: list[list[str]]) -> bool:
    """The running number first, and more of the program's own columns."""
    names = [cell.strip().casefold() for cell in top[0]] if top else []
    return names[:1] == [FIRST_HEADING] and len(OWN_HEADINGS.intersection(names)) >= ENOUGH_HEADINGS


def read_headings(top: list[list[str]]) -> Headings:
    """Codes and, in the row below where there is one, their labels."""
    codes = [cell.strip() for cell in top[0]]
    roles = roles_of(codes, ROLES)
    roles |= {at: "technical" for at, code in enumerate(codes) if code.casefold().startswith("rts")}
    has_texts = len(top) > 1 and not top[1][0].strip().isdigit()
    texts = [" ".join(cell.split()) for cell in top[1]] if has_texts else codes
    columns = [RawColumn(code, text or code) for code, text in zip(codes, texts, strict=True)]
    return Headings(columns, roles, 2 if has_texts else 1)


LAYOUT = SurveyLayout(
    "unipark",
    recognise,
    read_headings,
    test_statuses=frozenset({"1"}),
    partial_statuses=PARTIAL,
    blanks=NOT_ANSWERED,
)
