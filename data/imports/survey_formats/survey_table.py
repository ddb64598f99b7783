"""From bare cells and what a tool's headings mean to a RawTable; every survey format ends here."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pandas as pd

from analytics.wording import say_count
from data.imports.plain_csv import MOST_COLUMNS
from data.imports.problems import ImportRefused, Problem, list_rows
from data.imports.raw_table import RawColumn, RawTable, make_names_unique
from data.imports.survey_formats.sheet_cells import SheetCells
from data.imports.survey_formats.ticked_rows import join_ticked_rows

# Roles that the import of a survey reads; the other roles only say what must not be stored.
SHARED_ROLES = ("submitted_at", "status", "is_test", "duplicate_key", "person_code", "language")
PERSONAL_ROLES = ("name", "email", "ip", "location", "phone", "device")
TECHNICAL_ROLES = ("started_at", "progress", "technical")
# LimeSurvey's date of an anonymous response, REDCap's word for a form that was not sent, Unipark's for none.
NO_DATES = frozenset(
    {"1980-01-01 00:00:00", "1980-01-01 00:00", "1980-01-01", "[not completed]", "0000-00-00 00:00:00"}
)
# A person answers every quarter, perhaps for five years in one file; what stands more often is no code, nor
# is what only a handful of words fill a whole file with.
ENOUGH_CODES, MOST_ROUNDS, HANDFUL, LEAST_DISTINCT_SHARE = 20, 20, 8, 0.1
CLOCK_TIME = r"\d[:.]\d{2}"
# Excel keeps 1 January 2000 as 36526; a date column of such numbers is a date column.
SERIAL_FROM, SERIAL_TO, SERIAL_ORIGIN = 29_000, 60_000, "1899-12-30"

Roles = dict[str, str]  # a heading as normalised by `plain_heading` → its role


@dataclass(frozen=True)
class Headings:
    """What a format read out of its heading rows: one entry a column, and where the answers start."""

    columns: list[RawColumn]
    roles: dict[int, str]
    first_row: int  # place of the first row of answers, counted from 0
    notes: list[Problem] = field(default_factory=list)
    extras: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class SurveyLayout:
    """One tool's way of writing a table: how it is known by its first rows and how they are read."""

    tool: str
    recognise: Callable[[list[list[str]]], bool]
    read_headings: Callable[[list[list[str]]], Headings]
    # Rows to be set aside beyond tests and duplicates, and statuses of partial and test responses.
    test_statuses: frozenset[str] = frozenset()
    partial_statuses: frozenset[str] = frozenset()
    # Whether a response that was never sent has no date of sending.
    unsent_is_partial: bool = False
    # What the tool writes in a cell where nothing was asked or answered.
    blanks: frozenset[str] = frozenset()
    # Whether one person's code stands in a row for each event.
    codes_repeat: bool = False


