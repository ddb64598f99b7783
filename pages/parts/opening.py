"""How every page begins: the account is checked again, then the ribbon, then what the page needs."""

import pandas as pd
import streamlit as st

from analytics.instruments import DOMAIN_DIRECTIONS
from analytics.partition import FEWEST_ORGANISATIONS, SMALLEST_GROUP, say_who_must_be_left
from analytics.quarters import name_quarter
from analytics.wording import keep_together
from data.accounts import NotAllowed, list_pages
from pages.parts.choices import CHOICES, Choices
from pages.parts.links import show_link
from pages.parts.presses import tell_lost_press
from pages.parts.reading import load_places
from pages.parts.visitor import require_visitor


def open_screen(key: str | None = None) -> Choices:
    """Check the account for this page and return what the sidebar says."""
    require_visitor()
    choices: Choices = st.session_state[CHOICES]
    if key is None:
        return choices
    choices.scope.require(f"open {key}")
    with st.container(key="page_name"):
        st.markdown(dict(list_pages())[key])
    if choices.synthetic:
        with st.container(key="ribbon"):
            st.markdown(escape_markdown(choices.synthetic))
    return choices


def require_release(choices: Choices, title: str, will_show: str) -> tuple[int, str, int]:
    """Partnership, quarter and version; where nothing is published, teach and stop."""
    if choices.partnership_id is None or choices.quarter is None or choices.version is None:
        show_nothing_yet(
            choices,
            title,
            will_show,
            "It needs a published release, and there is none. Bring in the answers of a round, then make a "
            "draft of its quarter and publish it.",
        )
    assert choices.partnership_id is not None
    assert choices.quarter is not None
    assert choices.version is not None
    if not choices.scope.may("read_programme", choices.partnership_id):
        raise NotAllowed("Your account may not read this partnership. Ask a custodian for access.")
    return choices.partnership_id, choices.quarter, choices.version


def require_partnership(choices: Choices, title: str, will_show: str) -> int:
    """The partnership; where there is none, teach and stop."""
    if choices.partnership_id is None:
        show_nothing_yet(
            choices, title, will_show, "It needs a partnership: importing a first file makes one."
        )
    assert choices.partnership_id is not None
    return choices.partnership_id


def show_nothing_yet(choices: Choices, title: str, will_show: str, needs: str) -> None:
    """An empty page teaches: what it will show, what it needs, and a way there."""
    tell_lost_press(st.empty())
    st.title(title)
    st.markdown(will_show)
    st.markdown(needs)
    visitor = require_visitor()
    if visitor.scope.may("open custodian/import_files"):
        show_link("custodian/import_files", "Go to Import")
    # Without a partnership there is nothing to publish, and that page would lead to itself.
    if visitor.scope.may("open custodian/rounds_and_releases") and load_places(choices.scope).names:
        show_link("custodian/rounds_and_releases", "Go to Rounds and releases")
    if not visitor.scope.may("open custodian/rounds_and_releases"):
        st.markdown("Ask your custodian or coordinator when the next release is planned.")
    st.stop()


def teach_small_round(cells: pd.DataFrame) -> None:
    """Where no score of the quarter may be shown: why that is so, and what would change it."""
    scores = cells[cells["measure"].isin(DOMAIN_DIRECTIONS) & cells["breakdown"].eq("whole")]
    if scores["estimate"].notna().any():
        return
    st.info(
        f"No score is shown for this quarter. A score needs at least {SMALLEST_GROUP} people from "
        f"{FEWEST_ORGANISATIONS} organisations who do not all answer alike, and {say_who_must_be_left()}: "
        "otherwise somebody could work out what one person said. "
        "Ask more people, from more organisations, in the next round."
    )
    if require_visitor().scope.may("open custodian/rounds_and_releases"):
        show_link("custodian/rounds_and_releases", "Plan the next round")


def show_context(choices: Choices, cells: pd.DataFrame | None = None) -> None:
    """The thin line of context, participation first."""
    parts = ["" if cells is None else _say_participation(cells), choices.partnership]
    if choices.quarter and cells is not None:
        parts += [name_quarter(choices.quarter), f"release version\u00a0{choices.version}"]
    with st.container(key="context"):
        st.caption(" · ".join(escape_markdown(keep_together(part)) for part in parts if part))


def _say_participation(cells: pd.DataFrame) -> str:
    row = cells[cells["measure"].eq("participation") & cells["breakdown"].eq("whole")]
    if row.empty or pd.isna(row.iloc[0]["respondent_count"]):
        return "Not shown: too few or no answers"
    answered, invited, agencies = row.iloc[0][["respondent_count", "invited_count", "organisation_count"]]
    words = (
        f"{answered:.0f} people answered" if pd.isna(invited) else f"{answered:.0f} of {invited:.0f} people"
    )
    if not pd.isna(agencies):
        words += f" from {agencies:.0f} organisations"
    return words if pd.isna(invited) else f"{words} answered"


def escape_markdown(text: str) -> str:
    """Typed text as it was typed: no sign in it becomes a heading, a link, a formula or a colour."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()<>#+-.!|~$:&" else sign for sign in str(text))
