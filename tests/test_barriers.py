import numpy as np
import pandas as pd
import pytest
import yaml

from analytics.barriers import build_conventions, combine_streams, measure_severities, rank_barriers
from analytics.instruments import BARRIERS
from data.release_batches import CONVENTIONS_FILE, read_conventions

CONVENTIONS = read_conventions()
BY = ["partnership_id"]


def measure(name, value, partnership_id=1):
    return {"partnership_id": partnership_id, "measure": name, "value": value}


def stream(name="survey", severity=50.0, barrier="communication", error=np.nan, reach=np.nan, **others):
    row = {"partnership_id": 1, "barrier": barrier, "stream": name, "severity_0_to_100": severity}
    return {**row, "standard_error": error, "half_width": reach, **others}


def severity_of(name, value):
    found = measure_severities(pd.DataFrame([measure(name, value)]), CONVENTIONS, BY)
    return found["severity_0_to_100"].iloc[0]


@pytest.mark.parametrize(
    ("name", "value", "severity"),
    [
        ("attendance_share", 1.0, 0),
        ("attendance_share", 0.5, 100),
        ("attendance_share", 0.2, 100),
        ("attendance_share", 0.8, 40),
        ("actions_closed_on_time_share", 0.95, 0),
        ("actions_closed_on_time_share", 0.40, 100),
        ("median_days_to_decision", 45, 50),
        ("unmet_need_share", 0.37, 37),
        ("training_shortfall_share", 0.1, 10),
    ],
)
def test_each_convention_has_its_ends_and_a_straight_line_between(name, value, severity):
    assert severity_of(name, value) == pytest.approx(severity)


def test_a_stream_is_the_mean_of_its_measures():
    both = pd.DataFrame([measure("unmet_need_share", 0.2), measure("training_shortfall_share", 0.6)])
    found = measure_severities(both, CONVENTIONS, BY)
    assert found[["barrier", "stream", "severity_0_to_100"]].values.tolist() == [
        ["resources", "ledger", 40.0]
    ]


def test_a_measure_without_a_value_or_a_convention_is_left_out():
    rows = pd.DataFrame([measure("unmet_need_share", np.nan), measure("voice_gini", 0.4)])
    assert measure_severities(rows, CONVENTIONS, BY).empty


def combine(*streams):
    return combine_streams(pd.DataFrame(list(streams)), CONVENTIONS, BY).iloc[0]


def test_a_barrier_is_the_plain_mean_of_its_streams_and_carries_the_surveys_error():
    found = combine(stream(severity=40, error=4.0, reach=8.0), stream("meetings", 60))
    assert found["severity_0_to_100"] == 50
    assert (found["low"], found["high"], found["standard_error"]) == (46, 54, 2)
    assert found["evidence_streams"] == "survey+meetings"


def test_a_missing_stream_lowers_the_coverage_and_not_the_score():
    found = combine(stream(severity=40, error=4.0, reach=8.0))
    assert (found["severity_0_to_100"], found["coverage_share"]) == (40, 0.5)


def test_without_a_survey_there_is_no_interval():
    found = combine(stream("meetings", 60))
    assert np.isnan(found["low"])
    assert np.isnan(found["high"])


def test_streams_disagree_beyond_25_points():
    assert not combine(stream(severity=40), stream("meetings", 65))["streams_disagree"]
    assert combine(stream(severity=40), stream("meetings", 66))["streams_disagree"]


def ranking(levels, streams=("survey", "meetings"), error=4.0):
    rows = [
        stream(name, level, barrier, error if name == "survey" else np.nan)
        for barrier, level in zip(BARRIERS, levels, strict=True)
        for name in streams
    ]
    return rank_barriers(pd.DataFrame(rows), BY, random_state=7)


def test_a_barrier_far_above_the_others_is_the_heaviest():
    assert set(ranking([70, 30, 30])["verdict"]) == {"communication"}


def test_a_single_stream_is_never_enough_to_call_one_heaviest():
    assert set(ranking([90, 30, 30], streams=["survey"])["verdict"]) == {"about_the_same"}


def test_a_lead_within_the_sampling_error_weighs_about_the_same():
    assert set(ranking([52, 50, 50])["verdict"]) == {"about_the_same"}


def test_one_barrier_alone_is_not_ranked():
    assert rank_barriers(pd.DataFrame([stream(severity=80)]), BY, random_state=7).empty


def test_the_shares_of_a_partnership_do_not_depend_on_who_else_is_ranked():
    alone = pd.DataFrame(
        [stream(severity=50 + n, barrier=name, error=4.0) for n, name in enumerate(BARRIERS)]
    )
    others = pd.concat([alone.assign(partnership_id=n, severity_0_to_100=20.0 * n) for n in (0, 2, 3)])
    together = rank_barriers(pd.concat([others, alone]), BY, random_state=7)
    expected = rank_barriers(alone, BY, random_state=7)
    found = together[together["partnership_id"] == 1].reset_index(drop=True)
    pd.testing.assert_frame_equal(found, expected)


@pytest.mark.parametrize("levels", [(50, 50, 50), (50, 50, 20)])
def test_equal_barriers_are_told_apart_in_at_most_one_of_twenty(levels):
    random = np.random.default_rng(20)
    partnerships, error = 1000, 5.0
    rows = []
    for barrier, level in zip(BARRIERS, levels, strict=True):
        noise = random.normal(0, error, partnerships)
        survey = pd.DataFrame({"partnership_id": range(partnerships), "severity_0_to_100": level + noise})
        rows.append(survey.assign(barrier=barrier, stream="survey", standard_error=error))
        rows.append(
            survey.assign(barrier=barrier, stream="meetings", severity_0_to_100=level, standard_error=np.nan)
        )
    verdicts = rank_barriers(pd.concat(rows), BY, random_state=7).drop_duplicates("partnership_id")["verdict"]
    # 5 % and two standard errors of a share of 1,000
    assert (verdicts != "about_the_same").mean() <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / partnerships)


def test_the_input_is_left_as_it_was():
    streams = pd.DataFrame([stream(severity=40, error=4.0, reach=8.0), stream("meetings", 60)])
    before = streams.copy(deep=True)
    combine_streams(streams, CONVENTIONS, BY)
    rank_barriers(streams, BY, random_state=1)
    pd.testing.assert_frame_equal(streams, before)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"barrier": "money"}, "barrier 'money' is not known"),
        ({"stream": "survey"}, "stream 'survey' is not one of"),
        ({"at_100": 1.0}, "must differ"),
        ({"at_0": None}, "at_0 is missing"),
    ],
)
def test_a_convention_that_breaks_a_rule_is_refused_with_its_place(change, message):
    definition = yaml.safe_load(CONVENTIONS_FILE.read_text(encoding="utf-8"))
    definition["conventions"][0].update(change)
    with pytest.raises(ValueError, match=message):
        build_conventions(definition)
