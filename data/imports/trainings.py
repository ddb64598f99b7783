"""Training records: who needs a course and whether the certificate is current; a row a person or a count."""

from dataclasses import replace
from typing import Any

import pandas as pd

from analytics.wording import say_count
from data.imports.kinds import (
    ORGANISATION,
    PARTNERSHIP,
    REFERENCE,
    SECTOR,
    Choices,
    Completed,
    FieldRule,
    Kind,
)
from data.imports.mapping import Mapping
from data.imports.money_formats.heading_words import holds_amounts
from data.imports.money_formats.ledger_table import find_column
from data.imports.problems import Problem, list_rows
from data.imports.raw_table import RawColumn, RawTable
from data.imports.values import normalise_name, normalise_word

# Headings that also stand over a yes or no; with numbers below they say how many came.
CAME = ("attended", "number present", "present", "attendance", "total attended", "no attended",
        "no of attendees", "number who attended", "total attendees", "places taken",
        "attendance numbers")  # fmt: skip

FIELDS = (
    PARTNERSHIP,
    REFERENCE,
    ORGANISATION,
    SECTOR,
    FieldRule(
        "course",
        "word",
        "the course",
        (
            "training",
            "course title",
            "course name",
            "course full name",
            "module",
            "training title",
            "training course",
            "training name",
            "qualification",
            "certificate",
            "certification",
            "competency",
            "requirement",
            "subject",
        ),
        required=True,
        vague=("module", "qualification", "certificate", "requirement", "subject"),
    ),
    FieldRule(
        "person",
        "code",
        "the person, kept as a hash",
        (
            "name",
            "employee",
            "staff id",
            "learner",
            "email",
            "employee name",
            "employee id",
            "employee number",
            "staff member",
            "staff name",
            "learner name",
            "full name",
            "delegate",
            "assignment number",
            "attendee",
            "participant",
        ),
    ),
    FieldRule(
        "people_count",
        "number",
        "how many people",
        (
            "people",
            "attendees",
            "number of people",
            "headcount",
            "number trained",
            "delegates",
            "number of attendees",
            "number attended",
            "participants",
            "staff trained",
            "completions",
        ),
        least=0,
        most=1_000_000,
    ),
    FieldRule(
        "needed_from",
        "date",
        "since when it is needed",
        (
            "needed since",
            "required from",
            "start date",
            "required by",
            "due date",
            "due",
            "assigned on",
            "date assigned",
            "mandatory from",
        ),
    ),
    FieldRule(
        "completed_on",
        "date",
        "when it was done",
        (
            "date completed",
            "completion date",
            "time completed",
            "completed",
            "date",
            "date achieved",
            "achieved on",
            "date taken",
            "date attended",
            "training date",
            "course date",
            "end date",
            "passed on",
            "last completed",
            "date of training",
            "issue date",
        ),
    ),
    FieldRule(
        "expires_on",
        "date",
        "until when it counts",
        (
            "expires",
            "expiry",
            "expiry date",
            "valid until",
            "expiration date",
            "valid to",
            "renewal date",
            "renewal due",
            "renew by",
            "refresher due",
            "next due",
            "date of expiry",
            "certificate expiry",
        ),
    ),
)


# A register of who was booked says in a column of its own who came; its day is that of the course.
ATTENDED = (
    "attended",
    "attendance",
    "completed",
    "completion status",
    "status",
    "outcome",
    "result",
    "passed",
)
NOT_DONE = frozenset(
    ["no", "n", "false", "0", "dna", "absent", "cancelled", "withdrawn", "failed", "fail", "enrolled",
     "registered", "booked", "assigned", "incomplete", "apologies", "did not attend", "not attended",
     "not started", "in progress", "not completed", "not complete",
     "no show", "no-show", "waiting list", "on waiting list", "not passed"]
)  # fmt: skip


# Beside the words of a state, what stands in place of the day itself.
NO_DAY_YET = NOT_DONE - {"0"} | frozenset(
    ["not booked", "not yet", "not yet booked", "not yet completed", "not done", "not yet done",
     "outstanding", "to do", "to be booked", "to book", "to be completed", "not applicable", "pending", "due",
     "overdue", "never"]
)  # fmt: skip


