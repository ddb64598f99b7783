"""Import: a file's kind, how it is read, a preview and every problem, before anything is written."""

import tempfile
from pathlib import Path

import streamlit as st

from analytics.charts.tables import (
    build_batch_table,
    build_column_table,
    build_preview_table,
    build_problem_table,
)
from analytics.wording import say_count
from data.imports.batch_list import load_batches
from data.imports.batches import Preview, preview_import, save_import
from data.imports.block_columns import choose_block_columns, list_block_fields
from data.imports.file_guide import build_template, list_columns
from data.imports.kinds import list_kinds, match_fields
from data.imports.mapping import PLACES, Mapping, parse_mapping, write_mapping
from data.imports.problems import ImportRefused
from data.imports.undo import undo_batch
from pages.parts.approval import forget_approvals, show_approval
from pages.parts.import_forms import (
    ANY_KIND,
    refuse_out_of_reach,
    show_columns_form,
    show_file_form,
    show_file_guide,
    show_undo_form,
)
from pages.parts.opening import escape_markdown, open_screen
from pages.parts.reading import load_partnerships
from pages.parts.showing import safe_table
from pages.parts.visitor import programme_engine, require_visitor

choices = open_screen("custodian/import_files")
engine = programme_engine()
kinds = {"survey": "Survey answers"} | {name: kind.title for name, kind in list_kinds().items()}
partnerships = load_partnerships(choices.scope)["partnership"].tolist()


