"""How files were read before: mappings found again by headings, questionnaires by id and version."""

import datetime
from pathlib import Path

import pandas as pd
import yaml
from sqlalchemy import Connection, Engine, insert, select, update

from analytics.instruments import Instrument, build_instrument
from data.database import begin_read
from data.imports.mapping import Mapping, find_instrument, header_key, parse_mapping, write_mapping
from data.imports.places import TABLES, find_partnership_ids
from data.imports.problems import ImportRefused
from data.imports.raw_table import RawTable
from data.instruments import FOLDER as INSTRUMENTS

LONGEST_NAME = 200
# Constants that say something of one file and may be wrong of the next: whose it is, of when, of what.
OF_ONE_FILE = frozenset(
    "partnership organisation sector quarter date held_on as_of stage account_is financial_year "
    "year_begins unmarked_rows".split()
)


def name_instrument(mapping: Mapping, instrument: Instrument) -> Mapping:
    """The mapping as it is kept: it names the questionnaire by id and version alone."""
    if mapping.kind != "survey":
        return mapping
    named = f"{instrument.id} {instrument.version}"
    return mapping.model_copy(update={"instrument": named, "questionnaire": None})


def find_kept_mapping(
    engine: Engine | None,
    raw: RawTable,
    kind: str | None,
    partnership: str | None,
    reach: frozenset[int] | None,
) -> Mapping | None:
    """The mapping that an earlier file of this partnership with the same headings was read with.

    Without a partnership, one that was kept of a file of several; only for whoever reaches them all. It names
    organisations, and the same headings may mean something else elsewhere, so nobody else is given it.
    """
    if engine is None:
        return None
    table = TABLES["mapping"]
    query = select(table.c.definition).where(table.c.header_key == header_key(raw, partnership))
    query = query.where(table.c.kind == kind) if kind else query
    with begin_read(engine) as connection:
        if not _may_use(connection, partnership, reach):
            return None
        found = connection.execute(query.order_by(table.c.saved_at.desc())).scalars().first()
    return parse_mapping(found) if found else None


def _may_use(connection: Connection, partnership: str | None, reach: frozenset[int] | None) -> bool:
    if reach is None:
        return True
    number = find_partnership_ids(connection, pd.Series([partnership or ""]), None).fillna(-1).iloc[0]
    return int(number) in reach


def keep_mapping(
    connection: Connection,
    mapping: Mapping,
    raw: RawTable,
    name: str,
    instrument: Instrument | None,
    partnership: str | None,
) -> None:
    """Keep how this file was read, for the next one of its partnership with the same headings."""
    table = TABLES["mapping"]
    named = name_instrument(mapping, instrument) if instrument else mapping
    lasting = {field: word for field, word in named.constants.items() if field not in OF_ONE_FILE}
    row = {
        "definition": write_mapping(named.model_copy(update={"constants": lasting})),
        "saved_at": datetime.datetime.now(datetime.UTC),
        "name": name[:LONGEST_NAME],
    }
    keys = {"kind": mapping.kind, "header_key": header_key(raw, partnership)}
    same = (table.c.kind == keys["kind"]) & (table.c.header_key == keys["header_key"])
    if connection.execute(update(table).where(same).values(**row)).rowcount == 0:
        connection.execute(insert(table).values(**keys, **row))


def load_instrument(mapping: Mapping | None, folder: Path | None, engine: Engine | None) -> Instrument:
    """An instrument from the mapping or beside it, from our own, or as an earlier import stored it."""
    try:
        return find_instrument(mapping, folder)
    except ImportRefused:
        stored = _stored_instrument(mapping.instrument if mapping else None, engine)
        if stored is None:
            raise
        return stored


def _stored_instrument(name: str | None, engine: Engine | None) -> Instrument | None:
    if engine is None or not name or name.endswith((".yaml", ".yml")):
        return None
    instrument_id, _, version = name.partition(" ")
    table = TABLES["instrument"].c
    with begin_read(engine) as connection:
        found = connection.execute(
            select(table.definition).where(table.instrument_id == instrument_id, table.version == version)
        ).scalar_one_or_none()
    return build_instrument(yaml.safe_load(found), name, is_stored=True) if found else None


def keep_instrument(
    connection: Connection, instrument: Instrument, mapping: Mapping | None, folder: Path | None
) -> None:
    """Store the declaration that a round uses, so that its release can always be made again.

    Raises ImportRefused when another declaration is stored under the same id and version.
    """
    table = TABLES["instrument"]
    same = (table.c.instrument_id == instrument.id) & (table.c.version == instrument.version)
    declaration = _find_declaration(instrument, mapping, folder)
    stored = connection.execute(select(table.c.definition).where(same)).scalar_one_or_none()
    if stored is not None:
        if declaration and yaml.safe_load(declaration) != yaml.safe_load(stored):
            raise ImportRefused(
                f"{instrument.id} version {instrument.version} is stored already with other questions; "
                "give the changed questionnaire a new version"
            )
        return
    if declaration is None:
        raise ImportRefused(f"the declaration of {instrument.id} version {instrument.version} was not found")
    row = {"instrument_id": instrument.id, "version": instrument.version, "definition": declaration}
    connection.execute(insert(table).values(**row))


def _find_declaration(instrument: Instrument, mapping: Mapping | None, folder: Path | None) -> str | None:
    if mapping and mapping.questionnaire is not None:
        return yaml.safe_dump(mapping.questionnaire, sort_keys=False, allow_unicode=True)
    own = sorted(INSTRUMENTS.glob("*.yaml"))
    named = mapping.instrument if mapping and mapping.instrument else ""
    beside = [(folder or Path()) / named] if named.endswith((".yaml", ".yml")) else []
    for path in [*beside, *own]:
        if not path.is_file():
            continue
        words = path.read_text(encoding="utf-8")
        declared = yaml.safe_load(words)
        if declared.get("id") == instrument.id and str(declared.get("version")) == instrument.version:
            return words
    return None
