"""Records move by chance: how far is stated, and a quarter in which nothing changed is not announced."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from analytics.barriers import measure_severities
from analytics.change_cells import OVERLAP_COLUMNS, measure_published_change
from analytics.record_chance import (
    find_error_of_attendance,
    find_error_of_median,
    find_error_of_share,
    share_quarters,
)
from analytics.recorded_cells import LOOKING_BACK, build_recorded_cells
from data.instruments import read_instrument
from data.release_batches import read_conventions
from tests.builders import no_records, round_of_people
from tests.test_release import MEETINGS, build, cell, first_batch, next_batch

CONVENTIONS, INSTRUMENT = read_conventions(), read_instrument()
BY = ["partnership_id"]
ANNOUNCED = ("eased", "worsened")
QUARTERS = ((date(2026, 1, 1), date(2026, 4, 1)), (date(2026, 4, 1), date(2026, 7, 1)))
PARTNERSHIPS, ORGANISATIONS, CAME, ON_TIME, DUE_A_QUARTER = 500, 10, 0.8, 0.7, 5
SURVEY_ERROR = 3.0


def one(**columns):
    return pd.DataFrame({name: [value] for name, value in columns.items()})


def share_error(part, whole):
    return find_error_of_share(pd.Series([part]), pd.Series([whole]))[0]


@pytest.mark.parametrize(("part", "whole"), [(0, 9), (9, 9), (24, 30), (1, 1)])
def test_a_share_has_the_error_of_agresti_and_coull(part, whole):
    adjusted = (part + 1.96**2 / 2) / (whole + 1.96**2)
    expected = np.sqrt(adjusted * (1 - adjusted) / (whole + 1.96**2))
    assert share_error(part, whole) == pytest.approx(expected, rel=1e-4)
    assert share_error(part, whole) > 0


def test_a_share_of_nothing_has_no_error():
    assert np.isnan(share_error(0, 0))


def attendance_error(attended, usually=None):
    """Of organisations expected three times a quarter; usually: their attendances in a year of twelve."""
    each = pd.DataFrame({"partnership_id": 1, "attended_count": attended, "unknown_count": 0}).assign(
        expected_count=3, organisation=range(len(attended))
    )
    year = each if usually is None else each.assign(attended_count=usually, expected_count=12)
    whole = each.groupby("partnership_id", as_index=False)[
        ["attended_count", "expected_count", "unknown_count"]
    ].sum()
    return find_error_of_attendance(whole, each, year, BY)[0]


def test_organisations_that_always_or_never_come_make_attendance_less_certain():
    evenly, apart = [2] * 6, [3, 3, 3, 3, 0, 0]
    assert attendance_error(evenly) == share_error(12, 18)
    # variance of a mean of six equal clusters of shares 1 and 0
    expected = np.std([1, 1, 1, 1, 0, 0], ddof=1) / np.sqrt(6)
    assert attendance_error(apart) == pytest.approx(expected)


def test_organisations_that_do_as_they_usually_do_are_no_chance():
    assert attendance_error([3, 3, 3, 3, 0, 0], usually=[12, 12, 12, 12, 0, 0]) == share_error(12, 18)


def test_organisations_that_stay_away_for_a_quarter_make_attendance_less_certain():
    usually = [9, 9, 9, 9, 3, 3]  # of 12; without this quarter, 6 and 3 of 9
    found = attendance_error([3, 3, 3, 3, 0, 0], usually)
    squares = (4 * 0.75**2 + 2 * 0.75**2) / (1 - 3 / 12)
    assert found == pytest.approx(np.sqrt(6 / 5 * squares) / 18)
    assert found > share_error(12, 18)


def test_two_organisations_say_nothing_of_how_organisations_differ():
    assert attendance_error([3, 0]) == share_error(3, 6)


def median_error(count, decided, low, high, median=30.0):
    waits = one(
        decision_count=count, decided_count=decided, median_days=median, median_days_low=low,
        median_days_high=high,
    )  # fmt: skip
    return find_error_of_median(waits)[0]


def test_the_error_of_a_median_comes_from_its_band():
    assert median_error(12, 10, 20.0, 40.0) == pytest.approx(20 / 3.92, rel=1e-4)


@pytest.mark.parametrize(("count", "high"), [(1, 30.0), (12, np.nan)])
def test_a_median_without_a_band_to_trust_is_as_uncertain_as_of_exponential_waits(count, high):
    assert median_error(count, 1, 30.0, high) == pytest.approx(30 / np.log(2))


def test_two_neighbouring_quarters_share_three_quarters_of_a_year():
    assert share_quarters(pd.Series([1, 2, 4, 6])).tolist() == [0.75, 0.5, 0.0, 0.0]


# ---------------------------------------------------------------- severities and cells


def read(*rows):
    frame = pd.DataFrame(rows, columns=["measure", "value", "standard_error", "looks_back"])
    return measure_severities(frame.assign(partnership_id=1), CONVENTIONS, BY).iloc[0]


def test_an_error_is_carried_by_the_slope_of_the_convention():
    assert read(("attendance_share", 0.8, 0.07, False))["standard_error"] == pytest.approx(14)
    assert read(("attendance_share", 0.2, 0.07, False))["standard_error"] == pytest.approx(14)  # beyond
    assert read(("unmet_need_share", 0.4, np.nan, False))["standard_error"] == 0


def test_a_stream_of_two_measures_has_the_error_of_their_mean():
    found = read(("unmet_need_share", 0.4, 0.06, True), ("training_shortfall_share", 0.4, 0.08, False))
    assert found["standard_error"] == pytest.approx(5)
    assert found["share_looking_back"] == pytest.approx(0.36)


def test_a_release_states_the_error_of_a_record_and_leaves_the_level_alone():
    cells = build(first_batch(round_of_people(), records=no_records(**MEETINGS)))
    error = cell(cells, "attendance_share")["standard_error"]
    assert error == pytest.approx(share_error(4, 5), rel=0.3)
    stream = cell(cells, "communication", "stream", "meetings")
    assert stream["standard_error"] == np.ceil(2 * 200 * error) / 2
    assert np.isnan(stream["low"])
    survey = cell(cells, "communication", "stream", "survey")
    assert cell(cells, "communication")["standard_error"] == np.ceil(survey["standard_error"]) / 2


def test_a_released_change_carries_both_quarters_chance():
    moved = [{**row, "held_on": date(2026, 8, 4)} for row in MEETINGS["attendance"]]
    later = no_records(
        attendance=moved, meetings=[{**row, "held_on": date(2026, 8, 4)} for row in MEETINGS["meetings"]]
    )
    before = first_batch(round_of_people(seed=1), records=no_records(**MEETINGS))
    batch = next_batch(before, round_of_people(seed=2), records=later)
    of_survey = cell(build(replace(batch, records=no_records())), "communication", "change")
    both = cell(build(batch), "communication", "change")
    record = cell(build(batch), "communication", "stream", "meetings")["standard_error"]
    expected = np.sqrt(of_survey["standard_error"] ** 2 + 2 * record**2) / 2
    assert both["evidence_streams"] == "survey+meetings"
    assert both["standard_error"] == np.ceil(2 * expected - 1e-6) / 2


# ---------------------------------------------------------------- nothing changed


def draw_attendance(random):
    """Three meetings a quarter, ten organisations that each come four times in five."""
    days = [first + timedelta(days=30 * n + 5) for first, _ in QUARTERS for n in range(3)]
    index = pd.MultiIndex.from_product(
        [range(PARTNERSHIPS), range(len(days)), range(ORGANISATIONS)],
        names=["partnership_id", "meeting", "organisation"],
    )
    rows = index.to_frame(index=False)
    came = random.random(len(rows)) < CAME
    return rows.assign(
        meeting_id=rows["partnership_id"] * len(days) + rows["meeting"],
        held_on=np.array(days, dtype=object)[rows["meeting"]],
        organisation=rows["organisation"].astype(str),
        person="",
        presence=np.where(came, "present", "absent"),
        expected=True,
        talk_seconds=np.nan,
    )


def draw_actions(random):
    """Five actions due in each of five quarters: twenty in the year that each quarter looks back on."""
    due = [
        date(2025, 4, 11) + timedelta(days=91 * n + 15 * k) for n in range(5) for k in range(DUE_A_QUARTER)
    ]
    index = pd.MultiIndex.from_product([range(PARTNERSHIPS), range(len(due))], names=["partnership_id", "n"])
    rows = index.to_frame(index=False)
    due_on = pd.to_datetime(pd.Series(due)).reindex(rows["n"]).reset_index(drop=True)
    late = np.where(random.random(len(rows)) < ON_TIME, 0, 10)
    return rows.assign(
        owner="somebody",
        agreed_on=due_on - pd.Timedelta(days=30),
        due_on=due_on,
        closed_on=due_on + pd.to_timedelta(late, unit="D"),
        state="closed",
        carried_forward_count=0,
    )


@pytest.fixture(scope="module")
def quarters():
    """Two quarters' streams of many partnerships in which nothing changes: recorded, and a survey's."""
    random = np.random.default_rng(31)
    records = replace(no_records(), attendance=draw_attendance(random), actions=draw_actions(random))
    found = []
    for first, after in QUARTERS:
        cells = build_recorded_cells(records, "2026-Q1", first, after)
        whole = cells[cells["breakdown"].eq("whole")].rename(columns={"estimate": "value"})
        whole = whole.assign(looks_back=whole["measure"].isin(LOOKING_BACK))
        streams = measure_severities(whole, CONVENTIONS, BY).rename(
            columns={"barrier": "measure", "severity_0_to_100": "estimate"}
        )
        survey = streams[[*BY, "measure"]].assign(
            estimate=np.rint(random.normal(50, SURVEY_ERROR, len(streams))),
            standard_error=SURVEY_ERROR,
            respondent_count=24.0,
        )
        found.append((survey, streams))
    return found


def judge(quarters, **recorded):
    (survey_before, before), (survey, now) = quarters
    streams = [frame.assign(**recorded) for frame in (now, before)]
    streams[0] = streams[0].assign(error_in_common=0.75 * streams[0]["share_looking_back"])
    overlap = pd.DataFrame(columns=OVERLAP_COLUMNS).astype({"partnership_id": int, "measure": object})
    return measure_published_change(survey, survey_before, overlap, tuple(streams))


def announced(judged, measure):
    return judged.loc[judged["measure"].eq(measure), "verdict"].isin(ANNOUNCED).mean()


@pytest.mark.parametrize("measure", ["communication", "change_resistance"])
def test_chance_alone_is_announced_in_at_most_one_quarter_of_twenty(quarters, measure):
    allowed = 0.05 + 2 * np.sqrt(0.05 * 0.95 / PARTNERSHIPS)
    assert announced(judge(quarters), measure) <= allowed


@pytest.mark.parametrize("measure", ["communication", "change_resistance"])
def test_records_taken_as_exact_would_announce_chance(quarters, measure):
    assert announced(judge(quarters, standard_error=0.0), measure) > 0.10


def test_without_recorded_errors_the_change_carries_the_surveys_error_alone(quarters):
    judged = judge(quarters, standard_error=0.0)
    assert judged["survey_error"].between(4.24, 4.5).all()  # √(3² + 3²), or rounded up to a half
    assert (judged["standard_error_of_change"] == judged["survey_error"] / 2).all()  # two streams
    assert set(judged["fixed_squared_error"]) == {0.0}
    unknown = judge(quarters, standard_error=np.nan)
    pd.testing.assert_frame_equal(judged, unknown)


def test_more_people_do_not_make_the_chance_of_records_smaller(quarters):
    noisy, exact = judge(quarters), judge(quarters, standard_error=0.0)
    needed = noisy["people_needed_per_round"].fillna(np.inf)
    assert (needed >= exact["people_needed_per_round"]).all()
    attendance = noisy[noisy["measure"].eq("communication")]
    assert attendance["people_needed_per_round"].isna().mean() > 0.5  # no number of people would do
