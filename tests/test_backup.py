"""Backup and restore: row for row, all or nothing, into an empty place only."""

import datetime
import json
import os
import subprocess
import sys
import zipfile
from random import Random

import pytest
from sqlalchemy import func, insert, inspect, select

from data.backup import BackupRefused, restore_backup, write_backup
from data.commands import main
from data.database import begin_read, begin_write, migrate, open_engine
from data.tables import AuditEntry, Partnership, Release, StoredRow
from tests.chaos.places import Place
from tests.filled_tables import ROWS, fill_every_table

NOW = datetime.datetime(2026, 9, 30, 12, 30, tzinfo=datetime.UTC)


def fill(engine, partnerships=3) -> None:
    with begin_write(engine) as connection:
        rows = [{"name": f"Partnership “{n}”", "is_synthetic": True} for n in range(partnerships)]
        connection.execute(insert(Partnership), rows)
        release = {"partnership_id": 1, "quarter": "2026-Q3", "version": 1, "state": "draft", "made_at": NOW}
        release |= {
            "method_version": "1",
            "records_key": "k",
            "partition": {"groups": {"Police": ["police"]}},
        }
        connection.execute(insert(Release), [release])
        connection.execute(insert(AuditEntry), [{"at": NOW, "action": "import", "outcome": "done"}])


def everything(engine) -> dict:
    with begin_read(engine) as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in StoredRow.metadata.sorted_tables
        }


def empty_database(tmp_path) -> object:
    return open_engine(f"sqlite:///{tmp_path / 'restored.db'}")


def test_a_restored_backup_equals_the_original_row_for_row(engine, tmp_path):
    fill(engine)
    before = everything(engine)
    counts = write_backup(engine, tmp_path / "all.backup")
    assert counts["partnership"] == 3
    with begin_write(engine) as connection:
        connection.exec_driver_sql("DROP TABLE audit_entry")
        for table in reversed(StoredRow.metadata.sorted_tables):
            if table.name != "audit_entry":
                connection.execute(table.delete())
        StoredRow.metadata.create_all(connection)
    assert restore_backup(engine, tmp_path / "all.backup") == counts
    assert everything(engine) == before
    with begin_write(engine) as connection:
        added = connection.execute(insert(Partnership).values(name="After", is_synthetic=False))
        assert added.inserted_primary_key[0] == 4


def test_a_backup_moves_from_one_backend_to_the_other(engine, tmp_path):
    fill(engine)
    write_backup(engine, tmp_path / "all.backup")
    other = empty_database(tmp_path)
    restore_backup(other, tmp_path / "all.backup")
    assert everything(other)["partnership"] == everything(engine)["partnership"]
    migrate(other)


def restore_everywhere(backup, tmp_path, server):
    """What is in a fresh database of each backend after restoring."""
    for place in (Place("sqlite", tmp_path), Place("postgres", tmp_path, server)):
        url = place.make()
        assert set(restore_backup(open_engine(url), backup).values()) == {ROWS}
        yield everything(open_engine(url))
        place.drop(url)


@pytest.mark.postgres
def test_every_table_comes_back_row_for_row_on_both_backends(engine, tmp_path, postgres_url):
    fill_every_table(engine)
    write_backup(engine, tmp_path / "all.backup")
    before = everything(engine)
    for restored in restore_everywhere(tmp_path / "all.backup", tmp_path, postgres_url):
        assert in_one_zone(restored) == in_one_zone(before)


def in_one_zone(tables):
    """Times in UTC, whether or not the backend gives a zone with them."""
    return {
        name: [
            tuple(
                v.replace(tzinfo=v.tzinfo or datetime.UTC) if isinstance(v, datetime.datetime) else v
                for v in row
            )
            for row in rows
        ]
        for name, rows in tables.items()
    }


@pytest.mark.parametrize("seed", range(40))
def test_a_byte_that_was_changed_is_noticed_or_does_not_matter(sqlite_engine, tmp_path, seed):
    fill(sqlite_engine)
    before = everything(sqlite_engine)
    write_backup(sqlite_engine, tmp_path / "all.backup")
    random, damaged = Random(seed), bytearray((tmp_path / "all.backup").read_bytes())
    damaged[random.randrange(len(damaged))] ^= random.randrange(1, 256)
    (tmp_path / "damaged.backup").write_bytes(damaged)
    target = empty_database(tmp_path)
    try:
        restore_backup(target, tmp_path / "damaged.backup")
    except BackupRefused:
        assert inspect(target).get_table_names() == []
    else:
        assert everything(target) == before


def test_a_backup_is_for_its_owner_only(sqlite_engine, tmp_path):
    write_backup(sqlite_engine, tmp_path / "all.backup")
    assert (tmp_path / "all.backup").stat().st_mode & 0o077 == 0


