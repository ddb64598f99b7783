"""Compare many groups fairly: draw unsure estimates together, and show what chance alone would spread.

Ranking groups by a raw figure puts the smallest at both ends. Shrunken estimates and funnel limits do not.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.columns import read_numbers, require_columns
from analytics.funnel import KINDS, FunnelScale, find_limits, trim_extremes
from analytics.grouped import Flags, Floats, Integers, code_groups, refuse_taken_names

# A 95 % interval.
NORMAL_QUANTILE = 1.959963984540054

# Spiegelhalter (2005): below ten units dispersion is not known well enough to judge anyone by it.
FEWEST_UNITS_FOR_A_FUNNEL = 10

# An error below this is 0: the weight that goes with it is beyond what a float holds.
SMALLEST_ERROR = 1e-70


def shrink_groups(groups: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Draw each estimate towards the mean of its set, the unsure ones further.

    groups:   by… | estimate | standard_error, one row per group; other columns are kept
    returns:  by… | groups' columns | shrunken | low | high | between_variance, sorted by `by`, else as given

    Each combination of `by` is a set of its own; with `by=[]` all rows are one set. between_variance is
    DerSimonian and Laird's, never below 0. Intervals are 95 % and wider for few groups; they
    replace a `low` and `high` that the groups had of their own.
    NaN for a set of fewer than two usable groups, and for a group without an estimate or with a standard
    error of 0: equal answers from few people do not show that the error is nil.
    Raises ValueError on a negative standard error, or a column that holds text or what is no finite number.
    Source: METHODS, Small groups and comparisons.
    """
    ordered, codes = _sort_by(groups, by, ["estimate", "standard_error"])
    estimate, error = read_numbers(ordered, "estimate"), read_numbers(ordered, "standard_error")
    if (error < 0).any():
        raise ValueError(f"standard_error is {error[error < 0][0]:g}; it cannot be negative")
    usable = ~np.isnan(estimate) & (error >= SMALLEST_ERROR)
    counts = np.bincount(codes[usable], minlength=_length(codes))[codes]
    usable &= counts > 1
    found = np.full((4, len(ordered)), np.nan)
    found[:, usable] = _shrink(estimate[usable], error[usable] ** 2, codes[usable])
    names = ("shrunken", "low", "high", "between_variance")
    refuse_taken_names(by, names)
    return ordered.assign(**dict(zip(names, found, strict=True)))


def measure_funnel(units: pd.DataFrame, by: Sequence[str], kind: str = "proportion") -> pd.DataFrame:
    """Find the limits within which units of their size would lie if they differed no more than usual.

    units:    by… | numerator | denominator (proportion, ratio) or estimate | standard_error (score)
    returns:  by… | units' columns | value | target | z_score | dispersion_ratio | between_variance
              | low_95 | high_95 | low_998 | high_998 | verdict, sorted by `by`, else as given

    proportion: arcsine scale, target the overall share; ratio: log scale, target 1 (observed over expected);
    score: as it is, target the mean weighted by precision. Limits allow for over-dispersion.
    verdict: `higher`, `lower` (outside the 99.8 % limits) or `as_expected`; `too_few_units` below ten usable
    units, or two after trimming, where limits are NaN; `not_known` for a unit with nothing to count. A ratio
    of 0 has z_score minus infinity, as in R: it is ranked and judged, but does not count as usable.
    Raises ValueError on a kind that is none, counts that cannot be, and text or what is no finite number.
    Source: METHODS, Small groups.
    """
    if not isinstance(kind, str) or kind not in KINDS:
        raise ValueError(f"kind is {kind!r}; it is one of {', '.join(KINDS)}")
    scale = KINDS[kind]
    ordered, codes = _sort_by(units, by, scale.columns)
    first, second = (read_numbers(ordered, column) for column in scale.columns)
    scale.check(first, second)
    value, transformed, error = scale.transform(first, second)
    ranked = ~np.isnan(transformed) & (error >= SMALLEST_ERROR)
    known = ranked & np.isfinite(transformed)
    target = scale.find_target(first, second, codes, known)
    z_score = np.full(len(ordered), np.nan)
    np.divide(transformed - target, error, out=z_score, where=ranked)
    enough = np.bincount(codes[known], minlength=_length(codes))[codes] >= FEWEST_UNITS_FOR_A_FUNNEL
    measured = ranked & enough
    dispersion, variance = _measure_dispersion(z_score, error, codes, measured, scale)
    limits = find_limits(scale, target, error, variance)
    found = {
        "value": value,
        "target": scale.back(target),
        "z_score": z_score,
        "dispersion_ratio": dispersion,
        "between_variance": variance,
        **limits,
        "verdict": _judge(value, limits, enough & ~np.isnan(variance)),
    }
    refuse_taken_names(by, found)
    return ordered.assign(**found)


