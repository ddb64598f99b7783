"""The parts of a recorded stream that two quarters both have. METHODS, Barriers from several streams.

A ledger that held certificates alone and now holds unmet need as well reads differently although nothing
changed: only what was recorded both times is compared.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.barriers import Conventions, list_parts
from analytics.release_streams import read_recorded

PART_KEYS = ["partnership_id", "measure"]
STREAM_KEYS = ["partnership_id", "barrier", "stream"]


@dataclass(frozen=True)
class CommonParts:
    """The recorded streams of two quarters, each read from the parts that both have.

    now, before:  partnership_id | barrier | stream | severity_0_to_100 | standard_error | share_looking_back
    left_out:     partnership_id | barrier | stream | parts (measures that only one of the quarters has)
    """

    now: pd.DataFrame
    before: pd.DataFrame
    left_out: pd.DataFrame


def find_common_parts(recorded: pd.DataFrame, earlier: pd.DataFrame, conventions: Conventions) -> CommonParts:
    """Read both quarters' records again, from the measures that are published of both.

    recorded, earlier:  partnership_id | measure | breakdown | estimate | standard_error, this quarter's
                        cells and those that were published of the quarter that it is compared with

    An error that one quarter does not give is taken from the other. Of streams that only one quarter has,
    nothing is said: what a change rests on says that already.
    """
    parts = list_parts(conventions)
    sides = [_take_parts(cells, parts) for cells in (recorded, earlier)]
    if any(side.empty for side in sides):
        nothing = read_recorded(sides[0].iloc[:0], conventions)
        return CommonParts(nothing, nothing, nothing[STREAM_KEYS].assign(parts=None))
    pairs = sides[0].merge(sides[1], on=PART_KEYS, how="outer", suffixes=("", "_before"))
    both = pairs[pairs["value"].notna() & pairs["value_before"].notna()]
    error, error_before = both["standard_error"], both["standard_error_before"]
    now = both[PART_KEYS].assign(value=both["value"], standard_error=error.fillna(error_before))
    before = both[PART_KEYS].assign(value=both["value_before"], standard_error=error_before.fillna(error))
    return CommonParts(
        read_recorded(now, conventions), read_recorded(before, conventions), _list_left_out(pairs, parts)
    )


def _take_parts(cells: pd.DataFrame, parts: pd.DataFrame) -> pd.DataFrame:
    own = cells[cells["breakdown"].eq("whole") & cells["measure"].isin(parts["measure"])]
    own = own[own["estimate"].notna()].rename(columns={"estimate": "value"})
    return own[[*PART_KEYS, "value", "standard_error"]].astype(
        {"partnership_id": np.int64, "measure": object, "value": float, "standard_error": float}
    )


def _list_left_out(pairs: pd.DataFrame, parts: pd.DataFrame) -> pd.DataFrame:
    """Of streams that both quarters have, the measures that one of them has."""
    known = pairs.merge(parts, on="measure").sort_values("measure")
    known = known.assign(is_now=known["value"].notna(), is_before=known["value_before"].notna())
    of_stream = known.groupby(STREAM_KEYS)[["is_now", "is_before"]].transform("any").all(axis=1)
    alone = known[of_stream & (known["is_now"] != known["is_before"])]
    return alone.groupby(STREAM_KEYS)["measure"].agg(list).rename("parts").reset_index()
