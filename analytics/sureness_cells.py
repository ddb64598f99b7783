"""Words about how far the scores of a round can be relied on: do the questions of a scale hang together, do
answers depend on the organisation, do people stand in camps. METHODS, Words on how sure the scores are.

Each word is of the whole partnership, from 30 people (camps: 16) and several organisations on, and no figure
stands beside it. Where nothing is told there is no row: not tested, not found and not shown look alike.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analytics.agreement import measure_group_dependence
from analytics.change import SIGNIFICANCE, adjust_p_values
from analytics.exposure import Floats
from analytics.instruments import Instrument
from analytics.opinion_groups import find_camps_to_show, find_far_camps
from analytics.partition import passes_group_rule
from analytics.reliability import measure_reliability_of_matrix
from analytics.scoring import constructs_inside, turn_ratings
from analytics.survey_cells import SurveyCells
from analytics.wording import CAMPS

ENOUGH_TO_JUDGE_A_SCALE = 30  # people: METHODS_BRIEF, Reliability
RELIABLE_FROM = 0.7  # alpha (two items: Spearman–Brown) from which a scale is usually taken to hold together
FEWEST_TO_COMPARE_ORGANISATIONS = 5  # organisations, of 30 people or more
SMALLEST_CAMP_SHOWN = 8  # people: as for a construct
CAMPS_APART_POINTS = 25.0  # camps' means on a construct at least one answer of five apart: they part on it
MOST_DIVIDING = 3  # constructs named

RELIABILITY, DEPENDENCE = "reliability", "dependence"
HANGS_TOGETHER, HOLDS_LOOSELY = "hangs_together", "holds_together_loosely"
DEPENDS, NO_SIGN = "depends", "no_sign"
CAMPS_FOUND = "camps_found"


def build_sureness_cells(
    survey: SurveyCells, sheets: pd.DataFrame, instrument: Instrument, random_state: int
) -> pd.DataFrame:
    """The rows that say something.

    sheets:   as build_survey_cells got them, in the order of survey.scores
    returns:  partnership_id | measure | breakdown | group | unit | verdict | detail
    """
    place = pd.Index(survey.partnerships).get_indexer(sheets["partnership_id"])
    points = turn_ratings(sheets, instrument)
    parts = [
        _judge_scales(survey, points, place, instrument),
        _judge_dependence(survey, place, instrument),
        _describe_camps(survey, points, place, instrument, random_state),
    ]
    return pd.concat(parts, ignore_index=True)


def _write(
    partnerships: np.ndarray, measure: str | np.ndarray, breakdown: str, verdicts: np.ndarray | list[str]
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "partnership_id": partnerships, "measure": measure, "breakdown": breakdown, "group": "whole",
            "unit": "word", "verdict": pd.Series(verdicts, dtype=object), "detail": None,
        }
    )  # fmt: skip


# ---------------------------------------------------------------- scales


def _judge_scales(
    survey: SurveyCells, points: np.ndarray, place: np.ndarray, instrument: Instrument
) -> pd.DataFrame:
    """Each domain and construct of the partnerships whose scale can be judged."""
    number = np.bincount(place, minlength=len(survey.partnerships))
    rows = np.flatnonzero((number >= ENOUGH_TO_JUDGE_A_SCALE)[place])
    rows = rows[np.argsort(place[rows], kind="stable")]
    items_of = {row.id: [item.id for item in row.items] for row in instrument.constructs}
    for domain in instrument.domains:
        inside = constructs_inside(instrument, domain)
        items_of[domain] = [item for row in inside for item in items_of[row.id]]
    column = {item.id: number for number, item in enumerate(instrument.items)}
    scales = [[column[item] for item in items_of[measure]] for measure in survey.measures]
    judged, at, words = _judge_each(points[rows].astype(np.float64), place[rows], scales)
    shown = survey.whole.shown[judged, at]
    measures = np.array(survey.measures, dtype=object)[at]
    return _write(survey.partnerships[judged[shown]], measures[shown], RELIABILITY, words[shown])


def _judge_each(
    answers: Floats, place: np.ndarray, scales: Sequence[Sequence[int]]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Place, number of the scale and word, where the complete respondents are enough and the interval lies on
    one side of .7.
    """
    found = measure_reliability_of_matrix(answers, place, scales)
    column = {name: values.to_numpy() for name, values in found.items()}
    alpha, two_items = column["alpha"], column["spearman_brown"]
    # Two items are judged by Spearman–Brown, with Feldt's interval laid around it in the same proportion.
    unique = 1 - np.where(np.isnan(two_items), alpha, two_items)
    ratio = np.divide(unique, 1 - alpha, out=np.ones(len(alpha)), where=alpha < 1)
    ratio[np.isnan(ratio)] = 1.0
    low, high = (1 - (1 - column[end]) * ratio for end in ("alpha_low", "alpha_high"))
    holds, is_loose = low >= RELIABLE_FROM, high < RELIABLE_FROM
    told = np.flatnonzero((column["respondent_count"] >= ENOUGH_TO_JUDGE_A_SCALE) & (holds | is_loose))
    words = np.where(is_loose[told], HOLDS_LOOSELY, HANGS_TOGETHER)
    return column["place"][told], column["scale"][told], words


