"""A process that builds a part of a release is killed: the other quarters come out all the same."""

import os
import signal
from pathlib import Path

import pytest

from data import release_builders
from data.commands import main
from data.release_desk import find_due, make_releases
from data.releases import load_cells
from tests.builders import round_of_people
from tests.test_releases import ALL, QUARTER, save_partnership, save_people

UNTOUCHED = release_builders._build_apart
WHERE = "KILLED_BUILDERS"


def build_or_be_killed(url, part, made_on):
    """Runs in the builder's process: killed once, or always where the unlucky partnership is in the part."""
    folder = Path(os.environ[WHERE])
    unlucky = (folder / "unlucky").read_text()
    once = folder / "killed"
    if int(unlucky or 0) in part["partnership_id"].tolist() or not (unlucky or once.exists()):
        once.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return UNTOUCHED(url, part, made_on)


@pytest.fixture
def programme(engine, tmp_path, monkeypatch):
    """Three partnerships, each built in a process of its own that may be killed."""
    numbers = [save_partnership(engine, f"Southmere {place}") for place in range(3)]
    for place, number in enumerate(numbers):
        save_people(engine, round_of_people(18, seed=place), number)
    (tmp_path / "unlucky").write_text("")
    monkeypatch.setenv(WHERE, str(tmp_path))
    monkeypatch.setattr("data.release_batches.PARTNERSHIPS_AT_ONCE", 1)
    monkeypatch.setattr(release_builders, "_build_apart", build_or_be_killed)
    return numbers


# Which quarter is at fault is found in memory: the first test shows that the database makes no difference.
in_a_file = pytest.mark.parametrize("backend", ["sqlite"])


def is_out(engine, numbers):
    return [not load_cells(engine, number, QUARTER, ALL).empty for number in numbers]


def test_what_a_killed_builder_was_at_is_built_again(engine, programme, tmp_path):
    done = make_releases(engine, find_due(engine), ALL, processes=2)
    assert (tmp_path / "killed").exists()
    assert [row["partnership_id"] for row in done.made] == programme
    assert done.stopped == []
    assert is_out(engine, programme) == [True, True, True]


@in_a_file
def test_a_builder_that_is_killed_each_time_holds_up_no_other_quarter(engine, programme, tmp_path, capsys):
    (tmp_path / "unlucky").write_text(str(programme[1]))
    assert main(["release", "--all"]) == 1
    told = capsys.readouterr()
    assert "2 published" in told.out
    assert "1 stopped by a fault of ours" in told.out
    assert (
        f"partnership {programme[1]}, Apr–Jun 2026: The process that built this quarter was ended" in told.err
    )
    assert "Traceback" not in told.err
    assert is_out(engine, programme) == [True, False, True]
    (tmp_path / "unlucky").write_text("")
    assert main(["release", "--all"]) == 0
    assert is_out(engine, programme) == [True, True, True]


@in_a_file
def test_of_a_large_batch_only_the_quarter_that_kills_its_builder_is_left(
    engine, programme, tmp_path, monkeypatch
):
    (tmp_path / "unlucky").write_text(str(programme[1]))
    monkeypatch.setattr("data.release_batches.PARTNERSHIPS_AT_ONCE", 2)
    done = make_releases(engine, find_due(engine), ALL, processes=2)
    assert [row["partnership_id"] for row in done.stopped] == [programme[1]]
    assert is_out(engine, programme) == [True, False, True]
