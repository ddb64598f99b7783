"""Would answers that come from one cluster of people look as divided as these do?

One cluster's answers are drawn from a normal copula with the item correlations and margins observed, and
with the same answers missing. To shuffle each item instead would take away the correlations, and with them
every reason why answers should line up: almost any survey would then look divided.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
from scipy.special import ndtr, ndtri

from analytics.grouped import Flags, Floats

# A camp of one or two is an outlier, not a group.
SMALLEST_CAMP = 3

# Two signs of division share the 5 %: even camps have a flat top (kurtosis), uneven ones are tight instead.
KURTOSIS_SHARE, TIGHTNESS_SHARE = 0.7, 0.3

DRAWS, FEWEST_DRAWS = 299, 99
# Where more answers than this would be drawn, fewer draws are made: hundreds of people need no finer p-value.
MOST_DRAWN_ANSWERS = 6_000_000
ANSWERS_PER_BATCH = 500_000

# The line of division is found anew from the camps that it gives; it hardly moves after this many times.
REFINING_STEPS = 6
POWER_STEPS = 15

# Parallel analysis (Horn 1965): a dimension counts if unrelated items seldom give so large a one.
UNRELATED_DRAWS, UNRELATED_QUANTILE = 100, 0.95

# Answers to one item seldom have more than this in common with the others. Where camps are far apart they
# seem to, and one cluster drawn with as much would fall into the same camps.
LARGEST_COMMUNALITY = 0.7


class OneCluster(NamedTuple):
    """What one cluster with these correlations and margins would be.

    loadings: (item, dimension) · sorted_answers: (item, person), NaN last · counts: answers per item
    """

    loadings: Floats
    sorted_answers: Floats
    counts: Floats


class Division(NamedTuple):
    """The best two camps: who is in the second · how often one cluster looks so divided, never 0 · how far
    apart their centres are, in standard deviations within camps."""

    in_second_camp: Flags
    p_value: float
    distance: float


def compare_with_one_cluster(answers: Floats, draw: np.random.Generator, most_draws: int = DRAWS) -> Division:
    """Find the best two camps of people, and how often one cluster would look so divided.

    answers: (person, item), NaN where not answered; every item varies, at least six people

    The p-value is 1 if no dimension stands out from unrelated items: there is no line to be divided along.
    """
    camp, *observed = split_in_two(_centre(answers[None]))
    distance = float(_measure_distance(camp, observed[1])[0])
    cluster = _describe_one_cluster(answers)
    if not cluster.loadings.shape[1]:
        return Division(camp[0], 1.0, distance)
    drawn = [
        split_in_two(_centre(batch))[1:] for batch in _draw(cluster, np.isnan(answers), draw, most_draws)
    ]
    kurtosis, tightness = (
        _rank_upwards(np.concatenate([seen, *(batch[number] for batch in drawn)]))
        for number, seen in enumerate(observed)
    )
    evidence = np.minimum(kurtosis / KURTOSIS_SHARE, tightness / TIGHTNESS_SHARE)
    return Division(camp[0], float((evidence <= evidence[0]).mean()), distance)


def find_best_camps(answers: Floats) -> tuple[Flags, Floats]:
    """The best two camps of each set of people, and their distance as in `Division`; without any null.

    answers: (set, person, item); items that do not vary in a set do not count in it
    """
    low = np.where(np.isnan(answers), np.inf, answers).min(axis=1, keepdims=True)
    high = np.where(np.isnan(answers), -np.inf, answers).max(axis=1, keepdims=True)
    camp, _, tightness = split_in_two(_centre(np.where(low < high, answers, np.nan)))
    return camp, _measure_distance(camp, tightness)


def _measure_distance(camp: Flags, tightness: Floats) -> Floats:
    """Between the camps' centres, in standard deviations within camps."""
    second = camp.mean(axis=1)
    within = np.maximum(tightness, 1e-9)
    return np.sqrt((1 - within) / (within * second * (1 - second)))


