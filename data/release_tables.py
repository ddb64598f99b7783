"""Built cells → rows of releases, cells and findings; and how a version is compared with those before it."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection, delete, insert, or_, select, update

from analytics.findings import build_findings
from analytics.partition import SMALLEST_GROUP
from analytics.quarters import name_quarter
from analytics.release import METHOD_VERSION
from analytics.release_batch import Built, list_recorded
from analytics.survey_cells import identify_organisations
from analytics.wording import MEASURE_TITLES, say_money, say_points, say_share
from data.imports.bulk_insert import insert_table
from data.programme_ledger import LEDGER_SUM, PEOPLE_SUM, save_sums
from data.records import load_instrument, load_rounds
from data.release_batches import (
    CELL,
    RELEASE,
    TABLES,
    Key,
    ReleaseBatch,
    load_frame,
    load_versions,
    were_seen,
)
from data.standing_rounds import throw_away
from data.taken_twice import (
    find_same_round,
    list_rounds_together,
    load_told,
    refuse_rounds_together,
    refuse_taken_twice,
)
from data.told_sheets import Told, name_domains, name_groups, read_sheets, read_told
from data.told_versions import refuse_after, refuse_beside

FINDING = TABLES["finding"]
NUMBERS = ("estimate", "low", "high", "standard_error", "dont_know_share")
COUNTS = ("respondent_count", "invited_count", "organisation_count")
COMPARED = ("measure", "breakdown", "group_name", "unit", "estimate", "respondent_count", "verdict", "detail")
WORDS = ("measure", "breakdown", "unit", "agreement", "evidence_streams", "verdict", "audience")


@dataclass(frozen=True)
class Outcomes:
    """What became of each quarter asked for.

    made:     partnership_id | quarter | release_id | version | state | cell_count | what_changed
    same:     partnership_id | quarter: the records say what is published already
    refused:  partnership_id | quarter | reason
    stopped:  partnership_id | quarter | reason: by a fault of ours; nothing of it was written
    """

    made: list[dict[str, Any]] = field(default_factory=list)
    same: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)
    stopped: list[dict[str, Any]] = field(default_factory=list)

    def add(self, others: "Outcomes") -> None:
        """What became of other quarters, too."""
        for name in ("made", "same", "refused", "stopped"):
            getattr(self, name).extend(getattr(others, name))


@dataclass(frozen=True)
class BuiltQuarter:
    """One quarter's built cells on their way into tables, and what their versions are decided by.

    cells, findings: the columns of their tables, with partnership_id in the place of release_id
    said:            by partnership, a hash of what its cells say
    records_keys:    by partnership, a hash of what its cells and sheets say
    recorded:        partnerships with a sheet, or with a cell that says something
    domain_of:       measure → domain of all that is made of the questions of a domain's score
    """

    quarter: str
    key: Key
    cells: pa.Table
    findings: pa.Table
    said: dict[int, str]
    records_keys: dict[int, str]
    recorded: set[int]
    partition: dict[int, list[tuple[str, str, bool]]]
    sheets: dict[int, str]
    domain_of: dict[str, str]

    @property
    def domains(self) -> list[str]:
        return [measure for measure, domain in self.domain_of.items() if measure == domain]


@dataclass(frozen=True)
class BuiltBatch:
    """The built quarters of some partnerships: due and rounds are theirs.

    ever_out:      releases that had come out when the records were read
    changes_seen:  the last change of records then
    stands_on:     by partnership and quarter, a hash of the earlier quarters it was built on
    """

    due: pd.DataFrame
    rounds: pd.DataFrame
    quarters: list[BuiltQuarter]
    ever_out: set[int]
    changes_seen: int
    stands_on: dict[tuple[int, str], str]

    @cached_property
    def smallest_groups(self) -> dict[tuple[int, str], int]:
        """By partnership and quarter: looked up for each, which a frame takes far longer over."""
        return _list_smallest_groups(self.rounds)


ANSWERS_OWN = re.compile(r"^([0-9a-f]+)[.0-9a-f]*(?=:)", re.MULTILINE)


def finish_quarter(batch: ReleaseBatch, quarter: str, key: Key, built: Built) -> BuiltQuarter:
    details = [detail if isinstance(detail, dict) else {} for detail in built.cells["detail"].tolist()]
    index = built.cells.index
    cells = built.cells.assign(
        # Plain objects: findings read rows one by one, which Arrow's strings make slow.
        **{name: built.cells[name].astype(object) for name in (*WORDS, "group")},
        detail=pd.Series(details, index=index, dtype=object),
        detail_text=pd.Series([_write_json(detail) for detail in details], index=index, dtype=object),
    )
    sheets = _list_sheets(batch, quarter, key)
    said = _hash_cells(cells)
    keys = {number: _hash_records(own, sheets.get(number, "")) for number, own in said.items()}
    return BuiltQuarter(
        quarter, key, _arrange_cells(cells), _arrange_findings(_find(batch, quarter, key, cells)),
        said, keys, {*list_recorded(built), *sheets}, _list_partition(built), sheets,
        name_domains(batch.instruments[key]) if key else {},
    )  # fmt: skip


def _find(batch: ReleaseBatch, quarter: str, key: Key, cells: pd.DataFrame) -> pd.DataFrame:
    """The findings of the cells, with the partnership's number beside them."""
    instrument = batch.instruments.get(key) if key else None
    titles = {row.id: row.title for row in instrument.constructs} if instrument else {}
    if instrument and instrument.ranking:
        titles |= {f"priority:{name}": words for name, words in instrument.ranking.options.items()}
    partnership = cells["partnership_id"].map(batch.names).astype(object)
    named = cells.assign(partnership=partnership, quarter=quarter)
    findings = build_findings(named, titles)
    number_of = {name: number for number, name in batch.names.items()}
    return findings.assign(partnership_id=findings["partnership"].map(number_of))


