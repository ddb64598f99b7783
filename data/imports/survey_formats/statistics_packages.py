"""SPSS (.sav, .zsav, .por) and Stata (.dta) files, with the questions and labels that they carry."""

from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat

from data.imports.plain_csv import MOST_COLUMNS
from data.imports.problems import ImportRefused, Problem
from data.imports.raw_table import RawColumn, RawTable, make_names_unique
from data.imports.survey_formats.survey_table import SurveyLayout, set_rows_aside, split_question

MOST_CELLS = 60_000_000
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
    _, size = _read(path, file_format, metadataonly=True)
    if size.number_columns > MOST_COLUMNS:
        raise ImportRefused(
            f"{path.name}: the file has {size.number_columns:,} columns; at most {MOST_COLUMNS:,} are read"
        )
    if (size.number_rows or 0) * size.number_columns > MOST_CELLS:
        raise ImportRefused(f"{path.name}: the file has more than {MOST_CELLS:,} cells, which is the limit")
    frame, meta = _read(path, file_format)
    if frame.empty:
        raise ImportRefused(f"{path.name}: the file has no rows")
    names = make_names_unique([str(name) for name in frame.columns])
    rows = pd.DataFrame({name: _words(frame.iloc[:, at]) for at, name in enumerate(names)})
    rows.index = pd.RangeIndex(1, len(rows) + 1, name="row")
    table = RawTable(
        file_format,
        _columns(names, meta),
        rows,
        _notes(meta),
        {"meta_columns": {}, "personal_columns": [], "technical_columns": []},
    )
    return set_rows_aside(table, PLAIN)


def _read(path: Path, file_format: str, **options: Any) -> tuple[pd.DataFrame, Any]:
    readers: dict[str, Any] = {
        "spss_sav": pyreadstat.read_sav,
        "spss_por": pyreadstat.read_por,
        "stata_dta": pyreadstat.read_dta,
    }
    if file_format != "spss_por":
        options |= {"user_missing": True}  # "don't know" is often declared missing, and is an answer here
    try:
        return readers[file_format](str(path), **options)
    except Exception as error:  # readstat raises many kinds for a damaged file
        raise ImportRefused(
            f"{path.name}: the file is damaged or cut off ({type(error).__name__}); "
            "save it again in SPSS or Stata, or export it as CSV"
        ) from error


def _words(column: pd.Series) -> pd.Series:
    """Numbers without a needless ".0", dates as ISO, blanks as ""."""
    if pd.api.types.is_numeric_dtype(column.dtype):
        codes, found = pd.factorize(column, use_na_sentinel=True)
        words = [str(int(n)) if float(n).is_integer() and abs(n) < 1e15 else repr(float(n)) for n in found]
        return (
            pd.Series(pd.Categorical.from_codes(codes, pd.Index(words, dtype="str"))).astype("str").fillna("")
        )
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return column.dt.strftime("%Y-%m-%d %H:%M:%S").fillna("").astype("str")
    return column.astype("object").where(column.notna(), "").astype("str").str.strip()


def _columns(names: list[str], meta: Any) -> list[RawColumn]:
    labels = [str(meta.column_names_to_labels.get(name) or name) for name in meta.column_names]
    parts = _questions(names, labels)
    return [
        RawColumn(name, *parts[at], _value_labels(meta.variable_value_labels.get(original, {})))
        for at, (name, original) in enumerate(zip(names, meta.column_names, strict=True))
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


def _value_labels(labels: dict[Any, str]) -> dict[float, str]:
    """Only codes that are numbers; Stata's letters for missing values are not answers."""
    return {
        float(code): str(label).strip() for code, label in labels.items() if isinstance(code, int | float)
    }


def _notes(meta: Any) -> list[Problem]:
    declared = [name for name, ranges in meta.missing_ranges.items() if ranges]
    if not declared:
        return []
    return [
        Problem(
            None,
            None,
            f'{len(declared)} columns declare codes as missing; those called "don\'t know" are kept as such',
        )
    ]
