"""What changed since the earlier release, as cells. METHODS, Change between two rounds and Disclosure.

Everything here is computed from numbers that are published anyway, but for one per measure: how far the
answers of people who answered both times hang together, used only where they may be shown alone.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import stdtr, stdtrit

from analytics.barriers import join_names
from analytics.change import (
    STEADY_MARGIN_POINTS,
    judge_change,
    measure_change,
    people_needed,
    smallest_detectable_change,
)
from analytics.disclosure import decide_cells, passes
from analytics.exposure import Tallies
from analytics.instruments import DOMAIN_DIRECTIONS
from analytics.level import divide_or_nan, find_moments
from analytics.partition import count_sets

CHANGE_TO_SEE = 10.0  # points; what "what would it take" is answered for: the margin of `steady`, DESIGN §2
OVERLAP_STEP = 0.05  # to which the correlation of two rounds' means is rounded
# The stayers' own change is told in steps of this: over three rounds, whole points would leave the difference
# of two people's answers.
STAYER_STEP = 5.0
OVERLAP_COLUMNS = [
    "partnership_id", "measure", "overlap", "stayer_count", "only_before_count", "only_after_count",
    "stayer_change",
]  # fmt: skip
NOBODY_MATCHED = "nobody could be matched"
TOO_FEW_MATCHED = "not shown: too few or no answers"
MATCHED = "matched"
STATUSES = ("stayers", "joiners", "leavers")


@dataclass(frozen=True)
class Matching:
    """Who answered both times, by partnership, and whether that may be used.

    state: partnership_id | matching | stayers | joiners | leavers (counts, where matching is "matched")
    """

    state: pd.DataFrame
    before: pd.DataFrame  # partnership_id | measure | respondent_id | score, of partnerships that are matched
    after: pd.DataFrame


def match_people(
    before: pd.DataFrame, after: pd.DataFrame, smallest_group: pd.Series, measures: list[str]
) -> Matching:
    """Find who answered both times, and where stayers, joiners and leavers may each be shown alone.

    before, after:   partnership_id | organisation | group | person_key | measures…
    smallest_group:  by partnership_id

    Each must pass the rule of a group, in the whole and in every published group, or be empty: otherwise a
    group minus its joiners would show its few stayers.
    """
    known_before, known_after = before["person_key"].notna(), after["person_key"].notna()
    keys_before = pd.MultiIndex.from_frame(before[["partnership_id", "person_key"]])
    keys_after = pd.MultiIndex.from_frame(after[["partnership_id", "person_key"]])
    stays_after = known_after.to_numpy() & keys_after.isin(keys_before[known_before.to_numpy()])
    stays_before = known_before.to_numpy() & keys_before.isin(keys_after[known_after.to_numpy()])
    people = pd.concat(
        [
            _label(after, np.where(stays_after, "stayers", "joiners")),
            _label(before[~stays_before], "leavers"),
            _label(before[stays_before], "stayers before"),
        ]
    )
    passed = _pass_everywhere(people, smallest_group)
    counts = people.groupby(["partnership_id", "status"]).size().unstack(fill_value=0)
    counts = counts.reindex(index=smallest_group.index, columns=STATUSES, fill_value=0)
    both = set(before.loc[known_before, "partnership_id"]) & set(after.loc[known_after, "partnership_id"])
    has_codes = smallest_group.index.isin(list(both))
    may = np.asarray(smallest_group.index.isin(passed) & (counts["stayers"] > 0).to_numpy() & has_codes)
    counts = counts.astype(float)
    counts[~may] = np.nan
    words = np.where(may, MATCHED, np.where(has_codes, TOO_FEW_MATCHED, NOBODY_MATCHED))
    state = counts.assign(matching=words).rename_axis("partnership_id").reset_index()
    usable = smallest_group.index[may]
    return Matching(state, _lengthen(before, usable, measures), _lengthen(after, usable, measures))


def _label(people: pd.DataFrame, status: np.ndarray | str) -> pd.DataFrame:
    return people[["partnership_id", "organisation", "group"]].assign(status=status)


def _pass_everywhere(people: pd.DataFrame, smallest_group: pd.Series) -> np.ndarray:
    """The partnerships in which every part of people by status, in whole and by group, passes."""
    number, partnerships = pd.factorize(people["partnership_id"], sort=True)
    status = number * len(people) + pd.factorize(people["status"])[0]
    within = status * len(people) + pd.factorize(people["group"])[0]
    needed = smallest_group.reindex(partnerships).to_numpy()
    passed = np.ones(len(partnerships), dtype=bool)
    for sets_of, width in ((status, len(people)), (within, len(people) ** 2)):
        sets = count_sets(sets_of, people["organisation"].to_numpy(), np.ones(len(people), dtype=int))
        own = sets.code // width
        passed[own[~sets.pass_group_rule(needed[own])]] = False
    return np.asarray(partnerships)[passed]


def _lengthen(people: pd.DataFrame, partnerships: pd.Index, measures: list[str]) -> pd.DataFrame:
    kept = people[people["partnership_id"].isin(partnerships)]
    long = kept.melt(["partnership_id", "organisation", "person_key"], measures, "measure", "score")
    return long.rename(columns={"person_key": "respondent_id"}).dropna(subset="score")


# ---------------------------------------------------------------- overlap of two rounds


def measure_overlap(matching: Matching, smallest_group: pd.Series) -> pd.DataFrame:
    """How far two rounds' means move together, by partnership and measure, where people could be matched.

    returns:  partnership_id | measure | overlap | stayer_count | only_before_count | only_after_count |
              stayer_change

    Answers that do not vary hang together with nothing: an overlap of 0, and not a missing one, which would
    say that everybody answered alike.
    """
    by = ["partnership_id", "measure"]
    if matching.before.empty or matching.after.empty:
        return pd.DataFrame(columns=OVERLAP_COLUMNS)
    measured = measure_change(matching.before, matching.after, "score", by)
    error = (measured["high"] - measured["low"]) / 2 / stdtrit(measured["degrees_of_freedom"], 0.975)
    own = [_squared_error(side, measured[by]) for side in (matching.before, matching.after)]
    overlap = divide_or_nan(own[0] + own[1] - error.to_numpy() ** 2, 2 * np.sqrt(own[0] * own[1]))
    passed, safe = _pass_on_measures(matching, smallest_group)
    enough = pd.MultiIndex.from_frame(measured[by]).isin(passed) & (measured["stayer_count"] > 0).to_numpy()
    found = measured.assign(
        overlap=np.round(np.clip(np.nan_to_num(overlap), -0.95, 0.95) / OVERLAP_STEP) * OVERLAP_STEP,
        stayer_change=_round_to(measured["stayer_change"], STAYER_STEP).where(
            pd.MultiIndex.from_frame(measured[by]).isin(safe)
        ),
    )
    return found.loc[enough, OVERLAP_COLUMNS]


def _round_to(values: pd.Series, step: float) -> pd.Series:
    return np.rint(values / step) * step


def _pass_on_measures(matching: Matching, smallest_group: pd.Series) -> tuple[list, list]:
    """The partnerships and measures on which those who stayed, joined and left each pass or are nobody; and
    those of them on which each could be shown as a group, so that the stayers' change may be told: beside
    the rounds' means it tells the mean of those who joined or left.

    Whoever left a measure out in one round neither stayed nor is counted twice: on that measure they joined
    or left, and one of them alone would be told by the rounds' means and the stayers' change.
    """
    keys = ["partnership_id", "measure", "respondent_id"]
    there = [pd.MultiIndex.from_frame(side[keys]) for side in (matching.before, matching.after)]
    known = [side["respondent_id"].notna().to_numpy() for side in (matching.before, matching.after)]
    stays_before = known[0] & there[0].isin(there[1][known[1]])
    stays_after = known[1] & there[1].isin(there[0][known[0]])
    people = pd.concat(
        [
            matching.before.assign(status=np.where(stays_before, "stayers before", "leavers")),
            matching.after.assign(status=np.where(stays_after, "stayers", "joiners")),
        ]
    )
    people["score"] = people["score"].astype(float)
    people["square"] = people["score"] ** 2
    grouped = people.groupby(["partnership_id", "measure", "status", "organisation"])
    by_organisation = grouped[["score", "square"]].sum().assign(count=grouped.size())
    sets = by_organisation.groupby(level=[0, 1, 2])
    starts = np.flatnonzero(sets.cumcount().to_numpy() == 0)
    columns = [by_organisation[[name]].to_numpy(dtype=float) for name in ("count", "score", "square")]
    tallies = Tallies(columns[0], columns[1], columns[2], starts)
    places = by_organisation.index.to_frame(index=False).iloc[starts]
    names = pd.MultiIndex.from_frame(places.drop(columns="organisation"))
    needed = smallest_group.reindex(names.get_level_values(0)).to_numpy(dtype=float)[:, None]
    shown = decide_cells(tallies, np.ones(needed.shape, dtype=bool), needed).shown[:, 0]
    enough = passes(tallies.sum_sets(), needed)[:, 0]
    kept = [pd.Series(fine, index=names).groupby(level=[0, 1]).all() for fine in (enough, shown)]
    return kept[0].index[kept[0]].tolist(), kept[1].index[kept[1]].tolist()


def _squared_error(rows: pd.DataFrame, keys: pd.DataFrame) -> np.ndarray:
    index = pd.MultiIndex.from_frame(keys)
    group = index.get_indexer(pd.MultiIndex.from_frame(rows[list(keys.columns)]))
    count, _, variance = find_moments(rows["score"].to_numpy(dtype=float), group, len(index))
    return divide_or_nan(variance, count)


# ---------------------------------------------------------------- from published numbers to verdicts


def measure_published_change(
    now: pd.DataFrame,
    earlier: pd.DataFrame,
    overlap: pd.DataFrame,
    by_stream: tuple[pd.DataFrame, pd.DataFrame],
) -> pd.DataFrame:
    """The change of each measure from published numbers alone, with its test and verdict.

    now, earlier:  partnership_id | measure | estimate | standard_error | respondent_count (the survey's)
    by_stream:     partnership_id | measure | stream | estimate (| standard_error), now and earlier; now also
                   (| error_in_common): the correlation of a recorded stream's error with the earlier one's
    returns:       partnership_id | measure | estimate | low | high | standard_error | verdict |
                   evidence_streams | and what the detail holds
    """
    keys = ["partnership_id", "measure"]
    pair = now.merge(earlier, on=keys, how="inner", suffixes=("", "_before")).merge(
        overlap, on=keys, how="left"
    )
    pair = _test_survey_part(pair)
    pair = _average_over_common_streams(pair, *by_stream)
    pair["degrees_of_freedom"] = pair["freedom"]
    half = stdtrit(pair["freedom"], 0.975) * pair["standard_error_of_change"]
    exact = pair.assign(low=pair["change"] - half, high=pair["change"] + half)
    statistic = divide_or_nan(np.abs(pair["change"]), pair["standard_error_of_change"])
    exact["p_value"] = 2 * stdtr(pair["freedom"], -statistic)
    exact["higher_is"] = exact["measure"].map(DOMAIN_DIRECTIONS)
    exact = people_needed(exact, CHANGE_TO_SEE)
    exact["smallest_detectable_change"] = smallest_detectable_change(
        exact["standard_error_of_change"].to_numpy(dtype=float), exact["freedom"].to_numpy(dtype=float),
        measure_count=len(DOMAIN_DIRECTIONS),
    )  # fmt: skip
    whole = exact.assign(low=np.rint(exact["low"]), high=np.rint(exact["high"]))
    judged = judge_change(whole, "higher_is", page=["partnership_id"])
    return judged.assign(
        estimate=np.rint(judged["change"]), verdict=judged["verdict"].where(judged["low"].notna(), None)
    )


def _test_survey_part(pair: pd.DataFrame) -> pd.DataFrame:
    """Change, standard error and degrees of freedom of the survey's own part; unmatched people are others."""
    first, second = (pair[name].to_numpy(dtype=float) for name in ("standard_error_before", "standard_error"))
    overlap = pair["overlap"].to_numpy(dtype=float, na_value=np.nan)
    shared = 2 * np.nan_to_num(overlap) * first * second
    # Not rounded up once more: both errors are published as they enter here, so their sum tells nothing new.
    error = np.sqrt(np.maximum(first**2 + second**2 - shared, 0))
    n1, n2 = (pair[name].to_numpy(dtype=float) for name in ("respondent_count_before", "respondent_count"))
    welch = divide_or_nan(
        (first**2 + second**2) ** 2, divide_or_nan(first**4, n1 - 1) + divide_or_nan(second**4, n2 - 1)
    )
    matched = ~np.isnan(overlap)
    counts = {
        "stayer_count": np.where(matched, pair["stayer_count"].to_numpy(dtype=float), 0),
        "only_before_count": np.where(matched, pair["only_before_count"].to_numpy(dtype=float), n1),
        "only_after_count": np.where(matched, pair["only_after_count"].to_numpy(dtype=float), n2),
    }
    freedom = np.floor(_find_freedom(welch, counts))
    return pair.assign(
        survey_change=pair["estimate"] - pair["estimate_before"],
        survey_error=error,
        freedom=np.maximum(freedom, 1),
        is_matched=matched,
        **counts,
    )


def _find_freedom(welch: np.ndarray, counts: dict[str, np.ndarray]) -> np.ndarray:
    """Derrick's degrees of freedom from published errors: those of the exact ones would tell the errors."""
    both = counts["stayer_count"]
    apart = counts["only_before_count"] + counts["only_after_count"]
    shared = (both - 1) + divide_or_nan((welch - both + 1) * apart, apart + 2 * both)
    return np.where(both > 0, shared, welch)


def _average_over_common_streams(
    pair: pd.DataFrame, now: pd.DataFrame, earlier: pd.DataFrame
) -> pd.DataFrame:
    """A barrier's change is the mean over the streams present in both, its error that of all of them."""
    keys = ["partnership_id", "measure", "stream"]
    recorded = now.merge(earlier, on=keys, suffixes=("", "_before"))
    recorded = recorded[recorded["stream"] != "survey"]
    recorded = recorded.assign(
        step=recorded["estimate"] - recorded["estimate_before"], squared_error=_square_errors(recorded)
    ).dropna(subset="step")
    recorded = recorded.sort_values("stream", ascending=False)
    grouped = recorded.groupby(keys[:2])
    sums = pd.DataFrame(
        {
            "recorded_sum": grouped["step"].sum(),
            "recorded_count": grouped.size(),
            "recorded_most": grouped["step"].max(),
            "recorded_least": grouped["step"].min(),
            "recorded_squared": grouped["squared_error"].sum(),
            "recorded_streams": join_names(recorded["stream"], grouped),
        }
    )
    joined = pair.merge(sums.reset_index(), on=keys[:2], how="left")
    most = joined[["survey_change", "recorded_most"]].astype(float).max(axis=1)
    least = joined[["survey_change", "recorded_least"]].astype(float).min(axis=1)
    apart = most.ge(STEADY_MARGIN_POINTS) & least.le(-STEADY_MARGIN_POINTS)
    has_survey = joined["survey_change"].notna()
    count = joined["recorded_count"].fillna(0) + has_survey
    total = joined["recorded_sum"].fillna(0) + joined["survey_change"].fillna(0)
    words = np.where(has_survey, "survey", "")
    also = joined["recorded_streams"].fillna("").astype(str).to_numpy()
    streams = [f"{a}+{b}".strip("+") or None for a, b in zip(words, also, strict=True)]
    squared = joined["recorded_squared"].fillna(0.0).astype(float)
    error = np.sqrt(joined["survey_error"] ** 2 + squared)
    return joined.assign(
        moved_apart=pd.Series([is_apart or None for is_apart in apart], index=joined.index, dtype=object),
        change=(total / count.where(count > 0)).astype(float),
        standard_error_of_change=(error / count.where(has_survey)).astype(float),
        fixed_squared_error=(squared / count.where(has_survey) ** 2).astype(float),
        evidence_streams=pd.Series(streams, index=joined.index, dtype=object),
    )


def _square_errors(recorded: pd.DataFrame) -> np.ndarray:
    """Squared error of a recorded stream's step; where one quarter's is not known, the other's stands in."""
    if "standard_error" not in recorded:
        return np.zeros(len(recorded))
    now, before = (
        recorded[name].to_numpy(dtype=float) for name in ("standard_error", "standard_error_before")
    )
    now, before = np.where(np.isnan(now), before, now), np.where(np.isnan(before), now, before)
    together = recorded["error_in_common"].to_numpy(dtype=float) if "error_in_common" in recorded else 0.0
    return np.nan_to_num(np.maximum(now**2 + before**2 - 2 * together * now * before, 0))


def find_change_at_fixed_mix(now: pd.DataFrame, earlier: pd.DataFrame) -> pd.DataFrame:
    """The published groups' own changes, weighted by how many of each answered before.

    now, earlier:  partnership_id | measure | group | estimate | respondent_count
    returns:       partnership_id | measure | change_at_fixed_mix, where all groups are shown in both
    """
    both = now.merge(
        earlier, on=["partnership_id", "measure", "group"], how="outer", suffixes=("", "_before")
    )
    both["weighed"] = (both["estimate"] - both["estimate_before"]) * both["respondent_count_before"]
    grouped = both.groupby(["partnership_id", "measure"])
    total = grouped["weighed"].sum(min_count=1) / grouped["respondent_count_before"].sum()
    complete = ~both["weighed"].isna().groupby([both["partnership_id"], both["measure"]]).any()
    return total.where(complete).dropna().round().rename("change_at_fixed_mix").reset_index()
