"""Alpha, Spearman–Brown and omega: R's values, other packages, hand calculation, invariances, edges."""

import numpy as np
import pandas as pd
import pingouin
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from scipy.optimize import minimize

from analytics.one_factor import fit_one_factor
from analytics.reliability import measure_omega, measure_reliability, measure_reliability_of_matrix
from tests.reference_surveys import SURVEYS, UNTURNED, read_survey

pytestmark = pytest.mark.filterwarnings("error")

ALPHAS = ["alpha", "alpha_low", "alpha_high"]


def sheet(answers, **keys):
    """Tidy ratings of one group from rows of answers, one row per person."""
    wide = pd.DataFrame(answers, dtype=float).rename_axis("respondent_id").reset_index()
    return wide.melt("respondent_id", var_name="item_id", value_name="rating").assign(**keys)


def one(ratings, measure=measure_reliability):
    found = measure(ratings, [])
    assert len(found) == 1
    return found.iloc[0]


def many_groups(seed=0, group_count=6, missing=0.05):
    draw = np.random.default_rng(seed)
    frames = []
    for group in range(group_count):
        people, items = int(draw.integers(5, 15)), int(draw.integers(2, 7))
        person = draw.normal(size=(people, 1))
        answers = np.clip(np.rint(3 + person + draw.normal(size=(people, items))), 1, 5)
        answers[draw.random(answers.shape) < missing] = np.nan
        frames.append(sheet(answers, group=f"g{group}"))
    return pd.concat(frames, ignore_index=True)


# R


@pytest.mark.parametrize(("folder", "name"), SURVEYS + UNTURNED)
def test_alpha_and_feldt_interval_equal_r(shared_data, folder, name):
    survey = read_survey(shared_data, folder, name)
    found = one(survey.ratings)
    interval = survey.expected["alpha_ci95_feldt_listwise"]
    expected = [survey.expected["alpha_listwise"]["raw_alpha"], interval["lower"], interval["upper"]]
    # R's values are given with eleven digits.
    np.testing.assert_allclose(found[ALPHAS].astype(float), expected, rtol=0, atol=1e-9)
    assert found["respondent_count"] == survey.expected["n_complete"]


@pytest.mark.parametrize(("folder", "name"), SURVEYS + UNTURNED)
def test_omega_equals_r_once_items_point_the_same_way(shared_data, folder, name):
    survey = read_survey(shared_data, folder, name)
    # psych turns the items that load negatively, without being asked; here that is up to whoever asks.
    ratings = turn_negative_items(survey.ratings, sum(survey.scale))
    expected = survey.expected["omega_total_psych_nf1"]
    assert one(ratings, measure_omega)["omega_total"] == pytest.approx(expected, abs=1e-3)


def turn_negative_items(ratings, turned_sum):
    complete = ratings.pivot(index="respondent_id", columns="item_id", values="rating").dropna()
    loadings = fit_one_factor(complete.corr().to_numpy()[None])[0]
    negative = complete.columns[loadings < 0]
    turned = ratings["rating"].where(~ratings["item_id"].isin(negative), turned_sum - ratings["rating"])
    return ratings.assign(rating=turned)


# Elsewhere R turns an item, or a communality lies at its bound, where R's `minres` stops near ours.
PLAIN = [survey for survey in SURVEYS if survey[1] not in {"legit_2", "published_v1_v3r_v4", "all5_reversed"}]


@pytest.mark.parametrize(("folder", "name"), PLAIN)
def test_omega_equals_r_closely_where_the_factor_is_regular(shared_data, folder, name):
    survey = read_survey(shared_data, folder, name)
    expected = survey.expected["omega_total_psych_nf1"]
    assert one(survey.ratings, measure_omega)["omega_total"] == pytest.approx(expected, abs=1e-6)


def read_answers(lines):
    return [[int(answer) for answer in line] for line in lines.split()]


