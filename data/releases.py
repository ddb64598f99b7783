"""Door 2: published releases. No function that reads here has a path to a person's answers.

Every reader takes a scope, denies by default and filters the audience itself. Drafts are read by
custodians, and by coordinators of the partnership once it is noted that they are. Making, publishing and
withdrawing is done beside the records, in data/release_desk.py.
"""

from collections.abc import Collection, Sequence

import pandas as pd
from sqlalchemy import ColumnElement, Engine, Select, and_, false, func, or_, select, true

from analytics.quarters import check_quarter
from data.accounts import Scope
from data.comparisons import hide_comparisons
from data.database import begin_read, read_frame
from data.standing_rounds import SEEN, THROWN_AWAY
from data.tables import StoredRow

# Core tables: readable by a type checker, and never an ORM object on the way to a frame.
PARTNERSHIP, RELEASE, CELL, FINDING, OPENING = (
    StoredRow.metadata.tables[name] for name in ("partnership", "release", "cell", "finding", "opening")
)

CELL_COLUMNS = [
    "partnership", "quarter", "version", "measure", "breakdown", "group", "unit", "estimate", "low", "high",
    "standard_error", "respondent_count", "invited_count", "organisation_count", "dont_know_share",
    "agreement", "evidence_streams", "verdict", "instrument_version", "method_version", "audience", "detail",
]  # fmt: skip
FINDING_COLUMNS = [
    "finding_key", "rank", "kind", "measure", "group", "verdict", "sentence", "size", "low", "high",
    "sources", "cells", "next_step", "audience",
]  # fmt: skip
NUMBER_COLUMNS = [
    "estimate", "low", "high", "standard_error", "respondent_count", "invited_count",
    "organisation_count", "dont_know_share",
]  # fmt: skip


# ---------------------------------------------------------------- who may read


def _audiences(scope: Scope, partnership_id: int) -> list[str]:
    if scope.may("read_partnership", partnership_id):
        return ["partnership", "programme"]
    scope.require("read_programme", partnership_id)
    return ["programme"]


# ---------------------------------------------------------------- what there is


def list_partnerships(engine: Engine, scope: Scope) -> pd.DataFrame:
    """The partnerships that the scope may read.

    returns:  partnership_id | partnership | purpose | is_synthetic | latest_quarter | release_count
    """
    reach = scope.reach("read_programme")
    published = and_(RELEASE.c.partnership_id == PARTNERSHIP.c.id, RELEASE.c.state == "published")
    query = (
        select(
            PARTNERSHIP.c.id.label("partnership_id"),
            PARTNERSHIP.c.name.label("partnership"),
            PARTNERSHIP.c.purpose,
            PARTNERSHIP.c.is_synthetic,
            func.max(RELEASE.c.quarter).label("latest_quarter"),
            func.count(RELEASE.c.id).label("release_count"),
        )
        .outerjoin(RELEASE, published)
        .group_by(PARTNERSHIP.c.id, PARTNERSHIP.c.name, PARTNERSHIP.c.purpose, PARTNERSHIP.c.is_synthetic)
        .order_by(PARTNERSHIP.c.name)
    )
    if reach is not None:
        query = query.where(PARTNERSHIP.c.id.in_(sorted(reach)))
    return read_frame(engine, query)


def list_names(engine: Engine, scope: Scope) -> pd.DataFrame:
    """As list_partnerships, without looking at releases: partnership_id | partnership | is_synthetic."""
    columns = (
        PARTNERSHIP.c.id.label("partnership_id"),
        PARTNERSHIP.c.name.label("partnership"),
        PARTNERSHIP.c.is_synthetic,
    )
    query = select(*columns).order_by(PARTNERSHIP.c.name)
    reach = scope.reach("read_programme")
    return read_frame(engine, query if reach is None else query.where(PARTNERSHIP.c.id.in_(sorted(reach))))


