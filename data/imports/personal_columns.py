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
# "Mobile working helps", "Street level teams agree": a way of working, and nobody's number or address.
NO_CONTACT = r"(?:work\w*|levels?|teams?|based|units?|services?|outreach|devices?|calls?|apps?|clinics?)"
PERSONAL_HEADING = re.compile(
    r"^(?:your |first |last |full |fore|sur|family |given |middle |user |maiden |preferred |my )*names?$"
    r"|\b(?:first|last|full|family|given|middle|maiden|fore|sur) ?name\b"
    rf"|\b(?:{PEOPLE})s? names?\b|\bnames? (?:of (?:the )?)?(?:{PEOPLE}|enum)\b"
    r"|^(?:enumerator|interviewer|reporter)$"
    r"|^e-?mail|e-?mail address|^(?:home |postal |street |mailing )?address(?: line)?(?: \d)?$"
    rf"|\b(?:telephone|phone|mobile|street)\b(?! {NO_CONTACT}\b)"
    r"|\b(?:ip address|ipaddress|post ?code|zip ?code|date of birth|birth ?date|dob|"
    r"nhs number|national insurance|home address|latitude|longitude|geo ?location|geo ?point|gps|"
    r"coordinates?|prolific(?: pid| id)?|mturk|worker id|passport|signature)\b"
    r"|^(?:enw|nombre|nom|vorname|nachname|apellidos?|prénom|e-?bost|correo|courriel|rhif ffôn|cyfeiriad|"
    r"cod post|dyddiad geni|teléfono|dirección|código postal|fecha de nacimiento|téléphone|adresse|"
    r"code postal|date de naissance|telefon(?:nummer)?|anschrift|postleitzahl|plz|geburtsdatum|"
    r"geboortedatum)\b",
    re.IGNORECASE,
)
# A heading is a fact about somebody when it is made of these words alone: "Age (years)", "Your gender".
# A sentence that holds one of them is what the survey asks about: "Children are heard".
FACTS = frozenset(
    """
    age aged sex gender ethnicity ethnic race religion nationality marital education income birth weight
    height bmi region country county district nuts nuts1 nuts2 nuts3 occupation job department grade band
    semester edad sexo género genero educación educacion estudios ingresos âge sexe genre alter geschlecht
    oed rhyw
    """.split()
)
UNITS = frozenset(
    "year years month months week weeks day days hour hours minutes años meses année années mois "
    "jahr jahre jahren monate stunden tage blynyddoedd".split()
)
BESIDE_A_FACT = frozenset(
    """
    a at by en for from i in is of on or per the to what which your my his her their you
    respondent respondents participant participants person people child children childs parent parents carer
    mother father staff head hoh household family
    current highest main primary last first total present own full exact approximate
    level status group groups groupe band bands range category code number title line work origin
    birthday completed obtained attained experience service worked working employed employment
    qualification qualifications post role background identity
    de des del du la le les el su tu votre ihr ihre ihres eich
    """.split()
)
OLD_OR_LONG = "how old|how long have you|wie alt|wie lange"
COUNTED = re.compile(
    rf"^(?:(?:in|for|about|approximately|over|roughly) )?(?:total |the )?(?:{OLD_OR_LONG})\b"
    r"|^(?:hours|days|weeks|months|years) (?:of|per|in|at|since|worked|absent|a|with|spent|available)\b"
    r"|^(?:num|n|count|no|nr) children\b|^children (?:under|aged|in household|at home)\b"
    r"|^have you given birth\b|\bgiven birth$",
    re.IGNORECASE,
)
MANY = (
    "how many|number of|no of|cuántos|cuántas|cuantos|cuantas|combien|wie viele|nombre de|número de|"
    "numero de|anzahl|faint o|sawl"
)
# "How many times …" is a count however long the question; "How many of the decisions here were made by all
# whom they concern?" may be answered from none to all.
ASKED_HOW_MANY = re.compile(
    rf"^(?:(?:in|for|about|approximately|over|roughly) )?(?:total |the )?(?:{MANY})\b"
    r"(?P<of> of\b)?(?P<rest>.*)",
    re.IGNORECASE,
)
THINGS = frozenset(
    """
    time times minute minutes hour hours day days week weeks month months year years people persons adults
    child children members staff employees students pupils patients clients cases visits meetings sessions
    organisations organizations households litres kilometres miles pounds euros veces horas días dias meses
    años personas fois heures jours mois années personnes mal stunden tage wochen monate jahre personen
    gwaith oriau diwrnod mis blynedd
    """.split()
)
THINGS_WITHIN = 3  # words: "how many full working days"
LONGEST_COUNTING = 12  # words of a question that does not name one of these things
# "With which gender do you identify?", "Which country do you live in?"
ASKED_OF_A_PERSON = re.compile(
    r"^(?:(?:what|which|in which|in what|with which|from which|please (?:state|give|enter|select))\b)"
    r"(?:.*\b(?:you|your)\b.*)$",
    re.IGNORECASE,
)
# "I agree to take part", "CONSENT: …": whoever says so agrees to be asked, and to nothing that is asked.
CONSENT = re.compile(
    r"^(?:electronic |informed |participants? |your )?consent(?: form| statement)?\b\s*(?:$|[:.?(–-])"
    r"|\b(?:i|you) (?:voluntarily |freely )?(?:consent|give (?:my|your) consent)\b"
    r"|\b(?:agree|consent|willing|happy) to (?:(?:take part|participate)\b(?!\s+in\b)|be contacted\b)"
    r"|\b(?:taking part|take part|participat(?:e|ing|ion)) in (?:this|the|our) (?:\w+ )?"
    r"(?:survey|study|research|questionnaire)\b"
    r"|\bi have read (?:and understood |and understand )?(?:the|this) (?:\w+ )?(?:information|notice|sheet)\b"
    r"|\b(?:doy mi consentimiento|acepto participar|consentimiento informado|j'accepte de participer|"
    r"consentement éclairé|einwilligung|einverständniserklärung|ich bin damit einverstanden|"
    r"rwy'n cydsynio|rwy'n cytuno i gymryd rhan|cytuno i gymryd rhan)\b",
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


def is_consent(headings: Iterable[str]) -> bool:
    """Whether this asks if somebody wants to be asked."""
    return any(CONSENT.search(" ".join(heading.split()).replace("’", "'")) for heading in headings)


def is_fact_about_a_person(headings: Iterable[str]) -> bool:
    """Age, education, days and years counted: as numbers they look like ratings, and are none."""
    return any(_is_fact(heading) for heading in headings)


def _is_fact(heading: str) -> bool:
    spelled = _words(heading)
    words = spelled.casefold().split()
    if not words:
        return False
    if (
        COUNTED.search(spelled)
        or _is_number_of_things(spelled)
        or (_is_code(heading) and {words[0], words[-1]} & (UNITS | {"age"}))
    ):
        return True
    if len(words) <= LONGEST_PERSONAL_HEADING and ASKED_OF_A_PERSON.match(spelled) and FACTS & set(words):
        return True
    told = FACTS | UNITS
    return bool(told & set(words)) and all(_stands_beside_facts(word, told) for word in words)


def _is_number_of_things(spelled: str) -> bool:
    asked = ASKED_HOW_MANY.match(spelled)
    if asked is None or asked["of"]:
        return False
    named = set(asked["rest"].casefold().split()[:THINGS_WITHIN])
    return bool(named & THINGS) or len(spelled.split()) <= LONGEST_COUNTING


def _stands_beside_facts(word: str, told: frozenset[str]) -> bool:
    return word in told or word in BESIDE_A_FACT or bool(re.fullmatch(r"q?\d{1,3}[a-z]?|[a-z]", word))


def _is_code(heading: str) -> bool:
    """ "days_available_tap", "pumpHours": a variable of several words, and no sentence."""
    return " " not in heading.strip() and len(_words(heading).split()) > 1


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
