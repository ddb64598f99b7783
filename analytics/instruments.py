"""What an instrument is: items, constructs and domains, and the checks that a declaration must pass."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

Direction = Literal["worse", "better"]

# The product's five measures; a direction is fixed by what the word means (a high barrier is worse).
DOMAIN_DIRECTIONS: dict[str, Direction] = {
    "communication": "worse",
    "resources": "worse",
    "change_resistance": "worse",
    "trust": "better",
    "alignment": "better",
}
BARRIERS = ("communication", "resources", "change_resistance")
STRENGTHS = ("trust", "alignment")
# "Don't know" is an answer of its own kind: stored as this code, never averaged.
DONT_KNOW = -1
MOST_STEPS = 101  # of a scale: a slider from 0 to 100 is the finest that people are asked to use


class InstrumentError(ValueError):
    """An instrument file that breaks a rule; lists every place and rule at once."""


@dataclass(frozen=True)
class Scale:
    min: int
    max: int
    labels: tuple[str, ...] = ()
    dont_know: str = "Don't know"


@dataclass(frozen=True)
class Item:
    id: str
    text: str
    construct: str
    domain: str
    reversed: bool = False
    translations: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Construct:
    id: str
    title: str
    domain: str
    direction: Direction
    beside: bool
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Ranking:
    id: str
    text: str
    options: dict[str, str]


@dataclass(frozen=True)
class Instrument:
    id: str
    version: str
    title: str
    introduction: str
    scale: Scale
    domain_titles: dict[str, str]
    constructs: tuple[Construct, ...]
    pulse: tuple[Item, ...] = ()
    ranking: Ranking | None = None
    working_ties: Scale | None = None
    working_ties_text: str = ""
    open_questions: dict[str, str] = field(default_factory=dict)

    @property
    def items(self) -> tuple[Item, ...]:
        """Every rated question of the full survey, in the order people see them."""
        return tuple(item for construct in self.constructs for item in construct.items)

    @property
    def domains(self) -> tuple[str, ...]:
        return tuple(self.domain_titles)


def build_instrument(
    definition: dict[str, Any], where: str = "instrument", *, is_stored: bool = False
) -> Instrument:
    """Turn a declaration (as read from YAML) into an Instrument.

    is_stored: it was accepted before, and rules that came later (steps of a scale, ids of options) are not
    asked of it: answers stand on it.
    Raises InstrumentError naming file, item and rule for everything that is wrong, all at once.
    """
    faults = list(_find_faults(definition, is_stored))
    if faults:
        raise InstrumentError("\n".join(f"{where}: {fault}" for fault in faults))
    constructs = tuple(_build_construct(row) for row in definition["constructs"])
    ties = definition.get("working_ties") or {}
    ranking = definition.get("ranking")
    return Instrument(
        id=definition["id"],
        version=str(definition["version"]),
        title=definition["title"],
        introduction=str(definition.get("introduction") or "").strip(),
        scale=_build_scale(definition["scale"]),
        domain_titles={name: row["title"] for name, row in definition["domains"].items()},
        constructs=constructs,
        pulse=tuple(_build_item(row, "pulse", row["domain"]) for row in definition.get("pulse") or ()),
        ranking=ranking and Ranking(ranking["id"], ranking["text"], _texts(ranking["options"])),
        working_ties=_build_scale(ties["scale"]) if ties else None,
        working_ties_text=ties.get("text", ""),
        open_questions=_texts(definition.get("open_questions") or ()),
    )


def _texts(rows: Iterable[dict[str, str]]) -> dict[str, str]:
    return {row["id"]: row["text"] for row in rows}


def _build_scale(row: dict[str, Any]) -> Scale:
    return Scale(row["min"], row["max"], tuple(row.get("labels") or ()), row.get("dont_know", "Don't know"))


def _build_item(row: dict[str, Any], construct: str, domain: str) -> Item:
    translations = row.get("translations") or {}
    return Item(row["id"], row["text"], construct, domain, bool(row.get("reversed")), dict(translations))


def _build_construct(row: dict[str, Any]) -> Construct:
    direction = row.get("direction") or DOMAIN_DIRECTIONS[row["domain"]]
    items = tuple(_build_item(item, row["id"], row["domain"]) for item in row["items"])
    return Construct(row["id"], row["title"], row["domain"], direction, bool(row.get("beside")), items)


def _find_faults(definition: dict[str, Any], is_stored: bool) -> Iterable[str]:
    """Every broken rule as one sentence: place, value, what is allowed."""
    if not isinstance(definition, dict):
        yield "is not a set of named values; an instrument starts with id, version, title, scale"
        return
    missing = [
        key for key in ("id", "version", "title", "scale", "domains", "constructs") if not definition.get(key)
    ]
    yield from (f"{key} is missing" for key in missing)
    shapes = list(_shape_faults(definition))
    yield from shapes
    if missing or shapes:
        return
    yield from _scale_faults(definition["scale"], "scale", is_stored)
    yield from _domain_faults(definition["domains"])
    yield from _construct_faults(definition)
    yield from _pulse_faults(definition)
    yield from _block_faults(definition, is_stored)


def _shape_faults(definition: dict[str, Any]) -> Iterable[str]:
    """What is of another kind than its place asks for: a word for a list, a list for named values."""
    for key in ("id", "title", "introduction"):
        if isinstance(definition.get(key), (dict, list)):
            yield f"{key}: {WORDS}"
    if definition.get("scale"):
        yield from _scale_shape_faults(definition["scale"], "scale")
    domains = definition.get("domains")
    if domains and not isinstance(domains, dict):
        yield f"domains: {NAMED}: each domain's name with a title"
    elif domains:
        yield from (
            f"domain {name}: {NAMED} with a title"
            for name, row in domains.items()
            if row is not None and not isinstance(row, dict)
        )
    yield from _row_faults(definition.get("constructs"), "constructs", "construct")
    for number, row in _rows(definition.get("constructs")):
        yield from _row_faults(row.get("items"), f"construct {_name(row, number)}, items", "item")
    yield from _row_faults(definition.get("pulse"), "pulse", "item")
    yield from _row_faults(definition.get("open_questions"), "open_questions", "question")
    yield from (
        f"open_questions, question {_name(row, number)}: id and text are needed"
        for number, row in _rows(definition.get("open_questions"))
        if not row.get("id") or not row.get("text")
    )


NAMED = "a set of named values is needed"
WORDS = "words are needed, not a list or a set of named values"


def _rows(listed: Any) -> list[tuple[int, dict[str, Any]]]:
    """The entries of a list that are sets of named values, numbered from 1."""
    rows = listed if isinstance(listed, list) else []
    return [(number, row) for number, row in enumerate(rows, 1) if isinstance(row, dict)]


def _name(row: dict[str, Any], number: int) -> str:
    return row["id"] if isinstance(row.get("id"), str) and row["id"] else f"number {number}"


def _row_faults(listed: Any, place: str, what: str) -> Iterable[str]:
    """A list of named values whose id, text, title and domain are words."""
    if not listed:
        return
    if not isinstance(listed, list):
        yield f"{place}: a list is needed, each {what} with its id"
        return
    yield from (
        f"{place}, {what} number {number}: {NAMED}, with its id"
        for number, row in enumerate(listed, 1)
        if not isinstance(row, dict)
    )
    for number, row in _rows(listed):
        for key in ("id", "text", "title", "domain", "direction"):
            if isinstance(row.get(key), (dict, list)):
                yield f"{place}, {what} {_name(row, number)}: {key}: {WORDS}"
        if row.get("translations") and not isinstance(row["translations"], dict):
            yield f"{place}, {what} {_name(row, number)}: translations: {NAMED}, each language with its text"


def _scale_shape_faults(scale: Any, place: str) -> Iterable[str]:
    if not isinstance(scale, dict):
        yield f"{place}: {NAMED}: min, max, labels, dont_know"
        return
    labels = scale.get("labels") or []
    if not isinstance(labels, list) or any(isinstance(label, (dict, list)) for label in labels):
        yield f"{place}, labels: a list of words is needed, one for each rating"
    if isinstance(scale.get("dont_know"), (dict, list)):
        yield f"{place}, dont_know: {WORDS}"


def _scale_faults(scale: dict[str, Any], place: str, is_stored: bool) -> Iterable[str]:
    low, high = scale.get("min"), scale.get("max")
    if not isinstance(low, int) or not isinstance(high, int) or isinstance(low, bool) or low >= high:
        yield f"{place}: min {low!r} and max {high!r} must be whole numbers with min below max"
        return
    if high - low >= MOST_STEPS and not is_stored:
        yield f"{place}: {high - low + 1} steps from {low} to {high}; at most {MOST_STEPS}, such as 0 to 100"
    if low < 0:
        yield f"{place}: min {low} is below 0; ratings start at 0 or more, since {DONT_KNOW} means don't know"
    labels = scale.get("labels") or []
    if labels and len(labels) != high - low + 1:
        yield f"{place}: {len(labels)} labels for the {high - low + 1} ratings from {low} to {high}"
    if len(set(labels)) != len(labels):
        yield f"{place}: two ratings share a label"


def _block_faults(definition: dict[str, Any], is_stored: bool) -> Iterable[str]:
    """The optional blocks: what comes first, and how working together goes."""
    ties, ranking = definition.get("working_ties"), definition.get("ranking")
    if ties:
        scale = ties.get("scale") or {} if isinstance(ties, dict) else None
        if isinstance(scale, dict) and not isinstance(ties.get("text"), (dict, list)):
            shapes = list(_scale_shape_faults(scale, "working_ties, scale"))
            yield from shapes or _scale_faults(scale, "working_ties, scale", is_stored)
        else:
            yield "working_ties: a set of named values with a scale (min, max) is needed"
    if ranking and not isinstance(ranking, dict):
        yield "ranking: a set of named values is needed: id, text, options"
    elif ranking:
        yield from (f"ranking: {key} is missing" for key in ("id", "text", "options") if not ranking.get(key))
        yield from _option_faults(ranking.get("options") or [], is_stored)


def _option_faults(rows: Any, is_stored: bool) -> Iterable[str]:
    if not isinstance(rows, list):
        yield "ranking, options: a list is needed, each with id and text"
        return
    seen: list[Any] = []
    for number, row in enumerate(rows, 1):
        words = [row.get("id"), row.get("text")] if isinstance(row, dict) else []
        if not words or not all(words) or any(isinstance(word, (dict, list)) for word in words):
            yield f"ranking, option {number}: id and text are needed"
        elif row["id"] in seen and not is_stored:
            yield f"ranking, option {number}: the id is taken by another option"
        else:
            seen.append(row["id"])


def _domain_faults(domains: dict[str, Any]) -> Iterable[str]:
    allowed = ", ".join(DOMAIN_DIRECTIONS)
    for name, row in domains.items():
        if name not in DOMAIN_DIRECTIONS:
            yield f"domain {name!r} is not known; allowed are {allowed}"
        elif not (row or {}).get("title"):
            yield f"domain {name}: title is missing"
        elif row.get("direction", DOMAIN_DIRECTIONS[name]) != DOMAIN_DIRECTIONS[name]:
            yield f"domain {name}: direction must be {DOMAIN_DIRECTIONS[name]}"


def _construct_faults(definition: dict[str, Any]) -> Iterable[str]:
    seen_constructs: set[str] = set()
    seen_items: set[str] = set()
    for number, row in enumerate(definition["constructs"], 1):
        name = row.get("id") or f"number {number}"
        if not row.get("id") or not row.get("title"):
            yield f"construct {name}: id and title are needed"
        if name in seen_constructs or name in DOMAIN_DIRECTIONS:
            yield f"construct {name}: the id is taken"
        seen_constructs.add(name)
        if row.get("domain") not in definition["domains"]:
            yield f"construct {name}: domain {row.get('domain')!r} is not declared above"
        if row.get("direction", "worse") not in ("worse", "better"):
            yield f"construct {name}: direction {row['direction']!r} must be worse or better"
        if not row.get("items"):
            yield f"construct {name}: it has no items"
        yield from _item_faults(row.get("items") or (), f"construct {name}", seen_items)
    scored = {row.get("domain") for row in definition["constructs"] if not row.get("beside")}
    yield from (
        f"domain {name}: no construct is scored in it" for name in definition["domains"] if name not in scored
    )


def _item_faults(rows: Iterable[dict[str, Any]], place: str, seen: set[str]) -> Iterable[str]:
    for number, row in enumerate(rows, 1):
        name = row.get("id") or f"number {number}"
        if not row.get("id") or not row.get("text"):
            yield f"{place}, item {name}: id and text are needed"
        if name in seen:
            yield f"{place}, item {name}: the id is taken by another item"
        seen.add(name)
        if not isinstance(row.get("reversed", False), bool):
            yield f"{place}, item {name}: reversed {row['reversed']!r} must be true or false"


def _pulse_faults(definition: dict[str, Any]) -> Iterable[str]:
    rows = definition.get("pulse") or ()
    survey_items = {item.get("id") for row in definition["constructs"] for item in row.get("items") or ()}
    yield from _item_faults(rows, "pulse", set(survey_items))
    for row in rows:
        if row.get("domain") not in definition["domains"]:
            yield f"pulse, item {row.get('id')}: domain {row.get('domain')!r} is not declared above"
