"""A whole less its parts, all or all but one: a domain less its constructs, a construct less its questions.

A person who lacks a part stands in the whole's sum and not in the part's. With everybody else's parts taken
off, what remains is the sum of those who lack one: published sums of other measures, which adding and taking
away cells of one measure does not see. Where one part is not shown, what remains is that part of everybody
who is scored on it, and what those who lack one said of the others. Where it is shown, too, and everybody
answered everything, both must hold of it, and its sum is one of few: a question's answers lie 25 apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd

from analytics.instruments import Instrument
from analytics.scoring import constructs_inside
from tests.attackers import FEW, WIDTH
from tests.attackers.publication import Published
from tests.attackers.sums import SAME, Exposures

HALF_POINT, HALF_STEP = 0.5, 2.5


@dataclass(frozen=True)
class Whole:
    """A whole and its parts: names of measures, and by how much each published mean may be off."""

    measure: str
    parts: list[str]
    half_step: float  # of the parts


def list_wholes(instrument: Instrument) -> dict[str, list[Whole]]:
    domains = [
        Whole(name, [row.id for row in constructs_inside(instrument, name)], HALF_POINT)
        for name in instrument.domains
    ]
    constructs = [
        Whole(row.id, [f"item:{item.id}" for item in row.items], HALF_STEP) for row in instrument.constructs
    ]
    return {"domains by their constructs": domains, "construct level: by their questions": constructs}


def attack_by_parts(
    here: Published, instrument: Instrument, width: float = WIDTH
) -> dict[str, tuple[Exposures, int]]:
    """Take the parts from the whole in every version and group, with each organisation known and none.

    returns:  exposures and tries of domains by their constructs, and of constructs by their questions; and
              the same by all but one, where that one is not shown
    """
    outcome = {}
    for level, wholes in list_wholes(instrument).items():
        outcome[level] = _attack_wholes(here, wholes, width)
        outcome[f"{level} but one"] = _attack_wholes(here, wholes, width, but_one=True)
    step = 100 / (instrument.scale.max - instrument.scale.min)
    outcome[f"{level} but one, and by itself"] = _attack_wholes(
        here, [whole for whole in wholes if len(whole.parts) == 2], width, but_one=True, step=step
    )
    return outcome


def _attack_wholes(
    here: Published, wholes: list[Whole], width: float, *, but_one: bool = False, step: float = 0.0
) -> tuple[Exposures, int]:
    found, tried = Exposures(), 0
    for _, cells, held in here.releases:
        told = {
            (measure, group): (estimate, bound)
            for measure, group, estimate, bound in cells[cells["estimate"].notna()][
                ["measure", "group", "estimate", "bound"]
            ].itertuples(index=False)
        }
        for whole, hidden in _leave_one_out(wholes) if but_one else product(wholes, [None]):
            remainders = _find_remainders(whole, hidden, told, held, step)
            for rows, lowest, highest, weight in remainders:
                tried += 1
                _expose(found, rows, lowest, highest, weight, whole.measure, width)
    return found, tried


def _leave_one_out(wholes: list[Whole]) -> Iterator[tuple[Whole, str]]:
    for whole in wholes:
        if len(whole.parts) > 1:
            yield from product([whole], whole.parts)


def _find_remainders(
    whole: Whole, hidden: str | None, told: dict, held: pd.DataFrame, step: float
) -> Iterator[tuple[pd.DataFrame, float, float, np.ndarray]]:
    """People, and the interval of their scores' sum by weight, where a whole and its parts are told.

    hidden:  the one part that is left, if there is one; step: how far apart sums lie, 0 where that is not
             used and the one part is not told
    """
    parts = [name for name in whole.parts if name != hidden]
    for group in ["whole", *held["group"].unique()]:
        names = [(name, group) for name in (whole.measure, *parts)]
        if not all(name in told for name in names) or (not step and (hidden, group) in told):
            continue
        people = held if group == "whole" else held[held["group"] == group]
        scores = people[[whole.measure, *parts]].to_numpy(dtype=float)
        there = ~np.isnan(scores)
        signs = np.array([len(whole.parts), *[-1] * len(parts)])
        half = np.array([HALF_POINT, *[whole.half_step] * len(parts)])
        estimate, bound = np.array([told[name] for name in names], dtype=float).T
        counts = signs * there.sum(axis=0)
        low, high = _read_ends(estimate, bound, half)
        lowest = float((counts * np.where(signs > 0, low, high)).sum())
        highest = float((counts * np.where(signs > 0, high, low)).sum())
        # Whoever is in the parts and not in the whole is taken off with what they said.
        weight = np.where(there[:, 0], len(whole.parts), 0) - there[:, 1:].sum(axis=1)
        if step:
            if not (weight == 1).all():
                continue
            # All these sums are whole numbers of steps, and so is what is left.
            inner = np.abs(counts) * np.array([low, high])
            inner = np.array([np.ceil(inner[0] / step - 1e-3), np.floor(inner[1] / step + 1e-3)]) * step
            lowest, highest = inner[0][0] - inner[1][1:].sum(), inner[1][0] - inner[0][1:].sum()
            if (hidden, group) in told and people[hidden].notna().all():
                ends = _read_ends(*np.array([told[hidden, group]], dtype=float).T, np.array(whole.half_step))
                lowest, highest = (
                    max(lowest, len(people) * ends[0][0]),
                    min(highest, len(people) * ends[1][0]),
                )
        if weight.any():
            yield people.assign(own=np.nan_to_num(scores) @ signs), lowest, highest, weight


def _read_ends(estimate: np.ndarray, bound: np.ndarray, half: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The lowest and the highest mean told: "≤10" of questions is less than 7.5, and "≤5" up to 7.5."""
    kept_away = (half > HALF_POINT) & (estimate > 5) & (estimate < 95)
    beyond = np.where(kept_away, -half, half)
    low = np.where(bound < 0, 0, estimate - np.where(bound > 0, beyond, half))
    high = np.where(bound > 0, 100, estimate + np.where(bound < 0, beyond, half))
    return low, high


def _expose(
    found: Exposures, people: pd.DataFrame, lowest: float, highest: float, weight: np.ndarray, measure: str,
    width: float,
) -> None:  # fmt: skip
    own, organisation = people["own"].to_numpy(dtype=float), people["organisation"].to_numpy()
    if not lowest - 0.1 <= own.sum() <= highest + 0.1:
        raise AssertionError(f"{measure}: the true answers do not fit what was published: the attacker errs")
    for known in [None, *np.unique(organisation)]:
        left = (weight != 0) & (organisation != known)
        if not left.any():
            continue
        taken = own[organisation == known].sum()
        low, high = lowest - taken, highest - taken
        plus, minus = 100.0 * np.maximum(weight[left], 0), 100.0 * np.maximum(-weight[left], 0)
        for place in range(int(left.sum())):
            size = plus[place] + minus[place]
            others_most = plus.sum() - plus[place]
            others_least = -(minus.sum() - minus[place])
            ends = np.array([low - others_most, high - others_least])
            ends = np.clip(ends if plus[place] else -ends[::-1], 0, size)
            narrowest = float((ends[1] - ends[0]) * 100 / size)
            found.narrowest = min(found.narrowest, narrowest)
            found.person += int(narrowest < width - SAME)
        if not minus.any():
            narrow = (min(high, plus.sum()) - max(low, 0)) / (plus.sum() / 100) < width - SAME
            found.few += int(narrow and left.sum() < FEW)
            found.organisation += int(narrow and len(np.unique(organisation[left])) == 1)
