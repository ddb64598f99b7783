"""Evidence streams of a release: gathered, averaged into barriers, written, ranked, left out by turns."""

import numpy as np
import pandas as pd

from analytics.barriers import Conventions, measure_severities, rank_barriers
from analytics.exposure import leaves_turning_open, round_up
from analytics.instruments import BARRIERS
from analytics.recorded_cells import LOOKING_BACK
from analytics.release_batch import CELL_COLUMNS, MEASURES, take_whole
from analytics.survey_cells import SCORE_UNITS, SurveyCells

RANDOM_STATE = 20260701  # of the draws behind "heaviest": fixed, so that a release can be made again


def gather_streams(survey: pd.DataFrame, recorded: pd.DataFrame, conventions: Conventions) -> pd.DataFrame:
    """partnership_id | barrier | stream | severity_0_to_100 | standard_error | half_width | measures |
    share_looking_back. Errors of recorded streams are of chance; they widen changes, not levels."""
    said = take_whole(survey, BARRIERS)
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
    read = read_recorded(values, conventions).assign(half_width=np.nan)
    parts = [part for part in (own, read) if len(part)]
    return pd.concat(parts, ignore_index=True) if parts else own


def read_recorded(values: pd.DataFrame, conventions: Conventions) -> pd.DataFrame:
    """Recorded streams as they are published: severities in whole points, errors rounded up.

    values:   partnership_id | measure | value | standard_error
    returns:  partnership_id | barrier | stream | severity_0_to_100 | standard_error | share_looking_back |
              measures
    """
    values = values[["partnership_id", "measure", "value", "standard_error"]]
    values = values.assign(looks_back=values["measure"].isin(LOOKING_BACK))
    read = measure_severities(values, conventions, ["partnership_id"])
    return read.assign(
        severity_0_to_100=read["severity_0_to_100"].round(), standard_error=round_up(read["standard_error"])
    )


def put_barriers(rows: pd.DataFrame, barriers: pd.DataFrame, streams: pd.DataFrame) -> pd.DataFrame:
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


def write_streams(streams: pd.DataFrame, survey_rows: pd.DataFrame) -> pd.DataFrame:
    keys = ["partnership_id", "measure"]
    counts = take_whole(survey_rows, BARRIERS)[[*keys, "respondent_count", "organisation_count", "agreement"]]
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


def write_ranking(streams: pd.DataFrame) -> pd.DataFrame:
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


def write_leave_one_out(survey: SurveyCells | None, streams: pd.DataFrame) -> pd.DataFrame:
    """Whether the same barrier comes out heaviest whichever one organisation's sheets are taken away.

    The heaviest is that of the published means, and nothing is said where two of them are level: which is
    ahead by less than they tell would tell of answers that are all alike. Nor where only one or two
    organisations could turn the order at all. No rows without a survey that asks about all three.
    """
    if survey is None or not set(BARRIERS) <= set(survey.measures):
        return pd.DataFrame(columns=CELL_COLUMNS)
    columns = [survey.measures.index(name) for name in BARRIERS]
    shown = survey.whole.shown[:, columns].all(axis=1)
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
    means = np.nan_to_num(survey.whole.estimate[:, columns])
    shown &= leaves_turning_open(parts.count[:, columns], parts.starts, means, total, number)
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
