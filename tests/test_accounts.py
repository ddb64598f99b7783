"""Who may do what, who is let in, and how an invitation is tied to one identity."""

import ast
import json
import tomllib
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from streamlit import config

from data import agreements, release_desk, releases, rounds, sign_in
from data.access import find_grant, grant_role, load_audit, load_grants, note_deed, revoke_role, tidy_email
from data.accounts import ROLES, RULES, NotAllowed, Scope, list_pages, list_personas
from data.commands import main
from data.database import migrate, open_engine
from data.imports.batch_list import load_batches
from data.imports.batches import preview_import, save_import
from data.imports.undo import undo_batch
from data.openings import close_measure, load_openings, open_measure
from data.sign_in import (
    NotAdmitted,
    admit_visitor,
    check_download,
    find_local_refusal,
    find_start_problem,
    load_scope,
)
from data.tables import StoredRow
from tests.release_makers import save_partnership, save_year

BATCH = StoredRow.metadata.tables["import_batch"]

HERE = {"Host": "localhost:8501"}


def claims(
    subject="s1", email="ada@example.org", verified=True, issuer="https://id.example.org", hours_ago=0.0
):
    issued = (datetime.now(UTC) - timedelta(hours=hours_ago)).timestamp()
    return {"iss": issuer, "sub": subject, "iat": issued, "email": email, "email_verified": verified}


def batch_of(partnership_id):
    counts = dict.fromkeys(("rows_read", "rows_accepted", "rows_skipped"), 1)
    stored = {"kind": "survey", "content_key": "k", "imported_at": datetime.now(UTC)}
    return stored | counts | {"partnership_id": partnership_id}


@pytest.fixture
def server_mode(monkeypatch):
    monkeypatch.delenv("COMMON_GROUND_LOCAL", raising=False)


def admit(engine, who):
    return admit_visitor(
        engine, {"Host": "dashboard.example.org"}, "203.0.113.9", who, sign_in_configured=True
    )


# ---------------------------------------------------------------- the table


def test_whatever_the_table_does_not_name_is_denied():
    assert not Scope.everything().may("empty_the_database")
    assert not Scope.nothing().may("read_programme")


def test_every_line_of_the_table_names_known_roles_once():
    assert all(set(rule.roles) <= set(ROLES) and rule.roles for rule in RULES)
    assert len({rule.what for rule in RULES}) == len(RULES)


def test_a_funder_reads_the_programme_and_no_partnership():
    funder = Scope({"funder": None})
    assert funder.may("read_programme")
    assert not funder.may("read_partnership")
    assert next(key for key, _ in list_pages("funder")) == "funder/resource_gaps"


def test_a_role_for_one_partnership_reaches_no_other():
    scope = Scope({"coordinator": frozenset({7})})
    assert scope.may("publish_release", 7)
    assert not scope.may("publish_release", 8)
    assert scope.reach("publish_release") == frozenset({7})
    with pytest.raises(NotAllowed, match="may not publish release"):
        scope.require("publish_release", 8)


def test_two_roles_add_up_and_one_alone_stays_alone():
    scope = Scope({"coordinator": frozenset({7}), "funder": None})
    assert scope.may("read_programme", 99)
    assert not scope.as_role("funder").may("read_partnership", 7)
    assert list_personas(scope) == ["coordinator", "funder"]


def test_scopes_with_the_same_reach_are_the_same_key():
    assert (
        Scope({"partner": frozenset({2, 1})}).key == Scope({"partner": frozenset({1, 2})}, account_id=5).key
    )
    assert hash(Scope({"partner": frozenset({1})})) != hash(Scope({"partner": None}))


ROOT = Path(__file__).resolve().parents[1]


