"""The synthetic programme: what it plants, that it loads, and that the plant is found again."""

import json

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import func, insert, select

from data import release_desk, tables
from data.commands import main
from data.database import begin_read, begin_write
from data.examples.answers import DOMAIN_SD, NOISE_SD, PERSON_SD, QUARTER_SD, _latent_mean
from data.examples.load import load_example
from data.examples.programme import build_programme
from data.examples.scale_up import scale_up
from data.examples.truth import build_planted_paths, build_planted_steps, name_quarters, read_truth
from data.imports.problems import ImportRefused
from data.instruments import read_instrument
from data.release_due import find_due

INSTRUMENT = read_instrument()


@pytest.fixture(scope="module")
def truth():
    return read_truth()


@pytest.fixture(scope="module")
def programme(truth):
    return build_programme(truth, INSTRUMENT)


def score_domains(responses: pd.DataFrame) -> pd.DataFrame:
    """A slow obvious scoring: every item on its own, then the mean of a domain's items."""
    ratings = pd.DataFrame([json.loads(text) for text in responses["answers"]]).where(lambda r: r >= 1)
    scores = {}
    for item in INSTRUMENT.items:
        turned = 6 - ratings[item.id] if item.reversed else ratings[item.id]
        scores[item.id] = (turned - 1) / 4 * 100
    table = pd.DataFrame(scores)
    domains = {
        domain: table[[i.id for i in INSTRUMENT.items if i.domain == domain and i.construct != "readiness"]]
        for domain in INSTRUMENT.domains
    }
    return pd.DataFrame({name: part.mean(axis=1) for name, part in domains.items()})


def test_the_same_seed_gives_the_same_programme(truth, programme):
    again = build_programme(truth, INSTRUMENT)
    for name, frame in programme.items():
        pd.testing.assert_frame_equal(frame, again[name])


def test_twelve_quarters_end_with_the_last_one():
    quarters = name_quarters("2026-Q3", 12)
    assert (len(quarters), quarters[0], quarters[-1]) == (12, "2023-Q4", "2026-Q3")


def test_a_step_lasts_and_a_slope_adds_up(truth):
    planted = build_planted_paths(truth, "levels").set_index(["partnership_id", "measure", "quarter"])
    planted = planted.sort_index()
    trust = planted.loc[(1, "trust"), "planted"]
    assert (trust["2025-Q3"], trust["2025-Q4"], trust["2026-Q3"]) == (42, 62, 62)
    alignment = planted.loc[(8, "alignment"), "planted"]
    assert alignment["2026-Q3"] - alignment["2023-Q4"] == pytest.approx(11 * 1.5)


def test_ideas_stand_above_and_below_their_domain_by_points_that_cancel(truth):
    for partnership in truth["partnerships"]:
        shifts = partnership.get("constructs") or {}
        for domain in INSTRUMENT.domains:
            own = [shifts.get(c.id, 0) for c in INSTRUMENT.constructs if c.domain == domain and not c.beside]
            assert sum(own) == 0, (partnership["name"], domain)


@pytest.mark.parametrize("level", [10, 35, 50, 80])
def test_cutting_into_steps_keeps_the_planted_average(level):
    random = np.random.default_rng(1)
    spread = np.sqrt(PERSON_SD**2 + DOMAIN_SD**2 + QUARTER_SD**2 + NOISE_SD**2)
    latent = _latent_mean(np.array([float(level)]), INSTRUMENT) + random.normal(0, spread, 200_000)
    cut = np.clip(np.rint(latent / 25), 0, 4) * 25
    assert cut.mean() == pytest.approx(level, abs=0.3)


