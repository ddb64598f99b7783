"""Which column of a file was read as what, for whoever checks an import without the page.

A heading is named only where its column is read: there it is one of the headings known here, a question of
the questionnaire or a rating, as in the messages. Headings of other columns are counted and not repeated.
"""

from typing import Any

from analytics.wording import say_count
from data.imports.kinds import list_kinds, match_fields
from data.imports.mapping import Mapping
from data.imports.people_in_headings import find_people_headings
from data.imports.problems import shorten_heading
from data.imports.raw_table import RawTable


def list_columns_read(raw: RawTable, kind: str, mapping: Mapping | None) -> dict[str, Any]:
    """`columns_read`: column | read_as, in file order; `columns_not_read`: how many are left."""
    if kind == "survey":
        read = _of_survey(mapping) if mapping else {}
        names = [column.name for column in raw.columns]
    else:
        fields = match_fields(list_kinds()[kind], raw, mapping)
        own = {column: field.replace("_", " ") for field, column in fields.items() if column in raw.rows}
        read = raw.extras.get("read_from", own)
        names = raw.extras.get("file_columns", [column.name for column in raw.columns])
        # A year that was joined with its month is no column of the table any more.
        also_read = raw.extras.get("also_read", {})
        read, names = read | also_read, [*(name for name in also_read if name not in names), *names]
    # A column headed by somebody's name is counted with the others like it: who came is not named.
    people = [name for name in names if name in raw.extras.get("people_columns", ())]
    named = [name for name in names if name in read and name not in people]
    told = find_people_headings(raw.columns).places if kind == "survey" else {}
    listed = [{"column": told.get(name, shorten_heading(name)), "read_as": read[name]} for name in named]
    if people:
        listed.append({"column": say_count(len(people), "column", "columns"), "read_as": "who came"})
    return {"columns_read": listed, "columns_not_read": len(names) - len(named) - len(people)}


def list_unread(raw: RawTable, kind: str, mapping: Mapping) -> list[str]:
    """Headings of columns with something in them that nothing is read from, in file order.

    Of a table that a format has laid out anew nothing is listed: its columns are no longer the file's.
    """
    if kind != "survey" and raw.extras.get("kind"):
        return []
    if kind == "survey":
        read = mapping.named_columns()
    else:
        read = {*match_fields(list_kinds()[kind], raw, mapping).values(), *raw.extras.get("also_read", {})}
    names = [column.name for column in raw.columns]
    filled = [name for name in names if kind == "survey" or (raw.rows[name].astype("str") != "").any()]
    return [shorten_heading(name) for name in filled if name not in read]


def _of_survey(mapping: Mapping) -> dict[str, str]:
    read: dict[str, str] = {}
    for place, columns in mapping.columns.items():
        for column in columns if isinstance(columns, list) else [columns]:
            read[column] = place.replace("_", " ")
    read |= {column: f"question {item}" for item, column in mapping.items.items()}
    read |= {column: f"open question {name}" for name, column in mapping.open_questions.items()}
    read |= dict.fromkeys(mapping.ranking.values(), "what comes first")
    return read | dict.fromkeys(mapping.working_ties.values(), "how well working together goes")
