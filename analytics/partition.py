"""The one frozen partition of a round's people into groups that may be shown. METHODS, Disclosure.

Everything published from a survey is for the whole or for these groups, so that there is no complement to
subtract. Vectorised over rounds: the loop is over merges, at most as many as a round has sectors.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.wording import say_share

Counts = npt.ArrayLike | pd.Series

SMALLEST_GROUP = 5  # people; a setting, raised freely, never lowered for an open round: DESIGN §4
# What is left when any one organisation is taken away must be a group itself: five people from two
# organisations. With fewer, that organisation's people could take their own sheets from the mean and read the
# mean of the other organisation, or of fewer than five people. METHODS, Disclosure.
FEWEST_ORGANISATIONS = 3
FEWEST_LEFT = SMALLEST_GROUP
# Of the people left when any one organisation is taken away, one organisation may be so much: the mean of 24
# people of whom 20 are of one force of police is that force's mean to within 21 points.
MOST_OF_THOSE_LEFT = 0.8


def passes_group_rule(
    people: Counts, organisations: Counts, largest: Counts, second: Counts, smallest: Counts,
    fewest_organisations: int | None = None,
) -> np.ndarray:  # fmt: skip
    """Whether sets of people are large enough for something to be said of each.

    people, organisations:  how many there are in each set
    largest, second:        people of the two organisations with the most; 0 where there is none
    smallest:               people needed; fewest_organisations: 3 unless given
    """
    fewest = FEWEST_ORGANISATIONS if fewest_organisations is None else fewest_organisations
    people, largest, second = (np.asarray(part, dtype=float) for part in (people, largest, second))
    return (
        (people >= smallest)
        & (np.asarray(organisations) >= fewest)
        & (people - largest >= FEWEST_LEFT)
        & (largest <= MOST_OF_THOSE_LEFT * (people - second))
    )


def say_who_must_be_left() -> str:
    """The rule of taking one organisation away, in words for the screen."""
    return (
        f"when any one organisation is taken away, {FEWEST_LEFT} people from {FEWEST_ORGANISATIONS - 1} "
        "organisations must be left, and no organisation may be more than "
        f"{say_share(MOST_OF_THOSE_LEFT)} of them"
    )


def freeze_partition(
    people: pd.DataFrame,
    smallest_group: int | Mapping[int, int] = SMALLEST_GROUP,
    last_partition: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Merge each round's sectors, the smallest first, until every group is large enough to be shown.

    people:          round_id | organisation_id | sector, one row a person
    last_partition:  round_id | sector | group of an earlier release, under the id of the round it is for
    returns:         round_id | sector | group | group_is_shown | whole_is_shown, one row a sector

    A group passes with `smallest_group` people (one number, or one for each round id), and with 5 people from
    2 organisations, neither of them more than 80 %, left when any one organisation is taken away; people
    without an organisation count as one.
    Last round's groups are kept where they still pass. The smallest group that fails joins the next larger
    one (the next smaller if there is none); equals go by name. Groups are shown when there are at least two
    and all pass; nothing is shown of a round whose whole does not pass. The order of rows does not matter.
    """
    if people.empty:
        return _no_partition()
    counts = _count_people(people)
    table = _start_groups(counts, last_partition)
    sector_code = pd.Series(
        np.arange(len(table)), index=pd.MultiIndex.from_frame(table[["round_id", "sector"]])
    )
    counts = counts.assign(
        row=sector_code.reindex(pd.MultiIndex.from_frame(counts[["round_id", "sector"]])).to_numpy()
    )
    needed = table["round_id"].map(
        smallest_group if isinstance(smallest_group, Mapping) else lambda _: smallest_group
    )
    table = table.assign(needed=needed.astype(int))
    label = _merge_until_all_pass(table, counts)
    return _describe(table, counts, label)


def _no_partition() -> pd.DataFrame:
    kinds = {
        "round_id": int,
        "sector": object,
        "group": object,
        "group_is_shown": bool,
        "whole_is_shown": bool,
    }
    return pd.DataFrame({name: pd.Series([], dtype=kind) for name, kind in kinds.items()})


def _count_people(people: pd.DataFrame) -> pd.DataFrame:
    """People by round, sector and organisation; everyone without an organisation is in one."""
    keys = ["round_id", "sector", "organisation_id"]
    known = people[keys].assign(organisation_id=people["organisation_id"].fillna(-1).astype(np.int64))
    return known.groupby(keys, observed=True, sort=True).size().rename("people").reset_index()


def _start_groups(counts: pd.DataFrame, last: pd.DataFrame | None) -> pd.DataFrame:
    """Every sector with its group to begin with: last time's, else the sector by itself.

    Sectors of last time that nobody answered for this time are kept: their group has its name from them.
    """
    table = counts[["round_id", "sector"]].drop_duplicates()
    if last is not None and len(last):
        last = last[last["round_id"].isin(table["round_id"])][["round_id", "sector", "group"]]
        table = table.merge(last, on=["round_id", "sector"], how="outer")
    else:
        table = table.assign(group=None)
    table = table.sort_values(["round_id", "sector"], ignore_index=True)
    return table.assign(group=table["group"].where(table["group"].notna(), table["sector"]))


