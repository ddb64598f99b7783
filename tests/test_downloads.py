"""A file is asked for after its page was drawn: what has been taken back since is not given any more."""

import pytest

from data.access import load_audit
from data.accounts import NotAllowed, Scope
from data.openings import close_measure, load_openings, open_measure
from data.release_desk import withdraw_release
from data.releases import list_releases
from pages.parts import showing
from tests.release_makers import save_year
from tests.test_pages import expect_no_fault, sign_in, visit

EVERYTHING = Scope.everything()


@pytest.fixture
def offered(monkeypatch):
    """What the page that was drawn last offers: the name of a file → what writes it when it is asked for."""
    files = {}

    def offer(label, data, file_name, **_):
        files[file_name] = data

    monkeypatch.setattr(showing.st, "download_button", offer)
    return files


def newest_release(engine, partnership_id=1):
    return int(list_releases(engine, partnership_id, EVERYTHING)["release_id"].iloc[0])


def refuse_each(files):
    for name, write in files.items():
        with pytest.raises(NotAllowed, match="has changed since this page was drawn"):
            write()
        assert name


@pytest.mark.parametrize(
    ("role", "page"),
    [
        ("coordinator", "coordinator/glance"),
        ("coordinator", "coordinator/barriers"),
        ("coordinator", "coordinator/trust_and_alignment"),
        ("coordinator", "coordinator/meetings"),
        ("facilitator", "facilitator/workshop_agenda"),
        ("funder", "funder/resource_gaps"),
    ],
)
def test_a_page_drawn_before_a_withdrawal_gives_no_file(role, page, sqlite_engine, monkeypatch, offered):
    save_year(sqlite_engine)
    sign_in(monkeypatch, sqlite_engine, role)
    expect_no_fault(visit(page))
    assert offered
    for write in offered.values():
        assert write()
    withdraw_release(sqlite_engine, newest_release(sqlite_engine), EVERYTHING)
    refuse_each(offered)
    log = load_audit(sqlite_engine, EVERYTHING, newest=len(offered))
    assert set(log["action"]) == {"download"}
    assert set(log["outcome"]) == {"refused"}
    assert set(log["who"]) == {f"{role}@example.org"}


def test_a_page_drawn_before_a_measure_was_closed_gives_the_funder_no_file(
    sqlite_engine, monkeypatch, offered
):
    number = save_year(sqlite_engine)
    open_measure(sqlite_engine, number, "resources", "2026-Q3", EVERYTHING)
    sign_in(monkeypatch, sqlite_engine, "funder")
    expect_no_fault(visit("funder/resource_gaps"))
    assert all(write() for write in offered.values())
    opening = int(load_openings(sqlite_engine, number, EVERYTHING)["opening_id"].iloc[0])
    close_measure(sqlite_engine, opening, "2026-Q3", EVERYTHING)
    refuse_each(offered)


def test_what_came_out_since_the_page_was_drawn_stops_no_file(sqlite_engine, monkeypatch, offered):
    """Neither another partnership's release nor a measure that was opened takes anything back."""
    number = save_year(sqlite_engine)
    sign_in(monkeypatch, sqlite_engine, "funder")
    visit("funder/resource_gaps")
    open_measure(sqlite_engine, number, "resources", "2026-Q3", EVERYTHING)
    save_year(sqlite_engine, "Northgate")
    assert offered
    assert all(write() for write in offered.values())


def test_what_is_no_releases_is_given_whatever_was_withdrawn(sqlite_engine, monkeypatch, offered):
    save_year(sqlite_engine)
    sign_in(monkeypatch, sqlite_engine, "custodian")
    visit("custodian/audit_log")
    withdraw_release(sqlite_engine, newest_release(sqlite_engine), EVERYTHING)
    assert "withdraw release" in offered["audit_log.csv"]()
