"""Omega of 1,000 groups, beside a loop over groups with a general optimiser.

python -m tests.benchmarks.bench_omega
"""

import time

import numpy as np
import pandas as pd
from scipy.optimize import minimize

from analytics.reliability import measure_omega

BENCHMARK = "omega"
GROUPS = 1_000
GROUPS_IN_LOOP = 20
SIZES = [(12, 24), (30, 24), (30, 6)]


def make_ratings(people: int, items: int, group_count: int = GROUPS) -> pd.DataFrame:
    draw = np.random.default_rng(0)
    person = draw.normal(size=(group_count, 1, people))
    answers = np.clip(np.rint(3 + 0.7 * person + 0.8 * draw.normal(size=(group_count, items, people))), 1, 5)
    return pd.DataFrame(
        {
            "group": np.repeat(np.arange(group_count), items * people),
            "item_id": np.tile(np.repeat(np.arange(items), people), group_count),
            "respondent_id": np.tile(np.arange(people), group_count * items),
            "rating": answers.ravel(),
        }
    )


def run() -> list[dict]:
    rows = []
    for people, items in SIZES:
        ratings = make_ratings(people, items)
        start = time.perf_counter()
        measure_omega(ratings, ["group"])
        ours = time.perf_counter() - start
        start = time.perf_counter()
        for group in range(GROUPS_IN_LOOP):
            _fit_with_scipy(ratings[ratings["group"] == group])
        loop = (time.perf_counter() - start) / GROUPS_IN_LOOP * GROUPS
        rows.append(
            {
                "benchmark": BENCHMARK,
                "case": f"{GROUPS:,} groups, {people} people, {items} items",
                "seconds": ours,
                "ratio": loop / ours,
                "against": "times as fast as a loop over groups with scipy's L-BFGS-B",
            }
        )
    return rows


def _fit_with_scipy(ratings: pd.DataFrame) -> None:
    wide = ratings.pivot(index="respondent_id", columns="item_id", values="rating")
    correlations = np.nan_to_num(np.corrcoef(wide.to_numpy().T))

    def misfit(loadings: np.ndarray) -> tuple[float, np.ndarray]:
        residuals = correlations - np.outer(loadings, loadings)
        np.fill_diagonal(residuals, 0)
        return (residuals**2).sum(), -4 * residuals @ loadings

    start = np.full(len(correlations), 0.5)
    minimize(misfit, start, jac=True, method="L-BFGS-B", bounds=[(-0.9975, 0.9975)] * len(correlations))


if __name__ == "__main__":
    print(pd.DataFrame(run()).to_string(index=False))