def _list_partition(built: Built) -> dict[int, list[tuple[str, str, bool]]]:
    partition: dict[int, list[tuple[str, str, bool]]] = {}
    if len(built.partition):
        columns = ["partnership_id", "sector", "group", "group_is_shown"]
        for number, sector, group, shown in built.partition[columns].itertuples(index=False):
            partition.setdefault(int(number), []).append((sector, group, bool(shown)))
    return partition


def _list_sheets(batch: ReleaseBatch, quarter: str, key: Key) -> dict[int, str]:
    """By partnership: a line a sheet for the next comparison, as told_sheets reads them."""
    if key is None:
        return {}
    sheets = batch.sheets[key]
    sheets = sheets[(sheets["quarter"] == quarter).to_numpy()]
    words = [
        f"{fingerprint:x}.{answers:x}.{domains}:{organisation}:{sector}"
        for fingerprint, answers, domains, organisation, sector in zip(
            sheets["fingerprint"].tolist(), sheets["answers_fingerprint"].tolist(),
            sheets["domain_fingerprints"].tolist(),
            identify_organisations(sheets).tolist(), sheets["sector"].astype(str).tolist(), strict=True,
        )
    ]  # fmt: skip
    number = sheets["partnership_id"].to_numpy()
    starts = np.flatnonzero(np.r_[True, np.diff(number) != 0])[: len(number)]
    ends = [*starts[1:], len(number)][: len(starts)]
    return {int(number[a]): "\n".join(sorted(words[a:b])) for a, b in zip(starts, ends, strict=True)}


NOTHING_RECORDED = "Nothing is recorded for this quarter; import something first, or check the quarter."
OVERTAKEN = (
    "Another version of {} came out while this one was being made. Look at it, and release again if it is "
    "still needed."
)

RAISED = (
    "The smallest group of {} was raised while this version was being made. Nothing of it was written; "
    "release it again."
)


