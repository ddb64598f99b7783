"""Alchemer (SurveyGizmo): its own columns first, then "Row:Question" for grids and checkboxes."""

from collections import Counter

from data.imports.raw_table import RawColumn
from data.imports.survey_formats.survey_table import Headings, Roles, SurveyLayout, plain_heading, roles_of

ROLES: Roles = {
    "responseid": "duplicate_key",
    "timestarted": "started_at",
    "datesubmitted": "submitted_at",
    "status": "status",
    "contactid": "technical",
    "legacycomments": "technical",
    "comments": "technical",
    "language": "language",
    "referer": "technical",
    "extendedreferer": "technical",
    "sessionid": "technical",
    "useragent": "device",
    "extendeduseragent": "device",
    "tags": "technical",
    "ipaddress": "ip",
    "longitude": "location",
    "latitude": "location",
    "country": "location",
    "city": "location",
    "stateregion": "location",
    "postal": "location",
    "link": "technical",
    "linkname": "technical",
    "isdatatest": "is_test",
    "istestdata": "is_test",
    "testdata": "is_test",
    "email": "email",
    "emailaddress": "email",
    "firstname": "name",
    "lastname": "name",
}
OWN_HEADINGS = frozenset(
    {
        "timestarted",
        "datesubmitted",
        "contactid",
        "legacycomments",
        "sessionid",
        "useragent",
        "referer",
        "stateregion",
    }
)
ENOUGH_HEADINGS = 3
TEST = frozenset({"true", "yes", "1", "test", "test data", "deleted"})
PARTIAL = frozenset({"partial", "disqualified", "incomplete", "abandoned"})


def recognise(top: list[list[str]]) -> bool:
    """Response ID and at least three more of the tool's own headings."""
    headings = {plain_heading(heading) for heading in top[0]} if top else set()
    return "responseid" in headings and len(headings & OWN_HEADINGS) >= ENOUGH_HEADINGS


def read_headings(top: list[list[str]]) -> Headings:
    """What follows the last colon is the question where several columns share it."""
    headings = [" ".join(heading.split()) for heading in top[0]]
    endings = Counter(heading.rpartition(":")[2].strip() for heading in headings if ":" in heading)
    last_own = max(
        (at for at, heading in enumerate(headings) if plain_heading(heading) in OWN_HEADINGS), default=0
    )
    own = {at: role for at, role in roles_of(headings, ROLES).items() if at <= last_own + len(PARTIAL) + 4}
    return Headings([_column(heading, endings) for heading in headings], own, 1)


def _column(heading: str, endings: Counter[str]) -> RawColumn:
    row, _, question = heading.rpartition(":")
    if row and endings[question.strip()] > 1:
        return RawColumn(heading, question.strip(), row.strip())
    return RawColumn(heading, heading)


LAYOUT = SurveyLayout("alchemer", recognise, read_headings, TEST, PARTIAL)
