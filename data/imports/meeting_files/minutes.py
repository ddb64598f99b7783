"""Minutes in Word, OpenDocument, PDF with text, web pages, Markdown or plain text, and JSON summaries."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from data.imports.meeting_files.document_lines import (
    FRONT_MATTER,
    Line,
    find_document_format,
    read_document,
)
from data.imports.meeting_files.localised_times import find_day, find_order
from data.imports.meeting_files.meeting_file import MeetingFile, make_meeting_file
from data.imports.meeting_files.minutes_agreed import find_agreed, list_sentences
from data.imports.meeting_files.minutes_people import find_people
from data.imports.meeting_files.minutes_sections import (
    PEOPLE_SECTIONS,
    Part,
    find_sections,
    name_section,
)
from data.imports.meeting_files.people import fold
from data.imports.meeting_files.transcripts import find_date_in_name, is_meet, read_transcript_text
from data.imports.meeting_files.words import decode_head, decode_words, read_bytes
from data.imports.plain_csv import is_table_text
from data.imports.problems import ImportRefused, Problem

LINES_OF_A_HEAD = 25
NOT_TALK = {"agenda", "present", "apologies", "absent", "deputies", "chair"}
TOKENS = {"present", "apologies", "absent", "actions", "carried", "decisions", "arising"}
DATE_LABEL = re.compile(
    r"^(?:date|date of (?:the )?meeting|meeting date|held on|dyddiad|datum|fecha|"
    r"date and time|when)\b\s*:?\s*",
    re.IGNORECASE,
)
OTHER_MEETING = re.compile(
    r"\b(?:next|previous|last|future|following)\b|\bminutes of (?:the )?(?:meeting|"
    r"previous)\b.*\b(?:agreed|approved|accepted)\b",
    re.IGNORECASE,
)
SENT = re.compile(
    r"\b(?:minutes|notes)\s+(?:sent|circulated|issued|distributed|published)(?:\s+on)?\s*:?", re.IGNORECASE
)
MARKING = re.compile(
    r"^\W*(?:official|confidential|restricted|draft|sensitive|final|private|not protectively)\b.{0,40}$", re.I
)
QUORUM = re.compile(r"\bquorum\b[^.\d]{0,30}(\d{1,2})\b", re.IGNORECASE)
ACTION_MARK = re.compile(
    r"^\W*(?:ACTION|AP\d|AR:|DECISION|AGREED|RESOLVED|Action\s?:|Action point|Decision\s?:)"
)
# The child's voice counts as recorded when a line about it says something, not when it says there was none.
CHILD_VOICE = re.compile(
    r"\b(?:voices? of (?:the )?(?:child|children|young (?:person|people))|"
    r"(?:child(?:ren)?|young (?:person|people)|young person)['’]?s?['’]?"
    r" (?:voices?|views?|wishes|feelings|lived experience)|wishes and feelings|lived "
    r"experience of (?:the )?child(?:ren)?|"
    r"what (?:the )?(?:child|children|young people) (?:said|told|want|say)|llais y plentyn|"
    r"(?:child|children|young person|young people|daughter|son)\b[^.]{0,30}\b(?:said|"
    r"told (?:us|the)|asked (?:for|to|that)|wants?|wished))\b",
    re.IGNORECASE,
)
VOICE_LABEL = re.compile(
    r"^\W*(?:\d[\d.]*\s*)?(?:(?:the )?(?:voices?|lived experience) of (?:the )"
    r"?(?:child|children|young (?:person|people))|(?:the )?child(?:ren)?['’]?s?['’]? "
    r"voices?|wishes and feelings|llais y plentyn)\W*$",
    re.IGNORECASE,
)
# "Child’s voice: he likes school but is worried": said on the line of the label.
VOICE_LABELLED = re.compile(
    r"^\W*(?:\d[\d.]*\s*)?(?:(?:the )?(?:voices?|lived experience) of (?:the )?(?:child|children|young "
    r"(?:person|people))|(?:the )?child(?:ren)?['’]?s?['’]? (?:voices?|views?)|wishes and feelings|llais y "
    r"plentyn)\W{0,3}[:–—-]\W{1,3}(.+)$",
    re.IGNORECASE,
)
NOTHING_SAID = re.compile(
    r"\b(?:not|no|none|nil|never|without|nobody|lacks?|missing|absent|n/a|tbc|"
    r"how (?:\w+ ){0,6}(?:can|could|do|to|might)|should)\b",
    re.IGNORECASE,
)


def recognise_minutes(head: bytes, path: Path) -> bool:
    """A document, or text in which lines name who came, apologies, actions or decisions."""
    document_format = find_document_format(head, path)
    if document_format:
        return True
    if head.startswith(b"PK"):
        return False
    text = decode_head(head, path)
    if _is_summary(text):
        return True
    return _looks_like_minutes(text, is_table_text(text))


CHAT_LINE = re.compile(r"^\d{1,2}:\d{2}:\d{2}\t", re.MULTILINE)
LEAST_CHAT_LINES = 3


def _is_chat(text: str) -> bool:
    """A meeting's chat, saved: times, names and what was typed. It is talk, not minutes."""
    stamped = len(CHAT_LINE.findall(text[:60_000]))
    return stamped >= LEAST_CHAT_LINES and stamped > 0.3 * text[:60_000].count("\n")


