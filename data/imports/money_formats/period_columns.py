"""Budgets and spending with a column for each month, quarter or year: one ledger line per row and column.

"Budget 2025/26", "Apr-25 actual" and a bare "Apr" under the title "Spending 2025/26" all say when and what;
so may the name of the sheet or of the file. What nothing says (a month without a year, amounts of no stage)
is asked for. Where each row is a partner, the amounts are what it contributes.
"""

import re
from dataclasses import dataclass, replace

import pandas as pd

from data.imports.kinds import match_fields
from data.imports.money_formats.account_sections import INCOME, find_sections, leave_out_results
from data.imports.money_formats.heading_words import holds_amounts, split_heading
from data.imports.money_formats.ledger_table import (
    AS_COMMITTED,
    CONTRIBUTIONS,
    ORGANISATIONS,
    UNNAMED_GIFTS,
    find_column,
    ledger_table,
)
from data.imports.money_formats.periods import PeriodColumn, adds_up, find_annual_budget, settle_years
from data.imports.money_units import strip_unit
from data.imports.named_period import NAMED_PERIOD, NamedPeriod
from data.imports.problems import Problem
from data.imports.raw_table import RawTable
from data.imports.sum_rows import leave_out_sums
from data.imports.values import MONTHS, is_financial_year, read_period, say_whole_years

UNNAMED = "budget"
FEWEST = 2  # columns of periods
STAGES = {
    "need": "budget budgeted plan planned forecast estimate estimated",
    "spent": "actual actuals spend spent spending expenditure outturn",
    "committed": "committed commitment awarded contribution contributions",
    "received": "received income receipts funding",
}
STAGE_OF = {word: stage for stage, words in STAGES.items() for word in words.split()}
# Headings of the other columns that only accounts have.
OF_ACCOUNTS = frozenset("budget cost costs account nominal subjective expenditure ledger £ gbp".split())
# Which of several budgets of one period it is, the one that counts first; the others were stated before.
BUDGETS = ("latest", "current", "revised", "adopted", "approved", "agreed", "", "original")
# A forecast of what will have been spent follows from the others and is not read.
FORECASTS = frozenset("forecast projected projection estimate estimated".split())
NOISE = re.compile(r"[£$€()\[\]:*]|\bto date\b|\b(?:gbp|ytd|total|full year)\b", re.IGNORECASE)
# "2025 26 March 2025": a year and a day. A stroke, or a second year of four figures, leaves no doubt.
MONTH_BEHIND = rf"(?:st|nd|rd|th)?[-–_,. ]*(?:of[_ ]+)?(?:{'|'.join(MONTHS)})(?![a-z])"
YEAR_IN_TITLE = re.compile(
    r"(?<!\d)(20\d{2})(?:\s*/\s*(?:20)?(\d{2})(?!\d)|\s*[-–_ ]\s*20(\d{2})(?!\d)"
    rf"|\s*[-–_ ]\s*(\d{{2}})(?!\d)(?!{MONTH_BEHIND}))"
    r"|\bFY ?(\d{2})[-/–_](\d{2})(?!\d)",
    re.IGNORECASE,
)
CALENDAR_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
MONEY = re.compile(
    r"budget|spend|spent|income|expenditure|contribution|funding|finance|£|\bcosts?\b", re.IGNORECASE
)
QUARTER_ALONE = re.compile(r"(?:q|qtr|quarter)\s*([1-4])$", re.IGNORECASE)


@dataclass(frozen=True)
class Year:
    """The year of bare months: its first one where anything names it, and whether it begins in January."""

    first: int | None
    from_january: bool = False
    by_file_name: bool = False  # nothing in the file itself says it
    by_column: str = ""  # only this column of the whole year says it


def is_period_columns(table: RawTable) -> bool:
    """At least two columns of periods that hold amounts, beside names and a sign that it is about money."""
    columns = _find_periods(table)
    if len(columns) < FEWEST or _find_names(table, columns) is None:
        return False
    others = {column.name for column in table.columns} - {column.name for column in columns}
    words = frozenset(word for heading in others for word in split_heading(heading))
    # "Q1" to "Q4" may be questions of a survey on funding: a name beside the table is too little for them.
    are_questions = all(QUARTER_ALONE.match(column.name.strip()) for column in columns)
    return bool(
        any(column.stage or MONEY.search(column.name) for column in columns)
        or any(
            _stage_of(said) or MONEY.search(said) for said in _names_of(table)[: 1 if are_questions else 3]
        )
        or words & OF_ACCOUNTS
        or any(table.rows[column.name].astype("str").str.contains("[£€$]").any() for column in columns)
    )


