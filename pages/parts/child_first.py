"""The child first: what a page says of the child's voice, with the two places where it becomes a habit."""

import streamlit as st

from pages.parts.choices import Choices
from pages.parts.links import show_link


def show_child_first(choices: Choices) -> None:
    """A sentence and its two next steps, for whoever may take them."""
    st.markdown(
        "Children are seldom in the room where they are spoken of. Two habits help: a place for the child in "
        "every agenda, and beside every decision what it means for the child."
    )
    with st.container(horizontal=True):
        if choices.scope.may("open facilitator/workshop_agenda", choices.partnership_id):
            show_link("facilitator/workshop_agenda", "Plan a meeting with a place for the child")
        if choices.scope.may("open coordinator/actions", choices.partnership_id):
            show_link("coordinator/actions", "Record what a decision means for the child")
