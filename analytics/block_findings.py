"""Findings on what people put first, and on how well working together goes."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from analytics.cell_rows import CellRows
from analytics.priority_cells import AGREED, APART
from analytics.survey_findings import finding
from analytics.wording import join_words, say_share_as_published

# Below this share of links that go well, the finding asks for time at the next workshop. A convention.
HALF_OF_LINKS = 0.5
MOST_NAMED = 3


def find_in_blocks(cells: CellRows, titles: dict[str, str]) -> list[dict[str, Any]]:
    """All findings of the two parts, as rows without a rank; `titles` has "priority:early_help" and so on."""
    shown = cells.telling(["estimate", "verdict"])
    return [*_find_priorities(shown, titles), *_find_ties(shown)]


def _find_priorities(cells: CellRows, titles: dict[str, str]) -> Iterator[dict[str, Any]]:
    options: dict[tuple[Any, Any], list[Any]] = {}
    for row in cells.beginning("whole", "priority:"):
        if row.unit == "share_0_to_1":
            options.setdefault((row.partnership, row.quarter), []).append(row)
    for row in cells.of("whole", ["priorities"]):
        listed = sorted(options.get((row.partnership, row.quarter), []), key=lambda one: -one.estimate)
        if not listed:
            continue
        top = [one for one in listed if one.estimate == listed[0].estimate]
        yield finding(
            row,
            "priorities",
            _say_priorities(row.verdict, top, titles),
            "celebrate" if row.verdict == AGREED else "add_to_agenda",
            used=top,
            verdict=row.verdict,
            size=100 * listed[0].estimate,
        )


def _say_priorities(verdict: str, top: list[Any], titles: dict[str, str]) -> str:
    names = [f"“{titles.get(one.measure, one.measure)}”" for one in top]
    put = f"{_say_share(top[0])} of people put"
    if len(top) == 1:
        named = f"{put} {names[0]} among their first three, more than any other"
    elif len(top) <= MOST_NAMED:
        named = f"{put} each of {join_words(names)} among their first three"
    else:
        named = f"{put} each of {len(top)} priorities among their first three"
    if verdict == AGREED:
        return f"People agree on what comes first: {named}."
    if verdict == APART:
        return f"People do not agree on what comes first; {named}."
    return f"People agree in part on what comes first: {named}."


def _find_ties(cells: CellRows) -> Iterator[dict[str, Any]]:
    returned = {(row.partnership, row.quarter): row for row in cells.of("whole", ["working_ties_returned"])}
    for row in cells.of("whole", ["working_ties"]):
        other = returned.get((row.partnership, row.quarter))
        yield finding(
            row,
            "working_ties",
            f"{say_density(row)}{_say_returned(other)}",
            "add_to_agenda" if row.estimate < HALF_OF_LINKS else "run_check_in",
            used=[] if other is None else [other],
            size=100 * row.estimate,
            low=100 * row.low,
            high=100 * row.high,
        )


def say_density(row: Any) -> str:
    """Of the links that people were asked about, 60 % go well (between 45 and 80 %, as not all answered)."""
    complete = (row.detail or {}).get("coverage_share", np.nan) >= 1
    bounds = f" (between {round(100 * row.low)} and {round(100 * row.high)} %, as not all answered)"
    return (
        f"Of the links between organisations that people were asked about, {_say_share(row)} "
        f"go well{'' if complete else bounds}."
    )


def _say_returned(row: Any) -> str:
    if row is None:
        return ""
    return f" Where one side says so, the other says it too in {_say_share(row)} of cases."


def _say_share(row: Any) -> str:
    return say_share_as_published(row.estimate, row.detail)
