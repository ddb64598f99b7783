"""Columns of one numbered scale show its words unevenly: what one column lacks, another of the file shows.

"1 not at all" and "2" alone are no scale; beside a column that goes on to "5 completely" they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.imports.answer_scales import ScaleGuess


@dataclass(frozen=True)
class _Family:
    """The columns that share a worded label: every answer of any of them, and their ends."""

    scale: ScaleGuess
    ratings: dict[str, float]
    spare: frozenset[str]  # "don't know" and what is no answer
    minimum: float
    maximum: float


def share_anchors(
    scales: Sequence[ScaleGuess | None], words: Sequence[tuple[str, ...]]
) -> list[ScaleGuess | None]:
    """The same guesses with the ends of their family, and columns known by their family alone.

    scales, words: one entry a column, the words being its distinct answers.
    """
    families = _find_families([scale for scale in scales if scale is not None and _is_anchored(scale)])
    by_label = {label: family for family in families for label in family.ratings if not _is_bare(label)}
    shared: list[ScaleGuess | None] = []
    for scale, answers in zip(scales, words, strict=True):
        family = next((by_label[answer] for answer in answers if answer in by_label), None)
        shared.append(scale if family is None else _join(scale, answers, family))
    return shared


def _is_anchored(scale: ScaleGuess) -> bool:
    """Numbers with words beside some of them, sure enough to be ratings."""
    return scale.is_rating and not scale.places and not all(map(_is_bare, scale.ratings))


def _is_bare(label: str) -> bool:
    return re.fullmatch(r"\s*[-+]?\d+(?:\.\d+)?\s*", label) is not None


def _find_families(scales: list[ScaleGuess]) -> list[_Family]:
    """Scales whose worded labels meet, as long as every label keeps its number."""
    families: list[_Family] = []
    for scale in scales:
        kin = [family for family in families if _agree(family.ratings, scale.ratings)]
        families = [family for family in families if family not in kin]
        joined = [scale.ratings, *(family.ratings for family in kin)]
        spare = frozenset({*scale.dont_know, *scale.no_answer}).union(*(family.spare for family in kin))
        families.append(
            _Family(
                scale,
                {label: number for ratings in joined for label, number in ratings.items()},
                spare,
                min([scale.minimum, *(family.minimum for family in kin)]),
                max([scale.maximum, *(family.maximum for family in kin)]),
            )
        )
    return families


def _agree(known: dict[str, float], ratings: dict[str, float]) -> bool:
    common = [label for label in ratings if label in known]
    return any(not _is_bare(label) for label in common) and all(
        known[label] == ratings[label] for label in common
    )


def _rate(word: str, family: _Family) -> float | None:
    """A number alone is a step between the ends, whether or not another column shows it."""
    if word in family.ratings or not _is_bare(word):
        return family.ratings.get(word)
    number = float(word)
    return number if number.is_integer() and family.minimum <= number <= family.maximum else None


def _join(scale: ScaleGuess | None, answers: tuple[str, ...], family: _Family) -> ScaleGuess | None:
    if scale is not None and _is_anchored(scale):
        return replace(scale, minimum=family.minimum, maximum=family.maximum)
    ratings = {word: number for word in answers if (number := _rate(word, family)) is not None}
    if any(word not in ratings and word not in family.spare for word in answers):
        return scale
    dont_know = tuple(word for word in answers if word in family.scale.dont_know)
    return replace(
        family.scale,
        ratings=dict(sorted(ratings.items(), key=lambda pair: pair[1])),
        minimum=family.minimum,
        maximum=family.maximum,
        dont_know=dont_know,
        no_answer=tuple(word for word in answers if word not in ratings and word not in dont_know),
    )