def test_average_answers_are_the_planted_levels(truth, programme):
    """Each partnership's mean over its quarters lies within four standard errors of the plant."""
    responses = programme["response"]
    scores = score_domains(responses)
    planted = build_planted_paths(truth, "levels").pivot_table(
        index=["partnership_id", "quarter"], columns="measure", values="planted"
    )
    expected = planted.loc[pd.MultiIndex.from_frame(responses[["partnership_id", "quarter"]])]
    for domain in scores:
        error = scores[domain] - expected[domain].to_numpy()
        # Answers of one person hang together over the quarters: count people, not sheets.
        by_person = error.groupby([responses["partnership_id"], responses["person_id"]]).mean()
        summary = by_person.groupby(level=0).agg(["mean", "sem"])
        assert (summary["mean"].abs() < 4 * summary["sem"]).all(), domain


def test_people_come_and_go_and_most_stay(programme):
    roster = programme["roster"]
    last_two = [set(roster.loc[roster["quarter"] == q, "person_id"]) for q in ("2026-Q2", "2026-Q3")]
    staying = len(last_two[0] & last_two[1]) / len(last_two[0])
    assert 0.85 < staying < 1


def test_partnerships_have_eight_to_sixty_people(programme):
    sizes = programme["roster"].groupby(["partnership_id", "quarter"]).size()
    assert (sizes.min(), sizes.max()) == (8, 60)


def test_each_parent_is_an_organisation_of_their_own(programme):
    roster = programme["roster"]
    parents = roster[roster["sector"] == "parents and carers"]
    people = parents.groupby(["organisation_id"])["person_id"].nunique()
    assert (people == 1).all()


def test_no_person_is_asked_twice_in_a_round(programme):
    roster = programme["roster"]
    assert not roster.duplicated(["partnership_id", "quarter", "person_id"]).any()


def test_unmet_need_is_planted_to_the_pound_in_every_quarter(truth, programme):
    lines = programme["resource_line"]
    short = (lines["need"] - lines["committed"]).clip(lower=0)
    keys = [lines["partnership_id"], lines["quarter"]]
    share = short.groupby(keys).sum() / lines["need"].groupby(keys).sum()
    planted = build_planted_paths(truth, "records").query("measure == 'unmet_need_share'")
    expected = planted.set_index(["partnership_id", "quarter"])["planted"]
    assert share.to_numpy() == pytest.approx(expected.loc[share.index].to_numpy(), abs=0.002)


def test_agencies_come_at_the_planted_share_to_the_nearest_visit(truth, programme):
    seats = programme["attendance"]
    came = seats["presence"].isin(["present", "deputy"])
    visits = came.groupby(
        [seats["partnership_id"], seats["quarter"], seats["meeting_id"], seats["organisation_id"]]
    ).any()
    observed = visits.groupby(level=[0, 1]).agg(["mean", "size"])
    planted = build_planted_paths(truth, "records").query("measure == 'attendance_share'")
    expected = planted.set_index(["partnership_id", "quarter"])["planted"].loc[observed.index]
    assert ((observed["mean"] - expected).abs() <= 0.5 / observed["size"] + 1e-9).all()


def test_nothing_is_dated_after_the_last_quarter(programme):
    for name, columns in {
        "meeting": ["held_on"],
        "action": ["closed_on", "agreed_on"],
        "decision": ["raised_on", "decided_on"],
        "training": ["completed_on"],
        "event": ["happened_on"],
    }.items():
        for column in columns:
            assert programme[name][column].dropna().max() <= pd.Timestamp("2026-09-30").date(), (name, column)


def test_a_planted_step_of_trust_has_events_beside_it(truth, programme):
    steps = build_planted_steps(truth).query("measure == 'trust'")
    events = programme["event"]
    for step in steps.itertuples():
        own = events[events["partnership_id"] == step.partnership_id]
        kind = "check_in" if step.change_points > 0 else "people"
        assert kind in set(own["kind"])


def test_it_loads_on_both_databases_and_can_be_added_to(engine):
    written = load_example(engine)
    with begin_read(engine) as connection:
        for name in ("partnership", "survey_round", "response", "attendance", "resource_line", "training"):
            table = tables.StoredRow.metadata.tables[name]
            assert connection.scalar(select(func.count()).select_from(table)) == written[name] > 0
        assert connection.scalar(select(func.count()).where(tables.Partnership.is_synthetic)) == 8
    _add_a_partnership(engine)