def asked_actions():
    """Every action that our code asks the table about, in any of its three questions."""
    for path in [*(ROOT / "data").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in ("require", "may", "reach")
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                yield str(node.args[0].value)


def test_every_line_of_the_table_is_asked_and_nothing_else_is():
    lines = {rule.what for rule in RULES if not rule.title}
    asked = {action for action in asked_actions() if not action.startswith("open ")}
    publishing = {"publish_release", "draft_release", "withdraw_release"}  # asked by name of the state
    assert asked | publishing == lines


def test_every_page_asks_for_its_own_line_before_it_does_anything_else():
    for key, _ in list_pages():
        page = ast.parse((ROOT / "pages" / f"{key}.py").read_text(encoding="utf-8"))
        no_deed = ast.FunctionDef | ast.Import | ast.ImportFrom
        deeds = [part for part in page.body if not isinstance(part, no_deed)]
        first = next(part for part in deeds if any(isinstance(each, ast.Call) for each in ast.walk(part)))
        assert f"open_screen('{key}')" in ast.unparse(first), key


DOORS = {
    "list_releases": lambda engine, scope: releases.list_releases(engine, 1, scope),
    "load_cells": lambda engine, scope: releases.load_cells(engine, 1, "2026-Q3", scope),
    "load_cell_history": lambda engine, scope: releases.load_cell_history(engine, 1, scope),
    "load_findings": lambda engine, scope: releases.load_findings(engine, 1, "2026-Q3", scope),
    "load_openings": lambda engine, scope: load_openings(engine, 1, scope),
    "open_measure": lambda engine, scope: open_measure(engine, 1, "trust", "2026-Q3", scope),
    "load_actions": lambda engine, scope: agreements.load_actions(engine, 1, scope),
    "load_decisions": lambda engine, scope: agreements.load_decisions(engine, 1, scope),
    "load_events": lambda engine, scope: agreements.load_events(engine, 1, scope),
    "load_workshops": lambda engine, scope: agreements.load_workshops(engine, 1, scope),
    "load_organisations": lambda engine, scope: agreements.load_organisations(engine, 1, scope),
    "save_actions": lambda engine, scope: agreements.save_actions(engine, 1, [], scope),
    "list_rounds": lambda engine, scope: rounds.list_rounds(engine, 1, scope),
    "open_round": lambda engine, scope: rounds.open_round(engine, 1, "2026-Q4", scope),
    "close_round": lambda engine, scope: rounds.close_round(engine, 1, "2026-Q3", scope),
    "list_due": lambda engine, scope: release_desk.list_due(engine, 1, scope),
    "list_old_drafts": lambda engine, scope: release_desk.list_old_drafts(engine, 1, scope),
    "draft_release": lambda engine, scope: release_desk.draft_release(engine, 1, "2026-Q3", scope),
    "publish_release": lambda engine, scope: release_desk.publish_release(engine, 1, scope),
    "withdraw_release": lambda engine, scope: release_desk.withdraw_release(engine, 1, scope),
    "load_batches": load_batches,
    "undo_batch": lambda engine, scope: undo_batch(engine, 1, scope),
    "grant_role": lambda engine, scope: grant_role(engine, "eve@example.org", "partner", 1, scope=scope),
    "load_grants": load_grants,
    "load_audit": load_audit,
    "check_download": lambda engine, scope: check_download(engine, scope, "glance.csv", 1),
}
FUNDERS_DOORS = {"list_releases", "load_cells", "load_cell_history", "load_findings", "check_download"}


@pytest.fixture(scope="module")
def behind_doors(tmp_path_factory):
    """A published year, an import and an entry of the log, which no refusal changes."""
    opened = open_engine(f"sqlite:///{tmp_path_factory.mktemp('doors') / 'programme.db'}")
    migrate(opened)
    save_year(opened)
    note_deed(opened, None, "import survey")
    with opened.begin() as connection:
        connection.execute(insert(BATCH).values(**batch_of(1)))
    yield opened
    opened.dispose()


@pytest.mark.parametrize("door", DOORS)
def test_every_door_to_the_database_asks_the_table_itself(behind_doors, door):
    elsewhere = Scope({role: frozenset({99}) for role in ROLES})
    for scope in (Scope.nothing(), elsewhere):
        if scope is elsewhere and door in ("load_batches", "load_grants"):
            assert DOORS[door](behind_doors, scope).empty
            continue
        with pytest.raises(NotAllowed):
            DOORS[door](behind_doors, scope)
    if door not in FUNDERS_DOORS:
        with pytest.raises(NotAllowed):
            DOORS[door](behind_doors, Scope({"funder": None}))


def test_what_is_read_across_partnerships_stops_where_the_reach_stops(sqlite_engine):
    mine = save_year(sqlite_engine, "Millbrook")
    save_year(sqlite_engine, "Ashford")
    for scope in (Scope({"funder": frozenset({mine})}), Scope({"partner": frozenset({mine})})):
        assert releases.list_partnerships(sqlite_engine, scope)["partnership"].tolist() == ["Millbrook"]
        cells = releases.load_programme_cells(sqlite_engine, scope, ["need_gbp"])
        assert set(cells["partnership"]) == {"Millbrook"}
    assert releases.list_partnerships(sqlite_engine, Scope.nothing()).empty
    assert releases.load_programme_cells(sqlite_engine, Scope.nothing(), ["need_gbp"]).empty


@pytest.mark.parametrize("text", [
    "action,owner,agreed on,due on\nWrite a plan,Head of care,2026-07-01,2026-09-30\n",
    "partnership,action,owner,agreed on,due on\nMillbrook,Write a plan,Head of care,2026-07-01,2026-09-30\n"
    "Newtown,Write a plan,Head of care,2026-07-01,2026-09-30\n",
])  # fmt: skip
def test_whoever_does_not_reach_a_partnership_does_not_learn_that_a_file_of_it_is_stored(
    engine, tmp_path, text
):
    for name in ("Millbrook", "Newtown", "Elsewhere"):
        save_partnership(engine, name)
    file = tmp_path / "actions.csv"
    file.write_text(text, "utf-8")
    other = Scope({"custodian": frozenset({3})})
    looked = preview_import(file, engine, kind="actions", partnership="Millbrook", scope=other)
    with pytest.raises(NotAllowed) as before:
        save_import(engine, looked, scope=other)
    save_import(engine, preview_import(file, engine, kind="actions", partnership="Millbrook"))
    looked = preview_import(file, engine, kind="actions", partnership="Millbrook", scope=other)
    with pytest.raises(NotAllowed) as after:
        save_import(engine, looked, scope=other)
    assert str(before.value) == str(after.value)


def test_a_file_for_a_partnership_out_of_reach_is_refused_whole_and_noted_when_in_reach(engine, tmp_path):
    save_partnership(engine, "Millbrook")
    file = tmp_path / "actions.csv"
    file.write_text(
        "action,owner,agreed on,due on\nWrite a plan,Head of care,2026-07-01,2026-09-30\n", "utf-8"
    )
    preview = preview_import(file, engine, kind="actions", partnership="Millbrook", quarter="2026-Q3")
    for scope in (Scope({"custodian": frozenset({99})}), Scope({"coordinator": None}), Scope.nothing()):
        with pytest.raises(NotAllowed, match="import files"):
            save_import(engine, preview, scope=scope)
    assert load_batches(engine, Scope.everything()).empty
    assert agreements.load_actions(engine, 1, Scope.everything()).empty
    account = grant_role(engine, "ada@example.org", "custodian", "Millbrook")
    done = save_import(engine, preview, scope=load_scope(engine, account))
    undo_batch(engine, done.batch, load_scope(engine, account))
    log = load_audit(engine, Scope.everything(), newest=2)
    assert log["action"].tolist() == ["undo import", "import actions"]
    assert log["who"].tolist() == ["ada@example.org"] * 2


def test_the_command_line_notes_what_it_writes_out(sqlite_engine, tmp_path):
    save_year(sqlite_engine)
    place = ["--partnership", "Millbrook", "--quarter", "2026-Q3"]
    export = ["export", "gaps", "--quarter", "2026-Q3", "--to", str(tmp_path / "gaps.xlsx")]
    for words in (export, ["cells", *place, "--csv"], ["findings", *place]):
        assert main(words) == 0
    log = load_audit(sqlite_engine, Scope.everything(), newest=3)
    assert set(log["action"]) == {"download"}
    assert log["subject"].tolist() == [
        f"{what}, by the command line" for what in ("findings_1_2026-Q3", "cells_1_2026-Q3", "gaps.xlsx")
    ]


# ---------------------------------------------------------------- local mode


def test_local_mode_answers_this_computer():
    assert find_local_refusal(HERE, None) is None
    assert find_local_refusal({"host": "localhost"}, "127.0.0.1") is None
    assert find_local_refusal(HERE | {"Origin": "http://localhost:8501"}, None) is None


@pytest.mark.parametrize("origin", ["https://dashboard.example.org", "http://localhost:9000", "null"])
def test_local_mode_sees_a_silent_proxy_by_what_the_browser_says_of_itself(origin):
    assert "only on this computer" in find_local_refusal(HERE | {"Origin": origin}, None)


@pytest.mark.parametrize(
    "host",
    ["dashboard.example.org", "localhost.example.org", "192.168.0.4:8501", "127.0.0.1:8501", "[::1]", ""],
)
def test_local_mode_answers_no_other_host_name(host):
    assert "only on this computer" in find_local_refusal({"Host": host}, None)


@pytest.mark.parametrize("address", ["192.168.0.9", "203.0.113.9", "not an address"])
def test_local_mode_answers_no_other_address(address):
    assert "only on this computer" in find_local_refusal(HERE, address)


@pytest.mark.parametrize(
    "header",
    [*sorted(sign_in.FORWARDING_HEADERS), "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"],
)
def test_local_mode_refuses_whatever_a_proxy_passed_on(header):
    assert header in find_local_refusal(HERE | {header.title(): "x"}, None)


def test_local_mode_is_opted_into(sqlite_engine, monkeypatch):
    monkeypatch.setenv("COMMON_GROUND_LOCAL", "yes")
    with pytest.raises(NotAdmitted, match="Sign-in is not set up"):
        admit_visitor(sqlite_engine, HERE, None, {}, sign_in_configured=False)
    monkeypatch.setenv("COMMON_GROUND_LOCAL", "1")
    assert admit_visitor(sqlite_engine, HERE, None, {}, sign_in_configured=False).is_local


# ---------------------------------------------------------------- settings under which nothing starts

STRONG = "Vf3-9sLq0ZtYbN2mXcR7uWkE5aHgJ8dT1pQoI4xB6"


def settings(**changed):
    return {"cookie_secret": STRONG, "client_secret": "k7Q-unlike-any-other"} | changed


@pytest.mark.parametrize("name", ["cookie_secret", "client_secret"])
@pytest.mark.parametrize(
    "value", ["…", "xxx", "CHANGEME-CHANGEME-CHANGEME-CHANGEME-0123", "your-sample-secret"]
)
def test_a_sample_secret_keeps_the_app_from_starting(server_mode, name, value):
    assert f"{name} in .streamlit/secrets.toml is a sample" in find_start_problem(settings(**{name: value}))


@pytest.mark.parametrize("value", ["", "short", "a" * 64, "abcabcabc" * 8])
def test_a_secret_that_can_be_guessed_keeps_the_app_from_starting(server_mode, value):
    assert "too easy to guess" in find_start_problem(settings(cookie_secret=value))


def test_a_secret_of_ones_own_or_no_sign_in_at_all_may_start(server_mode):
    assert find_start_problem(settings()) is None
    assert find_start_problem({}) is None


def test_local_mode_and_sign_in_do_not_start_together(monkeypatch):
    monkeypatch.setenv("COMMON_GROUND_LOCAL", "1")
    assert find_start_problem({}) is None
    assert "Take one of the two away" in find_start_problem(settings())


# ---------------------------------------------------------------- signing in


def test_whoever_is_not_signed_in_is_offered_to(sqlite_engine, server_mode):
    with pytest.raises(NotAdmitted) as refusal:
        admit(sqlite_engine, {})
    assert refusal.value.can_sign_in


def test_an_invitation_is_tied_to_the_first_identity_with_its_verified_address(engine, server_mode):
    grant_role(engine, "Ada@Example.org", "coordinator")
    assert list_personas(admit(engine, claims()).scope) == ["coordinator"]
    # From here on the identity counts, whatever its address says, and the address alone opens nothing.
    assert admit(engine, claims(email="ada.new@example.org", verified=False)).scope.may("read_partnership")
    with pytest.raises(NotAdmitted, match="nobody has invited"):
        admit(engine, claims(subject="s2"))


@pytest.mark.parametrize("verified", [False, None, "true", 1])
def test_an_address_that_was_not_verified_binds_nothing(sqlite_engine, server_mode, verified):
    grant_role(sqlite_engine, "ada@example.org", "coordinator")
    with pytest.raises(NotAdmitted, match="must have verified it"):
        admit(sqlite_engine, claims(verified=verified))


def test_the_same_subject_of_another_issuer_is_somebody_else(sqlite_engine, server_mode):
    grant_role(sqlite_engine, "ada@example.org", "coordinator")
    admit(sqlite_engine, claims())
    with pytest.raises(NotAdmitted):
        admit(sqlite_engine, claims(issuer="https://elsewhere.example.org"))


def test_a_role_taken_away_stops_working_at_the_next_click(sqlite_engine, server_mode):
    grant_role(sqlite_engine, "ada@example.org", "coordinator")
    admit(sqlite_engine, claims())
    grants = load_grants(sqlite_engine, Scope.everything())
    revoke_role(sqlite_engine, int(grants["grant_id"].iloc[0]), Scope.everything())
    with pytest.raises(NotAdmitted, match="no role at present"):
        admit(sqlite_engine, claims())


def test_claims_without_issuer_or_subject_are_refused(sqlite_engine, server_mode):
    with pytest.raises(NotAdmitted, match="no issuer and subject"):
        admit(sqlite_engine, claims(subject="", issuer=""))


def test_a_second_identity_with_the_same_verified_address_is_refused(engine, server_mode):
    grant_role(engine, "ada@example.org", "coordinator")
    admit(engine, claims(subject="first"))
    with pytest.raises(NotAdmitted, match="nobody has invited"):
        admit(engine, claims(subject="second"))
    grant_role(engine, "ada@example.org", "custodian")  # a new role goes to whoever was bound first
    with pytest.raises(NotAdmitted, match="nobody has invited"):
        admit(engine, claims(subject="second"))
    assert list_personas(admit(engine, claims(subject="first")).scope) == ["custodian", "coordinator"]


@pytest.mark.parametrize("email", [None, "", "ada", "ada@example.org, eve@example.org", {"a": 1}])
def test_an_address_that_is_none_is_a_refusal_and_no_fault(sqlite_engine, server_mode, email):
    grant_role(sqlite_engine, "ada@example.org", "coordinator")
    with pytest.raises(NotAdmitted, match="nobody has invited"):
        admit(sqlite_engine, claims(email=email))


def test_a_sign_in_lasts_half_a_day_whatever_the_cookie_says(sqlite_engine, server_mode):
    grant_role(sqlite_engine, "ada@example.org", "coordinator")
    admit(sqlite_engine, claims(hours_ago=11.8))
    with pytest.raises(NotAdmitted, match="more than 12 hours ago") as refusal:
        admit(sqlite_engine, claims(hours_ago=12.2))
    assert refusal.value.can_sign_in


@pytest.mark.parametrize("issued", [None, "yesterday", True, -(10**9), 9_999_999_999])
def test_a_sign_in_that_does_not_say_when_it_was_counts_as_old(sqlite_engine, server_mode, issued):
    grant_role(sqlite_engine, "ada@example.org", "coordinator")
    with pytest.raises(NotAdmitted, match="sign in again"):
        admit(sqlite_engine, claims() | {"iat": issued})


# ---------------------------------------------------------------- giving and taking roles


def test_the_same_role_twice_changes_nothing(engine):
    save_partnership(engine, "Millbrook")
    first = grant_role(engine, "ada@example.org", "partner", "Millbrook")
    assert grant_role(engine, "ADA@example.org ", "partner", "Millbrook") == first
    assert len(load_grants(engine, Scope.everything())) == 1
    assert load_scope(engine, first).roles == {"partner": frozenset({1})}


def test_a_role_for_the_programme_reaches_further_than_one_for_a_partnership(sqlite_engine):
    save_partnership(sqlite_engine, "Millbrook")
    account = grant_role(sqlite_engine, "ada@example.org", "partner", "Millbrook")
    grant_role(sqlite_engine, "ada@example.org", "partner")
    assert load_scope(sqlite_engine, account).roles == {"partner": None}


def test_a_custodian_of_one_partnership_cannot_give_the_whole_programme(sqlite_engine):
    mine = save_partnership(sqlite_engine, "Millbrook")
    save_partnership(sqlite_engine, "Ashford")
    scope = Scope({"custodian": frozenset({mine})})
    grant_role(sqlite_engine, "ada@example.org", "partner", "Millbrook", scope=scope)
    with pytest.raises(NotAllowed, match="whole programme"):
        grant_role(sqlite_engine, "ada@example.org", "custodian", scope=scope)
    with pytest.raises(NotAllowed):
        grant_role(sqlite_engine, "ada@example.org", "partner", "Ashford", scope=scope)
    with pytest.raises(NotAllowed, match="audit log"):
        load_audit(sqlite_engine, scope)


@pytest.mark.parametrize(
    "address", ["", "ada", "ada@", "@example.org", "ada@example", "a b@example.org", "a\x00@x.org"]
)
def test_what_is_no_address_is_refused(address):
    with pytest.raises(ValueError, match="this is not an e-mail address"):
        tidy_email(address)


def test_what_was_done_is_noted_and_names_no_address(sqlite_engine):
    grant_role(sqlite_engine, "ada@example.org", "funder")
    entry = load_audit(sqlite_engine, Scope.everything()).iloc[0]
    assert (entry["action"], entry["outcome"]) == ("grant_role", "done")
    assert "ada" not in entry["subject"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET action = 'nothing'",
        "UPDATE audit_entry SET outcome = 'done' WHERE id = 1",
        "DELETE FROM audit_entry",
        "DELETE FROM audit_entry WHERE id = 1",
        "TRUNCATE audit_entry",
        "INSERT OR REPLACE INTO audit_entry (id, at, action, outcome) VALUES (1, '2020-01-01', 'x', 'done')",
        "INSERT INTO audit_entry (id, at, action, outcome) VALUES (1, '2020-01-01', 'x', 'done') "
        "ON CONFLICT (id) DO UPDATE SET action = 'nothing'",
    ],
)
def test_an_entry_of_the_log_cannot_be_changed_or_taken_away(engine, statement):
    grant_role(engine, "ada@example.org", "funder")
    before = load_audit(engine, Scope.everything())
    own = {"sqlite": "INSERT OR REPLACE", "postgresql": "TRUNCATE"}
    elsewhere = any(word in statement for name, word in own.items() if name != engine.dialect.name)
    with (
        pytest.raises(Exception, match="syntax error" if elsewhere else "only added to"),
        engine.begin() as connection,
    ):
        connection.execute(text(statement))
    assert load_audit(engine, Scope.everything()).equals(before)


