"""Turn tidy ratings into stacks of complete sheets: one array of group × item × respondent per size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.columns import number_names, read_numbers, require_columns
from analytics.grouped import Flags, Floats, Integers, code_runs, differs_from_above, rises_from_above

# One stack holds about this many answers: few enough to stay in the processor's cache and to bound the memory
# of every statistic, many enough that the cost of a numpy call does not matter.
ANSWERS_PER_STACK = 500_000

# So many places for each row are laid out to number keys without looking each of them up.
MOST_ROOM_FOR_KEYS = 4


@dataclass(frozen=True)
class SheetStack:
    """Groups that have as many items and as many complete respondents as each other.

    groups: positions in the keys frame · answers: (group, item, respondent), nothing missing
    """

    groups: Integers
    answers: Floats


@dataclass(frozen=True)
class _Runs:
    """Where runs of rows of one group begin, and which group each is."""

    heads: Integers
    codes: Integers
    group_count: int
    row_count: int

    @property
    def are_in_disorder(self) -> bool:
        """Is a run hardly longer than a row? Then no group of two or more lies in one piece, or few do."""
        return len(self.heads) * 2 > self.row_count


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
    heads, codes_of_heads, keys = code_runs(ratings, by)
    answers = read_numbers(ratings, "rating")
    runs = _Runs(heads, codes_of_heads, len(keys), len(ratings))
    return keys, (stack for grids in _find_grids(ratings, runs, answers) for stack in _stack_by_size(grids))


def stack_matrix(answers: Floats, place: Integers) -> tuple[Integers, Iterator[SheetStack]]:
    """As stack_complete_sheets, from a matrix: no tidy frame is built.

    answers:  people × items, NaN where not answered · place: the group of each person, sorted
    returns:  the groups that have people · stacks, whose groups are positions in them
    """
    places, heads, counts = np.unique(place, return_index=True, return_counts=True)
    item_count = answers.shape[1]
    grids = _Grids(
        answers=answers.ravel(),
        groups=np.arange(len(places)),
        starts=heads * item_count,
        outer_counts=counts,
        inner_counts=np.full(len(places), item_count),
        items_are_outer=False,
    )
    return places, _stack_by_size(grids)


def _find_grids(ratings: pd.DataFrame, runs: _Runs, answers: Floats) -> list[_Grids]:
    """Take sheets as they lie where rows are sorted by item or by person; lay out the rest."""
    found = []
    in_grid = np.zeros(runs.group_count + 1, dtype=np.bool_)
    in_grid[-1] = True  # the code −1 of rows without a group points here
    orders = (("item_id", "respondent_id"), ("respondent_id", "item_id"))
    for outer, inner in () if runs.are_in_disorder else orders:
        grids = _find_sorted_grids(ratings, runs, answers, outer, inner)
        if grids is not None:
            found.append(grids)
            in_grid[grids.groups] = True
            break
    if not in_grid[runs.codes].all():
        codes = np.repeat(runs.codes, np.diff(runs.heads, append=runs.row_count))
        rest = np.flatnonzero(~in_grid[codes]) if in_grid[runs.codes].any() else np.arange(runs.row_count)
        if len(rest) < runs.row_count:
            ratings = ratings[["respondent_id", "item_id"]].iloc[rest]
            codes, answers = codes[rest], answers[rest]
        found.append(_lay_out(ratings, rest, codes, answers, runs.group_count))
    return found


def _find_sorted_grids(
    ratings: pd.DataFrame, runs: _Runs, answers: Floats, outer: str, inner: str
) -> _Grids | None:
    """Find the groups whose rows are sheets already: every outer key has the same inner keys in one order."""
    changes = np.zeros(runs.row_count, dtype=np.bool_)
    changes[1:] = differs_from_above(ratings[outer], 1)
    changes[runs.heads] = True
    starts = np.flatnonzero(changes)
    if not len(starts) or len(starts) * 2 > runs.row_count:
        return None
    lengths = np.diff(starts, append=runs.row_count)
    heads = np.searchsorted(starts, runs.heads)
    inner_counts = lengths[heads]
    outer_counts = np.diff(heads, append=len(starts))
    # A group that comes back further down does not lie in one piece.
    regular = (runs.codes >= 0) & (np.bincount(runs.codes + 1)[runs.codes + 1] == 1)
    regular &= np.logical_and.reduceat(lengths == np.repeat(inner_counts, outer_counts), heads)
    if not regular.any():  # as where a row is missing here and there: the keys need not be looked at
        return None
    regular &= _all_different(ratings[outer].iloc[starts], heads)
    first_rows, first_heads = _rows_of_runs(runs.heads, inner_counts)
    regular &= _all_different(ratings[inner].iloc[first_rows], first_heads)
    regular &= np.logical_and.reduceat(_repeats_run_above(ratings[inner], starts, lengths, heads), heads)
    if not regular.any():
        return None
    return _Grids(
        answers=answers,
        groups=runs.codes[regular],
        starts=runs.heads[regular],
        outer_counts=outer_counts[regular],
        inner_counts=inner_counts[regular],
        items_are_outer=outer == "item_id",
    )


def _rows_of_runs(starts: Integers, lengths: Integers) -> tuple[Integers, Integers]:
    """The row numbers of some runs, one after another, and where each run begins among them."""
    heads = np.cumsum(lengths) - lengths
    return np.repeat(starts - heads, lengths) + np.arange(int(lengths.sum())), heads


def _all_different(column: pd.Series, heads: Integers) -> Flags:
    """Per group, whose keys begin at its head: are they present and no two alike?"""
    rises = np.ones(len(column), dtype=np.bool_)
    rises[1:] = rises_from_above(column)
    rises[heads] = True
    different = np.logical_and.reduceat(rises, heads) & ~column.iloc[heads].isna().to_numpy()
    if different.all():
        return different
    # Rising keys differ; only where they do not rise must they be looked up.
    doubtful = np.flatnonzero(~different)
    sizes = np.diff(heads, append=len(column))[doubtful]
    rows, row_heads = _rows_of_runs(heads[doubtful], sizes)
    keys = number_names(column.iloc[rows])[0]
    again = pd.Series(np.repeat(doubtful, sizes) * (int(keys.max(initial=0)) + 1) + keys).duplicated()
    different[doubtful] = ~np.logical_or.reduceat(again.to_numpy() | (keys < 0), row_heads)
    return different


def _repeats_run_above(column: pd.Series, starts: Integers, lengths: Integers, heads: Integers) -> Flags:
    """Per run: does it hold the same keys in the same order as the run above it? A group's first run does."""
    distance = int(lengths[0])
    repeats = np.ones(len(starts), dtype=np.bool_)
    if (lengths == distance).all():
        differs = differs_from_above(column, distance)
        repeats[1 + np.flatnonzero(differs) // distance] = False
    else:
        keys = number_names(column)[0]
        differs = keys != keys[np.arange(len(keys)) - np.repeat(lengths, lengths)]
        repeats = ~np.logical_or.reduceat(differs, starts)
    repeats[heads] = True
    return repeats


def _lay_out(
    ratings: pd.DataFrame, rows: Integers, codes: Integers, answers: Floats, group_count: int
) -> _Grids:
    """Put rows in any order, or with rows missing, into sheets with NaN in the gaps."""
    people, people_counts = _number_within_groups(ratings["respondent_id"], codes, group_count)
    items, item_counts = _number_within_groups(ratings["item_id"], codes, group_count)
    sizes = people_counts * item_counts
    starts = np.cumsum(sizes) - sizes
    slots = items  # reckoned in place: each array of its own that is as long as the frame takes time
    slots *= people_counts[codes]
    slots += people
    slots += starts[codes]
    taken = np.zeros(int(sizes.sum()), dtype=np.bool_)
    taken[slots] = True
    if np.count_nonzero(taken) < len(slots):
        row = int((np.bincount(slots)[slots] > 1).argmax())
        item = ratings["item_id"].iloc[row]
        raise ValueError(
            f"row {rows[row]}: item {item!r} has two rows for the same respondent; one is allowed"
        )
    sheets = np.full(int(sizes.sum()), np.nan)
    sheets[slots] = answers
    groups = np.flatnonzero(sizes)
    return _Grids(sheets, groups, starts[groups], item_counts[groups], people_counts[groups], True)


def _number_within_groups(column: pd.Series, codes: Integers, group_count: int) -> tuple[Integers, Integers]:
    """Number the distinct keys of each group from 0, and count them."""
    keys = _number_keys(column)
    if keys.min(initial=0) < 0:
        raise ValueError(f"{column.name} is missing in {int((keys < 0).sum())} rows; every rating needs one")
    own = _number_own_keys(keys, codes, group_count)
    if own is not None:
        return own
    lowest, widths = _find_spans(keys, codes, group_count)
    if widths.sum() > MOST_ROOM_FOR_KEYS * len(keys):
        # A group's keys lie far apart: they are numbered anew, group after group.
        order = np.argsort(_narrow(codes, group_count), kind="stable")
        in_order = codes[order]
        numbers = pd.factorize(in_order * (int(keys.max()) + 1) + keys[order])[0]
        keys[order] = numbers
        lowest, widths = _find_spans(numbers, in_order, group_count)
    # A group has a place for every key from its lowest to its highest; those that are taken are counted.
    ends = np.cumsum(widths)
    starts = ends - widths
    place = keys + (starts - lowest)[codes]
    taken = np.zeros(int(widths.sum()), dtype=np.bool_)
    taken[place] = True
    counted = np.zeros(len(taken) + 1, dtype=np.int64)
    np.cumsum(taken, out=counted[1:])
    if len(taken) == counted[-1]:  # every place is taken: a key's number is its place
        return keys - lowest[codes] if lowest.any() else keys, widths
    return counted[place] - counted[starts][codes], counted[ends] - counted[starts]


def _number_own_keys(keys: Integers, codes: Integers, group_count: int) -> tuple[Integers, Integers] | None:
    """The same where no key is in two groups, as of people who are asked once; None where one is."""
    limit = int(keys.max(initial=-1)) + 1
    if limit * group_count <= len(keys):  # few keys, of items say: every group has them
        return None
    group_of = np.full(limit, -1)
    group_of[keys] = codes
    if (group_of[keys] != codes).any():
        return None
    used = np.flatnonzero(group_of >= 0)
    order = used[np.argsort(group_of[used], kind="stable")]
    counts = np.bincount(group_of[used], minlength=group_count)
    numbers = np.empty(limit, dtype=np.int64)
    numbers[order] = np.arange(len(order)) - np.repeat(np.cumsum(counts) - counts, counts)
    return numbers[keys], counts


def _number_keys(column: pd.Series) -> Integers:
    """Number the distinct keys, −1 where one is missing; whole numbers near each other number themselves."""
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "iu" and len(column):
        values = column.to_numpy()
        lowest, highest = int(values.min()), int(values.max())
        if highest - lowest < MOST_ROOM_FOR_KEYS * len(values) and highest < np.iinfo(np.int64).max:
            keys = values.astype(np.int64)
            keys -= lowest
            return keys
    return number_names(column)[0]


def _find_spans(keys: Integers, codes: Integers, group_count: int) -> tuple[Integers, Integers]:
    """The lowest key of each group, and how many places there are from it to the highest."""
    lowest = np.zeros(group_count, dtype=np.int64)
    widths = np.zeros(group_count, dtype=np.int64)
    if not len(keys):
        return lowest, widths
    span = int(keys.max()) + 1
    if span * group_count <= len(keys):  # few keys, of items say: a place for each in every group
        return lowest, np.full(group_count, span)
    heads = np.flatnonzero(np.append(True, codes[1:] != codes[:-1]))
    groups, lows, highs = codes, keys, keys
    if len(heads) * 2 <= len(keys):
        groups = codes[heads]
        lows, highs = np.minimum.reduceat(keys, heads), np.maximum.reduceat(keys, heads)
    highest = np.full(group_count, -1)
    lowest[groups] = np.iinfo(np.int64).max
    np.minimum.at(lowest, groups, lows)
    np.maximum.at(highest, groups, highs)
    widths[groups] = highest[groups] - lowest[groups] + 1
    return lowest, widths


def _narrow(codes: Integers, limit: int) -> npt.NDArray[np.integer]:
    """Codes below a limit in whole numbers of two bytes if they fit: numpy sorts those many times as fast."""
    return codes.astype(np.uint16) if limit <= np.iinfo(np.uint16).max else codes


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
    if not np.isnan(stack.answers.min(initial=0.0)):
        yield stack
        return
    complete: Flags = np.all(~np.isnan(stack.answers), axis=1)
    item_count = stack.answers.shape[1]
    people_counts = complete.sum(axis=1)
    for people in np.unique(people_counts):
        members = np.flatnonzero(people_counts == people)
        kept = np.broadcast_to(complete[members][:, None, :], (len(members), *stack.answers.shape[1:]))
        answers = stack.answers[members][kept].reshape(len(members), item_count, people)
        yield SheetStack(stack.groups[members], answers)
