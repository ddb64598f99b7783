"""Meetings, logs, ledgers and events into the database; a row seen before is brought up to date.

Every row has a key of its own (its reference, or what identifies it), kept as a keyed hash. The next version
of a log therefore updates the rows that changed and adds the new ones; what they held before is written into
the batch, so that undoing it puts them back.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
from sqlalchemy import insert, select, update

from data.agreement_steps import STEPPED, DaysOfLog, find_last_step, is_step, save_step
from data.imports.meeting_files.merging import settle_with_stored
from data.imports.places import TABLES, Saving, add_memberships, organisation_ids, partnership_ids
from data.imports.same_day import DEFAULT_SERIES, find_same_start
from data.imports.values import normalise_name
from data.pseudonyms import hash_code

IDS_AT_ONCE = 500

# What identifies a row that has no reference.
IDENTITY: dict[str, tuple[str, ...]] = {
    "actions": ("words", "agreed_on"),
    "decisions": ("words", "raised_on"),
    "events": ("happened_on", "kind", "words"),
    "staff": ("organisation", "post", "quarter"),
    "trainings": ("organisation", "course", "person", "needed_from", "completed_on"),
    "resources": (
        "organisation", "quarter", "category", "in_kind", "currency",
        "need_original", "need", "pledged", "committed", "received", "spent",
    ),
}  # fmt: skip
# With a reference, a line of the same reference may still stand once per quarter and category.
BESIDE_REFERENCE: dict[str, tuple[str, ...]] = {"resources": ("quarter", "category"), "staff": ("quarter",)}
OF_A_MEETING = (
    "held_on", "series", "began_at", "scheduled_minutes", "quorum_count", "minutes_sent_on",
    "child_voice_recorded",
)  # fmt: skip
PRIVATE = {"words", "owner", "child_welfare", "interests_named"}
WHOLE_NUMBERS = {"deferred_count", "carried_forward_count", "people_count", "quorum_count"}
STORED: dict[str, tuple[str, tuple[str, ...]]] = {
    "actions": (
        "action",
        (
            "words", "owner", "owner_organisation_id", "agreed_on", "due_on", "closed_on", "state",
            "carried_forward_count",
        ),
    ),
    "decisions": (
        "decision",
        ("words", "raised_on", "decided_on", "state", "deferred_count", "child_welfare", "interests_named"),
    ),
    "resources": (
        "resource_line",
        (
            "organisation_id", "quarter", "category", "in_kind", "currency",
            "need_original", "need", "pledged", "committed", "received", "spent",
        ),
    ),
    "staff": (
        "staff_line",
        ("organisation_id", "quarter", "post", "fte_established", "fte_in_post", "fte_seconded"),
    ),
    "trainings": (
        "training",
        (
            "organisation_id", "course", "person_key", "people_count", "needed_from", "completed_on",
            "expires_on",
        ),
    ),
    "events": ("event", ("happened_on", "kind", "words")),
}  # fmt: skip


def save_rows(saving: Saving, name: str, frame: pd.DataFrame) -> None:
    """Store one frame of a kind of log; its columns are those of the kind's `build_frames`."""
    if frame.empty:
        return
    table, columns = STORED[name]
    partnership = partnership_ids(saving, _column(frame, "partnership"))
    organisation = organisation_ids(saving, _column(frame, "organisation"), _column(frame, "sector"))
    add_memberships(saving, partnership, organisation, expected=False)
    filled = frame.assign(
        organisation_id=organisation.to_numpy(), owner_organisation_id=organisation.to_numpy()
    )
    if name == "trainings":
        filled["person_key"] = _hash_people(_column(frame, "person"), partnership)
    keys = _row_keys(name, frame, partnership)
    rows = []
    for place, row in enumerate(_plain(filled, columns)):
        number = str(frame["row"].iloc[place]) if "row" in frame else str(place)
        private = {
            field: saving.approved_texts.get(f"{number}:{field}") for field in columns if field in PRIVATE
        }
        rows.append(row | private | {"partnership_id": int(partnership.iloc[place]), "row_key": keys[place]})
    said = [each.date() if isinstance(each, pd.Timestamp) else None for each in _column(frame, "as_of")]
    _bring_up_to_date(saving, table, rows, ("partnership_id", "row_key"), "partnership_id", said)


def save_meetings(saving: Saving, meetings: pd.DataFrame, attendance: pd.DataFrame | None) -> None:
    """Store meetings by day and series, and who came; what another file knew of a meeting is added to.

    meetings:    meeting | partnership | held_on | series | scheduled_minutes | …
    attendance:  meeting | organisation | sector | person | expected | presence | …
    """
    if meetings.empty:
        return
    partnership = partnership_ids(saving, _column(meetings, "partnership"))
    rows = [
        row | {"partnership_id": int(number), "series": row["series"] or DEFAULT_SERIES}
        for row, number in zip(_plain(meetings, OF_A_MEETING), partnership, strict=True)
    ]
    _name_as_stored(saving, rows, _column(meetings, "starts_at").tolist())
    keys = ("partnership_id", "held_on", "series")
    _bring_up_to_date(saving, "meeting", rows, keys, "partnership_id", keep_known=True)
    if attendance is not None and not attendance.empty:
        ids = _meeting_ids(saving, rows)
        by_meeting = {
            name: (ids[tuple(row[key] for key in keys)], row["partnership_id"])
            for name, row in zip(meetings["meeting"], rows, strict=True)
        }
        _save_attendance(saving, attendance, by_meeting)


