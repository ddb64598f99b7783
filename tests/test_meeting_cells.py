"""Cells of single meetings, what the meetings page makes of them, and the words of “How sure are we?”."""

import re
from datetime import date, timedelta

import pandas as pd
import pytest

from analytics.charts.balance import describe_balance, draw_balance
from analytics.charts.control_chart import describe_control_chart, draw_control_chart
from analytics.charts.meeting_rows import (
    build_follow_table,
    build_meeting_points,
    build_minutes_table,
    build_organisation_rows,
    build_organisation_table,
    build_point_table,
    build_room_table,
    build_voice_rows,
    build_voice_table,
    say_last_meeting,
    say_rules,
    say_silence,
    say_who_is_left_out,
    write_meeting_title,
)
from analytics.charts.palette import LIGHT
from analytics.charts.rail import describe_rail, draw_rail
from analytics.how_sure import NO_CAMPS, NOT_CARRIED, ORGANISATIONS_UNKNOWN, explain_sureness
from analytics.meetings import NOT_FOLLOWED
from analytics.recorded_cells import build_recorded_cells
from tests.builders import no_records
from tests.release_makers import CONSTRUCT_TITLES, cell, cells, quarter_cells, score

FIRST, AFTER = date(2026, 7, 1), date(2026, 10, 1)


def meeting(number, held_on, **known):
    return {"partnership_id": 1, "meeting_id": number, "held_on": held_on, "series": "board"} | known


def trace(figure, name):
    return next(found for found in figure.data if found.name == name)


def seat(number, organisation, presence="present", **known):
    row = {"partnership_id": 1, "meeting_id": number, "held_on": date(2026, 7, 14), "person": organisation}
    return row | {"organisation": organisation, "presence": presence, "expected": True} | known


def build(meetings, seats=()):
    records = no_records(meetings=list(meetings))
    columns = [*records.attendance.columns, "sector"]
    attendance = pd.DataFrame(list(seats), columns=columns)
    built = build_recorded_cells(
        type(records)(**vars(records) | {"attendance": attendance}), "2026-Q3", FIRST, AFTER
    )
    return built.set_index(["measure", "breakdown", "group"])["estimate"].to_dict(), built


def test_each_meeting_has_the_share_of_organisations_that_came_of_those_expected():
    seats = [seat(1, "police"), seat(1, "health", "absent"), seat(1, "school", "deputy"),
             seat(1, "housing", "unknown"), seat(1, "visitor", expected=False)]  # fmt: skip
    found, _ = build([meeting(1, date(2026, 7, 14))], seats)
    assert found["attendance_share", "meeting", "2026-07-14"] == pytest.approx(2 / 3)


def test_a_parent_is_in_no_single_meetings_share():
    seats = [seat(1, "police"), seat(1, "Ann", "absent", sector="parents and carers")]
    found, _ = build([meeting(1, date(2026, 7, 14))], seats)
    assert found["attendance_share", "meeting", "2026-07-14"] == 1.0


def test_a_quorum_does_not_tell_whether_the_only_parent_came():
    meetings = [meeting(1, date(2026, 7, 14), quorum_count=2)]
    agencies = [seat(1, "police"), seat(1, "health", "absent")]
    for presence in ("present", "absent"):
        found, _ = build(meetings, [*agencies, seat(1, "Ann", presence, sector="parents and carers")])
        assert found["quorate_share", "whole", "whole"] == 0.0
    two = [seat(1, name, sector="parents and carers") for name in ("Ann", "Ben")]
    found, _ = build(meetings, [*agencies, *two])
    assert found["quorate_share", "whole", "whole"] == 1.0  # parents together are one, beside the police


def test_two_meetings_on_a_day_are_told_apart_by_their_series():
    day = date(2026, 7, 14)
    found, _ = build(
        [meeting(1, day), meeting(2, day, series="panel")], [seat(1, "police"), seat(2, "police", "absent")]
    )
    assert found["attendance_share", "meeting", "2026-07-14 · board"] == 1.0
    assert found["attendance_share", "meeting", "2026-07-14 · panel"] == 0.0


