"""Headings that name people, as where colleagues rate one another: told by place, never by their words."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from analytics.name_words import NOT_OF_PEOPLE, ORDINARY
from analytics.personal_names import find_names
from data.imports.kinds import FileContents
from data.imports.problems import Problem, shorten_heading
from data.imports.raw_table import RawColumn

# "J. Smith", "Smith, J": no given name to know it by.
INITIAL = re.compile(r"^(?:[A-Z]\. ?){1,3}[^\W\d_a-z][\w'’-]+$|^[^\W\d_a-z][\w'’-]+, ?[A-Z]\.?$")
# Two headings with the same words around a name: what stands between those words elsewhere is a name too.
ENOUGH_PEOPLE = 2
SHORTEST_NAME, SHORTEST_FRAME = 4, 4
# Rows of a grid that have the shape of names, one to four words with capitals, and ask about somebody. No
# list has all names: a heading too many that is called "column 12" does less harm than one name repeated.
ROW_OF_A_GRID = re.compile(r"\[(?P<row>[^\[\]]+)\]|(?:>>|\s[-–—|:]|:)\s+(?P<last>[^\[\]>|:]+)$")
NAME_SHAPED = re.compile(
    r"^(?:[^\W\d_a-z][\w'’.-]*)(?:[ ,]+(?:(?:de|da|di|du|del|la|le|van|von|der|den|bin|al|el|ap|ab|y|e)[ ]+)*"
    r"[^\W\d_a-z][\w'’.-]*){0,3}$"
)
OF_SOMEBODY = re.compile(
    r"\b(?:with|by|from|who|whom|whose|colleagues?|people|persons?|members?|peers?|mentors?|trainers?|"
    r"speakers?|"
    r"facilitators?|managers?|supervisors?|leaders?|chairs?|staff|candidates?|names?|trust|know|"
    r"mit|von|wer|wem|kolleg\w+|personen|avec|par|qui|collègues?|personnes?|con|quién|compañer\w+|personas?|"
    r"gyda|gan|pwy|cydweithwyr|cydweithiwr)\b",
    re.IGNORECASE,
)

OF_SOMETHING = re.compile(r"\b(?:satisf\w+|happy|agree|familiar|comfortable|confident)\b", re.IGNORECASE)


@dataclass(frozen=True)
class PeopleHeadings:
    """`places`: heading → what it is called instead, "column 12". `names`: the names alone, likewise."""

    places: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def hide(self, words: str) -> str:
        """The same words with the place of each heading and name in them."""
        shown = {s: place for name, place in self.places.items() for s in (name, shorten_heading(name))}
        shown = self.names | shown
        if not shown:
            return words
        longest_first = sorted(shown, key=len, reverse=True)  # one may be the beginning of another
        pattern = "|".join(re.escape(word) for word in longest_first)
        return re.sub(pattern, lambda match: shown[match[0]], words)


def find_people_headings(columns: list[RawColumn]) -> PeopleHeadings:
    """Headings that name somebody, by the name itself or by standing where others of their question do."""
    named = {column.name: found for column in columns if (found := _find_name(column))}
    named |= _find_rows_of_people([column for column in columns if column.name not in named])
    frames = Counter(_around(heading, name) for heading, name in named.items())
    enough = [frame for frame, count in frames.items() if count >= ENOUGH_PEOPLE]
    shared = [frame for frame in enough if len("".join(frame)) >= SHORTEST_FRAME]
    for column in columns:
        if column.name not in named and (rest := _between(column.name, shared)):
            named[column.name] = rest
    places = {column.name: f"column {at}" for at, column in enumerate(columns, 1) if column.name in named}
    names = {name: places[heading] for heading, name in named.items() if len(name) >= SHORTEST_NAME}
    return PeopleHeadings(places, names)


def _find_name(column: RawColumn) -> str:
    """The name in a heading; a row of a question counts where the heading shows it."""
    row = column.sub_question if column.sub_question in column.name else ""
    for words in filter(None, (row, column.name)):
        if INITIAL.match(words.strip()):
            return words.strip()
        found = next(find_names(words.replace("_", " ")), None)
        if found:
            return row or words[found[1] : found[2]]
    return ""


def _find_rows_of_people(columns: list[RawColumn]) -> dict[str, str]:
    """Headings whose row of a grid has the shape of a name, though nobody knows it."""
    rows = {column.name: row for column in columns if (row := _row_of_a_grid(column))}
    shared = Counter(_around(heading, row) for heading, row in rows.items())
    return {
        heading: row
        for heading, row in rows.items()
        if NAME_SHAPED.match(row) and _may_be_somebody(heading, row, shared[_around(heading, row)])
    }


def _row_of_a_grid(column: RawColumn) -> str:
    if column.sub_question and column.sub_question in column.name:
        return column.sub_question.strip()
    found = ROW_OF_A_GRID.search(column.name)
    return (found["row"] or found["last"]).strip() if found else ""


def _may_be_somebody(heading: str, row: str, alike: int) -> bool:
    """Asked of somebody; where nothing says that, two words or more that are no ordinary ones."""
    words = [word.casefold().strip(".'’") for word in re.split(r"[\s,]+", row)]
    ordinary = [word in ORDINARY or word in NOT_OF_PEOPLE for word in words]
    if any(ordinary):
        return False
    before, after = _around(heading, row)
    if OF_SOMEBODY.search(f"{before} {after}") and not OF_SOMETHING.search(before):
        return True
    return alike >= ENOUGH_PEOPLE and len(words) > 1


def _around(heading: str, name: str) -> tuple[str, str]:
    before, _, after = heading.partition(name)
    return before, after


def _between(heading: str, frames: Iterable[tuple[str, str]]) -> str:
    for before, after in frames:
        rest = heading.removeprefix(before).removesuffix(after)
        if len(heading) - len(rest) == len(before) + len(after):
            return rest
    return ""


def hide_people(contents: FileContents, columns: list[RawColumn]) -> FileContents:
    """The same contents, with the place of a heading that names somebody wherever it would be repeated."""
    people = find_people_headings(columns)
    if not people.places:
        return contents
    report = dict(contents.report)
    if "columns_read" in report:
        read = [each | {"column": people.hide(each["column"])} for each in report["columns_read"]]
        report["columns_read"] = read
    return replace(
        contents,
        problems=_tell(contents.problems, people),
        notes=_tell(contents.notes, people),
        needs=[people.hide(need) for need in contents.needs],
        report=report,
    )


def _tell(problems: list[Problem], people: PeopleHeadings) -> list[Problem]:
    return [
        replace(each, column=each.column and people.hide(each.column), message=people.hide(each.message))
        for each in problems
    ]
