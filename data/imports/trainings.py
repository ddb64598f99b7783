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

# Numbers of those who are trained, and of those who need it, in summaries that have a row for a course.
TRAINED = ("staff trained", "number trained", "no trained", "total trained", "trained", "completions",
           "number completed", "no completed", "staff completed", "number compliant", "staff compliant",
           "compliant", "achieved")  # fmt: skip
NEEDED = ("staff requiring training", "number requiring training", "number required", "no required",
          "staff required", "required", "eligible staff", "number eligible", "eligible", "staff in scope",
          "number in scope", "in scope", "staff eligible", "total staff", "target audience")  # fmt: skip
FIRST_NAMES = ("first name", "forename", "given name", "firstname", "first names")
LAST_NAMES = ("last name", "surname", "family name", "lastname")
# Headings that also stand over a yes or no; with numbers below they say how many came.
CAME = ("attended", "number present", "present", "attendance", "total attended", "no attended",
        "no of attendees", "number who attended", "total attendees", "places taken",
        "attendance numbers")  # fmt: skip

# Headings of a course that stand in files of other kinds too, and that a plainer one beside them outdoes.
LIKE_COURSES = ("module", "qualification", "certificate", "requirement", "subject", "competence",
                "training programme", "training program", "training topic", "training type", "course id",
                "course code")  # fmt: skip

BESIDE_STORED = ("trained_count", "needed_count")
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
            "training title",
            "training course",
            "training name",
            "certification",
            "competency",
            "competence name",
            *LIKE_COURSES,
        ),
        required=True,
        vague=LIKE_COURSES,
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
            "emp id",
            "employee no",
            "staff no",
            "staff number",
            "payroll number",
            "person id",
            "learner id",
            "learner email",
            "user id",
            "user name",
            "username",
            "user email",
            "user",
            "worker name",
            "worker",
            "candidate name",
            "email address",
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
            "assigned date",
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
            "date of course",
            "date of completion",
            "completed date",
            "date trained",
            "date passed",
            "course completion date",
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
            "certificate expires",
            "certificate expiry date",
            "training expiry date",
            "expiration",
            "date expires",
            "valid till",
        ),
    ),
    FieldRule("trained_count", "number", "how many are trained", least=0, most=1_000_000),
    FieldRule("needed_count", "number", "how many need it", least=0, most=1_000_000),
)


# A register of who was booked says in a column of its own who came; its day is that of the course.
ATTENDED = (
    "attended",
    "attendance",
    "completed",
    "completion status",
    "training status",
    "course status",
    "status",
    "outcome",
    "result",
    "passed",
)
NOT_DONE = frozenset(
    ["no", "n", "false", "0", "dna", "absent", "cancelled", "withdrawn", "failed", "fail", "enrolled",
     "registered", "booked", "assigned", "incomplete", "apologies", "did not attend", "not attended",
     "not started", "in progress", "not completed", "not complete",
     "no show", "no-show", "waiting list", "on waiting list", "not passed", "pending", "not done",
     "not yet completed", "not yet done"]
)  # fmt: skip
DONE = frozenset(["completed", "complete", "passed", "attended", "done", "finished"])
NOT_DONE_WITH_DAY = (
    "row says that the course was not done; its day does not count",
    "rows say that the course was not done; their day does not count",
)
DONE_WITHOUT_DAY = (
    "row says that the course was done, but not when; it counts as not completed",
    "rows say that the course was done, but not when; they count as not completed",
)


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


def _name_sums(raw: RawTable, columns: dict[str, str]) -> RawTable:
    """A row for each course with how many are trained, and how many need it: both under our own names."""
    trained, needed = find_column(raw, *TRAINED), find_column(raw, *NEEDED)
    if "person" in columns or trained is None or not holds_amounts(raw.rows[trained]):
        return raw
    if columns.get("people_count", trained) not in (trained, needed):
        return raw
    is_told = needed is not None and holds_amounts(raw.rows[needed])
    if "completed_on" in columns and not is_told:
        return raw  # how many were trained on a day: a count like any other
    named = {trained: "trained_count", **({needed: "needed_count"} if needed and is_told else {})}
    names = [RawColumn(named.get(column.name, column.name)) for column in raw.columns]
    return replace(raw, rows=raw.rows.rename(columns=named), columns=names)


