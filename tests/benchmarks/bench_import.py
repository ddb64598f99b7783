"""A survey file of a million people and thirty questions, from CSV to stored records.

The whole command is timed, as a person runs it: start of Python, recognition, every check, hashing of codes,
storing with all keys and indexes. Beside it stand pandas.read_csv alone and pandas.to_sql of the same file.

python -m tests.benchmarks.bench_import
"""

import os
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

from data.instruments import read_instrument
from tests.benchmarks.memory import run_watched

BENCHMARK = "survey import"
PEOPLE, PARTNERSHIPS = 1_000_000, 1_000
ROWS_TO_SQL = 100_000  # to_sql is slow: it is timed on some rows, and the time scaled up
ROOT = Path(__file__).resolve().parents[2]


def make_file(path: Path, people: int = PEOPLE) -> Path:
    """Our own template: 30 ratings, a code, ten organisations in each of a thousand partnerships."""
    draw = np.random.default_rng(0)
    items = [item.id for item in read_instrument().items]
    frame = pd.DataFrame(draw.integers(1, 6, (people, len(items))).astype("int8"), columns=items)
    partnership = draw.integers(0, PARTNERSHIPS, people)
    seat = draw.integers(0, 10, people)
    sectors = np.array(["police", "health", "education", "social care", "voluntary"])
    frame["partnership"] = pd.Series(partnership).map(lambda number: f"Partnership {number}")
    frame["organisation"] = pd.Series(partnership * 10 + seat).map(lambda number: f"Organisation {number}")
    frame["sector"] = sectors[seat % len(sectors)]
    frame["code"] = [f"c{number:07d}" for number in range(people)]
    frame["quarter"] = "2026-Q3"
    frame.to_csv(path, index=False)
    return path


def run() -> list[dict]:
    with tempfile.TemporaryDirectory() as folder:
        path = make_file(Path(folder) / "survey.csv")
        ours, processor, peak = _import(path, Path(folder))
        start = time.perf_counter()
        frame = pd.read_csv(path)
        read = time.perf_counter() - start
        start = time.perf_counter()
        with sqlite3.connect(Path(folder) / "to_sql.db") as connection:
            frame.head(ROWS_TO_SQL).to_sql("answers", connection, index=False)
        to_sql = (time.perf_counter() - start) * PEOPLE / ROWS_TO_SQL
    case = f"{PEOPLE:,} people × {frame.shape[1] - 5} questions, {path.suffix[1:].upper()} to SQLite"
    row = {"benchmark": BENCHMARK, "case": case, "seconds": ours}
    ours_too = {"rows_per_second": PEOPLE / ours, "processor_seconds": processor, "peak_megabytes": peak}
    return [
        row
        | {"ratio": ours / read, "against": "pandas.read_csv of the file, nothing checked or stored"}
        | ours_too,
        row
        | {"ratio": ours / (read + to_sql), "against": f"read_csv and to_sql ({ROWS_TO_SQL:,} rows, scaled)"},
    ]


def _import(path: Path, folder: Path) -> tuple[float, float, float]:
    """Seconds, processor seconds and peak megabytes of the whole command in a process of its own."""
    setting = {"DATABASE_URL": f"sqlite:///{folder / 'programme.db'}"}
    setting |= {"COMMON_GROUND_KEY_FILE": str(folder / "pseudonym.key")}
    command = [sys.executable, "-m", "data", "import", str(path), "--json"]
    before, start = os.times(), time.perf_counter()
    watched = run_watched(command, cwd=ROOT, env=os.environ | setting)
    seconds, after = time.perf_counter() - start, os.times()
    processor = sum(after[2:4]) - sum(before[2:4])
    return seconds, processor, watched.peak_megabytes


if __name__ == "__main__":
    for figures in run():
        print(figures)
