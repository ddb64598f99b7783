"""Saving is all or nothing, the same file twice changes nothing, and undoing leaves no trace."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
import pytest
from sqlalchemy import func, insert, select, update

from data.accounts import Scope
from data.database import begin_read, begin_write
from data.imports import save_survey
from data.imports.batches import preview_import, save_import, save_imports
from data.imports.mapping import header_key, parse_mapping
from data.imports.places import TABLES
from data.imports.problems import ImportRefused
from data.imports.raw_table import RawColumn, RawTable
from data.imports.undo import list_releases_on, undo_batch
from data.rounds import open_round
from tests.import_makers import (
    ITEMS,
    action,
    attended,
    course,
    decision,
    happening,
    line,
    post,
    sheet,
    write_csv,
)

# What an import leaves behind on purpose when it is undone: that it was, how the file is read, and by which
# questionnaire.
KEPT_AFTER_UNDO = {"import_batch", "record_change", "audit_entry", "mapping", "instrument"}


def take_in(engine, folder, *rows, name="file.csv", approved_texts=None, **options):
    looked = preview_import(write_csv(folder, *rows, name=name), engine, **options)
    return save_import(engine, looked, approved_texts=approved_texts, imported_by="Sam")


def rows_of(engine, table, *columns):
    with begin_read(engine) as connection:
        picked = [TABLES[table].c[name] for name in columns] or [TABLES[table]]
        return [dict(row) for row in connection.execute(select(*picked)).mappings()]


def counts(engine):
    with begin_read(engine) as connection:
        found = {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in TABLES.items()
        }
    return {name: count for name, count in found.items() if count and name not in KEPT_AFTER_UNDO}


FILES = {
    "survey": [sheet(code="a"), sheet(organisation="Schools", sector="education")],
    "attendance": [attended(), attended(organisation="Schools", person="Jo")],
    "actions": [action(), action(ref="A2")],
    "decisions": [decision()],
    "resources": [line(), line(category="staff")],
    "staff": [post()],
    "trainings": [course()],
    "events": [happening()],
}


@pytest.mark.parametrize("kind", sorted(FILES))
def test_every_kind_is_saved_again_changes_nothing_and_is_undone_whole(engine, tmp_path, kind):
    saved = take_in(engine, tmp_path, *FILES[kind])
    assert saved.report["batch"] == saved.batch
    assert saved.new_rows >= len(FILES[kind])
    before = counts(engine)
    again = take_in(engine, tmp_path, *FILES[kind])
    assert (again.changed_nothing, again.batch) == (True, saved.batch)
    assert counts(engine) == before
    undo_batch(engine, saved.batch)
    assert counts(engine) == {}
    assert take_in(engine, tmp_path, *FILES[kind]).new_rows == saved.new_rows


def test_sheets_are_stored_with_their_answers_round_and_places(engine, tmp_path):
    take_in(engine, tmp_path, sheet(4, code="ab 1", money_1="Don't know", money_2=""))
    stored = rows_of(engine, "response")[0]
    answers = json.loads(stored["answers"])
    assert answers["money_1"] == -1
    assert "money_2" not in answers
    assert (answers["trust_1"] if "trust_1" in answers else answers[ITEMS[0]]) == 4
    assert list(answers) == [item for item in ITEMS if item != "money_2"]
    assert len(stored["person_key"]) == 32
    assert stored["sector"] == "police"
    opened = rows_of(engine, "survey_round")[0]
    assert (opened["quarter"], opened["state"], opened["invited_count"]) == ("2026-Q3", "open", None)
    assert rows_of(engine, "organisation", "name", "sector") == [{"name": "Police North", "sector": "police"}]


def test_the_code_itself_is_nowhere_in_the_database(engine, tmp_path):
    take_in(engine, tmp_path, sheet(code="secret77"))
    take_in(engine, tmp_path, attended(person="Jo Bloggs secret77"), name="b.csv")
    take_in(engine, tmp_path, action(action="secret77", ref="secret77", owner="secret77"), name="c.csv")
    assert "secret77" not in "".join(str(rows_of(engine, table)) for table in TABLES)


def test_a_person_is_found_again_in_the_next_round(engine, tmp_path):
    take_in(engine, tmp_path, sheet(code="AB 1"))
    take_in(engine, tmp_path, sheet(code="ab1", quarter="2026-Q4"), name="next.csv")
    assert len({row["person_key"] for row in rows_of(engine, "response", "person_key")}) == 1


def test_two_people_who_answer_alike_without_a_code_both_count(engine, tmp_path):
    assert take_in(engine, tmp_path, sheet(3), sheet(3)).new_rows == 2


def test_a_longer_export_of_the_same_round_adds_only_what_is_new(engine, tmp_path):
    first = [sheet(3), sheet(4, code="a")]
    take_in(engine, tmp_path, *first)
    saved = take_in(engine, tmp_path, *first, sheet(3), sheet(5), name="longer.csv")
    assert (saved.new_rows, saved.unchanged_rows) == (2, 2)


def test_a_person_with_other_answers_in_the_same_round_is_refused_and_nothing_is_written(engine, tmp_path):
    take_in(engine, tmp_path, sheet(3, code="a"))
    before = counts(engine)
    with pytest.raises(ImportRefused, match="row 3: this person has already answered this round"):
        take_in(engine, tmp_path, sheet(5, code="new"), sheet(4, code="a"), name="other.csv")
    assert counts(engine) == before
    skipped = take_in(
        engine, tmp_path, sheet(5, code="new"), sheet(4, code="a"), name="other.csv", skip_bad_rows=True
    )
    assert (skipped.new_rows, skipped.skipped_rows) == (1, 1)


def test_late_answers_to_a_closed_round_are_refused_until_it_is_opened_again(engine, tmp_path):
    take_in(engine, tmp_path, sheet())
    with begin_write(engine) as connection:
        connection.execute(update(TABLES["survey_round"]).values(state="closed"))
    with pytest.raises(ImportRefused, match="the round of Jul–Sep 2026 is closed; open it again"):
        take_in(engine, tmp_path, sheet(4), name="late.csv")
    with begin_write(engine) as connection:
        connection.execute(update(TABLES["survey_round"]).values(state="open"))
    assert take_in(engine, tmp_path, sheet(4), name="late.csv").new_rows == 1


def test_nothing_is_said_of_what_is_stored_of_a_partnership_out_of_reach(engine, tmp_path):
    take_in(engine, tmp_path, sheet(partnership="Secret B"))
    take_in(engine, tmp_path, sheet(partnership="Open A"), name="open.csv")
    with begin_write(engine) as connection:
        connection.execute(update(TABLES["survey_round"]).values(state="closed"))
    numbers = {row["name"]: row["id"] for row in rows_of(engine, "partnership", "name", "id")}
    scope = Scope({"custodian": frozenset({numbers["Open A"]})})
    late = write_csv(tmp_path, sheet(4, partnership="Secret B"), name="late.csv")
    own = write_csv(tmp_path, sheet(4, partnership="Open A"), name="own.csv")
    assert preview_import(late, engine).problems != []
    assert preview_import(late, engine, scope=scope).problems == []
    assert "is closed" in preview_import(own, engine, scope=scope).problems[0].message
    stored = tmp_path / "file.csv"
    assert preview_import(stored, engine).standing_batch == 1
    assert preview_import(stored, engine, scope=scope).standing_batch is None
    assert preview_import(tmp_path / "open.csv", engine, scope=scope).standing_batch == 2


def test_a_closed_round_is_told_at_the_first_look_and_again_when_saving(engine, tmp_path):
    take_in(engine, tmp_path, sheet())
    late = write_csv(tmp_path, sheet(4), name="late.csv")
    looked_before = preview_import(late, engine)
    with begin_write(engine) as connection:
        connection.execute(update(TABLES["survey_round"]).values(state="closed"))
    looked = preview_import(late, engine)
    assert not looked.can_be_saved
    assert "the round of Jul–Sep 2026 is closed; open it again" in looked.problems[0].message
    with pytest.raises(ImportRefused, match="is closed"):
        save_import(engine, looked_before)
    again = preview_import(tmp_path / "file.csv", engine)
    assert (again.problems, again.standing_batch) == ([], 1)


def test_another_instruments_round_is_refused(engine, tmp_path):
    take_in(engine, tmp_path, sheet())
    with begin_write(engine) as connection:
        connection.execute(update(TABLES["survey_round"]).values(instrument_version="0"))
    with pytest.raises(
        ImportRefused, match="asked partnership_health version 0; this file is partnership_health"
    ):
        take_in(engine, tmp_path, sheet(4), name="other.csv")


def test_a_file_with_problems_is_refused_with_all_of_them(engine, tmp_path):
    with pytest.raises(ImportRefused) as caught:
        take_in(engine, tmp_path, sheet(money_1=9), sheet(money_2=9))
    assert len(caught.value.problems) == 2
    assert counts(engine) == {}


def test_of_several_files_one_that_is_refused_leaves_none_behind(engine, tmp_path):
    good = preview_import(write_csv(tmp_path, line(), name="a.csv"), engine)
    bad = preview_import(write_csv(tmp_path, line(need="lots"), name="b.csv"), engine)
    with pytest.raises(ImportRefused):
        save_imports(engine, [good, bad])
    assert counts(engine) == {}


def test_names_that_differ_in_case_and_spaces_are_one(engine, tmp_path):
    take_in(
        engine,
        tmp_path,
        sheet(1),
        sheet(2, organisation="police  NORTH"),
        sheet(3, organisation="Police-North"),
    )
    assert len(rows_of(engine, "organisation")) == 1


def test_progress_ends_with_the_number_of_sheets(engine, tmp_path, monkeypatch):
    monkeypatch.setattr(save_survey, "SHEETS_AT_ONCE", 2)
    looked = preview_import(write_csv(tmp_path, *[sheet(1 + n % 5, code=str(n)) for n in range(5)]), engine)
    seen = []
    save_import(engine, looked, progress=lambda done, of: seen.append((done, of)))
    assert seen == [(2, 5), (4, 5), (5, 5)]


@pytest.mark.parametrize("ids_at_once", [5000, 1])
def test_an_action_log_is_brought_up_to_date_and_undoing_puts_it_back(
    engine, tmp_path, monkeypatch, ids_at_once
):
    """Also where more rows are put back than one statement names."""
    monkeypatch.setattr("data.imports.undo.IDS_AT_ONCE", ids_at_once)
    first = take_in(engine, tmp_path, action(), action(ref="A2"))
    closed = action(closed="2026-07-20", status="done")
    second = take_in(engine, tmp_path, closed, action(ref="A2"), action(ref="A3"), name="august.csv")
    assert (second.new_rows, second.updated_rows, second.unchanged_rows) == (1, 1, 1)
    assert sorted(row["state"] for row in rows_of(engine, "action")) == ["closed", "open", "open"]
    with pytest.raises(ImportRefused, match=f"undo batch {second.batch} first"):
        undo_batch(engine, first.batch)
    assert undo_batch(engine, second.batch)["rows_put_back"] == 1
    assert [row["state"] for row in rows_of(engine, "action")] == ["open", "open"]
    undo_batch(engine, first.batch)
    assert counts(engine) == {}


def test_another_file_adds_to_a_meeting_and_does_not_blank_what_is_known(engine, tmp_path):
    take_in(engine, tmp_path, attended(quorum="4", minutes="30"))
    take_in(engine, tmp_path, attended(presence="not known"), attended(organisation="Schools"), name="b.csv")
    assert [row["quorum_count"] for row in rows_of(engine, "meeting")] == [4]
    came = {(row["presence"], row["minutes_present"]) for row in rows_of(engine, "attendance")}
    assert came == {("present", 30.0), ("present", None)}


def test_what_others_stand_on_stays_when_an_import_is_undone(engine, tmp_path):
    first = take_in(engine, tmp_path, sheet(3))
    take_in(engine, tmp_path, line(), name="ledger.csv")
    undo_batch(engine, first.batch)
    assert counts(engine) == {"partnership": 1, "organisation": 1, "membership": 1, "resource_line": 1}


def test_a_smallest_group_that_was_raised_stays_raised_when_the_file_is_undone_and_taken_in_again(
    engine, tmp_path
):
    first = take_in(engine, tmp_path, sheet(3))
    open_round(engine, 1, "2026-Q3", Scope.everything(), smallest_group=12)
    undo_batch(engine, first.batch)
    take_in(engine, tmp_path, sheet(3), sheet(4))
    assert [row["smallest_group"] for row in rows_of(engine, "survey_round")] == [12]


def test_undoing_names_the_releases_that_stand_on_it(engine, tmp_path):
    saved = take_in(engine, tmp_path, sheet(3))
    moment = rows_of(engine, "import_batch", "imported_at")[0]["imported_at"]
    released = {
        "partnership_id": 1,
        "quarter": "2026-Q3",
        "version": 2,
        "state": "published",
        "partition": {},
    }
    released |= {"method_version": "1", "records_key": "x", "made_at": moment}
    with begin_write(engine) as connection:
        number = connection.execute(select(TABLES["partnership"].c.id)).scalar_one()
        connection.execute(insert(TABLES["release"]).values(**released | {"partnership_id": number}))
    undone = undo_batch(engine, saved.batch)
    assert undone["releases"] == [{"partnership": "Millbrook", "quarter": "2026-Q3", "version": 2}]
    assert rows_of(engine, "release", "state") == [{"state": "published"}]


def publish_of_many(engine, released):
    """A published release of each (partnership's number, quarter); the partnerships are named by number."""
    moment = datetime(2026, 9, 30, tzinfo=UTC)
    plain = {"version": 1, "state": "published", "partition": {}, "method_version": "1", "records_key": "x"}
    with begin_write(engine) as connection:
        for number in {number for number, _ in released}:
            row = {"id": number, "name": f"No. {number:06d}", "is_synthetic": False}
            connection.execute(insert(TABLES["partnership"]).values(**row))
        rows = [plain | {"partnership_id": each, "quarter": q, "made_at": moment} for each, q in released]
        connection.execute(insert(TABLES["release"]), rows)


def test_releases_are_found_for_more_partnerships_than_a_statement_takes(engine):
    publish_of_many(engine, [(1, "2026-Q2"), (1, "2026-Q3"), (69_999, "2026-Q2"), (70_000, "2026-Q2")])
    changes = [(number, "2026-Q2", "2026-Q2") for number in range(70_000)]
    with begin_read(engine) as connection:
        found = list_releases_on(connection, changes)
    assert [(each["partnership"], each["quarter"]) for each in found] == [
        ("No. 000001", "2026-Q2"), ("No. 069999", "2026-Q2"),
    ]  # fmt: skip


def test_changes_are_read_once_however_many_releases_there_are(sqlite_engine):
    publish_of_many(sqlite_engine, [(each, quarter) for each in (3, 2) for quarter in ("2026-Q1", "2026-Q3")])
    changes = iter([(3, "2025-Q1", "2025-Q4"), (2, "2026-Q1", "2026-Q1"), (3, "2026-Q2", "9999-Q4")])
    with begin_read(sqlite_engine) as connection:
        found = list_releases_on(connection, changes)
    assert [(each["partnership"], each["quarter"]) for each in found] == [
        ("No. 000002", "2026-Q1"), ("No. 000003", "2026-Q3"),
    ]  # fmt: skip


@pytest.mark.parametrize("number", [99])
def test_a_batch_that_is_not_there_cannot_be_undone(sqlite_engine, number):
    with pytest.raises(ImportRefused, match="there is no import batch 99"):
        undo_batch(sqlite_engine, number)


def test_a_batch_is_undone_once(sqlite_engine, tmp_path):
    saved = take_in(sqlite_engine, tmp_path, line())
    undo_batch(sqlite_engine, saved.batch)
    with pytest.raises(ImportRefused, match="is undone already"):
        undo_batch(sqlite_engine, saved.batch)
    assert [row["undone_at"] is not None for row in rows_of(sqlite_engine, "import_batch")] == [True]


def test_a_batch_of_one_partnership_names_it_and_one_of_several_does_not(sqlite_engine, tmp_path):
    take_in(sqlite_engine, tmp_path, line(), line(category="staff"))
    take_in(sqlite_engine, tmp_path, line(), line(partnership="Other"), name="b.csv")
    batches = rows_of(sqlite_engine, "import_batch", "partnership_id")
    assert [row["partnership_id"] is None for row in batches] == [False, True]


def test_free_text_is_stored_only_when_it_was_approved(sqlite_engine, tmp_path):
    take_in(sqlite_engine, tmp_path, action())
    assert rows_of(sqlite_engine, "action", "words", "owner") == [{"words": None, "owner": None}]
    looked = preview_import(write_csv(tmp_path, action(ref="A2"), name="b.csv"), sqlite_engine)
    texts = looked.texts().set_index("field")["text_id"]
    save_import(sqlite_engine, looked, approved_texts={texts["words"]: "Write [name]'s protocol"})
    assert {"words": "Write [name]'s protocol", "owner": None} in rows_of(
        sqlite_engine, "action", "words", "owner"
    )


def test_comments_are_stored_only_when_they_were_approved(sqlite_engine, tmp_path):
    from data.instruments import read_instrument

    question = next(iter(read_instrument().open_questions))
    looked = preview_import(write_csv(tmp_path, sheet(3) | {question: "Jo was late"}), sqlite_engine)
    assert looked.texts()["words"].tolist() == ["Jo was late"]
    save_import(sqlite_engine, looked, approved_texts={f"2:{question}": "[name] was late"}, imported_by="Sam")
    assert rows_of(sqlite_engine, "comment", "question_id", "words", "approved_by") == [
        {"question_id": question, "words": "[name] was late", "approved_by": "Sam"}
    ]


def test_a_mapping_is_kept_and_used_for_the_next_file_with_these_headings(sqlite_engine, tmp_path):
    looked = look_again(sqlite_engine, tmp_path, GERMAN, "constants: {quarter: 2026-Q3, currency: EUR}")
    assert looked.kind == "resources"
    # The quarter was that of the first file.
    assert [need.split(":")[0] for need in looked.needs] == ["quarter"]
    assert looked.contents.frames["resources"]["currency"].tolist() == ["EUR"]


GERMAN = {"partnership": "M", "Zweck": "training", "need": 5}


def look_again(engine, folder, row, said="", *, saved_for=None, **again):
    """The second file under the headings of one that was saved with a mapping."""
    mapping = parse_mapping(f"kind: resources\ncolumns: {{category: Zweck}}\n{said}\n")
    take_in(engine, folder, row, mapping=mapping, partnership=saved_for, quarter="2026-Q3")
    return preview_import(write_csv(folder, row | {"need": 6}, name="b.csv"), engine, **again)


def test_a_mapping_of_one_partnership_is_not_used_for_another(sqlite_engine, tmp_path):
    row = {"Zweck": "training", "need": 5}
    own = look_again(sqlite_engine, tmp_path, row, saved_for="M", partnership=" m ")
    assert (own.kind, own.mapping.columns) == ("resources", {"category": "Zweck"})
    for other in ("N", None):
        with pytest.raises(ImportRefused, match="not clear what this file holds"):
            preview_import(tmp_path / "b.csv", sqlite_engine, partnership=other)


def test_a_mapping_of_a_partnership_out_of_reach_is_not_shown(sqlite_engine, tmp_path):
    row = {"Zweck": "training", "need": 5}
    look_again(sqlite_engine, tmp_path, row, saved_for="M", partnership="M")
    for reach, is_found in ((frozenset({1}), True), (frozenset({2}), False)):
        scope = Scope({"custodian": reach})
        try:
            looked = preview_import(tmp_path / "b.csv", sqlite_engine, partnership="M", scope=scope)
        except ImportRefused:
            looked = None
        assert (looked is not None) == is_found


def test_a_mapping_of_several_partnerships_is_for_whoever_reaches_them_all(sqlite_engine, tmp_path):
    assert look_again(sqlite_engine, tmp_path, GERMAN).kind == "resources"
    with pytest.raises(ImportRefused, match="not clear what this file holds"):
        preview_import(tmp_path / "b.csv", sqlite_engine, scope=Scope({"custodian": frozenset({1})}))


def test_other_questions_under_a_tools_short_headings_are_not_read_as_the_earlier_ones():
    kept, other = (
        RawTable("x", [RawColumn("Q1", text)], pd.DataFrame({"Q1": ["4"]})) for text in ("Trust?", "Money?")
    )
    assert header_key(kept, "M") != header_key(other, "M")
    assert header_key(kept, "M") == header_key(replace(other, columns=kept.columns), " m")


INSTRUMENT = """
id: small
version: "1"
title: Small
scale: {min: 1, max: 3}
domains: {trust: {title: Trust}}
constructs:
  - {id: c, domain: trust, title: C, items: [{id: one, text: One}]}
"""
SMALL = "kind: survey\ninstrument: small.yaml\nitems: {one: Q}\nconstants: {sector: s, organisation: o}\n"


def test_an_instrument_beside_the_mapping_is_stored_and_found_again(sqlite_engine, tmp_path):
    (tmp_path / "small.yaml").write_text(INSTRUMENT, encoding="utf-8")
    options = {"partnership": "M", "quarter": "2026-Q3"}
    path = write_csv(tmp_path, {"Q": 2})
    looked = preview_import(
        path, sqlite_engine, mapping=parse_mapping(SMALL), mapping_folder=tmp_path, **options
    )
    save_import(sqlite_engine, looked, mapping_folder=tmp_path)
    (tmp_path / "small.yaml").unlink()
    path = write_csv(tmp_path, {"Q": 3}, name="b.csv")
    again = preview_import(path, sqlite_engine, **options)
    assert again.instrument.id == "small"
    told = again.mapping.model_copy(update={"constants": {"sector": "s", "organisation": "o"}})
    again = preview_import(path, sqlite_engine, mapping=told, **options)
    assert save_import(sqlite_engine, again).new_rows == 1


def test_a_stored_instrument_cannot_change_without_a_new_version(sqlite_engine, tmp_path):
    (tmp_path / "small.yaml").write_text(INSTRUMENT, encoding="utf-8")
    options = {
        "partnership": "M",
        "quarter": "2026-Q3",
        "mapping": parse_mapping(SMALL),
        "mapping_folder": tmp_path,
    }
    looked = preview_import(write_csv(tmp_path, {"Q": 2}), sqlite_engine, **options)
    save_import(sqlite_engine, looked, mapping_folder=tmp_path)
    (tmp_path / "small.yaml").write_text(INSTRUMENT.replace("text: One", "text: Another"), encoding="utf-8")
    changed = preview_import(write_csv(tmp_path, {"Q": 3}, name="b.csv"), sqlite_engine, **options)
    with pytest.raises(ImportRefused, match="stored already with other questions"):
        save_import(sqlite_engine, changed, mapping_folder=tmp_path)


@pytest.mark.parametrize("sector", ["", "not stated"])
def test_a_seat_that_is_a_parents_by_its_name_counts_as_theirs(sqlite_engine, tmp_path, sector):
    path = write_csv(
        tmp_path,
        attended(organisation="Parent representative", sector=sector),
        attended(organisation="Carers Trust", sector=sector),
        attended(organisation="Parents' rep 2", sector="voluntary"),
    )
    save_import(sqlite_engine, preview_import(path))
    with begin_read(sqlite_engine) as connection:
        table = TABLES["organisation"].c
        stored = dict(connection.execute(select(table.name, table.sector)).all())
    assert stored == {
        "Parent representative": "parents and carers",
        "Carers Trust": "not stated",
        "Parents' rep 2": "voluntary",
    }
