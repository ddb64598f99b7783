"""Every public statistic against R on small, awkward data sets drawn there: golden/r_formulas/SOURCE.md."""

import json
import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analytics.agreement import STATISTICS, measure_agreement, measure_group_dependence
from analytics.change import (
    adjust_p_values,
    measure_change,
    people_needed,
    smallest_detectable_change,
)
from analytics.control_chart import classify_points
from analytics.level import measure_level
from analytics.meetings import find_waiting_curve, measure_days_to_decision, measure_voice
from analytics.network import measure_network
from analytics.opinion_groups import measure_group_consensus
from analytics.reliability import measure_omega, measure_reliability
from analytics.shrinkage import measure_funnel, shrink_groups
from analytics.trend import find_level_variance, fit_trend

pytestmark = pytest.mark.filterwarnings("error")

GOLDEN = Path(os.environ.get("R_FORMULAS", Path(__file__).parent / "golden" / "r_formulas"))
ALPHAS = ["alpha", "alpha_low", "alpha_high", "spearman_brown"]
IN_MULTILEVEL = ["rwg", "rwg_j", "average_deviation", "awg"]
COUNTS = ["item_count", "respondent_count"]


def read_cases(name):
    return json.loads((GOLDEN / f"{name}.json").read_text())


def told_by_r(cases, columns, part="found"):
    """What R found: a row for each case; what it left out or has no value for is NaN."""
    return pd.DataFrame([case[part] for case in cases]).reindex(columns=columns).astype(float)


def assert_equal_to_r(found, expected, within=1e-9):
    assert len(found) == len(expected) > 0
    for column in expected:
        np.testing.assert_allclose(
            found[column].to_numpy(float), expected[column].to_numpy(float), rtol=within, atol=within,
            err_msg=column,
        )  # fmt: skip


def stack(frames):
    """One frame of all cases, numbered in the column `case`."""
    return pd.concat([frame.assign(case=number) for number, frame in enumerate(frames)], ignore_index=True)


# ---------------------------------------------------------------- ratings

RATINGS = read_cases("ratings")


def tidy(case):
    wide = pd.DataFrame(case["answers"], dtype=float).rename_axis("respondent_id").reset_index()
    return wide.melt("respondent_id", var_name="item_id", value_name="rating")


@pytest.fixture(scope="module")
def ratings():
    return stack(tidy(case) for case in RATINGS)


def test_alpha_its_interval_and_spearman_brown(ratings):
    found = measure_reliability(ratings, ["case"])
    assert_equal_to_r(found, told_by_r(RATINGS, [*ALPHAS, *COUNTS]))
    by_psych = told_by_r(RATINGS, ["alpha_by_psych"])["alpha_by_psych"]
    known = by_psych.notna()
    np.testing.assert_allclose(found["alpha"][known], by_psych[known], atol=1e-9)


@pytest.mark.parametrize("scale", sorted({tuple(case["scale"]) for case in RATINGS}))
def test_agreement_on_every_scale(ratings, scale):
    chosen = [number for number, case in enumerate(RATINGS) if tuple(case["scale"]) == scale]
    cases = [RATINGS[number] for number in chosen]
    found = measure_agreement(ratings[ratings["case"].isin(chosen)], ["case"], *scale)
    assert_equal_to_r(found, told_by_r(cases, [*STATISTICS, *COUNTS]))
    by_package = told_by_r(cases, [f"{name}_by_multilevel" for name in IN_MULTILEVEL])
    assert_equal_to_r(found, by_package.set_axis(IN_MULTILEVEL, axis=1))


def test_omega_where_the_factor_is_regular(ratings):
    told = told_by_r(RATINGS, ["omega_by_psych", "lowest_loading", "highest_loading"])
    # psych turns items that load negatively, and stops elsewhere at a communality's bound.
    regular = (told["lowest_loading"] > 0) & (told["highest_loading"] < 0.99)
    assert regular.sum() >= 5
    found = measure_omega(ratings, ["case"])
    np.testing.assert_allclose(found["omega_total"][regular], told["omega_by_psych"][regular], atol=1e-3)


WIDE = read_cases("wide_ratings")


