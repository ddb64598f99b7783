"""Words to dates, numbers, quarters and choices, a whole column at a time.

What a column's own values show decides between day-first and month-first, decimal point and comma. What
they leave open is asked, never assumed: an ambiguous column comes back with `question` set.
"""

import calendar
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import pandas as pd

from analytics.wording import say_count

EARLIEST_YEAR, LATEST_YEAR = 1990, 2100
DateOrder = Literal["day_first", "month_first"]

MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
# In German, Welsh, French and Spanish.
OTHER_MONTHS = {
    1: "januar jänner jan jän ionawr janvier enero",
    2: "februar feber chwefror février fevrier febrero",
    3: "märz maerz mär mrz mawrth mars marzo",
    4: "ebrill avril abril",
    5: "mai mayo",
    6: "juni mehefin juin junio",
    7: "juli gorffennaf juillet julio",
    8: "awst août aout agosto",
    9: "medi septembre septiembre",
    10: "oktober okt hydref octobre octubre",
    11: "tachwedd novembre noviembre",
    12: "dezember dez rhagfyr décembre decembre diciembre",
}
MONTHS |= {word: number for number, words in OTHER_MONTHS.items() for word in words.split()}

# A time stands behind a figure of the day: in "Wednesday 14.01.2026" what looks like one is the day.
CLOCK = r"(?:T|(?<=\d),?\s+(?:at\s+)?)\d{1,2}[:.]\d{2}.*$"
# Forms in Italian, Danish or Finnish write 18.03.40 for the time of day.
DOTTED_CLOCK = re.compile(r"(?<=\d),?\s+(?:at\s+)?\d{1,2}\.\d{2}\b")
FEWEST_OF_EACH = 3  # days written in two ways
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$")
DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-\s./]+([^\W\d_]{3,10})\.?,?[-\s./]+(\d{4}|\d{2})$")
MONTH_DAY = re.compile(r"([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$")
WEEKDAY = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE
)
# A spreadsheet's day number, which exports write when a cell was not shown as a date.
DAY_NUMBER = re.compile(r"(\d{5})(?:\.\d+)?$")
DAY_ZERO = np.datetime64("1899-12-30", "s")
QUARTER_FORMS = (
    re.compile(r"(?P<year>\d{4})[-\s/]?Q(?P<quarter>[1-4])$", re.IGNORECASE),
    re.compile(r"Q(?P<quarter>[1-4])[-\s/]?(?P<year>\d{4})$", re.IGNORECASE),
)
# Financial years begin in April: Q1 of 2025/26 is April to June 2025.
YEARS = r"(?:FY\s*)?(?P<year>(?:\d{2})?\d{2})\s*[-/–]\s*(?P<end>(?:\d{2})?\d{2})"
QUARTER_WORD = r"(?:Q|Qtr\.?\s*|Quarter\s*)(?P<quarter>[1-4])"
FINANCIAL_QUARTERS = (
    re.compile(rf"{YEARS}[-,\s]*{QUARTER_WORD}$", re.IGNORECASE),
    re.compile(rf"{QUARTER_WORD}[-,\s]*(?:of\s+)?{YEARS}$", re.IGNORECASE),
)
YEAR_ALONE = re.compile(r"(?:FY\s*)?(?:19|20)\d{2}$", re.IGNORECASE)
FINANCIAL_YEAR = re.compile(rf"{YEARS}$", re.IGNORECASE)
MONTH_ALONE = re.compile(r"(?P<month>[^\W\d_]{3,10})\.?[-\s/]+(?P<year>\d{4}|\d{2})$")
MONTH_SPAN = re.compile(
    r"([^\W\d_]{3,10})\s*(?:[-–—]|to|bis)\s*([^\W\d_]{3,10})\.?,?\s+(\d{4})$", re.IGNORECASE
)

# What people write where there is no day yet, or none any more; as good as a blank.
NO_DAY = frozenset(
    "tbc tba tbd n/a na none nil - – — ongoing on-going continuous asap immediate immediately unknown".split()
)
# "by Friday", "end of term", "next meeting": said of a day that the file does not name.
DAY_UNSAID = re.compile(
    r"(?:(?:by|before|on|at|for|within|in|the|next|this|each|every|(?:end|start|beginning) of) )*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|day|week|month|quarter|term|year|meeting|board|tomorrow|today)$",
    re.IGNORECASE,
)

