"""One vote is one decision, though minutes tell it in several sentences or lines."""

import re
from dataclasses import replace

from data.imports.meeting_files.minutes_sections import Part
from data.imports.meeting_files.minutes_wording import (
    COUNT_OF_VOTES,
    DECIDING,
    DECISION_LABEL,
    DECISION_TAKEN,
    LONGEST_SEARCHED,
    NOT_CARRIED,
    PROPOSED,
    SENTENCE_END,
    SUPPOSED_AHEAD,
)

LONGEST_OUTCOME = 160
# "It was proposed that the fund be opened": nothing is decided until the vote.
PUT_FORWARD = re.compile(
    r"\b(?:it was (?:\w+ly |then |also )?(?:proposed|moved|suggested|recommended)|"
    r"proposed (?:that|to|by)|moved (?:that|by(?= (?-i:[A-Z]))|"
    # "Moved to approve it" is put forward; whoever moved to Bristol or to the next item has put nothing.
    r"to(?= (?-i:[a-z]))(?! (?:the|this|that|their|his|her|our|its|a|an|another|new|next|item|online)\b))|"
    r"(?:(?:a|the) |^\W*)(?:motion|proposal) (?:(?:was )?(?:made|put|moved|proposed|tabled)|to|that|from|by)"
    r"\b|"
    r"put (?:forward|to (?:the|a) vote))\b",
    re.IGNORECASE,
)
# How many, of whom and in what manner: what may stand behind "carried" without saying anything of what.
OF_A_COUNT = (
    r"(?:[\s,;:()–/-]+(?:\d+|nem|con|nemine|contradicente|dissentiente|by|all|everyone|each|a|the|large|clear|show|of|"
    r"hands|votes?|voting|to|for|against|in|favou?r|majority|with|no|none|one|two|three|four|five|six|abstentions?|"
    r"abstained|abstaining|objections?|objected|dissent|board|committee|group|council|meeting|partnership|"
    r"members?|trustees|governors|directors|councillors|present|panel|and|consensus|there|were|was|\w+ly))*\W*$"
)
# "The motion was carried.", "All agreed.", "Carried unanimously": how it went, and nothing of what.
OUTCOME = re.compile(
    r"^\W*(?:(?:result|outcome|vote|status)\s*:\s*)?(?:and )?"
    r"(?:(?:the|this|that|these|a) )?(?:(?:original|amended|above|substantive) )?"
    r"(?P<what>motions?|proposals?|recommendations?|amendments?|resolutions?|votes?|it|this|that|these|all|"
    r"everyone|all members|members)?\s?"
    r"(?:(?:was|were|is|are|has been|have been) )?"
    r"(?:(?:then|duly|also|so|put to (?:the|a) vote and|all|\w+ly) )*"
    r"(?:carried|carries|passed|passes|agreed|approved|accepted|adopted|endorsed|ratified|resolved|supported|"
    r"unanimous|in favou?r)\b" + OF_A_COUNT,
    re.IGNORECASE,
)
MOTION = re.compile(r"^\W*motions?\b", re.IGNORECASE)
LOST = re.compile(
    r"^\W*(?:(?:result|outcome|vote|status)\s*:\s*)?(?:(?:the|this|that) )?"
    r"(?:motion|proposal|amendment|resolution|vote|it|this)?\s?"
    r"(?:(?:was|were|is) )?(?:(?:then|therefore|thus|\w+ly) )*(?:lost|fell|falls|failed|fails|defeated|"
    r"did not pass|"
    r"not (?:carried|passed|seconded|approved|agreed|supported))\b" + OF_A_COUNT,
    re.IGNORECASE,
)
# "Proposed by Cllr Lee, seconded by Cllr Hand": who, and nothing of what.
MOVERS = re.compile(
    r"^\W*(?:proposed|moved|proposer)\b(?! (?:that|to)\b)[\s:]*(?:by )?[^.;]{2,60}?[,;.]?\s+(?:and )?"
    r"(?:seconded|seconder)\b[\s:]*(?:by )?[^.;,]{2,60}\W*$",
    re.IGNORECASE,
)
# "Moved by: Ann Lee", "Vote: 3-0-1" on a line of its own below a motion.
BELOW_A_MOTION = re.compile(
    r"^\W*(?:(?:moved|proposed|seconded|mover|proposer|seconder|second|motion by)(?: by)?\s*:\s*[^:.;]{2,60}|"
    r"(?:vote|votes|result|outcome)\s*:\s*[^:.;]{1,60})\W*$",
    re.IGNORECASE,
)
# "Cllr Hand seconded.", "Seconded by Cllr Hand": of what the sentence before put forward.
SECONDED = re.compile(
    r"^\W*(?:[^.;,:]{2,60} )?second(?:ed|er)\b(?: (?:by|the|it|this|that)\b[^.;,]{0,60}|:[^.;,]{2,60})?\W*$",
    re.IGNORECASE,
)
# "Proposal: that the data be shared": put forward, and decided only by what stands behind.
PUT_LABEL = re.compile(
    r"^\W*(?:Proposal|PROPOSAL|Recommendation|RECOMMENDATION|Officer recommendation)(?:\s+\d{1,2})?"
    r"\s*[:–-]\s+(.+)$",
    re.DOTALL,
)
# Between a proposal and the vote on it people speak; so many sentences or lines may stand there.
MOST_BETWEEN = 6
# "The motion was carried" names what was put forward before; "All agreed" may be of anything.
NAMED_OUTCOMES = ("motion", "proposal", "recommendation", "amendment", "resolution", "vote")
# What these say of their own may be another thing than what stands before them was.
OF_THEIR_OWN = ("recommendation", "amendment", "proposal")


