"""Evidence streams → three barriers, and how sure their order is. METHODS, Barriers from several streams."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analytics.instruments import BARRIERS

DRAWS = 1000  # of weights and sampling error: the share of draws is then known to within 1.4 points
SURE_SHARE = 0.95  # of draws, before one barrier is called heaviest: METHODS_BRIEF, Barriers
FEWEST_STREAMS = 2  # of the heaviest barrier, before it is called so: METHODS_BRIEF, Barriers
ABOUT_THE_SAME = "about_the_same"
DRAW_FREEDOM = (
    10  # of the t that sampling error is drawn from: a round's error is itself known from a dozen people
)
GROUPS_AT_ONCE = 400  # bounds the memory of the draws


@dataclass(frozen=True)
class Convention:
    """How one measure is read as the severity of one barrier: at_0 and at_100 are values of the measure."""

    measure: str
    barrier: str
    stream: str
    at_0: float
    at_100: float
    why: str = ""


@dataclass(frozen=True)
class Conventions:
    streams: tuple[str, ...]
    disagreement_points: float
    rows: tuple[Convention, ...]

    def count_streams(self, barrier: str) -> int:
        """How many streams could speak about a barrier: the survey and those that a convention reads."""
        return 1 + len({row.stream for row in self.rows if row.barrier == barrier})


def build_conventions(definition: Mapping[str, Any], where: str = "severity conventions") -> Conventions:
    """Turn the declaration (as read from YAML) into conventions.

    Raises ValueError naming place, value and what is allowed.
    """
    streams = tuple(definition.get("streams") or ())
    rows = []
    for number, row in enumerate(definition.get("conventions") or (), 1):
        place = f"{where}, convention {number} ({row.get('measure')})"
        missing = [key for key in ("measure", "barrier", "stream", "at_0", "at_100") if row.get(key) is None]
        if missing:
            raise ValueError(f"{place}: {missing[0]} is missing")
        if row["barrier"] not in BARRIERS:
            raise ValueError(
                f"{place}: barrier {row['barrier']!r} is not known; allowed are {', '.join(BARRIERS)}"
            )
        if row["stream"] not in streams or row["stream"] == "survey":
            raise ValueError(
                f"{place}: stream {row['stream']!r} is not one of {[s for s in streams if s != 'survey']}"
            )
        if row["at_0"] == row["at_100"]:
            raise ValueError(f"{place}: at_0 and at_100 are both {row['at_0']}; they must differ")
        ends = (float(row["at_0"]), float(row["at_100"]))
        rows.append(Convention(row["measure"], row["barrier"], row["stream"], *ends, row.get("why", "")))
    return Conventions(streams, float(definition["disagreement_points"]), tuple(rows))


def list_parts(conventions: Conventions) -> pd.DataFrame:
    """Of what each recorded stream is made: measure | barrier | stream."""
    rows = [(row.measure, row.barrier, row.stream) for row in conventions.rows]
    return pd.DataFrame(rows, columns=["measure", "barrier", "stream"])


def measure_severities(measures: pd.DataFrame, conventions: Conventions, by: Sequence[str]) -> pd.DataFrame:
    """Read recorded measures as severities, and average those of one stream.

    measures:  by… | measure | value (| standard_error | looks_back)
    returns:   by… | barrier | stream | severity_0_to_100 | standard_error | share_looking_back | measures

    standard_error: of chance, by the slope of the convention even beyond its ends, since a value there may
    have come from inside; none given is 0. share_looking_back: how much of its square comes from measures
    over a year, which two quarters have partly in common.
    """
    table = pd.DataFrame([vars(row) for row in conventions.rows])
    is_read = measures["measure"].isin(table["measure"]) & measures["value"].notna()
    keys, columns = [*by, "barrier", "stream"], ["severity_0_to_100", "standard_error", "share_looking_back"]
    if not is_read.any():
        nothing = measures[list(by)].iloc[:0].assign(barrier="", stream="", **dict.fromkeys(columns, 0.0))
        return nothing.assign(measures="").reset_index(drop=True)
    known = measures[is_read].merge(table, on="measure")
    severity = 100 * (known["value"] - known["at_0"]) / (known["at_100"] - known["at_0"])
    error = known["standard_error"].astype(float).fillna(0.0) if "standard_error" in known else 0.0
    squared = (100 * error / (known["at_100"] - known["at_0"])) ** 2
    looks_back = known["looks_back"].astype(float) if "looks_back" in known else 0.0
    known = known.assign(
        severity_0_to_100=severity.clip(0, 100).astype(float), squared=squared, shared=squared * looks_back
    ).sort_values("measure")
    grouped = known.groupby(keys, observed=True)
    read = grouped[["severity_0_to_100"]].mean()
    sums, count = grouped[["squared", "shared"]].sum(), grouped.size()
    read["standard_error"] = np.sqrt(sums["squared"]) / count
    read["share_looking_back"] = sums["shared"] / sums["squared"].where(sums["squared"] > 0, 1.0)
    read["measures"] = join_names(known["measure"], grouped)
    return read.reset_index()


def join_names(names: pd.Series, grouped: Any) -> np.ndarray:
    """The names of each group, joined by a plus in the order of the rows: a frame's own way is far slower."""
    joined: dict[int, str] = {}
    for group, name in zip(grouped.ngroup().tolist(), names.tolist(), strict=True):
        joined[group] = f"{joined[group]}+{name}" if group in joined else name
    found = [joined[group] for group in sorted(joined) if group >= 0]  # −1 has a key missing
    return np.array(found, dtype=object)


