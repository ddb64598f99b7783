"""What a release would publish of simulated rounds: the product's own disclosure, changes and verdicts.

A release is careful: levels are rounded, errors rounded up, and how far two rounds hang together is used only
where those who stayed, joined and left may each be shown. So it announces less than the test could.
"""

import numpy as np
import pandas as pd

from analytics.change_cells import match_people, measure_overlap, measure_published_change
from analytics.disclosure import decide_cells
from analytics.exposure import Tallies
from analytics.partition import SMALLEST_GROUP
from tests.calibration.partnerships import DOMAINS, Rounds, organisation_of

DIRECTIONS = {"worsened": 1, "rose": 1, "eased": -1, "fell": -1}


def publish_levels(answers: pd.DataFrame) -> pd.DataFrame:
    """partnership | measure | estimate | standard_error | low | high | respondent_count, where shown."""
    organisation = organisation_of(answers["respondent_id"])
    keys = ["partnership", "organisation"]
    parts = answers.assign(organisation=organisation, squares=answers["score"] ** 2).groupby(
        [*keys, "measure"]
    )
    sums = parts.agg(count=("score", "count"), total=("score", "sum"), squares=("squares", "sum"))
    wide = sums.unstack("measure", fill_value=0).reset_index()
    starts = np.flatnonzero(wide["partnership"].diff() != 0)
    tallies = Tallies(*(wide[name].to_numpy(dtype=float) for name in ("count", "total", "squares")), starts)
    decided = decide_cells(tallies, np.ones((len(starts), len(DOMAINS)), dtype=bool), SMALLEST_GROUP)
    partnerships = wide["partnership"].to_numpy()[starts]
    published = pd.DataFrame(
        {
            "partnership": np.repeat(partnerships, len(DOMAINS)),
            "measure": np.tile(np.arange(len(DOMAINS)), len(partnerships)),
            "estimate": decided.estimate.ravel(),
            "standard_error": decided.standard_error.ravel(),
            "low": decided.low.ravel(),
            "high": decided.high.ravel(),
            "respondent_count": decided.count.ravel(),
        }
    )
    return published[decided.shown.ravel()]


def publish_changes(rounds: Rounds) -> pd.DataFrame:
    """partnership | measure | announced: the direction that the glance page gives, 0 without one."""
    cells = [_name_cells(publish_levels(answers)) for answers in (rounds.before, rounds.after)]
    people = [_list_people(answers) for answers in (rounds.before, rounds.after)]
    partnerships = pd.Index(np.union1d(*(frame["partnership_id"].unique() for frame in people)))
    smallest = pd.Series(SMALLEST_GROUP, index=partnerships)
    matching = match_people(people[0], people[1], smallest, list(DOMAINS))
    earlier, now = (
        frame[["partnership_id", "measure", "estimate"]].assign(stream="survey") for frame in cells
    )
    judged = measure_published_change(cells[1], cells[0], measure_overlap(matching, smallest), (now, earlier))
    return pd.DataFrame(
        {
            "partnership": judged["partnership_id"],
            "measure": judged["measure"].map({name: number for number, name in enumerate(DOMAINS)}),
            "announced": judged["verdict"].map(DIRECTIONS).fillna(0),
        }
    )


def _name_cells(levels: pd.DataFrame) -> pd.DataFrame:
    named = levels.assign(measure=levels["measure"].map(dict(enumerate(DOMAINS))))
    columns = ["partnership_id", "measure", "estimate", "standard_error", "respondent_count"]
    return named.rename(columns={"partnership": "partnership_id"})[columns]


def _list_people(answers: pd.DataFrame) -> pd.DataFrame:
    """One row a person, a column a domain, all in one published group."""
    wide = answers.pivot(
        index=["partnership", "respondent_id"], columns="measure", values="score"
    ).reset_index()
    wide = wide.rename(columns={"partnership": "partnership_id", "respondent_id": "person_key"})
    wide = wide.rename(columns=dict(enumerate(DOMAINS)))
    return wide.assign(organisation=organisation_of(wide["person_key"]), group="all")
