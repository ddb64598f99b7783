"""A form is empty once what was entered is kept; after a refusal all that was typed still stands."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from data.access import grant_role, load_grants
from data.accounts import Scope
from data.commands import main
from pages.parts.reading import forget_partnerships
from tests.import_makers import action, write_csv
from tests.release_makers import save_year
from tests.test_pages import DASHBOARD, TIMEOUT_SECONDS, expect_no_fault, use_local_mode
from tests.test_sidebar_presses import find, was_told

SOON = date.today() + timedelta(days=60)
PEOPLE, ACTIONS = "custodian/people_and_access", "coordinator/actions"
AGENDA, FILES = "facilitator/workshop_agenda", "custodian/import_files"
UNDO_BOX = "Take all of its rows out again. Published releases stay as they are."
# the page, the field that is looked at, what is typed there and refused, what is typed and kept, the button
FORMS = [
    (ACTIONS, "What will be done", "ab", "Write to all schools", "Record this action"),
    (ACTIONS, "What was raised or decided", "ab", "Share a room", "Record this decision"),
    (ACTIONS, "What happened", "ab", "The first open day", "Record this"),
    (AGENDA, "Action 1: what will be done", "ab", "Write to all schools", "Record what was agreed"),
    (PEOPLE, "E-mail address", "nobody", "ada@example.org", "Give this role"),
]


@pytest.fixture
def open_page(sqlite_engine, monkeypatch):
    use_local_mode(monkeypatch)
    save_year(sqlite_engine)
    app = AppTest.from_file(DASHBOARD, default_timeout=TIMEOUT_SECONDS).run()
    return lambda page: app.switch_page(f"pages/{page}.py").run()


def submit(app, label, words, button):
    find(app.text_input, label).set_value(words)
    for field in [*app.text_input, *app.date_input]:
        if field.label in ("Who does it", "By when"):
            field.set_value("Head of care" if field.label == "Who does it" else SOON)
    find(app.button, button).click().run()
    expect_no_fault(app)


def list_forms_that_forget(app):
    """The forms that a browser empties before the server has answered."""
    forms = [block.proto.form for block in walk(app.main) if block.type == "form"]
    assert forms
    return [form.form_id for form in forms if form.clear_on_submit]


def walk(block):
    yield block
    for child in getattr(block, "children", {}).values():
        yield from walk(child)


@pytest.mark.parametrize(("page", "label", "refused", "kept", "button"), FORMS)
def test_only_what_was_kept_goes_from_its_form(open_page, page, label, refused, kept, button):
    app = open_page(page)
    field = find(app.text_input, label).id
    submit(app, label, refused, button)
    assert app.error
    assert find(app.text_input, label).id == field
    assert find(app.text_input, label).value == refused
    assert list_forms_that_forget(app) == []
    submit(app, label, kept, button)
    assert not app.error
    assert find(app.text_input, label).id != field
    assert not find(app.text_input, label).value


@pytest.fixture
def page_beside_another(sqlite_engine, tmp_path, open_page):
    """Opens a page; the sidebar has another partnership, and there are an import and a role to choose."""
    save_year(sqlite_engine, "Northgate")
    forget_partnerships()
    assert main(["import", str(write_csv(tmp_path, action()))]) == 0
    grant_role(sqlite_engine, "bea@example.org", "partner")
    return open_page


def choose_another_partnership(app):
    box = app.selectbox(key="partnership")
    other = next(name for name in ("1", "2") if name != box.value)
    box.set_value(other).run()
    expect_no_fault(app)
    assert app.selectbox(key="partnership").value == other


@pytest.mark.parametrize(
    ("page", "label"),
    [(PEOPLE, "E-mail address"), (PEOPLE, "For"), (FILES, "Import to undo"), (FILES, UNDO_BOX)],
)
def test_a_form_that_says_itself_what_it_is_for_stays_whatever_the_sidebar_says(
    page_beside_another, page, label
):
    """A browser keeps what was typed in a field for as long as the field has the same id."""
    app = page_beside_another(page)
    before = find([*app.text_input, *app.selectbox, *app.checkbox], label).id
    choose_another_partnership(app)
    assert find([*app.text_input, *app.selectbox, *app.checkbox], label).id == before


def test_a_half_written_invitation_is_sent_as_it_stands_with_another_partnership_chosen(
    page_beside_another, sqlite_engine
):
    app = page_beside_another(PEOPLE)
    find(app.text_input, "E-mail address").set_value("ada@example.org")
    find(app.button, "Give this role").click()
    choose_another_partnership(app)
    given = load_grants(sqlite_engine, Scope.everything()).set_index("email")
    assert given.loc["ada@example.org", "partnership"] == "Millbrook"
    assert not was_told(app)
