"""How one layout of a file is read: which column is which question, which label is which rating.

A mapping is YAML that a person can read and mend. It is guessed from a file, completed on screen, kept
by the file's headings, and found again for the next file with the same headings.
"""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, PositiveFloat, ValidationError, field_validator

from analytics.instruments import Instrument, InstrumentError, build_instrument
from data.imports.problems import ImportRefused, Problem
from data.imports.raw_table import RawTable
from data.imports.values import DateOrder, Decimal, normalise_name
from data.instruments import DEFAULT_INSTRUMENT, read_instrument, read_instrument_file

# Where a survey's rows say who, when and where. A list of columns means: the first that is not blank.
PLACES = ("partnership", "organisation", "sector", "quarter", "date", "person_code", "sheet_id", "round")


class Ratings(BaseModel):
    """How the answers to some items are written. Without `items` it holds for all others."""

    model_config = ConfigDict(extra="forbid")
    items: list[str] = Field(default_factory=list)
    labels: dict[str, float] = Field(default_factory=dict)
    # Numbers from one end to the other of another scale, for example [0, 100], laid over the instrument's.
    range: tuple[float, float] | None = None

    @field_validator("labels", mode="before")
    @classmethod
    def _labels_are_words(cls, value: Any) -> Any:
        return {_word(key): rating for key, rating in value.items()} if isinstance(value, dict) else value


class Mapping(BaseModel):
    """One layout. Names on the left are ours, names on the right are the file's."""

    model_config = ConfigDict(extra="forbid")
    kind: str
    instrument: str | None = None  # an id, "id version", or a file beside the mapping
    questionnaire: dict[str, Any] | None = None  # one of its own, declared here instead of in a file
    round: Literal["survey", "pulse"] = "survey"
    columns: dict[str, str | list[str]] = Field(default_factory=dict)
    items: dict[str, str] = Field(default_factory=dict)
    not_asked: list[str] = Field(default_factory=list)
    ratings: list[Ratings] = Field(default_factory=list)
    # Items whose numbers run against the instrument's scale *in this file* (1 = strongly agree).
    reversed: list[str] = Field(default_factory=list)
    dont_know: list[str] = Field(default_factory=list)
    blank: list[str] = Field(default_factory=list)
    open_questions: dict[str, str] = Field(default_factory=dict)
    # Priority (or its place, "1", "2" …, or "in_order" for a column that lists them) → column.
    ranking: dict[str, str] = Field(default_factory=dict)
    working_ties: dict[str, str] = Field(default_factory=dict)  # organisation that was rated → column
    # One spelling for a name: place → as it stands in the file → as it is meant ("" = says nothing).
    values: dict[str, dict[str, str]] = Field(default_factory=dict)
    sectors: dict[str, str] = Field(default_factory=dict)  # organisation → sector
    partnerships: dict[str, str] = Field(default_factory=dict)  # organisation → partnership
    constants: dict[str, str] = Field(default_factory=dict)  # used where the file says nothing
    leave_out: dict[str, list[str]] = Field(default_factory=dict)  # column → values whose rows are left out
    # What one unit of another currency is worth in GBP; without a rate, currencies are kept apart.
    rates: dict[str, PositiveFloat] = Field(default_factory=dict)
    date_order: DateOrder | None = None
    decimal: Decimal | None = None

    @field_validator("constants", mode="before")
    @classmethod
    def _constants_are_words(cls, value: Any) -> Any:
        return {key: _said(each) for key, each in value.items()} if isinstance(value, dict) else value

    @field_validator("ranking", mode="before")
    @classmethod
    def _places_are_words(cls, value: Any) -> Any:
        return {_word(key): column for key, column in value.items()} if isinstance(value, dict) else value

    @field_validator("dont_know", "blank", mode="before")
    @classmethod
    def _words(cls, value: Any) -> Any:
        return [_word(each) for each in value] if isinstance(value, list) else value

    def named_columns(self) -> set[str]:
        """Every column of the file that this mapping speaks of."""
        named = set(self.items.values()) | set(self.open_questions.values()) | set(self.leave_out)
        named |= set(self.ranking.values()) | set(self.working_ties.values())
        return named.union(*map(self.list_columns, self.columns))

    def list_columns(self, place: str) -> list[str]:
        """The columns that say a place, the first that is not blank counting; "" is no column of the file."""
        columns = self.columns.get(place, [])
        return [column for column in ([columns] if isinstance(columns, str) else columns) if column]


