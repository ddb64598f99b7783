"""Import: a file's kind, how it is read, a preview and every problem, before anything is written."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import streamlit as st

from analytics.charts.tables import (
    build_batch_table,
    build_column_table,
    build_preview_table,
    build_problem_table,
    say_once,
)
from analytics.wording import say_count
from data.access import note_deed
from data.agreement_steps import LOGS
from data.agreements import load_organisations
from data.imports.batch_list import load_batches
from data.imports.batches import Preview, preview_import, save_import
from data.imports.block_columns import choose_block_columns, list_block_fields
from data.imports.columns_read import list_unread
from data.imports.file_guide import build_template, list_columns
from data.imports.kinds import list_kinds, match_fields
from data.imports.mapping import PLACES, Mapping, parse_mapping, write_mapping
from data.imports.meeting_files.people_places import say_places
from data.imports.own_questionnaire import (
    Placed,
    ScaleQuestion,
    declare_questionnaire,
    list_constructs,
    list_scale_questions,
)
from data.imports.places import NOT_STATED
from data.imports.problems import ImportRefused, Problem, say_on_page
from data.imports.sector_guesses import SECTORS, guess_sector
from data.imports.stored_words import PARTS_OF, say_parts
from data.imports.survey import SECTOR_NEEDED, items_of
from data.imports.undo import undo_batch
from data.imports.values import normalise_name
from pages.parts.approval import SAVE_ANCHOR, forget_approvals, show_approval
from pages.parts.columns_form import (
    ASKED_OF_ALL,
    NOT_ASKED,
    forget_columns,
    list_unsaid,
    may_be_picked,
    say_unsaid,
    show_columns_form,
)
from pages.parts.import_forms import (
    ANY_KIND,
    fill_known_sectors,
    list_out_of_reach,
    list_what_stands,
    say_codes,
    say_not_read,
    say_step_days,
    show_file_form,
    show_file_guide,
    show_needs,
    show_out_of_reach,
    show_undo_form,
)
from pages.parts.import_queue import SAVED, count_ended, note_ended, show_next_file
from pages.parts.links import show_link
from pages.parts.opening import escape_markdown, open_screen
from pages.parts.places_form import show_places_form
from pages.parts.presses import note_done
from pages.parts.questionnaire_form import show_questionnaire_form
from pages.parts.reading import forget_partnerships, load_partnerships
from pages.parts.sectors_form import show_sectors_form
from pages.parts.showing import safe_table, show_table
from pages.parts.visitor import programme_engine, require_visitor

# What a file that is no table is called; `list_kinds` names the tables.
FOUND_BY_FORMAT = {
    "invitation": "Invitations to meetings",
    "minutes": "Minutes of a meeting",
    "transcript": "Who spoke for how long",
    "example": "The synthetic programme",
}

choices = open_screen("custodian/import_files")
engine = programme_engine()
kinds = {"survey": "Survey answers"} | {name: kind.title for name, kind in list_kinds().items()}
titles = kinds | FOUND_BY_FORMAT
partnerships = load_partnerships(choices.scope)["partnership"].tolist()


OPEN = "open:"  # before the id of an open question, among the fields to choose
ONE_PERSON = "1"  # people that a row of a list of trainings stands for
OFFERED = "offered:"  # before a field that is the same for all rows
# When one of these changes, what was chosen of the columns no longer fits either.
ANOTHER_FILE = ("file", "kind", "sheet")


def forget_preview() -> None:
    for name in ("preview", "said", "mapping"):
        st.session_state.pop(name, None)
    forget_approvals()
    forget_columns()


def look_at(upload, said: dict, mapping: Mapping | None) -> Preview:
    """Preview the file under its own name, from a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(upload.name).name
        path.write_bytes(upload.getbuffer())
        asked = {name: value for name, value in said.items() if name != "file"}
        asked["kind"] = None if said["kind"] == ANY_KIND else said["kind"]
        return preview_import(path, engine, mapping=mapping, scope=choices.scope, **asked)


