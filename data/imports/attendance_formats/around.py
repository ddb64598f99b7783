"""What stands around a list of who came: its title, its sheet's and its file's name, a key to its marks."""

import re
from collections.abc import Iterable

import pandas as pd

from data.imports.raw_table import RawTable

# A list of people, days and marks that is of something else than meetings.
OF_OTHER_THINGS = re.compile(
    r"\b(?:rotas?|shifts?|time ?sheets?|leave|absences?|sickness|training|trained|courses?|cpd|dbs|"
    r"supervision|payroll|availability|doodle|poll|pupils?|class|school attendance)\b",
    re.IGNORECASE,
)
# "Training subgroup attendance" is of the meetings of a group, whatever the group is about.
OF_A_GROUP = re.compile(
    r"\b(?:training|cpd|absences?|supervision|pupils?)(?: \w+)? (?:sub ?group|board|committee|forum|"
    r"working group|steering group)\b",
    re.IGNORECASE,
)


def names_around(table: RawTable) -> list[str]:
    """The title above the table, the sheet's name, the file's name."""
    return [str(table.extras.get(name) or "") for name in ("title", "sheet", "file_stem")]


def speaks_of_other_things(texts: Iterable[str]) -> bool:
    """Whether any of these says that the list is a rota, a register of courses and the like."""
    flat = [re.sub(r"[_\W]+", " ", text) for text in texts]
    return any(OF_OTHER_THINGS.search(OF_A_GROUP.sub(" ", text)) for text in flat)


def find_key(table: RawTable, is_member: pd.Series) -> str:
    """The text around the list, where its marks may be explained."""
    below = table.rows[~is_member].astype("str")
    return "\n".join([*names_around(table), *(" ".join(cells) for cells in below.to_numpy().tolist())])
