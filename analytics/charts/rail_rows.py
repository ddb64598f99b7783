"""Published cells → the rows of a rail: at a glance, by evidence stream, by construct, by group."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from analytics.charts.rail import RAIL_COLUMNS
from analytics.instruments import BARRIERS, DOMAIN_DIRECTIONS, STRENGTHS, Construct
from analytics.shrinkage import shrink_groups
from analytics.stream_words import compare_streams, say_records_behind
from analytics.wording import MEASURE_TITLES, say_group

STREAM_TITLES = {
    "survey": "What people say (survey)",
    "meetings": "What meetings show",
    "ledger": "What the ledger shows",
}
SHRUNKEN = ("shrunken", "shrunken_low", "shrunken_high")
# What 0 and 100 mean; a barrier's high end is bad, a strength's high end is good.
END_WORDS = {"worse": ("no barrier", "heaviest"), "better": ("none", "strongest")}
SECTION_TITLES = {
    "worse": "Barriers – further right is worse",
    "better": "Strengths – further right is better",
}


def build_glance_rows(cells: pd.DataFrame, earlier: pd.DataFrame) -> pd.DataFrame:
    """The three barriers, trust and alignment, each with its verdict and its value the quarter before.

    cells, earlier: the cells of this release and of the one before (may be empty)
    returns:        the columns of a rail, in a fixed order
    """
    rows = pd.DataFrame({"measure": [*BARRIERS, *STRENGTHS]})
    direction = rows["measure"].map(DOMAIN_DIRECTIONS)
    rows = rows.assign(section=direction.map(SECTION_TITLES), label=rows["measure"].map(MEASURE_TITLES))
    rows = rows.merge(_whole(cells), on="measure", how="left")
    rows = rows.merge(_earlier_values(cells, earlier), on="measure", how="left")
    rows = rows.merge(_verdicts(cells), on="measure", how="left")
    return _finish(rows, direction)


def build_stream_rows(
    cells: pd.DataFrame, measures: Iterable[str] = BARRIERS, earlier: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Each barrier as a whole and beneath it the streams that it is made of, with their count of records.

    earlier:  cells of the release before; the survey's own score then stands beside today's, unjudged
    returns:  the columns of a rail; a section is a barrier
    """
    before = compare_streams(cells, cells.head(0) if earlier is None else earlier)
    before = before.loc[before["group"].eq("survey"), ["measure", "group", "previous"]]
    parts = []
    for measure in measures:
        own = cells[cells["measure"].eq(measure)]
        whole = own[own["breakdown"].eq("whole")].assign(label="All evidence together")
        streams = own[own["breakdown"].eq("stream")]
        streams = streams.assign(label=[_name_stream(row, cells) for row in streams.to_dict("records")])
        parts.append(pd.concat([whole, streams]).assign(section=MEASURE_TITLES[measure]))
    rows = pd.concat(parts, ignore_index=True).merge(before, on=["measure", "group"], how="left")
    return _finish(rows.assign(verdict=None), rows["measure"].map(DOMAIN_DIRECTIONS))


def _name_stream(row: dict, cells: pd.DataFrame) -> str:
    title = STREAM_TITLES.get(row["group"], row["group"])
    measures = row["detail"].get("measures", []) if isinstance(row["detail"], dict) else []
    counted = say_records_behind(cells, measures)
    return f"{title}: {counted}" if counted else title


def build_construct_rows(
    cells: pd.DataFrame, constructs: Iterable[Construct], domain_titles: Mapping[str, str]
) -> pd.DataFrame:
    """The constructs behind each domain, in their own direction, with how far people agree.

    returns:  the columns of a rail, and agreement | dont_know_share | respondent_count
    """
    declared = pd.DataFrame(
        [(c.id, c.title, c.domain, c.direction, c.beside) for c in constructs],
        columns=["measure", "label", "domain", "direction", "beside"],
    )
    whole = cells[cells["breakdown"].eq("whole")]
    rows = declared.merge(whole, on="measure", how="left")
    title = rows["domain"].map(dict(domain_titles))
    aside = "Beside “" + title + "”, not part of it"
    rows = rows.assign(section=np.where(rows["beside"], aside, title), verdict=None)
    return _finish(rows, rows["direction"])


