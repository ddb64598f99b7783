"""What an import stored, said in words: one row of a file may become a meeting and several seats at it."""

from collections.abc import Mapping

from analytics.wording import join_words, say_count

# table → what one of its rows is, and what several are
WORDS_OF: dict[str, tuple[str, str]] = {
    "response": ("person’s answers", "people’s answers"),
    "comment": ("comment", "comments"),
    "working_tie": ("rating of another organisation", "ratings of another organisation"),
    "meeting": ("meeting", "meetings"),
    "attendance": ("entry of who came", "entries of who came"),
    "decision": ("decision", "decisions"),
    "action": ("action", "actions"),
    "resource_line": ("line of money", "lines of money"),
    "staff_line": ("post", "posts"),
    "training": ("line of training", "lines of training"),
    "event": ("event", "events"),
}
NOTHING = "nothing"
# What a file of a kind consists of, where that is no rows.
PARTS_OF: dict[str, tuple[str, str]] = {
    "minutes": ("line", "lines"),
    "transcript": ("passage of speech", "passages of speech"),
    "invitation": ("calendar entry", "calendar entries"),
}
TABLE_OF_FRAME = {
    "responses": "response",
    "meetings": "meeting",
    "attendance": "attendance",
    "decisions": "decision",
    "actions": "action",
    "resources": "resource_line",
    "staff": "staff_line",
    "trainings": "training",
    "events": "event",
}


def say_parts(count: int, kind: str) -> str:
    """How much of a file: "18 rows", "57 lines" of minutes."""
    return say_count(count, *PARTS_OF.get(kind, ("row", "rows")))


def say_stored(counts: Mapping[str, int]) -> str:
    """Counts by table in words: "12 meetings and 18 entries of who came"; "nothing" where all are 0."""
    said = [say_count(counts[name], *words) for name, words in WORDS_OF.items() if counts.get(name)]
    return join_words(said) or NOTHING
