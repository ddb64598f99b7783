"""Control charts: equal to NHSRplotthedots in R, to qicharts2's limits, and the rules one by one."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analytics.control_chart import classify_points, judge_last_point

GOLDEN = Path(__file__).parent / "golden"
R_SIGNALS = {
    "Common Cause": "none",
    "Above UCL": "outside_limits",
    "Below LCL": "outside_limits",
    "7 Point Trend (Increasing)": "trend_of_seven",
    "7 Point Trend (Decreasing)": "trend_of_seven",
    "2 in 3 Above CL": "two_in_three",
    "2 in 3 Below CL": "two_in_three",
    "7 Points Above CL": "run_of_seven",
    "7 Points Below CL": "run_of_seven",
}
LIMITS = {"mean_col": "mean", "lpl": "lower_limit", "upl": "upper_limit"}
COLUMNS = [
    "mean",
    "lower_limit",
    "upper_limit",
    "near_lower",
    "near_upper",
    "signal",
    "verdict",
    "limits_are_trial",
]


def charts_by_r():
    """Every chart of NHSRplotthedots except those with limits frozen after some points."""
    for folder in ("spc_ae", "spc_synthetic_rules"):
        charts = json.loads((GOLDEN / folder / "oracle.json").read_text())
        yield from (
            (name, chart) for name, chart in charts.items() if not chart["options"]["fix_after_n_points"]
        )


def points(*values, **keys):
    return pd.DataFrame({"month": range(len(values)), "value": np.asarray(values, dtype=float), **keys})


def classified(series, by=(), improvement="increase", **options):
    return classify_points(series, "value", "month", improvement, list(by), **options)


def signals(*values, **options):
    return classified(points(*values), **options)["signal"].tolist()


# ---------------------------------------------------------------- oracles


@pytest.mark.parametrize(("name", "chart"), list(charts_by_r()), ids=[name for name, _ in charts_by_r()])
def test_points_are_classified_as_in_r(name, chart):
    options, expected = chart["options"], chart["points"]
    # R begins anew where it is told to re-base: the same as one series for each part.
    series = pd.DataFrame({"month": expected["x"], "value": expected["y"], "part": expected["rebase_group"]})
    found = classified(
        series,
        ["part"],
        options["improvement_direction"],
        screen=options["screen_outliers"],
        beyond_limit_counts=False,
    )
    for theirs, ours in LIMITS.items():
        numbers = np.array(expected[theirs], dtype=float)
        assert found[ours].to_numpy() == pytest.approx(numbers, rel=1e-9, nan_ok=True)
    assert found["signal"].tolist() == [R_SIGNALS[word] for word in expected["special_cause_type"]]
    assert found["verdict"].tolist() == [
        word.removeprefix("special_cause_") for word in expected["point_type"]
    ]


def test_unscreened_limits_equal_qicharts2_up_to_its_constant():
    charts = json.loads((GOLDEN / "spc_ae" / "oracle_qicharts2.json").read_text())
    compared = {name: chart for name, chart in charts.items() if "_i_" in name}
    assert len(compared) == 6
    for chart in compared.values():
        found = classified(pd.DataFrame({"month": chart["x"], "value": chart["y"]}), screen=False)
        width = (found["upper_limit"] - found["mean"]) * (3 / 1.128) / 2.66  # the NHS rounds 3/1.128 to 2.66
        assert found["mean"].to_numpy() == pytest.approx(np.array(chart["cl"]), rel=1e-9)
        assert (found["mean"] + width).to_numpy() == pytest.approx(np.array(chart["ucl"]), rel=1e-9)


def test_published_vector_with_and_without_screening():
    values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
    screened, unscreened = classified(points(*values)), classified(points(*values), screen=False)
    assert screened.loc[0, ["mean", "lower_limit", "upper_limit"]].tolist() == pytest.approx(
        [1.94, -0.72, 4.60], abs=0.005
    )
    assert unscreened.loc[0, ["lower_limit", "upper_limit"]].tolist() == pytest.approx(
        [-3.06, 6.95], abs=0.005
    )
    assert screened["signal"].tolist() == ["none"] * 4 + ["outside_limits"] + ["none"] * 13


def test_near_limits_lie_two_thirds_of_the_way():
    found = classified(points(1, 2, 1, 2, 1, 3)).iloc[0]
    assert found["near_upper"] - found["mean"] == pytest.approx(
        (found["upper_limit"] - found["mean"]) * 2 / 3
    )
    assert found["mean"] - found["near_lower"] == pytest.approx(
        (found["mean"] - found["lower_limit"]) * 2 / 3
    )


# ---------------------------------------------------------------- the rules one by one


def test_seven_points_on_one_side_are_a_run_and_six_are_not():
    around, six = [12, 8, 12, 8], [11, 11.5] * 3
    assert signals(*around, *six, 11, *[8, 12] * 3) == ["none"] * 4 + ["run_of_seven"] * 7 + ["none"] * 6
    assert set(signals(*around, *six, *[8, 12] * 3)) == {"none"}


def test_a_trend_of_seven_covers_the_point_it_starts_from():
    found = signals(5, 4, 5, 4, 1, 2, 3, 4, 5, 6, 7, 4, 5, 4, 5)
    assert found[4:11] == ["trend_of_seven"] * 7
    assert "trend_of_seven" not in signals(5, 4, 5, 4, 2, 3, 4, 5, 6, 7, 4, 5, 4, 5)


def test_equal_neighbours_break_a_trend():
    assert "trend_of_seven" not in signals(5, 4, 1, 2, 3, 3, 4, 5, 6, 7, 4, 5, 4)


def test_a_trend_speaks_of_its_own_direction_not_of_its_side_of_the_mean():
    falling = classified(points(5, 4, 5, 4, 7, 6, 5, 4, 3, 2, 1, 4, 5, 4))
    in_trend = falling[falling["signal"] == "trend_of_seven"]
    assert (in_trend["value"] > in_trend["mean"]).any()
    assert set(in_trend["verdict"]) == {"concern"}


# The third value is outside the limits, its neighbour near one: the two readings differ.
BEYOND = [10, 12, 11, 9, 10, 11, 10, 12, 16, 15, 11, 9, 10, 11, 10, 12, 11, 9, 10, 11, 10, 12, 11, 9]


def test_a_point_beyond_the_limit_counts_towards_two_in_three_since_2023():
    assert signals(*BEYOND, beyond_limit_counts=True)[8:10] == ["outside_limits", "two_in_three"]
    assert signals(*BEYOND, beyond_limit_counts=False)[8:10] == ["outside_limits", "none"]


def test_two_in_three_needs_all_three_on_one_side():
    series = [
        10,
        12,
        11,
        9,
        10,
        11,
        10,
        12,
        14.7,
        9,
        14.7,
        11,
        9,
        10,
        11,
        10,
        12,
        11,
        9,
        10,
        11,
        10,
        12,
        11,
        9,
    ]
    assert "two_in_three" not in signals(*series)
    assert signals(*[12 if i == 9 else v for i, v in enumerate(series)])[8:11] == [
        "two_in_three",
        "none",
        "two_in_three",
    ]


def test_rules_do_not_reach_across_series():
    rising = pd.concat([points(1, 2, 3, 4, part="a"), points(5, 6, 7, 8, part="b").assign(month=range(4, 8))])
    assert set(classified(rising, ["part"])["signal"]) == {"none"}
    assert "trend_of_seven" in set(classified(rising.drop(columns="part"))["signal"])


@pytest.mark.parametrize(
    ("improvement", "above", "below"),
    [
        ("increase", "improvement", "concern"),
        ("decrease", "concern", "improvement"),
        ("neutral", "neutral_high", "neutral_low"),
    ],
)
def test_verdicts_follow_the_direction_of_improvement(improvement, above, below):
    found = classified(points(*[5, 6] * 4, 20, *[5, 6] * 4, -10, 5, 6), improvement=improvement)
    assert found["verdict"][8] == above
    assert found["verdict"][17] == below
    assert found["verdict"][0] == "common_cause"


# ---------------------------------------------------------------- the last point


def test_the_last_point_decides():
    late = judge_last_point(classified(points(*[4, 6] * 7, 12)), "value", "month", [])
    early = judge_last_point(classified(points(12, *[6, 4] * 7)), "value", "month", [])
    assert late.loc[0, ["signal", "verdict", "point_count"]].tolist() == ["outside_limits", "improvement", 15]
    assert early.loc[0, ["signal", "verdict"]].tolist() == ["none", "common_cause"]


def test_below_thirteen_points_limits_are_trial_and_nothing_is_judged():
    twelve, thirteen = (classified(points(*([5, 6] * 7)[:n])) for n in (12, 13))
    assert twelve["limits_are_trial"].all()
    assert not thirteen["limits_are_trial"].any()
    assert judge_last_point(twelve, "value", "month", [])["verdict"].tolist() == ["too_few_points"]


def test_one_row_for_each_series_that_has_a_value():
    series = pd.concat(
        [points(1, 2, np.nan, part="a"), points(3, part="b"), points(np.nan, np.nan, part="c")],
        ignore_index=True,
    )
    last = judge_last_point(classified(series, ["part"]), "value", "month", ["part"])
    assert last["part"].tolist() == ["a", "b"]
    assert last["value"].tolist() == [2, 3]
    assert last["point_count"].tolist() == [2, 1]


# ---------------------------------------------------------------- edges


def test_columns_are_the_promised_ones_in_the_order_of_series_and_time():
    series = pd.concat([points(1, 2, 3, part="b"), points(4, 5, part="a")]).sample(frac=1, random_state=2)
    found = classified(series, ["part"])
    assert list(found) == ["part", "month", "value", *COLUMNS]
    assert found["value"].tolist() == [4, 5, 1, 2, 3]


def test_a_missing_value_is_as_if_its_row_were_not_there():
    gaps = classified(points(5, 6, np.nan, 5, 6, 7, np.nan, 5))
    without = classified(points(5, 6, np.nan, 5, 6, 7, np.nan, 5).dropna())
    assert_frame_equal(gaps.dropna(subset="value").reset_index(drop=True), without)
    assert gaps.loc[2, ["signal", "verdict"]].tolist() == ["none", "not_recorded"]


def test_one_point_has_a_mean_and_no_limits():
    found = classified(points(5)).iloc[0]
    assert found["mean"] == 5
    assert found[["lower_limit", "upper_limit", "near_lower", "near_upper"]].isna().all()
    assert found["signal"] == "none"


def test_a_series_that_never_moves_never_signals():
    for screen in (True, False):
        found = classified(points(*[0.1] * 20), screen=screen)
        assert set(found["signal"]) == {"none"}
        assert found["lower_limit"].isna().all() == screen


def test_nothing_recorded_is_nothing_found():
    assert len(classified(points())) == 0
    assert classified(points(np.nan, np.nan))[COLUMNS[:5]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("series", "improvement", "shown"),
    [
        (points(1, 2), "upwards", "upwards"),
        (points(1, 2).assign(month=[3, 3]), "increase", "3"),
        (points(1, 2).assign(month=[3, np.nan]), "increase", "month"),
        (points(1, np.inf), "increase", "inf"),
        (points(1, 2).assign(value=["a", "b"]), "increase", "value"),
        (points(1, 2).drop(columns="month"), "increase", "month"),
    ],
)
def test_impossible_series_are_refused_with_the_value(series, improvement, shown):
    with pytest.raises(ValueError, match=shown):
        classified(series, improvement=improvement)


# ---------------------------------------------------------------- properties

many_series = st.lists(st.lists(st.integers(0, 12), min_size=1, max_size=25), min_size=1, max_size=4)


def frame_of(lists):
    return pd.concat([points(*values, part=f"s{k}") for k, values in enumerate(lists)], ignore_index=True)


@given(many_series, st.integers(0, 999))
@settings(deadline=None, max_examples=50)
def test_row_order_does_not_matter_and_inputs_stay(lists, seed):
    series = frame_of(lists)
    kept = series.copy()
    shuffled = series.sample(frac=1, random_state=seed)
    assert_frame_equal(classified(shuffled, ["part"]), classified(series, ["part"]))
    assert_frame_equal(series, kept)


@given(many_series)
@settings(deadline=None, max_examples=50)
def test_mirrored_values_with_the_other_direction_give_the_same_verdicts(lists):
    series = frame_of(lists)
    plain = classified(series, ["part"], "increase")
    turned = classified(series.assign(value=-series["value"]), ["part"], "decrease")
    assert turned["signal"].tolist() == plain["signal"].tolist()
    assert turned["verdict"].tolist() == plain["verdict"].tolist()
    assert turned["lower_limit"].to_numpy() == pytest.approx(-plain["upper_limit"].to_numpy(), nan_ok=True)


@given(many_series)
@settings(deadline=None, max_examples=50)
def test_a_series_alone_duplicated_or_renamed_gives_the_same_points(lists):
    series = frame_of(lists)
    together = classified(series, ["part"])
    for name in series["part"].unique():
        alone = classified(series[series["part"] == name], ["part"])
        assert_frame_equal(alone, together[together["part"] == name].reset_index(drop=True))
    doubled = classified(pd.concat([series, series.assign(part="z" + series["part"])]), ["part"])
    renamed = doubled[doubled["part"].str.startswith("z")].reset_index(drop=True)
    assert_frame_equal(renamed.assign(part=renamed["part"].str[1:]), together)
