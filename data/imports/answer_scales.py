"""Answers read as ratings: which scale a column's labels belong to, and which number each label is.

The words are in answer_scales.yaml. Nothing here changes an answer: a guess says what it would be read
as, how sure that is, and what a person should look at first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

import pandas as pd
from rapidfuzz import process
from rapidfuzz.distance import OSA

from data.imports.abbreviated_scales import lacks_a_middle, read_abbreviations
from data.imports.label_words import (
    Ladder,
    Lexicon,
    differ_in_brackets,
    fill_degrees,
    normalise_label,
    read_lexicon,
    spellings,
    split_step,
    without_number,
)
from data.imports.number_scales import (
    ANCHORED,
    MISSING_CODES,
    NumberScale,
    is_scale_between,
    read_number_scale,
    words_in_question,
)

# A guess below this is asked, never taken (our own choice; a complete ladder of labels scores 0.95).
SURE_ENOUGH = 0.7
COMPLETE, MOST_SEEN, UNLISTED, TWO_SEEN, ONE_SEEN = 0.95, 0.85, 0.75, 0.7, 0.5
# More different answers than this are not the labels of a scale.
MOST_LABELS = 15
# A label that no list knows is forgiven when this share of a column's labels is known.
LEAST_KNOWN_SHARE = 0.75
# One slip of the pen ("stronlgy") in a label of at least this length.
SHORTEST_MISSPELT = 8
ENOUGH_EVERYDAY_WORDS = 3
ENOUGH_ENDS = 2  # labels of codes that say where a scale begins and where it ends
NOT_RATINGS = ("yes_no", "best_in_the_middle")
LONE_LOW = "one label stands below the others and none between; say whether it is the lowest of the scale"
TWO_FIT = "two listed scales have these labels, with a lower step in both; say what the steps are"
TWO_FIT_LETTERS = "first letters that may stand for several labels, or for something else; say what they mean"
NA_AMONG_LETTERS = "“NA” is read as not applicable; if it means neither agree nor disagree, say so"
IN_BRACKETS = "some labels differ only in what stands in brackets; say what the steps are"
NUMBERED_LIST = "a numbered list whose words are not known as a scale; nothing was assumed"
MISSING_WORDS = frozenset(str(code) for code in MISSING_CODES)


@dataclass(frozen=True)
class ScaleGuess:
    """What a column's answers would be read as. Keys of `ratings` are the answers as the file has them."""

    scale_id: str
    language: str
    ratings: dict[str, float]
    dont_know: tuple[str, ...] = ()
    no_answer: tuple[str, ...] = ()
    minimum: float = 1
    maximum: float = 1
    confidence: float = 0.0
    problems: tuple[str, ...] = ()
    places: frozenset[int] = field(default=frozenset(), repr=False)

    @property
    def is_rating(self) -> bool:
        """Sure enough to be taken as a rating item without asking."""
        return self.scale_id not in NOT_RATINGS and self.confidence >= SURE_ENOUGH


def recognise_scale(
    values: Iterable[object], value_labels: Mapping[float, str] | None = None, text: str = ""
) -> ScaleGuess | None:
    """The scale that these answers belong to, or None.

    values: a column's answers, in any order, with repeats or without; "" is blank.
    value_labels: what the file itself says that its codes mean. text: the question.
    """
    distinct = tuple(sorted({word for value in values if (word := str(value).strip())}))
    labels = tuple(sorted((float(code), str(label)) for code, label in (value_labels or {}).items()))
    return _recognise(distinct, labels, text)


def rate_answers(answers: pd.Series, guess: ScaleGuess, dont_know: float = -1.0) -> pd.Series:
    """Answers as float ratings: don't know as its own number, blanks and unlisted answers as NaN."""
    numbers = guess.ratings | dict.fromkeys(guess.dont_know, dont_know)
    return answers.astype("object").str.strip().map(numbers).astype("float64")


