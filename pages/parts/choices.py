"""The sidebar: persona, partnership, quarter and nothing else. Choices are kept in the address."""

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

import pandas as pd
import streamlit as st

from analytics.quarters import name_quarter
from data.accounts import Scope, list_personas
from data.sign_in import Visitor
from pages.parts.reading import list_programme_quarters, load_places, load_versions

PERSONA_TITLES = {
    "coordinator": "Coordinator",
    "facilitator": "Facilitator",
    "funder": "Funder",
    "custodian": "Custodian",
    "partner": "Partner",
}
CHOICES = "choices_of_this_run"
NAMES = ("persona", "partnership", "quarter")
WRITTEN = "address_written"  # what this session last put into the address, name → value
ALL = "all"
MOST_LISTED = 100  # of more partnerships than this, the picker lists those whose name is looked for


@dataclass(frozen=True)
class Choices:
    """What the sidebar says; `version` is the published one of the quarter, None when there is none."""

    persona: str
    scope: Scope
    partnership_id: int | None
    partnership: str
    quarter: str | None
    version: int | None
    versions: pd.DataFrame
    synthetic: str  # which of what is chosen is invented, in a sentence; empty where nothing is
    instrument_id: str = ""
    instrument_version: str = ""
    earlier: tuple[str, int] | None = None
    # A quarter that a link or the import named although nothing of it is published yet.
    asked_quarter: str = ""


def show_choices(visitor: Visitor) -> Choices:
    """Draw the sidebar; `keep_in_address` is to follow once it is sure that the page stays."""
    with st.sidebar:
        persona = _choose("persona", "I am looking as", _personas(visitor), PERSONA_TITLES)
        scope = visitor.scope.as_role(persona)
        places = load_places(scope)
        names = places.names
        # A funder looks across partnerships first; everybody else at one.
        across = {ALL: "All partnerships"} if persona == "funder" and names else {}
        is_new_persona = st.session_state.get("persona_before", persona) != persona
        if across and is_new_persona and not (_said("persona") and st.query_params.get("partnership")):
            st.session_state["partnership_next"] = ALL
        options = [*across, *_list_partnerships(names)]
        chosen = _choose("partnership", "Partnership", options, ChainMap(across, names))
        chosen = "" if chosen == ALL else chosen
        if chosen:  # for whoever comes back from looking at all of them
            st.session_state["partnership_kept"] = chosen
        nothing = pd.DataFrame(columns=["quarter", "version"])
        versions = load_versions(int(chosen), scope) if chosen else nothing
        quarters = list_programme_quarters(scope) if across and not chosen else list(versions["quarter"])
        asked_quarter = _keep_asked_quarter(chosen, quarters)
        quarter = _choose("quarter", "Quarter", quarters, {name: name_quarter(name) for name in quarters})
    standing = versions[versions["quarter"].eq(quarter)]
    return Choices(
        persona=persona,
        scope=scope,
        partnership_id=int(chosen) if chosen else None,
        partnership=names.get(chosen, ""),
        quarter=quarter or None,
        version=None if standing.empty else int(standing.iloc[0]["version"]),
        versions=versions,
        synthetic=places.say_what_is_synthetic(chosen),
        earlier=_find_earlier(versions, quarter),
        asked_quarter=asked_quarter,
        instrument_id="" if standing.empty else str(standing.iloc[0]["instrument_id"] or ""),
        instrument_version="" if standing.empty else str(standing.iloc[0]["instrument_version"] or ""),
    )


def _find_earlier(versions: pd.DataFrame, quarter: str) -> tuple[str, int] | None:
    """Quarter and version of the release before this one."""
    before = versions[versions["quarter"] < quarter]
    return None if before.empty else (before.iloc[0]["quarter"], int(before.iloc[0]["version"]))


def _list_partnerships(names: Mapping[str, str]) -> list[str]:
    """All of them; of very many, those that bear the words looked for, and the one that is chosen.

    The browser is sent every option on every click: five thousand make each page twice as slow.
    """
    if len(names) <= MOST_LISTED:
        return list(names)
    words = st.text_input("Find a partnership", key="partnership_words", placeholder="Part of its name")
    wanted = " ".join(words.split()).casefold()
    found = islice((number for number, name in names.items() if wanted in name.casefold()), MOST_LISTED)
    chosen = next((number for number in _list_wanted("partnership") if number in names), None)
    return list(dict.fromkeys([*([chosen] if chosen else []), *found]))


def _personas(visitor: Visitor) -> list[str]:
    held = list_personas(visitor.scope)
    return [persona for persona in PERSONA_TITLES if persona in held]


def _said(name: str) -> str | None:
    """What the address says, where it is not this session that said it: a link, or the way back."""
    value = st.query_params.get(name)
    return value if value != st.session_state.get(WRITTEN, {}).get(name) else None


def _list_wanted(name: str) -> list[str]:
    """What the session is to go to next, what the address newly says, what was chosen, what was chosen before
    all of them; first things first."""
    session = st.session_state
    wanted = [session.get(f"{name}_next"), _said(name), session.get(name), session.get(f"{name}_kept")]
    return [value for value in wanted if value]


def _keep_asked_quarter(partnership: str, published: list[str]) -> str:
    """The quarter that this partnership was last asked for by a link or an import, if it is not published."""
    session = st.session_state
    newly = session.get("quarter_next") or _said("quarter")
    if newly:
        session["asked_quarter"] = (partnership, newly)
    asked_for, quarter = session.get("asked_quarter", ("", ""))
    return quarter if asked_for == partnership and quarter not in published else ""


def _choose(name: str, label: str, options: list[str], titles: Mapping[str, str]) -> str:
    """What is wanted most of what is there, else the first."""
    wanted = next((value for value in _list_wanted(name) if value in options), None)
    st.session_state.pop(f"{name}_next", None)
    st.session_state[name] = wanted or (options[0] if options else None)
    chosen = st.selectbox(
        label,
        options,
        key=name,
        format_func=lambda option: titles.get(option, option),
        placeholder="Nothing yet",
        disabled=not options,
    )
    return chosen or ""


def keep_in_address() -> None:
    """What was chosen, all at once: each change of the address is a step of the browser's way back."""
    chosen = {name: st.session_state[name] for name in NAMES if st.session_state.get(name)}
    others = {name: value for name, value in st.query_params.to_dict().items() if name not in NAMES}
    if st.query_params.to_dict() != others | chosen:
        st.query_params.from_dict(others | chosen)
    st.session_state[WRITTEN] = chosen
