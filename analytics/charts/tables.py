"""The table under a chart: the same numbers in words, for people who do not see it and for copying."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from analytics.charts.gaps import say_amount
from analytics.charts.palette import VERDICT_LOOK
from analytics.families import is_family
from analytics.instruments import DONT_KNOW
from analytics.quarters import name_quarter
from analytics.wording import (
    EVENT_TITLES,
    MEASURE_TITLES,
    NOT_SHOWN,
    join_words,
    say_count,
    say_interval,
    say_share,
)

# On a telephone a column gives way that stands in the chart or elsewhere on its page too, where its table
# has more columns than there is room for: heading → that number of columns; the first goes first.
GIVES_WAY_ON_A_PHONE = {
    "Before": 5,
    "Score (range)": 5,
    "People": 5,
    "Received": 6,
    "Lead": 4,
    "Counts towards": 4,
    "For which finding": 4,
    "Resource barrier people report": 4,
    "Rows left out": 6,
}
# Columns of a log that stand first among its first rows, so that a telephone shows them too.
FIRST_OF_LOGS = {
    "actions": ("due_on", "state", "organisation", "closed_on", "agreed_on"),
    "decisions": ("raised_on", "state", "decided_on"),
}
NOBODY = "nobody named"  # as owner of an action
NO_WORDS = "(imported without its words)"
# Columns of a file's first rows that hold words of ours, such as small_win; a name with an underline in any
# other is as the file spells it.
OF_OUR_WORDS = frozenset({"kind", "presence", "state"})
# The shrunken score: the fewer answers behind a score, the nearer it is taken to that of all.
ALLOWING = "Allowing for luck (range)"


def say_estimate(estimate: float, low: float, high: float) -> str:
    """60 (52–68), or the one sentence for what is not shown."""
    if pd.isna(estimate):
        return NOT_SHOWN
    return say_interval(estimate, low, high)


def say_verdict(verdict: object) -> str:
    """Shape and word of a verdict; a dash where nothing was compared."""
    look = VERDICT_LOOK.get(str(verdict))
    return f"{look[1]} {look[2]}" if look else "–"


def choose_columns_for_phone(table: pd.DataFrame) -> list[int]:
    """Places of the columns that give way on a telephone, 1 for the first; chosen by name.

    Columns that hold nothing are left out of a table, so the same column stands now here, now there. A score
    gives way to the fairer one beside it alone: no table of scores is without any.
    """
    headings = [*table.index.names, *table.columns]
    given_way: list[int] = []
    for name, room in GIVES_WAY_ON_A_PHONE.items():
        is_only_score = name == "Score (range)" and ALLOWING not in headings
        if name in headings and not is_only_score and len(headings) - len(given_way) > room:
            given_way.append(headings.index(name) + 1)
    return given_way


def say_what_gives_way(table: pd.DataFrame) -> str:
    """ "Left out on a narrow screen: “Lead”. Turn it on its side to see everything." """
    headings = [*table.index.names, *table.columns]
    names = [f"“{headings[place - 1]}”" for place in choose_columns_for_phone(table)]
    return f"Left out on a narrow screen: {join_words(names)}. Turn it on its side to see everything."


def build_rail_table(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of a rail as text.

    rows:    the columns of a rail; agreement, dont_know_share, respondent_count, shrunken where known
    returns: What | Score (range) | Change | Before | People | …, without columns that hold nothing; where
             sections share labels, Of | What | …
    """
    listed = rows.to_dict("records")
    table = pd.DataFrame(
        {
            "What": rows["label"],
            "Score (range)": [say_estimate(r["estimate"], r["low"], r["high"]) for r in listed],
            "Change": [say_verdict(verdict) for verdict in rows["verdict"]],
            "Before": [_whole_or_dash(value) for value in rows["previous"]],
        }
    )
    if rows["label"].duplicated().any():
        table.insert(0, "Of", rows["section"])
    if "shrunken" in rows:
        table[ALLOWING] = _say_shrunken(rows)
    if "respondent_count" in rows:
        table["People"] = [_whole_or_dash(value) for value in rows["respondent_count"]]
    if "agreement" in rows:
        table["Do people agree?"] = rows["agreement"].fillna("–").replace("", "–")
    if "dont_know_share" in rows:
        shares = rows["dont_know_share"]
        table["“Don’t know”"] = ["–" if pd.isna(share) else say_share(share) for share in shares]
    blank = [name for name in table if name not in ("What", "Score (range)") and table[name].eq("–").all()]
    return table.drop(columns=blank).set_index("Of" if "Of" in table else "What")


