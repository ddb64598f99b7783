"""Documents as lines: Word, OpenDocument, PDF with text, web pages, Markdown and plain text alike."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.exceptions import ParserRejectedMarkup
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from data.imports.meeting_files.words import decode_words
from data.imports.plain_xlsx import open_zip_safely
from data.imports.problems import ImportRefused

LARGEST_DOCUMENT_BYTES = 50_000_000
LARGEST_TEXT_BYTES = 30_000_000  # web pages, plain text, and the text inside an Office document
MOST_PAGES = 400
MOST_LINES = 100_000
LONGEST_LINE = 5_000
MOST_CELLS = 40
MOST_NESTED = 200
# Below this many letters a page, a PDF is a scan: pictures of words.
LEAST_LETTERS_PER_PAGE = 20


@dataclass(frozen=True)
class Line:
    """One paragraph, list item, heading or table row; `depth` counts list levels, 0 outside lists."""

    text: str
    is_heading: bool = False
    depth: int = 0
    cells: tuple[str, ...] = ()
    number: int = 0
    mark: str = ""  # the "3." that a numbered line began with, where it was taken off


def find_document_format(head: bytes, path: Path) -> str | None:
    """Which kind of document the bytes are; None when they are none that is read here."""
    if head.startswith(b"PK\x03\x04"):
        return _find_office_format(path)
    if head[:1024].lstrip().startswith(b"%PDF"):
        return "pdf"
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")[:500].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<body", b"<head")) or (
        start.startswith(b"<?xml") and b"<html" in start
    ):
        return "html"
    return None


def _find_office_format(path: Path) -> str | None:
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return "docx"
            if "content.xml" in names and "mimetype" in names:
                kind = archive.open("mimetype").read(100)
                return "odt" if kind.startswith(b"application/vnd.oasis.opendocument.text") else None
    except Exception:  # a damaged archive is no document; whoever reads it says so
        return "docx" if path.suffix.lower() == ".docx" else "odt" if path.suffix.lower() == ".odt" else None
    return None


def read_document(path: Path, document_format: str) -> list[Line]:
    """The document's lines in reading order.

    Raises ImportRefused when it is damaged, hostile, too large, or has no text.
    """
    is_packed = document_format in ("docx", "odt", "pdf")
    most = LARGEST_DOCUMENT_BYTES if is_packed else LARGEST_TEXT_BYTES
    if path.stat().st_size > most:
        raise ImportRefused(f"{path.name}: documents of this kind below {most // 10**6} MB are read")
    readers = {"docx": _read_docx, "odt": _read_odt, "pdf": _read_pdf, "html": _read_html}
    lines: list[Line] = []
    for line in readers.get(document_format, _read_text)(path):
        if line.text.strip() or any(cell.strip() for cell in line.cells):
            lines.append(_cut(line, len(lines) + 1))
        if len(lines) > MOST_LINES:
            raise ImportRefused(
                f"{path.name}: the document has more than {MOST_LINES:,} lines; no minutes have"
            )
    if not lines:
        raise ImportRefused(f"{path.name}: the document has no text")
    return lines


def _cut(line: Line, number: int) -> Line:
    cells = tuple(cell.strip()[:LONGEST_LINE] for cell in line.cells[:MOST_CELLS])
    text = line.text.strip()[:LONGEST_LINE] or " | ".join(cell for cell in cells if cell)[:LONGEST_LINE]
    return Line(text, line.is_heading, line.depth, cells, number, line.mark)


# ---------------------------------------------------------------- Word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
HEADING_STYLE = re.compile(r"heading|title|berschrift|titre|titel|pennawd", re.IGNORECASE)


def _read_docx(path: Path) -> Iterator[Line]:
    body = _parse_part(path, "word/document.xml").find(f"{W}body")
    yield from _walk_docx(body, 0) if body is not None else ()


def _parse_part(path: Path, part: str) -> Element:
    import zipfile

    open_zip_safely(path, needs=part)
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(part).file_size > LARGEST_TEXT_BYTES:
                raise ImportRefused(
                    f"{path.name}: the text in it is above {LARGEST_TEXT_BYTES // 10**6} MB; no minutes are"
                )
            return fromstring(archive.read(part), forbid_dtd=True)
    except DefusedXmlException as error:
        raise ImportRefused(
            f"{path.name}: its XML defines entities or a document type; it is refused"
        ) from error
    except (
        ParseError,
        ValueError,
        LookupError,
        zipfile.BadZipFile,
        OSError,
        EOFError,
        RuntimeError,
    ) as error:
        raise ImportRefused(f"{path.name}: the document is damaged or cut off") from error


def _walk_docx(parent: Element, level: int) -> Iterator[Line]:
    for child in parent:
        if child.tag == f"{W}p":
            yield from _docx_paragraph(child)
        elif child.tag == f"{W}tbl":
            yield from _docx_rows(child)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent") and level < 20:
            yield from _walk_docx(child, level + 1)


def _docx_rows(table: Element) -> Iterator[Line]:
    for row in table.iter(f"{W}tr"):
        cells = tuple(
            "\n".join(_docx_text(paragraph) for paragraph in cell.iter(f"{W}p"))
            for cell in row.findall(f"{W}tc")
        )
        yield Line("", cells=cells) if len(cells) > 1 else Line(" ".join(cells))


def _docx_paragraph(paragraph: Element) -> Iterator[Line]:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = style.get(f"{W}val", "") if style is not None else ""
    numbering = paragraph.find(f"{W}pPr/{W}numPr")
    level = numbering.find(f"{W}ilvl") if numbering is not None else None
    depth = (
        1 + int(level.get(f"{W}val") or 0)
        if level is not None
        else int("list" in name.lower() or numbering is not None)
    )
    text = _docx_text(paragraph)
    is_heading = bool(HEADING_STYLE.search(name)) or _is_bold(paragraph, text)
    for piece in text.split("\n"):
        yield Line(piece, is_heading and depth == 0, 0 if is_heading and not numbering else depth)


def _is_bold(paragraph: Element, text: str) -> bool:
    """A short paragraph that is bold from end to end is a heading in all but name."""
    runs = [run for run in paragraph.findall(f"{W}r") if "".join(run.itertext()).strip()]
    bold = [run.find(f"{W}rPr/{W}b") for run in runs]
    return (
        bool(runs)
        and len(text) < 80
        and all(b is not None and b.get(f"{W}val") not in ("0", "false") for b in bold)
    )


def _docx_text(paragraph: Element) -> str:
    parts = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag == f"{W}t":
            parts.append(element.text or "")
        elif element.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            parts.append("\t" if element.tag == f"{W}tab" else "\n")
        elif element.tag not in (FALLBACK, f"{W}del", f"{W}pPr", f"{W}rPr"):
            stack.extend(reversed(element))
    return "".join(parts)


# ---------------------------------------------------------------- OpenDocument

O_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
O_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
O_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def _read_odt(path: Path) -> Iterator[Line]:
    body = _parse_part(path, "content.xml").find(f"{O_OFFICE}body/{O_OFFICE}text")
    yield from _walk_odt(body, 0, 0) if body is not None else ()


def _walk_odt(parent: Element, depth: int, level: int) -> Iterator[Line]:
    for child in parent:
        if child.tag == f"{O_TEXT}h":
            yield Line(_odt_text(child), True)
        elif child.tag == f"{O_TEXT}p":
            yield from (Line(piece, False, depth) for piece in _odt_text(child).split("\n"))
        elif child.tag == f"{O_TEXT}tracked-changes":
            continue
        elif child.tag == f"{O_TABLE}table":
            yield from _odt_rows(child)
        elif level < 40:
            deeper = depth + 1 if child.tag == f"{O_TEXT}list" else depth
            yield from _walk_odt(child, deeper, level + 1)


def _odt_rows(table: Element) -> Iterator[Line]:
    for row in table.iter(f"{O_TABLE}table-row"):
        cells = tuple(
            "\n".join(_odt_text(paragraph) for paragraph in cell.iter(f"{O_TEXT}p"))
            for cell in row.findall(f"{O_TABLE}table-cell")[:MOST_CELLS]
        )
        yield Line("", cells=cells) if len(cells) > 1 else Line(" ".join(cells))


def _odt_text(element: Element) -> str:
    breaks = {f"{O_TEXT}tab": "\t", f"{O_TEXT}line-break": "\n", f"{O_TEXT}s": " "}
    parts = [element.text or ""]
    stack = [(child, False) for child in reversed(element)]
    while stack:
        child, is_done = stack.pop()
        if is_done:
            parts.append(child.tail or "")
            continue
        stack.append((child, True))
        if child.tag in breaks:
            parts.append(breaks[child.tag])
        elif child.tag != f"{O_TEXT}note":
            parts.append(child.text or "")
            stack.extend((grandchild, False) for grandchild in reversed(child))
    return "".join(parts)


# ---------------------------------------------------------------- PDF and web pages


def _read_pdf(path: Path) -> Iterator[Line]:
    import logging

    from pypdf import PdfReader  # slow to load, and few files are PDF
    from pypdf.errors import PdfReadError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings may quote the file
    try:
        reader = PdfReader(path, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ImportRefused(f"{path.name}: the PDF has a password; save it without one")
        page_count = len(reader.pages)
        if page_count > MOST_PAGES:
            raise ImportRefused(
                f"{path.name}: the PDF has {page_count:,} pages; at most {MOST_PAGES} are read"
            )
        pages = [_read_page(page) for page in reader.pages]
    except ImportRefused:
        raise
    except (PdfReadError, RecursionError, MemoryError) as error:
        raise ImportRefused(f"{path.name}: the PDF is damaged or cut off") from error
    except Exception as error:  # a damaged PDF leads the parser to whatever it likes
        raise ImportRefused(f"{path.name}: the PDF is damaged ({type(error).__name__})") from error
    letters = sum(sum(map(str.isalnum, page)) for page in pages)
    if letters < LEAST_LETTERS_PER_PAGE * max(len(pages), 1):
        raise ImportRefused(
            f"{path.name}: the PDF holds pictures of words (a scan), not text; run text "
            f"recognition (OCR) on it "
            "or use the document that it was made from"
        )
    yield from _lines_of_layout("\n".join(pages))


def _read_page(page: Any) -> str:
    """The page with its columns kept apart by spaces; as plain text where the layout cannot be worked out."""
    try:
        laid_out = page.extract_text(extraction_mode="layout")
        if laid_out.strip():
            return laid_out
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, ZeroDivisionError, OverflowError):
        pass  # a font or a matrix that the layout cannot use; the plain text often still reads
    return page.extract_text() or ""


GAP = re.compile(r"\S+(?: {1,2}\S+)*")
SAME_COLUMN = 2  # letters by which a cell may begin off its column


def _lines_of_layout(text: str) -> Iterator[Line]:
    """Lines of a page; where several columns stand side by side, the rows of a table.

    A line that begins in a later column goes on with the row above it: a cell whose words were wrapped.
    """
    starts: list[int] = []
    row: list[str] = []
    for raw in text.replace("\r", "\n").replace("\f", "\n").split("\n"):
        pieces = [(match.start(), match[0]) for match in GAP.finditer(raw[:LONGEST_LINE])]
        if not pieces:
            continue
        later = bool(starts) and pieces[0][0] > starts[0] + SAME_COLUMN
        if starts and (len(pieces) > 1 or later) and all(_column(starts, at) is not None for at, _ in pieces):
            if not later:
                yield Line("", cells=tuple(row))
                row = [""] * len(starts)
            for at, words in pieces:
                column = _column(starts, at) or 0
                row[column] = f"{row[column]} {words}".strip()
            continue
        if row:
            yield Line("", cells=tuple(row))
        starts, row = [], []
        if len(pieces) > 1 and not BULLET.match(raw[:200]):
            starts, row = [at for at, _ in pieces], [words for _, words in pieces]
        else:
            yield from _lines_of_text(raw.rstrip())
    if row:
        yield Line("", cells=tuple(row))


def _column(starts: list[int], at: int) -> int | None:
    return next((column for column, start in enumerate(starts) if abs(at - start) <= SAME_COLUMN), None)


PARAGRAPHS_OF_A_PAGE = 4
BLOCKS = frozenset(
    "p li h1 h2 h3 h4 h5 h6 tr div section article header blockquote pre dt dd caption".split()
)


def _read_html(path: Path) -> Iterator[Line]:
    try:
        soup = BeautifulSoup(path.read_bytes(), "lxml")
        for unread in soup(["script", "style", "template", "head", "noscript"]):
            unread.decompose()
        yield from _walk_html(soup)
    except (RecursionError, ParserRejectedMarkup) as error:
        raise ImportRefused(f"{path.name}: this web page is nested too deeply to be minutes") from error


def _walk_html(soup: BeautifulSoup) -> Iterator[Line]:
    """Each block's own words in reading order; the blocks inside it come on their own."""
    waiting: list[tuple[Tag, int, int]] = [(soup, 0, 0)]
    while waiting:
        element, level, list_depth = waiting.pop()
        if level > MOST_NESTED:
            raise RecursionError
        if element.name == "tr":
            found = element.find_all(["td", "th"], recursive=False)
            if not any(map(_is_laid_out, found)):
                cells = tuple(_html_text(cell) for cell in found)
                yield Line("", cells=cells) if len(cells) > 1 else Line(" ".join(cells))
                continue
        if element.name in ("td", "th"):
            yield Line(_own_words(element))
        if element.name in BLOCKS and element.name != "tr":  # what stands in its cells comes on its own
            yield from _html_lines(element, list_depth)
        deeper = list_depth + (element.name in ("ul", "ol"))
        children = [child for child in element.children if isinstance(child, Tag)]
        waiting.extend((child, level + 1, deeper) for child in reversed(children))


