"""Lists of things that people wrote in YAML: read, checked by their own rules, every fault named at once."""

from collections.abc import Callable, Iterable, Set
from pathlib import Path
from typing import Any

import yaml


class ListError(ValueError):
    """A file of a list that breaks its rules; names every file, row, field and rule at once."""


FindFaults = Callable[[Any, Set[str]], Iterable[str]]


def read_yaml_lists(paths: Iterable[Path], what: str, find_faults: FindFaults) -> list[dict[str, Any]]:
    """The rows of these files, in order: each a set of named fields with an `id`.

    what:         what the files list, in the plural: "activities"
    find_faults:  what is wrong with a row, given the ids before it, in words
    Raises ListError naming every file, row and rule that is broken.
    """
    faults: list[str] = []
    rows: list[dict[str, Any]] = []
    for path in paths:
        for number, row in enumerate(_read_rows(path, what, faults), 1):
            name = row.get("id", f"number {number}") if isinstance(row, dict) else f"number {number}"
            found = list(find_faults(row, {known["id"] for known in rows}))
            faults += [f"{path.name}, {name}: {fault}" for fault in found]
            if not found:
                rows.append(row)
    if faults:
        raise ListError("\n".join(faults))
    return rows


def _read_rows(path: Path, what: str, faults: list[str]) -> list[Any]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        faults.append(f"{path.name}: this is not readable YAML")
        return []
    if not isinstance(content, list):
        faults.append(f"{path.name}: a list of {what} is needed, each beginning with “- id:”")
        return []
    return content


def find_field_faults(row: Any, needed: Iterable[str], allowed: Set[str], known: Set[str]) -> Iterable[str]:
    """What every list asks of a row: fields of the list's own, none missing, an id of its own."""
    if not isinstance(row, dict):
        yield "is not a set of named fields"
        return
    yield from (f"{field} is missing" for field in needed if not row.get(field))
    yield from (f"{field} is not a known field" for field in sorted(set(row) - allowed))
    if row.get("id") in known:
        yield "id is taken already"
