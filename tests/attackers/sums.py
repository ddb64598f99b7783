"""Adding and taking away: what published sums, squares and counts leave open of anybody's score.

A published cell tells an interval of the sum of its people's scores, and for each sum the largest and least
sum of squares. Every combination of cells with weights −1, 0 and 1 is another such interval; the sheets that
the attacker knows are taken off it.
"""

from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
import pandas as pd
from scipy.optimize import linprog

from analytics.exposure import find_error_floor, round_up
from tests.attackers import FEW, WIDTH
from tests.attackers.publication import Published

MOST_ROWS = 8  # cells combined at once: 3⁸ combinations
SAME = 1e-6


@dataclass(frozen=True)
class Row:
    """One published cell: which scores it is the mean of, and what it tells."""

    version: int
    group: str
    people: np.ndarray  # over all scores that count in any version
    estimate: float
    error: float
    bound: int
    floored: bool  # the error may have been raised
    half_step: float  # of the estimate
    error_step: float

    @property
    def count(self) -> int:
        return int(self.people.sum())

    @property
    def lowest(self) -> float:
        if self.bound < 0:
            return 0.0
        return self.count * (self.estimate + (self.half_step if self.bound > 0 else -self.half_step))

    @property
    def highest(self) -> float:
        if self.bound > 0:
            return 100.0 * self.count
        return self.count * (self.estimate + (-self.half_step if self.bound < 0 else self.half_step))

    def squares(self, total: np.ndarray, largest: bool) -> np.ndarray:
        """The largest or the least sum of squares beside this total."""
        least = 0.0 if self.floored else max(self.error - self.error_step, 0.0)
        error = self.error if largest else least
        return self.count * (self.count - 1) * error**2 + total**2 / self.count


@dataclass(frozen=True)
class Scores:
    """One measure of one quarter: every score that counted in some version, and the rows about them."""

    measure: str
    score: np.ndarray
    organisation: np.ndarray
    rows: list[Row]


def read_published(here: Published, measure: str) -> Scores:
    """What is told of one measure, over all versions of a quarter."""
    people = pd.concat([held for _, _, held in here.releases]).drop_duplicates(
        ["respondent_id", "fingerprint"]
    )
    people = people[people[measure].notna()]
    place = pd.MultiIndex.from_frame(people[["respondent_id", "fingerprint"]])
    rows = []
    for version, cells, held in here.releases:
        held = held[held[measure].notna()]
        at = place.get_indexer(pd.MultiIndex.from_frame(held[["respondent_id", "fingerprint"]]))
        told = cells[(cells["measure"] == measure) & cells["estimate"].notna()]
        told = told[told["breakdown"].isin(["whole", "group"])]
        exact = "exact" in told
        groups = held["sector" if exact else "group"].to_numpy()
        for cell in told.itertuples():
            inside = np.zeros(len(people), dtype=bool)
            inside[at[(groups == cell.group) | (cell.breakdown == "whole")]] = True
            rows.append(_read_row(cell, version, inside, exact))
    if any(row.floored and row.group != "whole" for row in rows):  # then the whole may have been widened too
        rows = [Row(**{**vars(row), "floored": row.floored or row.group == "whole"}) for row in rows]
    organisation = people["organisation"].to_numpy().copy()
    alone = organisation <= -2  # numbered by row, and so anew in every version
    organisation[alone] = -2 - people["respondent_id"].to_numpy()[alone]
    return Scores(measure, people[measure].to_numpy(dtype=float), organisation, rows)


def _read_row(cell: object, version: int, inside: np.ndarray, exact: bool) -> Row:
    estimate, error = float(cell.estimate), float(cell.standard_error)  # type: ignore[attr-defined]
    count = np.array([float(inside.sum())])
    if exact:
        return Row(version, cell.group, inside, estimate, error, 0, False, SAME, SAME)  # type: ignore[attr-defined]
    if np.isnan(error):  # items: steps of five, no error
        bound = int(cell.bound)  # type: ignore[attr-defined]
        # An end stands for itself and all beyond it; it tells no more than a wide bound.
        return Row(version, cell.group, inside, estimate, 100.0, 0, True, 2.5 if not bound else 7.5, 100.0)  # type: ignore[attr-defined]
    floor = round_up(find_error_floor(count, np.array([estimate])))[0]
    return Row(
        version, cell.group, inside, estimate, error, int(cell.bound), bool(error <= floor + SAME), 0.5, 0.5  # type: ignore[attr-defined]
    )  # fmt: skip


@cache
def _weights(rows: int) -> np.ndarray:
    every = np.array(list(product((1, 0, -1), repeat=rows)), dtype=float)
    return every[(every != 0).any(axis=1)]


@dataclass
class Exposures:
    """How often each kind was found, and the narrowest range that was left of anybody's score."""

    person: int = 0
    few: int = 0
    organisation: int = 0
    narrowest: float = 100.0

    @property
    def total(self) -> int:
        return self.person + self.few + self.organisation

    def add(self, other: "Exposures") -> None:
        self.person += other.person
        self.few += other.few
        self.organisation += other.organisation
        self.narrowest = min(self.narrowest, other.narrowest)


