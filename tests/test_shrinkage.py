"""Shrunken estimates and funnel limits: R and statsmodels, slow versions, coverage, invariances, edges."""

import json
from fractions import Fraction
from operator import mul

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from statsmodels.stats.meta_analysis import combine_effects

from analytics.funnel import KINDS
from analytics.shrinkage import measure_funnel, shrink_groups

pytestmark = pytest.mark.filterwarnings("error")

SHRUNKEN = ["shrunken", "low", "high", "between_variance"]


def sectors(estimates, errors=5.0, **keys):
    return pd.DataFrame({"estimate": np.asarray(estimates, float), "standard_error": errors, **keys})


def drawn_sectors(seed=0, count=8, spread=6.0, **keys):
    draw = np.random.default_rng(seed)
    errors = draw.uniform(2, 9, count)
    return sectors(50 + spread * draw.normal(size=count) + errors * draw.normal(size=count), errors, **keys)


def units(seed=0, count=14, **keys):
    draw = np.random.default_rng(seed)
    denominator = draw.integers(20, 400, count)
    share = np.clip(draw.normal(0.7, 0.1, count), 0.05, 0.95)
    return pd.DataFrame({"numerator": draw.binomial(denominator, share), "denominator": denominator, **keys})


# Shrinking


@pytest.mark.parametrize("seed", range(5))
def test_between_variance_equals_statsmodels(seed):
    groups = drawn_sectors(seed)
    estimates, variances = groups["estimate"].to_numpy(), groups["standard_error"].to_numpy() ** 2
    expected = combine_effects(estimates, variances, method_re="dl")
    assert shrink_groups(groups, [])["between_variance"][0] == pytest.approx(max(expected.tau2, 0), abs=1e-9)


@pytest.mark.parametrize("errors", [(1e-9, 1, 1), (1e-9, 1e-9, 1), (1e-30, 1, 1e30), (4, 1e-12, 1e-6)])
def test_one_error_far_below_the_others_takes_no_digits_from_between_variance(errors):
    """Where a mean is of answers that hardly differ; in exact fractions. It was divided by 0."""
    estimates, weights = (0, 1, 3), [1 / Fraction(error) ** 2 for error in errors]
    mean = sum(map(mul, weights, estimates)) / sum(weights)
    spread = sum(weight * (y - mean) ** 2 for weight, y in zip(weights, estimates, strict=True))
    room = sum(weights) - sum(weight**2 for weight in weights) / sum(weights)
    found = shrink_groups(sectors(estimates, errors), [])["between_variance"][0]
    assert found == pytest.approx(float(max(0, (spread - 2) / room)), rel=1e-9)


def test_shrunken_is_the_textbook_mixture():
    groups = drawn_sectors(3)
    found = shrink_groups(groups, [])
    variance, between = groups["standard_error"] ** 2, found["between_variance"]
    weight = 1 / (variance + between)
    mean = (weight * groups["estimate"]).sum() / weight.sum()
    pull = variance / (variance + between)
    np.testing.assert_allclose(found["shrunken"], (1 - pull) * groups["estimate"] + pull * mean, atol=1e-12)


def test_groups_that_differ_no_more_than_chance_are_drawn_to_one_value():
    found = shrink_groups(sectors([49, 50, 51, 50]), [])
    assert found["between_variance"].eq(0).all()
    np.testing.assert_allclose(found["shrunken"], 50)


def test_the_unsure_are_drawn_further():
    found = shrink_groups(sectors([30, 30, 70, 70, 50], [2, 10, 2, 10, 2]), [])
    assert found["shrunken"][1] > found["shrunken"][0]
    assert found["shrunken"][3] < found["shrunken"][2]


@pytest.mark.parametrize(
    ("count", "spread"), [(3, 0.0), (3, 8.0), (6, 5.0), (15, 0.0), (15, 5.0), (15, 20.0)]
)
def test_intervals_cover_the_true_values(count, spread):
    draw = np.random.default_rng(count)
    sets, errors = 1500, draw.uniform(3, 9, (1500, count))
    truth = spread * draw.normal(size=(sets, count))
    estimates = truth + errors * draw.normal(size=(sets, count))
    groups = sectors(estimates.ravel(), errors.ravel(), set=np.repeat(np.arange(sets), count))
    found = shrink_groups(groups, ["set"])
    assert ((found["low"] <= truth.ravel()) & (truth.ravel() <= found["high"])).mean() > 0.93


