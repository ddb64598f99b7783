"""The release desk and its door, on both databases: draft, publish, new version, withdraw, who may read."""

import errno
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from threadpoolctl import threadpool_info, threadpool_limits

from analytics.instruments import DOMAIN_DIRECTIONS
from data.accounts import NotAllowed, Scope
from data.commands import main
from data.database import begin_read, begin_write
from data.imports.batches import preview_import, save_import
from data.imports.bulk_insert import insert_table
from data.imports.undo import undo_batch
from data.instruments import read_instrument
from data.openings import close_measure, load_openings, open_measure
from data.record_changes import save_changes
from data.release_batches import ReleaseBatch
from data.release_builders import build_batches
from data.release_desk import (
    Outcomes,
    ReleaseRefused,
    ReleaseStopped,
    _write,
    draft_release,
    find_due,
    make_releases,
    publish_release,
    release_all,
    withdraw_release,
)
from data.release_tables import save_releases
from data.releases import (
    CELL_COLUMNS,
    list_partnerships,
    list_releases,
    load_cell_history,
    load_cells,
    load_findings,
    load_programme_cells,
)
from data.rounds import RoundRefused, close_round, list_rounds, open_round
from data.tables import StoredRow
from tests.builders import KEYS, people, person, round_of_people
from tests.import_makers import line
from tests.import_makers import write_csv as write_rows

TABLES = StoredRow.metadata.tables
NOW = datetime(2026, 7, 1, tzinfo=UTC)
ALL = Scope.everything()
QUARTER = "2026-Q2"


def save_people(engine, sheets, partnership_id=1, quarter=QUARTER, first=0):
    """Store sheets as an import would: the organisations, the round when it is not there, the answers."""
    items = [column for column in sheets.columns if column not in KEYS]
    with begin_write(engine) as connection:
        known = {row[0] for row in connection.execute(select(TABLES["organisation"].c.id))}
        for number in sorted(set(sheets["organisation_id"]) - known):
            row = {"id": int(number), "name": f"Organisation {number}", "sector": "police"}
            connection.execute(insert(TABLES["organisation"]).values(**row))
        rounds = TABLES["survey_round"]
        place = {"partnership_id": partnership_id, "quarter": quarter}
        query = select(rounds.c.id).where(*(rounds.c[name] == value for name, value in place.items()))
        round_id = connection.scalar(query)
        if round_id is None:
            asked = {"instrument_id": "partnership_health", "instrument_version": "1", "invited_count": 30}
            found = connection.execute(insert(rounds).values(**place, **asked, opened_at=NOW))
            round_id = found.inserted_primary_key[0]
        rows = [
            {
                "round_id": round_id,
                "organisation_id": int(sheet["organisation_id"]),
                "sector": sheet["sector"],
                "person_key": sheet["person_key"],
                "sheet_key": f"sheet {first + number}",
                "answers": json.dumps(
                    {item: int(sheet[item]) for item in items if sheet[item] == sheet[item]}
                ),
            }
            for number, sheet in enumerate(sheets.to_dict("records"))
        ]
        connection.execute(insert(TABLES["response"]), rows)


def save_partnership(engine, name="Millbrook"):
    with begin_write(engine) as connection:
        found = connection.execute(insert(TABLES["partnership"]).values(name=name, is_synthetic=True))
        return found.inserted_primary_key[0]


@pytest.fixture
def partnership(engine):
    number = save_partnership(engine)
    save_people(engine, round_of_people(24, seed=1), number)
    return number


def publish(engine, partnership, quarter=QUARTER):
    return publish_release(engine, draft_release(engine, partnership, quarter, ALL)["release_id"], ALL)


def states(engine, partnership):
    found = list_releases(engine, partnership, ALL)
    return dict(zip(found["version"].tolist(), found["state"].tolist(), strict=True))


def count_rows(engine, table):
    with begin_read(engine) as connection:
        return connection.scalar(select(func.count()).select_from(TABLES[table]))


# ---------------------------------------------------------------- the life of a release


def test_a_draft_is_seen_by_no_reader_until_it_is_published(engine, partnership):
    draft = draft_release(engine, partnership, QUARTER, ALL)
    assert draft["version"] == 1
    assert load_cells(engine, partnership, QUARTER, ALL).empty
    assert len(load_cells(engine, partnership, QUARTER, ALL, version=1)) == draft["cell_count"] > 100
    publish_release(engine, draft["release_id"], ALL, by="Ada")
    cells = load_cells(engine, partnership, QUARTER, ALL)
    assert set(CELL_COLUMNS) <= set(cells.columns)
    assert set(cells["quarter"]) == {QUARTER}
    assert list_releases(engine, partnership, ALL)["published_by"].tolist() == ["Ada"]
    assert len(load_findings(engine, partnership, QUARTER, ALL)) > 0


def test_a_member_of_the_partnership_does_not_see_a_draft(engine, partnership):
    draft_release(engine, partnership, QUARTER, ALL)
    member = Scope({"partner": frozenset([partnership])})
    assert load_cells(engine, partnership, QUARTER, member, version=1).empty
    assert load_findings(engine, partnership, QUARTER, member, version=1).empty


def test_what_is_stored_is_what_was_built(engine, partnership):
    publish(engine, partnership)
    cells = load_cells(engine, partnership, QUARTER, ALL).set_index(["measure", "breakdown", "group"])
    trust = cells.loc[("trust", "whole", "whole")]
    assert trust["low"] < trust["estimate"] < trust["high"]
    assert trust["respondent_count"] == 24
    assert cells.loc[("resources", "whole", "whole"), "detail"]["stream_count"] == 1
    assert cells.loc[("participation", "whole", "whole"), "invited_count"] == 30


def test_identical_records_change_nothing(engine, partnership):
    publish(engine, partnership)
    cells = count_rows(engine, "cell")
    assert draft_release(engine, partnership, QUARTER, ALL)["state"] == "same"
    assert count_rows(engine, "cell") == cells
    assert find_due(engine).empty


