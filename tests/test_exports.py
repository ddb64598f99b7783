"""Documents: what they say, that they open, and that nothing typed by a person runs in them."""

import csv
from datetime import date, time
from io import BytesIO, StringIO
from itertools import chain, product

import pandas as pd
import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from PIL import Image

from analytics.agenda import build_agenda
from analytics.charts.gap_rows import build_category_gaps
from analytics.charts.palette import LIGHT
from analytics.findings import build_findings
from analytics.stream_words import say_moved_apart
from analytics.wording import NOT_COMPARED, NOT_SHOWN, say_money, say_what_is_synthetic
from data.activities import read_activities
from data.commands import main
from data.exports.agenda import write_agenda_document, write_agenda_markdown
from data.exports.csv_text import write_csv
from data.exports.document import Cover, make_slug
from data.exports.gaps import write_gaps_brief, write_gaps_workbook
from data.exports.rail_picture import draw_rail_picture
from data.exports.review import say_participation, write_review
from data.exports.survey_form import (
    BLANK_LINES,
    list_options,
    shorten_to_pulse,
    write_csv_template,
    write_form_text,
    write_questionnaire,
    write_xlsform,
)
from data.exports.workbook import add_sheet, start_workbook
from data.imports.raw_table import read_raw_table
from data.instruments import read_instrument
from tests.release_makers import cell, cells, quarter_cells

SYNTHETIC = "Millbrook is a synthetic example: its people, agencies and numbers are invented."
COVER = Cover("Partnership health review", "Millbrook", "2026-Q3", date(2026, 10, 2), SYNTHETIC, 2)
INSTRUMENT = read_instrument()
TITLES = {construct.id: construct.title for construct in INSTRUMENT.constructs}
LISTED = pd.DataFrame({"partnership": ["Millbrook", "Elsewhere"], "is_synthetic": [True, False]})
MADE_ON = date(2026, 10, 2)
NOW, BEFORE = quarter_cells(), quarter_cells(shift=-6, quarter="2026-Q2")
FINDINGS = build_findings(NOW, TITLES)


def words_of(content: bytes) -> str:
    """Every word of a Word document: text, tables, edges, in no particular order."""
    document = Document(BytesIO(content))
    edges = [document.sections[0].header, document.sections[0].footer]
    parts = [document.element.body, *(edge._element for edge in edges)]
    return "\n".join(text.text or "" for part in parts for text in part.iter(qn("w:t")))


def alt_texts(content: bytes) -> list[str]:
    return [shape._inline.docPr.get("descr") for shape in Document(BytesIO(content)).inline_shapes]


def nothing() -> pd.DataFrame:
    return NOW.iloc[:0]


# ---------------------------------------------------------------- review


@pytest.fixture(scope="module")
def review() -> bytes:
    return write_review(NOW, BEFORE, FINDINGS, COVER)


def test_the_review_says_who_answered_what_weighs_and_what_moved(review):
    said = words_of(review)
    assert "15 of 18 people from 7 organisations answered." in said
    assert "Resources weigh most" in said
    assert "66 (57–75)" in said
    assert "▲ worsened" in said
    assert "Trust held steady" in said


def test_a_change_whose_evidence_moved_both_ways_says_so_in_its_own_line():
    ledger = BEFORE["breakdown"].eq("stream") & BEFORE["group"].eq("ledger")
    survey = BEFORE["measure"].eq("resources") & BEFORE["group"].eq("survey")
    before = BEFORE.assign(estimate=BEFORE["estimate"].mask(ledger, 95.0).mask(survey, 40.0))
    caveat = say_moved_apart(NOW, before)["resources"]
    lines = Document(BytesIO(write_review(NOW, before, FINDINGS, COVER))).paragraphs
    told = [line.text for line in lines if caveat in line.text]
    assert len(told) == 1
    assert told[0].startswith("Resources got heavier since Apr–Jun 2026")


