"""Ways to spoil a file, each a function of its bytes and a source of chance."""

import io
import random
import zipfile
import zlib
from collections.abc import Callable

# What breaks parsers of tables and text: quotes, marks, separators, numbers at the ends of their range.
TOKENS = (
    *(
        b'"',
        b'""',
        b"'",
        b"\x00",
        b"\r",
        b"\n\n",
        b",",
        b";",
        b"\t",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xc3\x28",
    ),
    *(
        b"=1+1",
        b"-1",
        b"1e999",
        b"99999999999999999999",
        b"NaN",
        b"00/00/0000",
        b"2026-02-31",
        b"{",
        b"[",
        b"]",
    ),
    *(
        b"<",
        b">",
        b"&a;",
        b"<!DOCTYPE x>",
        b"<!ENTITY a 'b'>",
        b"PK\x03\x04",
        b"\xf0\x9f\x92\xa9",
        b" " * 300,
    ),
)
MOST_UNPACKED = 3_000_000

Mutation = Callable[[bytes, random.Random], bytes]


def cut_short(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def cut_out(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start + chance.randrange(1, 200) :]


def repeat_part(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    part = content[start : start + chance.randrange(1, 400)]
    return content[:start] + part * chance.randrange(2, 12) + content[start:]


def flip_bytes(content: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(content)
    for _ in range(chance.randrange(1, 12)):
        if spoilt:
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def insert_tokens(content: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(content) + 1)
        content = content[:at] + chance.choice(TOKENS) + content[at:]
    return content


def swap_separators(content: bytes, chance: random.Random) -> bytes:
    old, new = chance.sample((b",", b";", b"\t", b"|", b"\n", b'"'), 2)
    return content.replace(old, new)


def shuffle_lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines[: chance.randrange(1, len(lines) + 2)])


def recode(content: bytes, chance: random.Random) -> bytes:
    encoding = chance.choice(("utf-16", "utf-16-be", "cp1252", "mac_roman", "utf-32", "utf-8-sig"))
    return content.decode("utf-8", "replace").encode(encoding, "replace")


def spoil_a_part(content: bytes, chance: random.Random) -> bytes:
    """Inside a ZIP the check sums would give a change away: spoil a part and pack it again."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                return flip_bytes(content, chance)
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return flip_bytes(content, chance)
    if not parts:
        return content
    chosen = chance.choice(sorted(parts))
    parts[chosen] = chance.choice(PLAIN)(parts[chosen], chance)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


PLAIN: tuple[Mutation, ...] = (
    cut_short, cut_out, repeat_part, flip_bytes, insert_tokens, swap_separators, shuffle_lines,
)  # fmt: skip


def spoil(content: bytes, chance: random.Random) -> bytes:
    """One to three mutations; those that suit the kind of file more often."""
    suited = (*PLAIN, *[spoil_a_part] * 12) if content.startswith(b"PK") else (*PLAIN, recode)
    for _ in range(chance.randrange(1, 4)):
        content = chance.choice(suited)(content, chance)
    return content
