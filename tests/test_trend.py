"""Trends: equal to statsmodels and to dense algebra, with gaps; invariances; edges."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from scipy import stats
from scipy.optimize import minimize_scalar
from statsmodels.tsa.statespace.mlemodel import MLEModel

from analytics.trend import find_level_variance, fit_trend

BAND = stats.norm.ppf(0.975)
COLUMNS = ["level", "low", "high", "probability_higher_than_first", "probability_higher_than_year_ago"]


class KnownErrorLevel(MLEModel):
    """statsmodels' local level with a known error variance for each wave and an exact diffuse start."""

    def __init__(self, estimates, error_variances, level_variance):
        super().__init__(estimates, k_states=1, k_posdef=1, initialization="diffuse")
        self["design", 0, 0] = self["transition", 0, 0] = self["selection", 0, 0] = 1
        self["state_cov", 0, 0] = level_variance
        self.ssm["obs_cov"] = error_variances[None, None, :]
        self.loglikelihood_burn = 0


def wave(number, estimate, standard_error=3.0, **keys):
    return {"wave_number": number, "estimate": estimate, "standard_error": standard_error, **keys}


def series(*estimates, standard_error=3.0, **keys):
    waves = [wave(n, e, standard_error) for n, e in enumerate(estimates, start=1)]
    return pd.DataFrame(waves).assign(**keys)


def drifting_series(seed, count=6, waves=14):
    """Series with gaps in the wave numbers, waves without an estimate and errors of different sizes."""
    random = np.random.default_rng(seed)
    rows = []
    for name in range(count):
        level = 50 + np.cumsum(random.normal(0, 3, waves))
        for n in range(1, waves + 1):
            error = random.uniform(2, 6)
            if n == 1 or random.random() > 0.2:
                seen = level[n - 1] + random.normal(0, error) if random.random() > 0.15 else np.nan
                rows.append(wave(n, seen, error, name=name, quarter=f"wave {n}"))
    return pd.DataFrame(rows)


def by_statsmodels(one_series, level_variance):
    """Smooth one series with statsmodels on all wave numbers, also those that have no row."""
    numbers = range(one_series["wave_number"].min(), one_series["wave_number"].max() + 1)
    dense = one_series.set_index("wave_number").reindex(numbers)
    model = KnownErrorLevel(
        dense["estimate"].to_numpy(), dense["standard_error"].fillna(1).to_numpy() ** 2, level_variance
    )
    smooth = model.ssm.smooth()
    frame = pd.DataFrame(
        {"level": smooth.smoothed_state[0], "variance": smooth.smoothed_state_cov[0, 0]}, numbers
    )
    return frame.loc[one_series["wave_number"]], model.ssm.loglike()


def by_dense_algebra(one_series, level_variance):
    """Levels and their joint covariance by generalised least squares: no recursion, no filter."""
    number = one_series["wave_number"].to_numpy()
    seen = one_series["estimate"].notna().to_numpy()
    walk = level_variance * np.minimum.outer(number - number[0], number - number[0])
    error = np.diag(one_series["standard_error"].to_numpy()[seen] ** 2)
    inverse = np.linalg.inv(walk[np.ix_(seen, seen)] + error)
    one, every = np.ones(seen.sum()), np.ones(len(number))
    start_variance = 1 / (one @ inverse @ one)
    start = start_variance * (one @ inverse @ one_series["estimate"].to_numpy()[seen])
    gain = walk[:, seen] @ inverse
    level = start + gain @ (one_series["estimate"].to_numpy()[seen] - start)
    left = every - gain @ one
    return level, walk - gain @ walk[:, seen].T + start_variance * np.outer(left, left)


def probability(level, covariance, later, earlier):
    spread = covariance[later, later] + covariance[earlier, earlier] - 2 * covariance[later, earlier]
    return stats.norm.cdf((level[later] - level[earlier]) / np.sqrt(spread))


# ---------------------------------------------------------------- oracles


def test_levels_and_bands_equal_statsmodels():
    waves = drifting_series(1)
    fitted = fit_trend(waves, ["name"], level_variance=7.0)
    for name, one in waves.groupby("name"):
        expected, _ = by_statsmodels(one, 7.0)
        found = fitted[fitted["name"] == name]
        assert found["level"].to_numpy() == pytest.approx(expected["level"].to_numpy(), rel=1e-9)
        half_width = BAND * np.sqrt(expected["variance"].to_numpy())
        assert (found["high"] - found["level"]).to_numpy() == pytest.approx(half_width, rel=1e-9)
        assert (found["level"] - found["low"]).to_numpy() == pytest.approx(half_width, rel=1e-9)


