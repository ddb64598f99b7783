"""What minutes say in the text and again in a summary is one thing."""

import re
from typing import Any

from rapidfuzz import fuzz

from data.imports.meeting_files.due_days import BY_WHEN
from data.imports.meeting_files.minutes_wording import CARRIED, OWNER_FIRST, TO_DO
from data.imports.meeting_files.people import fold

# Two wordings this alike (shared words, 0-100) are one thing, written in the text and again in a summary.
SAME_WORDING = 88
MOST_COMPARED = 400
LEAST_SHARED_WORDS = 2


def drop_twins(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same thing in the text and in a summary is one; the later mention often adds the date."""
    kept: list[dict[str, Any]] = []
    cores: list[str] = []
    for row in rows:
        core = _core(row["words"])
        twin = _find_twin(row, core, kept[-MOST_COMPARED:], cores[-MOST_COMPARED:])
        if twin is None:
            kept.append(row)
            cores.append(core)
            continue
        for name in ("due_on", "owner", "organisation"):
            if name in row:
                twin[name] = twin[name] or row[name]
        twin["state"] = row["state"] if row["state"] != "open" else twin["state"]
        for name in ("closed_on", "carried_forward_count"):
            if name in row:
                twin[name] = row[name] or twin[name]
    return [{name: value for name, value in row.items() if name != "in_summary"} for row in kept]


def _find_twin(
    row: dict[str, Any], core: str, kept: list[dict[str, Any]], cores: list[str]
) -> dict[str, Any] | None:
    for before, words in zip(kept, cores, strict=True):
        other_place = before["in_summary"] != row["in_summary"]
        if other_place and _alike(core, words) and _same_owner(row, before):
            return before
    return None


def _core(words: str) -> str:
    """What is to be done, without who, by when and how far it is."""
    bare = TO_DO.sub(r"\3", OWNER_FIRST.sub(r"\4", words[:300]))
    bare = CARRIED.sub(" ", BY_WHEN.sub(" ", bare))
    return " ".join(
        word for word in re.findall(r"\w+", fold(bare)) if word not in ("the", "a", "an", "to", "that")
    )


def _alike(one: str, other: str) -> bool:
    shared = set(one.split()) & set(other.split())
    return len(shared) >= LEAST_SHARED_WORDS and fuzz.token_set_ratio(one, other) >= SAME_WORDING


def _same_owner(one: dict[str, Any], other: dict[str, Any]) -> bool:
    a, b = fold(one.get("owner") or ""), fold(other.get("owner") or "")
    return not a or not b or a in b or b in a
