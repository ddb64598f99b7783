"""Which kind of table a file is, by its headings and, for a survey, by its answers."""

import re
from dataclasses import replace

from analytics.instruments import Instrument
from data.imports.kinds import Kind, list_kinds, match_fields
from data.imports.raw_table import RawTable
from data.imports.rows_of_no_people import say_why_no_people
from data.imports.survey_columns import SLIDER, ColumnReading, read_columns
from data.imports.values import normalise_name

# Three columns of our own ids, or of answers on a rating scale, are no accident.
FEWEST_ITEMS = 3
# Enough where nothing else fits a file: what is which question is asked then.
FEWEST_ALONE = 2
MOST_HEADINGS = 200
# What only people who are asked answer; how likely, how severe and how often stand in lists of risks too.
OPINIONS = frozenset(
    "agreement satisfaction trust trust_amount favourability ease comfort safety confidence usefulness "
    "support clarity".split()
)
FEWEST_WORDS_ASKED = 4
# What cases, risks and incidents are graded by as well: low, medium, high; minor, grave.
GRADES = frozenset({"level", "severity"})
RISK = re.compile(r"^(?:the )?(?:risks?|hazards?|threats?)\b", re.IGNORECASE)
LIKELY = re.compile(r"likel[iy]|probab", re.IGNORECASE)
GRAVE = re.compile(r"impact|sever|consequen", re.IGNORECASE)
QUESTION_CODE = re.compile(
    r"^(?:q|qu|question|item|frage|pregunta|slider)[ _.]*\d+(?:[_.]\d+)*$", re.IGNORECASE
)
# Marks and shares are seldom given of these: numbers to a hundred under them are somebody's view.
ATTITUDE = re.compile(
    r"\b(?:trust|honesty|openness|respect|confidence|belonging|alignment|clarity|vision|purpose|commitment|"
    r"communication|collaboration|cooperation|"
    r"confiance|honnêteté|ouverture|collaboration|coopération|engagement|"
    r"confianza|honestidad|apertura|respeto|claridad|compromiso|comunicación|colaboración|cooperación|"
    r"vertrauen|ehrlichkeit|offenheit|respekt|klarheit|engagement|kommunikation|zusammenarbeit|"
    r"ymddiriedaeth|gonestrwydd|parch|eglurder|ymrwymiad|cyfathrebu|cydweithio)\b",
    re.IGNORECASE,
)
OF_US = re.compile(
    r"\b(?:you|your|we|our|us|i|my|me|vous|votre|vos|nous|notre|sie|ihr|ihre|wir|uns|unser|usted|su|nosotros|"
    r"nuestro|nuestra|chi|eich|ni|ein)\b",
    re.IGNORECASE,
)
# A table with such a heading is about money, whatever its "Description" and "Date" might be.
MONEY_WORDS = frozenset(
    "amount amounts gbp budget cost costs spend debit credit vat gross price balance contribution "
    "contributions".split()
)
COUNTED_BY_QUARTER = ("resources", "staff")
PLAIN_FORMATS = ("plain_csv", "plain_xlsx", "plain_ods")
# Forms of these tools collect anything: actions that were agreed, who came, courses that were done.
FORM_TOOLS = ("google_forms", "microsoft_forms")


def recognise_kind(raw: RawTable, instrument: Instrument) -> str | None:
    """The kind that the file's format, headings or answers show; None when nothing does.

    A table of counts, grades or figures is no survey, whatever scale its cells seem to be on.
    """
    found = _recognise(raw, instrument)
    is_open = found == "survey" and raw.file_format in PLAIN_FORMATS
    is_ours = is_open and _count_items(raw, instrument) >= FEWEST_ITEMS
    return None if is_open and not is_ours and say_why_no_people(raw) else found


def _recognise(raw: RawTable, instrument: Instrument) -> str | None:
    if raw.extras.get("kind"):
        return str(raw.extras["kind"])
    if raw.file_format not in PLAIN_FORMATS or _count_items(raw, instrument) >= FEWEST_ITEMS:
        return _kind_of_a_form(raw) or "survey"
    if asks_people(raw, FEWEST_ALONE):
        return "survey"  # how good a course was is asked beside its name and its day
    fitting = {kind.name: score for kind in list_kinds().values() if (score := measure_fit(kind, raw))}
    if fitting:
        return max(fitting, key=lambda name: fitting[name])
    if _lists_risks(raw):
        return None
    if shows_answers(raw):
        return "survey"
    lacking = (kind.name for kind in list_kinds().values() if _lacks_only_an_organisation(kind, raw))
    if found := next(lacking, None):
        return found
    if speaks_of_money(raw):
        return None
    return "survey" if _shows_few_answers(raw) or asks_people(raw) or asks_yes_or_no(raw) else None


