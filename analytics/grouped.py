"""Number the groups once, so that a statistic over thousands of groups is plain array arithmetic.

A long frame is mostly written in runs of equal keys (one partnership after another, one item after another),
so only the head of each run is looked up. A shuffled frame gives the same numbers, more slowly.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from numbers import Real
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analytics.columns import number_names, require_columns

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

FEW_ROWS = 2_000  # below which to look for runs takes longer than to look up every row


def list_keys(by: Sequence[str]) -> list[str]:
    """The `by` columns as a list; refused where they are one text, none at all, or name a column twice."""
    if isinstance(by, str) or not isinstance(by, Iterable):
        raise ValueError(f"by must be a list of column names, not {by!r}")
    keys = list(by)
    twice = [key for place, key in enumerate(keys) if key in keys[:place]]
    if twice:
        raise ValueError(f"by names the column {twice[0]!r} twice; once is allowed")
    return keys


def refuse_taken_names(keys: Iterable[str], measured: Iterable[str]) -> None:
    """Refuse keys that are named like what is measured: the measure would be written over them."""
    measured = set(measured)
    taken = [key for key in keys if key in measured]
    if taken:
        raise ValueError(f"the column {taken[0]!r} is named as one of the result; it needs another name")


def join_measures(keys: pd.DataFrame, measured: Mapping[str, Any]) -> pd.DataFrame:
    """The keys, one row per group, with what was measured beside them."""
    refuse_taken_names(keys.columns, measured)
    # Made at once: a frame that gets column after column takes four times as long.
    columns: dict[Any, Any] = dict(keys.items())
    return pd.DataFrame(columns | dict(measured), index=keys.index)


def require_finite(name: str, number: object, allowed: str) -> None:
    """Refuse an argument that is not a number, or not a finite one, naming it and what it is."""
    if not isinstance(number, Real) or not np.isfinite(float(number)):
        raise ValueError(f"{name} is {number!r}; it is {allowed}")


def code_groups(frame: pd.DataFrame, by: Sequence[str]) -> tuple[Integers, pd.DataFrame]:
    """Number each row's group from 0 in sorted order, and give the groups' keys.

    frame:    the `by` columns, and whatever else
    returns:  codes, one per row, −1 where a key is missing · keys, one row per group

    With `by=[]` everything is one group, also when there are no rows. Keys keep their types.
    """
    by = list_keys(by)
    if by and len(frame) < FEW_ROWS:
        require_columns(frame, by, "rows")
        return _code_rows(frame[by])
    heads, codes_of_heads, keys = code_runs(frame, by)
    return np.repeat(codes_of_heads, np.diff(heads, append=len(frame))), keys


def code_runs(frame: pd.DataFrame, by: Sequence[str]) -> tuple[Integers, Integers, pd.DataFrame]:
    """As code_groups, but one code per run of equal keys: where each run begins, its code, the keys."""
    by = list_keys(by)
    require_columns(frame, by, "rows")
    if not by:
        heads = np.zeros(min(len(frame), 1), dtype=np.int64)
        return heads, heads, pd.DataFrame(index=pd.RangeIndex(1))
    heads = np.flatnonzero(mark_changes(frame, by))
    codes_of_heads, keys = _code_rows(frame[by].iloc[heads])
    return heads, codes_of_heads, keys


def mark_changes(frame: pd.DataFrame, columns: Sequence[str]) -> Flags:
    """True where any of the columns differs from the row above, and in the first row."""
    changes = np.zeros(len(frame), dtype=np.bool_)
    changes[:1] = True
    for column in columns:
        changes[1:] |= differs_from_above(frame[column], 1)
    return changes


def differs_from_above(column: pd.Series, distance: int) -> Flags:
    """For each row from number `distance` on: does it differ from the row that far above it?"""
    if isinstance(column.dtype, pd.CategoricalDtype):
        column = column.cat.codes
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "biufmM":
        values = column.to_numpy()
        return values[distance:] != values[: len(values) - distance]
    if isinstance(column.dtype, pd.StringDtype) and column.dtype.storage == "pyarrow":
        # Arrow compares texts where they lie, several times faster than making a Python object of each.
        texts = pa.array(column)
        differs = pc.not_equal(texts[distance:], texts[: len(texts) - distance])
        return pc.fill_null(differs, True).to_numpy(zero_copy_only=False)
    if _holds_pythons_texts(column):
        values = column.to_numpy()
        return values[distance:] != values[: len(values) - distance]
    codes = number_names(column)[0]
    return codes[distance:] != codes[: len(codes) - distance]


def rises_from_above(column: pd.Series) -> Flags:
    """For each row from the second on: does it sort after the row above? False where that is dear to know."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        column = column.cat.codes
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "biufmM":
        values = column.to_numpy()
        return values[1:] > values[:-1]
    if isinstance(column.dtype, pd.StringDtype) and column.dtype.storage == "pyarrow":
        texts = pa.array(column)
        rises = pc.greater(texts[1:], texts[: max(len(texts) - 1, 0)])
        return pc.fill_null(rises, False).to_numpy(zero_copy_only=False)
    if _holds_pythons_texts(column):
        values = column.to_numpy()
        with suppress(TypeError):  # where one is missing: it has no place in an order
            return values[1:] > values[:-1]
    return np.zeros(max(len(column) - 1, 0), dtype=np.bool_)


def _holds_pythons_texts(column: pd.Series) -> bool:
    """Whether numpy can compare the texts one by one, which is far faster than to number them."""
    return isinstance(column.dtype, pd.StringDtype) and column.dtype == pd.StringDtype("python", np.nan)


def _code_rows(rows: pd.DataFrame) -> tuple[Integers, pd.DataFrame]:
    """Number the distinct rows in sorted order."""
    numbers = number_names(rows[rows.columns[0]], in_order=True)[0]
    for column in rows.columns[1:]:
        column_codes, levels = number_names(rows[column], in_order=True)
        known = np.flatnonzero((numbers >= 0) & (column_codes >= 0))
        pairs = numbers[known] * len(levels) + column_codes[known]
        numbers = np.full(len(rows), -1, dtype=np.int64)
        numbers[known] = _number_in_order(pairs)
    present = np.flatnonzero(numbers >= 0)
    # Written from the last row to the first, each number keeps the first row that bears it.
    first = np.empty(int(numbers.max(initial=-1)) + 1, dtype=np.int64)
    first[numbers[present[::-1]]] = present[::-1]
    return numbers, rows.iloc[first].reset_index(drop=True)


def _number_in_order(codes: Integers) -> Integers:
    """Replace codes by their rank among the distinct codes; hashing first, as there are few distinct ones."""
    numbers, distinct = pd.factorize(codes)
    ranks = np.empty(len(distinct), dtype=np.int64)
    ranks[np.argsort(distinct)] = np.arange(len(distinct))
    return ranks[numbers]
