"""What a cell tells of another quarter, taken out where that quarter's cells are not there to be read."""

from collections.abc import Iterable

import pandas as pd

from analytics.quarters import previous_quarter
from analytics.wording import MEASURE_TITLES

RELEASE_KEYS = ["partnership_id", "quarter", "version", "measure"]
THAN_FIRST, THAN_YEAR_AGO = "probability_higher_than_first", "probability_higher_than_year_ago"
QUARTERS_A_YEAR = 4


def hide_comparisons(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells as they may be read, without comparisons of which only one side may be read.

    cells:  RELEASE_KEYS | breakdown | group | verdict | detail …, whatever the account may read

    A measure's own row repeats the verdict of its change, and a point of a trend says how probably it is
    higher than the first and than a year ago. With all cells of a release nothing is taken out.
    """
    keys = pd.MultiIndex.from_frame(cells[RELEASE_KEYS])
    repeats = cells["breakdown"].eq("whole") & cells["measure"].isin(list(MEASURE_TITLES))
    lone = repeats & ~keys.isin(keys[cells["breakdown"].eq("change")])
    told = cells.assign(verdict=cells["verdict"].mask(lone, None))
    is_trend = cells["breakdown"].eq("trend").to_numpy()
    if not is_trend.any():
        return told
    trend = cells[is_trend]
    detail = cells["detail"].to_numpy(dtype=object).copy()
    detail[is_trend] = _hide_chances(keys[is_trend], trend["group"].tolist(), trend["detail"].tolist())
    return told.assign(detail=pd.Series(detail, index=cells.index, dtype=object))


def _hide_chances(keys: Iterable[tuple], groups: list[str], details: list[dict | None]) -> pd.Series:
    read: dict[tuple, set[str]] = {}
    begun = set()  # lines whose first point is read: it alone is compared with no first
    for key, group, stated in zip(keys, groups, details, strict=True):
        read.setdefault(key, set()).add(group)
        if THAN_FIRST not in (stated or {}):
            begun.add(key)
    kept = []
    for key, group, stated in zip(keys, groups, details, strict=True):
        hidden = set() if key in begun else {THAN_FIRST}
        hidden |= set() if previous_quarter(group, QUARTERS_A_YEAR) in read[key] else {THAN_YEAR_AGO}
        kept.append({name: value for name, value in (stated or {}).items() if name not in hidden})
    return pd.Series(kept, dtype=object)
