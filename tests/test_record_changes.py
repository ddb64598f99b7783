"""Which published quarters are due again: those that the changed records feed, and no others."""

import threading
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select, update

from data.accounts import Scope
from data.agreements import (
    NewAction,
    NewDecision,
    NewEvent,
    save_action_progress,
    save_actions,
    save_decision,
    save_decision_progress,
    save_event,
)
from data.backup import restore_backup
from data.database import begin_read, begin_write
from data.imports import batches
from data.imports.batches import preview_import, save_import
from data.imports.undo import undo_batch
from data.record_changes import load_last_change
from data.release_builders import build_batches
from data.release_desk import find_due, make_releases, release_all
from data.releases import load_cells
from data.rounds import close_round, open_round
from data.tables import StoredRow
from tests.import_makers import action, attended, course, decision, happening, line, post, write_csv
from tests.release_makers import keep_backup

TABLES = StoredRow.metadata.tables
QUARTERS = ["2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]
ALL = Scope.everything()


def bring_in(engine, folder, *rows):
    return save_import(
        engine, preview_import(write_csv(folder, *rows, name=f"{len(list(folder.iterdir()))}.csv"))
    )


def list_due(engine, name="Millbrook", why=("records",)):
    place = TABLES["partnership"].c
    with begin_read(engine) as connection:
        number = connection.scalar(select(place.id).where(place.name == name))
    found, everywhere = find_due(engine, number), find_due(engine)
    assert found.values.tolist() == everywhere[everywhere["partnership_id"].eq(number)].values.tolist()
    return found.loc[found["why"].isin(why), "quarter"].tolist()


@pytest.fixture(scope="module")
def published_once(tmp_path_factory):
    """A backup of two partnerships with the same five published quarters: releasing takes far longer."""
    folder = tmp_path_factory.mktemp("published")
    with keep_backup(folder) as opened:
        places = ("Millbrook", "Southmere")
        bring_in(
            opened, folder, *(line(partnership=name, quarter=each) for name in places for each in QUARTERS)
        )
        release_everything(opened)
    return folder / "programme.backup"


@pytest.fixture
def published(engine, published_once):
    """Two partnerships with the same five published quarters."""
    restore_backup(engine, published_once)
    return engine


def release_everything(engine):
    outcomes = release_all(engine, ALL)
    assert outcomes.refused == []
    assert find_due(engine).empty
    return outcomes


# A row of each kind, and the quarters whose numbers it goes into.
FED = [
    (line(quarter="2026-Q1", category="staff"), ["2026-Q1"]),
    (post(quarter="2025-Q4"), ["2025-Q4"]),
    (attended(date="2026-02-10"), ["2026-Q1", "2026-Q2", "2026-Q3"]),
    (action(agreed="2026-05-01", due="2026-08-01"), ["2026-Q2", "2026-Q3"]),
    (decision(raised="2026-05-01"), ["2026-Q2", "2026-Q3"]),
    (course(), ["2026-Q1", "2026-Q2", "2026-Q3"]),
    (happening(date="2026-05-04"), []),
]


def note_all_seen(engine):
    """As if every quarter had been looked at again and found to say the same, which takes far longer."""
    with begin_write(engine) as connection:
        last = load_last_change(connection)
        connection.execute(update(TABLES["release"]).values(changes_seen=last))


def test_a_file_makes_due_what_it_feeds_and_so_does_undoing_it(published, tmp_path):
    on_postgres = published.dialect.name == "postgresql"
    for row, due in FED[2:4] if on_postgres else FED:  # every kind on one database, two of them on the other
        saved = bring_in(published, tmp_path, row)
        assert list_due(published) == due
        assert list_due(published, "Southmere") == []
        note_all_seen(published)
        undo_batch(published, saved.batch)
        assert list_due(published) == due
        note_all_seen(published)


def test_undoing_a_file_names_every_release_that_stands_on_it(published, tmp_path):
    saved = bring_in(published, tmp_path, attended(date="2026-02-10"))
    release_everything(published)
    told = undo_batch(published, saved.batch)["releases"]
    assert [(row["partnership"], row["quarter"], row["version"]) for row in told] == [
        ("Millbrook", quarter, 2) for quarter in QUARTERS[2:]
    ]


def find_entries(engine, name):
    """The numbers of what was typed, in the order of typing."""
    with begin_read(engine) as connection:
        return list(connection.scalars(select(TABLES[name].c.id).order_by(TABLES[name].c.id)))


def test_an_action_that_is_typed_makes_due_what_it_feeds_and_each_step_what_follows_it(published):
    agreed = NewAction("Agree one form", "Schools", date(2026, 8, 1), date(2026, 5, 1))
    save_actions(published, 1, [agreed], ALL)
    assert list_due(published) == ["2026-Q2", "2026-Q3"]
    release_everything(published)
    save_actions(published, 1, [agreed], ALL)  # the same again is nothing new
    number = find_entries(published, "action")[0]
    save_action_progress(published, number, ALL, state="open", on=date(2026, 8, 2), due_on=date(2026, 9, 1))
    assert list_due(published) == ["2026-Q3"]
    release_everything(published)
    save_action_progress(published, number, ALL, state="closed", on=date(2026, 8, 20))
    assert list_due(published) == ["2026-Q3"]
    assert list_due(published, "Southmere") == []
    release_everything(published)
    save_action_progress(published, number, ALL, state="open", on=date(2026, 11, 20))
    assert list_due(published) == []  # on 30 September it stood closed


def test_a_decision_that_is_typed_makes_due_what_it_feeds_and_an_event_nothing(published):
    save_decision(published, 1, NewDecision("One front door", date(2026, 5, 1)), ALL)
    assert list_due(published) == ["2026-Q2", "2026-Q3"]
    release_everything(published)
    number = find_entries(published, "decision")[0]
    save_decision_progress(published, number, ALL, state="decided", on=date(2026, 8, 20))
    assert list_due(published) == ["2026-Q3"]
    release_everything(published)
    save_event(published, 1, NewEvent(date(2026, 5, 4), "small_win", "One referral form"), ALL)
    assert list_due(published) == []


def test_the_number_invited_and_a_larger_smallest_group_make_their_quarter_due(published):
    open_round(published, 1, "2026-Q2", ALL, invited_count=20)
    release_everything(published)
    open_round(published, 1, "2026-Q2", ALL, invited_count=20)
    assert list_due(published) == []
    for change in ({"invited_count": 25}, {"smallest_group": 8}):
        open_round(published, 1, "2026-Q2", ALL, **change)
        assert list_due(published) == ["2026-Q2"]
        release_everything(published)
    close_round(published, 1, "2026-Q2", ALL, invited_count=26)
    assert list_due(published) == ["2026-Q2"]


def test_a_line_that_moves_makes_both_of_its_quarters_due(published, tmp_path):
    bring_in(published, tmp_path, decision(raised="2025-08-01"))
    release_everything(published)
    bring_in(published, tmp_path, decision(raised="2026-08-20"))
    assert list_due(published) == QUARTERS


def test_a_row_that_two_files_update_before_the_next_release_makes_due_what_it_fed_at_first(
    published, tmp_path
):
    long_open = {"agreed": "2024-01-10", "due": "2024-02-01"}
    bring_in(published, tmp_path, action(**long_open))
    release_everything(published)
    bring_in(published, tmp_path, action(**long_open, closed="2024-03-01"))
    assert list_due(published) == QUARTERS
    bring_in(published, tmp_path, action(**long_open, closed="2024-03-08"))
    assert list_due(published) == QUARTERS


def test_what_is_looked_at_again_and_says_the_same_is_not_due_any_more(published, tmp_path):
    saved = bring_in(published, tmp_path, line(quarter="2026-Q1", category="staff"))
    undo_batch(published, saved.batch)
    assert list_due(published) == ["2026-Q1"]
    outcomes = release_everything(published)
    assert (outcomes.made, [row["quarter"] for row in outcomes.same]) == ([], ["2026-Q1"])


def test_a_file_stored_while_a_release_is_built_makes_it_due(published, tmp_path, monkeypatch):
    """It had begun before the release read its records, and is stored before the release is written."""
    begun, built = threading.Event(), threading.Event()
    close = batches._close_batch

    def close_late(*arguments):
        begun.set()
        assert built.wait(30)
        return close(*arguments)

    def build_meanwhile(*arguments):
        made = list(build_batches(*arguments))
        built.set()
        importing.join(30)
        yield from made

    bring_in(published, tmp_path, line(quarter="2026-Q1", category="staff"))
    monkeypatch.setattr(batches, "_close_batch", close_late)
    late = line(quarter="2026-Q1", category="premises")
    importing = threading.Thread(target=bring_in, args=(published, tmp_path, late))
    importing.start()
    assert begun.wait(30)
    monkeypatch.setattr("data.release_desk.build_batches", build_meanwhile)
    due = find_due(published)
    assert len(make_releases(published, due, ALL).made) == 1
    assert not importing.is_alive()
    assert list_due(published) == ["2026-Q1"]


def test_a_release_that_did_not_note_what_it_was_made_from_is_looked_at_once(published):
    with begin_write(published) as connection:
        connection.execute(update(TABLES["release"]).values(changes_seen=None, stands_on=None))
    assert list_due(published, why=["not noted"]) == QUARTERS
    outcomes = release_everything(published)
    assert (len(outcomes.made), len(outcomes.same)) == (0, 2 * len(QUARTERS))


def read_actions_on_time(engine, quarter):
    cells = load_cells(engine, 1, quarter, ALL)
    row = cells[cells["measure"].eq("actions_closed_on_time_share")].iloc[0]
    return row["estimate"], row["detail"]["due_count"], row["detail"]["overdue_count"]


def test_a_running_quarter_is_measured_to_the_day_of_making_and_due_again_when_it_is_over(engine, tmp_path):
    """Of seven actions one was done on time, five were not by 30 November, one falls due in December."""
    log = [action(ref=f"A{n}", agreed="2026-10-05", due="2026-11-10") for n in range(5)]
    done = action(ref="A5", agreed="2026-10-05", due="2026-11-10", closed="2026-11-09")
    later = action(ref="A6", agreed="2026-10-05", due="2026-12-15")
    bring_in(engine, tmp_path, *log, done, later)
    with begin_write(engine) as connection:
        connection.execute(update(TABLES["action"]).values(owner="police"))
    bring_in(engine, tmp_path, line(quarter="2026-Q4"), line(quarter="2026-Q3"))
    november, january = datetime(2026, 11, 30, tzinfo=UTC), datetime(2027, 1, 5, tzinfo=UTC)
    make_releases(engine, find_due(engine, today=november.date()), ALL, now=november)
    assert read_actions_on_time(engine, "2026-Q4") == (pytest.approx(1 / 6), 6, 5)
    assert find_due(engine, today=date(2026, 12, 31)).empty
    due = find_due(engine, today=january.date())
    assert due[["quarter", "why"]].values.tolist() == [["2026-Q4", "running"]]
    assert len(make_releases(engine, due, ALL, now=january).made) == 1
    assert read_actions_on_time(engine, "2026-Q4") == (pytest.approx(1 / 7), 7, 6)
    assert find_due(engine, today=january.date()).empty


def test_a_quarter_that_is_over_says_the_same_whenever_it_is_released(engine, tmp_path):
    bring_in(engine, tmp_path, attended(date="2026-02-10"))
    bring_in(engine, tmp_path, action(agreed="2026-01-10", due="2026-03-20", closed="2026-04-02"))
    due = find_due(engine, today=date(2026, 4, 1))
    assert len(make_releases(engine, due, ALL, now=datetime(2026, 4, 1, tzinfo=UTC)).made) == 1
    again = make_releases(engine, due, ALL, now=datetime(2028, 4, 1, tzinfo=UTC))
    assert (again.made, len(again.same)) == ([], 1)


def test_a_meeting_planned_for_later_in_the_quarter_is_not_held_yet(engine, tmp_path):
    bring_in(engine, tmp_path, attended(date="2026-12-10"))
    assert find_due(engine, today=date(2026, 11, 30)).empty
    assert find_due(engine, today=date(2026, 12, 10))["quarter"].tolist() == ["2026-Q4"]
