"""Tables that look like a survey and are none: counts of answers, grades of providers, figures of places.

What cannot be told is asked: such a table is not taken for a survey unless somebody says that it is one.
"""

import re
from itertools import pairwise

from data.imports.answer_scales import recognise_scale
from data.imports.personal_columns import is_consent, match_share
from data.imports.raw_table import RawTable
from data.imports.survey_columns import COUNTS, NUMBER, ColumnReading, read_columns
from data.imports.values import distinct, normalise_name

COUNT_HEADINGS = frozenset(
    {
        "freq", "frequency", "n", "count", "counts", "respondents", "responses", "number of responses",
        "no of responses", "number of respondents", "no of respondents",
        "number of people", "number of answers", "response count", "responses count", "row count",
        "count of responses", "absolute frequency", "weighted n", "anzahl", "häufigkeit", "haufigkeit",
        "anzahl antworten", "effectif", "effectifs", "nombre", "nombre de réponses", "frecuencia", "conteo",
        "número de respuestas", "nifer",
        "amlder", "nifer yr ymatebion",
    }
)  # fmt: skip
# Also an answer ("How often?") where the numbers are no larger than a scale's.
MAY_BE_ASKED = frozenset({"frequency", "häufigkeit", "haufigkeit", "frecuencia", "amlder"})
LARGEST_RATING = 10
SHARE = re.compile(
    r"%|percent|per cent|\bpct\b|\bshare\b|proportion|prozent|pourcentage|porcentaje|canran", re.IGNORECASE
)
OF_ALL = frozenset(
    "n total totals base count mean average sum all responses question statement item sd median net missing "
    "blank".split()
)
CELL_OF_COUNTS = re.compile(r"^\s*(?:\d[\d,.]*\s*%?|-|–|\d+ ?\(\d+(?:\.\d+)? ?%\))\s*$")
NUMBERED = re.compile(
    r"^(?:urn|ukprn|id|no|ref|code|laestab|dfe|ods|gss|location id|provider id)\b", re.IGNORECASE
)
NAMED_WITHIN = 3
FEWEST_ROWS, MOST_ROWS, FEWEST_STEPS = 5, 5_000, 3
# Where somebody answers for a place, the headings ask; these are what a place is called.
PLACE = re.compile(
    r"^(?:name of (?:the )?)?(?:registered |care |early years |parent )?"
    r"(?:provider|setting|school|college|academy|nursery|childminder|local authority|authority|council|la|"
    r"lad|ward|district|borough|county|region|country|nation|state|city|town|village|area|locality|neighbourhood|"
    r"hospital|trust|practice|surgery|home|site|location|establishment|centre|institution|university|company|"
    r"supplier|constituency|force|anbieter|einrichtung|schule|gemeinde|kreis|land|proveedor|municipio|centro|"
    r"escuela|país|établissement|commune|école|pays|darparwr|ysgol|awdurdod lleol|sir)(?: name| code|s)?$",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"^(?:organisation|organization|agency|partner|service|team|department|charity|project|programme|"
    r"column 1|unnamed: 0|rownames?|x)(?: name)?$",
    re.IGNORECASE,
)
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
PERIOD = re.compile(
    rf"^(?:fy ?)?(?:19|20)\d\d(?: ?[-/–] ?\d{{2,4}})?$|^(?:{MONTHS})[a-z]*\.?(?:[ -]?\d{{2,4}})?$"
    r"|^q[1-4][ /-]*(?:19|20)?\d\d(?:[/-]\d\d)?$|^(?:19|20)\d\d[ -]?q[1-4]$|^week \d+$",
    re.IGNORECASE,
)
GRADED = frozenset(
    {"number", "anchored", "quality", "level", "severity", "maturity", "high_or_low_quality", "strength"}
)
ASKS = re.compile(
    r"\?|^(?:q|qu|question|item|frage|pregunta)[ _.]*\d|"
    r"\b(?:i|we|you|my|our|your|us|is|are|was|were|have|has|can|feel|know|do|does|share|work|meet|understand|"
    r"trust|agree|get|make|will|would|should|satisf\w+|confiden\w+|respect|openness|honesty|communicat\w+|"
    r"collaborat\w+)\b",
    re.IGNORECASE,
)
NOT_READ = (
    "a table of counts is no list of people, and is not read. Export the answers themselves, one row for "
    "each person"
)
COUNTED = "its column “{column}” says how many people gave the answers of each row; " + NOT_READ
STEPS = "its headings are the steps of a scale and its cells say how many chose each; " + NOT_READ
PLACES = (
    "each row is about something else that is named in its first column, as in a table of places, providers "
    "or grades, and nothing says that somebody answered questions; if these are answers, say its kind: survey"
)


def say_why_no_people(raw: RawTable) -> str | None:
    """Why the rows of this table are no people who answered; None where they may well be."""
    return say_counts(raw) or (PLACES if _is_about_places(raw) else None)


