"""Lists of courses that were held: how many came is training, a list without numbers is dated events.

Organisers keep one row a course: a code that begins with its date, the host, and numbers or days.
"""

import re
from dataclasses import replace

import pandas as pd

from data.imports.money_formats.ledger_table import find_column
from data.imports.problems import Problem
from data.imports.raw_table import RawColumn, RawTable

EVENT = ("slug", "workshop", "workshop id", "workshop code", "session", "event id", "event code", "course id",
         "course code")  # fmt: skip
HOST = ("host name", "host", "host organisation", "host organization", "fullname", "organisation",
        "organization", "member organisation", "delivered for", "agency")  # fmt: skip
START = ("start date", "start", "date", "event date", "session date", "held on")
COURSE = ("course", "tag name", "programme", "workshop type", "course type", "course title", "course name")
CAME = ("attendance", "attended", "attendees", "number attended", "participants", "present")
DAY = re.compile(r"^day\s*\d+$", re.IGNORECASE)
DATE_FIRST = re.compile(r"^(\d{4}-\d{2}-\d{2})(?=\D|$)")
UNNAMED = "workshop"
MOST = 0.5  # of the codes begin with a date


def is_training_events(table: RawTable) -> bool:
    """A code for each course, and a day: in a column of its own or at the head of the code."""
    code = find_column(table, *EVENT)
    if code is None or find_column(table, "person", "name", "email", "respondent") is not None:
        return False
    if find_column(table, *START):
        return _counts(table) != [] or find_column(table, *HOST) is not None
    return _counts(table) != [] and bool(_dates_of_codes(table.rows[code]).ne("").mean() > MOST)


def _counts(table: RawTable) -> list[str]:
    """Columns that say how many came, on the whole or day by day."""
    came = find_column(table, *CAME)
    return [came] if came else [column.name for column in table.columns if DAY.match(column.name)]


def _dates_of_codes(codes: pd.Series) -> pd.Series:
    return codes.astype("str").str.extract(DATE_FIRST)[0].fillna("")


def reshape_training_events(table: RawTable) -> RawTable:
    """Rows of trainings where numbers are given: on the day that most came; else events of kind training."""
    code, start = find_column(table, *EVENT), find_column(table, *START)
    host, course = find_column(table, *HOST), find_column(table, *COURSE)
    codes = table.rows[code].astype("str")
    begun = table.rows[start].astype("str") if start else _dates_of_codes(codes)
    counts = _counts(table)
    chosen = {"reference": code, "organisation": host, "day": start, "course": course}
    read = {column: field for field, column in chosen.items() if column}
    read |= dict.fromkeys(counts, "people count")
    table = replace(table, extras=table.extras | {"read_from": read})
    rows = pd.DataFrame({"reference": _number_repeats(codes)}, index=table.rows.index)
    rows["organisation"] = table.rows[host].astype("str") if host else ""
    if not counts:
        rows = rows.drop(columns="organisation").assign(happened_on=begun, kind="training")
        return _finish(table, rows, "events", [])
    numbers = table.rows[counts].apply(lambda column: pd.to_numeric(column.astype("object"), errors="coerce"))
    most = numbers.max(axis=1)
    rows = rows.assign(
        course=table.rows[course].astype("str").replace("", UNNAMED) if course else UNNAMED,
        people_count=most.map(lambda number: "" if pd.isna(number) else f"{number:g}"),
        completed_on=begun,
    )
    unknown = most.isna()
    notes = [Problem(None, None, f"{int(unknown.sum())} courses do not say how many came; they are left out")]
    return _finish(table, rows[~unknown], "trainings", notes if unknown.any() else [])


def _number_repeats(codes: pd.Series) -> pd.Series:
    """Two groups of one course may share its code; the second is another row."""
    again = codes.groupby(codes).cumcount()
    return codes.where(again == 0, codes + " (" + (again + 1).astype("str") + ")")


def _finish(table: RawTable, rows: pd.DataFrame, kind: str, notes: list[Problem]) -> RawTable:
    left_out = len(table.rows) - len(rows)
    rows = rows[[name for name in rows if (rows[name] != "").any()]].astype("str")
    return RawTable(
        table.file_format.replace("plain", "training_events"),
        [RawColumn(str(name)) for name in rows],
        rows,
        [*table.notes, *notes],
        {**table.extras, "kind": kind, "left_out_count": left_out},
    )
