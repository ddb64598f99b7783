"""What each column of a survey holds: ratings, choices, free text, somebody's name. Found by content.

Free text and personal columns are named here so that nothing of them is ever stored or quoted.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import Literal

import numpy as np
import pandas as pd

from data.imports.anchored_columns import share_anchors
from data.imports.answer_scales import LONE_LOW, TWO_FIT, ScaleGuess, recognise_scale
from data.imports.number_scales import numbers_without_words
from data.imports.personal_columns import (
    ENOUGH_SHARE,
    is_consent,
    is_fact_about_a_person,
    is_personal,
    match_share,
)
from data.imports.problems import shorten_heading
from data.imports.raw_table import RawColumn, RawTable
from data.imports.survey_formats.survey_table import kept_rows, plain_heading
from data.imports.values import distinct, quarters_of, read_dates

ColumnKind = Literal[
    "rating",
    "choice",
    "multiple_choice",
    "ranking",
    "number",
    "date",
    "free_text",
    "personal",
    "tool",
    "blank",
]

# More different answers than a 0–100 slider with half points has are not a scale.
MOST_SCALE_ANSWERS = 110
# A choice list is short in itself, or short beside the number of people who chose.
MOST_CHOICES, MOST_CHOICE_SHARE, LONGEST_CHOICE = 30, 0.2, 120
ENOUGH_TICKS = (
    3  # options with a number each, so that no two questions that all answer alike are taken for them
)
SHORTEST_SENTENCE = 40
MOST_CONSENTS = 2  # answers to a question of consent: "I agree", "I do not agree"
# Numbers alone are a scale when this many neighbouring columns share it.
ENOUGH_NEIGHBOURS = 3
SURE_BY_NEIGHBOURS = 0.8
# Numbers from 1 to 6 lie on a scale to 6 or to 7; with so many answers to each column, at least, to 6.
# From 1 to 4 nothing is concluded: people who never give the 5 of a scale to 5 are common.
# In the same way numbers from 1 to 10 lie on a scale from 0 or from 1; with so many answers, from 1.
UP_TO_SIX, FROM_ONE_TO_TEN, ENOUGH_TO_SEE_THE_ENDS = (1.0, 6.0), (1.0, 10.0), 30
# So many answers at the end of a column's own numbers and none beyond: its scale ends there, whatever its
# neighbours show. Were as much as half of them beyond it, none would be seen in 0.7 of 100 columns: e^−5.
ENDS_OF_SCALES, ENOUGH_AT_THE_END, ENOUGH_ALIKE = (5.0, 7.0, 10.0), 10, 2
NOBODY_GAVE_SEVEN = (
    "numbers without words; read as a scale from 1 to 6 because many answered and nobody gave a 7, "
    "check in the questionnaire that it ends at 6"
)
NOBODY_GAVE_NOUGHT = (
    "numbers without words; read as a scale from 1 to 10 because many answered and nobody gave a 0, "
    "check in the questionnaire that it begins at 1"
)
# At least two decimals, and no half or quarter: a mean or an estimate, which nobody answers.
FILLED_IN, MOST_FILLED_IN = re.compile(r"^\d{1,2}\.(?!25$|50$|75$|0+$)\d*[1-9]\d*$(?<!\.\d)"), 0.05
BETWEEN_STEPS = (
    "a few numbers lie between the steps, as where a program filled in what was missing; check them"
)
ANY_QUESTION = re.compile(r"^(?:q|qu|question|v|var|item|frage|pregunta|p)$", re.IGNORECASE)
# What these tools write of a choice are its words.
WORDS_EXPORTED = ("google_forms", "microsoft_forms", "typeform")
PER_CENT = re.compile(r"%|\bper ?cent(?:age)?s?\b|\bpct\b", re.IGNORECASE)
SLIDER, SLIDER_LOW, SLIDER_HIGH = (0.0, 100.0), 25, 75
# Two sliders are enough where each was moved to both halves, and no heading says that they count something.
ENOUGH_SLIDERS = 2
COUNTS = re.compile(
    r"%|percent|\bper cent\b|\bage\b|\bnumber\b|\bcount\b|\bno\.|\bhours?\b|\bfte\b|£|€|\$|amount|cost|"
    r"budget|total|minutes|days|weeks|people|staff|cases|children|postcode",
    re.IGNORECASE,
)
RATING_RANGES = frozenset(
    {(1.0, 5.0), (1.0, 7.0), (0.0, 10.0), (1.0, 10.0), (1.0, 6.0), (1.0, 4.0), (0.0, 3.0), (0.0, 4.0),
     (0.0, 5.0), (0.0, 6.0), SLIDER}
)  # fmt: skip
# A form's question on how much, of which every step from one end to the other was given.
FULL_RANGES = frozenset({(1.0, 5.0), (1.0, 7.0), (0.0, 10.0), (1.0, 10.0)})
ASKED_HOW = re.compile(
    r"^(?:\d+[.)] *)?(?:how (?!many|long|old|often|far (?:away|from|do you (?:live|travel)))|to what extent|"
    r"(?:please )?rate\b|wie sehr|inwieweit|in welchem maße|dans quelle mesure|en qué medida|"
    r"i ba raddau|pa mor)",
    re.IGNORECASE,
)
# Enough rows to tell an order from ratings.
ROWS_RANKED = 5_000
# So many different rows that all add up to the same do so because they had to.
ENOUGH_WAYS_TO_SHARE = 5

WRITE_IN = re.compile(
    r"\bother\b.*(?:specify|explain|describe|write|text)|^other$|please (?:specify|explain|describe|state)"
    r"|write.?in|open.?ended|_TEXT(?:_\d+)?$|(?:^|[_\[ ])other\]?$|comments?\]?$|\barall\b"
    r"|\botros?\b.*especif|\bautres?\b.*précis|sonstiges",
    re.IGNORECASE,
)
# "When did you start your contract" is a date too, but says nothing about when the answers were given.
SENT_HEADING = re.compile(
    r"^(?:form[ _])?(?:date|time|submi|complet|end|recorded|start|response date|survey date|interview ?date"
    r"|creat(?:ed|ion)"
    r"|fecha|marca temporal|horodat|soumis|heure|datum|zeit|abgeschickt|dyddiad|stamp amser)",
    re.IGNORECASE,
)
# LimeSurvey's rows of a ranking, each with what came there.
PLACE_IN_ORDER = re.compile(
    r"^(?:rank(?:ing)?|rang|rango|clasificación|posición|safle) ?\d{1,2}$", re.IGNORECASE
)
# What a file of another questionnaire is said to hold, column by column; the rest is only counted.
SAID: tuple[ColumnKind, ...] = ("rating", "ranking", "date")
DATE = re.compile(
    r"^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4})(?:[ T,].*)?$"
)
NUMBER = re.compile(r"^[-+]?\d+(?:[.,]\d+)?$")
TICKS = frozenset(
    {
        "0",
        "1",
        "true",
        "false",
        "yes",
        "no",
        "checked",
        "unchecked",
        "selected",
        "not selected",
        "y",
        "n",
        "sí",
        "si",
        "oui",
        "non",
        "ja",
        "nein",
        "ie",
        "nage",
        "oes",
        "nac oes",
        "ydw",
        "nac ydw",
        "n/a",
        "vrai",
        "faux",
        "verdadero",
        "falso",
        "gewählt",
        "nicht gewählt",
    }
)


@dataclass(frozen=True)
class ColumnReading:
    """One column: what it holds, and how its answers would be rated if they are ratings."""

    name: str
    kind: ColumnKind
    scale: ScaleGuess | None = None


@dataclass(frozen=True)
class _Column:
    """A column on its way to being known: its distinct answers and how many there are."""

    column: RawColumn
    words: tuple[str, ...]
    answered: int
    scale: ScaleGuess | None = None
    counts: tuple[int, ...] = ()  # how often each of the words was answered

    @property
    def block(self) -> str:
        """The question that this column is a row of, or the stem of its name."""
        if self.column.sub_question:
            return self.column.text
        return re.sub(r"[\W_]*\d+[\W_]*$", "", self.column.name) or self.column.name


def read_columns(raw: RawTable) -> dict[str, ColumnReading]:
    """What each column holds, in file order."""
    rows = kept_rows(raw)
    rows = raw.rows if rows.empty else rows
    own = _tool_columns(raw)
    asked = [_look_at(column, rows[column.name]) for column in raw.columns if column.name not in own]
    multiple = _multiple_choice(raw, asked)
    asked = _sure_by_neighbours(asked, multiple, raw.file_format.startswith(WORDS_EXPORTED))
    asked = _pool_scales(asked)
    rankings, shared = _rankings(asked, rows), _shared_out(asked, rows)
    found = dict(own)
    for column in asked:
        name = column.column.name
        kind = "multiple_choice" if name in multiple else "ranking" if name in rankings else _kind_of(column)
        kind = "number" if kind == "rating" and name in shared else kind
        found[name] = ColumnReading(
            name, kind, column.scale if kind in ("rating", "choice", "number") else None
        )
    return {column.name: found[column.name] for column in raw.columns}


def count_survey(raw: RawTable) -> dict[str, object]:
    """Counts of a survey file that need no mapping: rows, people, rating items, quarters."""
    readings = read_columns(raw)
    rows = kept_rows(raw)
    aside = raw.extras.get("set_aside_rows", {})
    by_kind: dict[str, int] = {}
    for reading in readings.values():
        by_kind[reading.kind] = by_kind.get(reading.kind, 0) + 1
    return {
        "respondents": _count_people(raw, rows),
        "items": by_kind.get("rating", 0),
        "quarters": find_quarters(raw, rows, readings),
        "scales": sorted({r.scale.scale_id for r in readings.values() if r.kind == "rating" and r.scale}),
        "columns": len(raw.columns),
        "columns_by_kind": by_kind,
        "columns_read": [_say_reading(reading) for reading in readings.values() if reading.kind in SAID],
        "columns_not_read": sum(reading.kind not in SAID for reading in readings.values()),
        "tests": len(aside.get("test", [])),
        "duplicates": len(aside.get("duplicate", [])),
        "empty": len(aside.get("empty", [])),
        "partial": raw.extras.get("partial_count", 0),
    }


def _say_reading(reading: ColumnReading) -> dict[str, str]:
    scale = f" ({reading.scale.scale_id})" if reading.scale and reading.kind == "rating" else ""
    return {"column": shorten_heading(reading.name), "read_as": f"{reading.kind}{scale}"}


def find_quarters(raw: RawTable, rows: pd.DataFrame, readings: dict[str, ColumnReading]) -> list[str]:
    """Quarters in which the answers were given, where the dates can be read without asking."""
    column = raw.extras.get("meta_columns", {}).get("submitted_at")
    if column is None:
        texts = {each.name: each.text for each in raw.columns}
        dated = [name for name, reading in readings.items() if reading.kind == "date"]
        said = (n for n in dated if SENT_HEADING.match(n) or SENT_HEADING.match(texts[n]))
        column = next(said, None)
    column = column or raw.extras.get("started_column")
    if column is None:
        return []
    dates = read_dates(rows[column])
    if dates.question is not None:
        return []
    return sorted(set(quarters_of(dates.values)) - {""})


def _count_people(raw: RawTable, rows: pd.DataFrame) -> int:
    """One row is one person, unless the tool's own person column says that rows repeat."""
    key = raw.extras.get("meta_columns", {}).get("person_code")
    if key is None or raw.file_format.split("_")[0] != "redcap":
        return len(rows)
    codes = rows[key].astype("str")
    return int(codes[codes != ""].nunique() + (codes == "").sum())


