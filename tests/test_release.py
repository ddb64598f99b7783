"""Records of a quarter become cells: what is there, how it hangs together, what is never there."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from analytics.instruments import BARRIERS, DOMAIN_DIRECTIONS
from analytics.release import build_cells
from analytics.release_batch import CELL_COLUMNS, Batch
from analytics.release_streams import write_leave_one_out
from analytics.survey_cells import build_survey_cells
from data.instruments import read_instrument
from data.release_batches import read_conventions
from tests.builders import no_records, round_of_people

INSTRUMENT, CONVENTIONS = read_instrument(), read_conventions()
EARLIER = ["partnership_id", "quarter", "measure", "breakdown", "group", "estimate", "standard_error",
           "respondent_count"]  # fmt: skip
PARTITION = ["partnership_id", "sector", "group"]


def first_batch(sheets, quarter="2026-Q2", records=None, invited=30):
    ids = sorted(sheets["partnership_id"].unique()) if len(sheets) else [1]
    rounds = pd.DataFrame({"partnership_id": ids, "invited_count": invited, "smallest_group": 5})
    return Batch(
        quarter=quarter,
        partnerships=ids,
        rounds=rounds if len(sheets) else rounds.iloc[:0],
        sheets=sheets,
        earlier_sheets=sheets.iloc[:0],
        earlier=pd.DataFrame(columns=EARLIER),
        history=pd.DataFrame(columns=["partnership_id", "quarter", "measure", "estimate", "standard_error"]),
        last_partition=pd.DataFrame(columns=PARTITION),
        earlier_partition=pd.DataFrame(columns=PARTITION),
        records=records or no_records(),
    )


def next_batch(before, sheets, quarter="2026-Q3", records=None):
    """The batch that is compared with an earlier one."""
    built = build_cells(before, INSTRUMENT, CONVENTIONS)
    cells = built.cells[built.cells["breakdown"].isin(["whole", "stream", "group"])]
    cells = cells[cells["estimate"].notna()].assign(quarter=before.quarter)
    return replace(
        first_batch(sheets, quarter, records),
        earlier_sheets=before.sheets,
        earlier=cells[EARLIER],
        history=cells[cells["breakdown"] == "whole"],
        last_partition=built.partition[PARTITION],
        earlier_partition=built.partition[PARTITION],
    )


def build(batch):
    return build_cells(batch, INSTRUMENT, CONVENTIONS).cells


def cell(cells, measure, breakdown="whole", group=None):
    chosen = cells[(cells["measure"] == measure) & (cells["breakdown"] == breakdown)]
    chosen = chosen if group is None else chosen[chosen["group"] == group]
    assert len(chosen) == 1, f"{measure}, {breakdown}: {len(chosen)} rows"
    return chosen.iloc[0]


HELD = {"partnership_id": 1, "meeting_id": 1, "held_on": date(2026, 5, 4)}
CAME = {
    "Police": "present",
    "Health": "absent",
    "School": "present",
    "Housing": "present",
    "Charity": "deputy",
}
MEETINGS = {
    "meetings": [{**HELD, "quorum_count": 2}],
    "attendance": [
        {**HELD, "organisation": name, "person": name, "presence": presence, "expected": True}
        for name, presence in CAME.items()
    ],
}
LINE = {"partnership_id": 1, "quarter": "2026-Q2", "organisation": "Police", "currency": "GBP", "need": 100.0}
LEDGER = {
    "lines": [
        {**LINE, "category": "training", "in_kind": False, "committed": 40.0},
        {**LINE, "category": "staff", "in_kind": True, "committed": 250.0},
    ]
}


def test_a_quarter_has_every_cell_of_the_contract():
    cells = build(first_batch(round_of_people()))
    whole = set(cells.loc[cells["breakdown"] == "whole", "measure"])
    assert list(cells.columns) == CELL_COLUMNS
    assert {"participation", "heaviest_barrier", "leave_one_out", *DOMAIN_DIRECTIONS} <= whole
    assert {construct.id for construct in INSTRUMENT.constructs} <= whole
    assert {f"item:{item.id}" for item in INSTRUMENT.items} <= whole
    assert set(cells.loc[cells["breakdown"] == "group", "group"]) == {"education", "health", "police"}
    assert not cells.duplicated(["partnership_id", "measure", "breakdown", "group"]).any()


def test_participation_is_the_share_of_those_invited():
    found = cell(build(first_batch(round_of_people(24), invited=30)), "participation")
    assert (found["estimate"], found["respondent_count"], found["invited_count"]) == (0.8, 24, 30)
    assert found["organisation_count"] == 9


def test_an_unknown_number_invited_leaves_the_share_empty_and_the_count_there():
    found = cell(build(first_batch(round_of_people(24), invited=np.nan)), "participation")
    assert np.isnan(found["estimate"])
    assert found["respondent_count"] == 24


def test_published_scores_are_whole_and_within_their_intervals():
    cells = build(first_batch(round_of_people()))
    shown = cells[cells["unit"].isin(["severity_0_to_100", "score_0_to_100"]) & cells["estimate"].notna()]
    whole = shown[["estimate", "low", "high"]].to_numpy()
    assert (whole[~np.isnan(whole)] % 1 == 0).all()
    bounded = shown[shown["low"].notna()]
    assert (bounded["low"] <= bounded["estimate"]).all()
    assert (bounded["estimate"] <= bounded["high"]).all()
    assert (shown["standard_error"].dropna() % 0.5 == 0).all()


def test_a_barrier_is_the_mean_of_survey_and_meetings_and_says_so():
    cells = build(first_batch(round_of_people(), records=no_records(**MEETINGS)))
    survey = cell(cells, "communication", "stream", "survey")["estimate"]
    assert cell(cells, "communication", "stream", "meetings")["estimate"] == 40  # 4 of 5 came
    whole = cell(cells, "communication")
    assert whole["estimate"] == np.rint((survey + 40) / 2)
    assert whole["evidence_streams"] == "survey+meetings"
    assert whole["detail"]["coverage_share"] == 1
    assert cell(cells, "trust")["evidence_streams"] == "survey"


def test_the_ledger_may_be_read_by_the_programme_and_gaps_are_not_netted():
    cells = build(first_batch(round_of_people(), records=no_records(**LEDGER)))
    assert cell(cells, "unmet_need_gbp")["estimate"] == 60
    assert cell(cells, "unmet_need_gbp", "category", "training · cash")["estimate"] == 60
    assert cell(cells, "unmet_need_gbp", "category", "staff · in kind")["estimate"] == 0
    ledger = cells[cells["measure"].str.endswith("_gbp") | cells["measure"].eq("unmet_need_share")]
    assert set(ledger["audience"]) == {"programme"}
    survey = cells[cells["measure"].isin(["resources", "trust"]) & (cells["breakdown"] == "whole")]
    assert set(survey["audience"]) == {"partnership"}


def test_a_quarter_without_a_survey_still_releases_what_is_recorded():
    cells = build(first_batch(round_of_people().iloc[:0], records=no_records(**MEETINGS, **LEDGER)))
    assert cell(cells, "attendance_share")["estimate"] == 0.8
    assert cell(cells, "resources")["evidence_streams"] == "ledger"
    assert np.isnan(cell(cells, "resources")["low"])
    assert np.isnan(cell(cells, "trust")["estimate"])
    assert np.isnan(cell(cells, "participation")["respondent_count"])


def test_too_few_people_are_not_shown_and_leave_empty_rows():
    cells = build(first_batch(round_of_people(4)))
    survey = cells[cells["measure"].isin([*DOMAIN_DIRECTIONS, "participation"])]
    assert survey[["estimate", "low", "high", "respondent_count"]].isna().all(axis=None)


def test_the_same_people_answering_alike_is_steady_or_cannot_be_told():
    before = first_batch(round_of_people(seed=1))
    cells = build(next_batch(before, round_of_people(seed=2)))
    assert {cell(cells, name, "change")["verdict"] for name in DOMAIN_DIRECTIONS} <= {"steady", "cannot_tell"}


def test_a_fall_of_a_scale_point_is_told_in_the_words_of_each_measure():
    before = first_batch(round_of_people(seed=1, level=3.0))
    cells = build(next_batch(before, lower_everything(round_of_people(seed=2))))
    assert cell(cells, "trust", "change")["verdict"] == "fell"
    assert cell(cells, "communication", "change")["verdict"] == "eased"
    assert cell(cells, "communication")["verdict"] == "eased"
    assert cell(cells, "trust", "change", "2026-Q2")["estimate"] < -10


def lower_everything(sheets):
    """Every construct one step lower, reversed questions one step higher."""
    steps = {item.id: 1 if item.reversed else -1 for item in INSTRUMENT.items}
    return sheets.assign(**{name: (sheets[name] + step).clip(1, 5) for name, step in steps.items()})


def test_a_change_is_the_difference_of_the_published_numbers():
    before = first_batch(round_of_people(seed=1))
    after = next_batch(before, lower_everything(round_of_people(seed=2)))
    first, second = build(before), build(after)
    for name in DOMAIN_DIRECTIONS:
        expected = cell(second, name)["estimate"] - cell(first, name)["estimate"]
        assert cell(second, name, "change")["estimate"] == expected


def test_a_change_of_a_barrier_is_over_the_streams_present_in_both():
    before = first_batch(round_of_people(seed=1), records=no_records(**MEETINGS))
    cells = build(next_batch(before, round_of_people(seed=2)))  # no meeting in the later quarter
    change = cell(cells, "communication", "change")
    survey_before = cell(build(before), "communication", "stream", "survey")["estimate"]
    survey_now = cell(cells, "communication", "stream", "survey")["estimate"]
    assert change["estimate"] == survey_now - survey_before
    assert change["evidence_streams"] == "survey"


def test_what_cannot_be_told_says_what_it_would_take():
    before = first_batch(round_of_people(12, seed=1))
    cells = build(next_batch(before, round_of_people(12, seed=2, first_code=100)))
    detail = cell(cells, "trust", "change")["detail"]
    assert detail["smallest_detectable_change"] > 10
    assert detail["people_needed_per_round"] > 12


def test_stayers_are_counted_where_nobody_joined_or_left():
    before = first_batch(round_of_people(seed=1))
    cells = build(next_batch(before, round_of_people(seed=2)))
    assert [cell(cells, name)["estimate"] for name in ("stayers", "joiners", "leavers")] == [24, 0, 0]
    assert cell(cells, "trust", "change")["detail"]["stayer_count"] == 24


def test_one_joiner_hides_who_stayed():
    before = first_batch(round_of_people(24, seed=1))
    cells = build(next_batch(before, round_of_people(25, seed=2)))
    assert cells.loc[cells["measure"].isin(["stayers", "joiners", "leavers"]), "estimate"].isna().all()
    assert not {"stayer_count", "stayer_change"} & set(cell(cells, "trust", "change")["detail"])


def test_a_round_without_codes_says_that_nobody_could_be_matched():
    before = first_batch(round_of_people(seed=1))
    cells = build(next_batch(before, round_of_people(seed=2).assign(person_key=None)))
    assert cell(cells, "trust", "change")["detail"]["matching"] == "nobody could be matched"
    assert np.isnan(cell(cells, "leavers")["estimate"])


def test_matched_people_make_a_change_easier_to_see():
    before = first_batch(round_of_people(seed=1))
    matched = cell(build(next_batch(before, round_of_people(seed=2))), "trust", "change")
    others = cell(
        build(next_batch(before, round_of_people(seed=2).assign(person_key=None))), "trust", "change"
    )
    assert matched["estimate"] == others["estimate"]
    assert matched["standard_error"] < others["standard_error"]


def test_the_trend_has_a_level_for_every_quarter_so_far():
    before = first_batch(round_of_people(seed=1))
    cells = build(next_batch(before, round_of_people(seed=2)))
    trend = cells[(cells["breakdown"] == "trend") & (cells["measure"] == "trust")]
    assert list(trend["group"]) == ["2026-Q2", "2026-Q3"]
    assert trend["low"].lt(trend["estimate"]).all()


def test_the_heaviest_barrier_needs_evidence_that_agrees():
    alone = build(first_batch(round_of_people()))
    assert cell(alone, "heaviest_barrier")["verdict"] == "about_the_same"
    heavy = round_of_people()
    worst = {
        item.id: 1.0 if item.reversed else 5.0 for item in INSTRUMENT.items if item.domain == "resources"
    }
    mostly = heavy.assign(
        **{name: heavy[name].where(heavy.index % 4 == 0, value) for name, value in worst.items()}
    )
    ledger = [{**line, "committed": 5.0} for line in LEDGER["lines"]]
    cells = build(first_batch(mostly, records=no_records(lines=ledger)))
    assert cell(cells, "heaviest_barrier")["verdict"] == "resources"
    assert cell(cells, "leave_one_out")["verdict"] == "holds"
    assert set(cell(cells, "heaviest_barrier")["detail"]) == set(BARRIERS)


def leave_one_out(levels, sheets):
    """The word for these sheets, were the three barriers published at these levels."""
    built = build_survey_cells(
        sheets,
        pd.DataFrame({"partnership_id": [1], "invited_count": [99], "smallest_group": [5]}),
        INSTRUMENT,
    )
    estimate = built.whole.estimate.copy()
    estimate[0, [built.measures.index(name) for name in BARRIERS]] = levels
    streams = pd.DataFrame({"partnership_id": [], "barrier": [], "stream": [], "severity_0_to_100": []})
    published = replace(built, whole=replace(built.whole, estimate=estimate))
    return write_leave_one_out(published, streams)["verdict"].tolist()


def test_nothing_is_said_without_one_organisation_where_two_barriers_read_alike():
    sheets = round_of_people()
    assert leave_one_out([50.0, 50.0, 40.0], sheets) == [None]
    assert leave_one_out([50.0, 49.0, 40.0], sheets) != [None]


def test_nothing_is_said_where_only_one_organisation_or_two_could_turn_the_order():
    """Of 18 people two are of one organisation: only they could make up for ten points, by 100 against 0."""
    sheets = round_of_people(18)
    for same in ([0, 0, *range(1, 17)], [0, 0, 1, 1, *range(2, 16)]):
        few = sheets.assign(organisation_id=[10 + place for place in same])
        assert leave_one_out([53.0, 53.0, 63.0], few) == [None]
        assert leave_one_out([61.0, 53.0, 63.0], few) != [None]  # anybody could
        assert leave_one_out([20.0, 20.0, 63.0], few) != [None]  # nobody could: it holds
    several = sheets.assign(organisation_id=[10 + place for place in [0, 0, 1, 1, 2, 2, *range(3, 15)]])
    assert leave_one_out([53.0, 53.0, 63.0], several) != [None]


def test_holds_is_about_the_heaviest_of_the_published_means():
    """Everybody's exact means make "resources" the heaviest; published above it, another does not hold."""
    worst = [item.id for item in INSTRUMENT.items if item.domain == "resources"]
    turned = {item.id: item.reversed for item in INSTRUMENT.items}
    sheets = round_of_people()
    lifted = {name: (sheets[name] + (-1 if turned[name] else 1)).clip(1, 5) for name in worst}
    sheets = sheets.assign(**lifted)
    assert leave_one_out([50.0, 60.0, 40.0], sheets) == ["holds"]
    assert leave_one_out([60.0, 50.0, 40.0], sheets) == ["does_not_hold"]