def read_again(upload, said: dict, mapping: Mapping | None) -> None:
    """Look with everything that stands on the page, and keep what is seen; refusals are listed."""
    before: Preview | None = st.session_state.get("preview")
    if mapping is not None and said["sheet"] is None and before is not None and before.raw is not None:
        said_sheet = {"sheet": before.raw.extras.get("sheet")}
    else:
        said_sheet = {}
    try:
        seen = look_at(upload, said | said_sheet, mapping)
    except ImportRefused as refusal:
        list_refusals(refusal)
        return
    forget_preview()
    if outside := find_outside(seen):
        note_refused("import_files", f"{say_count(len(outside), 'partnership')} out of reach")
    st.session_state["preview"], st.session_state["said"] = seen, said
    st.session_state["mapping"] = mapping
    st.rerun()


def lead_to_imported(preview: Preview) -> None:
    """The sidebar goes to the one partnership and quarter that were brought in, and with it the next page."""
    quarters = set(preview.contents.report.get("quarters", []))
    said = [
        frame["partnership"].fillna("")
        for frame in preview.contents.frames.values()
        if "partnership" in frame
    ]
    # What is chosen on the page counts for rows that name none.
    names = {name or preview.choices.partnership for own in said for name in own.unique()}
    forget_partnerships()
    listed = load_partnerships(choices.scope)
    found = listed.loc[listed["partnership"].isin(names), "partnership_id"]
    if len(found) == 1:
        st.session_state["partnership_next"] = str(found.iloc[0])
    if len(quarters) == 1:
        st.session_state["quarter_next"] = quarters.pop()


def load_known_sectors(preview: Preview, rows: pd.DataFrame) -> dict[str, str]:
    """Organisation → its sector, of the partnerships that rows of a file belong to."""
    names = set(rows["partnership"]) if "partnership" in rows else set()
    listed = load_partnerships(choices.scope)
    own = listed.loc[listed["partnership"].isin(names | {preview.choices.partnership}), "partnership_id"]
    found = [load_organisations(engine, int(number), choices.scope) for number in own]
    known = pd.concat(found) if found else pd.DataFrame(columns=["organisation", "sector"])
    return dict(zip(known["organisation"], known["sector"], strict=True))


def ask_places(preview: Preview) -> tuple[dict[str, dict[str, str]], bool]:
    """What is said now of where the people of a meeting file belong, and whether to read it again."""
    places = preview.contents.frames.get("people_places")
    if places is None or not preview.choices.partnership:
        return {}, False
    known = load_known_sectors(preview, preview.contents.frames["attendance"])
    return show_places_form(places, sorted(known))


def find_own_questions(preview: Preview) -> tuple[list[ScaleQuestion], int]:
    """The questions of a survey that asks none or few of ours; none where it is read as what it is."""
    if (
        preview.kind != "survey"
        or preview.raw is None
        or preview.mapping is None
        or preview.instrument is None
    ):
        return [], 0
    known = len(preview.mapping.items)
    if 2 * known > len(items_of(preview.mapping, preview.instrument)):
        return [], 0
    questions, others = list_scale_questions(preview.raw)
    return (questions, others) if len(questions) > known else ([], 0)


def ask_questionnaire(preview: Preview, questions: list[ScaleQuestion], others: int) -> Mapping | None:
    """The mapping that reads a survey as a questionnaire of its own, once it is said what each asks."""
    assert preview.raw is not None
    assert preview.mapping is not None
    is_open = not preview.mapping.items
    texts = {question.column: question.text for question in questions}
    ends = questions[0].low, questions[0].high
    said_of = show_questionnaire_form(texts, ends, others, list_constructs(), is_open=is_open)
    if said_of is None:
        return None
    title, placed = said_of
    about = {column: Placed(*words) for column, words in placed.items()}
    try:
        return declare_questionnaire(preview.raw, preview.mapping, title, about)
    except ImportRefused as refusal:
        list_refusals(refusal)
        return None