# ---------------------------------------------------------------- one column


def _tool_columns(raw: RawTable) -> dict[str, ColumnReading]:
    """Columns that the tool writes itself, and those that name or place a person."""
    written = [*raw.extras.get("technical_columns", []), *raw.extras.get("meta_columns", {}).values()]
    own = dict.fromkeys(written, "tool") | dict.fromkeys(raw.extras.get("personal_columns", []), "personal")
    return {name: ColumnReading(name, kind) for name, kind in own.items()}  # type: ignore[arg-type]


def _look_at(column: RawColumn, answers: pd.Series) -> _Column:
    codes, found = distinct(answers)
    counts = np.bincount(codes[codes >= 0], minlength=len(found))
    says = np.array([bool(word.strip()) for word in found], dtype=bool)
    is_answer = (says & (counts > 0)).tolist()
    words = tuple(compress(found, is_answer))
    answered = int(counts[says].sum())
    scale = None
    headings = (column.name, column.text, column.sub_question)
    if 0 < len(words) <= MOST_SCALE_ANSWERS and not (len(words) <= MOST_CONSENTS and is_consent(headings)):
        text = f"{column.text or column.name} {column.sub_question}".strip()
        scale = recognise_scale(words, column.value_labels, text)
        if scale is None:
            scale = _scale_with_filled_gaps(
                dict(zip(words, compress(counts.tolist(), is_answer), strict=True))
            )
    return _Column(column, words, answered, scale, tuple(compress(counts.tolist(), is_answer)))


