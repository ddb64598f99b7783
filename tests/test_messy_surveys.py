"""Surveys as people keep them: second heading rows, remarks below, blank columns, reversed numbers."""

import pytest

from data.imports.answer_scales import recognise_scale
from data.imports.preview import preview_import
from data.imports.problems import ImportRefused
from data.imports.raw_table import read_raw_table
from tests.survey_writers import LABELS, ROWS, write_csv

PEOPLE = 12


def label(at):
    return LABELS[at % 5]


def number(at):
    return str(at % 5 + 1)


def answers(of):
    return [[of(at * (each + 1)) for each in range(3)] for at in range(PEOPLE)]


@pytest.mark.parametrize("of", [label, number])
def test_questions_below_their_codes_are_no_person(of, tmp_path):
    raw = read_raw_table(write_csv([["Q1", "Q2", "Q3"], list(ROWS), *answers(of)], tmp_path / "a.csv"))
    assert (len(raw.rows), [column.text for column in raw.columns]) == (PEOPLE, list(ROWS))
    assert any("holds the questions" in note.message for note in raw.notes)


def test_a_first_person_with_one_odd_answer_stays_a_person(tmp_path):
    odd = [label(0), "see my letter", label(2)]
    raw = read_raw_table(write_csv([["Q1", "Q2", "Q3"], odd, *answers(label)], tmp_path / "a.csv"))
    assert len(raw.rows) == PEOPLE + 1


def test_smartsurvey_may_repeat_a_question_over_its_rows(tmp_path):
    own = ["UserID", "UserNo", "Email", "Unique ID", "Started", "Ended"]
    heads = [[*own, *["1. How far do you agree?"] * 3, "2. Role"], ["", "", "", "", "", "", *ROWS, ""]]
    day = "13/07/2026 09:00:00"
    rows = [[str(900 + at), str(at), "", "", day, day, *row, "x"] for at, row in enumerate(answers(label))]
    report = preview_import(write_csv([*heads, *rows], tmp_path / "a.csv")).report()
    assert (report["respondents"], report["items"], report["quarters"]) == (PEOPLE, 3, ["2026-Q3"])


def test_averages_and_a_remark_below_the_answers_are_no_people(tmp_path):
    heads = ["Organisation", "Trust", "", "Roles", "Sharing"]
    rows = [["Police", row[0], "", *row[1:]] for row in answers(number)]
    below = [["Average", "3.1", "", "2.9", "3.0"], ["Note: 1 = strongly disagree, 5 = strongly agree"]]
    report = preview_import(write_csv([heads, *rows, *below], tmp_path / "a.csv")).report()
    assert (report["respondents"], report["items"]) == (PEOPLE, 3)
    assert {"row below the answers holds a remark and is not counted"} <= {
        note["message"].removeprefix("1 ") for note in report["notes"]
    }


def test_a_comment_between_numbered_questions_does_not_part_them(tmp_path):
    heads = ["Trust", "Comments", "Roles", "Comments (2)", "Sharing"]
    rows = [[a, f"said {at}", b, "", c] for at, (a, b, c) in enumerate(answers(number))]
    report = preview_import(write_csv([heads, *rows], tmp_path / "a.csv")).report()
    assert report["items"] == 3


@pytest.mark.parametrize(
    ("said", "falls"),
    [
        ("(1 = strongly agree, 5 = strongly disagree)", True),
        ("(1 = strongly disagree, 5 = strongly agree)", False),
        ("[1: very satisfied; 7: very dissatisfied]", True),
        ("(1 = first, 5 = last)", False),
    ],
)
def test_a_question_that_says_which_end_is_which_is_believed(said, falls):
    guess = recognise_scale(["1", "2", "3", "4", "5"], text=f"Partners keep their word {said}")
    assert any("numbers fall as the labels rise" in problem for problem in guess.problems) is falls


def test_two_full_scales_of_a_form_that_ask_how_are_ratings(tmp_path):
    own = ["Network ID", "Start Date (UTC)", "Submit Date (UTC)"]
    heads = ["#", "How clear are roles?", "How open are partners?", "How many meetings?", *own]
    day = "2026-07-03 09:30:00"
    rows = [[f"h{at}", *row, "n", day, day] for at, row in enumerate(answers(number))]
    report = preview_import(write_csv([heads, *rows], tmp_path / "a.csv")).report()
    assert (report["format"], report["items"]) == ("typeform_csv", 2)


def test_a_register_whose_place_stands_behind_its_number_is_asked_about(tmp_path):
    grades = ("Good", "Outstanding", "Inadequate")
    rows = [
        [str(100 + at), f"Borough {at}", *(grades[(at + each) % 3] for each in range(3))] for at in range(9)
    ]
    path = write_csv([["URN", "Local authority", "Overall", "Care", "Leadership"], *rows], tmp_path / "a.csv")
    with pytest.raises(ImportRefused, match="as in a table of places, providers or grades"):
        preview_import(path)


def test_a_question_over_several_columns_is_joined_with_its_rows(tmp_path):
    heads = [["Organisation", "How far do you agree?", "", ""], ["", *ROWS]]
    rows = [["Police", *row] for row in answers(label)]
    raw = read_raw_table(write_csv([*heads, *rows], tmp_path / "a.csv"))
    asked = [(column.text, column.sub_question) for column in raw.columns[1:]]
    assert asked == [("How far do you agree?", row) for row in ROWS]
    assert len(raw.rows) == PEOPLE


@pytest.mark.parametrize(
    "below",
    [
        [["Mittelwert", "3,4", "3,2", "3,1"], ["Anzahl", "12", "12", "12"]],
        [["Mean", "3.1", "3", "3"], ["Count", "12", "12", "12"], ["", "", "", ""], ["Total responses: 12"]],
        [["Exported on 3 July 2026"]],
    ],
)
def test_several_summaries_below_the_answers_are_no_people(below, tmp_path):
    rows = [["Police", *row] for row in answers(number)]
    path = write_csv([["Agency", "Q1", "Q2", "Q3"], *rows, *below], tmp_path / "a.csv")
    assert preview_import(path).report()["respondents"] == PEOPLE


def test_ticks_below_the_steps_of_a_scale_are_no_counts(tmp_path):
    rows = [[str(at), *("1" if at % 5 == step else "0" for step in range(5))] for at in range(PEOPLE)]
    with pytest.raises(ImportRefused, match="not clear what this file holds"):
        preview_import(write_csv([["Respondent", *LABELS], *rows], tmp_path / "a.csv"))
