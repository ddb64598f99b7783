"""Findings that rest on the survey: what weighs most, what changed, where people are split or do not know."""

from collections.abc import Iterable, Iterator
from functools import cache
from math import comb
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import ndtri

from analytics.cell_rows import CellRows
from analytics.instruments import BARRIERS, STRENGTHS
from analytics.quarters import name_quarter
from analytics.wording import (
    AGREEMENT_SPLIT,
    CAMPS,
    PART_TITLES,
    SPOKEN,
    join_words,
    say_count,
    say_interval,
    say_points,
    say_range,
    say_share,
)

FIVE = (*BARRIERS, *STRENGTHS)
# "Don't know" reached 15–20 % on items of a validated short form (Cramm 2011): from here on it is said.
DONT_KNOW_SHARE = 0.15
# Below this share of those asked, the silent majority could turn the picture round. A convention.
LOW_PARTICIPATION_SHARE = 0.6
# How far two streams may lie apart before they contradict each other: METHODS, Barriers.
STREAMS_APART_POINTS = 25.0
# The middle of the scale parts "felt" from "not felt" in the four corners of perceived and recorded need.
GROUP_GAP_SIGNIFICANCE = 0.05
LOOK_AT_EACH = "look_at_each"  # the next step of a change whose evidence moved both ways


def find_in_survey(cells: CellRows, titles: dict[str, str]) -> list[dict[str, Any]]:
    """All findings from survey cells of any number of partnerships, as rows without a rank."""
    shown = cells.telling(["estimate", "verdict", "dont_know_share"])
    finders = (
        _find_participation,
        _find_heaviest,
        _find_changes,
        _find_splits,
        _find_camps,
        _find_contradictions,
        _find_dont_know,
        _find_group_gaps,
        _find_levels,
    )
    return [row for find in finders for row in find(shown, titles)]


def finding(
    row: Any,
    kind: str,
    sentence: str,
    next_step: str,
    *,
    sources: str = "survey",
    used: Iterable[Any] = (),
    group: str | None = None,
    verdict: str | None = None,
    size: float = np.nan,
    low: float = np.nan,
    high: float = np.nan,
) -> dict[str, Any]:
    """One finding about the measure of a cell, citing that cell and any others it used."""
    cited = [row, *used]
    about = row.group if group is None else group
    return {
        "partnership": row.partnership,
        "quarter": row.quarter,
        "finding_key": f"{kind}:{row.measure}:{about}",
        "kind": kind,
        "measure": row.measure,
        "group": about,
        "verdict": verdict,
        "sentence": sentence,
        "size": size,
        "low": low,
        "high": high,
        "sources": sources,
        "cells": [
            {"measure": cell.measure, "breakdown": cell.breakdown, "group": cell.group} for cell in cited
        ],
        "next_step": next_step,
        "audience": "programme" if all(cell.audience == "programme" for cell in cited) else "partnership",
    }


def _verb(measure: str, one: str, many: str) -> str:
    return many if measure == "resources" else one


def _find_participation(cells: CellRows, titles: dict[str, str]) -> Iterator[dict[str, Any]]:
    for row in cells.of("whole", ["participation"]):
        if pd.isna(row.respondent_count) or not row.estimate < LOW_PARTICIPATION_SHARE:
            continue
        sentence = (
            f"{say_count(row.respondent_count, 'person', 'people')} of {round(row.invited_count):,d} "
            f"answered ({say_share(row.estimate)}); those who did not may see things differently."
        )
        yield finding(row, "participation", sentence, "see_participation", size=100 * row.estimate)


def _find_heaviest(cells: CellRows, titles: dict[str, str]) -> Iterator[dict[str, Any]]:
    levels = {(row.partnership, row.quarter, row.measure): row for row in cells.of("whole", BARRIERS)}
    for row in cells.of("whole", ["heaviest_barrier"]):
        known = [levels[key] for name in BARRIERS if (key := (row.partnership, row.quarter, name)) in levels]
        ordered = sorted(
            (level for level in known if not np.isnan(level.estimate)), key=lambda level: -level.estimate
        )
        if len(ordered) < 2:
            continue
        top = next((level for level in ordered if level.measure == row.verdict), None)
        first = top or ordered[0]
        # Without a range nobody can tell scores apart, nor call them alike: the survey alone gives one.
        is_told = bool(top) or not any(pd.isna(level.low) for level in ordered[:2])
        say_open = _say_alike if is_told else _say_untold
        sentence = _say_heaviest(top, titles) if top else say_open(ordered[:2], titles)
        yield finding(
            row,
            "heaviest",
            sentence,
            "add_to_agenda",
            sources=first.evidence_streams or "survey",
            used=ordered if not top else [top],
            verdict=row.verdict,
            size=first.estimate,
            low=first.low if is_told else np.nan,
            high=first.high if is_told else np.nan,
        )


