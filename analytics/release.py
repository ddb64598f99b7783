"""Records of one quarter → the cells of a release, for a batch of partnerships at once.

The pipe that a reviewer reads: survey cells and recorded cells → streams → barriers → their order → what
changed → the trend. Everything after the survey cells is computed from published numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.barriers import (
    Conventions,
    combine_streams,
    measure_severities,
    rank_barriers,
)
from analytics.change_cells import (
    MATCHED,
    OVERLAP_COLUMNS,
    STATUSES,
    find_change_at_fixed_mix,
    match_people,
    measure_overlap,
    measure_published_change,
)
from analytics.exposure import round_up
from analytics.instruments import BARRIERS, DOMAIN_DIRECTIONS, Instrument
from analytics.optional_blocks import NO_BLOCKS, Blocks, build_block_cells
from analytics.quarters import quarter_bounds, quarter_number
from analytics.record_chance import share_quarters
from analytics.recorded_cells import LOOKING_BACK, Records, build_recorded_cells
from analytics.scoring import score_sheets
from analytics.sureness_cells import build_sureness_cells
from analytics.survey_cells import SCORE_UNITS, SurveyCells, build_survey_cells, identify_organisations
from analytics.trend import fit_trend

METHOD_VERSION = "2"
RANDOM_STATE = 20260701  # of the draws behind "heaviest": fixed, so that a release can be made again
# How far a level drifts in a quarter, squared points. A convention (5 points), because a release must not
# depend on which other partnerships are released with it, and its own few rounds cannot tell.
LEVEL_VARIANCE = 25.0
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


@dataclass(frozen=True)
class Built:
    """cells: CELL_COLUMNS; partition: partnership_id | sector | group | group_is_shown | whole_is_shown."""

    cells: pd.DataFrame
    partition: pd.DataFrame


def build_cells(batch: Batch, instrument: Instrument, conventions: Conventions) -> Built:
    """Make every cell of the quarter for all partnerships of the batch. Source: METHODS."""
    survey = _build_survey(batch, instrument)
    first_day, after = quarter_bounds(batch.quarter)
    recorded = build_recorded_cells(batch.records, batch.quarter, first_day, after)
    survey_rows = survey.cells if survey is not None else pd.DataFrame(columns=CELL_COLUMNS)
    streams = _gather_streams(survey_rows, recorded, conventions)
    barriers = combine_streams(streams, conventions, ["partnership_id"])
    survey_rows = _put_barriers(_add_empty_rows(survey_rows, batch.partnerships), barriers, streams)
    parts = [
        survey_rows,
        recorded,
        _write_streams(streams, survey_rows),
        _write_ranking(streams),
        _write_leave_one_out(survey, streams),
        _write_sureness(batch, survey, instrument),
        _write_changes(batch, survey, survey_rows, streams, instrument),
        _write_trend(batch, survey_rows),
        *build_block_cells(batch.blocks, batch.rounds, instrument),
    ]
    cells = pd.concat([part for part in parts if len(part)], ignore_index=True).reindex(columns=CELL_COLUMNS)
    cells[NUMBERS] = cells[NUMBERS].astype(float)
    cells["audience"] = cells["audience"].where(cells["audience"].notna(), "partnership")
    cells = _copy_verdicts(cells)
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


# ---------------------------------------------------------------- streams and barriers


def _whole(cells: pd.DataFrame, measures: Sequence[str]) -> pd.DataFrame:
    return cells[(cells["breakdown"] == "whole") & cells["measure"].isin(list(measures))]


def _gather_streams(survey: pd.DataFrame, recorded: pd.DataFrame, conventions: Conventions) -> pd.DataFrame:
    """partnership_id | barrier | stream | severity_0_to_100 | standard_error | half_width | measures |
    share_looking_back. Errors of recorded streams are of chance; they widen changes, not levels."""
    said = _whole(survey, BARRIERS)
    said = said[said["estimate"].notna()]
    reach = np.maximum(said["high"] - said["estimate"], said["estimate"] - said["low"]).astype(float)
    own = pd.DataFrame(
        {
            "partnership_id": said["partnership_id"],
            "barrier": said["measure"],
            "stream": "survey",
            "severity_0_to_100": said["estimate"].astype(float),
            "standard_error": said["standard_error"].astype(float),
            "half_width": reach,
            "measures": None,
            "share_looking_back": 0.0,
        }
    )
    values = recorded[recorded["breakdown"] == "whole"].rename(columns={"estimate": "value"})
    values = values.assign(looks_back=values["measure"].isin(LOOKING_BACK))
    columns = ["partnership_id", "measure", "value", "standard_error", "looks_back"]
    read = measure_severities(values[columns], conventions, ["partnership_id"])
    read = read.assign(
        severity_0_to_100=read["severity_0_to_100"].round(),
        standard_error=round_up(read["standard_error"]),
        half_width=np.nan,
    )
    parts = [part for part in (own, read) if len(part)]
    return pd.concat(parts, ignore_index=True) if parts else own


def _put_barriers(rows: pd.DataFrame, barriers: pd.DataFrame, streams: pd.DataFrame) -> pd.DataFrame:
    """Replace the survey's own score of each barrier by the mean of its streams."""
    found = barriers.rename(columns={"barrier": "measure"})
    keys = pd.MultiIndex.from_frame(rows[["partnership_id", "measure"]])
    at = pd.MultiIndex.from_frame(found[["partnership_id", "measure"]]).get_indexer(keys)
    at = np.where((rows["breakdown"] == "whole").to_numpy(), at, -1)
    place, source = np.flatnonzero(at >= 0), at[at >= 0]
    rows = rows.copy()
    rows["evidence_streams"] = rows["evidence_streams"].astype(object)
    several = found["stream_count"].to_numpy()[source] > 1
    for column, values in (
        ("estimate", np.rint(found["severity_0_to_100"])),
        ("low", np.floor(found["low"])),
        ("high", np.ceil(found["high"])),
        ("standard_error", round_up(found["standard_error"])),
    ):
        old = rows[column].to_numpy(dtype=float, na_value=np.nan).copy()
        # A survey alone keeps its own published numbers to the letter.
        survey_alone = ~several & (found["evidence_streams"].to_numpy()[source] == "survey")
        old[place] = np.where(survey_alone, old[place], np.asarray(values, dtype=float)[source])
        rows[column] = old
    streams_said = rows["evidence_streams"].to_numpy(dtype=object).copy()
    streams_said[place] = found["evidence_streams"].to_numpy()[source]
    own = (
        rows["estimate"].notna() & rows["measure"].isin(MEASURES) & rows["breakdown"].isin(["whole", "group"])
    )
    rows["evidence_streams"] = np.where(own.to_numpy() & pd.isna(streams_said), "survey", streams_said)
    detail = rows["detail"].to_numpy(dtype=object).copy()
    facts = found[["stream_count", "coverage_share", "disagreement_points", "streams_disagree"]].iloc[source]
    for at_row, stated in zip(place, facts.to_dict("records"), strict=True):
        old_detail = (
            detail[at_row] if isinstance(detail[at_row], dict) and stated["stream_count"] == 1 else {}
        )
        detail[at_row] = {**old_detail, **stated}
    rows["detail"] = detail
    return rows