def test_the_series_reaches_back_two_years_and_not_past_the_quarter():
    days = [date(2024, 9, 30), date(2024, 10, 1), date(2026, 9, 30), date(2026, 10, 1)]
    sent = [meeting(n, day, minutes_sent_on=day + timedelta(days=4)) for n, day in enumerate(days)]
    found, _ = build(sent)
    kept = [group for measure, breakdown, group in found if breakdown == "meeting"]
    assert kept == ["2024-10-01", "2026-09-30"]


def test_minutes_turnaround_is_the_median_of_the_quarters_meetings_that_have_a_date():
    day = date(2026, 7, 14)
    waits = [(1, 3), (2, 5), (3, 40)]
    meetings = [
        meeting(n, day + timedelta(days=n), minutes_sent_on=day + timedelta(days=n + w)) for n, w in waits
    ]
    found, built = build([*meetings, meeting(9, date(2026, 8, 9)), meeting(8, date(2026, 5, 9))])
    assert found["minutes_turnaround_days", "whole", "whole"] == 5
    detail = built[built["measure"].eq("minutes_turnaround_days") & built["breakdown"].eq("whole")]["detail"]
    assert detail.iloc[0]["minutes_known_count"] == 3
    assert detail.iloc[0]["meeting_count"] == 4


def test_the_childs_voice_is_a_share_of_the_meetings_where_it_is_known():
    known = [True, False, True, None]
    found, _ = build(
        meeting(n, date(2026, 7, n + 1), child_voice_recorded=value) for n, value in enumerate(known)
    )
    assert found["child_voice_share", "whole", "whole"] == pytest.approx(2 / 3)


def test_meetings_without_attendance_or_minutes_give_no_empty_cells():
    found, _ = build([meeting(1, date(2026, 7, 14))])
    assert not [key for key in found if key[1] == "meeting"]
    assert ("child_voice_share", "whole", "whole") not in found


def agreed(**known):
    row = {"partnership_id": 1, "action_id": 1, "owner": "Head of early help", "state": "open"}
    days = {"agreed_on": date(2026, 7, 1), "due_on": date(2026, 8, 1), "closed_on": None}
    return row | days | {"carried_forward_count": 0} | known


def count_actions(*actions):
    return build_recorded_cells(no_records(actions=list(actions)), "2026-Q3", FIRST, AFTER)


def open_detail(built):
    return built.loc[built["measure"].eq("actions_open_count"), "detail"].iloc[0]


def test_open_actions_that_cannot_be_followed_up_are_counted_beside_the_others():
    lacking = [agreed(agreed_on=None), agreed(due_on=None), agreed(owner=None)]
    ended = [agreed(agreed_on=None, state="dropped"), agreed(agreed_on=None, state="closed")]
    later = [agreed(agreed_on=date(2026, 10, 2), due_on=None)]
    built = count_actions(agreed(), *lacking, *ended, *later)
    assert open_detail(built)["open_count"] == 1
    assert open_detail(built)[NOT_FOLLOWED] == 3
    table = build_follow_table(cells(*built.to_dict("records")))["In the year counted"]
    assert table["Actions still open"] == (
        "1, and 3 more without an owner, a date or the day of agreement, in no other count"
    )
    assert table["Open and past their date"] == "1"


def test_actions_of_which_none_can_be_followed_up_are_counted_all_the_same():
    built = count_actions(agreed(agreed_on=None))
    assert built["measure"].tolist() == ["actions_open_count", "actions_overdue_count"]
    assert open_detail(built)[NOT_FOLLOWED] == 1
    assert count_actions(agreed(agreed_on=None, state="closed")).empty


def test_open_actions_are_listed_before_any_has_fallen_due():
    built = count_actions(agreed(due_on=date(2026, 12, 1)))
    table = build_follow_table(cells(*built.to_dict("records")))["In the year counted"]
    assert table["Actions still open"] == "1"
    assert "Actions closed on time" not in table


# ---------------------------------------------------------------- the page's rows and words


