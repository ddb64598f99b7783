"""Every migration, from every earlier version, with rows in every table."""

import shutil

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, select

from data import database
from data.database import begin_read, begin_write, migrate, open_engine
from data.tables import StoredRow
from tests.chaos.doing import start
from tests.filled_tables import NOW, ROWS, fill_every_table, list_revisions, migrate_to, read_rows


def assert_up_to_date(engine) -> None:
    """The database has exactly the declared tables; an index over an expression cannot be compared."""
    with begin_read(engine) as connection:
        context = MigrationContext.configure(connection, opts={"render_as_batch": True})
        differ = compare_metadata(context, StoredRow.metadata)
    assert [step for step in differ if "uq_grant_scope" not in str(step)] == []


def drop_what_is_found_no_more(before: dict, revision: str) -> dict:
    """Without the kept ways of reading that had other keys until version 5; people's never changed."""
    if revision >= "0005":
        return before
    return before | {"mapping": [row for row in before["mapping"] if row["kind"] == "people"]}


def assert_nothing_lost(before: dict, after: dict, revision: str) -> None:
    """Every row is there, and says the same in every column that is still there.

    Ways of reading a file that could not be found again are the exception: all of them are gone.
    The log holds an entry more where there was something to migrate: one, however many tried.
    """
    told = after["audit_entry"][len(before["audit_entry"]) :]
    is_newest = revision == list_revisions()[-1]
    assert [row["action"] for row in told] == ([] if is_newest else ["migrate"])
    after = after | {"audit_entry": after["audit_entry"][: len(before["audit_entry"])]}
    for name, rows in drop_what_is_found_no_more(before, revision).items():
        kept = after[name]
        assert len(kept) == len(rows), f"{name} had {len(rows)} rows and has {len(kept)}"
        for old, new in zip(rows, kept, strict=True):
            shared = old.keys() & new.keys()
            assert {c: new[c] for c in shared} == {c: old[c] for c in shared}, f"a row of {name} changed"


@pytest.mark.parametrize("revision", list_revisions())
def test_every_earlier_version_comes_up_to_date_with_all_its_rows(database_url, revision):
    engine = open_engine(database_url)
    migrate_to(engine, revision)
    fill_every_table(engine)
    before = read_rows(engine)
    assert set(map(len, before.values())) == {ROWS}
    migrate(engine)
    assert_up_to_date(engine)
    assert_nothing_lost(before, read_rows(engine), revision)
    with begin_write(engine) as connection:  # a new row finds its number
        added = insert(StoredRow.metadata.tables["partnership"]).values(name="New", is_synthetic=False)
        assert connection.execute(added).inserted_primary_key[0] == ROWS + 1


@pytest.mark.parametrize("revision", list_revisions())
def test_five_that_start_together_bring_an_earlier_version_up_to_date(database_url, revision):
    engine = open_engine(database_url)
    migrate_to(engine, revision)
    fill_every_table(engine)
    before = read_rows(engine)
    engine.dispose()
    deeds = [start(database_url, ["migrate"]) for _ in range(5)]
    assert [deed.wait() for deed in deeds] == [(0, "The database is up to date.\n")] * 5
    assert_up_to_date(engine)
    assert_nothing_lost(before, read_rows(engine), revision)


def test_ways_of_reading_that_are_found_no_more_are_gone_and_what_is_kept_after_them_stays(database_url):
    engine = open_engine(database_url)
    migrate_to(engine, "0004")
    kept = StoredRow.metadata.tables["mapping"]
    row = {"name": "log.csv", "saved_at": NOW, "definition": "kind: actions"}
    old = [row | {"kind": "actions", "header_key": "0" * 64}, row | {"kind": "people", "header_key": "1"}]
    with begin_write(engine) as connection:
        connection.execute(insert(kept), old)
    migrate(engine)
    with begin_write(engine) as connection:
        assert connection.execute(select(kept.c.kind)).scalars().all() == ["people"]
        connection.execute(insert(kept).values(row | {"kind": "survey", "header_key": "2" * 64}))
    migrate(engine)
    with begin_read(engine) as connection:
        assert sorted(connection.execute(select(kept.c.kind)).scalars()) == ["people", "survey"]


def test_bringing_rows_up_to_date_is_noted_and_making_an_empty_place_is_not(engine, monkeypatch, tmp_path):
    entries = StoredRow.metadata.tables["audit_entry"]
    migrate(engine)
    assert read_rows(engine)["audit_entry"] == []
    shutil.copytree(database.HERE / "migrations", tmp_path / "migrations")
    newest = list_revisions()[-1]
    step = f'revision = "next"\ndown_revision = "{newest}"\n\n\ndef upgrade():\n    pass\n'
    (tmp_path / "migrations" / "versions" / "next.py").write_text(step, "utf-8")
    monkeypatch.setattr(database, "HERE", tmp_path)
    for _ in range(2):
        migrate(engine)
    with begin_read(engine) as connection:
        told = connection.execute(select(entries.c.action, entries.c.subject)).all()
    assert told == [("migrate", f"from version {newest} to next")]


def test_a_lost_row_would_be_noticed(sqlite_engine):
    fill_every_table(sqlite_engine)
    before = read_rows(sqlite_engine)
    with begin_write(sqlite_engine) as connection:
        connection.exec_driver_sql("UPDATE event SET words = 'other' WHERE id = 3")
    with pytest.raises(AssertionError, match="a row of event changed"):
        assert_nothing_lost(before, read_rows(sqlite_engine), list_revisions()[-1])
    with begin_write(sqlite_engine) as connection:
        connection.exec_driver_sql("DELETE FROM event WHERE id = 3")
    with pytest.raises(AssertionError, match="event had 7 rows and has 6"):
        assert_nothing_lost(before, read_rows(sqlite_engine), list_revisions()[-1])
