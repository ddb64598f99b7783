"""Published ledger cells → the lines of a gap chart: by category, partnership, kind or quarter.

Every cell's unmet need was already summed line by line without netting; adding such sums up nets nothing.
"""

import numpy as np
import pandas as pd

from analytics.charts.rail_rows import SHRUNKEN, shrink_rows
from analytics.quarters import name_quarter
from analytics.resource_gap import compare_perceived_with_recorded

LEDGER_MEASURES = ("need_gbp", "committed_gbp", "received_gbp", "spent_gbp", "unmet_need_gbp")
PEOPLE_MEASURES = ("fte_gap", "training_shortfall_share")
PEOPLE_COLUMNS = ["partnership", *PEOPLE_MEASURES, "short_count", "needed_count"]
# Read beside the ledger: posts, trainings, and what people report where it is open.
FURTHER_MEASURES = ("unmet_need_share", *PEOPLE_MEASURES, "resources")
# Of more lines than these a chart draws the first; nobody compares hundreds of bars.
MOST_DRAWN = 20
# How a category's group is written in a cell: "training · cash", "staff · in kind".
KIND_SEPARATOR = " · "
ALL_TOGETHER = "All together"


def build_category_gaps(cells: pd.DataFrame) -> pd.DataFrame:
    """One line a category, cash and in kind together, most unmet first.

    cells:   programme cells of one quarter
    returns: label | need_gbp | committed_gbp | received_gbp | spent_gbp | unmet_need_gbp
    """
    own = _categories(cells)
    return _sum_lines(own.assign(label=own["group"].str.rsplit(KIND_SEPARATOR, n=1).str[0]))


def build_kind_totals(cells: pd.DataFrame) -> pd.DataFrame:
    """One line each for cash and for in kind."""
    own = _categories(cells)
    return _sum_lines(own.assign(label=own["group"].str.rsplit(KIND_SEPARATOR, n=1).str[-1]))


def begin_large(lines: pd.DataFrame) -> pd.DataFrame:
    """Lines whose label is a word and no name, as they stand at the head of a line: "staff" as "Staff"."""
    return lines.assign(label=lines["label"].str[:1].str.upper() + lines["label"].str[1:])


def build_partnership_gaps(cells: pd.DataFrame) -> pd.DataFrame:
    """One line a partnership, most unmet first."""
    own = _categories(cells)
    return _sum_lines(own.assign(label=own["partnership"]))


def build_quarter_gaps(cells: pd.DataFrame) -> pd.DataFrame:
    """One line a quarter, newest first."""
    own = _categories(cells)
    lines = _sum_lines(own.assign(label=own["quarter"])).sort_values("label", ascending=False)
    return lines.assign(label=[name_quarter(quarter) for quarter in lines["label"]]).reset_index(drop=True)


def sum_together(lines: pd.DataFrame) -> pd.DataFrame:
    """One line: all of these added up, as they name the same need by category, by kind or by partnership."""
    amounts = lines[list(LEDGER_MEASURES)].sum(min_count=1)
    return amounts.to_frame().T.assign(label=ALL_TOGETHER)[["label", *LEDGER_MEASURES]]


def _categories(cells: pd.DataFrame) -> pd.DataFrame:
    return cells[cells["measure"].isin(LEDGER_MEASURES) & cells["breakdown"].eq("category")]


def _sum_lines(own: pd.DataFrame) -> pd.DataFrame:
    """Amounts by label; an amount that nobody stated stays missing instead of becoming nothing."""
    sums = own.groupby(["label", "measure"])["estimate"].sum(min_count=1).unstack("measure")
    lines = sums.reindex(columns=list(LEDGER_MEASURES)).rename_axis(columns=None).reset_index()
    return lines.sort_values(["unmet_need_gbp", "label"], ascending=[False, True], ignore_index=True)


def build_perceived_rows(cells: pd.DataFrame) -> pd.DataFrame:
    """What people report beside what the ledger records, where a partnership has opened it.

    returns: partnership | severity_0_to_100 | low | high | standard_error | shrunken | shrunken_low |
             shrunken_high | unmet_need_share | corner, by name of partnership
    """
    felt = cells[cells["measure"].eq("resources") & _is(cells, "stream", "survey")]
    recorded = cells[cells["measure"].eq("unmet_need_share") & cells["breakdown"].eq("whole")]
    drawn = shrink_rows(felt)[["partnership", "estimate", "low", "high", "standard_error", *SHRUNKEN]]
    sides = drawn.rename(columns={"estimate": "severity_0_to_100"})
    shares = recorded[["partnership", "estimate"]].rename(columns={"estimate": "unmet_need_share"})
    both = sides.merge(shares, on="partnership", how="inner").sort_values("partnership", ignore_index=True)
    return compare_perceived_with_recorded(both)


def build_people_gaps(cells: pd.DataFrame) -> pd.DataFrame:
    """Empty posts and missing certificates of each partnership, most empty posts first.

    returns: partnership | fte_gap | training_shortfall_share | short_count | needed_count
    """
    whole = cells[cells["breakdown"].eq("whole") & cells["measure"].isin(PEOPLE_MEASURES)]
    wide = whole.pivot_table(index="partnership", columns="measure", values="estimate", dropna=False)
    trained = whole[whole["measure"].eq("training_shortfall_share")].set_index("partnership")["detail"]
    counts = pd.DataFrame(
        [_count_short(detail) for detail in trained],
        index=trained.index,
        columns=["short_count", "needed_count"],
        dtype=float,
    )
    found = wide.reindex(columns=list(PEOPLE_MEASURES)).join(counts).rename_axis(columns=None).reset_index()
    return found.sort_values(["fte_gap", "partnership"], ascending=[False, True], ignore_index=True)


def build_certificate_rows(people: pd.DataFrame) -> pd.DataFrame:
    """Who has no current certificate, of those who need one, as the rows of a rail: the largest part first.

    people:  build_people_gaps
    returns: RAIL_COLUMNS | value_words, of partnerships where somebody needs one
    """
    needing = people[people["needed_count"].gt(0)]
    share = 100 * needing["short_count"] / needing["needed_count"]
    counts = zip(needing["short_count"], needing["needed_count"], strict=True)
    rows = pd.DataFrame(
        {
            "section": "Without a current certificate, of those who need one",
            "label": needing["partnership"], "estimate": share, "low": np.nan, "high": np.nan,
            "previous": np.nan, "verdict": None, "start_word": "nobody", "end_word": "everybody",
            "value_words": [f"{short:,.0f} of {needed:,.0f}" for short, needed in counts],
        }
    )  # fmt: skip
    return rows.sort_values(["estimate", "label"], ascending=[False, True], ignore_index=True)


def _count_short(detail: object) -> tuple[float, float]:
    stated = detail if isinstance(detail, dict) else {}
    needed = float(stated.get("needed_count", 0))
    return needed - float(stated.get("current_count", 0)), needed


def _is(cells: pd.DataFrame, breakdown: str, group: str) -> pd.Series:
    return cells["breakdown"].eq(breakdown) & cells["group"].eq(group)
