"""A share that has to lie between two bounds, two Monte Carlo standard errors allowed; and its table."""

from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Rate:
    """A measured share with its Monte Carlo error over the units that are drawn independently."""

    share: float
    error: float
    unit_count: int

    @classmethod
    def of(cls, hits: pd.Series, unit: pd.Series) -> "Rate":
        each = hits.astype(float).groupby(unit).agg(["sum", "size"])
        if not len(each):
            return cls(np.nan, np.nan, 0)
        share = each["sum"].sum() / each["size"].sum()
        spread = (each["sum"] - share * each["size"]) / each["size"].mean()
        return cls(float(share), float(spread.std() / np.sqrt(len(each))), len(each))


@dataclass(frozen=True)
class Target:
    """What is asked of a rate."""

    name: str
    rate: Rate
    lowest: float
    highest: float

    @property
    def is_met(self) -> bool:
        allowed = 2 * self.rate.error
        return bool(self.lowest - allowed <= self.rate.share <= self.highest + allowed)

    def __str__(self) -> str:
        measured = f"{100 * self.rate.share:.1f} % (± {200 * self.rate.error:.1f})"
        asked = f"asked {100 * self.lowest:.1f} to {100 * self.highest:.1f} %"
        return f"{'met   ' if self.is_met else 'MISSED'} {self.name}: {measured}, {asked}"


def write_table(heads: list[str], rows: list[list[str]]) -> list[str]:
    """A Markdown table, figures to the right."""
    lines = ["| " + " | ".join(heads) + " |", "| --- |" + " ---: |" * (len(heads) - 1)]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]
