"""What a custodian can say about a file on the import page."""

from inspect import signature

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.imports.preview import preview_import
from data.imports.values import normalise_name
from pages.parts.import_forms import fill_known_sectors, may_be_picked, say_step_days

SECONDS = 30


def form() -> None:
    import streamlit as st

    from pages.parts.import_forms import show_file_form

    st.session_state["said"], _ = show_file_form({"resources": "Money"}, ["Millbrook"], may_name_new=True)


def said(**chosen: str) -> dict:
    """What comes of the form with these texts and choices, by the start of their label."""
    app = AppTest.from_function(form, default_timeout=SECONDS).run()
    for field in [*app.text_input, *app.selectbox]:
        for start, value in chosen.items():
            if field.label.startswith(start.replace("_", " ")):
                field.set_value(value)
    app.button[0].click().run()
    assert not app.exception
    return app.session_state["said"]


def test_the_form_asks_nothing_that_a_preview_does_not_take():
    assert set(said()) <= set(signature(preview_import).parameters)


def test_a_sheet_and_the_decimal_mark_can_be_said():
    told = said(Sheet=" Ledger ", How_1="comma")
    assert (told["sheet"], told["decimal"]) == ("Ledger", "comma")


def test_what_is_left_empty_is_left_to_the_file():
    told = said()
    assert [told[name] for name in ("sheet", "decimal", "date_order", "quarter", "partnership")] == [None] * 5


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["2026-09-30", "2026-09-30", None], "counts from 30 September 2026."),
        (["2026-09-30", "2026-10-31"], "counts from the day that stands in its row"),
        ([None, None], "from the end of the last quarter, if that is not published yet"),
    ],
)
def test_it_is_said_from_which_day_the_changes_of_a_log_count(days, words):
    assert words in say_step_days(pd.DataFrame({"as_of": pd.to_datetime(days)}))


@pytest.mark.parametrize(
    ("day", "may"), [("", True), ("2026-09-30", True), ("30/09/2026", False), ("1999-12-31", False)]
)
def test_a_day_that_the_calendar_cannot_show_is_left_to_the_text(day, may):
    assert may_be_picked(day) is may


def test_a_sector_on_record_fills_a_blank_and_never_what_the_file_says():
    rows = pd.DataFrame(
        {"organisation": ["Police north ", "Homes", "Trust", None], "sector": [None, "", "health", ""]}
    )
    before = rows.copy()
    filled = fill_known_sectors(rows, {"Police North": "police", "Trust": "education"}, normalise_name)
    assert filled["sector"].tolist() == ["police", "", "health", ""]
    pd.testing.assert_frame_equal(rows, before)
    meetings = pd.DataFrame({"held_on": ["2026-07-01"]})
    assert fill_known_sectors(meetings, {}, normalise_name) is meetings