def test_what_a_killed_backup_left_is_removed_once_it_is_old(sqlite_engine, tmp_path):
    old, new = (tmp_path / f".all.backup.unfinished-{number}" for number in (1, 2))
    for left in (old, new):
        left.write_bytes(b"half")
    os.utime(old, (0, 0))
    write_backup(sqlite_engine, tmp_path / "all.backup")
    assert not old.exists()
    assert new.exists()


def test_a_place_that_is_not_empty_is_left_alone(sqlite_engine, tmp_path):
    fill(sqlite_engine)
    write_backup(sqlite_engine, tmp_path / "all.backup")
    before = everything(sqlite_engine)
    with pytest.raises(BackupRefused, match="not empty"):
        restore_backup(sqlite_engine, tmp_path / "all.backup")
    assert everything(sqlite_engine) == before


@pytest.mark.parametrize("kept", [0, 10, 500, -1])
def test_a_truncated_file_restores_nothing(sqlite_engine, tmp_path, kept):
    fill(sqlite_engine)
    whole = tmp_path / "all.backup"
    write_backup(sqlite_engine, whole)
    cut = tmp_path / "cut.backup"
    cut.write_bytes(whole.read_bytes()[:kept])
    target = empty_database(tmp_path)
    with pytest.raises(BackupRefused, match="not a whole backup"):
        restore_backup(target, cut)


def test_a_changed_row_is_noticed(sqlite_engine, tmp_path):
    fill(sqlite_engine)
    write_backup(sqlite_engine, tmp_path / "all.backup")
    with (
        zipfile.ZipFile(tmp_path / "all.backup") as old,
        zipfile.ZipFile(tmp_path / "forged.backup", "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"draft", b"d\\u0072aft"))
    target = empty_database(tmp_path)
    with pytest.raises(BackupRefused, match="damaged at table release"):
        restore_backup(target, tmp_path / "forged.backup")


def test_a_foreign_file_is_refused(sqlite_engine, tmp_path):
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(BackupRefused, match="not a backup of this product"):
        restore_backup(sqlite_engine, tmp_path / "other.zip")


def test_a_backup_never_overwrites_one(sqlite_engine, tmp_path):
    (tmp_path / "all.backup").write_bytes(b"an older backup")
    with pytest.raises(BackupRefused, match="exists already"):
        write_backup(sqlite_engine, tmp_path / "all.backup")
    assert (tmp_path / "all.backup").read_bytes() == b"an older backup"


def test_a_full_disk_leaves_nothing_half_written(sqlite_engine, tmp_path):
    with begin_write(sqlite_engine) as connection:
        rows = [{"name": os.urandom(200).hex(), "is_synthetic": True} for _ in range(400)]
        connection.execute(insert(Partnership), rows)
    folder = tmp_path / "backups"
    folder.mkdir()
    program = (
        "import resource, signal, sys, pathlib;"
        "from data.backup import write_backup; from data.database import open_engine;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "sys.dont_write_bytecode = True;"  # Python would keep the first half of what it compiled
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192));"
        "write_backup(open_engine(), pathlib.Path(sys.argv[1]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(folder / "all.backup")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "could not be written" in ran.stderr
    assert list(folder.iterdir()) == []


def test_a_backup_sees_one_moment_while_others_write(engine, tmp_path):
    fill(engine, partnerships=2)
    write_backup(engine, tmp_path / "all.backup")
    with begin_write(engine) as connection:
        connection.execute(insert(Partnership).values(name="Later", is_synthetic=False))
        count = connection.execute(select(func.count()).select_from(Partnership.__table__)).scalar_one()
    assert count == 3
    target = empty_database(tmp_path)
    assert restore_backup(target, tmp_path / "all.backup")["partnership"] == 2


def test_the_command_line_backs_up_and_restores(sqlite_engine, tmp_path, monkeypatch, capsys):
    fill(sqlite_engine)
    file = str(tmp_path / "all.backup")
    assert main(["backup", file, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"]["partnership"] == 3
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'second.db'}")
    assert main(["restore", file]) == 0
    assert main(["restore", file, "--json"]) == 2
    assert "not empty" in json.loads(capsys.readouterr().out.splitlines()[-1])["problems"][0]["message"]


def test_the_command_line_reminds_of_the_key(sqlite_engine, tmp_path, capsys):
    assert main(["backup", str(tmp_path / "all.backup")]) == 0
    assert "pseudonym.key" in capsys.readouterr().out


def test_a_backup_that_is_not_there_is_refused(sqlite_engine, tmp_path, capsys):
    assert main(["restore", str(tmp_path / "none.backup")]) == 2
    assert "there is no such file" in capsys.readouterr().err