@lru_cache(maxsize=4096)
def _recognise(
    distinct: tuple[str, ...], value_labels: tuple[tuple[float, str], ...], text: str
) -> ScaleGuess | None:
    if value_labels:
        return _recognise_codes(distinct, dict(value_labels), text)
    lexicon = read_lexicon()
    dont_know = tuple(word for word in distinct if _means(word, lexicon.dont_know))
    no_answer = tuple(word for word in distinct if word not in dont_know and _means(word, lexicon.no_answer))
    rest = tuple(word for word in distinct if word not in dont_know and word not in no_answer)
    if not rest:
        return None
    numbers = read_number_scale(rest, text)
    if numbers is not None:
        numbered = _from_numbers(numbers, dont_know, no_answer, lexicon)
        return replace(numbered, problems=(*numbered.problems, *_check_said(numbered, text, lexicon)))
    # Among words, "-99" is what a survey program writes for an answer that is missing.
    no_answer += tuple(word for word in rest if word in MISSING_WORDS)
    rest = tuple(word for word in rest if word not in MISSING_WORDS)
    if len(rest) > MOST_LABELS:
        return None
    guess = _not_a_rating(rest, lexicon) or _best_ladder(rest, lexicon)
    if guess is None:
        return None
    if lacks_a_middle(guess.ratings, guess.maximum) and any(word.casefold() == "na" for word in no_answer):
        guess = replace(guess, problems=(*guess.problems, NA_AMONG_LETTERS))
    return replace(guess, dont_know=dont_know, no_answer=no_answer)


def _means(word: str, listed: frozenset[str]) -> bool:
    return word in listed or any(spelling in listed for spelling in spellings(word))


def _not_a_rating(labels: tuple[str, ...], lexicon: Lexicon) -> ScaleGuess | None:
    plain = [without_number(label) for label in labels]
    # "Yes, no, neutral" has a middle, but neither end of it is the end of a scale.
    middle = lexicon.neutral | lexicon.between_yes_and_no
    for name, words in lexicon.not_ratings.items():
        if words.intersection(plain) and all(label in words or label in middle for label in plain):
            ratings = {label: float(place) for place, label in enumerate(labels, 1)}
            return ScaleGuess(name, "", ratings, maximum=float(len(labels)), confidence=COMPLETE)
    return None


# ---------------------------------------------------------------- labels


def _best_ladder(labels: tuple[str, ...], lexicon: Lexicon) -> ScaleGuess | None:
    """The ladder that knows most of the labels; of equals, the one that they fill."""
    tried = [_read_on_ladder(labels, ladder, lexicon) for ladder in lexicon.ladders]
    tried += [_read_on_degrees(labels, lexicon), _read_on_opposites(labels, lexicon)]
    tried += [_read_before_a_verb(labels, ladder, lexicon) for ladder in lexicon.ladders]
    tried.append(_read_letters(labels, lexicon))
    guesses = [guess for guess in tried if guess is not None]
    best = max(guesses, key=lambda guess: (len(guess.ratings), guess.confidence), default=None)
    if best is None or LONE_LOW in best.problems or min(best.ratings.values()) == best.minimum:
        return best
    # The lowest answer is not the lowest step, and another scale would begin with it or below it.
    others = [guess for guess in guesses if len(guess.ratings) == len(best.ratings)]
    if any(LONE_LOW in guess.problems for guess in others):
        return replace(best, confidence=min(best.confidence, ONE_SEEN), problems=(*best.problems, TWO_FIT))
    return best


def _read_on_ladder(labels: tuple[str, ...], ladder: Ladder, lexicon: Lexicon) -> ScaleGuess | None:
    found = {label: at for label in labels if (at := _place_of(label, ladder.places)) is not None}
    if ladder.both_sides_needed and not any(at <= 0 for at in found.values()):
        return None
    misspelt = _misspelt(labels, found, ladder.places) if len(found) >= 2 else {}
    return _make_guess(labels, found | misspelt, ladder, lexicon, misspelt)


def _place_of(label: str, places: Mapping[str, int]) -> int | None:
    place = next((places[spelling] for spelling in spellings(label) if spelling in places), None)
    return _outer_of_two(label, places) if place is None else place