def _say_shrunken(rows: pd.DataFrame) -> list[str]:
    columns = ["shrunken", "shrunken_low", "shrunken_high"]
    drawn = rows[columns].itertuples(index=False)
    return ["–" if pd.isna(value) else say_estimate(value, low, high) for value, low, high in drawn]


def _whole_or_dash(value: float) -> str:
    return "–" if pd.isna(value) else f"{value:.0f}"


def build_trend_table(waves: pd.DataFrame) -> pd.DataFrame:
    """The quarters of a trend as text, oldest first.

    waves:   quarter | estimate | low | high | level | respondent_count
    returns: Quarter | Its own score | All quarters together | People
    """
    listed = waves.to_dict("records")
    return pd.DataFrame(
        {
            "Quarter": [name_quarter(quarter) for quarter in waves["quarter"]],
            "This quarter’s answers alone": [say_estimate(r["estimate"], float("nan"), 0.0) for r in listed],
            "All quarters together (range)": [
                "–" if pd.isna(r["level"]) else say_estimate(r["level"], r["low"], r["high"]) for r in listed
            ],
            "People": [_whole_or_dash(r["respondent_count"]) for r in listed],
        }
    ).set_index("Quarter")


def build_event_table(events: pd.DataFrame) -> pd.DataFrame:
    """The flags of a trend by number."""
    days = pd.to_datetime(events["happened_on"])
    return pd.DataFrame(
        {
            "Flag": events["number"].astype(str),
            "When": [f"{day.day} {day:%b %Y}" for day in days],
            "What": events["words"].fillna(""),
            "Kind": events["kind"].map(EVENT_TITLES),
        }
    ).set_index("Flag")


def name_actions(actions: pd.DataFrame) -> dict[int, str]:
    """Each action as a list offers it: several may have the same words, or none.

    actions: action_id | words | owner | organisation | sector | due_on
    """
    return {
        row["action_id"]: f"{words} · {say_owner(row)} · {_say_day(row['due_on'])}"
        for words, row in zip(actions["words"].fillna(NO_WORDS), actions.to_dict("records"), strict=True)
    }


def name_decisions(decisions: pd.DataFrame) -> dict[int, str]:
    """Each decision as a list offers it. decisions: decision_id | words | raised_on"""
    said = zip(decisions["words"].fillna(NO_WORDS), decisions["raised_on"], strict=True)
    return {
        number: f"{words} · raised {_say_day(day)}"
        for number, (words, day) in zip(decisions["decision_id"], said, strict=True)
    }


def build_action_table(
    actions: pd.DataFrame, findings: Mapping[tuple[str, str], str], today: date
) -> pd.DataFrame:
    """What was agreed, as text; `findings` gives the sentence of a quarter and a finding's key."""
    cited = zip(actions["finding_quarter"], actions["finding_key"], strict=True)
    answers = [_say_cited(quarter, key, findings) for quarter, key in cited]
    return pd.DataFrame(
        {
            "What was agreed": actions["words"].fillna(NO_WORDS),
            "Who": [say_owner(row) for row in actions.to_dict("records")],
            "By when": [_say_day(day) for day in actions["due_on"]],
            "State": [_say_state(row, today) for row in actions.to_dict("records")],
            "For which finding": answers,
        }
    ).set_index("What was agreed")


