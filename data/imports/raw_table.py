"""A file as a table of words, before anyone asks what it means; every table format becomes one."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pandas as pd

from data.imports.problems import ImportRefused, Problem
from data.imports.text_files import is_utf32
from data.imports.zipped_tables import unzip_table

# The table before its headings were made others, for a mapping that names them as the file has them.
OWN_HEADINGS = "own_headings"
LARGEST_FILE_BYTES = 200_000_000
LARGEST_UTF_32_BYTES = 8_000_000  # four bytes for a letter: no program of this field writes it unasked
HEAD_BYTES = 64_000


@dataclass(frozen=True)
class RawColumn:
    """A column's short name, and whatever the format says about the question it holds."""

    name: str
    text: str = ""
    sub_question: str = ""
    value_labels: dict[float, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RawTable:
    """Rows of words ("" is blank); the index is the row number that the user sees in the file.

    `columns` are unique names in file order. Columns of a very large file are categories of strings.
    """

    file_format: str
    columns: list[RawColumn]
    rows: pd.DataFrame
    notes: list[Problem] = field(default_factory=list)
    extras: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reader:
    """One file format. `recognise` sees the first bytes and the path; the content decides, not the name."""

    file_format: str
    recognise: Callable[[bytes, Path], bool]
    read: Callable[[Path], RawTable]


@dataclass(frozen=True)
class Layout:
    """A well-known set of headings in a plain table, and how it becomes the columns of our own kind."""

    name: str
    recognise: Callable[[RawTable], bool]
    reshape: Callable[[RawTable], RawTable]
    kind: str = ""  # of the kind that it becomes, where that is always the same


# Formats that know more than rows and columns register here and are asked before the plain ones.
READERS: list[Reader] = []
# Layouts are asked once a plain table has been read.
LAYOUTS: list[Layout] = []
READER_MODULES = (
    "data.imports.survey_formats",
    "data.imports.attendance_formats",
    "data.imports.money_formats",
)


def read_raw_table(
    path: Path, sheet: str | None = None, kind: str | None = None, mapped: Collection[str] = ()
) -> RawTable:
    """Read a table file of any known format, by its content; zipped ones too.

    kind:    what somebody said that the file is; a layout of another kind then leaves the table as it is
    mapped:  headings that a mapping names: where translation would take one away, none is translated

    Raises ImportRefused when it is empty, too large, or not a table.
    """
    path = Path(path)
    with unzip_table(path, read_head(path)) as unpacked:
        return _read_unpacked(unpacked, sheet, kind, mapped)


def _read_unpacked(path: Path, sheet: str | None, kind: str | None, mapped: Collection[str]) -> RawTable:
    from data.imports.plain_csv import read_plain_csv
    from data.imports.plain_xlsx import read_plain_xlsx
    from data.imports.survey_formats import is_opendocument, read_plain_ods

    head = read_head(path)
    _load_readers()
    exported = _read_export(path, head, sheet)
    if exported is not None:
        table = exported
    elif sheet is not None and is_opendocument(head, path):
        table = read_plain_ods(path, sheet)
    else:
        is_workbook = head.startswith(b"PK\x03\x04")
        table = read_plain_xlsx(path, sheet) if is_workbook else read_plain_csv(path)
    if not table.file_format.startswith("plain_"):
        return table
    table = replace(table, extras=table.extras | {"file_stem": path.stem})
    from data.imports.answers_as_headings import give_back_first_row  # it makes columns of a table
    from data.imports.average_rows import set_averages_aside  # it makes a table of another
    from data.imports.cash_and_kind import read_cash_and_kind  # it asks what a ledger's columns are
    from data.imports.long_answers import turn_long_answers  # it makes a table of another
    from data.imports.money_formats.translated_headings import shape_translated
    from data.imports.money_formats.year_and_part import join_year_and_part  # it makes a table of another
    from data.imports.money_units import multiply_headed  # it reads a column as a table
    from data.imports.recognise_kind import fits_a_list, is_counted_by_quarter  # it knows the kinds
    from data.imports.second_heading_row import read_second_headings  # it makes a table of another
    from data.imports.second_table import cut_second_table, read_both  # it makes a table of another
    from data.imports.tables_beside import read_beside  # it makes tables of one
    from data.imports.titled_parts import read_titled_parts  # it makes a table of another

    def shape(table: RawTable) -> RawTable:
        fitting = [layout for layout in LAYOUTS if not kind or layout.kind in ("", kind)]
        layout = next((layout for layout in fitting if layout.recognise(table)), None)
        shaped = _reshape(table, layout, path.name) if layout else table
        return shaped if kind in (None, shaped.extras.get("kind", kind)) else table

    def keep_own(shaped: RawTable, table: RawTable) -> RawTable:
        return replace(shaped, extras=shaped.extras | {OWN_HEADINGS: table})

    def shape_joined(table: RawTable) -> RawTable:
        joined = join_year_and_part(table)
        shaped = shape(joined) if joined else None
        return keep_own(shaped, table) if shaped and is_counted_by_quarter(shaped) else shape(table)

    def shape_all(table: RawTable) -> RawTable:
        shaped = shape_joined(table)
        if "kind" in shaped.extras or kind not in (None, "resources", "staff"):
            return shaped
        translated = shape_translated(table, shape_joined, mapped)
        return keep_own(translated, table) if translated else shaped

    if kind in (None, "survey"):
        table = read_second_headings(table)
        turned = turn_long_answers(table)
        if turned is not table:
            return turned
    table = read_titled_parts(table)
    table = cut_second_table(table, lambda second: fits_a_list(second) or fits_a_list(shape_all(second)))

    def shape_one(table: RawTable) -> RawTable:
        return read_cash_and_kind(multiply_headed(table, path.name), shape_all)

    return read_both(
        set_averages_aside(give_back_first_row(table)), lambda each: read_beside(each, shape_one)
    )


def _read_export(path: Path, head: bytes, sheet: str | None) -> RawTable | None:
    """The file as the reader of the program that wrote it reads it; None where none knows it.

    Whoever names the sheet that it reads by itself is told the same; of any other sheet it knows nothing.
    """
    reader = next((r for r in READERS if r.recognise(head, path)), None)
    if reader is None:
        return None
    if sheet is None:
        return reader.read(path)
    try:
        table = reader.read(path)
    except ImportRefused:
        return None
    return table if table.extras.get("sheet") == sheet else None


def _reshape(table: RawTable, layout: Layout, name: str) -> RawTable:
    names = {"file_columns": [column.name for column in table.columns]}
    try:
        return layout.reshape(replace(table, extras=table.extras | names))
    except ImportRefused as refusal:
        raise ImportRefused(
            [replace(each, message=f"{name}: {each.message}") for each in refusal.problems]
        ) from refusal


def read_head(path: Path) -> bytes:
    """The first bytes of a file that is there, not empty and not too large."""
    if not path.is_file():
        raise ImportRefused(f"{path.name}: there is no such file")
    size = path.stat().st_size
    if size == 0:
        raise ImportRefused(f"{path.name}: the file is empty")
    if size >= LARGEST_FILE_BYTES:
        raise ImportRefused(
            f"{path.name}: the file has {size / 1e6:,.0f} MB; files below {LARGEST_FILE_BYTES // 10**6} MB "
            "are read. Split it, for example by quarter, or delete the columns that are not needed"
        )
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
    if size > LARGEST_UTF_32_BYTES and is_utf32(head):
        raise ImportRefused(
            f"{path.name}: its text is in UTF-32, which is read up to {LARGEST_UTF_32_BYTES // 10**6} MB; "
            "save it as UTF-8"
        )
    return head


def make_names_unique(names: list[str]) -> list[str]:
    """Column names as in the file; a blank one becomes "column 4", a second "Score" becomes "Score (2)"."""
    taken: set[str] = set()
    unique = []
    for number, name in enumerate(names, 1):
        wanted = name.strip() or f"column {number}"
        candidate, copy = wanted, 2
        while candidate in taken:
            candidate, copy = f"{wanted} ({copy})", copy + 1
        taken.add(candidate)
        unique.append(candidate)
    return unique


def _load_readers() -> None:
    for module in READER_MODULES:
        if find_spec(module) is not None:
            import_module(module)