# Fourteen people each, drawn at random; in both a communality passes what the bound allows.
AT_ITS_BOUND = "23124 33232 33223 34423 44243 33321 13223 52324 31222 22313 43142 31222 31323 43334"
TWO_VALLEYS = "41222 14243 33233 34334 43433 53535 13233 33422 32233 42233 43223 23242 43235 33553"


def test_omega_at_the_bound_is_that_of_least_squares_with_all_of_the_matrix():
    # psych 2.2.9: fa(r, 1, fm = "uls"), and fm = "minres", which follows the slope of "uls" down another sum.
    omega = one(sheet(read_answers(AT_ITS_BOUND)), measure_omega)["omega_total"]
    assert omega == pytest.approx(0.498276538, abs=1e-6)
    assert omega == pytest.approx(0.497354358, abs=1e-3)


def test_of_two_valleys_the_lower_one_is_taken_where_r_stops_in_the_higher():
    correlations = np.corrcoef(read_answers(TWO_VALLEYS), rowvar=False)
    loadings = fit_one_factor(correlations[None])[0]
    residuals = correlations - np.outer(loadings, loadings)
    np.fill_diagonal(residuals, np.maximum(loadings**2 - 0.995, 0))
    # By the communalities that psych 2.2.9 finds, with "uls" and "minres" alike, the same sum is 1.107032.
    assert (residuals**2).sum() == pytest.approx(1.093834, abs=1e-6)


@pytest.mark.parametrize(("folder", "name"), UNTURNED)
def test_a_forgotten_reversal_does_not_look_reliable(shared_data, folder, name):
    survey = read_survey(shared_data, folder, name)
    assert one(survey.ratings)["alpha"] < 0.5
    assert one(survey.ratings, measure_omega)["omega_total"] < 0.6


# Other packages, slow versions, hand calculation


def test_alpha_and_interval_equal_pingouin_in_every_group():
    ratings = many_groups(missing=0)
    for group, found in measure_reliability(ratings, ["group"]).set_index("group").iterrows():
        wide = ratings[ratings["group"] == group].pivot(
            index="respondent_id", columns="item_id", values="rating"
        )
        alpha, interval = pingouin.cronbach_alpha(wide)
        assert found["alpha"] == pytest.approx(alpha, abs=1e-12)
        np.testing.assert_allclose(found[ALPHAS[1:]].astype(float), interval, atol=6e-4)


def test_alpha_by_hand():
    # Items 1, 2, 3 and 2, 3, 7: variances 1 and 7; totals 3, 5, 10: variance 13.
    assert one(sheet([[1, 2], [2, 3], [3, 7]]))["alpha"] == pytest.approx(2 * (1 - 8 / 13), abs=1e-12)


def test_an_item_that_all_answer_alike_is_kept_where_psych_drops_it():
    varying = [[1, 3, 2], [2, 1, 4], [3, 4, 1], [4, 2, 1]]
    # psych::alpha(cbind(a, b, c, d = 3, e = 5), check.keys = FALSE): −10.5, as of the three alone.
    assert one(sheet(varying))["alpha"] == pytest.approx(-10.5)
    assert one(sheet([[*row, 3, 5] for row in varying]))["alpha"] == pytest.approx(-10.5 * 5 / 6)


def test_two_items_have_spearman_brown():
    answers = [[1, 2], [2, 2], [3, 5], [4, 4]]
    correlation = np.corrcoef(np.transpose(answers))[0, 1]
    found = one(sheet(answers))
    assert found["spearman_brown"] == pytest.approx(2 * correlation / (1 + correlation), abs=1e-12)


def test_three_items_have_no_spearman_brown():
    assert np.isnan(one(sheet([[1, 2, 1], [2, 2, 3], [3, 5, 4]]))["spearman_brown"])