def test_columns_are_kept_and_by_comes_first():
    groups = sectors([40, 50, 60], sector=["health", "police", "schools"], partnership=["b", "a", "a"])
    found = shrink_groups(groups, ["partnership"])
    assert found.columns.tolist() == ["partnership", "estimate", "standard_error", "sector", *SHRUNKEN]
    assert found["sector"].tolist() == ["police", "schools", "health"]


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_row_order_mirrored_scale_and_other_sets_change_nothing(seed):
    groups = pd.concat(
        [drawn_sectors(seed, 5, place="a"), drawn_sectors(seed + 1, 7, place="b")], ignore_index=True
    )
    groups["name"] = range(12)
    expected = shrink_groups(groups, ["place"]).set_index("name")
    shuffled = shrink_groups(groups.sample(frac=1, random_state=seed), ["place"]).set_index("name")
    assert_frame_equal(shuffled.sort_index(), expected.sort_index())
    mirrored = shrink_groups(groups.assign(estimate=100 - groups["estimate"]), ["place"]).set_index("name")
    np.testing.assert_allclose(100 - mirrored["shrunken"], expected["shrunken"])
    np.testing.assert_allclose(100 - mirrored["high"], expected["low"])
    alone = shrink_groups(groups[groups["place"] == "b"], []).set_index("name")
    assert_frame_equal(alone[SHRUNKEN], expected[expected["place"] == "b"][SHRUNKEN])


@pytest.mark.parametrize(
    "groups",
    [
        sectors([50]),
        sectors([50, np.nan]),
        sectors([50, 60], [0.0, 5.0]),
        sectors([50, 60], [np.nan, np.nan]),
    ],
)
def test_fewer_than_two_usable_groups_cannot_be_drawn_together(groups):
    assert shrink_groups(groups, [])[SHRUNKEN].isna().all(axis=None)


def test_an_unusable_group_leaves_the_others_as_they_are():
    expected = shrink_groups(drawn_sectors(1), [])
    with_gap = pd.concat([drawn_sectors(1), sectors([99], [0.0])], ignore_index=True)
    found = shrink_groups(with_gap, [])
    assert_frame_equal(found[SHRUNKEN][:-1], expected[SHRUNKEN])
    assert found[SHRUNKEN].iloc[-1].isna().all()


def test_no_groups_give_no_rows():
    assert shrink_groups(sectors([]), []).empty
    assert measure_funnel(units(count=0), []).empty


def test_a_negative_standard_error_is_refused():
    with pytest.raises(ValueError, match="-2"):
        shrink_groups(sectors([50, 60], [3.0, -2.0]), [])


# Funnels


@pytest.mark.parametrize(("entry", "kind"), [("PR_SHMI", "proportion"), ("SR_SHMI", "ratio")])
def test_funnel_equals_the_r_package(shared_data, entry, kind):
    expected = json.loads((shared_data / "ref_funnel_ae" / "oracle.json").read_text())[entry]
    theirs = pd.DataFrame(expected["units"])
    found = measure_funnel(theirs[["numerator", "denominator"]], [], kind)
    assert found["dispersion_ratio"][0] == pytest.approx(expected["phi"], rel=1e-9)
    assert found["between_variance"][0] == pytest.approx(expected["tau2"], abs=1e-9)
    limits = {"low_95": "OD95LCL", "high_95": "OD95UCL", "low_998": "OD99LCL", "high_998": "OD99UCL"}
    for ours, r in {"z_score": "Uzscore", **limits}.items():
        np.testing.assert_allclose(found[ours], theirs[r], rtol=1e-9, atol=1e-9, err_msg=ours)
    assert (found["verdict"].isin(["higher", "lower"]) == (theirs["outlier"] == 1)).all()


def ratios(observed, expected=4.0):
    return pd.DataFrame({"numerator": observed, "denominator": expected})


def test_a_ratio_of_nothing_is_ranked_and_judged_but_does_not_shape_the_limits():
    found = measure_funnel(ratios([0, 4, 5, 3, 4, 6, 2, 4, 5, 3, 4, 5]), [], "ratio")
    assert np.isneginf(found["z_score"][0])
    # Of twelve, the lowest and the highest go; the 0 is the lowest, so the 2 stays.
    kept = np.log(np.array([4, 5, 3, 4, 2, 4, 5, 3, 4, 5]) / 4) * 2
    assert found["dispersion_ratio"][0] == pytest.approx((kept**2).mean())
    assert found["verdict"].tolist() == ["lower"] + ["as_expected"] * 11


def test_where_nearly_nothing_was_observed_nobody_is_judged():
    found = measure_funnel(ratios([0] * 90 + [4] * 10), [], "ratio")
    assert set(found["verdict"]) == {"too_few_units"}
    assert found[["between_variance", "low_95", "high_998"]].isna().all().all()