def decide_versions(
    connection: Connection,
    batch: BuiltBatch,
    made: BuiltQuarter,
    state: str,
    by: str | None,
    now: datetime,
    outcomes: Outcomes,
    written: Sequence[dict[str, Any]] = (),
) -> list[dict[str, Any]]:
    """A row for each release to write; what says the same as before, or may not be shown, is only noted.

    outcomes: of this batch alone; what was built on a quarter that it says is refused is left out
    written:  the rows of other quarters that are written with these
    """
    due = batch.due.loc[batch.due["quarter"] == made.quarter, "partnership_id"]
    stored = load_versions(connection, batch.due[batch.due["quarter"] == made.quarter])
    of_partnership = dict(iter(stored.groupby("partnership_id")))
    elsewhere = load_told(connection, [int(number) for number in due], but=made.quarter)
    written_of: dict[int, set[str]] = {}
    for row in written:
        written_of.setdefault(row["partnership_id"], set()).add(row["quarter"])
    left = find_built_on_refused(batch.due, outcomes)
    due = due[~due.isin(left.loc[left["quarter"] == made.quarter, "partnership_id"])]
    smallest_now = _load_smallest_groups(connection, due.tolist(), made.quarter)
    rows = []
    for number in sorted(set(due) & set(made.records_keys)):
        place = {"partnership_id": number, "quarter": made.quarter}
        if number not in made.recorded:
            outcomes.refused.append({**place, "reason": NOTHING_RECORDED})
            continue
        seen = {
            "changes_seen": batch.changes_seen,
            "stands_on": batch.stands_on[number, made.quarter],
        }
        old = of_partnership.get(number)
        standing = old[old["state"] == "published"] if old is not None else stored.iloc[:0]
        reason, what_changed = None, None
        is_same = made.records_keys[number] in standing["records_key"].head(1).tolist()
        if not is_same:
            beside = [one for one in batch.quarters if one.quarter in written_of.get(number, ())]
            reason, what_changed = _judge_version(
                connection, batch, made, number, old, elsewhere.get(number, []), beside
            )
            if _is_raised(batch, made, number, smallest_now):
                reason = RAISED.format(name_quarter(made.quarter))
        if is_same or (reason and _reads_the_same(made, number, standing)):
            outcomes.same.append(place)
            if int(standing["id"].iloc[0]) in batch.ever_out:
                _note_seen(connection, int(standing["id"].iloc[0]), seen)
            _throw_old_drafts_away(connection, place, batch.changes_seen, now)
            continue
        if reason:
            outcomes.refused.append({**place, "reason": reason})
            continue
        if old is not None:
            _make_room(connection, old, state, now)
        rows.append(place | seen | _describe_version(made, old, number, state, by, now, what_changed))
    return rows


def _judge_version(
    connection: Connection, batch: BuiltBatch, made: BuiltQuarter, number: int, old: pd.DataFrame | None,
    elsewhere: Sequence[Told], beside: Sequence[BuiltQuarter],
) -> tuple[str | None, str | None]:  # fmt: skip
    """Why it may not stand beside what was ever out, of its quarter and of others; else what it changes."""
    reason, what_changed = _compare_with_versions(connection, batch, made, number, old)
    own = [] if old is None else _read_ever_out(made.quarter, old)
    return reason or _refuse_taken_twice(
        connection, batch, made, number, own, elsewhere, beside
    ), what_changed


def _read_ever_out(quarter: str, old: pd.DataFrame) -> list[Told]:
    out = list_ever_out(old).sort_values("version")
    return [
        read_told(quarter, held, int(number))
        for held, number in zip(out["partition"], out["id"], strict=True)
    ]


def _is_raised(batch: BuiltBatch, made: BuiltQuarter, number: int, smallest_now: Mapping[int, int]) -> bool:
    """Whether somebody raised the smallest group since the batch read it."""
    made_by = batch.smallest_groups.get((number, made.quarter), SMALLEST_GROUP)
    return smallest_now.get(number, SMALLEST_GROUP) > made_by


def _reads_the_same(made: BuiltQuarter, number: int, standing: pd.DataFrame) -> bool:
    """Whether no cell and no answer differs from what stands, only names: there is nothing to publish."""
    if standing.empty:
        return False
    old, new = read_told(made.quarter, standing["partition"].iloc[0]), _tell(made, number)
    answers = [sorted(sheet[0] for sheet in sheets) for sheets in read_sheets((old, new), {})]
    says = _hash_records(made.said[number], old.sheets)
    return answers[0] == answers[1] and says == standing["records_key"].iloc[0]


