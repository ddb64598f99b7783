"""Door 1, continued: rankings and working ties out of sheets' answers. Only releases are made from them.

They stand in the same JSON document as the ratings ("priorities:early_help": 2, "working_with:police": 4),
so a sheet's fingerprint covers them and undoing an import takes them along.
"""

import json
from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection, or_, select

from analytics.instruments import Instrument
from analytics.optional_blocks import NO_BLOCKS, TIES_NAME, Blocks, name_ranking_keys
from data.imports.values import normalise_name
from data.records import IDS_AT_ONCE
from data.tables import StoredRow

TABLES = StoredRow.metadata.tables
KEYS = ["partnership_id", "quarter", "respondent_id", "organisation_id", "sector", "answers"]


def load_blocks(
    connection: Connection, instrument: Instrument, partnership_ids: Sequence[int], quarters: Sequence[str]
) -> Blocks:
    """What people ranked and rated beyond the questions, in some quarters; frames also hold `quarter`."""
    prefixes = _list_prefixes(instrument)
    if not prefixes:
        return NO_BLOCKS
    sheets = _load_sheets(connection, instrument, partnership_ids, quarters, prefixes)
    if sheets.empty:
        return NO_BLOCKS
    said = split_answers(sheets["answers"])
    keys = sheets.drop(columns="answers")
    return Blocks(_pivot_rankings(keys, said, instrument), _list_ties(connection, keys, said))


def select_blocks(blocks: Blocks, partnership_ids: Sequence[int], quarter: str) -> Blocks:
    """One quarter of some partnerships."""

    def own(frame: pd.DataFrame) -> pd.DataFrame:
        if frame.empty:
            return frame
        return frame[frame["partnership_id"].isin(list(partnership_ids)) & (frame["quarter"] == quarter)]

    return Blocks(own(blocks.rankings), own(blocks.ties))


def _list_prefixes(instrument: Instrument) -> list[str]:
    ranking = [f'"{instrument.ranking.id}:'] if instrument.ranking else []
    return ranking + ([f'"{TIES_NAME}:'] if instrument.working_ties else [])


def _load_sheets(
    connection: Connection,
    instrument: Instrument,
    partnership_ids: Sequence[int],
    quarters: Sequence[str],
    prefixes: list[str],
) -> pd.DataFrame:
    rounds, response = TABLES["survey_round"], TABLES["response"]
    query = (
        select(
            rounds.c.partnership_id, rounds.c.quarter, response.c.id, response.c.organisation_id,
            response.c.sector, response.c.answers,
        )
        .join(rounds, rounds.c.id == response.c.round_id)
        .where(rounds.c.kind == "survey", rounds.c.quarter.in_(list(quarters)))
        .where(rounds.c.instrument_id == instrument.id, rounds.c.instrument_version == instrument.version)
        .where(or_(*(response.c.answers.contains(prefix, autoescape=True) for prefix in prefixes)))
        .order_by(rounds.c.partnership_id, rounds.c.quarter, response.c.id)
    )  # fmt: skip
    ids = [int(number) for number in partnership_ids]
    found: list[tuple] = []
    for start in range(0, len(ids), IDS_AT_ONCE):
        own = query.where(rounds.c.partnership_id.in_(ids[start : start + IDS_AT_ONCE]))
        found += [tuple(row) for row in connection.execute(own)]
    return pd.DataFrame(found, columns=KEYS)


def split_answers(answers: pd.Series) -> pd.DataFrame:
    """Sheets' answers beyond the ratings, one row each: sheet (position) | part | name | value.

    Keys hold letters, digits and spaces only, so that commas and colons part them.
    """
    texts = pc.utf8_trim(pa.array(answers, type=pa.large_string()), "{}")
    lists = pc.split_pattern(texts, ",")
    sheet, parts = pc.list_parent_indices(lists), pc.list_flatten(lists)
    ours = pc.match_substring_regex(parts, '^ *"[^":]+:[^"]*":')
    sheet, parts = sheet.filter(ours), parts.filter(ours)
    halves = pc.split_pattern(parts, '":', max_splits=1, reverse=True)
    keys = pc.dictionary_encode(pc.list_element(halves, 0))
    keys = keys.combine_chunks() if isinstance(keys, pa.ChunkedArray) else keys
    words = [json.loads(f'{key.strip()}"') for key in keys.dictionary.to_pylist()]
    codes = keys.indices.to_numpy()
    named = pd.DataFrame(
        [word.split(":", 1) for word in words] or np.empty((0, 2)), columns=["part", "name"], dtype=object
    )
    return named.iloc[codes].assign(
        sheet=sheet.to_numpy(), value=pc.list_element(halves, 1).cast(pa.float64()).to_numpy()
    )


def _pivot_rankings(keys: pd.DataFrame, said: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    options = list(name_ranking_keys(instrument))
    part = instrument.ranking.id if instrument.ranking else ""
    own = said[(said["part"] == part) & said["name"].isin(options)]
    places = np.full((len(keys), len(options)), np.nan)
    places[own["sheet"].to_numpy(), pd.Index(options).get_indexer(pd.Index(own["name"]))] = own[
        "value"
    ].to_numpy()
    there = ~np.isnan(places).all(axis=1)
    return pd.concat([keys, pd.DataFrame(places, columns=options)], axis=1)[there]


def _list_ties(connection: Connection, keys: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """Raters and rated by their names as they are compared, so that one spelling is one organisation."""
    own = said[said["part"] == TIES_NAME]
    rows = keys.iloc[own["sheet"].to_numpy()].reset_index(drop=True)
    organisation = TABLES["organisation"]
    numbers = [int(number) for number in rows["organisation_id"].dropna().unique()]
    names: dict[int, str] = {}
    for start in range(0, len(numbers), IDS_AT_ONCE):
        query = select(organisation.c.id, organisation.c.name).where(
            organisation.c.id.in_(numbers[start : start + IDS_AT_ONCE])
        )
        names |= {number: normalise_name(name) for number, name in connection.execute(query)}
    return rows.assign(
        rater=rows["organisation_id"].map(names),
        rated=own["name"].to_numpy(),
        strength=own["value"].to_numpy(),
    )