def test_a_custodian_reads_the_whole_log_not_only_what_the_page_shows(sqlite_engine):
    for number in range(7):
        note_deed(sqlite_engine, None, "download", f"file {number}")
    assert len(load_audit(sqlite_engine, Scope.everything(), newest=3)) == 3
    assert load_audit(sqlite_engine, Scope.everything())["subject"].tolist()[-1] == "file 0"


def test_a_download_looks_the_roles_up_when_it_happens(sqlite_engine, server_mode):
    save_partnership(sqlite_engine, "Millbrook")
    grant_role(sqlite_engine, "ada@example.org", "partner", "Millbrook")
    scope = admit(sqlite_engine, claims()).scope
    check_download(sqlite_engine, scope, "glance_1.csv", 1)
    revoke_role(
        sqlite_engine,
        int(load_grants(sqlite_engine, Scope.everything())["grant_id"].iloc[0]),
        Scope.everything(),
    )
    with pytest.raises(NotAllowed, match="may not download"):
        check_download(sqlite_engine, scope, "glance_1.csv", 1)
    log = load_audit(sqlite_engine, Scope.everything(), newest=3)
    assert log["action"].tolist() == ["download", "revoke_role", "download"]
    assert log["outcome"].tolist() == ["refused", "done", "done"]


def test_a_page_that_was_drawn_for_other_roles_gives_nothing_to_download(sqlite_engine, server_mode):
    save_partnership(sqlite_engine, "Millbrook")
    grant_role(sqlite_engine, "ada@example.org", "custodian")
    grant_role(sqlite_engine, "bea@example.org", "custodian")
    drawn_for = admit(sqlite_engine, claims()).scope
    admit(sqlite_engine, claims("s2", "bea@example.org"))
    grant_role(sqlite_engine, "ada@example.org", "custodian", "Millbrook")
    take(sqlite_engine, "ada@example.org", "custodian")
    # Still a custodian of one partnership, who may download; but the log that the page offered is not hers.
    with pytest.raises(NotAllowed, match="Your roles have changed"):
        check_download(sqlite_engine, drawn_for, "audit_log.csv")


