"""What is killed: a command, the database that it starts from, and the databases it may leave."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from data.backup import restore_backup
from data.database import open_engine
from tests.chaos.doing import run, warm_up
from tests.chaos.files import PEOPLE, PLACE_WORDS, write_logs, write_survey
from tests.chaos.places import Place, prepare
from tests.chaos.wholeness import count_rows, take_snapshot
from tests.filled_tables import fill_every_table, list_revisions, migrate_to

LATE = 150
MANY = 2


@dataclass
class Stage:
    """Prepared databases that trials copy, by name, and the files beside them."""

    place: Place
    folder: Path
    prepared: dict[str, str] = field(default_factory=dict)
    trial: int = 0

    def begin(self, name: str) -> str:
        """The address of a fresh copy of a prepared database; of an empty one without a name."""
        return self.place.copy(self.prepared[name]) if name else self.place.make()

    def file(self, name: str) -> str:
        return str(self.folder / f"{self.place.backend}-{name}")

    @property
    def new_backup(self) -> Path:
        return Path(self.file(f"{self.trial}.backup"))


@dataclass(frozen=True)
class Scenario:
    """A command to kill.

    `transaction`: which of its write transactions does the deed; the first migrates. `repeat_codes`: what
    repeating it may answer once it is done. `in_parts`: the deed is several transactions, each of them whole.
    """

    name: str
    begins_with: str
    words: Callable[[Stage], list[str]]
    transaction: int = 2
    repeat_codes: tuple[int, ...] = (0,)
    in_parts: bool = False
    every: int = 1  # killed in every so many rounds: two Python processes start anew each time
    generated: bool = False  # its rows keep the tables' rules, but no import brought them


def _logs(stage: Stage, version: int) -> list[str]:
    return [str(path) for path in sorted(Path(stage.file("logs")).glob(f"*-{version}.csv"))]


# With one migration there is no older version to start from; with the next there is.
OLDER = [
    Scenario("migrate with rows", "older", lambda stage: ["migrate"], transaction=1, generated=True)
    for _ in list_revisions()[-2:-1]
]
SCENARIOS = (
    Scenario("import a survey", "empty", lambda stage: ["import", stage.file("survey.csv")]),
    Scenario("import seven logs", "empty", lambda stage: ["import", *_logs(stage, 1)]),
    Scenario("import newer logs", "logged", lambda stage: ["import", *_logs(stage, 2)]),
    Scenario("undo a survey", "imported", lambda stage: ["undo", "1"], repeat_codes=(2,)),
    Scenario("undo newer logs", "updated", lambda stage: ["undo", "8"], repeat_codes=(2,)),
    Scenario("release", "imported", lambda stage: ["release", *PLACE_WORDS]),
    Scenario("release anew", "late", lambda stage: ["release", *PLACE_WORDS]),
    Scenario("release all", "many", lambda stage: ["release", "--all"], in_parts=True, every=4),
    Scenario("migrate", "", lambda stage: ["migrate"], transaction=1),
    Scenario("backup", "late", lambda stage: ["backup", str(stage.new_backup)], repeat_codes=(2,)),
    *OLDER,
    Scenario("restore", "", lambda stage: ["restore", stage.file("whole.backup")], 1, repeat_codes=(2,)),
)


def set_stage(place: Place, folder: Path, random: Random) -> Stage:
    """Prepare the files and the databases that trials copy."""
    stage = Stage(place, folder)
    write_survey(Path(stage.file("survey.csv")), random)
    write_survey(Path(stage.file("late.csv")), random, LATE)
    write_survey(Path(stage.file("many.csv")), random, PEOPLE, MANY)
    Path(stage.file("logs")).mkdir()
    for version in (1, 2):
        write_logs(Path(stage.file("logs")), version)
    warm_up(place.make(), [["import", stage.file("survey.csv")], ["release", *PLACE_WORDS]])
    empty = stage.prepared["empty"] = place.make()
    prepare(empty)
    steps = (
        ("logged", "empty", [["import", *_logs(stage, 1)]]),
        ("updated", "logged", [["import", *_logs(stage, 2)]]),
        ("imported", "empty", [["import", stage.file("survey.csv")]]),
        ("late", "imported", [["release", *PLACE_WORDS], ["import", stage.file("late.csv")]]),
        ("many", "empty", [["import", stage.file("many.csv")]]),
    )
    for name, before, commands in steps:
        stage.prepared[name] = place.copy(stage.prepared[before])
        for words in commands:
            code, printed = run(stage.prepared[name], words)
            assert code == 0, f"preparing {name}: {printed}"
    for scenario in OLDER:
        older = stage.prepared[scenario.begins_with] = place.make()
        migrate_to(open_engine(older), list_revisions()[-2])
        fill_every_table(open_engine(older))
    code, printed = run(stage.prepared["late"], ["backup", stage.file("whole.backup")])
    assert code == 0, printed
    return stage


def check_backup(stage: Stage, url: str) -> str:
    """A backup is absent, or it brings back every row; what was begun bears another name."""
    if not stage.new_backup.exists():
        return "before"
    target = stage.place.make()
    restore_backup(open_engine(target), stage.new_backup)
    assert take_snapshot(target) == take_snapshot(url)
    assert count_rows(target) == count_rows(url)
    stage.place.drop(target)
    return "after"