def test_one_factor_equals_a_general_optimiser():
    draw = np.random.default_rng(5)
    loadings = np.array([0.8, 0.7, 0.6, 0.5, 0.4, 0.3])
    factor = draw.normal(size=(60, 1))
    answers = factor * loadings + draw.normal(size=(60, 6)) * np.sqrt(1 - loadings**2)
    correlations = np.corrcoef(answers.T)

    def misfit(guess):
        residuals = correlations - np.outer(guess, guess)
        return (residuals**2).sum() - (np.diag(residuals) ** 2).sum()

    expected = minimize(misfit, loadings, tol=1e-14).x
    np.testing.assert_allclose(fit_one_factor(correlations[None])[0], expected, atol=1e-5)


def test_omega_rests_on_the_lower_of_two_valleys_as_in_r():
    """psych 2.2.9, omega(nfactors = 1, flip = FALSE): golden/r_formulas/make_golden.R 4 600, sheet 131."""
    people = """23122 44443 12231 22122 22322 23433 42143 21242 32212 13431 11243 32322 13343"""
    found = one(sheet([list(answers) for answers in people.split()]), measure_omega)
    assert found["omega_total"] == pytest.approx(0.570023606350161, abs=1e-6)


def test_omega_of_a_perfect_factor_is_known():
    loadings = np.array([0.9, 0.8, 0.7, 0.6])
    correlations = np.outer(loadings, loadings)
    np.fill_diagonal(correlations, 1.0)
    np.testing.assert_allclose(fit_one_factor(correlations[None])[0], loadings, atol=1e-8)


# Invariances


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
@pytest.mark.parametrize("measure", [measure_reliability, measure_omega])
def test_row_order_mirrored_scale_and_new_names_change_nothing(measure, seed):
    ratings = many_groups(seed)
    expected = measure(ratings, ["group"])
    shuffled = ratings.sample(frac=1, random_state=seed)
    assert_frame_equal(measure(shuffled, ["group"]), expected, atol=1e-7)
    assert_frame_equal(measure(ratings.assign(rating=6 - ratings["rating"]), ["group"]), expected, atol=1e-7)
    renamed = ratings.assign(group="new " + ratings["group"])
    assert_frame_equal(measure(renamed, ["group"]).drop(columns="group"), expected.drop(columns="group"))


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
@pytest.mark.parametrize("measure", [measure_reliability, measure_omega])
def test_a_group_gets_the_same_alone_twice_and_among_others(measure, seed):
    ratings = many_groups(seed)
    expected = measure(ratings, ["group"])
    alone = ratings[ratings["group"] == "g2"]
    again = alone.assign(group="zzz")
    columns = expected.columns.drop("group")
    among = expected[expected["group"] == "g2"][columns].reset_index(drop=True)
    assert_frame_equal(measure(alone, [])[columns], among, atol=1e-9)
    twice = measure(pd.concat([ratings, again], ignore_index=True), ["group"])
    assert_frame_equal(twice[twice["group"] == "zzz"][columns].reset_index(drop=True), among, atol=1e-9)


@pytest.mark.parametrize("measure", [measure_reliability, measure_omega])
def test_the_input_is_unchanged(measure):
    ratings = many_groups()
    before = ratings.copy(deep=True)
    measure(ratings, ["group"])
    assert_frame_equal(ratings, before)


def test_a_missing_row_and_an_empty_rating_are_the_same():
    ratings = many_groups(missing=0.1)
    assert_frame_equal(
        measure_reliability(ratings, ["group"]), measure_reliability(ratings.dropna(), ["group"])
    )


def test_by_columns_come_first_and_groups_are_sorted():
    ratings = pd.concat([many_groups().assign(round=number) for number in (2, 1)])
    found = measure_reliability(ratings, ["round", "group"])
    assert found.columns[:2].tolist() == ["round", "group"]
    assert found[["round", "group"]].equals(found[["round", "group"]].sort_values(["round", "group"]))


# Edges: NaN, and why

