"""A short run of the fuzzing; `python -m tests.fuzz` is the long one."""

import random

from tests.fuzz.mutations import spoil
from tests.fuzz.spoilt_files import SECRET, look_at, try_files, write_seeds


def test_spoilt_files_are_read_or_refused_in_words(tmp_path):
    seeds = write_seeds(tmp_path / "seeds")
    found = try_files(seeds, tmp_path, files=260)
    assert found.faults == []
    assert found.outcomes["read"] + found.outcomes["refused"] == 260
    assert min(found.outcomes["read"], found.outcomes["refused"]) > 20


def test_whole_seeds_are_read_without_repeating_what_people_wrote(tmp_path):
    for seed in write_seeds(tmp_path / "seeds"):
        assert look_at(seed) == ("read", None), seed.name


def test_the_same_seed_spoils_in_the_same_way(tmp_path):
    content = f"Timestamp,a\n2026-07-03 09:30:00,{SECRET}\n".encode() * 20
    assert spoil(content, random.Random("1 5")) == spoil(content, random.Random("1 5"))
    assert spoil(content, random.Random("1 5")) != spoil(content, random.Random("1 6"))