def ask_sectors(preview: Preview) -> tuple[dict[str, str], bool]:
    """What is said now of the kind of organisations in a survey, and whether to read it again."""
    sheets = preview.contents.frames.get("responses")
    if sheets is None:
        return {}, False
    known = {normalise_name(name): word for name, word in load_known_sectors(preview, sheets).items()}

    def suggest(name: str) -> str:
        on_record = known.get(normalise_name(name), NOT_STATED)
        return on_record if on_record != NOT_STATED else guess_sector(name)

    return show_sectors_form(sheets, [*SECTORS, NOT_STATED], suggest)


def find_outside(seen: Preview) -> list[str]:
    """The partnerships of a file that the custodian does not reach."""
    return list_out_of_reach(choices, partnerships, seen.contents.frames, seen.choices)


def note_refused(deed: str, what: str) -> None:
    note_deed(engine, choices.scope.account_id, deed, what, "refused")


def show_problems(problems: Sequence[Problem]) -> None:
    told = [problem.on_page() for problem in problems]
    st.table(safe_table(build_problem_table(told)), border="horizontal")


def list_refusals(refusal: ImportRefused) -> None:
    st.subheader("This file cannot be taken in as it is")
    show_problems(refusal.problems)


def list_fields(preview: Preview) -> dict[str, tuple[str, str]]:
    """What can be read from this file: field → its meaning and the column that it is read from."""
    assert preview.mapping is not None
    assert preview.raw is not None
    if preview.kind != "survey":
        kind = list_kinds()[preview.kind]
        found = match_fields(kind, preview.raw, preview.mapping)
        own = preview.raw.extras.get("file_columns", preview.raw.rows.columns)
        return {
            rule.name: (rule.meaning, found.get(rule.name, ""))
            for rule in kind.fields
            if not rule.offered or found.get(rule.name) in own
        }
    assert preview.instrument is not None
    columns = preview.mapping.columns
    places = {place: (place.replace("_", " "), columns.get(place, "")) for place in PLACES}
    if not columns.get(ASKED_OF_ALL) and preview.mapping.constants.get(ASKED_OF_ALL) == NOT_STATED:
        places[ASKED_OF_ALL] = (ASKED_OF_ALL, NOT_ASKED)
    items = {
        item.id: (item.text, preview.mapping.items.get(item.id, ""))
        for item in items_of(preview.mapping, preview.instrument)
    }
    items |= {item: (items[item][0], NOT_ASKED) for item in preview.mapping.not_asked if item in items}
    openly = {
        f"{OPEN}{name}": (text, preview.mapping.open_questions.get(name, ""))
        for name, text in preview.instrument.open_questions.items()
    }
    fields = places | items | list_block_fields(preview.mapping, preview.instrument) | openly
    return {name: (words, column) for name, (words, column) in fields.items() if isinstance(column, str)}


def list_questions(preview: Preview) -> dict[str, str]:
    """The questions that a survey of this kind asks, and the domain of each; of another kind of file none."""
    if preview.kind != "survey" or preview.mapping is None or preview.instrument is None:
        return {}
    titles = preview.instrument.domain_titles
    return {item.id: titles[item.domain] for item in items_of(preview.mapping, preview.instrument)}


def find_unsaid(preview: Preview) -> list[str]:
    """The questions without a column, in a file that is known to ask some of ours."""
    if preview.mapping is None or not preview.mapping.items:
        return []
    return list_unsaid(list_fields(preview), list_questions(preview))


def list_asked(preview: Preview) -> list[str]:
    """The fields that a need speaks of, and those without which no file of the kind is read."""
    fields = list_fields(preview)
    needed = [name for name in fields if any(need.startswith(f"{name}:") for need in preview.needs)]
    if preview.kind == "survey":
        return [*needed, *(name for name in [ASKED_OF_ALL] if not fields.get(name, ("", " "))[1])]
    rules = list_kinds()[preview.kind].fields
    return [*needed, *(rule.name for rule in rules if rule.required and not fields.get(rule.name, " ")[1])]