EDGES = {
    "one item": [[1], [2], [3]],
    "one person": [[1, 2, 3]],
    "all answers equal": [[3, 3, 3], [3, 3, 3], [3, 3, 3]],
    "totals that do not vary": [[1, 5, 3], [5, 1, 3], [3, 3, 3]],
    "nobody answered": [[np.nan] * 3, [np.nan] * 3],
    "nobody answered everything": [[1, np.nan, 2], [np.nan, 2, 3], [3, 1, np.nan]],
}


@pytest.mark.parametrize("edge", EDGES)
def test_alpha_is_nan_for(edge):
    assert one(sheet(EDGES[edge]))[[*ALPHAS, "spearman_brown"]].isna().all()


@pytest.mark.parametrize("edge", [*EDGES, "two items", "two people", "a constant item"])
def test_omega_is_nan_for(edge):
    more = {
        "two items": [[1, 2], [2, 2], [3, 5]],
        "two people": [[1, 2, 3], [2, 3, 3]],
        "a constant item": [[1, 2, 3], [2, 5, 3], [3, 1, 3]],
    }
    assert np.isnan(one(sheet({**EDGES, **more}[edge]), measure_omega)["omega_total"])


def test_items_that_oppose_each_other_exactly_have_no_spearman_brown():
    assert np.isnan(one(sheet([[1, 5], [2, 4], [5, 1]]))["spearman_brown"])


def test_a_group_without_answers_keeps_its_row():
    ratings = pd.concat([sheet([[1, 2], [2, 3]], group="a"), sheet([[np.nan, np.nan]], group="b")])
    found = measure_reliability(ratings, ["group"])
    assert found["group"].tolist() == ["a", "b"]
    assert found["respondent_count"].tolist() == [2, 0]


@pytest.mark.parametrize("measure", [measure_reliability, measure_omega])
def test_no_rows_give_no_groups_or_one_unknown_group(measure):
    empty = many_groups().iloc[:0]
    assert measure(empty, ["group"]).empty
    assert one(empty, measure)["respondent_count"] == 0


def test_an_unknown_by_column_is_named():
    with pytest.raises(ValueError, match="'region'"):
        measure_reliability(many_groups(), ["region"])


@pytest.mark.parametrize("item_count", [1, 2, 5])
def test_a_matrix_gives_the_same_as_its_tidy_frame(item_count):
    random = np.random.default_rng(item_count)
    place = np.repeat([0, 2, 3, 7], [12, 40, 1, 12])
    answers = random.integers(1, 6, (len(place), item_count)).astype(float)
    answers[random.random(answers.shape) < 0.1] = np.nan
    people = np.arange(len(place))
    ratings = pd.DataFrame(
        {
            "place": np.repeat(place, item_count),
            "respondent_id": np.repeat(people, item_count),
            "item_id": np.tile(np.arange(item_count), len(place)),
            "rating": answers.ravel(),
        }
    )
    found = measure_reliability_of_matrix(answers, place, [range(item_count)])
    assert_frame_equal(found.drop(columns="scale"), measure_reliability(ratings, ["place"]), check_exact=True)
    assert found["place"].tolist() == [0, 2, 3, 7]


def test_several_scales_of_a_matrix_are_each_as_one_alone():
    random = np.random.default_rng(3)
    place = np.repeat([1, 4], [12, 30])
    answers = random.integers(1, 6, (len(place), 5)).astype(float)
    answers[random.random(answers.shape) < 0.1] = np.nan
    scales = [[0, 1], [4, 2, 3], [0, 1, 2, 3, 4]]
    together = measure_reliability_of_matrix(answers, place, scales)
    apart = [measure_reliability_of_matrix(answers, place, [scale]) for scale in scales]
    assert together["scale"].tolist() == [0, 0, 1, 1, 2, 2]
    assert_frame_equal(
        together.drop(columns="scale"),
        pd.concat(apart, ignore_index=True).drop(columns="scale"),
        check_exact=True,
    )


def test_a_matrix_without_people_has_no_groups():
    assert measure_reliability_of_matrix(np.empty((0, 3)), np.array([], dtype=int), [[0, 1]]).empty
