"""Runs every benchmark in one go, prints the ratios, and writes its section of BENCHMARKS.md.

python -m tests.benchmarks            all of them
python -m tests.benchmarks release    only those whose module name holds the word; nothing is written
"""

import importlib
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.benchmarks.report import TABLE_HEAD, describe_load, describe_machine, write_row, write_section

FOLDER = Path(__file__).resolve().parent
HEADING = "Speed"


def main(words: list[str]) -> int:
    modules = sorted(path.stem for path in FOLDER.glob("bench_*.py"))
    chosen = [name for name in modules if not words or any(word in name for word in words)]
    begun, load_before = time.perf_counter(), describe_load()
    lines, broken = list(TABLE_HEAD), 0
    for name in chosen:
        for row in _measure(name):
            broken += row.get("benchmark") is None
            lines.append(write_row(row))
            print(lines[-1], flush=True)
    minutes = (time.perf_counter() - begun) / 60
    about = (
        "`make bench` measured these in one run; a ratio compares two things timed in that run.\n\n"
        f"{describe_machine()}; {datetime.now(UTC):%d %B %Y}. The run took {minutes:.1f} minutes; load "
        f"{load_before} before it, {describe_load()} after it (where other work ran beside it, seconds are "
        "too long, and ratios and processor seconds are what to read).\n"
    )
    if not words:
        write_section(HEADING, [about, *lines])
    return 1 if broken else 0


def _measure(name: str) -> Iterator[dict[str, Any]]:
    """The rows of one benchmark; one that breaks says so in its row, and the others go on."""
    try:
        yield from importlib.import_module(f"tests.benchmarks.{name}").run()
    except Exception as error:
        print(f"{name}: {error!r}", file=sys.stderr)
        yield {"case": f"{name} could not be measured ({type(error).__name__})"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
