"""One answer's word to its rating: labels, numbers, "5 - Strongly agree", don't know, not applicable."""

import re

import numpy as np

from analytics.instruments import DONT_KNOW, Scale
from data.imports.label_words import read_lexicon, spellings
from data.imports.mapping import Mapping, Ratings
from data.imports.number_scales import MISSING_CODES
from data.imports.values import normalise_word

DONT_KNOW_WORDS = (
    "don't know",
    "dont know",
    "do not know",
    "i don't know",
    "not sure",
    "unsure",
    "dk",
    "can't say",
)
# Left blank on purpose, or the question did not apply: no answer, which is not the same as "don't know".
BLANK_WORDS = (
    "n/a",
    "na",
    "#n/a",
    "not applicable",
    "does not apply",
    "-",
    "–",
    "—",
    "prefer not to say",
    "nan",
    "null",
)
NUMBER = re.compile(r"^[-+]?\d+(?:[.,]\d+)?$")
NUMBER_AND_LABEL = re.compile(r"^(\d+)\s*[-–—:=.)]+\s*\D")


class RatingReader:
    """Reads the distinct words of one item's column against the scale and what the mapping says."""

    def __init__(self, scale: Scale, group: Ratings | None, mapping: Mapping, is_reversed: bool) -> None:
        self.scale = scale
        self.range = group.range if group else None
        said = group.labels if group and group.labels else {}
        places = dict(zip(scale.labels, range(scale.min, scale.max + 1), strict=False))
        self.labels = {normalise_word(label): float(rating) for label, rating in (said or places).items()}
        self.named_labels = list(said or places)
        self.dont_know = {normalise_word(w) for w in (*mapping.dont_know, scale.dont_know, *DONT_KNOW_WORDS)}
        self.blank = {normalise_word(w) for w in (*mapping.blank, *BLANK_WORDS)} - {
            normalise_word(w) for w in mapping.dont_know
        }
        self.is_reversed = is_reversed

    def read(self, words: list[str], value_labels: dict[float, str]) -> tuple[np.ndarray, dict[int, str]]:
        """Ratings by place in `words` (NaN is blank), and what is wrong by place."""
        ratings = np.full(len(words), np.nan, dtype=np.float32)
        wrong: dict[int, str] = {}
        for place, word in enumerate(words):
            try:
                rating = self._rating(word, value_labels)
            except ValueError as error:
                wrong[place] = str(error)
                continue
            if rating is not None:
                ratings[place] = self._turn(rating)
        return ratings, wrong

    def _turn(self, rating: float) -> float:
        return (
            self.scale.min + self.scale.max - rating if self.is_reversed and rating != DONT_KNOW else rating
        )

    def _rating(self, word: str, value_labels: dict[float, str]) -> float | None:
        plain = normalise_word(word)
        if not plain and not word.strip():
            return None
        if plain in self.labels:
            return self._on_scale(self.labels[plain])
        if plain in self.dont_know:
            return float(DONT_KNOW)
        if plain in self.blank or word.strip() in BLANK_WORDS:
            return None
        if NUMBER.match(plain):
            return self._number(float(plain.replace(",", ".")), value_labels)
        if match := NUMBER_AND_LABEL.match(plain):
            return self._number(float(match[1]), {})
        return self._in_another_language(word)

    def _in_another_language(self, word: str) -> float | None:
        """ "Ddim yn gwybod", "keine Angabe": what the list of labels knows as don't know or as no answer."""
        lexicon = read_lexicon()
        if any(spelling in lexicon.dont_know for spelling in spellings(word)):
            return float(DONT_KNOW)
        if any(spelling in lexicon.no_answer for spelling in spellings(word)):
            return None
        raise ValueError(self._unknown_label())

    def _number(self, number: float, value_labels: dict[float, str]) -> float | None:
        label = value_labels.get(number)
        if label is not None and normalise_word(label) != normalise_word(f"{number:g}"):
            known = normalise_word(label)
            if known in self.labels or known in self.dont_know or known in self.blank:
                return self._rating(label, {})
        if self.range is not None:
            return self._stretch(number)
        if number % 1:
            raise ValueError(f"{number:g} is not a whole rating from {self.scale.min} to {self.scale.max}")
        return self._on_scale(number)

    def _stretch(self, number: float) -> float:
        """Lay a number of another scale over the instrument's, end to end."""
        low, high = self.range  # type: ignore[misc]
        if not min(low, high) <= number <= max(low, high):
            raise ValueError(f"{number:g} is not on the scale {low:g} to {high:g}")
        share = (number - low) / (high - low)
        return round(self.scale.min + share * (self.scale.max - self.scale.min), 4)

    def _on_scale(self, rating: float) -> float:
        if not self.scale.min <= rating <= self.scale.max:
            hint = (
                f"; if it means no answer, write under “How the file is read”, as text: blank: [{rating:g}]"
                if rating in MISSING_CODES
                else ""
            )
            raise ValueError(f"{rating:g} is not on the scale {self.scale.min} to {self.scale.max}{hint}")
        return rating

    def _unknown_label(self) -> str:
        allowed = ", ".join(self.named_labels) or f"{self.scale.min} to {self.scale.max}"
        numbers = f"a number from {self.scale.min} to {self.scale.max}"
        return f"this answer is none of the scale's: {allowed}, or {numbers}"
