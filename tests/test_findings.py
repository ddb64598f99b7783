"""Findings: which cells lead to which sentence, in which order, and what is never said."""

import numpy as np
import pandas as pd
import pytest

from analytics.findings import build_findings, select_findings, write_headline
from analytics.wording import say_interval, say_money, say_points, say_share

COLUMNS = {
    "partnership": "Millbrook",
    "quarter": "2026-Q3",
    "measure": "communication",
    "breakdown": "whole",
    "group": "whole",
    "estimate": np.nan,
    "low": np.nan,
    "high": np.nan,
    "standard_error": np.nan,
    "respondent_count": np.nan,
    "invited_count": np.nan,
    "dont_know_share": np.nan,
    "agreement": None,
    "evidence_streams": None,
    "verdict": None,
    "audience": "partnership",
    "detail": {},
}
TITLES = {"role_clarity": "Clear roles", "candour": "People are straight with each other"}


def cell(measure="communication", breakdown="whole", group="whole", **given):
    return COLUMNS | {"measure": measure, "breakdown": breakdown, "group": group} | given


def change(measure, verdict, estimate, low, high, **detail):
    return cell(
        measure, "change", "2026-Q2", estimate=estimate, low=low, high=high, verdict=verdict, detail=detail
    )


def levels(communication=40.0, resources=62.0, change_resistance=30.0):
    given = {"communication": communication, "resources": resources, "change_resistance": change_resistance}
    return [
        cell(name, estimate=value, low=value - 8, high=value + 8, evidence_streams="survey+ledger")
        for name, value in given.items()
    ]


def found(*cells, kind=None):
    findings = build_findings(pd.DataFrame(list(cells), columns=list(COLUMNS)), TITLES)
    return findings if kind is None else findings[findings["kind"] == kind].reset_index(drop=True)


def sentence(*cells, kind):
    rows = found(*cells, kind=kind)
    assert len(rows) == 1
    return rows.loc[0, "sentence"]


def test_the_heaviest_barrier_is_named_with_its_interval():
    said = sentence(*levels(), cell("heaviest_barrier", verdict="resources"), kind="heaviest")
    assert said == "Resources weigh most of the three barriers: 62 (54–70) of 100."


def test_barriers_that_cannot_be_told_apart_weigh_about_the_same():
    said = sentence(
        *levels(communication=60.0), cell("heaviest_barrier", verdict="about_the_same"), kind="heaviest"
    )
    assert said == "Resources and communication weigh about the same: 62 and 60 of 100."


@pytest.mark.parametrize(
    ("streams", "why"),
    [
        ("survey+ledger", "the order turns with how much each kind of evidence counts"),
        ("survey", "only one kind of evidence speaks of resources"),
    ],
)
def test_scores_far_apart_are_not_called_alike_where_the_order_cannot_be_told(streams, why):
    scores = [each | {"evidence_streams": streams} for each in levels(resources=86.0, communication=68.0)]
    said = sentence(*scores, cell("heaviest_barrier", verdict="about_the_same"), kind="heaviest")
    assert said == (
        f"Resources and communication stand at 86 and 68 of 100, but which weighs most cannot be told: {why}."
    )


def records_alone(*measures):
    """Scores of records: they have no range, since only the survey gives one."""
    points = dict(zip(measures, (100.0, 79.0), strict=True))
    return [
        cell(name, estimate=value, evidence_streams="meetings" if name == "communication" else "ledger")
        for name, value in points.items()
    ]


def test_scores_without_a_range_are_not_called_equal():
    said = sentence(
        *records_alone("resources", "communication"),
        cell("heaviest_barrier", verdict="about_the_same"),
        kind="heaviest",
    )
    assert said == (
        "Which barrier weighs most cannot be told without survey answers on each: resources stand at 100 and "
        "communication at 79 of 100, and records alone give no range."
    )


def test_one_range_is_not_enough_to_call_two_scores_equal():
    ranged = cell("resources", estimate=62.0, low=54.0, high=70.0, evidence_streams="survey+ledger")
    findings = found(
        ranged,
        cell("communication", estimate=60.0, evidence_streams="meetings"),
        cell("heaviest_barrier", verdict="about_the_same"),
    )
    assert write_headline(findings) == "What weighs most cannot be told without survey answers"


