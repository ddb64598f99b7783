"""One meeting told by several files: an invitation says who was expected, a list says who came."""

from collections.abc import Hashable
from typing import Any

import pandas as pd

from data.imports.meeting_files.meeting_file import ATTENDANCE_COLUMNS, MeetingFile
from data.imports.meeting_files.people import normalise_person

Row = dict[Hashable, Any]
CAME = ("present", "deputy")
# Which word holds where two files differ: having come outweighs an apology sent before.
RANK = {"present": 4, "deputy": 4, "apologies": 3, "absent": 2, "unknown": 1, "": 0}


def merge_meeting(invitation: MeetingFile, attendance: MeetingFile) -> pd.DataFrame:
    """Everyone who was expected or came, once: present, deputy, apologies or unknown.

    returns: the columns of attendance for the meetings of the attendance file, `expected` always said

    Meetings are the same when they are on one day (of several, the one whose start is nearest). People are
    the same by e-mail, else by name. Somebody who was not invited but comes from the organisation, or the
    e-mail domain, of invited people none of whom came is their deputy; so is whoever was sent by
    DELEGATED-TO. Absence from the list is "unknown", not "absent": people can opt out of being listed.
    """
    pairs = _pair_meetings(invitation.meetings, attendance.meetings)
    merged = []
    for number, invited_number in pairs.items():
        came = attendance.attendance[attendance.attendance["meeting"] == number]
        invited = invitation.attendance[invitation.attendance["meeting"] == invited_number]
        merged.append(_merge_people(invited, came, number))
    if not merged:
        return attendance.attendance.assign(expected=None)
    return pd.concat(merged, ignore_index=True)[list(ATTENDANCE_COLUMNS)]


def _pair_meetings(invited: pd.DataFrame, held: pd.DataFrame) -> dict[str, str | None]:
    """Meeting of the list → the invitation's meeting of that day, the nearest start if there are several."""
    pairs: dict[str, str | None] = {}
    for meeting in held.to_dict("records"):
        same_day = [each for each in invited.to_dict("records") if each["held_on"] == meeting["held_on"]]
        nearest = min(same_day, key=lambda each: _hours_apart(each, meeting), default=None)
        pairs[str(meeting["meeting"])] = str(nearest["meeting"]) if nearest else None
    return pairs


def _hours_apart(one: dict[Hashable, Any], other: dict[Hashable, Any]) -> float:
    apart = abs((one["starts_at"] - other["starts_at"]).total_seconds())
    return 0.0 if pd.isna(apart) else apart


def _merge_people(invited: pd.DataFrame, came: pd.DataFrame, number: str) -> pd.DataFrame:
    expected, listed = invited.to_dict("records"), came.to_dict("records")
    links = _link_people(expected, listed)
    rows = [_merge_one(row, listed[links[at]] if at in links else None) for at, row in enumerate(expected)]
    used = set(links.values())
    rows += [row | {"expected": False} for at, row in enumerate(listed) if at not in used]
    merged = pd.DataFrame(rows, columns=list(ATTENDANCE_COLUMNS)).assign(meeting=number)
    return mark_deputies(merged)


def _link_people(expected: list[Row], listed: list[Row]) -> dict[int, int]:
    """Place in the invitation → place in the list, by e-mail and then by name, each used once."""
    links: dict[int, int] = {}
    for key in (lambda row: row["email"].casefold(), lambda row: normalise_person(row["person"])):
        free: dict[str, int] = {}
        for at, row in enumerate(listed):
            if at not in links.values() and key(row):
                free.setdefault(key(row), at)
        for at, row in enumerate(expected):
            if at not in links and key(row) in free:
                links[at] = free.pop(key(row))
    return links


def _merge_one(invited: Row, came: Row | None) -> Row:
    if came is None:
        return invited
    presence = max(invited["presence"], came["presence"], key=lambda word: RANK[word])
    if came["presence"] == "present" and invited["deputy_for"]:
        presence = "deputy"
    said = {
        name: came[name] or invited[name] for name in ("email", "email_domain", "organisation", "deputy_for")
    }
    measured = {name: came[name] for name in ("row", "minutes_present", "talk_seconds")}
    return invited | said | measured | {"presence": presence}


def mark_deputies(people: pd.DataFrame) -> pd.DataFrame:
    """Uninvited people from an organisation of which nobody expected came are its deputies.

    people:   organisation | email_domain | expected | presence | …
    returns:  the same rows, presence "deputy" for them
    """
    place = people["organisation"].where(people["organisation"] != "", people["email_domain"])
    expected = people["expected"].eq(True) & (place != "")
    there = people["presence"].isin(CAME)
    missed = set(place[expected]) - set(place[expected & there])
    stands_in = there & ~people["expected"].eq(True) & place.isin(missed)
    return people.assign(presence=people["presence"].mask(stands_in, "deputy"))


def settle_with_stored(
    rows: list[dict[str, Any]], stored: dict[tuple, dict[str, Any]]
) -> list[dict[str, Any]]:
    """What another file already told of the same meetings decides what this one leaves open.

    rows:    dicts with meeting_id, organisation_id, person_key, expected (or None), presence, is_reply
    stored:  (meeting_id, organisation_id, person_key) → the stored row
    returns: the same rows without is_reply, expected always said

    A reply to an invitation never overwrites who came. Somebody of whom no file says whether she was expected
    was, unless an invitation to the meeting is stored without her. If nobody expected from her organisation
    came, she is its deputy.
    """
    meetings = {key[0] for key in stored}
    came = {(row["meeting_id"], row["person_key"]) for row in rows if row["presence"] in CAME}
    missed = _missed_seats(stored, came)
    settled = []
    for row in rows:
        before = stored.get((row["meeting_id"], row["organisation_id"], row["person_key"]))
        said = dict(row)
        is_reply = said.pop("is_reply")
        if is_reply and before is not None and before["presence"] != "unknown":
            said["presence"] = "unknown"
        if said["expected"] is None:
            said["expected"] = bool(before["expected"]) if before else row["meeting_id"] not in meetings
            seat = (row["meeting_id"], row["organisation_id"])
            if not said["expected"] and said["presence"] == "present" and seat in missed:
                said["presence"] = "deputy"
        said["expected"] = bool(said["expected"])
        settled.append(said)
    return settled


def _missed_seats(stored: dict[tuple, dict[str, Any]], came: set[tuple]) -> set[tuple]:
    """Meeting and organisation where people were expected and, by all files, none of them came."""
    expected: dict[tuple, bool] = {}
    for (meeting, organisation, person), row in stored.items():
        if row["expected"] and organisation is not None:
            there = row["presence"] in CAME or (meeting, person) in came
            expected[meeting, organisation] = expected.get((meeting, organisation), False) or there
    return {seat for seat, there in expected.items() if not there}
