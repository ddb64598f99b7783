"""Commands of the product in processes of their own, which may be killed at any moment."""

import io
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, event

import data.imports.import_commands  # the children are forked: what is loaded here starts at once there
import data.release_commands
import data.upkeep_commands
from data.commands import main
from data.database import _engine_for

_ = (data.imports.import_commands, data.release_commands, data.upkeep_commands)
FORK = multiprocessing.get_context("fork")


@dataclass
class Deed:
    """A command that is running or has run in another process."""

    process: BaseProcess
    answer: Any
    started: float
    # Write transactions begun, when the latest began, when it was committed (or the file linked to its name).
    marks: Any

    @property
    def began_writing(self) -> float:
        return float(self.marks[1])

    @property
    def ended_writing(self) -> float:
        return float(self.marks[2])

    def wait(self, seconds: float = 600) -> tuple[int | None, str]:
        """Its exit code and all that it printed; None when it was killed."""
        self.process.join(seconds)
        if self.process.is_alive():
            self.kill()
            raise TimeoutError(f"a command was still running after {seconds} s")
        if self.process.exitcode == -signal.SIGKILL:
            return None, ""
        printed = self.answer.recv() if self.answer.poll() else ""
        return self.process.exitcode, printed

    def kill(self) -> None:
        """SIGKILL to it and to every process that it may have started."""
        if self.process.is_alive():
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid or 0, signal.SIGKILL)
        self.process.join()

    def kill_after(self, seconds: float) -> None:
        """Kill the given time after its start, unless it has ended by then."""
        self.process.join(max(0.0, self.started + seconds - time.monotonic()))
        self.kill()

    def kill_while_writing(self, transaction: int, seconds: float) -> None:
        """Kill the given time after this write transaction (counted from 1) began."""
        while self.process.is_alive() and self.marks[0] < transaction:
            time.sleep(0.0005)
        self.process.join(max(0.0, self.began_writing + seconds - time.monotonic()))
        self.kill()


def start(url: str, words: Sequence[str]) -> Deed:
    """Run one command line against a database, in a forked process."""
    receive, send = FORK.Pipe(duplex=False)
    marks = FORK.RawArray("d", 3)
    process = FORK.Process(target=_run, args=(url, list(words), send, marks))
    process.start()
    with suppress(OSError):
        os.setpgid(process.pid or 0, process.pid or 0)
    send.close()
    return Deed(process, receive, time.monotonic(), marks)


def run(url: str, words: Sequence[str]) -> tuple[int | None, str]:
    """Run one command line to its end."""
    return start(url, words).wait()


def warm_up(url: str, commands: Sequence[Sequence[str]]) -> None:
    """Run commands here once: what they load on first use is there when the children are forked."""
    before = os.environ.get("DATABASE_URL")
    os.environ["DATABASE_URL"] = url
    with redirect_stdout(io.StringIO()):
        assert [main(list(words)) for words in commands] == [0] * len(commands)
    _engine_for(url).dispose()
    os.environ.pop("DATABASE_URL")
    if before is not None:
        os.environ["DATABASE_URL"] = before


def _run(url: str, words: list[str], send: Any, marks: Any) -> None:
    with suppress(OSError):
        os.setpgid(0, 0)
    # Builders are spawned and would run whatever program a test of a screen left here as the main one.
    sys.modules["__main__"] = ModuleType("__main__")
    os.environ["DATABASE_URL"] = url
    _engine_for.cache_clear()
    _note_writing(marks)
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        code = main(words)
    send.send(printed.getvalue())
    send.close()
    os._exit(code)


def _note_writing(marks: Any) -> None:
    """Tell the parent when a write transaction, or writing a backup's file, begins and ends."""

    def begin() -> None:
        marks[1], marks[2] = time.monotonic(), 0.0
        marks[0] += 1

    def begin_transaction(connection: Connection) -> None:
        if connection.get_execution_options().get("common_ground_writes"):
            begin()

    def end(connection: Connection | None = None) -> None:
        marks[2] = time.monotonic()

    def hear(name: str, arguments: tuple[Any, ...]) -> None:
        if name == "open" and ".unfinished" in str(arguments[0]) and "r" not in str(arguments[1]):
            begin()
        elif name == "os.link":
            end()

    event.listen(Engine, "begin", begin_transaction)
    event.listen(Engine, "commit", end)
    sys.addaudithook(hear)