def _own_words(cell: Tag) -> str:
    """What stands in a cell outside of paragraphs and lists."""
    inner = list(BLOCKS | {"ul", "ol", "table"})
    own = [
        str(each) if isinstance(each, NavigableString) else each.get_text(" ")
        for each in cell.children
        if isinstance(each, NavigableString)
        or (isinstance(each, Tag) and each.name not in inner and each.find(inner) is None)
    ]
    return " ".join(" ".join(own).split())


def _is_laid_out(cell: Tag) -> bool:
    """A cell with headings or many paragraphs is a page set in a table, not a cell of one."""
    paragraphs = [each for each in cell.find_all("p") if each.get_text(strip=True)]
    return cell.find(["h1", "h2", "h3", "h4", "table"]) is not None or len(paragraphs) >= PARAGRAPHS_OF_A_PAGE


def _html_lines(element: Tag, list_depth: int) -> Iterator[Line]:
    text = _html_text(element)
    is_heading = element.name in ("h1", "h2", "h3", "h4", "h5", "h6") or _is_all_bold(element, text)
    for piece in text.split("\n"):
        yield Line(piece, is_heading, list_depth if element.name == "li" else 0)


def _is_all_bold(element: Tag, text: str) -> bool:
    bold = "".join(each.get_text() for each in element.find_all(["b", "strong"], recursive=False)).strip()
    return element.name in ("p", "div") and 0 < len(text) < 80 and bold == text


