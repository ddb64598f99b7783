"""A change as cells: what it rests on is published anyway, and what is missing tells of nobody."""

import numpy as np
import pandas as pd
import pytest

from analytics.change_cells import match_people, measure_overlap, measure_published_change

SMALLEST = pd.Series([5], index=[1])
TRUST = {"partnership_id": [1], "measure": ["trust"]}
NO_STREAMS = pd.DataFrame(
    columns=["partnership_id", "measure", "stream", "estimate", "standard_error", "error_in_common"]
)


def round_of(answers, first=0):
    """People of four organisations in turn, each with a code of their own."""
    seats = range(first, first + len(answers))
    return pd.DataFrame(
        {
            "partnership_id": 1, "organisation": [seat % 4 for seat in seats], "group": "health",
            "person_key": [f"code {seat}" for seat in seats], "trust": answers,
        }
    )  # fmt: skip


def overlap_of(before, after):
    return measure_overlap(match_people(before, after, SMALLEST, ["trust"]), SMALLEST)


def published_change(overlap, error_before=4.5, error=3.0):
    now = pd.DataFrame({**TRUST, "estimate": [60.0], "standard_error": [error], "respondent_count": [20.0]})
    earlier = now.assign(estimate=50.0, standard_error=error_before)
    return measure_published_change(now, earlier, overlap, (NO_STREAMS, NO_STREAMS)).iloc[0]


def test_answers_that_do_not_vary_hang_together_with_nothing_as_a_number():
    varied, alike = [25.0, 50.0, 75.0, 50.0] * 5, [50.0] * 20
    for pair in ((alike, varied), (varied, alike), (alike, alike)):
        told = overlap_of(round_of(pair[0]), round_of(pair[1]))
        assert told["overlap"].tolist() == [0.0]
    nearly = [*varied[:-1], 75.0]
    assert overlap_of(round_of(varied), round_of(nearly))["overlap"].tolist() == [pytest.approx(0.95)]


def test_a_change_after_answers_that_do_not_vary_reads_like_any_without_correlation():
    alike = overlap_of(round_of([50.0] * 20), round_of([25.0, 50.0, 75.0, 50.0] * 5))
    uncorrelated = overlap_of(round_of([25.0, 75.0] * 10), round_of([25.0, 25.0, 75.0, 75.0] * 5))
    columns = ["standard_error_of_change", "freedom", "low", "high", "p_value"]
    said = [published_change(found)[columns].astype(float) for found in (alike, uncorrelated)]
    pd.testing.assert_series_equal(*said)
    assert said[0].notna().all()


def test_degrees_of_freedom_of_a_change_come_from_the_published_errors():
    """20 people each time, 10 of whom stay; the exact errors of these answers are 2.3 and 11.5."""
    before, after = round_of([40.0, 60.0] * 10), round_of([0.0, 100.0] * 10, first=10)
    told = overlap_of(before, after)
    assert told["stayer_count"].tolist() == [10]
    welch = (4.5**2 + 3.0**2) ** 2 / (4.5**4 / 19 + 3.0**4 / 19)
    by_hand = 9 + (welch - 10 + 1) / (20 + 2 * 10) * 20
    found = published_change(told)
    assert found["freedom"] == pytest.approx(np.floor(by_hand))
    assert found["freedom"] != np.floor(published_change(told, 2.5, 11.5)["freedom"])
