"""KoBoToolbox and ODK: names of groups and questions joined by "/", select-multiple answers exploded."""

import re

from data.imports.raw_table import RawColumn
from data.imports.survey_formats.survey_table import Headings, Roles, SurveyLayout, plain_heading, roles_of

ROLES: Roles = {
    "submissiontime": "submitted_at",
    "submissiondate": "submitted_at",
    "start": "started_at",
    "end": "started_at",
    "today": "started_at",
    "uuid": "duplicate_key",
    "key": "duplicate_key",
    "metainstanceid": "duplicate_key",
    "instanceid": "duplicate_key",
    "validationstatus": "status",
    "id": "technical",
    "index": "technical",
    "notes": "technical",
    "status": "technical",
    "tags": "technical",
    "version": "technical",
    "formhubuuid": "technical",
    "metarootuuid": "technical",
    "metadeprecatedid": "technical",
    "xformidstring": "technical",
    "attachments": "technical",
    "attachmentspresent": "technical",
    "attachmentsexpected": "technical",
    "edits": "technical",
    "audit": "technical",
    "metaaudit": "technical",
    "formversion": "technical",
    "formdefversion": "technical",
    "reviewstate": "technical",
    "devicesid": "device",
    "deviceid": "device",
    "subscriberid": "device",
    "simserial": "device",
    "simid": "device",
    "phonenumber": "phone",
    "submittedby": "name",
    "submitterid": "name",
    "submittername": "name",
    "username": "name",
    "email": "email",
    "geolocation": "location",
}
# The underscore is part of these names: "_id" is KoBo's, "id" is anybody's.
OWN_HEADINGS = frozenset(
    {"_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by",
     "__version__", "_tags", "_index", "_attachments", "_geolocation", "formhub/uuid", "meta/instanceID",
     "meta-instanceID", "instanceID", "SubmissionDate", "KEY", "deviceid", "SubmitterID", "SubmitterName",
     "FormVersion", "DeviceID", "ReviewState", "meta/rootUuid"}
)  # fmt: skip
ENOUGH_HEADINGS = 2
GROUP_SEPARATORS = ("/", "-", ".", ":")
ONLY_WITH_UNDERSCORE = frozenset({"id", "index", "notes", "status", "tags", "version", "uuid", "geolocation"})
PLACE = re.compile(
    r"(?:^|/)_?[\w]*(?:gps|geopoint|location|coordinates)[\w]*_(?:latitude|longitude|altitude|precision)$",
    re.I,
)
PARTIAL = frozenset({"not approved", "validation_status_not_approved"})


def recognise(top: list[list[str]]) -> bool:
    """At least two of the headings that only KoBoToolbox or ODK write."""
    return bool(top) and len({heading.strip() for heading in top[0]} & OWN_HEADINGS) >= ENOUGH_HEADINGS


def read_headings(top: list[list[str]]) -> Headings:
    """The last part of a grouped name is the question; options of an exploded parent say so."""
    headings = [heading.strip() for heading in top[0]]
    roles = {
        at: role
        for at, role in roles_of([heading.replace("/", "") for heading in headings], ROLES).items()
        if headings[at].startswith("_") or plain_heading(headings[at]) not in ONLY_WITH_UNDERSCORE
    }
    roles |= {at: "location" for at, heading in enumerate(headings) if PLACE.search(heading)}
    multiple = find_exploded(headings)
    options = {headings[at]: parent for parent, places in multiple.items() for at in places}
    columns = [_column(heading, options.get(heading), headings) for heading in headings]
    names = {parent: [headings[at] for at in places] for parent, places in multiple.items()}
    return Headings(columns, roles, 1, extras={"multiple_choice": names})


def find_exploded(headings: list[str]) -> dict[str, list[int]]:
    """Parent → places of its options: "source" followed by "source/piped", "source.tap"."""
    found: dict[str, list[int]] = {}
    parents: list[str] = []
    for at, heading in enumerate(headings):
        parent = next((p for p in reversed(parents) if heading.startswith((f"{p}/", f"{p}."))), None)
        if parent is not None:
            found.setdefault(parent, []).append(at)
        elif heading:
            parents = [heading]  # options follow their parent at once
    return found


def _column(heading: str, parent: str | None, headings: list[str]) -> RawColumn:
    if parent is not None:
        return RawColumn(heading, _question(parent, headings), heading[len(parent) + 1 :])
    return RawColumn(heading, _question(heading, headings))


def _question(heading: str, headings: list[str]) -> str:
    """Without its groups. A label may hold a slash of its own ("and/or"): only shared parts are groups."""
    if " " not in heading:
        return _without_groups(heading, headings)
    group, slash, rest = heading.partition("/")
    shared = sum(1 for other in headings if other.startswith(f"{group}/")) > 1
    return _question(rest, [other[len(group) + 1 :] for other in headings]) if slash and shared else heading


def _without_groups(name: str, headings: list[str]) -> str:
    """KoBo joins a group and its questions by "/", ODK Central by "-", older ODK tools by "." or ":"."""
    for separator in GROUP_SEPARATORS:
        group, found, _ = name.rpartition(separator)
        shared = sum(1 for other in headings if other.startswith(f"{group}{separator}")) > 1
        if found and group and (separator == "/" or shared):
            return name.rpartition(separator)[2]
    return name


LAYOUT = SurveyLayout("kobo", recognise, read_headings, partial_statuses=PARTIAL, blanks=frozenset({"n/a"}))