def _save_attendance(
    saving: Saving, attendance: pd.DataFrame, by_meeting: dict[str, tuple[int, int]]
) -> None:
    organisation = organisation_ids(
        saving, _column(attendance, "organisation"), _column(attendance, "sector")
    )
    partnership = pd.Series([by_meeting[name][1] for name in attendance["meeting"]], index=attendance.index)
    expected = (
        attendance["expected"].astype("boolean").fillna(value=True) if "expected" in attendance else True
    )
    seats = organisation.where(expected) if not isinstance(expected, bool) else organisation
    add_memberships(saving, partnership, seats, expected=True)
    people = _hash_people(_column(attendance, "person"), partnership)
    columns = ("expected", "presence", "minutes_present", "talk_seconds")
    is_reply = "presence_is_reply" in attendance
    rows = []
    for place, row in enumerate(_plain(attendance, columns)):
        number = organisation.iloc[place]
        row |= {
            "meeting_id": by_meeting[attendance["meeting"].iloc[place]][0],
            "person_key": people[place] or "",
        }
        row |= {"organisation_id": None if pd.isna(number) else int(number)}
        row["presence"] = row["presence"] or "unknown"
        row["is_reply"] = bool(attendance["presence_is_reply"].iloc[place]) if is_reply else False
        rows.append(row)
    keys = ("meeting_id", "organisation_id", "person_key")
    stored = _stored_rows(saving, "attendance", {row["meeting_id"] for row in rows}, "meeting_id", keys)
    placed = _find_placed(rows, stored)
    rows = settle_with_stored(rows, stored | {key: stored[before] for key, before in placed.items()})
    _bring_up_to_date(saving, "attendance", rows, keys, "meeting_id", keep_known=True, stored_as=placed)


def _find_placed(rows: list[dict[str, Any]], stored: dict[tuple, dict[str, Any]]) -> dict[tuple, tuple]:
    """Seats of people who are stored without an organisation, and of whom this file says one.

    returns: key of the row → key of the stored row, for each person who has one organisation in the meeting
    """
    seats: dict[tuple, set[int]] = {}
    for row in rows:
        if row["person_key"] and row["organisation_id"] is not None:
            seats.setdefault((row["meeting_id"], row["person_key"]), set()).add(row["organisation_id"])
    placed = {}
    for (meeting, person), organisations in seats.items():
        before = (meeting, None, person)
        key = (meeting, min(organisations), person)
        if len(organisations) == 1 and before in stored and key not in stored:
            placed[key] = before
    return placed


def _name_as_stored(saving: Saving, rows: list[dict[str, Any]], starts: list[Any]) -> None:
    """A list that says when it began belongs to the meeting of that day which began then, or is another.

    Of an invitation the time is not enough to make another meeting: calendars may be of other time zones.
    """
    stored: dict[tuple[int, Any], dict[str, str | None]] = {}
    meeting = TABLES["meeting"].c
    query = select(meeting.partnership_id, meeting.held_on, meeting.series, meeting.began_at)
    numbers = sorted({row["partnership_id"] for row in rows})
    for each in saving.connection.execute(query.where(meeting.partnership_id.in_(numbers))):
        stored.setdefault((each.partnership_id, each.held_on), {})[each.series] = each.began_at
    for row, start in zip(rows, starts, strict=True):
        same_day = stored.get((row["partnership_id"], row["held_on"]), {})
        if isinstance(start, pd.Timestamp) and row["series"] not in same_day.keys() - {DEFAULT_SERIES}:
            row["series"] = find_same_start(
                row["series"], start, same_day, is_list=row["began_at"] is not None
            )


def _meeting_ids(saving: Saving, rows: list[dict[str, Any]]) -> dict[tuple, int]:
    numbers = sorted({row["partnership_id"] for row in rows})
    meeting = TABLES["meeting"].c
    query = select(meeting.id, meeting.partnership_id, meeting.held_on, meeting.series)
    found = saving.connection.execute(query.where(meeting.partnership_id.in_(numbers)))
    return {(row.partnership_id, row.held_on, row.series): row.id for row in found}


# ---------------------------------------------------------------- plain rows


def _column(frame: pd.DataFrame, name: str) -> pd.Series:
    if name not in frame:
        return pd.Series("", index=frame.index, dtype=object)
    return frame[name].astype(object).where(frame[name].notna(), "")


def _plain(frame: pd.DataFrame, columns: Iterable[str]) -> list[dict[str, Any]]:
    """Rows as Python values: days as dates, missing as None, counts whole."""
    picked = pd.DataFrame({name: frame.get(name) for name in columns}, index=frame.index)
    rows = picked.astype(object).where(picked.notna(), None).to_dict("records")
    return [{str(name): _value(str(name), value) for name, value in row.items()} for row in rows]


