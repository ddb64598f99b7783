"""Workshop agendas: time that adds up, breaks, buffer, and a close that nothing can squeeze."""

from datetime import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.agenda import (
    BUFFER_SHARES,
    LONGEST_STRETCH_MINUTES,
    build_agenda,
    find_agenda_problems,
    plan_slots,
    retime_agenda,
)
from data.activities import read_activities

ACTIVITIES = read_activities()
KINDS = ["heaviest", "level", "change", "split", "unmet_need", "voice", "decisions", "streams_disagree"]
MEASURES = ["communication", "resources", "trust", "shared_language", "unmet_need_share", "attendance_share"]


def finding(**given_values) -> dict:
    plain = {
        "finding_key": "level:communication:whole",
        "rank": 1,
        "kind": "level",
        "measure": "communication",
        "verdict": "steady",
        "sentence": "Communication weighs most.",
    }
    return plain | given_values


def findings(*rows: dict) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(finding()))


SEVERAL = findings(
    finding(),
    finding(finding_key="level:trust:whole", rank=2, measure="trust", sentence="Trust fell.", verdict="fell"),
    finding(
        finding_key="unmet_need:x", rank=3, kind="unmet_need", measure="unmet_need_share", sentence="Gap."
    ),
    finding(finding_key="small_win:1", rank=4, kind="small_win", measure="small_win", sentence="A win."),
    finding(finding_key="participation:whole", rank=5, kind="participation", measure="participation"),
)


def stretches(agenda: pd.DataFrame) -> list[int]:
    lengths = [0]
    for part, minutes in zip(agenda["part"], agenda["minutes"], strict=True):
        if part in ("break", "lunch"):
            lengths.append(0)
        else:
            lengths[-1] += minutes
    return lengths


finding_lists = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from(MEASURES)), min_size=0, max_size=9
).map(
    lambda pairs: findings(
        *(finding(finding_key=f"{k}:{m}:{n}", kind=k, measure=m, rank=n) for n, (k, m) in enumerate(pairs))
    )
)


@settings(deadline=None, max_examples=40)
@given(st.integers(45, 480), finding_lists, st.integers(3, 60), st.none() | st.integers(0, 9))
def test_every_agenda_keeps_its_time_its_breaks_its_buffer_and_its_close(length, rows, people, random_state):
    agenda = build_agenda(rows, ACTIVITIES, length, people_count=people, random_state=random_state)
    assert agenda["minutes"].sum() == length
    assert (agenda["minutes"] >= agenda["least_minutes"]).all()
    assert agenda["part"].iloc[-1] == "close"
    assert agenda["minutes"].iloc[-1] >= (15 if length >= 90 else 10)
    assert max(stretches(agenda)) <= LONGEST_STRETCH_MINUTES
    buffer = agenda.loc[agenda["part"] == "buffer", "minutes"].sum()
    # Of about an hour no five lies within the share: the next one is taken.
    assert BUFFER_SHARES[0] * length <= buffer <= max(BUFFER_SHARES[1] * length, 10)
    if length % 5 == 0:
        assert all(start.endswith(("0", "5")) for start in agenda["starts_at"])
    assert agenda["part"].iloc[1] == "small_wins"
    assert (agenda["part"] == "child").any()
    assert find_agenda_problems(agenda, length) == []


def test_slots_of_every_length_add_up_and_leave_room_for_work():
    for length in range(45, 481):
        slots = plan_slots(length)
        assert sum(slot.minutes for slot in slots) == length
        work = [slot.minutes for slot in slots if slot.part == "work"]
        assert min(work) >= 15
        assert sum(work) >= 0.3 * length, length


def test_a_short_meeting_has_no_break_and_a_long_day_has_lunch():
    assert "break" not in {slot.part for slot in plan_slots(75)}
    assert "break" in {slot.part for slot in plan_slots(76)}
    assert "lunch" in {slot.part for slot in plan_slots(300)}


def test_small_wins_come_before_work_and_carry_their_finding():
    agenda = build_agenda(SEVERAL, ACTIVITIES, 120)
    parts = agenda["part"].tolist()
    assert parts.index("small_wins") < parts.index("work")
    assert agenda.loc[agenda["part"] == "small_wins", "finding_sentence"].item() == "A win."


