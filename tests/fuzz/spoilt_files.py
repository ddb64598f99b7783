"""Spoil good files one by one and look at each: read or refused in words, within time and memory."""

import contextlib
import json
import random
import signal
import time
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


DECISIONS = [
    ["Decision", "Raised on", "Decided on", "Status"],
    [SECRET, "03/07/2026", "14/08/2026", "decided"],
    [SECRET, "03/07/2026", "", "deferred"],
]
STAFF = [
    ["Organisation", "Post", "Quarter", "FTE established", "FTE in post", "FTE seconded"],
    ["Police", "Detective", "2026-Q3", "4.0", "3.5", "0"],
]
TRAININGS = [
    ["Organisation", "Course", "Person", "Completed on", "Expires on"],
    ["Health", "Level 3", SECRET, "03/07/2026", "02/07/2029"],
]
SPENDING = [
    ["Body Name", "Service Label", "Expense Type", "Date", "Transaction Number", "Amount", "Supplier Name"],
    ["Midshire Council", "Children", "Agency staff", "03/07/2026", "4711", "1,200.50", "Quay Care Ltd"],
    ["Midshire Council", "Children", "Training", "04/07/2026", "4712", "-20.00", "REDACTED"],
]
GRANT_FIELDS = {
    "id": "360G-a-1",
    "title": SECRET,
    "description": SECRET,
    "currency": "GBP",
    "amountAppliedFor": 900,
    "amountAwarded": 700,
    "amountDisbursed": 300,
    "awardDate": "2026-05-01",
}
IATI = """<iati-activities version="2.03"><iati-activity default-currency="GBP">
<iati-identifier>GB-1</iati-identifier><reporting-org><narrative>Trust</narrative></reporting-org>
<budget type="1"><period-start iso-date="2026-04-01"/><period-end iso-date="2027-03-31"/>
<value value-date="2026-04-01">1000</value></budget>
<transaction><transaction-type code="2"/><transaction-date iso-date="2026-05-01"/>
<value value-date="2026-05-01">400</value></transaction></iati-activity></iati-activities>"""


@dataclass
class Findings:
    """What happened to all files: how many were read, refused, or ended badly, how, and the slowest."""

    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest_seconds: float = 0.0
    slowest: str = ""


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
    for name, cells in (("decisions", DECISIONS), ("staff", STAFF), ("trainings", TRAININGS)):
        seeds.append(write_csv(cells, folder / f"{name}.csv"))
    seeds += write_money_seeds(folder)
    seeds += write_meeting_seeds(folder)
    seeds += write_words_seeds(folder)
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


def write_money_seeds(folder: Path) -> list[Path]:
    """Grants as JSON, CSV and XLSX, activities as XML, a council's payments as CSV and XLSX."""
    grant = GRANT_FIELDS | {
        "recipientOrganization": [{"id": "GB-1", "name": "Harbour Trust"}],
        "fundingOrganization": [{"id": "GB-2", "name": "Midshire Fund"}],
    }
    as_json, as_xml = folder / "grants.json", folder / "activities.xml"
    as_json.write_text(json.dumps({"grants": [grant, grant | {"id": "360G-a-2"}]}), encoding="utf-8")
    as_xml.write_text(IATI, encoding="utf-8")
    flat = GRANT_FIELDS | {
        "recipientOrganization.0.name": "Harbour Trust",
        "fundingOrganization.0.name": "Fund",
    }
    grants = [list(flat), [str(value) for value in flat.values()]]
    return [
        as_json, as_xml,
        write_csv(grants, folder / "grants.csv"), write_xlsx(grants, folder / "grants.xlsx"),
        write_csv(SPENDING, folder / "spend.csv"), write_xlsx(SPENDING, folder / "spend.xlsx"),
    ]  # fmt: skip


def write_words_seeds(folder: Path) -> list[Path]:
    """Minutes in Markdown, a summary and speeches in JSON, a transcript with names above the words."""
    texts = {
        "minutes.md": "# Board 2026-02-03\n\n## Present\n\n- Ann Lee (Police)\n\n## Actions\n\n- Ann Lee "
        "to {SECRET}\n",
        "summary.json": json.dumps(
            {
                "meeting": "Board 2026-02-03",
                "decisions": [SECRET],
                "action_items": [{"action": SECRET, "owner": "A"}],
            }
        ),
        "speeches.json": json.dumps(
            [{"speaker": "Ann Lee", "content": SECRET}, {"speaker": "Ben", "content": "x"}]
        ),
        "talk 2026-02-03.txt": f"Ann Lee   0:03\n{SECRET}\n\nBen Oduya   0:13\nyes\n\nAnn Lee   1:13\nno\n",
    }
    paths = []
    for name, text in texts.items():
        path = folder / name
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


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
        began = time.process_time()
        outcome, fault = look_at(path)
        if (took := time.process_time() - began) > found.slowest_seconds:
            found.slowest_seconds, found.slowest = took, f"file {number} ({name})"
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
