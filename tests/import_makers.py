"""Makers of files for import tests: only what matters to a test is written there."""

import csv
from pathlib import Path
from typing import Any

from data.instruments import read_instrument

ITEMS = [item.id for item in read_instrument().items]
PULSE = [item.id for item in read_instrument().pulse]


def sheet(rating: Any = 3, **others: Any) -> dict[str, Any]:
    """One row of our own survey template."""
    places = {"partnership": "Millbrook", "organisation": "Police North", "sector": "police", "code": ""}
    return places | {"quarter": "2026-Q3"} | dict.fromkeys(ITEMS, rating) | others


def write_csv(
    folder: Path, *rows: dict[str, Any], name: str = "file.csv", without: tuple[str, ...] = ()
) -> Path:
    """A CSV whose headings are the keys of the first row."""
    path = folder / name
    headings = [heading for heading in rows[0] if heading not in without]
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, headings, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def attended(**others: Any) -> dict[str, Any]:
    row = {
        "partnership": "Millbrook",
        "date": "2026-07-01",
        "organisation": "Police North",
        "sector": "police",
    }
    return row | {"presence": "present"} | others


def action(**others: Any) -> dict[str, Any]:
    row = {"partnership": "Millbrook", "ref": "A1", "action": "Write the protocol", "owner": "Jo Bloggs"}
    return row | {"agreed": "2026-07-01", "due": "2026-08-01", "closed": "", "status": ""} | others


def decision(**others: Any) -> dict[str, Any]:
    row = {"partnership": "Millbrook", "ref": "D1", "decision": "Fund the hub", "raised": "2026-07-01"}
    return row | {"decided": "", "status": ""} | others


def line(**others: Any) -> dict[str, Any]:
    row = {
        "partnership": "Millbrook",
        "organisation": "Police North",
        "quarter": "2026-Q3",
        "category": "training",
    }
    return row | {"need": "1000", "committed": "400"} | others


def post(**others: Any) -> dict[str, Any]:
    row = {
        "partnership": "Millbrook",
        "organisation": "Police North",
        "quarter": "2026-Q3",
        "post": "analyst",
    }
    return row | {"established": "2", "in post": "1.5"} | others


def course(**others: Any) -> dict[str, Any]:
    row = {
        "partnership": "Millbrook",
        "organisation": "Police North",
        "course": "Safer sleep",
        "person": "p1",
    }
    return row | {"needed from": "2026-01-01", "completed": "2026-02-01", "expires": "2028-02-01"} | others


def happening(**others: Any) -> dict[str, Any]:
    row = {
        "partnership": "Millbrook",
        "date": "2026-07-04",
        "kind": "small win",
        "event": "A family said thanks",
    }
    return row | others
