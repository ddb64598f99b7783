"""The planted truth of the example comes back through records, release and findings at the claimed rates.

One run of the whole flow, on SQLite: what was planted is declared in data/examples/truth.yaml.
"""

import pandas as pd
import pytest

from analytics.instruments import BARRIERS, DOMAIN_DIRECTIONS, STRENGTHS
from data.accounts import Scope
from data.database import migrate, open_engine
from data.examples.commands import release_example
from data.examples.load import load_example
from data.examples.truth import build_planted_paths, build_planted_steps, name_quarters, read_truth
from data.releases import list_partnerships, load_cell_history, load_findings, load_programme_cells

EVERYTHING = Scope.everything()
TURNED = ("eased", "worsened", "rose", "fell")
# What a planted step of a measure is called, up and down.
TURNS = {**dict.fromkeys(BARRIERS, ("worsened", "eased")), **dict.fromkeys(STRENGTHS, ("rose", "fell"))}


@pytest.fixture(scope="module")
def truth():
    return read_truth()


@pytest.fixture(scope="module")
def programme(tmp_path_factory):
    """The example, loaded and released as `python -m data example` does it."""
    folder = tmp_path_factory.mktemp("example")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMON_GROUND_KEY_FILE", str(folder / "pseudonym.key"))
        engine = open_engine(f"sqlite:///{folder / 'example.db'}")
        migrate(engine)
        load_example(engine)
        release_example(engine)
        yield engine
        engine.dispose()


@pytest.fixture(scope="module")
def published(programme) -> pd.DataFrame:
    numbers = list_partnerships(programme, EVERYTHING)["partnership_id"]
    return pd.concat([load_cell_history(programme, number, EVERYTHING) for number in numbers])


@pytest.fixture(scope="module")
def survey_levels(published, truth) -> pd.DataFrame:
    """What the survey alone says of each measure and quarter, beside what was planted."""
    from_survey = published["breakdown"].eq("stream") & published["group"].eq("survey")
    strengths = published["breakdown"].eq("whole") & published["measure"].isin(STRENGTHS)
    levels = published[from_survey | strengths].dropna(subset=["estimate"])
    planted = build_planted_paths(truth, "levels").drop(columns="partnership")
    return levels.merge(planted, on=["partnership_id", "quarter", "measure"])


def test_every_quarter_of_every_partnership_is_published(published, truth):
    quarters = published.groupby("partnership_id")["quarter"].nunique()
    assert len(quarters) == len(truth["partnerships"])
    assert set(quarters) == {truth["quarter_count"]}


def test_intervals_cover_what_was_planted(survey_levels):
    """Claimed: 95 of 100. Answers of one person hang together, so 90 is how far they may stray."""
    covered = survey_levels["planted"].between(survey_levels["low"], survey_levels["high"])
    assert len(survey_levels) > 400
    assert covered.mean() >= 0.90


def test_scores_are_not_off_to_one_side(survey_levels):
    """Cutting answers into steps, reversed questions and gaps leave no lean: within a point on average."""
    error = survey_levels["estimate"] - survey_levels["planted"]
    assert abs(error.mean()) < 1.0


def test_what_was_planted_as_heaviest_is_called_so_in_the_last_year(published, truth):
    last_year = sorted(published["quarter"].unique())[-4:]
    said = published[published["measure"].eq("heaviest_barrier") & published["quarter"].isin(last_year)]
    for partnership in truth["partnerships"]:
        if partnership["heaviest"] is None:
            continue
        verdicts = set(said.loc[said["partnership_id"].eq(partnership["id"]), "verdict"])
        assert verdicts == {partnership["heaviest"]}, partnership["name"]


def test_planted_steps_of_trust_are_found_in_their_quarter(published, truth):
    steps = build_planted_steps(truth).query("measure == 'trust'")
    changes = published[published["breakdown"].eq("change")]
    assert len(steps) == 2
    for step in steps.itertuples():
        cell = changes[
            changes["partnership_id"].eq(step.partnership_id)
            & changes["quarter"].eq(step.quarter)
            & changes["measure"].eq("trust")
        ].iloc[0]
        assert cell["low"] <= step.change_points <= cell["high"]
        assert cell["verdict"] == TURNS["trust"][step.change_points < 0]


def test_few_changes_are_called_where_none_was_planted(published, truth):
    """Claimed: of the changes called, at most 5 in 100 of all comparisons are false (Benjamini-Hochberg)."""
    steps = build_planted_steps(truth)[["partnership_id", "quarter", "measure"]].assign(planted=True)
    changes = published[
        published["breakdown"].eq("change") & published["measure"].isin(list(DOMAIN_DIRECTIONS))
    ].merge(steps, on=["partnership_id", "quarter", "measure"], how="left")
    without = changes[changes["planted"].isna() & changes["verdict"].notna()]
    assert len(without) > 350
    assert without["verdict"].isin(TURNED).mean() <= 0.05


def test_a_slow_rise_shows_in_the_trend(published):
    last = published["quarter"].max()
    rows = published[
        published["partnership_id"].eq(8)
        & published["measure"].eq("alignment")
        & published["breakdown"].eq("trend")
        & published["quarter"].eq(last)
        & published["group"].eq(last)
    ]
    assert rows["detail"].iloc[0]["probability_higher_than_first"] > 0.95


