"""Lists whose amounts are headed by no stage: an amount a line, debits and credits, what each partner gives.

What the list does not say is asked for: whether an amount was needed, pledged, committed, received or spent,
and whose account debits and credits are of, unless a balance beside them shows it.
"""

from dataclasses import replace
from typing import Literal

import pandas as pd

from analytics.given_names import GIVEN_NAMES
from analytics.wording import say_count
from data.imports.kinds import Kind, list_kinds, match_fields
from data.imports.money_formats.account_sides import (
    BALANCES,
    SAID_BY_BALANCE,
    find_sides,
    name_sides,
    settle_signs,
)
from data.imports.money_formats.heading_words import (
    ROWS_TRIED,
    find_by_words,
    find_currency,
    find_period,
    holds_amounts,
    holds_dates,
    holds_periods,
    split_heading,
)
from data.imports.money_formats.ledger_table import (
    AS_COMMITTED,
    CONTRIBUTIONS,
    ORGANISATIONS,
    UNNAMED_GIFTS,
    find_column,
    is_our_ledger,
    ledger_table,
    take_columns,
)
from data.imports.money_formats.partner_ledger import TO_DATE
from data.imports.money_formats.period_columns import find_said_stage, find_year, name_year, note_year
from data.imports.named_period import NAMED_PERIOD
from data.imports.open_amounts import AMOUNTS as STORED_AMOUNTS
from data.imports.open_amounts import STAGES
from data.imports.problems import Problem
from data.imports.raw_table import RawTable
from data.imports.stage_rows import PLANS
from data.imports.sum_rows import SUM_OF_SOME, SUMS_LEFT_OUT, leave_out_sums

UNNAMED, UNNAMED_PAYMENTS = "amounts", "payments"
AMOUNTS = ("amount", "net amount", "£", "gbp", "contribution", "contributions", "cost", "costs", "price")
NOT_RECEIVED = "percent percentage % share rate type status not yet"
RECEIVED = ("received", "paid £", "paid")
NO_AMOUNT = (
    "percent percentage % share rate unit per vat tax balance variance quantity qty count type date year "
    "month description of code id ref reference number no budget"
)
DAY = ("transaction date", "posting date", "payment date", "date")
NO_DAY = "birth start end due from to modified updated created expiry value"
PERIOD = ("quarter", "financial year", "month", "period", "year")
# Headings that say what a line is for; a description of a payment may name whom it was paid to.
CATEGORIES = (
    "category", "budget heading", "budget line", "budget code description", "cost centre description",
    "cost centre name", "cost centre", "nominal", "nominal name", "nominal account", "nominal description",
    "account name", "account description", "account", "heading", "purpose", "expense type",
    "expenditure type",
    "cost category", "expense category", "line item", "budget item", "item", "service", "service area",
    "resource", "department", "directorate", "division", "programme", "project", "workstream", "activity",
)  # fmt: skip
REFERENCES = ("reference", "ref", "line reference", "line ref", "line id", "line")
DESCRIPTIONS = ("description", "type", "details", "detail", "narrative")
# A person who trades may have a VAT number; one of a charity or company nobody has alone.
REGISTERS = frozenset("charity charities company companies".split())
NUMBERS = frozenset("number no num reg registration ref".split())
MOST_COLUMNS = 25
LONGEST_HEADING = 7  # words; a question has more


def is_amount_list(table: RawTable) -> bool:
    """Money in a column that names no stage, beside words or a day; no survey, no list of another kind."""
    headings = [column.name for column in table.columns]
    if len(headings) > MOST_COLUMNS or any(map(_is_question, headings)) or is_our_ledger(table):
        return False
    # "Received to date" alone stands beside what was agreed under any name, and says no stage of its own.
    ours = match_fields(_ledger(), table)
    stages = {field for field in STORED_AMOUNTS if field in ours and not TO_DATE.search(ours[field])}
    if find_sides(table) is not None and not stages - {"spent", "received"}:
        return _is_told(table)
    if stages or _find_amount(table) is None:
        return False
    from data.imports.recognise_kind import (  # it knows the kinds, which are made later
        has_scales,
        measure_fit,
    )

    if has_scales(replace(table, rows=table.rows.head(ROWS_TRIED))):
        return False
    return _is_told(table) and not any(measure_fit(kind, table) for kind in list_kinds().values())


def _is_told(table: RawTable) -> bool:
    placed = find_by_words(table, DAY, NO_DAY) or find_by_words(table, PERIOD)
    return placed is not None or _find_names(table) != (None, None)


def _is_question(heading: str) -> bool:
    return heading.rstrip().endswith("?") or len(heading.split()) > LONGEST_HEADING


def _ledger() -> Kind:
    from data.imports.resources import KIND  # the kind is made after the formats are known

    return KIND


def _find_amount(table: RawTable) -> str | None:
    found = find_column(table, "amount")
    if found is not None and holds_amounts(table.rows[found]):
        return found
    named = find_by_words(table, AMOUNTS, NO_AMOUNT, holds_amounts)
    if named is None and find_column(table, *BALANCES):
        return find_by_words(table, ("value",), NO_AMOUNT, holds_amounts)  # of a bank's statement
    return named


