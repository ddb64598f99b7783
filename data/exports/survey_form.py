"""The questionnaire to ask with: on paper, pasted into a form tool, as XLSForm, and as a table to fill in."""

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import StringIO

import pandas as pd
from docx.document import Document as DocumentType
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Cm

from analytics.charts.palette import LIGHT
from analytics.families import are_families
from analytics.instruments import DOMAIN_DIRECTIONS, DONT_KNOW, Construct, Instrument, Scale
from analytics.optional_blocks import TIES_NAME, name_ranking_keys
from data.exports.csv_text import make_safe
from data.exports.document import (
    Cover,
    add_heading,
    add_row,
    add_small,
    add_table,
    add_text,
    mark_header,
    rule_below,
    save_document,
    start_document,
    write_cell,
)
from data.exports.workbook import add_sheet, save_workbook, start_workbook

# Columns that the import recognises by these names, before the questions.
PLACE_COLUMNS = ("partnership", "quarter", "organisation", "sector", "code")
CODE_HINT = (
    "Make up a code that only you know, and use it each time: it links your answers without your name. "
    "For example, the first two letters of the street you grew up in and the day of your birthday."
)
PRIVACY = (
    "Your answers are added to those of others. Nothing is shown for fewer than five people, or where one "
    "agency's answers could be told. Please do not name a child, a family or a colleague."
)
# Wide enough that most questions take one line, and a column's label three: the whole fits on one sheet.
MARGIN_CM, FORM_CM = 1.5, 18.0
QUESTION_CM, RANK_CM = (11.2,), (9.0, 9.0)
BOX = "☐"
TIES_HEADING = "How working together goes"
TIES_NOTE = (
    "Answer for your organisation, if you can speak for it. Only the picture of the whole is shown, never "
    "what one organisation said of another."
)
# Our questionnaire takes both sides of one sheet with so many organisations; with more of them the last page
# is for people's own words.
MOST_ON_ONE_SHEET, FEW_LINES, MANY_LINES = 12, 2, 9
BLANK_LINES = 8  # for names to be written in, where the organisations are not known
PLACEHOLDER = "NAME OF THE ORGANISATION"  # the import asks for a name where this is left standing


PULSE_INTRODUCTION = (
    "Five short questions between two rounds. This takes a minute. "
    "Answer for yourself, as this month has been."
)


def list_asked_about(organisations: pd.DataFrame) -> list[str]:
    """Whom working ties are asked about: a partnership's organisations; families are no organisation.

    organisations: organisation | sector
    """
    return sorted(organisations.loc[~are_families(organisations["sector"]), "organisation"])


def shorten_to_pulse(instrument: Instrument) -> Instrument:
    """The short questions of a check-in as a questionnaire of its own; they never enter a round's scores.

    Raises ValueError where the instrument has none.
    """
    if not instrument.pulse:
        raise ValueError(f"instrument {instrument.id!r} has no short questions (pulse)")
    asked = tuple(
        Construct(
            item.id,
            instrument.domain_titles[item.domain],
            item.domain,
            DOMAIN_DIRECTIONS[item.domain],
            False,
            (item,),
        )
        for item in instrument.pulse
    )
    return replace(
        instrument,
        title=f"{instrument.title} A short check-in",
        introduction=PULSE_INTRODUCTION,
        constructs=asked,
        pulse=(),
        ranking=None,
        working_ties=None,
        open_questions={},
    )


# ---------------------------------------------------------------- on paper


def write_questionnaire(instrument: Instrument, made_on: date, organisations: Sequence[str] = ()) -> bytes:
    """The questionnaire to print, as DOCX; `organisations` are those that working ties are asked about."""
    cover = Cover("Questionnaire", f"{instrument.title} Version {instrument.version}", "", made_on)
    document = start_document(
        cover, instrument.title, "about eight minutes, and nobody signs it", margin_cm=MARGIN_CM
    )
    add_text(document, instrument.introduction, after=4)
    add_small(document, PRIVACY, after=6)
    places = (("My organisation", 20), ("Its kind (sector)", 16), ("My code", 12))
    add_text(document, "   ".join(f"{what}: {'_' * length}" for what, length in places), after=2)
    add_small(document, CODE_HINT, after=4)
    for domain, title in instrument.domain_titles.items():
        _add_grid(document, instrument, domain, title)
    _add_ranking(document, instrument)
    _add_ties(document, instrument, organisations)
    has_many = bool(instrument.working_ties) and len(organisations) > MOST_ON_ONE_SHEET
    _add_open_questions(document, instrument, has_own_page=has_many)
    return save_document(document)


