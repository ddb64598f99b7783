"""What words and shares leave open: "don't know" shares, and whether what weighs most holds.

Words of agreement and everything else that a release says are met by `worlds`, which looks for another set of
sheets behind the very same release.
"""

import numpy as np
import pandas as pd
from scipy.optimize import linprog

from analytics.disclosure import FEWEST_IN_STEP, SHARE_STEP
from analytics.instruments import BARRIERS
from tests.attackers import WIDTH
from tests.attackers.sums import SAME, Exposures

KNOWN_BY_PROGRAMS = 1  # the largest organisation is taken as known where programs are solved, or none


def attack_shares(cells: pd.DataFrame, held: pd.DataFrame) -> tuple[int, int, int]:
    """How many shares were tried with each organisation known; how often somebody's number of don't knows was
    certain; and how often it was certain that they said it to more than half of what they answered.

    held:  organisation | said:… | unknown:…: how many questions of a measure each person answered, and how
           many of them with "don't know"; the attacker knows the former
    """
    organisation = held["organisation"].to_numpy()
    tried = certain = telling = 0
    told = cells[cells["dont_know_share"].notna()]
    for measure, share in zip(told["measure"], told["dont_know_share"], strict=True):
        answers, own = held[f"said:{measure}"].to_numpy(), held[f"unknown:{measure}"].to_numpy()
        step = SHARE_STEP * np.ceil(FEWEST_IN_STEP / SHARE_STEP / answers.sum() - 1e-9)
        reach = answers.sum() * np.array([share - step / 2, share + step / 2])
        if not reach[0] - SAME <= own.sum() <= reach[1] + SAME:
            raise AssertionError(f"{measure}: the true don't knows do not fit: the attacker errs")
        for known in [None, *np.unique(organisation)]:
            left = (organisation != known) & (answers > 0)
            if not left.any():
                continue
            tried += 1
            low, high = np.ceil(reach[0] - SAME), np.floor(reach[1] + SAME)
            low, high = low - own[organisation == known].sum(), high - own[organisation == known].sum()
            most = np.minimum(answers[left], high)
            least = np.maximum(0, low - (answers[left].sum() - answers[left]))
            certain += int((most - least < 1).any())
            telling += int((least > answers[left] / 2).any())
    return tried, certain, telling


def attack_leave_one_out(
    cells: pd.DataFrame, held: pd.DataFrame, width: float = WIDTH
) -> tuple[Exposures, int]:
    """Whether "holds" or "does not hold" could narrow one organisation's mean, whoever else is known.

    A necessary condition, on the generous side: what is counted here need not be an exposure. "Holds" says of
    every organisation that its lead (the heaviest barrier's sum minus another's) is not larger than
    everybody's; "does not hold" says of some organisation, and of one of the two others, that it is larger.
    Where not everybody is scored on both barriers, leads are no sums of people's leads, and linear programs
    bound every organisation's means.
    """
    found, tried = Exposures(), 0
    verdict = cells.loc[cells["measure"] == "leave_one_out", "verdict"].dropna().tolist()
    if not verdict:
        return found, tried
    whole = cells[(cells["breakdown"] == "whole") & cells["measure"].isin(BARRIERS)]
    estimates = dict(zip(whole["measure"], whole["estimate"].astype(float), strict=True))
    of_organisation = held.groupby("organisation")[list(BARRIERS)]
    totals, counts = of_organisation.sum(), of_organisation.count()
    heaviest = max(estimates, key=estimates.__getitem__)
    size = counts[heaviest].to_numpy(dtype=float)
    holds, leads, sides = verdict == ["holds"], [], []
    rivals = [name for name in BARRIERS if name != heaviest]
    uneven = {name for name in rivals if not counts[heaviest].equals(counts[name])}
    for rival in rivals:
        two = [heaviest, rival]
        if rival in uneven or (uneven and not holds):
            means = np.array([estimates[name] for name in two])
            sides.append((totals[two].to_numpy(), counts[two].to_numpy(dtype=float), means))
            continue
        everybody = size.sum() * (estimates[heaviest] - estimates[rival])
        leads.append((everybody, (totals[heaviest] - totals[rival]).to_numpy(dtype=float)))
    # "Holds" is said of each rival; "does not hold" of one of them, and which is not told.
    for together in [[side] for side in sides] if holds else [sides] if sides else []:
        here, tries = _attack_by_means(holds, together, width)
        found.add(here)
        tried += tries
    if sides and not holds:
        return found, tried
    rooms = _bound_by_what_holds if holds else _bound_by_what_does_not_hold
    for known in [None, *range(len(size))]:
        tried += len(leads)
        for room in rooms(leads, size, known):
            found.narrowest = min(found.narrowest, max(room, 0.0))
            found.organisation += int(room < width - SAME)
    return found, tried


