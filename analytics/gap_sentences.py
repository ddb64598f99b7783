"""Published ledger cells of many partnerships → what a funder should know first, each with a next step."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analytics.wording import join_words, say_count, say_largest_part, say_money, say_share


@dataclass(frozen=True)
class Spread:
    """How amounts lie over partnerships: how many were looked at, and of those above nothing how many there
    are, their sum, and the largest with its name."""

    listed: int = 0
    count: int = 0
    total: float = 0.0
    largest_name: str = ""
    largest: float = 0.0


@dataclass(frozen=True)
class GapTotals:
    """What the sentences say of all partnerships. unmet and waiting in pounds, posts in full-time posts."""

    partnership_count: int
    unmet: Spread
    waiting: Spread
    posts: Spread
    short_count: float
    needed_count: float


SENTENCE_COLUMNS = ["sentence", "next_step", "partnership"]
MOST_NAMES = 3
# A part below this is too small to say where the whole is.
LEAST_SHARE_NAMED = 0.1


def measure_gap_totals(partnerships: pd.DataFrame, people: pd.DataFrame) -> GapTotals:
    """What the sentences say of all partnerships.

    partnerships: label | committed_gbp | received_gbp | unmet_need_gbp, most unmet first
    people:       partnership | fte_gap | short_count | needed_count
    """
    waiting = partnerships["committed_gbp"] - partnerships["received_gbp"]
    return GapTotals(
        partnership_count=len(partnerships),
        unmet=_measure_spread(partnerships["unmet_need_gbp"], partnerships["label"]),
        waiting=_measure_spread(waiting, partnerships["label"]),
        posts=_measure_spread(people["fte_gap"], people["partnership"]),
        short_count=float(people["short_count"].sum()),
        needed_count=float(people["needed_count"].sum()),
    )


def _measure_spread(amounts: pd.Series, names: pd.Series) -> Spread:
    is_above = amounts.fillna(0).astype(float) > 0
    above = amounts[is_above].astype(float)
    if above.empty:
        return Spread(len(amounts))
    largest = int(above.argmax())
    name, most = str(names[is_above].iloc[largest]), float(above.iloc[largest])
    return Spread(len(amounts), len(above), float(above.sum()), name, most)


def build_gap_sentences(partnerships: pd.DataFrame, totals: GapTotals, felt: pd.DataFrame) -> pd.DataFrame:
    """The few sentences that stand above the charts of the gap desk, most telling first.

    partnerships: label | unmet_need_gbp, the first of them, most unmet first
    totals:       of all partnerships
    felt:         partnership | corner
    returns:      sentence | next_step | partnership, the one to look at first, "" where none stands out
    """
    said = [
        *_say_where(partnerships, totals.unmet),
        *_say_felt(felt),
        *_say_not_arrived(totals.waiting),
        *_say_posts(totals.posts),
        *_say_courses(totals.short_count, totals.needed_count),
    ]
    return pd.DataFrame(said, columns=SENTENCE_COLUMNS)


def _say_where(partnerships: pd.DataFrame, unmet: Spread) -> Iterator[tuple[str, str, str]]:
    if unmet.count < 2:
        return
    first = partnerships[partnerships["unmet_need_gbp"] > 0].head(MOST_NAMES)
    named = join_words(
        [
            f"{name} ({say_money(sum_)})"
            for name, sum_ in zip(first["label"], first["unmet_need_gbp"], strict=True)
        ]
    )
    share = first["unmet_need_gbp"].sum() / unmet.total
    if share < LEAST_SHARE_NAMED:
        yield (
            f"It is spread over {say_count(unmet.count, 'partnership')}; the most is in {named}.",
            "Ask what many of them lack alike: it may be bought once for all",
            first["label"].iloc[0],
        )
        return
    where = f"{say_share(share)} of it" if unmet.count > len(first) else "All of it"
    step = "Ask each of them what one more pound would do first"
    yield f"{where} is in {named}.", step, first["label"].iloc[0]


def _say_felt(felt: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    unseen = felt.loc[felt["corner"].eq("felt_not_recorded"), "partnership"].tolist()
    if unseen:
        yield (
            f"People in {join_words(unseen[:MOST_NAMES])}{_and_more(unseen)} report a shortage that the "
            "ledger does not show.",
            "Ask what nobody has written down: time, goodwill, skills",
            unseen[0],
        )


def _say_not_arrived(waiting: Spread) -> Iterator[tuple[str, str, str]]:
    """Of sums by partnership, so that nothing is said where one line's surplus could hide another's delay."""
    if waiting.count:
        yield (
            f"At least {say_money(waiting.total)} that is committed is not on record as received"
            f"{_say_largest(waiting)}.",
            "Ask when it will be paid",
            _name_largest(waiting),
        )


def _say_posts(posts: Spread) -> Iterator[tuple[str, str, str]]:
    if posts.count:
        yield (
            f"{posts.total:.1f} full-time posts have nobody in them"
            f"{_say_largest(posts).replace(' of it ', ' of them ')}.",
            "Ask whether money or candidates are missing",
            _name_largest(posts),
        )


def _say_courses(short: float, needed: float) -> Iterator[tuple[str, str, str]]:
    if needed > 0 and short > 0:
        yield (
            f"{say_count(short, 'certificate is', 'certificates are')} missing or out of date, of "
            f"{needed:,.0f} that people need ({say_share(short / needed)}).",
            "Offer a joint course: it trains people and lets them meet",
            "",
        )


def _say_largest(spread: Spread) -> str:
    """Where most of it is; of one partnership alone there is nothing to say."""
    if spread.listed == 1:
        return ""
    if not _name_largest(spread):
        return f", spread over {say_count(spread.count, 'partnership')}"
    return f", {say_largest_part(spread.largest / spread.total)} in {spread.largest_name}"


def _name_largest(spread: Spread) -> str:
    """The partnership with the largest part, where that is not too small to name."""
    return spread.largest_name if spread.largest >= LEAST_SHARE_NAMED * spread.total else ""


def _and_more(names: list[str]) -> str:
    more = len(names) - MOST_NAMES
    return f" and {say_count(more, 'other partnership')}" if more > 0 else ""
