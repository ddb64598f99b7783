"""Charts are functions of a finished frame: values by trace, axes, words for those who do not see them."""

import html
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analytics.charts.control_chart import describe_control_chart, draw_control_chart
from analytics.charts.felt_need import (
    build_felt_rail,
    describe_felt_funnel,
    draw_felt_funnel,
    judge_felt_need,
)
from analytics.charts.gap_rows import (
    begin_large,
    build_category_gaps,
    build_kind_totals,
    build_partnership_gaps,
    build_perceived_rows,
    build_quarter_gaps,
    sum_together,
)
from analytics.charts.gaps import describe_gaps, draw_gaps
from analytics.charts.palette import DARK, LIGHT
from analytics.charts.rail import LABEL_LETTERS, describe_rail, draw_rail, say_row
from analytics.charts.rail_rows import (
    build_construct_rows,
    build_glance_rows,
    build_group_rows,
    build_stream_rows,
)
from analytics.charts.tables import (
    GIVES_WAY_ON_A_PHONE,
    build_action_table,
    build_agenda_table,
    build_batch_table,
    build_convention_table,
    build_gap_table,
    build_perceived_table,
    build_preview_table,
    build_problem_table,
    build_rail_table,
    build_trend_table,
    choose_columns_for_phone,
    say_invited_unknown,
    say_once,
    say_round_of,
    say_verdict,
    say_what_gives_way,
)
from analytics.charts.trend import build_waves, choose_events, describe_trend, draw_trend, place_events
from analytics.instruments import BARRIERS
from analytics.wording import NOT_SHOWN, keep_together
from data.imports.problems import Problem
from data.instruments import read_instrument
from data.texts import read_conventions
from tests.release_makers import cell, cells, change, quarter_cells, score, trend_cells

NOTHING = cells()


def trace(figure, name):
    return next(found for found in figure.data if found.name == name)


def words(figure):
    return [str(note.text) for note in figure.layout.annotations]


def events(*rows):
    return pd.DataFrame(rows, columns=["happened_on", "kind", "words"])


# ---------------------------------------------------------------- rail


def test_the_glance_shows_three_barriers_then_trust_and_alignment():
    rows = build_glance_rows(quarter_cells(), NOTHING)
    assert rows["label"].tolist() == [
        "Communication",
        "Resources",
        "Resistance to change",
        "Trust",
        "Alignment",
    ]
    assert rows["verdict"].tolist() == ["cannot_tell", "worsened", "eased", "steady", "rose"]


def test_each_dot_stands_at_its_estimate_in_the_colour_of_its_verdict():
    figure = draw_rail(build_glance_rows(quarter_cells(), NOTHING), LIGHT)
    dots = trace(figure, "this quarter")
    assert list(dots.x) == [48, 66, 41, 58, 52]
    assert list(dots.marker.color) == [LIGHT.neutral, LIGHT.worse, LIGHT.better, LIGHT.neutral, LIGHT.better]


def test_the_dark_theme_draws_in_its_own_colours():
    figure = draw_rail(build_glance_rows(quarter_cells(), NOTHING), DARK)
    assert DARK.worse in trace(figure, "this quarter").marker.color


def test_every_verdict_on_the_rail_has_a_word_and_a_shape():
    said = " ".join(words(draw_rail(build_glance_rows(quarter_cells(), NOTHING), LIGHT)))
    assert all(word in said for word in ("cannot tell", "▲", "worsened", "▼", "eased", "●", "steady", "rose"))


def test_the_rail_runs_from_0_to_100_with_words_at_both_ends():
    figure = draw_rail(build_glance_rows(quarter_cells(), NOTHING), LIGHT)
    assert list(figure.layout.xaxis.range) == [0, 100]
    assert {"0 no barrier", "heaviest 100", "0 none", "strongest 100"} <= set(words(figure))


def test_the_quarter_before_is_faint_behind_it():
    rows = build_glance_rows(quarter_cells(), quarter_cells(shift=-5, quarter="2026-Q2"))
    figure = draw_rail(rows, LIGHT)
    assert list(trace(figure, "quarter before").x) == [43, 61, 46, 53, 52]
    assert [found.name for found in figure.data].index("quarter before") < [
        found.name for found in figure.data
    ].index("this quarter")


