"""What minutes say was decided and what is to be done, by whom, until when."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from rapidfuzz import fuzz

from data.imports.meeting_files.document_lines import Line
from data.imports.meeting_files.localised_times import day_after, find_day, read_month
from data.imports.meeting_files.minutes_people import looks_like_person
from data.imports.meeting_files.minutes_sections import CHECKBOX, Part
from data.imports.meeting_files.people import TITLES, fold, normalise_person

MOST_AGREED = 2_000
LONGEST_WORDS = 1_000
LONGEST_SEARCHED = 600
# Two wordings this alike (shared words, 0-100) are one thing, written in the text and again in a summary.
SAME_WORDING = 88
MOST_COMPARED = 400
LEAST_SHARED_WORDS = 2

ACTION_LABEL = re.compile(
    r"(?:^|[\s(\[*–—:;.-])(?:(?:NEW\s+)?ACTIONS?(?:\s+(?:POINT|ITEM|REQUIRED))?|AP|AR|TODO|TO DO|A\.P\.)"
    r"\s*(?:(?:no\.?\s*)?\d[\w./-]{0,12})?\s*(?:\(([^()]{1,60})\)|\[([^\[\]]{1,60})"
    r"\]|([A-Z]{2,3}(?:\s?/\s?[A-Z]{2,3})*)(?=\s*[:–—-]))?"
    r"\s*[)\]]?\s*(?::|\s[-–—]\s|\)\s)\s*(.*)$"
)
WHO = (
    r"(?!(?:LOG|PLAN|LIST|ITEM|NOTE|NO|BY|DUE|WHO|RAG|NONE|NIL|TBC)\b)"
    r"[A-Z]{2,4}(?:\s?(?:/|&|,|and)\s?[A-Z]{2,4})*"
)
ACTION_WORD = re.compile(
    r"^\W{0,3}(?:Actions?|Action point|Action item|Agreed action|Cam gweithredu)"
    rf"\s*(?:(?:no\.?\s*)?\d[\w./-]{{0,12}})?\s*(?:\(([^()]{{1,60}})\)|({WHO})(?=\s*[:–—-]))?\s*[:–—-]\s*(.*)$"
)
# Behind a sentence: "… quarterly numbers. Action: CE by 1 September"; only the owner, the sentence is the
# action.
ACTION_BEHIND = re.compile(
    rf"^(.{{12,}}?[.;)])\s*[\[(]?\s*(?:Actions?|ACTIONS?)\s*[:–—-]?\s+({WHO}|All|ALL)\b(\s+by\b.{{0,40}})?\s*[\])]?\.?$"
)
# On a line of its own under what is to be done: "ACTION BF", "Action: AB/CD".
ACTION_ALONE = re.compile(rf"^\W*(?:Actions?|ACTIONS?)(?:\s+by)?\s*[:–—-]?\s+({WHO})\s*(by\b.{{0,40}})?\W*$")
NOT_ACTIONS = re.compile(
    r"^(?:none|nil|n/?a|notes?(?=\s*:)|"
    r"reviewed|see (?:below|above|attached|action)|the action log|the actions|all actions|"
    r"no (?:new |further |outstanding )?actions|updates? (?:were|was)|members (?:noted|reviewed)|noted|as "
    r"(?:above|below)|"
    r"the (?:group|board|meeting|panel|committee) (?:noted|reviewed|went through))\b",
    re.IGNORECASE,
)
AR_WORD = re.compile(
    r"^(?:AR|AP|TODO)\s+([A-Z][\w'’-]+.*)$|^AI\s*[:–-]\s*([@A-Z][\w'’-]*(?:\s+[A-Z]\w+)?\s+(?:to|will)\s.+)$"
)
# In a list of actions: "Stephen: open a channel", "[Ann] to file an issue", "@beth - write it up".
OWNER_FIRST = re.compile(
    r"^(?:\[([^\[\]]{2,40})\]|@([\w-]{2,39})|([A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,2}))\s*(?::|\s[-–—]\s|(?<=\])|(?=\sto\s))\s*(\S.{4,})$"
)
DECISION_LABEL = re.compile(
    r"^(?:(?:KEY\s+)?DECISION|DECIDED|AGREED|RESOLVED|RESOLUTION|APPROVED|MOTION|"
    r"VOTE|Decision|Decided|Resolved|Resolution|"
    r"Agreed|Approved|Motion|Vote|Penderfyniad)(?:\s+(?:no\.?\s*)?\d[\w./-]{0,12})"
    r"?\s*(?::|\s[-–—]\s|,\s*(?=that\b)|\s(?=to\b(?! be\b)|that\b))\s*(.+)$"
)
# "RESOLVED: That" alone: what was resolved stands in the list below.
DECISION_OPENS = re.compile(
    r"^(?:(?:UNANIMOUSLY\s+)?RESOLVED|AGREED|DECIDED|Resolved|Agreed|Decided|Decision|DECISION|"
    r"It was (?:agreed|resolved)|PENDERFYNWYD|Penderfynwyd|Cytunwyd)"
    r"\s*[:,–—-]?\s*(?:that|That|to|To)?\s*[:–—-]?\s*$"
)
# How a vote went is no decision of its own.
COUNT_OF_VOTES = re.compile(
    r"^\W*(?:(?:unanimous(?:ly)?|all in favou?r|agreed|carried|passed|approved|none|yes|no|abstain\w*|for|"
    r"against|"
    r"in favou?r|opposed)\b|[\d\s,;:/+()–-])+\W*$",
    re.IGNORECASE,
)
DECIDING = re.compile(
    r"\b(?:it was (?:\w+ly |also |then )?(?:agreed|resolved|decided|"
    r"approved|endorsed|ratified|adopted)|"
    r"(?:the |all )?(?:board|partnership|committee|group|panel|members?|meeting|"
    r"executive|partners|attendees|team|tac|council|trustees|governors|directors|councillors|councillor[’']s)"
    r"(?: members?| present)? (?:have |has |had |were |all |\w+ly |"
    r"also |then )*(?:agreed|resolved|decided|approved|endorsed|ratified|"
    r"adopted|signed off|voted)|motion (?:was )?(?:passed|carried|approved|rejected|"
    r"defeated)|passed unanimously|"
    r"(?:penderfynwyd|cytunwyd|cymeradwywyd) |unanimous(?:ly)? (?:yes|agreed|approved|vote)|"
    r"all (?:agreed|in favou?r|\+1)|"
    r"(?:and )?this was (?:unanimously )?(?:agreed|approved)|carried unanimously|vote[sd]?:? \d+ ?-|"
    r"vote\b(?:(?!\bnot\b)[^.]){0,80}? (?:passe[sd]|carrie[sd]|was unanimous)|"
    r"(?:the )?agreement was (?:to|that)|"
    r"(?:the )?(?:board|partnership|committee|group|panel|team|council) \w+ed\b[^.]{3,160}?,? and"
    r" (?:\w+ly )?(?:agreed|decided|resolved) (?:to|that|not)|"
    r"(?:proposals?|recommendations?|amendments?) (?:was |were )(?:\w+ly )?"
    r"(?:accepted|agreed|approved|adopted|passed|carried)|"
    r"we (?:have |all |also |then |\w+ly )*(?:agreed|decided|resolved) (?:to|that|on|not)|"
    r"motion (?:passes|carries)|"
    r"voted (?:to|for|in favou?r|as|\d+)|consensus (?:for|to|on) |general agreement)\b",
    re.IGNORECASE,
)
# "Decision on the 19th for the picnic", "…, but decision to go on": taken, unless it is still to be.
DECISION_TAKEN = re.compile(
    r"(?:^\W*|[,;]\s*(?:but |and )?)decision (?:on|to(?! be\b)|that)\b"
    r"(?!.*\b(?:to be|will be|next|pending|needed|required|defer\w*|awaited|made by|outstanding|"
    r"expected|not yet)\b)",
    re.IGNORECASE,
)
# "Cllr Lee proposed that …, seconded by Cllr Hand": what a council does so, it decides.
PROPOSED = re.compile(r"\bproposed\b.{3,400}?\bseconded\b", re.IGNORECASE)
# "… but it was not seconded", "the motion was lost", "seconded by Cllr Hand; fell": not decided so.
NOT_CARRIED = re.compile(
    r"\b(?:not|never)(?: \w+)? seconded\b|[,;:(–—-]\s*(?:lost|fell)\b|"
    r"\b(?:motion|proposal|amendment|vote|it|this|which|was|were|but|and) (?:\w+ )?"
    r"(?:lost|fell|falls|fails|failed)\b",
    re.IGNORECASE,
)
# "If the proposals were accepted, …": only supposed.
SUPPOSED_AHEAD = re.compile(r"\b(?:if|unless|whether)\b[^,;]*$", re.IGNORECASE)
PROCEDURE = re.compile(
    r"\b(?:accept\w*|approv\w*|adopt\w*|sign\w*)(?: of)?(?: the)? minutes\b|"
    r"\bminutes\b(?: of .{0,60})? (?:be|were|was|are) (?:accepted|approved|signed|adopted|a true)|"
    r"\b(?:clos|re-?open|adjourn|suspend)\w*\b.{0,60}\bmeeting\b|"
    r"\bmeeting\b.{0,30}\b(?:re-?open|clos|adjourn)\w*",
    re.IGNORECASE,
)
PUT_OFF = re.compile(
    r"(?<!not be )(?<!not )(?<!never )"
    r"\b(?:deferred|postponed|held over(?! (?:the |a |an )?(?:internet|zoom|teams|skype|video|phone|"
    r"telephone|web|conference|google|microsoft|two|three|several))|put off)\b|"
    r"\b(?:decision|vote|item) (?:is |was |to be )?(?:deferred|moved|carried over)\b|"
    r"(?<!not to )(?<!not )(?<!never )"
    r"\bdefer (?:the |this |a |any )?(?:decisions?|resolutions?|items?|reports?|matters?|votes?)\b|"
    r"\bmoved to discussion\b|\bdid not reach a vote\b|\bno decision (?:was )?(?:made|reached|taken)\b",
    re.IGNORECASE,
)
FORMALITY = re.compile(
    r"\bminutes\b.{0,80}\b(?:agreed(?! to (?!be\b))|approved|accepted|accurate|confirmed|"
    r"true record|correct record)\b|"
    r"\b(?:agreed?|approved?|accept(?:ed)?|adopt(?:ed)?|confirm(?:ed)?)\b.{0,60}\bminutes (?:of|from|as)\b|"
    r"\b(?:approve|adopt)(?:d)? the agenda\b|\bcofnodion\b.{0,80}\b(?:gywir|cymeradwy\w*|derbyn\w*)",
    re.IGNORECASE,
)
PAST = re.compile(r"\b(?:previously|last year|last meeting|at the previous|already|earlier)\b", re.IGNORECASE)

# "Create the list - already completed during the meeting"
SAID_BEHIND = re.compile(r"\s[-–—]\s(?:already|now|since)\s([^-–—]{3,60})$", re.IGNORECASE)
# A full stop behind "Cllr", "Mrs" or an initial ends no sentence.
SENTENCE_END = (
    r"(?<=[.!?])(?<!\bCllr\.)(?<!\bCllrs\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bRev\.)"
    r"(?<!\bProf\.)(?<!\bSt\.)(?<!\bCyng\.)(?<!\bNo\.(?=\s\d))(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bapprox\.)"
    r"(?<![.rs] [A-Z]\.)(?<!^[A-Z]\.)\s+"
)
TO_DO = re.compile(
    r"^(?:[-–—•\s]*)((?:[A-Z][\w.'’-]*)(?:\s+(?:[A-Z][\w.'’-]*|and|&|/|de|van|der|von|le|la)){0,6})"
    r"(?:\s+\([^()]{1,40}\))?\s+(to|i|will|is to|are to|agreed to|agree to|should|must|"
    r"needs? to|shall|has agreed to|took the action(?: item)? to|offered to|volunteer(?:s|ed) to)"
    r"\s+([a-z][\w-]+)"
)
# "No objection, Michael will take the action to open it": said in the middle of a sentence.
TAKES_ACTION = re.compile(
    r"(?:^|[,;:]\s+)([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?) (?:will|to) take (?:the |an )?actions?\b"
)
# "The Clerk will write …", "the Chairman asked the Clerk to look into it": posts that minutes do not name.
POST_TO_DO = re.compile(
    r"(?:^|[,;]\s+|\basked )[Tt]he ((?:Deputy |Parish |Town )?(?:Clerk|Chair(?:man|woman|person)?|Secretary|"
    r"Treasurer|Business Manager|Administrator)"
    r"(?: and (?:the )?(?:Clerk|Chair(?:man|woman|person)?|Secretary|Treasurer))?)"
    r" (?:to|will|is to|are to|shall|agreed to)(?: also| again| then| now)? ([a-z][\w-]+)"
)
PASSIVE = frozenset("be have attend join report note continue present chair remain miss speak host".split())
# What somebody in a post does at meetings or with the post is nothing to follow up.
PASSIVE_IN_A_POST = PASSIVE | frozenset("leave retire welcome thank the a an this that our their".split())
OPENS_A_MEETING = re.compile(
    r"\b(?:open|close)\b.{0,30}\b(?:meeting|session|event|proceedings|discussion|conference|day)\b|"
    r"\b(?:open|close) (?:at|with)\b"
)
OWNER_AFTER = re.compile(
    r"(?:\bOwner|\bLead|\bAction by|\bBy whom|\bResponsible|\bWho|\bAssigned to)\s*:?\s+([^.;,()|]{2,60})",
    re.IGNORECASE,
)
OWNER_LAST = re.compile(r"(?:\(([^()]{2,60})\)|\s[-–—]\s([^-–—().]{2,40}))\s*\.?$")
INITIALS = re.compile(r"^[A-Z]{2,4}$")
DONE = re.compile(
    r"\b(?:done|completed?|closed|discharged|action closed|actioned)\b[\s.)\]*]*$|"
    r"^(?:done|completed?|closed)\b",
    re.IGNORECASE,
)
CARRIED = re.compile(
    r"\b(?:carried? (?:forward|over)|c/?fwd|c/f|brought forward|b/f|roll(?:ed)? over|"
    r"still outstanding|outstanding from)\b",
    re.IGNORECASE,
)
DROPPED = re.compile(
    r"\b(?:withdrawn|no longer (?:needed|required)|superseded|cancelled|dropped)\b", re.IGNORECASE
)
NOT_OWNERS = frozenset(
    """
    need needs plan plans try continue agreed have due up want hoping ask it this that they we i he
    she there these discussion proposal decision action update work how what where when why who
    going able ready subject
    """.split()
)
ENTITIES = ("all", "chair", "all members", "all partners", "business unit", "partners", "members")

COLUMNS = {
    "words": "action|actions|task|what|description|action point|action required|agreed "
    "action|action agreed|actions agreed|action/decision|decision/action|action "
    "item|details|gweithred|camau gweithredu|cam gweithredu|gweithredoedd",
    "decision": "penderfyniad|decision|decisions|decision made|resolution|agreed decision",
    "owner": "owner|lead|who|responsible|by whom|action owner|responsibility|person responsible|"
    "persons responsible|responsible persons|assigned to|action by|for action by|action for|"
    "to be completed by|completed by|by who|who by|lead officer|lead person|whom|"
    "responsible person|assignee|action lead|owner(s)|owners|lead(s)|leads|name|cyfrifoldeb|"
    "perchennog|pwy|arweinydd|yn gyfrifol|gan bwy",
    "organisation": "sefydliad|asiantaeth|organisation|agency|organization|lead agency|partner",
    "due": "due|deadline|by when|when|due date|target date|timescale|date due|completion "
    "date|timeframe|due by|date for completion|timescales|target|"
    "erbyn pryd|erbyn|dyddiad cwblhau|pryd|amserlen",
    "raised": "date raised|raised|date agreed|meeting date|date of meeting|date set|date added|date|"
    "agreed on|"
    "meeting|date opened",
    "status": "status|progress|update|rag|complete|rag status|outcome|complete?|done|comments|"
    "progress/update",
    "talk": "item|discussion|notes|minute|minutes|agenda item|topic|subject|detail|key points|summary",
}
COLUMN_OF = {word: column for column, words in COLUMNS.items() for word in words.split("|")}


def find_agreed(
    parts: list[Part], people: list[dict[str, Any]], held_on: date | None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Decisions and actions as rows, each once though it may stand in the text and in a summary."""
    roster = _index_people(people)
    decisions: list[dict[str, Any]] = []
    actions: list[dict[str, Any]] = []
    columns: dict[str, int] = {}
    shallowest, above, lists_decisions = 0, "", False
    for part in parts:
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
    return _drop_twins(decisions), _drop_twins(owned)