def build_action_lines(actions: pd.DataFrame, findings: Mapping[tuple[str, str], str]) -> pd.DataFrame:
    """The same for a spreadsheet: who and when in columns of their own, days as days, counts as numbers."""
    cited = zip(actions["finding_quarter"], actions["finding_key"], strict=True)
    answers = [_say_cited(quarter, key, findings) for quarter, key in cited]
    return pd.DataFrame(
        {
            "What was agreed": actions["words"],
            "Who": actions["owner"],
            "Organisation": actions["organisation"],
            "Sector": actions["sector"],
            "Agreed on": actions["agreed_on"],
            "By when": actions["due_on"],
            "State": actions["state"],
            "Closed on": actions["closed_on"],
            "Times moved": actions["carried_forward_count"],
            "For which finding": ["" if answer == "–" else answer for answer in answers],
        }
    )


def _say_cited(quarter: object, key: object, findings: Mapping[tuple[str, str], str]) -> str:
    """What the finding said when the action was agreed, not what it says in the quarter on screen."""
    if not isinstance(key, str) or not isinstance(quarter, str):
        return "–"
    sentence = findings.get((quarter, key), "the finding is not published any more")
    return f"{name_quarter(quarter)}: {sentence}"


def say_owner(row: dict) -> str:
    owner = row["owner"] if isinstance(row["owner"], str) else ""
    agency = row["organisation"] if isinstance(row["organisation"], str) else ""
    # A parent, carer or young person is an organisation of their own: said as what they are, never by name.
    if is_family(row.get("sector")):
        agency = str(row["sector"])
    return ", ".join(part for part in (owner, agency) if part) or NOBODY


def build_decision_table(decisions: pd.DataFrame) -> pd.DataFrame:
    """What was raised and decided, as text, the newest first."""
    return pd.DataFrame(
        {
            "What was raised": decisions["words"].fillna(NO_WORDS),
            "What became of it": [_say_decision(row) for row in decisions.to_dict("records")],
            "For the child": decisions["child_welfare"].fillna("–"),
            "Interests named": decisions["interests_named"].fillna("–"),
        }
    ).set_index("What was raised")


def build_decision_lines(decisions: pd.DataFrame) -> pd.DataFrame:
    """The same for a spreadsheet: days as days, counts as numbers."""
    return pd.DataFrame(
        {
            "What was raised": decisions["words"],
            "Raised on": decisions["raised_on"],
            "State": decisions["state"],
            "Decided on": decisions["decided_on"],
            "Times put off": decisions["deferred_count"],
            "Put off until": decisions["due_on"],
            "For the child": decisions["child_welfare"],
            "Interests named": decisions["interests_named"],
        }
    )


def _say_decision(row: dict) -> str:
    raised = f"Raised {_say_day(row['raised_on'])}"
    if row["state"] == "decided":
        return f"{raised}, decided {_say_day(row['decided_on'])}"
    put_off = f", put off {row['deferred_count']:.0f}×" if row["deferred_count"] else ""
    until = "" if pd.isna(row["due_on"]) else f" until {_say_day(row['due_on'])}"
    return f"{raised}, waits{put_off}{until}"


def build_happening_table(events: pd.DataFrame) -> pd.DataFrame:
    """What happened and when, as text, the newest first."""
    newest = events.iloc[::-1]
    return pd.DataFrame(
        {
            "When": [_say_day(day) for day in newest["happened_on"]],
            "What": newest["words"].fillna(NO_WORDS),
            "Kind": newest["kind"].map(EVENT_TITLES),
        }
    ).set_index("When")


def _say_day(day: object) -> str:
    return "no date" if pd.isna(day) else f"{pd.Timestamp(day).day} {pd.Timestamp(day):%b %Y}"  # type: ignore[call-overload, arg-type]


