"""Which part of the minutes a line is in: who came, who sent apologies, what was decided or is to be done."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from data.imports.meeting_files.document_lines import Line
from data.imports.meeting_files.minutes_wording import DECIDING, TO_DO
from data.imports.meeting_files.people import fold

# Headings as people write them, folded. A tuple's first words name the section.
HEADINGS = {
    "present": "present|those present|members present|attendees|attending|attendance|in "
    "attendance|also present|"
    "also in attendance|participants|attended|attended by|people present|attendance "
    "list|present at the meeting|"
    "members in attendance|members|observers|guests|members attending|list of "
    "attendees|roll call|core members|"
    "partners present|board members|panel members|statutory partners|meeting "
    "attendees|who attended|who was there|"
    "invitees present|officers present|officers in attendance|voting members|non-voting members|in person|"
    "co-opted members|members of the board|board members present|partners in attendance|professionals "
    "present|"
    "online|via teams|attending online|attending in person|virtual attendees|non-voting|advisors|advisers|"
    "officers|"
    "attendees present|invited guests|names present|names present at meeting|"
    "names present at the meeting|presenters|representatives|delegates|those in attendance|those "
    "attending|yn bresennol|presennol|hefyd yn bresennol|aelodau yn bresennol|swyddogion yn bresennol|"
    "mynychwyr|presents|anwesend|"
    "teilnehmer|teilnehmende|asistentes|participantes|presenti|aanwezig|obecni",
    "apologies": "apologies|apologies for absence|apologies received|apologies for non-attendance|regrets|"
    "not attending|unable to attend|apologies given|apologies/absent|apologies received from|apologies from|"
    "apologies for absence received|apologies for absence received from|apologies sent|apologies were "
    "received|"
    "apologies for absence were received from|apologies noted|members not present|members absent with "
    "apologies|"
    "not able to attend|cannot attend|could not attend|unable to join|"
    "apologies and "
    "absences|apologies were received from|"
    "sent apologies|with apologies|ymddiheuriadau|excuses|entschuldigt|disculpas|afwezig met kennisgeving",
    "absent": "absent|absences|absentees|did not attend|not present|absent without apologies|"
    "not in attendance|"
    "no apologies received|absent with no apologies|non-attendance|abwesend|absentes|ausentes",
    "deputies": "deputies|deputies present|substitutes|deputising|deputies attending|deputised|dirprwyon",
    "actions": "actions|action|action point|action items|action item|action points|actions agreed|new "
    "actions|summary of actions|"
    "action list|to do|todo|to-do|tasks|agreed actions|actions arising|next steps|follow-ups|follow up|"
    "actions from this meeting|actions from today|action summary|actions and owners|"
    "action tracker|action log|"
    "ars|action requests|actions arising from this meeting|actions required|camau gweithredu|"
    "agreed next steps|action sheet|follow-up tasks|follow up tasks|"
    "summary of action items|summary of agreed actions|action plan|actions summary|action register|"
    "aufgaben|acciones|taches|acties",
    "carried": "carried forward|carried forward actions|actions carried forward|outstanding "
    "actions|previous actions|"
    "actions from the last meeting|actions from last meeting|actions from previous meeting|open actions|"
    "actions from the previous meeting|review of actions|review of previous actions|review of action log|"
    "action log review|actions brought forward|brought forward|actions outstanding|carry forward|"
    "ongoing actions|actions from previous minutes|update on actions",
    "deferred": "deferred|deferred items|items deferred|deferred business|matters deferred|"
    "deferred matters|decisions deferred|deferred decisions|postponed|postponed items|items postponed|"
    "held over|items held over|held over to the next meeting|items for next meeting|"
    "deferred to next meeting|deferred to the next meeting|items deferred to next meeting|"
    "items deferred to the next meeting|deferred to a future meeting|deferred to a later meeting|"
    "carried forward to next meeting|carried forward to the next meeting|items carried forward|"
    "items carried forward to next meeting|items carried forward to the next meeting|tabled items|"
    "carried over to next meeting|carried over to the next meeting|gohiriwyd",
    "arising": "matters arising|matters arising from the minutes|matters arising from the previous minutes|"
    "matters arising and action log|minutes and matters arising|minutes of the last "
    "meeting and matters arising|"
    "minutes of the previous meeting|minutes of the last meeting|materion yn codi",
    "decisions": "decisions|decision|decisions made|decisions taken|decisions agreed|resolutions|"
    "resolved|key decisions|"
    "decision log|summary of decisions|"
    "summary of resolutions|agreements|agreed|decisions and agreements|recommendations agreed|penderfyniadau|"
    "beschlusse|decisiones|besluiten|motions|votes|agreements reached",
    "other": "minutes|notes|meeting notes|discussion|discussions|item|items|introductions|"
    "welcome|summary|updates|"
    "welcome and introductions|proceedings|call to order|old business|new business|adjournment|"
    "any other business|aob|date of next meeting|next "
    "meeting|background|purpose|cofnodion",
    "agenda": "agenda|agenda items|proposed agenda|draft agenda|today's agenda|topics|topics "
    "for future meetings",
}
SECTION_OF = {word: name for name, words in HEADINGS.items() for word in words.split("|")}
PEOPLE_SECTIONS = {"present": "present", "apologies": "apologies", "absent": "absent", "deputies": "deputy"}
# One person behind a label, rather than a list: she was there.
PERSON_LABELS = (
    "chair",
    "chaired by",
    "in the chair",
    "vice chair",
    "minutes taken by",
    "minute taker",
    "note taker",
    "notes taken by",
    "minutes by",
    "scribe",
    "facilitator",
    "moderator",
    "moderated by",
    "cadeirydd",
    "chairperson",
    "secretary",
    "chairman",
    "chairwoman",
    "vice-chair",
    "deputy chair",
    "co-chair",
    "co-chairs",
    "chairs",
    "minutes",
    "notes",
    "minuted by",
    "minutes prepared by",
    "minutes recorded by",
    "recorded by",
    "note-taker",
    "minute-taker",
    "minutes and notes",
    "notetaker",
    "admin",
    "administrator",
    "clerk",
    "host",
    "facilitated by",
    "facilitators",
    "business support",
    "cymerwr cofnodion",
    "cofnodydd",
)
CHAIRS = ("chair", "chairs", "scribe", "scribes")
APOLOGIES_IN_A_SENTENCE = re.compile(
    r"^(?:.{0,40}?\b)?(?:apologies|regrets)(?: for (?:absence|non-attendance|lateness))?"
    r"(?: (?:were|was|had been|have been))?(?: also)?"
    r" (?:received|given|sent|noted|submitted|accepted|made)(?: and (?:accepted|noted|approved|received))?"
    r"(?: from| by| for| on behalf of)[:\s]+(.+)$",
    re.IGNORECASE,
)
# "Date of next meeting: 14 October", "Next meeting: 3 March": said of no item of the list above it.
NEXT_MEETING = re.compile(
    r"^(?:(?:(?:proposed|provisional) )?(?:dates?|times?|venue|date and time|date, time and venue|date/time)"
    r" (?:of|for)(?: the)? (?:next|future) meetings?(?=\s*(?:$|[:–—-])|\s+(?:is|will be|are)\b)"
    r"|(?:the )?next meeting(?=\s*[:–—-]|\s+(?:is|will be)\b)(?=.*\d))",
    re.IGNORECASE,
)
# "The following members (11 of 13) were present at the meeting: …", "Also in attendance were …".
PRESENT_IN_A_SENTENCE = re.compile(
    r"^(?:the following\b[^:]{0,120}?\b(?:were |was |are )?(?:present|in attendance|attended)\b[^:]{0,40}:"
    r"|(?:also )?(?:present|in attendance|attending)(?: at the meeting)? (?:were|was)\b:?)\s*(\S.*)$",
    re.IGNORECASE,
)
# "Directors present", "TSC members:", "Other attendees:"; who they are stands before how they were there.
SAYS_WHO_CAME = {
    "present": "present|attendees|attending|attendance|participants|guests|observers|members|invitees",
    "absent": "absent|absentees",
    "apologies": "apologies|regrets|excused",
}
WAY_OF_BEING_THERE = {word: name for name, words in SAYS_WHO_CAME.items() for word in words.split("|")}
MOST_WORDS_OF_A_LABEL = 5
DASH_AFTER_LABEL = re.compile(
    r"^(present|those present|in attendance|apologies|attendees|regrets)\s*[-–—]\s*(\S.*)$", re.IGNORECASE
)
# What a list of people never holds: a bullet that begins so is of the meeting itself.
NO_PERSON = re.compile(
    r"^\W*(?:AI|AR|AP|TODO|ACTIONS?|Actions?|DECISIONS?|Decisions?|DECIDED|AGREED|Agreed|RESOLVED|Resolved|NOTED|"
    r"Action item|Agenda item|Discussed|Discussion|Update|Question|Q)\b\s*(?:[:(–-]|,\s*[A-Z][^,:]{1,30}:|\w)"
)
# "Votes: 1 (by voice)", "Quorum: 5"
COUNTED = re.compile(r"^\W*\w+(?: \w+)?:\s+\d{1,3}(?:\s|$)")
AFTER_A_LABEL = re.compile(r":|\s[-–—]\s")
NUMBERED = re.compile(r"^\(?(\d{1,3})(?:\.\d{1,2}){0,2}[.):]?(?=\s|$)")
# "II. Roll call"; of one letter it may be an initial: "V. Smith".
ROMANS = "II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()
ROMAN = re.compile(r"^\(?([IVX]{2,5})[.)](?=\s+[A-Z])")
NUMBER = re.compile(
    r"^\s*(?:(?:item\s+)?\d{1,2}(?:\.\d{1,2}){0,2}[.):]?|(?-i:II|III|IV|VI{1,3}|IX|X[IVX]{1,4})[.)])\s+",
    re.IGNORECASE,
)
ASIDE = re.compile(r"\s*\([^()]{0,80}\)\s*")
LABELLED = re.compile(r"^([^:]{2,60}?)\s*:\s*(.*)$")
LONGEST_HEADING = 70
SAYS_SOMETHING = re.compile(
    r"\s(?:was|were|is|are|has|have|had|noted|welcomed|thanked|advised|reported|explained|confirmed)\s",
    re.IGNORECASE,
)
OTHER_HEADINGS = frozenset(
    "item items no ref agenda topic discussion discussions action actions owner decision decisions minute "
    "minutes notes subject lead due".split()
)
BESIDE_PEOPLE = re.compile(r"\b(?:organisation|organization|agency|role|job title|title|contact details)\b")
WHAT_IS_DONE = frozenset("action actions task tasks decision decisions".split()) | {
    "description", "action point", "action points", "action required", "agreed action", "action item", "what",
}  # fmt: skip
BY_WHOM_AND_WHEN = frozenset("who whom owner lead responsible due deadline when timescale by".split()) | {
    "by when", "by whom", "due date", "target date", "action owner", "person responsible", "lead officer",
    "assigned to", "who by", "due by", "completion date",
}  # fmt: skip
# "… and 16 members of the public" are counted by nobody here.
BESIDE_THE_LIST = re.compile(
    r"(?:\band\s)?\b(?:\d{1,3}|no|one|two|three|four|five|six|seven|eight|nine|ten|several|some)\s"
    r"(?:other\s)?(?:members?|residents?|parishioners?|guests?|observers?)(?:\sof\sthe\s(?:public|press))?\b",
    re.IGNORECASE,
)
NUMBER_ALONE = re.compile(r"^\s*\d{1,3}[a-z]?[.)]?\s*$")
SUB_NUMBER = re.compile(r"^\s*\d{1,3}[.)]\s?\d")
CHECKBOX = re.compile(r"^\s*\[( |x|X|✓|✔)?\]\s*")
MOST_LETTERS_OF_A_TITLE = 90
LONGEST_SENTENCE = 400


@dataclass(frozen=True)
class Part:
    """One line with the section it stands in; `rest` is what follows a label on the line itself."""

    line: Line
    section: str  # a key of HEADINGS, "chair", "other", or "top" before the first heading
    opens: bool = False  # the line is the section's heading or label
    rest: str = ""


def find_sections(lines: Iterable[Line]) -> list[Part]:
    """Every line with its section, in order."""
    parts: list[Part] = []
    section, opened, last = "top", 0, 0  # the number of the heading that opened the section, of the last item
    ends_with_row = names_follow_label = False
    for line in lines:
        name, rest = name_section(line)
        number = _read_number(line)
        if ends_with_row and name is None and line.cells[:1] != ("",):
            section = "other"
        ends_with_row = False
        if name is None and number and _is_numbered_heading(line, section, number, opened, last):
            name = "other"
        if (
            number
            and name is None
            and not (number == opened and SUB_NUMBER.match(line.mark or line.text[:20]))
        ):
            last = number  # "2.1" under "2. Actions" is no second item of a list
        if name == "chair" and section in ("actions", "carried") and not _names_somebody(rest):
            name = None  # "Chairs: Reach out to …" below "Next steps"
        if name == "chair":
            parts.append(Part(line, "chair", True, rest))
            continue
        if name is None and line.is_heading and (section != "top" or parts):
            name = "other" if not _is_deeper_in_list(section, line) else section
        if name is not None:
            section, opened, last = name, number, 0
            names_follow_label = bool(rest)
            ends_with_row = len(line.cells) > 1 and bool(rest)
            parts.append(Part(line, section, True, rest))
            if rest and section in PEOPLE_SECTIONS and not line.is_heading:
                continue
            continue
        if section in ("decisions", "actions", "deferred") and _opens_next_item(line, section):
            section = "other"
        if section in PEOPLE_SECTIONS and (
            _leaves_list(line) or (names_follow_label and line.depth > 0 and not _begins_with_a_name(line))
        ):
            section = "other"
        parts.append(Part(line, section))
    return [_close_empty(part, parts[at + 1 : at + 2]) for at, part in enumerate(parts)]


def _close_empty(part: Part, after: list[Part]) -> Part:
    """ "Deferred to next meeting" with nothing below it is what came of the item, and no heading."""
    is_empty = not after or after[0].opens or after[0].section != "deferred"
    is_outcome = part.section == "deferred" and part.opens and not part.line.is_heading and is_empty
    return Part(part.line, "other") if is_outcome else part


def _read_number(line: Line) -> int:
    """The first number of "3." or "3.1" that a line begins with; 0 when it has none."""
    if line.cells:
        return 0
    if match := NUMBERED.match(line.mark or line.text[:20]):
        return int(match[1])
    roman = ROMAN.match(line.mark or line.text[:20])
    return ROMANS.index(roman[1]) + 2 if roman and roman[1] in ROMANS else 0


def _is_numbered_heading(line: Line, section: str, number: int, opened: int, last: int) -> bool:
    """ "4. Budget" ends what "3. Matters arising" began, unless it is the fourth item of a list."""
    text = NUMBER.sub("", line.text.strip())
    letters = [letter for letter in text if letter.isalpha()]
    if not letters or len(text) > MOST_LETTERS_OF_A_TITLE or text.rstrip().endswith((".", ";")):
        return False
    if len(letters) > 3 and all(letter.isupper() for letter in letters):
        return True
    goes_on = opened and number == opened + 1 and last != number - 1
    return bool(goes_on) and text[0].isupper() and ":" not in text and len(text.split()) <= 12


def name_section(line: Line) -> tuple[str | None, str]:
    """The section that a line opens, and what the line says after its label."""
    if len(line.cells) > 1:
        return _name_row(line.cells)
    text = NUMBER.sub("", line.text.strip())
    whole = _flat(text)
    if whole in CHAIRS:
        return "present", ""  # W3C's pages name the chair and the scribe below such a line
    if whole in SECTION_OF and len(text) <= LONGEST_HEADING:
        # In a list, "Deferred to next meeting" is what came of the item above it.
        is_outcome = SECTION_OF[whole] == "deferred" and line.depth > 0 and not line.mark
        return (None if is_outcome else SECTION_OF[whole]), ""
    if NEXT_MEETING.match(text[:200]):
        return "other", text
    if said := APOLOGIES_IN_A_SENTENCE.match(" ".join(text[:600].split())):
        return "apologies", said[1].strip()
    if said := PRESENT_IN_A_SENTENCE.match(text[:2_000]):
        return "present", text[said.start(1) :].strip()
    if said := DASH_AFTER_LABEL.match(text[:2_000]):
        return SECTION_OF[said[1].casefold()], text[said.start(2) :].strip()
    if (way := _name_way(line, text)) is not None:
        return way
    match = LABELLED.match(text[:400])
    if match is None:
        return None, ""
    label = _flat(match[1])
    rest = text[match.start(2) :].strip() if match[2] else ""
    if label in PERSON_LABELS and (rest or label not in SECTION_OF):
        return ("chair", rest) if label not in SECTION_OF or _names_somebody(rest) else (None, "")
    if label.endswith((" topics", " agenda")) and len(label.split()) <= MOST_WORDS_OF_A_LABEL:
        return "agenda", rest
    if label in SECTION_OF and SECTION_OF[label] in (*PEOPLE_SECTIONS, "agenda"):
        return SECTION_OF[label], rest
    if label in SECTION_OF and not rest:
        return SECTION_OF[label], ""
    return None, ""


def _name_way(line: Line, text: str) -> tuple[str, str] | None:
    """Labels and headings that end in how people were there: "Board members absent:", "Other attendees"."""
    match = LABELLED.match(text[:400])
    label = _flat(match[1] if match else text)
    words = label.split()
    if not 2 <= len(words) <= MOST_WORDS_OF_A_LABEL or not (match or line.is_heading) or line.cells:
        return None
    way = WAY_OF_BEING_THERE.get(words[-1])
    if way is None or label in SECTION_OF or {"next", "new", "of", "for"} & set(words):
        return None
    negated = {"not", "no", "non-attending"} & set(words)
    return "absent" if negated and way == "present" else way, text[match.start(2) :].strip() if match else ""


def _opens_next_item(line: Line, section: str) -> bool:
    """ "2. Structure of the body:", or in a list of decisions the number of the next item alone."""
    if section == "decisions" and NUMBER_ALONE.match(line.text):
        return True
    return bool(line.mark) and line.text.rstrip().endswith(":")


def _begins_with_a_name(line: Line) -> bool:
    """Whether a bullet is one more person: one to six words, all with capitals, before anything else."""
    if NO_PERSON.match(line.text):
        return False
    first = re.split(r"\s[–-]\s|[,(;:|]", CHECKBOX.sub("", line.text))[0].split()
    return 1 <= len(first) <= 6 and all(word[0].isupper() or word[0] in "d@" for word in first)


def _names_somebody(rest: str) -> bool:
    """Two to six words with capitals: "Minutes: Jan Poole (JP)", not "Minutes: agreed"."""
    words = re.split(r"[(,;–-]", rest)[0].split()
    return 2 <= len(words) <= 6 and all(word[0].isupper() for word in words)


def _name_row(cells: tuple[str, ...]) -> tuple[str | None, str]:
    """A table may hold a label in its first cell and the list in the second: "Present | A. Smith …"."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return None, ""
    label = _flat(NUMBER.sub("", filled[0]))
    if label in PERSON_LABELS and len(filled) == 2:
        return "chair", filled[1]
    if len(filled) == 1 and label in SECTION_OF:
        return SECTION_OF[label], ""
    others = " ".join(_flat(cell) for cell in filled[1:])
    if SECTION_OF.get(label) in PEOPLE_SECTIONS and BESIDE_PEOPLE.search(others) and len(others) < 80:
        return SECTION_OF[label], ""
    if SECTION_OF.get(label) in PEOPLE_SECTIONS and len(filled) == 2 and len(filled[1]) > 3:
        return SECTION_OF[label], filled[1]
    return None, ""


