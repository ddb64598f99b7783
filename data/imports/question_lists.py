"""Files that list a survey's questions instead of answers: codebooks, form definitions."""

from data.imports.raw_table import RawTable
from data.imports.values import normalise_name

CODES = frozenset({"column", "code", "variable", "variable name", "field name", "variable field name", "name",
                   "item", "id", "question id", "question code", "column name"})  # fmt: skip
WORDINGS = frozenset({"question", "question text", "label", "variable label", "field label", "wording",
                      "question wording", "text"})  # fmt: skip
# XLSForm's sheets: a type or a list, a name, and labels in one language or several.
FORM_SHEETS = (frozenset({"list name", "name"}), frozenset({"type", "name"}))
MESSAGE = "this lists the questions of a survey, not answers to them; import the export with the answers"


def is_question_list(raw: RawTable) -> bool:
    """Whether each row describes a question: its code in one column and its words in another."""
    headings = {normalise_name(column.name) for column in raw.columns}
    labelled = any(heading == "label" or heading.startswith("label ") for heading in headings)
    if labelled and any(sheet <= headings for sheet in FORM_SHEETS):
        return True
    return bool(headings & WORDINGS) and bool(headings & CODES)
