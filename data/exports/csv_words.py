"""Cells and lines under the words of the pages, for a spreadsheet; numbers stay numbers.

What a program reads back keeps its own names: the command line's cells, and the empty tables to fill in.
"""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.charts.palette import VERDICT_LOOK
from analytics.charts.tables import CORNER_WORDS
from analytics.instruments import Instrument
from analytics.quarters import name_quarter
from analytics.wording import MEASURE_TITLES

AMOUNTS = {
    "need_gbp": "Needed (£)",
    "committed_gbp": "Committed (£)",
    "received_gbp": "Received (£)",
    "spent_gbp": "Spent (£)",
    "unmet_need_gbp": "Unmet (£)",
}
HEADINGS = {
    "partnership": "Partnership",
    "quarter": "Quarter",
    "version": "Version",
    "measure": "What",
    "breakdown": "Counted for",
    "group": "Which",
    "unit": "Counted in",
    "estimate": "Value",
    "low": "Range from",
    "high": "Range to",
    "standard_error": "Standard error",
    "respondent_count": "People",
    "invited_count": "People invited",
    "organisation_count": "Organisations",
    "dont_know_share": "“Don’t know” (0 to 1)",
    "agreement": "Do people agree?",
    "evidence_streams": "Evidence",
    "verdict": "Verdict",
    "instrument_version": "Version of the questionnaire",
    "method_version": "Version of the method",
    "audience": "Who may read it",
    "detail": "Further figures",
    "label": "What",
    **AMOUNTS,
    "fte_gap": "Posts with nobody in them (full-time)",
    "training_shortfall_share": "Without a current certificate (0 to 1)",
    "short_count": "People without a current certificate",
    "needed_count": "People who need one",
    "severity_0_to_100": "Resource barrier people report (0 to 100)",
    "shrunken": "Allowing for luck",
    "shrunken_low": "Allowing for luck: range from",
    "shrunken_high": "Allowing for luck: range to",
    "unmet_need_share": "Need that the ledger shows unmet (0 to 1)",
    "corner": "How it reads",
    "at": "When (UTC)",
    "who": "Who",
    "action": "What was done",
    "subject": "On",
    "outcome": "How it ended",
}
# Numbers of the database, which say nothing to a reader.
LEFT_OUT = ("partnership_id", "release_id")
MEASURES = MEASURE_TITLES | {
    "participation": "Answered, of the people invited",
    "attendance_share": "Came, of the organisations expected",
    "talk_share": "Share of the talk",
    "seat_share": "Share of the seats",
    "voice_gini": "How unevenly people speak (0 all alike, 1 one alone)",
    "quorate_share": "Meetings with a quorum, where one is stated",
    "time_in_room_share": "Planned time that those who came were there",
    "meeting_count": "Meetings",
    "minutes_turnaround_days": "Days until minutes went out",
    "child_voice_share": "Meetings that recorded the child’s voice",
    "median_days_to_decision": "Days until half were decided",
    "deferred_share": "Matters put off at least once",
    "execution_share": "Spent, of what was received",
    "actions_closed_on_time_share": "Actions closed on time",
    "actions_open_count": "Actions still open",
    "actions_overdue_count": "Actions open and past their date",
    "unmet_need_share": "Need that is unmet",
    "training_shortfall_share": "Without a current certificate",
    "fte_gap": "Posts with nobody in them (full-time)",
    "need_gbp": "Needed",
    "committed_gbp": "Committed",
    "received_gbp": "Received",
    "spent_gbp": "Spent",
    "unmet_need_gbp": "Unmet",
    "cash_flow_gap_gbp": "Committed and not received",
    "stayers": "People who answered both times",
    "joiners": "People who joined",
    "leavers": "People who left",
    "heaviest_barrier": "The heaviest barrier",
    "leave_one_out": "Whether it holds without any one organisation",
    "priorities": "Whether people agree on what comes first",
    "working_ties": "Links that go well, of those people answered for",
    "working_ties_returned": "Links that go well on both sides, of those that go well on one",
    "working_ties_asymmetry": "How far apart the two sides of a link see it",
    "working_ties_centralisation": "How unevenly praise is spread (0 to 1)",
    "working_ties_coverage": "Links that somebody answered for, of all that there could be",
}
# What a value of ours is called, by the column that it stands in.
VALUES: dict[str, dict[str, str]] = {
    "breakdown": {
        "whole": "the whole partnership",
        "stream": "a kind of evidence",
        "organisation": "an organisation",
        "category": "a category",
        "meeting": "a meeting",
        "group": "a group",
        "change": "change since",
        "trend": "all quarters together, at",
        "dependence": "how alike people of one organisation answer",
    },
    "group": {"whole": "everybody"},
    "unit": {
        "share_0_to_1": "share, 0 to 1",
        "severity_0_to_100": "points, 100 is the heaviest barrier",
        "score_0_to_100": "points, 100 is best",
        "GBP": "£",
        "word": "a word, see Verdict",
    },
    "corner": CORNER_WORDS,
    "audience": {"partnership": "the partnership", "programme": "the partnership and the programme"},
}
QUARTER = re.compile(r"\d{4}-Q[1-4]")


def name_in_words(frame: pd.DataFrame, titles: Mapping[str, str] | None = None) -> pd.DataFrame:
    """The same rows under the pages’ headings, with quarters, measures and verdicts as pages write them.

    frame:   cells (CELL_COLUMNS), the lines of a gap chart, posts and trainings, felt need, or the audit log
    titles:  what a questionnaire calls its parts, by their id
    """
    named = frame.drop(columns=[name for name in LEFT_OUT if name in frame])
    measures = dict(titles or {}) | MEASURES
    for name in named.columns[[not pd.api.types.is_numeric_dtype(kind) for kind in named.dtypes]]:
        words = measures if name == "measure" else VALUES.get(name, {})
        named[name] = [_say(value, name, words) for value in named[name]]
    return named.rename(columns=HEADINGS)


def list_titles(instrument: Instrument) -> dict[str, str]:
    """What a questionnaire calls its domains, their parts, its questions and what is put in order, by id."""
    return (
        dict(instrument.domain_titles)
        | {construct.id: construct.title for construct in instrument.constructs}
        | {item.id: item.text for item in (*instrument.items, *instrument.pulse)}
        | ({} if instrument.ranking is None else instrument.ranking.options)
    )


def _say(value: Any, column: str, words: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        said = (f"{str(name).replace('_', ' ')}: {_say_figure(each)}" for name, each in value.items())
        return "; ".join(said)
    if not isinstance(value, str):
        return value
    if QUARTER.fullmatch(value):
        return name_quarter(value)
    if column == "verdict" and value in VERDICT_LOOK:
        return VERDICT_LOOK[value][2]
    if column == "measure":
        kind, _, own = value.rpartition(":")
        return words.get(value) or ": ".join(filter(None, (kind, words.get(own, own.replace("_", " ")))))
    if column == "evidence_streams":
        return value.replace("+", " and ")
    return words.get(value, value.replace("_", " ") if column in ("verdict", "unit", "action") else value)


def _say_figure(value: Any) -> str:
    listed = value if isinstance(value, list) else [value]
    return ", ".join(str(MEASURES.get(each, each) if isinstance(each, str) else each) for each in listed)