def _scale_with_filled_gaps(counts: dict[str, int]) -> ScaleGuess | None:
    """The scale of whole numbers where a program put a few such as 3.31 for answers that were missing."""
    filled = {word: float(word) for word in counts if FILLED_IN.match(word)}
    whole = [word for word in counts if word not in filled]
    if not filled or sum(map(counts.__getitem__, filled)) > MOST_FILLED_IN * sum(counts.values()):
        return None
    scale = recognise_scale(whole)
    if scale is None or scale.scale_id != "number" or scale.maximum > max(FROM_ONE_TO_TEN):
        return None
    given = scale.ratings.values()
    if not min(given) < min(filled.values()) or not max(filled.values()) < max(given):
        return None
    ratings = dict(sorted((scale.ratings | filled).items(), key=lambda pair: pair[1]))
    return replace(scale, ratings=ratings, problems=(*scale.problems, BETWEEN_STEPS))


def _kind_of(column: _Column) -> ColumnKind:
    if not column.words:
        return "blank"
    if column.scale is not None and column.scale.is_rating:
        return "rating"
    if is_personal((column.column.name, column.column.text), column.words):
        return "personal"
    if match_share(column.words, DATE) >= ENOUGH_SHARE:
        return "date"
    if match_share(column.words, NUMBER) >= ENOUGH_SHARE:
        return "number"
    labels = (column.column.sub_question, column.column.name)
    if any(WRITE_IN.search(label) for label in labels) or _is_prose(column):
        return "free_text"
    return "choice"