def series(*shares, measure="attendance_share", unit="share_0_to_1"):
    first = date(2026, 1, 1)
    return cells(
        *[
            cell(measure, "meeting", str(first + timedelta(days=7 * place)), unit=unit, estimate=share)
            for place, share in enumerate(shares)
        ]
    )


def test_the_table_of_meetings_counts_organisations_as_each_meetings_cell_does():
    seats = [seat(1, "police"), seat(1, "health", "absent"), seat(1, "housing", "unknown"),
             *(seat(1, name, "present", sector="parents and carers") for name in ("Ann", "Ben"))]  # fmt: skip
    _, built = build([meeting(1, date(2026, 7, 14))], seats)
    whole = built[built["measure"].eq("attendance_share") & built["breakdown"].eq("organisation")]
    assert set(whole["group"]) == {"police", "health", "parents and carers"}
    points = build_meeting_points(built, "attendance_share", "increase")
    assert build_point_table(points, "% came")["Came"].tolist() == ["1 of 2 known"]
    assert say_who_is_left_out(built).startswith(
        "A single meeting is counted without “Parents and carers”, who"
    )
    assert say_who_is_left_out(built[~built["group"].eq("parents and carers")]) == ""


def test_a_series_without_counts_has_no_column_for_them():
    points = build_meeting_points(series(4, 9, measure="minutes_turnaround_days", unit="days"),
                                  "minutes_turnaround_days", "decrease")  # fmt: skip
    assert "Came" not in build_point_table(points, "days")


def test_fewer_than_thirteen_meetings_have_trial_limits_and_no_verdict():
    points = build_meeting_points(series(0.5, 0.6, 0.7), "attendance_share", "increase")
    said = say_last_meeting(points, "% of organisations")
    assert "15 Jan 2026: 70 % of organisations" in said
    assert "Only 3 meetings so far" in said
    assert "no verdict" in said


def test_trial_limits_call_nothing_unusual_in_chart_table_or_words():
    points = build_meeting_points(series(*[0.8, 0.9] * 5, 0.1), "attendance_share", "increase")
    value = next(trace for trace in draw_control_chart(points, LIGHT, "%").data if trace.name == "value")
    assert set(value.marker.color) == {LIGHT.ink}
    assert set(value.marker.symbol) == {"circle"}
    assert set(build_point_table(points, "% came")["Stands out?"]) == {"too few to say"}
    assert "stands out when" not in say_rules(points)
    said = describe_control_chart(points, "%") + " ".join(value.hovertext)
    assert "outside the limits" not in said
    assert "usual range" not in said


def test_a_collapse_at_the_last_of_many_meetings_is_said_to_be_worse_than_usual():
    points = build_meeting_points(series(*[0.8, 0.9] * 7, 0.1), "attendance_share", "increase")
    assert "worse than usual: outside the limits" in say_last_meeting(points, "%")
    assert "outside the limits" in describe_control_chart(points, "%")
    assert "outside the limits" in build_point_table(points, "% came")["Stands out?"].iloc[0]
    assert "stands out when" in say_rules(points)


def test_ordinary_ups_and_downs_are_called_so():
    points = build_meeting_points(series(*[0.8, 0.9] * 8), "attendance_share", "increase")
    assert "within the usual range" in say_last_meeting(points, "%")
    assert points["upper_limit"].max() <= 100


def test_without_meetings_the_series_says_so():
    points = build_meeting_points(series(), "attendance_share", "increase")
    assert points.empty
    assert say_last_meeting(points, "days") == "Of no meeting is this known: days."


def test_organisations_stand_by_how_often_they_came():
    counts = {"attended_count": 1, "expected_count": 4, "deputy_count": 0, "unknown_count": 0}
    published = cells(
        cell("attendance_share", "organisation", "Schools", estimate=0.25, detail=counts),
        cell(
            "attendance_share", "organisation", "Police", estimate=1.0, detail=counts | {"attended_count": 4}
        ),
    )
    rows = build_organisation_rows(published)
    assert rows["label"].tolist() == ["Police", "Schools"]
    assert build_organisation_table(rows).loc["Schools"].to_list() == ["1 of 4", "0", "0"]
    assert "Schools: 1 of 4." in describe_rail(rows)


