"""How sure are we? The published figures of one quarter as plain sentences. METHODS, What is not claimed."""

from collections.abc import Mapping

import pandas as pd

from analytics.barriers import ABOUT_THE_SAME, SURE_SHARE
from analytics.instruments import BARRIERS, STRENGTHS
from analytics.stream_words import say_disagreement
from analytics.wording import CAMPS, MEASURE_TITLES, NOT_SHOWN, join_words, say_count, say_share

FIVE = (*BARRIERS, *STRENGTHS)
STREAM_WORDS = {"survey": "the survey", "meetings": "meetings", "ledger": "the ledger"}
NOT_CARRIED = (
    "No range here carries what people held back, who was never asked, a question that was read in another "
    "way than it was meant, or a meeting nobody wrote down. A narrow range is not a promise."
)
AGREEMENT_RULE = (
    "“Close” means that answers lie, on average, within a sixth of the scale of their own mean; “split”, as "
    "far apart as answers spread evenly, so that the mean describes hardly anyone."
)
NO_CAMPS = "No camps were found, which does not mean that there are none."
SCALE_UNKNOWN = (
    "there are not enough people to judge whether the questions hang together (it takes 30 who answered them "
    "all, and often more)"
)
ORGANISATIONS_UNKNOWN = (
    "Whether it matters which organisation people work for cannot be told from so few people."
)
MOST_NAMED = 3
MOST_TELLING = 3  # of the sentences, those that everybody should read; the rest waits until somebody asks
WHY_WIDER = (
    "A score takes this quarter’s meetings and actions as they were. Whether two quarters really differ is "
    "harder to tell: a few meetings go well or badly by luck. So a change has a wider range than a score."
)


