"""The library of workshop activities, in YAML files that are checked on load."""

from collections.abc import Iterable, Set
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from data.yaml_lists import find_field_faults, read_yaml_lists

FOLDER = Path(__file__).resolve().parent
FRAME_PARTS = ("opening", "small_wins", "child", "facts", "openness", "break", "lunch", "buffer", "close")
PARTS = (*FRAME_PARTS, "work")
# The helps that the product promises; an activity may carry one of them out.
HELPS = (
    "check_ins",
    "shared_vision",
    "training_together",
    "openness",
    "diverse_voices",
    "small_wins",
    "shared_updates",
    "case_studies",
    "child_first",
)
# What an activity may answer: a domain, an idea of the questionnaire, a kind of finding, a verdict, or any.
ANSWERS = (
    *("communication", "resources", "change_resistance", "trust", "alignment", "any"),
    *("shared_language", "information_flow", "openness", "people_and_time", "money", "skills_and_tools"),
    *("resistance", "change_fatigue", "readiness", "reliability", "candour", "goodwill"),
    *("shared_goals", "role_clarity", "child_first"),
    *("heaviest", "change", "level", "split", "streams_disagree", "dont_know", "participation", "group_gap"),
    *("unmet_need", "training_gap", "attendance", "voice", "follow_through", "decisions", "small_win"),
    *("perceived_against_recorded", "eased", "worsened", "steady", "cannot_tell", "rose", "fell"),
    *("priorities", "not_agreed", "working_ties"),
)
ALLOWED = {
    *("id", "part", "title", "goal", "answers", "minutes", "people", "explain_minutes", "materials", "lead"),
    *("helps", "method", "steps"),
}
NEEDED = ("id", "part", "title", "goal", "minutes", "materials", "lead", "steps")
EVERYBODY = {"fewest": 1, "most": 1000}
COLUMNS = [
    *("activity_id", "part", "title", "goal", "answers", "least_minutes", "most_minutes", "explain_minutes"),
    *("fewest_people", "most_people", "materials", "lead", "helps", "method", "source_link", "steps"),
]


@cache
def _read_library() -> pd.DataFrame:
    return read_activity_files(sorted(FOLDER.glob("*.yaml")))


def read_activities() -> pd.DataFrame:
    """Every activity of the library, a new frame each time.

    returns: activity_id | part | title | goal | answers | least_minutes | most_minutes | explain_minutes |
             fewest_people | most_people | materials | lead | helps | method | source_link | steps

    answers and steps are tuples of texts. Raises ListError naming file, activity, field and rule.
    """
    return _read_library().copy()


def read_activity_files(paths: Iterable[Path]) -> pd.DataFrame:
    """Read and check these files together: an id may stand only once in all of them."""
    rows = read_yaml_lists(paths, "activities", _find_faults)
    return pd.DataFrame([_flatten(row) for row in rows], columns=COLUMNS)


def _find_faults(row: Any, known: Set[str]) -> Iterable[str]:
    yield from find_field_faults(row, NEEDED, ALLOWED, known)
    if not isinstance(row, dict):
        return
    if row.get("part") not in PARTS:
        yield f"part {row.get('part')!r} must be one of {', '.join(PARTS)}"
    if row.get("helps") is not None and row["helps"] not in HELPS:
        yield f"helps {row['helps']!r} must be one of {', '.join(HELPS)}"
    yield from _answer_faults(row)
    yield from _range_faults(row.get("minutes") or {}, "minutes", "least", "most")
    yield from _range_faults(row.get("people") or EVERYBODY, "people", "fewest", "most")
    yield from _step_faults(row)
    yield from _method_faults(row.get("method"))


def _answer_faults(row: dict[str, Any]) -> Iterable[str]:
    answers = row.get("answers") or []
    if row.get("part") == "work" and not answers:
        yield "answers is missing; say which finding, domain or idea the activity is for"
    yield from (f"answers {word!r} is not known" for word in answers if word not in ANSWERS)


def _range_faults(row: Any, field: str, low: str, high: str) -> Iterable[str]:
    start, end = (row.get(low), row.get(high)) if isinstance(row, dict) else (None, None)
    if not (isinstance(start, int) and isinstance(end, int)):
        yield f"{field} needs whole numbers {low} and {high}"
    elif not 0 < start <= end:
        yield f"{field}: {low} {start} and {high} {end} must be above 0 and in order"


def _step_faults(row: dict[str, Any]) -> Iterable[str]:
    steps = row.get("steps")
    if steps and not (isinstance(steps, list) and all(isinstance(step, str) for step in steps)):
        yield "steps must be a list of sentences (put quotes around a step that has a colon in it)"
    explain = row.get("explain_minutes", 0)
    least = (row.get("minutes") or {}).get("least") if isinstance(row.get("minutes"), dict) else None
    if not isinstance(explain, int) or (isinstance(least, int) and not 0 <= explain < least):
        yield f"explain_minutes {explain!r} must be a whole number below the least minutes"


def _method_faults(method: Any) -> Iterable[str]:
    if method is None:
        return
    if not isinstance(method, dict) or not method.get("name"):
        yield "method needs a name"
    elif not str(method.get("link", "https://")).startswith("https://"):
        yield f"method link {method['link']!r} must begin with https://"


def _flatten(row: dict[str, Any]) -> dict[str, Any]:
    people, method = row.get("people") or EVERYBODY, row.get("method") or {}
    return {
        "activity_id": row["id"],
        "part": row["part"],
        "title": row["title"],
        "goal": row["goal"],
        "answers": tuple(row.get("answers") or ()),
        "least_minutes": row["minutes"]["least"],
        "most_minutes": row["minutes"]["most"],
        "explain_minutes": row.get("explain_minutes", 0),
        "fewest_people": people["fewest"],
        "most_people": people["most"],
        "materials": row["materials"],
        "lead": row["lead"],
        "helps": row.get("helps"),
        "method": method.get("name"),
        "source_link": method.get("link"),
        "steps": tuple(row["steps"]),
    }
