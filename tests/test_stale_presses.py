"""A press on a page that is out of date does what it says or nothing, and never the same to the next.

Two people look at one page, or one presses twice. What the second chose is done by then and gone from the
list, and what stands first now was chosen by nobody.
"""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.access import grant_role, load_grants, revoke_role
from data.accounts import Scope
from data.agreements import (
    NewAction,
    NewDecision,
    load_actions,
    load_decisions,
    load_workshops,
    save_action_progress,
    save_actions,
    save_decision,
    save_decision_progress,
)
from data.commands import main
from data.imports.batch_list import load_batches
from data.imports.undo import undo_batch
from data.openings import close_measure, load_openings, open_measure
from data.release_desk import withdraw_release
from data.releases import list_releases
from pages.parts.presses import DONE, PRESSED
from tests.release_makers import save_year
from tests.test_pages import DASHBOARD, TIMEOUT_SECONDS, expect_no_fault, use_local_mode
from tests.test_sidebar_presses import was_told

EVERYTHING = Scope.everything()
DAY = date(2026, 7, 1)


@pytest.fixture
def screen(sqlite_engine, monkeypatch):
    """Opens a page of a partnership with published quarters, as somebody sees it before others act."""
    use_local_mode(monkeypatch)
    save_year(sqlite_engine)

    def open_page(page):
        app = AppTest.from_file(DASHBOARD, default_timeout=TIMEOUT_SECONDS).run()
        return app.switch_page(f"pages/{page}.py").run()

    return open_page


def press(app, label):
    next(button for button in app.button if button.label == label).click().run()
    expect_no_fault(app)


def tick(app, words):
    next(box for box in app.checkbox if words in box.label).check()


def test_a_second_press_opens_no_other_measure_to_funders(screen, sqlite_engine):
    app = screen("custodian/rounds_and_releases")
    open_measure(sqlite_engine, 1, "communication", "2026-Q3", EVERYTHING)
    press(app, "Open it")
    assert load_openings(sqlite_engine, 1, EVERYTHING)["measure"].tolist() == ["communication"]
    assert was_told(app)
    press(app, "Open it")
    assert not was_told(app)
    assert load_openings(sqlite_engine, 1, EVERYTHING)["measure"].tolist() == ["communication", "resources"]


def test_a_second_press_closes_no_other_measure(screen, sqlite_engine):
    for measure in ("trust", "alignment"):
        open_measure(sqlite_engine, 1, measure, "2025-Q4", EVERYTHING)
    app = screen("custodian/rounds_and_releases")
    first = int(load_openings(sqlite_engine, 1, EVERYTHING)["opening_id"].iloc[0])
    close_measure(sqlite_engine, first, "2026-Q3", EVERYTHING)
    press(app, "Close it")
    assert load_openings(sqlite_engine, 1, EVERYTHING)["measure"].tolist() == ["alignment"]
    assert was_told(app)
    press(app, "Close it")
    assert not was_told(app)
    assert load_openings(sqlite_engine, 1, EVERYTHING).empty


def test_a_second_press_withdraws_no_other_version(screen, sqlite_engine):
    app = screen("custodian/rounds_and_releases")
    before = list_releases(sqlite_engine, 1, EVERYTHING)
    tick(app, "Nobody will see this quarter")
    withdraw_release(sqlite_engine, int(before["release_id"].iloc[0]), EVERYTHING)
    press(app, "Withdraw this version")
    assert was_told(app)
    now = list_releases(sqlite_engine, 1, EVERYTHING)
    assert now["state"].tolist() == ["withdrawn", *["published"] * (len(before) - 1)]


def test_a_second_press_takes_nobody_elses_role_away(screen, sqlite_engine):
    for name in ("ada", "bea"):
        grant_role(sqlite_engine, f"{name}@example.org", "partner")
    app = screen("custodian/people_and_access")
    first = int(load_grants(sqlite_engine, EVERYTHING)["grant_id"].iloc[0])
    revoke_role(sqlite_engine, first, EVERYTHING)
    press(app, "Take it away")
    assert was_told(app)
    assert load_grants(sqlite_engine, EVERYTHING)["email"].tolist() == ["bea@example.org"]