def look_at(upload, said: dict, mapping: Mapping | None) -> Preview:
    """Preview the file under its own name, from a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(upload.name).name
        path.write_bytes(upload.getbuffer())
        kind = None if said["kind"] == ANY_KIND else said["kind"]
        asked = said | {"kind": kind}
        return preview_import(path, engine, mapping=mapping, scope=choices.scope, **asked)


def list_refusals(refusal: ImportRefused) -> None:
    st.subheader("This file cannot be taken in as it is")
    st.table(safe_table(build_problem_table(refusal.problems)), border="horizontal")


def list_fields(preview: Preview) -> dict[str, tuple[str, str]]:
    """What can be read from this file: field → its meaning and the column that it is read from."""
    assert preview.mapping is not None
    assert preview.raw is not None
    if preview.kind != "survey":
        kind = list_kinds()[preview.kind]
        found = match_fields(kind, preview.raw, preview.mapping)
        return {rule.name: (rule.meaning, found.get(rule.name, "")) for rule in kind.fields}
    assert preview.instrument is not None
    columns = preview.mapping.columns
    places = {place: (place.replace("_", " "), columns.get(place, "")) for place in PLACES}
    items = {
        item.id: (item.text, preview.mapping.items.get(item.id, "")) for item in preview.instrument.items
    }
    fields = places | items | list_block_fields(preview.mapping, preview.instrument)
    return {name: (words, column) for name, (words, column) in fields.items() if isinstance(column, str)}


def apply_columns(preview: Preview, chosen: dict[str, str]) -> Mapping:
    """The mapping with the columns that were chosen on screen."""
    assert preview.mapping is not None
    items = set() if preview.instrument is None else {item.id for item in preview.instrument.items}
    own = {name: column for name, column in chosen.items() if column and ":" not in name}
    kept = {name: column for name, column in preview.mapping.columns.items() if name not in chosen}
    return preview.mapping.model_copy(
        update={
            "columns": kept | {name: column for name, column in own.items() if name not in items},
            "items": {name: column for name, column in own.items() if name in items},
            **choose_block_columns(chosen),
        }
    )


st.title("Bring in a file")
st.markdown(
    "Survey answers, attendance, action and decision logs, ledgers, staff, trainings and events. You see "
    "what was recognised and every problem first; nothing is written until you save, and an import can be "
    "undone whole."
)
show_file_guide(
    {
        name: (kind.title, build_column_table(list_columns(kind)), build_template(kind))
        for name, kind in list_kinds().items()
    }
)
upload = st.file_uploader("File (CSV, Excel, survey and meeting exports; up to 200 MB)", key="upload")
said = show_file_form(kinds, partnerships, may_name_new=choices.scope.reach("import_files") is None)
if said and upload is None:
    st.error("Choose a file first.")
elif said and upload is not None:
    st.session_state.pop("preview", None)
    forget_approvals()
    try:
        st.session_state["preview"], st.session_state["said"] = look_at(upload, said, None), said
    except ImportRefused as refusal:
        list_refusals(refusal)
preview: Preview | None = st.session_state.get("preview")

if preview is not None and upload is not None:
    st.header(
        f"{kinds.get(preview.kind, preview.kind.title())}: {say_count(preview.contents.rows_read, 'row')}"
    )
    if preview.contents.rows_skipped:
        st.markdown(f"**{say_count(preview.contents.rows_skipped, 'row')} will be left out.**")
    for note in preview.contents.notes:
        st.caption(escape_markdown(str(note)))
    if preview.standing_batch is not None:
        st.info(
            f"This file is stored already, as import {preview.standing_batch}. Saving it changes nothing."
        )
    if preview.problems:
        st.subheader(
            f"{say_count(len(preview.problems), 'problem')} to mend, in the file or in how it is read"
        )
        st.table(safe_table(build_problem_table(preview.problems)), border="horizontal")
    for need in preview.needs:
        st.warning(escape_markdown(f"Still needed: {need}"))
    if not preview.contents.frames or preview.first_rows().empty:
        st.markdown("There is nothing to show from this file yet.")
    else:
        st.subheader("The first rows as they will be stored")
        rows = build_preview_table(preview.first_rows(), preview.kind)
        st.table(safe_table(rows), border="horizontal")
    if preview.raw is not None and preview.mapping is not None:
        names = [column.name for column in preview.raw.columns]
        chosen, as_text = show_columns_form(list_fields(preview), names, write_mapping(preview.mapping))
        try:
            if chosen is not None:
                mapping = parse_mapping(as_text) if as_text else apply_columns(preview, chosen)
                st.session_state["preview"] = look_at(upload, st.session_state["said"], mapping)
                st.rerun()
        except ImportRefused as refusal:
            list_refusals(refusal)
    approved = show_approval(preview.texts())
    in_reach = refuse_out_of_reach(choices, partnerships, preview.contents.frames, preview.choices)
    may_save = preview.can_be_saved and in_reach
    if st.button("Save this file", type="primary", disabled=not may_save):
        bar = st.progress(0.0, "Saving")

        def move_bar(done: int, of: int) -> None:
            bar.progress(done / max(of, 1), "Saving")

        try:
            saved = save_import(
                engine,
                preview,
                approved_texts=approved,
                imported_by=require_visitor().name,
                progress=move_bar,
                scope=choices.scope,
            )
        except ImportRefused as refusal:
            bar.empty()
            list_refusals(refusal)
        else:
            bar.empty()
            st.session_state.pop("preview")
            forget_approvals()
            st.session_state["stored"] = (
                f"Import {saved.batch} is stored: {say_count(saved.new_rows, 'new row')}, "
                f"{saved.updated_rows:,} updated, {saved.unchanged_rows:,} unchanged."
            )
            st.rerun()

if said_once := st.session_state.pop("stored", None):
    st.success(said_once)
    st.page_link("pages/custodian/rounds_and_releases.py", label="Next: make a release")
batches = load_batches(engine, choices.scope)
st.header("Imports so far")
if batches.empty:
    st.markdown("Nothing has been imported yet. Try a small file: you can undo it.")
else:
    st.table(safe_table(build_batch_table(batches)), border="horizontal")
    batch = show_undo_form(batches)
    if batch is not None:
        try:
            undone = undo_batch(engine, batch, choices.scope)
            st.success(f"Import {batch} is undone: {undone['rows_removed']:,} rows were taken out.")
        except ImportRefused as refusal:
            list_refusals(refusal)
