"""kill -9 at random moments; afterwards everything is whole or absent, and the next start works."""

import csv
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sqlalchemy import func, select

from data.backup import BackupRefused, restore_backup
from data.database import begin_read, open_engine
from data.instruments import read_instrument
from data.tables import StoredRow
from tests.chaos.doing import run, start
from tests.chaos.places import Place, prepare

PEOPLE = 400
SECTORS = {
    "Quay School": "education",
    "Harbour Police": "police",
    "Pier Clinic": "health",
    "Mole Trust": "voluntary",
}
PLACE_WORDS = ["--partnership", "Millbrook", "--quarter", "2026-Q3"]


@dataclass(frozen=True)
class Scenario:
    """A command to kill, the database it starts from, and what must hold whether it was killed or not.

    `look` returns "before" or "after" and raises AssertionError for anything in between.
    """

    name: str
    words: Callable[["Stage"], list[str]]
    begin: Callable[["Stage"], str]
    look: Callable[["Stage", str], str]
    # What repeating the command answers once it is done; backup and restore then refuse.
    repeat_codes: tuple[int, ...] = (0,)


@dataclass
class Stage:
    """What one trial has at hand: a folder, prepared databases to copy, and a fresh name."""

    place: Place
    folder: Path
    prepared: dict[str, str]
    trial: int = 0

    @property
    def survey(self) -> Path:
        return self.folder / "survey.csv"

    @property
    def backup(self) -> Path:
        return self.folder / "whole.backup"

    @property
    def new_backup(self) -> Path:
        return self.folder / f"{self.place.backend}-{self.trial}.backup"


def write_survey(path: Path, random: Random, people: int = PEOPLE) -> None:
    """A survey of our own instrument, large enough that storing it takes a moment."""
    items = [item.id for item in read_instrument().items]
    with path.open("w", newline="", encoding="utf-8") as stream:
        rows = csv.writer(stream)
        rows.writerow(["organisation", "sector", "code", *items])
        for number in range(people):
            name = random.choice(list(SECTORS))
            rows.writerow([name, SECTORS[name], f"code {number}", *(random.randint(1, 5) for _ in items)])


def count(url: str, table: str, **equal: object) -> int:
    rows = StoredRow.metadata.tables[table]
    query = select(func.count()).select_from(rows)
    for column, wanted in equal.items():
        query = query.where(rows.c[column].is_(None) if wanted is None else rows.c[column] == wanted)
    with begin_read(open_engine(url)) as connection:
        return connection.execute(query).scalar_one()


def _look_at_import(stage: Stage, url: str) -> str:
    batches, sheets = count(url, "import_batch", undone_at=None), count(url, "response")
    assert (batches, sheets) in ((0, 0), (1, PEOPLE)), f"{batches} batches with {sheets} of {PEOPLE} sheets"
    return "after" if batches else "before"


def _look_at_undo(stage: Stage, url: str) -> str:
    batches, sheets = count(url, "import_batch", undone_at=None), count(url, "response")
    assert (batches, sheets) in ((0, 0), (1, PEOPLE)), f"{batches} batches with {sheets} of {PEOPLE} sheets"
    return "before" if batches else "after"


def _look_at_release(stage: Stage, url: str) -> str:
    published, cells, findings = (
        count(url, "release", state="published"),
        count(url, "cell"),
        count(url, "finding"),
    )
    whole = tuple(stage.prepared[name] for name in ("cells", "findings"))
    assert (published, cells, findings) in ((0, 0, 0), (1, int(whole[0]), int(whole[1]))), (
        f"{published} releases with {cells} cells and {findings} findings"
    )
    return "after" if published else "before"


def _look_at_migration(stage: Stage, url: str) -> str:
    assert run(url, ["migrate"])[0] == 0
    assert count(url, "partnership") == 0
    return "after"


def _look_at_backup(stage: Stage, url: str) -> str:
    if not stage.new_backup.exists():
        return "before"
    target = stage.place.make()
    restore_backup(open_engine(target), stage.new_backup)
    assert count(target, "response") == count(url, "response")
    stage.place.drop(target)
    return "after"


def _look_at_restore(stage: Stage, url: str) -> str:
    """Either nothing is there, so that restoring works, or everything is, so that it is refused."""
    try:
        restore_backup(open_engine(url), stage.backup)
    except BackupRefused:
        assert count(url, "response") == PEOPLE
        return "after"
    assert count(url, "response") == PEOPLE
    return "before"


