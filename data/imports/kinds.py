"""What kinds of files there are: each declares its columns as data; one reader checks them all.

A kind's module exposes `KIND`. A file that is no table (a transcript, an invitation) registers a
`DocumentReader`, which returns the same `FileContents`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from data.imports.mapping import Mapping
from data.imports.money_units import strip_unit
from data.imports.named_period import settle_named_period
from data.imports.problems import (
    Problem,
    find_bad_rows,
    find_whole_file_problems,
    list_rows,
    quote_heading,
)
from data.imports.raw_table import RawTable
from data.imports.values import (
    ReadColumn,
    are_turned,
    find_date_order,
    is_financial_year,
    normalise_name,
    read_amounts,
    read_choices,
    read_dates,
    read_flags,
    read_numbers,
    read_quarters,
    say_whole_years,
)

FieldType = Literal[
    "name", "word", "date", "number", "amount", "choice", "flag", "quarter", "code", "private"
]


@dataclass(frozen=True)
class FieldRule:
    """One column of a kind: its name, the headings that mean it, and what may stand in it.

    `name` holds an organisation, partnership or sector; `word` a short category; `amount` money; `code` an
    identifier of a person or a row, only ever stored as a hash; `private` holds free text, stored only when
    approved.
    """

    name: str
    type: FieldType
    meaning: str
    headings: tuple[str, ...] = ()
    required: bool = False
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    least: float | None = None
    most: float | None = None
    # Headings among those above that stand in files of other kinds too: alone they tell nothing.
    vague: tuple[str, ...] = ()
    # Headings among those above that mean it only over words: over numbers they count the rows.
    over_words: tuple[str, ...] = ()
    # Headings among those above that mean it only over its choices: over other words they tell a story.
    over_choices: tuple[str, ...] = ()
    # Headings among those above that mean it only over amounts of money: "Agreed" may be a day.
    over_amounts: tuple[str, ...] = ()
    # Fields that this one stands in for: its headings are looked for only where none of those is found.
    instead_of: tuple[str, ...] = ()
    # Needed only in rows where this other field is blank.
    or_else: str = ""
    # Asked of the whole file where it says nothing: the choice → how it is offered on the page.
    offered: dict[str, str] = field(default_factory=dict)
    # A day that is still to come, of which "by Friday" is as good as a blank.
    lies_ahead: bool = False


@dataclass(frozen=True)
class FileContents:
    """What a file holds, as tidy frames ready to be saved, with everything that is wrong or missing.

    frames: by name (meetings, attendance, decisions, actions, resources, staff, trainings, events,
    responses); each may have `partnership` (a name; blank means the one chosen) and `row`.
    """

    kind: str
    file_format: str
    rows_read: int
    frames: dict[str, pd.DataFrame] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    report: dict[str, Any] = field(default_factory=dict)
    rows_skipped: int = 0
    # Fields that this file leaves open for all its rows: a constant of the mapping says them.
    asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choices:
    """What whoever imports has chosen beside the mapping."""

    partnership: str | None = None
    quarter: str | None = None
    skip_bad_rows: bool = False
    # For files that are no tables: the mapping, and the organisations and people known so far
    # (data.imports.meeting_files.matching.KnownOrganisations).
    mapping: Mapping | None = None
    known: Any = None


@dataclass(frozen=True)
class Completed:
    """A typed frame with what followed from others filled in, and what only a person can say."""

    frame: pd.DataFrame
    asked: tuple[str, ...] = ()
    needs: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Kind:
    """A kind of table. `check` sees the typed frame and lists what no single column can show."""

    name: str
    title: str
    fields: tuple[FieldRule, ...]
    build_frames: Callable[[pd.DataFrame], dict[str, pd.DataFrame]]
    check: Callable[[pd.DataFrame], list[Problem]]
    count: Callable[[pd.DataFrame], dict[str, Any]]
    # A file is recognised as this kind only if it has one of these besides what is required.
    any_of: tuple[str, ...] = ()
    # Where a required column was found by a vague heading, one of these must be there too.
    beside: tuple[str, ...] = ()
    # What a mapping's exchange rates do to the frame, and what is to be said of it.
    convert: Callable[[pd.DataFrame, dict[str, float]], tuple[pd.DataFrame, list[Problem]]] | None = None
    # What is to be settled in the file's own words, knowing field → column, before they are typed.
    settle: Callable[[RawTable, dict[str, str]], RawTable] | None = None
    # What follows from the typed frame and the choices once all columns are read.
    complete: Callable[[pd.DataFrame, Mapping, Choices], Completed] | None = None


@dataclass(frozen=True)
class DocumentReader:
    """A file that is no table of one kind: recognised by its first bytes and read into frames.

    `recognise_named` holds where somebody has said that the file is of this kind.
    """

    file_format: str
    kind: str
    recognise: Callable[[bytes, Path], bool]
    read: Callable[[Path, Choices], FileContents]
    recognise_named: Callable[[bytes, Path], bool] | None = None


# Meeting files register here; they are asked before any table reader.
DOCUMENT_READERS: list[DocumentReader] = []
TURNED = (
    "all days up to the 12th are written as 2026-02-01 and all later ones as 13/01/2026, as where a "
    "spreadsheet has turned day and month round; put the first right, or, if they are right, say under “How "
    "03/04/2026 is meant” that the day is first (date_order)"
)
DOCUMENT_MODULES = ("data.imports.meeting_files",)
CELLS_TRIED = 200
# What these hold is told by one half of a heading; "Income/Expenditure" or "Open/Closed" would be misread.
PARTS_TELL = ("name", "choice", "private")
KIND_MODULES = ("attendance", "actions", "decisions", "resources", "staff", "trainings", "events")

PARTNERSHIP = FieldRule(
    "partnership", "name", "the partnership it belongs to", ("partnership name", "safeguarding partnership")
)
ORGANISATION = FieldRule(
    "organisation",
    "name",
    "the organisation",
    ("organization", "agency", "organisation name", "partner", "employer"),
)
SECTOR = FieldRule("sector", "name", "the organisation's kind", ("organisation type", "type of organisation"))
REFERENCE = FieldRule(
    "reference", "code", "what tells this row from the others in the next version of the file",
    ("ref", "id", "no", "number", "item no", "action no", "action id", "decision id", "identifier"),
)  # fmt: skip
# A step that a later version of a log tells of has this day; without one, that of the import.
AS_OF = FieldRule(
    "as_of", "date", "the day that the log speaks of", ("as at", "status date", "date of status")
)


def list_kinds() -> dict[str, Kind]:
    """Every kind of table, survey apart (its columns come from an instrument)."""
    found = [import_module(f"data.imports.{name}").KIND for name in KIND_MODULES]
    return {kind.name: kind for kind in found}


def list_document_readers() -> list[DocumentReader]:
    """Readers of files that are no tables."""
    for module in DOCUMENT_MODULES:
        if find_spec(module) is not None:
            import_module(module)
    return DOCUMENT_READERS


def match_fields(kind: Kind, raw: RawTable, mapping: Mapping | None = None) -> dict[str, str]:
    """Field → the file's column: what the mapping says, then the headings.

    A field that the mapping gives no column ("") is not in the file, whatever a heading says.
    """
    said = {
        name: column
        for name, column in (mapping.columns if mapping else {}).items()
        if isinstance(column, str)
    }
    headings = {normalise_name(strip_unit(column.name)): column.name for column in reversed(raw.columns)}
    parts = _list_parts(raw)
    found = {name: column for name, column in said.items() if column}
    for rule in kind.fields:
        if said.get(rule.name) == "":
            continue
        # A format that has shaped the table heads a column so on purpose.
        apart = raw.extras.get("set_apart", ())  # fields whose column was emptied into another
        if (
            any(name in found and name not in apart for name in rule.instead_of)
            and raw.extras.get("kind") != kind.name
        ):
            continue
        for word in (rule.name, *rule.headings):
            column = headings.get(normalise_name(word))
            if column is None and rule.type in PARTS_TELL and not rule.required:
                column = parts.get(normalise_name(word))
            if rule.name in found or not column or column in found.values():
                continue
            if word in rule.over_amounts and not _are_amounts(raw.rows[column]):
                continue
            if word in rule.over_words and _are_numbers(raw.rows[column]):
                continue
            if word not in rule.over_choices or _are_choices(raw.rows[column], rule.choices):
                found[rule.name] = column
    return found


def _list_parts(raw: RawTable) -> dict[str, str]:
    """The parts of headings such as "RAG / Status", and their columns."""
    slashed = [column.name for column in reversed(raw.columns) if "/" in column.name]
    return {normalise_name(part): name for name in slashed for part in reversed(name.split("/"))}


def _are_numbers(cells: pd.Series) -> bool:
    filled = cells.head(CELLS_TRIED).astype("str").str.strip()
    filled = filled[filled != ""]
    return bool(filled.str.fullmatch(r"[\d.,]+").all())


def _are_amounts(cells: pd.Series) -> bool:
    filled = cells.head(CELLS_TRIED).astype("str").str.strip()
    filled = filled[filled != ""]
    return len(filled) > 0 and bool(filled.str.fullmatch(r"-?\(?[£€$]?\s?-?\d[\d.,\s]*\)?(?:\s?[£€])?").all())


def _are_choices(cells: pd.Series, choices: dict[str, tuple[str, ...]]) -> bool:
    """Whether half of the filled cells or more are among the choices."""
    filled = cells.head(CELLS_TRIED).astype("str").str.strip()
    filled = filled[filled != ""]
    return 2 * len(read_choices(filled, choices).faults) <= len(filled)


def has_required(kind: Kind, headings: Iterable[str]) -> bool:
    """Whether these headings hold every column without which a file is not of the kind."""
    there = {normalise_name(heading) for heading in headings}
    found = {
        rule.name
        for rule in kind.fields
        if any(normalise_name(word) in there for word in (rule.name, *rule.headings))
    }
    needed = {rule.name for rule in kind.fields if rule.required}
    return needed <= found and (not kind.any_of or bool(found & set(kind.any_of)))


def read_kind(kind: Kind, raw: RawTable, mapping: Mapping, choices: Choices) -> FileContents:
    """Every column typed and checked; every problem of every row listed; nothing written."""
    columns = match_fields(kind, raw, mapping)
    if kind.settle:
        raw = kind.settle(raw, columns)
        columns = match_fields(kind, raw, mapping)
    raw, quarter = settle_named_period(raw, _choose_quarter(mapping, choices))
    choices = replace(choices, quarter=choices.quarter or quarter)
    problems = _missing_fields(kind, columns, mapping)
    needs = _ask_of_turned_days(kind, raw, mapping, columns)
    mapping = _settle_date_order(kind, raw, mapping, columns)
    frame, faults = pd.DataFrame(index=raw.rows.index), dict[str, dict[int, str]]()
    for rule in kind.fields:
        read = _read_field(rule, raw, columns.get(rule.name), mapping)
        frame[rule.name] = read.values
        problems += [
            problem
            for message in dict.fromkeys(read.faults.values())
            for problem in list_rows(
                [row for row, words in read.faults.items() if words == message],
                columns.get(rule.name),
                message,
            )
        ]
        if read.question:
            needs.append(f"column {_quote_own_heading(raw, columns[rule.name])}: {read.question}")
        if rule.type == "quarter":
            raw = replace(raw, notes=[*raw.notes, *_note_years(raw, columns.get(rule.name))])
        faults[rule.name] = read.faults
    for rule in kind.fields:
        problems += _required_blanks(rule, frame, columns, faults[rule.name])
    asked: tuple[str, ...] = ()
    if kind.complete:
        completed = kind.complete(frame, mapping, choices)
        raw = _leave_out_rows(raw, frame.index.difference(completed.frame.index))
        frame, asked = completed.frame, completed.asked
        needs += completed.needs
        problems += [_in_file_words(problem, columns) for problem in completed.problems]
        raw = replace(raw, notes=[*raw.notes, *completed.notes])
    problems += [_in_file_words(problem, columns) for problem in kind.check(frame)]
    frame = _fill_places(frame, choices)
    needs += _missing_places(frame)
    if kind.convert and mapping.rates:
        frame, notes = kind.convert(frame, mapping.rates)
        raw = replace(raw, notes=[*raw.notes, *notes])
    late, question = _missing_quarters(frame, columns)
    listed = {(problem.row, problem.column) for problem in problems}
    problems += [problem for problem in late if (problem.row, problem.column) not in listed]
    needs += [] if "part_of_year" in columns else question
    return replace(finish(kind, raw, frame, problems, needs, choices), asked=asked)


def _leave_out_rows(raw: RawTable, rows: pd.Index) -> RawTable:
    """The table's counts without rows of the file that were said to be none, such as headings."""
    if rows.empty:
        return raw
    counts = {
        "row_count": _count_rows(raw) - len(rows),
        "left_out_count": int(raw.extras.get("left_out_count", 0)) + len(rows),
    }
    return replace(raw, extras=raw.extras | counts)


