"""A column of amounts of one month, quarter or year, and which of them only add up others."""

from dataclasses import dataclass, replace

import pandas as pd

from data.imports.money_formats.budget_table import BUDGETED, NO_BUDGET
from data.imports.money_formats.heading_words import find_by_words, holds_amounts
from data.imports.money_units import find_rounding
from data.imports.problems import Problem
from data.imports.raw_table import RawTable
from data.imports.values import read_amounts

FIRST_QUARTER = "Q1 from April"
ADDED_UP = "column of a whole year stands beside its months or quarters, which are counted instead"
ANNUAL = "annual budget"


@dataclass(frozen=True)
class PeriodColumn:
    """One column of amounts: its heading, its stage ("" if not said), and its quarter.

    Without a year, `part` says which quarter it is of a year from April or January, and `quarter` is blank.
    """

    name: str
    stage: str
    quarter: str
    part: str = ""
    is_year: bool = False


def find_annual_budget(table: RawTable, columns: list[PeriodColumn], quarter: str) -> PeriodColumn | None:
    """A budget of the whole year beside months or quarters; `quarter` is its first, "" if open."""
    taken = {column.name for column in columns}
    others = [column for column in table.columns if column.name not in taken]
    never = f"{NO_BUDGET} forecast projected"
    name = find_by_words(replace(table, columns=others), BUDGETED, never, holds_amounts)
    if name is None or any(column.is_year and column.stage == "need" for column in columns):
        return None
    return PeriodColumn(name, "need", quarter, "" if quarter else FIRST_QUARTER, is_year=True)


def settle_years(
    table: RawTable, columns: list[PeriodColumn], stage: str
) -> tuple[list[PeriodColumn], str, list[Problem]]:
    """The columns to be read, the stage of those that name none, and what is to be said.

    A year beside its own months or quarters counts only where it is of another stage. Where they name none
    and add up to a year that does, they are of its stage.
    """
    parts, years = [each for each in columns if not each.is_year], [each for each in columns if each.is_year]
    if not parts or not years:
        return columns, stage, []
    unsaid = [part for part in parts if not part.stage]
    for year in years:
        own = [part for part in unsaid if _is_within(part, year)]
        if not stage and year.stage and own and adds_up(table, year, own):
            stage = year.stage
    left_out = [year for year in years if _is_said_by_parts(table, year, parts, stage)]
    notes = [Problem(None, year.name, f"this {ADDED_UP}") for year in left_out]
    return [column for column in columns if column not in left_out], stage, notes


def _is_said_by_parts(table: RawTable, year: PeriodColumn, parts: list[PeriodColumn], stage: str) -> bool:
    own_stage = year.stage or stage
    within = [part for part in parts if _is_within(part, year)]
    alike = [part for part in within if (part.stage or stage) == own_stage]
    if year.quarter and any(not part.quarter for part in alike):
        return adds_up(table, year, alike)  # months of no year beside another year's total are not its own
    return bool(alike) or (not year.stage and any(adds_up(table, year, each) for each in _by_stage(within)))


def _by_stage(parts: list[PeriodColumn]) -> list[list[PeriodColumn]]:
    stages = dict.fromkeys(part.stage for part in parts)
    return [[part for part in parts if part.stage == stage] for stage in stages]


def _is_within(part: PeriodColumn, year: PeriodColumn) -> bool:
    """Whether a quarter lies in the financial year; where either names no year, they are of one."""
    if not part.quarter or not year.quarter:
        return True
    first = int(year.quarter[:4])
    of_year = {f"{first}-Q2", f"{first}-Q3", f"{first}-Q4", f"{first + 1}-Q1"}
    return part.quarter in of_year


def adds_up(table: RawTable, year: PeriodColumn, parts: list[PeriodColumn]) -> bool:
    """Whether the amounts of the year are those of its months or quarters together, in every row."""
    money = {
        column.name: read_amounts(table.rows[column.name].astype("str"), "point").values.fillna(0.0)
        for column in (year, *parts)
    }
    summed = pd.concat([money[part.name] for part in parts], axis=1).sum(axis=1)
    return bool((summed - money[year.name]).abs().le(find_rounding(table) * len(parts)).all())