def _looks_like_minutes(text: str, is_table: bool = False) -> bool:
    """Signs of minutes; where the lines are cells throughout, only lists of who came and who did not tell."""
    if _is_chat(text):
        return False
    lines = [Line(re.sub(r"^[\s#*_>|-]+|[\s#*_|]+$", "", line)) for line in text[:60_000].splitlines()]
    named = {section for line in lines[:800] if line.text and (section := name_section(line)[0])}
    if is_table:
        return {"present", "apologies"} <= named
    labels = sum(1 for line in lines[:800] if ACTION_MARK.match(line.text[:40]))
    start = " ".join(line.text for line in lines[:LINES_OF_A_HEAD])[:2_000]
    is_titled = bool(re.search(r"\b(?:minutes|meetings?|cofnodion)\b", start, re.IGNORECASE))
    has_day = any(find_day(line.text[:120])[0] for line in lines[:LINES_OF_A_HEAD])
    signs = len(named & TOKENS) + (labels > 0) + ("chair" in named)
    return signs >= 2 or (signs >= 1 and is_titled) or (has_day and (is_titled or "present" in named))


def _is_summary(text: str) -> bool:
    start = text.lstrip("\ufeff \r\n")
    return start.startswith("{") and '"action_items"' in start and '"decisions"' in start


def read_minutes(path: Path) -> MeetingFile:
    """Meetings of the document, who came, decisions, actions and whether the child's voice is recorded.

    Raises ImportRefused when it is no document with text, or has nothing of minutes in it.
    """
    with path.open("rb") as stream:
        head = stream.read(64_000)
    document_format = find_document_format(head, path) or "text"
    if document_format == "text":
        text = decode_words(read_bytes(path), path.name)
        if _is_summary(text):
            return _read_summary(text, path)
        document_format = (
            "markdown"
            if path.suffix.lower() == ".md" or re.search(r"^#{1,3} ", text[:4000], re.MULTILINE)
            else "text"
        )
    lines = read_document(path, document_format)
    if transcript := _read_as_transcript(lines, path):
        return transcript
    return _read_meetings(lines, path, f"minutes_{document_format}")


def _read_as_transcript(lines: list[Line], path: Path) -> MeetingFile | None:
    """Teams also saves transcripts as Word documents: names with times above what was said."""
    texts = [line.text for line in lines]
    stamped = sum(
        1
        for text in texts[:400]
        if re.match(r"^\S.{0,80}?\s+\d{1,2}:\d{2}(?::\d{2})?$", text[:120]) or "-->" in text[:60]
    )
    if (stamped < 3 or stamped < 0.2 * min(len(texts), 400)) and not is_meet(texts[:400]):
        return None
    return read_transcript_text("\n".join(text for text in texts), path)


