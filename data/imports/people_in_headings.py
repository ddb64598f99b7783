"""Headings that name people, as where colleagues rate one another: told by place, never by their words."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from analytics.personal_names import find_names
from data.imports.kinds import FileContents
from data.imports.problems import Problem, shorten_heading
from data.imports.raw_table import RawColumn

# "J. Smith", "Smith, J": no given name to know it by.
INITIAL = re.compile(r"^(?:[A-Z]\. ?){1,3}[^\W\d_a-z][\w'’-]+$|^[^\W\d_a-z][\w'’-]+, ?[A-Z]\.?$")
# Two headings with the same words around a name: what stands between those words elsewhere is a name too.
ENOUGH_PEOPLE = 2
SHORTEST_NAME, SHORTEST_FRAME = 4, 4


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