def test_pooled_level_variance_equals_the_likeliest_by_statsmodels():
    waves = drifting_series(2)

    def misfit(level_variance):
        return -sum(by_statsmodels(one, level_variance)[1] for _, one in waves.groupby("name"))

    expected = minimize_scalar(misfit, bounds=(0.01, 200), method="bounded", options={"xatol": 1e-8}).x
    assert find_level_variance(waves, ["name"]) == pytest.approx(expected, rel=1e-6)


def test_level_variance_is_pooled_over_all_series_and_used():
    waves = drifting_series(2)
    pooled = find_level_variance(waves, ["name"])
    assert_frame_equal(fit_trend(waves, ["name"]), fit_trend(waves, ["name"], level_variance=pooled))
    alone = find_level_variance(waves[waves["name"] == 0], ["name"])
    assert alone != pytest.approx(pooled, rel=0.01)


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_probabilities_use_the_joint_distribution_of_both_levels(seed):
    waves = drifting_series(seed)
    fitted = fit_trend(waves, ["name"], level_variance=7.0)
    for name, one in waves.groupby("name"):
        level, covariance = by_dense_algebra(one, 7.0)
        found = fitted[fitted["name"] == name].reset_index(drop=True)
        number = found["wave_number"].tolist()
        first = int(one["estimate"].notna().to_numpy().argmax())
        assert found["level"].to_numpy() == pytest.approx(level, rel=1e-9)
        for i, n in enumerate(number):
            since_first = probability(level, covariance, i, first) if i > first else np.nan
            earlier = number.index(n - 4) if n - 4 in number else None
            in_a_year = probability(level, covariance, i, earlier) if earlier is not None else np.nan
            assert found["probability_higher_than_first"][i] == pytest.approx(
                since_first, rel=1e-8, nan_ok=True
            )
            assert found["probability_higher_than_year_ago"][i] == pytest.approx(
                in_a_year, rel=1e-8, nan_ok=True
            )


def test_real_yearly_scores_of_english_trusts_equal_statsmodels(shared_data):
    table = pd.read_csv(shared_data / "nhs_staff_survey_trusts_2015_2019" / "data.NHS.2015_2019.csv")
    table = table[table["Code"].notna() & table["Engagement"].notna()]
    random = np.random.default_rng(0)
    waves = table.rename(columns={"Code": "trust", "Year.index": "wave_number", "Engagement": "estimate"})
    waves = waves[["trust", "wave_number", "estimate"]].assign(
        standard_error=random.uniform(0.004, 0.02, len(table))
    )
    fitted = fit_trend(waves, ["trust"])
    level_variance = find_level_variance(waves, ["trust"])
    assert 0 < level_variance < 0.01
    for trust in waves["trust"].drop_duplicates().iloc[::7]:
        one = waves[waves["trust"] == trust].sort_values("wave_number")
        expected, _ = by_statsmodels(one, level_variance)
        found = fitted[fitted["trust"] == trust]
        assert found["level"].to_numpy() == pytest.approx(expected["level"].to_numpy(), rel=1e-6)


# ---------------------------------------------------------------- by hand


def test_two_waves_by_hand():
    # Level variance 7, errors 3: each wave borrows 9 / (2·9 + 7) of the difference from the other.
    fitted = fit_trend(series(50, 60), [], level_variance=7.0)
    assert fitted["level"].tolist() == pytest.approx([50 + 10 * 9 / 25, 60 - 10 * 9 / 25])
    # The difference of the levels: mean 10·7/25, variance 7 − 7²/25.
    expected = stats.norm.cdf(2.8 / np.sqrt(7 - 49 / 25))
    assert fitted["probability_higher_than_first"].tolist() == pytest.approx([np.nan, expected], nan_ok=True)


def test_a_level_that_cannot_move_is_the_weighted_mean_and_an_even_chance():
    waves = pd.DataFrame([wave(1, 40, 2.0), wave(2, 50, 1.0)])
    fitted = fit_trend(waves, [], level_variance=0.0)
    assert fitted["level"].tolist() == pytest.approx([48, 48])
    assert fitted["probability_higher_than_first"].iloc[1] == 0.5


