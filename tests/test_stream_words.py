"""What is said of the evidence behind a barrier: counts, what ranges leave out, what moved apart."""

import pytest

from analytics.charts.rail_rows import build_glance_rows, build_stream_rows
from analytics.how_sure import explain_sureness
from analytics.stream_words import (
    name_sources,
    say_disagreement,
    say_moved_apart,
    say_records_behind,
    say_what_ranges_leave_out,
)
from tests.release_makers import cell, cells

COUNTS = {"due_count": 6, "expected_count": 1}


def stream(group, estimate, measure="communication", measures=()):
    return cell(measure, "stream", group, estimate=estimate, detail={"measures": list(measures)})


def quarter(survey, meetings, *more, name="2026-Q3"):
    found = cells(
        stream("survey", survey),
        stream("meetings", meetings, measures=["actions_closed_on_time_share"]),
        cell("actions_closed_on_time_share", estimate=0.5, detail=COUNTS),
        *more,
    )
    return found.assign(quarter=name)


def quarter_before(survey, meetings):
    return quarter(survey, meetings, name="2026-Q2")


COMPARED = cell("communication", "change", "2026-Q2", verdict="cannot_tell")


def test_records_behind_a_stream_are_counted_and_unknown_counts_left_out():
    published = quarter(50, 60, cell("attendance_share", estimate=0.5, detail=COUNTS))
    measures = ["attendance_share", "unmet_need_share", "actions_closed_on_time_share"]
    assert say_records_behind(published, measures) == "1 seat at a meeting, 6 actions due"
    assert say_records_behind(published, ["unmet_need_share"]) == ""


def test_the_ledger_names_the_money_beside_what_can_be_counted():
    """Half of the figure was unmet need in pounds, and the label told of certificates alone."""
    needed = cell("training_shortfall_share", estimate=0.24, detail={"needed_count": 180})
    published = quarter(50, 60, cell("unmet_need_share", estimate=0.22), needed)
    measures = ["unmet_need_share", "training_shortfall_share"]
    assert say_records_behind(published, measures) == "money needed, 180 certificates needed"


def test_the_stream_bears_its_count_and_the_survey_its_score_before():
    rows = build_stream_rows(quarter(30, 100, COMPARED), earlier=quarter_before(53, 40)).set_index("label")
    assert rows.loc["What meetings show: 6 actions due", "estimate"] == 100
    assert rows.loc["What people say (survey)", "previous"] == 53
    assert rows["verdict"].isna().all()
    assert rows["previous"].notna().sum() == 1


def test_no_score_before_stands_where_nothing_was_compared():
    assert build_stream_rows(quarter(30, 100), earlier=quarter_before(53, 40))["previous"].isna().all()


@pytest.mark.parametrize(
    ("before", "now", "is_said"),
    [((53, 40), (30, 100), True), ((53, 40), (44, 100), False), ((53, 40), (75, 100), False)],
    ids=["apart", "one hardly moved", "together"],
)
def test_streams_that_moved_apart_are_said_without_a_verdict(before, now, is_said):
    said = say_moved_apart(quarter(*now, COMPARED), quarter_before(*before))
    assert bool(said) == is_said
    if is_said:
        assert list(said) == ["communication"]
        assert said["communication"].startswith(
            "On communication, people’s answers went from 53 to 30 and meetings and logs went from 40 to 100"
        )
        assert said["communication"].endswith("cannot be told.")


def test_nothing_moved_apart_where_the_quarters_were_not_compared():
    assert say_moved_apart(quarter(30, 100), quarter_before(53, 40)) == {}


def test_nothing_is_said_of_a_quarter_in_between_that_a_change_passes_over():
    """It had another questionnaire: the change is since the quarter before it."""
    since = COMPARED | {"group": "2026-Q1"}
    assert say_moved_apart(quarter(30, 100, since), quarter_before(53, 40)) == {}
    assert build_stream_rows(quarter(30, 100, since), earlier=quarter_before(53, 40))["previous"].isna().all()
    scored = cells(cell("communication", estimate=40), since)
    rows = build_glance_rows(scored, cells(cell("communication", estimate=60, quarter="2026-Q2")))
    assert rows["previous"].isna().all()


@pytest.mark.parametrize(
    ("compared", "said"),
    [({"meetings": [45.0, 80.0]}, "meetings and logs went from 45 to 80"), ({}, "")],
    ids=["over the parts in common", "no part in common"],
)
def test_of_records_that_differ_only_the_parts_in_common_are_said_to_have_moved(compared, said):
    detail = {"parts_left_out": {"meetings": ["median_days_to_decision"]}, "compared": compared}
    told = say_moved_apart(quarter(30, 100, COMPARED | {"detail": detail}), quarter_before(53, 40))
    assert said in told.get("communication", "")
    assert bool(told) == bool(said)


def test_only_evidence_that_there_is_is_named_as_a_source():
    published = cells(
        cell("communication", evidence_streams="survey+meetings"),
        cell("resources", evidence_streams="survey"),
    )
    assert name_sources(published) == "survey answers and meeting records"
    assert name_sources(published.head(0)) == ""


def test_a_range_says_what_it_leaves_out_where_records_count():
    def barrier(streams, **detail):
        return cells(
            cell("communication", estimate=73, low=60, high=80, evidence_streams=streams, detail=detail)
        )

    assert say_what_ranges_leave_out(barrier("survey")) == ""
    agreeing = say_what_ranges_leave_out(barrier("survey+meetings", streams_disagree=False))
    assert agreeing.endswith("carries the chance of the survey’s answers alone.")
    assert "On communication the kinds of evidence disagree" in say_what_ranges_leave_out(
        barrier("survey+meetings", streams_disagree=True)
    )


def disagreeing(**detail):
    return quarter(40, 73.4, cell("communication", estimate=57, low=50, high=63, detail=detail))


def test_a_disagreement_is_said_with_what_each_kind_of_evidence_says():
    said = say_disagreement(disagreeing(streams_disagree=True))
    assert "disagree on communication (meetings and logs 73, people’s answers 40)" in said
    assert say_disagreement(disagreeing(streams_disagree=False)) == ""
    assert say_disagreement(disagreeing()) == ""


def test_how_sure_we_are_begins_with_a_disagreement_and_otherwise_with_who_answered():
    told = explain_sureness(disagreeing(streams_disagree=True))
    assert told[0] == say_disagreement(disagreeing(streams_disagree=True))
    assert told[1].startswith("Who answered is")
    assert explain_sureness(disagreeing(streams_disagree=False)) == told[1:]
