"""Agreement and dependence on the organisation: R, published vectors, slow versions, invariances, edges."""

import json
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from statsmodels.formula.api import ols
from statsmodels.stats.anova import anova_lm

from analytics.agreement import STATISTICS, measure_agreement, measure_group_dependence
from analytics.item_agreement import Scale, measure_eijk_a_of_counts
from tests.reference_surveys import BHR, GROUPED, read_survey

pytestmark = pytest.mark.filterwarnings("error")

FIVE_POINTS = Scale(1, 5)


def sheet(answers, **keys):
    """Tidy ratings of one group from rows of answers, one row per person."""
    wide = pd.DataFrame(answers, dtype=float).rename_axis("respondent_id").reset_index()
    return wide.melt("respondent_id", var_name="item_id", value_name="rating").assign(**keys)


def one(answers, scale=FIVE_POINTS):
    found = measure_agreement(sheet(answers), [], *scale)
    assert len(found) == 1
    return found.iloc[0]


def people(*answers):
    """One item, one answer per person."""
    return [[answer] for answer in answers]


def many_groups(seed=0, group_count=6):
    draw = np.random.default_rng(seed)
    frames = []
    for group in range(group_count):
        size, items = int(draw.integers(1, 12)), int(draw.integers(1, 5))
        answers = draw.integers(1, 6, size=(size, items)).astype(float)
        answers[draw.random(answers.shape) < 0.05] = np.nan
        frames.append(sheet(answers, group=f"g{group}"))
    return pd.concat(frames, ignore_index=True)


def slow_agreement(ratings, scale):
    """The formulas of METHODS for one group, item by item."""
    wide = ratings.pivot(index="respondent_id", columns="item_id", values="rating").dropna()
    n, j, (low, high) = len(wide), wide.shape[1], scale
    null = ((high - low + 1) ** 2 - 1) / 12
    m = min(wide.var().mean() / null, 1)
    awg = []
    for x in wide.to_numpy().T:
        mean = x.mean()
        bound = ((high + low) * mean - mean**2 - high * low) * n / (n - 1)
        inside = low * (n - 1) / n + high / n - 1e-9 <= mean <= high * (n - 1) / n + low / n + 1e-9
        awg.append(1 - 2 * x.var(ddof=1) / bound if inside else 1 if mean in scale else np.nan)
    found = {
        "rwg": 1 - m if j == 1 else np.nan,
        "rwg_j": j * (1 - m) / (j * (1 - m) + m) if j > 1 else np.nan,
        "average_deviation": (wide - wide.mean()).abs().mean().mean(),
        "awg": np.nan if np.isnan(awg).all() else np.nanmean(awg),
        "eijk_a": np.mean(
            [slow_eijk_a([(x == c).sum() for c in range(low, high + 1)]) for x in wide.to_numpy().T]
        ),
        "consensus": (1 + np.log2(1 - (wide - wide.mean()).abs() / (high - low)).mean()).mean(),
    }
    return pd.Series(found)


def slow_eijk_a(counts):
    """Van der Eijk's algorithm as he tells it: take off layer after layer, count triples."""
    counts, total, weighted, k = list(counts), sum(counts), 0.0, len(counts)
    while sum(counts):
        pattern = [count > 0 for count in counts]
        height = min(count for count in counts if count)
        triples = [
            (pattern[a], pattern[b], pattern[c])
            for a in range(k)
            for b in range(a + 1, k)
            for c in range(b + 1, k)
        ]
        neighbours = triples.count((True, True, False)) + triples.count((False, True, True))
        camps = triples.count((True, False, True))
        u = (
            ((k - 2) * neighbours - (k - 1) * camps) / ((k - 2) * (neighbours + camps))
            if neighbours + camps
            else 1
        )
        weighted += height * sum(pattern) * u * (1 - (sum(pattern) - 1) / (k - 1))
        counts = [count - height if count else 0 for count in counts]
    return weighted / total


