"""Who comes, who speaks, and what becomes of what was agreed. METHODS, Meetings.

Describes balance and pace of a partnership; never ranks people. No clock in here: `as_of` is an argument.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd
from scipy.special import ndtri

from analytics.columns import (
    has_name,
    number_names,
    read_day,
    read_days,
    read_flags,
    read_numbers,
    refuse_unlike_names,
    require_columns,
)
from analytics.grouped import Integers, code_groups, join_measures, list_keys, refuse_taken_names
from analytics.level import CONFIDENCE

CAME = ("present", "deputy")  # a deputy counts as attendance, and is shown: METHODS_BRIEF, Meetings
DID_NOT_COME = ("apologies", "absent")
UNKNOWN = "unknown"  # not in the attendance file, which is not proof of absence: METHODS_BRIEF, Meetings
AGE_BANDS_DAYS = {"open_0_to_30": 30, "open_31_to_60": 60, "open_61_to_90": 90}  # METHODS_BRIEF, Meetings
OLDEST_BAND = "open_over_90"
NOT_FOLLOWED = "open_without_owner_or_day_count"  # beside the counts of what can be followed up
SEAT_COLUMNS = ("meeting_id", "organisation", "presence", "expected")
DECISION_STATES = ("open", "decided", "deferred")
EDGE_OF_MEDIAN = {"median_days": "share_waiting", "median_days_low": "low", "median_days_high": "high"}
CURVE_COLUMNS = ("waiting_count", "over_count", "share_waiting", "low", "high")
ROUNDING = 1e-9  # of a share still waiting: a product that comes to one half may lie this far above it


# ---------------------------------------------------------------- attendance


def measure_attendance(attendance: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Share of the meetings an organisation was expected at to which it came.

    attendance:  by… | meeting_id | organisation | presence | expected
    returns:     by… | expected_count | attended_count | deputy_count | apologies_count | unknown_count |
                 attendance_share | unexpected_count

    Several rows of one organisation at one meeting are one attendance: it came if anybody came, by deputy if
    only deputies came. presence is present, deputy, apologies, absent or unknown. Meetings where nobody can
    say whether it came are counted as unknown and left out of the share. unexpected_count: came without being
    expected, not in the share. attendance_share is NaN when it was expected nowhere, or nothing is known.
    Rows without the name of an organisation are left out; a missing `expected` is not expected.
    """
    by = list_keys(by)
    require_columns(attendance, [*by, *SEAT_COLUMNS], "attendance")
    groups = _list_groups(attendance[has_name(attendance["organisation"])], by)
    seats = _find_seats(attendance, by)
    expected = seats[seats["expected"]]
    marks = {
        "expected_count": expected["expected"],
        "attended_count": expected["came"],
        "deputy_count": expected["deputy_only"],
        "apologies_count": expected["apologised"],
        "unknown_count": expected["not_known"],
    }
    counted = _sum_by(expected, marks, by, groups)
    share = _share(counted["attended_count"], counted["expected_count"] - counted["unknown_count"])
    extra = seats[~seats["expected"] & seats["came"]]
    unexpected = _sum_by(extra, {"unexpected_count": extra["came"]}, by, groups)
    measured = {"attendance_share": share, "unexpected_count": unexpected["unexpected_count"]}
    return join_measures(counted, measured)


