"""Scales whose labels are written as their first letters, and letters that are something else."""

import pytest

from data.imports.answer_scales import recognise_scale
from data.imports.preview import preview_import
from data.imports.problems import ImportRefused


@pytest.mark.parametrize(
    ("letters", "scale_id"),
    [
        ("SD D N A SA", "agreement"), ("SD D U A SA", "agreement"), ("SD D A SA", "agreement"),
        ("sd d n a sa", "agreement"), ("S.D. D. N. A. S.A.", "agreement"), ("SD TD N TA SA", "agreement"),
        ("TD D N A TA", "agreement"), ("SD D SlD N SlA A SA", "agreement"), ("VD D N S VS", "satisfaction"),
        ("VU U N L VL", "likelihood"), ("VP P F G VG", "quality"), ("N R S O A", "frequency"),
    ],
)  # fmt: skip
def test_first_letters_of_labels_are_read_in_the_order_of_the_labels(letters, scale_id):
    guess = recognise_scale(reversed(letters.split()))
    assert (guess.scale_id, guess.is_rating, guess.problems) == (scale_id, True, ())
    assert [guess.ratings[word] for word in letters.split()] == list(range(1, len(letters.split()) + 1))


@pytest.mark.parametrize(
    "letters",
    ["A D N", "A D", "A B C D", "N Y", "SA A", "TA N TD", "VD D N", "N S", "SA NSW VIC", "A E G F", "SA A X"],
)
def test_letters_that_may_be_something_else_are_asked_about(letters):
    guess = recognise_scale(letters.split())
    assert guess is None or not guess.is_rating


@pytest.mark.parametrize("written", ["{} ({})", "{1} {0}", "{1} - {0}"])
def test_letters_keep_their_meaning_beside_a_number(written):
    letters = ["SD", "D", "N", "A", "SA"]
    guess = recognise_scale(written.format(word, at) for at, word in enumerate(letters, 1))
    assert guess.is_rating
    assert [guess.ratings[written.format(word, at)] for at, word in enumerate(letters, 1)] == [1, 2, 3, 4, 5]


def test_letters_with_their_label_behind_a_dash_are_the_label():
    guess = recognise_scale(["SD - Strongly disagree", "D - Disagree", "A - Agree", "SA - Strongly agree"])
    assert (guess.ratings["D - Disagree"], guess.maximum) == (2, 4)


def test_na_among_letters_without_a_middle_is_pointed_out():
    guess = recognise_scale(["SD", "D", "NA", "A", "SA"])
    assert guess.no_answer == ("NA",)
    assert "neither agree nor disagree" in guess.problems[0]
    assert recognise_scale(["SD", "D", "N", "NA", "A", "SA"]).problems == ()


def test_a_column_of_few_letters_is_read_as_its_neighbours_are(tmp_path):
    path = tmp_path / "paper.csv"
    path.write_text("Q1,Q2,Q3\nSA,A,SD\nA,A,D\nN,N,N\nD,D,A\nSD,D,SA\n", encoding="utf-8")
    looked = preview_import(path)
    report = looked.report()
    assert (looked.kind, report["respondents"], report["items"]) == ("survey", 5, 3)


def test_a_list_of_grades_is_no_survey(tmp_path):
    path = tmp_path / "grades.csv"
    path.write_text("Maths,Art,Music\nA,D,A\nD,D,A\nA,A,D\nD,N,A\n", encoding="utf-8")
    with pytest.raises(ImportRefused, match="it is not clear what this file holds"):
        preview_import(path)
