"""Cells as light rows, for many rules to look through: filtering a frame for each rule costs far more."""

from collections import namedtuple
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any

import pandas as pd


class CellRows:
    """The cells of a release by breakdown, each a row with the columns' names, in the order of the frame."""

    def __init__(self, cells: pd.DataFrame) -> None:
        columns = [cells[name].tolist() for name in cells.columns]
        rows = map(_row_type(tuple(cells.columns))._make, zip(*columns, strict=True))
        self._rows: dict[str, list[Any]] = {}
        for row in rows:
            self._rows.setdefault(row.breakdown, []).append(row)

    def of(self, breakdown: str, measures: Collection[str] | None = None) -> list[Any]:
        """The cells of one breakdown, of these measures or all; `group` is the cell's group."""
        found = self._rows.get(breakdown, [])
        return found if measures is None else [row for row in found if row.measure in measures]

    def parts(self, breakdown: str, measures: Collection[str]) -> Iterable[list[Any]]:
        """The same, together per partnership, quarter and measure."""
        parts: dict[tuple[Any, ...], list[Any]] = {}
        for row in self.of(breakdown, measures):
            parts.setdefault((row.partnership, row.quarter, row.measure), []).append(row)
        return parts.values()

    def beginning(self, breakdown: str, beginning: str) -> Iterator[Any]:
        """The cells of one breakdown whose measure begins so."""
        return (row for row in self.of(breakdown) if row.measure.startswith(beginning))


@cache
def _row_type(columns: tuple[str, ...]) -> Any:
    return namedtuple("Cell", columns)