def _merge_until_all_pass(table: pd.DataFrame, counts: pd.DataFrame) -> np.ndarray:
    """The group of each row of the table, as the number of the first row that is in it."""
    label = _first_rows(table, ["round_id", "group"])
    first = _first_rows(table, ["round_id"])
    active = np.ones(len(table), dtype=bool)
    while active.any():
        groups = _measure_groups(label, first, table, counts[active[counts["row"].to_numpy()]])
        smallest_failing, target = _choose_merges(groups)
        if not len(smallest_failing):
            break
        joins = np.arange(len(table))
        joins[smallest_failing] = target
        label = joins[label]
        # Only rounds in which something moved can still change.
        active = np.isin(first, first[smallest_failing])
    return label


def _first_rows(table: pd.DataFrame, keys: list[str]) -> np.ndarray:
    """For each row, the number of the first row that has the same keys."""
    code = table.groupby(keys, sort=False).ngroup().to_numpy()
    first = np.zeros(code.max(initial=-1) + 1, dtype=np.int64)
    first[code[::-1]] = np.arange(len(code))[::-1]
    return first[code]


class _Groups(NamedTuple):
    """Groups with people: label and round (numbers of the first rows in them), in the order of labels."""

    label: np.ndarray
    round: np.ndarray
    people: np.ndarray
    passes: np.ndarray


def _measure_groups(
    label: np.ndarray, round_of: np.ndarray, table: pd.DataFrame, counts: pd.DataFrame
) -> _Groups:
    """How many people the groups have and whether they pass."""
    of_group = label[counts["row"].to_numpy()]
    sets = count_sets(of_group, counts["organisation_id"].to_numpy(), counts["people"].to_numpy())
    needed = table["needed"].to_numpy()[sets.code]
    return _Groups(sets.code, round_of[sets.code], sets.people, sets.pass_group_rule(needed))


class Sets(NamedTuple):
    """Sets of people, in the order of their codes: how many people, how many organisations, and the people of
    the two organisations with the most (0 where there is no second)."""

    code: np.ndarray
    people: np.ndarray
    organisations: np.ndarray
    largest: np.ndarray
    second: np.ndarray

    def pass_group_rule(self, smallest: Counts) -> np.ndarray:
        return passes_group_rule(self.people, self.organisations, self.largest, self.second, smallest)


def count_sets(code: np.ndarray, organisation: np.ndarray, people: np.ndarray) -> Sets:
    """Count sets by arrays, as it is asked after every merge: of frames each step takes far longer.

    code, organisation, people:  the set, the organisation and the number of people of each row
    """
    order = np.lexsort((organisation, code))
    starts = _find_starts(code[order], organisation[order])
    people, code = np.add.reduceat(people[order], starts), code[order][starts]
    # Within each set its organisations, the largest first.
    people = people[np.lexsort((-people, code))]
    starts = _find_starts(code)
    organisations, total = np.diff(starts, append=len(people)), np.add.reduceat(people, starts)
    second = np.where(organisations > 1, people[np.minimum(starts + 1, len(people) - 1)], 0)
    return Sets(code[starts], total, organisations, people[starts], second)


def _find_starts(*keys: np.ndarray) -> np.ndarray:
    """Where a row differs from the one above it in any of the keys."""
    differs = np.ones(len(keys[0]), dtype=bool)
    differs[1:] = np.logical_or.reduce([key[1:] != key[:-1] for key in keys])
    return np.flatnonzero(differs)


def _choose_merges(groups: _Groups) -> tuple[np.ndarray, np.ndarray]:
    """In each round with a failing group: the smallest that fails, and the group nearest to it in size."""
    order = np.lexsort((groups.label, groups.people, groups.round))
    label, of_round, passes = groups.label[order], groups.round[order], groups.passes[order]
    starts = _find_starts(of_round)
    sizes = np.diff(starts, append=len(order))
    candidates = np.flatnonzero(~passes & (np.repeat(sizes, sizes) > 1))
    chosen = candidates[_find_starts(of_round[candidates])]
    ends = np.repeat(starts + sizes - 1, sizes)
    return label[chosen], label[np.where(chosen == ends[chosen], chosen - 1, chosen + 1)]


def _describe(table: pd.DataFrame, counts: pd.DataFrame, label: np.ndarray) -> pd.DataFrame:
    first = _first_rows(table, ["round_id"])
    groups = _measure_groups(label, first, table, counts)
    whole = _measure_groups(first, first, table, counts)
    group_count = np.bincount(groups.round, minlength=len(table))
    passing_count = np.bincount(groups.round[groups.passes], minlength=len(table))
    whole_passes = np.zeros(len(table), dtype=bool)
    whole_passes[whole.label] = whole.passes
    names = _name_groups(label, table["sector"].astype(str).tolist())
    return pd.DataFrame(
        {
            "round_id": table["round_id"],
            "sector": table["sector"],
            "group": [names[number] for number in label.tolist()],
            "group_is_shown": ((passing_count == group_count) & (group_count > 1) & whole_passes)[first],
            "whole_is_shown": whole_passes[first],
        }
    )


def _name_groups(label: np.ndarray, sectors: list[str]) -> dict[int, str]:
    """Each group's sectors in words: "health", "health and police", "education, health and police"."""
    members: dict[int, list[str]] = {}
    for group, sector in zip(label.tolist(), sectors, strict=True):
        members.setdefault(group, []).append(sector)
    return {
        group: names[0] if len(names) == 1 else f"{', '.join(sorted(names)[:-1])} and {max(names)}"
        for group, names in members.items()
    }
