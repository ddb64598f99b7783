"""Every sign-in, grant, import, release, export and refusal is in the log, from screens and command line."""

from random import Random

import pytest
from streamlit.testing.v1 import AppTest

from analytics.charts.tables import build_audit_table
from data.access import grant_role, load_audit, load_grants, note_deed
from data.accounts import Scope
from data.commands import main
from data.examples.commands import run_example
from pages.parts import visitor
from tests.chaos.files import write_survey
from tests.import_makers import action, write_csv
from tests.release_makers import save_partnership, save_year
from tests.test_import_page import look
from tests.test_pages import (
    DASHBOARD,
    TIMEOUT_SECONDS,
    claims_of,
    sign_in,
    use_local_mode,
    visit,
)
from tests.test_sidebar_presses import find

EVERYTHING = Scope.everything()


def refusals(engine):
    """What the log says was refused, oldest first: action and subject."""
    log = load_audit(engine, EVERYTHING).iloc[::-1]
    refused = log[log["outcome"].eq("refused")]
    return list(zip(refused["action"], refused["subject"].fillna(""), strict=True))


def deeds(engine):
    log = load_audit(engine, EVERYTHING).iloc[::-1]
    return log.loc[log["outcome"].eq("done"), "action"].tolist()


# ---------------------------------------------------------------- screens


def test_a_sign_in_that_ran_out_is_noted_once(sqlite_engine, monkeypatch):
    save_year(sqlite_engine)
    sign_in(monkeypatch, sqlite_engine, "coordinator")
    app = AppTest.from_file(DASHBOARD, default_timeout=TIMEOUT_SECONDS).run()
    old = claims_of("coordinator@example.org")
    old["iat"] -= 13 * 3600
    monkeypatch.setattr(visitor, "read_claims", lambda: old)
    for _ in range(2):
        app.run()
    assert refusals(sqlite_engine) == [("sign_in", "account 1")]


def test_somebody_whose_last_role_went_is_noted_by_the_account(sqlite_engine, monkeypatch):
    save_year(sqlite_engine)
    sign_in(monkeypatch, sqlite_engine, "coordinator")
    app = AppTest.from_file(DASHBOARD, default_timeout=TIMEOUT_SECONDS).run()
    assert main(["revoke", "coordinator@example.org", "coordinator"]) == 0
    app.run()
    assert refusals(sqlite_engine) == [("sign_in", "account 1")]


@pytest.fixture
def custodian_of_one(sqlite_engine, monkeypatch):
    """The import page of a custodian who looks after Millbrook and not after Newtown."""
    for name in ("Millbrook", "Newtown"):
        save_partnership(sqlite_engine, name)
    sign_in(monkeypatch, sqlite_engine, "custodian", "Millbrook")
    return visit("custodian/import_files")


def test_looking_at_a_file_of_others_is_noted_once_without_their_names(
    custodian_of_one, sqlite_engine, tmp_path
):
    look(custodian_of_one, write_csv(tmp_path, action(partnership="Newtown")))
    assert "not among those you look after" in custodian_of_one.error[0].value
    custodian_of_one.run()
    assert refusals(sqlite_engine) == [("import_files", "1 partnership out of reach")]


def test_looking_at_a_file_of_ones_own_is_no_refusal(custodian_of_one, sqlite_engine, tmp_path):
    look(custodian_of_one, write_csv(tmp_path, action(partnership="Millbrook")))
    assert not custodian_of_one.error
    assert refusals(sqlite_engine) == []


def test_an_import_that_cannot_be_undone_is_noted(sqlite_engine, monkeypatch, tmp_path):
    use_local_mode(monkeypatch)
    for due in ("2026-08-01", "2026-09-01"):
        assert main(["import", str(write_csv(tmp_path, action(due=due)))]) == 0
    app = visit("custodian/import_files")
    next(field for field in app.selectbox if field.label == "Import to undo").select_index(1)
    next(field for field in app.checkbox if "Take all of its rows out" in field.label).check()
    find(app.button, "Undo this import").click().run()
    assert refusals(sqlite_engine) == [("undo_import", "batch 1")]


