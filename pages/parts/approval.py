"""Free text on its way in: one table, a page at a time; only what a person has read and ticked is stored."""

from typing import Any

import pandas as pd
import streamlit as st

from analytics.personal_data import find_personal_data, replace_personal_data
from analytics.wording import say_count
from pages.parts.opening import escape_markdown

ROWS_SHOWN = 20
SAVE_ANCHOR, WORDS_ANCHOR = "save", "words"
APPROVED, WORDS_KEY, TICK_KEY = "approved_texts", "passage_", "approve_"
HEADINGS = {"words": "What it says", "owner": "Who", "child_welfare": "Child's welfare"}
SHORT_FIELDS = ("owner",)
SHORTEST_AREA = 68  # Streamlit's least height in pixels: two lines
LETTERS_PER_LINE, PIXELS_PER_LINE = 40, 24  # as on a telephone, so that nothing is cut off there
WIDTHS = (8, 3, 2)


def forget_approvals() -> None:
    """What was ticked belongs to one file; the next one starts with nothing ticked."""
    for key in [str(key) for key in st.session_state]:
        if key == APPROVED or key.startswith((WORDS_KEY, TICK_KEY)):
            st.session_state.pop(key)


def show_approval(texts: pd.DataFrame, beside_save: Any = None) -> dict[str, str]:
    """The passages that were ticked, in the words left standing.

    texts:        text_id ("row:field") | field | words
    beside_save:  where the button stands, above: it is said there too how many are ticked
    returns:      text_id → words
    """
    if texts.empty:
        return {}
    st.subheader("Words to read and approve", anchor=WORDS_ANCHOR)
    st.markdown(
        "Only what you tick is stored, in the words that you leave standing. Names and numbers that were "
        "found are already replaced; take out whatever else could point to a child, a family or a colleague."
    )
    kept: dict[str, str] = st.session_state.setdefault(APPROVED, {})
    rows = _gather_rows(texts)
    pages = -(-len(rows) // ROWS_SHOWN)
    page = int(st.number_input(f"Page, of {pages}", 1, pages, 1)) - 1 if pages > 1 else 0
    shown = rows[page * ROWS_SHOWN : (page + 1) * ROWS_SHOWN]
    with st.container(key="approval_table"):
        for row in shown:
            _show_row(row, kept)
    ids = [row[0]["text_id"] for row in shown]
    left, right, _ = st.columns((5, 4, 3))
    left.button("I have read all of this page: tick it", on_click=_tick, args=(ids, True), key="tick_page")
    right.button("Take the ticks off again", on_click=_tick, args=(ids, False), key="untick_page")
    listed = set(texts["text_id"])
    approved = {number: words for number, words in kept.items() if number in listed}
    ticked = sum(any(each["text_id"] in approved for each in row) for row in rows)
    said = f"**{ticked:,} of {say_count(len(rows), 'box', 'boxes')} ticked.** "
    rule = "Words without a tick are not stored; the rest of their row is."
    if beside_save is None:
        st.markdown(said + rule)
    else:
        beside_save.markdown(
            f"What people wrote is [read and ticked below](#{WORDS_ANCHOR}), before you save. {said}{rule}"
        )
        st.markdown(f"{said}{rule} [Up to “Save this file”](#{SAVE_ANCHOR})")
    return approved


def _gather_rows(texts: pd.DataFrame) -> list[list[dict[str, str]]]:
    """One line of the table each, in the file's order: a passage, beside a row's first who is to do it."""
    number = texts["text_id"].astype(str).str.partition(":")[0]
    in_order = texts.astype(str).loc[pd.to_numeric(number, errors="coerce").sort_values(kind="stable").index]
    lines: list[list[dict[str, str]]] = []
    for _, group in in_order.groupby(number, sort=False):
        passages = [{str(name): value for name, value in each.items()} for each in group.to_dict("records")]
        short = [each for each in passages if each["field"] in SHORT_FIELDS]
        long = [[each] for each in passages if each["field"] not in SHORT_FIELDS]
        lines += [[*long[0], *short], *long[1:]] if long else [short]
    return lines


def _show_row(passages: list[dict[str, str]], kept: dict[str, str]) -> None:
    first, key = passages[0], TICK_KEY + passages[0]["text_id"]
    number = first["text_id"].partition(":")[0]
    places = st.columns(WIDTHS, vertical_alignment="bottom")
    said = {}
    for place, passage in zip(places, passages, strict=False):
        heading = HEADINGS.get(passage["field"], passage["field"].replace("_", " "))
        label = f"Row {number}: {heading}" if passage is first else f"{heading}, row {number}"
        said[passage["text_id"]] = _show_words(place, passage, label, kept)
    st.session_state.setdefault(key, first["text_id"] in kept)
    is_ticked = places[-1].checkbox(f"Store row {number}", key=key)
    for text_id, words in said.items():
        kept.pop(text_id, None)
        if is_ticked and words.strip():
            kept[text_id] = words


def _show_words(place: Any, passage: dict[str, str], label: str, kept: dict[str, str]) -> str:
    """The words, open to change; as tall as they are long, so that all of them are read."""
    text_id, label = passage["text_id"], escape_markdown(label)
    guard = _guard_owner if passage["field"] in SHORT_FIELDS else replace_personal_data
    guarded = kept.get(text_id) or guard(passage["words"])
    key = WORDS_KEY + text_id
    if passage["field"] in SHORT_FIELDS and "\n" not in guarded:
        return str(place.text_input(label, guarded, key=key))
    lines = sum(1 + len(line) // LETTERS_PER_LINE for line in guarded.split("\n"))
    height = max(SHORTEST_AREA, PIXELS_PER_LINE * lines + 20)
    return str(place.text_area(label, guarded, key=key, height=height))


def _guard_owner(owner: str) -> str:
    """Who is to do it is a colleague, named in a column for that: the name stands, all else is replaced."""
    is_plain = all(span.kind == "name" for span in find_personal_data(owner))
    return owner if is_plain else replace_personal_data(owner)


def _tick(text_ids: list[str], is_read: bool) -> None:
    for text_id in text_ids:
        st.session_state[TICK_KEY + text_id] = is_read
