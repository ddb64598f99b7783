"""What is said of the evidence behind a barrier: counts of records, what ranges leave out, what moved."""

from collections.abc import Iterable

import pandas as pd

from analytics.change import STEADY_MARGIN_POINTS
from analytics.instruments import BARRIERS
from analytics.survey_findings import STREAMS_APART_POINTS
from analytics.wording import MEASURE_TITLES, SPOKEN, join_words, say_count, say_points

# What was counted behind a recorded measure: the name of the count in its detail, one, several.
COUNTED = {
    "attendance_share": ("expected_count", "seat at a meeting", "seats at meetings"),
    "median_days_to_decision": ("decision_count", "matter raised", "matters raised"),
    "actions_closed_on_time_share": ("due_count", "action due", "actions due"),
    "training_shortfall_share": ("needed_count", "certificate needed", "certificates needed"),
}
NOT_COUNTED = {"unmet_need_share": "money needed"}  # a sum, of which no number of records is published
SOURCES = {"survey": "survey answers", "meetings": "meeting records", "ledger": "the resource ledger"}
SURVEY_ONLY = (
    "The bar of a barrier that rests on records too carries the chance of the survey’s answers alone."
)


def say_records_behind(cells: pd.DataFrame, measures: Iterable[str]) -> str:
    """Which records some recorded measures rest on: "money needed, 180 certificates needed".

    cells: of one release; measures that are counted and whose count is not published are left out
    """
    whole = cells[cells["breakdown"].eq("whole")]
    details = dict(zip(whole["measure"], whole["detail"], strict=True))
    said = []
    for measure in measures:
        if measure in NOT_COUNTED and measure in details:
            said.append(NOT_COUNTED[measure])
        name, one, several = COUNTED.get(measure, ("", "", ""))
        detail = details.get(measure)
        if isinstance(detail, dict) and name in detail:
            said.append(say_count(detail[name], one, several))
    return ", ".join(said)


def _list_disagreeing(barriers: pd.DataFrame) -> list[str]:
    """The barriers of which two kinds of evidence lie further apart than the convention allows."""
    return [
        row["measure"]
        for row in barriers.to_dict("records")
        if isinstance(row["detail"], dict) and row["detail"].get("streams_disagree")
    ]


def say_disagreement(cells: pd.DataFrame) -> str:
    """On which barriers the kinds of evidence disagree, with what each says; "" where on none."""
    parts = []
    for measure in _list_disagreeing(cells[cells["measure"].isin(BARRIERS) & cells["breakdown"].eq("whole")]):
        own = cells[cells["measure"].eq(measure) & cells["breakdown"].eq("stream")]
        own = own[own["estimate"].notna()].sort_values("estimate", ascending=False)
        said = [f"{SPOKEN[row['group']]} {say_points(row['estimate'])}" for row in own.to_dict("records")]
        parts.append(MEASURE_TITLES[measure].lower() + (f" ({', '.join(said)})" if said else ""))
    if not parts:
        return ""
    return (
        f"The kinds of evidence disagree on {join_words(parts)}: their mean describes none of them and no "
        "range carries it. Look at each on “Barriers” before you act."
    )


def say_what_ranges_leave_out(cells: pd.DataFrame) -> str:
    """That a barrier's range is the survey's alone, and where its evidence disagrees; "" for neither."""
    whole = cells[cells["measure"].isin(BARRIERS) & cells["breakdown"].eq("whole") & cells["low"].notna()]
    of_several = whole[whole["evidence_streams"].astype(str).str.contains("+", regex=False)]
    if of_several.empty:
        return ""
    disagree = [MEASURE_TITLES[measure].lower() for measure in _list_disagreeing(of_several)]
    if not disagree:
        return SURVEY_ONLY
    return (
        f"{SURVEY_ONLY} On {join_words(disagree)} the kinds of evidence disagree by more than "
        f"{STREAMS_APART_POINTS:.0f} points: look at each on “Barriers” before you act on their mean."
    )


def say_moved_apart(cells: pd.DataFrame, earlier: pd.DataFrame) -> dict[str, str]:
    """Barriers on which evidence moved ten points or more both up and down: measure → a sentence.

    cells, earlier: of this release and of the one before. It describes; nothing here is a verdict.
    """
    moves = compare_streams(cells, earlier)
    moves = moves[(moves["estimate"] - moves["previous"]).abs() >= STEADY_MARGIN_POINTS]
    said = {}
    for measure, own in moves.groupby("measure", sort=False):
        if own["estimate"].gt(own["previous"]).nunique() < 2:
            continue
        parts = [
            f"{SPOKEN[row['group']]} went from {say_points(row['previous'])} to {say_points(row['estimate'])}"
            for row in own.to_dict("records")
        ]
        said[str(measure)] = (
            f"On {MEASURE_TITLES[str(measure)].lower()}, {join_words(parts)}: their mean hides that they "
            "moved apart. Whether chance explains it cannot be told."
        )
    return said


def name_sources(cells: pd.DataFrame) -> str:
    """The kinds of evidence that the barriers of a release rest on: "survey answers and meeting records"."""
    whole = cells[cells["measure"].isin(BARRIERS) & cells["breakdown"].eq("whole")]
    there = {name for names in whole["evidence_streams"].dropna() for name in str(names).split("+")}
    return join_words([words for name, words in SOURCES.items() if name in there])


def compare_streams(cells: pd.DataFrame, earlier: pd.DataFrame) -> pd.DataFrame:
    """Each stream's own score in both releases, of the barriers whose change is between these quarters.

    returns: measure | group | estimate | previous

    Of a stream whose records differ, the scores over the parts that both quarters have, as the change counts
    them; where they have none in common, no row.
    """
    # After a quarter with another questionnaire, a change is since a quarter before that one.
    changes = cells[cells["breakdown"].eq("change") & cells["group"].isin(earlier["quarter"])]
    compared = changes["measure"]
    both = [_streams(part).loc[lambda rows: rows["measure"].isin(compared)] for part in (cells, earlier)]
    before = both[1].rename(columns={"estimate": "previous"})
    found = both[0].merge(before, on=["measure", "group"])
    details = dict(zip(changes["measure"], changes["detail"], strict=True))
    scores = [_find_scores_in_common(row, details[row["measure"]] or {}) for row in found.to_dict("records")]
    put = found.assign(
        previous=pd.Series([pair[0] for pair in scores], index=found.index, dtype=float),
        estimate=pd.Series([pair[1] for pair in scores], index=found.index, dtype=float),
    )
    return put[put["estimate"].notna()].reset_index(drop=True)


def _find_scores_in_common(row: dict, detail: dict) -> tuple[float, float]:
    """Before and now."""
    if row["group"] not in (detail.get("parts_left_out") or {}):
        return row["previous"], row["estimate"]
    before, now = (detail.get("compared") or {}).get(row["group"], (float("nan"), float("nan")))
    return before, now


def _streams(cells: pd.DataFrame) -> pd.DataFrame:
    own = cells[cells["breakdown"].eq("stream") & cells["measure"].isin(BARRIERS)]
    return own.loc[own["estimate"].notna(), ["measure", "group", "estimate"]].astype({"estimate": float})