Leads = list[
    tuple[float, np.ndarray]
]  # of each rival: everybody's lead as published, each organisation's own


def _bound_by_what_holds(leads: Leads, size: np.ndarray, known: int | None) -> list[float]:
    """The points that each rival leaves open of the organisation of which it tells most."""
    others = (np.arange(len(size)) != known) & (size > 0)
    error, rooms = size.sum(), []
    for everybody, lead in leads:
        most = np.minimum(everybody + error, 100 * size)
        rest = everybody - error - (0 if known is None else lead[known])
        least = rest - (most[others].sum() - most)
        room = 100 - np.maximum(least, 0) / np.maximum(size, 1)
        rooms.append(float(room[others].min(initial=100.0)))
    return rooms


def _bound_by_what_does_not_hold(leads: Leads, size: np.ndarray, known: int | None) -> list[float]:
    """The points left open of the one organisation that can have turned the order; nothing where two could.

    Which rival came out ahead is not told. If either could, the organisation's mean of the heaviest barrier
    is at least what the nearer of the two asks.
    """
    others, error = np.arange(len(size)) != known, size.sum()
    if known is not None and any(lead[known] >= everybody - error for everybody, lead in leads):
        return []
    turns = [others & (100 * size >= everybody - error) for everybody, _ in leads]
    could = np.flatnonzero(np.logical_or.reduce(turns)) if leads else np.array([], dtype=int)
    if len(could) != 1:
        return []
    needed = [everybody - error for (everybody, _), turn in zip(leads, turns, strict=True) if turn[could[0]]]
    if len(leads) == len(BARRIERS) - 1 and not any(
        lead[could[0]] >= everybody - error - SAME for everybody, lead in leads
    ):
        raise AssertionError(
            "the organisation that is said to have turned the order has not: the attacker errs"
        )
    return [float(100 - min(needed) / size[could[0]])]


Side = tuple[np.ndarray, np.ndarray, np.ndarray]  # organisations × (heaviest, rival): totals, counts; means


def _attack_by_means(holds: bool, sides: list[Side], width: float) -> tuple[Exposures, int]:
    """What the word tells of each organisation's two means, with nobody or the largest known.

    sides:  the rivals of which it is said; where either may have come out ahead, only what both leave of the
            heaviest barrier is certain
    """
    found, tried = Exposures(), 0
    largest = np.argsort(-sides[0][1].sum(axis=1), kind="stable")[:KNOWN_BY_PROGRAMS]
    for known in [None, *largest.tolist()]:
        fitting = [(side, ends) for side in sides if (ends := _bound_by_word(holds, side, known, width))]
        if not fitting:
            raise AssertionError("no world fits the word: the attacker errs")
        tried += 1
        (totals, counts, _), (low, high) = fitting[0]
        if len(fitting) > 1:
            low = np.minimum.reduce([ends[0][:, :1] for _, ends in fitting])
            high = np.maximum.reduce([ends[1][:, :1] for _, ends in fitting])
            totals, counts = totals[:, :1], counts[:, :1]
        apart = _divide(high - low, counts)
        if known is not None:
            apart[known] = 100.0
        if apart.min() < width - SAME:  # what the two published means tell alone is met by `sums`
            nothing_said = np.array([], dtype=int), True
            ends = _bound_sums(nothing_said, known, *fitting[0][0])
            without_word = _divide(ends[1] - ends[0], fitting[0][0][1])[:, : apart.shape[1]]
            apart = np.where(apart < without_word - SAME, apart, 100.0)
        told = apart < width - SAME
        if ((totals < low - SAME) | (totals > high + SAME))[told].any():
            raise AssertionError("the true answers are not among those that are left: the attacker errs")
        found.narrowest = min(found.narrowest, float(apart.min()))
        found.organisation += int(told.any())
    return found, tried