def list_releases(engine: Engine, partnership_id: int, scope: Scope) -> pd.DataFrame:
    """Versions of every quarter, newest first, without any cell.

    Whoever may not read drafts sees what is published, and not what a version changed.

    returns:  release_id | quarter | version | state | instrument_id | instrument_version |
              method_version | what_changed | made_at | published_at | published_by | withdrawn_at
    """
    query = (
        select(
            RELEASE.c.id.label("release_id"),
            RELEASE.c.quarter,
            RELEASE.c.version,
            RELEASE.c.state,
            RELEASE.c.instrument_id,
            RELEASE.c.instrument_version,
            RELEASE.c.method_version,
            RELEASE.c.what_changed,
            RELEASE.c.made_at,
            RELEASE.c.published_at,
            RELEASE.c.published_by,
            RELEASE.c.withdrawn_at,
        )
        .where(RELEASE.c.partnership_id == partnership_id)
        .order_by(RELEASE.c.quarter.desc(), RELEASE.c.version.desc())
    )
    _audiences(scope, partnership_id)  # refuses whoever may not read this partnership at all
    if scope.may("draft_release", partnership_id):
        return read_frame(engine, query.where(_may_be_seen(scope, partnership_id)))
    return read_frame(engine, query.where(RELEASE.c.state == "published")).assign(what_changed=None)


def still_stand(
    engine: Engine, partnership_id: int, versions: Collection[tuple[str, int]], scope: Scope
) -> bool:
    """Whether each of these is the published version of its quarter still.

    versions:  quarter and version of each
    """
    released = list_releases(engine, partnership_id, scope)
    standing = released[released["state"].eq("published")]
    return set(versions) <= set(zip(standing["quarter"], standing["version"], strict=True))


# ---------------------------------------------------------------- cells


def load_cells(
    engine: Engine, partnership_id: int, quarter: str, scope: Scope, version: int | None = None
) -> pd.DataFrame:
    """The cells of one partnership and quarter: the published version, or the one asked for.

    returns:  the columns of a cell (CELL_COLUMNS); no rows when nothing is published
    Raises NotAllowed without a role for the partnership, or for a draft or withdrawn version without one
    that may see it.
    """
    query = _cell_query().where(
        RELEASE.c.partnership_id == partnership_id, RELEASE.c.quarter == check_quarter(quarter)
    )
    query = query.where(_visible(scope, partnership_id))
    if version is None:
        query = query.where(RELEASE.c.state == "published")
    else:
        query = query.where(RELEASE.c.version == version, _may_be_seen(scope, partnership_id))
    return _read_cells(engine, query)


def load_cell_history(
    engine: Engine, partnership_id: int, scope: Scope, measures: Sequence[str] | None = None
) -> pd.DataFrame:
    """The published cells of all quarters of one partnership, oldest quarter first.

    returns:  the columns of a cell (CELL_COLUMNS)
    """
    query = _cell_query().where(RELEASE.c.partnership_id == partnership_id, RELEASE.c.state == "published")
    query = query.where(_visible(scope, partnership_id))
    if measures is not None:
        query = query.where(CELL.c.measure.in_(list(measures)))
    return _read_cells(engine, query)


def load_programme_cells(
    engine: Engine,
    scope: Scope,
    measures: Sequence[str],
    quarter: str | None = None,
    partnership_id: int | None = None,
    breakdowns: Sequence[str] | None = None,
    partnership_ids: Select | None = None,
) -> pd.DataFrame:
    """The published cells over all partnerships in reach that the programme may read, or over one of them.

    partnership_ids:  those that a query finds, and no others
    returns:  the columns of a cell (CELL_COLUMNS), audience "programme" only
    """
    query = _keep_programme(_cell_query(), scope, measures, quarter, partnership_id)
    if breakdowns is not None:
        query = query.where(CELL.c.breakdown.in_(list(breakdowns)))
    if partnership_ids is not None:
        query = query.where(RELEASE.c.partnership_id.in_(partnership_ids))
    cells = _read_cells(engine, query)
    return cells.assign(audience="programme")