def fits_a_list(raw: RawTable) -> bool:
    """Whether a table, as some layout shaped it or as it stands, is a list of any kind but answers."""
    return bool(raw.extras.get("kind")) or any(measure_fit(kind, raw) for kind in list_kinds().values())


def is_counted_by_quarter(raw: RawTable) -> bool:
    """Whether a table, as some layout shaped it or as it stands, is of money or of posts."""
    kinds = list_kinds()
    if named := raw.extras.get("kind"):
        return named in COUNTED_BY_QUARTER
    fitting = {name: score for name in kinds if (score := measure_fit(kinds[name], raw))}
    return bool(fitting) and max(fitting, key=lambda name: fitting[name]) in COUNTED_BY_QUARTER


def _kind_of_a_form(raw: RawTable) -> str | None:
    """The list that a form collects: without any rating, and with headings of that list beside the tool's."""
    if not raw.file_format.startswith(FORM_TOOLS) or has_scales(raw, 1):
        return None
    written = {*raw.extras.get("meta_columns", {}).values(), *raw.extras.get("technical_columns", [])}
    asked = replace(raw, columns=[column for column in raw.columns if column.name not in written])
    fitting = {
        kind.name: score
        for kind in list_kinds().values()
        if (score := measure_fit(kind, asked)) and len(match_fields(kind, asked)) >= FEWEST_ITEMS
    }
    return max(fitting, key=lambda name: fitting[name], default=None)


def _lacks_only_an_organisation(kind: Kind, raw: RawTable) -> bool:
    """A list of one organisation's posts seldom names it: the kind is clear, and what is missing is said."""
    needed = [rule for rule in kind.fields if rule.required]
    found = match_fields(kind, raw)
    others = [rule for rule in needed if rule.type != "name"]
    return (
        len(others) < len(needed)
        and len(others) >= FEWEST_ITEMS
        and all(rule.name in found for rule in others)
        and not _rests_on_vague_headings(kind, found)
    )


def _count_items(raw: RawTable, instrument: Instrument) -> int:
    headings = {normalise_name(column.name) for column in raw.columns}
    return sum(1 for item in (*instrument.items, *instrument.pulse) if normalise_name(item.id) in headings)


def measure_fit(kind: Kind, raw: RawTable) -> float:
    """How many columns of the kind are there, 0 if a required one is not; own names count more."""
    found = match_fields(kind, raw)
    if any(rule.required and rule.name not in found for rule in kind.fields):
        return 0.0
    if kind.any_of and not any(name in found for name in kind.any_of):
        return 0.0
    if _rests_on_vague_headings(kind, found) and (
        speaks_of_money(raw) or not any(name in found for name in kind.beside)
    ):
        return 0.0
    own_names = sum(1 for name, column in found.items() if normalise_name(column) == normalise_name(name))
    return len(found) + 0.5 * own_names


def _rests_on_vague_headings(kind: Kind, found: dict[str, str]) -> bool:
    """Whether a required column is there only by a heading such as "Description"."""
    return any(
        rule.required and normalise_name(found.get(rule.name, "")) in map(normalise_name, rule.vague)
        for rule in kind.fields
    )


def speaks_of_money(raw: RawTable) -> bool:
    """Whether a heading names money, by a word or by a sign."""
    names = [column.name.casefold().replace("_", " ") for column in raw.columns[:MOST_HEADINGS]]
    headings = {word for name in names for word in name.split()}
    return any(word.strip("():,.") in MONEY_WORDS or set(word) & set("£€$") for word in headings)


def has_scales(raw: RawTable, fewest: int = FEWEST_ITEMS) -> bool:
    """Labels of rating scales, or blocks of columns with the numbers of one."""
    return len(_ratings(raw)) >= fewest