def test_the_review_says_how_far_people_agree():
    words = NOW["measure"].map({"trust": "split", "alignment": "close"})
    told = NOW.assign(agreement=words.where(NOW["breakdown"].eq("whole")))
    said = words_of(write_review(told, BEFORE, FINDINGS, COVER))
    assert "People are “split” on trust; “close” on alignment." in said


def test_the_review_says_what_is_not_known(review):
    said = words_of(review)
    assert "Whether communication moved since Apr–Jun 2026 cannot be told" in said
    assert "There was nothing from the resource ledger this quarter." in said


def test_every_page_carries_cover_line_ribbon_and_page_number(review):
    said = words_of(review)
    assert "Millbrook · Jul–Sep 2026 · version 2" in said
    assert SYNTHETIC in said
    fields = [
        code.text.strip()
        for code in Document(BytesIO(review)).sections[0].footer._element.iter(qn("w:instrText"))
    ]
    assert fields == ["PAGE", "NUMPAGES"]


def test_a_real_partnership_has_no_ribbon():
    real = Cover("Partnership health review", "Millbrook", "2026-Q3", date(2026, 10, 2))
    said = words_of(write_review(NOW, BEFORE, FINDINGS, real))
    assert SYNTHETIC not in said
    assert "Made on 2 October 2026 from a published release." in said


def test_the_brief_says_which_of_its_partnerships_are_invented():
    both = pd.concat([NOW, NOW.assign(partnership="Elsewhere")])
    said = words_of(write_gaps_brief(both, "2026-Q3", date(2026, 10, 2), LISTED))
    assert SYNTHETIC in said
    own = words_of(write_gaps_brief(both[both["partnership"].eq("Elsewhere")], "2026-Q3", MADE_ON, LISTED))
    assert "synthetic" not in own
    assert "Elsewhere · Jul–Sep 2026" in own


@pytest.mark.parametrize(
    ("is_synthetic", "said"),
    [
        ({}, ""),
        ({"Ours": False, "Theirs": False}, ""),
        ({"A": True, "Ours": False}, "A is a synthetic example: its people"),
        ({"A": True, "B": True}, "All 2 partnerships are synthetic examples"),
        ({"A": True, "B": True, "Ours": False}, "All partnerships but Ours are synthetic examples"),
        ({"A": True, "B": True, "C": False, "D": False}, "A and B are synthetic examples"),
        (
            {f"P{n}": n < 10 for n in range(30)},
            "P0, P1, P2, P3, P4, P5, P6, P7 and 2 more are synthetic examples",
        ),
    ],
)
def test_what_is_invented_is_said_by_name(is_synthetic, said):
    sentence = say_what_is_synthetic(is_synthetic)
    assert sentence.startswith(said) if said else sentence == ""


def test_each_rail_is_described_for_those_who_do_not_see_it(review):
    described = alt_texts(review)
    assert len(described) == 5
    assert described[1].startswith("Resources: 66 of 100, likely between 57 and 75; worsened")


def test_a_quarter_in_which_nothing_is_shown_still_makes_a_review():
    blank = cells(cell("participation"), *(cell(name) for name in ("communication", "trust")))
    said = words_of(write_review(blank, nothing(), build_findings(blank, TITLES), COVER))
    assert said.count(NOT_SHOWN) >= 5
    assert f"Who answered is {NOT_SHOWN}." in said


def test_what_weighs_most_only_through_one_agency_is_said():
    hanging = NOW.assign(verdict=NOW["verdict"].mask(NOW["measure"].eq("leave_one_out"), "does_not_hold"))
    said = words_of(write_review(hanging, BEFORE, FINDINGS, COVER))
    assert "depends on the answers of a single organisation" in said


def test_signs_that_word_refuses_do_not_spoil_a_review():
    odd = Cover("Review", "Mill\x07brook", "2026-Q3", date(2026, 10, 2))
    assert "Millbrook" in words_of(write_review(NOW, BEFORE, FINDINGS, odd))


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            {"respondent_count": 9.0, "invited_count": 12.0, "organisation_count": 4.0},
            "9 of 12 people from 4",
        ),
        ({"respondent_count": 9.0, "organisation_count": 1.0}, "9 people from 1 organisation answered."),
        ({}, f"Who answered is {NOT_SHOWN}."),
    ],
)
def test_participation_is_said_as_far_as_it_is_known(row, sentence):
    assert sentence in say_participation(cells(cell("participation", **row)))


