"""Several processes at once, doing the same thing and different things, on one database."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.chaos.doing import start
from tests.chaos.files import LOG_ROWS, PEOPLE, PLACE_WORDS, write_logs, write_survey
from tests.chaos.places import Place, prepare
from tests.chaos.wholeness import check_whole, count_rows

SHORT = 120


@dataclass
class Meeting:
    """Processes that met at one database, and how they ended."""

    backend: str
    processes: int
    deed: str
    done: int = 0
    refused: int = 0


@dataclass
class Crowd:
    """One database, and the rounds that a crowd goes through on it."""

    place: Place
    folder: Path
    size: int
    url: str
    met: list[Meeting] = field(default_factory=list)

    def go(self, deed: str, commands: list[list[str]], may_refuse: bool = False) -> None:
        """Start all of them together; none may fail, and none may speak of a lock."""
        row = Meeting(self.place.backend, len(commands), deed)
        deeds = [start(self.url, words) for words in commands]
        for code, printed in [deed.wait(300) for deed in deeds]:
            assert code in ((0, 2) if may_refuse else (0,)), f"{deed} ended with {code}: {printed}"
            assert "locked" not in printed.lower(), printed
            assert "Traceback" not in printed, printed
            row.done += code == 0
            row.refused += code == 2
        check_whole(self.url)
        self.met.append(row)
        print(f"| {row.backend} | {row.processes} | {deed} | {row.done} | {row.refused} |", flush=True)


def crowd(place: Place, folder: Path, size: int, seed: int) -> list[Meeting]:
    """All do the same, each does its own, and some take away what others read; nothing is lost or doubled."""
    crowd = Crowd(place, folder, size, place.make())
    crowd.go("start on nothing", [["migrate"]] * size)
    _import(crowd, Random(seed))
    _release(crowd)
    _update_one_log(crowd)
    _mix(crowd, Random(seed + 1))
    place.drop(crowd.url)
    return crowd.met


def _import(crowd: Crowd, random: Random) -> None:
    same, *own = (
        write_survey(crowd.folder / f"crowd-{crowd.size}-{n}.csv", random) for n in range(crowd.size + 1)
    )
    crowd.go("import one file", [["import", str(same)]] * crowd.size)
    counts = count_rows(crowd.url)
    assert (counts["import_batch"], counts["response"]) == (1, PEOPLE)
    # All of one partnership and quarter: they meet at the same round, organisations and seats.
    crowd.go("import a file each", [["import", str(path)] for path in own])
    counts = count_rows(crowd.url)
    assert (counts["import_batch"], counts["response"]) == (crowd.size + 1, PEOPLE * (crowd.size + 1))
    assert (counts["partnership"], counts["organisation"], counts["survey_round"]) == (1, 4, 1)


def _release(crowd: Crowd) -> None:
    crowd.go("release one quarter", [["release", *PLACE_WORDS]] * crowd.size, may_refuse=True)
    assert count_rows(crowd.url)["release"] == 1
    others = write_survey(
        crowd.folder / f"others-{crowd.size}.csv", Random(9), SHORT * crowd.size, crowd.size
    )
    crowd.go("import many partnerships", [["import", str(others)]])
    crowd.go("release all", [["release", "--all"]] * crowd.size, may_refuse=True)
    assert count_rows(crowd.url)["release"] == crowd.size + 1


def _update_one_log(crowd: Crowd) -> None:
    """Each brings the older and the newer version of the same logs: every row counts once."""
    folder = crowd.folder / f"logs-{crowd.size}"
    folder.mkdir()
    older, newer = write_logs(folder), write_logs(folder, version=2)
    crowd.go("import older and newer logs", [["import", *map(str, older)], ["import", *map(str, newer)]])
    counts = count_rows(crowd.url)
    for name in ("action", "decision", "resource_line", "staff_line", "meeting", "attendance"):
        assert counts[name] == LOG_ROWS, f"{counts[name]} rows of {name}"


def _mix(crowd: Crowd, random: Random) -> None:
    """Import, undo, release and back up at once, over and over."""
    deeds = Counter[str]()
    commands = []
    for number in range(crowd.size):
        word = ("import", "undo", "release", "backup")[number % 4]
        deeds[word] += 1
        commands.append(
            {
                "import": lambda n: ["import", str(write_survey(crowd.folder / f"mix-{n}.csv", random))],
                "undo": lambda n: ["undo", str(2 + n // 4)],
                "release": lambda n: ["release", "--all"],
                "backup": lambda n: ["backup", str(crowd.folder / f"mix-{crowd.size}-{n}.backup")],
            }[word](f"{crowd.size}-{number}" if word == "import" else number)
        )
    before = count_rows(crowd.url)
    crowd.go("import, undo, release and back up", commands, may_refuse=True)
    after = count_rows(crowd.url)
    assert after["response"] == before["response"] + PEOPLE * (deeds["import"] - deeds["undo"])
    crowd.go("release all once more", [["release", "--all"]], may_refuse=True)
    prepare(crowd.url)