def test_a_role_that_took_the_number_of_another_is_not_taken_away_for_it(screen, sqlite_engine):
    """SQLite gives the number of a row that was removed to the next one."""
    for name in ("ada", "bea"):
        grant_role(sqlite_engine, f"{name}@example.org", "partner")
    app = screen("custodian/people_and_access")
    beas = int(load_grants(sqlite_engine, EVERYTHING)["grant_id"].max())
    next(box for box in app.selectbox if any("bea" in each for each in box.options)).select_index(1)
    revoke_role(sqlite_engine, beas, EVERYTHING)
    grant_role(sqlite_engine, "cora@example.org", "partner")
    now = load_grants(sqlite_engine, EVERYTHING)
    assert now["grant_id"].max() == beas
    press(app, "Take it away")
    assert was_told(app)
    assert load_grants(sqlite_engine, EVERYTHING).equals(now)


def test_a_second_press_closes_no_other_action(screen, sqlite_engine):
    agreed = [NewAction(f"Write page {number}", "Head of care", date(2026, 9, 1), DAY) for number in (1, 2)]
    save_actions(sqlite_engine, 1, agreed, EVERYTHING)
    app = screen("coordinator/actions")
    app.radio[0].set_value("closed")
    first = int(load_actions(sqlite_engine, 1, EVERYTHING)["action_id"].iloc[0])
    save_action_progress(sqlite_engine, first, EVERYTHING, state="closed", on=DAY)
    press(app, "Keep this")
    assert was_told(app)
    assert sorted(load_actions(sqlite_engine, 1, EVERYTHING)["state"]) == ["closed", "open"]


def test_a_second_press_decides_no_other_decision(screen, sqlite_engine):
    for number in (1, 2):
        save_decision(sqlite_engine, 1, NewDecision(f"Share page {number}", DAY), EVERYTHING)
    app = screen("coordinator/actions")
    app.radio[0].set_value("decided")
    first = int(load_decisions(sqlite_engine, 1, EVERYTHING)["decision_id"].iloc[0])
    save_decision_progress(sqlite_engine, first, EVERYTHING, state="decided", on=DAY)
    press(app, "Keep this about the decision")
    assert was_told(app)
    assert sorted(load_decisions(sqlite_engine, 1, EVERYTHING)["state"]) == ["decided", "open"]


def test_a_second_press_undoes_no_other_import(screen, sqlite_engine, tmp_path):
    for month in ("July", "August"):
        file = tmp_path / f"{month}.csv"
        file.write_text(f"action,owner,agreed on,due on\nPlan {month},Head,2026-07-01,2026-09-30\n", "utf-8")
        assert main(["import", str(file), "--partnership", "Millbrook"]) == 0
    app = screen("custodian/import_files")
    tick(app, "Take all of its rows out again")
    newest = int(load_batches(sqlite_engine, EVERYTHING)["batch"].max())
    undo_batch(sqlite_engine, newest)
    press(app, "Undo this import")
    assert was_told(app)
    assert load_batches(sqlite_engine, EVERYTHING)["undone_at"].isna().sum() == 1


def test_a_second_press_keeps_no_agenda_twice(screen, sqlite_engine):
    app = screen("facilitator/workshop_agenda")
    for _ in range(2):
        press(app, "Keep this agenda")
    assert len(load_workshops(sqlite_engine, 1, EVERYTHING)) == 1


def test_the_second_of_two_presses_that_were_one_deed_needs_no_word(screen, sqlite_engine):
    app = screen("custodian/rounds_and_releases")
    press(app, "Open it")
    assert len(load_openings(sqlite_engine, 1, EVERYTHING)) == 1
    # What a browser's second click does before the page has followed the first.
    app.session_state[PRESSED] = app.session_state[DONE]
    app.run()
    assert not was_told(app)
    app.session_state[PRESSED] = "a form of long ago"
    app.run()
    assert was_told(app)


def test_a_press_that_is_lost_is_told_also_where_the_same_form_was_used_before(screen):
    app = screen("custodian/rounds_and_releases")
    press(app, "Open it")
    name = app.session_state[DONE]
    app.run()
    app.run()
    app.session_state[PRESSED] = name  # of a form that another choice has taken away
    app.run()
    assert was_told(app)
