"""Staff establishment: posts of an organisation in full-time equivalents."""

from dataclasses import replace
from typing import Any

import pandas as pd

from analytics.wording import say_count
from data.imports.kinds import ORGANISATION, PARTNERSHIP, REFERENCE, SECTOR, FieldRule, Kind, total
from data.imports.named_period import NAMED_PERIOD, find_named_quarter
from data.imports.problems import Problem, list_rows
from data.imports.raw_table import RawColumn, RawTable
from data.imports.sum_rows import leave_out_headings, leave_out_sums
from data.imports.values import MONTH_ALONE, MONTHS, quarters_of, read_dates

FIELDS = (
    PARTNERSHIP,
    REFERENCE,
    FieldRule(**{**vars(ORGANISATION), "required": True}),
    SECTOR,
    FieldRule(
        "quarter",
        "quarter",
        "the quarter",
        ("reporting quarter", "period", "reporting period", "financial quarter", "financial year", "month"),
    ),
    FieldRule(
        "post",
        "word",
        "the post",
        (
            "role",
            "job title",
            "position",
            "position title",
            "post title",
            "job role",
            "role title",
            "staff group",
            "designation",
        ),
        required=True,
    ),
    FieldRule(
        "fte_established",
        "number",
        "posts established",
        (
            "established",
            "establishment",
            "fte establishment",
            "establishment fte",
            "established fte",
            "funded fte",
            "budgeted fte",
            "budget fte",
            "fte budget",
            "wte established",
            "wte establishment",
            "establishment wte",
            "established wte",
            "funded wte",
            "fte funded",
            "wte funded",
            "budgeted wte",
            "funded establishment",
            "posts established",
            "fte budgeted",
            "wte budgeted",
            "budget wte",
            "wte budget",
            "budgeted establishment",
            "approved establishment",
            "budgeted posts",
            "funded posts",
            "approved posts",
            "established posts",
            "number of posts",
            "no of posts",
            "total posts",
        ),
        True,
        least=0,
        most=100_000,
    ),
    FieldRule(
        "fte_in_post",
        "number",
        "posts filled",
        (
            "in post",
            "filled",
            "fte filled",
            "in post fte",
            "filled fte",
            "actual fte",
            "fte actual",
            "current fte",
            "contracted fte",
            "staff in post",
            "wte in post",
            "in post wte",
            "actual wte",
            "contracted wte",
            "current wte",
            "posts filled",
            "filled posts",
            "posts in post",
            "wte actual",
            "fte contracted",
            "wte contracted",
            "filled wte",
            "wte filled",
            "staff in post fte",
            "staff in post wte",
        ),
        True,
        least=0,
        most=100_000,
    ),
    FieldRule(
        "fte_seconded",
        "number",
        "seconded to the partnership",
        (
            "seconded",
            "seconded fte",
            "secondments",
            "seconded in",
            "fte seconded in",
            "wte seconded",
            "seconded wte",
        ),
        least=0,
        most=100_000,
    ),
)


def check(frame: pd.DataFrame) -> list[Problem]:
    """One post of one organisation twice in a quarter."""
    keys = ["partnership", "organisation", "quarter", "post", "reference"]
    twice = (frame["post"] != "") & frame.duplicated(keys)
    return list_rows(
        frame.index[twice], "post", "the same post of this organisation stands in an earlier row"
    )


def build_frames(frame: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """staff, one row per post and quarter."""
    staff = frame.assign(fte_seconded=frame["fte_seconded"].fillna(0.0), row=frame.index)
    return {"staff": staff.reset_index(drop=True)}


def count(frame: pd.DataFrame) -> dict[str, Any]:
    """How many posts, established and filled."""
    return {
        "lines": len(frame),
        "fte_established": total(frame, "fte_established"),
        "fte_in_post": total(frame, "fte_in_post"),
        "organisations": int(frame["organisation"].loc[lambda name: name != ""].str.casefold().nunique()),
        "quarters": sorted(set(frame["quarter"]) - {""}),
    }


EARLIER_MONTHS = (
    "row is of an earlier month than the last of its quarter and is left out",
    "rows are of earlier months than the last of their quarter and are left out",
)
# The day on which the posts were counted; the vague ones may as well say since when each post stands.
VAGUE_DAYS = ("effective date", "date")
COUNTED_ON = ("census date", "snapshot date", "as at", "as at date", "position date", "date of count",
              "report date", "reporting date", "extract date", *VAGUE_DAYS)  # fmt: skip


def settle(raw: RawTable, columns: dict[str, str]) -> RawTable:
    """Without sums and the names of teams above their posts; with the quarter of the day of a count."""
    counted = [columns[name] for name in ("fte_established", "fte_in_post") if columns.get(name) in raw.rows]
    post = columns.get("post")
    if post and post in raw.rows and counted:
        raw = leave_out_headings(leave_out_sums(raw, post, counted), post)
    return _keep_last_months(raw, columns) if "quarter" in columns else _add_quarter(raw)


def _keep_last_months(raw: RawTable, columns: dict[str, str]) -> RawTable:
    """Of a post that is counted month by month the last of each quarter: months do not add up."""
    words = raw.rows[columns["quarter"]].astype("str").str.strip()
    months = pd.to_datetime(words.map(_month_number), format="%Y%m", errors="coerce")
    others = [
        columns[name] for name in ("partnership", "organisation", "post", "reference") if name in columns
    ]
    if months.isna().any() or "post" not in columns:
        return raw
    keys = [*(raw.rows[name].astype("str").str.casefold() for name in others), quarters_of(months)]
    last = months.groupby(keys).transform("max")
    earlier = months < last
    if not earlier.any():
        return raw
    note = Problem(None, columns["quarter"], say_count(int(earlier.sum()), *EARLIER_MONTHS))
    extras = raw.extras | {"left_out_count": int(raw.extras.get("left_out_count", 0)) + int(earlier.sum())}
    return replace(raw, rows=raw.rows[~earlier], notes=[*raw.notes, note], extras=extras)


def _month_number(word: str) -> str:
    """ "Apr-26" → "202604"; "" where it is no month."""
    match = MONTH_ALONE.match(word)
    number = MONTHS.get(match["month"].casefold()) if match else None
    return f"{int(match['year']) % 100 + 2000}{number:02d}" if match and number else ""


def _add_quarter(raw: RawTable) -> RawTable:
    """A column `quarter` by a day in each row, else what stands around the list, where nobody chooses one."""
    from data.imports.money_formats.heading_words import holds_dates  # lists of posts know this kind
    from data.imports.money_formats.ledger_table import find_column

    found = find_column(raw, *COUNTED_ON)
    if found is None or not holds_dates(raw.rows[found]):
        named = find_named_quarter(raw)
        return replace(raw, extras=raw.extras | {NAMED_PERIOD: named}) if named else raw
    read = read_dates(raw.rows[found].astype("str"))
    if read.question or read.faults:
        return raw
    if find_column(raw, *COUNTED_ON[: -len(VAGUE_DAYS)]) is None and _are_of_each_post(read.values):
        return raw
    rows = raw.rows.assign(quarter=quarters_of(read.values))
    return replace(raw, rows=rows, columns=[*raw.columns, RawColumn("quarter")])


def _are_of_each_post(days: pd.Series) -> bool:
    """Whether nearly every row has a day of its own: many posts are counted on one day."""
    count = len(days.dropna().unique())
    return count > 1 and 2 * count > int(days.notna().sum())


KIND = Kind(
    "staff", "Posts established, filled and seconded", FIELDS, build_frames, check, count, settle=settle
)
