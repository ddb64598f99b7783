"""A short form of `make chaos`: some kills of every command and a small crowd, on both databases."""

from contextlib import ExitStack

import pytest

from tests.chaos.crowds import crowd
from tests.chaos.kills import SCENARIOS, kill_many
from tests.chaos.places import open_places

TRIALS = 3


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def place(request, tmp_path_factory):
    with ExitStack() as stack:
        folder = tmp_path_factory.mktemp("chaos")
        yield stack.enter_context(open_places(folder, (request.param,)))[0]


def test_a_kill_leaves_everything_whole_or_absent_and_the_next_start_works(place, tmp_path):
    rows = kill_many(place, tmp_path, TRIALS, seed=20261122)
    assert [row["command"] for row in rows] == [scenario.name for scenario in SCENARIOS]
    assert sum(count for row in rows for name, count in row.items() if str(name).startswith("killed")) > 0


def test_a_crowd_loses_nothing_and_doubles_nothing(place, tmp_path):
    rows = crowd(place, tmp_path, size=3, seed=20261122)
    assert len(rows) == 4
