"""Networks: R's values, hand calculation, missing answers and their bounds, invariances, edges."""

import json
from pathlib import Path

import networkx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analytics.network import COLUMNS, measure_network

pytestmark = pytest.mark.filterwarnings("error")

GOLDEN = Path(__file__).parent / "golden" / "networks"
BOUNDS = ["density", "density_if_absent", "density_if_present", "coverage"]


def ties(*triples, **keys):
    """("a", "b", 3) is a rating b with 3."""
    frame = pd.DataFrame(list(triples), columns=["rater", "rated", "strength"])
    return frame.astype({"rater": "str", "rated": "str", "strength": float}).assign(**keys)


def roster(names="abcd", **keys):
    return pd.DataFrame({"organisation": list(names)}).assign(**keys)


def one(tie_frame, roster_frame):
    found = measure_network(tie_frame, roster_frame, [])
    assert len(found) == 1
    return found.iloc[0]


def everyone_rates_everyone(names="abc", strength=3.0):
    return [(rater, rated, strength) for rater in names for rated in names if rater != rated]


def drawn_ties(seed, names="abcdefg", missing=0.1, **keys):
    draw = np.random.default_rng(seed)
    triples = [
        (rater, rated, np.nan if draw.random() < missing else float(draw.integers(0, 4)))
        for rater, rated, _ in everyone_rates_everyone(names)
    ]
    return ties(*triples, **keys)


# R


@pytest.mark.parametrize(
    "folder",
    [
        "ref_network_emon/LakePomona",
        "ref_network_emon/Texas",
        "ref_network_emon/Wichita",
        "ref_network_igraph/UKfaculty",
        "ref_network_igraph/ht_advice",
    ],
)
def test_a_list_of_ties_gives_rs_values(shared_data, folder):
    edges = pd.read_csv(shared_data / folder / "edges.csv")
    members = "organisations.csv" if "emon" in folder else "nodes.csv"
    names = pd.read_csv(shared_data / folder / members).rename(columns={"name": "organisation"})
    expected = json.loads((shared_data / folder / "oracle.json").read_text())
    listed = edges.rename(columns={"source": "rater", "target": "rated", "frequency": "strength"})
    found = one(listed.assign(strength=listed.get("strength", 1)), names)
    assert found["density"] == pytest.approx(expected["density_sna"], abs=1e-9)
    assert found["reciprocity"] == pytest.approx(expected["reciprocity_edgewise"], abs=1e-9)
    centralisation = expected["centralization_sna"]["indegree"]
    assert found["in_degree_centralisation"] == pytest.approx(centralisation, abs=1e-9)


def test_advice_among_managers_equals_r():
    edges = pd.read_csv(GOLDEN / "ht_advice.csv").set_axis(["rater", "rated"], axis=1)
    names = pd.DataFrame({"organisation": sorted({*edges["rater"], *edges["rated"]})})
    found = one(edges.assign(strength=1), names)
    assert found["density"] == pytest.approx(0.45238095238, abs=1e-9)
    assert found["in_degree_centralisation"] == pytest.approx(0.47, abs=1e-9)
    assert found["reciprocity"] == pytest.approx(0.47368421053, abs=1e-9)


def test_the_kite_listed_both_ways_equals_r():
    edges = pd.read_csv(GOLDEN / "kite.csv").set_axis(["rater", "rated"], axis=1)
    both = pd.concat([edges, edges.set_axis(["rated", "rater"], axis=1)]).assign(strength=1)
    found = one(both, roster("ABCDEFGHIJ"))
    assert found["density"] == pytest.approx(0.4)
    assert found["reciprocity"] == 1


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_complete_answers_equal_networkx(seed):
    answers = drawn_ties(seed, missing=0)
    graph = networkx.DiGraph()
    graph.add_nodes_from("abcdefg")
    graph.add_edges_from(answers.loc[answers["strength"] > 0, ["rater", "rated"]].itertuples(index=False))
    found = one(answers, roster("abcdefg"))
    degrees = [degree for _, degree in graph.in_degree]
    assert found["density"] == pytest.approx(networkx.density(graph))
    assert found["reciprocity"] == pytest.approx(networkx.overall_reciprocity(graph))
    assert found["in_degree_centralisation"] == pytest.approx(sum(max(degrees) - np.array(degrees)) / 36)


