"""Bytes of a meeting file to text: as for tables, but JSON is welcome here."""

import codecs
from pathlib import Path

from data.imports.problems import ImportRefused
from data.imports.text_files import decode_text

# A two-hour transcript has half a megabyte; what is far above that is no meeting.
LARGEST_MEETING_FILE_BYTES = 30_000_000


def read_bytes(path: Path) -> bytes:
    """The bytes of a list, a transcript or a text.

    Raises ImportRefused, before anything is read, when the file is too large to be of a meeting.
    """
    if path.stat().st_size > LARGEST_MEETING_FILE_BYTES:
        limit = LARGEST_MEETING_FILE_BYTES // 10**6
        raise ImportRefused(
            f"{path.name}: lists, transcripts and texts of meetings below {limit} MB are read"
        )
    return path.read_bytes()


def decode_words(content: bytes, name: str) -> str:
    """The text of a file, whatever its encoding.

    Raises ImportRefused when the bytes are another kind of file.
    """
    bare = content.removeprefix(codecs.BOM_UTF8).lstrip()
    if bare[:1] in (b"{", b"[") and b"\x00" not in bare[:200]:
        return bare.decode("utf-8", errors="replace")
    return decode_text(content, name)[0]


def decode_head(head: bytes, path: Path) -> str:
    """The text that a file begins with; "" when it is no text. An odd last byte may be half a letter."""
    try:
        return decode_words(head[: len(head) // 2 * 2], path.name)
    except ImportRefused:
        return ""
