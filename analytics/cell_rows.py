"""Cells as light rows, for many rules to look through: filtering a frame for each rule costs far more."""

from collections import namedtuple
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class CellRows:
    """The cells of a release by breakdown, each a row with the columns' names, in the order of the frame.

    A row is made when a rule asks for it: most cells, of single questions say, no rule looks at.
    """

    columns: dict[str, np.ndarray]
    measure: np.ndarray  # of each cell, as its place in measures
    measures: list[str]
    places: dict[str, np.ndarray]  # of the cells of each breakdown

    @classmethod
    def of_cells(cls, cells: pd.DataFrame) -> "CellRows":
        columns = {str(name): values.to_numpy() for name, values in cells.items()}
        measure, measures = pd.factorize(columns["measure"])
        breakdown, breakdowns = pd.factorize(columns["breakdown"])
        order = np.argsort(breakdown, kind="stable")
        bounds = np.searchsorted(breakdown[order], np.arange(len(breakdowns) + 1)).tolist()
        places = {name: order[slice(*bounds[at : at + 2])] for at, name in enumerate(breakdowns)}
        return cls(columns, measure, list(measures), places)

    def telling(self, names: Sequence[str]) -> "CellRows":
        """Those of the cells in which one of these columns holds something."""
        tells = np.logical_or.reduce([pd.notna(self.columns[name]) for name in names])
        places = {name: found[tells[found]] for name, found in self.places.items()}
        return CellRows(self.columns, self.measure, self.measures, places)

    def of(self, breakdown: str, measures: Collection[str] | None = None) -> list[Any]:
        """The cells of one breakdown, of these measures or all; `group` is the cell's group."""
        return self._make(breakdown, lambda name: measures is None or name in measures)

    def parts(self, breakdown: str, measures: Collection[str]) -> Iterable[list[Any]]:
        """The same, together per partnership, quarter and measure."""
        parts: dict[tuple[Any, ...], list[Any]] = {}
        for row in self.of(breakdown, measures):
            parts.setdefault((row.partnership, row.quarter, row.measure), []).append(row)
        return parts.values()

    def beginning(self, breakdown: str, beginning: str) -> list[Any]:
        """The cells of one breakdown whose measure begins so."""
        return self._make(breakdown, lambda name: name.startswith(beginning))

    def _make(self, breakdown: str, is_asked: Callable[[str], bool]) -> list[Any]:
        found = self.places.get(breakdown)
        if found is None:
            return []
        asked = np.array([is_asked(name) for name in self.measures], dtype=bool)
        found = found[asked[self.measure[found]]]
        values = [column[found].tolist() for column in self.columns.values()]
        return list(map(_row_type(tuple(self.columns))._make, zip(*values, strict=True)))


@cache
def _row_type(columns: tuple[str, ...]) -> Any:
    return namedtuple("Cell", columns)
