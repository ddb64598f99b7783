"""How long somebody was there: the union of join–leave spans inside the scheduled time."""

import pandas as pd


def measure_presence(spans: pd.DataFrame) -> pd.DataFrame:
    """Seconds that at least one of a person's spans covers; two devices at once count once.

    spans:    meeting | person | joined | left | from | until   (from and until: scheduled time, or missing)
    returns:  meeting | person | seconds

    Spans are cut to from–until; one that ends before it begins counts nothing.
    """
    cut = spans.dropna(subset=["joined", "left"])
    joined = cut["joined"].where(~(cut["joined"] < cut["from"]), cut["from"])
    left = cut["left"].where(~(cut["left"] > cut["until"]), cut["until"])
    cut = cut[["meeting", "person"]].assign(joined=joined, left=left)
    cut = cut[cut["left"] > cut["joined"]].sort_values(["meeting", "person", "joined"], kind="stable")
    people = [cut["meeting"], cut["person"]]
    # What the person's earlier spans have covered so far; only what goes beyond it is new.
    reached = cut["left"].groupby(people).cummax().groupby(people).shift()
    begins = cut["joined"].where(~(cut["joined"] < reached), reached)
    fresh = (cut["left"] - begins).dt.total_seconds().clip(lower=0)
    covered = fresh.groupby(people, sort=False).sum().rename("seconds").reset_index()
    everyone = spans[["meeting", "person"]].drop_duplicates()
    joined_up = everyone.merge(covered, on=["meeting", "person"], how="left")
    return joined_up.fillna({"seconds": 0.0})
