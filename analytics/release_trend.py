"""The line of each measure over all releases so far, this one last."""

import pandas as pd

from analytics.instruments import BARRIERS
from analytics.quarters import quarter_number
from analytics.release_batch import CELL_COLUMNS, MEASURES, Batch, take_whole
from analytics.survey_cells import SCORE_UNITS
from analytics.trend import fit_trend

# How far a level drifts in a quarter, squared points. A convention (5 points), because a release must not
# depend on which other partnerships are released with it, and its own few rounds cannot tell.
LEVEL_VARIANCE = 25.0


def write_trend(batch: Batch, rows: pd.DataFrame) -> pd.DataFrame:
    """The smoothed level of every quarter so far, of measures that have two estimates or more."""
    keys = ["partnership_id", "measure"]
    now = take_whole(rows, MEASURES)[[*keys, "estimate", "standard_error"]].assign(quarter=batch.quarter)
    waves = pd.concat(
        [batch.history[[*keys, "estimate", "standard_error", "quarter"]], now], ignore_index=True
    )
    waves = waves.astype({"estimate": float, "standard_error": float})
    known = waves["estimate"].notna() & waves["standard_error"].notna()
    waves = waves[known.groupby([waves["partnership_id"], waves["measure"]]).transform("sum") > 1]
    if waves.empty:
        return pd.DataFrame(columns=CELL_COLUMNS)
    numbers = {quarter: quarter_number(quarter) for quarter in waves["quarter"].unique()}
    waves = waves.assign(wave_number=waves["quarter"].map(numbers).astype(int))
    fitted = fit_trend(waves, keys, level_variance=LEVEL_VARIANCE)
    higher = fitted[["probability_higher_than_first", "probability_higher_than_year_ago"]].round(2)
    detail = [{k: v for k, v in row.items() if v == v} for row in higher.to_dict("records")]
    return pd.DataFrame(
        {
            "partnership_id": fitted["partnership_id"],
            "measure": fitted["measure"],
            "breakdown": "trend",
            "group": fitted["quarter"],
            "unit": [SCORE_UNITS[name in BARRIERS] for name in fitted["measure"]],
            "estimate": fitted["level"].round(1),
            "low": fitted["low"].round(1),
            "high": fitted["high"].round(1),
            "detail": pd.Series(detail, index=fitted.index, dtype=object),
        }
    )
