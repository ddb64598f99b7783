"""fit_trend on many series at once, beside statsmodels series by series."""

import time
import warnings

import numpy as np
import pandas as pd
from statsmodels.tsa.statespace.mlemodel import MLEModel
from statsmodels.tsa.statespace.structural import UnobservedComponents

from analytics.trend import fit_trend

SERIES, ROUNDS = 10_000, 12
LOOPED_SERIES = 40  # enough to time one series; the ratio is per series


def run() -> list[dict]:
    """Seconds for 10,000 series of 12 rounds: level variance, levels, bands and probabilities."""
    waves = make_waves()
    seconds = best_of_three(lambda: fit_trend(waves, ["series"]))
    given = best_of_three(lambda: fit_trend(waves, ["series"], level_variance=4.0))
    few = [one for _, one in waves[waves["series"] < LOOPED_SERIES].groupby("series")]
    fitted = best_of_three(lambda: [fit_with_statsmodels(one) for one in few])
    smoothed = best_of_three(lambda: [smooth_with_statsmodels(one) for one in few])
    return [
        row("level variance by maximum likelihood", seconds, fitted, "UnobservedComponents.fit and smooth"),
        row("level variance given", given, smoothed, "a statsmodels smoother with known errors"),
    ]


def row(case: str, seconds: float, looped: float, against: str) -> dict:
    return {
        "benchmark": "trend over rounds",
        "case": f"{SERIES:,} series of {ROUNDS} rounds, {case}",
        "seconds": seconds,
        "ratio": looped / LOOPED_SERIES / (seconds / SERIES),
        "against": f"{against} ({LOOPED_SERIES} series, scaled)",
    }


def make_waves() -> pd.DataFrame:
    random = np.random.default_rng(0)
    level = 50 + np.cumsum(random.normal(0, 2, (SERIES, ROUNDS)), axis=1)
    error = random.uniform(3, 8, (SERIES, ROUNDS))
    return pd.DataFrame(
        {
            "series": np.repeat(np.arange(SERIES), ROUNDS),
            "wave_number": np.tile(np.arange(ROUNDS), SERIES),
            "estimate": (level + random.normal(0, error)).ravel(),
            "standard_error": error.ravel(),
        }
    )


def fit_with_statsmodels(one: pd.DataFrame) -> np.ndarray:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # short series do not always converge; the time is what counts
        found = UnobservedComponents(one["estimate"].to_numpy(), "local level").fit(disp=False)
    return found.smoothed_state


def smooth_with_statsmodels(one: pd.DataFrame) -> np.ndarray:
    model = MLEModel(one["estimate"].to_numpy(), k_states=1, k_posdef=1, initialization="diffuse")
    model["design", 0, 0] = model["transition", 0, 0] = model["selection", 0, 0] = 1
    model["state_cov", 0, 0] = 4.0
    model.ssm["obs_cov"] = one["standard_error"].to_numpy()[None, None, :] ** 2
    return model.ssm.smooth().smoothed_state


def best_of_three(work) -> float:
    """The best of three, so that a busy neighbour is not measured."""
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)
