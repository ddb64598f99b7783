"""Builds a timed workshop agenda from findings and a library of activities. METHODS, Agendas.

The plan is made from the outside in: the frame (welcome, small wins, the child, what the answers say,
openness, the close), the breaks, the buffer; what is left is cut into slots, and each slot gets an activity
that answers the finding whose turn it is. So the close cannot be squeezed by what comes before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from math import ceil

import numpy as np
import pandas as pd

from analytics.columns import require_columns
from analytics.instruments import BARRIERS

SHORTEST_MINUTES, USUAL_MINUTES, LONGEST_MINUTES = 45, 120, 480
# METHODS_BRIEF, Agendas: a break at least hourly to 75 minutes, 10-15 % buffer, a protected close.
LONGEST_STRETCH_MINUTES = 75
PLANNED_STRETCH_MINUTES = 70  # a little below, since slots come in steps
BUFFER_SHARES = (0.10, 0.15)
STEP_MINUTES = 5  # times that people can remember
SHORTEST_SLOT_MINUTES = 15
LUNCH_FROM_MINUTES, LUNCH_MINUTES = 300, 45
FRAME_PARTS = ("opening", "small_wins", "child", "facts", "openness")
PAUSES = ("break", "lunch")
CLOSE_LEAST_MINUTES, CLOSE_LEAST_FROM_90 = 10, 15
# How well an activity answers a finding: its idea or domain first, then the kind, then the verdict.
MATCH_WEIGHTS = {"measure": 8.0, "kind": 4.0, "verdict": 2.0}
WEAKEST_MATCH = 1.0
# Findings with a block of their own, or none: they do not ask for a work slot.
NOT_WORK = ("participation", "small_win")

COLUMNS = [
    *("block", "starts_at", "minutes", "title", "goal", "instructions", "materials", "lead", "method"),
    *("source_link", "finding_key", "finding_sentence", "part", "least_minutes"),
]


@dataclass(frozen=True)
class Slot:
    part: str
    minutes: int


@dataclass(frozen=True)
class Breakdown:
    """Minutes of the frame's blocks (as FRAME_PARTS), the close, a break, and a work slot to aim at."""

    frame: tuple[int, ...]
    close: int
    pause: int
    slot: int


# From this length on. Conventions, METHODS, Agendas.
BREAKDOWNS = {
    45: Breakdown((5, 5, 5, 0, 0), close=10, pause=10, slot=25),
    60: Breakdown((5, 5, 5, 5, 0), close=10, pause=10, slot=25),
    76: Breakdown((5, 5, 5, 0, 0), close=10, pause=10, slot=25),  # the break that is due now takes their five
    78: Breakdown((5, 5, 5, 5, 0), close=10, pause=10, slot=25),
    90: Breakdown((5, 5, 5, 5, 0), close=15, pause=10, slot=25),
    120: Breakdown((5, 10, 5, 10, 10), close=15, pause=10, slot=25),
    180: Breakdown((5, 10, 5, 10, 10), close=15, pause=15, slot=25),
    240: Breakdown((5, 10, 10, 15, 10), close=20, pause=15, slot=30),
    420: Breakdown((5, 10, 10, 15, 10), close=30, pause=15, slot=30),
}


def build_agenda(
    findings: pd.DataFrame,
    activities: pd.DataFrame,
    length_minutes: int,
    focus: Sequence[str] | None = None,
    start_time: time = time(10, 0),
    people_count: int = 12,
    random_state: int | None = None,
) -> pd.DataFrame:
    """Plan a workshop of exactly this length.

    findings:    finding_key | rank | kind | measure | verdict | sentence
    activities:  as `read_activities` gives them
    returns:     block | starts_at | minutes | title | goal | instructions | materials | lead | method |
                 source_link | finding_key | finding_sentence | part | least_minutes

    focus: keys, measures or kinds of findings to work on, in this order; without it, by rank. random_state
    varies the choice between activities that answer a finding equally well. Raises ValueError on a length
    outside 45-480 minutes, on a focus that no finding has, and when no activity fits.
    """
    require_columns(findings, ["finding_key", "rank", "kind", "measure", "verdict", "sentence"], "findings")
    if not SHORTEST_MINUTES <= length_minutes <= LONGEST_MINUTES:
        raise ValueError(
            f"length {length_minutes} minutes; allowed are {SHORTEST_MINUTES} to {LONGEST_MINUTES}"
        )
    slots = plan_slots(int(length_minutes))
    chosen = choose_findings(findings, sum(slot.part == "work" for slot in slots), focus)
    blocks = _fill_slots(slots, chosen, findings, activities, people_count, random_state)
    return retime_agenda(blocks, start_time)


# ---------------------------------------------------------------- time