def _said(value: Any) -> Any:
    """A constant as its columns would write it: YAML reads 2026-09-30 as a day and yes as true."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return (
        value.isoformat()[:10]
        if isinstance(value, date)
        else str(value)
        if isinstance(value, int | float)
        else value
    )


def _word(value: Any) -> str:
    """YAML reads Yes as true and 99 as a number; here they are words of the file."""
    return {True: "Yes", False: "No"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file. Raises ImportRefused naming the file, the place in it and the rule."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ImportRefused(f"{path.name}: this mapping cannot be read") from error
    return parse_mapping(text, path.name)


def parse_mapping(text: str, name: str = "mapping") -> Mapping:
    """A mapping from YAML. Raises ImportRefused naming the place and the rule."""
    try:
        declared = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark else ""
        raise ImportRefused(f"{name}{place}: this is not readable YAML") from error
    if not isinstance(declared, dict):
        raise ImportRefused(f"{name}: a mapping is a set of named values; it starts with kind")
    try:
        return Mapping.model_validate(declared)
    except ValidationError as error:
        raise ImportRefused([_fault(name, fault) for fault in error.errors(include_input=False)]) from error


def _fault(name: str, fault: Any) -> Problem:
    place = ".".join(str(part) for part in fault["loc"])
    words = "is not known here" if fault["type"] == "extra_forbidden" else fault["msg"].lower()
    return Problem(None, None, f"{name}: {place} {words}")


def write_mapping(mapping: Mapping) -> str:
    """The mapping as YAML, without what is not said."""
    declared = mapping.model_dump(exclude_defaults=True, mode="json")
    return yaml.safe_dump({"kind": mapping.kind} | declared, sort_keys=False, allow_unicode=True)


def find_instrument(mapping: Mapping | None, beside: Path | None = None) -> Instrument:
    """The instrument of a mapping: ours by default, by id and version, a YAML file beside it, or its own.

    Raises ImportRefused saying what is wrong with it.
    """
    name = (mapping and mapping.instrument) or DEFAULT_INSTRUMENT
    try:
        if mapping and mapping.questionnaire is not None:
            if mapping.instrument:
                raise InstrumentError("a mapping names an instrument or holds a questionnaire, not both")
            return build_instrument(mapping.questionnaire, "questionnaire")
        if name.endswith((".yaml", ".yml")):
            return read_instrument_file((beside or Path()) / name)
        instrument_id, _, version = name.partition(" ")
        return read_instrument(instrument_id, version or None)
    except (InstrumentError, KeyError) as error:
        raise ImportRefused(
            [Problem(None, None, line) for line in str(error.args[0]).splitlines()]
        ) from error
    except OSError as error:
        raise ImportRefused(f"{name}: there is no such instrument file beside the mapping") from error


def header_key(raw: RawTable, partnership: str | None) -> str:
    """What two files of one partnership with the same headings and questions share.

    A tool's headings ("Q1", "Q2") say nothing of what was asked, so the questions count too. Where a format
    made columns of its own, the file's own headings count.
    """
    columns = (f"{column.name}\x1f{column.text}\x1f{column.sub_question}" for column in raw.columns)
    headings = raw.extras.get("file_columns", columns)
    said = "\n".join(normalise_name(heading) for heading in headings)
    return hashlib.sha256(f"{normalise_name(partnership or '')}\x1e{said}".encode()).hexdigest()


def missing_columns(mapping: Mapping, raw: RawTable) -> list[Problem]:
    """Columns that the mapping names and the file has not."""
    there = set(raw.rows.columns)
    return [
        Problem(None, column, "the mapping names this column, but the file has none of that name")
        for column in sorted(mapping.named_columns() - there)
    ]