def _add_a_partnership(engine):
    """The next number must be free: numbers were given out by the example, not by the database."""
    with begin_write(engine) as connection:
        connection.execute(insert(tables.Partnership), [{"name": "Another", "is_synthetic": False}])


def test_a_database_that_holds_something_refuses_it(sqlite_engine):
    load_example(sqlite_engine)
    with pytest.raises(ImportRefused) as refusal:
        load_example(sqlite_engine)
    assert "already holds 8 partnership(s)" in str(refusal.value.problems[0])


def test_codes_are_kept_as_hashes_and_one_partnership_has_none(sqlite_engine):
    load_example(sqlite_engine)
    with begin_read(sqlite_engine) as connection:
        rows = pd.read_sql(
            select(tables.SurveyRound.partnership_id, tables.Response.person_key).join(
                tables.SurveyRound, tables.Response.round_id == tables.SurveyRound.id
            ),
            connection,
        )
    given = rows["person_key"].notna().groupby(rows["partnership_id"]).mean()
    assert given[7] == 0
    assert given.drop(7).between(0.6, 0.99).all()
    assert not rows["person_key"].dropna().str.contains("person").any()


def count_rows(engine, name: str) -> int:
    table = tables.StoredRow.metadata.tables[name]
    with begin_read(engine) as connection:
        return connection.scalar(select(func.count()).select_from(table))


def test_copies_hold_everything_that_the_original_holds(engine):
    written = load_example(engine)
    assert scale_up(engine, copies=2) == 3 * written["partnership"]
    for name in ("membership", "survey_round", "response", "meeting", "attendance", "resource_line"):
        assert count_rows(engine, name) == 3 * written[name], name


def test_copies_may_be_of_some_quarters_only(sqlite_engine):
    written = load_example(sqlite_engine)
    scale_up(sqlite_engine, copies=1, quarters=["2026-Q2", "2026-Q3"])
    assert count_rows(sqlite_engine, "survey_round") == written["survey_round"] + 16


def test_copies_are_not_made_of_copies(sqlite_engine):
    load_example(sqlite_engine)
    scale_up(sqlite_engine, copies=1)
    with pytest.raises(ValueError, match="holds copies already"):
        scale_up(sqlite_engine, copies=1)


def test_the_command_loads_once_and_then_refuses(sqlite_engine, capsys):
    assert main(["example", "--without-releases"]) == 0
    said = capsys.readouterr()
    assert "8 partnerships, 95 survey rounds" in said.out
    assert "takes a minute or two" in said.err
    assert main(["example", "--without-releases"]) == 2
    assert "already holds 8 partnership(s)" in capsys.readouterr().err


def test_if_empty_leaves_a_database_alone_that_holds_something(sqlite_engine, capsys):
    _add_a_partnership(sqlite_engine)
    assert main(["example", "--if-empty"]) == 0
    assert "was not loaded" in capsys.readouterr().out
    assert count_rows(sqlite_engine, "partnership") == 1
    assert count_rows(sqlite_engine, "release") == 0


def test_if_empty_publishes_an_example_that_was_interrupted(sqlite_engine, capsys, monkeypatch):
    """Two of the first partnership's quarters stand for all that are due."""
    truth = read_truth()
    load_example(sqlite_engine, truth | {"partnerships": truth["partnerships"][:1]})
    monkeypatch.setattr(release_desk, "find_due", lambda engine: find_due(engine).head(2))
    assert main(["example", "--if-empty"]) == 0
    assert "2 quarters are published now" in capsys.readouterr().out
    assert count_rows(sqlite_engine, "release") == 2
    assert main(["example", "--if-empty"]) == 0
    assert count_rows(sqlite_engine, "release") == 2
