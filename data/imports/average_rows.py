"""Averages and sums that somebody wrote below the answers: nobody's answers, and set aside where they are."""

import re
from dataclasses import replace

from analytics.wording import say_count
from data.imports.problems import Problem
from data.imports.raw_table import RawTable

AVERAGE = re.compile(
    r"(?:overall )?(?:averages?|mean|median|mode|total|sum|std\.? ?dev\.?|standard deviation|mittelwert|"
    r"durchschnitt|summe|moyenne|total|media|promedio|suma|cyfartaledd|cyfanswm)s?(?: scores?)?\s*:?",
    re.IGNORECASE,
)
NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?\s*%?")
LAST_ROWS, FEWEST_NUMBERS = 6, 2
BELOW = (
    "row below the answers holds averages or sums and is not counted",
    "rows below the answers hold averages or sums and are not counted",
)
WHY = "average"


def set_averages_aside(table: RawTable) -> RawTable:
    """The same table; rows at its end that are named so and hold numbers alone are not to be counted."""
    if table.extras.get("large"):
        return table
    found: list[int] = []
    for number, cells in reversed(list(table.rows.tail(LAST_ROWS).astype("str").iterrows())):
        said = [cell.strip() for cell in cells if cell.strip()]
        if not said or not AVERAGE.fullmatch(said[0]):
            break
        numbers = said[1:]
        if len(numbers) < FEWEST_NUMBERS or not all(map(NUMBER.fullmatch, numbers)):
            break
        found.append(int(str(number)))
    if not found or len(found) == len(table.rows):
        return table
    aside = table.extras.get("set_aside_rows", {}) | {WHY: found[::-1]}
    return replace(table, extras=table.extras | {"set_aside_rows": aside})


def note_averages(raw: RawTable) -> list[Problem]:
    """How many such rows a survey has."""
    rows = raw.extras.get("set_aside_rows", {}).get(WHY, [])
    return [Problem(None, None, say_count(len(rows), *BELOW))] if rows else []