def is_decided(sentence: str) -> bool:
    """Whether the sentence says that something was decided, and not only what if."""
    said = [*DECIDING.finditer(sentence), *DECISION_TAKEN.finditer(sentence)]
    return any(not SUPPOSED_AHEAD.search(sentence[: found.start()]) for found in said)


def ends_lost(words: str) -> bool:
    """Whether what was put is followed by a sentence that only says that it was lost."""
    _, *behind = re.split(SENTENCE_END, words)
    return any(LOST.match(piece) for piece in behind)


def cut_votes(words: str) -> str:
    """Without the lines below a motion that say who moved it and how the vote went."""
    first, *behind = re.split(SENTENCE_END, words)
    kept = [piece for piece in behind if not BELOW_A_MOTION.match(piece)]
    return words if len(kept) == len(behind) else " ".join([first, *kept])


def is_voted(sentence: str) -> bool:
    """Whether it is what was put forward, with how the vote went behind it."""
    first, *behind = re.split(SENTENCE_END, sentence)
    return bool(PUT_FORWARD.search(first)) and any(OUTCOME.match(piece) for piece in behind)


def join_votes(sentences: list[str]) -> list[str]:
    """Of a proposal, who moved it and the vote on it, one sentence."""
    kept: list[str] = []
    for sentence in sentences:
        before = kept[-1] if kept else ""
        is_proposed = bool(PROPOSED.search(before))
        if is_proposed and not OUTCOME.match(sentence) and COUNT_OF_VOTES.match(sentence):
            continue
        if before and _belongs_to(sentence, before):
            kept[-1] = f"{before} {sentence}"
            continue
        if (at := _find_put(sentence, kept, [])) is not None:
            put = kept.pop(at)
            kept.insert(at, sentence if LOST.match(sentence) else f"{put} {sentence}")
            continue
        is_lost = bool(NOT_CARRIED.search(sentence) or LOST.match(sentence))
        if is_proposed and (is_decided(sentence) or is_lost):
            kept.pop()
        kept.append(sentence)
    return kept


def _find_put(sentence: str, before: list[str], ends: list[int]) -> int | None:
    """Where what was put forward stands, of which a later sentence says that it was carried or lost.

    before: the sentences or lines above it; ends: which of them nothing is looked for behind.
    """
    if len(sentence) > LONGEST_OUTCOME:
        return None
    outcome, lost = OUTCOME.match(sentence), LOST.match(sentence)
    named = (outcome["what"] or "").casefold() if outcome else sentence.casefold()
    if not (outcome or lost) or not any(name in named for name in NAMED_OUTCOMES):
        return None
    for at in range(len(before) - 1, max(len(before) - MOST_BETWEEN - 2, -1), -1):
        if at in ends:
            return None
        said = before[at]
        if is_put(said) and not any(OUTCOME.match(piece) for piece in re.split(SENTENCE_END, said)):
            return at
        if is_decided(said) or DECISION_LABEL.match(said[:LONGEST_SEARCHED]):
            return None
    return None


