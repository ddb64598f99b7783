"""How well working together goes, for the network as a whole; never by organisation.

Several people of one organisation are heard as one, at their median. Source: METHODS, Networks.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from analytics.exposure import SHARE_STEP
from analytics.families import are_families
from analytics.grouped import Flags, Floats
from analytics.instruments import DONT_KNOW, Scale
from analytics.network import measure_network
from analytics.priority_cells import (
    WIDEST_END,
    Gathering,
    find_end,
    gather,
    passes_rule,
    round_to_step,
    say_bound,
)

# Organisations that answer for themselves: an insider takes one away, and five are left, as with people.
FEWEST_RATERS = 6
WELL_FROM_SHARE = 0.75  # of the scale: "well" of very badly, badly, so-so, well, very well. A convention.
CENTRALISATION_ENDS = (0.2, 0.8)
ASYMMETRY_STEP = 0.5
ASYMMETRY_ENDS = (0.5, 2.0)


class _Network(NamedTuple):
    """Measures by partnership, in the order of the partnerships gathered."""

    well: pd.DataFrame
    linked: pd.DataFrame
    answered_pairs: np.ndarray
    longest_row: np.ndarray
    compared_ties: np.ndarray


def build_tie_cells(ties: pd.DataFrame, rounds: pd.DataFrame, scale: Scale) -> pd.DataFrame:
    """Cells of the working ties of every partnership that may show them; no rows for the others.

    ties:     partnership_id | respondent_id | sector | rater | rated | strength (−1: we do not work together)
    rounds:   partnership_id | smallest_group
    returns:  partnership_id | measure | breakdown | group | unit | estimate | low | high | respondent_count |
              organisation_count | detail
    """
    told = _keep_answers_for_organisations(ties)
    if told.empty:
        return pd.DataFrame()
    people = told.drop_duplicates(["partnership_id", "respondent_id"])
    who = gather(people["partnership_id"], people["rater"])
    network = _measure(told, scale)
    end = find_end(network.longest_row, np.maximum(network.answered_pairs, 1))
    shown = passes_rule(who, rounds, FEWEST_RATERS) & (end <= WIDEST_END)
    rows = [
        _write_density(who, network, end),
        _write_share(who, "working_ties_coverage", round_to_step(network.well["coverage"].to_numpy())),
        _write_returned(who, network),
        _write_centralisation(who, network),
        _write_asymmetry(who, network),
    ]
    cells = pd.concat(rows, ignore_index=True)
    return cells[np.tile(shown, len(rows)) & cells["estimate"].notna().to_numpy()].reset_index(drop=True)


def _keep_answers_for_organisations(ties: pd.DataFrame) -> pd.DataFrame:
    """Families speak for themselves; nobody rates their own organisation."""
    there = ties["strength"].notna() & ties["rater"].notna() & (ties["rater"] != ties["rated"])
    kept = ties[(there & ~are_families(ties["sector"])).to_numpy()]
    return kept.assign(strength=kept["strength"].replace(DONT_KNOW, 0).astype(float))


def _measure(told: pd.DataFrame, scale: Scale) -> _Network:
    of_pair = told.groupby(["partnership_id", "rater", "rated"], sort=True)["strength"].median().reset_index()
    names = pd.concat(
        [of_pair[["partnership_id", name]].set_axis(["partnership_id", "organisation"], axis=1)
         for name in ("rater", "rated")]
    )  # fmt: skip
    roster = names.drop_duplicates().sort_values(["partnership_id", "organisation"], ignore_index=True)
    pairs = roster.rename(columns={"organisation": "rater"}).merge(
        roster.rename(columns={"organisation": "rated"}), on="partnership_id"
    )
    linked = pairs[pairs["rater"] != pairs["rated"]].merge(
        of_pair, on=["partnership_id", "rater", "rated"], how="left"
    )
    well_from = scale.min + WELL_FROM_SHARE * (scale.max - scale.min)
    well = linked.assign(strength=linked["strength"].where(~(linked["strength"] < well_from), 0.0))
    counts = of_pair.groupby(["partnership_id", "rater"]).size().groupby("partnership_id")
    other = well.rename(columns={"rater": "rated", "rated": "rater", "strength": "back"})
    compared = well.merge(other, on=["partnership_id", "rater", "rated"])
    compared = compared[(compared["strength"] > 0) & compared["back"].notna()]
    keys = ["partnership_id"]
    measured = measure_network(well, roster, keys).sort_values("partnership_id", ignore_index=True)
    return _Network(
        measured,
        measure_network(linked, roster, keys).sort_values("partnership_id", ignore_index=True),
        counts.sum().to_numpy(),
        counts.max().to_numpy(),
        compared.groupby("partnership_id")
        .size()
        .reindex(measured["partnership_id"], fill_value=0)
        .to_numpy(),
    )


# ---------------------------------------------------------------- rows


def _write_share(
    who: Gathering,
    measure: str,
    estimate: Floats,
    details: list[dict | None] | None = None,
    unit: str = "share_0_to_1",
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "partnership_id": who.partnerships,
            "measure": measure,
            "breakdown": "whole",
            "group": "whole",
            "unit": unit,
            "estimate": np.round(estimate, 2),
            "low": np.nan,
            "high": np.nan,
            "respondent_count": who.people,
            "organisation_count": who.organisations,
            "detail": pd.Series(details or [None] * len(estimate), dtype=object),
        }
    )


def _write_density(who: Gathering, network: _Network, end: Floats) -> pd.DataFrame:
    """The share of links that go well; low and high say what the missing answers could make of it.

    They are computed from the two published shares, so that they tell nothing more.
    """
    share = np.clip(round_to_step(network.well["density"].to_numpy()), end, 1 - end)
    coverage = round_to_step(network.well["coverage"].to_numpy())
    bounds = [say_bound(value, own) for value, own in zip(share, end, strict=True)]
    least = np.where([_says(bound, "≤") for bound in bounds], 0, share)
    most = np.where([_says(bound, "≥") for bound in bounds], 1, share)
    details: list[dict | None] = [
        {**(bound or {}), "network_size": int(size), "coverage_share": round(float(known), 2)}
        for bound, size, known in zip(bounds, network.well["organisation_count"], coverage, strict=True)
    ]
    rows = _write_share(who, "working_ties", share, details)
    low = np.floor(np.round(least * coverage / SHARE_STEP, 6)) * SHARE_STEP
    high = np.ceil(np.round((most * coverage + 1 - coverage) / SHARE_STEP, 6)) * SHARE_STEP
    return rows.assign(low=np.round(low, 2), high=np.round(np.minimum(high, 1), 2))


def _says(bound: dict[str, str] | None, sign: str) -> bool:
    return bound is not None and bound["bound"].startswith(sign)


def _write_returned(who: Gathering, network: _Network) -> pd.DataFrame:
    """Of the links that one side says go well, the share where the other says so too."""
    end = find_end(network.longest_row, np.maximum(network.compared_ties, 1))
    share = round_to_step(network.well["reciprocity"].to_numpy())
    safe = np.minimum(end, WIDEST_END)
    share = np.where(end <= WIDEST_END, np.clip(share, safe, 1 - safe), np.nan)
    return _write_share(who, "working_ties_returned", share, _bounds(share, safe, 1 - safe))


def _write_centralisation(who: Gathering, network: _Network) -> pd.DataFrame:
    low, high = CENTRALISATION_ENDS
    share = np.clip(round_to_step(network.well["in_degree_centralisation"].to_numpy()), low, high)
    ends = np.full(len(share), low)
    return _write_share(who, "working_ties_centralisation", share, _bounds(share, ends, 1 - ends))


def _write_asymmetry(who: Gathering, network: _Network) -> pd.DataFrame:
    """How far apart the two sides of a link see it, in steps of the answer scale."""
    low, high = ASYMMETRY_ENDS
    steps = np.round(network.linked["asymmetry"].to_numpy() / ASYMMETRY_STEP) * ASYMMETRY_STEP
    steps = np.clip(steps, low, high)
    details: list[dict | None] = [
        {"bound": f"≤{value:g}"} if value <= low else {"bound": f"≥{value:g}"} if value >= high else None
        for value in steps
    ]
    return _write_share(who, "working_ties_asymmetry", steps, details, unit="steps")


def _bounds(share: Floats, low: Floats, high: Floats) -> list[dict | None]:
    at_end: Flags = np.asarray((share <= low + 1e-9) | (share >= high - 1e-9))
    return [
        say_bound(value, own) if outer else None for value, own, outer in zip(share, low, at_end, strict=True)
    ]
