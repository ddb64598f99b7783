"""The words of answer_scales.yaml, spelled so that labels from any tool can be looked up."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

import yaml

SCALES_FILE = Path(__file__).with_name("answer_scales.yaml")

_GENDER_ENDING = re.compile(
    r"\((?:e|es|a|as|s|ne|n|in)\)|[·•](?:e|es|a|as|s)\b|(?<=\w\w)/(?:a|as|e|es|in|innen)\b"
)
# KoBo and ODK write don_t_know for "don't know".
_SPLIT_NOT = re.compile(r"\b(don|doesn|didn|isn|aren|wasn|can|won|wouldn)[ _]t(?![^\W_])")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PAUSE = re.compile(r"\s+[-–—]+\s*|\s*[–—]+\s+|:\s+|;\s+|\.\s+|,\s+(?=e\.g|i\.e)")
# "Rarely or never", "Never/almost never": one step with two words.
_OR = re.compile(r"\s*/\s*|\s+(?:or|o|ou|oder|neu)\s+", re.IGNORECASE)
# "SA - Strongly agree": what follows the letters is the label.
_LETTERS = re.compile(r"^\s*[A-Z]{1,3}\s*$")
_NUMBER_BEHIND = re.compile(r"\s*(?:[(\[]-?\d{1,3}[)\]]|[-–—:=]\s*-?\d{1,3})\s*$")
_LEADING_NUMBER = re.compile(r"^\s*[(\[]?-?\d{1,3}[)\].:,=]*\s*[-–—:=]?\s*(?=\D)")


@dataclass(frozen=True)
class Ladder:
    """One scale's labels in one language: normalised label → place, and the versions in use."""

    scale_id: str
    language: str
    two_sided: bool
    places: dict[str, int]
    lengths: tuple[tuple[int, ...], ...] = ()
    # "Important" and "very important" alone may as well be on a scale that starts at "not important at all".
    both_sides_needed: bool = False
    # "Small" and "big" alone may name two things.
    everyday_words: bool = False


@dataclass(frozen=True)
class Abbreviation:
    """One version of a scale in the first letters of its labels: letters → rating from 1."""

    scale_id: str
    language: str
    ratings: dict[str, int]

    @property
    def step_count(self) -> int:
        return max(self.ratings.values())


@dataclass(frozen=True)
class Lexicon:
    """Everything that answer_scales.yaml lists, ready for look-up."""

    ladders: tuple[Ladder, ...]
    dont_know: frozenset[str]
    no_answer: frozenset[str]
    not_ratings: dict[str, frozenset[str]] = field(default_factory=dict)
    negative_wording: dict[str, frozenset[str]] = field(default_factory=dict)
    neutral: frozenset[str] = frozenset()
    between_yes_and_no: frozenset[str] = frozenset()
    degree_patterns: tuple[tuple[re.Pattern[str], int], ...] = ()
    degree_lengths: tuple[tuple[int, ...], ...] = ()
    # By language: what makes the opposite of a word, and the degrees of both sides: place → "very {}".
    opposite_prefixes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    two_sided_degrees: dict[str, dict[int, list[str]]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    abbreviations: tuple[Abbreviation, ...] = ()


def normalise_label(label: str) -> str:
    """ "Strongly  Agree " and "strongly_agree" are one label; so are curly and straight quotes."""
    text = _GENDER_ENDING.sub("", unicodedata.normalize("NFKC", label).casefold())
    if not text.isascii():
        text = "".join(
            letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter)
        )
    text = _SPLIT_NOT.sub(r"\1t", re.sub(r"['’‘`´]", "", text))
    return " ".join(re.sub(r"[^\w]+|_", " ", text).split())


@lru_cache(maxsize=20_000)
def spellings(label: str) -> tuple[str, ...]:
    """What a label may be looked up as, the most literal first.

    Tools add numbers before it, examples behind a dash, and both languages of a bilingual form.
    """
    numberless = _LEADING_NUMBER.sub("", label)
    bracketless = _BRACKETS.sub(" ", numberless)
    parts = [part for part in re.split(r"\s+/\s+|\s+\|\s+", numberless) if part.strip()]
    before, *after = _PAUSE.split(bracketless, maxsplit=1)
    tries = [label, numberless, bracketless, *parts, before]
    tries += after if _LETTERS.match(before) else []
    texts = [normalise_label(word) for word in tries]
    texts += [text.removeprefix("i ") for text in texts]  # "I strongly agree"
    return tuple(text for text in dict.fromkeys(texts) if text)


@lru_cache(maxsize=20_000)
def without_number(label: str) -> str:
    """ "1 - Yes", "1_yes", "Yes (1)": normalised, and without the code beside it."""
    return normalise_label(_NUMBER_BEHIND.sub("", _LEADING_NUMBER.sub("", label)))