def plan_slots(length_minutes: int) -> list[Slot]:
    """Cut the time into slots: frame, work, breaks, buffer, close; their minutes add up to the length."""
    plan = BREAKDOWNS[max(least for least in BREAKDOWNS if least <= length_minutes)]
    frame = [Slot(part, minutes) for part, minutes in zip(FRAME_PARTS, plan.frame, strict=True) if minutes]
    pauses = _plan_pauses(length_minutes, plan.pause)
    stretch_count = len(pauses) + 1
    buffers = _share_buffer(_choose_buffer(length_minutes), stretch_count)
    fixed = list(buffers)
    fixed[0] += sum(slot.minutes for slot in frame)
    fixed[-1] += plan.close
    stretches = _share_stretches(length_minutes - sum(slot.minutes for slot in pauses), fixed)
    slots = list(frame)
    for position, (stretch, own, buffer) in enumerate(zip(stretches, fixed, buffers, strict=True)):
        slots += _cut_work(stretch - own, plan.slot)
        slots += [Slot("buffer", buffer)] if buffer else []
        slots += [pauses[position]] if position < len(pauses) else [Slot("close", plan.close)]
    return slots


def _plan_pauses(length_minutes: int, break_minutes: int) -> list[Slot]:
    """As few breaks as keep every stretch short enough; the middle one is lunch on a long day."""
    if length_minutes <= LONGEST_STRETCH_MINUTES:
        return []
    pauses: list[Slot] = []
    while length_minutes - sum(p.minutes for p in pauses) > (len(pauses) + 1) * PLANNED_STRETCH_MINUTES:
        count = len(pauses) + 1
        pauses = [Slot("break", break_minutes)] * count
        if length_minutes >= LUNCH_FROM_MINUTES:
            pauses[count // 2] = Slot("lunch", LUNCH_MINUTES)
    return pauses


def _choose_buffer(length_minutes: int) -> int:
    """The smallest buffer of its share that leaves fives for all else; of an odd length also without."""
    least, most = (share * length_minutes for share in BUFFER_SHARES)
    odd = length_minutes % STEP_MINUTES
    stepped = ceil((least - odd) / STEP_MINUTES) * STEP_MINUTES + odd
    return stepped if stepped <= most or not odd else ceil(least)


def _share_buffer(minutes: int, stretch_count: int) -> list[int]:
    """Some at the end of every stretch; the last before the close gets what does not divide."""
    shares = [0] * stretch_count
    order = [stretch_count - 1, *range(1, stretch_count - 1), 0]
    for turn in range(minutes // STEP_MINUTES):
        shares[order[turn % stretch_count]] += STEP_MINUTES
    shares[-1] += minutes % STEP_MINUTES
    return list(shares)


def _share_stretches(minutes: int, fixed: list[int]) -> list[int]:
    """About the same length each, and never so short that no work fits beside what is fixed."""
    lengths: list[int] = []
    for position, own in enumerate(fixed):
        left, count = minutes - sum(lengths), len(fixed) - position
        even = left if count == 1 else round(left / count / STEP_MINUTES) * STEP_MINUTES
        lengths.append(max(even, own + SHORTEST_SLOT_MINUTES))
    lengths[-1] = minutes - sum(lengths[:-1])
    while lengths[-1] < fixed[-1] + SHORTEST_SLOT_MINUTES:
        room = [length - own for length, own in zip(lengths[:-1], fixed[:-1], strict=True)]
        lengths[room.index(max(room))] -= STEP_MINUTES
        lengths[-1] += STEP_MINUTES
    return lengths


def _cut_work(minutes: int, aim: int) -> list[Slot]:
    """Equal slots of about the length aimed at; odd minutes go to the last."""
    count = max(1, round(minutes / aim))
    each = minutes // count // STEP_MINUTES * STEP_MINUTES
    return [Slot("work", each)] * (count - 1) + [Slot("work", minutes - each * (count - 1))]


# ---------------------------------------------------------------- findings


def choose_findings(findings: pd.DataFrame, slot_count: int, focus: Sequence[str] | None) -> pd.DataFrame:
    """The findings to work on: those in focus, or by rank with each measure once before any twice."""
    ranked = findings.sort_values("rank", kind="stable")
    if focus:
        return _find_focus(ranked, focus).head(slot_count)
    # "These weigh about the same" names nothing to work on; what weighs stands in findings of its own.
    undecided = ranked["kind"].eq("heaviest") & ~ranked["verdict"].isin(BARRIERS)
    work = ranked[~ranked["kind"].isin(NOT_WORK) & ~undecided]
    turn = work.groupby(find_subjects(work), dropna=False).cumcount()
    return work.assign(turn=turn).sort_values(["turn", "rank"], kind="stable").head(slot_count)


def find_subjects(findings: pd.DataFrame) -> pd.Series:
    """What a finding is about: its measure, and for "what weighs most" the barrier that it names."""
    names_barrier = findings["kind"].eq("heaviest") & findings["verdict"].isin(BARRIERS)
    return findings["measure"].mask(names_barrier, findings["verdict"])


def _find_focus(ranked: pd.DataFrame, focus: Sequence[str]) -> pd.DataFrame:
    parts = []
    for word in focus:
        found = ranked[
            ranked["finding_key"].eq(word) | ranked["kind"].eq(word) | find_subjects(ranked).eq(word)
        ]
        if found.empty:
            known = ", ".join(ranked["finding_key"].astype(str)) or "there are no findings"
            raise ValueError(f"focus {word!r} is no finding, measure or kind here; findings: {known}")
        parts.append(found)
    return pd.concat(parts).drop_duplicates("finding_key")


# ---------------------------------------------------------------- activities


def _fill_slots(
    slots: list[Slot],
    chosen: pd.DataFrame,
    findings: pd.DataFrame,
    activities: pd.DataFrame,
    people_count: int,
    random_state: int | None,
) -> pd.DataFrame:
    random = None if random_state is None else np.random.default_rng(random_state)
    fitting = activities[activities["fewest_people"].le(people_count)]
    fitting = fitting[fitting["most_people"].ge(people_count)]
    work_count = sum(slot.part == "work" for slot in slots)
    rows: list[dict] = []
    used: list[str] = []
    for slot in slots:
        finding = _finding_for(slot, len(used), work_count, chosen, findings)
        options = fitting[fitting["part"].eq(slot.part)]
        if slot.part == "work":
            activity = _choose_activity(options, slot, finding, used, people_count, random)
            used.append(activity["activity_id"])
        else:
            activity = _first_fitting(options, slot)
        rows.append(_write_block(slot, activity, finding, chosen))
    return pd.DataFrame(rows)


def _finding_for(
    slot: Slot, work_done: int, work_count: int, chosen: pd.DataFrame, findings: pd.DataFrame
) -> pd.Series | None:
    """Work slots are shared out among the findings in order; a small win belongs to its own block."""
    if slot.part == "work" and len(chosen):
        return chosen.iloc[work_done * len(chosen) // work_count]
    if slot.part == "small_wins":
        wins = findings[findings["kind"].eq("small_win")]
        return wins.sort_values("rank").iloc[0] if len(wins) else None
    return None


def _first_fitting(options: pd.DataFrame, slot: Slot) -> pd.Series:
    fitting = options[options["least_minutes"].le(slot.minutes) & options["most_minutes"].ge(slot.minutes)]
    if fitting.empty:
        raise ValueError(f"activities: no block “{slot.part}” of {slot.minutes} minutes; add one")
    return fitting.iloc[0]


def _choose_activity(
    options: pd.DataFrame,
    slot: Slot,
    finding: pd.Series | None,
    used: list[str],
    people_count: int,
    random: np.random.Generator | None,
) -> pd.Series:
    """The activity that answers the finding best and has not been used today."""
    fits = options["least_minutes"].le(slot.minutes) & options["most_minutes"].ge(slot.minutes)
    fitting = options[fits]
    if fitting.empty:
        raise ValueError(
            f"activities: none for {slot.minutes} minutes and {people_count} people; "
            "add one or change the length"
        )
    scores = fitting["answers"].map(lambda answers: _score_finding(answers, finding))
    scores -= 100.0 * fitting["activity_id"].map(used.count)
    best = fitting[scores.eq(scores.max())]
    return best.iloc[0 if random is None else int(random.integers(len(best)))]


def _score_finding(answers: tuple[str, ...], finding: pd.Series | None) -> float:
    weakest = WEAKEST_MATCH if "any" in answers else 0.0
    if finding is None:
        return weakest
    subject = find_subjects(finding.to_frame().T).iloc[0]
    return max(score_match(answers, subject, finding["kind"], finding["verdict"]), weakest)


def score_match(answers: tuple[str, ...], subject: object, kind: object, verdict: object) -> float:
    """How well what an activity or a case answers fits a finding: MATCH_WEIGHTS of what it names."""
    words = {"measure": subject, "kind": kind, "verdict": verdict}
    return sum(weight for field, weight in MATCH_WEIGHTS.items() if words[field] in answers)


def _write_block(slot: Slot, activity: pd.Series, finding: pd.Series | None, chosen: pd.DataFrame) -> dict:
    least = activity["least_minutes"]
    if slot.part == "close":
        least = CLOSE_LEAST_FROM_90 if slot.minutes >= CLOSE_LEAST_FROM_90 else CLOSE_LEAST_MINUTES
    copied = {name: activity[name] for name in ("title", "goal", "materials", "lead")}
    return copied | {
        "minutes": slot.minutes,
        "instructions": _write_instructions(activity, slot, chosen),
        "method": activity["method"] or None,
        "source_link": activity["source_link"] or None,
        "finding_key": None if finding is None else finding["finding_key"],
        "finding_sentence": None if finding is None else finding["sentence"],
        "part": slot.part,
        "least_minutes": int(least),
    }


def _write_instructions(activity: pd.Series, slot: Slot, chosen: pd.DataFrame) -> str:
    """Numbered steps, a line each, with the time it takes to explain them first."""
    explain = int(activity["explain_minutes"])
    time_to_explain = "minute" if explain == 1 else f"{explain} minutes"
    lines = [f"First {time_to_explain}: explain how it works."]
    steps = list(activity["steps"])
    if slot.part == "facts":
        steps += [f"Findings for today: {' '.join(chosen['sentence'].astype(str))}"] if len(chosen) else []
    numbered = [f"{number}. {step}" for number, step in enumerate(steps, 1)]
    return "\n".join([*(lines if explain else []), *numbered])


# ---------------------------------------------------------------- after editing


def retime_agenda(blocks: pd.DataFrame, start_time: time | None = None) -> pd.DataFrame:
    """Number the blocks and give each its time, after some were made longer, moved, added or left out.

    blocks:   minutes | … in the order of the day; starts_at of the first block unless start_time is given
    returns:  the columns of `build_agenda`; columns that a new block lacks are empty
    Raises ValueError on a block whose minutes are not a whole number above 0.
    """
    minutes = pd.to_numeric(blocks["minutes"], errors="coerce").to_numpy(dtype=float)
    wrong = ~(np.isfinite(minutes) & (minutes > 0) & (minutes == np.rint(minutes)))
    if wrong.any():
        place = int(wrong.argmax()) + 1
        raise ValueError(f"block {place}: minutes must be a whole number above 0")
    first = start_time or time.fromisoformat(str(blocks["starts_at"].iloc[0]))
    begin = datetime.combine(datetime.min, first)
    elapsed = np.concatenate([[0], np.cumsum(minutes)[:-1]])
    timed = blocks.reindex(columns=COLUMNS).assign(
        block=np.arange(1, len(blocks) + 1),
        minutes=minutes.astype(int),
        starts_at=[f"{begin + timedelta(minutes=float(past)):%H:%M}" for past in elapsed],
    )
    return timed.reset_index(drop=True)


def find_agenda_problems(blocks: pd.DataFrame, length_minutes: int) -> list[str]:
    """What an edited agenda has lost, a sentence each: time, breaks, buffer, shortest blocks, the close."""
    minutes, parts = blocks["minutes"], blocks["part"].fillna("work")
    total = int(minutes.sum())
    problems = []
    if total != length_minutes:
        gap = "over" if total > length_minutes else "under"
        problems.append(
            f"The blocks add up to {total} minutes, {abs(total - length_minutes)} {gap} the time."
        )
    problems += _close_problems(minutes, parts, total)
    stretch = _longest_stretch(minutes, parts)
    if stretch > LONGEST_STRETCH_MINUTES:
        problems.append(
            f"People sit for {stretch} minutes without a break; {LONGEST_STRETCH_MINUTES} are the most."
        )
    buffer = int(minutes[parts.eq("buffer")].sum())
    if buffer < BUFFER_SHARES[0] * total:
        problems.append(f"Only {buffer} minutes are free; leave at least {ceil(BUFFER_SHARES[0] * total)}.")
    short = blocks[minutes.lt(blocks["least_minutes"]) & parts.ne("close")]
    named = short[["title", "least_minutes", "minutes"]].to_numpy()
    return problems + [
        f"“{title}” needs at least {int(least)} minutes; it has {given}." for title, least, given in named
    ]


def _close_problems(minutes: pd.Series, parts: pd.Series, total: int) -> list[str]:
    if not len(parts) or parts.iloc[-1] != "close":
        return ["The agenda must end with decisions, owners and dates."]
    least = CLOSE_LEAST_FROM_90 if total >= 90 else CLOSE_LEAST_MINUTES
    if minutes.iloc[-1] < least:
        return [f"Decisions, owners and dates need at least {least} minutes; they have {minutes.iloc[-1]}."]
    return []


def _longest_stretch(minutes: pd.Series, parts: pd.Series) -> int:
    """The longest time between two breaks."""
    pause = parts.isin(PAUSES)
    return int(minutes.where(~pause, 0).groupby(pause.cumsum()).sum().max()) if len(minutes) else 0
