"""The one place that reads the columns of a frame, so that every statistic takes and refuses the same."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from numbers import Number, Real

import numpy as np
import numpy.typing as npt
import pandas as pd

Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

# Variances of larger numbers, multiplied with each other, are beyond what a float holds.
LARGEST_MEASURED = 1e70

# What pandas calls objects that are all numbers of a kind, missing ones aside. Whole ones are not among them:
# they may have more digits than a float, and are read one by one.
KINDS_OF_NUMBERS = ("floating", "mixed-integer-float", "decimal", "boolean", "empty")

DAYS = "datetime64[s]"


def require_columns(frame: pd.DataFrame, columns: Sequence[str], what: str) -> None:
    """Refuse what is no frame, or lacks a column or has it twice, naming the column and what is there."""
    if not isinstance(frame, pd.DataFrame):
        raise ValueError(f"{what} are a {type(frame).__name__}; a pandas DataFrame is allowed")
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise ValueError(f"{what} lack the column {missing[0]!r}; columns are {list(frame.columns)}")
    if not frame.columns.is_unique:
        twice = [column for column in columns if isinstance(frame[column], pd.DataFrame)]
        if twice:
            raise ValueError(f"{what} have the column {twice[0]!r} twice; once is allowed")


def read_numbers(frame: pd.DataFrame, column: str, what: str = "") -> Floats:
    """A column as floats, NaN for what is missing: the one place where analytics reads a column of numbers.

    Whole, decimal and nullable numbers of any kind, and objects and categories that are numbers, are read;
    true and false are 1 and 0. Text is refused, also where it looks like a number ("5"): turning text into
    numbers is the import's work, which says what it made of it. Dates, complex, infinite and far too large
    numbers are refused as well. ValueError names `what` (which frame), the row, the column and the value.
    """
    require_columns(frame, [column], what or "rows")
    where = f"{what}, row" if what else "row"
    values = frame[column]
    # A column of categories is no number by itself; its values may be.
    values = values.astype(object) if isinstance(values.dtype, pd.CategoricalDtype) else values
    if _are_plain_numbers(values):
        numbers = values.to_numpy(dtype=np.float64, na_value=np.nan)
    else:
        numbers = np.full(len(values), np.nan)  # a missing day would otherwise be read as −9.2e18
        present, listed = np.flatnonzero(values.notna()), values.tolist()
        numbers[present] = [_read_number(listed[row], f"{where} {row}, {column}") for row in present]
    with np.errstate(invalid="ignore", over="ignore"):
        squares = numbers @ numbers
    # One number that is missing, infinite or far too large shows in the sum; only then is each looked at.
    if not squares <= LARGEST_MEASURED:
        too_large = np.abs(numbers) > LARGEST_MEASURED
        if too_large.any():
            row = int(too_large.argmax())
            raise ValueError(f"{where} {row}, {column}: {numbers[row]} is not a number that can be measured")
    return numbers


def _are_plain_numbers(values: pd.Series) -> bool:
    """Are all of one kind of number, so that they can be read at once? Told by the column's type."""
    if values.dtype == object:
        return pd.api.types.infer_dtype(values, skipna=True) in KINDS_OF_NUMBERS
    return pd.api.types.is_numeric_dtype(values) and values.dtype.kind != "c"


def _read_number(value: object, place: str) -> float:
    if isinstance(value, str | bytes):
        raise ValueError(f"{place}: {value!r} is text; numbers are allowed")
    try:
        if isinstance(value, Real | Decimal | np.bool_):
            return float(value)
    except (TypeError, OverflowError):
        pass  # a span of time, which numpy calls a number; a whole number of hundreds of digits
    raise ValueError(f"{place}: {value!r} is not a number that can be measured")


def read_days(frame: pd.DataFrame, column: str, what: str) -> pd.Series:
    """A column as days without a time, NaT for what is missing; with the frame's index.

    Dates and moments are read, a moment as the day that it is in its own time zone, and ISO text such as
    2026-03-01. Anything else is refused: 03/04/2026 is one day here and another there, and a number is none.
    ValueError names `what` (which frame), the row, the column and the value.
    """
    require_columns(frame, [column], what)
    values = frame[column]
    if values.dtype.kind == "M" and not isinstance(values.dtype, pd.ArrowDtype | pd.PeriodDtype):
        return values.dt.tz_localize(None).dt.normalize().astype(DAYS)
    days = np.full(len(values), np.datetime64("NaT", "s"))
    present, listed = np.flatnonzero(values.notna()), values.tolist()
    found = [listed[row] for row in present]
    if set(map(type, found)) == {date}:  # as a database gives them: nothing to read, and many times as fast
        days[present] = np.array(found, dtype="datetime64[D]")
    else:
        days[present] = [read_day(listed[row], f"{what}, row {row}, {column}") for row in present]
    return pd.Series(days, index=frame.index, dtype=DAYS)


