"""A file from first look to stored rows and back: preview, save in one transaction, undo whole."""

import datetime
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from sqlalchemy import Connection, Engine, insert, select, text, update

from analytics.instruments import Instrument, build_instrument
from data.database import begin_read, begin_write
from data.imports.guesses import Guess, guess_mapping
from data.imports.kinds import (
    Choices,
    DocumentReader,
    FileContents,
    list_document_readers,
    list_kinds,
    match_fields,
    read_kind,
)
from data.imports.mapping import (
    Mapping,
    find_instrument,
    header_key,
    missing_columns,
    parse_mapping,
    write_mapping,
)
from data.imports.meeting_files.matching import KnownOrganisations, load_known, remember_people
from data.imports.places import TABLES, Saving
from data.imports.problems import ImportRefused, Problem
from data.imports.raw_table import RawTable, read_head, read_raw_table
from data.imports.recognise_kind import recognise_kind
from data.imports.save_survey import save_comments, save_responses
from data.imports.save_tables import STORED, save_meetings, save_rows
from data.imports.survey import read_survey
from data.imports.values import DateOrder, Decimal, read_quarter
from data.instruments import FOLDER as INSTRUMENTS

# From this many columns on, a file is not matched by its headings alone: a slip would go unnoticed.
MOST_COLUMNS_UNMAPPED = 500
# One number for "I am importing", so that two imports on PostgreSQL queue as they do on SQLite.
IMPORT_LOCK = 7_204_116
ROWS_SHOWN = 20


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
        return self.contents.rows_read - self.contents.rows_skipped if self.can_be_saved else 0

    def first_rows(self) -> pd.DataFrame:
        """The first rows as they will be stored, without identifiers and free text: safe to show."""
        frame = next(
            (rows for name, rows in self.contents.frames.items() if name != "comments"), pd.DataFrame()
        )
        hidden = {"code", "sheet_id", "person", "person_key", "reference", "words", "owner"}
        hidden |= {"child_welfare", "interests_named"}
        return frame.drop(columns=[name for name in frame.columns if name in hidden]).head(ROWS_SHOWN)

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
        } | self.contents.report


@dataclass(frozen=True)
class Saved:
    """What saving a file did."""

    batch: int | None
    new_rows: int
    unchanged_rows: int
    updated_rows: int
    skipped_rows: int = 0
    changed_nothing: bool = False
    report: dict[str, Any] = field(default_factory=dict)


# ---------------------------------------------------------------- preview


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
    skip_bad_rows: bool = False,
) -> Preview:
    """Read a file, recognise what it is, and list every problem and everything still to be said.

    Without a mapping, the one kept for these headings is used, else a guess. Writes nothing.
    Raises ImportRefused when the file cannot be read at all.
    """
    path = Path(path)
    choices = Choices(_tidy(partnership), _check_quarter(quarter), skip_bad_rows)
    head = read_head(path)
    document = _find_document(head, path, kind)
    if document:
        contents = document.read(
            path, replace(choices, mapping=mapping, known=_known_people(engine, choices))
        )
        key = _content_key(path, contents.kind, mapping, choices)
        standing = _standing(engine, key)
        return Preview(path.name, contents.kind, contents, key, choices, mapping, standing_batch=standing)
    raw = read_raw_table(path, sheet)
    kept = mapping or _kept_mapping(engine, raw, kind)
    instrument = _load_instrument(kept.instrument if kept else None, mapping_folder, engine)
    kind = _choose_kind(kind, kept, raw, instrument, path.name)
    preview = _preview_table(path, raw, kind, kept, instrument, choices, date_order, decimal)
    return replace(preview, standing_batch=_standing(engine, preview.content_key))