# ---------------------------------------------------------------- the last custodian


def take(engine, email, role, partnership=None, scope=None):
    scope = scope or Scope.everything()
    revoke_role(engine, find_grant(engine, email, role, partnership, scope), scope)


def list_custodians(engine):
    grants = load_grants(engine, Scope.everything())
    return grants.loc[grants["role"].eq("custodian"), "email"].tolist()


def test_the_last_custodian_stays(engine):
    save_partnership(engine, "Millbrook")
    grant_role(engine, "ada@example.org", "custodian")
    grant_role(engine, "bea@example.org", "custodian", "Millbrook")
    with pytest.raises(ValueError, match="last custodian"):
        take(engine, "ada@example.org", "custodian")  # whoever has one partnership cannot give the whole
    take(engine, "bea@example.org", "custodian", "Millbrook")  # ada reaches Millbrook as well
    grant_role(engine, "cem@example.org", "custodian")
    take(engine, "ada@example.org", "custodian")
    assert list_custodians(engine) == ["cem@example.org"]


def test_who_has_never_signed_in_does_not_stand_in_for_who_has(sqlite_engine, server_mode):
    grant_role(sqlite_engine, "ada@example.org", "custodian")
    grant_role(sqlite_engine, "mistyped@example.org", "custodian")
    admit(sqlite_engine, claims())
    with pytest.raises(ValueError, match="let them sign in"):
        take(sqlite_engine, "ada@example.org", "custodian")
    take(sqlite_engine, "mistyped@example.org", "custodian")
    assert list_custodians(sqlite_engine) == ["ada@example.org"]


