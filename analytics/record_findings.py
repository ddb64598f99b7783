"""Findings that rest on meetings and the ledger. These may name organisations, never people."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analytics.cell_rows import CellRows
from analytics.survey_findings import finding
from analytics.wording import (
    CURRENCY_SIGNS,
    join_words,
    say_largest_part,
    say_money,
    say_points,
    say_share,
)

# Practitioners' norms, not validated ones: METHODS, Meetings.
ATTENDANCE_NORM = 0.80
FOLLOW_THROUGH_NORM = 0.70
RARE_ATTENDANCE = 0.50
# Half of the convention's 90 days, at which slow decisions count as the heaviest barrier.
SLOW_DECISION_DAYS = 45
UNEVEN_VOICE_GINI = 0.50
UNMET_NEED_SHARE = 0.10
TRAINING_SHORTFALL_SHARE = 0.20
MOST_NAMES = 2


def find_in_records(cells: pd.DataFrame, titles: dict[str, str]) -> list[dict[str, Any]]:
    """All findings from meeting and ledger cells of any number of partnerships, as rows without a rank."""
    shown = CellRows(cells[cells["estimate"].notna()])
    finders = (
        _find_unmet_need,
        _find_training_gap,
        _find_attendance,
        _find_follow_through,
        _find_slow_decisions,
        _find_uneven_voice,
    )
    return [row for find in finders for row in find(shown)]


def _find_unmet_need(cells: CellRows) -> Iterator[dict[str, Any]]:
    shares = {(row.partnership, row.quarter): row for row in cells.of("whole", ["unmet_need_share"])}
    worst = _worst_category(cells)
    for row in cells.beginning("whole", "unmet_need_"):
        share = shares.get((row.partnership, row.quarter))
        if row.measure == "unmet_need_share" or share is None or share.estimate < UNMET_NEED_SHARE:
            continue
        currency = row.measure.removeprefix("unmet_need_").upper()
        category = worst.get((row.partnership, row.quarter, row.measure))
        part = say_largest_part(category.estimate / row.estimate) if category else ""
        most = f", {part} for {_say_category(category.group)}" if category else ""
        sentence = (
            f"{say_money(row.estimate, currency)} of what was needed ({say_share(share.estimate)}) has no "
            f"commitment behind it{most}."
        )
        yield finding(
            row,
            "unmet_need",
            sentence,
            "see_resources",
            sources="ledger",
            used=[share, *([category] if category else [])],
            size=100 * share.estimate,
        )


def _say_category(group: str) -> str:
    """A category of the ledger as one says it: "staff · cash" is "staff (cash)"."""
    name, _, kind = group.rpartition(" · ")
    return f"{name} ({kind})" if name else kind


def _worst_category(cells: CellRows) -> dict[tuple[Any, ...], Any]:
    measures = [f"unmet_need_{currency.lower()}" for currency in CURRENCY_SIGNS]
    found = {}
    for categories in cells.parts("category", measures):
        top = max(categories, key=lambda cell: cell.estimate)
        if top.estimate > 0:
            found[top.partnership, top.quarter, top.measure] = top
    return found


def _find_training_gap(cells: CellRows) -> Iterator[dict[str, Any]]:
    for row in cells.of("whole", ["training_shortfall_share"]):
        if row.estimate < TRAINING_SHORTFALL_SHARE:
            continue
        sentence = f"{say_share(row.estimate)} of those who need a course hold no current certificate for it."
        yield finding(
            row, "training_gap", sentence, "see_resources", sources="ledger", size=100 * row.estimate
        )


def _find_attendance(cells: CellRows) -> Iterator[dict[str, Any]]:
    rare: dict[tuple[Any, Any], list[Any]] = {}
    for cell in cells.of("organisation", ["attendance_share"]):
        if cell.estimate < RARE_ATTENDANCE:
            rare.setdefault((cell.partnership, cell.quarter), []).append(cell)
    for row in cells.of("whole", ["attendance_share"]):
        if row.estimate >= ATTENDANCE_NORM:
            continue
        fewest = sorted(rare.get((row.partnership, row.quarter), []), key=lambda c: (c.estimate, c.group))
        named = fewest[:MOST_NAMES]
        who = f" Fewer than half were attended by {join_words([c.group for c in named])}." if named else ""
        sentence = (
            f"Organisations came to {say_share(row.estimate)} of the meetings where they were expected; "
            f"practitioners look for {say_share(ATTENDANCE_NORM)}.{who}"
        )
        yield finding(
            row,
            "attendance",
            sentence,
            "see_meetings",
            sources="meetings",
            used=named,
            size=100 * row.estimate,
        )


def _find_follow_through(cells: CellRows) -> Iterator[dict[str, Any]]:
    for row in cells.of("whole", ["actions_closed_on_time_share"]):
        if row.estimate >= FOLLOW_THROUGH_NORM:
            continue
        sentence = (
            f"{say_share(row.estimate)} of the actions that fell due were done on time; "
            f"practitioners look for {say_share(FOLLOW_THROUGH_NORM)}."
        )
        yield finding(
            row, "follow_through", sentence, "open_actions", sources="meetings", size=100 * row.estimate
        )


def _find_slow_decisions(cells: CellRows) -> Iterator[dict[str, Any]]:
    for row in cells.of("whole", ["median_days_to_decision"]):
        if row.estimate <= SLOW_DECISION_DAYS:
            continue
        sentence = (
            f"Half of the matters raised wait {say_points(row.estimate)} days or longer for a decision, "
            "counting those that still wait."
        )
        yield finding(row, "decisions", sentence, "add_to_agenda", sources="meetings", size=row.estimate)


def _find_uneven_voice(cells: CellRows) -> Iterator[dict[str, Any]]:
    for row in cells.of("whole", ["voice_gini"]):
        if row.estimate < UNEVEN_VOICE_GINI:
            continue
        sentence = (
            "In the meetings that were recorded, a few seats held most of the talk "
            f"(unevenness {row.estimate:.2f}, where 0 is everyone alike and 1 is one voice)."
        )
        yield finding(row, "voice", sentence, "add_to_agenda", sources="meetings", size=100 * row.estimate)
