"""Cash and in kind beside each other in one table of money: read as two tables, and kept apart.

"Cash | In-kind" may head two columns, or stand in the cells of one. What is given in kind is never added to
cash, and cash is never read alone.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from analytics.wording import say_count
from data.imports.kinds import match_fields
from data.imports.money_units import find_rounding
from data.imports.problems import ImportRefused, Problem
from data.imports.raw_table import RawColumn, RawTable, make_names_unique
from data.imports.values import normalise_name, read_amounts

COLUMN = "in_kind"
IN_KIND_WORDS = re.compile(r"\b(?:in[- _]?kind|non[- ]?cash|non[- ]?monetary)\b", re.IGNORECASE)
CASH_WORDS = re.compile(r"\b(?:cash|monetary)\b", re.IGNORECASE)
BOTH = re.compile(r"\bcash\b.{0,40}\bkind\b|\bkind\b.{0,40}\bcash\b", re.IGNORECASE)
NON_CASH = re.compile(r"\bnon[- _]?cash\b", re.IGNORECASE)
SAID_BOTH = (
    "line names both cash and in kind and counts as cash",
    "lines name both cash and in kind and count as cash",
)
LEFT_OVER = re.compile(r"^[\s:(),–/&-]+|[\s:(–/&-]+$|\(\s*\)")
LONGEST_HEADING = 7  # words; a question of a survey has more
# Numbers that say which line it is, and are no money.
PLACING = frozenset("year quarter month period date ref reference id code no number week".split())
TOTAL = frozenset("total totals combined overall".split())
IN_KIND_CELLS = frozenset(
    "in kind|inkind|kind|in kind contribution|in kind support|in kind donation|non cash".split("|")
)
CASH_CELLS = frozenset(
    "cash|money|financial|monetary|cash contribution|cash funding|cash donation".split("|")
)
UNNAMED = "contributions"
AS_COMMITTED = (
    "what is given in kind counts as committed, as its heading names no stage; where it is another, say so "
    "in the heading, for example “In kind received”"
)
NOT_THE_SUM = (
    "this total is not cash and in kind together in every row; the columns that say which are counted"
)
NOT_ITS_HALVES = (
    "this is not the cash and the in kind beside it together; put the row right, take the column out of the "
    "file, or head the other two with what they are, for example “Cash received”"
)


@dataclass(frozen=True)
class Sides:
    """The columns of amounts: cash by their heading, in kind, and those that say neither."""

    cash: list[str]
    kind: list[str]
    unsaid: list[str]
    totals: list[str]  # of cash and in kind together
    unequal: list[str]  # those of the totals that do not add up
    open: list[str]  # those that do not add up either, and that may speak of something else


def read_cash_and_kind(table: RawTable, shape: Callable[[RawTable], RawTable]) -> RawTable:
    """The table as `shape` reads it; where cash and in kind stand beside each other, each half by itself.

    The column `in_kind` (yes, no) then says of every line which it is.
    """
    sides = _find_sides(table)
    if sides is not None:
        halves = [_take_half(table, sides, is_kind) for is_kind in (False, True)]
        shaped = [name_columns(shape(half)) for half in halves if not half.rows.empty]
        if all(is_ledger(each) for each in shaped):
            _refuse_open_totals(table, sides)
            return _join(shaped, table)
    shaped_whole = shape(table)
    if not is_ledger(shaped_whole) or COLUMN in _match_ledger(shaped_whole):
        return shaped_whole
    said = _find_cells(table)
    return _say_by_cells(shaped_whole, table, said) if said else _say_by_names(shaped_whole)


def is_ledger(table: RawTable) -> bool:
    """Whether the table is of money: shaped as a ledger, or with our own headings of one."""
    if "kind" in table.extras:
        return bool(table.extras["kind"] == "resources")
    found = _match_ledger(table)
    return "category" in found and any(name in found for name in _list_amounts())


def _match_ledger(table: RawTable) -> dict[str, str]:
    from data.imports.resources import KIND  # the kind is made after the formats are known

    return match_fields(KIND, table)


def _list_amounts() -> tuple[str, ...]:
    from data.imports.resources import AMOUNTS

    return AMOUNTS


# ---------------------------------------------------------------- one column says which it is


def _find_cells(table: RawTable) -> str | None:
    """A column of which every filled cell is cash or in kind, and some are in kind."""
    for column in table.columns:
        cells = set(map(normalise_name, table.rows[column.name].astype("str").unique())) - {""}
        if cells & IN_KIND_CELLS and cells <= IN_KIND_CELLS | CASH_CELLS:
            return column.name
    return None


def _say_by_cells(shaped: RawTable, table: RawTable, said: str) -> RawTable:
    """Lines of a shaped table keep the number of the row that they came from."""
    cells = table.rows[said].astype("str").map(normalise_name)
    in_kind = cells.isin(IN_KIND_CELLS).map({True: "yes", False: "no"})
    rows = shaped.rows.drop(columns=said, errors="ignore")
    rows = rows.assign(**{COLUMN: in_kind.reindex(rows.index).to_numpy()})
    named = name_columns(shaped)
    extras = named.extras | {"read_from": {**named.extras["read_from"], said: "in kind"}}
    return replace(named, rows=rows, columns=[RawColumn(str(name)) for name in rows], extras=extras)


def _say_by_names(shaped: RawTable) -> RawTable:
    """Lines whose category says that they are in kind: "In-kind staff time"."""
    names = shaped.rows[_match_ledger(shaped)["category"]].astype("str")
    both = names.map(lambda name: bool(BOTH.search(NON_CASH.sub("", name)))).astype(bool)
    in_kind = names.map(lambda name: bool(IN_KIND_WORDS.search(name))).astype(bool) & ~both
    if both.any():
        note = Problem(None, None, say_count(int(both.sum()), *SAID_BOTH))
        shaped = replace(shaped, notes=[*shaped.notes, note])
    if not in_kind.any():
        return shaped
    rows = shaped.rows.assign(**{COLUMN: in_kind.map({True: "yes", False: "no"})})
    words = say_count(
        int(in_kind.sum()), "line is in kind by its name and kept", "lines are in kind by name and kept"
    )
    note = Problem(None, None, f"{words} apart from cash")
    return replace(
        shaped, rows=rows, columns=[*shaped.columns, RawColumn(COLUMN)], notes=[*shaped.notes, note]
    )


# ---------------------------------------------------------------- a column each


def _find_sides(table: RawTable) -> Sides | None:
    """Columns of amounts in kind beside others that are cash; None where there is no such pair."""
    names = [column.name for column in table.columns if len(column.name.split()) <= LONGEST_HEADING]
    if not any(IN_KIND_WORDS.search(name) for name in names):
        return None
    amounts = [name for name in names if not BOTH.search(name) and _holds_money(table, name)]
    kind = [name for name in amounts if IN_KIND_WORDS.search(name)]
    cash = [name for name in amounts if name not in kind and CASH_WORDS.search(name)]
    others = [name for name in amounts if name not in (*kind, *cash)]
    sums = [name for name in others if _adds_up(table, name, kind, [*cash, *others])]
    unequal = [name for name in others if name not in sums and _is_said_by_parts(name, kind, cash)]
    of_both = [name for name in others if name not in (*sums, *unequal) and _find_halves(name, kind, cash)]
    still_open = [name for name in of_both if _list_unequal(table, name, kind, cash)]
    totals = [*sums, *unequal, *of_both]
    unsaid = [name for name in others if name not in totals]
    if not kind or not (cash or unsaid):
        return None
    return Sides(cash, kind, unsaid, totals, unequal, still_open)


def _find_halves(name: str, kind: list[str], cash: list[str]) -> list[str]:
    """The cash and the in kind of a stage: "Committed" beside "Committed (cash)", or beside bare "Cash".

    Only of what is committed are bare columns the halves; a need may as well be met by them.
    """
    stage = _stages(name)
    if len(stage) != 1:
        return []
    told = [[each for each in side if _stages(each) == stage] for side in (cash, kind)]
    if not all(told) and stage == {"committed"}:
        told = [[each for each in side if not _says_what(_bare(each))] for side in (cash, kind)]
    return [*told[0], *told[1]] if all(told) else []


def _bare(heading: str) -> str:
    return CASH_WORDS.sub(" ", IN_KIND_WORDS.sub(" ", heading))


def _list_unequal(table: RawTable, name: str, kind: list[str], cash: list[str]) -> list[int]:
    """The rows in which a column is not its cash and its in kind together."""
    halves = _find_halves(name, kind, cash)
    differs = (_sum(table, [name]) - _sum(table, halves)).abs() > find_rounding(table)
    return [int(row) for row in differs.index[differs]]


def _refuse_open_totals(table: RawTable, sides: Sides) -> None:
    problems = [
        Problem(row, name, NOT_ITS_HALVES)
        for name in sides.open
        for row in _list_unequal(table, name, sides.kind, sides.cash)
    ]
    if problems:
        raise ImportRefused(problems)


def _holds_money(table: RawTable, name: str) -> bool:
    from data.imports.money_formats.heading_words import holds_amounts, split_heading

    return holds_amounts(table.rows[name]) and not split_heading(name) & PLACING


def _adds_up(table: RawTable, name: str, kind: list[str], others: list[str]) -> bool:
    """Whether a column is as much as in kind and one other, or all others, of its stage together."""
    from data.imports.money_formats.heading_words import split_heading

    parts = [other for other in others if other != name and _is_of_stage(other, name)]
    if not split_heading(name) & TOTAL or not parts or not all(_is_of_stage(each, name) for each in kind):
        return False
    left = _sum(table, [name]) - _sum(table, kind)
    return any(
        (left - _sum(table, part)).abs().le(find_rounding(table)).all() for part in ([each] for each in parts)
    ) or bool((left - _sum(table, parts)).abs().le(find_rounding(table)).all())


def _is_of_stage(part: str, total: str) -> bool:
    """Whether two headings may speak of one stage; a heading that names none may be of any."""
    own, other = _stages(part), _stages(total)
    return not own or not other or bool(own & other)


def _stages(heading: str) -> set[str]:
    """ "Total budget" → need; "Total funding" names no stage, as what is promised is called so too."""
    from data.imports.money_formats.heading_words import split_heading
    from data.imports.money_formats.period_columns import STAGE_OF

    known = STAGE_OF | {name: name for name in _list_amounts()} | {"needed": "need", "required": "need"}
    return {known[word] for word in split_heading(heading) - {"funding"} if word in known}


def _is_said_by_parts(name: str, kind: list[str], cash: list[str]) -> bool:
    """ "Total contribution" beside "Cash contribution" and "In-kind contribution": the same but the side."""
    from data.imports.money_formats.heading_words import split_heading

    words = split_heading(name)
    rest = words - TOTAL
    beside = [any(rest <= split_heading(each) for each in side) for side in (kind, cash)]
    return bool(words & TOTAL) and all(beside)


def _sum(table: RawTable, names: list[str]) -> pd.Series:
    money = [read_amounts(table.rows[name].astype("str"), "point").values.fillna(0.0) for name in names]
    return pd.concat(money, axis=1).sum(axis=1)


def _take_half(table: RawTable, sides: Sides, is_kind: bool) -> RawTable:
    """The rows and columns of one side, under headings that no longer say which side it is."""
    own = sides.kind if is_kind else [*sides.cash, *sides.unsaid]
    others = [*sides.cash, *sides.unsaid] if is_kind else sides.kind
    kept = [column.name for column in table.columns if column.name not in (*others, *sides.totals)]
    blank = table.rows[[*own, *others]].astype("str").apply(lambda cells: cells.str.strip() == "")
    here = ~blank[own].all(axis=1)
    if not is_kind:  # a row without any amount is for whoever checks the ledger
        here |= blank.all(axis=1)
    bare = _name_bare(table, sides)
    words = IN_KIND_WORDS if is_kind else CASH_WORDS
    headings = make_names_unique([_strip(name, words, bare) if name in own else name for name in kept])
    notes = [*table.notes, *(Problem(None, name, NOT_THE_SUM) for name in sides.unequal)]
    is_told = any(_stages(name) == {"committed"} for name in sides.totals)
    if is_kind and bare == "committed" and bare in headings and not is_told:
        notes = [*notes, Problem(None, sides.kind[0], AS_COMMITTED)]
    return RawTable(
        table.file_format,
        [RawColumn(name) for name in headings],
        table.rows.loc[here, kept].set_axis(headings, axis="columns"),
        notes,
        table.extras
        | {"half": "yes" if is_kind else "no", "headings": dict(zip(headings, kept, strict=True))},
    )


def _strip(heading: str, words: re.Pattern[str], bare: str) -> str:
    """ "In-kind contribution (£)" → "contribution (£)"; `bare` where it said nothing else."""
    if not words.search(heading):
        return heading
    rest = LEFT_OVER.sub("", LEFT_OVER.sub("", words.sub(" ", heading)).strip()).strip()
    return rest if _says_what(rest) else bare


def _says_what(heading: str) -> bool:
    """Whether a heading says what amounts are, or of when."""
    from data.imports.money_formats.heading_words import split_heading
    from data.imports.money_formats.period_columns import STAGE_OF, is_period

    told = {
        *STAGE_OF,
        *_list_amounts(),
        "contribution",
        "contributions",
        "needed",
        "awarded",
        "amount",
        "pledge",
    }
    return bool(split_heading(heading) & told) or is_period(heading)


def _name_bare(table: RawTable, sides: Sides) -> str:
    """What amounts are whose headings are "Cash" and "In kind" and nothing more."""
    from data.imports.money_formats.ledger_table import ORGANISATIONS, find_column

    stages = set[str]().union(*map(_stages, sides.unsaid))
    if any(_stages(name) == {"committed"} for name in sides.totals):
        return "committed"
    if stages & {"need", "spent"} and "committed" not in stages:
        return "committed"
    if any(not _says_what(CASH_WORDS.sub(" ", name)) for name in sides.cash):
        return "contribution" if find_column(table, *ORGANISATIONS) else "amount"
    return "committed"


def name_columns(table: RawTable) -> RawTable:
    """With what each column of the file was read as."""
    fields = {column: field.replace("_", " ") for field, column in _match_ledger(table).items()}
    read = table.extras.get("read_from", fields)
    before = table.extras.get("headings", {})
    in_kind = ", in kind" if table.extras.get("half") == "yes" else ""
    named = {
        before.get(
            heading, heading
        ): f"{field}{in_kind if IN_KIND_WORDS.search(before.get(heading, '')) else ''}"
        for heading, field in read.items()
    }
    return replace(table, extras=table.extras | {"read_from": named})


def _join(halves: list[RawTable], table: RawTable) -> RawTable:
    """Both halves as one table, each line with `in_kind`."""
    are_plain = all("kind" not in half.extras for half in halves)
    halves = _under_like_headings(halves) if are_plain else [_as_ledger(half) for half in halves]
    rows = pd.concat([half.rows.assign(**{COLUMN: half.extras["half"]}) for half in halves]).fillna("")
    notes = list(dict.fromkeys(note for half in halves for note in half.notes))
    lines = int((rows[COLUMN] == "yes").sum())
    words = say_count(lines, "line is in kind and kept", "lines are in kind and kept")
    read = {name: field for half in halves for name, field in half.extras["read_from"].items()}
    names = {"file_columns": [column.name for column in table.columns], "read_from": read}
    return RawTable(
        halves[0].file_format,
        [RawColumn(str(name)) for name in rows],
        rows,
        [*notes, Problem(None, None, f"{words} apart from cash")],
        halves[0].extras | names,
    )


def _under_like_headings(halves: list[RawTable]) -> list[RawTable]:
    """What is the same of our fields in both halves stands under the first half's heading."""
    first = _match_ledger(halves[0])
    renamed = [
        {column: first[field] for field, column in _match_ledger(half).items() if field in first}
        for half in halves
    ]
    return [
        replace(half, rows=half.rows.rename(columns=names))
        for half, names in zip(halves, renamed, strict=True)
    ]


def _as_ledger(half: RawTable) -> RawTable:
    """A half with our own headings, as the formats of money write theirs."""
    from data.imports.money_formats.ledger_table import ledger_table

    if "kind" in half.extras:
        return half
    rows = half.rows.rename(columns={column: field for field, column in _match_ledger(half).items()})
    return ledger_table(rows, half.file_format, half.notes, half.extras, unnamed=UNNAMED)
