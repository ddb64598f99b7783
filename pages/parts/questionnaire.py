"""The questionnaire to ask with, in each of its forms."""

from datetime import UTC, datetime

import streamlit as st

from data.exports.survey_form import write_csv_template, write_form_text, write_questionnaire, write_xlsform
from data.instruments import DEFAULT_INSTRUMENT, read_instrument
from pages.parts.showing import show_document_download


def show_questionnaire() -> None:
    """Paper, text to paste into a form tool, XLSForm, and a table that imports as it is."""
    instrument = read_instrument(DEFAULT_INSTRUMENT)
    with st.expander("Get the questionnaire to ask with"):
        st.markdown(
            f"“{instrument.title}”, {len(instrument.items)} questions, about eight minutes. Ask on paper, "
            "paste it into the form tool you have, or load the XLSForm into KoBoToolbox or ODK. Answers "
            "typed into the table import without another word."
        )
        with st.container(horizontal=True):
            today = datetime.now(UTC).date()
            show_document_download(
                "On paper (DOCX)", lambda: write_questionnaire(instrument, today), "questionnaire.docx"
            )
            show_document_download(
                "To paste into a form tool", lambda: write_form_text(instrument), "questionnaire.txt"
            )
            show_document_download("XLSForm", lambda: write_xlsform(instrument), "questionnaire.xlsx")
            show_document_download(
                "Table to fill in (CSV)", lambda: write_csv_template(instrument), "questionnaire.csv"
            )
