"""What meetings, logs and ledgers record of a quarter, as cells. They name organisations, never people."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
import pandas as pd

from analytics.agreement_steps import find_actions_of_day, find_decisions_of_day
from analytics.families import find_lone_lines, merge_families, merge_families_of_rows
from analytics.meeting_series_cells import build_meeting_series_cells
from analytics.meetings import (
    AGE_BANDS_DAYS,
    NOT_FOLLOWED,
    OLDEST_BAND,
    count_decisions,
    lacks_owner_or_day,
    measure_attendance,
    measure_days_to_decision,
    measure_follow_through,
    measure_quoracy,
    measure_time_in_room,
    measure_voice,
)
from analytics.record_chance import (
    ERROR_DIGITS,
    find_error_of_attendance,
    find_error_of_median,
    find_error_of_share,
)
from analytics.resource_gap import (
    CASH,
    IN_KIND,
    TOGETHER,
    count_taken_back_as_spent,
    measure_resource_gap,
    measure_staff_gap,
    measure_training_coverage,
)

LOOK_BACK_DAYS = 365  # actions due and matters raised in the year up to the quarter's end: a convention
LOOKING_BACK = ("actions_closed_on_time_share", "median_days_to_decision")  # measures over that year
FOLLOWED_COUNTS = (
    "action_count", "due_count", "closed_on_time_count", "open_count", "overdue_count",
    "carried_forward_count", "times_carried_forward",
)  # fmt: skip
AMOUNTS = {
    "need": "need_amount",
    "committed": "committed_amount",
    "received": "received_amount",
    "spent": "spent_amount",
    "unmet_need": "unmet_need_amount",
    "cash_flow_gap": "cash_flow_gap_amount",
}
CELL_KEYS = [
    "partnership_id", "measure", "breakdown", "group", "unit", "estimate", "standard_error", "detail",
    "audience",
]  # fmt: skip
BY = ["partnership_id"]


@dataclass(frozen=True)
class Records:
    """What is recorded of a batch of partnerships up to a day, as loaded; each frame has partnership_id.

    attendance:  meeting_id | held_on | organisation (| sector) | person | presence | expected | talk_seconds
                 (| minutes_present)
    meetings:    meeting_id | held_on | series | quorum_count | minutes_sent_on | child_voice_recorded
                 (| scheduled_minutes)
    actions:     (action_id) | owner | agreed_on | due_on | closed_on | state | carried_forward_count
    decisions:   (decision_id) | raised_on | decided_on | state | deferred_count
    lines:       quarter | organisation (| sector) | category | currency | in_kind | need_original … spent
    staff:       quarter | organisation (| sector) | fte_established | fte_in_post | fte_seconded
    trainings:   organisation (| sector) | course | person_key | people_count | needed_from | completed_on |
                 expires_on
    action_steps, decision_steps:  how they stood before each step, as in agreement_steps
    """

    attendance: pd.DataFrame
    meetings: pd.DataFrame
    actions: pd.DataFrame
    decisions: pd.DataFrame
    lines: pd.DataFrame
    staff: pd.DataFrame
    trainings: pd.DataFrame
    action_steps: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["partnership_id"]))
    decision_steps: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["partnership_id"]))


def build_recorded_cells(records: Records, quarter: str, first_day: date, after: date) -> pd.DataFrame:
    """Every recorded measure of the quarter, for all partnerships in the records.

    first_day, after:  the quarter's first day and the first day after it; while it runs, after the day on
                       which it is measured: what is dated later has not happened
    returns:           partnership_id | measure | breakdown | group | unit | estimate | standard_error |
                       detail | audience

    standard_error: of chance, in the measure's unit; only of whole-partnership measures that a severity
    convention reads. A ledger states sums, so that its shares have none.
    """
    last_day = after - timedelta(days=1)
    parts = [
        *_meeting_cells(records, first_day, last_day),
        *_log_cells(records, last_day),
        *_ledger_cells(records.lines[records.lines["quarter"] == quarter]),
        *_people_cells(records, quarter, last_day),
    ]
    there = [part for part in parts if len(part)]
    if not there:
        return pd.DataFrame(columns=CELL_KEYS)
    return pd.concat(there, ignore_index=True)


def _cells(
    frame: pd.DataFrame, column: str, measure: str, unit: str, audience: str, group: str | None = None,
    detail: Iterable[str] = (), error: str | None = None,
) -> pd.DataFrame:  # fmt: skip
    """The rows of a measured frame that hold a value, as cells."""
    known = frame[frame[column].notna()]
    details = known[list(detail)].to_dict("records") if detail else [None] * len(known)
    return pd.DataFrame(
        {
            "partnership_id": known["partnership_id"].to_numpy(),
            "measure": measure,
            "breakdown": "whole" if group is None else group,
            "group": "whole" if group is None else known[group].astype(str).to_numpy(),
            "unit": unit,
            "estimate": known[column].to_numpy(dtype=float),
            "standard_error": known[error].to_numpy(dtype=float).round(ERROR_DIGITS) if error else np.nan,
            "detail": pd.Series(details, dtype=object).to_numpy(),
            "audience": audience,
        }
    )


def _within(frame: pd.DataFrame, column: str, first: date, last: date) -> pd.DataFrame:
    day = pd.to_datetime(frame[column])
    return frame[(day >= pd.Timestamp(first)) & (day <= pd.Timestamp(last))]


# ---------------------------------------------------------------- meetings and logs


def _meeting_cells(records: Records, first_day: date, last_day: date) -> Iterable[pd.DataFrame]:
    yield from build_meeting_series_cells(records.attendance, records.meetings, first_day, last_day)
    seats = _within(records.attendance, "held_on", first_day, last_day)
    meetings = _within(records.meetings, "held_on", first_day, last_day)
    if len(meetings):
        counted = meetings.groupby(BY, as_index=False).size().astype({"size": float})
        yield _cells(counted, "size", "meeting_count", "count", "partnership")
        # Beside the organisations that came, a quorum with a lone parent in it would tell whether she came.
        quorum = measure_quoracy(merge_families(seats[seats["organisation"].notna()]), meetings, BY)
        detail = ["quorate_count", "meeting_count", "quorum_not_stated_count"]
        yield _cells(quorum, "quoracy_share", "quorate_share", "share_0_to_1", "partnership", None, detail)
        if "minutes_present" in seats and "scheduled_minutes" in meetings:
            timed = measure_time_in_room(merge_families(seats), meetings, BY)
            share = "time_in_room_share"
            yield _cells(timed, share, share, "share_0_to_1", "partnership", None, ["timed_count"])
    seats = merge_families(seats[seats["organisation"].notna()])
    if seats.empty:
        return
    counts = ["expected_count", "attended_count", "deputy_count", "unknown_count"]
    share = "attendance_share"
    came = measure_attendance(seats, BY)
    each_came = measure_attendance(seats, [*BY, "organisation"])
    since = last_day - timedelta(days=LOOK_BACK_DAYS)
    year = _within(records.attendance, "held_on", since, last_day)
    year = merge_families(year[year["organisation"].notna()])
    usual = measure_attendance(year, [*BY, "organisation"])
    came = came.assign(error=find_error_of_attendance(came, each_came, usual, BY))
    yield _cells(came, share, share, "share_0_to_1", "partnership", None, counts, "error")
    yield _cells(each_came, share, share, "share_0_to_1", "partnership", "organisation", counts)
    yield from _voice_cells(seats)


def _voice_cells(seats: pd.DataFrame) -> Iterable[pd.DataFrame]:
    """Talk over everyone invited, of the meetings in which talk was recorded."""
    seats = seats[seats["person"].astype(str).ne("")]
    recorded = seats.groupby("meeting_id")["talk_seconds"].transform("count") > 0
    seats = seats[recorded]
    if seats.empty:
        return
    turns = seats.assign(speaker=seats["person"], seconds=seats["talk_seconds"].fillna(0.0))
    roster = seats[[*BY, "person", "organisation"]].drop_duplicates([*BY, "person"])
    voice = measure_voice(turns, roster, BY)
    detail = ["silent_count", "invited_count"]
    yield _cells(voice, "gini", "voice_gini", "share_0_to_1", "partnership", None, detail)
    shares = measure_voice(turns, roster, [*BY, "organisation"])
    for measure in ("talk_share", "seat_share"):
        yield _cells(shares, measure, measure, "share_0_to_1", "partnership", "organisation")


def _log_cells(records: Records, last_day: date) -> Iterable[pd.DataFrame]:
    since = last_day - timedelta(days=LOOK_BACK_DAYS)
    actions = find_actions_of_day(records.actions, records.action_steps, last_day)
    if len(actions):
        yield from _action_cells(actions, since, last_day)
    decisions = find_decisions_of_day(records.decisions, records.decision_steps, last_day)
    decisions = _within(decisions, "raised_on", since, last_day)
    if len(decisions):
        waits = measure_days_to_decision(decisions, last_day, BY)
        waits = waits.assign(error=find_error_of_median(waits))
        counts = ["decision_count", "decided_count", "undecided_count"]
        measure = "median_days_to_decision"
        yield _cells(waits, "median_days", measure, "days", "partnership", None, counts, "error")
        put_off = count_decisions(decisions, BY)
        counts = ["decision_count", "decided_count", "open_count", "ever_deferred_count"]
        yield _cells(put_off, "deferred_share", "deferred_share", "share_0_to_1", "partnership", None, counts)


def _action_cells(actions: pd.DataFrame, since: date, last_day: date) -> Iterable[pd.DataFrame]:
    """What became of the actions that can be followed up; open ones that cannot are counted beside them."""
    dated = actions[actions["agreed_on"].notna()]
    recent = pd.to_datetime(dated["due_on"].fillna(dated["agreed_on"])) > pd.Timestamp(since)
    followed = measure_follow_through(dated[recent | dated["closed_on"].isna()], last_day, BY)
    followed = followed.assign(
        error=find_error_of_share(followed["closed_on_time_count"], followed["due_count"])
    )
    share, counts = "closed_on_time_share", [*FOLLOWED_COUNTS, *AGE_BANDS_DAYS, OLDEST_BAND]
    yield _cells(followed, share, f"actions_{share}", "share_0_to_1", "partnership", None, counts, "error")
    by_then = ~(pd.to_datetime(actions["agreed_on"]) > pd.Timestamp(last_day))
    apart = actions[actions["state"].eq("open") & by_then & lacks_owner_or_day(actions)]
    apart = apart.groupby(BY, as_index=False).size().rename(columns={"size": NOT_FOLLOWED})
    detail = [*counts, NOT_FOLLOWED]
    counted = followed[[*BY, *counts]].merge(apart, on=BY, how="outer").fillna(0)
    counted = counted[counted["action_count"] + counted[NOT_FOLLOWED] > 0].astype(dict.fromkeys(detail, int))
    yield _cells(counted, "open_count", "actions_open_count", "count", "partnership", None, detail)
    yield _cells(counted, "overdue_count", "actions_overdue_count", "count", "partnership")


# ---------------------------------------------------------------- ledger, posts, courses


def _ledger_cells(lines: pd.DataFrame) -> Iterable[pd.DataFrame]:
    if lines.empty:
        return
    lines = count_taken_back_as_spent(lines)
    whole = measure_resource_gap(lines, BY)
    together = whole[whole["means"] == TOGETHER]
    by_category = measure_resource_gap(lines[~find_lone_lines(lines)], [*BY, "category"])
    by_category = by_category[by_category["means"].isin([CASH, IN_KIND])]
    by_category = by_category.assign(category=by_category["category"] + " · " + by_category["means"])
    for currency in sorted(lines["currency"].unique()):
        for name, column in AMOUNTS.items():
            measure = f"{name}_{currency.lower()}"
            of_whole = together[together["currency"] == currency]
            of_category = by_category[by_category["currency"] == currency]
            yield _cells(of_whole, column, measure, currency, "programme")
            yield _cells(of_category, column, measure, currency, "programme", "category")
    # Shares of different currencies are not averaged: the one with the largest need speaks.
    largest = together.sort_values(["need_amount", "currency"], ascending=[False, True]).drop_duplicates(BY)
    for share in ("unmet_need_share", "execution_share"):
        yield _cells(largest, share, share, "share_0_to_1", "programme")


def _people_cells(records: Records, quarter: str, last_day: date) -> Iterable[pd.DataFrame]:
    trainings = merge_families_of_rows(records.trainings, last_day)
    trainings = trainings.assign(organisation=trainings["organisation"].fillna("not stated"))
    staff = merge_families_of_rows(records.staff[records.staff["quarter"] == quarter], last_day)
    staff = staff.assign(organisation=staff["organisation"].fillna("not stated"))
    for group, by in ((None, BY), ("organisation", [*BY, "organisation"])):
        if len(trainings):
            covered = measure_training_coverage(trainings, last_day, by)
            covered = covered.assign(
                error=find_error_of_share(covered["current_count"], covered["needed_count"])
            )
            counts = ["needed_count", "current_count", "expires_soon_count"]
            yield _cells(
                covered,
                "shortfall_share",
                "training_shortfall_share",
                "share_0_to_1",
                "programme",
                group,
                counts,
                "error" if group is None else None,
            )
        if len(staff):
            yield _cells(measure_staff_gap(staff, by), "fte_gap", "fte_gap", "count", "programme", group)