def test_a_new_draft_replaces_the_draft_before_it(engine, partnership):
    first = draft_release(engine, partnership, QUARTER, ALL)
    second = draft_release(engine, partnership, QUARTER, ALL)
    assert len(states(engine, partnership)) == 1
    with pytest.raises(ReleaseRefused, match="not there any more"):
        publish_release(engine, first["release_id"], ALL)
    publish_release(engine, second["release_id"], ALL)


def test_a_late_answer_is_refused_with_the_reason(engine, partnership):
    publish(engine, partnership)
    save_people(engine, round_of_people(1, seed=8, first_code=50), partnership, first=50)
    with pytest.raises(ReleaseRefused, match=r"1 sheet differs .* Publish again when more answers have come"):
        draft_release(engine, partnership, QUARTER, ALL)
    assert states(engine, partnership) == {1: "published"}


def test_a_version_that_showed_no_answer_keeps_none_from_coming_out(engine):
    """Six people of two organisations are not shown; with four of two others they are."""
    number, sheets = save_partnership(engine), round_of_people(24, seed=1)
    save_people(engine, sheets[sheets["organisation_id"].isin([10, 11])], number)
    publish(engine, number)
    assert load_cells(engine, number, QUARTER, ALL)["estimate"].isna().all()
    save_people(engine, sheets[sheets["organisation_id"].isin([12, 13])].head(4), number, first=50)
    publish(engine, number)
    shown = load_cells(engine, number, QUARTER, ALL).dropna(subset="estimate")
    assert {"trust", "alignment"} <= set(shown["measure"])
    save_people(engine, sheets[sheets["organisation_id"] == 14].head(1), number, first=90)
    with pytest.raises(ReleaseRefused, match="1 sheet differs"):
        draft_release(engine, number, QUARTER, ALL)


def test_enough_late_answers_make_a_new_version_that_says_what_changed(engine, partnership):
    publish(engine, partnership)
    save_people(engine, round_of_people(27, seed=8, first_code=50), partnership, first=50)
    publish(engine, partnership)
    assert states(engine, partnership) == {1: "withdrawn", 2: "published"}
    said = list_releases(engine, partnership, ALL).iloc[0]["what_changed"]
    assert "51 people instead of 24" in said
    cells = load_cells(engine, partnership, QUARTER, ALL).set_index(["measure", "breakdown"])
    assert cells.loc[("participation", "whole"), "respondent_count"] == 51


def test_a_withdrawn_version_still_counts_when_the_next_one_is_compared(engine, partnership):
    released = publish(engine, partnership)
    withdraw_release(engine, released["release_id"], ALL)
    assert load_cells(engine, partnership, QUARTER, ALL).empty
    save_people(engine, round_of_people(1, seed=8, first_code=50), partnership, first=50)
    with pytest.raises(ReleaseRefused, match="1 sheet differs"):
        draft_release(engine, partnership, QUARTER, ALL)
    with pytest.raises(ReleaseRefused, match="withdrawn already"):
        withdraw_release(engine, released["release_id"], ALL)


def test_a_draft_that_somebody_publishes_meanwhile_is_not_thrown_away(engine, partnership):
    draft = draft_release(engine, partnership, QUARTER, ALL)["release_id"]
    publish_release(engine, draft, ALL)
    with pytest.raises(ReleaseRefused, match="was not thrown away"):
        withdraw_release(engine, draft, ALL, only_draft=True)
    assert states(engine, partnership) == {1: "published"}


def test_a_version_may_be_released_again_after_it_was_withdrawn(engine, partnership):
    withdraw_release(engine, publish(engine, partnership)["release_id"], ALL)
    publish(engine, partnership)
    assert states(engine, partnership) == {1: "withdrawn", 2: "published"}


def test_a_draft_is_refused_when_another_version_came_out_since(engine, partnership):
    draft = draft_release(engine, partnership, QUARTER, ALL)
    with begin_write(engine) as connection:
        other = {"partnership_id": partnership, "quarter": QUARTER, "version": 9, "state": "withdrawn"}
        made = {"method_version": "1", "records_key": "x", "partition": {}, "made_at": NOW}
        connection.execute(insert(TABLES["release"]).values(**other, **made))
    with pytest.raises(ReleaseRefused, match="came out since this draft was made"):
        publish_release(engine, draft["release_id"], ALL)


def test_two_who_press_at_once_publish_once(engine, partnership):
    draft = draft_release(engine, partnership, QUARTER, ALL)

    def press(_):
        try:
            return publish_release(engine, draft["release_id"], ALL)["version"]
        except ReleaseRefused as refusal:
            return str(refusal)

    with ThreadPoolExecutor(2) as presses:
        outcomes = list(presses.map(press, range(2)))
    assert sorted(map(type, outcomes), key=str) == [int, str]
    assert states(engine, partnership) == {1: "published"}


def test_a_fault_while_writing_leaves_the_earlier_version(engine, partnership, monkeypatch):
    publish(engine, partnership)
    before = load_cells(engine, partnership, QUARTER, ALL)
    save_people(engine, round_of_people(27, seed=8, first_code=50), partnership, first=50)

    def break_down(connection, name, table):
        if name == "finding":
            raise OSError(errno.ENOSPC, "no space left")
        insert_table(connection, name, table)

    monkeypatch.setattr("data.release_tables.insert_table", break_down)
    with pytest.raises(OSError, match="no space"):
        make_releases(engine, list_place(partnership), ALL)
    assert states(engine, partnership) == {1: "published"}
    assert len(load_cells(engine, partnership, QUARTER, ALL)) == len(before)


def forget_releases(engine):
    with begin_write(engine) as connection:
        for table in ("finding", "cell", "ledger_sum", "people_sum", "release"):
            connection.execute(delete(TABLES[table]))


