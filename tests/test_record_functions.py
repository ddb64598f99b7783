"""Levels, meetings, logs and ledgers against the awkward frames of tests/test_public_functions.py."""

from datetime import date
from functools import partial

import numpy as np
import pandas as pd
import pytest

from analytics.level import measure_level
from analytics.meetings import (
    count_decisions,
    find_waiting_curve,
    measure_attendance,
    measure_days_to_decision,
    measure_follow_through,
    measure_quoracy,
    measure_time_in_room,
)
from analytics.opinion_groups import measure_group_consensus
from analytics.resource_gap import (
    AMOUNTS,
    measure_resource_gap,
    measure_staff_gap,
    measure_training_coverage,
)
from tests.test_public_functions import CASES as OTHERS
from tests.test_public_functions import KEYS, SMALL, TWISTS, UNTELLABLE, Case, Frames, same_numbers

DAY = date(2026, 3, 31)
DRAWN = np.random.default_rng(6)


def of_two_areas(count: int) -> pd.DataFrame:
    return pd.DataFrame({"area": [1, 2] * count})


def _meetings() -> Frames:
    seats = [(area, number, who) for area in (1, 2) for number in range(4) for who in "xyz"]
    attendance = pd.DataFrame(seats, columns=["area", "meeting_id", "organisation"]).assign(
        presence=DRAWN.choice(["present", "deputy", "absent", "unknown", "apologies"], len(seats)),
        expected=DRAWN.random(len(seats)) < 0.8,
        minutes_present=DRAWN.uniform(5, 70, len(seats)),
    )
    meetings = attendance[["area", "meeting_id"]].drop_duplicates().reset_index(drop=True)
    stated = {
        "quorum_count": [2.0, 1.0, np.nan, 3.0] * 2,
        "scheduled_minutes": [60.0, 90.0, np.nan, 45.0] * 2,
    }
    return {"attendance": attendance, "meetings": meetings.assign(**stated)}


def _decisions() -> pd.DataFrame:
    raised = pd.Series(pd.Timestamp("2026-01-01") + pd.to_timedelta(DRAWN.integers(0, 60, 20), "D"))
    decided = (raised + pd.to_timedelta(DRAWN.integers(0, 90, 20), "D")).where(DRAWN.random(20) < 0.7)
    return of_two_areas(10).assign(
        raised_on=raised, decided_on=decided, state=DRAWN.choice(["open", "decided", "deferred"], 20),
        deferred_count=DRAWN.integers(0, 3, 20).astype(float),
    )  # fmt: skip


def _actions() -> pd.DataFrame:
    headings = {
        "raised_on": "agreed_on",
        "decided_on": "closed_on",
        "deferred_count": "carried_forward_count",
    }
    logged = _decisions().rename(columns=headings)
    return logged.assign(owner="ann", due_on=pd.Timestamp("2026-02-20"), state="open")


def _waits() -> pd.DataFrame:
    days = DRAWN.integers(0, 30, 20).astype(float)
    return of_two_areas(10).assign(days=days, is_over=DRAWN.random(20) < 0.6)


def _ledger() -> pd.DataFrame:
    lines = of_two_areas(6).assign(currency="GBP", in_kind=[True, False, False] * 4)
    return lines.assign(**{name: DRAWN.uniform(1, 100, 12) for name in AMOUNTS})


def _staff() -> pd.DataFrame:
    parts = ("fte_established", "fte_in_post", "fte_seconded")
    return of_two_areas(6).assign(**{name: DRAWN.uniform(0, 4, 12) for name in parts})


def _trainings() -> pd.DataFrame:
    held = pd.to_datetime(pd.Series(["2026-01-01", "2024-01-01", None] * 4))
    return of_two_areas(6).assign(
        course=["a", "b", "b"] * 4, person_key=[f"p{number % 5}" for number in range(12)], people_count=1.0,
        needed_from=pd.Series([pd.NaT] * 12), completed_on=held, expires_on=held + pd.Timedelta(days=500),
    )  # fmt: skip