# By hand


def test_a_star_is_fully_centralised_and_a_full_network_not_at_all():
    star = [("b", "a", 1), ("c", "a", 1), ("d", "a", 1), ("b", "c", 0)]
    zeros = [pair for pair in everyone_rates_everyone("abcd", 0) if pair[:2] not in {tie[:2] for tie in star}]
    assert one(ties(*star, *zeros), roster())["in_degree_centralisation"] == 1
    assert one(ties(*everyone_rates_everyone("abcd")), roster())["in_degree_centralisation"] == 0


def test_asymmetry_is_the_mean_difference_of_ties_both_ways():
    found = one(
        ties(("a", "b", 1), ("b", "a", 4), ("a", "c", 2), ("c", "a", 1), ("b", "c", 5)), roster("abc")
    )
    assert found["asymmetry"] == pytest.approx((3 + 1) / 2)


# Missing answers


def test_an_empty_strength_is_missing_and_widens_the_bounds():
    found = one(
        ties(("a", "b", 2), ("b", "a", np.nan), ("a", "c", 0), ("b", "c", 0), ("c", "a", 1), ("c", "b", 0)),
        roster("abc"),
    )
    assert found[BOUNDS].tolist() == pytest.approx([2 / 5, 2 / 6, 3 / 6, 5 / 6])


def test_in_a_table_of_answers_an_organisation_that_rates_nobody_did_not_answer():
    found = one(ties(*[pair for pair in everyone_rates_everyone("abcd") if pair[0] != "d"]), roster())
    assert found[BOUNDS].tolist() == pytest.approx([1, 9 / 12, 1, 9 / 12])


def test_in_a_table_with_zeros_a_pair_that_is_not_listed_was_not_answered():
    found = one(ties(("a", "b", 1), ("a", "c", 0), ("b", "a", 1)), roster("abc"))
    assert found[BOUNDS].tolist() == pytest.approx([2 / 3, 2 / 6, 5 / 6, 3 / 6])


def test_in_a_list_of_ties_a_pair_that_is_not_listed_is_no_tie():
    found = one(ties(("a", "b", 2), ("b", "c", 1), ("c", "a", 1), ("d", "a", 1)), roster())
    assert found[BOUNDS].tolist() == pytest.approx([4 / 12, 4 / 12, 4 / 12, 1])


def test_in_a_list_of_ties_silence_may_be_no_answer():
    found = one(ties(("a", "b", 2), ("b", "c", 1), ("c", "a", 1)), roster())
    assert found[BOUNDS].tolist() == pytest.approx([3 / 12, 3 / 12, 6 / 12, 9 / 12])


def test_a_roster_that_tells_who_answered_settles_it():
    listed = ties(("a", "b", 2), ("b", "c", 1))
    found = one(listed, roster("abc", answered=[True, True, False]))
    assert found[BOUNDS].tolist() == pytest.approx([2 / 4, 2 / 6, 4 / 6, 4 / 6])
    found = one(listed, roster("abc", answered=[True, True, True]))
    assert found[BOUNDS].tolist() == pytest.approx([2 / 6, 2 / 6, 2 / 6, 1])


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), filled=st.integers(0, 1))
def test_whatever_the_missing_answers_are_density_lies_within_its_bounds(seed, filled):
    answers = drawn_ties(seed, missing=0.3)
    found = one(answers, roster("abcdefg"))
    truth = one(answers.fillna({"strength": float(filled)}), roster("abcdefg"))
    assert found["density_if_absent"] - 1e-12 <= truth["density"] <= found["density_if_present"] + 1e-12
    assert found["density_if_absent"] <= found["density"] <= found["density_if_present"]


def test_an_answer_that_is_missing_counts_neither_for_nor_against_reciprocity():
    found = one(
        ties(("a", "b", 2), ("b", "a", np.nan), ("a", "c", 1), ("c", "a", 1), ("b", "c", 1)), roster("abc")
    )
    assert found["reciprocity"] == pytest.approx(2 / 3)