def _html_text(element: Tag) -> str:
    parts: list[str] = []
    for child in element.children:
        if isinstance(child, NavigableString):
            parts.append(str(child).replace("\n", " "))
        elif isinstance(child, Tag) and child.name == "br":
            parts.append("\n")
        elif isinstance(child, Tag) and child.name not in BLOCKS | {"ul", "ol", "table"}:
            parts.append(child.get_text(" "))
        elif isinstance(child, Tag) and element.name in ("td", "th"):
            parts.append("\n" + child.get_text(" ") + "\n")
    return "\n".join(" ".join(line.split()) for line in "".join(parts).split("\n")).strip("\n")


# ---------------------------------------------------------------- Markdown and plain text

BULLET = re.compile(r"^(\s*)(?:[-*+•●▪◦‣–○·]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")
# A text is broken at this many letters or more; a shorter line ends because its writer ended it.
SHORTEST_WRAPPED = 50
FEWEST_CONTINUED = 2  # lines that go on with a small letter show the width of a paragraph
LONGEST_PARAGRAPH = 200  # lines
# Below such a heading each line is a person, an action or a decision of its own.
OPENS_A_LIST = re.compile(
    r"\b(?:present|attend\w*|apolog\w*|absen\w*|regrets|members|participants|invitees|guests|observers|"
    r"deput\w*|deferred|postponed|held over|carried (?:forward|over)|"
    r"actions?|tasks?|to[ -]?dos?|next steps|follow[ -]ups?|decisions?|decided|resolutions?|"
    r"resolved|agreed|agreements?|motions|votes|recommendations|bresennol|mynychwyr|ymddiheuriadau|"
    r"gweithredu|penderfyniadau)\b",
    re.IGNORECASE,
)
LABEL_AHEAD = re.compile(r"(?:\*\*|__)?[\w'’/& -]{2,40}(?:\*\*|__)?\s*:")
MARKDOWN_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s*(\S.*?)\s*#*$")
BOLD_LINE = re.compile(r"^\s*(?:\*\*|__)([^*_]{1,100})(?:\*\*|__):?\s*$")
# reStructuredText: ":doc:`../decisions/2020-02-15-open-new-account`", ":doc:`Minors <policies/minors>`".
ROLE = re.compile(r":[a-z]{2,12}:`([^`]{1,300})`")
ESCAPED = re.compile(
    r"\\([.\-*_#()\[\]!+&])"
)  # "3\. Apologies", as Markdown keeps a number from being a list
PICTURE = re.compile(r"^\s*!\[[^\]]*\]\([^)]*\)\s*$")  # a logo above the title is not the title
LINK = re.compile(r"!?\[([^\]\n]{0,300})\]\(([^)\s]{0,600})[^)]{0,100}\)")
EMPHASIS = re.compile(
    r"\*\*|__|~~|`|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|(?<![\w_])_(?=\S)|(?<=\S)_(?![\w_])"
)
HTML_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
BAR, SPACES, FEWEST_CUTS = re.compile(r" \| "), re.compile(r"(?<=\S) {3,}(?=\S)"), 2
NEAR = 4  # lines
TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]{3,}\|?\s*$")