def combine_streams(streams: pd.DataFrame, conventions: Conventions, by: Sequence[str]) -> pd.DataFrame:
    """Average the streams that there are into barriers, equally weighted.

    streams:  by… | barrier | stream | severity_0_to_100 | standard_error | half_width
    returns:  by… | barrier | severity_0_to_100 | low | high | standard_error | evidence_streams |
              stream_count | coverage_share | disagreement_points | streams_disagree

    What is missing lowers coverage_share, not the score. The barrier's interval and standard error carry the
    survey's half_width (of the 95 % interval) and standard_error alone, divided by the number of streams, and
    are missing without a survey. streams_disagree: two streams lie further apart than the convention allows.
    """
    there = streams[streams["severity_0_to_100"].notna()]
    of_survey = there["stream"].eq("survey")
    there = there.assign(
        standard_error=there["standard_error"].where(of_survey),
        half_width=there["half_width"].where(of_survey),
    )
    order = {name: number for number, name in enumerate(conventions.streams)}
    there = there.assign(place=there["stream"].map(order)).sort_values("place", kind="stable")
    keys = [*by, "barrier"]
    grouped = there.groupby(keys, observed=True)
    found = grouped[["severity_0_to_100"]].mean()
    most = grouped[["severity_0_to_100", "standard_error", "half_width"]].max()
    found["stream_count"] = grouped.size()
    found["apart"] = most["severity_0_to_100"] - grouped["severity_0_to_100"].min()
    found[["standard_error", "half_width"]] = most[["standard_error", "half_width"]]
    found["evidence_streams"] = join_names(there["stream"], grouped)
    found = found.reset_index()
    count = found["stream_count"]
    possible = (
        found["barrier"].map({name: conventions.count_streams(name) for name in BARRIERS}).astype(float)
    )
    centre, reach = found["severity_0_to_100"], found["half_width"] / count
    return found[keys].assign(
        severity_0_to_100=centre,
        low=(centre - reach).clip(lower=0),
        high=(centre + reach).clip(upper=100),
        standard_error=found["standard_error"] / count,
        evidence_streams=found["evidence_streams"],
        stream_count=count,
        coverage_share=count / possible,
        disagreement_points=found["apart"],
        streams_disagree=found["apart"] > conventions.disagreement_points,
    )


