"""What changed between two rounds when people come and go, and how sure anyone can be of it.

A paired test drops everyone who answered once; a two-sample test forgets that some answered twice. The
partially overlapping samples test of Derrick and White uses both. METHODS, Change between two rounds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

import numpy as np
import pandas as pd
from scipy.special import stdtr, stdtrit

from analytics.columns import has_name, number_names, read_numbers, refuse_unlike_names, require_columns
from analytics.grouped import code_groups, join_measures, list_keys, require_finite
from analytics.level import CONFIDENCE, divide_or_nan, find_moments

SIGNIFICANCE = 0.05  # adjusted p below this names a direction: DESIGN §2
POWER = 0.80  # chance of seeing the smallest detectable change: METHODS_BRIEF, Change
STEADY_MARGIN_POINTS = 10.0  # an interval within ± this is steady: DESIGN §2, a setting
PLANNING_CORRELATION = 0.6  # of one person's answers in two rounds, as in the brief's planning table
MOST_PEOPLE_PLANNED = 100_000  # beyond this no count is given
MOST_TRIED_IN_TURN = 200  # stayers tried one after another; with more people one stayer hardly matters
NO_SPREAD = 1e-12  # a variance this small beside its parts is rounding error, not spread

VERDICT_WORDS = {
    # what a high value is: (word when it went up, word when it went down), DESIGN §2
    "worse": ("worsened", "eased"),
    "better": ("rose", "fell"),
}
STEADY, CANNOT_TELL = "steady", "cannot_tell"

COUNTS_OF_PEOPLE = ("stayer_count", "only_before_count", "only_after_count")
CHANGE_COLUMNS = [
    "change",
    "low",
    "high",
    "statistic",
    "degrees_of_freedom",
    "p_value",
    "stayer_count",
    "only_before_count",
    "only_after_count",
    "stayer_change",
    "smallest_detectable_change",
]


def measure_change(
    before: pd.DataFrame,
    after: pd.DataFrame,
    value: str,
    by: Sequence[str],
    roster: pd.DataFrame | None = None,
    sector: str | None = None,
) -> pd.DataFrame:
    """Measure the change in the mean from one round to the next, over people who stay, leave and join.

    before, after:  by… | respondent_id | <value> (| <sector>)
    roster:         respondent_id (| round: before or after) (| any of by)
    returns:        by… | change | low | high | statistic | degrees_of_freedom | p_value | stayer_count |
                    only_before_count | only_after_count | stayer_change | smallest_detectable_change
                    (| change_at_fixed_mix with sector)
                    (| left_count | joined_count | silent_after_count | silent_before_count with roster)

    change is after minus before and the statistic has its sign: the partially overlapping samples t of
    Derrick and White in its Welch form. A missing respondent_id matches nobody: that person counts in
    only_before or only_after. A missing value counts nowhere.
    NaN: change without anyone in one of the rounds; interval, test and smallest detectable change with
    fewer than two people in a round, or when no answer or no person's difference varies; stayer_change
    without stayers. Raises ValueError on a missing column, a value that is text or no finite number, on a
    person who answers twice in one round and group, and where two frames name people, groups or sectors in
    different ways (1 and "1" match nobody). Source: METHODS, Change between two rounds.
    """
    _check_answers(before, "before", value, by, sector)
    _check_answers(after, "after", value, by, sector)
    _check_names(before, after, roster, [*by, "respondent_id"], sector)
    group_of, groups = _code_groups_of_both(before, after, by)
    first = _Answers.of(before, value, group_of[: len(before)], "before")
    second = _Answers.of(after, value, group_of[len(before) :], "after")
    pairs = _match_people(first, second, len(groups))
    measured = join_measures(groups, _test_change(first, second, pairs, len(groups)))
    if sector is not None:
        # People of no known sector are a sector of their own.
        sectors = pd.concat([before[sector], after[sector]], ignore_index=True)
        sector_of = np.where(has_name(sectors), number_names(sectors, sector)[0] + 1, 0)
        at_fixed_mix = _find_change_at_fixed_mix(
            first, second, sector_of[: len(before)], sector_of[len(before) :], len(groups)
        )
        measured = join_measures(measured, {"change_at_fixed_mix": at_fixed_mix})
    if roster is not None:
        movement = _count_movement(first, second, pairs, roster, groups, by, group_of)
        measured = join_measures(measured, movement)
    return measured


# ---------------------------------------------------------------- who answered when


@dataclass(frozen=True)
class _Answers:
    """The answers of one round as arrays: one entry for each value that is not missing."""

    values: np.ndarray
    group: np.ndarray
    person: pd.Series
    row: np.ndarray  # position in the frame, for other columns

    @classmethod
    def of(cls, frame: pd.DataFrame, value: str, group: np.ndarray, place: str) -> "_Answers":
        values = read_numbers(frame, value, place)
        row = np.flatnonzero(~np.isnan(values) & (group >= 0))
        return cls(values[row], group[row], frame["respondent_id"].iloc[row].reset_index(drop=True), row)


@dataclass(frozen=True)
class _Pairs:
    """Who answered both times: positions in the two rounds' answers, and every answer's person code."""

    before: np.ndarray
    after: np.ndarray
    person_before: np.ndarray  # -1: has no identifier
    person_after: np.ndarray
    people: pd.Index


def _code_groups_of_both(
    first: pd.DataFrame, second: pd.DataFrame, by: Sequence[str]
) -> tuple[np.ndarray, pd.DataFrame]:
    """The group of each row of first then second, -1 without one, and the keys of the groups of either."""
    return code_groups(pd.concat([first[list(by)], second[list(by)]], ignore_index=True), by)


def _match_people(first: _Answers, second: _Answers, group_count: int) -> _Pairs:
    everybody = pd.concat([first.person, second.person], ignore_index=True)
    person, people = number_names(everybody, "respondent_id")
    person_before, person_after = person[: len(first.values)], person[len(first.values) :]
    known_before = np.flatnonzero(person_before >= 0)
    known_after = np.flatnonzero(person_after >= 0)
    key_before = pd.Index(first.group[known_before] * len(people) + person_before[known_before])
    key_after = pd.Index(second.group[known_after] * len(people) + person_after[known_after])
    for place, key in (("before", key_before), ("after", key_after)):
        if not key.is_unique:
            raise ValueError(
                f"{place}: {int(key.duplicated().sum())} rows repeat a person of the same group; "
                "one row for each person and group is allowed"
            )
    found = key_after.get_indexer(key_before)
    return _Pairs(
        known_before[found >= 0],
        known_after[found[found >= 0]],
        person_before,
        person_after,
        people,
    )


# ---------------------------------------------------------------- the test


def _test_change(first: _Answers, second: _Answers, pairs: _Pairs, group_count: int) -> dict[str, np.ndarray]:
    n1, mean1, variance1 = find_moments(first.values, first.group, group_count)
    n2, mean2, variance2 = find_moments(second.values, second.group, group_count)
    stayers, stayer_change, correlation = _compare_stayers(first, second, pairs, group_count)
    only_before, only_after = n1 - stayers, n2 - stayers

    part1, part2 = divide_or_nan(variance1, n1), divide_or_nan(variance2, n2)
    shared = 2 * correlation * stayers * np.sqrt(divide_or_nan(part1 * part2, n1 * n2))
    squared_error = part1 + part2 - shared
    squared_error = np.where(squared_error > NO_SPREAD * (part1 + part2), squared_error, np.nan)
    standard_error = np.sqrt(squared_error)

    welch = divide_or_nan(
        (part1 + part2) ** 2, divide_or_nan(part1**2, n1 - 1) + divide_or_nan(part2**2, n2 - 1)
    )
    alone = only_before + only_after
    freedom = (stayers - 1) + divide_or_nan(welch - stayers + 1, alone + 2 * stayers) * alone
    freedom = np.where(np.isnan(standard_error), np.nan, freedom)

    change = mean2 - mean1
    statistic = divide_or_nan(change, standard_error)
    half_width = stdtrit(freedom, 0.5 + CONFIDENCE / 2) * standard_error
    columns = {
        "change": change,
        "low": change - half_width,
        "high": change + half_width,
        "statistic": statistic,
        "degrees_of_freedom": freedom,
        "p_value": 2 * stdtr(freedom, -np.abs(statistic)),
        "stayer_count": stayers.astype(np.int64),
        "only_before_count": only_before.astype(np.int64),
        "only_after_count": only_after.astype(np.int64),
        "stayer_change": stayer_change,
        "smallest_detectable_change": smallest_detectable_change(standard_error, freedom),
    }
    return {name: columns[name] for name in CHANGE_COLUMNS}


def _compare_stayers(
    first: _Answers, second: _Answers, pairs: _Pairs, group_count: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """How many answered both times, their mean change, and the correlation of their answers (or 0)."""
    group = first.group[pairs.before]
    earlier, later = first.values[pairs.before], second.values[pairs.after]
    stayers, mean_earlier, variance_earlier = find_moments(earlier, group, group_count)
    _, mean_later, variance_later = find_moments(later, group, group_count)
    products = (earlier - mean_earlier[group]) * (later - mean_later[group])
    covariance = divide_or_nan(np.bincount(group, products, group_count), stayers - 1)
    correlation = divide_or_nan(covariance, np.sqrt(variance_earlier * variance_later))
    correlation = np.clip(np.nan_to_num(correlation, nan=0.0), -1, 1)
    # The mean of differences, not the difference of means: exact when everyone moves alike.
    stayer_change = divide_or_nan(np.bincount(group, later - earlier, group_count), stayers)
    return stayers, stayer_change, correlation


# ---------------------------------------------------------------- who is behind the change


def _find_change_at_fixed_mix(
    first: _Answers, second: _Answers, sector_before: np.ndarray, sector_after: np.ndarray, group_count: int
) -> np.ndarray:
    """The sectors' own changes, weighted by how many of each answered before.

    Sectors heard in only one of the rounds are left out of both.
    """
    width = 1 + max(sector_before.max(initial=0), sector_after.max(initial=0))
    cell = np.concatenate(
        [first.group * width + sector_before[first.row], second.group * width + sector_after[second.row]]
    )
    cells, cell_of = np.unique(cell, return_inverse=True)
    earlier, later = cell_of[: len(first.values)], cell_of[len(first.values) :]
    count_before, mean_before, _ = find_moments(first.values, earlier, len(cells))
    count_after, mean_after, _ = find_moments(second.values, later, len(cells))
    shared = (count_before > 0) & (count_after > 0)
    group, weight = (cells // width)[shared], count_before[shared]
    moved = weight * (mean_after - mean_before)[shared]
    return divide_or_nan(np.bincount(group, moved, group_count), np.bincount(group, weight, group_count))


def _count_movement(
    first: _Answers,
    second: _Answers,
    pairs: _Pairs,
    roster: pd.DataFrame,
    groups: pd.DataFrame,
    by: Sequence[str],
    group_of: np.ndarray,
) -> dict[str, np.ndarray]:
    """Of those who answered once: who left, who joined, and who stayed a member but was silent.

    With a `round` column the roster says who was a member when. Without one it is today's roster: who
    joined since and who was a silent member before cannot be known, and both counts are NaN.
    """
    alone_before = np.setdiff1d(np.flatnonzero(pairs.person_before >= 0), pairs.before)
    alone_after = np.setdiff1d(np.flatnonzero(pairs.person_after >= 0), pairs.after)
    membership = _Membership.of(roster, groups, by, pairs.people)
    member_now = membership.holds("after", first.group[alone_before], pairs.person_before[alone_before])
    counts = {
        "left_count": _count(first.group[alone_before][~member_now], len(groups)),
        "silent_after_count": _count(first.group[alone_before][member_now], len(groups)),
        "joined_count": np.full(len(groups), np.nan),
        "silent_before_count": np.full(len(groups), np.nan),
    }
    if "round" in roster.columns:
        member_then = membership.holds("before", second.group[alone_after], pairs.person_after[alone_after])
        counts["joined_count"] = _count(second.group[alone_after][~member_then], len(groups))
        counts["silent_before_count"] = _count(second.group[alone_after][member_then], len(groups))
    return {
        name: counts[name]
        for name in ("left_count", "joined_count", "silent_after_count", "silent_before_count")
    }


@dataclass(frozen=True)
class _Membership:
    """Who was a member of which group in which round, as keys to look up."""

    keys: dict[str, pd.Index]
    group_code: np.ndarray  # of each measured group, over those by columns that the roster has
    people_count: int

    @classmethod
    def of(
        cls, roster: pd.DataFrame, groups: pd.DataFrame, by: Sequence[str], people: pd.Index
    ) -> "_Membership":
        shared = [name for name in by if name in roster.columns]
        code, _ = _code_groups_of_both(groups, roster, shared)
        numbers, names = number_names(roster["respondent_id"], "roster, respondent_id")
        person = np.append(people.get_indexer(names), -1)[numbers]  # a missing one has the number −1
        key = code[len(groups) :] * len(people) + person
        rounds = roster["round"] if "round" in roster.columns else pd.Series("after", index=roster.index)
        unknown = sorted({str(word) for word in rounds[~rounds.isin(["before", "after"])]})
        if unknown:
            raise ValueError(f"roster: round is {unknown[0]!r}; allowed are 'before' and 'after'")
        known = (person >= 0) & (code[len(groups) :] >= 0)
        keys = {when: pd.Index(key[known & (rounds == when).to_numpy()]) for when in ("before", "after")}
        return cls(keys, code[: len(groups)], len(people))

    def holds(self, when: Literal["before", "after"], group: np.ndarray, person: np.ndarray) -> np.ndarray:
        return np.asarray(pd.Index(self.group_code[group] * self.people_count + person).isin(self.keys[when]))


def _count(group: np.ndarray, group_count: int) -> np.ndarray:
    return np.bincount(group, minlength=group_count)


# ---------------------------------------------------------------- verdicts


def adjust_p_values(p_values: np.ndarray | pd.Series, family: np.ndarray | None = None) -> np.ndarray:
    """Benjamini–Hochberg adjusted p-values, within each family where families are given.

    p_values: one for each test, NaN where none could be made; NaN stays NaN and is not counted.
    family:   the page each test stands on, as whole numbers from 0; without it all stand on one.
    """
    p = read_numbers(pd.DataFrame({"p_value": pd.Series(p_values)}), "p_value", "p_values")
    if np.any((p < 0) | (p > 1)):
        raise ValueError(f"p_values: {p[(p < 0) | (p > 1)][0]} is not a probability; allowed is 0 to 1")
    page = np.zeros(p.size, dtype=np.int64) if family is None else np.asarray(family, dtype=np.int64)
    if page.shape != p.shape or page.min(initial=0) < 0:
        raise ValueError(f"family: {page.size} entries from {page.min(initial=0)} up for {p.size} p-values")
    tested = np.flatnonzero(~np.isnan(p))
    order = tested[np.lexsort((p[tested], page[tested]))]
    size = np.bincount(page[order], minlength=page.max(initial=0) + 1)
    rank = np.arange(len(order)) - np.repeat(np.cumsum(size) - size, size) + 1
    raised = p[order] * size[page[order]] / rank
    adjusted = np.full(p.shape, np.nan)
    from_largest = pd.Series(raised[::-1])
    adjusted[order] = from_largest.groupby(page[order][::-1]).cummin().to_numpy()[::-1]
    return np.minimum(adjusted, 1.0)


def judge_change(
    changes: pd.DataFrame,
    higher_is: str,
    margin: float = STEADY_MARGIN_POINTS,
    page: Sequence[str] = (),
) -> pd.DataFrame:
    """Give every change its verdict: a direction, steady, or cannot_tell.

    changes:  low | high | change | p_value (| <higher_is>) (| page…), as measure_change returns them
    returns:  the same | adjusted_p_value | verdict

    higher_is: "worse" (barriers: eased, worsened), "better" (trust, alignment: rose, fell), or the column
    that holds one of the two words for each row. p-values are adjusted over the rows that share the page
    columns, all rows without them. Adjusted p below .05 names the direction; otherwise an interval within
    ± margin is steady; otherwise nobody can tell. Source: METHODS, Findings and verdicts.
    """
    require_finite("margin", margin, "a number of points above 0")
    require_columns(changes, ["low", "high", "change", "p_value"], "changes")
    if not margin > 0:
        raise ValueError(f"margin: {margin} is not allowed; a number of points above 0 is")
    if not isinstance(higher_is, str):
        raise ValueError(f"higher_is: {higher_is!r} is neither a column nor one of {sorted(VERDICT_WORDS)}")
    words = changes[higher_is] if higher_is in changes.columns else pd.Series(higher_is, index=changes.index)
    unknown = sorted({str(word) for word in words[~words.isin(list(VERDICT_WORDS))]})
    if unknown:
        raise ValueError(f"higher_is: {unknown[0]!r} is neither a column nor one of {sorted(VERDICT_WORDS)}")
    family, _ = code_groups(changes, page)
    adjusted = adjust_p_values(changes["p_value"], family)
    up = words.map({word: pair[0] for word, pair in VERDICT_WORDS.items()}).to_numpy(dtype=object)
    down = words.map({word: pair[1] for word, pair in VERDICT_WORDS.items()}).to_numpy(dtype=object)
    low, high, change = (read_numbers(changes, name, "changes") for name in ("low", "high", "change"))
    steady = (low >= -margin) & (high <= margin)
    verdict = np.where(steady, STEADY, CANNOT_TELL).astype(object)
    verdict = np.where(adjusted < SIGNIFICANCE, np.where(change > 0, up, down), verdict)
    return changes.assign(adjusted_p_value=adjusted, verdict=verdict)


# ---------------------------------------------------------------- what it would take


def smallest_detectable_change(
    standard_error: np.ndarray | float, degrees_of_freedom: np.ndarray | float, measure_count: int = 1
) -> np.ndarray:
    """The change that a round like this one would have shown four times in five.

    On a page with several measures each is tested at its share of .05, which asks for a larger change.
    """
    require_finite("measure_count", measure_count, "1 or more")
    if measure_count < 1:
        raise ValueError(f"measure_count: {measure_count} is not allowed; 1 or more is")
    freedom = np.asarray(degrees_of_freedom, dtype=float)
    certain = stdtrit(freedom, 1 - SIGNIFICANCE / measure_count / 2)
    return cast(np.ndarray, (certain + stdtrit(freedom, POWER)) * np.asarray(standard_error, dtype=float))


def people_needed(
    changes: pd.DataFrame, change_to_see: float, correlation: float = PLANNING_CORRELATION
) -> pd.DataFrame:
    """How many people, or how many of the same people again, it would take to see a change of this size.

    changes:  degrees_of_freedom | low | high | the three counts, as measure_change returns them
              (| fixed_squared_error: the part of the squared error that more people do not make smaller)
    returns:  the same | people_needed_per_round | more_people_per_round | same_people_needed

    people_needed: with as large a share staying as now. same_people_needed: with as many people as now;
    NaN when not even everyone answering again would be enough. correlation is that of one person's answers
    in two rounds, for the second count alone. All NaN where the interval is NaN, or where more than
    100,000 people would be needed. Source: METHODS, Change between two rounds.
    """
    require_finite("change_to_see", change_to_see, "a size above 0")
    require_finite("correlation", correlation, "from 0 up to, not including, 1")
    require_columns(changes, ["degrees_of_freedom", "low", "high", *COUNTS_OF_PEOPLE], "changes")
    if not change_to_see > 0:
        raise ValueError(f"change_to_see: {change_to_see} is not allowed; a size above 0 is")
    if not 0 <= correlation < 1:
        raise ValueError(f"correlation: {correlation} is not allowed; 0 up to, not including, 1 is")
    plan = _Plan.of(changes, change_to_see, correlation)
    people_now = np.ceil(plan.people / 2)
    needed = plan.find_people()
    return changes.assign(
        people_needed_per_round=needed,
        more_people_per_round=np.maximum(needed - people_now, 0),
        same_people_needed=plan.find_stayers(),
    )


@dataclass(frozen=True)
class _Plan:
    """A round's precision, restated as the two numbers that can be raised: people and stayers."""

    people: np.ndarray  # answers of both rounds together
    stayers: np.ndarray
    smaller_round: np.ndarray
    squared_error: np.ndarray  # the part that people make smaller
    fixed_squared_error: np.ndarray
    change_to_see: float
    correlation: float
    sizes: tuple[np.ndarray, np.ndarray]

    @classmethod
    def of(cls, changes: pd.DataFrame, change_to_see: float, correlation: float) -> "_Plan":
        stayers, alone_before, alone_after, low, high, freedom = (
            read_numbers(changes, name, "changes")
            for name in (*COUNTS_OF_PEOPLE, "low", "high", "degrees_of_freedom")
        )
        n1, n2 = stayers + alone_before, stayers + alone_after
        half_width, quantile = (high - low) / 2, stdtrit(freedom, 0.5 + CONFIDENCE / 2)
        fixed = np.zeros(len(changes))
        if "fixed_squared_error" in changes:
            fixed = read_numbers(changes, "fixed_squared_error", "changes")
        squared_error = np.maximum(divide_or_nan(half_width, quantile) ** 2 - fixed, 0)
        smaller = np.minimum(n1, n2)
        return cls(n1 + n2, stayers, smaller, squared_error, fixed, change_to_see, correlation, (n1, n2))

    def find_people(self) -> np.ndarray:
        """Fewest people a round at which, all counts growing alike, the change would be seen."""

        def is_seen(people_per_round: np.ndarray) -> np.ndarray:
            growth = divide_or_nan(2 * people_per_round, self.people)
            return self._is_seen(
                divide_or_nan(self.squared_error, growth), self.people * growth, self.stayers * growth
            )

        return _find_smallest_whole(is_seen, np.full(self.people.shape, float(MOST_PEOPLE_PLANNED)), lowest=2)

    def find_stayers(self) -> np.ndarray:
        """Fewest stayers among as many people as now at which the change would be seen."""
        n1, n2 = self.sizes

        def spread(stayers: np.ndarray) -> np.ndarray:
            return divide_or_nan(n1 + n2 - 2 * self.correlation * stayers, n1 * n2)

        one_person = divide_or_nan(self.squared_error, spread(self.stayers))

        def is_seen(stayers: np.ndarray) -> np.ndarray:
            return self._is_seen(one_person * spread(stayers), self.people, stayers)

        # Each stayer takes from the error and from the degrees of freedom: in small rounds, and where answers
        # hardly hang together, more of them may be worse. So every number is tried before halving.
        found = np.full(self.people.shape, np.nan)
        tried = int(min(np.nanmax(self.smaller_round, initial=0), MOST_TRIED_IN_TURN))
        for stayers in range(tried + 1):
            still_open = np.isnan(found) & (stayers <= self.smaller_round) & ~np.isnan(one_person)
            if not still_open.any():
                break
            found[still_open & is_seen(np.minimum(stayers, self.smaller_round))] = stayers
        beyond = np.isnan(found) & (self.smaller_round > tried)
        if beyond.any():
            halved = _find_smallest_whole(is_seen, self.smaller_round, lowest=tried + 1)
            found = np.where(beyond, halved, found)
        return found

    def _is_seen(self, squared_error: np.ndarray, people: np.ndarray, stayers: np.ndarray) -> np.ndarray:
        alone = people - 2 * stayers
        freedom = (stayers - 1) + divide_or_nan(people - 2 - stayers + 1, people) * alone
        freedom = np.where(freedom > 0, freedom, np.nan)
        error = np.sqrt(squared_error + self.fixed_squared_error)
        return smallest_detectable_change(error, freedom) <= self.change_to_see


