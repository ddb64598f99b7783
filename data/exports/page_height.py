"""How high a document stands on paper, estimated from its letters, so that one page holds it.

Arial's letters are 0.46 of their size wide in English prose. The estimate takes a little more, and of every
line half a word for what stays blank at its end: it is rather too high than too low. A test lays documents
out in LibreOffice and compares.
"""

from math import ceil
from typing import Any

from docx.document import Document as DocumentType
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

LETTER_WIDTH, BOLD_LETTER_WIDTH = 0.47, 0.52  # of the size
BLANK_LETTERS = 3  # at the end of a line
LINE_HEIGHT = 1.15  # of the size, as Arial is cut
BULLET_POINTS = 18.0  # that a list stands in from the left
RULE_POINTS = 0.75


def fits_one_page(document: DocumentType) -> bool:
    section = document.sections[0]
    edges = (section.page_height, section.top_margin, section.bottom_margin)
    height, above, below = (_points(edge) for edge in edges)
    return estimate_height_points(document) <= height - above - below


def estimate_height_points(document: DocumentType) -> float:
    """The height of everything between the header and the footer, one below the other."""
    section = document.sections[0]
    edges = (section.page_width, section.left_margin, section.right_margin)
    width, left, right = (_points(edge) for edge in edges)
    return sum(
        _measure_table(part) if isinstance(part, Table) else _measure_paragraph(part, width - left - right)
        for part in document.iter_inner_content()
    )


def _measure_table(table: Table) -> float:
    """Row by row; a row is as high as the highest of its cells, or as it was told to be."""
    return sum(
        max(_points(row.height), *(_measure_cell(cell) for cell in row.cells)) + RULE_POINTS
        for row in table.rows
    )


def _measure_cell(cell: _Cell) -> float:
    return sum(_measure_paragraph(paragraph, _points(cell.width)) for paragraph in cell.paragraphs)


def _measure_paragraph(paragraph: Paragraph, width_points: float) -> float:
    style: Any = paragraph.style
    sizes = [_points(run.font.size) or _points(style.font.size) for run in paragraph.runs]
    size = max(sizes, default=_points(style.font.size))
    listed = style.name.startswith("List")
    words = sum(
        len(run.text) * points * (BOLD_LETTER_WIDTH if run.bold or style.font.bold else LETTER_WIDTH)
        for run, points in zip(paragraph.runs, sizes, strict=True)
    )
    blank = BLANK_LETTERS * LETTER_WIDTH * size
    lines = max(1, ceil((words - blank) / (width_points - (BULLET_POINTS if listed else 0) - blank)))
    spacing = _first_said("line_spacing", paragraph, style) or 1.0
    pictures = max((_points(height) for height in _list_picture_heights(paragraph)), default=0.0)
    around = sum(_points(_first_said(name, paragraph, style)) for name in ("space_before", "space_after"))
    return max(lines * size * LINE_HEIGHT * spacing, pictures) + around


def _list_picture_heights(paragraph: Paragraph) -> list[int]:
    return [int(extent) for extent in paragraph._p.xpath(".//wp:inline/wp:extent/@cy")]


def _first_said(name: str, paragraph: Paragraph, style: Any) -> Any:
    """What the paragraph says of itself, else what its style says."""
    own = getattr(paragraph.paragraph_format, name)
    return getattr(style.paragraph_format, name) if own is None else own


def _points(length: int | None) -> float:
    return 0.0 if length is None else length / Pt(1)