def by_site(frame, column):
    """Values by site, with R's way of writing a numbered site."""
    names = [f"{site:g}" if isinstance(site, int | float) else site for site in frame["site"]]
    return pd.Series(frame[column].to_numpy(), index=names)


# R


@pytest.mark.parametrize(("folder", "name"), GROUPED)
def test_agreement_of_every_group_equals_r(shared_data, folder, name):
    survey = read_survey(shared_data, folder, name)
    found = measure_agreement(survey.ratings, ["site"], *survey.scale)
    for ours, theirs in (("rwg_j", "rwgj_uniform"), ("average_deviation", "ad_mean"), ("awg", "awg")):
        expected = pd.Series(survey.expected[theirs]["by_group"], dtype=float)
        values = by_site(found, ours)
        np.testing.assert_allclose(values[expected.index], expected, rtol=0, atol=1e-9, err_msg=ours)
        assert values.notna().sum() == expected.notna().sum()


@pytest.mark.parametrize(("folder", "name"), GROUPED)
def test_rwg_of_one_item_equals_r(shared_data, folder, name):
    survey = read_survey(shared_data, folder, name)
    expected = survey.expected["rwg_single_item"]
    answered_all = survey.ratings.dropna().groupby("respondent_id")["item_id"].nunique()
    complete = answered_all.index[answered_all == len(survey.expected["items"])]
    ratings = survey.ratings[
        (survey.ratings["item_id"] == expected["item"]) & survey.ratings["respondent_id"].isin(complete)
    ]
    values = by_site(measure_agreement(ratings, ["site"], *survey.scale), "rwg")
    by_group = pd.Series(expected["by_group"], dtype=float)
    np.testing.assert_allclose(values[by_group.index], by_group, rtol=0, atol=1e-9)


@pytest.mark.parametrize(("folder", "name"), GROUPED)
def test_dependence_on_the_group_equals_r(shared_data, folder, name):
    survey = read_survey(shared_data, folder, name)
    wide = survey.ratings.pivot(index=["respondent_id", "site"], columns="item_id", values="rating").dropna()
    check_dependence(wide.mean(axis=1), survey.expected["icc_scale_mean"])
    for item, expected in survey.expected["icc_items"].items():
        check_dependence(wide[item], expected)


def check_dependence(scores, expected):
    found = measure_group_dependence(scores.rename("score").reset_index(), "score", "site", []).iloc[0]
    pairs = {
        "icc1": "icc1_multilevel_mean_size",
        "icc2": "icc2_multilevel",
        "f_statistic": "F",
        "p_value": "p",
    }
    for ours, theirs in pairs.items():
        assert found[ours] == pytest.approx(expected[theirs], abs=1e-9, rel=1e-9), ours


def test_published_dependence_of_hours_on_the_company(shared_data):
    rows = pd.read_csv(shared_data / BHR / "bhr2000.csv")
    expected = json.loads((shared_data / BHR / "oracle.json").read_text())
    for column, name in (("HRS", "hrs_single"), ("RELIG", "relig_single")):
        found = measure_group_dependence(rows, column, "GRP", []).iloc[0]
        assert found["icc1"] == pytest.approx(expected[name]["aov_icc1"], abs=1e-9)
        assert found["icc2"] == pytest.approx(expected[name]["aov_icc2"], abs=1e-9)
        assert found["group_count"] == 99


# Published vectors, other packages, slow versions


def test_van_der_eijks_own_example():
    found = measure_eijk_a_of_counts(np.array([[30, 40, 210, 130, 530, 50, 10]]))
    assert found[0] == pytest.approx(0.61133, abs=5e-6)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [([0, 9, 0, 0, 0], 1.0), ([4, 4, 4, 4, 4], 0.0), ([5, 0, 0, 0, 5], -1.0), ([3, 3], 0.0), ([0, 7], 1.0)],
)
def test_eijk_a_at_its_landmarks(counts, expected):
    assert measure_eijk_a_of_counts(np.array([counts]))[0] == pytest.approx(expected, abs=1e-12)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=2, max_size=8).filter(any))
