"""Who works with whom: how dense a network is, and how far it leans on one organisation."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analytics.grouped import Floats, Integers, join_measures, list_keys
from analytics.tie_grid import TieGrid, lay_out_ties

COLUMNS = (
    "density",
    "density_if_absent",
    "density_if_present",
    "in_degree_centralisation",
    "reciprocity",
    "asymmetry",
    "coverage",
    "organisation_count",
)


def measure_network(ties: pd.DataFrame, roster: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Measure each network of organisations, with bounds for the answers that are missing.

    ties:     by… | rater | rated | strength (0: no tie, NaN: not answered); ties to oneself are left out
    roster:   by…, or none of them if all share it | organisation | optionally answered (true or false)
    returns:  by… | density | density_if_absent | density_if_present | in_degree_centralisation | reciprocity
              | asymmetry | coverage | organisation_count

    A pair that is not listed is read as the network's ties suggest. If they hold a 0, or every rater names
    all others, they are a table of answers, and the pair is not answered. Otherwise they are a list of ties,
    and the pair is no tie; but an organisation that names nobody may not have answered, so the bounds and the
    coverage count its answers as missing. `answered` in the roster settles this instead.
    A row of the roster without a name is no organisation.
    NaN below two organisations and where no answer is known; reciprocity and asymmetry also where no tie, or
    no tie both ways, can be compared.
    Raises ValueError on a tie outside the roster, a pair listed twice, or a strength that is negative,
    text or no finite number.
    Source: METHODS, Networks.
    """
    keys, grid = lay_out_ties(ties, roster, list_keys(by))
    pair_count = grid.count(grid.is_pair)
    answered = grid.is_pair & ~np.isnan(grid.strength)
    tie_count = grid.count(grid.is_tie)
    missing_count = grid.count(grid.may_be_missing)
    measured = {
        "density": _divide(tie_count, grid.count(answered)),
        "density_if_absent": _divide(tie_count, pair_count),
        "density_if_present": _divide(tie_count + missing_count, pair_count),
        "in_degree_centralisation": _measure_centralisation(grid),
        "reciprocity": _measure_reciprocity(grid),
        "asymmetry": _measure_asymmetry(grid),
        "coverage": _divide(pair_count - missing_count, pair_count),
        "organisation_count": grid.sizes,
    }
    return join_measures(keys, {column: measured[column] for column in COLUMNS})


def _divide(part: Floats | Integers, whole: Floats | Integers) -> Floats:
    return np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0)


def _measure_centralisation(grid: TieGrid) -> Floats:
    """Freeman's (1979), on the share of those asked that name an organisation: 0 all alike, 1 a star.

    With complete answers that is Σ(largest in-degree − in-degree) / (n − 1)².
    """
    answered = grid.is_pair & ~np.isnan(grid.strength)
    asked = np.bincount(grid.rated[answered], minlength=len(grid.owner))
    named = np.bincount(grid.rated[grid.is_tie], minlength=len(grid.owner))
    share = _divide(named, asked)
    known = ~np.isnan(share)
    group_count = len(grid.sizes)
    largest = np.zeros(group_count)
    np.maximum.at(largest, grid.owner[known], share[known])
    distance = np.bincount(
        grid.owner[known], weights=largest[grid.owner[known]] - share[known], minlength=group_count
    )
    return _divide(distance, np.bincount(grid.owner[known], minlength=group_count) - 1)


def _measure_reciprocity(grid: TieGrid) -> Floats:
    """Of the ties whose other direction was answered, the share that is returned."""
    comparable = grid.is_tie & ~np.isnan(grid.strength[grid.reverse])
    returned = comparable & grid.is_tie[grid.reverse]
    return _divide(grid.count(returned), grid.count(comparable))


def _measure_asymmetry(grid: TieGrid) -> Floats:
    """Over pairs that are tied both ways: the mean difference between the two strengths."""
    both = grid.is_tie & grid.is_tie[grid.reverse]
    differences = np.abs(grid.strength - grid.strength[grid.reverse])
    total = np.bincount(grid.group[both], weights=differences[both], minlength=len(grid.sizes))
    return _divide(total, grid.count(both))
