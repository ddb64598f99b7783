"""Several people at the release desk while files come and go: what is not due says what the records say."""

import threading
from random import Random

import pandas as pd
import pytest
from sqlalchemy import select

from data.accounts import Scope
from data.database import begin_read
from data.imports.batches import preview_import, save_import
from data.imports.undo import undo_batch
from data.release_desk import (
    ReleaseRefused,
    draft_release,
    find_due,
    make_releases,
    publish_release,
    release_all,
    withdraw_release,
)
from data.tables import StoredRow
from tests.import_makers import action, line, write_csv

RELEASE = StoredRow.metadata.tables["release"]
ALL = Scope.everything()
QUARTERS = ["2026-Q1", "2026-Q2", "2026-Q3"]
ROUNDS = 3


def bring_in(engine, folder, name, *rows):
    return save_import(engine, preview_import(write_csv(folder, *rows, name=f"{name}.csv"))).batch


def list_published(engine):
    with begin_read(engine) as connection:
        query = select(RELEASE.c.id, RELEASE.c.partnership_id, RELEASE.c.quarter)
        return connection.execute(query.where(RELEASE.c.state == "published")).all()


@pytest.fixture
def desk(engine, tmp_path):
    bring_in(engine, tmp_path, "first", *(line(quarter=quarter) for quarter in QUARTERS))
    release_all(engine, ALL)
    return engine


def bring_and_undo(engine, folder, random):
    """Each file moves money of one quarter and the end of an action that was open all the while."""
    brought = []
    for number in range(2 * ROUNDS):
        quarter = random.choice(QUARTERS)
        rows = line(quarter=quarter, category=random.choice(["staff", "premises"]), need=str(5000 + number))
        brought.append(bring_in(engine, folder, f"lines-{number}", rows))
        closed = f"2026-0{random.randint(1, 9)}-1{number % 10}"
        bring_in(
            engine, folder, f"log-{number}", action(agreed="2026-01-05", due="2026-02-01", closed=closed)
        )
        if number % 3 == 2:
            undo_batch(engine, brought.pop())


def draft_and_publish(engine, random):
    for _ in range(ROUNDS):
        draft = draft_release(engine, 1, random.choice(QUARTERS), ALL)
        if draft["release_id"]:
            publish_release(engine, draft["release_id"], ALL)


def withdraw_and_release(engine, random):
    for _ in range(ROUNDS):
        for release_id, *_ in random.sample(standing := list_published(engine), min(1, len(standing))):
            withdraw_release(engine, release_id, ALL)
        release_all(engine, ALL)


def keep_trying(deed, faults):
    def work():
        try:
            deed()
        except ReleaseRefused:
            work()  # somebody else was quicker, as the reason says
        except Exception as fault:
            faults.append(fault)

    return threading.Thread(target=work)


def test_what_is_not_due_says_what_the_records_say(desk, tmp_path):
    faults = []
    crowd = [
        keep_trying(lambda: bring_and_undo(desk, tmp_path, Random(1)), faults),
        keep_trying(lambda: draft_and_publish(desk, Random(2)), faults),
        keep_trying(lambda: withdraw_and_release(desk, Random(3)), faults),
    ]
    for person in crowd:
        person.start()
    for person in crowd:
        person.join()
    assert faults == []
    waiting = set(find_due(desk)["quarter"])
    for _, number, quarter in list_published(desk):
        if quarter not in waiting:
            assert draft_release(desk, number, quarter, ALL)["state"] == "same"
    assert release_all(desk, ALL).refused == []
    assert find_due(desk).empty
    assert len(list_published(desk)) == len(QUARTERS)
    everything = pd.DataFrame(list_published(desk), columns=["id", "partnership_id", "quarter"])
    assert len(make_releases(desk, everything, ALL).same) == len(QUARTERS)


def test_a_draft_made_anew_keeps_its_number(desk, tmp_path):
    for number in range(2):
        bring_in(desk, tmp_path, f"late-{number}", line(quarter="2026-Q3", category=f"premises {number}"))
        draft = draft_release(desk, 1, "2026-Q3", ALL)
        assert draft["version"] == 2
    publish_release(desk, draft["release_id"], ALL)
    assert len(list_published(desk)) == len(QUARTERS)
