"""Sheets that were published for one quarter and then for another: the two releases are compared."""

import pandas as pd
import pytest
from sqlalchemy import delete, insert, update

from data.database import begin_write
from data.record_changes import save_changes
from data.release_desk import (
    ReleaseRefused,
    draft_release,
    find_due,
    list_due,
    make_releases,
    publish_release,
    release_all,
    withdraw_release,
)
from data.releases import list_releases, load_cell_history, load_cells
from data.tables import StoredRow
from data.taken_twice import find_same_round, refuse_taken_twice
from data.told_sheets import Told, read_sheets
from tests.builders import people, round_of_people
from tests.test_releases import ALL, QUARTER, publish, save_partnership, save_people

RESPONSE = StoredRow.metadata.tables["response"]
RIGHT = "2026-Q3"
LATER = ("2026-Q4", "2027-Q1")


@pytest.fixture
def wrong_quarter(engine):
    """24 people of three sectors, published for the quarter before the one they answered in."""
    number = save_partnership(engine)
    save_people(engine, round_of_people(24, seed=1), number)
    publish(engine, number)
    return number


def take_back(engine, partnership):
    """Withdraw what was published and undo the import."""
    withdraw_release(engine, int(release_of(engine, partnership)), ALL)
    with begin_write(engine) as connection:
        connection.execute(delete(RESPONSE))


def release_of(engine, partnership):
    return list_releases(engine, partnership, ALL)["release_id"].iloc[0]


def test_the_same_sheets_may_be_published_for_the_quarter_they_belong_to(engine, wrong_quarter):
    take_back(engine, wrong_quarter)
    save_people(engine, round_of_people(24, seed=1), wrong_quarter, RIGHT)
    assert publish(engine, wrong_quarter, RIGHT)["version"] == 1


def test_but_not_with_one_late_sheet_among_them(engine, wrong_quarter):
    """One release less the other would be that one person."""
    take_back(engine, wrong_quarter)
    save_people(engine, with_late(1), wrong_quarter, RIGHT)
    with pytest.raises(ReleaseRefused, match=r"published for Apr–Jun 2026 as well: 1 sheet differs"):
        draft_release(engine, wrong_quarter, RIGHT, ALL)


def test_nor_where_its_codes_are_read_otherwise_the_second_time(engine, wrong_quarter):
    take_back(engine, wrong_quarter)
    save_people(engine, with_late(1).assign(person_key=None), wrong_quarter, RIGHT)
    with pytest.raises(ReleaseRefused, match="as well: 1 sheet differs"):
        draft_release(engine, wrong_quarter, RIGHT, ALL)


def test_a_version_whose_codes_are_read_otherwise_is_not_of_other_people(engine, wrong_quarter):
    """Undone and taken in again with its codes, and one late sheet: 24 people gone and 25 come, it seemed."""
    with begin_write(engine) as connection:
        connection.execute(update(RESPONSE).values(person_key="x" + RESPONSE.c.person_key))
    assert draft_release(engine, wrong_quarter, QUARTER, ALL)["what_changed"] == "no number differs"
    save_people(engine, round_of_people(1, seed=8, first_code=50), wrong_quarter, first=50)
    with pytest.raises(ReleaseRefused, match="1 sheet differs"):
        draft_release(engine, wrong_quarter, QUARTER, ALL)


def rename_organisations(connection):
    """Every sheet is put to an organisation of another number, as where all names are spelled anew."""
    organisation = StoredRow.metadata.tables["organisation"]
    for number in range(10, 19):
        row = {"id": number + 100, "name": f"Renamed {number}", "sector": "police"}
        connection.execute(insert(organisation).values(**row))
    connection.execute(update(RESPONSE).values(organisation_id=RESPONSE.c.organisation_id + 100))


def test_a_version_whose_organisations_are_named_otherwise_is_not_of_other_people(engine, wrong_quarter):
    with begin_write(engine) as connection:
        rename_organisations(connection)
    assert draft_release(engine, wrong_quarter, QUARTER, ALL)["what_changed"] == "no number differs"
    late = round_of_people(1, seed=8, first_code=50).assign(organisation_id=110)
    save_people(engine, late, wrong_quarter, first=50)
    with pytest.raises(ReleaseRefused, match="1 sheet differs"):
        draft_release(engine, wrong_quarter, QUARTER, ALL)


