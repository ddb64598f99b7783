"""Bytes of a meeting file to text: as for tables, but JSON is welcome here."""

import codecs
from pathlib import Path

from data.imports.problems import ImportRefused
from data.imports.text_files import decode_text


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
