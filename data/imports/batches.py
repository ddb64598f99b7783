"""A file that was looked at, stored in one transaction as a batch that can be undone whole."""

import datetime
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, update

from data.access import save_audit_entry
from data.accounts import Scope
from data.database import begin_write
from data.imports.kept_layouts import keep_instrument, keep_mapping
from data.imports.meeting_files.matching import remember_people
from data.imports.places import TABLES, Saving, find_partnership_ids
from data.imports.preview import MOST_COLUMNS_UNMAPPED, Preview, find_standing_batch, preview_import
from data.imports.problems import ImportRefused, Problem
from data.imports.save_survey import save_comments, save_responses
from data.imports.save_tables import STORED, save_meetings, save_rows
from data.imports.stored_words import NOTHING, say_stored
from data.record_changes import find_changes, save_changes, wait_for_other_changes

__all__ = ["MOST_COLUMNS_UNMAPPED", "Preview", "Saved", "preview_import", "save_import", "save_imports"]

NOT_STORED = -1  # in the place of a partnership's id


@dataclass(frozen=True)
class Saved:
    """What saving a file did."""

    batch: int | None
    new_rows: int
    unchanged_rows: int
    updated_rows: int
    skipped_rows: int = 0
    changed_nothing: bool = False
    # "12 meetings and 18 entries of who came": new, brought up to date, stored already.
    said_new: str = NOTHING
    said_updated: str = NOTHING
    said_unchanged: str = NOTHING
    report: dict[str, Any] = field(default_factory=dict)


def save_import(
    engine: Engine,
    preview: Preview,
    *,
    approved_texts: dict[str, str] | None = None,
    imported_by: str | None = None,
    mapping_folder: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
    scope: Scope | None = None,
) -> Saved:
    """Store a file that was previewed, all of it or nothing. The same file again changes nothing.

    approved_texts: `Preview.texts()`'s text_id → the words that a person has read and approved.
    scope: who saves it; the command line, which reaches everything, if left out.
    Raises ImportRefused, with everything that is wrong or missing, before anything is written, and NotAllowed
    when a row belongs to a partnership that the scope does not reach.
    """
    with begin_write(engine) as connection:
        return _save(connection, preview, approved_texts, imported_by, mapping_folder, progress, scope)


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
    scope: Scope | None = None,
) -> Saved:
    scope = scope or Scope.everything()
    scope.require("import_files")
    if not preview.can_be_saved:
        needs = [Problem(None, None, need) for need in preview.needs]
        raise ImportRefused([*preview.problems, *needs])
    wait_for_other_changes(connection)
    # Before anything is said of what is stored: whether this very file is, is nobody else's business.
    _require_reach(connection, preview, scope)
    standing = find_standing_batch(connection, preview.content_key)
    if standing is not None:
        return Saved(standing, 0, preview.rows_accepted, 0, changed_nothing=True, report=preview.report())
    savepoint = connection.begin_nested()
    if preview.kind == "survey" and preview.instrument is not None:
        keep_instrument(connection, preview.instrument, preview.mapping, mapping_folder)
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
    for partnership_id in sorted(saving.places):
        scope.require("import_files", partnership_id)
        if approved_texts:
            scope.require("approve_comments", partnership_id)
    _keep_mapping(connection, preview, scope)
    saved = _close_batch(saving, preview, scope.account_id)
    if saved.changed_nothing:
        # Another file with nothing that is not stored yet: no batch is left behind, nor anything else.
        savepoint.rollback()
        report = saved.report | {"batch": None}
        return replace(saved, batch=None, report=report)
    savepoint.commit()
    return saved


def _require_reach(connection: Connection, preview: Preview, scope: Scope) -> None:
    """Raise NotAllowed unless the scope reaches every partnership of the file; none is made here.

    A name that nobody has stored yet is only for whoever reaches them all.
    """
    if scope.reach("import_files") is None:
        return
    for frame in preview.contents.frames.values():
        if "partnership" in frame:
            ids = find_partnership_ids(connection, frame["partnership"], preview.choices.partnership)
            for partnership_id in ids.fillna(NOT_STORED).unique().tolist():
                scope.require("import_files", int(partnership_id))


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
        blocks = [name for name in frames["responses"].columns if ":" in name]
        save_responses(
            saving, frames["responses"], [*items, *blocks], preview.instrument, preview.mapping.round
        )
        if "comments" in frames and saving.approved_texts:
            save_comments(saving, frames["comments"], preview.mapping.round)
    if "meetings" in frames:
        save_meetings(saving, frames["meetings"], frames.get("attendance"))
    for name in STORED:
        if name in frames:
            save_rows(saving, name, frames[name])


def _keep_mapping(connection: Connection, preview: Preview, scope: Scope) -> None:
    """A table's mapping is kept by its partnership and headings; a meeting file's by the people it places."""
    if preview.mapping is None:
        return
    if preview.raw is None:
        remember_people(connection, preview.choices.partnership or "", preview.mapping)
    elif preview.choices.partnership or scope.reach("import_files") is None:
        partnership = preview.choices.partnership
        keep_mapping(connection, preview.mapping, preview.raw, preview.name, preview.instrument, partnership)


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


def _close_batch(saving: Saving, preview: Preview, account_id: int | None) -> Saved:
    accepted = preview.rows_accepted - saving.skipped_count
    skipped = preview.contents.rows_skipped + saving.skipped_count
    table = TABLES["import_batch"]
    values = {
        "rows_accepted": accepted,
        "rows_skipped": skipped,
        "replaced": json.dumps(saving.replaced) if saving.replaced else None,
        "partnership_id": min(saving.places) if len(saving.places) == 1 else None,
    }
    saving.connection.execute(update(table).where(table.c.id == saving.batch_id).values(**values))
    changes = find_changes(saving.connection, saving.batch_id, saving.replaced, saving.places)
    save_changes(saving.connection, saving.batch_id, changes)
    save_audit_entry(saving.connection, account_id, f"import {preview.kind}", f"batch {saving.batch_id}")
    new, unchanged, updated = saving.new_of.total(), saving.unchanged_of.total(), len(saving.replaced)
    numbers: dict[str, Any] = {"batch": saving.batch_id, "rows_accepted": accepted, "rows_skipped": skipped}
    numbers |= {
        "rows_new": new,
        "rows_unchanged": unchanged,
        "rows_updated": updated,
        "new": say_stored(saving.new_of),
    }
    nothing = new == 0 and updated == 0
    return Saved(
        saving.batch_id,
        new,
        unchanged,
        updated,
        saving.skipped_count,
        nothing,
        say_stored(saving.new_of),
        say_stored(Counter(each["table"] for each in saving.replaced)),
        say_stored(saving.unchanged_of),
        preview.report() | numbers,
    )
