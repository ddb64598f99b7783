"""Training matrices: a row a person, a column a course, and in the cell the day it was done.

Managers keep mandatory training so. Each filled cell is a record; a blank one, or a word such as "N/A" or
"booked", is none.
"""

import re

import pandas as pd

from data.imports.money_formats.heading_words import holds_dates, split_heading
from data.imports.money_formats.ledger_table import find_column
from data.imports.problems import Problem
from data.imports.raw_table import RawColumn, RawTable
from data.imports.values import find_date_order, read_dates

PERSON = ("employee name", "staff name", "staff member", "employee", "learner", "full name", "name", "email",
          "employee id", "staff id", "employee number", "assignment number")  # fmt: skip
EMPLOYER = ("organisation", "organization", "agency", "employer", "organisation name")
# At least one column is headed so: a list of people and dates may be anything.
OF_COURSES = frozenset(
    "safeguarding training level aid fire gdpr prevent handling induction awareness course refresher dse "
    "equality infection moving resuscitation mca dols information governance safety lone food hygiene".split()
)
NO_COURSE = frozenset(
    "date start started end birth dob due expiry expires joined left leaving review dbs supervision "
    "appraisal meeting timestamp created modified".split()
)
FEWEST = 2
# Learning platforms give each activity a column for its state and one for its day.
DAY_OF_COURSE = re.compile(r"^(.+?)\s*[-–:]\s*completion date$", re.IGNORECASE)
UNTIL_WORDS = (
    r"(?:expiry|expires|expiration|renewal|valid until|valid to|next due|renew by)(?: on| due| date)?"
)
UNTIL = re.compile(
    rf"^(.+?)\s*[-–:(]?\s*\b(?:{UNTIL_WORDS}|due(?: date)?|refresher(?: due)?)\)?$", re.IGNORECASE
)
UNTIL_ALONE = re.compile(rf"^{UNTIL_WORDS}(?: \(\d+\))?$", re.IGNORECASE)
ON_DAY = re.compile(
    r"^(.+?)\s*[-–:(]?\s*\b(?:date completed|completion date|completed on|date done|completed|date|done)\)?$",
    re.IGNORECASE,
)
LONGEST_WORD = 20


def is_training_matrix(table: RawTable) -> bool:
    """People, at least two columns of days, and one of them headed as a course."""
    if find_column(table, *PERSON) is None:
        return False
    if _list_pairs(table):
        return True
    courses = [name for name in _list_others(table) if holds_dates(table.rows[name])]
    if len(courses) >= FEWEST and any(split_heading(name) & OF_COURSES for name in courses):
        return True
    # Few may have done a course: then each of its headings has to say that it is one.
    seldom = [name for name in _list_others(table) if split_heading(name) & OF_COURSES]
    few = sum(_holds_a_day(table.rows[name]) for name in seldom)
    return few >= FEWEST or len(_list_expiries(table)) >= FEWEST


def _list_pairs(table: RawTable) -> dict[str, str]:
    """The column with the day of each course that has another with its state → the course."""
    names = {column.name for column in table.columns}
    found = {name: match[1] for name in names if (match := DAY_OF_COURSE.match(name)) and match[1] in names}
    return {column.name: found[column.name] for column in table.columns if column.name in found}


def _list_expiries(table: RawTable) -> dict[str, str]:
    """The column with the day of each course that has another until when it counts → that other one.

    "Prevent | Prevent expiry", "Prevent date | Prevent renewal", or "Prevent | Expiry" side by side.
    """
    names = [column.name for column in table.columns]
    until = {match[1].casefold(): name for name in names if (match := UNTIL.match(name)) and match[1]}
    found = dict[str, str]()
    for at, name in enumerate(names):
        if UNTIL.match(name):
            continue
        behind = names[at + 1] if at + 1 < len(names) and UNTIL_ALONE.match(names[at + 1]) else ""
        last = until.get(_name_course(name).casefold()) or behind
        if last and _holds_a_day(table.rows[name]):
            found[name] = last
    return found


def _name_course(heading: str) -> str:
    """ "Prevent – date completed" → Prevent."""
    match = ON_DAY.match(heading)
    return match[1] if match else heading


def _list_others(table: RawTable) -> list[str]:
    return [column.name for column in table.columns if not split_heading(column.name) & NO_COURSE]


def _holds_a_day(column: pd.Series) -> bool:
    """Whether there is a day among short words: a course that few have done."""
    words = column.astype("str").str.strip()
    words = words[words != ""]
    days = read_dates(words, find_date_order(words) or "day_first").values
    return bool(days.notna().any()) and bool((words[days.isna()].str.len() <= LONGEST_WORD).all())


def reshape_training_matrix(table: RawTable) -> RawTable:
    """Rows of kind trainings: one for each person and course that was done."""
    person, employer = find_column(table, *PERSON), find_column(table, *EMPLOYER)
    read = {name: field for name, field in ((person, "person"), (employer, "organisation")) if name}
    parts, other = [], 0
    pairs = _list_pairs(table)
    expiries = {} if pairs else _list_expiries(table)
    days = pairs or {
        column.name: _name_course(column.name) if column.name in expiries else column.name
        for column in table.columns
        if column.name in expiries
        or (column.name in _list_others(table) and _holds_a_day(table.rows[column.name]))
    }
    for column, course in days.items():
        words = table.rows[column].astype("str").str.strip()
        is_done = read_dates(words, find_date_order(words) or "day_first").values.notna()
        other += int((words.ne("") & ~is_done).sum())
        read[column] = "days on which a course was done"
        part = pd.DataFrame(
            {"person": table.rows[person].astype("str"), "course": course, "completed_on": words}
        )
        if column in expiries:
            part["expires_on"] = table.rows[expiries[column]].astype("str").str.strip()
            read[expiries[column]] = "until when a course counts"
        part["organisation"] = table.rows[employer].astype("str") if employer else ""
        parts.append(part[is_done & part["person"].ne("")])
    rows = pd.concat(parts).fillna("")
    rows = rows[[name for name in rows if (rows[name] != "").any()]]
    note = Problem(None, None, f"{other} cells hold words instead of a day; they are not counted as done")
    return RawTable(
        table.file_format.replace("plain", "training_matrix"),
        [RawColumn(str(name)) for name in rows],
        rows,
        [*table.notes, *([note] if other else [])],
        {**table.extras, "kind": "trainings", "read_from": read},
    )