# What a site's generator is told about a page, above the page: its date is that of publishing.
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,5000}?)\n---[ \t]*\n", re.DOTALL)


def _keep_title(match: re.Match[str]) -> str:
    title = re.search(r"^title:\s*[\"']?(.*?)[\"']?\s*$", match[1], re.MULTILINE)
    return f"# {title[1]}\n" if title else ""


def _read_text(path: Path) -> Iterator[Line]:
    text = decode_words(path.read_bytes(), path.name)
    yield from _lines_of_text(text)


# "* Budget  (ann, 18:05:11)": MeetBot writes who typed what into a chat, and when.
TYPED = re.compile(r"^\s*[*-]\s+(\S.*?)\s+\([\w^`|\[\]{}-]{1,30}, \d{2}:\d{2}:\d{2}\)\s*$")
LABEL_TYPED = re.compile(r"[A-Z]{4,}:\s|LINK:|https?:")


def _read_typed(line: str) -> Line | None:
    """A topic as a heading, anything else as a bullet; without who typed it."""
    typed = TYPED.match(line[:LONGEST_LINE])
    if typed is None:
        return None
    is_topic = not LABEL_TYPED.match(typed[1]) and not line[:3].startswith("  ")
    return Line(_plain(typed[1]), is_topic, 0 if is_topic else 1)


