"""A matrix in which every row and step has a column of its own, ticked with the step's words.

"… [Roles are clear - Agree]" with "Agree" in it, beside its other steps, becomes "… [Roles are clear]".
"""

import pandas as pd

from data.imports.raw_table import RawColumn
from data.imports.values import normalise_word

FEWEST_STEPS, ENOUGH_TICKS = 3, 5
SEPARATOR = " - "


def join_ticked_rows(columns: list[RawColumn], rows: pd.DataFrame) -> tuple[list[RawColumn], pd.DataFrame]:
    """The same table where no such matrix is in it, or where somebody ticked two steps of one row."""
    taken = {column.name for column in columns}
    found = {key: named for key, named in _find_rows(columns).items() if _name(*key) not in taken}
    is_ticked = {key: _is_ticked_once(named, rows) for key, named in found.items()}
    # A row that nobody answered is joined as the others of its question are.
    questions = {question for (question, _), is_once in is_ticked.items() if is_once}
    ticked = {
        key: named for key, named in found.items() if is_ticked[key] is not False and key[0] in questions
    }
    if not ticked:
        return columns, rows
    joined = {names[0]: key for key, (names, _) in ticked.items()}
    gone = {name for names, _ in ticked.values() for name in names[1:]}
    new_columns, answers = [], {}
    for column in columns:
        if column.name in gone:
            continue
        if column.name in joined:
            question, row = joined[column.name]
            names, steps = ticked[question, row]
            column = RawColumn(_name(question, row), question, row)
            answers[column.name] = _join_ticks(rows[names], steps)
        else:
            answers[column.name] = rows[column.name]
        new_columns.append(column)
    return new_columns, pd.DataFrame(answers, index=rows.index, copy=False)


def _name(question: str, row: str) -> str:
    return f"{question} [{row}]"


def _find_rows(columns: list[RawColumn]) -> dict[tuple[str, str], tuple[list[str], list[str]]]:
    """(question, row) → the columns of its steps and the steps' words."""
    found: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for column in columns:
        row, dash, step = column.sub_question.rpartition(SEPARATOR)
        if dash and row and step:
            names, steps = found.setdefault((column.text, row), ([], []))
            names.append(column.name)
            steps.append(step)
    return {key: named for key, named in found.items() if len(named[0]) >= FEWEST_STEPS}


def _is_ticked_once(named: tuple[list[str], list[str]], rows: pd.DataFrame) -> bool | None:
    """Whether each person ticked one step at most, with its own words; None where nobody ticked any."""
    names, steps = named
    said = rows[names] != ""
    if not said.any(axis=None):
        return None
    if (said.sum(axis=1) > 1).any():
        return False
    by_number = int(said.any(axis=1).sum()) >= ENOUGH_TICKS
    return all(_says_only(step, rows[name], by_number) for name, step in zip(names, steps, strict=True))


def _says_only(step: str, ticks: pd.Series, by_number: bool) -> bool:
    """The step's own words; or a number that stands for it, where enough people ticked."""
    words = {normalise_word(word) for word in ticks.astype("object").unique() if word}
    return words <= {normalise_word(step)} or (by_number and len(words) == 1 and next(iter(words)).isdigit())


def _join_ticks(ticks: pd.DataFrame, steps: list[str]) -> pd.Series:
    """The step that each person ticked, in words."""
    words = pd.Series("", index=ticks.index, dtype="object")
    for name, step in zip(ticks.columns, steps, strict=True):
        words = words.mask((ticks[name] != "").to_numpy(), step)
    return words.astype("str")
