"""What is used now to say that something changed, on the same partnerships.

An arrow for any difference, red, amber and green, a paired t-test of those who can be matched, and a
two-sample t-test that forgets that some answered twice. Each measure is judged by itself, as is usual.
"""

import numpy as np
import pandas as pd

from analytics.change import SIGNIFICANCE, measure_change
from analytics.level import measure_level
from tests.calibration.partnerships import Rounds

BY = ["partnership", "measure"]
AMBER_FROM, GREEN_FROM = 50.0, 70.0  # cut-offs as they are commonly drawn
NEVER_THE_SAME = 1_000_000  # added to people's names so that nobody is matched


def announce_arrow(rounds: Rounds) -> pd.DataFrame:
    """An arrow up or down for any difference between the two means, to a whole point."""
    means = _list_means(rounds)
    return means.assign(announced=np.sign(means["estimate_after"].round() - means["estimate_before"].round()))


def announce_traffic_light(rounds: Rounds) -> pd.DataFrame:
    """A change is announced when the light changes colour."""
    means = _list_means(rounds)
    lights = [
        np.digitize(means[name].fillna(0), [AMBER_FROM, GREEN_FROM])
        for name in ("estimate_before", "estimate_after")
    ]
    return means.assign(announced=np.sign(lights[1] - lights[0]))


def announce_paired_test(rounds: Rounds) -> pd.DataFrame:
    """The paired t-test of stayers alone: with nobody but stayers, measure_change is that test."""
    keys = [*BY, "respondent_id"]
    stayers = rounds.before[keys].merge(rounds.after[keys], on=keys)
    return _announce_if_significant(
        *(frame.merge(stayers, on=keys) for frame in (rounds.before, rounds.after))
    )


def announce_two_sample_test(rounds: Rounds) -> pd.DataFrame:
    """Welch's t-test of everyone: with nobody matched, measure_change is that test."""
    strangers = rounds.after.assign(respondent_id=rounds.after["respondent_id"] + NEVER_THE_SAME)
    return _announce_if_significant(rounds.before, strangers)


def _announce_if_significant(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    found = measure_change(before, after, "score", BY)
    return found.assign(announced=np.where(found["p_value"] < SIGNIFICANCE, np.sign(found["change"]), 0))


def _list_means(rounds: Rounds) -> pd.DataFrame:
    before, after = (
        measure_level(frame, "score", BY)[[*BY, "estimate"]] for frame in (rounds.before, rounds.after)
    )
    return before.merge(after, on=BY, suffixes=("_before", "_after"))


PRACTICES = {
    "arrow for any difference": announce_arrow,
    "red, amber, green": announce_traffic_light,
    "paired t-test": announce_paired_test,
    "two-sample t-test": announce_two_sample_test,
}
