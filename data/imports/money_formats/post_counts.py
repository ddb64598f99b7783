"""Posts under whatever their columns are headed: two of established, in post and vacant say the third.

"FTE at 30 September 2025" beside vacancies is who is in post, as in the children's social work workforce
statistics of England: established is both together.
"""

import re
from dataclasses import replace

import pandas as pd

from data.imports.kinds import match_fields
from data.imports.money_formats.heading_words import OF_POSTS, holds_amounts, split_heading
from data.imports.money_formats.ledger_table import find_column
from data.imports.named_period import find_quarters_in
from data.imports.problems import Problem
from data.imports.raw_table import RawColumn, RawTable
from data.imports.values import read_numbers

ESTABLISHED, IN_POST = "fte established", "fte in post"
POSTS = ("post", "role", "job title", "position", "position title", "post title", "job role", "role title",
         "staff group", "designation", "job", "post name", "posts", "team role", "profession",
         "occupation")  # fmt: skip
VACANT = frozenset("vacancy vacancies vacant unfilled".split())
FILLED = frozenset("filled actual contracted occupied employed current".split())
BUDGETED = frozenset("establishment established budgeted budget funded approved".split())
COUNTED = frozenset("fte ftes wte wtes headcount head heads posts number no".split())
HEADS = frozenset("headcount heads head".split())
NO_COUNT = frozenset(
    "cost costs salary rate percent percentage % agency seconded secondments turnover absence reference id "
    "hours code grade scale £ gbp date".split()
)
ALSO = ("organisation", "sector", "quarter", "fte_seconded", "reference", "partnership")
FEWEST = 2  # of the three
MOST_WORDS = 3  # of a heading such as "Posts (FTE)"
AS_IN_POST = "this counts as who was in post, as vacancies stand beside it; established is both together"
IN_HEADS = "posts are counted in heads, not in full-time equivalents"


def is_post_counts(table: RawTable) -> bool:
    """A post and two of how many are established, in post and vacant, under headings not listed otherwise."""
    from data.imports.staff import KIND  # the kind is made after the formats are known

    known = match_fields(KIND, table)
    if {"post", "fte_established", "fte_in_post"} <= set(known) or not _find_post(table):
        return False
    return len(_find_counts(table)) >= FEWEST


def _find_post(table: RawTable) -> str | None:
    found = find_column(table, *POSTS)
    return found if found and not holds_amounts(table.rows[found]) else None


def _find_counts(table: RawTable) -> dict[str, str]:
    """Which column is "established", "in post" and "vacant"; full-time equivalents before heads.

    A count that is only said to be of a day is of who was in post where vacancies stand beside it.
    """
    found = dict[str, str]()
    named = [(column.name, split_heading(column.name)) for column in table.columns]
    named.sort(key=lambda pair: bool(pair[1] & HEADS))
    for name, words in named:
        meaning = _name_count(name, words)
        if meaning and meaning not in found and holds_amounts(table.rows[name]):
            found[meaning] = name
    of_a_day = found.pop("of a day", None)
    return found | {"in post": of_a_day} if of_a_day and found.keys() == {"vacant"} else found


def _name_count(heading: str, words: frozenset[str]) -> str:
    if words & NO_COUNT:
        return ""
    if words & VACANT:
        return "vacant"
    if {"in", "post"} <= words or {"in", "posts"} <= words or words & FILLED:
        return "in post" if words & (COUNTED | {"post", "staff"}) else ""
    if words & BUDGETED and words & (COUNTED | {"establishment", "established", "post"}):
        return "established"
    if "posts" in words and len(words) <= MOST_WORDS:
        return "established"
    return "of a day" if words & (OF_POSTS | HEADS) and _list_quarters([heading]) else ""


def _list_quarters(headings: list[str]) -> set[str]:
    return {quarter for heading in headings for quarter in find_quarters_in(heading)}


def reshape_post_counts(table: RawTable) -> RawTable:
    """Rows of kind staff: what two of the three say, with the quarter of the day in their headings."""
    from data.imports.staff import KIND

    post, counts = _find_post(table) or "", _find_counts(table)
    known = match_fields(KIND, table)
    money = {name: read_numbers(table.rows[column].astype("str")).values for name, column in counts.items()}
    vacant = money.get("vacant", pd.Series(0.0, table.rows.index)).fillna(0.0)
    established = money["established"] if "established" in money else money["in post"] + vacant
    in_post = money["in post"] if "in post" in money else money["established"] - vacant
    rows = pd.DataFrame({"post": table.rows[post].astype("str")}, index=table.rows.index)
    rows[ESTABLISHED], rows[IN_POST] = map(_write, (established, in_post))
    read = {post: "post"} | {column: f"fte {name}" for name, column in counts.items()}
    for field in ALSO:
        if field in known and known[field] not in read:
            rows[field], read[known[field]] = table.rows[known[field]].astype("str"), field.replace("_", " ")
    quarters = _list_quarters(list(counts.values()))
    if "quarter" not in rows and len(quarters) == 1:
        rows["quarter"] = quarters.pop()
    notes = list(table.notes)
    if "established" not in counts:
        notes.append(Problem(None, counts["in post"], AS_IN_POST))
    if any(split_heading(column) & HEADS for column in counts.values()):
        notes.append(Problem(None, None, IN_HEADS))
    return replace(
        table,
        file_format=table.file_format.replace("plain", "post_counts"),
        columns=[RawColumn(str(name)) for name in rows],
        rows=rows,
        notes=notes,
        extras={**table.extras, "kind": "staff", "read_from": read},
    )


def _write(numbers: pd.Series) -> pd.Series:
    words = numbers.round(4).map(lambda number: "" if pd.isna(number) else re.sub(r"\.0$", "", f"{number}"))
    return words.astype("str")
