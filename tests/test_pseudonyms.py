"""Personal codes: the same person is found again, and nobody can go back from the hash."""

import hmac
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.pseudonyms import hash_code, hash_codes, key_path, normalise_code, normalise_codes, read_key

KEY = b"k" * 64


@pytest.fixture
def key_file(monkeypatch, tmp_path):
    monkeypatch.setenv("COMMON_GROUND_KEY_FILE", str(tmp_path / "keys" / "pseudonym.key"))


def test_a_code_is_the_same_however_it_was_typed():
    assert hash_codes(["ab 12 cd", "AB12CD", " Ａb12cd "], 1, KEY) == [hash_code("AB12CD", 1, KEY)] * 3
    assert normalise_code("Ab 1") == "ab1"


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=6), min_size=1))
def test_many_codes_at_once_are_spelled_as_one_by_one(codes):
    assert normalise_codes(codes) == [normalise_code(code) for code in codes]


@given(st.lists(st.text(alphabet=st.characters(codec="ascii"), max_size=6), min_size=1))
def test_many_plain_codes_at_once_are_spelled_as_one_by_one(codes):
    assert normalise_codes(codes) == [normalise_code(code) for code in codes]


def test_another_partnership_gives_another_hash():
    assert hash_code("ab12", 1, KEY) != hash_code("ab12", 2, KEY)


def test_another_key_gives_another_hash():
    assert hash_code("ab12", 1, KEY) != hash_code("ab12", 1, b"x" * 64)


def test_the_hash_is_hmac_sha_256_of_the_code_under_the_partnerships_own_key():
    own = hmac.new(KEY, b"partnership:7", sha256).digest()
    assert hash_code("AB 12", 7, KEY) == hmac.new(own, b"ab12", sha256).hexdigest()[:32]


def test_no_code_gives_no_hash():
    assert hash_codes(["", "  "], 1, KEY) == ["", ""]


def test_the_key_is_made_once_and_only_its_owner_may_read_it(key_file):
    first = read_key()
    assert read_key() == first
    assert key_path().stat().st_mode & 0o777 == 0o600
    assert list(key_path().parent.iterdir()) == [key_path()]


def test_a_damaged_key_is_refused_instead_of_used(key_file):
    key_path().parent.mkdir()
    key_path().write_text("short")
    with pytest.raises(ValueError, match="shorter than 32 bytes"):
        read_key()
