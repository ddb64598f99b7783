"""The level of a round: scipy's t interval, edges, invariances."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from scipy import stats

from analytics.level import measure_level

MEASURED = ["estimate", "low", "high", "standard_error", "respondent_count"]


def people(*scores, **keys):
    return pd.DataFrame({"score": np.asarray(scores, dtype=float), **keys})


def level_of(*scores):
    return measure_level(people(*scores), "score", []).iloc[0]


@given(st.lists(st.floats(0, 100, width=16), min_size=2, max_size=30).filter(lambda x: np.std(x) > 1e-3))
def test_interval_equals_scipys_one_sample_interval(scores):
    found = level_of(*scores)
    expected = stats.ttest_1samp(scores, 0).confidence_interval()
    assert (found["low"], found["high"]) == pytest.approx(tuple(expected), rel=1e-9, abs=1e-9)
    assert found["standard_error"] == pytest.approx(stats.sem(scores), rel=1e-9)
    assert found["estimate"] == pytest.approx(np.mean(scores))


def test_missing_scores_count_nowhere():
    assert level_of(40, np.nan, 60)["respondent_count"] == 2
    assert level_of(40, np.nan, 60)["estimate"] == 50


def test_one_person_and_nobody_have_no_interval():
    assert level_of(40)[["low", "high", "standard_error"]].isna().all()
    assert level_of(40)["estimate"] == 40
    assert level_of()[["estimate", "low", "high"]].isna().all()
    assert level_of()["respondent_count"] == 0


def test_answers_that_all_agree_have_no_interval():
    found = level_of(*[0.1] * 9)
    assert found["estimate"] == pytest.approx(0.1)
    assert found[["low", "high", "standard_error"]].isna().all()


def test_groups_side_by_side_are_as_alone_and_the_input_stays():
    scores = people(*range(12), group=list("abc") * 4)
    kept = scores.copy()
    together = measure_level(scores.sample(frac=1, random_state=3), "score", ["group"])
    assert list(together) == ["group", *MEASURED]
    for name in "abc":
        alone = measure_level(scores[scores["group"] == name], "score", ["group"])
        assert_frame_equal(alone, together[together["group"] == name].reset_index(drop=True))
    assert_frame_equal(scores, kept)


@pytest.mark.parametrize(
    ("scores", "shown"), [(people(1, np.inf), "inf"), (people(1).assign(score="a"), "a")]
)
def test_scores_that_are_no_numbers_are_refused(scores, shown):
    with pytest.raises(ValueError, match=shown):
        measure_level(scores, "score", [])
