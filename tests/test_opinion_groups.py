"""Opinion groups against one cluster, and consensus across partners: simulation, Polis, edges."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analytics.one_cluster_null import compare_with_one_cluster, split_in_two
from analytics.opinion_groups import (
    FEWEST_PEOPLE,
    GROUPS_FOUND,
    ONE_GROUP,
    OVERLAP,
    TOO_FEW_ITEMS,
    TOO_FEW_PEOPLE,
    find_opinion_groups,
    measure_group_consensus,
)

pytestmark = pytest.mark.filterwarnings("error")


def tidy(answers):
    wide = pd.DataFrame(np.asarray(answers, float)).rename_axis("respondent_id").reset_index()
    return wide.melt("respondent_id", var_name="item_id", value_name="rating")


def on_five_points(values):
    return np.clip(np.rint(values), 1, 5)


def unrelated(draw, people=30, items=12):
    return draw.integers(1, 6, (people, items)).astype(float)


def one_factor(draw, loading, people=30, items=12):
    factor = draw.standard_normal((people, 1))
    return on_five_points(
        3 + loading * factor + np.sqrt(1 - loading**2) * draw.standard_normal((people, items))
    )


def camps(draw, sizes=(8, 8), items=24, difference=1.5, spread=0.8):
    """Camps that differ on half of the items, by so many points."""
    centre = np.full((sum(sizes), items), 3.0)
    centre[:, : items // 2] += difference * (np.repeat(np.arange(len(sizes)), sizes)[:, None] - 0.5)
    return on_five_points(centre + spread * draw.standard_normal(centre.shape))


def group_counts(make, runs):
    draw = np.random.default_rng(2024)
    return np.array([find_opinion_groups(tidy(make(draw)), run)["group_count"][0] for run in range(runs)])


def clear_camps(seed=1):
    return tidy(camps(np.random.default_rng(seed), spread=0.5))


# Calibration, on a smaller run than METHODS reports


@pytest.mark.parametrize(
    "make",
    [unrelated, lambda draw: one_factor(draw, 0.5), lambda draw: one_factor(draw, 0.7)],
    ids=["unrelated", "loading .5", "loading .7"],
)
def test_one_cluster_is_hardly_ever_split(make):
    # 5 % and two Monte Carlo standard errors of 120 runs.
    assert (group_counts(make, 120) > 1).mean() <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / 120)


def test_two_camps_of_eight_are_found():
    # 90 % less two Monte Carlo standard errors of 80 runs.
    assert (group_counts(camps, 80) == 2).mean() >= 0.90 - 2 * np.sqrt(0.9 * 0.1 / 80)


def test_usual_clustering_would_split_one_cluster_as_tightly():
    # What the null is for: k-means on one factor is as sure of itself as here on its own draws.
    draw = np.random.default_rng(3)
    tightness = [
        split_in_two((x - x.mean(axis=0))[None])[2][0] for x in (one_factor(draw, 0.7) for _ in range(50))
    ]
    assert 0.2 < np.median(tightness) < 0.4


# What is found


def test_people_of_one_camp_are_in_one_group():
    found = find_opinion_groups(clear_camps(), 0)
    assert found["group_count"].eq(2).all()
    assert found["reason"].eq(GROUPS_FOUND).all()
    assert sorted(found.groupby("group")["respondent_id"].agg(tuple)) == [
        tuple(range(8)),
        tuple(range(8, 16)),
    ]


def test_the_largest_group_is_the_first():
    answers = camps(np.random.default_rng(5), sizes=(6, 14), spread=0.4)
    found = find_opinion_groups(tidy(answers), 0)
    assert found["group"].tolist() == [2] * 6 + [1] * 14


def test_three_camps_are_told_apart():
    # Each camp is for a third of the items that the others are lukewarm about.
    draw = np.random.default_rng(2)
    favourites = np.kron(np.eye(3), np.ones((10, 8)))
    answers = on_five_points(2.5 + 2 * favourites + 0.6 * draw.standard_normal(favourites.shape))
    found = find_opinion_groups(tidy(answers), 0)
    camps_found = found.groupby("group")["respondent_id"].agg(tuple)
    assert sorted(camps_found) == [tuple(range(start, start + 10)) for start in (0, 10, 20)]


@pytest.mark.parametrize("spread", [0.05, 0.3, 0.5])
def test_the_clearer_the_camps_the_surer_they_are_found(spread):
    # Camps without spread make all items seem one; a null that believed it would show camps as well.
    draw = np.random.default_rng(6)
    found = [find_opinion_groups(tidy(camps(draw, items=12, spread=spread)), run) for run in range(15)]
    assert np.mean([groups["group_count"][0] == 2 for groups in found]) > 0.8


def test_one_group_says_why():
    found = find_opinion_groups(tidy(one_factor(np.random.default_rng(0), 0.7)), 0)
    assert found["group"].eq(1).all()
    assert found["reason"].eq(ONE_GROUP).all()
    assert found["p_value"].between(0.05, 1).all()


def test_camps_that_overlap_are_not_shown_though_they_are_real():
    answers = camps(np.random.default_rng(1), sizes=(60, 60), items=12, difference=1.15)
    found = find_opinion_groups(tidy(answers), 0)
    assert found["reason"].eq(OVERLAP).all()
    assert found["group_count"].eq(1).all()
    assert found["p_value"][0] <= 0.05


def test_gaps_are_filled_in_the_comparison_too():
    draw = np.random.default_rng(4)
    answers = camps(draw, spread=0.4)
    answers[draw.random(answers.shape) < 0.15] = np.nan
    assert find_opinion_groups(tidy(answers), 0)["group_count"][0] == 2


def test_a_person_who_answered_little_is_not_placed():
    ratings = clear_camps()
    silent = (ratings["respondent_id"] == 3) & (ratings["item_id"] > 4)
    found = find_opinion_groups(ratings.assign(rating=ratings["rating"].mask(silent)), 0)
    assert found["group"].isna().tolist() == [person == 3 for person in range(16)]


@pytest.mark.parametrize("name", ["polis_brexit_consensus", "polis_seattle_15"])
def test_a_continuum_that_polis_cuts_in_two_is_one_group(shared_data, name):
    # Polis always reports groups. Along their first dimension these conversations are spread without a gap.
    wide = pd.read_csv(shared_data / name / "participants-votes.csv")
    statements = [column for column in wide.columns if column.isdigit()]
    ratings = wide.rename(columns={"participant": "respondent_id"}).melt(
        "respondent_id", statements, var_name="item_id", value_name="rating"
    )
    assert wide["group-id"].nunique() == 2
    assert find_opinion_groups(ratings, 0)["group_count"].eq(1).all()


# Invariances


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_row_order_mirrored_scale_and_new_names_change_nothing(seed):
    draw = np.random.default_rng(seed)
    ratings = tidy(camps(draw, items=12, spread=0.9) if seed % 2 else one_factor(draw, 0.6, people=18))
    ratings = ratings.assign(rating=ratings["rating"].mask(draw.random(len(ratings)) < 0.05))
    expected = find_opinion_groups(ratings, 7)
    assert_frame_equal(find_opinion_groups(ratings.sample(frac=1, random_state=seed), 7), expected)
    assert_frame_equal(find_opinion_groups(ratings.dropna(), 7), expected)
    mirrored = find_opinion_groups(ratings.assign(rating=6 - ratings["rating"]), 7)
    assert_frame_equal(mirrored[["group_count", "p_value"]], expected[["group_count", "p_value"]])
    renamed = find_opinion_groups(ratings.assign(respondent_id=1000 - ratings["respondent_id"]), 7)
    assert renamed["p_value"].equals(expected["p_value"])


def test_the_same_random_state_gives_the_same_answer():
    ratings = tidy(camps(np.random.default_rng(8), spread=1.2))
    assert_frame_equal(find_opinion_groups(ratings, 1), find_opinion_groups(ratings, 1))
    assert find_opinion_groups(ratings, 1)["p_value"][0] != find_opinion_groups(ratings, 2)["p_value"][0]


def test_the_input_is_unchanged():
    ratings = clear_camps().assign(agency="a")
    before = ratings.copy(deep=True)
    find_opinion_groups(ratings, 0)
    measure_group_consensus(ratings, "agency", agree_from=4)
    assert_frame_equal(ratings, before)


# Edges


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        (np.ones((FEWEST_PEOPLE - 1, 5)), TOO_FEW_PEOPLE),
        (np.full((20, 5), np.nan), TOO_FEW_PEOPLE),
        (np.full((20, 5), 3.0), TOO_FEW_ITEMS),
        (np.column_stack([np.arange(20) % 5 + 1, np.full(20, 2.0)]), TOO_FEW_ITEMS),
    ],
)
def test_without_enough_people_or_items_there_is_one_group(answers, reason):
    found = find_opinion_groups(tidy(answers), 0)
    assert found["group_count"].eq(1).all()
    assert found["reason"].eq(reason).all()
    assert found["p_value"].isna().all()


def test_no_ratings_give_no_rows():
    assert find_opinion_groups(clear_camps().iloc[:0], 0).empty


def test_two_identical_answers_and_one_exception_are_no_camps():
    answers = np.full((12, 6), 3.0)
    answers[0] = 5
    assert find_opinion_groups(tidy(answers), 0)["group_count"][0] == 1


def test_a_p_value_is_never_zero():
    answers = camps(np.random.default_rng(0), sizes=(20, 20), difference=3, spread=0.7)
    assert 0 < compare_with_one_cluster(answers, np.random.default_rng(0)).p_value < 0.01


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda rows: pd.concat([rows, rows[:1]]), "item 0 has two rows"),
        (
            lambda rows: rows.assign(respondent_id=rows["respondent_id"].where(rows["item_id"] > 0)),
            "respondent_id",
        ),
        (lambda rows: rows.assign(rating=np.inf), "inf"),
        (lambda rows: rows.drop(columns="item_id"), "'item_id'"),
    ],
)
def test_what_cannot_be_is_refused(change, message):
    with pytest.raises(ValueError, match=message):
        find_opinion_groups(change(clear_camps()), 0)


# Consensus across partners


def votes(agreeing, answering, item="x"):
    """One group per pair: so many agree (5) of so many who answered (else 1)."""
    return pd.DataFrame(
        [
            {
                "respondent_id": f"{group}-{person}",
                "item_id": item,
                "agency": group,
                "rating": 5 if person < yes else 1,
            }
            for group, (yes, total) in enumerate(zip(agreeing, answering, strict=True))
            for person in range(total)
        ]
    )


def consensus(rows, **options):
    found = measure_group_consensus(rows, "agency", agree_from=4, **options)
    assert len(found) == 1
    return found.iloc[0]


def test_the_group_that_agrees_least_decides():
    found = consensus(votes([9, 2, 5], [10, 10, 10]))
    assert found["consensus_minimum"] == pytest.approx(3 / 12)
    assert found["least_agreeing_group"] == 1
    assert found["consensus_geometric_mean"] == pytest.approx((10 * 3 * 6 / 12**3) ** (1 / 3))


def test_unanimity_does_not_fall_with_the_number_of_groups_as_the_product_would():
    two, four = consensus(votes([10, 10], [10, 10])), consensus(votes([3] * 4, [3] * 4))
    assert two["consensus_geometric_mean"] ** 2 == pytest.approx(0.84, abs=0.005)
    assert four["consensus_geometric_mean"] ** 4 == pytest.approx(0.41, abs=0.005)
    assert four["consensus_minimum"] == pytest.approx(4 / 5)


@pytest.mark.parametrize(
    "name", ["polis_brexit_consensus", "polis_canadian_electoral_reform", "polis_seattle_15"]
)
def test_polis_product_is_the_power_of_the_geometric_mean(shared_data, name):
    wide = pd.read_csv(shared_data / name / "participants-votes.csv")
    expected = json.loads((shared_data / name / "oracle.json").read_text())["comments"]
    statements = [column for column in wide.columns if column.isdigit()]
    ratings = wide.rename(columns={"participant": "respondent_id"}).melt(
        ["respondent_id", "group-id"], statements, var_name="item_id", value_name="rating"
    )
    found = measure_group_consensus(ratings, "group-id", agree_from=1).set_index("item_id")
    compared = found[found["group_count"] == 2]
    products = [expected[item]["group_aware_consensus"] for item in compared.index]
    np.testing.assert_allclose(compared["consensus_geometric_mean"] ** 2, products, rtol=1e-9)
    assert len(compared) > 20


def test_consensus_needs_two_groups():
    found = consensus(votes([9], [10]))
    assert np.isnan(found["consensus_minimum"])
    assert np.isnan(found["consensus_geometric_mean"])
    assert pd.isna(found["least_agreeing_group"])
    assert found["group_count"] == 1


def test_who_did_not_answer_counts_nowhere():
    rows = votes([4, 4], [5, 5])
    silent = rows.assign(respondent_id="s" + rows["respondent_id"], rating=np.nan)
    assert consensus(pd.concat([rows, silent]))["consensus_minimum"] == consensus(rows)["consensus_minimum"]


def test_consensus_is_measured_within_by():
    rows = pd.concat([votes([9, 2], [10, 10]).assign(round=2), votes([5, 5], [10, 10]).assign(round=1)])
    found = measure_group_consensus(rows, "agency", agree_from=4, by=["round"])
    assert found.columns[:2].tolist() == ["round", "item_id"]
    assert found["consensus_minimum"].tolist() == pytest.approx([6 / 12, 3 / 12])


def test_no_votes_give_no_rows():
    assert measure_group_consensus(votes([1], [1]).iloc[:0], "agency", agree_from=4).empty


def test_an_impossible_threshold_is_refused():
    with pytest.raises(ValueError, match="nan"):
        measure_group_consensus(votes([1], [1]), "agency", agree_from=np.nan)
