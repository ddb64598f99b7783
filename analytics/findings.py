"""Cells → findings: one sentence each, with its size, its sureness, its sources and its next step.

The review, the gap desk and the agenda all select from these, so that a score is interpreted once.
"""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analytics.block_findings import find_in_blocks
from analytics.cell_rows import CellRows
from analytics.record_findings import find_in_records
from analytics.survey_findings import LOOK_AT_EACH, find_in_survey
from analytics.wording import MEASURE_TITLES

FINDING_COLUMNS = [
    "partnership",
    "quarter",
    "finding_key",
    "rank",
    "kind",
    "measure",
    "group",
    "verdict",
    "sentence",
    "size",
    "low",
    "high",
    "sources",
    "cells",
    "next_step",
    "audience",
]
# What to look at first. Something to act on stands before something to know; what cannot be told comes last.
ORDER = (
    "heaviest",
    "turn_for_the_worse",
    "perceived_against_recorded",
    "streams_disagree",
    "split",
    "unmet_need",
    "follow_through",
    "attendance",
    "voice",
    "decisions",
    "training_gap",
    "dont_know",
    "group_gap",
    "priorities",
    "working_ties",
    "turn_for_the_better",
    "change",
    "participation",
    "level",
)
WORSE, BETTER = ("worsened", "fell"), ("eased", "rose")


def build_findings(cells: pd.DataFrame, titles: dict[str, str] | None = None) -> pd.DataFrame:
    """Every finding of every partnership and quarter in the cells, ranked from 1 within each.

    cells:    the columns of a release; `titles` gives constructs their names (id → title)
    returns:  partnership | quarter | finding_key | rank | kind | measure | group | verdict | sentence |
              size | low | high | sources | cells | next_step | audience

    A cell that is not shown leads to no finding. Source: METHODS, Findings and verdicts.
    """
    names = MEASURE_TITLES | (titles or {})
    told = CellRows.of_cells(cells)
    rows = [*find_in_survey(told, names), *find_in_records(told, names), *find_in_blocks(told, names)]
    if not rows:
        return pd.DataFrame(columns=FINDING_COLUMNS)
    return _rank(pd.DataFrame(rows))[FINDING_COLUMNS]


def _rank(findings: pd.DataFrame) -> pd.DataFrame:
    place = {kind: number for number, kind in enumerate(ORDER)}
    order = findings.assign(
        place=_turns(findings).map(place).fillna(len(ORDER)),
        undecided=findings["verdict"].isin(["cannot_tell", "steady"]),
        magnitude=-findings["size"].abs().fillna(0.0),
    ).sort_values(["partnership", "quarter", "place", "undecided", "magnitude", "finding_key"])
    ranked = order.groupby(["partnership", "quarter"], sort=False).cumcount() + 1
    return order.assign(rank=ranked).reset_index(drop=True)


def _turns(findings: pd.DataFrame) -> pd.Series:
    """The kind, with changes that have a direction apart from those that have none."""
    turns = findings["kind"].mask(findings["verdict"].isin(WORSE), "turn_for_the_worse")
    return turns.mask(findings["verdict"].isin(BETTER), "turn_for_the_better")


def write_headline(findings: pd.DataFrame) -> str:
    """The quarter in about ten words: what weighs most, and the movement that tells most, if any does.

    findings: rows of build_findings for one partnership and quarter
    """
    if findings.empty:
        return "Nothing can be shown for this quarter yet"
    clauses = [_weight_clause(findings), _movement_clause(findings)]
    said = [clause for clause in clauses if clause]
    if not said:
        return "Too few answers to say what weighs most"
    if len(said) == 2 and said[0].split()[0] == said[1].split()[0]:
        return f"{said[0]}{_continue(said[1])}"
    return "; ".join([said[0], *(clause[:1].lower() + clause[1:] for clause in said[1:])])


def _continue(clause: str) -> str:
    """The movement of the very barrier that weighs most, without naming it again."""
    movement = clause.removeprefix(
        next(title for title in MEASURE_TITLES.values() if clause.startswith(title))
    )
    return f"{' but' if movement.startswith((' eased', ' held')) else ' and'}{movement}"


def _weight_clause(findings: pd.DataFrame) -> str:
    heaviest = findings[findings["kind"] == "heaviest"]
    if heaviest.empty:
        return ""
    verdict = heaviest.iloc[0]["verdict"]
    if verdict in MEASURE_TITLES:
        return f"{MEASURE_TITLES[verdict]} {_verb(verdict, 'weighs', 'weigh')} most this quarter"
    if pd.isna(heaviest.iloc[0]["low"]):
        return "What weighs most cannot be told without survey answers"
    return "No barrier clearly weighs most this quarter"


def _movement_clause(findings: pd.DataFrame) -> str:
    """A turn for the worse, then for the better, then what held, then that nothing can be told."""
    changes = findings[findings["kind"] == "change"]
    if changes.empty:
        return ""
    worse = changes[changes["verdict"].isin(WORSE)]
    better = changes[changes["verdict"].isin(BETTER)]
    if not worse.empty:
        return _say_movements(worse, {"worsened": "got heavier", "fell": "fell"})
    if not better.empty:
        return _say_movements(better, {"eased": "eased", "rose": "rose"})
    steady = changes[changes["verdict"] == "steady"]
    if steady.empty:
        return "Whether anything changed cannot be told yet"
    held = [str(row.measure) for row in steady.itertuples()]
    best = next((name for name in ("trust", "alignment") if name in held), held[0])
    return f"{MEASURE_TITLES[best]} held steady"


def _say_movements(changes: pd.DataFrame, verbs: dict[str, str]) -> str:
    first = changes.iloc[0]
    more = len(changes) - 1
    clause = f"{MEASURE_TITLES[str(first['measure'])]} {verbs[str(first['verdict'])]}"
    if first["next_step"] == LOOK_AT_EACH:
        clause = f"{clause}, though answers and records moved apart"
    return clause if not more else f"{clause}, and {_number_word(more)} more moved the same way"


def _number_word(count: int) -> str:
    return ("no", "one", "two", "three", "four")[count] if count < 5 else str(count)


def _verb(measure: str, one: str, many: str) -> str:
    return many if measure == "resources" else one


def select_findings(findings: pd.DataFrame, kinds: Iterable[str]) -> pd.DataFrame:
    """The findings of these kinds, still in order."""
    chosen: Any = findings[findings["kind"].isin(list(kinds))]
    return chosen.sort_values("rank")
