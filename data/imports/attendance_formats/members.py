"""Whose row it is in a list of who came: a person, an organisation, or a total at the foot."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from data.imports.attendance_formats.marks import is_mark
from data.imports.meeting_files.minutes_people import COLUMN_OF
from data.imports.meeting_files.minutes_posts import ORGANISATION_WORDS
from data.imports.meeting_files.people import fold, normalise_person, split_person
from data.imports.meeting_files.people_places import is_organisation_name
from data.imports.money_formats.ledger_table import ORGANISATIONS
from data.imports.raw_table import RawTable
from data.imports.values import NO_WORDS, YES_WORDS

PERSON_HEADINGS = frozenset(
    {heading for heading, column in COLUMN_OF.items() if column == "person"}
    | {"staff name", "trustee", "governor", "governors", "councillor", "councillors", "committee member",
       "enw", "members name", "trustees", "director", "directors", "email", "email address",
       "attendee name", "name of attendee"}
)  # fmt: skip
ORGANISATION_HEADINGS = frozenset(
    {heading for heading, column in COLUMN_OF.items() if column == "organisation"}
    | set(ORGANISATIONS)
    | {"organisation represented", "member organisation", "sector representative", "agency represented",
       "agencies", "organisations", "partners", "member agencies", "partner agencies", "school"}
)  # fmt: skip
FIRST_NAMES, LAST_NAMES = ("first name", "forename", "given name"), ("last name", "surname", "family name")
NO_MEMBER = re.compile(
    r"(?:(?:sub |grand )?totals?\b|number\b|no\.? (?:of|present|attend)|%|percent|attendance\b|quora|quorum|"
    r"key\b|legend\b|average\b|count\b|date\b|venue\b|meetings? |time\b|apologies\b|present\b|absent\b|"
    r"notes?\b|overall\b|minutes\b|chair(?:ed)? by)",
    re.IGNORECASE,
)
# Of these a member's name may begin: "Time to Talk", "Attendance Service". With marks it is one.
MAY_BEGIN_A_NAME = re.compile(r"(?:time|attendance|present|overall|key)\s+\w", re.IGNORECASE)
WORDS = re.compile(r"[^\W\d_'’]+")
EXPECTED = ("invited", "expected", "required", "core member", "voting member", "invited y n")
ADDRESSES = ("email", "email address")
OF_ORGANISATIONS = 0.5  # of the names this share must have a word such as "Police" or "Council"


@dataclass(frozen=True)
class Members:
    """person | organisation | expected per row, "" where not said; and which rows are nobody's."""

    people: pd.DataFrame
    columns: dict[str, str]  # the table's column → what it was read as
    is_nobody: pd.Series


def _has_marks(cells: pd.DataFrame) -> pd.Series:
    """Rows with a mark that is no number: totals and shares have numbers only."""
    return cells.map(lambda cell: is_mark(cell) and not cell[:1].isdigit() and cell != "").any(axis=1)


def find_members(table: RawTable, taken: Iterable[str]) -> Members | None:
    """Who the rows are of, from the columns that are not `taken`; None where no column says it."""
    taken = set(taken)
    others = [column.name for column in table.columns if column.name not in taken]
    named = {fold(name).strip(" :*?"): name for name in reversed(others)}
    person = next((name for heading, name in named.items() if heading in PERSON_HEADINGS), None)
    organisation = next((name for heading, name in named.items() if heading in ORGANISATION_HEADINGS), None)
    halves = [next((named[each] for each in each_half if each in named), None)
              for each_half in (FIRST_NAMES, LAST_NAMES)]  # fmt: skip
    rows = table.rows.astype("str").apply(lambda words: words.str.strip())
    if all(halves) and (person is None or fold(person) in ADDRESSES):
        people = rows[halves[0]].str.cat(rows[halves[1]], sep=" ").str.strip()
        read = {str(half): "person" for half in halves}
    else:
        person = person or (None if organisation else next(iter(others), None))
        people = rows[person] if person else pd.Series("", index=rows.index, dtype="str")
        read = {person: "person"} if person else {}
    if not read and organisation is None:
        return None
    if organisation is None and person and is_of_organisations(people):
        organisation, read = person, {}
        people = pd.Series("", index=rows.index, dtype="str")
    places = rows[organisation] if organisation else people.map(lambda name: _written_beside(name))
    first = rows[others[0]] if others else places
    is_named = first.str.match(MAY_BEGIN_A_NAME) & _has_marks(rows[[name for name in rows if name in taken]])
    is_heading = (first.str.match(NO_MEMBER) | people.str.match(NO_MEMBER)) & ~is_named
    is_nobody = (people.eq("") & places.eq("")) | is_heading
    members = pd.DataFrame(
        {"person": people.map(normalise_person), "organisation": places, "expected": "yes"}
    )
    read |= {organisation: "organisation"} if organisation else {}
    invited = next((named[heading] for heading in EXPECTED if heading in named), None)
    if invited and rows[invited].str.casefold().isin(["", *YES_WORDS, *NO_WORDS]).all():
        read |= {invited: "expected"}
        members["expected"] = rows[invited].str.casefold().isin(YES_WORDS).map({True: "yes", False: "no"})
    return Members(members, read, is_nobody)


def is_of_organisations(names: pd.Series) -> bool:
    """Whether most of the names are of organisations: a word such as "Police" or "Council" stands in them."""
    filled = names[names != ""]
    known = filled.map(
        lambda name: not ORGANISATION_WORDS.isdisjoint(WORDS.findall(fold(split_person(name)[0])))
    )
    return bool(len(filled)) and float(known.mean()) >= OF_ORGANISATIONS


def _written_beside(name: str) -> str:
    """ "Ann Lee (Midshire Council)": what may be stored as an organisation's name."""
    beside = split_person(name)[1]
    return beside if is_organisation_name(beside) else ""
