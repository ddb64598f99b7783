"""Staff establishment: posts of an organisation in full-time equivalents."""

from typing import Any

import pandas as pd

from data.imports.kinds import ORGANISATION, PARTNERSHIP, REFERENCE, SECTOR, FieldRule, Kind, total
from data.imports.problems import Problem, list_rows
from data.imports.raw_table import RawTable
from data.imports.sum_rows import leave_out_sums

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


def settle(raw: RawTable, columns: dict[str, str]) -> RawTable:
    """Without the rows that add up the posts of a team or of all."""
    counted = [columns[name] for name in ("fte_established", "fte_in_post") if columns.get(name) in raw.rows]
    post = columns.get("post")
    return leave_out_sums(raw, post, counted) if post and post in raw.rows and counted else raw


KIND = Kind(
    "staff", "Posts established, filled and seconded", FIELDS, build_frames, check, count, settle=settle
)