@pytest.mark.parametrize("length", range(60, 481, 5))
def test_from_an_hour_on_everybody_hears_the_result(length):
    facts = build_agenda(SEVERAL, ACTIVITIES, length).set_index("part").loc["facts"]
    assert facts["minutes"] >= 5
    assert "Findings for today: " in facts["instructions"]


def test_openness_has_its_place_when_there_are_two_hours():
    assert "openness" in set(build_agenda(SEVERAL, ACTIVITIES, 120)["part"])


def test_work_goes_to_the_findings_in_order_and_not_to_participation():
    agenda = build_agenda(SEVERAL, ACTIVITIES, 240)
    keys = agenda.loc[agenda["part"] == "work", "finding_key"].drop_duplicates().tolist()
    assert keys == ["level:communication:whole", "level:trust:whole", "unmet_need:x"]


def test_a_focus_decides_what_the_work_is_about():
    agenda = build_agenda(SEVERAL, ACTIVITIES, 90, focus=["trust"])
    assert set(agenda.loc[agenda["part"] == "work", "finding_key"]) == {"level:trust:whole"}


def test_a_focus_that_no_finding_has_is_refused_with_what_there_is():
    with pytest.raises(ValueError, match=r"focus 'weather' is no finding.*level:communication:whole"):
        build_agenda(SEVERAL, ACTIVITIES, 90, focus=["weather"])


def test_an_activity_answers_its_finding():
    only = findings(finding(kind="unmet_need", measure="unmet_need_share", verdict=None))
    agenda = build_agenda(only, ACTIVITIES, 60)
    chosen = agenda.loc[agenda["part"] == "work", "title"].iloc[0]
    answers = ACTIVITIES.set_index("title").loc[chosen, "answers"]
    assert "unmet_need" in answers


def test_what_weighs_most_is_worked_on_as_the_barrier_that_it_names():
    rows = findings(
        finding(finding_key="h", kind="heaviest", measure="heaviest_barrier", verdict="resources"),
        finding(finding_key="l", rank=2, measure="resources"),
        finding(finding_key="t", rank=3, measure="trust"),
    )
    agenda = build_agenda(rows, ACTIVITIES, 90)
    work = agenda[agenda["part"] == "work"]
    assert work["finding_key"].tolist() == ["h", "t"]
    assert "resources" in ACTIVITIES.set_index("title").loc[work["title"].iloc[0], "answers"]


def test_barriers_that_weigh_about_the_same_take_no_slot():
    rows = findings(
        finding(finding_key="h", kind="heaviest", measure="heaviest_barrier", verdict="about_the_same"),
        finding(finding_key="t", rank=2, measure="trust"),
    )
    agenda = build_agenda(rows, ACTIVITIES, 90)
    assert set(agenda.loc[agenda["part"] == "work", "finding_key"]) == {"t"}


def test_no_activity_is_used_twice_in_a_day():
    work = build_agenda(SEVERAL, ACTIVITIES, 480).query("part == 'work'")
    assert work["title"].is_unique


def test_without_findings_the_agenda_still_stands():
    agenda = build_agenda(findings(), ACTIVITIES, 60)
    assert agenda["finding_key"].isna().all()
    assert agenda["minutes"].sum() == 60


def test_time_to_explain_the_method_stands_in_the_instructions():
    work = build_agenda(SEVERAL, ACTIVITIES, 60).query("part == 'work'").iloc[0]
    assert work["instructions"].startswith("First ")
    assert "explain how it works" in work["instructions"]


def test_blocks_follow_each_other_from_the_start_time():
    agenda = build_agenda(SEVERAL, ACTIVITIES, 45, start_time=time(13, 30))
    assert agenda["starts_at"].tolist()[:3] == ["13:30", "13:35", "13:40"]
    assert agenda["starts_at"].iloc[-1] == "14:05"


