"""Events: dated small wins, trainings, check-ins, policy steps and changes of people."""

from typing import Any

import pandas as pd

from data.imports.kinds import PARTNERSHIP, REFERENCE, FieldRule, Kind
from data.imports.problems import Problem, list_rows

EVENT_KINDS = {
    "small_win": ("small win", "win", "success", "achievement"),
    "training": ("workshop", "course"),
    "check_in": ("check-in", "pulse", "review"),
    "policy": ("policy step", "procedure", "guidance", "strategy"),
    "people": ("change of people", "staff change", "new lead", "people change", "leadership"),
}

FIELDS = (
    PARTNERSHIP,
    REFERENCE,
    FieldRule(
        "happened_on", "date", "when it happened", ("date", "when", "day", "event date"), required=True
    ),
    FieldRule(
        "kind",
        "choice",
        "what kind of event",
        ("type", "event type", "category"),
        True,
        EVENT_KINDS,
        vague=("type", "category"),
    ),
    FieldRule("words", "private", "what happened", ("event", "description", "what", "title", "note")),
)


def check(frame: pd.DataFrame) -> list[Problem]:
    """One row twice."""
    keys = ["partnership", "happened_on", "kind", "words", "reference"]
    twice = frame["happened_on"].notna() & frame.duplicated(keys)
    return list_rows(frame.index[twice], None, "the same event stands in an earlier row")


def build_frames(frame: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """events, one row each."""
    return {"events": frame.assign(row=frame.index).reset_index(drop=True)}


def count(frame: pd.DataFrame) -> dict[str, Any]:
    """How many events of which kind."""
    return {"events": len(frame), "by_kind": frame.loc[frame["kind"] != "", "kind"].value_counts().to_dict()}


KIND = Kind(
    "events",
    "Dated small wins, trainings, policy steps and changes",
    FIELDS,
    build_frames,
    check,
    count,
    beside=("words", "reference"),
)