def _preview_table(
    path: Path,
    raw: RawTable,
    kind: str,
    kept: Mapping | None,
    instrument: Instrument,
    choices: Choices,
    date_order: DateOrder | None,
    decimal: Decimal | None,
) -> Preview:
    guess = guess_mapping(raw, instrument) if kind == "survey" and kept is None else None
    mapping = kept or (guess.mapping if guess else Mapping(kind=kind))
    said = {"date_order": date_order, "decimal": decimal}
    mapping = mapping.model_copy(update={name: value for name, value in said.items() if value})
    if kind == "survey":
        contents = read_survey(raw, mapping, instrument, choices)
    else:
        contents = read_kind(list_kinds()[kind], raw, mapping, choices)
        contents = replace(contents, problems=missing_columns(mapping, raw) + contents.problems)
    if kept is None and len(raw.columns) >= MOST_COLUMNS_UNMAPPED:
        contents = replace(contents, problems=[*contents.problems, _too_wide(raw, path.name)])
    key = _content_key(path, kind, _name_instrument(mapping, instrument), choices)
    return Preview(path.name, kind, contents, key, choices, mapping, guess, instrument, raw)


def _name_instrument(mapping: Mapping, instrument: Instrument) -> Mapping:
    """The mapping as it is kept: it names the questionnaire by id and version, not by file or by default."""
    if mapping.kind != "survey":
        return mapping
    return mapping.model_copy(update={"instrument": f"{instrument.id} {instrument.version}"})


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
    return next((reader for reader in readers if reader.recognise(head, path)), None)


def _choose_kind(
    kind: str | None, kept: Mapping | None, raw: RawTable, instrument: Instrument, name: str
) -> str:
    known = ["survey", *list_kinds()]
    chosen = kind or (kept.kind if kept else None) or recognise_kind(raw, instrument)
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


def _standing(engine: Engine | None, content_key: str) -> int | None:
    if engine is None:
        return None
    with begin_read(engine) as connection:
        return _standing_batch(connection, content_key)


def _standing_batch(connection: Connection, content_key: str) -> int | None:
    batch = TABLES["import_batch"].c
    query = select(batch.id).where(batch.content_key == content_key, batch.undone_at.is_(None))
    return connection.execute(query).scalar_one_or_none()


# ---------------------------------------------------------------- kept mappings and instruments


def _kept_mapping(engine: Engine | None, raw: RawTable, kind: str | None) -> Mapping | None:
    """The mapping that an earlier file with the same headings was read with."""
    if engine is None:
        return None
    table = TABLES["mapping"]
    query = select(table.c.definition).where(table.c.header_key == header_key(raw))
    query = query.where(table.c.kind == kind) if kind else query
    with begin_read(engine) as connection:
        found = connection.execute(query.order_by(table.c.saved_at.desc())).scalars().first()
    return parse_mapping(found) if found else None


def keep_mapping(connection: Connection, preview: Preview) -> None:
    """Keep how this file was read, for the next one with the same headings."""
    if preview.mapping is None:
        return
    if preview.raw is None:
        remember_people(connection, preview.choices.partnership or "", preview.mapping)
        return
    table = TABLES["mapping"]
    mapping = preview.mapping
    if preview.instrument is not None:
        mapping = _name_instrument(mapping, preview.instrument)
    row = {
        "definition": write_mapping(mapping),
        "saved_at": datetime.datetime.now(datetime.UTC),
        "name": preview.name[:200],
    }
    keys = {"kind": preview.kind, "header_key": header_key(preview.raw)}
    same = (table.c.kind == keys["kind"]) & (table.c.header_key == keys["header_key"])
    if connection.execute(update(table).where(same).values(**row)).rowcount == 0:
        connection.execute(insert(table).values(**keys, **row))


def _load_instrument(name: str | None, folder: Path | None, engine: Engine | None) -> Instrument:
    """An instrument from beside the mapping, from our own, or as an earlier import stored it."""
    try:
        return find_instrument(name, folder)
    except ImportRefused:
        stored = _stored_instrument(name, engine)
        if stored is None:
            raise
        return stored


