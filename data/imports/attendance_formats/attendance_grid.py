"""Attendance grids: a row a member, a column a meeting, and in the cell a mark of whether they came."""

import re
from dataclasses import replace

import pandas as pd

from analytics.wording import say_count
from data.imports.attendance_formats.around import find_key, names_around, speaks_of_other_things
from data.imports.attendance_formats.attendance_rows import MARKED, MOST_ROWS, UNMARKED, attendance_table
from data.imports.attendance_formats.grid_shapes import MEMBER, turn_upright
from data.imports.attendance_formats.marks import Marks, bare_mark, is_mark, says_nothing, settle_marks
from data.imports.attendance_formats.meeting_days import (
    MeetingDay,
    find_numbered,
    place_in_years,
    read_day_heading,
)
from data.imports.attendance_formats.members import Members, find_members, is_of_organisations
from data.imports.meeting_files.people_places import is_organisation_name
from data.imports.problems import ImportRefused, Problem
from data.imports.raw_table import RawTable

MOST_COLUMNS = 120
# Of the filled cells below the days this share are marks; others are totals, and words beside a mark.
MOSTLY_MARKS = 0.7
CANCELLED = re.compile(r"\bcancel", re.IGNORECASE)
OF_MEETINGS = re.compile(r"attend|meeting|board|committee|presen|cyfarfod", re.IGNORECASE)
NOBODY_MARKED = (
    "it is a list of who came to meetings, but no meeting that took place has a mark of anybody; fill it "
    "in first"
)
ROWS_TRIED = 500
OF_SECTIONS = frozenset(
    "partner partners member members agency agencies organisation organisations organizations sector sectors "
    "attendee attendees observer observers officers representatives invitees advisers advisors statutory "
    "voting non-voting co-opted guests others other reps core associate locality localities area areas "
    "region regions cluster clusters".split()
)
PLAIN_NUMBERS = frozenset("01")


def is_attendance_grid(table: RawTable) -> bool:
    """Columns headed by days that hold marks, beside names; a rota or a register of courses is none."""
    if len(table.columns) > MOST_COLUMNS or speaks_of_other_things(names_around(table)):
        return False
    table = turn_upright(table)
    days = _find_days(table)
    members = find_members(table, [day.column for day in days]) if days else None
    if members is None:
        return False
    marks = {bare_mark(cell) for day in days for cell in table.rows[day.column].astype("str")} - {""}
    # Noughts and ones alone may count anything, in months of organisations too.
    is_said = OF_MEETINGS.search(" ".join([*names_around(table), *(column.name for column in table.columns)]))
    has_places = "organisation" in members.columns.values()
    are_numbers = marks <= PLAIN_NUMBERS and (not has_places or all(day.is_period for day in days))
    return bool(is_said) or (len(days) > 1 and not are_numbers)


def reshape_attendance_grid(table: RawTable) -> RawTable:
    """Rows of kind attendance: one for each member and meeting at which they were expected."""
    table = turn_upright(table)
    days = _find_days(table)
    members = find_members(table, [day.column for day in days])
    assert members is not None
    cells = table.rows[[day.column for day in days]].astype("str").apply(lambda words: words.str.strip())
    days, cells, notes = _leave_out_meetings(days, cells, members)
    is_member, is_unmarked = _find_rows(cells, members)
    if not days or not is_member.any():
        raise ImportRefused(NOBODY_MARKED)
    left_out = int((~is_member).sum())
    days, said = place_in_years(days, table, [*names_around(table), *(each.name for each in table.columns)])
    marks = settle_marks(cells[is_member].to_numpy().ravel().tolist(), find_key(table, is_member))
    series = table.extras.get("series", {})
    parts = [
        members.people[is_member].assign(
            held_on=day.words,
            series=series.get(day.column, ""),
            presence=cells.loc[is_member, day.column].map(marks.read),
            **{UNMARKED: is_unmarked[is_member].map({True: "", False: MARKED if is_unmarked.any() else ""})},
        )
        for day in days
    ]
    rows = pd.concat(parts)
    blanks = int(cells[is_member].map(says_nothing).sum().sum())
    if blanks:
        notes.append(Problem(None, None, _say_blanks(blanks, marks.blank)))
    if left_out:
        words = ("row is of no member, such as a heading or a total; it is left out",
                 "rows are of no member, such as headings and totals; they are left out")  # fmt: skip
        said_rows = say_count(left_out, *words)
        if MEMBER not in members.columns:  # a grid that was turned has columns there
            said_rows += ": " + ", ".join(f"row {row}" for row in is_member.index[~is_member][:MOST_ROWS])
        notes.append(Problem(None, None, said_rows))
    extras = table.extras | {"attendance_layout": "attendance_grid"}
    read = {day.column: "who came to the meeting of that day" for day in days}
    if MEMBER not in members.columns:
        extras["row_count"] = int(is_member.sum())
        extras["left_out_count"] = int(extras.get("left_out_count", 0)) + left_out
    else:  # of a grid that was turned the file's columns are the members
        read |= dict.fromkeys(filter(None, [table.extras.get("series_column")]), "series")
        extras["people_columns"] = tuple(table.rows[MEMBER].astype("str"))
    return attendance_table(replace(table, extras=extras), rows, members, marks, read, [*notes, *said])


