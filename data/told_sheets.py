"""What a version notes of the sheets that it was made from, so that the next can be compared with it.

A line a sheet: its fingerprints, its organisation, its sector. The first fingerprint is of the whole sheet,
the second of its answers, and then, in a row, one of what it says on each domain and one of what it would say
with the scale read from the other end: a file that is read anew with one more question, or the other way
round, has no sheet alike, and still says the same. METHODS, Disclosure, 8.
"""

import hmac
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from analytics.instruments import DONT_KNOW, Instrument
from analytics.scoring import constructs_inside
from analytics.versions import ON_THEIR_OWN, Sheet, name_sheets
from data.pseudonyms import read_key

# Enough to tell apart the sheets of an organisation, and few enough to be stored with each version.
HEX_OF_DOMAIN = 8
# Where more pairs of one round's people say the same, as to a single question, so do many of two.
MOST_PAIRS_ALIKE = 0.15
HASH_OF_DOMAIN = ">u4"  # four bytes with the first digits first, as they are written


@dataclass(frozen=True)
class Told:
    """What a version of a quarter was made from.

    sheets:    a line each: fingerprints of the whole, of its answers and of each domain, organisation, sector
    groups:    sector → group, "" where no groups are shown
    domains:   in the order of their fingerprints; none where the version's program did not note them
    """

    quarter: str
    sheets: str
    groups: Mapping[str, str]
    release_id: int | None = None  # None where it is built and not stored yet
    domains: Sequence[str] = ()

    @cached_property
    def rows(self) -> list[tuple[list[str], int, str]]:
        """Fingerprints, organisation and sector of each line."""
        parts = (line.split(":", 2) for line in self.sheets.split("\n") if line)
        return [(part[0].split("."), int(part[1]), part[2]) for part in parts]


def read_told(quarter: str, held: Mapping[str, Any] | None, release_id: int | None = None) -> Told:
    """What a stored version notes of itself."""
    noted = held or {}
    groups = name_groups(noted.get("groups", []))
    return Told(quarter, noted.get("sheets", ""), groups, release_id, noted.get("domains", ()))


def name_groups(groups: Sequence[Sequence]) -> dict[str, str]:
    """sector → group from rows of sector, group and whether groups are shown."""
    return {row[0]: row[1] if row[2] else "" for row in groups}


# ---------------------------------------------------------------- writing


def hash_domains(sheets: pd.DataFrame, instrument: Instrument) -> pd.Series:
    """What each sheet says on the questions of each domain's score, as one text of keyed hashes: as it is,
    and then with the scale read from the other end.

    sheets:  one column an item: a rating, NaN blank, −1 don't know, which scores like a blank

    Keyed, because a domain has few questions and an undone sheet is gone: without the key, which lies outside
    the database, nobody tries all answers to find those of a hash.
    """
    items = [item.id for item in instrument.items]
    place = {item: number for number, item in enumerate(items)}
    ratings = sheets[items].to_numpy(dtype=np.float32)
    rated = ~np.isnan(ratings) & (ratings != DONT_KNOW)
    # From 1 on: an array of bytes ends at a 0.
    as_read = np.where(rated, ratings - instrument.scale.min + 2, 1).astype(np.uint8)
    turned = np.where(rated, instrument.scale.max - ratings + 2, 1).astype(np.uint8)
    hashed = np.zeros((len(sheets), 2 * len(instrument.domains)), dtype=HASH_OF_DOMAIN)
    for number, domain in enumerate(instrument.domains):
        # By name: a questionnaire that is declared anew with its questions in another order asks the same.
        asked = sorted(item.id for row in constructs_inside(instrument, domain) for item in row.items)
        inside = [place[item] for item in asked]
        own_key = hmac.digest(read_key(), f"domain:{domain}".encode(), "sha256").hex()[:16]
        for column, codes in ((number, as_read), (len(instrument.domains) + number, turned)):
            said = np.ascontiguousarray(codes[:, inside]).view(f"S{len(inside)}").ravel().astype(object)
            own = pd.util.hash_array(said, hash_key=own_key, categorize=False)
            hashed[:, column] = own >> np.uint64(32)
    digits, width = hashed.tobytes().hex(), 2 * HEX_OF_DOMAIN * len(instrument.domains)
    texts = [digits[at * width : (at + 1) * width] for at in range(len(sheets))]
    return pd.Series(texts, index=sheets.index, dtype=object)


def name_domains(instrument: Instrument) -> dict[str, str]:
    """Measure → domain of all that is made of the questions of a domain's score, questions among them."""
    inside = {
        name: domain
        for domain in instrument.domains
        for row in constructs_inside(instrument, domain)
        for name in (row.id, *(f"item:{item.id}" for item in row.items))
    }
    return inside | {domain: domain for domain in instrument.domains}


# ---------------------------------------------------------------- reading


def read_sheets(versions: Sequence[Told], groups: Mapping[str, str]) -> list[list[Sheet]]:
    """The sheets behind several versions by the groups of one, named so that they can be compared.

    A sheet is what it says, not under which code: codes that are read otherwise make nobody somebody else.
    Only where a version was made by a program that did not note that apart is the whole compared. A sector
    that is new beside shown groups is a group of its own.
    """
    at = _find_fingerprint(versions)
    return [_name_by(told.rows, [row[0][at] for row in told.rows], groups) for told in versions]


