"""Invented ledgers, posts and certificates with the planted share of need that no money stands behind."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

# Category → share of a quarter's need in cash, and in kind.
NEED_SHARES = {
    "staff": (0.38, 0.08),
    "family support": (0.20, 0.04),
    "training": (0.09, 0.03),
    "technology and data": (0.10, 0.01),
    "venues and interpreting": (0.04, 0.03),
}
# How unevenly the shortfall falls; each partnership turns the wheel by one, so that no two look alike.
SHORTFALL_WEIGHTS = (1.0, 1.5, 0.6, 1.3, 0.3)
SURPLUS_SHARE = 0.06  # now and then a line has more than it needs, which must not hide another's gap
COURSES = {
    "Child protection, level 3": ("social care", "health", "education", "police"),
    "Joint interviewing": ("social care", "police"),
    "Sharing information safely": ("social care", "health", "education", "police", "voluntary", "housing"),
}
CERTIFICATE_DAYS = 730
PEOPLE_PER_COURSE = 10
POSTS = {"social care": ("Social worker", 9.0), "health": ("Health visitor", 7.0), "police": ("Officer", 5.0)}


def build_resource_lines(
    truth: dict[str, Any], agencies: pd.DataFrame, planted: pd.DataFrame, random: np.random.Generator
) -> pd.DataFrame:
    """One line per partnership, quarter, category and kind of means.

    returns: columns of the table resource_line
    """
    unmet = planted[planted["measure"] == "unmet_need_share"]
    kinds = [
        (category, in_kind, share)
        for category, shares in NEED_SHARES.items()
        for in_kind, share in zip((False, True), shares, strict=True)
    ]
    lines = unmet.merge(pd.DataFrame(kinds, columns=["category", "in_kind", "need_share"]), how="cross")
    size = {row["id"]: row["need_gbp_per_quarter"] for row in truth["partnerships"]}
    noise = random.uniform(0.9, 1.1, len(lines))
    lines["need"] = (lines["need_share"] * lines["partnership_id"].map(size) * noise).round(-2)
    shortfall = _spread_shortfall(lines)
    surplus = (random.random(len(lines)) < 0.15) & lines["in_kind"]
    extra = np.where(surplus & (shortfall == 0), SURPLUS_SHARE, 0.0)
    lines["committed"] = (lines["need"] * (1 - shortfall + extra)).round()
    lines["received"] = (lines["committed"] * random.uniform(0.82, 1.0, len(lines))).round()
    lines["spent"] = (lines["received"] * random.uniform(0.80, 1.0, len(lines))).round()
    lines["need_original"] = (lines["need"] * random.uniform(0.9, 1.05, len(lines))).round(-2)
    lines["pledged"] = np.where(shortfall > 0.3, (lines["need"] * shortfall * 0.4).round(), 0.0)
    leads = agencies.groupby("partnership_id")["organisation_id"].first()
    return lines.assign(
        organisation_id=lines["partnership_id"].map(leads),
        row_key=[f"example-{number}" for number in range(len(lines))],
        currency="GBP",
    ).drop(columns=["partnership", "measure", "planted", "need_share"])


def _spread_shortfall(lines: pd.DataFrame) -> np.ndarray:
    """Shares short per line whose need-weighted mean is the planted share, exactly, in every quarter."""
    turn = {name: position for position, name in enumerate(NEED_SHARES)}
    weight = np.array(SHORTFALL_WEIGHTS)[
        (lines["category"].map(turn) + lines["partnership_id"]).to_numpy() % len(SHORTFALL_WEIGHTS)
    ]
    waves = lines.groupby(["partnership_id", "quarter"]).ngroup().to_numpy()
    low, high = np.zeros(waves.max() + 1), np.full(waves.max() + 1, 10.0)
    need = lines["need"].to_numpy()
    target = lines.groupby(waves)["planted"].first().to_numpy()
    for _ in range(50):  # bisection: the share short grows with the factor, capped at all of a line
        factor = (low + high) / 2
        short = np.minimum(weight * factor[waves], 1.0)
        got = np.bincount(waves, need * short) / np.bincount(waves, need)
        low, high = np.where(got < target, factor, low), np.where(got < target, high, factor)
    return np.minimum(weight * high[waves], 1.0)


def build_trainings(
    truth: dict[str, Any], agencies: pd.DataFrame, first_day: date, as_of: date, random: np.random.Generator
) -> pd.DataFrame:
    """A row for each certificate, or for somebody who needs one and has none.

    The planted share of people are without a current certificate in every quarter: they never took the
    course, or theirs ran out before the programme began. The others renew on the day the old one runs out.
    returns: partnership_id | organisation_id | course | person | needed_from | completed_on | expires_on
    """
    shares = {row["id"]: row["records"]["training_shortfall_share"]["start"] for row in truth["partnerships"]}
    rows: list[tuple] = []
    for agency in agencies.itertuples():
        for course, sectors in COURSES.items():
            if agency.sector not in sectors:
                continue
            for person in range(PEOPLE_PER_COURSE):
                without = random.random() < shares[agency.partnership_id]
                start = first_day - timedelta(days=int(random.integers(30, CERTIFICATE_DAYS)))
                key = (agency.partnership_id, agency.organisation_id, course, f"{agency.Index}-{person}")
                rows += [(*key, first_day, *dates) for dates in _certificates(start, without, as_of)]
    columns = ["partnership_id", "organisation_id", "course", "person", "needed_from", "completed_on"]
    trainings = pd.DataFrame(rows, columns=[*columns, "expires_on"])
    return trainings.assign(row_key=[f"example-{number}" for number in range(len(trainings))], people_count=1)


def _certificates(start: date, without: bool, as_of: date) -> list[tuple[date | None, date | None]]:
    lifetime = timedelta(days=CERTIFICATE_DAYS)
    if without:
        # Every second of them once had one, which ran out before the programme began.
        old = start - lifetime
        return [(old, old + lifetime - timedelta(days=1))] if start.day % 2 else [(None, None)]
    taken_on = [start]
    while taken_on[-1] + lifetime <= as_of:
        taken_on.append(taken_on[-1] + lifetime)
    return [(day, day + lifetime) for day in taken_on]


def build_staff_lines(
    agencies: pd.DataFrame, planted: pd.DataFrame, random: np.random.Generator
) -> pd.DataFrame:
    """Posts in the three largest sectors; empty posts follow half the planted share of unmet need.

    returns: columns of the table staff_line
    """
    posts = pd.DataFrame(
        [(sector, post, fte) for sector, (post, fte) in POSTS.items()],
        columns=["sector", "post", "fte_established"],
    )
    unmet = planted.loc[planted["measure"] == "unmet_need_share", ["partnership_id", "quarter", "planted"]]
    lines = agencies.merge(posts, on="sector").merge(unmet, on="partnership_id")
    empty = lines["fte_established"] * lines["planted"] / 2 * random.uniform(0.8, 1.2, len(lines))
    lines["fte_in_post"] = (lines["fte_established"] - empty).clip(lower=0).round(1)
    lines["fte_seconded"] = np.where(random.random(len(lines)) < 0.2, 0.5, 0.0)
    lines["row_key"] = [f"example-{number}" for number in range(len(lines))]
    return lines.drop(columns=["organisation", "sector", "people_weight", "planted"])
