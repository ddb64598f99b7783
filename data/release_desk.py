"""The release desk: records of many partnerships → drafts or published versions, in bounded memory.

Batches of partnerships are loaded, every quarter to release is built in order (a quarter may be compared with
one that was built a moment ago), and each batch is written in one transaction.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import yaml
from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from analytics.barriers import Conventions, build_conventions
from analytics.findings import build_findings
from analytics.instruments import Instrument
from analytics.quarters import name_quarter, quarter_of
from analytics.recorded_cells import Records
from analytics.release import METHOD_VERSION, Batch, Built, build_cells
from analytics.survey_cells import identify_organisations
from analytics.versions import refuse_version
from data.database import HERE, begin_read, begin_write
from data.imports.bulk_insert import insert_table
from data.instruments import read_instrument
from data.records import load_instrument, load_records, load_rounds, load_sheets
from data.tables import StoredRow

TABLES = StoredRow.metadata.tables
RELEASE, CELL, FINDING = TABLES["release"], TABLES["cell"], TABLES["finding"]
CONVENTIONS_FILE = HERE / "severity_conventions.yaml"
SHEETS_AT_ONCE = 60_000  # about 1.8 million answers of the full questionnaire: bounds memory
PARTNERSHIPS_AT_ONCE = 2_000
NUMBERS = ("estimate", "low", "high", "standard_error", "dont_know_share")
COUNTS = ("respondent_count", "invited_count", "organisation_count")
WORDS = ("measure", "breakdown", "unit", "agreement", "evidence_streams", "verdict", "audience")


class ReleaseRefused(Exception):
    """Why a release may not be made, or not be published; may be shown to a custodian."""


@dataclass(frozen=True)
class Outcomes:
    """What became of each quarter asked for.

    made:     partnership_id | quarter | release_id | version | state | cell_count | what_changed
    same:     partnership_id | quarter: the records say what is published already
    refused:  partnership_id | quarter | reason
    """

    made: list[dict[str, Any]] = field(default_factory=list)
    same: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)


def read_conventions() -> Conventions:
    """The conventions by which recorded measures are read as severities."""
    return build_conventions(
        yaml.safe_load(CONVENTIONS_FILE.read_text(encoding="utf-8")), CONVENTIONS_FILE.name
    )


# ---------------------------------------------------------------- what there is to release


def find_due(engine: Engine) -> pd.DataFrame:
    """Every quarter with records that has no published release, or records imported since.

    returns:  partnership_id | quarter
    """
    with begin_read(engine) as connection:
        asked = [load_rounds(connection)[["partnership_id", "quarter"]]]
        for name in ("resource_line", "staff_line"):
            table = TABLES[name]
            asked.append(_frame(connection, select(table.c.partnership_id, table.c.quarter).distinct()))
        meeting = TABLES["meeting"]
        held = _frame(connection, select(meeting.c.partnership_id, meeting.c.held_on).distinct())
        asked.append(
            held.assign(quarter=[quarter_of(day) for day in held["held_on"]])[["partnership_id", "quarter"]]
        )
        made = _frame(
            connection,
            select(RELEASE.c.partnership_id, RELEASE.c.quarter, RELEASE.c.made_at).where(
                RELEASE.c.state == "published"
            ),
        )
        touched = _find_last_touch(connection)
    parts = [part for part in asked if len(part)]
    if not parts:
        return pd.DataFrame(columns=["partnership_id", "quarter"])
    due = pd.concat(parts).drop_duplicates().merge(made, on=["partnership_id", "quarter"], how="left")
    last = due["partnership_id"].map(touched)
    stale = pd.to_datetime(last, utc=True) > pd.to_datetime(due["made_at"], utc=True)
    return (
        due.loc[due["made_at"].isna() | stale, ["partnership_id", "quarter"]]
        .sort_values(["partnership_id", "quarter"])
        .reset_index(drop=True)
    )


def _find_last_touch(connection: Connection) -> dict[int, datetime]:
    """When a file of each partnership was last taken in or undone."""
    batch, response, rounds = TABLES["import_batch"], TABLES["response"], TABLES["survey_round"]
    times = _frame(
        connection, select(batch.c.id, batch.c.partnership_id, batch.c.imported_at, batch.c.undone_at)
    )
    if times.empty:
        return {}
    latest = pd.to_datetime(times["imported_at"], utc=True).combine(
        pd.to_datetime(times["undone_at"], utc=True),
        lambda one, other: max(one, other) if other == other else one,
    )
    own = times.assign(at=latest)
    named = own.dropna(subset="partnership_id")[["partnership_id", "at"]]
    # A file of many partnerships names none: its sheets tell which ones it touched.
    of_sheets = _frame(
        connection,
        select(rounds.c.partnership_id, response.c.batch_id)
        .join(rounds, rounds.c.id == response.c.round_id)
        .where(response.c.batch_id.is_not(None))
        .distinct(),
    ).merge(own[["id", "at"]], left_on="batch_id", right_on="id")
    both = pd.concat([named, of_sheets[["partnership_id", "at"]]])
    latest_touch = both.groupby("partnership_id")["at"].max()
    return {int(number): at for number, at in zip(latest_touch.index, latest_touch, strict=True)}


def _frame(connection: Connection, query: Any) -> pd.DataFrame:
    found = connection.execute(query)
    return pd.DataFrame(found.fetchall(), columns=list(found.keys()))


# ---------------------------------------------------------------- make


def make_releases(
    engine: Engine,
    due: pd.DataFrame,
    state: str = "published",
    by: str | None = None,
    now: datetime | None = None,
) -> Outcomes:
    """Build and write a version of every quarter that is due, batch by batch.

    due:  partnership_id | quarter
    """
    outcomes = Outcomes()
    conventions = read_conventions()
    for batch in _split_due(engine, due):
        with begin_read(engine) as connection:
            desk = _Desk.open(connection, batch)
        for quarter in sorted(batch["quarter"].unique()):
            desk.build(quarter, conventions)
        _write(engine, desk, state, by, now or datetime.now(UTC), outcomes)
    return outcomes


def _split_due(engine: Engine, due: pd.DataFrame) -> Iterable[pd.DataFrame]:
    """Batches of whole partnerships, of about as many sheets."""
    if due.empty:
        return
    with begin_read(engine) as connection:
        rounds = load_rounds(connection, sorted(due["partnership_id"].unique().tolist()))
    sheets = rounds.groupby("partnership_id")["sheet_count"].sum()
    order = pd.Series(sorted(due["partnership_id"].unique()))
    size = order.map(sheets).fillna(0)
    full = (size.cumsum() // SHEETS_AT_ONCE).combine(order.index.to_series() // PARTNERSHIPS_AT_ONCE, max)
    number = dict(zip(order, full, strict=True))
    for _, part in due.groupby(due["partnership_id"].map(number), sort=True):
        yield part.reset_index(drop=True)


PUBLISHED_COLUMNS = [
    "partnership_id", "quarter", "measure", "breakdown", "group", "estimate", "standard_error", "respondent_count",
]  # fmt: skip


@dataclass
class _Desk:
    """One batch at work: its records, what is published of it, and what has been built so far."""

    due: pd.DataFrame
    rounds: pd.DataFrame
    sheets: dict[tuple[str, str], pd.DataFrame]
    instruments: dict[tuple[str, str], Instrument]
    records: Records
    releases: pd.DataFrame  # partnership_id | quarter | instrument key | partition, published or built
    published: pd.DataFrame  # PUBLISHED_COLUMNS
    versions: pd.DataFrame  # every stored version of the quarters that are due
    names: dict[int, str]
    built: list[tuple[str, tuple[str, str] | None, Built]] = field(default_factory=list)

    @classmethod
    def open(cls, connection: Connection, due: pd.DataFrame) -> "_Desk":
        ids = sorted(int(number) for number in due["partnership_id"].unique())
        rounds = load_rounds(connection, ids)
        releases = _load_published_releases(connection, ids)
        quarters = _quarters_needed(due, rounds, releases)
        keys = sorted(set(zip(rounds["instrument_id"], rounds["instrument_version"], strict=True)))
        instruments = {key: load_instrument(connection, *key) for key in keys}
        sheets = {
            key: load_sheets(connection, instruments[key], ids, quarters, with_fingerprints=True)
            for key in keys
        }
        partnership = TABLES["partnership"]
        names = connection.execute(
            select(partnership.c.id, partnership.c.name).where(partnership.c.id.in_(ids))
        )
        return cls(
            due, rounds, sheets, instruments, load_records(connection, ids), releases,
            _load_published_cells(connection, ids, due), _load_versions(connection, due),
            {row[0]: row[1] for row in names},
        )  # fmt: skip

    def build(self, quarter: str, conventions: Conventions) -> None:
        """Build this quarter of every partnership that is due, one instrument at a time."""
        ids = self.due.loc[self.due["quarter"] == quarter, "partnership_id"]
        rounds = self.rounds[(self.rounds["quarter"] == quarter) & self.rounds["partnership_id"].isin(ids)]
        asked = dict(
            zip(
                rounds["partnership_id"],
                zip(rounds["instrument_id"], rounds["instrument_version"], strict=True),
                strict=True,
            )
        )
        without = [number for number in ids if number not in asked]
        for key in [*sorted(set(asked.values())), *([None] if without else [])]:
            own = [number for number, found in asked.items() if found == key] if key else without
            batch = self._gather(quarter, sorted(own), rounds, key)
            built = build_cells(batch, self.instruments[key] if key else read_instrument(), conventions)
            self.built.append((quarter, key, built))
            self._remember(quarter, sorted(own), key, built)

    def _gather(
        self, quarter: str, ids: list[int], rounds: pd.DataFrame, key: tuple[str, str] | None
    ) -> Batch:
        earlier = self._find_earlier(quarter, ids, key)
        now = self._sheets_of(key, pd.DataFrame({"partnership_id": ids, "quarter": quarter}))
        since = earlier.rename(columns={"release_quarter": "quarter"})[["partnership_id", "quarter"]]
        published = self.published[self.published["partnership_id"].isin(ids)]
        before = published[published["quarter"] < quarter]
        return Batch(
            quarter=quarter,
            partnerships=ids,
            rounds=rounds[rounds["partnership_id"].isin(ids)],
            sheets=now,
            earlier_sheets=self._sheets_of(key, since),
            earlier=published.merge(since, on=["partnership_id", "quarter"]),
            history=before[before["breakdown"] == "whole"],
            last_partition=self._last_partition(quarter, ids),
            records=_select_records(self.records, ids),
        )

    def _sheets_of(self, key: tuple[str, str] | None, wanted: pd.DataFrame) -> pd.DataFrame:
        """The sheets of some partnerships and quarters; they lie together in each, so this is slicing."""
        if key is None or wanted.empty:
            first = next(iter(self.sheets.values()), None)
            return first.iloc[:0] if first is not None else _no_sheets()
        sheets = self.sheets[key]
        asked = pd.MultiIndex.from_frame(wanted.astype({"quarter": str}))
        at = pd.MultiIndex.from_arrays([sheets["partnership_id"], sheets["quarter"].astype(str)])
        return sheets[at.isin(asked)].reset_index(drop=True)

    def _find_earlier(self, quarter: str, ids: list[int], key: tuple[str, str] | None) -> pd.DataFrame:
        """The last release before this quarter that used the same instrument."""
        known = self.releases[
            self.releases["partnership_id"].isin(ids) & (self.releases["quarter"] < quarter)
        ]
        known = known[known["key"].map(lambda found: found == key).astype(bool)] if len(known) else known
        last = known.sort_values("quarter").drop_duplicates("partnership_id", keep="last")
        return last.rename(columns={"quarter": "release_quarter"})[["partnership_id", "release_quarter"]]

    def _last_partition(self, quarter: str, ids: list[int]) -> pd.DataFrame:
        """This quarter's own earlier version first, else the last quarter that had groups."""
        known = self.releases[
            self.releases["partnership_id"].isin(ids) & (self.releases["quarter"] <= quarter)
        ]
        known = known[known["groups"].map(len) > 0] if len(known) else known
        last = known.sort_values("quarter").drop_duplicates("partnership_id", keep="last")
        rows = [
            (number, sector, group)
            for number, groups in zip(last["partnership_id"], last["groups"], strict=True)
            for sector, group in groups
        ]
        return pd.DataFrame(rows, columns=["partnership_id", "sector", "group"])

    def _remember(self, quarter: str, ids: list[int], key: tuple[str, str] | None, built: Built) -> None:
        """What was built is published for the quarters that follow in this batch."""
        known = self.releases[
            ~((self.releases["quarter"] == quarter) & self.releases["partnership_id"].isin(ids))
        ]
        groups: dict[int, list[tuple[str, str]]] = {number: [] for number in ids}
        for number, sector, group in built.partition[["partnership_id", "sector", "group"]].itertuples(
            index=False
        ):
            groups[int(number)].append((sector, group))
        added = pd.DataFrame(
            {
                "partnership_id": ids,
                "quarter": quarter,
                "key": [key] * len(ids),
                "groups": list(groups.values()),
            }
        )
        self.releases = pd.concat([known, added], ignore_index=True) if len(known) else added
        later = self.due[(self.due["quarter"] > quarter) & self.due["partnership_id"].isin(ids)]
        if later.empty:
            return
        kept = built.cells[built.cells["breakdown"].isin(["whole", "stream", "group"])]
        kept = kept[kept["estimate"].notna()].assign(quarter=quarter)[PUBLISHED_COLUMNS]
        old = self.published
        old = old[~((old["quarter"] == quarter) & old["partnership_id"].isin(ids))]
        self.published = pd.concat([part for part in (old, kept) if len(part)], ignore_index=True)