def test_one_wave_is_its_own_estimate():
    fitted = fit_trend(series(42), [])
    assert fitted.loc[0, ["level", "low", "high"]].tolist() == pytest.approx(
        [42, 42 - 3 * BAND, 42 + 3 * BAND]
    )
    assert fitted.loc[0, ["probability_higher_than_first", "probability_higher_than_year_ago"]].isna().all()


def test_an_error_of_nought_is_believed():
    fitted = fit_trend(series(40, 50, 45, standard_error=0.0), [])
    assert fitted["level"].tolist() == [40, 50, 45]
    assert fitted["low"].tolist() == [40, 50, 45]


def test_levels_that_are_known_exactly_are_higher_or_lower_for_certain():
    fitted = fit_trend(series(50, 55, 50, 40, 45, 60, standard_error=0.0), [])
    assert fitted["probability_higher_than_first"].tolist()[1:] == [1, 0.5, 0, 0, 1]
    assert fitted["probability_higher_than_year_ago"].tolist()[4:] == [0, 1]


@pytest.mark.parametrize("estimates", [(-50.0, 50.0, 10.0, -10.0), (1e6, 1e6 + 1, 1e6 - 1)])
def test_a_level_that_cannot_move_is_as_likely_higher_as_lower(estimates):
    fitted = fit_trend(series(*estimates), [], level_variance=0)
    assert fitted["probability_higher_than_first"].tolist()[1:] == [0.5] * (len(estimates) - 1)


@pytest.mark.parametrize("by", [["quarter"], ["quarter", "name"], ["wave_number"]])
def test_a_column_that_is_a_key_and_comes_along_comes_once(by):
    fitted = fit_trend(series(40, 50, quarter=["2026-Q1", "2026-Q2"], name="a"), by)
    assert fitted.columns.tolist() == list(dict.fromkeys([*by, "wave_number", "quarter", *COLUMNS]))


def test_answers_that_all_agree_do_not_tell_how_far_levels_move():
    waves = drifting_series(2)
    agreed = series(50, 50, 50, standard_error=0.0).assign(name=99)
    both = pd.concat([waves, agreed])
    assert find_level_variance(both, ["name"]) == pytest.approx(find_level_variance(waves, ["name"]))


# ---------------------------------------------------------------- shape and gaps


def test_rows_come_sorted_with_keys_first():
    waves = drifting_series(1).sample(frac=1, random_state=1)
    fitted = fit_trend(waves, ["name"])
    assert list(fitted) == ["name", "wave_number", "quarter", *COLUMNS]
    assert fitted[["name", "wave_number"]].apply(tuple, axis=1).is_monotonic_increasing
    assert list(fit_trend(series(1, 2), [])) == ["wave_number", *COLUMNS]


def test_a_missed_wave_widens_the_band_and_leaves_no_year_ago():
    complete = fit_trend(series(50, 51, 52, 53, 54, 55), [], level_variance=4.0)
    missed = fit_trend(series(50, 51, 52, 53, 54, 55).drop(index=1), [], level_variance=4.0)
    width = missed["high"] - missed["low"]
    assert width[1] > (complete["high"] - complete["low"])[2]
    assert missed.set_index("wave_number")["probability_higher_than_year_ago"].notna().tolist() == [
        False,
        False,
        False,
        True,
        False,
    ]


def test_a_wave_without_an_estimate_is_drawn_between_its_neighbours():
    fitted = fit_trend(series(50, np.nan, 60), [], level_variance=4.0)
    assert fitted["level"][1] == pytest.approx((fitted["level"][0] + fitted["level"][2]) / 2)
    assert (fitted["high"] - fitted["low"])[1] > (fitted["high"] - fitted["low"])[0]


def test_a_wave_before_the_first_estimate_has_no_first_to_compare_with():
    fitted = fit_trend(series(np.nan, 50, 60), [], level_variance=4.0)
    assert fitted["level"][0] == fitted["level"][1]
    assert fitted["probability_higher_than_first"].isna().tolist() == [True, True, False]


def test_an_estimate_of_unknown_error_is_not_used():
    waves = series(50, 90, 60)
    waves.loc[1, "standard_error"] = np.nan
    assert_frame_equal(
        fit_trend(waves, [], level_variance=4.0), fit_trend(series(50, np.nan, 60), [], level_variance=4.0)
    )


