"""The scales on which a funnel is drawn, and how its extremes are trimmed."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from analytics.grouped import Flags, Floats, Integers

# Two-sided 95 % and 99.8 %, with the digits that FunnelPlotR uses, so that limits agree with it exactly.
LIMIT_95, LIMIT_998 = 1.959964, 3.090232

# Spiegelhalter (2005): the outer tenth at each end does not decide how far units usually differ.
TRIMMED_SHARE = 0.1


class FunnelScale(NamedTuple):
    """How a kind of figure is made comparable.

    transform: the two columns → value, value on the scale, its standard error · back: scale → value
    """

    columns: tuple[str, str]
    check: Callable[[Floats, Floats], None]
    transform: Callable[[Floats, Floats], tuple[Floats, Floats, Floats]]
    find_target: Callable[[Floats, Floats, Integers, Flags], Floats]
    back: Callable[[Floats], Floats]
    # The ends of the scale: a limit does not go beyond.
    ends: tuple[float, float]
    # Trimmed units are dropped (the NHS mortality indicator's way) or drawn in to the trimming point.
    drops_extremes: bool


def find_limits(scale: FunnelScale, target: Floats, error: Floats, variance: Floats) -> dict[str, Floats]:
    """Limits on the scale of the figure: target ± quantile · √(own error² + variance between units)."""
    spread = np.sqrt(error**2 + variance)
    limits = {}
    for share, quantile in (("95", LIMIT_95), ("998", LIMIT_998)):
        limits[f"low_{share}"] = scale.back(np.clip(target - quantile * spread, *scale.ends))
        limits[f"high_{share}"] = scale.back(np.clip(target + quantile * spread, *scale.ends))
    return limits


def trim_extremes(z_score: Floats, codes: Integers, measured: Flags, drops: bool) -> Floats:
    """Take the edge off the outer tenths of each group's z-scores; NaN where a unit does not count.

    An infinite score, of a ratio of which nothing was observed, has its place in the order and never counts.
    """
    rows = np.flatnonzero(measured)
    rows = rows[np.lexsort((z_score[rows], codes[rows]))]
    counts = np.bincount(codes[rows], minlength=int(codes.max(initial=-1)) + 1)
    heads = np.cumsum(counts) - counts
    trimmed = np.full(len(z_score), np.nan)
    if drops:
        rank = _rank_with_ties(z_score[rows], codes[rows]) - heads[codes[rows]]
        tenth = np.floor(rank / TRIMMED_SHARE / (counts[codes[rows]] + 1))
        inner = rows[(tenth > 0) & (tenth < 1 / TRIMMED_SHARE - 1) & np.isfinite(z_score[rows])]
        trimmed[inner] = z_score[inner]
        return trimmed
    ordered = z_score[rows]
    low = _find_quantile(ordered, heads, counts, TRIMMED_SHARE)[codes[rows]]
    high = _find_quantile(ordered, heads, counts, 1 - TRIMMED_SHARE)[codes[rows]]
    trimmed[rows] = np.clip(ordered, low, high)
    return trimmed


def _rank_with_ties(ordered: Floats, codes: Integers) -> Floats:
    """Ranks from 1 in sorted rows; equal values of a group share the mean of their ranks."""
    new = np.ones(len(ordered), dtype=np.bool_)
    new[1:] = (ordered[1:] != ordered[:-1]) | (codes[1:] != codes[:-1])
    starts = np.flatnonzero(new)
    sizes = np.diff(starts, append=len(ordered))
    return np.repeat(starts + (sizes + 1) / 2, sizes)


def _find_quantile(ordered: Floats, heads: Integers, counts: Integers, share: float) -> Floats:
    """Each group's quantile, by linear interpolation (R's type 7); NaN for an empty group."""
    present = counts > 0
    place = (counts[present] - 1) * share
    below = np.floor(place).astype(np.int64)
    above = np.minimum(below + 1, counts[present] - 1)
    first, second = ordered[heads[present] + below], ordered[heads[present] + above]
    quantile = np.full(len(counts), np.nan)
    quantile[present] = first + (place - below) * (second - first)
    return quantile


def _check_proportion(numerator: Floats, denominator: Floats) -> None:
    _check_counts(numerator, denominator)
    impossible = numerator > denominator
    if impossible.any():
        row = int(impossible.argmax())
        raise ValueError(f"numerator {numerator[row]:g} exceeds its denominator {denominator[row]:g}")


def _check_counts(numerator: Floats, denominator: Floats) -> None:
    for name, counts in (("numerator", numerator), ("denominator", denominator)):
        if (counts < 0).any():
            raise ValueError(f"{name} is {counts[counts < 0][0]:g}; a count cannot be negative")


def _check_score(estimate: Floats, error: Floats) -> None:
    if (error < 0).any():
        raise ValueError(f"standard_error is {error[error < 0][0]:g}; it cannot be negative")


def _divide(numerator: Floats, denominator: Floats) -> tuple[Floats, Floats]:
    """The quotient and √denominator, NaN where there is nothing to divide by."""
    unknown = np.full(len(numerator), np.nan)
    some = denominator > 0
    quotient = np.divide(numerator, denominator, out=unknown.copy(), where=some)
    return quotient, np.sqrt(denominator, out=unknown, where=some)


def _transform_proportion(numerator: Floats, denominator: Floats) -> tuple[Floats, Floats, Floats]:
    share, root = _divide(numerator, denominator)
    return share, np.arcsin(np.sqrt(share)), 1 / (2 * root)


def _transform_ratio(observed: Floats, expected: Floats) -> tuple[Floats, Floats, Floats]:
    ratio, root = _divide(observed, expected)
    # Nothing observed is lowest of all: such a unit is judged and takes its place in the lowest tenth.
    logarithm = np.log(ratio, out=np.where(ratio == 0, -np.inf, np.nan), where=ratio > 0)
    return ratio, logarithm, 1 / root


def _transform_score(estimate: Floats, error: Floats) -> tuple[Floats, Floats, Floats]:
    return estimate, estimate, error


def _raise_e(logarithm: Floats) -> Floats:
    """Infinite where next to nothing was expected, so that any number of cases lies within the limit."""
    with np.errstate(over="ignore"):
        return np.exp(logarithm)


def _overall_share(numerator: Floats, denominator: Floats, codes: Integers, known: Flags) -> Floats:
    share = _mean_by_code(numerator, denominator, codes, known)
    return np.arcsin(np.sqrt(share))


def _as_expected(observed: Floats, expected: Floats, codes: Integers, known: Flags) -> Floats:
    return np.zeros(len(observed))


def _precise_mean(estimate: Floats, error: Floats, codes: Integers, known: Flags) -> Floats:
    weight = np.divide(1.0, error**2, out=np.zeros(len(error)), where=known)
    return _mean_by_code(np.where(known, estimate, 0.0) * weight, weight, codes, known)


def _mean_by_code(part: Floats, whole: Floats, codes: Integers, known: Flags) -> Floats:
    length = int(codes.max(initial=-1)) + 1
    parts = np.bincount(codes[known], weights=part[known], minlength=length)
    wholes = np.bincount(codes[known], weights=whole[known], minlength=length)
    return np.divide(parts, wholes, out=np.full(length, np.nan), where=wholes > 0)[codes]


KINDS = {
    "proportion": FunnelScale(
        columns=("numerator", "denominator"),
        check=_check_proportion,
        transform=_transform_proportion,
        find_target=_overall_share,
        back=lambda angle: np.sin(angle) ** 2,
        ends=(0.0, np.pi / 2),
        drops_extremes=False,
    ),
    "ratio": FunnelScale(
        columns=("numerator", "denominator"),
        check=_check_counts,
        transform=_transform_ratio,
        find_target=_as_expected,
        back=_raise_e,
        ends=(-np.inf, np.inf),
        drops_extremes=True,
    ),
    "score": FunnelScale(
        columns=("estimate", "standard_error"),
        check=_check_score,
        transform=_transform_score,
        find_target=_precise_mean,
        back=lambda score: score,
        ends=(-np.inf, np.inf),
        drops_extremes=False,
    ),
}