def _select_records(records: Records, ids: Sequence[int]) -> Records:
    return Records(
        **{name: frame[frame["partnership_id"].isin(ids)] for name, frame in vars(records).items()}
    )


def _no_sheets() -> pd.DataFrame:
    columns = ["partnership_id", "respondent_id", "organisation_id", "sector", "person_key", "quarter"]
    return pd.DataFrame(columns=[*columns, "fingerprint"])


def _quarters_needed(due: pd.DataFrame, rounds: pd.DataFrame, releases: pd.DataFrame) -> list[str]:
    """The quarters that are due, and those published ones that they may be compared with."""
    needed = set(due["quarter"])
    earlier = releases.merge(due, on="partnership_id", suffixes=("", "_due"))
    earlier = earlier[earlier["quarter"] < earlier["quarter_due"]]
    for _, rows in earlier.groupby("quarter_due"):
        keyed = rows.assign(key=rows["key"].map(str))
        needed |= set(
            keyed.sort_values("quarter").drop_duplicates(["partnership_id", "key"], keep="last")["quarter"]
        )
    return sorted(needed)


# ---------------------------------------------------------------- what is published already


def _load_published_releases(connection: Connection, ids: list[int]) -> pd.DataFrame:
    query = select(
        RELEASE.c.partnership_id, RELEASE.c.quarter, RELEASE.c.instrument_id, RELEASE.c.instrument_version,
        RELEASE.c.partition,
    ).where(RELEASE.c.partnership_id.in_(ids), RELEASE.c.state == "published")  # fmt: skip
    found = _frame(connection, query)
    keys = [
        (one, other) if isinstance(one, str) else None
        for one, other in zip(found["instrument_id"], found["instrument_version"], strict=True)
    ]
    groups = [[(row[0], row[1]) for row in (held or {}).get("groups", [])] for held in found["partition"]]
    return found[["partnership_id", "quarter"]].assign(
        key=pd.Series(keys, index=found.index, dtype=object),
        groups=pd.Series(groups, index=found.index, dtype=object),
    )