def _value(name: str, value: Any) -> Any:
    if isinstance(value, pd.Timestamp | datetime.datetime):
        return value.date()
    if name in WHOLE_NUMBERS and value is not None:
        return int(value)
    if hasattr(value, "item"):
        return value.item()
    return value


def _hash_people(people: pd.Series, partnership: pd.Series) -> list[str | None]:
    return [
        hash_code(str(person), int(number)) or None
        for person, number in zip(people, partnership, strict=True)
    ]


def _row_keys(name: str, frame: pd.DataFrame, partnership: pd.Series) -> list[str]:
    """The keyed hash of each row's reference or identity; the second of two equal rows is number 1."""
    reference = _column(frame, "reference")
    identity = [_column(frame, field).map(_spell) for field in IDENTITY[name]]
    beside = [_column(frame, field).map(_spell) for field in BESIDE_REFERENCE.get(name, ())]
    words = [
        "ref|" + "|".join((str(own), *extra)) if own else "|".join(parts)
        for own, extra, parts in zip(
            reference,
            zip(*beside, strict=True) if beside else [()] * len(frame),
            zip(*identity, strict=True),
            strict=True,
        )
    ]
    hashes = [
        hash_code(f"{name}|{word}", int(number)) for word, number in zip(words, partnership, strict=True)
    ]
    again = pd.Series(hashes).groupby([partnership.to_numpy(), hashes]).cumcount()
    return [f"{key}-{number}" if number else key for key, number in zip(hashes, again, strict=True)]


def _spell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.4f}"
    return normalise_name(str(value)) if isinstance(value, str) else str(value)


# ---------------------------------------------------------------- new, unchanged, brought up to date


def _bring_up_to_date(
    saving: Saving,
    name: str,
    rows: list[dict[str, Any]],
    keys: tuple[str, ...],
    within: str,
    as_of: Sequence[datetime.date | None] = (),
    *,
    keep_known: bool = False,
    stored_as: Mapping[tuple, tuple] | None = None,
) -> None:
    """Insert new rows; update rows that differ, noting what they held. Private words only when approved.

    as_of: of each row of a log, the day that it speaks of, if it says one
    With `keep_known`, a blank or "unknown" of this file does not overwrite what another file knew.
    stored_as: the key under which a row is stored so far, where that is another
    """
    table = TABLES[name]
    stored = _stored_rows(saving, name, {row[within] for row in rows}, within, keys)
    stored |= {key: stored[before] for key, before in (stored_as or {}).items()}
    new: dict[tuple, dict[str, Any]] = {}
    held = (stored.get(tuple(row[column] for column in keys)) for row in rows)
    own = [row for row in held if row is not None] if name in STEPPED else []
    days = DaysOfLog(saving.connection, saving.batch_id, name, own)
    for place, row in enumerate(rows):
        key = tuple(row[column] for column in keys)
        before = stored.get(key)
        if before is None:
            merged = new.get(key, {})
            new[key] = merged | {c: v for c, v in row.items() if c not in merged or v is not None}
            continue
        changed = {
            name: value for name, value in row.items() if _differs(name, before[name], value, keep_known)
        }
        if name == "decision" and {"state", "deferred_count"} & changed.keys():
            changed["due_on"] = None  # the day until which it was put off on screen is not the log's
        if not changed:
            saving.unchanged_of[table.name] += 1
            continue
        replaced: dict[str, Any] = {"table": name, "row": _as_text(before)}
        if name in STEPPED:
            replaced["last_step"] = find_last_step(saving.connection, name, before["id"])
        saving.replaced.append(replaced)
        if is_step(name, changed) and (day := days.find(before, as_of[place])):
            save_step(saving.connection, name, before, day, saving.batch_id)
        saving.connection.execute(
            update(table).where(table.c.id == before["id"]).values(**changed, batch_id=saving.batch_id)
        )
        stored[key] = before | changed
    if new:
        saving.connection.execute(
            insert(table), [row | {"batch_id": saving.batch_id} for row in new.values()]
        )
    saving.new_of[table.name] += len(new)
    saving.progress(len(rows), len(rows))


def _differs(column: str, before: Any, value: Any, keep_known: bool) -> bool:
    if value is None and (keep_known or column in PRIVATE):
        return False
    if column == "began_at" and before is not None:
        return False  # another list of the meeting may begin with whoever came a minute later
    if keep_known and value == "unknown":
        return False
    if isinstance(before, float) and isinstance(value, int | float):
        return abs(before - value) > 1e-9
    return before != value


def _stored_rows(
    saving: Saving, name: str, places: set[int], within: str, keys: tuple[str, ...]
) -> dict[tuple, dict[str, Any]]:
    table = TABLES[name]
    numbers = sorted(places)
    found = {}
    for start in range(0, len(numbers), IDS_AT_ONCE):
        query = select(table).where(table.c[within].in_(numbers[start : start + IDS_AT_ONCE]))
        for row in saving.connection.execute(query).mappings():
            found[tuple(row[key] for key in keys)] = dict(row)
    return found


def _as_text(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime.date) else value for name, value in row.items()
    }
