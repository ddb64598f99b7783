"""One table cut into titled parts, each under the same headings: by year, by income and spending, by agency.

"2024/25" over the first part and "2025/26" over the second say when every line was; read as one list, two
years would count in one quarter, and spending below "Income" would have been received.
"""

import re
from dataclasses import replace

import pandas as pd

from analytics.wording import say_count
from data.imports.money_formats.account_sections import OF_EXPENDITURE, OF_INCOME
from data.imports.money_formats.heading_words import holds_amounts, split_heading
from data.imports.open_amounts import STAGES
from data.imports.problems import Problem
from data.imports.raw_table import RawColumn, RawTable
from data.imports.sector_guesses import guess_sector
from data.imports.values import normalise_name, read_period

MOST_ROWS_LOOKED_AT = 20_000
LONGEST_TITLE = 80
YEAR = re.compile(r"(?<!\d)20\d\d\s?[-/–]\s?(?:20)?\d\d(?!\d)")
STAGE_OF = {word: stage for stage, words in STAGES.items() for word in (stage, *words)}
STAGE_OF |= {
    "payments": "spent",
    "costs": "spent",
    "spending": "spent",
    "expenses": "spent",
    "contributions": "received",
}
# What says of every line what a title would say of its part.
SAY_WHEN = frozenset("date day quarter month period year".split())
SAY_WHOSE = frozenset("organisation organization agency partner".split())
AS_TITLED = (
    "title above a part of the table is read as {what} of the lines below it",
    "titles above parts of the table are read as {what} of the lines below them",
)
NOT_READ = (
    "title above a part of the table says nothing that is kept; the part is read, the title is not",
    "titles above parts of the table say nothing that is kept; the parts are read, the titles are not",
)
SUMMED_UP = re.compile(r"(?:grand |overall |combined )?(?:totals?|summary|combined|overall)\b", re.IGNORECASE)
SUMS_LEFT_OUT = (
    "row stands in a part of the table whose title says that it sums up the others; it is left out",
    "rows stand in a part of the table whose title says that it sums up the others; they are left out",
)


def read_titled_parts(table: RawTable) -> RawTable:
    """The parts as one list, and a column for what their titles say; as it stands where not all have one."""
    headed = table.extras.get("repeated_heading_rows") or []
    if not headed or len(table.rows) > MOST_ROWS_LOOKED_AT:
        return table
    titles = [_find_title(table, row) for row in headed]
    above = table.extras.get("title_lines") or []
    if not above or None in titles or len({title for title in titles if title}) < len(titles):
        return table
    first = str(above[-1]).strip()
    said = {0: first} | {row: table.rows.loc[row].str.strip().iloc[0] for row in titles if row}
    if len(first) > LONGEST_TITLE or len(set(map(normalise_name, said.values()))) < len(said):
        return table
    of_row = pd.Series(table.rows.index.where(table.rows.index.isin(list(said)), None), table.rows.index)
    part = of_row.ffill().fillna(0).map(said).astype("str")
    sums = part.str.match(SUMMED_UP)
    rows = table.rows[~sums.to_numpy()].drop(index=[row for row in said if row], errors="ignore")
    extras = table.extras | {"title": " ".join(map(str, above[:-1])), "title_lines": above[:-1]}
    extras["left_out_count"] = int(table.extras.get("left_out_count", 0)) + len(table.rows) - len(rows)
    notes, summed = list(table.notes), int((sums & ~sums.index.isin(list(said))).sum())
    if summed:
        notes.append(Problem(None, None, say_count(summed, *SUMS_LEFT_OUT)))
    bare = replace(table, rows=rows, notes=notes, extras=extras)
    titles_of_parts = [title for title in said.values() if not SUMMED_UP.match(title)]
    if _is_two_sided(bare, titles_of_parts):
        return _keep_titles(bare, part.reindex(rows.index))
    return _add_what_is_said(bare, part.reindex(rows.index), titles_of_parts)


