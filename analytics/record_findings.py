"""Findings that rest on meetings and the ledger. These may name organisations, never people."""

from collections.abc import Iterator
from typing import Any

from analytics.cell_rows import CellRows
from analytics.survey_findings import finding
from analytics.wording import (
    CURRENCY_SIGNS,
    join_words,
    say_largest_part,
    say_money,
    say_part,
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
SAME_SHARE = 0.005  # a count is said beside its share only where both say the same percentage


def find_in_records(cells: CellRows, titles: dict[str, str]) -> list[dict[str, Any]]:
    """All findings from meeting and ledger cells of any number of partnerships, as rows without a rank."""
    shown = cells.telling(["estimate"])
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
        needed, current = row.detail.get("needed_count"), row.detail.get("current_count")
        short: Any = None if needed is None or current is None else needed - current
        if needed != 1 and _is_share_of(row.estimate, short, needed):
            who, share = say_part(short, needed), f" ({say_share(row.estimate)})"
        else:
            who, share = f"{say_share(row.estimate)} of those", ""
        sentence = f"{who} who need a course hold no current certificate for it{share}."
        yield finding(
            row, "training_gap", sentence, "see_resources", sources="ledger", size=100 * row.estimate
        )


def _find_attendance(cells: CellRows) -> Iterator[dict[str, Any]]:
    rare: dict[tuple[Any, Any], list[Any]] = {}
    for cell in cells.of("organisation", ["attendance_share"]):
        if cell.estimate < RARE_ATTENDANCE and _count_known(cell.detail) != 1:
            rare.setdefault((cell.partnership, cell.quarter), []).append(cell)
    held = {(row.partnership, row.quarter): row for row in cells.of("whole", ["meeting_count"])}
    for row in cells.of("whole", ["attendance_share"]):
        if row.estimate >= ATTENDANCE_NORM:
            continue
        place = row.partnership, row.quarter
        once = [held[place]] if place in held and held[place].estimate == 1 else []
        fewest = [] if once else sorted(rare.get(place, []), key=lambda c: (c.estimate, c.group))
        named = fewest[:MOST_NAMES]
        who = f" Fewer than half were attended by {join_words([c.group for c in named])}." if named else ""
        few = ", and one meeting says little" if once else ""
        norm = f"practitioners look for {say_share(ATTENDANCE_NORM)}{few}"
        yield finding(
            row,
            "attendance",
            f"{_say_attendance(row, bool(once))}; {norm}.{who}",
            "see_meetings",
            sources="meetings",
            used=[*once, *named],
            size=100 * row.estimate,
        )


def _say_attendance(row: Any, is_once: bool) -> str:
    """How many came of those expected, at one meeting or at several."""
    came, known, share = row.detail.get("attended_count"), _count_known(row.detail), say_share(row.estimate)
    is_counted = known != 1 and _is_share_of(row.estimate, came, known)
    if is_once:
        who = f"{say_part(came, known)} organisations" if is_counted else f"{share} of the organisations"
        return f"{who} expected came to the one meeting of the quarter" + f" ({share})" * is_counted
    if is_counted:
        part = say_part(came, known).lower()
        return f"Organisations filled {part} seats at the meetings where they were expected ({share})"
    return f"Organisations came to {share} of the meetings where they were expected"


def _count_known(detail: dict[str, Any]) -> Any:
    """Of how many seats that were expected it is known whether somebody came."""
    expected = detail.get("expected_count")
    return None if expected is None else expected - detail.get("unknown_count", 0)


def _is_share_of(share: float, part: Any, whole: Any) -> bool:
    """Whether the counts of a cell's detail are there and say the same as its share."""
    return part is not None and bool(whole) and abs(part / whole - share) < SAME_SHARE


def _find_follow_through(cells: CellRows) -> Iterator[dict[str, Any]]:
    for row in cells.of("whole", ["actions_closed_on_time_share"]):
        if row.estimate >= FOLLOW_THROUGH_NORM:
            continue
        done, due = row.detail.get("closed_on_time_count"), row.detail.get("due_count")
        share = say_share(row.estimate)
        said = f"{share} of the actions that fell due were done on time"
        if _is_share_of(row.estimate, done, due):
            said = f"{say_part(done, due)} actions that fell due were done on time ({share})"
        if _is_share_of(row.estimate, done, due) and due == 1:
            said = "The one action that fell due was not done on time"
        sentence = f"{said}; practitioners look for {say_share(FOLLOW_THROUGH_NORM)}."
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
