"""Invented answers from a latent model whose average is exactly what truth.yaml plants.

A person's rating comes from the planted level of the question's idea, the person's own leaning (the same
in every quarter), a smaller leaning by domain and by quarter, the agency's leaning (centred, so that it
moves no average), and noise; then it is cut into the steps of the scale. The latent mean is chosen so that
the *cut* rating has the planted average: cutting pulls scores towards the middle, and an uncorrected plant
would be off by several points.
"""

from typing import Any

import numpy as np
import pandas as pd
from scipy.special import ndtr

from analytics.instruments import DONT_KNOW, Instrument
from data.examples.truth import build_planted_paths

# Standard deviations in points of 100.
PERSON_SD, DOMAIN_SD, QUARTER_SD, NOISE_SD = 12.0, 7.0, 5.0, 17.0
AGENCY_SD = 5.0
ITEM_OFFSETS = (3.0, -3.0)  # within a pair one question is always a little harder to agree with
LOWEST_LEVEL, HIGHEST_LEVEL = 6.0, 94.0  # beyond these no latent mean gives the level after cutting
DONT_KNOW_SHARE, BLANK_SHARE, BROKE_OFF_SHARE = 0.03, 0.015, 0.03


def build_ratings(
    truth: dict[str, Any], roster: pd.DataFrame, instrument: Instrument, random: np.random.Generator
) -> np.ndarray:
    """One row per row of the roster, one column per item of the instrument; NaN blank, -1 don't know."""
    level = _plant_levels(truth, roster, instrument)
    level += _lean_agencies(truth, roster, instrument, random)
    latent = _latent_mean(np.clip(level, LOWEST_LEVEL, HIGHEST_LEVEL), instrument)
    latent += _lean_people(roster, instrument, random)
    latent += random.normal(0, NOISE_SD, latent.shape)
    steps = instrument.scale.max - instrument.scale.min
    ratings = instrument.scale.min + np.clip(np.rint(latent / 100 * steps), 0, steps)
    turned = np.array([item.reversed for item in instrument.items])
    ratings[:, turned] = instrument.scale.max + instrument.scale.min - ratings[:, turned]
    return _leave_gaps(truth, roster, instrument, ratings, random)


def _plant_levels(truth: dict[str, Any], roster: pd.DataFrame, instrument: Instrument) -> np.ndarray:
    planted = build_planted_paths(truth, "levels").pivot_table(
        index=["partnership_id", "quarter"], columns="measure", values="planted"
    )
    rows = planted.loc[pd.MultiIndex.from_frame(roster[["partnership_id", "quarter"]])]
    offsets = {row["id"]: row.get("constructs") or {} for row in truth["partnerships"]}
    columns = []
    for construct in instrument.constructs:
        source = "readiness" if construct.id == "readiness" else construct.domain
        shift = roster["partnership_id"].map({key: of.get(construct.id, 0.0) for key, of in offsets.items()})
        for position, _ in enumerate(construct.items):
            offset = ITEM_OFFSETS[position % len(ITEM_OFFSETS)]
            columns.append(rows[source].to_numpy() + shift.to_numpy() + offset)
    return np.column_stack(columns)


def _signs(instrument: Instrument) -> np.ndarray:
    """+1 where a friendlier person answers higher on the idea, -1 where lower."""
    directions = {construct.id: construct.direction for construct in instrument.constructs}
    return np.array([1.0 if directions[item.construct] == "better" else -1.0 for item in instrument.items])


def _lean_agencies(
    truth: dict[str, Any], roster: pd.DataFrame, instrument: Instrument, random: np.random.Generator
) -> np.ndarray:
    """Agencies differ, and declared camps differ more; centred in each partnership and quarter."""
    seat = roster["partnership_id"] * 1000 + roster["organisation_id"]
    code, seats = pd.factorize(seat)
    lean = random.normal(0, AGENCY_SD, len(seats))[code][:, None] * _signs(instrument)
    for partnership in truth["partnerships"]:
        if camps := partnership.get("camps"):
            inside = (roster["partnership_id"] == partnership["id"]) & roster["sector"].isin(camps["sectors"])
            columns = [item.domain == camps["domain"] for item in instrument.items]
            lean[np.ix_(inside.to_numpy(), columns)] += camps["points"]
    waves = roster.groupby(["partnership_id", "quarter"]).ngroup()
    return lean - pd.DataFrame(lean).groupby(waves.to_numpy()).transform("mean").to_numpy()


def _lean_people(roster: pd.DataFrame, instrument: Instrument, random: np.random.Generator) -> np.ndarray:
    domains = {name: position for position, name in enumerate(instrument.domains)}
    item_domains = [domains[item.domain] for item in instrument.items]
    people = roster["person_id"].to_numpy() - 1
    whole = random.normal(0, PERSON_SD, people.max() + 1)[people]
    by_domain = random.normal(0, DOMAIN_SD, (people.max() + 1, len(domains)))[people]
    by_quarter = random.normal(0, QUARTER_SD, (len(roster), len(domains)))
    return (whole[:, None] + by_domain + by_quarter)[:, item_domains] * _signs(instrument)


def _latent_mean(level: np.ndarray, instrument: Instrument) -> np.ndarray:
    """The latent mean whose cut rating averages `level`, read off the exact curve."""
    steps = instrument.scale.max - instrument.scale.min
    spread = np.sqrt(PERSON_SD**2 + DOMAIN_SD**2 + QUARTER_SD**2 + NOISE_SD**2)
    means = np.linspace(-80, 180, 2001)
    cuts = (np.arange(steps) + 0.5) / steps * 100
    expected = ndtr((means[:, None] - cuts) / spread).mean(axis=1) * 100
    return np.interp(level, expected, means)


def _leave_gaps(
    truth: dict[str, Any],
    roster: pd.DataFrame,
    instrument: Instrument,
    ratings: np.ndarray,
    random: np.random.Generator,
) -> np.ndarray:
    """Some people do not know, some skip a question, a few stop two thirds of the way through."""
    habits = {row["id"]: row.get("dont_know") or {} for row in truth["partnerships"]}
    unsure = np.column_stack(
        [
            roster["partnership_id"].map(
                {key: habit.get(item.construct, DONT_KNOW_SHARE) for key, habit in habits.items()}
            )
            for item in instrument.items
        ]
    )
    ratings = np.where(random.random(ratings.shape) < unsure, float(DONT_KNOW), ratings)
    ratings[random.random(ratings.shape) < BLANK_SHARE] = np.nan
    broke_off = np.flatnonzero(random.random(len(ratings)) < BROKE_OFF_SHARE)
    ratings[np.ix_(broke_off, np.arange(ratings.shape[1] * 2 // 3, ratings.shape[1]))] = np.nan
    return ratings