def test_a_long_label_goes_on_in_another_line_and_its_row_is_taller():
    long = "children's social care, education & voluntary organisations and others"
    rows = build_group_rows(
        cells(
            score("trust", 60),
            *(score("trust", 50, breakdown="group", group=g) for g in ("police", long, "x")),
        ),
        ["trust"],
    )
    figure = draw_rail(rows, LIGHT)
    place = {
        text: note.y for note in figure.layout.annotations if (text := note.text) and note.xanchor == "left"
    }
    label = next(text for text in place if "<br>" in text)
    lines = html.unescape(label).split("<br>")
    assert " ".join(lines) == long[:1].upper() + long[1:]
    assert max(map(len, lines)) <= LABEL_LETTERS["range"]
    assert place["Police"] - place[label] == place[label] - place["X"] + 18 * (len(lines) - 1)


def test_the_quarter_before_is_left_out_where_nothing_was_compared():
    now = quarter_cells()
    other_questions = now[now["breakdown"].ne("change")]
    rows = build_glance_rows(other_questions, quarter_cells(shift=-5, quarter="2026-Q2"))
    assert rows["previous"].isna().all()
    assert rows["verdict"].isna().all()


def test_the_quarter_before_is_left_out_where_it_rested_on_records_alone():
    """Its change is published without range and verdict; a ring beside the dot would look like a move."""
    now = quarter_cells()
    now["verdict"] = now["verdict"].mask(now["breakdown"].eq("change") & now["measure"].eq("resources"), None)
    rows = build_glance_rows(now, quarter_cells(shift=-5, quarter="2026-Q2")).set_index("measure")
    assert pd.isna(rows.loc["resources", "previous"])
    assert rows.loc["communication", "previous"] == 43


def test_the_quarter_before_is_left_out_where_it_rested_on_other_kinds_of_evidence():
    """A ledger that only one quarter has may pull the dot down although people's answers got heavier."""
    now, before = quarter_cells(), quarter_cells(shift=-5, quarter="2026-Q2")
    now["evidence_streams"] = before["evidence_streams"] = "survey"
    is_whole = now["breakdown"].eq("whole") & now["measure"].eq("resources")
    now["evidence_streams"] = now["evidence_streams"].mask(is_whole, "survey+ledger")
    rows = build_glance_rows(now, before).set_index("measure")
    assert pd.isna(rows.loc["resources", "previous"])
    assert rows.loc["communication", "previous"] == 43


def test_a_measure_that_is_not_shown_says_so_and_has_no_dot():
    rows = build_glance_rows(cells(score("trust", 50), cell("resources")), NOTHING)
    figure = draw_rail(rows, LIGHT)
    assert list(trace(figure, "this quarter").x) == [50]
    assert sum(NOT_SHOWN in text for text in words(figure)) == 4
    assert f"Resources: {NOT_SHOWN}." in describe_rail(rows)


def test_the_description_says_every_row_in_a_sentence():
    rows = build_glance_rows(quarter_cells(), quarter_cells(shift=-5, quarter="2026-Q2"))
    assert (
        "Resources: 66 of 100, likely between 57 and 75; worsened since the quarter before, which had 61."
        in describe_rail(rows)
    )
    assert say_row(rows.iloc[3].to_dict()).startswith("Trust: 58 of 100")


def test_an_empty_rail_says_that_nothing_is_shown():
    rows = build_stream_rows(NOTHING)
    assert NOT_SHOWN in " ".join(words(draw_rail(rows, LIGHT)))
    assert NOT_SHOWN in describe_rail(rows)


def test_streams_stand_under_the_whole_of_their_barrier():
    rows = build_stream_rows(quarter_cells())
    own = rows[rows["section"].eq("Communication")]
    assert own["label"].tolist() == [
        "All evidence together",
        "What people say (survey)",
        "What meetings show",
    ]
    assert own["estimate"].tolist() == [48, 36, 60]


def test_constructs_keep_their_own_direction_and_readiness_stands_beside():
    instrument = read_instrument()
    own = [construct for construct in instrument.constructs if construct.domain in BARRIERS]
    rows = build_construct_rows(quarter_cells(), own, instrument.domain_titles).set_index("measure")
    assert rows.loc["readiness", "end_word"] == "strongest"
    assert "not part of it" in rows.loc["readiness", "section"]
    assert rows.loc["shared_language", "agreement"] == "split"
    assert np.isnan(rows.loc["skills_and_tools", "estimate"])


def test_groups_stand_beside_everyone():
    rows = build_group_rows(quarter_cells(), ["trust"])
    assert rows["label"].tolist() == ["Everyone", "Health and social care", "Education and voluntary"]


def test_groups_of_a_barrier_stand_beside_what_everyone_says_in_the_survey():
    rows = build_group_rows(quarter_cells(), ["communication"])
    assert rows.loc[rows["label"].eq("Everyone"), "estimate"].tolist() == [36]