def _lines_of_text(text: str) -> Iterator[Line]:
    flat = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    flat = re.sub(r"^[ \t]*>[ \t]?", "", FRONT_MATTER.sub(_keep_title, flat, count=1), flags=re.MULTILINE)
    lines = _join_wrapped(_join_wrapped_cells(flat.split("\n")))
    for at, raw in enumerate(lines):
        line = raw.expandtabs(4)[:LONGEST_LINE] if not _has_tabs(raw) else raw[:LONGEST_LINE]
        following = lines[at + 1][:200] if at + 1 < len(lines) else ""
        if (TABLE_RULE.match(line[:300]) and "-" in line) or re.match(r"^\s*(=|-){3,}\s*$", line[:300]):
            continue
        if PICTURE.match(line[:600]):
            continue
        if typed := _read_typed(line):
            yield typed
        elif heading := MARKDOWN_HEADING.match(line):
            yield Line(_plain(heading[2]), True)
        elif BOLD_LINE.match(line) or (
            line.strip()
            and re.match(r"^(={3,}|-{3,})\s*$", following)
            and len(line) < 120
            and "|" not in line
        ):
            yield Line(_plain(line), True)
        elif line.lstrip().startswith("|") and line.count("|") >= 2:
            yield Line("", cells=tuple(_plain(cell) for cell in line.strip().strip("|").split("|")))
        elif _has_tabs(line) or _is_row(lines, at, BAR):
            yield Line("", cells=tuple(_plain(cell) for cell in re.split(r"\t| \| ", line)))
        elif _is_row(lines, at, SPACES):
            yield Line("", cells=tuple(_plain(cell) for cell in SPACES.split(line.strip())))
        else:
            bullet = BULLET.match(line[:200])
            depth = 1 + len(bullet[1]) // 2 if bullet else 0
            mark = bullet[0].strip() if bullet and any(map(str.isdigit, bullet[0])) else ""
            yield Line(_plain(line[bullet.end() :] if bullet else line), False, depth, mark=mark)


