"""Partnerships of 8–60 people on five-point items, of which everything is known.

A person's answer to an item is cut from a normal scale that adds up: the partnership's level in the domain,
the person's organisation (0 unless clustered), the person (in general, in the domain, in the construct) and
chance. All parts together have variance 1, so the expected score is known exactly: it is the *underlying
level*.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import norm

from analytics.instruments import DOMAIN_DIRECTIONS, DONT_KNOW, Construct, Instrument, Item, Scale
from analytics.scoring import score_sheets

CONSTRUCTS_PER_DOMAIN, ITEMS_PER_CONSTRUCT = 3, 2
DOMAINS = tuple(DOMAIN_DIRECTIONS)
ITEMS_PER_DOMAIN = CONSTRUCTS_PER_DOMAIN * ITEMS_PER_CONSTRUCT
CUTS = np.array([-1.5, -0.5, 0.5, 1.5])  # between the five answers
ITEM_EASE = np.linspace(-0.4, 0.4, ITEMS_PER_DOMAIN)  # some items are agreed with more readily
GENERAL, DOMAIN, CONSTRUCT, CHANCE = 0.25, 0.25, 0.10, 0.40  # parts of the variance, 1 together
STABILITY = 0.7  # of a person's parts from round to round; domain scores then correlate about .6
SCORE_VARIANCE = GENERAL + DOMAIN + CONSTRUCT / CONSTRUCTS_PER_DOMAIN + CHANCE / ITEMS_PER_DOMAIN
SMALLEST, LARGEST = 8, 60
ANSWERING = (0.60, 0.95)
BLANK_SHARE, DONT_KNOW_SHARE = 0.03, 0.05  # of the answers of people who answer
LOWEST_LEVEL, HIGHEST_LEVEL = -1.0, 1.0  # on the normal scale: about 27 to 73 points
PEOPLE_PER_ORGANISATION = 4


@dataclass(frozen=True)
class Rounds:
    """Two rounds of many partnerships, and the truth about them.

    before, after:  partnership | measure | respondent_id | score
    truth:          partnership | measure | level_before | level_after | mean_before | mean_after | moved
    """

    before: pd.DataFrame
    after: pd.DataFrame
    truth: pd.DataFrame


def expected_points(level: np.ndarray) -> np.ndarray:
    """The underlying score, 0–100, of a level on the normal scale."""
    above = norm.cdf(np.asarray(level)[..., None, None] + ITEM_EASE[:, None] - CUTS)
    return 100 * above.sum(axis=-1).mean(axis=-1) / len(CUTS)


def level_of_points(points: np.ndarray) -> np.ndarray:
    grid = np.linspace(-4, 4, 4001)
    return np.interp(points, expected_points(grid), grid)


def simulate_rounds(
    partnerships: int,
    staying: float,
    change_points: float,
    organisation_icc: float,
    random: np.random.Generator,
) -> Rounds:
    """Two rounds in which one measure of five truly changes by so many points, up in half of partnerships.

    Stayers keep most of themselves (STABILITY), and so do organisations; whoever left is replaced by
    somebody new of the same organisation. With change_points 0 nothing has changed anywhere.
    """
    seats = _Seats.draw(partnerships, random)
    member_of = seats.member_of
    stays = random.random(len(member_of)) < staying

    level = random.uniform(LOWEST_LEVEL, HIGHEST_LEVEL, (partnerships, len(DOMAINS)))
    moves = change_points * _choose_moves(partnerships)
    level_after = np.where(moves == 0, level, level_of_points(expected_points(level) + moves))
    first = _Person.draw(len(member_of), organisation_icc, random)
    second = first.later(stays, organisation_icc, random)
    organisations = _draw_organisations(seats, organisation_icc, random)
    rounds = []
    for person, at, shared, joined in (
        (first, level, organisations[0], np.zeros_like(stays)),
        (second, level_after, organisations[1], ~stays),
    ):
        scores = score(answer(at[member_of] + shared, person, random))
        names = seats.seat + LARGEST * joined  # a newcomer is somebody else
        rounds.append(_as_frame(scores, seats, names, random))
    return Rounds(*rounds, _list_truth(level, level_after))


def simulate_one_round(points: np.ndarray, random: np.random.Generator) -> pd.DataFrame:
    """One round of partnerships with these underlying scores: partnerships × domains, 0–100."""
    seats = _Seats.draw(len(points), random)
    person = _Person.draw(len(seats.member_of), 0.0, random)
    scores = score(answer(level_of_points(points)[seats.member_of], person, random))
    return _as_frame(scores, seats, seats.seat, random)


def organisation_of(respondent_id: pd.Series) -> pd.Series:
    """The organisation that a person's seat belongs to; a newcomer sits on the seat of whoever left."""
    return respondent_id % LARGEST // PEOPLE_PER_ORGANISATION


