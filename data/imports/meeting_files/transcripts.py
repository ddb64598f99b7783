"""Transcripts: WebVTT, SubRip, Word and text exports, JSON of speeches. Who spoke how long; never what.

Words pass through memory to find who speaks, and are dropped before anything is returned.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

from analytics.wording import say_count
from data.imports.meeting_files.localised_times import find_day
from data.imports.meeting_files.meeting_file import MeetingFile, make_meeting_file
from data.imports.meeting_files.people import split_person
from data.imports.meeting_files.words import decode_head, decode_words, read_bytes
from data.imports.problems import ImportRefused, Problem

LONGEST_LABEL = 60  # as meeting tools cut names; a longer text before a colon is a sentence
MOST_CUES = 500_000
LONGEST_LINE = 20_000
# People speak about 150 words a minute (National Center for Voice and Speech); used where no times are kept.
WORDS_PER_SECOND = 2.5
# Where fewer cues than this carry a name before a colon, the colon is part of a sentence.
LEAST_LABELLED_SHARE = 0.2
# Zoom writes the name before every cue; then any label is one, however it is spelled.
EVERY_CUE_SHARE = 0.9

TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
TIMING = re.compile(rf"^\s*{TIME}\s*-->\s*{TIME}")
VOICE = re.compile(r"<v(?:\.[\w.-]+)?[ \t]+([^>\n]{1,200})>")
TAG = re.compile(r"<[^<>\n]{0,200}>?")
LABEL = re.compile(rf"^[-–—>\s]*([^\s:][^:\n]{{0,{LONGEST_LABEL - 1}}}):(?=\s|$)")
STAMPED = re.compile(r"^([^\s\d/][^\t\d/]{0,80}?)\s{1,8}\[?(?:(\d{1,2}):)?(\d{1,2}):(\d{2})\]?$")
# "[00:01:02] Jane Smith: hello" on one line; a chat says "From Jane" or has tabs.
STAMPED_BEFORE = re.compile(
    r"^[\[(]?(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,3})?[\])]?[ ]{1,3}(?:[-–] )?(?!From "
    r")([^\s:\d][^:\t]{1,59}):(?= \S)"
)
BRACKETED = re.compile(r"^\s*\[([A-Z][^\[\]:\d]{1,59})\]\s+\S")
NAMED_CUE = re.compile(r'^\s*\d{1,6}\s+"([^"<>]{1,100})"\s*(?:\(\d{1,20}\))?\s*$')
# Google Meet's documents: a time alone on its line, then "Name: words", each several times.
TIME_ALONE = re.compile(r"^\s*(\d{1,2}):(\d{2}):(\d{2})\s*$")
MEET_ENDED = re.compile(r"^\W*Meeting ended after (\d{1,2}):(\d{2}):(\d{2})\b", re.IGNORECASE)
TRANSCRIPT = re.compile(r"\btranscript\b", re.IGNORECASE)
FEWEST_SPEECHES = 2
NO_NAMES = frozenset(
    ("unknown", "unknown speaker", "unidentified speaker", "speaker unknown", "unknown user")
)
SOUNDS = frozenset("music applause laughter inaudible crosstalk silence noise pause background".split())
SKIPPED_BLOCKS = ("NOTE", "STYLE", "REGION", "X-TIMESTAMP-MAP")
NOT_SPEAKERS = frozenset("http https note ps nb eg ie www re".split())


@dataclass(frozen=True)
class Cue:
    """One stretch of time: its speakers with the length of what each said; no words."""

    seconds: float
    shares: tuple[tuple[str, int], ...]  # ("" = nobody named, number of letters)


def recognise_transcript(head: bytes, path: Path) -> bool:
    """WEBVTT, timed cues, speeches in JSON, or names with times above what they said."""
    if head.startswith(b"PK"):
        return False
    text = decode_head(head, path)
    start = text.lstrip("\ufeff \r\n\t")
    if start.startswith("WEBVTT") or _is_speeches(start):
        return True
    lines = start.splitlines()[:400]
    return any(TIMING.match(line[:200]) for line in lines[:60]) or _is_stamped(lines) or is_meet(lines)


def is_meet(lines: list[str]) -> bool:
    """Google Meet's transcript as text: it says what it is, and has times alone above names with words."""
    times = [number for number, line in enumerate(lines) if TIME_ALONE.match(line[:40])]
    if not times or not any(TRANSCRIPT.search(line[:200]) for line in lines[: times[0]]):
        return False
    return sum(1 for line in lines[times[0] :] if LABEL.match(line[:400])) >= FEWEST_SPEECHES


