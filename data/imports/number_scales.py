"""Answers that are numbers, with or without words at the ends: "7 – complete trust", 0–100 sliders."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

# Ranges that questionnaires use, the likeliest first; the first that holds every number is taken.
RANGES = (
    (1, 5),
    (1, 7),
    (0, 3),
    (0, 4),
    (0, 5),
    (0, 6),
    (0, 10),
    (1, 10),
    (-2, 2),
    (-3, 3),
    (1, 4),
    (1, 6),
    (0, 100),
)
# Codes that statistics and survey programs write for an answer that is missing.
MISSING_CODES = frozenset({-999, -998, -997, -99, -98, -97, 999, 998, 997, 99, 98, 97})
# Up to here, 97 to 99, or 997 to 999, are none of a scale's own numbers.
TOP_BELOW_99, TOP_BELOW_999 = 10, 100
ANCHORED, SAID_IN_QUESTION, BARE, BARE_SLIDER = 0.9, 0.9, 0.5, 0.45

_NUMBER_FIRST = re.compile(
    r"^\s*[(\[]?([-+]?\d{1,3})(?:\.0+)?(?:\s*[-–—:=.)\]]+\s*|_+|\s*(?=\())\(?([^\W\d_].*?)\)?\s*$"
)
# "5 very important": only a space between them, as in "5 days"; taken at the ends of a scale alone.
_NUMBER_BESIDE_WORDS = re.compile(r"^\s*(10|\d)\s+([^\W\d_].*?)\s*$")
_COUNTED = re.compile(
    r"^(?:person|people|member|staff|child|meeting|visit|session|agenc|time|minute|hour|day|week|month|year|quarter|"
    r"personne|fois|minute|heure|jour|semaine|mois|ans?\b|année|veces|vez|minuto|hora|día|semana|mes(?:es)?\b|año|"
    r"mal\b|stunde|tag|woche|monat|jahr|person|awr|diwrnod|wythnos|mis|blwyddyn|blynedd|gwaith)"
    r"|\b(?:or (?:more|less|fewer|over)|and (?:over|above)|plus|ou plus|o más|und mehr|oder mehr|neu fwy)\b",
    re.IGNORECASE,
)
NOTHING = frozenset({"none", "no", "nil", "zero", "aucun", "aucune", "ninguno", "ninguna", "keine", "dim"})
_NUMBER_LAST = re.compile(r"^\s*([^\W\d_].*?)\s*(?:[(\[]|[-–—:=]\s*|\s)([-+]?\d{1,3})[)\]]?\s*$")
# ★★★, "4 stars": how many of them were given.
_STARS = re.compile(
    r"^\s*(?:([★⭐]{1,10})\ufe0f?☆*|(10|\d) ?(?:stars?|étoiles?|estrellas?|sterne?|seren))\s*$", re.I
)
_NUMBER_ALONE = re.compile(r"^\s*([-+]?\d{1,3})(?:\.0+)?\s*$")
_RECOMMENDS = re.compile(
    r"\b(?:likely|probable|wahrscheinlich|debygol|probabilité)\b.*(?:recom+[ae]nd|weiterempf|empfehl|argymell)"
    r"|\bnps\b",
    re.IGNORECASE | re.DOTALL,
)
# LimeSurvey's codes of an answer list: A1, A2 … or AO01, AO02 …
_ANSWER_CODE = re.compile(r"^(AO?|L)0*(\d{1,2})$")
_RANGE_IN_WORDS = re.compile(
    r"(?<![\d.])(-?\d{1,3})\s*(?:to|and|-|–|—|bis|à|al?|i|hyd at)\s*(\d{1,3})(?![\d.])"
    r"|(?<![\d.])(\d)\s*=.{2,80}?(?<![\d.])(\d{1,3})\s*=",
    re.IGNORECASE | re.DOTALL,
)

_NUMBER_SAID = re.compile(r"(?<![\d.])(\d{1,3})\s*(?:=|:|\bmeans\b|\bis\b)\s*([^\W\d_][^,;()\[\]=\d]{1,40})")


@dataclass(frozen=True)
class NumberScale:
    """Numbers of one column: answer → number, the words beside it, and the range that was asked."""

    ratings: dict[str, float]
    anchors: dict[str, str]
    minimum: float
    maximum: float
    confidence: float
    outside: tuple[str, ...] = ()
    missing_codes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    # Every number has words beside it: only known words make such a list a scale.
    is_list: bool = False


def read_number_scale(answers: tuple[str, ...], text: str = "") -> NumberScale | None:
    """The scale when every answer is a whole number with or without words beside it, else None."""
    codes = [_ANSWER_CODE.match(answer) for answer in answers]
    if all(codes) and len({code[1] for code in codes if code}) == 1:
        return _from_codes(answers)
    stars = [_STARS.match(answer) for answer in answers]
    if all(stars):
        return _from_stars(answers)
    read = {answer: parsed for answer in answers if (parsed := _parse(answer)) is not None}
    read |= _read_ends(read, [answer for answer in answers if answer not in read])
    if len(read) < len(answers) or not read:
        return None
    anchors = {answer: word for answer, (_, word) in read.items() if word}
    numbers = {answer: float(number) for answer, (number, _) in read.items()}
    missing = _find_missing(numbers, anchors)
    if len(missing) == len(numbers):
        return None
    numbers = {answer: number for answer, number in numbers.items() if answer not in missing}
    asked = _range_in_question(text, numbers)
    if not anchors and asked is None and min(numbers.values()) < 0 < max(numbers.values()):
        return _with_outside(numbers, missing)
    if anchors:
        return _anchored(numbers, anchors, missing, asked)
    return _bare(numbers, missing, asked)


def _find_missing(numbers: Mapping[str, float], anchors: Mapping[str, str]) -> tuple[str, ...]:
    """Codes of missing answers. Beside 64 or 100, 99 is an answer as any other: a slider's."""
    codes = [
        answer for answer, number in numbers.items() if number in MISSING_CODES and answer not in anchors
    ]
    highest = max((number for answer, number in numbers.items() if answer not in codes), default=0)
    return tuple(
        answer
        for answer in codes
        if numbers[answer] < 0 or highest <= (TOP_BELOW_99 if numbers[answer] < 100 else TOP_BELOW_999)
    )