def _write_streams(streams: pd.DataFrame, survey_rows: pd.DataFrame) -> pd.DataFrame:
    keys = ["partnership_id", "measure"]
    counts = _whole(survey_rows, BARRIERS)[[*keys, "respondent_count", "organisation_count", "agreement"]]
    rows = streams.rename(columns={"barrier": "measure", "severity_0_to_100": "estimate"}).merge(
        counts, on=keys, how="left"
    )
    is_survey = rows["stream"] == "survey"
    ledger = rows["stream"] == "ledger"
    detail = [
        {"measures": names.split("+")} if isinstance(names, str) else None for names in rows["measures"]
    ]
    return pd.DataFrame(
        {
            "partnership_id": rows["partnership_id"],
            "measure": rows["measure"],
            "breakdown": "stream",
            "group": rows["stream"],
            "unit": SCORE_UNITS[True],
            "estimate": rows["estimate"],
            "low": (rows["estimate"] - rows["half_width"]).clip(lower=0),
            "high": (rows["estimate"] + rows["half_width"]).clip(upper=100),
            "standard_error": rows["standard_error"],
            "respondent_count": rows["respondent_count"].where(is_survey),
            "organisation_count": rows["organisation_count"].where(is_survey),
            "agreement": rows["agreement"].where(is_survey),
            "evidence_streams": rows["stream"],
            "audience": np.where(ledger, "programme", "partnership"),
            "detail": pd.Series(detail, index=rows.index, dtype=object),
        }
    )


