"""Questions that seem to point the other way than their neighbours: suggested, never turned unasked."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.imports.label_words import normalise_label, read_lexicon

# A correlation below this with the rest of the block is no accident of sampling at FEWEST_PEOPLE
# (two standard errors of a correlation of zero, 2/√n, at n = 100 and at the least n).
WEAKEST_CORRELATION = -0.2
FEWEST_PEOPLE = 10
FEWEST_ITEMS = 3


@dataclass(frozen=True)
class ReversalHint:
    """An item to look at: how it goes with the rest of its block, and whether its words say "not"."""

    item: str
    correlation_with_rest: float
    is_worded_negatively: bool
    reason: str


def suggest_reversed(
    ratings: pd.DataFrame, texts: dict[str, str], language: str = "en"
) -> list[ReversalHint]:
    """Items of one block that may need turning.

    ratings: one column an item, numbers, NaN blank (don't know left out).  texts: item → question.
    An item is named when it goes against the rest of its block, or is worded negatively where most of the
    block is not. The side with fewer items is named: nobody can tell from numbers which way a block points.
    """
    items = [str(item) for item in ratings.columns]
    negative = {item for item in items if _is_negative(texts.get(item, ""), language)}
    if len(negative) > len(items) / 2:
        negative = set()  # then that is the way the block points
    correlations = _correlations_with_rest(ratings)
    hints = []
    for item in items:
        against = correlations.get(item, np.nan) <= WEAKEST_CORRELATION
        if against or item in negative:
            reason = _reason(against, item in negative)
            hints.append(ReversalHint(item, correlations.get(item, np.nan), item in negative, reason))
    return hints


def _correlations_with_rest(ratings: pd.DataFrame) -> dict[str, float]:
    """Of each item with the mean of the others, all turned to the larger side; empty for a small block."""
    if ratings.shape[1] < FEWEST_ITEMS or len(ratings.dropna(how="all")) < FEWEST_PEOPLE:
        return {}
    turned = ratings * _sides(ratings)
    found = {}
    for item in ratings.columns:
        rest = turned.drop(columns=item).mean(axis=1)
        found[str(item)] = float(np.round(ratings[item].corr(rest, min_periods=FEWEST_PEOPLE), 2))
    return found


def _sides(ratings: pd.DataFrame) -> pd.Series:
    """+1 for the larger side, −1 for items on the other side of the block's strongest common direction."""
    matrix = ratings.corr(min_periods=FEWEST_PEOPLE).fillna(0.0).to_numpy()
    _, vectors = np.linalg.eigh(matrix)
    signs = np.where(vectors[:, -1] < 0, -1.0, 1.0)
    larger = 1.0 if (signs > 0).sum() * 2 >= len(signs) else -1.0
    return pd.Series(signs * larger, index=ratings.columns)


def _is_negative(text: str, language: str) -> bool:
    """Whether a question has a word that turns it round, in the language it is asked in."""
    words = f" {normalise_label(text)} "
    return any(f" {word} " in words for word in read_lexicon().negative_wording.get(language, frozenset()))


def _reason(against: bool, negative: bool) -> str:
    if against and negative:
        return "goes against the rest of its block and is worded negatively"
    return (
        "goes against the rest of its block"
        if against
        else "is worded negatively; its answers do not go against the rest"
    )