def _say_state(row: dict, today: date) -> str:
    words = f"closed {_say_day(row['closed_on'])}" if row["state"] == "closed" else str(row["state"])
    if row["state"] == "open" and not pd.isna(row["due_on"]):
        late = (today - pd.Timestamp(row["due_on"]).date()).days
        words = f"{say_count(late, 'day')} past its date" if late > 0 else words
    moved = row["carried_forward_count"]
    return words if not moved else f"{words}, moved {moved:.0f}×"


# Recorded measures that are read as severities, as people say them.
MEASURE_WORDS = {
    "attendance_share": "Came, of the organisations expected",
    "median_days_to_decision": "Days until half were decided",
    "actions_closed_on_time_share": "Actions closed on time",
    "unmet_need_share": "Need that is unmet",
    "training_shortfall_share": "Without a current certificate",
}


def build_convention_table(conventions: pd.DataFrame) -> pd.DataFrame:
    """How a recorded measure is read as a severity, as text.

    conventions: measure | barrier | stream | at_0 | at_100 | why
    """
    return pd.DataFrame(
        {
            "Measure": conventions["measure"].map(MEASURE_WORDS).fillna(conventions["measure"]),
            "Counts towards": conventions["barrier"].map(MEASURE_TITLES),
            "0 = no barrier at": [_say_end(row, "at_0") for row in conventions.to_dict("records")],
            "100 = heaviest at": [_say_end(row, "at_100") for row in conventions.to_dict("records")],
            "Why": conventions["why"],
        }
    ).set_index("Measure")


def _say_end(row: dict, end: str) -> str:
    return f"{row[end] * 100:.0f} %" if str(row["measure"]).endswith("_share") else f"{row[end]:g} days"


def build_gap_table(gaps: pd.DataFrame) -> pd.DataFrame:
    """The lines of a gap chart as text, with the part of each need that is unmet."""
    columns = {
        "need_gbp": "Needed",
        "committed_gbp": "Committed",
        "received_gbp": "Received",
        "spent_gbp": "Spent",
        "unmet_need_gbp": "Unmet",
    }
    table = gaps[["label", *columns]].rename(columns={"label": "What", **columns}).set_index("What")
    parts = (gaps["unmet_need_gbp"] / gaps["need_gbp"].where(gaps["need_gbp"] > 0)).tolist()
    return table.map(say_amount).assign(
        **{"Of the need": ["–" if pd.isna(part) else say_share(part) for part in parts]}
    )


def build_people_table(people: pd.DataFrame) -> pd.DataFrame:
    """Empty posts and missing certificates of each partnership, as text."""
    listed = people.to_dict("records")
    return pd.DataFrame(
        {
            "Partnership": people["partnership"],
            "Posts with nobody in them (full-time)": [
                "–" if pd.isna(row["fte_gap"]) else f"{row['fte_gap']:.1f}" for row in listed
            ],
            "Without a current certificate": [_say_short(row) for row in listed],
        }
    ).set_index("Partnership")


def _say_short(row: dict) -> str:
    if pd.isna(row["needed_count"]) or not row["needed_count"]:
        return "–"
    share = say_share(row["short_count"] / row["needed_count"])
    return f"{row['short_count']:,.0f} of {row['needed_count']:,.0f} ({share})"


CORNER_WORDS = {
    "felt_and_recorded": "Felt and recorded: the gap is real to both",
    "felt_not_recorded": "Felt, not recorded: look for needs that nobody wrote down",
    "recorded_not_felt": "Recorded, not felt: people make do, or the need is out of date",
    "neither": "Neither felt nor recorded",
    "cannot_tell": "Cannot tell: the range of the answers spans the middle",
}


