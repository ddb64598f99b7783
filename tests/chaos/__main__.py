"""Breaks the product on purpose: python -m tests.chaos [--trials 34] [--backend sqlite|postgres] [--seed 1].

Each of six commands is killed that often on each database; 34 make more than 200 kills on each.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.chaos.crowds import crowd
from tests.chaos.kills import kill_many
from tests.chaos.places import open_places


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=34, help="kills of each command on each database")
    parser.add_argument("--backend", choices=("sqlite", "postgres"), action="append")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_places(folder, tuple(given.backend or ("sqlite", "postgres"))) as places:
            for place in places:
                kill_many(place, folder, given.trials, given.seed)
                for size in (2, 10):
                    crowd(place, folder, size, given.seed)
    print("Nothing was lost, doubled or half-written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
