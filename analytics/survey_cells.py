"""Sheets of one quarter → survey cells that may be published, for a batch of partnerships at once.

The chain: code the people by partnership, group and organisation → tally scores by those parts → decide what
may be seen (disclosure) → write rows. No loop over people, items or partnerships.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.agreement_words import measure_deviation, name_by_items, name_by_scores, sum_by_place
from analytics.disclosure import (
    SMALLEST,
    SMALLEST_FOR_SHARES,
    Decision,
    bound_items,
    decide_cells,
    decide_items,
    find_groups_to_show,
    freeze_partition,
    hide,
    keeps_open,
    passes,
    raise_whole_to_groups,
    round_share,
    stand_beside,
)
from analytics.exposure import (
    KEPT_WIDTH,
    KEPT_WIDTH_BESIDE_OTHERS,
    KEPT_WIDTH_OF_CONSTRUCTS,
    TOP,
    WIDEST_STEP_OF_ITEMS,
    Tallies,
)
from analytics.families import are_families
from analytics.instruments import BARRIERS, DONT_KNOW, Instrument
from analytics.scoring import constructs_inside, count_dont_know, score_sheets, turn_ratings
from analytics.value_steps import are_coarse, are_fine

SCORE_UNITS = {True: "severity_0_to_100", False: "score_0_to_100"}


@dataclass(frozen=True)
class SurveyCells:
    """The survey part of a batch of releases.

    partnerships: the ids, sorted; arrays have them as rows and `measures` (domains, constructs) as columns
    """

    partnerships: np.ndarray
    measures: list[str]
    whole: Decision
    parts: Tallies
    groups: Decision
    group_names: pd.DataFrame  # partnership_id | group | partnership (row number)
    groups_shown: np.ndarray
    partition: pd.DataFrame  # partnership_id | sector | group | group_is_shown | whole_is_shown
    scores: pd.DataFrame  # partnership_id | respondent_id | organisation | group | person_key | measures…
    cells: pd.DataFrame


def identify_organisations(sheets: pd.DataFrame) -> np.ndarray:
    """A number for each person's organisation; −1 is "not known", families each count on their own."""
    organisation = sheets["organisation_id"].fillna(-1).to_numpy(dtype=np.int64)
    alone = are_families(sheets["sector"]).to_numpy()
    return np.where(alone, -2 - np.arange(len(sheets)), organisation)


def build_survey_cells(
    sheets: pd.DataFrame,
    rounds: pd.DataFrame,
    instrument: Instrument,
    last_partition: pd.DataFrame | None = None,
) -> SurveyCells:
    """Score, tally and decide the sheets of one quarter.

    sheets:          partnership_id | respondent_id | organisation_id | sector | person_key | item ids…
    rounds:          partnership_id | invited_count | smallest_group, one row a partnership
    last_partition:  partnership_id | sector | group of its last release
    """
    rounds = rounds.sort_values("partnership_id", ignore_index=True)
    organisation = identify_organisations(sheets)
    partition = _freeze(sheets, organisation, rounds, last_partition)
    people = _code_people(sheets, organisation, rounds, partition)
    scored = _score(sheets, instrument)
    group_parts = _tally(scored.to_numpy(), people["group_code"].to_numpy(), organisation)
    parts = _tally(scored.to_numpy(), people["place"].to_numpy(), organisation)
    measures = [*instrument.domains, *(row.id for row in instrument.constructs)]
    whole, groups, by_group = _decide(parts, group_parts, rounds, partition, people, instrument)
    names = people.drop_duplicates("group_code").sort_values("group_code")[
        ["partnership_id", "group", "place"]
    ]
    built = SurveyCells(
        rounds["partnership_id"].to_numpy(), measures, whole, _only(parts, len(measures)), groups, names,
        by_group, partition, _join_scores(sheets, organisation, people, scored[measures]), pd.DataFrame(),
    )  # fmt: skip
    cells = _write_cells(built, sheets, people, organisation, rounds, instrument)
    return SurveyCells(**{**vars(built), "cells": cells})


# ---------------------------------------------------------------- who is where