@pytest.mark.parametrize("scale", sorted({tuple(case["scale"]) for case in WIDE}))
def test_scales_of_two_to_eleven_points_with_up_to_25_items(scale):
    cases = [case for case in WIDE if tuple(case["scale"]) == scale]
    ratings = stack(tidy(case) for case in cases)
    assert_equal_to_r(measure_reliability(ratings, ["case"]), told_by_r(cases, [*ALPHAS, *COUNTS]))
    found = measure_agreement(ratings, ["case"], *scale)
    assert_equal_to_r(found, told_by_r(cases, [*STATISTICS, *COUNTS]))
    by_package = told_by_r(cases, [f"{name}_by_multilevel" for name in IN_MULTILEVEL])
    assert_equal_to_r(found, by_package.set_axis(IN_MULTILEVEL, axis=1))


def test_omega_of_wide_shapes_where_the_factor_is_regular():
    told = told_by_r(WIDE, ["omega_by_psych", "lowest_loading", "highest_loading"])
    regular = (told["lowest_loading"] > 0) & (told["highest_loading"] < 0.99)
    assert regular.sum() >= 3
    found = measure_omega(stack(tidy(case) for case in WIDE), ["case"])
    np.testing.assert_allclose(found["omega_total"][regular], told["omega_by_psych"][regular], atol=1e-3)


# ---------------------------------------------------------------- dependence on the organisation


def test_dependence_on_the_organisation():
    cases = read_cases("dependence")
    scores = stack(pd.DataFrame({"agency": case["group"], "score": case["score"]}) for case in cases)
    found = measure_group_dependence(scores.astype({"score": float}), "score", "agency", ["case"])
    columns = ["icc1", "icc2", "f_statistic", "p_value", "group_count", "respondent_count"]
    assert_equal_to_r(found, told_by_r(cases, columns))


# ---------------------------------------------------------------- level and change


def answers_of(cases, part):
    return stack(pd.DataFrame(case[part]).astype({"score": float}) for case in cases)


def test_change_between_rounds_with_people_who_come_and_go():
    cases = read_cases("change")
    found = measure_change(
        answers_of(cases, "before"), answers_of(cases, "after"), "score", ["case"], sector="sector"
    )
    assert_equal_to_r(found, told_by_r(cases, list(cases[0]["found"])))


def test_level_and_its_interval():
    cases = read_cases("change")
    found = measure_level(answers_of(cases, "after"), "score", ["case"])
    assert_equal_to_r(found, told_by_r(cases, list(cases[0]["level"]), "level"))


def test_adjusted_p_values_of_each_page():
    cases = read_cases("adjusted")
    page = np.repeat(np.arange(len(cases)), [len(case["p"]) for case in cases])
    together = adjust_p_values(np.concatenate([case["p"] for case in cases]), page)
    np.testing.assert_allclose(together, np.concatenate([case["adjusted"] for case in cases]), rtol=1e-12)


# ---------------------------------------------------------------- trend

LEVELS = ["level", "low", "high", "probability_higher_than_first", "probability_higher_than_year_ago"]


@pytest.mark.parametrize("case", read_cases("trend"))
def test_levels_bands_and_probabilities(case):
    told = pd.DataFrame(case["found"])
    told[["estimate", *LEVELS]] = told[["estimate", *LEVELS]].astype(float)
    waves = told[["series", "wave_number", "estimate", "standard_error"]]
    variance, likeliest = case.get("level_variance"), case.get("likeliest")
    if variance is None:
        # The peak of a likelihood is flat: its place is known to fewer digits than its height.
        assert find_level_variance(waves, ["series"]) == pytest.approx(likeliest, rel=1e-4, abs=1e-6)
        variance = likeliest
    assert_equal_to_r(fit_trend(waves, ["series"], level_variance=variance), told[LEVELS], within=1e-6)


# ---------------------------------------------------------------- control charts