def read_sheets_by_domain(
    versions: Sequence[Told], groups: Mapping[str, str]
) -> Iterator[tuple[str, list[list[Sheet]]]]:
    """The same for each domain that all of the versions noted, named by what they say on it alone."""
    known = [{domain: number for number, domain in enumerate(told.domains)} for told in versions]
    for domain in [name for name in known[-1] if all(name in noted for noted in known)]:
        yield (
            domain,
            [
                _name_by(told.rows, [_of_domain(row[0], noted[domain]) for row in told.rows], groups)
                for told, noted in zip(versions, known, strict=True)
            ],
        )


def turn_scale(told: Told) -> Told | None:
    """The same as if all had been read from the other end of the scale, by domain; None where the version's
    program did not note it."""
    width = HEX_OF_DOMAIN * len(told.domains)
    if not width or any(len(row[0]) < 3 or len(row[0][2]) < 2 * width for row in told.rows):
        return None
    lines = [
        f"{names[0]}.{names[1]}.{names[2][width:]}{names[2][:width]}:{organisation}:{sector}"
        for names, organisation, sector in told.rows
    ]
    return replace(told, sheets="\n".join(lines))


def count_said(one: Told, other: Told) -> int:
    """How many sheets say the same on a domain, over all domains that both noted."""
    alike = 0
    for number, domain in enumerate(one.domains):
        if domain not in other.domains:
            continue
        places = ((one, number), (other, list(other.domains).index(domain)))
        said = [Counter(_of_domain(row[0], place) for row in told.rows) for told, place in places]
        alike += (said[0] & said[1]).total()
    return alike


def share_sheets(one: Told, other: Told) -> tuple[float, float]:
    """As count_alike, of whole sheets."""
    at = _find_fingerprint((one, other))
    return _share_names(one, other, [[row[0][at] for row in told.rows] for told in (one, other)])


def share_groups(one: Told, other: Told) -> Iterator[tuple[float, float]]:
    """As count_alike, of each group that both show and in which people of one round differ."""
    if not (any(one.groups.values()) and any(other.groups.values())):
        return  # there are no groups to be taken from each other
    at = _find_fingerprint((one, other))
    if {row[0][at] for row in one.rows}.isdisjoint(row[0][at] for row in other.rows):
        return  # as nearly always
    for groups in (one.groups, other.groups):
        named = read_sheets((one, other), groups)
        for group in {*groups.values()} - {""}:
            own = [[sheet for sheet in sheets if sheet[2] == group] for sheets in named]
            if all(_share_pairs([sheet[0] for sheet in sheets]) <= MOST_PAIRS_ALIKE for sheets in own):
                yield count_alike(*own)


def share_domains(one: Told, other: Told) -> Iterator[tuple[float, float]]:
    """As count_alike, for each domain that both noted and on which people of one round differ."""
    known = [{domain: number for number, domain in enumerate(told.domains)} for told in (one, other)]
    for domain in [name for name in known[0] if name in known[1]]:
        names = [
            [_of_domain(row[0], noted[domain]) for row in told.rows]
            for told, noted in zip((one, other), known, strict=True)
        ]
        if all(_share_pairs(said) <= MOST_PAIRS_ALIKE for said in names):
            yield _share_names(one, other, names)


def _share_pairs(names: Sequence[str]) -> float:
    """The share of pairs of a round's sheets that say the same."""
    pairs = len(names) * (len(names) - 1)
    return sum(count * (count - 1) for count in Counter(names).values()) / pairs if pairs else 0.0


def _share_names(one: Told, other: Told, names: Sequence[Sequence[str]]) -> tuple[float, float]:
    if set(names[0]).isdisjoint(names[1]):
        return 0.0, 0.0  # as nearly always: a programme holds every round against every other one of its own
    sheets = [
        [(name, max(row[1], ON_THEIR_OWN), "") for name, row in zip(said, told.rows, strict=True)]
        for said, told in zip(names, (one, other), strict=True)
    ]
    return count_alike(*sheets)


def count_alike(one: Sequence[Sheet], other: Sequence[Sheet]) -> tuple[float, float]:
    """The share of sheets, of the smaller of two rounds, that are alike: in one organisation, and in any."""
    smaller = max(min(len(one), len(other)), 1)
    pairs = [Counter((sheet[0], sheet[1]) for sheet in sheets) for sheets in (one, other)]
    names = [Counter(sheet[0] for sheet in sheets) for sheets in (one, other)]
    return (pairs[0] & pairs[1]).total() / smaller, (names[0] & names[1]).total() / smaller


def _find_fingerprint(versions: Sequence[Told]) -> int:
    """Which of its fingerprints names a sheet: that of its answers, or of the whole where one of the versions
    did not note them apart."""
    return 1 if all(len(row[0]) > 1 for told in versions for row in told.rows) else 0


def _of_domain(fingerprints: Sequence[str], number: int) -> str:
    return fingerprints[2][HEX_OF_DOMAIN * number : HEX_OF_DOMAIN * (number + 1)]


def _name_by(
    rows: Sequence[tuple[list[str], int, str]], names: Sequence[str], groups: Mapping[str, str]
) -> list[Sheet]:
    shown = any(groups.values())
    return name_sheets(
        names,
        [row[1] for row in rows],
        [groups.get(row[2], row[2] if shown else "") for row in rows],
    )
