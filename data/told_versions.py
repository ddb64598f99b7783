"""Whether versions may be held side by side, by what each noted of its sheets: by whole sheets, and by what
they say on each domain alone where they are the same people's, read anew. METHODS, Disclosure, 8."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from analytics.exposure import TOP
from analytics.versions import Sheet, refuse_history, refuse_version
from analytics.wording import MEASURE_TITLES
from data.told_sheets import (
    Told,
    count_alike,
    count_said,
    read_sheets,
    read_sheets_by_domain,
    turn_scale,
)

# Of the sheets that went and came, more than this share say the same on a domain, in the same organisation or
# in any: they are the same people's, corrected or read anew. With other people's only a few agree by chance.
READ_ANEW = 0.25
READ_ANEW_ELSEWHERE = 0.5


def refuse_beside(
    old: Told, new: Told, old_cells: pd.DataFrame, new_cells: pd.DataFrame, domain_of: Mapping[str, str],
    smallest_group: int,
) -> str | None:  # fmt: skip
    """Why the new version may not stand beside the old one; None when it may.

    cells:      as in analytics.versions.refuse_version
    domain_of:  measure → domain, as told_sheets.name_domains

    By the groups of either: the new whole can be taken together with the old one's groups. A file that was
    read from the wrong end of the scale, and then from the right one, is put back for this.
    """
    turned = _turn_back(old, new)
    for groups in (new.groups, old.groups):
        before, after = read_sheets((old, new), groups)
        if reason := refuse_version(before, after, old_cells, new_cells, smallest_group):
            return reason
        read_as = [(new, new_cells)] + ([(turned, _turn_cells(new_cells))] if turned else [])
        for told, cells in read_as:
            own = old_cells, cells
            if reason := _refuse_on_a_domain(old, told, own, domain_of, groups, smallest_group):
                return reason
    return None


def _refuse_on_a_domain(
    old: Told, new: Told, cells: tuple[pd.DataFrame, pd.DataFrame], domain_of: Mapping[str, str],
    groups: Mapping[str, str], smallest_group: int,
) -> str | None:  # fmt: skip
    for domain, (before, after) in read_sheets_by_domain((old, new), groups):
        if not _are_read_anew((old, new), (before, after)):
            continue
        own = [told[told["measure"].map(domain_of) == domain] for told in cells]
        if reason := refuse_version(before, after, own[0], own[1], smallest_group):
            return _say_of(domain, reason)
    return None


def _turn_back(old: Told, new: Told) -> Told | None:
    """The new version read from the other end of the scale, where more of it then says the same as before."""
    turned = turn_scale(new)
    return turned if turned and count_said(old, turned) > count_said(old, new) else None


def _turn_cells(cells: pd.DataFrame) -> pd.DataFrame:
    return cells.assign(estimate=TOP - cells["estimate"], bound=-cells["bound"])


def refuse_after(versions: Sequence[Told], smallest_group: int) -> str | None:
    """Why the last of several versions may not stand beside all of the others; None when it may."""
    groups = versions[-1].groups
    # All as the newest was read; what an older program made does not note how else it could have been.
    versions = [*(_turn_back(versions[-1], told) or told for told in versions[:-1]), versions[-1]]
    if reason := refuse_history(read_sheets(versions, groups), smallest_group):
        return reason
    for domain, sheets in read_sheets_by_domain(versions, groups):
        pairs = [
            ((told, versions[-1]), (own, sheets[-1])) for told, own in zip(versions, sheets, strict=True)
        ]
        if not any(_are_read_anew(*pair) for pair in pairs):
            continue
        if reason := refuse_history(sheets, smallest_group):
            return _say_of(domain, reason)
    return None


def _are_read_anew(told: tuple[Told, Told], on_domain: tuple[list[Sheet], list[Sheet]]) -> bool:
    """Whether many of the sheets that differ say the same on a domain.

    on_domain:  the sheets of each by what they say on it, in the order of their lines
    """
    whole = read_sheets(told, told[1].groups)
    went = _leave_out(whole[0], whole[1], on_domain[0])
    came = _leave_out(whole[1], whole[0], on_domain[1])
    in_place, anywhere = count_alike(went, came)
    return in_place > READ_ANEW or anywhere > READ_ANEW_ELSEWHERE


def _leave_out(sheets: list[Sheet], others: list[Sheet], on_domain: list[Sheet]) -> list[Sheet]:
    """What sheets that the others do not have say on a domain."""
    left, kept = Counter(others), []
    for sheet, own in zip(sheets, on_domain, strict=True):
        if left[sheet]:
            left[sheet] -= 1
        else:
            kept.append(own)
    return kept


def _say_of(domain: str, reason: str) -> str:
    return f"{MEASURE_TITLES.get(domain, domain)}: {reason}"