def test_what_a_partnership_reads_does_not_depend_on_who_is_released_with_it():
    one, other = round_of_people(seed=1), round_of_people(18, seed=4, partnership_id=2, level=3.6)
    other["organisation_id"] += 100
    alone = build(first_batch(one))
    together = build(first_batch(pd.concat([other, one], ignore_index=True)))
    mine = together[together["partnership_id"] == 1].reset_index(drop=True)
    keys = ["measure", "breakdown", "group"]
    pd.testing.assert_frame_equal(
        mine.sort_values(keys, ignore_index=True),
        alone.sort_values(keys, ignore_index=True),
        check_dtype=False,
    )


@pytest.mark.parametrize("shuffle", [3, 4])
def test_the_order_of_sheets_changes_nothing(shuffle):
    sheets = round_of_people()
    expected = build(first_batch(sheets))
    found = build(first_batch(sheets.sample(frac=1, random_state=shuffle, ignore_index=True)))
    pd.testing.assert_frame_equal(found, expected)


def test_the_records_are_left_as_they_were():
    batch = first_batch(round_of_people(), records=no_records(**MEETINGS, **LEDGER))
    before = batch.sheets.copy(deep=True), batch.records.lines.copy(deep=True)
    build(batch)
    pd.testing.assert_frame_equal(batch.sheets, before[0])
    pd.testing.assert_frame_equal(batch.records.lines, before[1])


@pytest.mark.parametrize("domains", [["trust"], ["communication", "alignment"], ["resources"]])
def test_a_questionnaire_of_a_few_domains_is_released_without_the_rest(domains):
    kept = [construct for construct in INSTRUMENT.constructs if construct.domain in domains]
    titles = {name: INSTRUMENT.domain_titles[name] for name in domains}
    short = replace(INSTRUMENT, domain_titles=titles, constructs=tuple(kept))
    cells = build_cells(first_batch(round_of_people(30)), short, CONVENTIONS).cells
    shown = cells[cells["breakdown"].eq("whole") & cells["estimate"].notna()]
    assert set(shown["measure"]) & set(DOMAIN_DIRECTIONS) == set(domains)
    assert "leave_one_out" not in set(cells.loc[cells["verdict"].notna(), "measure"])
