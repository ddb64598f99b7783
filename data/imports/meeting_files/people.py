"""Names as tools write them, made alike: "JANSSENS JAN (EXT)" and "Jan Janssens" are one person."""

import re
import unicodedata

LONGEST_NAME = 120
TITLES = frozenset(
    """
    mr mrs miss ms mx dr prof professor rev revd sir dame cllr councillor hon rt lord lady baroness
    pc dc ds di dci dsu ps sgt insp inspector cc acc dcc supt superintendent det detective sergeant
    judge hhj cynghorydd cyng cynghorwyr
    """.split()
)
# What tools add to a name that says nothing about the person's organisation.
MARKERS = frozenset(
    """
    ext ext. extern external guest gast invité invitado ospite convidado gość unverified
    unverifiziert host co-host cohost me you ich moi organizer organiser presenter attendee meeting
    staff
    """.split()
)
MARKER_PHRASES = ("nicht überprüft", "non vérifié", "not verified", "ei dilys")
# "(she/her)", "(he/they)", "(nhw)": how to speak of a person, not where they work.
PRONOUNS = frozenset(
    "she her hers he him his they them theirs ze zir xe xem it its any all pronouns hi hi'i nhw ef fo".split()
)
# "(IT)", "(HE)" and "(EF)" are organisations: of single words only these are pronouns, written small.
PRONOUNS_ALONE = frozenset({"she", "he", "they"})
LAST_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{0,80})[)\]]\s*$")
SPLITS = re.compile(r"\s[|–—-]\s|\s@\s|\s/\s")
NAME_WORDS = re.compile(r"[^\W\d_]+(?:['’.\-‐][^\W\d_]+)*\.?|\d+", re.UNICODE)


def split_person(text: str) -> tuple[str, str]:
    """A person's name and the organisation written beside it, "" if none: "Lumi | Offchain Labs"."""
    name = " ".join(text[:LONGEST_NAME].split()).lstrip(".,;:-– ") or text.strip()[:LONGEST_NAME]
    organisation = ""
    while match := LAST_BRACKETS.search(name):
        inside = match[1].strip()
        if not is_marker(inside) and not organisation:
            organisation = inside
        name = name[: match.start()].rstrip()
    parts = SPLITS.split(name, maxsplit=1)
    if len(parts) == 2 and parts[0].strip() and not organisation and not is_marker(parts[1]):
        name, organisation = parts[0].strip(), parts[1].strip()
    return (name or text.strip()[:LONGEST_NAME]), organisation


def is_marker(words: str) -> bool:
    flat = words.casefold().strip()
    pieces = [word for word in re.split(r"[,/\s]+", flat) if word]
    are_several = len(pieces) > 1 or "/" in flat
    return (
        (are_several and all(word in PRONOUNS for word in pieces))
        or words.strip() in PRONOUNS_ALONE
        or flat in MARKER_PHRASES
        or flat.startswith("noted as ")
        or all(word in MARKERS for word in re.split(r"[,\s]+", flat) if word)
    )


def normalise_person(name: str) -> str:
    """What is alike in every spelling of one name: letters without accents, titles off, words sorted."""
    bare, _ = split_person(name)
    folded = fold(bare)
    words = [word.strip(".'-") for word in NAME_WORDS.findall(folded)]
    kept = [word for word in words if word and word not in TITLES]
    return " ".join(sorted(kept or words)) or " ".join(folded.split())


def name_from_email(email: str) -> str:
    """ "jane.smith@…" is Jane Smith; an address that does not say so stays as it is."""
    local = email.partition("@")[0]
    parts = [part for part in re.split(r"[._]", local) if part.isalpha() and len(part) > 1]
    return " ".join(part.capitalize() for part in parts) if len(parts) >= 2 else email


def domain_of(email: str) -> str:
    return email.rpartition("@")[2].strip().casefold() if "@" in email else ""


def fold(text: str) -> str:
    """Lower case without accents; Ł, ø and ß become the letters that people type instead."""
    plain = unicodedata.normalize(
        "NFKD", text.casefold().replace("ł", "l").replace("ø", "o").replace("đ", "d")
    )
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("’", "'")
