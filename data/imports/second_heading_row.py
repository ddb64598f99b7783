"""A second row of headings that stands where the first person should: codes above, the questions below them.

Told by the answers: over most scales, the first cell is a word of its own that is on no scale.
"""

from dataclasses import replace

from data.imports.answer_scales import recognise_scale
from data.imports.problems import Problem
from data.imports.raw_table import RawTable
from data.imports.values import distinct

FEWEST_HEADINGS, FEWEST_PEOPLE, LEAST_SHARE, MOST_ANSWERS = 3, 3, 0.6, 110
SECOND_ROW = "the row below the headings holds the questions and is read as such, not as a person's answers"


def read_second_headings(table: RawTable) -> RawTable:
    """The table with the words of that row as its questions; the same table where there is none."""
    if table.extras.get("large") or len(table.rows) <= FEWEST_PEOPLE:
        return table
    first = {name: str(word).strip() for name, word in table.rows.iloc[0].items()}
    said = {name: word for name, word in first.items() if any(letter.isalpha() for letter in word)}
    if len(said) < max(FEWEST_HEADINGS, LEAST_SHARE * len(first)) or len(set(said.values())) < len(said):
        return table
    below = table.rows.iloc[1:]
    scales = {
        name: _is_off_scale(word, distinct(below[name].astype("str"))[1]) for name, word in said.items()
    }
    rated = [is_off for is_off in scales.values() if is_off is not None]
    if sum(rated) < FEWEST_HEADINGS or not all(rated):
        return table
    columns = [
        replace(column, text=said[column.name]) if column.name in said else column for column in table.columns
    ]
    return replace(table, columns=columns, rows=below, notes=[*table.notes, Problem(None, None, SECOND_ROW)])


def _is_off_scale(word: str, answers: list[str]) -> bool | None:
    """Whether the answers below are those of a scale and this is none of them; None where they are none."""
    answers = [answer for answer in answers if answer.strip()]
    if not 1 < len(answers) <= MOST_ANSWERS:
        return None
    scale = recognise_scale(answers)
    if scale is None or not (scale.is_rating or scale.scale_id == "number"):
        return None
    on_scale = recognise_scale([*answers, word])
    known = on_scale is not None and word in {*on_scale.ratings, *on_scale.dont_know, *on_scale.no_answer}
    return word not in answers and not known
