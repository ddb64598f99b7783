"""What a custodian can say about a file on the import page."""

from inspect import signature

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.imports.preview import preview_import
from data.imports.values import normalise_name
from pages.parts.columns_form import NOT_ASKED, group_fields, may_be_picked, say_unsaid
from pages.parts.import_forms import fill_known_sectors, say_step_days

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


QUESTIONS = {f"{part}_{number}": part.title() for part in ("money", "trust") for number in range(8)}


def fields(**columns):
    """The fields of a survey: who answers and the questions, with the columns that are known."""
    names = ["organisation", "sector", "date", *QUESTIONS]
    return {name: (name, columns.get(name, "")) for name in names}


def test_what_is_asked_stands_open_and_what_is_known_or_not_needed_is_folded_and_counted():
    known = dict.fromkeys([*QUESTIONS][:14], "Q") | {"date": "Sent", "money_0": NOT_ASKED}
    assert group_fields(fields(**known), ["Q", "Sent"], ["organisation"], QUESTIONS) == [
        ("", ["organisation", "trust_6", "trust_7"]),
        ("Known already: 15", ["date", *[*QUESTIONS][:14]]),
        ("Not found in this file, and not needed: 1", ["sector"]),
    ]


def test_many_questions_without_a_column_are_folded_by_what_they_are_part_of():
    groups = group_fields(fields(date="Sent"), ["Sent"], ["organisation"], QUESTIONS)
    assert [title for title, _ in groups] == [
        "",
        "Money: 8 questions without a column",
        "Trust: 8 questions without a column",
        "Known already: 1",
        "Not found in this file, and not needed: 1",
    ]
    assert sorted(name for _, names in groups for name in names) == sorted(fields())


def test_a_field_whose_column_the_file_has_not_is_asked_again():
    known = dict.fromkeys(QUESTIONS, "Q") | {"organisation": "Site", "date": "Gone"}
    groups = group_fields(fields(**known), ["Q", "Site"], [], QUESTIONS)
    assert groups[0] == ("", ["date"])


def test_the_few_fields_of_a_short_list_are_not_folded():
    few = {name: (name, "") for name in ("happened_on", "kind", "words")}
    assert group_fields(few, [], ["kind"], {}) == [("", ["kind", "happened_on", "words"])]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, ["1 question has no column yet; choose one for it, or say there that it was not asked, under"]),
        (
            7,
            ["7 questions have no column yet; choose one for each, or say there that they were not asked"],
        ),
        (0, []),
    ],
)
def test_questions_without_a_column_are_asked_for_in_one_sentence(count, said):
    assert [words[: len(start)] for words, start in zip(say_unsaid(count), said, strict=True)] == said
