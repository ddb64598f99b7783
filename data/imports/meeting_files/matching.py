"""Which organisation a person belongs to: said before, by e-mail domain, by name; with a confidence.

Only what is at least SURE is used unasked. What somebody has confirmed is remembered: domains as they are,
people as keyed hashes.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pandas as pd
from rapidfuzz import fuzz, process
from sqlalchemy import Connection, insert, select, update

from data.imports.mapping import Mapping, parse_mapping, write_mapping
from data.imports.meeting_files.people import fold, normalise_person
from data.imports.places import TABLES
from data.imports.values import normalise_name
from data.pseudonyms import hash_code

# How sure each way of knowing is; conventions of ours, in this order of trust.
CONFIRMED, BY_ROSTER, BY_DOMAIN, BY_NAME = 1.0, 0.97, 0.95, 0.93
BY_LIKE_NAME, BY_LIKE_DOMAIN = 0.8, 0.6
SURE = 0.9
LEAST_ALIKE = 88  # rapidfuzz's token_sort_ratio, 0-100
LEAST_TELLING = 5  # letters of an organisation's name that a domain has to hold
KIND_OF_MAPPING = "people"
# Mail that anybody can have says nothing about where they work.
OPEN_DOMAINS = frozenset(
    """
    gmail.com googlemail.com outlook.com outlook.co.uk hotmail.com hotmail.co.uk live.com live.co.uk
    msn.com yahoo.com yahoo.co.uk ymail.com icloud.com me.com mac.com aol.com btinternet.com sky.com
    virginmedia.com talktalk.net ntlworld.com proton.me protonmail.com gmx.com gmx.net mail.com
    zoho.com example.com
    """.split()
)
# Shared by a whole service: thousands of organisations, so never learned as one of them.
SHARED_DOMAINS = frozenset("nhs.net nhs.uk gov.uk police.uk sch.uk ac.uk org.uk cjsm.net gov.wales".split())
LITTLE_WORDS = frozenset("the of and for in council borough county city trust nhs ltd limited".split())
# Said in place of an organisation: of none of them, such as a guest or a program that takes notes.
LEFT_OUT = ""


@dataclass(frozen=True)
class KnownOrganisations:
    """What is known before a file is read."""

    names: tuple[str, ...] = ()
    domains: dict[str, str] = field(default_factory=dict)  # domain → organisation, confirmed
    people: dict[str, str] = field(default_factory=dict)  # keyed hash or name as normalised → organisation
    partnership_id: int | None = None

    def add(self, mapping: Mapping | None) -> "KnownOrganisations":
        """With what a mapping says under values: person and email_domain."""
        if mapping is None:
            return self
        domains = {
            fold(domain).lstrip("@"): name for domain, name in mapping.values.get("email_domain", {}).items()
        }
        people = {normalise_person(person): name for person, name in mapping.values.get("person", {}).items()}
        return KnownOrganisations(
            self.names, self.domains | domains, self.people | people, self.partnership_id
        )


def match_people(people: pd.DataFrame, known: KnownOrganisations) -> pd.DataFrame:
    """Where each person belongs, how sure that is and why.

    people:   person | email_domain | organisation   (as the file writes them; any may be blank)
    returns:  person | email_domain | organisation | confidence | reason, same index

    organisation is blank, confidence 0 and reason "unknown" where nothing tells; blank and sure where
    somebody said that a person or a domain is to be left out (`is_left_out`).
    """
    filled = people[["person", "email_domain", "organisation"]].astype(object).fillna("")
    keys = [
        (str(person), str(domain), str(written)) for person, domain, written in filled.to_numpy().tolist()
    ]
    found = {key: _match_one(*key, known) for key in set(keys)}
    answers = [found[key] for key in keys]
    return people[["person", "email_domain"]].assign(
        organisation=[name for name, _, _ in answers],
        confidence=[sure for _, sure, _ in answers],
        reason=[why for _, _, why in answers],
    )


def _match_one(person: str, domain: str, written: str, known: KnownOrganisations) -> tuple[str, float, str]:
    name = normalise_person(person)
    if name in known.people:
        return known.people[name], CONFIRMED, "confirmed"
    if known.partnership_id is not None:
        at = known.people.get(hash_code(name, known.partnership_id))
        if at is not None:
            return at, CONFIRMED, "confirmed before"
    for part in _domain_parts(domain):
        if part in known.domains:
            return known.domains[part], BY_DOMAIN, "e-mail domain"
    if exact := _find_exact(written or person, known.names):
        return exact, BY_NAME, "name in the file"
    if written and (like := _find_like(written, known.names)):
        return like, BY_LIKE_NAME, "a like name in the file"
    if domain and (like := _find_by_domain(domain, known.names)):
        return like, BY_LIKE_DOMAIN, "a like e-mail domain"
    return "", 0.0, "unknown"


def is_left_out(matched: pd.DataFrame) -> pd.Series:
    """Of whom it was said that they are of no organisation of the partnership.

    matched: organisation | confidence   (as `match_people` returns them)
    """
    return (matched["organisation"] == LEFT_OUT) & (matched["confidence"] >= SURE)


def may_speak_for_all(domain: str) -> bool:
    """Whether everybody with an address of this domain may be of one organisation."""
    return bool(_domain_parts(domain)[:1] == [domain])


def _domain_parts(domain: str) -> list[str]:
    """The domain and what is above it, down to what somebody can own: a.b.gov.uk, b.gov.uk."""
    labels = domain.split(".")
    parts = [".".join(labels[at:]) for at in range(max(len(labels) - 1, 0))]
    return [part for part in parts if part not in SHARED_DOMAINS and part not in OPEN_DOMAINS]


def _find_exact(written: str, names: tuple[str, ...]) -> str:
    wanted = {normalise_name(piece) for piece in [written, *_pieces(written)]}
    return next((name for name in names if normalise_name(name) in wanted), "")


def _pieces(written: str) -> list[str]:
    """ "LF / OpenSSF" and "NHS, Trust A" name two things; either may be the one that is known."""
    return [piece.strip() for mark in ("/", ",", ";", "|") for piece in written.split(mark)]


def _find_like(written: str, names: tuple[str, ...]) -> str:
    best = process.extractOne(
        normalise_name(written), [normalise_name(name) for name in names], scorer=fuzz.token_sort_ratio
    )
    return names[best[2]] if best and best[1] >= LEAST_ALIKE else ""


def _find_by_domain(domain: str, names: tuple[str, ...]) -> str:
    """westyorkshire.police.uk and West Yorkshire Police: most telling words, all of them in the domain."""
    if domain in OPEN_DOMAINS:
        return ""
    flat = fold(domain).replace("-", "").replace(".", "")
    best, most = "", 0
    for name in names:
        telling = [word for word in normalise_name(name).split() if word not in LITTLE_WORDS]
        is_in = len("".join(telling)) >= LEAST_TELLING and all(word in flat for word in telling)
        if is_in and len(telling) > most:
            best, most = name, len(telling)
    return best


# ---------------------------------------------------------------- remembered


def load_known(connection: Connection, partnership: str | None) -> KnownOrganisations:
    """Organisations by name, and what was confirmed before for this partnership."""
    organisation = TABLES["organisation"].c
    names = tuple(connection.execute(select(organisation.name).order_by(organisation.id)).scalars())
    number = _find_partnership(connection, partnership) if partnership else None
    kept = _load_kept(connection, number) if number is not None else None
    if kept is None:
        return KnownOrganisations(names, partnership_id=number)
    return KnownOrganisations(
        names, kept.values.get("email_domain", {}), kept.values.get("person", {}), number
    )


def _find_partnership(connection: Connection, name: str) -> int | None:
    row, wanted = TABLES["partnership"].c, normalise_name(name)
    listed = connection.execute(select(row.id, row.name))
    return next((each.id for each in listed if normalise_name(each.name) == wanted), None)


def _load_kept(connection: Connection, partnership_id: int) -> Mapping | None:
    table = TABLES["mapping"].c
    query = select(table.definition).where(
        table.kind == KIND_OF_MAPPING, table.header_key == str(partnership_id)
    )
    found = connection.execute(query).scalar_one_or_none()
    return parse_mapping(found) if found else None


def remember_people(connection: Connection, partnership: str, confirmed: Mapping) -> None:
    """Keep what somebody confirmed (values: person, email_domain), people as keyed hashes only."""
    partnership_id = _find_partnership(connection, partnership)
    if partnership_id is None:
        return
    people = {
        hash_code(normalise_person(person), partnership_id): organisation
        for person, organisation in confirmed.values.get("person", {}).items()
    }
    domains = {
        fold(domain).lstrip("@"): organisation
        for domain, organisation in confirmed.values.get("email_domain", {}).items()
        if fold(domain).lstrip("@") not in OPEN_DOMAINS | SHARED_DOMAINS
    }
    if not people and not domains:
        return
    before = _load_kept(connection, partnership_id)
    values = dict(before.values) if before else {}
    values["person"] = values.get("person", {}) | people
    values["email_domain"] = values.get("email_domain", {}) | domains
    table = TABLES["mapping"]
    row = {
        "definition": write_mapping(Mapping(kind=KIND_OF_MAPPING, values=values)),
        "saved_at": datetime.now(UTC),
    }
    same = (table.c.kind == KIND_OF_MAPPING) & (table.c.header_key == str(partnership_id))
    if connection.execute(update(table).where(same).values(**row)).rowcount == 0:
        new = row | {
            "kind": KIND_OF_MAPPING,
            "header_key": str(partnership_id),
            "name": "people and their organisations",
        }
        connection.execute(insert(table).values(**new))