def _is_speeches(start: str) -> bool:
    return start[:1] in "[{" and '"speaker"' in start and ('"content"' in start or '"text"' in start)


def _is_stamped(lines: list[str]) -> bool:
    """Word and text exports: a line of a name and a time, then what was said; three such lines or more."""
    return sum(1 for line in lines if STAMPED.match(line[:120]) or STAMPED_BEFORE.match(line[:120])) >= 3


def read_transcript(path: Path) -> MeetingFile:
    """Talk seconds and turns of each speaker.

    Raises ImportRefused when there is no cue with a time, or nobody is named.
    """
    text = decode_words(read_bytes(path), path.name)
    start = text.lstrip("\ufeff \r\n\t")
    if _is_speeches(start):
        return _read_speeches(start, path)
    return read_transcript_text(start, path)


def read_transcript_text(text: str, path: Path) -> MeetingFile:
    """The text of a WebVTT or SubRip file, or of names and times with speech between them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blocks = list(_find_blocks(lines))
    notes: list[Problem] = []
    if blocks:
        cues = _read_cues(blocks, notes)
        file_format = "webvtt" if text.startswith("WEBVTT") else "subrip"
    else:
        cues = _read_meet(lines) if is_meet(lines) else _read_stamped(lines)
        file_format = "timed_text"
    if not cues:
        raise ImportRefused(f"{path.name}: no stretch of speech with a time in it; the file may be cut off")
    return _sum_up(cues, file_format, path, notes)


def _find_blocks(lines: list[str]) -> Iterator[tuple[float, list[str]]]:
    """Each cue's seconds and its lines of text; notes, styles and identifiers are left out."""
    at, count = 0, 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.startswith(SKIPPED_BLOCKS):
            while at < len(lines) and lines[at].strip() and not TIMING.match(lines[at][:200]):
                at += 1
            continue
        match = TIMING.match(line[:200])
        if match is None:
            continue
        first = at
        # Webex names the speaker in the line above the time.
        named = NAMED_CUE.match(lines[first - 2][:200]) if first > 1 else None
        while at < len(lines) and lines[at].strip() and not TIMING.match(lines[at][:200]):
            at += 1
        count += 1
        if count > MOST_CUES:
            raise ImportRefused(f"the transcript has more than {MOST_CUES:,} cues; that is no meeting")
        # The next cue's number stands right above its time where somebody removed the empty lines.
        cut_short = (
            at < len(lines) and bool(lines[at].strip()) and at - 1 > first and lines[at - 1].strip().isdigit()
        )
        said = lines[first : at - 1 if cut_short else at]
        if named and said:
            said = [f"<v {named[1]}>{said[0]}", *said[1:]]
        yield _seconds(match, 5) - _seconds(match, 1), said


def _seconds(match: re.Match[str], first: int) -> float:
    hours, minutes, seconds, fraction = (match[first + part] or "0" for part in range(4))
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + int(fraction.ljust(3, "0")) / 1000


BACKWARDS = (
    "stretch of speech ends before it begins; it counts no time",
    "stretches of speech end before they begin; they count no time",
)