def _choose_quarter(mapping: Mapping, choices: Choices) -> str | None:
    """What somebody said of the quarter or its year, the nearest to this file first."""
    said = (mapping.constants.get("quarter"), mapping.constants.get("financial_year"), choices.quarter)
    read = read_quarters(pd.Series([word for word in said if word], dtype="str")).values
    return next((quarter for quarter in read if quarter), None)


def finish(
    kind: Kind,
    raw: RawTable,
    frame: pd.DataFrame,
    problems: list[Problem],
    needs: list[str],
    choices: Choices,
) -> FileContents:
    """Leave out bad rows if that was asked for, then build the frames that are saved."""
    damaged = list(raw.extras.get("damaged_rows", []))
    problems = [note for note in raw.notes if note.row is not None] + problems
    skipped: set[int] = set()
    if choices.skip_bad_rows:
        skipped = find_bad_rows(problems) | set(damaged)
        frame = frame[~frame.index.isin(skipped)]
        problems = find_whole_file_problems(problems)
    left_out = int(raw.extras.get("left_out_count", 0))
    good = frame[~frame.index.isin(find_bad_rows(problems))]
    return FileContents(
        kind.name,
        raw.file_format,
        _count_rows(raw) + left_out,
        kind.build_frames(frame),
        problems,
        needs,
        [note for note in raw.notes if note.row is None],
        kind.count(good) if not len(problems) else kind.count(frame),
        len(skipped) + left_out,
    )