def _compare_with_versions(
    connection: Connection, batch: BuiltBatch, made: BuiltQuarter, number: int, old: pd.DataFrame | None
) -> tuple[str | None, str | None]:
    """Why a quarter of a partnership may not be shown, and what changed since the version that stands."""
    if old is None:
        return None, None
    # What came out after the records were read was not looked at, and may be made from newer ones.
    if set(list_ever_out(old)["id"]) - batch.ever_out:
        return OVERTAKEN.format(name_quarter(made.quarter)), None
    return _compare_with_stored(connection, batch, made, number, old)


def find_built_on_refused(due: pd.DataFrame, outcomes: Outcomes) -> pd.DataFrame:
    """What was built after a quarter of its partnership that was refused then, and so compared with what is
    not out: it is to be built again.

    due:       partnership_id | quarter of one batch; outcomes are of the same batch
    returns:   its rows
    """
    refused: dict[int, str] = {}
    for row in outcomes.refused:
        if row["reason"] != NOTHING_RECORDED:  # of which nothing was built that could be compared with
            number = row["partnership_id"]
            refused[number] = min(row["quarter"], refused.get(number, row["quarter"]))
    places = zip(due["partnership_id"], due["quarter"], strict=True)
    return due[[quarter > refused.get(number, quarter) for number, quarter in places]]


def _describe_version(
    made: BuiltQuarter,
    old: pd.DataFrame | None,
    number: int,
    state: str,
    by: str | None,
    now: datetime,
    what_changed: str | None,
) -> dict[str, Any]:
    """The columns of a release that say how it was made; `replaces`: the drafts whose place it takes.

    old: the stored versions of the same quarter, if there are any
    """
    compared = [] if old is None else [int(version) for version in list_ever_out(old)["version"]]
    return {
        "version": 1 if old is None else _number_next(old),
        "state": state,
        "instrument_id": made.key[0] if made.key else None,
        "instrument_version": made.key[1] if made.key else None,
        "method_version": METHOD_VERSION,
        "partition": {
            "groups": [list(row) for row in made.partition.get(number, [])],
            "sheets": made.sheets.get(number, ""),
            "domains": made.domains,
            "compared_with": compared,
        },
        "records_key": made.records_keys[number],
        "what_changed": what_changed,
        "made_at": now,
        "published_at": now if state == "published" else None,
        "published_by": by if state == "published" else None,
        "replaces": [] if old is None else old.loc[~old["id"].isin(list_ever_out(old)["id"]), "id"].tolist(),
    }


def list_ever_out(versions: pd.DataFrame) -> pd.DataFrame:
    """Versions that somebody may hold: all but drafts that none but custodians have seen."""
    return versions[were_seen(versions)]


def _number_next(old: pd.DataFrame) -> int:
    """One more than the last version that stays: a draft that is made anew keeps its number."""
    kept = list_ever_out(old)["version"]
    return int(kept.max()) + 1 if len(kept) else 1


def _make_room(connection: Connection, old: pd.DataFrame, state: str, now: datetime) -> None:
    """A published version takes the place of the one that stood, and any of a draft that was seen."""
    gone = list_ever_out(old)
    gone = gone[gone["state"].isin(["draft", "published"] if state == "published" else ["draft"])]
    standing = [int(number) for number in gone["id"]]
    if standing:
        replaced = update(RELEASE).where(RELEASE.c.id.in_(standing))
        connection.execute(replaced.values(state="withdrawn", withdrawn_at=now))


def _note_seen(connection: Connection, release_id: int, seen: dict[str, Any]) -> None:
    """What stands was looked at again and says the same; whoever saw newer records meanwhile prevails."""
    before = or_(RELEASE.c.changes_seen.is_(None), RELEASE.c.changes_seen <= seen["changes_seen"])
    connection.execute(update(RELEASE).where(RELEASE.c.id == release_id, before).values(**seen))


