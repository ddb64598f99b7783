"""The questionnaire that a release was scored with, as it was stored then. It holds no answer of anybody."""

import yaml
from sqlalchemy import Engine, select

from analytics.instruments import Instrument, build_instrument
from data.database import begin_read
from data.instruments import DEFAULT_INSTRUMENT, read_instrument
from data.tables import StoredRow

INSTRUMENT, RELEASE = (StoredRow.metadata.tables[name].c for name in ("instrument", "release"))


def load_stored_instrument(engine: Engine, instrument_id: str, version: str | None) -> Instrument:
    """The questionnaire of this version; our own from its file, the newest if none is named, where none is
    stored."""
    query = select(INSTRUMENT.definition).where(
        INSTRUMENT.instrument_id == instrument_id, INSTRUMENT.version == version
    )
    with begin_read(engine) as connection:
        definition = connection.scalar(query)
    if definition is None:
        return read_instrument(instrument_id, version)
    return build_instrument(yaml.safe_load(definition), f"{instrument_id} {version}", is_stored=True)


def load_instrument_of(engine: Engine, partnership_id: int, quarter: str) -> Instrument:
    """The questionnaire of a published quarter; ours where no survey was held."""
    query = select(RELEASE.instrument_id, RELEASE.instrument_version).where(
        RELEASE.partnership_id == partnership_id, RELEASE.quarter == quarter, RELEASE.state == "published"
    )
    with begin_read(engine) as connection:
        found = connection.execute(query).first()
    return load_stored_instrument(engine, (found and found[0]) or DEFAULT_INSTRUMENT, found and found[1])
