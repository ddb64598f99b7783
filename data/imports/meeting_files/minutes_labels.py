"""Several labels on one line are several decisions and actions: "Agreed: … Agreed: … Action: …"."""

import re

from data.imports.meeting_files.minutes_votes import is_put
from data.imports.meeting_files.minutes_wording import (
    ACTION_BEHIND,
    COUNT_OF_VOTES,
    DECISION_LABEL,
    LONGEST_SEARCHED,
    SENTENCE_END,
)

NUMBER = r"(?:\s+(?:no\.?\s*)?\d[\w./-]{0,12})?"
DECISION_AHEAD = (
    r"(?:(?:(?:KEY\s+)?DECISION|DECIDED|AGREED|RESOLVED|APPROVED|DEFERRED|Decision|Decided|Agreed|Resolved|"
    rf"Approved|Deferred|Penderfyniad)(?:\s+unanimously)?{NUMBER}"
    r"\s*(?::\s|\s[–—-]\s|\s(?=to\b(?! be\b)|that\b)))"
)
ACTION_AHEAD = (
    rf"(?:(?:NEW\s+)?(?:ACTION|Action)(?:\s+(?:POINT|ITEM|point|item))?{NUMBER}"
    r"(?:\s*\([^()]{1,60}\)|\s+[A-Z]{2,3})?\s*(?::\s|\s[–—-]\s))"
)
LABEL_AHEAD = re.compile(
    rf"{SENTENCE_END}(?={DECISION_AHEAD}|{ACTION_AHEAD})|(?<=;)\s+(?={DECISION_AHEAD}|{ACTION_AHEAD})|"
    r"(?:,|;)?\s+and\s+(?=RESOLVED (?:to|that|THAT)\b)"
)
# A motion, its vote and what was resolved on it are one.
OF_ONE_VOTE = re.compile(r"^\W*(?:motion|vote|proposal|recommendation)\b", re.IGNORECASE)
LABEL = re.compile(rf"^(?:{DECISION_AHEAD}|{ACTION_AHEAD})")


def split_at_labels(text: str) -> list[str]:
    """The passages of a line, each with at most one label; what only says how a vote went stays with it."""
    if OF_ONE_VOTE.match(text):
        return [text]
    passages: list[str] = []
    for piece in LABEL_AHEAD.split(text[:LONGEST_SEARCHED]):
        before = passages[-1] if passages else ""
        decided = DECISION_LABEL.match(piece)
        is_outcome = bool(decided and COUNT_OF_VOTES.match(decided[1]))
        if before and (is_outcome or is_put(before) or ACTION_BEHIND.match(f"{before} {piece}")):
            passages[-1] = f"{before} {piece}"
        else:
            passages.append(piece)
    return passages


def is_labelled(text: str) -> bool:
    """Whether it begins with a label of a decision or an action."""
    return LABEL.match(text) is not None