def _anchored(
    numbers: Mapping[str, float],
    anchors: dict[str, str],
    missing: tuple[str, ...],
    asked: tuple[float, float] | None,
) -> NumberScale:
    """Words at the ends alone are anchors; words at every number may as well be a list of choices."""
    minimum, maximum = asked or (min(numbers.values()), max(numbers.values()))
    numbered = {numbers[answer] for answer in anchors if answer in numbers}
    bare = {number for answer, number in numbers.items() if answer not in anchors}
    is_list = not bare - numbered
    sure = BARE if is_list or len(set(numbers.values())) < 2 else ANCHORED
    return NumberScale(_sorted(numbers), anchors, minimum, maximum, sure, (), missing, (), is_list)


def _from_codes(answers: tuple[str, ...]) -> NumberScale | None:
    """Codes number the answers as the questionnaire lists them, which may be from best to worst."""
    numbers = {answer: float(re.sub(r"\D", "", answer)) for answer in answers}
    found = _bare(numbers, (), None)
    if found is None:
        return None
    message = "answer codes without words: A1 may be the best or the worst; export full answers to be sure"
    return replace(found, problems=(*found.problems, message))


def _from_stars(answers: tuple[str, ...]) -> NumberScale | None:
    """Stars are given as ratings and as nothing else; how many there were to give is to be checked."""
    matches = {answer: _STARS.match(answer) for answer in answers}
    numbers = {a: float(len(m[1]) if m[1] else int(m[2])) for a, m in matches.items() if m is not None}
    found = _bare(numbers, (), None)
    return None if found is None else replace(found, confidence=SAID_IN_QUESTION)


def _parse(answer: str) -> tuple[int, str] | None:
    if match := _NUMBER_ALONE.match(answer):
        return int(match[1]), ""
    if match := _NUMBER_FIRST.match(answer):
        # KoBo and ODK make names of "1 - not at all" and of "3 or more": 1___not_at_all, 3_or_more.
        is_name = "_" in answer and " " not in answer
        return None if is_name and _COUNTED.search(match[2].replace("_", " ")) else (int(match[1]), match[2])
    if match := _NUMBER_LAST.match(answer):
        return int(match[2]), match[1]
    return None


def _read_ends(read: Mapping[str, tuple[int, str]], others: list[str]) -> dict[str, tuple[int, str]]:
    """ "1 not at all", "2", "3", "4 completely": words at both ends, numbers alone between, no count."""
    matches = {answer: _NUMBER_BESIDE_WORDS.match(answer) for answer in others}
    found = {answer: (int(match[1]), match[2]) for answer, match in matches.items() if match}
    bare = [number for number, word in read.values() if not word]
    if len(found) < len(others) or not bare or any(_COUNTED.search(word) for _, word in found.values()):
        return {}
    if not found or _count_the_same([word for _, word in sorted(found.values())]):
        return {}
    ends = {number for number, _ in found.values()}
    return found if len(ends) == 2 and min(ends) < min(bare) and max(bare) < max(ends) else {}