def read_day(value: object, place: str) -> np.datetime64:
    """One day, as read_days reads it; `place` says where it stands."""
    try:
        if isinstance(value, str):
            value = datetime.fromisoformat(value.strip())
        if isinstance(value, date | np.datetime64):
            return pd.Timestamp(value).tz_localize(None).normalize().to_datetime64().astype(DAYS)
    except ValueError:
        pass  # text that is no date, or a date beyond what can be held
    raise ValueError(f"{place}: {value!r} is no day; a date such as 2026-03-01 is allowed")


def read_flags(frame: pd.DataFrame, column: str, what: str) -> Flags:
    """A column of true and false, or 1 and 0; what is missing is false. Anything else is refused.

    A text such as "no" would otherwise count as true. ValueError names `what`, row, column and value.
    """
    require_columns(frame, [column], what)
    values = frame[column]
    if values.dtype == np.bool_:
        return values.to_numpy()
    flags = np.zeros(len(values), dtype=np.bool_)
    present, listed = np.flatnonzero(values.notna()), values.tolist()
    for row in present:
        value = listed[row]
        if not isinstance(value, Real | np.bool_) or value not in (0, 1):
            raise ValueError(f"{what}, row {row}, {column}: {value!r} is not allowed; true or false is")
        flags[row] = bool(value)
    return flags


def number_names(column: pd.Series, what: str = "", in_order: bool = False) -> tuple[Integers, pd.Index]:
    """Number what a column names from 0, −1 where it is missing: a number for each row · the distinct names.

    Refused are names that cannot be told apart (lists) or, in order, sorted (a date beside a moment).
    """
    # Pandas keeps no index of half floats; every one of them is a single float as well.
    column = column.astype(np.float32) if column.dtype == np.float16 else column
    try:
        numbers, names = pd.factorize(column, sort=in_order)
    except TypeError:
        kinds = sorted({type(value).__name__ for value in column.dropna()})
        raise ValueError(
            f"{what or column.name}: values of the kinds {', '.join(kinds)} cannot be told apart or sorted; "
            "texts, numbers or days are allowed"
        ) from None
    return numbers.astype(np.int64, copy=False), pd.Index(names)


def refuse_unlike_names(first: pd.Series, second: pd.Series, what: str, frames: tuple[str, str]) -> None:
    """Refuse two columns that name things in different ways: the 1 of one frame is not the "1" of another.

    Nobody would be found again, and nothing would say so. ValueError names the column, and what each of the
    two frames holds in it.
    """
    kinds = [_list_kinds(names) for names in (first, second)]
    if all(kinds) and kinds[0] != kinds[1]:
        held = [f"{' and '.join(sorted(kind))} in {frame}" for kind, frame in zip(kinds, frames, strict=True)]
        raise ValueError(f"{what} is {held[0]} and {held[1]}; the same kind in both is allowed")


def _list_kinds(column: pd.Series) -> set[str]:
    """The kinds of names in a column: text, number, day, …; none where nothing is named."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        column = pd.Series(column.cat.categories[np.unique(column.cat.codes[column.cat.codes >= 0])])
    if column.dtype == object:
        listed = column.dropna().tolist()
        return {_find_kind(kind, listed) for kind in set(map(type, listed))}
    present = np.flatnonzero(column.notna())
    return {_find_kind(column.dtype.type, column.iloc[present[:1]])} if len(present) else set()


def _find_kind(kind: type, names: Iterable[object]) -> str:
    """In a word, what is equal at best to others of the same word."""
    if issubclass(kind, str):
        return "text"
    if issubclass(kind, np.timedelta64 | timedelta):
        return "a span of time"  # which numpy calls a number
    if issubclass(kind, datetime | np.datetime64):
        has_zone = any(getattr(name, "tzinfo", None) is not None for name in names)
        return "a moment of a time zone" if has_zone else "a moment without a time zone"
    if issubclass(kind, date):
        return "a day"
    return "a number" if issubclass(kind, Number | np.bool_) else f"a {kind.__name__}"


def has_name(column: pd.Series) -> Flags:
    """Which rows name something: neither missing nor a text of nothing but blanks."""
    codes, levels = number_names(column)
    named = [not isinstance(level, str) or bool(level.strip()) for level in levels]
    return np.array([*named, False])[codes]  # a missing one has the code −1
