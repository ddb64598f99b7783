"""Whether a second version of a quarter may be published beside the first. METHODS, Disclosure.

Whoever has both can take one from the other. What differs is the people whose sheets were added, removed or
changed; they must pass the rule of a group, and their sum must not tell their answers.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.exposure import ITEM_STEP, KEPT_WIDTH, SHARE_STEP, TOP
from analytics.partition import passes_group_rule, say_who_must_be_left

Sheet = tuple[str, int, str]  # fingerprint, organisation, group
# Whoever counts as an organisation of their own is numbered by row, and the next version counts rows anew.
ON_THEIR_OWN = -2
WAIT_OR_PUT_BACK = (
    "Publish again when more answers have come, or with the sheets as they were: what else is new can then "
    "come out."
)


def name_sheets(
    fingerprints: Sequence[str], organisations: Sequence[int], groups: Sequence[str]
) -> list[Sheet]:
    """Sheets as versions are compared by; people who are an organisation of their own all bear one number."""
    return [
        (fingerprint, max(int(organisation), ON_THEIR_OWN), group)
        for fingerprint, organisation, group in zip(fingerprints, organisations, groups, strict=True)
    ]


@dataclass(frozen=True)
class Difference:
    """The sheets by which two versions differ: in whole (group "") or in one group."""

    group: str
    added: tuple[Sheet, ...]
    removed: tuple[Sheet, ...]

    @property
    def sizes(self) -> list[int]:
        """People of each organisation; a corrected sheet was added and removed, and is one person."""
        added, removed = (Counter(sheet[1] for sheet in sheets) for sheets in (self.added, self.removed))
        people = {name: max(added[name], removed[name]) for name in {*added, *removed}}
        alone = people.pop(ON_THEIR_OWN, 0)
        return [*people.values(), *[1] * alone]

    def count_people(self) -> int:
        """How many people's sheets differ; a sheet that was put to another organisation is one person's."""
        names = [Counter(sheet[0] for sheet in sheets) for sheets in (self.added, self.removed)]
        moved = names[0] & names[1]
        rest = [
            tuple(_take_off(Counter(sheets), Counter(moved), SAME_SHEET[-1]).elements())
            for sheets in (self.added, self.removed)
        ]
        return moved.total() + sum(Difference(self.group, rest[0], rest[1]).sizes)

    def passes(self, smallest_group: int) -> bool:
        sizes = sorted([0, 0, *self.sizes], reverse=True)
        return bool(passes_group_rule(sum(sizes), len(sizes) - 2, sizes[0], sizes[1], smallest_group))


# How somebody may know a sheet again that was put to another organisation, another group, or both.
SAME_SHEET: tuple[Callable[[Sheet], Hashable], ...] = (
    lambda sheet: (sheet[0], sheet[2]),
    lambda sheet: (sheet[0], sheet[1]),
    lambda sheet: sheet[0],
)


def find_differences(old: Sequence[Sheet], new: Sequence[Sheet]) -> list[Difference]:
    """The whole's difference and that of each group; none where the sheets are the same.

    Sheets that were only put to another organisation or group differ, and whoever knows that they say the
    same takes them for what they are: so the rest is looked at once more without them.
    """
    return [difference for looked_at in _look_each_way(old, new) for difference in looked_at]


def _look_each_way(old: Sequence[Sheet], new: Sequence[Sheet]) -> list[list[Difference]]:
    """The differences as told, and once more for each way to know sheets again; the whole's is the first."""
    told = Counter(new) - Counter(old), Counter(old) - Counter(new)
    by_group, by_organisation, by_name = SAME_SHEET
    # Whoever goes by what sheets say alone takes those of one place for the same first.
    rest = _know_again(*_know_again(*told, by_group), by_organisation)
    ways = [
        told,
        _know_again(*told, by_group),
        _know_again(*told, by_organisation),
        _know_again(*rest, by_name),
    ]
    found: list[list[Difference]] = []
    for one in (_by_group(*way) for way in ways):
        if one and one not in found:
            found.append(one)
    return found


def _know_again(
    added: Counter[Sheet], removed: Counter[Sheet], name: Callable[[Sheet], Hashable]
) -> tuple[Counter[Sheet], Counter[Sheet]]:
    """What came and went without those that are known for the same."""
    moved = _count_by(name, added) & _count_by(name, removed)
    return _take_off(added, moved, name), _take_off(removed, moved, name)


def _by_group(added: Counter[Sheet], removed: Counter[Sheet]) -> list[Difference]:
    if not added and not removed:
        return []
    groups = ["", *sorted({sheet[2] for sheet in [*added, *removed]} - {""})]
    return [
        Difference(
            group,
            tuple(sheet for sheet in added.elements() if group in ("", sheet[2])),
            tuple(sheet for sheet in removed.elements() if group in ("", sheet[2])),
        )
        for group in groups
    ]


