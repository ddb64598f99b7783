"""The form that opens and closes a round."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from analytics.quarters import name_quarter
from pages.parts.presses import show_press
from pages.parts.showing import name_form


def show_round_form(quarters: Sequence[str], begin_with: str, *, is_closed: bool) -> dict[str, Any]:
    """Which round, what to do with it and how many were invited, once submitted; empty before.

    begin_with: the quarter that is chosen until another is, and whether its round is closed
    """
    form = name_form("round", quarters, begin_with)
    with st.form(form, border=False):
        left, right = st.columns(2)
        first = list(quarters).index(begin_with)
        quarter = left.selectbox("Round of", quarters, index=first, format_func=name_quarter)
        deed = right.radio("It is", ["open", "closed"], index=int(is_closed), horizontal=True)
        invited = left.number_input("People invited", min_value=0, value=None, placeholder="as it stands")
        smallest = right.number_input(
            "Smallest group that may be shown",
            min_value=5,
            value=None,
            placeholder="as it stands",
            help="Five people at least. It can be raised, never lowered.",
        )
        if not show_press(form, "Keep this round"):
            return {}
    return {"quarter": quarter, "deed": deed, "invited": invited, "smallest": smallest}