def _is_prose(column: _Column) -> bool:
    """Words that people wrote themselves: many different ones, or long ones. In doubt, it is prose."""
    words = column.words
    if max(len(word) for word in words) > LONGEST_CHOICE and len(words) > MOST_CHOICES / 2:
        return True
    few = len(words) <= MOST_CHOICES or len(words) <= MOST_CHOICE_SHARE * column.answered
    repeats = column.answered >= 2 * len(words)
    mean_length = sum(len(word) for word in words) / len(words)
    if few and (repeats or (len(words) <= 3 and mean_length < SHORTEST_SENTENCE)):
        return False
    return not (few and mean_length < SHORTEST_SENTENCE and column.answered < 10)


# ---------------------------------------------------------------- columns together


def _multiple_choice(raw: RawTable, asked: list[_Column]) -> set[str]:
    """Options of select-all questions: ticks, or the option's own words, in columns of one question."""
    named = raw.extras.get("multiple_choice", {})
    found = {name for options in named.values() for name in options} | set(named)
    blocks: dict[str, list[_Column]] = {}
    for column in asked:
        if column.column.sub_question:
            blocks.setdefault(column.column.text, []).append(column)
    for columns in blocks.values():
        if len(columns) >= 2:
            numbered = {columns[at].column.name for at in _numbered_ticks(columns, range(len(columns)))}
            ticked = [c for c in columns if c.words and (_is_ticked(c) or c.column.name in numbered)]
            if len(ticked) >= 2 and len(ticked) >= 0.5 * sum(1 for c in columns if c.words):
                found |= {c.column.name for c in ticked}
    return found


def _is_ticked(column: _Column) -> bool:
    plain = {plain_heading(word) for word in column.words}
    return (
        plain == {plain_heading(column.column.sub_question)} or {w.casefold() for w in column.words} <= TICKS
    )


def _numbered_ticks(asked: Sequence[_Column], places: Iterable[int]) -> set[int]:
    """Options ticked with their own number: one column holds nothing but 1, the next nothing but 2, 3 …"""
    single = {at: asked[at].words[0] for at in places if len(asked[at].words) == 1}
    numbers = {at: word for at, word in single.items() if NUMBER.match(word)}
    is_ticks = len(numbers) >= ENOUGH_TICKS and len(set(numbers.values())) == len(numbers)
    return set(numbers) if is_ticks else set()