def test_building_rows_leaves_the_cells_as_they_were():
    given = quarter_cells()
    kept = given.copy(deep=True)
    build_glance_rows(given, given)
    build_stream_rows(given)
    build_group_rows(given, BARRIERS)
    pd.testing.assert_frame_equal(given, kept)


def test_the_table_says_what_the_rail_says():
    table = build_rail_table(build_glance_rows(quarter_cells(), NOTHING))
    assert table.loc["Resources", "Score (range)"] == "66 (57–75)"
    assert table.loc["Resources", "Change"] == "▲ worsened"
    assert table.loc["Resources", "People"] == "15"


def test_columns_that_hold_nothing_are_left_out_of_the_table():
    table = build_rail_table(build_glance_rows(quarter_cells(), NOTHING))
    assert "Before" not in table.columns
    assert say_verdict(None) == "–"


def name_hidden_on_a_phone(table):
    headings = [*table.index.names, *table.columns]
    return [headings[place - 1] for place in choose_columns_for_phone(table)]


def test_on_a_phone_the_ring_of_the_chart_gives_way_and_nothing_in_a_first_quarter():
    later = build_rail_table(build_glance_rows(quarter_cells(), quarter_cells(quarter="2026-Q2")))
    assert name_hidden_on_a_phone(later) == ["Before"]
    first = quarter_cells()[quarter_cells()["breakdown"].ne("change")]
    assert name_hidden_on_a_phone(build_rail_table(build_glance_rows(first, NOTHING))) == []


def test_on_a_phone_the_score_gives_way_only_where_another_stands_beside_it():
    alone = build_rail_table(build_group_rows(quarter_cells(), BARRIERS))
    assert "Do people agree?" not in name_hidden_on_a_phone(alone)
    assert "“Don’t know”" not in name_hidden_on_a_phone(build_rail_table(build_stream_rows(quarter_cells())))
    drawn_in = quarter_cells().assign(standard_error=4.0, agreement="close")
    beside = build_rail_table(build_group_rows(drawn_in, BARRIERS))
    assert "Allowing for luck (range)" in beside
    assert name_hidden_on_a_phone(beside) == ["Score (range)"]
    streams = build_rail_table(build_stream_rows(drawn_in.assign(dont_know_share=0.1, respondent_count=15)))
    assert name_hidden_on_a_phone(streams) == ["People"]


def test_what_gives_way_is_named_as_its_table_names_it():
    nobody = pd.DataFrame(columns=["starts_at", "minutes", "title", "lead", "finding_sentence"])
    agreed = ["finding_quarter", "finding_key", "words", "due_on", "owner", "organisation", "state"]
    imported = ["imported_at", "batch", "kind", "partnership", "rows_accepted", "rows_skipped", "undone_at"]
    tables = [
        build_rail_table(build_glance_rows(quarter_cells(), quarter_cells(quarter="2026-Q2"))),
        build_agenda_table(nobody),
        build_action_table(pd.DataFrame(columns=agreed), {}, date(2026, 11, 30)),
        build_convention_table(read_conventions()),
        build_perceived_table(felt(80, 40, 60)),
        build_gap_table(build_category_gaps(ledger("A", "staff · cash", 120, 20))),
        build_batch_table(pd.DataFrame(columns=imported), {}, {}),
    ]
    headings = {name for table in tables for name in [*table.index.names, *table.columns]}
    assert set(GIVES_WAY_ON_A_PHONE) <= headings
    assert [name_hidden_on_a_phone(table) for table in tables[1:]] == [
        ["Lead"], ["For which finding"], ["Counts towards"], ["Resource barrier people report"],
        ["Received"], ["Rows left out"],
    ]  # fmt: skip


def test_what_gives_way_is_said_by_name():
    later = build_rail_table(build_glance_rows(quarter_cells(), quarter_cells(quarter="2026-Q2")))
    assert say_what_gives_way(later) == (
        "Left out on a narrow screen: “Before”. Turn it on its side to see everything."
    )
    rows = quarter_cells().assign(standard_error=4.0, agreement="close", dont_know_share=0.1)
    several = build_rail_table(build_group_rows(rows.assign(respondent_count=15), BARRIERS))
    names = " and ".join(f"“{name}”" for name in name_hidden_on_a_phone(several))
    assert " and " in names
    assert say_what_gives_way(several).startswith(f"Left out on a narrow screen: {names}.")


def test_the_style_sheet_knows_every_place_that_may_give_way():
    sheet = (Path(__file__).resolve().parents[1] / "pages" / "parts" / "style.css").read_text("utf-8")
    for place in range(1, 9):
        assert f'[class*="_c{place}_"] :is(th, td):nth-child({place})' in sheet


