"""Action logs: what was agreed, until when, and whether it is done."""

from typing import Any

import pandas as pd

from data.imports.kinds import AS_OF, ORGANISATION, PARTNERSHIP, REFERENCE, SECTOR, FieldRule, Kind
from data.imports.problems import Problem, list_rows

STATES = {
    "open": (
        "in progress",
        "ongoing",
        "not started",
        "outstanding",
        "overdue",
        "amber",
        "red",
        "started",
        "to do",
    ),
    "closed": ("complete", "completed", "done", "finished", "green", "blue", "yes"),
    "dropped": ("cancelled", "withdrawn", "no longer needed", "superseded"),
}

FIELDS = (
    PARTNERSHIP,
    REFERENCE,
    FieldRule(
        "words",
        "private",
        "what is to be done",
        ("action", "actions", "description", "task", "what"),
        required=True,
        vague=("description", "what"),
    ),
    FieldRule(
        "owner",
        "private",
        "who does it",
        ("action owner", "who", "lead", "responsible", "by whom", "assigned to"),
    ),
    FieldRule(
        **{**vars(ORGANISATION), "headings": (*ORGANISATION.headings, "owner organisation", "lead agency")}
    ),
    SECTOR,
    FieldRule(
        "agreed_on",
        "date",
        "when it was agreed",
        ("date agreed", "agreed", "meeting date", "date raised", "date"),
    ),
    FieldRule("due_on", "date", "when it is due", ("due", "due date", "by when", "deadline", "target date")),
    FieldRule(
        "closed_on", "date", "when it was done", ("closed", "date closed", "completed on", "date completed")
    ),
    FieldRule("state", "choice", "how far it is", ("status", "progress", "rag"), choices=STATES),
    AS_OF,
    FieldRule(
        "carried_forward_count",
        "number",
        "how often it was carried forward",
        ("carried forward",),
        least=0,
        most=200,
    ),
)


def check(frame: pd.DataFrame) -> list[Problem]:
    """Dates in an order that cannot be, a closed action with no way to say since when, one row twice."""
    agreed, closed, due = frame["agreed_on"], frame["closed_on"], frame["due_on"]
    dated = frame["reference"] != ""
    twice = dated & frame.duplicated(["partnership", "reference"])
    contradicts = closed.notna() & (frame["state"] == "open")
    return [
        *list_rows(frame.index[closed < agreed], "closed_on", "closed before it was agreed"),
        *list_rows(frame.index[due < agreed], "due_on", "due before it was agreed"),
        *list_rows(
            frame.index[contradicts], "state", "the action is open, but has a date on which it was closed"
        ),
        *list_rows(frame.index[twice], "reference", "the same reference stands in an earlier row"),
    ]


def build_frames(frame: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """actions, with a state for every row: a date of closing means closed, nothing means open."""
    state = frame["state"].mask((frame["state"] == "") & frame["closed_on"].notna(), "closed")
    actions = frame.assign(
        state=state.mask(state == "", "open"),
        carried_forward_count=frame["carried_forward_count"].fillna(0),
        row=frame.index,
    )
    return {"actions": actions.reset_index(drop=True)}


def count(frame: pd.DataFrame) -> dict[str, Any]:
    """How many actions, and how many are done."""
    actions = build_frames(frame)["actions"]
    return {
        "actions": len(actions),
        "actions_closed": int((actions["state"] == "closed").sum()),
        "organisations": int(frame["organisation"].loc[lambda name: name != ""].str.casefold().nunique()),
    }


KIND = Kind(
    "actions",
    "Actions that were agreed",
    FIELDS,
    build_frames,
    check,
    count,
    beside=("owner", "due_on", "closed_on", "state", "carried_forward_count"),
)