def test_eijk_a_equals_the_algorithm_as_told(counts):
    assert measure_eijk_a_of_counts(np.array([counts]))[0] == pytest.approx(slow_eijk_a(counts), abs=1e-12)


@pytest.mark.parametrize(("points", "variance"), [(4, 1.25), (5, 2.0), (6, 35 / 12), (7, 4.0)])
def test_the_null_variance_is_that_of_evenly_spread_answers(points, variance):
    assert Scale(1, points).uniform_variance == pytest.approx(variance)
    assert Scale(0, points - 1).uniform_variance == pytest.approx(np.var(range(points)))


def test_consensus_landmarks():
    assert one(people(4, 4, 4))["consensus"] == pytest.approx(1)
    assert one(people(1, 1, 5, 5))["consensus"] == pytest.approx(0)


def test_rwg_of_one_item_by_hand():
    # 2, 3, 4: variance 1 of the 2 that even answers would have.
    assert one(people(2, 3, 4))["rwg"] == pytest.approx(0.5)


@pytest.mark.parametrize(("people_count", "passes"), [(3, 29 / 125), (5, 185 / 3125)])
def test_answers_at_random_pass_the_customary_cut_as_often_as_methods_says(people_count, passes):
    """Of three people 29 of 125 answer sets: all alike (5), or two alike and one beside them (3 · 8)."""
    every = np.array(list(product(range(1, 6), repeat=people_count)))
    ratings = pd.DataFrame(
        {
            "answer_set": np.repeat(np.arange(len(every)), people_count),
            "respondent_id": np.tile(np.arange(people_count), len(every)),
            "item_id": "trust_1",
            "rating": every.ravel(),
        }
    )
    agreed = measure_agreement(ratings, ["answer_set"], 1, 5)["rwg"] >= 0.70
    assert agreed.mean() == pytest.approx(passes)


def test_average_deviation_by_hand():
    assert one(people(1, 2, 3))["average_deviation"] == pytest.approx(2 / 3)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_every_statistic_equals_its_formula_written_slowly(seed):
    ratings = many_groups(seed)
    found = measure_agreement(ratings, ["group"], 1, 5).set_index("group")
    for group, rows in ratings.groupby("group"):
        if found.loc[group, "respondent_count"] > 1:
            expected = slow_agreement(rows, (1, 5)).astype(float)
            actual = found.loc[group, list(STATISTICS)].astype(float)
            np.testing.assert_allclose(actual, expected[list(STATISTICS)], atol=1e-12)


def test_halves_have_every_statistic_but_eijk_a():
    found = one([[2.5, 3], [3.5, 4], [4, 4]])
    assert np.isnan(found["eijk_a"])
    assert found[["rwg_j", "average_deviation", "awg", "consensus"]].notna().all()


def test_many_people_and_categories_are_counted_without_packing():
    answers = np.random.default_rng(0).integers(0, 11, size=(400, 3)).astype(float)
    found = one(answers, Scale(0, 10))
    expected = np.mean([slow_eijk_a(np.bincount(x.astype(int), minlength=11)) for x in answers.T])
    assert found["eijk_a"] == pytest.approx(expected, abs=1e-12)


def test_f_and_p_equal_statsmodels():
    draw = np.random.default_rng(2)
    scores = pd.DataFrame({"site": draw.integers(0, 4, 40), "score": draw.normal(size=40)})
    table = anova_lm(ols("score ~ C(site)", scores).fit())
    found = measure_group_dependence(scores, "score", "site", []).iloc[0]
    assert found["f_statistic"] == pytest.approx(table.loc["C(site)", "F"], rel=1e-9)
    assert found["p_value"] == pytest.approx(table.loc["C(site)", "PR(>F)"], rel=1e-9)