def _throw_old_drafts_away(
    connection: Connection, place: dict[str, Any], changes_seen: int, now: datetime
) -> None:
    """Drafts of a quarter made from records that are no newer than these.

    They stay stored: a number that came free would be another draft's, and whoever still looks at the old one
    would publish what they have not seen.
    """
    own = (
        RELEASE.c.partnership_id == place["partnership_id"],
        RELEASE.c.quarter == place["quarter"],
        RELEASE.c.state == "draft",
        or_(RELEASE.c.changes_seen.is_(None), RELEASE.c.changes_seen <= changes_seen),
    )
    for number, held in connection.execute(select(RELEASE.c.id, RELEASE.c.partition).where(*own)).all():
        gone = throw_away(held) | {"withdrawn_at": now}
        connection.execute(update(RELEASE).where(RELEASE.c.id == number).values(**gone))


HASHED = ["measure", "breakdown", "group", *NUMBERS, *COUNTS, "agreement", "evidence_streams", "verdict"]
HASHED += ["detail_text"]


def _hash_cells(cells: pd.DataFrame) -> dict[int, str]:
    """By partnership, a hash of what its cells say, whatever their order."""
    rows = pd.util.hash_pandas_object(cells[HASHED], index=False).to_numpy()
    number = cells["partnership_id"].to_numpy(dtype=np.int64)
    starts = np.flatnonzero(np.r_[len(number) > 0, np.diff(number) != 0])
    sums = np.add.reduceat(rows, starts) if len(starts) else rows
    return {int(number[at]): f"{total:x}" for at, total in zip(starts, sums, strict=True)}


def _hash_records(said: str, sheets: str) -> str:
    """Of a partnership's cells and sheets, without what is noted of answers: what an earlier version of this
    program made stays the same."""
    return hashlib.sha256((said + ANSWERS_OWN.sub(r"\1", sheets)).encode()).hexdigest()


# ---------------------------------------------------------------- a second version

SEEN_BEFORE = (
    "A coordinator has seen the draft that stands, so it counts as published, and can be published as it is: "
)
SEEN_AND_GONE = "A coordinator has seen a draft that was thrown away since, so it counts as published: "


def _compare_with_stored(
    connection: Connection, batch: BuiltBatch, made: BuiltQuarter, number: int, old: pd.DataFrame
) -> tuple[str | None, str | None]:
    """Why the new version may not be published beside those that are out, and what it changes, in words."""
    cells, new = _take_cells(made.cells, number), _tell(made, number)
    smallest, what_changed = batch.smallest_groups.get((number, made.quarter), SMALLEST_GROUP), None
    out = list_ever_out(old).sort_values("version")
    columns = (out[name].tolist() for name in ("id", "state", "partition", "published_at"))
    told: list[Told] = []
    for release_id, standing, held, published_at in zip(*columns, strict=True):
        before = _load_cells_of(connection, release_id)
        what_changed = describe_change(before, cells)
        if not (tells_of_people(before) and tells_of_people(cells)):
            continue  # nothing can be taken from nothing
        told.append(read_told(made.quarter, held, release_id))
        own = _of_survey(before), _of_survey(cells)
        if reason := refuse_beside(told[-1], new, *own, made.domain_of, smallest):
            return _name_what_was_out(standing, published_at) + reason, None
    reason = refuse_after([*told, new], smallest)
    return reason, None if reason else what_changed


def _name_what_was_out(state: str, published_at: datetime | None) -> str:
    """What a refusal begins with where it is no version that was published."""
    if state == "draft":
        return SEEN_BEFORE
    return SEEN_AND_GONE if pd.isna(published_at) else ""