def _sure_by_neighbours(asked: list[_Column], multiple: set[str], words_exported: bool) -> list[_Column]:
    """Numbers without words count as ratings where several columns of one block show the same range.

    words_exported: the tool writes choices as words, so that a number was given on a scale, or typed.
    """
    numbered = [
        at for at, column in enumerate(asked) if _may_rate(column) and column.column.name not in multiple
    ]
    surer = list(asked)
    sure_spans: set[tuple[float, float]] = set()
    # Long blocks first: a pair of questions on a scale that a whole block shows is on it too.
    blocks = _number_blocks(asked, numbered)
    for is_run, places in sorted(blocks, key=lambda block: -len(block[1])):
        enough = ENOUGH_NEIGHBOURS if is_run else ENOUGH_ALIKE
        if len(places) >= ENOUGH_NEIGHBOURS and (parted := _part_by_ends(asked, places, enough)):
            for at, own in parted.items():
                surer[at] = replace(asked[at], scale=_widen(asked[at].scale, own))
            sure_spans |= set(parted.values())
            continue
        span = _common_span([asked[at] for at in places])
        if span is None or span not in RATING_RANGES:
            continue
        alike = span in sure_spans and not is_run and len(places) > 1
        if len(places) >= ENOUGH_NEIGHBOURS or alike or _are_sliders([asked[at] for at in places], span):
            sure_spans.add(span)
            for at in places:
                surer[at] = replace(asked[at], scale=_widen(asked[at].scale, span))
    for at in numbered if words_exported else []:
        span = _number_span(asked[at])
        is_sure = span in sure_spans or (span in FULL_RANGES and ASKED_HOW.search(asked[at].column.name))
        if is_sure and surer[at] is asked[at] and _shows_all_of(asked[at], span):
            surer[at] = replace(asked[at], scale=_widen(asked[at].scale, span))
    return surer


def _shows_all_of(column: _Column, span: tuple[float, float] | None) -> bool:
    """Whether every step was given of a scale that other questions show, and nothing is counted."""
    scale = column.scale
    if scale is None or span is None or COUNTS.search(f"{column.column.name} {column.column.text}"):
        return False
    seen = set(scale.ratings.values())
    return (min(seen), max(seen)) == span and not _gap_in(scale)


def _part_by_ends(asked: list[_Column], places: list[int], enough: int) -> dict[int, tuple[float, float]]:
    """Where columns of a block plainly end before others of it: each with its own range, if enough share it.

    What ends nowhere plainly is left to be asked. Empty where nothing shows that they differ.
    """
    ends = {at: span for at in places if (span := _own_range(asked[at])) is not None}
    if set(ends.values()) <= {_common_span([asked[at] for at in places])}:
        return {}
    shared = list(ends.values())
    return {at: span for at, span in ends.items() if span in RATING_RANGES and shared.count(span) >= enough}


def _own_range(column: _Column) -> tuple[float, float] | None:
    """The range that so many answers at its upper end show, with none beyond it and no step left out."""
    scale = column.scale
    if scale is None or scale.maximum not in ENDS_OF_SCALES or _gap_in(scale):
        return None
    at_end = sum(
        count
        for word, count in zip(column.words, column.counts, strict=True)
        if scale.ratings.get(word) == scale.maximum
    )
    return (scale.minimum, scale.maximum) if at_end >= ENOUGH_AT_THE_END else None


def _gap_in(scale: ScaleGuess) -> bool:
    seen = set(scale.ratings.values())
    return len(seen) < max(seen) - min(seen) + 1


def _are_sliders(columns: list[_Column], span: tuple[float, float]) -> bool:
    if span != SLIDER or len(columns) < ENOUGH_SLIDERS:
        return False
    headings = [f"{each.column.name} {each.column.text}" for each in columns]
    return all(_common_span([each]) == SLIDER for each in columns) and not any(map(COUNTS.search, headings))


def _may_rate(column: _Column) -> bool:
    """Numbers without words that are no facts about the person, such as age, and no percentages."""
    span = _number_span(column)
    heading = f"{column.column.name} {column.column.text}"
    if span == SLIDER and PER_CENT.search(heading) and column.scale and not column.scale.is_rating:
        return False
    return span is not None and not _is_fact(column)


def _is_fact(column: _Column) -> bool:
    is_numbered = _number_span(column) is not None
    return is_numbered and is_fact_about_a_person((column.column.name, column.column.text))


def _number_blocks(asked: list[_Column], numbered: list[int]) -> list[tuple[bool, list[int]]]:
    """Columns that belong together: rows of a question, one stem with numbers, or a run side by side.

    A fact about the person between two questions does not part them, nor does a blank column or a comment.
    """
    stems: dict[str, list[int]] = {}
    for at in numbered:
        if asked[at].column.sub_question or re.search(r"\d+$", asked[at].column.name):
            stems.setdefault(asked[at].block, []).append(at)
    blocks = [places for places in stems.values() if len(places) > 1]
    in_blocks = {at for places in blocks for at in places}
    facts = {
        at
        for at, column in enumerate(asked)
        if _is_fact(column) or not column.words or WRITE_IN.search(column.column.name)
    }
    runs: list[list[int]] = [[]]
    last = -1
    ticks = _runs_of_numbered_ticks(asked, numbered)
    alone = [at for at in numbered if at not in in_blocks and at not in ticks]
    for at in (at for at in alone if not set(asked[at].words) <= TICKS):
        if not facts.issuperset(range(last + 1, at)):
            runs.append([])
        runs[-1].append(at)
        last = at
    stemmed = [part for places in blocks for part in _split_stem(asked, places)]
    return [(False, places) for places in stemmed] + [
        (True, part) for run in runs if run for part in _split_run(asked, run, together=False)
    ]