def build_perceived_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Felt and recorded need of each partnership, as text."""
    listed = rows.to_dict("records")
    return pd.DataFrame(
        {
            "Partnership": rows["partnership"],
            "Resource barrier people report": [
                say_estimate(row["severity_0_to_100"], row["low"], row["high"]) for row in listed
            ],
            ALLOWING: _say_shrunken(rows),
            "Need that the ledger shows unmet": [
                "–" if pd.isna(share) else say_share(share) for share in rows["unmet_need_share"]
            ],
            "How it reads": rows["corner"].map(CORNER_WORDS).fillna("–"),
        }
    ).set_index("Partnership")


def build_grant_table(grants: pd.DataFrame) -> pd.DataFrame:
    """Roles as text."""
    return pd.DataFrame(
        {
            "E-mail": grants["email"],
            "Role": grants["role"],
            "For": grants["partnership"].fillna("the whole programme"),
            "Has signed in": grants["has_signed_in"].astype(bool).map({True: "yes", False: "not yet"}),
        }
    ).set_index("E-mail")


def build_role_table(roles: pd.DataFrame) -> pd.DataFrame:
    """What one account may do, as text."""
    return pd.DataFrame(
        {
            "Role": roles["role"],
            "For": roles["partnership"].fillna("the whole programme"),
            "Since": [_say_day(day) for day in roles["granted_at"]],
        }
    ).set_index("Role")


def build_audit_table(entries: pd.DataFrame) -> pd.DataFrame:
    """The log as text, times in UTC; how a deed ended stands behind it where it was not simply done."""
    times = pd.to_datetime(entries["at"], utc=True)
    ended = (" (" + entries["outcome"] + ")").where(entries["outcome"].ne("done"), "")
    return pd.DataFrame(
        {
            "When (UTC)": times.dt.strftime("%d %b %Y, %H:%M"),
            "Who": entries["who"].fillna("local mode or command line"),
            "What": entries["action"].str.replace("_", " ") + ended,
            "On": entries["subject"].fillna(""),
        }
    ).set_index("When (UTC)")


def build_agenda_table(agenda: pd.DataFrame) -> pd.DataFrame:
    """The blocks of a workshop with the finding that put each there."""
    return pd.DataFrame(
        {
            "Starts": agenda["starts_at"],
            "Minutes": agenda["minutes"].astype(str),
            "What": agenda["title"],
            "Lead": agenda["lead"].fillna("facilitator"),
            "Because": agenda["finding_sentence"].fillna(""),  # a break has no reason
        }
    ).set_index("Starts")


def build_problem_table(problems: Iterable[Any]) -> pd.DataFrame:
    """What is wrong with a file, from its first row on; what many rows share is said once, at the first."""
    shared: dict[tuple[str, str], list[int | None]] = {}
    for each in sorted(problems, key=lambda each: -1 if each.row is None else each.row):
        shared.setdefault((each.column or "–", each.message), []).append(each.row)
    rows = []
    for (column, message), places in shared.items():
        first = "–" if places[0] is None else str(places[0])
        others = len(set(places)) - 1
        more = f" (the same in {say_count(others, 'row', 'rows')} more)" if others else ""
        rows.append((first, column, message + more))
    return pd.DataFrame(rows, columns=["Row", "Column", "What to mend"]).set_index("Row")


def build_preview_table(rows: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The first rows of a file as text: whole numbers without decimals, answers off the scale in words.

    rows:  row | any columns; of a survey -1 stands for "don't know". Without `row` they are counted. Of a log
           the columns that it is read for stand first, and those that hold nothing are left out
    """
    rows = rows if "row" in rows else rows.assign(row=range(1, len(rows) + 1))
    rows = _put_first(rows, FIRST_OF_LOGS[kind]) if kind in FIRST_OF_LOGS else rows
    names = {name: str(name).replace("_", " ").replace(":", ": ") for name in rows.columns}
    said = rows.astype(object)
    for name in rows.columns:
        off_scale = "do not work together" if str(name).startswith("working_with:") else "don't know"
        texts = [_say_value(value, off_scale if kind == "survey" else "") for value in rows[name]]
        said[name] = [text.replace("_", " ") for text in texts] if name in OF_OUR_WORDS else texts
    return said.set_index("row").rename(columns=names)