def list_place(partnership, quarter=QUARTER):
    return pd.DataFrame({"partnership_id": [partnership], "quarter": [quarter]})


# ---------------------------------------------------------------- many quarters and partnerships


def test_all_that_is_due_is_released_in_order_of_quarters(engine, partnership):
    save_people(engine, round_of_people(24, seed=2), partnership, "2026-Q3")
    other = save_partnership(engine, "Southmere")
    save_people(engine, round_of_people(20, seed=3), other)
    due = find_due(engine)
    assert list(zip(due["partnership_id"], due["quarter"], strict=True)) == [
        (partnership, "2026-Q2"), (partnership, "2026-Q3"), (other, "2026-Q2"),
    ]  # fmt: skip
    outcomes = make_releases(engine, due, ALL)
    assert len(outcomes.made) == 3
    history = load_cell_history(engine, partnership, ALL, ["trust"])
    changes = history[history["breakdown"] == "change"]
    assert changes[["quarter", "group"]].values.tolist() == [["2026-Q3", "2026-Q2"]]


def test_building_side_by_side_writes_what_building_in_turn_writes(engine, partnership, monkeypatch):
    for number in range(3):
        save_people(engine, round_of_people(18, seed=number), save_partnership(engine, f"Southmere {number}"))
    due = find_due(engine)
    whole = make_releases(engine, due, ALL)
    ids = due["partnership_id"].unique().tolist()
    together = [load_cell_history(engine, number, ALL) for number in ids]
    forget_releases(engine)
    monkeypatch.setattr("data.release_batches.PARTNERSHIPS_AT_ONCE", 1)
    apart = make_releases(engine, due, ALL, processes=2)
    places = ("partnership_id", "quarter", "version", "cell_count")
    assert [[row[name] for name in places] for row in apart.made] == [
        [row[name] for name in places] for row in whole.made
    ]
    for number, cells in zip(ids, together, strict=True):
        pd.testing.assert_frame_equal(cells, load_cell_history(engine, number, ALL))


def spoil_round(engine, partnership_id, quarter=QUARTER):
    """A questionnaire that is not there: whoever builds this quarter meets a KeyError."""
    rounds = TABLES["survey_round"]
    own = update(rounds).where(rounds.c.partnership_id == partnership_id, rounds.c.quarter == quarter)
    with begin_write(engine) as connection:
        connection.execute(own.values(instrument_id="unknown"))


def places(rows):
    return [(row["partnership_id"], row["quarter"]) for row in rows]


@pytest.mark.parametrize(("at_once", "state"), [(1, "published"), (2_000, "draft")])
def test_a_fault_in_one_partnership_stops_no_other(engine, partnership, monkeypatch, at_once, state):
    monkeypatch.setattr("data.release_batches.PARTNERSHIPS_AT_ONCE", at_once)
    others = [save_partnership(engine, f"Southmere {number}") for number in range(4)]
    for number in others:
        save_people(engine, round_of_people(18, seed=number), number)
    spoil_round(engine, others[1])
    outcomes = release_all(engine, ALL, state, processes=2)
    sound = [partnership, others[0], *others[2:]]
    assert sorted(places(outcomes.made)) == [(number, QUARTER) for number in sound]
    assert places(outcomes.stopped) == [(others[1], QUARTER)]
    assert [states(engine, number) for number in sound] == [{1: state}] * 4
    assert states(engine, others[1]) == {}
    assert find_due(engine)["partnership_id"].tolist() == (
        [others[1]] if state == "published" else [partnership, *others]
    )


def test_of_one_partnership_the_other_quarters_come_out_as_if_each_was_asked_for(engine, partnership):
    for number, quarter in enumerate(("2026-Q3", "2026-Q4"), 2):
        save_people(engine, round_of_people(24, seed=number), partnership, quarter)
    spoil_round(engine, partnership, "2026-Q3")
    outcomes = release_all(engine, ALL)
    assert places(outcomes.made) == [(partnership, QUARTER), (partnership, "2026-Q4")]
    assert places(outcomes.stopped) == [(partnership, "2026-Q3")]
    changes = load_cell_history(engine, partnership, ALL, ["trust"])
    changes = changes[changes["breakdown"] == "change"]
    assert changes[["quarter", "group"]].values.tolist() == [["2026-Q4", QUARTER]]


def test_what_a_fault_stopped_is_made_once_it_is_mended_and_what_followed_it_again(engine, partnership):
    save_people(engine, round_of_people(24, seed=2), partnership, "2026-Q3")
    spoil_round(engine, partnership)
    release_all(engine, ALL)
    with begin_write(engine) as connection:
        connection.execute(update(TABLES["survey_round"]).values(instrument_id="partnership_health"))
    outcomes = release_all(engine, ALL)
    assert [(row["quarter"], row["version"]) for row in outcomes.made] == [(QUARTER, 1), ("2026-Q3", 2)]
    assert (outcomes.stopped, find_due(engine).empty) == ([], True)


def test_a_fault_while_one_is_written_leaves_nothing_of_it_and_all_of_the_others(
    engine, partnership, monkeypatch
):
    """The stored version that the new one is compared with cannot be read."""
    other = save_partnership(engine, "Southmere")
    save_people(engine, round_of_people(24, seed=3), other)
    release_all(engine, ALL)
    release = TABLES["release"]
    with begin_write(engine) as connection:
        spoilt = update(release).where(release.c.partnership_id == partnership)
        connection.execute(spoilt.values(partition={"groups": [], "sheets": "not a sheet"}))
    for number in (partnership, other):
        save_people(engine, round_of_people(27, seed=8, first_code=50), number, first=50)
        with begin_write(engine) as connection:
            save_changes(connection, None, [(number, QUARTER, QUARTER)])
    cells = count_rows(engine, "cell")
    outcomes = release_all(engine, ALL)
    assert (places(outcomes.made), places(outcomes.stopped)) == ([(other, QUARTER)], [(partnership, QUARTER)])
    assert (states(engine, partnership), states(engine, other)) == (
        {1: "published"}, {1: "withdrawn", 2: "published"},
    )  # fmt: skip
    assert count_rows(engine, "cell") == cells + outcomes.made[0]["cell_count"]


