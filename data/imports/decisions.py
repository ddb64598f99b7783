"""Decision logs: what was brought, when it was decided, and how often it was put off."""

from dataclasses import replace
from typing import Any

import pandas as pd

from data.imports.kinds import AS_OF, PARTNERSHIP, REFERENCE, FieldRule, Kind
from data.imports.problems import Problem, list_rows
from data.imports.raw_table import RawColumn, RawTable
from data.imports.values import normalise_name, read_choices

STATES = {
    "open": (
        "pending",
        "to be decided",
        "awaiting",
        "in discussion",
        "under discussion",
        "under review",
        "under consideration",
        "in progress",
        "awaiting decision",
        "proposed",
        "new",
    ),
    "decided": (
        "agreed",
        "approved",
        "made",
        "closed",
        "accepted",
        "rejected",
        "declined",
        "done",
        "endorsed",
        "ratified",
        "confirmed",
        "refused",
        "not approved",
    ),
    "deferred": ("postponed", "put off", "carried forward", "delayed", "on hold"),
}

DAYS_OF_DECISION = (
    "decided",
    "date decided",
    "decision date",
    "date of decision",
    "date agreed",
    "date approved",
)

FIELDS = (
    PARTNERSHIP,
    REFERENCE,
    FieldRule(
        "words",
        "private",
        "what was to be decided",
        (
            "decision",
            "decision required",
            "decision needed",
            "decision sought",
            "decision title",
            "decision description",
            "decision details",
            "decision made",
            "decision taken",
            "what was raised",
            "topic",
            "subject",
            "description",
        ),
        required=True,
        vague=("what was raised", "topic", "subject", "description"),
    ),
    FieldRule(
        "raised_on",
        "date",
        "when it was first brought",
        (
            "raised",
            "date raised",
            "raised on",
            "first discussed",
            "date requested",
            "date submitted",
            "meeting date",
            "date",
            *DAYS_OF_DECISION,
        ),
        required=True,
    ),
    FieldRule(
        "decided_on",
        "date",
        "when it was decided",
        DAYS_OF_DECISION,
    ),
    FieldRule(
        "state", "choice", "whether it is decided", ("status", "decision status", "outcome"), choices=STATES
    ),
    AS_OF,
    FieldRule(
        "deferred_count",
        "number",
        "how often it was put off",
        ("times deferred", "deferrals", "times put off"),
        least=0,
        most=200,
    ),
    FieldRule(
        "child_welfare",
        "private",
        "what it means for children",
        ("impact on children", "child's welfare", "for the child"),
    ),
    FieldRule(
        "interests_named", "private", "whose interests were named", ("interests", "declared interests")
    ),
)


def check(frame: pd.DataFrame) -> list[Problem]:
    """Dates in an order that cannot be, states that contradict dates, one row twice."""
    early = frame["decided_on"] < frame["raised_on"]
    contradicts = frame["decided_on"].notna() & frame["state"].isin(["open", "deferred"])
    undated = (frame["state"] == "decided") & frame["decided_on"].isna()
    twice = (frame["reference"] != "") & frame.duplicated(["partnership", "reference"])
    return [
        *list_rows(frame.index[early], "decided_on", "decided before it was raised"),
        *list_rows(frame.index[contradicts], "state", "not decided, but has a date on which it was decided"),
        *list_rows(frame.index[undated], "decided_on", "decided, but no date says when"),
        *list_rows(frame.index[twice], "reference", "the same reference stands in an earlier row"),
    ]


def settle(raw: RawTable, columns: dict[str, str]) -> RawTable:
    """A log with one date has that of the decision: it was brought and decided on that day, as in minutes."""
    day, state = columns.get("raised_on", ""), columns.get("state")
    is_one = "decided_on" not in columns and normalise_name(day) in ("date", *DAYS_OF_DECISION)
    if not is_one or day not in raw.rows:
        return raw
    decided = pd.Series(True, index=raw.rows.index)
    if state in raw.rows:
        said = raw.rows[state].astype("str")
        decided = read_choices(said, STATES).values.eq("decided") | said.eq("")
    rows = raw.rows.assign(decided_on=raw.rows[day].astype("str").where(decided, ""))
    note = Problem(
        None, day, "the log has one date; it counts as the day of the decision and of being brought"
    )
    return replace(raw, rows=rows, columns=[*raw.columns, RawColumn("decided_on")], notes=[*raw.notes, note])


def build_frames(frame: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """decisions, with a state for every row."""
    count_ = frame["deferred_count"].fillna(0)
    decided = frame["decided_on"].notna()
    state = frame["state"].mask((frame["state"] == "") & decided, "decided")
    state = state.mask((state == "") & (count_ > 0), "deferred")
    decisions = frame.assign(state=state.mask(state == "", "open"), deferred_count=count_, row=frame.index)
    return {"decisions": decisions.reset_index(drop=True)}


def count(frame: pd.DataFrame) -> dict[str, Any]:
    """How many decisions were brought, and how many were made."""
    decisions = build_frames(frame)["decisions"]
    return {"decisions": len(decisions), "decisions_made": int((decisions["state"] == "decided").sum())}


KIND = Kind(
    "decisions",
    "Decisions that were brought and made",
    FIELDS,
    build_frames,
    check,
    count,
    beside=("decided_on", "deferred_count", "child_welfare", "interests_named"),
    settle=settle,
)
