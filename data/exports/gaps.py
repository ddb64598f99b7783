"""The funder's resource gaps: a workbook to work on, and a brief of a page or two to hand on."""

from datetime import date
from typing import Any

import pandas as pd
from docx.document import Document as DocumentType
from docx.shared import Pt

from analytics.charts.gap_rows import (
    FURTHER_MEASURES,
    KIND_SEPARATOR,
    LEDGER_MEASURES,
    begin_large,
    build_category_gaps,
    build_kind_totals,
    build_partnership_gaps,
    build_people_gaps,
    build_perceived_rows,
    sum_together,
)
from analytics.charts.tables import CORNER_WORDS
from analytics.gap_sentences import build_gap_sentences, measure_gap_totals
from analytics.page_titles import write_gap_title
from analytics.quarters import name_quarter
from analytics.wording import say_interval, say_money, say_share, say_what_is_synthetic
from data.exports.csv_words import AMOUNTS
from data.exports.document import (
    Cover,
    add_bullets,
    add_heading,
    add_list_table,
    add_small,
    add_text,
    save_document,
    start_document,
)
from data.exports.workbook import MONEY, SHARE, WHOLE, add_sheet, save_workbook, start_workbook

PROGRAMME_MEASURES = (*LEDGER_MEASURES, *FURTHER_MEASURES)
HOW_IT_IS_COUNTED = (
    "Unmet need is what was needed and not committed, line by line, then added up: no surplus fills another "
    "line.",
    "Pledges are not counted. Cash and in kind are shown apart. Amounts are as recorded by the partnerships.",
)
FELT_CM = (7.1, 2.4, 2.0, 5.5)
# Eight partnerships and what they feel still fit one page.
SENTENCE_POINTS, SPACE_ABOVE_POINTS = 9.0, 6.0
MOST_PARTNERSHIPS = 12
EMPTY_POSTS, NO_CERTIFICATE = "Empty posts", "No certificate"
PEOPLE_NOTES = (
    "Empty posts: full-time posts with nobody in them.",
    "No certificate: of those who need a course, the share without a current certificate.",
    "",
)


def write_gaps_workbook(cells: pd.DataFrame, quarter: str) -> bytes:
    """All programme cells of a quarter as XLSX: overview, by partnership and category, felt and recorded.

    cells: programme cells (`load_programme_cells`) of PROGRAMME_MEASURES and this quarter
    """
    book = start_workbook(f"Resource gaps, {name_quarter(quarter)}")
    notes = [f"Resource gaps, {name_quarter(quarter)}", *HOW_IT_IS_COUNTED, ""]
    money = dict.fromkeys(AMOUNTS.values(), MONEY) | {"Share unmet": SHARE}
    for name, first, lines in (
        ("Partnerships", "Partnership", build_partnership_gaps(cells)),
        ("Categories", "Category", build_category_gaps(cells)),
        ("Cash and in kind", "Kind", build_kind_totals(cells)),
    ):
        sums = _title_gaps(sum_together(lines), first) if len(lines) > 1 else None
        add_sheet(book, name, _title_gaps(lines, first), money, notes, sums=sums)
    add_sheet(book, "Lines", _list_lines(cells), money, notes)
    add_sheet(
        book,
        "Staff and training",
        _list_people(cells),
        {EMPTY_POSTS: "0.0", NO_CERTIFICATE: SHARE},
        PEOPLE_NOTES,
    )
    felt = _list_felt(cells)
    add_sheet(
        book,
        "Felt and recorded",
        felt,
        {"Reported (0–100)": WHOLE, "Low": WHOLE, "High": WHOLE, "Share unmet": SHARE},
        ["Only partnerships that have opened their resource score.", ""],
    )
    return save_workbook(book)


def _title_gaps(gaps: pd.DataFrame, first: str) -> pd.DataFrame:
    titled = gaps.rename(columns={"label": first, **AMOUNTS})
    need = titled["Needed (£)"]
    return titled.assign(**{"Share unmet": titled["Unmet (£)"] / need.where(need > 0)})


def _list_lines(cells: pd.DataFrame) -> pd.DataFrame:
    own = cells[cells["measure"].isin(LEDGER_MEASURES) & cells["breakdown"].eq("category")]
    wide = own.pivot_table(index=["partnership", "group"], columns="measure", values="estimate")
    lines = wide.reindex(columns=list(AMOUNTS)).reset_index().rename_axis(columns=None)
    parts = lines["group"].str.rsplit(KIND_SEPARATOR, n=1)
    lines.insert(1, "Category", parts.str[0])
    lines.insert(2, "Kind", parts.str[-1])
    return lines.drop(columns="group").rename(columns={"partnership": "Partnership", **AMOUNTS})


def _list_people(cells: pd.DataFrame) -> pd.DataFrame:
    own = cells[cells["breakdown"].isin(["whole", "organisation"])]
    own = own[own["measure"].isin(["fte_gap", "training_shortfall_share"])]
    who = own["group"].mask(own["breakdown"].eq("whole"), "All organisations")
    wide = own.assign(who=who).pivot_table(
        index=["partnership", "who"], columns="measure", values="estimate", dropna=False
    )
    titles = {"fte_gap": EMPTY_POSTS, "training_shortfall_share": NO_CERTIFICATE}
    table = wide.reindex(columns=list(titles)).dropna(how="all").reset_index().rename_axis(columns=None)
    return table.rename(columns={"partnership": "Partnership", "who": "Organisation", **titles})