def test_one_that_somebody_else_releases_at_the_same_moment_is_refused_alone(
    engine, partnership, monkeypatch
):
    other = save_partnership(engine, "Southmere")
    save_people(engine, round_of_people(24, seed=3), other)

    def meet(connection, rows, *arguments):
        if any(row["partnership_id"] == other for row in rows):
            raise IntegrityError("insert", {}, Exception("uq_release_standing"))
        save_releases(connection, rows, *arguments)

    monkeypatch.setattr("data.release_desk.save_releases", meet)
    outcomes = release_all(engine, ALL)
    assert (places(outcomes.made), places(outcomes.refused)) == ([(partnership, QUARTER)], [(other, QUARTER)])
    assert "Somebody else released" in outcomes.refused[0]["reason"]
    assert outcomes.stopped == []


def test_who_asked_is_told_which_quarter_a_fault_stopped_and_what_to_do(
    engine, partnership, capsys, monkeypatch
):
    monkeypatch.setattr("data.commands.open_engine", lambda: engine)
    other = save_partnership(engine, "Southmere")
    save_people(engine, round_of_people(24, seed=3), other)
    spoil_round(engine, other)
    assert main(["release", "--all"]) == 1
    told = capsys.readouterr()
    assert told.out == "1 published, 0 unchanged, 0 refused, 1 stopped by a fault of ours.\n"
    assert told.err.startswith(f"partnership {other}, Apr–Jun 2026: A fault of ours (KeyError in instruments")
    assert "Undo the file that was brought in last for it" in told.err
    assert "Southmere" not in told.err
    with begin_read(engine) as connection:
        audit = TABLES["audit_entry"].c
        noted = connection.execute(select(audit.action, audit.subject).where(audit.outcome != "done")).all()
    assert noted == [("publish_release", f"partnership {other}, {QUARTER}")]
    assert main(["release", "--partnership", "Southmere", "--quarter", QUARTER, "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert places(report["stopped"]) == [(other, QUARTER)]
    with pytest.raises(ReleaseStopped, match="stopped this quarter and no other"):
        draft_release(engine, other, QUARTER, ALL)


def test_releasing_quarter_by_quarter_gives_what_releasing_all_gives(engine, partnership):
    save_people(engine, round_of_people(24, seed=2), partnership, "2026-Q3")
    make_releases(engine, find_due(engine), ALL)
    together = load_cell_history(engine, partnership, ALL)
    forget_releases(engine)
    for quarter in ("2026-Q2", "2026-Q3"):
        publish(engine, partnership, quarter)
    one_by_one = load_cell_history(engine, partnership, ALL)
    numbers = ["estimate", "low", "high", "standard_error", "respondent_count"]
    np.testing.assert_array_equal(one_by_one[numbers], together[numbers])
    assert one_by_one["verdict"].equals(together["verdict"])


def test_a_file_of_several_partnerships_makes_their_releases_due_again_once_it_is_undone(
    engine, partnership, tmp_path
):
    names = ["Northmere", "Southmere"]
    for name in names:
        save_import(engine, preview_import(write_rows(tmp_path, line(partnership=name), name=f"{name}.csv")))
    both = [line(partnership=name, category="staff") for name in names]
    saved = save_import(engine, preview_import(write_rows(tmp_path, *both)))
    make_releases(engine, find_due(engine), ALL)
    assert find_due(engine).empty
    undo_batch(engine, saved.batch)
    due = find_due(engine)
    assert (len(due), partnership in set(due["partnership_id"])) == (2, False)
    outcomes = make_releases(engine, find_due(engine), ALL)
    assert {(row["version"], row["quarter"]) for row in outcomes.made} == {(2, "2026-Q3")}
    assert find_due(engine).empty


def test_a_receipt_below_zero_that_an_earlier_program_stored_stops_no_release(engine, partnership, tmp_path):
    rows = [line(received="500", spent="90"), line(category="staff", received="80", spent="")]
    save_import(engine, preview_import(write_rows(tmp_path, *rows)))
    stored = TABLES["resource_line"]
    with begin_write(engine) as connection:
        connection.execute(update(stored).where(stored.c.category == "staff").values(received=-80))
    outcomes = release_all(engine, ALL)
    assert (outcomes.stopped, outcomes.refused) == ([], [])
    cells = load_cells(engine, partnership, "2026-Q3", ALL).set_index(["measure", "breakdown"])["estimate"]
    assert cells["received_gbp", "whole"] == 500
    assert cells["spent_gbp", "whole"] == 170


def trust_of(engine, partnership, quarter, breakdown="whole"):
    found = load_cell_history(engine, partnership, ALL, ["trust"])
    found = found[(found["quarter"] == quarter) & (found["breakdown"] == breakdown)]
    return found.iloc[0]


def one_like_nobody():
    """A late sheet with every item at the top of its construct: it moves a mean of 24 by about two points."""
    ratings = {item.id: 1.0 if item.reversed else 5.0 for item in read_instrument().items}
    return people(person(person_key="late", organisation_id=10, sector="education", **ratings))


@pytest.mark.parametrize("state", ["published", "draft"])
def test_a_change_is_measured_from_what_is_out_and_not_from_a_version_that_was_refused(
    engine, partnership, state
):
    publish(engine, partnership)
    before = trust_of(engine, partnership, QUARTER)["estimate"]
    save_people(engine, one_like_nobody(), partnership, first=70)
    save_people(engine, round_of_people(24, seed=2), partnership, "2026-Q3")
    both = pd.concat([list_place(partnership), list_place(partnership, "2026-Q3")], ignore_index=True)
    outcomes = make_releases(engine, both, ALL, state)
    assert [row["quarter"] for row in outcomes.refused] == [QUARTER]
    if state == "draft":
        publish_release(engine, outcomes.made[0]["release_id"], ALL)
    now = trust_of(engine, partnership, "2026-Q3")["estimate"]
    assert trust_of(engine, partnership, "2026-Q3", "change")["estimate"] == now - before


def test_a_draft_is_never_compared_with_another_draft(engine, partnership):
    save_people(engine, round_of_people(24, seed=2), partnership, "2026-Q3")
    outcomes = make_releases(engine, find_due(engine), ALL, "draft")
    publish_release(engine, outcomes.made[1]["release_id"], ALL)
    assert set(load_cell_history(engine, partnership, ALL)["breakdown"]) & {"change", "trend"} == set()


def test_a_draft_is_thrown_away_when_the_records_say_again_what_is_published(engine, partnership, tmp_path):
    publish(engine, partnership)
    spent = write_rows(tmp_path, line(partnership="Millbrook", quarter=QUARTER))
    saved = save_import(engine, preview_import(spent))
    drafted = draft_release(engine, partnership, QUARTER, ALL)
    assert states(engine, partnership) == {1: "published", 2: "draft"}
    undo_batch(engine, saved.batch)
    assert draft_release(engine, partnership, QUARTER, ALL)["state"] == "same"
    assert states(engine, partnership) == {1: "published", 2: "withdrawn"}
    with pytest.raises(ReleaseRefused, match="no draft any more"):
        publish_release(engine, drafted["release_id"], ALL)


@pytest.mark.parametrize("recorded", [True, False])
def test_a_quarter_that_nobody_answered_is_not_what_the_next_is_compared_with(
    engine, partnership, tmp_path, recorded
):
    """Whether its round was opened, and whether anything else of it is recorded, makes no difference."""
    open_round(engine, partnership, "2026-Q3", ALL, invited_count=20)
    if recorded:
        spent = write_rows(tmp_path, line(partnership="Millbrook", quarter="2026-Q3"))
        save_import(engine, preview_import(spent))
    save_people(engine, round_of_people(24, seed=2), partnership, "2026-Q4")
    due = pd.concat([list_place(partnership, quarter) for quarter in (QUARTER, "2026-Q3", "2026-Q4")])
    outcomes = make_releases(engine, due, ALL)
    assert [row["quarter"] for row in outcomes.refused] == ([] if recorded else ["2026-Q3"])
    before, now = (trust_of(engine, partnership, quarter)["estimate"] for quarter in (QUARTER, "2026-Q4"))
    assert trust_of(engine, partnership, "2026-Q4", "change")["estimate"] == now - before
    assert find_due(engine).empty


def test_an_unanswered_quarter_that_an_earlier_program_published_is_not_compared_with(
    engine, partnership, tmp_path
):
    open_round(engine, partnership, "2026-Q3", ALL, invited_count=20)
    save_import(engine, preview_import(write_rows(tmp_path, line(quarter="2026-Q3"))))
    make_releases(engine, pd.concat([list_place(partnership), list_place(partnership, "2026-Q3")]), ALL)
    release = TABLES["release"]
    named = {"instrument_id": "partnership_health", "instrument_version": "1"}
    with begin_write(engine) as connection:
        connection.execute(update(release).where(release.c.quarter == "2026-Q3").values(**named))
    save_people(engine, round_of_people(24, seed=2), partnership, "2026-Q4")
    make_releases(engine, list_place(partnership, "2026-Q4"), ALL)
    before, now = (trust_of(engine, partnership, quarter)["estimate"] for quarter in (QUARTER, "2026-Q4"))
    assert trust_of(engine, partnership, "2026-Q4", "change")["estimate"] == now - before


def save_late_people(engine, partnership, quarter=QUARTER):
    """As many as make a new version that may be published."""
    save_people(engine, round_of_people(27, seed=8, first_code=50), partnership, quarter, first=50)


def list_reasons(engine):
    due = find_due(engine)
    return dict(zip(due["quarter"], due["why"], strict=True))


def test_a_quarter_whose_earlier_one_came_out_anew_is_due_and_measured_from_the_new_version(
    engine, two_quarters, partnership
):
    save_late_people(engine, partnership)
    publish(engine, partnership)
    assert list_reasons(engine) == {"2026-Q3": "earlier"}
    outcomes = release_all(engine, ALL)
    assert [(row["quarter"], row["version"]) for row in outcomes.made] == [("2026-Q3", 2)]
    before, now = (trust_of(engine, partnership, quarter)["estimate"] for quarter in (QUARTER, "2026-Q3"))
    assert trust_of(engine, partnership, "2026-Q3", "change")["estimate"] == now - before
    assert list_reasons(engine) == {}


def test_a_quarter_whose_earlier_one_was_withdrawn_is_due_and_not_compared_any_more(
    engine, two_quarters, partnership
):
    standing = list_releases(engine, partnership, ALL).set_index("quarter")["release_id"]
    withdraw_release(engine, int(standing[QUARTER]), ALL)
    assert list_reasons(engine) == {QUARTER: "new", "2026-Q3": "earlier"}
    make_releases(engine, list_place(partnership, "2026-Q3"), ALL)
    assert list_reasons(engine) == {QUARTER: "new"}
    assert "change" not in set(load_cells(engine, partnership, "2026-Q3", ALL)["breakdown"])


def test_a_quarter_published_from_an_older_draft_than_what_it_is_compared_with_is_due(engine, partnership):
    publish(engine, partnership)
    save_people(engine, round_of_people(24, seed=2), partnership, "2026-Q3")
    draft = draft_release(engine, partnership, "2026-Q3", ALL)
    save_late_people(engine, partnership)
    publish(engine, partnership)
    publish_release(engine, draft["release_id"], ALL)
    assert list_reasons(engine) == {"2026-Q3": "earlier"}


def test_releasing_everything_releases_each_later_quarter_once_and_leaves_nothing_due(engine, partnership):
    for number, quarter in enumerate(["2026-Q3", "2026-Q4", "2027-Q1"]):
        save_people(engine, round_of_people(24, seed=number), partnership, quarter)
    apart = save_partnership(engine, "Southmere")
    save_people(engine, round_of_people(20, seed=9), apart)
    assert len(release_all(engine, ALL).made) == 5
    save_late_people(engine, partnership)
    save_late_people(engine, partnership, "2026-Q4")
    with begin_write(engine) as connection:
        batch = {"kind": "survey", "content_key": "late", "imported_at": NOW}
        batch |= dict.fromkeys(("rows_read", "rows_accepted", "rows_skipped"), 48)
        number = connection.execute(insert(TABLES["import_batch"]).values(**batch)).inserted_primary_key[0]
        save_changes(
            connection, number, [(partnership, QUARTER, QUARTER), (partnership, "2026-Q4", "2026-Q4")]
        )
    assert list_reasons(engine) == {QUARTER: "records", "2026-Q4": "records"}
    outcomes = release_all(engine, ALL)
    assert [row["quarter"] for row in outcomes.made] == [QUARTER, "2026-Q3", "2026-Q4", "2027-Q1"]
    assert outcomes.refused == []
    assert find_due(engine).empty


def test_people_are_matched_only_with_a_round_that_stands_as_it_was_published(engine, partnership):
    publish(engine, partnership)
    save_people(engine, round_of_people(24, seed=2), partnership, "2026-Q3")
    matched = draft_release(engine, partnership, "2026-Q3", ALL)
    assert told_of_stayers(engine, partnership, matched["version"]) == [24.0]
    for quarter, first in ((QUARTER, 70), ("2026-Q3", 80)):  # all 25 stay, and the first release told of 24
        save_people(engine, one_like_nobody(), partnership, quarter, first)
    unmatched = draft_release(engine, partnership, "2026-Q3", ALL)
    assert told_of_stayers(engine, partnership, unmatched["version"]) == []


def told_of_stayers(engine, partnership, version):
    cells = load_cells(engine, partnership, "2026-Q3", ALL, version)
    return cells.loc[cells["measure"] == "stayers", "estimate"].dropna().tolist()


# ---------------------------------------------------------------- who may


def test_nobody_reads_or_releases_without_a_role(engine, partnership):
    publish(engine, partnership)
    for outsider in (Scope.nothing(), Scope({"partner": frozenset([partnership + 1])})):
        with pytest.raises(NotAllowed):
            load_cells(engine, partnership, QUARTER, outsider)
        with pytest.raises(NotAllowed):
            load_cell_history(engine, partnership, outsider)
        with pytest.raises(NotAllowed):
            load_findings(engine, partnership, QUARTER, outsider)
        with pytest.raises(NotAllowed):
            draft_release(engine, partnership, QUARTER, outsider)
        assert load_programme_cells(engine, outsider, ["trust"]).empty
        assert list_partnerships(engine, outsider).query("partnership_id == @partnership").empty


def test_a_partner_may_not_publish_or_withdraw(engine, partnership):
    member = Scope({"partner": None})
    draft = draft_release(engine, partnership, QUARTER, ALL)
    with pytest.raises(NotAllowed):
        publish_release(engine, draft["release_id"], member)
    with pytest.raises(NotAllowed):
        withdraw_release(engine, draft["release_id"], member)


def test_a_funder_reads_only_what_is_meant_for_the_programme(engine, partnership):
    publish(engine, partnership)
    funder = Scope({"funder": None})
    assert load_cells(engine, partnership, QUARTER, funder).empty
    assert load_findings(engine, partnership, QUARTER, funder).empty
    assert load_programme_cells(engine, funder, list(DOMAIN_DIRECTIONS)).empty


def test_an_opened_measure_is_read_by_the_funder_until_it_is_closed(engine, partnership):
    save_people(engine, round_of_people(24, seed=2), partnership, "2026-Q3")
    make_releases(engine, find_due(engine), ALL)
    funder = Scope({"funder": None})
    open_measure(engine, partnership, "trust", "2026-Q2", ALL)
    open_measure(engine, partnership, "trust", "2026-Q2", ALL)
    (opening,) = load_openings(engine, partnership, ALL)["opening_id"]
    found = load_programme_cells(engine, funder, ["trust", "resources"])
    assert set(found["measure"]) == {"trust"}
    assert set(found["quarter"]) == {"2026-Q2", "2026-Q3"}
    close_measure(engine, int(opening), "2026-Q3", ALL)
    assert set(load_programme_cells(engine, funder, ["trust"])["quarter"]) == {"2026-Q2"}
    with pytest.raises(NotAllowed):
        open_measure(engine, partnership, "resources", "2026-Q2", funder)


@pytest.fixture
def two_quarters(engine, partnership):
    """Two published quarters of a partnership, and a funder who has been told of nothing yet."""
    save_people(engine, round_of_people(24, seed=2), partnership, "2026-Q3")
    make_releases(engine, find_due(engine), ALL)
    return Scope({"funder": None})


def keys_of(cells):
    return set(zip(cells["measure"], cells["breakdown"], cells["group"], strict=True))


def test_what_is_opened_is_the_whole_and_never_the_groups_in_it(engine, partnership, two_quarters):
    open_measure(engine, partnership, "trust", "2026-Q2", ALL)
    everything = load_cells(engine, partnership, "2026-Q3", ALL)
    assert "group" in set(everything.loc[everything["measure"].eq("trust"), "breakdown"])
    read = load_cells(engine, partnership, "2026-Q3", two_quarters)
    assert ("trust", "whole", "whole") in keys_of(read)
    assert ("trust", "change", "2026-Q2") in keys_of(read)
    assert "group" not in set(read["breakdown"])
    assert set(read.loc[read["audience"].eq("partnership"), "measure"]) == {"trust"}


def test_a_change_and_a_trend_tell_nothing_of_a_quarter_that_is_not_open(engine, partnership, two_quarters):
    open_measure(engine, partnership, "trust", "2026-Q3", ALL)
    open_measure(engine, partnership, "alignment", "2026-Q2", ALL)
    told = [
        load_cells(engine, partnership, "2026-Q3", two_quarters),
        load_cell_history(engine, partnership, two_quarters),
        load_programme_cells(engine, two_quarters, ["trust"]),
    ]
    for cells in told:
        own = cells[cells["measure"].eq("trust")]
        assert set(own["quarter"]) == {"2026-Q3"}
        assert ("trust", "whole", "whole") in keys_of(own)
        assert "2026-Q2" not in set(own["group"])
        assert own["verdict"].isna().all()
        assert "trend" not in set(own["breakdown"]), "its last point is smoothed over the quarter before"
    change = load_cells(engine, partnership, "2026-Q3", ALL).query("measure == 'trust' and verdict.notna()")
    assert set(change["breakdown"]) == {"whole", "change"}


def test_a_trend_is_read_where_all_of_its_quarters_are_open(engine, partnership, two_quarters):
    open_measure(engine, partnership, "trust", "2026-Q2", ALL)
    read = load_cells(engine, partnership, "2026-Q3", two_quarters)
    assert {("trust", "trend", "2026-Q2"), ("trust", "trend", "2026-Q3")} <= keys_of(read)


def test_a_funder_reads_the_sentences_that_rest_on_opened_cells_alone(engine, partnership, two_quarters):
    before = load_findings(engine, partnership, "2026-Q3", two_quarters)
    assert before.empty
    open_measure(engine, partnership, "trust", "2026-Q2", ALL)
    after = load_findings(engine, partnership, "2026-Q3", two_quarters)
    assert set(after["measure"]) == {"trust"}
    assert {"level", "change"} >= set(after["kind"]) > set()
    (opening,) = load_openings(engine, partnership, ALL)["opening_id"]
    close_measure(engine, int(opening), "2026-Q3", ALL)
    assert load_findings(engine, partnership, "2026-Q3", two_quarters).empty


def test_every_step_at_the_desk_is_in_the_audit_log(engine, partnership):
    released = publish(engine, partnership)
    withdraw_release(engine, released["release_id"], ALL)
    with begin_read(engine) as connection:
        found = connection.execute(
            select(TABLES["audit_entry"].c.action).order_by(TABLES["audit_entry"].c.id)
        )
        assert [row[0] for row in found] == ["draft_release", "publish_release", "withdraw_release"]


# ---------------------------------------------------------------- rounds


def test_a_round_is_opened_closed_and_opened_again(engine):
    number = save_partnership(engine)
    assert open_round(engine, number, QUARTER, ALL, invited_count=18)["invited_count"] == 18
    assert close_round(engine, number, QUARTER, ALL)["state"] == "closed"
    again = open_round(engine, number, QUARTER, ALL)
    assert (again["state"], again["invited_count"]) == ("open", 18)
    assert count_rows(engine, "survey_round") == 1
    assert count_rows(engine, "instrument") == 1


def test_the_smallest_group_is_raised_and_never_lowered(engine):
    number = save_partnership(engine)
    assert open_round(engine, number, QUARTER, ALL, smallest_group=8)["smallest_group"] == 8
    with pytest.raises(RoundRefused, match="can only be raised"):
        open_round(engine, number, QUARTER, ALL, smallest_group=6)
    with pytest.raises(RoundRefused, match="5 or more"):
        open_round(engine, number, QUARTER, ALL, smallest_group=4)


def test_a_draft_from_before_the_smallest_group_was_raised_is_not_published(engine, partnership):
    draft = draft_release(engine, partnership, QUARTER, ALL)["release_id"]
    open_round(engine, partnership, QUARTER, ALL, smallest_group=12)
    with pytest.raises(ReleaseRefused, match="was raised to 12 people since this draft was made"):
        publish_release(engine, draft, ALL)
    publish(engine, partnership)
    shown = load_cells(engine, partnership, QUARTER, ALL).dropna(subset="estimate")
    assert shown["respondent_count"].min() >= 12


@pytest.mark.parametrize("counts", [{"invited_count": 2**53 - 1}, {"smallest_group": 2**31}])
def test_a_number_of_people_that_no_database_holds_is_refused_in_words(engine, counts):
    number = save_partnership(engine)
    with pytest.raises(RoundRefused, match="More than 1,000,000 people"):
        open_round(engine, number, QUARTER, ALL, **counts)
    assert count_rows(engine, "survey_round") == 0


def test_fewer_people_invited_than_answered_is_refused(engine, partnership):
    answered = int(list_rounds(engine, partnership, ALL).set_index("quarter").loc[QUARTER, "sheet_count"])
    with pytest.raises(RoundRefused, match=f"fewer than the {answered} who answered"):
        close_round(engine, partnership, QUARTER, ALL, invited_count=answered - 1)
    assert close_round(engine, partnership, QUARTER, ALL, answered)["invited_count"] == answered


def test_a_round_that_is_not_there_cannot_be_closed(engine):
    number = save_partnership(engine)
    with pytest.raises(RoundRefused, match="no round of Apr–Jun 2026"):
        close_round(engine, number, QUARTER, ALL)


def test_a_raised_threshold_hides_what_a_lower_one_showed(engine, partnership):
    open_round(engine, partnership, QUARTER, ALL, smallest_group=25)
    publish(engine, partnership)
    cells = load_cells(engine, partnership, QUARTER, ALL)
    survey = cells[cells["measure"].isin(list(DOMAIN_DIRECTIONS))]
    assert survey["estimate"].isna().all()


# ---------------------------------------------------------------- commands


def run(capsys, *words):
    code = main(list(words))
    told = capsys.readouterr()
    return code, told.out, told.err


def test_the_commands_release_and_read_a_quarter(engine, partnership, capsys):
    place = ("--partnership", "Millbrook", "--quarter", QUARTER)
    code, out, _ = run(capsys, "round", "close", *place, "--invited", "30", "--json")
    assert (code, json.loads(out)["state"]) == (0, "closed")
    code, out, _ = run(capsys, "release", "--all", "--json")
    assert (code, len(json.loads(out)["releases"])) == (0, 1)
    code, out, _ = run(capsys, "cells", *place, "--json")
    rows = json.loads(out)["cells"]
    assert code == 0
    assert {row["measure"] for row in rows} >= set(DOMAIN_DIRECTIONS)
    code, out, _ = run(capsys, "cells", *place, "--csv")
    assert (code, out.splitlines()[0]) == (0, ",".join(CELL_COLUMNS))
    assert len(out.splitlines()) == len(rows) + 1
    code, out, _ = run(capsys, "findings", *place, "--json")
    assert (code, json.loads(out)["findings"][0]["rank"]) == (0, 1)


def test_a_second_release_of_all_does_nothing(engine, partnership, capsys):
    run(capsys, "release", "--all")
    code, out, _ = run(capsys, "release", "--all", "--json")
    assert (code, json.loads(out)["releases"]) == (0, [])


def test_commands_refuse_what_is_not_there(engine, partnership, capsys):
    place = ("--partnership", "Millbrook", "--quarter", QUARTER)
    for words, reason in [
        (("cells", *place), "nothing is published"),
        (("findings", *place), "nothing is published"),
        (("cells", "--partnership", "Nowhere", "--quarter", QUARTER), "not known"),
        (("release", "--partnership", "Millbrook", "--quarter", "Summer"), "2026-Q3"),
        (("release", "--partnership", "Millbrook"), "--partnership and --quarter"),
    ]:
        code, _, err = run(capsys, *words)
        assert code == 2
        assert reason in err


def test_a_quarter_with_nothing_recorded_is_refused(engine, partnership):
    with pytest.raises(ReleaseRefused, match="Nothing is recorded for this quarter"):
        draft_release(engine, partnership, "1990-Q1", ALL)
    assert list_releases(engine, partnership, ALL).empty


def test_whoever_may_not_read_drafts_sees_published_versions_only(engine, partnership):
    draft_release(engine, partnership, QUARTER, ALL)
    member = Scope({"partner": frozenset([partnership])})
    assert list_releases(engine, partnership, member).empty
    assert list_releases(engine, partnership, ALL)["state"].tolist() == ["draft"]
    with pytest.raises(NotAllowed):
        list_releases(engine, partnership, Scope.nothing())


# ---------------------------------------------------------------- two at once, step by step


def test_a_version_made_from_older_records_does_not_replace_one_made_from_newer(engine, partnership):
    """Two read; more answers come in between; whoever read them wins, in whatever order they write."""
    older = next(build_batches(engine, list_place(partnership)))
    save_people(engine, round_of_people(27, seed=8, first_code=50), partnership, first=50)
    publish(engine, partnership)
    outcomes = Outcomes()
    _write(engine, older, "published", None, NOW, ALL, outcomes)
    assert "came out while this one was being made" in outcomes.refused[0]["reason"]
    assert states(engine, partnership) == {1: "published"}
    assert load_cells(engine, partnership, QUARTER, ALL)["respondent_count"].max() == 51


def test_a_version_made_while_the_smallest_group_is_raised_is_made_anew(engine, partnership):
    batch = next(build_batches(engine, list_place(partnership)))
    open_round(engine, partnership, QUARTER, ALL, smallest_group=12)
    outcomes = Outcomes()
    _write(engine, batch, "published", None, NOW, ALL, outcomes)
    assert "was raised while this version was being made" in outcomes.refused[0]["reason"]
    assert states(engine, partnership) == {}
    assert publish(engine, partnership)["version"] == 1


def test_arithmetic_has_one_thread_while_a_batch_is_built(sqlite_engine, monkeypatch):
    number = save_partnership(sqlite_engine)
    save_people(sqlite_engine, round_of_people(24, seed=1), number)
    build, seen = ReleaseBatch.build, []

    def build_and_look(*arguments):
        seen.extend(each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas")
        return build(*arguments)

    monkeypatch.setattr(ReleaseBatch, "build", build_and_look)
    with threadpool_limits(limits=2, user_api="blas"):
        next(build_batches(sqlite_engine, list_place(number)))
    assert set(seen) == {1}


def test_a_draft_made_at_the_same_moment_does_not_remove_what_was_just_published(engine, partnership):
    draft = draft_release(engine, partnership, QUARTER, ALL)
    save_people(engine, round_of_people(27, seed=8, first_code=50), partnership, first=50)
    batch = next(build_batches(engine, list_place(partnership)))
    publish_release(engine, draft["release_id"], ALL)
    outcomes = Outcomes()
    _write(engine, batch, "draft", None, NOW, ALL, outcomes)
    assert outcomes.refused
    assert states(engine, partnership) == {1: "published"}


def test_many_who_draft_publish_and_withdraw_at_once_leave_one_version_or_none(engine, partnership):
    def work(number):
        try:
            released = publish(engine, partnership)
            if number % 3 == 0:
                withdraw_release(engine, released["release_id"], ALL)
        except (ReleaseRefused, TypeError) as refusal:  # nothing new to draft has no number to publish
            return str(refusal)
        return "done"

    with ThreadPoolExecutor(6) as people:
        outcomes = list(people.map(work, range(12)))
    assert "done" in outcomes
    assert list(states(engine, partnership).values()).count("published") <= 1
    assert count_rows(engine, "cell") == sum(
        len(load_cells(engine, partnership, QUARTER, ALL, version)) for version in states(engine, partnership)
    )
