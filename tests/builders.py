"""Makers for tests: only what matters to a test is written there."""

from itertools import count
from typing import Any

import numpy as np
import pandas as pd

from analytics.instruments import Instrument
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