def test_scores_are_judged_by_their_standard_errors():
    estimates = [50.0] * 10 + [52, 48, 51, 49, 95]
    found = measure_funnel(sectors(estimates, 3.0), [], kind="score")
    assert found["verdict"].tolist() == ["as_expected"] * 14 + ["higher"]
    assert found["target"][0] == pytest.approx(np.mean(estimates))


def test_without_over_dispersion_limits_are_those_of_chance():
    found = measure_funnel(sectors([50.0, 51.0] * 6, 3.0), [], kind="score")
    assert found["between_variance"].eq(0).all()
    np.testing.assert_allclose(found["high_95"] - found["target"], 1.959964 * 3)


def test_chance_alone_makes_hardly_anyone_an_outlier():
    draw = np.random.default_rng(0)
    denominator = draw.integers(15, 200, 6000)
    many = pd.DataFrame({"numerator": draw.binomial(denominator, 0.6), "denominator": denominator})
    found = measure_funnel(many.assign(set=np.arange(6000) // 20), ["set"])
    assert found["verdict"].isin(["higher", "lower"]).mean() < 0.006
    assert 0.03 < ((found["value"] > found["high_95"]) | (found["value"] < found["low_95"])).mean() < 0.06


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000), kind=st.sampled_from(["proportion", "ratio"]))
def test_funnel_ignores_row_order_and_other_sets(seed, kind):
    both = pd.concat([units(seed, place="a"), units(seed + 1, 11, place="b")], ignore_index=True)
    both["name"] = range(len(both))
    expected = measure_funnel(both, ["place"], kind).set_index("name")
    shuffled = measure_funnel(both.sample(frac=1, random_state=seed), ["place"], kind).set_index("name")
    assert_frame_equal(shuffled.sort_index(), expected.sort_index())
    alone = measure_funnel(both[both["place"] == "b"], [], kind).set_index("name")
    assert_frame_equal(alone, expected[expected["place"] == "b"][alone.columns])


def test_inputs_are_unchanged():
    groups, counts = drawn_sectors(), units()
    before = groups.copy(deep=True), counts.copy(deep=True)
    shrink_groups(groups, [])
    measure_funnel(counts, [])
    assert_frame_equal(groups, before[0])
    assert_frame_equal(counts, before[1])


def test_below_ten_units_nobody_is_judged():
    found = measure_funnel(units(count=9), [])
    assert set(found["verdict"]) == {"too_few_units"}
    assert found[["low_95", "high_998"]].isna().all(axis=None)


def test_a_unit_with_nothing_to_count_is_not_known():
    counts = pd.concat([units(), pd.DataFrame({"numerator": [0], "denominator": [0]})], ignore_index=True)
    found = measure_funnel(counts, [])
    assert found["verdict"].iloc[-1] == "not_known"
    assert_frame_equal(found[:-1], measure_funnel(units(), []), check_dtype=False)


def test_one_precise_unit_and_next_to_nothing_expected_raise_nothing():
    scores = drawn_sectors(3, count=12)
    scores.loc[0, "standard_error"] = 1e-9
    assert measure_funnel(scores, [], kind="score")["between_variance"].gt(0).all()
    counts = units(seed=2).assign(denominator=lambda rows: rows["numerator"] + 0.5)
    counts.loc[0, ["numerator", "denominator"]] = 1, 1e-9
    found = measure_funnel(counts, [], kind="ratio")
    assert found["verdict"].eq("as_expected").all()
    assert found.loc[0, ["low_998", "high_998"]].tolist() == [0, np.inf]


def test_nothing_observed_is_lower_than_expected():
    counts = units(seed=2).assign(denominator=lambda rows: rows["numerator"])
    counts.loc[0, "numerator"] = 0
    found = measure_funnel(counts, [], kind="ratio")
    assert found["verdict"].tolist() == ["lower"] + ["as_expected"] * 13


def test_limits_of_a_share_stay_within_0_and_1():
    counts = pd.DataFrame({"numerator": [1, 2] * 6, "denominator": 2})
    found = measure_funnel(counts, [])
    assert found["low_998"].ge(0).all()
    assert found["high_998"].eq(1).all()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"numerator": -1}, "numerator is -1"),
        ({"denominator": -3}, "denominator is -3"),
        ({"numerator": 999}, "999"),
    ],
)
def test_impossible_counts_are_refused(changed, message):
    with pytest.raises(ValueError, match=message):
        measure_funnel(units().assign(**changed), [])


def test_an_unknown_kind_is_refused_with_what_is_allowed():
    with pytest.raises(ValueError, match=f"'odds'.*{', '.join(KINDS)}"):
        measure_funnel(units(), [], kind="odds")


def test_a_negative_error_of_a_score_is_refused():
    with pytest.raises(ValueError, match="-1"):
        measure_funnel(sectors([1.0] * 12, -1.0), [], kind="score")
