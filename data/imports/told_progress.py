"""Logs that tell in words how far an action is: "Completed 20/02/2026", "In progress - draft with chair"."""

import re
from dataclasses import replace

import pandas as pd

from data.imports.raw_table import RawColumn, RawTable
from data.imports.values import normalise_name

TOLD = ("progress", "update", "updates", "progress update", "latest update", "status update", "outcome",
        "progress to date", "comments", "notes", "current position")  # fmt: skip
DAY = (
    r"(\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|"
    r"\d{1,2}(?:st|nd|rd|th)?\s+[^\W\d_]{3,9}\s+\d{2,4})(?!\d)"
)
# "Completed form awaited" is not done, nor is "complete by March".
ENDS = r"(?=\s*(?:$|[.,;:–—(/-]|on\b|in\b|at\b|and\b|\d))"
DONE = re.compile(
    rf"\W*(?:action )?(?:completed?|done|closed|discharged|actioned|finished|cwblhawyd|erledigt)\b{ENDS}",
    re.IGNORECASE,
)
DONE_ON = re.compile(rf"{DONE.pattern}\s*[:–—-]?\s*(?:on\s+)?{DAY}", re.IGNORECASE)
DAY_ALONE = re.compile(rf"{DONE_ON.pattern}\W*$", re.IGNORECASE)
DROPPED = re.compile(
    r"\W*(?:no longer (?:needed|required)|withdrawn|cancelled|superseded|abandoned)\b", re.IGNORECASE
)


def take_told_progress(raw: RawTable, columns: dict[str, str]) -> RawTable:
    """With a state and a day of closing where a column of progress says them and no other column does."""
    told = [each.name for each in raw.columns if normalise_name(each.name) in TOLD]
    state = columns.get("state", "")
    if state in raw.rows and state not in told:
        told = [state, *told]
    rows, added, used = raw.rows.copy(), list[RawColumn](), set[str]()
    said = {name: rows[name].astype("str").str.strip() for name in told}
    if "closed_on" not in columns:
        days = _first_filled([words.str.extract(DONE_ON)[0] for words in said.values()], rows.index)
        if (days != "").any():
            rows["closed_on"] = days
            used |= {name for name, words in said.items() if words.str.match(DONE_ON).any()}
            added.append(RawColumn("closed_on"))
    if state in said:
        rows[state] = said[state].mask(said[state].str.match(DAY_ALONE), "closed")
    elif "state" not in columns:
        told_states = {name: _read_states(words) for name, words in said.items()}
        states = _first_filled(list(told_states.values()), rows.index)
        if (states != "").any():
            rows["state"] = states
            used |= {name for name, found in told_states.items() if (found != "").any()}
            added.append(RawColumn("state"))
    if not added and state not in said:
        return raw
    also_read = raw.extras.get("also_read", {}) | dict.fromkeys(sorted(used - {state}), "how far it is")
    extras = raw.extras | {"also_read": also_read}
    return replace(raw, rows=rows, columns=[*raw.columns, *added], extras=extras)


def _read_states(words: pd.Series) -> pd.Series:
    states = pd.Series("", index=words.index, dtype="str")
    return states.mask(words.str.match(DROPPED), "dropped").mask(words.str.match(DONE), "closed")


def _first_filled(found: list[pd.Series], index: pd.Index) -> pd.Series:
    filled = pd.Series("", index=index, dtype="str")
    for words in found:
        filled = filled.mask(filled == "", words.fillna(""))
    return filled.astype("str")
