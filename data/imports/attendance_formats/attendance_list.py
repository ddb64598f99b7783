"""Lists of who came with a column "Attended (Y/N)", or one each for present, apologies and absent."""

import re
from dataclasses import replace

import pandas as pd

from data.imports.attendance_formats.around import find_key, names_around, speaks_of_other_things
from data.imports.attendance_formats.attendance_rows import RANK, attendance_table
from data.imports.attendance_formats.marks import Marks, is_mark, settle_marks
from data.imports.attendance_formats.members import find_members
from data.imports.kinds import list_kinds
from data.imports.meeting_files.localised_times import find_day
from data.imports.meeting_files.people import fold
from data.imports.money_formats.heading_words import holds_dates
from data.imports.problems import ImportRefused
from data.imports.raw_table import RawTable

MOST_COLUMNS = 20
LONGEST_HEADING = 7  # words; a question has more
MOSTLY_MARKS = 0.8
# Headings (folded, without what stands in brackets) of the column that says who came.
SAID = frozenset(
    "attended|attendance|present|attending|in attendance|attended meeting|attended the meeting|did attend|"
    "did they attend|attendance status|attendance at meeting|attendee status|present at meeting|came|"
    "attended y n|attended yes no|present y n|present yes no|attended or apologies|attendance or apologies|"
    "present or apologies|present apologies|presenol|presenoldeb".split("|")
)
# Headings of columns of ticks, and what a tick in each says.
TICKED = {
    "present": "present", "attended": "present", "in attendance": "present", "presennol": "present",
    "apologies": "apologies", "apols": "apologies", "apology": "apologies", "apologies sent": "apologies",
    "apologies received": "apologies", "ymddiheuriadau": "apologies", "deputy": "deputy",
    "substitute": "deputy", "deputy attended": "deputy", "absent": "absent", "did not attend": "absent",
    "not present": "absent", "dna": "absent", "absent without apologies": "absent", "no apologies": "absent",
}  # fmt: skip
NOBODY = ("none", "nobody", "no one", "no deputy", "not sent", "none sent")
DAYS = ("date", "meeting date", "date of meeting", "held on", "day", "meeting", "dyddiad")
SERIES = ("meeting", "meeting name", "meeting title", "group", "board", "committee")
NO_DAY = (
    "it says who came, but nothing says to which meeting; write the day into a column “Date”, a title above "
    "the list or the file's name, for example 2026-09-30 board"
)


def is_attendance_list(table: RawTable) -> bool:
    """Names beside a column that says who came; no survey, no list of another kind, and not our own."""
    headings = [column.name for column in table.columns]
    if len(headings) > MOST_COLUMNS or speaks_of_other_things([*headings, *names_around(table)]):
        return False
    if any(len(heading.split()) > LONGEST_HEADING for heading in headings):
        return False
    taken = [*_find_ticks(table), *filter(None, [_find_said(table)])]
    if not taken or find_members(table, [*taken, *filter(None, [_find_day_column(table)])]) is None:
        return False
    from data.imports.recognise_kind import (
        has_scales,
        measure_fit,
    )  # it knows the kinds, which are made later

    return not has_scales(table) and not any(measure_fit(kind, table) for kind in list_kinds().values())


