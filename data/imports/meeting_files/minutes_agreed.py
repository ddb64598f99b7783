"""What minutes say was decided and what is to be done, by whom, until when."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from data.imports.meeting_files.agreed_twins import drop_twins
from data.imports.meeting_files.document_lines import Line
from data.imports.meeting_files.due_days import put_in_nearest_year, read_due
from data.imports.meeting_files.localised_times import find_day
from data.imports.meeting_files.minutes_labels import is_labelled, split_at_labels
from data.imports.meeting_files.minutes_people import looks_like_person
from data.imports.meeting_files.minutes_sections import CHECKBOX, Part
from data.imports.meeting_files.minutes_votes import (
    MOVERS,
    cut_votes,
    ends_lost,
    is_decided,
    is_voted,
    join_vote_lines,
    join_votes,
    match_voted,
)
from data.imports.meeting_files.minutes_wording import (
    ACTION_ALONE,
    ACTION_BEHIND,
    ACTION_LABEL,
    ACTION_WORD,
    AR_WORD,
    CARRIED,
    COLUMN_OF,
    COUNT_OF_VOTES,
    DECISION_LABEL,
    DECISION_OPENS,
    DONE,
    DONE_ON,
    DROPPED,
    ENTITIES,
    FORMALITY,
    INITIALS,
    LONGEST_SEARCHED,
    NOT_ACTIONS,
    NOT_CARRIED,
    NOT_OWNERS,
    OPENS_A_MEETING,
    OWNER_AFTER,
    OWNER_FIRST,
    OWNER_LAST,
    PASSIVE,
    PASSIVE_IN_A_POST,
    PAST,
    POST_TO_DO,
    PROCEDURE,
    PROPOSED,
    PUT_OFF,
    SAID_BEHIND,
    SENTENCE_END,
    TAKES_ACTION,
    TO_DO,
    TO_PUT_OFF,
)
from data.imports.meeting_files.people import TITLES, fold, normalise_person

MOST_AGREED = 2_000
LONGEST_WORDS = 1_000
SUMMED_UP = ("actions", "carried", "decisions", "deferred")


def find_agreed(
    parts: list[Part], people: list[dict[str, Any]], held_on: date | None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Decisions and actions as rows, each once though it may stand in the text and in a summary."""
    roster = _index_people(people)
    decisions: list[dict[str, Any]] = []
    actions: list[dict[str, Any]] = []
    columns: dict[str, int] = {}
    shallowest, above, lists_decisions = 0, "", False
    for part in join_vote_lines(parts):
        if part.opens:
            shallowest = 0
        elif part.line.depth and (shallowest == 0 or part.line.depth < shallowest):
            shallowest = part.line.depth
        if len(part.line.cells) > 1:
            heading = find_columns(part.line.cells)
            columns = heading or columns
            if columns and not heading:
                _read_row(part, columns, decisions, actions, held_on)
            elif not heading and part.section in ("actions", "carried"):
                actions += _read_loose_row(part, held_on)
            elif not heading:
                _read_words(part, part.line.cells[-1], False, roster, decisions, actions, held_on)
            continue
        columns = {}
        is_below = part.line.depth > shallowest > 0
        if above and (alone := ACTION_ALONE.match(part.line.text[:80])):
            actions.append(_action_above(part, above, alone, held_on))
            above = ""
            continue
        above = "" if part.opens or part.line.is_heading else part.line.text
        listed = lists_decisions and not part.opens and _is_listed(part.line)
        if listed and not FORMALITY.search(part.line.text[:LONGEST_SEARCHED]):
            decisions.append(_decision(part.line, part.line.text, held_on))
        lists_decisions = bool(listed or DECISION_OPENS.match(part.line.text[:60]))
        if lists_decisions:
            continue
        _read_words(part, part.line.text, is_below, roster, decisions, actions, held_on)
        if len(actions) > MOST_AGREED or len(decisions) > MOST_AGREED:
            break
    owned = [_own(action, roster) for action in actions]
    return drop_twins(decisions), drop_twins(owned)


