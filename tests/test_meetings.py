"""Meetings: attendance over those expected, voice over the invited, waiting times with censoring."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter
from lifelines.utils import median_survival_times
from pandas.testing import assert_frame_equal

from analytics.meetings import (
    count_decisions,
    find_waiting_curve,
    lacks_owner_or_day,
    measure_attendance,
    measure_days_to_decision,
    measure_follow_through,
    measure_quoracy,
    measure_time_in_room,
    measure_voice,
)

AS_OF = pd.Timestamp("2026-03-31")


def seat(organisation="police", presence="present", expected=True, meeting_id=1, **keys):
    return {
        "meeting_id": meeting_id,
        "organisation": organisation,
        "presence": presence,
        "expected": expected,
        **keys,
    }


def attended(*seats, by=()):
    return measure_attendance(pd.DataFrame(seats), list(by))


# ---------------------------------------------------------------- attendance


def test_attendance_is_over_the_meetings_an_organisation_was_expected_at():
    found = attended(
        seat("police", "present", meeting_id=1),
        seat("police", "absent", meeting_id=2),
        seat("police", "absent", meeting_id=3, expected=False),
        seat("school", "present", meeting_id=1, expected=False),
        by=["organisation"],
    ).set_index("organisation")
    assert found.loc["police", ["expected_count", "attended_count", "attendance_share"]].tolist() == [
        2,
        1,
        0.5,
    ]
    assert found.loc["school", "unexpected_count"] == 1
    assert np.isnan(found.loc["school", "attendance_share"])


def test_several_people_of_one_organisation_are_one_attendance():
    found = attended(seat(presence="absent"), seat(presence="present"), seat(presence="present")).iloc[0]
    assert found[["expected_count", "attended_count"]].tolist() == [1, 1]


def test_a_deputy_counts_and_is_shown():
    found = attended(seat(presence="deputy"), seat("school", "present"), seat("school", "deputy")).iloc[0]
    assert found[["attended_count", "deputy_count", "attendance_share"]].tolist() == [2, 1, 1.0]


def test_not_in_the_file_is_not_absent():
    found = attended(seat(presence="unknown"), seat("school", "present"), seat("health", "apologies")).iloc[0]
    assert found[["unknown_count", "apologies_count", "attendance_share"]].tolist() == [1, 1, 0.5]
    assert np.isnan(attended(seat(presence="unknown")).iloc[0]["attendance_share"])


def test_an_unknown_way_of_being_there_is_refused():
    with pytest.raises(ValueError, match="asleep"):
        attended(seat(presence="asleep"))


def test_a_meeting_is_quorate_by_its_own_quorum():
    attendance = pd.DataFrame(
        [
            seat("police", meeting_id=1),
            seat("school", "deputy", meeting_id=1),
            seat("police", meeting_id=2),
            seat("school", "absent", meeting_id=2),
            seat("police", meeting_id=3),
        ]
    )
    meetings = pd.DataFrame({"meeting_id": [1, 2, 3, 4], "quorum_count": [2, 2, np.nan, 1]})
    found = measure_quoracy(attendance, meetings, []).iloc[0]
    assert found[["meeting_count", "quorate_count", "quorum_not_stated_count"]].tolist() == [4, 1, 1]
    assert found["quoracy_share"] == pytest.approx(1 / 3)


def test_meetings_numbered_anew_in_every_partnership_are_told_apart():
    attendance = pd.DataFrame([seat("police", p="a"), seat("school", p="a"), seat("police", p="b")])
    meetings = pd.DataFrame({"p": ["a", "b"], "meeting_id": [1, 1], "quorum_count": [2, 2]})
    assert measure_quoracy(attendance, meetings, ["p"])["quorate_count"].tolist() == [1, 0]


@pytest.mark.parametrize(("came", "held"), [("1", 1), (1, "1")])
@pytest.mark.parametrize("measure", [measure_quoracy, measure_time_in_room])
def test_meetings_named_by_text_in_one_frame_and_by_number_in_the_other_are_refused(measure, came, held):
    attendance = pd.DataFrame([seat("police", meeting_id=came) | {"minutes_present": 30}])
    meetings = pd.DataFrame({"meeting_id": [held], "quorum_count": [1], "scheduled_minutes": [60]})
    kinds = ("text", "a number") if came == "1" else ("a number", "text")
    with pytest.raises(ValueError, match="^meeting_id is {} in attendance and {} in meetings".format(*kinds)):
        measure(attendance, meetings, [])


@pytest.mark.parametrize("name", ["", "  ", None])
def test_an_organisation_without_a_name_is_none(name):
    found = attended(seat("police"), seat(name), seat("school", "absent")).iloc[0]
    assert found[["expected_count", "attended_count"]].tolist() == [2, 1]
    meetings = pd.DataFrame({"meeting_id": [1], "quorum_count": [2]})
    quorum = measure_quoracy(pd.DataFrame([seat("police"), seat(name)]), meetings, [])
    assert quorum["quorate_count"].tolist() == [0]


# ---------------------------------------------------------------- voice


def roster(**organisation_of):
    return pd.DataFrame({"person": list(organisation_of), "organisation": list(organisation_of.values())})


def turns(*said, **keys):
    return pd.DataFrame(said, columns=["speaker", "seconds"]).assign(**keys)


def plain_gini(seconds):
    """Mean absolute difference over all pairs, over twice the mean, over its largest value."""
    x = np.asarray(seconds, dtype=float)
    return np.abs(np.subtract.outer(x, x)).mean() / (2 * x.mean()) / (1 - 1 / len(x))


def test_one_voice_is_gini_one_and_equal_voices_nought():
    people = roster(ann="police", bob="school", cem="health")
    alone = measure_voice(turns(("ann", 60.0)), people, []).iloc[0]
    alike = measure_voice(turns(("ann", 9.0), ("bob", 9.0), ("cem", 9.0)), people, []).iloc[0]
    assert alone[["gini", "evenness", "silent_count", "invited_count"]].tolist() == [1, 0, 2, 3]
    assert alike[["gini", "evenness", "silent_count"]].tolist() == pytest.approx([0, 1, 0])


def test_silence_of_the_invited_counts():
    people = roster(ann="police", bob="school", cem="health", dot="health")
    found = measure_voice(turns(("ann", 30.0), ("bob", 10.0), ("ann", 5.0)), people, []).iloc[0]
    assert found["gini"] == pytest.approx(plain_gini([35, 10, 0, 0]))
    share = np.array([35, 10]) / 45
    assert found["evenness"] == pytest.approx(-(share * np.log(share)).sum() / np.log(4))
    assert found["silent_count"] == 2


def test_talk_of_people_who_were_not_invited_is_only_mentioned():
    people = roster(ann="police", bob="school")
    found = measure_voice(turns(("ann", 30.0), ("bob", 30.0), ("guest", 20.0)), people, []).iloc[0]
    assert found["gini"] == 0
    assert found["unlisted_talk_share"] == pytest.approx(0.25)


def test_share_of_talk_stands_beside_share_of_seats():
    people = roster(ann="police", bob="school", cem="school", dot="school")
    found = measure_voice(turns(("ann", 30.0), ("bob", 10.0)), people, ["organisation"]).set_index(
        "organisation"
    )
    assert found["talk_share"].to_dict() == {"police": 0.75, "school": 0.25}
    assert found["seat_share"].to_dict() == {"police": 0.25, "school": 0.75}
    assert found["silent_count"].to_dict() == {"police": 0, "school": 2}
    assert np.isnan(found.loc["police", "gini"])


@pytest.mark.parametrize("name", ["", "  ", None])
def test_somebody_without_an_organisation_is_invited_and_in_no_organisation(name):
    people = roster(ann="police", bob=name)
    said = turns(("ann", 30.0), ("bob", 10.0))
    assert measure_voice(said, people, [])["invited_count"].tolist() == [2]
    found = measure_voice(said, people, ["organisation"])
    assert found[["organisation", "talk_share", "seat_share"]].to_numpy().tolist() == [["police", 0.75, 0.5]]


@pytest.mark.parametrize("name", ["", "  ", None])
def test_a_row_of_the_roster_without_a_person_is_nobody(name):
    people = pd.concat([roster(ann="police"), pd.DataFrame({"person": [name] * 2, "organisation": "school"})])
    found = measure_voice(turns(("ann", 30.0)), people, []).iloc[0]
    assert found[["invited_count", "silent_count"]].tolist() == [1, 0]


def test_a_standing_roster_sits_at_every_meeting():
    people = roster(ann="police", bob="school")
    said = pd.concat([turns(("ann", 10.0), meeting=1), turns(("ann", 5.0), ("bob", 5.0), meeting=2)])
    found = measure_voice(said, people, ["meeting"])
    assert found[["meeting", "gini", "silent_count"]].to_numpy().tolist() == [[1, 1, 1], [2, 0, 0]]
    both = measure_voice(said, people, ["meeting", "organisation"])
    assert both["talk_share"].tolist() == [1, 0, 0.5, 0.5]


@pytest.mark.parametrize("name", ["room", "seat", "key"])
def test_voice_is_measured_by_a_column_of_any_name(name):
    people = pd.DataFrame({"person": ["ann", "bob"], "organisation": ["police", "health"]})
    said = pd.DataFrame(
        {name: ["hall", "hall", "yard"], "speaker": ["ann", "bob", "ann"], "seconds": [9, 9, 5]}
    )
    found = measure_voice(said, people, [name])
    assert found[[name, "gini", "invited_count"]].to_numpy().tolist() == [["hall", 0, 2], ["yard", 1, 2]]


def test_a_roster_of_each_meeting_is_used_as_it_is():
    people = pd.concat(
        [roster(ann="police", bob="school").assign(meeting=1), roster(ann="police").assign(meeting=2)]
    )
    said = pd.concat([turns(("ann", 10.0), meeting=m) for m in (1, 2)])
    assert measure_voice(said, people, ["meeting"])["invited_count"].tolist() == [2, 1]


def test_nobody_spoke():
    found = measure_voice(turns(), roster(ann="police", bob="school"), []).iloc[0]
    assert found["silent_count"] == 2
    assert found[["gini", "evenness"]].isna().all()


def test_the_public_calls_speakers_have_the_gini_of_their_seconds(shared_data):
    calls = json.loads((shared_data / "meetings_zoom_vtt_acde" / "oracle.json").read_text())
    said = pd.concat(
        turns(*[(who, said["seconds"]) for who, said in call["speakers"].items()], call=name)
        for name, call in calls.items()
    )
    people = said.rename(columns={"speaker": "person"})[["call", "person"]].assign(organisation="client team")
    found = measure_voice(said, people, ["call"]).set_index("call")
    for name, call in calls.items():
        seconds = [said["seconds"] for said in call["speakers"].values()]
        assert found.loc[name, "gini"] == pytest.approx(plain_gini(seconds), rel=1e-9)
        assert found.loc[name, "invited_count"] == call["n_speakers"]


def test_impossible_talk_is_refused_with_the_value():
    with pytest.raises(ValueError, match=r"-3\.0"):
        measure_voice(turns(("ann", -3.0)), roster(ann="police"), [])


def test_a_person_listed_twice_is_refused_without_being_named():
    people = pd.concat([roster(ann="police"), roster(ann="school")])
    with pytest.raises(ValueError, match="1 people are listed more than once") as refused:
        measure_voice(turns(("ann", 3.0)), people, [])
    assert "ann" not in str(refused.value)


@given(st.lists(st.integers(0, 50), min_size=2, max_size=10), st.integers(0, 999))
@settings(deadline=None, max_examples=50)
def test_voice_does_not_depend_on_order_units_or_names(seconds, seed):
    said = turns(*[(f"p{i}", float(s)) for i, s in enumerate(seconds)])
    people = roster(**{f"p{i}": f"o{i % 3}" for i in range(len(seconds))})
    kept = said.copy(), people.copy()
    plain = measure_voice(said, people, [])
    shuffled = measure_voice(
        said.sample(frac=1, random_state=seed), people.sample(frac=1, random_state=seed), []
    )
    in_minutes = measure_voice(said.assign(seconds=said["seconds"] / 60), people, [])
    renamed = measure_voice(
        said.assign(speaker="x" + said["speaker"]), people.assign(person="x" + people["person"]), []
    )
    for other in (shuffled, in_minutes, renamed):
        assert_frame_equal(other, plain)
    assert_frame_equal(said, kept[0])
    assert_frame_equal(people, kept[1])


# ---------------------------------------------------------------- decisions


def decision(raised_on="2026-01-01", decided_on=None, **keys):
    return {"raised_on": pd.Timestamp(raised_on), "decided_on": pd.Timestamp(decided_on), **keys}


def days_to_decision(*decisions, by=(), as_of=AS_OF):
    return measure_days_to_decision(pd.DataFrame(decisions), as_of, list(by))


def test_half_decided_is_half_though_rounding_puts_the_share_a_hair_above():
    raised = pd.Timestamp("2025-10-01")
    waits = [13, 35, 40, 40, 41, 41, 56, 63, 65, 69, 94, 96, 99, 109]
    found = days_to_decision(*[decision(raised, raised + pd.Timedelta(days=days)) for days in waits])
    assert found["median_days"].tolist() == [56]


def test_waiting_curves_and_bands_equal_lifelines():
    random = np.random.default_rng(8)
    waits = pd.DataFrame(
        {
            "p": random.integers(0, 9, 400),
            "days": random.integers(0, 60, 400),
            "is_over": random.random(400) < 0.6,
        }
    )
    curve = find_waiting_curve(waits, ["p"])
    for name, one in waits.groupby("p"):
        fitted = KaplanMeierFitter().fit(one["days"], one["is_over"])
        found = curve[curve["p"] == name].set_index("days")
        share = fitted.survival_function_at_times(found.index).to_numpy()
        band = fitted.confidence_interval_survival_function_.loc[found.index]
        assert found["share_waiting"].to_numpy() == pytest.approx(share, abs=1e-9)
        assert found["low"].to_numpy() == pytest.approx(band.iloc[:, 0].to_numpy(), abs=1e-9)
        assert found["high"].to_numpy() == pytest.approx(band.iloc[:, 1].to_numpy(), abs=1e-9)


def test_median_days_and_their_interval_equal_lifelines():
    random = np.random.default_rng(9)
    raised = pd.Timestamp("2025-10-01") + pd.to_timedelta(random.integers(0, 100, 60), unit="D")
    decided = raised + pd.to_timedelta(random.integers(1, 200, 60), unit="D")
    found = measure_days_to_decision(
        pd.DataFrame({"raised_on": raised, "decided_on": decided}), AS_OF, []
    ).iloc[0]
    days = (np.minimum(decided, AS_OF) - raised).days
    fitted = KaplanMeierFitter().fit(days, decided <= AS_OF)
    low, high = median_survival_times(fitted.confidence_interval_survival_function_).to_numpy().ravel()
    columns = ["median_days", "median_days_low", "median_days_high"]
    assert found[columns].tolist() == [fitted.median_survival_time_, low, high]
    assert found["undecided_count"] == (decided > AS_OF).sum() > 0


def test_leaving_out_the_undecided_would_flatter():
    quick = [decision(decided_on="2026-01-11")] * 2
    found = days_to_decision(*quick, *[decision()] * 3).iloc[0]
    assert found[["decision_count", "decided_count", "undecided_count"]].tolist() == [5, 2, 3]
    assert np.isnan(found["median_days"])
    assert days_to_decision(*quick).iloc[0]["median_days"] == 10


def test_what_happened_after_the_date_has_not_happened_yet():
    found = days_to_decision(
        decision(decided_on="2026-04-10"), decision(raised_on="2026-04-01", decided_on="2026-04-02")
    ).iloc[0]
    assert found[["decision_count", "undecided_count"]].tolist() == [1, 1]


def test_a_decision_before_it_was_raised_is_refused_with_both_dates():
    with pytest.raises(ValueError, match="2025-12-24 comes before raised_on 2026-01-01"):
        days_to_decision(decision(decided_on="2025-12-24"))


def test_no_decisions_have_no_median():
    nothing = pd.DataFrame([decision()]).iloc[:0]
    assert measure_days_to_decision(nothing, AS_OF, [])["decision_count"].tolist() == [0]
    assert measure_days_to_decision(nothing, AS_OF, [])["median_days"].isna().all()
    later = days_to_decision(decision(p="a"), decision("2026-05-01", p="b"), by=["p"]).set_index("p")
    assert later["decision_count"].to_dict() == {"a": 1, "b": 0}


LONDON, UTC = "Europe/London", "UTC"


@pytest.mark.parametrize(
    ("raised_on", "decided_on"),
    [
        (pd.Timestamp("2026-03-01 00:30", tz=LONDON), pd.Timestamp("2026-03-11 23:30", tz=LONDON)),
        (pd.Timestamp("2026-03-01 09:00", tz=LONDON), pd.Timestamp("2026-03-11 08:00", tz=UTC)),
        (pd.Timestamp("2026-03-01 18:00"), pd.Timestamp("2026-03-11 08:00")),
        (pd.Timestamp("2026-03-01", tz=UTC), pd.Timestamp("2026-03-11")),
        (pd.Timestamp("2026-03-01").date(), pd.Timestamp("2026-03-11").date()),
        ("2026-03-01", "2026-03-11"),
        ("2026-03-01T09:00+00:00", "2026-03-11"),
    ],
)
@pytest.mark.parametrize("as_of", [AS_OF, AS_OF.date(), AS_OF.tz_localize(LONDON), "2026-03-11"])
def test_days_are_whole_and_of_their_own_time_zone(raised_on, decided_on, as_of):
    rows = pd.DataFrame({"raised_on": [raised_on], "decided_on": [decided_on]})
    found = measure_days_to_decision(rows, as_of, []).iloc[0]
    assert found[["decision_count", "decided_count", "median_days"]].tolist() == [1, 1, 10]


@pytest.mark.parametrize("value", ["03/04/2026", "soon", 20260301, 2.5, True])
def test_what_is_no_day_is_refused_with_its_column_and_value(value):
    rows = pd.DataFrame({"raised_on": [pd.Timestamp("2026-01-01")], "decided_on": pd.Series([value])})
    with pytest.raises(ValueError, match=f"row 0, decided_on: {value!r} is no day"):
        measure_days_to_decision(rows, AS_OF, [])
    with pytest.raises(ValueError, match=f"as_of: {value!r} is no day"):
        days_to_decision(decision(), as_of=value)


def test_negative_waits_are_refused():
    with pytest.raises(ValueError, match="-1"):
        find_waiting_curve(pd.DataFrame({"days": [-1], "is_over": [True]}), [])


def test_decisions_made_and_put_off():
    rows = [("decided", 0), ("decided", 2), ("deferred", 1), ("open", np.nan)]
    found = count_decisions(pd.DataFrame(rows, columns=["state", "deferred_count"]), []).iloc[0]
    counts = ["decision_count", "decided_count", "deferred_count", "open_count", "ever_deferred_count"]
    assert found[counts].tolist() == [4, 2, 1, 1, 2]
    assert found["deferred_share"] == 0.5


# ---------------------------------------------------------------- actions


def action(
    agreed_on="2026-01-01", due_on="2026-02-01", closed_on=None, state="open", carried=0, owner="ann", **keys
):
    return {
        "owner": owner,
        "agreed_on": pd.Timestamp(agreed_on),
        "due_on": pd.Timestamp(due_on),
        "closed_on": pd.Timestamp(closed_on),
        "state": state,
        "carried_forward_count": carried,
        **keys,
    }


def follow(*actions, by=()):
    return measure_follow_through(pd.DataFrame(actions), AS_OF, list(by))


def test_only_actions_with_owner_and_date_are_followed():
    found = follow(action(), action(owner=None), action(owner=" "), action(due_on=None)).iloc[0]
    assert found[["action_count", "without_owner_or_date_count"]].tolist() == [1, 3]


def test_what_is_closed_without_a_day_is_not_open_and_not_on_time():
    found = follow(action(state="closed", closed_on=None), action(state="open", closed_on=None)).iloc[0]
    assert found[["action_count", "due_count", "closed_on_time_count", "open_count"]].tolist() == [2, 2, 0, 1]


def test_an_action_cannot_be_followed_up_without_an_owner_a_date_or_the_day_of_agreement():
    told = [action(), action(owner=" "), action(due_on=None), action(agreed_on=None)]
    assert lacks_owner_or_day(pd.DataFrame(told)).tolist() == [False, True, True, True]


def test_on_time_is_of_those_due_and_not_of_those_closed_early():
    found = follow(
        action(closed_on="2026-02-01"),
        action(closed_on="2026-02-02"),
        action(),
        action(due_on="2026-06-01", closed_on="2026-01-05"),
    ).iloc[0]
    assert found[["due_count", "closed_on_time_count", "overdue_count"]].tolist() == [3, 1, 1]
    assert found["closed_on_time_share"] == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (0, "open_0_to_30"),
        (30, "open_0_to_30"),
        (31, "open_31_to_60"),
        (60, "open_31_to_60"),
        (61, "open_61_to_90"),
        (90, "open_61_to_90"),
        (91, "open_over_90"),
    ],
)
def test_open_actions_age_in_bands(age, band):
    found = follow(action(agreed_on=AS_OF - pd.Timedelta(days=age))).iloc[0]
    bands = ["open_0_to_30", "open_31_to_60", "open_61_to_90", "open_over_90"]
    assert found[bands].to_dict() == {name: int(name == band) for name in bands}


def test_dropped_actions_are_counted_apart():
    found = follow(action(state="dropped"), action(closed_on="2026-01-15")).iloc[0]
    assert found[["action_count", "dropped_count", "closed_on_time_share"]].tolist() == [1, 1, 1]


def test_times_carried_forward():
    found = follow(action(carried=3), action(carried=1), action(carried=0)).iloc[0]
    assert found[["carried_forward_count", "times_carried_forward"]].tolist() == [2, 4]


def test_median_days_to_close_counts_open_actions_as_waiting():
    done = [action(closed_on="2026-01-21")] * 2
    assert follow(*done, action()).iloc[0]["median_days_to_close"] == 20
    assert np.isnan(follow(*done, *[action()] * 3).iloc[0]["median_days_to_close"])


def test_partnerships_are_followed_side_by_side_as_alone():
    rows = pd.DataFrame([action(p="a", closed_on="2026-01-09"), action(p="b"), action(p="b", carried=2)])
    kept = rows.copy()
    together = measure_follow_through(rows, AS_OF, ["p"])
    for name in ("a", "b"):
        alone = measure_follow_through(rows[rows["p"] == name], AS_OF, ["p"])
        assert_frame_equal(alone, together[together["p"] == name].reset_index(drop=True))
    assert_frame_equal(rows, kept)


@pytest.mark.parametrize(
    "measure",
    [
        lambda rows: measure_attendance(rows, []),
        lambda rows: measure_voice(rows, roster(ann="police"), []),
        lambda rows: measure_days_to_decision(rows, AS_OF, []),
        lambda rows: measure_follow_through(rows, AS_OF, []),
        lambda rows: count_decisions(rows, []),
        lambda rows: find_waiting_curve(rows, []),
    ],
)
def test_a_missing_column_is_named(measure):
    with pytest.raises(ValueError, match="column"):
        measure(pd.DataFrame({"other": [1]}))


# ---------------------------------------------------------------- time in the room


def test_time_in_the_room_is_the_minutes_there_of_the_minutes_planned():
    seats = pd.DataFrame(
        {
            "partnership_id": 1,
            "meeting_id": [1, 1, 1, 2, 2, 3],
            "presence": ["present", "deputy", "present", "present", "apologies", "present"],
            "minutes_present": [60.0, 30.0, np.nan, 150.0, 40.0, 20.0],
        }
    )
    meetings = pd.DataFrame(
        {"partnership_id": 1, "meeting_id": [1, 2, 3], "scheduled_minutes": [60.0, 120.0, np.nan]}
    )
    before = seats.copy()
    found = measure_time_in_room(seats, meetings, ["partnership_id"]).iloc[0]
    # 60 of 60, 30 of 60 and, overrunning, 120 of 120; without known minutes or plan a seat says nothing
    assert (found["timed_count"], found["minutes_present"], found["minutes_planned"]) == (3, 210, 240)
    assert found["time_in_room_share"] == pytest.approx(210 / 240)
    pd.testing.assert_frame_equal(seats, before)
    nothing = measure_time_in_room(seats.iloc[:0], meetings, ["partnership_id"])
    assert nothing["timed_count"].tolist() == [0]
    assert nothing["time_in_room_share"].isna().all()
    whole = measure_time_in_room(seats, meetings, []).iloc[0]
    assert whole["time_in_room_share"] == pytest.approx(210 / 240)


def test_minutes_of_a_meeting_listed_twice_are_refused():
    seats = pd.DataFrame([{"meeting_id": 1, "presence": "present", "minutes_present": 5.0}])
    meetings = pd.DataFrame({"meeting_id": [1, 1], "scheduled_minutes": [60.0, 60.0]})
    with pytest.raises(ValueError, match="1 are listed more than once"):
        measure_time_in_room(seats, meetings, [])