def test_a_series_without_estimates_is_missing_throughout():
    fitted = fit_trend(series(np.nan, np.nan), [])
    assert fitted[COLUMNS].isna().all(axis=None)


def test_nobody_can_say_how_far_a_level_moves_from_one_estimate():
    fitted = fit_trend(series(50, np.nan), [])
    assert np.isnan(find_level_variance(series(50, np.nan), []))
    assert fitted["level"][0] == 50
    assert fitted.loc[1, COLUMNS].isna().all()


def test_no_rows_are_no_rows():
    assert len(fit_trend(series(1).iloc[:0], [])) == 0
    assert len(fit_trend(series(1, name="a").iloc[:0], ["name"])) == 0


@pytest.mark.parametrize(
    ("waves", "level_variance", "shown"),
    [
        (series(1, 2), -1.0, "-1.0"),
        (series(1, 2), np.nan, "nan"),
        (series(1, 2, standard_error=-2.0), None, "-2.0"),
        (series(1, np.inf), None, "inf"),
        (series(1, 2).assign(wave_number=[1, 1.5]), None, "1.5"),
        (series(1, 2).assign(wave_number=[7, 7]), None, "7"),
        (series(1, 2).drop(columns="estimate"), None, "estimate"),
    ],
)
def test_impossible_waves_are_refused_with_the_value(waves, level_variance, shown):
    with pytest.raises(ValueError, match=shown):
        fit_trend(waves, [], level_variance=level_variance)


# ---------------------------------------------------------------- properties


def level_columns_equal(left, right, tolerance=1e-6):
    assert_frame_equal(left[COLUMNS], right[COLUMNS], rtol=tolerance, atol=tolerance)


@given(st.integers(0, 10_000))
@settings(deadline=None, max_examples=25)
def test_row_order_and_names_do_not_matter_and_inputs_stay(seed):
    waves = drifting_series(seed, count=4, waves=8)
    kept, plain = waves.copy(), fit_trend(waves, ["name"])
    level_columns_equal(fit_trend(waves.sample(frac=1, random_state=seed), ["name"]), plain)
    renamed = fit_trend(waves.assign(name=waves["name"].map(dict(enumerate("abcd")))), ["name"])
    level_columns_equal(renamed, plain)
    assert_frame_equal(waves, kept)


@given(st.integers(0, 10_000))
@settings(deadline=None, max_examples=25)
def test_mirrored_scale_mirrors_levels_and_probabilities(seed):
    waves = drifting_series(seed, count=4, waves=8)
    plain = fit_trend(waves, ["name"])
    turned = fit_trend(waves.assign(estimate=100 - waves["estimate"]), ["name"])
    assert turned["level"].to_numpy() == pytest.approx(100 - plain["level"].to_numpy(), rel=1e-6, nan_ok=True)
    assert turned["low"].to_numpy() == pytest.approx(100 - plain["high"].to_numpy(), rel=1e-6, nan_ok=True)
    for name in COLUMNS[3:]:
        assert turned[name].to_numpy() == pytest.approx(1 - plain[name].to_numpy(), abs=1e-6, nan_ok=True)


@given(st.integers(0, 10_000))
@settings(deadline=None, max_examples=15)
def test_every_series_twice_gives_the_same_numbers(seed):
    waves = drifting_series(seed, count=3, waves=8)
    doubled = fit_trend(pd.concat([waves, waves.assign(name=waves["name"] + 100)]), ["name"])
    plain = fit_trend(waves, ["name"])
    level_columns_equal(doubled.iloc[: len(plain)], plain)
    level_columns_equal(doubled.iloc[len(plain) :].reset_index(drop=True), plain)


@given(st.integers(0, 10_000), st.floats(0, 30))
@settings(deadline=None, max_examples=25)
def test_a_series_alone_equals_itself_among_many_when_nothing_is_pooled(seed, level_variance):
    waves = drifting_series(seed, count=4, waves=8)
    together = fit_trend(waves, ["name"], level_variance=level_variance)
    for name, one in waves.groupby("name"):
        alone = fit_trend(one, ["name"], level_variance=level_variance)
        level_columns_equal(alone, together[together["name"] == name].reset_index(drop=True), 1e-9)
