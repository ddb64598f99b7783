"""Bytes to text, whatever program wrote them, and a plain sentence when they are not text at all."""

import codecs
import re
from pathlib import Path

from data.imports.problems import ImportRefused, Problem

# How other kinds of files begin; a wrong extension must not end in a table of noise.
BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Excel file (.xls), or one with a password"),
    (b"\x1f\x8b", "a compressed file (GZIP)"),
    (b"7z\xbc\xaf", "a compressed file (7-Zip)"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a rich-text document"),
)
# That of UTF-32 begins as that of UTF-16 does.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# More than this share of control characters is no text that a person wrote.
MOST_CONTROL_CHARACTERS = 0.01


SAMPLE_BYTES = 1_000_000
BLOCK_OF_A_LINE = 5_000_000


def read_text(path: Path) -> tuple[str, str]:
    """The whole file as text, and the encoding it was in.

    Raises ImportRefused when the bytes are another kind of file.
    """
    return decode_text(path.read_bytes(), path.name)


def decode_text(content: bytes, name: str) -> tuple[str, str]:
    """Decode by byte-order mark, then UTF-8, then line by line as UTF-8 or the old encoding."""
    refuse_other_files(content[:512], name)
    _refuse_endless_lines(content)
    encoding = _marked_encoding(content) or _unmarked_utf32(content) or _unmarked_utf16(content)
    if encoding:
        text = content.decode(encoding, errors="replace")
    else:
        try:
            text, encoding = content.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            encoding = _old_encoding(content)
            text = _decode_lines(content, encoding)
    if _looks_binary(text[:20_000]):
        raise ImportRefused(f"{name}: this is not a text file; export the data as CSV or XLSX")
    return text, encoding


def _refuse_endless_lines(content: bytes) -> None:
    """A line longer than two such blocks has one without its end in it; to cut it up takes a gigabyte."""
    for start in range(0, len(content) - BLOCK_OF_A_LINE + 1, BLOCK_OF_A_LINE):
        end = start + BLOCK_OF_A_LINE
        if content.find(b"\n", start, end) < 0 and content.find(b"\r", start, end) < 0:
            row = content.count(b"\n", 0, start) + 1
            words = f"the line is longer than {BLOCK_OF_A_LINE // 10**6} MB; no table has such a row"
            raise ImportRefused([Problem(row, None, words)])


def refuse_other_files(head: bytes, name: str) -> None:
    """Raise ImportRefused, saying what it is, when the first bytes belong to another kind of file."""
    for beginning, what in BEGINNINGS:
        if head.startswith(beginning):
            raise ImportRefused(f"{name}: this is {what}, not a table; export the data as CSV or XLSX")
    start = head.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        raise ImportRefused(f"{name}: this is a web page, not a table; export the data as CSV or XLSX")
    if start.startswith((b'{"', b"[{", b"{\n", b"{\r")):
        if b'"SurveyEntry"' in head:
            raise ImportRefused(
                f"{name}: this is the questionnaire of a Qualtrics survey, not its answers; "
                "export the responses as CSV"
            )
        raise ImportRefused(f"{name}: this is a JSON file of no known kind; export the data as CSV or XLSX")
    if b"<iati-organisations" in start:
        raise ImportRefused(
            f"{name}: this is an IATI file of an organisation; the file of activities is read"
        )
    if start.startswith(b"<?xml"):
        raise ImportRefused(f"{name}: this is an XML file of no known kind; export the data as CSV or XLSX")


def _marked_encoding(content: bytes) -> str | None:
    return next((encoding for mark, encoding in BYTE_ORDER_MARKS if content.startswith(mark)), None)


def is_utf32(content: bytes) -> bool:
    """Whether text has four bytes for every letter, as few programs write it."""
    return (_marked_encoding(content) or _unmarked_utf32(content) or "").startswith("utf-32")


def _unmarked_utf32(content: bytes) -> str | None:
    """Three zeros beside every letter, also when nobody wrote the mark."""
    head = content[:2_000]
    letters = len(head) // 4
    is_zero = [head[at::4].count(0) >= 0.99 * letters for at in range(4)]
    is_letter = [head[at::4].count(0) == 0 for at in range(4)]
    if letters < 4:
        return None
    if is_letter[0] and is_zero[2] and is_zero[3]:
        return "utf-32-le"
    return "utf-32-be" if is_letter[3] and is_zero[0] and is_zero[1] else None


def _unmarked_utf16(content: bytes) -> str | None:
    """Western text in UTF-16 has a zero in every other byte, also when nobody wrote the mark."""
    head = content[:2_000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(head) < 4 or max(even, odd) < 0.4 * (len(head) // 2) or min(even, odd) > 0:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _old_encoding(content: bytes) -> str:
    """Windows-1252, or Mac Roman where that makes words: "don\u2019t" and not "don\u00d5t"."""
    inside_words = b"".join(re.findall(rb"(?<=[A-Za-z])[\x80-\xff](?=[a-z])", content[:SAMPLE_BYTES]))
    likely = {name: _in_words(inside_words.decode(name, "replace")) for name in ("windows-1252", "mac-roman")}
    return "mac-roman" if likely["mac-roman"] > likely["windows-1252"] else "windows-1252"


def _in_words(letters: str) -> int:
    """How many may stand inside a word: small letters and apostrophes, but no capitals or signs."""
    return sum(1 for letter in letters if letter.islower() or letter == "\u2019")


def _decode_lines(content: bytes, encoding: str) -> str:
    """Files put together from two programs hold both encodings; a line at a time keeps both right."""
    return "".join(_decode_line(line, encoding) for line in content.splitlines(keepends=True))


def _decode_line(line: bytes, encoding: str) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode(encoding, errors="replace")


def _looks_binary(sample: str) -> bool:
    odd = sum(1 for letter in sample if letter < " " and letter not in "\t\r\n\x0b\x0c\x1e\x1f")
    return odd > MOST_CONTROL_CHARACTERS * max(len(sample), 1)
