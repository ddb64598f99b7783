"""Ratings → construct scores → domain scores, 0 to 100. METHODS, Scores.

Sheets are wide in here (one row a person, one column an item): ten million answers are scored by a few
passes over one array. `score_respondents` is the tidy border.
"""

import numpy as np
import pandas as pd

from analytics.columns import read_numbers, require_columns
from analytics.instruments import DONT_KNOW, Construct, Instrument

POINTS = 100.0  # every score runs from 0 to this
ENOUGH_OF_ITEMS = 0.5  # a score needs at least this share of its parts answered: METHODS_BRIEF, Scores


def score_sheets(sheets: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    """Score every sheet on every construct and domain, 0 = least of it, 100 = most of it.

    sheets:   one row a person; one column an item: a rating, NaN blank, -1 "don't know"
    returns:  the same rows; one column a construct, then one column a domain, float32

    Reversed items are turned first. A construct is missing when fewer than half of its items were answered,
    a domain when fewer than half of its constructs were scored; constructs that stand beside their domain
    are scored and stay out of it. Raises ValueError on a rating that is text or off the scale. Source:
    METHODS, Scores.
    """
    points = turn_ratings(sheets, instrument)
    place = {item.id: number for number, item in enumerate(instrument.items)}
    scored = {
        construct.id: _average(points[:, [place[item.id] for item in construct.items]])
        for construct in instrument.constructs
    }
    for domain in instrument.domains:
        inside = [scored[construct.id] for construct in constructs_inside(instrument, domain)]
        scored[domain] = _average(np.column_stack(inside))
    return pd.DataFrame(scored, index=sheets.index)


def constructs_inside(instrument: Instrument, domain: str) -> list[Construct]:
    """The constructs whose mean is the domain's score: all of its own but those beside it."""
    return [row for row in instrument.constructs if row.domain == domain and not row.beside]


def turn_ratings(sheets: pd.DataFrame, instrument: Instrument) -> np.ndarray:
    """People × items as points 0–100, reversed items turned, NaN where nothing was rated.

    Raises ValueError on a missing column or a rating that is text or off the scale.
    """
    columns = [item.id for item in instrument.items]
    missing = [name for name in columns if name not in sheets.columns]
    if missing:
        raise ValueError(f"sheets: no column {missing[0]!r}; every item of {instrument.id} needs one")
    low, high = instrument.scale.min, instrument.scale.max
    ratings = _read_ratings(sheets, columns)
    rated = ratings != DONT_KNOW
    off = rated & ((ratings < low) | (ratings > high))
    if off.any():
        row, column = (int(place[0]) for place in np.nonzero(off))
        raise ValueError(
            f"sheets, item {columns[column]!r}: {ratings[row, column]:g} is off the scale; "
            f"allowed are {low} to {high}, {DONT_KNOW} for don't know, and blank"
        )
    points = (ratings - low) * np.float32(POINTS / (high - low))
    points[~rated] = np.nan
    turned = [number for number, item in enumerate(instrument.items) if item.reversed]
    points[:, turned] = np.float32(POINTS) - points[:, turned]
    return points


def _read_ratings(sheets: pd.DataFrame, columns: list[str]) -> np.ndarray:
    """People × items, NaN where blank; columns of plain numbers are read in one go."""
    wide = sheets[columns]
    if all(kind.kind in "iuf" and not pd.api.types.is_extension_array_dtype(kind) for kind in wide.dtypes):
        return wide.to_numpy(dtype=np.float32)
    read = [read_numbers(sheets, column, "sheets").astype(np.float32) for column in columns]
    return np.column_stack(read)


def _average(parts: np.ndarray) -> np.ndarray:
    """The mean of what there is in each row, missing when fewer than half of the parts are there."""
    there = ~np.isnan(parts)
    count = there.sum(axis=1)
    total = np.where(there, parts, 0).sum(axis=1, dtype=np.float32)
    enough = (count >= ENOUGH_OF_ITEMS * parts.shape[1]) & (count > 0)
    return np.divide(total, count, out=np.full(len(parts), np.nan, dtype=np.float32), where=enough)


def count_dont_know(sheets: pd.DataFrame, instrument: Instrument) -> tuple[pd.DataFrame, pd.DataFrame]:
    """How many questions of each construct and domain each person answered, and to how many "don't know".

    returns:  answers given (ratings and don't knows) and don't knows; the rows of sheets, one column a
              construct and a domain. A domain counts the constructs inside it.
    """
    place = {item.id: number for number, item in enumerate(instrument.items)}
    ratings = _read_ratings(sheets, list(place))
    spoken, unknown = ~np.isnan(ratings), ratings == DONT_KNOW
    parts = {row.id: [place[item.id] for item in row.items] for row in instrument.constructs}
    for domain in instrument.domains:
        parts[domain] = [at for row in constructs_inside(instrument, domain) for at in parts[row.id]]
    answered = {name: spoken[:, at].sum(axis=1) for name, at in parts.items()}
    did_not_know = {name: unknown[:, at].sum(axis=1) for name, at in parts.items()}
    return pd.DataFrame(answered, index=sheets.index), pd.DataFrame(did_not_know, index=sheets.index)


def score_respondents(ratings: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    """Score every respondent on every construct, 0 = least of it, 100 = most of it.

    ratings:  respondent_id | round | item_id | rating
    returns:  respondent_id | round | construct | score_0_to_100 | answered_item_count

    A score is missing when fewer than half of the construct's items were answered.
    Raises ValueError on an unknown item or a rating that is text or outside the scale. Source: METHODS,
    Scores.
    """
    require_columns(ratings, ["respondent_id", "round", "item_id", "rating"], "ratings")
    columns = [item.id for item in instrument.items]
    unknown = ratings.loc[~ratings["item_id"].isin(columns), "item_id"]
    if len(unknown):
        raise ValueError(f"item_id {unknown.iloc[0]!r} is not a question of {instrument.id}")
    keys = ["respondent_id", "round"]
    wide = ratings.pivot(index=keys, columns="item_id", values="rating").reindex(columns=columns)
    scored = score_sheets(wide, instrument)
    answered, did_not_know = count_dont_know(wide, instrument)
    names = [construct.id for construct in instrument.constructs]
    tidy = scored[names].reset_index().melt(keys, var_name="construct", value_name="score_0_to_100")
    counts = (answered - did_not_know)[names].reset_index().melt(keys, value_name="answered_item_count")
    return tidy.assign(answered_item_count=counts["answered_item_count"])