def _freeze(
    sheets: pd.DataFrame, organisation: np.ndarray, rounds: pd.DataFrame, last: pd.DataFrame | None
) -> pd.DataFrame:
    people = pd.DataFrame(
        {"round_id": sheets["partnership_id"], "organisation_id": organisation, "sector": sheets["sector"]}
    )
    smallest = dict(zip(rounds["partnership_id"], rounds["smallest_group"], strict=True))
    if last is not None:
        last = last.rename(columns={"partnership_id": "round_id"})
    return freeze_partition(people, smallest, last).rename(columns={"round_id": "partnership_id"})


def _code_people(
    sheets: pd.DataFrame, organisation: np.ndarray, rounds: pd.DataFrame, partition: pd.DataFrame
) -> pd.DataFrame:
    """partnership_id | group | place (row of rounds) | group_code, numbered by place and group name."""
    place = pd.Index(rounds["partnership_id"]).get_indexer(sheets["partnership_id"])
    # Sectors of other quarters may stand among its categories.
    sector = pd.Categorical(sheets["sector"]).set_categories(sorted(partition["sector"].unique()))
    width = len(sector.categories)
    at = pd.Index(rounds["partnership_id"]).get_indexer(partition["partnership_id"])
    row_of = np.full((len(rounds), width), -1)
    row_of[at, sector.categories.get_indexer(pd.Index(partition["sector"]))] = np.arange(len(partition))
    row = row_of[place, sector.codes]
    present = np.unique(row)
    keys = partition.iloc[present].assign(place=at[present])
    code = keys.groupby(["place", "group"], sort=True).ngroup().to_numpy()
    code_of_row = np.full(len(partition), -1)
    code_of_row[present] = code
    return pd.DataFrame(
        {
            "partnership_id": sheets["partnership_id"].to_numpy(),
            "group": partition["group"].to_numpy()[row],
            "place": place,
            "group_code": code_of_row[row],
        }
    )


