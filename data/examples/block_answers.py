"""Invented rankings and working ties: an order, how far it is shared, and how many links go well.

They have a generator of their own, so that nothing else of the programme changes with them.
"""

import json
from typing import Any

import numpy as np
import pandas as pd

from analytics.instruments import DONT_KNOW, Instrument
from analytics.optional_blocks import TIES_NAME, name_ranking_keys
from data.examples.people import PARENTS
from data.imports.values import normalise_name

SEED_OF_BLOCKS = 2  # beside the programme's own seed
# By how much one priority is preferred to the next, beside a random taste with a spread of about 1.3.
PULLS = {"agreed": 2.4, "not_agreed": 0.0}
RANKS_SHARE = 0.93  # of people put the priorities in order
ANSWERS_FOR_ORGANISATION = 0.7  # of people say how working with the others goes
SAYS_AS_ORGANISATION = 0.92  # of their answers are what their organisation would say
WELL_ANSWERS, OTHER_ANSWERS = (4, 5), (DONT_KNOW, 2, 3, 3, 3, 3)


def add_block_answers(
    sheets: pd.DataFrame, agencies: pd.DataFrame, truth: dict[str, Any], instrument: Instrument
) -> pd.DataFrame:
    """The sheets with rankings and ties beside the ratings, where and since when they were planted.

    sheets:    partnership_id | quarter | organisation_id | sector | answers (JSON), and whatever else
    agencies:  partnership_id | organisation_id | organisation | sector
    """
    random = np.random.default_rng([truth["seed"], SEED_OF_BLOCKS])
    said: list[dict[str, int]] = [{} for _ in range(len(sheets))]
    for partnership in truth["partnerships"]:
        planted = partnership.get("blocks")
        if not planted:
            continue
        asked = sheets["partnership_id"].eq(partnership["id"]) & (sheets["quarter"] >= planted["since"])
        places = np.flatnonzero(asked.to_numpy())
        own = agencies[agencies["partnership_id"].eq(partnership["id"]) & agencies["sector"].ne(PARENTS)]
        for place, ranking in zip(
            places, _draw_rankings(planted, instrument, len(places), random), strict=True
        ):
            said[place] |= ranking
        if "links_that_go_well" in planted:
            for place, ties in zip(
                places, _draw_ties(planted, sheets.iloc[places], own, random), strict=True
            ):
                said[place] |= ties
    answers = [
        json.dumps(json.loads(text) | more, separators=(",", ":")) if more else text
        for text, more in zip(sheets["answers"], said, strict=True)
    ]
    return sheets.assign(answers=answers)


def _draw_rankings(
    planted: dict[str, Any], instrument: Instrument, count: int, random: np.random.Generator
) -> list[dict[str, int]]:
    """Everybody's order: the planted one, pulled at, and a taste of their own."""
    keys = name_ranking_keys(instrument)
    order = planted["order"]
    liking = PULLS[planted["priorities"]] * np.arange(len(order), 0, -1) + random.gumbel(
        size=(count, len(order))
    )
    ranks = (-liking).argsort(axis=1).argsort(axis=1) + 1
    speaks = random.random(count) < RANKS_SHARE
    return [
        {keys[option]: int(rank) for option, rank in zip(order, row, strict=True)} if gives else {}
        for row, gives in zip(ranks, speaks, strict=True)
    ]


def _draw_ties(
    planted: dict[str, Any], sheets: pd.DataFrame, agencies: pd.DataFrame, random: np.random.Generator
) -> list[dict[str, int]]:
    """What each person says of each other agency; an agency's view of a link lasts over the quarters."""
    numbers = agencies["organisation_id"].tolist()
    names = [normalise_name(name) for name in agencies["organisation"]]
    silent = set(agencies.loc[agencies["sector"].isin(planted.get("silent_sectors", [])), "organisation_id"])
    goes_well = random.random((len(numbers), len(numbers))) < planted["links_that_go_well"]
    told: list[dict[str, int]] = []
    for number in sheets["organisation_id"]:
        speaks = number in numbers and number not in silent and random.random() < ANSWERS_FOR_ORGANISATION
        own = numbers.index(number) if speaks else -1
        told.append(
            {
                f"{TIES_NAME}:{names[other]}": _draw_answer(bool(goes_well[own, other]), random)
                for other in range(len(names))
                if speaks and other != own
            }
        )
    return told


def _draw_answer(goes_well: bool, random: np.random.Generator) -> int:
    said = goes_well == (random.random() < SAYS_AS_ORGANISATION)
    return int(random.choice(WELL_ANSWERS if said else OTHER_ANSWERS))
