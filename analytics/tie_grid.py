"""Lay ties out as a grid, rater by rated, one network after another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from analytics.columns import (
    has_name,
    number_names,
    read_flags,
    read_numbers,
    refuse_unlike_names,
    require_columns,
)
from analytics.grouped import Flags, Floats, Integers, code_groups


@dataclass(frozen=True)
class TieGrid:
    """Every ordered pair of members of every network, one cell each.

    strength: NaN where not answered · group, rater, rated: whose cell it is · reverse: the cell the other way
    owner: the network of each member · sizes: the number of members of each network
    """

    strength: Floats
    may_be_missing: Flags
    is_pair: Flags
    group: Integers
    rater: Integers
    rated: Integers
    reverse: Integers
    owner: Integers
    sizes: Integers

    @property
    def is_tie(self) -> Flags:
        return self.is_pair & (self.strength > 0)

    def count(self, cells: Flags) -> Integers:
        """How many of these cells each network has."""
        return np.bincount(self.group[cells], minlength=len(self.sizes))


class _Listed(NamedTuple):
    """The ties between different members, by member number."""

    rater: Integers
    rated: Integers
    strength: Floats


def lay_out_ties(ties: pd.DataFrame, roster: pd.DataFrame, by: Sequence[str]) -> tuple[pd.DataFrame, TieGrid]:
    """The keys of the networks, and the grid of their ties; see `measure_network` for the columns."""
    require_columns(ties, [*by, "rater", "rated", "strength"], "ties")
    require_columns(roster, [], "roster")
    for name in (name for name in by if name in roster.columns):
        refuse_unlike_names(ties[name], roster[name], name, ("ties", "the roster"))
    roster = _complete_roster(roster, ties, by)
    codes, keys = code_groups(roster, by)
    roster = roster[codes >= 0].reset_index(drop=True)
    codes = codes[codes >= 0]
    order = np.argsort(codes, kind="stable")
    roster, owner = roster.iloc[order].reset_index(drop=True), codes[order]
    sizes = np.bincount(owner, minlength=len(keys))
    listed = _find_members(ties, roster, owner, by)
    return keys, _fill(listed, owner, sizes, _read_answered(roster))


def _complete_roster(roster: pd.DataFrame, ties: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """The roster with all `by` columns; one that has none is repeated for every network."""
    roster = _name_members(roster, by)
    present = [column for column in by if column in roster.columns]
    if len(present) == len(by):
        return roster
    if present:
        require_columns(roster, by, "the roster's columns")
    _, keys = code_groups(ties, by)
    return keys.merge(roster, how="cross")


def _name_members(roster: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """The rows that name a member, as `organisation`; where there is one column of names, it is that."""
    if "organisation" in roster.columns:
        return roster[has_name(roster["organisation"])]
    names = [column for column in roster.columns if column not in {*by, "answered"}]
    if len(names) != 1:
        raise ValueError(f"the roster needs the column 'organisation'; columns are {list(roster.columns)}")
    return roster[has_name(roster[names[0]])].rename(columns={names[0]: "organisation"})


def _read_answered(roster: pd.DataFrame) -> Flags | None:
    """An organisation whose `answered` is empty did not."""
    if "answered" not in roster.columns:
        return None
    return read_flags(roster, "answered", "roster")


def _find_members(ties: pd.DataFrame, roster: pd.DataFrame, owner: Integers, by: Sequence[str]) -> _Listed:
    """Replace names by member numbers, and refuse what cannot be placed."""
    strength = read_numbers(ties, "strength")
    if (strength < 0).any():
        raise ValueError(f"strength is {strength[strength < 0][0]:g}; it is 0 for no tie, or above")
    keys = pd.concat([roster[list(by)], ties[list(by)]], ignore_index=True)
    codes, _ = code_groups(keys, by)
    names = pd.concat([roster["organisation"], ties["rater"], ties["rated"]], ignore_index=True)
    name_codes, levels = number_names(names, "organisation, rater and rated")
    members = codes[: len(roster)] * (len(levels) + 1) + name_codes[: len(roster)]
    index = pd.Index(members)
    if index.has_duplicates:
        name = roster["organisation"][int(index.duplicated().argmax())]
        raise ValueError(f"organisation {name!r} is on the roster twice")
    tie_codes = codes[len(roster) :]
    in_network = tie_codes >= 0  # ties of none are left out, as in every other measure
    found = []
    for position, column in enumerate(("rater", "rated")):
        start = len(roster) + position * len(ties)
        numbers = index.get_indexer(tie_codes * (len(levels) + 1) + name_codes[start : start + len(ties)])
        unlisted = in_network & (numbers < 0)
        if unlisted.any():
            row = int(unlisted.argmax())
            raise ValueError(f"row {row}, {column}: {ties[column].iloc[row]!r} is not on the roster")
        found.append(numbers)
    kept = in_network & (found[0] != found[1])
    return _Listed(found[0][kept], found[1][kept], strength[kept])


def _fill(listed: _Listed, owner: Integers, sizes: Integers, answered: Flags | None) -> TieGrid:
    """Write the listed ties into the grid, and decide what the pairs that are not listed mean."""
    member_heads = np.cumsum(sizes) - sizes
    grid_heads = np.cumsum(sizes**2) - sizes**2
    group = np.repeat(np.arange(len(sizes)), sizes**2)
    within = np.arange(len(group)) - grid_heads[group]
    size = sizes[group]
    row, column = within // size, within % size

    head = owner[listed.rater]
    cell = grid_heads[head] + (listed.rater - member_heads[head]) * sizes[head]
    cell += listed.rated - member_heads[head]
    is_listed = np.zeros(len(group), dtype=np.bool_)
    is_listed[cell] = True
    if is_listed.sum() < len(cell):
        raise ValueError(f"{len(cell) - is_listed.sum()} pairs of organisations are listed more than once")
    listed_counts = np.bincount(listed.rater, minlength=len(owner))
    if answered is None:
        is_table = _reads_as_table(listed, listed_counts, owner, sizes)
        unlisted_is_missing, unlisted_may_be_missing = is_table[owner], is_table[owner] | (listed_counts == 0)
    else:
        unlisted_is_missing = unlisted_may_be_missing = ~answered
    rater = member_heads[group] + row
    strength = np.where(unlisted_is_missing[rater], np.nan, 0.0)
    strength[cell] = listed.strength
    is_pair = row != column
    return TieGrid(
        strength=strength,
        may_be_missing=is_pair & (np.isnan(strength) | (~is_listed & unlisted_may_be_missing[rater])),
        is_pair=is_pair,
        group=group,
        rater=rater,
        rated=member_heads[group] + column,
        reverse=grid_heads[group] + column * size + row,
        owner=owner,
        sizes=sizes,
    )


def _reads_as_table(listed: _Listed, listed_counts: Integers, owner: Integers, sizes: Integers) -> Flags:
    """Per network: do its ties list what was answered, or only the ties that there are?"""
    has_zero = np.zeros(len(sizes), dtype=np.bool_)
    has_zero[owner[listed.rater[listed.strength == 0]]] = True
    names_some_only = np.zeros(len(sizes), dtype=np.bool_)
    names_some_only[owner[(listed_counts > 0) & (listed_counts < sizes[owner] - 1)]] = True
    return has_zero | ~names_some_only
