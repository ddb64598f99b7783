"""Commands of the product in processes of their own, which may be killed at any moment."""

import io
import multiprocessing
import os
import signal
import time
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from typing import Any

import data.imports.import_commands  # the children are forked: what is loaded here starts at once there
import data.release_commands
from data.commands import main
from data.database import _engine_for

_ = (data.imports.import_commands, data.release_commands)
FORK = multiprocessing.get_context("fork")


@dataclass
class Deed:
    """A command that is running or has run in another process."""

    process: BaseProcess
    answer: Any
    started: float

    def wait(self, seconds: float = 120) -> tuple[int | None, str]:
        """Its exit code and what it printed on standard error; None when it was killed."""
        self.process.join(seconds)
        if self.process.is_alive():
            self.process.kill()
            raise TimeoutError(f"a command was still running after {seconds} s")
        if self.process.exitcode == -signal.SIGKILL:
            return None, ""
        printed = self.answer.recv() if self.answer.poll() else ""
        return self.process.exitcode, printed

    def kill_after(self, seconds: float) -> None:
        """SIGKILL, the given time after its start, unless it has ended by then."""
        time.sleep(max(0.0, self.started + seconds - time.monotonic()))
        if self.process.is_alive():
            os.kill(self.process.pid or 0, signal.SIGKILL)


def start(url: str, words: Sequence[str]) -> Deed:
    """Run one command line against a database, in a forked process."""
    receive, send = FORK.Pipe(duplex=False)
    process = FORK.Process(target=_run, args=(url, list(words), send))
    process.start()
    send.close()
    return Deed(process, receive, time.monotonic())


def run(url: str, words: Sequence[str]) -> tuple[int | None, str]:
    """Run one command line to its end."""
    return start(url, words).wait()


def _run(url: str, words: list[str], send: Any) -> None:
    os.environ["DATABASE_URL"] = url
    _engine_for.cache_clear()
    errors = io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(errors):
        code = main(words)
    send.send(errors.getvalue())
    send.close()
    os._exit(code)