def reshape_attendance_list(table: RawTable) -> RawTable:
    """Rows of kind attendance, each of one member at one meeting.

    Raises ImportRefused where nothing says on which day it was.
    """
    said, ticks, day = _find_said(table), _find_ticks(table), _find_day_column(table)
    series = _find(table, SERIES, [*ticks, *filter(None, [said, day])])
    taken = [*ticks, *filter(None, [said, day, series])]
    members = find_members(table, taken)
    assert members is not None
    cells = table.rows.astype("str").apply(lambda words: words.str.strip())
    is_member = ~members.is_nobody
    if ticks:
        marks, presence = Marks(), _read_ticks(cells, ticks)
    else:
        marks = settle_marks(cells.loc[is_member, said].tolist(), find_key(table, is_member))
        # One column says of everybody whether they came: a blank says nothing.
        marks = replace(marks, blank="unknown" if marks.blank != "absent" else "absent")
        presence = cells[said].map(marks.read)
    rows = members.people.assign(
        presence=presence,
        held_on=cells[day] if day else _find_day_around(table),
        series=cells[series] if series else "",
    )[is_member]
    read = dict.fromkeys(ticks or filter(None, [said]), "presence")
    read |= {name: field for name, field in ((day, "held on"), (series, "series")) if name}
    extras = table.extras | {"attendance_layout": "attendance_list"}
    return attendance_table(replace(table, extras=extras), rows, members, marks, read, [])


def _flat(heading: str) -> str:
    """ "Attended? (Y/N)" → attended."""
    return " ".join(re.sub(r"[^\w ]+", " ", re.sub(r"\(.*?\)|\[.*?\]", " ", fold(heading))).split())


def _find(table: RawTable, wanted: tuple[str, ...], taken: list[str]) -> str | None:
    free = {_flat(column.name): column.name for column in reversed(table.columns) if column.name not in taken}
    return next((free[heading] for heading in wanted if heading in free), None)


def _find_said(table: RawTable) -> str | None:
    for column in table.columns:
        if _flat(column.name) in SAID:
            cells = table.rows[column.name].astype("str").str.strip()
            filled = cells[cells != ""]
            if len(filled) and filled.map(is_mark).mean() >= MOSTLY_MARKS:
                return column.name
    return None


def _find_ticks(table: RawTable) -> dict[str, str]:
    """Column → presence, where two or more columns of marks say between them who came."""
    found = {
        column.name: presence
        for column in table.columns
        if (presence := TICKED.get(_flat(column.name)))
        and (presence == "deputy" or _holds_marks(table.rows[column.name]))
    }
    return found if len(set(found.values())) > 1 and "present" in found.values() else {}


def _holds_marks(column: pd.Series) -> bool:
    cells = column.astype("str").str.strip()
    return bool(cells[cells != ""].map(is_mark).all())


def _read_ticks(cells: pd.DataFrame, ticks: dict[str, str]) -> pd.Series:
    """The column in which the tick stands; "no" in one is no tick, and none at all is not known.

    Of several ticks the one that says most of the seat goes: a deputy behind apologies filled it.
    """
    ticked = {name: cells[name].map(_is_tick) for name in ticks}
    came = pd.DataFrame({name: ticked[name] for name in ticks if ticks[name] == "present"}).any(axis=1)
    for name in [name for name, meant in ticks.items() if meant == "deputy"]:
        filled = cells[name].map(_is_filled)
        # Names beside those who came themselves are of deputies that they have, not of who came instead.
        ticked[name] = ticked[name] if (filled & came).any() else filled
    presence = pd.Series("unknown", index=cells.index, dtype="str")
    for name, meant in sorted(ticks.items(), key=lambda tick: RANK[tick[1]]):
        presence = presence.mask(ticked[name], meant)
    return presence


def _is_tick(cell: str) -> bool:
    return bool(cell) and Marks().read(cell) in ("present", "cross", "apologies", "deputy", "a")


def _is_filled(cell: str) -> bool:
    """A tick in the column of deputies, or the name of whoever came instead; not "no" or "none"."""
    return _is_tick(cell) or (bool(cell) and not is_mark(cell) and fold(cell) not in NOBODY)


def _find_day_column(table: RawTable) -> str | None:
    found = [_find(table, (heading,), []) for heading in DAYS]
    return next((name for name in found if name and holds_dates(table.rows[name])), None)


def _find_day_around(table: RawTable) -> str:
    for words in names_around(table):
        day = find_day(words.replace("_", " ")[-200:])[0]
        if day:
            return day.isoformat()
    raise ImportRefused(NO_DAY)
