"""Real files, read where they lie: a training survey, a survey of companies, a ledger of grants."""

import csv
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import select

from data.database import begin_read
from data.imports.batches import preview_import, save_import
from data.imports.mapping import read_mapping
from data.imports.places import TABLES
from data.imports.undo import undo_batch

GOLDEN = Path(__file__).parent / "golden"


def preview(path, name, engine=None, **options):
    folder = GOLDEN / name
    return preview_import(
        path, engine, mapping=read_mapping(folder / "mapping.yaml"), mapping_folder=folder, **options
    )


@pytest.fixture
def training(shared_data):
    return shared_data / "survey_carpentries_instructor_training"


def test_a_real_training_survey_becomes_partnerships_quarters_and_items_in_one_import(training):
    looked = preview(training / "instructor_training_post.csv", "carpentries")
    assert (looked.problems, looked.needs) == ([], [])
    report = looked.report()
    assert (report["rows_read"], report["respondents"], report["rows_skipped"]) == (967, 911, 56)
    assert (report["partnerships"], report["organisations"], report["sectors"], report["items"]) == (
        8,
        50,
        7,
        14,
    )
    quarters = json.loads((training / "oracle_quarters.json").read_text(encoding="utf-8"))["quarters"]
    assert [quarter.replace("-", "") for quarter in report["quarters"]] == sorted(quarters)


def test_its_item_means_and_counts_are_those_of_the_reference(training):
    looked = preview(training / "instructor_training_post.csv", "carpentries")
    sheets = looked.contents.frames["responses"]
    stats = {
        row["item"]: row
        for row in json.loads((training / "oracle.json").read_text())["carp_agree"]["item_stats"]
    }
    for item, column in looked.mapping.items.items():
        if column in stats:
            assert sheets[item].notna().sum() == stats[column]["n"]
            assert sheets[item].mean() == pytest.approx(stats[column]["mean"], abs=1e-6)


def test_its_quarters_hold_as_many_complete_people_as_the_reference(training):
    """The reference counts all rows of a quarter; here the 56 rows without an answer are left out."""
    looked = preview(training / "instructor_training_post.csv", "carpentries")
    sheets = looked.contents.frames["responses"]
    six = ["reasonable_time", "welcoming", "learned_skills", "material", "would_recommend", "worth_the_time"]
    complete = sheets[sheets[six].notna().all(axis=1)].groupby("quarter", observed=True).size()
    reference = json.loads((training / "oracle_quarters.json").read_text(encoding="utf-8"))["quarters"]
    for quarter, row in reference.items():
        assert complete.get(f"{quarter[:4]}-{quarter[4:]}", 0) == row["n_complete"]


def test_it_is_stored_and_undone_whole(training, engine):
    looked = preview(training / "instructor_training_post.csv", "carpentries", engine)
    saved = save_import(engine, looked, mapping_folder=GOLDEN / "carpentries")
    assert saved.new_rows == 911
    with begin_read(engine) as connection:
        names = connection.execute(select(TABLES["organisation"].c.name)).scalars().all()
    assert "Stanford University" in names
    assert not [name for name in names if "2018" in name]
    assert undo_batch(engine, saved.batch)["rows_removed"] == 911


def test_without_a_mapping_it_is_recognised_and_asks_for_one(training):
    looked = preview_import(training / "instructor_training_post.csv")
    assert looked.kind == "survey"
    assert "say which column is which question" in looked.needs[0]


def reduce_to_one_heading(source: Path, target: Path) -> Path:
    """Two header rows made one: the question carried to the right, then its answer option."""
    with source.open(encoding="utf-8-sig", newline="") as stream:
        questions, options, *rows = csv.reader(stream)
    question, headings = "", []
    for place, option in enumerate(options):
        question = questions[place] or question
        alone = option in ("", "Response", question)
        headings.append(" ".join((question if alone else f"{question}: {option}").split()))
    with target.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([headings, *rows])
    return target


def test_a_real_survey_of_companies_is_read_after_its_headings_are_made_one(shared_data, tmp_path):
    source = shared_data / "survey_surveymonkey_ospo" / "ospo_2018.csv"
    looked = preview(reduce_to_one_heading(source, tmp_path / "ospo.csv"), "ospo")
    assert (looked.problems, looked.needs) == ([], [])
    report = looked.report()
    assert (report["rows_read"], report["respondents"], report["items"]) == (748, 744, 7)
    assert report["quarters"] == ["2018-Q2", "2018-Q3"]
    gives_back = looked.contents.frames["responses"]["gives_back"].value_counts().to_dict()
    assert gives_back == {2: 201, 1: 190, 3: 164, 4: 146, -1: 37}


def flatten_grants(source: Path, target: Path) -> pd.DataFrame:
    """One line per grant: what was awarded is committed, what was paid out is received."""
    grants = json.loads(source.read_text(encoding="utf-8"))["grants"]
    lines = pd.DataFrame(
        {
            "reference": [grant["id"] for grant in grants],
            "date": [grant["awardDate"] for grant in grants],
            "organisation": [grant["recipientOrganization"][0]["name"] for grant in grants],
            "category": [grant["grantProgramme"][0]["title"] for grant in grants],
            "currency": [grant["currency"] for grant in grants],
            "committed": [grant["amountAwarded"] for grant in grants],
            "received": [grant.get("amountDisbursed", "") for grant in grants],
        }
    )
    lines.to_csv(target, index=False)
    return lines


def test_a_real_ledger_of_grants_keeps_its_lines_and_its_total(shared_data, tmp_path, engine):
    source = shared_data / "grants_360giving" / "wolfson.json"
    reference = json.loads((source.parent / "oracle.json").read_text(encoding="utf-8"))["wolfson.json"]
    flatten_grants(source, tmp_path / "grants.csv")
    looked = preview_import(tmp_path / "grants.csv", engine, partnership="Wolfson")
    assert (looked.problems, looked.needs) == ([], [])
    report = looked.report()
    assert (report["kind"], report["lines"], report["total_of"]) == ("resources", 379, "committed")
    assert report["total"] == reference["by_currency"]["GBP"][1]
    assert save_import(engine, looked).new_rows == 379
    with begin_read(engine) as connection:
        line = TABLES["resource_line"].c
        stored = connection.execute(select(line.committed)).scalars().all()
    assert np.sum(stored) == report["total"]
    assert sum(1 for amount in stored if amount <= 0) == reference["negative_or_zero"]
