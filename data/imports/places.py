"""Finds or makes what rows stand on: partnerships, organisations, memberships, and who is saving."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, insert, select, update

from data.imports.bulk_insert import insert_table
from data.imports.sector_guesses import find_own_voice
from data.imports.values import distinct, normalise_name
from data.tables import StoredRow

NOT_STATED = "not stated"
TABLES = StoredRow.metadata.tables


@dataclass
class Saving:
    """One file on its way into the database: where to, as which batch, and what it replaced."""

    connection: Connection
    batch_id: int
    partnership: str | None = None
    approved_texts: dict[str, str] = field(default_factory=dict)
    approved_by: str | None = None
    skip_bad_rows: bool = False
    progress: Callable[[int, int], None] = lambda done, of: None
    # By table: what the file brought, and what was stored already just so.
    new_of: Counter[str] = field(default_factory=Counter)
    unchanged_of: Counter[str] = field(default_factory=Counter)
    skipped_count: int = 0
    # Partnerships that its rows belong to.
    places: set[int] = field(default_factory=set)
    # {"table", "row"} of rows as they were before this file brought them up to date.
    replaced: list[dict[str, Any]] = field(default_factory=list)


def partnership_ids(saving: Saving, names: pd.Series) -> pd.Series:
    """The id of each row's partnership, blank meaning the chosen one; new names are made."""
    codes, words = _code(names, saving.partnership or "")
    known = _known(saving.connection, "partnership")
    spelled = _new_names(codes, words, known)
    made = {"is_synthetic": False, "made_by_batch_id": saving.batch_id}
    rows = [made | {"name": name} for name in spelled.values()]
    known |= zip(spelled, _insert_rows(saving.connection, "partnership", rows), strict=True)
    ids = _ids(codes, words, known, names.index).astype("int64")
    saving.places |= set(ids.unique().tolist())
    return ids


def find_partnership_ids(connection: Connection, names: pd.Series, chosen: str | None) -> pd.Series:
    """The id of each row's partnership where it is there already, missing where it is not; makes none."""
    codes, words = _code(names, chosen or "")
    return _ids(codes, words, _known(connection, "partnership"), names.index)


def organisation_ids(saving: Saving, names: pd.Series, sectors: pd.Series) -> pd.Series:
    """The id of each row's organisation (missing where blank); a new one gets its commonest sector.

    Where none is said, a seat that is a parent's or a young person's by its name gets theirs: an organisation
    of unknown kind would be named in figures, and they never are.
    """
    codes, words = _code(names)
    known = _known(saving.connection, "organisation")
    spelled = _new_names(codes, words, known)
    if spelled:
        sector_codes, sector_words = _code(sectors)
        pairs = pd.DataFrame({"name": codes, "sector": sector_codes})
        pairs = pairs[(sector_words != "")[sector_codes]].value_counts().reset_index()
        ordered = zip(words[pairs["name"][::-1]], sector_words[pairs["sector"][::-1]], strict=True)
        commonest = {normalise_name(name): sector for name, sector in ordered}
        said = {key: word for key, word in commonest.items() if word != NOT_STATED}
        rows = [
            {
                "name": name,
                "sector": said.get(key) or find_own_voice(name) or NOT_STATED,
                "made_by_batch_id": saving.batch_id,
            }
            for key, name in spelled.items()
        ]
        known |= zip(spelled, _insert_rows(saving.connection, "organisation", rows), strict=True)
    return _ids(codes, words, known, names.index)


def add_memberships(saving: Saving, partnership: pd.Series, organisation: pd.Series, expected: bool) -> None:
    """A seat for each organisation in its partnership; attendance shows that it is expected at meetings."""
    wanted = pd.DataFrame({"partnership_id": partnership, "organisation_id": organisation}).dropna()
    wanted = wanted.drop_duplicates().astype("int64")
    seat = TABLES["membership"].c
    there = pd.DataFrame(
        saving.connection.execute(select(seat.partnership_id, seat.organisation_id)).all(),
        columns=["partnership_id", "organisation_id"],
        dtype="int64",
    )
    new = (
        wanted.merge(there, how="left", indicator=True).query("_merge == 'left_only'").drop(columns="_merge")
    )
    new = new.assign(expected_at_meetings=expected, seat_count=1, made_by_batch_id=saving.batch_id)
    insert_table(saving.connection, "membership", pa.Table.from_pandas(new, preserve_index=False))
    if expected:
        _expect(saving.connection, wanted)


def _expect(connection: Connection, wanted: pd.DataFrame) -> None:
    """A seat that was only known from a survey is now known from a meeting."""
    table = TABLES["membership"]
    for partnership_id in wanted["partnership_id"].unique().tolist():
        organisations = wanted.loc[wanted["partnership_id"] == partnership_id, "organisation_id"].tolist()
        connection.execute(
            update(table)
            .where(table.c.partnership_id == partnership_id, table.c.organisation_id.in_(organisations))
            .where(table.c.expected_at_meetings.is_(False))
            .values(expected_at_meetings=True)
        )


def _known(connection: Connection, table: str) -> dict[str, int]:
    column = TABLES[table].c
    return {
        normalise_name(name): number for number, name in connection.execute(select(column.id, column.name))
    }


def _code(names: pd.Series, blank: str = "") -> tuple[np.ndarray, np.ndarray]:
    """Codes and the distinct words, sorted; `blank` stands in the place of ""."""
    whole = names.astype(object) if names.hasnans else names
    codes, found = distinct(whole)
    order, words = pd.factorize(np.array([word or blank for word in found], dtype=object), sort=True)
    return order[codes], words


def _new_names(codes: np.ndarray, words: np.ndarray, known: dict[str, int]) -> dict[str, str]:
    """Names that are not there yet, in their commonest spelling."""
    counted = pd.Series(codes[(words != "")[codes]]).value_counts()
    spelled: dict[str, str] = {}
    for name in words[counted.index.to_numpy()]:
        key = normalise_name(name)
        if key not in known:
            spelled.setdefault(key, name)
    return spelled


def _ids(codes: np.ndarray, words: np.ndarray, known: dict[str, int], index: pd.Index) -> pd.Series:
    ids = pd.array([known.get(normalise_name(word)) for word in words], dtype="Int64")
    return pd.Series(ids.take(codes), index=index)


def _insert_rows(connection: Connection, table: str, rows: list[dict[str, Any]]) -> list[int]:
    """The new ids, in the order of the rows."""
    if not rows:
        return []
    made = insert(TABLES[table]).returning(TABLES[table].c.id, sort_by_parameter_order=True)
    return [int(number) for number in connection.execute(made, rows).scalars()]
