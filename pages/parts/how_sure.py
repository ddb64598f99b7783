"""The panel “How sure are we?”: this partnership's own figures, in plain words."""

import pandas as pd
import streamlit as st

from analytics.how_sure import MOST_TELLING, explain_sureness
from pages.parts.choices import Choices
from pages.parts.links import show_link
from pages.parts.opening import escape_markdown
from pages.parts.reading import derive, load_instrument


def show_sureness(cells: pd.DataFrame, choices: Choices) -> None:
    """Closed until somebody asks; first what everybody should read, then all the rest."""
    sentences = derive("sureness", choices, lambda: explain_sureness(cells, _name_constructs(choices)))
    with st.expander("How sure are we?"):
        st.markdown(_list(sentences[:MOST_TELLING]))
        with st.expander("All that bears on it"):
            st.markdown(_list(sentences[MOST_TELLING:]))
        show_link("about/reading", "How to read these numbers")


def _list(sentences: list[str]) -> str:
    return "\n".join(f"- {escape_markdown(sentence)}" for sentence in sentences)


def _name_constructs(choices: Choices) -> dict[str, str]:
    """Id → title."""
    instrument = load_instrument(choices.instrument_id, choices.instrument_version)
    return {construct.id: construct.title for construct in instrument.constructs}
