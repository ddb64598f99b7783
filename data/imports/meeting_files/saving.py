"""Meeting files on their way into the database: the frames that attendance, decisions and actions share."""

from pathlib import Path
from typing import Any

import pandas as pd

from analytics.personal_data import find_personal_data
from data.imports.kinds import Choices, FileContents
from data.imports.meeting_files.matching import SURE, KnownOrganisations, match_people
from data.imports.meeting_files.meeting_file import MeetingFile
from data.imports.meeting_files.people import normalise_person
from data.imports.problems import Problem
from data.imports.same_day import DEFAULT_SERIES, name_by_start

LONGEST_ORGANISATION = 80
RANK = {"present": 4, "deputy": 3, "apologies": 2, "absent": 1, "unknown": 0}


def prepare_contents(file: MeetingFile, path: Path, choices: Choices) -> FileContents:
    """The file's frames as the tables' kinds have them, and what is still to be said before saving.

    frames: meetings, attendance, people_to_confirm, and for minutes decisions and actions; in attendance
    people stand by the name that is hashed.
    """
    known = (choices.known or KnownOrganisations()).add(choices.mapping)
    series = choices.mapping.constants.get("series", "") if choices.mapping else ""
    meetings = _prepare_meetings(file, choices, series)
    attendance, unmatched = _prepare_attendance(file, known)
    unsure = list_people_to_confirm(file, known)
    frames = {"meetings": meetings, "attendance": attendance, "people_to_confirm": unsure}
    if file.kind == "minutes":
        frames |= {
            "decisions": _prepare_decisions(file, choices),
            "actions": _prepare_actions(file, choices, known),
        }
    notes = list(file.notes)
    if unmatched:
        notes.append(Problem(None, None, _unmatched_note(unmatched)))
    return FileContents(
        file.kind,
        file.file_format,
        file.rows_read,
        frames,
        [],
        _list_needs(meetings, choices),
        notes,
        file.count() | {"people_without_organisation": unmatched},
    )


def _unmatched_note(count: int) -> str:
    who = "1 person belongs" if count == 1 else f"{count:,} people belong"
    return (
        f"{who} to no organisation that is known; they are counted, but for none. A "
        f"mapping can say where they "
        "belong: values, email_domain or person"
    )


def _list_needs(meetings: pd.DataFrame, choices: Choices) -> list[str]:
    needs = []
    if not choices.partnership:
        needs.append("partnership: nothing says which partnership the file belongs to; choose one")
    undated = int(meetings["held_on"].isna().sum())
    if undated:
        needs.append(
            "date: nothing says when the meeting was; write it into the file's name, for example "
            "2026-09-30 board, and import it again"
        )
    return needs


def _prepare_meetings(file: MeetingFile, choices: Choices, series: str) -> pd.DataFrame:
    kept = [
        "meeting",
        "held_on",
        "scheduled_minutes",
        "quorum_count",
        "minutes_sent_on",
        "child_voice_recorded",
    ]
    meetings = file.meetings[kept].assign(partnership=choices.partnership or "", series=series)
    named = name_by_start(meetings, file.meetings["starts_at"])
    is_plain = named == DEFAULT_SERIES
    starts = file.meetings["starts_at"]
    clock = starts.dt.strftime("%H:%M").astype(object).where(starts.notna(), None)
    return meetings.assign(
        series=named.mask(is_plain, series),
        starts_at=starts,
        began_at=clock if file.kind == "attendance" else None,
    )


def _prepare_attendance(file: MeetingFile, known: KnownOrganisations) -> tuple[pd.DataFrame, int]:
    """One row per meeting, organisation and person; organisations only where that is sure."""
    people = file.attendance
    organisation = match_organisations(people, known, believes_file=file.kind == "minutes")
    rows = pd.DataFrame(
        {
            "meeting": people["meeting"],
            "row": people["row"],
            "organisation": organisation,
            "sector": "",
            "person": people["person"].map(normalise_person),
            "expected": people["expected"],
            "presence": people["presence"],
            "presence_is_reply": file.kind == "invitation",
            "minutes_present": people["minutes_present"],
            "talk_seconds": people["talk_seconds"],
        }
    )
    unmatched = int(rows.loc[rows["organisation"] == "", "person"].nunique())
    return _one_row_each(rows), unmatched