def is_still_open(engine: Engine, cells: pd.DataFrame, scope: Scope) -> bool:
    """Whether the programme may still read each of these cells, and in the same version.

    cells:  as load_programme_cells returned them some time ago
    """
    own = ["partnership_id", "quarter", "version", "measure", "breakdown", "group"]
    quarters = cells["quarter"].unique()
    only = str(quarters[0]) if len(quarters) == 1 else None
    now = load_programme_cells(engine, scope, sorted(cells["measure"].unique()), only)
    drawn, standing = (set(each[own].fillna("").itertuples(index=False, name=None)) for each in (cells, now))
    return drawn <= standing


def load_findings(
    engine: Engine, partnership_id: int, quarter: str, scope: Scope, version: int | None = None
) -> pd.DataFrame:
    """The findings of the published version (or of the version asked for), heaviest first.

    returns:  the columns of a finding (FINDING_COLUMNS)
    """
    audiences = _audiences(scope, partnership_id)
    query = (
        select(
            FINDING.c.finding_key,
            FINDING.c.rank,
            FINDING.c.kind,
            FINDING.c.measure,
            FINDING.c.group_name.label("group"),
            FINDING.c.verdict,
            FINDING.c.sentence,
            FINDING.c.size,
            FINDING.c.low,
            FINDING.c.high,
            FINDING.c.sources,
            FINDING.c.cells,
            FINDING.c.next_step,
            FINDING.c.audience,
        )
        .join(RELEASE, RELEASE.c.id == FINDING.c.release_id)
        .where(RELEASE.c.partnership_id == partnership_id, RELEASE.c.quarter == check_quarter(quarter))
        .order_by(FINDING.c.rank)
    )
    if version is None:
        query = query.where(RELEASE.c.state == "published")
    else:
        query = query.where(RELEASE.c.version == version, _may_be_seen(scope, partnership_id))
    findings = read_frame(engine, query)
    if "partnership" in audiences:
        return findings
    return _keep_readable(findings, load_cells(engine, partnership_id, quarter, scope, version))


def load_cited_sentences(
    engine: Engine, partnership_id: int, cited: Collection[tuple[str, str]], scope: Scope
) -> dict[tuple[str, str], str]:
    """What findings said in their own quarters, as published now; what may not be read is left out.

    cited:  quarter and finding's key of each
    """
    if "partnership" not in _audiences(scope, partnership_id) or not cited:
        return {}
    query = (
        select(RELEASE.c.quarter, FINDING.c.finding_key, FINDING.c.sentence)
        .join(RELEASE, RELEASE.c.id == FINDING.c.release_id)
        .where(RELEASE.c.partnership_id == partnership_id, RELEASE.c.state == "published")
        .where(RELEASE.c.quarter.in_(sorted({quarter for quarter, _ in cited})))
        .where(FINDING.c.finding_key.in_(sorted({key for _, key in cited})))
    )
    with begin_read(engine) as connection:
        return {(quarter, key): sentence for quarter, key, sentence in connection.execute(query)}


# ---------------------------------------------------------------- queries


def _cell_query() -> Select:
    return (
        select(
            RELEASE.c.partnership_id,
            PARTNERSHIP.c.name.label("partnership"),
            RELEASE.c.quarter,
            RELEASE.c.version,
            CELL.c.measure,
            CELL.c.breakdown,
            CELL.c.group_name.label("group"),
            CELL.c.unit,
            CELL.c.estimate,
            CELL.c.low,
            CELL.c.high,
            CELL.c.standard_error,
            CELL.c.respondent_count,
            CELL.c.invited_count,
            CELL.c.organisation_count,
            CELL.c.dont_know_share,
            CELL.c.agreement,
            CELL.c.evidence_streams,
            CELL.c.verdict,
            RELEASE.c.instrument_version,
            RELEASE.c.method_version,
            CELL.c.audience,
            CELL.c.detail,
        )
        .join(RELEASE, RELEASE.c.id == CELL.c.release_id)
        .join(PARTNERSHIP, PARTNERSHIP.c.id == RELEASE.c.partnership_id)
        .order_by(PARTNERSHIP.c.name, RELEASE.c.quarter, RELEASE.c.version, CELL.c.id)
    )


