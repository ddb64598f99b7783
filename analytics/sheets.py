"""Turn tidy ratings into stacks of complete sheets: one array of group × item × respondent per size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.grouped import (
    Flags,
    Floats,
    Integers,
    code_groups,
    differs_from_above,
    mark_changes,
    read_numbers,
    require_columns,
)

# One stack holds about this many answers: few enough to stay in the processor's cache and to bound the memory
# of every statistic, many enough that the cost of a numpy call does not matter.
ANSWERS_PER_STACK = 200_000


@dataclass(frozen=True)
class SheetStack:
    """Groups that have as many items and as many complete respondents as each other.

    groups: positions in the keys frame · answers: (group, item, respondent), nothing missing
    """

    groups: Integers
    answers: Floats


@dataclass(frozen=True)
class _Grids:
    """Where each group's answers lie in a flat array: `outer` runs of `inner` answers."""

    answers: Floats
    groups: Integers
    starts: Integers
    outer_counts: Integers
    inner_counts: Integers
    items_are_outer: bool


def stack_complete_sheets(
    ratings: pd.DataFrame, by: Sequence[str]
) -> tuple[pd.DataFrame, Iterator[SheetStack]]:
    """Stack the answers of complete respondents: those who answered every item that their group has.

    ratings:  by… | respondent_id | item_id | rating
    returns:  keys, one row per group · stacks; a group without rows is in none

    A group has the items for which it has rows, also if nobody answered; a missing row is a missing answer.
    Raises ValueError if a respondent has two rows for an item, or a row has no respondent or item.
    """
    require_columns(ratings, ["respondent_id", "item_id", "rating"], "ratings")
    codes, keys = code_groups(ratings, by)
    answers = read_numbers(ratings, "rating")
    grids = _find_grids(ratings, list(by), codes, answers, len(keys))
    return keys, (stack for grid in grids for stack in _stack_by_size(grid))


def _find_grids(
    ratings: pd.DataFrame, by: list[str], codes: Integers, answers: Floats, group_count: int
) -> list[_Grids]:
    """Take sheets as they lie where rows are sorted by item or by person; lay out the rest."""
    in_grid = np.zeros(group_count + 1, dtype=np.bool_)
    in_grid[-1] = True  # the code −1 of rows without a group points here
    found = []
    for outer, inner in (("item_id", "respondent_id"), ("respondent_id", "item_id")):
        grids = _find_sorted_grids(ratings, by, codes, answers, outer, inner)
        if grids is not None:
            found.append(grids)
            in_grid[grids.groups] = True
            break
    rest = np.flatnonzero(~in_grid[codes])
    if len(rest):
        found.append(_lay_out(ratings, rest, codes[rest], answers[rest], group_count))
    return found


def _find_sorted_grids(
    ratings: pd.DataFrame, by: list[str], codes: Integers, answers: Floats, outer: str, inner: str
) -> _Grids | None:
    """Find the groups whose rows are sheets already: every outer key has the same inner keys in one order."""
    starts = np.flatnonzero(mark_changes(ratings, [*by, outer]))
    if not len(starts) or len(starts) * 2 > len(ratings):
        return None
    lengths = np.diff(starts, append=len(ratings))
    run_groups = codes[starts]
    heads = np.flatnonzero(np.diff(run_groups, prepend=-2))
    groups = run_groups[heads]
    run_counts = np.diff(heads, append=len(starts))
    # A group that comes back further down does not lie in one piece.
    regular = (groups >= 0) & (np.bincount(groups + 1)[groups + 1] == 1)
    regular &= np.logical_and.reduceat(lengths == np.repeat(lengths[heads], run_counts), heads)
    regular &= _all_different(ratings[outer].iloc[starts], run_groups, heads)
    first_rows, first_heads = _rows_of_runs(starts[heads], lengths[heads])
    regular &= _all_different(ratings[inner].iloc[first_rows], codes[first_rows], first_heads)
    regular &= np.logical_and.reduceat(_repeats_run_above(ratings[inner], starts, lengths, heads), heads)
    if not regular.any():
        return None
    return _Grids(
        answers=answers,
        groups=groups[regular],
        starts=starts[heads][regular],
        outer_counts=run_counts[regular],
        inner_counts=lengths[heads][regular],
        items_are_outer=outer == "item_id",
    )


def _rows_of_runs(starts: Integers, lengths: Integers) -> tuple[Integers, Integers]:
    """The row numbers of some runs, one after another, and where each run begins among them."""
    heads = np.cumsum(lengths) - lengths
    return np.repeat(starts - heads, lengths) + np.arange(int(lengths.sum())), heads


def _all_different(column: pd.Series, groups: Integers, heads: Integers) -> Flags:
    """Per group: are its keys present and no two alike?"""
    keys = pd.factorize(column)[0]
    again = pd.Series(groups * (int(keys.max(initial=0)) + 1) + keys).duplicated().to_numpy()
    return ~np.logical_or.reduceat(again | (keys < 0), heads)


