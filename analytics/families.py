"""Parents, carers and young people in what is recorded: each is an organisation, and none is ever named."""

from datetime import date

import numpy as np
import pandas as pd

# Each parent, carer or young person counts as an organisation of their own: DESIGN §2.
OWN_VOICE_SECTORS = frozenset(
    ["parents and carers", "parents", "carers", "parent", "carer", "family", "families", "young people",
     "young person", "children and young people"]
)  # fmt: skip
FEWEST_OF_A_FAMILY_SECTOR = 2  # people; one alone is never singled out


def is_family(sector: object) -> bool:
    """Whether a sector is that of parents, carers or young people, however it is written."""
    return str(sector).strip().lower() in OWN_VOICE_SECTORS


def are_families(sectors: pd.Series) -> pd.Series:
    """`is_family` of a column; each distinct word is looked at once."""
    words = sectors.astype("category")
    known = [*map(is_family, words.cat.categories), False]  # the last is for blanks, whose code is −1
    return pd.Series(np.array(known)[words.cat.codes], index=sectors.index)


def merge_families(seats: pd.DataFrame) -> pd.DataFrame:
    """Attendance in which parents, carers and young people stand as their sector, never by name.

    seats:  partnership_id | organisation | sector | person …, of any number of partnerships

    Each of them is an organisation of one, so a row by organisation would single a person out. A sector that
    is a single person is left out altogether: beside the others, the whole would tell what they did.
    """
    if "sector" not in seats or seats.empty:
        return seats
    own = are_families(seats["sector"])
    who = seats["person"].where(seats["person"].astype(str).ne(""), seats["organisation"])
    people = who[own].groupby([seats["partnership_id"], seats["sector"]]).transform("nunique")
    alone = own & (people.reindex(seats.index) < FEWEST_OF_A_FAMILY_SECTOR)
    return _name_by_sector(seats, own)[~alone]


def merge_families_of_rows(rows: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Courses or posts in which families stand as their sector; a sector of one person is left out.

    rows:  partnership_id | organisation | sector | … (person_key | people_count | needed_from of courses)

    An organisation counts as many people as it names, or as its largest row stands for. Courses that are
    needed only after the day as_of do not count: nothing would be shown of those people.
    """
    if "sector" not in rows or rows.empty:
        return rows
    own = are_families(rows["sector"])
    if not own.any():
        return rows
    counted = rows[own]
    if "needed_from" in counted:
        later = pd.to_datetime(counted["needed_from"]) > pd.Timestamp(as_of)
        counted = counted[~later]
    people = _count_people(counted)
    keys = pd.MultiIndex.from_frame(rows[["partnership_id", "sector"]].astype(object))
    enough = pd.Series(people.reindex(keys).fillna(0).to_numpy(), index=rows.index)
    alone = own & (enough < FEWEST_OF_A_FAMILY_SECTOR)
    return _name_by_sector(rows, own)[~alone]


def find_lone_lines(lines: pd.DataFrame) -> np.ndarray:
    """Ledger lines of what is shown by category and holds money of one family member alone: left out there.

    lines:  partnership_id | organisation | sector | category | in_kind | currency | …
    """
    if "sector" not in lines or lines.empty:
        return np.zeros(len(lines), dtype=bool)
    own = are_families(lines["sector"])
    by = [lines[name] for name in ("partnership_id", "category", "in_kind", "currency")]
    who = lines["organisation"].astype(object).fillna("")
    only_families = own.groupby(by).transform("all")
    return (only_families & (who.groupby(by).transform("nunique") < FEWEST_OF_A_FAMILY_SECTOR)).to_numpy()


def _name_by_sector(rows: pd.DataFrame, own: pd.Series) -> pd.DataFrame:
    named = rows["organisation"].astype(object).where(~own, rows["sector"].astype(object))
    return rows.assign(organisation=named)


def _count_people(rows: pd.DataFrame) -> pd.Series:
    """People of each partnership and sector: of each organisation those it names, or its largest row."""
    named = rows["person_key"] if "person_key" in rows else pd.Series(None, index=rows.index, dtype=object)
    named = named.where(named.astype(str) != "")
    count = rows["people_count"] if "people_count" in rows else pd.Series(1, index=rows.index)
    people = rows.assign(named=named, largest=count.where(named.isna(), 1).fillna(1))
    each = people.groupby(["partnership_id", "sector", "organisation"], dropna=False, observed=True).agg(
        named=("named", "nunique"), largest=("largest", "max")
    )
    return each.max(axis=1).groupby(level=["partnership_id", "sector"]).sum()