@pytest.mark.parametrize(
    ("row", "said", "step"),
    [
        (
            change("communication", "eased", -12.0, -18.0, -6.0),
            "Communication eased since Apr–Jun 2026: down 12 points (6–18).",
            "celebrate",
        ),
        (
            change("resources", "worsened", 11.0, 4.0, 18.0),
            "Resources got heavier since Apr–Jun 2026: up 11 points (4–18).",
            "add_to_agenda",
        ),
        (
            change("trust", "rose", 9.0, 2.0, 16.0),
            "Trust rose since Apr–Jun 2026: up 9 points (2–16).",
            "celebrate",
        ),
        (
            change("alignment", "fell", -9.0, -16.0, -2.0),
            "Alignment fell since Apr–Jun 2026: down 9 points (2–16).",
            "add_to_agenda",
        ),
        (
            change("trust", "steady", 1.0, -4.0, 6.0),
            "Trust held steady since Apr–Jun 2026: any move is small, 1 (−4 to 6).",
            "run_check_in",
        ),
    ],
)
def test_a_change_is_said_with_its_size_and_its_range(row, said, step):
    findings = found(row, kind="change")
    assert findings["sentence"].tolist() == [said]
    assert findings["next_step"].tolist() == [step]


def test_what_cannot_be_told_says_what_it_would_take():
    row = change(
        "trust",
        "cannot_tell",
        3.0,
        -8.0,
        14.0,
        smallest_detectable_change=15.7,
        more_people_per_round=22.0,
        same_people_needed=13.0,
    )
    assert sentence(row, kind="change") == (
        "Whether trust moved since Apr–Jun 2026 cannot be told: 3 (−8 to 14). A change of 16 points or more "
        "would probably have shown. To see 10 points it would take 22 more people each round or 13 people "
        "who answer both times."
    )


def test_a_change_names_the_records_that_only_one_quarter_has():
    row = change("resources", "eased", -25.0, -40.0, -10.0, parts_left_out={"ledger": ["unmet_need_share"]})
    assert sentence(row, kind="change").endswith(
        "down 25 points (10–40). Left out, as only one of the two quarters has it: unmet need."
    )


def test_a_change_names_a_kind_of_evidence_that_only_one_quarter_has():
    moved = change("resources", "worsened", 14.0, 6.0, 22.0) | {"evidence_streams": "survey"}
    assert sentence(*levels(), moved, kind="change").endswith(
        "up 14 points (6–22). Left out, as only one of the two quarters has it: the ledger."
    )
    both = moved | {"evidence_streams": "survey+ledger"}
    assert sentence(*levels(), both, kind="change").endswith("up 14 points (6–22).")


def test_a_headline_does_not_say_eased_alone_where_the_evidence_moved_apart():
    rows = [*levels(), cell("heaviest_barrier", verdict="communication")]
    eased = found(*rows, change("resources", "eased", -25.0, -40.0, -10.0, moved_apart=True))
    assert write_headline(eased).endswith("; resources eased, though answers and records moved apart")
    assert eased.loc[eased["kind"].eq("change"), "next_step"].tolist() == ["look_at_each"]
    together = found(*rows, change("resources", "eased", -25.0, -40.0, -10.0))
    assert write_headline(together).endswith("; resources eased")


def asked(invited_count):
    counts = {"respondent_count": 28, "invited_count": invited_count}
    return cell("participation", evidence_streams="survey", estimate=0.74, **counts)


def test_more_people_than_were_asked_are_not_asked_for():
    known = {"smallest_detectable_change": 19.0, "more_people_per_round": 36, "people_needed_per_round": 63}
    row = change("trust", "cannot_tell", -1.0, -12.0, 10.0, **known)
    said = sentence(row, asked(38), kind="change")
    assert said.endswith(
        "would probably have shown. Even with everybody’s answers 10 points would not show; several quarters "
        "tell more."
    )
    assert "36 more people each round" in sentence(row, asked(63), kind="change")
    assert "36 more people each round" in sentence(row, asked(np.nan), kind="change")


def test_the_same_people_again_are_asked_for_where_more_cannot_be_had():
    known = {"more_people_per_round": 36.0, "people_needed_per_round": 63.0, "same_people_needed": 20.0}
    row = change("trust", "cannot_tell", -1.0, -12.0, 10.0, **known)
    said = sentence(row, asked(38), kind="change")
    assert said.endswith(" To see 10 points it would take 20 people who answer both times.")


