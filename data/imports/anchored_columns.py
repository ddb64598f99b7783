"""Columns of one numbered scale show its words unevenly: what one column lacks, another of the file shows.

"1 not at all" and "2" alone are no scale; beside a column that goes on to "5 completely" they are. Two scales
may begin with the same words and end at 5 and at 7: they stay two, and what fits both is left alone.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from data.imports.answer_scales import ScaleGuess
from data.imports.label_words import normalise_label


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
    """The same guesses with the ends of the one family that they fit, and columns known by it alone.

    scales, words: one entry a column, the words being its distinct answers.
    """
    families = _find_families([scale for scale in scales if scale is not None and _is_anchored(scale)])
    shared: list[ScaleGuess | None] = []
    for scale, answers in zip(scales, words, strict=True):
        near = [family for family in families if _share_words(family.ratings, answers)]
        joined = [found for family in near if (found := _join(scale, answers, family)) is not None]
        shared.append(joined[0] if len(joined) == 1 else scale)
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
        if any(_contradict(one.ratings, other.ratings) for one, other in combinations(kin, 2)):
            continue
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
    return _share_words(known, ratings) and not _contradict(known, ratings)


def _share_words(known: Iterable[str], labels: Iterable[str]) -> bool:
    return not all(map(_is_bare, set(known).intersection(labels)))


def _contradict(known: dict[str, float], ratings: dict[str, float]) -> bool:
    """One number with two words, or with words here and none there; one word with two numbers; two tops."""
    words, other_words = _words_by_number(known), _words_by_number(ratings)
    if any(words[number].isdisjoint(other_words[number]) for number in words.keys() & other_words.keys()):
        return True
    numbers, other_numbers = _numbers_by_word(words), _numbers_by_word(other_words)
    if any(numbers[word].isdisjoint(other_numbers[word]) for word in numbers.keys() & other_numbers.keys()):
        return True
    # Where every number has words, what lies above the highest that one column shows is a step it lacks.
    some_bare = any(map(_is_bare, [*known, *ratings]))
    return some_bare and (_goes_past(words, other_words) or _goes_past(other_words, words))


def _goes_past(words: dict[float, set[str]], top_words: dict[float, set[str]]) -> bool:
    """Whether numbers go on above the highest of the others, which has words as the end of a scale has."""
    top = max(top_words)
    return "" not in top_words[top] and top not in words and max(words) > top


def _words_by_number(ratings: dict[str, float]) -> dict[float, set[str]]:
    """The words at each number, "" where it stands alone."""
    words: dict[float, set[str]] = {}
    for label, number in ratings.items():
        words.setdefault(number, set()).add(normalise_label(re.sub(r"[-+]?\d+(?:\.\d+)?", " ", label)))
    return words


def _numbers_by_word(words: dict[float, set[str]]) -> dict[str, set[float]]:
    numbers: dict[str, set[float]] = {}
    for number, named in words.items():
        for word in named - {""}:
            numbers.setdefault(word, set()).add(number)
    return numbers


def _rate(word: str, family: _Family) -> float | None:
    """A number alone is a step between the ends, whether or not another column shows it."""
    if word in family.ratings or not _is_bare(word):
        return family.ratings.get(word)
    number = float(word)
    return number if number.is_integer() and family.minimum <= number <= family.maximum else None


def _join(scale: ScaleGuess | None, answers: tuple[str, ...], family: _Family) -> ScaleGuess | None:
    """The column as one of the family, None where it is not."""
    if scale is not None and _is_anchored(scale):
        fits = _agree(family.ratings, scale.ratings)
        return replace(scale, minimum=family.minimum, maximum=family.maximum) if fits else None
    ratings = {word: number for word in answers if (number := _rate(word, family)) is not None}
    if any(word not in ratings and word not in family.spare for word in answers):
        return None
    if _contradict(family.ratings, ratings):
        return None
    dont_know = tuple(word for word in answers if word in family.scale.dont_know)
    return replace(
        family.scale,
        ratings=dict(sorted(ratings.items(), key=lambda pair: pair[1])),
        minimum=family.minimum,
        maximum=family.maximum,
        dont_know=dont_know,
        no_answer=tuple(word for word in answers if word not in ratings and word not in dont_know),
    )
