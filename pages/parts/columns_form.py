"""Which column of a file is read as what: what is asked stands first, what is known waits folded."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

import streamlit as st

from analytics.wording import say_count
from pages.parts.opening import escape_markdown

COLUMN_KEY = "column_"
EARLIEST_DAY = date(2000, 1, 1)
NOT_IN_FILE = "– not in this file –"
NOT_ASKED = "– it was not asked –"
ASKED_OF_ALL = "organisation"  # the one place of a survey's rows of which that may be said
# More boxes at once are a scroll, not a form.
MOST_UNFOLDED = 12

Fields = Mapping[str, tuple[str, str]]  # field → its meaning and its column


def forget_columns() -> None:
    """What was chosen of one reading belongs to it; the next one shows its own."""
    for key in [str(key) for key in st.session_state]:
        if key.startswith(COLUMN_KEY):
            st.session_state.pop(key)


def may_be_picked(day: str) -> bool:
    """Whether a calendar can show what was said so far: nothing, or a day as 2026-09-30."""
    try:
        return day == "" or date.fromisoformat(day) >= EARLIEST_DAY
    except ValueError:
        return False


def list_unsaid(fields: Fields, questions: Collection[str]) -> list[str]:
    """The questions that have no column and of which it is not said that they were not asked."""
    return [name for name in questions if name in fields and not fields[name][1]]


def say_unsaid(count: int) -> list[str]:
    """What is still needed of so many questions: one sentence for all of them, or none."""
    if not count:
        return []
    have = say_count(count, "question has", "questions have")
    they = "it, or say there that it was" if count == 1 else "each, or say there that they were"
    return [f"{have} no column yet; choose one for {they} not asked, under “How the file is read”"]


def group_fields(
    fields: Fields, columns: Collection[str], asked: Collection[str], questions: Mapping[str, str]
) -> list[tuple[str, list[str]]]:
    """Fields in the order in which they are shown, by what they are folded under: "" for what stands open.

    asked:      fields that are still to be said, beside questions without a column and what names a column
                that the file has not
    questions:  question → what it is part of
    """
    unsaid = list_unsaid(fields, questions)
    lost = [name for name, (_, column) in fields.items() if column and column not in {*columns, NOT_ASKED}]
    first = [name for name in fields if name in {*asked, *lost} and name not in unsaid]
    known = [name for name, (_, column) in fields.items() if column and name not in first]
    rest = [name for name in fields if name not in {*first, *unsaid, *known}]
    if len(fields) <= MOST_UNFOLDED:
        return [("", [*first, *unsaid, *(name for name in fields if name in {*known, *rest})])]
    groups = [("", [*first, *(unsaid if len(unsaid) <= MOST_UNFOLDED else [])])]
    if len(unsaid) > MOST_UNFOLDED:
        for part in dict.fromkeys(questions[name] for name in unsaid):
            own = [name for name in unsaid if questions[name] == part]
            groups.append((f"{part}: {say_count(len(own), 'question')} without a column", own))
    groups.append((f"Known already: {len(known)}", known))
    groups.append((f"Not found in this file, and not needed: {len(rest)}", rest))
    return [(title, names) for title, names in groups if names]


def show_columns_form(
    fields: Fields,
    columns: Sequence[str],
    as_text: str,
    *,
    is_open: bool,
    offers: Mapping[str, tuple[str, dict[str, str], str]],
    days: Mapping[str, tuple[str, str]],
    asked: Collection[str] = (),
    questions: Mapping[str, str] | None = None,
) -> tuple[dict[str, str], str, bool]:
    """Which column is read as what: the fields that were changed, and the text where that was changed.

    offers:     what is to be said of the whole file: field → its meaning, word → choice, the word chosen
    days:       the same where a day is to be said: field → its meaning, the day said as 2026-09-30, or ""
    asked:      fields that are still to be said
    questions:  of a survey, its questions and what each is part of. Of each, and of ASKED_OF_ALL, it may be
                said that it was not asked; it is NOT_ASKED then

    The last of the three says whether to read the file again now.
    """
    questions = questions or {}
    groups = group_fields(fields, columns, asked, questions)
    with st.expander("How the file is read", expanded=is_open):
        folds = " What is known already is folded away." if any(title for title, _ in groups) else ""
        st.markdown(f"Say what is asked, change what is wrong, then read the file again.{folds}")
        chosen = {name: _ask_offer(name, *offer) for name, offer in offers.items()}
        chosen |= {name: _ask_day(name, *day) for name, day in days.items()}
        unsaid = list_unsaid(fields, questions)
        for title, names in groups:
            with st.expander(escape_markdown(title)) if title else st.container():
                chosen |= _ask_columns({name: fields[name] for name in names}, columns, questions)
        if (left := [name for name in unsaid if not chosen[name]]) and st.checkbox(
            "Every question that has no column here was not asked", key=f"{COLUMN_KEY}not_asked"
        ):
            chosen |= dict.fromkeys(left, NOT_ASKED)
        text = st.text_area("The same as text, with everything else that can be said", as_text, height=220)
        pressed = st.button("Read the file again")
    told = {name: "" if column == NOT_IN_FILE else column for name, column in chosen.items()}
    before = {name: word if word in choices else "" for name, (_, choices, word) in offers.items()}
    before |= {name: day for name, (_, day) in days.items()}
    known = {*columns, NOT_ASKED}
    before |= {name: column if column in known else "" for name, (_, column) in fields.items()}
    changed = {name: word for name, word in told.items() if word != before[name]}
    return changed, text if text.strip() != as_text.strip() else "", pressed


def _ask_offer(name: str, words: str, choices: dict[str, str], word: str) -> str:
    option = st.selectbox(
        escape_markdown(words[:1].upper() + words[1:]),
        list(choices),
        index=list(choices).index(word) if word in choices else None,
        format_func=choices.__getitem__,
        placeholder="Choose one",
        key=f"{COLUMN_KEY}{name}",
    )
    return option or ""


def _ask_day(name: str, words: str, day: str) -> str:
    picked = st.date_input(
        words,
        value=date.fromisoformat(day) if day else None,
        min_value=EARLIEST_DAY,
        format="DD/MM/YYYY",
        key=f"{COLUMN_KEY}{name}",
    )
    return picked.isoformat() if isinstance(picked, date) else ""


def _ask_columns(fields: Fields, columns: Sequence[str], questions: Collection[str]) -> dict[str, str]:
    left, right = st.columns(2)
    chosen = {}
    for place, (name, (words, column)) in enumerate(fields.items()):
        may_be_unasked = name in questions or (bool(questions) and name == ASKED_OF_ALL)
        options = [NOT_ASKED if may_be_unasked else NOT_IN_FILE, *columns]
        option = (left if place % 2 == 0 else right).selectbox(
            escape_markdown(words[:90]),
            options,
            index=options.index(column) if column in options else None if may_be_unasked else 0,
            placeholder="Choose its column",
            key=f"{COLUMN_KEY}{name}",
        )
        chosen[name] = option or ""
    return chosen