def test_words_and_dot_of_an_organisation_count_the_same_meetings():
    counts = {"attended_count": 2, "expected_count": 5, "deputy_count": 0, "unknown_count": 3}
    nothing = counts | {"attended_count": 0, "unknown_count": 5}
    rows = build_organisation_rows(
        cells(
            cell("attendance_share", "organisation", "Schools", estimate=1.0, detail=counts),
            cell("attendance_share", "organisation", "Police", detail=nothing),
        )
    )
    assert list(trace(draw_rail(rows, LIGHT), "this quarter").x) == [100.0]
    assert "<b>2 of 2 known</b>" in [note.text for note in draw_rail(rows, LIGHT).layout.annotations]
    assert "Schools: 2 of 2 known." in describe_rail(rows)
    table = build_organisation_table(rows)
    assert table.loc["Schools"].to_list() == ["2 of 2 known", "0", "3"]
    assert table.loc["Police"].to_list() == ["not known", "0", "5"]


def test_an_organisation_bears_its_own_name_and_families_begin_large():
    names = ["parents and carers", "schools and parents and carers trust"]
    came = {"attended_count": 1, "expected_count": 1, "deputy_count": 0, "unknown_count": 0}
    rows = [cell("attendance_share", "organisation", name, estimate=1.0, detail=came) for name in names]
    expected = ["Parents and carers", "schools and parents and carers trust"]
    assert build_organisation_rows(cells(*rows))["label"].tolist() == expected
    talk = [cell("talk_share", "organisation", name, estimate=0.5) for name in names]
    assert build_voice_rows(cells(*talk))["organisation"].tolist() == expected


def test_talk_stands_beside_seats_in_chart_table_and_description():
    rows = build_voice_rows(
        cells(
            cell("talk_share", "organisation", "Police <b>", estimate=0.6),
            cell("seat_share", "organisation", "Police <b>", estimate=0.25),
            cell("seat_share", "organisation", "Schools", estimate=0.75),
        )
    )
    assert build_voice_table(rows).loc["Schools"].to_list() == ["–", "75 %"]
    assert "Police <b>: 60 % of the talk, 25 % of the seats." in describe_balance(rows)
    figure = draw_balance(rows, LIGHT)
    assert "Police &lt;b&gt;" in [note.text for note in figure.layout.annotations]
    assert list(figure.data[0].x) == [25, 75]


def test_a_meeting_without_recorded_talk_draws_an_empty_chart_that_says_so():
    rows = build_voice_rows(cells())
    assert "no talk" in describe_balance(rows)
    assert "No talk is recorded." in [note.text for note in draw_balance(rows, LIGHT).layout.annotations]


def test_follow_through_says_what_is_still_waiting():
    raised = {"decision_count": 24, "decided_count": 22, "ever_deferred_count": 12}
    agreed = {"due_count": 37, "open_count": 10, "open_over_90": 4}
    published = cells(
        cell("median_days_to_decision", estimate=26, detail={"undecided_count": 2}),
        cell("deferred_share", estimate=0.5, detail=raised),
        cell("actions_closed_on_time_share", estimate=0.7, detail=agreed),
    )  # fmt: skip
    table = build_follow_table(published)["In the year counted"]
    assert table["Half were decided within"] == "26 days, with 2 still waiting counted as waiting"
    assert table["Actions closed on time"] == "26 of 37 due (70 %)"
    assert table["Open for more than 90 days"] == "4"
    assert table["Put off at least once"] == "12"


def test_minutes_say_of_how_many_meetings_it_is_known():
    detail = {"meeting_count": 3, "minutes_known_count": 2, "child_voice_known_count": 3}
    published = cells(
        cell("minutes_turnaround_days", estimate=9, detail=detail),
        cell("child_voice_share", estimate=2 / 3, detail=detail),
    )
    table = build_minutes_table(published)["This quarter"]
    assert table["Meetings whose minutes have a date"] == "2 of 3"
    assert table["Meetings that recorded the child’s voice"] == "2 of 3 meetings"


