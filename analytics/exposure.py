"""How narrowly somebody who knows one organisation could bound a person's score. METHODS, Disclosure.

Whoever reads a mean, a spread and a count, and knows the sheets of one organisation, knows sum and spread of
the u people who remain: none of them can score more than the sum, or less than the sum when all others score
100, and nobody is further from their mean than √((u−1)/u · sum of squares). A cell is shown only where this
range stays wide, whichever organisation is known. Against those who know nobody, means are kept from the ends
and errors from zero by rules that see the count alone: a rule that looked at answers would tell them.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = np.ndarray

TOP = 100.0  # scores run from 0 to this
# No person's score may be bounded into less than this many of the 100 points: a setting of ours. Whole-number
# answers leave only some of the values in a range, so ranges are kept wider than what is promised.
PROMISED_WIDTH = 25.0
KEPT_WIDTH = 31.0
# A construct of two questions has fewer values, one every 12.5 points: a range keeps one more.
KEPT_WIDTH_OF_CONSTRUCTS = 44.0
# How far apart the values of a domain, a construct and a question may lie: with fewer values there is no room
# to hide in, however wide a range is kept, and nothing is shown. (Four, two and one question of five points.)
WIDEST_STEP_OF_DOMAINS = 6.25
WIDEST_STEP_OF_CONSTRUCTS = 12.5
WIDEST_STEP_OF_ITEMS = 25.0
# What a construct and its other questions leave of one question moves by two of its steps of 25.
KEPT_WIDTH_BESIDE_OTHERS = 75.0
# Seeing that a cell is shown tells that no answers were given that would have hidden it. Ends and floors keep
# more room, so that what remains is still wide. Both widths were found by an attacker who releases every
# possible answer anew: narrower lets him through, and so does wider, which hides more and so tells more.
ROOM_WIDTH = 70.0
ERROR_STEP = 0.5  # published standard errors are rounded up to this
ITEM_STEP = 5.0  # items are rounded to this and end at ≤5 and ≥95: DESIGN §4
SHARE_STEP = 0.05  # of published shares of answers


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

        largest = _reduce_with(np.maximum, self, self.count)
        below = self.count < largest[self.set_of]
        second = _reduce_with(np.maximum, self, np.where(below, self.count, 0))
        second = np.where(add((~below).astype(float)) > 1, largest, second)
        return Moments(
            add(self.count), add(self.total), add(self.squares), add((self.count > 0).astype(float)),
            largest, second,
        )  # fmt: skip


@dataclass(frozen=True)
class Moments:
    """Of each set and measure: people, total, sum of squares, organisations, people of the largest two."""

    count: Floats
    total: Floats
    squares: Floats
    organisations: Floats
    largest: Floats
    second: Floats

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


def find_safe_range(count: Floats) -> tuple[Floats, Floats]:
    """The lowest and the highest mean that may be published of so many people."""
    kept = ROOM_WIDTH / np.maximum(count, 1)
    return kept, TOP - kept


def find_error_floor(count: Floats, published_mean: Floats) -> Floats:
    """The smallest standard error that may be published of so many people beside this mean."""
    people, mean = np.maximum(count, 2), np.nan_to_num(published_mean)
    to_top = np.minimum(TOP, people * mean) - mean
    to_bottom = mean - np.maximum(0, people * mean - TOP * (people - 1))
    reach = np.maximum(ROOM_WIDTH / 2, ROOM_WIDTH - np.minimum(to_top, to_bottom))
    # reach is √((n−1)/n · sum of squares), and the sum of squares is n(n−1) squared errors.
    return reach / (people - 1)


def is_safe_from_insiders(
    tallies: Tallies, moments: Moments, mean: Floats, error: Floats, kept: Floats | float = KEPT_WIDTH
) -> np.ndarray:
    """Whether everybody's range stays as wide as is kept for whoever knows one organisation."""
    people, published, spread = (whole[tallies.set_of] for whole in (moments.count, mean, error))
    unknown = np.maximum(people - tallies.count, 2)
    rest = people * published - tallies.total
    centre = rest / unknown
    squares = people * (people - 1) * spread**2 + people * published**2 - tallies.squares - rest**2 / unknown
    reach = np.sqrt(np.maximum(squares, 0) * (unknown - 1) / unknown)
    highest = np.minimum(np.minimum(TOP, rest), centre + reach)
    lowest = np.maximum(np.maximum(0, rest - TOP * (unknown - 1)), centre - reach)
    narrowest = _reduce_with(np.minimum, tallies, highest - lowest)
    return np.nan_to_num(narrowest, nan=-1.0) >= kept


def leaves_room(least: Floats, most: Floats, unknown: Floats, kept: float) -> np.ndarray:
    """Whether a sum of so many people's scores, within these ends, keeps each of them open enough."""
    highest = np.minimum(TOP, most)
    lowest = np.maximum(0, least - TOP * (unknown - 1))
    return (highest - lowest >= kept) | (unknown < 1)


def leaves_turning_open(
    count: Floats, starts: np.ndarray, means: Floats, added: Floats, streams: Floats
) -> np.ndarray:
    """Whether "does not hold" would leave open which organisation turns the order, or that one's mean.

    count:    parts × barriers: how many people of each organisation are scored
    means:    sets × barriers: the survey's published means
    added, streams:  sets × barriers: sum and number of the other streams that a barrier is averaged over

    It looks at published numbers and counts alone, so that a missing word tells nothing. Where one or two
    organisations could turn the order, somebody who knows one of them is left with the other, whose mean of
    the heaviest barrier, or of the one that comes out ahead, must then be extreme.
    """
    set_of = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(count)))
    heaviest = np.rint((means + added) / (1 + streams)).argmax(axis=1)[set_of, None]
    people = np.add.reduceat(count, starts, axis=0)[set_of]
    left, means, added, streams = np.maximum(people - count, 1), means[set_of], added[set_of], streams[set_of]

    def of_heaviest(values: Floats) -> Floats:
        return np.take_along_axis(values, heaviest, axis=1)

    own, others = of_heaviest(count), of_heaviest(left)
    sums, least_sums = people * (means + 0.5), of_heaviest(people * (means - 0.5))
    # What the heaviest may at most be without the organisation, and what each rival must at least be.
    rival = (np.minimum(sums / left, TOP) + added) / (1 + streams)
    at_most = rival * (1 + of_heaviest(streams)) - of_heaviest(added)
    lowest = np.maximum((least_sums - TOP * own) / others, 0)
    at_least = (lowest + of_heaviest(added)) / (1 + of_heaviest(streams)) * (1 + streams) - added
    needed, allowed = least_sums - at_most * others, sums - at_least * left
    room = np.minimum(
        np.where(own > 0, TOP - np.maximum(needed, 0) / np.maximum(own, 1), np.where(needed > 0, -1.0, TOP)),
        np.where(
            count > 0, np.minimum(allowed / np.maximum(count, 1), TOP), np.where(allowed < 0, -1.0, TOP)
        ),
    )
    np.put_along_axis(room, heaviest, -1.0, axis=1)
    widest = room.max(axis=1)
    could = widest >= 0
    narrowest = np.minimum.reduceat(np.where(could, widest, TOP), starts)
    return (np.add.reduceat(could.astype(int), starts) > 2) | (narrowest >= KEPT_WIDTH)


def round_up(values: npt.ArrayLike, step: float = ERROR_STEP) -> Floats:
    """Up to the next multiple of the step; a hair above a multiple is that multiple."""
    return np.ceil(np.asarray(values, dtype=float) / step - 1e-6) * step