def test_of_two_who_take_each_others_role_away_at_once_one_stays(engine):
    for email in ("ada@example.org", "bea@example.org"):
        grant_role(engine, email, "custodian")

    def try_it(email):
        with suppress(ValueError):
            take(engine, email, "custodian")

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(try_it, ("ada@example.org", "bea@example.org")))
    assert len(list_custodians(engine)) == 1


# ---------------------------------------------------------------- the commands


def test_the_command_takes_a_role_away_and_says_so_in_the_log(engine, capsys):
    save_partnership(engine, "Millbrook")
    for words in (["custodian"], ["partner"], ["partner", "--partnership", "Millbrook"]):
        assert main(["grant", "ada@example.org", *words]) == 0
    assert main(["revoke", "Ada@Example.org", "partner", "--partnership", "Millbrook", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["revoked"] is True
    grants = load_grants(engine, Scope.everything())
    assert grants["role"].tolist() == ["custodian", "partner"]
    assert grants["partnership"].isna().all()
    entry = load_audit(engine, Scope.everything(), newest=1).iloc[0]
    assert (entry["action"], entry["subject"]) == ("revoke_role", "account 1: partner, partnership 1")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["ada", "custodian"], "not an e-mail address"),
        (["ada@example.org", "king"], "no role “king” for the whole programme"),
        (["eve@example.org", "custodian"], "nothing was taken away"),
        (["ada@example.org", "custodian", "--partnership", "Millbrook"], "no role “custodian” for this part"),
        (["ada@example.org", "custodian", "--partnership", "Atlantis"], "no partnership of this name"),
        (["ada@example.org", "custodian"], "the last custodian here"),
    ],
)
def test_the_command_takes_nothing_away_that_is_not_there_or_must_stay(sqlite_engine, capsys, words, said):
    save_partnership(sqlite_engine, "Millbrook")
    grant_role(sqlite_engine, "ada@example.org", "custodian")
    assert main(["revoke", *words]) == 2
    assert said in capsys.readouterr().err
    assert len(load_grants(sqlite_engine, Scope.everything())) == 1


