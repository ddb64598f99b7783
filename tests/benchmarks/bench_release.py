"""Releases: one quarter of one partnership, and ten million answers from SQLite to published cells.

Beside the ten million stands the least that any way would have to do: read the same rows with sqlite3 and
parse their JSON with Arrow. Each case runs in a process of its own, so that its memory can be told: added up
over its processes, the pages that they share counted once (peak) or in each of them (resident).

python -m tests.benchmarks.bench_release
"""

import json
import os
import sqlite3
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from sqlalchemy import insert

from analytics.instruments import Instrument
from data.accounts import Scope
from data.database import begin_write, migrate, open_engine
from data.imports.bulk_insert import insert_table
from data.instruments import read_instrument
from data.records import parse_answers
from data.release_builders import MOST_PROCESSES, count_processors
from data.release_desk import find_due, make_releases
from data.tables import StoredRow
from tests.benchmarks.memory import run_watched

BENCHMARK = "release"
PEOPLE, PARTNERSHIPS, ORGANISATIONS = 60, 5_556, 12
SECTORS = np.array(["police", "health", "education", "social care", "voluntary", "housing"])
NOW = datetime(2026, 7, 1, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]
TABLES = StoredRow.metadata.tables


def make_database(url: str, partnerships: int, quarters: tuple[str, ...] = ("2026-Q2",)) -> int:
    """Partnerships of sixty people who answer every question, in some quarters; returns how many answers."""
    instrument = read_instrument()
    engine = open_engine(url)
    migrate(engine)
    with begin_write(engine) as connection:
        organisations = partnerships * ORGANISATIONS
        names = [{"id": n + 1, "name": f"Partnership {n}", "is_synthetic": True} for n in range(partnerships)]
        connection.execute(insert(TABLES["partnership"]), names)
        agencies = {
            "id": np.arange(organisations) + 1,
            "name": [f"Organisation {n}" for n in range(organisations)],
            "sector": SECTORS[np.arange(organisations) % len(SECTORS)],
        }
        insert_table(connection, "organisation", pa.table(agencies))
        for place, quarter in enumerate(quarters):
            asked = {"quarter": quarter, "instrument_id": instrument.id, "invited_count": PEOPLE + 8}
            asked |= {"instrument_version": instrument.version, "opened_at": NOW}
            first = place * partnerships
            rounds = [{"id": first + n + 1, "partnership_id": n + 1, **asked} for n in range(partnerships)]
            connection.execute(insert(TABLES["survey_round"]), rounds)
            insert_table(connection, "response", _make_sheets(partnerships, first, instrument))
    engine.dispose()
    return partnerships * PEOPLE * len(instrument.items) * len(quarters)


def _make_sheets(partnerships: int, first_round: int, instrument: Instrument) -> pa.Table:
    draw = np.random.default_rng(first_round)
    count = partnerships * PEOPLE
    partnership, person = np.divmod(np.arange(count), PEOPLE)
    organisation = partnership * ORGANISATIONS + person % ORGANISATIONS
    mood = draw.normal(0, 0.7, (count, 1))
    turn = np.array([-1 if item.reversed else 1 for item in instrument.items])
    noise = draw.normal(0, 0.9, (count, len(turn)))
    ratings = np.clip(np.rint(3 + turn * (mood + noise)), 1, 5).astype(int)
    template = "{" + ", ".join(f'"{item.id}": %d' for item in instrument.items) + "}"
    return pa.table(
        {
            "round_id": first_round + partnership + 1,
            "organisation_id": organisation + 1,
            "sector": SECTORS[organisation % len(SECTORS)],
            "person_key": [f"{n:032x}" for n in range(count)],
            "sheet_key": [f"{n:032x}" for n in range(count)],
            "answers": [template % tuple(row) for row in ratings.tolist()],
        }
    )


def release_all(url: str) -> dict[str, Any]:
    """Release everything that is due, in this process and its builders, and tell the time."""
    engine = open_engine(url)
    migrate(engine)
    processes = min(MOST_PROCESSES, count_processors())
    start, processor = time.perf_counter(), sum(os.times()[:4])
    outcomes = make_releases(engine, find_due(engine), Scope.everything(), processes=processes)
    if outcomes.stopped:
        raise RuntimeError(f"{len(outcomes.stopped)} quarters were stopped by a fault")
    return {
        "seconds": time.perf_counter() - start,
        "processor_seconds": sum(os.times()[:4]) - processor,
        "releases": len(outcomes.made),
        "cells": sum(row["cell_count"] for row in outcomes.made),
        "processes": 1 + processes,
    }


def read_and_parse(url: str) -> dict[str, Any]:
    """The floor: the same rows read and their answers parsed, nothing scored, decided or written."""
    items = [item.id for item in read_instrument().items]
    start, processor = time.perf_counter(), time.process_time()
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        rows = connection.execute("SELECT answers FROM response ORDER BY id").fetchall()
    parse_answers([row[0] for row in rows], items)
    return {"seconds": time.perf_counter() - start, "processor_seconds": time.process_time() - processor}


def _run_apart(function: str, url: str) -> dict[str, Any]:
    module = "tests.benchmarks.bench_release"
    words = f"import json, {module} as bench; print(json.dumps(bench.{function}({url!r})))"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", words]
    watched = run_watched(command, env=environment)
    told: dict[str, Any] = json.loads(watched.printed.splitlines()[-1])
    memory = {"peak_megabytes": watched.peak_megabytes, "resident_megabytes": watched.resident_megabytes}
    return told | memory


def run(partnerships: int = PARTNERSHIPS) -> list[dict[str, Any]]:
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/one.db"
        answers = make_database(url, 1, ("2026-Q1", "2026-Q2"))
        one = _run_apart("release_all", url)
        case = f"2 quarters of one partnership of {PEOPLE} people, {answers:,} answers"
        rows.append({"benchmark": BENCHMARK, "case": case, **one})
        url = f"sqlite:///{folder}/many.db"
        answers = make_database(url, partnerships)
        many, floor = _run_apart("release_all", url), _run_apart("read_and_parse", url)
    case = f"{answers:,} answers of {partnerships:,} partnerships, SQLite to published cells"
    ratio = many["seconds"] / floor["seconds"]
    against = "reading the rows and parsing the answers alone"
    speed = {"answers_per_second": answers / many["seconds"]}
    rows.append({"benchmark": BENCHMARK, "case": case, **many, "ratio": ratio, "against": against, **speed})
    return rows


if __name__ == "__main__":
    for found in run(int(sys.argv[1]) if len(sys.argv) > 1 else PARTNERSHIPS):
        print(found)
