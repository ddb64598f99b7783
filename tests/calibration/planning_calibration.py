"""How often a change as large as the smallest detectable one is seen, and one that people are found for."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.change import PLANNING_CORRELATION, POWER, SIGNIFICANCE, measure_change, people_needed
from tests.calibration.target import Rate, Target, write_table

SPREAD, LEVEL, CHANGE_TO_SEE = 20.0, 50.0, 10.0  # points
STAYING = (0.0, 0.5, 0.8)
PEOPLE = (8, 15, 30, 60)  # a round
WITHIN = 0.03  # of four times in five


@dataclass(frozen=True)
class Case:
    name: str
    smallest_change: float  # typical of rounds of this size
    seen: Rate  # a change of that size
    people_needed: int  # a round, for a change of ten points, in the middle partnership
    seen_by_them: Rate


def draw_rounds(
    partnerships: int, people: int, staying: float, change: float, random: np.random.Generator
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Normal scores of as many people in both rounds, of whom some stay; one person's correlate .6."""
    stayers = round(people * staying)
    everybody = 2 * people - stayers
    first = random.standard_normal((partnerships, everybody))
    kept, own = PLANNING_CORRELATION, np.sqrt(1 - PLANNING_CORRELATION**2)
    second = kept * first + own * random.standard_normal(first.shape)
    here_before, here_after = np.arange(people), np.r_[:stayers, people:everybody]
    return (
        _make_tidy(LEVEL + SPREAD * first[:, here_before], here_before),
        _make_tidy(LEVEL + change + SPREAD * second[:, here_after], here_after),
    )


def _make_tidy(scores: np.ndarray, who: np.ndarray) -> pd.DataFrame:
    grid = pd.MultiIndex.from_product([range(len(scores)), who], names=["partnership", "respondent_id"])
    return grid.to_frame(index=False).assign(score=scores.ravel())


def run_cases(partnerships: int, seed: int) -> list[Case]:
    random = np.random.default_rng([seed, 5])
    return [_run(partnerships, people, staying, random) for staying in STAYING for people in PEOPLE]


def _run(partnerships: int, people: int, staying: float, random: np.random.Generator) -> Case:
    def measure(size: int, change: float) -> pd.DataFrame:
        before, after = draw_rounds(partnerships, size, staying, change, random)
        return measure_change(before, after, "score", ["partnership"])

    quiet = measure(people, 0.0)
    smallest = float(np.sqrt((quiet["smallest_detectable_change"] ** 2).mean()))
    needed = int(people_needed(quiet, CHANGE_TO_SEE)["people_needed_per_round"].median())
    seen, seen_by_them = measure(people, smallest), measure(needed, CHANGE_TO_SEE)
    return Case(f"{people} people, {staying:.0%} stay", smallest, _rate(seen), needed, _rate(seen_by_them))


def _rate(changes: pd.DataFrame) -> Rate:
    return Rate.of(changes["p_value"] < SIGNIFICANCE, changes["partnership"])


def list_targets(cases: list[Case]) -> Iterator[Target]:
    for case in cases:
        bounds = (POWER - WITHIN, POWER + WITHIN)
        yield Target(f"{case.name}: the smallest detectable change is seen", case.seen, *bounds)
        yield Target(f"{case.name}: the people needed see ten points", case.seen_by_them, *bounds)


def write_planning_table(cases: list[Case]) -> list[str]:
    heads = ["two rounds of", "smallest detectable change", "seen", "people needed for 10 points", "seen"]
    rows = [
        [
            case.name,
            f"{case.smallest_change:.1f}",
            f"{100 * case.seen.share:.1f}",
            str(case.people_needed),
            f"{100 * case.seen_by_them.share:.1f}",
        ]
        for case in cases
    ]
    return write_table(heads, rows)
