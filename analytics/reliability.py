"""How well the items of a scale hang together: alpha with Feldt's interval, Spearman–Brown, omega."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pandas as pd
from scipy.special import fdtri  # scipy.stats has the same, and takes long to load

from analytics.grouped import Floats, Integers, join_measures
from analytics.one_factor import fit_one_factor
from analytics.sheets import SheetStack, stack_complete_sheets, stack_matrix

CONFIDENCE = 0.95

# A sum of scores whose variance is this small beside the items' own variances is constant but for rounding.
SMALLEST_VARIANCE_SHARE = 1e-12


def measure_reliability(ratings: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Measure Cronbach's alpha over the complete respondents of each group.

    ratings:  by… | respondent_id | item_id | rating, items turned to point the same way
    returns:  by… | alpha | alpha_low | alpha_high | spearman_brown | item_count | respondent_count

    alpha and its interval: NaN below two items or two complete respondents, or if totals do not vary.
    spearman_brown: for two items, where it is to be preferred; NaN otherwise, and if an item does not vary.
    Raises ValueError on a rating that is text or no finite number, or two ratings of an item by one person.
    Source: METHODS, Reliability.
    """
    return _measure_stacks(*stack_complete_sheets(ratings, by))


def measure_reliability_of_matrix(
    answers: Floats, place: Integers, scales: Sequence[Sequence[int]]
) -> pd.DataFrame:
    """The same of people × items, NaN where not answered, for several scales at once.

    place:    the group of each person, sorted · scales: the columns of each scale's items
    returns:  scale (its number) | place | as measure_reliability
    """
    places = np.unique(place)
    numbers, at = np.divmod(np.arange(len(scales) * len(places)), max(len(places), 1))
    keys = pd.DataFrame({"scale": numbers, "place": places[at]})
    return _measure_stacks(keys, _stack_scales(answers, place, scales))


def _stack_scales(answers: Floats, place: Integers, scales: Sequence[Sequence[int]]) -> Iterator[SheetStack]:
    for number, columns in enumerate(scales):
        places, stacks = stack_matrix(answers[:, columns], place)
        for stack in stacks:
            yield SheetStack(stack.groups + number * len(places), stack.answers)


def _measure_stacks(keys: pd.DataFrame, stacks: Iterable[SheetStack]) -> pd.DataFrame:
    alpha, spearman_brown = np.full(len(keys), np.nan), np.full(len(keys), np.nan)
    item_count, respondent_count = np.zeros((2, len(keys)), dtype=np.int64)
    for stack in stacks:
        _, item_count[stack.groups], respondent_count[stack.groups] = stack.answers.shape
        alpha[stack.groups] = _measure_alpha(stack)
        spearman_brown[stack.groups] = _measure_spearman_brown(stack)
    low, high = _find_feldt_interval(alpha, item_count, respondent_count)
    measured = {
        "alpha": alpha,
        "alpha_low": low,
        "alpha_high": high,
        "spearman_brown": spearman_brown,
        "item_count": item_count,
        "respondent_count": respondent_count,
    }
    return join_measures(keys, measured)


