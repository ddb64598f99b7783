"""Published cells → what the meetings page draws and lists: series, organisations, voice, follow-through."""

import numpy as np
import pandas as pd

from analytics.charts.control_chart import SIGNAL_WORDS
from analytics.charts.rail import RAIL_COLUMNS
from analytics.control_chart import FEWEST_FOR_FIRM_LIMITS, classify_points
from analytics.families import is_family
from analytics.meetings import AGE_BANDS_DAYS, NOT_FOLLOWED, OLDEST_BAND
from analytics.wording import join_words, say_count, say_group, say_share

PERCENT = 100.0
RULES_IN_WORDS = (
    "A meeting stands out when it lies outside the dashed limits, when seven in a row rise or fall, when two "
    "of three in a row lie near one limit, or when seven in a row lie on one side of the mean. Anything else "
    "is ordinary ups and downs, and asks for no explanation. Of one that stands out, ▲ ▼ say above or below "
    "the mean, blue better and orange worse."
)
TRIAL_IN_WORDS = (
    f"Dashed: trial limits. With fewer than {FEWEST_FOR_FIRM_LIMITS} meetings nothing is called usual or "
    "unusual by them."
)
VERDICT_WORDS = {"improvement": "better than usual", "concern": "worse than usual"}
AGE_WORDS = {name: f"{name.removeprefix('open_').replace('_to_', '–')} days" for name in AGE_BANDS_DAYS} | {
    OLDEST_BAND: f"more than {max(AGE_BANDS_DAYS.values())} days"
}
FOLLOWED = (
    "median_days_to_decision",
    "deferred_share",
    "actions_closed_on_time_share",
    "actions_open_count",
    "actions_overdue_count",
)
TOLD_BY_MEETINGS = ("follow_through", "attendance", "voice", "decisions")  # kinds of findings
OF_MINUTES = ("minutes_turnaround_days", "child_voice_share")
YEAR_WORDS = "In the year counted"
NOT_FOLLOWED_WORDS = "without an owner, a date or the day of agreement, in no other count"


def build_meeting_points(cells: pd.DataFrame, measure: str, improvement: str) -> pd.DataFrame:
    """The meetings of a measure in order, with mean, limits and what signals; shares in percent.

    returns:  label | value | counted | mean | lower_limit | upper_limit | signal | verdict | limits_are_trial

    counted: "7 of 9" organisations, where the cell says how many; otherwise empty
    """
    own = cells[cells["measure"].eq(measure) & cells["breakdown"].eq("meeting")]
    is_share = own["unit"].eq("share_0_to_1")
    series = pd.DataFrame(
        {
            "day": own["group"].astype(str),
            "value": own["estimate"].where(~is_share, own["estimate"] * PERCENT),
        }
    ).astype({"value": float})
    details = zip(own["group"].astype(str), own["detail"], strict=True)
    counted = {
        day: _say_came(detail)
        for day, detail in details
        if isinstance(detail, dict) and "expected_count" in detail
    }
    points = classify_points(series, "value", "day", improvement, [])
    # Nobody can come more than always: limits are drawn only as far as the measure goes.
    highest = PERCENT if is_share.any() else np.inf
    firm = ~points["limits_are_trial"].astype(bool)
    return points.assign(
        label=[say_meeting_day(day) for day in points["day"]],
        counted=[counted.get(day, "") for day in points["day"]],
        # Of few meetings the limits are a trial: METHODS, Control charts; nothing is called unusual by them.
        signal=points["signal"].where(firm, None),
        verdict=points["verdict"].where(firm, None),
        lower_limit=points["lower_limit"].clip(lower=0.0),
        upper_limit=points["upper_limit"].clip(upper=highest),
    )


def say_meeting_day(group: str) -> str:
    """ "2026-07-14 · board" as "14 Jul 2026 · board"."""
    day = pd.Timestamp(group[:10])
    return f"{day.day} {day:%b %Y}{group[10:]}"