def find_columns(cells: tuple[str, ...]) -> dict[str, int]:
    """Which column of a table of actions or decisions is what; empty when the row is no such heading."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        heading = fold(cell[:80]).strip(" :*.#?").replace("(s)", "s")
        pieces = [heading, *re.split(r"\s*[/&(]\s*|\s+and\s+", heading)]
        column = next(
            (COLUMN_OF[piece.strip(" )")] for piece in pieces if piece.strip(" )") in COLUMN_OF), None
        )
        column = "words" if column is None and ACTIONS_FROM.match(heading) else column
        if column and (column not in found or column == "talk"):  # "Discussion" says more than "Item"
            found[column] = at
    numbered = any(fold(cell).strip(" :*.") in NUMBERS for cell in cells)
    if found.keys() == {"decision"} and numbered:
        return found  # "# | Decision"
    is_heading = len(found) >= 2 and ({"words", "decision"} & set(found) or {"talk", "owner"} <= set(found))
    return dict(found) if is_heading else {}


NUMBERS = frozenset(["#", "no", "number", "ref", "reference", "item no", "decision no", "id", "nr", "rhif"])
# "Action from 4 November", "Actions arising from the last meeting" over a column
ACTIONS_FROM = re.compile(
    r"(?:agreed |outstanding )?actions?(?: points?| items?)? (?:from|arising|carried)\b"
)


def _is_listed(line: Line) -> bool:
    """A bullet, or a line that begins with (a), (ii) or 1."""
    is_marked = bool(re.match(r"^\s*(?:\([a-z0-9]{1,4}\)|[a-z0-9]{1,3}[.)])\s", line.text))
    return not line.is_heading and (line.depth > 0 or is_marked)


def _read_loose_row(part: Part, held_on: date | None) -> list[dict[str, Any]]:
    """A row of a list of actions without headings: the longest cell is the action, a name behind it who."""
    cells = [cell.strip() for cell in part.line.cells]
    words = max(cells, key=len)
    if len(words) < 6 or NOT_ACTIONS.match(words):
        return []
    action = _action(part.line, words, held_on, part.section)
    behind = [cell for cell in cells[cells.index(words) + 1 :] if cell]
    names = [cell for cell in behind if len(cell) <= 60 and _are_names(cell)]
    days = [day for cell in behind if (day := read_due(cell, held_on, bare=True))]
    action["owner"] = names[0] if names else action["owner"]
    action["due_on"] = days[0] if days else action["due_on"]
    return [action]


def _are_names(cell: str) -> bool:
    parts = [part for part in re.split(r"\s*[/,&]\s*|\s+and\s+", cell) if part]
    return all(INITIALS.match(part) or looks_like_person(part) or fold(part) in ENTITIES for part in parts)


def _action_above(part: Part, above: str, alone: re.Match[str], held_on: date | None) -> dict[str, Any]:
    """ "ACTION BF" under a paragraph: its last sentence is what BF is to do."""
    words = re.split(r"(?<=[.;])\s+", above[:LONGEST_SEARCHED].strip())[-1]
    action = _action(part.line, f"{words} {alone[2] or ''}".strip(), held_on, part.section)
    return action | {"owner": alone[1], "in_summary": False}


def _read_row(
    part: Part,
    columns: dict[str, int],
    decisions: list[dict[str, Any]],
    actions: list[dict[str, Any]],
    held_on: date | None,
) -> None:
    cells = part.line.cells
    said = {name: cells[at].strip() if at < len(cells) else "" for name, at in columns.items()}
    if said.get("decision"):
        decisions.append(_decision(part.line, said["decision"], held_on))
    for sentence in _sentences(said.get("talk", "")[:LONGEST_SEARCHED]):
        if (is_decided(sentence) or PUT_OFF.search(sentence)) and not FORMALITY.search(sentence):
            decisions.append(_decision(part.line, sentence, held_on) | {"in_summary": False})
    if "words" not in columns and said.get("owner") and "talk" in columns:
        said["words"] = _what_is_to_be_done(said["talk"])  # "Item | Action by": the owner beside the minute
    if not said.get("words") or len(said["words"]) < 2:
        return
    words = said["words"]
    if "talk" in columns and "owner" not in columns and len(words) <= 40 and " to " not in words:
        words, said["owner"] = said["talk"], words  # an "Action" column that only names who
    for piece in _split_cell(words) if "owner" not in said else [words]:
        action = _action(part.line, piece, held_on, part.section)
        action["owner"] = said.get("owner") or action["owner"]
        action["organisation"] = said.get("organisation", "")
        action["agreed_on"] = find_day(said.get("raised", "")[:80])[0] or action["agreed_on"]
        action["due_on"] = read_due(said.get("due", ""), held_on, bare=True) or action["due_on"]
        if "due" not in columns and held_on and action["agreed_on"] and action["agreed_on"] > held_on:
            # A bare "Date" after the meeting is when it is to be done.
            action["agreed_on"], action["due_on"] = held_on, action["agreed_on"]
        if day := read_due(said.get("owner", ""), held_on, bare=True):
            action["owner"], action["due_on"] = "", day  # "To be completed by: 30 June" is no person
        _mark_state(action, said.get("status", ""), held_on)
        action["due_on"] = put_in_nearest_year(action, said.get("due", ""), held_on)
        actions.append(action)


def _what_is_to_be_done(talk: str) -> str:
    """The last sentence of a minute that says somebody is to do something, else its last."""
    sentences = [piece.strip() for piece in re.split(rf"{SENTENCE_END}|\n", talk) if len(piece.strip()) > 1]
    doing = [sentence for sentence in sentences if TO_DO.match(sentence)]
    return (doing or sentences or [""])[-1]


def _split_cell(words: str) -> list[str]:
    return [piece.strip(" -•*\t") for piece in words.split("\n") if len(piece.strip(" -•*\t")) > 1]


def _read_words(
    part: Part,
    text: str,
    is_below: bool,
    roster: dict[str, dict[str, Any]],
    decisions: list[dict[str, Any]],
    actions: list[dict[str, Any]],
    held_on: date | None,
) -> None:
    """One line of prose: a label, an item of a section that lists actions or decisions, or a sentence."""
    searched = text[:LONGEST_SEARCHED].strip()
    if part.opens or part.section in ("present", "apologies", "absent", "deputies", "chair") or not searched:
        return
    if part.line.is_heading and not ACTION_LABEL.search(searched):
        return
    passages = split_at_labels(searched)
    if len(passages) > 1 and (part.section not in SUMMED_UP or is_labelled(searched)):
        for passage in passages:
            _read_words(part, passage, is_below, roster, decisions, actions, held_on)
    elif _read_label(part, searched, roster, decisions, actions, held_on):
        return
    elif not _read_item(part, searched, is_below, roster, decisions, actions, held_on):
        for sentence in join_votes(_sentences(searched)):
            before = len(actions)
            _read_sentence(part, sentence, roster, decisions, actions, held_on)
            if len(actions) > before:
                _mark_state(actions[-1], searched[-60:], held_on)


def _read_label(
    part: Part,
    searched: str,
    roster: dict[str, dict[str, Any]],
    decisions: list[dict[str, Any]],
    actions: list[dict[str, Any]],
    held_on: date | None,
) -> bool:
    """Whether words label the line as an action or a decision: "ACTION (JS): …", "Resolved: …", "… JS"."""
    if behind := ACTION_BEHIND.match(searched):
        words = re.split(r"(?<=[.;])\s+", behind[1])[-1]
        if (decided := DECISION_LABEL.match(words)) and not FORMALITY.search(words):
            words = decided[1]
            decisions.append(_decision(part.line, words, held_on))
        elif PUT_OFF.search(words):
            decisions.append(_decision(part.line, words, held_on))
        action = _action(part.line, f"{words}{behind[3] or ''}", held_on, part.section)
        actions.append(action | {"owner": behind[2], "in_summary": False})
        return True
    labelled = _find_labelled(searched)
    if labelled is not None:
        owner, words = labelled
        owner = owner or _find_nick(words, roster)
        if words or owner:
            action = _action(part.line, words, held_on, part.section)
            actions.append(action | ({"owner": owner} if owner else {}))
        return True
    decided = DECISION_LABEL.match(searched) or match_voted(searched)
    if not decided:
        return False
    is_none = FORMALITY.search(searched) or COUNT_OF_VOTES.match(decided[1]) or ends_lost(decided[1])
    if not is_none:
        decisions.append(_decision(part.line, cut_votes(decided[1]), held_on))
    return True


def _read_item(
    part: Part,
    searched: str,
    is_below: bool,
    roster: dict[str, dict[str, Any]],
    decisions: list[dict[str, Any]],
    actions: list[dict[str, Any]],
    held_on: date | None,
) -> bool:
    """Whether the line is read, or passed over, as an item of what its section lists."""
    is_summed_up = part.section in SUMMED_UP
    if is_summed_up and actions and (said := STATUS_BELOW.match(searched)):
        _mark_state(actions[-1], said[1], held_on)
        return True
    if not is_summed_up and (task := _find_task(searched, roster)):
        actions.append(_action(part.line, searched, held_on, part.section) | {"owner": task})
        return True
    is_item = part.line.depth > 0 or is_summed_up
    if part.section in ("actions", "carried") and is_item:
        actions += _read_listed_action(part, searched, is_below, roster, held_on)
        return True
    if part.section == "deferred" and is_item:
        put_off, carried = _read_put_off(part, searched, is_below, roster, held_on)
        decisions += put_off
        actions += carried
        return True
    if part.section == "decisions" and is_item and not _goes_on(part, searched, roster):
        is_said = not FORMALITY.search(searched) and not DAY_ALONE.match(searched)
        if not is_below and len(searched.split()) >= 2 and is_said:
            decisions.append(_decision(part.line, searched, held_on, part.section))
        return True
    return part.section == "agenda" and len(searched.split()) < 6 and not PUT_OFF.search(searched)


def _read_put_off(
    part: Part, searched: str, is_below: bool, roster: dict[str, dict[str, Any]], held_on: date | None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Decisions and actions below "Deferred to next meeting": what somebody is to do is an action."""
    is_none = NOT_ACTIONS.match(searched) or NOTHING_PUT_OFF.match(searched)
    if is_below or is_none or _goes_on(part, searched, roster):
        return [], []
    if CHECKBOX.match(searched) or _find_doer(searched, roster):
        action = _action(part.line, searched, held_on, part.section)
        action["owner"] = action["owner"] or _find_doer(searched, roster)
        return [], [action | {"carried_forward_count": max(action["carried_forward_count"], 1)}]
    decision = _decision(part.line, searched, held_on, part.section)
    return [decision | {"state": "deferred", "decided_on": None, "in_summary": True}], []


