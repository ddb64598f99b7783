"""What kind of organisation each one of a survey is, said once for each where the file says nothing."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from analytics.wording import say_count
from pages.parts.columns_form import COLUMN_KEY
from pages.parts.opening import escape_markdown

# More at once are a scroll, not a form; the next ones follow once these are said.
MOST_ASKED = 30


def show_sectors_form(
    sheets: pd.DataFrame, offered: Sequence[str], suggest: Callable[[str], str]
) -> tuple[dict[str, str], bool]:
    """What is said of organisations whose kind the file does not say: organisation → kind.

    sheets:   organisation | sector, a row per person
    offered:  the kinds to choose from; another may be typed
    suggest:  the kind that an organisation is likely to be, "" where nothing says it

    The second says whether to read the file again now.
    """
    people = _count_people(sheets)
    if people.empty:
        return {}, False
    with st.expander("What kind of organisation each is", expanded=bool((sheets["sector"] == "").all())):
        st.markdown(
            "People are shown together with those of the same kind of organisation, and only where they are "
            "enough. What a name suggests is chosen already: put it right, then read the file again. It is "
            "kept for the next file."
        )
        if len(people) > MOST_ASKED:
            st.markdown(f"The first {MOST_ASKED} of {len(people)} are asked; the others follow.")
        said: dict[str, str] = {}
        left, right = st.columns(2)
        for place, (name, count) in enumerate(people.head(MOST_ASKED).items()):
            likely = suggest(str(name))
            options = list(dict.fromkeys([*([likely] if likely else []), *offered]))
            chosen = (left if place % 2 == 0 else right).selectbox(
                escape_markdown(f"{name} ({say_count(count, 'person', 'people')})"),
                options,
                index=0 if likely else None,
                accept_new_options=True,
                placeholder="Choose one, or type another",
                key=f"{COLUMN_KEY}kind_of_{name}",
            )
            if chosen and chosen.strip():
                said[str(name)] = " ".join(chosen.split())
        return said, st.button("Read the file again with these", disabled=not said)


def _count_people(sheets: pd.DataFrame) -> pd.Series:
    """People by organisation whose kind is not said; spellings that differ in case only are asked once."""
    asked = sheets.loc[(sheets["sector"] == "") & (sheets["organisation"] != ""), "organisation"].astype(
        "str"
    )
    commonest = asked.groupby(asked.str.casefold()).agg(lambda names: names.mode().iloc[-1])
    return asked.str.casefold().map(commonest).value_counts(sort=False).sort_index()
