"""How much memory a command holds at its highest, its child processes included."""

import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import psutil

SECONDS_BETWEEN_LOOKS = 0.05
MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Watched:
    """What a command printed, and its highest memory.

    peak_megabytes:      pages that its processes share counted once (proportional set size)
    resident_megabytes:  such pages counted in each of them: the most that anybody could call it
    """

    printed: str
    peak_megabytes: float
    resident_megabytes: float


def run_watched(command: Sequence[str], **settings: Any) -> Watched:
    """Run a command to its end and look at its processes all the while.

    Not by getrusage: what it calls the peak of a new process begins with the peak of the one that started it.
    """
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes, **settings) as process:
        looks: list[tuple[float, float]] = [(0.0, 0.0)]
        ended = threading.Event()
        watcher = threading.Thread(target=_look_until, args=(process.pid, ended, looks))
        watcher.start()
        printed, complaints = process.communicate()
        ended.set()
        watcher.join()
    if process.returncode:
        raise RuntimeError(f"the measured command ended with {process.returncode}: {complaints[-2000:]}")
    return Watched(printed, max(shared for shared, _ in looks), max(resident for _, resident in looks))


def _look_until(pid: int, ended: threading.Event, looks: list[tuple[float, float]]) -> None:
    while not ended.wait(SECONDS_BETWEEN_LOOKS):
        try:
            first = psutil.Process(pid)
            looks.append(_add_up([first, *first.children(recursive=True)]))
        except psutil.Error:  # it ended between two looks
            continue


def _add_up(processes: Sequence[psutil.Process]) -> tuple[float, float]:
    shared = resident = 0.0
    for process in processes:
        try:
            found = process.memory_full_info()
        except psutil.Error:
            continue
        resident += found.rss / MEGABYTE
        shared += getattr(found, "pss", found.rss) / MEGABYTE  # only Linux knows it
    return shared, resident