def list_offers(preview: Preview) -> dict[str, tuple[str, dict[str, str], str]]:
    """What the file leaves open for all its rows: field → its meaning, the choices, and what is chosen."""
    if preview.kind == "survey" or preview.mapping is None:
        return {}
    rows = preview.mapping.constants.get("people_count", "")
    asks_rows = rows == ONE_PERSON or any(need.startswith("people_count:") for need in preview.needs)
    people = {f"{OFFERED}people_count": ("how many people a row stands for", {ONE_PERSON: "one"}, rows)}
    return (people if asks_rows else {}) | {
        f"{OFFERED}{rule.name}": (rule.meaning, rule.offered, preview.mapping.constants.get(rule.name, ""))
        for rule in list_kinds()[preview.kind].fields
        if rule.name in preview.contents.asked
    }


def list_days(preview: Preview) -> dict[str, tuple[str, str]]:
    """Days that may be said of the whole file, as no column says them: field → its meaning and the day."""
    if preview.mapping is None or preview.raw is None or preview.kind == "survey":
        return {}
    constants = preview.mapping.constants
    asked = {
        "as_of": ("The day that the log speaks of, where no column says it", preview.kind in LOGS),
        "completed_on": (
            "The day by which they were trained",
            any(need.startswith("completed_on:") for need in preview.needs),
        ),
    }
    found = match_fields(list_kinds()[preview.kind], preview.raw, preview.mapping)
    open_days = [name for name, (_, is_asked) in asked.items() if is_asked or name in constants]
    days = {name: constants.get(name, "") for name in open_days if name not in found}
    return {f"{OFFERED}{name}": (asked[name][0], day) for name, day in days.items() if may_be_picked(day)}


def apply_columns(preview: Preview, changed: dict[str, str]) -> Mapping:
    """The mapping with the columns that were changed on screen."""
    assert preview.mapping is not None
    stands = {name: column for name, (_, column) in list_fields(preview).items()}
    stands |= {name: word for name, (_, _, word) in list_offers(preview).items()}
    stands |= {name: day for name, (_, day) in list_days(preview).items()}
    chosen = stands | changed
    not_asked = [name for name, column in chosen.items() if column == NOT_ASKED]
    chosen |= dict.fromkeys(not_asked, "")
    items = set(list_questions(preview))
    own = {name: column for name, column in chosen.items() if column and ":" not in name}
    kept = {name: column for name, column in preview.mapping.columns.items() if name not in chosen}
    # A heading would be guessed again, unless the mapping says that the file has nothing of this field.
    absent = {
        name: ""
        for name, (_, column) in (list_fields(preview).items() if preview.kind != "survey" else ())
        if not chosen.get(name) and (column or preview.mapping.columns.get(name) == "")
    }
    kept_items = {name: column for name, column in preview.mapping.items.items() if name not in chosen}
    openly = {name: column for name, column in chosen.items() if name.startswith(OPEN)}
    kept_open = {
        name: column
        for name, column in preview.mapping.open_questions.items()
        if f"{OPEN}{name}" not in chosen
    }
    constants = preview.mapping.constants | {
        name.removeprefix(OFFERED): word for name, word in chosen.items() if name.startswith(OFFERED)
    }
    if stands.get(ASKED_OF_ALL) == NOT_ASKED or ASKED_OF_ALL in not_asked:
        constants |= {ASKED_OF_ALL: NOT_STATED if ASKED_OF_ALL in not_asked else ""}
    unasked = [name for name in preview.mapping.not_asked if name not in chosen]
    looked = st.session_state["said"]
    unsaid = {name: None for name in ("date_order", "decimal") if looked[name] and not said[name]}
    return preview.mapping.model_copy(
        update={
            "columns": kept | absent | {name: column for name, column in own.items() if name not in items},
            "open_questions": kept_open
            | {name.removeprefix(OPEN): column for name, column in openly.items() if column},
            "constants": {name: word for name, word in constants.items() if word},
            "not_asked": unasked + [name for name in not_asked if name in items],
            "items": kept_items | {name: column for name, column in own.items() if name in items},
            **unsaid,
            **choose_block_columns(chosen),
        }
    )