# Invariances


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_row_order_mirrored_scale_and_new_names_change_nothing(seed):
    ratings = many_groups(seed)
    expected = measure_agreement(ratings, ["group"], 1, 5)
    assert_frame_equal(
        measure_agreement(ratings.sample(frac=1, random_state=seed), ["group"], 1, 5), expected
    )
    mirrored = ratings.assign(rating=6 - ratings["rating"])
    assert_frame_equal(measure_agreement(mirrored, ["group"], 1, 5), expected)
    renamed = ratings.assign(group="new " + ratings["group"])
    columns = expected.columns.drop("group")
    assert_frame_equal(measure_agreement(renamed, ["group"], 1, 5)[columns], expected[columns])


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_a_group_gets_the_same_alone_twice_and_among_others(seed):
    ratings = many_groups(seed)
    expected = measure_agreement(ratings, ["group"], 1, 5)
    alone = ratings[ratings["group"] == "g3"]
    columns = expected.columns.drop("group")
    among = expected[expected["group"] == "g3"][columns].reset_index(drop=True)
    assert_frame_equal(measure_agreement(alone, [], 1, 5)[columns], among)
    twice = measure_agreement(pd.concat([ratings, alone.assign(group="zzz")]), ["group"], 1, 5)
    assert_frame_equal(twice[twice["group"] == "zzz"][columns].reset_index(drop=True), among)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), shift=st.floats(-1e6, 1e6))
def test_dependence_ignores_order_names_and_where_zero_is(seed, shift):
    draw = np.random.default_rng(seed)
    scores = pd.DataFrame(
        {"round": draw.integers(0, 3, 60), "site": draw.integers(0, 4, 60), "score": draw.normal(size=60)}
    )
    expected = measure_group_dependence(scores, "score", "site", ["round"])
    changed = scores.sample(frac=1, random_state=seed).assign(
        score=lambda rows: rows["score"] + shift, site=lambda rows: "s" + rows["site"].astype(str)
    )
    assert_frame_equal(measure_group_dependence(changed, "score", "site", ["round"]), expected, rtol=1e-6)
    alone = measure_group_dependence(scores[scores["round"] == 1], "score", "site", [])
    columns = alone.columns
    assert_frame_equal(alone, expected[expected["round"] == 1][columns].reset_index(drop=True))


def test_inputs_are_unchanged():
    ratings = many_groups()
    before = ratings.copy(deep=True)
    measure_agreement(ratings, ["group"], 1, 5)
    measure_group_dependence(ratings, "rating", "item_id", ["group"])
    assert_frame_equal(ratings, before)


# Edges: NaN or the end of the range, and why


@pytest.mark.parametrize(
    "answers", [people(3), people(3, np.nan), people(np.nan, np.nan), [[1, np.nan], [np.nan, 2]]]
)
def test_fewer_than_two_complete_people_cannot_agree(answers):
    found = one(answers)
    assert found[list(STATISTICS)].isna().all()
    assert found["respondent_count"] < 2


def test_equal_answers_agree_fully():
    found = one([[3, 3], [3, 3], [3, 3]])
    assert found[["rwg_j", "awg", "eijk_a", "consensus"]].tolist() == [1, 1, 1, 1]
    assert found["average_deviation"] == 0


def test_more_spread_than_chance_is_no_agreement_and_not_less():
    assert one(people(1, 1, 5, 5))["rwg"] == 0


def test_awg_is_unknown_where_the_mean_is_too_near_the_end():
    assert np.isnan(one(people(5, 5, 4))["awg"])


def test_awg_is_one_where_all_are_at_the_end():
    assert one(people(5, 5, 5))["awg"] == 1


def test_one_item_has_rwg_and_several_have_rwg_j():
    assert np.isnan(one(people(2, 3, 4))["rwg_j"])
    assert np.isnan(one([[2, 2], [3, 4]])["rwg"])