def say_last_meeting(points: pd.DataFrame, unit_words: str) -> str:
    """The verdict on the latest meeting in words; none while limits are trial limits."""
    if points.empty:
        return f"Of no meeting is this known: {unit_words}."
    last = points.iloc[-1]
    said = f"Latest meeting, {last['label']}: {last['value']:.0f} {unit_words}"
    if last["limits_are_trial"]:
        return (
            f"{said}. Only {say_count(len(points), 'meeting')} so far: these are trial limits, firm from "
            f"{FEWEST_FOR_FIRM_LIMITS} meetings on, and no verdict is given."
        )
    signal = SIGNAL_WORDS.get(str(last["signal"]))
    if signal is None:
        return f"{said}, within the usual range."
    return f"{said}, {VERDICT_WORDS.get(str(last['verdict']), 'unusual')}: {signal}."


def build_point_table(points: pd.DataFrame, unit_words: str) -> pd.DataFrame:
    """The meetings of a control chart as text, newest first."""
    newest = points.iloc[::-1].to_dict("records")
    table = pd.DataFrame(
        {
            "Meeting": [row["label"] for row in newest],
            f"{unit_words[:1].upper()}{unit_words[1:]}": [f"{row['value']:.0f}" for row in newest],
            "Came": [row["counted"] for row in newest],
            "Usual range": [_say_limits(row) for row in newest],
            "Stands out?": [_say_whether_unusual(row) for row in newest],
        }
    ).set_index("Meeting")
    return table if table["Came"].any() else table.drop(columns="Came")


def _say_whether_unusual(row: dict) -> str:
    return "too few to say" if row["limits_are_trial"] else SIGNAL_WORDS.get(str(row["signal"]), "no")


def say_who_is_left_out(cells: pd.DataFrame) -> str:
    """Why a single meeting counts fewer organisations than the quarter; "" where it counts the same."""
    own = cells[cells["measure"].eq("attendance_share") & cells["breakdown"].eq("organisation")]
    families = [_say_organisation(name) for name in own["group"] if is_family(name)]
    if not families:
        return ""
    return (
        f"A single meeting is counted without {join_words([f'“{name}”' for name in families])}, who are in "
        "the quarter’s figures above: from one meeting it could be told who of them came."
    )


def say_rules(points: pd.DataFrame) -> str:
    """How to read the marks of a control chart: by which rules one stands out, once its limits are firm."""
    return TRIAL_IN_WORDS if points["limits_are_trial"].any() else RULES_IN_WORDS


def _say_limits(row: dict) -> str:
    if pd.isna(row["lower_limit"]):
        return "–"
    trial = " (trial)" if row["limits_are_trial"] else ""
    return f"{row['lower_limit']:.0f}–{row['upper_limit']:.0f}{trial}"


def build_organisation_rows(cells: pd.DataFrame) -> pd.DataFrame:
    """Each organisation's attendance over those meetings it was expected at, as the rows of a rail."""
    own = cells[cells["measure"].eq("attendance_share") & cells["breakdown"].eq("organisation")]
    rows = own.sort_values(["estimate", "group"], ascending=[False, True]).assign(
        section="Meetings they came to, of those they were expected at",
        label=own["group"].map(_say_organisation),
        estimate=own["estimate"].astype(float) * PERCENT,
        low=np.nan,
        high=np.nan,
        previous=np.nan,
        verdict=None,
        start_word="never",
        end_word="always",
    )
    rows = rows.assign(value_words=[_say_came(detail) for detail in rows["detail"]])
    return rows[[*RAIL_COLUMNS, "detail", "value_words"]].reset_index(drop=True)


def _say_came(detail: dict) -> str:
    """ "3 of 4"; meetings of which nobody can say whether it came are left out, as in the share."""
    unknown = detail["unknown_count"]
    known = detail["expected_count"] - unknown
    if unknown and not known:
        return "not known"
    return f"{detail['attended_count']:.0f} of {known:.0f}{' known' if unknown else ''}"


