"""Surveys with a row for each person and question, turned to a row for each person.

Told by three columns together: one that names whoever answered, one with the question, one with the answer;
and by what the turned table holds: answers on scales. Anything else is left as it is.
"""

import re
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analytics.wording import say_count
from data.imports.problems import Problem
from data.imports.raw_table import OWN_HEADINGS, RawColumn, RawTable, make_names_unique
from data.imports.survey_columns import read_columns
from data.imports.values import distinct, normalise_name

PERSON = (
    "respondent", "respondent id", "respondentid", "respondent no", "respondent number", "participant",
    "participant id", "participantid", "person", "person id", "personid", "response id", "responseid",
    "submission id", "submissionid", "subject", "subject id", "case", "case id", "caseid", "uuid",
    "record id", "user id", "userid", "user", "interview id", "sheet id", "form id", "survey response id",
    "student id", "code", "id", "pid", "rid", "name", "teilnehmer", "teilnehmer id", "befragte",
    "person nr", "fall", "encuestado", "participante", "persona", "répondant", "repondant",
    "participant·e", "personne", "ymatebydd", "cyfranogwr",
)  # fmt: skip
QUESTION = (
    "question", "question text", "question name", "question title", "question id", "questionid",
    "question code", "question no", "question number", "question label", "survey question", "item",
    "item id", "item name", "item text", "item code", "statement", "variable", "variable name",
    "indicator", "field", "field name", "key", "q", "frage", "fragetext", "aussage", "pregunta",
    "afirmación", "question posée", "énoncé", "affirmation", "cwestiwn", "datganiad",
)  # fmt: skip
ANSWER = (
    "answer", "answer text", "answer label", "answer value", "answer code", "response", "response text",
    "response label", "response value", "response code", "resp", "value", "value label", "value text",
    "reply", "rating", "score", "choice", "choice text", "selected option", "option", "likert", "antwort",
    "antworttext", "wert", "respuesta", "valor", "réponse", "reponse", "valeur", "ateb", "ymateb",
    "gwerth",
)  # fmt: skip
ROUND = ("round", "wave", "quarter", "survey quarter", "time point", "timepoint", "survey date", "phase",
         "visit", "occasion", "session", "measurement", "month", "year")  # fmt: skip
DATED = re.compile(r"\b(?:date|time|submitted|timestamp|datum|fecha|dyddiad|horodat\w*)\b", re.IGNORECASE)
FEWEST_PEOPLE, FEWEST_QUESTIONS, MOST_QUESTIONS, FEWEST_RATED = 2, 2, 500, 2
# Most people answer most questions, and each of them once.
LEAST_ANSWERED, LEAST_ONCE = 0.3, 0.9
MOST_CELLS = 60_000_000
TURNED = (
    "the file has a row for each person and question; {rows} were put together, one row for each of {people}"
)
TWICE = ("question was answered twice by one person; the first answer is kept",
         "questions were answered twice by one person; the first answers are kept")  # fmt: skip


@dataclass(frozen=True)
class _Parts:
    """Which columns say who, what and how; `texts` are further ones that say the question."""

    person: list[str]
    question: str
    texts: list[str]
    answer: str


def turn_long_answers(table: RawTable) -> RawTable:
    """A row a person where the table has one for each question too; else the same table."""
    parts = _find_parts(table)
    if parts is None:
        return table
    people = _number(table.rows, parts.person)
    asked, questions = _number_words(table.rows[parts.question])
    if not _is_long(people, asked):
        return table
    turned = _turn(table, parts, people, asked, questions)
    named = {column.name for column in turned.columns[-len(questions) :]}
    rated = [each for each in read_columns(turned).values() if each.kind == "rating" and each.name in named]
    return turned if len(rated) >= FEWEST_RATED else table


def _find_parts(table: RawTable) -> _Parts | None:
    names = [column.name for column in table.columns]
    persons, asked, answers = (_named(names, words) for words in (PERSON, QUESTION, ANSWER))
    if not persons or not asked or not answers:
        return None
    answer = max(answers, key=lambda name: _is_worded(table, name))
    asked = sorted(asked, key=lambda name: _length(table, name))  # a code before its question
    if not _length(table, asked[0]) or (table.rows[asked[0]] == "").any():
        return None
    rounds = [name for name in _named(names, ROUND) if name not in (*asked, *answers)]
    person = [persons[0], *rounds]
    return _Parts(person, asked[0], asked[1:], answer)