def _join_wrapped_cells(lines: list[str]) -> list[str]:
    """Rows whose columns are made by spaces, with the words of a cell that were wrapped onto the next line.

    Such a line begins below a later column of the row, and has no gap of its own.
    """
    joined: list[str] = []
    starts: list[int] = []
    for at, line in enumerate(lines):
        pieces = list(SPACES.split(line.strip()[:LONGEST_LINE]))
        indent = len(line) - len(line.lstrip(" "))
        later = starts[1:] if len(pieces) == 1 and line.strip() and not BULLET.match(line[:200]) else []
        column = next(
            (place for place, start in enumerate(later, 1) if abs(indent - start) <= SAME_COLUMN), 0
        )
        if column:
            cells = SPACES.split(joined[-1].strip())
            cells[column] = f"{cells[column]} {line.strip()}"
            joined[-1] = "    ".join(cells)
            continue
        starts = []
        if len(pieces) > FEWEST_CUTS and _is_row(lines, at, SPACES):
            first = [match.end() for match in SPACES.finditer(line[:LONGEST_LINE])]
            starts = [indent, *first]
        joined.append(line)
    return joined


def _join_wrapped(lines: list[str]) -> list[str]:
    """Lines of a paragraph that was broken at a width, as one; everything else as it stands.

    A line goes on where the next begins with a small letter. Before a capital it goes on only in a paragraph
    that shows its width, where the next word would not have fitted; never in a list of people, actions or
    decisions, whose lines each stand for themselves.
    """
    joined: list[str] = []
    before, width, is_listing = "", 0, False  # the line of the file that the last one ends in
    for at, line in enumerate(lines):
        if line.strip() and not before.strip():
            width = _find_width(lines, at)
        if _is_heading(line, before):
            is_listing = bool(OPENS_A_LIST.search(line[:LONGEST_LINE]))
        goes_on = joined and _may_go_on(before, line)
        if goes_on and (_is_small(line) or (not is_listing and _fills(before, line, width))):
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
        before = line
    return joined


