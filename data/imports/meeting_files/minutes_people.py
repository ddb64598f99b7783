"""People in minutes: a name, the organisation beside it, whether they came, and for whom."""

import re
from itertools import groupby, pairwise
from typing import Any

from data.imports.meeting_files.minutes_organisations import find_organisations
from data.imports.meeting_files.minutes_posts import ORGANISATION_WORDS, ROLE_WORDS, is_role
from data.imports.meeting_files.minutes_sections import (
    BESIDE_THE_LIST,
    CHECKBOX,
    PEOPLE_SECTIONS,
    SECTION_OF,
    Part,
)
from data.imports.meeting_files.people import TITLES, fold, is_marker, normalise_person
from data.imports.values import normalise_name

MOST_PEOPLE = 2_000
MISSED = frozenset({"apologies", "absent"})
LONGEST_ENTRY = 400
# "Antoine Hamel @ahamel (TSC)": the account's name is not the person's.
HANDLE = re.compile(r"(?<=\w)\s+\(?@[\w-]{2,39}\)?")
# "Councillors A Brown and B Green": the title is everybody's.
PLURAL_TITLES = re.compile(
    r"^(?:Councillors|Y Cynghorwyr|Cynghorwyr|Cllrs\.?|Messrs\.?|Drs\.?|Members|Officers|and)\s+(?=[A-Z])"
)
# "Borough Councillor C Samson" is a person, however much of a council is in the title.
ELECTED = re.compile(
    r"^(?:(?:borough|county|district|town|parish|city|community|deputy)\s+)?(?:councillor|cllr\.?|alderman)\s+",
    re.IGNORECASE,
)
# "Detective Chief Inspector Tom Hall": a rank before two names.
RANK = re.compile(
    r"^(?:(?:temporary|acting|deputy|assistant|detective|police|chief|t/|a/)\s*){0,4}"
    r"(?:superintendent|inspector|constable|sergeant|supt\.?|insp\.?|sgt\.?)\s+(?=[A-Z][\w.'’-]*\s+[A-Z])",
    re.IGNORECASE,
)
OF_WHICH_COUNCIL = re.compile(
    r"^(?:borough|county|district|town|parish|city|community)\s+(?=councillor\b|cllr\b)", re.IGNORECASE
)
NOBODY = frozenset(
    """
    none nil n/a na nobody no-one tbc tbd everyone all various others apologies regrets present dim
    neb nil. note notes noted nb as above see attendance name names attendees no quorum quorate
    venue location dyddiad lleoliad amser
    """.split()
)
# What stands in brackets beside a name without being an organisation.
ASIDES = re.compile(
    r"^(?:part|partial|online|virtual(?:ly)?|remote(?:ly)?|in person|by phone|phone|"
    r"dial(?:led)?[ -]in|teams|zoom|via .*|"
    r"from \d.*|until .*|left .*|late|joined .*|items? .*|agenda .*|for items? .*|"
    r"apologies|excused|resigned|with(?:out)? notice|by invitation|ex[ -]officio|present|"
    r"absent|he/him|she/her|"
    r"(?:(?:by|via|as) )?proxy|they/them|need to .*|have to .*|.*\d ?(?:am|pm)\b.*|new|tbc)$",
    re.IGNORECASE,
)
# "Ol (proxy)", "Charlotte (via proxy)": somebody else filled the seat.
BY_PROXY = re.compile(r"[(\[]\s*(?:(?:by|via)\s+)?proxy\s*[)\]]\s*$", re.IGNORECASE)
# "Meeting Agenda: …", "Recording: …" below a list of people: a label of something else.
OF_SOMETHING_ELSE = re.compile(
    r"^[^:]{0,30}\b(?:agenda|link|url|recording|recorded|minutes|notes|zoom|dial[ -]in|purpose|topics?|"
    r"goals?|objectives?)\b[^:]{0,20}:",
    re.IGNORECASE,
)
DEPUTY = re.compile(
    r"[\s,(–-]+(?:(?:who\s+)?(?:is\s+)?(?:deputi[sz]ing|substituting|standing in|"
    r"stood in|covering|attending)\s+for|"
    r"(?:as\s+)?(?:deputy|substitute|sub)\s+(?:for|to)|(?:on|in) (?:behalf|place|"
    r"lieu) of|instead of|representing|rep\.?\s|(?P<bare>for))\s+"
    r"([^)(,;]{2,80})\)?",
    re.IGNORECASE,
)
REPRESENTED = re.compile(
    r"[\s,(–-]+(?:represented by|deputised by|deputy:)\s+([^)(,;]{2,80})\)?", re.IGNORECASE
)
STANDS_IN = re.compile(
    r"\s*(?:[,(]|\s[-–—])\s*([A-Z][^)(,;]{2,60}?)(?:,[^)(,;]{2,40})?\s+(?:is\s|was\s)?(?:deputi[sz]ing|deputi[sz]ed|substituting|substituted|"
    r"standing in|stood in|attending instead|attended instead|attending (?:on|in) (?:his|her|their) \w+|"
    r"(?:attended|attending|present) as (?:a |his |her |their |the )?(?:substitute|deputy)|"
    r"attended (?:on|in) (?:his|her|their) \w+|in attendance instead)\)?\s*$"
)
PARTICLES = frozenset(
    "de da di du van von der den del della la le al el bin binti ap ab ferch o mac ter dos das st".split()
)
INITIALS = re.compile(r"^[A-Z][A-Za-z]?[A-Z]{1,2}$")
STATUSES = {
    "present": "present|p|yes|y|x|✓|✔|☑|✅|1|attended|in attendance|online|virtual|√|in person|attending",
    "apologies": "apologies|a|apols|apology|sent apologies|with notice|with apologies|excused|ap|regrets|"
    "apologies received|"
    "apologies sent|apologies given",
    "deputy": "deputy|d|sub|substitute|deputised|deputy sent|represented|deputy attended",
    "absent": "absent|no|n|did not attend|dna|not present|✗|✘|☒|❌|no apologies|0|no response|no reply|"
    "no show|no-show|not attended|not in attendance|nil response",
}
STATUS_OF = {word: status for status, words in STATUSES.items() for word in words.split("|")}
# In the column that says who came: "Deputy – Tia Noon attended".
DEPUTY_SENT = re.compile(
    r"^(?:deputy|substitute|sub|represented by|deputised by)\b(?:\s+(?:sent|attended))?\s*[:–—(-]*\s*"
    r"([A-Z][^()]{3,50}?)\s*(?:attended|present|\))?\)?$",
    re.IGNORECASE,
)
COLUMNS = {
    "person": "enw|enwau|aelod|aelodau|name|names|attendee|attendees|member|members|representative|who|"
    "person|participant|full name|board member|board members|member name|name of member|"
    "names present|names present at meeting|"
    "name & role|name and role|name and title|persons invited|person invited|invitee|invitees|name(s)",
    "organisation": "asiantaeth|cynrychioli|organisation|organization|agency|partner|service|employer|"
    "company|institution|institute|affiliation|representing|partner agency|"
    "organisation/agency|agency/organisation|sefydliad",
    "role": "rol|swydd|role|title|job title|position|designation|role/title|post|job role",
    "status": "present|attendance|attended|status|apologies|in attendance|presence|"
    "present/apologies|attending|present?|attendance status|absent|apologies sent|apologies received|"
    "apologies given|apols|apol|apology",
    "initials": "initials|initial",
    "beside": "title & organisation|role and organisation|role & organisation|organisation and role|"
    "title and organisation|job title and organisation|job title & organisation|role / organisation|"
    "job title, organisation|job title/organisation|organisation/role|designation and organisation",
}
TICKED = frozenset({"ticked apologies", "ticked absent"})
TICKS = frozenset("yes y x ✓ ✔ ☑ √ ✗ ✘ ☒ 1".split())
COLUMN_OF = {word: column for column, words in COLUMNS.items() for word in words.split("|")}


WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


def find_people(parts: list[Part]) -> list[dict[str, Any]]:
    """Rows of attendance from lists, labels and tables, each person once.

    An organisation that stands where people do is a row without a person.
    """
    rows: list[dict[str, Any]] = []
    columns: dict[str, int] = {}
    for part in parts:
        entries, columns = _read_part(part, columns)
        rows += [entry | {"row": part.line.number} for entry in entries]
        if len(rows) > MOST_PEOPLE:
            break
    if not rows:
        rows = _find_untitled(parts)
    # A box that is not ticked is somebody who did not come, in a list in which anybody's is ticked.
    ticked = any(CHECKBOX.match(part.line.text) and "[ ]" not in part.line.text[:5] for part in parts)
    marked = [row for row in rows if row.pop("is_marked", False)]
    ticked |= any(row["presence"] == "present" for row in marked)
    unticked = "absent" if ticked else "unknown"
    rows = [row | {"presence": unticked} if row["presence"] == "unticked" else row for row in rows]
    return _merge(_head_groups(rows))


def _head_groups(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without organisations that head the people below them, who then belong there.

    They do where a list begins with one, and only people without a place stand below each on other lines.
    """
    kept: list[dict[str, Any]] = []
    for presence, listed in groupby(rows, key=lambda row: row["presence"]):
        own = list(listed)
        heads = [at for at, row in enumerate(own) if not row["person"]]
        groups = [own[at:end] for at, end in pairwise([*heads, len(own)])]
        if presence in MISSED or heads[:1] != [0] or not all(map(_is_group, groups)):
            kept += own
            continue
        for head, *people in groups:
            kept += [person | {"organisation": head["organisation"]} for person in people]
    return kept


def _is_group(group: list[dict[str, Any]]) -> bool:
    head, *people = group
    return bool(people) and all(
        not person["organisation"] and person["row"] > head["row"] for person in people
    )


def _read_part(part: Part, columns: dict[str, int]) -> tuple[list[dict[str, Any]], dict[str, int]]:
    if part.section == "chair" and part.rest:
        people = split_people(part.rest, "present", run_on=True)[:2]
        return [person | {"role": "chair"} for person in people], columns
    if part.opens and sum(bool(cell.strip()) for cell in part.line.cells) == 1 < len(part.line.cells):
        return [], columns | {"group": len(part.line.cells)} if columns else {}  # "In attendance" in a table
    if len(part.line.cells) > 1 and (not part.rest or _find_lists(part.line.cells)):
        if lists := _find_lists(part.line.cells):
            return [], lists
        if any(name.rpartition(" ")[0] in PEOPLE_SECTIONS for name in columns):
            return _read_lists(part, columns), columns
        heading = find_columns(part.line.cells)
        if heading and not _names_a_person(part.line.cells, columns):
            return [], heading
        is_register = not columns.keys().isdisjoint({"status", "status, if any", *TICKED})
        if columns and (part.section in PEOPLE_SECTIONS or is_register or part.section == "top"):
            return _read_row(part, columns), columns
        if part.section in PEOPLE_SECTIONS:
            return _read_loose_row(part), columns
        return [], columns
    if part.section not in PEOPLE_SECTIONS:
        return [], {}
    presence = PEOPLE_SECTIONS[part.section]
    if not part.opens and OF_SOMETHING_ELSE.match(part.line.text):
        return [], columns
    if part.line.text.rstrip().endswith(":") and not part.opens:
        return [], columns  # a label inside the list: "Voting members:"
    if box := CHECKBOX.match(part.line.text):
        presence = presence if (box[1] or " ").strip() else "unticked"
    if part.opens:
        pieces = [piece for piece in part.rest.split("\n") if piece.strip()]
        return [person for piece in pieces for person in split_people(piece, presence, run_on=True)], columns
    is_item = part.line.depth > 0
    people = split_people(CHECKBOX.sub("", part.line.text), presence, run_on=not is_item)
    return [
        person for person in people if is_item or not person["person"] or looks_like_person(person["person"])
    ], columns


def _find_lists(cells: tuple[str, ...]) -> dict[str, int]:
    """ "Present | Apologies": lists of people side by side, each in one cell below; "present 0" → 0."""
    named = {at: SECTION_OF.get(fold(cell).strip(" :*.")) for at, cell in enumerate(cells) if cell.strip()}
    are_lists = len(named) == len(cells) > 1 and all(name in PEOPLE_SECTIONS for name in named.values())
    return {f"{name} {at}": at for at, name in named.items()} if are_lists else {}


def _read_lists(part: Part, lists: dict[str, int]) -> list[dict[str, Any]]:
    found = []
    for name, at in lists.items():
        cell = part.line.cells[at] if at < len(part.line.cells) else ""
        for line in cell.split("\n"):
            found += split_people(line, PEOPLE_SECTIONS[name.rpartition(" ")[0]], run_on=True)
    return found


def _names_a_person(cells: tuple[str, ...], columns: dict[str, int]) -> bool:
    """A row of a register may read like a heading: "A Brown | Committee Member | Apologies"."""
    at = columns.get("person")
    cell = cells[at] if at is not None and at < len(cells) else ""
    return looks_like_person(_without_brackets(cell)) and fold(cell).strip(" :*.") not in COLUMN_OF


# "SLSCB Members", "Names of those present".
PEOPLE_HEADING = re.compile(r"^(?:[\w'’-]+ ){0,3}(?:members?|attendees|invitees)$|^names? of\b")


def find_columns(cells: tuple[str, ...]) -> dict[str, int]:
    """Which column of a table of people is what; empty when the row is no such heading."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        heading = fold(cell).strip(" :*.")
        heading = heading if heading in COLUMN_OF else re.sub(r"\s*\([^()]*\)", "", heading)
        column = COLUMN_OF.get(heading) or ("person" if PEOPLE_HEADING.match(heading) else None)
        if column and column not in found:
            found[column] = at
    if "person" in found and "status" not in found and cells[0] == "":
        found["status, if any"] = 0  # "Apols" before some of the names, under no heading
    if "status" in found and (missed := _way_missed(cells[found["status"]])):
        found[f"ticked {missed}"] = found.pop("status")
    ways = {at: _way_of(cell) for at, cell in enumerate(cells) if _way_of(cell)}
    if "person" in found and len(set(ways.values())) >= 2:
        found = {name: at for name, at in found.items() if name not in ("status", *TICKED)}
        found |= {f"way {way}": at for at, way in reversed(ways.items())}
    return found if "person" in found and len(found) >= 2 else {}


def _way_missed(cell: str) -> str:
    """Apologies or absent, where a column alone is headed so: its tick says that somebody did not come."""
    way = _way_of(re.sub(r"\s*\([^()]*\)", "", cell))
    return way if way in ("apologies", "absent") else ""


def _way_of(cell: str) -> str:
    """Present, apologies, absent or deputy, where a column of its own is headed so: "P | A | DNA | D/R"."""
    heading = fold(cell).strip(" :*.?")
    return {"d/r": "deputy", "no response": "absent"}.get(heading) or STATUS_OF.get(heading, "")


def _read_row(part: Part, columns: dict[str, int]) -> list[dict[str, Any]]:
    cells = part.line.cells
    said = {name: cells[at].strip() if at < len(cells) else "" for name, at in columns.items()}
    presence = PEOPLE_SECTIONS.get(part.section, "present")
    ways = [name.removeprefix("way ") for name in columns if name.startswith("way ")]
    if ways:
        unmarked = presence if "group" in columns else "unknown"
        presence = next((way for way in ways if said[f"way {way}"]), unmarked)
    if (before := STATUS_OF.get(fold(said.get("status, if any", "")).strip(" .:"))) is not None:
        presence = before
    if "status" in said:
        presence = _read_status(said["status"], presence)
    for name in TICKED & said.keys():
        presence = _read_ticked(said[name], name.removeprefix("ticked "))
    status = next((said[name] for name in ("status", *TICKED) if name in said), "")
    name = GROUP_AHEAD.sub("", said["person"])
    people = split_people(name.replace("\n", "; "), presence, run_on=";" in name)
    if people and (sent := DEPUTY_SENT.match(status)) and looks_like_person(sent[1]):
        deputies = split_people(sent[1], "deputy", run_on=False)
        people[0]["presence"] = "apologies"
        people += [deputy | {"deputy_for": people[0]["person"]} for deputy in deputies]
    for person in people:
        person["is_marked"] = "status" in said
        person["organisation"] = said.get("organisation", "").split("\n")[0] or person["organisation"]
        person["role"] = said.get("role", "") or person["role"]
        person["initials"] = said.get("initials", "") or person["initials"]
        beside = said.get("beside", "")
        if not beside and "organisation" not in said and "," in said.get("role", ""):
            beside = said["role"]  # "Head of Education, RBC"
        if beside:
            person["role"], person["organisation"] = _split_beside(beside)
    return people


def _split_beside(words: str) -> tuple[str, str]:
    """Post and organisation from one cell: "Assistant Director, Camden Council", "National Head NSPCC"."""
    pieces = [piece.strip() for piece in re.split(r",|\n|\s[-–—]\s", words) if piece.strip()]
    last = re.fullmatch(r"(.{3,}?)\s+([A-Z][A-Z&]{2,9})", pieces[-1]) if pieces else None
    if len(pieces) == 1 and last:
        return last[1], last[2]
    if len(pieces) == 1 and any(fold(word).strip(".") in ROLE_WORDS for word in words.split()):
        return pieces[0], ""
    return _sort_beside([], pieces)


def _read_ticked(word: str, way: str) -> str:
    """A cell below "Apologies" or "Absent": a tick is what the heading says, and a blank says nothing."""
    flat = fold(word).strip(" .:*-–—")
    if not flat:
        return "unknown"
    if flat in ("no", "n", "0"):
        return "unknown"
    return way if flat in TICKS else _read_status(word, way)


# In the cell of a name: "SC: Ann Lee (Blue Works)", "WG: Devices: Ben Oduya".
GROUP_AHEAD = re.compile(r"^(?:[^:()]{1,40}:\s+)+(?=[A-Z])")


def _read_status(word: str, otherwise: str) -> str:
    flat = fold(word).strip(" .:*-")
    if not flat:
        return "unticked"
    if flat == "expected":  # councils' pages show it where nobody has said who came
        return "unknown"
    if flat in STATUS_OF:
        return STATUS_OF[flat]
    return next(
        (status for start, status in STATUS_OF.items() if len(start) > 3 and flat.startswith(start)),
        otherwise,
    )


def _read_loose_row(part: Part) -> list[dict[str, Any]]:
    """A table of people without a heading row: the name, then whatever stands beside it."""
    presence = PEOPLE_SECTIONS[part.section]
    filled = [cell for cell in part.line.cells if cell]
    people = split_people(filled[0], presence, run_on=False) if filled else []
    for person in people:
        person["organisation"] = person["organisation"] or (filled[-1] if len(filled) > 1 else "")
    return people


# Any list of words could else be people of a meeting.
SAYS_MEETING = re.compile(
    r"\b(?:meetings?|minutes|notes|board|committee|council|attend\w*|present|cofnodion|call|agenda)\b|"
    r"\b(?:19|20)\d\d\b|\d[/.]\d{1,2}[/.]\d\d",
    re.IGNORECASE,
)


def _find_untitled(parts: list[Part]) -> list[dict[str, Any]]:
    """Names in a list right under the title, before the first heading, are those who came."""
    rows = []
    if not any(SAYS_MEETING.search(part.line.text[:200]) for part in parts[:60]):
        return []
    for part in parts[:60]:
        if part.section != "top":
            break
        if part.line.depth > 0 and ": " not in part.line.text[:60]:  # "Where: the town hall" is nobody
            rows += [
                person | {"row": part.line.number}
                for person in split_people(part.line.text, "present", False)
            ]
    return rows if len(rows) >= 2 else []


# ---------------------------------------------------------------- one line of people


def split_people(text: str, presence: str, run_on: bool) -> list[dict[str, Any]]:
    """The people of one line: one in a list item, several in a running line."""
    entry = text.strip()[: LONGEST_ENTRY * 10].strip(" .")
    entry = APOLOGIES_OF.sub(r"\1", NO_APOLOGIES.sub("", OTHERS.sub("", entry)))
    if organisations := find_organisations(entry[:LONGEST_ENTRY]):
        return [_of_organisation(name, presence) for name in organisations]
    if not entry or fold(entry).split()[0].strip(".,:!") in NOBODY:
        return []
    if not run_on and ";" not in entry:
        return _read_entry(entry, presence)
    pieces = [piece.strip() for piece in entry.split(";") if piece.strip()]
    if len(pieces) > 1:
        parted = [part for piece in pieces for part in _split_if_several(piece)]
        return [person for piece in parted for person in _read_entry(piece, presence)]
    return [person for piece in _split_running(entry) for person in _read_entry(piece, presence)]


# "Other: Susan Johns, Consulting Accountant" in a list of people.
OTHERS = re.compile(r"^(?:others?|staff|guests?|visitors?|invited)\s*:\s+(?=\S)", re.IGNORECASE)
# "Ann Lee (Council), Ben Oduya (Police); …": both marks part people.
SEVERAL_IN_BRACKETS = re.compile(r"\)[^,;()]{0,20},\s*[A-Z][^,;()]{2,60}\(")


def _split_if_several(piece: str) -> list[str]:
    return _split_running(piece) if SEVERAL_IN_BRACKETS.search(piece) else [piece]


def _split_running(text: str) -> list[str]:
    """ "A Smith (Police), B Jones, Health and C Brown": commas part people only before a person's name."""
    text = " ".join(text.split())
    if WELSH_TITLE.search(text):
        text = WELSH_AND.sub(" and ", WELSH_TITLE.sub("", text))
    labelled = LABEL_INSIDE.split(text)
    if len(labelled) > 1:
        return [piece for part in labelled if part.strip() for piece in _split_running(part)]
    text, *behind = SENTENCE_BEHIND.split(BESIDE_THE_LIST.sub("", text))
    if behind:
        named = [found[1] for sentence in behind if (found := SAID_TO_BE_THERE.match(sentence))]
        return [*_split_running(text), *named]
    text = BRACKET_THEN_NAME.sub("), ", text)
    organisation = re.match(r"^([^:,()]{3,60}):\s+(.+)$", text)
    if organisation and not looks_like_person(organisation[1]):
        return [f"{piece} ({organisation[1]})" for piece in _split_running(organisation[2])]
    pieces: list[str] = []
    for piece in _split_outside_brackets(AND_OUTSIDE.sub(", & ", text)):
        joined = piece.startswith("& ")
        piece = piece.removeprefix("& ")
        name = re.split(r"\s[-–—]\s", _without_brackets(piece))[0]
        if joined and pieces and not looks_like_person(name):
            pieces[-1] += f" and {piece}"
        elif pieces and (not looks_like_person(name) or _is_acronym(piece)):
            pieces[-1] += f", {piece}"
        else:
            pieces.append(piece)
    return pieces


# Not that of "Derek Myers (Kensington and Chelsea)".
AND_OUTSIDE = re.compile(r"\s+(?:and|&)\s+(?=[A-Z])(?![^()]{0,100}\))")
# "Y Cynghorydd Ann Lee a Ben Owen": the Welsh "and" is told from a capital by the title before it.
WELSH_TITLE = re.compile(r"\b(?:[Yy] )?(?:Cynghorwyr|Cynghorydd|Cyng\.?)\s+(?=[A-Z])")
WELSH_AND = re.compile(r"\s(?:a|ac)\s(?=[A-Z])")
# "No apologies from councillors. Apologies from Borough Councillor C Sampson noted."
NO_APOLOGIES = re.compile(r"^no apologies\b[^.]{0,60}\.\s+(?=\S)", re.IGNORECASE)
APOLOGIES_OF = re.compile(
    r"^apologies (?:(?:were |was )?(?:received |noted )?from )(.{3,300}?)"
    r" (?:(?:were|was) )?(?:also )?(?:noted|received|accepted)\b\W*$",
    re.IGNORECASE,
)
# "…, Mrs C Hardy (Clerk). PCSO Sara Bell was present for part of the meeting."
SENTENCE_BEHIND = re.compile(
    r"\.\s+(?=(?:[A-Z][\w.'’-]*\s+){1,5}(?:was|were|joined|left|arrived|attended)\b)"
)
SAID_TO_BE_THERE = re.compile(
    r"((?:[A-Z][\w.'’-]*\s+){1,5}?)(?:was|were) (?:also )?(?:present|in attendance|there)\b"
)
# "… and C Wills (CW). Parish Clerk: Peter King. In attendance: …": more people of the same line.
LABEL_INSIDE = re.compile(
    r"[.;,]?\s(?:In attendance|Also (?:present|in attendance)|(?:Parish |Town )?Clerk|Officers)\s*:\s*",
    re.IGNORECASE,
)
# A comma forgotten behind initials: "Lorraine Hunt (LH) Pam Walker (PW)".
BRACKET_THEN_NAME = re.compile(r"\)\s+(?=[A-Z][\w'’-]+ [A-Z][\w'’-]+ ?\([A-Z]{2,3}\))")


def _is_acronym(piece: str) -> bool:
    """ "Jo Bright, Business Manager, NSCP": capitals alone behind a comma are where she works."""
    return bool(re.fullmatch(r"[A-Z][A-Z&]{2,9}", piece.strip()))


def _split_outside_brackets(text: str) -> list[str]:
    pieces, depth, start = [], 0, 0
    for at, letter in enumerate(text):
        depth += (letter in "([") - (letter in ")]" and depth > 0)
        if letter == "," and depth == 0:
            pieces.append(text[start:at].strip())
            start = at + 1
    return [piece for piece in [*pieces, text[start:].strip()] if piece]


def _without_brackets(text: str) -> str:
    return re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", text).strip()


def looks_like_person(text: str) -> bool:
    """One to five words with capitals, none of them of an organisation or a post."""
    words = ELECTED.sub("", RANK.sub("", text)).replace(".", ". ").split()
    if not 1 <= len(words) <= 6 or len(text) > 60 or any(letter.isdigit() for letter in text):
        return False
    flat = [fold(word).strip(".,'") for word in words]
    if flat[0] in NOBODY or any(word in ORGANISATION_WORDS or word in ROLE_WORDS for word in flat):
        return False
    capital = [word[0].isupper() or fold(word) in PARTICLES for word in words]
    return all(capital) and any(word[0].isupper() for word in words)


def _read_entry(text: str, presence: str) -> list[dict[str, Any]]:
    """One person with what stands beside the name, and whoever she stands in for."""
    entry = text[:LONGEST_ENTRY].strip(" .,;:–-•*")
    if not entry or fold(entry).split()[0].strip(".,:!") in NOBODY or "http" in entry:
        return []
    if organisations := find_organisations(entry):
        return [_of_organisation(name, presence) for name in organisations]
    deputy_for = ""
    presence = "deputy" if presence == "present" and BY_PROXY.search(entry) else presence
    represented = REPRESENTED.search(entry) or STANDS_IN.search(entry)
    if represented:
        absentee = _read_name(entry[: represented.start()], "apologies")
        deputy = _read_name(represented[1], "deputy")
        return [
            person
            for person in (
                absentee,
                deputy and deputy | {"deputy_for": absentee["person"] if absentee else ""},
            )
            if person
        ]
    match = DEPUTY.search(entry)
    if match and match["bare"] and not looks_like_person(entry[: match.start()]):
        match = None  # "Executive Member for Children"
    if match and looks_like_person(_without_brackets(match[2])):
        deputy_for, presence = match[2].strip(), "deputy"
        entry = f"{entry[: match.start()]} {entry[match.end() :]}".strip()
    person = _read_name(entry, presence)
    return [person | {"deputy_for": deputy_for}] if person else []


def _of_organisation(name: str, presence: str) -> dict[str, Any]:
    """A row of an organisation that is named without a person."""
    nobody = dict.fromkeys(("person", "role", "initials", "deputy_for"), "")
    return {**nobody, "organisation": name, "presence": presence}


def _part_initials(entry: str) -> str:
    """ "Mark Bell (MB) Riverside Council": what follows the initials is beside the name, not part of it."""
    match = re.match(
        r"^([^()\[\]]{3,60}?)\s*[(\[]([A-Z][A-Za-z]{1,3})[)\]]\s*[,:–—-]?\s*(?=[^\s(\[])(.+)$", entry
    )
    if match and _are_initials(match[2], match[1].split(",")[0]):
        return f"{match[1]} ({match[2]}), {match[3]}"
    return entry


SINGLE_WORD = re.compile(r"^([A-Z][\w'’-]*?)_([A-Z][\w'’-]*)$")


def _read_name(entry: str, presence: str) -> dict[str, Any] | None:
    entry = HANDLE.sub("", _part_initials(PLURAL_TITLES.sub("", OF_WHICH_COUNCIL.sub("", entry))))
    brackets = re.findall(r"[(\[]([^()\[\]]{1,120})[)\]]", entry)
    closing = re.search(r"[)\]]", entry)
    bare = _without_brackets(entry)
    tail = ""
    if closing and brackets and (dash := re.search(r"[)\]]\s+[-–—]\s+(.*)$", entry)):
        bare = _without_brackets(entry[: dash.start() + 1])
        tail = dash[1]
    pieces = [piece.strip() for piece in re.split(r"\s[|–—-]\s|,|\t|\s/\s|:\s", bare) if piece.strip()]
    if not pieces:
        return None
    # "@Ann Lee", "Ann_Lee": as wikis and chats write her.
    name = " ".join(SINGLE_WORD.sub(r"\1 \2", pieces[0].removeprefix("@")).split())
    in_full = next((each for each in brackets if fold(each).startswith(f"{fold(name)} ")), "")
    if in_full and looks_like_person(name) and len(in_full.split()) <= 4:
        name, brackets = in_full, [each for each in brackets if each != in_full]  # "Anthony (Anthony Ricaud)"
    initials = next((inside for inside in brackets if _are_initials(inside, name)), "")
    inside = [
        each
        for each in brackets
        if each != initials
        and not ASIDES.match(each.strip())
        and not is_marker(each)
        and any(letter.isalpha() for letter in each)  # "ann (60)": lines said
    ]
    if len(inside) > 1 and entry.rstrip().endswith((")", "]")):
        inside = inside[-1:]  # an earlier bracket inside the name is a nickname
    after = [piece for piece in pieces[1:] if not ASIDES.match(piece)] or [
        piece.strip() for piece in tail.split(",") if piece.strip() and not ASIDES.match(piece.strip())
    ]
    role, organisation = _sort_beside([piece for each in inside for piece in each.split(",")], after)
    if not _is_name(name):
        return None
    if tail and _read_status(tail, "") in STATUSES:
        presence = _read_status(tail, presence)
    if any(STATUS_OF.get(fold(each).strip()) == "apologies" and len(each) > 2 for each in brackets):
        presence = "apologies"  # "(excused)" behind a name in the list of the absent
    return {
        "person": name,
        "organisation": organisation,
        "role": role,
        "initials": initials,
        "presence": presence,
        "deputy_for": "",
    }


def _are_initials(inside: str, name: str) -> bool:
    """ "(JS)" beside Jane Smith; "(IBM)" beside her is where she works."""
    words = [word for word in re.split(r"[\s'’-]+", name) if word[:1].isalpha()]
    first = [word[0].upper() for word in words if fold(word).strip(".") not in TITLES]
    letters = inside.upper()
    return (
        bool(INITIALS.match(inside))
        and len(first) > 1
        and letters[0] == first[0]
        and letters[-1] in first[1:]
    )


def _sort_beside(inside: list[str], after: list[str]) -> tuple[str, str]:
    """Which words beside a name are the post and which the organisation (brackets: the first, else last)."""
    bracketed = [piece.strip() for piece in inside if piece.strip()]
    organisations = [piece for piece in bracketed if not is_role(piece)]
    roles = [piece for piece in bracketed if is_role(piece)]
    if not organisations and after:
        named = [piece for piece in after if not is_role(piece)]
        organisations = named[-1:]
        roles += [piece for piece in after if piece not in organisations]
    organisation = re.split(r"\s[-–—]\s", organisations[0])[0][:120] if organisations else ""
    return ", ".join(roles)[:120], organisation


def _is_name(name: str) -> bool:
    words = name.split()
    if not 1 <= len(words) <= 7 or len(name) > 80:
        return False
    flat = [fold(word).strip(".,'!") for word in words]
    if flat[0] in NOBODY or name.rstrip().endswith(("!", "?")):
        return False
    letters = sum(letter.isalpha() for letter in name)
    if letters < 2 or letters < len(name) * 0.6:
        return False
    lower = [word for word in words if word[0].islower() and fold(word) not in PARTICLES]
    return len(words) == 1 or len(lower) <= len(words) // 2


def _merge(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Somebody listed twice was there if any list says so."""
    rank = {"present": 0, "deputy": 1, "apologies": 2, "absent": 3, "unknown": 4}
    merged: dict[str, dict[str, Any]] = {}
    bodies = {normalise_name(row["organisation"]): row for row in reversed(rows) if not row["person"]}
    for row in (row for row in rows if row["person"]):
        key = normalise_person(row["person"])
        before = merged.get(key)
        if before is None:
            merged[key] = dict(row)
            continue
        if rank[row["presence"]] < rank[before["presence"]]:
            before["presence"] = row["presence"]
        for name in ("organisation", "role", "initials", "deputy_for"):
            before[name] = before[name] or row[name]
    return [*_join_names(merged), *reversed(bodies.values())]


def _join_names(people: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """One row for who stands there twice: by one name that nobody else bears, and in full.

    "Frank" in the list and "Facilitator: Frank Hinek"; "Dave Raggett" in the list and "Scribe: Dave" or
    "Scribe: Raggett"; "Kaebisch" and "Käbisch".
    """
    for key, row in list(people.items()):
        written_out = normalise_person(row["person"].casefold().translate(WRITTEN_OUT))
        if written_out != key and written_out in people:
            people[written_out]["role"] = people[written_out]["role"] or row["role"]
            del people[key]
    for first, row in list(people.items()):
        alone = fold(row["person"])
        bearers = [key for key in people if key != first and alone in _first_and_last(people[key]["person"])]
        if " " in alone or len(bearers) != 1:
            continue
        full = bearers[0]
        if people[full]["role"] != "chair" and row["role"] != "chair":
            continue
        kept, other = sorted((first, full), key=lambda key: people[key]["role"] == "chair")
        people[kept]["person"] = people[full]["person"]
        people[kept]["role"] = people[kept]["role"] or people[other]["role"]
        del people[other]
    return list(people.values())


def _first_and_last(name: str) -> tuple[str, str]:
    words = fold(name).split()
    return words[0], words[-1]