def _find_days(table: RawTable) -> list[MeetingDay]:
    names = [column.name for column in table.columns]
    found = [day for name in names if (day := read_day_heading(name))]
    found = found or find_numbered(names, _text_around(table))
    cells = (
        pd.concat([table.rows[day.column].astype("str").str.strip() for day in found])
        if found
        else pd.Series()
    )
    filled = cells[cells != ""]
    are_marks = len(filled) and filled.map(is_mark).mean() >= MOSTLY_MARKS
    return found if are_marks else []


def _text_around(table: RawTable) -> str:
    """The title and the words of every row, where the days of numbered meetings may stand."""
    rows = table.rows.head(ROWS_TRIED).astype("str").to_numpy().tolist()
    return "\n".join([*names_around(table), *(" ".join(cells) for cells in rows)])


def _leave_out_meetings(
    days: list[MeetingDay], cells: pd.DataFrame, members: Members
) -> tuple[list[MeetingDay], pd.DataFrame, list[Problem]]:
    """Without meetings that were cancelled or that nobody has marked yet."""
    own = cells[~members.is_nobody]
    cancelled = [day for day in days if CANCELLED.search(day.column) or _is_called_off(own[day.column])]
    blank = [day for day in days if day not in cancelled and own[day.column].eq("").all()]
    notes = []
    if cancelled:
        words = ("meeting was cancelled; it is left out", "meetings were cancelled; they are left out")
        notes.append(Problem(None, None, say_count(len(cancelled), *words)))
    if blank:
        words = ("meeting has no mark yet; it is left out", "meetings have no marks yet; they are left out")
        notes.append(Problem(None, None, say_count(len(blank), *words)))
    kept = [day for day in days if day not in cancelled and day not in blank]
    return kept, cells[[day.column for day in kept]], notes


def _is_called_off(cells: pd.Series) -> bool:
    """Whether "cancelled" is what the column says: "Apologies (train cancelled)" is of one member."""
    said = cells.str.contains(CANCELLED)
    came = cells[~said].map(Marks().read).isin(["present", "deputy"])
    return bool(said.any()) and not came.any() and bool(cells[said].map(_starts_with_cancelled).any())


def _starts_with_cancelled(cell: str) -> bool:
    """ "CANCELLED", "Meeting cancelled"; not "Apologies (train cancelled)"."""
    return CANCELLED.search(cell) is not None and not is_mark(cell)


def _find_rows(cells: pd.DataFrame, members: Members) -> tuple[pd.Series, pd.Series]:
    """Rows of members: those with marks, people with a place, and what may be organisations that never came.

    The second are those last ones, rows without a mark that may be headings as well. In a list that plainly
    has headings only a name like "Midshire Police" may be either.
    """
    filled = cells != ""
    marked = cells.map(lambda cell: bool(cell) and is_mark(cell))
    has_marks = filled.any(axis=1) & (2 * marked.sum(axis=1) >= filled.sum(axis=1))
    places = members.people["organisation"]
    is_known = places.map(lambda name: is_of_organisations(pd.Series([name]))).astype(bool)
    is_person = members.people["person"].ne("")
    is_blank = ~filled.any(axis=1)
    found = ~members.is_nobody & (has_marks | (is_blank & places.ne("") & (is_person | is_known)))
    may_be = ~members.is_nobody & is_blank & ~found & places.map(is_organisation_name)
    # A heading stands above others: the first row, or one below another blank row, is no member. A list with
    # one heading may have more of them, however they are worded.
    below = found.shift(1, fill_value=False) & (found | may_be).shift(-1, fill_value=True)
    has_headings = bool((may_be & (places.map(_heads_others) | ~found.cummax())).any())
    is_upright = MEMBER not in members.columns
    unmarked = may_be & below & is_upright & (not has_headings)
    return found | unmarked, unmarked | (found & is_blank & ~is_person & is_upright)


def _heads_others(name: str) -> bool:
    """ "Statutory partners", "Observers:": the heading of a section."""
    return name.endswith(":") or name.isupper() or not OF_SECTIONS.isdisjoint(name.casefold().split())


def _say_blanks(count: int, meant: str) -> str:
    cells = say_count(count, "cell without a mark counts", "cells without a mark count")
    if meant == "absent":
        return f"{cells} as absent; write n/a where somebody was not a member"
    return f"{cells} as not expected, as other marks say who was absent"
