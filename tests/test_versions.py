import pandas as pd

from analytics.versions import find_differences, refuse_history, refuse_version


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


def test_late_answers_of_one_organisation_beside_one_other_person_are_not():
    late = [5] * 20 + [6] * 6
    assert find_differences(BEFORE, [*BEFORE, *sheets(*late, 7, first=20)])[0].passes(5) is False
    assert find_differences(BEFORE, [*BEFORE, *sheets(*late, *[7] * 5, first=20)])[0].passes(5) is True


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


def told_apart(measure, before, after, late_people=7):
    """Whether a version is refused for one measure: its estimate and bound, before and after."""
    late = sheets(*range(5, 5 + late_people), first=20)
    marked = [
        cells(one[0], people, measure).assign(bound=one[1])
        for one, people in ((before, 8), (after, 8 + late_people))
    ]
    return refuse([*BEFORE, *late], *marked) is not None


def test_late_people_who_all_left_a_priority_out_or_all_put_it_first_are_refused():
    # 4 of 8 and 4 of 15 (27 %, published as 25): none of the seven. 11 of 15: all of them.
    assert told_apart("priority:workforce", (0.5, 0), (0.25, 0))
    assert told_apart("priority:workforce", (0.5, 0), (0.75, 0))
    # 6 of 15: two of the seven, and whoever is one of the two does not know that nobody else did.
    assert not told_apart("priority:workforce", (0.5, 0), (0.4, 0))
    # 5 of 15: one of the seven, who knows that nobody else did.
    assert told_apart("priority:workforce", (0.5, 0), (0.35, 0))


def test_a_share_beyond_an_end_leaves_open_how_far():
    assert told_apart("priority:workforce", (0.25, 0), (0.2, 0))
    assert not told_apart("priority:workforce", (0.25, -1), (0.2, 0))


def test_late_people_who_all_said_the_same_to_a_question_are_refused():
    # 15 × 87.5 less 8 × 77.5 is 692 and more of 700.
    assert told_apart("item:money_1", (75, 0), (90, 0))
    assert not told_apart("item:money_1", (75, 0), (80, 0))
    # "≥90" of eight people is 92.5 and more, and less than 100: 15 × 47.5 less 8 × 100 is below nought.
    assert not told_apart("item:money_1", (50, 0), (50, 0))
    assert told_apart("item:money_1", (90, 1), (50, 0))


LATE, LATER = (sheets(*[1, 2, 3, 4, 5, 6, 7, 8], first=start) for start in (40, 60))
ONE = sheet(80, 5)


def test_who_is_told_apart_by_three_versions_together_must_be_a_group():
    """Each two differ by enough people; one person alone is in the last two and not in the first."""
    together = [BEFORE, [*BEFORE, *LATE, ONE], [*BEFORE, *LATER, ONE]]
    assert [refuse_history(together[:2], 5), refuse_history(together[1:], 5)] == [None, None]
    assert "too few people" in refuse_history(together, 5)
    assert refuse_history([BEFORE, [*BEFORE, *LATE], [*BEFORE, *LATER]], 5) is None


def test_other_names_of_organisations_hide_nobody_in_three_versions():
    renamed = [(fingerprint, organisation + 90, group) for fingerprint, organisation, group in BEFORE]
    assert refuse_history([renamed, [*BEFORE, *LATE, ONE], [*BEFORE, *LATER, ONE]], 5) is not None
    assert refuse_history([renamed, [*BEFORE, *LATE], [*BEFORE, *LATER]], 5) is None


def test_another_name_of_a_sector_hides_no_late_answer():
    """Six sheets of one group seem gone and seven of another come: who knows the names takes one off."""
    old = [*BEFORE, *sheets(5, 6, 7, 8, 9, 10, first=20, group="education")]
    again = sheets(5, 6, 7, 8, 9, 10, first=20, group="schools")
    nothing = cells(50, 14).assign(estimate=float("nan"))
    assert refuse_version(old, [*BEFORE, *again], nothing, nothing, 5) is None
    late = sheet(80, 11, "schools")
    assert "1 sheet differs" in refuse_version(old, [*BEFORE, *again, late], nothing, nothing, 5)


def test_other_names_of_sectors_hide_nobody_in_three_versions():
    renamed = [(fingerprint, organisation, "medical") for fingerprint, organisation, _ in BEFORE]
    assert refuse_history([renamed, [*BEFORE, *LATE, ONE], [*BEFORE, *LATER, ONE]], 5) is not None
    assert refuse_history([renamed, [*BEFORE, *LATE], [*BEFORE, *LATER]], 5) is None


def test_who_is_told_apart_by_three_versions_must_be_a_group_in_each_group_as_well():
    """The first two versions' health less the third's is twice the one person of health who is in both."""
    schools = [sheets(*range(1, 8), first=start, group="education") for start in (100, 120, 140)]
    in_both, in_first, in_second = [*schools[0], ONE], [*schools[1], *LATE], [*schools[2], *LATER]
    versions = [in_both + in_first, in_both + in_second, in_first + in_second]
    nothing = cells(50, 8).assign(estimate=float("nan"))
    for old, new in ((versions[0], versions[1]), (versions[0], versions[2]), (versions[1], versions[2])):
        assert refuse_version(old, new, nothing, nothing, 5) is None
    assert "too few people" in refuse_history(versions, 5)
    as_one = [[(name, organisation, "") for name, organisation, _ in version] for version in versions]
    assert refuse_history(as_one, 5) is None


def test_late_sheets_that_say_what_another_of_their_organisation_said_are_people_like_the_others():
    """Seven of eight late sheets are new to the file, one says what a sheet before had said."""
    late = [*LATE[1:], BEFORE[0]]
    assert refuse_history([BEFORE, [*BEFORE, *late], [*BEFORE, *late, *LATER]], 5) is None


def test_a_refusal_says_what_to_do_where_no_more_answers_will_come():
    assert refuse([*BEFORE, *sheets(5, first=20)]).endswith(
        "Publish again when more answers have come, or with the sheets as they were: what else is new can "
        "then come out."
    )


def test_a_refusal_says_so_where_no_answer_differs_and_only_a_name_does():
    moved = [(BEFORE[0][0], 77, "health"), *BEFORE[1:]]
    assert refuse(moved).startswith(
        "no answer differs from what was published, but 1 sheet is put to another"
    )
    assert "but 2 sheets are put to another" in refuse(
        [*moved[:1], (BEFORE[1][0], 77, "health"), *BEFORE[2:]]
    )
    assert refuse([*moved, *sheets(5, first=20)]).startswith("2 sheets differ")
