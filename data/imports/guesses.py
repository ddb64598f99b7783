"""Guesses which column is which: certain by name, likely by wording, and open where it cannot tell."""

import re
from dataclasses import dataclass, field

from analytics.instruments import Instrument
from data.imports.block_columns import guess_blocks
from data.imports.item_guesses import guess_items, list_candidates, suggest_ratings
from data.imports.mapping import Mapping
from data.imports.raw_table import RawTable
from data.imports.values import normalise_name

PLACE_WORDS: dict[str, tuple[str, ...]] = {
    "partnership": ("partnership", "partnership name", "board", "safeguarding partnership"),
    "organisation": (
        "organisation", "organization", "agency", "organisation name", "organization name", "employer",
        "your organisation", "your agency", "which organisation do you work for", "member site", "partner",
        "which organisation are you from", "which agency do you work for", "which agency are you from",
        "which organisation do you represent", "which agency do you represent", "name of your organisation",
        "name of your agency", "name of organisation", "name of agency",
    ),
    "sector": ("sector", "sector name", "organisation type", "type of organisation", "your sector",
        "what kind of organisation is it", "agency type", "type of agency", "kind of agency",
        "kind of organisation", "what kind of agency is it", "what type of agency is it",
        "what type of organisation is it", "what kind of agency do you work for",
        "what kind of organisation do you work for", "what type of organisation do you work for",
        "what type of agency do you work for", "which sector do you work in", "what sector do you work in",
        "which sector is your organisation in",
    ),
    "quarter": ("quarter", "reporting quarter", "survey quarter"),
    "date": (
        "date", "timestamp", "submitted", "submitted at", "completion time", "end date", "enddate",
        "recorded date", "recordeddate", "submission time", "date submitted", "submitdate",
        "submission date", "submit date", "submit date utc", "date ended", "ended", "response date",
        "interview date", "date of interview", "survey date", "date of survey", "date completed",
        "creation date", "creationdate",
        "soumis à", "fecha", "dyddiad", "datum", "fecha de envío", "marca temporal",
        "horodateur", "zeitstempel",
    ),
    "person_code": (
        "code", "person code", "personal code", "your code", "participant code", "respondent code",
        "unique id", "uniqueid", "my code", "make up a code that only you know and use it each time",
    ),
    "sheet_id": ("response id", "responseid", "respondent id", "submission id", "sheet id", "uuid"),
    "round": ("round",),
}  # fmt: skip
# A question is put in many ways: what is asked for, and that it is asked of whoever answers.
_AGENCY = r"(?:organi[sz]ation|agency|employer|partner agency|service)"
_WORK = (
    r"(?:do you (?:mainly |currently )?(?:work|represent|come|belong)|employs you"
    r"|are you (?:from|with|in|part of|representing|employed by|based|working))"
)
PLACE_QUESTIONS: dict[str, re.Pattern[str]] = {
    "organisation": re.compile(
        rf"(?:which|what)(?: partner)? {_AGENCY}(?: or {_AGENCY})? {_WORK}\b.*"
        rf"|(?:what is )?(?:the )?name of your {_AGENCY}"
        rf"|(?:what is|(?:please )?(?:select|choose|state|give|name|tell us)) your {_AGENCY}(?: name)?"
        rf"|who do you (?:mainly )?work for"
    ),
    "sector": re.compile(
        rf"(?:which|what)(?: \w+)? sector (?:{_WORK}|is (?:it|your {_AGENCY}))\b.*"
        rf"|(?:which|what) (?:type|kind|sort) of {_AGENCY} (?:{_WORK}|is (?:it|yours))\b.*"
        rf"|(?:the )?(?:type|kind|sort) of {_AGENCY} (?:that )?you work (?:for|in)"
    ),
    "person_code": re.compile(
        r"(?:please )?(?:make up|invent|create|think of|give yourself) (?:a|an|your)(?: \w+){0,2} code\b.*"
    ),
}
# A heading's first sentence stands for all of it from this many words on: "Date: of birth" is no date.
FEWEST_WORDS = 5
# Roles that a survey format has recognised by itself, and the place they fill.
META_PLACES = {"submitted_at": "date", "person_code": "person_code", "duplicate_key": "sheet_id"}


@dataclass(frozen=True)
class Guess:
    """A mapping as far as it is sure, how sure each item is (0-100), and what a person must settle."""

    mapping: Mapping
    confidence: dict[str, float] = field(default_factory=dict)
    open_items: list[str] = field(default_factory=list)
    # Items that might be one of these columns, best first (0-1): shown, never applied.
    candidates: dict[str, list[tuple[str, float]]] = field(default_factory=dict)
    unused_columns: list[str] = field(default_factory=list)


