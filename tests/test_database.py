"""The database: migrations, both backends, the rules that the tables keep themselves."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, inspect, select, text
from sqlalchemy.exc import DatabaseError, IntegrityError

from data.database import begin_read, begin_write, migrate, open_engine
from data.tables import AuditEntry, Partnership, Release, StoredRow, SurveyRound

NOW = datetime.datetime(2026, 9, 30, tzinfo=datetime.UTC)


def add_partnership(connection, name="Millbrook") -> int:
    return connection.execute(insert(Partnership).values(name=name, is_synthetic=False)).inserted_primary_key[
        0
    ]


def release_row(partnership_id, **changes):
    row = {"partnership_id": partnership_id, "quarter": "2026-Q3", "version": 1, "state": "published"}
    row |= {"method_version": "1", "partition": {}, "records_key": "x", "made_at": NOW}
    return row | changes


def test_migrations_make_exactly_the_declared_tables(engine):
    assert set(inspect(engine).get_table_names()) - {"alembic_version"} == set(StoredRow.metadata.tables)
    with begin_read(engine) as connection:
        context = MigrationContext.configure(connection, opts={"render_as_batch": True})
        ours = [
            step
            for step in compare_metadata(context, StoredRow.metadata)
            if "uq_grant_scope" not in str(step)
        ]
    assert ours == []


def test_migrating_twice_changes_nothing(engine):
    with begin_write(engine) as connection:
        add_partnership(connection)
    migrate(engine)
    with begin_read(engine) as connection:
        assert connection.execute(select(Partnership.name)).scalars().all() == ["Millbrook"]


def test_several_starts_at_once_are_safe(database_url):
    engine = open_engine(database_url)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: migrate(engine), range(4)))
    assert "partnership" in inspect(engine).get_table_names()


@pytest.mark.parametrize("quarter", ["2026-Q5", "2026Q3", "Q3 2026", "2026-03"])
def test_a_quarter_has_one_spelling(engine, quarter):
    with pytest.raises(IntegrityError), begin_write(engine) as connection:
        row = {"quarter": quarter, "kind": "survey", "state": "open", "smallest_group": 5, "opened_at": NOW}
        row |= {
            "partnership_id": add_partnership(connection),
            "instrument_id": "i",
            "instrument_version": "1",
        }
        connection.execute(insert(SurveyRound).values(**row))


def test_only_one_version_of_a_quarter_stands_published(engine):
    with begin_write(engine) as connection:
        partnership_id = add_partnership(connection)
        connection.execute(insert(Release).values(**release_row(partnership_id, version=1)))
    with pytest.raises(IntegrityError), begin_write(engine) as connection:
        connection.execute(insert(Release).values(**release_row(partnership_id, version=2)))
    with begin_write(engine) as connection:
        connection.execute(
            insert(Release).values(**release_row(partnership_id, version=2, state="withdrawn"))
        )


@pytest.mark.parametrize("change", ["UPDATE audit_entry SET action = 'nothing'", "DELETE FROM audit_entry"])
def test_the_audit_log_is_only_added_to(engine, change):
    with begin_write(engine) as connection:
        connection.execute(insert(AuditEntry).values(at=NOW, action="import", outcome="done"))
    with pytest.raises(DatabaseError, match="only added to"), begin_write(engine) as connection:
        connection.execute(text(change))


def test_an_error_does_not_print_what_was_stored(engine):
    with pytest.raises(IntegrityError) as caught, begin_write(engine) as connection:
        add_partnership(connection, "A secret name")
        add_partnership(connection, "A secret name")
    assert "insert into partnership" in str(caught.value).lower()
    assert "VALUES ('A secret" not in str(caught.value)
