"""CSV files of the pages: their words, with numbers that stay numbers, and what a program reads back."""

import csv
import io
from datetime import date

import pandas as pd
import pytest

from analytics.charts.tables import build_action_lines, build_decision_lines
from data.accounts import Scope
from data.exports.csv_text import write_csv
from data.exports.csv_words import HEADINGS, list_titles, name_in_words
from data.imports.file_guide import build_template
from data.imports.kinds import list_kinds
from data.imports.preview import preview_import
from data.instruments import read_instrument
from data.releases import CELL_COLUMNS, load_cells
from tests.release_makers import save_year
from tests.test_downloads import offered  # noqa: F401
from tests.test_pages import LOCAL, expect_no_fault, use_local_mode, visit


def cell(**others):
    row = dict.fromkeys(CELL_COLUMNS) | {
        "partnership_id": 7,
        "partnership": "Millbrook",
        "quarter": "2026-Q3",
        "version": 1,
        "measure": "trust",
        "breakdown": "whole",
        "group": "whole",
        "unit": "score_0_to_100",
        "estimate": 61.0,
        "low": 52.0,
        "high": 70.0,
        "audience": "partnership",
        "detail": {},
    }
    return pd.DataFrame([row | others])


def in_words(**others):
    return name_in_words(cell(**others), list_titles(read_instrument())).iloc[0]


def test_every_column_of_a_cell_has_its_words_and_numbers_stay_numbers():
    before = cell()
    named = name_in_words(before)
    assert [name for name in named if "_" in name] == []
    assert named.loc[0, ["Quarter", "What", "Value", "Range from", "Range to"]].tolist() == [
        "Jul–Sep 2026",
        "Trust",
        61.0,
        52.0,
        70.0,
    ]
    assert named["Value"].dtype == before["estimate"].dtype
    assert before["quarter"].item() == "2026-Q3"  # what was given stays as it was
    assert {*CELL_COLUMNS} <= {*HEADINGS}


@pytest.mark.parametrize(
    ("told", "column", "words"),
    [
        ({"measure": "skills_and_tools"}, "What", "Missing skills and tools"),
        (
            {"measure": "item:candour_1"},
            "What",
            "item: Partners tell one another early when something is going wrong.",
        ),
        ({"measure": "priority:early_help"}, "What", "priority: Helping families earlier"),
        ({"measure": "of_another_questionnaire"}, "What", "of another questionnaire"),
        ({"breakdown": "change", "group": "2026-Q2"}, "Which", "Apr–Jun 2026"),
        ({"breakdown": "change"}, "Counted for", "change since"),
        ({"group": "Police_North"}, "Which", "Police_North"),
        ({"verdict": "cannot_tell"}, "Verdict", "cannot tell"),
        ({"evidence_streams": "survey+meetings"}, "Evidence", "survey and meetings"),
        (
            {"detail": {"p_value": 0.03, "measures": ["attendance_share"]}},
            "Further figures",
            "p value: 0.03; measures: Came, of the organisations expected",
        ),
    ],
)
def test_values_of_ours_are_said_as_the_pages_say_them_and_names_stay_as_they_are(told, column, words):
    assert in_words(**told)[column] == words


def test_no_measure_of_a_release_keeps_an_underline(sqlite_engine):
    number = save_year(sqlite_engine, count=12)
    cells = load_cells(sqlite_engine, number, "2026-Q3", Scope.everything())
    named = name_in_words(cells, list_titles(read_instrument()))
    assert len(named) == len(cells) > 50
    assert [words for words in named["What"].unique() if "_" in words] == []


ACTION = {
    "action_id": 3,
    "words": "Write the protocol",
    "owner": "Ann Lee",
    "organisation": "Police North",
    "sector": "police",
    "agreed_on": date(2026, 7, 1),
    "due_on": date(2026, 9, 30),
    "closed_on": None,
    "state": "open",
    "carried_forward_count": 2,
    "finding_key": "level:trust:whole",
    "finding_quarter": "2026-Q3",
}


def test_an_actions_finding_stands_in_its_words_and_its_days_stay_days():
    cited = {("2026-Q3", "level:trust:whole"): "Trust is at 61."}
    line = build_action_lines(pd.DataFrame([ACTION]), cited).iloc[0]
    assert line["For which finding"] == "Jul–Sep 2026: Trust is at 61."
    assert (line["By when"], line["Times moved"]) == (date(2026, 9, 30), 2)
    unlinked = pd.DataFrame([ACTION | {"finding_key": None, "finding_quarter": None}])
    assert build_action_lines(unlinked, cited)["For which finding"].tolist() == [""]


DECISION = {
    "decision_id": 4,
    "words": "Fund a family worker",
    "raised_on": date(2026, 7, 1),
    "decided_on": None,
    "state": "deferred",
    "deferred_count": 1,
    "due_on": date(2026, 11, 1),
    "child_welfare": "Help comes earlier",
    "interests_named": None,
}


@pytest.mark.parametrize(
    ("kind", "lines", "read"),
    [
        (
            "actions",
            build_action_lines(pd.DataFrame([ACTION]), {}),
            {"organisation": "Police North", "state": "open", "carried_forward_count": 2}
            | {"words": "Write the protocol", "owner": "Ann Lee", "due_on": pd.Timestamp(2026, 9, 30)},
        ),
        (
            "decisions",
            build_decision_lines(pd.DataFrame([DECISION])),
            {"state": "deferred", "deferred_count": 1, "raised_on": pd.Timestamp(2026, 7, 1)}
            | {"words": "Fund a family worker", "child_welfare": "Help comes earlier"},
        ),
    ],
)
def test_a_log_taken_from_the_page_can_be_brought_in_again(tmp_path, kind, lines, read):
    path = tmp_path / "log.csv"
    path.write_text(write_csv(lines), encoding="utf-8")
    looked = preview_import(path, partnership="Millbrook")
    assert (looked.kind, looked.problems, looked.needs) == (kind, [], [])
    row = looked.contents.frames[kind].iloc[0]
    assert {name: row[name] for name in read} == read


def test_an_empty_table_to_fill_in_keeps_the_names_that_the_import_reads():
    for kind in list_kinds().values():
        assert [*build_template(kind)] == [rule for rule in build_template(kind) if rule == rule.lower()]


@pytest.mark.parametrize(
    "page",
    [
        "coordinator/glance",
        "coordinator/barriers",
        "coordinator/trust_and_alignment",
        "coordinator/meetings",
        "coordinator/actions",
        "funder/resource_gaps",
        "custodian/audit_log",
    ],
)
def test_no_file_of_a_page_has_a_technical_heading(page, sqlite_engine, monkeypatch, offered):  # noqa: F811
    save_year(sqlite_engine)
    use_local_mode(monkeypatch, LOCAL)
    expect_no_fault(visit(page))
    tables = {name: write() for name, write in offered.items() if name.endswith(".csv")}
    own = {name: text for name, text in tables.items() if not name.startswith("template")}
    assert own
    for name, text in own.items():
        headings = next(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
        assert [heading for heading in headings if "_" in heading or heading[:1].islower()] == [], name
