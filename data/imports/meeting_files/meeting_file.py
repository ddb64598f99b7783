"""What a meeting file holds, as tidy frames: who was expected, who came, who spoke, what was agreed."""

from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from data.imports.meeting_files.people import normalise_person
from data.imports.problems import Problem

Kind = Literal["attendance", "transcript", "invitation", "minutes"]

MEETING_COLUMNS = {
    "meeting": "str",  # which meeting of the file, "1", "2" …
    "held_on": "datetime64[s]",
    "title": "str",  # may name a child: shown to whoever imports, never stored or printed
    "starts_at": "datetime64[s]",  # the clock of the place where the meeting was
    "ends_at": "datetime64[s]",
    "scheduled_minutes": "float64",
    "quorum_count": "float64",
    "minutes_sent_on": "datetime64[s]",
    "child_voice_recorded": "object",
}
ATTENDANCE_COLUMNS = {
    "meeting": "str",
    "row": "int64",
    "person": "str",
    "email": "str",
    "email_domain": "str",
    "organisation": "str",
    "role": "str",
    "reply": "str",
    "expected": "object",  # True, False, or None where this file cannot say
    "presence": "str",
    "deputy_for": "str",
    "minutes_present": "float64",
    "talk_seconds": "float64",
}
TURN_COLUMNS = {"meeting": "str", "speaker": "str", "seconds": "float64", "turn_count": "int64"}
DECISION_COLUMNS = {
    "meeting": "str",
    "row": "int64",
    "words": "str",
    "raised_on": "datetime64[s]",
    "decided_on": "datetime64[s]",
    "state": "str",
}
ACTION_COLUMNS = {
    "meeting": "str",
    "row": "int64",
    "words": "str",
    "owner": "str",
    "organisation": "str",
    "agreed_on": "datetime64[s]",
    "due_on": "datetime64[s]",
    "closed_on": "datetime64[s]",
    "state": "str",
    "carried_forward_count": "int64",
}


@dataclass(frozen=True)
class MeetingFile:
    """One file, read. Frames have the columns above; words are in memory only."""

    file_format: str
    kind: Kind
    rows_read: int
    meetings: pd.DataFrame
    attendance: pd.DataFrame
    turns: pd.DataFrame
    decisions: pd.DataFrame
    actions: pd.DataFrame
    notes: list[Problem] = field(default_factory=list)

    def count(self) -> dict[str, Any]:
        """Meetings, people, decisions and actions of the file, and what only its kind has."""
        people = self.turns["speaker"] if self.kind == "transcript" else _tell_apart(self.attendance)
        presence = self.attendance["presence"]
        counted: dict[str, Any] = {
            "meetings": len(self.meetings),
            "people": int(people[people != ""].nunique()),
            "decisions": len(self.decisions),
            "actions": len(self.actions),
        }
        organisations = self.attendance["organisation"]
        if (organisations != "").any():
            counted["organisations"] = int(organisations[organisations != ""].str.casefold().nunique())
        if self.kind == "transcript":
            counted["talk_seconds"] = round(float(self.turns["seconds"].sum()), 3)
        if self.kind == "minutes":
            counted |= {word: int((presence == word).sum()) for word in ("present", "deputy", "apologies")}
            counted["carried_forward"] = int((self.actions["carried_forward_count"] > 0).sum())
            counted["child_voice_recorded"] = int(self.meetings["child_voice_recorded"].eq(True).sum())
        return counted


def _tell_apart(attendance: pd.DataFrame) -> pd.Series:
    """An e-mail tells people of one name apart; without one the name must do."""
    return attendance["email"].where(attendance["email"] != "", attendance["person"].map(normalise_person))


def make_frame(rows: list[dict[str, Any]], columns: dict[str, str]) -> pd.DataFrame:
    """Rows as a frame with exactly these columns and types; what a row does not say is blank."""
    blanks = {"str": "", "int64": 0}
    filled = {
        name: [blanks.get(dtype) if row.get(name) is None else row[name] for row in rows]
        for name, dtype in columns.items()
    }
    return pd.DataFrame({name: pd.Series(filled[name], dtype=columns[name]) for name in columns})


def make_meeting_file(
    file_format: str,
    kind: Kind,
    rows_read: int,
    *,
    meetings: list[dict[str, Any]],
    attendance: list[dict[str, Any]] | None = None,
    turns: list[dict[str, Any]] | None = None,
    decisions: list[dict[str, Any]] | None = None,
    actions: list[dict[str, Any]] | None = None,
    notes: list[Problem] | None = None,
) -> MeetingFile:
    """A MeetingFile from rows of words and numbers."""
    return MeetingFile(
        file_format,
        kind,
        rows_read,
        make_frame(meetings, MEETING_COLUMNS),
        make_frame(attendance or [], ATTENDANCE_COLUMNS),
        make_frame(turns or [], TURN_COLUMNS),
        make_frame(decisions or [], DECISION_COLUMNS),
        make_frame(actions or [], ACTION_COLUMNS),
        notes or [],
    )
