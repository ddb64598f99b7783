"""Findings → the title of a page: its message in about ten words. The glance page uses `write_headline`."""

from datetime import date

import pandas as pd

from analytics.charts.palette import VERDICT_LOOK
from analytics.findings import write_headline
from analytics.instruments import STRENGTHS
from analytics.wording import MEASURE_TITLES, join_words, say_count, say_interval, say_largest_part, say_money

# More would make the title of an agenda longer than ten words.
MOST_SUBJECTS = 3
# From this probability on, all quarters together are said to make something very likely. METHODS, Trends.
VERY_LIKELY = 0.95


def write_barrier_title(findings: pd.DataFrame) -> str:
    """Which barrier weighs most, and whether its evidence agrees."""
    heaviest = findings[findings["kind"].eq("heaviest")]
    first = write_headline(heaviest) if not heaviest.empty else "What weighs most cannot be shown"
    apart = findings[findings["kind"].isin(["streams_disagree", "perceived_against_recorded"])]
    if apart.empty:
        return first
    return f"{first}; evidence on {MEASURE_TITLES[apart.iloc[0]['measure']].lower()} disagrees"


def write_trust_title(findings: pd.DataFrame, years: dict[str, dict[str, float]] | None = None) -> str:
    """What trust and alignment did since the release before; failing that, what the year makes likely; where
    there is no quarter to compare with, where they stand.

    findings:  kind | measure | verdict, and of levels size | low | high
    years:  measure → probabilities of its latest level, as `read_trend_chances` gives them
    """
    changes = (
        findings[findings["kind"].eq("change")].drop_duplicates("measure").set_index("measure")["verdict"]
    )
    known = {name: str(changes[name]) for name in STRENGTHS if name in changes.index}
    if not known:
        return _say_first(findings)
    open_ones = [name for name, verdict in known.items() if verdict == "cannot_tell"]
    over_the_year = _say_year({name: (years or {}).get(name, {}) for name in open_ones})
    if over_the_year and len(open_ones) == len(known):
        return f"{over_the_year}; the last quarter alone cannot tell"
    said = [f"{name} {_say_verdict(verdict)}" for name, verdict in known.items() if name not in open_ones]
    said += [f"whether {' or '.join(open_ones)} moved cannot be told yet"] if open_ones else []
    title = "; ".join(said)
    return title[0].upper() + title[1:]


def _say_first(findings: pd.DataFrame) -> str:
    """ "Trust stands at 60 (52–68) and alignment at 55 (47–63), with no quarter to compare with"."""
    levels = findings[findings["kind"].eq("level")].set_index("measure")
    known = [name for name in STRENGTHS if name in levels.index]
    ranges = [say_interval(*levels.loc[name, ["size", "low", "high"]].astype(float)) for name in known]
    said = [f"{name} at {where}" for name, where in zip(known, ranges, strict=True)]
    if not said:
        return "Trust and alignment: no quarter to compare with"
    title = f"{join_words(said)}, with no quarter to compare with".replace(" at ", " stands at ", 1)
    return title[0].upper() + title[1:]


def _say_year(years: dict[str, dict[str, float]]) -> str:
    """ "Trust is very likely higher than a year ago", of the measures of which that can be said."""
    ways: dict[str, list[str]] = {"higher": [], "lower": []}
    for name, chances in years.items():
        chance = chances.get("probability_higher_than_year_ago", float("nan"))
        for way, likely in (("higher", chance), ("lower", 1 - chance)):
            if likely >= VERY_LIKELY:
                ways[way].append(name)
    said = [
        f"{join_words(names)} {'is' if len(names) == 1 else 'are'} very likely {way} than a year ago"
        for way, names in ways.items()
        if names
    ]
    title = "; ".join(said)
    return title[:1].upper() + title[1:]