def match_voted(text: str) -> re.Match[str] | None:
    """A labelled proposal with how the vote on it went behind."""
    _, *behind = re.split(SENTENCE_END, text)
    return PUT_LABEL.match(text) if any(OUTCOME.match(piece) for piece in behind) else None


def _belongs_to(sentence: str, before: str) -> bool:
    """Whether a sentence only says how the vote on the one before went, or who moved it."""
    if MOVERS.match(sentence):
        return is_decided(before)
    if SECONDED.match(sentence[:LONGEST_OUTCOME]):
        return bool(PUT_FORWARD.search(before)) or is_decided(before)
    outcome = OUTCOME.match(sentence)
    if outcome is None:
        return False
    if PROPOSED.search(before) or PUT_FORWARD.search(before):
        return True
    what = (outcome["what"] or "").casefold()
    return is_decided(before) and not what.startswith(OF_THEIR_OWN)


def join_vote_lines(parts: list[Part]) -> list[Part]:
    """Lines that only say how the vote on the line before went, or who moved it, as one line with it."""
    joined: list[Part] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before is None or not (_is_prose(before) and _is_prose(part)):
            joined.append(part)
        elif _goes_with(part.line.text, before.line.text):
            joined[-1] = _join(before, part.line.text)
        elif MOVERS.match(before.line.text[:LONGEST_OUTCOME]) and _decides(part.line.text):
            joined[-1] = _join(part, before.line.text)
        elif (at := _find_put_line(part, joined)) is not None:
            joined[at] = _join(joined[at], part.line.text)
        else:
            joined.append(part)
    return joined


def _find_put_line(part: Part, above: list[Part]) -> int | None:
    near = above[-MOST_BETWEEN - 2 :]
    ends = [at for at, each in enumerate(near) if not _is_prose(each)]
    at = _find_put(part.line.text.strip(), [each.line.text[:LONGEST_SEARCHED] for each in near], ends)
    return None if at is None else len(above) - len(near) + at


def _join(part: Part, behind: str) -> Part:
    """The part with another line behind its own, as a sentence of its own."""
    text = part.line.text.rstrip()
    stop = "" if text.endswith((".", "!", "?", ";", ":")) else "."
    return replace(part, line=replace(part.line, text=f"{text}{stop} {behind.strip()}"))


def _is_prose(part: Part) -> bool:
    return not (part.opens or part.line.is_heading or part.line.cells)


def _goes_with(text: str, before: str) -> bool:
    if len(text) > LONGEST_OUTCOME:
        return False
    if BELOW_A_MOTION.match(text) and (
        MOTION.match(before) or DECISION_LABEL.match(before[:LONGEST_SEARCHED])
    ):
        return True
    if LOST.match(text):
        return is_put(before) or MOTION.match(before) is not None
    pieces = [piece for piece in re.split(SENTENCE_END, text.strip()) if piece]
    last = re.split(SENTENCE_END, before[:LONGEST_SEARCHED].strip())[-1]
    is_labelled = bool(DECISION_LABEL.match(before[:LONGEST_SEARCHED]))
    return all(
        _belongs_to(piece, last)
        or (is_labelled and bool(MOVERS.match(piece) or OUTCOME.match(piece)))
        or (is_put(before) and bool(OUTCOME.match(piece)))
        for piece in pieces
    )


def is_put(text: str) -> bool:
    """Whether it puts something forward, on which a vote may follow."""
    searched = text[:LONGEST_SEARCHED]
    return bool(PROPOSED.search(searched) or PUT_FORWARD.search(searched) or PUT_LABEL.match(searched))


def _decides(text: str) -> bool:
    searched = text[:LONGEST_SEARCHED]
    return bool(DECISION_LABEL.match(searched)) or is_decided(searched)