def _sort_by(frame: pd.DataFrame, by: Sequence[str], needed: Sequence[str]) -> tuple[pd.DataFrame, Integers]:
    """The rows that have a key, sorted by `by` and otherwise as they came, `by` columns first."""
    require_columns(frame, needed, "groups")
    for column in needed:
        read_numbers(frame, column, "groups")  # refused here, where rows still lie as they came
    codes, _ = code_groups(frame, by)
    order = np.argsort(codes, kind="stable")
    order = order[codes[order] >= 0]
    # By place: a column that is not needed may be there twice.
    is_key = frame.columns.isin(list(by))
    places = [*(list(frame.columns).index(key) for key in by), *np.flatnonzero(~is_key)]
    return frame.iloc[order, places].reset_index(drop=True), codes[order]


def _length(codes: Integers) -> int:
    return int(codes.max(initial=-1)) + 1


def _shrink(estimate: Floats, variance: Floats, codes: Integers) -> Floats:
    """Shrunken, low, high, between variance: one row each."""

    def total(values: Floats) -> Floats:
        return np.bincount(codes, weights=values).astype(np.float64)[codes]

    count = total(np.ones(len(codes)))
    between = measure_between_variance(estimate, variance, codes)[codes]
    weight = 1 / (variance + between)
    mean = total(weight * estimate) / total(weight)
    pull = variance / (variance + between)
    shrunken = (1 - pull) * estimate + pull * mean
    # Morris (1983): the pull is itself estimated from few groups. Part of the narrowing is given back, and
    # the further an estimate lies from the mean, the less sure is how far to draw it.
    kept_pull = pull * np.maximum(count - 3, 0) / (count - 1)
    spread = (1 - kept_pull) * variance + pull**2 / total(weight)
    spread += 2 / np.maximum(count - 3, 1) * (pull * (estimate - mean)) ** 2
    margin = NORMAL_QUANTILE * np.sqrt(spread)
    return np.stack([shrunken, shrunken - margin, shrunken + margin, between])


def measure_between_variance(estimate: Floats, variance: Floats, codes: Integers) -> Floats:
    """DerSimonian and Laird's (1986) variance between groups, per code: by moments, never below 0."""
    length = _length(codes)
    weight = 1 / variance
    weights = np.bincount(codes, weights=weight, minlength=length)
    sums = np.bincount(codes, weights=weight * estimate, minlength=length)
    means = np.divide(sums, weights, out=np.zeros(length), where=weights > 0)
    heterogeneity = np.bincount(codes, weights=weight * (estimate - means[codes]) ** 2, minlength=length)
    freedom = np.bincount(codes, minlength=length) - 1
    return np.maximum(0.0, (heterogeneity - freedom) / _find_room(weight, codes, length))


def _find_room(weight: Floats, codes: Integers, length: int) -> Floats:
    """Σw − Σw²/Σw of each code, as 2 Σ wᵢwⱼ/Σw over pairs; NaN without two of them.

    Taking the squares away would leave nothing where one weight is far larger than all others together.
    """
    order = np.lexsort((weight, codes))
    ordered, codes = weight[order], codes[order]
    # From the smallest up: below a weight lies nothing that is larger by orders than the weight.
    below = pd.Series(ordered).groupby(codes).cumsum().groupby(codes).shift(fill_value=0.0).to_numpy()
    whole = np.bincount(codes, weights=ordered, minlength=length)
    pairs = np.bincount(codes, weights=ordered / whole[codes] * below, minlength=length)
    return np.where(np.bincount(codes, minlength=length) > 1, 2 * pairs, np.nan)


def _measure_dispersion(
    z_score: Floats, error: Floats, codes: Integers, measured: Flags, scale: FunnelScale
) -> tuple[Floats, Floats]:
    """Per row: the mean squared z-score after trimming, and the variance that units have beyond chance."""
    trimmed = trim_extremes(z_score, codes, measured, scale.drops_extremes)
    used = ~np.isnan(trimmed)
    length = _length(codes)
    count = np.bincount(codes[used], minlength=length)
    squares = np.bincount(codes[used], weights=trimmed[used] ** 2, minlength=length)
    weight = 1 / error[used] ** 2
    unknown = np.full(length, np.nan)
    dispersion = np.divide(squares, count, out=unknown.copy(), where=count > 0)
    variance = (squares - (count - 1)) / _find_room(weight, codes[used], length)
    return dispersion[codes], np.maximum(variance, 0.0)[codes]


def _judge(value: Floats, limits: dict[str, Floats], enough: Flags) -> npt.NDArray[np.str_]:
    return np.select(
        [~enough, value > limits["high_998"], value < limits["low_998"], ~np.isnan(value)],
        ["too_few_units", "higher", "lower", "as_expected"],
        default="not_known",
    )
