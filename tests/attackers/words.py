"""What words and shares leave open: "don't know" shares, and whether what weighs most holds.

Words of agreement and everything else that a release says are met by `worlds`, which looks for another set of
sheets behind the very same release.
"""

import numpy as np
import pandas as pd

from analytics.disclosure import FEWEST_IN_STEP, SHARE_STEP
from analytics.instruments import BARRIERS
from tests.attackers import WIDTH
from tests.attackers.sums import SAME, Exposures


def attack_shares(cells: pd.DataFrame, held: pd.DataFrame) -> tuple[int, int, int]:
    """How many shares were tried with each organisation known; how often somebody's number of don't knows was
    certain; and how often it was certain that they said it to more than half of what they answered.

    held:  organisation | said:… | unknown:…: how many questions of a measure each person answered, and how
           many of them with "don't know"; the attacker knows the former
    """
    organisation = held["organisation"].to_numpy()
    tried = certain = telling = 0
    told = cells[cells["dont_know_share"].notna()]
    for measure, share in zip(told["measure"], told["dont_know_share"], strict=True):
        answers, own = held[f"said:{measure}"].to_numpy(), held[f"unknown:{measure}"].to_numpy()
        step = SHARE_STEP * np.ceil(FEWEST_IN_STEP / SHARE_STEP / answers.sum() - 1e-9)
        reach = answers.sum() * np.array([share - step / 2, share + step / 2])
        if not reach[0] - SAME <= own.sum() <= reach[1] + SAME:
            raise AssertionError(f"{measure}: the true don't knows do not fit: the attacker errs")
        for known in [None, *np.unique(organisation)]:
            left = (organisation != known) & (answers > 0)
            if not left.any():
                continue
            tried += 1
            low, high = np.ceil(reach[0] - SAME), np.floor(reach[1] + SAME)
            low, high = low - own[organisation == known].sum(), high - own[organisation == known].sum()
            most = np.minimum(answers[left], high)
            least = np.maximum(0, low - (answers[left].sum() - answers[left]))
            certain += int((most - least < 1).any())
            telling += int((least > answers[left] / 2).any())
    return tried, certain, telling


def attack_leave_one_out(
    cells: pd.DataFrame, held: pd.DataFrame, width: float = WIDTH
) -> tuple[Exposures, int]:
    """Whether "holds" or "does not hold" could narrow one organisation's mean, whoever else is known.

    A necessary condition, on the generous side: what is counted here need not be an exposure. "Holds" says of
    every organisation that its lead (the heaviest barrier's sum minus another's) is not larger than
    everybody's; "does not hold" says of some organisation that it is larger.
    """
    found, tried = Exposures(), 0
    verdict = cells.loc[cells["measure"] == "leave_one_out", "verdict"].dropna().tolist()
    if not verdict:
        return found, tried
    whole = cells[(cells["breakdown"] == "whole") & cells["measure"].isin(BARRIERS)]
    estimates = dict(zip(whole["measure"], whole["estimate"].astype(float), strict=True))
    of_organisation = held.groupby("organisation")[list(BARRIERS)]
    totals, counts = of_organisation.sum(), of_organisation.count()
    heaviest = max(estimates, key=estimates.__getitem__)
    size = counts[heaviest].to_numpy(dtype=float)
    for rival in (name for name in BARRIERS if name != heaviest):
        people = np.minimum(counts[heaviest], counts[rival]).sum()
        error = people * 1.0
        everybody = people * (estimates[heaviest] - estimates[rival])
        lead = (totals[heaviest] - totals[rival]).to_numpy(dtype=float)
        for known in [None, *range(len(size))]:
            others = np.array([place != known for place in range(len(size))]) & (size > 0)
            tried += 1
            if verdict == ["holds"]:
                most = np.minimum(everybody + error, 100 * size)
                rest = everybody - error - (0 if known is None else lead[known])
                least = rest - (most[others].sum() - most)
                room = 100 - np.maximum(least, 0) / np.maximum(size, 1)
                narrowest = float(room[others].min(initial=100.0))
            else:
                flips = others & (100 * size >= everybody - error)
                own = known is not None and lead[known] >= everybody - error
                if own or flips.sum() != 1:
                    continue
                narrowest = float(100 - (everybody - error) / size[flips][0])
            found.narrowest = min(found.narrowest, max(narrowest, 0.0))
            found.organisation += int(narrowest < width - SAME)
    return found, tried
