"""Every migration, from every earlier version, with rows in every table."""

import shutil

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import delete, insert, select

from data import database
from data.database import begin_read, begin_write, migrate, open_engine
from data.programme_ledger import save_sums
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


def test_sums_of_releases_made_before_are_those_that_a_release_keeps_now(database_url):
    engine = open_engine(database_url)
    migrate_to(engine, "0007")
    named = [
        ("need_gbp", "category", "staff · cash", 100.0, {}),
        ("committed_gbp", "category", "staff · cash", 60.0, {}),
        ("unmet_need_gbp", "category", "staff · cash", 40.0, {}),
        ("need_gbp", "category", "training · cash", 7.0, {}),
        ("spent_gbp", "category", "training · cash", None, {}),
        ("need_gbp", "whole", "whole", 107.0, {}),
        ("fte_gap", "whole", "whole", 2.5, {}),
        ("training_shortfall_share", "whole", "whole", 0.25, {"needed_count": 20.0, "current_count": 15.0}),
        ("training_shortfall_share", "organisation", "Police", 0.5, {"needed_count": 2.0}),
    ]
    names = ("measure", "breakdown", "group_name", "estimate", "detail")
    tables = StoredRow.metadata.tables
    with begin_write(engine) as connection:
        connection.execute(insert(tables["partnership"]).values(name="Millbrook", is_synthetic=False))
        made = {"quarter": "2026-Q3", "version": 1, "state": "published", "method_version": "2"}
        made |= {"partnership_id": 1, "partition": {}, "records_key": "x", "made_at": NOW}
        connection.execute(insert(tables["release"]).values(made))
        rows = [dict(zip(names, row, strict=True)) for row in named]
        of_all = {"release_id": 1, "unit": "GBP", "audience": "programme"}
        connection.execute(insert(tables["cell"]), [row | of_all for row in rows])
    migrate(engine)
    kept = [tables["ledger_sum"], tables["people_sum"]]

    def read_sums(connection):
        found = [connection.execute(select(*list(table.c)[1:])).all() for table in kept]
        return [sorted(map(tuple, rows), key=str) for rows in found]

    with begin_write(engine) as connection:
        before = read_sums(connection)
        for table in kept:
            connection.execute(delete(table))
        save_sums(connection, [1])
        assert read_sums(connection) == before
    assert before == [
        [
            (1, "", 107.0, 60.0, None, None, 40.0),
            (1, "staff · cash", 100.0, 60.0, None, None, 40.0),
            (1, "training · cash", 7.0, None, None, None, None),
        ],
        [(1, 2.5, 0.25, 5.0, 20.0)],
    ]


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