def _names_of(table: RawTable) -> tuple[str, str, str]:
    """What stands above the table, the sheet's name and the file's, the most telling first."""
    title, sheet, file_stem = (str(table.extras.get(name) or "") for name in ("title", "sheet", "file_stem"))
    return title, sheet, file_stem


def reshape_period_columns(table: RawTable) -> RawTable:
    """Lines of kind resources, with `amount` or `part_of_year` where nothing names the stage or the year."""
    columns = _find_periods(table)
    names = _find_names(table, columns) or ""
    is_partner = find_column(table, *ORGANISATIONS) == names
    stage, notes = find_said_stage(table, all(column.stage for column in columns))
    words_said = (*_names_of(table), *(column.name for column in columns))
    if any(split_heading(words) & CONTRIBUTIONS for words in words_said):
        notes.append(Problem(None, None, AS_COMMITTED))
    if annual := find_annual_budget(table, columns, _first_quarter(table)):
        columns = [annual, *columns]
    columns, stage, said = settle_years(table, columns, stage)
    notes += said
    if (year := _find_year_of_months(table)).by_file_name:
        columns, table = _leave_year_open(table, columns, year)
    sections = find_sections(table, names, [column.name for column in columns])
    if sections is not None:
        table, stage = leave_out_results(table, names), stage or "spent"
    table = leave_out_sums(table, names, [column.name for column in columns])
    lines = [_take_lines(table, column, names, stage, is_partner) for column in columns]
    if sections is not None:
        lines = [_part_income(part, sections.reindex(part.index) == INCOME) for part in lines]
    known = [column.is_year and (column.quarter or column.part.startswith("Q")) for column in columns]
    years = sum(len(rows) for rows, is_known in zip(lines, known, strict=True) if is_known)
    words = say_whole_years(years)
    notes += [*_note_year_of_months(table, columns), *([Problem(None, None, words)] if years else [])]
    file_format = table.file_format.replace("plain", "period_columns")
    read = {column.name: _say_column(column, stage) for column in columns}
    extras = table.extras | {"read_from": {names: "organisation" if is_partner else "category"} | read}
    unnamed = UNNAMED_GIFTS if is_partner else UNNAMED
    return ledger_table(pd.concat(lines), file_format, [*table.notes, *notes], extras, unnamed=unnamed)


def _leave_year_open(
    table: RawTable, columns: list[PeriodColumn], year: Year
) -> tuple[list[PeriodColumn], RawTable]:
    """What no heading says the year of waits for a chosen quarter; without one the file's name says it."""
    first = f"Q1 from {'January' if year.from_january else 'April'}"
    opened = []
    for column in columns:
        alone = _read_heading(column.name, Year(None, year.from_january))
        part = alone.part if alone else first
        opened.append(replace(column, quarter="", part=part) if part else column)
    if opened == columns:
        return columns, table
    return opened, replace(table, extras=table.extras | {NAMED_PERIOD: name_year(year)})


def _say_column(column: PeriodColumn, stage: str) -> str:
    return f"{column.stage or stage or 'amount'} of {column.quarter or column.part}"


def _take_lines(
    table: RawTable, column: PeriodColumn, names: str, stage: str, is_partner: bool
) -> pd.DataFrame:
    amounts, named = table.rows[column.name].astype("str"), table.rows[names].astype("str")
    lines = pd.DataFrame(
        {
            "quarter": column.quarter,
            "part_of_year": column.part,
            "organisation" if is_partner else "category": named,
            column.stage or stage or "amount": amounts,
        }
    )
    return lines[amounts.str.strip().ne("") & named.ne("")]


def _part_income(lines: pd.DataFrame, is_income: pd.Series) -> pd.DataFrame:
    """What was received of income, and no budget of it: that is no need."""
    if "spent" not in lines:
        return lines[~is_income] if {"need", "need_original"} & set(lines) else lines
    return lines.assign(
        received=lines["spent"].where(is_income, ""), spent=lines["spent"].mask(is_income, "")
    )


def is_period(heading: str) -> bool:
    """Whether a heading names a month, a quarter or a year, perhaps beside a stage."""
    return _read_heading(heading, Year(None)) is not None or _read_bare_year(heading) is not None


