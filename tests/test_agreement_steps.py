"""Actions and decisions as they stood: pure rules first, then typed and from files, through releases."""

from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest
from sqlalchemy import func, select, update

from analytics.agreement_steps import find_actions_of_day, find_decisions_of_day
from analytics.quarters import find_last_day, previous_quarter, quarter_of
from data import agreements
from data.accounts import Scope
from data.backup import restore_backup
from data.database import begin_read, begin_write
from data.imports.batches import preview_import, save_import
from data.imports.mapping import parse_mapping
from data.imports.undo import undo_batch
from data.release_desk import find_due, release_all
from data.releases import load_cells
from data.tables import StoredRow
from tests.import_makers import action, decision, line, write_csv
from tests.release_makers import keep_backup

TABLES = StoredRow.metadata.tables
ALL = Scope.everything()
MARCH, APRIL, MAY, JUNE = (date(2026, month, 15) for month in (3, 4, 5, 6))


# ---------------------------------------------------------------- the rule


def stand(state="open", due_on=APRIL, closed_on=None, count=0, number=1):
    return {
        "action_id": number, "state": state, "due_on": due_on, "closed_on": closed_on,
        "carried_forward_count": count,
    }  # fmt: skip


def list_steps(*before):
    """Each is the day of a step and how the action stood before it, in the order in which they were kept."""
    rows = [{"step_id": place, "taken_on": day, **stood} for place, (day, stood) in enumerate(before, 1)]
    return pd.DataFrame(rows)


def stood_on(day, now, *before):
    actions = pd.DataFrame([now, stand(number=2)]).assign(words="kept")
    steps = list_steps(*before)
    untouched = (actions.copy(), steps.copy())
    found = find_actions_of_day(actions, steps, day)
    pd.testing.assert_frame_equal(actions, untouched[0])
    pd.testing.assert_frame_equal(steps, untouched[1])
    assert found.columns.tolist() == actions.columns.tolist()
    assert found.iloc[1].to_dict() == actions.iloc[1].to_dict()
    first = found.iloc[0]
    ended = None if pd.isna(first["closed_on"]) else first["closed_on"]
    return first["state"], first["due_on"], ended, first["carried_forward_count"]


def test_what_has_no_steps_has_always_stood_so():
    assert stood_on(MARCH, stand("dropped", count=2)) == ("dropped", APRIL, None, 2)


def test_a_step_counts_from_its_day_on():
    carried = (MAY, stand())
    now = stand(due_on=JUNE, count=1)
    assert stood_on(date(2026, 5, 14), now, carried) == ("open", APRIL, None, 0)
    assert stood_on(MAY, now, carried) == ("open", JUNE, None, 1)


def test_of_several_steps_only_the_later_ones_are_taken_back():
    steps = [(APRIL, stand()), (MAY, stand(due_on=MAY, count=1)), (JUNE, stand(due_on=JUNE, count=2))]
    now = stand("dropped", due_on=JUNE, count=2)
    assert stood_on(MARCH, now, *steps) == ("open", APRIL, None, 0)
    assert stood_on(APRIL, now, *steps) == ("open", MAY, None, 1)
    assert stood_on(MAY, now, *steps) == ("open", JUNE, None, 2)
    assert stood_on(JUNE, now, *steps) == ("dropped", JUNE, None, 2)


def test_closing_counts_from_its_own_day_whenever_it_was_recorded():
    recorded = (JUNE, stand())
    assert stood_on(MAY, stand("closed", closed_on=APRIL), recorded) == ("closed", APRIL, APRIL, 0)
    assert stood_on(MARCH, stand("closed", closed_on=APRIL), recorded) == ("open", APRIL, None, 0)


@pytest.mark.parametrize("state", ["dropped", "open"])
def test_a_day_of_closing_ends_only_what_is_closed(state):
    assert stood_on(MAY, stand(state, closed_on=APRIL)) == (state, APRIL, APRIL, 0)
    assert stood_on(MAY, stand(state, closed_on=APRIL), (JUNE, stand())) == ("open", APRIL, None, 0)