def _stored_instrument(name: str | None, engine: Engine | None) -> Instrument | None:
    if engine is None or not name or name.endswith((".yaml", ".yml")):
        return None
    instrument_id, _, version = name.partition(" ")
    table = TABLES["instrument"].c
    with begin_read(engine) as connection:
        found = connection.execute(
            select(table.definition).where(table.instrument_id == instrument_id, table.version == version)
        ).scalar_one_or_none()
    return build_instrument(yaml.safe_load(found), name) if found else None


def _keep_instrument(connection: Connection, preview: Preview, folder: Path | None) -> None:
    """Store the declaration that a round uses, so that its release can always be made again."""
    instrument = preview.instrument
    if instrument is None or preview.kind != "survey":
        return
    table = TABLES["instrument"]
    same = (table.c.instrument_id == instrument.id) & (table.c.version == instrument.version)
    declaration = _find_declaration(instrument, preview.mapping, folder)
    stored = connection.execute(select(table.c.definition).where(same)).scalar_one_or_none()
    if stored is not None:
        if declaration and yaml.safe_load(declaration) != yaml.safe_load(stored):
            raise ImportRefused(
                f"{instrument.id} version {instrument.version} is stored already with other questions; "
                "give the changed questionnaire a new version"
            )
        return
    if declaration is None:
        raise ImportRefused(f"the declaration of {instrument.id} version {instrument.version} was not found")
    row = {"instrument_id": instrument.id, "version": instrument.version, "definition": declaration}
    connection.execute(insert(table).values(**row))


def _find_declaration(instrument: Instrument, mapping: Mapping | None, folder: Path | None) -> str | None:
    own = sorted(INSTRUMENTS.glob("*.yaml"))
    named = mapping.instrument if mapping and mapping.instrument else ""
    beside = [(folder or Path()) / named] if named.endswith((".yaml", ".yml")) else []
    for path in [*beside, *own]:
        if not path.is_file():
            continue
        words = path.read_text(encoding="utf-8")
        declared = yaml.safe_load(words)
        if declared.get("id") == instrument.id and str(declared.get("version")) == instrument.version:
            return words
    return None


# ---------------------------------------------------------------- save