def _runs_of_numbered_ticks(asked: list[_Column], numbered: list[int]) -> set[int]:
    """Among columns side by side, those that hold one number each, climbing from column to column."""
    found: set[int] = set()
    run: list[int] = []
    for at in [*numbered, -1]:
        climbs = (
            at >= 0
            and len(asked[at].words) == 1
            and (not run or float(asked[at].words[0]) > float(asked[run[-1]].words[0]))
        )
        if climbs:
            run.append(at)
            continue
        found |= _numbered_ticks(asked, run)
        run = [at] if at >= 0 and len(asked[at].words) == 1 else []
    return found


def _split_stem(asked: list[_Column], places: list[int]) -> list[list[int]]:
    """Q1, Q2 … of a whole questionnaire share no more than neighbours do; trust_1, trust_2 … one scale."""
    first = asked[places[0]]
    if first.column.sub_question or not ANY_QUESTION.match(first.block):
        return [places]
    return _split_run(asked, places, together=True)


def _split_run(asked: list[_Column], run: list[int], together: bool) -> list[list[int]]:
    """Neighbours need not share a scale: unless most show the widest range, each range is for itself.

    together: whether something else than standing side by side holds the columns together.
    """
    if _part_by_ends(asked, run, ENOUGH_ALIKE if together else ENOUGH_NEIGHBOURS):
        return [run]
    columns = [asked[at] for at in run]
    common = _common_span(columns)
    silent = [at for at in run if not _says_range(asked[at])]
    is_said = len(silent) < len(run)
    if is_said and (own := _common_span([asked[at] for at in silent])) and common and own[1] != common[1]:
        return _split_run(asked, silent, together)  # what one question says of itself is not true of these
    if is_said or sum(_number_span(each) == common for each in columns) >= len(run) / 2:
        return [run]
    parts: dict[tuple[float, float] | None, list[int]] = {}
    for at in run:
        parts.setdefault(_number_span(asked[at]), []).append(at)
    return [part for places in parts.values() for part in _side_by_side(run, places, together)]


def _says_range(column: _Column) -> bool:
    return column.scale is not None and column.scale.is_rating


def _side_by_side(run: list[int], places: list[int], together: bool) -> list[list[int]]:
    """Columns of one range that stand beside each other in the run, where that is all that they share."""
    parts: list[list[int]] = []
    for at in places:
        if parts and (together or run.index(at) == run.index(parts[-1][-1]) + 1):
            parts[-1].append(at)
        else:
            parts.append([at])
    return parts


def _number_span(column: _Column) -> tuple[float, float] | None:
    scale = column.scale
    return (scale.minimum, scale.maximum) if scale is not None and scale.scale_id == "number" else None


def _all_show(columns: list[_Column], span: tuple[float, float]) -> bool:
    """Whether so many gave both ends of this range to each of many columns, of which no question says it."""
    scales = [column.scale for column in columns if column.scale is not None]
    return (
        len(columns) >= ENOUGH_NEIGHBOURS
        and all(column.answered >= ENOUGH_TO_SEE_THE_ENDS for column in columns)
        and all((min(rated), max(rated)) == span for rated in (scale.ratings.values() for scale in scales))
        and not any(scale.is_rating for scale in scales)
    )


def _said_span(scales: list[ScaleGuess], numbers: set[float]) -> tuple[float, float] | None:
    """The range that questions of this block say, if all that say one say the same, and all lies in it."""
    said = {(scale.minimum, scale.maximum) for scale in scales if scale.is_rating}
    span = next(iter(said)) if len(said) == 1 else None
    return span if span and span[0] <= min(numbers) and max(numbers) <= span[1] else None