def test_taking_the_last_custodian_away_is_refused_and_noted(sqlite_engine, monkeypatch):
    use_local_mode(monkeypatch)
    grant_role(sqlite_engine, "ada@example.org", "custodian")
    app = visit("custodian/people_and_access")
    find(app.button, "Take it away").click().run()
    assert "the last custodian" in app.error[0].value
    assert refusals(sqlite_engine) == [("revoke_role", "account 1: custodian, programme")]
    assert len(load_grants(sqlite_engine, EVERYTHING)) == 1


def test_a_round_that_would_count_fewer_than_answered_is_refused_and_noted(
    sqlite_engine, monkeypatch, tmp_path
):
    use_local_mode(monkeypatch)
    assert main(["import", str(write_survey(tmp_path / "answers.csv", Random(1), 40))]) == 0
    app = visit("custodian/rounds_and_releases")
    find(app.selectbox, "Round of").set_value("2026-Q3")
    find(app.number_input, "People invited").set_value(3)
    find(app.button, "Keep this round").click().run()
    assert app.error
    assert refusals(sqlite_engine) == [("round", "partnership 1")]


# ---------------------------------------------------------------- the command line


@pytest.mark.parametrize(
    ("words", "noted"),
    [
        (["grant", "nobody", "funder"], "grant"),
        (["revoke", "ada@example.org", "funder"], "revoke"),
        (["undo", "99"], "undo"),
        (["round", "close", "--partnership", "Millbrook", "--quarter", "2031-Q1"], "round"),
        (["release", "--partnership", "Millbrook", "--quarter", "2031-Q1"], "release"),
        (["cells", "--partnership", "Millbrook", "--quarter", "2031-Q1"], "cells"),
        (["findings", "--partnership", "Millbrook", "--quarter", "2031-Q1"], "findings"),
        (["export", "report", "--partnership", "Elsewhere", "--to", "report.docx"], "export"),
    ],
)
def test_what_the_command_line_refuses_is_noted(words, noted, sqlite_engine, capsys):
    save_year(sqlite_engine)
    assert main(words) == 2
    assert refusals(sqlite_engine) == [(noted, "by the command line")]


def test_a_file_that_is_refused_is_noted_without_its_name(sqlite_engine, tmp_path, capsys):
    path = write_csv(tmp_path, action(due="never"))
    assert main(["import", str(path), "--partnership", "Millbrook"]) == 2
    assert refusals(sqlite_engine) == [("import", "by the command line")]


def test_a_release_that_would_expose_a_late_answer_is_noted_with_its_place(sqlite_engine, tmp_path, capsys):
    for name, people in (("first", 40), ("late", 1)):
        assert main(["import", str(write_survey(tmp_path / f"{name}.csv", Random(name), people))]) == 0
        code = main(["release", "--all"])
    assert code == 2
    assert refusals(sqlite_engine) == [("release", "partnership 1, 2026-Q3")]


def test_a_dry_run_writes_nothing_into_the_log(sqlite_engine, tmp_path, capsys):
    (tmp_path / "unknown.csv").write_text("one,two\n1,2\n", encoding="utf-8")
    assert main(["import", "--dry-run", str(tmp_path / "unknown.csv")]) == 2
    assert refusals(sqlite_engine) == []


def test_a_backup_that_is_refused_writes_nothing(sqlite_engine, tmp_path, capsys):
    (tmp_path / "there").write_text("already", encoding="utf-8")
    before = len(load_audit(sqlite_engine, EVERYTHING))
    assert main(["backup", str(tmp_path / "there")]) == 2
    assert len(load_audit(sqlite_engine, EVERYTHING)) == before


def test_loading_the_example_is_noted(sqlite_engine, monkeypatch):
    monkeypatch.setattr("data.examples.commands.release_example", lambda _: 0)

    class Asked:
        if_empty, without_releases = False, True

    run_example(Asked, sqlite_engine)
    assert deeds(sqlite_engine) == ["load_example"]


def test_the_page_says_how_a_deed_ended_only_where_it_was_not_simply_done(sqlite_engine):
    note_deed(sqlite_engine, None, "export", "cells.csv")
    note_deed(sqlite_engine, None, "sign_in", None, "refused")
    shown = build_audit_table(load_audit(sqlite_engine, EVERYTHING))
    assert shown["What"].tolist() == ["sign in (refused)", "export"]
    assert shown["On"].tolist() == ["", "cells.csv"]
