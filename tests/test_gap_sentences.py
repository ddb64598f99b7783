"""What a funder reads first: where the gap is, what is felt, what has not arrived, posts and courses."""

import pandas as pd

from analytics.charts.gap_rows import build_certificate_rows, build_people_gaps
from analytics.charts.rail import describe_rail
from analytics.charts.tables import build_people_table
from analytics.gap_sentences import build_gap_sentences, measure_gap_totals

COLUMNS = ["label", "committed_gbp", "received_gbp", "unmet_need_gbp"]


def partnerships(*rows):
    return pd.DataFrame(rows, columns=COLUMNS).astype(dict.fromkeys(COLUMNS[1:], float))


def people(*rows):
    columns = ["partnership", "fte_gap", "training_shortfall_share", "short_count", "needed_count"]
    return pd.DataFrame(rows, columns=columns)


def felt(*rows):
    return pd.DataFrame(rows, columns=["partnership", "corner"])


def say(places=None, posts=None, corners=None):
    places = partnerships() if places is None else places
    totals = measure_gap_totals(places, people() if posts is None else posts)
    rows = build_gap_sentences(places, totals, felt() if corners is None else corners)
    return rows["sentence"].tolist()


def test_the_three_largest_gaps_are_named_with_their_share():
    places = partnerships(("A", 9, 9, 50_000), ("B", 9, 9, 30_000), ("C", 9, 9, 15_000), ("D", 9, 9, 5_000))
    assert say(places) == ["95 % of it is in A (£50k), B (£30k) and C (£15k)."]


def test_of_many_alike_it_is_said_that_it_is_spread():
    many = partnerships(*[(f"P{number}", 20_000, 10_000, 50_000) for number in range(60)])
    posts = people(*[(f"P{number}", 1.0, None, None, None) for number in range(60)])
    assert say(many, posts) == [
        "It is spread over 60 partnerships; the most is in P0 (£50k), P1 (£50k) and P2 (£50k).",
        "At least £600k that is committed is not on record as received, spread over 60 partnerships.",
        "60.0 full-time posts have nobody in them, spread over 60 partnerships.",
    ]


def test_one_partnership_alone_needs_no_such_sentence():
    assert say(partnerships(("A", 9, 9, 50_000))) == []
    alone = say(partnerships(("A", 30_000, 20_000, 0)), people(("A", 2.5, 0.0, 0, 10)))
    assert alone == [
        "At least £10k that is committed is not on record as received.",
        "2.5 full-time posts have nobody in them.",
    ]


def test_money_that_has_not_arrived_is_counted_without_netting():
    places = partnerships(("A", 40_000, 10_000, 0), ("B", 10_000, 30_000, 0))
    assert say(places) == ["At least £30k that is committed is not on record as received, most of it in A."]


def test_most_is_said_of_more_than_half_only():
    places = partnerships(("A", 37, 0, 0), ("B", 33, 0, 0), ("C", 30, 0, 0))
    posts = people(("A", 3.0, None, None, None), ("B", 4.0, None, None, None), ("C", 3.0, None, None, None))
    assert say(places, posts) == [
        "At least £100 that is committed is not on record as received, the largest part of it in A.",
        "10.0 full-time posts have nobody in them, the largest part of them in B.",
    ]


def test_a_shortage_that_only_people_see_is_named():
    corners = felt(("A", "felt_not_recorded"), ("B", "neither"), ("C", "felt_not_recorded"))
    assert say(corners=corners) == ["People in A and C report a shortage that the ledger does not show."]


def test_many_partnerships_are_counted_instead_of_listed():
    corners = felt(*[(name, "felt_not_recorded") for name in "ABCDE"])
    assert "A, B and C and 2 other partnerships report" in say(corners=corners)[0]


def test_posts_and_certificates_are_summed():
    posts = people(("A", 1.5, 0.5, 10.0, 20.0), ("B", 2.0, 0.1, 2.0, 20.0))
    assert say(posts=posts) == [
        "3.5 full-time posts have nobody in them, most of them in B.",
        "12 certificates are missing or out of date, of 40 that people need (30 %).",
    ]


def test_people_gaps_come_from_whole_cells_and_read_as_text():
    cells = pd.DataFrame(
        [
            ("A", "fte_gap", "whole", 1.5, None),
            ("A", "fte_gap", "organisation", 9.0, None),
            ("A", "training_shortfall_share", "whole", 0.25, {"needed_count": 8, "current_count": 6}),
            ("B", "fte_gap", "whole", 2.0, None),
        ],
        columns=["partnership", "measure", "breakdown", "estimate", "detail"],
    )
    table = build_people_table(build_people_gaps(cells))
    assert table.index.tolist() == ["B", "A"]
    assert table.loc["A"].tolist() == ["1.5", "2 of 8 (25 %)"]
    assert table.loc["B"].tolist() == ["2.0", "–"]


def test_each_sentence_names_the_partnership_to_look_at_first():
    places = partnerships(("A", 20_000, 10_000, 50_000), ("B", 90_000, 10_000, 30_000))
    totals = measure_gap_totals(places, people(("B", 2.0, None, 3, 10)))
    rows = build_gap_sentences(places, totals, felt(("C", "felt_not_recorded")))
    assert rows["partnership"].tolist() == ["A", "C", "B", "B", ""]


def test_missing_certificates_are_drawn_as_a_part_of_those_needed_the_largest_first():
    people = pd.DataFrame(
        {
            "partnership": ["Millbrook", "Newtown", "Westvale", "Homes"],
            "fte_gap": [3.0, 2.0, 1.0, None],
            "training_shortfall_share": [0.25, 0.5, 0.0, None],
            "short_count": [1.0, 1_200.0, 0.0, None],
            "needed_count": [4.0, 2_400.0, 0.0, None],
        }
    )
    rows = build_certificate_rows(people)
    assert rows["label"].tolist() == ["Newtown", "Millbrook"]
    assert rows["estimate"].tolist() == [50, 25]
    assert rows["value_words"].tolist() == ["1,200 of 2,400", "1 of 4"]
    assert "Millbrook: 1 of 4." in describe_rail(rows)
    assert build_certificate_rows(people.tail(2)).empty
