"""Rows of our own kind `attendance`, one per member and meeting, from marks and the days they stand under."""

import pandas as pd

from analytics.wording import say_count
from data.imports.attendance_formats.marks import NOT_EXPECTED, Marks
from data.imports.attendance_formats.members import Members
from data.imports.problems import Problem
from data.imports.raw_table import RawColumn, RawTable

RANK = {"present": 4, "deputy": 3, "apologies": 2, "absent": 1, "unknown": 0}
MOST_ROWS = 10  # are named in a message; the others are counted
# Of a row without any mark the cell below UNMARKED is blank: whoever imports says what it is of.
UNMARKED, MARKED = "unmarked_rows", "marked"
COLUMNS = ("held_on", "series", "organisation", "person", "presence", "expected", UNMARKED)


def attendance_table(
    table: RawTable, rows: pd.DataFrame, members: Members, marks: Marks, read_from: dict[str, str],
    notes: list[Problem],
) -> RawTable:  # fmt: skip
    """A table of kind `attendance` from its rows.

    rows: held_on | series | person | organisation | expected | presence (| unmarked_rows), index = the row of
    the file

    Those who were not expected and did not come are left out. An organisation without people
    has one seat at each meeting, filled by whoever came.
    """
    came = rows["presence"].isin(["present", "deputy"])
    kept = rows[(rows["presence"] != NOT_EXPECTED) & (came | (rows["expected"] == "yes"))]
    unreadable = int((kept["presence"] == "").sum())
    if unreadable:
        words = (
            "mark could not be read and counts as not known",
            "marks could not be read and count as not known",
        )
        notes = [*notes, Problem(None, None, say_count(unreadable, *words))]
    kept = kept.assign(presence=kept["presence"].replace("", "unknown"))
    kept, doubles = _one_seat_each(kept)
    if doubles:
        words = (
            "mark stands beside another of the same organisation and meeting; they count as one seat",
            "marks stand beside others of the same organisation and meeting; they count as one seat",
        )
        notes = [*notes, Problem(None, None, say_count(doubles, *words))]
    homeless = int(kept.loc[kept["organisation"] == "", "person"].nunique())
    if homeless:
        who = say_count(
            homeless,
            "person is named without an organisation; they count",
            "people are named without an organisation; they count",
        )
        notes = [
            *notes,
            Problem(None, None, f"{who} in no share. A column “Organisation” says whose they are"),
        ]
    names = [
        name
        for name in COLUMNS
        if name in ("held_on", "presence", "organisation") or (name in kept and kept[name].ne("").any())
    ]
    return RawTable(
        table.file_format.replace("plain", str(table.extras.get("attendance_layout", "attendance_list"))),
        [RawColumn(name) for name in names],
        kept[names].astype("str"),
        [*table.notes, *marks.as_problems(), *notes],
        table.extras | {"kind": "attendance", "read_from": members.columns | read_from},
    )


def _one_seat_each(rows: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Of an organisation that names nobody, the best that is known of each meeting; how many went."""
    unnamed = rows["person"] == ""
    ranked = rows.assign(rank=rows["presence"].map(RANK))
    seats = ranked[unnamed].assign(key=ranked.loc[unnamed, "organisation"].str.casefold())
    best = seats.sort_values("rank", ascending=False, kind="stable").drop_duplicates(
        ["held_on", "series", "key"]
    )
    together = pd.concat([ranked[~unnamed], best.drop(columns="key")]).sort_index(kind="stable")
    return together.drop(columns="rank"), int(unnamed.sum()) - len(best)