# Said once above the rows where all of them have the same: a table that repeats it runs off the screen.
SHARED_WORDS = {
    ("in kind", "yes"): "in kind",
    ("in kind", "no"): "cash",
    ("expected", "yes"): "all expected",
    ("expected", "no"): "none of them expected",
}
QUARTER = re.compile(r"\d{4}-Q[1-4]")
SAID_ONCE = ("partnership", "quarter", "series", "currency", "in kind", "expected")


def say_once(table: pd.DataFrame, kind: str) -> tuple[pd.DataFrame, str]:
    """The preview without what is the same in all its rows or blank in all of them, and that in words.

    table:  as `build_preview_table` makes it. Of a survey blank columns stay: a question is to be seen unread
    """
    if len(table) < 2:
        return table, ""
    same = [name for name in SAID_ONCE if name in table and (table[name] == table[name].iloc[0]).all()]
    blank = [name for name in table if (table[name] == "–").all()]
    told = [_say_shared(name, table[name].iloc[0]) for name in same if name not in blank]
    left_out = [*same, *(blank if kind != "survey" else [])]
    words = f"In all of these rows: {', '.join(told)}." if told else ""
    return table.drop(columns=[name for name in dict.fromkeys(left_out) if name in table]), words


def _say_shared(name: str, word: str) -> str:
    if name == "quarter" and QUARTER.fullmatch(word):
        return name_quarter(word)
    return SHARED_WORDS.get((name, word), f"{name} {word}")


def _put_first(rows: pd.DataFrame, first: Sequence[str]) -> pd.DataFrame:
    """What a log is read for stands first; its other columns follow if they hold anything."""
    others = [
        name for name in rows.columns if name not in first and not rows[name].replace("", pd.NA).isna().all()
    ]
    return rows[[*(name for name in first if name in rows), *others]]


def _say_value(value: Any, off_scale: str) -> str:
    if pd.isna(value) or value == "":
        return "–"
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{value.day} {value:%b %Y}"
    if off_scale and value == DONT_KNOW:
        return off_scale
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return str(value)


def build_column_table(columns: pd.DataFrame) -> pd.DataFrame:
    """The columns of a kind of file as text.

    columns:  column | what_it_is | what_may_stand | is_needed
    """
    needed = columns["is_needed"].map({True: " (needed)", False: ""})
    return pd.DataFrame(
        {
            "Column": columns["column"],
            "What it is": columns["what_it_is"] + needed,
            "What may stand in it": columns["what_may_stand"],
        }
    ).set_index("Column")


def build_batch_table(
    batches: pd.DataFrame, titles: Mapping[str, str], parts: Mapping[str, tuple[str, str]]
) -> pd.DataFrame:
    """Imports as text, newest first.

    titles:  kind of file → what people call it
    parts:   kind of file → what one of its parts is called and what several are, where they are no rows
    """

    def say_rows(kind: str, count: int) -> str:
        return say_count(count, *parts[kind]) if kind in parts else f"{count:,}"

    times = pd.to_datetime(batches["imported_at"], utc=True).dt.strftime("%d %b %Y, %H:%M")
    return pd.DataFrame(
        {
            "Import": batches["batch"].astype(str),
            "When (UTC)": times,
            "What": [titles.get(kind, kind.replace("_", " ")) for kind in batches["kind"]],
            "Partnership": batches["partnership"].fillna("named in the file"),
            "Rows taken in": [
                say_rows(*each) for each in zip(batches["kind"], batches["rows_accepted"], strict=True)
            ],
            "Rows left out": batches["rows_skipped"].astype(str),
            "State": batches["undone_at"].notna().map({True: "undone", False: "stored"}),
        }
    ).set_index("Import")


