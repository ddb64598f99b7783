"""What comes first and working ties on screen and in the review: sentences, chart, tables, nothing yet."""

from datetime import date

import pandas as pd
import pytest

from analytics.block_findings import find_in_blocks
from analytics.cell_rows import CellRows
from analytics.charts.palette import PALETTES
from analytics.charts.priority_rows import (
    build_priority_rows,
    build_priority_table,
    describe_priorities,
    draw_priorities,
    find_luck_share,
)
from analytics.charts.rail import describe_rail, draw_rail
from analytics.charts.tie_rows import ROWS, build_tie_rows, build_tie_table, say_network
from analytics.findings import build_findings
from data.exports.document import Cover
from data.exports.review import write_review
from data.instruments import read_instrument
from tests.release_makers import cell, cells
from tests.test_exports import words_of

RANKING = read_instrument().ranking
TITLES = {f"priority:{name}": words for name, words in RANKING.options.items()}
COVER = Cover("Partnership health review", "Millbrook", "2026-Q3", date(2026, 10, 2))


def priority(name: str, share: float, bound: str = "") -> dict:
    detail = {"bound": bound} if bound else {}
    return cell(f"priority:{name}", unit="share_0_to_1", estimate=share, respondent_count=24, detail=detail)


def ordered(verdict: str, **shares: float) -> pd.DataFrame:
    word = cell("priorities", unit="word", verdict=verdict, respondent_count=24)
    return cells(word, *(priority(name, share) for name, share in shares.items()))


def ties(share=0.6, low=0.45, high=0.8, coverage=0.65, bound="") -> dict:
    detail = {"network_size": 9, "coverage_share": coverage} | ({"bound": bound} if bound else {})
    return cell("working_ties", unit="share_0_to_1", estimate=share, low=low, high=high,
                respondent_count=19, organisation_count=8, detail=detail)  # fmt: skip


def find(published: pd.DataFrame) -> list[dict]:
    return find_in_blocks(CellRows.of_cells(published), TITLES)


def sentence(published: pd.DataFrame) -> str:
    return build_findings(published, TITLES).iloc[0]["sentence"]


# ---------------------------------------------------------------- findings


@pytest.mark.parametrize(
    ("verdict", "shares", "expected"),
    [
        ("agreed", {"early_help": 0.75, "workforce": 0.4},
         "People agree on what comes first: 75 % of people put “Helping families earlier” among their "
         "first three, more than any other."),
        ("not_agreed", {"early_help": 0.6, "workforce": 0.6},
         "People do not agree on what comes first; 60 % of people put each of “Helping families earlier” and "
         "“Keeping and finding staff” among their first three."),
        ("partly_agreed", dict.fromkeys(RANKING.options, 0.6),
         "People agree in part on what comes first: 60 % of people put each of 5 priorities among their "
         "first three."),
    ],
)  # fmt: skip
def test_what_comes_first_is_said_in_one_sentence(verdict, shares, expected):
    assert sentence(ordered(verdict, **shares)) == expected


def test_no_agreement_asks_for_time_at_the_workshop_and_agreement_is_told():
    steps = [
        build_findings(ordered(verdict, early_help=0.6), TITLES).iloc[0]["next_step"]
        for verdict in ("not_agreed", "agreed")
    ]
    assert steps == ["add_to_agenda", "celebrate"]


def test_working_ties_are_said_with_what_silence_could_change():
    returned = cell("working_ties_returned", unit="share_0_to_1", estimate=0.7, detail={"bound": "≥70 %"})
    assert sentence(cells(ties(), returned)) == (
        "Of the links between organisations that people were asked about, 60 % go well (between 45 and 80 %, "
        "as not all answered). Where one side says so, the other says it too in at least 70 % of cases."
    )
    assert sentence(cells(ties(0.75, 0.75, 1.0, 1.0, "≥75 %"))) == (
        "Of the links between organisations that people were asked about, at least 75 % go well."
    )


def test_what_is_not_shown_leads_to_no_finding():
    assert find(cells(cell("priorities", unit="word"), cell("working_ties"))) == []
    assert find(ordered("agreed")) == []


# ---------------------------------------------------------------- chart and tables


