"""Adding and taking away: what published sums, squares and counts leave open of anybody's score.

A published cell tells an interval of the sum of its people's scores, and for each sum the largest and least
sum of squares. Every combination of cells with weights −1, 0 and 1 is another such interval; the sheets that
the attacker knows are taken off it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

import numpy as np
import pandas as pd
from scipy.optimize import linprog

from analytics.change_cells import STAYER_STEP
from analytics.exposure import find_error_floor, round_up
from tests.attackers import FEW, WIDTH
from tests.attackers.publication import Link, Published

MOST_ROWS = 8  # cells combined at once: 3⁸ combinations
SAME = 1e-6


@dataclass(frozen=True)
class Row:
    """One published cell: which scores it is the mean of, and what it tells."""

    version: int
    group: str
    people: np.ndarray  # over all scores that count in any version; −1 where they are taken away
    estimate: float
    error: float
    bound: int
    floored: bool  # the error may have been raised
    half_step: float  # of the estimate
    error_step: float

    @property
    def count(self) -> int:
        return int((self.people > 0).sum())

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
    steps: np.ndarray  # of each score from 0 to 100, by the questions that its person answered


def read_published(here: Published, measures: Sequence[str]) -> list[Scores]:
    """What is told of each measure, over all versions of a quarter; only measures of which something is."""
    sheets: dict[tuple[int, int], int] = {}
    held_at, scores, organisations, all_steps = [], [], [], []
    for _, _, held in here.releases:
        names = list(zip(held["respondent_id"].tolist(), held["fingerprint"].tolist(), strict=True))
        values, organisation = held[list(measures)].to_numpy(dtype=float), held["organisation"].tolist()
        steps = held[[f"steps:{name}" for name in measures]].to_numpy(dtype=int)
        for place, name in enumerate(names):
            if name not in sheets:
                sheets[name] = len(sheets)
                scores.append(values[place])
                all_steps.append(steps[place])
                # Whoever is an organisation of their own is numbered by row, and so anew in every version.
                organisations.append(organisation[place] if organisation[place] > -2 else -2 - name[0])
        held_at.append(np.array([sheets[name] for name in names]))
    if not sheets:
        return []
    score, of, steps = np.array(scores), np.array(organisations), np.array(all_steps)
    rows: dict[str, list[Row]] = {name: [] for name in measures}
    for (version, cells, held), at in zip(here.releases, held_at, strict=True):
        exact = "exact" in cells
        groups = held["sector" if exact else "group"].to_numpy()
        told = cells[cells["estimate"].notna().to_numpy() & (cells["measure"] != "participation").to_numpy()]
        columns = [told[name].tolist() for name in TOLD]
        for measure, breakdown, group, *numbers in zip(*columns, strict=True):
            if measure not in rows:
                continue
            inside = np.zeros(len(score), dtype=np.int8)
            inside[at if breakdown == "whole" else at[groups == group]] = 1
            inside[np.isnan(score[:, measures.index(measure)])] = 0
            rows[measure].append(_read_row(version, group, inside, exact, *numbers))
    return [
        _keep_known(name, score[:, place], of, rows[name], steps[:, place])
        for place, name in enumerate(measures)
        if rows[name]
    ]


TOLD = ["measure", "breakdown", "group", "estimate", "standard_error", "bound", "respondent_count"]


def _keep_known(
    measure: str, score: np.ndarray, organisation: np.ndarray, rows: list[Row], steps: np.ndarray
) -> Scores:
    known = ~np.isnan(score)
    # Where a group's error was raised the whole may have been widened too.
    widened = any(row.floored and row.group != "whole" for row in rows)
    kept = [
        replace(row, people=row.people[known], floored=row.floored or (widened and row.group == "whole"))
        for row in rows
    ]
    return Scores(measure, score[known], organisation[known], kept, steps[known])


def _read_row(
    version: int, group: str, inside: np.ndarray, exact: bool, estimate: float, error: float, bound: int,
    count: float,
) -> Row:  # fmt: skip
    if int(inside.sum()) != int(count):
        raise AssertionError(f"{group}, version {version}: {count:.0f} people told, {inside.sum()} there")
    if exact:
        return Row(version, group, inside, estimate, error, 0, False, SAME, SAME)
    if np.isnan(error):  # items: steps of five without an error; "≤10" is less than 7.5, "≤5" up to 7.5
        half = -2.5 if bound and estimate in (5, 95) else 2.5
        return Row(version, group, inside, estimate, 100.0, int(bound), True, half, 100.0)
    floor = float(round_up(find_error_floor(np.array([count]), np.array([estimate])))[0])
    return Row(version, group, inside, estimate, error, int(bound), error <= floor + SAME, 0.5, 0.5)


@cache
def _weights(rows: int) -> np.ndarray:
    every = np.array(list(product((1, 0, -1), repeat=rows)), dtype=float)
    return every[(every != 0).any(axis=1)]


@dataclass
class Exposures:
    """How often each kind was found, and the narrowest range that was left of anybody's score and of an
    organisation's mean."""

    person: int = 0
    few: int = 0
    organisation: int = 0
    narrowest: float = 100.0
    narrowest_mean: float = 100.0

    @property
    def total(self) -> int:
        return self.person + self.few + self.organisation

    def add(self, other: "Exposures") -> None:
        self.person += other.person
        self.few += other.few
        self.organisation += other.organisation
        self.narrowest = min(self.narrowest, other.narrowest)
        self.narrowest_mean = min(self.narrowest_mean, other.narrowest_mean)


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
    # Of those left, the rest are so few that whatever they said leaves an organisation's mean narrow.
    for place in range(len(names)):
        own = np.where(np.arange(p.shape[1]) == place + 1, 0, plus_by[:, [place]])
        nearly_all = (own > 0) & (100 * (p - own) < width * own - SAME)
        found.organisation += int((narrow & nearly_all & (left > 1)).any())
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
    cells = [row for row in rows if row.people.min() >= 0]
    for one, other in product(cells, [None, *cells]):
        if other is one or (other is not None and (other.people > one.people).any()):
            continue
        over = (one.people if other is None else one.people - other.people) > 0
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
        for place, part in enumerate(known.sum(axis=0)[1:], start=1):
            if part < 2:
                continue  # one person: told by the ranges above
            ranges = _find_ranges(rest - taken, squares - taken_squares, p, part)
            left = (p > part) & (np.arange(len(p)) != place)
            if left.any():
                narrowest = max(float(ranges[left].min()), 0.0)
                found.narrowest_mean = min(found.narrowest_mean, narrowest)
    return found


