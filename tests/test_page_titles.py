"""Titles are messages; probabilities are said in words anyone can read."""

import pandas as pd
import pytest

from analytics.page_titles import say_trend_chances, write_trust_title


def changes(**verdicts):
    return pd.DataFrame({"kind": "change", "measure": list(verdicts), "verdict": list(verdicts.values())})


def year(chance):
    return {"probability_higher_than_year_ago": chance}


def test_a_verdict_of_two_quarters_comes_first():
    title = write_trust_title(changes(trust="rose", alignment="cannot_tell"), {"trust": year(0.99)})
    assert title == "Trust rose; whether alignment moved cannot be told yet"


def test_a_first_quarter_says_where_the_two_stand():
    levels = pd.DataFrame(
        [
            ("level", "alignment", 54.6, 45, 61),
            ("level", "trust", 62, 54, 70),
            ("level", "resources", 33, 30, 36),
        ],
        columns=["kind", "measure", "size", "low", "high"],
    ).assign(verdict=None)
    title = write_trust_title(levels)
    assert title == "Trust stands at 62 (54–70) and alignment at 55 (45–61), with no quarter to compare with"
    assert write_trust_title(levels.iloc[[2]]) == "Trust and alignment: no quarter to compare with"


def test_where_two_quarters_cannot_tell_the_year_may():
    title = write_trust_title(
        changes(trust="cannot_tell", alignment="cannot_tell"), {"trust": year(0.98), "alignment": year(0.6)}
    )
    assert title == "Trust is very likely higher than a year ago; the last quarter alone cannot tell"


def test_lower_than_a_year_ago_is_said_as_plainly():
    title = write_trust_title(
        changes(trust="cannot_tell", alignment="cannot_tell"), {"trust": year(0.02), "alignment": year(0.05)}
    )
    assert title.startswith("Trust and alignment are very likely lower than a year ago")


@pytest.mark.parametrize("chance", [0.94, 0.5, 0.06])
def test_what_is_not_very_likely_stays_untold(chance):
    title = write_trust_title(
        changes(trust="cannot_tell", alignment="cannot_tell"), {"trust": year(chance), "alignment": {}}
    )
    assert title == "Whether trust or alignment moved cannot be told yet"


def test_chances_are_counts_of_a_hundred_and_never_certain():
    said = say_trend_chances(
        "Trust", {"probability_higher_than_year_ago": 1.0, "probability_higher_than_first": 0.25}
    )
    assert said == (
        "All quarters together: trust is very likely higher than a year ago (99 chances in 100); "
        "whether it is lower than in the first quarter shown is open (75 chances in 100)."
    )


def test_a_level_that_is_hardly_likelier_lower_is_not_called_lower():
    said = say_trend_chances("Trust", {"probability_higher_than_year_ago": 0.42})
    assert (
        said == "All quarters together: whether trust is lower than a year ago is open (58 chances in 100)."
    )


def test_without_a_year_nothing_is_said():
    assert say_trend_chances("Trust", {}) == ""