@pytest.mark.parametrize(
    ("days", "waiting", "words"),
    [
        (26, 0, "26 days"),
        (0, 0, "the same day"),
        (1, 1, "1 day, with 1 still waiting counted as waiting"),
    ],
)
def test_days_until_a_decision_tell_of_waiting_only_where_something_waits(days, waiting, words):
    published = cells(cell("median_days_to_decision", estimate=days, detail={"undecided_count": waiting}))
    assert build_follow_table(published)["In the year counted"]["Half were decided within"] == words


def test_meetings_of_which_nothing_is_known_count_as_held():
    """One set of minutes of three meetings is no "1 of 1 meeting"."""
    detail = {"meeting_count": 3, "child_voice_known_count": 1}
    published = cells(
        cell("attendance_share", estimate=0.72), cell("child_voice_share", estimate=1.0, detail=detail)
    )
    assert write_meeting_title(published).endswith("voice is in 1 of 3 meetings (2 not known)")
    table = build_minutes_table(published)["This quarter"]
    assert table["Meetings of which this is known"] == "1 of 3"


def test_quorum_and_time_in_the_room_are_said_of_what_is_known():
    published = cells(
        cell(
            "quorate_share",
            estimate=0.5,
            detail={"quorate_count": 1, "meeting_count": 3, "quorum_not_stated_count": 1},
        ),
        cell("time_in_room_share", estimate=0.9, detail={"timed_count": 14}),
    )
    table = build_room_table(published)["This quarter"]
    assert table.to_list() == ["1 of 2", "1", "90 %", "14"]
    assert build_room_table(cells()).empty


def test_silence_is_counted_and_nobody_is_named():
    published = cells(cell("voice_gini", estimate=0.4, detail={"silent_count": 3, "invited_count": 12}))
    assert say_silence(published).startswith("3 of 12 people invited said nothing. Unevenness 0.40")
    assert say_silence(cells()) == ""


def test_the_title_is_the_message():
    published = cells(cell("attendance_share", estimate=0.74), cell("child_voice_share", estimate=0.5))
    assert write_meeting_title(published) == (
        "74 % of seats were filled; the child’s voice is in 50 % of meetings"
    )
    assert write_meeting_title(cells()) == "No meetings are recorded for this quarter"


# ---------------------------------------------------------------- how sure are we?


def test_sureness_is_said_with_the_partnerships_own_figures():
    said = "\n".join(explain_sureness(quarter_cells()))
    assert "15 of 18 people who were asked answered (83 %). What the other 3 think is not known" in said
    assert "communication 9" in said
    assert "alignment 12" in said
    assert "resources comes out heaviest in 97 % of the draws: that is enough" in said
    assert "Leave out any one organisation, and the same barrier still weighs most." in said
    assert "probably have shown from so many points on: communication 14" in said
    assert "People are “mixed” on communication, resources" in said
    assert "communication on the survey and meetings" not in said  # the maker's cells rest on the survey
    assert (
        "What each barrier rests on: communication, resources and resistance to change on the survey" in said
    )
    assert NO_CAMPS in said
    assert NOT_CARRIED in said


def test_people_needed_are_said_only_where_there_are_some():
    more = {"smallest_detectable_change": 21.1, "more_people_per_round": 53, "same_people_needed": 20}
    none = {"smallest_detectable_change": 10.1, "more_people_per_round": 0, "same_people_needed": -1}
    published = cells(
        cell("trust", "change", "2026-Q2", detail=more), cell("resources", "change", "2026-Q2", detail=none)
    )
    said = "\n".join(explain_sureness(published))
    assert "more people in each round: trust 53. Or the same people both times: trust 20." in said
    assert "resources 0" not in said