@pytest.mark.parametrize(
    ("scores", "reason"),
    [
        ([("a", 1.0), ("a", 2.0)], "one group"),
        ([("a", 1.0), ("b", 2.0)], "no group of two"),
        ([("a", 3.3), ("a", 3.3), ("b", 3.3), ("b", 3.3)], "all equal"),
        ([("a", np.nan), ("b", np.nan)], "nobody answered"),
    ],
)
def test_dependence_is_nan_for(scores, reason):
    frame = pd.DataFrame(scores, columns=["site", "score"])
    found = measure_group_dependence(frame, "score", "site", []).iloc[0]
    assert found[["icc1", "icc2", "f_statistic", "p_value"]].isna().all(), reason


def test_organisations_of_the_same_mean_have_no_reliability_of_means():
    # By rounding alone the means differ, and R says minus 3e30.
    of_each = {"a": [50, 50, 25, 62.5, 50, 62.5, 50], "b": [37.5, 62.5, 62.5, 50, 37.5]}
    frame = pd.DataFrame([(site, score) for site, told in of_each.items() for score in told])
    found = measure_group_dependence(frame.set_axis(["site", "score"], axis=1), "score", "site", []).iloc[0]
    assert np.isnan(found["icc2"])
    assert found["icc1"] == pytest.approx(-0.2)


def test_people_who_differ_only_between_groups_depend_on_them_fully():
    frame = pd.DataFrame({"site": ["a", "a", "b", "b"], "score": [3.3, 3.3, 0.1, 0.1]})
    found = measure_group_dependence(frame, "score", "site", []).iloc[0]
    assert found[["icc1", "icc2", "f_statistic", "p_value"]].tolist() == [1, 1, np.inf, 0]


@pytest.mark.parametrize("name", ["", "  ", None])
def test_people_without_an_organisation_are_left_out_of_the_dependence_on_it(name):
    frame = pd.DataFrame({"site": ["a", "a", "b", "b"], "score": [3.0, 4.0, 1.0, 2.5]})
    more = pd.concat([frame, pd.DataFrame({"site": [name] * 2, "score": [9.0, 8.0]})])
    plain = measure_group_dependence(frame, "score", "site", [])
    assert_frame_equal(measure_group_dependence(more, "score", "site", []), plain)


def test_a_slider_from_0_to_100_is_a_scale():
    assert one(people(0, 50, 100), (0, 100))["average_deviation"] == pytest.approx(100 / 3)


def test_no_rows_give_no_groups_or_one_unknown_group():
    empty = many_groups().iloc[:0]
    assert measure_agreement(empty, ["group"], 1, 5).empty
    assert measure_agreement(empty, [], 1, 5)["rwg_j"].isna().tolist() == [True]
    assert measure_group_dependence(empty, "rating", "item_id", [])["icc1"].isna().tolist() == [True]


@pytest.mark.parametrize(
    ("scale", "message"),
    [
        ((5, 1), "scale_max is 1"),
        ((1, 1), "scale_max is 1"),
        ((0, 101), "scale_min 0 and scale_max 101 are too far apart; a scale has at most 101 steps"),
        ((1, 1_000_000), "scale_max 1000000 are too far apart"),
        ((-1_000_000, 5), "scale_min -1000000"),
        ((1.5, 5), "scale_min is 1.5"),
        ((1, np.inf), "inf"),
    ],
)
def test_an_impossible_scale_is_refused(scale, message):
    with pytest.raises(ValueError, match=message):
        measure_agreement(many_groups(), ["group"], *scale)


def test_a_rating_off_the_scale_is_refused():
    with pytest.raises(ValueError, match="row 1: rating 7 is outside 1 to 5"):
        measure_agreement(sheet(people(3, 7)), [], 1, 5)


def test_an_unknown_column_is_named():
    with pytest.raises(ValueError, match="'agency'"):
        measure_group_dependence(many_groups(), "rating", "agency", [])
