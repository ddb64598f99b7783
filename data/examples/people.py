"""Who belongs to each invented partnership, quarter by quarter: agencies, seats, people who come and go."""

from typing import Any

import numpy as np
import pandas as pd

LEAVING_SHARE = 0.06  # of people, each quarter; someone new then takes the place in the same agency
PARENTS = "parents and carers"
# What an agency of a sector is called; the place's name comes first where it says "{place}".
AGENCY_NAMES = {
    "social care": ["{place} Children's Services", "{place} Early Help", "{place} Fostering Team"],
    "education": ["{place} Schools Alliance", "{place} College"],
    "health": ["{place} Community Health", "{place} Hospital", "{place} Family Doctors"],
    "voluntary": ["The Kite Project, {place}", "Open Door {place}", "{place} Young Voices"],
    "youth justice": ["{place} Youth Justice Service"],
    "housing": ["{place} Homes"],
}
# A larger agency has more people; a parent or carer is one person and an organisation of their own.
PEOPLE_WEIGHTS = {"social care": 3.0, "education": 2.2, "health": 2.2, "police": 2.4, "voluntary": 1.4}


def build_organisations(truth: dict[str, Any]) -> pd.DataFrame:
    """Every agency of every partnership; two police forces sit in several.

    returns: partnership_id | organisation_id | organisation | sector | people_weight
    """
    rows = []
    for partnership in truth["partnerships"]:
        place = partnership["name"].split()[0]
        used: dict[str, int] = {}
        for sector in partnership["sectors"]:
            position = used.get(sector, 0)
            used[sector] = position + 1
            name = _name_agency(partnership, place, sector, position)
            rows.append((partnership["id"], name, sector, PEOPLE_WEIGHTS.get(sector, 1.0)))
    agencies = pd.DataFrame(rows, columns=["partnership_id", "organisation", "sector", "people_weight"])
    agencies.insert(1, "organisation_id", pd.factorize(agencies["organisation"])[0] + 1)
    return agencies


def _name_agency(partnership: dict[str, Any], place: str, sector: str, position: int) -> str:
    if sector == "police":
        return partnership["police"]
    if sector == PARENTS:
        return f"Parent representative {'ABCDE'[position]}, {place}"
    return AGENCY_NAMES[sector][position].format(place=place)


def build_roster(
    truth: dict[str, Any], agencies: pd.DataFrame, quarters: list[str], random: np.random.Generator
) -> pd.DataFrame:
    """Everyone who could be asked in each quarter.

    returns: partnership_id | quarter | organisation_id | sector | person_id
    """
    parts = []
    for partnership in truth["partnerships"]:
        own = agencies[agencies["partnership_id"] == partnership["id"]]
        sizes = np.linspace(partnership["people"]["first"], partnership["people"]["last"], len(quarters))
        parts.append(_fill_places(own, np.rint(sizes).astype(int), quarters, random))
    roster = pd.concat(parts, ignore_index=True)
    holder = roster[["partnership_id", "place", "holder"]].apply(tuple, axis=1)
    roster["person_id"] = pd.factorize(holder)[0] + 1
    return roster.drop(columns=["place", "holder"])


def _fill_places(
    own: pd.DataFrame, sizes: np.ndarray, quarters: list[str], random: np.random.Generator
) -> pd.DataFrame:
    """Places of one partnership and who holds each: a place changes hands now and then."""
    owner = own.iloc[_share_places(own, int(sizes.max()))]
    changes = random.random((len(owner), len(quarters))) < LEAVING_SHARE
    changes[(owner["sector"] == PARENTS).to_numpy()] = False  # another parent would be another organisation
    holder = changes.cumsum(axis=1)
    place, quarter = np.nonzero(np.arange(len(owner))[:, None] < sizes[None, :])
    return pd.DataFrame(
        {
            "partnership_id": owner["partnership_id"].to_numpy()[place],
            "quarter": np.array(quarters)[quarter],
            "organisation_id": owner["organisation_id"].to_numpy()[place],
            "sector": owner["sector"].to_numpy()[place],
            "place": place,
            "holder": holder[place, quarter],
        }
    )


def _share_places(own: pd.DataFrame, place_count: int) -> np.ndarray:
    """Positions of the agencies in the order in which places are filled: one each, then by weight."""
    weights = own["people_weight"].to_numpy()
    may_grow = (own["sector"] != PARENTS).to_numpy()
    counts = np.ones(len(own))
    order = list(range(len(own)))
    while len(order) < place_count:
        # Highest weight per place held next: Jefferson's rule, which needs no randomness.
        neediest = int(np.argmax(np.where(may_grow, weights / (counts + 1), -1.0)))
        counts[neediest] += 1
        order.append(neediest)
    return np.array(order[:place_count])
