"""Sentences and documents tell no number that is not in a published cell: cells protect all."""

import re
from collections.abc import Iterator
from datetime import date, time
from io import BytesIO

import numpy as np
import pandas as pd
import pytest
from openpyxl import load_workbook

from analytics.agenda import build_agenda
from analytics.findings import build_findings, write_headline
from analytics.how_sure import AGREEMENT_RULE, explain_sureness
from analytics.record_findings import ATTENDANCE_NORM, FOLLOW_THROUGH_NORM
from analytics.sureness_cells import CAMPS_FOUND, DEPENDENCE, DEPENDS, HANGS_TOGETHER, RELIABILITY
from analytics.wording import CAMPS
from data.activities import read_activities
from data.exports.agenda import write_agenda_document, write_agenda_markdown
from data.exports.csv_text import write_csv
from data.exports.document import Cover
from data.exports.gaps import write_gaps_brief, write_gaps_workbook
from data.exports.review import write_review
from data.instruments import read_instrument
from tests.release_makers import NUMBERS, cell, quarter_cells
from tests.test_exports import words_of

TITLES = {construct.id: construct.title for construct in read_instrument().constructs}
LISTED = pd.DataFrame({"partnership": ["Millbrook"], "is_synthetic": [True]})
COVER = Cover("Partnership health review", "Millbrook", "2026-Q3", date(2026, 10, 2), "", 2)
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


# Words on how sure the scores are, and on groups; what comes first; how well working together goes.
WORDS = [
    cell("trust", RELIABILITY, unit="word", verdict=HANGS_TOGETHER),
    cell("money", RELIABILITY, unit="word", verdict="holds_together_loosely"),
    cell("trust", DEPENDENCE, unit="word", verdict=DEPENDS),
    cell(CAMPS, unit="word", verdict=CAMPS_FOUND, detail={"camp_count": 3, "divided_on": ["candour"]}),
    cell(
        "alignment", "group", "voluntary", estimate=44, low=31, high=57, respondent_count=9, agreement="split"
    ),
]
SHARES = {"unit": "share_0_to_1", "respondent_count": 17, "organisation_count": 6}
BLOCKS = [
    cell("priorities", unit="word", verdict="partly_agreed", respondent_count=17, organisation_count=6),
    cell("priority:early_help", estimate=0.7, **SHARES, detail={"bound": "≥70 %"}),
    cell("priority:workforce", estimate=0.45, **SHARES),
    cell("working_ties", estimate=0.35, low=0.25, high=0.65, **SHARES,
         detail={"network_size": 8, "coverage_share": 0.6}),
    cell("working_ties_returned", estimate=0.3, **SHARES, detail={"bound": "≤30 %"}),
    cell("working_ties_centralisation", estimate=0.2, **SHARES, detail={"bound": "≤20 %"}),
    cell("working_ties_asymmetry", estimate=1.25, **SHARES | {"unit": "steps"}),
]  # fmt: skip


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
    hidden = [cell("item:money_1", group="whole"), cell("trust", "group", "police")]
    more = pd.DataFrame([*hidden, *WORDS, *BLOCKS]).astype(dict.fromkeys(NUMBERS, float))
    return pd.concat([quarter[~quarter["measure"].str.startswith("priority:")], more], ignore_index=True)


def test_every_number_of_a_finding_is_in_the_cells_that_it_names(cells):
    findings = build_findings(cells, TITLES)
    assert len(findings) > 10
    assert {"priorities", "working_ties", "split"} <= set(findings["kind"])
    assert findings["sentence"].str.contains("three camps").any()
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


def test_how_sure_we_are_tells_the_cells_and_what_follows_from_them(cells):
    """Half of a range, and how many were asked and did not answer, follow from two published numbers."""
    five = cells[cells["low"].notna() & cells["breakdown"].eq("whole")]
    follows = {f"{half:.0f}" for half in ((five["high"] - five["low"]) / 2).round()} | {f"{43 - 15}"}
    said = " ".join(explain_sureness(cells, TITLES)).replace(AGREEMENT_RULE, "")
    assert "3 camps" in said
    # Of the words' own rules: 30 people, 92 times in 100.
    assert list_numbers(said) - OF_THE_PAGE - {"30", "92"} <= list_told(cells) | follows


def test_an_agenda_tells_the_numbers_of_its_findings_and_else_its_own(cells):
    findings = build_findings(cells, TITLES)
    written = []
    for given in (findings, findings.assign(sentence="What we found.")):
        blocks = build_agenda(given, read_activities(), 240, start_time=time(13, 0))
        text = write_agenda_markdown(blocks, "Workshop", COVER)
        written.append(list_numbers(text + words_of(write_agenda_document(blocks, "Workshop", COVER))))
    assert written[0] > written[1]
    assert written[0] - written[1] - OF_THE_PAGE <= list_told(cells)


def test_what_people_said_enters_the_gap_documents_as_published(cells):
    unmet = pd.DataFrame([cell("unmet_need_share", unit="share_0_to_1", estimate=0.66)])
    opened = pd.concat([cells, unmet.astype(dict.fromkeys(NUMBERS, float))], ignore_index=True)
    opened = opened.assign(audience="programme", partnership="Millbrook")
    survey = (
        opened["measure"].eq("resources") & opened["breakdown"].eq("stream") & opened["group"].eq("survey")
    )
    opened.loc[survey, ["estimate", "low", "high", "standard_error"]] = [68.0, 57.0, 79.0, 5.0]
    written = []
    for given in (opened, opened[~survey]):
        brief = words_of(write_gaps_brief(given, "2026-Q3", date(2026, 10, 2), LISTED))
        book = load_workbook(BytesIO(write_gaps_workbook(given, "2026-Q3")))
        values = [f"{value}" for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]
        written.append(list_numbers(" ".join([brief, *values])))
    assert {"57", "68", "79"} <= written[0]
    assert written[0] - written[1] <= list_told(opened[survey | opened["measure"].eq("unmet_need_share")])
