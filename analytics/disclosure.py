"""The one place that decides what of a survey may be seen. METHODS, Disclosure.

Two steps: `freeze_partition` (before anything is scored) and `decide_cells` (after it, on those who answered
each measure). What may not be shown becomes an empty row.
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy.special import stdtrit

from analytics.exposure import (
    ITEM_STEP,
    KEPT_WIDTH,
    SHARE_STEP,
    TOP,
    Floats,
    Moments,
    Tallies,
    find_error_floor,
    find_safe_range,
    is_safe_from_insiders,
    leaves_room,
    round_up,
)
from analytics.partition import (
    SMALLEST_GROUP,
    freeze_partition,
    passes_group_rule,
)

__all__ = ["Decision", "decide_cells", "decide_items", "find_groups_to_show", "freeze_partition", "passes"]

CONFIDENCE = 0.95
SMALLEST = {"domain": SMALLEST_GROUP, "construct": 8, "item": 10}  # people who answered it: DESIGN §4
FEWEST_IN_STEP = 4  # answers: with fewer in a step, a share would tell that nobody else did not know
SMALLEST_FOR_SHARES = 10  # people; a count of don't knows is as telling as an item


@dataclass(frozen=True)
class Decision:
    """What is published of each set (rows) and measure (columns); NaN and 0 where it is not shown."""

    shown: np.ndarray
    estimate: Floats
    low: Floats
    high: Floats
    standard_error: Floats
    count: Floats
    organisations: Floats
    bound: np.ndarray  # of items, −1: "at most", +1: "at least"; 0: the estimate itself
    floored: np.ndarray  # the standard error was raised


def passes(moments: Moments, smallest: Floats | int) -> np.ndarray:
    """Whether each set has enough people, organisations, and people without its largest organisation, and
    whether no organisation is nearly all of those who are left without another."""
    return passes_group_rule(moments.count, moments.organisations, moments.largest, moments.second, smallest)


def decide_cells(
    tallies: Tallies, may_show: np.ndarray, smallest: Floats, kept: Floats | float = KEPT_WIDTH
) -> Decision:
    """Choose what to publish of scores: whole points, kept from the ends, with a floor under the error.

    may_show:  sets × measures, False where another rule already forbids it
    smallest:  people needed, for each set and measure (or one row for all sets)
    kept:      points between which nobody's score may be known, for each measure or for all

    The estimate is the mean in whole points; the standard error is rounded up to steps of 0.5 and raised to a
    floor that depends on the count and the mean alone; the interval is computed from those two, so that it
    tells nothing more. Not shown is a mean too near an end for its count, and a cell from which somebody who
    knows one organisation could bound a person closely. Source: METHODS, Disclosure.
    """
    moments = tallies.sum_sets()
    lowest, highest = find_safe_range(moments.count)
    shown = may_show & passes(moments, smallest)
    rounded = np.rint(moments.mean)
    inside = (rounded >= lowest) & (rounded <= highest)
    estimate = np.clip(rounded, lowest, highest)
    floor = round_up(find_error_floor(moments.count, estimate))
    true_error = round_up(moments.standard_error)
    error = np.maximum(true_error, floor)
    shown &= inside & is_safe_from_insiders(tallies, moments, estimate, error, kept)
    estimate, error = np.where(shown, estimate, np.nan), np.where(shown, error, np.nan)
    return _publish(moments, shown, estimate, error, shown & (floor > true_error))


def _publish(
    moments: Moments,
    shown: np.ndarray,
    estimate: Floats,
    error: Floats,
    floored: np.ndarray,
) -> Decision:
    low, high = find_interval(estimate, error, np.where(shown, moments.count, np.nan))
    return Decision(
        shown=shown,
        estimate=estimate,
        low=low,
        high=high,
        standard_error=error,
        count=np.where(shown, moments.count, 0),
        organisations=np.where(shown, moments.organisations, 0),
        bound=np.zeros(shown.shape, dtype=int),
        floored=floored,
    )


def find_interval(estimate: Floats, standard_error: Floats, count: Floats) -> tuple[Floats, Floats]:
    """The 95 % t interval of the underlying level to the nearest whole points, within 0 to 100.

    Not outwards: with the error rounded up already, ends rounded outwards cover 98 % instead of 95.
    """
    half_width = stdtrit(np.maximum(count - 1, 1), 0.5 + CONFIDENCE / 2) * standard_error
    return np.clip(np.rint(estimate - half_width), 0, 100), np.clip(np.rint(estimate + half_width), 0, 100)


def find_groups_to_show(
    groups: Tallies, whole_of: np.ndarray, whole_shown: np.ndarray, smallest: Floats,
    kept: Floats | float = KEPT_WIDTH,
) -> np.ndarray:  # fmt: skip
    """Whether each measure may be shown by group: for all groups of a round or for none.

    whole_of:     the round of each group
    returns:      rounds × measures

    A group that may not be shown hides all: the whole would give it away.
    """
    alone = decide_cells(groups, np.ones((len(whole_of), whole_shown.shape[1]), dtype=bool), smallest, kept)
    failing = np.zeros(whole_shown.shape)
    np.add.at(failing, whole_of, ~alone.shown)
    number = np.bincount(whole_of, minlength=len(whole_shown))[:, None]
    return whole_shown & (failing == 0) & (number > 1)


def raise_whole_to_groups(
    whole: Decision, groups: Decision, whole_of: np.ndarray, by_group: np.ndarray
) -> Decision:
    """Where a group's error was raised, widen the whole's too, or the difference would undo the floor.

    The whole's error is then at least what the groups' published means and errors add up to.
    """
    spread = groups.count * (groups.count - 1) * groups.standard_error**2
    spread = np.nan_to_num(spread + groups.count * (groups.estimate - whole.estimate[whole_of]) ** 2)
    total, raised = np.zeros(whole.estimate.shape), np.zeros(whole.estimate.shape)
    np.add.at(total, whole_of, spread)
    np.add.at(raised, whole_of, groups.floored)
    widen = by_group & (raised > 0)
    below = np.maximum(whole.count * (whole.count - 1), 1)
    error = np.where(
        widen, np.maximum(round_up(np.sqrt(total / below)), whole.standard_error), whole.standard_error
    )
    low, high = find_interval(whole.estimate, error, np.where(whole.shown, whole.count, np.nan))
    return replace(
        whole,
        low=low,
        high=high,
        standard_error=error,
        floored=whole.floored | (widen & (error > whole.standard_error)),
    )


def stand_beside(all_told: Tallies, complete: Tallies, smallest_group: Floats) -> np.ndarray:
    """Whether all parts may be shown beside their whole, though not everybody is scored on each part.

    all_told, complete:  counts of those scored on the whole or a part of it, and of those scored on all

    The parts' sums taken from the whole's tell the sum of those who lack a part. They must be nobody, or pass
    the rule of a group: to rely on rounding to hide a few told of them where it fell the wrong way.
    """
    apart = Tallies(all_told.count - complete.count, complete.total, complete.squares, complete.starts)
    lacking = apart.sum_sets()
    return (lacking.count == 0) | passes(lacking, smallest_group)


def decide_items(tallies: Tallies, may_show: np.ndarray, smallest: Floats) -> Decision:
    """Items: the mean to the nearest 5 points, ends as "≤5" and "≥95", without an interval."""
    moments = tallies.sum_sets()
    lowest, highest = find_safe_range(moments.count)
    lowest = np.maximum(np.ceil(lowest / ITEM_STEP) * ITEM_STEP, ITEM_STEP)
    highest = np.minimum(np.floor(highest / ITEM_STEP) * ITEM_STEP, 100 - ITEM_STEP)
    rounded = np.rint(moments.mean / ITEM_STEP) * ITEM_STEP
    estimate = np.clip(rounded, lowest, highest)
    # No error is published beside an item: only its sum could tell.
    widest = np.full(estimate.shape, 100.0)
    at_top = (rounded > estimate) | (estimate == 100 - ITEM_STEP)
    at_bottom = (rounded < estimate) | (estimate == ITEM_STEP)
    # "≤10" says less than 7.5: the insider's sum starts from what is said, not from the end. ("≤5" says up
    # to 7.5, more than the 5 that is taken.)
    beyond = np.where(at_top & (estimate < 100 - ITEM_STEP), ITEM_STEP / 2, 0)
    beyond = np.where(at_bottom & (estimate > ITEM_STEP), -ITEM_STEP / 2, beyond)
    shown = may_show & passes(moments, smallest)
    shown &= is_safe_from_insiders(tallies, moments, estimate + beyond, widest)
    bound = np.where(shown, at_top.astype(int) - at_bottom.astype(int), 0)
    estimate = np.where(shown, estimate, np.nan)
    nothing = np.full(estimate.shape, np.nan)
    count, organisations = np.where(shown, moments.count, 0), np.where(shown, moments.organisations, 0)
    return Decision(
        shown, estimate, nothing, nothing, nothing, count, organisations, bound, np.zeros(shown.shape, bool)
    )


def hide(decision: Decision, hidden: np.ndarray) -> Decision:
    """The decision with some cells hidden that were shown."""
    empty = dict.fromkeys(("estimate", "low", "high", "standard_error"), np.nan)
    empty |= dict.fromkeys(("shown", "count", "organisations", "bound", "floored"), 0)
    kept = {name: np.where(hidden, none, getattr(decision, name)) for name, none in empty.items()}
    return Decision(**{**kept, "shown": decision.shown & ~hidden, "floored": decision.floored & ~hidden})


def bound_items(items: Decision, tallies: Tallies) -> tuple[Floats, Floats]:
    """The least and the most that the answers to each item of each set can add up to, as published."""
    people = tallies.sum_sets().count
    half = np.full(items.estimate.shape, ITEM_STEP / 2)
    least, most = items.estimate - half, items.estimate + half
    # "≤10" is less than 7.5, and "≤5" up to 7.5.
    most = np.where((items.bound < 0) & (items.estimate > ITEM_STEP), items.estimate - half, most)
    least = np.where((items.bound > 0) & (items.estimate < TOP - ITEM_STEP), items.estimate + half, least)
    least, most = np.where(items.bound < 0, 0, least), np.where(items.bound > 0, TOP, most)
    return people * np.where(items.shown, least, 0), people * np.where(items.shown, most, TOP)


def keeps_open(tallies: Tallies, column: int, least: Floats, most: Floats, kept: float) -> np.ndarray:
    """Whether sums within these ends, one of each set, keep everybody's answer open, whoever's are known."""
    count, total = tallies.count[:, column], tallies.total[:, column]
    people = np.add.reduceat(count, tallies.starts) if len(tallies.starts) else count
    low, high, number = (of_set[tallies.set_of] for of_set in (least, most, people))
    inside = leaves_room(low - total, high - total, number - count, kept)
    return leaves_room(least, most, people, kept) & np.logical_and.reduceat(inside, tallies.starts)


def round_share(share: Floats, answers: Floats) -> Floats:
    """A share of so many answers in steps of 0.05, or of as many times 0.05 as hold four answers.

    In a finer step whoever knows one organisation's answers would know that nobody else said "don't know".
    """
    step = SHARE_STEP * np.ceil(FEWEST_IN_STEP / SHARE_STEP / np.maximum(answers, 1) - 1e-9)
    return np.minimum(np.round(np.rint(share / step) * step, 2), 1.0)