def measure_quoracy(attendance: pd.DataFrame, meetings: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Share of meetings at which as many organisations were there as their own quorum asks for.

    attendance:  meeting_id | organisation | presence | expected (| any of by)
    meetings:    by… | meeting_id | quorum_count
    returns:     by… | meeting_count | quorate_count | quorum_not_stated_count | quoracy_share

    Every organisation that came and has a name counts, expected or not. A meeting without a stated quorum is
    counted, and left out of the share; so no quorum is assumed for anybody.
    """
    by = list_keys(by)
    require_columns(meetings, [*by, "meeting_id", "quorum_count"], "meetings")
    meetings, groups = meetings.reset_index(drop=True), _list_groups(meetings, by)
    # Meetings may be numbered anew in every group.
    keys = [*(name for name in by if name in attendance.columns), "meeting_id"]
    seats = _find_seats(attendance, keys[:-1])
    _refuse_unlike_keys(seats, meetings, keys)
    came, held = _code_both(seats[seats["came"]], meetings, keys)
    counts = np.append(_count(came, 1 + held.max(initial=-1)), 0)
    present = counts[held]  # a meeting without a name has the code −1
    quorum = pd.Series(read_numbers(meetings, "quorum_count", "meetings"))
    marks = {
        "meeting_count": pd.Series(True, index=meetings.index),
        "quorate_count": quorum.notna() & (present >= quorum.fillna(0)),
        "quorum_not_stated_count": quorum.isna(),
    }
    counted = _sum_by(meetings, marks, by, groups)
    known = counted["meeting_count"] - counted["quorum_not_stated_count"]
    return join_measures(counted, {"quoracy_share": _share(counted["quorate_count"], known)})


def _refuse_unlike_keys(attendance: pd.DataFrame, meetings: pd.DataFrame, keys: Sequence[str]) -> None:
    for key in keys:
        refuse_unlike_names(attendance[key], meetings[key], key, ("attendance", "meetings"))


def _find_seats(attendance: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """One row for each organisation and meeting, with what is known of it."""
    require_columns(attendance, [*by, *SEAT_COLUMNS], "attendance")
    _demand_words(attendance["presence"], "presence", (*CAME, *DID_NOT_COME, UNKNOWN))
    keys = list(dict.fromkeys([*by, "meeting_id", "organisation"]))
    presence = attendance["presence"]
    marked = attendance[keys].assign(
        expected=read_flags(attendance, "expected", "attendance"),
        came=presence.isin(CAME),
        in_person=presence.eq("present"),
        apologised=presence.eq("apologies"),
        not_known=presence.eq(UNKNOWN),
    )
    marked = marked[has_name(marked["organisation"])]
    seat, seats = code_groups(marked, keys)
    for mark in (name for name in marked.columns if name not in keys):
        seats[mark] = _count(seat[marked[mark].to_numpy()], len(seats)) > 0
    return seats.assign(
        deputy_only=seats["came"] & ~seats["in_person"],
        apologised=seats["apologised"] & ~seats["came"],
        not_known=seats["not_known"] & ~seats["came"] & ~seats["apologised"],
    )


# ---------------------------------------------------------------- voice


def measure_time_in_room(attendance: pd.DataFrame, meetings: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """How much of the planned time those who came were there, of those whose minutes are known.

    attendance:  by… | meeting_id | presence | minutes_present
    meetings:    by… | meeting_id | scheduled_minutes
    returns:     by… | timed_count | minutes_present | minutes_planned | time_in_room_share

    Nobody is there longer than was planned: overrunning counts as whole. Every group that has meetings has a
    row; the share is NaN, and the rest 0, where no minutes are known.
    Raises ValueError on a meeting that is listed twice, and minutes that are text or no finite number.
    """
    keys = list_keys([*list_keys(by), "meeting_id"])
    require_columns(attendance, [*keys, "presence", "minutes_present"], "attendance")
    require_columns(meetings, [*keys, "scheduled_minutes"], "meetings")
    _demand_words(attendance["presence"], "presence", (*CAME, *DID_NOT_COME, UNKNOWN))
    groups = _list_groups(meetings, by)
    _refuse_unlike_keys(attendance, meetings, keys)
    repeated = meetings.duplicated(keys) & meetings[keys].notna().all(axis=1)
    if repeated.any():
        raise ValueError(f"meetings: {int(repeated.sum())} are listed more than once")
    there = attendance[keys].assign(minutes_present=read_numbers(attendance, "minutes_present", "attendance"))
    there = there[(attendance["presence"].isin(CAME) & there["minutes_present"].notna()).to_numpy()]
    seat, held = _code_both(there, meetings, keys)
    planned = np.full(2 + max(seat.max(initial=-1), held.max(initial=-1)), np.nan)
    planned[held] = read_numbers(meetings, "scheduled_minutes", "meetings")
    planned[-1] = np.nan  # whoever was at no meeting that is known has the code −1
    timed = there.assign(minutes_planned=planned[seat])
    timed = timed[timed["minutes_planned"] > 0].reset_index(drop=True)
    marks = {
        "timed_count": timed["minutes_planned"].notna(),
        "minutes_present": timed["minutes_present"].clip(lower=0).clip(upper=timed["minutes_planned"]),
        "minutes_planned": timed["minutes_planned"],
    }
    summed = _sum_by(timed, marks, by, groups)
    share = _share(summed["minutes_present"], summed["minutes_planned"])
    return join_measures(summed, {"time_in_room_share": share})


def measure_voice(turns: pd.DataFrame, roster: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """How evenly everyone who was invited took part in the talk, silence included.

    turns:    by… | speaker | seconds          (organisation is never needed here)
    roster:   person | organisation (| by…)    a by column that the roster lacks: the same seats every time
    returns:  by… | gini | evenness | silent_count | invited_count | unlisted_talk_share
              (| talk_share | seat_share with organisation in by)

    gini: 0 everyone spoke alike, 1 one voice only; the coefficient over its largest value 1 - 1/n. evenness:
    Pielou's, the entropy of talk over its largest value ln n; 1 everyone alike. silent_count: invited people
    without a second of talk, so pass only meetings of which there is a transcript. A row of the roster
    without a person is nobody; who has no named organisation belongs to none. unlisted_talk_share: of all
    talk, by people not on the roster, who are in no other column. With organisation in by, gini and the
    counts are among that organisation's people, talk_share and seat_share are its part of the other by
    columns' whole. NaN: gini and evenness with fewer than two invited or no talk; shares of nothing. Raises
    ValueError on seconds that are negative, text or no finite number, and a person listed twice.
    """
    by = list_keys(by)
    outer = [name for name in by if name != "organisation"]
    require_columns(turns, [*outer, "speaker", "seconds"], "turns")
    require_columns(roster, ["person", "organisation"], "roster")
    _list_groups(turns, outer)  # refuses keys that cannot be told apart
    for name in (name for name in outer if name in roster.columns):
        refuse_unlike_names(turns[name], roster[name], name, ("turns", "the roster"))
    refuse_unlike_names(turns["speaker"], roster["person"], "speaker", ("turns", "the roster"))
    seconds = read_numbers(turns, "seconds", "turns")
    if (seconds < 0).any():
        raise ValueError(f"seconds: {seconds[seconds < 0][0]} is not allowed; 0 or more is")
    # Whatever else the frame holds may be named like a column of the seats.
    turns = turns[list(dict.fromkeys([*outer, "speaker", "seconds"]))].assign(seconds=np.nan_to_num(seconds))
    # Rows of no group are left out, and an index may be named like a column.
    turns = turns.dropna(subset=outer).reset_index(drop=True)
    roster = roster.dropna(subset=[name for name in outer if name in roster.columns]).reset_index(drop=True)
    roster = roster.assign(organisation=roster["organisation"].where(has_name(roster["organisation"])))
    roster = roster[has_name(roster["person"])].reset_index(drop=True)
    turns, roster = _give_one_kind_of_name(turns, roster)
    seats = _seat_everyone(turns, roster, outer)
    spoken = turns.rename(columns={"speaker": "person"})
    speaker, seat = _code_both(spoken, seats, [*outer, "person"])
    seats["seconds"] = _count(speaker, 1 + seat.max(initial=-1), turns["seconds"].to_numpy())[seat]

    rooms = _list_groups(pd.concat([seats[outer], turns[outer]], ignore_index=True), outer)
    totals = _sum_by(
        seats, {"listed_seconds": seats["seconds"], "room_count": seats["person"].notna()}, outer, rooms
    )
    said = _sum_by(turns, {"all_seconds": turns["seconds"]}, outer, rooms)["all_seconds"]
    totals["unlisted_talk_share"] = _share(said - totals["listed_seconds"], said).clip(lower=0.0)

    groups = _list_groups(seats, by) if "organisation" in by else rooms
    voice = _measure_balance(seats, by, groups)
    room = _find_groups(voice, outer, rooms)
    for name in ("unlisted_talk_share", "listed_seconds", "room_count"):
        voice[name] = totals[name].to_numpy()[room]
    if "organisation" in by:
        shares = {
            "talk_share": _share(voice["seconds"], voice["listed_seconds"]),
            "seat_share": _share(voice["invited_count"], voice["room_count"]),
        }
        voice = join_measures(voice, shares)
    return voice.drop(columns=["seconds", "listed_seconds", "room_count"])


def _give_one_kind_of_name(turns: pd.DataFrame, roster: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Speakers and people as numbers, alike where their names are equal; a missing name stays missing."""
    names = pd.concat([turns["speaker"], roster["person"]], ignore_index=True)
    numbers, _ = number_names(names, "speaker and person")
    told = np.where(numbers < 0, np.nan, numbers)
    return turns.assign(speaker=told[: len(turns)]), roster.assign(person=told[len(turns) :])


def _seat_everyone(turns: pd.DataFrame, roster: pd.DataFrame, outer: Sequence[str]) -> pd.DataFrame:
    """The invited people of every group; a roster without a by column sits at every group of it."""
    lacking = [name for name in outer if name not in roster.columns]
    having = [name for name in outer if name in roster.columns]
    seats = roster[[*having, "person", "organisation"]]
    if lacking:
        rooms = _list_groups(turns, outer)
        seat, room = _code_both(seats, rooms, having)
        # By place: whatever a key is called, it meets no other column.
        pairs = pd.DataFrame({"key": seat, "seat": np.arange(len(seats))}).merge(
            pd.DataFrame({"key": room, "room": np.arange(len(rooms))}), on="key"
        )
        beside = (seats.iloc[pairs["seat"]], rooms[lacking].iloc[pairs["room"]])
        seats = pd.concat([part.reset_index(drop=True) for part in beside], axis=1)
    repeated = seats.duplicated([*outer, "person"])
    if repeated.any():
        raise ValueError(
            f"roster: {int(repeated.sum())} people are listed more than once; once each is allowed"
        )
    return seats


def _measure_balance(seats: pd.DataFrame, by: Sequence[str], groups: pd.DataFrame) -> pd.DataFrame:
    ordered = seats.sort_values("seconds", kind="stable", ignore_index=True)
    count = _size_of_group(ordered, by)
    total = _total_of_group(ordered, "seconds", by)
    rank = _group_rows(ordered, by).cumcount() + 1
    part = _share(ordered["seconds"], total)
    marks = {
        "gini_sum": (2 * rank - count - 1) * part,
        "entropy": -part * np.log(part.where(part > 0, 1.0)),
        "silent_count": ordered["seconds"].eq(0),
        "invited_count": pd.Series(True, index=ordered.index),
        "seconds": ordered["seconds"],
    }
    found = _sum_by(ordered, marks, by, groups)
    several = found["invited_count"].where((found["invited_count"] > 1) & (found["seconds"] > 0))
    found.insert(len(by), "gini", (found["gini_sum"] / (several - 1)).clip(0.0, 1.0))
    found.insert(len(by) + 1, "evenness", (found["entropy"] / np.log(several)).clip(0.0, 1.0))
    return found.drop(columns=["gini_sum", "entropy"])


# ---------------------------------------------------------------- decisions


def count_decisions(decisions: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """How many decisions were made, put off, and still stand open.

    decisions:  by… | state | deferred_count
    returns:    by… | decision_count | decided_count | deferred_count | open_count | ever_deferred_count |
                deferred_share

    state is decided, deferred or open as it stands now. ever_deferred_count: put off at least once, whatever
    became of it; deferred_share is its share of all. NaN without any decision.
    """
    by = list_keys(by)
    require_columns(decisions, [*by, "state", "deferred_count"], "decisions")
    _demand_words(decisions["state"], "state", DECISION_STATES)
    state = decisions["state"]
    deferred = np.nan_to_num(read_numbers(decisions, "deferred_count", "decisions"))
    marks = {
        "decision_count": state.notna(),
        "decided_count": state.eq("decided"),
        "deferred_count": state.eq("deferred"),
        "open_count": state.eq("open"),
        "ever_deferred_count": state.eq("deferred") | (deferred > 0),
    }
    counted = _sum_by(decisions, marks, by, _list_groups(decisions, by))
    share = _share(counted["ever_deferred_count"], counted["decision_count"])
    return join_measures(counted, {"deferred_share": share})


def measure_days_to_decision(
    decisions: pd.DataFrame, as_of: date | pd.Timestamp, by: Sequence[str]
) -> pd.DataFrame:
    """Median days from raising a matter to deciding it; what is undecided counts as still waiting.

    decisions:  by… | raised_on | decided_on
    returns:    by… | decision_count | decided_count | undecided_count | median_days | median_days_low |
                median_days_high

    Kaplan–Meier with the undecided censored at as_of: leaving them out would report only the quick ones.
    The median is the first day by which half are decided; NaN while fewer than half are, or without any.
    Its 95 % interval is where the log-log band of the curve crosses one half, NaN where it does not yet.
    Matters raised after as_of are not there yet; decided after as_of is undecided. Of a moment
    the day counts that it is in its own time zone. Raises ValueError on what is no day, such as 03/04/2026.
    """
    by = list_keys(by)
    require_columns(decisions, [*by, "raised_on", "decided_on"], "decisions")
    refuse_taken_names(by, EDGE_OF_MEDIAN)
    waits = _find_waits(decisions, "raised_on", "decided_on", as_of)
    counts = {
        "decision_count": waits["days"].notna(),
        "decided_count": waits["is_over"],
        "undecided_count": ~waits["is_over"],
    }
    groups = _list_groups(decisions, by)
    counted = _sum_by(waits, counts, by, groups)
    return join_measures(counted, _find_medians(find_waiting_curve(waits, by), by, groups))


def find_waiting_curve(waits: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """The share still waiting after each number of days, with those whose wait is not over censored.

    waits:    by… | days | is_over
    returns:  by… | days | waiting_count | over_count | share_waiting | low | high

    Kaplan–Meier; low and high are its log-log 95 % band (Greenwood), equal to the share where nobody is
    decided yet or all are. One row for each length of wait that occurs, in order. A missing is_over is a wait
    that is not over.
    """
    by = list_keys(by)
    require_columns(waits, [*by, "days", "is_over"], "waits")
    refuse_taken_names(by, CURVE_COLUMNS)
    days = read_numbers(waits, "days", "waits")
    if (days < 0).any():
        raise ValueError(f"days: {np.nanmin(days):g} is not allowed; 0 or more is")
    _list_groups(waits, by)  # refuses keys that cannot be told apart
    over = read_flags(waits, "is_over", "waits").astype(np.int64)
    length, steps = code_groups(waits, [*by, "days"])
    known = length >= 0
    steps["over_count"] = _count(length[known], len(steps), over[known]).astype(np.int64)
    steps["gone"] = _count(length[known], len(steps))
    gone_before = _group_rows(steps, by)["gone"].cumsum() - steps["gone"]
    waiting = _total_of_group(steps, "gone", by) - gone_before
    steps["waiting_count"] = waiting
    steps["share_left"] = 1 - steps["over_count"] / waiting
    steps["share_waiting"] = _group_rows(steps, by)["share_left"].cumprod()
    left = waiting - steps["over_count"]
    steps["greenwood"] = steps["over_count"] / (waiting * left.where(left > 0))
    error = np.sqrt(_group_rows(steps, by)["greenwood"].cumsum())
    low, high = _band_by_log_log(steps["share_waiting"].to_numpy(), error.to_numpy())
    return steps.assign(low=low, high=high)[[*by, "days", *CURVE_COLUMNS]]


def _band_by_log_log(share: np.ndarray, error: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    inside = (share > 0) & (share < 1)
    log_share = np.log(np.where(inside, share, 0.5))
    width = ndtri(0.5 + CONFIDENCE / 2) * np.where(inside, error, 0.0) / log_share
    centre = np.log(-log_share)
    return (
        np.where(inside, np.exp(-np.exp(centre - width)), share),
        np.where(inside, np.exp(-np.exp(centre + width)), share),
    )


def _find_medians(curve: pd.DataFrame, by: Sequence[str], groups: pd.DataFrame) -> dict[str, np.ndarray]:
    """The first day on which the curve, and each edge of its band, is at or below one half."""
    member, days = _find_groups(curve, by, groups), curve["days"].to_numpy(dtype=float)
    first = {name: np.full(len(groups), np.inf) for name in EDGE_OF_MEDIAN}
    for name, edge in EDGE_OF_MEDIAN.items():
        reached = curve[edge].to_numpy() <= 0.5 + ROUNDING
        np.minimum.at(first[name], member[reached], days[reached])
    return {name: np.where(np.isinf(found), np.nan, found) for name, found in first.items()}


def _find_waits(frame: pd.DataFrame, begins: str, ends: str, as_of: date | pd.Timestamp) -> pd.DataFrame:
    """Rows begun by as_of with `days` and `is_over`; an end after as_of has not happened yet."""
    today = pd.Timestamp(read_day(as_of, "as_of"))
    start, end = read_days(frame, begins, "rows"), read_days(frame, ends, "rows")
    backwards = end < start
    if backwards.any():
        raise ValueError(
            f"{ends}: {end[backwards].iloc[0].date()} comes before {begins} "
            f"{start[backwards].iloc[0].date()}; the same day or later is allowed"
        )
    is_over = end.notna() & (end <= today)
    days = (end.where(is_over, today) - start).dt.days
    begun = start.notna() & (start <= today)
    return frame.assign(days=days, is_over=is_over)[begun]


# ---------------------------------------------------------------- actions


def measure_follow_through(
    actions: pd.DataFrame, as_of: date | pd.Timestamp, by: Sequence[str]
) -> pd.DataFrame:
    """What became of the actions that have an owner and a date: done on time, late, ageing, carried on.

    actions:  by… | owner | agreed_on | due_on | closed_on | state | carried_forward_count
    returns:  by… | action_count | without_owner_or_date_count | dropped_count | due_count |
              closed_on_time_count | closed_on_time_share | open_count | overdue_count | open_0_to_30 |
              open_31_to_60 | open_61_to_90 | open_over_90 | carried_forward_count | times_carried_forward |
              median_days_to_close | median_days_to_close_low | median_days_to_close_high

    Only actions with an owner and a due date, agreed by as_of and not dropped, are in action_count and in
    all that follows. due_count: due by as_of; closed_on_time_share is of these. An action not yet due is in
    neither, even if closed: counting only the early ones would flatter. Ages are days since agreed_on of
    what is still open; what is closed without a day is not open, and not on time. carried_forward_count:
    carried at least once. The median is Kaplan–Meier, what has no day of closing by as_of censored there.
    NaN: shares of nothing; a median not reached.
    """
    wanted = ["owner", "agreed_on", "due_on", "closed_on", "state", "carried_forward_count"]
    by = list_keys(by)
    require_columns(actions, [*by, *wanted], "actions")
    to_close = {name: name.replace("median_days", "median_days_to_close") for name in EDGE_OF_MEDIAN}
    refuse_taken_names(by, [*to_close, *to_close.values()])
    carried = np.nan_to_num(read_numbers(actions, "carried_forward_count", "actions"))
    actions = actions.assign(carried_forward_count=carried)
    today = pd.Timestamp(read_day(as_of, "as_of"))
    agreed = _find_waits(actions, "agreed_on", "closed_on", as_of)
    owned = ~lacks_owner_or_day(agreed)
    dropped = agreed["state"].eq("dropped")
    followed = owned & ~dropped
    due_on, closed_on = read_days(agreed, "due_on", "actions"), read_days(agreed, "closed_on", "actions")
    due = followed & (due_on <= today)
    on_time = due & agreed["is_over"] & (closed_on <= due_on)
    is_open = followed & ~agreed["is_over"] & ~(agreed["state"].eq("closed") & closed_on.isna())
    marks = {
        "action_count": followed,
        "without_owner_or_date_count": ~owned,
        "dropped_count": owned & dropped,
        "due_count": due,
        "closed_on_time_count": on_time,
        "open_count": is_open,
        "overdue_count": is_open & (due_on < today),
        **_band_ages(agreed["days"], is_open),
        "carried_forward_count": followed & (agreed["carried_forward_count"] > 0),
        "times_carried_forward": agreed["carried_forward_count"].where(followed, 0).astype(int),
    }
    groups = _list_groups(actions, by)
    counted = _sum_by(agreed, marks, by, groups)
    on_time_share = _share(counted["closed_on_time_count"], counted["due_count"])
    counted.insert(list(counted.columns).index("open_count"), "closed_on_time_share", on_time_share)
    medians = _find_medians(find_waiting_curve(agreed[followed], by), by, groups)
    return join_measures(counted, {to_close[name]: days for name, days in medians.items()})


def lacks_owner_or_day(actions: pd.DataFrame) -> pd.Series:
    """Which actions cannot be followed up: nobody owns them, or a day is missing. METHODS, Meetings (11.5).

    actions:  owner | agreed_on | due_on
    """
    return actions["due_on"].isna() | actions["agreed_on"].isna() | ~has_name(actions["owner"])


def _band_ages(age_days: pd.Series, is_open: pd.Series) -> dict[str, pd.Series]:
    bands, above = {}, -1
    for name, oldest in AGE_BANDS_DAYS.items():
        bands[name] = is_open & (age_days > above) & (age_days <= oldest)
        above = oldest
    return {**bands, OLDEST_BAND: is_open & (age_days > above)}


# ---------------------------------------------------------------- by groups, of which there may be none


def _list_groups(frame: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """One row for each group, sorted; one row without columns when there is nothing to group by."""
    return code_groups(frame, by)[1]


def _code_both(first: pd.DataFrame, second: pd.DataFrame, by: Sequence[str]) -> tuple[Integers, Integers]:
    """The group of each row of both frames, numbered alike where their keys are equal; −1 without a key."""
    codes, _ = code_groups(pd.concat([first[list(by)], second[list(by)]], ignore_index=True), by)
    return codes[: len(first)], codes[len(first) :]


def _find_groups(frame: pd.DataFrame, by: Sequence[str], groups: pd.DataFrame) -> Integers:
    """Where each row's group stands in `groups`; −1 where it does not."""
    rows, listed = _code_both(frame, groups, by)
    place = np.full(2 + max(rows.max(initial=-1), listed.max(initial=-1)), -1)
    place[listed] = np.arange(len(groups))
    return place[rows]


def _count(codes: Integers, length: int, weights: np.ndarray | None = None) -> np.ndarray:
    """How many of each code, or the sum of their weights; the code −1 counts nowhere."""
    known = codes >= 0
    return np.bincount(codes[known], None if weights is None else weights[known], length)


def _group_rows(frame: pd.DataFrame, by: Sequence[str]):
    # By number: pandas cannot group half floats.
    return frame.groupby(code_groups(frame, by)[0])


def _size_of_group(frame: pd.DataFrame, by: Sequence[str]) -> pd.Series:
    return _group_rows(frame, by)["seconds"].transform("size")


def _total_of_group(frame: pd.DataFrame, column: str, by: Sequence[str]) -> pd.Series:
    return _group_rows(frame, by)[column].transform("sum")


def _sum_by(
    frame: pd.DataFrame, marks: dict[str, pd.Series], by: Sequence[str], groups: pd.DataFrame
) -> pd.DataFrame:
    """Sum each mark (True counts one) by group, 0 in a group without rows."""
    member = _find_groups(frame, by, groups)
    summed = {}
    for name, mark in marks.items():
        values = np.nan_to_num(np.asarray(mark, dtype=np.float64))
        kind = np.float64 if pd.api.types.is_float_dtype(mark) else np.int64
        summed[name] = _count(member, len(groups), values).astype(kind)
    return join_measures(groups, summed)


def _share(part: pd.Series, whole: pd.Series) -> pd.Series:
    return part.astype(float) / whole.astype(float).where(whole > 0)


# ---------------------------------------------------------------- checks


def _demand_words(words: pd.Series, place: str, allowed: Sequence[str]) -> None:
    unknown = words[~words.isin(allowed)]
    if len(unknown):
        raise ValueError(f"{place}: {unknown.iloc[0]!r} is not one of {list(allowed)}")