def test_the_command_invites_and_gives_a_role(sqlite_engine, capsys):
    assert main(["grant", "ada@example.org", "custodian", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["role"] == "custodian"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["ada", "custodian"], "not an e-mail address"),
        (["ada@example.org", "king"], "use one of custodian, coordinator"),
        (["ada@example.org", "partner", "--partnership", "Atlantis"], "no partnership of this name"),
    ],
)
def test_the_command_refuses_in_words(sqlite_engine, capsys, words, said):
    assert main(["grant", *words]) == 2
    assert said in capsys.readouterr().err


# ---------------------------------------------------------------- opening a measure to the programme


def test_a_measure_is_opened_once_and_closed_again(engine):
    mine = save_partnership(engine, "Millbrook")
    scope = Scope({"coordinator": frozenset({mine})})
    open_measure(engine, mine, "resources", "2026-Q3", scope)
    open_measure(engine, mine, "resources", "2026-Q3", scope)
    opened = load_openings(engine, mine, scope)
    assert opened["measure"].tolist() == ["resources"]
    close_measure(engine, int(opened["opening_id"].iloc[0]), "2026-Q4", scope)
    assert load_openings(engine, mine, scope).empty
    with pytest.raises(ValueError, match="closed already"):
        close_measure(engine, int(opened["opening_id"].iloc[0]), "2026-Q4", scope)