# ---------------------------------------------------------------- rail


def picture(**given) -> Image.Image:
    row = {"estimate": 50.0, "low": 40.0, "high": 60.0, "previous": 20.0, "verdict": "worsened"} | given
    return Image.open(BytesIO(draw_rail_picture(row)))


def columns_of(image: Image.Image, colour: str) -> list[int]:
    """Where across the picture a colour stands."""
    wanted = tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))
    pixels = image.load()
    return [x for x in range(image.width) if any(pixels[x, y] == wanted for y in range(image.height))]


def test_the_mark_stands_where_the_score_is():
    image = picture(estimate=75.0, low=float("nan"), high=float("nan"))
    found = columns_of(image, LIGHT.worse)
    middle = (min(found) + max(found)) / 2 / image.width
    assert middle == pytest.approx(0.75, abs=0.03)


def test_the_band_runs_from_low_to_high():
    found = columns_of(picture(), LIGHT.band)
    assert min(found) / 640 == pytest.approx(0.40, abs=0.03)
    assert max(found) / 640 == pytest.approx(0.60, abs=0.03)


def test_shapes_tell_verdicts_apart_without_colour():
    grey = {
        verdict: picture(verdict=verdict).convert("L").tobytes() for verdict in ("rose", "fell", "steady")
    }
    assert len(set(grey.values())) == 3


