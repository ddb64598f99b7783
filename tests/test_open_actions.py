"""Open actions by their date: chart, description and table count the same."""

from datetime import date, timedelta

import pandas as pd
import pytest

from analytics.charts.open_actions import (
    NO_DATE,
    SPANS,
    build_due_rows,
    describe_due,
    draw_due,
    say_not_followed,
)
from analytics.charts.palette import DARK, LIGHT
from analytics.charts.tables import build_action_table

TODAY = date(2026, 11, 30)


def open_action(days=None):
    """An open action due so many days from today; without a day where nothing is said."""
    due_on = None if days is None else TODAY + timedelta(days=days)
    words = {"words": "One referral form", "owner": "Head of early help", "organisation": None}
    step = {"state": "open", "closed_on": None, "carried_forward_count": 0}
    return words | step | {"due_on": due_on, "finding_quarter": None, "finding_key": None}


def rows_of(*days):
    return build_due_rows(pd.DataFrame([open_action(each) for each in days]), TODAY)


def count_by_label(rows):
    return dict(zip(rows["label"], rows["action_count"], strict=True))


@pytest.mark.parametrize(
    ("days", "label"),
    [
        (-91, "More than 90 days past their date"),
        (-90, "31 to 90 days past"),
        (-31, "31 to 90 days past"),
        (-30, "1 to 30 days past"),
        (-1, "1 to 30 days past"),
        (0, "Due within 30 days"),
        (30, "Due within 30 days"),
        (31, "Due later"),
        (None, NO_DATE),
    ],
)
def test_an_action_stands_in_the_span_of_its_date(days, label):
    counts = count_by_label(rows_of(days))
    assert {name for name, count in counts.items() if count} == {label}
    assert counts[label] == 1


def test_every_span_has_a_row_and_no_date_only_where_one_lacks():
    assert rows_of(5)["label"].tolist() == [span.words for span in SPANS]
    assert rows_of(5, None)["label"].tolist() == [*(span.words for span in SPANS), NO_DATE]


def test_the_chart_counts_what_its_table_lists():
    days = [-120, -40, -5, -1, 0, 12, 90, None]
    actions = pd.DataFrame([open_action(each) for each in days])
    rows = build_due_rows(actions, TODAY)
    states = build_action_table(actions, {}, TODAY)["State"]
    assert rows["action_count"].sum() == len(states)
    assert rows.loc[rows["is_past"], "action_count"].sum() == states.str.contains("past its date").sum() == 4
    assert states.tolist()[:4] == [
        f"{late} past its date" for late in ("120 days", "40 days", "5 days", "1 day")
    ]


def test_each_bar_is_as_long_as_its_count_and_says_it():
    rows = rows_of(-120, -100, 3)
    figure = draw_due(rows, LIGHT)
    assert list(figure.data[0].x) == [2, 0, 0, 1, 0]
    assert figure.data[0].hovertext[0] == "More than 90 days past their date: 2 actions."
    words = [note.text for note in figure.layout.annotations]
    assert words.count("<b>2</b>") == words.count("<b>1</b>") == 1
    assert words.count("none") == 3
    assert describe_due(rows).startswith(
        "Open actions by their date. More than 90 days past their date: 2 actions. 31 to 90 days past: none."
    )


def test_past_stands_in_ink_to_come_in_grey_and_without_a_date_is_hatched():
    bars = draw_due(rows_of(-5, 5, None), DARK).data[0].marker
    assert list(bars.color) == [DARK.ink] * 3 + [DARK.earlier] * 3
    assert list(bars.pattern.shape) == [""] * 5 + ["/"]


def test_the_chart_is_small_fixed_and_not_to_be_dragged():
    figure = draw_due(rows_of(5, None), LIGHT)
    assert figure.layout.dragmode is False
    assert figure.layout.xaxis.fixedrange
    assert figure.layout.yaxis.fixedrange
    assert figure.layout.height < 300
    assert len(figure.to_json()) < 10_000


def test_counting_leaves_the_actions_as_they_were():
    actions = pd.DataFrame([open_action(3), open_action()])
    before = actions.copy(deep=True)
    build_due_rows(actions, TODAY)
    pd.testing.assert_frame_equal(actions, before)


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({}, ""),
        ({"owner": None, "organisation": "Police"}, ""),
        ({"owner": None}, "1 of these lacks"),
        ({"agreed_on": None}, "1 of these lacks"),
        ({"due_on": None}, "1 of these lacks"),
    ],
)
def test_what_the_page_of_meetings_counts_apart_is_said(lacking, said):
    whole = open_action(3) | {"agreed_on": date(2026, 11, 2)}
    words = say_not_followed(pd.DataFrame([whole, whole | lacking]))
    assert words.startswith(said)
    assert bool(words) == bool(said)