def _load_published_cells(connection: Connection, ids: list[int], due: pd.DataFrame) -> pd.DataFrame:
    query = (
        select(
            RELEASE.c.partnership_id, RELEASE.c.quarter, CELL.c.measure, CELL.c.breakdown,
            CELL.c.group_name.label("group"), CELL.c.estimate, CELL.c.standard_error, CELL.c.respondent_count,
        )
        .join(RELEASE, RELEASE.c.id == CELL.c.release_id)
        .where(RELEASE.c.partnership_id.in_(ids), RELEASE.c.state == "published")
        .where(RELEASE.c.quarter < str(due["quarter"].max()), CELL.c.estimate.is_not(None))
        .where(CELL.c.breakdown.in_(["whole", "stream", "group"]))
    )  # fmt: skip
    found = _frame(connection, query)
    return found.astype({"estimate": float, "standard_error": float, "respondent_count": float})


def _load_versions(connection: Connection, due: pd.DataFrame) -> pd.DataFrame:
    """Every version that stands stored of the quarters that are due, with what it is compared by."""
    ids = sorted(int(number) for number in due["partnership_id"].unique())
    query = select(
        RELEASE.c.id, RELEASE.c.partnership_id, RELEASE.c.quarter, RELEASE.c.version, RELEASE.c.state,
        RELEASE.c.partition, RELEASE.c.records_key,
    ).where(RELEASE.c.partnership_id.in_(ids))  # fmt: skip
    return _frame(connection, query).merge(due, on=["partnership_id", "quarter"])