@pytest.mark.parametrize(
    ("reading", "options"),
    [
        ("screened", {}),
        ("earlier_reading", {"beyond_limit_counts": False}),
        ("unscreened", {"screen": False}),
    ],
)
def test_limits_and_signals(reading, options):
    cases = read_cases("control_charts")
    series = stack(
        pd.DataFrame({"month": range(len(case["y"])), "share": np.array(case["y"], float)}) for case in cases
    )
    found = classify_points(series, "share", "month", "increase", ["case"], **options)
    recorded = found[found["share"].notna()].reset_index(drop=True)
    told = pd.concat([pd.DataFrame(case[reading]) for case in cases], ignore_index=True)
    numbers = ["mean", "lower_limit", "upper_limit", "near_lower", "near_upper"]
    told[numbers] = told[numbers].replace("NaN", np.nan).astype(float)
    assert_equal_to_r(recorded, told[numbers])
    assert recorded["signal"].tolist() == told["signal"].tolist()


# ---------------------------------------------------------------- small groups


def test_shrunken_estimates():
    cases = read_cases("shrinkage")
    groups = stack(
        pd.DataFrame({name: case[name] for name in ("estimate", "standard_error")}) for case in cases
    )
    told = pd.concat([pd.DataFrame(case["found"]) for case in cases], ignore_index=True)
    assert_equal_to_r(shrink_groups(groups, ["case"]), told)


@pytest.mark.parametrize(
    ("kind", "columns"),
    [("proportion", ["numerator", "denominator"]), ("score", ["estimate", "standard_error"])],
)
def test_funnel_limits(kind, columns):
    cases = [case for case in read_cases("funnels") if case["kind"] == kind]
    units = stack(
        pd.DataFrame(dict(zip(columns, (case["first"], case["second"]), strict=True))) for case in cases
    )
    told = pd.concat([pd.DataFrame(case["found"]) for case in cases], ignore_index=True)
    assert_equal_to_r(measure_funnel(units, ["case"], kind), told)


def test_ratio_funnel_limits():
    cases = read_cases("ratio_funnels")
    units = stack(
        pd.DataFrame({"numerator": case["observed"], "denominator": case["expected"]}) for case in cases
    )
    told = pd.concat([pd.DataFrame(case["found"]) for case in cases], ignore_index=True)
    assert any(0 in case["observed"] and not case["infinite_in_funnelplotr"] for case in cases)
    assert_equal_to_r(measure_funnel(units, ["case"], "ratio"), told)


# ---------------------------------------------------------------- consensus across partners


def test_consensus_across_partners():
    for case in read_cases("group_consensus"):
        answers = pd.DataFrame(case["answers"], dtype=float).assign(sector=case["sector"])
        tidy_answers = answers.rename_axis("respondent_id").reset_index()
        tidy_answers = tidy_answers.melt(
            ["respondent_id", "sector"], var_name="item_id", value_name="rating"
        ).assign(item_id=lambda rows: rows["item_id"].astype(int) + 1)
        found = measure_group_consensus(tidy_answers, "sector", case["agree_from"])
        told = pd.DataFrame(case["found"], columns=found.columns)
        if len(told):
            names = ["item_id", "group_count", "consensus_minimum", "consensus_geometric_mean"]
            assert_equal_to_r(found, told[names].astype(float))
        assert (
            found["least_agreeing_group"].fillna("").tolist()
            == told["least_agreeing_group"].fillna("").tolist()
        )


# ---------------------------------------------------------------- planning


def test_how_many_people_it_would_take():
    for case in read_cases("plans"):
        found = people_needed(pd.DataFrame([case]), case["size"], case["correlation"])
        assert_equal_to_r(found, told_by_r([case], list(case["found"])))


def test_the_detectable_change_has_the_power_that_r_says():
    """R's is exact, by the noncentral t; the sum of two quantiles is its usual stand-in."""
    for case in read_cases("power"):
        people = case["people"]
        two_sample = float(smallest_detectable_change(20 * np.sqrt(2 / people), 2 * people - 2))
        paired = float(smallest_detectable_change(20 / np.sqrt(people), people - 1))
        near = 0.003 if people >= 8 else 0.025
        assert two_sample == pytest.approx(case["two_sample"], rel=near)
        assert paired == pytest.approx(case["paired"], rel=near)


# ---------------------------------------------------------------- networks, waits, voice


def test_networks():
    cases = read_cases("networks")
    ties = stack(
        pd.DataFrame({name: case[name] for name in ("rater", "rated", "strength")}) for case in cases
    )
    roster = stack(pd.DataFrame({"organisation": range(1, case["size"] + 1)}) for case in cases)
    # R reads a list of ties: a pair that is not listed is no tie, and everybody answered.
    found = measure_network(ties, roster.assign(answered=True), ["case"])
    assert_equal_to_r(found, told_by_r(cases, list(cases[0]["found"])))