def _find_day(table: RawTable) -> str | None:
    return find_by_words(table, DAY, NO_DAY, holds_dates)


def _find_names(table: RawTable, stage: str | None = None) -> tuple[str | None, str | None]:
    """The columns with the organisation and with what a line is for."""
    words = [column for column in table.columns if column.name != stage]
    told = replace(table, columns=words)
    category = find_column(told, *CATEGORIES) or find_column(told, *DESCRIPTIONS)
    return find_column(told, *ORGANISATIONS), category


def reshape_amount_list(table: RawTable) -> RawTable:
    """Ledger lines with `amount`, or with `debit` and `credit`, until it is said what they are."""
    sides, notes = find_sides(table), list[Problem]()
    chosen: dict[str, str | None]
    if sides:
        # Whom a payment was made to may be a person: a description of one is not read as what it was for.
        table = settle_signs(table, sides)
        named = dict(zip(name_sides(table, sides), sides[:2], strict=True))
        chosen = {
            "category": find_column(table, *CATEGORIES),
            "organisation": find_column(table, *ORGANISATIONS),
        }
        table = without_people(table, chosen["organisation"])
    else:
        named = {"amount": _find_amount(table) or ""}
        stage = _find_stage(table, named["amount"])
        organisation, category = _find_names(table, stage)
        if find_column(table, *BALANCES) and category == find_column(table, *DESCRIPTIONS):
            category = None  # whom a bank paid, or who paid in, may be a person
        chosen = {"category": category, "organisation": organisation, "stage": stage}
        chosen["reference"] = _find_line_names(table, stage, category) if stage else None
        if stage is None and split_heading(named["amount"]) & CONTRIBUTIONS:
            named, notes = {"committed": named["amount"]}, [Problem(None, named["amount"], AS_COMMITTED)]
            if received := find_by_words(table, RECEIVED, NOT_RECEIVED, holds_amounts):
                named["received"], notes = received, []
        elif stage is None:
            said, notes = find_said_stage(table)
            named = {said or "amount": named["amount"]}
    amounts = list(named.values())
    table = _without_balances(table, amounts)
    if words := chosen["category"] or chosen["organisation"]:
        table = leave_out_sums(table, words, amounts)
    chosen |= {"date": _find_day(table), "currency": find_column(table, "currency", "currency code")}
    chosen["partnership"] = find_column(table, "partnership")
    if chosen["date"] is None:
        chosen["quarter"] = find_by_words(table, DAY, NO_DAY, holds_periods) or find_period(table, PERIOD)
    unnamed = UNNAMED_PAYMENTS if sides else UNNAMED_GIFTS if chosen["organisation"] else UNNAMED
    file_format = table.file_format.replace("plain", "amount_list")
    shaped = take_columns(table, {**chosen, **named}, file_format, unnamed=unnamed)
    rows = shaped.rows
    if chosen["currency"] is None and (currency := find_currency(amounts[0])):
        rows = rows.assign(currency=currency)
    year = find_year(table, heading=amounts[0])
    if year.first and chosen["date"] is None and chosen["quarter"] is None:
        if year.by_file_name:
            shaped = replace(shaped, extras=shaped.extras | {NAMED_PERIOD: name_year(year, len(rows))})
        else:
            rows = rows.assign(quarter=f"{year.first}/{(year.first + 1) % 100:02d}")
            notes = [*notes, *note_year(year)]
    if sides is not None and not sides[2] and "spent" in named:
        notes = [*notes, Problem(None, None, SAID_BY_BALANCE)]
    return ledger_table(rows, file_format, [*table.notes, *notes], shaped.extras, unnamed=unnamed)


Headed = Literal["payee", "recipient", "organisation"]


def without_people(table: RawTable, organisation: str | None, headed: Headed = "payee") -> RawTable:
    """Whom a payment was made to may be a person: what is no organisation's name is not kept.

    headed: what the heading calls them. Under "payee" only what is an organisation's name is kept; under
            "recipient" only what is plainly of a person is left out: a given name or a title in front, a lone
            initial, or a given name behind the surname; under "organisation" only the first of these.
    """
    if organisation is None:
        return table
    from data.imports.meeting_files.minutes_people import looks_like_person  # they know the kinds
    from data.imports.meeting_files.people import TITLES, fold
    from data.imports.meeting_files.people_places import LONGEST_ORGANISATION, is_organisation_name

    def is_usable(name: str) -> bool:
        words = [fold(word).strip(".,") for word in name.split()]
        may_be_person = len(words) > 1 and looks_like_person(name) and not _is_of_business(name)
        if headed == "payee":
            return is_organisation_name(name) and not may_be_person
        is_plain = bool(words) and (words[0] in GIVEN_NAMES or words[0] in TITLES)
        if headed == "recipient":
            has_initial = any(
                len(word) == 1 and word.isalpha() and word not in LONE_LETTERS for word in words
            )
            is_named = not GIVEN_NAMES.isdisjoint(words) and not is_organisation_name(name)
            is_plain = is_plain or has_initial or is_named
        return not (may_be_person and is_plain)

    names = table.rows[organisation].astype("str").str.strip()
    registered = _is_registered(table)
    usable = {name: is_usable(name) for name in names.unique()}
    usable |= {name: True for name in names[registered] if len(name) <= LONGEST_ORGANISATION}
    left_out = int(((names != "") & ~names.map(usable).astype(bool)).sum())
    if not left_out:
        return table
    rows = table.rows.assign(**{organisation: names.where(names.map(usable).astype(bool), "")})
    note = Problem(None, organisation, say_count(left_out, *MAY_BE_PEOPLE))
    return replace(table, rows=rows, notes=[*table.notes, note])