# ---------------------------------------------------------------- write


@dataclass(frozen=True)
class _Made:
    """One quarter's built cells on their way into tables: rows of cells and findings by partnership."""

    quarter: str
    key: tuple[str, str] | None
    cells: pd.DataFrame
    findings: pd.DataFrame
    partition: dict[int, list[tuple[str, str, bool]]]
    sheets: dict[int, str]


def _write(
    engine: Engine, desk: _Desk, state: str, by: str | None, now: datetime, outcomes: Outcomes
) -> None:
    """One transaction for the batch: releases, then their cells and findings."""
    made = [_finish(desk, *built) for built in desk.built]
    try:
        with begin_write(engine) as connection:
            rows = [
                row
                for one in made
                for row in _decide_versions(connection, desk, one, state, by, now, outcomes)
            ]
            if rows:
                _save(connection, rows, made, outcomes)
    except IntegrityError as error:
        raise ReleaseRefused(
            "Somebody else released one of these quarters at the same moment. Nothing was written; look at "
            "what is there now, and release again if it is still needed."
        ) from error


def _finish(desk: _Desk, quarter: str, key: tuple[str, str] | None, built: Built) -> _Made:
    names = built.cells["partnership_id"].map(desk.names)
    cells = built.cells.assign(detail=[row if isinstance(row, dict) else {} for row in built.cells["detail"]])
    instrument = desk.instruments.get(key) if key else None
    titles = {row.id: row.title for row in instrument.constructs} if instrument else {}
    findings = build_findings(cells.assign(partnership=names, quarter=quarter), titles)
    number_of = {name: number for number, name in desk.names.items()}
    findings = findings.assign(partnership_id=findings["partnership"].map(number_of))
    partition: dict[int, list[tuple[str, str, bool]]] = {}
    if len(built.partition):
        columns = ["partnership_id", "sector", "group", "group_is_shown"]
        for number, sector, group, shown in built.partition[columns].itertuples(index=False):
            partition.setdefault(int(number), []).append((sector, group, bool(shown)))
    return _Made(quarter, key, cells, findings, partition, _list_sheets(desk, quarter, key))


