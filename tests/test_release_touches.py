"""Which published quarters are due again: those that the changed records feed, and no others."""

import pandas as pd
import pytest
from sqlalchemy import select, update

from data.accounts import Scope
from data.database import begin_read, begin_write
from data.imports.batches import preview_import, save_import
from data.imports.undo import undo_batch
from data.release_desk import find_due, make_releases
from data.tables import StoredRow
from tests.import_makers import action, attended, course, decision, happening, line, post, write_csv

TABLES = StoredRow.metadata.tables
QUARTERS = ["2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]


def bring_in(engine, folder, *rows):
    return save_import(
        engine, preview_import(write_csv(folder, *rows, name=f"{len(list(folder.iterdir()))}.csv"))
    )


def list_due(engine, name="Millbrook"):
    place = TABLES["partnership"].c
    with begin_read(engine) as connection:
        number = connection.scalar(select(place.id).where(place.name == name))
    found = find_due(engine, number)["quarter"].tolist()
    everywhere = find_due(engine)
    assert found == everywhere.loc[everywhere["partnership_id"].eq(number), "quarter"].tolist()
    return found


@pytest.fixture
def published(engine, tmp_path):
    """Two partnerships with the same five published quarters."""
    rows = [line(partnership=name, quarter=each) for name in ("Millbrook", "Southmere") for each in QUARTERS]
    bring_in(engine, tmp_path, *rows)
    make_releases(engine, find_due(engine), Scope.everything())
    assert find_due(engine).empty
    return engine


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


def test_a_file_makes_due_what_it_feeds_and_so_does_undoing_it(published, tmp_path):
    for row, due in FED:
        saved = bring_in(published, tmp_path, row)
        assert list_due(published) == due
        assert list_due(published, "Southmere") == []
        _call_made_now(published)
        undo_batch(published, saved.batch)
        assert list_due(published) == due
        _call_made_now(published)


def test_a_line_that_moves_makes_both_of_its_quarters_due(published, tmp_path):
    bring_in(published, tmp_path, decision(raised="2025-08-01"))
    _call_made_now(published)
    bring_in(published, tmp_path, decision(raised="2026-08-20"))
    assert list_due(published) == QUARTERS


def test_a_file_undone_by_an_earlier_version_makes_every_quarter_due(published, tmp_path):
    saved = bring_in(published, tmp_path, line(quarter="2026-Q1", category="staff"))
    _call_made_now(published)
    undo_batch(published, saved.batch)
    batch = TABLES["import_batch"]
    with begin_write(published) as connection:
        connection.execute(update(batch).where(batch.c.id == saved.batch).values(replaced="[1]"))
    assert list_due(published) == QUARTERS


def _call_made_now(engine):
    """As if every release had been made at this moment."""
    with begin_write(engine) as connection:
        connection.execute(update(TABLES["release"]).values(made_at=pd.Timestamp.now("UTC").to_pydatetime()))
