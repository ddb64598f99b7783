"""The questionnaires that are declared here, one YAML file each."""

from functools import cache
from pathlib import Path

import yaml

from analytics.instruments import Instrument, InstrumentError, build_instrument

FOLDER = Path(__file__).resolve().parent
DEFAULT_INSTRUMENT = "partnership_health"


def read_instrument_file(path: Path) -> Instrument:
    """Read and check one instrument file.

    Raises InstrumentError naming the file, the item and the rule.
    """
    try:
        definition = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        place = f", line {line + 1}" if line is not None else ""
        raise InstrumentError(f"{path.name}{place}: this is not readable YAML") from error
    return build_instrument(definition, where=path.name)


@cache
def read_instruments() -> dict[tuple[str, str], Instrument]:
    """Every declared instrument by (id, version)."""
    found: dict[tuple[str, str], Instrument] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        instrument = read_instrument_file(path)
        key = (instrument.id, instrument.version)
        if key in found:
            raise InstrumentError(f"{path.name}: instrument {key[0]} version {key[1]} is declared twice")
        found[key] = instrument
    return found


def read_instrument(instrument_id: str = DEFAULT_INSTRUMENT, version: str | None = None) -> Instrument:
    """The instrument with this id, in the given version or the newest.

    Raises KeyError saying which ids there are.
    """
    matching = [i for (name, _), i in read_instruments().items() if name == instrument_id]
    wanted = [i for i in matching if version in (None, i.version)]
    if not wanted:
        known = ", ".join(f"{name} {number}" for name, number in read_instruments())
        raise KeyError(f"no instrument {instrument_id!r} version {version!r}; there are {known}")
    return max(wanted, key=lambda i: [int(p) if p.isdigit() else 0 for p in i.version.split(".")])
