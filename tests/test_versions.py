import pandas as pd

from analytics.versions import find_differences, refuse_version


def sheet(number, organisation, group="health"):
    return (f"{number:x}", organisation, group)


def sheets(*organisations, first=0, group="health"):
    return [sheet(first + place, organisation, group) for place, organisation in enumerate(organisations)]


def cells(estimate, people, measure="trust", group="whole"):
    breakdown = "whole" if group == "whole" else "group"
    row = {"measure": measure, "breakdown": breakdown, "group": group}
    return pd.DataFrame([{**row, "estimate": float(estimate), "respondent_count": float(people)}])


BEFORE = sheets(1, 1, 2, 2, 3, 3, 4, 4)


def refuse(after, old_cells=None, new_cells=None):
    added = len(after) - len(BEFORE)
    old_cells = cells(50, 8) if old_cells is None else old_cells
    new_cells = cells(52, 8 + added) if new_cells is None else new_cells
    return refuse_version(BEFORE, after, old_cells, new_cells, 5)


def test_the_same_sheets_are_no_difference():
    assert find_differences(BEFORE, list(reversed(BEFORE))) == []
    assert refuse(BEFORE) is None


def test_one_late_answer_is_refused_and_the_reason_says_what_it_takes():
    reason = refuse([*BEFORE, *sheets(5, first=20)])
    assert reason is not None
    assert reason.startswith("1 sheet differs")
    assert "5 people from 2 organisations" in reason


def test_late_answers_that_are_a_group_without_any_one_organisation_are_enough():
    assert refuse([*BEFORE, *sheets(5, 5, 6, 6, 7, 7, 8, first=20)]) is None
    assert refuse([*BEFORE, *sheets(5, 5, 6, 6, 7, 7, first=20)]) is not None


def test_late_parents_count_one_by_one():
    assert refuse([*BEFORE, *sheets(-2, -2, -2, -2, -2, -2, first=20)]) is None


def test_five_late_answers_of_one_organisation_are_not():
    assert refuse([*BEFORE, *sheets(5, 5, 5, 5, 5, first=20)]) is not None


def test_a_corrected_sheet_is_one_person_and_not_two():
    corrected = [*BEFORE[3:], *sheets(1, 1, 2, first=20)]
    difference = find_differences(BEFORE, corrected)[0]
    assert sum(difference.sizes) == 3
    assert refuse(corrected) is not None


def test_enough_in_the_whole_but_one_in_a_group_is_refused():
    late = [*sheets(5, 6, 7, 8, 9, 10, first=20), sheet(30, 11, "police")]
    reason = refuse([*BEFORE, *late])
    assert reason is not None
    assert "in the group police" in reason


def test_late_answers_that_are_all_at_the_end_are_refused():
    late = sheets(5, 5, 6, 6, 7, 7, 8, first=20)
    # 15 × 73 − 8 × 50 = 695 of 700: all seven put themselves at the very end.
    assert refuse([*BEFORE, *late], cells(50, 8), cells(73, 15)) is not None
    assert refuse([*BEFORE, *late], cells(50, 8), cells(52, 15)) is None


def test_a_measure_that_only_some_of_the_late_people_answered_is_refused():
    late = sheets(5, 5, 6, 6, 7, 7, 8, first=20)
    assert refuse([*BEFORE, *late], cells(50, 8), cells(52, 15)) is None
    assert refuse([*BEFORE, *late], cells(50, 8), cells(52, 11)) is not None
