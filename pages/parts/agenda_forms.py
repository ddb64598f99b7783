"""The forms around an agenda: change its blocks, read each block, record what was agreed."""

from collections.abc import Sequence
from datetime import datetime

import pandas as pd
import streamlit as st

from analytics.agenda import retime_agenda
from analytics.charts.tables import build_agenda_table
from analytics.quarters import name_quarter
from analytics.wording import say_count
from data.accounts import Scope
from data.agreements import NewAction
from pages.parts.links import show_link
from pages.parts.opening import escape_markdown
from pages.parts.presses import show_press
from pages.parts.showing import name_form, safe_table, show_table
from pages.parts.visitor import read_today

ACTION_ROWS, AGREED_FORM = 3, "agreed"


def show_agenda_form(agenda: pd.DataFrame, turn: int, answer: Sequence[str] = ()) -> pd.DataFrame | None:
    """Minutes, title, order and presence of each block; the changed agenda once it is submitted.

    turn:    counts the plans: a field of an earlier plan would bring its words into this one
    answer:  what is to be said of the change that was asked for just now, under its button
    """
    form = name_form("change_agenda", [turn])
    with st.expander("Change the plan", expanded=bool(answer)), st.form(form, border=False):
        st.markdown("Change minutes, titles and order. A block without its tick is left out.")
        kept = []
        for row in agenda.to_dict("records"):
            keep, place, minutes, title = st.columns([2, 2, 2, 7], vertical_alignment="bottom")
            number = row["block"]
            own = f"{turn}_{number}"
            kept.append(
                row
                | {
                    "is_kept": keep.checkbox(f"Keep {number}", value=True, key=f"keep_{own}"),
                    "place": place.number_input("Place", 1, 99, number, key=f"place_{own}"),
                    "minutes": minutes.number_input("Minutes", 1, 480, row["minutes"], key=f"minutes_{own}"),
                    "title": title.text_input("Title", row["title"], key=f"title_{own}", max_chars=120),
                }
            )
        is_pressed = show_press(form, "Change the plan")
        for sentence in answer:
            st.info(escape_markdown(sentence))
    if not is_pressed:
        return None
    chosen = pd.DataFrame(kept)
    chosen = chosen[chosen["is_kept"]].sort_values("place", kind="stable")
    if chosen.empty:
        st.error("Keep at least one block.")
        return None
    first = datetime.strptime(str(agenda["starts_at"].iloc[0]), "%H:%M").time()
    return retime_agenda(chosen, first)


def show_blocks(agenda: pd.DataFrame) -> None:
    """Goal, steps, materials and the finding of each block."""
    for row in agenda.to_dict("records"):
        title = f"{row['starts_at']} · {row['minutes']} min · {escape_markdown(row['title'])}"
        with st.expander(title):
            if isinstance(row["finding_sentence"], str) and row["finding_sentence"]:
                st.markdown(f"**Because:** {escape_markdown(row['finding_sentence'])}")
            st.markdown(f"**Goal:** {escape_markdown(row['goal'] or '–')}")
            for line in str(row["instructions"] or "").splitlines():
                st.markdown(escape_markdown(line))
            st.caption(
                f"Lead: {escape_markdown(row['lead'] or 'facilitator')} · "
                f"Materials: {escape_markdown(row['materials'] or 'none')}"
            )
            if isinstance(row["source_link"], str) and row["source_link"].startswith("https://"):
                st.link_button(f"Method: {row['method']}", row["source_link"], type="tertiary")


def show_cases(cases: pd.DataFrame) -> None:
    """What worked elsewhere for findings like these, each with its caution and its source.

    cases: title | setting | what_was_done | what_changed | caution | source | link | kind | finding_sentence
    """
    for row in cases.to_dict("records"):
        with st.expander(escape_markdown(row["title"])):
            st.markdown(f"**Because:** {escape_markdown(row['finding_sentence'])}")
            st.markdown(f"**Where:** {escape_markdown(row['setting'])}")
            st.markdown(f"**What they did:** {escape_markdown(row['what_was_done'])}")
            st.markdown(f"**What changed:** {escape_markdown(row['what_changed'])}")
            st.markdown(f"**Mind:** {escape_markdown(row['caution'])}")
            if isinstance(row["link"], str) and row["link"].startswith("https://"):
                st.link_button("Read the account", row["link"], type="tertiary")


def show_agreement_form(sentences: dict[str, str], quarter: str) -> list[NewAction]:
    """Some empty actions; those with words come back once the form is submitted."""
    today, actions, form = read_today(), [], name_form(AGREED_FORM, [quarter])
    with st.form(form, border=False):
        for number in range(1, ACTION_ROWS + 1):
            what, who, when = st.columns([5, 3, 2], vertical_alignment="bottom")
            words = what.text_input(
                f"Action {number}: what will be done", key=f"words_{form}_{number}", max_chars=500
            )
            owner = who.text_input("Who does it", key=f"owner_{form}_{number}", max_chars=200)
            due_on = when.date_input(
                "By when", None, min_value=today, key=f"due_{form}_{number}", format="DD/MM/YYYY"
            )
            finding = st.selectbox(
                "For which finding",
                [None, *sentences],
                key=f"for_{form}_{number}",
                format_func=lambda key: sentences[key] if key else "None of them",
            )
            if words.strip():
                cited = quarter if finding else None
                actions.append(NewAction(words, owner, due_on, today, None, finding, cited))
        submitted = show_press(form, "Record what was agreed")
    if submitted and not actions:
        st.error("Say what will be done, for one action at least.")
    return actions if submitted else []


def show_recorded(count: int, scope: Scope) -> None:
    """That actions were recorded, and the way to where they are followed up."""
    if not count:
        return
    st.success(f"{say_count(count, 'action is', 'actions are')} recorded.")
    if scope.may("open coordinator/actions"):
        show_link("coordinator/actions", "Follow them up on “Actions”")
    else:
        st.markdown("The coordinator’s page “Actions” follows them up.")


def show_kept_agendas(workshops: pd.DataFrame) -> None:
    """The agendas that were kept, folded: one at a time, as it stood then. Nothing where there is none."""
    if workshops.empty:
        return
    with st.expander(f"Agendas kept so far: {len(workshops)}"):
        kept = {
            f"{row['saved_at']:%d %b %Y, %H:%M} – {name_quarter(row['quarter'])}: {row['title']}": row[
                "blocks"
            ]
            for row in workshops.to_dict("records")
        }
        blocks = pd.DataFrame(kept[st.selectbox("Kept agenda", list(kept))])
        show_table(safe_table(build_agenda_table(blocks)), "kept_agenda")