def _read_cues(blocks: list[tuple[float, list[str]]], notes: list[Problem]) -> list[Cue]:
    has_voices = any("<v" in line for _, lines in blocks for line in lines)
    labels = Counter(label for _, lines in blocks for line in lines if (label := _find_label(line)))
    labelled = sum(1 for _, lines in blocks if lines and _find_label(lines[0]))
    use_labels = not has_voices and labelled >= LEAST_LABELLED_SHARE * len(blocks)
    every_cue = labelled >= EVERY_CUE_SHARE * len(blocks)
    names = {label for label, count in labels.items() if every_cue or _may_be_name(label, count)}
    names = names if use_labels else set()
    cues, backwards = [], 0
    for seconds, lines in blocks:
        backwards += seconds < 0
        speak = _find_voices(lines) if has_voices else _find_labels(lines, names)
        cues.append(Cue(max(seconds, 0.0), tuple(speak)))
    if backwards:
        words = say_count(backwards, *BACKWARDS)
        notes.append(Problem(None, None, words))
    return cues


def _find_voices(lines: list[str]) -> list[tuple[str, int]]:
    """Teams marks voices with <v Name>, closed or not; several may share one cue."""
    pieces = VOICE.split("\n".join(line[:LONGEST_LINE] for line in lines))
    shares = [("", _letters(pieces[0]))] if _letters(pieces[0]) else []
    names, words = pieces[1::2], pieces[2::2]
    shares += [(_clean(name), _letters(said)) for name, said in zip(names, words, strict=True)]
    return shares


def _may_be_name(label: str, count: int) -> bool:
    """Names begin with a capital, are one word, or come again; "and so on:" is part of a sentence."""
    return not label[0].islower() or " " not in label or count > 1


def _find_labels(lines: list[str], names: set[str]) -> list[tuple[str, int]]:
    shares: list[tuple[str, int]] = []
    for line in lines:
        label = _find_label(line)
        label = label if label in names else ""
        length = _letters(line)
        if label or not shares:
            shares.append((label, length))
        else:
            shares[-1] = (shares[-1][0], shares[-1][1] + length)
    return shares


def _find_label(line: str) -> str:
    """The name before the first colon, if it can be a name."""
    bare = TAG.sub("", line[:400])
    match = LABEL.match(bare)
    if match is None:
        bracketed = BRACKETED.match(bare)
        said = bracketed[1].casefold().split()[0] if bracketed else ""
        return _clean(bracketed[1]) if bracketed and said not in SOUNDS else ""
    label = match[1].strip()
    is_name = len(label.split()) <= 8 and label.casefold() not in NOT_SPEAKERS and label[-1] not in ".?!,"
    return _clean(label) if is_name else ""


def _clean(name: str) -> str:
    plain = " ".join(unescape(name).split())[:LONGEST_LABEL].strip('"“”[]')
    return "" if plain.casefold() in NO_NAMES else plain


def _letters(text: str) -> int:
    return len(TAG.sub("", text).strip())


# ---------------------------------------------------------------- names with times, and speeches


def _read_stamped(lines: list[str]) -> list[Cue]:
    """ "Jane Smith   0:03" above what she said: she speaks until the next name, the last one by her words."""
    marks: list[tuple[str, int, int]] = []
    for number, line in enumerate(lines):
        if match := STAMPED_BEFORE.match(line[:120]):
            hours, minutes, seconds, name = match[1], match[2], match[3], match[4]
            first = number
        elif match := STAMPED.match(line[:120]):
            name, hours, minutes, seconds = match[1], match[2], match[3], match[4]
            first = number + 1
        else:
            continue
        start = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
        marks.append((_clean(name), start, first))
    cues = []
    for at, (speaker, start, number) in enumerate(marks):
        following = marks[at + 1] if at + 1 < len(marks) else None
        if following and following[1] >= start:
            spoken_for = float(following[1] - start)
        else:
            words = sum(len(said.split()) for said in lines[number : following[2] - 1 if following else None])
            spoken_for = words / WORDS_PER_SECOND
        cues.append(Cue(spoken_for, ((speaker, 1),)))
    return cues


