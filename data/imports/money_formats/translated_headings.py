"""German and Welsh ledgers: their headings in English, so that the layouts of money know them.

A table is translated only where two of its headings are known and one of them is of money, and only used
where it is then read as money or posts; a survey in German stays what it is.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import replace

from data.imports.kinds import list_kinds, match_fields
from data.imports.money_formats.heading_words import holds_amounts
from data.imports.money_signs import DEFAULT_OF_LANGUAGE
from data.imports.problems import Problem
from data.imports.raw_table import RawColumn, RawTable, make_names_unique
from data.imports.recognise_kind import is_counted_by_quarter
from data.imports.values import find_decimal, read_amounts

# A heading's words → ours; longer ones first where one holds another. Source: chart of accounts wording in
# German municipal budgets, and the Welsh of councils' transparency lists.
OF_MONEY = {
    "amount": "betrag|nettobetrag|summe eur|swm|swm net|gwerth",
    "budget": "haushaltsansatz|planansatz|ansatz|plan|budget|gyllideb|cyllideb|y gyllideb",
    "actual": "ist|istwert|ist-wert|gwirioneddol|gwariant gwirioneddol",
    "expenditure": "ausgaben|ausgabe|aufwand|aufwendungen|gwariant",
    "spent": "verausgabt|ausgegeben|gwariwyd",
    "income": "einnahmen|einnahme|erträge|incwm",
    "received": "erhalten|eingegangen|derbyniwyd",
    "committed": "bewilligt|zugesagt|gebunden|ymrwymedig|ymrwymwyd|dyfarnwyd",
    "pledged": "in aussicht gestellt|addawyd",
    "need": "bedarf|benötigt|angen|yr angen",
    "debit": "debet",
    "credit": "credyd",
    "balance": "saldo|kontostand|balans",
}
OTHERS = {
    "expenditure category": "categori gwariant|ausgabenart|math o wariant",
    "budget heading": "pennawd y gyllideb|pennawd cyllideb|haushaltsstelle|haushaltstitel",
    "category": "kostenart|kategorie|categori|sachkonto|math",
    "cost centre": "kostenstelle|canolfan gost",
    "description": "bezeichnung|beschreibung|verwendungszweck|buchungstext|zweck|disgrifiad|pwrpas",
    "service": "gwasanaeth|maes gwasanaeth|dienst|leistung",
    "directorate": "cyfarwyddiaeth|adran|abteilung",
    "payment date": "zahlungsdatum|dyddiad talu|dyddiad y taliad",
    "date": "buchungsdatum|belegdatum|datum|buchungstag|dyddiad",
    "financial year": "haushaltsjahr|blwyddyn ariannol",
    "year": "jahr|blwyddyn",
    "month": "monat|mis",
    "quarter": "quartal|chwarter",
    "supplier": "empfänger|zahlungsempfänger|lieferant|kreditor|begünstigter|cyflenwr|enw'r cyflenwr|"
    "derbynnydd",
    "organisation": "träger|einrichtung|zuwendungsgeber|sefydliad|asiantaeth|partner",
    "currency": "währung|arian cyfred",
    "reference": "belegnummer|belegnr|beleg-nr|cyfeirnod",
    "variance": "abweichung|differenz|amrywiant",
    "forecast": "prognose|hochrechnung|rhagolwg",
    "remaining": "rest|verfügbar|yn weddill|gweddill",
    "total": "gesamt|gesamtsumme|cyfanswm",
}
GERMAN_SIDES = {"soll": "debit", "haben": "credit"}  # of an account
GERMAN_PLANS = {"soll": "budget", "ist": "actual"}  # of a plan
WORDS = {
    word: ours for listed in (OF_MONEY, OTHERS) for ours, words in listed.items() for word in words.split("|")
}
KNOWN = sorted({*WORDS, *GERMAN_SIDES, *GERMAN_PLANS}, key=len, reverse=True)
PHRASES = re.compile(rf"(?<![\w'’])(?:{'|'.join(map(re.escape, KNOWN))})(?![\w'’])", re.IGNORECASE)
FEWEST = 2
NO_CURRENCY = "nothing says the currency of the amounts; they count as pounds (GBP)"
NO_CURRENCY_IN_GERMAN = (
    "nothing says the currency of the amounts; as the headings are German they count as euros (EUR). Where "
    "it is another, add a column “currency”"
)
WELSH = re.compile(
    r"\b(?:[cg]yllideb|gwariant|gwirioneddol|gwariwyd|incwm|derbyniwyd|dyfarnwyd|ymrwym\w+|angen|swm|gwerth|"
    r"categori|math|disgrifiad|pwrpas|gwasanaeth|adran|dyddiad|blwyddyn|mis|chwarter|cyflenwr|derbynnydd|"
    r"sefydliad|asiantaeth|pennawd|addawyd|credyd|balans)\b",
    re.IGNORECASE,
)
SIGNS = re.compile(r"[€£$]|\b(?:EUR|GBP|Euro)\b", re.IGNORECASE)


def shape_translated(
    table: RawTable, shape: Callable[[RawTable], RawTable], mapped: Collection[str] = ()
) -> RawTable | None:
    """The table as `shape` reads it in English; None where nothing is to be translated, or it is no money.

    mapped: headings that a mapping names; none of them may go
    """
    headings = [column.name for column in table.columns]
    names = _translate(headings)
    if names is None or set(mapped) & (set(headings) - set(names)):
        return None
    own = dict(zip(names, (column.name for column in table.columns), strict=True))
    rows = table.rows.set_axis(names, axis="columns")
    english = replace(table, rows=rows, columns=[RawColumn(name) for name in names])
    shaped = shape(_with_points(english))
    if not is_counted_by_quarter(shaped):
        return None
    said = shaped.extras.get("read_from")
    if said is None:
        fields = match_fields(list_kinds()["resources"], shaped)
        said = {column: field.replace("_", " ") for field, column in fields.items()}
    read = {own.get(column, column): meaning for column, meaning in said.items()}
    extras = shaped.extras | {"read_from": read, "file_columns": list(own.values())}
    also = {own.get(column, column): meaning for column, meaning in extras.get("also_read", {}).items()}
    notes = [replace(note, column=own.get(note.column or "", note.column)) for note in shaped.notes]
    if not _says_currency(table):
        is_welsh = any(WELSH.search(heading) for heading in headings)
        notes.append(Problem(None, None, NO_CURRENCY if is_welsh else NO_CURRENCY_IN_GERMAN))
        extras = extras | {DEFAULT_OF_LANGUAGE: "GBP" if is_welsh else "EUR"}
    return replace(shaped, notes=notes, extras=extras | ({"also_read": also} if also else {}))


def _translate(headings: list[str]) -> list[str] | None:
    flat = {word for heading in headings for word in heading.casefold().split()}
    told = WORDS | (GERMAN_SIDES if "haben" in flat else GERMAN_PLANS)
    names, count, is_money = list[str](), 0, False
    for heading in headings:
        name = PHRASES.sub(lambda match: told.get(match[0].casefold(), match[0]), heading)
        changed = name.casefold() != heading.casefold()
        count += changed
        is_money |= changed and any(word in name.casefold() for word in (*OF_MONEY, "debit", "credit"))
        names.append(name)
    return make_names_unique(names) if count >= FEWEST and is_money else None


def _with_points(table: RawTable) -> RawTable:
    """Amounts with decimal commas as the layouts compare them, with points."""
    rows = table.rows.copy()
    for name in rows:
        words = rows[name].astype("str")
        bare = [word.strip(" €£") for word in words if word.strip()]
        if find_decimal(bare) == "comma" and holds_amounts(words):
            read = read_amounts(words, "comma").values
            signs = words.where(words.str.contains("[€£]"), "").str.extract("([€£])")[0].fillna("")
            full = read.map(lambda amount: f"{amount:.2f}")
            rows[name] = words.where(read.isna(), signs + full).astype("str")
    return replace(table, rows=rows)


def _says_currency(table: RawTable) -> bool:
    headings = " ".join(column.name for column in table.columns)
    is_column = any(column.name.strip().casefold() in ("währung", "arian cyfred") for column in table.columns)
    around = " ".join(str(table.extras.get(name) or "") for name in ("title", "sheet"))
    cells = table.rows.head(50).astype("str").to_numpy().ravel()
    return (
        is_column or bool(SIGNS.search(f"{headings} {around}")) or any(SIGNS.search(cell) for cell in cells)
    )