NOTHING_PUT_OFF = re.compile(
    r"^(?:no|nothing|\W*)\b.{0,40}\b(?:deferred|postponed|items?)\b|^\W*$", re.IGNORECASE
)


def _read_listed_action(
    part: Part, searched: str, is_below: bool, roster: dict[str, dict[str, Any]], held_on: date | None
) -> list[dict[str, Any]]:
    """The item of a list of actions as one, unless it is none, goes on or stands below another."""
    if NOT_ACTIONS.match(searched) or _goes_on(part, searched, roster):
        return []
    is_action = part.section == "actions" and not is_below and len(searched) > 5
    if not is_action and not _find_doer(searched, roster):
        return []
    action = _action(part.line, searched, held_on, part.section)
    action["owner"] = action["owner"] or _find_nickname(searched, roster)
    if said := SAID_BEHIND.search(searched):
        _mark_state(action, said[1], held_on)
    return [action]


# "Status: done" on a line of its own below an action.
STATUS_BELOW = re.compile(r"^(?:status|progress)\s*:\s*(.{0,80})$", re.IGNORECASE)
# "[ ] @ann to open the issue": who has an account is meant, listed or not.
HANDLE_TO = re.compile(r"^@([\w-]{2,39}) (?:to|will) [a-z]")


def _find_task(text: str, roster: dict[str, dict[str, Any]]) -> str:
    """Who is to do what stands behind a box to tick, of those who are listed: "[ ] Ann Lee: send it"."""
    if not CHECKBOX.match(text):
        return ""
    if handle := HANDLE_TO.match(CHECKBOX.sub("", text)):
        return handle[1]
    first = OWNER_FIRST.match(CHECKBOX.sub("", text))
    owner = next((name.strip() for name in first.groups()[:3] if name), "") if first else ""
    return owner if fold(owner) in roster or normalise_person(owner) in roster else ""


