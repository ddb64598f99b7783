"""What is opened to the programme: once, whoever presses at the same moment, and closed for good."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from data.accounts import Scope
from data.openings import close_measure, load_openings, open_measure
from data.releases import load_programme_cells
from tests.release_makers import save_year

FUNDER, EVERYTHING = Scope({"funder": None}), Scope.everything()


@pytest.fixture
def published(engine):
    save_year(engine)
    return engine


def test_ten_who_open_a_measure_at_once_open_it_once_and_one_closes_it(published):
    def open_it(_):
        open_measure(published, 1, "trust", "2026-Q2", EVERYTHING)

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(open_it, range(10)))
    standing = load_openings(published, 1, EVERYTHING)
    assert standing["measure"].tolist() == ["trust"]
    assert not load_programme_cells(published, FUNDER, ["trust"]).empty
    close_measure(published, int(standing["opening_id"].iloc[0]), "2025-Q1", EVERYTHING)
    assert load_programme_cells(published, FUNDER, ["trust"]).empty


def test_of_two_who_close_a_measure_at_once_only_the_first_says_from_when(published):
    open_measure(published, 1, "trust", "2025-Q4", EVERYTHING)
    number = int(load_openings(published, 1, EVERYTHING)["opening_id"].iloc[0])

    def close_it(until):
        try:
            close_measure(published, number, until, EVERYTHING)
        except ValueError as refusal:
            return str(refusal)
        return until

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(close_it, ["2026-Q1", "2026-Q3"]))
    assert said.count("this measure is closed already") == 1
    closed_from = next(until for until in said if until.startswith("2026"))
    assert load_programme_cells(published, FUNDER, ["trust"])["quarter"].max() < closed_from
