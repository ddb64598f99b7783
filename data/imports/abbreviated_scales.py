"""Labels written as their first letters, "SA", "A", "N", "D", "SD"; which letters are whose is listed.

A column is read so only where every answer is a letter of one version; what might be a grade or a code of its
own is asked about.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from data.imports.label_words import Abbreviation, without_number

FEWEST_LETTERS, ENOUGH_WITHOUT_A_PAIR, LONGEST_LETTERS = 3, 5, 3


@dataclass(frozen=True)
class LettersRead:
    """The version that fits, answer → rating, and whether the letters can mean nothing else."""

    version: Abbreviation
    ratings: dict[str, float]
    is_clear: bool


def read_abbreviations(labels: tuple[str, ...], versions: tuple[Abbreviation, ...]) -> LettersRead | None:
    """The shortest version that has all of the letters, preferably one that they fill."""
    letters = {label: without_number(label.replace(".", "")) for label in labels}
    fitting = [version for version in versions if set(letters.values()) <= version.ratings.keys()]
    filled = [version for version in fitting if _steps(version, letters) == version.step_count]
    fitting = sorted(filled or fitting, key=lambda version: version.step_count)
    if not fitting:
        return None
    best = fitting[0]
    rivals = [version for version in fitting if _means_another(version, best, letters)]
    return LettersRead(
        best,
        {label: float(best.ratings[word]) for label, word in letters.items()},
        not rivals and _tell_a_scale(letters),
    )


def _steps(version: Abbreviation, letters: dict[str, str]) -> int:
    return len({version.ratings[word] for word in letters.values()})


def _means_another(version: Abbreviation, best: Abbreviation, letters: dict[str, str]) -> bool:
    """Another scale, or the same with the same number of steps in another order."""
    if version.scale_id != best.scale_id:
        return True
    return version.step_count == best.step_count and any(
        version.ratings[word] != best.ratings[word] for word in letters.values()
    )


def _tell_a_scale(letters: dict[str, str]) -> bool:
    """ "A", "D", "N" may be grades or codes; with "SA" or "SD" among them they are not."""
    distinct = set(letters.values())
    if len(distinct) < FEWEST_LETTERS:
        return False
    return any(len(word) > 1 for word in distinct) or len(distinct) >= ENOUGH_WITHOUT_A_PAIR


def lacks_a_middle(ratings: Mapping[str, float], maximum: float) -> bool:
    """Whether these are letters of a scale on which nobody, as far as it is read, stands in the middle."""
    are_letters = all(len(without_number(label.replace(".", ""))) <= LONGEST_LETTERS for label in ratings)
    return are_letters and (1 + maximum) / 2 not in ratings.values()