def test_networks_with_missing_answers_and_their_bounds():
    cases = read_cases("partial_networks")
    for by_roster in (True, False):
        chosen = [case for case in cases if (case["reading"] == "roster") == by_roster]
        ties = stack(
            pd.DataFrame({name: case[name] for name in ("rater", "rated", "strength")}, dtype=object)
            for case in chosen
        ).astype({"strength": float})
        roster = stack(
            pd.DataFrame({"organisation": range(1, case["size"] + 1), "answered": case["answered"]})
            for case in chosen
        )
        roster = roster if by_roster else roster.drop(columns="answered")
        found = measure_network(ties, roster, ["case"])
        columns = [name for name in chosen[0]["found"] if name != "density_by_sna"]
        assert_equal_to_r(found, told_by_r(chosen, columns))
        assert_equal_to_r(
            found.rename(columns={"density": "density_by_sna"}), told_by_r(chosen, ["density_by_sna"])
        )


WAITS = read_cases("waits")


def test_waiting_curves_and_their_bands():
    waits = stack(pd.DataFrame({name: case[name] for name in ("days", "is_over")}) for case in WAITS)
    found = find_waiting_curve(waits.astype({"is_over": bool}), ["case"])
    columns = ["share_waiting", "low", "high"]
    told = stack(
        pd.DataFrame({name: case[name] for name in ("time", "waiting_count", "over_count", *columns)})
        for case in WAITS
    )
    # Where nobody is decided yet, or all are, R has no band; there the share stands for it.
    for edge in ("low", "high"):
        told[edge] = pd.to_numeric(told[edge], errors="coerce").fillna(told["share_waiting"])
    assert found["days"].tolist() == told["time"].tolist()
    assert_equal_to_r(found, told[["waiting_count", "over_count", *columns]])


LAST_DAY = pd.Timestamp("2026-12-31")


def matters(case):
    raised, days = pd.Timestamp("2026-01-01"), pd.to_timedelta(case["days"], "D")
    # An undecided matter was raised as many days before the day of reckoning as it waits.
    return pd.DataFrame({
        "raised_on": np.where(case["is_over"], raised, LAST_DAY - days),
        "decided_on": pd.Series(raised + days).where(np.array(case["is_over"], bool)),
    })  # fmt: skip


def test_the_ends_of_median_waits():
    """survfit has no band where all is decided, so no end there; ours is the last day, as in lifelines."""
    cases = read_cases("median_ends")
    found = measure_days_to_decision(stack(matters(case) for case in cases), LAST_DAY, ["case"])
    told = pd.DataFrame(cases)[["low", "high"]].astype(float)
    last_day = []
    for case in cases:
        longest = max(case["days"])
        waiting = [
            over == 0 for day, over in zip(case["days"], case["is_over"], strict=True) if day == longest
        ]
        last_day.append(np.nan if any(waiting) else longest)
    assert told["high"].notna().sum() >= 3
    assert told["high"].isna().sum() >= 3
    for edge in ("low", "high"):
        np.testing.assert_allclose(found[f"median_days_{edge}"], told[edge].fillna(pd.Series(last_day)))


def test_median_waits():
    found = measure_days_to_decision(stack(matters(case) for case in WAITS), LAST_DAY, ["case"])
    told = pd.DataFrame(WAITS)
    np.testing.assert_allclose(found["median_days"], told["median"].astype(float))
    steep = ~told["flat_at_half"]
    by_survfit = told["median_by_survfit"].astype(float)
    np.testing.assert_allclose(found["median_days"][steep], by_survfit[steep])


def test_voice():
    cases = read_cases("voice")
    turns = stack(
        pd.DataFrame({"speaker": range(len(case["seconds"])), "seconds": case["seconds"]}) for case in cases
    )
    roster = turns.rename(columns={"speaker": "person"})[["case", "person"]].assign(organisation="a")
    spoken = turns[turns["seconds"] > 0]
    assert_equal_to_r(measure_voice(spoken, roster, ["case"]), told_by_r(cases, list(cases[0]["found"])))