def rank_barriers(
    streams: pd.DataFrame, by: Sequence[str], random_state: int, draws: int = DRAWS
) -> pd.DataFrame:
    """How often each barrier is the heaviest when weights and sampling error are drawn again and again.

    streams:  by… | barrier | stream | severity_0_to_100 | standard_error
    returns:  by… | barrier | share_heaviest | stream_count | verdict

    Each draw weights the streams of a barrier anew (Dirichlet, all weights equally likely) and adds each
    stream's own error, none where none is given. verdict, the same in all rows of a group: the barrier that
    is heaviest in 95 % of draws and has at least two streams, otherwise about_the_same. Every group meets the
    same draws, so that its result does not depend on who else is in the frame. Nothing is ranked where fewer
    than two barriers are known. Source: METHODS, Barriers from several streams.
    """
    there = streams[streams["severity_0_to_100"].notna() & streams["barrier"].isin(BARRIERS)]
    if there.empty:
        return there[list(by)].reindex(columns=[*by, "barrier", "share_heaviest", "stream_count", "verdict"])
    group = there.groupby(list(by), observed=True, sort=True).ngroup().to_numpy()
    keys = (
        there[list(by)]
        .assign(_group=group)
        .drop_duplicates("_group")
        .sort_values("_group", ignore_index=True)
    )
    severity, error = _fill_grids(there, group, len(keys))
    shares = np.concatenate(
        [
            _draw_shares(
                severity[at : at + GROUPS_AT_ONCE], error[at : at + GROUPS_AT_ONCE], random_state, draws
            )
            for at in range(0, len(keys), GROUPS_AT_ONCE)
        ]
    )
    return _name_heaviest(keys.drop(columns="_group"), shares, (~np.isnan(severity)).sum(axis=2))


def _fill_grids(there: pd.DataFrame, group: np.ndarray, group_count: int) -> tuple[np.ndarray, np.ndarray]:
    """Severity and standard error as group × barrier × stream, NaN where there is no stream."""
    names = sorted(there["stream"].unique(), key=lambda name: (name != "survey", name))
    barrier = there["barrier"].map({name: n for n, name in enumerate(BARRIERS)}).to_numpy(dtype=int)
    stream = there["stream"].map({name: n for n, name in enumerate(names)}).to_numpy(dtype=int)
    severity = np.full((group_count, len(BARRIERS), len(names)), np.nan)
    error = np.zeros(severity.shape)
    severity[group, barrier, stream] = there["severity_0_to_100"]
    error[group, barrier, stream] = there["standard_error"].fillna(0.0)
    return severity, error


def _draw_shares(severity: np.ndarray, error: np.ndarray, random_state: int, draws: int) -> np.ndarray:
    """The share of draws in which each barrier of each group is the heaviest."""
    random = np.random.default_rng(random_state)
    there = ~np.isnan(severity)
    weight = random.exponential(size=(draws, *severity.shape[1:])).astype(np.float32)
    noise = random.standard_t(DRAW_FREEDOM, size=(draws, *severity.shape[1:])).astype(np.float32)
    total = np.zeros((draws, *severity.shape[:2]), dtype=np.float32)
    share = np.zeros_like(total)
    for stream in range(severity.shape[2]):  # three at most
        weighed = weight[:, None, :, stream] * there[None, :, :, stream]
        value = (
            np.nan_to_num(severity[None, :, :, stream])
            + noise[:, None, :, stream] * error[None, :, :, stream]
        )
        total += weighed * value.astype(np.float32)
        share += weighed
    drawn = np.where(share > 0, total / np.where(share > 0, share, 1), -np.inf)
    heaviest = drawn.argmax(axis=2)
    return np.stack([(heaviest == n).mean(axis=0) for n in range(severity.shape[1])], axis=1)


def _name_heaviest(keys: pd.DataFrame, shares: np.ndarray, stream_count: np.ndarray) -> pd.DataFrame:
    comparable = (stream_count > 0).sum(axis=1) > 1
    top = shares.argmax(axis=1)
    rows = np.arange(len(shares))
    sure = (shares[rows, top] >= SURE_SHARE) & (stream_count[rows, top] >= FEWEST_STREAMS)
    verdict = np.where(sure, np.array(BARRIERS, dtype=object)[top], ABOUT_THE_SAME)
    long = keys.loc[keys.index.repeat(len(BARRIERS))].reset_index(drop=True)
    long = long.assign(
        barrier=np.tile(np.array(BARRIERS, dtype=object), len(keys)),
        share_heaviest=shares.ravel(),
        stream_count=stream_count.ravel(),
        verdict=np.repeat(verdict, len(BARRIERS)),
    )
    return long[np.repeat(comparable, len(BARRIERS)) & (long["stream_count"] > 0).to_numpy()].reset_index(
        drop=True
    )
