"""Do people fall into groups of opinion, and what do all partners agree on?"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analytics.columns import read_numbers, require_columns
from analytics.grouped import Floats, Integers, code_groups, join_measures, list_keys, require_finite
from analytics.one_cluster_null import (
    ANSWERS_PER_BATCH,
    DRAWS,
    FEWEST_DRAWS,
    Division,
    compare_with_one_cluster,
    find_best_camps,
)

# Groups are shown beyond the null's 95th percentile.
LEVEL = 0.05

# Camps nearer than this overlap: at four standard deviations one person in forty is nearer to the other camp.
SMALLEST_DISTANCE = 4.0

# Fewer people cannot be told from one cluster, whatever they answer.
FEWEST_PEOPLE = 8

FEWEST_ITEMS = 2

# Who answered less than this is not placed: half of the items, or as many as Polis asks for if that is fewer.
ANSWERED_SHARE, ANSWERS_ENOUGH = 0.5, 7

GROUPS_FOUND = "answers are more divided than one group's with the same item correlations in 95 of 100 draws"
ONE_GROUP = "answers are no more divided than one group's with the same item correlations would be"
OVERLAP = "two camps can be made out, but they overlap too far to say who belongs to which"
TOO_FEW_PEOPLE = f"fewer than {FEWEST_PEOPLE} people answered enough items"
TOO_FEW_ITEMS = f"fewer than {FEWEST_ITEMS} items have answers that differ"


def find_opinion_groups(ratings: pd.DataFrame, random_state: int | np.random.Generator) -> pd.DataFrame:
    """Find groups of people who answer alike, where they are more than one cluster would show by chance.

    ratings:  respondent_id | item_id | rating, NaN or no row for no answer
    returns:  respondent_id | group | group_count | p_value | reason, sorted by respondent

    Two camps are sought along the line that divides people best. They are shown if at most 5 of 100 draws of
    one cluster with the same item correlations and margins are as divided, and if they hardly overlap; then
    each camp is searched in turn.
    group: 1 for the largest; all 1 if there is one group; missing for a person who answered too little.
    p_value: of the first division; NaN if it could not be sought. reason: in words, why one group or more.
    Raises ValueError if a respondent rated an item twice, or a rating is text or no finite number.
    Source: METHODS, Opinion groups.
    """
    draw = _make_generator(random_state)
    people, answers = _arrange(ratings)
    placed = np.flatnonzero((~np.isnan(answers)).sum(axis=1) >= _answers_needed(answers))
    search = _Search(draw, FEWEST_PEOPLE, DRAWS)
    groups, p_value, reason = search.run(answers[placed])
    group = np.full(len(people), np.nan)
    group[placed] = _number_by_size(groups)
    found = pd.DataFrame({"respondent_id": people, "group": pd.array(group, dtype="Int64")})
    return found.assign(group_count=int(groups.max(initial=0)) + 1, p_value=p_value, reason=reason)


def find_camps_to_show(
    answers: Floats, random_state: int | np.random.Generator, smallest_camp: int
) -> Integers:
    """As find_opinion_groups, where only camps of `smallest_camp` people or more are of use.

    answers:  people × items, NaN where not answered
    returns:  the camp of each person, 1 the largest; 0 for who answered too little

    The null is drawn as often as is enough for 5 %, and no camp is searched that could not give two others.
    """
    placed = np.flatnonzero((~np.isnan(answers)).sum(axis=1) >= _answers_needed(answers))
    fewest = max(2 * smallest_camp, FEWEST_PEOPLE)
    search = _Search(np.random.default_rng(random_state), fewest, FEWEST_DRAWS)
    found = np.zeros(len(answers), dtype=np.int64)
    found[placed] = _number_by_size(search.run(answers[placed])[0])
    return found


def find_far_camps(answers: Floats, place: Integers, smallest_camp: int) -> Iterator[tuple[int, Integers]]:
    """The places whose best two camps are large enough and far enough apart to be worth the null's draws.

    answers:  people × items, NaN where not answered; place: the set of each person, numbered from 0
    yields:   place · the camp of each row, 1 or 2, 0 for rows of other places and who answered too little

    Nothing to show is found in any other place, as these camps are what would be compared with the null.
    Places of one size are searched together. Source: METHODS, Opinion groups.
    """
    placed = np.flatnonzero((~np.isnan(answers)).sum(axis=1) >= _answers_needed(answers))
    placed = placed[np.argsort(place[placed], kind="stable")]
    numbers, starts, sizes = np.unique(place[placed], return_index=True, return_counts=True)
    for size in np.unique(sizes[sizes >= max(2 * smallest_camp, FEWEST_PEOPLE)]):
        per_batch = max(1, ANSWERS_PER_BATCH // (size * answers.shape[1]))
        of_size = np.flatnonzero(sizes == size)
        for first in range(0, len(of_size), per_batch):
            members = of_size[first : first + per_batch]
            rows = placed[starts[members][:, None] + np.arange(size)]
            second, distance = find_best_camps(answers[rows].astype(np.float64))
            smaller = np.minimum(second.sum(axis=1), (~second).sum(axis=1))
            for number in np.flatnonzero((distance >= SMALLEST_DISTANCE) & (smaller >= smallest_camp)):
                camps = np.zeros(len(answers), dtype=np.int64)
                camps[rows[number]] = 1 + second[number]
                yield int(numbers[members[number]]), camps


def measure_group_consensus(
    ratings: pd.DataFrame, group: str, agree_from: float, by: Sequence[str] = ()
) -> pd.DataFrame:
    """Measure how far every group agrees with an item: the group that agrees least decides.

    ratings:  by… | respondent_id | item_id | rating | group, agreement from `agree_from` upwards
    returns:  by… | item_id | consensus_minimum | consensus_geometric_mean | least_agreeing_group
              | group_count

    A group's agreement is (agreeing + 1) / (answering + 2). NaN with fewer than two groups that answered.
    Not the product over groups: it falls as groups become more or smaller, also when all agree.
    Raises ValueError if agree_from or a rating is text or no finite number. Source: METHODS, Opinion groups.
    """
    by = list_keys(by)
    require_columns(ratings, [*by, "respondent_id", "item_id", "rating", group], "ratings")
    rating = read_numbers(ratings, "rating")
    require_finite("agree_from", agree_from, "a point on the scale")
    votes = ratings[[*by, "item_id", group]].assign(agrees=rating >= agree_from)[~np.isnan(rating)]
    codes, cells = code_groups(votes, [*by, "item_id", group])
    votes, codes = votes[codes >= 0], codes[codes >= 0]
    agreeing = np.bincount(codes, weights=votes["agrees"], minlength=len(cells))
    share = (agreeing + 1) / (np.bincount(codes, minlength=len(cells)) + 2)
    item_codes, items = code_groups(cells, [*by, "item_id"])
    return join_measures(items, _summarise(share, cells[group], item_codes, len(items)))


def _summarise(share: Floats, group: pd.Series, codes: Integers, count: int) -> dict[str, Any]:
    """Over the groups of each item; groups lie in sorted order, so the first of equals is taken."""
    group_count = np.bincount(codes, minlength=count)
    order = np.lexsort((share, codes))
    least = order[np.cumsum(group_count) - group_count] if count else order
    several = group_count > 1
    mean_logarithm = np.bincount(codes, weights=np.log(share), minlength=count) / np.maximum(group_count, 1)
    return {
        "consensus_minimum": np.where(several, share[least], np.nan),
        "consensus_geometric_mean": np.where(several, np.exp(mean_logarithm), np.nan),
        "least_agreeing_group": group.iloc[least].reset_index(drop=True).where(several),
        "group_count": group_count,
    }


def _make_generator(random_state: int | np.random.Generator) -> np.random.Generator:
    try:
        return np.random.default_rng(random_state)
    except (TypeError, ValueError):
        raise ValueError(
            f"random_state is {random_state!r}; it is a whole number from 0 up or a generator"
        ) from None


def _arrange(ratings: pd.DataFrame) -> tuple[pd.Series, Floats]:
    """People in sorted order, and their answers, (person, item)."""
    require_columns(ratings, ["respondent_id", "item_id", "rating"], "ratings")
    rating = read_numbers(ratings, "rating")
    person_codes, people = code_groups(ratings, ["respondent_id"])
    item_codes, items = code_groups(ratings, ["item_id"])
    if (person_codes < 0).any() or (item_codes < 0).any():
        raise ValueError("a rating lacks its respondent_id or item_id; every rating needs both")
    cells = person_codes * len(items) + item_codes
    if len(np.unique(cells)) < len(cells):
        again = ratings[["respondent_id", "item_id"]].duplicated().to_numpy()
        item = ratings["item_id"].iloc[int(again.argmax())]
        raise ValueError(f"item {item!r} has two rows for the same respondent; one is allowed")
    answers = np.full(len(people) * len(items), np.nan)
    answers[cells] = rating
    return people["respondent_id"], answers.reshape(len(people), len(items))


def _answers_needed(answers: Floats) -> float:
    """How much somebody must have answered to be placed."""
    return max(1, min(ANSWERED_SHARE * answers.shape[1], ANSWERS_ENOUGH))


class _Search(NamedTuple):
    """A search for camps: where its chance comes from, how few people it stops at, how often it draws."""

    draw: np.random.Generator
    fewest_people: int
    most_draws: int

    def run(self, answers: Floats) -> tuple[Integers, float, str]:
        """A group number per person, the p-value of the first division, and the reason in words."""
        groups = np.zeros(len(answers), dtype=np.int64)
        if len(answers) < FEWEST_PEOPLE:
            return groups, np.nan, TOO_FEW_PEOPLE
        if _keep_varying(answers).shape[1] < FEWEST_ITEMS:
            return groups, np.nan, TOO_FEW_ITEMS
        # In an order and a direction of their own, the same answers meet the same draws, whoever is called
        # what and whichever end of the scale is up.
        third_moment = np.nansum((answers - np.nanmean(answers)) ** 3)
        answers = -answers if third_moment < 0 else answers
        order = np.lexsort(np.nan_to_num(answers, nan=-np.inf).T[::-1])
        groups[order], division = self._divide(answers[order])
        if groups.any():
            return groups, division.p_value, GROUPS_FOUND
        return groups, division.p_value, OVERLAP if division.p_value <= LEVEL else ONE_GROUP

    def _divide(self, answers: Floats) -> tuple[Integers, Division]:
        """Divide people in two, and each part again, as long as one cluster would not look so divided."""
        groups = np.zeros(len(answers), dtype=np.int64)
        division = compare_with_one_cluster(_keep_varying(answers), self.draw, self.most_draws)
        if division.p_value <= LEVEL and division.distance >= SMALLEST_DISTANCE:
            for camp in (~division.in_second_camp, division.in_second_camp):
                part = answers[camp]
                searched = len(part) >= self.fewest_people and _keep_varying(part).shape[1] >= FEWEST_ITEMS
                within = self._divide(part)[0] if searched else np.zeros(len(part), dtype=np.int64)
                groups[camp] = within + (groups.max() + 1 if camp is division.in_second_camp else 0)
        return groups, division


def _keep_varying(answers: Floats) -> Floats:
    """The items that at least two people answered, and not all alike."""
    answered = ~np.isnan(answers)
    low = np.where(answered, answers, np.inf).min(axis=0, initial=np.inf)
    high = np.where(answered, answers, -np.inf).max(axis=0, initial=-np.inf)
    return answers[:, low < high]


def _number_by_size(groups: Integers) -> Integers:
    """Number groups from 1, the largest first; of equals the one whose first member sorts first."""
    _, first, numbers, sizes = np.unique(groups, return_index=True, return_inverse=True, return_counts=True)
    ranks = np.empty(len(sizes), dtype=np.int64)
    ranks[np.lexsort((first, -sizes))] = np.arange(1, len(sizes) + 1)
    return ranks[numbers]