def _repeats_run_above(column: pd.Series, starts: Integers, lengths: Integers, heads: Integers) -> Flags:
    """Per run: does it hold the same keys in the same order as the run above it? A group's first run does."""
    distance = int(lengths[0])
    if (lengths == distance).all():
        differs = np.zeros(len(column), dtype=np.bool_)
        differs[distance:] = differs_from_above(column, distance)
    else:
        keys = pd.factorize(column)[0]
        differs = keys != keys[np.arange(len(keys)) - np.repeat(lengths, lengths)]
    repeats = ~np.logical_or.reduceat(differs, starts)
    repeats[heads] = True
    return repeats


def _lay_out(
    ratings: pd.DataFrame, rows: Integers, codes: Integers, answers: Floats, group_count: int
) -> _Grids:
    """Put rows in any order, or with rows missing, into sheets with NaN in the gaps."""
    people, people_counts = _number_within_groups(ratings["respondent_id"].iloc[rows], codes, group_count)
    items, item_counts = _number_within_groups(ratings["item_id"].iloc[rows], codes, group_count)
    sizes = people_counts * item_counts
    starts = np.cumsum(sizes) - sizes
    slots = starts[codes] + items * people_counts[codes] + people
    taken = np.bincount(slots, minlength=int(sizes.sum()))
    if taken.max(initial=0) > 1:
        row = rows[int((taken[slots] > 1).argmax())]
        item = ratings["item_id"].iloc[row]
        raise ValueError(f"row {row}: item {item!r} has two rows for the same respondent; one is allowed")
    sheets = np.full(int(sizes.sum()), np.nan)
    sheets[slots] = answers
    groups = np.flatnonzero(sizes)
    return _Grids(sheets, groups, starts[groups], item_counts[groups], people_counts[groups], True)


def _number_within_groups(column: pd.Series, codes: Integers, group_count: int) -> tuple[Integers, Integers]:
    """Number the distinct keys of each group from 0, and count them."""
    keys, levels = pd.factorize(column)
    if keys.min(initial=0) < 0:
        raise ValueError(f"{column.name} is missing in {int((keys < 0).sum())} rows; every rating needs one")
    numbers, pairs = pd.factorize(codes * len(levels) + keys)
    pair_groups = pairs // max(len(levels), 1)
    counts = np.bincount(pair_groups, minlength=group_count)
    order = np.argsort(pair_groups, kind="stable")
    within = np.empty(len(pairs), dtype=np.int64)
    within[order] = np.arange(len(pairs)) - np.repeat(np.cumsum(counts) - counts, counts)
    return within[numbers], counts


def _stack_by_size(grids: _Grids) -> Iterator[SheetStack]:
    """Gather groups of one size at a time, a bounded number of answers at once."""
    for members in _split_by_pair(grids.outer_counts, grids.inner_counts):
        outer, inner = int(grids.outer_counts[members[0]]), int(grids.inner_counts[members[0]])
        per_stack = max(1, ANSWERS_PER_STACK // (outer * inner))
        for first in range(0, len(members), per_stack):
            chosen = members[first : first + per_stack]
            answers = _gather(grids.answers, grids.starts[chosen], outer * inner).reshape(-1, outer, inner)
            if not grids.items_are_outer:
                answers = np.ascontiguousarray(answers.swapaxes(1, 2))
            yield from _keep_complete(SheetStack(grids.groups[chosen], answers))


def _split_by_pair(first: Integers, second: Integers) -> list[Integers]:
    """The positions of each distinct pair of sizes."""
    sizes = first * (int(second.max(initial=0)) + 1) + second
    order = np.argsort(sizes, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(sizes[order])) + 1) if len(order) else []


def _gather(answers: Floats, starts: Integers, length: int) -> Floats:
    """The pieces of one length that begin at `starts`; without a copy where they follow each other."""
    if (np.diff(starts) == length).all():
        return answers[starts[0] : starts[0] + len(starts) * length]
    return answers[starts[:, None] + np.arange(length)]


def _keep_complete(stack: SheetStack) -> Iterator[SheetStack]:
    """Leave out the people who did not answer every item, and stack again by how many remain."""
    complete: Flags = np.all(~np.isnan(stack.answers), axis=1)
    if complete.all():
        yield stack
        return
    item_count = stack.answers.shape[1]
    people_counts = complete.sum(axis=1)
    for people in np.unique(people_counts):
        members = np.flatnonzero(people_counts == people)
        kept = np.broadcast_to(complete[members][:, None, :], (len(members), *stack.answers.shape[1:]))
        answers = stack.answers[members][kept].reshape(len(members), item_count, people)
        yield SheetStack(stack.groups[members], answers)