def _count_rows(raw: RawTable) -> int:
    """Rows of the file: a layout may have made several of each, which keep its number."""
    return int(raw.extras.get("row_count", raw.rows.index.nunique()))


def _settle_date_order(kind: Kind, raw: RawTable, mapping: Mapping, columns: dict[str, str]) -> Mapping:
    """A program writes all its dates one way: a column that shows nothing follows those that do."""
    if mapping.date_order:
        return mapping
    dated = [columns[rule.name] for rule in kind.fields if rule.type == "date" and rule.name in columns]
    shown = {find_date_order(raw.rows[column]) for column in dated if column in raw.rows} - {None}
    return mapping.model_copy(update={"date_order": shown.pop()}) if len(shown) == 1 else mapping


def _ask_of_turned_days(kind: Kind, raw: RawTable, mapping: Mapping, columns: dict[str, str]) -> list[str]:
    """Days up to the 12th as 2026-02-01 beside 13/01/2026: their quarter may be wrong, whatever is read."""
    dated = [columns[rule.name] for rule in kind.fields if rule.type == "date" and rule.name in columns]
    turned = [name for name in dated if name in raw.rows and are_turned(raw.rows[name].astype("str"))]
    if mapping.date_order:
        return []
    return [f"column {_quote_own_heading(raw, name)}: {TURNED}" for name in turned]


