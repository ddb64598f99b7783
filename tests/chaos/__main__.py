"""Breaks the product on purpose: python -m tests.chaos [--kills 20] [--backend sqlite|postgres] [--seed 1].

Each of twelve commands is killed that often on each database (releasing all of it in every fourth round); 20
make more than 200 kills on each. Then two and ten processes at once. Prints its figures as tables.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.chaos.crowds import crowd
from tests.chaos.kills import kill_many
from tests.chaos.places import open_places

KILLS_HEAD = "| database | killed | kills | while it wrote | found afterwards | too late to kill |"
CROWDS_HEAD = "| database | processes | deed | done | refused |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20, help="kills of each command on each database")
    parser.add_argument("--backend", choices=("sqlite", "postgres"), action="append")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with open_places(folder, tuple(given.backend or ("sqlite", "postgres"))) as places:
            _print_head(KILLS_HEAD)
            kills = [tally for place in places for tally in kill_many(place, folder, given.kills, given.seed)]
            _print_head(CROWDS_HEAD)
            for place in places:
                for size in (2, 10):
                    own = folder / f"{place.backend}-{size}"
                    own.mkdir()
                    crowd(place, own, size, given.seed)
    for backend in dict.fromkeys(tally.backend for tally in kills):
        own_kills = [tally for tally in kills if tally.backend == backend]
        total, writing = sum(t.kills for t in own_kills), sum(t.while_writing for t in own_kills)
        print(f"{backend}: {total} kills, {writing} of them while a transaction was open.")
    print("Nothing was lost, doubled or half-written.")
    return 0


def _print_head(head: str) -> None:
    print(f"\n{head}\n{'|'.join(['', *(' --- ' for _ in head.split('|')[1:-1]), ''])}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
