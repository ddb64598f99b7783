"""A late answer among all that may happen to a file on its way in again, one at a time and two at once."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import delete

from data.database import begin_write
from data.instruments import read_instrument
from data.record_changes import save_changes
from data.release_desk import make_releases
from data.tables import StoredRow
from tests.builders import KEYS, round_of_people
from tests.test_releases import ALL, QUARTER, save_partnership, save_people

RESPONSE = StoredRow.metadata.tables["response"]
ITEMS = [item.id for item in read_instrument().items]


def name_sectors_otherwise(sheets):
    return sheets.assign(sector=sheets["sector"].replace("health", "health and care"))


def name_organisations_otherwise(sheets):
    return sheets.assign(organisation_id=sheets["organisation_id"] + 100)


def read_codes_otherwise(sheets):
    return sheets.assign(person_key="x" + sheets["person_key"])


def turn_columns_round(sheets):
    return sheets[[*KEYS, *reversed(ITEMS)]]


def forget_a_question(sheets):
    return sheets.assign(**{ITEMS[0]: np.nan})


ACCIDENTS = (
    name_sectors_otherwise, name_organisations_otherwise, read_codes_otherwise, turn_columns_round,
    forget_a_question,
)  # fmt: skip
STORIES = [story for size in (0, 1, 2) for story in combinations(ACCIDENTS, size)]
# How many are late, and whether they are enough to be told.
LATE = ((1, False), (3, False), (54, True))


def take_in_again(engine, number, sheets):
    with begin_write(engine) as connection:
        save_changes(connection, None, [(number, QUARTER, QUARTER)])
    save_people(engine, sheets, number)


@pytest.fixture
def numbers(sqlite_engine):
    """A partnership for each story and number of late answers, published with 24 people."""
    named = [(story, late) for story in STORIES for late, _ in LATE]
    numbers = {case: save_partnership(sqlite_engine, f"Case {place}") for place, case in enumerate(named)}
    for number in numbers.values():
        save_people(sqlite_engine, round_of_people(24, seed=1), number)
    due = pd.DataFrame({"partnership_id": numbers.values(), "quarter": QUARTER})
    assert len(make_releases(sqlite_engine, due, ALL).made) == len(named)
    return numbers


def test_no_accident_and_no_two_together_hide_a_few_late_answers(sqlite_engine, numbers):
    with begin_write(sqlite_engine) as connection:
        connection.execute(delete(RESPONSE))
    for (story, late), number in numbers.items():
        sheets = pd.concat(
            [round_of_people(24, seed=1), round_of_people(late, seed=8, first_code=50)], ignore_index=True
        )
        for befall in story:
            sheets = befall(sheets)
        take_in_again(sqlite_engine, number, sheets)
    due = pd.DataFrame({"partnership_id": numbers.values(), "quarter": QUARTER})
    made = {row["partnership_id"] for row in make_releases(sqlite_engine, due, ALL).made}
    is_enough = dict(LATE)
    wrong = [
        ([befall.__name__ for befall in story], late)
        for (story, late), number in numbers.items()
        if (number in made) is not is_enough[late]
    ]
    assert wrong == []
