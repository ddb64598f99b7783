"""Grids of attendance that stand otherwise: with the days in a second row, or with a row for each meeting."""

import re
from dataclasses import replace

import pandas as pd

from data.imports.attendance_formats.around import names_around
from data.imports.attendance_formats.marks import is_mark
from data.imports.attendance_formats.meeting_days import read_day_heading
from data.imports.attendance_formats.members import MAY_BEGIN_A_NAME, NO_MEMBER, is_of_organisations
from data.imports.money_formats.heading_words import holds_dates
from data.imports.money_formats.ledger_table import find_column
from data.imports.raw_table import RawColumn, RawTable, make_names_unique

OF_ATTENDANCE = re.compile(r"attend|presen|who came", re.IGNORECASE)
DAYS = ("date", "meeting date", "date of meeting", "held on", "meeting", "day", "dyddiad")
SERIES = ("meeting", "meeting name", "meeting title", "group", "board", "committee", "type of meeting")
FEWEST_MEMBERS = 2
A_NUMBER = re.compile(r"\s*\d{1,2}\.\d{1,2}\s*")  # "7.5" posts are no 7th of May
MEMBER = "Member"


def turn_upright(table: RawTable) -> RawTable:
    """The grid with a row a member and a column a day, whichever way round it stands; else as it is."""
    if table.rows.empty or any(read_day_heading(column.name) for column in table.columns):
        return table
    first = [str(word) for word in table.rows.iloc[0]]
    if sum(read_day_heading(word) is not None and not A_NUMBER.fullmatch(word) for word in first) > 1:
        return _head_by_days(table, first)
    day = find_column(table, *DAYS)
    members = _find_members(table, day) if day and holds_dates(table.rows[day]) else []
    return _turn(table, day, members, _find_series(table, day, members)) if day and members else table


def _find_series(table: RawTable, day: str, members: list[str]) -> str | None:
    """The column that names the meetings of a grid with a row for each; none where it holds marks."""
    found = find_column(table, *SERIES)
    return None if found in (day, *members) else found


def _head_by_days(table: RawTable, first: list[str]) -> RawTable:
    """Where "Meeting 1 | Meeting 2" stands above the days, the days are the headings."""
    below = [word or column.name for word, column in zip(first, table.columns, strict=True)]
    names = make_names_unique(below)
    rows = table.rows.iloc[1:].set_axis(names, axis="columns")
    return replace(table, rows=rows, columns=[RawColumn(name) for name in names])


def _find_members(table: RawTable, day: str) -> list[str]:
    """Columns of marks, headed by organisations or in a file that speaks of attendance."""
    others = [column.name for column in table.columns if column.name != day]
    may_be = [name for name in others if not NO_MEMBER.match(name) or MAY_BEGIN_A_NAME.match(name)]
    marked = [name for name in may_be if _holds_marks(table.rows[name])]
    is_told = is_of_organisations(pd.Series(marked, dtype="str")) or any(
        OF_ATTENDANCE.search(words) for words in names_around(table)
    )
    return marked if is_told and len(marked) >= max(FEWEST_MEMBERS, len(others) / 2) else []


def _holds_marks(column: pd.Series) -> bool:
    cells = column.astype("str").str.strip()
    cells = cells[cells != ""]
    return bool(len(cells)) and bool(cells.map(is_mark).all())


def _turn(table: RawTable, day: str, members: list[str], series: str | None) -> RawTable:
    """Rows of meetings as columns; the row numbers are then those of the members.

    `extras["series"]` is the day's heading → the name of the meeting, where a column says it. Two meetings of
    one day and one name stay two columns of that day.
    """
    dated = table.rows[table.rows[day].astype("str").map(lambda word: read_day_heading(word) is not None)]
    names = dated[series].astype("str").str.strip() if series else pd.Series("", index=dated.index)
    days = make_names_unique([str(word) for word in dated[day]])
    turned = dated[members].astype("str").set_axis(days, axis="index").T
    rows = turned.rename_axis(None, axis="columns").reset_index(names=MEMBER)
    rows.index = pd.RangeIndex(1, len(rows) + 1, name="row")
    left_out = int(table.extras.get("left_out_count", 0)) + len(table.rows) - len(dated)
    extras = table.extras | {"left_out_count": left_out, "series": dict(zip(days, names, strict=True))}
    extras["row_count"] = len(dated)
    extras |= {"series_column": series} if series else {}
    return replace(table, rows=rows, columns=[RawColumn(str(name)) for name in rows], extras=extras)