def _list_sheets(desk: _Desk, quarter: str, key: tuple[str, str] | None) -> dict[int, str]:
    """By partnership: fingerprint, organisation and sector of each sheet, as text for the next comparison."""
    if key is None:
        return {}
    sheets = desk.sheets[key]
    sheets = sheets[(sheets["quarter"] == quarter).to_numpy()]
    words = [
        f"{fingerprint:x}:{organisation}:{sector}"
        for fingerprint, organisation, sector in zip(
            sheets["fingerprint"].tolist(), identify_organisations(sheets).tolist(),
            sheets["sector"].astype(str).tolist(), strict=True,
        )
    ]  # fmt: skip
    number = sheets["partnership_id"].to_numpy()
    starts = (
        np.flatnonzero(np.r_[len(number) > 0, np.diff(number) != 0])
        if len(number)
        else np.array([], dtype=int)
    )
    ends = np.r_[starts[1:], len(number)] if len(starts) else starts
    return {int(number[a]): "\n".join(sorted(words[a:b])) for a, b in zip(starts, ends, strict=True)}


def _decide_versions(
    connection: Connection, desk: _Desk, made: _Made, state: str, by: str | None, now: datetime, outcomes: Outcomes
) -> list[dict[str, Any]]:  # fmt: skip
    """A row for each release to write; what says the same as before, or may not be shown, is noted instead."""
    keys = _hash_cells(made.cells)
    due = desk.due.loc[desk.due["quarter"] == made.quarter, "partnership_id"]
    stored = _load_versions(connection, desk.due[desk.due["quarter"] == made.quarter])
    of_partnership = {int(number): rows for number, rows in stored.groupby("partnership_id")}
    rows = []
    for number in sorted(set(due) & set(keys)):
        place = {"partnership_id": number, "quarter": made.quarter}
        records_key = _hash_text(keys[number] + made.sheets.get(number, ""))
        old = of_partnership.get(number)
        standing = old[old["state"] == "published"] if old is not None else stored.iloc[:0]
        if len(standing) and standing["records_key"].iloc[0] == records_key:
            outcomes.same.append(place)
            continue
        what_changed = None
        if old is not None:
            reason, what_changed = _compare_with_stored(connection, desk, made, number, old)
            if reason:
                outcomes.refused.append({**place, "reason": reason})
                continue
            _make_room(connection, old, state, now)
        rows.append(
            {
                **place,
                "version": 1 if old is None else int(old["version"].max()) + 1,
                "state": state,
                "instrument_id": made.key[0] if made.key else None,
                "instrument_version": made.key[1] if made.key else None,
                "method_version": METHOD_VERSION,
                "partition": {
                    "groups": [list(row) for row in made.partition.get(number, [])],
                    "sheets": made.sheets.get(number, ""),
                    "compared_with": []
                    if old is None
                    else [int(version) for version in _ever_out(old)["version"]],
                },
                "records_key": records_key,
                "what_changed": what_changed,
                "made_at": now,
                "published_at": now if state == "published" else None,
                "published_by": by if state == "published" else None,
            }
        )
    return rows


