"""Which columns of a survey file hold shared priorities and working ties, by heading or by wording.

A ranking comes in three shapes: a column for each priority with the place it was given; one column that lists
them in order; or a column for each place. Ties come as one column for each organisation that was rated.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from analytics.instruments import Instrument, Ranking
from analytics.optional_blocks import TIES_NAME
from data.imports.item_guesses import SURE_ENOUGH
from data.imports.mapping import Mapping
from data.imports.raw_table import RawColumn, RawTable
from data.imports.values import normalise_name

IN_ORDER = "in_order"  # the key of a mapping's ranking whose column lists the options, first one first
PLACE_ROW = re.compile(
    r"^(?:rank(?:ing)?|place|choice|position|priority)?\s*(\d{1,2})(?:st|nd|rd|th)?(?:\s*(?:choice|place|priority))?$"
)
# A grid's question and row, as tools join them: "… go? [Police]", "… go? - Police".
GRID_ROWS = (
    re.compile(r"^(.*?)\s*\[([^\]]+)\]\s*$", re.DOTALL),
    re.compile(r"^(.*)(?:\s[-–—>|]\s|:\s)(.+?)\s*$", re.DOTALL),
)
NAMELESS = re.compile(r"this organi[sz]ation|…|\.{3}|_{3,}")
PLACE_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "most important": 1}
STEM_IS_LIKE = 0.6  # of a ranking's question, beside an option that is recognised for sure


@dataclass(frozen=True)
class BlockGuess:
    """Which columns hold the ranking and the ties, and how sure each is (0-1); the rest is left open."""

    ranking: dict[str, str] = field(default_factory=dict)
    working_ties: dict[str, str] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)

    @property
    def columns(self) -> set[str]:
        return {*self.ranking.values(), *self.working_ties.values()}


def guess_blocks(raw: RawTable, instrument: Instrument, taken: Collection[str] = ()) -> BlockGuess:
    """Columns of the ranking and of the ties, by our own headings or by the question's words."""
    ranking: dict[str, str] = {}
    ties: dict[str, str] = {}
    confidence: dict[str, float] = {}
    for column in raw.columns:
        if column.name in taken or column.name in raw.extras.get("personal_columns", ()):
            continue
        option, sure = _find_option(column, instrument.ranking)
        if option and sure >= SURE_ENOUGH and option not in ranking:
            ranking[option] = column.name
            confidence[f"ranking {option}"] = sure
            continue
        rated, sure = _find_rated(column, instrument)
        if rated and sure >= SURE_ENOUGH and normalise_name(rated) not in map(normalise_name, ties):
            ties[rated] = column.name
            confidence[f"{TIES_NAME} {rated}"] = sure
    return BlockGuess(ranking, ties, confidence)


def _split_heading(column: RawColumn) -> tuple[str, str]:
    """A grid's question and its row: "How well …? [Police]", or as the format has parted them."""
    if column.sub_question:
        return column.text, column.sub_question
    for pattern in GRID_ROWS:
        for words in filter(None, (column.text, column.name)):
            if match := pattern.match(words):
                return match[1], match[2]
    return column.text or column.name, ""


def _find_option(column: RawColumn, ranking: Ranking | None) -> tuple[str, float]:
    if ranking is None:
        return "", 0.0
    own = {normalise_name(f"{ranking.id} {name}"): name for name in ranking.options}
    own |= {normalise_name(ranking.id): IN_ORDER}
    for words in (column.name, column.text):
        if normalise_name(words) in own:
            return own[normalise_name(words)], 1.0
    stem, row = _split_heading(column)
    like_stem = 1.0 if normalise_name(stem) == normalise_name(ranking.id) else _like(stem, ranking.text)
    if row and like_stem >= STEM_IS_LIKE:
        if (place := _read_place_row(row)) and place <= len(ranking.options):
            return str(place), like_stem
        scores = {name: max(_like(row, text), _like(row, name)) for name, text in ranking.options.items()}
        best = max(scores, key=lambda name: scores[name])
        if scores[best] >= SURE_ENOUGH:
            return best, scores[best]
    return IN_ORDER, max(_like(words, ranking.text) for words in (column.name, column.text))


def _read_place_row(row: str) -> int | None:
    match = PLACE_ROW.match(normalise_name(row))
    return int(match[1]) if match else PLACE_WORDS.get(normalise_name(row))


def _find_rated(column: RawColumn, instrument: Instrument) -> tuple[str, float]:
    """The organisation that a column rates: after our own heading, in a grid's row, or in the question."""
    if instrument.working_ties is None:
        return "", 0.0
    own = re.match(rf"^{TIES_NAME.replace('_', '[ _]')}\s*[:_ \-–]\s*(.+)$", column.name, re.IGNORECASE)
    if own:
        return " ".join(own[1].replace("_", " ").split()), 1.0
    asked = normalise_name(NAMELESS.sub(" ", instrument.working_ties_text))
    stem, row = _split_heading(column)
    if row:
        return row, fuzz.token_sort_ratio(normalise_name(NAMELESS.sub(" ", stem)), asked) / 100
    before, _, after = NAMELESS.sub("\x00", instrument.working_ties_text).partition("\x00")
    pattern = rf"^{re.escape(normalise_name(before))} (?:the )?(.+?) {re.escape(normalise_name(after))}$"
    inside = re.match(pattern, normalise_name(stem))
    return (inside[1], 0.95) if inside and after else ("", 0.0)


def _like(words: str, text: str) -> float:
    return fuzz.token_sort_ratio(normalise_name(words), normalise_name(text)) / 100


# ---------------------------------------------------------------- on screen


def list_block_fields(mapping: Mapping, instrument: Instrument) -> dict[str, tuple[str, str]]:
    """What can be chosen on screen: field → its meaning and the column that it is read from."""
    fields: dict[str, tuple[str, str]] = {}
    if ranking := instrument.ranking:
        whole = "All priorities in one column, the first one first"
        places = {
            str(place): f"What was put in place {place}" for place in range(1, len(ranking.options) + 1)
        }
        shown = {
            IN_ORDER: whole,
            **ranking.options,
            **{k: v for k, v in places.items() if k in mapping.ranking},
        }
        fields |= {f"ranking:{key}": (words, mapping.ranking.get(key, "")) for key, words in shown.items()}
    ties = mapping.working_ties
    return fields | {
        f"{TIES_NAME}:{rated}": (f"How well working with “{rated}” goes", ties[rated]) for rated in ties
    }


def choose_block_columns(chosen: dict[str, str]) -> dict[str, dict[str, str]]:
    """The ranking and the ties of a mapping as they were chosen on screen."""
    parts: dict[str, dict[str, str]] = {"ranking": {}, TIES_NAME: {}}
    for name, column in chosen.items():
        part, _, key = name.partition(":")
        if key and column and part in parts:
            parts[part][key] = column
    return {"ranking": parts["ranking"], "working_ties": parts[TIES_NAME]}