def _find_width(lines: list[str], at: int) -> int:
    """How wide the paragraph from this line on is; 0 where too few of its lines go on with a small letter."""
    widths = []
    for line, after in pairwise(lines[at : at + LONGEST_PARAGRAPH]):
        if not after.strip():
            break
        if _is_small(after) and _may_go_on(line, after):
            widths.append(len(line.rstrip()))
    return max(widths) if len(widths) >= FEWEST_CONTINUED else 0


def _fills(line: str, after: str, width: int) -> bool:
    """Whether the line is as long as its paragraph is wide, so that the next word had no room."""
    length = len(line.rstrip())
    return length <= width < length + 1 + len(after.split()[0])


def _is_heading(line: str, before: str) -> bool:
    """A heading, or a short line that stands first in its paragraph or is a label."""
    bare = line.strip()
    if MARKDOWN_HEADING.match(line) or BOLD_LINE.match(line):
        return True
    is_first = not before.strip() and bare[-1:] not in ".!?;,"
    return bool(bare) and len(bare) < SHORTEST_WRAPPED and (is_first or bare.endswith(":"))


def _is_small(line: str) -> bool:
    return line.strip()[:1].islower()


def _may_go_on(line: str, after: str) -> bool:
    """Whether both are prose, and the first does not end where a sentence, a label or a line is to end."""
    bare, rest = line.strip(), after.strip()
    return (
        len(bare) >= SHORTEST_WRAPPED
        and bare[-1] not in ".!?:"
        and bool(rest)
        and not line.endswith("  ")
        and not any(text.startswith(("#", "|", ">", "=", "---")) or "|" in text for text in (bare, rest))
        and "\t" not in bare
        and not BULLET.match(after[:200])
        and not BOLD_LINE.match(line)
        and not LABEL_AHEAD.match(rest)
        and not bare.endswith(("<br>", "<br/>", "<br />", "\\"))
    )


def _has_tabs(line: str) -> bool:
    """Cells between tabs; a tab that only sets a line in is none."""
    return "\t" in line.strip() and len([cell for cell in line.split("\t") if cell.strip()]) >= 2


def _is_row(lines: list[str], at: int, mark: re.Pattern[str]) -> bool:
    """A row of a table between bars or gaps, as wide as one near it; in one line alone they part names."""
    cuts = len(mark.findall(lines[at].strip()[:LONGEST_LINE]))
    beside = lines[max(at - NEAR, 0) : at] + lines[at + 1 : at + NEAR + 1]
    return cuts >= FEWEST_CUTS and any(
        len(mark.findall(line.strip()[:LONGEST_LINE])) == cuts for line in beside
    )


def _name_role(role: re.Match[str]) -> str:
    """What a reference to another page is called: its own words, else the last piece of the page's path."""
    words, _, target = role[1].partition("<")
    if target and words.strip():
        return words.strip()
    page = role[1].strip("<> ").rpartition("/")[2]
    return re.sub(r"^\d{4}-\d{2}-\d{2}-", "", page).replace("-", " ")


def _plain(text: str) -> str:
    words = ROLE.sub(_name_role, LINK.sub(r"\1", text)) if "`" in text else LINK.sub(r"\1", text)
    return ESCAPED.sub(r"\1", unescape(EMPHASIS.sub("", HTML_TAG.sub(" ", words)))).strip()
