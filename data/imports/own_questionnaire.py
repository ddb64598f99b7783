"""A questionnaire of somebody's own, declared from the file of its answers: what each question is about, and
whether a high answer is good news. What it is read as is our five domains and their constructs."""

import hashlib
import json
import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Mapping as Names
from dataclasses import dataclass
from typing import Any

from analytics.instruments import Construct, InstrumentError, build_instrument
from analytics.personal_data import replace_personal_data
from data.imports.answer_scales import ScaleGuess
from data.imports.guesses import guess_mapping
from data.imports.item_guesses import suggest_ratings
from data.imports.mapping import Mapping
from data.imports.problems import ImportRefused, Problem
from data.imports.raw_table import RawColumn, RawTable
from data.imports.survey_columns import read_columns
from data.instruments import DEFAULT_INSTRUMENT, read_instrument

LONGEST_ID = 40
VERSION_DIGITS = 8


@dataclass(frozen=True)
class ScaleQuestion:
    """A column whose answers lie on a scale: its question, and its lowest and highest answer in words."""

    column: str
    text: str
    low: str
    high: str


@dataclass(frozen=True)
class Placed:
    """What a person says of a question: the construct that it is about, and whether high is good news."""

    construct: str
    high_is_good: bool


def list_scale_questions(raw: RawTable) -> tuple[list[ScaleQuestion], int]:
    """The questions on the commonest scale of a survey, and how many lie on others.

    A questionnaire has one scale; what is asked on another one is left out of it.
    """
    scales = _find_scales(raw)
    if not scales:
        return [], 0
    (common, count), *_ = Counter(map(_find_ends, scales.values())).most_common(1)
    columns = {column.name: column for column in raw.columns}
    return [
        ScaleQuestion(name, _say_question(columns[name]), *_say_ends(scale))
        for name, scale in scales.items()
        if _find_ends(scale) == common
    ], len(scales) - count


def list_constructs() -> dict[str, Construct]:
    """The constructs that a question may be about, ours, in their order. Those that only stand beside a
    barrier are not among them."""
    constructs = read_instrument(DEFAULT_INSTRUMENT).constructs
    return {construct.id: construct for construct in constructs if not construct.beside}


def declare_questionnaire(raw: RawTable, said: Mapping, title: str, placed: Names[str, Placed]) -> Mapping:
    """The mapping that reads a file as a questionnaire of its own, declared in it.

    said:    what was said of the file so far; where its rows say who and when stays
    placed:  column → what its question is about; the others are not read

    Raises ImportRefused without a title or a question, and for a column that is no question on the scale.
    """
    questions = {question.column: question for question in list_scale_questions(raw)[0]}
    strange = [column for column in placed if column not in questions]
    if not title.strip() or not placed or strange:
        wrong = [
            Problem(None, column, "this is no question on the scale of the others") for column in strange
        ]
        wrong += [] if title.strip() else [Problem(None, None, "give the questionnaire a name")]
        raise ImportRefused(wrong or "say of at least one question what it is about")
    asked = [questions[column] for column in questions if column in placed]
    items = dict(zip(_name_items(asked), asked, strict=True))
    scale = _find_scales(raw)[asked[0].column]
    definition = _declare(title, items, placed, scale)
    try:
        instrument = build_instrument(definition, "questionnaire")
    except InstrumentError as error:
        raise ImportRefused([Problem(None, None, line) for line in str(error).splitlines()]) from error
    guessed = guess_mapping(raw, instrument).mapping
    columns = {item: question.column for item, question in items.items()}
    return Mapping(
        kind="survey",
        questionnaire=definition,
        columns=guessed.columns | said.columns,
        items=columns,
        ratings=suggest_ratings(raw, instrument, columns),
        open_questions=guessed.open_questions,
        **said.model_dump(include={*SAID_OF_ROWS}, exclude_defaults=True),
    )


# What was said of a file that holds whatever its questions are.
SAID_OF_ROWS = (
    *("values", "sectors", "partnerships", "constants", "leave_out", "date_order", "decimal"),
    *("dont_know", "blank"),
)


def _find_scales(raw: RawTable) -> dict[str, ScaleGuess]:
    """The scale of each column that holds ratings, in file order."""
    readings = read_columns(raw).values()
    return {read.name: read.scale for read in readings if read.kind == "rating" and read.scale is not None}


def _find_ends(scale: ScaleGuess) -> tuple[int, int]:
    return int(scale.minimum), int(scale.maximum)


def _say_ends(scale: ScaleGuess) -> tuple[str, str]:
    """The answers at both ends as the file has them, or as numbers where nobody gave them."""
    words = {rating: answer for answer, rating in scale.ratings.items()}
    return tuple(words.get(float(end), str(end)) for end in _find_ends(scale))  # type: ignore[return-value]


def _say_question(column: RawColumn) -> str:
    """What was asked, without the details of anybody who is named in it: it will be published."""
    asked = (column.text.strip(), column.sub_question.strip())
    words = ": ".join(dict.fromkeys(part for part in asked if part)) or column.name
    return replace_personal_data(" ".join(words.split()))


def _name_items(questions: list[ScaleQuestion]) -> list[str]:
    """An id for each question from its words, the same in the next file that asks it."""
    names: list[str] = []
    for question in questions:
        words = _name_by_words(question.text) or "question"
        again = sum(name == words or name.startswith(f"{words}__") for name in names)
        names.append(f"{words}__{again + 1}" if again else words)
    return names


def _name_by_words(text: str) -> str:
    """As many of its words as an id holds, "" where it has none in Latin letters."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    return textwrap.shorten(" ".join(words), LONGEST_ID, placeholder="").replace(" ", "_")


def _declare(
    title: str, items: Names[str, ScaleQuestion], placed: Names[str, Placed], scale: ScaleGuess
) -> dict[str, Any]:
    """The declaration, as docs/IMPORTING.md shows it; its version is what tells it from another."""
    ours = read_instrument(DEFAULT_INSTRUMENT)
    constructs = [
        {"id": about.id, "domain": about.domain, "title": about.title, "items": rows}
        for about in list_constructs().values()
        if (
            rows := [
                {"id": item, "text": question.text}
                | ({"reversed": True} if _is_reversed(about, placed[question.column]) else {})
                for item, question in items.items()
                if placed[question.column].construct == about.id
            ]
        )
    ]
    used = {row["domain"] for row in constructs}
    low, high = _find_ends(scale)
    words = {rating: answer for answer, rating in scale.ratings.items() if not answer.isdigit()}
    labels = [words[float(step)] for step in range(low, high + 1) if float(step) in words]
    low, high = max(low, 0), high - min(low, 0)  # −2 to 2 are five steps as 0 to 4 are
    tidy = " ".join(title.split())
    declared: dict[str, Any] = {
        "title": tidy,
        "scale": {"min": low, "max": high} | ({"labels": labels} if len(labels) == high - low + 1 else {}),
        "domains": {name: {"title": words} for name, words in ours.domain_titles.items() if name in used},
        "constructs": constructs,
        "open_questions": [{"id": name, "text": text} for name, text in ours.open_questions.items()],
    }
    digest = hashlib.sha256(json.dumps(declared, sort_keys=True).encode()).hexdigest()[:VERSION_DIGITS]
    return {"id": f"own_{_name_by_words(tidy) or 'questionnaire'}", "version": digest} | declared


def _is_reversed(about: Construct, said: Placed) -> bool:
    """A high score of a barrier is bad news, of a strength good news."""
    return said.high_is_good == (about.direction == "worse")
