"""Trying all answers: which whole-number scores of the people left fit a cell's mean, error and count.

A person's score of a domain of six questions of five points is one of 25 levels. What u people's levels and
squared levels can add up to is found once by dynamic programming; a person at level x is possible where the
other u − 1 can make up the rest.
"""

from functools import cache

import numpy as np

from analytics.exposure import find_error_floor, find_safe_range, round_up
from tests.attackers import WIDTH
from tests.attackers.sums import SAME, Exposures, Row, Scores

LEVELS = 24  # steps of a score of six questions of five points; in finer steps there is more to hide in
MOST_LEFT = 9  # people; with more left, every level is possible long before all are tried


@cache
def _can_be_made(people: int, levels: int) -> np.ndarray:
    """sum of levels × sum of squared levels: whether so many people can have them."""
    reached = np.zeros((levels * people + 1, levels**2 * people + 1), dtype=bool)
    if people == 0:
        reached[0, 0] = True
        return reached
    before = _can_be_made(people - 1, levels)
    for level in range(levels + 1):
        reached[level : level + before.shape[0], level**2 : level**2 + before.shape[1]] |= before
    return reached


def attack_by_enumeration(scores: Scores, width: float = WIDTH) -> tuple[Exposures, int]:
    """Enumerate what each cell leaves open, with each organisation known; and how often it was tried.

    He knows who answered which question, and so which levels each of those left can have.
    """
    found, tried = Exposures(), 0
    for row in scores.rows:
        inside = row.people > 0
        for organisation in [None, *np.unique(scores.organisation[inside])]:
            known = inside & (scores.organisation == organisation)
            left = inside & ~known
            if not 0 < left.sum() <= MOST_LEFT:
                continue
            steps = int(np.lcm.reduce(scores.steps[left]))
            if steps > LEVELS:
                continue
            tried += 1
            levels = scores.score * steps / 100
            possible = find_possible_levels(row, scores.score[known], int(left.sum()), steps)
            if not possible[np.rint(levels[left]).astype(int)].all():
                raise AssertionError("the true answers do not fit what was published: the attacker errs")
            span = np.flatnonzero(possible)
            narrowest = (span.max() - span.min()) * 100 / steps
            found.narrowest = min(found.narrowest, float(narrowest))
            found.person += int(narrowest < width - SAME)
    return found, tried


def find_possible_levels(row: Row, known: np.ndarray, left: int, steps: int = LEVELS) -> np.ndarray:
    """For each level, whether one of the people left can have it."""
    step = 100 / steps
    first = max(int(np.floor((row.lowest - known.sum()) / step)) - 1, 0)
    last = min(int(np.ceil((row.highest - known.sum()) / step)) + 1, steps * left)
    possible = np.zeros(steps + 1, dtype=bool)
    others = _can_be_made(left - 1, steps)
    squares = np.arange(steps**2 * left + 1)
    for total in range(first, last + 1):
        fits = _reads_the_same(row, known, total * step, squares * step**2)
        if not fits.any():
            continue
        for level in range(steps + 1):
            if possible[level] or not 0 <= total - level < others.shape[0]:
                continue
            made = others[total - level]
            wanted = fits[level**2 : level**2 + len(made)]
            possible[level] = bool((made[: len(wanted)] & wanted).any())
    return possible


def _reads_the_same(row: Row, known: np.ndarray, rest: float, rest_squares: np.ndarray) -> np.ndarray:
    """Whether the cell would say the same if those left had this sum and these sums of squares."""
    count = np.array([float(row.count)])
    total = known.sum() + rest
    mean = total / row.count
    if row.half_step < SAME * 2:
        same_mean = bool(abs(mean - row.estimate) < 1e-4)
    else:
        lowest, highest = find_safe_range(count)
        # Sums of 32-bit scores differ in the last place, and a mean may lie between two whole points.
        rounded = np.rint(mean + np.array([-1e-4, 1e-4]))
        told = np.clip(rounded, np.ceil(lowest), np.floor(highest))
        same_mean = bool(((told == row.estimate) & (np.sign(rounded - told) == row.bound)).any())
    if not same_mean:
        return np.zeros(len(rest_squares), dtype=bool)
    spread = (known**2).sum() + rest_squares - total**2 / row.count
    error = np.sqrt(np.maximum(spread, 0) / (row.count * (row.count - 1)))
    possible = spread > -1e-2
    if row.half_step < SAME * 2:
        return possible & (np.abs(error - row.error) < 1e-3)
    if row.floored:
        return possible & (round_up(error - 1e-5) <= row.error + SAME)
    floor = round_up(find_error_floor(count, np.array([row.estimate])))[0]
    told = np.maximum(round_up(error), floor)
    near = np.maximum(round_up(error - 1e-4), floor)
    return possible & ((np.abs(told - row.error) < SAME) | (np.abs(near - row.error) < SAME))
