"""Door 3: what was agreed. Actions, decisions, events and workshops; no path to anybody's answers.

Everything written here was typed by a person on a screen and is read back by the same partnership. Saving the
same thing twice changes nothing, so a double press or a lost connection leaves no double rows.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine, Table, insert, select, update

from analytics.families import are_families
from analytics.personal_data import find_personal_data
from analytics.quarters import check_quarter
from analytics.wording import join_words
from data.access import now, save_audit_entry
from data.accounts import Scope
from data.agreement_steps import find_first_day, is_step, save_step
from data.database import begin_read, begin_write, read_frame
from data.record_changes import FEEDS, find_entry_changes, save_changes, wait_for_other_changes
from data.signs import UNSHOWABLE
from data.tables import StoredRow
from data.turns import take_turns

ACTION, DECISION, EVENT, WORKSHOP, ORGANISATION, MEMBERSHIP = (
    StoredRow.metadata.tables[name]
    for name in ("action", "decision", "event", "workshop", "organisation", "membership")
)

EVENT_KINDS = ("small_win", "training", "check_in", "policy", "people")
ACTION_STATES = ("open", "closed", "dropped")
DECISION_STATES = ("open", "decided", "deferred")
LONGEST_TEXT = 500  # characters: a sentence or two, not the minutes
SHORTEST_TEXT = 3
GONE = "This {} is no longer there; load the page again."
CHANGED_MEANWHILE = "Somebody else changed this {} at the same moment. Look at it, and say again how it went."
EARLIEST_YEAR, LATEST_YEAR = 1990, 2100  # as in files: what lies outside is a slip of the hand
# What may tell who a child or a family is, and must not be kept: the guard's kinds in words. Names are not
# among them: colleagues' names belong to what was agreed, and the form asks to leave a child's out.
KIND_WORDS = {
    "date_of_birth": "a date of birth",
    "age": "an age",
    "nhs_number": "an NHS number",
    "phone": "a telephone number",
    "postcode": "a post code",
    "email": "an e-mail address",
    "ni_number": "a National Insurance number",
    "case_reference": "a case reference",
    "address": "an address",
}


class AgreementRefused(ValueError):
    """What was entered cannot be kept; `problems` holds a sentence for each thing to mend."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = list(problems)


@dataclass(frozen=True)
class NewAction:
    words: str
    owner: str
    due_on: date | None
    agreed_on: date | None
    owner_organisation_id: int | None = None
    finding_key: str | None = None
    finding_quarter: str | None = None


@dataclass(frozen=True)
class NewDecision:
    words: str
    raised_on: date | None
    decided_on: date | None = None
    child_welfare: str | None = None
    interests_named: str | None = None


@dataclass(frozen=True)
class NewEvent:
    happened_on: date | None
    kind: str
    words: str


# ---------------------------------------------------------------- checks


def find_action_problems(action: NewAction) -> list[str]:
    """A sentence for each thing that keeps an action from being followed up; none when it is complete."""
    return [
        *_text_problems(action.words, "what will be done"),
        *_text_problems(action.owner, "who does it"),
        *_date_problems(action.agreed_on, action.due_on, "agreed on", "by when", both=True),
    ]


def find_decision_problems(decision: NewDecision) -> list[str]:
    return [
        *_text_problems(decision.words, "what was decided"),
        *_text_problems(decision.child_welfare or "nothing noted", "what it means for the child"),
        *_text_problems(decision.interests_named or "nothing noted", "interests named"),
        *_date_problems(decision.raised_on, decision.decided_on, "raised on", "decided on", both=False),
    ]


def find_event_problems(event: NewEvent) -> list[str]:
    problems = _text_problems(event.words, "what happened")
    if event.happened_on is None:
        problems.append("Give the day on which it happened.")
    problems += _year_problems(event.happened_on)
    if event.kind not in EVENT_KINDS:
        problems.append(f"Kind “{event.kind}” is not known; choose one of {', '.join(EVENT_KINDS)}.")
    return problems


def _text_problems(words: str, what: str) -> list[str]:
    length = len((words or "").strip())
    if length < SHORTEST_TEXT:
        return [f"Say {what}, in a few words."]
    if length > LONGEST_TEXT:
        return [f"Shorten “{what}”: {length} characters, at most {LONGEST_TEXT}."]
    if UNSHOWABLE.search(words):
        return [f"“{what[:1].upper()}{what[1:]}” holds signs that cannot be shown. Please type it anew."]
    found = {span.kind for span in find_personal_data(words)}
    told = sorted(KIND_WORDS[kind] for kind in found & KIND_WORDS.keys())
    if told:
        return [f"“{what[:1].upper()}{what[1:]}” seems to hold {join_words(told)}. Please leave it out."]
    return []


