"""`python -m tests.fuzz --files N`: spoil N files, say what happened, exit 1 if any ended badly."""

import argparse
import resource
import sys
import tempfile
from pathlib import Path

from tests.fuzz.spoilt_files import try_files, write_seeds

SHARED_DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "dev"
MOST_MEMORY_KB = 1_000_000


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--only-own", action="store_true", help="leave the real files beside the project alone"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        shared = SHARED_DATA if SHARED_DATA.is_dir() and not arguments.only_own else None
        seeds = write_seeds(folder / "seeds", shared)
        found = try_files(seeds, folder, arguments.files, arguments.seed)
    # SPSS and Stata files are read in a process of their own; the larger of the two counts.
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    memory = max(resource.getrusage(each).ru_maxrss for each in whose)
    counts = ", ".join(f"{count:,} {outcome}" for outcome, count in found.outcomes.most_common())
    print(f"{arguments.files:,} files from {len(seeds)} seeds: {counts}; most memory {memory / 1000:,.0f} MB")
    print(f"slowest: {found.slowest}, {found.slowest_seconds:.1f} s of processor time")
    for fault in found.faults:
        print(fault)
    return 1 if found.faults or memory > MOST_MEMORY_KB else 0


if __name__ == "__main__":
    sys.exit(main())
