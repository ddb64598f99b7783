"""Action logs: what was agreed, until when, and whether it is done."""

from typing import Any

import pandas as pd

from analytics.wording import say_count
from data.imports.kinds import (
    AS_OF,
    ORGANISATION,
    PARTNERSHIP,
    REFERENCE,
    SECTOR,
    Choices,
    Completed,
    FieldRule,
    Kind,
)
from data.imports.mapping import Mapping
from data.imports.problems import Problem, list_rows
from data.imports.told_progress import take_told_progress

DONE_WITHOUT_DAY = (
    "action is done, but no day says since when: it counts as not done on time. Add the day to the file to "
    "have it counted",
    "actions are done, but no day says since when: they count as not done on time. Add the days to the file "
    "to have them counted",
)
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
        "new",
        "pending",
        "waiting",
        "active",
        "on track",
        "on hold",
        "at risk",
        "delayed",
        "blocked",
        "underway",
        "under way",
        "in hand",
        "incomplete",
        "not complete",
        "not yet started",
        "partially complete",
        "carried forward",
    ),
    "closed": (
        "complete",
        "completed",
        "done",
        "finished",
        "green",
        "blue",
        "yes",
        "resolved",
        "actioned",
        "discharged",
        "implemented",
        "achieved",
    ),
    "dropped": (
        "cancelled",
        "withdrawn",
        "no longer needed",
        "no longer required",
        "superseded",
        "abandoned",
    ),
}

FIELDS = (
    PARTNERSHIP,
    REFERENCE,
    FieldRule(
        "words",
        "private",
        "what is to be done",
        (
            "action",
            "actions",
            "action item",
            "action required",
            "action agreed",
            "agreed action",
            "action description",
            "action title",
            "action point",
            "task",
            "task title",
            "task name",
            "task description",
            "description",
            "what",
            "what was agreed",
        ),
        required=True,
        vague=("description", "what", "what was agreed"),
    ),
    FieldRule(
        "owner",
        "private",
        "who does it",
        (
            "action owner",
            "who",
            "lead",
            "responsible",
            "by whom",
            "assigned to",
            "assignee",
            "person responsible",
            "responsible person",
            "responsible officer",
            "lead officer",
            "lead person",
            "action lead",
            "action by",
            "owner name",
        ),
    ),
    FieldRule(
        **{**vars(ORGANISATION), "headings": (*ORGANISATION.headings, "owner organisation", "lead agency")}
    ),
    SECTOR,
    FieldRule(
        "agreed_on",
        "date",
        "when it was agreed",
        (
            "date agreed",
            "agreed",
            "meeting date",
            "date raised",
            "raised",
            "raised on",
            "date set",
            "date added",
            "date opened",
            "date logged",
            "date created",
            "created on",
            "date",
        ),
    ),
    FieldRule(
        "due_on",
        "date",
        "when it is due",
        (
            "due",
            "due date",
            "date due",
            "due by",
            "by when",
            "deadline",
            "target date",
            "target completion date",
            "required by",
        ),
        lies_ahead=True,
    ),
    FieldRule(
        "closed_on",
        "date",
        "when it was done",
        (
            "closed",
            "closed on",
            "date closed",
            "closed date",
            "completed on",
            "date completed",
            "completed date",
            "date done",
            "actual completion date",
        ),
    ),
    FieldRule(
        "state",
        "choice",
        "how far it is",
        ("status", "progress", "rag", "rag status", "rag rating", "current status", "action status"),
        choices=STATES,
        over_choices=("progress",),
    ),
    AS_OF,
    FieldRule(
        "carried_forward_count",
        "number",
        "how often it was carried forward",
        ("carried forward", "times moved"),
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


def complete(frame: pd.DataFrame, mapping: Mapping, choices: Choices) -> Completed:
    """What is done without a day is told: nobody can say that it was done on time."""
    undated = int(((frame["state"] == "closed") & frame["closed_on"].isna()).sum())
    words = say_count(undated, *DONE_WITHOUT_DAY)
    return Completed(frame, notes=[Problem(None, None, words)] if undated else [])


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
    complete=complete,
    settle=take_told_progress,
)