def explain_sureness(cells: pd.DataFrame, titles: Mapping[str, str] | None = None) -> list[str]:
    """What this partnership's own figures say about how sure its numbers are; the MOST_TELLING first.

    cells: the cells of one release; `titles` gives constructs their names (id → title)
    """
    names = MEASURE_TITLES | dict(titles or {})
    said = [
        say_disagreement(cells),  # first: the survey's own error is small beside it
        _say_who_answered(cells),
        _say_ranges(cells),
        _say_smallest_change(cells),
        say_why_wider(cells),
        _say_people_needed(cells),
        _say_who_stayed(cells),
        _say_streams(cells),
        _say_agreement(cells, names),
        say_scales(cells, names),
        _say_dependence(cells),
        _say_order(cells),
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
    return f"Each score is give or take so many points: {join_words(parts)}."


def _say_smallest_change(cells: pd.DataFrame) -> str:
    known = _changes(cells, "smallest_detectable_change")
    if known.empty:
        return "There is no earlier quarter that can be compared, so nothing can be said about change yet."
    parts = [
        f"{_name(name)} {points:.0f}" for name, points in zip(known["measure"], known["of"], strict=True)
    ]
    return (
        f"A change since the quarter before would probably have shown from so many points on: "
        f"{join_words(parts)}. A smaller one may be there and go unseen."
    )


def say_why_wider(cells: pd.DataFrame) -> str:
    """Why a change's range is wider than a score's; "" where no barrier's change rests on records."""
    changed = cells[cells["measure"].isin(BARRIERS) & cells["breakdown"].eq("change")]
    rests_on_records = changed["evidence_streams"].astype(str).str.contains("meetings|ledger")
    return WHY_WIDER if rests_on_records.any() else ""


def _say_people_needed(cells: pd.DataFrame) -> str:
    more = _changes(cells, "more_people_per_round")
    more = more[more["of"] > 0]
    row = _whole(cells, ["participation"])
    asked = float(row.iloc[0]["invited_count"]) if len(row) else float("nan")
    needed = _changes(cells, "people_needed_per_round")
    are_too_many = more["measure"].isin(needed.loc[needed["of"] > asked, "measure"])
    unreachable = [_name(name) for name in more.loc[are_too_many, "measure"]]
    more = more[~are_too_many]
    same = _changes(cells, "same_people_needed")
    same = same[same["of"] > 0]
    parts = [f"{_name(name)} {count:.0f}" for name, count in zip(more["measure"], more["of"], strict=True)]
    again = [f"{_name(name)} {count:.0f}" for name, count in zip(same["measure"], same["of"], strict=True)]
    to_see = "To see a change of 10 points,"
    said = [f"{to_see} more people in each round: {join_words(parts)}."] if parts else []
    if again:
        said.append(f"{'Or' if parts else to_see} the same people both times: {join_words(again)}.")
    if unreachable:
        said.append(
            "Not even everybody who was asked would be enough to see a change of 10 points in "
            f"{join_words(unreachable)}; several quarters together tell more."
        )
    return " ".join(said)


def _say_who_stayed(cells: pd.DataFrame) -> str:
    """Counts of those who answered both times; where one of them may not be shown, none is."""
    rows = _whole(cells, ["stayers", "joiners", "leavers"])
    if rows.empty:
        return ""
    counts = dict(zip(rows["measure"], rows["estimate"], strict=True))
    if rows["estimate"].isna().any():
        return (
            "How many people answered both this time and the time before cannot be shown, so the two rounds "
            "are compared as if all were different people; that takes a larger change to be sure of."
        )
    return (
        f"{say_count(counts['stayers'], 'person', 'people')} answered both times, {counts['joiners']:.0f} "
        f"only now, {counts['leavers']:.0f} only before: a mean also moves when those who answer change."
    )


def _say_streams(cells: pd.DataFrame) -> str:
    rows = _whole(cells, BARRIERS)
    rows = rows[rows["estimate"].notna() & rows["evidence_streams"].notna()]
    if rows.empty:
        return ""
    parts = []
    for streams in rows["evidence_streams"].drop_duplicates():
        own = [_name(name) for name in rows.loc[rows["evidence_streams"].eq(streams), "measure"]]
        rests = join_words([STREAM_WORDS.get(name, name) for name in str(streams).split("+")])
        parts.append(f"{join_words(own)} on {rests}")
    return f"What each barrier rests on: {'; '.join(parts)}. A single kind of evidence can mislead."


def _say_agreement(cells: pd.DataFrame, names: Mapping[str, str]) -> str:
    said = say_agreement(cells)
    return f"{said} {AGREEMENT_RULE} {_say_camps(cells, names)}" if said else ""


def say_agreement(cells: pd.DataFrame) -> str:
    """On which measures people answer alike, and on which they do not; "" where nothing is said of it."""
    words = _whole(cells, FIVE)
    words = words[words["agreement"].notna() & words["agreement"].ne("")]
    if words.empty:
        return ""
    parts = []
    for word in words["agreement"].drop_duplicates():
        own = [_name(name) for name in words.loc[words["agreement"].eq(word), "measure"]]
        parts.append(f"“{word}” on {join_words(own)}")
    return f"People are {'; '.join(parts)}."


def _say_camps(cells: pd.DataFrame, names: Mapping[str, str]) -> str:
    row = _whole(cells, [CAMPS])
    if row.empty or row.iloc[0]["verdict"] != "camps_found":
        return NO_CAMPS
    detail = row.iloc[0]["detail"]
    on = [f"“{names[name].lower()}”" for name in detail["divided_on"] if name in names]
    return f"{detail['camp_count']} camps stand apart" + (f", most on {join_words(on)}." if on else ".")


def say_scales(cells: pd.DataFrame, names: Mapping[str, str]) -> str:
    """Which scales' questions hang together, as far as that can be told of so few people."""
    rows = cells[cells["breakdown"].eq("reliability") & cells["measure"].isin(list(names))]
    if rows.empty:
        return f"{SCALE_UNKNOWN[0].upper()}{SCALE_UNKNOWN[1:]}."
    said = []
    for verdict, words in (
        ("hangs_together", "The questions hang together on"),
        ("holds_together_loosely", "They hold together only loosely on"),
    ):
        own = [names[name].lower() for name in rows.loc[rows["verdict"].eq(verdict), "measure"]]
        more = [f"{len(own) - MOST_NAMED} more"] if len(own) > MOST_NAMED else []
        said += [f"{words} {join_words(own[:MOST_NAMED] + more)}."] if own else []
    loosely = rows["verdict"].eq("holds_together_loosely").any()
    hint = " Where they are loose, look at what lies behind rather than at the mean." if loosely else ""
    said[0] = said[0].replace("They hold", "The questions hold")
    return f"{' '.join(said)}{hint} For the rest {SCALE_UNKNOWN}."


def _say_dependence(cells: pd.DataFrame) -> str:
    rows = cells[cells["breakdown"].eq("dependence") & cells["measure"].isin(FIVE)]
    depends = [_name(name) for name in rows.loc[rows["verdict"].eq("depends"), "measure"]]
    if depends:
        return (
            f"It matters which organisation people work for on {join_words(depends)}: there the ranges are "
            "somewhat too narrow (they hold the true level about 92 times in 100, not 95)."
        )
    if rows.empty:
        return ORGANISATIONS_UNKNOWN
    return "There is no sign that it matters which organisation people work for."


def _say_order(cells: pd.DataFrame) -> str:
    row = cells[cells["measure"].eq("heaviest_barrier") & cells["breakdown"].eq("whole")]
    shares = row.iloc[0]["detail"] if len(row) and isinstance(row.iloc[0]["detail"], dict) else {}
    known = {name: float(shares[name]) for name in BARRIERS if name in shares}
    if not known:
        return "Which barrier weighs most cannot be put in order."
    first = max(known, key=known.__getitem__)
    ending = "that is enough to name it the heaviest"
    if row.iloc[0]["verdict"] == ABOUT_THE_SAME:
        barriers = _whole(cells, BARRIERS).dropna(subset=["estimate"]).nlargest(2, "estimate")
        if barriers["low"].isna().any():
            return "Without survey answers scores have no range, and which barrier weighs most stays open."
        ending = "the barriers are called about the same"
        if known[first] >= SURE_SHARE:
            ending = "but it rests on one kind of evidence, and to name it the heaviest takes two"
    return (
        f"If the scores are drawn again and again within their ranges, {_name(first)} comes out heaviest in "
        f"{say_share(known[first])} of the draws: {ending}.{_say_without_one(cells)}"
    )


def _say_without_one(cells: pd.DataFrame) -> str:
    row = cells[cells["measure"].eq("leave_one_out") & cells["breakdown"].eq("whole")]
    verdict = row.iloc[0]["verdict"] if len(row) else None
    if verdict == "holds":
        return " Leave out any one organisation, and the same barrier still weighs most."
    if verdict == "does_not_hold":
        return (
            " Leave out one organisation, and another barrier weighs most: the order hangs on who answered."
        )
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
