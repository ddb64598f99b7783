"""Published working ties → the rows of a rail, and a table in plain words."""

import numpy as np
import pandas as pd

from analytics.charts.rail import RAIL_COLUMNS
from analytics.wording import NOT_SHOWN, name_bound, say_share, say_share_as_published

ROWS = (
    ("working_ties", "Links that go well, of those people answered for"),
    ("working_ties_bounds", "The same, whatever the missing answers would have said"),
    ("working_ties_returned", "Where one side says it goes well, the other says so too"),
    ("working_ties_asymmetry", "How far apart the two sides of a link see it, on average"),
    ("working_ties_centralisation", "How unevenly praise is spread (0 % all alike, 100 % all to one)"),
    ("working_ties_coverage", "Links that somebody answered for, of all that there could be"),
)

# What is a share of links and stands on one rail; how even and how far apart they are has other ends.
DRAWN = ("working_ties", "working_ties_returned", "working_ties_coverage")
PERCENT = 100


def build_tie_rows(cells: pd.DataFrame) -> pd.DataFrame:
    """The shares of links as the rows of a rail, in the words of the table; empty where it is.

    cells:   the cells of one release
    returns: RAIL_COLUMNS | value_words; the bar is what the missing answers could have made of the share
    """
    shown = cells[cells["measure"].isin(DRAWN) & cells["breakdown"].eq("whole") & cells["estimate"].notna()]
    own = shown.set_index("measure")
    own = own.reindex([name for name in DRAWN if name in own.index and "working_ties" in own.index])
    density = own.index == "working_ties"
    rows = own.assign(
        section="Of all links",
        label=own.index.map(dict(ROWS)),
        estimate=own["estimate"].astype(float) * PERCENT,
        low=np.where(density, own["low"].astype(float) * PERCENT, np.nan),
        high=np.where(density, own["high"].astype(float) * PERCENT, np.nan),
        previous=np.nan,
        verdict=None,
        start_word="none",
        end_word="all",
        value_words=[_say(row) for row in own.to_dict("records")],
    )
    return rows[[*RAIL_COLUMNS, "value_words"]].reset_index(drop=True)


def build_tie_table(cells: pd.DataFrame) -> pd.DataFrame:
    """What may be said of the network as a whole; empty where nothing may be said.

    cells:   the cells of one release
    returns: What | How much
    """
    own = cells[cells["measure"].str.startswith("working_ties") & cells["estimate"].notna()]
    known = {row["measure"]: row for row in own.to_dict("records")}
    if "working_ties" not in known:
        return pd.DataFrame(columns=["How much"])
    said = {name: _say(known[name]) for name, _ in ROWS if name in known}
    density = known["working_ties"]
    said["working_ties_bounds"] = (
        "next to nothing is missing"
        if density["low"] == density["high"]
        else f"{say_share(density['low'])} to {say_share(density['high'])}"
    )
    return pd.DataFrame(
        [(words, said.get(name, NOT_SHOWN)) for name, words in ROWS], columns=["What", "How much"]
    ).set_index("What")


def _say(row: dict) -> str:
    if row["unit"] != "steps":
        return say_share_as_published(row["estimate"], row["detail"])
    steps = "step" if row["estimate"] <= 1 else "steps"
    return f"{name_bound(row['detail'])}{row['estimate']:g} {steps} of the answer scale"


def say_network(cells: pd.DataFrame) -> str:
    """Who answered: "32 people of 9 organisations answered, about 10 organisations"."""
    row = cells[cells["measure"].eq("working_ties") & cells["estimate"].notna()].iloc[0]
    size = (row["detail"] or {}).get("network_size")
    about = f", about {size} organisations" if size else ""
    return (
        f"{row['respondent_count']:.0f} people of {row['organisation_count']:.0f} organisations "
        f"answered{about}."
    )
