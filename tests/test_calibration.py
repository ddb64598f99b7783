"""A smaller run of `python -m tests.calibration` with a fixed seed: every target that the method claims."""

import numpy as np
import pandas as pd
import pytest

from tests.calibration import barrier_calibration, opinion_calibration, planning_calibration
from tests.calibration.change_calibration import (
    list_targets,
    run_cases,
    write_moving_table,
    write_quiet_table,
)
from tests.calibration.partnerships import expected_points, level_of_points, simulate_rounds
from tests.calibration.rates import OURS, THEORY, UNADJUSTED
from tests.calibration.target import Rate, Target

PARTNERSHIPS = 1_000
SEED = 11


@pytest.fixture(scope="module")
def cases():
    return run_cases(PARTNERSHIPS, SEED, iccs=(0.0,), changes=(10, 20))


def test_intervals_cover_power_is_as_in_theory_and_quiet_pages_stay_quiet(cases):
    targets = list(list_targets(cases))
    assert len(targets) == 3 * (6 + 2) + 6 * (2 + 1)
    assert [str(target) for target in targets if not target.is_met] == []


def test_what_people_use_now_announces_far_more_that_is_not_there(cases):
    for case in cases:
        if not case.change_points:
            ours = case.rates[f"false page: {OURS}"].share
            for practice in ("arrow for any difference", "red, amber, green"):
                assert case.rates[f"false page: {practice}"].share > 5 * ours


def test_using_everyone_sees_more_than_stayers_alone_or_strangers(cases):
    half = next(case.rates for case in cases if case.staying == 0.5 and case.change_points == 10)
    assert half[UNADJUSTED].share > half["paired t-test"].share
    assert half[UNADJUSTED].share > half["two-sample t-test"].share


def test_tables_have_a_row_for_every_case(cases):
    assert len(write_quiet_table(cases)) == 2 + 3
    assert len(write_moving_table(cases)) == 2 + 6
    assert all(0 < case.rates[THEORY].share < 1 for case in cases if case.change_points)


def test_no_barrier_is_named_wrongly_and_equal_ones_are_called_equal():
    cases = barrier_calibration.run_cases(600, SEED)
    targets = list(barrier_calibration.list_targets(cases))
    assert len(targets) == 10 + 5
    assert [str(target) for target in targets if not target.is_met] == []
    assert len(barrier_calibration.write_barrier_table(cases)) == 2 + 10
    named = {case.name: case.rightly.share for case in cases}
    assert named["one heavier by 30"] > 0.9  # silence alone would be right, and of no use


def test_opinion_groups_are_hardly_ever_found_in_one_cluster_and_mostly_in_two_camps():
    cases = opinion_calibration.run_cases(60, SEED)
    targets = list(opinion_calibration.list_targets(cases))
    assert len(targets) == 4 * 2
    assert [str(target) for target in targets if not target.is_met] == []
    assert len(opinion_calibration.write_opinion_table(cases)) == 2 + 4


def test_the_smallest_detectable_change_and_the_people_needed_are_seen_four_times_in_five():
    cases = planning_calibration.run_cases(1_000, SEED)
    targets = list(planning_calibration.list_targets(cases))
    assert len(targets) == 12 * 2
    assert [str(target) for target in targets if not target.is_met] == []
    assert len(planning_calibration.write_planning_table(cases)) == 2 + 12
    # The brief's table for half staying, in points of 100 where its scale has 1 to 5 and a spread of .8.
    of_half = [case.smallest_change for case in cases if case.name.endswith("50% stay")]
    assert of_half[0] == pytest.approx(1.06 / 4 * 100, rel=0.05)
    assert of_half[2] == pytest.approx(0.50 / 4 * 100, rel=0.05)


def test_a_rate_outside_its_bounds_misses_its_target():
    hits = pd.Series(np.arange(1000) < 900)
    rate = Rate.of(hits, pd.Series(range(1000)))
    assert rate.share == 0.9
    assert rate.error == pytest.approx(np.sqrt(0.09 / 1000), rel=1e-3)
    assert not Target("cover", rate, 0.93, 0.97).is_met
    assert Target("cover", rate, 0.91, 0.97).is_met


def test_simulated_means_are_the_underlying_ones():
    rounds = simulate_rounds(600, 0.5, 10.0, 0.0, np.random.default_rng(3))
    means = rounds.after.groupby(["partnership", "measure"])["score"].mean().reset_index()
    both = means.merge(rounds.truth, on=["partnership", "measure"])
    assert (both["score"] - both["mean_after"]).mean() == pytest.approx(0, abs=0.3)
    assert both.groupby("moved")[["mean_before", "mean_after"]].size().to_dict() == {False: 2400, True: 600}
    moved = both[both["moved"]]
    assert (moved["mean_after"] - moved["mean_before"]).abs().to_numpy() == pytest.approx(10, abs=1e-3)


def test_points_and_levels_are_each_others_inverse():
    points = np.array([20.0, 50.0, 80.0])
    assert expected_points(level_of_points(points)) == pytest.approx(points, abs=1e-3)