def test_only_the_quarter_before_is_a_ring():
    """Also where nobody can tell whether the score moved."""
    image = picture(verdict="cannot_tell", low=float("nan"), high=float("nan")).convert("L")
    ground = image.getpixel((0, 0))
    now, before = (image.getpixel((round(14 + 612 * share), image.height // 2)) for share in (0.5, 0.2))
    assert now < 150 < before <= ground


def test_a_score_that_is_not_shown_leaves_an_empty_rail():
    missing = float("nan")
    image = picture(estimate=missing, low=missing, high=missing, previous=missing)
    assert not columns_of(image, LIGHT.worse)
    assert not columns_of(image, LIGHT.band)


# ---------------------------------------------------------------- agenda


@pytest.fixture(scope="module")
def blocks() -> pd.DataFrame:
    return build_agenda(FINDINGS, read_activities(), 120, start_time=time(13, 0))


def test_the_run_sheet_has_times_goals_findings_and_methods(blocks):
    said = words_of(write_agenda_document(blocks, "Autumn workshop", COVER))
    for row in blocks.to_dict("records"):
        assert row["title"] in said
        assert row["starts_at"] in said
    assert "Because: Resources weigh most" in said
    assert "https://www.liberatingstructures.com/" in said
    assert "One owner who is in the room, and one date." in said


def test_the_markdown_agenda_lists_every_block_and_ends_with_owners(blocks):
    text = write_agenda_markdown(blocks, "Autumn workshop", COVER)
    assert text.startswith("# Autumn workshop\n")
    assert all(f"| {row.starts_at} | {row.minutes} |" in text for row in blocks.itertuples())
    assert "| What | Who | By when | For the child this means |" in text


def test_the_agenda_says_how_its_time_is_spent_on_paper_and_as_text(blocks):
    told = f"of {int(blocks['minutes'].sum())} minutes go to work on the findings"
    assert told in words_of(write_agenda_document(blocks, "Autumn workshop", COVER))
    assert told in write_agenda_markdown(blocks, "Autumn workshop", COVER)


def test_words_that_a_person_typed_cannot_break_the_markdown(blocks):
    own = blocks.copy()
    own.loc[0, "title"] = "<script>alert(1)</script> | a `b`\n# c"
    text = write_agenda_markdown(own, "x", COVER)
    assert "<script>" not in text
    assert "\n# c" not in text
    assert text.count("\n| 13:00 |") == 1


def test_a_block_of_ones_own_needs_only_a_title(blocks):
    own = pd.concat([blocks, pd.DataFrame([{"starts_at": "15:00", "minutes": 5, "title": "Cake"}])])
    assert "Cake" in words_of(write_agenda_document(own, "x", COVER))
    assert "Cake" in write_agenda_markdown(own, "x", COVER)


# ---------------------------------------------------------------- gaps


def sheet_rows(content: bytes, name: str) -> list[tuple]:
    return list(load_workbook(BytesIO(content))[name].iter_rows(values_only=True))


def test_a_printed_sheet_is_as_wide_as_its_page_and_repeats_its_headings():
    book = load_workbook(BytesIO(write_gaps_workbook(NOW, "2026-Q3")))
    for sheet in book.worksheets:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    sheet = book["Partnerships"]
    head = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Partnership")
    assert sheet.print_title_rows == f"${head}:${head}"
    assert sheet.cell(head, 1).font.name == sheet.cell(head + 1, 1).font.name
    assert [sheet.cell(head, place).alignment.horizontal for place in (1, 2)] == ["left", "right"]
    assert {str(note).split(":")[0] for note in sheet.merged_cells.ranges} == {
        f"A{row}" for row in range(1, head)
    }


def test_the_workbook_holds_amounts_as_numbers():
    rows = sheet_rows(write_gaps_workbook(NOW, "2026-Q3"), "Partnerships")
    assert rows[-1][:2] == ("Millbrook", 162_000)
    assert rows[-1][5] == 162_000 - 108_500


def test_a_workbook_adds_its_lines_up_below_where_no_filter_hides_the_sum():
    two = pd.concat([NOW, NOW.assign(partnership="Weir")])
    book = load_workbook(BytesIO(write_gaps_workbook(two, "2026-Q3")))
    for name in ("Partnerships", "Categories", "Cash and in kind"):
        *_, last = book[name].iter_rows()
        assert [cell.value for cell in last[:2]] == ["All together", 324_000]
        assert book[name].auto_filter.ref.endswith(str(last[0].row - 1))


def test_a_name_that_looks_like_a_formula_stays_text():
    evil = NOW.assign(partnership='=HYPERLINK("http://x")')
    book = load_workbook(BytesIO(write_gaps_workbook(evil, "2026-Q3")))
    found = [
        value
        for sheet in book
        for row in sheet.iter_rows()
        for value in row
        if "HYPERLINK" in str(value.value)
    ]
    assert found
    assert {one.data_type for one in found} == {"s"}
    assert {str(one.value)[:2] for one in found} == {"'="}


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("＝1+1", "'＝1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\n-1", "'\n'-1"),
        ("a plan; =1+1", "a plan; '=1+1"),
        ("a plan\t=1+1", "a plan\t'=1+1"),
        ("a plan\n+1", "a plan\n'+1"),
        ("follow-up, 3 = 3", "follow-up, 3 = 3"),
        ({"who": "x;=1+1"}, '{"who": "x;\'=1+1"}'),
        ("two; three", "two; three"),
    ],
)
def test_no_spreadsheet_of_any_country_finds_a_formula_in_a_csv(typed, written):
    text = write_csv(pd.DataFrame({"note": [typed], str(typed): [1]})).removeprefix("\ufeff")
    heading, row = csv.reader(StringIO(text, newline=""))
    assert row[0] == written
    assert isinstance(typed, dict) or heading[1] == written


def test_no_mixture_of_separators_and_quotation_marks_hides_a_formula_from_any_country():
    """A spreadsheet that separates by semicolons takes the marks of our quoting for its own."""
    runs = []
    for signs in chain.from_iterable(product(';"=\t\n', repeat=length) for length in range(1, 5)):
        typed = "".join(signs) + "1"
        for row in ([typed, "plain"], ["plain", typed]):
            text = write_csv(pd.DataFrame([row], columns=["one", "two"]))
            for separator in ",;\t":
                read = chain.from_iterable(csv.reader(StringIO(text, newline=""), delimiter=separator))
                runs += [(separator, typed) for cell in read if cell.lstrip().startswith("=")]
    assert runs == []


def test_the_table_to_fill_in_hides_no_formula_in_the_name_of_an_agency():
    text = write_csv_template(read_instrument(), ['Care;"=1+1'])
    assert not any(name.startswith("=") for name in next(csv.reader(StringIO(text), delimiter=";")))


def test_the_brief_adds_its_lines_up():
    tables = Document(BytesIO(write_gaps_brief(NOW, "2026-Q3", MADE_ON, LISTED))).tables
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    together = [row for row in rows if row[0] == "All together"]
    gaps = build_category_gaps(NOW)
    assert (len(gaps) > 1, len(together)) == (True, 1)
    assert together[0][1] == say_money(gaps["need_gbp"].sum())
    assert together[0][5] == say_money(gaps["unmet_need_gbp"].sum())


def test_the_brief_says_where_most_of_the_gap_is_and_what_it_cannot_say():
    said = words_of(write_gaps_brief(NOW, "2026-Q3", date(2026, 10, 2), LISTED))
    assert "of need is unmet, most of it for training" in said
    assert "Cash: £30k of £42k has no commitment (70 %)." in said
    assert "What these figures cannot say" in said
    assert SYNTHETIC in said


# ---------------------------------------------------------------- survey form


def test_the_paper_form_asks_every_question_with_every_option():
    said = words_of(write_questionnaire(INSTRUMENT, date(2026, 10, 2)))
    for item in INSTRUMENT.items:
        assert item.text in said
    for _, label in list_options(INSTRUMENT.scale):
        assert label in said
    boxes = said.count("☐")
    ties = BLANK_LINES * len(list_options(INSTRUMENT.working_ties))
    assert boxes == len(INSTRUMENT.items) * len(list_options(INSTRUMENT.scale)) + ties
    for question in INSTRUMENT.open_questions.values():
        assert question in said


def test_every_form_asks_about_the_organisations_of_the_partnership():
    from pyxform.xls2xform import convert

    names = ["Café & Kitchen", "Police North"]
    said = words_of(write_questionnaire(INSTRUMENT, date(2026, 10, 2), names))
    text = write_form_text(INSTRUMENT, names).splitlines()
    form = convert(BytesIO(write_xlsform(INSTRUMENT, names)))
    assert form.warnings == []
    for name in names:
        assert name in said
        assert f"  {name}" in text
        assert f"working_with: {name}" in write_csv_template(INSTRUMENT, names)
    assert "/working_with_Café_and_Kitchen" in form.xform
    assert "We do not work with them" in said


def test_the_text_to_paste_has_each_question_on_a_line_of_its_own():
    lines = write_form_text(INSTRUMENT).splitlines()
    assert all(item.text in lines for item in INSTRUMENT.items)


def test_the_xlsform_is_read_by_the_tool_that_others_use():
    from pyxform.xls2xform import convert

    form = convert(BytesIO(write_xlsform(INSTRUMENT)))
    assert form.warnings == []
    for item in INSTRUMENT.items:
        assert f"/{item.id}" in form.xform


def test_the_template_is_imported_without_a_mapping(tmp_path):
    """A file made from the template: the headings alone say which column is which question."""
    from data.imports.guesses import guess_mapping

    heading = write_csv_template(INSTRUMENT)
    row = ["Millbrook", "2026-Q3", "Homes", "housing", "AB12", *["4"] * len(INSTRUMENT.items)]
    path = tmp_path / "answers.csv"
    path.write_text(heading + ",".join(row) + "\r\n", encoding="utf-8")
    guess = guess_mapping(read_raw_table(path), INSTRUMENT)
    assert guess.open_items == []
    places = guess.mapping.columns
    assert {places[name] for name in ("partnership", "quarter", "organisation", "sector")} == {
        "partnership",
        "quarter",
        "organisation",
        "sector",
    }
    assert places["person_code"] == "code"


# ---------------------------------------------------------------- command line


def run(*words: str) -> int:
    return main(["export", *words])


def test_the_command_writes_every_kind_of_survey_form(sqlite_engine, tmp_path):
    for ending in (".docx", ".txt", ".xlsx", ".csv"):
        path = tmp_path / f"form{ending}"
        assert run("survey-form", "--to", str(path)) == 0
        assert path.stat().st_size > 400


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["report", "--to", "x.pdf"], "report is written as .docx; “.pdf” is none of them"),
        (["report", "--to", "no/such/folder/x.docx"], "the folder of this file does not exist"),
        (["report", "--to", "x.docx"], "--partnership is needed"),
        (["report", "--to", "x.docx", "--partnership", "Nowhere"], "no partnership has this in its name"),
        (["gaps", "--to", "x.xlsx"], "nothing is published yet"),
        (["gaps", "--to", "x.xlsx", "--quarter", "Q3"], "write it as 2026-Q3"),
        (["survey-form", "--to", "x.csv", "--instrument", "none"], "no instrument 'none'"),
    ],
)
def test_what_cannot_be_written_is_refused_with_a_reason(
    sqlite_engine, tmp_path, monkeypatch, capsys, words, message
):
    monkeypatch.chdir(tmp_path)
    assert run(*words) == 2
    assert message in capsys.readouterr().err
    assert list(tmp_path.glob("x.*")) == []