def test_rows_stand_in_the_order_of_how_many_name_them():
    rows = build_priority_rows(
        cells(priority("workforce", 0.3, "≤30 %"), priority("early_help", 0.7, "≥70 %"),
              priority("childs_voice", 0.5)), RANKING
    )  # fmt: skip
    assert rows["label"].tolist() == [
        "Helping families earlier",
        "Hearing the child's voice",
        "Keeping and finding staff",
    ]
    assert rows["said"].tolist() == ["at least 70 %", "50 %", "at most 30 %"]
    assert rows[["low", "high"]].to_numpy().tolist() == [[70, 100], [50, 50], [0, 30]]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_chart_shows_each_share_and_what_luck_would_give(theme):
    rows = build_priority_rows(
        cells(priority("early_help", 0.7, "≥70 %"), priority("workforce", 0.5)), RANKING
    )
    figure = draw_priorities(rows, find_luck_share(RANKING), PALETTES[theme])
    assert list(figure.data[0].x) == pytest.approx([70, 50])
    assert tuple(figure.data[0].marker.symbol) == ("triangle-right", "circle")
    assert tuple(figure.layout.xaxis.range) == (0, 100)
    words = [note.text for note in figure.layout.annotations]
    assert {"by luck alone 60 %", "nobody", "everybody", "<b>at least 70 %</b>"} <= set(words)
    assert describe_priorities(rows).endswith(
        "Helping families earlier: among the first three of at least 70 % of people. "
        "Keeping and finding staff: among the first three of 50 % of people."
    )


def test_nothing_to_show_is_an_empty_chart_that_says_so():
    rows = build_priority_rows(cells(cell("trust")), RANKING)
    assert rows.empty
    assert draw_priorities(rows, 60, PALETTES["light"]).data[0].x.size == 0
    assert "not shown" in describe_priorities(rows)
    assert build_priority_rows(cells(priority("early_help", 0.7)), None).empty
    assert build_tie_table(cells(cell("trust"))).empty


def test_shares_of_links_stand_on_a_rail_with_what_the_missing_answers_could_make_of_them():
    coverage = cell("working_ties_coverage", estimate=0.75)
    rows = build_tie_rows(cells(ties(), coverage))
    assert rows["label"].tolist() == [
        words for name, words in ROWS if name in ("working_ties", coverage["measure"])
    ]
    assert rows["estimate"].tolist() == pytest.approx([60, 75])
    assert rows.loc[0, ["low", "high"]].tolist() == pytest.approx([45, 80])
    assert rows.loc[1, ["low", "high"]].isna().all()
    assert rows["value_words"].tolist() == ["60 %", "75 %"]
    assert "75 %" in describe_rail(rows)
    dots = next(trace for trace in draw_rail(rows, PALETTES["light"]).data if trace.name == "this quarter")
    assert list(dots.x) == pytest.approx([60, 75])


def test_a_rail_of_links_is_empty_where_their_table_is():
    assert build_tie_rows(cells(cell("trust"))).empty
    assert build_tie_rows(cells(cell("working_ties_coverage", estimate=0.75))).empty


def test_tables_say_the_same_in_words():
    rows = build_priority_rows(cells(priority("early_help", 0.7, "≥70 %")), RANKING)
    assert build_priority_table(rows).loc["Helping families earlier"].tolist() == ["at least 70 %", "24"]
    apart = cell("working_ties_asymmetry", unit="steps", estimate=0.5, detail={"bound": "≤0.5"})
    table = build_tie_table(cells(ties(), apart))["How much"]
    assert table.iloc[:4].tolist() == [
        "60 %", "45 % to 80 %", "not shown: too few or no answers", "at most 0.5 step of the answer scale",
    ]  # fmt: skip
    complete = build_tie_table(cells(ties(0.6, 0.6, 0.6, 1.0)))["How much"]
    assert complete.iloc[1] == "next to nothing is missing"
    assert say_network(cells(ties())) == "19 people of 8 organisations answered, about 9 organisations."


# ---------------------------------------------------------------- the review


def test_the_review_has_both_where_people_were_asked_and_neither_otherwise():
    published = pd.concat([ordered("agreed", early_help=0.75), cells(ties())], ignore_index=True)
    said = words_of(write_review(published, published.iloc[:0], build_findings(published, TITLES), COVER))
    assert "What comes first, and how working together goes" in said
    assert said.count("People agree on what comes first") == 1
    assert "60 % go well" in said
    without = cells(cell("trust", estimate=50, low=40, high=60))
    said = words_of(write_review(without, without.iloc[:0], build_findings(without, TITLES), COVER))
    assert "What comes first" not in said
