"""How numbers and measures are said: whole points, "60 (52–68)", £1.2m, names of measures. LOOK's words."""

import math
import re
from collections.abc import Mapping

MEASURE_TITLES = {
    "communication": "Communication",
    "resources": "Resources",
    "change_resistance": "Resistance to change",
    "trust": "Trust",
    "alignment": "Alignment",
}
# What recorded streams are made of, in the words of a sentence.
PART_TITLES = {
    "attendance_share": "attendance",
    "median_days_to_decision": "days to a decision",
    "actions_closed_on_time_share": "actions closed on time",
    "unmet_need_share": "unmet need",
    "training_shortfall_share": "training certificates",
}
# The kinds of evidence, within a sentence.
SPOKEN = {"survey": "people’s answers", "meetings": "meetings and logs", "ledger": "the ledger"}
EVENT_TITLES = {
    "small_win": "small win",
    "training": "training",
    "check_in": "informal check-in",
    "policy": "policy step",
    "people": "change of people",
}
NOT_SHOWN = "not shown: too few or no answers"
NOT_COMPARED = (
    "No score can be compared with the quarter before: answers of one of the two are not shown, or "
    "other questions were asked."
)
CURRENCY_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}
# "People are split on …", in one word each, so that a chip and a sentence agree.
AGREEMENT_SPLIT = "split"
CAMPS = "opinion_camps"  # the measure of the cell that says how many there are
MORE_THAN_THIS_IS_MOST = 0.5
MOST_NAMED = 8  # partnerships in one sentence: the example has eight


def say_points(value: float) -> str:
    """A score as a whole point; a minus that shows as one: "−4"."""
    return f"{round(value):d}".replace("-", "−")


def say_interval(estimate: float, low: float, high: float) -> str:
    """An estimate and the range that the true level plausibly lies in: "60 (52–68)"."""
    if any(math.isnan(edge) for edge in (low, high)):
        return say_points(estimate)
    return f"{say_points(estimate)} ({say_range(low, high)})"


def say_range(low: float, high: float) -> str:
    """A range in whole points; "to" where an edge is negative, since a dash would read as a minus."""
    joint = " to " if low < 0 or high < 0 else "–"
    return f"{say_points(low)}{joint}{say_points(high)}"


def say_share(share: float) -> str:
    """A share as a percentage: "68 %"."""
    return f"{round(100 * share):d} %"


def say_share_as_published(share: float, detail: object) -> str:
    """A share that may stand for an end: "60 %", "at least 75 %", "at most 25 %"."""
    return f"{name_bound(detail)}{say_share(share)}"


def name_bound(detail: object) -> str:
    """What stands before a number that was kept from the end, by its cell's detail; else nothing."""
    bound = str(detail.get("bound", "")) if isinstance(detail, dict) else ""
    return {"≥": "at least ", "≤": "at most "}.get(bound[:1], "")


def say_largest_part(share: float) -> str:
    """What the largest of several parts may be called: "most of it" from more than half on."""
    return "most of it" if share > MORE_THAN_THIS_IS_MOST else "the largest part of it"


def say_money(amount: float, currency: str = "GBP") -> str:
    """An amount that can be read aloud: £1.2m, £240k, £900."""
    sign = CURRENCY_SIGNS.get(currency, f"{currency} ")
    size = abs(amount)
    minus = "−" if amount < 0 else ""
    if size >= 999_500:
        return f"{minus}{sign}{size / 1e6:.1f}m"
    # Half a thousand is rounded up, as people do: Python's own rounding makes £22k of £22,500.
    return f"{minus}{sign}{int(size / 1e3 + 0.5)}k" if size >= 9_995 else f"{minus}{sign}{size:,.0f}"


def say_count(count: float, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 person", "7 people"."""
    noun = one if round(count) == 1 else many or f"{one}s"
    return f"{round(count):,d} {noun}"


def say_part(part: float, whole: float) -> str:
    """How many of a number, to stand before its noun: "4 of 6", "None of 2"."""
    return f"{f'{round(part):,d}' if round(part) else 'None'} of {round(whole):,d}"


# What reads badly when a line ends in the middle of it, as lines do on a telephone.
KEPT_TOGETHER = re.compile(
    r"\d+ \(−?\d+(?:–| to )−?\d+\)"  # 60 (52–68)
    r"|\d+ %"
    r"|\b\d{1,2} [A-Z][a-z]{2} \d{4}\b"  # 4 Jul 2026
    r"|\b[A-Z][a-z]{2}–[A-Z][a-z]{2} \d{4}\b"  # Jul–Sep 2026
    r"|^[○●▲▼] \w+(?: tell)?"
)
NO_BREAK, NO_BREAK_HERE = "\u00a0", "\u2060"


def keep_together(text: str) -> str:
    """The same words, with ranges, percentages, dates and quarters that no line break can part."""
    return KEPT_TOGETHER.sub(
        lambda found: found[0].replace(" ", NO_BREAK).replace("–", f"–{NO_BREAK_HERE}"), text
    )


def join_words(words: list[str]) -> str:
    """A list as one would say it: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def say_what_is_synthetic(is_synthetic: Mapping[str, bool]) -> str:
    """Which of these partnerships are invented, in one sentence; nothing where none is.

    is_synthetic: of each partnership that a page or a document is about, by its name
    """
    invented = [name for name, is_invented in is_synthetic.items() if is_invented]
    others = [name for name, is_invented in is_synthetic.items() if not is_invented]
    if not invented:
        return ""
    if len(invented) == 1:
        return f"{invented[0]} is a synthetic example: its people, agencies and numbers are invented."
    which = f"All {len(invented):,} partnerships" if not others else _name_some(invented)
    if others and len(others) < len(invented):
        which = f"All partnerships but {_name_some(others)}"
    return f"{which} are synthetic examples: their people, agencies and numbers are invented."


def _name_some(names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    return join_words([*names[:MOST_NAMED], *([f"{more:,} more"] if more > 0 else [])])


def say_group(name: str) -> str:
    """A group of sectors at the head of a line: "education and police" as "Education and police".

    For sectors alone: the names of organisations and partnerships stay as they are.
    """
    return f"{name[:1].upper()}{name[1:]}".replace(" and parents and carers", ", parents and carers")
