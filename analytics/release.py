"""Records of one quarter → the cells of a release, for a batch of partnerships at once.

The pipe that a reviewer reads: survey cells and recorded cells → streams → barriers → their order → what
changed → the trend. Everything after the survey cells is computed from published numbers. Each step has its
room: survey_cells, recorded_cells, release_streams, release_changes, release_trend, sureness_cells.
"""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
import pandas as pd

from analytics.barriers import Conventions, combine_streams
from analytics.instruments import BARRIERS, Instrument
from analytics.optional_blocks import build_block_cells
from analytics.parts_in_both import find_common_parts
from analytics.quarters import find_last_day, quarter_bounds
from analytics.recorded_cells import build_recorded_cells
from analytics.release_batch import CELL_COLUMNS, MEASURES, NUMBERS, Batch, Built
from analytics.release_changes import copy_verdicts, write_changes
from analytics.release_streams import (
    RANDOM_STATE,
    gather_streams,
    put_barriers,
    write_leave_one_out,
    write_ranking,
    write_streams,
)
from analytics.release_trend import write_trend
from analytics.sureness_cells import build_sureness_cells
from analytics.survey_cells import SCORE_UNITS, SurveyCells, build_survey_cells

# What changed with each is said in METHODS, Versions of these methods.
METHOD_VERSION = "3"


def build_cells(batch: Batch, instrument: Instrument, conventions: Conventions) -> Built:
    """Make every cell of the quarter for all partnerships of the batch. Source: METHODS."""
    survey = _build_survey(batch, instrument)
    first_day, _ = quarter_bounds(batch.quarter)
    after = find_last_day(batch.quarter, batch.made_on) + timedelta(days=1)
    recorded = build_recorded_cells(batch.records, batch.quarter, first_day, after)
    survey_rows = survey.cells if survey is not None else pd.DataFrame(columns=CELL_COLUMNS)
    streams = gather_streams(survey_rows, recorded, conventions)
    common = find_common_parts(recorded, batch.earlier, conventions)
    barriers = combine_streams(streams, conventions, ["partnership_id"])
    survey_rows = put_barriers(_add_empty_rows(survey_rows, batch.partnerships), barriers, streams)
    parts = [
        survey_rows,
        recorded,
        write_streams(streams, survey_rows),
        write_ranking(streams),
        write_leave_one_out(survey, streams),
        _write_sureness(batch, survey, instrument),
        write_changes(batch, survey, survey_rows, streams, common, instrument),
        write_trend(batch, survey_rows),
        *build_block_cells(batch.blocks, batch.rounds, instrument),
    ]
    cells = pd.concat([part for part in parts if len(part)], ignore_index=True).reindex(columns=CELL_COLUMNS)
    cells[NUMBERS] = cells[NUMBERS].astype(float)
    cells["audience"] = cells["audience"].where(cells["audience"].notna(), "partnership")
    cells = copy_verdicts(cells)
    partition = (
        survey.partition
        if survey is not None
        else pd.DataFrame(columns=["partnership_id", "sector", "group"])
    )
    return Built(cells.sort_values("partnership_id", kind="stable", ignore_index=True), partition)


def _build_survey(batch: Batch, instrument: Instrument) -> SurveyCells | None:
    if batch.sheets.empty:
        return None
    rounds = batch.rounds[batch.rounds["partnership_id"].isin(batch.sheets["partnership_id"].unique())]
    built = build_survey_cells(batch.sheets, rounds, instrument, batch.last_partition)
    return SurveyCells(**{**vars(built), "cells": _say_bounds(built.cells)})


def _say_bounds(cells: pd.DataFrame) -> pd.DataFrame:
    """Where a mean was kept from the end, the detail says so: "≤5", "≥95"."""
    detail = np.full(len(cells), None, dtype=object)
    kept = np.flatnonzero(cells["bound"].to_numpy() != 0)
    signs, values = cells["bound"].to_numpy()[kept], cells["estimate"].to_numpy()[kept]
    detail[kept] = [
        {"bound": f"{'≥' if sign > 0 else '≤'}{value:g}"} for sign, value in zip(signs, values, strict=True)
    ]
    return cells.drop(columns="bound").assign(detail=detail)


def _add_empty_rows(rows: pd.DataFrame, partnerships: Sequence[int]) -> pd.DataFrame:
    """Participation and the five measures of every partnership: what is not there has an empty row."""
    silent = np.setdiff1d(
        np.asarray(partnerships, dtype=np.int64), rows["partnership_id"].unique().astype(np.int64)
    )
    names = ["participation", *MEASURES]
    units = ["share_0_to_1", *(SCORE_UNITS[name in BARRIERS] for name in MEASURES)]
    empty = pd.DataFrame(
        {
            "partnership_id": np.repeat(silent, len(names)),
            "measure": np.tile(np.array(names, dtype=object), len(silent)),
            "breakdown": "whole",
            "group": "whole",
            "unit": np.tile(np.array(units, dtype=object), len(silent)),
        }
    )
    return pd.concat([part for part in (rows, empty) if len(part)], ignore_index=True).reindex(
        columns=CELL_COLUMNS
    )


def _write_sureness(batch: Batch, survey: SurveyCells | None, instrument: Instrument) -> pd.DataFrame:
    if survey is None:
        return pd.DataFrame(columns=CELL_COLUMNS)
    return build_sureness_cells(survey, batch.sheets, instrument, RANDOM_STATE)
