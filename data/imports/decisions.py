"""Decision logs: what was brought, when it was decided, and how often it was put off."""

from typing import Any

import pandas as pd

from data.imports.kinds import PARTNERSHIP, REFERENCE, FieldRule, Kind
from data.imports.problems import Problem, list_rows

STATES = {
    "open": ("pending", "to be decided", "awaiting", "in discussion"),
    "decided": ("agreed", "approved", "made", "closed", "accepted", "rejected", "declined", "done"),
    "deferred": ("postponed", "put off", "carried forward", "delayed"),
}

FIELDS = (
    PARTNERSHIP,
    REFERENCE,
    FieldRule(
        "words",
        "private",
        "what was to be decided",
        ("decision", "topic", "subject", "description"),
        required=True,
        vague=("topic", "subject", "description"),
    ),
    FieldRule(
        "raised_on",
        "date",
        "when it was first brought",
        ("raised", "date raised", "first discussed", "date"),
        required=True,
    ),
    FieldRule(
        "decided_on",
        "date",
        "when it was decided",
        ("decided", "date decided", "decision date", "date agreed"),
    ),
    FieldRule("state", "choice", "whether it is decided", ("status", "outcome"), choices=STATES),
    FieldRule(
        "deferred_count",
        "number",
        "how often it was put off",
        ("times deferred", "deferrals"),
        least=0,
        most=200,
    ),
    FieldRule(
        "child_welfare", "private", "what it means for children", ("impact on children", "child's welfare")
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
)
