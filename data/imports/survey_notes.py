"""What a person should look at before a survey is taken in: codes out of order, items that run backwards.

Nothing here changes an answer. A file of many rows is judged by its first ones.
"""

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pandas as pd

from analytics.instruments import DONT_KNOW, Instrument
from analytics.value_steps import are_coarse
from data.imports.answer_scales import rate_answers
from data.imports.problems import Problem, quote_heading
from data.imports.raw_table import RawTable
from data.imports.reversed_items import suggest_reversed
from data.imports.survey_columns import ColumnReading, read_columns
from data.imports.survey_formats.survey_table import kept_rows

ROWS_LOOKED_AT = 5_000
MOST_NAMED = 5  # columns in one note
RUNS_BACKWARDS = (
    "its answers go against the other questions of its domain; if its numbers run backwards in this file, "
    "write under “How the file is read”, as text: reversed: [{item}]. Nothing was turned"
)


def note_scales(raw: RawTable) -> list[Problem]:
    """What the answers themselves show, before anybody said which column is which question."""
    looked = replace(raw, rows=raw.rows.head(ROWS_LOOKED_AT)) if len(raw.rows) > ROWS_LOOKED_AT else raw
    readings = read_columns(looked)
    return [*note_codes(looked, readings), *_note_reversed_blocks(looked, readings)]


def note_codes(raw: RawTable, readings: dict[str, ColumnReading]) -> list[Problem]:
    """Each thing that a scale shows once, with the columns that show it."""
    columns: dict[str, list[str]] = {}
    for name, reading in readings.items():
        if reading.kind == "rating" and reading.scale is not None:
            for words in reading.scale.problems:
                columns.setdefault(words, []).append(name)
    return [Problem(None, _name(names), words) for words, names in columns.items()]


def note_reversed_items(ratings: pd.DataFrame, instrument: Instrument) -> list[Problem]:
    """Mapped items that go against the others of their domain, once the instrument's own turns are made."""
    ratings = ratings.head(ROWS_LOOKED_AT)
    answers = ratings.where(ratings != DONT_KNOW).astype(float)
    # Two standard errors of a correlation of zero: fewer people show more by chance.
    by_chance = 2 / np.sqrt(max(len(answers), 1))
    notes = []
    for domain in instrument.domains:
        turned = {
            item.id: -answers[item.id] if item.reversed else answers[item.id]
            for construct in instrument.constructs
            if construct.domain == domain and not construct.beside
            for item in construct.items
            if item.id in answers
        }
        for hint in suggest_reversed(pd.DataFrame(turned), {}):
            if hint.correlation_with_rest <= -by_chance:
                notes.append(Problem(None, hint.item, RUNS_BACKWARDS.format(item=hint.item)))
    return notes


def note_few_questions(asked: Collection[str], instrument: Instrument) -> list[Problem]:
    """The domains of which too few questions are asked for a score to be shown, as a release will find.

    asked:  ids of the items that the file answers
    """
    answered = np.array([[item.id in asked for item in instrument.items]])
    coarse = are_coarse(answered, instrument)[0, : len(instrument.domains)]
    titles = [instrument.domain_titles[name] for name in np.array(instrument.domains)[coarse]]
    return [Problem(None, None, TOO_FEW_ASKED.format(titles=", ".join(titles)))] if titles else []


TOO_FEW_ASKED = (
    "too few questions are asked for a score to be shown of: {titles}. Its values would lie so far apart "
    "that somebody’s answers could be worked out from it. Four questions on a scale of five points are "
    "enough, or three of which two are about the same"
)


def _note_reversed_blocks(raw: RawTable, readings: dict[str, ColumnReading]) -> list[Problem]:
    texts = {column.name: f"{column.sub_question or column.text or column.name}" for column in raw.columns}
    rows = kept_rows(raw)
    by_chance = 2 / np.sqrt(max(len(rows), 1))
    blocks = _blocks(raw, readings)
    together = [names for names in blocks.values() if len(names) >= 2]
    notes = []
    for names in [*together, *_strangers(blocks, readings)]:
        ratings = pd.DataFrame(
            {
                name: rate_answers(rows[name], scale, np.nan)
                for name in names
                if (scale := readings[name].scale) is not None
            }
        )
        said = readings[names[0]].scale
        for hint in suggest_reversed(ratings, texts, (said.language if said else "") or "en"):
            goes_against = hint.correlation_with_rest <= -by_chance
            if not goes_against and (names not in together or not hint.is_worded_negatively):
                continue
            words = f"this question {hint.reason}; it may need turning. Nothing was turned"
            notes.append(Problem(None, hint.item, words))
    return notes


def _blocks(raw: RawTable, readings: dict[str, ColumnReading]) -> dict[tuple, list[str]]:
    """Rating columns by the question that they are rows of, or the stem of their names, and their range."""
    blocks: dict[tuple, list[str]] = {}
    for column in raw.columns:
        reading = readings[column.name]
        if reading.kind == "rating" and reading.scale is not None:
            stem = column.text if column.sub_question else column.name.rstrip("0123456789 _.-")
            key = (stem, reading.scale.minimum, reading.scale.maximum)
            blocks.setdefault(key, []).append(column.name)
    return blocks


def _strangers(blocks: dict[tuple, list[str]], readings: dict[str, ColumnReading]) -> list[list[str]]:
    """Questions that share nothing but the words of their scale, as forms write them: each scale's.

    Only their answers can show that one of them points the other way, and not by chance.
    """
    scales: dict[tuple, list[str]] = {}
    for names in blocks.values():
        scale = readings[names[0]].scale
        if len(names) == 1 and scale is not None and scale.scale_id != "number":
            scales.setdefault((scale.scale_id, scale.maximum), []).append(names[0])
    return list(scales.values())


def _name(names: list[str]) -> str:
    rest = len(names) - MOST_NAMED
    if len(names) == 1:
        return names[0]
    return ", ".join(map(quote_heading, names[:MOST_NAMED])) + (f" and {rest} more" if rest > 0 else "")
