"""Files to import while things break: surveys, and one log of every other kind, in two versions."""

import csv
from pathlib import Path
from random import Random

from data.instruments import read_instrument
from tests import import_makers as made

PEOPLE = 200
LOG_ROWS = 60
SECTORS = {
    "Quay School": "education",
    "Harbour Police": "police",
    "Pier Clinic": "health",
    "Mole Trust": "voluntary",
}
PLACE_WORDS = ["--partnership", "Millbrook", "--quarter", "2026-Q3"]


def write_survey(path: Path, random: Random, people: int = PEOPLE, partnerships: int = 1) -> Path:
    """A survey of our own instrument, large enough that storing it takes a moment."""
    items = [item.id for item in read_instrument().items]
    with path.open("w", newline="", encoding="utf-8") as stream:
        rows = csv.writer(stream)
        rows.writerow(["partnership", "quarter", "organisation", "sector", "code", *items])
        for number in range(people):
            place = "Millbrook" if partnerships == 1 else f"Place {number % partnerships}"
            name = random.choice(list(SECTORS))
            answers = (random.randint(1, 5) for _ in items)
            rows.writerow([place, "2026-Q3", name, SECTORS[name], f"{path.stem} {number}", *answers])
    return path


def write_logs(folder: Path, version: int = 1) -> list[Path]:
    """Attendance, actions, decisions, resources, staff, trainings and events; version 2 changes each row."""
    first = version == 1
    days = [f"2026-{month:02d}-{day:02d}" for month in range(1, 10) for day in range(1, 29)]
    logs = {
        "attendance": lambda n: made.attended(date=days[n], presence="present" if first else "apologies"),
        "actions": lambda n: made.action(ref=f"A{n}", closed="" if first else "2026-07-30"),
        "decisions": lambda n: made.decision(ref=f"D{n}", decided="" if first else "2026-08-01"),
        "resources": lambda n: made.line(ref=f"L{n}", need=1000 + n, committed=400 if first else 500),
        "staff": lambda n: made.post(post=f"post {n}", **{"in post": 1 if first else 2}),
        "trainings": lambda n: made.course(ref=f"T{n}", person=f"p{n}", completed="2026-03-01"),
        "events": lambda n: made.happening(date=days[n], event=f"win {n} of version {version}"),
    }
    return [
        made.write_csv(folder, *(make(n) for n in range(LOG_ROWS)), name=f"{kind}-{version}.csv")
        for kind, make in logs.items()
    ]
