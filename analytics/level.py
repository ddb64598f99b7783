"""The level that a round's answers speak for, with the interval that belongs to it. METHODS, Scores."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import stdtrit

from analytics.columns import read_numbers, require_columns
from analytics.grouped import Floats, Integers, code_groups, join_measures, list_keys

CONFIDENCE = 0.95  # of every published interval: METHODS_BRIEF, Scores


def measure_level(scores: pd.DataFrame, value: str, by: Sequence[str]) -> pd.DataFrame:
    """Measure the mean of each group and the 95 % t interval for the level behind it.

    scores:   by… | <value>                     one row a person
    returns:  by… | estimate | low | high | standard_error | respondent_count

    The interval is about the underlying level, so nothing is taken off for having asked most of the members.
    A missing value counts nowhere. NaN: estimate without anyone; error and interval with fewer than two
    people, and when all answered alike, which hides the error rather than removing it.
    Raises ValueError on a score that is text or no finite number. Source: METHODS, Scores.
    """
    require_columns(scores, [*list_keys(by), value], "scores")
    group, keys = code_groups(scores, by)
    values = read_numbers(scores, value)
    counted = ~np.isnan(values) & (group >= 0)
    count, mean, variance = find_moments(values[counted], group[counted], len(keys))
    error = np.sqrt(divide_or_nan(np.where(variance > 0, variance, np.nan), count))
    half_width = stdtrit(np.where(count > 1, count - 1, np.nan), 0.5 + CONFIDENCE / 2) * error
    measured = {
        "estimate": mean,
        "low": mean - half_width,
        "high": mean + half_width,
        "standard_error": error,
        "respondent_count": count.astype(np.int64),
    }
    return join_measures(keys, measured)


def find_moments(values: Floats, group: Integers, group_count: int) -> tuple[Floats, Floats, Floats]:
    """Count, mean and variance (n - 1) of each group; exactly zero variance where all values are equal."""
    count = np.bincount(group, minlength=group_count).astype(float)
    origin = np.zeros(group_count)
    origin[group] = values  # any value of the group: shifting by it keeps equal values exactly equal
    shifted = values - origin[group]
    shifted_mean = divide_or_nan(np.bincount(group, shifted, group_count), count)
    squares = np.bincount(group, (shifted - shifted_mean[group]) ** 2, group_count)
    return count, origin + shifted_mean, divide_or_nan(squares, count - 1)


def divide_or_nan(above: npt.ArrayLike, below: npt.ArrayLike) -> Floats:
    """above / below, and NaN where below is zero, negative or missing; never a warning."""
    over, under = np.broadcast_arrays(np.asarray(above, float), np.asarray(below, float))
    return np.divide(over, under, out=np.full(under.shape, np.nan), where=under > 0)