MEETINGS = _meetings()
RATINGS = OTHERS["agreement"].frames["ratings"]
CASES = {
    "level": Case(
        partial(measure_level, value="score"), {"scores": OTHERS["group dependence"].frames["scores"]},
        "score", ("estimate", "low", "high", "standard_error", "respondent_count"),
    ),
    "group consensus": Case(
        partial(measure_group_consensus, group="team", agree_from=4),
        {"ratings": RATINGS.assign(team=RATINGS["respondent_id"] % 3)},
        "rating", ("consensus_minimum", "consensus_geometric_mean", "group_count"),
    ),
    "attendance": Case(
        measure_attendance, {"attendance": MEETINGS["attendance"]}, "expected",
        ("expected_count", "attended_count", "attendance_share", "unexpected_count"),
    ),
    "quoracy": Case(
        measure_quoracy, MEETINGS, "quorum_count", ("meeting_count", "quorate_count", "quoracy_share")
    ),
    "time in the room": Case(
        measure_time_in_room, MEETINGS, "minutes_present",
        ("timed_count", "minutes_planned", "time_in_room_share"),
    ),
    "decisions": Case(
        count_decisions, {"decisions": _decisions()}, "deferred_count", ("decided_count", "deferred_share")
    ),
    "days to a decision": Case(
        partial(measure_days_to_decision, as_of=DAY), {"decisions": _decisions()}, "deferred_count",
        ("decision_count", "median_days", "median_days_low", "median_days_high"),
    ),
    "waiting curve": Case(
        find_waiting_curve, {"waits": _waits()}, "days", ("waiting_count", "share_waiting", "low", "high")
    ),
    "follow-through": Case(
        partial(measure_follow_through, as_of=DAY), {"actions": _actions()}, "carried_forward_count",
        ("action_count", "closed_on_time_share", "open_over_90", "median_days_to_close"),
    ),
    "resource gap": Case(
        measure_resource_gap, {"lines": _ledger()}, "spent",
        ("means", "line_count", "unmet_need_amount", "unmet_need_share", "execution_share"),
    ),
    "staff gap": Case(measure_staff_gap, {"staff": _staff()}, "fte_in_post", ("fte_gap", "fte_gap_share")),
    "training": Case(
        partial(measure_training_coverage, as_of=DAY), {"trainings": _trainings()}, "people_count",
        ("needed_count", "current_count", "coverage_share", "shortfall_share"),
    ),
}  # fmt: skip
every_function = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


@every_function
@pytest.mark.parametrize("twist", TWISTS.values(), ids=TWISTS)
def test_the_same_rows_give_the_same_numbers(case, twist):
    found, plain = case.run(case.twist(twist), ["area"]), case.run(case.frames, ["area"])
    assert list(found.columns) == list(plain.columns)
    assert found.columns[0] == "area"
    named = {name: plain[name].dtype for name in ("item_id", "least_agreeing_group") if name in plain}
    same_numbers(found.astype(named), plain)


@every_function
def test_a_group_may_be_named_in_any_type(case):
    plain = case.run(case.frames, ["area"])
    for retype in KEYS.values():
        frames = case.twist(lambda frame, retype=retype: frame.assign(area=retype(frame["area"])))
        same_numbers(case.run(frames, ["area"]), plain)


@every_function
def test_with_no_by_everything_is_one_group_and_by_may_be_any_list(case):
    alone = case.twist(lambda frame: frame[frame["area"].eq(1)])
    without = case.run({name: frame.drop(columns="area") for name, frame in alone.items()}, [])
    same_numbers(without, case.run(alone, ("area",)))
    same_numbers(without, case.run(alone, np.array(["area"])))


@every_function
@pytest.mark.parametrize("by", ["area", None, ["area", "area"], ["continent"]])
def test_by_that_is_no_list_of_columns_is_refused(case, by):
    with pytest.raises(ValueError, match=r"area|None|continent"):
        case.call(**case.frames, by=by)