# ---------------------------------------------------------------- trend

QUARTERS = ["2025-Q4", "2026-Q1", "2026-Q3"]


def history():
    own = [cells(score("trust", 50 + place)).assign(quarter=name) for place, name in enumerate(QUARTERS)]
    return pd.concat([*own, trend_cells(QUARTERS).assign(quarter="2026-Q3")], ignore_index=True)


def test_the_trend_puts_each_quarters_own_answers_beside_the_level():
    waves = build_waves(history(), "trust", "2026-Q3")
    assert waves["quarter"].tolist() == QUARTERS
    assert waves["estimate"].tolist() == [50, 51, 52]
    assert waves["level"].tolist() == [44, 46, 47]


def test_a_later_quarter_does_not_reach_back():
    waves = build_waves(history(), "trust", "2026-Q1")
    assert waves["quarter"].tolist() == ["2025-Q4", "2026-Q1"]
    assert waves["level"].isna().all()


def test_a_quarter_without_answers_is_a_hatched_gap():
    figure = draw_trend(build_waves(history(), "trust", "2026-Q3"), place_events(events()), LIGHT)
    gap = trace(figure, "not shown")
    assert gap.hovertext == (f"Apr–Jun 2026: {NOT_SHOWN}",)
    assert gap.marker.pattern.shape == "/"


def test_the_count_of_people_stands_under_each_quarter():
    figure = draw_trend(build_waves(history(), "trust", "2026-Q3"), place_events(events()), LIGHT)
    assert [text.rsplit("<br>", 1)[1] for text in figure.layout.xaxis.ticktext] == ["15", "15", "–", "15"]


def test_the_trend_runs_from_0_to_100_with_words_at_both_ends():
    waves = build_waves(history(), "trust", "2026-Q3")
    figure = draw_trend(waves, place_events(events()), LIGHT, ("none", "strongest"))
    assert list(figure.layout.yaxis.range) == [0, 100]
    assert {"0 = none", "100 = strongest"} <= set(words(figure))


def test_events_are_numbered_by_date_and_stand_within_their_quarter():
    rows = events((date(2026, 3, 31), "small_win", "b"), (date(2026, 1, 1), "training", "a"))
    placed = place_events(rows)
    assert placed["words"].tolist() == ["a", "b"]
    start = 2026 * 4
    assert placed["quarter_place"].iloc[0] == start - 0.5
    assert start + 0.4 < placed["quarter_place"].iloc[1] < start + 0.5


def test_events_outside_the_quarters_drawn_are_left_out():
    waves = build_waves(history(), "trust", "2026-Q3")
    rows = events((date(2019, 1, 1), "policy", "long ago"), (date(2026, 2, 1), "policy", "in time"))
    assert choose_events(rows, waves)["words"].tolist() == ["in time"]


def test_a_flag_carries_its_number():
    waves = build_waves(history(), "trust", "2026-Q3")
    figure = draw_trend(waves, choose_events(events((date(2026, 2, 1), "policy", "New rule")), waves), LIGHT)
    flag = next(note for note in figure.layout.annotations if note.name == "event")
    assert (flag.text, flag.hovertext) == ("1", "New rule")


def test_flags_that_would_cover_each_other_stand_at_two_heights():
    waves = build_waves(history(), "trust", "2026-Q3")
    close = events(*((date(2026, 2, day), "policy", "rule") for day in (1, 5, 9)))
    figure = draw_trend(waves, choose_events(close, waves), LIGHT)
    shifts = [note.yshift for note in figure.layout.annotations if note.name == "event"]
    assert shifts[0] == shifts[2] != shifts[1]


def test_a_trend_without_any_answer_says_so():
    waves = build_waves(cells(cell("trust")), "trust", "2026-Q3")
    assert words(draw_trend(waves, place_events(events()), LIGHT)) == [NOT_SHOWN]
    assert NOT_SHOWN in describe_trend(waves, "Trust")


def test_one_quarter_alone_is_a_dot_without_a_line():
    waves = build_waves(cells(score("trust", 50)), "trust", "2026-Q3")
    figure = draw_trend(waves, place_events(events()), LIGHT)
    assert "level" not in [found.name for found in figure.data]


def test_the_description_of_a_trend_names_first_and_last():
    said = describe_trend(build_waves(history(), "trust", "2026-Q3"), "Trust")
    assert "from 50 in Oct–Dec 2025 to 52 in Jul–Sep 2026" in said


def test_the_table_of_a_trend_has_a_line_a_quarter():
    table = build_trend_table(build_waves(history(), "trust", "2026-Q3"))
    assert table.loc["Jul–Sep 2026", "All quarters together (range)"] == "47 (40–54)"


