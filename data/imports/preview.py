"""A first look at a file: what it is, what it holds, what is wrong with it, what is still to be said."""

import codecs
import hashlib
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine, select

from analytics.instruments import Instrument
from analytics.wording import say_count
from data.accounts import Scope
from data.database import begin_read
from data.imports.columns_read import list_columns_read
from data.imports.guesses import Guess, guess_mapping
from data.imports.kept_layouts import find_kept_mapping, load_instrument, name_instrument
from data.imports.kinds import (
    Choices,
    DocumentReader,
    FileContents,
    list_document_readers,
    list_kinds,
    read_kind,
)
from data.imports.mapping import Mapping, missing_columns, write_mapping
from data.imports.meeting_files.matching import KnownOrganisations, load_known
from data.imports.meeting_files.participant_headings import find_roles
from data.imports.meeting_files.participant_tables import is_heading
from data.imports.people_in_headings import hide_people
from data.imports.places import TABLES
from data.imports.problems import ImportRefused, Problem, find_bad_rows, find_whole_file_problems
from data.imports.question_lists import MESSAGE, is_question_list
from data.imports.raw_table import OWN_HEADINGS, RawTable, read_head, read_raw_table
from data.imports.recognise_kind import recognise_kind, speaks_of_money
from data.imports.rows_of_no_people import say_counts, say_why_no_people
from data.imports.save_survey import look_at_rounds
from data.imports.stored_words import TABLE_OF_FRAME, say_stored
from data.imports.survey import read_survey
from data.imports.survey_formats.statistics_packages import statistics_format
from data.imports.values import DateOrder, Decimal, read_quarter

# From this many columns on, a file is not matched by its headings alone: a slip would go unnoticed.
MOST_COLUMNS_UNMAPPED = 500
# Lists other than surveys are held whole: 200,000 actions took 840 MB, and we keep below a gigabyte.
MOST_ROWS_OF_A_LIST = 200_000
LARGEST_LIST_BYTES = 60_000_000
BYTES_LOOKED_AT = 1_000_000  # of a larger file, to tell a survey from a list before all of it is read
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
ROWS_SHOWN = 20
MOST_SHEETS_TRIED = 12
NO_ROWS = pd.DataFrame()
# Identifiers and free text, and what only the tables need to find each other.
NEVER_SHOWN = {"code", "sheet_id", "person", "person_key", "reference", "words", "owner", "child_welfare"}
NEVER_SHOWN |= {"interests_named", "meeting", "starts_at", "presence_is_reply"}


@dataclass(frozen=True)
class Preview:
    """What a file holds and what is wrong with it, before anything is written."""

    name: str
    kind: str
    contents: FileContents
    content_key: str
    choices: Choices
    mapping: Mapping | None = None
    guess: Guess | None = None
    instrument: Instrument | None = None
    raw: RawTable | None = None
    standing_batch: int | None = None

    @property
    def problems(self) -> list[Problem]:
        return self.contents.problems

    @property
    def needs(self) -> list[str]:
        return self.contents.needs

    @property
    def can_be_saved(self) -> bool:
        return not self.problems and not self.needs

    @property
    def rows_accepted(self) -> int:
        """The rows that would be taken in: without a problem, in a file that has none as a whole."""
        if find_whole_file_problems(self.problems):
            return 0
        taken = self.contents.rows_read - self.contents.rows_skipped
        return max(taken - len(find_bad_rows(self.problems)), 0)

    def first_rows(self) -> pd.DataFrame:
        """The first rows as they will be stored, without identifiers and free text: safe to show.

        Of meetings: who came, with the day; the meetings themselves where nobody is listed, without `row`.
        """
        frames = self.contents.frames
        shown = _list_who_came(frames) if "meetings" in frames else next(iter(frames.values()), NO_ROWS)
        return shown.drop(columns=[name for name in shown.columns if name in NEVER_SHOWN]).head(ROWS_SHOWN)

    def first_agreed(self) -> dict[str, pd.DataFrame]:
        """Of minutes, the first decisions and actions as they will be stored, by kind: safe to show."""
        frames = self.contents.frames
        listed = [name for name in ("decisions", "actions") if "meetings" in frames and name in frames]
        return {
            name: frames[name].drop(columns=[each for each in frames[name] if each in NEVER_SHOWN])
            .head(ROWS_SHOWN)
            for name in listed
            if not frames[name].empty
        }  # fmt: skip

    def say_becomes(self) -> str:
        """What the file becomes, where that is no row for a row: "2 meetings and 18 entries of who came"."""
        frames = self.contents.frames
        counts = {table: len(frames[name]) for name, table in TABLE_OF_FRAME.items() if name in frames}
        counts = {table: count for table, count in counts.items() if count}
        is_plain = not counts or list(counts.values()) == [self.rows_accepted]
        return "" if is_plain else say_stored(counts)

    def texts(self) -> pd.DataFrame:
        """Free text to be read and approved: text_id | field | words; `save_import` stores what is."""
        parts = []
        for frame in self.contents.frames.values():
            for name in ("words", "owner", "child_welfare", "interests_named"):
                if name in frame and "row" in frame:
                    said = frame.assign(field=frame.get("question_id", name), said=frame[name].fillna(""))
                    said = said[said["said"] != ""]
                    ids = said["row"].astype("str") + ":" + said["field"].astype("str")
                    parts.append(
                        pd.DataFrame({"text_id": ids, "field": said["field"], "words": said["said"]})
                    )
        return (
            pd.concat(parts, ignore_index=True)
            if parts
            else pd.DataFrame(columns=["text_id", "field", "words"])
        )

    def report(self) -> dict[str, Any]:
        """The command line's object; nothing in it quotes free text or identifiers."""
        return {
            "kind": self.kind,
            "format": self.contents.file_format,
            "batch": None,
            "rows_read": self.contents.rows_read,
            "rows_accepted": self.rows_accepted,
            "rows_skipped": self.contents.rows_skipped,
            "problems": [problem.as_dict() for problem in self.problems],
            "needs": self.needs,
            "notes": [note.as_dict() for note in self.contents.notes],
            **(list_columns_read(self.raw, self.kind, self.mapping) if self.raw is not None else {}),
        } | self.contents.report


