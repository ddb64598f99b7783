"""A change counts only what was recorded in both quarters, also within a stream. Numbers by hand."""

import numpy as np
import pandas as pd
import pytest

from analytics.change_cells import OVERLAP_COLUMNS, measure_published_change
from analytics.findings import build_findings
from analytics.parts_in_both import find_common_parts
from tests.builders import no_records
from tests.builders import round_of_people as people
from tests.test_release import CONVENTIONS, LINE, build, cell, first_batch, next_batch

TRAINING, UNMET = "training_shortfall_share", "unmet_need_share"
NAMES = {"barrier": "measure", "severity_0_to_100": "estimate"}


def records(**parts):
    """measure=(value, standard error) as published cells."""
    rows = [
        {
            "partnership_id": 1,
            "measure": name,
            "breakdown": "whole",
            "estimate": value,
            "standard_error": error,
        }
        for name, (value, error) in parts.items()
    ]
    return pd.DataFrame(rows)


BEFORE = records(**{TRAINING: (1.0, 0.10)})
NOW = records(**{TRAINING: (0.3, 0.15), UNMET: (0.2, np.nan)})


def test_a_stream_is_read_from_the_parts_that_both_quarters_have():
    """All of the ledger now would be (30 + 20) / 2 = 25; certificates alone are 30."""
    found = find_common_parts(NOW, BEFORE, CONVENTIONS)
    columns = ["severity_0_to_100", "standard_error", "measures"]
    assert found.now[columns].values.tolist() == [[30, 15, TRAINING]]
    assert found.before[columns].values.tolist() == [[100, 10, TRAINING]]
    assert found.left_out.values.tolist() == [[1, "resources", "ledger", [UNMET]]]


def test_the_change_and_its_error_are_of_those_parts_alone():
    """Survey 61 → 81, error 3 each; certificates 100 → 30, errors 10 and 15: (20 − 70) / 2 = −25, and
    √(9 + 9 + 100 + 225) / 2 = 9.26."""
    found = find_common_parts(NOW, BEFORE, CONVENTIONS)
    survey = {"partnership_id": [1], "measure": ["resources"], "standard_error": [3.0]}
    now, before = (
        pd.DataFrame({**survey, "estimate": [score], "respondent_count": 20.0}) for score in (81.0, 61.0)
    )
    streams = (
        found.now.rename(columns=NAMES).assign(error_in_common=0.0),
        found.before.rename(columns=NAMES),
    )
    nobody = pd.DataFrame(columns=OVERLAP_COLUMNS).astype({"partnership_id": int, "measure": object})
    told = measure_published_change(now, before, nobody, streams).iloc[0]
    assert told["change"] == -25
    assert told["moved_apart"] is True  # 20 up and 70 down
    assert told["standard_error_of_change"] == pytest.approx(np.sqrt(343) / 2)


def test_without_a_part_in_common_the_stream_is_left_out():
    found = find_common_parts(records(**{UNMET: (0.2, np.nan)}), BEFORE, CONVENTIONS)
    assert found.now.empty
    assert found.before.empty
    assert found.left_out["parts"].tolist() == [[TRAINING, UNMET]]


def test_a_stream_that_only_one_quarter_has_is_no_matter_of_parts():
    assert find_common_parts(NOW, BEFORE.iloc[:0], CONVENTIONS).left_out.empty
    assert find_common_parts(BEFORE, BEFORE, CONVENTIONS).left_out.empty


def certificates(held):
    """Of four people who need a course, how many hold it."""
    shared = {"partnership_id": 1, "organisation": "Police", "course": "Safeguarding", "people_count": 1,
              "needed_from": None, "expires_on": None}  # fmt: skip
    days = [pd.Timestamp("2026-01-10")] * held + [None] * (4 - held)
    return [shared | {"person_key": f"p{number}", "completed_on": day} for number, day in enumerate(days)]


def test_a_release_compares_the_ledger_over_what_both_quarters_hold():
    """Certificates 4 of 4 missing, then 2 of 4, and 60 of 200 pounds unmet in the second quarter only:
    100 → 50 is told, not 100 → (50 + 30) / 2 = 40."""
    line = LINE | {"quarter": "2026-Q3", "category": "training", "in_kind": False}
    lines = [line | {"need": 200.0, "committed": 140.0}]
    before = first_batch(people().iloc[:0], records=no_records(trainings=certificates(0)))
    after = no_records(trainings=certificates(2), lines=lines)
    cells = build(next_batch(before, people().iloc[:0], records=after))
    assert cell(cells, "resources", "stream", "ledger")["estimate"] == 40
    told = cell(cells, "resources", "change")
    assert told["estimate"] == -50
    assert told["detail"]["parts_left_out"] == {"ledger": [UNMET]}
    assert told["detail"]["compared"] == {"ledger": [100, 50]}


def test_a_release_of_other_records_rests_its_change_on_the_survey_and_says_so():
    line = LINE | {"quarter": "2026-Q3", "category": "training", "in_kind": False, "committed": 40.0}
    before = first_batch(people(seed=1), records=no_records(trainings=certificates(0)))
    cells = build(next_batch(before, people(seed=2), records=no_records(lines=[line])))
    assert cell(cells, "resources", "change")["evidence_streams"] == "survey"
    assert "moved_apart" not in cell(cells, "resources", "change")["detail"]
    findings = build_findings(cells.assign(partnership="Millbrook", quarter="2026-Q3"))
    said = findings.loc[findings["finding_key"].eq("change:resources:whole"), "sentence"].item()
    assert said.endswith("only one of the two quarters has each: training certificates and unmet need.")
