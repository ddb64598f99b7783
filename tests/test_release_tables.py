"""What a new version changes, said as a reader would say it."""

import numpy as np
import pandas as pd

from data.release_tables import describe_change

COLUMNS = ["measure", "breakdown", "group", "unit", "estimate", "respondent_count"]


def cells(*rows):
    return pd.DataFrame([dict(zip(COLUMNS, row, strict=True)) for row in rows], columns=COLUMNS)


def whole(measure, estimate, unit="score_0_to_100", people=np.nan):
    return (measure, "whole", "whole", unit, estimate, people)


def test_people_come_first_and_measures_by_their_titles():
    before = cells(
        whole("participation", 0.5, "share_0_to_1", 18.0),
        whole("change_resistance", 40.0),
        whole("trust", 60.0),
    )
    after = cells(
        whole("participation", 0.6, "share_0_to_1", 20.0),
        whole("change_resistance", 44.0),
        whole("trust", np.nan),
    )
    assert describe_change(before, after) == (
        "20 people instead of 18 are counted; Resistance to change: 40 → 44; Trust: 60 → not shown"
    )


def test_shares_are_percentages_and_money_is_short():
    before = cells(whole("attendance_share", 0.757576, "share_0_to_1"), whole("need_gbp", 1_203_455.7, "GBP"))
    after = cells(whole("attendance_share", 0.733333, "share_0_to_1"), whole("need_gbp", 900.0, "GBP"))
    assert describe_change(before, after) == "Attendance: 76 % → 73 %; Need gbp: £1.2m → £900"


def test_what_reads_the_same_has_not_changed():
    before = cells(whole("voice_gini", 0.6088, "share_0_to_1"), whole("trust", 60.0))
    after = cells(whole("voice_gini", 0.6089, "share_0_to_1"), whole("trust", 60.0))
    assert describe_change(before, after) == "no number differs"


def test_finer_numbers_are_counted():
    row = ("trust", "group", "health", "score_0_to_100", 60.0, 9.0)
    assert describe_change(cells(row), cells((*row[:4], 61.0, 9.0))) == "1 of the finer numbers differ"
