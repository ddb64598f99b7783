"""Moments and durations as meeting tools write them, in the language of whoever exported the file."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Literal

DateOrder = Literal["day_first", "month_first"]
EARLIEST_YEAR, LATEST_YEAR = 1990, 2100
LONGEST_CELL = 80  # no date or duration is longer; nothing longer is searched

# The first letters of month names in English, Welsh, German, French, Spanish, Italian, Dutch, Portuguese
# and Polish; longer beginnings are tried first.
MONTH_BEGINNINGS = {
    1: "jan ion gen ene enero stycz sty janv",
    2: "feb chwef chw fév fev lut luty févr",
    3: "mar maw mär maa mrt marzec mars",
    4: "apr ebr avr abr kwi avril april",
    5: "may mai mag mei maj mayo maggio",
    6: "jun meh juin giu cze czerwiec junho",
    7: "jul gor juil lug lip lipiec julio",
    8: "aug awst aws août aou ago sie sierpień",
    9: "sep med sept set wrz wrzesień",
    10: "oct hyd okt ott out paź październik",
    11: "nov tach nov lis listopad",
    12: "dec rhag déc dez dic gru grudzień",
}
MONTHS = {word: number for number, words in MONTH_BEGINNINGS.items() for word in words.split()}
LONGEST_BEGINNING = max(map(len, MONTHS))

CLOCK = re.compile(
    r"(?<![\d.:/-])(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,6})?)?"
    r"(?:\s?([ap])\.?\s?m\b\.?|\s?(vorm|nachm)\b\.?)?(?![\d/-])",
    re.IGNORECASE,
)
YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.]\s?)(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s?(?:of |de )?[-\s]?([^\W\d_]{3,12})"
    r"\.?,?(?: de)?[-\s,]+(\d{4}|\d{2})(?!\d)",
    re.IGNORECASE,
)
MONTH_DAY = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)", re.IGNORECASE)

HOUR_WORDS = (
    "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur u godz tim timme timmar awr t"
)
MINUTE_WORDS = "m min mins minute minutes minuten minuto minutos minuti minuut munud minuta minut minuter"
SECOND_WORDS = (
    "s sec secs second seconds sek sekunde sekunden seconde secondes segundo segundos secondi eiliad"
)
UNIT_SECONDS = {
    **dict.fromkeys(HOUR_WORDS.split(), 3600),
    **dict.fromkeys(MINUTE_WORDS.split(), 60),
    **dict.fromkeys(SECOND_WORDS.split(), 1),
}
MEASURE = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)\s?([^\W\d_]{1,9})\.?")
CLOCK_DURATION = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,]\d+)?$")


def read_duration(text: str, bare_unit_seconds: int = 60) -> float | None:
    """Seconds of "19m 26s", "1 Std. 5 Min.", "0:19:26" or a bare number (minutes); None if it is none."""
    words = text.strip().casefold()[:LONGEST_CELL]
    if match := CLOCK_DURATION.match(words):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return float(hours * 3600 + minutes * 60 + seconds)
    if re.fullmatch(r"\d{1,6}(?:[.,]\d{1,3})?", words):
        return float(words.replace(",", ".")) * bare_unit_seconds
    measures = MEASURE.findall(words)
    units = [UNIT_SECONDS.get(unit) for _, unit in measures]
    if not measures or None in units:
        return None
    numbers = [float(number.replace(",", ".")) for number, _ in measures]
    return sum(number * unit for number, unit in zip(numbers, units, strict=True) if unit is not None)


def find_order(cells: Iterable[str], otherwise: DateOrder) -> tuple[DateOrder, bool]:
    """Day first or month first, as the cells show; `otherwise`, and False, where they leave it open."""
    shown = {"day_first": 0, "month_first": 0}
    is_open = False
    for cell in cells:
        if YEAR_FIRST.search(cell[:LONGEST_CELL]):
            continue
        match = NUMERIC.search(cell[:LONGEST_CELL])
        if match is None:
            continue
        first, second = int(match[1]), int(match[3])
        if match[2].startswith(".") or first > 12 >= second:
            shown["day_first"] += 1
        elif second > 12 >= first:
            shown["month_first"] += 1
        else:
            is_open = is_open or first != second
    if shown["day_first"] == shown["month_first"]:
        return otherwise, not is_open
    return ("day_first" if shown["day_first"] > shown["month_first"] else "month_first"), True


def read_moment(cell: str, order: DateOrder, on_day: date | None = None) -> datetime | None:
    """A date with its clock time; a bare time is on `on_day`, a bare date at midnight. None if it is none."""
    text = cell.strip()[:LONGEST_CELL]
    day, rest = find_day(text, order)
    clock = _read_clock(rest)
    if day is None:
        return datetime.combine(on_day, clock) if on_day and clock else None
    return datetime.combine(day, clock or time())


def find_day(text: str, order: DateOrder = "day_first") -> tuple[date | None, str]:
    """The first date in a short text, and the text without it."""
    for pattern in (YEAR_FIRST, NUMERIC, DAY_MONTH, MONTH_DAY):
        for match in pattern.finditer(text):
            day = _make_day(pattern, match, order)
            if day is not None:
                return day, f"{text[: match.start()]} {text[match.end() :].lstrip('T')}"
    return None, text


def read_month(word: str) -> int | None:
    """The number of a month by its name's beginning, misspelt endings included ("Feburay")."""
    flat = word.casefold()
    for length in range(min(len(flat), LONGEST_BEGINNING), 2, -1):
        if flat[:length] in MONTHS:
            return MONTHS[flat[:length]]
    return None


def _make_day(pattern: re.Pattern[str], match: re.Match[str], order: DateOrder) -> date | None:
    if pattern is YEAR_FIRST:
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    elif pattern is NUMERIC:
        first, second = int(match[1]), int(match[3])
        day_first = order == "day_first"
        day, month = (first, second) if day_first else (second, first)
        if month > 12 >= day:
            day, month = month, day
        year = int(match[4])
    else:
        word, number = (match[2], match[1]) if pattern is DAY_MONTH else (match[1], match[2])
        month, day, year = read_month(word) or 0, int(number), int(match[3])
    year += 2000 if year < 100 else 0
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read_clock(text: str) -> time | None:
    match = CLOCK.search(text)
    if match is None:
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    half = (match[4] or match[5] or "").casefold()
    if half in ("p", "nachm") and hour < 12:
        hour += 12
    if half in ("a", "vorm") and hour == 12:
        hour = 0
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def day_after(day: date, days: int = 1) -> date:
    return day + timedelta(days=days)
