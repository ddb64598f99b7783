"""Money in thousands or millions: "Budget £000", "Actual (£m)", a row "£'000" below the headings, a title.

Read as pounds, such a budget would be a thousandth of what it is. The amounts are multiplied, and it is said.
"""

import re
from dataclasses import replace

import pandas as pd

from analytics.wording import say_count
from data.imports.problems import ImportRefused, Problem
from data.imports.raw_table import RawTable
from data.imports.values import read_amounts

SIGN = r"(?:[£€$]|\bGBP\b|\bEUR\b|\bUSD\b)"
UNITS = {
    1_000: re.compile(
        rf"{SIGN}\s*['’]?000s?\b|(?<!\d)['’]000s?\b|(?<![\d,.])000s\b|{SIGN}\s?k\b|{SIGN}\s*thousands?\b"
        r"|\b(?:in|of) thousands\b|\(thousands?\)",
        re.IGNORECASE,
    ),
    1_000_000: re.compile(
        rf"{SIGN}\s?m(?:n|ns|ils?)?\b|{SIGN}\s*millions?\b|\bin millions\b|\(millions?\)", re.IGNORECASE
    ),
}
IN_WORDS = {1_000: "thousands", 1_000_000: "millions"}
# Of a row that says no more than the unit of each column: "£000", "£", "%", "£m".
UNIT_ALONE = re.compile(
    rf"\(?\s*(?:{SIGN}\s*(?:['’]?000s?|k|m|mn|millions?|thousands?)?|['’]?000s?|%)\s*\)?", re.IGNORECASE
)
LONGEST_HEADING = 10  # words; a question of a survey has more
MULTIPLIED = "multiplied"
ROUNDING = 0.51


def find_unit(text: str) -> int:
    """What a heading or a title says that amounts are to be multiplied by; 1 where it says nothing."""
    found = [factor for factor, pattern in UNITS.items() if pattern.search(text)]
    return found[0] if len(found) == 1 else 1


def strip_unit(heading: str) -> str:
    """ "Budget (£000)" → "Budget ()": what is left says what the amounts are."""
    for pattern in UNITS.values():
        heading = pattern.sub("", heading)
    return heading


def find_rounding(table: RawTable) -> float:
    """How far an amount may be off where sheets show whole pounds, or whole thousands."""
    return ROUNDING * float(table.extras.get(MULTIPLIED, 1))


def multiply_headed(table: RawTable, name: str) -> RawTable:
    """The table with amounts in full whose heading, or whose row of units, says thousands or millions."""
    table, units = _take_unit_row(table)
    for column in table.columns:
        is_short = len(column.name.split()) <= LONGEST_HEADING and not column.name.rstrip().endswith("?")
        if is_short and (factor := find_unit(column.name)) > 1:
            units[column.name] = factor
    return multiply(table, {column: factor for column, factor in units.items() if factor > 1}, name)


def _take_unit_row(table: RawTable) -> tuple[RawTable, dict[str, int]]:
    """Without a first row that holds nothing but units, and what it says of each column."""
    if len(table.rows) < 2:
        return table, {}
    first = table.rows.iloc[0].astype("str").str.strip()
    filled = first[first != ""]
    if not filled.map(find_unit).gt(1).any() or not filled.map(_is_unit).all():
        return table, {}
    return replace(table, rows=table.rows.iloc[1:]), {
        str(column): find_unit(cell) for column, cell in filled.items()
    }


def _is_unit(cell: str) -> bool:
    return UNIT_ALONE.fullmatch(cell) is not None


def multiply(table: RawTable, units: dict[str, int], name: str = "") -> RawTable:
    """The amounts of some columns times what is said of each; a note of how many columns that were.

    Raises ImportRefused where such amounts may be written with either decimal mark.
    """
    from data.imports.money_formats.heading_words import holds_amounts  # the formats of money know this

    units = {column: factor for column, factor in units.items() if holds_amounts(table.rows[column])}
    rows, notes = table.rows.copy(), list(table.notes)
    for column, factor in units.items():
        words = table.rows[column].astype("str")
        read = read_amounts(words, None, table.extras.get("separator"))
        if read.question:
            said = f"{name}: " if name else ""
            raise ImportRefused(f"{said}amounts in {IN_WORDS[factor]} cannot be read; {read.question}")
        full = read.values.map(
            lambda amount, factor=factor: "" if pd.isna(amount) else f"{amount * factor:.2f}"
        )
        rows[column] = words.where(read.values.isna(), full).astype("str")
    for factor, unit in IN_WORDS.items():
        if count := sum(each == factor for each in units.values()):
            columns = say_count(count, "column are", "columns are")
            notes.append(Problem(None, None, f"amounts of {columns} in {unit} and counted in full"))
    extras = table.extras | ({MULTIPLIED: max(units.values())} if units else {})
    return replace(table, rows=rows, notes=notes, extras=extras)


def multiply_titled(table: RawTable, amounts: list[str]) -> RawTable:
    """The amounts in full where only what stands above the table, or its sheet's name, says thousands."""
    if table.extras.get(MULTIPLIED) or not amounts:
        return table
    said = (str(table.extras.get(name) or "") for name in ("title", "sheet"))
    factor = next((unit for unit in map(find_unit, said) if unit > 1), 1)
    return multiply(table, dict.fromkeys(amounts, factor)) if factor > 1 else table