def _flat(text: str) -> str:
    bare = ASIDE.sub(" ", text[: LONGEST_HEADING * 2])
    return " ".join(fold(bare).replace("`", "'").strip(" :.-–—#*_|").split())


def _is_deeper_in_list(section: str, line: Line) -> bool:
    """A bold name in a list of people is no new section."""
    return section in PEOPLE_SECTIONS and line.depth > 0


def _is_heading_of_another_table(cells: tuple[str, ...]) -> bool:
    """ "Item | Discussion | Action" under the list of apologies is no person called Item."""
    words = {_flat(cell) for cell in cells}
    is_of_actions = bool(words & WHAT_IS_DONE) and bool(words & BY_WHOM_AND_WHEN)
    return is_of_actions or len(words & OTHER_HEADINGS) >= 2


# "Councillor Ann Lee - Councillor Ben Oduya substituted."
STOOD_IN = re.compile(r"\b(?:substitut(?:ed|ing)|deputi[sz](?:ed|ing))\W*$")


def _leaves_list(line: Line) -> bool:
    """A sentence outside a list ends the list of people; so does a numbered line with no name in it."""
    if _read_number(line) and not line.cells:
        first = re.split(r"\s[–-]\s|[,(;:]", NUMBER.sub("", line.text))[0].split()
        return not (1 < len(first) <= 6 and all(word[0].isupper() or word[0] == "d" for word in first))
    if line.cells:
        return _is_heading_of_another_table(line.cells)
    if NO_PERSON.match(line.text) and AFTER_A_LABEL.search(line.text[:30]):
        return True
    if line.depth:
        return bool(COUNTED.match(line.text))
    if DECIDING.search(line.text[:LONGEST_SENTENCE]) or TO_DO.match(line.text[:LONGEST_SENTENCE]):
        return True
    if STOOD_IN.search(line.text[-40:]):
        return False
    words = BESIDE_THE_LIST.sub("", line.text).split()
    ends = line.text.rstrip().endswith((".", "!", "?"))
    if len(words) > 7 and ends and SAYS_SOMETHING.search(line.text.split(",")[0]):
        return True
    return len(words) > 7 and ends and ";" not in line.text and line.text.count(",") < 3