def test_where_one_organisation_alone_has_another_name_nothing_is_to_be_published(engine, wrong_quarter):
    """Three sheets of 24 are put elsewhere, which may not be told; and no number tells it."""
    with begin_write(engine) as connection:
        rename_organisations(connection)
        is_other = RESPONSE.c.organisation_id != 110
        connection.execute(
            update(RESPONSE).where(is_other).values(organisation_id=RESPONSE.c.organisation_id - 100)
        )
        save_changes(connection, None, [(wrong_quarter, QUARTER, QUARTER)])
    done = release_all(engine, ALL)
    assert (done.made, done.refused) == ([], [])
    assert [row["quarter"] for row in done.same] == [QUARTER]
    assert list_due(engine, wrong_quarter, ALL) == {}
    save_people(engine, round_of_people(1, seed=8, first_code=50), wrong_quarter, first=50)
    with pytest.raises(ReleaseRefused, match="4 sheets differ"):
        draft_release(engine, wrong_quarter, QUARTER, ALL)


def test_a_version_that_did_not_note_answers_apart_is_compared_by_whole_sheets():
    old, new = (
        Told(QUARTER, text, {}) for text in ("a1:1:health\nb2:2:police", "a1.c3:1:health\nb2.d4:2:police")
    )
    assert read_sheets((old, new), {})[0] == read_sheets((old, new), {})[1] == [("a1", 1, ""), ("b2", 2, "")]
    assert read_sheets((new, new), {})[0] == [("c3", 1, ""), ("d4", 2, "")]


def test_nor_while_the_wrong_one_still_stands(engine, wrong_quarter):
    save_people(engine, with_late(1), wrong_quarter, RIGHT, first=100)
    with pytest.raises(ReleaseRefused, match="as well: 1 sheet differs"):
        draft_release(engine, wrong_quarter, RIGHT, ALL)


def test_and_with_as_many_late_sheets_as_a_group(engine, wrong_quarter):
    take_back(engine, wrong_quarter)
    save_people(engine, with_late(27), wrong_quarter, RIGHT)
    assert publish(engine, wrong_quarter, RIGHT)["version"] == 1


def with_late(count):
    sheets = round_of_people(24, seed=1)
    others = round_of_people(count, seed=8, first_code=50)
    return people(*sheets.to_dict("records"), *others.to_dict("records"))


def test_two_quarters_that_are_released_together_are_compared_too(engine):
    number = save_partnership(engine)
    save_people(engine, round_of_people(24, seed=1), number)
    save_people(engine, with_late(1), number, RIGHT, first=100)
    done = release_all(engine, ALL)
    assert [row["quarter"] for row in done.made] == [QUARTER]
    assert [row["quarter"] for row in done.refused] == [RIGHT]
    assert "as well: 1 sheet differs" in done.refused[0]["reason"]
    assert load_cells(engine, number, RIGHT, ALL).empty
    assert list_due(engine, number, ALL) == {RIGHT: "new"}


def test_a_third_quarter_is_compared_with_what_is_out_and_not_with_the_one_refused(engine):
    """Its change, taken from its score, would be the score that was refused: the first quarter's and one
    answer."""
    number = save_partnership(engine)
    save_people(engine, round_of_people(24, seed=1), number)
    save_people(engine, with_late(1), number, RIGHT, first=100)
    for place, quarter in enumerate(LATER):
        save_people(engine, round_of_people(24, seed=2 + place), number, quarter, first=200 + 100 * place)
    done = make_releases(engine, find_due(engine), ALL)
    assert [row["quarter"] for row in done.made] == [QUARTER, *LATER]
    assert [row["quarter"] for row in done.refused] == [RIGHT]
    told = load_cell_history(engine, number, ALL)
    since = dict(told.loc[told["breakdown"].eq("change"), ["quarter", "group"]].to_numpy())
    assert since == {LATER[0]: QUARTER, LATER[1]: LATER[0]}
    assert RIGHT not in set(told.loc[told["breakdown"].eq("trend"), "group"])
    assert list_due(engine, number, ALL) == {RIGHT: "new"}


def test_a_draft_is_compared_with_what_came_out_of_another_quarter_since(engine):
    number = save_partnership(engine)
    save_people(engine, with_late(1), number, RIGHT, first=100)
    draft = draft_release(engine, number, RIGHT, ALL)
    save_people(engine, round_of_people(24, seed=1), number)
    publish(engine, number)
    with pytest.raises(ReleaseRefused, match="as well: 1 sheet differs"):
        publish_release(engine, draft["release_id"], ALL)


