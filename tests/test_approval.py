"""The table in which free text is read and ticked: row by row or a page at a time, never unasked."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.approval import _gather_rows


def show_table():
    import pandas as pd
    import streamlit as st

    from pages.parts.approval import forget_approvals, show_approval

    count = st.session_state.get("count", 3)
    rows = [
        {"text_id": f"{number}:{field}", "field": field, "words": words}
        for field, words in (
            ("words", "Ring Zainab (13) on 07700 900118"),
            ("owner", st.session_state.get("owner", "the chair")),
        )
        for number in range(2, 2 + count)
    ]
    if st.session_state.get("new_file"):
        forget_approvals()
    st.session_state["approved"] = show_approval(pd.DataFrame(rows))


def open_table(**state):
    app = AppTest.from_function(show_table, default_timeout=60)
    for name, value in state.items():
        app.session_state[name] = value
    return app.run()


def press(app, words):
    next(button for button in app.button if words in button.label).click()
    return app.run()


def test_nothing_is_approved_before_somebody_ticks():
    assert open_table().session_state["approved"] == {}


def test_one_tick_stores_a_row_with_its_owner_in_guarded_words():
    app = open_table()
    app.checkbox(key="approve_3:words").check().run()
    assert app.session_state["approved"] == {
        "3:words": "Ring [name] ([age]) on [phone number]",
        "3:owner": "the chair",
    }


def test_words_that_were_changed_are_stored_as_they_stand_and_a_cleared_owner_is_not():
    app = open_table()
    app.text_area(key="passage_2:words").set_value("Ring the family")
    app.text_input(key="passage_2:owner").set_value("")
    app.checkbox(key="approve_2:words").check().run()
    assert app.session_state["approved"] == {"2:words": "Ring the family"}


def test_a_page_is_ticked_at_once_and_the_next_page_is_not():
    app = press(open_table(count=25), "I have read all of this page")
    assert len(app.session_state["approved"]) == 40
    app.number_input[0].set_value(2).run()
    assert len(app.session_state["approved"]) == 40
    assert not any(box.value for box in app.checkbox)
    app.number_input[0].set_value(1).run()
    assert all(box.value for box in app.checkbox)
    assert press(app, "Take the ticks off").session_state["approved"] == {}


def test_ticks_of_one_file_are_forgotten_with_the_next():
    app = press(open_table(), "I have read all of this page")
    assert len(app.session_state["approved"]) == 6
    app.session_state["new_file"] = True
    assert app.run().session_state["approved"] == {}


def test_the_boxes_are_counted_and_not_the_words_beside_them():
    app = open_table()
    assert "0 of 3 boxes ticked" in app.markdown[-1].value
    app.checkbox(key="approve_3:words").check().run()
    assert "1 of 3 boxes ticked" in app.markdown[-1].value


@pytest.mark.parametrize("owner", ["P. Lowe", "J. Marsh", "T. Grey", "Sarah Jones"])
def test_who_is_to_do_it_is_shown_alike_whoever_it_is(owner):
    assert open_table(owner=owner).text_input(key="passage_2:owner").value == owner


def test_an_owner_with_a_telephone_number_is_guarded():
    shown = open_table(owner="P. Lowe 07700 900118").text_input(key="passage_2:owner").value
    assert "900118" not in shown


def test_rows_stand_in_the_order_of_the_file():
    ids = ["3:got_better", "10:got_better", "2:gets_in_the_way", "3:gets_in_the_way"]
    texts = pd.DataFrame({"text_id": ids, "field": "words", "words": "x"})
    assert [each["text_id"] for row in _gather_rows(texts) for each in row] == [
        "2:gets_in_the_way", "3:got_better", "3:gets_in_the_way", "10:got_better",
    ]  # fmt: skip