@every_function
def test_a_by_column_named_like_one_of_the_result_is_refused_by_its_name(case):
    for name in case.columns:
        frames = case.twist(lambda frame, name=name: frame.rename(columns={"area": name}))
        with pytest.raises(ValueError, match=name):
            case.call(**frames, by=[name])


@every_function
def test_further_columns_named_like_those_of_the_result_change_nothing(case):
    plain = case.run(case.frames, ["area"])
    named_alike = case.twist(
        lambda frame: frame.assign(**{name: "x" for name in plain.columns if name not in frame.columns})
    )
    same_numbers(case.run(named_alike, ["area"]), plain)


ELSEWHERE = ("person", "speaker", "organisation", "group", "seat", "room", "item_id", "rating", "meeting_id")


@pytest.mark.parametrize("case", (OTHERS | CASES).values(), ids=OTHERS | CASES)
def test_further_columns_named_like_those_of_other_frames_change_nothing(case):
    """A meeting's seats hold the person beside the speaker, and a ledger's lines the organisation."""
    together = case.twist(
        lambda frame: frame.assign(**{name: "x" for name in ELSEWHERE if name not in frame.columns})
    )
    plain = case.run(case.frames, ["area"])
    same_numbers(case.run(together, ["area"])[list(plain.columns)], plain)


@every_function
@pytest.mark.parametrize("kinds", UNTELLABLE)
def test_groups_that_cannot_be_told_apart_are_refused_with_their_kinds(case, kinds):
    frames = case.twist(
        lambda frame: frame.assign(
            area=pd.Series(UNTELLABLE[kinds](frame["area"]), dtype=object, index=frame.index)
        )
    )
    with pytest.raises(ValueError, match=f"area: values of the kinds {kinds} cannot be told apart"):
        case.call(**frames, by=["area"])


@every_function
@pytest.mark.parametrize("nothing", [None, pd.NA])
def test_rows_of_no_group_are_left_out(case, nothing):
    nowhere = case.twist(lambda frame: frame.assign(area=pd.array([nothing] * len(frame), dtype=object)))
    both = {
        name: pd.concat([frame.astype({"area": object}), nowhere[name]], ignore_index=True)
        for name, frame in case.frames.items()
    }
    same_numbers(case.run(both, ["area"]), case.run(case.frames, ["area"]))
    assert len(case.run(nowhere, ["area"])) == 0


@every_function
def test_next_to_nothing_raises_nothing(case):
    columns = list(case.run(case.frames, ["area"]).columns)
    for cut in (*SMALL.values(), lambda frame: frame.head(0), lambda frame: frame.head(0).astype(object)):
        assert list(case.run(case.twist(cut), ["area"]).columns) == columns
        one_area = case.twist(lambda frame, cut=cut: cut(frame[frame["area"].eq(1)]))
        assert set(case.columns) <= set(case.run(one_area, []).columns)


@every_function
@pytest.mark.parametrize("nothing", [None, pd.NA])
def test_a_column_of_nothing_raises_nothing(case, nothing):
    def empty(frame: pd.DataFrame) -> pd.DataFrame:
        values = pd.array([nothing] * len(frame), dtype="Float64" if nothing is pd.NA else object)
        return frame.assign(**{case.value: values}) if case.value in frame.columns else frame

    found = case.run(case.twist(empty), ["area"])
    shares = [name for name in ("estimate", "consensus_minimum", "quoracy_share") if name in found]
    assert found[shares].isna().all().all()


@pytest.mark.parametrize("value", ["no", "yes", 2, date(2026, 1, 1)])
@pytest.mark.parametrize(
    ("name", "column"),
    [("attendance", "expected"), ("waiting curve", "is_over"), ("resource gap", "in_kind")],
)
def test_what_is_neither_true_nor_false_is_refused(name, column, value):
    case = CASES[name]
    answers = case.twist(
        lambda frame: frame.assign(**{column: pd.Series([value] * len(frame), dtype=object)})
    )
    with pytest.raises(ValueError, match=f"row 0, {column}: .* is not allowed; true or false is"):
        case.call(**answers, by=["area"])