def _named(names: list[str], words: tuple[str, ...]) -> list[str]:
    """Columns with one of these headings, the likeliest heading first."""
    plain = {normalise_name(name): name for name in reversed(names)}
    return [plain[key] for word in words if (key := normalise_name(word)) in plain]


def _is_worded(table: RawTable, name: str) -> bool:
    """Whether words stand in it, which tell more than their codes."""
    return any(re.search(r"[^\W\d_]{2}", word) for word in distinct(table.rows[name])[1])


def _length(table: RawTable, name: str) -> float:
    words = distinct(table.rows[name])[1]
    return sum(map(len, words)) / max(len(words), 1)


def _number(rows: pd.DataFrame, names: list[str]) -> np.ndarray:
    """Each combination of these columns' words as a number, in the order in which they come."""
    found = _number_words(rows[names[0]])[0]
    for name in names[1:]:
        codes, words = _number_words(rows[name])
        found = pd.factorize(found * max(len(words), 1) + codes)[0]
    return found


def _number_words(words: pd.Series) -> tuple[np.ndarray, list[str]]:
    codes, found = distinct(words)
    order, used = pd.factorize(codes)
    return order, [found[code] for code in used]


def _is_long(people: np.ndarray, asked: np.ndarray) -> bool:
    if not len(people):
        return False
    person_count, question_count = int(people.max()) + 1, int(asked.max()) + 1
    if person_count < FEWEST_PEOPLE or not FEWEST_QUESTIONS <= question_count <= MOST_QUESTIONS:
        return False
    if person_count * question_count > MOST_CELLS:
        return False
    pairs = len(np.unique(people * question_count + asked))
    return pairs >= LEAST_ONCE * len(people) and pairs >= LEAST_ANSWERED * person_count * question_count


def _turn(
    table: RawTable, parts: _Parts, people: np.ndarray, asked: np.ndarray, questions: list[str]
) -> RawTable:
    first_of_person = pd.Series(np.arange(len(people))).groupby(people).first().to_numpy()
    first_of_question = pd.Series(np.arange(len(asked))).groupby(asked).first().to_numpy()
    kept = [name for name in _of_the_person(table, parts, people) if name != parts.answer]
    codes, words = distinct(table.rows[parts.answer])
    cells = np.full((len(first_of_person), len(questions)), "", dtype=object)
    backwards = slice(None, None, -1)  # of two answers the first is written last, and stays
    cells[people[backwards], asked[backwards]] = np.array([*words, ""], dtype=object)[codes[backwards]]
    names = make_names_unique([*kept, *questions])
    answers = pd.DataFrame(cells, columns=names[len(kept) :]).astype("str")
    told = table.rows[kept].iloc[first_of_person]
    rows = pd.concat([told.reset_index(drop=True).astype("str"), answers], axis=1)
    rows = rows.set_axis(names, axis=1).set_axis(told.index)
    text = parts.texts[-1] if parts.texts else parts.question
    texts = table.rows[text].astype("str").iloc[first_of_question].tolist()
    own = {column.name: column for column in table.columns}
    columns = [own[name] for name in kept]
    columns += [RawColumn(name, said) for name, said in zip(names[len(kept) :], texts, strict=True)]
    people_found = say_count(len(rows), "person", "people")
    notes = [
        *table.notes,
        Problem(None, None, TURNED.format(rows=f"{len(people):,} rows", people=people_found)),
    ]
    if twice := len(people) - len(np.unique(people * len(questions) + asked)):
        notes.append(Problem(None, None, say_count(twice, *TWICE)))
    return replace(
        table, columns=columns, rows=rows, notes=notes, extras=table.extras | {OWN_HEADINGS: table}
    )


def _of_the_person(table: RawTable, parts: _Parts, people: np.ndarray) -> list[str]:
    """Columns that say the same in all rows of each person, and dates: of those the first counts."""
    names = [column.name for column in table.columns if column.name not in (parts.question, *parts.texts)]
    return [
        name
        for name in names
        if name in parts.person or DATED.search(name) or _is_constant(distinct(table.rows[name])[0], people)
    ]


def _is_constant(codes: np.ndarray, people: np.ndarray) -> bool:
    pairs = pd.DataFrame({"person": people, "code": codes}).drop_duplicates()
    return len(pairs) == int(people.max()) + 1
