"""Who may do what, who is let in, and how an invitation is tied to one identity."""

import json

import pytest
from sqlalchemy import text

from data import sign_in
from data.access import grant_role, load_audit, load_grants, revoke_role, tidy_email
from data.accounts import ROLES, RULES, NotAllowed, Scope, list_pages, list_personas
from data.commands import main
from data.openings import close_measure, load_openings, open_measure
from data.sign_in import NotAdmitted, admit_visitor, find_local_refusal, find_start_problem, load_scope
from tests.release_makers import save_partnership

HERE = {"Host": "localhost:8501"}


def claims(subject="s1", email="ada@example.org", verified=True, issuer="https://id.example.org"):
    return {"iss": issuer, "sub": subject, "email": email, "email_verified": verified}


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
        admit(sqlite_engine, {"email": "ada@example.org", "email_verified": True})


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


@pytest.mark.parametrize("address", ["", "ada", "ada@", "@example.org", "ada@example", "a b@example.org"])
def test_what_is_no_address_is_refused(address):
    with pytest.raises(ValueError, match="this is not an e-mail address"):
        tidy_email(address)


def test_what_was_done_is_noted_and_names_no_address(sqlite_engine):
    grant_role(sqlite_engine, "ada@example.org", "funder")
    entry = load_audit(sqlite_engine, Scope.everything()).iloc[0]
    assert (entry["action"], entry["outcome"]) == ("grant_role", "done")
    assert "ada" not in entry["subject"]


def test_an_entry_of_the_log_cannot_be_changed(engine):
    grant_role(engine, "ada@example.org", "funder")
    with pytest.raises(Exception, match="only added to"), engine.begin() as connection:
        connection.execute(text("UPDATE audit_entry SET action = 'nothing'"))


# ---------------------------------------------------------------- the command


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