def _say_heaviest(top: Any, titles: dict[str, str]) -> str:
    weighs = _verb(top.measure, "weighs", "weigh")
    return (
        f"{titles[top.measure]} {weighs} most of the three barriers: "
        f"{say_interval(top.estimate, top.low, top.high)} of 100."
    )


def _say_alike(pair: list[Any], titles: dict[str, str]) -> str:
    one, other = pair
    names = join_words([titles[one.measure], titles[other.measure].lower()])
    points = f"{say_points(one.estimate)} and {say_points(other.estimate)} of 100"
    if one.low <= other.high:
        return f"{names} weigh about the same: {points}."
    why = (
        "the order turns with how much each kind of evidence counts"
        if "+" in str(one.evidence_streams)
        else f"only one kind of evidence speaks of {titles[one.measure].lower()}"
    )
    return f"{names} stand at {points}, but which weighs most cannot be told: {why}."


def _say_untold(pair: list[Any], titles: dict[str, str]) -> str:
    one, other = pair
    stands = _verb(one.measure, "stands", "stand")
    return (
        "Which barrier weighs most cannot be told without survey answers on each: "
        f"{titles[one.measure].lower()} {stands} at {say_points(one.estimate)} and "
        f"{titles[other.measure].lower()} at {say_points(other.estimate)} of 100, and records alone give no "
        "range."
    )


def _find_changes(cells: CellRows, titles: dict[str, str]) -> Iterator[dict[str, Any]]:
    people = cells.of("whole", ["participation"])
    asked = {(row.partnership, row.quarter): row.invited_count for row in people}
    levels = {(row.partnership, row.quarter, row.measure): row for row in cells.of("whole", FIVE)}
    for row in cells.of("change", FIVE):
        if not isinstance(row.verdict, str) or pd.isna(row.estimate):
            continue
        yield finding(
            row,
            "change",
            _say_change(row, titles[row.measure], asked.get((row.partnership, row.quarter), np.nan))
            + _say_left_out(row, levels.get((row.partnership, row.quarter, row.measure))),
            LOOK_AT_EACH if row.detail.get("moved_apart") else _step_after(row.verdict),
            sources=row.evidence_streams or "survey",
            group="whole",
            verdict=row.verdict,
            size=row.estimate,
            low=row.low,
            high=row.high,
        )


def _step_after(verdict: str) -> str:
    steps = {"worsened": "add_to_agenda", "fell": "add_to_agenda", "eased": "celebrate", "rose": "celebrate"}
    return steps.get(verdict, "ask_again" if verdict == "cannot_tell" else "run_check_in")


def _say_change(row: Any, title: str, asked_count: float) -> str:
    since = f"since {name_quarter(row.group)}"
    size = f"{say_points(abs(row.estimate))} points"
    inner, outer = sorted((abs(row.low), abs(row.high)))
    if row.verdict in ("eased", "fell"):
        return f"{title} {row.verdict} {since}: down {size} ({say_range(inner, outer)})."
    if row.verdict in ("worsened", "rose"):
        verb = "got heavier" if row.verdict == "worsened" else "rose"
        return f"{title} {verb} {since}: up {size} ({say_range(inner, outer)})."
    span = f"{say_points(row.estimate)} ({say_range(row.low, row.high)})"
    if row.verdict == "steady":
        return f"{title} held steady {since}: any move is small, {span}."
    takes = _say_what_it_takes(row.detail, asked_count, several="+" in str(row.evidence_streams or ""))
    return f"Whether {title.lower()} moved {since} cannot be told: {span}.{takes}"


