"""measure_change on many pairs of groups at once, beside the same test made group by group."""

import time

import numpy as np
import pandas as pd
from scipy import stats

from analytics.change import judge_change, measure_change

GROUPS, PEOPLE, STAYING = 40_000, 12, 6
LOOPED_GROUPS = 1_000  # enough to time one group; the ratio is per group


def run() -> list[dict]:
    """Seconds for 40,000 pairs of groups of 12 people, half of them staying."""
    rows = []
    for case, is_text in (("whole-number keys", False), ("text keys", True)):
        before, after = make_rounds(is_text)
        seconds, changes = timed(lambda b=before, a=after: measure_change(b, a, "score", ["group"]))
        if case == "whole-number keys":
            few = [frame[frame["group"] < LOOPED_GROUPS] for frame in (before, after)]
            looped, _ = timed(lambda rounds=few: compare_group_by_group(*rounds))
            ratio = looped / LOOPED_GROUPS / (seconds / GROUPS)
            judged, _ = timed(lambda found=changes: judge_change(found, "better", page=["group"]))
            rows.append(row("judge_change, one page a group", judged))
        else:
            ratio = None
        rows.append(row(case, seconds, ratio))
    return rows


def row(case: str, seconds: float, ratio: float | None = None) -> dict:
    against = None if ratio is None else f"a loop with scipy.stats ({LOOPED_GROUPS:,} groups, scaled)"
    return {
        "benchmark": "change between two rounds",
        "case": f"{GROUPS:,} pairs of groups of {PEOPLE}, {case}",
        "seconds": seconds,
        "ratio": ratio,
        "against": against,
    }


def make_rounds(is_text: bool) -> tuple[pd.DataFrame, pd.DataFrame]:
    random = np.random.default_rng(0)
    group = np.repeat(np.arange(GROUPS), PEOPLE)
    person = np.tile(np.arange(PEOPLE), GROUPS)
    before = pd.DataFrame(
        {"group": group, "respondent_id": person, "score": random.normal(60, 20, len(group))}
    )
    after = before.assign(respondent_id=person + PEOPLE - STAYING, score=random.normal(60, 20, len(group)))
    if not is_text:
        return before, after
    return tuple(
        frame.assign(
            respondent_id=frame["group"].astype(str) + "/" + frame["respondent_id"].astype(str),
            group="partnership " + frame["group"].astype(str),
        )
        for frame in (before, after)
    )


def compare_group_by_group(before: pd.DataFrame, after: pd.DataFrame) -> list[float]:
    """What one would write without it: a loop, a merge, a correlation and a t distribution each."""
    later = dict(iter(after.groupby("group")))
    p_values = []
    for name, first in before.groupby("group"):
        second = later[name]
        both = first.merge(second, on="respondent_id")
        n1, n2, n12 = len(first), len(second), len(both)
        r = stats.pearsonr(both["score_x"], both["score_y"]).statistic
        v1, v2 = first["score"].var() / n1, second["score"].var() / n2
        error = np.sqrt(v1 + v2 - 2 * r * n12 * np.sqrt(v1 * v2 / (n1 * n2)))
        welch = (v1 + v2) ** 2 / (v1**2 / (n1 - 1) + v2**2 / (n2 - 1))
        alone = n1 + n2 - 2 * n12
        freedom = n12 - 1 + (welch - n12 + 1) / (alone + 2 * n12) * alone
        p_values.append(
            2 * stats.t.sf(abs((second["score"].mean() - first["score"].mean()) / error), freedom)
        )
    return p_values


def timed(work):
    """The best of three, so that a busy neighbour is not measured; and what the work returned."""
    best, found = np.inf, None
    for _ in range(3):
        start = time.perf_counter()
        found = work()
        best = min(best, time.perf_counter() - start)
    return best, found