def _read_meet(lines: list[str]) -> list[Cue]:
    """Between two times everybody speaks by the length of their words; the last until the meeting's end."""
    marks = [(_start(match), at) for at, line in enumerate(lines) if (match := TIME_ALONE.match(line[:40]))]
    ended = next((match for line in lines if (match := MEET_ENDED.match(line[:80]))), None)
    cues = []
    for number, (start, at) in enumerate(marks):
        end = marks[number + 1][1] if number + 1 < len(marks) else len(lines)
        said = [line[:LONGEST_LINE] for line in lines[at + 1 : end] if line.strip()]
        said = [line for line in said if not MEET_ENDED.match(line[:80])]
        labels = {label for line in said if (label := _find_label(line))}
        shares = _find_labels(said, labels)
        until = marks[number + 1][0] if number + 1 < len(marks) else _start(ended) if ended else start
        words = sum(len(line.split()) for line in said)
        seconds = float(until - start) if until > start else words / WORDS_PER_SECOND
        if shares:
            cues.append(Cue(seconds, tuple(shares)))
    return cues


def _start(match: re.Match[str]) -> int:
    return int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3])


def _read_speeches(text: str, path: Path) -> MeetingFile:
    """A list of speeches without times, as research corpora keep them: time is reckoned from words."""
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ImportRefused(f"{path.name}: this JSON is damaged or cut off") from error
    cues = []
    for speech in _find_speeches(parsed):
        words = speech.get("content", speech.get("text"))
        count = len(words.split()) if isinstance(words, str) else 0
        cues.append(Cue(count / WORDS_PER_SECOND, ((_clean(str(speech["speaker"])), max(count, 1)),)))
    if not cues:
        raise ImportRefused(f"{path.name}: no speeches with a speaker in this JSON")
    note = "the file keeps no times; talk time is reckoned at 150 words a minute"
    return _sum_up(cues, "speeches_json", path, [Problem(None, None, note)])


def _find_speeches(parsed: Any) -> list[dict[str, Any]]:
    lists = (
        [parsed] if isinstance(parsed, list) else list(parsed.values()) if isinstance(parsed, dict) else []
    )
    for each in lists:
        if (
            isinstance(each, list)
            and each
            and all(isinstance(item, dict) and "speaker" in item for item in each)
        ):
            return each
    return []


# ---------------------------------------------------------------- sums


def _sum_up(cues: list[Cue], file_format: str, path: Path, notes: list[Problem]) -> MeetingFile:
    """Seconds and turns of each speaker; a cue without a name goes on with whoever spoke before."""
    seconds: dict[str, float] = {}
    turns: dict[str, int] = {}
    speaker, unnamed = "", 0.0
    for cue in cues:
        whole = sum(length for _, length in cue.shares) or 1
        for name, length in cue.shares or (("", 1),):
            share = cue.seconds * (length / whole if len(cue.shares) > 1 else 1.0)
            if name and name != speaker:
                turns[name] = turns.get(name, 0) + 1
                speaker = name
            if speaker:
                seconds[speaker] = seconds.get(speaker, 0.0) + share
            else:
                unnamed += share
    if not seconds:
        raise ImportRefused(
            f"{path.name}: the transcript names no speakers; export it from the meeting tool with names"
        )
    if unnamed > 0:
        notes = [*notes, Problem(None, None, f"{unnamed:.0f} seconds of speech come before anybody is named")]
    rows = [
        {"meeting": "1", "speaker": name, "seconds": round(said, 3), "turn_count": turns[name]}
        for name, said in seconds.items()
    ]
    attendance = [
        {
            "meeting": "1",
            "person": split_person(name)[0],
            "organisation": split_person(name)[1],
            "presence": "present",
            "talk_seconds": row["seconds"],
        }
        for name, row in zip(seconds, rows, strict=True)
    ]
    meeting = {"meeting": "1", "held_on": find_date_in_name(path)}
    return make_meeting_file(
        file_format,
        "transcript",
        len(cues),
        meetings=[meeting],
        attendance=attendance,
        turns=rows,
        notes=notes,
    )


def find_date_in_name(path: Path) -> date | None:
    """Zoom calls a recording GMT20260212-140000_Recording; people write 2026-02-12 board; folders help."""
    for name in (path.stem, path.parent.name):
        if match := re.search(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)", name):
            day, _ = find_day(f"{match[1]}-{match[2]}-{match[3]}")
            if day:
                return day
        day, _ = find_day(name.replace("_", " ")[-80:])
        if day:
            return day
    return None