def _load_smallest_groups(connection: Connection, numbers: Sequence[int], quarter: str) -> dict[int, int]:
    """By partnership, as it stands now: it may be raised while a version is being made."""
    rounds = TABLES["survey_round"].c
    query = select(rounds.partnership_id, rounds.smallest_group).where(
        rounds.quarter == quarter, rounds.kind == "survey", rounds.partnership_id.in_(numbers)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _list_smallest_groups(rounds: pd.DataFrame) -> dict[tuple[int, str], int]:
    columns = (rounds[name].tolist() for name in ("partnership_id", "quarter", "smallest_group"))
    return {(number, quarter): int(smallest) for number, quarter, smallest in zip(*columns, strict=True)}


def _refuse_taken_twice(
    connection: Connection,
    batch: BuiltBatch,
    made: BuiltQuarter,
    number: int,
    own: Sequence[Told],
    elsewhere: Sequence[Told],
    beside: Sequence[BuiltQuarter],
) -> str | None:
    """Why the new version may not stand beside another quarter of the same sheets.

    own:        versions of its quarter that were ever out
    elsewhere:  versions of other quarters that were ever out
    beside:     the quarters that are written with it, in the same transaction
    """
    if not made.sheets.get(number):
        return None
    new, smallest = _tell(made, number), batch.smallest_groups.get((number, made.quarter), SMALLEST_GROUP)
    written = {one.quarter: one for one in beside}

    def load_cells(other: Told) -> pd.DataFrame:
        if other.release_id is not None:
            return _load_cells_of(connection, other.release_id)
        return _take_cells((written | {made.quarter: made})[other.quarter].cells, number)

    others = [*elsewhere, *(_tell(one, number) for one in beside)]
    return _refuse_beside_others(new, own, others, load_cells, made.domain_of, smallest)


def _refuse_beside_others(
    new: Told, own: Sequence[Told], others: Sequence[Told], load_cells: Callable[[Told], pd.DataFrame],
    domain_of: Mapping[str, str], smallest: int,
) -> str | None:  # fmt: skip
    """Why it may not stand beside each of the other quarters' versions, and beside all of them together.

    load_cells: all cells of a version
    """
    together = list_rounds_together(new, own, others)
    if not together or not tells_of_people(after := load_cells(new)):
        return None
    for other in find_same_round(new, together):
        if not tells_of_people(before := load_cells(other)):
            continue
        reason = refuse_taken_twice(new, other, _of_survey(after), _of_survey(before), domain_of, smallest)
        if reason:
            return reason
    own, together = ([told for told in part if tells_of_people(load_cells(told))] for part in (own, together))
    return refuse_rounds_together(new, own, together, smallest)


def _tell(made: BuiltQuarter, number: int) -> Told:
    groups = name_groups(made.partition.get(number, []))
    return Told(made.quarter, made.sheets.get(number, ""), groups, domains=made.domains)


def refuse_draft_taken_twice(connection: Connection, draft: Mapping[str, Any]) -> str | None:
    """Why a stored draft may not come out beside what has come out of other quarters since it was made."""
    number, quarter = int(draft["partnership_id"]), str(draft["quarter"])
    new = read_told(quarter, draft["partition"], int(draft["id"]))
    out = load_told(connection, [number]).get(number, [])
    own = [told for told in out if told.quarter == quarter and told.release_id != new.release_id]
    elsewhere = [told for told in out if told.quarter != quarter]
    smallest_groups = _list_smallest_groups(load_rounds(connection, [number], [quarter]))
    smallest = smallest_groups.get((number, quarter), SMALLEST_GROUP)
    key = draft["instrument_id"], draft["instrument_version"]
    domain_of = name_domains(load_instrument(connection, *key)) if key[0] else {}
    return _refuse_beside_others(
        new,
        own,
        elsewhere,
        lambda told: _load_cells_of(connection, int(told.release_id or 0)),
        domain_of,
        smallest,
    )


def refuse_draft_of_fewer(connection: Connection, draft: Mapping[str, Any]) -> str | None:
    """Why a stored draft may not come out after the smallest group of its round was raised."""
    number, quarter = int(draft["partnership_id"]), str(draft["quarter"])
    rounds = _list_smallest_groups(load_rounds(connection, [number], [quarter]))
    smallest = rounds.get((number, quarter), SMALLEST_GROUP)
    cells = _of_survey(_load_cells_of(connection, int(draft["id"])))
    if not (cells["estimate"].notna() & (cells["respondent_count"] < smallest)).any():
        return None
    return (
        f"The smallest group of {name_quarter(quarter)} was raised to {smallest} people since this draft was "
        "made, and it shows numbers of fewer. Make the draft again."
    )


def _take_cells(cells: pa.Table, number: int) -> pd.DataFrame:
    """One partnership's built cells, with the columns of _load_cells_of."""
    own = cells.filter(pc.equal(cells["partnership_id"], number))
    named = own.select(COMPARED).to_pandas().rename(columns={"group_name": "group"})
    named["detail"] = [json.loads(text) for text in named["detail"]]
    return named.astype({"estimate": float, "respondent_count": float})


def _load_cells_of(connection: Connection, release_id: int) -> pd.DataFrame:
    query = select(*(CELL.c[name] for name in COMPARED)).where(CELL.c.release_id == release_id)
    named = load_frame(connection, query).rename(columns={"group_name": "group"})
    return named.astype({"estimate": float, "respondent_count": float})


# Shares of those asked, and of links between organisations.
NO_MEANS = ("participation", "working_ties")


def tells_of_people(cells: pd.DataFrame) -> bool:
    """Whether any number is shown that rests on people's answers; how many answered is none."""
    of_people = cells["respondent_count"].notna() | cells["measure"].str.startswith("working_ties")
    return bool((of_people & cells["estimate"].notna() & (cells["measure"] != "participation")).any())


def _of_survey(cells: pd.DataFrame) -> pd.DataFrame:
    """Whole and group cells that are means of people, or shares of them: a barrier's own score is its survey
    stream. `bound` is −1 where a detail says "≤", 1 where it says "≥"."""
    columns = ["measure", "breakdown", "group", "estimate", "respondent_count", "bound"]
    people = cells[cells["respondent_count"].notna() & ~cells["measure"].str.startswith(NO_MEANS)]
    barrier_whole = (people["breakdown"] == "whole") & people["measure"].isin(
        ["communication", "resources", "change_resistance"]
    )
    kept = people[people["breakdown"].isin(["whole", "group", "stream"]) & ~barrier_whole]
    sign = [str(detail.get("bound", ""))[:1] if isinstance(detail, dict) else "" for detail in kept["detail"]]
    bound = pd.Series(sign, index=kept.index, dtype=object).map({"≤": -1, "≥": 1}).fillna(0)
    kinds = {"estimate": float, "respondent_count": float, "bound": int}
    return kept.assign(bound=bound)[columns].astype(kinds)


MOST_MOVED_SAID = 6


def describe_change(before: pd.DataFrame, after: pd.DataFrame) -> str:
    """What a new version changes, in words: people, then the measures that read differently."""
    keys = ["measure", "breakdown", "group"]
    both = after[[*keys, "unit", "estimate", "respondent_count"]].merge(
        before[[*keys, "unit", "estimate", "respondent_count"]],
        on=keys,
        how="outer",
        suffixes=("", "_before"),
    )
    both["unit"] = both["unit"].fillna(both["unit_before"])
    said = [_say_estimate(*row) for row in both[["estimate", "unit"]].itertuples(index=False)]
    said_before = [_say_estimate(*row) for row in both[["estimate_before", "unit"]].itertuples(index=False)]
    both = both.assign(said=said, said_before=said_before)
    moved = both[both["said"] != both["said_before"]]
    of_whole = moved[(moved["breakdown"] == "whole") & ~moved["measure"].str.contains(":")]
    sentences = _say_people(both) + [
        f"{_name_measure(str(row.measure))}: {row.said_before} → {row.said}"
        for row in of_whole[of_whole["measure"] != "participation"].head(MOST_MOVED_SAID).itertuples()
    ]
    if sentences:
        return "; ".join(sentences)
    return f"{len(moved):,} of the finer numbers differ" if len(moved) else "no number differs"


def _say_people(both: pd.DataFrame) -> list[str]:
    people = both[(both["measure"] == "participation") & (both["breakdown"] == "whole")]
    return [
        f"{now:.0f} people instead of {then:.0f} are counted"
        for now, then in people[["respondent_count", "respondent_count_before"]].itertuples(index=False)
        if now == now and then == then and now != then
    ]


def _name_measure(measure: str) -> str:
    words = measure.replace("_share", "").replace("_", " ")
    return MEASURE_TITLES.get(measure, words[:1].upper() + words[1:])


def _say_estimate(estimate: float, unit: str) -> str:
    """As a reader would say it: whole points, per cent, money; two versions that read alike are alike."""
    if pd.isna(estimate):
        return "not shown"
    if unit == "share_0_to_1":
        return say_share(estimate)
    if isinstance(unit, str) and unit.isupper():
        return say_money(estimate, unit)
    return say_points(estimate)


# ---------------------------------------------------------------- rows into tables


def save_releases(
    connection: Connection, rows: list[dict[str, Any]], made: Sequence[BuiltQuarter], outcomes: Outcomes
) -> None:
    """Insert the releases with their cells and findings, and remove the drafts that they replace."""
    # The old drafts go after the new ones have come: SQLite would give a new draft the number of an old one,
    # and whoever still looks at the old one would publish what they have not seen.
    replaced = [number for row in rows for number in row.pop("replaces")]
    if replaced:  # out of the way of their numbers, which the new ones take over
        old = update(RELEASE).where(RELEASE.c.id.in_(replaced))
        connection.execute(old.values(version=-RELEASE.c.id))
    statement = insert(RELEASE).returning(RELEASE.c.id, sort_by_parameter_order=True)
    inserted = connection.execute(statement, rows).all()
    parts = [(part, "release_id") for part in (LEDGER_SUM, PEOPLE_SUM, CELL, FINDING)]
    for table, column in (*parts, (RELEASE, "id")):
        if replaced:
            connection.execute(delete(table).where(table.c[column].in_(replaced)))
    ids = {
        (row["partnership_id"], row["quarter"]): found[0] for row, found in zip(rows, inserted, strict=True)
    }
    for one in made:
        own = {number: release for (number, quarter), release in ids.items() if quarter == one.quarter}
        cells = _keep_own(one.cells, own)
        insert_table(connection, "cell", cells)
        insert_table(connection, "finding", _keep_own(one.findings, own))
        counts = dict(zip(*np.unique(cells["release_id"].to_numpy(), return_counts=True), strict=True))
        for row in rows:
            if row["quarter"] == one.quarter and row["partnership_id"] in one.records_keys:
                release = ids[row["partnership_id"], row["quarter"]]
                names = ("partnership_id", "quarter", "version", "state", "what_changed")
                outcomes.made.append(
                    {
                        **{name: row[name] for name in names},
                        "release_id": release,
                        "cell_count": int(counts.get(release, 0)),
                    }
                )
    save_sums(connection, list(ids.values()))


def _keep_own(rows: pa.Table, release_of: dict[int, int]) -> pa.Table:
    """The rows of partnerships that get a release, with its number in the place of theirs."""
    place = rows.column_names.index("partnership_id")
    release = pd.Series(rows.column(place).to_numpy()).map(release_of).to_numpy(dtype=float, na_value=np.nan)
    numbered = rows.set_column(place, "release_id", pa.array(release, from_pandas=True).cast(pa.int64()))
    return numbered.filter(pc.is_valid(numbered.column(place)))


def _arrange_cells(cells: pd.DataFrame) -> pa.Table:
    columns: dict[str, pa.Array] = {"partnership_id": pa.array(cells["partnership_id"].to_numpy())}
    columns["group_name"] = pa.array(cells["group"].astype(str), type=pa.string(), from_pandas=True)
    for name in WORDS:
        columns[name] = pa.array(cells[name].astype(object), type=pa.string(), from_pandas=True)
    for name in NUMBERS:
        columns[name] = pa.array(cells[name].to_numpy(dtype=float), from_pandas=True)
    for name in COUNTS:
        columns[name] = pa.array(cells[name].to_numpy(dtype=float), from_pandas=True).cast(pa.int64())
    columns["detail"] = pa.array(cells["detail_text"], type=pa.string())
    return pa.table(columns)


def _arrange_findings(findings: pd.DataFrame) -> pa.Table:
    words = ("finding_key", "kind", "measure", "verdict", "sentence", "sources", "next_step", "audience")
    columns: dict[str, pa.Array] = {
        "partnership_id": pa.array(findings["partnership_id"].to_numpy(dtype=np.int64)),
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
    return (
        json.dumps(value, default=float, ensure_ascii=False, sort_keys=True)
        if value
        else ("[]" if value == [] else "{}")
    )