# "mmccool: Add the call for comments": a name that its bearer writes small.
NICKNAME_AHEAD = re.compile(r"^([\w.-]{2,30})\s?:\s+[A-Z]")

LABELS = frozenset(
    "note notes nb update updates status context background see link links also re ps deadline due detail "
    "details reason comment comments answer question outcome progress result results example e.g i.e".split()
)


def _find_nickname(text: str, roster: dict[str, dict[str, Any]]) -> str:
    """The name in small letters before a colon, if the list of people has one that it may stand for.

    Where nobody is listed any word counts that is no usual label.
    """
    found = NICKNAME_AHEAD.match(text)
    if found is None or not text[0].islower():
        return ""
    name = fold(found[1])
    if not roster:
        return "" if name in LABELS | NOT_OWNERS else found[1]
    if name in roster or normalise_person(found[1]) in roster:
        return found[1]
    for person in roster.values():
        words = fold(person["person"]).split()
        if words and name in (words[0][0] + words[-1], words[-1]):
            return str(person["person"])
    return ""


# Below "That the minutes of these meetings be confirmed": "17 March 2011 (joint meeting)".
DAY_ALONE = re.compile(r"^\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? \d{4}(?: \(.*\))?\W*$")
NICK_TO = re.compile(r"^([a-z][\w-]{1,30}) (?:to|will) [a-z]")