def _list_who_came(frames: dict[str, pd.DataFrame]) -> pd.DataFrame:
    meetings, attendance = frames["meetings"], frames.get("attendance", NO_ROWS)
    if attendance.empty:
        return meetings.dropna(axis="columns", how="all")
    days = meetings[["meeting", "partnership", "held_on", "series"]]
    came = days.merge(attendance, on="meeting", how="right")
    return came.dropna(axis="columns", how="all")


def preview_import(
    path: Path,
    engine: Engine | None = None,
    *,
    kind: str | None = None,
    mapping: Mapping | None = None,
    mapping_folder: Path | None = None,
    partnership: str | None = None,
    quarter: str | None = None,
    sheet: str | None = None,
    date_order: DateOrder | None = None,
    decimal: Decimal | None = None,
    rates: dict[str, float] | None = None,
    skip_bad_rows: bool = False,
    scope: Scope | None = None,
) -> Preview:
    """Read a file, recognise what it is, and list every problem and everything still to be said.

    Without a mapping, the one kept for these headings is used, else a guess. Writes nothing.
    scope: who looks; the command line, which reaches everything, if left out. Nothing is said of what is
    stored of partnerships that the scope does not reach.
    Raises ImportRefused when the file cannot be read at all.
    """
    path = Path(path)
    reach = (scope or Scope.everything()).reach("import_files")
    choices = Choices(_tidy(partnership), _check_quarter(quarter), skip_bad_rows)
    head = read_head(path)
    document = _find_document(head, path, kind)
    if document:
        contents = document.read(
            path, replace(choices, mapping=mapping, known=_known_people(engine, choices))
        )
        key = _content_key(path, contents.kind, mapping, choices)
        standing = _standing(engine, key, reach)
        return Preview(path.name, contents.kind, contents, key, choices, mapping, standing_batch=standing)
    if path.stat().st_size > LARGEST_LIST_BYTES:
        _refuse_large_list(path, engine, kind, mapping, mapping_folder, choices.partnership, reach)
    mapped = mapping.named_columns() if mapping else ()
    raw = read_raw_table(path, sheet, kind or (mapping.kind if mapping else None), mapped)
    if sheet is None and kind is None and mapping is None:
        raw = _find_sheet(path, raw)
    kept = mapping or find_kept_mapping(engine, raw, kind, choices.partnership, reach)
    raw = _with_own_headings(raw, kept)
    instrument = load_instrument(kept, mapping_folder, engine)
    kind = _choose_kind(kind, kept, raw, instrument, path.name)
    said = {"date_order": date_order, "decimal": decimal, "rates": rates}
    preview = _preview_table(path, raw, kind, kept, instrument, choices, said)
    preview = replace(preview, standing_batch=_standing(engine, preview.content_key, reach))
    problems = _find_round_problems(engine, preview, reach)
    return replace(preview, contents=replace(preview.contents, problems=[*preview.problems, *problems]))


