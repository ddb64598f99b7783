"""How much of what is marked in the passages the guard finds, and how much of what it finds is marked."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from analytics.personal_data import Span, find_personal_data

FOLDER = Path(__file__).parent
# Written when the rules were already there, without looking at them, to see how far they carry.
SECOND_SET = FOLDER / "second_set"
# Unusual writings, thought up after the second set was mended.
THIRD_SET = FOLDER / "third_set"
# Written without sight of the rules again, by somebody who had not worked on them.
FOURTH_SET = FOLDER / "fourth_set"
MARK = re.compile(r"\{(~|[a-z_]+)(?:/([a-z_]+))?:([^{}]*)\}")
EITHER_WAY = "~"
STRUCTURED = (
    "date_of_birth",
    "nhs_number",
    "phone",
    "postcode",
    "email",
    "ni_number",
    "case_reference",
    "address",
    "age",
)


@dataclass(frozen=True)
class Passage:
    text: str
    marks: tuple[Span, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """found of marked (recall), right of claimed (precision)."""

    marked: int = 0
    found: int = 0
    claimed: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        return self.found / self.marked if self.marked else float("nan")

    @property
    def precision(self) -> float:
        return self.right / self.claimed if self.claimed else float("nan")


def read_passage(marked: str) -> Passage:
    """The plain text of a marked passage, with where the marks are."""
    text, marks, origins, at = "", [], [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        marks.append(Span(match[1], len(text), len(text) + len(match[3]), 1.0))
        origins.append(match[2] or "")
        text += match[3]
        at = match.end()
    return Passage(text + marked[at:], tuple(marks), tuple(origins))


def read_passages(folder: Path = FOLDER) -> list[Passage]:
    """Every passage of every file in a folder, the ones beside this module unless told otherwise."""
    files = sorted(folder.glob("*.yaml"))
    return [
        read_passage(marked)
        for path in files
        for marked in yaml.safe_load(path.read_text(encoding="utf-8"))["passages"]
    ]


def score_passages(passages: Iterable[Passage]) -> dict[str, Score]:
    """A score for each kind, for `structured` (all kinds but names) and for `name/ORIGIN`."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for passage in passages:
        found = find_personal_data(passage.text)
        covered = {at for span in found for at in range(span.start, span.end)}
        for mark, origin in zip(passage.marks, passage.origins, strict=True):
            if mark.kind == EITHER_WAY:
                continue
            letters = {at for at in range(mark.start, mark.end) if passage.text[at].isalnum()}
            for name in _names_of(mark.kind, origin):
                counts[name][0] += 1
                counts[name][1] += letters <= covered
        for span in found:
            is_right = any(mark.start < span.end and span.start < mark.end for mark in passage.marks)
            for name in _names_of(span.kind, ""):
                counts[name][2] += 1
                counts[name][3] += is_right
    return {name: Score(*numbers) for name, numbers in sorted(counts.items())}


def _names_of(kind: str, origin: str) -> list[str]:
    names = [kind, *(["structured"] if kind in STRUCTURED else [])]
    return [*names, f"{kind}/{origin}"] if origin else names