def _keep_programme(
    query: Select, scope: Scope, measures: Sequence[str], quarter: str | None, partnership_id: int | None
) -> Select:
    """Published cells that the programme may read, of a query that joins releases and their cells."""
    query = query.where(RELEASE.c.state == "published", CELL.c.measure.in_(list(measures)))
    query = query.where(or_(CELL.c.audience == "programme", _is_open()))
    if quarter is not None:
        query = query.where(RELEASE.c.quarter == check_quarter(quarter))
    if partnership_id is not None:
        query = query.where(RELEASE.c.partnership_id == partnership_id)
    return keep_in_reach(query, scope)


def keep_in_reach(query: Select, scope: Scope) -> Select:
    reach = scope.reach("read_programme")
    return query if reach is None else query.where(RELEASE.c.partnership_id.in_(sorted(reach)))


def _may_be_seen(scope: Scope, partnership_id: int) -> ColumnElement[bool]:
    """What is published; for a coordinator every version that was out, and of drafts those noted as seen."""
    if not scope.may("draft_release", partnership_id):
        return RELEASE.c.state == "published"
    if scope.may("import_files", partnership_id):
        return true()
    is_gone = func.coalesce(RELEASE.c.partition[THROWN_AWAY].as_boolean(), false())
    return and_(~is_gone, or_(RELEASE.c.state != "draft", RELEASE.c.partition[SEEN].as_boolean()))


def _visible(scope: Scope, partnership_id: int) -> ColumnElement[bool]:
    audiences = _audiences(scope, partnership_id)
    return (
        CELL.c.audience.in_(audiences)
        if "partnership" in audiences
        else or_(CELL.c.audience == "programme", _is_open())
    )


def _is_open() -> ColumnElement[bool]:
    """The partnership has opened this cell's measure to the programme for the release's quarter.

    Opened is the whole partnership's number and its evidence, not the groups in it. A change tells of another
    quarter, too, and is read only where that one is open as well; each point of a trend tells of all quarters
    of its line, since it is smoothed over them.
    """
    point = CELL.alias()
    has_closed_point = (
        select(point.c.id)
        .where(point.c.release_id == CELL.c.release_id, point.c.measure == CELL.c.measure)
        .where(point.c.breakdown == "trend", ~_is_open_in(point.c.group_name))
        .correlate_except(point)
        .exists()
    )
    shape = or_(
        CELL.c.breakdown.in_(["whole", "stream"]),
        and_(CELL.c.breakdown == "change", _is_open_in(CELL.c.group_name)),
        and_(CELL.c.breakdown == "trend", ~has_closed_point),
    )
    return and_(_is_open_in(RELEASE.c.quarter), shape)


def _is_open_in(quarter: ColumnElement[str]) -> ColumnElement[bool]:
    return (
        select(OPENING.c.id)
        .where(
            OPENING.c.partnership_id == RELEASE.c.partnership_id,
            OPENING.c.measure == CELL.c.measure,
            OPENING.c.from_quarter <= quarter,
            or_(OPENING.c.until_quarter.is_(None), OPENING.c.until_quarter > quarter),
        )
        .correlate_except(OPENING)
        .exists()
    )


def _keep_readable(findings: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """The sentences meant for the programme, and those that rest on nothing but cells that it may read."""
    readable = set(zip(cells["measure"], cells["breakdown"], cells["group"], strict=True))
    kept = [
        audience == "programme"
        or (bool(cited) and {(c["measure"], c["breakdown"], c["group"]) for c in cited} <= readable)
        for audience, cited in zip(findings["audience"], findings["cells"], strict=True)
    ]
    return findings[kept].reset_index(drop=True)


def _read_cells(engine: Engine, query: Select) -> pd.DataFrame:
    cells = read_frame(engine, query)
    cells[NUMBER_COLUMNS] = cells[NUMBER_COLUMNS].astype(float)
    return hide_comparisons(cells[["partnership_id", *CELL_COLUMNS]])
