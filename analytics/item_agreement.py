"""Agreement on single items: many items at once, one row of answers each.

answers: (item, respondent), nothing missing, at least two respondents.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from analytics.grouped import Flags, Floats, Integers

# Counts of answers per category are packed into one whole number, if they fit in; the smaller the faster.
PACKED_IN = ((31, np.int32), (63, np.int64))


class Scale(NamedTuple):
    """The lowest and the highest answer; the answers are the whole numbers between."""

    low: int
    high: int

    @property
    def category_count(self) -> int:
        return self.high - self.low + 1

    @property
    def uniform_variance(self) -> float:
        """The variance if every answer were equally likely: the null of rwg."""
        return (self.category_count**2 - 1) / 12


def measure_items(answers: Floats, scale: Scale) -> dict[str, Floats]:
    """variance | average_deviation | awg | eijk_a | consensus of each item."""
    first, profile_of = _find_profiles(answers, scale)
    answers = answers[first]
    respondent_count = answers.shape[1]
    origin = answers[:, :1]
    means = origin[:, 0] + (answers - origin).mean(axis=1)
    distances = answers - means[:, None]
    variance = np.einsum("ik,ik->i", distances, distances) / (respondent_count - 1)
    measured = {
        "variance": variance,
        "average_deviation": np.abs(distances).mean(axis=1),
        "awg": _measure_awg(means, variance, respondent_count, scale),
        "eijk_a": _measure_eijk_a(answers, scale),
        "consensus": _measure_consensus(distances, scale),
    }
    return {name: values[profile_of] for name, values in measured.items()}


def _find_profiles(answers: Floats, scale: Scale) -> tuple[Integers, Integers]:
    """Find items whose answers are the same but for order: each such profile need be measured only once.

    returns:  the row where each profile is first met · the profile of each row
    """
    bits_per_count = answers.shape[1].bit_length()
    kind = next((kind for room, kind in PACKED_IN if bits_per_count * scale.category_count <= room), None)
    if kind is None or (np.rint(answers) != answers).any():
        rows = np.arange(len(answers))
        return rows, rows
    # An answer adds one to the count of its category, which has bits of its own.
    place = (answers - scale.low).astype(kind)
    np.multiply(place, bits_per_count, out=place)
    packed = np.einsum("ik->i", np.left_shift(kind(1), place, out=place))
    profile_of, profiles = pd.factorize(packed)
    first = np.empty(len(profiles), dtype=np.int64)
    first[profile_of[::-1]] = np.arange(len(answers))[::-1]
    return first, profile_of


def _measure_awg(means: Floats, variance: Floats, respondent_count: int, scale: Scale) -> Floats:
    """Brown and Hauenstein (2005): 1 − 2s² over the largest variance that the mean allows."""
    low, high, k = scale.low, scale.high, respondent_count
    largest = ((high + low) * means - means**2 - high * low) * k / (k - 1)
    # All but one at an end of the scale: a mean nearer to the end than this has no such largest variance.
    nearest_low, nearest_high = (low * (k - 1) + high) / k, (high * (k - 1) + low) / k
    rounding = 1e-12 * (high - low)
    defined = (means >= nearest_low - rounding) & (means <= nearest_high + rounding)
    awg = np.full(len(means), np.nan)
    np.divide(2 * variance, largest, out=awg, where=defined)
    awg = 1 - awg
    awg[(means == low) | (means == high)] = 1.0
    return awg


def _measure_eijk_a(answers: Floats, scale: Scale) -> Floats:
    """Van der Eijk's (2001) A; NaN where an answer lies between two categories, as A is about categories."""
    categories = range(scale.low, scale.high + 1)
    counts = np.stack([(answers == category).sum(axis=1) for category in categories], axis=1)
    agreement = measure_eijk_a_of_counts(counts)
    agreement[counts.sum(axis=1) < answers.shape[1]] = np.nan
    return agreement


def measure_eijk_a_of_counts(counts: Integers) -> Floats:
    """A from how many chose each category, (item, category); NaN where nobody chose any.

    +1 when all chose one category, 0 when all categories are equally full, −1 for two camps at the ends. The
    counts are cut into layers: the categories that are at least so full. A layer's agreement is how far its
    categories stand together, and A is the mean over layers, weighted by the answers in them.
    """
    category_count = counts.shape[1]
    ordered = np.sort(counts, axis=1)
    heights = np.diff(ordered, axis=1, prepend=0)
    weighted = np.zeros(len(counts))
    for layer in range(category_count):
        filled = counts >= ordered[:, layer, None]
        answers_in_layer = heights[:, layer] * (category_count - layer)
        present = answers_in_layer > 0
        if present.any():
            weighted[present] += answers_in_layer[present] * _measure_layer(filled[present])
    totals = counts.sum(axis=1)
    return np.divide(weighted, totals, out=np.full(len(counts), np.nan), where=totals > 0)


def _measure_layer(filled: Flags) -> Floats:
    """U · (1 − (S − 1)/(K − 1)): S categories of K are filled, U tells neighbours from camps.

    Of all triples of categories with two filled, U weighs those with the gap outside (110, 011) against those
    with the gap between (101): ((K − 2) · neighbours − (K − 1) · camps) / ((K − 2) · (neighbours + camps)).
    """
    category_count = filled.shape[1]
    filled_count = filled.sum(axis=1)
    # An empty category with b filled ones below and a above splits a · b pairs, and lies outside the other
    # pairs, both below it or both above it.
    below: Integers = np.cumsum(filled, axis=1) - filled
    above = filled_count[:, None] - below - filled
    empty = ~filled
    camps = (empty * below * above).sum(axis=1)
    neighbours = (empty * (below * (below - 1) + above * (above - 1)) / 2).sum(axis=1)
    unimodality = np.ones(len(filled))
    np.divide(
        (category_count - 2) * neighbours - (category_count - 1) * camps,
        (category_count - 2) * (neighbours + camps),
        out=unimodality,
        where=neighbours + camps > 0,
    )
    return unimodality * (1 - (filled_count - 1) / (category_count - 1))


def _measure_consensus(distances: Floats, scale: Scale) -> Floats:
    """Tastle and Wierman (2007): 1 + mean of log2(1 − distance from the mean / width of the scale)."""
    return 1 + np.log2(1 - np.abs(distances) / (scale.high - scale.low)).mean(axis=1)
