"""Which rounds stand as they were published, so that their people may be matched with another round's.

What is told of the people who answered two rounds must be of those sheets that every version told of: a sheet
that came, went or was corrected in between would be what the two have not in common. METHODS, Disclosure.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
from sqlalchemy import Connection, select

from data.tables import StoredRow

RELEASE = StoredRow.metadata.tables["release"]
Place = tuple[int, str]  # partnership and quarter
# In what a release notes of itself: a draft was shown to somebody who is no custodian, or was thrown away
# before that.
SEEN, THROWN_AWAY = "seen", "thrown_away"


def was_seen(state: str, held: Mapping[str, Any] | None) -> bool:
    """Whether somebody who has no path to the records may hold this version.

    held: what it was made from, as stored with it
    """
    noted = held or {}
    return not noted.get(THROWN_AWAY) and (state != "draft" or bool(noted.get(SEEN)))


def throw_away(held: Mapping[str, Any] | None) -> dict[str, Any]:
    """The columns of a draft that goes: whether anybody had seen it is noted first.

    held: what it was made from, as stored with it
    """
    unseen = {} if was_seen("draft", held) else {"partition": {**(held or {}), THROWN_AWAY: True}}
    return {"state": "withdrawn", **unseen}


def load_sheets_out(connection: Connection, partnership_ids: Sequence[int]) -> dict[Place, set[str]]:
    """By partnership and quarter, the sheets behind each version that was ever out."""
    columns = (RELEASE.c.partnership_id, RELEASE.c.quarter, RELEASE.c.state, RELEASE.c.partition)
    query = select(*columns).where(RELEASE.c.partnership_id.in_(partnership_ids))
    out: dict[Place, set[str]] = {}
    for number, quarter, state, held in connection.execute(query):
        if not was_seen(state, held):
            continue
        lines = (held or {}).get("sheets", "").split("\n")
        whole = _join(line.split(":", 1)[0].partition(".")[0] for line in lines if line)
        out.setdefault((number, quarter), set()).add(whole)
    return out


def keep_standing(
    since: pd.DataFrame, quarter: str, sheets: pd.DataFrame, out: dict[Place, set[str]]
) -> pd.DataFrame:
    """The rows of `since` of which neither round has moved since any version of it came out.

    since:   partnership_id | quarter that this one is compared with
    sheets:  partnership_id | quarter | fingerprint, as they are now
    """
    pairs = [
        ((int(number), str(before)), (int(number), quarter))
        for number, before in zip(since["partnership_id"], since["quarter"], strict=True)
    ]
    known = {place for pair in pairs for place in pair if place in out}
    if not known:
        return since
    own = sheets[sheets["partnership_id"].isin([number for number, _ in known])]
    keys = [own["partnership_id"], own["quarter"].astype(str)]
    now = own["fingerprint"].groupby(keys).agg(lambda found: _join(map("{:x}".format, found))).to_dict()
    moved = {place for place in known if out[place] != {now.get(place, "")}}
    return since[[not moved.intersection(pair) for pair in pairs]]


def _join(fingerprints: Iterable[str]) -> str:
    return "\n".join(sorted(fingerprints))
