"""Names in case talk: a known given name, or a capital where the words around it speak of a person.

Two kinds of evidence: the word itself (`given_names`), and the company it keeps (kin, care and case words,
titles, "'s mum", an age in brackets). Ordinary capitalised words of meetings are in `name_words`.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from analytics.given_names import ALSO_WORDS, GIVEN_NAMES
from analytics.name_words import (
    ACTS,
    INTO_PLACES,
    KIN,
    NOT_OF_PEOPLE,
    ORDINARY,
    PARTICLES,
    PEOPLE_WORDS,
    PRONOUNS,
    SAINTS,
    SPOKEN_TO,
    TITLES,
)
from analytics.personal_identifiers import Found

WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’\-](?=[^\W\d_])){0,40}")
SENTENCE_END = re.compile(r"[.!?]\s+|\n+|\s[–—]\s|[:;]\s+")
LONGEST_NAME_WORDS = 5
DOING = re.compile(r"[A-Z][a-z]{2,}ing")
NEAR = 8  # words within which somebody is spoken of


@dataclass(frozen=True)
class Token:
    text: str
    start: int
    end: int
    flat: str  # lower case without accents and without a final 's
    capital: bool
    opens: bool  # first word of a sentence


@dataclass(frozen=True)
class Run:
    """Neighbouring capitalised words, by their places in the list of words."""

    first: int
    last: int


def find_names(text: str) -> Iterator[Found]:
    """Every name that the words around it or the name itself give away."""
    tokens = _read_tokens(text)
    taken: set[int] = set()
    for run in _find_runs(text, tokens):
        span = _judge(text, tokens, run)
        if span:
            first, last, confidence = span
            taken.update(range(first, last + 1))
            yield "name", tokens[first].start, _end_without_s(tokens[last]), confidence
    yield from _in_lower_case(text, tokens)
    yield from _in_lists(text, tokens, taken)
    yield from _in_brackets(text, tokens, taken)


def _read_tokens(text: str) -> list[Token]:
    breaks = [match.end() for match in SENTENCE_END.finditer(text)]
    tokens: list[Token] = []
    sentence = -1
    for match in WORD.finditer(text):
        at = bisect_right(breaks, match.start())
        word = match[0]
        tokens.append(Token(word, match.start(), match.end(), _fold(word), word[0].isupper(), at != sentence))
        sentence = at
    return tokens


def _fold(word: str) -> str:
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    if plain.isascii():
        return plain
    letters = unicodedata.normalize(
        "NFKD", plain.replace("ł", "l").replace("ø", "o").replace("đ", "d").replace("ı", "i")
    )
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _end_without_s(token: Token) -> int:
    return token.end - 2 if token.text[-2:] in ("'s", "’s") else token.end


def _find_runs(text: str, tokens: list[Token]) -> Iterator[Run]:
    """Capitalised words side by side, with the little words that stand inside names."""
    at = 0
    while at < len(tokens):
        if not tokens[at].capital:
            at += 1
            continue
        last = at
        while last + 1 < len(tokens) and last - at < LONGEST_NAME_WORDS * 2 and _goes_on(text, tokens, last):
            last += 1
        while last > at and not tokens[last].capital:
            last -= 1
        yield Run(at, last)
        at = last + 1


def _goes_on(text: str, tokens: list[Token], at: int) -> bool:
    """The next word belongs to the same name: a space or hyphen between, no sentence end, no 's before."""
    here, following = tokens[at], tokens[at + 1]
    between = text[here.end : following.start]
    if following.opens or here.text[-2:] in ("'s", "’s"):
        return False
    if (
        between == ", "
        and here.text.isupper()
        and len(here.text) > 2
        and following.capital
        and not following.text.isupper()
    ):
        return True  # SMITH, Oliver
    if between not in (" ", ". ", "-", " -", "  "):
        return False
    if between == ". " and len(here.text) > 2 and here.flat not in TITLES:
        return False
    return following.capital or (
        following.flat in PARTICLES and at + 2 < len(tokens) and tokens[at + 2].capital
    )


# ---------------------------------------------------------------- one run of capitals


