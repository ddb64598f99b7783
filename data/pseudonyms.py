"""Personal codes become keyed hashes, one key per partnership; the codes themselves are never stored."""

import hmac
import os
import secrets
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from data.database import LOCAL_FOLDER

KEY_FILE_VARIABLE = "COMMON_GROUND_KEY_FILE"
KEY_BYTES = 32
# 128 bits: two people of one round meet in one key less often than once in 10^26 rounds of a million.
HASH_CHARACTERS = 32


def key_path() -> Path:
    """Where the key lives: outside the database, so that a copy of one is useless without the other."""
    return Path(os.environ.get(KEY_FILE_VARIABLE) or LOCAL_FOLDER / "pseudonym.key")


def read_key() -> bytes:
    """The installation's key, made on first use and readable by its owner only."""
    path = key_path()
    if not path.exists():
        _make_key(path)
    key = path.read_bytes().strip()
    if len(key) < KEY_BYTES:
        raise ValueError(
            f"the key file {path.name} is shorter than {KEY_BYTES} bytes; restore it from its backup"
        )
    return key


def _make_key(path: Path) -> None:
    """Write a complete key beside its place, then link it there: of two first starts, one wins whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(secrets.token_hex(KEY_BYTES).encode())
    try:
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()


def normalise_code(code: str) -> str:
    """The same code however it was typed: case, spaces and width do not matter."""
    return "".join(unicodedata.normalize("NFKC", code).casefold().split())


def normalise_codes(codes: list[str]) -> list[str]:
    """`normalise_code` of each; plain letters and digits, which most codes are, all at once."""
    joined = "\n".join(codes)
    if joined.isascii() and joined.count("\n") == len(codes) - 1:
        flat = joined.casefold()
        for space in " \t\r\x0b\x0c\x1c\x1d\x1e\x1f":
            flat = flat.replace(space, "") if space in flat else flat
        return flat.split("\n")
    return [normalise_code(code) for code in codes]


def hash_code(code: str, partnership_id: int, key: bytes | None = None) -> str:
    """The keyed hash of one code in one partnership, "" for a blank code."""
    return hash_codes([code], partnership_id, key)[0]


def hash_codes(
    codes: Iterable[str], partnership_id: int, key: bytes | None = None, *, normalised: bool = False
) -> list[str]:
    """HMAC-SHA-256 of each code under a key of the partnership's own; "" stays "".

    The partnership's number makes its key, so that nobody can be followed from one partnership to
    another, and a partnership may change its name without losing who answered before.
    """
    own_key = hmac.digest(key or read_key(), f"partnership:{partnership_id}".encode(), "sha256")
    spelled = codes if normalised else normalise_codes(list(codes))
    return _hash_all(own_key, spelled)


def _hash_all(own_key: bytes, codes: Iterable[str]) -> list[str]:
    """HMAC-SHA-256 written out (RFC 2104), its two keyed halves begun once: twice as fast for a million."""
    block = own_key.ljust(64, b"\0")
    inner = sha256(bytes(byte ^ 0x36 for byte in block))
    outer = sha256(bytes(byte ^ 0x5C for byte in block))
    hashes = []
    for code in codes:
        if not code:
            hashes.append("")
            continue
        inside, outside = inner.copy(), outer.copy()
        inside.update(code.encode())
        outside.update(inside.digest())
        hashes.append(outside.hexdigest()[:HASH_CHARACTERS])
    return hashes
