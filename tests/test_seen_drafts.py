"""A draft that somebody without a path to the records has seen is compared like a version that was out."""

import pytest
from sqlalchemy import delete

from data.access import load_audit
from data.accounts import NotAllowed, Scope
from data.database import begin_write
from data.release_desk import (
    ReleaseRefused,
    draft_release,
    find_due,
    make_releases,
    note_drafts_seen,
    publish_release,
    release_all,
    withdraw_release,
)
from data.releases import list_releases, load_cells, load_findings
from tests.builders import round_of_people
from tests.test_releases import (
    ALL,
    QUARTER,
    TABLES,
    save_late_people,
    save_partnership,
    save_people,
    states,
)


@pytest.fixture
def partnership(engine):
    number = save_partnership(engine)
    save_people(engine, round_of_people(24, seed=1), number)
    return number


@pytest.fixture
def coordinator(partnership):
    return Scope({"coordinator": frozenset([partnership])})


def save_one_late(engine, partnership):
    save_people(engine, round_of_people(1, seed=8, first_code=50), partnership, first=50)


def test_a_coordinator_who_has_seen_a_draft_gets_no_second_one_with_one_answer_more(
    engine, partnership, coordinator
):
    first = draft_release(engine, partnership, QUARTER, coordinator)
    assert len(load_cells(engine, partnership, QUARTER, coordinator, version=1)) > 100
    save_one_late(engine, partnership)
    for scope in (coordinator, ALL):
        with pytest.raises(ReleaseRefused, match="can be published as it is: 1 sheet differs"):
            draft_release(engine, partnership, QUARTER, scope)
    assert publish_release(engine, first["release_id"], coordinator)["version"] == 1


def test_where_nothing_was_published_the_refusal_says_what_counts_as_published(
    engine, partnership, coordinator
):
    seen = draft_release(engine, partnership, QUARTER, coordinator)
    withdraw_release(engine, seen["release_id"], coordinator, only_draft=True)
    save_one_late(engine, partnership)
    with pytest.raises(ReleaseRefused, match="draft that was thrown away since, so it counts as published"):
        draft_release(engine, partnership, QUARTER, coordinator)


def test_a_custodian_sees_the_records_and_makes_drafts_anew(engine, partnership):
    draft_release(engine, partnership, QUARTER, ALL)
    note_drafts_seen(engine, partnership, ALL)
    save_one_late(engine, partnership)
    draft_release(engine, partnership, QUARTER, ALL)
    assert states(engine, partnership) == {1: "draft"}


def test_a_custodians_draft_is_read_by_a_coordinator_only_once_that_is_noted(
    engine, partnership, coordinator
):
    draft_release(engine, partnership, QUARTER, ALL)
    assert list_releases(engine, partnership, coordinator).empty
    assert load_cells(engine, partnership, QUARTER, coordinator, version=1).empty
    assert load_findings(engine, partnership, QUARTER, coordinator, version=1).empty
    note_drafts_seen(engine, partnership, coordinator)
    note_drafts_seen(engine, partnership, coordinator)
    assert list_releases(engine, partnership, coordinator)["state"].tolist() == ["draft"]
    assert len(load_findings(engine, partnership, QUARTER, coordinator, version=1)) > 0
    assert (load_audit(engine, ALL)["action"] == "preview_drafts").sum() == 1
    save_one_late(engine, partnership)
    done = release_all(engine, ALL)
    assert (done.made, len(done.refused)) == ([], 1)


def test_a_seen_draft_stays_stored_and_the_next_has_a_number_of_its_own(engine, partnership, coordinator):
    draft_release(engine, partnership, QUARTER, coordinator)
    save_late_people(engine, partnership)
    second = draft_release(engine, partnership, QUARTER, coordinator)
    assert states(engine, partnership) == {1: "withdrawn", 2: "draft"}
    assert "51 people instead of 24" in second["what_changed"]
    publish_release(engine, second["release_id"], coordinator)
    assert states(engine, partnership) == {1: "withdrawn", 2: "published"}