def match_organisations(people: pd.DataFrame, known: KnownOrganisations, *, believes_file: bool) -> pd.Series:
    """Each person's organisation: one that is known and sure, else (in minutes) as the file plainly says.

    What stands beside a name on a screen is not believed: people write anything there.
    """
    matched = match_people(people, known)
    sure = matched["organisation"].where(matched["confidence"] >= SURE, "")
    if not believes_file:
        return sure
    stated = people["organisation"].astype(object)
    usable = {name: is_organisation_name(name) for name in stated.unique()}
    return sure.where(sure != "", stated.where(stated.map(usable), ""))


def list_people_to_confirm(file: MeetingFile, known: KnownOrganisations) -> pd.DataFrame:
    """People whose organisation nothing tells for sure, each once, for whoever imports to say.

    returns: person | email_domain | written | organisation | confidence | reason

    written is what stands beside the name in the file, organisation the best guess. What is confirmed goes
    into a mapping (values: person, or email_domain for everybody of it) and is remembered on saving.
    """
    matched = match_people(file.attendance, known)
    asked = matched.assign(written=file.attendance["organisation"])[matched["confidence"] < SURE]
    columns = ["person", "email_domain", "written", "organisation", "confidence", "reason"]
    return asked[columns].drop_duplicates(["person", "email_domain"]).reset_index(drop=True)


def is_organisation_name(name: str) -> bool:
    """Short words without figures or anything personal: what may be stored as a name."""
    words = name.split()
    return (
        bool(words)
        and len(name) <= LONGEST_ORGANISATION
        and len(words) <= 10
        and name[0].isalnum()
        and sum(letter.isdigit() for letter in name) <= 2
        and not find_personal_data(name)
    )


def _one_row_each(rows: pd.DataFrame) -> pd.DataFrame:
    """Two devices of one person are one row: seconds are added up, the best known presence holds."""
    if rows.empty:
        return rows
    ranked = rows.assign(rank=rows["presence"].map(RANK).fillna(0)).sort_values(
        "rank", ascending=False, kind="stable"
    )
    keys = ["meeting", "organisation", "person"]
    grouped = ranked.groupby(keys, sort=False)
    first = grouped[["row", "sector", "expected", "presence", "presence_is_reply"]].first()
    sums = grouped[["talk_seconds"]].sum(min_count=1)
    longest = grouped[["minutes_present"]].max()
    joined = first.join(longest).join(sums).reset_index()
    joined["expected"] = joined["expected"].astype(object).where(joined["expected"].notna(), None)
    return joined


def _prepare_decisions(file: MeetingFile, choices: Choices) -> pd.DataFrame:
    kept = file.decisions[["row", "words", "raised_on", "decided_on", "state"]]
    return kept.assign(
        partnership=choices.partnership or "",
        reference="",
        deferred_count=(kept["state"] == "deferred").astype(int),
        child_welfare="",
        interests_named="",
    ).dropna(subset=["raised_on"])


def _prepare_actions(file: MeetingFile, choices: Choices, known: KnownOrganisations) -> pd.DataFrame:
    actions = file.actions
    owners: dict[str, Any] = {
        "person": actions["owner"],
        "email_domain": pd.Series("", index=actions.index, dtype=object),
        "organisation": actions["organisation"],
    }
    organisation = match_organisations(pd.DataFrame(owners), known, believes_file=True)
    kept = ["row", "words", "owner", "agreed_on", "due_on", "closed_on", "state"]
    return actions[[*kept, "carried_forward_count"]].assign(
        partnership=choices.partnership or "", reference="", organisation=organisation, sector=""
    )
