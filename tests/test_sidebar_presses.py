"""What was typed or pressed for one partnership never lands in another that the sidebar chose meanwhile.

Somebody may choose in the sidebar and press a button before the page is drawn again: both come in one run.
Two partnerships with the same quarters are offered the same, so what is offered does not tell them apart.
"""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from data.accounts import Scope
from data.agreements import load_actions, load_decisions, load_events, load_workshops
from data.openings import load_openings
from data.releases import list_releases
from data.rounds import list_rounds
from pages.parts import reading
from pages.parts.presses import LOST
from tests.release_makers import save_partnership, save_year
from tests.test_pages import DASHBOARD, TIMEOUT_SECONDS, expect_no_fault, said, use_local_mode

SOON = date.today() + timedelta(days=60)
EVERYTHING = Scope.everything()
DESK, ACTIONS = "custodian/rounds_and_releases", "coordinator/actions"
AGENDA = "facilitator/workshop_agenda"
# the page, the field to type in, what is typed, the button
TYPED = [
    (DESK, "People invited", 40, "Keep this round"),
    (DESK, "Smallest group that may be shown", 9, "Keep this round"),
    (ACTIONS, "What will be done", "Write to Alder’s schools", "Record this action"),
    (ACTIONS, "What was raised or decided", "Alder shares a room", "Record this decision"),
    (ACTIONS, "What happened", "Alder’s first open day", "Record this"),
    (AGENDA, "Action 1: what will be done", "Write to Alder’s schools", "Record what was agreed"),
]
PRESSED = [
    (DESK, "Open it"),
    (DESK, "Make a draft"),
    (AGENDA, "Keep this agenda"),
]


@pytest.fixture
def alder(sqlite_engine, monkeypatch):
    """Opens a page of Alder; Birch, alike in all that a form offers, is the other in the sidebar."""
    use_local_mode(monkeypatch)
    partnerships = [save_year(sqlite_engine, name) for name in ("Alder", "Birch")]

    def open_page(page):
        app = AppTest.from_file(DASHBOARD, default_timeout=TIMEOUT_SECONDS).run()
        app.switch_page(f"pages/{page}.py").run()
        assert app.selectbox(key="partnership").value == str(partnerships[0])
        return app

    return open_page


def find(fields, label):
    return next(field for field in fields if field.label == label)


def was_told(app):
    """Whether the page says that the last press did nothing."""
    return LOST in [each.value for each in app.warning]


def type_in(app, label, words):
    find([*app.text_input, *app.number_input], label).set_value(words)


def choose_birch(app):
    return app.selectbox(key="partnership").set_value("2")


def everything_kept(engine):
    """Whatever a press can change, of both partnerships."""
    loads = (load_actions, load_decisions, load_events, load_workshops, load_openings, list_rounds)
    return [
        load(engine, number, EVERYTHING).to_dict("records")
        for number in (1, 2)
        for load in (*loads, list_releases)
    ]


@pytest.mark.parametrize(("page", "label", "words", "button"), TYPED)
def test_what_was_typed_for_one_partnership_is_not_kept_for_another(
    alder, sqlite_engine, page, label, words, button
):
    before, app = everything_kept(sqlite_engine), alder(page)
    type_in(app, label, words)
    for who in ("Who does it", "What does it mean for the child?"):
        for field in app.text_input:
            if field.label == who:
                field.set_value("Head of care")
    for field in app.date_input:
        if field.label == "By when":
            field.set_value(SOON)
    find(app.button, button).click()
    choose_birch(app).run()
    expect_no_fault(app)
    assert everything_kept(sqlite_engine) == before
    assert not app.error
    assert was_told(app)


@pytest.mark.parametrize(("page", "button"), PRESSED)
def test_a_press_for_one_partnership_does_nothing_to_another(alder, sqlite_engine, page, button):
    before, app = everything_kept(sqlite_engine), alder(page)
    find(app.button, button).click()
    choose_birch(app).run()
    expect_no_fault(app)
    assert everything_kept(sqlite_engine) == before
    assert not app.error
    assert was_told(app)
    app.run()
    assert not was_told(app)


@pytest.mark.parametrize(("page", "label"), [row[:2] for row in TYPED])
def test_what_was_typed_for_one_partnership_does_not_stand_in_the_form_of_another(alder, page, label):
    """A browser keeps what was typed in a field for as long as the field has the same id."""
    app = alder(page)
    fields = [*app.text_input, *app.number_input]
    before = find(fields, label).id
    choose_birch(app).run()
    assert find([*app.text_input, *app.number_input], label).id != before


@pytest.mark.parametrize(("page", "label", "words", "button"), TYPED[2:3] + TYPED[5:])
def test_what_was_typed_for_one_quarter_cites_no_finding_of_another(
    alder, sqlite_engine, page, label, words, button
):
    """Two quarters may have a finding in the same words."""
    before, app = everything_kept(sqlite_engine), alder(page)
    type_in(app, label, words)
    find(app.text_input, "Who does it").set_value("Head of care")
    find(app.date_input, "By when").set_value(SOON)
    find(app.button, button).click()
    quarter = app.selectbox(key="quarter")
    quarter.set_value("2025-Q4" if quarter.value != "2025-Q4" else "2026-Q3").run()
    expect_no_fault(app)
    assert everything_kept(sqlite_engine) == before
    assert was_told(app)


@pytest.mark.parametrize(("page", "button"), [PRESSED[0], (ACTIONS, "Record this")])
def test_a_lost_press_of_a_form_is_told_under_its_button(alder, page, button):
    app = alder(page)
    find(app.button, button).click()
    choose_birch(app).run()
    drawn = [element for element in app.main if element.type in ("button", "alert", "warning")]
    kinds = [
        getattr(element, "label", "") if element.type == "button" else element.value for element in drawn
    ]
    assert kinds[kinds.index(LOST) - 1] == button
    assert [each.value for each in app.toast] == [LOST]


@pytest.mark.parametrize(("page", "label", "words", "button"), TYPED)
def test_the_same_press_without_another_choice_is_heard(alder, sqlite_engine, page, label, words, button):
    before, app = everything_kept(sqlite_engine), alder(page)
    type_in(app, label, words)
    find(app.button, button).click().run()
    expect_no_fault(app)
    assert app.error or everything_kept(sqlite_engine) != before
    assert not was_told(app)


def test_a_press_that_leaves_its_page_with_another_role_is_told_on_the_next(alder, sqlite_engine):
    before, app = everything_kept(sqlite_engine), alder(DESK)
    find(app.button, "Open it").click()
    app.selectbox(key="persona").set_value("funder").run()
    expect_no_fault(app)
    assert everything_kept(sqlite_engine) == before
    assert was_told(app)
    assert [each.value for each in app.toast] == [LOST]  # seen wherever one stands


def test_a_press_is_told_as_lost_where_the_other_partnership_has_nothing_yet(alder, sqlite_engine):
    app = alder(AGENDA)
    number = save_partnership(sqlite_engine, "Cedar")
    reading.forget_partnerships()
    app.run()
    find(app.button, "Keep this agenda").click()
    app.selectbox(key="partnership").set_value(str(number)).run()
    assert "It needs a published release" in said(app)
    assert was_told(app)