def _missing_fields(kind: Kind, columns: dict[str, str], mapping: Mapping) -> list[Problem]:
    return [
        Problem(
            None, rule.name, f"no column says {rule.meaning}; choose its column under “How the file is read”"
        )
        for rule in kind.fields
        if rule.required and rule.name not in columns and rule.name not in mapping.constants
    ]


def _quote_own_heading(raw: RawTable, column: str) -> str:
    """The heading that stands in the file: a layout has put columns under names of ours."""
    read = raw.extras.get("read_from") or {}
    return quote_heading(next((str(own) for own, field in read.items() if field == column), column))


def _read_field(rule: FieldRule, raw: RawTable, column: str | None, mapping: Mapping) -> ReadColumn:
    if column is None or column not in raw.rows.columns:
        words = pd.Series(mapping.constants.get(rule.name, ""), index=raw.rows.index, dtype="str")
    else:
        words = _harmonise(raw.rows[column].astype("str"), mapping.values.get(rule.name, {}))
        if constant := mapping.constants.get(rule.name):
            words = words.mask(words == "", constant)
    return _read_words(rule, words, mapping, raw.extras.get("separator"))


def _read_words(rule: FieldRule, words: pd.Series, mapping: Mapping, separator: str | None) -> ReadColumn:
    if rule.type == "date":
        return read_dates(words, mapping.date_order, rule.lies_ahead)
    if rule.type in ("number", "amount"):
        read = read_amounts if rule.type == "amount" else read_numbers
        return _within(rule, read(words, mapping.decimal, separator))
    if rule.type == "choice":
        return read_choices(words, rule.choices)
    if rule.type == "flag":
        return read_flags(words)
    if rule.type == "quarter":
        return read_quarters(words)
    if rule.type in ("name", "word"):
        return ReadColumn(words.str.replace(r"\s+", " ", regex=True).str.strip())
    return ReadColumn(words)