def measure_omega(ratings: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Measure omega total of one minimum-residual factor over the complete respondents of each group.

    ratings:  by… | respondent_id | item_id | rating, items turned to point the same way
    returns:  by… | omega_total | item_count | respondent_count

    omega_total: NaN below three items (two do not determine a factor) or three complete respondents, or if an
    item does not vary. An item that points the wrong way is not turned. Raises ValueError as
    measure_reliability does. Source: METHODS, Reliability.
    """
    keys, stacks = stack_complete_sheets(ratings, by)
    omega_total = np.full(len(keys), np.nan)
    item_count, respondent_count = np.zeros((2, len(keys)), dtype=np.int64)
    for stack in stacks:
        _, item_count[stack.groups], respondent_count[stack.groups] = stack.answers.shape
        omega_total[stack.groups] = _measure_omega(stack)
    measured = {"omega_total": omega_total, "item_count": item_count, "respondent_count": respondent_count}
    return join_measures(keys, measured)


def _measure_alpha(stack: SheetStack) -> Floats:
    """k/(k−1) · (1 − sum of item variances / variance of totals)."""
    item_count, respondent_count = stack.answers.shape[1:]
    if item_count < 2 or respondent_count < 2:
        return np.full(len(stack.groups), np.nan)
    # Distances from the first respondent: exact for whole ratings, and exactly zero for a constant item.
    distances = stack.answers - stack.answers[:, :, :1]
    item_variances = _sum_of_variances(distances)
    totals = np.ones(item_count) @ distances  # a product adds up many times as fast as a sum over the middle
    total_variance = _sum_of_variances(totals[:, None, :])
    varies = total_variance > SMALLEST_VARIANCE_SHARE * item_variances
    share = np.divide(item_variances, total_variance, out=np.full(len(varies), np.nan), where=varies)
    return item_count / (item_count - 1) * (1 - share)


def _sum_of_variances(distances: Floats) -> Floats:
    """The n − 1 variances over respondents, added over items."""
    respondent_count = distances.shape[2]
    sums = distances @ np.ones(respondent_count)
    squares = np.einsum("gik,gik->g", distances, distances)
    return (squares - np.einsum("gi,gi->g", sums, sums) / respondent_count) / (respondent_count - 1)


def _measure_spearman_brown(stack: SheetStack) -> Floats:
    """2r/(1 + r) of two items."""
    unknown = np.full(len(stack.groups), np.nan)
    if stack.answers.shape[1] != 2 or stack.answers.shape[2] < 2:
        return unknown
    correlation = _correlate(stack.answers)[:, 0, 1]
    return np.divide(
        2 * correlation, 1 + correlation, out=unknown, where=1 + correlation > SMALLEST_VARIANCE_SHARE
    )


def _find_feldt_interval(
    alpha: Floats, item_count: Integers, respondent_count: Integers
) -> tuple[Floats, Floats]:
    """Feldt (1965): (1 − alpha) · F quantiles at n − 1 and (n − 1)(k − 1) degrees of freedom."""
    known = ~np.isnan(alpha)
    low, high = np.full(len(alpha), np.nan), np.full(len(alpha), np.nan)
    # Few sizes occur, and F's quantiles are slow: each size is looked up once.
    people_limit = int(respondent_count.max(initial=0)) + 1
    size_of, sizes = pd.factorize(item_count[known] * people_limit + respondent_count[known])
    between = sizes % people_limit - 1
    within = between * (sizes // people_limit - 1)
    tail = (1 - CONFIDENCE) / 2
    low[known] = 1 - (1 - alpha[known]) * fdtri(between, within, 1 - tail)[size_of]
    high[known] = 1 - (1 - alpha[known]) * fdtri(between, within, tail)[size_of]
    return low, high


def _measure_omega(stack: SheetStack) -> Floats:
    """1 − Σ(1 − λ²) / Σr: the share of the standardised total's variance that is not unique to an item."""
    item_count, respondent_count = stack.answers.shape[1:]
    omega = np.full(len(stack.groups), np.nan)
    if item_count < 3 or respondent_count < 3:
        return omega
    correlations = _correlate(stack.answers)
    total = correlations.sum(axis=(1, 2))
    known = np.flatnonzero(total > SMALLEST_VARIANCE_SHARE)
    loadings = fit_one_factor(correlations[known])
    omega[known] = 1 - (1 - loadings**2).sum(axis=1) / total[known]
    return omega


def _correlate(answers: Floats) -> Floats:
    """Correlations between items within each group; NaN for an item that does not vary."""
    distances = answers - answers[:, :, :1]
    distances -= distances.mean(axis=2, keepdims=True)
    lengths = np.sqrt(np.einsum("gik,gik->gi", distances, distances))
    constant = lengths <= SMALLEST_VARIANCE_SHARE * np.abs(answers).max(axis=2)
    lengths[constant] = np.nan
    standardised = distances / lengths[:, :, None]
    return standardised @ standardised.swapaxes(1, 2)
