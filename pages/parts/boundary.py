"""Keeps every fault off the screen: what happened in plain words, what to do, and nothing of the inside."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import streamlit as st

from data.access import note_refusal
from data.accounts import NotAllowed
from data.trouble import explain_trouble
from pages.parts.visitor import programme_engine

LOG = logging.getLogger("common_ground")


@contextmanager
def keep_faults_off_screen() -> Iterator[None]:
    """Show a sentence instead of a traceback. Stopping and rerunning are no `Exception` and pass through."""
    try:
        try:
            yield
        except NotAllowed as refusal:
            note_refusal(programme_engine(), refusal)
            st.title("This page is not open to you")
            st.markdown(str(refusal))
    except Exception as fault:
        trouble = explain_trouble(fault)
        if trouble:
            LOG.warning("%s (%s)", trouble.title, type(fault).__name__)
            st.title(trouble.title)
            st.markdown(trouble.advice)
            st.button("Try again", type="primary")
        else:
            _show_fault(fault)


def note_fault(fault: Exception) -> str:
    """Where it happened goes to the log, under a number that the screen says."""
    number = datetime.now(UTC).strftime("%d%H%M%S")
    # Places only: an error's own words may carry what a file or a database holds.
    places = "".join(traceback.format_tb(fault.__traceback__))
    LOG.error("Fault %s: %s\n%s", number, type(fault).__name__, places)
    return number


def _show_fault(fault: Exception) -> None:
    number = note_fault(fault)
    st.title("Something went wrong on our side")
    st.markdown(
        "Nothing was changed or lost. Reload the page; if it happens again, choose another quarter, "
        f"and tell whoever runs this dashboard the number **{number}**."
    )