def _date_problems(
    first: date | None, last: date | None, first_name: str, last_name: str, both: bool
) -> list[str]:
    problems = [f"Give the day “{first_name}”."] if first is None else []
    if both and last is None:
        problems.append(f"Give the day “{last_name}”.")
    if first and last and last < first:
        problems.append(f"“{last_name}” ({last:%d %b %Y}) lies before “{first_name}” ({first:%d %b %Y}).")
    return problems + _year_problems(first, last)


def _year_problems(*days: date | None) -> list[str]:
    """Days that cannot be. A page offers none, but a browser may send what it likes."""
    years = [day.year for day in days if day and not EARLIEST_YEAR <= day.year <= LATEST_YEAR]
    return [f"The year {year} cannot be; {EARLIEST_YEAR} to {LATEST_YEAR} are allowed." for year in years]


def _refuse(problems: list[str]) -> None:
    if problems:
        raise AgreementRefused(problems)


# ---------------------------------------------------------------- actions


def load_actions(engine: Engine, partnership_id: int, scope: Scope) -> pd.DataFrame:
    """Everything that was agreed, the next due first.

    returns: action_id | words | owner | organisation | sector | agreed_on | due_on | closed_on | state |
             carried_forward_count | finding_key | finding_quarter; a parent, carer or young person, who is an
             organisation of their own, stands as their sector: METHODS, Disclosure
    """
    scope.require("read_partnership", partnership_id)
    query = (
        select(
            ACTION.c.id.label("action_id"),
            *_columns(ACTION, "words", "owner"),
            ORGANISATION.c.name.label("organisation"),
            ORGANISATION.c.sector,
            *_columns(ACTION, "agreed_on", "due_on", "closed_on", "state", "carried_forward_count"),
            *_columns(ACTION, "finding_key", "finding_quarter"),
        )
        .outerjoin(ORGANISATION, ORGANISATION.c.id == ACTION.c.owner_organisation_id)
        .where(ACTION.c.partnership_id == partnership_id)
        .order_by(ACTION.c.due_on, ACTION.c.id)
    )
    actions = read_frame(engine, query)
    return actions.assign(
        organisation=actions["organisation"].mask(are_families(actions["sector"]), actions["sector"])
    )


def save_actions(engine: Engine, partnership_id: int, actions: Sequence[NewAction], scope: Scope) -> int:
    """Keep what was agreed, all or none; returns how many were new.

    Raises AgreementRefused with every problem of every action, NotAllowed without the role.
    """
    scope.require("record_agreements", partnership_id)
    _refuse(
        [
            f"Action {number}: {problem}" if len(actions) > 1 else problem
            for number, action in enumerate(actions, 1)
            for problem in find_action_problems(action)
        ]
    )
    return _save_new(engine, partnership_id, ACTION, actions, scope, "record_actions")


def save_action_progress(
    engine: Engine, action_id: int, scope: Scope, *, state: str, on: date, due_on: date | None = None
) -> None:
    """Close, drop or re-open an action, or carry it forward to a later day (`due_on`).

    Each later day counts as carried forward once more. Raises AgreementRefused when the state is not known,
    the day is no later one, or the action was closed before it was agreed.
    """
    row = _find_row(engine, ACTION, action_id)
    scope.require("record_agreements", row["partnership_id"])
    problems = _state_problems(state, ACTION_STATES) + _year_problems(on)
    if due_on:
        problems += _date_problems(row["agreed_on"] or due_on, due_on, "agreed on", "by when", both=False)
        if row["due_on"] and due_on <= row["due_on"]:
            problems.append(f"It stands for {row['due_on']:%d %b %Y}; carry it forward to a later day.")
    if state == "closed" and row["agreed_on"] and on < row["agreed_on"]:
        problems.append(f"It cannot be closed on {on:%d %b %Y}, before it was agreed.")
    _refuse(problems)
    later = bool(due_on and row["due_on"])
    values = {
        "state": state,
        "closed_on": on if state == "closed" else None,
        "due_on": due_on or row["due_on"],
        "carried_forward_count": row["carried_forward_count"] + later,
    }
    _save_change(engine, ACTION, row, values, scope, "change_action", None if state == "closed" else on)


# ---------------------------------------------------------------- decisions


def load_decisions(engine: Engine, partnership_id: int, scope: Scope) -> pd.DataFrame:
    """Every decision that was raised, the newest first.

    returns: decision_id | words | raised_on | decided_on | state | deferred_count | due_on | child_welfare |
             interests_named; due_on: until when it is put off
    """
    scope.require("read_partnership", partnership_id)
    query = (
        select(
            DECISION.c.id.label("decision_id"),
            *_columns(DECISION, "words", "raised_on", "decided_on", "state", "deferred_count"),
            *_columns(DECISION, "due_on", "child_welfare", "interests_named"),
        )
        .where(DECISION.c.partnership_id == partnership_id)
        .order_by(DECISION.c.raised_on.desc(), DECISION.c.id.desc())
    )
    return read_frame(engine, query)


