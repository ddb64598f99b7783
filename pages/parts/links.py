"""Links between pages: each says in its address who looks, at which partnership and at which quarter.

Without them a link that is opened in another tab, or sent to somebody, would start at the first of each list.
"""

import streamlit as st

from pages.parts.choices import CHOICES, Choices
from pages.parts.navigation import find_persona, page_path
from pages.parts.visitor import require_visitor


def show_link(key: str, label: str, **more: str) -> None:
    """A link to a page; what is given besides stands in its address, in place of what is chosen now."""
    st.page_link(page_path(key), label=label, query_params=_keep_place(key) | more)


def _keep_place(key: str) -> dict[str, str]:
    choices: Choices = st.session_state[CHOICES]
    persona = choices.persona
    if not choices.scope.may(f"open {key}"):  # only then is it worth asking who else this account may be
        persona = find_persona(key, persona, require_visitor().scope) or persona
    place = {
        "persona": persona,
        "partnership": st.session_state.get("partnership"),  # "all" of a funder among them
        "quarter": choices.asked_quarter or choices.quarter,
    }
    return {name: value for name, value in place.items() if value}
