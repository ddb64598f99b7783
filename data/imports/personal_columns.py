"""Columns that name or place a person, and facts about one: by their headings and by what stands in them.

Personal columns are kept out of everything; facts such as age are no answers on a rating scale.
"""

import re
from collections.abc import Iterable

ENOUGH_SHARE = 0.9
MOST_WORDS_LOOKED_AT = 500
LONGEST_PERSONAL_HEADING = 6  # words
PEOPLE = (
    r"respondent|participant|enumerator|interviewer|surveyor|contact|child|parent|carer|staff|client|patient"
)
PERSONAL_HEADING = re.compile(
    r"^(?:your |first |last |full |fore|sur|family |given |middle |user |maiden |preferred |my )*names?$"
    r"|\b(?:first|last|full|family|given|middle|maiden|fore|sur) ?name\b"
    rf"|\b(?:{PEOPLE})s? names?\b|\bnames? (?:of (?:the )?)?(?:{PEOPLE}|enum)\b"
    r"|^(?:enumerator|interviewer|reporter)$"
    r"|^e-?mail|e-?mail address|^(?:home |postal |street |mailing )?address(?: line)?(?: \d)?$"
    r"|\b(?:ip address|ipaddress|telephone|phone|mobile|post ?code|zip ?code|date of birth|birth ?date|dob|"
    r"nhs number|national insurance|home address|street|latitude|longitude|geo ?location|geo ?point|gps|"
    r"coordinates?|prolific(?: pid| id)?|mturk|worker id|passport|signature)\b"
    r"|^(?:enw|nombre|nom|vorname|nachname|apellidos?|prénom|e-?bost|correo|courriel|rhif ffôn|cyfeiriad|"
    r"cod post|dyddiad geni|teléfono|dirección|código postal|fecha de nacimiento|téléphone|adresse|"
    r"code postal|date de naissance|telefon(?:nummer)?|anschrift|postleitzahl|plz|geburtsdatum|"
    r"geboortedatum)\b",
    re.IGNORECASE,
)
ABOUT_THE_PERSON = re.compile(
    r"\b(?:age|aged|sex|gender|ethnicity|ethnic|race|religion|nationality|marital|education|income|birth|"
    r"given birth|children|years?|months?|days?|hours|how many|number of|"
    r"weight|height|bmi|region|country|county|district|nuts ?\d?|"
    r"occupation|job|line of work|department|grade|band|semester|"
    r"edad|sexo|género|educación|estudios|ingresos|años|âge|sexe|genre|années?|alter|geschlecht|jahre?|"
    r"oed|rhyw|blynyddoedd)\b",
    re.IGNORECASE,
)
PERSONAL_VALUES = tuple(
    re.compile(pattern)
    for pattern in (
        r"^[^@\s]+@[^@\s]+\.[A-Za-z]{2,}$",
        r"^\d{1,3}(?:\.\d{1,3}){3}$",
        r"^(?:\+\d{1,3}|0)[\d ()-]{8,15}$",
        r"^[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}$",
        # A place on a map, alone or with height and precision; a picture, a recording, a signature.
        r"^[-+]?\d{1,2}\.\d{3,},?\s*[-+]?\d{1,3}\.\d{3,}(?:\s+[-\d.]+){0,2}$",
        r"^[^/\\]+\.(?:jpe?g|png|heic|gif|mp4|m4a|mp3|amr|wav|3gp|mov|pdf)$",
    )
)


def is_personal(headings: Iterable[str], words: Iterable[str]) -> bool:
    """By a short heading (a whole question may speak of phones and streets), or by the values."""
    named = any(PERSONAL_HEADING.search(heading) for heading in _short(headings))
    return named or match_share(words, *PERSONAL_VALUES) >= ENOUGH_SHARE


def is_fact_about_a_person(headings: Iterable[str]) -> bool:
    """Age, education, days and years counted: as numbers they look like ratings, and are none."""
    return any(ABOUT_THE_PERSON.search(heading) for heading in _short(headings))


def match_share(words: Iterable[str], *patterns: re.Pattern[str]) -> float:
    """How much of these words is of any of the patterns."""
    listed = list(words)[:MOST_WORDS_LOOKED_AT]
    hits = sum(1 for word in listed if any(pattern.match(word) for pattern in patterns))
    return hits / max(len(listed), 1)


def _short(headings: Iterable[str]) -> list[str]:
    spelled = [_words(heading) for heading in headings]
    return [heading for heading in spelled if len(heading.split()) <= LONGEST_PERSONAL_HEADING]


def _words(heading: str) -> str:
    """ "LastName", "last_name" and "last-name" are words too."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading.replace("-", ""))
    return " ".join(re.sub(r"[_\W]+", " ", parted).split())