def _write_ranking(streams: pd.DataFrame) -> pd.DataFrame:
    ranked = rank_barriers(streams, ["partnership_id"], RANDOM_STATE)
    if ranked.empty:
        return pd.DataFrame(columns=CELL_COLUMNS)
    shares = ranked.pivot(index="partnership_id", columns="barrier", values="share_heaviest").round(3)
    detail = [{k: v for k, v in row.items() if v == v} for row in shares.to_dict("records")]
    verdict = ranked.drop_duplicates("partnership_id").set_index("partnership_id")["verdict"]
    return pd.DataFrame(
        {
            "partnership_id": shares.index.to_numpy(),
            "measure": "heaviest_barrier",
            "breakdown": "whole",
            "group": "whole",
            "unit": "word",
            "verdict": verdict.reindex(shares.index).to_numpy(),
            "detail": pd.Series(detail, dtype=object).to_numpy(),
        }
    )


def _write_leave_one_out(survey: SurveyCells | None, streams: pd.DataFrame) -> pd.DataFrame:
    """Whether the same barrier comes out heaviest whichever one organisation's sheets are taken away.

    The heaviest is that of the published means, and nothing is said where two of them are level: which is
    ahead by less than they tell would tell of answers that are all alike.
    """
    if survey is None:
        return pd.DataFrame(columns=CELL_COLUMNS)
    columns = [survey.measures.index(name) for name in BARRIERS if name in survey.measures]
    shown = np.asarray(survey.whole.shown[:, columns].all(axis=1) & (len(columns) == len(BARRIERS)))
    others = streams[streams["stream"] != "survey"].groupby(["partnership_id", "barrier"])[
        "severity_0_to_100"
    ]
    index = pd.MultiIndex.from_product([survey.partnerships, BARRIERS])
    total = others.sum().reindex(index).fillna(0).to_numpy().reshape(-1, len(BARRIERS))
    number = others.size().reindex(index).fillna(0).to_numpy().reshape(-1, len(BARRIERS))
    parts, set_of = survey.parts, survey.parts.set_of
    moments = parts.sum_sets()
    count = moments.count[:, columns][set_of] - parts.count[:, columns]
    rest = moments.total[:, columns][set_of] - parts.total[:, columns]
    mean_without = np.divide(rest, count, out=np.zeros(rest.shape), where=count > 0)
    without = (mean_without + total[set_of]) / (1 + number[set_of])
    everyone = np.rint((np.nan_to_num(survey.whole.estimate[:, columns]) + total) / (1 + number))
    ordered = np.sort(everyone, axis=1)
    shown &= ordered[:, -1] > ordered[:, -2]
    same = without.argmax(axis=1) == everyone.argmax(axis=1)[set_of]
    holds = np.logical_and.reduceat(same, parts.starts)
    return pd.DataFrame(
        {
            "partnership_id": survey.partnerships,
            "measure": "leave_one_out",
            "breakdown": "whole",
            "group": "whole",
            "unit": "word",
            "verdict": pd.Series(np.where(holds, "holds", "does_not_hold"), dtype=object).where(
                pd.Series(shown), None
            ),
        }
    )


def _write_sureness(batch: Batch, survey: SurveyCells | None, instrument: Instrument) -> pd.DataFrame:
    if survey is None:
        return pd.DataFrame(columns=CELL_COLUMNS)
    return build_sureness_cells(survey, batch.sheets, instrument, RANDOM_STATE)


# ---------------------------------------------------------------- change


def _write_changes(
    batch: Batch,
    survey: SurveyCells | None,
    survey_rows: pd.DataFrame,
    streams: pd.DataFrame,
    instrument: Instrument,
) -> pd.DataFrame:
    """One row for each measure and partnership that has an earlier comparable release."""
    since = batch.earlier.drop_duplicates("partnership_id").set_index("partnership_id")["quarter"]
    if since.empty:
        return pd.DataFrame(columns=CELL_COLUMNS)
    now, earlier = _survey_numbers(survey_rows, streams), _survey_numbers_before(batch.earlier)
    matched, overlap = _match(batch, survey, instrument)
    change = measure_published_change(
        now,
        earlier,
        overlap,
        (_stream_numbers(streams, since, batch.quarter), _stream_numbers_before(batch.earlier)),
    )
    change = _join_fixed_mix(change, batch, survey_rows).merge(matched, on="partnership_id", how="left")
    rows = pd.DataFrame(
        {
            "partnership_id": change["partnership_id"],
            "measure": change["measure"],
            "breakdown": "change",
            "group": change["partnership_id"].map(since),
            "unit": "points",
            "estimate": change["estimate"],
            "low": change["low"],
            "high": change["high"],
            "standard_error": round_up(change["standard_error_of_change"]),
            "evidence_streams": change["evidence_streams"],
            "verdict": change["verdict"],
            "detail": _detail_changes(change),
        }
    )
    return pd.concat([rows, _write_people(matched)], ignore_index=True)