def _find_nick(words: str, roster: dict[str, dict[str, Any]]) -> str:
    """ "phls to draft it", where somebody of that name was there."""
    found = NICK_TO.match(words)
    return found[1] if found and fold(found[1]) in roster else ""


def _goes_on(part: Part, text: str, roster: dict[str, dict[str, Any]]) -> bool:
    """A line of a list that is no item of it: the rest of the one above, or a label of what follows."""
    is_label = text.endswith(":") and len(text.split()) <= 4
    is_rest = text[0].islower() and not _find_nickname(text, roster)
    return part.line.depth == 0 and (is_label or is_rest)


# "mk: Action item to update the charter", "Action item for Ben to write the page"
ACTION_ITEM = re.compile(
    r"^(?:[A-Za-z]{2,12}\s?:\s+)?[Aa]ction item "
    r"(?:(?:for|on) ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?) )?(to [a-z].{4,})$"
)


# "ACTION: Paul I: look into the tool"
OWNER_AHEAD = re.compile(r"^([A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2}):\s+\S")


def _find_labelled(text: str) -> tuple[str, str] | None:
    """The owner named in the label, if any, and the words after it: "ACTION (JS): …", "AR Jordi to …"."""
    if match := ACTION_ITEM.match(text):
        return (match[1] or "").strip(), match[2].strip()
    match = ACTION_LABEL.search(text)
    if match:
        owner = match[1] or match[2] or match[3] or match[4] or ""
        words = match[5].strip().rstrip("]*")
        ahead = OWNER_AHEAD.match(words) if not owner else None
        if ahead and fold(ahead[1]) not in LABELS | NOT_OWNERS:
            owner = ahead[1]
        return owner.strip(), words
    match = ACTION_WORD.match(text)
    if match:
        return (match[1] or match[2] or "").strip(), match[3].strip()
    match = AR_WORD.match(text)
    return ("", (match[1] or match[2]).strip()) if match else None


