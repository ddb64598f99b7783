"""Which records came or went since a release was made, and which quarters they feed: only those are due.

What is typed on a screen carries no time of its own and is found by making a draft: it is dated today, and so
seldom feeds a quarter that is over.
"""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import pandas as pd
from sqlalchemy import Connection, Select, Table, select

from analytics.meeting_series_cells import SERIES_MONTHS
from analytics.quarters import quarter_from_number, quarter_number, quarter_of
from analytics.recorded_cells import LOOK_BACK_DAYS
from data.tables import StoredRow

TABLES = StoredRow.metadata.tables
BATCH = TABLES["import_batch"]
EARLIEST, FOR_EVER = "0000-Q1", "9999-Q4"  # as text they stand before and after every quarter there is
IDS_AT_ONCE = 500
TOUCHES = ["partnership_id", "first", "last", "at"]

Row = dict[str, Any]


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
# Rows that name neither partnership nor time, and what they belong to.
BELONG_TO = {
    "response": ("round_id", "survey_round"),
    "working_tie": ("round_id", "survey_round"),
    "attendance": ("meeting_id", "meeting"),
}


def find_touches(connection: Connection, since: datetime, partnership_id: int | None) -> pd.DataFrame:
    """What was imported or undone since then, of one partnership or of all.

    returns:  partnership_id | first | last | at, the quarters that a change feeds and when it came

    Of one partnership, only its own rows are read, and the short list of files.
    """
    rows = [row for name in FEEDS for row in _list_imported(connection, name, since, partnership_id)]
    rows += _list_earlier_values(connection, since, partnership_id, {row["batch_id"] for row in rows})
    touches = [
        (row["partnership_id"], *fed, row["at"]) for row in rows if (fed := FEEDS[row["table"]][0](row))
    ]
    touches += _list_undone(connection, since, partnership_id)
    found = pd.DataFrame(touches, columns=TOUCHES)
    return found.sort_values("at").drop_duplicates(["partnership_id", "first", "last"], keep="last")


def find_stale(releases: pd.DataFrame, touches: pd.DataFrame) -> pd.Series:
    """Whether something that feeds a release's quarter came or went after the release was made.

    releases:  partnership_id | quarter | made_at
    touches:   as `find_touches` returns
    """
    beside = releases.reset_index(names="place").merge(touches, on="partnership_id")
    feeds = (beside["first"] <= beside["quarter"]) & (beside["quarter"] <= beside["last"])
    later = pd.to_datetime(beside["at"], utc=True) > pd.to_datetime(beside["made_at"], utc=True)
    return pd.Series(releases.index.isin(beside.loc[feeds & later, "place"]), index=releases.index)


def list_fed_quarters(connection: Connection, batch_id: int, replaced: Iterable[Row]) -> list[list[Any]]:
    """Partnership, first and last quarter that a file's rows feed: once it is undone, no row tells any more.

    replaced:  table | row, the earlier values of rows that the file brought up to date
    """
    rows = [
        row
        for name in FEEDS
        for row in _read(connection, name, _select_rows(name).where(TABLES[name].c.batch_id == batch_id))
    ]
    rows += [row for each in replaced if (row := _read_earlier(each))]
    fed = {(row["partnership_id"], *fed) for row in rows if (fed := FEEDS[row["table"]][0](row))}
    return [list(each) for each in sorted(fed)]


def _select_rows(name: str) -> Select:
    """partnership_id | batch_id | what says which quarters a row of this table feeds."""
    table = TABLES[name]
    owner = _owner_of(name)
    query = select(owner.c.partnership_id, table.c.batch_id, *(owner.c[column] for column in FEEDS[name][1]))
    if name in BELONG_TO:
        key, _ = BELONG_TO[name]
        query = query.join_from(table, owner, owner.c.id == table.c[key])
    if owner.name == "survey_round":
        query = query.where(owner.c.kind == "survey")  # a check-in between rounds is never released
    return query.distinct()


def _owner_of(name: str) -> Table:
    return TABLES[BELONG_TO[name][1] if name in BELONG_TO else name]


def _list_imported(
    connection: Connection, name: str, since: datetime, partnership_id: int | None
) -> list[Row]:
    query = _select_rows(name).add_columns(BATCH.c.imported_at.label("at"))
    query = query.join(BATCH, BATCH.c.id == TABLES[name].c.batch_id).where(BATCH.c.imported_at > since)
    if partnership_id is not None:
        query = query.where(_owner_of(name).c.partnership_id == partnership_id)
    return _read(connection, name, query)


def _read(connection: Connection, name: str, query: Select) -> list[Row]:
    return [{**row, "table": name} for row in connection.execute(query).mappings()]


def _list_earlier_values(
    connection: Connection, since: datetime, partnership_id: int | None, batches: set[int]
) -> list[Row]:
    """Rows as they were before a file brought them up to date: where they stood they are missing now."""
    ids, rows = sorted(batches), list[Row]()
    for at in range(0, len(ids), IDS_AT_ONCE):
        of_some = BATCH.c.id.in_(ids[at : at + IDS_AT_ONCE])
        query = select(BATCH.c.imported_at, BATCH.c.replaced).where(of_some, BATCH.c.replaced.is_not(None))
        for imported_at, replaced in connection.execute(query):
            earlier = [row for each in json.loads(replaced) if (row := _read_earlier(each))]
            rows += [{**row, "at": imported_at} for row in earlier]
    return [row for row in rows if partnership_id in (None, row["partnership_id"])]


def _read_earlier(each: Row) -> Row | None:
    """A row as it was; None where it names no partnership: seats and sheets never change their quarter."""
    row = each["row"]
    if each["table"] not in FEEDS or "partnership_id" not in row:
        return None
    columns = FEEDS[each["table"]][1]
    told = {name: _as_day(row[name]) if name.endswith(("_on", "_from")) else row[name] for name in columns}
    return {"partnership_id": row["partnership_id"], "table": each["table"], **told}


def _as_day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _list_undone(
    connection: Connection, since: datetime, partnership_id: int | None
) -> list[tuple[int, str, str, datetime]]:
    query = select(BATCH.c.undone_at, BATCH.c.replaced).where(
        BATCH.c.undone_at > since, BATCH.c.replaced.is_not(None)
    )
    if partnership_id is not None:
        query = query.where(BATCH.c.replaced.contains(str(partnership_id)))
    told = []
    for at, replaced in connection.execute(query):
        for each in json.loads(replaced):
            # Files undone by an earlier version of the program say only whose they were.
            number, first, last = each if isinstance(each, list) else (each, EARLIEST, FOR_EVER)
            told += [(number, first, last, at)] if partnership_id in (None, number) else []
    return told
