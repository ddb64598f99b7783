"""Surveys whose headings were cut off: what stands where they should be is the first person's answers."""

import re
from dataclasses import replace

import pandas as pd

from data.imports.answer_scales import recognise_scale
from data.imports.plain_csv import REPEATED
from data.imports.problems import Problem
from data.imports.raw_table import RawColumn, RawTable, make_names_unique
from data.imports.values import distinct

# So many headings that are answers of their own column, on a scale of words, are no accident.
FEWEST_ANSWERS, LEAST_SHARE = 3, 0.5
COPY = re.compile(r" \(\d+\)$")  # what tells two alike headings apart
NO_HEADING = re.compile(r"column \d+")
NO_HEADINGS = (
    "the file has no headings: its first row holds answers and is read as such; put a row of headings above "
    "it, so that it can be said which column is which question"
)


def give_back_first_row(table: RawTable) -> RawTable:
    """The same table, or one whose headings are a row again and whose columns are only numbered."""
    if table.extras.get("large") or len(table.columns) < FEWEST_ANSWERS:
        return table
    said = [COPY.sub("", column.name) for column in table.columns]
    found = [distinct(table.rows[column.name])[1] for column in table.columns]
    # Whoever answered as the first person did seemed to repeat the headings.
    repeated = table.extras.get("repeated_heading_rows", [])
    alike = [at for at, word in enumerate(said) if repeated or word in found[at]]
    if len(alike) < max(FEWEST_ANSWERS, LEAST_SHARE * len(said)):
        return table
    if sum(_is_on_a_scale(said[at], found[at]) for at in alike) < FEWEST_ANSWERS:
        return table
    names = make_names_unique([""] * len(said))
    first = ["" if NO_HEADING.fullmatch(word) else word for word in said]
    numbers = [table.extras.get("heading_row", 1), *repeated]
    alike_rows = pd.DataFrame([first] * len(numbers), index=pd.Index(numbers, name="row"), columns=names)
    rows = pd.concat([alike_rows, table.rows.set_axis(names, axis=1)]).sort_index()
    notes = [note for note in table.notes if not note.message.endswith(REPEATED)]
    return replace(
        table,
        columns=[RawColumn(name) for name in names],
        rows=rows.astype("str"),
        notes=[*notes, Problem(None, None, NO_HEADINGS)],
    )


def _is_on_a_scale(heading: str, answers: list[str]) -> bool:
    scale = recognise_scale([heading, *answers])
    return scale is not None and scale.is_rating and bool(scale.places) and heading in scale.ratings
