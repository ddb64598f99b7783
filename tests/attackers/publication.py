"""What is published of a story: the release's own functions, in the order in which a desk would use them.

Near-misses of the rule are the same functions with one piece taken out.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

import analytics.change_cells
import analytics.disclosure
import analytics.partition
import analytics.survey_cells
import analytics.versions
from analytics.change_cells import MATCHED, match_people, measure_overlap
from analytics.instruments import Instrument
from analytics.release_streams import write_leave_one_out
from analytics.scoring import count_dont_know, turn_ratings
from analytics.survey_cells import SurveyCells, build_survey_cells
from analytics.value_steps import count_steps
from analytics.versions import name_sheets, refuse_history, refuse_version
from tests.attackers.partnerships import Story


@dataclass
class Published:
    """Everything of one partnership and quarter that was ever out.

    releases:  (version, its survey cells, its sheets with scores) in order; refused: versions not published
    """

    releases: list[tuple[int, pd.DataFrame, pd.DataFrame]] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    compared: list[pd.DataFrame] = field(default_factory=list)
    partition: pd.DataFrame | None = None
    partitions: list[pd.DataFrame] = field(default_factory=list)


Refuse = Callable[..., str | None]


def publish(
    story: Story, instrument: Instrument, refuse: Refuse = refuse_version, with_items: bool = False
) -> dict[tuple[int, str], Published]:
    """Publish every version of every quarter that the rule lets through, by partnership and quarter."""
    out: dict[tuple[int, str], Published] = {}
    for quarter in sorted(story.rounds["quarter"].unique()):
        of_quarter = story.sheets[story.sheets["quarter"] == quarter]
        rounds = story.rounds[story.rounds["quarter"] == quarter].drop(columns="quarter")
        for version in sorted(of_quarter["version"].unique()):
            sheets = of_quarter[of_quarter["version"] == version].reset_index(drop=True)
            here = rounds[rounds["partnership_id"].isin(sheets["partnership_id"])]
            built = build_survey_cells(sheets, here, instrument, _last_groups(out, quarter))
            built = add_steps(built, sheets, instrument)
            if with_items:
                built = add_finer(built, sheets, instrument)
            _let_out(out, built, sheets, quarter, int(version), refuse)
    return out


def add_steps(built: SurveyCells, sheets: pd.DataFrame, instrument: Instrument) -> SurveyCells:
    """Scores with the number of steps that each runs through, which follows from who answered what."""
    answered = ~np.isnan(turn_ratings(sheets, instrument))
    steps = pd.DataFrame(
        count_steps(answered, instrument), columns=[f"steps:{name}" for name in built.measures]
    )
    of_items = instrument.scale.max - instrument.scale.min
    steps = steps.assign(**{f"steps:item:{item.id}": of_items for item in instrument.items})
    return replace(built, scores=pd.concat([built.scores, steps], axis=1))


def add_finer(built: SurveyCells, sheets: pd.DataFrame, instrument: Instrument) -> SurveyCells:
    """Scores with questions' points and don't knows beside them; cells with the word for leaving out."""
    items = [f"item:{item.id}" for item in instrument.items]
    points = pd.DataFrame(turn_ratings(sheets, instrument), columns=items)
    said, unknown = count_dont_know(sheets, instrument)
    scores = [built.scores, points, said.add_prefix("said:"), unknown.add_prefix("unknown:")]
    streams = pd.DataFrame({"partnership_id": [], "barrier": [], "stream": [], "severity_0_to_100": []})
    word = write_leave_one_out(built, streams).assign(bound=0)
    cells = pd.concat([built.cells, word], ignore_index=True)
    return replace(built, scores=pd.concat(scores, axis=1), cells=cells)


def _last_groups(out: dict[tuple[int, str], Published], quarter: str) -> pd.DataFrame:
    """The groups of each partnership's latest version that was ever out, of this quarter or before."""
    last: dict[int, pd.DataFrame] = {}
    for number, asked in sorted(out):
        if asked <= quarter and out[number, asked].partition is not None:
            last[number] = out[number, asked].partition
    columns = ["partnership_id", "sector", "group"]
    return pd.concat([part[columns] for part in last.values()]) if last else pd.DataFrame(columns=columns)