def _read_meetings(lines: list[Line], path: Path, file_format: str) -> MeetingFile:
    rows: dict[str, list[dict[str, Any]]] = {"meetings": [], "attendance": [], "decisions": [], "actions": []}
    notes: list[Problem] = []
    for number, chapter in enumerate(_split_meetings(lines), 1):
        _read_meeting(chapter, str(number), path, rows, notes)
    if not any(rows[name] for name in ("attendance", "decisions", "actions")):
        raise ImportRefused(
            f"{path.name}: nothing in this document reads as minutes; write headings such as "
            f"Present, Apologies, "
            "Decisions and Actions, or label lines ACTION: and DECISION:"
        )
    return make_meeting_file(
        file_format,
        "minutes",
        len(lines),
        meetings=rows["meetings"],
        attendance=rows["attendance"],
        decisions=rows["decisions"],
        actions=rows["actions"],
        notes=notes,
    )


def _read_meeting(
    lines: list[Line], number: str, path: Path, rows: dict[str, list[dict[str, Any]]], notes: list[Problem]
) -> None:
    parts = find_sections(lines)
    held_on, sent_on = find_dates(parts, path)
    if held_on is None:
        notes.append(Problem(None, None, "no date of the meeting was found in the document or its name"))
    people = find_people(parts)
    named = [row for row in people if row["person"]]
    decisions, actions = find_agreed(parts, named, held_on)
    text = " ".join(part.line.text[:300] for part in parts[:400])
    quorum = QUORUM.search(text)
    rows["meetings"].append(
        {
            "meeting": number,
            "held_on": held_on,
            "title": next(
                (part.line.text[:200] for part in parts if part.line.text and _may_be_title(part)), ""
            ),
            "quorum_count": float(quorum[1]) if quorum else None,
            "minutes_sent_on": sent_on if sent_on and held_on and sent_on >= held_on else None,
            "child_voice_recorded": is_child_voice_recorded(parts),
        }
    )
    rows["attendance"] += [person | {"meeting": number, "expected": True} for person in people]
    rows["decisions"] += [decision | {"meeting": number} for decision in decisions]
    rows["actions"] += [action | {"meeting": number} for action in actions]


def _may_be_title(part: Part) -> bool:
    """Neither a marking such as "DRAFT" nor the list of those who came, which some minutes begin with."""
    return not MARKING.match(part.line.text) and part.section not in PEOPLE_SECTIONS


def _split_meetings(lines: list[Line]) -> list[list[Line]]:
    """A rolling document holds many meetings, each under a heading with its date and its own people."""
    starts = [at for at, line in enumerate(lines) if line.is_heading and find_day(line.text[:120])[0]]
    starts = [at for at in starts if not OTHER_MEETING.search(lines[at].text[:200])]
    ends = [*starts[1:], len(lines)][: len(starts)]
    chapters = [lines[at:end] for at, end in zip(starts, ends, strict=True)]
    with_people = [
        chapter
        for chapter in chapters
        if any(name_section(line)[0] in ("present", "apologies") for line in chapter)
    ]
    return with_people if len(with_people) >= 2 else [lines]


def find_dates(parts: list[Part], path: Path) -> tuple[date | None, date | None]:
    """The day of the meeting (its label, else the title, else the file's name) and when minutes went out."""
    head = [part.line for part in parts[: LINES_OF_A_HEAD * 2]]
    texts = [" ".join([line.text, *line.cells])[:200] for line in head]
    # Zoom writes the month first above its summaries, as it does in its lists of participants.
    is_zoom = any(text.startswith("Meeting summary for") for text in texts[:3])
    order, _ = find_order(texts, "month_first" if is_zoom else "day_first")
    labelled = [
        find_day(DATE_LABEL.sub("", text), order)[0]
        for text in texts
        if DATE_LABEL.match(text) and not OTHER_MEETING.search(text)
    ]
    early = [
        find_day(text, order)[0]
        for text in texts[:LINES_OF_A_HEAD]
        if not OTHER_MEETING.search(text) and not SENT.search(text)
    ]
    in_name = find_date_in_name(path.parent / path.name) if find_day(path.stem.replace("_", " "))[0] else None
    titled = find_day(texts[0], order)[0] if texts else None
    candidates = [*labelled, titled, *early, in_name, find_date_in_name(Path(path.name)), _of_the_page(path)]
    sent = [
        find_day(part.line.text[match.end() :][:60], order)[0]
        for part in parts
        if (match := SENT.search(part.line.text[:300]))
    ]
    return next((day for day in candidates if day), None), next((day for day in sent if day), None)