def _with_own_headings(raw: RawTable, mapping: Mapping | None) -> RawTable:
    """The table as it was before its headings were translated or joined, where the mapping names those."""
    own = raw.extras.get(OWN_HEADINGS)
    if mapping is None or own is None or not mapping.named_columns() - set(raw.rows.columns):
        return raw
    return own if mapping.named_columns() <= set(own.rows.columns) else raw


def _find_round_problems(
    engine: Engine | None, preview: Preview, reach: frozenset[int] | None
) -> list[Problem]:
    """A round that is closed, or asked another questionnaire: said now, as saving would refuse it."""
    responses = preview.contents.frames.get("responses")
    if engine is None or responses is None or preview.standing_batch is not None or not preview.can_be_saved:
        return []
    assert preview.mapping is not None
    assert preview.instrument is not None
    with begin_read(engine) as connection:
        return look_at_rounds(
            connection,
            responses,
            preview.choices.partnership,
            preview.instrument,
            preview.mapping.round,
            reach,
        )


def _preview_table(
    path: Path,
    raw: RawTable,
    kind: str,
    kept: Mapping | None,
    instrument: Instrument,
    choices: Choices,
    said: dict[str, Any],
) -> Preview:
    guess = guess_mapping(raw, instrument) if kind == "survey" and kept is None else None
    mapping = kept or (guess.mapping if guess else Mapping(kind=kind))
    mapping = mapping.model_copy(update={name: value for name, value in said.items() if value})
    if kind == "survey":
        contents = hide_people(read_survey(raw, mapping, instrument, choices), raw.columns)
    else:
        if len(raw.rows) > MOST_ROWS_OF_A_LIST:
            raise ImportRefused(_too_long(raw, path.name, kind))
        contents = read_kind(list_kinds()[kind], raw, mapping, choices)
        contents = replace(contents, problems=missing_columns(mapping, raw) + contents.problems)
    if kept is None and len(raw.columns) >= MOST_COLUMNS_UNMAPPED:
        contents = replace(contents, problems=[*contents.problems, _too_wide(raw, path.name)])
    key = _content_key(path, kind, name_instrument(mapping, instrument), choices)
    return Preview(path.name, kind, contents, key, choices, mapping, guess, instrument, raw)


def _refuse_large_list(
    path: Path,
    engine: Engine | None,
    kind: str | None,
    mapping: Mapping | None,
    folder: Path | None,
    partnership: str | None,
    reach: frozenset[int] | None,
) -> None:
    """Raise ImportRefused when the beginning of a large text file says that it is no survey."""
    with path.open("rb") as stream:
        start = stream.read(BYTES_LOOKED_AT)
    has_own_limits = start.startswith(b"PK") or statistics_format(start) is not None
    if kind == "survey" or has_own_limits or b"\n" not in start:
        return
    with tempfile.TemporaryDirectory() as place:
        beginning = Path(place) / path.name
        beginning.write_bytes(_whole_lines(start))
        try:
            raw = read_raw_table(beginning)
        except ImportRefused:
            return  # cut in the middle of something: whoever reads all of it says what is wrong
        kept = mapping or find_kept_mapping(engine, raw, kind, partnership, reach)
        instrument = load_instrument(kept, folder, engine)
        chosen = _choose_kind(kind, kept, raw, instrument, path.name)
    if chosen != "survey":
        raise ImportRefused(
            f"{path.name}: the file has {path.stat().st_size / 1e6:,.0f} MB; files of kind {chosen} are read "
            f"up to {LARGEST_LIST_BYTES // 10**6} MB. Split it, for example by year"
        )


def _whole_lines(start: bytes) -> bytes:
    """The lines that are whole; in UTF-16 every sign has two bytes."""
    end = start.rindex(b"\n") + 1
    return start[: end + end % 2] if start.startswith(UTF_16) else start[:end]


def _too_long(raw: RawTable, name: str, kind: str) -> str:
    return (
        f"{name}: the file has {len(raw.rows):,} rows; files of kind {kind} are read up to "
        f"{MOST_ROWS_OF_A_LIST:,} rows. Split it, for example by year"
    )


def _too_wide(raw: RawTable, name: str) -> Problem:
    return Problem(
        None,
        None,
        f"{name}: the file has {len(raw.columns):,} columns; {MOST_COLUMNS_UNMAPPED} or more are only "
        "imported with a mapping that names those that matter. Give one, or delete what is not needed",
    )


def _known_people(engine: Engine | None, choices: Choices) -> KnownOrganisations:
    """Organisations by name, and whom somebody has already said to belong to which."""
    if engine is None:
        return KnownOrganisations()
    with begin_read(engine) as connection:
        return load_known(connection, choices.partnership)