def _count_the_same(words: list[str]) -> bool:
    """1 school … 5 schools, 1 FTE … 6 FTE, 0 none … 3 trips: a number of something, not how much."""
    first, last = (word.casefold().strip(" .") for word in (words[0], words[-1]))
    return first.rstrip("s") == last.rstrip("s") or (
        first in NOTHING and last.endswith("s") and " " not in last
    )


def _range_in_question(text: str, numbers: Mapping[str, float]) -> tuple[float, float] | None:
    """ "On a scale of 1 to 5", "(0 = not at all, 10 = completely)", if every number lies inside.

    How likely somebody is to recommend something is asked from 0 to 10 where anybody goes past 7.
    """
    if _RECOMMENDS.search(text) and min(numbers.values()) >= 0 and 7 < max(numbers.values()) <= 10:
        return 0, 10
    for match in _RANGE_IN_WORDS.finditer(text):
        low, high = sorted(float(part) for part in match.groups() if part is not None)
        if (int(low), int(high)) in RANGES and low <= min(numbers.values()) <= max(numbers.values()) <= high:
            return low, high
    return None


def words_in_question(text: str) -> dict[float, str]:
    """What a question says of its numbers: "(1 = strongly agree, 5 = strongly disagree)"."""
    pairs = _NUMBER_SAID.findall(text)
    return {float(number): words.strip() for number, words in pairs} if len(pairs) > 1 else {}


def _bare(
    numbers: Mapping[str, float], missing: tuple[str, ...], asked: tuple[float, float] | None
) -> NumberScale | None:
    low, high = min(numbers.values()), max(numbers.values())
    fitting = [span for span in RANGES if span[0] <= low and high <= span[1]]
    if not fitting:
        return None
    minimum, maximum = asked or fitting[0]
    is_slider = (minimum, maximum) == (0, 100)
    if is_slider and len(numbers) < 5 and asked is None:
        return None
    confidence = SAID_IN_QUESTION if asked else (BARE_SLIDER if is_slider else BARE)
    problems = _gap(numbers.values())
    if asked is None:
        problems.append(numbers_without_words(minimum, maximum))
    return NumberScale(
        _sorted(numbers), {}, float(minimum), float(maximum), confidence, (), missing, tuple(problems)
    )


def is_scale_between(
    span: tuple[float, float] | None, numbers: Iterable[float], words: Iterable[str]
) -> bool:
    """Whether the two codes that have words are the ends of a usual scale, and no "10 or more"."""
    if span is None or span not in RANGES or any(_COUNTED.search(word) for word in words):
        return False
    return all(span[0] <= number <= span[1] for number in numbers)


def numbers_without_words(minimum: float, maximum: float) -> str:
    """What is to be checked where nothing but numbers shows the scale."""
    return f"numbers without words; read as a scale from {minimum:g} to {maximum:g}, check that it is"


def _gap(numbers: Iterable[float]) -> list[str]:
    """Numbers left out below the highest: Qualtrics codes of an edited question look like this."""
    seen = {int(number) for number in numbers}
    low, high = min(seen), max(seen)
    absent = [number for number in range(low, high) if number not in seen]
    if len(seen) < 4 or high > 7 or len(absent) != 1:
        return []
    return [
        f"{absent[0]} never occurs while {high} does; codes of an edited question are often out of order: "
        "compare them with the questionnaire, or export the answers as words"
    ]


def _with_outside(numbers: Mapping[str, float], missing: tuple[str, ...]) -> NumberScale | None:
    """Negative codes below a scale that starts at 1 mean "not applicable" in several tools."""
    inside = {answer: number for answer, number in numbers.items() if number > 0}
    outside = tuple(answer for answer, number in numbers.items() if number < 0)
    if any(number == 0 for number in numbers.values()):  # −2 … 0 … 2 is a scale of its own
        return _bare(numbers, missing, None)
    found = _bare(inside, missing, None)
    if found is None:
        return None
    message = 'negative codes stand outside the scale; they are read as "don\'t know", check that they are'
    return NumberScale(
        found.ratings,
        {},
        found.minimum,
        found.maximum,
        found.confidence,
        outside,
        missing,
        (*found.problems, message),
    )


def _sorted(numbers: Mapping[str, float]) -> dict[str, float]:
    return dict(sorted(numbers.items(), key=lambda pair: pair[1]))