def test_the_review_says_what_was_done_in_the_quarter_and_what_children_said():
    events = pd.DataFrame(
        {
            "happened_on": [date(2026, 8, 20), date(2026, 2, 10)],
            "words": ["One referral form for all agencies", "A training of an earlier quarter"],
        }
    )
    heard = pd.concat([NOW, cells(cell("child_voice_share", estimate=0.5))], ignore_index=True)
    said = words_of(write_review(heard, BEFORE, FINDINGS, COVER, events))
    assert "One referral form for all agencies (20 August)." in said
    assert "earlier quarter" not in said
    assert "what children said or wished in 50 % of meetings" in said


def test_a_review_without_events_says_that_none_is_on_record():
    said = words_of(write_review(NOW, BEFORE, FINDINGS, COVER))
    assert "No small win, training or other event and no closed action is on record." in said
    assert "Whether minutes record what children said or wished is not known." in said


def action(words, due_on=date(2026, 11, 5), **known):
    blank = {"owner": "Health", "organisation": None, "sector": None, "state": "open", "closed_on": None}
    return blank | {"words": words, "due_on": due_on} | known


def test_the_review_plans_what_is_open_and_says_what_was_closed():
    actions = pd.DataFrame(
        [
            action("Write one referral form"),
            action("Agree who chairs", date(2026, 10, 9)),
            action("Nobody owns this", owner=None),
            action("Closed before", state="closed", closed_on=date(2026, 6, 30)),
            action("Share the rota", state="closed", closed_on=date(2026, 9, 30)),
            action(None, state="closed", closed_on=date(2026, 7, 1)),
        ]
    )
    content = write_review(NOW, BEFORE, FINDINGS, COVER, None, actions)
    plan = [[cell.text for cell in row.cells] for row in Document(BytesIO(content)).tables[-1].rows]
    assert plan == [
        ["Open on 2 Oct 2026", "Who", "By when"],
        ["Agree who chairs", "Health", "9 Oct 2026"],
        ["Write one referral form", "Health", "5 Nov 2026"],
    ]
    said = words_of(content)
    assert "2 actions closed: Share the rota and 1 more." in said
    assert "Closed before" not in said


