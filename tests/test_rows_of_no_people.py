"""Tables whose cells look like ratings and whose rows are no people; and surveys that look like those."""

from itertools import product

import pytest

from data.imports.preview import preview_import
from data.imports.problems import ImportRefused
from tests.survey_writers import LABELS, ROWS, write_csv

GRADES = ("Good", "Requires improvement", "Inadequate", "Outstanding")


def refuse(path, words, **options):
    with pytest.raises(ImportRefused, match=words):
        preview_import(path, **options)


def crossed(heading, count=lambda at: str(at * 7 % 19)):
    pairs = product(LABELS, LABELS)
    return [["trust", "clarity", heading], *[[*pair, count(at)] for at, pair in enumerate(pairs)]]


@pytest.mark.parametrize(
    "heading", ["Freq", "n", "count", "Number of responses", "Anzahl", "nifer", "Frequency"]
)
def test_a_table_of_counts_is_refused_and_says_which_column_counts(heading, tmp_path):
    path = write_csv(crossed(heading), tmp_path / "a.csv")
    refuse(path, f"“{heading}” says how many people gave the answers of each row; a table of counts")
    refuse(path, "a table of counts", kind="survey")


def test_a_list_of_questions_and_answers_with_counts_says_that_it_counts(tmp_path):
    rows = [[question, label, str(at * 3 % 11)] for question in ROWS for at, label in enumerate(LABELS)]
    refuse(write_csv([["Question", "Response", "Count"], *rows], tmp_path / "a.csv"), "“Count” says how many")


@pytest.mark.parametrize(
    "steps", [LABELS, [f"% {label}" for label in LABELS], [f"{step} (n)" for step in LABELS]]
)
def test_steps_of_a_scale_as_headings_over_counts_are_refused(steps, tmp_path):
    rows = [[question, *(str((at + row) % 5 + 1) for at in range(5))] for row, question in enumerate(ROWS)]
    refuse(write_csv([["Statement", *steps], *rows], tmp_path / "a.csv"), "headings are the steps of a scale")


def test_a_column_that_numbers_the_rows_counts_nobody(tmp_path):
    path = write_csv(crossed("n", lambda at: str(at + 1)), tmp_path / "a.csv")
    assert preview_import(path).report()["respondents"] == 25


def test_how_often_is_a_question_where_its_numbers_are_ratings(tmp_path):
    path = write_csv(crossed("Frequency", lambda at: str(at % 5 + 1)), tmp_path / "a.csv")
    assert preview_import(path).report()["respondents"] == 25


def test_grades_of_providers_are_asked_about_and_can_be_said_to_be_a_survey(tmp_path):
    rows = [
        [f"{name} House", *(GRADES[(at + each) % 4] for each in range(4))]
        for at, name in enumerate("ABCDEFGH")
    ]
    path = write_csv([["Provider", "Safe", "Effective", "Caring", "Well-led"], *rows], tmp_path / "a.csv")
    refuse(path, "as in a table of places, providers or grades")
    assert preview_import(path, kind="survey").report()["respondents"] == 8


@pytest.mark.parametrize(
    "heads",
    [
        ["Local authority", "Children looked after", "Plans", "Referrals"],
        ["School", "2022", "2023", "2024"],
        ["Organisation", "2022/23", "2023/24", "2024/25"],
        ["Service", "Jan 2026", "Feb 2026", "Mar 2026"],
    ],
)
def test_small_numbers_of_places_are_asked_about(heads, tmp_path):
    rows = [
        [f"{name}ton", *(str((at + each) % 5 + 1) for each in range(3))] for at, name in enumerate("ABCDEFGH")
    ]
    refuse(write_csv([heads, *rows], tmp_path / "a.csv"), "as in a table of places")


@pytest.mark.parametrize(
    "heads",
    [
        ["Organisation", "Q1", "Q2", "Q3"],
        ["Organisation", "Aims", "Roles", "Meetings"],
        ["School", "We share information", "Roles are clear", "Leaders listen to us"],
        ["Participant", "Content", "Trainer", "Venue"],
        ["Local authority", "Trust", "Communication", "Openness"],
        ["Local authority", "How clear are roles?", "How open are partners?", "How fair is it?"],
    ],
)
def test_one_answer_from_each_organisation_or_place_is_a_survey(heads, tmp_path):
    rows = [
        [f"{name}ton", *(str((at + each) % 5 + 1) for each in range(3))] for at, name in enumerate("ABCDEFGH")
    ]
    report = preview_import(write_csv([heads, *rows], tmp_path / "a.csv")).report()
    assert (report["kind"], report["respondents"], report["items"]) == ("survey", 8, 3)


def test_places_that_agree_or_disagree_are_a_survey(tmp_path):
    rows = [
        [f"{name}ton", *(LABELS[(at + each) % 5] for each in range(3))] for at, name in enumerate("ABCDEFGH")
    ]
    path = write_csv([["Local authority", "Aims", "Roles", "Meetings"], *rows], tmp_path / "a.csv")
    assert preview_import(path).report()["items"] == 3
