"""The calibration of levels, changes and verdicts: every case that is run, its targets, its two tables."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tests.calibration.current_practice import PRACTICES
from tests.calibration.partnerships import measure_spread
from tests.calibration.rates import (
    CHANGES_IN_POINTS,
    OURS,
    RELEASED,
    THEORY,
    UNADJUSTED,
    Rates,
    measure_moving_quarter,
    measure_quiet_quarter,
)
from tests.calibration.target import Target, write_table

STAYING = (0.0, 0.5, 0.8)
ICCS = (0.0, 0.1)
COVER, SMALL_COVER = (0.93, 0.97), (0.93, 0.985)
MOST_FALSE_PAGES = 0.05
POWER_MARGIN = 0.03


@dataclass(frozen=True)
class Case:
    staying: float
    organisation_icc: float
    change_points: float
    rates: Rates

    @property
    def name(self) -> str:
        clustered = f", organisations ICC {self.organisation_icc:g}" if self.organisation_icc else ""
        return f"{self.staying:.0%} stay{clustered}"


def run_cases(
    partnerships: int,
    seed: int,
    iccs: tuple[float, ...] = ICCS,
    changes: tuple[float, ...] = CHANGES_IN_POINTS,
) -> list[Case]:
    """Every combination, each with its own random numbers, so that one case never depends on another."""
    spread = measure_spread(np.random.default_rng([seed, 0]))
    cases = []
    for icc in iccs:
        for staying in STAYING:
            for change in (0.0, *changes):
                random = np.random.default_rng(
                    [seed, int(100 * icc), int(100 * staying), int(10 * change), 1]
                )
                if change == 0:
                    rates = measure_quiet_quarter(partnerships, staying, icc, random)
                else:
                    rates = measure_moving_quarter(partnerships, staying, change, icc, spread, random)
                cases.append(Case(staying, icc, change, rates))
    return cases


def list_targets(cases: list[Case]) -> Iterator[Target]:
    """What has to hold when people answer independently; the clustered cases are reported only."""
    for case in cases:
        if case.organisation_icc:
            continue
        where = f"{case.name}, change of {case.change_points:g}" if case.change_points else case.name
        for name, rate in case.rates.items():
            if "10 or more" in name or "under 10" in name:
                yield Target(f"{where}: cover of {name}", rate, *(SMALL_COVER if "under" in name else COVER))
        if case.change_points:
            power = case.rates[THEORY].share
            seen = case.rates[UNADJUSTED]
            yield Target(f"{where}: seen by itself", seen, power - POWER_MARGIN, power + POWER_MARGIN)
        else:
            for who in (OURS, RELEASED):
                yield Target(
                    f"{where}: false pages, {who}", case.rates[f"false page: {who}"], 0.0, MOST_FALSE_PAGES
                )


def write_quiet_table(cases: list[Case]) -> list[str]:
    shown = {
        "level covered, 10+": "level, 10 or more",
        "under 10": "level, under 10",
        "as published, 10+": "published level, 10 or more",
        "under 10  ": "published level, under 10",
        "change covered, 10+": "change, 10 or more",
        "under 10 ": "change, under 10",
        "false page: ours": f"false page: {OURS}",
        "a release": f"false page: {RELEASED}",
        **{name: f"false page: {name}" for name in PRACTICES},
        "says steady": "steady",
        "says cannot tell": "cannot_tell",
    }
    rows = [
        [case.name, *[_percent(case, key) for key in shown.values()]]
        for case in cases
        if not case.change_points
    ]
    return write_table(["nothing has changed", *shown], rows)


def write_moving_table(cases: list[Case]) -> list[str]:
    shown = {
        "by itself": UNADJUSTED,
        "theory": THEORY,
        "ours, 5 on a page": OURS,
        "a release": RELEASED,
        "wrong among ours": "wrong among announced",
        **{name: name for name in PRACTICES},
    }
    rows = [
        [case.name, f"{case.change_points:g}", *[_percent(case, key) for key in shown.values()]]
        for case in cases
        if case.change_points
    ]
    return write_table(["one of five has changed", "points", *shown], rows)


def _percent(case: Case, key: str) -> str:
    share = case.rates[key].share
    return "–" if np.isnan(share) else f"{100 * share:.1f}"