def _of_the_page(path: Path) -> date | None:
    """The date in the front matter of a web page: that of publishing, where nothing else is said."""
    if path.suffix.lower() not in (".md", ".markdown", ".txt"):
        return None
    matter = FRONT_MATTER.match(path.read_bytes()[:6_000].decode("utf-8", "replace").replace("\r\n", "\n"))
    said = re.search(r"^(?:meeting[-_ ]?)?date:\s*(.+)$", matter[1], re.MULTILINE | re.I) if matter else None
    return find_day(said[1])[0] if said else None


def is_child_voice_recorded(parts: list[Part]) -> bool:
    """Whether a line says what children said, or stands under a heading of their voice and says something."""
    under_heading = False
    for part in parts:
        text = part.line.text
        labelled = VOICE_LABELLED.match(text[:600])
        if labelled and len(labelled[1].split()) >= 4 and not NOTHING_SAID.search(labelled[1][:80]):
            return True
        if VOICE_LABEL.match(text[:120]):
            under_heading = True
            continue
        if part.opens or part.line.is_heading:
            under_heading = False
        if under_heading and len(text.split()) >= 4 and not NOTHING_SAID.search(text[:80]):
            return True
        if under_heading and len(text.split()) >= 4:
            under_heading = False
    return any(
        _says_what_a_child_said(sentence)
        for sentence in list_sentences([part for part in parts if part.section not in NOT_TALK])
    )


def _says_what_a_child_said(sentence: str) -> bool:
    """ "A child said that nobody had asked" does; "the child's voice was not recorded" does not."""
    match = CHILD_VOICE.search(sentence)
    if match is None or len(sentence.split()) < 6:
        return False
    tells = re.search(r"\b(?:said|told|asked|wants?|wished)$", match[0], re.IGNORECASE)
    return not NOTHING_SAID.search(sentence[: match.end()] if tells else sentence)


def _read_summary(text: str, path: Path) -> MeetingFile:
    """A JSON summary with action items (action, owner) and decisions, as meeting assistants write them."""
    try:
        parsed = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ImportRefused(f"{path.name}: this JSON is damaged or cut off") from error
    if not isinstance(parsed, dict):
        raise ImportRefused(f"{path.name}: this JSON is no summary of a meeting")
    title = str(parsed.get("meeting", parsed.get("title", "")))[:200]
    held_on = find_day(title)[0] or find_date_in_name(path)
    decisions = [
        {
            "meeting": "1",
            "words": _word(each, "decision"),
            "raised_on": held_on,
            "decided_on": held_on,
            "state": "decided",
        }
        for each in _list(parsed, "decisions")
    ]
    actions = [
        {
            "meeting": "1",
            "words": _word(each, "action"),
            "owner": _word(each, "owner"),
            "agreed_on": held_on,
            "state": "open",
        }
        for each in _list(parsed, "action_items")
    ]
    meeting = {"meeting": "1", "held_on": held_on, "title": title}
    return make_meeting_file(
        "summary_json",
        "minutes",
        len(decisions) + len(actions),
        meetings=[meeting],
        decisions=decisions,
        actions=actions,
    )


def _list(parsed: dict[str, Any], name: str) -> list[Any]:
    found = parsed.get(name)
    return [each for each in found if isinstance(each, dict | str)][:2_000] if isinstance(found, list) else []


def _word(each: Any, name: str) -> str:
    return (
        str(each.get(name) or "")[:1_000]
        if isinstance(each, dict)
        else (each[:1_000] if name != "owner" else "")
    )


__all__ = ["fold", "read_minutes", "recognise_minutes"]