def test_a_funder_cannot_open_what_is_the_partnerships_own(sqlite_engine):
    mine = save_partnership(sqlite_engine, "Millbrook")
    with pytest.raises(NotAllowed):
        open_measure(sqlite_engine, mine, "trust", "2026-Q3", Scope({"funder": None}))


def test_what_cannot_be_opened_is_refused_in_words(sqlite_engine):
    mine = save_partnership(sqlite_engine, "Millbrook")
    with pytest.raises(ValueError, match="cannot be opened; choose one of communication"):
        open_measure(sqlite_engine, mine, "item:trust_1", "2026-Q3", Scope.everything())


# ---------------------------------------------------------------- settings of the server


def test_every_setting_of_the_server_is_one_that_streamlit_knows():
    own = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    known = config.get_config_options()
    named = [
        f"{section}.{name}" for section, options in own.items() if section != "theme" for name in options
    ]
    assert len(named) > 10
    assert [name for name in named if name not in known or known[name].deprecated] == []


def test_ten_who_invite_one_new_address_at_once_invite_it_once(engine):
    def invite(number):
        grant_role(engine, "ada@example.org", ROLES[number % len(ROLES)])

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(invite, range(10)))
    grants = load_grants(engine, Scope.everything())
    assert sorted(grants["role"]) == sorted(ROLES)
    log = load_audit(engine, Scope.everything())
    assert log["action"].eq("grant_role").sum() == len(ROLES)
