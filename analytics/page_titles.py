"""Findings → the title of a page: its message in about ten words. The glance page uses `write_headline`."""

from datetime import date

import pandas as pd

from analytics.charts.palette import VERDICT_LOOK
from analytics.findings import write_headline
from analytics.instruments import STRENGTHS
from analytics.wording import MEASURE_TITLES, say_count, say_money


def write_barrier_title(findings: pd.DataFrame) -> str:
    """Which barrier weighs most, and whether its evidence agrees."""
    heaviest = findings[findings["kind"].eq("heaviest")]
    first = write_headline(heaviest) if not heaviest.empty else "What weighs most cannot be shown"
    apart = findings[findings["kind"].isin(["streams_disagree", "perceived_against_recorded"])]
    if apart.empty:
        return first
    return f"{first}; evidence on {MEASURE_TITLES[apart.iloc[0]['measure']].lower()} disagrees"


def write_trust_title(findings: pd.DataFrame) -> str:
    """What trust and alignment did since the release before, in one line."""
    changes = (
        findings[findings["kind"].eq("change")].drop_duplicates("measure").set_index("measure")["verdict"]
    )
    said = [_say_movement(name, str(changes[name])) for name in STRENGTHS if name in changes.index]
    if not said:
        return "Trust and alignment: no earlier quarter to compare with"
    title = "; ".join(said)
    return title[0].upper() + title[1:]


def _say_movement(measure: str, verdict: str) -> str:
    words = {"steady": "held steady", "cannot_tell": "cannot be told to have moved"}
    return f"{measure} {words.get(verdict) or VERDICT_LOOK[verdict][2]}"


def write_action_title(actions: pd.DataFrame, today: date) -> str:
    """How many actions are open and how many are past their day."""
    waiting = actions[actions["state"].eq("open")]
    if actions.empty:
        return "Nothing has been agreed yet"
    if waiting.empty:
        return "Everything that was agreed is closed"
    late = int((pd.to_datetime(waiting["due_on"]) < pd.Timestamp(today)).sum())
    opened = f"{say_count(len(waiting), 'action')} {'is' if len(waiting) == 1 else 'are'} open"
    return (
        f"{opened}, {late} past {'its' if late == 1 else 'their'} date" if late else f"{opened}, none is late"
    )


def write_gap_title(gaps: pd.DataFrame) -> str:
    """Where most of the need is unmet, and how much of it.

    gaps: label | need_gbp | unmet_need_gbp | …
    """
    unmet = gaps["unmet_need_gbp"].sum()
    if gaps.empty or gaps["need_gbp"].isna().all():
        return "No need is recorded for this quarter"
    if not unmet > 0:
        return "Every recorded need is met this quarter"
    largest = gaps.loc[gaps["unmet_need_gbp"].idxmax()]
    return f"{say_money(unmet)} of need is unmet, most of it for {largest['label']}"
