"""SPSS (.sav, .zsav, .por) and Stata (.dta) files, with the questions and labels that they carry."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from analytics.wording import say_count
from data.imports.plain_csv import MOST_COLUMNS
from data.imports.problems import ImportRefused, Problem
from data.imports.raw_table import RawColumn, RawTable, make_names_unique
from data.imports.survey_formats.survey_table import SurveyLayout, set_rows_aside, split_question

MOST_CELLS = 30_000_000
WORKER = Path(__file__).with_name("statistics_worker.py")
SECONDS_TO_READ = 180
STATA_OLD = frozenset({0x69, 0x6C, 0x6E, 0x6F, 0x71, 0x72, 0x73})  # versions 105 to 115
PORTABLE = b"ASCII SPSS PORT FILE"
PLAIN = SurveyLayout("statistics", lambda top: False, lambda top: None)  # type: ignore[arg-type,return-value]


def statistics_format(head: bytes) -> str | None:
    """ "spss_sav", "spss_por" or "stata_dta" by the first bytes."""
    if head[:4] in (b"$FL2", b"$FL3"):
        return "spss_sav"
    if head.startswith(b"<stata_dta>") or (
        len(head) > 4 and head[0] in STATA_OLD and head[1] in (1, 2) and head[2] == 1 and head[3] == 0
    ):
        return "stata_dta"
    return "spss_por" if PORTABLE in head[:300] else None


def recognise_statistics_file(head: bytes, path: Path) -> bool:
    """Whether the bytes are an SPSS or Stata file."""
    return statistics_format(head) is not None


def read_statistics_file(path: Path) -> RawTable:
    """Codes as words, questions from variable labels, what codes mean from value labels.

    Raises ImportRefused when the file is damaged, empty or too large.
    """
    with path.open("rb") as stream:
        file_format = statistics_format(stream.read(400)) or ""
    with tempfile.TemporaryDirectory() as made:
        told, rows = _read_apart(path, file_format, Path(made))
    if rows.empty:
        raise ImportRefused(f"{path.name}: the file has no rows")
    names = make_names_unique(told["names"])
    rows = rows.set_axis(names, axis=1).set_axis(pd.RangeIndex(1, len(rows) + 1, name="row"), axis=0)
    extras: dict[str, Any] = {"meta_columns": {}, "personal_columns": [], "technical_columns": []}
    table = RawTable(file_format, _columns(names, told), rows, _notes(told["missing_count"]), extras)
    return set_rows_aside(table, PLAIN)


def _read_apart(path: Path, file_format: str, folder: Path) -> tuple[dict[str, Any], pd.DataFrame]:
    """In a process of its own: the C library crashes on some damaged files, and would take us with it."""
    limits = [str(MOST_COLUMNS), str(MOST_CELLS)]
    command = [sys.executable, "-I", str(WORKER), str(path.resolve()), file_format, str(folder), *limits]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS_TO_READ, check=False)
        told = (
            json.loads((folder / "columns.json").read_text(encoding="utf-8")) if not done.returncode else {}
        )
    except (subprocess.TimeoutExpired, OSError, ValueError):
        told = {}
    if "refused" in told:
        raise ImportRefused(f"{path.name}: {told['refused']}")
    if "names" not in told:
        raise ImportRefused(
            f"{path.name}: the file is damaged or cut off; save it again in SPSS or Stata, "
            "or export it as CSV"
        )
    with pa.memory_map(str(folder / "rows.arrow")) as source:
        rows = pa.ipc.open_file(source).read_all().to_pandas()
    return told, rows.astype("str")


def _columns(names: list[str], told: dict[str, Any]) -> list[RawColumn]:
    parts = _questions(names, told["labels"])
    return [
        RawColumn(name, *parts[at], {float(code): label for code, label in told["value_labels"][at]})
        for at, name in enumerate(names)
    ]


def _questions(names: list[str], labels: list[str]) -> list[tuple[str, str]]:
    """Variables q4_1, q4_2 … whose labels begin alike are the rows of one question."""
    groups: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        groups.setdefault(name.rstrip("0123456789").rstrip("_") or name, []).append(at)
    parts: dict[int, tuple[str, str]] = {}
    for places in groups.values():
        parts |= dict(zip(places, split_question([labels[at] for at in places], " - "), strict=True))
    return [parts[at] for at in range(len(names))]


def _notes(declared: int) -> list[Problem]:
    if not declared:
        return []
    one, many = "column declares codes", "columns declare codes"
    words = f'{say_count(declared, one, many)} as missing; those called "don\'t know" are kept as such'
    return [Problem(None, None, words)]