@pytest.mark.parametrize(
    ("days", "heading"),
    [
        ((20, 21), "Open on 2 Oct 2026"),
        ((1,), "Open on 2 Oct 2026: 1, past its date"),
        ((1, 20), "Open on 2 Oct 2026: 2, 1 past its date"),
        ((1, 1, 1, 1), "Open on 2 Oct 2026: 4, all past their date; the first 3"),
        ((20, 20, 20, 2), "Open on 2 Oct 2026: 4; the first 3"),
    ],
)
def test_the_plan_of_a_review_says_what_is_past_its_date(days, heading):
    actions = pd.DataFrame([action("Share the rota", date(2026, 10, day)) for day in days])
    content = write_review(NOW, BEFORE, FINDINGS, COVER, None, actions)
    assert Document(BytesIO(content)).tables[-1].rows[0].cells[0].text == heading


def test_open_actions_that_a_review_cannot_name_are_counted():
    lacking = [action(None), action("Share the rota", owner=None, organisation=None)]
    said = words_of(write_review(NOW, BEFORE, FINDINGS, COVER, None, pd.DataFrame(lacking)))
    assert "2 actions are open whose words, owner or date are not on record." in said
    said = words_of(write_review(NOW, BEFORE, FINDINGS, COVER, None, pd.DataFrame([action("Meet")])))
    assert "not on record" not in said


