"""Actions and decisions as they stood at the end of a day: later steps are taken back.

Closing and deciding carry a day of their own in the row; how it stood before each step comes with the day of
the step. What has no steps has stood as it does from the beginning. METHODS, Meetings.
"""

from datetime import date

import pandas as pd

ACTION_KEPT = ("state", "due_on", "closed_on", "carried_forward_count")
DECISION_KEPT = ("state", "decided_on", "deferred_count")


def find_actions_of_day(actions: pd.DataFrame, steps: pd.DataFrame, last_day: date) -> pd.DataFrame:
    """The actions as they stood.

    actions:  (action_id) | state | due_on | closed_on | carried_forward_count | …
    steps:    step_id | action_id | taken_on | state | due_on | closed_on | carried_forward_count: before it
    returns:  the columns of actions
    """
    stood = _take_back(actions, steps, "action_id", ACTION_KEPT, last_day)
    return _settle_end(stood, actions, "closed", "closed_on", last_day)


def find_decisions_of_day(decisions: pd.DataFrame, steps: pd.DataFrame, last_day: date) -> pd.DataFrame:
    """The decisions as they stood.

    decisions:  (decision_id) | state | decided_on | deferred_count | …
    steps:      step_id | decision_id | taken_on | state | decided_on | deferred_count: before it
    returns:    the columns of decisions
    """
    stood = _take_back(decisions, steps, "decision_id", DECISION_KEPT, last_day)
    return _settle_end(stood, decisions, "decided", "decided_on", last_day)


def _take_back(
    rows: pd.DataFrame, steps: pd.DataFrame, key: str, kept: tuple[str, ...], last_day: date
) -> pd.DataFrame:
    """Each row as it was before the first step that was taken after the day."""
    if steps.empty:
        return rows
    ordered = steps.sort_values("step_id")
    # What was recorded later holds: a file that speaks of March takes the place of steps typed in April.
    taken_on = pd.to_datetime(ordered["taken_on"])[::-1].groupby(ordered[key][::-1]).cummin()
    later = ordered[taken_on.reindex(ordered.index) > pd.Timestamp(last_day)]
    before = later.drop_duplicates(key).set_index(key)
    changed = rows[key].isin(before.index)
    return rows.assign(
        **{
            name: rows[name].astype(object).mask(changed, rows[key].map(before[name].astype(object)))
            for name in kept
        }
    )


def _settle_end(
    stood: pd.DataFrame, rows: pd.DataFrame, over: str, over_on: str, last_day: date
) -> pd.DataFrame:
    """Closed or decided is what is so in the row with a day by then, whenever that was recorded.

    A log may also date what was dropped or put off: such a day ends nothing.
    """
    day = pd.Timestamp(last_day)
    by_then = rows["state"].eq(over) & (pd.to_datetime(rows[over_on]) <= day)
    ended_on = rows[over_on].where(by_then, stood[over_on])
    is_to_come = pd.to_datetime(ended_on) > day
    state = stood["state"].mask(by_then, over).mask(is_to_come & stood["state"].eq(over), "open")
    return stood.assign(**{over_on: ended_on, "state": state})