def plain_heading(heading: str) -> str:
    """ "Start Date", "start_date" and "StartDate" are one heading."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", heading).casefold().lstrip("\ufeff"))


def roles_of(headings: Iterable[str], roles: Roles) -> dict[int, str]:
    """The role of each column whose heading is a known one of the tool."""
    return {at: roles[key] for at, heading in enumerate(headings) if (key := plain_heading(heading)) in roles}


def split_question(texts: list[str], separator: str) -> list[tuple[str, str]]:
    """Question and row of the columns of one matrix: they share what stands before the last separator."""
    if len(texts) < 2 or len(set(texts)) < 2:
        return [(text, "") for text in texts]
    first, last = min(texts), max(texts)  # what the outermost two share, all share
    same = (at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b)
    shared = first[: next(same, min(len(first), len(last)))]
    cut = shared.rfind(separator)
    if cut <= 0:
        return [(text, "") for text in texts]
    return [(text[:cut].strip(), text[cut + len(separator) :].strip()) for text in texts]


def build_survey_table(cells: SheetCells, layout: SurveyLayout) -> RawTable:
    """The RawTable of a recognised layout.

    extras: meta_columns, personal_columns, technical_columns, set_aside_rows (why → row numbers).
    """
    headings = layout.read_headings(cells.top)
    rows = cells.rows.iloc[headings.first_row :]
    if rows.empty:
        raise ImportRefused(f"{cells.name}: the file has headings but no answers")
    if len(headings.columns) > MOST_COLUMNS:
        raise ImportRefused(
            f"{cells.name}: the file has {len(headings.columns):,} columns; at most {MOST_COLUMNS:,} are read"
        )
    rows = rows.iloc[:, : len(headings.columns)]
    if layout.blanks and rows.isin(layout.blanks).to_numpy().any():
        rows = rows.astype("object").mask(rows.isin(layout.blanks), "").astype("str")
    names = make_names_unique([" ".join(column.name.split()) for column in headings.columns])
    rows = rows.set_axis(names, axis=1)
    columns = [
        RawColumn(name, column.text or name, column.sub_question, column.value_labels)
        for name, column in zip(names, headings.columns, strict=True)
    ]
    extras: dict = {**cells.extras, **headings.extras, **_name_roles(names, headings.roles)}
    columns, rows, too_long = _drop_unnamed_columns(columns, rows, {names[at] for at in headings.roles})
    columns, rows = join_ticked_rows(columns, rows)
    _drop_what_is_no_code(rows, extras, layout)
    extras["started_column"] = _first_of_role(names, headings.roles, "started_at")
    if layout.unsent_is_partial and (sent := extras["meta_columns"].get("submitted_at")):
        extras["unsent_count"] = int((rows[sent] == "").sum())
    rows, more = _blank_no_dates(rows, extras)
    rows, notes = _mend_serial_dates(rows, extras["meta_columns"])
    notes = more + notes
    notes += list_rows(too_long, None, f"the row has more cells than the {len(columns)} headings")
    extras["damaged_rows"] = too_long
    table = RawTable(
        f"{layout.tool}_{cells.container}", columns, rows, [*cells.notes, *headings.notes, *notes], extras
    )
    return set_rows_aside(table, layout)


def _drop_unnamed_columns(
    columns: list[RawColumn], rows: pd.DataFrame, known: set[str]
) -> tuple[list[RawColumn], pd.DataFrame, list[int]]:
    """Columns without a heading: blank ones go; cells beyond the last heading are damage, told by row."""
    names = [column.name for column in columns]
    unnamed = {name for name in names if re.fullmatch(r"column \d+(?: \(\d+\))?", name)} - known
    last = max((at for at, name in enumerate(names) if name not in unnamed), default=len(names) - 1)
    beyond = names[last + 1 :]
    too_long = rows.index[(rows[beyond] != "").any(axis=1)].tolist() if beyond else []
    gone = {name for name in unnamed if not (rows[name] != "").any()} | set(beyond)
    kept = [column for column in columns if column.name not in gone]
    return kept, rows[[column.name for column in kept]], too_long


def _name_roles(names: list[str], roles: dict[int, str]) -> dict[str, object]:
    meta: dict[str, str] = {}
    for at, role in roles.items():
        if role in SHARED_ROLES and at < len(names):
            meta.setdefault(role, names[at])
    return {
        "meta_columns": meta,
        "personal_columns": [names[at] for at, role in roles.items() if role in PERSONAL_ROLES],
        "technical_columns": [
            names[at]
            for at, role in roles.items()
            if role in TECHNICAL_ROLES or (role in SHARED_ROLES and meta.get(role) != names[at])
        ],
    }


def _drop_what_is_no_code(rows: pd.DataFrame, extras: dict, layout: SurveyLayout) -> None:
    """A column for a code in which nothing stands, or words that many share ("Custom Data 1": the town)."""
    column = extras["meta_columns"].get("person_code")
    if column is None:
        return
    codes = rows[column].astype("str")
    codes = codes[codes != ""]
    if codes.empty:
        extras["technical_columns"].append(extras["meta_columns"].pop("person_code"))
    elif not layout.codes_repeat and len(codes) >= ENOUGH_CODES and _are_shared(codes.value_counts()):
        extras["meta_columns"].pop("person_code")


def _are_shared(times: pd.Series) -> bool:
    """Whether words stand too often to be codes of people. times: how often each of them stands"""
    is_handful = len(times) < min(HANDFUL, LEAST_DISTINCT_SHARE * times.sum())
    return bool(is_handful or times.iloc[0] > MOST_ROUNDS)


def _first_of_role(names: list[str], roles: dict[int, str], wanted: str) -> str | None:
    return next((names[at] for at, role in sorted(roles.items()) if role == wanted and at < len(names)), None)


def _blank_no_dates(rows: pd.DataFrame, extras: dict) -> tuple[pd.DataFrame, list[Problem]]:
    """What tools write where they keep no date: such a row was sent at an unknown time."""
    column = extras["meta_columns"].get("submitted_at")
    nothing = rows[column].isin(NO_DATES) if column else pd.Series(dtype=bool)
    if not nothing.any():
        return rows, []
    rows = rows.assign(**{column: rows[column].astype("object").mask(nothing, "").astype("str")})
    if not (rows[column] != "").any():
        extras["technical_columns"].append(extras["meta_columns"].pop("submitted_at"))
    said = say_count(nothing.sum(), "response holds", "responses hold")
    said += " no date of sending, as of anonymous or unfinished ones"
    return rows, [Problem(None, column, said)]


def _mend_serial_dates(rows: pd.DataFrame, meta: dict[str, str]) -> tuple[pd.DataFrame, list[Problem]]:
    """ "43290.53487" in a date column is Excel's number of days; read it as the date that it shows."""
    column = meta.get("submitted_at")
    if column is None:
        return rows, []
    filled = rows[column].astype("object")
    filled = filled[filled != ""]
    numbers = pd.to_numeric(filled, errors="coerce")
    if numbers.empty or numbers.isna().any() or not numbers.between(SERIAL_FROM, SERIAL_TO).all():
        return rows, []
    moments = pd.to_datetime(numbers, unit="D", origin=SERIAL_ORIGIN).dt.round("s")
    mended = rows[column].astype("object").copy()
    mended.loc[moments.index] = moments.dt.strftime("%Y-%m-%d %H:%M:%S")
    note = Problem(None, column, "dates stand here as numbers of days, as Excel keeps them; read as dates")
    return rows.assign(**{column: mended.astype("str")}), [note]


