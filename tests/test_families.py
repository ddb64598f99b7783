"""Parents, carers and young people in courses, posts and money: never named, never alone."""

from datetime import date

import pandas as pd
import pytest

from analytics.families import are_families, find_lone_lines, is_family, merge_families_of_rows
from analytics.recorded_cells import build_recorded_cells
from tests.builders import no_records

FIRST, AFTER, DAY = date(2026, 7, 1), date(2026, 10, 1), date(2026, 9, 30)
POLICE = {"partnership_id": 1, "organisation": "Police North", "sector": "police"}
ADA = {"partnership_id": 1, "organisation": "Ada Example", "sector": "Parents and carers"}
BEN = {**ADA, "organisation": "Ben Sample"}
NAMES = ("Ada Example", "Ben Sample")


def course(who: dict, **others) -> dict:
    row = {"course": "level 3", "person_key": None, "people_count": 1, "needed_from": None}
    return {**who, **row, "completed_on": None, "expires_on": None, **others}


def post(who: dict, **others) -> dict:
    return {
        **who,
        "quarter": "2026-Q3",
        "fte_established": 2.0,
        "fte_in_post": 1.0,
        "fte_seconded": 0,
    } | others


def money(who: dict, **others) -> dict:
    amounts = dict.fromkeys(("need_original", "need", "pledged", "committed", "received", "spent"), 10.0)
    return (
        {**who, "quarter": "2026-Q3", "category": "travel", "currency": "GBP", "in_kind": False}
        | amounts
        | others
    )


def cells_of(**rows) -> pd.DataFrame:
    """Cells of the records, sectors included: makers of records know no sectors."""
    records = no_records()
    frames = {name: pd.DataFrame(listed) for name, listed in rows.items()}
    return build_recorded_cells(type(records)(**{**vars(records), **frames}), "2026-Q3", FIRST, AFTER)


@pytest.mark.parametrize(("kind", "row", "measure"), [
    ("trainings", course, "training_shortfall_share"), ("staff", post, "fte_gap"),
])  # fmt: skip
def test_two_parents_stand_as_their_sector(kind, row, measure):
    cells = cells_of(**{kind: [row(ADA), row(BEN), row(POLICE)]})
    of_organisations = cells[(cells["measure"] == measure) & (cells["breakdown"] == "organisation")]
    assert set(of_organisations["group"]) == {"Parents and carers", "Police North"}
    assert not cells.astype(str).apply(lambda column: column.str.contains("|".join(NAMES))).any().any()


@pytest.mark.parametrize(("kind", "row", "measure"), [
    ("trainings", course, "training_shortfall_share"), ("staff", post, "fte_gap"),
])  # fmt: skip
def test_one_parent_alone_is_in_no_number_at_all(kind, row, measure):
    with_ada = cells_of(**{kind: [row(ADA), row(POLICE)]})
    without = cells_of(**{kind: [row(POLICE)]})
    pd.testing.assert_frame_equal(with_ada, without)
    assert (with_ada["measure"] == measure).any()


def test_a_parent_with_two_courses_is_one_person():
    rows = pd.DataFrame([course(ADA), course(ADA, course="level 1"), course(POLICE)])
    assert merge_families_of_rows(rows, DAY)["organisation"].tolist() == ["Police North"]


def test_a_row_that_stands_for_several_people_is_enough():
    rows = pd.DataFrame([course(ADA, people_count=6)])
    assert merge_families_of_rows(rows, DAY)["organisation"].tolist() == ["Parents and carers"]


def test_a_parent_who_needs_the_course_only_later_does_not_hide_another():
    rows = pd.DataFrame([course(ADA), course(BEN, needed_from=date(2026, 12, 1)), course(POLICE)])
    assert merge_families_of_rows(rows, DAY)["organisation"].tolist() == ["Police North"]


def test_families_of_two_partnerships_are_not_counted_together():
    rows = pd.DataFrame([course(ADA), course(BEN | {"partnership_id": 2})])
    assert merge_families_of_rows(rows, DAY).empty


def test_money_of_one_parent_alone_makes_no_category_and_stays_in_the_total():
    cells = cells_of(lines=[money(ADA), money(POLICE, category="analyst")])
    categories = cells.loc[cells["breakdown"] == "category", "group"]
    assert set(categories) == {"analyst · cash"}
    need = cells[(cells["measure"] == "need_gbp") & (cells["breakdown"] == "whole")]
    assert need["estimate"].tolist() == [20]


def test_a_category_that_others_share_is_shown():
    lines = pd.DataFrame(
        [money(ADA), money(BEN), money(POLICE, category="analyst"), money(ADA, category="analyst")]
    )
    assert not find_lone_lines(lines).any()


def test_money_of_one_parent_is_alone_where_others_give_in_kind_or_in_another_currency():
    lines = [money(ADA), money(POLICE, in_kind=True), money(POLICE, currency="EUR")]
    assert find_lone_lines(pd.DataFrame(lines)).tolist() == [True, False, False]
    cells = cells_of(lines=lines)
    assert set(cells.loc[cells["breakdown"] == "category", "measure"]).issuperset({"need_gbp", "need_eur"})
    shown = cells[(cells["breakdown"] == "category") & (cells["measure"] == "need_gbp")]
    assert all("in kind" in group for group in shown["group"])


@pytest.mark.parametrize(
    ("sector", "is_one"),
    [(" Parents and Carers ", True), ("young people", True), ("police", False), (None, False)],
)
def test_a_family_sector_is_known_however_it_is_written(sector, is_one):
    assert is_family(sector) == is_one
    assert are_families(pd.Series([sector, "police"])).tolist() == [is_one, False]


def test_the_time_of_one_parent_alone_is_in_no_time_in_the_room():
    def seat(who: dict, name: str, minutes: float) -> dict:
        return {
            **who, "meeting_id": 1, "held_on": date(2026, 8, 3), "person": name, "presence": "present",
            "expected": True, "talk_seconds": None, "minutes_present": minutes,
        }  # fmt: skip

    meeting = {
        "partnership_id": 1, "meeting_id": 1, "held_on": date(2026, 8, 3), "series": "board",
        "quorum_count": None, "minutes_sent_on": None, "child_voice_recorded": None, "scheduled_minutes": 60,
    }  # fmt: skip
    seats = [seat(POLICE, "Ann", 60), seat(ADA, "Ada", 30)]
    told = cells_of(attendance=seats, meetings=[meeting]).set_index("measure")
    assert told.loc["time_in_room_share", "estimate"] == 1
    both = cells_of(attendance=[*seats, seat(BEN, "Ben", 30)], meetings=[meeting]).set_index("measure")
    assert both.loc["time_in_room_share", "estimate"] == pytest.approx(120 / 180)


def test_the_input_is_left_as_it_was():
    rows = pd.DataFrame([course(ADA), course(BEN)])
    before = rows.copy()
    merge_families_of_rows(rows, DAY)
    pd.testing.assert_frame_equal(rows, before)