# ---------------------------------------------------------------- gaps


def ledger(partnership, category, need, committed, quarter="2026-Q3"):
    amounts = {"need_gbp": need, "committed_gbp": committed, "unmet_need_gbp": max(0, need - committed)}
    rows = [cell(name, "category", category, estimate=value) for name, value in amounts.items()]
    return cells(*rows).assign(partnership=partnership, quarter=quarter)


def test_a_surplus_in_one_line_does_not_fill_another():
    both = pd.concat([ledger("A", "staff · cash", 100, 20), ledger("B", "staff · cash", 100, 300)])
    row = build_category_gaps(both).iloc[0]
    assert row["label"] == "staff"
    assert row["unmet_need_gbp"] == 80
    assert row["committed_gbp"] == 320


def test_cash_and_in_kind_stand_apart():
    both = pd.concat([ledger("A", "staff · cash", 100, 20), ledger("A", "staff · in kind", 50, 40)])
    assert build_kind_totals(both).set_index("label")["unmet_need_gbp"].to_dict() == {
        "cash": 80,
        "in kind": 10,
    }


def test_the_table_of_gaps_says_which_part_of_the_need_is_unmet():
    lines = [ledger("A", "staff · cash", 120, 20), ledger("A", "training · cash", 0, 30)]
    table = build_gap_table(build_category_gaps(pd.concat(lines)))
    assert table[["Unmet", "Of the need"]].loc["staff"].tolist() == ["£100", "83 %"]
    assert table.loc["training", "Of the need"] == "–"


def test_all_together_is_the_same_by_whichever_lines():
    both = pd.concat(
        [
            ledger("A", "staff · cash", 100, 20),
            ledger("B", "staff · cash", 10, 30),
            ledger("B", "training · in kind", 50, 40),
        ]
    )
    for build in (build_category_gaps, build_kind_totals, build_partnership_gaps):
        (together,) = sum_together(build(both)).to_dict("records")
        assert [together["need_gbp"], together["committed_gbp"], together["unmet_need_gbp"]] == [160, 90, 90]
        assert pd.isna(together["spent_gbp"])  # nobody stated it


def test_a_partnership_bears_its_own_name_and_a_category_begins_large():
    typed = "schools and parents and carers trust"
    lines = ledger(typed, "family support · in kind", 100, 20)
    gaps = build_partnership_gaps(lines)
    assert build_gap_table(gaps).index.tolist() == [typed]
    assert typed in " ".join(words(draw_gaps(gaps, LIGHT))).replace("<br>", " ")
    assert begin_large(build_category_gaps(lines))["label"].tolist() == ["Family support"]
    assert begin_large(build_kind_totals(lines))["label"].tolist() == ["In kind"]


def test_an_amount_that_nobody_stated_is_not_nothing():
    assert build_partnership_gaps(ledger("A", "staff · cash", 100, 20))["spent_gbp"].isna().all()
    assert "not stated spent" in describe_gaps(build_partnership_gaps(ledger("A", "staff · cash", 100, 20)))


def test_quarters_stand_newest_first_in_words():
    both = pd.concat([ledger("A", "x · cash", 1, 0, "2026-Q1"), ledger("A", "x · cash", 1, 0, "2026-Q3")])
    assert build_quarter_gaps(both)["label"].tolist() == ["Jul–Sep 2026", "Jan–Mar 2026"]


def test_the_unmet_part_is_hatched_beyond_what_is_committed():
    figure = draw_gaps(build_category_gaps(ledger("A", "staff · cash", 100_000, 20_000)), LIGHT)
    assert list(trace(figure, "committed").x) == [20_000]
    assert list(trace(figure, "unmet need").base) == [20_000]
    assert list(trace(figure, "unmet need").x) == [80_000]
    assert trace(figure, "unmet need").marker.pattern.shape == "/"
    assert "<b>£80k</b> unmet of £100k" in words(figure)


def test_an_empty_ledger_says_so():
    gaps = build_category_gaps(NOTHING)
    assert "No lines of a ledger are published." in words(draw_gaps(gaps, LIGHT))
    assert "no lines" in describe_gaps(gaps)


def test_felt_and_recorded_stand_together_only_where_both_are_open():
    felt = cells(cell("resources", "stream", "survey", estimate=70, low=62, high=78))
    recorded = cells(cell("unmet_need_share", estimate=0.1))
    assert build_perceived_rows(felt).empty
    assert build_perceived_rows(pd.concat([felt, recorded]))["corner"].tolist() == ["felt_not_recorded"]


# ---------------------------------------------------------------- partnerships beside each other


