"""What a survey file says of shared priorities and working ties; which columns say it is in block_columns."""

import re
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from rapidfuzz import fuzz

from analytics.instruments import DONT_KNOW, Instrument, Ranking
from analytics.optional_blocks import TIES_NAME, name_ranking_keys
from data.imports.block_columns import IN_ORDER, PLACE_WORDS
from data.imports.mapping import Mapping, Ratings
from data.imports.problems import Problem
from data.imports.rating_words import BLANK_WORDS, RatingReader
from data.imports.raw_table import RawTable
from data.imports.values import distinct, normalise_name, normalise_word

ORDER_MARKS = re.compile(r"\s*(?:[;|>\n\t]|,(?!\s*and\b))\s*")
ORDINAL = re.compile(
    r"^(?:rank|place|choice|priority|no\.?|#)?\s*(\d{1,2})(?:st|nd|rd|th|\.0+|\.)?(?:\s*choice|\s*place)?$"
)
PLACEHOLDER = "name of the organisation"
ALIKE = 60  # token_set_ratio from which two names of organisations may be one


@dataclass(frozen=True)
class SurveyBlocks:
    """One float32 column for each key of a sheet's answers; faults as (positions, column, message)."""

    answers: pd.DataFrame
    faults: list[tuple[np.ndarray, str, str]] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


# ---------------------------------------------------------------- what they say


def read_blocks(
    rows: pd.DataFrame, raw: RawTable, mapping: Mapping, instrument: Instrument, organisation: pd.Series
) -> SurveyBlocks:
    """The ranking's places and the ties' strengths of every row; what is wrong is listed with its rows."""
    answers: dict[str, np.ndarray] = {}
    faults: list[tuple[np.ndarray, str, str]] = []
    notes: list[Problem] = []
    if instrument.ranking is not None and mapping.ranking:
        answers |= _read_ranking(rows, mapping, instrument, faults)
    if instrument.working_ties is not None and mapping.working_ties:
        labels = {column.name: column.value_labels for column in raw.columns}
        answers |= _read_ties(rows, mapping, instrument, labels, faults)
        notes = _note_unknown(mapping, organisation, answers)
    return SurveyBlocks(pd.DataFrame(answers, index=rows.index, copy=False), faults, notes)


def check_blocks(mapping: Mapping, instrument: Instrument) -> list[Problem]:
    """Keys of the mapping that the questionnaire does not have."""
    options = dict(instrument.ranking.options) if instrument.ranking else {}
    allowed = {IN_ORDER, *options, *(str(place) for place in range(1, len(options) + 1))}
    problems = [
        Problem(None, key, f"the ranking of {instrument.id} has no such priority")
        for key in mapping.ranking
        if key not in allowed
    ]
    if mapping.working_ties and instrument.working_ties is None:
        problems.append(Problem(None, None, f"{instrument.id} does not ask how working together goes"))
    return problems


def _read_ranking(
    rows: pd.DataFrame, mapping: Mapping, instrument: Instrument, faults: list
) -> dict[str, np.ndarray]:
    assert instrument.ranking is not None
    keys = name_ranking_keys(instrument)
    places = {option: np.full(len(rows), np.nan, dtype=np.float32) for option in keys}
    for name, column in mapping.ranking.items():
        codes, found = distinct(rows[column])
        wrong: dict[str, list[int]] = {}
        for code, word in enumerate(found):
            try:
                said = _read_word(name, word, instrument.ranking)
            except ValueError as fault:
                wrong.setdefault(str(fault), []).append(code)
                continue
            for option, place in said.items():
                places[option][codes == code] = place
        faults += [(np.flatnonzero(np.isin(codes, at)), column, words) for words, at in wrong.items()]
    return {keys[option]: values for option, values in places.items() if not np.isnan(values).all()}


def _read_word(name: str, word: str, ranking: Ranking) -> dict[str, int]:
    """What one cell says: option → place. Raises ValueError with the sentence for whoever mends the file."""
    plain = normalise_word(word)
    if not plain or plain in BLANK_WORDS:
        return {}
    if name == IN_ORDER:
        return _read_order(word, ranking)
    if name in ranking.options:
        return {name: _read_place(plain, len(ranking.options))}
    option = _name_option(word, ranking)
    if option is None:
        raise ValueError(f"this is none of the priorities: {'; '.join(ranking.options.values())}")
    return {option: int(name)}


