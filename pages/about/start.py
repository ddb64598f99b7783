"""Where the address without a page leads: to the first page of the persona."""

import streamlit as st

from data.accounts import list_pages
from pages.parts.navigation import page_path
from pages.parts.opening import open_screen

choices = open_screen()
st.switch_page(page_path(list_pages(choices.persona)[0][0]))
