"""Cached reads of releases. Caches are shared by all visitors: reach and version are part of every key,
and the address, so that two databases in one process never share what was read.

What a partnership has opened is no part of a version, so who reads only that reads it anew each time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from analytics.charts.gap_rows import MOST_DRAWN
from analytics.charts.rail_rows import find_compared_quarter
from analytics.instruments import Instrument
from analytics.wording import say_what_is_synthetic
from data import agreements, programme_ledger, releases
from data.accounts import Scope
from data.instruments import DEFAULT_INSTRUMENT
from data.programme_ledger import ProgrammeLedger
from data.stored_instruments import load_stored_instrument
from pages.parts.visitor import programme_address, programme_engine

HASHES: dict[str | type[Any], Callable[[Any], Any]] = {Scope: lambda scope: scope.key}
Thing = TypeVar("Thing")
# How long a list of partnerships may be old. Releases themselves are always found by their version.
LIST_SECONDS = 30
MOST_ENTRIES = 512


def load_partnerships(scope: Scope) -> pd.DataFrame:
    return _partnerships(programme_address(), scope)


@st.cache_data(ttl=LIST_SECONDS, max_entries=MOST_ENTRIES, show_spinner=False, hash_funcs=HASHES)
def _partnerships(address: str, scope: Scope) -> pd.DataFrame:
    return releases.list_partnerships(programme_engine(), scope)


@dataclass(frozen=True)
class Places:
    """The partnerships to choose from: id as text → name, in the order of names. Shared: never changed."""

    names: dict[str, str]
    synthetic: frozenset[str]

    def say_what_is_synthetic(self, chosen: str) -> str:
        """Of the chosen one; of all of them where none is chosen."""
        return self._say_of([chosen]) if chosen else self._said_of_all

    @cached_property
    def _said_of_all(self) -> str:  # thousands of names: not on every click
        return self._say_of(list(self.names))

    def _say_of(self, numbers: list[str]) -> str:
        return say_what_is_synthetic({self.names[number]: number in self.synthetic for number in numbers})


def load_places(scope: Scope) -> Places:
    return _places(programme_address(), scope)


@st.cache_resource(ttl=LIST_SECONDS, max_entries=MOST_ENTRIES, show_spinner=False, hash_funcs=HASHES)
def _places(address: str, scope: Scope) -> Places:
    listed = releases.list_names(programme_engine(), scope)
    numbers = listed["partnership_id"].astype(str)
    names = dict(zip(numbers.tolist(), listed["partnership"].tolist(), strict=True))
    return Places(names, frozenset(numbers[listed["is_synthetic"].astype(bool)].tolist()))


def forget_partnerships() -> None:
    """After an import: the list may have a new one."""
    _partnerships.clear()
    _places.clear()


def load_versions(partnership_id: int, scope: Scope) -> pd.DataFrame:
    """Published versions, newest quarter first; read on every run, so that a new version shows at once."""
    found = releases.list_releases(programme_engine(), partnership_id, scope)
    return found[found["state"].eq("published")].reset_index(drop=True)


def look_whether_it_stands(choices: Any) -> Callable[[], bool]:
    """To be asked later: whether every version that the page could read from is the published one still."""
    engine, number, scope = programme_engine(), choices.partnership_id, choices.scope
    drawn = set(zip(choices.versions["quarter"], choices.versions["version"], strict=True))
    return lambda: number is None or releases.still_stand(engine, number, drawn, scope)


def look_whether_it_is_open(ledger: ProgrammeLedger, choices: Any) -> Callable[[], bool]:
    """To be asked later: whether the programme may read all of it still."""
    engine, scope, place = programme_engine(), choices.scope, choices.partnership_id

    def is_open() -> bool:
        stands = programme_ledger.count_replaced(engine, scope, place) == ledger.replaced_count
        return stands and releases.is_still_open(engine, ledger.felt, scope)

    return is_open


def _reads_what_is_open(partnership_id: int, scope: Scope) -> bool:
    """Whether what is read hangs on what the partnership has opened: that may be closed at any moment."""
    return not scope.may("read_partnership", partnership_id)


def load_cells(partnership_id: int, quarter: str, version: int, scope: Scope) -> pd.DataFrame:
    if _reads_what_is_open(partnership_id, scope):
        return releases.load_cells(programme_engine(), partnership_id, quarter, scope, version)
    return _cells(programme_address(), partnership_id, quarter, version, scope)


@st.cache_data(max_entries=MOST_ENTRIES, show_spinner=False, hash_funcs=HASHES)
def _cells(address: str, partnership_id: int, quarter: str, version: int, scope: Scope) -> pd.DataFrame:
    return releases.load_cells(programme_engine(), partnership_id, quarter, scope, version)


def choose_earlier(choices: Thing, cells: pd.DataFrame) -> Thing:
    """The choices with the release that the changes of these cells are since as the earlier, if it stands.

    After a quarter with another questionnaire that is not the release before.
    """
    chosen: Any = choices
    since = chosen.versions[chosen.versions["quarter"].eq(find_compared_quarter(cells))]
    if since.empty:
        return choices
    replaced: Thing = replace(chosen, earlier=(since.iloc[0]["quarter"], int(since.iloc[0]["version"])))
    return replaced


def load_findings(partnership_id: int, quarter: str, version: int, scope: Scope) -> pd.DataFrame:
    if _reads_what_is_open(partnership_id, scope):
        return releases.load_findings(programme_engine(), partnership_id, quarter, scope, version)
    return _findings(programme_address(), partnership_id, quarter, version, scope)


@st.cache_data(max_entries=MOST_ENTRIES, show_spinner=False, hash_funcs=HASHES)
def _findings(address: str, partnership_id: int, quarter: str, version: int, scope: Scope) -> pd.DataFrame:
    return releases.load_findings(programme_engine(), partnership_id, quarter, scope, version)


def load_history(
    partnership_id: int, versions: pd.DataFrame, scope: Scope, measures: Sequence[str]
) -> pd.DataFrame:
    """Cells of all published quarters; the versions that stand are the key."""
    if _reads_what_is_open(partnership_id, scope):
        return releases.load_cell_history(programme_engine(), partnership_id, scope, measures)
    standing = tuple(zip(versions["quarter"], versions["version"], strict=True))
    return _history(programme_address(), partnership_id, standing, scope, tuple(measures))


@st.cache_data(max_entries=MOST_ENTRIES, show_spinner=False, hash_funcs=HASHES)
def _history(
    address: str, partnership_id: int, standing: tuple, scope: Scope, measures: tuple[str, ...]
) -> pd.DataFrame:
    return releases.load_cell_history(programme_engine(), partnership_id, scope, measures)


def load_programme_ledger(scope: Scope, quarter: str, partnership_id: int | None) -> ProgrammeLedger:
    """At most LIST_SECONDS old, and shared: never changed."""
    return _programme_ledger(programme_address(), scope, quarter, partnership_id)


@st.cache_resource(ttl=LIST_SECONDS, max_entries=MOST_ENTRIES, show_spinner=False, hash_funcs=HASHES)
def _programme_ledger(
    address: str, scope: Scope, quarter: str, partnership_id: int | None
) -> ProgrammeLedger:
    return programme_ledger.load_programme_ledger(
        programme_engine(),
        scope,
        quarter,
        partnership_id,
        MOST_DRAWN,
        _quarter_sums(address, scope, partnership_id),
    )


def load_ledger_sums(scope: Scope, by: str, quarter: str | None, partnership_id: int | None) -> pd.DataFrame:
    """All of them as they stand now, for whoever asks for every line."""
    return programme_ledger.sum_ledgers(programme_engine(), scope, by, quarter, partnership_id)


def load_people_gaps(scope: Scope, quarter: str, partnership_id: int | None) -> pd.DataFrame:
    """Posts and certificates of all partnerships as they stand now, for whoever asks for every line."""
    return programme_ledger.load_people_gaps(programme_engine(), scope, quarter, partnership_id)


def load_programme_cells(
    scope: Scope, measures: Sequence[str], quarter: str, partnership_id: int | None
) -> pd.DataFrame:
    """As they stand now, for a document."""
    return releases.load_programme_cells(programme_engine(), scope, measures, quarter, partnership_id)


def list_programme_quarters(scope: Scope, partnership_id: int | None = None) -> list[str]:
    """Quarters with a published ledger, newest first."""
    return sorted(_quarter_sums(programme_address(), scope, partnership_id)["quarter"].unique(), reverse=True)


# Shared: never changed. A copy for each click would cost more than the rest of the sidebar.
@st.cache_resource(ttl=LIST_SECONDS, max_entries=MOST_ENTRIES, show_spinner=False, hash_funcs=HASHES)
def _quarter_sums(address: str, scope: Scope, partnership_id: int | None) -> pd.DataFrame:
    return programme_ledger.sum_ledgers(programme_engine(), scope, "quarter", None, partnership_id)


def load_events(partnership_id: int, scope: Scope) -> pd.DataFrame:
    """Events are few and may be recorded at any moment: read on every run."""
    return agreements.load_events(programme_engine(), partnership_id, scope)


def load_all_findings(partnership_id: int, choices: Any) -> dict[str, str]:
    """Key and sentence of the findings of the chosen quarter; empty when nothing is published."""
    if choices.version is None:
        return {}
    found = load_findings(partnership_id, choices.quarter, choices.version, choices.scope)
    return dict(zip(found["finding_key"], found["sentence"], strict=True))


def load_instrument(instrument_id: str, version: str) -> Instrument:
    """The quarter's questionnaire; where no survey was held, ours, so that pages can name what is missing."""
    return _instrument(programme_address(), instrument_id or DEFAULT_INSTRUMENT, version)


@st.cache_resource(show_spinner=False)
def _instrument(address: str, instrument_id: str, version: str) -> Instrument:
    return load_stored_instrument(programme_engine(), instrument_id, version or None)


def derive(name: str, choices: Any, build: Callable[[], Thing], *more: str | int) -> Thing:
    """What a page works out from published cells, worked out once for a version, a reach and a theme.

    Nobody may change what comes back: everybody shares it.
    """
    ids = (choices.partnership_id, choices.quarter, choices.version, choices.earlier, *more)
    return _derived(programme_address(), name, ids, choices.scope, st.context.theme.type, build)


@st.cache_resource(max_entries=4 * MOST_ENTRIES, show_spinner=False, hash_funcs=HASHES)
def _derived(
    address: str, name: str, ids: tuple, scope: Scope, theme: str | None, _build: Callable[[], Any]
) -> Any:
    return _build()