def _ever_out(versions: pd.DataFrame) -> pd.DataFrame:
    """Versions that somebody may hold: all but drafts that still stand as drafts."""
    return versions[versions["state"] != "draft"]


def _make_room(connection: Connection, old: pd.DataFrame, state: str, now: datetime) -> None:
    """A draft replaces the draft before it; a published version takes the place of the one that stood."""
    drafts = [int(number) for number in old.loc[old["state"] == "draft", "id"]]
    for table, column in ((CELL, "release_id"), (FINDING, "release_id"), (RELEASE, "id")):
        if drafts:
            connection.execute(delete(table).where(table.c[column].in_(drafts)))
    standing = [int(number) for number in old.loc[old["state"] == "published", "id"]]
    if state == "published" and standing:
        replaced = update(RELEASE).where(RELEASE.c.id.in_(standing))
        connection.execute(replaced.values(state="withdrawn", withdrawn_at=now))


HASHED = ["measure", "breakdown", "group", *NUMBERS, *COUNTS, "agreement", "evidence_streams", "verdict"]


def _hash_cells(cells: pd.DataFrame) -> dict[int, str]:
    """By partnership, a hash of what its cells say, whatever their order."""
    said = cells[HASHED].astype(dict.fromkeys(["measure", "breakdown", "group"], str))
    said = said.assign(detail=[json.dumps(row, sort_keys=True, default=float) for row in cells["detail"]])
    rows = pd.util.hash_pandas_object(said, index=False).to_numpy()
    number = cells["partnership_id"].to_numpy(dtype=np.int64)
    starts = np.flatnonzero(np.r_[len(number) > 0, np.diff(number) != 0])
    sums = np.add.reduceat(rows, starts) if len(starts) else rows
    return {int(number[at]): f"{total:x}" for at, total in zip(starts, sums, strict=True)}