def build_version_table(releases: pd.DataFrame) -> pd.DataFrame:
    """Versions of each quarter as text, newest first."""
    return pd.DataFrame(
        {
            "Quarter": [name_quarter(quarter) for quarter in releases["quarter"]],
            "Version": releases["version"].astype(str),
            "State": _say_version_states(releases),
            "Made": [_say_day(day) for day in releases["made_at"]],
            "Published by": releases["published_by"].fillna("–"),
            "What changed": releases["what_changed"].fillna("–").replace("", "–"),
        }
    ).set_index("Quarter")


def _say_version_states(releases: pd.DataFrame) -> list[str]:
    """Withdrawn versions by what became of them: replaced by a later one, taken back, or never published.

    A version that takes another's place is published at the moment at which that one is withdrawn.
    """
    published = releases.dropna(subset=["published_at"])
    keys = zip(published["quarter"], published["published_at"], strict=True)
    later = dict(zip(keys, published["version"], strict=True))
    said = []
    for row in releases.to_dict("records"):
        state = str(row["state"])
        if state == "withdrawn" and pd.isna(row["published_at"]):
            state = "draft, thrown away"
        elif state == "withdrawn" and (row["quarter"], row["withdrawn_at"]) in later:
            state = f"replaced by version {later[row['quarter'], row['withdrawn_at']]}"
        elif state == "withdrawn":
            state = f"withdrawn {_say_day(row['withdrawn_at'])}"
        said.append(state)
    return said


def build_opening_table(openings: pd.DataFrame) -> pd.DataFrame:
    """What a partnership has opened to the programme."""
    return pd.DataFrame(
        {
            "Measure": openings["measure"].map(MEASURE_TITLES),
            "Since": [name_quarter(quarter) for quarter in openings["from_quarter"]],
            "Opened by": openings["opened_by"].fillna("–"),
        }
    ).set_index("Measure")


def find_invited_unknown(rounds: pd.DataFrame) -> str:
    """The quarter of the newest round with answers where it does not say how many were asked; else "".

    rounds: quarter | invited_count | sheet_count
    """
    answered = rounds[rounds["sheet_count"].fillna(0).gt(0)].sort_values("quarter")
    if answered.empty or pd.notna(answered.iloc[-1]["invited_count"]):
        return ""
    return str(answered.iloc[-1]["quarter"])


def say_round_of(rounds: pd.DataFrame, quarter: str) -> str:
    """How far the round of a quarter is, and what is to be done where there is none; "" once it is closed.

    rounds: quarter | state | sheet_count
    """
    own = rounds[rounds["quarter"].eq(quarter)]
    name = name_quarter(quarter)
    if own.empty:
        return (
            f"There is no round of {name} yet. Get the questionnaire below, open the round with “Keep this "
            "round”, and ask people to answer."
        )
    if own.iloc[0]["state"] != "open":
        return ""
    count = own.iloc[0]["sheet_count"]
    return f"The round of {name} is open: {say_count(0 if pd.isna(count) else count, 'answer')} so far."


def say_invited_unknown(rounds: pd.DataFrame) -> str:
    """What to do where the newest round with answers does not say how many were asked; "" where it does.

    rounds: quarter | invited_count | sheet_count
    """
    if not (quarter := find_invited_unknown(rounds)):
        return ""
    return (
        f"How many people were invited in {name_quarter(quarter)} is not known yet. Say it below, before you "
        "make a draft: readers then see how many did not answer."
    )


def build_round_table(rounds: pd.DataFrame) -> pd.DataFrame:
    """Rounds as text, newest first."""
    newest = rounds.sort_values("quarter", ascending=False)
    return pd.DataFrame(
        {
            "Quarter": [name_quarter(quarter) for quarter in newest["quarter"]],
            "State": newest["state"],
            "People invited": [_whole_or_dash(count) for count in newest["invited_count"]],
            "Answered": [_whole_or_dash(count) for count in newest["sheet_count"]],
            "Smallest group shown": newest["smallest_group"].astype(str),
        }
    ).set_index("Quarter")
