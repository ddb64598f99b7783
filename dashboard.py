"""Starts the screens: page settings, who is there, the sidebar, the menu, the page."""

from pathlib import Path

import streamlit as st

PARTS = Path(__file__).parent / "pages" / "parts"

if __name__ == "__main__":  # Streamlit runs this file under this name, once for every click
    from pages.parts.boundary import keep_faults_off_screen
    from pages.parts.choices import CHOICES, keep_in_address, show_choices
    from pages.parts.navigation import build_navigation, follow_persona
    from pages.parts.presses import tell_lost_presses
    from pages.parts.visitor import find_visitor

    st.set_page_config(page_title="Common Ground", page_icon=PARTS / "icon.png", layout="wide")
    st.html(PARTS / "style.css")
    with keep_faults_off_screen():
        # Streamlit must be told the pages on every run; who may open them is checked here and in each page.
        visitor = find_visitor()
        choices = show_choices(visitor) if visitor else None
        st.session_state[CHOICES] = choices
        page = build_navigation(choices)
        if visitor and choices:
            follow_persona(choices, visitor, page)
            keep_in_address()
        with tell_lost_presses():
            page.run()
else:  # the server imports it once
    from pages.parts.server import MIDDLEWARE, refuse_unsafe_start

    app = st.App(Path(__file__), lifespan=refuse_unsafe_start, middleware=MIDDLEWARE)