YES_WORDS = ("yes", "y", "true", "1", "x", "✓", "✔", "oes", "ja", "oui", "si", "sí")
NO_WORDS = ("no", "n", "false", "0", "-", "✗", "nein", "non", "na", "nac oes")


@dataclass(frozen=True)
class ReadColumn:
    """Typed values (missing where blank or wrong), what is wrong per row, and what must be asked."""

    values: pd.Series
    faults: dict[int, str] = field(default_factory=dict)
    question: str | None = None


def distinct(words: pd.Series) -> tuple[np.ndarray, list[str]]:
    """Codes and the distinct words of a column, so that each word is looked at once."""
    if isinstance(words.dtype, pd.CategoricalDtype):
        return words.cat.codes.to_numpy(), words.cat.categories.tolist()
    codes, found = pd.factorize(words, use_na_sentinel=False)
    return codes, ["" if pd.isna(word) else str(word) for word in found]


def normalise_word(word: str) -> str:
    """A label as it is compared: case, spaces, curly quotes and a final stop do not matter."""
    flat = unicodedata.normalize("NFKC", word).replace("’", "'").replace("‘", "'").replace("`", "'")
    return " ".join(flat.split()).casefold().rstrip(" .:;,")


def normalise_name(name: str) -> str:
    """A heading or an organisation's name as it is compared: letters and digits only."""
    letters = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    return " ".join(re.sub(r"[^\w]+|_", " ", letters).split())


def _look_up(words: pd.Series, read: Callable[[str], Any], dtype: str) -> ReadColumn:
    """Apply `read` to each distinct word; a ValueError's sentence becomes the fault of its rows."""
    codes, found = distinct(words)
    values: list[Any] = []
    wrong: dict[int, str] = {}
    for code, word in enumerate(found):
        try:
            values.append(read(word) if word.strip() else None)
        except ValueError as error:
            values.append(None)
            wrong[code] = str(error)
    typed = pd.Series(values, dtype=dtype) if found else pd.Series([], dtype=dtype)
    column = pd.Series(typed.array.take(codes), index=words.index)
    rows = words.index.to_numpy()
    faulty = np.flatnonzero(np.isin(codes, list(wrong)))
    return ReadColumn(column, {int(rows[at]): wrong[int(codes[at])] for at in faulty})


# ---------------------------------------------------------------- dates


def read_dates(words: pd.Series, order: DateOrder | None = None, lies_ahead: bool = False) -> ReadColumn:
    """Dates in any usual spelling; `order` settles 03/04/2026, else the column's own values do.

    Where the days lie ahead, "by Friday" is as good as a blank; of a day that has been it is a fault.
    """
    days = _drop_clock(words)
    _, found = distinct(days)
    order = order or find_date_order(days)
    question = None
    if order is None and any(_is_open(word) for word in found):
        question = (
            "dates such as 03/04/2026 could be day first or month first; say which under “How 03/04/2026 is "
            "meant” (date_order)"
        )
    return ReadColumn(*_dates(days, order or "day_first", lies_ahead), question)


def _dates(days: pd.Series, order: DateOrder, lies_ahead: bool) -> tuple[pd.Series, dict[int, str]]:
    column = _look_up(days, lambda word: _read_date(word, order, lies_ahead), "datetime64[s]")
    return column.values, column.faults


def _drop_clock(words: pd.Series) -> pd.Series:
    _, found = distinct(words)
    if not any(":" in word or "T" in word or DOTTED_CLOCK.search(word) for word in found):
        return words
    return words.astype("str").str.replace(CLOCK, "", regex=True).str.strip()