def _say_organisation(name: str) -> str:
    """An organisation's own name as it is; families stand as their sector, which is a word and no name."""
    return say_group(name) if is_family(name) else name


def build_organisation_table(rows: pd.DataFrame) -> pd.DataFrame:
    listed = rows.to_dict("records")
    return pd.DataFrame(
        {
            "Organisation": rows["label"],
            "Came": rows["value_words"],
            "By deputy": [f"{r['detail']['deputy_count']:.0f}" for r in listed],
            "Not known": [f"{r['detail']['unknown_count']:.0f}" for r in listed],
        }
    ).set_index("Organisation")


def build_voice_rows(cells: pd.DataFrame) -> pd.DataFrame:
    """Each organisation's share of talk beside its share of seats, in percent, in the order of names.

    returns:  organisation | talk | seats
    """
    own = cells[cells["measure"].isin(["talk_share", "seat_share"]) & cells["breakdown"].eq("organisation")]
    wide = own.pivot(index="group", columns="measure", values="estimate").astype(float) * PERCENT
    wide = wide.reindex(columns=["talk_share", "seat_share"]).dropna(how="all").sort_index()
    return pd.DataFrame(
        {
            "organisation": wide.index.astype(str).map(_say_organisation),
            "talk": wide["talk_share"].to_numpy(),
            "seats": wide["seat_share"].to_numpy(),
        }
    )


def build_voice_table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Organisation": rows["organisation"],
            "Share of talk": [_percent_or_dash(value) for value in rows["talk"]],
            "Share of seats": [_percent_or_dash(value) for value in rows["seats"]],
        }
    ).set_index("Organisation")


def _percent_or_dash(value: float) -> str:
    return "–" if pd.isna(value) else say_share(value / PERCENT)


def build_follow_table(cells: pd.DataFrame) -> pd.DataFrame:
    """What became of matters raised and actions agreed, as text."""
    decided, deferred = find_whole(cells, "median_days_to_decision"), find_whole(cells, "deferred_share")
    closed = find_whole(cells, "actions_closed_on_time_share")
    rows: list[tuple[str, str]] = []
    if deferred:
        known = deferred["detail"]
        rows += [
            ("Matters raised in the year", _count(known, "decision_count")),
            ("Of these decided", _count(known, "decided_count")),
            ("Put off at least once", _count(known, "ever_deferred_count")),
        ]
    if decided:
        waiting = decided["detail"].get("undecided_count", 0)
        open_ones = f", with {waiting:.0f} still waiting counted as waiting" if waiting else ""
        days = round(decided["estimate"])
        words = f"{say_count(days, 'day')}{open_ones}" if days else f"the same day{open_ones}"
        rows.append(("Half were decided within", words))
    if closed:
        known = closed["detail"]
        due = known.get("due_count", 0)
        done = known.get("closed_on_time_count", round(closed["estimate"] * due))
        rows.append(
            ("Actions closed on time", f"{done:.0f} of {due:.0f} due ({say_share(closed['estimate'])})")
        )
    rows += _list_open(cells, closed)
    return pd.DataFrame(rows, columns=["What", YEAR_WORDS]).set_index("What")


def _list_open(cells: pd.DataFrame, closed: dict | None) -> list[tuple[str, str]]:
    """What is open and how old it is; releases made before hold these counts beside what was closed."""
    opened = find_whole(cells, "actions_open_count")
    known = (opened or {}).get("detail") or (closed or {}).get("detail")
    if not known:
        return []
    more = f", and {known[NOT_FOLLOWED]:.0f} more {NOT_FOLLOWED_WORDS}" if known.get(NOT_FOLLOWED) else ""
    rows = [
        ("Actions still open", f"{_count(known, 'open_count')}{more}"),
        ("Open and past their date", _count(known, "overdue_count")),
        ("Carried forward at least once", _count(known, "carried_forward_count")),
    ]
    return rows + [(f"Open for {words}", _count(known, name)) for name, words in AGE_WORDS.items()]


