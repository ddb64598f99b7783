"""What people put first: how many name each priority early, and whether their orders agree. Whole only.

Like single questions, rankings need ten people and are coarse; ends are kept further away, because a share of
everybody would tell what each person said. Source: METHODS, Shared priorities.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.disclosure import SMALLEST
from analytics.exposure import KEPT_WIDTH, SHARE_STEP, TOP
from analytics.grouped import Flags, Floats, Integers
from analytics.instruments import Ranking
from analytics.partition import FEWEST_ORGANISATIONS, passes_group_rule

FIRST_PLACES = 3  # "put it among their first three"
# Kendall's W from which orders are called alike, and below which they are not: Schmidt 1997, table 2.
RANKING_AGREED_FROM = 0.7
RANKING_APART_BELOW = 0.3
# Where the ends must be kept further away than this, hardly anything but the middle would be left to say.
WIDEST_END = 0.4
AGREED, PARTLY, APART = "agreed", "partly_agreed", "not_agreed"


@dataclass(frozen=True)
class Gathering:
    """Who answered, by partnership (rows of `partnerships`): people, organisations, the largest two."""

    partnerships: Integers
    place: Integers
    people: Integers
    organisations: Integers
    largest: Integers
    second: Integers


def build_priority_cells(rankings: pd.DataFrame, rounds: pd.DataFrame, ranking: Ranking) -> pd.DataFrame:
    """Cells of the shared priorities of every partnership that may show them; no rows for the others.

    rankings:  partnership_id | organisation (a number) | one column an option: the place given, NaN none
    rounds:    partnership_id | smallest_group
    returns:   partnership_id | measure | breakdown | group | unit | estimate | respondent_count |
               organisation_count | verdict | detail
    """
    options = list(ranking.options)
    places = rankings[options].to_numpy(dtype=float)
    spoke = ~np.isnan(places).all(axis=1)
    if not spoke.any():
        return pd.DataFrame()
    rankings, places = rankings[spoke], places[spoke]
    who = gather(rankings["partnership_id"], rankings["organisation"])
    first = count_first_places(ranking)
    share = _add_up(places <= first, who) / who.people[:, None]
    end = find_end(who.largest, who.people)
    estimate = np.clip(round_to_step(share), end[:, None], 1 - end[:, None])
    shown = passes_rule(who, rounds) & (end <= WIDEST_END)
    shown &= ~tells_by_total(estimate, end, first, keep_from_end(who.largest) / who.people)
    word = name_concordance(measure_concordance(places, who))
    return _write_cells(who, shown, estimate, end, word, options)


def count_first_places(ranking: Ranking) -> int:
    """How many places count as first: fewer where everybody would name nearly all priorities."""
    return min(FIRST_PLACES, max(len(ranking.options) - 2, 1))


def gather(partnership: pd.Series, organisation: pd.Series) -> Gathering:
    """Count the people of each partnership and organisation, one row a person."""
    place, partnerships = pd.factorize(partnership, sort=True)
    pairs = pd.DataFrame({"place": place, "organisation": organisation.to_numpy()}).value_counts()
    of_pair = pairs.index.get_level_values("place").to_numpy()
    # Pairs come with the most people first.
    rank = pd.Series(of_pair).groupby(of_pair).cumcount().to_numpy()
    largest, second = (np.zeros(len(partnerships), dtype=np.int64) for _ in range(2))
    largest[of_pair[rank == 0]] = pairs.to_numpy()[rank == 0]
    second[of_pair[rank == 1]] = pairs.to_numpy()[rank == 1]
    return Gathering(
        np.asarray(partnerships, dtype=np.int64),
        place,
        np.bincount(place, minlength=len(partnerships)),
        np.bincount(of_pair, minlength=len(partnerships)),
        largest,
        second,
    )


def passes_rule(who: Gathering, rounds: pd.DataFrame, fewest: int = FEWEST_ORGANISATIONS) -> Flags:
    """The rule of a group, for ten people (or the round's own number) and some organisations."""
    own = rounds.set_index("partnership_id")["smallest_group"].reindex(who.partnerships)
    smallest = np.maximum(own.fillna(SMALLEST["item"]).to_numpy(dtype=float), SMALLEST["item"])
    return passes_group_rule(who.people, who.organisations, who.largest, who.second, smallest, fewest)


def keep_from_end(known: np.ndarray) -> Floats:
    """How many answers must differ from everybody's, when somebody knows so many of them.

    What they know may be all the difference; so much more is kept that the rest stays as open as a score.
    """
    return known + np.ceil(known * KEPT_WIDTH / TOP)


def find_end(known: np.ndarray, answers: np.ndarray) -> Floats:
    """The smallest share that is told apart from none, in steps of 0.05; it depends on counts alone."""
    return np.ceil(np.round(keep_from_end(known) / answers / SHARE_STEP, 9)) * SHARE_STEP


def round_to_step(share: Floats) -> Floats:
    return np.round(share / SHARE_STEP) * SHARE_STEP


def tells_by_total(estimate: Floats, end: Floats, total: float, kept: Floats) -> Flags:
    """Whether the shares of a partnership, which add up, give away that one of them is nearer to an end.

    estimate:  partnerships × options, published · kept: the share that must stay possible at either end
    Looks at published numbers only, so that hiding tells no more than they would.
    """
    at_low = estimate <= end[:, None] + 1e-9
    at_high = estimate >= 1 - end[:, None] - 1e-9
    least = np.where(at_low, 0, estimate - SHARE_STEP / 2)
    most = np.where(at_high, 1, estimate + SHARE_STEP / 2)
    implied_least = total - (most.sum(axis=1, keepdims=True) - most)
    implied_most = total - (least.sum(axis=1, keepdims=True) - least)
    told = (implied_least > 1 - kept[:, None] + 1e-9) | (implied_most < kept[:, None] - 1e-9)
    return np.asarray(told.any(axis=1))


def measure_concordance(places: Floats, who: Gathering) -> Floats:
    """Kendall's W of each partnership's orders, corrected for ties: 0 nothing in common, 1 all the same.

    places:  people × options; what somebody left out shares the places that are left
    W = 12 S / (m²(k³ − k) − m ΣT), T = Σ(t³ − t) over a person's ties. NaN where nobody prefers anything.
    """
    count = places.shape[1]
    filled = np.where(np.isnan(places), np.inf, places)
    alike = (filled[:, :, None] == filled[:, None, :]).sum(axis=2)
    ranks = (filled[:, :, None] > filled[:, None, :]).sum(axis=2) + (alike + 1) / 2
    tied = np.bincount(who.place, weights=(alike**2 - 1).sum(axis=1), minlength=len(who.people))
    sums = _add_up(ranks, who)
    squares = ((sums - sums.mean(axis=1, keepdims=True)) ** 2).sum(axis=1)
    most = who.people**2 * (count**3 - count) - who.people * tied
    return np.divide(12 * squares, most, out=np.full(len(most), np.nan), where=most > 0)


def name_concordance(w: Floats) -> np.ndarray:
    words = np.where(w >= RANKING_AGREED_FROM, AGREED, np.where(w < RANKING_APART_BELOW, APART, PARTLY))
    return np.where(np.isnan(w), APART, words).astype(object)


def _add_up(values: np.ndarray, who: Gathering) -> Floats:
    summed = np.zeros((len(who.people), values.shape[1]))
    np.add.at(summed, who.place, values)
    return summed


def say_bound(estimate: float, end: float) -> dict[str, str] | None:
    """Where a share is at least or at most what is published, the detail says so."""
    if estimate <= end + 1e-9:
        return {"bound": f"≤{round(100 * estimate)} %"}
    return {"bound": f"≥{round(100 * estimate)} %"} if estimate >= 1 - end - 1e-9 else None


def _write_cells(
    who: Gathering, shown: Flags, estimate: Floats, end: Floats, word: np.ndarray, options: list[str]
) -> pd.DataFrame:
    at = np.flatnonzero(shown)
    common = {"breakdown": "whole", "group": "whole"}
    counts = {"respondent_count": who.people, "organisation_count": who.organisations}
    shares = pd.DataFrame(
        {
            "partnership_id": np.repeat(who.partnerships[at], len(options)),
            "measure": np.tile(np.array([f"priority:{name}" for name in options], dtype=object), len(at)),
            "unit": "share_0_to_1",
            "estimate": np.round(estimate[at], 2).ravel(),
            **{name: np.repeat(count[at], len(options)) for name, count in counts.items()},
        }
    ).assign(**common)
    ends = np.repeat(end[at], len(options))
    details = [say_bound(value, own) for value, own in zip(shares["estimate"], ends, strict=True)]
    shares["detail"] = pd.Series(details, index=shares.index, dtype=object)
    words = pd.DataFrame(
        {
            "partnership_id": who.partnerships[at],
            "measure": "priorities",
            "unit": "word",
            "verdict": word[at],
            **{name: count[at] for name, count in counts.items()},
        }
    ).assign(**common)
    return pd.concat([words, shares], ignore_index=True)
