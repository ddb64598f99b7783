"""Averages and sums that somebody wrote below the answers: nobody's answers, and set aside where they are."""

import re
from dataclasses import replace

from analytics.wording import say_count
from data.imports.problems import Problem
from data.imports.raw_table import RawTable

AVERAGE = re.compile(
    r"(?:overall )?(?:averages?|mean|median|mode|total|sum|std\.? ?dev\.?|standard deviation|mittelwert|"
    r"durchschnitt|summe|moyenne|total|media|promedio|suma|cyfartaledd|cyfanswm|counts?|n|min(?:imum)?|max(?:imum)?|"
    r"variance|base|number of (?:responses|answers)|anzahl|effectif|recuento|nifer)s?(?: scores?)?\s*:?",
    re.IGNORECASE,
)
NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?\s*%?")
LAST_ROWS, FEWEST_NUMBERS = 6, 2
# What somebody wrote below the table, in one cell: "Note: 1 = strongly disagree", "Source: …", "* not asked".
REMARK = re.compile(
    r"^(?:\*|†|notes?\b|n\.?b\.?\b|sources?\b|key\b|scale\b|base\b|n ?=|quelle\b|hinweis\b|anmerkung|"
    r"fuente\b|nota\b|remarque\b|nodyn\b|ffynhonnell\b|end of|exported\b|generated\b|"
    r"total (?:number of )?(?:responses|respondents|answers|people)\b)",
    re.IGNORECASE,
)
REMARKS = (
    "row below the answers holds a remark and is not counted",
    "rows below the answers hold remarks and are not counted",
)
WHY_REMARK = "remark"
BELOW = (
    "row below the answers holds averages or sums and is not counted",
    "rows below the answers hold averages or sums and are not counted",
)
WHY = "average"


def set_averages_aside(table: RawTable) -> RawTable:
    """The same table; rows at its end that are named so and hold numbers alone are not to be counted."""
    if table.extras.get("large"):
        return table
    found: dict[str, list[int]] = {WHY: [], WHY_REMARK: []}
    for number, cells in reversed(list(table.rows.tail(LAST_ROWS).astype("str").iterrows())):
        said = [cell.strip() for cell in cells if cell.strip()]
        why = _say_why(said, len(table.columns))
        if not why:
            break
        found[why].insert(0, int(str(number)))
    count = sum(map(len, found.values()))
    if not count or count == len(table.rows):
        return table
    aside = table.extras.get("set_aside_rows", {}) | {why: rows for why, rows in found.items() if rows}
    return replace(table, extras=table.extras | {"set_aside_rows": aside})


def _say_why(said: list[str], width: int) -> str:
    """Why these words of a row are nobody's answers; "" where they may be somebody's."""
    if len(said) == 1 and width > FEWEST_NUMBERS and REMARK.match(said[0]):
        return WHY_REMARK
    if not said or not AVERAGE.fullmatch(said[0]):
        return ""
    numbers = said[1:]
    return WHY if len(numbers) >= FEWEST_NUMBERS and all(map(NUMBER.fullmatch, numbers)) else ""


def note_averages(raw: RawTable) -> list[Problem]:
    """How many such rows a survey has."""
    aside = raw.extras.get("set_aside_rows", {})
    counts = {words: len(aside.get(why, [])) for why, words in ((WHY, BELOW), (WHY_REMARK, REMARKS))}
    return [Problem(None, None, say_count(count, *words)) for words, count in counts.items() if count]