def _list_felt(cells: pd.DataFrame) -> pd.DataFrame:
    rows = build_perceived_rows(cells)
    return pd.DataFrame(
        {
            "Partnership": rows["partnership"],
            "Reported (0–100)": rows["severity_0_to_100"],
            "Low": rows["low"],
            "High": rows["high"],
            "Share unmet": rows["unmet_need_share"],
            "How it reads": rows["corner"].map(CORNER_WORDS),
        }
    )


def write_gaps_brief(cells: pd.DataFrame, quarter: str, made_on: date, listed: pd.DataFrame) -> bytes:
    """The same quarter as a short Word brief: where the need is unmet, and what the figures cannot say.

    listed: partnership | is_synthetic, of these partnerships at least
    """
    partnerships = build_partnership_gaps(cells)
    cover = Cover("Resource gap brief", _say_whose(cells), quarter, made_on, _say_synthetic(cells, listed))
    count = len(partnerships)
    document = start_document(
        cover,
        write_gap_title(build_category_gaps(cells)),
        f"{count} partnership{'s' if count != 1 else ''} with a ledger in {name_quarter(quarter)}",
    )
    bullets: Any = document.styles["List Bullet"]
    bullets.paragraph_format.line_spacing, bullets.paragraph_format.space_after = 1.0, Pt(1)
    _add_summary(document, cells)
    _add_gap_table(document, "Category", begin_large(build_category_gaps(cells)), partnerships)
    _add_gap_table(document, "Partnership", partnerships.head(MOST_PARTNERSHIPS))
    _add_felt(document, build_perceived_rows(cells))
    _head(document, "What these figures cannot say")
    add_bullets(
        document,
        [
            "Whether the need was stated in the same way everywhere: each partnership keeps its own ledger.",
            "What a gap means for children: the partnerships' own words stand beside their ledgers.",
            "Scores of partnerships that have not opened them to the programme.",
        ],
        SENTENCE_POINTS,
    )
    add_heading(document, "How it is counted", level=2)
    add_small(document, " ".join(HOW_IT_IS_COUNTED))
    return save_document(document)


def _say_whose(cells: pd.DataFrame) -> str:
    names = cells["partnership"].unique()
    return str(names[0]) if len(names) == 1 else "All partnerships"


def _say_synthetic(cells: pd.DataFrame, listed: pd.DataFrame) -> str:
    told = listed[listed["partnership"].isin(cells["partnership"])]
    invented = told["is_synthetic"].astype(bool)
    return say_what_is_synthetic(dict(zip(told["partnership"], invented, strict=True)))


def _add_summary(document: DocumentType, cells: pd.DataFrame) -> None:
    partnerships = build_partnership_gaps(cells)
    totals = measure_gap_totals(partnerships, build_people_gaps(cells))
    said = build_gap_sentences(partnerships, totals, build_perceived_rows(cells))
    told = [f"{row['sentence']} Next: {row['next_step']}." for row in said.to_dict("records")]
    add_bullets(document, told, SENTENCE_POINTS)
    for row in build_kind_totals(cells).to_dict("records"):
        need, unmet = row["need_gbp"], row["unmet_need_gbp"]
        share = f" ({say_share(unmet / need)})" if need > 0 else ""
        add_text(
            document,
            f"{str(row['label']).capitalize()}: {_say(unmet)} of {_say(need)} has no commitment{share}.",
            after=2,
        )


def _add_gap_table(
    document: DocumentType, line: str, gaps: pd.DataFrame, summed: pd.DataFrame | None = None
) -> None:
    """The lines and, where that is given, the sum of these below them."""
    _head(document, f"By {line.lower()}")
    listed = gaps.to_dict("records")
    if summed is not None and len(listed) > 1:
        listed += sum_together(summed).to_dict("records")
    rows = [(row["label"], *(_say(row[name]) for name in AMOUNTS), _say_share_of(row)) for row in listed]
    headings = (line, "Needed", "Committed", "Received", "Spent", "Unmet", "Share")
    add_list_table(document, headings, rows, (7.1, 1.6, 2.1, 1.8, 1.5, 1.5, 1.4), numbers_from=1)


def _add_felt(document: DocumentType, rows: pd.DataFrame) -> None:
    if rows.empty:
        return
    _head(document, "Felt and recorded")
    add_text(document, "What people report beside what the ledger shows, where a partnership has opened it.")
    lines = [
        (
            row["partnership"],
            "–"
            if pd.isna(row["severity_0_to_100"])
            else say_interval(row["severity_0_to_100"], row["low"], row["high"]),
            "–" if pd.isna(row["unmet_need_share"]) else say_share(row["unmet_need_share"]),
            CORNER_WORDS.get(row["corner"], "–").partition(": ")[0],
        )
        for row in rows.to_dict("records")
    ]
    add_list_table(document, ("Partnership", "Reported", "Unmet", "How it reads"), lines, FELT_CM)
    meant = [
        words for corner, words in CORNER_WORDS.items() if ": " in words and corner in set(rows["corner"])
    ]
    add_small(document, "".join(f"{words}. " for words in meant).rstrip())


def _head(document: DocumentType, text: str) -> None:
    add_heading(document, text)
    document.paragraphs[-1].paragraph_format.space_before = Pt(SPACE_ABOVE_POINTS)


def _say(amount: float) -> str:
    return "–" if pd.isna(amount) else say_money(amount)


def _say_share_of(row: dict) -> str:
    known = row["need_gbp"] > 0 and not pd.isna(row["unmet_need_gbp"])
    return say_share(row["unmet_need_gbp"] / row["need_gbp"]) if known else "–"