def _sentences(text: str) -> list[str]:
    pieces = re.split(rf"({SENTENCE_END}|(?<=;)\s+(?=[A-Z(])|:\s+|\s[-–—]\s)", text)
    sentences = [pieces[0]]
    for between, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        # "Decision deferred: whether to move the money", "Proposed by Lee, seconded by Hand: to buy a bench":
        # what was put off or decided stands behind.
        if between.strip() and (PUT_OFF.search(sentences[-1]) or MOVERS.match(sentences[-1])):
            sentences[-1] += f"{between}{piece}"
        else:
            sentences.append(piece)
    return [sentence.strip() for sentence in sentences if sentence.strip()][:40]


def _read_sentence(
    part: Part,
    sentence: str,
    roster: dict[str, dict[str, Any]],
    decisions: list[dict[str, Any]],
    actions: list[dict[str, Any]],
    held_on: date | None,
) -> None:
    if PUT_OFF.search(sentence):
        decisions.append(_decision(part.line, sentence, held_on) | {"state": "deferred", "decided_on": None})
    elif PROPOSED.search(sentence):
        if not any(way.search(sentence) for way in (PROCEDURE, PAST, NOT_CARRIED)):
            decisions.append(_decision(part.line, sentence, held_on))
    elif (is_decided(sentence) or is_voted(sentence)) and not (
        FORMALITY.search(sentence) or PAST.search(sentence)
    ):
        decisions.append(_decision(part.line, sentence, held_on))
    elif _find_doer(sentence, roster):
        actions.append(_action(part.line, sentence, held_on, part.section))


def _find_doer(sentence: str, roster: dict[str, dict[str, Any]]) -> str:
    """Who is to do it, where the sentence begins with somebody who was at the meeting or was invited."""
    taken = TAKES_ACTION.search(sentence[:200])
    if taken and (fold(taken[1]) in roster or normalise_person(taken[1]) in roster):
        return taken[1]
    post = POST_TO_DO.search(sentence[:200])
    is_opening = post and OPENS_A_MEETING.match(sentence[post.start(2) : LONGEST_SEARCHED])
    if post and post[2].casefold() not in PASSIVE_IN_A_POST and not is_opening:
        return post[1]
    match = TO_DO.match(sentence[:200])
    if match is None or match[3].casefold() in PASSIVE:
        return ""
    names = [name for name in re.split(r"\s+(?:and|&)\s+|\s*/\s*|,\s*", match[1]) if name]
    known = [name for name in names if fold(name) in roster or normalise_person(name) in roster]
    return match[1] if known or fold(match[1]) in ENTITIES else ""


# ---------------------------------------------------------------- rows


def _decision(line: Line, words: str, held_on: date | None, section: str = "") -> dict[str, Any]:
    searched = words[:LONGEST_SEARCHED]
    deferred = bool(PUT_OFF.search(searched) or TO_PUT_OFF.search(searched))
    return {
        "row": line.number,
        "words": words[:LONGEST_WORDS],
        "raised_on": held_on,
        "decided_on": None if deferred else held_on,
        "state": "deferred" if deferred else "decided",
        "owner": "",
        "in_summary": section == "decisions" or len(line.cells) > 1,
    }


def _action(line: Line, words: str, held_on: date | None, section: str) -> dict[str, Any]:
    box, words = CHECKBOX.match(words), CHECKBOX.sub("", words)
    first = OWNER_FIRST.match(words) if section in ("actions", "carried") else None
    owner = next((name.strip() for name in first.groups()[:3] if name), "") if first else ""
    action = {
        "row": line.number,
        "words": words[:LONGEST_WORDS],
        "owner": _find_named_behind(owner, words)
        or (owner if fold(owner) not in NOT_OWNERS else "")
        or _find_owner(words[:LONGEST_SEARCHED]),
        "organisation": "",
        "agreed_on": held_on,
        "due_on": read_due(words[:LONGEST_SEARCHED], held_on),
        "closed_on": None,
        "state": "open",
        "carried_forward_count": 1 if section == "carried" else 0,
        "in_summary": section == "actions" or len(line.cells) > 1,
    }
    _mark_state(action, words[:LONGEST_SEARCHED], held_on)
    if box and (box[1] or " ").strip():
        action["state"], action["closed_on"] = "closed", held_on
    return action