def find_said_stage(table: RawTable, is_known: bool = False) -> tuple[str, list[Problem]]:
    """The stage that a title, a sheet's or a file's name says; a note where it is the file's name alone.

    is_known: the headings say it already, so that nothing rests on the name.
    """
    said = next((words for words in _names_of(table) if _stage_of(words)), "")
    stage = _stage_of(said)
    if said and said == _names_of(table)[2] and not is_known:
        return stage, [Problem(None, None, f"the amounts count as {stage}, by the name of the file alone")]
    return stage, []


def _find_periods(table: RawTable) -> list[PeriodColumn]:
    year = _find_year_of_months(table)
    found = [_read_heading(column.name, year) for column in table.columns]
    if not any(found):  # years that do not say when they begin stand side by side
        found = [_read_bare_year(column.name) for column in table.columns]
    return _keep_one_budget([each for each in found if each and holds_amounts(table.rows[each.name])])


def _read_bare_year(heading: str) -> PeriodColumn | None:
    """ "2025", "Budget 2026" or "Year 2": a whole year of which it is asked when it begins."""
    words = NOISE.sub(" ", strip_unit(heading).replace("_", " ")).split()
    flat = {word.casefold() for word in words}
    if flat & FORECASTS and "spent" in {STAGE_OF.get(word) for word in flat}:
        return None
    bare, stage = _bare(heading), next((STAGE_OF[word] for word in flat if word in STAGE_OF), "")
    if (year := re.fullmatch(r"(?:FY\s?)?(20\d{2})", bare, re.IGNORECASE)) is not None:
        return PeriodColumn(heading, stage, "", f"{year[1]} as a year", is_year=True)
    if (year := re.fullmatch(r"(?:year|yr|y)\s?([1-5])", bare, re.IGNORECASE)) is not None:
        return PeriodColumn(heading, stage, "", f"Year {year[1]}", is_year=True)
    return None


def _keep_one_budget(columns: list[PeriodColumn]) -> list[PeriodColumn]:
    """Of an original and a revised budget of one period the revised is the need; both would double it."""
    ranks = {each.name: _rank_budget(each.name) for each in columns if each.stage == "need"}
    periods = {name: _bare(name) for name in ranks}
    last = dict[str, int]()
    for name, period in periods.items():
        last[period] = min(last.get(period, len(BUDGETS)), ranks[name])
    before = {periods[name]: name for name in ranks if ranks[name] > last[periods[name]]}
    kept = [
        each for each in columns if each.name not in ranks or ranks[each.name] == last[periods[each.name]]
    ]
    stated = [replace(each, stage="need_original") for each in columns if each.name in before.values()]
    return [*kept, *stated]


def _rank_budget(heading: str) -> int:
    words = split_heading(heading)
    return next((rank for rank, word in enumerate(BUDGETS) if word in words), BUDGETS.index(""))


def _first_quarter(table: RawTable) -> str:
    year = _find_year_of_months(table)
    return f"{year.first}-Q{1 if year.from_january else 2}" if year.first else ""


def _find_year_of_months(table: RawTable) -> Year:
    months = [MONTHS.get(_bare(column.name).casefold().rstrip(".")) for column in table.columns]
    months = [month for month in months if month]
    from_january = months[:1] == [1] and 4 in months
    year = find_year(table, from_january=from_january)
    if year.first is not None and not year.by_file_name:
        return year
    of_headings = dict[int, Year]()
    for column in table.columns:
        named = find_year(table, heading=column.name)
        if named.first and not named.by_file_name:
            is_theirs = _is_of_the_months(table, column.name)
            found = replace(named, by_column=column.name) if is_theirs else year
            if of_headings.get(named.first, year) == year:
                of_headings[named.first] = found
    return of_headings.popitem()[1] if len(of_headings) == 1 else year


def _is_of_the_months(table: RawTable, name: str) -> bool:
    """Whether a column of a year is a budget, or adds up the months: last year's outturn is neither."""
    year, open_year = _read_heading(name, Year(None)), Year(None)
    if year is None or year.stage == "need":
        return True
    read = [_read_heading(column.name, open_year) for column in table.columns]
    months = [each for each in read if each and not each.quarter and holds_amounts(table.rows[each.name])]
    alike = [each for each in months if each.stage in ("", year.stage)]
    return bool(alike) and adds_up(table, year, alike)