def test_more_people_than_were_asked_are_not_asked_for():
    more = {"smallest_detectable_change": 21.1, "more_people_per_round": 53, "people_needed_per_round": 80}
    known = {"more_people_per_round": 5, "people_needed_per_round": 33}
    published = cells(
        cell("participation", estimate=0.7, respondent_count=27, invited_count=38),
        cell("trust", "change", "2026-Q2", detail=more),
        cell("alignment", "change", "2026-Q2", detail=known),
    )
    said = "\n".join(explain_sureness(published))
    assert "more people in each round: alignment 5." in said
    assert "Not even everybody who was asked would be enough to see a change of 10 points in trust;" in said
    assert "trust 53" not in said


def test_equal_barriers_are_not_put_in_order():
    shares = {"communication": 0.4, "resources": 0.35, "change_resistance": 0.25}
    published = cells(cell("heaviest_barrier", verdict="about_the_same", detail=shares))
    assert "the barriers are called about the same" in "\n".join(explain_sureness(published))


def test_records_alone_put_nothing_in_order():
    shares = {"communication": 0.01, "resources": 0.99}
    published = cells(
        cell("resources", estimate=100, evidence_streams="ledger"),
        cell("communication", estimate=79, evidence_streams="meetings"),
        cell("heaviest_barrier", verdict="about_the_same", detail=shares),
    )
    said = "\n".join(explain_sureness(published))
    assert "Without survey answers scores have no range, and which barrier weighs most stays open." in said
    assert "about the same" not in said


def test_one_kind_of_evidence_is_never_enough_for_the_heaviest():
    shares = {"communication": 0.02, "resources": 0.98}
    published = cells(
        score("resources", 80),
        score("communication", 40),
        cell("heaviest_barrier", verdict="about_the_same", detail=shares),
    )
    said = "\n".join(explain_sureness(published))
    assert "98 % of the draws: but it rests on one kind of evidence" in said


def test_where_nothing_may_be_shown_no_number_is_said():
    said = explain_sureness(cells(cell("participation"), cell("trust")))
    own_words = [sentence for sentence in said if "it takes 30" not in sentence]
    assert "Who answered is not shown: too few or no answers." in own_words
    assert not re.search(r"\d", " ".join(own_words))


def test_scales_organisations_camps_and_who_stayed_are_said_where_they_are_known():
    published = cells(
        score("trust", 58, agreement="split"),
        cell("trust", "reliability", unit="word", verdict="hangs_together"),
        *[cell(name, "reliability", verdict="holds_together_loosely") for name in CONSTRUCT_TITLES],
        cell("trust", "dependence", unit="word", verdict="depends"),
        cell("alignment", "dependence", unit="word", verdict="no_sign"),
        cell("opinion_camps", unit="word", verdict="camps_found",
             detail={"camp_count": 2, "divided_on": ["candour", "goodwill"]}),
        *[cell(name, unit="count", estimate=count)
          for name, count in (("stayers", 9), ("joiners", 6), ("leavers", 5))],
    )  # fmt: skip
    said = "\n".join(explain_sureness(published, CONSTRUCT_TITLES))
    assert "The questions hang together on trust. They hold together only loosely on" in said
    assert f"and {len(CONSTRUCT_TITLES) - 3} more." in said
    assert "It matters which organisation people work for on trust: there the ranges" in said
    assert (
        "2 camps stand apart, most on “hard things can be said” and" in said or "2 camps stand apart" in said
    )
    assert "9 people answered both times, 6 only now, 5 only before" in said
    assert len(said.split("\n")) <= 10


def test_one_organisation_more_or_less_is_said_to_matter_only_with_evidence():
    quiet = cells(score("trust", 58), cell("trust", "dependence", unit="word", verdict="no_sign"))
    assert "no sign that it matters which organisation" in "\n".join(explain_sureness(quiet))
    assert ORGANISATIONS_UNKNOWN in explain_sureness(cells(score("trust", 58)))


def test_explaining_leaves_the_cells_as_they_were():
    published = quarter_cells()
    before = published.copy(deep=True)
    explain_sureness(published)
    pd.testing.assert_frame_equal(published, before)