def test_a_review_leaves_lines_to_write_on_where_nothing_is_open():
    for actions in (None, pd.DataFrame([action("Done", state="closed", closed_on=date(2026, 9, 1))])):
        content = write_review(NOW, BEFORE, FINDINGS, COVER, None, actions)
        rows = Document(BytesIO(content)).tables[-1].rows
        assert [cell.text for row in rows[1:] for cell in row.cells] == [""] * 9


def test_a_review_without_any_comparison_says_so_and_claims_none():
    """The quarter before is published, but of its answers nothing is shown."""
    unjudged = NOW.assign(verdict=NOW["verdict"].mask(NOW["breakdown"].eq("change"), None))
    findings = build_findings(unjudged, TITLES)
    assert not findings["kind"].eq("change").any()
    said = words_of(write_review(unjudged, BEFORE, findings, COVER))
    assert NOT_COMPARED in said
    assert "could be told" not in said
    assert "Since last time" not in said


def test_the_review_of_a_first_quarter_has_no_column_and_no_legend_for_what_moved():
    first = NOW[NOW["breakdown"].ne("change")]
    said = words_of(write_review(first, nothing(), build_findings(first, TITLES), COVER))
    assert "This is the first quarter." in said
    assert "Since last time" not in said
    assert "ring:" not in said
    assert "No change and no steadiness" not in said
    assert "Every comparison" not in said


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Alderbrook Safeguarding Children Partnership", "alderbrook-safeguarding-children-partnership"),
        ("Môn & Gwynedd / Plant", "mon-gwynedd-plant"),
        ("../..", "partnership"),
        ("合作", "partnership"),
        ("a" * 200, "a" * 60),
    ],
)
def test_a_document_bears_its_partnerships_name_in_letters_that_any_computer_takes(name, slug):
    assert make_slug(name) == slug


def test_the_short_check_in_has_its_five_questions_and_nothing_else():
    pulse = shorten_to_pulse(INSTRUMENT)
    text = write_form_text(pulse)
    assert all(item.text in text for item in INSTRUMENT.pulse)
    assert not any(item.text in text for item in INSTRUMENT.items)
    assert INSTRUMENT.ranking.text not in text
    heading = write_csv_template(pulse).lstrip("\ufeff").strip().split(",")
    assert heading[-len(INSTRUMENT.pulse) :] == [item.id for item in INSTRUMENT.pulse]


def test_an_instrument_without_short_questions_says_so():
    with pytest.raises(ValueError, match="has no short questions"):
        shorten_to_pulse(shorten_to_pulse(INSTRUMENT))


def test_a_workbook_holds_no_remains_of_adding_floats():
    book = start_workbook("Posts")
    sheet = add_sheet(book, "Posts", pd.DataFrame({"gap": [3.2 - 2.4, 2.0], "who": ["A", "B"]}), {})
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [0.8, 2.0]
    assert 3.2 - 2.4 != 0.8
