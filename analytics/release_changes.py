"""What changed since the release that a quarter is compared with: measures, and who answered both times."""

import numpy as np
import pandas as pd

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
from analytics.instruments import BARRIERS, Instrument
from analytics.parts_in_both import CommonParts
from analytics.quarters import quarter_number
from analytics.record_chance import share_quarters
from analytics.release_batch import CELL_COLUMNS, MEASURES, Batch, take_whole
from analytics.scoring import score_sheets
from analytics.survey_cells import SurveyCells, identify_organisations


def write_changes(
    batch: Batch,
    survey: SurveyCells | None,
    survey_rows: pd.DataFrame,
    streams: pd.DataFrame,
    common: CommonParts,
    instrument: Instrument,
) -> pd.DataFrame:
    """One row for each measure and partnership that has an earlier comparable release.

    common: the recorded streams of both quarters, read from the parts that both have
    """
    since = batch.earlier.drop_duplicates("partnership_id").set_index("partnership_id")["quarter"]
    if since.empty:
        return pd.DataFrame(columns=CELL_COLUMNS)
    now, earlier = _survey_numbers(survey_rows, streams), _survey_numbers_before(batch.earlier)
    matched, overlap = _match(batch, survey, instrument)
    change = measure_published_change(
        now,
        earlier,
        overlap,
        (_stream_numbers(common.now, since, batch.quarter), _name_streams(common.before)),
    )
    change = _join_left_out(change, common)
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
    whole = take_whole(rows, MEASURES)[
        ["partnership_id", "measure", "estimate", "standard_error", "respondent_count"]
    ]
    own = streams[streams["stream"] == "survey"].rename(
        columns={"barrier": "measure", "severity_0_to_100": "estimate"}
    )
    return _take_survey_stream(whole, own[["partnership_id", "measure", "estimate", "standard_error"]])


def _survey_numbers_before(earlier: pd.DataFrame) -> pd.DataFrame:
    columns = ["partnership_id", "measure", "estimate", "standard_error", "respondent_count"]
    own = earlier[(earlier["breakdown"] == "stream") & (earlier["group"] == "survey")]
    return _take_survey_stream(take_whole(earlier, MEASURES)[columns], own[columns[:4]])


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
    named = _name_streams(streams)
    apart = quarter_number(quarter) - since.map(quarter_number).astype(float)
    together = named["partnership_id"].map(share_quarters(apart)).fillna(0.0)
    return named.assign(error_in_common=together * streams["share_looking_back"])


def _name_streams(streams: pd.DataFrame) -> pd.DataFrame:
    named = streams.rename(columns={"barrier": "measure", "severity_0_to_100": "estimate"})
    return named[["partnership_id", "measure", "stream", "estimate", "standard_error"]]


def _join_left_out(change: pd.DataFrame, common: CommonParts) -> pd.DataFrame:
    """parts_left_out: stream → measures that only one quarter has. compared: stream → what the change counts
    of it instead, before and now; without a part in common it is not there."""
    both = _name_streams(common.now).merge(
        _name_streams(common.before), on=["partnership_id", "measure", "stream"], suffixes=("", "_before")
    )
    left_out = common.left_out.rename(columns={"barrier": "measure"}).merge(
        both, on=["partnership_id", "measure", "stream"], how="left"
    )
    told: dict[tuple[int, str], dict[str, dict]] = {}
    for row in left_out.to_dict("records"):
        facts = told.setdefault((row["partnership_id"], row["measure"]), {"parts_left_out": {}})
        facts["parts_left_out"][row["stream"]] = row["parts"]
        if not pd.isna(row["estimate"]):
            facts.setdefault("compared", {})[row["stream"]] = [row["estimate_before"], row["estimate"]]
    keys = zip(change["partnership_id"], change["measure"], strict=True)
    facts_of = [told.get(key, {}) for key in keys]
    return change.assign(
        **{
            name: pd.Series([facts.get(name) for facts in facts_of], index=change.index, dtype=object)
            for name in ("parts_left_out", "compared")
        }
    )


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
        "matching", "parts_left_out", "compared", "moved_apart", *people,
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


def copy_verdicts(cells: pd.DataFrame) -> pd.DataFrame:
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