def test_streams_that_contradict_each_other_are_findings(programme, truth):
    for partnership in truth["partnerships"]:
        planted = partnership.get("disagreement")
        findings = load_findings(programme, partnership["id"], truth["last_quarter"], EVERYTHING)
        apart = findings[findings["kind"].isin(["streams_disagree", "perceived_against_recorded"])]
        if planted is None:
            assert apart.empty, partnership["name"]
        else:
            assert planted["measure"] in set(apart["measure"]), partnership["name"]


def test_two_camps_show_as_a_gap_between_groups_or_as_a_split(programme, truth):
    """The frozen partition may mix a camp with others, which blurs the gap: most quarters show it."""
    told = []
    for quarter in name_quarters(truth["last_quarter"], truth["quarter_count"]):
        findings = load_findings(programme, 8, quarter, EVERYTHING)
        own = findings[findings["kind"].isin(["group_gap", "split"])]
        told.append("trust" in set(own["measure"]))
    assert sum(told) > truth["quarter_count"] / 2


def test_people_who_do_not_know_about_money_are_a_finding(programme, truth):
    findings = load_findings(programme, 6, truth["last_quarter"], EVERYTHING)
    assert "money" in set(findings.loc[findings["kind"].eq("dont_know"), "measure"])


def test_unmet_need_is_found_as_planted(published, truth):
    planted = build_planted_paths(truth, "records").drop(columns="partnership")
    shares = published[published["measure"].eq("unmet_need_share") & published["breakdown"].eq("whole")]
    sides = shares.merge(planted, on=["partnership_id", "quarter", "measure"])
    assert len(sides) == len(truth["partnerships"]) * truth["quarter_count"]
    assert (sides["estimate"] - sides["planted"]).abs().max() < 0.005


def test_attendance_and_training_are_found_as_planted(published, truth):
    planted = build_planted_paths(truth, "records").drop(columns="partnership")
    shares = published[
        published["measure"].isin(["attendance_share", "training_shortfall_share"])
        & published["breakdown"].eq("whole")
    ]
    sides = shares.merge(planted, on=["partnership_id", "quarter", "measure"])
    # Families count as one seat in what is published, so a share may differ by one seat of about ten.
    assert (sides["estimate"] - sides["planted"]).abs().max() < 0.10


def test_nobody_is_matched_where_no_codes_are_used(published):
    details = published.loc[published["partnership_id"].eq(7) & published["breakdown"].eq("change"), "detail"]
    assert len(details) > 0
    assert not any("stayer_count" in detail for detail in details)


def test_a_funder_sees_resource_scores_only_where_they_were_opened(programme, truth):
    funder = EVERYTHING.as_role("funder")
    cells = load_programme_cells(programme, funder, ["resources"], truth["last_quarter"])
    cells = cells[cells["breakdown"].eq("whole") | cells["group"].eq("survey")]
    opened = {row["id"] for row in truth["partnerships"] if "resources" in row["opened_to_programme"]}
    assert set(cells["partnership_id"]) == opened


def planted_blocks(truth):
    return {row["id"]: row["blocks"] for row in truth["partnerships"] if "blocks" in row}


def test_whether_people_agree_on_what_comes_first_is_found_as_planted(published, truth):
    words = published[published["measure"].eq("priorities")]
    planted = planted_blocks(truth)
    assert set(words["partnership_id"]) == set(planted)
    for number, own in words.groupby("partnership_id"):
        assert set(own["verdict"]) == {planted[number]["priorities"]}
        assert own["quarter"].min() == planted[number]["since"]


def test_what_is_named_first_is_what_was_planted(published, truth):
    """Where an order is shared, its first three stand above its last two in every quarter."""
    shares = published[published["measure"].str.startswith("priority:")]
    agreed = {number: own for number, own in planted_blocks(truth).items() if own["priorities"] == "agreed"}
    assert len(agreed) == 2
    for number, own in agreed.items():
        cells = shares[shares["partnership_id"].eq(number)]
        early = cells["measure"].isin([f"priority:{name}" for name in own["order"][:3]])
        assert cells.loc[early, "estimate"].min() > cells.loc[~early, "estimate"].max()


def test_the_share_of_links_that_go_well_is_found_as_planted(published, truth):
    """The planted share is of all links; a network of 72 to 156 of them differs by chance: within .12."""
    ties = published[published["measure"].eq("working_ties")]
    planted = {
        number: own["links_that_go_well"]
        for number, own in planted_blocks(truth).items()
        if "links_that_go_well" in own
    }
    assert set(ties["partnership_id"]) == set(planted)
    off = ties["estimate"] - ties["partnership_id"].map(planted)
    assert off.abs().max() <= 0.12
    assert (ties["low"] <= ties["estimate"]).all()
    assert (ties["estimate"] <= ties["high"]).all()


def test_both_blocks_are_findings(programme, truth):
    findings = load_findings(programme, 1, truth["last_quarter"], EVERYTHING)
    assert {"priorities", "working_ties"} <= set(findings["kind"])