def _find_document(head: bytes, path: Path, kind: str | None) -> DocumentReader | None:
    readers = [reader for reader in list_document_readers() if kind in (None, reader.kind)]
    known = next((reader for reader in readers if reader.recognise(head, path)), None)
    if known is not None or kind is None:
        return known
    named = (reader for reader in readers if reader.recognise_named and reader.recognise_named(head, path))
    return next(named, None)


def _find_sheet(path: Path, raw: RawTable) -> RawTable:
    """The first sheet of a workbook that is of a known kind: covers and notes often stand before it."""
    others = raw.extras.get("other_sheets", [])
    if not others:
        return raw
    found, left = raw, others
    if not _tells(raw):
        for name in others[:MOST_SHEETS_TRIED]:
            other = _read_if_table(path, name)
            if other is not None and _tells(other):
                found, left = other, [each for each in (raw.extras["sheet"], *others) if each != name]
                break
    unread = say_count(len(left), "other sheet of the file is", "other sheets of the file are")
    note = Problem(None, None, f"{unread} not read; name one of them to read it instead")
    return replace(found, notes=[*found.notes, note])


def _read_if_table(path: Path, sheet: str) -> RawTable | None:
    """One of a workbook's other sheets; None where it is empty or no table, which is no fault of the file."""
    try:
        return read_raw_table(path, sheet)
    except ImportRefused:
        return None


def _tells(raw: RawTable) -> bool:
    """Whether a sheet is of a known kind and holds what the kind is about."""
    return (
        not raw.extras.get("holds_no_amount")
        and recognise_kind(raw, load_instrument(None, None, None)) is not None
    )


def _choose_kind(
    kind: str | None, kept: Mapping | None, raw: RawTable, instrument: Instrument, name: str
) -> str:
    known = ["survey", *list_kinds()]
    chosen = kind or (kept.kind if kept else None) or recognise_kind(raw, instrument)
    if chosen is None and is_question_list(raw):
        raise ImportRefused(f"{name}: {MESSAGE}")
    if (chosen is None or (chosen == "survey" and kept is None)) and (why := say_counts(raw)):
        raise ImportRefused(f"{name}: {why}")
    if chosen is None and (why := say_why_no_people(raw)):
        raise ImportRefused(f"{name}: {why}")
    if chosen is None and speaks_of_money(raw):
        raise ImportRefused(
            f"{name}: it holds amounts of money, but nothing says whether they were needed, pledged, "
            "committed, received or spent, or what for; head the columns so, or say its kind, resources (on "
            "the page under “What it is”: “What was needed, committed, received and spent”), and then which "
            "column is which"
        )
    if chosen is None and is_heading(find_roles([column.name for column in raw.columns])):
        raise ImportRefused(
            f"{name}: it names people and times, as time sheets and lists of who came both do; if it says "
            "who was at a meeting, say its kind: attendance"
        )
    if chosen is None:
        raise ImportRefused(f"{name}: it is not clear what this file holds; say its kind: {', '.join(known)}")
    if chosen not in known:
        raise ImportRefused(f"{name}: a file of kind {chosen} is not a table; tables are {', '.join(known)}")
    return chosen


def _tidy(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words else None


def _check_quarter(quarter: str | None) -> str | None:
    if quarter is None:
        return None
    try:
        return read_quarter(quarter)
    except ValueError as error:
        raise ImportRefused(f"quarter: {error}") from error


def _content_key(path: Path, kind: str, mapping: Mapping | None, choices: Choices) -> str:
    """The same bytes, read the same way, going to the same place."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 22):
            digest.update(block)
    where = [
        kind,
        write_mapping(mapping) if mapping else "",
        choices.partnership or "",
        choices.quarter or "",
    ]
    digest.update("\x1f".join(where).encode())
    return digest.hexdigest()


def _standing(engine: Engine | None, content_key: str, reach: frozenset[int] | None) -> int | None:
    if engine is None:
        return None
    with begin_read(engine) as connection:
        return find_standing_batch(connection, content_key, reach)


def find_standing_batch(
    connection: Connection, content_key: str, reach: frozenset[int] | None = None
) -> int | None:
    """The import that stored this file, if it is of one of the partnerships in reach (None for every one)."""
    batch = TABLES["import_batch"].c
    query = select(batch.id).where(batch.content_key == content_key, batch.undone_at.is_(None))
    if reach is not None:
        query = query.where(batch.partnership_id.in_(reach))
    return connection.execute(query).scalar_one_or_none()
