"""Attendance: one row per organisation, or per person, and meeting."""

import re
from dataclasses import replace
from typing import Any

import pandas as pd

from analytics.wording import join_words
from data.imports.attendance_formats.attendance_rows import MARKED, MOST_ROWS
from data.imports.attendance_formats.marks import TICKS, bare_mark, is_cross, says_nothing, settle_marks
from data.imports.kinds import ORGANISATION, PARTNERSHIP, SECTOR, Choices, Completed, FieldRule, Kind
from data.imports.mapping import Mapping
from data.imports.problems import Problem, list_rows
from data.imports.raw_table import RawTable
from data.imports.same_day import DEFAULT_SERIES, name_by_start
from data.imports.values import normalise_name, normalise_word

PRESENCE = {
    "present": (
        "attended",
        "yes",
        "y",
        "x",
        "1",
        "in attendance",
        "online",
        "in person",
        "p",
        "came",
        "true",
    ),
    "deputy": ("substitute", "deputised", "sent deputy", "represented", "d"),
    "apologies": ("apology", "sent apologies", "excused", "a", "apols"),
    "absent": ("no", "n", "0", "did not attend", "dna", "missing", "no show", "false"),
    "unknown": ("not known", "not recorded", "?"),
}

OF_UNMARKED = {
    "never_came": "members who never came: absent each time",
    "headings": "headings or empty rows: they are left out",
}

FIELDS = (
    PARTNERSHIP,
    FieldRule(
        "held_on",
        "date",
        "the day of the meeting",
        ("date", "meeting date", "date of meeting", "date of the meeting", "held on", "day"),
        required=True,
    ),
    FieldRule(
        "series",
        "word",
        "which meeting it was",
        ("meeting", "meeting name", "meeting title", "group", "board", "committee"),
    ),
    FieldRule("starts_at", "word", "when it began", ("start time", "starts", "start")),
    FieldRule(**{**vars(ORGANISATION), "required": True, "or_else": "person"}),
    SECTOR,
    FieldRule(
        "person",
        "code",
        "the person, kept as a hash",
        (
            "name",
            "attendee",
            "participant",
            "member",
            "attendee name",
            "name of attendee",
            "member name",
            "full name",
            "board member",
            "participant name",
            "representative",
            "email",
        ),
    ),
    FieldRule(
        "presence",
        "choice",
        "whether they came",
        ("attendance", "attended", "status", "came"),
        True,
        PRESENCE,
    ),
    FieldRule(
        "expected", "flag", "whether they were expected", ("invited", "member of the board", "required")
    ),
    FieldRule(
        "minutes_present",
        "number",
        "minutes in the meeting",
        ("minutes", "minutes attended"),
        least=0,
        most=1440,
    ),
    FieldRule(
        "talk_seconds", "number", "seconds spoken", ("seconds spoken", "talk time"), least=0, most=86400
    ),
    FieldRule(
        "scheduled_minutes",
        "number",
        "the meeting's planned minutes",
        ("duration", "length"),
        least=0,
        most=1440,
    ),
    FieldRule("quorum_count", "number", "how many make a quorum", ("quorum",), least=0, most=1000),
    FieldRule(
        "minutes_sent_on", "date", "when the minutes were sent", ("minutes sent", "minutes circulated")
    ),
    FieldRule(
        "child_voice_recorded",
        "flag",
        "whether the child's voice was recorded",
        ("child's voice", "childs voice"),
    ),
    FieldRule(
        "unmarked_rows",
        "choice",
        "what rows are that have no mark at any meeting",
        choices={MARKED: (), **dict.fromkeys(OF_UNMARKED, ())},
        instead_of=("presence",),
        offered=OF_UNMARKED,
    ),
)
OF_THE_MEETING = ["scheduled_minutes", "quorum_count", "minutes_sent_on", "child_voice_recorded"]
MEETING_KEYS = ["partnership", "held_on", "series"]


def settle(raw: RawTable, columns: dict[str, str]) -> RawTable:
    """Marks that PRESENCE does not know, such as ✓ and "No – apologies sent", as what they say.

    The words of PRESENCE are read as ever; only beside ✓, which is none of them, a cross is what it means
    there. A dash says nothing and stays, as a blank does.
    """
    column = columns.get("presence")
    if column is None or column not in raw.rows:
        return raw
    words = raw.rows[column].astype("str")
    listed = {normalise_word(each) for choice, known in PRESENCE.items() for each in (choice, *known)}
    has_ticks = words.map(bare_mark).isin(TICKS).any()
    unknown = [
        word
        for word in words.unique()
        if not says_nothing(word) and (normalise_word(word) not in listed or (has_ticks and is_cross(word)))
    ]
    marks = settle_marks(unknown, "")
    said = {word: presence for word in unknown if (presence := marks.read(word)) in PRESENCE}
    meant = words.map(lambda word: said.get(word, word))
    return replace(raw, rows=raw.rows.assign(**{column: meant}), notes=[*raw.notes, *marks.as_problems()])


