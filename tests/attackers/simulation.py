"""The release as a black box: release every possible set of sheets, keep those that read the same.

On a small questionnaire (a domain of one construct of two questions of three points) every set of answers of
the people left can be released for real, all of them in one go, and every published cell, word, count and
empty row compared with the true release. Nothing that a release tells escapes this attacker.

On a questionnaire as fine as must be for a score to be shown (four questions of five points: 17 values) there
are too many sets of sheets, and not too many of scores: there the decision on a cell is the black box.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations_with_replacement, product

import numpy as np
import pandas as pd

from analytics.disclosure import decide_cells
from analytics.exposure import TOP, Tallies
from analytics.instruments import DOMAIN_DIRECTIONS, Instrument, build_instrument
from analytics.scoring import score_sheets
from analytics.survey_cells import build_survey_cells

ANSWERS = list(product((1, 2, 3), repeat=2))


def small_instrument() -> Instrument:
    """One domain, one construct, two questions, three points."""
    domain = next(iter(DOMAIN_DIRECTIONS))
    return build_instrument(
        {
            "id": "small", "version": "1", "title": "Small", "scale": {"min": 1, "max": 3},
            "domains": {domain: {"title": "Domain"}},
            "constructs": [
                {"id": "only", "domain": domain, "title": "Only",
                 "items": [{"id": "one", "text": "One"}, {"id": "two", "text": "Two"}]}
            ],
        }
    )  # fmt: skip


def list_possible(sizes: Sequence[int]) -> np.ndarray:
    """Every way in which people of organisations of these sizes can answer: ways × people × 2 questions.

    People of one organisation in one sector may change places; the release cannot tell them apart.
    """
    each = [list(combinations_with_replacement(ANSWERS, size)) for size in sizes]
    return np.array([[answer for part in way for answer in part] for way in product(*each)], dtype=np.float32)


def find_ranges(
    known: np.ndarray, true: np.ndarray, sizes: Sequence[int], organisations: np.ndarray, sectors: np.ndarray
) -> tuple[np.ndarray, bool]:
    """For each person left, the width of the range of scores that fit the release; and whether it was shown.

    known:  the answers of the known organisation's people (people × 2); true: those of the people left
    sizes:  how many of the people left are of each organisation
    """
    instrument = small_instrument()
    ways = np.concatenate([true[None], list_possible(sizes)])
    people = len(known) + len(true)
    answers = np.concatenate([np.broadcast_to(known, (len(ways), *known.shape)), ways], axis=1)
    number = np.repeat(np.arange(len(ways)), people)
    sheets = pd.DataFrame(
        {
            "partnership_id": number, "respondent_id": np.arange(len(number)), "person_key": None,
            "organisation_id": np.tile(organisations, len(ways)).astype(float),
            "sector": np.tile(sectors, len(ways)),
            "one": answers[..., 0].ravel(), "two": answers[..., 1].ravel(),
        }
    )  # fmt: skip
    rounds = pd.DataFrame(
        {"partnership_id": np.arange(len(ways)), "invited_count": people, "smallest_group": 5}
    )
    cells = build_survey_cells(sheets, rounds, instrument).cells
    told = hash_releases(cells, len(ways))
    scores = score_sheets(sheets, instrument)[instrument.domains[0]].to_numpy().reshape(len(ways), people)
    fits = scores[told == told[0]][:, len(known) :]
    own = cells[(cells["partnership_id"] == 0) & (cells["measure"] == instrument.domains[0])]
    return fits.max(axis=0) - fits.min(axis=0), bool(own["estimate"].notna().any())


def hash_releases(cells: pd.DataFrame, count: int) -> np.ndarray:
    """One number for everything that a release says, whatever the order of its rows."""
    said = cells.drop(columns="partnership_id").copy()
    for name in said.select_dtypes(exclude="number"):
        said[name] = said[name].astype(str)
    rows = pd.util.hash_pandas_object(said, index=False).to_numpy()
    told = np.zeros(count, dtype=np.uint64)
    np.add.at(told, cells["partnership_id"].to_numpy(dtype=np.int64), rows)
    return told


def attack_by_simulation(count: int, seed: int) -> tuple[int, int, float]:
    """Awkward partnerships of one known organisation and five people left: exposures, shown, narrowest."""
    exposed, shown, narrowest = 0, 0, 100.0
    for number in range(count):
        random = np.random.default_rng([seed, number])
        sizes = [(2, 3), (4, 1), (1, 2, 2), (1, 1, 3)][number % 4]
        known_count = int(random.integers(1, 8))
        organisations = np.r_[np.zeros(known_count), np.repeat(np.arange(1, len(sizes) + 1), sizes)]
        sectors = (
            np.where(organisations == 0, "police", "health")
            if number % 3
            else np.full(len(organisations), "a")
        )
        centre = [(2, 0.7), (2, 0.2), (3, 0.4), (1, 0.0), (3, 0.0)][int(random.integers(5))]
        answers = np.clip(np.rint(random.normal(*centre, (len(organisations), 2))), 1, 3).astype(np.float32)
        ranges, was_shown = find_ranges(
            answers[:known_count], answers[known_count:], sizes, organisations, sectors
        )
        exposed += int((ranges < 25).any())
        shown += was_shown
        narrowest = min(narrowest, float(ranges.min()))
    return exposed, shown, narrowest


# ---------------------------------------------------------------- as fine as must be

STEPS = 16  # of four questions of five points
LEFT = ((4, 1), (3, 2))  # five people by organisation, beside the known one
LEVELS = (0, 0.1, 0.25, 0.5, 0.75, 0.9, 1)


@dataclass
class Narrowest:
    """How many cells were shown; the narrowest ranges of a person's score and of an organisation's mean."""

    shown: int = 0
    person: float = TOP
    mean: float = TOP


def attack_decisions(count: int, seed: int) -> Narrowest:
    """Decide a cell for every set of scores of five people left, and keep those that read as the true one."""
    found = Narrowest()
    for number in range(count):
        random = np.random.default_rng([seed, number])
        true, known = _answer(random, 5), _answer(random, int(random.integers(1, 7)))
        one = find_decided(true, LEFT[number % len(LEFT)], known)
        found.shown += one.shown
        found.person, found.mean = min(found.person, one.person), min(found.mean, one.mean)
    return found


def find_decided(true: Sequence[int], sizes: tuple[int, ...], known: Sequence[int]) -> Narrowest:
    """What one cell leaves open: scores in steps, those left by organisation (of these sizes)."""
    ways = np.concatenate([_sort_within(np.asarray(true), sizes)[None], _list_scores(sizes)])
    told = _decide(ways, sizes, np.asarray(known))
    if not told[0][0]:
        return Narrowest()
    same = np.logical_and.reduce([part == part[0] for part in told])
    fits = np.split(ways[same] * (TOP / STEPS), np.cumsum(sizes)[:-1], axis=1)
    means = [float(np.ptp(part.mean(axis=1))) for part in fits if part.shape[1] > 1]
    return Narrowest(1, min(float(np.ptp(part)) for part in fits), min(means))


def _answer(random: np.random.Generator, people: int) -> np.ndarray:
    centre, spread = random.choice(LEVELS), random.choice([0.01, 0.05, 0.15, 0.3, 0.6])
    return np.clip(np.rint(random.normal(centre, spread, people) * STEPS), 0, STEPS).astype(np.int16)


def _sort_within(scores: np.ndarray, sizes: Sequence[int]) -> np.ndarray:
    return np.concatenate([np.sort(part) for part in np.split(scores, np.cumsum(sizes)[:-1])])


@cache
def _list_scores(sizes: tuple[int, ...]) -> np.ndarray:
    """Every way in which people of organisations of these sizes can score: ways × people."""
    each = [
        np.array(list(combinations_with_replacement(range(STEPS + 1), size)), dtype=np.int16)
        for size in sizes
    ]
    at = np.meshgrid(*(np.arange(len(part)) for part in each), indexing="ij")
    return np.concatenate([part[one.ravel()] for part, one in zip(each, at, strict=True)], axis=1)


def _decide(ways: np.ndarray, sizes: Sequence[int], known: np.ndarray) -> tuple[np.ndarray, ...]:
    """What is told of each way: whether it is shown, the estimate and the error."""
    everyone = np.broadcast_to(known, (len(ways), len(known)))
    parts = [*np.split(ways, np.cumsum(sizes)[:-1], axis=1), everyone]
    points = [part * (TOP / STEPS) for part in parts]
    counts, totals, squares = (
        np.column_stack(each).reshape(-1, 1).astype(float)
        for each in (
            [np.full(len(ways), part.shape[1]) for part in parts],
            [part.sum(axis=1) for part in points],
            [(part**2).sum(axis=1) for part in points],
        )
    )
    tallies = Tallies(counts, totals, squares, np.arange(len(ways)) * len(parts))
    told = decide_cells(tallies, np.ones((len(ways), 1), dtype=bool), np.full((1, 1), 5.0))
    return told.shown[:, 0], np.nan_to_num(told.estimate[:, 0]), np.nan_to_num(told.standard_error[:, 0])