def _read_place(plain: str, most: int) -> int:
    match = ORDINAL.match(plain)
    place = int(match[1]) if match else PLACE_WORDS.get(plain, 0)
    if not 1 <= place <= most:
        raise ValueError(f"this is no place from 1 to {most}; 1 is the most important")
    return place


def _read_order(word: str, ranking: Ranking) -> dict[str, int]:
    """ "early_help workforce", as form tools write an order, or the priorities' words parted by ; , or |."""
    options = ranking.options
    by_id = word.split()
    parts = by_id if all(part in options for part in by_id) else _part_words(word, ranking)
    named = [_name_option(part, ranking) for part in parts]
    if None in named:
        raise ValueError(f"this is no order of the priorities: {'; '.join(options.values())}")
    if len(set(named)) < len(named):
        raise ValueError("a priority is named twice in this order")
    return {option: place for place, option in enumerate(named, 1) if option is not None}


def _part_words(word: str, ranking: Ranking) -> list[str]:
    return [part for part in ORDER_MARKS.split(word.strip()) if part]


def _name_option(word: str, ranking: Ranking) -> str | None:
    wanted = normalise_name(word)
    return next(
        (
            name
            for name, text in ranking.options.items()
            if wanted in (normalise_name(name), normalise_name(text))
        ),
        None,
    )


def _read_ties(
    rows: pd.DataFrame,
    mapping: Mapping,
    instrument: Instrument,
    labels: dict[str, dict[float, str]],
    faults: list,
) -> dict[str, np.ndarray]:
    """ "We do not work with them" is −1; "don't know" is no answer here."""
    assert instrument.working_ties is not None
    scale = instrument.working_ties
    group = next((each for each in mapping.ratings if TIES_NAME in each.items), None)
    reader = RatingReader(scale, group or Ratings(), mapping, is_reversed=False)
    apart = {
        normalise_word(scale.dont_know),
        str(DONT_KNOW),
        "do not work together",
        "we don't work with them",
    }
    spellings = {
        normalise_name(word): meant for word, meant in mapping.values.get("organisation", {}).items()
    }
    read: dict[str, np.ndarray] = {}
    for rated, column in mapping.working_ties.items():
        codes, found = distinct(rows[column])
        words = [scale.dont_know if normalise_word(word) in apart else word for word in found]
        values, wrong = reader.read(words, labels.get(column) or {})
        unsure = [at for at, word in enumerate(words) if values[at] == DONT_KNOW and word != scale.dont_know]
        values[unsure] = np.nan
        for message in sorted(set(wrong.values())):
            at = [code for code, said in wrong.items() if said == message]
            faults.append((np.flatnonzero(np.isin(codes, at)), column, message))
        strengths = values[codes] if len(values) else np.full(len(codes), np.nan, dtype=np.float32)
        if np.isnan(strengths).all():
            continue
        if normalise_name(rated) == normalise_name(PLACEHOLDER):
            at_all = np.flatnonzero(~np.isnan(strengths))
            faults.append((at_all, column, "put the name of an organisation into this heading"))
            continue
        key = f"{TIES_NAME}:{normalise_name(spellings.get(normalise_name(rated), rated))}"
        read[key] = strengths if key not in read else np.where(np.isnan(read[key]), strengths, read[key])
    return read


def _note_unknown(mapping: Mapping, organisation: pd.Series, answers: dict[str, np.ndarray]) -> list[Problem]:
    """Organisations that are rated and from which nobody is in the file: no fault, but perhaps a spelling."""
    there = {normalise_name(str(name)) for name in organisation.unique()} - {""}
    rated = {key.partition(":")[2] for key in answers if key.startswith(f"{TIES_NAME}:")}
    if not there:
        return []  # no organisation is read, so that nothing can be said of the names
    typed = {normalise_name(name): name for name in mapping.working_ties}
    typed |= {normalise_name(str(name)): str(name) for name in organisation.unique()}
    notes = []
    for name in sorted(rated - there):
        near = max(there, key=lambda known: fuzz.token_set_ratio(known, name), default="")
        alike = near and fuzz.token_set_ratio(near, name) >= ALIKE
        hint = (
            f"; if it is “{typed[near]}”, write so under “How the file is read”, as text: values: "
            f"{{organisation: {{…: {typed[near]}}}}}"
            if alike
            else ""
        )
        notes.append(
            Problem(
                None,
                None,
                f"“{typed.get(name, name)}” is rated, but nobody in this file is from an organisation of "
                f"that name{hint}",
            )
        )
    return notes
