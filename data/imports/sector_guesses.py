"""What kind of organisation a name speaks of: offered to whoever imports, never taken without being asked."""

import re

from data.imports.values import normalise_name

# The kinds that are offered; others may be typed.
SECTORS = (
    "social care", "health", "police", "education", "voluntary", "housing", "youth justice", "probation",
    "parents and carers", "young people",
)  # fmt: skip
_NUMBER = r"(?: (?:\d+|[a-z]))?"
_REP = rf"(?: (?:reps?|representatives?|members?|governor|voice))?{_NUMBER}"
# One parent, carer or young person under that name; "Parents' Forum" and "Carers Trust" are organisations.
OWN_VOICES = {
    "parents and carers": re.compile(
        r"(?:lay )?(?:parents?|carers?|parents?(?: and| or)? carers?|foster carers?|famil(?:y|ies))" + _REP
    ),
    "young people": re.compile(
        r"(?:young (?:persons?|people)s?|youth|care leavers?|child(?:ren)?)"
        rf" (?:reps?|representatives?){_NUMBER}|young (?:person|people){_NUMBER}"
    ),
}
# In this order: "Youth Justice Service" is no youth club, "School Nursing" is health.
WORDS = {
    "youth justice": r"youth (?:justice|offending)|\byo[ts]\b",
    "probation": r"probation",
    "police": r"police|constabulary",
    "health": r"health|hospitals?|nhs|nurs(?:e|es|ing)\b|\bgps?\b|surger(?:y|ies)|clinics?|camhs|midwi\w+"
    r"|icb|primary care|ambulance|medical",
    "education": r"schools?|academ(?:y|ies)|college|nurser(?:y|ies)|education|early years|university",
    "housing": r"housing|homes|homeless\w*|tenan\w+",
    "social care": r"children s (?:services|social care)|social (?:care|work|services)|council|borough"
    r"|local authority|early help|adult services|fostering",
    "voluntary": r"charity|voluntary|trust\b|foundation|project|women s aid|refuge|community|voices?|forum"
    r"|cic|barnardo s|nspcc|citizens advice|church|faith",
}


def find_own_voice(name: str) -> str:
    """The sector of a seat that is a parent's, a carer's or a young person's by its name, else ""."""
    plain = normalise_name(name)
    return next((sector for sector, names in OWN_VOICES.items() if names.fullmatch(plain)), "")


def guess_sector(name: str) -> str:
    """The kind of organisation that a name speaks of, one of SECTORS; "" where it says nothing."""
    plain = normalise_name(name)
    likely = (sector for sector, words in WORDS.items() if re.search(rf"\b(?:{words})", plain))
    return find_own_voice(name) or next(likely, "")
