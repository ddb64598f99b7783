"""The guard over free text: what may tell who a child or a family is, and words to put in its place.

Used before free text is shown to whoever approves it. It misses things: a person reads every passage before
it is stored. How much it finds is measured by `python -m tests.personal_data_report`.
"""

import re
from dataclasses import dataclass

from analytics.personal_identifiers import (
    AGE_NUMBER,
    DAY,
    NO_UNIT,
    OLDEST_CHILD,
    find_identifiers,
    read_age,
)
from analytics.personal_names import find_names

PLACEHOLDERS = {
    "name": "[name]",
    "date_of_birth": "[date of birth]",
    "age": "[age]",
    "nhs_number": "[NHS number]",
    "phone": "[phone number]",
    "postcode": "[postcode]",
    "email": "[e-mail address]",
    "ni_number": "[National Insurance number]",
    "case_reference": "[case reference]",
    "address": "[address]",
}
# Where two kinds claim the same letters, the one that says more about them names the placeholder.
RANK = (
    "email",
    "nhs_number",
    "ni_number",
    "date_of_birth",
    "address",
    "postcode",
    "case_reference",
    "phone",
    "name",
    "age",
)
LONGEST_BESIDE = 40
AGE_BESIDE = re.compile(
    r"(?:['’]s)?(?:,?\s?\(\s?|,\s)(?:aged?\s|age:?\s)?(\d{1,2})(?=\s?m?\s?\)|,|\s?years?\b|\s?yrs?\b|[;.]\s|[;.]?$)",
    re.IGNORECASE,
)
AGE_AFTER = re.compile(
    rf",?\s(?:is|was|turned|turns|will\sbe)\s(?:now\s|nearly\s|only\s|just\s)?{AGE_NUMBER}{NO_UNIT}"
    r"(?=[,.;]|\s(?:and|when|now|but|years?)\b)",
    re.IGNORECASE,
)
DAY_BESIDE = re.compile(
    rf"(?:['’]s)?(?:\s?\(\s?({DAY})\s?\)|,\s(\d{{1,2}}[-./]\d{{1,2}}[-./](?:19|20)\d{{2}})(?=,|\s?\)|[.;]?$))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Span:
    """A stretch of a text: text[start:end]."""

    kind: str
    start: int
    end: int
    confidence: float


def find_personal_data(text: str) -> list[Span]:
    """Everything in the text that may tell who somebody is, in order, without overlaps.

    kinds: name, date_of_birth, age, nhs_number, phone, postcode, email, ni_number, case_reference, address.
    Time grows with the length of the text, whatever is in it.
    """
    found = [Span(*each) for each in find_identifiers(text)]
    names = [Span(*each) for each in find_names(text)]
    return _settle_overlaps([*found, *names, *_find_beside_names(text, names)])


def replace_personal_data(text: str) -> str:
    """The text with a placeholder in the place of everything found: "[name] was seen on [date of birth]"."""
    pieces, at = [], 0
    for span in find_personal_data(text):
        pieces += [text[at : span.start], PLACEHOLDERS[span.kind]]
        at = span.end
    return "".join([*pieces, text[at:]])


def _find_beside_names(text: str, names: list[Span]) -> list[Span]:
    """An age or a date right behind a name is that person's: "Ashton (12.07.09)", "Elif, 12, said"."""
    beside = []
    for name in names:
        for pattern in (AGE_BESIDE, AGE_AFTER):
            match = pattern.match(text, name.end, name.end + LONGEST_BESIDE)
            if match and read_age(match[1]) <= OLDEST_CHILD:
                beside.append(Span("age", match.start(1), match.end(1), 0.85))
        birth = DAY_BESIDE.match(text, name.end, name.end + LONGEST_BESIDE)
        if birth:
            which = 1 if birth[1] else 2
            beside.append(Span("date_of_birth", birth.start(which), birth.end(which), 0.85))
    return beside


def _settle_overlaps(found: list[Span]) -> list[Span]:
    """Overlapping spans become one that covers them all, of the kind that ranks first."""
    settled: list[Span] = []
    for span in sorted(found, key=lambda each: (each.start, -each.end)):
        if settled and span.start < settled[-1].end:
            settled[-1] = _join(settled[-1], span)
        else:
            settled.append(span)
    return settled


def _join(one: Span, other: Span) -> Span:
    first = min(one, other, key=lambda span: RANK.index(span.kind))
    return Span(
        first.kind,
        min(one.start, other.start),
        max(one.end, other.end),
        max(one.confidence, other.confidence),
    )