def attack_by_sums(scores: Scores, width: float = WIDTH) -> Exposures:
    """Try every combination of cells with every organisation's sheets known, and with none."""
    rows = scores.rows[:MOST_ROWS]
    found = Exposures()
    if not rows:
        return found
    inside = np.array([row.people for row in rows], dtype=float)
    weights = _weights(len(rows))
    over = weights @ inside
    fine = (np.abs(over) < 1.5).all(axis=1) & (np.abs(over) > 0.5).any(axis=1)
    weights, over = weights[fine], over[fine]
    names, code = np.unique(scores.organisation, return_inverse=True)
    belongs = np.eye(len(names))[code]  # people × organisations
    plus, minus = np.maximum(over, 0), np.maximum(-over, 0)
    plus_by, minus_by = plus @ belongs, minus @ belongs
    nobody = np.zeros((len(over), 1))
    known_plus, known_minus = np.hstack([nobody, plus_by]), np.hstack([nobody, minus_by])
    known = np.hstack([nobody, over @ (belongs * scores.score[:, None])])
    low, high = np.array([row.lowest for row in rows]), np.array([row.highest for row in rows])
    up, down = np.maximum(weights, 0), np.maximum(-weights, 0)
    least = (up @ low - down @ high)[:, None] - known
    most = (up @ high - down @ low)[:, None] - known
    p = plus.sum(axis=1)[:, None] - known_plus
    m = minus.sum(axis=1)[:, None] - known_minus
    range_plus = np.minimum(100, most + 100 * m) - np.maximum(0, least - 100 * (p - 1))
    range_minus = np.minimum(100, -least + 100 * p) - np.maximum(0, -most - 100 * (m - 1))
    left = np.hstack([(plus_by > 0).sum(axis=1)[:, None], (plus_by > 0).sum(axis=1)[:, None] - (plus_by > 0)])
    _count(found, range_plus, p > 0, width)
    _count(found, range_minus, m > 0, width)
    narrow = (m == 0) & (p > 0) & ((most - least) / np.maximum(p, 1) < width)
    found.few += int((narrow & (p < FEW)).any())
    found.organisation += int((narrow & (left == 1)).any())
    found.add(_attack_by_squares(scores, rows, belongs, width))
    return found


def _count(found: Exposures, ranges: np.ndarray, there: np.ndarray, width: float) -> None:
    if there.any():
        narrowest = float(ranges[there].min())
        found.narrowest = min(found.narrowest, max(narrowest, 0.0))
        found.person += int(narrowest < width - SAME)


def _attack_by_squares(scores: Scores, rows: list[Row], belongs: np.ndarray, width: float) -> Exposures:
    """One cell, or one cell minus another that lies within it: sums together with sums of squares."""
    found = Exposures()
    share = np.linspace(0, 1, 9)
    nobody = np.zeros((belongs.shape[0], 1))
    known_people = np.hstack([nobody, belongs])
    for one, other in product(rows, [None, *rows]):
        if other is one or (other is not None and (other.people & ~one.people).any()):
            continue
        over = one.people if other is None else one.people & ~other.people
        if not over.any():
            continue
        known = known_people[over]
        own = scores.score[over]
        p = over.sum() - known.sum(axis=0)
        taken, taken_squares = own @ known, own**2 @ known
        total = one.lowest + share * (one.highest - one.lowest)
        rest, squares = total[:, None, None], one.squares(total, True)[:, None, None]
        if other is not None:
            inner = other.lowest + share * (other.highest - other.lowest)
            rest = rest - inner[None, :, None]
            squares = squares - other.squares(inner, False)[None, :, None]
        ranges = _find_ranges(rest - taken, squares - taken_squares, p)
        _count(found, ranges, p > 0, width)
    return found


def _find_ranges(rest: np.ndarray, squares: np.ndarray, p: np.ndarray) -> np.ndarray:
    """The width of a person's range by how much is known: over grids of sums and squares, p people left."""
    people = np.maximum(p, 1)
    around = squares - rest**2 / people
    possible = (around >= -SAME * 1e4) & (rest >= -SAME) & (rest <= 100 * people + SAME)
    reach = np.sqrt(np.maximum(around, 0) * (people - 1) / people)
    high = np.minimum(np.minimum(100, rest), rest / people + reach)
    low = np.maximum(np.maximum(0, rest - 100 * (people - 1)), rest / people - reach)
    axes = (0, 1)
    highest = np.where(possible, high, -np.inf).max(axis=axes)
    lowest = np.where(possible, low, np.inf).min(axis=axes)
    # A grid may miss every possible sum where a spread is small: then nothing is learned here.
    return np.where(np.isfinite(highest) & np.isfinite(lowest), highest - lowest, 100.0)


# ---------------------------------------------------------------- linear programs


def attack_by_programs(scores: Scores, width: float = WIDTH) -> Exposures:
    """The least and largest sum of what is left of every part of people, by linear programs.

    Parts are people who are in the same cells. This sees what combinations of −1, 0 and 1 may miss.
    """
    found = Exposures()
    if not scores.rows:
        return found
    inside = np.array([row.people for row in scores.rows])
    patterns, part = np.unique(inside, axis=1, return_inverse=True)
    for organisation in [None, *np.unique(scores.organisation)]:
        known = scores.organisation == organisation
        left = np.bincount(part[~known], minlength=patterns.shape[1]).astype(float)
        taken = inside @ np.where(known, scores.score, 0)
        low = np.array([row.lowest for row in scores.rows]) - taken
        high = np.array([row.highest for row in scores.rows]) - taken
        limits = np.vstack([patterns, -patterns]).astype(float)
        bounds = np.r_[high + SAME, SAME - low]
        for place in np.flatnonzero((left > 0) & patterns.any(axis=0)):
            aim = np.eye(len(left))[place]
            ends = [
                linprog(sign * aim, limits, bounds, bounds=np.column_stack([0 * left, 100 * left]))
                for sign in (1, -1)
            ]
            if not all(end.success for end in ends):
                continue
            least, most = ends[0].fun, -ends[1].fun
            one = np.array(min(100, most) - max(0, least - 100 * (left[place] - 1)))
            _count(found, one[None], np.array([True]), width)
    return found