def test_a_decision_that_was_put_off_is_not_decided_by_a_day_in_its_row():
    put_off = {"decision_id": 1, "state": "deferred", "decided_on": MARCH, "deferred_count": 1}
    steps = pd.DataFrame(
        columns=["step_id", "decision_id", "taken_on", "state", "decided_on", "deferred_count"]
    )
    assert find_decisions_of_day(pd.DataFrame([put_off]), steps, MAY)["state"].tolist() == ["deferred"]


def test_what_was_opened_again_was_closed_until_then():
    steps = [(APRIL, stand()), (MAY, stand("closed", closed_on=APRIL))]
    assert stood_on(date(2026, 5, 1), stand(), *steps) == ("closed", APRIL, APRIL, 0)
    assert stood_on(MAY, stand(), *steps) == ("open", APRIL, None, 0)


def test_what_was_recorded_later_and_speaks_of_an_earlier_day_takes_the_place_of_what_was_typed():
    steps = [(MAY, stand()), (APRIL, stand(due_on=JUNE, count=1))]
    assert stood_on(APRIL, stand("dropped"), *steps) == ("dropped", APRIL, None, 0)
    assert stood_on(MARCH, stand("dropped"), *steps) == ("open", APRIL, None, 0)


def test_a_decision_that_was_made_later_was_put_off_or_open():
    def taken(number, decided_on):
        return {"decision_id": number, "state": "decided", "decided_on": decided_on, "deferred_count": 1}

    rows = pd.DataFrame([taken(1, MAY), taken(2, MAY), taken(3, MARCH)])
    before = {"decision_id": 1, "state": "deferred", "decided_on": None, "deferred_count": 1}
    steps = pd.DataFrame([{"step_id": 1, "taken_on": MAY, **before}])
    found = find_decisions_of_day(rows, steps, APRIL)
    assert found["state"].tolist() == ["deferred", "open", "decided"]
    assert find_decisions_of_day(rows, steps, MAY)["state"].tolist() == ["decided"] * 3


# ---------------------------------------------------------------- through releases

QUARTERS = ["2026-Q1", "2026-Q2", "2026-Q3"]
NEWEST = "2026-Q3"


def bring_in(engine, folder, *rows):
    return save_import(
        engine, preview_import(write_csv(folder, *rows, name=f"{len(list(folder.iterdir()))}.csv"))
    )


@pytest.fixture(scope="module")
def published_once(tmp_path_factory):
    """A backup of three quarters, with an action due in March and a decision of January, out once."""
    folder = tmp_path_factory.mktemp("published")
    with keep_backup(folder) as opened:
        bring_in(opened, folder, *(line(quarter=quarter) for quarter in QUARTERS))
        bring_in(opened, folder, log())
        bring_in(opened, folder, decisions())
        with begin_write(opened) as connection:
            connection.execute(update(TABLES["action"]).values(owner="police"))
        release(opened)
    return folder


@pytest.fixture
def published(engine, published_once, monkeypatch):
    """Three quarters, with an action due in March and a decision of January, out once."""
    monkeypatch.setenv("COMMON_GROUND_KEY_FILE", str(published_once / "pseudonym.key"))
    restore_backup(engine, published_once / "programme.backup")
    return engine


def log(**changed):
    return action(agreed="2026-01-10", due="2026-03-20", carried_forward="0", as_of="") | changed


def decisions(**changed):
    return decision(raised="2026-01-10", deferrals="0", as_of="") | changed


def release(engine):
    outcomes = release_all(engine, ALL)
    assert (outcomes.refused, outcomes.stopped, find_due(engine).empty) == ([], [], True)
    return sorted(row["quarter"] for row in outcomes.made)


def count_overdue(engine):
    return [read(engine, quarter, "actions_overdue_count")["estimate"] for quarter in QUARTERS]


def count_put_off(engine):
    return [read(engine, quarter, "deferred_share")["estimate"] for quarter in QUARTERS]


def read(engine, quarter, measure):
    cells = load_cells(engine, 1, quarter, ALL)
    return cells[cells["measure"].eq(measure)].iloc[0]


