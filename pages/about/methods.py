"""Methods: the ten sentences first, then every formula, threshold and source, one section at a time."""

import streamlit as st

from data.texts import METHOD_GROUPS, read_sections, read_text
from pages.parts.links import show_link
from pages.parts.opening import open_screen

EVERYTHING = "Everything on one page"

open_screen("about/methods")
title, _ = read_text("methods")
sections = read_sections("methods")
headings = [heading for heading in sections if heading]
asked = st.query_params.get("section", "")
chosen = headings if asked == EVERYTHING else [heading for heading in headings if heading == asked]

st.title(title)
if not chosen:
    st.markdown(sections[""])
    reading, sentences = read_text("reading")
    st.header(reading)
    st.markdown(sentences)
with st.expander("Choose another section") if chosen else st.container():
    if not chosen:
        st.header("The methods by section")
    for place, (group, members) in enumerate(METHOD_GROUPS.items()):
        st.markdown(f"**{group}**")
        with st.container(horizontal=True, gap="small", key=f"contents_{place}"):
            for heading in members:
                show_link("about/methods", heading, section=heading)
    with st.container(key="contents_whole"):
        show_link("about/methods", EVERYTHING, section=EVERYTHING)
for heading in chosen:
    st.header(heading)
    st.markdown(sections[heading])