def complete(frame: pd.DataFrame, mapping: Mapping, choices: Choices) -> Completed:
    """A grid whose rows without any mark are members who never came or are left out, as somebody says."""
    said = frame["unmarked_rows"]
    if not said.eq(MARKED).any():
        return Completed(frame)
    is_open = said.eq("")
    needs = []
    if is_open.any():
        rows = list(dict.fromkeys(frame.index[is_open]))
        named = join_words([f"row {row}" for row in rows[:MOST_ROWS]])
        more = f", and {len(rows) - MOST_ROWS} more" if len(rows) > MOST_ROWS else ""
        needs.append(
            f"unmarked_rows: no meeting has a mark in {named}{more}; say under “How the file is read” "
            "whether they are members who never came or headings, or as a constant of the mapping "
            "(unmarked_rows: never_came or headings)"
        )
    return Completed(frame[~said.eq("headings")], ("unmarked_rows",), needs)


def check(frame: pd.DataFrame) -> list[Problem]:
    """The same person, or an organisation without people, twice at one meeting."""
    keyed = _keyed(frame)
    known = keyed["held_on"].notna() & ((keyed["organisation"] != "") | (keyed["person_key"] != ""))
    who = ["organisation_key", "person_key"]
    twice = known & keyed.duplicated([*MEETING_KEYS[:2], "series_key", *who])
    words = "the same organisation or person stands in an earlier row of this meeting"
    late = frame["minutes_sent_on"].notna() & (frame["minutes_sent_on"] < frame["held_on"])
    return [
        *list_rows(frame.index[twice], "organisation", words),
        *list_rows(frame.index[late], "minutes_sent_on", "the minutes cannot be sent before the meeting"),
    ]


def _keyed(frame: pd.DataFrame) -> pd.DataFrame:
    named = frame["series"].mask(frame["series"] == "", DEFAULT_SERIES)
    series = name_by_start(frame.assign(series=named), _read_starts(frame))
    return frame.assign(
        series=series,
        series_key=series.map(normalise_name),
        organisation_key=frame["organisation"].map(normalise_name),
        person_key=frame["person"].map(normalise_name),
    )


def _read_starts(frame: pd.DataFrame) -> pd.Series:
    """Clock times as moments of one day; what is no time is blank."""
    said = frame["starts_at"].astype("str") if "starts_at" in frame else pd.Series("", index=frame.index)
    found = said.str.extract(r"(?<!\d)([01]?\d|2[0-3])[:.]([0-5]\d)\s?([ap]m)?", flags=re.IGNORECASE)
    hours = pd.to_numeric(found[0]) % 12 + 12 * found[2].str.lower().eq("pm")
    hours = hours.where(found[2].notna(), pd.to_numeric(found[0]))
    minutes = hours * 60 + pd.to_numeric(found[1])
    return pd.Timestamp(2000, 1, 1) + pd.to_timedelta(minutes, unit="min")


def build_frames(frame: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """meetings, one row each; attendance, one row per organisation or person and meeting."""
    keyed = _keyed(frame)
    meeting = (
        keyed.groupby([*MEETING_KEYS[:2], "series_key"], sort=False, dropna=False).ngroup().astype("str")
    )
    keyed = keyed.assign(meeting=meeting, row=frame.index, expected=frame["expected"].fillna(True))
    keyed["starts_at"] = _read_starts(frame)
    kept = [*MEETING_KEYS, *OF_THE_MEETING, "starts_at"]
    meetings = keyed.groupby("meeting", sort=False)[kept].first().reset_index()
    clock = meetings["starts_at"].dt.strftime("%H:%M").astype(object)
    meetings["began_at"] = clock.where(meetings["starts_at"].notna(), None)
    attendance = keyed[
        [
            "row",
            "meeting",
            "organisation",
            "sector",
            "person",
            "expected",
            "presence",
            "minutes_present",
            "talk_seconds",
        ]
    ]
    return {"meetings": meetings, "attendance": attendance.reset_index(drop=True)}


def count(frame: pd.DataFrame) -> dict[str, Any]:
    """How many meetings, organisations and people the file holds."""
    keyed = _keyed(frame)
    people = keyed.loc[keyed["person_key"] != "", "person_key"]
    return {
        "meetings": len(keyed[MEETING_KEYS].dropna().drop_duplicates()),
        "organisations": int(keyed["organisation_key"].loc[lambda key: key != ""].nunique()),
        "people": int(people.nunique()),
    }


KIND = Kind(
    "attendance",
    "Who came to which meeting",
    FIELDS,
    build_frames,
    check,
    count,
    settle=settle,
    complete=complete,
)