def find_one(engine, name):
    with begin_read(engine) as connection:
        return connection.scalar(select(TABLES[name].c.id))


def count_steps(engine):
    with begin_read(engine) as connection:
        tables = [TABLES["action_step"], TABLES["decision_step"]]
        return [connection.scalar(select(func.count()).select_from(table)) for table in tables]


def type_carried(engine, folder, day=date(2026, 5, 2)):
    number = find_one(engine, "action")
    given = {"state": "open", "on": day, "due_on": date(2026, 12, 1)}
    agreements.save_action_progress(engine, number, ALL, **given)


def file_carried(engine, folder, day="2026-05-02"):
    bring_in(engine, folder, log(due="2026-12-01", carried_forward="1", as_of=day))


def file_carried_by_a_constant(engine, folder):
    """The mapping says of which day the log is."""
    row = log(due="2026-12-01", carried_forward="1")
    mapping = parse_mapping("kind: actions\nconstants: {as_of: '2026-05-02'}\n")
    path = write_csv(folder, row, name="of May.csv", without=("as_of",))
    save_import(engine, preview_import(path, engine, mapping=mapping))


@pytest.mark.parametrize("carry", [type_carried, file_carried, file_carried_by_a_constant])
def test_what_is_carried_forward_was_overdue_until_then_typed_or_in_a_file(published, tmp_path, carry):
    assert count_overdue(published) == [1, 1, 1]
    carry(published, tmp_path)
    assert find_due(published)["quarter"].tolist() == ["2026-Q2", NEWEST]
    assert release(published) == ["2026-Q2", NEWEST]
    assert count_overdue(published) == [1, 0, 0]
    bring_in(published, tmp_path, line(quarter="2026-Q1", category="staff"))
    assert "2026-Q1" in release(published)
    assert count_overdue(published) == [1, 0, 0]


def type_put_off(engine, folder):
    number = find_one(engine, "decision")
    agreements.save_decision_progress(engine, number, ALL, state="deferred", on=date(2026, 8, 3))


def file_put_off(engine, folder):
    bring_in(engine, folder, decisions(status="deferred", deferrals="1", as_of="2026-08-03"))


@pytest.mark.parametrize("put_off", [type_put_off, file_put_off])
def test_what_is_put_off_counts_from_that_day_on_typed_or_in_a_file(published, tmp_path, put_off):
    put_off(published, tmp_path)
    assert release(published) == [NEWEST]
    assert count_put_off(published) == [0, 0, 1]


def test_a_log_that_speaks_later_takes_away_until_when_and_undoing_it_brings_that_back(published, tmp_path):
    number = find_one(published, "decision")
    put_off = {"state": "deferred", "on": date(2026, 8, 3), "due_on": date(2026, 9, 3)}
    agreements.save_decision_progress(published, number, ALL, **put_off)
    batch = bring_in(published, tmp_path, decisions(status="deferred", deferrals="2", as_of="2026-10-05"))
    assert until_when(published) == [None]
    undo_batch(published, batch.batch)
    assert until_when(published) == [date(2026, 9, 3)]


def until_when(engine):
    with begin_read(engine) as connection:
        return list(connection.scalars(select(TABLES["decision"].c.due_on)))


def type_dropped(engine, folder):
    number = find_one(engine, "action")
    agreements.save_action_progress(engine, number, ALL, state="dropped", on=date(2026, 8, 3))


def file_dropped(engine, folder):
    bring_in(engine, folder, log(status="dropped", as_of="2026-08-03"))


@pytest.mark.parametrize("drop", [type_dropped, file_dropped])
def test_what_is_dropped_was_open_until_then_typed_or_in_a_file(published, tmp_path, drop):
    drop(published, tmp_path)
    assert find_due(published)["quarter"].tolist() == [NEWEST]
    release(published)
    assert [read(published, quarter, "actions_overdue_count")["estimate"] for quarter in QUARTERS[:2]] == [
        1,
        1,
    ]
    assert "actions_overdue_count" not in set(load_cells(published, 1, NEWEST, ALL)["measure"])


