"""Makers for tests: only what matters to a test is written there."""

from itertools import count
from typing import Any

import numpy as np
import pandas as pd

from analytics.instruments import Instrument, build_instrument
from analytics.recorded_cells import Records
from data.instruments import read_instrument

_numbers = count(1)


def rating(item: str = "shared_language_1", rating: float | None = 3, **others: Any) -> dict[str, Any]:
    """One tidy rating: respondent_id | round | item_id | rating."""
    row = {"respondent_id": 1, "round": "2026-Q3", "item_id": item, "rating": rating}
    return {**row, **others}


def person(rating: float | None = 3, instrument: Instrument | None = None, **others: Any) -> dict[str, Any]:
    """One wide sheet that answers every question alike, but for the questions named in `others`."""
    instrument = instrument or read_instrument()
    keys = {
        "partnership_id": 1, "round_id": 1, "quarter": "2026-Q3", "respondent_id": next(_numbers),
        "organisation_id": 1, "sector": "police", "person_key": None,
    }  # fmt: skip
    return {**keys, **{item.id: rating for item in instrument.items}, **others}


def people(*sheets: dict[str, Any]) -> pd.DataFrame:
    """Sheets as the wide frame that scoring reads."""
    frame = pd.DataFrame(list(sheets))
    items = [column for column in frame.columns if column not in KEYS]
    return frame.astype(dict.fromkeys(items, np.float32))


KEYS = ["partnership_id", "round_id", "quarter", "respondent_id", "organisation_id", "sector", "person_key"]


def no_records(**frames: list[dict[str, Any]]) -> Records:
    """Records of nothing, but for the frames that are given as rows."""
    return Records(
        **{
            name: pd.DataFrame(frames.get(name, []), columns=["partnership_id", *columns])
            for name, columns in RECORD_COLUMNS.items()
        }
    )


RECORD_COLUMNS = {
    "attendance": ["meeting_id", "held_on", "organisation", "person", "presence", "expected", "talk_seconds"],
    "meetings": ["meeting_id", "held_on", "series", "quorum_count", "minutes_sent_on",
                 "child_voice_recorded"],
    "actions": ["owner", "agreed_on", "due_on", "closed_on", "state", "carried_forward_count"],
    "decisions": ["raised_on", "decided_on", "state", "deferred_count"],
    "lines": ["quarter", "organisation", "category", "currency", "in_kind", "need_original", "need",
              "pledged", "committed", "received", "spent"],
    "staff": ["quarter", "organisation", "fte_established", "fte_in_post", "fte_seconded"],
    "trainings": ["organisation", "course", "person_key", "people_count", "needed_from", "completed_on",
                  "expires_on"],
}  # fmt: skip


def round_of_people(
    size: int = 24, seed: int = 1, level: float = 3.0, first_code: int = 0, **others: Any
) -> pd.DataFrame:
    """Sheets of one partnership: people of three sectors and nine organisations, with codes of their own."""
    random = np.random.default_rng(seed)
    leaning = np.random.default_rng(99).normal(0, 0.7, first_code + size)[first_code:]
    items = read_instrument().items
    sheets = []
    for number in range(size):
        friendly = leaning[number] + random.normal(0, 0.9, len(items))
        ratings = {
            item.id: float(np.clip(np.rint(level + (-1 if item.reversed else 1) * mood), 1, 5))
            for item, mood in zip(items, friendly, strict=True)
        }
        organisation = number % 9
        place = {
            "organisation_id": 10 + organisation,
            "sector": ("education", "health", "police")[organisation % 3],
        }
        sheets.append(person(person_key=f"code {first_code + number}", **place, **ratings, **others))
    return people(*sheets)


def make_questionnaire(*questions: int) -> Instrument:
    """One measure, with an idea for each number: of how many questions it is."""
    ideas = [
        {"id": f"idea {place}", "title": "…", "domain": "trust",
         "items": [{"id": f"q{place}{number}", "text": "…"} for number in range(size)]}
        for place, size in enumerate(questions)
    ]  # fmt: skip
    head = {"id": "short", "version": "1", "title": "Short", "scale": {"min": 1, "max": 5}}
    return build_instrument({**head, "domains": {"trust": {"title": "Trust"}}, "constructs": ideas})
