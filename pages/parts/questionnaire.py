"""The questionnaire to ask with, in each of its forms."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from analytics.instruments import Instrument
from data.exports.survey_form import (
    list_asked_about,
    shorten_to_pulse,
    write_csv_template,
    write_form_text,
    write_questionnaire,
    write_xlsform,
)
from data.instruments import DEFAULT_INSTRUMENT, read_instrument
from pages.parts.showing import show_document_download
from pages.parts.visitor import read_today


def show_questionnaire(organisations: pd.DataFrame) -> None:
    """The whole questionnaire and the short check-in: paper, text, XLSForm, a table that imports as it is.

    organisations: organisation | sector, of the partnership: how working with each goes is asked
    """
    asked_about = list_asked_about(organisations)
    whole = read_instrument(DEFAULT_INSTRUMENT)
    with st.expander("Get the questionnaire to ask with"):
        st.markdown(
            "Ask on paper, paste it into the form tool you have, or load the XLSForm into KoBoToolbox or "
            "ODK. How working together goes is asked about the organisations known here. Answers typed into "
            "the table import without another word."
        )
        st.markdown(f"**The whole questionnaire**: {len(whole.items)} questions, about eight minutes.")
        _show_forms(whole, "questionnaire", asked_about)
        if whole.pulse:
            st.markdown(
                f"**A short check-in**: {len(whole.pulse)} questions between two rounds, about a minute. Its "
                "answers never enter the scores of a round."
            )
            _show_forms(shorten_to_pulse(whole), "check_in", asked_about)


def _show_forms(instrument: Instrument, name: str, asked_about: list[str]) -> None:
    today = read_today()
    forms: dict[str, tuple[str, Callable[[], bytes | str]]] = {
        "On paper (DOCX)": ("docx", lambda: write_questionnaire(instrument, today, asked_about)),
        "To paste (text)": ("txt", lambda: write_form_text(instrument, asked_about)),
        "XLSForm": ("xlsx", lambda: write_xlsform(instrument, asked_about)),
        "Table to fill in (CSV)": ("csv", lambda: write_csv_template(instrument, asked_about)),
    }
    with st.container(horizontal=True):
        for label, (ending, write) in forms.items():
            show_document_download(label, write, f"{name}.{ending}")
