"""A form is empty once what was entered is kept; after a refusal all that was typed still stands."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from tests.release_makers import save_year
from tests.test_pages import DASHBOARD, TIMEOUT_SECONDS, expect_no_fault, use_local_mode
from tests.test_sidebar_presses import find

SOON = date.today() + timedelta(days=60)
PEOPLE, ACTIONS = "custodian/people_and_access", "coordinator/actions"
AGENDA = "facilitator/workshop_agenda"
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