def test_publishing_past_a_seen_draft_takes_it_away_and_still_counts_it(engine, partnership, coordinator):
    draft_release(engine, partnership, QUARTER, coordinator)
    save_late_people(engine, partnership)
    assert [row["version"] for row in release_all(engine, ALL).made] == [2]
    assert states(engine, partnership) == {1: "withdrawn", 2: "published"}
    withdraw_release(engine, int(list_releases(engine, partnership, ALL)["release_id"].iloc[0]), ALL)


def test_the_next_quarter_is_not_compared_with_a_version_that_a_seen_draft_held_back(
    engine, partnership, coordinator
):
    """Its change, taken from its score, would be the score that was refused: a seen draft and one answer."""
    draft_release(engine, partnership, QUARTER, coordinator)
    save_one_late(engine, partnership)
    save_people(engine, round_of_people(24, seed=2), partnership, "2026-Q3", first=100)
    done = make_releases(engine, find_due(engine), ALL)
    assert [row["quarter"] for row in done.refused] == [QUARTER]
    assert [row["quarter"] for row in done.made] == ["2026-Q3"]
    told = load_cells(engine, partnership, "2026-Q3", ALL)
    assert not told["breakdown"].isin(["change", "trend"]).any()


def test_a_draft_thrown_away_before_anybody_saw_it_is_read_by_nobody_and_binds_nothing(
    engine, partnership, coordinator
):
    draft = draft_release(engine, partnership, QUARTER, ALL)["release_id"]
    withdraw_release(engine, draft, ALL, only_draft=True)
    assert load_cells(engine, partnership, QUARTER, coordinator, version=1).empty
    assert load_findings(engine, partnership, QUARTER, coordinator, version=1).empty
    assert list_releases(engine, partnership, coordinator).empty
    assert list_releases(engine, partnership, ALL)["state"].tolist() == ["withdrawn"]
    save_one_late(engine, partnership)
    second = draft_release(engine, partnership, QUARTER, ALL)
    publish_release(engine, second["release_id"], ALL)
    assert states(engine, partnership) == {1: "published"}


def test_a_draft_nobody_saw_that_goes_with_its_records_is_read_by_nobody_either(
    engine, partnership, coordinator
):
    """The records say again what is published; the draft made in between was only a custodian's."""
    publish_release(engine, draft_release(engine, partnership, QUARTER, ALL)["release_id"], ALL)
    save_late_people(engine, partnership)
    draft_release(engine, partnership, QUARTER, ALL)
    response = TABLES["response"]
    with begin_write(engine) as connection:
        late = [f"sheet {number}" for number in range(50, 77)]
        connection.execute(delete(response).where(response.c.sheet_key.in_(late)))
    assert draft_release(engine, partnership, QUARTER, ALL)["state"] == "same"
    assert states(engine, partnership) == {1: "published", 2: "withdrawn"}
    assert list_releases(engine, partnership, coordinator)["version"].tolist() == [1]
    assert load_cells(engine, partnership, QUARTER, coordinator, version=2).empty


def test_a_seen_draft_that_is_thrown_away_still_binds(engine, partnership, coordinator):
    draft = draft_release(engine, partnership, QUARTER, coordinator)["release_id"]
    withdraw_release(engine, draft, coordinator, only_draft=True)
    assert not load_cells(engine, partnership, QUARTER, coordinator, version=1).empty
    save_one_late(engine, partnership)
    with pytest.raises(ReleaseRefused):
        draft_release(engine, partnership, QUARTER, ALL)


def test_nobody_else_notes_anything(engine, partnership):
    draft_release(engine, partnership, QUARTER, ALL)
    for role in ("facilitator", "partner", "funder"):
        with pytest.raises(NotAllowed):
            note_drafts_seen(engine, partnership, Scope({role: None}))
    assert load_cells(engine, partnership, QUARTER, Scope({"partner": None}), version=1).empty
