"""Nothing is told of a quarter whose cells are not there to be read."""

import pandas as pd
import pytest

from data.comparisons import THAN_FIRST, THAN_YEAR_AGO, hide_comparisons

QUARTERS = ["2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]
PLACE = {"partnership_id": 1, "quarter": "2026-Q3", "version": 1, "measure": "trust"}


def trend_cells() -> pd.DataFrame:
    """A line of five quarters: the first is compared with none, the last with a year ago too."""
    rows = []
    for number, quarter in enumerate(QUARTERS):
        detail = {THAN_FIRST: 0.9} if number else {}
        detail |= {THAN_YEAR_AGO: 0.8} if number == 4 else {}
        rows.append(PLACE | {"breakdown": "trend", "group": quarter, "verdict": None, "detail": detail})
    return pd.DataFrame(rows)


def level_cells() -> pd.DataFrame:
    """The measure's own row and its change, both with the verdict."""
    rows = [("whole", "whole"), ("change", "2026-Q2")]
    named = [{"breakdown": breakdown, "group": group} for breakdown, group in rows]
    return pd.DataFrame([PLACE | {"verdict": "rose", "detail": {}} | each for each in named])


def chances(cells: pd.DataFrame) -> dict[str, dict]:
    return dict(zip(cells["group"], hide_comparisons(cells)["detail"], strict=True))


def test_with_everything_there_nothing_is_taken_out():
    cells = pd.concat([level_cells(), trend_cells()], ignore_index=True)
    pd.testing.assert_frame_equal(hide_comparisons(cells), cells)


@pytest.mark.parametrize(
    ("read_from", "last"),
    [(0, {THAN_FIRST: 0.9, THAN_YEAR_AGO: 0.8}), (1, {}), (4, {})],
)
def test_a_point_is_compared_only_with_points_that_are_read(read_from, last):
    cells = trend_cells().iloc[read_from:].reset_index(drop=True)
    assert chances(cells)["2026-Q3"] == last


def test_the_lines_of_two_versions_are_looked_at_apart():
    other = trend_cells().iloc[3:].assign(version=2)
    told = hide_comparisons(pd.concat([trend_cells(), other], ignore_index=True))
    assert told.loc[told["version"] == 2, "detail"].tolist() == [{}, {}]
    assert told.loc[told["version"] == 1, "detail"].tolist() == trend_cells()["detail"].tolist()


def test_a_verdict_without_its_change_is_not_told():
    assert hide_comparisons(level_cells())["verdict"].tolist() == ["rose", "rose"]
    assert hide_comparisons(level_cells().head(1))["verdict"].isna().all()


def test_the_input_is_left_as_it_was():
    cells = pd.concat([level_cells(), trend_cells()], ignore_index=True).iloc[[0, 4, 6]]
    before = cells.copy()
    hide_comparisons(cells)
    pd.testing.assert_frame_equal(cells, before)