def _count_by(name: Callable[[Sheet], Hashable], sheets: Counter[Sheet]) -> Counter[Hashable]:
    return Counter(map(name, sheets.elements()))


def _take_off(
    sheets: Counter[Sheet], moved: Counter[Hashable], name: Callable[[Sheet], Hashable]
) -> Counter[Sheet]:
    left, kept = Counter(moved), Counter[Sheet]()
    for sheet in sheets.elements():
        if left[name(sheet)]:
            left[name(sheet)] -= 1
        else:
            kept[sheet] += 1
    return kept


def refuse_version(
    old: Sequence[Sheet], new: Sequence[Sheet], old_cells: pd.DataFrame, new_cells: pd.DataFrame,
    smallest_group: int,
) -> str | None:  # fmt: skip
    """Why the new version may not stand beside the old one; None when it may.

    cells:  measure | breakdown | group | estimate | respondent_count | bound: the survey's whole and group
            cells, questions and priorities among them; bound is −1 for "≤", 1 for "≥", 0 for neither
    """
    for differences in _look_each_way(old, new):
        # What is left of a group counts as well: the new whole minus the groups that stayed would show it.
        left = [Difference(group, _of_group(new, group), ()) for group in _touched_groups(differences)]
        failing = [
            one for one in [*differences, *left] if one.added + one.removed and not one.passes(smallest_group)
        ]
        if failing and (placed := _count_placed(old, new)):
            return (
                f"no answer differs from what was published, but {placed} "
                f"{'sheet is' if placed == 1 else 'sheets are'} put to another organisation or sector. That "
                "looks as if other people had answered, and whoever knows one of them would know what the "
                f"others said: it takes {smallest_group} people, and {say_who_must_be_left()}. "
                f"{WAIT_OR_PUT_BACK}"
            )
        if failing:
            people = differences[0].count_people()
            where = f" in the group {failing[0].group}" if failing[0].group else ""
            return (
                f"{people} {'sheet differs' if people == 1 else 'sheets differ'} from what was published, "
                f"and the difference{where} would show the answers of too few people: it takes "
                f"{smallest_group} people, and {say_who_must_be_left()}. {WAIT_OR_PUT_BACK}"
            )
        if _sums_tell(differences, old_cells, new_cells):
            return (
                "the answers that came later are so alike, or so few to some question, that the difference "
                f"from what was published would show them. {WAIT_OR_PUT_BACK}"
            )
    return None


def _count_placed(old: Sequence[Sheet], new: Sequence[Sheet]) -> int:
    """How many sheets stand elsewhere, where all of them say the same; 0 where any does not."""
    said = [Counter(sheet[0] for sheet in sheets) for sheets in (old, new)]
    return (Counter(new) - Counter(old)).total() if said[0] == said[1] else 0


def refuse_history(versions: Sequence[Sequence[Sheet]], smallest_group: int) -> str | None:
    """Why a version may not stand beside several earlier ones; None when it may.

    Of three versions and more, no pair may tell too much and all of them together still do. So whoever is
    told apart by the versions they are in must be as many as a group.
    """
    counted = [Counter(sheets) for sheets in versions]
    put_back = [_put_back(version, counted[-1]) for version in counted]
    apart = [*_tell_apart(counted), *_tell_apart(put_back)]
    if len(versions) < 3 or all(sheets.passes(smallest_group) for sheets in apart):
        return None
    return (
        "together with the versions that were out before, it would show the answers of too few people, who "
        f"are in some of them and not in others. {WAIT_OR_PUT_BACK}"
    )


def _tell_apart(counted: Sequence[Counter[Sheet]]) -> list[Difference]:
    """The sheets of each combination of versions that has any, in the whole and in each group.

    Of sheets that say the same in one organisation, as many are in a version as it has of them.
    """
    apart: dict[tuple[str, tuple[bool, ...]], list[Sheet]] = {}
    for sheet in set().union(*counted):
        times = [version[sheet] for version in counted]
        for place in range(max(times)):
            combination = tuple(place < count for count in times)
            for group in {"", sheet[2]}:
                apart.setdefault((group, combination), []).append(sheet)
    return [Difference(group, tuple(sheets), ()) for (group, _), sheets in apart.items()]


def _put_back(version: Counter[Sheet], newest: Counter[Sheet]) -> Counter[Sheet]:
    """A version with its sheets where the newest has them: names of organisations and groups tell nobody
    apart."""
    free: dict[str, list[Sheet]] = {}
    for sheet in (newest - version).elements():
        free.setdefault(sheet[0], []).append(sheet)
    gone = version - newest
    kept = version - gone
    for sheet in gone.elements():
        there = free.get(sheet[0])
        kept[there.pop() if there else sheet] += 1
    return kept