def find_date_order(words: pd.Series) -> DateOrder | None:
    """What the values show: a first part above 12 must be a day. None when nothing does.

    When both are shown the more frequent wins, and the rest are listed as dates that cannot be.
    """
    codes, found = distinct(_drop_clock(words))
    weights = np.bincount(codes, minlength=len(found)).tolist() if found else []
    shown = {"day_first": 0, "month_first": 0}
    for word, weight in zip(found, weights, strict=True):
        match = NUMERIC.match(word.strip())
        if (match and match[2] == ".") or (match and int(match[1]) > 12 >= int(match[3])):
            shown["day_first"] += weight
        elif match and int(match[3]) > 12 >= int(match[1]):
            shown["month_first"] += weight
    if not any(shown.values()):
        return None
    return "day_first" if shown["day_first"] >= shown["month_first"] else "month_first"


def are_turned(words: pd.Series) -> bool:
    """Whether a spreadsheet has likely turned day and month round: 2026-02-01 and 13/01/2026 in one column.

    Read in the other order than written, a day up to the 12th becomes a date, and a later one stays text.
    """
    found = [word.strip() for word in distinct(_drop_clock(words))[1]]
    whole = [match for match in map(YEAR_FIRST.match, found) if match]
    slashed = [match for match in map(NUMERIC.match, found) if match]
    return (
        min(len(whole), len(slashed)) >= FEWEST_OF_EACH
        and all(int(match[3]) <= 12 for match in whole)
        and all(int(match[1]) > 12 >= int(match[3]) for match in slashed)
    )


def _is_open(word: str) -> bool:
    match = NUMERIC.match(word.strip())
    return (
        match is not None
        and match[1].zfill(2) != match[3].zfill(2)
        and max(int(match[1]), int(match[3])) <= 12
    )


def _read_date(word: str, order: DateOrder, lies_ahead: bool) -> np.datetime64 | None:
    if lies_ahead and DAY_UNSAID.match(" ".join(word.rstrip(". ").split())):
        return None
    word = WEEKDAY.sub("", word.strip())
    if word.casefold().rstrip(".") in NO_DAY:
        return None
    if match := DAY_NUMBER.match(word):
        day_number = DAY_ZERO + np.timedelta64(int(match[1]), "D")
        return _make_date(word, *(int(part) for part in str(day_number)[:10].split("-")))
    if match := YEAR_FIRST.match(word) or COMPACT.match(word):
        parts = (match[1], match[2], match[3])
    elif match := NUMERIC.match(word):
        day, month = (match[1], match[3]) if order == "day_first" else (match[3], match[1])
        parts = (match[4], month, day)
    elif match := DAY_MONTH.match(word):
        parts = (match[3], str(MONTHS.get(match[2].casefold(), 0)), match[1])
    elif match := MONTH_DAY.match(word):
        parts = (match[3], str(MONTHS.get(match[1].casefold(), 0)), match[2])
    else:
        raise ValueError("this is not a date; write it as 2026-09-30 or 30/09/2026")
    return _make_date(word, *(int(part) for part in parts))


def _make_date(word: str, year: int, month: int, day: int) -> np.datetime64:
    year += 2000 if year < 100 else 0
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ValueError(f"the year {year} cannot be; {EARLIEST_YEAR} to {LATEST_YEAR} are allowed")
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise ValueError(f"{word} is not a date that exists")
    return np.datetime64(f"{year:04d}-{month:02d}-{day:02d}", "s")


# ---------------------------------------------------------------- quarters


def quarters_of(dates: pd.Series) -> pd.Series:
    """The quarter of each date, as 2026-Q3; "" where there is no date."""
    codes, found = pd.factorize(dates)
    names = [f"{moment.year}-Q{(moment.month - 1) // 3 + 1}" for moment in pd.DatetimeIndex(found)]
    return pd.Series(np.array([*names, ""], dtype=object)[codes], index=dates.index, dtype="str")


def read_quarters(words: pd.Series) -> ReadColumn:
    """Quarters as 2026-Q3, Q3 2026, Jul–Sep 2026 or Q2 2026/27; months and financial years by their start."""
    read = _look_up(words, read_period, "str")
    return ReadColumn(read.values.fillna(""), read.faults)


def is_financial_year(word: str) -> bool:
    """Whether a period is a whole year from April, such as 2025/26."""
    match = FINANCIAL_YEAR.match(word.strip())
    return match is not None and _first_year(match) is not None


