"""Builds batches of partnerships, side by side in processes of their own where that is asked for.

A batch needs nothing of another, so the order of building does not matter; they come back in the order of
partnerships, and whoever asked writes them one after another (SQLite has one writer).
"""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date

import pandas as pd
from sqlalchemy import Engine
from threadpoolctl import threadpool_limits

from data.database import begin_read, open_engine
from data.release_batches import ReleaseBatch, read_conventions, split_due
from data.release_due import hash_earlier, mark_running
from data.release_tables import BuiltBatch, BuiltQuarter, finish_quarter, list_ever_out
from data.trouble import explain_trouble, name_fault

MOST_PROCESSES = 4  # each holds a batch: bounds memory; one writer keeps pace with about as many


@dataclass(frozen=True)
class StoppedBatch:
    """A batch that a fault of ours stopped while it was built, or whose builder was killed; due are its
    quarters."""

    due: pd.DataFrame
    fault: str
    was_killed: bool = False


def count_processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def build_batches(
    engine: Engine,
    due: pd.DataFrame,
    processes: int = 1,
    made_on: date | None = None,
    *,
    apart: bool = False,
) -> Iterator[BuiltBatch | StoppedBatch]:
    """The built quarters of every batch, in the order of partnerships; what a fault stopped, stops no other.

    due:      partnership_id | quarter
    made_on:  the day to which a running quarter is measured; None measures every quarter to its end
    apart:    in a process of its own, even where it is one alone
    """
    parts = list(split_due(engine, due))
    processes = min(processes, MOST_PROCESSES, len(parts))
    if processes < 2 and not apart:
        yield from (_try_batch(engine, part, made_on) for part in parts)
        return
    yield from _outlive_killed(engine.url.render_as_string(hide_password=False), parts, processes, made_on)


def _outlive_killed(
    url: str, parts: Sequence[pd.DataFrame], processes: int, made_on: date | None
) -> Iterator[BuiltBatch | StoppedBatch]:
    """Build in other processes; what a killed one was at, and what waited with it, is built again.

    Which of several was killed nobody can say: from there on they build one at a time, and a batch whose
    builder is killed again is told.
    """
    waiting = deque(parts)
    while waiting:
        try:
            for built in _build_in_pool(url, list(waiting), processes, made_on):
                waiting.popleft()
                yield built
        except BrokenProcessPool as killed:
            if processes == 1:
                yield StoppedBatch(waiting.popleft(), name_fault(killed), was_killed=True)
            processes = 1


def _build_in_pool(
    url: str, parts: Sequence[pd.DataFrame], processes: int, made_on: date | None
) -> Iterator[BuiltBatch | StoppedBatch]:
    # Spawned, as a copy of a process that holds connections and threads is not safe to use.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, initializer=_end_with_parent) as pool:
        coming: deque[Future[BuiltBatch | StoppedBatch]] = deque()
        for part in parts:
            coming.append(pool.submit(_build_apart, url, part, made_on))
            if len(coming) > processes:  # no more is built ahead than this: bounds memory
                yield coming.popleft().result()
        while coming:
            yield coming.popleft().result()


def _try_batch(engine: Engine, part: pd.DataFrame, made_on: date | None) -> BuiltBatch | StoppedBatch:
    """Trouble of the database or the disk is no partnership's own, and is raised."""
    try:
        return build_batch(engine, part, made_on)
    except Exception as error:
        if explain_trouble(error):
            raise
        return StoppedBatch(part, name_fault(error))


def build_batch(engine: Engine, part: pd.DataFrame, made_on: date | None = None) -> BuiltBatch:
    """Read, build and find for one batch of whole partnerships."""
    conventions = read_conventions()
    with begin_read(engine) as connection:
        batch = ReleaseBatch.open(connection, part, made_on)
    standing = batch.releases
    # Arrays are small: threads of their own cost more than they save, and take processors from other batches.
    with threadpool_limits(limits=1, user_api="blas"):
        for quarter in sorted(part["quarter"].unique()):
            batch.build(quarter, conventions)
    quarters = [finish_quarter(batch, *built) for built in batch.built]
    ever_out = set(list_ever_out(batch.versions)["id"])
    stands_on = mark_running(_find_footing(standing, quarters), made_on)
    return BuiltBatch(batch.due, batch.rounds, quarters, ever_out, batch.changes_seen, stands_on)


def _find_footing(standing: pd.DataFrame, quarters: Sequence[BuiltQuarter]) -> dict[tuple[int, str], str]:
    """By partnership and quarter, what a built quarter stands on: what is out, and what was built before it.

    standing:  partnership_id | quarter | records_key, of what is out
    """
    built = [
        (number, one.quarter, key)
        for one in quarters
        for number, key in one.records_keys.items()
        if number in one.recorded
    ]
    columns = ["partnership_id", "quarter", "records_key"]
    both = {row[:2]: row for row in [*standing[columns].itertuples(index=False, name=None), *built]}
    footing = pd.DataFrame(sorted(both.values()), columns=columns)
    places = zip(footing["partnership_id"], footing["quarter"], strict=True)
    return dict(zip(places, hash_earlier(footing), strict=True))


def _build_apart(url: str, part: pd.DataFrame, made_on: date | None) -> BuiltBatch | StoppedBatch:
    return _try_batch(open_engine(url), part, made_on)


def _end_with_parent() -> None:
    """A builder whose parent was killed would otherwise wait for work for ever."""
    threading.Thread(target=_wait_for_end_of_parent, daemon=True).start()


def _wait_for_end_of_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