def build_group_rows(cells: pd.DataFrame, measures: Iterable[str]) -> pd.DataFrame:
    """Each measure for the whole and for every group of the frozen partition.

    returns:  the columns of a rail; a section is a measure; beside groups SHRUNKEN, their scores when
              the unsure ones are drawn further towards the mean of all groups
    """
    parts = []
    for measure in measures:
        own = cells[cells["measure"].eq(measure)]
        # Groups are known from the survey alone, so everyone's survey score stands beside them: a barrier's
        # mean with meetings and ledger may lie below every group and would read as a mistake.
        survey = own[own["breakdown"].eq("stream") & own["group"].eq("survey")]
        whole = (own[own["breakdown"].eq("whole")] if survey.empty else survey).assign(label="Everyone")
        groups = shrink_rows(own[own["breakdown"].eq("group")])
        parts.append(
            pd.concat([whole, groups.assign(label=groups["group"].map(say_group))]).assign(
                section=MEASURE_TITLES[measure]
            )
        )
    rows = pd.concat(parts, ignore_index=True)
    return _finish(rows.assign(verdict=None), rows["measure"].map(DOMAIN_DIRECTIONS))


def shrink_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """Add `shrunken`, `shrunken_low` and `shrunken_high` to the rows of groups that are compared.

    rows: estimate | standard_error of one measure, as published; missing where nothing can be drawn together
    """
    known = rows.reset_index(drop=True).astype({"estimate": float, "standard_error": float})
    drawn = shrink_groups(known[["estimate", "standard_error"]], [])
    ends = {f"shrunken_{end}": drawn[end].clip(0, 100).to_numpy() for end in ("low", "high")}
    return rows.assign(shrunken=drawn["shrunken"].to_numpy(), **ends)


def find_verdict_cell(cells: pd.DataFrame) -> pd.DataFrame:
    """The change cell of each measure: since the latest of the quarters that it was compared with.

    returns:  measure | group | estimate | low | high | verdict | detail
    """
    changes = cells[cells["breakdown"].eq("change")].sort_values("group")
    return changes.drop_duplicates("measure", keep="last")[
        ["measure", "group", "estimate", "low", "high", "verdict", "detail"]
    ]


def find_compared_quarter(cells: pd.DataFrame) -> str | None:
    """The quarter that the changes of a release are since: the last with the same questionnaire."""
    since = find_verdict_cell(cells)["group"]
    return None if since.empty else str(since.max())


def _verdicts(cells: pd.DataFrame) -> pd.DataFrame:
    return find_verdict_cell(cells)[["measure", "verdict"]]


def _whole(cells: pd.DataFrame) -> pd.DataFrame:
    whole = cells[cells["breakdown"].eq("whole")]
    return whole[["measure", "estimate", "low", "high", "respondent_count", "agreement"]]


def _earlier_values(cells: pd.DataFrame, earlier: pd.DataFrame) -> pd.DataFrame:
    """The value before, only where the two were judged and rest on the same kinds of evidence.

    A barrier that rested on answers alone and now rests on records too did not move from one to the other:
    its value may be lower although both quarters' answers say that it got heavier.
    """
    keys = ["measure", "evidence_streams"]
    alike = cells.loc[cells["breakdown"].eq("whole"), keys]
    whole = earlier[earlier["breakdown"].eq("whole")][[*keys, "estimate"]].merge(alike, on=keys)
    whole = whole[["measure", "estimate"]]
    changes = find_verdict_cell(cells)
    is_judged = changes["group"].isin(earlier["quarter"]) & changes["verdict"].notna()
    compared = changes.loc[is_judged, "measure"]
    return whole[whole["measure"].isin(compared)].rename(columns={"estimate": "previous"})


def _finish(rows: pd.DataFrame, direction: pd.Series) -> pd.DataFrame:
    start = direction.map({key: words[0] for key, words in END_WORDS.items()})
    end = direction.map({key: words[1] for key, words in END_WORDS.items()})
    finished = rows.assign(start_word=start, end_word=end)
    if "previous" not in finished:
        finished = finished.assign(previous=np.nan)
    extra = [
        name
        for name in ("measure", "agreement", "dont_know_share", "respondent_count", *SHRUNKEN)
        if name in finished
    ]
    return finished[[*RAIL_COLUMNS, *extra]].reset_index(drop=True)
