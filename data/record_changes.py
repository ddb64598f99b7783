"""What each import, each undoing of one and each entry on a screen changed: the quarters it goes into.

It is noted when the records are stored, and never taken back. A release notes the last change that it has
seen; it is due when a later one feeds its quarter. Whoever changes records waits for the others until they
are stored (`wait_for_other_changes`): what is seen later has a higher number, whatever the clocks say.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Table, func, insert, select, text

from analytics.meeting_series_cells import SERIES_MONTHS
from analytics.quarters import quarter_from_number, quarter_number, quarter_of
from analytics.recorded_cells import LOOK_BACK_DAYS
from data.agreement_steps import STEPPED, find_first_day
from data.tables import StoredRow

TABLES = StoredRow.metadata.tables
CHANGE, RELEASE = TABLES["record_change"], TABLES["release"]
EARLIEST, FOR_EVER = "0000-Q1", "9999-Q4"  # as text they stand before and after every quarter there is
MOST_IDS = 500
CHANGE_LOCK = 7_204_116

Row = dict[str, Any]
Change = tuple[int, str, str]  # partnership, first and last quarter


class Fed(NamedTuple):
    """The first and the last quarter whose numbers a record goes into."""

    first: str
    last: str


def _feeds_its_quarter(row: Row) -> Fed:
    return Fed(row["quarter"], row["quarter"])


def _feeds_series(row: Row) -> Fed:
    """A meeting: its own quarter, and the series of the two years after."""
    first = quarter_of(row["held_on"])
    return Fed(first, quarter_from_number(quarter_number(first) + SERIES_MONTHS // 3))


def _feeds_a_year(row: Row) -> Fed:
    return Fed(quarter_of(row["raised_on"]), _quarter_a_year_after(row["raised_on"]))


def _feeds_while_followed(row: Row) -> Fed | None:
    """An action: from the day it was agreed until a year after it was due, or as long as it is open."""
    if row["agreed_on"] is None:
        return None
    last = _quarter_a_year_after(row["due_on"] or row["agreed_on"]) if row["closed_on"] else FOR_EVER
    return Fed(quarter_of(row["agreed_on"]), last)


def _feeds_from_need_on(row: Row) -> Fed:
    """A course: from the day on which somebody needs it; without one, every quarter there is."""
    return Fed(quarter_of(row["needed_from"]) if row["needed_from"] else EARLIEST, FOR_EVER)


def _quarter_a_year_after(day: date) -> str:
    return quarter_of(day + timedelta(days=LOOK_BACK_DAYS))


# table → what its rows feed, and the columns that say so. Events feed none: they are drawn, never counted.
FEEDS: dict[str, tuple[Callable[[Row], Fed | None], tuple[str, ...]]] = {
    "response": (_feeds_its_quarter, ("quarter",)),
    "working_tie": (_feeds_its_quarter, ("quarter",)),
    "resource_line": (_feeds_its_quarter, ("quarter",)),
    "staff_line": (_feeds_its_quarter, ("quarter",)),
    "meeting": (_feeds_series, ("held_on",)),
    "attendance": (_feeds_series, ("held_on",)),
    "action": (_feeds_while_followed, ("agreed_on", "due_on", "closed_on")),
    "decision": (_feeds_a_year, ("raised_on",)),
    "training": (_feeds_from_need_on, ("needed_from",)),
}
# What else is counted of an action or a decision and has no day: a correction, which all its quarters feel.
CORRECTED = {"action": ("agreed_on", "owner", "owner_organisation_id"), "decision": ("raised_on",)}
# Rows that name neither partnership nor time, and what they belong to.
BELONG_TO = {
    "response": ("round_id", "survey_round"),
    "working_tie": ("round_id", "survey_round"),
    "attendance": ("meeting_id", "meeting"),
}


def find_changes(
    connection: Connection,
    batch_id: int,
    replaced: Iterable[Row],
    partnerships: Collection[int] | None = None,
) -> list[Change]:
    """The quarters that a file's rows feed, and fed before it updated them; overlapping ones joined.

    Of a step of an action or a decision those from its day on, as if it had been typed.

    replaced:      table | row, the earlier values of rows that the file brought up to date
    partnerships:  those that its rows belong to, if that is known: their rows are found faster
    """
    earlier = list(replaced)
    stepped = dict(_find_steps(connection, batch_id, earlier))
    rows = [row for name in FEEDS for row in _list_rows(connection, name, batch_id, partnerships)]
    rows += [row for each in earlier if (row := _read_earlier(each))]
    fed = {
        (row["partnership_id"], *fed)
        for row in rows
        if (row["table"], row.get("id")) not in stepped and (fed := FEEDS[row["table"]][0](row))
    }
    return _join_overlapping(sorted(fed.union(*stepped.values())))


def _find_steps(
    connection: Connection, batch_id: int, replaced: Iterable[Row]
) -> Iterable[tuple[tuple[str, int], list[Change]]]:
    """(table, id) of each action and decision with which a file only took a step, and what that feeds."""
    earlier: dict[tuple[str, int], Row] = {}
    for each in replaced:
        earlier.setdefault((each["table"], each["row"]["id"]), each["row"])
    for name in {name for name, _ in earlier} & set(STEPPED):
        step, table = TABLES[f"{name}_step"], TABLES[name]
        key = step.c[f"{name}_id"]
        days = select(key.label("row_id"), func.min(step.c.taken_on).label("taken_on"))
        first = days.where(step.c.batch_id == batch_id).group_by(key).subquery()
        query = select(table, first.c.taken_on).join(first, first.c.row_id == table.c.id)
        for row in map(dict, connection.execute(query).mappings()):
            known = earlier.get((name, row["id"]))
            if known is None:
                continue
            before = {**known, **{each: _as_day(known[each]) for each in known if each.endswith("_on")}}
            if all(before[each] == row[each] for each in CORRECTED[name]):
                day = find_first_day(name, before, row, row["taken_on"])
                yield (name, row["id"]), find_entry_changes(name, [before, row], day)


def _join_overlapping(changes: Iterable[Change]) -> list[Change]:
    joined: list[Change] = []
    for number, first, last in changes:
        if joined and joined[-1][0] == number and first <= joined[-1][2]:
            joined[-1] = (number, joined[-1][1], max(last, joined[-1][2]))
        else:
            joined.append((number, first, last))
    return joined


def find_entry_changes(table: str, rows: Iterable[Row], step_on: date | None = None) -> list[Change]:
    """The quarters that entries of a screen feed.

    rows:     partnership_id and the columns of FEEDS, of new entries or of one before and after a step
    step_on:  the day of a step: quarters before it stand as they were counted
    """
    fed = [(row["partnership_id"], *found) for row in rows if (found := FEEDS[table][0](row))]
    if step_on is not None:
        day = quarter_of(step_on)
        fed = [(number, max(first, day), last) for number, first, last in fed if last >= day]
    return _join_overlapping(sorted(fed))


def wait_for_other_changes(connection: Connection) -> None:
    """Queue behind whoever changes records; SQLite's write lock says so already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": CHANGE_LOCK})