def _find_smallest_whole(is_enough, highest: np.ndarray, lowest: int) -> np.ndarray:
    """By halving, the least whole number from lowest to highest that is enough; NaN if none is."""
    short, enough = np.full(highest.shape, lowest - 1.0), highest.copy()
    possible = is_enough(highest)
    while np.any(enough - short > 1):
        middle = np.floor((short + enough) / 2)
        reached = is_enough(middle)
        enough, short = np.where(reached, middle, enough), np.where(reached, short, middle)
    return np.where(possible, enough, np.nan)


# ---------------------------------------------------------------- checks


def _check_answers(
    frame: pd.DataFrame, place: str, value: str, by: Sequence[str], sector: str | None
) -> None:
    others = [] if sector is None else [sector]
    require_columns(frame, [*list_keys(by), "respondent_id", value, *others], place)


def _check_names(
    before: pd.DataFrame,
    after: pd.DataFrame,
    roster: pd.DataFrame | None,
    names: Sequence[str],
    sector: str | None,
) -> None:
    for name in [*names, *([] if sector is None else [sector])]:
        refuse_unlike_names(before[name], after[name], name, ("before", "after"))
    if roster is None:
        return
    require_columns(roster, ["respondent_id"], "roster")
    for name in (name for name in names if name in roster.columns):
        for frame, place in ((before, "before"), (after, "after")):
            refuse_unlike_names(frame[name], roster[name], name, (place, "the roster"))
