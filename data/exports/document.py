"""Building blocks of our Word documents: page, cover line, headings, tables, pictures, page numbers."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from analytics.charts.palette import LIGHT
from analytics.quarters import name_quarter

FONT = "Arial"
BODY_POINTS, SMALL_POINTS, TITLE_POINTS = 10.0, 8.0, 20.0
MARGIN_CM = 2.0
PAGE_WIDTH_CM, PAGE_HEIGHT_CM = 21.0, 29.7  # A4
PRODUCT = "Common Ground"
LONGEST_SLUG = 60
LONGEST_PROPERTY = 255  # characters of a document's title property: the file format's limit
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Cover:
    """What the first line of a document says."""

    kind: str
    partnership: str
    quarter: str
    made_on: date
    synthetic: str = ""  # which partnerships in it are invented, in a sentence
    version: int | None = None

    @property
    def line(self) -> str:
        version = f" · version {self.version}" if self.version else ""
        quarter = f" · {name_quarter(self.quarter)}" if self.quarter else ""
        return _clean(f"{self.partnership}{quarter}{version}")


def start_document(
    cover: Cover, title: str, context: str = "", *, landscape: bool = False, margin_cm: float = MARGIN_CM
) -> DocumentType:
    """An A4 document with its styles, cover line, a thin line of context, title and page numbers."""
    document = Document()
    _set_page(document, landscape, margin_cm)
    _set_styles(document)
    document.core_properties.title = f"{cover.kind}: {cover.line}"[:LONGEST_PROPERTY]
    document.core_properties.author = PRODUCT
    document.core_properties.comments = ""
    document.core_properties.language = "en-GB"
    _write_edges(document, cover)
    kind = add_text(document, cover.kind, points=9, bold=True, colour=LIGHT.muted, after=2)
    if context:
        add_run(kind, f"  ·  {context}", points=9, colour=LIGHT.muted)
    heading = document.add_heading(_clean(title), level=0)
    _space(heading, after=4)
    return document


def text_width_cm(document: DocumentType) -> float:
    section = document.sections[0]
    return (section.page_width - section.left_margin - section.right_margin) / Cm(1)  # type: ignore[operator]


def _set_page(document: DocumentType, landscape: bool, margin_cm: float) -> None:
    section = document.sections[0]
    width, height = Cm(PAGE_WIDTH_CM), Cm(PAGE_HEIGHT_CM)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.left_margin = section.right_margin = Cm(margin_cm)
    section.top_margin, section.bottom_margin = Cm(1.9), Cm(1.7)
    section.header_distance = section.footer_distance = Cm(0.9)


def _set_styles(document: DocumentType) -> None:
    _style(document, "Normal", BODY_POINTS, bold=False, after=4)
    _style(document, "Title", TITLE_POINTS, bold=True, after=6)
    _style(document, "Heading 1", 12.0, bold=True, before=10, after=3)
    _style(document, "Heading 2", 10.5, bold=True, before=8, after=2)
    _style(document, "List Bullet", BODY_POINTS, bold=False, after=2)
    _style(document, "List Number", BODY_POINTS, bold=False, after=2)
    # The template draws a line below the title; the cover line does that work here.
    title = document.styles["Title"].element.get_or_add_pPr()
    for border in title.findall(qn("w:pBdr")):
        title.remove(border)


def _style(
    document: DocumentType, name: str, points: float, *, bold: bool, before: float = 0, after: float = 0
) -> None:
    style: Any = document.styles[name]
    style.font.name, style.font.size, style.font.bold = FONT, Pt(points), bold
    style.font.color.rgb = RGBColor.from_string(LIGHT.ink[1:])
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(theme), None)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.1


def _write_edges(document: DocumentType, cover: Cover) -> None:
    """Cover line above, who made it and the page number below, on every page."""
    section = document.sections[0]
    width = Cm(text_width_cm(document))
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    # The template's header style has tab stops of its own, which would be reached first.
    head.style = foot.style = document.styles["Normal"]
    _two_sides(head, cover.line, PRODUCT, width)
    draw_line(head, "bottom")
    source = " from a published release" if cover.quarter else ""
    ribbon = _clean(cover.synthetic) or f"Made on {say_date(cover.made_on)}{source}."
    _two_sides(foot, ribbon, "Page ", width)
    _add_field(foot, "PAGE")
    _small(foot.add_run(" of "))
    _add_field(foot, "NUMPAGES")
    draw_line(foot, "top")


def _two_sides(paragraph: Paragraph, left: str, right: str, width: Any) -> None:
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    _small(paragraph.add_run(f"{left}\t{right}"))


def _small(run: Any) -> None:
    run.font.size, run.font.color.rgb = Pt(SMALL_POINTS), RGBColor.from_string(LIGHT.muted[1:])


def _add_field(paragraph: Paragraph, code: str) -> None:
    """A field that Word counts itself, such as the page number; each of its parts needs a run of its own."""
    for kind in ("begin", "code", "separate", "shown", "end"):
        run = paragraph.add_run("1" if kind == "shown" else "")
        _small(run)
        if kind == "code":
            part = OxmlElement("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = f" {code} "
            run._r.append(part)
        elif kind != "shown":
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
            run._r.append(part)


def draw_line(paragraph: Paragraph, side: str) -> None:
    """A hairline above or below a paragraph."""
    borders = OxmlElement("w:pBdr")
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "4"), ("color", LIGHT.earlier[1:])):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().append(borders)


# ---------------------------------------------------------------- words


def add_text(
    place: Any,
    text: str,
    *,
    points: float = BODY_POINTS,
    bold: bool = False,
    colour: str = LIGHT.ink,
    after: float = 4,
    style: str | None = None,
) -> Paragraph:
    """A paragraph at the end of a document or a cell."""
    paragraph = place.add_paragraph(style=style)
    add_run(paragraph, text, points=points, bold=bold, colour=colour)
    _space(paragraph, after=after)
    return paragraph


def add_run(
    paragraph: Paragraph,
    text: str,
    *,
    points: float = BODY_POINTS,
    bold: bool = False,
    colour: str = LIGHT.ink,
) -> None:
    run = paragraph.add_run(_clean(text))
    run.bold, run.font.size, run.font.color.rgb = bold, Pt(points), RGBColor.from_string(colour[1:])


def add_heading(document: DocumentType, text: str, level: int = 1) -> None:
    document.add_heading(_clean(text), level=level).paragraph_format.keep_with_next = True


def add_bullets(document: DocumentType, lines: Iterable[str], points: float = BODY_POINTS) -> None:
    for line in lines:
        paragraph = document.add_paragraph(style="List Bullet")
        add_run(paragraph, line, points=points)


def add_small(document: DocumentType, text: str, after: float = 2) -> Paragraph:
    return add_text(document, text, points=SMALL_POINTS, colour=LIGHT.muted, after=after)


def _clean(text: str) -> str:
    """Word refuses control characters, and one in a name must not spoil a report."""
    return NOT_IN_XML.sub("", str(text))


def _space(paragraph: Paragraph, after: float, before: float = 0) -> None:
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.space_after = Pt(after)


def make_slug(name: str) -> str:
    """A name as it may stand in the name of a file, on any computer: "alderbrook-partnership"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return "-".join(re.findall("[a-z0-9]+", plain))[:LONGEST_SLUG].strip("-") or "partnership"