def say_counts(raw: RawTable) -> str | None:
    """Why this is a table of counts; None where it is not."""
    if raw.extras.get("large") or not 1 < len(raw.columns) <= 60 or len(raw.rows) > MOST_ROWS:
        return None
    if _has_steps_as_headings(raw):
        return STEPS
    column = next((each.name for each in raw.columns if _is_count(raw, each.name)), None)
    if column is not None and _counts_the_rest(raw, column):
        return COUNTED.format(column=column)
    return None


def _is_count(raw: RawTable, name: str) -> bool:
    """Whole numbers under a heading that counts; 1, 2, 3 … number the rows."""
    heading = normalise_name(name)
    if heading not in COUNT_HEADINGS:
        return False
    words = raw.rows[name].astype("str").str.strip().tolist()
    if not words or not all(re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d+(?:\.0+)?", word) for word in words if word):
        return False
    numbers = [float(word.replace(",", "")) for word in words if word]
    if not numbers or (heading in MAY_BE_ASKED and max(numbers) <= LARGEST_RATING):
        return False
    return len(numbers) < FEWEST_STEPS or any(b - a != 1 for a, b in pairwise(numbers))


def _counts_the_rest(raw: RawTable, name: str) -> bool:
    """Whether everything else is a choice or a rating, and no combination of them stands twice."""
    readings = read_columns(raw)
    others = [each.name for each in raw.columns if each.name != name and not SHARE.search(each.name)]
    kinds = {readings[other].kind for other in others if normalise_name(other) not in COUNT_HEADINGS | OF_ALL}
    told = [other for other in others if readings[other].kind in ("rating", "choice", "free_text")]
    if not told or kinds - {"rating", "choice", "number", "free_text", "blank"}:
        return False
    if any(len(word) > 150 for other in told for word in distinct(raw.rows[other])[1]):
        return False
    return not raw.rows[told].duplicated().any()


def _has_steps_as_headings(raw: RawTable) -> bool:
    """ "Strongly disagree", "Disagree" … as headings, over numbers and shares."""
    names = [each.name for each in raw.columns]
    steps = [name for name in names[1:] if normalise_name(name) not in OF_ALL]
    bare = [re.sub(r"^\s*(?:%|n)\s+|\s*[(\[]?(?:%|n|count)[)\]]?\s*$", "", step).strip() for step in steps]
    scale = recognise_scale(bare) if len(bare) >= FEWEST_STEPS else None
    if scale is None or not scale.is_rating or len(scale.places) < FEWEST_STEPS or is_consent(names):
        return False
    over = [step for step, word in zip(steps, bare, strict=True) if word in scale.ratings]
    cells = [word.strip() for step in over for word in distinct(raw.rows[step])[1] if word.strip()]
    are_ticks = set(cells) <= {"0", "1"}  # of one person in each row
    return bool(cells) and not are_ticks and match_share(cells, CELL_OF_COUNTS) == 1


def _is_about_places(raw: RawTable) -> bool:
    """Whether each row is another place, graded or counted under headings that ask nothing."""
    if len(raw.rows) < FEWEST_ROWS or raw.extras.get("large") or len(raw.rows) > MOST_ROWS:
        return False
    first = next((name for name in _first_names(raw) if _names_each_row(raw, name)), None)
    if first is None:
        return False
    is_place = bool(PLACE.match(first.strip()))
    readings = read_columns(raw)
    if any(each.kind in ("date", "tool") for each in readings.values()):
        return False
    ratings = [each for each in readings.values() if each.kind == "rating" and each.name != first]
    if not ratings or any(_is_answered(each) for each in ratings):
        return False
    return is_place or all(COUNTS.search(each.name) or PERIOD.match(each.name.strip()) for each in ratings)


def _first_names(raw: RawTable) -> list[str]:
    """What may name the rows: the first column, or one behind a register's numbers."""
    names = [column.name for column in raw.columns[:NAMED_WITHIN]]
    return [
        name for at, name in enumerate(names) if all(NUMBERED.match(before.strip()) for before in names[:at])
    ]


def _names_each_row(raw: RawTable, name: str) -> bool:
    """A place or an organisation by its heading, filled in every row and nowhere alike, and no number."""
    if not PLACE.match(name.strip()) and not ORGANISATION.match(name.strip()):
        return False
    words = raw.rows[name].astype("str").str.strip()
    return bool(words.is_unique and (words != "").all() and match_share(words.tolist(), NUMBER) == 0)


def _is_answered(reading: ColumnReading) -> bool:
    """A question by its heading, or an opinion by its labels."""
    is_opinion = reading.scale is not None and reading.scale.scale_id not in GRADED
    return is_opinion or (bool(ASKS.search(reading.name)) and not PERIOD.match(reading.name.strip()))