def split_in_two(answers: Floats) -> tuple[Flags, Floats, Floats]:
    """Split each set of people into two camps along the line that divides them best.

    answers:  (set, person, item), centred
    returns:  camp of each person · kurtosis and tightness of each set along that line

    The line starts as the first principal component; then it is the difference between the camps, and again.
    kurtosis: 1 for two even camps, 3 for a normal spread · tightness: share of the spread within the camps
    """
    along = _find_first_component(answers)
    for _ in range(REFINING_STEPS):
        camp = _cut(along)[0]
        sizes = camp.sum(axis=1, keepdims=True)
        weights = np.where(camp, 1 / sizes, -1 / (camp.shape[1] - sizes))
        along = _place(answers, (weights[:, None, :] @ answers)[:, 0, :])
    camp, tightness = _cut(along)
    distance = along - along.mean(axis=1, keepdims=True)
    variance = (distance**2).mean(axis=1)
    # People who all answer alike are not divided: as far from two camps as can be.
    kurtosis = np.full(len(along), np.inf)
    np.divide((distance**4).mean(axis=1), variance**2, out=kurtosis, where=variance > 0)
    return camp, kurtosis, tightness


def _find_first_component(answers: Floats) -> Floats:
    """Each person's place along the line of largest spread, by power iteration."""
    # The most decided person's answers are a start that does not depend on the order of rows.
    decided = np.einsum("spi,spi->sp", answers, answers).argmax(axis=1)
    direction = answers[np.arange(len(answers)), decided]
    for _ in range(POWER_STEPS):
        along = _place(answers, direction)
        direction = (along[:, None, :] @ answers)[:, 0, :]
        length = np.linalg.norm(direction, axis=1, keepdims=True)
        direction = np.divide(direction, length, out=direction, where=length > 0)
    return _place(answers, direction)


def _place(answers: Floats, direction: Floats) -> Floats:
    return (answers @ direction[:, :, None])[:, :, 0]


def _cut(along: Floats) -> tuple[Flags, Floats]:
    """Cut each line where both sides are tightest, neither smaller than the smallest camp."""
    people = along.shape[1]
    order = np.argsort(along, axis=1, kind="stable")
    distance = np.take_along_axis(along, order, axis=1)
    distance -= distance.mean(axis=1, keepdims=True)
    below = np.arange(1, people)
    between = np.cumsum(distance, axis=1)[:, :-1] ** 2 * (1 / below + 1 / (people - below))
    allowed = between[:, SMALLEST_CAMP - 1 : people - SMALLEST_CAMP]
    cut = allowed.argmax(axis=1) + SMALLEST_CAMP
    camp = np.empty(along.shape, dtype=np.bool_)
    np.put_along_axis(camp, order, np.arange(people) >= cut[:, None], axis=1)
    total = (distance**2).sum(axis=1)
    share = np.divide(allowed.max(axis=1), total, out=np.zeros(len(total)), where=total > 0)
    return camp, 1 - share


def _centre(answers: Floats) -> Floats:
    """Distances from the item's mean, 0 where not answered; who answered less counts up, as Polis does."""
    answered = ~np.isnan(answers)
    counts = answered.sum(axis=1, keepdims=True)
    means = np.where(answered, answers, 0.0).sum(axis=1, keepdims=True) / np.maximum(counts, 1)
    scale = np.sqrt(answers.shape[2] / np.maximum(answered.sum(axis=2, keepdims=True), 1))
    return np.where(answered, answers - means, 0.0) * scale


