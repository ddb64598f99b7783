"""Other worlds: another set of sheets behind the very same release, in which somebody answered far otherwise.

No attacker who holds one release, however clever, can tell two worlds apart in which every cell, word, count
and empty row reads the same. For each person, and each organisation whose sheets the attacker knows, a walk
leads away from the true sheets by small exchanges (the person a step up on a question, somebody else of the
group a step down, so that sums stay), and every step is released for real. Where the walk gets the person's
score 25 points away, no attack on that release can be an exposure of that person. Where it does not, nothing
is shown either way: the walk is short, and is counted as in vain.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.instruments import Instrument
from analytics.release_batch import CELL_COLUMNS
from analytics.release_streams import write_leave_one_out
from analytics.survey_cells import SurveyCells, build_survey_cells
from tests.attackers import WIDTH
from tests.attackers.simulation import hash_releases

STEPS = 40


@dataclass(frozen=True)
class Walk:
    """For whom a walk is taken, and who may take part: people who are known stay as they are."""

    person: int
    partners: np.ndarray


def find_other_worlds(
    sheets: pd.DataFrame, round_: pd.DataFrame, instrument: Instrument, seed: int, *, finer: bool,
    steps: int = STEPS,
) -> dict[str, tuple[int, int]]:  # fmt: skip
    """By domain that is shown: how many walks were taken, and how many were in vain.

    finer:  constructs and questions of the domain must read the same too, not only its own cells and words
    """
    random = np.random.default_rng(seed)
    items = [item.id for item in instrument.items]
    true = sheets[items].to_numpy(dtype=np.float32)
    built, told = _release([true], sheets, round_, instrument, finer)
    walks = _list_walks(sheets, built)
    if not walks:  # nobody's group is told, so there is nothing to look behind
        return {}
    places = {name: _items_of(name, instrument) for name in instrument.domains}
    state = np.repeat(true[None], len(walks), axis=0)
    person = np.array([walk.person for walk in walks])
    start = built.scores[list(places)].to_numpy(dtype=float)[person]
    furthest = np.zeros(start.shape)
    for _ in range(steps):
        proposed = state.copy()
        for sheets_of_walk, walk, own in zip(proposed, walks, start, strict=True):
            for place, score in zip(places.values(), own, strict=True):
                _propose(sheets_of_walk, walk, place, 1 if score < 50 else -1, instrument, random)
        found, reads = _release(list(proposed), sheets, round_, instrument, finer)
        scores = found.scores[list(places)].to_numpy(dtype=float).reshape(len(walks), len(true), -1)
        now = scores[np.arange(len(walks)), person]
        for column, (name, place) in enumerate(places.items()):
            # A word that rests on several domains must stay as well, so a step that changes it is not taken.
            same = (reads[name] == told[name][0]) & (reads["words"] == told["words"][0])
            state[np.ix_(np.flatnonzero(same), np.arange(len(true)), place)] = proposed[same][:, :, place]
            furthest[same, column] = np.maximum(furthest, np.abs(now - start))[same, column]
    cells = built.cells[(built.cells["breakdown"] == "whole") & built.cells["estimate"].notna()]
    return {
        name: (int((~np.isnan(start[:, column])).sum()), int((furthest[:, column] < WIDTH).sum()))
        for column, name in enumerate(places)
        if name in set(cells["measure"])
    }


def _list_walks(sheets: pd.DataFrame, built: SurveyCells) -> list[Walk]:
    shown = built.partition["group_is_shown"].any()
    group = built.scores["group"].to_numpy() if shown else np.zeros(len(sheets))
    organisation = built.scores["organisation"].to_numpy()
    return [
        Walk(person, partners)
        for person in range(len(sheets))
        for known in np.unique(organisation[organisation != organisation[person]])
        if len(
            partners := np.flatnonzero(
                (group == group[person]) & (organisation != known) & (np.arange(len(sheets)) != person)
            )
        )
    ]


def _items_of(domain: str, instrument: Instrument) -> np.ndarray:
    inside = {row.id for row in instrument.constructs if row.domain == domain and not row.beside}
    return np.array([at for at, item in enumerate(instrument.items) if item.construct in inside])


def _propose(
    ratings: np.ndarray, walk: Walk, place: np.ndarray, way: int, instrument: Instrument,
    random: np.random.Generator,
) -> None:  # fmt: skip
    """The person a step in their direction on one question or a place with another; others even it out."""
    partner, other = random.choice(walk.partners, 2)
    chance = random.random()
    if chance < 0.2:
        blanks = [ratings[who, place] < instrument.scale.min for who in (walk.person, partner)]
        if (
            not np.isnan(ratings[np.ix_([walk.person, partner], place)]).any()
            and (blanks[0] == blanks[1]).all()
        ):
            ratings[np.ix_([walk.person, partner], place)] = ratings[np.ix_([partner, walk.person], place)]
        return
    for _ in range(int(random.integers(1, 5))):
        against = int(random.choice(walk.partners))
        _exchange(ratings, walk.person, against, int(random.choice(place)), way, instrument)
    if chance < 0.6 and partner != other:
        _exchange(ratings, partner, other, int(random.choice(place)), int(random.choice([-1, 1])), instrument)


def _exchange(ratings: np.ndarray, one: int, other: int, item: int, way: int, instrument: Instrument) -> None:
    """One goes a step in the direction of the question's score, the other a step back, where both can."""
    step = -way if instrument.items[item].reversed else way
    moved = ratings[one, item] + step, ratings[other, item] - step
    low, high = instrument.scale.min, instrument.scale.max
    if min(ratings[one, item], ratings[other, item]) >= low and all(low <= each <= high for each in moved):
        ratings[one, item], ratings[other, item] = moved


def _release(
    worlds: list[np.ndarray],
    sheets: pd.DataFrame,
    round_: pd.DataFrame,
    instrument: Instrument,
    finer: bool,
) -> tuple[SurveyCells, dict[str, np.ndarray]]:
    """Release every world; by domain one number for all that its cells say, and one for all other words."""
    number = np.repeat(np.arange(len(worlds)), len(sheets))
    keys = sheets[["respondent_id", "organisation_id", "sector", "person_key"]]
    people = pd.concat([keys] * len(worlds), ignore_index=True).assign(partnership_id=number)
    answers = pd.DataFrame(np.concatenate(worlds), columns=[item.id for item in instrument.items])
    rounds = pd.concat([round_] * len(worlds), ignore_index=True)
    rounds["partnership_id"] = np.arange(len(worlds))
    built = build_survey_cells(pd.concat([people, answers], axis=1), rounds, instrument)
    streams = pd.DataFrame({"partnership_id": [], "barrier": [], "stream": [], "severity_0_to_100": []})
    word = write_leave_one_out(built, streams).reindex(columns=CELL_COLUMNS)
    domain = {row.id: row.domain if finer else "" for row in instrument.constructs}
    domain |= {f"item:{item.id}": domain[item.construct] for item in instrument.items}
    domain |= {name: name for name in instrument.domains}
    of = built.cells["measure"].map(domain).fillna("words")
    told = {
        name: hash_releases(built.cells[(of == name).to_numpy()], len(worlds)) for name in instrument.domains
    }
    words = [hash_releases(part, len(worlds)) for part in (built.cells[(of == "words").to_numpy()], word)]
    return built, told | {"words": words[0] + words[1]}
