"""Published ledger cells of many partnerships → what a funder should know first, each with a next step."""

from collections.abc import Iterator

import pandas as pd

from analytics.wording import join_words, say_count, say_largest_part, say_money, say_share

SENTENCE_COLUMNS = ["sentence", "next_step"]
MOST_NAMES = 3
# A part below this is too small to say where the whole is.
LEAST_SHARE_NAMED = 0.1


def build_gap_sentences(partnerships: pd.DataFrame, people: pd.DataFrame, felt: pd.DataFrame) -> pd.DataFrame:
    """The few sentences that stand above the charts of the gap desk, most telling first.

    partnerships: label | committed_gbp | received_gbp | unmet_need_gbp, most unmet first
    people:       partnership | fte_gap | training_shortfall_share | short_count | needed_count
    felt:         partnership | corner
    returns:      sentence | next_step
    """
    said = [
        *_say_where(partnerships),
        *_say_felt(felt),
        *_say_not_arrived(partnerships),
        *_say_posts(people),
        *_say_courses(people),
    ]
    return pd.DataFrame(said, columns=SENTENCE_COLUMNS)


def _say_where(partnerships: pd.DataFrame) -> Iterator[tuple[str, str]]:
    short = partnerships[partnerships["unmet_need_gbp"] > 0]
    if len(short) < 2:
        return
    first = short.head(MOST_NAMES)
    named = join_words(
        [
            f"{name} ({say_money(sum_)})"
            for name, sum_ in zip(first["label"], first["unmet_need_gbp"], strict=True)
        ]
    )
    share = first["unmet_need_gbp"].sum() / short["unmet_need_gbp"].sum()
    if share < LEAST_SHARE_NAMED:
        yield (
            f"It is spread over {say_count(len(short), 'partnership')}; the most is in {named}.",
            "Ask what many of them lack alike: it may be bought once for all",
        )
        return
    where = f"{say_share(share)} of it" if len(short) > len(first) else "All of it"
    yield f"{where} is in {named}.", "Ask each of them what one more pound would do first"


def _say_felt(felt: pd.DataFrame) -> Iterator[tuple[str, str]]:
    unseen = felt.loc[felt["corner"].eq("felt_not_recorded"), "partnership"].tolist()
    if unseen:
        yield (
            f"People in {join_words(unseen[:MOST_NAMES])}{_and_more(unseen)} report a shortage that the "
            "ledger does not show.",
            "Ask what nobody has written down: time, goodwill, skills",
        )


def _say_not_arrived(partnerships: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Of sums by partnership, so that nothing is said where one line's surplus could hide another's delay."""
    waiting = (partnerships["committed_gbp"] - partnerships["received_gbp"]).clip(lower=0)
    if waiting.sum() > 0:
        yield (
            f"At least {say_money(waiting.sum())} that is committed has not arrived"
            f"{_say_largest(waiting, partnerships['label'])}.",
            "Ask when it will be paid",
        )


def _say_posts(people: pd.DataFrame) -> Iterator[tuple[str, str]]:
    empty = people["fte_gap"].fillna(0)
    if empty.sum() > 0:
        yield (
            f"{empty.sum():.1f} full-time posts have nobody in them"
            f"{_say_largest(empty, people['partnership']).replace(' of it ', ' of them ')}.",
            "Ask whether money or candidates are missing",
        )


def _say_courses(people: pd.DataFrame) -> Iterator[tuple[str, str]]:
    short, needed = people["short_count"].sum(), people["needed_count"].sum()
    if needed > 0 and short > 0:
        yield (
            f"{say_count(short, 'certificate is', 'certificates are')} missing or out of date, of "
            f"{needed:,.0f} that people need ({say_share(short / needed)}).",
            "Offer a joint course: it trains people and lets them meet",
        )


def _say_largest(amounts: pd.Series, names: pd.Series) -> str:
    """Where most of it is; of one partnership alone there is nothing to say."""
    if len(amounts) == 1:
        return ""
    place = int(amounts.argmax())
    if amounts.iloc[place] < LEAST_SHARE_NAMED * amounts.sum():
        return f", spread over {say_count(int((amounts > 0).sum()), 'partnership')}"
    return f", {say_largest_part(amounts.iloc[place] / amounts.sum())} in {names.iloc[place]}"


def _and_more(names: list[str]) -> str:
    more = len(names) - MOST_NAMES
    return f" and {say_count(more, 'other partnership')}" if more > 0 else ""
