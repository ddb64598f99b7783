"""Several files chosen at once: they wait in their order, and each is looked at and saved before the next."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from analytics.wording import join_words, say_count
from pages.parts.opening import escape_markdown
from pages.parts.presses import note_done, show_single_press
from pages.parts.showing import name_form

# Of this session: the id of an uploaded file → what became of it.
ENDED, SAVED, LEFT_OUT = "files_ended", "saved", "left out"


def count_ended(uploads: Sequence[Any]) -> int:
    """How many of the files chosen are saved or left out: another number for each file that comes up."""
    return sum(upload.file_id in _list_ended() for upload in uploads)


def show_next_file(uploads: Sequence[Any]) -> Any | None:
    """The file whose turn it is, with its place among those chosen; None when all have had theirs.

    A file that was chosen alone stays, whatever became of it.
    """
    if len(uploads) < 2:
        return uploads[0] if uploads else None
    ended = _list_ended()
    waiting = [upload for upload in uploads if upload.file_id not in ended]
    if not waiting:
        st.markdown(escape_markdown(_say_all_ended(uploads)))
        return None
    turn, place = waiting[0], uploads.index(waiting[0]) + 1
    st.subheader(escape_markdown(f"File {place} of {len(uploads)}: {turn.name}"))
    if len(waiting) > 1:
        st.caption(escape_markdown(f"Then {join_words([upload.name for upload in waiting[1:]])}."))
    # Named after the file: a press that comes late leaves out no other.
    leave = name_form("leave_out", [turn.file_id], is_of_partnership=False)
    if show_single_press(leave, "Leave this file out"):
        note_ended(turn, LEFT_OUT)
        note_done()
        st.rerun()
    return turn


def note_ended(upload: Any, outcome: str) -> None:
    """The file is saved or left out: the next one has its turn."""
    _list_ended()[upload.file_id] = outcome


def _list_ended() -> dict[str, str]:
    ended: dict[str, str] = st.session_state.setdefault(ENDED, {})
    return ended


def _say_all_ended(uploads: Sequence[Any]) -> str:
    ended = _list_ended()
    left = [upload.name for upload in uploads if ended[upload.file_id] == LEFT_OUT]
    saved = say_count(len(uploads) - len(left), "is saved", "are saved")
    said = f"All {len(uploads)} files have had their turn; {saved}."
    if not left:
        return said
    return f"{said} Left out: {join_words(left)}. Choose what was left out again to bring it in."
