"""The menu, made from the table of roles. Hiding an entry protects nothing: each page checks again."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from data.accounts import Scope, list_pages, list_personas
from data.sign_in import Visitor
from pages.parts.choices import Choices

START = "about/start"


def page_path(key: str) -> str:
    """The file of a page, as Streamlit wants it named."""
    return f"pages/{key}.py"


def url_name(key: str) -> str:
    """What stands in the address: coordinator/trust_and_alignment → trust-and-alignment."""
    return key.split("/")[1].replace("_", "-")


def build_navigation(choices: Choices | None) -> StreamlitPage:
    """Register every page, show those of the persona, and return the one that was asked for."""
    shown = {key for key, _ in list_pages(choices.persona)} if choices else set()
    start = st.Page(page_path(START), title="Common Ground", default=True, visibility="hidden")
    own, about = [start], list[StreamlitPage]()
    for key, title in list_pages():
        page = st.Page(
            page_path(key),
            title=title,
            url_path=url_name(key),
            visibility="visible" if key in shown else "hidden",
        )
        (about if key.startswith("about/") else own).append(page)
    return st.navigation({"": own, "About": about}, position="top")


def follow_persona(choices: Choices, visitor: Visitor, page: StreamlitPage) -> None:
    """Keep persona and page together: a new persona goes to its first page, a link changes it."""
    changed = st.session_state.get("persona_before", choices.persona) != choices.persona
    st.session_state["persona_before"] = choices.persona
    own = [key for key, _ in list_pages(choices.persona)]
    key = next((key for key, _ in list_pages() if url_name(key) == page.url_path), None)
    if key is None or key in own:
        return
    if changed:
        st.switch_page(page_path(own[0]))
    if other := find_persona(key, choices.persona, visitor.scope):
        st.session_state["persona_next"] = other
        st.rerun()


def find_persona(key: str, persona: str, scope: Scope) -> str | None:
    """Who a page is opened as: the persona itself where its menu has the page, else the first that may."""
    roles = [persona, *list_personas(scope)]
    return next((role for role in roles if scope.as_role(role).may(f"open {key}")), None)