def test_what_it_would_take_is_left_out_where_nothing_would_do():
    row = change("trust", "cannot_tell", 3.0, -8.0, 14.0, same_people_needed=np.nan)
    assert sentence(row, kind="change").endswith("cannot be told: 3 (−8 to 14).")


def test_nought_more_people_is_no_way_to_see_more():
    row = change("trust", "cannot_tell", 7.0, 1.0, 13.0, more_people_per_round=0.0, same_people_needed=-1.0)
    assert sentence(row, kind="change").endswith("cannot be told: 7 (1–13).")


def test_a_split_partnership_is_a_finding_of_its_own():
    row = cell("trust", estimate=51.0, low=40.0, high=62.0, agreement="split")
    assert "People are split on “trust”: the average of 51" in sentence(row, kind="split")


def test_a_group_that_is_split_is_not_pointed_at():
    row = cell("trust", "group", "Education", estimate=51.0, agreement="split")
    assert found(row, kind="split").empty


def test_streams_more_than_25_points_apart_are_told_apart():
    survey = cell("communication", "stream", "survey", estimate=30.0)
    said = sentence(
        survey, cell("communication", "stream", "meetings", estimate=61.0), kind="streams_disagree"
    )
    assert said.startswith(
        "On communication, the evidence disagrees: the meetings put it at 61 of 100, the survey puts it"
    )
    at_the_limit = cell("communication", "stream", "meetings", estimate=55.0)
    assert found(survey, at_the_limit, kind="streams_disagree").empty


def test_felt_and_recorded_need_read_differently_by_corner():
    def corner(survey, ledger):
        return sentence(
            cell("resources", "stream", "survey", estimate=survey),
            cell("resources", "stream", "ledger", estimate=ledger),
            kind="perceived_against_recorded",
        )

    assert corner(70.0, 10.0).startswith(
        "People feel short of resources more than the ledger shows (70 of 100"
    )
    assert corner(20.0, 60.0).startswith("The ledger shows a larger gap than people report (20 of 100")


def test_dont_know_is_a_finding_from_fifteen_percent_on():
    assert "20 % of the answers on “clear roles”" in sentence(
        cell("role_clarity", estimate=50.0, dont_know_share=0.2), kind="dont_know"
    )
    assert found(cell("role_clarity", estimate=50.0, dont_know_share=0.1), kind="dont_know").empty


def test_low_participation_is_a_finding():
    low = cell("participation", estimate=0.5, respondent_count=9, invited_count=18)
    assert sentence(low, kind="participation").startswith("9 people of 18 answered (50 %)")
    assert found(cell("participation", estimate=0.8, respondent_count=9, invited_count=11)).empty


def test_groups_are_told_apart_only_beyond_what_luck_gives():
    def groups(gap):
        return [
            cell("trust", "group", "health", estimate=40.0, standard_error=5.0),
            cell("trust", "group", "education and police", estimate=40.0 + gap, standard_error=5.0),
        ]

    assert found(*groups(15.0), kind="group_gap").empty
    assert "60 of 100 by education and police, 40 by health" in sentence(*groups(20.0), kind="group_gap")


def test_unmet_need_names_the_category_that_lacks_most_and_is_open_to_funders():
    findings = found(
        cell("unmet_need_share", estimate=0.3, audience="programme"),
        cell("unmet_need_gbp", estimate=120_000.0, audience="programme"),
        cell("unmet_need_gbp", "category", "training · cash", estimate=80_000.0, audience="programme"),
        cell("unmet_need_gbp", "category", "staff · cash", estimate=40_000.0, audience="programme"),
    )
    assert findings["sentence"].tolist() == [
        "£120k of what was needed (30 %) has no commitment behind it, most of it for training (cash)."
    ]
    assert findings["audience"].tolist() == ["programme"]


def test_the_largest_category_is_called_most_from_more_than_half_on():
    lines = [("training · cash", 40_000.0), ("staff · cash", 40_000.0), ("other · cash", 40_000.0)]
    said = sentence(
        cell("unmet_need_share", estimate=0.3),
        cell("unmet_need_gbp", estimate=120_000.0),
        *[cell("unmet_need_gbp", "category", name, estimate=value) for name, value in lines],
        kind="unmet_need",
    )
    assert said.endswith("the largest part of it for training (cash).")


