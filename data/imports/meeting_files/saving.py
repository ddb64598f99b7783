"""Meeting files on their way into the database: the frames that attendance, decisions and actions share."""

from pathlib import Path
from typing import Any

import pandas as pd

from analytics.wording import say_count
from data.imports.kinds import Choices, FileContents
from data.imports.meeting_files.matching import KnownOrganisations, is_left_out, match_people
from data.imports.meeting_files.meeting_file import MeetingFile
from data.imports.meeting_files.people import normalise_person
from data.imports.meeting_files.people_places import choose_organisations, list_places
from data.imports.problems import Problem
from data.imports.same_day import DEFAULT_SERIES, name_by_start

UNMATCHED = (
    "person belongs to no organisation that is known; counted, but for none",
    "people belong to no organisation that is known; they are counted, but for none",
)
SAY_WHERE = ". Say where they belong under “Which organisation people belong to” on the import page"
LEFT_OUT_AS_SAID = (
    "person is left out, as was said of them or of their e-mail domain",
    "people are left out, as was said of them or of their e-mail domain",
)
RANK = {"present": 4, "deputy": 3, "apologies": 2, "absent": 1, "unknown": 0}


def prepare_contents(file: MeetingFile, path: Path, choices: Choices) -> FileContents:
    """The file's frames as the tables' kinds have them, and what is still to be said before saving.

    frames: meetings, attendance, people_places (what can be said of where people belong), and for minutes
    decisions and actions; in attendance people stand by the name that is hashed.
    """
    known = (choices.known or KnownOrganisations()).add(choices.mapping)
    series = choices.mapping.constants.get("series", "") if choices.mapping else ""
    meetings = _prepare_meetings(file, choices, series)
    matched = match_people(file.attendance, known)
    attendance, unmatched, left_out = _prepare_attendance(file, matched)
    places = list_places(file.attendance, matched, believes_file=file.kind == "minutes")
    frames = {"meetings": meetings, "attendance": attendance, "people_places": places}
    if file.kind == "minutes":
        frames |= {
            "decisions": _prepare_decisions(file, choices),
            "actions": _prepare_actions(file, choices, known),
        }
    notes = list(file.notes)
    if unmatched:
        notes.append(Problem(None, None, say_count(unmatched, *UNMATCHED) + SAY_WHERE))
    if left_out:
        notes.append(Problem(None, None, say_count(left_out, *LEFT_OUT_AS_SAID)))
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


def _prepare_attendance(file: MeetingFile, matched: pd.DataFrame) -> tuple[pd.DataFrame, int, int]:
    """One row per meeting, organisation and person, organisations only where that is sure; how many people
    have none, and how many are left out because somebody said so."""
    goes = is_left_out(matched)
    people = file.attendance[~goes]
    organisation = choose_organisations(people, matched[~goes], believes_file=file.kind == "minutes")
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
    left_out = int(file.attendance.loc[goes, "person"].map(normalise_person).nunique())
    return _one_row_each(rows), unmatched, left_out


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
    said: dict[str, Any] = {
        "person": actions["owner"],
        "email_domain": pd.Series("", index=actions.index, dtype=object),
        "organisation": actions["organisation"],
    }
    owners = pd.DataFrame(said)
    organisation = choose_organisations(owners, match_people(owners, known), believes_file=True)
    kept = ["row", "words", "owner", "agreed_on", "due_on", "closed_on", "state"]
    return actions[[*kept, "carried_forward_count"]].assign(
        partnership=choices.partnership or "", reference="", organisation=organisation, sector=""
    )
