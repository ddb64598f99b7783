"""The levels that a release would publish of simulated rounds: the product's own disclosure decision."""

import numpy as np
import pandas as pd

from analytics.disclosure import decide_cells
from analytics.exposure import Tallies
from analytics.partition import SMALLEST_GROUP
from tests.calibration.partnerships import DOMAINS, organisation_of


def publish_levels(answers: pd.DataFrame) -> pd.DataFrame:
    """partnership | measure | published_low | published_high | published_count, only what may be shown."""
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
            "published_low": decided.low.ravel(),
            "published_high": decided.high.ravel(),
            "published_count": decided.count.ravel(),
        }
    )
    return published[decided.shown.ravel()]
