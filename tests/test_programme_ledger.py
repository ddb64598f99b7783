"""Sums over a programme: added up in the database as they would be from its cells, and drawn in few lines."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from analytics.charts.gap_rows import (
    LEDGER_MEASURES,
    MOST_DRAWN,
    PEOPLE_MEASURES,
    build_category_gaps,
    build_kind_totals,
    build_partnership_gaps,
    build_people_gaps,
    build_quarter_gaps,
)
from analytics.gap_sentences import measure_gap_totals
from data.accounts import Scope
from data.database import begin_read
from data.openings import close_measure, load_openings, open_measure
from data.programme_ledger import (
    count_replaced,
    load_felt_cells,
    load_people_gaps,
    load_programme_ledger,
    sum_ledgers,
)
from data.release_desk import withdraw_release
from data.releases import load_programme_cells
from data.tables import StoredRow
from tests.release_makers import cell, cells, save_partnership, save_release, save_year
from tests.test_pages import said, sign_in, visit

FUNDER, CUSTODIAN = Scope({"funder": None}), Scope.everything()
RELEASE = StoredRow.metadata.tables["release"]
OF_ONE_QUARTER = [
    ("group", build_category_gaps),
    ("group", build_kind_totals),
    ("partnership", build_partnership_gaps),
]


def ledger(**amounts: float | None) -> pd.DataFrame:
    """The cells of a ledger of one category in which only these amounts are stated."""
    return cells(
        *[
            cell(measure, "category", "training · cash", unit="GBP", audience="programme",
                 estimate=amounts.get(measure, float("nan")))
            for measure in LEDGER_MEASURES
        ]
    )  # fmt: skip


def people(posts: float, short: int = 0, needed: int = 0) -> pd.DataFrame:
    """Cells of empty posts and, where somebody needs one, of certificates."""
    course = {"needed_count": needed, "current_count": needed - short}
    rows = [cell("fte_gap", unit="fte", audience="programme", estimate=posts)]
    if needed:
        rows.append(
            cell("training_shortfall_share", unit="share_0_to_1", audience="programme",
                 estimate=short / needed, detail=course)
        )  # fmt: skip
    return cells(*rows)


@pytest.fixture
def programme(engine):
    """Two partnerships with quarters behind them, and one whose ledger states a need and nothing else."""
    numbers = {name: save_year(engine, name) for name in ("Millbrook", "Northgate")}
    numbers["Weir"] = save_partnership(engine, "Weir")
    weir = [ledger(need_gbp=7_000.5, unmet_need_gbp=7_000.5), people(2.0, 5, 20)]
    save_release(engine, numbers["Weir"], "2026-Q3", pd.concat(weir, ignore_index=True))
    numbers["Dale"] = save_partnership(engine, "Dale")
    dale = [ledger(need_gbp=90, committed_gbp=90, received_gbp=40, unmet_need_gbp=0), people(3.5)]
    save_release(engine, numbers["Dale"], "2026-Q3", pd.concat(dale, ignore_index=True))
    return engine, numbers


@pytest.mark.parametrize(("by", "build"), OF_ONE_QUARTER)
@pytest.mark.parametrize("name", [None, "Northgate", "Weir"])
def test_what_the_database_adds_up_is_what_the_cells_add_up_to(programme, by, build, name):
    engine, numbers = programme
    only = numbers.get(name)
    sums = sum_ledgers(engine, FUNDER, by, "2026-Q3", only)
    whole = load_programme_cells(engine, FUNDER, LEDGER_MEASURES, "2026-Q3", only)
    assert len(build(sums)) > 0
    assert_frame_equal(build(sums), build(whole))


def test_so_it_is_over_the_quarters(programme):
    engine, _ = programme
    sums = sum_ledgers(engine, FUNDER, "quarter")
    whole = load_programme_cells(engine, FUNDER, LEDGER_MEASURES)
    assert len(build_quarter_gaps(sums)) == 5
    assert_frame_equal(build_quarter_gaps(sums), build_quarter_gaps(whole))


def test_what_nobody_stated_is_missing_and_not_nothing(programme):
    engine, numbers = programme
    sums = sum_ledgers(engine, FUNDER, "partnership", "2026-Q3", numbers["Weir"])
    (line,) = build_partnership_gaps(sums).to_dict("records")
    assert line["need_gbp"] == line["unmet_need_gbp"] == 7_000.5
    assert pd.isna([line["committed_gbp"], line["received_gbp"], line["spent_gbp"]]).all()


@pytest.mark.parametrize("name", [None, "Northgate", "Weir", "Dale"])
def test_what_is_said_of_all_is_what_their_lines_add_up_to(programme, name):
    engine, numbers = programme
    whole = load_programme_cells(
        engine, FUNDER, [*LEDGER_MEASURES, *PEOPLE_MEASURES], "2026-Q3", numbers.get(name)
    )
    partnerships, people = build_partnership_gaps(whole), build_people_gaps(whole)
    by_quarter = sum_ledgers(engine, FUNDER, "quarter", None, numbers.get(name))
    read = load_programme_ledger(engine, FUNDER, "2026-Q3", numbers.get(name), 2, by_quarter)
    assert read.totals == measure_gap_totals(partnerships, people)
    assert_frame_equal(build_partnership_gaps(read.by_partnership), partnerships.head(2))
    assert_frame_equal(read.people, people.head(2))
    assert_frame_equal(load_people_gaps(engine, FUNDER, "2026-Q3", numbers.get(name)), people)


def test_what_people_report_is_read_where_it_is_open_and_nowhere_else(programme):
    engine, numbers = programme
    assert load_felt_cells(engine, FUNDER, "2026-Q3", None).empty
    number = numbers["Northgate"]
    open_measure(engine, number, "resources", "2026-Q3", CUSTODIAN)
    felt = load_felt_cells(engine, FUNDER, "2026-Q3", None)
    assert set(felt["partnership"]) == {"Northgate"}
    survey = felt["measure"].eq("resources") & felt["group"].eq("survey")
    assert felt.loc[survey, "estimate"].notna().tolist() == [True]
    (opened,) = load_openings(engine, number, CUSTODIAN)["opening_id"]
    close_measure(engine, opened, "2026-Q3", CUSTODIAN)
    assert load_felt_cells(engine, FUNDER, "2026-Q3", None).empty


def test_a_version_that_is_taken_back_is_noticed_by_who_may_read_it(programme):
    engine, numbers = programme
    near = Scope({"funder": frozenset([numbers["Millbrook"]])})
    before = count_replaced(engine, FUNDER, None)
    with begin_read(engine) as connection:
        own = RELEASE.c.partnership_id == numbers["Weir"]
        release_id = connection.execute(select(RELEASE.c.id).where(own)).scalar_one()
    withdraw_release(engine, release_id, CUSTODIAN)
    assert count_replaced(engine, FUNDER, None) == before + 1
    assert count_replaced(engine, FUNDER, numbers["Millbrook"]) == before
    assert count_replaced(engine, near, None) == before
    assert set(sum_ledgers(engine, FUNDER, "partnership", "2026-Q3")["partnership"]) == {
        "Dale",
        "Millbrook",
        "Northgate",
    }


def test_sums_reach_as_far_as_a_role_does(programme):
    engine, numbers = programme
    near = Scope({"funder": frozenset([numbers["Weir"]])})
    sums = sum_ledgers(engine, near, "partnership")
    assert set(sums["partnership"]) == {"Weir"}
    assert set(sum_ledgers(engine, near, "quarter")["quarter"]) == {"2026-Q3"}
    for outsider in (Scope.nothing(), Scope({"partner": frozenset([max(numbers.values()) + 1])})):
        assert sum_ledgers(engine, outsider, "quarter").empty


def test_a_chart_draws_a_few_of_many_partnerships_and_says_so(sqlite_engine, monkeypatch):
    many = MOST_DRAWN + 3
    for number in range(many):
        place = save_partnership(sqlite_engine, f"Place {number:02d}")
        unmet = 1_000.0 * (number + 1)
        save_release(sqlite_engine, place, "2026-Q3", ledger(need_gbp=unmet, unmet_need_gbp=unmet))
    sign_in(monkeypatch, sqlite_engine, "funder")
    app: AppTest = visit("funder/resource_gaps")
    assert f"the first {MOST_DRAWN} of {many} lines" in said(app)
    drawn = next(chart.proto.spec for chart in app.get("plotly_chart") if "Place" in chart.proto.spec)
    assert "Place 22" in drawn
    assert "Place 03" in drawn
    assert "Place 02" not in drawn
    shown = [table.value for table in app.table if "Place 22" in table.value.index]
    assert [table.index[-2:].tolist() for table in shown] == [["Place 11", "All together"]]
    assert shown[0].loc["All together", "Unmet"] == "£276k"  # of all 23, not of those that are shown
    next(box for box in app.checkbox if box.label == f"Show all {many} rows").check().run()
    (shown,) = [table.value for table in app.table if "Place 22" in table.value.index]
    every = [f"Place {number:02d}" for number in reversed(range(many))]
    assert shown.index.tolist() == [*every, "All together"]