def _add_grid(document: DocumentType, instrument: Instrument, domain: str, title: str) -> None:
    """The questions of a domain, its title beside the labels."""
    texts = [item.text for item in instrument.items if item.domain == domain]
    _add_boxes(document, list_options(instrument.scale), texts, title)
    add_text(document, "", points=4, after=0)


def _add_boxes(
    document: DocumentType, options: list[tuple[int, str]], texts: Sequence[str], title: str = ""
) -> None:
    """Questions down the side, ratings across, one box each."""
    narrow = (FORM_CM - QUESTION_CM[0]) / len(options)
    widths = (*QUESTION_CM, *[narrow] * len(options))
    table = add_table(document, widths)
    head = add_row(table, widths)
    if title:
        head[0].paragraphs[0].style = document.styles["Heading 2"]
        head[0].paragraphs[0].add_run(title)
        head[0].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    for cell, (_, label) in zip(head[1:], options, strict=True):
        write_cell(cell, label, points=6.5, colour=LIGHT.muted)
    rule_below(head)
    mark_header(table)
    for text in texts:
        cells = add_row(table, widths)
        write_cell(cells[0], text, points=9)
        for cell in cells[1:]:
            write_cell(cell, BOX, points=10)
        rule_below(cells)


def _add_ranking(document: DocumentType, instrument: Instrument) -> None:
    if instrument.ranking is None:
        return
    add_heading(document, "What comes first", level=2)
    add_text(document, f"{instrument.ranking.text} Write 1 for the most important.")
    table, options = add_table(document, RANK_CM), list(instrument.ranking.options.values())
    for pair in (options[at : at + len(RANK_CM)] for at in range(0, len(options), len(RANK_CM))):
        for cell, option in zip(add_row(table, RANK_CM), pair, strict=False):
            write_cell(cell, f"____  {option}")


def _add_ties(document: DocumentType, instrument: Instrument, organisations: Sequence[str]) -> None:
    if instrument.working_ties is None:
        return
    add_heading(document, TIES_HEADING, level=2)
    asked = add_text(document, instrument.working_ties_text, after=2)
    asked.paragraph_format.keep_with_next = True
    add_small(document, TIES_NOTE, after=2)
    names = organisations or ["_" * 36] * BLANK_LINES
    _add_boxes(document, list_options(instrument.working_ties), names)


def _add_open_questions(document: DocumentType, instrument: Instrument, *, has_own_page: bool) -> None:
    if not instrument.open_questions:
        return
    add_heading(document, "In your own words", level=2)
    document.paragraphs[-1].paragraph_format.page_break_before = has_own_page
    for question in instrument.open_questions.values():
        asked = add_text(document, question, after=2)
        asked.paragraph_format.keep_with_next = True
        table = add_table(document, (FORM_CM,))
        for _ in range(MANY_LINES if has_own_page else FEW_LINES):
            cells = add_row(table, (FORM_CM,))
            table.rows[-1].height = Cm(0.65)
            rule_below(cells)
        add_text(document, "", points=4, after=0)


def list_options(scale: Scale) -> list[tuple[int, str]]:
    """Every rating with its label, then "don't know"."""
    numbers = range(scale.min, scale.max + 1)
    labels = scale.labels or tuple(str(number) for number in numbers)
    return [*zip(numbers, labels, strict=True), (DONT_KNOW, scale.dont_know)]


# ---------------------------------------------------------------- to paste


def write_form_text(instrument: Instrument, organisations: Sequence[str] = ()) -> str:
    """Plain text to paste into a form tool: one question a line, under the options that all of them share."""
    options = [label for _, label in list_options(instrument.scale)]
    lines = [instrument.title, "", instrument.introduction, PRIVACY, ""]
    lines += ["Which organisation are you from?", "What kind of organisation is it?", CODE_HINT, ""]
    lines += ["For each sentence choose one of:", *[f"  {label}" for label in options], ""]
    for domain, title in instrument.domain_titles.items():
        lines += [title, *[item.text for item in instrument.items if item.domain == domain], ""]
    if instrument.ranking:
        lines += [
            instrument.ranking.text,
            *[f"  {option}" for option in instrument.ranking.options.values()],
            "",
        ]
    if instrument.working_ties:
        labels = [f"  {label}" for _, label in list_options(instrument.working_ties)]
        rows = organisations or [f"[{PLACEHOLDER}]"]
        lines += [TIES_NOTE, instrument.working_ties_text, "A grid with these rows:"]
        lines += [*(f"  {name}" for name in rows), "and these columns:", *labels, ""]
    return "\n".join([*lines, *instrument.open_questions.values()]) + "\n"


