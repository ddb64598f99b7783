"""Awkward partnerships: one to three rounds, each in one to three versions, in shapes that invite attack."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.instruments import Instrument

QUARTERS = ("2026-Q1", "2026-Q2", "2026-Q3")
SECTORS = np.array(["health", "police", "education", "voluntary", "social care", "parents and carers"])
KEYS = ["partnership_id", "round_id", "quarter", "respondent_id", "organisation_id", "sector", "person_key"]
SHAPES = ("mixed", "one-person organisations", "four and five", "one sector", "one force", "even")
SHORTENED = 62  # keeps the draws of who had a short form apart
MOODS = ("spread", "alike", "all the same", "all at the top", "all at the bottom", "two camps")


@dataclass(frozen=True)
class Story:
    """What becomes of some partnerships: the sheets behind each version of each quarter, in order.

    sheets:  KEYS | version | item ids…, one row a sheet and version in which it counts
    rounds:  partnership_id | quarter | invited_count | smallest_group
    """

    sheets: pd.DataFrame
    rounds: pd.DataFrame
    shape: dict[int, str]


def tell_story(numbers: range, seed: int, instrument: Instrument) -> Story:
    """Partnerships by number; the same number and seed always tell the same story."""
    parts, rounds, shapes = [], [], {}
    for number in numbers:
        random = np.random.default_rng([seed, number])
        shape = SHAPES[int(random.integers(len(SHAPES)))]
        shapes[number] = shape
        staff = _staff(random, shape)
        for place in range(int(random.integers(1, 4))):
            if place:
                staff = _turn_over(random, staff)
            parts += _shorten(_versions(random, staff, number, place, instrument), number, seed, instrument)
            rounds.append((number, QUARTERS[place], len(staff) + int(random.integers(0, 4)), 5))
    columns = [*KEYS, "version", *(item.id for item in instrument.items)]
    sheets = pd.concat([pd.DataFrame(part, columns=columns) for part in parts], ignore_index=True)
    kinds = dict.fromkeys(columns[8:], np.float32) | {"partnership_id": int, "respondent_id": int}
    kinds |= {"organisation_id": float, "version": int, "round_id": int}
    named = pd.DataFrame(rounds, columns=["partnership_id", "quarter", "invited_count", "smallest_group"])
    return Story(sheets.astype(kinds), named, shapes)


def _shorten(
    versions: list[list[tuple]], number: int, seed: int, instrument: Instrument
) -> list[list[tuple]]:
    """In one partnership of six, people had a form with the first question of each idea, or of some ideas.

    All but one of them, one organisation, one sector, or some at random had the whole one. Drawn apart from
    all else, so that every other story stays as it was.
    """
    random = np.random.default_rng([seed, number, SHORTENED])
    if random.random() >= 1 / 6:
        return versions
    first = [place == 0 or item.construct != instrument.items[place - 1].construct
             for place, item in enumerate(instrument.items)]  # fmt: skip
    asked = np.array(first) & (random.random(len(first)) < random.choice([1.0, 1.0, 0.5]))
    people = sorted({row[3:6] for version in versions for row in version})
    person, organisation, sector = people[int(random.integers(len(people)))]
    share = random.uniform(0.05, 0.6)
    whole = [
        lambda row: row[3] == person,
        lambda row: row[4] == organisation,
        lambda row: row[5] == sector,
        lambda row: np.random.default_rng([row[3], number]).random() < share,
    ][int(random.integers(4))]
    return [
        [
            row if whole(row) else (*row[:8], *np.where(asked, np.array(row[8:], dtype=float), np.nan))
            for row in version
        ]
        for version in versions
    ]


def _staff(random: np.random.Generator, shape: str) -> list[tuple[int, str, str]]:
    """People as (organisation, sector, code)."""
    if shape == "four and five":
        sizes = [(1, "health"), (2, "health"), (1, "health"), (2, "police"), (1, "police"), (2, "police")]
    elif shape == "one-person organisations":
        sizes = [(1, str(random.choice(SECTORS))) for _ in range(random.integers(5, 25))]
    elif shape == "one force":
        sizes = [(int(random.integers(4, 11)), "police")]
        sizes += [(int(random.integers(1, 4)), str(random.choice(SECTORS[[0, 2, 3]]))) for _ in range(5)]
    elif shape == "one sector":
        sizes = [(int(random.integers(1, 6)), "health") for _ in range(random.integers(2, 8))]
    elif shape == "even":
        sizes = [(int(random.integers(2, 5)), str(SECTORS[n % 4])) for n in range(random.integers(8, 13))]
    else:
        count = int(random.integers(3, 10))
        sizes = [(int(random.integers(1, 11)), str(random.choice(SECTORS))) for _ in range(count)]
    people = [
        (place, sector, f"code {place} {seat}")
        for place, (size, sector) in enumerate(sizes)
        for seat in range(size)
    ]
    return people[:40]


def _turn_over(random: np.random.Generator, staff: list[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    """Between rounds: nobody, one person or many make way for others, some leave, some join."""
    gone = min(int(random.choice([0, 0, 1, 5, 8])), len(staff) - 4)
    new = int(random.choice([0, gone, gone, 1, 6]))
    order = random.permutation(len(staff))
    kept = [staff[place] for place in sorted(order[gone:])]
    places = [staff[int(random.integers(len(staff)))] for _ in range(new)]
    return kept + [(place, sector, f"new {random.integers(1 << 40)}") for place, sector, _ in places]


def _versions(
    random: np.random.Generator,
    staff: list[tuple[int, str, str]],
    number: int,
    place: int,
    instrument: Instrument,
) -> list[list[tuple]]:
    """The sheets of each version: the first without late ones; later some more, fewer, or corrected."""
    codes = random.random() < 0.7
    answers = _answer(random, len(staff), instrument)
    sheets = [
        (number, place, QUARTERS[place], 1000 * place + seat, 100 * number + organisation, sector,
         code if codes else None)
        for seat, (organisation, sector, code) in enumerate(staff)
    ]  # fmt: skip
    late = int(random.choice([0, 1, 2, 5, 6, 8, 12]))
    order = random.permutation(len(staff))
    first = np.sort(order[min(late, max(len(staff) - 5, 0)) :])
    counted = [(first, answers)]
    if late:
        counted.append((np.arange(len(staff)), answers))
    if random.random() < 0.3:  # an import undone, or sheets corrected
        chosen = random.permutation(len(staff))[: int(random.choice([1, 5, 7]))]
        if random.random() < 0.5:
            counted.append((np.setdiff1d(np.arange(len(staff)), chosen), answers))
        else:
            corrected = answers.copy()
            corrected[chosen] = _answer(random, len(staff), instrument)[chosen]
            counted.append((np.arange(len(staff)), corrected))
    return [
        [(*sheets[who], version, *given[who]) for who in rows]
        for version, (rows, given) in enumerate(counted, 1)
    ]


def _answer(random: np.random.Generator, size: int, instrument: Instrument) -> np.ndarray:
    """Ratings of people × items in one of several moods; blanks and don't knows as −1."""
    low, high = instrument.scale.min, instrument.scale.max
    width, reversed_ = high - low, np.array([item.reversed for item in instrument.items])
    mood = MOODS[int(random.choice(len(MOODS), p=[0.4, 0.2, 0.1, 0.1, 0.1, 0.1]))]
    shape = (size, len(reversed_))
    if mood == "spread":
        points = random.normal(random.uniform(0.2, 0.8), 0.3, shape) + random.normal(0, 0.15, (size, 1))
    elif mood == "alike":
        points = random.normal(random.uniform(0.1, 0.9), 0.08, shape)
    elif mood == "two camps":
        points = np.where(random.random((size, 1)) < 0.5, 0.0, 1.0) + random.normal(0, 0.1, shape)
    else:
        same = {"all at the top": 1.0, "all at the bottom": 0.0}.get(mood, random.integers(width + 1) / width)
        points = np.full(shape, same)
        odd = random.random((size, 1)) < random.choice([0.0, 0.0, 0.1])
        points = np.where(odd, 1 - same, points)
    steps = np.clip(np.rint(points * width), 0, width)
    ratings = low + np.where(reversed_, width - steps, steps)
    blank = float(random.choice([0.0, 0.0, 0.03, 0.15]))
    ratings[random.random(shape) < blank] = np.nan
    ratings[random.random(shape) < blank] = -1
    if random.random() < 0.15:  # one person gave half a sheet
        ratings[random.integers(size), : shape[1] // 2] = np.nan
    return ratings
