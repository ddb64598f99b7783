"""What the cells of a release are made from, and what comes out: records of one quarter in, cells out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analytics.instruments import DOMAIN_DIRECTIONS
from analytics.optional_blocks import NO_BLOCKS, Blocks
from analytics.recorded_cells import Records

MEASURES = tuple(DOMAIN_DIRECTIONS)
CELL_COLUMNS = [
    "partnership_id", "measure", "breakdown", "group", "unit", "estimate", "low", "high", "standard_error",
    "respondent_count", "invited_count", "organisation_count", "dont_know_share", "agreement",
    "evidence_streams", "verdict", "audience", "detail",
]  # fmt: skip
NUMBERS = CELL_COLUMNS[5:13]


@dataclass(frozen=True)
class Batch:
    """The records of one quarter of some partnerships, and what was published of them before.

    partnerships:    the ids to release
    rounds:          partnership_id | invited_count | smallest_group, of partnerships with a survey round
    sheets:          this quarter's sheets; earlier_sheets: those of the release that it is compared with
    earlier:         partnership_id | quarter | measure | breakdown | group | estimate | standard_error |
                     respondent_count: whole, stream and group cells of the release that it is compared with
    history:         partnership_id | quarter | measure | estimate | standard_error of all earlier releases
    last_partition:     partnership_id | sector | group, to begin with
    earlier_partition:  the same, of the release that it is compared with
    made_on:         the day of making: a quarter that is running then is measured to this day; None where
                     every quarter is measured to its end
    """

    quarter: str
    partnerships: Sequence[int]
    rounds: pd.DataFrame
    sheets: pd.DataFrame
    earlier_sheets: pd.DataFrame
    earlier: pd.DataFrame
    history: pd.DataFrame
    last_partition: pd.DataFrame
    earlier_partition: pd.DataFrame
    records: Records
    blocks: Blocks = NO_BLOCKS
    made_on: date | None = None


@dataclass(frozen=True)
class Built:
    """cells: CELL_COLUMNS; partition: partnership_id | sector | group | group_is_shown | whole_is_shown."""

    cells: pd.DataFrame
    partition: pd.DataFrame


def list_recorded(built: Built) -> list[int]:
    """The partnerships of which a cell says something."""
    says = built.cells[["estimate", "verdict"]].notna().any(axis=1)
    return built.cells.loc[says, "partnership_id"].unique().tolist()


def take_whole(cells: pd.DataFrame, measures: Sequence[str]) -> pd.DataFrame:
    return cells[(cells["breakdown"] == "whole") & cells["measure"].isin(list(measures))]
