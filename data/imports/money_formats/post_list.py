"""Establishment lists: a row for each post and whether somebody is in it, or vacancies beside the posts."""

from dataclasses import replace

import pandas as pd

from data.imports.money_formats.heading_words import holds_amounts
from data.imports.money_formats.ledger_table import find_column
from data.imports.raw_table import RawColumn, RawTable
from data.imports.staff import FIELDS
from data.imports.values import read_numbers

POST = ("job title", "post title", "post", "role", "position", "role title", "job role")
FTE = ("fte", "wte", "post fte", "contracted fte", "budgeted fte", "establishment fte")
NUMBER = ("post number", "position number", "post id", "post no", "position id")
PLACE = {
    "organisation": ("organisation", "organization", "agency", "employer"),
    "quarter": ("quarter", "period", "month"),
}
FILLED = frozenset("filled occupied permanent secondment seconded agency interim acting yes".split()) | {
    "in post", "fixed term", "fixed-term", "temporary",
}  # fmt: skip
VACANT = frozenset(
    ["vacant", "vacancy", "unfilled", "empty", "no", "out to advert", "recruiting", "being recruited"]
)
MOSTLY = 0.9
VACANCIES = (
    "vacancies", "vacant", "vacant posts", "vacant fte", "vacancy fte", "fte vacant", "vacancies fte",
    "vacant wte", "vacancy wte", "wte vacant", "vacancies wte",
)  # fmt: skip
HEADINGS = {rule.name: (rule.name, *rule.headings) for rule in FIELDS}
IN_POST = "in post"


def is_post_list(table: RawTable) -> bool:
    """A post, its full-time equivalent, and a column of words that say filled or vacant."""
    fte = find_column(table, *FTE)
    if find_column(table, *POST) is None or fte is None or not holds_amounts(table.rows[fte]):
        return False
    return _find_state(table) is not None


def _find_state(table: RawTable) -> str | None:
    for column in table.columns:
        words = table.rows[column.name].astype("str").str.strip().str.casefold()
        words = words[words != ""]
        known = words.isin(FILLED | VACANT)
        if len(words) and known.mean() >= MOSTLY and words.isin(VACANT).any() and words.isin(FILLED).any():
            return column.name
    return None


def reshape_post_list(table: RawTable) -> RawTable:
    """Rows of kind staff: what is established, and as much in post where it is filled, else none."""
    post, fte, state = find_column(table, *POST), find_column(table, *FTE), _find_state(table)
    number = find_column(table, *NUMBER)
    counted = table.rows[fte].astype("str")
    is_filled = table.rows[state].astype("str").str.strip().str.casefold().isin(FILLED)
    written = table.rows[number].astype("str") if number else pd.Series("", index=table.rows.index)
    numbered = [f"{word} row {row}".strip() for row, word in zip(table.rows.index, written, strict=True)]
    rows = pd.DataFrame(
        {
            "reference": numbered,
            "post": table.rows[post].astype("str"),
            "fte_established": counted,
            "fte_in_post": counted.where(is_filled, "0"),
        },
        index=table.rows.index,
    )
    read = {post: "post", fte: "fte established", state: "whether it is filled"} | (
        {number: "reference"} if number else {}
    )
    for field, headings in PLACE.items():
        if (column := find_column(table, *headings)) is not None:
            rows[field], read[column] = table.rows[column].astype("str"), field
    return RawTable(
        table.file_format.replace("plain", "post_list"),
        [RawColumn(str(name)) for name in rows],
        rows,
        list(table.notes),
        {**table.extras, "kind": "staff", "read_from": read},
    )


def is_vacancy_list(table: RawTable) -> bool:
    """A post, how many are established and how many of them are vacant, but not how many are filled."""
    posts, established, vacant = _find_vacancies(table)
    if posts is None or established is None or vacant is None:
        return False
    in_post = find_column(table, *HEADINGS["fte_in_post"])
    return in_post is None and holds_amounts(table.rows[established]) and holds_amounts(table.rows[vacant])


def _find_vacancies(table: RawTable) -> tuple[str | None, str | None, str | None]:
    return (
        find_column(table, *HEADINGS["post"]),
        find_column(table, *HEADINGS["fte_established"]),
        find_column(table, *VACANCIES),
    )


def reshape_vacancy_list(table: RawTable) -> RawTable:
    """The same rows; in the place of the vacancies "in post", what is established less what is vacant."""
    post, established, vacant = _find_vacancies(table)
    there, lacking = (read_numbers(table.rows[name].astype("str")).values for name in (established, vacant))
    known = there.notna() & (lacking.notna() | (table.rows[vacant].astype("str").str.strip() == ""))
    filled = (there - lacking.fillna(0)).round(4)
    rows = table.rows.rename(columns={vacant: IN_POST})
    rows[IN_POST] = filled.astype("str").where(known, table.rows[vacant].astype("str"))
    columns = [RawColumn(IN_POST) if column.name == vacant else column for column in table.columns]
    read = {post: "post", established: "fte established", vacant: "what of it is vacant"}
    for field in ("organisation", "sector", "quarter", "fte_seconded"):
        if (column := find_column(table, *HEADINGS[field])) is not None:
            read[column] = field.replace("_", " ")
    return replace(
        table,
        file_format=table.file_format.replace("plain", "vacancy_list"),
        columns=columns,
        rows=rows,
        extras={**table.extras, "kind": "staff", "read_from": read},
    )
