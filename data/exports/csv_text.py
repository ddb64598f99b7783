"""A frame as CSV that a spreadsheet opens safely."""

import json

import pandas as pd

# A cell that begins so is run as a formula by spreadsheets. Source: OWASP, CSV injection.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(frame: pd.DataFrame) -> str:
    """CSV text with a byte-order mark, so that Excel reads the accents; text never becomes a formula."""
    safe = frame.copy()
    for name in safe.columns[[not pd.api.types.is_numeric_dtype(kind) for kind in safe.dtypes]]:
        safe[name] = pd.Series([_make_safe(value) for value in safe[name]], index=safe.index, dtype=object)
    return "\ufeff" + safe.to_csv(index=False, lineterminator="\r\n")


def _make_safe(value: object) -> object:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