def _say_left_out(change: Any, level: Any) -> str:
    """Which evidence a change does not count, since only one of its quarters has it; "" for none.

    level:  the same measure as a whole, which counts all the evidence of the quarter; None for none
    """
    by_stream = change.detail.get("parts_left_out") or {}
    parts = [part for parts in by_stream.values() for part in parts]
    names = [PART_TITLES.get(part, part.replace("_", " ")) for part in parts]
    if level is not None and isinstance(change.evidence_streams, str):
        counted = {*change.evidence_streams.split("+"), *by_stream}
        names += [SPOKEN[name] for name in str(level.evidence_streams).split("+") if name not in counted]
    if not names:
        return ""
    them = "it" if len(names) == 1 else "each"
    return f" Left out, as only one of the two quarters has {them}: {join_words(names)}."


def _say_what_it_takes(detail: dict[str, Any], asked_count: float, several: bool) -> str:
    """What could have been seen, and what would show a change of ten points. See change.people_needed."""
    sentences = []
    if _is_number(smallest := detail.get("smallest_detectable_change", np.nan)):
        sentences.append(f" A change of {say_points(smallest)} points or more would probably have shown.")
    ways = []
    # Nought more, or a number below it, is no way: there are enough already, or no number would do.
    wants_more = _is_number(detail.get("more_people_per_round")) and detail["more_people_per_round"] > 0
    are_too_few = wants_more and takes_more_than_asked(detail, asked_count)
    if wants_more and not are_too_few:
        ways.append(say_count(detail["more_people_per_round"], "more person", "more people") + " each round")
    if _is_number(detail.get("same_people_needed")) and detail["same_people_needed"] > 0:
        ways.append(f"{say_count(detail['same_people_needed'], 'person', 'people')} who answer both times")
    if ways:
        sentences.append(f" To see 10 points it would take {' or '.join(ways)}.")
    elif are_too_few:
        sentences.append(
            " Even with everybody’s answers 10 points would not show; several quarters tell more."
        )
    elif several and not _is_number(detail.get("more_people_per_round")):
        sentences.append(
            " More answers would not be enough: a quarter’s few meetings and actions go well or badly by "
            "luck, too."
        )
    return "".join(sentences)


def takes_more_than_asked(detail: dict[str, Any], asked_count: float) -> bool:
    """Whether to see ten points would take more people than were asked; not where that is unknown."""
    return bool(detail.get("people_needed_per_round", np.nan) > asked_count)


def _is_number(stored: Any) -> bool:
    return isinstance(stored, int | float) and not np.isnan(stored)


