"""REDCap: raw names with `___1` checkboxes and `_complete`, or labels with "(choice=…)"."""

import re

from data.imports.raw_table import RawColumn
from data.imports.survey_formats.survey_table import Headings, Roles, SurveyLayout, plain_heading, roles_of

ROLES: Roles = {
    "redcapeventname": "technical",
    "eventname": "technical",
    "redcaprepeatinstrument": "technical",
    "repeatinstrument": "technical",
    "redcaprepeatinstance": "technical",
    "repeatinstance": "technical",
    "redcapdataaccessgroup": "technical",
    "dataaccessgroup": "technical",
    "redcapsurveyidentifier": "person_code",
    "surveyidentifier": "person_code",
    "surveytimestamp": "submitted_at",
    "email": "email",
    "emailaddress": "email",
    "firstname": "name",
    "lastname": "name",
    "name": "name",
    "phone": "phone",
    "telephone": "phone",
}
OWN_NAMES = re.compile(r"^redcap_(?:event_name|repeat_in|survey_identifier|data_access_group)")
CHECKBOX = re.compile(r"^(?P<question>[a-z]\w*)___(?P<option>\w+)$")
CHOICE = re.compile(r"^(?P<question>.*?)\s*\(choice=(?P<option>.*)\)\s*$", re.DOTALL)
FIRST_HEADINGS = ("record_id", "study_id", "participant_id", "subject_id", "redcap_id")
FORM_STATES = frozenset({"0", "1", "2", "incomplete", "unverified", "complete"})
PARTIAL = frozenset({"0", "1", "incomplete", "unverified"})


def recognise(top: list[list[str]]) -> bool:
    """redcap_… names; record_id or checkboxes with a `_complete`; or labels with "(choice="."""
    headings = [heading.strip() for heading in top[0]] if top else []
    completes = any(_is_form_state(top, at) for at in range(len(headings)))
    raw = any(OWN_NAMES.match(heading) for heading in headings) or (
        completes
        and (
            headings[0] in FIRST_HEADINGS
            or any(CHECKBOX.match(heading) or heading.endswith("_timestamp") for heading in headings)
        )
    )
    labelled = any(plain_heading(heading) == "complete" and heading.endswith("?") for heading in headings)
    chosen = any(CHOICE.match(heading) for heading in headings)
    return (
        raw
        or (labelled and (chosen or plain_heading(headings[0]) in ("recordid", "studyid")))
        or (chosen and plain_heading(headings[0]) == "recordid")
    )


def _is_form_state(top: list[list[str]], at: int) -> bool:
    """A column such as consent_complete: 0 unfinished, 1 unchecked, 2 finished."""
    if not top[0][at].strip().endswith("_complete"):
        return False
    below = {row[at].strip().casefold() for row in top[1:] if at < len(row)} - {""}
    return below <= FORM_STATES


def read_headings(top: list[list[str]]) -> Headings:
    """Checkbox options with their question; the record's id; when and whether each form was finished."""
    headings = [" ".join(heading.split()) for heading in top[0]]
    roles = roles_of(headings, ROLES) | {0: "duplicate_key"}
    for at, heading in enumerate(headings):
        if heading.endswith("_timestamp"):
            roles[at] = "submitted_at"
        if heading.endswith("_complete") or plain_heading(heading) == "complete":
            roles[at] = "status"
    if _repeats(headings):  # one record has a row for every event or repeat
        invited = {at: "technical" for at, role in roles.items() if role == "person_code"}
        roles |= invited | {0: "person_code"}
    multiple: dict[str, list[str]] = {}
    columns = []
    for heading in headings:
        match = CHECKBOX.match(heading) or CHOICE.match(heading)
        columns.append(
            RawColumn(heading, match["question"], match["option"]) if match else RawColumn(heading)
        )
        if match:
            multiple.setdefault(match["question"], []).append(heading)
    return Headings(columns, roles, 1, extras={"multiple_choice": multiple})


def _repeats(headings: list[str]) -> bool:
    plain = {plain_heading(heading) for heading in headings}
    return bool(plain & {"redcapeventname", "redcaprepeatinstance", "eventname", "repeatinstance"})


LAYOUT = SurveyLayout("redcap", recognise, read_headings, partial_statuses=PARTIAL, codes_repeat=True)
