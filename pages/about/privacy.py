"""Privacy: what is kept of whom, who sees it, and what this does not do."""

import streamlit as st

from data.texts import read_text
from pages.parts.opening import open_screen

open_screen("about/privacy")
title, body = read_text("privacy")
st.title(title)
st.markdown(body)