def _find_splits(cells: CellRows, titles: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Of the five measures. A construct has few questions: its word stands in the table only."""
    for row in cells.of("whole", FIVE):
        if row.agreement != AGREEMENT_SPLIT:
            continue
        sentence = (
            f"People are split on “{titles[row.measure].lower()}”: the average of {say_points(row.estimate)} "
            "describes hardly anyone, so hear both sides before acting on it."
        )
        yield finding(
            row,
            "split",
            sentence,
            "add_to_agenda",
            verdict=AGREEMENT_SPLIT,
            size=row.estimate,
            low=row.low,
            high=row.high,
        )


def _find_camps(cells: CellRows, titles: dict[str, str]) -> Iterator[dict[str, Any]]:
    """What kind of split: people who stand in camps, not spread out."""
    for row in cells.of("whole", [CAMPS]):
        divided_on = [f"“{titles[name].lower()}”" for name in row.detail["divided_on"] if name in titles]
        count = {2: "two", 3: "three"}.get(row.detail["camp_count"], "several")
        parted = f" They part most on {join_words(divided_on)}." if divided_on else ""
        sentence = (
            f"People seem to stand in {count} camps, so that an average falls between them.{parted} Hear "
            "each before acting on it."
        )
        yield finding(row, "split", sentence, "add_to_agenda", verdict=AGREEMENT_SPLIT)


def _find_contradictions(cells: CellRows, titles: dict[str, str]) -> Iterator[dict[str, Any]]:
    for streams in cells.parts("stream", BARRIERS):
        lowest, highest = (choose(streams, key=lambda cell: cell.estimate) for choose in (min, max))
        if highest.estimate - lowest.estimate <= STREAMS_APART_POINTS:
            continue
        by_name = {cell.group: cell for cell in streams}
        is_corner = lowest.measure == "resources" and {"survey", "ledger"} == {lowest.group, highest.group}
        yield finding(
            lowest,
            "perceived_against_recorded" if is_corner else "streams_disagree",
            _say_corner(by_name) if is_corner else _say_contradiction(lowest, highest, titles),
            "see_resources" if is_corner else "add_to_agenda",
            sources="+".join(sorted(by_name)),
            used=[highest],
            group="whole",
            size=highest.estimate - lowest.estimate,
        )


def _say_contradiction(lowest: Any, highest: Any, titles: dict[str, str]) -> str:
    title = titles[lowest.measure].lower()
    says = {"survey": "the survey puts", "meetings": "the meetings put", "ledger": "the ledger puts"}
    return (
        f"On {title}, the evidence disagrees: {says[highest.group]} it at "
        f"{say_points(highest.estimate)} of 100, {says[lowest.group]} it at "
        f"{say_points(lowest.estimate)}. Ask why before choosing a remedy."
    )


def _say_corner(by_name: dict[str, Any]) -> str:
    felt, recorded = by_name["survey"].estimate, by_name["ledger"].estimate
    figures = f"({say_points(felt)} of 100 by the survey, {say_points(recorded)} by the ledger)"
    if felt > recorded:
        return (
            f"People feel short of resources more than the ledger shows {figures}: look for needs that "
            "nobody has written down, or for time and skills that money does not buy."
        )
    return (
        f"The ledger shows a larger gap than people report {figures}: they may be managing on goodwill, "
        "or the need may be out of date."
    )


def _find_dont_know(cells: CellRows, titles: dict[str, str]) -> Iterator[dict[str, Any]]:
    constructs = titles.keys() - set(FIVE)
    for row in cells.of("whole", constructs):
        if not row.dont_know_share >= DONT_KNOW_SHARE:
            continue
        sentence = (
            f"“Don't know” made up {say_share(row.dont_know_share)} of the answers on "
            f"“{titles[row.measure].lower()}”: part of this work may be out of people's sight."
        )
        yield finding(row, "dont_know", sentence, "run_check_in", size=100 * row.dont_know_share)


def _find_group_gaps(cells: CellRows, titles: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Only the widest gap of a measure, and only beyond what all pairs compared would give by luck."""
    for groups in cells.parts("group", FIVE):
        if len(groups) < 2:
            continue
        limit = _group_gap_limit(comb(len(groups), 2))
        lowest, highest = (choose(groups, key=lambda cell: cell.estimate) for choose in (min, max))
        error = float(np.hypot(lowest.standard_error, highest.standard_error))
        gap = highest.estimate - lowest.estimate
        if not error > 0 or not gap > limit * error:
            continue
        sentence = (
            f"{titles[highest.measure]} looks different from different places: "
            f"{say_points(highest.estimate)} of 100 by {highest.group}, "
            f"{say_points(lowest.estimate)} by {lowest.group}."
        )
        yield finding(
            highest,
            "group_gap",
            sentence,
            "add_to_agenda",
            used=[lowest],
            size=gap,
            low=gap - limit * error,
            high=gap + limit * error,
        )


@cache
def _group_gap_limit(pair_count: int) -> float:
    """How many standard errors a gap must pass when every pair of groups is compared on every measure."""
    return float(-ndtri(GROUP_GAP_SIGNIFICANCE / 2 / (pair_count * len(FIVE))))


def _find_levels(cells: CellRows, titles: dict[str, str]) -> Iterator[dict[str, Any]]:
    for row in cells.of("whole", FIVE):
        if pd.isna(row.estimate):
            continue
        way = "high is worse" if row.measure in BARRIERS else "high is better"
        stands = _verb(row.measure, "stands", "stand")
        level = say_interval(row.estimate, row.low, row.high)
        sentence = f"{titles[row.measure]} {stands} at {level} of 100 ({way})."
        yield finding(
            row,
            "level",
            sentence,
            "see_participation",
            sources=row.evidence_streams or "survey",
            size=row.estimate,
            low=row.low,
            high=row.high,
        )