def _hash_text(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


# ---------------------------------------------------------------- a second version


def _compare_with_stored(
    connection: Connection, desk: _Desk, made: _Made, number: int, old: pd.DataFrame
) -> tuple[str | None, str | None]:
    """Why the new version may not be published beside those that are out, and what it changes, in words."""
    cells = made.cells[made.cells["partnership_id"] == number]
    partition = made.partition.get(number, [])
    groups = {sector: group if shown else "" for sector, group, shown in partition}
    new_sheets = _read_sheets(made.sheets.get(number, ""), groups)
    rounds = desk.rounds[(desk.rounds["partnership_id"] == number) & (desk.rounds["quarter"] == made.quarter)]
    smallest = int(rounds["smallest_group"].iloc[0]) if len(rounds) else 5
    what_changed = None
    for version in _ever_out(old).sort_values("version").itertuples():
        before = _load_cells_of(connection, int(version.id))
        old_sheets = _read_sheets((version.partition or {}).get("sheets", ""), groups)
        reason = refuse_version(old_sheets, new_sheets, _of_survey(before), _of_survey(cells), smallest)
        if reason:
            return reason, None
        what_changed = describe_change(before, cells)
    return None, what_changed


def _read_sheets(text: str, groups: dict[str, str]) -> list[tuple[str, int, str]]:
    rows = [line.split(":", 2) for line in text.split("\n") if line]
    return [
        (fingerprint, int(organisation), groups.get(sector, sector))
        for fingerprint, organisation, sector in rows
    ]


def _load_cells_of(connection: Connection, release_id: int) -> pd.DataFrame:
    query = select(
        CELL.c.measure, CELL.c.breakdown, CELL.c.group_name.label("group"), CELL.c.estimate,
        CELL.c.respondent_count, CELL.c.verdict,
    ).where(CELL.c.release_id == release_id)  # fmt: skip
    return _frame(connection, query).astype({"estimate": float, "respondent_count": float})


def _of_survey(cells: pd.DataFrame) -> pd.DataFrame:
    """Whole and group cells that are means of people: a barrier's own score is its survey stream."""
    columns = ["measure", "breakdown", "group", "estimate", "respondent_count"]
    people = cells[
        cells["respondent_count"].notna() & ~cells["measure"].str.startswith(("item:", "participation"))
    ]
    barrier_whole = (people["breakdown"] == "whole") & people["measure"].isin(
        ["communication", "resources", "change_resistance"]
    )
    kept = people[people["breakdown"].isin(["whole", "group", "stream"]) & ~barrier_whole]
    return kept[columns].astype({"estimate": float, "respondent_count": float})


def describe_change(before: pd.DataFrame, after: pd.DataFrame) -> str:
    """What a new version changes, in words: people, then the measures that moved."""
    keys = ["measure", "breakdown", "group"]
    both = after[[*keys, "estimate", "respondent_count"]].merge(
        before[[*keys, "estimate", "respondent_count"]], on=keys, how="outer", suffixes=("", "_before")
    )
    whole = both[both["breakdown"] == "whole"].set_index("measure")
    sentences = []
    if "participation" in whole.index:
        now, then = whole.loc["participation", ["respondent_count", "respondent_count_before"]]
        if now == now and then == then and now != then:
            sentences.append(f"{now:.0f} people instead of {then:.0f} are counted")
    moved = both[
        (both["estimate"] != both["estimate_before"])
        & ~(both["estimate"].isna() & both["estimate_before"].isna())
    ]
    for measure in moved.loc[
        (moved["breakdown"] == "whole") & ~moved["measure"].str.contains(":"), "measure"
    ].unique()[:6]:
        now, then = (float(value) for value in whole.loc[measure, ["estimate", "estimate_before"]])
        name = str(measure).replace("_", " ")
        shown = [f"{value:g}" if value == value else "not shown" for value in (then, now)]
        sentences.append(f"{name}: {shown[0]} → {shown[1]}")
    if not sentences:
        return f"{len(moved)} cells differ" if len(moved) else "no number differs"
    return "; ".join(sentences)


# ---------------------------------------------------------------- rows into tables


def _save(
    connection: Connection, rows: list[dict[str, Any]], made: Sequence[_Made], outcomes: Outcomes
) -> None:
    inserted = connection.execute(insert(RELEASE).returning(RELEASE.c.id, sort_by_parameter_order=True), rows)
    ids = {
        (row["partnership_id"], row["quarter"]): found[0] for row, found in zip(rows, inserted, strict=True)
    }
    for one in made:
        own = {number: release for (number, quarter), release in ids.items() if quarter == one.quarter}
        cells = _keep_own(one.cells, own)
        insert_table(connection, "cell", _arrange_cells(cells))
        insert_table(connection, "finding", _arrange_findings(_keep_own(one.findings, own)))
        counts = cells["release_id"].value_counts().to_dict()
        of_this = set(one.cells["partnership_id"])
        for row in rows:
            if row["quarter"] == one.quarter and row["partnership_id"] in of_this:
                release = ids[row["partnership_id"], row["quarter"]]
                names = ("partnership_id", "quarter", "version", "state", "what_changed")
                outcomes.made.append(
                    {
                        **{name: row[name] for name in names},
                        "release_id": release,
                        "cell_count": counts.get(release, 0),
                    }
                )


def _keep_own(frame: pd.DataFrame, release_of: dict[int, int]) -> pd.DataFrame:
    release = frame["partnership_id"].map(release_of)
    kept = frame[release.notna().to_numpy()]
    return kept.assign(release_id=release.dropna().astype(np.int64))


def _arrange_cells(cells: pd.DataFrame) -> pa.Table:
    columns: dict[str, pa.Array] = {"release_id": pa.array(cells["release_id"].to_numpy())}
    columns["group_name"] = pa.array(cells["group"].astype(str), type=pa.string(), from_pandas=True)
    for name in WORDS:
        columns[name] = pa.array(cells[name].astype(object), type=pa.string(), from_pandas=True)
    for name in NUMBERS:
        columns[name] = pa.array(cells[name].to_numpy(dtype=float), from_pandas=True)
    for name in COUNTS:
        columns[name] = pa.array(cells[name].to_numpy(dtype=float), from_pandas=True).cast(pa.int64())
    columns["detail"] = pa.array([_write_json(row) for row in cells["detail"]], type=pa.string())
    return pa.table(columns)


def _arrange_findings(findings: pd.DataFrame) -> pa.Table:
    words = ("finding_key", "kind", "measure", "verdict", "sentence", "sources", "next_step", "audience")
    columns: dict[str, pa.Array] = {
        "release_id": pa.array(findings["release_id"].to_numpy(dtype=np.int64)),
        "rank": pa.array(findings["rank"].to_numpy(dtype=np.int64)),
        "group_name": pa.array(findings["group"].astype(str), type=pa.string()),
    }
    for name in words:
        columns[name] = pa.array(findings[name].astype(object), type=pa.string(), from_pandas=True)
    for name in ("size", "low", "high"):
        columns[name] = pa.array(findings[name].to_numpy(dtype=float), from_pandas=True)
    columns["cells"] = pa.array([_write_json(row) for row in findings["cells"]], type=pa.string())
    return pa.table(columns)


def _write_json(value: Any) -> str:
    return json.dumps(value, default=float, ensure_ascii=False) if value else ("[]" if value == [] else "{}")


# ---------------------------------------------------------------- one draft at a time


def publish_draft(
    engine: Engine, release_id: int, by: str | None = None, now: datetime | None = None
) -> dict[str, Any]:
    """Publish a draft as it was previewed, in one transaction.

    Raises ReleaseRefused when it is no draft any more, or when another version came out since it was made.
    """
    at = now or datetime.now(UTC)
    try:
        with begin_write(engine) as connection:
            draft = _frame(connection, select(RELEASE).where(RELEASE.c.id == release_id))
            if draft.empty or draft["state"].iloc[0] != "draft":
                raise ReleaseRefused(
                    "This draft is not there any more: it was published, replaced or withdrawn."
                )
            row = draft.iloc[0]
            place = (
                RELEASE.c.partnership_id == int(row["partnership_id"]),
                RELEASE.c.quarter == row["quarter"],
            )
            versions = _frame(
                connection, select(RELEASE.c.id, RELEASE.c.version, RELEASE.c.state).where(*place)
            )
            if set(_ever_out(versions)["version"]) - set((row["partition"] or {}).get("compared_with", [])):
                raise ReleaseRefused(
                    f"Another version of {name_quarter(row['quarter'])} came out since this draft was made. "
                    "Make the draft again, so that it is compared with that one too."
                )
            standing = update(RELEASE).where(*place, RELEASE.c.state == "published")
            connection.execute(standing.values(state="withdrawn", withdrawn_at=at))
            own = update(RELEASE).where(RELEASE.c.id == release_id, RELEASE.c.state == "draft")
            changed = connection.execute(own.values(state="published", published_at=at, published_by=by))
            if changed.rowcount != 1:
                raise ReleaseRefused("Somebody else published this draft at the same moment.")
    except IntegrityError as error:
        raise ReleaseRefused(
            "Somebody else published this quarter at the same moment; look at it first."
        ) from error
    return {"release_id": release_id, "partnership_id": int(row["partnership_id"]), "quarter": str(row["quarter"]),
            "version": int(row["version"])}  # fmt: skip


def withdraw_version(engine: Engine, release_id: int, now: datetime | None = None) -> None:
    """Take a published version or a draft back. It stays stored, so that later versions are compared with it."""
    with begin_write(engine) as connection:
        own = update(RELEASE).where(RELEASE.c.id == release_id, RELEASE.c.state.in_(["draft", "published"]))
        changed = connection.execute(own.values(state="withdrawn", withdrawn_at=now or datetime.now(UTC)))
        if changed.rowcount != 1:
            raise ReleaseRefused("This version is withdrawn already, or is not there.")