def shows_answers(raw: RawTable, fewest: int = FEWEST_ITEMS) -> bool:
    """Whether those are answers: numbers to a hundred may be marks and shares, unless a heading asks."""
    ratings = _ratings(raw)
    marks = [reading for reading in ratings if _may_be_marks(reading)]
    if marks and all(ATTITUDE.search(reading.name) for reading in marks):
        # A row for each agency or pupil holds averages or marks, whatever they are of.
        marks = marks if any(_tells_rows_apart(raw, name) for name in _beside(raw, ratings)) else []
    return len(ratings) - len(marks) >= fewest


def _beside(raw: RawTable, ratings: list[ColumnReading]) -> list[str]:
    rated = {reading.name for reading in ratings}
    return [column.name for column in raw.columns if column.name not in rated]


def _ratings(raw: RawTable) -> list[ColumnReading]:
    return [reading for reading in read_columns(raw).values() if reading.kind == "rating"]


def _lists_risks(raw: RawTable) -> bool:
    """A register rates each risk by how likely and how grave it is, and half of its ratings are those."""
    names = [column.name for column in raw.columns[:MOST_HEADINGS]]
    ratings = [reading.name for reading in _ratings(raw)]
    grave = [name for name in ratings if LIKELY.search(name) or GRAVE.search(name)]
    both = any(map(LIKELY.search, names)) and any(map(GRAVE.search, names))
    return both and any(map(RISK.search, names)) and len(grave) >= len(ratings) / 2


def _may_be_marks(reading: ColumnReading) -> bool:
    scale = reading.scale
    if scale is None or scale.scale_id != "number" or (scale.minimum, scale.maximum) != SLIDER:
        return False
    is_slider = "slider" in reading.name.casefold() or QUESTION_CODE.match(reading.name)
    return not is_slider and len(reading.name.split()) < FEWEST_WORDS_ASKED


def _shows_few_answers(raw: RawTable) -> bool:
    """Two ratings, of which lists of cases have some too: how urgent and how grave each of them is."""
    grades = sum(reading.scale is not None and reading.scale.scale_id in GRADES for reading in _ratings(raw))
    if grades and any(_tells_rows_apart(raw, column.name) for column in raw.columns):
        return False
    return shows_answers(raw, FEWEST_ALONE)


def asks_people(raw: RawTable, fewest: int = 1) -> bool:
    """Questions answered on a scale of opinion. Lists of staff have such columns too, and name somebody."""
    if sum(_is_asked(column.name) for column in raw.columns[:MOST_HEADINGS]) < fewest:
        return False  # a long list is not looked through for nothing
    readings = read_columns(raw)
    opinions = [each for each in readings.values() if _is_asked(each.name) and _is_opinion(each)]
    return len(opinions) >= fewest and not any(each.kind == "personal" for each in readings.values())


def asks_yes_or_no(raw: RawTable) -> bool:
    """Some questions that are answered yes, partly or no.

    Lists of cases, staff and standards have such columns too, and name somebody or something in each row:
    then it is none, unless the questions ask "you" or "us".
    """
    readings = read_columns(raw)
    if any(each.kind == "personal" for each in readings.values()):
        return False
    ticks = [
        each
        for each in readings.values()
        if _is_asked(each.name) and each.scale is not None and each.scale.scale_id == "yes_no"
    ]
    of_us = sum(1 for each in ticks if OF_US.search(each.name))
    others = [each for each in readings.values() if each.kind != "date" and each not in ticks]
    return of_us >= FEWEST_ITEMS or (
        len(ticks) >= FEWEST_ITEMS and not any(_tells_rows_apart(raw, each.name) for each in others)
    )


def _tells_rows_apart(raw: RawTable, name: str) -> bool:
    """Whether a column says what each row is about: filled in every row, and nowhere alike."""
    answers = raw.rows[name].astype("str").str.strip()
    return bool((answers != "").all() and answers.is_unique)


def _is_asked(heading: str) -> bool:
    return heading.rstrip().endswith("?") and len(heading.split()) >= FEWEST_WORDS_ASKED


def _is_opinion(reading: ColumnReading) -> bool:
    scale = reading.scale
    is_opinion = reading.kind == "rating" and scale is not None and scale.scale_id in OPINIONS
    return is_opinion and scale is not None and len(scale.places) >= FEWEST_ITEMS