def _survey_numbers(rows: pd.DataFrame, streams: pd.DataFrame) -> pd.DataFrame:
    """The survey's own estimate of each measure: of a barrier its survey stream, else the whole."""
    whole = _whole(rows, MEASURES)[
        ["partnership_id", "measure", "estimate", "standard_error", "respondent_count"]
    ]
    own = streams[streams["stream"] == "survey"].rename(
        columns={"barrier": "measure", "severity_0_to_100": "estimate"}
    )
    return _take_survey_stream(whole, own[["partnership_id", "measure", "estimate", "standard_error"]])


def _survey_numbers_before(earlier: pd.DataFrame) -> pd.DataFrame:
    columns = ["partnership_id", "measure", "estimate", "standard_error", "respondent_count"]
    own = earlier[(earlier["breakdown"] == "stream") & (earlier["group"] == "survey")]
    return _take_survey_stream(_whole(earlier, MEASURES)[columns], own[columns[:4]])


def _take_survey_stream(whole: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    keys = ["partnership_id", "measure"]
    joined = whole.merge(own, on=keys, how="left", suffixes=("", "_own"))
    is_barrier = joined["measure"].isin(BARRIERS)
    numbers = {
        name: joined[f"{name}_own"].where(is_barrier, joined[name]).astype(float)
        for name in ("estimate", "standard_error")
    }
    return joined[[*keys, "respondent_count"]].assign(**numbers)


def _stream_numbers(streams: pd.DataFrame, since: pd.Series, quarter: str) -> pd.DataFrame:
    """Each stream now, and how much of its record is also the earlier quarter's."""
    named = streams.rename(columns={"barrier": "measure", "severity_0_to_100": "estimate"})
    apart = quarter_number(quarter) - since.map(quarter_number).astype(float)
    together = named["partnership_id"].map(share_quarters(apart)).fillna(0.0)
    named = named.assign(error_in_common=together * named["share_looking_back"])
    return named[["partnership_id", "measure", "stream", "estimate", "standard_error", "error_in_common"]]


def _stream_numbers_before(earlier: pd.DataFrame) -> pd.DataFrame:
    rows = earlier[earlier["breakdown"] == "stream"].rename(columns={"group": "stream"})
    return rows[["partnership_id", "measure", "stream", "estimate", "standard_error"]]


def _match(
    batch: Batch, survey: SurveyCells | None, instrument: Instrument
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Who answered both times, and how far the two rounds' means move together."""
    earlier = batch.earlier_sheets
    if survey is not None and len(earlier):
        places = np.intersect1d(earlier["partnership_id"], survey.partnerships)
        if len(places):
            before = _score_people_before(earlier[earlier["partnership_id"].isin(places)], batch, instrument)
            after = survey.scores[survey.scores["partnership_id"].isin(places)]
            smallest = batch.rounds.set_index("partnership_id")["smallest_group"].reindex(places)
            matching = match_people(before, after, smallest, list(instrument.domains))
            return matching.state, measure_overlap(matching, smallest)
    return pd.DataFrame(columns=["partnership_id", *STATUSES, "matching"]), pd.DataFrame(
        columns=OVERLAP_COLUMNS
    )


def _score_people_before(sheets: pd.DataFrame, batch: Batch, instrument: Instrument) -> pd.DataFrame:
    """The earlier round's people with their scores and the groups of the earlier partition."""
    keys = ["partnership_id", "sector"]
    groups = (
        sheets[keys]
        .astype({"sector": str})
        .merge(batch.earlier_partition[[*keys, "group"]], on=keys, how="left")
    )
    people = pd.DataFrame(
        {
            "partnership_id": sheets["partnership_id"].to_numpy(),
            "person_key": sheets["person_key"].to_numpy(),
            "organisation": identify_organisations(sheets),
            "group": groups["group"].fillna(groups["sector"]).to_numpy(),
        }
    )
    scored = score_sheets(sheets, instrument)[list(instrument.domains)].reset_index(drop=True)
    return pd.concat([people, scored], axis=1)


def _join_fixed_mix(change: pd.DataFrame, batch: Batch, rows: pd.DataFrame) -> pd.DataFrame:
    columns = ["partnership_id", "measure", "group", "estimate", "respondent_count"]

    def of_groups(cells: pd.DataFrame) -> pd.DataFrame:
        chosen = cells[(cells["breakdown"] == "group") & cells["measure"].isin(MEASURES)][columns]
        return chosen.astype({"estimate": float, "respondent_count": float})

    mix = find_change_at_fixed_mix(of_groups(rows), of_groups(batch.earlier))
    return change.merge(mix, on=["partnership_id", "measure"], how="left")


def _detail_changes(change: pd.DataFrame) -> pd.Series:
    """What belongs to a change beyond its interval; counts of people only where they may be shown alone."""
    people = ["stayer_count", "only_before_count", "only_after_count", "stayer_change"]
    facts = change.assign(
        p_value=change["p_value"].round(3),
        p_adjusted=change["adjusted_p_value"].round(3),
        smallest_detectable_change=change["smallest_detectable_change"].round(1),
        degrees_of_freedom=change["freedom"],
        **{name: change[name].where(change["is_matched"]) for name in people},
    )
    names = [
        "p_value", "p_adjusted", "degrees_of_freedom", "smallest_detectable_change",
        "people_needed_per_round", "more_people_per_round", "same_people_needed", "change_at_fixed_mix",
        "matching", *people,
    ]  # fmt: skip
    rows = facts[names].astype(object).to_dict("records")
    kept = [
        {name: value for name, value in row.items() if value == value and value is not None} for row in rows
    ]
    return pd.Series(kept, index=change.index, dtype=object)


def _write_people(matched: pd.DataFrame) -> pd.DataFrame:
    """How many stayed, joined and left: counts, where each may be shown alone; empty rows elsewhere."""
    long = matched.melt(["partnership_id", "matching"], list(STATUSES), "measure", "estimate")
    shown = long["matching"] == MATCHED
    return pd.DataFrame(
        {
            "partnership_id": long["partnership_id"],
            "measure": long["measure"],
            "breakdown": "whole",
            "group": "whole",
            "unit": "count",
            "estimate": long["estimate"].astype(float).where(shown),
            "detail": pd.Series(
                [{"matching": word} for word in long["matching"]], index=long.index, dtype=object
            ),
        }
    )


def _copy_verdicts(cells: pd.DataFrame) -> pd.DataFrame:
    """The verdict of a measure's change also stands in the measure's own row."""
    keys = ["partnership_id", "measure"]
    change = cells[(cells["breakdown"] == "change") & cells["verdict"].notna()]
    if change.empty:
        return cells
    verdict = change.set_index(keys)["verdict"]
    whole = (cells["breakdown"] == "whole") & cells["measure"].isin(MEASURES)
    found = verdict.reindex(pd.MultiIndex.from_frame(cells.loc[whole, keys])).to_numpy()
    words = cells["verdict"].astype(object).to_numpy(dtype=object).copy()
    words[whole.to_numpy()] = found
    return cells.assign(
        verdict=pd.Series(words, index=cells.index, dtype=object).where(pd.notna(words), None)
    )


# ---------------------------------------------------------------- trend


def _write_trend(batch: Batch, rows: pd.DataFrame) -> pd.DataFrame:
    """The smoothed level of every quarter so far, of measures that have two estimates or more."""
    keys = ["partnership_id", "measure"]
    now = _whole(rows, MEASURES)[[*keys, "estimate", "standard_error"]].assign(quarter=batch.quarter)
    waves = pd.concat(
        [batch.history[[*keys, "estimate", "standard_error", "quarter"]], now], ignore_index=True
    )
    waves = waves.astype({"estimate": float, "standard_error": float})
    known = waves["estimate"].notna() & waves["standard_error"].notna()
    waves = waves[known.groupby([waves["partnership_id"], waves["measure"]]).transform("sum") > 1]
    if waves.empty:
        return pd.DataFrame(columns=CELL_COLUMNS)
    numbers = {quarter: quarter_number(quarter) for quarter in waves["quarter"].unique()}
    waves = waves.assign(wave_number=waves["quarter"].map(numbers).astype(int))
    fitted = fit_trend(waves, keys, level_variance=LEVEL_VARIANCE)
    higher = fitted[["probability_higher_than_first", "probability_higher_than_year_ago"]].round(2)
    detail = [{k: v for k, v in row.items() if v == v} for row in higher.to_dict("records")]
    return pd.DataFrame(
        {
            "partnership_id": fitted["partnership_id"],
            "measure": fitted["measure"],
            "breakdown": "trend",
            "group": fitted["quarter"],
            "unit": [SCORE_UNITS[name in BARRIERS] for name in fitted["measure"]],
            "estimate": fitted["level"].round(1),
            "low": fitted["low"].round(1),
            "high": fitted["high"].round(1),
            "detail": pd.Series(detail, index=fitted.index, dtype=object),
        }
    )
