"""Buttons whose press may come too late: one that is lost is told, so that nobody thinks it was done."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import RerunException

LOST = (
    "Your last press did nothing: what it was meant for had changed by then, on this page or in the sidebar. "
    "You see how things stand now; press again if it is still wanted."
)
# Of this session, by the name of the form or of the button: the press that was made, the one that this run
# brings, the one that its button heard, the one whose deed was done; and whether this run only draws a deed.
PRESSED, CAME, HEARD, DONE = "press_made", "press_of_this_run", "press_heard", "press_done"
DRAWN, PLACES = "press_drawn", "places_beside_buttons"


def show_press(form: str, label: str, type: Literal["primary", "secondary"] = "secondary") -> bool:
    """The button of a form, named as the form is (`name_form`); True in the run that brings its press."""
    is_pressed = st.form_submit_button(label, type=type, on_click=_note_press, args=(form,))
    return _hear(form, is_pressed, st.empty())


def show_single_press(
    key: str,
    label: str,
    type: Literal["primary", "secondary"] = "secondary",
    place: DeltaGenerator | None = None,
) -> bool:
    """A button without a form; True in the run that brings its press.

    place:  where to say that a press of it was lost; left out, above the page
    """
    return _hear(key, st.button(label, type=type, key=key, on_click=_note_press, args=(key,)), place)


def _note_press(name: str) -> None:
    # Called before the page is drawn, also where the button is not there any more.
    st.session_state[PRESSED] = name


def _hear(name: str, is_pressed: bool, place: DeltaGenerator | None) -> bool:
    if is_pressed:
        st.session_state[HEARD] = name
    if place is not None:
        st.session_state.setdefault(PLACES, {})[_name_button(name)] = place
    return is_pressed


def _name_button(name: str) -> str:
    """The same for a button whatever its form offers: `name_form` puts that at the end."""
    return name.rpartition("_")[0]


def note_done() -> None:
    """What the press that was heard asked for is done: the same press once more needs no word."""
    st.session_state[DONE] = st.session_state.get(HEARD)


@contextmanager
def tell_lost_presses() -> Iterator[None]:
    """Around the page: say that a press was lost, where no button on it has heard the press."""
    place = st.empty()
    st.session_state[PLACES] = {}
    st.session_state[CAME] = st.session_state.pop(PRESSED, None)
    st.session_state.pop(HEARD, None)
    if not st.session_state.pop(DRAWN, False) and st.session_state[CAME] is None:
        st.session_state.pop(DONE, None)  # somebody did something else meanwhile: a press now is another one
    try:
        yield
    except RerunException:
        st.session_state[DRAWN] = HEARD in st.session_state
        if HEARD not in st.session_state:
            st.session_state[PRESSED] = st.session_state[CAME]  # the run that comes now says it
        raise
    tell_lost_press(place)


def tell_lost_press(place: DeltaGenerator) -> None:
    """Say that a press was lost, once all buttons are drawn; a page that stops earlier asks for it itself.

    Under the button as it is now, above the page where it is gone; and in a corner of the window, for whoever
    stands further down or has the button folded away.
    """
    pressed = st.session_state.pop(CAME, None)
    is_done = HEARD in st.session_state or st.session_state.get(DONE) == pressed
    if pressed is None or is_done:
        return
    beside = st.session_state.get(PLACES, {}).get(_name_button(pressed))
    st.toast(LOST, icon=":material/warning:", duration="long")
    (beside or place).warning(LOST)