def _name_people(raw: RawTable, columns: dict[str, str]) -> RawTable:
    """First names and surnames in columns of their own are one person."""
    first, last = find_column(raw, *FIRST_NAMES), find_column(raw, *LAST_NAMES)
    if first is None or last is None or {"person", "people_count"} & set(columns):
        return raw
    whole = raw.rows[first].astype("str").str.strip() + " " + raw.rows[last].astype("str").str.strip()
    rows = raw.rows.assign(person=whole.str.strip())
    return replace(raw, rows=rows, columns=[*raw.columns, RawColumn("person")])


def _name_days(raw: RawTable, columns: dict[str, str]) -> RawTable:
    """ "Date From" and "Date To" of a competence, as staff systems write them: achieved, and until when."""
    begun, ended = find_column(raw, "date from"), find_column(raw, "date to")
    is_competence = normalise_name(columns.get("course", "")).startswith("competence")
    if not is_competence or "completed_on" in columns or begun is None:
        return raw
    added = {"completed_on": raw.rows[begun]}
    if ended is not None and "expires_on" not in columns:
        added["expires_on"] = raw.rows[ended]
    return replace(raw, rows=raw.rows.assign(**added), columns=[*raw.columns, *map(RawColumn, added)])


def settle(raw: RawTable, columns: dict[str, str]) -> RawTable:
    """Without the day in rows that say that the person did not come, or has not done the course."""
    raw = _name_days(_name_people(_name_sums(raw, columns), columns), columns)
    raw = _name_count(raw, columns)
    done = columns.get("completed_on")
    raw = _leave_undone(raw, done)
    free = {normalise_name(each.name): each.name for each in raw.columns if each.name not in columns.values()}
    said = next((free[normalise_name(name)] for name in ATTENDED if normalise_name(name) in free), None)
    if done not in raw.rows or said is None:
        return raw
    days = raw.rows[done].astype("str")
    states = raw.rows[said].astype("str").map(normalise_word)
    if (dayless := states.isin(DONE) & days.str.strip().eq("")).any():
        note = Problem(None, said, say_count(int(dayless.sum()), *DONE_WITHOUT_DAY))
        raw = replace(raw, notes=[*raw.notes, note])
    not_done = states.isin(NOT_DONE) & days.ne("")
    if not not_done.any():
        return raw
    words = say_count(int(not_done.sum()), *NOT_DONE_WITH_DAY)
    rows = raw.rows.copy()
    rows[done] = days.mask(not_done, "")
    return replace(raw, rows=rows, notes=[*raw.notes, Problem(None, said, words)])


def complete(frame: pd.DataFrame, mapping: Mapping, choices: Choices) -> Completed:
    """Ask who or how many, where no column says either: a row may be a person or a room full of them.

    Where a row says how many are trained, they are one line and those who are not yet another.
    """
    if frame["trained_count"].notna().any():
        return _split_counts(frame)
    if frame.empty or (frame["person"] != "").any() or frame["people_count"].notna().any():
        return Completed(frame)
    need = (
        "people_count: no column says who was trained or how many; choose it under “How the file is read”, "
        "or say there that each row is one person (without the page: constants: {people_count: 1} in a "
        "mapping)"
    )
    return Completed(frame, needs=[need])


def _split_counts(frame: pd.DataFrame) -> Completed:
    trained, needed = frame["trained_count"].fillna(0), frame["needed_count"]
    left = (needed.fillna(trained) - trained).clip(lower=0)
    done = frame.assign(people_count=trained)[trained > 0]
    no_day = frame["completed_on"].mask(frame["completed_on"].notna())
    rest = frame.assign(people_count=left, completed_on=no_day)[left > 0]
    split = pd.concat([done, rest]).sort_index(kind="stable")
    needs = []
    if len(done) and done["completed_on"].isna().all():
        needs.append(
            "completed_on: nothing says when they were trained; choose the column of the day under “How the "
            "file is read”, or say the day there (without the page: constants: {completed_on: 2026-09-30} "
            "in a mapping)"
        )
    return Completed(split, needs=needs)


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
    trainings = trainings.drop(columns=[name for name in BESIDE_STORED if name in trainings])
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