@pytest.mark.parametrize(
    ("measure", "poor", "fine", "kind", "words"),
    [
        ("attendance_share", 0.68, 0.85, "attendance", "came to 68 % of the meetings"),
        ("actions_closed_on_time_share", 0.5, 0.75, "follow_through", "50 % of the actions that fell due"),
        ("median_days_to_decision", 63.0, 30.0, "decisions", "wait 63 days or longer"),
        ("voice_gini", 0.62, 0.3, "voice", "unevenness 0.62"),
        ("training_shortfall_share", 0.34, 0.1, "training_gap", "34 % of those who need a course"),
    ],
)
def test_meetings_and_training_are_findings_only_past_their_norm(measure, poor, fine, kind, words):
    assert words in sentence(cell(measure, estimate=poor), kind=kind)
    assert found(cell(measure, estimate=fine)).empty


def test_organisations_are_named_for_attendance_and_at_most_two():
    said = sentence(
        cell("attendance_share", estimate=0.6),
        *(
            cell("attendance_share", "organisation", name, estimate=share)
            for name, share in {
                "Harbour Trust": 0.4,
                "Quay Club": 0.2,
                "Pier School": 0.3,
                "Mole": 0.9,
            }.items()
        ),
        kind="attendance",
    )
    assert said.endswith("Fewer than half were attended by Quay Club and Pier School.")


FOLLOWED, TRAINED = "actions_closed_on_time_share", "training_shortfall_share"
SEATS = {"expected_count": 7.0, "attended_count": 4.0, "deputy_count": 1.0, "unknown_count": 1.0}


@pytest.mark.parametrize(
    ("measure", "share", "detail", "kind", "words"),
    [
        (
            FOLLOWED,
            0.0,
            {"due_count": 2.0, "closed_on_time_count": 0.0},
            "follow_through",
            "None of 2 actions that fell due were done on time (0 %); practitioners look for 70 %.",
        ),
        (
            FOLLOWED,
            0.39,
            {"due_count": 62.0, "closed_on_time_count": 24.0},
            "follow_through",
            "24 of 62 actions that fell due were done on time (39 %); practitioners look for 70 %.",
        ),
        (
            FOLLOWED,
            0.0,
            {"due_count": 1.0, "closed_on_time_count": 0.0},
            "follow_through",
            "The one action that fell due was not done on time; practitioners look for 70 %.",
        ),
        (
            TRAINED,
            1.0,
            {"needed_count": 5.0, "current_count": 0.0},
            "training_gap",
            "5 of 5 who need a course hold no current certificate for it (100 %).",
        ),
        (
            "attendance_share",
            4 / 6,
            SEATS,
            "attendance",
            "Organisations filled 4 of 6 seats at the meetings where they were expected (67 %); "
            "practitioners look for 80 %.",
        ),
    ],
)
def test_a_share_of_records_is_said_with_its_counts(measure, share, detail, kind, words):
    assert sentence(cell(measure, estimate=share, detail=detail), kind=kind) == words


def test_counts_that_do_not_make_up_the_share_are_not_said():
    detail = {"due_count": 2.0, "closed_on_time_count": 0.0}
    assert sentence(cell(FOLLOWED, estimate=0.5, detail=detail), kind="follow_through").startswith(
        "50 % of the actions that fell due"
    )


@pytest.mark.parametrize(
    ("measure", "estimate", "detail", "kind", "words"),
    [
        (
            "attendance_share",
            0.0,
            {"expected_count": 1.0, "attended_count": 0.0},
            "attendance",
            "to 0 % of the",
        ),
        (
            TRAINED,
            1.0,
            {"needed_count": 1.0, "current_count": 0.0},
            "training_gap",
            "100 % of those who need a",
        ),
    ],
)
def test_one_seat_or_one_person_alone_is_not_counted_one_of_one(measure, estimate, detail, kind, words):
    said = sentence(cell(measure, estimate=estimate, detail=detail), kind=kind)
    assert words in said
    assert "of 1 " not in said


def attendance_over(meeting_count, known_of_one):
    once = {"expected_count": known_of_one, "attended_count": 0.0, "unknown_count": 0.0}
    return sentence(
        cell("meeting_count", estimate=meeting_count),
        cell("attendance_share", estimate=4 / 6, detail=SEATS),
        cell("attendance_share", "organisation", "Harbour Trust", estimate=0.0, detail=once),
        kind="attendance",
    )


def test_attendance_at_one_meeting_says_so_and_names_no_organisation():
    assert attendance_over(1.0, 1.0) == (
        "4 of 6 organisations expected came to the one meeting of the quarter (67 %); practitioners look for "
        "80 %, and one meeting says little."
    )


