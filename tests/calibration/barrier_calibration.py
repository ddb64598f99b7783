"""How often a barrier is named heaviest, rightly or wrongly, from a survey and one record of each barrier."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.barriers import ABOUT_THE_SAME, rank_barriers
from analytics.instruments import BARRIERS
from analytics.level import measure_level
from analytics.partition import SMALLEST_GROUP
from tests.calibration.partnerships import DOMAINS, simulate_one_round
from tests.calibration.target import Rate, Target, write_table

LOWEST_POINTS, HIGHEST_POINTS = 30.0, 70.0
STREAMS_APART = 8.0  # how far the survey's and the record's truths lie from the barrier's, as a deviation
RECORD_ERROR = 8.0  # standard error of a noisy record: about three meetings' attendance
HEAVIER_BY = (5.0, 10.0, 20.0, 30.0)
MOST_WRONG, LEAST_EQUAL = 0.05, 0.95


@dataclass(frozen=True)
class Case:
    name: str
    is_equal: bool
    rightly: Rate
    wrongly: Rate
    the_same: Rate
    wrong_by_score: Rate  # what people use now: whichever mean is highest


def run_cases(partnerships: int, seed: int) -> list[Case]:
    equal, two_equal = np.zeros(len(BARRIERS)), np.array([0.0, 0.0, -20.0])
    drawn = [
        ("three equal barriers, streams that agree", equal, 0.0, 0.0),
        ("three equal barriers, streams apart", equal, STREAMS_APART, 0.0),
        ("two equal barriers, streams apart", two_equal, STREAMS_APART, 0.0),
        ("three equal barriers, noisy records", equal, 0.0, RECORD_ERROR),
        ("two equal barriers, noisy records", two_equal, 0.0, RECORD_ERROR),
    ]
    drawn += [
        (f"one heavier by {more:g}", np.array([more, 0.0, 0.0]), STREAMS_APART, 0.0) for more in HEAVIER_BY
    ]
    cases = [
        _run(name, more, (apart, error), partnerships, np.random.default_rng([seed, 2, number]))
        for number, (name, more, apart, error) in enumerate(drawn)
    ]
    as_they_come = np.random.default_rng([seed, 3])
    return [*cases, _run("as they come", None, (STREAMS_APART, 0.0), partnerships, as_they_come)]


def list_targets(cases: list[Case]) -> Iterator[Target]:
    for case in cases:
        yield Target(f"{case.name}: wrong heaviest", case.wrongly, 0.0, MOST_WRONG)
        if case.is_equal:
            yield Target(f"{case.name}: called about the same", case.the_same, LEAST_EQUAL, 1.0)


def write_barrier_table(cases: list[Case]) -> list[str]:
    rows = [
        [case.name]
        + [
            "–" if np.isnan(rate.share) else f"{100 * rate.share:.1f}"
            for rate in (case.rightly, case.wrongly, case.the_same, case.wrong_by_score)
        ]
        for case in cases
    ]
    heads = ["heaviest barrier", "named rightly", "named wrongly", "about the same", "highest score: wrong"]
    return write_table(heads, rows)


def _run(
    name: str,
    more: np.ndarray | None,
    spread: tuple[float, float],
    partnerships: int,
    random: np.random.Generator,
) -> Case:
    """more: by how much each barrier is heavier; None, all as they come.
    spread: how far the streams' truths lie apart, and the standard error of the record."""
    apart, record_error = spread
    shape = (partnerships, len(BARRIERS))
    if more is None:
        truth = random.uniform(LOWEST_POINTS, HIGHEST_POINTS, shape)
    else:
        truth = random.uniform(LOWEST_POINTS, HIGHEST_POINTS - max(more), (partnerships, 1)) + more
    difference = apart * random.standard_normal(shape)
    streams = _observe(truth + difference, truth - difference, record_error, random)
    ranked = rank_barriers(streams, ["partnership"], random_state=int(random.integers(2**31)))
    verdict = ranked.groupby("partnership")["verdict"].first()
    heaviest = pd.Series(np.array(BARRIERS)[truth.argmax(axis=1)]).loc[verdict.index]
    is_equal = more is not None and (more == more.max()).sum() > 1
    named = verdict != ABOUT_THE_SAME
    right = named & (verdict == heaviest) & (not is_equal)
    unit = pd.Series(verdict.index, index=verdict.index)
    means = streams.groupby(["partnership", "barrier"])["severity_0_to_100"].mean().unstack()
    by_score = means.idxmax(axis=1).loc[verdict.index]
    return Case(
        name,
        is_equal,
        Rate.of(right, unit),
        Rate.of(named & ~right, unit),
        Rate.of(~named, unit),
        Rate.of((by_score != heaviest) | is_equal, unit),
    )


def _observe(
    survey_truth: np.ndarray, record_truth: np.ndarray, record_error: float, random: np.random.Generator
) -> pd.DataFrame:
    """partnership | barrier | stream | severity_0_to_100 | standard_error; only rounds that may be shown."""
    points = np.full((len(survey_truth), len(DOMAINS)), 50.0)
    place = [DOMAINS.index(barrier) for barrier in BARRIERS]
    points[:, place] = np.clip(survey_truth, 5, 95)
    answers = simulate_one_round(points, random)
    answers = answers[answers["measure"].isin(place)]
    level = measure_level(answers, "score", ["partnership", "measure"])
    survey = level[level["respondent_count"] >= SMALLEST_GROUP].assign(stream="survey")
    survey = survey.rename(columns={"estimate": "severity_0_to_100"})
    record = survey.assign(stream="meetings", standard_error=record_error or np.nan)
    recorded = np.clip(record_truth, 0, 100)
    if record_error:
        recorded = recorded + record_error * random.standard_normal(recorded.shape)
    column = record["measure"].map({number: k for k, number in enumerate(place)}).to_numpy()
    record["severity_0_to_100"] = recorded[record["partnership"].to_numpy(), column]
    both = pd.concat([survey, record], ignore_index=True)
    both["barrier"] = both["measure"].map(dict(enumerate(DOMAINS)))
    return both[["partnership", "barrier", "stream", "severity_0_to_100", "standard_error"]]
