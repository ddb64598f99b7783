"""How sure are we? The published figures of one quarter as plain sentences. METHODS, What is not claimed."""

import pandas as pd

from analytics.instruments import BARRIERS, STRENGTHS
from analytics.wording import MEASURE_TITLES, NOT_SHOWN, join_words, say_count, say_share

FIVE = (*BARRIERS, *STRENGTHS)
NOT_CARRIED = (
    "No range here carries what people held back, who was never asked, a question that was read in another "
    "way than it was meant, or a meeting nobody wrote down. A narrow range is not a promise."
)
AGREEMENT_RULE = (
    "Whether people agree is judged by how far their answers lie from their own mean: “close” when it is at "
    "most a sixth of the number of answers on offer, “split” from a quarter, as far apart as answers spread "
    "evenly over the scale, or when whole scores fall into two camps; between them it is “mixed”."
)


def explain_sureness(cells: pd.DataFrame) -> list[str]:
    """What this partnership's own figures say about how sure its numbers are, one sentence or two a point.

    cells: the cells of one release
    """
    said = [
        _say_who_answered(cells),
        _say_ranges(cells),
        _say_smallest_change(cells),
        _say_people_needed(cells),
        _say_agreement(cells),
        _say_order(cells),
        _say_without_one(cells),
        NOT_CARRIED,
    ]
    return [sentence for sentence in said if sentence]


def _say_who_answered(cells: pd.DataFrame) -> str:
    row = _whole(cells, ["participation"])
    if row.empty or pd.isna(row.iloc[0]["respondent_count"]):
        return f"Who answered is {NOT_SHOWN}."
    answered, invited = row.iloc[0][["respondent_count", "invited_count"]]
    if pd.isna(invited) or not invited:
        return f"{say_count(answered, 'person', 'people')} answered. How many were asked is not recorded."
    silent = max(float(invited) - float(answered), 0.0)
    words = f"{answered:.0f} of {say_count(invited, 'person', 'people')} who were asked answered"
    if not silent:
        return f"{words}: nobody's view is missing."
    return (
        f"{words} ({say_share(answered / invited)}). What the other {silent:.0f} think is not known, and "
        "no calculation can say."
    )


def _say_ranges(cells: pd.DataFrame) -> str:
    shown = _whole(cells, FIVE)
    shown = shown[shown["low"].notna() & shown["high"].notna()]
    if shown.empty:
        return f"The five measures have no ranges: {NOT_SHOWN}."
    half = ((shown["high"] - shown["low"]).astype(float) / 2).round()
    parts = [f"{_name(name)} {width:.0f}" for name, width in zip(shown["measure"], half, strict=True)]
    return (
        f"So many answers pin a level down to this many points either way: {join_words(parts)}. The true "
        "level plausibly lies anywhere within that."
    )


def _say_smallest_change(cells: pd.DataFrame) -> str:
    known = _changes(cells, "smallest_detectable_change")
    if known.empty:
        return "There is no earlier quarter to compare with, so nothing can be said about change yet."
    parts = [
        f"{_name(name)} {points:.0f}" for name, points in zip(known["measure"], known["of"], strict=True)
    ]
    return (
        f"The smallest change since the quarter before that would probably have shown, in points: "
        f"{join_words(parts)}. A smaller one may be there and go unseen."
    )


def _say_people_needed(cells: pd.DataFrame) -> str:
    more = _changes(cells, "more_people_per_round")
    more = more[more["of"] > 0]
    same = _changes(cells, "same_people_needed")
    same = same[same["of"] > 0]
    parts = [f"{_name(name)} {count:.0f}" for name, count in zip(more["measure"], more["of"], strict=True)]
    again = [f"{_name(name)} {count:.0f}" for name, count in zip(same["measure"], same["of"], strict=True)]
    said = f"To see a change of 10 points, more people in each round: {join_words(parts)}." if parts else ""
    if again:
        said += f" Or the same people both times: {join_words(again)}."
    return said.strip()


def _say_agreement(cells: pd.DataFrame) -> str:
    words = _whole(cells, FIVE)
    words = words[words["agreement"].notna() & words["agreement"].ne("")]
    if words.empty:
        return AGREEMENT_RULE
    own = join_words(
        [f"{_name(name)} “{word}”" for name, word in zip(words["measure"], words["agreement"], strict=True)]
    )
    return f"{AGREEMENT_RULE} Here: {own}."


def _say_order(cells: pd.DataFrame) -> str:
    row = cells[cells["measure"].eq("heaviest_barrier") & cells["breakdown"].eq("whole")]
    shares = row.iloc[0]["detail"] if len(row) and isinstance(row.iloc[0]["detail"], dict) else {}
    known = {name: float(shares[name]) for name in BARRIERS if name in shares}
    if not known:
        return "Which barrier weighs most cannot be put in order."
    first = max(known, key=known.__getitem__)
    ending = (
        "the barriers are called about the same"
        if row.iloc[0]["verdict"] == "about_the_same"
        else "that is enough to name it the heaviest"
    )
    return (
        f"If the scores are drawn again and again within their ranges, {_name(first)} comes out heaviest in "
        f"{say_share(known[first])} of the draws: {ending}."
    )


def _say_without_one(cells: pd.DataFrame) -> str:
    row = cells[cells["measure"].eq("leave_one_out") & cells["breakdown"].eq("whole")]
    verdict = row.iloc[0]["verdict"] if len(row) else None
    if verdict == "holds":
        return "Leave out any one organisation, and the same barrier still weighs most."
    if verdict == "does_not_hold":
        return "Leave out one organisation, and another barrier weighs most: the order hangs on who answered."
    return ""


def _name(measure: str) -> str:
    return MEASURE_TITLES[measure].lower()


def _whole(cells: pd.DataFrame, measures: list[str] | tuple[str, ...]) -> pd.DataFrame:
    own = cells[cells["measure"].isin(measures) & cells["breakdown"].eq("whole")]
    order = {name: place for place, name in enumerate(measures)}
    return own.sort_values("measure", key=lambda names: names.map(order))


def _changes(cells: pd.DataFrame, name: str) -> pd.DataFrame:
    """measure | of: a number in the detail of each measure's latest change, where it is stated."""
    own = cells[cells["measure"].isin(FIVE) & cells["breakdown"].eq("change")]
    own = own.sort_values("group").drop_duplicates("measure", keep="last")
    stated = [detail.get(name) if isinstance(detail, dict) else None for detail in own["detail"]]
    found = own[["measure"]].assign(of=pd.Series(stated, index=own.index, dtype=float)).dropna()
    order = {measure: place for place, measure in enumerate(FIVE)}
    return found.sort_values("measure", key=lambda names: names.map(order))
