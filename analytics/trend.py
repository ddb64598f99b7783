"""The level behind several rounds, when each round is known only as well as its sampling error allows.

It draws; it does not judge: verdicts come from change.measure_change. METHODS, Trends.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from scipy.special import ndtr, ndtri

from analytics.columns import read_numbers, require_columns
from analytics.grouped import code_groups, join_measures, list_keys, require_finite
from analytics.level import CONFIDENCE

LARGEST_WAVE_NUMBER = 2**53  # up to which a float tells whole numbers apart
WAVES_PER_YEAR = 4  # a wave is a quarter: DESIGN §2
GRID_SIZE = 17  # candidate level variances from which the maximum is closed in on
SMALLEST_SHARE = 1e-8  # of the largest squared step between waves: below this a level variance is 0
ROUNDING = 1e-12  # as a share: levels and variances that differ by less than this are equal

Grid = np.ndarray  # waves × series, padded below with missing waves


def fit_trend(waves: pd.DataFrame, by: Sequence[str], level_variance: float | None = None) -> pd.DataFrame:
    """Fit a local level to each series of rounds, using the sampling error that each round came with.

    waves:    by… | wave_number (| quarter) | estimate | standard_error
    returns:  by… | wave_number (| quarter) | level | low | high | probability_higher_than_first |
              probability_higher_than_year_ago

    Rows come sorted by series and wave. The level drifts by level_variance from one wave number to the next;
    unless given it is the maximum-likelihood value over all series together (diffuse start). A wave without
    an estimate or a standard error, and a gap in wave_number, are waves that nobody observed. low and high
    are the 95 % band of the level given all waves; the level variance is taken as known.
    Probabilities use the joint distribution of the two levels. They compare with the first wave that has an
    estimate and with the row four wave numbers earlier, and are NaN where there is none, in the first wave
    itself, and before it. If the level cannot move (variance 0) they are .5; between two levels that are
    known exactly (standard errors of 0) they are 0 or 1.
    NaN: everything in a series without estimates; unobserved waves if no series has two estimates, so that
    nothing tells how far a level moves. Raises ValueError on a missing column, a wave number that is not
    whole or comes twice in a series, an estimate that is text or no finite number, a negative standard error
    or level variance. Source: METHODS, Trends.
    """
    _check_waves(waves, by, level_variance)
    keys = list(dict.fromkeys([*by, "wave_number", *(["quarter"] if "quarter" in waves.columns else [])]))
    waves, series = _sort_waves(waves, by)
    panel = _Panel.of(waves, series)
    if level_variance is None:
        level_variance = _find_level_variance(panel)
    fitted = _smooth(panel, 0.0 if np.isnan(level_variance) else level_variance)
    if np.isnan(level_variance):  # nobody knows how far the level moves: only observed waves can be drawn
        fitted = {name: np.where(panel.observed, grid, np.nan) for name, grid in fitted.items()}
    rows = waves[keys].reset_index(drop=True)
    return join_measures(rows, {name: grid[panel.place] for name, grid in fitted.items()})


def find_level_variance(waves: pd.DataFrame, by: Sequence[str]) -> float:
    """The level variance per wave that makes all series together likeliest, as fit_trend uses it.

    Waves with a standard error of 0 do not take part while others can tell: everyone answering alike hides
    the sampling error rather than removing it. NaN if no series has two estimates.
    """
    _check_waves(waves, by, None)
    return _find_level_variance(_Panel.of(*_sort_waves(waves, by)))


# ---------------------------------------------------------------- long rows as a grid


@dataclass(frozen=True)
class _Panel:
    """Waves × series. Padding below a shorter series is a wave that nobody observed."""

    estimate: Grid
    error_variance: Grid
    observed: Grid
    gap: Grid  # wave numbers since the wave above; 0 in the first row and in padding
    wave_number: Grid
    started: Grid  # an estimate has been seen in this wave or above it
    place: tuple[np.ndarray, np.ndarray]  # of each long row

    @classmethod
    def of(cls, waves: pd.DataFrame, series: np.ndarray) -> "_Panel":
        starts = np.flatnonzero(np.r_[True, series[1:] != series[:-1]]) if len(series) else np.array([], int)
        length = np.diff(np.r_[starts, len(series)])
        column = np.repeat(np.arange(len(starts)), length)
        place = (np.arange(len(series)) - np.repeat(starts, length), column)
        shape = (int(length.max(initial=0)), len(starts))

        number = read_numbers(waves, "wave_number").astype(np.int64)
        repeated = (np.diff(number) == 0) & (np.diff(column) == 0)
        if repeated.any():
            raise ValueError(
                f"wave_number: {number[:-1][repeated][0]} comes twice in one series; once is allowed"
            )
        step = np.r_[0, np.diff(number)][: len(number)]
        estimate, error = read_numbers(waves, "estimate"), read_numbers(waves, "standard_error")
        observed = ~np.isnan(estimate) & ~np.isnan(error)
        seen = _fill(shape, place, observed).astype(bool)
        return cls(
            _fill(shape, place, np.where(observed, estimate, 0.0)),
            _fill(shape, place, np.where(observed, error, 0.0) ** 2),
            seen,
            _fill(shape, place, np.where(place[0] > 0, step, 0)),
            _fill(shape, place, number),
            np.logical_or.accumulate(seen, axis=0),
            place,
        )

    def without(self, waves: Grid) -> "_Panel":
        observed = self.observed & ~waves
        return replace(self, observed=observed, started=np.logical_or.accumulate(observed, axis=0))


def _fill(shape: tuple[int, int], place: tuple[np.ndarray, np.ndarray], values: np.ndarray) -> Grid:
    grid = np.zeros(shape)
    grid[place] = values
    return grid


def _sort_waves(waves: pd.DataFrame, by: Sequence[str]) -> tuple[pd.DataFrame, np.ndarray]:
    """Rows sorted by series and wave, and the series of each; rows without a series are left out."""
    series, _ = code_groups(waves, by)
    order = np.lexsort((read_numbers(waves, "wave_number"), series))
    order = order[series[order] >= 0]
    return waves.iloc[order], series[order]


# ---------------------------------------------------------------- Kalman filter and smoother


@dataclass(frozen=True)
class _Filtered:
    predicted_level: Grid
    predicted_variance: Grid
    level: Grid
    variance: Grid


def _filter(panel: _Panel, level_variance: float) -> _Filtered:
    """Forward pass with an exact diffuse start: the first estimate is the level, its error the variance."""
    waves, series = panel.estimate.shape
    a, p, level, variance = (np.zeros((waves, series)) for _ in range(4))
    now, spread, seen = np.zeros(series), np.zeros(series), np.zeros(series, dtype=bool)
    for t in range(waves):  # a dozen rounds; every series at once
        a[t], p[t] = now, spread + level_variance * panel.gap[t]
        total = p[t] + panel.error_variance[t]
        gain = np.divide(p[t], total, out=np.zeros(series), where=panel.observed[t] & seen & (total > 0))
        begins = panel.started[t] & ~seen
        now = np.where(begins, panel.estimate[t], a[t] + gain * (panel.estimate[t] - a[t]))
        spread = np.where(begins, panel.error_variance[t], p[t] * (1 - gain))
        level[t], variance[t], seen = now, spread, panel.started[t]
    return _Filtered(a, p, level, variance)


def _smooth(panel: _Panel, level_variance: float) -> dict[str, Grid]:
    """Backward pass: the level of each wave given all waves, and its covariance with earlier waves."""
    forward = _filter(panel, level_variance)
    waves, series = panel.estimate.shape
    level, variance = forward.level.copy(), forward.variance.copy()
    carry = np.zeros((waves, series))  # how much of a later correction reaches this wave
    for t in range(waves - 2, -1, -1):
        ahead = forward.predicted_variance[t + 1]
        carry[t] = np.divide(forward.variance[t], ahead, out=np.ones(series), where=ahead > 0)
        # Before the first estimate the level is only known from later: a random walk run backwards.
        not_yet = ~panel.started[t]
        carry[t][not_yet] = 1.0
        level[t] = level[t] + carry[t] * (level[t + 1] - forward.predicted_level[t + 1])
        variance[t] = variance[t] + carry[t] ** 2 * (variance[t + 1] - ahead)
        level[t][not_yet] = level[t + 1][not_yet]
        back = variance[t + 1] + level_variance * panel.gap[t + 1]
        variance[t][not_yet] = back[not_yet]
    silent = ~panel.started[-1:].repeat(waves, axis=0) if waves else ~panel.started
    level[silent] = variance[silent] = np.nan
    half_width = ndtri(0.5 + CONFIDENCE / 2) * np.sqrt(np.maximum(variance, 0))
    return {
        "level": level,
        "low": level - half_width,
        "high": level + half_width,
        "probability_higher_than_first": _compare_with_first(panel, level, variance, carry),
        "probability_higher_than_year_ago": _compare_with_year_ago(panel, level, variance, carry),
    }


def _compare_with_first(panel: _Panel, level: Grid, variance: Grid, carry: Grid) -> Grid:
    probability = np.full(level.shape, np.nan)
    seen = np.zeros(level.shape[1], dtype=bool)
    first_level, first_variance, reach = (np.zeros(level.shape[1]) for _ in range(3))
    for t in range(len(level)):
        reach = reach * carry[t - 1] if t else reach
        covariance = reach * variance[t]
        probability[t] = np.where(
            seen, _find_probability(level[t], variance[t], first_level, first_variance, covariance), np.nan
        )
        begins = panel.started[t] & ~seen
        first_level, first_variance = (
            np.where(begins, level[t], first_level),
            np.where(begins, variance[t], first_variance),
        )
        reach, seen = np.where(begins, 1.0, reach), seen | begins
    return probability


def _compare_with_year_ago(panel: _Panel, level: Grid, variance: Grid, carry: Grid) -> Grid:
    """A year ago is at most four rows up, because wave numbers are whole and come once."""
    probability = np.full(level.shape, np.nan)
    reach = np.ones(level.shape)
    for back in range(1, min(WAVES_PER_YEAR, len(level) - 1) + 1):
        reach = reach[1:] * carry[: len(level) - back]
        now, then = slice(back, None), slice(None, len(level) - back)
        compared = _find_probability(
            level[now], variance[now], level[then], variance[then], reach * variance[now]
        )
        is_year_ago = panel.wave_number[now] - panel.wave_number[then] == WAVES_PER_YEAR
        probability[now] = np.where(is_year_ago, compared, probability[now])
    return probability


def _find_probability(
    later: Grid, later_variance: Grid, earlier: Grid, earlier_variance: Grid, covariance: Grid
) -> Grid:
    """That the later level is the higher one: .5 where the two cannot differ, 0 or 1 where both are known."""
    spread = later_variance + earlier_variance - 2 * covariance
    scale = later_variance + earlier_variance
    moves = spread > ROUNDING * scale
    difference = later - earlier
    differs = np.abs(difference) > ROUNDING * (np.abs(later) + np.abs(earlier) + np.sqrt(scale))
    certain = np.where(differs, np.copysign(np.inf, difference), 0.0)
    score = np.divide(difference, np.sqrt(np.where(moves, spread, 1.0)), out=certain, where=moves)
    return np.where(np.isnan(later + earlier), np.nan, ndtr(score))


# ---------------------------------------------------------------- the pooled level variance


def _find_level_variance(panel: _Panel) -> float:
    informative = panel.without(panel.error_variance == 0)
    if not np.any(np.sum(informative.observed, axis=0) > 1):
        informative = panel
    if not np.any(np.sum(informative.observed, axis=0) > 1):
        return np.nan
    highest = _find_widest_range(informative) ** 2  # no surprise is larger than the range of its series
    if highest == 0:
        return 0.0
    # Without any sampling error a level variance of 0 is impossible once estimates differ.
    lowest = [0.0] if informative is not panel or np.all(panel.error_variance[panel.observed] > 0) else []
    candidates = np.r_[lowest, np.geomspace(SMALLEST_SHARE, 1.0, GRID_SIZE) * highest]
    fits, slopes = np.array([_find_fit_and_slope(informative, q) for q in candidates]).T
    best = int(np.argmax(fits))
    beside = min(max(best + (1 if slopes[best] > 0 else -1), 0), len(candidates) - 1)
    low, high = sorted((best, beside))
    if candidates[best] == 0 or not slopes[low] > 0 > slopes[high]:
        return float(candidates[best])
    from scipy.optimize import brentq  # slow to load, and releases give the level variance

    return float(
        brentq(
            lambda q: _find_fit_and_slope(informative, q)[1],
            candidates[low],
            candidates[high],
            xtol=1e-14 * highest,
            rtol=1e-12,
        )
    )


def _find_widest_range(panel: _Panel) -> float:
    highest = np.where(panel.observed, panel.estimate, -np.inf).max(axis=0)
    lowest = np.where(panel.observed, panel.estimate, np.inf).min(axis=0)
    return float(np.max(np.maximum(highest - lowest, 0)))


def _find_fit_and_slope(panel: _Panel, level_variance: float) -> tuple[float, float]:
    """The log-likelihood of all series together, but for a constant, and its slope in the level variance.

    The same recursion as _filter, with the derivatives of level and variance carried along.
    """
    series = panel.estimate.shape[1]
    level, spread, level_slope, spread_slope = (np.zeros(series) for _ in range(4))
    fit, slope = 0.0, 0.0
    seen = np.zeros(series, dtype=bool)
    for t in range(len(panel.estimate)):
        spread, spread_slope = spread + level_variance * panel.gap[t], spread_slope + panel.gap[t]
        error = panel.error_variance[t]
        used = panel.observed[t] & seen
        total = np.where(used, spread + error, 1.0)
        surprise = np.where(used, panel.estimate[t] - level, 0.0)
        part = spread_slope * used / total
        pull = surprise / total
        fit -= 0.5 * float(np.sum(np.log(total)) + np.dot(surprise, pull))
        slope -= 0.5 * float(np.sum(part) - np.dot(pull, 2 * level_slope + part * surprise))
        kept = np.where(used, error / total, 1.0)
        level_slope = level_slope * kept + part * kept * surprise
        level = level + (1 - kept) * surprise
        spread, spread_slope = spread * kept, spread_slope * kept**2
        begins = panel.started[t] & ~seen
        if np.any(begins):
            level, spread = np.where(begins, panel.estimate[t], level), np.where(begins, error, spread)
            level_slope, spread_slope = level_slope * ~begins, spread_slope * ~begins
        seen = panel.started[t]
    return fit, slope


# ---------------------------------------------------------------- checks


def _check_waves(waves: pd.DataFrame, by: Sequence[str], level_variance: float | None) -> None:
    require_columns(waves, [*list_keys(by), "wave_number", "estimate", "standard_error"], "waves")
    number = read_numbers(waves, "wave_number")
    odd = ~(np.floor(number) == number) | (np.abs(number) > LARGEST_WAVE_NUMBER)
    if odd.any():
        raise ValueError(f"wave_number: {number[odd][0]} is not allowed; whole numbers are")
    read_numbers(waves, "estimate")
    error = read_numbers(waves, "standard_error")
    if (error < 0).any():
        raise ValueError(f"standard_error: {error[error < 0][0]} is not allowed; 0 or more is")
    if level_variance is not None:
        require_finite("level_variance", level_variance, "a finite number from 0 up")
        if level_variance < 0:
            raise ValueError(f"level_variance is {level_variance!r}; it is a finite number from 0 up")
