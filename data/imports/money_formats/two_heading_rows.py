"""Two rows of headings: years, quarters or months above, and below each "Budget", "Actual" and the like."""

from data.imports.money_formats.heading_words import split_heading
from data.imports.money_formats.period_columns import STAGE_OF, is_period

FEWEST = 2  # cells below periods
BESIDE_STAGES = frozenset(
    "variance difference change remaining balance original revised approved current latest".split()
)


def join_heading_rows(above: list[str], below: list[str]) -> list[str] | None:
    """ "2023/24 Budget", "2023/24 Actual" of two rows; None where they are no such pair."""
    width = max(len(above), len(below))
    upper, lower = ([*map(str.strip, cells), *[""] * (width - len(cells))] for cells in (above, below))
    if not width or lower[0] or "" not in upper:
        return None
    period, joined, count = "", list[str](), 0
    for name, word in zip(upper, lower, strict=True):
        period = name or period
        if not word:
            joined.append(name)
            continue
        if not is_period(period) or not _says_stage(word):
            return None
        joined.append(f"{period} {word}")
        count += 1
    return joined if count >= FEWEST else None


def _says_stage(word: str) -> bool:
    is_bare = not any(letter.isdigit() for letter in word.replace("000", ""))
    return is_bare and bool(split_heading(word) & (STAGE_OF.keys() | BESIDE_STAGES))
