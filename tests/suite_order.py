"""The order in which a suite that runs side by side is shared out.

Each worker begins with an even part of the list, from its front, and whoever is done takes over from the back
of the longest list. So what takes long is dealt out to the fronts: if it all stood in one part, one worker
would be left with it while the others have nothing to do.
"""

from collections.abc import Sequence
from itertools import islice

# Tests that wait for a browser, for killed processes or for many draws, the longest first (as measured).
LONG_FILES = (
    "tests/browser/test_signing_in.py",
    "tests/browser/test_walks.py",
    "tests/browser/test_injection.py",
    "tests/browser/test_desk_under_attack.py",
    "tests/test_chaos.py",
    "tests/browser/test_accessibility.py",
    "tests/test_killed_builders.py",
    "tests/test_attackers.py",
)


def deal_out(files: Sequence[str], worker_count: int) -> list[int]:
    """Places in a new order, in which each worker's part begins with its share of the long files.

    files: the file of each test, in the order in which they were found
    """
    parts: list[list[int]] = [[] for _ in range(worker_count)]
    there = [name for name in LONG_FILES if name in files]
    turns = [*range(worker_count), *reversed(range(worker_count))]  # who had the longest gets the shortest
    for turn, name in enumerate(there):
        part = parts[turns[turn % len(turns)]]
        part += [place for place, file in enumerate(files) if file == name]
    short = iter([place for place, file in enumerate(files) if file not in LONG_FILES])
    left = len(files)
    for number, part in enumerate(parts):
        size = left // (worker_count - number)
        part += islice(short, max(0, size - len(part)))
        left -= len(part)
    return [*(place for part in parts for place in part), *short]