def find_columns(cells: tuple[str, ...]) -> dict[str, int]:
    """Which column of a table of actions or decisions is what; empty when the row is no such heading."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        heading = fold(cell[:80]).strip(" :*.#").replace("(s)", "s")
        pieces = [heading, *re.split(r"\s*[/&(]\s*|\s+and\s+", heading)]
        column = next(
            (COLUMN_OF[piece.strip(" )")] for piece in pieces if piece.strip(" )") in COLUMN_OF), None
        )
        if column and (column not in found or column == "talk"):  # "Discussion" says more than "Item"
            found[column] = at
    is_heading = len(found) >= 2 and ({"words", "decision"} & set(found) or {"talk", "owner"} <= set(found))
    return dict(found) if is_heading else {}


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
        if (_is_decided(sentence) or PUT_OFF.search(sentence)) and not FORMALITY.search(sentence):
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
        action["due_on"] = _in_nearest_year(action, said.get("due", ""), held_on)
        actions.append(action)


# "End of March" in a log of September is ahead; "end of July", with the ten months to it, is behind.
LONGEST_AHEAD = timedelta(days=7 * 31)
HALF_A_YEAR = timedelta(days=183)
YEAR_SAID = re.compile(r"\d{4}|\d{1,2}[ ./-]\w{1,9}[ ./-]\d{2}\b|['’]\d{2}\b")


def _in_nearest_year(action: dict[str, Any], due: str, held_on: date | None) -> date | None:
    """Without a year, a day in a log is the nearest; what is still open may lie a little further ahead."""
    day: date | None = action["due_on"]
    if day is None or held_on is None or not due or YEAR_SAID.search(due) or fold(due).startswith(WEEKDAYS):
        return day
    furthest = held_on + (HALF_A_YEAR if action["state"] == "closed" else LONGEST_AHEAD)
    if day <= furthest:
        return day
    last = calendar.monthrange(day.year - 1, day.month)[1]
    is_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(day.year - 1, day.month, last if is_end else min(day.day, last))


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
    if behind := ACTION_BEHIND.match(searched):
        words = re.split(r"(?<=[.;])\s+", behind[1])[-1]
        action = _action(part.line, f"{words}{behind[3] or ''}", held_on, part.section)
        actions.append(action | {"owner": behind[2], "in_summary": False})
        return
    labelled = _find_labelled(searched)
    if labelled is not None:
        owner, words = labelled
        if words or owner:
            actions.append(
                _action(part.line, words, held_on, part.section) | ({"owner": owner} if owner else {})
            )
        return
    decided = DECISION_LABEL.match(searched)
    if decided:
        if not FORMALITY.search(searched) and not COUNT_OF_VOTES.match(decided[1]):
            decisions.append(_decision(part.line, decided[1], held_on))
        return
    is_item = part.line.depth > 0 or part.section in ("actions", "carried", "decisions")
    if part.section in ("actions", "carried") and is_item:
        if NOT_ACTIONS.match(searched) or _goes_on(part, searched, roster):
            return
        has_doer = bool(_find_doer(searched, roster))
        if has_doer or (part.section == "actions" and not is_below and len(searched) > 5):
            actions.append(_action(part.line, searched, held_on, part.section))
            actions[-1]["owner"] = actions[-1]["owner"] or _find_nickname(searched, roster)
            if said := SAID_BEHIND.search(searched):
                _mark_state(actions[-1], said[1], held_on)
        return
    if part.section == "decisions" and is_item and not _goes_on(part, searched, roster):
        if not is_below and len(searched.split()) >= 2 and not FORMALITY.search(searched):
            decisions.append(_decision(part.line, searched, held_on, part.section))
        return
    if part.section == "agenda" and len(searched.split()) < 6 and not PUT_OFF.search(searched):
        return
    for sentence in _without_votes(_sentences(searched)):
        before = len(actions)
        _read_sentence(part, sentence, roster, decisions, actions, held_on)
        if len(actions) > before:
            _mark_state(actions[-1], searched[-60:], held_on)


def _without_votes(sentences: list[str]) -> list[str]:
    """Of a proposal and the vote on it, one: the sentence that says what came of it, else the proposal."""
    kept: list[str] = []
    for sentence in sentences:
        is_of_one = bool(kept) and bool(PROPOSED.search(kept[-1]))
        if is_of_one and COUNT_OF_VOTES.match(sentence):
            continue
        if is_of_one and (_is_decided(sentence) or NOT_CARRIED.search(sentence)):
            kept.pop()
        kept.append(sentence)
    return kept


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


def _find_labelled(text: str) -> tuple[str, str] | None:
    """The owner named in the label, if any, and the words after it: "ACTION (JS): …", "AR Jordi to …"."""
    if match := ACTION_ITEM.match(text):
        return (match[1] or "").strip(), match[2].strip()
    match = ACTION_LABEL.search(text)
    if match:
        owner = match[1] or match[2] or match[3] or ""
        return owner.strip(), match[4].strip().rstrip("]*")
    match = ACTION_WORD.match(text)
    if match:
        return (match[1] or match[2] or "").strip(), match[3].strip()
    match = AR_WORD.match(text)
    return ("", (match[1] or match[2]).strip()) if match else None


def _sentences(text: str) -> list[str]:
    pieces = re.split(rf"({SENTENCE_END}|(?<=;)\s+(?=[A-Z(])|:\s+|\s[-–—]\s)", text)
    sentences = [pieces[0]]
    for between, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        # "Decision deferred: whether to move the money": what was put off stands behind.
        if between.strip() and PUT_OFF.search(sentences[-1]):
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
    elif _is_decided(sentence) and not FORMALITY.search(sentence) and not PAST.search(sentence):
        decisions.append(_decision(part.line, sentence, held_on))
    elif _find_doer(sentence, roster):
        actions.append(_action(part.line, sentence, held_on, part.section))


def _is_decided(sentence: str) -> bool:
    said = [*DECIDING.finditer(sentence), *DECISION_TAKEN.finditer(sentence)]
    return any(not SUPPOSED_AHEAD.search(sentence[: found.start()]) for found in said)


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
    deferred = bool(PUT_OFF.search(words[:LONGEST_SEARCHED]))
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
        "owner": (owner if fold(owner) not in NOT_OWNERS else "") or _find_owner(words[:LONGEST_SEARCHED]),
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


def _mark_state(action: dict[str, Any], status: str, held_on: date | None) -> None:
    if CARRIED.search(status):
        action["carried_forward_count"] = max(action["carried_forward_count"], 1)
    if DONE.search(status):
        action["state"], action["closed_on"] = "closed", held_on
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


def _index_people(people: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Everyone by full name, by given name where only one bears it, and by initials."""
    index: dict[str, dict[str, Any]] = {}
    shared: set[str] = set()
    for person in people:
        words = person["person"].split()
        index[normalise_person(person["person"])] = person
        named = [word for word in words if fold(word).strip(".") not in TITLES] or words
        made = "".join(word[0] for word in named if word[0].isalpha()).upper()
        for short in {
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


def _drop_twins(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same thing in the text and in a summary is one; the later mention often adds the date."""
    kept: list[dict[str, Any]] = []
    cores: list[str] = []
    for row in rows:
        core = _core(row["words"])
        twin = _find_twin(row, core, kept[-MOST_COMPARED:], cores[-MOST_COMPARED:])
        if twin is None:
            kept.append(row)
            cores.append(core)
            continue
        for name in ("due_on", "owner", "organisation"):
            if name in row:
                twin[name] = twin[name] or row[name]
        twin["state"] = row["state"] if row["state"] != "open" else twin["state"]
        for name in ("closed_on", "carried_forward_count"):
            if name in row:
                twin[name] = row[name] or twin[name]
    return [{name: value for name, value in row.items() if name != "in_summary"} for row in kept]


def _find_twin(
    row: dict[str, Any], core: str, kept: list[dict[str, Any]], cores: list[str]
) -> dict[str, Any] | None:
    for before, words in zip(kept, cores, strict=True):
        other_place = before["in_summary"] != row["in_summary"]
        if other_place and _alike(core, words) and _same_owner(row, before):
            return before
    return None


def _core(words: str) -> str:
    """What is to be done, without who, by when and how far it is."""
    bare = TO_DO.sub(r"\3", OWNER_FIRST.sub(r"\4", words[:300]))
    bare = CARRIED.sub(" ", BY_WHEN.sub(" ", bare))
    return " ".join(
        word for word in re.findall(r"\w+", fold(bare)) if word not in ("the", "a", "an", "to", "that")
    )


def _alike(one: str, other: str) -> bool:
    shared = set(one.split()) & set(other.split())
    return len(shared) >= LEAST_SHARED_WORDS and fuzz.token_set_ratio(one, other) >= SAME_WORDING


def _same_owner(one: dict[str, Any], other: dict[str, Any]) -> bool:
    a, b = fold(one.get("owner") or ""), fold(other.get("owner") or "")
    return not a or not b or a in b or b in a


# ---------------------------------------------------------------- by when

BY_WHEN = re.compile(
    r"\b(?:by|before|erbyn|due(?: by| on| date)?:?|deadline:?|until|no later than|not later than|"
    r"target(?: date)?:?|for completion by)\s+(?:the\s+)?"
    r"((?:end of |mid[- ]|early |close of (?:play |business )?(?:on )?)?[^.;()|]{3,40})|"
    r"\(\s*((?:end of |mid[- ]|early )?[^()]{3,30})\)"
    r"|\s[-–—]\s(\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}(?:\s+(?:\d{4}|\d{2}))?)\.?$",
    re.IGNORECASE,
)
DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([A-Za-z]{3,9})\b", re.IGNORECASE)
MONTH_DAY = re.compile(r"\b([A-Za-z]{3,9})\s+(\d{1,2})(?:st|nd|rd|th)?\b", re.IGNORECASE)
END_OF_MONTH = re.compile(r"\bend(?:ing)?\s+(?:of\s+)?([A-Za-z]{3,9})(?:\s+(\d{4}))?", re.IGNORECASE)
MONTH_ALONE = re.compile(r"^\s*([A-Za-z]{3,9})\s*(\d{4})?\s*$")
NUMERIC_DAY = re.compile(r"(?<![\d/])(\d{1,2})[/.](\d{1,2})(?![\d/.])")
WEEKDAYS = tuple(fold(day) for day in calendar.day_name)


def read_due(text: str, held_on: date | None, bare: bool = False) -> date | None:
    """The day something is due: after "by" or "due" in a sentence, or a cell that holds nothing else."""
    if bare:
        return _read_day(text[:80], held_on)
    for match in BY_WHEN.finditer(text):
        day = _read_day(match[1] or match[2] or match[3], held_on)
        if day:
            return day
    return None


def _read_day(text: str, held_on: date | None) -> date | None:
    whole, _ = find_day(text)
    if whole:
        return whole
    if held_on is None:
        return None
    if match := END_OF_MONTH.search(text):
        month = read_month(match[1])
        return _end_of_month(month, match[2], held_on) if month else None
    for pattern, month_at, day_at in ((DAY_MONTH, 2, 1), (MONTH_DAY, 1, 2)):
        for match in pattern.finditer(text):
            month = read_month(match[month_at])
            if month:
                return _next_such_day(month, int(match[day_at]), held_on)
    if match := NUMERIC_DAY.search(text):
        return _next_such_day(int(match[2]), int(match[1]), held_on)
    first = fold(text).split()[:2]
    for word in first:
        if word.strip(",") in WEEKDAYS:
            ahead = (WEEKDAYS.index(word.strip(",")) - held_on.weekday() - 1) % 7 + 1
            return day_after(held_on, ahead)
    if match := MONTH_ALONE.match(text):
        month = read_month(match[1])
        return _end_of_month(month, match[2], held_on) if month else None
    return None


def _end_of_month(month: int, year: str | None, held_on: date) -> date:
    whole = int(year) if year else held_on.year + (month < held_on.month)
    return date(whole, month, calendar.monthrange(whole, month)[1]) if 1990 <= whole <= 2100 else held_on


def _next_such_day(month: int, day: int, held_on: date) -> date | None:
    """A day without its year is the next one after the meeting."""
    for year in (held_on.year, held_on.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            return None
        if found >= held_on - timedelta(days=31):
            return found
    return None


def list_sentences(parts: list[Part]) -> Iterator[str]:
    """Every sentence of the document, for questions about the whole of it."""
    for part in parts:
        yield from _sentences(part.line.text[:LONGEST_SEARCHED])