def test_another_round_of_the_same_people_is_another_round(engine, wrong_quarter):
    save_people(engine, round_of_people(25, seed=2), wrong_quarter, RIGHT, first=100)
    assert publish(engine, wrong_quarter, RIGHT)["version"] == 1


def tell(quarter, sheets, **groups):
    return Told(
        quarter, "\n".join(f"{name}:{1 + n % 6}:{'abc'[n % 3]}" for n, name in enumerate(sheets)), groups
    )


def test_rounds_are_the_same_where_more_than_half_of_the_smaller_is_alike():
    own = tell(RIGHT, "abcdefgh")
    alike, half = tell(QUARTER, "abcdeuvwxyz"), tell("2026-Q1", "abcdmnop")
    assert list(find_same_round(own, [alike, half])) == [alike]
    assert list(find_same_round(tell(RIGHT, ""), [tell(QUARTER, "")])) == []


def test_one_round_may_not_be_told_by_groups_cut_in_two_ways(engine, wrong_quarter):
    cells = load_cells(engine, wrong_quarter, QUARTER, ALL).head(0)
    own = tell(RIGHT, "abcdefgh", a="a and b", b="a and b", c="c")
    otherwise = tell(QUARTER, "abcdefgh", a="a", b="b and c", c="b and c")
    joined = tell(QUARTER, "abcdefgh", a="a", b="b", c="c")
    assert "by other groups" in refuse_taken_twice(own, otherwise, cells, cells, {}, 5)
    assert refuse_taken_twice(own, joined, cells.assign(bound=0), cells.assign(bound=0), {}, 5) is None


# ---------------------------------------------------------------- two rounds in one file


def of(size, seed, first_code):
    return round_of_people(size, seed=seed, first_code=first_code).assign(sector="health")


SPRING, SUMMER = of(24, 1, 0), of(24, 2, 100)


@pytest.fixture
def two_rounds(engine):
    """Spring's sheets and summer's were in one file, and came out for spring."""
    number = save_partnership(engine)
    hold(engine, number, {QUARTER: [SPRING, SUMMER]})
    publish(engine, number)
    return number


def hold(engine, partnership, sheets):
    with begin_write(engine) as connection:
        connection.execute(delete(RESPONSE))
    for quarter, parts in sheets.items():
        for place, part in enumerate(parts):
            save_people(engine, part.assign(person_key=None), partnership, quarter, first=100 * place)


@pytest.mark.parametrize("order", [(QUARTER, RIGHT), (RIGHT, QUARTER)])
@pytest.mark.parametrize(("late", "may"), [(0, True), (1, False), (27, True)])
def test_two_rounds_that_are_put_apart_hide_no_late_answer(engine, two_rounds, order, late, may):
    """Both rounds less spring are summer, and what came out as summer less that is the late answer."""
    parts = [SUMMER, of(late, 8, 200)] if late else [SUMMER]
    hold(engine, two_rounds, {QUARTER: [SPRING], RIGHT: parts})
    publish(engine, two_rounds, order[0])
    if may:
        assert publish(engine, two_rounds, order[1])["version"] > 0
    else:
        with pytest.raises(ReleaseRefused, match="as well: together with the versions that were out before"):
            draft_release(engine, two_rounds, order[1], ALL)


def test_nor_where_both_come_out_at_once(engine, two_rounds):
    hold(engine, two_rounds, {QUARTER: [SPRING], RIGHT: [SUMMER, of(1, 8, 200)]})
    due = pd.DataFrame({"partnership_id": two_rounds, "quarter": [QUARTER, RIGHT]})
    done = make_releases(engine, due, ALL)
    assert [row["quarter"] for row in done.made] == [QUARTER]
    assert "together with the versions" in done.refused[0]["reason"]


def test_a_draft_is_held_against_all_of_them_again_when_it_comes_out(engine, two_rounds):
    hold(engine, two_rounds, {QUARTER: [SPRING], RIGHT: [SUMMER, of(1, 8, 200)]})
    draft = draft_release(engine, two_rounds, RIGHT, ALL)
    publish(engine, two_rounds, QUARTER)
    with pytest.raises(ReleaseRefused, match="together with the versions"):
        publish_release(engine, draft["release_id"], ALL)