def save_decision(engine: Engine, partnership_id: int, decision: NewDecision, scope: Scope) -> int:
    """Keep a decision, raised or taken; returns 1 when it was new."""
    scope.require("record_agreements", partnership_id)
    _refuse(find_decision_problems(decision))
    extra = {"state": "decided" if decision.decided_on else "open"}
    return _save_new(engine, partnership_id, DECISION, [decision], scope, "record_decision", extra)


def save_decision_progress(
    engine: Engine,
    decision_id: int,
    scope: Scope,
    *,
    state: str,
    on: date | None = None,
    due_on: date | None = None,
) -> None:
    """Decide (with the day), or put off once more (today, unless a day is given), until `due_on`."""
    row = _find_row(engine, DECISION, decision_id)
    scope.require("record_agreements", row["partnership_id"])
    problems = _state_problems(state, DECISION_STATES) + _year_problems(on, due_on)
    if state == "decided" and on is None:
        problems.append("Give the day on which it was decided.")
    if state == "decided" and due_on:
        problems.append("It was decided: leave out until when it is put off, or say that it was put off.")
    if on and on < row["raised_on"]:
        deed = "put off" if state == "deferred" else "decided"
        problems.append(f"It cannot be {deed} on {on:%d %b %Y}, before it was raised.")
    if due_on and due_on <= max(day for day in (row["raised_on"], on) if day):
        problems.append(f"It cannot be put off until {due_on:%d %b %Y}; give a day after it was put off.")
    _refuse(problems)
    values = {
        "state": state,
        "decided_on": on if state == "decided" else None,
        "deferred_count": row["deferred_count"] + (state == "deferred"),
        "due_on": due_on if state == "deferred" else None,
    }
    _save_change(engine, DECISION, row, values, scope, "change_decision", None if state == "decided" else on)


# ---------------------------------------------------------------- events, small wins among them


def load_events(engine: Engine, partnership_id: int, scope: Scope) -> pd.DataFrame:
    """What happened and when, oldest first.

    returns: event_id | happened_on | kind | words
    """
    scope.require("read_partnership", partnership_id)
    query = (
        select(EVENT.c.id.label("event_id"), *_columns(EVENT, "happened_on", "kind", "words"))
        .where(EVENT.c.partnership_id == partnership_id)
        .order_by(EVENT.c.happened_on, EVENT.c.id)
    )
    return read_frame(engine, query)


def save_event(engine: Engine, partnership_id: int, event: NewEvent, scope: Scope) -> int:
    """Keep a small win, a training, a check-in …; returns 1 when it was new."""
    scope.require("record_agreements", partnership_id)
    _refuse(find_event_problems(event))
    return _save_new(engine, partnership_id, EVENT, [event], scope, "record_event")


# ---------------------------------------------------------------- workshops


def load_workshops(engine: Engine, partnership_id: int, scope: Scope) -> pd.DataFrame:
    """Agendas that were kept, newest first.

    returns: workshop_id | quarter | title | length_minutes | blocks | saved_at
    """
    scope.require("read_partnership", partnership_id)
    query = (
        select(
            WORKSHOP.c.id.label("workshop_id"),
            *_columns(WORKSHOP, "quarter", "title", "length_minutes", "blocks", "saved_at"),
        )
        .where(WORKSHOP.c.partnership_id == partnership_id)
        .order_by(WORKSHOP.c.saved_at.desc(), WORKSHOP.c.id.desc())
    )
    return read_frame(engine, query)


def save_workshop(
    engine: Engine, partnership_id: int, quarter: str, title: str, blocks: pd.DataFrame, scope: Scope
) -> int:
    """Keep an agenda's blocks as they stand; returns the workshop's number, of the same agenda the first."""
    scope.require("record_agreements", partnership_id)
    problems = _text_problems(title, "what the workshop is called")
    _refuse([*problems, *(["An agenda without blocks cannot be kept."] if blocks.empty else [])])
    row = {
        "partnership_id": partnership_id,
        "quarter": check_quarter(quarter),
        "title": title.strip(),
        "length_minutes": int(blocks["minutes"].sum()),
        "blocks": blocks.astype(object).where(blocks.notna(), None).to_dict("records"),
        "saved_at": now(),
    }
    same = [WORKSHOP.c[name] == row[name] for name in ("partnership_id", "quarter", "title")]
    with begin_write(engine) as connection:
        take_turns(connection, [partnership_id])
        for number, kept in connection.execute(select(WORKSHOP.c.id, WORKSHOP.c.blocks).where(*same)).all():
            if kept == row["blocks"]:
                return number
        saved = connection.execute(insert(WORKSHOP).values(row).returning(WORKSHOP.c.id)).scalar_one()
        save_audit_entry(connection, scope.account_id, "save_workshop", f"workshop {saved}")
    return saved


