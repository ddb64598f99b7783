"""How far a recorded measure moves by chance alone. METHODS, Barriers from several streams.

A quarter's attendance is what three meetings happened to bring; taken as exact, its ups and downs would be
announced as change.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.level import divide_or_nan

Z = 1.959964  # of a 95 % interval
FEWEST_CLUSTERS = 3  # organisations, before the spread between them says anything
FEWEST_FOR_A_BAND = 6  # matters: with fewer, no two of them bound their median at 95 % (2 · 0.5⁶ = 3 %)
ERROR_DIGITS = 4  # that are published
QUARTERS_LOOKED_BACK = 4  # the year of recorded_cells.LOOK_BACK_DAYS

Floats = npt.NDArray[np.float64]


def find_error_of_share(part: pd.Series, whole: pd.Series) -> Floats:
    """Standard error of a share of counts, after Agresti and Coull: 0 of 9 and 9 of 9 are not exact either.

    NaN where the whole is 0.
    """
    size = whole.to_numpy(dtype=float)
    adjusted = size + Z**2
    share = (part.to_numpy(dtype=float) + Z**2 / 2) / adjusted
    return np.where(size > 0, np.sqrt(share * (1 - share) / adjusted), np.nan)


def find_error_of_attendance(
    whole: pd.DataFrame, organisations: pd.DataFrame, usual: pd.DataFrame, by: list[str]
) -> Floats:
    """Standard error of the share of attendances: as of counts, or more where a quarter's hang together.

    whole:          by… | expected_count | attended_count | unknown_count
    organisations:  by… | organisation | the same; usual: the same over the year, this quarter included

    With three organisations or more the variance is that of a ratio over clusters, and never below that of
    independent counts. What an organisation usually does is no chance, so that its quarter is held against
    its own year; until there is a past, against everybody's quarter, which overstates it.
    """
    independent = find_error_of_share(
        whole["attended_count"], whole["expected_count"] - whole["unknown_count"]
    )
    own = _count_known(organisations).merge(
        _count_known(usual), on=[*by, "organisation"], how="left", suffixes=("", "_usual")
    )
    own = own[own["known"] > 0]
    sums = own.groupby(by)[["attended_count", "known"]].transform("sum")
    everybody = own["attended_count"] - own["known"] * sums["attended_count"] / sums["known"]
    past = 1 - own["known"] / own["known_usual"]  # its year holds this quarter, which draws the year to it
    itself = own["attended_count"] - own["known"] * own["attended_count_usual"] / own["known_usual"]
    squares = (itself**2 / past.where(past > 0)).fillna(everybody**2)
    summed = own.assign(squares=squares).groupby(by)
    parts = summed.agg(clusters=("squares", "size"), squares=("squares", "sum"), known=("known", "sum"))
    parts = parts.reindex(pd.MultiIndex.from_frame(whole[by]) if len(by) > 1 else whole[by[0]])
    clusters = parts["clusters"].to_numpy(dtype=float)
    correction = np.where(clusters >= FEWEST_CLUSTERS, divide_or_nan(clusters, clusters - 1), np.nan)
    clustered = np.sqrt(correction * parts["squares"].to_numpy()) / parts["known"].to_numpy()
    return np.fmax(independent, clustered)


def _count_known(attendance: pd.DataFrame) -> pd.DataFrame:
    known = (attendance["expected_count"] - attendance["unknown_count"]).astype(float)
    return attendance.drop(columns=["expected_count", "unknown_count"]).assign(known=known)


def find_error_of_median(waits: pd.DataFrame) -> Floats:
    """Standard error of a Kaplan–Meier median, from its 95 % band.

    waits:  decision_count | decided_count | median_days | median_days_low | median_days_high

    With fewer than six matters, or where an end of the band is missing, at least that of the median of
    exponential waits: median / (ln 2 · √decided).
    """
    low, high = (waits[f"median_days_{end}"].to_numpy(dtype=float) for end in ("low", "high"))
    of_band = (high - low) / (2 * Z)
    decided = waits["decided_count"].to_numpy(dtype=float)
    exponential = divide_or_nan(waits["median_days"].to_numpy(dtype=float), np.log(2) * np.sqrt(decided))
    trusted = (waits["decision_count"].to_numpy(dtype=float) >= FEWEST_FOR_A_BAND) & ~np.isnan(of_band)
    return np.where(trusted, of_band, np.fmax(of_band, exponential))


def share_quarters(apart: pd.Series) -> pd.Series:
    """How much of a year's record two quarters so many apart have in common: next to each other, .75."""
    return (1 - apart / QUARTERS_LOOKED_BACK).clip(lower=0.0)