st.title("Bring in files")
st.markdown(
    "Survey answers, attendance, minutes, action and decision logs, ledgers, staff, trainings and events. "
    "You see what was recognised and every problem first; nothing is written until you save, and an import "
    "can be undone whole."
)
show_file_guide(
    {
        name: (kind.title, build_column_table(list_columns(kind)), build_template(kind))
        for name, kind in list_kinds().items()
    }
)
uploads = st.file_uploader(
    "Files (CSV, Excel, survey and meeting exports; up to 200 MB each)",
    key="upload",
    accept_multiple_files=True,
)
upload = show_next_file(uploads)
said, look_now = show_file_form(
    kinds,
    partnerships,
    "" if choices.synthetic else choices.partnership,  # real answers are not put to an invented one unasked
    may_name_new=choices.scope.reach("import_files") is None,
    turn=count_ended(uploads),
)
said["file"] = None if upload is None else upload.file_id
looked_at = st.session_state.get("said")
if looked_at and any(said[name] != looked_at[name] for name in ANOTHER_FILE):
    forget_preview()
preview: Preview | None = st.session_state.get("preview")
is_stale = said != looked_at
if look_now and upload is None:
    st.error("Choose a file first.")
elif look_now and preview is None:
    read_again(upload, said, None)

if preview is not None and upload is not None:
    read = say_parts(preview.contents.rows_read, preview.kind)
    st.header(f"{titles.get(preview.kind, preview.kind.title())}: {read} in the file")
    if becomes := preview.say_becomes():
        st.markdown(f"That becomes {becomes}; what is stored already is brought up to date.")
    if is_stale:
        st.info("What is said above has changed. Press “Look at this file” to see it read that way.")
    if preview.contents.rows_skipped:
        st.markdown(f"**{say_count(preview.contents.rows_skipped, 'row')} of the file will be left out.**")
    for note in preview.contents.notes:
        st.caption(escape_markdown(str(note.on_page())))
    report = preview.contents.report
    if "people_with_a_code" in report:
        st.caption(say_codes(report["people_with_a_code"], report["respondents"]))
    if preview.kind in LOGS and preview.kind in preview.contents.frames:
        st.caption(say_step_days(preview.contents.frames[preview.kind]))
    if preview.raw is not None and preview.mapping is not None:
        unread = list_unread(preview.raw, preview.kind, preview.mapping)
        if unread:
            st.caption(escape_markdown(say_not_read(unread)))
    if preview.standing_batch is not None:
        st.info(
            f"This file is stored already, as import {preview.standing_batch}. Saving it changes nothing."
        )
    unsaid = find_unsaid(preview)
    to_mend = [each for each in preview.problems if each.row is not None or each.column not in unsaid]
    if to_mend:
        st.subheader(f"{say_count(len(to_mend), 'problem')} to mend, in the file or in how it is read")
        show_problems(to_mend)
    needs = [*say_unsaid(len(unsaid)), *map(say_on_page, preview.needs)]
    if not is_stale:
        show_needs(needs)
    read_now, mapping = False, st.session_state.get("mapping")
    if preview.raw is not None and preview.mapping is not None:
        names = [column.name for column in preview.raw.columns]
        questions, others = find_own_questions(preview)
        declared = ask_questionnaire(preview, questions, others) if questions else None
        kinds_said, kinds_now = ask_sectors(preview)
        changed, as_text, read_now = show_columns_form(
            list_fields(preview),
            names,
            write_mapping(preview.mapping),
            is_open=bool({*needs} - {say_on_page(SECTOR_NEEDED)})
            and not (questions and not preview.mapping.items),
            offers=list_offers(preview),
            days=list_days(preview),
            asked=list_asked(preview),
            questions=list_questions(preview),
        )
        try:
            # What is written as text and what is chosen beside it both count.
            reading = replace(preview, mapping=parse_mapping(as_text)) if as_text else preview
            if as_text or changed:
                mapping = apply_columns(reading, changed) if changed else reading.mapping
            if kinds_now or (kinds_said and (look_now or read_now)):
                stands = mapping or preview.mapping
                mapping = stands.model_copy(update={"sectors": kinds_said | stands.sectors})
        except ImportRefused as refusal:
            list_refusals(refusal)
            is_stale = True
        else:
            if as_text or changed:
                is_stale = True
                st.info("What you changed here is not read yet. Press “Read the file again”.")
            if look_now or read_now or kinds_now or declared:
                read_again(upload, said, declared or mapping)
    else:
        placed, read_now = ask_places(preview)
        try:
            mapping = say_places(mapping, preview.kind, placed) if placed else mapping
        except ImportRefused as refusal:
            list_refusals(refusal)
            is_stale = True
        else:
            if placed:
                is_stale = True
                st.info("What you said of people is not read yet. Press “Read the file again”.")
            if look_now or read_now:
                read_again(upload, said, mapping)

