"""Reading the dashboard, in ten sentences."""

import streamlit as st

from data.texts import read_text
from pages.parts.opening import open_screen

open_screen("about/reading")
title, body = read_text("reading")
st.title(title)
st.markdown(body)
