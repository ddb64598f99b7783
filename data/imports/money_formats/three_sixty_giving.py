"""360Giving 1.4: the ask is the need, the award is the commitment, the disbursement is what was received.

Source: the 360Giving Data Standard 1.4 (standard.threesixtygiving.org). A grant to an individual names
nobody: its organisation stays blank. Titles, descriptions and contact details are not read.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from data.imports.money_formats.amount_list import without_people
from data.imports.money_formats.ledger_table import find_column, ledger_table, take_columns
from data.imports.problems import ImportRefused, Problem
from data.imports.raw_table import RawTable

UNNAMED = "grants"
# Headings that do not say whether an organisation or a person received the grant.
RECIPIENTS = ("Recipient", "Recipient Name")
# Those of lists that follow the standard in part, which may hold a person's name nevertheless.
ORGANISATIONS = ("Organisation", "Organisation Name")
# Ledger column → the standard's column title and its field name.
TITLES_AND_FIELDS: dict[str, tuple[str, ...]] = {
    "reference": ("Identifier", "id"),
    "date": ("Award Date", "awardDate"),
    "organisation": (
        "Recipient Org:Name",
        "Recipient Org:0:Name",
        "recipientOrganization/0/name",
        "recipientOrganization:name",
        "recipientOrganization",
        "Recipient Organisation",
        "Recipient Org",
        *RECIPIENTS,
        *ORGANISATIONS,
    ),
    "category": (
        "Grant Programme:Title",
        "Grant Programme:0:Title",
        "grantProgramme/0/title",
        "grantProgramme:title",
        "grantProgramme",
        "Programme",
    ),
    "currency": ("Currency", "currency"),
    "need": ("Amount Applied For", "amountAppliedFor"),
    "committed": ("Amount Awarded", "amountAwarded"),
    "received": ("Amount Disbursed", "amountDisbursed"),
}


def recognise_grants_json(head: bytes, path: Path) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return start[:1] in (b"{", b"[") and (b'"grants"' in head or b'"amountAwarded"' in head)


def _parse(text: str) -> Any:
    """One JSON document, or a grant a line as programs write them."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or error.msg != "Extra data":
            raise
        return [json.loads(line) for line in lines]


def read_grants_json(path: Path) -> RawTable:
    """Read a file of grants: an object with "grants", or a bare list of them.

    Rows are numbered as the grants in the file, from 1. Raises ImportRefused when it is not readable JSON.
    """
    try:
        content = _parse(_decode(path.read_bytes()))
    except (ValueError, RecursionError) as error:
        place = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise ImportRefused(f"{path.name}: the JSON is damaged or cut off{place}") from error
    grants = content.get("grants", content.get("results")) if isinstance(content, dict) else content
    if not isinstance(grants, list) or not grants:
        raise ImportRefused(f"{path.name}: no grants in it; a 360Giving file holds a list named grants")
    strange = [number for number, grant in enumerate(grants, 1) if not isinstance(grant, dict)]
    if strange:
        raise ImportRefused([Problem(number, None, "this is not a grant") for number in strange[:200]])
    # Answers of the data store's interface wrap each grant: {"grant_id": …, "data": {…}}.
    grants = [grant["data"] if isinstance(grant.get("data"), dict) else grant for grant in grants]
    rows = pd.DataFrame([_ledger_row(grant) for grant in grants], index=range(1, len(grants) + 1))
    return ledger_table(rows, "360giving_json", _note_individuals(grants), unnamed=UNNAMED)


def _decode(content: bytes) -> str:
    """UTF-8, 16 or 32, with a mark or without."""
    return content.decode(json.detect_encoding(content), "surrogatepass")


def _ledger_row(grant: dict[str, Any]) -> dict[str, str]:
    return {
        "reference": _word(grant.get("id")),
        "date": _word(grant.get("awardDate")),
        "organisation": _first(grant.get("recipientOrganization"), "name"),
        "category": _first(grant.get("grantProgramme"), "title"),
        "currency": _word(grant.get("currency")),
        "need": _word(grant.get("amountAppliedFor")),
        "committed": _word(grant.get("amountAwarded")),
        "received": _word(grant.get("amountDisbursed")),
    }


def _first(listed: Any, field: str) -> str:
    """The field of the first entry; some publishers write one object where the standard has a list."""
    entry = listed[0] if isinstance(listed, list) and listed else listed
    return _word(entry.get(field)) if isinstance(entry, dict) else ""


def _word(stored: Any) -> str:
    if stored is None or isinstance(stored, dict | list):
        return ""
    return str(stored).strip()


def _note_individuals(grants: list[dict[str, Any]]) -> list[Problem]:
    count = sum("recipientIndividual" in grant for grant in grants)
    if not count:
        return []
    return [Problem(None, None, f"{count} grants went to individuals; nobody is named in the ledger")]


def is_grants_table(table: RawTable) -> bool:
    """A table with an amount awarded and another of the standard's own headings."""
    standard = ("Award Date", "awardDate", "Funding Org:Name", "fundingOrganization/0/name", "Currency")
    return find_column(table, *TITLES_AND_FIELDS["committed"]) is not None and any(
        find_column(table, heading) for heading in standard
    )


def reshape_grants_table(table: RawTable) -> RawTable:
    """The same ledger from the standard's spreadsheet form, with titles or field names as headings.

    Under a heading that does not say "organisation", whoever received a grant may be a person: names that
    are no organisation's are not kept.
    """
    chosen = {ledger: find_column(table, *names) for ledger, names in TITLES_AND_FIELDS.items()}
    if (recipient := chosen["organisation"]) and recipient == find_column(table, *RECIPIENTS):
        table = without_people(table, recipient)
    elif recipient and recipient == find_column(table, *ORGANISATIONS):
        table = without_people(table, recipient, "organisation")
    if programme := chosen["category"]:
        words = table.rows[programme].astype("str")
        table = replace(
            table, rows=table.rows.assign(**{programme: words.mask(words.str.strip() == "NA", "")})
        )
    return take_columns(table, chosen, table.file_format.replace("plain", "360giving"), unnamed=UNNAMED)
