"""Two rows of headings: years, quarters or months above, and below each "Budget", "Actual" and the like."""

import re

from data.imports.money_formats.heading_words import split_heading
from data.imports.money_formats.period_columns import STAGE_OF, is_period

FEWEST = 2  # cells below periods
TOTAL = re.compile(r"(?:grand |overall )?totals?|full[- ]year|year to date|ytd", re.IGNORECASE)
BESIDE_STAGES = frozenset(
    "variance difference change remaining balance original revised approved current latest".split()
)


def join_heading_rows(above: list[str], below: list[str]) -> list[str] | None:
    """ "2023/24 Budget", "2023/24 Actual" of two rows; None where they are no such pair.

    What names the lines may stand in either row; the total of the periods has a part of its own.
    """
    width = max(len(above), len(below))
    upper, lower = ([*map(str.strip, cells), *[""] * (width - len(cells))] for cells in (above, below))
    if not width or "" not in upper or (lower[0] and upper[0]):
        return None
    period, joined, count = "", list[str](), 0
    for name, word in zip(upper, lower, strict=True):
        period = name or period
        if not (word and period):
            joined.append(name or word)
            continue
        if not (is_period(period) or TOTAL.fullmatch(period)) or not _says_stage(word):
            return None
        joined.append(f"{period} {word}")
        count += 1
    are_told = any(map(is_period, upper)) or not any(map(TOTAL.fullmatch, upper))
    return joined if count >= FEWEST and are_told else None


def _says_stage(word: str) -> bool:
    is_bare = not any(letter.isdigit() for letter in word.replace("000", ""))
    return is_bare and bool(split_heading(word) & (STAGE_OF.keys() | BESIDE_STAGES))