def _outer_of_two(label: str, places: Mapping[str, int]) -> int | None:
    """ "Rarely or never" is the lowest step, "often/always" the highest: both words on one half."""
    found = [places[part] for part in split_step(label) if part in places]
    if len(found) < 2:
        return None
    middle = (min(places.values()) + max(places.values())) / 2
    if max(found) < middle:
        return min(found)
    return max(found) if min(found) > middle else None


def _misspelt(labels: tuple[str, ...], found: Mapping[str, int], places: Mapping[str, int]) -> dict[str, int]:
    """Labels one slip away from a listed one. One slip never makes "likely" of "unlikely"."""
    slips = {}
    for label in labels:
        spelling = normalise_label(label)
        if label in found or len(spelling) < SHORTEST_MISSPELT:
            continue
        near = process.extractOne(spelling, places.keys(), scorer=OSA.distance, score_cutoff=1)
        if near is not None:
            slips[label] = places[near[0]]
    return slips


def _read_on_degrees(labels: tuple[str, ...], lexicon: Lexicon) -> ScaleGuess | None:
    """ "Not at all X", "Slightly X" … with any X that all of them share."""
    read: dict[str, tuple[int, str]] = {}
    for label in labels:
        spelling = normalise_label(label)
        hits = ((at, m["rest"]) for pattern, at in lexicon.degree_patterns if (m := pattern.match(spelling)))
        hit = next(hits, None)
        if hit is not None:
            read[label] = hit
    if len({rest for _, rest in read.values()}) != 1 or len(read) < 3:
        return None
    found = {label: at for label, (at, _) in read.items()}
    ladder = Ladder("degree", "en", False, {}, lexicon.degree_lengths)
    return _make_guess(labels, found, ladder, lexicon, {})


def _read_on_opposites(labels: tuple[str, ...], lexicon: Lexicon) -> ScaleGuess | None:
    """ "Very realistic", "realistic", "unrealistic" … with any word and its opposite.

    The two words alone may be the state of something: "resolved", "unresolved".
    """
    plain = [normalise_label(label) for label in labels]
    words = {label.split()[-1] for label in plain if label and label not in lexicon.neutral}
    if len(labels) < 3 or len(words) != 2:
        return None
    high, low = sorted(words, key=len)
    language = next(
        (
            language
            for language, prefixes in lexicon.opposite_prefixes.items()
            if any(low == f"{prefix}{high}" for prefix in prefixes)
        ),
        None,
    )
    if language is None:
        return None
    places: dict[str, int] = dict.fromkeys(lexicon.neutral, 0)
    for at, templates in lexicon.two_sided_degrees[language].items():
        places |= fill_degrees(templates, [low], -at) | fill_degrees(templates, [high], at)
    return _read_on_ladder(labels, Ladder("opposites", language, True, places, (), True), lexicon)


def _read_before_a_verb(labels: tuple[str, ...], ladder: Ladder, lexicon: Lexicon) -> ScaleGuess | None:
    """ "Never contributes", "Rarely contributes" … with any words that all of them share."""
    if ladder.scale_id != "frequency":
        return None
    words = sorted(ladder.places, key=len, reverse=True)
    read: dict[str, tuple[int, str]] = {}
    for label in labels:
        spelling = normalise_label(label)
        word = next((word for word in words if spelling.startswith(f"{word} ")), None)
        if word is not None:
            read[label] = (ladder.places[word], spelling.removeprefix(word))
    if len({rest for _, rest in read.values()}) != 1 or len(read) < 3:
        return None
    return _make_guess(labels, {label: at for label, (at, _) in read.items()}, ladder, lexicon, {})


def _read_letters(labels: tuple[str, ...], lexicon: Lexicon) -> ScaleGuess | None:
    """ "SA", "A", "N", "D", "SD": the first letters of a listed version's labels, and nothing else."""
    read = read_abbreviations(labels, lexicon.abbreviations)
    if read is None:
        return None
    version, ratings = read.version, dict(sorted(read.ratings.items(), key=lambda pair: pair[1]))
    seen = frozenset(int(rating) for rating in ratings.values())
    confidence = COMPLETE if len(seen) == version.step_count else MOST_SEEN
    problems = [] if read.is_clear else [TWO_FIT_LETTERS]
    if len(seen) < version.step_count:
        problems.append(
            f"{len(seen)} of {version.step_count} steps occur; check that the scale has "
            f"{version.step_count} steps"
        )
    return ScaleGuess(
        version.scale_id,
        version.language,
        ratings,
        maximum=float(version.step_count),
        confidence=confidence if read.is_clear else ONE_SEEN,
        problems=tuple(problems),
        places=seen,
    )