def _find_ranges(rest: np.ndarray, squares: np.ndarray, p: np.ndarray, part: int = 1) -> np.ndarray:
    """The width of the range of a person's score, or of the mean of a part of those left, by how much is
    known: over grids of sums and squares, p people left."""
    people = np.maximum(p, 1)
    others = np.maximum(p - part, 0)
    around = squares - rest**2 / people
    possible = (around >= -SAME * 1e4) & (rest >= -SAME) & (rest <= 100 * people + SAME)
    reach = np.sqrt(np.maximum(around, 0) * others / (people * part))
    high = np.minimum(np.minimum(100, rest / part), rest / people + reach)
    low = np.maximum(np.maximum(0, (rest - 100 * others) / part), rest / people - reach)
    axes = (0, 1)
    highest = np.where(possible, high, -np.inf).max(axis=axes)
    lowest = np.where(possible, low, np.inf).min(axis=axes)
    # A grid may miss every possible sum where a spread is small: then nothing is learned here.
    return np.where(np.isfinite(highest) & np.isfinite(lowest), highest - lowest, 100.0)


# ---------------------------------------------------------------- two rounds


def read_links(links: Sequence[Link], measures: Sequence[str]) -> list[Scores]:
    """The rounds of a partnership together, with the mean changes of those who answered two of them."""
    rounds = [links[0].before, *(link.after for link in links if link.after is not links[0].before)]
    read = [{one.measure: one for one in read_published(here, measures)} for here in rounds]
    found = []
    for measure in measures:
        told = [link for link in links if measure in link.change]
        if told and all(measure in side for side in read):
            found.append(_join_rounds(measure, rounds, [side[measure] for side in read], told))
    return found


def _join_rounds(measure: str, rounds: list[Published], sides: list[Scores], links: Sequence[Link]) -> Scores:
    keys = []
    for here in rounds:
        held = here.releases[-1][2]
        keys.append(held.loc[held[measure].notna(), "person_key"].to_numpy())
    starts = np.cumsum([0, *(len(side.score) for side in sides)])
    everybody = np.zeros(starts[-1], dtype=np.int8)
    moved = []
    for link in links:
        first, second = (next(at for at, one in enumerate(rounds) if one is side) for side in
                         (link.before, link.after))  # fmt: skip
        both = set(keys[first][pd.notna(keys[first])]) & set(keys[second][pd.notna(keys[second])])
        signed = everybody.copy()
        for at, sign in ((first, -1), (second, 1)):
            signed[starts[at] : starts[at + 1]] = [sign * (key in both) for key in keys[at]]
        half = STAYER_STEP / 2
        moved.append(Row(0, "stayers", signed, link.change[measure], 100.0, 0, True, half, 100.0))
    rows = []
    for at, side in enumerate(sides):
        for row in side.rows[: (MOST_ROWS - len(moved)) // len(sides)]:
            wide = everybody.copy()
            wide[starts[at] : starts[at + 1]] = row.people
            rows.append(replace(row, people=wide))
    return Scores(
        measure, np.concatenate([side.score for side in sides]),
        np.concatenate([side.organisation for side in sides]), [*moved, *rows],
        np.concatenate([side.steps for side in sides]),
    )  # fmt: skip


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
    sizes = dict(zip(*np.unique(scores.organisation, return_counts=True), strict=True))
    for organisation in {None, max(sizes, key=sizes.__getitem__), min(sizes, key=sizes.__getitem__)}:
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