SCENARIOS = (
    Scenario(
        "import",
        lambda stage: ["import", str(stage.survey), *PLACE_WORDS],
        lambda stage: stage.place.copy(stage.prepared["empty"]),
        _look_at_import,
    ),
    Scenario(
        "undo",
        lambda stage: ["undo", "1"],
        lambda stage: stage.place.copy(stage.prepared["imported"]),
        _look_at_undo,
        repeat_codes=(0, 2),
    ),
    Scenario(
        "release",
        lambda stage: ["release", *PLACE_WORDS],
        lambda stage: stage.place.copy(stage.prepared["imported"]),
        _look_at_release,
    ),
    Scenario("migrate", lambda stage: ["migrate"], lambda stage: stage.place.make(), _look_at_migration),
    Scenario(
        "backup",
        lambda stage: ["backup", str(stage.new_backup)],
        lambda stage: stage.place.copy(stage.prepared["imported"]),
        _look_at_backup,
        repeat_codes=(0, 2),
    ),
    Scenario(
        "restore",
        lambda stage: ["restore", str(stage.backup)],
        lambda stage: stage.place.make(),
        _look_at_restore,
        repeat_codes=(2,),
    ),
)


def set_stage(place: Place, folder: Path, random: Random) -> Stage:
    """Prepare the databases that trials copy: an empty one and one with a survey in it."""
    stage = Stage(place, folder, {})
    write_survey(stage.survey, random)
    empty = stage.prepared["empty"] = place.make()
    prepare(empty)
    imported = stage.prepared["imported"] = place.copy(empty)
    assert run(imported, ["import", str(stage.survey), *PLACE_WORDS])[0] == 0
    stage.backup.unlink(missing_ok=True)
    assert run(imported, ["backup", str(stage.backup)])[0] == 0
    released = place.copy(imported)
    code, printed = run(released, ["release", *PLACE_WORDS])
    assert code == 0, printed
    stage.prepared |= {name: str(count(released, table)) for name, table in _PUBLISHED.items()}
    place.drop(released)
    return stage


_PUBLISHED = {"cells": "cell", "findings": "finding"}


def try_kill(stage: Stage, scenario: Scenario, share_of_run: float, seconds: float) -> str:
    """One trial; returns what was found: killed before, killed after, or not killed in time."""
    stage.trial += 1
    url = scenario.begin(stage)
    deed = start(url, scenario.words(stage))
    deed.kill_after(share_of_run * seconds)
    code, printed = deed.wait()
    assert code in (None, 0), f"{scenario.name} ended with {code}: {printed}"
    found = scenario.look(stage, url)
    open_engine(url).dispose()
    if scenario.name not in ("migrate", "restore"):
        again, printed = run(url, scenario.words(stage))
        assert again in scenario.repeat_codes, f"repeating {scenario.name} ended with {again}: {printed}"
        assert scenario.look(stage, url) == "after"
    stage.place.drop(url)
    return f"killed, {found}" if code is None else "done before the kill"


def measure_run(stage: Stage, scenario: Scenario) -> float:
    """How long the command takes when nobody disturbs it, so that kills spread over all of it."""
    stage.trial += 1
    url = scenario.begin(stage)
    begun = time.monotonic()
    code, printed = run(url, scenario.words(stage))
    seconds = time.monotonic() - begun
    assert code == 0, f"{scenario.name}: {printed}"
    assert scenario.look(stage, url) == "after"
    stage.place.drop(url)
    return seconds


def kill_many(place: Place, folder: Path, trials_each: int, seed: int) -> list[dict[str, object]]:
    """Kill every scenario's command this often; one row per scenario with what was found."""
    random = Random(seed)
    stage = set_stage(place, folder, random)
    rows = []
    for scenario in SCENARIOS:
        seconds = measure_run(stage, scenario)
        found: dict[str, int] = {}
        for _ in range(trials_each):
            outcome = try_kill(stage, scenario, random.random() * 1.05, seconds)
            found[outcome] = found.get(outcome, 0) + 1
        rows.append({"backend": place.backend, "command": scenario.name, "trials": trials_each, **found})
        print(json.dumps(rows[-1]), flush=True)
    return rows
