"""Sentences and documents tell no number that is not in a published cell: cells protect all."""

import re
from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd
import pytest

from analytics.findings import build_findings, write_headline
from analytics.record_findings import ATTENDANCE_NORM, FOLLOW_THROUGH_NORM
from data.exports.csv_text import write_csv
from data.exports.document import Cover
from data.exports.review import write_review
from data.instruments import read_instrument
from tests.release_makers import NUMBERS, cell, quarter_cells
from tests.test_exports import words_of

TITLES = {construct.id: construct.title for construct in read_instrument().constructs}
COVER = Cover("Partnership health review", "Millbrook", "2026-Q3", date(2026, 10, 2), True, 2)
# Of the scale, of confidence, "to see 10 points", of the fewest people; the cover's dates and version; norms.
OF_THE_PAGE = {"0", "5", "10", "95", "100", "1", "2", "2026", "02"}
OF_THE_PAGE |= {f"{100 * norm:.0f}" for norm in (ATTENDANCE_NORM, FOLLOW_THROUGH_NORM)}
COUNTS = ("respondent_count", "invited_count", "organisation_count")


def list_numbers(text: str) -> set[str]:
    return {found.replace(",", "") for found in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}


def list_told(cells: pd.DataFrame) -> set[str]:
    """Every number of the cells as it may be written: whole, with a decimal, as per cent."""
    told = set()
    for value in _list_values(cells):
        size = abs(value)
        told |= {f"{size:g}", f"{np.rint(size):.0f}", f"{size:.1f}", f"{np.rint(100 * size):.0f}"}
    return told


def _list_values(cells: pd.DataFrame) -> Iterator[float]:
    for row in cells.to_dict("records"):
        yield from (row[name] for name in (*NUMBERS, *COUNTS) if not pd.isna(row[name]))
        yield from (float(value) for value in row["detail"].values() if isinstance(value, int | float))


@pytest.fixture(params=[0.0, 3.0, -7.0])
def cells(request) -> pd.DataFrame:
    """A quarter with shares of don't know, a low turnout and what a change would take."""
    quarter = quarter_cells(shift=request.param)
    hint = {"smallest_detectable_change": 13.4, "more_people_per_round": 21, "same_people_needed": 17}
    is_open = quarter["verdict"].eq("cannot_tell")
    quarter.loc[is_open, "detail"] = pd.Series([hint] * int(is_open.sum()), index=quarter.index[is_open])
    quarter.loc[quarter["measure"].eq("money"), "dont_know_share"] = 0.35
    turnout = quarter["measure"].eq("participation")
    quarter.loc[turnout, ["estimate", "invited_count"]] = [15 / 43, 43]
    hidden = pd.DataFrame([cell("item:money_1", group="whole"), cell("trust", "group", "police")])
    return pd.concat([quarter, hidden.astype(dict.fromkeys(NUMBERS, float))], ignore_index=True)


def test_every_number_of_a_finding_is_in_the_cells_that_it_names(cells):
    findings = build_findings(cells, TITLES)
    assert len(findings) > 10
    for found in findings.to_dict("records"):
        keys = [(row["measure"], row["breakdown"], row["group"]) for row in found["cells"]]
        cited = cells[
            [key in keys for key in cells[["measure", "breakdown", "group"]].itertuples(index=False)]
        ]
        assert list_numbers(found["sentence"]) - OF_THE_PAGE <= list_told(cited), found["sentence"]


def test_every_number_of_the_review_is_in_a_cell(cells):
    before = quarter_cells(shift=-6, quarter="2026-Q2")
    findings = build_findings(cells, TITLES)
    told = list_told(pd.concat([cells, before]))
    review = words_of(write_review(cells, before, findings, COVER))
    assert len(list_numbers(review)) > 30
    assert list_numbers(review) - OF_THE_PAGE <= told
    assert list_numbers(write_headline(findings)) <= OF_THE_PAGE


def test_a_number_that_no_cell_holds_would_be_seen(cells):
    before = quarter_cells(shift=-6, quarter="2026-Q2")
    findings = build_findings(cells, TITLES)
    leaked = findings.assign(sentence=findings["sentence"] + " 3 of them said 87.5.")
    review = words_of(write_review(cells, before, leaked, COVER))
    assert not list_numbers(review) - OF_THE_PAGE <= list_told(pd.concat([cells, before]))


def test_a_download_holds_the_cells_and_nothing_beside_them(cells):
    table = cells[["measure", "breakdown", "group", *NUMBERS, *COUNTS]]
    lines = write_csv(table).splitlines()
    assert len(lines) == len(cells) + 1
    numbers = set().union(*(list_numbers(",".join(line.split(",")[3:])) for line in lines[1:]))
    told = {abs(value) for value in _list_values(table.assign(detail=[{}] * len(table)))}
    assert {float(number) for number in numbers} <= told
