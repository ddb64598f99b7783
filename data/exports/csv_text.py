"""A frame as CSV that a spreadsheet opens safely."""

import json
import re

import pandas as pd

# A cell that begins so is run as a formula by spreadsheets, the wide signs in some languages. Source: OWASP,
# CSV injection.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Where commas are not the separator, a spreadsheet cuts a cell at these and may find a formula behind, also
# behind quotation marks, which it takes for the beginning and the end of an empty text.
HIDDEN_FORMULA = re.compile(r"""([;\t\r\n])([\s"]*)(?=[=+\-@＝＋－＠])""")


def write_csv(frame: pd.DataFrame) -> str:
    """CSV text with a byte-order mark, so that Excel reads the accents; text never becomes a formula."""
    safe = frame.copy()
    for name in safe.columns[[not pd.api.types.is_numeric_dtype(kind) for kind in safe.dtypes]]:
        safe[name] = pd.Series([make_safe(value) for value in safe[name]], index=safe.index, dtype=object)
    safe.columns = [make_safe(name) for name in safe.columns]
    return "\ufeff" + safe.to_csv(index=False, lineterminator="\r\n")


def make_safe(value: object) -> object:
    """A value that no spreadsheet takes for a formula; lists and the like as JSON."""
    if isinstance(value, dict | list):
        value = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, str):
        return value
    whole = HIDDEN_FORMULA.sub(r"\1\2'", value)
    return f"'{whole}" if whole.lstrip(" \u00a0").startswith(FORMULA_STARTS) else whole