def _choose_moves(partnerships: int) -> np.ndarray:
    """1 or -1 in one measure of each partnership, each measure in turn, and 0 in the others."""
    moves = np.zeros((partnerships, len(DOMAINS)))
    place = np.arange(partnerships)
    moves[place, place % len(DOMAINS)] = np.where(place // len(DOMAINS) % 2, 1, -1)
    return moves


@dataclass(frozen=True)
class ScoreSpread:
    """What theory needs: the standard deviation of people's scores at a level, and how rounds correlate."""

    levels: np.ndarray
    deviations: np.ndarray
    correlation: float

    def at(self, level: np.ndarray) -> np.ndarray:
        return np.interp(level, self.levels, self.deviations)


def measure_spread(random: np.random.Generator, people: int = 6_000) -> ScoreSpread:
    """The spread of scores, from many more people than any partnership has."""
    levels = np.linspace(LOWEST_LEVEL - 1, HIGHEST_LEVEL + 1, 13)
    deviations, correlations = [], []
    for level in levels:
        first = _Person.draw(people, 0.0, random)
        second = first.later(np.ones(people, dtype=bool), 0.0, random)
        earlier, later = (
            score(answer(np.full((people, len(DOMAINS)), level), p, random)) for p in (first, second)
        )
        whole = ~np.isnan(earlier + later)
        deviations.append(earlier[whole].std())
        correlations.append(np.corrcoef(earlier[whole], later[whole])[0, 1])
    return ScoreSpread(levels, np.array(deviations), float(np.mean(correlations[3:-3])))


# ---------------------------------------------------------------- people


@dataclass(frozen=True)
class _Seats:
    """Every member of every partnership, and the share of each partnership that answers."""

    member_of: np.ndarray
    seat: np.ndarray
    answering: np.ndarray

    @classmethod
    def draw(cls, partnerships: int, random: np.random.Generator) -> "_Seats":
        size = random.integers(SMALLEST, LARGEST + 1, partnerships)
        member_of = np.repeat(np.arange(partnerships), size)
        seat = np.arange(len(member_of)) - np.repeat(np.cumsum(size) - size, size)
        return cls(member_of, seat, random.uniform(*ANSWERING, partnerships))


@dataclass(frozen=True)
class _Person:
    """The lasting parts of each person: people × domains, and people × domains × constructs."""

    in_domain: np.ndarray
    in_construct: np.ndarray

    @classmethod
    def draw(cls, people: int, organisation_icc: float, random: np.random.Generator) -> "_Person":
        own = np.sqrt(1 - organisation_icc * SCORE_VARIANCE / (GENERAL + DOMAIN))
        general = np.sqrt(GENERAL) * random.standard_normal((people, 1))
        domain = np.sqrt(DOMAIN) * random.standard_normal((people, len(DOMAINS)))
        construct = random.standard_normal((people, len(DOMAINS), CONSTRUCTS_PER_DOMAIN))
        return cls(own * (general + domain), np.sqrt(CONSTRUCT) * construct)

    def later(self, stays: np.ndarray, organisation_icc: float, random: np.random.Generator) -> "_Person":
        fresh = _Person.draw(len(stays), organisation_icc, random)
        kept = np.where(stays, STABILITY, 0.0)
        new = np.sqrt(1 - kept**2)
        return _Person(
            kept[:, None] * self.in_domain + new[:, None] * fresh.in_domain,
            kept[:, None, None] * self.in_construct + new[:, None, None] * fresh.in_construct,
        )


def _draw_organisations(
    seats: _Seats, organisation_icc: float, random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """What a person's organisation adds in each domain and round: its share of the scores' variance."""
    _, code = np.unique(
        seats.member_of * LARGEST + seats.seat // PEOPLE_PER_ORGANISATION, return_inverse=True
    )
    first, fresh = np.sqrt(organisation_icc * SCORE_VARIANCE) * random.standard_normal(
        (2, code.max() + 1, len(DOMAINS))
    )
    second = STABILITY * first + np.sqrt(1 - STABILITY**2) * fresh
    return first[code], second[code]


def answer(level: np.ndarray, person: _Person, random: np.random.Generator) -> np.ndarray:
    """Ratings as people give them: people × items, the second item of each construct the other way round."""
    shape = (*person.in_construct.shape, ITEMS_PER_CONSTRUCT)
    ease = ITEM_EASE.reshape(CONSTRUCTS_PER_DOMAIN, ITEMS_PER_CONSTRUCT)
    inner = (level + person.in_domain)[:, :, None, None] + person.in_construct[..., None] + ease
    inner = inner + np.sqrt(CHANCE) * random.standard_normal(shape)
    ratings = (1 + sum((inner > cut).astype(np.int8) for cut in CUTS)).astype(np.float32)
    ratings[..., 1] = 6 - ratings[..., 1]
    luck = random.random(shape, dtype=np.float32)
    ratings[luck < BLANK_SHARE] = np.nan
    ratings[luck > 1 - DONT_KNOW_SHARE] = DONT_KNOW
    return ratings.reshape(len(ratings), -1)


def score(ratings: np.ndarray) -> np.ndarray:
    """People × domains, by the product's own scoring."""
    sheets = pd.DataFrame(ratings, columns=[item.id for item in INSTRUMENT.items])
    return score_sheets(sheets, INSTRUMENT)[list(DOMAINS)].to_numpy(dtype=float)


def _declare_instrument() -> Instrument:
    """Five domains of three constructs of two items, one of the two reversed."""
    constructs = []
    for domain, direction in DOMAIN_DIRECTIONS.items():
        for number in range(CONSTRUCTS_PER_DOMAIN):
            name = f"{domain}_{number}"
            items = tuple(
                Item(f"{name}_{place}", "", name, domain, reversed=place == 1)
                for place in range(ITEMS_PER_CONSTRUCT)
            )
            constructs.append(Construct(name, "", domain, direction, False, items))
    titles = {domain: domain for domain in DOMAINS}
    return Instrument("simulated", "1", "", "", Scale(1, 5), titles, tuple(constructs))


INSTRUMENT = _declare_instrument()


def _as_frame(
    scores: np.ndarray, seats: _Seats, names: np.ndarray, random: np.random.Generator
) -> pd.DataFrame:
    """The scores of those who answer."""
    answers = random.random(len(scores)) < seats.answering[seats.member_of]
    width = len(DOMAINS)
    return pd.DataFrame(
        {
            "partnership": np.repeat(seats.member_of[answers], width),
            "measure": np.tile(np.arange(width), answers.sum()),
            "respondent_id": np.repeat(names[answers], width),
            "score": scores[answers].ravel(),
        }
    )


def _list_truth(level: np.ndarray, level_after: np.ndarray) -> pd.DataFrame:
    partnerships, width = level.shape
    return pd.DataFrame(
        {
            "partnership": np.repeat(np.arange(partnerships), width),
            "measure": np.tile(np.arange(width), partnerships),
            "level_before": level.ravel(),
            "level_after": level_after.ravel(),
            "mean_before": expected_points(level).ravel(),
            "mean_after": expected_points(level_after).ravel(),
            "moved": (level != level_after).ravel(),
        }
    )