def _bound_by_word(
    holds: bool, side: Side, known: int | None, width: float
) -> tuple[np.ndarray, np.ndarray] | None:
    """The least and the most of each organisation's sums in any world that fits; None if none does."""
    totals, counts, estimates = side
    low, high = np.full(counts.shape, np.inf), np.full(counts.shape, -np.inf)
    for world in _list_worlds(holds, counts):
        if (ends := _bound_sums(world, known, totals, counts, estimates)) is not None:
            low, high = np.minimum(low, ends[0]), np.maximum(high, ends[1])
        if (high - low >= width * counts)[np.arange(len(counts)) != known].all():
            break  # another world can only leave more open
    return (low, high) if np.isfinite(low).all() else None


def _divide(sums: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Points open of each mean: all 100 where nobody has one."""
    return np.where(counts > 0, sums / np.maximum(counts, 1), 100.0)


def _list_worlds(holds: bool, counts: np.ndarray) -> list[tuple[np.ndarray, bool]]:
    """Which organisations keep the order when taken away: all, or one that turns it, whichever it is."""
    alone = (counts.sum(axis=0) - counts <= 0).any(axis=1)
    if holds:
        return [(np.flatnonzero(~alone), True)]
    return [(np.array([place]), False) for place in np.flatnonzero(~alone & (counts > 0).any(axis=1))]


def _bound_sums(
    world: tuple[np.ndarray, bool], known: int | None, totals: np.ndarray, counts: np.ndarray,
    estimates: np.ndarray,
) -> tuple[np.ndarray, np.ndarray] | None:  # fmt: skip
    """The least and the most of each organisation's two sums; None if nothing fits."""
    number = len(counts)
    people = counts.sum(axis=0)
    bounds = [(0.0, 100.0 * count) for count in counts.T.ravel()]
    if known is not None:
        for side in (0, 1):
            own = totals[known, side]
            bounds[side * number + known] = (own - 1e-3, own + 1e-3)
    rows, limits = [], []
    for side in (0, 1):
        total = np.zeros(2 * number)
        total[side * number : (side + 1) * number] = 1
        for sign in (1, -1):
            rows.append(sign * total)
            limits.append(sign * people[side] * estimates[side] + people[side] * 0.5 + 1e-2)
    places, keeps = world
    for place in places:
        left = people - counts[place]
        ahead = np.zeros(2 * number)  # the rival's mean less the heaviest's, without this organisation
        ahead[:number], ahead[number:] = -1 / left[0], 1 / left[1]
        ahead[[place, number + place]] = 0
        rows.append(ahead if keeps else -ahead)
        limits.append(1e-6)
    ends = []
    for sign in (1, -1):
        for target in range(2 * number):
            wanted = np.zeros(2 * number)
            wanted[target] = sign
            solved = linprog(wanted, A_ub=np.array(rows), b_ub=limits, bounds=bounds, method="highs")
            if not solved.success:
                return None
            ends.append(sign * solved.fun)
    low, high = np.array(ends).reshape(2, 2, number).transpose(0, 2, 1)
    return low, high