def say_date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


# ---------------------------------------------------------------- tables and pictures


def add_table(document: DocumentType, widths_cm: Sequence[float], row_count: int = 0) -> Table:
    """A table without lines; `rule_below` draws those that are needed."""
    table = document.add_table(rows=row_count, cols=len(widths_cm))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
    _narrow_cells(table)
    return table


def _narrow_cells(table: Table) -> None:
    properties = table._tbl.tblPr
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("left", "0"), ("right", "80")):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), width)
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    properties.append(margins)


def add_row(table: Table, widths_cm: Sequence[float]) -> Sequence[_Cell]:
    """One more row that stays together on a page."""
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    for cell, width in zip(row.cells, widths_cm, strict=True):
        cell.width = Cm(width)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return row.cells


def mark_header(table: Table) -> None:
    """The first row is repeated on every page, and read aloud as a heading."""
    properties = table.rows[0]._tr.get_or_add_trPr()
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    properties.append(header)


def write_cell(
    cell: _Cell,
    text: str,
    *,
    points: float = BODY_POINTS,
    bold: bool = False,
    colour: str = LIGHT.ink,
    right: bool = False,
) -> None:
    paragraph = cell.paragraphs[0]
    add_run(paragraph, text, points=points, bold=bold, colour=colour)
    _space(paragraph, after=1.5, before=1.5)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def rule_below(cells: Iterable[_Cell], *, strong: bool = False) -> None:
    """A hairline below each cell of a row."""
    for cell in cells:
        borders = OxmlElement("w:tcBorders")
        line = OxmlElement("w:bottom")
        colour = LIGHT.ink if strong else LIGHT.faint
        for name, value in (("val", "single"), ("sz", "6" if strong else "4"), ("color", colour[1:])):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
        cell._tc.get_or_add_tcPr().append(borders)


def add_list_table(
    document: DocumentType,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths_cm: Sequence[float],
    numbers_from: int = 1_000,
) -> Table:
    """A plain table with a heading row; columns from `numbers_from` on stand to the right."""
    table = add_table(document, widths_cm)
    head = add_row(table, widths_cm)
    for position, (cell, heading) in enumerate(zip(head, headings, strict=True)):
        write_cell(cell, heading, points=9, bold=True, right=position >= numbers_from)
    rule_below(head, strong=True)
    mark_header(table)
    for row in rows:
        cells = add_row(table, widths_cm)
        for position, (cell, text) in enumerate(zip(cells, row, strict=True)):
            write_cell(cell, text, points=9, right=position >= numbers_from)
        rule_below(cells)
    return table


def add_picture(cell: _Cell, picture: bytes, width_cm: float, words: str) -> None:
    """A picture with the words for people who do not see it."""
    paragraph = cell.paragraphs[0]
    shape = paragraph.add_run().add_picture(BytesIO(picture), width=Cm(width_cm))
    shape._inline.docPr.set("descr", _clean(words))
    _space(paragraph, after=0)


def save_document(document: DocumentType) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()
