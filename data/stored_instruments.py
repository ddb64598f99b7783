"""The questionnaire that a release was scored with, as it was stored then. It holds no answer of anybody."""

import yaml
from sqlalchemy import Engine, select

from analytics.instruments import Instrument, build_instrument
from data.database import begin_read
from data.instruments import read_instrument
from data.tables import StoredRow

INSTRUMENT = StoredRow.metadata.tables["instrument"].c


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
    return build_instrument(yaml.safe_load(definition), f"{instrument_id} {version}")