# Invariances


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_order_names_and_other_networks_change_nothing(seed):
    both = pd.concat(
        [drawn_ties(seed, place="x"), drawn_ties(seed + 1, "abcde", place="y")], ignore_index=True
    )
    members = pd.concat([roster("abcdefg", place="x"), roster("abcde", place="y")], ignore_index=True)
    expected = measure_network(both, members, ["place"])
    assert expected["place"].tolist() == ["x", "y"]
    mixed = measure_network(
        both.sample(frac=1, random_state=seed), members.sample(frac=1, random_state=seed), ["place"]
    )
    assert_frame_equal(mixed, expected)
    renamed = both.assign(rater="org " + both["rater"], rated="org " + both["rated"])
    new_names = members.assign(organisation="org " + members["organisation"])
    assert_frame_equal(measure_network(renamed, new_names, ["place"]), expected)
    alone = measure_network(both[both["place"] == "y"], members[members["place"] == "y"], [])
    assert_frame_equal(alone, expected[expected["place"] == "y"][list(COLUMNS)].reset_index(drop=True))


def test_one_roster_serves_all_rounds():
    both = pd.concat([drawn_ties(1, round=1), drawn_ties(2, round=2)])
    each = pd.concat([roster("abcdefg", round=1), roster("abcdefg", round=2)])
    assert_frame_equal(
        measure_network(both, roster("abcdefg"), ["round"]), measure_network(both, each, ["round"])
    )


def test_a_roster_of_one_column_needs_no_heading():
    answers = drawn_ties(1)
    members = roster("abcdefg")
    assert_frame_equal(
        measure_network(answers, members.set_axis(["agency"], axis=1), []),
        measure_network(answers, members, []),
    )


def test_inputs_are_unchanged():
    answers, members = drawn_ties(1), roster("abcdefg")
    before = answers.copy(deep=True), members.copy(deep=True)
    measure_network(answers, members, [])
    assert_frame_equal(answers, before[0])
    assert_frame_equal(members, before[1])


# Edges


def test_one_organisation_is_no_network():
    found = one(ties(), roster("a"))
    assert found[list(COLUMNS[:-1])].isna().all()
    assert found["organisation_count"] == 1


def test_without_answers_density_is_unknown_and_its_bounds_are_0_and_1():
    found = one(ties(), roster())
    assert np.isnan(found["density"])
    assert found[["density_if_absent", "density_if_present", "coverage"]].tolist() == [0, 1, 0]
    assert found[["in_degree_centralisation", "reciprocity", "asymmetry"]].isna().all()


def test_an_empty_roster_is_one_network_of_nobody_or_none():
    assert one(ties(), roster(""))["organisation_count"] == 0
    assert measure_network(ties(place="x").iloc[:0], roster("", place="x"), ["place"]).empty


@pytest.mark.parametrize("heading", ["organisation", "agency"])
@pytest.mark.parametrize("name", ["", "  ", None])
def test_a_row_of_the_roster_without_a_name_is_no_organisation(heading, name):
    complete = ties(*everyone_rates_everyone("abc"))
    named = roster("abc").rename(columns={"organisation": heading})
    unnamed = pd.concat([named, pd.DataFrame({heading: [name, name]})])
    assert_frame_equal(measure_network(complete, unnamed, []), measure_network(complete, named, []))


def test_a_tie_to_oneself_is_left_out():
    complete = everyone_rates_everyone("abc")
    assert_frame_equal(
        measure_network(ties(*complete, ("a", "a", 5)), roster("abc"), []),
        measure_network(ties(*complete), roster("abc"), []),
    )


@pytest.mark.parametrize(
    ("listed", "members", "message"),
    [
        (ties(("a", "z", 1)), roster("ab"), "row 0, rated: 'z' is not on the roster"),
        (ties(("z", "a", 1)), roster("ab"), "row 0, rater: 'z' is not on the roster"),
        (
            ties(("a", "b", 1), ("a", "b", 2)),
            roster("ab"),
            "1 pairs of organisations are listed more than once",
        ),
        (ties(("a", "b", -2)), roster("ab"), "strength is -2"),
        (ties(("a", "b", 1)), roster("aab"), "'a' is on the roster twice"),
        (
            ties(("a", "b", 1)),
            roster("ab", sector="x").drop(columns="organisation").assign(x=1),
            "'organisation'",
        ),
        (ties(("a", "b", 1)).drop(columns="strength"), roster("ab"), "'strength'"),
    ],
)
def test_what_cannot_be_is_refused(listed, members, message):
    with pytest.raises(ValueError, match=message):
        measure_network(listed, members, [])
