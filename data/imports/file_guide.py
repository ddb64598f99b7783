"""What a file of each kind should hold: a list of its columns, and an empty table to fill in."""

import pandas as pd

from data.imports.kinds import FieldRule, Kind

WHAT_MAY_STAND = {
    "name": "a name",
    "word": "a word or two",
    "date": "a day, as 31/12/2026",
    "number": "a number",
    "amount": "an amount, as 1,234.50",
    "flag": "yes or no",
    "quarter": "a quarter, as 2026-Q3",
    "code": "any code; only its fingerprint is kept",
    "private": "words; kept only if you read and approve them",
}


def list_columns(kind: Kind) -> pd.DataFrame:
    """The columns that a file of this kind may have, those that it must have first.

    returns:  column | what_it_is | what_may_stand | is_needed
    """
    needed_first = sorted(list_own_fields(kind), key=lambda rule: not rule.required)
    return pd.DataFrame(
        {
            "column": [rule.name for rule in needed_first],
            "what_it_is": [rule.meaning for rule in needed_first],
            "what_may_stand": [_say_what_may_stand(rule) for rule in needed_first],
            "is_needed": [rule.required for rule in needed_first],
        }
    )


def build_template(kind: Kind) -> pd.DataFrame:
    """An empty table whose headings need no mapping."""
    return pd.DataFrame(columns=[rule.name for rule in list_own_fields(kind)])


def list_own_fields(kind: Kind) -> list[FieldRule]:
    """The fields of a file in our own layout; the others are for files that say less than ours."""
    return [rule for rule in kind.fields if not rule.instead_of]


def _say_what_may_stand(rule: FieldRule) -> str:
    if rule.type == "choice":
        return " or ".join(choice.replace("_", " ") for choice in rule.choices)
    return WHAT_MAY_STAND[rule.type]