def build_minutes_table(cells: pd.DataFrame) -> pd.DataFrame:
    """How soon minutes went out and how often the child's voice was recorded, as text."""
    rows: list[tuple[str, str]] = []
    sent, voice = find_whole(cells, "minutes_turnaround_days"), find_whole(cells, "child_voice_share")
    if sent:
        rows.append(("Half of the minutes went out within", f"{sent['estimate']:.0f} days of the meeting"))
        rows.append(
            ("Meetings whose minutes have a date", _of_meetings(sent["detail"], "minutes_known_count"))
        )
    if voice:
        rows.append(("Meetings that recorded the child’s voice", say_of_meetings(voice)))
        known = _of_meetings(voice["detail"], "child_voice_known_count")
        rows.append(("Meetings of which this is known", known))
    return pd.DataFrame(rows, columns=["What", "This quarter"]).set_index("What")


def build_room_table(cells: pd.DataFrame) -> pd.DataFrame:
    """Quorum and time in the room, as text."""
    rows: list[tuple[str, str]] = []
    quorate, timed = find_whole(cells, "quorate_share"), find_whole(cells, "time_in_room_share")
    if quorate:
        known = quorate["detail"] or {}
        stated = known.get("meeting_count", 0) - known.get("quorum_not_stated_count", 0)
        held = f"{known['quorate_count']:.0f} of {stated:.0f}" if "quorate_count" in known else "–"
        rows.append(("Meetings with a quorum, where one is stated", held))
        rows.append(("Meetings without a stated quorum", _count(known, "quorum_not_stated_count")))
    if timed:
        rows.append(("Planned time that those who came were there", say_share(timed["estimate"])))
        rows.append(("Seats whose time in the room is known", _count(timed["detail"], "timed_count")))
    return pd.DataFrame(rows, columns=["What", "This quarter"]).set_index("What")


def say_silence(cells: pd.DataFrame) -> str:
    """How many of those invited said nothing in the meetings with a transcript; "" where there is none."""
    voice = find_whole(cells, "voice_gini")
    if voice is None or not voice["detail"]:
        return ""
    silent, invited = voice["detail"].get("silent_count", 0), voice["detail"].get("invited_count", 0)
    return (
        f"{silent:.0f} of {invited:.0f} people invited said nothing. Unevenness "
        f"{voice['estimate']:.2f}: 0 would be everybody alike, 1 one voice only."
    )


def _of_meetings(detail: dict, name: str) -> str:
    return f"{detail[name]:.0f} of {detail['meeting_count']:.0f}"


def _count(detail: dict, name: str) -> str:
    return f"{detail[name]:.0f}" if name in detail else "–"


def find_whole(cells: pd.DataFrame, measure: str) -> dict | None:
    """The whole-partnership cell of a measure; None where it holds nothing."""
    own = cells[cells["measure"].eq(measure) & cells["breakdown"].eq("whole") & cells["estimate"].notna()]
    return None if own.empty else own.iloc[0].to_dict()


def say_of_meetings(voice: dict) -> str:
    """How many meetings recorded the child's voice: a count of a few says more than a percentage."""
    known = (voice["detail"] or {}).get("child_voice_known_count")
    if not known:
        return f"{say_share(voice['estimate'])} of meetings"
    held = max(voice["detail"].get("meeting_count") or 0, known)
    unknown = f" ({held - known:.0f} not known)" if held > known else ""
    return f"{round(voice['estimate'] * known)} of {say_count(held, 'meeting')}{unknown}"


def write_meeting_title(cells: pd.DataFrame) -> str:
    """How many of the seats were filled, and whether the child's voice was recorded."""
    came, voice = find_whole(cells, "attendance_share"), find_whole(cells, "child_voice_share")
    if came is None:
        return "No meetings are recorded for this quarter"
    title = f"{say_share(came['estimate'])} of seats were filled"
    if voice is None:
        return title
    return f"{title}; the child’s voice is in {say_of_meetings(voice)}"