def say_whole_years(count: int) -> str:
    """Lines of a whole financial year stand in one quarter: whoever reads the gap must know."""
    year = "of a whole financial year"
    lines = say_count(count, f"line is {year}; it counts", f"lines are {year}; they count")
    return f"{lines} in its first quarter, April to June"


def read_period(word: str) -> str:
    """The quarter of a period: a financial year and a month lie in the quarter in which they begin."""
    word = word.strip()
    year = FINANCIAL_YEAR.match(word)
    if year and (first := _first_year(year)) is not None:
        return f"{first}-Q2"
    month = MONTH_ALONE.match(word)
    number = MONTHS.get(month["month"].casefold(), 0) if month else 0
    if month and number:
        full = int(month["year"]) + (2000 if len(month["year"]) == 2 else 0)
        return f"{full}-Q{(number + 2) // 3}"
    return read_quarter(word)


def _first_year(match: re.Match[str]) -> int | None:
    """2025 of 2025/26; None where the second year does not follow the first."""
    first = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    follows = int(match["end"]) % 100 == (first + 1) % 100
    return first if follows and EARLIEST_YEAR <= first <= LATEST_YEAR else None


def read_quarter(word: str) -> str:
    """One quarter in the stored spelling. Raises ValueError saying what is allowed."""
    word = word.strip()
    for form in QUARTER_FORMS:
        if (match := form.match(word)) and EARLIEST_YEAR <= int(match["year"]) <= LATEST_YEAR:
            return f"{match['year']}-Q{match['quarter']}"
    for form in FINANCIAL_QUARTERS:
        if (match := form.match(word)) and (year := _first_year(match)) is not None:
            number = int(match["quarter"])
            return f"{year}-Q{number + 1}" if number < 4 else f"{year + 1}-Q1"
    if match := MONTH_SPAN.match(word):
        first, last = MONTHS.get(match[1].casefold(), 0), MONTHS.get(match[2].casefold(), 0)
        if last == first + 2 and first % 3 == 1:
            return f"{match[3]}-Q{(first + 2) // 3}"
    if YEAR_ALONE.match(word):
        raise ValueError(
            "a year alone does not say when it begins; write 2026/27 for one from April, or 2026-Q3"
        )
    raise ValueError("this is not a quarter; write it as 2026-Q3 (July to September 2026)")


# ---------------------------------------------------------------- numbers

DECIMAL_COMMA = re.compile(
    r"^\d+,\d{1,2}$|^\d+,\d{4,}$|^\d{1,3}(\.\d{3})+,\d+$|^\d{1,3}(\.\d{3}){2,}$|^0,\d+$"
)
DECIMAL_POINT = re.compile(
    r"^\d+\.\d{1,2}$|^\d*\.\d{4,}$|^\d{1,3}(,\d{3})+\.\d+$|^\d{1,3}(,\d{3}){2,}$|^0?\.\d+$"
)
OPEN_COMMA = re.compile(r"^[1-9]\d{0,2},\d{3}$")
OPEN_POINT = re.compile(r"^[1-9]\d{0,2}\.\d{3}$")
AROUND_NUMBERS = re.compile(r"[£$€\s\u00a0\u202f'’]|^(?:GBP|EUR|USD)|(?:GBP|EUR|USD)$", re.IGNORECASE)
# Accounting programs write a credit behind the amount, and a dash for nothing.
CREDIT = re.compile(r"(?<=\d)(?:-|−|CR)$", re.IGNORECASE)
NOTHING_OWED = frozenset({"-", "–", "—", "nil", "Nil", "NIL"})
PLAIN_NUMBER = re.compile(r"^\d*\.?\d+$|^\d+\.$|^\d+(?:\.\d+)?e[+-]?\d{1,3}$", re.IGNORECASE)
Decimal = Literal["point", "comma"]