def test_groups_that_are_too_small_or_large_get_what_fits_them():
    for people in (3, 60):
        agenda = build_agenda(SEVERAL, ACTIVITIES, 180, people_count=people)
        titles = agenda.loc[agenda["part"] == "work", "title"]
        used = ACTIVITIES.set_index("title").loc[titles]
        assert used["fewest_people"].le(people).all()
        assert used["most_people"].ge(people).all()


@pytest.mark.parametrize("length", [44, 481, 0])
def test_a_length_outside_a_day_is_refused(length):
    with pytest.raises(ValueError, match=f"length {length} minutes; allowed are 45 to 480"):
        build_agenda(SEVERAL, ACTIVITIES, length)


def test_a_library_without_work_says_what_to_add():
    frame_only = ACTIVITIES[ACTIVITIES["part"] != "work"]
    with pytest.raises(ValueError, match="none for 15 minutes and 12 people; add one"):
        build_agenda(SEVERAL, frame_only, 45)


def test_the_same_seed_gives_the_same_agenda():
    first, second = (build_agenda(SEVERAL, ACTIVITIES, 240, random_state=3) for _ in range(2))
    pd.testing.assert_frame_equal(first, second)


def test_findings_and_activities_are_left_as_they_were():
    rows, library = SEVERAL.copy(), ACTIVITIES.copy()
    build_agenda(SEVERAL, ACTIVITIES, 90)
    pd.testing.assert_frame_equal(SEVERAL, rows)
    pd.testing.assert_frame_equal(ACTIVITIES, library)


# ---------------------------------------------------------------- after editing


@pytest.fixture
def agenda():
    return build_agenda(SEVERAL, ACTIVITIES, 60)


def test_a_longer_block_moves_what_follows(agenda):
    longer = agenda.copy()
    longer.loc[0, "minutes"] += 14
    longer.loc[longer["part"].eq("buffer"), "minutes"] -= 4
    retimed = retime_agenda(longer)
    assert retimed["starts_at"].iloc[1] == "10:19"
    assert find_agenda_problems(retimed, 60) == [
        "The blocks add up to 70 minutes, 10 over the time.",
        "Only 6 minutes are free; leave at least 7.",
    ]


def test_a_block_left_out_closes_the_ranks(agenda):
    retimed = retime_agenda(agenda.drop(index=1))
    assert retimed["block"].tolist() == list(range(1, len(agenda)))
    assert retimed["starts_at"].iloc[1] == "10:05"


def test_a_block_of_ones_own_may_be_added(agenda):
    own = pd.DataFrame([{"minutes": 10, "title": "Cake"}])
    retimed = retime_agenda(pd.concat([agenda.iloc[:2], own, agenda.iloc[2:]]))
    assert retimed.loc[2, ["title", "starts_at"]].tolist() == ["Cake", "10:10"]


@pytest.mark.parametrize("minutes", [0, -5, 7.5, None])
def test_a_block_needs_whole_minutes(agenda, minutes):
    broken = agenda.astype({"minutes": object})
    broken.loc[2, "minutes"] = minutes
    with pytest.raises(ValueError, match="block 3: minutes must be a whole number above 0"):
        retime_agenda(broken)


def test_a_close_that_was_cut_or_dropped_is_named(agenda):
    cut = agenda.copy()
    cut.loc[cut.index[-1], "minutes"] = 5
    assert "Decisions, owners and dates need at least 10 minutes; they have 5." in find_agenda_problems(
        cut, 60
    )
    assert "The agenda must end with decisions, owners and dates." in find_agenda_problems(
        agenda.iloc[:-1], 60
    )


def test_a_break_that_was_dropped_is_named():
    agenda = build_agenda(SEVERAL, ACTIVITIES, 90)
    without = agenda[agenda["part"] != "break"]
    assert "People sit for 80 minutes without a break; 75 are the most." in find_agenda_problems(without, 80)


def test_a_block_below_its_least_minutes_is_named(agenda):
    short = agenda.copy()
    position = short.index[short["part"] == "work"][0]
    short.loc[position, "minutes"] = 3
    title = short.loc[position, "title"]
    assert any(
        title in problem and "needs at least" in problem for problem in find_agenda_problems(short, 60)
    )
