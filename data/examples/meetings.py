"""Invented meetings: who came, who spoke, what was decided and agreed, at the planted rates."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from analytics.quarters import quarter_of

MEETING_MONTHS = (0, 1, 2)  # one meeting in each month of a quarter
SCHEDULED_MINUTES = 90.0
TALK_SINCE = "2025-Q1"  # transcripts began then
DEPUTY_SHARE, APOLOGIES_SHARE, SECOND_SEAT_SHARE = 0.12, 0.7, 0.7
ACTIONS_PER_MEETING, DECISIONS_PER_MEETING = 3, 2
CLOSED_LATE_SHARE = 0.75
HABIT_SD = 1.2  # how much agencies differ in coming, in logits
# Shape of the Weibull that days to a decision follow: waiting grows stale, so later hazards are higher.
DECISION_SHAPE = 1.3
BARRIERS = ("communication", "resources", "change_resistance")


def build_meetings(agencies: pd.DataFrame, quarters: list[str], random: np.random.Generator) -> pd.DataFrame:
    """Three a quarter for each partnership.

    returns: id | partnership_id | quarter | held_on | series | scheduled_minutes | quorum_count |
             minutes_sent_on | child_voice_recorded
    """
    agency_counts = agencies.groupby("partnership_id").size()
    keys = pd.MultiIndex.from_product(
        [agency_counts.index, quarters, MEETING_MONTHS], names=["partnership_id", "quarter", "month"]
    ).to_frame(index=False)
    starts = pd.PeriodIndex(keys["quarter"].str.replace("-", ""), freq="Q").start_time
    weekday_shift = keys["partnership_id"].to_numpy() % 5
    held = [
        (start + pd.DateOffset(months=month, days=int(8 + shift))).date()
        for start, month, shift in zip(starts, keys["month"], weekday_shift, strict=True)
    ]
    return pd.DataFrame(
        {
            "id": np.arange(1, len(keys) + 1),
            "partnership_id": keys["partnership_id"],
            "quarter": keys["quarter"],
            "held_on": held,
            "series": "partnership board",
            "scheduled_minutes": SCHEDULED_MINUTES,
            "quorum_count": (keys["partnership_id"].map(agency_counts) / 2).round().astype(int),
            "minutes_sent_on": _shift_days(held, random.integers(3, 16, len(keys))),
            "child_voice_recorded": random.random(len(keys)) < 0.6,
        }
    )


def build_attendance(
    truth: dict[str, Any],
    meetings: pd.DataFrame,
    agencies: pd.DataFrame,
    planted: pd.DataFrame,
    random: np.random.Generator,
) -> pd.DataFrame:
    """An agency comes at the planted share; then at least one of its seats is taken.

    returns: meeting_id | partnership_id | organisation_id | seat | expected | presence | minutes_present |
             talk_seconds
    """
    rows = meetings.rename(columns={"id": "meeting_id"}).merge(agencies, on="partnership_id")
    share = _planted_for(rows, planted, "attendance_share")
    habit = _spread_by(rows["partnership_id"] * 1000 + rows["organisation_id"], HABIT_SD, random)
    came = _choose_share(rows, share, habit, random)
    first = rows.assign(seat=1, came=came)
    second = first[first["people_weight"] > 2].assign(seat=2)
    second["came"] &= random.random(len(second)) < SECOND_SEAT_SHARE
    seats = pd.concat([first, second], ignore_index=True).sort_values(
        ["meeting_id", "organisation_id", "seat"], ignore_index=True
    )
    deputy = random.random(len(seats)) < DEPUTY_SHARE
    sent_word = random.random(len(seats)) < APOLOGIES_SHARE
    here = seats["came"].to_numpy()
    seats["presence"] = np.select(
        [here & deputy, here, sent_word], ["deputy", "present", "apologies"], default="absent"
    )
    seats["minutes_present"] = np.where(here, np.rint(random.uniform(60, 90, len(seats))), np.nan)
    seats["talk_seconds"] = _share_talk(truth, seats, random)
    seats["expected"] = True
    return seats


def _share_talk(truth: dict[str, Any], seats: pd.DataFrame, random: np.random.Generator) -> np.ndarray:
    """Seconds of talk: a seat's habit (log-normal, as planted) times a daily mood; nothing if away."""
    spreads = {row["id"]: row["talk_spread"] for row in truth["partnerships"]}
    code, habits = pd.factorize(
        seats["partnership_id"] * 10_000 + seats["organisation_id"] * 10 + seats["seat"]
    )
    loudness = random.normal(0, 1, len(habits))[code] * seats["partnership_id"].map(spreads).to_numpy()
    weight = np.exp(loudness + random.normal(0, 0.4, len(seats))) * (seats["minutes_present"] > 0)
    whole = weight.groupby(seats["meeting_id"]).transform("sum")
    seconds = (weight / whole * SCHEDULED_MINUTES * 60 * 0.8).round()
    return np.where(seats["quarter"] >= TALK_SINCE, seconds, np.nan)