# ---------------------------------------------------------------- who can own an action


def load_organisations(engine: Engine, partnership_id: int, scope: Scope) -> pd.DataFrame:
    """The agencies that belong to the partnership, for a list to choose an owner from.

    returns: organisation_id | organisation | sector
    """
    scope.require("read_partnership", partnership_id)
    query = (
        select(
            ORGANISATION.c.id.label("organisation_id"),
            ORGANISATION.c.name.label("organisation"),
            ORGANISATION.c.sector,
        )
        .join(MEMBERSHIP, MEMBERSHIP.c.organisation_id == ORGANISATION.c.id)
        .where(MEMBERSHIP.c.partnership_id == partnership_id)
        .order_by(ORGANISATION.c.name)
    )
    return read_frame(engine, query)


# ---------------------------------------------------------------- how rows are kept


def _columns(table: Table, *names: str) -> list[Any]:
    return [table.c[name] for name in names]


def _state_problems(state: str, allowed: Sequence[str]) -> list[str]:
    return [] if state in allowed else [f"State “{state}” is not known; choose one of {', '.join(allowed)}."]


def _make_row_key(entry: Any) -> str:
    """The same words, owner and days make the same key; spaces at the ends do not count."""
    parts = [str(getattr(entry, field.name) or "").strip() for field in fields(entry)]
    return "screen-" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def _save_new(
    engine: Engine,
    partnership_id: int,
    table: Table,
    entries: Sequence[Any],
    scope: Scope,
    deed: str,
    extra: Mapping[str, Any] | None = None,
) -> int:
    rows = {_make_row_key(entry): asdict(entry) for entry in entries}
    with begin_write(engine) as connection:
        if table.name in FEEDS:
            wait_for_other_changes(connection)
        take_turns(connection, [partnership_id])
        for key in _known_keys(connection, table, partnership_id, list(rows)):
            del rows[key]
        if rows:
            connection.execute(
                insert(table),
                [
                    _strip(row) | {"partnership_id": partnership_id, "row_key": key} | dict(extra or {})
                    for key, row in rows.items()
                ],
            )
            _note_changes(
                connection,
                table,
                [{"closed_on": None, **row, "partnership_id": partnership_id} for row in rows.values()],
            )
            save_audit_entry(connection, scope.account_id, deed, f"partnership {partnership_id}: {len(rows)}")
    return len(rows)


def _note_changes(
    connection: Connection, table: Table, rows: Sequence[dict[str, Any]], step_on: date | None = None
) -> None:
    """Published quarters that these entries go into are due again; events go into none."""
    if table.name in FEEDS:
        save_changes(connection, None, find_entry_changes(table.name, rows, step_on))


def _strip(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in row.items()}


def _known_keys(connection: Connection, table: Table, partnership_id: int, keys: list[str]) -> list[str]:
    query = select(table.c.row_key).where(table.c.partnership_id == partnership_id, table.c.row_key.in_(keys))
    return list(connection.scalars(query))


def _find_row(engine: Engine, table: Table, row_id: int) -> dict[str, Any]:
    with begin_read(engine) as connection:
        row = connection.execute(select(table).where(table.c.id == row_id)).mappings().first()
    if row is None:
        raise AgreementRefused([GONE.format(table.name)])
    return dict(row)


def _save_change(
    engine: Engine,
    table: Table,
    seen: dict[str, Any],
    values: dict[str, Any],
    scope: Scope,
    deed: str,
    on: date | None,
) -> None:
    """One step of an action or a decision that was seen so; quarters from the day of the step on are due.

    on: the day of the step; today where that is left out, or where closing and deciding have their own
    """
    row_id, taken_on = seen["id"], on or now().date()
    with begin_write(engine) as connection:
        wait_for_other_changes(connection)
        stands = connection.execute(select(table).where(table.c.id == row_id)).mappings().first()
        if stands is None:
            raise AgreementRefused([GONE.format(table.name)])
        if dict(stands) != seen:
            raise AgreementRefused([CHANGED_MEANWHILE.format(table.name)])
        connection.execute(update(table).where(table.c.id == row_id).values(values))
        after = {**seen, **values}
        if is_step(table.name, {name: value for name, value in values.items() if seen[name] != value}):
            save_step(connection, table.name, seen, taken_on)
        _note_changes(connection, table, [seen, after], find_first_day(table.name, seen, after, taken_on))
        save_audit_entry(connection, scope.account_id, deed, f"{table.name} {row_id}: {values['state']}")
