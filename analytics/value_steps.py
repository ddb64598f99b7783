"""How many values a score can take: where they are few, there is no room to hide in. METHODS, Disclosure.

A question of five points has four steps, an idea of two questions eight, a measure of three such ideas 24.
Who left questions out has fewer, and then a published mean and error may leave one set of answers only.
"""

import numpy as np

from analytics.exposure import TOP, WIDEST_STEP_OF_CONSTRUCTS, WIDEST_STEP_OF_DOMAINS, Tallies
from analytics.instruments import Instrument
from analytics.scoring import ENOUGH_OF_ITEMS, constructs_inside

# Of the people left without any one organisation, at most this share may have scores of too few values.
MOST_COARSE = 0.5


def count_steps(answered: np.ndarray, instrument: Instrument) -> np.ndarray:
    """In how many steps each person's score runs from 0 to 100, as far as who answered what can tell.

    answered:  people × items, whether the question was rated
    returns:   people × measures (domains, then constructs); 0 where there is no score
    """
    at = {item.id: number for number, item in enumerate(instrument.items)}
    rated: dict[str, np.ndarray] = {}
    for construct in instrument.constructs:
        count = answered[:, [at[item.id] for item in construct.items]].sum(axis=1)
        rated[construct.id] = np.where(count >= ENOUGH_OF_ITEMS * len(construct.items), count, 0)
    parts = {}
    for domain in instrument.domains:
        inside = np.column_stack([rated[row.id] for row in constructs_inside(instrument, domain)])
        scored = (inside > 0).sum(axis=1)
        enough = scored >= ENOUGH_OF_ITEMS * inside.shape[1]
        parts[domain] = np.where(enough, np.lcm.reduce(np.maximum(inside, 1), axis=1) * scored, 0)
    steps = instrument.scale.max - instrument.scale.min
    return np.column_stack([*parts.values(), *rated.values()]) * steps


def are_coarse(answered: np.ndarray, instrument: Instrument) -> np.ndarray:
    """People × measures (domains, then constructs): whether the values of a score lie too far apart."""
    steps = count_steps(answered, instrument)
    widest = np.repeat(
        [WIDEST_STEP_OF_DOMAINS, WIDEST_STEP_OF_CONSTRUCTS],
        [len(instrument.domains), len(instrument.constructs)],
    )
    return (steps > 0) & (steps * widest < TOP)


def are_fine(tallies: Tallies, coarse: Tallies) -> np.ndarray:
    """Sets × measures: whether enough of a set have scores of many values, whichever organisation is known.

    tallies, coarse:  counts of all who are scored, and of those whose scores have too few values
    """
    if not len(tallies.starts):
        return np.zeros(tallies.count[:0].shape, dtype=bool)
    people, few = (np.add.reduceat(part.count, tallies.starts, axis=0) for part in (tallies, coarse))
    left = people[tallies.set_of] - tallies.count
    few_left = few[tallies.set_of] - coarse.count
    inside = np.logical_and.reduceat(few_left <= MOST_COARSE * left, tallies.starts, axis=0)
    return inside & (few <= MOST_COARSE * people)