def _let_out(
    out: dict[tuple[int, str], Published],
    built: SurveyCells,
    sheets: pd.DataFrame,
    quarter: str,
    version: int,
    refuse: Refuse,
) -> None:
    items = [name for name in sheets.columns if name not in {"version"}]
    said = pd.util.hash_pandas_object(sheets[items], index=False)
    scores = built.scores.assign(fingerprint=said.to_numpy(), sector=sheets["sector"].to_numpy())
    frames = (built.cells, _of_people(built.cells), scores, built.partition)
    cells, compared, people, groups = (dict(list(frame.groupby("partnership_id"))) for frame in frames)
    for number in built.partnerships.tolist():
        here = out.setdefault((number, quarter), Published())
        reasons = (
            refuse(
                _name_sheets(before, named), _name_sheets(people[number], named), old_cells,
                compared[number], 5,
            )
            for (_, _, before), old_cells, own in zip(
                here.releases, here.compared, here.partitions, strict=True
            )
            for named in (groups[number], own)
        )  # fmt: skip
        history = [_name_sheets(held, groups[number]) for _, _, held in here.releases]
        history.append(_name_sheets(people[number], groups[number]))
        if any(reasons) or (refuse is refuse_version and refuse_history(history, 5)):
            here.refused.append(version)
            continue
        here.releases.append((version, cells[number], people[number]))
        here.compared.append(compared[number])
        here.partition = groups[number]
        here.partitions.append(groups[number])


def _name_sheets(people: pd.DataFrame, partition: pd.DataFrame) -> list[tuple[str, int, str]]:
    """Each sheet as the desk compares it: fingerprint, organisation, and group of the newer partition."""
    shown = partition["group"].where(partition["group_is_shown"], "")
    group = dict(zip(partition["sector"], shown, strict=True))
    any_shown = bool(partition["group_is_shown"].any())
    return name_sheets(
        people["fingerprint"].map("{:x}".format).tolist(),
        people["organisation"].tolist(),
        [group.get(sector, sector if any_shown else "") for sector in people["sector"]],
    )


def _of_people(cells: pd.DataFrame) -> pd.DataFrame:
    """The desk's own choice of cells; a barrier's survey stream is here its whole, there are no others."""
    kept = cells[~cells["measure"].str.startswith("participation")]
    columns = ["partnership_id", "measure", "breakdown", "group", "estimate", "respondent_count", "bound"]
    return kept[columns]


# ---------------------------------------------------------------- between rounds


@dataclass(frozen=True)
class Link:
    """What a release tells of the people who answered two rounds: their mean change, by measure."""

    before: Published
    after: Published
    change: dict[str, float]


def link_rounds(out: dict[tuple[int, str], Published], instrument: Instrument) -> list[list[Link]]:
    """The stayers' changes between a partnership's quarters where they are told, as a desk tells them.

    A desk matches the people of two rounds only where both stand as they were ever out: one version each.
    """
    pairs = []
    for (number, quarter), after in sorted(out.items()):
        earlier = [(n, q) for n, q in out if n == number and q < quarter and out[n, q].releases]
        if after.releases and earlier and len(after.releases) == len(out[max(earlier)].releases) == 1:
            pairs.append((number, out[max(earlier)], after))
    if not pairs:
        return []
    sides = [
        pd.concat([pair[which].releases[-1][2].assign(partnership_id=at) for at, pair in enumerate(pairs)])
        for which in (1, 2)
    ]
    smallest = pd.Series(5, index=pd.RangeIndex(len(pairs)))
    matching = match_people(sides[0], sides[1], smallest, list(instrument.domains))
    told = measure_overlap(matching, smallest)
    state = matching.state.set_index("partnership_id")["matching"]
    change: dict[int, dict[str, float]] = {}
    for row in told.itertuples():
        if state[row.partnership_id] == MATCHED and not np.isnan(row.stayer_change):
            change.setdefault(int(row.partnership_id), {})[row.measure] = float(row.stayer_change)
    of_partnership: dict[int, list[Link]] = {}
    for at, found in change.items():
        of_partnership.setdefault(pairs[at][0], []).append(Link(pairs[at][1], pairs[at][2], found))
    return list(of_partnership.values())


# ---------------------------------------------------------------- near-misses


@contextmanager
def replaced(*changes: tuple[Any, str, Any]) -> Iterator[None]:
    """Replace module members for a while."""
    kept = [(module, name, getattr(module, name)) for module, name, _ in changes]
    try:
        for module, name, value in changes:
            setattr(module, name, value)
        yield
    finally:
        for module, name, value in kept:
            setattr(module, name, value)


def never_refuse(*_: Any) -> None:
    return None


def _groups_by_cell(groups: Any, whole_of: Any, whole_shown: np.ndarray, *_: Any) -> np.ndarray:
    return whole_shown


