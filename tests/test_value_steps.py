"""How many values a score can take, and when that is too few."""

import numpy as np
import pytest

from analytics.exposure import Tallies
from analytics.value_steps import are_coarse, are_fine, count_steps
from tests.builders import make_questionnaire

THREE_IDEAS = make_questionnaire(2, 2, 2)


@pytest.mark.parametrize(
    ("answered", "of_the_measure", "of_the_ideas"),
    [
        ("11 11 11", 24, [8, 8, 8]),  # a mean of three means of two questions of four steps
        ("10 11 11", 24, [4, 8, 8]),  # ⅓ (a + (b + c)/2 + …): still in sixths of four
        ("10 01 10", 12, [4, 4, 4]),
        ("11 11 00", 16, [8, 8, 0]),
        ("10 10 00", 8, [4, 4, 0]),
        ("11 00 00", 0, [8, 0, 0]),  # one idea of three is less than half: no score of the measure
    ],
)
def test_steps_follow_from_what_was_answered(answered, of_the_measure, of_the_ideas):
    marks = np.array([[mark == "1" for mark in answered.replace(" ", "")]])
    assert count_steps(marks, THREE_IDEAS).tolist() == [[of_the_measure, *of_the_ideas]]


def test_a_measure_of_less_than_sixteen_steps_and_an_idea_of_less_than_eight_are_coarse():
    marks = np.array([[1, 0, 1, 0, 1, 0], [1, 1, 1, 1, 0, 0], [0, 0, 0, 0, 0, 0]], dtype=bool)
    coarse = [[True, True, True, True], [False, False, False, False], [False, False, False, False]]
    assert are_coarse(marks, THREE_IDEAS).tolist() == coarse


def tally(*counts, starts=(0,)):
    """Counts of organisations, one column."""
    column = np.array(counts, dtype=float)[:, None]
    return Tallies(column, column * 0, column * 0, np.array(starts))


@pytest.mark.parametrize(
    ("people", "coarse", "fine"),
    [
        ((4, 4, 4), (0, 0, 0), True),
        ((4, 4, 4), (2, 2, 2), True),  # half of those left, whoever is taken away
        ((4, 4, 4), (3, 2, 1), False),  # 5 of the 8 left without the last
        ((1, 9, 9), (0, 9, 9), False),  # a stray whole sheet makes nothing fine
        ((9, 4, 4), (0, 4, 4), False),  # without the one that filled all in, nothing fine is left
        ((0, 6, 6), (0, 3, 3), True),
    ],
)
def test_a_score_is_fine_where_half_of_those_left_have_many_values(people, coarse, fine):
    assert are_fine(tally(*people), tally(*coarse)).tolist() == [[fine]]


def test_each_set_is_judged_alone_and_no_set_is_no_row():
    both = are_fine(tally(4, 4, 4, 4, starts=(0, 2)), tally(0, 0, 4, 4, starts=(0, 2)))
    assert both.tolist() == [[True], [False]]
    assert are_fine(tally(starts=()), tally(starts=())).shape == (0, 1)