def guess_mapping(raw: RawTable, instrument: Instrument, instrument_name: str | None = None) -> Guess:
    """Guess how a survey file is read. An item that is not sure is left open."""
    is_pulse = _count_ids(raw, instrument.pulse) > _count_ids(raw, instrument.items)
    items = instrument.pulse if is_pulse else instrument.items
    places = guess_places(raw)
    taken = Mapping(kind="survey", columns=places).named_columns()
    blocks = guess_blocks(raw, instrument, taken)
    taken |= blocks.columns
    guesses = guess_items(raw, instrument, items, taken)
    found = {guess.item_id: guess.column for guess in guesses if guess.is_sure}
    confidence = {guess.item_id: 100 * guess.confidence for guess in guesses if guess.is_sure}
    confidence |= {name: 100 * sure for name, sure in blocks.confidence.items()}
    rest = [item for item in items if item.id not in found]
    candidates = list_candidates(raw, rest, taken | set(found.values()))
    asked_openly: dict[str, tuple[str, ...]] = {
        name: (text,) for name, text in instrument.open_questions.items()
    }
    open_questions = _guess_by_name(asked_openly, raw, set(found.values()) | taken)
    mapping = Mapping(
        kind="survey",
        instrument=instrument_name,
        round="pulse" if is_pulse else "survey",
        columns=dict(places),
        items=found,
        ratings=suggest_ratings(raw, instrument, found),
        open_questions=open_questions,
        ranking=blocks.ranking,
        working_ties=blocks.working_ties,
    )
    used = mapping.named_columns()
    return Guess(
        mapping,
        confidence,
        [item.id for item in items if item.id not in found],
        candidates,
        [column.name for column in raw.columns if column.name not in used],
    )


def guess_places(raw: RawTable) -> dict[str, str | list[str]]:
    """Which column says who, when and where: what the format knows first, then the headings."""
    known = {
        META_PLACES[role]: column
        for role, column in raw.extras.get("meta_columns", {}).items()
        if role in META_PLACES
    }
    places: dict[str, str | list[str]] = dict(
        _guess_by_name({k: w for k, w in PLACE_WORDS.items() if k not in known}, raw, set(known.values()))
    )
    places |= known
    places |= _guess_by_question(raw, places)
    # A response that was never sent was begun all the same.
    sent, begun = known.get("date"), raw.extras.get("started_column")
    if sent and begun and (raw.rows[sent] == "").any():
        places["date"] = [sent, begun]
    return places


def _guess_by_question(raw: RawTable, places: dict[str, str | list[str]]) -> dict[str, str]:
    """Places whose heading asks for them in words of its own, where no known heading did."""
    taken = {name for name in places.values() if isinstance(name, str)}
    found: dict[str, str] = {}
    for name, question in PLACE_QUESTIONS.items():
        for column in raw.columns if name not in places else ():
            if column.sub_question or column.name in taken or column.name in found.values():
                continue
            asked = (_first_sentence(words) for words in (column.text, column.name) if words)
            if any(question.fullmatch(words) for words in asked):
                found[name] = column.name
                break
    return found


def _first_sentence(heading: str) -> str:
    """A question without the explanation after it: "Make up a code …: it links …"."""
    return normalise_name(re.split(r"(?<=[?:.])\s", heading, maxsplit=1)[0])


def _guess_by_name(words: dict[str, tuple[str, ...]], raw: RawTable, taken: set[str]) -> dict[str, str]:
    # A tool's short names say little: its questions are asked too, but not the rows of a matrix.
    whole = [column for column in reversed(raw.columns) if not column.sub_question]
    headings = {normalise_name(column.text): column.name for column in whole if column.text}
    headings |= {normalise_name(column.name): column.name for column in reversed(raw.columns)}
    for asked in whole:
        sentence = _first_sentence(asked.text or asked.name)
        if len(sentence.split()) >= FEWEST_WORDS:
            headings.setdefault(sentence, asked.name)
    found: dict[str, str] = {}
    for name, synonyms in words.items():
        for word in (name, *synonyms):
            column = headings.get(normalise_name(word)) or headings.get(_first_sentence(word))
            if column and column not in taken and column not in found.values():
                found[name] = column
                break
    return found


def _count_ids(raw: RawTable, items: tuple) -> int:
    headings = {normalise_name(column.name) for column in raw.columns}
    return sum(1 for item in items if normalise_name(item.id) in headings)
