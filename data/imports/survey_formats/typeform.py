"""Typeform: a mark first, one question a column, times in UTC last; groups of questions may stand above."""

from data.imports.raw_table import RawColumn
from data.imports.survey_formats.survey_table import Headings, Roles, SurveyLayout, plain_heading, roles_of

ROLES: Roles = {
    "responsetype": "status",
    "startdateutc": "started_at",
    "stagedateutc": "technical",
    "submitdateutc": "submitted_at",
    "networkid": "technical",
    "tags": "technical",
    "ending": "technical",
    "score": "technical",
}
MARK = "#"
TIMES = frozenset({"startdateutc", "submitdateutc"})
HEADINGS_WITHIN_ROWS = 3
PARTIAL = frozenset({"partial", "started"})


def recognise(top: list[list[str]]) -> bool:
    """Its mark and both of its times in one of the first rows."""
    return _heading_row(top) is not None


def _heading_row(top: list[list[str]]) -> int | None:
    def has_headings(row: list[str]) -> bool:
        return row[0].strip() == MARK and {plain_heading(cell) for cell in row} >= TIMES

    return next((at for at, row in enumerate(top[:HEADINGS_WITHIN_ROWS]) if row and has_headings(row)), None)


def read_headings(top: list[list[str]]) -> Headings:
    """What stands above several questions is the group that they are rows of."""
    place = _heading_row(top) or 0
    headings = [" ".join(cell.split()) for cell in top[place]]
    roles = roles_of(headings, ROLES) | {0: "duplicate_key"}
    columns = [RawColumn(heading, heading) for heading in headings]
    if place == 0 or len(top[place - 1]) != len(headings):
        return Headings(columns, roles, place + 1)
    group = ""
    for at, above in enumerate(" ".join(cell.split()) for cell in top[place - 1]):
        group = "" if at in roles else above or group
        if group and group != headings[at]:
            columns[at] = RawColumn(headings[at], group, headings[at])
    return Headings(columns, roles, place + 1)


LAYOUT = SurveyLayout("typeform", recognise, read_headings, partial_statuses=PARTIAL)
