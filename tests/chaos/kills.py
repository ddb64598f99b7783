"""kill -9 at random moments; afterwards everything is whole or absent, and the next start works."""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from data import release_batches
from data.database import open_engine
from tests.chaos.doing import Deed, run, start
from tests.chaos.places import Place
from tests.chaos.scenarios import SCENARIOS, Scenario, Stage, check_backup, set_stage
from tests.chaos.wholeness import check_whole, count_rows, take_snapshot

# A command may be quicker than the run that was watched: the next try comes sooner.
TRIES_PER_KILL, SOONER = 12, 0.8


@dataclass
class Undisturbed:
    """The same command when nobody kills it: how long it takes and what it leaves."""

    seconds: float
    seconds_writing: float
    before: dict[str, str]
    after: dict[str, str]
    counts_after: dict[str, int]


@dataclass
class Tally:
    """What became of the kills of one command."""

    backend: str
    command: str
    kills: int = 0
    while_writing: int = 0
    found: Counter = field(default_factory=Counter)
    too_late: int = 0


def kill_many(place: Place, folder: Path, kills_each: int, seed: int) -> list[Tally]:
    """Kill every scenario's command this often, one after the other and round again; a row per scenario.

    Half of the kills fall anywhere between start and end, half while the transaction that does it is open; of
    one kill each, every second scenario's, and on the other database the others'.
    """
    random = Random(seed)
    stage = set_stage(place, folder, random)
    tallies = [Tally(place.backend, scenario.name) for scenario in SCENARIOS]
    usual: dict[str, Undisturbed] = {}
    for number in range(kills_each):
        for at, (scenario, tally) in enumerate(zip(SCENARIOS, tallies, strict=True)):
            while_writing = (tally.kills + at + (place.backend == "postgres")) % 2 == 0
            if number % scenario.every:
                continue
            with _in_parts(scenario):
                if scenario.name not in usual:
                    usual[scenario.name] = watch_undisturbed(stage, scenario)
                kill_once(stage, scenario, usual[scenario.name], random, tally, while_writing)
        kills, writing = sum(tally.kills for tally in tallies), sum(t.while_writing for t in tallies)
        print(
            f"{place.backend}: {kills} kills, {writing} of them while it wrote", file=sys.stderr, flush=True
        )
    for tally in tallies:
        print(write_row(tally), flush=True)
    return tallies


@contextmanager
def _in_parts(scenario: Scenario) -> Iterator[None]:
    """A transaction a partnership, built in processes of their own, where the deed may be done in parts."""
    before = release_batches.PARTNERSHIPS_AT_ONCE
    release_batches.PARTNERSHIPS_AT_ONCE = 1 if scenario.in_parts else before
    yield
    release_batches.PARTNERSHIPS_AT_ONCE = before


def kill_once(
    stage: Stage, scenario: Scenario, usual: Undisturbed, random: Random, tally: Tally, while_writing: bool
) -> None:
    for attempt in range(TRIES_PER_KILL):
        share = random.random() * SOONER**attempt
        if try_kill(stage, scenario, usual, share, tally, while_writing=while_writing):
            return
    raise AssertionError(f"{scenario.name}: no kill came in time")


def watch_undisturbed(stage: Stage, scenario: Scenario) -> Undisturbed:
    stage.trial += 1
    url = stage.begin(scenario.begins_with)
    before = take_snapshot(url)
    deed = start(url, scenario.words(stage))
    code, printed = deed.wait()
    seconds = time.monotonic() - deed.started
    assert code == 0, f"{scenario.name}: {printed}"
    usual = Undisturbed(
        seconds,
        deed.ended_writing - deed.began_writing,
        before,
        take_snapshot(url),
        count_rows(url),
    )
    assert scenario.name == "backup" or usual.before != usual.after
    stage.place.drop(url)
    return usual


def try_kill(
    stage: Stage,
    scenario: Scenario,
    usual: Undisturbed,
    share: float,
    tally: Tally,
    *,
    while_writing: bool,
) -> bool:
    """One trial: kill, look, start again, look again. False when it was done before the kill came."""
    stage.trial += 1
    url = stage.begin(scenario.begins_with)
    deed = start(url, scenario.words(stage))
    if while_writing:
        deed.kill_while_writing(scenario.transaction, share * usual.seconds_writing)
    else:
        deed.kill_after(share * usual.seconds)
    code, printed = deed.wait()
    assert code in (None, 0), f"{scenario.name} ended with {code}: {printed}"
    found = look(stage, scenario, usual, url)
    if code is None:
        tally.kills += 1
        tally.while_writing += _was_writing(deed, scenario)
        tally.found[found] += 1
    else:
        assert found == "after"
        tally.too_late += 1
    repeat(stage, scenario, usual, url, found)
    stage.place.drop(url)
    return code is None


def _was_writing(deed: Deed, scenario: Scenario) -> bool:
    return deed.marks[0] >= scenario.transaction and deed.ended_writing == 0.0


def look(stage: Stage, scenario: Scenario, usual: Undisturbed, url: str) -> str:
    """ "before", "after", or, of a deed in several transactions, "part"; AssertionError for all else."""
    now = take_snapshot(url)
    if now and not scenario.generated:
        check_whole(url)
    if scenario.name == "backup":
        assert now == usual.before
        return check_backup(stage, url)
    if now in (usual.before, usual.after):
        return "before" if now == usual.before else "after"
    differ = [name for name in now if now[name] not in (usual.before.get(name), usual.after.get(name))]
    assert scenario.in_parts, f"{scenario.name} left a half: {differ or sorted(now)}"
    return "part"


def repeat(stage: Stage, scenario: Scenario, usual: Undisturbed, url: str, found: str) -> None:
    """The next start works, and doing it again ends where it would have ended."""
    open_engine(url).dispose()
    code, printed = run(url, scenario.words(stage))
    allowed = scenario.repeat_codes if found == "after" else (0,)
    assert code in allowed, f"repeating {scenario.name} ended with {code}: {printed}"
    assert count_rows(url) == usual.counts_after
    if not scenario.generated:
        check_whole(url)


def write_row(tally: Tally) -> str:
    found = ", ".join(f"{number} {word}" for word, number in sorted(tally.found.items()))
    return (
        f"| {tally.backend} | {tally.command} | {tally.kills} | {tally.while_writing} | {found} "
        f"| {tally.too_late} |"
    )
