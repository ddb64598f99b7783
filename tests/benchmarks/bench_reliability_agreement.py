"""Reliability and agreement of 40,000 groups, beside pingouin, a loop over groups, and one pandas groupby.

python -m tests.benchmarks.bench_reliability_agreement
"""

import time
from collections.abc import Callable
from itertools import combinations

import numpy as np
import pandas as pd
import pingouin

from analytics.agreement import measure_agreement
from analytics.reliability import measure_reliability

BENCHMARK = "reliability and agreement"
GROUPS, PEOPLE, ITEMS = 40_000, 12, 24
# A loop over all groups would take many minutes: it is timed on some, and the time scaled up.
GROUPS_IN_LOOP = 60
TRIPLES = np.array(list(combinations(range(5), 3)))


def make_ratings(group_count: int = GROUPS, texts: bool = False) -> pd.DataFrame:
    """Tidy ratings sorted by group and item; answers on five points with one factor behind them."""
    draw = np.random.default_rng(0)
    person = draw.normal(size=(group_count, 1, PEOPLE))
    noise = draw.normal(size=(group_count, ITEMS, PEOPLE))
    answers = np.clip(np.rint(3 + 0.7 * person + 0.8 * noise), 1, 5)
    group = np.repeat(np.arange(group_count), ITEMS * PEOPLE)
    item = np.tile(np.repeat(np.arange(ITEMS), PEOPLE), group_count)
    respondent = np.tile(np.arange(PEOPLE), group_count * ITEMS) + group * PEOPLE
    frame = pd.DataFrame(
        {"group": group, "item_id": item, "respondent_id": respondent, "rating": answers.ravel()}
    )
    if texts:
        frame["group"] = "g" + frame["group"].astype(str).str.zfill(5)
        frame["item_id"] = "item_" + frame["item_id"].astype(str).str.zfill(2)
        frame["respondent_id"] = "p" + frame["respondent_id"].astype(str)
    return frame


LIES = {
    "": lambda rows: rows,
    ", a row in twenty missing": lambda rows: rows.drop(index=_draw_rows(len(rows) // 20, len(rows))),
    ", in full disorder": lambda rows: rows.sample(frac=1, random_state=1, ignore_index=True),
}


def _draw_rows(count: int, limit: int) -> np.ndarray:
    return np.random.default_rng(1).choice(limit, count, replace=False)


def run() -> list[dict]:
    rows = []
    for kind in ("numbers", "texts"):
        # Arrow's texts, as pandas makes them where nobody asks for others.
        with pd.option_context("mode.string_storage", "pyarrow"):
            sorted_ratings = make_ratings(texts=kind == "texts")
        for lie, lay in LIES.items():
            rows.append(_compare_with_groupby(lay(sorted_ratings), f"keys are {kind}{lie}"))
        ours, case = rows[-len(LIES)]["seconds"], rows[-len(LIES)]["case"]
        with pd.option_context("mode.string_storage", "pyarrow"):
            some = make_ratings(GROUPS_IN_LOOP, texts=kind == "texts")
        groups = [rows for _, rows in some.groupby("group")]
        for against, measure_one in (("pingouin", _measure_with_pingouin), ("pandas", _measure_with_pandas)):
            start = time.perf_counter()
            for group in groups:
                measure_one(group)
            loop = (time.perf_counter() - start) / GROUPS_IN_LOOP * GROUPS
            rows.append(_row(case, ours, loop / ours, f"times as fast as a loop over groups with {against}"))
    return rows


def _compare_with_groupby(ratings: pd.DataFrame, case: str) -> dict:
    ours = _seconds(lambda: _measure_both(ratings))
    pandas = _seconds(lambda: ratings.groupby(["group", "item_id"])["rating"].agg(["mean", "var"]))
    against = "times the time of one pandas groupby mean and var"
    return _row(f"{len(ratings):,} rows, {case}", ours, ours / pandas, against)


def _row(case: str, seconds: float, ratio: float, against: str) -> dict:
    return {"benchmark": BENCHMARK, "case": case, "seconds": seconds, "ratio": ratio, "against": against}


def _seconds(work: Callable[[], object], repeats: int = 3) -> float:
    """The best of a few runs: other work on the machine only ever adds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def _measure_both(ratings: pd.DataFrame) -> None:
    measure_reliability(ratings, ["group"])
    measure_agreement(ratings, ["group"], 1, 5)


def _measure_with_pingouin(ratings: pd.DataFrame) -> None:
    pingouin.cronbach_alpha(data=ratings, items="item_id", scores="rating", subject="respondent_id")
    wide = ratings.pivot(index="respondent_id", columns="item_id", values="rating")
    _agree(wide.to_numpy())


def _measure_with_pandas(ratings: pd.DataFrame) -> None:
    wide = ratings.pivot(index="respondent_id", columns="item_id", values="rating")
    share = wide.var().sum() / wide.sum(axis=1).var()
    ITEMS / (ITEMS - 1) * (1 - share)
    _agree(wide.to_numpy())


def _agree(answers: np.ndarray) -> None:
    """rwg(j), average deviation, awg, consensus and van der Eijk's A of one group."""
    k = len(answers)
    mean, variance = answers.mean(axis=0), answers.var(axis=0, ddof=1)
    m = min(variance.mean() / 2, 1.0)
    ITEMS * (1 - m) / (ITEMS * (1 - m) + m)
    distance = np.abs(answers - mean)
    distance.mean()
    (1 - 2 * variance / ((6 * mean - mean**2 - 5) * k / (k - 1))).mean()
    (1 + np.log2(1 - distance / 4).mean(axis=0)).mean()
    np.mean([_find_eijk_a(np.bincount(item.astype(int), minlength=6)[1:]) for item in answers.T])


def _find_eijk_a(counts: np.ndarray) -> float:
    """Layer after layer, with the triples of each pattern of five categories."""
    total, agreement = counts.sum(), 0.0
    while counts.any():
        filled = counts > 0
        height = counts[filled].min()
        triples = filled[TRIPLES]
        two = triples.sum(axis=1) == 2
        camps = (two & ~triples[:, 1]).sum()
        neighbours = two.sum() - camps
        unimodality = (3 * neighbours - 4 * camps) / (3 * two.sum()) if two.any() else 1.0
        agreement += height * filled.sum() / total * unimodality * (1 - (filled.sum() - 1) / 4)
        counts = counts - height * filled
    return agreement


if __name__ == "__main__":
    print(pd.DataFrame(run()).to_string(index=False))