# ---------------------------------------------------------------- rows that do not count


def set_rows_aside(table: RawTable, layout: SurveyLayout) -> RawTable:
    """Name the rows that are tests, repeats or empty; say how many are partial. No row is removed here."""
    meta = table.extras["meta_columns"]
    aside = {
        "test": _test_rows(table, meta, layout.test_statuses),
        "duplicate": _repeated_rows(table.rows, meta),
        "empty": _empty_rows(table),
    }
    seen: set[int] = set()
    for why, numbers in aside.items():
        aside[why] = [number for number in numbers if number not in seen]
        seen |= set(numbers)
    notes = [_set_aside(why, numbers) for why, numbers in aside.items() if numbers]
    partial = _partial_rows(table, meta, layout.partial_statuses) or table.extras.get("unsent_count", 0)
    if partial:
        one, many = "response was not finished; it is kept", "responses were not finished; they are kept"
        notes.append(Problem(None, meta.get("status"), say_count(partial, one, many)))
    extras = table.extras | {"set_aside_rows": aside, "partial_count": partial}
    return RawTable(table.file_format, table.columns, table.rows, [*table.notes, *notes], extras)


SET_ASIDE = {
    "test": (
        "test or preview response, which is not counted",
        "test or preview responses, which are not counted",
    ),
    "duplicate": (
        "response that stands in an earlier row too, which is not counted twice",
        "responses that stand in an earlier row too, which are not counted twice",
    ),
    "empty": (
        "response without any answer, which is not counted",
        "responses without any answer, which are not counted",
    ),
}
ROWS_NAMED = 12


def _set_aside(why: str, numbers: list[int]) -> Problem:
    named = ", ".join(str(number) for number in numbers[:ROWS_NAMED])
    more = " …" if len(numbers) > ROWS_NAMED else ""
    rows = "row" if len(numbers) == 1 else "rows"
    return Problem(None, None, f"{say_count(len(numbers), *SET_ASIDE[why])} ({rows} {named}{more})")


def kept_rows(table: RawTable) -> pd.DataFrame:
    """The rows that count: without tests, repeats and empty responses."""
    aside = table.extras.get("set_aside_rows", {})
    numbers = [number for listed in aside.values() for number in listed]
    return table.rows.drop(index=numbers) if numbers else table.rows


def _test_rows(table: RawTable, meta: dict[str, str], statuses: frozenset[str]) -> list[int]:
    column = meta.get("is_test") or meta.get("status")
    if column is None or not statuses:
        return []
    return table.rows.index[table.rows[column].astype("str").str.casefold().isin(statuses)].tolist()


def _repeated_rows(rows: pd.DataFrame, meta: dict[str, str]) -> list[int]:
    """The same id again; without ids, the same row sent at the same minute. Two people may answer alike."""
    key, sent = meta.get("duplicate_key"), meta.get("submitted_at")
    if key is not None:
        repeated = rows[key].duplicated() & (rows[key] != "")
    elif sent is not None:
        repeated = rows.duplicated() & rows[sent].astype("str").str.contains(CLOCK_TIME)
    else:
        return []
    return rows.index[repeated].tolist()


def _empty_rows(table: RawTable) -> list[int]:
    """Rows without an answer to any question; what the tool itself writes does not count."""
    own = {*table.extras["meta_columns"].values(), *table.extras["personal_columns"]}
    own |= set(table.extras["technical_columns"])
    asked = [column.name for column in table.columns if column.name not in own]
    if not asked:
        return []
    filled = (table.rows[asked] != "").any(axis=1)
    return table.rows.index[~filled].tolist()


def _partial_rows(table: RawTable, meta: dict[str, str], statuses: frozenset[str]) -> int:
    if "status" not in meta or not statuses:
        return 0
    return int(table.rows[meta["status"]].astype("str").str.casefold().isin(statuses).sum())
