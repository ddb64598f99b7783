"""Several processes at once, doing the same thing and different things, on one database."""

import json
from pathlib import Path
from random import Random

from tests.chaos.doing import start
from tests.chaos.kills import PEOPLE, PLACE_WORDS, count, write_survey
from tests.chaos.places import Place, prepare


def crowd(place: Place, folder: Path, size: int, seed: int) -> list[dict[str, object]]:
    """All import one file, each imports its own, all release one quarter; nothing is lost or doubled."""
    random = Random(seed)
    url = place.make()
    prepare(url)
    same, *own = (folder / f"crowd-{number}.csv" for number in range(size + 1))
    for path in (same, *own):
        write_survey(path, random)
    rows = [
        _go("import one file", url, [["import", str(same), *PLACE_WORDS]] * size, (0,)),
        _go("import a file each", url, [_own_place(path, n) for n, path in enumerate(own)], (0,)),
    ]
    assert count(url, "response") == PEOPLE * (size + 1)
    assert count(url, "import_batch", undone_at=None) == size + 1
    rows.append(_go("release one quarter", url, [["release", *PLACE_WORDS]] * size, (0, 2)))
    assert count(url, "release", state="published") == 1
    rows.append(_go("release all", url, [["release", "--all"]] * size, (0, 2)))
    assert count(url, "release", state="published") == size + 1
    place.drop(url)
    for row in rows:
        row |= {"backend": place.backend, "processes": size}
        print(json.dumps(row), flush=True)
    return rows


def _own_place(path: Path, number: int) -> list[str]:
    return ["import", str(path), "--partnership", f"Partnership {number}", "--quarter", "2026-Q3"]


def _go(name: str, url: str, commands: list[list[str]], allowed: tuple[int, ...]) -> dict[str, object]:
    deeds = [start(url, words) for words in commands]
    ended = [deed.wait(300) for deed in deeds]
    for code, printed in ended:
        assert code in allowed, f"{name} ended with {code}: {printed}"
        assert "locked" not in printed.lower(), printed
    return {"deed": name, "refused": sum(code == 2 for code, _ in ended)}
