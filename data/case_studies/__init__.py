"""Short accounts of what others did, in YAML files checked on load: published, or plainly invented."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from data.activities import ANSWERS

FOLDER = Path(__file__).resolve().parent
KINDS = ("published", "illustrative")
NEEDED = ("id", "kind", "title", "answers", "setting", "what_was_done", "what_changed", "caution")
ALLOWED = {*NEEDED, "source", "link"}
COLUMNS = ["case_id", *NEEDED[1:], "source", "link"]


class CaseStudyError(ValueError):
    """A case study that breaks a rule; lists every file, case, field and rule at once."""


@cache
def _read_library() -> pd.DataFrame:
    return read_case_files(sorted(FOLDER.glob("*.yaml")))


def read_case_studies() -> pd.DataFrame:
    """Every case study, a new frame each time.

    returns: case_id | kind | title | answers | setting | what_was_done | what_changed | caution | source |
             link

    kind is published (then source and link say where) or illustrative (invented). Raises CaseStudyError.
    """
    return _read_library().copy()


def read_case_files(paths: Iterable[Path]) -> pd.DataFrame:
    """Read and check these files together."""
    faults: list[str] = []
    rows: list[dict[str, Any]] = []
    for path in paths:
        for number, row in enumerate(_read_rows(path, faults), 1):
            name = row.get("id", f"number {number}") if isinstance(row, dict) else f"number {number}"
            found = list(_find_faults(row, {known["case_id"] for known in rows}))
            faults += [f"{path.name}, {name}: {fault}" for fault in found]
            if not found:
                rows.append(row | {"case_id": row["id"], "answers": tuple(row["answers"])})
    if faults:
        raise CaseStudyError("\n".join(faults))
    return pd.DataFrame(rows).reindex(columns=COLUMNS)


def _read_rows(path: Path, faults: list[str]) -> list[Any]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        content = None
    if not isinstance(content, list):
        faults.append(f"{path.name}: a list of case studies in YAML is needed")
        return []
    return content


def _find_faults(row: Any, known: set[str]) -> Iterable[str]:
    if not isinstance(row, dict):
        yield "is not a set of named fields"
        return
    yield from (f"{field} is missing" for field in NEEDED if not row.get(field))
    yield from (f"{field} is not a known field" for field in sorted(set(row) - ALLOWED))
    if row.get("id") in known:
        yield "id is taken by another case study"
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
