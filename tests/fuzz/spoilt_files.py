"""Spoil good files one by one and look at each: read or refused in words, within time and memory."""

import contextlib
import random
import signal
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from data.imports.batches import preview_import
from data.imports.problems import ImportRefused
from tests.fuzz.mutations import spoil
from tests.meeting_writers import write_meeting_seeds
from tests.survey_writers import EXPORTS, Person, write_csv, write_dta, write_ods, write_sav, write_xlsx

# Stands in every free-text cell of the seeds; no message may repeat it.
SECRET = "Zebedee Quillfeather"
SECONDS_PER_FILE = 30
LARGEST_SEED = 120_000
PEOPLE = [
    Person(("Agree", "Disagree", "Strongly agree"), f'{SECRET} said: "no"\nand left'),
    Person(("Strongly disagree", "Neither agree nor disagree", ""), f"{SECRET}, très bien"),
    Person(("Don't know", "Agree", "N/A"), SECRET),
    Person(("", "", "")),
]
LEDGER = [
    [
        "Quarter",
        "Category",
        "Organisation",
        "Need",
        "Committed",
        "Received",
        "Spent",
        "Notes",
    ],
    ["2026-Q3", "staff", "Police", "1200.50", "900", "(12)", "£400", SECRET],
    ["2026-Q3", "training", "Health", "1,000", "", "0", "1", SECRET],
]
ACTIONS = [
    ["Action", "Owner", "Organisation", "Agreed on", "Due", "Status"],
    [SECRET, SECRET, "Police", "03/07/2026", "14/08/2026", "open"],
    [SECRET, SECRET, "Health", "03/07/2026", "31/07/2026", "done"],
]


@dataclass
class Findings:
    """What happened to all files: how many were read, refused, or ended badly, and how."""

    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def write_seeds(folder: Path, shared: Path | None = None) -> list[Path]:
    """Good files of every survey format and of other kinds, and small real ones if there are any."""
    folder.mkdir(parents=True, exist_ok=True)
    seeds = []
    for name, (_, lay_out, save) in EXPORTS.items():
        ending = {"write_xlsx": "xlsx", "write_ods": "ods"}.get(save.__name__, "csv")
        seeds.append(save(lay_out(PEOPLE), folder / f"{name.replace(' ', '_')}.{ending}"))
    answered = [Person(("Agree", "Disagree", "Agree"), SECRET), Person(("", "Agree", "Disagree"), SECRET)]
    seeds += [write_sav(answered, folder / "labels.sav"), write_dta(answered, folder / "labels.dta")]
    for name, cells in (("ledger", LEDGER), ("actions", ACTIONS)):
        seeds += [write_csv(cells, folder / f"{name}.csv"), write_xlsx(cells, folder / f"{name}.xlsx")]
        seeds.append(write_ods(cells, folder / f"{name}.ods"))
    seeds += write_meeting_seeds(folder)
    if shared is not None:
        kinds = (
            "survey_*",
            "training_*",
            "meetings_*",
            "minutes_*",
            "calendar_*",
            "grants_*",
            "iati",
            "council_*",
        )
        real = [path for kind in kinds for path in sorted(shared.glob(f"{kind}/*")) if path.is_file()]
        seeds += [path for path in real if path.stat().st_size < LARGEST_SEED and path.name != "SOURCE.txt"]
    return seeds


def try_files(seeds: list[Path], folder: Path, files: int, seed: int = 1) -> Findings:
    """Spoil `files` files, the seeds in turn, and preview each. The same seed spoils the same way."""
    found = Findings()
    contents = [(path.name, path.read_bytes()) for path in seeds]
    for number in range(files):
        name, content = contents[number % len(contents)]
        chance = random.Random(f"{seed} {number}")
        path = folder / (
            name if number % 3 else f"{number % 7}{chance.choice(('.csv', '.xlsx', '.txt', ''))}"
        )
        path.write_bytes(spoil(content, chance))
        outcome, fault = look_at(path)
        found.outcomes[outcome] += 1
        if fault:
            found.faults.append(f"file {number} of seed {seed} ({name}): {fault}")
        path.unlink()
    return found


def look_at(path: Path) -> tuple[str, str | None]:
    """ "read" or "refused", or what went wrong: a fault, a message with somebody's words, too slow."""
    try:
        with _limited_to(SECONDS_PER_FILE), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            preview = preview_import(path)
            outcome, said = (
                "read",
                [str(p) for p in [*preview.problems, *preview.contents.notes]] + preview.needs,
            )
    except ImportRefused as refusal:
        outcome, said = "refused", [str(problem) for problem in refusal.problems]
    except TimeoutError:
        return "slow", f"took longer than {SECONDS_PER_FILE} s"
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if "/data/" in frame.filename] or frames
        place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"
        return "fault", f"{type(error).__name__} in {place}: {str(error)[:120]}"
    if any(SECRET in sentence or SECRET.split()[1] in sentence for sentence in said):
        return "quoted", "a message repeats free text"
    if outcome == "refused" and not any(sentence.strip() for sentence in said):
        return "silent", "refused without a sentence"
    return outcome, None


@contextlib.contextmanager
def _limited_to(seconds: int) -> Iterator[None]:
    def stop(signal_number: int, frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