def _leave_undone(raw: RawTable, done: str | None) -> RawTable:
    """Without the words that say, where the day belongs, that there is none: "not booked"."""
    if done is None or done not in raw.rows:
        return raw
    days = raw.rows[done].astype("str")
    undone = days.map(normalise_word).isin(NO_DAY_YET)
    if not undone.any():
        return raw
    one = "row says in words that the course was not done yet; it counts as not completed"
    many = "rows say in words that the course was not done yet; they count as not completed"
    note = Problem(None, done, say_count(int(undone.sum()), one, many))
    return replace(raw, rows=raw.rows.assign(**{done: days.mask(undone, "")}), notes=[*raw.notes, note])


def _name_count(raw: RawTable, columns: dict[str, str]) -> RawTable:
    """A column of numbers under "Attended" says how many came; of words, whether somebody did."""
    if {"person", "people_count"} & set(columns):
        return raw
    found = find_column(raw, *CAME)
    if found is None or not holds_amounts(raw.rows[found]):
        return raw
    rows = raw.rows.assign(people_count=raw.rows[found])
    return replace(raw, rows=rows, columns=[*raw.columns, RawColumn("people_count")])


def settle(raw: RawTable, columns: dict[str, str]) -> RawTable:
    """Without the day in rows that say that the person did not come, or has not done the course."""
    raw = _name_count(raw, columns)
    done = columns.get("completed_on")
    raw = _leave_undone(raw, done)
    free = {normalise_name(each.name): each.name for each in raw.columns if each.name not in columns.values()}
    said = next((free[normalise_name(name)] for name in ATTENDED if normalise_name(name) in free), None)
    if done not in raw.rows or said is None:
        return raw
    days = raw.rows[done].astype("str")
    not_done = raw.rows[said].astype("str").map(normalise_word).isin(NOT_DONE) & days.ne("")
    if not not_done.any():
        return raw
    words = f"{int(not_done.sum())} rows say that the course was not done; their day does not count"
    rows = raw.rows.copy()
    rows[done] = days.mask(not_done, "")
    return replace(raw, rows=rows, notes=[*raw.notes, Problem(None, said, words)])


def complete(frame: pd.DataFrame, mapping: Mapping, choices: Choices) -> Completed:
    """Ask who or how many, where no column says either: a row may be a person or a room full of them."""
    if frame.empty or (frame["person"] != "").any() or frame["people_count"].notna().any():
        return Completed(frame)
    need = (
        "people_count: no column says who was trained or how many; choose it under “How the file is read”, "
        "or, if each row is one person, write there, as text: constants: {people_count: 1}"
    )
    return Completed(frame, needs=[need])


def check(frame: pd.DataFrame) -> list[Problem]:
    """A certificate that ends before it begins; a person who counts as several; one row twice."""
    backwards = frame["expires_on"] < frame["completed_on"]
    many = (frame["person"] != "") & (frame["people_count"].fillna(1) != 1)
    keys = ["partnership", "organisation", "course", "person", "completed_on"]
    twice = (frame["person"] != "") & frame.duplicated(keys)
    fraction = frame["people_count"].notna() & (frame["people_count"] % 1 != 0)
    return [
        *list_rows(frame.index[backwards], "expires_on", "it expires before it was completed"),
        *list_rows(frame.index[many], "people_count", "a row that names a person counts one"),
        *list_rows(frame.index[fraction], "people_count", "a number of people is whole"),
        *list_rows(frame.index[twice], "person", "the same person and course stand in an earlier row"),
    ]


def build_frames(frame: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """trainings, one row per person or count."""
    trainings = frame.assign(people_count=frame["people_count"].fillna(1), row=frame.index)
    return {"trainings": trainings.reset_index(drop=True)}


def count(frame: pd.DataFrame) -> dict[str, Any]:
    """How many courses and people, and how many completed."""
    trainings = build_frames(frame)["trainings"]
    done = trainings["completed_on"].notna()
    return {
        "lines": len(trainings),
        "courses": int(trainings["course"].loc[lambda name: name != ""].str.casefold().nunique()),
        "people": int(trainings["people_count"].sum()),
        "people_trained": int(trainings.loc[done, "people_count"].sum()),
    }


KIND = Kind(
    "trainings",
    "Training needed and completed",
    FIELDS,
    build_frames,
    check,
    count,
    beside=("person", "people_count", "expires_on"),
    settle=settle,
    complete=complete,
)
