"""Which quarters wait for a release, and why."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Engine, select

from analytics.quarters import is_running, quarter_of
from data.database import begin_read, load_frame
from data.record_changes import is_overtaken
from data.records import load_rounds
from data.release_batches import RELEASE, TABLES

PLACE = ["partnership_id", "quarter"]
# Actions, decisions and courses alone do not make a quarter due: their dates reach back for years.
RUNNING = " running"  # after what a release stands on: it was made before its quarter was over
DATED = (("meeting", "held_on"),)


def find_due(engine: Engine, partnership_id: int | None = None, today: date | None = None) -> pd.DataFrame:
    """Every quarter of one partnership or of all that has records and no published release, or an old one.

    returns:  partnership_id | quarter | why: "new" (none is published), "records" (of it came or went since),
              "earlier" (what it is compared with came out anew or was withdrawn since), "not noted" (made by
              a program that did not note what it was made from), "running" (made before the quarter was over)
    """
    today = today or datetime.now(UTC).date()
    with begin_read(engine) as connection:
        standing = _load_standing(connection, partnership_id, today)
        asked = [*_list_recorded(connection, partnership_id, today), standing[PLACE]]
    parts = [part for part in asked if len(part)]
    if not parts:
        return pd.DataFrame(columns=[*PLACE, "why"])
    places = pd.concat(parts).drop_duplicates().merge(standing, on=PLACE, how="left")
    due = places.assign(why=places["why"].where(places["is_standing"].notna(), "new"))
    return due.loc[due["why"] != "", [*PLACE, "why"]].sort_values(PLACE).reset_index(drop=True)


def find_left_behind(engine: Engine, partnership_id: int | None = None) -> pd.DataFrame:
    """Published quarters that are due for what they are compared with: partnership_id | quarter."""
    with begin_read(engine) as connection:
        standing = _load_standing(connection, partnership_id, datetime.now(UTC).date())
    return standing.loc[standing["why"] == "earlier", PLACE].sort_values(PLACE).reset_index(drop=True)


def find_old_drafts(engine: Engine, partnership_id: int, today: date | None = None) -> dict[int, str]:
    """The drafts of a partnership that would say something else if they were made now: release_id → why, as
    in `find_due`."""
    with begin_read(engine) as connection:
        drafts = _load_made(connection, partnership_id, "draft")
        standing = _load_made(connection, partnership_id, "published")
    old = {}
    for place in drafts.index:  # one of a quarter at most
        draft = drafts.loc[[place]]
        earlier = standing[standing["quarter"] < draft["quarter"].iloc[0]]
        why = _say_why(pd.concat([earlier, draft], ignore_index=True), today or datetime.now(UTC).date())
        old[int(draft["release_id"].iloc[0])] = str(why.iloc[-1])
    return {release_id: why for release_id, why in old.items() if why}


def has_records(engine: Engine, partnership_id: int, quarter: str) -> bool:
    """Whether a quarter has anything of its own: sheets, lines of a ledger, posts, a meeting."""
    with begin_read(engine) as connection:
        parts = _list_recorded(connection, partnership_id, datetime.now(UTC).date())
    return any(part["quarter"].eq(quarter).any() for part in parts)


def _list_recorded(connection: Connection, partnership_id: int | None, today: date) -> list[pd.DataFrame]:
    """Where there are records, kind by kind: partnership_id | quarter. A round nobody answered is none, nor
    is a meeting later in the quarter that is running."""
    rounds = load_rounds(connection, None if partnership_id is None else [partnership_id])
    asked = [rounds.loc[rounds["sheet_count"] > 0, PLACE]]
    for name in ("resource_line", "staff_line"):
        table = TABLES[name]
        own = _of_place(select(table.c.partnership_id, table.c.quarter), table, partnership_id)
        asked.append(load_frame(connection, own.distinct()))
    for name, column in DATED:
        table = TABLES[name]
        days = select(table.c.partnership_id, table.c[column].label("day"))
        own = _of_place(days.where(table.c[column].is_not(None)), table, partnership_id)
        found = load_frame(connection, own.distinct())
        planned = [day > today and is_running(quarter_of(today), day) for day in found["day"]]
        found = found[~np.array(planned, dtype=bool)]
        quarters = {day: quarter_of(day) for day in found["day"].unique()}
        asked.append(found.assign(quarter=found["day"].map(quarters).astype(object))[PLACE])
    return asked


def _of_place(query: Any, table: Any, partnership_id: int | None) -> Any:
    return query if partnership_id is None else query.where(table.c.partnership_id == partnership_id)


# ---------------------------------------------------------------- what stands, and what it stands on


def _load_standing(connection: Connection, partnership_id: int | None, today: date) -> pd.DataFrame:
    """Published releases: partnership_id | quarter | is_standing | why, "" of what need not be made."""
    standing = _load_made(connection, partnership_id, "published")
    return standing[PLACE].assign(is_standing=True, why=_say_why(standing, today))


def _load_made(connection: Connection, partnership_id: int | None, state: str) -> pd.DataFrame:
    """Releases in a state, and what tells whether they are old: release_id | partnership_id | quarter | …"""
    query = select(
        RELEASE.c.id.label("release_id"), RELEASE.c.partnership_id, RELEASE.c.quarter, RELEASE.c.records_key,
        RELEASE.c.stands_on, RELEASE.c.changes_seen, is_overtaken().label("is_overtaken"),
    ).where(RELEASE.c.state == state).order_by(RELEASE.c.partnership_id, RELEASE.c.quarter)  # fmt: skip
    return load_frame(connection, _of_place(query, RELEASE, partnership_id))


def _say_why(made: pd.DataFrame, today: date) -> pd.Series:
    """Why each is older than what it was made from, "" where it is not.

    made:  as _load_made, of each partnership the versions that stand, up to the quarter that is asked about
    """
    footing = made["stands_on"].fillna("").astype(str)
    left_behind = footing.str.removesuffix(RUNNING) != hash_earlier(made)
    is_over = made["quarter"] < quarter_of(today)
    why = np.select(
        [
            made["changes_seen"].isna(),
            made["is_overtaken"].astype(bool),
            left_behind,
            footing.str.endswith(RUNNING) & is_over,
        ],
        ["not noted", "records", "earlier", "running"],
        default="",
    )
    return pd.Series(why, index=made.index, dtype=object)


def hash_earlier(releases: pd.DataFrame) -> pd.Series:
    """For each release, a hash of what the earlier quarters of its partnership say: its change and its trend
    stand on them, and so do its groups.

    releases:  partnership_id | quarter | records_key, in this order
    """
    hashes, place, told = [], None, ""
    for number, quarter, key in releases[[*PLACE, "records_key"]].itertuples(index=False, name=None):
        told = told if number == place else ""
        hashes.append(told)
        place, told = number, hashlib.sha256(f"{told} {quarter} {key}".encode()).hexdigest()[:16]
    return pd.Series(hashes, index=releases.index, dtype=object)


def mark_running(
    stands_on: Mapping[tuple[int, str], str], made_on: date | None
) -> dict[tuple[int, str], str]:
    """The same, saying of a quarter that was not over that it was measured to the day of making only."""
    return {
        (number, quarter): told + RUNNING * (made_on is not None and quarter >= quarter_of(made_on))
        for (number, quarter), told in stands_on.items()
    }