def test_an_action_that_was_dropped_on_a_day_was_not_closed_on_time(engine, tmp_path):
    bring_in(engine, tmp_path, line(quarter="2026-Q1"))
    dropped = log(ref="A1", status="withdrawn", closed="2026-02-05")
    bring_in(engine, tmp_path, dropped, log(ref="A2", action="Another"))
    with begin_write(engine) as connection:
        connection.execute(update(TABLES["action"]).values(owner="police"))
    release(engine)
    assert read(engine, "2026-Q1", "actions_closed_on_time_share")["estimate"] == 0


def date_back(engine, day, first=0):
    """As if everything so far, from this batch on, had been brought in on that day."""
    batch = TABLES["import_batch"]
    earlier = update(batch).where(batch.c.id >= first).values(imported_at=datetime(*day, tzinfo=UTC))
    with begin_write(engine) as connection:
        connection.execute(earlier)


def find_days(engine):
    with begin_read(engine) as connection:
        return list(connection.scalars(select(TABLES["action_step"].c.taken_on)))


TODAY = datetime.now(UTC).date()
LAST = previous_quarter(quarter_of(TODAY))
LONG_AGO = (2025, 1, 2)


def test_a_step_of_a_file_without_a_day_has_the_day_of_the_import(published, tmp_path):
    date_back(published, LONG_AGO)
    bring_in(published, tmp_path, line(quarter=LAST))
    release(published)
    file_carried(published, tmp_path, day="")
    assert find_days(published) == [TODAY]
    assert find_due(published).empty


@pytest.mark.parametrize("brought", [LONG_AGO, (TODAY - timedelta(days=1)).timetuple()[:3]])
def test_a_log_that_comes_in_for_a_quarter_that_is_not_published_tells_of_it(engine, tmp_path, brought):
    """Not so if the version before came in after the quarter's end, as yesterday's did on most days."""
    bring_in(engine, tmp_path, log())
    date_back(engine, brought)
    file_carried(engine, tmp_path, day="")
    came_by_then = date(*brought) <= find_last_day(LAST)
    assert find_days(engine) == [find_last_day(LAST) if came_by_then else TODAY]


def test_a_log_that_comes_again_on_the_same_day_corrects_the_one_before(published, tmp_path):
    file_carried(published, tmp_path, day="")
    assert count_steps(published) == [0, 0]
    assert find_due(published)["quarter"].tolist() == QUARTERS
    release(published)
    assert count_overdue(published) == [0, 0, 0]


def test_the_version_before_is_the_last_that_came_in_whether_or_not_it_changed_the_row(engine, tmp_path):
    """An action that a log of today still calls open was not dropped at the end of the last quarter."""
    bring_in(engine, tmp_path, log())
    date_back(engine, LONG_AGO)
    second = bring_in(engine, tmp_path, log(), log(ref="A2", action="Another"))
    dropped = bring_in(engine, tmp_path, log(status="dropped"), log(ref="A2", action="Another"))
    assert find_days(engine) == []
    undo_batch(engine, dropped.batch)
    undo_batch(engine, second.batch)
    bring_in(engine, tmp_path, log(status="dropped"))
    assert find_days(engine) == [find_last_day(LAST)]


def test_a_version_of_this_quarter_that_left_the_row_alone_keeps_the_step_out_of_the_last(engine, tmp_path):
    bring_in(engine, tmp_path, log())
    date_back(engine, LONG_AGO)
    second = bring_in(engine, tmp_path, log(), log(ref="A2", action="Another"))
    first_day = find_last_day(LAST) + timedelta(days=1)
    date_back(engine, first_day.timetuple()[:3], second.batch)
    bring_in(engine, tmp_path, log(status="dropped"))
    assert find_days(engine) == ([TODAY] if first_day < TODAY else [])