def say_trend_chances(title: str, chances: dict[str, float]) -> str:
    """What all quarters together say of a measure's level now, beside a year ago and the start.

    Empty where there is nothing to compare with. It describes the line; verdicts come from two quarters.
    """
    points = {
        "probability_higher_than_year_ago": "a year ago",
        "probability_higher_than_first": "in the first quarter shown",
    }
    known = [(chances[name], when) for name, when in points.items() if name in chances]
    subjects = [title.lower(), *["it"] * (len(known) - 1)]
    said = [_say_chance(subject, *each) for subject, each in zip(subjects, known, strict=False)]
    return f"All quarters together: {'; '.join(said)}." if said else ""


def _say_chance(subject: str, higher: float, when: str) -> str:
    """ "trust is very likely higher than a year ago (98 chances in 100)"; what is not very likely is open."""
    way, chance = ("higher", higher) if higher >= 0.5 else ("lower", 1 - higher)
    counted = f"({min(round(100 * chance), 99)} chances in 100)"
    if chance >= VERY_LIKELY:
        return f"{subject} is very likely {way} than {when} {counted}"
    return f"whether {subject} is {way} than {when} is open {counted}"


def _say_verdict(verdict: str) -> str:
    return "held steady" if verdict == "steady" else VERDICT_LOOK[verdict][2]


def write_action_title(actions: pd.DataFrame, today: date) -> str:
    """How many actions are open and how many are past their day."""
    waiting = actions[actions["state"].eq("open")]
    if actions.empty:
        return "Nothing has been agreed yet"
    if waiting.empty:
        return "Everything that was agreed is closed"
    late = int((pd.to_datetime(waiting["due_on"]) < pd.Timestamp(today)).sum())
    opened = f"{say_count(len(waiting), 'action')} {'is' if len(waiting) == 1 else 'are'} open"
    if late == len(waiting) > 1:
        return f"{opened}, all past their date"
    return (
        f"{opened}, {late} past {'its' if late == 1 else 'their'} date" if late else f"{opened}, none is late"
    )


def write_gap_title(gaps: pd.DataFrame) -> str:
    """Where most of the need is unmet, and how much of it.

    gaps: label | need_gbp | unmet_need_gbp | …
    """
    unmet = gaps["unmet_need_gbp"].sum()
    if gaps.empty or gaps["need_gbp"].isna().all():
        return "No need is recorded for this quarter"
    if not unmet > 0:
        return "Every recorded need is met this quarter"
    largest = gaps.iloc[int(gaps["unmet_need_gbp"].argmax())]
    part = say_largest_part(largest["unmet_need_gbp"] / unmet)
    return f"{say_money(unmet)} of need is unmet, {part} for {largest['label']}"


def write_agenda_title(agenda: pd.DataFrame, findings: pd.DataFrame, titles: dict[str, str]) -> str:
    """How long the workshop is and what it works on.

    agenda:   minutes | finding_key | …
    findings: finding_key | kind | measure | verdict; `titles` names constructs (id → title)
    """
    known = MEASURE_TITLES | titles
    cited = findings[findings["finding_key"].isin(agenda["finding_key"])]
    subjects = cited["measure"].mask(cited["kind"].eq("heaviest"), cited["verdict"])
    named = [_name_subject(name, known) for name in dict.fromkeys(subjects) if name in known]
    hours = say_hours(int(agenda["minutes"].sum()))
    return f"{hours} on {join_words(named[:MOST_SUBJECTS])}" if named else f"{hours} together"


def _name_subject(name: str, known: dict[str, str]) -> str:
    """An idea of the questionnaire stands in quotes: “no shared language” is a title, not a wish."""
    title = known[name].lower()
    return title if name in MEASURE_TITLES else f"“{title}”"


def say_hours(minutes: int) -> str:
    """A length as people say it: 45 minutes, 2 hours, 3 hours 30 minutes."""
    whole, rest = divmod(minutes, 60)
    parts = [say_count(whole, "hour")] if whole else []
    return " ".join([*parts, *([say_count(rest, "minute")] if rest else [])])