def save_changes(connection: Connection, batch_id: int | None, changes: Iterable[Change]) -> None:
    """Note that records came or went; in the transaction that changes them, with other changes waiting.

    batch_id: the import that brought or took them; None of what was typed on a screen
    """
    rows = [
        {"batch_id": batch_id, "partnership_id": number, "first_quarter": first, "last_quarter": last}
        for number, first, last in changes
    ]
    if rows:
        connection.execute(insert(CHANGE), rows)


def load_last_change(connection: Connection) -> int:
    """The number of the last change that this transaction sees; 0 before the first."""
    return connection.scalar(select(func.max(CHANGE.c.id))) or 0


def is_overtaken() -> ColumnElement[bool]:
    """Whether records that feed a release's quarter came or went after those that it was made from.

    A release of an earlier version of the program did not note what it had seen, and counts as overtaken.
    """
    came = select(CHANGE.c.id).where(
        CHANGE.c.partnership_id == RELEASE.c.partnership_id,
        CHANGE.c.id > RELEASE.c.changes_seen,
        CHANGE.c.first_quarter <= RELEASE.c.quarter,
        CHANGE.c.last_quarter >= RELEASE.c.quarter,
    )
    return RELEASE.c.changes_seen.is_(None) | came.exists()


def _list_rows(
    connection: Connection, name: str, batch_id: int, partnerships: Collection[int] | None
) -> list[Row]:
    query = _select_rows(name).where(TABLES[name].c.batch_id == batch_id)
    if partnerships is not None and len(partnerships) <= MOST_IDS:
        query = query.where(_owner_of(name).c.partnership_id.in_(sorted(partnerships)))
    return [{**row, "table": name} for row in connection.execute(query).mappings()]


def _select_rows(name: str) -> Select:
    """partnership_id | what says which quarters a row of this table feeds."""
    table = TABLES[name]
    owner = _owner_of(name)
    query = select(owner.c.partnership_id, *(owner.c[column] for column in FEEDS[name][1]))
    if name in STEPPED:
        query = query.add_columns(owner.c.id)
    if name in BELONG_TO:
        key, _ = BELONG_TO[name]
        query = query.join_from(table, owner, owner.c.id == table.c[key])
    if owner.name == "survey_round":
        query = query.where(owner.c.kind == "survey")  # a check-in between rounds is never released
    return query.distinct()


def _owner_of(name: str) -> Table:
    return TABLES[BELONG_TO[name][1] if name in BELONG_TO else name]


def _read_earlier(each: Row) -> Row | None:
    """A row as it was; None where it names no partnership: seats and sheets never change their quarter."""
    row = each["row"]
    if each["table"] not in FEEDS or "partnership_id" not in row:
        return None
    columns = FEEDS[each["table"]][1]
    told = {name: _as_day(row[name]) if name.endswith(("_on", "_from")) else row[name] for name in columns}
    return {"partnership_id": row["partnership_id"], "table": each["table"], "id": row["id"], **told}


def _as_day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