def _score(sheets: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    """Domains, constructs (only of people who are in their domain's score), who is scored on all of a
    domain's constructs, and whose scores have too few values."""
    scored = score_sheets(sheets, instrument)
    columns: dict[str, np.ndarray] = {name: scored[name].to_numpy() for name in instrument.domains}
    for construct in instrument.constructs:
        own = scored[construct.id].to_numpy()
        columns[construct.id] = (
            own if construct.beside else np.where(np.isnan(columns[construct.domain]), np.nan, own)
        )
    for domain in instrument.domains:
        inside = [columns[row.id] for row in constructs_inside(instrument, domain)]
        columns[f"complete:{domain}"] = np.where(np.isnan(np.column_stack(inside)).any(axis=1), np.nan, 0)
    ratings = sheets[[item.id for item in instrument.items]].to_numpy(dtype=np.float32)
    coarse = are_coarse(~np.isnan(ratings) & (ratings != DONT_KNOW), instrument)
    for number, name in enumerate([*instrument.domains, *(row.id for row in instrument.constructs)]):
        columns[f"coarse:{name}"] = np.where(coarse[:, number] & ~np.isnan(columns[name]), 0, np.nan)
    return pd.DataFrame(columns, index=sheets.index)


def _tally(values: np.ndarray, set_code: np.ndarray, organisation: np.ndarray) -> Tallies:
    """Count, total and squares by organisation within set; sets are numbered from 0 without gaps."""
    order = np.lexsort((organisation, set_code))
    sets, organisations = set_code[order], organisation[order]
    starts = np.flatnonzero(
        np.r_[len(sets) > 0, (sets[1:] != sets[:-1]) | (organisations[1:] != organisations[:-1])]
    ) if len(sets) else np.array([], dtype=int)  # fmt: skip
    ordered = values[order]
    there = ~np.isnan(ordered)
    filled = np.where(there, ordered, 0)

    def add(rows: np.ndarray) -> np.ndarray:
        return (
            np.add.reduceat(rows, starts, axis=0, dtype=float)
            if len(starts)
            else np.zeros((0, rows.shape[1]))
        )

    set_starts = np.flatnonzero(np.r_[True, np.diff(sets[starts]) != 0]) if len(starts) else starts
    return Tallies(add(there), add(filled), add(filled * filled), set_starts)


def _only(tallies: Tallies, columns: int) -> Tallies:
    return _columns(tallies, slice(columns))


def _columns(tallies: Tallies, at: slice) -> Tallies:
    return Tallies(tallies.count[:, at], tallies.total[:, at], tallies.squares[:, at], tallies.starts)


# ---------------------------------------------------------------- what may be seen


def _decide(
    parts: Tallies,
    group_parts: Tallies,
    rounds: pd.DataFrame,
    partition: pd.DataFrame,
    people: pd.DataFrame,
    instrument: Instrument,
) -> tuple[Decision, Decision, np.ndarray]:
    domains, constructs = len(instrument.domains), len(instrument.constructs)
    width = domains + constructs
    own = rounds["smallest_group"].to_numpy(dtype=float)[:, None]
    smallest = np.hstack(
        [
            np.tile(np.maximum(own, SMALLEST["domain"]), domains),
            np.tile(np.maximum(own, SMALLEST["construct"]), constructs),
        ]
    )
    first = (
        partition.drop_duplicates("partnership_id")
        .set_index("partnership_id")
        .reindex(rounds["partnership_id"])
    )
    may_show = np.tile(first["whole_is_shown"].to_numpy(dtype=bool)[:, None], width)
    may_show &= _hide_constructs(parts, own, instrument)
    may_show &= _are_fine(parts, width)
    kept = np.repeat([KEPT_WIDTH, KEPT_WIDTH_OF_CONSTRUCTS], [domains, constructs])
    whole = decide_cells(_only(parts, width), may_show, smallest, kept)
    whole = decide_cells(_only(parts, width), _hide_a_second(whole.shown, instrument), smallest, kept)

    whole_of = people.drop_duplicates("group_code").sort_values("group_code")["place"].to_numpy()
    fine = _hide_constructs(group_parts, own[whole_of], instrument) & _are_fine(group_parts, width)
    all_fine = np.ones(may_show.shape, dtype=bool)
    np.logical_and.at(all_fine, whole_of, fine)
    allowed = whole.shown & all_fine & first["group_is_shown"].to_numpy(dtype=bool)[:, None]
    group_parts = _only(group_parts, width)
    by_group = find_groups_to_show(group_parts, whole_of, allowed, smallest[whole_of], kept)
    by_group = _hide_a_second(by_group, instrument)
    groups = decide_cells(group_parts, by_group[whole_of], smallest[whole_of], kept)
    return raise_whole_to_groups(whole, groups, whole_of, by_group), groups, by_group


def _are_fine(parts: Tallies, width: int) -> np.ndarray:
    """Sets × measures: whether people's values lie close enough together for a score to be shown."""
    return are_fine(_only(parts, width), _columns(parts, slice(-width, None)))


def _hide_a_second(shown: np.ndarray, instrument: Instrument) -> np.ndarray:
    """What stays shown once no domain hides a single one of its constructs.

    shown:  sets × measures (domains, constructs)

    A domain less all of its constructs but one tells that one, as closely as if it were published without
    its own safeguards. The last that is shown goes with it, so that two stand for each other.
    """
    kept = shown.copy()
    domains = list(instrument.domains)
    for number, domain in enumerate(domains):
        inside = [
            len(domains) + place
            for place, construct in enumerate(instrument.constructs)
            if construct.domain == domain and not construct.beside
        ]
        alone = shown[:, number] & ((~shown[:, inside]).sum(axis=1) == 1)
        reversed_order = shown[:, inside][:, ::-1]
        last = len(inside) - 1 - reversed_order.argmax(axis=1)
        rows = np.flatnonzero(alone & reversed_order.any(axis=1))
        kept[rows, np.asarray(inside)[last[rows]]] = False
    return kept


def _hide_constructs(parts: Tallies, smallest_group: np.ndarray, instrument: Instrument) -> np.ndarray:
    """Sets × measures: False for constructs of a domain in which a few people lack one of them."""
    domains = list(instrument.domains)
    width = len(domains) + len(instrument.constructs)
    fine = np.ones((len(parts.starts), width), dtype=bool)
    complete_at = slice(width, width + len(domains))
    answered, complete = _columns(parts, slice(len(domains))), _columns(parts, complete_at)
    safe = stand_beside(answered, complete, smallest_group)
    for number, construct in enumerate(instrument.constructs):
        if not construct.beside:
            fine[:, len(domains) + number] = safe[:, domains.index(construct.domain)]
    return fine


def _show_items(
    points: np.ndarray, built: SurveyCells, place: np.ndarray, organisation: np.ndarray,
    smallest: np.ndarray, instrument: Instrument,
) -> np.ndarray:  # fmt: skip
    """Rounds × items: False where an item's construct is hidden, or a construct minus its items would tell.

    Where a few people left one of a construct's items out, all are shown but its last: without that one,
    nothing takes those who answered everything from the construct's sum, and they hide the few.
    """
    at = {item.id: number for number, item in enumerate(instrument.items)}
    answered, complete = [], []
    for construct in instrument.constructs:
        there = ~np.isnan(points[:, [at[item.id] for item in construct.items]])
        scored = built.scores[construct.id].notna().to_numpy()
        answered.append(there.any(axis=1) | scored)
        complete.append(there.all(axis=1) & scored)
    told, whole = (
        _tally(np.where(np.column_stack(flags), 0.0, np.nan), place, organisation)
        for flags in (answered, complete)
    )
    column = {name: number for number, name in enumerate(built.measures)}
    some = built.whole.shown[:, [column[construct.id] for construct in instrument.constructs]]
    some = some & passes(whole.sum_sets(), smallest)
    every = some & stand_beside(told, whole, smallest)
    order = {construct.id: number for number, construct in enumerate(instrument.constructs)}
    last = {construct.items[-1].id for construct in instrument.constructs}
    return np.column_stack(
        [(every if item.id in last else some)[:, order[item.construct]] for item in instrument.items]
    )


def _stand_beside_each_other(
    items: Decision, tallies: Tallies, points: np.ndarray, place: np.ndarray, built: SurveyCells,
    instrument: Instrument,
) -> np.ndarray:  # fmt: skip
    """Rounds × items: False for the questions of a construct that together would tell one of them.

    The construct's sum less those of its other questions is that of one question, whether it is shown or not,
    to within little more than the steps of all of them; near an end that would tell everybody's answer.
    """
    at = {item.id: number for number, item in enumerate(instrument.items)}
    least, most = bound_items(items, tallies)
    fine = np.ones(items.shown.shape, dtype=bool)
    for construct in instrument.constructs:
        columns = [at[item.id] for item in construct.items]
        column = built.measures.index(construct.id)
        mean, people = (part[:, column] for part in (built.whole.estimate, built.whole.count))
        scored = built.scores[construct.id].notna().to_numpy()
        answered = (~np.isnan(points[:, columns])).sum(axis=1)
        # Whoever left a question out counts with the others in its stead, or in the questions alone.
        stead = np.where(scored, len(columns) - answered, 0), np.where(scored, 0, answered)
        less, more = (TOP * np.bincount(place, part, minlength=len(mean)) for part in stead)
        for number in columns:
            others = [other for other in columns if other != number]
            told = items.shown[:, others].all(axis=1) & ~np.isnan(mean)
            rest = people * mean * len(columns)
            half = people * len(columns) / 2
            low = np.maximum(least[:, number], rest - half - most[:, others].sum(axis=1) - less)
            high = np.minimum(most[:, number], rest + half - least[:, others].sum(axis=1) + more)
            safe = keeps_open(tallies, number, low, high, KEPT_WIDTH_BESIDE_OTHERS)
            fine[:, columns] &= (safe | ~told)[:, None]
    return fine


# ---------------------------------------------------------------- rows


def _write_cells(
    built: SurveyCells,
    sheets: pd.DataFrame,
    people: pd.DataFrame,
    organisation: np.ndarray,
    rounds: pd.DataFrame,
    instrument: Instrument,
) -> pd.DataFrame:
    place = people["place"].to_numpy()
    whole = write_decision(built.whole, rounds["partnership_id"].to_numpy(), built.measures, instrument)
    share = _share_dont_know(sheets, place, built.whole, instrument)
    deviation = _measure_deviation(sheets, place, len(rounds), instrument)
    whole = whole.assign(
        breakdown="whole", group="whole", dont_know_share=share.ravel(),
        agreement=_name_agreement(built.whole, deviation).ravel(),
    )  # fmt: skip
    groups = write_decision(
        built.groups, built.group_names["partnership_id"].to_numpy(), built.measures, instrument
    ).assign(breakdown="group", group=np.repeat(built.group_names["group"].to_numpy(), len(built.measures)))
    said = name_by_scores(built.groups.standard_error, built.groups.count)
    said[~built.groups.shown] = None
    groups["agreement"] = said.ravel()
    several = np.bincount(built.group_names["place"], minlength=len(rounds)) > 1
    has_groups = several[built.group_names["place"].to_numpy()]
    groups = groups[np.repeat(has_groups, len(built.measures))]
    items = _write_items(sheets, place, organisation, rounds, built, instrument)
    return pd.concat(
        [_write_participation(place, organisation, rounds, built), whole, groups, items], ignore_index=True
    )


def write_decision(
    decision: Decision, partnerships: np.ndarray, measures: list[str], instrument: Instrument
) -> pd.DataFrame:
    """One row for each set and measure; empty where it is not shown."""
    worse = {row.id: row.direction == "worse" for row in instrument.constructs} | {
        name: name in BARRIERS for name in instrument.domains
    }
    units = [SCORE_UNITS[worse[name]] for name in measures]
    count = np.where(decision.shown, decision.count, np.nan)
    return pd.DataFrame(
        {
            "partnership_id": np.repeat(partnerships, len(measures)),
            "measure": np.tile(np.array(measures, dtype=object), len(partnerships)),
            "unit": np.tile(np.array(units, dtype=object), len(partnerships)),
            "estimate": decision.estimate.ravel(),
            "low": decision.low.ravel(),
            "high": decision.high.ravel(),
            "standard_error": decision.standard_error.ravel(),
            "respondent_count": count.ravel(),
            "organisation_count": np.where(decision.shown, decision.organisations, np.nan).ravel(),
            "bound": decision.bound.ravel(),
        }
    )


def _write_participation(
    place: np.ndarray, organisation: np.ndarray, rounds: pd.DataFrame, built: SurveyCells
) -> pd.DataFrame:
    count = np.bincount(place, minlength=len(rounds)).astype(float)
    pairs = pd.DataFrame({"place": place, "organisation": organisation}).drop_duplicates()
    organisations = np.bincount(pairs["place"], minlength=len(rounds)).astype(float)
    invited = rounds["invited_count"].to_numpy(dtype=float, na_value=np.nan)
    first = built.partition.drop_duplicates("partnership_id").set_index("partnership_id")
    shown = first["whole_is_shown"].reindex(rounds["partnership_id"]).fillna(False).to_numpy(dtype=bool)
    share = np.divide(count, invited, out=np.full(len(count), np.nan), where=invited >= np.maximum(count, 1))
    return pd.DataFrame(
        {
            "partnership_id": rounds["partnership_id"].to_numpy(),
            "measure": "participation",
            "breakdown": "whole",
            "group": "whole",
            "unit": "share_0_to_1",
            "estimate": np.where(shown, share, np.nan),
            "respondent_count": np.where(shown, count, np.nan),
            "invited_count": invited,
            "organisation_count": np.where(shown, organisations, np.nan),
            "bound": 0,
        }
    )


def _share_dont_know(
    sheets: pd.DataFrame, place: np.ndarray, whole: Decision, instrument: Instrument
) -> np.ndarray:
    """Don't knows among the answers given, in steps of 0.05 or more, where at least ten people answered.

    A construct's share stands where its domain is shown, also if its score may not stand beside it: it is
    often because some did not know that a score must be hidden, and a share tells nothing of ratings.
    """
    answered, unknown = count_dont_know(sheets, instrument)
    order = [*instrument.domains, *(row.id for row in instrument.constructs)]
    said, missing = (
        sum_by_place(frame[order].to_numpy(), place, len(whole.shown)) for frame in (answered, unknown)
    )
    spoke = sum_by_place((answered[order] > 0).to_numpy(), place, len(whole.shown))
    share = np.divide(missing, said, out=np.full(said.shape, np.nan), where=said > 0)
    domain_of = [*instrument.domains, *(row.domain for row in instrument.constructs)]
    told = whole.shown[:, [instrument.domains.index(name) for name in domain_of]]
    enough = told & (spoke >= SMALLEST_FOR_SHARES)
    return np.where(enough, round_share(share, said), np.nan)


def _measure_deviation(
    sheets: pd.DataFrame, place: np.ndarray, count: int, instrument: Instrument
) -> np.ndarray:
    """Average deviation of the items of each domain, in parts of the number of categories."""
    steps = instrument.scale.max - instrument.scale.min
    deviation = measure_deviation(turn_ratings(sheets, instrument), place, count)
    in_categories = deviation / 100 * steps / (steps + 1)
    found = np.full((count, len(instrument.domains)), np.nan)
    for column, domain in enumerate(instrument.domains):
        inside = {row.id for row in constructs_inside(instrument, domain)}
        items = [n for n, item in enumerate(instrument.items) if item.construct in inside]
        known = ~np.isnan(in_categories[:, items])
        total = np.where(known, in_categories[:, items], 0).sum(axis=1)
        found[:, column] = np.divide(
            total, known.sum(axis=1), out=np.full(count, np.nan), where=known.any(axis=1)
        )
    return found


def _name_agreement(whole: Decision, deviation: np.ndarray) -> np.ndarray:
    """Domains by the deviation of their items, constructs by what is published; none where not shown."""
    words = name_by_scores(whole.standard_error, whole.count)
    domains = slice(deviation.shape[1])
    words[:, domains] = name_by_items(deviation, whole.standard_error[:, domains], whole.count[:, domains])
    words[~whole.shown] = None
    return words


def _write_items(
    sheets: pd.DataFrame,
    place: np.ndarray,
    organisation: np.ndarray,
    rounds: pd.DataFrame,
    built: SurveyCells,
    instrument: Instrument,
) -> pd.DataFrame:
    points = turn_ratings(sheets, instrument)
    own = rounds["smallest_group"].to_numpy(dtype=float)[:, None]
    may_show = _show_items(points, built, place, organisation, own, instrument)
    may_show &= TOP / (instrument.scale.max - instrument.scale.min) <= WIDEST_STEP_OF_ITEMS
    tallies, smallest = _tally(points, place, organisation), np.maximum(own, SMALLEST["item"])
    decision = decide_items(tallies, may_show, smallest)
    beside = _stand_beside_each_other(decision, tallies, points, place, built, instrument)
    decision = hide(decision, ~beside)
    worse = {row.id: row.direction == "worse" for row in instrument.constructs}
    names = [f"item:{item.id}" for item in instrument.items]
    units = [SCORE_UNITS[worse[item.construct]] for item in instrument.items]
    return pd.DataFrame(
        {
            "partnership_id": np.repeat(rounds["partnership_id"].to_numpy(), len(names)),
            "measure": np.tile(np.array(names, dtype=object), len(rounds)),
            "breakdown": "whole",
            "group": "whole",
            "unit": np.tile(np.array(units, dtype=object), len(rounds)),
            "estimate": decision.estimate.ravel(),
            "respondent_count": np.where(decision.shown, decision.count, np.nan).ravel(),
            "organisation_count": np.where(decision.shown, decision.organisations, np.nan).ravel(),
            "bound": decision.bound.ravel(),
        }
    )


def _join_scores(
    sheets: pd.DataFrame, organisation: np.ndarray, people: pd.DataFrame, scored: pd.DataFrame
) -> pd.DataFrame:
    keys = people.assign(
        respondent_id=sheets["respondent_id"].to_numpy(),
        organisation=organisation,
        person_key=sheets["person_key"].to_numpy(),
    )
    return pd.concat([keys, scored.reset_index(drop=True)], axis=1)