def _note_year_of_months(table: RawTable, columns: list[PeriodColumn]) -> list[Problem]:
    year = _find_year_of_months(table)
    alone = [_read_heading(column.name, Year(None, year.from_january)) for column in columns]
    return note_year(year) if any(column and not column.quarter for column in alone) else []


def find_year(table: RawTable, *, from_january: bool = False, heading: str = "") -> Year:
    """The year that a heading, a title, a sheet's or a file's name says."""
    *inside, file_name = heading, *_names_of(table)
    for said in (*inside, file_name):
        by_file_name = said == file_name and said not in inside
        for year in YEAR_IN_TITLE.finditer(said):
            first = int(year[1] or f"20{year[5]}")
            if int(year[2] or year[3] or year[4] or year[6]) == (first + 1) % 100:
                return Year(first, by_file_name=by_file_name)
        if from_january and len(found := set(CALENDAR_YEAR.findall(said))) == 1:
            return Year(int(found.pop()), from_january=True, by_file_name=by_file_name)
    return Year(None, from_january)


def note_year(year: Year) -> list[Problem]:
    """That a year is known from one column beside the months alone."""
    if year.first is None or not year.by_column:
        return []
    words = f"the months or quarters count as {_say_year(year)} by this heading alone"
    return [Problem(None, year.by_column, words)]


def _say_year(year: Year) -> str:
    first = year.first or 0
    return str(first) if year.from_january else f"{first}/{(first + 1) % 100:02d}"


def name_year(year: Year, whole_years: int = 0) -> NamedPeriod:
    """A year that the name of the file alone says; whole_years: lines that count in its first quarter."""
    notes = [Problem(None, None, f"the year is {_say_year(year)} by the name of the file alone")]
    if whole_years:
        notes.append(Problem(None, None, say_whole_years(whole_years)))
    first = 1 if year.from_january else 2
    return NamedPeriod(f"{year.first}-Q{first}", tuple(notes), True, year.from_january)


def _bare(heading: str) -> str:
    words = NOISE.sub(" ", strip_unit(heading).replace("_", " ")).split()
    said = STAGE_OF.keys() | (set(BUDGETS) if "budget" in map(str.casefold, words) else set())
    return " ".join(word for word in words if word.casefold() not in said).strip(" -–,")


def _read_heading(heading: str, year: Year) -> PeriodColumn | None:
    words = NOISE.sub(" ", strip_unit(heading).replace("_", " ")).split()
    stage = next((STAGE_OF[word.casefold()] for word in words if word.casefold() in STAGE_OF), "")
    bare = _bare(heading)
    flat = {word.casefold() for word in words}
    if not bare or (flat & FORECASTS and "spent" in {STAGE_OF.get(word) for word in flat}):
        return None
    try:
        return PeriodColumn(heading, stage, read_period(bare), is_year=is_financial_year(bare))
    except ValueError:
        pass
    month = MONTHS.get(bare.casefold().rstrip("."))
    number = QUARTER_ALONE.match(bare)
    if month is None and number is None:
        return None
    if year.from_january:
        part = int(number[1]) if number else ((month or 1) - 1) // 3 + 1
        quarter = f"{year.first}-Q{part}" if year.first else ""
        return PeriodColumn(heading, stage, quarter, "" if quarter else f"Q{part} from January")
    part = int(number[1]) if number else ((month or 1) - 4) % 12 // 3 + 1
    quarter = f"{year.first + part // 4}-Q{part % 4 + 1}" if year.first else ""
    return PeriodColumn(heading, stage, quarter, "" if quarter else f"Q{part} from April")


def _stage_of(text: str) -> str:
    stages = {STAGE_OF[word] for word in split_heading(text.replace("_", " ")) if word in STAGE_OF}
    return stages.pop() if len(stages) == 1 else ""


def _find_names(table: RawTable, columns: list[PeriodColumn]) -> str | None:
    """The column that says what each row is for: one of the usual headings, else the first with words."""
    from data.imports.resources import KIND

    taken = {column.name for column in columns}
    partner = find_column(table, *ORGANISATIONS)
    listed = match_fields(KIND, table).get("category")
    for name in (listed, partner):
        if name and name not in taken and not holds_amounts(table.rows[name]):
            return name
    free = [column.name for column in table.columns if column.name not in taken]
    return next((name for name in free if not holds_amounts(table.rows[name])), None)