def _judge(text: str, tokens: list[Token], run: Run) -> tuple[int, int, float] | None:
    """Which of the words are a name, and how sure that is."""
    words = tokens[run.first : run.last + 1]
    titled = words[0].flat in TITLES and len(words) > 1
    if any(word.flat in NOT_OF_PEOPLE for word in words[1:]) or (words[0].flat in SAINTS and not titled):
        return None
    following = tokens[run.last + 1] if run.last + 1 < len(tokens) else None
    if (
        words[-1].text[-2:] in ("'s", "’s")
        and following
        and following.capital
        and following.flat in NOT_OF_PEOPLE
    ):
        return None  # Clare's Law
    first, last = _strip_ordinary(words, titled)
    if first == 0 and not titled and _is_act_that_opens(words, following):
        first = 1
    if first > last:
        return _ordinary_but_named(text, tokens, run)
    kept = words[first : last + 1]
    if all(len(word.flat) == 1 for word in kept):
        return None
    place = (run.first + first, run.first + last)
    company = _keeps_company(text, tokens, *place)
    while place[0] > run.first and tokens[place[0] - 1].flat in TITLES | {"and"}:
        place = (place[0] - 1, place[1])  # the title tells that it is a name, and goes with it
    place = (_with_titles_before(text, tokens, place[0]), place[1])
    titled = titled or place[0] < run.first
    if titled:
        return min(run.first, place[0]), place[1], 0.95
    known = [word for word in kept if _is_given_name(word)]
    if known and (company or not _is_acronym(kept) or len(kept) > 1):
        return (*place, 0.9 if company else 0.7)
    also_word = [word for word in kept if word.flat in ALSO_WORDS]
    if also_word and (company or (not kept[0].opens and len(kept) > 1)):
        return (*place, 0.75)
    if company and not _is_acronym(kept) and not _is_place(tokens, place[0]):
        return (*place, 0.65)
    return None


def _with_titles_before(text: str, tokens: list[Token], first: int) -> int:
    """A title in small letters, or joined to another by "&", is part of the name: "mrs", "Mr & Mrs"."""
    while first > 0:
        before = tokens[first - 1]
        between = text[before.end : tokens[first].start]
        joined = between in (" & ", "/") and tokens[first].flat in TITLES
        if before.flat not in (TITLES - KIN - {"child"}) | {"baby"} or not (between in (" ", ". ") or joined):
            return first
        first -= 1
    return first


def _strip_ordinary(words: list[Token], titled: bool) -> tuple[int, int]:
    """Leave out ordinary words at either end: "When Kofi", "Child Zhang", "Police Priya"."""
    first, last = (1 if titled else 0), len(words) - 1
    while first <= last and _is_ordinary(words[first]):
        first += 1
    while last >= first and _is_ordinary(words[last]) and words[last].flat not in ALSO_WORDS:
        last -= 1
    return first, last


def _is_act_that_opens(words: list[Token], following: Token | None) -> bool:
    """ "Keeping children safe", "Supporting Ruby": a doing that opens a sentence; "Harding said" is not."""
    opener = words[0]
    if not opener.opens or not DOING.fullmatch(opener.text) or _is_given_name(opener):
        return False
    beside = following if following is not None and not following.opens else None
    if beside is not None and beside.flat in ACTS:
        return False  # "Fielding James was seen": a surname written first
    if len(words) > 1:
        return any(_is_given_name(word) or word.flat in ALSO_WORDS for word in words[1:])
    return beside is not None


def _is_ordinary(word: Token) -> bool:
    """Also in the plural, in a contraction ("I'd"), or made of ordinary words ("Looked-after")."""
    if word.flat in ORDINARY or (word.flat.endswith("s") and word.flat[:-1] in ORDINARY):
        return True
    parts = re.split(r"['’\-]", word.flat)
    return (
        len(parts) > 1
        and (parts[0] in ORDINARY or parts[0] in KIN)
        and all(len(part) < 3 or part in ORDINARY for part in parts[1:])
    )


def _ordinary_but_named(text: str, tokens: list[Token], run: Run) -> tuple[int, int, float] | None:
    """ "Hope", "Will" and "Grace" are words; beside kin or before "'s mum" they are children."""
    for at in range(run.first, run.last + 1):
        token = tokens[at]
        if token.flat not in ALSO_WORDS or at != run.last:
            continue
        before = tokens[at - 1] if at else None
        beside = before is not None and before.flat in KIN and token.start - before.end <= 3
        acts = at + 1 < len(tokens) and tokens[at + 1].flat in ACTS
        own = token.text[-2:] in ("'s", "’s") and at + 1 < len(tokens) and tokens[at + 1].flat in PEOPLE_WORDS
        spoken_of = acts and _is_spoken_of(tokens, at) and token.flat not in ("will", "may", "can", "mark")
        if beside or own or spoken_of or _has_age(text, token):
            return at, at, 0.7
    return None


def _is_given_name(word: Token) -> bool:
    """The word, or each part of a double name, is on the list."""
    if word.flat in GIVEN_NAMES and word.flat not in ORDINARY:
        return True
    parts = [part for part in re.split(r"['\-]", word.flat) if len(part) > 2]
    return len(parts) > 1 and any(part in GIVEN_NAMES and part not in ORDINARY for part in parts)


def _is_acronym(kept: list[Token]) -> bool:
    return all(word.text.isupper() and len(word.text) > 1 for word in kept)


