"""Sums over a programme: added up in the database as they would be from its cells, and drawn in few lines."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from streamlit.testing.v1 import AppTest

from analytics.charts.gap_rows import (
    LEDGER_MEASURES,
    MOST_DRAWN,
    build_category_gaps,
    build_kind_totals,
    build_partnership_gaps,
    build_quarter_gaps,
)
from data.accounts import Scope
from data.releases import list_programme_releases, load_programme_cells, sum_programme_cells
from tests.release_makers import cell, cells, save_partnership, save_release, save_year
from tests.test_pages import said, sign_in, visit

FUNDER = Scope({"funder": None})
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


@pytest.fixture
def programme(engine):
    """Two partnerships with quarters behind them, and one whose ledger states a need and nothing else."""
    numbers = {name: save_year(engine, name) for name in ("Millbrook", "Northgate")}
    numbers["Weir"] = save_partnership(engine, "Weir")
    save_release(engine, numbers["Weir"], "2026-Q3", ledger(need_gbp=7_000.5, unmet_need_gbp=7_000.5))
    return engine, numbers


@pytest.mark.parametrize(("by", "build"), OF_ONE_QUARTER)
@pytest.mark.parametrize("name", [None, "Northgate", "Weir"])
def test_what_the_database_adds_up_is_what_the_cells_add_up_to(programme, by, build, name):
    engine, numbers = programme
    only = numbers.get(name)
    sums = sum_programme_cells(engine, FUNDER, LEDGER_MEASURES, by, "2026-Q3", only)
    whole = load_programme_cells(engine, FUNDER, LEDGER_MEASURES, "2026-Q3", only)
    assert len(build(sums)) > 0
    assert_frame_equal(build(sums), build(whole))


def test_so_it_is_over_the_quarters(programme):
    engine, _ = programme
    sums = sum_programme_cells(engine, FUNDER, LEDGER_MEASURES, "quarter")
    whole = load_programme_cells(engine, FUNDER, LEDGER_MEASURES)
    assert len(build_quarter_gaps(sums)) == 5
    assert_frame_equal(build_quarter_gaps(sums), build_quarter_gaps(whole))


def test_what_nobody_stated_is_missing_and_not_nothing(programme):
    engine, numbers = programme
    sums = sum_programme_cells(engine, FUNDER, LEDGER_MEASURES, "partnership", "2026-Q3", numbers["Weir"])
    (line,) = build_partnership_gaps(sums).to_dict("records")
    assert line["need_gbp"] == line["unmet_need_gbp"] == 7_000.5
    assert pd.isna([line["committed_gbp"], line["received_gbp"], line["spent_gbp"]]).all()


def test_sums_reach_as_far_as_a_role_does(programme):
    engine, numbers = programme
    near = Scope({"funder": frozenset([numbers["Weir"]])})
    sums = sum_programme_cells(engine, near, LEDGER_MEASURES, "partnership")
    assert set(sums["partnership"]) == {"Weir"}
    assert list_programme_releases(engine, near, LEDGER_MEASURES)["quarter"].tolist() == ["2026-Q3"]
    for outsider in (Scope.nothing(), Scope({"partner": frozenset([max(numbers.values()) + 1])})):
        assert sum_programme_cells(engine, outsider, LEDGER_MEASURES, "quarter").empty
        assert list_programme_releases(engine, outsider, LEDGER_MEASURES).empty


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