def build_actions(
    meetings: pd.DataFrame,
    agencies: pd.DataFrame,
    planted: pd.DataFrame,
    words: dict[str, Any],
    as_of: date,
    random: np.random.Generator,
) -> pd.DataFrame:
    """Three a meeting, due in four to ten weeks, closed on time at the planted share; some stay open."""
    rows = meetings.loc[meetings.index.repeat(ACTIONS_PER_MEETING)].reset_index(drop=True)
    due_days = random.integers(28, 71, len(rows))
    due = _shift_days(rows["held_on"], due_days)
    on_time = _choose_share(
        rows.assign(quarter=[quarter_of(day) for day in due]),
        _planted_for(rows, planted, "actions_on_time_share"),
        np.zeros(len(rows)),
        random,
    )
    late = ~on_time & (random.random(len(rows)) < CLOSED_LATE_SHARE)
    early_days = random.integers(0, 15, len(rows))
    late_days = random.integers(8, 80, len(rows))
    closed = np.array(
        _shift_days(rows["held_on"], np.where(on_time, due_days - early_days, due_days + late_days))
    )
    is_closed = (on_time | late) & (closed <= as_of)
    barrier = np.array(BARRIERS)[random.integers(0, len(BARRIERS), len(rows))]
    cited = random.random(len(rows)) < 0.5
    return pd.DataFrame(
        {
            "partnership_id": rows["partnership_id"],
            "row_key": [f"example-{number}" for number in range(len(rows))],
            "words": [_choose(words["actions"][name], random) for name in barrier],
            "owner": [_choose(words["owners"], random) for _ in barrier],
            "owner_organisation_id": _choose_agency(rows["partnership_id"], agencies, random),
            "agreed_on": rows["held_on"],
            "due_on": due,
            "closed_on": _only_where(is_closed, closed),
            "state": np.where(is_closed, "closed", "open"),
            "carried_forward_count": np.where(late, late_days // 30, np.where(on_time, 0, 2)),
            "finding_key": _only_where(cited, [f"level:{name}:whole" for name in barrier]),
            "finding_quarter": _only_where(cited, rows["quarter"]),
        }
    )


def build_decisions(
    meetings: pd.DataFrame,
    planted: pd.DataFrame,
    words: dict[str, Any],
    as_of: date,
    random: np.random.Generator,
) -> pd.DataFrame:
    """Two raised at each meeting, decided after a wait with the planted median, unless that lies ahead."""
    rows = meetings.loc[meetings.index.repeat(DECISIONS_PER_MEETING)].reset_index(drop=True)
    median = _planted_for(rows, planted, "median_days_to_decision")
    wait = median * (-np.log(_draw_evenly(rows, random)) / np.log(2)) ** (1 / DECISION_SHAPE)
    decided = np.array(_shift_days(rows["held_on"], np.rint(wait)))
    is_decided = decided <= as_of
    put_off = np.minimum(wait // 30, 6).astype(int)
    named = random.random(len(rows))
    return pd.DataFrame(
        {
            "partnership_id": rows["partnership_id"],
            "row_key": [f"example-{number}" for number in range(len(rows))],
            "raised_on": rows["held_on"],
            "decided_on": _only_where(is_decided, decided),
            "state": np.select([is_decided, put_off > 0], ["decided", "deferred"], default="open"),
            "deferred_count": put_off,
            "words": [_choose(words["decisions"], random) for _ in named],
            "child_welfare": [_choose(words["child_welfare"], random) if n < 0.8 else None for n in named],
            "interests_named": [_choose(words["interests"], random) if n < 0.15 else None for n in named],
        }
    )


def _choose_share(
    rows: pd.DataFrame, share: np.ndarray, habit: np.ndarray, random: np.random.Generator
) -> np.ndarray:
    """True for the planted share of a partnership and quarter's rows, to the nearest row; habit decides who.

    Records are complete counts without sampling error, so the plant is exact where a coin for each row would
    swing a small partnership's attendance by a tenth from quarter to quarter.
    """
    waves = [rows["partnership_id"], rows["quarter"]]
    luck = pd.Series(habit + random.gumbel(size=len(rows)), index=rows.index)
    rank = luck.groupby(waves).rank(ascending=False)
    size = luck.groupby(waves).transform("size")
    return (rank <= (size * share).round()).to_numpy()


def _draw_evenly(rows: pd.DataFrame, random: np.random.Generator) -> np.ndarray:
    """Chances between 0 and 1, spread evenly within each partnership and quarter."""
    waves = [rows["partnership_id"], rows["quarter"]]
    luck = pd.Series(random.random(len(rows)), index=rows.index)
    return ((luck.groupby(waves).rank() - 0.5) / luck.groupby(waves).transform("size")).to_numpy()


def _spread_by(keys: pd.Series, spread: float, random: np.random.Generator) -> np.ndarray:
    """A lasting leaning for each key."""
    code, names = pd.factorize(keys)
    return random.normal(0, spread, len(names))[code]


def _planted_for(rows: pd.DataFrame, planted: pd.DataFrame, measure: str) -> np.ndarray:
    """The planted value of each row's partnership and quarter."""
    values = planted[planted["measure"] == measure].set_index(["partnership_id", "quarter"])["planted"]
    return values.loc[pd.MultiIndex.from_frame(rows[["partnership_id", "quarter"]])].to_numpy()


def _shift_days(dates: Any, days: np.ndarray) -> list[date]:
    shifted = np.asarray(dates, dtype="datetime64[D]") + np.asarray(days).astype("timedelta64[D]")
    return list(shifted.astype(object))


def _only_where(kept: np.ndarray, values: Any) -> pd.Series:
    return pd.Series(list(values), dtype=object).where(kept, None)


def _choose(options: list[str], random: np.random.Generator) -> str:
    return options[int(random.integers(0, len(options)))]


def _choose_agency(
    partnership_ids: pd.Series, agencies: pd.DataFrame, random: np.random.Generator
) -> np.ndarray:
    """An agency of the row's own partnership, by chance."""
    own = {key: part.to_numpy() for key, part in agencies.groupby("partnership_id")["organisation_id"]}
    return np.array([own[key][int(random.integers(0, len(own[key])))] for key in partnership_ids])