def _is_place(tokens: list[Token], first: int) -> bool:
    """ "moved to Rotherham": an unknown word after a preposition of place is where, not who."""
    return first > 0 and tokens[first - 1].flat in INTO_PLACES and not tokens[first].opens


def _has_age(text: str, token: Token) -> bool:
    return bool(
        re.match(
            r"(?:['’]s)?,?\s?\(?(?:aged?\s|dob|d\.o\.b|born\s|\d{1,2}\)|\d{1,2},)",
            text[_end_without_s(token) : token.end + 12],
            re.IGNORECASE,
        )
    )


def _keeps_company(text: str, tokens: list[Token], first: int, last: int) -> bool:
    """The words around speak of a person: kin before or after, an age, an act with a pronoun, a case."""
    token = tokens[last]
    if _has_age(text, token):
        return True
    owner = token.text[-2:] in ("'s", "’s")
    after = tokens[last + 1] if last + 1 < len(tokens) and not tokens[last + 1].opens else None
    if after is not None and after.flat in KIN and (owner or text[token.end : after.start] in (" ", ", ")):
        return True
    before = [tokens[at] for at in range(max(0, first - 3), first)]
    if any(word.flat in PEOPLE_WORDS for word in before):
        return True
    if before and not tokens[first].opens and before[-1].flat in SPOKEN_TO:
        return True
    if after is not None and after.flat in ACTS and (not tokens[first].opens or _is_spoken_of(tokens, last)):
        return True
    if owner and after is not None and after.flat in PEOPLE_WORDS:
        return True
    if not tokens[first].opens:
        return _sentence_speaks_of_people(tokens, first, last)
    return False


def _is_spoken_of(tokens: list[Token], at: int) -> bool:
    near = tokens[at + 1 : at + 1 + NEAR]
    return any(word.flat in PRONOUNS or word.flat in PEOPLE_WORDS for word in near)


def _sentence_speaks_of_people(tokens: list[Token], first: int, last: int) -> bool:
    near = [*tokens[max(0, first - NEAR) : first], *tokens[last + 1 : last + 1 + NEAR]]
    return any(word.flat in KIN or word.flat in PRONOUNS for word in near)


# ---------------------------------------------------------------- lists, brackets and lower case


def _in_lists(text: str, tokens: list[Token], taken: set[int]) -> Iterator[Found]:
    """ "Ruby, Alfie and Mia": where one of a list is a name, its capitalised neighbours are too."""
    for at in sorted(taken):
        for step in (1, -1):
            here = at
            while True:
                beside = _next_in_list(text, tokens, here, step)
                if beside is None or beside in taken or not _may_be_listed(tokens, beside):
                    break
                taken.add(beside)
                yield "name", tokens[beside].start, _end_without_s(tokens[beside]), 0.6
                here = beside


def _next_in_list(text: str, tokens: list[Token], at: int, step: int) -> int | None:
    """The word after a comma, "and" or "&" (or both), in either direction."""
    other = at + step
    if 0 <= other < len(tokens) and tokens[other].flat == "and":
        other += step
    if not 0 <= other < len(tokens):
        return None
    first, second = sorted((at, other))
    between = text[tokens[first].end : tokens[second].start]
    return other if re.fullmatch(r",? and |, | & ", between) else None


def _may_be_listed(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    named = token.flat in ALSO_WORDS or token.flat not in ORDINARY
    return token.capital and named and not (token.text.isupper() and len(token.text) > 1)


def _in_brackets(text: str, tokens: list[Token], taken: set[int]) -> Iterator[Found]:
    """ "Mum (Donna Brooks)": capitals in brackets right after kin."""
    for at, token in enumerate(tokens[:-1]):
        if token.flat in KIN and text[token.end : tokens[at + 1].start] in (" (", " – ", ", "):
            following = tokens[at + 1]
            if (
                following.capital
                and at + 1 not in taken
                and following.flat not in ORDINARY
                and not following.text.isupper()
            ):
                taken.add(at + 1)
                yield "name", following.start, _end_without_s(following), 0.6


def _in_lower_case(text: str, tokens: list[Token]) -> Iterator[Found]:
    """Comments typed on a phone have no capitals; a known name among kin words is a name all the same."""
    capitals = sum(token.capital for token in tokens)
    if not tokens or capitals > max(2, 0.1 * len(tokens)):
        return
    for at, token in enumerate(tokens):
        if token.capital or len(token.flat) < 4 or token.flat not in GIVEN_NAMES or token.flat in ORDINARY:
            continue
        near = tokens[max(0, at - NEAR) : at + 1 + NEAR]
        if any(word.flat in KIN or word.flat in PRONOUNS for word in near):
            yield "name", token.start, _end_without_s(token), 0.6
