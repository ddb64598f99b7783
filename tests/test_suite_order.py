"""What takes long is shared out between the workers of a run, and nothing is lost or run twice."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.suite_order import LONG_FILES, deal_out

FILES = st.lists(st.sampled_from([*LONG_FILES, "tests/test_short.py", "tests/test_other.py"]))


@given(FILES, st.integers(1, 9))
def test_every_test_keeps_one_place(files, worker_count):
    assert sorted(deal_out(files, worker_count)) == list(range(len(files)))


def test_each_worker_begins_with_a_long_file_of_its_own():
    files = (
        ["tests/test_short.py"] * 40
        + [name for name in LONG_FILES for _ in range(3)]
        + ["tests/test_b.py"] * 36
    )
    dealt = [files[place] for place in deal_out(files, 5)]
    begins = [dealt[first : first + 6 : 3] for first in range(0, 100, 20)]
    assert [part[0] for part in begins] == list(LONG_FILES[:5])
    assert [part[1] for part in begins[2:]] == list(reversed(LONG_FILES[5:8]))


def test_one_worker_alone_takes_the_long_ones_first():
    files = ["tests/test_short.py", LONG_FILES[1], "tests/test_other.py", LONG_FILES[0]]
    assert deal_out(files, 1) == [3, 1, 0, 2]


def test_the_long_files_are_there():
    root = Path(__file__).resolve().parents[1]
    assert [name for name in LONG_FILES if not (root / name).is_file()] == []