def felt(*scores: float, error: float = 5.0) -> pd.DataFrame:
    names = [f"Partnership {chr(65 + place)}" for place in range(len(scores))]
    rows = [
        [cell("resources", "stream", "survey", partnership=name, estimate=score, low=score - 10,
              high=score + 10, standard_error=error),
         cell("unmet_need_share", partnership=name, estimate=0.1)]
        for name, score in zip(names, scores, strict=True)
    ]  # fmt: skip
    return build_perceived_rows(cells(*(row for pair in reversed(rows) for row in pair)))


def test_partnerships_stand_by_name_and_unsure_scores_are_drawn_in():
    rows = felt(80, 40, 60)
    assert rows["partnership"].tolist() == ["Partnership A", "Partnership B", "Partnership C"]
    assert (rows["shrunken"] - 60).abs().lt((rows["severity_0_to_100"] - 60).abs() + 1e-9).all()
    table = build_perceived_table(rows)
    assert table["Allowing for luck (range)"].iloc[0].startswith("79")
    assert build_felt_rail(rows)["label"].tolist() == rows["partnership"].tolist()


def test_nine_partnerships_are_not_judged_and_ten_are():
    assert judge_felt_need(felt(*range(40, 49))).empty
    usual = [48, 49, 50, 51, 52, 50, 49, 51, 50]
    funnel = judge_felt_need(felt(*usual, 95))
    assert describe_felt_funnel(funnel).startswith(
        "10 partnerships beside each other. Partnership J: heavier"
    )
    figure = draw_felt_funnel(funnel, LIGHT)
    assert list(trace(figure, "partnerships").y) == [*usual, 95]
    assert trace(figure, "partnerships").marker.symbol[-1] == "triangle-up"
    calm = describe_felt_funnel(judge_felt_need(felt(*usual, 50)))
    assert "None lies beyond what chance" in calm


def test_a_partnership_without_an_error_is_left_out_of_the_funnel():
    rows = felt(*[50] * 10)
    assert judge_felt_need(rows.assign(standard_error=[np.nan, *[5.0] * 9])).empty


def test_groups_are_shown_drawn_towards_the_mean_beside_their_own_score():
    published = cells(
        cell("trust", estimate=50, low=44, high=56, standard_error=3.0),
        cell("trust", "group", "health", estimate=60, low=50, high=70, standard_error=5.0, agreement="close"),
        cell("trust", "group", "police", estimate=40, low=30, high=50, standard_error=5.0, agreement="split"),
    )
    rows = build_group_rows(published, ["trust"])
    assert np.isnan(rows["shrunken"].iloc[0])
    assert rows["shrunken"].iloc[1:].between(40, 60, inclusive="neither").all()
    table = build_rail_table(rows)
    assert table.loc["Everyone", "Allowing for luck (range)"] == "–"
    assert table.loc["Police", "Do people agree?"] == "split"


def test_a_group_alone_or_hidden_is_drawn_nowhere():
    published = cells(cell("trust", "group", "health"), cell("trust", "group", "police"))
    assert build_group_rows(published, ["trust"])["shrunken"].isna().all()
    assert "Allowing for luck (range)" not in build_rail_table(build_group_rows(published, ["trust"]))


# ---------------------------------------------------------------- series of meetings


def points(*values):
    return pd.DataFrame(
        {
            "label": [f"m{place}" for place in range(len(values))],
            "value": values,
            "mean": 10.0,
            "lower_limit": 5.0,
            "upper_limit": 15.0,
            "signal": ["outside_limits" if value > 15 else "none" for value in values],
            "verdict": ["concern" if value > 15 else "common_cause" for value in values],
            "limits_are_trial": False,
        }
    )


def test_a_point_that_signals_has_its_own_colour_and_shape():
    value = trace(draw_control_chart(points(10, 11, 22), LIGHT, "days"), "value")
    assert value.marker.color == (LIGHT.ink, LIGHT.ink, LIGHT.worse)
    # As on the rail: the shape is where the number went, the colour whether that is good.
    assert value.marker.symbol == ("circle", "circle", "triangle-up")
    assert value.marker.opacity == 1
    assert value.cliponaxis is False


def test_under_the_axis_stands_the_day_and_not_the_name_of_a_series():
    named = points(10, 11).assign(label=["14 Jul 2026 · board of the whole partnership", "15 Jul 2026"])
    assert draw_control_chart(named, LIGHT, "days").layout.xaxis.ticktext == (
        "14 Jul<br>2026",
        "15 Jul<br>2026",
    )


def test_the_description_speaks_of_the_last_point():
    assert "m2: 22 days; outside the limits." in describe_control_chart(points(10, 11, 22), "days")
    assert "no meetings" in describe_control_chart(points(), "days")