def _no_merging(table: pd.DataFrame, counts: pd.DataFrame) -> np.ndarray:
    return np.arange(len(table))


def _every_sector(table: pd.DataFrame, counts: pd.DataFrame, label: np.ndarray) -> pd.DataFrame:
    described = _describe(table, counts, label)
    return described.assign(group_is_shown=described["whole_is_shown"])


_describe = analytics.partition._describe


def _safe(tallies: Any, moments: Any, mean: np.ndarray, *_: Any) -> np.ndarray:
    return np.ones(mean.shape, dtype=bool)


def _whole_range(count: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return np.zeros_like(count), np.full_like(count, 100.0)


def _no_floor(count: np.ndarray, mean: np.ndarray) -> np.ndarray:
    return np.zeros(np.broadcast(count, mean).shape)


def _judge_one_by_one(items: Any, *_: Any) -> np.ndarray:
    return np.ones(items.shown.shape, dtype=bool)


def _any_values(tallies: Any, coarse: Any) -> np.ndarray:
    return np.ones((len(tallies.starts), tallies.count.shape[1]), dtype=bool)


def _asked_of_anybody(tallies: Any, coarse: Any) -> np.ndarray:
    """A question counts for all, as soon as a single person answered it."""
    people, few = (np.add.reduceat(part.count, tallies.starts, axis=0) for part in (tallies, coarse))
    return few < np.maximum(people, 1)


# Rules of which the attack by sums and squares alone sees nothing: tests/test_attackers.py.
QUESTIONS_ONE_BY_ONE = [(analytics.survey_cells, "_stand_beside_each_other", _judge_one_by_one)]
COARSE_AS_FINE = [(analytics.survey_cells, "are_fine", _any_values)]
FINE_BY_ONE_SHEET = [(analytics.survey_cells, "are_fine", _asked_of_anybody)]


def _two_and_three(organisations: int, left: int) -> list[tuple[Any, str, Any]]:
    return [
        (analytics.partition, "FEWEST_ORGANISATIONS", organisations),
        (analytics.partition, "FEWEST_LEFT", left),
        (analytics.partition, "MOST_OF_THOSE_LEFT", 1.0),
    ]


NEAR_MISSES: dict[str, tuple[list[tuple[Any, str, Any]], Refuse]] = {
    "groups decided cell by cell": (
        [(analytics.survey_cells, "find_groups_to_show", _groups_by_cell),
         (analytics.partition, "_merge_until_all_pass", _no_merging),
         (analytics.partition, "_describe", _every_sector)], refuse_version,
    ),
    "no rule on organisations": (_two_and_three(1, 0), refuse_version),
    "two organisations, three people left": (_two_and_three(2, 3), refuse_version),
    "one organisation nearly all": (
        [(analytics.partition, "MOST_OF_THOSE_LEFT", 1.0)], refuse_version,
    ),
    "means not kept from the ends": (
        [(analytics.disclosure, "find_safe_range", _whole_range),
         (analytics.disclosure, "is_safe_from_insiders", _safe)], refuse_version,
    ),
    "errors down to zero": (
        [(analytics.disclosure, "find_error_floor", _no_floor),
         (analytics.disclosure, "is_safe_from_insiders", _safe)], refuse_version,
    ),
    "any new version": ([], never_refuse),
}  # fmt: skip


def publish_naively(story: Story, instrument: Instrument) -> dict[tuple[int, str], Published]:
    """Exact means and errors of the whole and of every sector from five people on, of every version."""
    with replaced(*_two_and_three(1, 0)):
        out = publish(story, instrument, never_refuse)
    for here in out.values():
        here.releases = [
            (version, _tell_exactly(people.assign(group=people["sector"]), instrument), people)
            for version, _, people in here.releases
        ]
    return out


def _tell_exactly(people: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    """Cells of the domains; `exact` says that nothing was rounded."""
    long = people.melt(["group"], list(instrument.domains), "measure", "score").dropna(subset="score")
    whole = long.assign(group="whole")
    told = [
        part.groupby(["measure", "group"])["score"].agg(estimate="mean", error="sem", count="size")
        for part in (whole, long)
    ]
    rows = pd.concat([told[0].assign(breakdown="whole"), told[1].assign(breakdown="group")]).reset_index()
    rows = rows.rename(columns={"error": "standard_error", "count": "respondent_count"})
    return rows[rows["respondent_count"] >= 5].assign(bound=0, exact=True)