def _common_span(columns: list[_Column]) -> tuple[float, float] | None:
    """The smallest range that holds every column, when its upper end or its middle is in use."""
    scales = [column.scale for column in columns if column.scale is not None]
    numbers = {rating for scale in scales for rating in scale.ratings.values()}
    merged = recognise_scale([f"{number:.0f}" for number in numbers])
    if merged is None or merged.scale_id != "number" or len(numbers) < 3:
        return None
    span = (merged.minimum, merged.maximum)
    if said := _said_span(scales, numbers):
        return said
    seen = (min(numbers), max(numbers))
    if seen in (UP_TO_SIX, FROM_ONE_TO_TEN) and _all_show(columns, seen):
        return seen
    # A slider was moved to both halves; ages and sums that happen to be under 100 rarely are.
    moved = sum(_was_moved(scale) for scale in scales)
    if span == SLIDER and moved < len(scales) / 2:
        return None
    return span


def _was_moved(scale: ScaleGuess) -> bool:
    return min(scale.ratings.values()) <= SLIDER_LOW and max(scale.ratings.values()) >= SLIDER_HIGH


def _widen(scale: ScaleGuess | None, span: tuple[float, float] | None) -> ScaleGuess | None:
    if scale is None or span is None:
        return scale
    if scale.is_rating and (scale.minimum, scale.maximum) != span:
        return scale  # the question itself says its range
    problems = tuple(p for p in scale.problems if "numbers without words" not in p)
    return replace(
        scale,
        minimum=span[0],
        maximum=span[1],
        confidence=SURE_BY_NEIGHBOURS,
        problems=(
            *problems,
            {UP_TO_SIX: NOBODY_GAVE_SEVEN, FROM_ONE_TO_TEN: NOBODY_GAVE_NOUGHT}.get(
                span, numbers_without_words(*span)
            ),
        ),
    )


def _pool_scales(asked: list[_Column]) -> list[_Column]:
    """Columns of one scale were asked with the same labels: what one column lacks, another shows.

    First within a question; then columns that stand alone, or still lack a step, within the file.
    """
    blocks: dict[tuple[str, str], list[int]] = {}
    for at, column in enumerate(asked):
        scale = column.scale
        if scale is not None and scale.places and scale.scale_id not in ("number", "anchored"):
            blocks.setdefault((scale.scale_id, column.block), []).append(at)
    files: dict[str, list[int]] = {}
    for (scale_id, _), places in blocks.items():
        files.setdefault(scale_id, []).extend(places)
    alone = {places[0] for places in blocks.values() if len(places) == 1}
    anchored = share_anchors([column.scale for column in asked], [column.words for column in asked])
    asked = [replace(column, scale=scale) for column, scale in zip(asked, anchored, strict=True)]
    pooled = _pool_ends(asked)
    for places in blocks.values():
        pooled = _pool(pooled, places, set(places))
    for places in files.values():
        open_ends = {at for at in places if at in alone or _seen_share(pooled[at].scale) < 1}
        pooled = _pool(pooled, places, open_ends)
    return _follow_complete(pooled, sorted(at for places in blocks.values() for at in places))


def _follow_complete(asked: list[_Column], places: list[int]) -> list[_Column]:
    """A column whose labels another scale of the file has, complete, is on that one: "not important,
    important, very important" beside "very unimportant … very important"."""
    scales = {at: scale for at in places if (scale := asked[at].scale) is not None}
    complete = [scale for scale in scales.values() if _seen_share(scale) == 1]
    followed = list(asked)
    for at, scale in scales.items():
        if _seen_share(scale) == 1:
            continue
        wider = next((each for each in complete if set(scale.ratings) < set(each.ratings)), None)
        if wider is not None and wider.scale_id != scale.scale_id:
            read = _read_as(scale, wider)
            followed[at] = replace(asked[at], scale=replace(read, scale_id=wider.scale_id))
    return followed


def _pool_ends(asked: list[_Column]) -> list[_Column]:
    """Numbers with words at the ends: the columns of one question have the ends that any of them shows."""
    blocks: dict[str, list[int]] = {}
    for at, column in enumerate(asked):
        scale = column.scale
        if scale is not None and scale.is_rating and not scale.places and scale.scale_id != "number":
            blocks.setdefault(column.block, []).append(at)
    pooled = list(asked)
    for places in blocks.values():
        scales = [scale for at in places if (scale := asked[at].scale) is not None]
        worded = {(scale.minimum, scale.maximum) for at in places if (scale := _with_both_ends(asked[at]))}
        if len(worded) > 1:
            continue  # the words at the ends say that they are two scales
        low, high = min(scale.minimum for scale in scales), max(scale.maximum for scale in scales)
        for at, scale in zip(places, scales, strict=True):
            pooled[at] = replace(asked[at], scale=replace(scale, minimum=low, maximum=high))
    return pooled


