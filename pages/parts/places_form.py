"""Which organisation people belong to, said once for each e-mail domain and person of a meeting file."""

import pandas as pd
import streamlit as st

from analytics.wording import say_count
from pages.parts.columns_form import COLUMN_KEY
from pages.parts.opening import escape_markdown

LEFT_OUT = ""  # as a mapping says it
SAID_OF_LEFT_OUT = "– left out: of none of them –"
TYPED_LEFT_OUT = ("left out", "left out: of none of them", "leave out", "none", "nobody")
# More at once are a scroll, not a form; the next ones follow once these are said.
MOST_ASKED = 30


def show_places_form(
    places: pd.DataFrame, organisations: list[str]
) -> tuple[dict[str, dict[str, str]], bool]:
    """What is said anew of where people belong: by → named → organisation, "" where they are left out.

    places:         by | named | people_count | written | guess | organisation | is_settled
    organisations:  those of the partnership

    The second says whether to read the file again now.
    """
    if places.empty:
        return {}, False
    asked, settled = places[~places["is_settled"]], places[places["is_settled"]]
    with st.expander("Which organisation people belong to", expanded=not asked.empty):
        st.markdown(
            "Say it once for each e-mail domain, and for each person whose e-mail domain says nothing. It is "
            "kept when you save the file and used for the next one; a person’s name is kept in a scrambled "
            "form only. Whoever is left out is not stored. Nobody has to be placed: whom you leave open is "
            "counted, but for no organisation."
        )
        if len(asked) > MOST_ASKED:
            st.markdown(f"The first {MOST_ASKED} of {len(asked)} are asked; the others follow.")
        shown = asked.head(MOST_ASKED)
        words = f"Change what was said before ({len(settled)})"
        if not settled.empty and st.checkbox(words, key=f"{COLUMN_KEY}places_said"):
            shown = pd.concat([shown, settled])
        said = _ask(shown, organisations)
        return said, st.button("Read the file again", disabled=not said)


def _ask(shown: pd.DataFrame, organisations: list[str]) -> dict[str, dict[str, str]]:
    said: dict[str, dict[str, str]] = {}
    rows = shown.to_dict("records")
    keys = [f"{COLUMN_KEY}place_{row['by']}_{row['named']}" for row in rows]
    # What was typed for one is offered for the others.
    offered = sorted({*organisations, *(st.session_state.get(key) or LEFT_OUT for key in keys)} - {LEFT_OUT})
    left, right = st.columns(2)
    for number, (row, key) in enumerate(zip(rows, keys, strict=True)):
        likely = [name for name in (row["organisation"], row["guess"]) if name]
        options = list(dict.fromkeys([*likely, *offered, LEFT_OUT]))
        chosen = (left if number % 2 == 0 else right).selectbox(
            _say_who(row),
            options,
            index=options.index(row["organisation"]) if row["is_settled"] else None,
            format_func=lambda name: name or SAID_OF_LEFT_OUT,
            accept_new_options=True,
            placeholder="Choose one, or type another",
            key=key,
        )
        if chosen is not None and not (row["is_settled"] and chosen == row["organisation"]):
            said.setdefault(row["by"], {})[row["named"]] = _read_choice(chosen)
    return said


def _read_choice(words: str) -> str:
    """What was chosen or typed: "left out" is no organisation, however it is typed."""
    tidy = " ".join(words.split())
    return LEFT_OUT if tidy.strip("–-. ").casefold() in TYPED_LEFT_OUT else tidy


def _say_who(row: dict) -> str:
    """ "midshire.gov.uk (2 people)", "Joan Hill (beside the name: NHS)"."""
    if row["by"] == "email_domain":
        aside = say_count(row["people_count"], "person", "people")
    else:
        aside = f"beside the name: {row['written']}" if row["written"] else ""
    return escape_markdown(f"{row['named']} ({aside})" if aside else row["named"])