def _touched_groups(differences: Sequence[Difference]) -> list[str]:
    return [difference.group for difference in differences if difference.group]


def _of_group(sheets: Sequence[Sheet], group: str) -> tuple[Sheet, ...]:
    return tuple(sheet for sheet in sheets if sheet[2] == group)


def _sums_tell(differences: Sequence[Difference], old_cells: pd.DataFrame, new_cells: pd.DataFrame) -> bool:
    """Whether a published cell minus its earlier version bounds somebody too closely, or covers too few."""
    keys = ["measure", "breakdown", "group"]
    both = _bound_sums(new_cells).merge(_bound_sums(old_cells), on=keys, suffixes=("", "_old"))
    both = both.assign(
        people=both["respondent_count"] - both["respondent_count_old"],
        lowest=both["least"] - both["most_old"],
        highest=both["most"] - both["least_old"],
    )
    in_group = both["breakdown"] == "group"
    return any(
        _cells_tell(difference, both[in_group & (both["group"] == difference.group)])
        if difference.group
        else _cells_tell(difference, both[~in_group])
        for difference in differences
    )


def _bound_sums(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells that are shown, with the least and the most that the answers behind each can add up to.

    A priority is put first or not: its share counts people, of 100 points each, and `kept` is one of them.
    """
    shown = cells[cells["estimate"].notna()]
    people = shown["respondent_count"].to_numpy(dtype=float)
    is_item = shown["measure"].str.startswith("item:").to_numpy(dtype=bool)
    is_share = shown["measure"].str.startswith("priority:").to_numpy(dtype=bool)
    mean = shown["estimate"].to_numpy(dtype=float) * np.where(is_share, TOP, 1)
    half = np.select([is_item, is_share], [ITEM_STEP / 2, TOP * SHARE_STEP / 2], 0.5)
    bound = shown["bound"].to_numpy() if "bound" in shown else np.zeros(len(shown))
    # A question beyond an end that is kept away from 5 and 95 lies half a step beyond what is said of it.
    kept_away = is_item & (mean > ITEM_STEP) & (mean < TOP - ITEM_STEP)
    beyond = np.where(kept_away, -half, half)
    least = people * np.where(bound < 0, 0, mean - np.where(bound > 0, beyond, half))
    most = people * np.where(bound > 0, TOP, mean + np.where(bound < 0, beyond, half))
    whole_people = TOP * np.ceil(least / TOP + 1e-9), TOP * np.floor(most / TOP - 1e-9)
    return shown[["measure", "breakdown", "group", "respondent_count"]].assign(
        least=np.where(is_share & (bound >= 0), whole_people[0], least),
        most=np.where(is_share & (bound <= 0), whole_people[1], most),
        kept=np.where(is_share, TOP, KEPT_WIDTH),
    )


def _cells_tell(difference: Difference, cells: pd.DataFrame) -> bool:
    """Whether what one difference says of each measure would tell somebody's answer.

    Whoever differs may have left a question out; and somebody who knows an organisation's sheets takes them
    off. What they say is not known here any more once a sheet is undone, so the worst is assumed of it.
    """
    added, removed = len(difference.added), len(difference.removed)
    lacking = np.abs(cells["people"].to_numpy(dtype=float) - (added - removed))
    sizes = difference.sizes
    largest, second = sorted([0, *sizes], reverse=True)[:2]
    # Those who lack the measure may all be of small organisations.
    enough = passes_group_rule(sum(sizes) - lacking, len(sizes) - lacking, largest, second, 0)
    too_few = (lacking > 0) & ~enough
    lowest, highest, kept = (cells[name].to_numpy(dtype=float) for name in ("lowest", "highest", "kept"))
    at_an_end = np.zeros(len(cells), dtype=bool)
    for own_added, own_removed in _list_known(difference):
        came, went = added - own_added - lacking, removed - own_removed - lacking
        if added > own_added:
            at_an_end |= highest < kept + TOP * own_added - TOP * (removed - own_removed)
            at_an_end |= lowest > TOP - kept - TOP * own_removed + TOP * (came - 1)
        if removed > own_removed:
            at_an_end |= -lowest < kept + TOP * own_removed - TOP * (added - own_added)
            at_an_end |= -highest > TOP - kept - TOP * own_added + TOP * (went - 1)
    return bool((too_few | at_an_end).any())


def _list_known(difference: Difference) -> list[tuple[int, int]]:
    """How many added and removed sheets somebody may know: nobody's, or those of one organisation."""
    added, removed = (
        Counter(sheet[1] for sheet in sheets) for sheets in (difference.added, difference.removed)
    )
    alone = [(min(added[ON_THEIR_OWN], 1), 0), (0, min(removed[ON_THEIR_OWN], 1))]
    names = {*added, *removed} - {ON_THEIR_OWN}
    return [(0, 0), *alone, *((added[name], removed[name]) for name in names)]