def _within(rule: FieldRule, read: ReadColumn) -> ReadColumn:
    """Numbers below the least or above the most that this column can hold are faults."""
    faults = dict(read.faults)
    numbers = read.values.dropna()
    for row, number in zip(numbers.index.tolist(), numbers.tolist(), strict=True):
        if rule.least is not None and number < rule.least:
            faults[row] = f"{number:g} is below {rule.least:g}, the least that is allowed"
        if rule.most is not None and number > rule.most:
            faults[row] = f"{number:g} is above {rule.most:g}, the most that is allowed"
    return ReadColumn(read.values, faults, read.question)


def _harmonise(words: pd.Series, spellings: dict[str, str]) -> pd.Series:
    if not spellings:
        return words
    known = {normalise_name(word): meant for word, meant in spellings.items()}
    return words.map(lambda word: known.get(normalise_name(word), word)).astype("str")


def _note_years(raw: RawTable, column: str | None) -> list[Problem]:
    """Lines of a whole financial year stand in one quarter: whoever reads the gap must know."""
    if column is None or column not in raw.rows:
        return []
    count = int(raw.rows[column].astype("str").map(is_financial_year).sum())
    words = say_whole_years(count)
    return [Problem(None, column, words)] if count else []


def _required_blanks(
    rule: FieldRule, frame: pd.DataFrame, columns: dict[str, str], faults: dict[int, str]
) -> list[Problem]:
    if not rule.required or rule.name not in columns:
        return []
    blank = _is_blank(frame[rule.name])
    if rule.or_else:
        blank &= _is_blank(frame[rule.or_else])
    rows = [row for row in frame.index[blank.to_numpy(dtype=bool)] if row not in faults]
    return list_rows(rows, columns[rule.name], f"this is blank; {rule.meaning} is needed in every row")


def _is_blank(values: pd.Series) -> pd.Series:
    return values.isna() | (values == "") if values.dtype == "str" else values.isna()


def _in_file_words(problem: Problem, columns: dict[str, str]) -> Problem:
    """A check speaks of fields; whoever mends the file looks for its own headings."""
    return replace(problem, column=columns.get(problem.column or "", problem.column))


def _fill_places(frame: pd.DataFrame, choices: Choices) -> pd.DataFrame:
    filled = frame.copy()
    if choices.partnership:
        filled["partnership"] = filled["partnership"].mask(filled["partnership"] == "", choices.partnership)
    if "quarter" in filled and choices.quarter:
        filled["quarter"] = filled["quarter"].mask(filled["quarter"] == "", choices.quarter)
    return filled


def _missing_places(frame: pd.DataFrame) -> list[str]:
    blank = int((frame["partnership"] == "").sum())
    if not blank:
        return []
    whose = "the file belongs" if blank == len(frame) else f"{blank:,} rows belong"
    return [f"partnership: nothing says which partnership {whose} to; choose one or map a column"]


def _missing_quarters(frame: pd.DataFrame, columns: dict[str, str]) -> tuple[list[Problem], list[str]]:
    """Rows that neither a quarter nor a date places in time; if no column could, it is asked for once."""
    if "quarter" not in frame or frame.empty:
        return [], []
    blank = frame["quarter"] == ""
    if "part_of_year" in frame:  # whose year is asked for
        blank &= frame["part_of_year"] == ""
    if "date" in frame:
        blank &= frame["date"].isna()
    if not blank.any():
        return [], []
    column = columns.get("quarter", columns.get("date"))
    if column is None:
        return [], ["quarter: nothing says when this was; choose a quarter or map a column"]
    return list_rows(frame.index[blank], column, "nothing says which quarter this row belongs to"), []


def total(frame: pd.DataFrame, column: str) -> float:
    """The sum of a column in whole pence, so that a report does not print binary dust."""
    return round(float(frame[column].sum()), 2)