def _make_guess(
    labels: tuple[str, ...],
    found: dict[str, int],
    ladder: Ladder,
    lexicon: Lexicon,
    misspelt: Mapping[str, int],
) -> ScaleGuess | None:
    if not found:
        return None
    middle = () if ladder.two_sided else _neutrals(labels, found, lexicon)
    known = len(found) + len(middle)
    if known / len(labels) < LEAST_KNOWN_SHARE:
        return None
    seen = frozenset(found.values())
    rungs, problems, confidence = _rungs(seen, ladder)
    if ladder.both_sides_needed and _has_lone_low(seen):
        confidence = min(confidence, ONE_SEEN)
        problems.append(LONE_LOW)
    is_vague = ladder.everyday_words or ladder.both_sides_needed
    if is_vague and len(seen) < ENOUGH_EVERYDAY_WORDS:
        confidence = min(confidence, ONE_SEEN)
    if differ_in_brackets(found):
        confidence = min(confidence, ONE_SEEN)
        problems.append(IN_BRACKETS)
    if middle:
        rungs, found = _put_in_the_middle(rungs, found, middle)
        problems.append("a neutral answer stands on a scale without a middle; it is read as the middle")
    if misspelt:
        problems.append(f"labels that are misspelt: {len(misspelt)}; check what they were read as")
    if known < len(labels):
        problems.append(f"{len(labels) - known} other answers are not on the scale")
    ratings = {label: float(rungs.index(at) + 1) for label, at in found.items()}
    ratings = dict(sorted(ratings.items(), key=lambda pair: pair[1]))
    return ScaleGuess(
        ladder.scale_id,
        ladder.language,
        ratings,
        maximum=float(len(rungs)),
        confidence=round(confidence * known / len(labels), 2),
        problems=tuple(problems),
        places=seen,
    )


def _has_lone_low(seen: frozenset[int]) -> bool:
    """ "Not important, important, very important" may be all there is, from none to most."""
    low, high = [-at for at in seen if at < 0], [at for at in seen if at > 0]
    return len(low) == 1 and 0 not in seen and len(high) > 1 and low[0] < max(high)