def _find_title(table: RawTable, headed: int) -> int | None:
    """The row right above repeated headings that holds words in its first cell and nothing else."""
    above = table.rows.index[table.rows.index < headed]
    if not len(above):
        return None
    cells = table.rows.loc[above[-1]].astype("str").str.strip()
    is_title = cells.iloc[0] != "" and (cells.iloc[1:] == "").all() and len(cells) > 1
    is_short = len(cells.iloc[0]) <= LONGEST_TITLE and any(map(str.isalnum, cells.iloc[0]))
    return int(above[-1]) if is_title and is_short else None


def _is_two_sided(table: RawTable, titles: list[str]) -> bool:
    """Income and spending, each with several amounts: a budget and what came of it."""
    amounts = sum(holds_amounts(table.rows[column.name]) for column in table.columns)
    both = [{OF_INCOME.fullmatch(title) is not None, OF_EXPENDITURE.fullmatch(title) is not None}
            for title in titles]  # fmt: skip
    stages = {_read_stage(title) for title in titles}
    return amounts > 1 and stages == {"received", "spent"} and all(True in each for each in both)


def _keep_titles(table: RawTable, part: pd.Series) -> RawTable:
    """Each part below a row with its title alone, as one list of income and expenditure has them."""
    pieces = list[pd.DataFrame]()
    name = table.columns[0].name
    for title, rows in table.rows.groupby(part, sort=False):
        head = pd.DataFrame("", index=[rows.index[0] - 1], columns=table.rows.columns)
        pieces += [head.assign(**{name: str(title)}), rows]
    joined = pd.concat(pieces).astype("str")
    joined.index.name = table.rows.index.name
    return replace(table, rows=joined)


def add_what_is_said(table: RawTable, title: str, titles: list[str]) -> RawTable:
    """One part by itself, with the columns that all `titles` have something to say in."""
    return _add_what_is_said(table, pd.Series(title, table.rows.index, dtype="str"), titles)


def _add_what_is_said(table: RawTable, part: pd.Series, titles: list[str]) -> RawTable:
    found = _find_what_is_said(table, titles)
    columns, rows, notes = list(table.columns), table.rows, list(table.notes)
    for heading, what, values in found:
        columns.append(RawColumn(heading))
        rows = rows.assign(**{heading: part.map(values).astype("str")})
        words = [form.format(what=what) for form in AS_TITLED]
        notes.append(Problem(None, None, say_count(len(titles), *words)))
    if not found:
        notes.append(Problem(None, None, say_count(len(titles), *NOT_READ)))
    return replace(table, columns=columns, rows=rows, notes=notes)


def _find_what_is_said(table: RawTable, titles: list[str]) -> list[tuple[str, str, dict[str, str]]]:
    """heading | what it is | title → value: of what every title says something and no column does."""
    headings = {word for column in table.columns for word in split_heading(column.name)}
    is_money = any(holds_amounts(table.rows[column.name]) for column in table.columns)
    found: list[tuple[str, str, dict[str, str]]] = []
    periods, stages = ({title: read(title) for title in titles} for read in (_read_when, _read_stage))
    if all(periods.values()) and not headings & SAY_WHEN:
        found.append(("Period", "the period", periods))
    if all(stages.values()) and len(set(stages.values())) > 1:
        found.append(("Income or expenditure", "the stage", stages))
    if not is_money and not headings & SAY_WHOSE and all(map(guess_sector, titles)):
        found.append(("Organisation", "the organisation", {title: title for title in titles}))
    return found


def _read_when(title: str) -> str:
    """The period that a title names, alone or as the one financial year in it; "" where it names none."""
    years = YEAR.findall(title)
    for words in (title, *(years if len(years) == 1 else ())):
        try:
            read_period(words)
        except ValueError:
            continue
        return words
    return ""


def _read_stage(title: str) -> str:
    stages = {STAGE_OF[word] for word in split_heading(title) if word in STAGE_OF}
    return stages.pop() if len(stages) == 1 else ""
