"""Print how often the methods are right on simulated partnerships, beside what people use now.

python -m tests.calibration                      the full run
python -m tests.calibration --partnerships 500   a quick one
Ends with 1 if a target is missed.
"""

import argparse
import sys
from collections.abc import Callable

from tests.calibration import (
    barrier_calibration,
    change_calibration,
    opinion_calibration,
    planning_calibration,
)
from tests.calibration.target import Target

PARTNERSHIPS = 4_000  # in every case
SEED = 2026
PARTNERSHIPS_PER_OPINION_RUN = 8  # a null is drawn for each: 500 runs tell 5 % to within 2 points


def calibrate_change(partnerships: int, seed: int) -> tuple[list[str], list[Target]]:
    cases = change_calibration.run_cases(partnerships, seed)
    lines = [
        f"Levels, changes and verdicts: {partnerships:,} partnerships of 8 to 60 people a row; percent.",
        "",
        *change_calibration.write_quiet_table(cases),
        "",
        *change_calibration.write_moving_table(cases),
    ]
    return lines, list(change_calibration.list_targets(cases))


def calibrate_barriers(partnerships: int, seed: int) -> tuple[list[str], list[Target]]:
    cases = barrier_calibration.run_cases(partnerships, seed)
    lines = ["The heaviest barrier; percent.", "", *barrier_calibration.write_barrier_table(cases)]
    return lines, list(barrier_calibration.list_targets(cases))


def calibrate_opinions(partnerships: int, seed: int) -> tuple[list[str], list[Target]]:
    runs = max(partnerships // PARTNERSHIPS_PER_OPINION_RUN, 1)
    cases = opinion_calibration.run_cases(runs, seed)
    lines = [
        f"Opinion groups: {runs:,} runs a row; percent.",
        "",
        *opinion_calibration.write_opinion_table(cases),
    ]
    return lines, list(opinion_calibration.list_targets(cases))


def calibrate_planning(partnerships: int, seed: int) -> tuple[list[str], list[Target]]:
    cases = planning_calibration.run_cases(partnerships, seed)
    lines = [
        "What could have been seen, and what it would take; points, people and percent.",
        "",
        *planning_calibration.write_planning_table(cases),
    ]
    return lines, list(planning_calibration.list_targets(cases))


PARTS: list[Callable[[int, int], tuple[list[str], list[Target]]]] = [
    calibrate_change,
    calibrate_barriers,
    calibrate_opinions,
    calibrate_planning,
]


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.calibration", description=__doc__)
    parser.add_argument("--partnerships", type=int, default=PARTNERSHIPS)
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args(words)
    targets = []
    for part in PARTS:
        lines, asked = part(chosen.partnerships, chosen.seed)
        print("\n".join(lines), end="\n\n", flush=True)
        targets += asked
    print("\n".join(str(target) for target in targets))
    missed = sum(not target.is_met for target in targets)
    print(f"\n{len(targets) - missed} of {len(targets)} targets met.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