def _neutrals(labels: tuple[str, ...], found: Mapping[str, int], lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(
        label
        for label in labels
        if label not in found and any(s in lexicon.neutral for s in spellings(label))
    )


def _put_in_the_middle(
    rungs: list[int], found: dict[str, int], middle: tuple[str, ...]
) -> tuple[list[int], dict[str, int]]:
    """A place between the two halves that no label has: places are even steps of at least 2 apart."""
    half = len(rungs) // 2
    doubled = [2 * at for at in rungs]
    between = doubled[half - 1] + 1 if half else -1
    places = {label: 2 * at for label, at in found.items()} | dict.fromkeys(middle, between)
    return [*doubled[:half], between, *doubled[half:]], places


def _rungs(seen: frozenset[int], ladder: Ladder) -> tuple[list[int], list[str], float]:
    """Every step of the version of the scale that was asked, as far as the answers show."""
    rungs = _two_sided_rungs(seen) if ladder.two_sided else _listed_rungs(seen, ladder.lengths)
    problems: list[str] = []
    if rungs is None:
        problems.append("no listed version of this scale has all these labels; check their order")
        return sorted(seen), problems, UNLISTED if len(seen) >= 4 else ONE_SEEN
    unseen = len(rungs) - len(seen)
    if unseen:
        problems.append(
            f"{len(seen)} of {len(rungs)} steps occur; check that the scale has {len(rungs)} steps"
        )
    enough = {1: ONE_SEEN, 2: TWO_SEEN}.get(len(seen), MOST_SEEN)
    return rungs, problems, enough if unseen else COMPLETE


def _listed_rungs(seen: frozenset[int], lengths: tuple[tuple[int, ...], ...]) -> list[int] | None:
    fitting: list[tuple[int, ...]] = [length for length in lengths if seen <= set(length)]
    return list(sorted(fitting, key=len)[0]) if fitting else None


def _two_sided_rungs(seen: frozenset[int]) -> list[int]:
    """Both sides mirrored: what one side shows, the other has too."""
    low = sorted(-at for at in seen if at < 0)
    high = sorted(at for at in seen if at > 0)
    if low and len(low) == len(high) and (len(low) > 1 or 0 in seen):
        return sorted(seen)  # as many steps on either side: complete, with a middle or without
    degrees = sorted({*low, *high})
    if len(degrees) == 1:
        degrees = sorted({*degrees, 25 if degrees[0] > 25 else 30})
    elif not degrees:
        degrees = [25, 30]
    return [*(-at for at in reversed(degrees)), 0, *degrees]


# ---------------------------------------------------------------- numbers and codes


def _from_numbers(
    numbers: NumberScale, dont_know: tuple[str, ...], no_answer: tuple[str, ...], lexicon: Lexicon
) -> ScaleGuess:
    anchors = {label: word for label, word in numbers.anchors.items() if word}
    if numbers.is_list and (ticks := _not_a_rating(tuple(numbers.ratings), lexicon)):
        return replace(ticks, dont_know=dont_know, no_answer=no_answer + numbers.missing_codes)
    named = _best_ladder(tuple(sorted(set(anchors.values()))), lexicon) if anchors else None
    problems = list(numbers.problems)
    if named is not None:
        order = {number: named.ratings[word] for label, word in anchors.items()
                 if (number := numbers.ratings.get(label)) is not None and word in named.ratings}  # fmt: skip
        problems += check_code_order(order)
    scale_id = named.scale_id if named is not None else ("anchored" if anchors else "number")
    known = named is not None and named.is_rating and len(named.ratings) > 1
    confidence = ANCHORED if numbers.is_list and known else numbers.confidence
    if numbers.is_list and not known:
        problems.append(NUMBERED_LIST)
    return ScaleGuess(
        scale_id,
        named.language if named is not None else "",
        numbers.ratings,
        (*dont_know, *numbers.outside),
        no_answer + numbers.missing_codes,
        numbers.minimum,
        numbers.maximum,
        confidence,
        tuple(problems),
    )


def _check_said(guess: ScaleGuess, text: str, lexicon: Lexicon) -> list[str]:
    """Where the question says which end is which, whether its numbers climb with its words."""
    said = {} if guess.places else words_in_question(text)
    named = _best_ladder(tuple(sorted(set(said.values()))), lexicon) if len(set(said.values())) > 1 else None
    if named is None:
        return []
    order = {number: named.ratings[word] for number, word in said.items() if word in named.ratings}
    return [words for words in check_code_order(order) if words not in guess.problems]


def check_code_order(rating_by_code: Mapping[float, float]) -> list[str]:
    """Sentences about codes that do not climb with what their labels mean; empty when all is well."""
    ranked = [rating for _, rating in sorted(rating_by_code.items())]
    steps = [after - before for before, after in pairwise(ranked)]
    if not steps or all(step > 0 for step in steps):
        return []
    if all(step < 0 for step in steps):
        return ["the numbers fall as the labels rise: a high number is the low end of the scale"]
    return ["the numbers are not in the order of their labels; averages of the numbers would be wrong"]


def _recognise_codes(
    distinct: tuple[str, ...], value_labels: dict[float, str], text: str
) -> ScaleGuess | None:
    """Codes with labels of their own: the labels say what a code means, whatever its number."""
    codes = {word: number for word in distinct if (number := _as_number(word)) is not None}
    ends = _labels_of_steps(value_labels)
    unlabelled = [word for word in distinct if codes.get(word) not in value_labels]
    steps = [word for word, number in codes.items() if number in ends or number not in value_labels]
    if unlabelled and codes and (len(unlabelled) > len(steps) / 2 or len(ends) == ENOUGH_ENDS):
        return _recognise_ends(distinct, codes, value_labels, text)
    middle = _middle_label(value_labels)
    asked = {code: label for code, label in value_labels.items() if code != middle}
    by_label = _recognise(tuple(sorted(set(asked.values()))), (), text)
    if by_label is None or by_label.scale_id == "number":
        return None
    ratings = {code: by_label.ratings[label] for code, label in asked.items() if label in by_label.ratings}
    problems = [*check_code_order(ratings), *by_label.problems]
    maximum = by_label.maximum
    if middle is not None:
        ratings, maximum = _open_the_middle(ratings, middle, maximum)
        problems.append(
            'a "no opinion" stands in the middle of the codes; it is read as the middle of the scale'
        )
    spelled = {word: ratings[number] for word, number in codes.items() if number in ratings}
    spelled |= {label: ratings[code] for code, label in value_labels.items() if code in ratings}
    return replace(
        by_label,
        ratings=dict(sorted(spelled.items(), key=lambda pair: pair[1])),
        dont_know=_codes_of(by_label.dont_know, codes, value_labels),
        no_answer=_codes_of(by_label.no_answer, codes, value_labels),
        maximum=maximum,
        problems=tuple(problems),
    )


def _recognise_ends(
    distinct: tuple[str, ...], codes: Mapping[str, float], value_labels: Mapping[float, str], text: str
) -> ScaleGuess | None:
    """Labels for some codes only: those of "don't know" and the like go, those of both ends say the range."""
    lexicon = read_lexicon()
    said = {word: value_labels.get(number, "") for word, number in codes.items()}
    dont_know = tuple(word for word in distinct if _means(said.get(word, ""), lexicon.dont_know))
    none = tuple(
        w for w in distinct if w not in dont_know and said.get(w) and _means(said[w], lexicon.no_answer)
    )
    guess = _recognise(tuple(word for word in distinct if word not in {*dont_know, *none}), (), text)
    if guess is None:
        return None
    guess = replace(guess, dont_know=(*guess.dont_know, *dont_know), no_answer=(*guess.no_answer, *none))
    ends = _labels_of_steps(value_labels)
    span = (min(ends), max(ends)) if len(ends) >= ENOUGH_ENDS else None
    if guess.scale_id != "number" or not is_scale_between(span, guess.ratings.values(), ends.values()):
        return guess
    assert span is not None
    return replace(
        guess, scale_id="anchored", minimum=span[0], maximum=span[1], confidence=ANCHORED, problems=()
    )


def _labels_of_steps(value_labels: Mapping[float, str]) -> dict[float, str]:
    """Without the codes of "don't know" and of what is no answer."""
    lexicon = read_lexicon()
    spare = lexicon.dont_know | lexicon.no_answer
    return {code: label for code, label in value_labels.items() if label and not _means(label, spare)}


def _as_number(word: str) -> float | None:
    try:
        return float(word)
    except ValueError:
        return None


def _middle_label(value_labels: Mapping[float, str]) -> float | None:
    """The code exactly between the others whose label says "no opinion": its author meant a middle."""
    codes = sorted(value_labels)
    middle = codes[len(codes) // 2]
    lexicon = read_lexicon()
    odd = len(codes) % 2 == 1 and len(codes) >= 3 and codes[-1] - middle == middle - codes[0]
    neutral = any(_means(label, lexicon.neutral) for code, label in value_labels.items() if code != middle)
    return middle if odd and not neutral and _means(value_labels[middle], lexicon.dont_know) else None


def _open_the_middle(
    ratings: Mapping[float, float], middle: float, maximum: float
) -> tuple[dict[float, float], float]:
    half = len(ratings) // 2
    if maximum > len(ratings):  # the version that was recognised has a middle already
        return dict(ratings) | {middle: (1 + maximum) / 2}, maximum
    moved = {code: rating + (rating > half) for code, rating in ratings.items()}
    return moved | {middle: float(half + 1)}, maximum + 1


def _codes_of(
    labels: tuple[str, ...], codes: Mapping[str, float], value_labels: Mapping[float, str]
) -> tuple[str, ...]:
    wanted = {code for code, label in value_labels.items() if label in labels}
    return tuple([word for word, number in codes.items() if number in wanted] + list(labels))