def read_numbers(words: pd.Series, decimal: Decimal | None = None, separator: str | None = ",") -> ReadColumn:
    """Numbers with currency signs, thousands and either decimal mark; (12) and -12 are below zero.

    `separator` is the file's own: where cells end at semicolons, commas are likely decimal marks, so that
    1.234 is open too.
    """
    bare = [_bare_number(word) for word in distinct(words)[1]]
    question = None
    if decimal is None:
        decimal = find_decimal(bare)
        is_open = any(OPEN_COMMA.match(word) for word in bare)
        is_open |= separator == ";" and any(OPEN_POINT.match(word) for word in bare)
        if decimal is None and is_open:
            question = (
                "numbers such as 1,234 could be thousands or decimals; say which under “How 1,234 is meant” "
                "(decimal: point or comma)"
            )
    read = _look_up(words, lambda word: _read_number(word, decimal or "point"), "float64")
    return ReadColumn(read.values, read.faults, question)


def read_amounts(words: pd.Series, decimal: Decimal | None = None, separator: str | None = ",") -> ReadColumn:
    """As read_numbers, of money: 1,234 is above a thousand; a dash or "nil" is nothing, not "not known"."""
    found = distinct(words)[1]
    nothing = {word: "0" for word in found if AROUND_NUMBERS.sub("", word) in NOTHING_OWED}
    if decimal is None:
        bare = [_bare_number(word) for word in found]
        has_open_points = separator == ";" and any(OPEN_POINT.match(word) for word in bare)
        if find_decimal(bare) is None and not has_open_points:
            decimal = "point"  # money has two decimals or none: 1,234 is above a thousand
    return read_numbers(words.replace(nothing) if nothing else words, decimal, separator)


def find_decimal(bare: list[str]) -> Decimal | None:
    """What the numbers show about the decimal mark; None when nothing does."""
    commas = sum(1 for word in bare if DECIMAL_COMMA.match(word))
    points = sum(1 for word in bare if DECIMAL_POINT.match(word))
    if not commas and not points:
        return None
    return "comma" if commas > points else "point"


def _bare_number(word: str) -> str:
    return CREDIT.sub("", AROUND_NUMBERS.sub("", word.strip().strip("()").lstrip("+-−").strip()))


def _read_number(word: str, decimal: Decimal) -> float:
    outside = AROUND_NUMBERS.sub("", word.strip())
    below_zero = outside.startswith(("-", "−")) or (outside.startswith("(") and outside.endswith(")"))
    below_zero = below_zero or bool(CREDIT.search(outside))
    bare = _bare_number(word)
    bare = bare.replace(".", "").replace(",", ".") if decimal == "comma" else bare.replace(",", "")
    if not PLAIN_NUMBER.match(bare):
        raise ValueError("this is not a number")
    number = float(bare)
    if not np.isfinite(number) or abs(number) > 1e13:
        raise ValueError("this number is too large")
    return -number if below_zero else number


# ---------------------------------------------------------------- choices


CHOICE_ENDS = re.compile(r"\s+[-–—]\s*|\s*[–—:;,(]\s*")


def read_choices(words: pd.Series, allowed: dict[str, tuple[str, ...]]) -> ReadColumn:
    """Each word as the choice it stands for; `allowed` maps a choice to the words that mean it."""
    known = {normalise_word(word): choice for choice, words_ in allowed.items() for word in (choice, *words_)}
    listed = ", ".join(choice.replace("_", " ") for choice in allowed)

    def read(word: str) -> str:
        choice = known.get(normalise_word(word)) or known.get(normalise_word(word).replace(" ", "_"))
        # "In progress – on track" says more than the choice, but says it first.
        choice = choice or known.get(normalise_word(CHOICE_ENDS.split(word.strip(), maxsplit=1)[0]))
        if choice is None:
            raise ValueError(f"this is none of the words allowed here: {listed}")
        return choice

    column = _look_up(words, read, "str")
    return ReadColumn(column.values.fillna(""), column.faults)


def read_flags(words: pd.Series) -> ReadColumn:
    """Yes and no, however written."""
    choices = read_choices(words, {"yes": YES_WORDS, "no": NO_WORDS})
    return ReadColumn(choices.values.map({"yes": True, "no": False}).astype("boolean"), choices.faults)
