"""How often opinion groups are found where there are none, and where there are two camps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.opinion_groups import find_camps_to_show, find_opinion_groups
from analytics.sureness_cells import SMALLEST_CAMP_SHOWN
from tests.calibration.target import Rate, Target, write_table

PEOPLE, ITEMS = 30, 24
CAMP, APART_POINTS, SPREAD = 8, 1.5, 0.6  # on half of the items
MOST_FALSE, LEAST_FOUND = 0.05, 0.9

Make = Callable[[np.random.Generator], np.ndarray]


@dataclass(frozen=True)
class Case:
    name: str
    has_camps: bool
    found: Rate
    by_a_release: Rate  # the shorter search, which shows camps of eight or more only


def draw_unrelated(random: np.random.Generator) -> np.ndarray:
    return random.integers(1, 6, (PEOPLE, ITEMS)).astype(float)


def draw_one_factor(random: np.random.Generator, loading: float) -> np.ndarray:
    factor = random.standard_normal((PEOPLE, 1))
    own = random.standard_normal((PEOPLE, ITEMS))
    return _on_five_points(3 + loading * factor + np.sqrt(1 - loading**2) * own)


def draw_camps(random: np.random.Generator, spread: float) -> np.ndarray:
    centre = np.full((2 * CAMP, ITEMS), 3.0)
    centre[:, : ITEMS // 2] += APART_POINTS * (np.repeat([0, 1], CAMP)[:, None] - 0.5)
    return _on_five_points(centre + spread * random.standard_normal(centre.shape))


def _on_five_points(values: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(values), 1, 5)


def run_cases(runs: int, seed: int) -> list[Case]:
    drawn: list[tuple[str, bool, Make]] = [
        (f"one cluster, {PEOPLE} people, unrelated items", False, draw_unrelated),
        (f"one cluster, {PEOPLE} people, loadings .5", False, lambda random: draw_one_factor(random, 0.5)),
        (f"one cluster, {PEOPLE} people, loadings .7", False, lambda random: draw_one_factor(random, 0.7)),
        (f"two camps of {CAMP}, spread {SPREAD:g}", True, lambda random: draw_camps(random, SPREAD)),
    ]
    return [_run(*case, runs, [seed, 4, number]) for number, case in enumerate(drawn)]


def _run(name: str, has_camps: bool, make: Make, runs: int, seed: list[int]) -> Case:
    random = np.random.default_rng(seed)
    full, short = [], []
    for run in range(runs):
        answers = make(random)
        full.append(int(find_opinion_groups(_make_tidy(answers), run)["group_count"].iloc[0]))
        camps = find_camps_to_show(answers, run, SMALLEST_CAMP_SHOWN)
        smallest = np.bincount(camps)[1:].min()
        short.append(int(camps.max()) if smallest >= SMALLEST_CAMP_SHOWN else 1)
    wanted = [pd.Series(counts) == 2 if has_camps else pd.Series(counts) > 1 for counts in (full, short)]
    unit = pd.Series(range(runs))
    return Case(name, has_camps, Rate.of(wanted[0], unit), Rate.of(wanted[1], unit))


def _make_tidy(answers: np.ndarray) -> pd.DataFrame:
    people, items = answers.shape
    grid = pd.MultiIndex.from_product([range(people), range(items)], names=["respondent_id", "item_id"])
    return grid.to_frame(index=False).assign(rating=answers.ravel())


def list_targets(cases: list[Case]) -> Iterator[Target]:
    for case in cases:
        bounds = (LEAST_FOUND, 1.0) if case.has_camps else (0.0, MOST_FALSE)
        yield Target(f"{case.name}: groups found", case.found, *bounds)
        yield Target(f"{case.name}: groups found by a release", case.by_a_release, *bounds)


def write_opinion_table(cases: list[Case]) -> list[str]:
    rows = [
        [case.name, *(f"{100 * rate.share:.1f}" for rate in (case.found, case.by_a_release))]
        for case in cases
    ]
    return write_table([f"answers to {ITEMS} questions", "groups found", "by a release"], rows)
