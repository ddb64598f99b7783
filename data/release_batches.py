"""Records of a batch of partnerships → the built cells of every quarter that is due, in bounded memory.

A quarter may be compared with one that was built a moment ago: the batch remembers what it built.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd
import yaml
from sqlalchemy import Connection, Engine, or_, select

from analytics.barriers import Conventions, build_conventions
from analytics.instruments import Instrument
from analytics.optional_blocks import NO_BLOCKS, Blocks
from analytics.recorded_cells import Records
from analytics.release import build_cells
from analytics.release_batch import Batch, Built, list_recorded
from data.block_answers import load_blocks, select_blocks
from data.database import HERE, begin_read, load_frame
from data.instruments import read_instrument
from data.record_changes import load_last_change
from data.records import load_instrument, load_records, load_rounds, load_sheets
from data.standing_rounds import SEEN, Place, keep_standing, load_sheets_out, was_seen
from data.tables import StoredRow

TABLES = StoredRow.metadata.tables
PARTNERSHIP, RELEASE, CELL = (TABLES[name] for name in ("partnership", "release", "cell"))
CONVENTIONS_FILE = HERE / "severity_conventions.yaml"
SHEETS_AT_ONCE = 20_000  # about 600,000 answers of the full questionnaire: bounds memory
PARTNERSHIPS_AT_ONCE = 2_000

Key = tuple[str, str] | None  # instrument id and version; None where no round was held


def read_conventions() -> Conventions:
    """The conventions by which recorded measures are read as severities."""
    definition = yaml.safe_load(CONVENTIONS_FILE.read_text(encoding="utf-8"))
    return build_conventions(definition, CONVENTIONS_FILE.name)


# ---------------------------------------------------------------- in steps and batches


def split_steps(engine: Engine, due: pd.DataFrame, drafts: bool = False) -> list[pd.DataFrame]:
    """What is due, in steps to be built and written one after the other.

    Where versions are out already (a draft that a coordinator has seen is), or drafts are made, a
    partnership's quarters come one by one: the next is compared with what is out, never with what was only
    built, and then refused or left a draft.
    """
    is_out = or_(RELEASE.c.state != "draft", RELEASE.c.partition[SEEN].as_boolean())
    with begin_read(engine) as connection:
        out = connection.execute(select(RELEASE.c.partnership_id).where(is_out).distinct())
        one_by_one = due["partnership_id"].isin([row[0] for row in out]) | drafts
    in_order = pd.Series(pd.factorize(due["quarter"], sort=True)[0], index=due.index)
    place = in_order.groupby(due["partnership_id"]).rank(method="dense")
    return [step.reset_index(drop=True) for _, step in due.groupby(place.where(one_by_one, 1.0))]


def split_due(engine: Engine, due: pd.DataFrame) -> Iterable[pd.DataFrame]:
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
    "partnership_id", "quarter", "measure", "breakdown", "group", "estimate", "standard_error",
    "respondent_count",
]  # fmt: skip


@dataclass
class ReleaseBatch:
    """One batch at work: its records, what is published of it, and what has been built so far."""

    due: pd.DataFrame
    rounds: pd.DataFrame
    sheets: dict[tuple[str, str], pd.DataFrame]
    instruments: dict[tuple[str, str], Instrument]
    records: Records
    releases: pd.DataFrame  # partnership_id | quarter | key | groups | records_key, published or built
    published: pd.DataFrame  # PUBLISHED_COLUMNS
    versions: pd.DataFrame  # every stored version of the quarters that are due
    names: dict[int, str]
    sheets_out: dict[Place, set[str]]
    changes_seen: int  # the last change of records that it was opened with
    made_on: date | None = None
    blocks: dict[tuple[str, str], Blocks] = field(default_factory=dict)  # rankings and working ties
    built: list[tuple[str, Key, Built]] = field(default_factory=list)

    @classmethod
    def open(cls, connection: Connection, due: pd.DataFrame, made_on: date | None = None) -> "ReleaseBatch":
        ids = sorted(int(number) for number in due["partnership_id"].unique())
        rounds = load_rounds(connection, ids)
        releases = _load_published_releases(connection, ids)
        quarters = _quarters_needed(due, rounds, releases)
        asked = rounds[rounds["quarter"].isin(quarters)]
        keys = sorted(set(zip(asked["instrument_id"], asked["instrument_version"], strict=True)))
        instruments = {key: load_instrument(connection, *key) for key in keys}
        sheets = {
            key: load_sheets(connection, instruments[key], ids, quarters, with_fingerprints=True)
            for key in keys
        }
        names = connection.execute(
            select(PARTNERSHIP.c.id, PARTNERSHIP.c.name).where(PARTNERSHIP.c.id.in_(ids))
        )
        return cls(
            due, rounds, sheets, instruments, load_records(connection, ids), releases,
            _load_published_cells(connection, ids, due), load_versions(connection, due),
            {row[0]: row[1] for row in names}, load_sheets_out(connection, ids), load_last_change(connection),
            made_on,
            {key: load_blocks(connection, instruments[key], ids, due["quarter"].tolist()) for key in keys},
        )  # fmt: skip

    def build(self, quarter: str, conventions: Conventions) -> None:
        """Build this quarter of every partnership that is due, one instrument at a time.

        A round that nobody answered is none: what is told of its quarter is not compared with by its answers.
        """
        ids = self.due.loc[self.due["quarter"] == quarter, "partnership_id"]
        rounds = self.rounds[(self.rounds["quarter"] == quarter) & self.rounds["partnership_id"].isin(ids)]
        answered = rounds[rounds["sheet_count"] > 0]
        asked = dict(
            zip(
                answered["partnership_id"],
                zip(answered["instrument_id"], answered["instrument_version"], strict=True),
                strict=True,
            )
        )
        without = [number for number in ids if number not in asked]
        for key in [*sorted(set(asked.values())), *([None] if without else [])]:
            own = [number for number, found in asked.items() if found == key] if key else without
            batch = self._gather(quarter, sorted(own), rounds, key)
            built = build_cells(batch, self.instruments[key] if key else read_instrument(), conventions)
            self.built.append((quarter, key, built))
            said = set(list_recorded(built)) | set(batch.sheets["partnership_id"])
            self._remember(quarter, sorted(said & set(own)), key, built)

    def _gather(self, quarter: str, ids: list[int], rounds: pd.DataFrame, key: Key) -> Batch:
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
            earlier_sheets=self._sheets_to_match(quarter, key, since),
            earlier=published.merge(since, on=["partnership_id", "quarter"]),
            history=before[before["breakdown"] == "whole"],
            last_partition=self._last_partition(quarter, ids),
            earlier_partition=self._partition_of(since),
            records=_select_records(self.records, ids),
            blocks=select_blocks(self.blocks.get(key, NO_BLOCKS), ids, quarter) if key else NO_BLOCKS,
            made_on=self.made_on,
        )

    def _sheets_of(self, key: Key, wanted: pd.DataFrame) -> pd.DataFrame:
        """The sheets of some partnerships and quarters; they lie together in each, so this is slicing."""
        if key is None or wanted.empty:
            first = next(iter(self.sheets.values()), None)
            return first.iloc[:0] if first is not None else _no_sheets()
        sheets = self.sheets[key]
        asked = pd.MultiIndex.from_frame(wanted.astype({"quarter": str}))
        at = pd.MultiIndex.from_arrays([sheets["partnership_id"], sheets["quarter"].astype(str)])
        return sheets[at.isin(asked)].reset_index(drop=True)

    def _sheets_to_match(self, quarter: str, key: Key, since: pd.DataFrame) -> pd.DataFrame:
        """The earlier round's sheets, where both rounds stand as every version of them told."""
        if key is None or since.empty:
            return self._sheets_of(key, since)
        return self._sheets_of(key, keep_standing(since, quarter, self.sheets[key], self.sheets_out))

    def _find_earlier(self, quarter: str, ids: list[int], key: Key) -> pd.DataFrame:
        """The last release before this quarter that used the same instrument."""
        known = self.releases[
            self.releases["partnership_id"].isin(ids) & (self.releases["quarter"] < quarter)
        ]
        known = known[known["key"].map(lambda found: found == key).astype(bool)] if len(known) else known
        last = known.sort_values("quarter").drop_duplicates("partnership_id", keep="last")
        return last.rename(columns={"quarter": "release_quarter"})[["partnership_id", "release_quarter"]]

    def _last_partition(self, quarter: str, ids: list[int]) -> pd.DataFrame:
        """The groups of this quarter's latest version ever out, else of the last quarter that had some.

        Withdrawn versions count: groups cut differently beside them would give away what lies between.
        """
        known = self.releases[
            self.releases["partnership_id"].isin(ids) & (self.releases["quarter"] <= quarter)
        ]
        out = self.versions[
            (self.versions["quarter"] == quarter)
            & self.versions["partnership_id"].isin(ids)
            & were_seen(self.versions)
        ].sort_values("version")
        held = [[(row[0], row[1]) for row in (kept or {}).get("groups", [])] for kept in out["partition"]]
        own = out[["partnership_id", "quarter"]].assign(groups=pd.Series(held, index=out.index, dtype=object))
        known = pd.concat([known[["partnership_id", "quarter", "groups"]], own], ignore_index=True)
        known = known[known["groups"].map(len) > 0] if len(known) else known
        last = known.sort_values("quarter", kind="stable").drop_duplicates("partnership_id", keep="last")
        return _list_groups(last)

    def _partition_of(self, wanted: pd.DataFrame) -> pd.DataFrame:
        return _list_groups(self.releases.merge(wanted, on=["partnership_id", "quarter"]))

    def _remember(self, quarter: str, ids: list[int], key: Key, built: Built) -> None:
        """What was built is published for the quarters that follow in this batch; nothing recorded is not."""
        known = self.releases[
            ~((self.releases["quarter"] == quarter) & self.releases["partnership_id"].isin(ids))
        ]
        groups: dict[int, list[tuple[str, str]]] = {number: [] for number in ids}
        own = built.partition[built.partition["partnership_id"].isin(ids)]
        for number, sector, group in own[["partnership_id", "sector", "group"]].itertuples(index=False):
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
        parts = [part for part in (old, kept) if len(part)]
        self.published = pd.concat(parts, ignore_index=True) if parts else old