def differ_in_brackets(labels: Iterable[str]) -> bool:
    """ "Yes (fully)" and "Yes (partly)": what stands in the brackets is what tells them apart."""
    bracketed = [label for label in labels if _BRACKETS.search(label)]
    whole = {normalise_label(label) for label in bracketed}
    return len({normalise_label(_BRACKETS.sub(" ", label)) for label in bracketed}) < len(whole)


@lru_cache(maxsize=20_000)
def split_step(label: str) -> tuple[str, ...]:
    """The two words of one step ("rarely", "never"), or nothing."""
    parts = [normalise_label(part) for part in _OR.split(_LEADING_NUMBER.sub("", label))]
    return tuple(parts) if len(parts) == 2 and all(parts) else ()


@cache
def read_lexicon() -> Lexicon:
    """Read answer_scales.yaml; every word in it stays a word ("no" is not False)."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # ten times as fast, where it is built in
    listed = yaml.load(SCALES_FILE.read_text(encoding="utf-8"), Loader=loader)
    degrees = listed["degrees"]
    ladders = tuple(
        _build_ladder(scale, language, words, degrees)
        for scale in listed["scales"]
        for language, words in scale["languages"].items()
    )
    return Lexicon(
        ladders=ladders,
        dont_know=_all_words(listed["dont_know"]),
        no_answer=_all_words(listed["no_answer"]) | _all_words(listed["not_applicable"]),
        not_ratings={name: _all_words(words) for name, words in listed["not_ratings"].items()},
        negative_wording={
            language: frozenset(normalise_label(word) for word in words)
            for language, words in listed["negative_wording"].items()
        },
        neutral=frozenset(
            label for ladder in ladders if ladder.two_sided for label, at in ladder.places.items() if at == 0
        ),
        between_yes_and_no=_all_words(listed["between_yes_and_no"]),
        degree_patterns=_degree_patterns(degrees["ladder"]["en"]),
        degree_lengths=_lengths(degrees["ladder_lengths"]),
        opposite_prefixes={language: tuple(said) for language, said in listed["opposite_prefixes"].items()},
        two_sided_degrees={
            language: {int(at): templates for at, templates in said.items()}
            for language, said in degrees["two_sided"].items()
        },
        titles={scale["id"]: scale["title"] for scale in listed["scales"]},
        abbreviations=tuple(
            Abbreviation(
                version["scale"],
                version["language"],
                {letters: at for at, step in enumerate(version["steps"], 1) for letters in step},
            )
            for version in listed["abbreviations"]
        ),
    )


def _all_words(by_language: dict[str, list[str]]) -> frozenset[str]:
    """Normalised, and as they stand where nothing but punctuation is left ("-")."""
    words = [word for listed in by_language.values() for word in listed]
    return frozenset(normalise_label(word) or word for word in words)


def _lengths(listed: list[list[str]]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(int(at) for at in length) for length in listed)


def _build_ladder(scale: dict, language: str, words: dict, degrees: dict) -> Ladder:
    kind = scale["kind"]
    places: dict[str, int] = {}
    if kind == "two_sided":
        for at, templates in degrees["two_sided"][language].items():
            places |= fill_degrees(templates, words.get("low", []), -int(at))
            places |= fill_degrees(templates, words.get("high", []), int(at))
    if kind == "degree_ladder":
        for at, templates in degrees["ladder"][language].items():
            alone = [template.replace("{}", "").strip() for template in templates]
            places |= fill_degrees([*templates, *alone], words["words"], int(at))
    for at, templates in words.get("labels", {}).items():
        places |= fill_degrees(templates, words.get("words", [""]), int(at))
    places.pop("", None)
    lengths = degrees["ladder_lengths"] if kind == "degree_ladder" else scale.get("lengths", [])
    says = {key: scale.get(key) == "true" for key in ("both_sides_needed", "everyday_words")}
    return Ladder(scale["id"], language, kind == "two_sided", places, _lengths(lengths), **says)


def fill_degrees(templates: list[str], words: list[str], at: int) -> dict[str, int]:
    """ "very {}" and "clear" on place 30: {"very clear": 30}."""
    return {normalise_label(template.replace("{}", word)): at for template in templates for word in words}


def _degree_patterns(degrees: dict[str, list[str]]) -> tuple[tuple[re.Pattern[str], int], ...]:
    """Longest first: "not at all able" must not be read as "not … able"."""
    pairs = [(template, int(at)) for at, listed in degrees.items() for template in listed if "{}" in template]
    pairs = [pair for pair in pairs if pair[0] != "{}"]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return tuple(
        (
            re.compile(
                rf"^{re.escape(normalise_label(t.replace('{}', 'zz'))).replace('zz', '(?P<rest>.+)')}$"
            ),
            at,
        )
        for t, at in pairs
    )
