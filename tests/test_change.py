"""Change between two rounds: published vectors, slow versions, other packages, invariances, edges."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from scipy import stats
from statsmodels.stats.multitest import multipletests

from analytics.change import (
    CHANGE_COLUMNS,
    adjust_p_values,
    judge_change,
    measure_change,
    people_needed,
    smallest_detectable_change,
)

# Derrick, Toher and White (2017), The Quantitative Methods for Psychology 13(2), worked example.
ONLY_A, STAYERS_A = [20, 21, 16, 18, 14, 12, 14, 17], [14, 15, 18, 20, 11, 19, 14, 15]
ONLY_B, STAYERS_B = [10, 16, 18, 16, 15, 14, 13, 10], [15, 10, 15, 17, 13, 19, 12, 13]


def answers(scores, people=None, **keys):
    """A round: one score a person; people are numbered from 0 unless named."""
    people = list(range(len(scores))) if people is None else people
    return pd.DataFrame({"respondent_id": people, "score": np.asarray(scores, dtype=float), **keys})


def published_rounds():
    return answers(STAYERS_A + ONLY_A), answers(STAYERS_B + ONLY_B, [*range(8), *range(100, 108)])


def measured(before, after, by=(), **options):
    return measure_change(before, after, "score", list(by), **options)


def only_row(before, after, **options):
    found = measured(before, after, **options)
    assert len(found) == 1
    return found.iloc[0]


def slow_change(before, after):
    """The same test written for one group, term by term, as METHODS states it."""
    first, second = before.dropna(), after.dropna()
    both = first.merge(second, on="respondent_id", suffixes=("_1", "_2"))
    x1, x2, n12 = first["score"], second["score"], len(both)
    n1, n2 = len(x1), len(x2)
    r = both["score_1"].corr(both["score_2"]) if both[["score_1", "score_2"]].std().min() > 0 else 0.0
    part1, part2 = x1.var() / n1, x2.var() / n2
    error = np.sqrt(part1 + part2 - 2 * r * n12 * x1.std() * x2.std() / (n1 * n2))
    welch = (part1 + part2) ** 2 / (part1**2 / (n1 - 1) + part2**2 / (n2 - 1))
    alone = n1 + n2 - 2 * n12
    freedom = (n12 - 1) + (welch - n12 + 1) / (alone + 2 * n12) * alone
    change = x2.mean() - x1.mean()
    margin = stats.t.ppf(0.975, freedom) * error
    return {
        "change": change,
        "low": change - margin,
        "high": change + margin,
        "statistic": change / error,
        "degrees_of_freedom": freedom,
        "p_value": 2 * stats.t.sf(abs(change / error), freedom),
        "stayer_count": n12,
        "only_before_count": n1 - n12,
        "only_after_count": n2 - n12,
        "stayer_change": (both["score_2"] - both["score_1"]).mean(),
        "smallest_detectable_change": (stats.t.ppf(0.975, freedom) + stats.t.ppf(0.8, freedom)) * error,
    }


# ---------------------------------------------------------------- oracles


def test_published_example_of_rotating_people():
    found = only_row(*published_rounds())
    assert found["change"] == -2.0
    assert found["statistic"] == pytest.approx(-2.4191, abs=5e-5)
    assert found["degrees_of_freedom"] == pytest.approx(18.42, abs=5e-3)
    assert found["p_value"] == pytest.approx(0.0261, abs=5e-5)
    assert (found["stayer_count"], found["only_before_count"], found["only_after_count"]) == (8, 8, 8)
    assert found["stayer_change"] == -1.5


def test_columns_are_the_promised_ones():
    before, after = (round_.assign(p="a", q="b") for round_ in published_rounds())
    assert list(measured(before, after, ["q", "p"])) == ["q", "p", *CHANGE_COLUMNS]


def test_all_stayers_is_the_paired_t_test():
    before, after = answers(STAYERS_A), answers(STAYERS_B)
    found, paired = only_row(before, after), stats.ttest_rel(STAYERS_B, STAYERS_A)
    assert found["statistic"] == pytest.approx(paired.statistic, rel=1e-12)
    assert found["p_value"] == pytest.approx(paired.pvalue, rel=1e-12)
    assert found["degrees_of_freedom"] == paired.df
    assert (found["low"], found["high"]) == pytest.approx(tuple(paired.confidence_interval()), rel=1e-12)


def test_no_stayers_is_the_welch_test():
    before, after = answers(ONLY_A), answers([*ONLY_B, 30], range(50, 59))
    found, welch = only_row(before, after), stats.ttest_ind([*ONLY_B, 30], ONLY_A, equal_var=False)
    assert found["statistic"] == pytest.approx(welch.statistic, rel=1e-12)
    assert found["degrees_of_freedom"] == pytest.approx(welch.df, rel=1e-12)
    assert found["p_value"] == pytest.approx(welch.pvalue, rel=1e-12)
    assert np.isnan(found["stayer_change"])


def test_many_groups_at_once_equal_the_slow_version():
    random = np.random.default_rng(4)
    rounds = []
    for _ in range(2):
        sizes = random.integers(3, 30, 60)
        rounds.append(
            pd.concat(
                answers(random.integers(1, 6, n), random.permutation(35)[:n], group=g)
                for g, n in enumerate(sizes)
            )
        )
    before, after = rounds
    before.loc[random.random(len(before)) < 0.1, "score"] = np.nan
    found = measured(before, after, ["group"]).set_index("group")
    for g in range(60):
        slow = slow_change(*(r[r["group"] == g][["respondent_id", "score"]] for r in rounds))
        assert found.loc[g].to_dict() == pytest.approx(slow, rel=1e-9, nan_ok=True)


def test_smallest_detectable_changes_of_the_planning_table():
    # METHODS_BRIEF: SD .8, r .6, half staying, a score of 1-5.
    for people, published in ((8, 1.06), (12, 0.83), (20, 0.62), (30, 0.50), (50, 0.38)):
        half = people // 2
        error = np.sqrt(2 * 0.64 / people - 2 * 0.6 * half * 0.64 / people**2)
        freedom = half - 1 + (2 * people - 2 - half + 1) / (2 * people) * 2 * half
        assert smallest_detectable_change(error, freedom) == pytest.approx(published, abs=0.005)


def test_a_page_of_five_measures_asks_for_a_larger_change():
    one, five = smallest_detectable_change(1.0, 20.0), smallest_detectable_change(1.0, 20.0, measure_count=5)
    assert one == pytest.approx(stats.t.ppf(0.975, 20) + stats.t.ppf(0.8, 20))
    assert five == pytest.approx(stats.t.ppf(0.995, 20) + stats.t.ppf(0.8, 20))


# ---------------------------------------------------------------- edges


def test_a_group_heard_in_one_round_only_has_counts_and_no_change():
    before, after = answers([1, 2, 3], g="old"), answers([1, 2], g="new")
    found = measured(before, after, ["g"]).set_index("g")
    assert found.loc["old", ["stayer_count", "only_before_count", "only_after_count"]].tolist() == [0, 3, 0]
    assert found.loc["new", ["stayer_count", "only_before_count", "only_after_count"]].tolist() == [0, 0, 2]
    counts = ["stayer_count", "only_before_count", "only_after_count"]
    assert found.drop(columns=counts).isna().all(axis=None)


def test_one_person_in_a_round_gives_a_change_without_an_interval():
    found = only_row(answers([10, 20]), answers([40]))
    assert found["change"] == 25
    assert found["stayer_change"] == 30
    assert found[["low", "high", "statistic", "p_value", "degrees_of_freedom"]].isna().all()
    assert np.isnan(found["smallest_detectable_change"])


def test_everyone_moving_alike_gives_a_change_without_an_interval():
    found = only_row(answers([10.1, 20.3, 31.7]), answers([20.1, 30.3, 41.7]))
    assert found["change"] == pytest.approx(10)
    assert found[["low", "high", "statistic", "p_value"]].isna().all()


def test_everyone_answering_alike_in_both_rounds_gives_no_interval():
    found = only_row(answers([0.1] * 7), answers([0.1] * 9))
    assert found["change"] == 0
    assert found[["low", "high", "statistic", "p_value"]].isna().all()


def test_one_constant_round_still_has_a_test():
    after = [1, 2, 4, 5]
    found = only_row(answers([3, 3, 3, 3]), answers(after))
    assert found["statistic"] == pytest.approx(0.0)
    assert found["high"] - found["change"] > 0
    assert found["change"] == np.mean(after) - 3


def test_nobody_at_all_is_one_row_of_nothing_without_groups_and_none_with():
    empty = answers([], g=[])
    assert only_row(empty, empty)["stayer_count"] == 0
    assert len(measured(empty, empty, ["g"])) == 0


def test_a_missing_answer_counts_nowhere():
    with_gap = only_row(answers([1, 2, 4, np.nan]), answers([2, 5, 3, 9]))
    assert with_gap["stayer_count"] == 3
    assert with_gap["only_after_count"] == 1


def test_people_without_a_code_are_matched_to_nobody():
    before, after = answers([1, 2, 4], [None, None, "a"]), answers([2, 5, 3], [None, None, "a"])
    found = only_row(before, after)
    assert (found["stayer_count"], found["only_before_count"], found["only_after_count"]) == (1, 2, 2)


def test_a_person_twice_in_a_group_is_refused_without_being_named():
    with pytest.raises(ValueError, match=r"after: 1 rows repeat a person") as refused:
        measured(answers([1, 2], ["ann", "ben"]), answers([1, 2], ["ann", "ann"]))
    assert "ann" not in str(refused.value)


def test_the_same_person_in_two_groups_is_two_answers():
    before, after = answers([1, 2], [7, 7], g=[1, 2]), answers([3, 5], [7, 7], g=[1, 2])
    assert measured(before, after, ["g"])["stayer_change"].tolist() == [2, 3]


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (answers([1.0, np.inf]), "inf"),
        (answers([1, 2]).rename(columns={"score": "points"}), "score"),
        (answers([1, 2]).assign(score=["a", "b"]), "score"),
    ],
)
def test_answers_that_cannot_be_measured_are_refused_with_the_place(bad, message):
    with pytest.raises(ValueError, match=message):
        measured(answers([1, 2]), bad)


# ---------------------------------------------------------------- who is behind the change


def test_trust_that_rose_because_sceptics_left_did_not_rise_at_a_fixed_mix():
    before = answers([80, 82, 20, 22], sector=["health", "health", "police", "police"])
    after = answers([80, 82, 79, 83, 21], [0, 1, 10, 11, 2], sector=[*["health"] * 4, "police"])
    found = only_row(before, after, sector="sector")
    assert found["change"] == pytest.approx(18)
    assert found["change_at_fixed_mix"] == pytest.approx(0)


def test_fixed_mix_weighs_sectors_as_they_were_before():
    before = answers([10, 10, 10, 50], sector=["a", "a", "a", "b"])
    after = answers([20, 50, 50, 90], sector=["a", "b", "b", "c"])
    # a moved by 10 and was three of four, b by 0; c was not heard before.
    assert only_row(before, after, sector="sector")["change_at_fixed_mix"] == pytest.approx(7.5)


def test_fixed_mix_without_a_sector_heard_twice_is_missing():
    found = only_row(answers([1, 2], sector="a"), answers([1, 2], sector="b"), sector="sector")
    assert np.isnan(found["change_at_fixed_mix"])


def test_with_a_roster_silence_and_leaving_are_told_apart():
    before, after = (
        answers([1, 2, 3], ["stay", "left", "silent"]),
        answers([1, 2, 3], ["stay", "new", "was_silent"]),
    )
    members = {
        "before": ["stay", "left", "silent", "was_silent"],
        "after": ["stay", "silent", "new", "was_silent"],
    }
    roster = pd.DataFrame([(p, when) for when, people in members.items() for p in people])
    roster.columns = ["respondent_id", "round"]
    found = only_row(before, after, roster=roster)
    words = ["left_count", "joined_count", "silent_after_count", "silent_before_count"]
    assert found[words].tolist() == [1, 1, 1, 1]


def test_todays_roster_alone_cannot_say_who_joined():
    before, after = answers([1, 2, 3], ["a", "b", "c"]), answers([1, 2], ["a", "d"])
    found = only_row(before, after, roster=pd.DataFrame({"respondent_id": ["a", "c", "d"]}))
    assert found[["left_count", "silent_after_count"]].tolist() == [1, 1]
    assert found[["joined_count", "silent_before_count"]].isna().all()


def test_a_roster_may_have_fewer_keys_than_the_measures():
    before = pd.concat([answers([1, 2], ["a", "b"], p=1, measure=m) for m in ("trust", "alignment")])
    after = pd.concat([answers([1], ["a"], p=1, measure=m) for m in ("trust", "alignment")])
    roster = pd.DataFrame({"respondent_id": ["a", "b"], "p": [1, 2]})  # b is a member elsewhere
    found = measured(before, after, ["p", "measure"], roster=roster)
    assert found["left_count"].tolist() == [1, 1]


def test_a_roster_with_another_round_is_refused():
    roster = pd.DataFrame({"respondent_id": [0], "round": ["2026-Q3"]})
    with pytest.raises(ValueError, match="2026-Q3"):
        measured(answers([1, 2]), answers([1, 2]), roster=roster)


# ---------------------------------------------------------------- verdicts


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_adjusted_p_values_equal_statsmodels(p_values):
    assert adjust_p_values(np.array(p_values)) == pytest.approx(
        multipletests(p_values, method="fdr_bh")[1], abs=1e-12
    )


def test_adjusted_p_values_of_a_hand_made_page():
    assert adjust_p_values(np.array([0.01, np.nan, 0.04, 0.03])) == pytest.approx(
        [0.03, np.nan, 0.04, 0.04], nan_ok=True
    )


def test_each_page_is_adjusted_by_itself():
    p_values, pages = np.array([0.02, 0.5, 0.01, 0.03, 0.2]), np.array([1, 0, 1, 0, 0])
    together = adjust_p_values(p_values, pages)
    for page in (0, 1):
        assert together[pages == page] == pytest.approx(adjust_p_values(p_values[pages == page]))


@pytest.mark.parametrize("impossible", [-0.1, 1.5])
def test_a_p_value_that_is_no_probability_is_refused(impossible):
    with pytest.raises(ValueError, match=str(impossible)):
        adjust_p_values(np.array([0.5, impossible]))


def changes(*rows):
    return pd.DataFrame(rows, columns=["change", "low", "high", "p_value"])


def test_barriers_ease_and_worsen_while_trust_rises_and_falls():
    moved = changes((-20, -30, -10, 0.001), (20, 10, 30, 0.001))
    assert judge_change(moved, "worse")["verdict"].tolist() == ["eased", "worsened"]
    assert judge_change(moved, "better")["verdict"].tolist() == ["fell", "rose"]


def test_direction_words_may_come_from_a_column():
    moved = changes((20, 10, 30, 0.001), (20, 10, 30, 0.001)).assign(high_is=["worse", "better"])
    assert judge_change(moved, "high_is")["verdict"].tolist() == ["worsened", "rose"]


def test_within_the_margin_is_steady_and_wider_cannot_tell():
    unmoved = changes((1, -9, 10, 0.6), (1, -12, 14, 0.6), (np.nan, np.nan, np.nan, np.nan))
    assert judge_change(unmoved, "better")["verdict"].tolist() == ["steady", "cannot_tell", "cannot_tell"]
    assert judge_change(unmoved, "better", margin=15)["verdict"].tolist() == [
        "steady",
        "steady",
        "cannot_tell",
    ]


def test_a_small_but_sure_change_is_a_direction_not_steady():
    assert judge_change(changes((2, 1, 3, 0.001)), "better")["verdict"].tolist() == ["rose"]


def test_five_measures_raise_the_bar_for_one():
    page = changes((5, 0.1, 9.9, 0.04), *[(0, -9, 9, 0.9)] * 4)
    assert judge_change(page.iloc[:1], "better")["verdict"].tolist() == ["rose"]
    judged = judge_change(page, "better")
    assert judged["verdict"].tolist() == ["steady"] * 5
    assert judged["adjusted_p_value"].iloc[0] == pytest.approx(0.2)


def test_measures_of_other_partnerships_do_not_raise_the_bar():
    page = changes((5, 0.1, 9.9, 0.04), (0, -9, 9, 0.9)).assign(partnership=["a", "b"])
    assert judge_change(page, "better", page=["partnership"])["verdict"].tolist() == ["rose", "steady"]


@pytest.mark.parametrize("kind", ["numpy_nullable", "pyarrow"])
def test_a_missing_change_of_a_nullable_column_cannot_be_told(kind):
    page = changes((9, 5, 13, 0.001), (1, np.nan, np.nan, np.nan))
    judged = judge_change(page.convert_dtypes(dtype_backend=kind), "better")
    assert judged["verdict"].tolist() == judge_change(page, "better")["verdict"].tolist()
    assert judged["verdict"].tolist() == ["rose", "cannot_tell"]


def test_missing_p_values_of_any_kind_stay_missing():
    for missing in (None, np.nan, pd.NA):
        p = pd.Series([0.01, missing, 0.04], dtype=object)
        np.testing.assert_allclose(adjust_p_values(p), [0.02, np.nan, 0.04])


@pytest.mark.parametrize(
    ("higher_is", "margin", "shown"),
    [("up", 10, "up"), ("better", -3, "-3"), ("better", "wide", "wide"), (["worse"], 10, "worse")],
)
def test_unknown_directions_and_margins_are_refused(higher_is, margin, shown):
    with pytest.raises(ValueError, match=shown):
        judge_change(changes((1, 0, 2, 0.5)), higher_is, margin=margin)


# ---------------------------------------------------------------- what it would take


def test_people_needed_is_where_the_smallest_detectable_change_reaches_the_size():
    # Half of twelve staying, SD 20, correlation .6: build rounds of n with exactly these moments.
    def detectable(people):
        half = people // 2
        error = 20 * np.sqrt(2 / people - 2 * 0.6 * half / people**2)
        freedom = half - 1 + (2 * people - 2 - half + 1) / (2 * people) * 2 * half
        return smallest_detectable_change(error, freedom), error, freedom

    _, error, freedom = detectable(12)
    margin = stats.t.ppf(0.975, freedom) * error
    row = pd.DataFrame(
        {
            "low": [-margin],
            "high": [margin],
            "degrees_of_freedom": freedom,
            "stayer_count": 6,
            "only_before_count": 6,
            "only_after_count": 6,
        }
    )
    found = people_needed(row, 10).iloc[0]
    needed = int(found["people_needed_per_round"])
    assert detectable(needed + needed % 2)[0] <= 10 < detectable(needed - 2)[0]
    assert found["more_people_per_round"] == needed - 12


def test_the_same_people_again_can_be_enough():
    before, after = published_rounds()
    change = measured(before, after)
    size = float(change["smallest_detectable_change"].iloc[0])
    found = people_needed(change, size * 0.95).iloc[0]
    assert 8 < found["same_people_needed"] <= 16
    assert np.isnan(people_needed(change, size * 0.2).iloc[0]["same_people_needed"])


def test_a_change_already_visible_needs_nobody_more():
    found = people_needed(measured(*published_rounds()), 100).iloc[0]
    assert found["more_people_per_round"] == 0
    assert found["same_people_needed"] == 0


def test_what_cannot_be_planned_is_missing():
    found = people_needed(measured(answers([1, 1]), answers([1, 1])), 5).iloc[0]
    assert found[["people_needed_per_round", "more_people_per_round", "same_people_needed"]].isna().all()


@pytest.mark.parametrize(
    ("size", "correlation", "shown"),
    [(0, 0.6, "0"), (5, 1.0, "1.0"), ("ten", 0.6, "ten"), (np.inf, 0.6, "inf"), (5, None, "None")],
)
def test_impossible_plans_are_refused(size, correlation, shown):
    with pytest.raises(ValueError, match=shown):
        people_needed(measured(*published_rounds()), size, correlation)


# ---------------------------------------------------------------- properties


@st.composite
def two_rounds(draw):
    def one_round():
        people = draw(st.lists(st.integers(0, 9), min_size=0, max_size=8, unique=True))
        scores = draw(st.lists(st.integers(1, 5), min_size=len(people), max_size=len(people)))
        groups = draw(st.lists(st.sampled_from("abc"), min_size=len(people), max_size=len(people)))
        return answers(scores, people, g=pd.array(groups, dtype="str"))

    return one_round(), one_round()


def assert_same_numbers(left, right):
    assert_frame_equal(left, right, rtol=1e-9, atol=1e-9, check_dtype=False)


@given(two_rounds(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_row_order_does_not_matter_and_inputs_stay(rounds, shuffler):
    before, after = rounds
    kept = before.copy(), after.copy()
    shuffled = [r.sample(frac=1, random_state=shuffler.randrange(999)) for r in rounds]
    assert_same_numbers(measured(before, after, ["g"]), measured(*shuffled, ["g"]))
    assert_frame_equal(before, kept[0])
    assert_frame_equal(after, kept[1])


@given(two_rounds())
@settings(deadline=None, max_examples=60)
def test_mirrored_scale_mirrors_the_change(rounds):
    plain = measured(*rounds, ["g"])
    turned = measured(*(r.assign(score=6 - r["score"]) for r in rounds), ["g"])
    for up, down in (
        ("change", "change"),
        ("low", "high"),
        ("statistic", "statistic"),
        ("stayer_change",) * 2,
    ):
        assert turned[up].to_numpy() == pytest.approx(-plain[down].to_numpy(), abs=1e-9, nan_ok=True)
    same = ["degrees_of_freedom", "p_value", "smallest_detectable_change", "stayer_count"]
    assert_same_numbers(turned[same], plain[same])


@given(two_rounds())
@settings(deadline=None, max_examples=60)
def test_swapped_rounds_turn_the_change_round(rounds):
    forth, back = measured(*rounds, ["g"]), measured(*reversed(rounds), ["g"])
    assert back["change"].to_numpy() == pytest.approx(-forth["change"].to_numpy(), abs=1e-9, nan_ok=True)
    assert back["p_value"].to_numpy() == pytest.approx(forth["p_value"].to_numpy(), abs=1e-9, nan_ok=True)


@given(two_rounds())
@settings(deadline=None, max_examples=40)
def test_a_group_alone_duplicated_or_renamed_gives_the_same_numbers(rounds):
    together = measured(*rounds, ["g"])
    for name in together["g"]:
        alone = measured(*(r[r["g"] == name] for r in rounds), ["g"])
        assert_same_numbers(alone, together[together["g"] == name].reset_index(drop=True))
    doubled = measured(*(pd.concat([r, r.assign(g="z" + r["g"])]) for r in rounds), ["g"])
    renamed = doubled[doubled["g"].str.startswith("z")].reset_index(drop=True)
    assert_same_numbers(renamed.assign(g=renamed["g"].str[1:]), together)