def _describe_one_cluster(answers: Floats) -> OneCluster:
    answered = ~np.isnan(answers)
    counts = answered.sum(axis=0).astype(np.float64)
    distance = np.where(answered, answers - np.nanmean(answers, axis=0), 0.0)
    deviation = np.sqrt((distance**2).sum(axis=0) / counts)
    pairs = np.maximum(answered.T.astype(np.float64) @ answered, 1.0)
    correlations = distance.T @ distance / pairs / np.outer(deviation, deviation)
    sorted_answers = np.sort(answers, axis=0).T
    # Cutting a normal variable into categories weakens its correlations: the latent ones are stronger.
    retained = _measure_retained_correlation(sorted_answers, counts, deviation)
    loadings = _find_loadings(correlations, len(answers)) / retained[:, None]
    communality = (loadings**2).sum(axis=1, keepdims=True)
    loadings *= np.sqrt(np.minimum(1.0, LARGEST_COMMUNALITY / np.maximum(communality, LARGEST_COMMUNALITY)))
    return OneCluster(loadings, sorted_answers, counts)


@cache
def _find_limits(people: int, items: int) -> Floats:
    """How large the dimensions of unrelated items seldom are, smallest first; of the sizes alone."""
    unrelated = np.random.default_rng([people, items]).standard_normal((UNRELATED_DRAWS, people, items))
    unrelated -= unrelated.mean(axis=1, keepdims=True)
    unrelated /= np.linalg.norm(unrelated, axis=1, keepdims=True)
    chance = np.linalg.eigvalsh(unrelated.swapaxes(1, 2) @ unrelated)
    return np.quantile(chance, UNRELATED_QUANTILE, axis=0)


def _find_loadings(correlations: Floats, people: int) -> Floats:
    """Loadings on the dimensions that stand out from unrelated items, by probabilistic principal components.

    The other correlations are taken for chance. Drawn as if they were real, they would be doubled by the
    draw's own chance, and unrelated items would seem divided in comparison.
    """
    items = len(correlations)
    limits = _find_limits(people, items)
    values, vectors = np.linalg.eigh(correlations)
    # From the largest down, until the first that chance explains.
    count = int(np.logical_and.accumulate(values[::-1] > limits[::-1])[: items - 1].sum())
    kept = slice(items - count, items)
    return vectors[:, kept] * np.sqrt(values[kept] - values[: items - count].mean())


def _measure_retained_correlation(sorted_answers: Floats, counts: Floats, deviation: Floats) -> Floats:
    """Correlation of each item with the normal variable that it is cut from."""
    bounds = ndtri(np.minimum(np.arange(sorted_answers.shape[1] + 1) / counts[:, None], 1.0))
    density = np.exp(-(bounds**2) / 2) / np.sqrt(2 * np.pi)
    slices = density[:, :-1] - density[:, 1:]
    return np.where(np.isnan(sorted_answers), 0.0, sorted_answers * slices).sum(axis=1) / deviation


def _draw(
    cluster: OneCluster, missing: Flags, draw: np.random.Generator, most_draws: int
) -> Iterator[Floats]:
    """Draw sets of answers from one cluster, with the same answers missing, a bounded number at once."""
    people, items = missing.shape
    draws = int(np.clip(MOST_DRAWN_ANSWERS // (people * items), FEWEST_DRAWS, most_draws))
    per_batch = max(1, ANSWERS_PER_BATCH // (people * items))
    own = np.sqrt(1 - (cluster.loadings**2).sum(axis=1))
    for first in range(0, draws, per_batch):
        size = (min(per_batch, draws - first), people)
        latent = draw.standard_normal((*size, cluster.loadings.shape[1])) @ cluster.loadings.T
        latent += draw.standard_normal((*size, items)) * own
        place = np.minimum(ndtr(latent) * cluster.counts, cluster.counts - 1).astype(np.intp)
        answers = cluster.sorted_answers[np.arange(items), place]
        answers[:, missing] = np.nan
        yield answers


def _rank_upwards(values: Floats) -> Floats:
    """The share of values that are no larger, with a little room for rounding."""
    ordered = np.sort(values)
    room = 1e-9 * np.abs(ordered[np.isfinite(ordered)]).max(initial=0.0)
    return np.searchsorted(ordered, values + room, side="right") / len(values)
