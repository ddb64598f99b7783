"""Methods: every formula, threshold and source, one section at a time or all of them."""

import streamlit as st

from data.texts import read_sections, read_text
from pages.parts.opening import open_screen

EVERYTHING = "Everything"

open_screen("about/methods")
title, _ = read_text("methods")
sections = read_sections("methods")
headings = [heading for heading in sections if heading]
asked = st.query_params.get("section", headings[0])

st.title(title)
st.markdown(sections[""])
options = [*headings, EVERYTHING]
chosen = st.selectbox("Section", options, index=options.index(asked) if asked in options else 0)
for heading in headings if chosen == EVERYTHING else [chosen]:
    st.header(heading)
    st.markdown(sections[heading] or "This section is still being written.")