# ---------------------------------------------------------------- all of them


@pytest.mark.parametrize(
    "figure",
    [
        draw_rail(build_glance_rows(quarter_cells(), NOTHING), LIGHT),
        draw_trend(build_waves(history(), "trust", "2026-Q3"), place_events(events()), LIGHT),
        draw_gaps(build_category_gaps(quarter_cells()), LIGHT),
        draw_control_chart(points(1, 2), LIGHT, "days"),
    ],
    ids=["rail", "trend", "gaps", "control chart"],
)
def test_a_chart_is_small_fixed_and_not_to_be_dragged(figure):
    assert figure.layout.height
    assert figure.layout.dragmode is False
    assert figure.layout.xaxis.fixedrange
    assert figure.layout.yaxis.fixedrange
    assert figure.layout.showlegend is False
    assert "template" not in figure.to_plotly_json()["layout"]
    assert len(figure.to_json()) < 10_000


def test_a_change_cell_is_found_for_the_latest_quarter_compared():
    twice = cells(
        score("trust", 50),
        change("trust", "fell", -9, since="2025-Q4"),
        change("trust", "rose", 9, since="2026-Q2"),
    )
    assert build_glance_rows(twice, NOTHING).set_index("measure").loc["trust", "verdict"] == "rose"


# ---------------------------------------------------------------- files on their way in


def test_the_first_rows_of_a_survey_are_shown_in_words():
    rows = pd.DataFrame(
        {
            "row": [2, 3],
            "money_1": [-1.0, 4.0],
            "working_with:Police": [-1.0, 5.0],
            "quarter": ["2026-Q3", None],
        }
    )
    table = build_preview_table(rows, "survey")
    assert table.index.tolist() == ["2", "3"]
    assert table["money 1"].tolist() == ["don't know", "4"]
    assert table["working with: Police"].tolist() == ["do not work together", "5"]
    assert table["quarter"].tolist() == ["2026-Q3", "–"]


@pytest.mark.parametrize(
    ("invited", "sheets", "starts"),
    [
        ([30, None], [28, 30], "How many people were invited in Jul–Sep 2026 is not known yet."),
        ([None, 30], [28, 30], ""),  # of the past it is too late
        ([30, None], [28, 0], ""),  # nobody has answered yet
        ([30, None], [28, None], ""),
    ],
)
def test_the_newest_round_asks_how_many_were_invited(invited, sheets, starts):
    quarters = ["2026-Q2", "2026-Q3"]
    rounds = pd.DataFrame({"quarter": quarters, "invited_count": invited, "sheet_count": sheets})
    said = say_invited_unknown(rounds)
    assert said.startswith(starts)
    assert bool(said) is bool(starts)


def test_a_ledger_may_hold_minus_one():
    rows = pd.DataFrame({"row": [2], "need": [-1.0], "spent": [12.5]})
    assert build_preview_table(rows, "resources").loc["2"].tolist() == ["-1", "12.5"]


def test_seconds_of_a_meeting_do_not_become_fifteen_decimals():
    rows = pd.DataFrame({"row": [2, 3], "minutes_present": [19.433333333333334, 60.001]})
    assert build_preview_table(rows, "attendance")["minutes present"].tolist() == ["19.43", "60"]


def test_days_and_flags_of_the_first_rows_are_said_as_people_say_them():
    rows = pd.DataFrame({"row": [2], "held_on": [pd.Timestamp(2026, 7, 15)], "in_kind": [False], "x": [""]})
    assert build_preview_table(rows, "resources").loc["2"].tolist() == ["15 Jul 2026", "no", "–"]


def test_words_of_ours_are_said_with_spaces_and_those_of_the_file_as_it_spells_them():
    row = {
        "row": 2,
        "kind": "small_win",
        "state": None,
        "category": "early_help",
        "organisation": "red_cross",
    }
    said = build_preview_table(pd.DataFrame([row]), "events").loc["2"]
    assert said.tolist() == ["small win", "–", "early_help", "red_cross"]


def test_problems_are_listed_from_the_first_row_on():
    problems = [Problem(11, "quarter", "a"), Problem(8, "money_1", "b"), Problem(None, None, "c")]
    table = build_problem_table([*problems, Problem(15, "quarter", "a")])
    assert table.index.tolist() == ["–", "8", "11"]
    assert table["What to mend"].tolist() == ["c", "b", "a (the same in 1 row more)"]


def test_every_convention_is_shown_in_words():
    table = build_convention_table(read_conventions())
    assert not table.index.str.contains("_").any()
    assert set(table["Counts towards"]) == {"Communication", "Resources", "Resistance to change"}


