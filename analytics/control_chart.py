"""Which points of a meeting or monthly series are more than its ordinary ups and downs.

XmR charts with the rules of NHS England's "Making Data Count", as in the R package NHSRplotthedots. For
series of meetings and months, not for quarterly survey scores. METHODS, Control charts.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analytics.columns import read_numbers, require_columns
from analytics.grouped import code_groups, join_measures, list_keys

LIMIT_FACTOR = 2.66  # limits are mean ± this times the mean moving range: NHS "Making Data Count"
SCREEN_FACTOR = 3.267  # moving ranges from this many times their mean do not set the limits: same
NEAR_SHARE = 2 / 3  # near a limit: beyond this share of the way from the mean: same
RUN_LENGTH = 7  # points on one side of the mean, or rising or falling in a row: same
FEWEST_FOR_FIRM_LIMITS = 13  # below this many points limits are trial and no icon is shown: same
ROUNDING = 1e-12  # of a series' largest value: closer than this is equal

NO_SIGNAL = "none"
OUTSIDE, TREND, TWO_IN_THREE, RUN = "outside_limits", "trend_of_seven", "two_in_three", "run_of_seven"
COMMON_CAUSE, IMPROVEMENT, CONCERN = "common_cause", "improvement", "concern"
NOT_RECORDED = "not_recorded"
NEUTRAL_HIGH, NEUTRAL_LOW = "neutral_high", "neutral_low"
TOO_FEW_POINTS = "too_few_points"
UP_AND_DOWN_MEAN = {
    # improvement is: (a signal upwards, a signal downwards)
    "increase": (IMPROVEMENT, CONCERN),
    "decrease": (CONCERN, IMPROVEMENT),
    "neutral": (NEUTRAL_HIGH, NEUTRAL_LOW),
}


def classify_points(
    series: pd.DataFrame,
    value: str,
    order: str,
    improvement: str,
    by: Sequence[str],
    screen: bool = True,
    beyond_limit_counts: bool = True,
) -> pd.DataFrame:
    """Set the limits of each series and say of each point whether it signals, by which rule, which way.

    series:   by… | <order> | <value>
    returns:  by… | <order> | <value> | mean | lower_limit | upper_limit | near_lower | near_upper | signal |
              verdict | limits_are_trial

    Rows come sorted by series and order. signal is the first that holds of outside_limits, trend_of_seven,
    two_in_three and run_of_seven, or "none"; every point of a run or trend carries it. verdict is
    improvement, concern or common_cause; when improvement is "neutral", neutral_high or neutral_low.
    screen leaves the largest moving ranges out of the limits. beyond_limit_counts is the reading of
    two-in-three since 2023; False is the one before, as in the R package.
    A missing value is left out as if its row were not there; its signal is none, its verdict not_recorded.
    Limits are NaN with fewer than two points, and with screen in a series that never moves (as in R). Trial
    means fewer than 13 points. Raises ValueError on a missing column, an unknown improvement, a screen or
    beyond_limit_counts that is neither true nor false, a missing order, two points of one series with the
    same order, and a value that is text or no finite number.
    Source: METHODS, Control charts.
    """
    _check_series(series, value, order, improvement, by)
    for name, chosen in (("screen", screen), ("beyond_limit_counts", beyond_limit_counts)):
        if not isinstance(chosen, bool | np.bool_):
            raise ValueError(f"{name} is {chosen!r}; it is True or False")
    rows, member = _sort_points(series[[*by, order, value]], order, by)
    y = read_numbers(rows, value)
    kept = np.flatnonzero(~np.isnan(y))
    limits = _find_limits(y[kept], member[kept], int(member.max(initial=-1)) + 1, screen)
    on_rows = {name: numbers[member] for name, numbers in limits.items()}
    points = {name: numbers[kept] for name, numbers in on_rows.items()}
    signal, direction = _find_signals(y[kept], member[kept], points, beyond_limit_counts)

    all_signals = np.full(len(rows), NO_SIGNAL, dtype=object)
    verdict = np.full(len(rows), NOT_RECORDED, dtype=object)
    up, down = UP_AND_DOWN_MEAN[improvement]
    all_signals[kept] = signal
    verdict[kept] = np.where(signal == NO_SIGNAL, COMMON_CAUSE, np.where(direction > 0, up, down))
    measured = {
        **{
            name: on_rows[name] for name in ("mean", "lower_limit", "upper_limit", "near_lower", "near_upper")
        },
        "signal": all_signals,
        "verdict": verdict,
        "limits_are_trial": on_rows["point_count"] < FEWEST_FOR_FIRM_LIMITS,
    }
    return join_measures(rows, measured)


def judge_last_point(points: pd.DataFrame, value: str, order: str, by: Sequence[str]) -> pd.DataFrame:
    """The verdict on each series' last point, which is the one that asks for a decision.

    points:   what classify_points returned
    returns:  by… | <order> | <value> | mean | lower_limit | upper_limit | signal | verdict |
              limits_are_trial | point_count

    verdict is too_few_points while limits are trial. A series without any value has no row.
    """
    keys = list(by)
    require_columns(points, [*keys, order, value, "signal", "verdict", "limits_are_trial"], "points")
    seen, member = _sort_points(points[points[value].notna()], order, by)
    is_last = np.r_[member[1:] != member[:-1], True][: len(seen)]
    counted = np.bincount(member, minlength=1)
    columns = [
        *keys,
        order,
        value,
        "mean",
        "lower_limit",
        "upper_limit",
        "signal",
        "verdict",
        "limits_are_trial",
    ]
    last = seen.loc[is_last, columns].reset_index(drop=True)
    return last.assign(
        verdict=last["verdict"].where(~last["limits_are_trial"], TOO_FEW_POINTS),
        point_count=counted[member[is_last]],
    )


# ---------------------------------------------------------------- limits


def _find_limits(y: np.ndarray, member: np.ndarray, series_count: int, screen: bool) -> dict[str, np.ndarray]:
    """Mean and limits of each series; points come sorted by series and order, none missing."""
    count = np.bincount(member, minlength=series_count).astype(float)
    mean = _mean_of(y, member, np.ones(len(y), dtype=bool), series_count)
    follows = np.r_[False, member[1:] == member[:-1]][: len(y)]
    moving_range = np.abs(np.diff(y, prepend=y[:1]))
    average = _mean_of(moving_range, member, follows, series_count)
    if screen:
        below = follows & (moving_range < SCREEN_FACTOR * average[member])
        average = _mean_of(moving_range, member, below, series_count)
    width, near = LIMIT_FACTOR * average, NEAR_SHARE * LIMIT_FACTOR * average
    largest = np.zeros(series_count)
    np.maximum.at(largest, member, np.abs(y))
    return {
        "mean": mean,
        "lower_limit": mean - width,
        "upper_limit": mean + width,
        "near_lower": mean - near,
        "near_upper": mean + near,
        "point_count": count,
        "rounding": ROUNDING * largest,
    }


def _mean_of(y: np.ndarray, member: np.ndarray, included: np.ndarray, series_count: int) -> np.ndarray:
    count = np.bincount(member[included], minlength=series_count)
    total = np.bincount(member[included], y[included], series_count)
    return np.divide(total, count, out=np.full(series_count, np.nan), where=count > 0)


# ---------------------------------------------------------------- rules


def _find_signals(
    y: np.ndarray, member: np.ndarray, limits: dict[str, np.ndarray], beyond_limit_counts: bool
) -> tuple[np.ndarray, np.ndarray]:
    """The first rule that holds at each point, and the direction (1 up, -1 down) that it speaks of."""
    rounding = limits["rounding"]
    from_mean = y - limits["mean"]
    side = np.where(np.abs(from_mean) > rounding, np.sign(from_mean), 0)
    outside = (y > limits["upper_limit"] + rounding) | (y < limits["lower_limit"] - rounding)
    beyond_near = (y > limits["near_upper"] + rounding) | (y < limits["near_lower"] - rounding)
    near = beyond_near if beyond_limit_counts else beyond_near & ~outside

    step = np.diff(y, prepend=y[:1])
    slope = np.where(np.r_[False, member[1:] == member[:-1]][: len(y)], np.sign(step), 0)
    rising = _part_of_stretch(slope, member, RUN_LENGTH - 1, RUN_LENGTH)
    run = _part_of_stretch(side, member, RUN_LENGTH, RUN_LENGTH)
    two_in_three = near & _part_of_two_in_three(near, side, member)

    signal = np.full(len(y), NO_SIGNAL, dtype=object)
    for name, holds in (
        (RUN, run != 0),
        (TWO_IN_THREE, two_in_three),
        (TREND, rising != 0),
        (OUTSIDE, outside),
    ):
        signal[holds] = name  # the strongest rule is written last
    return signal, np.where(signal == TREND, rising, side)


def _part_of_stretch(sign: np.ndarray, member: np.ndarray, needed: int, covered: int) -> np.ndarray:
    """1 or -1 at every point of a stretch in which `needed` signs in a row are alike and not 0.

    A trend of seven points has six steps: the point it starts from is covered too.
    """
    new = np.r_[True, (sign[1:] != sign[:-1]) | (member[1:] != member[:-1])][: len(sign)]
    place = np.arange(len(sign))
    length = place - np.maximum.accumulate(np.where(new, place, 0)) + 1
    complete = np.where((length >= needed) & (sign != 0), sign, 0)
    part = np.zeros(len(sign))
    for ahead in range(covered - 1, -1, -1):  # the nearest completion decides, so it is written last
        later = np.r_[complete[ahead:], np.zeros(ahead)][: len(sign)]
        part = np.where(later != 0, later, part)
    return part


def _part_of_two_in_three(near: np.ndarray, side: np.ndarray, member: np.ndarray) -> np.ndarray:
    """Points of three in a row on one side of the mean of which two or more are near a limit."""
    found = np.zeros(len(near), dtype=bool)
    if len(near) < 3:
        return found
    first, middle, last = slice(None, -2), slice(1, -1), slice(2, None)
    whole = (member[first] == member[last]) & (np.abs(side[first] + side[middle] + side[last]) == 3)
    holds = whole & (near[first].astype(int) + near[middle] + near[last] >= 2)
    for part in (first, middle, last):
        found[part] |= holds
    return found


# ---------------------------------------------------------------- series and checks


def _sort_points(points: pd.DataFrame, order: str, by: Sequence[str]) -> tuple[pd.DataFrame, np.ndarray]:
    """Rows sorted by series and order, and the series of each; rows without a series are left out."""
    # An index that is named like a column would leave it open which of them is meant.
    points = points.reset_index(drop=True)
    try:
        in_order = points.sort_values(order, kind="stable", ignore_index=True)
    except TypeError:
        kinds = sorted({type(place).__name__ for place in points[order]})
        raise ValueError(f"{order}: values of the kinds {', '.join(kinds)} have no common order") from None
    member, _ = code_groups(in_order, by)
    place = np.argsort(member, kind="stable")
    place = place[member[place] >= 0]
    return in_order.iloc[place].reset_index(drop=True), member[place]


def _check_series(series: pd.DataFrame, value: str, order: str, improvement: str, by: Sequence[str]) -> None:
    require_columns(series, [*list_keys(by), order, value], "series")
    if order == value or order in by or value in by:
        raise ValueError(f"value {value!r}, order {order!r} and by {list(by)} must be different columns")
    if not isinstance(improvement, str) or improvement not in UP_AND_DOWN_MEAN:
        raise ValueError(f"improvement: {improvement!r} is not one of {sorted(UP_AND_DOWN_MEAN)}")
    if series[order].isna().any():
        raise ValueError(f"{order}: {int(series[order].isna().sum())} points have none; each needs one")
    code_groups(series, by)  # refuses keys that cannot be told apart
    repeated = series.duplicated([*by, order]) & series[list(by)].notna().all(axis=1)
    if repeated.any():
        raise ValueError(
            f"{order}: {series.loc[repeated, order].iloc[0]} comes twice in one series; once is allowed"
        )
    read_numbers(series, value, "series")