def were_seen(versions: pd.DataFrame) -> np.ndarray:
    told = zip(versions["state"], versions["partition"], strict=True)
    return np.array([was_seen(state, held) for state, held in told], dtype=bool)


def _list_groups(releases: pd.DataFrame) -> pd.DataFrame:
    rows = [
        (number, sector, group)
        for number, groups in zip(releases["partnership_id"], releases["groups"], strict=True)
        for sector, group in groups
    ]
    return pd.DataFrame(rows, columns=["partnership_id", "sector", "group"])


def _select_records(records: Records, ids: Sequence[int]) -> Records:
    return Records(
        **{name: frame[frame["partnership_id"].isin(ids)] for name, frame in vars(records).items()}
    )


def _no_sheets() -> pd.DataFrame:
    columns = ["partnership_id", "respondent_id", "organisation_id", "sector", "person_key", "quarter"]
    return pd.DataFrame(columns=[*columns, "fingerprint", "answers_fingerprint", "domain_fingerprints"])


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
        RELEASE.c.partition, RELEASE.c.records_key,
    ).where(RELEASE.c.partnership_id.in_(ids), RELEASE.c.state == "published")  # fmt: skip
    found = load_frame(connection, query)
    # Earlier programs named the questionnaire of a round that nobody answered.
    keys = [
        (one, other) if isinstance(one, str) and (held or {}).get("sheets") != "" else None
        for one, other, held in zip(
            found["instrument_id"], found["instrument_version"], found["partition"], strict=True
        )
    ]
    groups = [[(row[0], row[1]) for row in (held or {}).get("groups", [])] for held in found["partition"]]
    return found[["partnership_id", "quarter", "records_key"]].assign(
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
    found = load_frame(connection, query)
    return found.astype({"estimate": float, "standard_error": float, "respondent_count": float})


def load_versions(connection: Connection, due: pd.DataFrame) -> pd.DataFrame:
    """Every version that stands stored of the quarters that are due, with what it is compared by."""
    ids = sorted(int(number) for number in due["partnership_id"].unique())
    query = select(
        RELEASE.c.id, RELEASE.c.partnership_id, RELEASE.c.quarter, RELEASE.c.version, RELEASE.c.state,
        RELEASE.c.partition, RELEASE.c.records_key, RELEASE.c.published_at,
    ).where(RELEASE.c.partnership_id.in_(ids))  # fmt: skip
    return load_frame(connection, query).merge(due, on=["partnership_id", "quarter"])