# ---------------------------------------------------------------- XLSForm


def write_xlsform(instrument: Instrument, organisations: Sequence[str] = ()) -> bytes:
    """The questionnaire as XLSForm (ODK, KoBoToolbox): names are item ids, values are ratings.

    "Don't know" has the value that the import reads, so that an export needs no mapping of labels. Working
    ties are asked about each of `organisations`; without names the form does not ask about them.
    """
    book = start_workbook(instrument.title)
    add_sheet(book, "survey", _list_form_rows(instrument, organisations), {}, is_ours=True)
    add_sheet(book, "choices", _list_choices(instrument), {}, is_ours=True)
    settings = pd.DataFrame(
        [(instrument.title, instrument.id, instrument.version)],
        columns=["form_title", "form_id", "version"],
    )
    add_sheet(book, "settings", settings, {}, is_ours=True)
    return save_workbook(book)


def _list_form_rows(instrument: Instrument, organisations: Sequence[str]) -> pd.DataFrame:
    rows: list[tuple[str, str, str, str, str]] = [
        ("note", "introduction", f"{instrument.introduction} {PRIVACY}", "", ""),
        ("text", "organisation", "Which organisation are you from?", "", ""),
        ("text", "sector", "What kind of organisation is it?", "", ""),
        ("text", "code", "Your code", CODE_HINT, ""),
    ]
    for domain, title in instrument.domain_titles.items():
        rows.append(("begin_group", f"group_{domain}", title, "", "field-list"))
        rows += [
            ("select_one agreement", item.id, item.text, "", "")
            for item in instrument.items
            if item.domain == domain
        ]
        rows.append(("end_group", "", "", "", ""))
    if instrument.ranking:
        rows.append(("rank priorities", instrument.ranking.id, instrument.ranking.text, "", ""))
    if instrument.working_ties and organisations:
        rows.append(("begin_group", f"group_{TIES_NAME}", TIES_HEADING, "", "field-list"))
        rows.append(("note", f"{TIES_NAME}_note", TIES_NOTE, "", ""))
        rows += [
            (f"select_one {TIES_NAME}", _name_tie(name), f"{instrument.working_ties_text} [{name}]", "", "")
            for name in organisations
        ]
        rows.append(("end_group", "", "", "", ""))
    rows += [
        ("text", name, question, "", "multiline") for name, question in instrument.open_questions.items()
    ]
    return pd.DataFrame(rows, columns=["type", "name", "label", "hint", "appearance"])


def _name_tie(organisation: str) -> str:
    """A name that XLSForm allows, and that the import reads back as the organisation's."""
    return f"{TIES_NAME}_" + re.sub(r"[^\w]+", "_", organisation.replace("&", " and ")).strip("_")


def _list_choices(instrument: Instrument) -> pd.DataFrame:
    rows = [("agreement", str(value), label) for value, label in list_options(instrument.scale)]
    if instrument.ranking:
        rows += [("priorities", name, label) for name, label in instrument.ranking.options.items()]
    if instrument.working_ties:
        rows += [(TIES_NAME, str(value), label) for value, label in list_options(instrument.working_ties)]
    return pd.DataFrame(rows, columns=["list_name", "name", "label"])


# ---------------------------------------------------------------- a table to fill in


def write_csv_template(instrument: Instrument, organisations: Sequence[str] = ()) -> str:
    """One heading row that the import understands without a mapping; a row a person is added below.

    Where no organisations are named, the last heading is copied and filled in for each one.
    """
    stream = StringIO()
    headings = [*PLACE_COLUMNS, *(item.id for item in instrument.items)]
    headings += [key.replace(":", ": ") for key in name_ranking_keys(instrument).values()]
    if instrument.working_ties:
        headings += [f"{TIES_NAME}: {name}" for name in organisations or [PLACEHOLDER]]
    csv.writer(stream, lineterminator="\r\n").writerow([make_safe(heading) for heading in headings])
    return "\ufeff" + stream.getvalue()
