"""Short accounts of what others did, in YAML files checked on load: published, or plainly invented."""

from collections.abc import Iterable, Set
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from data.activities import ANSWERS
from data.yaml_lists import find_field_faults, read_yaml_lists

FOLDER = Path(__file__).resolve().parent
KINDS = ("published", "illustrative")
NEEDED = ("id", "kind", "title", "answers", "setting", "what_was_done", "what_changed", "caution")
ALLOWED = {*NEEDED, "source", "link"}
COLUMNS = ["case_id", *NEEDED[1:], "source", "link"]


@cache
def _read_library() -> pd.DataFrame:
    return read_case_files(sorted(FOLDER.glob("*.yaml")))


def read_case_studies() -> pd.DataFrame:
    """Every case study, a new frame each time.

    returns: case_id | kind | title | answers | setting | what_was_done | what_changed | caution | source |
             link

    kind is published (then source and link say where) or illustrative (invented). Raises ListError.
    """
    return _read_library().copy()


def read_case_files(paths: Iterable[Path]) -> pd.DataFrame:
    """Read and check these files together."""
    rows = read_yaml_lists(paths, "case studies", _find_faults)
    found = [row | {"case_id": row["id"], "answers": tuple(row["answers"])} for row in rows]
    return pd.DataFrame(found).reindex(columns=COLUMNS)


def _find_faults(row: Any, known: Set[str]) -> Iterable[str]:
    yield from find_field_faults(row, NEEDED, ALLOWED, known)
    if not isinstance(row, dict):
        return
    if row.get("kind") not in KINDS:
        yield f"kind {row.get('kind')!r} must be one of {', '.join(KINDS)}"
    yield from (f"answers {word!r} is not known" for word in row.get("answers") or () if word not in ANSWERS)
    yield from _source_faults(row)


def _source_faults(row: dict[str, Any]) -> Iterable[str]:
    """What is published says where; what is invented claims no source."""
    if row.get("kind") == "published" and not (
        row.get("source") and str(row.get("link", "")).startswith("https://")
    ):
        yield "a published case needs a source and a link that begins with https://"
    if row.get("kind") == "illustrative":
        if row.get("source") or row.get("link"):
            yield "an illustrative case is invented and can have no source"
        if "nvented" not in str(row.get("caution")):
            yield "caution must say that an illustrative case is invented"
