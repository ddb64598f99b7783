"""Reads one SPSS or Stata file in a process of its own: the C library under it can crash on a damaged file.

Run as `python statistics_worker.py FILE FORMAT FOLDER`; leaves columns.json and rows.arrow in FOLDER.
It imports nothing of ours, so that it starts quickly.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyreadstat

MOST_MEMORY_BYTES = 4_000_000_000  # address space, of which libraries alone map over one


def main(path: Path, file_format: str, folder: Path, most_columns: int, most_cells: int) -> None:
    """Check the size before the rows are read, then write words and what they mean."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    _, size = _read(path, file_format, metadataonly=True)
    if size.number_columns > most_columns:
        message = f"the file has {size.number_columns:,} columns; at most {most_columns:,} are read"
        return _say(folder, {"refused": message})
    if (size.number_rows or 0) * size.number_columns > most_cells:
        return _say(folder, {"refused": f"the file has more than {most_cells:,} cells, which is the limit"})
    frame, meta = _read(path, file_format)
    missing = [_missing_letters(meta, name) for name in meta.column_names]
    words = pa.table({str(at): _words(frame.iloc[:, at], missing[at]) for at in range(frame.shape[1])})
    with pa.OSFile(str(folder / "rows.arrow"), "wb") as sink, pa.ipc.new_file(sink, words.schema) as writer:
        writer.write_table(words)
    return _say(
        folder,
        {
            "names": [str(name) for name in meta.column_names],
            "labels": [str(meta.column_names_to_labels.get(name) or name) for name in meta.column_names],
            "value_labels": [_codes(meta.variable_value_labels.get(name, {})) for name in meta.column_names],
            "missing_count": sum(1 for ranges in meta.missing_ranges.values() if ranges),
        },
    )


def _read(path: Path, file_format: str, **options: Any) -> tuple[pd.DataFrame, Any]:
    readers: dict[str, Any] = {
        "spss_sav": pyreadstat.read_sav,
        "spss_por": pyreadstat.read_por,
        "stata_dta": pyreadstat.read_dta,
    }
    if file_format != "spss_por":
        options |= {"user_missing": True}  # "don't know" is often declared missing, and is an answer here
    return readers[file_format](str(path), **options)


def _missing_letters(meta: Any, name: str) -> dict[str, str]:
    """Stata's .a to .z in a column of numbers, with what they are called: "Don't know" is an answer here."""
    letters = (meta.missing_user_values or {}).get(name, [])
    labels = meta.variable_value_labels.get(name, {})
    return {str(letter): str(labels.get(letter, "")).strip() for letter in letters}


def _words(column: pd.Series, missing: dict[str, str]) -> list[str]:
    """Numbers without a needless ".0", dates as ISO, blanks as "", letters for missing by their labels."""
    if missing:
        told = {
            each: _number(float(each)) if isinstance(each, int | float) else missing.get(str(each), str(each))
            for each in column.dropna().unique()
        }
        return column.map(told).fillna("").tolist()
    if pd.api.types.is_numeric_dtype(column.dtype):
        codes, found = pd.factorize(column, use_na_sentinel=True)
        words = np.array([*(_number(float(number)) for number in found), ""], dtype=object)
        return words[codes].tolist()
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return column.dt.strftime("%Y-%m-%d %H:%M:%S").fillna("").tolist()
    return ["" if blank else str(word).strip() for word, blank in zip(column, column.isna(), strict=True)]


def _number(number: float) -> str:
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def _codes(labels: dict[Any, Any]) -> list[tuple[float, str]]:
    """Only codes that are numbers; Stata's letters for missing values are not answers."""
    return [
        (float(code), str(label).strip()) for code, label in labels.items() if isinstance(code, int | float)
    ]


def _say(folder: Path, what: dict[str, Any]) -> None:
    (folder / "columns.json").write_text(json.dumps(what), encoding="utf-8")


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]))
    except MemoryError:
        _say(Path(sys.argv[3]), {"refused": "the file needs more memory than it may have; export it as CSV"})