def _with_both_ends(column: _Column) -> ScaleGuess | None:
    """The scale of a column where words stand at its lowest and at its highest number."""
    scale = column.scale
    if scale is None:
        return None
    worded = {number for label, number in scale.ratings.items() if not NUMBER.match(label.strip())}
    return scale if {scale.minimum, scale.maximum} <= worded | set(column.column.value_labels) else None


def _pool(asked: list[_Column], places: list[int], open_ends: set[int]) -> list[_Column]:
    """Read the open columns by the labels of all of them, if those fill one version of the scale."""
    if len(places) < 2 or not open_ends:
        return asked
    scales = [scale for at in places if (scale := asked[at].scale) is not None]
    union = recognise_scale({label for scale in scales for label in scale.ratings})
    if union is None or _seen_share(union) < 1:
        return asked
    pooled = list(asked)
    for at in open_ends:
        scale = asked[at].scale
        if scale is not None and set(scale.ratings) <= set(union.ratings):
            pooled[at] = replace(asked[at], scale=_read_as(scale, union))
    return pooled


def _read_as(scale: ScaleGuess, union: ScaleGuess) -> ScaleGuess:
    """The longer version, with the problems that are this column's own."""
    settled = ("steps occur", LONE_LOW, TWO_FIT)
    problems = tuple(each for each in scale.problems if not any(words in each for words in settled))
    return replace(
        scale,
        ratings=union.ratings,
        maximum=union.maximum,
        confidence=max(scale.confidence, union.confidence),
        problems=problems,
    )


def _seen_share(scale: ScaleGuess | None) -> float:
    if scale is None or not scale.ratings:
        return 1.0
    return len(set(scale.ratings.values())) / max(scale.maximum - scale.minimum + 1, 1)


def _rankings(asked: list[_Column], rows: pd.DataFrame) -> set[str]:
    """Blocks whose numbers are 1 to k and never repeat within a row: an order, not ratings.

    So is a column whose answers all list the same few things, each time in another order.
    """
    found = {
        column.column.name
        for column in asked
        if _lists_an_order(column.words)
        or (column.words and PLACE_IN_ORDER.match(column.column.sub_question))
    }
    places = {column.column.name: column.scale.ratings for column in asked if column.scale is not None}
    for names in _blocks_of_numbers(asked):
        if len(names) < ENOUGH_NEIGHBOURS:
            continue
        ranked = rows[names].head(ROWS_RANKED).astype("object")
        full = ranked.apply(lambda answers: answers.map(places[answers.name])).dropna().to_numpy(dtype=float)
        if len(full) and full.min() == 1 and full.max() <= len(names):
            ordered = np.sort(full, axis=1)
            if (np.diff(ordered, axis=1) > 0).all(axis=1).mean() >= ENOUGH_SHARE:
                found |= set(names)
    return found


def _lists_an_order(words: tuple[str, ...]) -> bool:
    """ "Time;Money;Staff;" and "Staff;Time;Money;": one question that asks what comes first."""
    if len(words) < 2 or not all(";" in word for word in words):
        return False
    listed = [[part.strip() for part in word.split(";") if part.strip()] for word in words]
    return len(listed[0]) >= ENOUGH_NEIGHBOURS and len({tuple(sorted(parts)) for parts in listed}) == 1


def _shared_out(asked: list[_Column], rows: pd.DataFrame) -> set[str]:
    """Blocks whose numbers add up to the same in every row: points that were dealt out, not ratings."""
    found: set[str] = set()
    for names in _blocks_of_numbers(asked):
        numbers = _numbers_in(rows, names).dropna(how="all").fillna(0)
        if len(names) < 2 or len(numbers.drop_duplicates()) < ENOUGH_WAYS_TO_SHARE:
            continue
        sums = numbers.sum(axis=1)
        if (sums == sums.mode().iloc[0]).mean() >= ENOUGH_SHARE:
            found |= set(names)
    return found


def _blocks_of_numbers(asked: list[_Column]) -> list[list[str]]:
    """The names of columns with numbers alone, by the question or stem that they share."""
    blocks: dict[str, list[str]] = {}
    for column in asked:
        if column.scale is not None and column.scale.scale_id == "number":
            blocks.setdefault(column.block, []).append(column.column.name)
    return list(blocks.values())


def _numbers_in(rows: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    looked = rows[names].head(ROWS_RANKED)
    return looked.apply(lambda answers: pd.to_numeric(answers.astype("object"), errors="coerce"))
