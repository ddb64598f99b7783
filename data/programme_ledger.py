"""Door 2 over a whole programme: ledgers added up, and the few lines of many that a page shows.

A release keeps the sums of its ledger beside its cells: the sums of thousands are read about as soon as those
of eight. Every reader takes a scope and denies by default, as in data/releases.py.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine, Select, Subquery, case, func, insert, literal_column, select

from analytics.charts.gap_rows import LEDGER_MEASURES, PEOPLE_COLUMNS, PEOPLE_MEASURES
from analytics.gap_sentences import GapTotals, Spread
from analytics.quarters import check_quarter
from data.accounts import Scope
from data.database import begin_read, load_frame
from data.releases import CELL, OPENING, PARTNERSHIP, RELEASE, keep_in_reach, load_programme_cells
from data.tables import StoredRow

LEDGER_SUM, PEOPLE_SUM = (StoredRow.metadata.tables[name] for name in ("ledger_sum", "people_sum"))
AMOUNTS = [LEDGER_SUM.c[name] for name in LEDGER_MEASURES]
TOGETHER = ""  # the row of all categories of a release
# Written out, and not as a parameter: else SQLite does not use the indexes over these releases alone.
IS_PUBLISHED = RELEASE.c.state == literal_column("'published'")
IS_WITHDRAWN = RELEASE.c.state == literal_column("'withdrawn'")
LABELS = {
    "group": LEDGER_SUM.c.group_name,
    "partnership": PARTNERSHIP.c.name,
    "quarter": RELEASE.c.quarter,
}
IDS_AT_ONCE = 1_000


@dataclass(frozen=True)
class ProgrammeLedger:
    """What the programme may read of one quarter, as a page begins with it.

    by_group, by_partnership:  sums, as `sum_ledgers` returns them; of partnerships the first
    by_quarter:                the same of all quarters
    people:                    the first partnerships, as `load_people_gaps`
    felt:                      cells of what people report, where it is open, and of the need unmet there
    totals:                    of all partnerships
    replaced_count:            as `count_replaced` said before anything was read
    """

    by_group: pd.DataFrame
    by_partnership: pd.DataFrame
    by_quarter: pd.DataFrame
    people: pd.DataFrame
    felt: pd.DataFrame
    totals: GapTotals
    replaced_count: int

    @cached_property
    def state(self) -> str:
        """Another one for every other content."""
        own = self.felt[["partnership_id", "version", "measure", "breakdown", "group", "estimate"]]
        frames = (self.by_group, self.by_partnership, self.by_quarter, self.people, own)
        return "-".join([repr(self.totals), *(str(pd.util.hash_pandas_object(one).sum()) for one in frames)])


# ---------------------------------------------------------------- kept beside the cells


def save_sums(connection: Connection, release_ids: Collection[int]) -> None:
    """Add up what these releases say of money, posts and certificates; their cells are stored already."""
    numbers = list(release_ids)
    for at in range(0, len(numbers), IDS_AT_ONCE):
        some = numbers[at : at + IDS_AT_ONCE]
        _save_ledger_sums(connection, some)
        _save_people_sums(connection, some)


def _save_ledger_sums(connection: Connection, some: list[int]) -> None:
    listed = ["release_id", "group_name", *LEDGER_MEASURES]
    beside = [func.sum(case((CELL.c.measure == name, CELL.c.estimate))) for name in LEDGER_MEASURES]
    groups = (
        _of_programme(select(CELL.c.release_id, CELL.c.group_name, *beside), some, LEDGER_MEASURES)
        .where(CELL.c.breakdown == "category")
        .group_by(CELL.c.release_id, CELL.c.group_name)
        .order_by(CELL.c.release_id, CELL.c.group_name)  # the same numbers each time
    )
    connection.execute(insert(LEDGER_SUM).from_select(listed, groups))
    together = (
        select(LEDGER_SUM.c.release_id, func.max(TOGETHER), *[func.sum(each) for each in AMOUNTS])
        .where(LEDGER_SUM.c.release_id.in_(some))
        .group_by(LEDGER_SUM.c.release_id)
        .order_by(LEDGER_SUM.c.release_id)
    )
    connection.execute(insert(LEDGER_SUM).from_select(listed, together))


def _save_people_sums(connection: Connection, some: list[int]) -> None:
    is_course = CELL.c.measure == "training_shortfall_share"
    needed, current = (
        func.coalesce(CELL.c.detail[name].as_float(), 0.0) for name in ("needed_count", "current_count")
    )
    beside = [
        *[func.max(case((CELL.c.measure == name, CELL.c.estimate))) for name in PEOPLE_MEASURES],
        func.max(case((is_course, needed - current))),
        func.max(case((is_course, needed))),
    ]
    found = (
        _of_programme(select(CELL.c.release_id, *beside), some, PEOPLE_MEASURES)
        .where(CELL.c.breakdown == "whole")
        .group_by(CELL.c.release_id)
        .order_by(CELL.c.release_id)
    )
    connection.execute(insert(PEOPLE_SUM).from_select(["release_id", *PEOPLE_COLUMNS[1:]], found))


def _of_programme(query: Select, release_ids: list[int], measures: Sequence[str]) -> Select:
    return query.where(
        CELL.c.release_id.in_(release_ids), CELL.c.measure.in_(measures), CELL.c.audience == "programme"
    )


# ---------------------------------------------------------------- read


def load_programme_ledger(
    engine: Engine,
    scope: Scope,
    quarter: str,
    partnership_id: int | None,
    most: int,
    by_quarter: pd.DataFrame,
) -> ProgrammeLedger:
    """One quarter's ledgers over all partnerships in reach, or one of them.

    most:        so many lines of partnerships
    by_quarter:  `sum_ledgers` of all quarters, of which the quarter was chosen
    """
    replaced = count_replaced(engine, scope, partnership_id)
    felt = load_felt_cells(engine, scope, quarter, partnership_id)
    place = (scope, quarter, partnership_id)
    with begin_read(engine) as connection:
        by_partnership = _load_sums(connection, "partnership", *place, most)
        people = _load_people(connection, *place, most)
        return ProgrammeLedger(
            by_group=_load_sums(connection, "group", *place, None),
            by_partnership=by_partnership,
            by_quarter=by_quarter,
            people=people,
            felt=felt,
            totals=_load_totals(connection, *place, by_partnership, people),
            replaced_count=replaced,
        )


def sum_ledgers(
    engine: Engine,
    scope: Scope,
    by: str,
    quarter: str | None = None,
    partnership_id: int | None = None,
    most: int | None = None,
) -> pd.DataFrame:
    """Amounts by category that the programme may read, added up; what nobody stated stays missing.

    by:       "group", "partnership" or "quarter"
    most:     so many lines, those of the most unmet need
    returns:  (the column `by`) | measure | breakdown | estimate, as cells of a category
    """
    with begin_read(engine) as connection:
        return _load_sums(connection, by, scope, quarter, partnership_id, most)


def load_people_gaps(
    engine: Engine, scope: Scope, quarter: str, partnership_id: int | None, most: int | None = None
) -> pd.DataFrame:
    """As `build_people_gaps` builds them from cells; of very many the first."""
    with begin_read(engine) as connection:
        return _load_people(connection, scope, quarter, partnership_id, most)


def load_felt_cells(engine: Engine, scope: Scope, quarter: str, partnership_id: int | None) -> pd.DataFrame:
    """What people report of resources beside the share of need unmet, of partnerships that opened it.

    returns:  the columns of a cell
    """
    return load_programme_cells(
        engine,
        scope,
        ("resources", "unmet_need_share"),
        quarter,
        partnership_id,
        ("whole", "stream"),
        select(OPENING.c.partnership_id).where(OPENING.c.measure == "resources"),
    )


def count_replaced(engine: Engine, scope: Scope, partnership_id: int | None) -> int:
    """How many versions in reach were published and are no more: another number, and some of what a page
    added up may be read no longer."""
    query = select(func.count(RELEASE.c.id)).where(IS_WITHDRAWN, RELEASE.c.published_at.is_not(None))
    if partnership_id is not None:
        query = query.where(RELEASE.c.partnership_id == partnership_id)
    with begin_read(engine) as connection:
        return connection.execute(keep_in_reach(query, scope)).scalar_one()


# ---------------------------------------------------------------- queries


def _load_sums(
    connection: Connection,
    by: str,
    scope: Scope,
    quarter: str | None,
    partnership_id: int | None,
    most: int | None,
) -> pd.DataFrame:
    label = LABELS[by].label(by)
    of_all = LEDGER_SUM.c.group_name == TOGETHER
    sums = [func.sum(each).label(each.name) for each in AMOUNTS]
    query = _keep_published(select(label, *sums), scope, quarter, partnership_id)
    query = query.where(~of_all if by == "group" else of_all).group_by(LABELS[by])
    if most is not None:
        unmet = sums[LEDGER_MEASURES.index("unmet_need_gbp")]
        query = query.order_by(unmet.desc().nulls_last(), LABELS[by]).limit(most)
    wide = load_frame(connection, query)
    cells = wide.melt(id_vars=by, var_name="measure", value_name="estimate").assign(breakdown="category")
    return cells[[by, "measure", "breakdown", "estimate"]].astype({"estimate": float})


def _load_totals(
    connection: Connection,
    scope: Scope,
    quarter: str,
    partnership_id: int | None,
    by_partnership: pd.DataFrame,
    people: pd.DataFrame,
) -> GapTotals:
    """Of all partnerships; by_partnership and people are the first of them, the largest at the head."""
    lines = _keep_published(select(PARTNERSHIP.c.name, *AMOUNTS), scope, quarter, partnership_id)
    sums = lines.where(LEDGER_SUM.c.group_name == TOGETHER).subquery()
    unmet, waits = sums.c.unmet_need_gbp, sums.c.committed_gbp - sums.c.received_gbp
    posts = _people(scope, quarter, partnership_id).subquery()
    certificates = [func.coalesce(func.sum(posts.c[name]), 0) for name in ("short_count", "needed_count")]
    count, *money = connection.execute(_count_above(sums, [unmet, waits])).one()
    listed, *above, short, needed = connection.execute(
        _count_above(posts, [posts.c.fte_gap], certificates)
    ).one()
    most_unmet = by_partnership[by_partnership["measure"].eq("unmet_need_gbp")]
    largest = (
        select(sums.c.name, waits)
        .where(waits > 0)
        .order_by(waits.desc(), unmet.desc().nulls_last(), sums.c.name)
        .limit(1)
    )
    return GapTotals(
        partnership_count=count,
        unmet=_spread(count, _head(most_unmet[["partnership", "estimate"]]), *money[:2]),
        waiting=_spread(count, connection.execute(largest).first(), *money[2:]),
        posts=_spread(listed, _head(people[["partnership", "fte_gap"]]), *above),
        short_count=float(short),
        needed_count=float(needed),
    )


def _count_above(lines: Subquery, amounts: Sequence[Any], more: Sequence[Any] = ()) -> Select:
    """How many lines there are; of each amount how many are above nothing, and their sum; and more."""
    of_each = [
        part
        for amount in amounts
        for part in (func.sum(case((amount > 0, 1), else_=0)), func.sum(case((amount > 0, amount))))
    ]
    return select(func.count(), *of_each, *more).select_from(lines)


def _head(lines: pd.DataFrame) -> Sequence[Any] | None:
    return None if lines.empty else lines.iloc[0].tolist()


def _spread(listed: int, largest: Sequence[Any] | None, count: int | None, total: float | None) -> Spread:
    if not count or largest is None:
        return Spread(listed)
    name, most = largest
    return Spread(listed, int(count), float(total or 0), str(name), float(most))


def _load_people(
    connection: Connection, scope: Scope, quarter: str, partnership_id: int | None, most: int | None
) -> pd.DataFrame:
    query = _people(scope, quarter, partnership_id)
    listed = query.subquery()
    first = select(listed).order_by(listed.c.fte_gap.desc().nulls_last(), listed.c.name).limit(most)
    found = load_frame(connection, first).rename(columns={"name": "partnership"})
    return found[PEOPLE_COLUMNS].astype({"partnership": "str", **dict.fromkeys(PEOPLE_COLUMNS[1:], float)})


def _people(scope: Scope, quarter: str, partnership_id: int | None) -> Select:
    """name | fte_gap | training_shortfall_share | short_count | needed_count"""
    columns = [PEOPLE_SUM.c[name] for name in PEOPLE_COLUMNS[1:]]
    query = (
        select(PARTNERSHIP.c.name, *columns)
        .join_from(PEOPLE_SUM, RELEASE, RELEASE.c.id == PEOPLE_SUM.c.release_id)
        .join(PARTNERSHIP, PARTNERSHIP.c.id == RELEASE.c.partnership_id)
    )
    return _keep_place(query, scope, quarter, partnership_id)


def _keep_published(query: Select, scope: Scope, quarter: str | None, partnership_id: int | None) -> Select:
    """Sums of published versions, of a query over them."""
    joined = query.join_from(LEDGER_SUM, RELEASE, RELEASE.c.id == LEDGER_SUM.c.release_id).join(
        PARTNERSHIP, PARTNERSHIP.c.id == RELEASE.c.partnership_id
    )
    return _keep_place(joined, scope, quarter, partnership_id)


def _keep_place(query: Select, scope: Scope, quarter: str | None, partnership_id: int | None) -> Select:
    query = query.where(IS_PUBLISHED)
    if quarter is not None:
        query = query.where(RELEASE.c.quarter == check_quarter(quarter))
    if partnership_id is not None:
        query = query.where(RELEASE.c.partnership_id == partnership_id)
    return keep_in_reach(query, scope)
