"""How far the people of a group answer alike, and how far answers depend on the organisation."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.special import fdtrc  # scipy.stats has the same, and takes long to load

from analytics.columns import has_name, number_names, read_numbers, require_columns
from analytics.grouped import Flags, Floats, Integers, code_groups, join_measures, require_finite
from analytics.instruments import MOST_STEPS
from analytics.item_agreement import Scale, measure_items
from analytics.sheets import SheetStack, stack_complete_sheets

# Sums of squares between groups that are this small beside the whole come from rounding equal means.
SMALLEST_BETWEEN_SHARE = 1e-20

STATISTICS = ("rwg", "rwg_j", "average_deviation", "awg", "eijk_a", "consensus")


def measure_agreement(
    ratings: pd.DataFrame, by: Sequence[str], scale_min: float, scale_max: float
) -> pd.DataFrame:
    """Measure how far the complete respondents of each group agree, one value per group.

    ratings:  by… | respondent_id | item_id | rating, on the scale from scale_min to scale_max
    returns:  by… | rwg | rwg_j | average_deviation | awg | eijk_a | consensus | item_count | respondent_count

    rwg is for one item, rwg_j for several; the other is NaN. Both are 0 if answers vary more than at random.
    average_deviation, awg, eijk_a and consensus are means over items. awg leaves out items whose mean is too
    near an end of the scale, and is NaN if none remains; an item all put at the end counts as 1, as in R.
    eijk_a is NaN if an answer lies between two categories. All are NaN below two complete respondents.
    Raises ValueError on a scale that is none or has more than 101 steps, a rating outside it, or one that is
    text or no finite number. Source: METHODS, Agreement.
    """
    scale = _check_scale(scale_min, scale_max)
    keys, stacks = stack_complete_sheets(ratings, by)
    _check_on_scale(ratings, scale)
    measured = {name: np.full(len(keys), np.nan) for name in STATISTICS}
    item_count, respondent_count = np.zeros((2, len(keys)), dtype=np.int64)
    for stack in stacks:
        _, item_count[stack.groups], respondent_count[stack.groups] = stack.answers.shape
        for name, values in _measure_stack(stack, scale).items():
            measured[name][stack.groups] = values
    counts = {"item_count": item_count, "respondent_count": respondent_count}
    return join_measures(keys, {**measured, **counts})


def measure_group_dependence(scores: pd.DataFrame, value: str, group: str, by: Sequence[str]) -> pd.DataFrame:
    """Measure how far scores depend on the organisation, by one-way analysis of variance.

    scores:   by… | group | value, one row per person; rows without a named group or a value are left out
    returns:  by… | icc1 | icc2 | f_statistic | p_value | group_count | respondent_count

    ICC(1) uses the mean group size, as the R package multilevel does. All are NaN with one group, with no
    group of two, or if all scores are equal; icc2 also if all groups have the same mean (R: minus infinity).
    If scores differ only between groups, icc1 and icc2 are 1 and f_statistic is infinite.
    Raises ValueError on a score that is text or no finite number. Source: METHODS, Dependence on the
    organisation.
    """
    require_columns(scores, [value, group], "scores")
    values = read_numbers(scores, value)
    codes, keys = code_groups(scores, by)
    organisations = number_names(scores[group])[0]
    used = np.flatnonzero(~np.isnan(values) & has_name(scores[group]) & (codes >= 0))
    values, codes, organisations = values[used], codes[used], organisations[used]
    organisation_limit = int(organisations.max(initial=0)) + 1
    pairs, pair_codes = np.unique(codes * organisation_limit + organisations, return_inverse=True)
    pair_groups = pairs // organisation_limit
    between, within = _sum_squares(values, codes, len(keys), pair_codes, len(pairs))
    group_count = np.bincount(pair_groups, minlength=len(keys))
    respondent_count = np.bincount(codes, minlength=len(keys))
    measured = _compare_mean_squares(between, within, group_count, respondent_count)
    return join_measures(keys, {**measured, "group_count": group_count, "respondent_count": respondent_count})


def _check_scale(scale_min: float, scale_max: float) -> Scale:
    for name, end in (("scale_min", scale_min), ("scale_max", scale_max)):
        require_finite(name, end, "a whole number, an end of the scale")
        if end != int(end):
            raise ValueError(f"{name} is {end!r}; it is a whole number, an end of the scale")
    if scale_max <= scale_min:
        raise ValueError(f"scale_max is {scale_max!r}; it must be above scale_min, which is {scale_min!r}")
    # Van der Eijk's A counts every step of a scale: one to a million would be counted a million times.
    if scale_max - scale_min >= MOST_STEPS:
        raise ValueError(
            f"scale_min {scale_min!r} and scale_max {scale_max!r} are too far apart; a scale has at most "
            f"{MOST_STEPS} steps, such as 0 to 100"
        )
    return Scale(int(scale_min), int(scale_max))


def _check_on_scale(ratings: pd.DataFrame, scale: Scale) -> None:
    answers = read_numbers(ratings, "rating")
    if scale.low <= answers.min(initial=scale.low) and answers.max(initial=scale.high) <= scale.high:
        return
    outside = (answers < scale.low) | (answers > scale.high)
    if outside.any():
        row = int(outside.argmax())
        raise ValueError(f"row {row}: rating {answers[row]:g} is outside {scale.low} to {scale.high}")


def _measure_stack(stack: SheetStack, scale: Scale) -> dict[str, Floats]:
    """Every statistic for groups of one size: per item first, then over the items."""
    group_count, item_count, respondent_count = stack.answers.shape
    if respondent_count < 2:
        return {}
    items = {
        name: values.reshape(group_count, item_count)
        for name, values in measure_items(stack.answers.reshape(-1, respondent_count), scale).items()
    }
    measured = {name: items[name].mean(axis=1) for name in ("average_deviation", "eijk_a", "consensus")}
    measured["awg"] = _mean_of_known(items["awg"])
    # Beyond the null variance agreement is none, not negative.
    noise = np.minimum(items["variance"].mean(axis=1) / scale.uniform_variance, 1.0)
    signal = item_count * (1 - noise)
    measured["rwg" if item_count == 1 else "rwg_j"] = signal / (signal + noise)
    return measured


def _mean_of_known(values: Floats) -> Floats:
    """Row means over what is not NaN; NaN where nothing is known."""
    known: Flags = ~np.isnan(values)
    counts = np.sum(known, axis=1)
    totals = np.where(known, values, 0.0).sum(axis=1)
    return np.divide(totals, counts, out=np.full(len(values), np.nan), where=counts > 0)


def _sum_squares(
    values: Floats, codes: Integers, code_count: int, pair_codes: Integers, pair_count: int
) -> tuple[Floats, Floats]:
    """Sums of squares between and within organisations, per group."""
    distances = _centre(values, codes, code_count)
    residuals = _centre(values, pair_codes, pair_count)
    within = np.bincount(codes, weights=residuals**2, minlength=code_count)
    between = np.bincount(codes, weights=(distances - residuals) ** 2, minlength=code_count)
    return between.astype(np.float64), within.astype(np.float64)


def _centre(values: Floats, codes: Integers, code_count: int) -> Floats:
    """Distances from the mean of their group."""
    # By way of the group's first value: a large offset costs no digits, and equal scores give exactly zero.
    origin = np.zeros(code_count)
    origin[codes[::-1]] = values[::-1]
    from_origin = values - origin[codes]
    counts = np.maximum(np.bincount(codes, minlength=code_count), 1)
    shift = np.bincount(codes, weights=from_origin, minlength=code_count) / counts
    return from_origin - shift[codes]


def _compare_mean_squares(
    between: Floats, within: Floats, group_count: Integers, respondent_count: Integers
) -> dict[str, Floats]:
    """F and both intraclass correlations from the two sums of squares."""
    between_freedom, within_freedom = group_count - 1, respondent_count - group_count
    known = (between_freedom > 0) & (within_freedom > 0) & (between + within > 0)
    unknown = np.full(len(between), np.nan)
    mean_between = np.divide(between, between_freedom, out=unknown.copy(), where=known)
    mean_within = np.divide(within, within_freedom, out=unknown.copy(), where=known)
    size = np.divide(respondent_count, group_count, out=unknown.copy(), where=known)
    difference = mean_between - mean_within
    total = mean_between + (size - 1) * mean_within
    means_differ = between > SMALLEST_BETWEEN_SHARE * (between + within)
    f_statistic = np.where(known, np.inf, np.nan)
    np.divide(mean_between, mean_within, out=f_statistic, where=known & (within > 0))
    return {
        "icc1": np.divide(difference, total, out=unknown.copy(), where=known),
        "icc2": np.divide(difference, mean_between, out=unknown.copy(), where=known & means_differ),
        "f_statistic": f_statistic,
        "p_value": fdtrc(np.maximum(between_freedom, 1), np.maximum(within_freedom, 1), f_statistic),
    }
