"""A short form of `make chaos`: some kills of every command and a small crowd, on both databases."""

from random import Random

import pytest

from data.imports.bulk_insert import insert_table
from tests.chaos.crowds import crowd
from tests.chaos.doing import start
from tests.chaos.files import write_survey
from tests.chaos.kills import kill_many
from tests.chaos.places import Place
from tests.chaos.scenarios import SCENARIOS
from tests.chaos.wholeness import check_whole, count_rows

# While the transaction is open on one database, anywhere on the other.
KILLS = 1


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def place(request, tmp_path, monkeypatch):
    monkeypatch.setenv("COMMON_GROUND_KEY_FILE", str(tmp_path / "pseudonym.key"))
    if request.param == "sqlite":
        return Place("sqlite", tmp_path)
    return Place("postgres", tmp_path, request.getfixturevalue("postgres_url"))


def test_a_kill_leaves_everything_whole_or_absent_and_the_next_start_works(place, tmp_path):
    tallies = kill_many(place, tmp_path, KILLS, seed=20261122)
    assert [tally.command for tally in tallies] == [scenario.name for scenario in SCENARIOS]
    for scenario, tally in zip(SCENARIOS, tallies, strict=True):
        assert tally.kills == len(range(0, KILLS, scenario.every))
    assert sum(tally.while_writing for tally in tallies) >= len(SCENARIOS) // 2


def test_a_crowd_loses_nothing_and_doubles_nothing(place, tmp_path):
    met = crowd(place, tmp_path, size=3, seed=20261122)
    assert sum(row.done for row in met) > len(met)


def test_five_that_start_together_make_one_set_of_tables(place):
    url = place.make()
    assert [deed.wait() for deed in [start(url, ["migrate"]) for _ in range(5)]] == [
        (0, "The database is up to date.\n")
    ] * 5
    check_whole(url)
    assert set(count_rows(url).values()) == {0}
    place.drop(url)


def test_the_harness_notices_a_deed_that_stops_half_way(place, tmp_path, monkeypatch):
    """Without this, a harness that never looks would pass."""

    def save_without_transaction(connection, name, table):
        insert_table(connection, name, table)
        connection.commit()
        raise KeyboardInterrupt

    monkeypatch.setattr("data.imports.save_survey.insert_table", save_without_transaction)
    url = place.make()
    deed = start(url, ["import", str(write_survey(tmp_path / "half.csv", Random(1)))])
    deed.process.join()
    monkeypatch.undo()
    with pytest.raises(AssertionError, match="the audit log and the batches differ"):
        check_whole(url)
    place.drop(url)