def test_an_organisation_is_named_for_attendance_from_two_meetings_on():
    assert "Harbour Trust" not in attendance_over(3.0, 1.0)
    assert attendance_over(3.0, 2.0).endswith("Fewer than half were attended by Harbour Trust.")


def test_a_cell_that_is_not_shown_leads_to_no_finding():
    cells = [cell(name) for name in ("communication", "trust", "participation", "heaviest_barrier")]
    assert found(*cells, cell("unmet_need_share"), cell("trust", "group", "health")).empty


def test_what_to_act_on_stands_first_and_what_cannot_be_told_last():
    findings = found(
        *levels(),
        cell("heaviest_barrier", verdict="resources"),
        change("trust", "cannot_tell", 3.0, -8.0, 14.0),
        change("alignment", "fell", -9.0, -16.0, -2.0),
        change("communication", "eased", -12.0, -18.0, -6.0),
        cell("attendance_share", estimate=0.6),
    )
    order = findings[findings["kind"] != "level"]["measure"].tolist()
    assert order == ["heaviest_barrier", "alignment", "attendance_share", "communication", "trust"]
    assert findings["rank"].tolist() == list(range(1, len(findings) + 1))


def test_each_partnership_is_ranked_on_its_own_and_in_any_row_order():
    cells = pd.DataFrame(
        [
            row | {"partnership": place}
            for place in ("Millbrook", "Ashford Vale")
            for row in [*levels(), cell("heaviest_barrier", verdict="resources")]
        ]
    )
    findings = build_findings(cells)
    assert findings.groupby("partnership")["rank"].max().tolist() == [4, 4]
    shuffled = build_findings(cells.sample(frac=1, random_state=3))
    pd.testing.assert_frame_equal(findings, shuffled)


def test_the_cells_are_not_changed():
    cells = pd.DataFrame([*levels(), cell("heaviest_barrier", verdict="resources")])
    before = cells.copy(deep=True)
    build_findings(cells)
    pd.testing.assert_frame_equal(cells, before)


@pytest.mark.parametrize(
    ("cells", "headline"),
    [
        ([], "Nothing can be shown for this quarter yet"),
        (
            [*levels(), cell("heaviest_barrier", verdict="resources"), change("trust", "steady", 1, -4, 6)],
            "Resources weigh most this quarter; trust held steady",
        ),
        (
            [
                *levels(),
                cell("heaviest_barrier", verdict="about_the_same"),
                change("trust", "cannot_tell", 1, -14, 16),
            ],
            "No barrier clearly weighs most this quarter; whether anything changed cannot be told yet",
        ),
        (
            [
                *levels(),
                cell("heaviest_barrier", verdict="resources"),
                change("resources", "worsened", 9, 2, 16),
            ],
            "Resources weigh most this quarter and got heavier",
        ),
        (
            [
                *levels(),
                cell("heaviest_barrier", verdict="resources"),
                change("resources", "eased", -9, -16, -2),
            ],
            "Resources weigh most this quarter but eased",
        ),
        (
            [change("trust", "fell", -9, -16, -2), change("communication", "worsened", 9, 2, 16)],
            "Communication got heavier, and one more moved the same way",
        ),
    ],
)
def test_the_headline_says_what_weighs_most_and_what_moved(cells, headline):
    findings = found(*cells)
    assert write_headline(findings) == headline
    assert len(headline.split()) <= 14


def test_findings_are_selected_by_kind_in_order():
    findings = found(*levels(), cell("heaviest_barrier", verdict="resources"))
    assert select_findings(findings, ["level"])["measure"].tolist() == [
        "resources",
        "communication",
        "change_resistance",
    ]


def test_numbers_are_said_in_whole_points_and_short_money():
    assert say_interval(60.4, 51.6, 68.2) == "60 (52–68)"
    assert say_points(-3.6) == "−4"
    assert [say_money(amount) for amount in (1_203_455.7, 240_000, 9_994, 999_600)] == [
        "£1.2m",
        "£240k",
        "£9,994",
        "£1.0m",
    ]
    assert say_money(5_000, "SEK") == "SEK 5,000"
    assert [say_money(amount) for amount in (12_500, 22_500, 23_500)] == ["£13k", "£23k", "£24k"]
    assert say_share(0.675) == "68 %"
