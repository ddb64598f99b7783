"""How narrowly somebody who knows one organisation could bound a person's score. METHODS, Disclosure.

Whoever reads a mean, a spread and a count, and knows the sheets of one organisation, knows sum and spread of
the u people who remain: none of them can score more than the sum, or less than the sum when all others score
100, and nobody is further from their mean than √((u−1)/u · sum of squares). What is published is chosen so
that this range stays wide, whichever organisation is known, or none.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = np.ndarray

TOP = 100.0  # scores run from 0 to this
# No person's score may be bounded into less than this many of the 100 points: a setting of ours. Whole-number
# answers leave only some of the values in a range, so ranges are kept wider than what is promised.
PROMISED_WIDTH = 25.0
KEPT_WIDTH = 30.0
ERROR_STEP = 0.5  # published standard errors are rounded up to this


@dataclass(frozen=True)
class Tallies:
    """Count, total and sum of squares of scores in parts; each part is one organisation within one set.

    Arrays are parts × measures. Parts of one set follow each other; `starts` is the first part of each set.
    """

    count: Floats
    total: Floats
    squares: Floats
    starts: np.ndarray

    @property
    def set_of(self) -> np.ndarray:
        sizes = np.diff(self.starts, append=len(self.count))
        return np.repeat(np.arange(len(self.starts)), sizes)

    def sum_sets(self) -> "Moments":
        def add(parts: Floats) -> Floats:
            return np.add.reduceat(parts, self.starts, axis=0) if len(self.starts) else parts[:0]

        return Moments(
            add(self.count), add(self.total), add(self.squares), add((self.count > 0).astype(float)),
            _reduce_with(np.maximum, self, self.count),
        )  # fmt: skip


@dataclass(frozen=True)
class Moments:
    """Of each set and measure: people, total, sum of squares, organisations, people of the largest one."""

    count: Floats
    total: Floats
    squares: Floats
    organisations: Floats
    largest: Floats

    @property
    def mean(self) -> Floats:
        return np.divide(self.total, self.count, out=np.full(self.count.shape, np.nan), where=self.count > 0)

    @property
    def standard_error(self) -> Floats:
        """Of the mean, from the variance with n − 1: about the underlying level, no population correction."""
        spread = np.maximum(self.squares - self.count * np.nan_to_num(self.mean) ** 2, 0)
        below = self.count * (self.count - 1)
        variance = np.divide(spread, below, out=np.full(self.count.shape, np.nan), where=self.count > 1)
        return np.sqrt(variance)


def _reduce_with(choose: np.ufunc, tallies: Tallies, parts: Floats) -> Floats:
    return choose.reduceat(parts, tallies.starts, axis=0) if len(tallies.starts) else parts[:0]


def find_safe_range(tallies: Tallies, moments: Moments) -> tuple[Floats, Floats]:
    """The lowest and the highest mean that may be published of each set and measure."""
    people = moments.count[tallies.set_of]
    unknown = people - tallies.count
    divisor = np.maximum(people, 1)
    highest = (TOP * unknown - KEPT_WIDTH + tallies.total) / divisor
    lowest = (KEPT_WIDTH + tallies.total) / divisor
    nobody_known = np.maximum(moments.count, 1)
    return (
        np.maximum(_reduce_with(np.maximum, tallies, lowest), KEPT_WIDTH / nobody_known),
        np.minimum(_reduce_with(np.minimum, tallies, highest), TOP - KEPT_WIDTH / nobody_known),
    )


def find_error_floor(tallies: Tallies, moments: Moments, published_mean: Floats) -> Floats:
    """The smallest standard error that may be published beside this mean, of each set and measure."""
    people, mean = moments.count[tallies.set_of], published_mean[tallies.set_of]
    floor = _floor_squared(people, mean, tallies.count, tallies.total, tallies.squares)
    nothing = np.zeros(moments.count.shape)
    of_nobody = _floor_squared(moments.count, published_mean, nothing, nothing, nothing)
    return np.sqrt(np.maximum(_reduce_with(np.maximum, tallies, floor), of_nobody))


def _floor_squared(people: Floats, mean: Floats, known: Floats, total: Floats, squares: Floats) -> Floats:
    """The squared standard error at which the u people not known keep a range of KEPT_WIDTH."""
    unknown = np.maximum(people - known, 2)
    rest = people * np.nan_to_num(mean) - total
    centre = rest / unknown
    to_top = np.minimum(TOP, rest) - centre
    to_bottom = centre - np.maximum(0, rest - TOP * (unknown - 1))
    reach = np.maximum(KEPT_WIDTH / 2, KEPT_WIDTH - np.minimum(to_top, to_bottom))
    spread = reach**2 * unknown / (unknown - 1)
    around_mean = spread + squares + rest**2 / unknown - people * np.nan_to_num(mean) ** 2
    return np.maximum(around_mean, 0) / np.maximum(people * (people - 1), 1)


def round_up(values: npt.ArrayLike, step: float = ERROR_STEP) -> Floats:
    """Up to the next multiple of the step; a hair above a multiple is that multiple."""
    return np.ceil(np.asarray(values, dtype=float) / step - 1e-6) * step