def _find_named_behind(ahead: str, words: str) -> str:
    """Full names in brackets at the end, behind a subject ahead: "Venue: Book it. (Ann Lee)"."""
    found = NAMED_BEHIND.search(words[-80:]) if ahead and len(ahead.split()) < 2 else None
    names = re.split(r"\s*,\s*|\s+(?:and|&)\s+", found[1]) if found else []
    return (
        found[1] if found and all(len(name.split()) > 1 and looks_like_person(name) for name in names) else ""
    )


NAMED_BEHIND = re.compile(r"[.!]\s*\(([^()]{4,70})\)\s*$")


def _mark_state(action: dict[str, Any], status: str, held_on: date | None) -> None:
    if CARRIED.search(status):
        action["carried_forward_count"] = max(action["carried_forward_count"], 1)
    if DONE.search(status):
        said = DONE_ON.search(status)
        day = find_day(said[1])[0] if said else None
        action["state"], action["closed_on"] = "closed", day or held_on
    elif DROPPED.search(status) and len(status) < 60:
        action["state"] = "dropped"


def _find_owner(words: str) -> str:
    match = TO_DO.match(words)
    if match and fold(match[1]) not in NOT_OWNERS:
        return match[1].strip()
    if match := OWNER_AFTER.search(words):
        return match[1].strip()
    if match := OWNER_LAST.search(words):
        name = (match[1] or match[2]).strip()
        parts = [part for part in re.split(r"\s*[/,&]\s*|\s+and\s+", name) if part]
        if all(
            INITIALS.match(part) or (looks_like_person(part) and len(part.split()) <= 3) for part in parts
        ):
            return name
    return ""


# "Cllr Lane to photograph it": by title and surname, or by a post that one person has.
ADDRESSED = ("cllr", "cllr.", "councillor", "mr", "mrs", "ms", "miss", "dr", "prof")
POSTS_ALONE = frozenset({"clerk", "secretary", "treasurer", "business manager"})


def _index_people(people: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Everyone by full name, by given name where only one bears it, and by initials."""
    index: dict[str, dict[str, Any]] = {}
    shared: set[str] = set()
    for person in people:
        words = person["person"].split()
        index[normalise_person(person["person"])] = person
        named = [word for word in words if fold(word).strip(".") not in TITLES] or words
        made = "".join(word[0] for word in named if word[0].isalpha()).upper()
        own = fold(words[0]).strip(".") if words else ""
        titles = (own, f"{own}.") if own in TITLES else ADDRESSED
        titled = {f"{title} {fold(named[-1])}" for title in titles} if named else set()
        post = fold(person.get("role") or "")
        for short in {
            *titled,
            *({post} & POSTS_ALONE),
            fold(person["person"]),
            fold(named[0]) if named else "",
            fold(person.get("initials") or made),
        }:
            if short and short in index and index[short] is not person:
                shared.add(short)
            index.setdefault(short, person)
    return index


def _own(action: dict[str, Any], roster: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The owner's full name and organisation, where the list of people tells them."""
    first = re.split(r"\s*[/,&]\s*|\s+and\s+", action["owner"])[0].strip(" .:") if action["owner"] else ""
    person = roster.get(fold(first)) or roster.get(normalise_person(first)) if first else None
    if person:
        action["owner"] = person["person"] if first == action["owner"].strip(" .:") else action["owner"]
        action["organisation"] = action["organisation"] or person["organisation"]
    return action


def list_sentences(parts: list[Part]) -> Iterator[str]:
    """Every sentence of the document, for questions about the whole of it."""
    for part in parts:
        yield from _sentences(part.line.text[:LONGEST_SEARCHED])
