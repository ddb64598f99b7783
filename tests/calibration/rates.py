"""How often intervals cover the truth, and how often a change is announced that is or is not there."""

import numpy as np
import pandas as pd
from scipy.special import stdtrit
from scipy.stats import nct

from analytics.change import CANNOT_TELL, SIGNIFICANCE, STEADY, judge_change, measure_change
from analytics.instruments import DOMAIN_DIRECTIONS
from analytics.level import measure_level
from analytics.partition import SMALLEST_GROUP
from tests.calibration.current_practice import BY, PRACTICES
from tests.calibration.partnerships import Rounds, ScoreSpread, simulate_rounds
from tests.calibration.published import publish_changes, publish_levels
from tests.calibration.target import Rate

TEN = 10  # below ten people in a round the wider target holds
RELEASED = "verdict of a release"
OURS, THEORY, UNADJUSTED = "verdict", "theoretical power", "one measure by itself"
CHANGES_IN_POINTS = (5, 10, 15, 20)


Rates = dict[str, Rate]


def measure_quiet_quarter(
    partnerships: int, staying: float, organisation_icc: float, random: np.random.Generator
) -> Rates:
    """Nothing has changed: cover of level and change, and pages on which a direction is announced anyway."""
    rounds = simulate_rounds(partnerships, staying, 0.0, organisation_icc, random)
    judged = judge_rounds(rounds)
    rates = {**measure_cover(judged), f"false page: {OURS}": rate_of_pages(judged)}
    rates |= measure_published_cover(rounds)
    rates[f"false page: {RELEASED}"] = rate_of_pages(publish_changes(rounds))
    rates[STEADY] = Rate.of(judged["verdict"] == STEADY, judged["partnership"])
    rates[CANNOT_TELL] = Rate.of(judged["verdict"] == CANNOT_TELL, judged["partnership"])
    for name, announce in PRACTICES.items():
        rates[f"false page: {name}"] = rate_of_pages(announce(rounds).merge(judged[BY], on=BY))
    return rates


def measure_moving_quarter(
    partnerships: int,
    staying: float,
    change_points: float,
    organisation_icc: float,
    spread: ScoreSpread,
    random: np.random.Generator,
) -> Rates:
    """One measure of five has changed: how often it is announced, in its own direction."""
    rounds = simulate_rounds(partnerships, staying, change_points, organisation_icc, random)
    judged = judge_rounds(rounds)
    moved = judged[judged["moved"]]
    right = np.sign(moved["mean_after"] - moved["mean_before"])
    seen = moved["p_value"] < SIGNIFICANCE
    rates = {
        UNADJUSTED: Rate.of(seen, moved["partnership"]),
        THEORY: Rate.of(find_power(moved, spread), moved["partnership"]),
        OURS: Rate.of(moved["announced"] == right, moved["partnership"]),
        RELEASED: find_released(rounds, moved),
        **{name: rate for name, rate in measure_cover(judged).items() if name.startswith("change")},
    }
    announced = judged[judged["announced"] != 0]
    truth = np.sign((announced["mean_after"] - announced["mean_before"]).where(announced["moved"], 0))
    rates["wrong among announced"] = Rate.of(announced["announced"] != truth, announced["partnership"])
    for name, announce in PRACTICES.items():
        told = announce(rounds).merge(moved[[*BY, "mean_before", "mean_after"]], on=BY)
        is_right = told["announced"] == np.sign(told["mean_after"] - told["mean_before"])
        rates[name] = Rate.of(is_right, told["partnership"])
    return rates