# ---------------------------------------------------------------- organisations


def _judge_dependence(survey: SurveyCells, place: np.ndarray, instrument: Instrument) -> pd.DataFrame:
    """Whether it matters which organisation people work for; families, who work for none, are left out."""
    organisation, domains = survey.scores["organisation"].to_numpy(), list(instrument.domains)
    people = np.bincount(place[organisation >= 0], minlength=len(survey.partnerships))
    rows = np.flatnonzero((organisation >= 0) & (people >= ENOUGH_TO_JUDGE_A_SCALE)[place])
    if not rows.size:
        return _write(survey.partnerships[:0], "", DEPENDENCE, [])
    scores = {
        "domain": np.repeat(np.arange(len(domains)), len(rows)),
        "place": np.tile(place[rows], len(domains)),
        "organisation": np.tile(organisation[rows], len(domains)),
        "score": np.concatenate([survey.scores[domain].to_numpy()[rows] for domain in domains]),
    }
    found = measure_group_dependence(pd.DataFrame(scores), "score", "organisation", ["domain", "place"])
    column = {name: values.to_numpy() for name, values in found.items()}
    enough = (column["respondent_count"] >= ENOUGH_TO_JUDGE_A_SCALE) & (
        column["group_count"] >= FEWEST_TO_COMPARE_ORGANISATIONS
    )
    shown = survey.whole.shown[column["place"], column["domain"]]  # domains stand first among measures
    tested = np.flatnonzero(enough & shown & ~np.isnan(column["p_value"]))
    adjusted = adjust_p_values(column["p_value"][tested], column["place"][tested])
    words = np.where(adjusted < SIGNIFICANCE, DEPENDS, NO_SIGN)
    measures = np.array(domains, dtype=object)[column["domain"][tested]]
    return _write(survey.partnerships[column["place"][tested]], measures, DEPENDENCE, words)


# ---------------------------------------------------------------- camps


def _describe_camps(
    survey: SurveyCells, points: np.ndarray, place: np.ndarray, instrument: Instrument, random_state: int
) -> pd.DataFrame:
    """How many camps people stand in and what they part on, where camps are found that may be shown."""
    organisation = survey.scores["organisation"].to_numpy()
    numbers: list[int] = []
    details: list[dict[str, object]] = []
    for candidate, camps in find_far_camps(points, place, SMALLEST_CAMP_SHOWN):
        rows = np.flatnonzero(place == candidate)
        if not _may_show(camps[rows], organisation[rows]):
            continue
        camp = find_camps_to_show(points[rows].astype(np.float64), random_state, SMALLEST_CAMP_SHOWN)
        if camp.max() < 2 or not _may_show(camp, organisation[rows]):
            continue
        numbers.append(candidate)
        divided = _find_dividing(survey, candidate, rows, camp, instrument)
        details.append({"camp_count": int(camp.max()), "divided_on": divided})
    found = _write(survey.partnerships[numbers], CAMPS, "whole", [CAMPS_FOUND] * len(numbers))
    return found.assign(detail=pd.Series(details, dtype=object))


def _may_show(camp: np.ndarray, organisation: np.ndarray) -> bool:
    """Whether every camp passes the rule of a group."""
    for number in np.unique(camp[camp > 0]):
        sizes = np.unique(organisation[camp == number], return_counts=True)[1]
        largest, second = sorted([0, 0, *sizes], reverse=True)[:2]
        if not passes_group_rule(sizes.sum(), len(sizes), largest, second, SMALLEST_CAMP_SHOWN):
            return False
    return True


def _find_dividing(
    survey: SurveyCells, place: int, rows: np.ndarray, camp: np.ndarray, instrument: Instrument
) -> list[str]:
    """The constructs that are shown and on which camps lie furthest apart, in the order of the questions."""
    names = [row.id for row in instrument.constructs]
    at = [survey.measures.index(name) for name in names]
    shown = survey.whole.shown[place, at]
    means = survey.scores.iloc[rows][names][camp > 0].groupby(camp[camp > 0]).mean()
    apart: Floats = (means.max() - means.min()).fillna(0).to_numpy()
    apart = np.where(shown, apart, 0.0)
    furthest = np.argsort(-apart, kind="stable")[:MOST_DIVIDING]
    return [names[n] for n in sorted(furthest) if apart[n] >= CAMPS_APART_POINTS]
