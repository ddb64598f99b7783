"""Sheets that were published for another quarter as well: taken in for the wrong one, and then for the right.

Whoever has both releases takes one from the other, as with two versions of one quarter. METHODS, Disclosure.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, select

from analytics.quarters import name_quarter
from analytics.versions import Sheet, name_sheets, refuse_version
from data.standing_rounds import was_seen
from data.tables import StoredRow

RELEASE = StoredRow.metadata.tables["release"]
# Of the smaller of two rounds, more than this share of sheets that say the same: one round taken in twice.
ONE_ROUND = 0.5


@dataclass(frozen=True)
class Told:
    """What a version of a quarter was made from.

    sheets:  a line each: fingerprints of the whole and of its answers, organisation, sector
    groups:  sector → group, "" where no groups are shown
    """

    quarter: str
    sheets: str
    groups: Mapping[str, str]
    release_id: int | None = None  # None where it is built and not stored yet


def load_told_elsewhere(
    connection: Connection, partnership_ids: Sequence[int], quarter: str
) -> dict[int, list[Told]]:
    """By partnership, every version ever out of its other quarters."""
    columns = (
        RELEASE.c.id,
        RELEASE.c.partnership_id,
        RELEASE.c.quarter,
        RELEASE.c.state,
        RELEASE.c.partition,
    )
    query = select(*columns).where(
        RELEASE.c.partnership_id.in_(partnership_ids), RELEASE.c.quarter != quarter
    )
    told: dict[int, list[Told]] = {}
    for number, partnership_id, other, state, held in connection.execute(query):
        if not was_seen(state, held):
            continue
        sheets, groups = (held or {}).get("sheets", ""), (held or {}).get("groups", [])
        told.setdefault(partnership_id, []).append(Told(other, sheets, name_groups(groups), number))
    return told


def name_groups(groups: Sequence[Sequence]) -> dict[str, str]:
    """sector → group from rows of sector, group and whether groups are shown."""
    return {row[0]: row[1] if row[2] else "" for row in groups}


def find_same_round(new: Told, others: Sequence[Told]) -> Iterator[Told]:
    """Those of the others that are for the most part made from the same sheets."""
    for other in others:
        both = read_sheets((new.sheets, other.sheets), {})
        own, theirs = (Counter(name for name, _, _ in sheets) for sheets in both)
        alike = sum((own & theirs).values())
        if alike > ONE_ROUND * min(own.total(), theirs.total()):
            yield other


def refuse_taken_twice(
    new: Told, other: Told, new_cells: pd.DataFrame, other_cells: pd.DataFrame, smallest_group: int
) -> str | None:
    """Why the new release may not stand beside another quarter's that has the same sheets; None when it may.

    cells:  as in analytics.versions.refuse_version
    """
    place = name_quarter(other.quarter)
    if _are_cut_otherwise(new, other):
        return (
            f"Most of these sheets were published for {place} as well, by other groups, and the two together "
            "would show what lies between. Raise the smallest group until no groups are shown, or leave "
            "these sheets where they were published."
        )
    for groups in (new.groups, other.groups):
        old_sheets, new_sheets = read_sheets((other.sheets, new.sheets), groups)
        reason = refuse_version(old_sheets, new_sheets, other_cells, new_cells, smallest_group)
        if reason:
            return f"Most of these sheets were published for {place} as well: {reason}"
    return None


def read_sheets(texts: Sequence[str], groups: Mapping[str, str]) -> list[list[Sheet]]:
    """The sheets behind several versions by the groups of one, named so that they can be compared.

    A sheet is what it says, not under which code: codes that are read otherwise make nobody somebody else.
    Only where a version was made by a program that did not note that apart is the whole compared. A sector
    that is new beside shown groups is a group of its own.
    """
    shown = any(groups.values())
    versions = [[line.split(":", 2) for line in text.split("\n") if line] for text in texts]
    are_apart = all("." in row[0] for rows in versions for row in rows)
    return [
        name_sheets(
            [row[0].partition(".")[2 if are_apart else 0] for row in rows],
            [int(row[1]) for row in rows],
            [groups.get(row[2], row[2] if shown else "") for row in rows],
        )
        for rows in versions
    ]


def _are_cut_otherwise(one: Told, other: Told) -> bool:
    """Whether both show groups and cut the sectors that both have in two ways."""
    shared = [sector for sector in one.groups if sector in other.groups]
    pairs = {(one.groups[sector], other.groups[sector]) for sector in shared}
    cut = all("" not in pair for pair in pairs)
    # Where one only joins groups of the other there are as many pairs as the finer has groups.
    return cut and len(pairs) > max(len({pair[side] for pair in pairs}) for side in (0, 1))
