"""A file that asks none of our questions: what each of its own is about, and whether high is good news."""

from collections.abc import Mapping

import streamlit as st

from analytics.instruments import Construct
from analytics.wording import MEASURE_TITLES, say_count
from pages.parts.columns_form import COLUMN_KEY
from pages.parts.opening import escape_markdown
from pages.parts.presses import show_press
from pages.parts.showing import name_form

NEWS = {True: "good news", False: "bad news"}
LONGEST_QUESTION = 200


def show_questionnaire_form(
    questions: Mapping[str, str],
    ends: tuple[str, str],
    others: int,
    constructs: Mapping[str, Construct],
    *,
    is_open: bool,
) -> tuple[str, dict[str, tuple[str, bool]]] | None:
    """The name of a questionnaire, and by column what each question is about and whether high is good news,
    once they are to be read.

    questions:   column → question, of those on the commonest scale of the file
    ends:        the lowest and the highest answer of that scale
    others:      how many lie on other scales, and are left out
    constructs:  what a question may be about, by id
    """
    form = name_form("own_questionnaire", questions, is_of_partnership=False)
    with st.expander("It is a questionnaire of its own", expanded=is_open), st.form(form, border=False):
        st.markdown(_say_what_to_do(len(questions), ends, others))
        title = st.text_input(
            "Name of the questionnaire", placeholder="For example: Yearly partner survey", key=f"{KEY}title"
        )
        said = [
            _ask(number, column, text, constructs)
            for number, (column, text) in enumerate(questions.items(), 1)
        ]
        if not show_press(form, "Read the file as this questionnaire"):
            return None
        placed = {
            column: (construct, high_is_good)
            for column, (construct, high_is_good) in zip(questions, said, strict=True)
            if construct and high_is_good is not None
        }
        half_said = [str(at) for at, (about, news) in enumerate(said, 1) if about and news is None]
        if half_said:
            st.error(f"Say whether a high answer is good or bad news: question {', '.join(half_said)}.")
        elif not placed:
            st.error("Say of at least one question what it is about.")
        elif not title.strip():
            st.error("Give the questionnaire a name; its rounds are known by it.")
        else:
            return title, placed
    return None


def _ask(
    number: int, column: str, text: str, constructs: Mapping[str, Construct]
) -> tuple[str | None, bool | None]:
    """What one question is about, and whether a high answer to it is good news."""
    about, news = st.columns([3, 2], vertical_alignment="bottom")
    construct = about.selectbox(
        escape_markdown(f"{number}. {text[:LONGEST_QUESTION]}"),
        list(constructs),
        index=None,
        format_func=lambda name: _name_construct(constructs[name]),
        placeholder="What it is about; empty: not read",
        key=f"{KEY}about_{column}",
    )
    high_is_good = news.radio(
        f"A high answer to question {number} is",
        list(NEWS),
        index=None,
        format_func=NEWS.__getitem__,
        horizontal=True,
        key=f"{KEY}news_{column}",
    )
    return construct, high_is_good


# What is said here belongs to one reading, like what is said of columns.
KEY = f"{COLUMN_KEY}own_"


def _say_what_to_do(count: int, ends: tuple[str, str], others: int) -> str:
    low, high = map(escape_markdown, ends)
    found = say_count(count, "question is answered", "questions are answered")
    elsewhere = say_count(others, "question lies on another scale", "questions lie on other scales")
    left_out = f" {elsewhere}, and cannot be read with them." if others else ""
    return (
        f"{found} on a scale from “{low}” to “{high}”.{left_out} Say what each is about, and whether an "
        f"answer near “{high}” is good or bad news for the partnership. What fits nowhere is left empty and "
        "not read. This is asked once: the next file with these headings is read the same way."
    )


def _name_construct(construct: Construct) -> str:
    return f"{MEASURE_TITLES[construct.domain]}: {construct.title[0].lower()}{construct.title[1:]}"
