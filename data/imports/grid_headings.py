"""Headings of a plain table that hold a question and a row of its grid: "Question [row]", "Question >> row".

Form and survey tools write them, and they stay when the tool's own columns are cut away.
"""

import re
from collections import Counter

from data.imports.raw_table import RawColumn

BRACKETED = re.compile(r"^(?P<question>.*?)\s*\[(?P<row>[^\[\]]*)\]\s*$", re.DOTALL)
PATTERNS = (
    BRACKETED,
    re.compile(r"^(?P<question>.*?)\s*>>\s*(?P<row>.*?)\s*$", re.DOTALL),
)
# "Budget [£]" and "Budget [2026]" are no grid of a question.
FEWEST_WORDS = 3


def read_grid_headings(names: list[str]) -> list[RawColumn]:
    """A column for each name; where several share a question, with the question and the row apart."""
    parts = {name: found for name in names if (found := _split(name))}
    shared = Counter(question for question, _ in parts.values())
    return [
        RawColumn(name, *parts[name]) if name in parts and shared[parts[name][0]] > 1 else RawColumn(name)
        for name in names
    ]


def _split(name: str) -> tuple[str, str] | None:
    found = next((match for pattern in PATTERNS if (match := pattern.match(name))), None)
    if found is None or not found["row"].strip() or len(found["question"].split()) < FEWEST_WORDS:
        return None
    return found["question"], found["row"].strip()
