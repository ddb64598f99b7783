"""Sheets that were published for another quarter as well: taken in for the wrong one, and then for the right.

Whoever has both releases takes one from the other, as with two versions of one quarter. METHODS, Disclosure.
"""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd
from sqlalchemy import Connection, select

from analytics.quarters import name_quarter
from data.standing_rounds import was_seen
from data.tables import StoredRow
from data.told_sheets import Told, read_told, share_domains, share_groups, share_sheets, turn_scale
from data.told_versions import refuse_after, refuse_beside

RELEASE = StoredRow.metadata.tables["release"]
# One round taken in twice: more than this share of the smaller of two rounds' sheets say the same in the same
# organisation. In any organisation, or of one domain alone, it takes more, and of both the most: to a short
# questionnaire many people of two rounds give the same answers.
ONE_ROUND = 0.5
ONE_ROUND_BY_LESS = 0.75
ONE_ROUND_BY_LEAST = 0.9


def load_told(
    connection: Connection, partnership_ids: Sequence[int], *, but: str | None = None
) -> dict[int, list[Told]]:
    """By partnership, every version ever out of its quarters, but for one."""
    columns = (
        RELEASE.c.id,
        RELEASE.c.partnership_id,
        RELEASE.c.quarter,
        RELEASE.c.state,
        RELEASE.c.partition,
    )
    query = select(*columns).where(RELEASE.c.partnership_id.in_(partnership_ids))
    if but is not None:
        query = query.where(RELEASE.c.quarter != but)
    told: dict[int, list[Told]] = {}
    for number, partnership_id, other, state, held in connection.execute(query):
        if not was_seen(state, held):
            continue
        told.setdefault(partnership_id, []).append(read_told(other, held, number))
    return told


def find_same_round(new: Told, others: Sequence[Told]) -> Iterator[Told]:
    """Those of the others that are for the most part made from the same sheets, from whichever end of the
    scale they were read, or of which a group is: one sector's own file was taken in for the wrong quarter."""
    turned = turn_scale(new) if others else None
    read_as = [new, turned] if turned else [new]
    for other in others:
        alike = any(
            in_place > ONE_ROUND or anywhere > ONE_ROUND_BY_LESS
            for in_place, anywhere in (share_sheets(new, other), *share_groups(new, other))
        )
        if alike or any(_are_alike_on_a_domain(told, other) for told in read_as):
            yield other


def list_rounds_together(new: Told, own: Sequence[Told], others: Sequence[Told]) -> list[Told]:
    """Every version of other quarters that can be held together with a new one; none where no quarter has the
    same sheets.

    own: the earlier versions of its quarter

    Of a quarter that has them all versions count: those without them tell what else was in the first.
    """
    known, found, left = [*own, new], list[Told](), list(others)
    while quarters := {other.quarter for told in known for other in find_same_round(told, left)}:
        known = [other for other in left if other.quarter in quarters]
        left = [other for other in left if other.quarter not in quarters]
        found += known
    return found


def refuse_rounds_together(
    new: Told, own: Sequence[Told], together: Sequence[Told], smallest_group: int
) -> str | None:
    """Why the new release may not stand beside all of these; None when it may.

    Two rounds in one file, and then each for its own quarter: no two of the three tell of one late answer.
    """
    reason = refuse_after([*together, *own, new], smallest_group) if together else None
    places = " and ".join(name_quarter(quarter) for quarter in sorted({told.quarter for told in together}))
    return f"Some of the same sheets were published for {places} as well: {reason}" if reason else None


def _are_alike_on_a_domain(new: Told, other: Told) -> bool:
    return any(
        in_place > ONE_ROUND_BY_LESS or anywhere > ONE_ROUND_BY_LEAST
        for in_place, anywhere in share_domains(new, other)
    )


def refuse_taken_twice(
    new: Told, other: Told, new_cells: pd.DataFrame, other_cells: pd.DataFrame, domain_of: Mapping[str, str],
    smallest_group: int,
) -> str | None:  # fmt: skip
    """Why the new release may not stand beside another quarter's that has the same sheets; None when it may.

    cells:      as in analytics.versions.refuse_version
    domain_of:  measure → domain, as told_sheets.name_domains
    """
    place = name_quarter(other.quarter)
    if _are_cut_otherwise(new, other):
        return (
            f"Most of these sheets were published for {place} as well, by other groups, and the two together "
            "would show what lies between. Raise the smallest group until no groups are shown, or leave "
            "these sheets where they were published."
        )
    reason = refuse_beside(other, new, other_cells, new_cells, domain_of, smallest_group)
    return f"Most of these sheets were published for {place} as well: {reason}" if reason else None


def _are_cut_otherwise(one: Told, other: Told) -> bool:
    """Whether both show groups and cut the sectors that both have in two ways."""
    shared = [sector for sector in one.groups if sector in other.groups]
    pairs = {(one.groups[sector], other.groups[sector]) for sector in shared}
    cut = all("" not in pair for pair in pairs)
    # Where one only joins groups of the other there are as many pairs as the finer has groups.
    return cut and len(pairs) > max(len({pair[side] for pair in pairs}) for side in (0, 1))