if preview is not None and upload is not None and not is_stale:
    if not preview.contents.frames or preview.first_rows().empty:
        st.markdown("There is nothing to show from this file yet.")
    else:
        st.subheader("The first rows as they will be stored")
        first = preview.first_rows()
        first = fill_known_sectors(first, load_known_sectors(preview, first), normalise_name)
        table, same = say_once(build_preview_table(first, preview.kind), preview.kind)
        if same:
            st.caption(escape_markdown(same))
        st.table(safe_table(table), border="horizontal")
        for kind, agreed in preview.first_agreed().items():
            st.subheader(kinds[kind])
            st.table(safe_table(build_preview_table(agreed, kind)), border="horizontal")
    outside = find_outside(preview)
    show_out_of_reach(outside)
    may_save = preview.can_be_saved and not outside
    # Above the words, which may be many, and filled in once it is known which of them are ticked.
    st.subheader("Save", anchor=SAVE_ANCHOR)
    beside_save = st.container()
    if not may_save:
        beside_save.caption("It can be saved once all that is needed is said and mended above.")
    approved = show_approval(preview.texts(), beside_save)
    if beside_save.button("Save this file", type="primary", disabled=not may_save):
        bar = beside_save.progress(0.0, "Saving")

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
            note_refused("import_files", say_count(len(refusal.problems), "problem"))
            list_refusals(refusal)
        else:
            bar.empty()
            lead_to_imported(preview)
            forget_preview()
            note_ended(upload, SAVED)
            st.session_state["stored"] = (
                f"Import {saved.batch} is stored. New: {saved.said_new}. "
                f"Brought up to date: {saved.said_updated}. Stored already: {saved.said_unchanged}."
            )
            st.rerun()

if said_once := st.session_state.pop("stored", None):
    st.success(said_once)
    show_link("custodian/rounds_and_releases", "Next: make a release")
batches = load_batches(engine, choices.scope)
st.header("Imports so far")
if batches.empty:
    st.markdown("Nothing has been imported yet. Try a small file: you can undo it.")
else:
    show_table(safe_table(build_batch_table(batches, titles, PARTS_OF)), "batches")
    batch = show_undo_form(batches, titles)
    if batch is not None:
        try:
            undone = undo_batch(engine, batch, choices.scope)
            note_done()
            st.success(
                f"Import {batch} is undone. Taken out: {undone['removed']}. "
                f"Put back as they were: {say_count(undone['rows_put_back'], 'entry', 'entries')}."
            )
            for words in list_what_stands(undone["releases"]):
                st.warning(escape_markdown(words))
        except ImportRefused as refusal:
            note_refused("undo_import", f"batch {batch}")
            list_refusals(refusal)
