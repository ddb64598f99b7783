"""Which column asks which question of the instrument, by wording; each column and question once."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz import fuzz, process

from analytics.instruments import Instrument, Item
from data.imports.mapping import Ratings
from data.imports.raw_table import RawColumn, RawTable
from data.imports.survey_columns import read_columns
from data.imports.values import normalise_name

# token_sort_ratio of a column's words and a question, 0–1. At 0.9 about one word in ten may differ; below
# 0.6 two questions share little more than "we" and "the".
SURE_ENOUGH, WORTH_ASKING = 0.9, 0.6
# A best match must lead the next by this much, else both are asked about.
CLEAR_LEAD = 0.05


@dataclass(frozen=True)
class ItemGuess:
    """A column that may ask a question. Below SURE_ENOUGH it is asked, never assumed."""

    column: str
    item_id: str
    confidence: float

    @property
    def is_sure(self) -> bool:
        return self.confidence >= SURE_ENOUGH


def guess_items(
    raw: RawTable,
    instrument: Instrument,
    items: tuple[Item, ...] | None = None,
    leave_out: Collection[str] = (),
) -> list[ItemGuess]:
    """The best one-to-one pairing of columns and questions, the surest first.

    items: the questions to find, by default those of a round (not the pulse).
    leave_out: columns that are known to be something else.
    """
    wanted = instrument.items if items is None else items
    columns = _askable(raw, leave_out)
    if not columns or not wanted:
        return []
    from scipy.optimize import linear_sum_assignment  # slow to load, and every command would wait for it

    scores = _score(columns, wanted)
    at_column, at_item = linear_sum_assignment(scores, maximize=True)
    guesses = [
        ItemGuess(columns[c].name, wanted[i].id, _confidence(scores, c, i))
        for c, i in zip(at_column, at_item, strict=True)
        if scores[c, i] >= WORTH_ASKING
    ]
    return sorted(guesses, key=lambda guess: -guess.confidence)


def list_candidates(
    raw: RawTable, items: Sequence[Item], leave_out: Collection[str] = (), most: int = 3
) -> dict[str, list[tuple[str, float]]]:
    """For each question, the columns that might ask it, best first: shown to a person, never applied."""
    columns = _askable(raw, leave_out)
    if not columns or not items:
        return {}
    scores = _score(columns, tuple(items))
    best = {
        item.id: [
            (columns[c].name, round(float(scores[c, i]), 2))
            for c in scores[:, i].argsort()[::-1][:most]
            if scores[c, i] >= WORTH_ASKING
        ]
        for i, item in enumerate(items)
    }
    return {item: listed for item, listed in best.items() if listed}


def _askable(raw: RawTable, leave_out: Collection[str]) -> list[RawColumn]:
    """Columns that are neither the tool's own nor a person's details."""
    own = {*raw.extras.get("personal_columns", []), *raw.extras.get("technical_columns", []), *leave_out}
    own |= set(raw.extras.get("meta_columns", {}).values())
    return [column for column in raw.columns if column.name not in own]


def _score(columns: list[RawColumn], items: tuple[Item, ...]) -> np.ndarray:
    """Likeness 0–1 of every column to every question: its id counts most, else its best wording."""
    ids = [normalise_name(item.id) for item in items]
    texts = [normalise_name(item.text) for item in items]
    wordings = [_wordings(column) for column in columns]
    widest = max(len(words) for words in wordings)
    best = np.zeros((len(columns), len(items)))
    for at in range(widest):
        words = [normalise_name(listed[min(at, len(listed) - 1)]) for listed in wordings]
        best = np.maximum(best, process.cdist(words, texts, scorer=fuzz.token_sort_ratio) / 100)
        best = np.maximum(best, np.array([[word == item for item in ids] for word in words], dtype=float))
    return best


def _wordings(column: RawColumn) -> list[str]:
    """What may be the question: a matrix's row, the whole text, the name without its number."""
    numberless = re.sub(r"^\s*(?:Q\d+|\d+)\s*[.):–-]\s*", "", column.text or column.name)
    both = f"{column.text} {column.sub_question}".strip() if column.sub_question else ""
    listed = [column.sub_question, column.text, numberless, both, column.name]
    return [words for words in dict.fromkeys(listed) if words.strip()] or [column.name]


def _confidence(scores: np.ndarray, column: int, item: int) -> float:
    """The likeness, held under the threshold while a rival is about as like."""
    score = float(scores[column, item])
    rivals = np.concatenate([np.delete(scores[column], item), np.delete(scores[:, item], column)])
    if rivals.size and rivals.max() > score - CLEAR_LEAD:
        return round(min(score, SURE_ENOUGH - 0.01), 2)
    return round(score, 2)


def suggest_ratings(raw: RawTable, instrument: Instrument, items: dict[str, str]) -> list[Ratings]:
    """How labels that are not the instrument's own are read, grouped by what the items have in common.

    items: item id → column. Only scales with as many steps as the instrument's are suggested.
    """
    asked = [column for column in raw.columns if column.name in set(items.values())]
    readings = read_columns(replace(raw, columns=asked, extras={}))
    low, high = instrument.scale.min, instrument.scale.max
    own = {normalise_name(label) for label in instrument.scale.labels}
    groups: dict[tuple[tuple[str, float], ...], list[str]] = {}
    for item, column in items.items():
        scale = readings[column].scale if column in readings else None
        if scale is None or not scale.is_rating or scale.maximum - scale.minimum != high - low:
            continue
        labels = {label: rating - scale.minimum + low for label, rating in scale.ratings.items()}
        if all(normalise_name(label) in own or label.isdigit() for label in labels):
            continue
        groups.setdefault(tuple(sorted(labels.items())), []).append(item)
    return [Ratings(items=names, labels=dict(labels)) for labels, names in groups.items()]