def judge_rounds(rounds: Rounds) -> pd.DataFrame:
    """Change, level and verdict of every measure of every partnership that may be shown, beside the truth."""
    changes = measure_change(rounds.before, rounds.after, "score", BY).merge(rounds.truth, on=BY)
    for frame, name in ((rounds.before, "before"), (rounds.after, "after")):
        level = measure_level(frame, "score", BY).drop(columns=["estimate", "standard_error"])
        changes = changes.merge(level.rename(columns=lambda c, n=name: c if c in BY else f"{c}_{n}"), on=BY)
    fewest = changes[["respondent_count_before", "respondent_count_after"]].min(axis=1)
    shown = changes.assign(fewest=fewest)[fewest >= SMALLEST_GROUP]
    direction = shown["measure"].map(dict(enumerate(DOMAIN_DIRECTIONS.values())))
    judged = judge_change(shown.assign(higher_is=direction), "higher_is", page=["partnership"])
    is_direction = ~judged["verdict"].isin([STEADY, CANNOT_TELL])
    return judged.assign(announced=np.where(is_direction, np.sign(judged["change"]), 0))


def measure_cover(judged: pd.DataFrame) -> Rates:
    """Cover by the 95 % intervals of the underlying level and change; ten or more a round, and fewer."""
    rates = {}
    for size, rows in (("10 or more", judged["fewest"] >= TEN), ("under 10", judged["fewest"] < TEN)):
        part = judged[rows]
        change = part["mean_after"] - part["mean_before"]
        rates[f"change, {size}"] = Rate.of(
            part["low"].le(change) & part["high"].ge(change), part["partnership"]
        )
        covers = [
            part[f"low_{when}"].le(part[f"mean_{when}"]) & part[f"high_{when}"].ge(part[f"mean_{when}"])
            for when in ("before", "after")
        ]
        rates[f"level, {size}"] = Rate.of(pd.concat(covers), pd.concat([part["partnership"]] * 2))
    return rates


def measure_published_cover(rounds: Rounds) -> Rates:
    """The same for levels as a release publishes them: rounded, kept from the ends, with an error floor."""
    covers = []
    for answers, mean in ((rounds.before, "mean_before"), (rounds.after, "mean_after")):
        cells = publish_levels(answers).merge(rounds.truth, on=BY)
        covered = cells["low"].le(cells[mean]) & cells["high"].ge(cells[mean])
        covers.append(cells.assign(covered=covered))
    both = pd.concat(covers, ignore_index=True)
    large = both["respondent_count"] >= TEN
    return {
        f"published level, {size}": Rate.of(both["covered"][rows], both["partnership"][rows])
        for size, rows in (("10 or more", large), ("under 10", ~large))
    }


def find_released(rounds: Rounds, moved: pd.DataFrame) -> Rate:
    """How often a release announces the measure that moved, in its direction."""
    told = moved[[*BY, "mean_before", "mean_after"]].merge(publish_changes(rounds), on=BY, how="left")
    is_right = told["announced"] == np.sign(told["mean_after"] - told["mean_before"])
    return Rate.of(is_right, told["partnership"])


def rate_of_pages(announcements: pd.DataFrame) -> Rate:
    """The share of pages, five measures each, on which any direction is announced."""
    anywhere = (announcements["announced"] != 0).groupby(announcements["partnership"]).any()
    return Rate.of(anywhere.reset_index(drop=True), pd.Series(anywhere.index))


def find_power(moved: pd.DataFrame, spread: ScoreSpread) -> pd.Series:
    """The chance that the test sees the change, from the true spread of scores: noncentral t."""
    s1, s2 = spread.at(moved["level_before"]), spread.at(moved["level_after"])
    n12 = moved["stayer_count"]
    n1, n2 = n12 + moved["only_before_count"], n12 + moved["only_after_count"]
    part1, part2 = s1**2 / n1, s2**2 / n2
    error = np.sqrt(part1 + part2 - 2 * spread.correlation * n12 * s1 * s2 / (n1 * n2))
    welch = (part1 + part2) ** 2 / (part1**2 / (n1 - 1) + part2**2 / (n2 - 1))
    alone = n1 + n2 - 2 * n12
    freedom = (n12 - 1) + (welch - n12 + 1) / (n1 + n2) * alone
    size = (moved["mean_after"] - moved["mean_before"]).abs() / error
    edge = stdtrit(freedom, 1 - SIGNIFICANCE / 2)
    return pd.Series(nct.sf(edge, freedom, size) + nct.cdf(-edge, freedom, size), index=moved.index)
