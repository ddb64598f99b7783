"""What must hold of a database whatever happened to it: nothing half there, nothing without its parent."""

import hashlib

from sqlalchemy import Column, Connection, DateTime, MetaData, String, Table, func, inspect, select, text

from data.database import begin_read, open_engine
from data.tables import StoredRow
from tests.filled_tables import list_revisions

TABLES = StoredRow.metadata.tables
# Rows that an import brings; each names its batch. That it changed records stays known once it is undone.
BROUGHT = [name for name, table in TABLES.items() if "batch_id" in table.c and name != "record_change"]


def take_snapshot(url: str) -> dict[str, str]:
    """By table, a hash of every row without its clock times: what a deed leaves is the same each time."""
    with begin_read(open_engine(url)) as connection:
        return {table.name: _hash_rows(connection, table) for table in _find_tables(connection)}


def _find_tables(connection: Connection) -> list[Table]:
    """The tables as they are; the declared ones where they have the same names, which is quicker to find."""
    names = set(inspect(connection).get_table_names())
    if names == {*TABLES, "alembic_version"}:
        version = Table("alembic_version", MetaData(), Column("version_num", String))
        if connection.execute(select(version)).scalar_one() == list_revisions()[-1]:
            return [*TABLES.values(), version]
    stored = MetaData()
    stored.reflect(connection)
    return list(stored.sorted_tables)


def _hash_rows(connection: Connection, table: Table) -> str:
    kept = [column for column in table.c if not isinstance(column.type, DateTime)]
    rows = sorted(repr(tuple(row)) for row in connection.execute(select(*kept)))
    return f"{len(rows)} rows {hashlib.sha256(chr(10).join(rows).encode()).hexdigest()[:16]}"


def count_rows(url: str) -> dict[str, int]:
    """By table, how many rows; the audit log aside, which may tell of the second try, too."""
    with begin_read(open_engine(url)) as connection:
        return {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in TABLES.items()
            if name != "audit_entry"
        }


def check_whole(url: str) -> None:
    """Raise AssertionError for a damaged file, an orphan, rows of an undone batch, or a release in halves."""
    with begin_read(open_engine(url)) as connection:
        if connection.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
        _check_parents(connection)
        _check_batches(connection)
        _check_releases(connection)


def _check_parents(connection: Connection) -> None:
    for table in TABLES.values():
        pairs = [(key.parent, key.column) for key in table.foreign_keys]
        for name, parent in (("made_by_batch_id", "import_batch"), ("account_id", "account")):
            if name in table.c and not table.c[name].foreign_keys:
                pairs.append((table.c[name], TABLES[parent].c.id))
        for child, parent in pairs:
            there = parent.table.alias()
            orphans = select(func.count()).where(
                child.is_not(None), ~select(1).where(there.c[parent.name] == child).exists()
            )
            found = connection.execute(orphans).scalar_one()
            assert found == 0, f"{found} rows of {table.name} have no {parent.table.name}"


def _check_batches(connection: Connection) -> None:
    batch, audit = TABLES["import_batch"].c, TABLES["audit_entry"].c
    for name in BROUGHT:
        own = TABLES[name].c.batch_id
        left = select(func.count()).where(own == batch.id, batch.undone_at.is_not(None))
        assert connection.execute(left).scalar_one() == 0, f"{name} holds rows of a batch that was undone"
    keys = connection.execute(select(batch.content_key).where(batch.undone_at.is_(None))).scalars().all()
    assert len(keys) == len(set(keys)), "one file stands twice"
    batches = connection.execute(select(func.count()).select_from(TABLES["import_batch"])).scalar_one()
    told = select(func.count()).where(audit.action.like("import %"))
    assert connection.execute(told).scalar_one() == batches, "the audit log and the batches differ"


def _check_releases(connection: Connection) -> None:
    release, cell, finding = TABLES["release"].c, TABLES["cell"].c, TABLES["finding"].c
    standing = select(release.partnership_id, release.quarter).where(release.state == "published")
    places = [tuple(row) for row in connection.execute(standing)]
    assert len(places) == len(set(places)), "two versions of a quarter stand published"
    for number in connection.execute(select(release.id)).scalars().all():
        for own in (cell, finding):
            found = connection.execute(select(func.count()).where(own.release_id == number)).scalar_one()
            assert found > 0, f"release {number} has no {own.release_id.table.name}"
    money = select(cell.release_id).where(cell.breakdown == "category", cell.audience == "programme")
    of_money = set(connection.execute(money.where(cell.measure == "need_gbp")).scalars())
    summed = set(connection.execute(select(TABLES["ledger_sum"].c.release_id)).scalars())
    assert summed == of_money, "the sums of a ledger stand without its cells, or these without their sums"
