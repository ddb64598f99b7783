"""What stands in the cells of a list of who came: a tick, "Apols", "P"; some marks mean what their list says.

A cross is a tick on paper forms and its opposite beside ticks; "A" is apologies in most minutes and absent
in a school's register. What a key in the file says goes first, then the other marks of the list.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from data.imports.meeting_files.people import fold
from data.imports.problems import Problem

NOT_EXPECTED = "not expected"
OPEN_CROSS, OPEN_A, NOTHING = "cross", "a", "nothing"
WORDS = {
    "present": "present|pres|p|yes|y|✓|✔|☑|√|✅|🗸|1|attended|att|attending|in attendance|online|virtual|"
    "virtually|remote|remotely|in person|f2f|teams|via teams|zoom|via zoom|by phone|dialled in|/|\\|true|"
    "came|left early|arrived late|joined late|oes|presennol|wedi mynychu",
    "apologies": "apologies|apology|apols|apol|ap|apg|apologies received|apologies sent|"
    "apologies given|apologies noted|sent apologies|sent apols|excused|regrets|ymddiheuriadau|ymddiheuriad",
    "deputy": "deputy|dep|d|sub|subs|substitute|deputy attended|deputy sent|deputised|sent deputy|"
    "sent a deputy|represented|rep sent|rep|represented by deputy|"
    "apologies deputy attended|apologies deputy sent|dirprwy",
    "absent": "absent|abs|ab|n|no|✗|✘|☒|❌|✖|0|dna|did not attend|not present|no apologies|no show|"
    "not attended|absent no apologies|absent without apologies|missing|false|na fynychodd|absennol",
    "unknown": "?|not known|not recorded|tbc|unknown",
    NOT_EXPECTED: "n/a|na|not applicable|not a member|not member|not in post|not yet in post|"
    "not yet a member|left|left post|left role|left the board|left organisation|"
    "left the organisation|resigned|stood down|vacant|vacancy|not required|not invited|nr|"
    "not appointed|not a member then",
    OPEN_CROSS: "x|×",
    OPEN_A: "a",
    NOTHING: "-|–|—|.|*|nil",
}  # fmt: skip
TICKS = frozenset("✓✔☑√✅🗸")
MEANING = {word: meaning for meaning, words in WORDS.items() for word in words.split("|")}
# A key beside the list: "P = present", "A – apologies", "AB: absent".
KEY = re.compile(
    r"(?<![^\s(,;:])([A-Za-z✓✔✗✘×/√0-9*-]{1,4})\s*[=:–-]+\s*"
    r"((?:did not attend|not present|absent|present|attended|apolog\w*|deput\w*|substitut\w*|represent\w*|"
    r"not a member|not in post|not required|not applicable|not invited)\b[^,;=|]{0,30})",
    re.IGNORECASE,
)
# Somebody else came in their place, unless the same words say that nobody did.
_DEPUTY = r"(?:deput\w*|substitut\w*|represented|\b(?:rep|representative|sub) (?:sent|attended|came|present))"
DEPUTY = re.compile(_DEPUTY)
NO_DEPUTY = re.compile(
    r"(?:\b(?:no|not|without|nor|(?:not|unable to|cannot|can't|couldn't|didn't) (?:able to )?"
    r"(?:send|sent|sending|find|provide|nominate)) (?:an? |any |the |their |named )*(?:rep\b|sub\b|"
    + _DEPUTY
    + r"))"
    r"|(?:"
    + _DEPUTY
    + r"[\w':\u2013 -]{0,20}?(?:\b(?:not|unable|unavailable|absent|declined|none|n/a|dna|apolog\w*|"
    r"unwell|ill|sick|on leave)\b|n't\b))"
)
# A post, and nobody's deputy: "Apologies (Deputy Head)". "Deputy Head attended" is one.
POST = re.compile(
    r"\bdeputy (?:head|headteacher|chair|director|chief|manager|leader|mayor|commander|principal|ceo|"
    r"designated|lead|coordinator|superintendent|commissioner|governor|secretary|treasurer|officer|dsl)\b"
    r"(?!(?:\W+\w+){0,5}?\W+(?:attend\w*|sent|came|present|instead|represent\w*|stood in|"
    r"in (?:his|her|their) place))"
)
SENT = re.compile(
    r"\b(?:sent|sending|represented by|replaced by|covered by)(?: an?| the| his| her| their)? *$"
)
NO_APOLOGIES = re.compile(
    r"\b(?:no|not|without|nor)\b[\w ]{0,12}\bapol|"
    r"\bapol\w* (?:were |was )?(?:not|never) (?:received|sent|given|made)|\bapol\w*: none"
)
LEFT_THE_ROOM = re.compile(r"left (?:the (?:meeting|call|room)|at|after|before|during|part|around|from|\d)\b")
BEHIND_A_MARK = re.compile(r"\s*[(\[:;,–—]\s*|\s+-\s*|-\s+")
LONGEST_MARK = 60
LONGEST_CODE = 3  # letters; a longer first word, as in "Apologies sent by Jo", is a word
ENDS = " .*†‡:;,"


@dataclass(frozen=True)
class Marks:
    """How the marks of one list are read: `said` is mark → presence, where its key or words say it."""

    said: dict[str, str] = field(default_factory=dict)
    blank: str = "absent"
    notes: tuple[str, ...] = ()

    def read(self, cell: str) -> str:
        """present, deputy, apologies, absent, unknown; "not expected"; "" where the cell is no mark."""
        mark = bare_mark(cell)
        if not mark:
            return self.blank
        if meant := self.said.get(mark) or MEANING.get(mark):
            return self.blank if meant == NOTHING else meant
        # "Present (from item 4)", "Apologies – on leave", "Deputy: …" say the mark first.
        first = bare_mark(BEHIND_A_MARK.split(cell.strip(), maxsplit=1)[0])
        meant = self.said.get(first) or MEANING.get(first, "")
        if not meant and len(mark.split()[0]) > LONGEST_CODE:
            meant = MEANING.get(mark.split()[0], "")
            # "Left at 11:00" is of somebody who came; alone the word is of somebody who is no member now.
            if mark.startswith("left "):
                meant = "present" if LEFT_THE_ROOM.match(mark) else ""
        return _settle_words("" if meant == NOTHING else meant, cell)

    def as_problems(self) -> list[Problem]:
        return [Problem(None, None, words) for words in self.notes]


def _settle_words(meant: str, cell: str) -> str:
    """ "Absent (deputy attended)": the seat was filled. "Apologies (no deputy)": it was not.

    "No – apologies sent" are apologies, "Apologies not received" are none.
    """
    words = POST.sub(lambda post: post[0] if SENT.search(post.string[: post.start()]) else " ", fold(cell))
    if meant in ("", "absent", "apologies") and NO_APOLOGIES.search(words):
        meant = "absent"
    elif meant == "absent" and "apolog" in words:
        meant = "apologies"
    if NO_DEPUTY.search(words):
        return "absent" if meant == "deputy" else meant
    return "deputy" if meant in ("absent", "apologies") and DEPUTY.search(words) else meant


def bare_mark(cell: str) -> str:
    """A mark as it is compared: small letters; ticks that are repeated are one."""
    if len(cell.strip()) > 1 and len(set(cell.strip())) == 1:
        cell = cell.strip()[0]
    return " ".join(fold(cell[:LONGEST_MARK]).strip(ENDS).split()) or (cell.strip() and cell.strip()[0]) or ""


def says_nothing(cell: str) -> bool:
    """A blank, or a dash in its place."""
    return MEANING.get(bare_mark(cell), "") == NOTHING or not cell.strip()


def is_cross(cell: str) -> bool:
    return MEANING.get(bare_mark(cell)) == OPEN_CROSS


def is_mark(cell: str) -> bool:
    return bool(Marks().read(cell))


def settle_marks(cells: Iterable[str], key: str) -> Marks:
    """What the open marks and the blanks mean in one list.

    cells: every cell of its columns of marks. key: the text around the list, where a key may stand.
    A blank beside marks of absence says nothing; where only those who came or sent apologies are marked, it
    is somebody who did not.
    """
    seen = {bare_mark(cell) for cell in cells} - {""}
    said = {bare_mark(mark): _presence_of(words) for mark, words in KEY.findall(key)}
    notes: list[str] = []

    def marks_of(presence: str) -> set[str]:
        return {mark for mark in seen if said.get(mark, MEANING.get(mark)) == presence}

    crosses = {mark for mark in seen if mark not in said and MEANING.get(mark) == OPEN_CROSS}
    if crosses:
        is_tick = not marks_of("present")
        said |= dict.fromkeys(crosses, "present" if is_tick else "absent")
        why = "no other mark says" if is_tick else "other marks say"
        notes.append(f"a cross counts as {'present' if is_tick else 'absent'}, as {why} who came")
    if "a" in seen and "a" not in said:
        is_absent = bool(marks_of("apologies"))
        said["a"] = "absent" if is_absent else "apologies"
        why = "as apologies are marked otherwise" if is_absent else "as nothing in the file says otherwise"
        notes.append(f"the mark A counts as {said['a']}, {why}")
    return Marks(said, NOT_EXPECTED if marks_of("absent") else "absent", tuple(notes))


def _presence_of(words: str) -> str:
    """What the words of a key mean: "did not attend", "apologies received"."""
    flat = fold(words)
    beginnings = (
        ("absent", ("did not", "not present", "absent")),
        ("apologies", ("apolog",)),
        ("deputy", ("deput", "substitut", "represent")),
        ("present", ("present", "attended")),
    )
    return next((presence for presence, starts in beginnings if flat.startswith(starts)), NOT_EXPECTED)
