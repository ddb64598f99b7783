"""Whether people agree, as a word beside a mean: close, mixed or split. METHODS, Agreement.

A domain of everyone is judged by the average deviation of its questions. A construct, and a group, is judged
by its published error and count alone, so that the word tells nothing that the numbers beside it do not.
"""

import numpy as np

from analytics.exposure import ERROR_STEP, Floats

CLOSE, MIXED, SPLIT = "close", "mixed", "split"
# Average deviation of an item, as parts of its number of categories A: METHODS_BRIEF, Agreement.
CLOSE_BELOW = 1 / 6  # the practical cut-off A/6
SPLIT_FROM = 1 / 4  # as far apart as answers spread evenly over the scale
SPLIT_SPREAD = 25.0  # standard deviation of people's scores at which half stand at 25 and half at 75
# A score has no categories: a sixth is of the 100 points, and scores are taken to lie about their mean as a
# normal variable does, whose average deviation is this part of its standard deviation, √(2/π).
DEVIATION_OF_SPREAD = 0.7979


def measure_deviation(answers: Floats, place: np.ndarray, count: int) -> Floats:
    """Average deviation of each item in each place, over whoever answered it; NaN below two people.

    answers:  people × items, NaN where not answered; place: of each person, 0 to count − 1
    returns:  places × items. With complete sheets it is agreement.measure_agreement's average_deviation.
    """
    there = ~np.isnan(answers)
    number = sum_by_place(there, place, count)
    mean = np.divide(
        sum_by_place(np.where(there, answers, 0), place, count),
        number,
        out=np.zeros(number.shape),
        where=number > 0,
    )
    distance = np.abs(np.where(there, answers - mean[place].astype(answers.dtype), 0))
    return np.divide(
        sum_by_place(distance, place, count), number, out=np.full(number.shape, np.nan), where=number > 1
    )


def name_by_items(deviation_share: Floats, standard_error: Floats, count: Floats) -> np.ndarray:
    """The word from the average deviation of items, in parts of the number of categories."""
    return _choose(deviation_share, SPLIT_FROM, _find_spread(standard_error, count))


def name_by_scores(standard_error: Floats, count: Floats) -> np.ndarray:
    """The word from a published standard error and count."""
    spread = _find_spread(standard_error, count)
    return _choose(DEVIATION_OF_SPREAD * spread / 100, np.inf, spread)


def _find_spread(standard_error: Floats, count: Floats) -> Floats:
    """Of people's scores; a published error was rounded up, by half a step on average."""
    return (standard_error - ERROR_STEP / 2) * np.sqrt(np.maximum(count, 1))


def _choose(deviation_share: Floats, split_from: float, spread: Floats) -> np.ndarray:
    apart = (deviation_share >= split_from) | (spread >= SPLIT_SPREAD)
    words = np.where(apart, SPLIT, np.where(deviation_share <= CLOSE_BELOW, CLOSE, MIXED))
    return words.astype(object)


def sum_by_place(values: np.ndarray, place: np.ndarray, count: int) -> Floats:
    """Sum rows by place; adds up in order, so places need no gaps to be left out."""
    order = np.argsort(place, kind="stable")
    summed = np.zeros((count, values.shape[1]))
    if len(order):
        starts = np.flatnonzero(np.r_[True, np.diff(place[order]) != 0])
        summed[place[order][starts]] = np.add.reduceat(values[order], starts, axis=0, dtype=float)
    return summed