def test_no_line_ends_within_a_range_a_date_or_a_quarter():
    text = "60 (52–68) since Jul–Sep 2026, −3 (−14 to 8), 33 % on 4 Jul 2026"
    kept = keep_together(text)
    assert kept.split(" ") == [
        "60\u00a0(52–\u206068)", "since", "Jul–\u2060Sep\u00a02026,", "−3\u00a0(−14\u00a0to\u00a08),",
        "33\u00a0%", "on", "4\u00a0Jul\u00a02026",
    ]  # fmt: skip


def test_a_long_name_in_the_gap_chart_goes_on_in_another_line():
    long = build_partnership_gaps(ledger("Harrowmere Safeguarding Children Board", "x · cash", 1, 0))
    short = build_partnership_gaps(ledger("A", "x · cash", 1, 0))
    figure = draw_gaps(long, LIGHT)
    name = next(written for written in words(figure) if "Harrowmere" in written)
    assert max(map(len, name.split("<br>"))) <= 26
    assert figure.layout.height > draw_gaps(short, LIGHT).layout.height


def test_due_day_and_state_stand_first_among_the_rows_of_a_log_even_where_they_are_blank():
    row = {
        "row": "2",
        "partnership": "P",
        "organisation": "",
        "agreed_on": date(2026, 1, 14),
        "due_on": pd.NaT,
    }
    row |= {"closed_on": pd.NaT, "state": "open", "carried_forward_count": 0.0}
    table = build_preview_table(pd.DataFrame([row]), "actions")
    assert table.columns.tolist() == [
        "due on", "state", "organisation", "closed on", "agreed on", "partnership", "carried forward count",
    ]  # fmt: skip
    assert table.loc["2"].tolist()[:2] == ["–", "open"]
    assert "as of" in build_preview_table(pd.DataFrame([row | {"as_of": date(2026, 3, 1)}]), "actions")
    assert "sector" not in build_preview_table(pd.DataFrame([row | {"sector": ""}]), "actions")


def test_what_a_file_consists_of_is_said_where_it_is_no_rows():
    batch = {"imported_at": "2026-07-01T10:00:00Z", "batch": 1, "partnership": None, "rows_skipped": 0}
    batches = pd.DataFrame(
        [
            batch | {"kind": kind, "rows_accepted": 1200, "undone_at": None}
            for kind in ("minutes", "attendance")
        ]
    )
    table = build_batch_table(batches, {}, {"minutes": ("line", "lines")})
    assert table["Rows taken in"].tolist() == ["1,200 lines", "1,200"]


@pytest.mark.parametrize(
    ("state", "sheets", "words"),
    [
        (None, None, "There is no round of Oct–Dec 2026 yet."),
        ("open", None, "The round of Oct–Dec 2026 is open: 0 answers so far."),
        ("open", 1, "The round of Oct–Dec 2026 is open: 1 answer so far."),
        ("closed", 7, ""),
    ],
)
def test_how_far_the_round_of_a_quarter_is_told(state, sheets, words):
    own = [] if state is None else [("2026-Q4", state, sheets)]
    rounds = pd.DataFrame([("2026-Q3", "open", 9), *own], columns=["quarter", "state", "sheet_count"])
    said = say_round_of(rounds, "2026-Q4")
    assert said.startswith(words)
    assert bool(said) == bool(words)


def test_what_all_first_rows_share_is_said_once_and_what_none_has_is_left_out():
    lines = [
        {
            "row": row,
            "partnership": "Millbrook",
            "category": name,
            "quarter": "2026-Q3",
            "in_kind": False,
            "currency": "GBP",
            "pledged": None,
            "spent": 5.0,
        }
        for row, name in ((2, "hall"), (3, "staff"))
    ]
    table, words = say_once(build_preview_table(pd.DataFrame(lines), "resources"), "resources")
    assert table.columns.tolist() == ["category", "spent"]
    assert words == "In all of these rows: partnership Millbrook, Jul–Sep 2026, currency GBP, cash."
    one, nothing = say_once(build_preview_table(pd.DataFrame(lines[:1]), "resources"), "resources")
    assert ("partnership" in one, nothing) == (True, "")


def test_a_blank_question_of_a_survey_stays_in_the_first_rows():
    rows = pd.DataFrame(
        [{"row": row, "partnership": name, "money_1": None} for row, name in ((2, "A"), (3, "B"))]
    )
    table, words = say_once(build_preview_table(rows, "survey"), "survey")
    assert (table.columns.tolist(), words) == (["partnership", "money 1"], "")
