"""Organisations that stand where people do in minutes: "Absent: Vale Probation"."""

import re

from analytics.given_names import ALSO_WORDS, GIVEN_NAMES
from data.imports.meeting_files.minutes_posts import ORGANISATION_WORDS, is_role
from data.imports.meeting_files.people import TITLES, fold
from data.imports.meeting_files.people_places import is_organisation_name

# People's names and posts are made of these too: "Charlotte Church", "Justice Okafor", "LADO".
ALSO_NAMES = frozenset("church court charity care justice early lado gp mash yos".split())
JOINING = frozenset("of the and for in & a ac y yr".split())
# Who it is at the end of a name: a post, whatever it is of.
POSTS_LAST = frozenset("visitor member rep".split())
# "A representative from Vale Probation", "Vale Probation – not represented"
SENT_BY = re.compile(
    r"^(?:(?:no|a|any|the) )?(?:representatives?|representation|reps?|nobody|no one|no-one) (?:from|of|for) ",
    re.IGNORECASE,
)
NOBODY_SENT = re.compile(
    r"\s*(?:[-–—:(]\s*|\b(?:was|were|is|are) )(?:not represented|unrepresented|no representati(?:ve|on)s?"
    r"(?: present| sent)?|nobody(?: attended| present| sent)?|did not attend|"
    r"no apologies(?: received| sent)?|apologies(?: received| sent| given)?)\)?$",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\s*[,;]\s*(?:and\s+|&\s+)?(?![^(]*\))")


def find_organisations(entry: str) -> list[str]:
    """Each organisation of an entry that names nothing else; none where it may name a person."""
    named = [_name_organisation(piece) for piece in BETWEEN.split(entry) if piece.strip()]
    return named if all(named) else []


def _name_organisation(piece: str) -> str:
    """The organisation's name, "" where a person's or a post's name is as likely."""
    name = NOBODY_SENT.sub("", SENT_BY.sub("", piece.strip(" .,;:–-•*"))).strip(" .,;:–-")
    words = name.split()
    flat = [fold(word).strip(".,'") for word in words]
    of_organisations = set(flat) & (ORGANISATION_WORDS - ALSO_NAMES)
    are_capital = all(word[0].isupper() or own in JOINING for word, own in zip(words, flat, strict=True))
    is_one = bool(of_organisations) and are_capital and ":" not in name and not _names_somebody(name, flat)
    return name if is_one and is_organisation_name(name) else ""


def _names_somebody(name: str, flat: list[str]) -> bool:
    """A post, or a name with the organisation behind it: "Ann Lee Midshire Council", "Cllr C Sand"."""
    has_initial = any(len(word) == 1 and word.isalpha() and word not in JOINING for word in flat)
    is_given = flat[0] in GIVEN_NAMES or flat[0] in ALSO_WORDS
    has_surname = len(flat) > 1 and flat[1] not in ORGANISATION_WORDS | JOINING
    is_post = flat[-1].rstrip("s") in POSTS_LAST or is_role(name) or is_role(name.rstrip("s"))
    return is_post or has_initial or not TITLES.isdisjoint(flat) or (is_given and has_surname)