def _is_registered(table: RawTable) -> pd.Series:
    """Rows with the number of a charity or company: "Marie Curie" of 207994 is no person."""
    found = [column.name for column in table.columns if is_register(column.name)]
    numbers = table.rows[found].astype("str").apply(lambda words: words.str.strip())
    return numbers.apply(lambda words: words.str.contains(r"\d{4}")).any(axis=1)


def is_register(heading: str) -> bool:
    words = split_heading(heading)
    return bool(words & REGISTERS) and bool(words & NUMBERS)


def _is_of_business(name: str) -> bool:
    """ "Thames Water", "Home Start", "British Gas": words that are no surnames, or no first names."""
    words = name.replace("-", " ").casefold().split()
    return not BUSINESS_WORDS.isdisjoint(words[1:]) or words[0] in BUSINESS_FIRST


def _find_stage(table: RawTable, amount: str) -> str | None:
    """A column that says of each line what its amount is: Budget or Actual, Income or Expenditure."""
    known = {word for stage, words in STAGES.items() for word in (stage, *words)}
    for column in table.columns:
        words = table.rows[column.name].astype("str").str.strip().str.casefold()
        words = words[words != ""]
        if column.name != amount and len(words) and words.isin(known).all():
            return column.name
    return None


def _find_line_names(table: RawTable, stage: str, category: str | None) -> str | None:
    """What tells lines of one category apart, where needs and commitments have rows of their own.

    A reference is only ever stored as a hash, so a description may be one.
    """
    words = table.rows[stage].astype("str").str.strip().str.casefold()
    if not words.isin([word for plan in PLANS for word in (plan, *STAGES[plan])]).any():
        return None
    others = replace(
        table, columns=[column for column in table.columns if column.name not in (stage, category)]
    )
    return find_column(others, *REFERENCES) or find_column(others, *DESCRIPTIONS)


# Second words of firms and charities that are no surnames, and first words that are no first names.
BUSINESS_WORDS = frozenset(
    "aid airways associates broadband buses cafe catering center centre cleaning clinic coffee "
    "concern connect consultants consulting counselling couriers digital direct electric "
    "electricity energy enterprises estates express finance garage gas gb hire holdings hotel "
    "hotels industries insurance international lettings library link links mail media mobile "
    "motors museum nurseries nursery online pharmacy playgroup preschool print printing "
    "properties rail railway recruitment rentals rights security shop software solutions start "
    "stationery store stores supplies surgery systems taxis telecom telecoms theatre therapies "
    "training trains transport travel uk water works".split()
)
BUSINESS_FIRST = frozenset(
    "action age british children's citizens city community county eastern english european "
    "greater home irish local men's national northern royal scottish southern united welsh "
    "western women's".split()
)
LONE_LETTERS = frozenset("ay")  # words of names: "A Better Start", "Y Gorlan"
MAY_BE_PEOPLE = (
    "name may be of a person and is left out; the amount is kept",
    "names may be of people and are left out; the amounts are kept",
)
NOTHING_MOVED = (
    "row without an amount, such as an opening balance, is left out",
    "rows without an amount, such as opening balances, are left out",
)


def _without_balances(table: RawTable, amounts: list[str]) -> RawTable:
    """Without rows that carry a balance and move nothing, headings of sections, and their totals."""
    moves = (table.rows[amounts].astype("str").apply(lambda words: words.str.strip()) != "").any(axis=1)
    if not moves.all():
        table = _leave_out(table, ~moves, NOTHING_MOVED)
    day = find_by_words(table, DAY, NO_DAY) or find_by_words(table, PERIOD)
    if day and (sums := table.rows[day].astype("str").str.match(SUM_OF_SOME)).any():
        table = _leave_out(table, sums, SUMS_LEFT_OUT)
    return table


def _leave_out(table: RawTable, rows: pd.Series, words: tuple[str, str]) -> RawTable:
    """The table without some rows; words: what is said of one such row, and of several."""
    count = int(rows.sum())
    extras = table.extras | {"left_out_count": int(table.extras.get("left_out_count", 0)) + count}
    note = Problem(None, None, say_count(count, *words))
    return replace(table, rows=table.rows[~rows], notes=[*table.notes, note], extras=extras)