def save_import(
    engine: Engine,
    preview: Preview,
    *,
    approved_texts: dict[str, str] | None = None,
    imported_by: str | None = None,
    mapping_folder: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Saved:
    """Store a file that was previewed, all of it or nothing. The same file again changes nothing.

    approved_texts: `Preview.texts()`'s text_id → the words that a person has read and approved.
    Raises ImportRefused, with everything that is wrong or missing, before anything is written.
    """
    with begin_write(engine) as connection:
        return _save(connection, preview, approved_texts, imported_by, mapping_folder, progress)


def save_imports(
    engine: Engine, previews: Sequence[Preview], *, mapping_folder: Path | None = None
) -> list[Saved]:
    """Several files in one transaction: one that is refused leaves none of them behind."""
    with begin_write(engine) as connection:
        return [_save(connection, preview, None, None, mapping_folder, None) for preview in previews]


def _save(
    connection: Connection,
    preview: Preview,
    approved_texts: dict[str, str] | None,
    imported_by: str | None,
    mapping_folder: Path | None,
    progress: Callable[[int, int], None] | None,
) -> Saved:
    if not preview.can_be_saved:
        needs = [Problem(None, None, need) for need in preview.needs]
        raise ImportRefused([*preview.problems, *needs])
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": IMPORT_LOCK})
    standing = _standing_batch(connection, preview.content_key)
    if standing is not None:
        return Saved(standing, 0, preview.rows_accepted, 0, changed_nothing=True, report=preview.report())
    savepoint = connection.begin_nested()
    _keep_instrument(connection, preview, mapping_folder)
    saving = Saving(
        connection,
        _open_batch(connection, preview, imported_by),
        preview.choices.partnership,
        approved_texts or {},
        imported_by,
        preview.choices.skip_bad_rows,
        progress or (lambda done, of: None),
    )
    _save_frames(saving, preview)
    keep_mapping(connection, preview)
    saved = _close_batch(saving, preview)
    if saved.changed_nothing:
        # Another file with nothing that is not stored yet: no batch is left behind, nor anything else.
        savepoint.rollback()
        report = saved.report | {"batch": None}
        return replace(saved, batch=None, report=report)
    savepoint.commit()
    return saved


def _save_frames(saving: Saving, preview: Preview) -> None:
    frames = preview.contents.frames
    if "responses" in frames:
        assert preview.mapping is not None
        assert preview.instrument is not None
        order = {
            item.id: place
            for place, item in enumerate((*preview.instrument.items, *preview.instrument.pulse))
        }
        items = sorted(preview.mapping.items, key=lambda item: order[item])
        save_responses(saving, frames["responses"], items, preview.instrument, preview.mapping.round)
        if "comments" in frames and saving.approved_texts:
            save_comments(saving, frames["comments"], preview.mapping.round)
    if "meetings" in frames:
        save_meetings(saving, frames["meetings"], frames.get("attendance"))
    for name in STORED:
        if name in frames:
            save_rows(saving, name, frames[name])


def _open_batch(connection: Connection, preview: Preview, imported_by: str | None) -> int:
    table = TABLES["import_batch"]
    row = {
        "kind": preview.kind,
        "file_format": preview.contents.file_format,
        "content_key": preview.content_key,
        "rows_read": preview.contents.rows_read,
        "rows_accepted": preview.rows_accepted,
        "rows_skipped": preview.contents.rows_skipped,
        "imported_at": datetime.datetime.now(datetime.UTC),
        "imported_by": imported_by,
    }
    return int(connection.execute(insert(table).values(**row).returning(table.c.id)).scalar_one())


def _close_batch(saving: Saving, preview: Preview) -> Saved:
    accepted = preview.rows_accepted - saving.skipped_count
    skipped = preview.contents.rows_skipped + saving.skipped_count
    table = TABLES["import_batch"]
    values = {
        "rows_accepted": accepted,
        "rows_skipped": skipped,
        "replaced": json.dumps(saving.replaced) if saving.replaced else None,
    }
    saving.connection.execute(update(table).where(table.c.id == saving.batch_id).values(**values))
    note_in_audit(saving.connection, f"import {preview.kind}", f"batch {saving.batch_id}")
    updated = len(saving.replaced)
    numbers = {"batch": saving.batch_id, "rows_accepted": accepted, "rows_skipped": skipped}
    numbers |= {
        "rows_new": saving.new_count,
        "rows_unchanged": saving.unchanged_count,
        "rows_updated": updated,
    }
    nothing = saving.new_count == 0 and updated == 0
    return Saved(
        saving.batch_id,
        saving.new_count,
        saving.unchanged_count,
        updated,
        saving.skipped_count,
        nothing,
        preview.report() | numbers,
    )


def note_in_audit(connection: Connection, action: str, subject: str) -> None:
    """Write what was done, with numbers and never with contents."""
    row = {"at": datetime.datetime.now(datetime.UTC), "action": action, "subject": subject, "outcome": "done"}
    connection.execute(insert(TABLES["audit_entry"]).values(**row))


# ---------------------------------------------------------------- what the screens may list


def list_batches(engine: Engine) -> pd.DataFrame:
    """batch | kind | file_format | rows_read | rows_accepted | rows_skipped | imported_at | undone_at"""
    batch = TABLES["import_batch"].c
    columns = [
        batch.id.label("batch"), batch.kind, batch.file_format, batch.rows_read, batch.rows_accepted,
        batch.rows_skipped, batch.imported_at, batch.imported_by, batch.undone_at,
    ]  # fmt: skip
    with begin_read(engine) as connection:
        rows = connection.execute(select(*columns).order_by(batch.id.desc())).mappings().all()
    return pd.DataFrame(rows, columns=[column.name for column in columns])


def suggest_fields(preview: Preview) -> dict[str, str]:
    """For a table of values: which of its columns were taken for which field."""
    if preview.raw is None or preview.kind == "survey":
        return {}
    return match_fields(list_kinds()[preview.kind], preview.raw, preview.mapping)