def test_a_log_of_another_partnership_is_no_version_of_this_one(engine, tmp_path):
    bring_in(engine, tmp_path, log())
    date_back(engine, LONG_AGO)
    bring_in(engine, tmp_path, log(partnership="Elsewhere"))
    bring_in(engine, tmp_path, decisions())
    bring_in(engine, tmp_path, log(status="dropped"))
    assert find_days(engine) == [find_last_day(LAST)]


def test_another_log_of_the_same_day_is_no_version_that_this_one_corrects(engine, tmp_path):
    """Two groups of a partnership keep a log each; both bring the next version in on one day."""
    mine, theirs = log(ref="M1", action="Mine"), log(ref="T1", action="Theirs")
    bring_in(engine, tmp_path, mine)
    bring_in(engine, tmp_path, theirs)
    date_back(engine, LONG_AGO)
    bring_in(engine, tmp_path, theirs | {"status": "dropped"})
    bring_in(engine, tmp_path, mine | {"status": "dropped"})
    assert find_days(engine) == [find_last_day(LAST)] * 2
    # Each again on the same day, after the other: a correction, in whichever of its rows.
    bring_in(engine, tmp_path, theirs | {"status": "open"})
    bring_in(engine, tmp_path, mine | {"status": "open"})
    assert find_days(engine) == [find_last_day(LAST)] * 2


def test_a_log_speaks_of_no_day_to_come(published, tmp_path):
    file_carried(published, tmp_path, day="2100-01-01")
    assert find_days(published) == [TODAY]


def test_a_corrected_row_makes_all_its_quarters_due(published, tmp_path):
    bring_in(published, tmp_path, decisions(raised="2026-02-10", status="deferred", as_of="2026-08-03"))
    assert find_due(published)["quarter"].tolist() == QUARTERS


def test_undoing_a_file_takes_its_steps_back_and_makes_due_what_they_made_due(published, tmp_path):
    type_put_off(published, tmp_path)
    carried = bring_in(published, tmp_path, log(due="2026-12-01", as_of="2026-05-02"))
    release(published)
    type_dropped(published, tmp_path)
    release(published)
    undo_batch(published, carried.batch)
    assert count_steps(published) == [0, 1]
    assert find_due(published)["quarter"].tolist() == ["2026-Q2", NEWEST]
    release(published)
    assert count_overdue(published) == [1, 1, 1]


def test_undoing_the_file_that_brought_an_action_takes_every_step_of_it(engine, tmp_path):
    bring_in(engine, tmp_path, line())
    first = bring_in(engine, tmp_path, log(), log(ref="A2", action="Another"))
    type_dropped(engine, tmp_path)
    undo_batch(engine, first.batch)
    assert count_steps(engine) == [0, 0]
    assert find_one(engine, "action") is None


def test_undoing_a_file_that_only_corrected_a_row_leaves_the_steps_before_it(engine, tmp_path):
    bring_in(engine, tmp_path, line())
    bring_in(engine, tmp_path, decisions())
    type_put_off(engine, tmp_path)
    status = {"status": "deferred", "deferrals": "1"}
    corrected = bring_in(engine, tmp_path, decisions(raised="2026-01-12", **status))
    undo_batch(engine, corrected.batch)
    assert count_steps(engine) == [0, 1]


def test_undoing_a_correction_of_the_same_day_takes_the_steps_that_followed_it(published, tmp_path):
    corrected = bring_in(published, tmp_path, log(due="2026-12-01"))
    type_dropped(published, tmp_path)
    assert count_steps(published) == [1, 0]
    undo_batch(published, corrected.batch)
    assert count_steps(published) == [0, 0]
    release(published)
    assert count_overdue(published) == [1, 1, 1]


def test_undoing_a_correction_of_the_same_day_leaves_the_steps_before_it(published, tmp_path):
    type_carried(published, tmp_path)
    words = log(due="2026-12-01", carried_forward="1", agreed="2026-01-12")
    corrected = bring_in(published, tmp_path, words)
    type_dropped(published, tmp_path)
    assert count_steps(published) == [2, 0]
    undo_batch(published, corrected.batch)
    assert count_steps(published) == [1, 0]
    release(published)
    assert count_overdue(published) == [1, 0, 0]
