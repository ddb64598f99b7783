"""A workshop's run sheet, as Markdown to paste and as a Word document to print."""

from collections.abc import Iterator

import pandas as pd
from docx.document import Document as DocumentType
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Cm
from docx.table import Table

from analytics.charts.agenda_timeline import build_timeline, say_time_spent
from analytics.charts.palette import LIGHT
from data.exports.document import (
    Cover,
    add_heading,
    add_list_table,
    add_row,
    add_small,
    add_table,
    add_text,
    rule_below,
    save_document,
    start_document,
    write_cell,
)

AT_A_GLANCE_CM = (1.7, 1.6, 9.2, 4.5)
BLOCK_CM = (2.0, 15.0)
PAUSES = ("break", "lunch", "buffer")
ACTION_LINES = 10
OWNER_SHEET = "Decisions and actions"


def write_agenda_markdown(blocks: pd.DataFrame, title: str, cover: Cover) -> str:
    """The agenda as Markdown.

    blocks: as `analytics.agenda.build_agenda` gives them
    """
    lines = [f"# {_plain(title)}", "", f"{cover.kind} · {_plain(cover.line)} · {_say_span(blocks)}", ""]
    if cover.synthetic:
        lines += [f"*{_plain(cover.synthetic)}*", ""]
    lines += ["| Time | Minutes | What | Lead |", "| --- | ---: | --- | --- |"]
    rows = blocks.to_dict("records")
    lines += [
        f"| {r['starts_at']} | {r['minutes']} | {_cell(r['title'])} | {_cell(r['lead'])} |" for r in rows
    ]
    lines += ["", _say_time(blocks)] if rows else []
    for row in rows:
        if row["part"] not in PAUSES:
            lines += ["", *_write_block_markdown(row)]
    lines += ["", f"## {OWNER_SHEET}", "", "| What | Who | By when | For the child this means |"]
    lines += ["| --- | --- | --- | --- |", "|  |  |  |  |"]
    return "\n".join(lines) + "\n"


def _write_block_markdown(row: dict) -> Iterator[str]:
    yield f"## {row['starts_at']} {_plain(row['title'])} ({row['minutes']} min)"
    yield ""
    if known(row["goal"]):
        yield f"**Goal.** {_plain(row['goal'])}"
    if known(row["finding_sentence"]):
        yield f"\n**Because.** {_plain(row['finding_sentence'])}"
    yield ""
    yield from (_plain(line) for line in str(row["instructions"] or "").splitlines() if known(line))
    yield ""
    yield f"Lead: {_plain(row['lead'])} · Materials: {_plain(row['materials'])}"
    if known(row["method"]):
        link = f" ({row['source_link']})" if known(row["source_link"]) else ""
        yield f"\nMethod: {_plain(row['method'])}{link}"


def _plain(text: object) -> str:
    """Words that a person typed, without what Markdown would read as code, HTML, a link or a picture."""
    words = str(text) if known(text) else ""
    for sign, harmless in (("<", "‹"), (">", "›"), ("`", "'"), ("[", "\\["), ("]", "\\]")):
        words = words.replace(sign, harmless)
    return " ".join(words.split())


def _cell(text: object) -> str:
    return _plain(text).replace("|", "/")


def known(value: object) -> bool:
    """Whether a cell of the agenda holds something to say."""
    return isinstance(value, str) and bool(value.strip())


def _say_span(blocks: pd.DataFrame) -> str:
    total = int(blocks["minutes"].sum())
    hours, minutes = divmod(total, 60)
    length = " ".join([*([f"{hours} h"] if hours else []), *([f"{minutes} min"] if minutes else [])])
    return f"from {blocks['starts_at'].iloc[0]}, {length}" if len(blocks) else "no blocks yet"


def _say_time(blocks: pd.DataFrame) -> str:
    return say_time_spent(build_timeline(blocks)) if len(blocks) else ""


def write_agenda_document(blocks: pd.DataFrame, title: str, cover: Cover) -> bytes:
    """The run sheet as DOCX: the day at a glance, each block on its own, a sheet for what is agreed."""
    document = start_document(cover, title, _say_span(blocks))
    rows = blocks.to_dict("records")
    add_list_table(
        document,
        ("Time", "Minutes", "What", "Lead"),
        [(r["starts_at"], str(r["minutes"]), _text(r["title"]), _text(r["lead"])) for r in rows],
        AT_A_GLANCE_CM,
    )
    add_small(
        document,
        f"{_say_time(blocks)} The close keeps its time: what runs over uses the room before it.".strip(),
        after=6,
    )
    add_heading(document, "Block by block")
    table = add_table(document, BLOCK_CM)
    for row in rows:
        if row["part"] not in PAUSES:
            _add_block(table, row)
    _add_owner_sheet(document)
    return save_document(document)


def _add_block(table: Table, row: dict) -> None:
    when, what = add_row(table, BLOCK_CM)
    when.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP
    write_cell(when, row["starts_at"], bold=True)
    add_text(when, f"{row['minutes']} min", points=9, colour=LIGHT.muted, after=0)
    write_cell(what, _text(row["title"]), bold=True)
    if known(row["goal"]):
        add_text(what, row["goal"], after=2)
    if known(row["finding_sentence"]):
        because = add_text(what, f"Because: {row['finding_sentence']}", points=9, after=3)
        because.paragraph_format.left_indent = Cm(0.4)
    for line in str(row["instructions"] or "").splitlines():
        step = add_text(what, line, points=9.5, after=1)
        step.paragraph_format.left_indent = Cm(0.4)
    tail = f"Lead: {_text(row['lead'])}. Materials: {_text(row['materials'])}."
    if known(row["method"]):
        link = f", {row['source_link']}" if known(row["source_link"]) else ""
        tail += f" Method: {row['method']}{link}."
    add_text(what, tail, points=8, colour=LIGHT.muted, after=5)
    rule_below((when, what))


def _text(value: object) -> str:
    return str(value) if known(value) else "–"


def _add_owner_sheet(document: DocumentType) -> None:
    document.add_page_break()
    add_heading(document, OWNER_SHEET)
    add_text(document, "One owner who is in the room, and one date. Without both it is not agreed.", after=6)
    headings = ("What", "Who", "By when", "For the child this means; whose other interest it serves")
    widths = (6.0, 2.8, 2.4, 5.8)
    table = add_list_table(document, headings, [("",) * 4] * ACTION_LINES, widths)
    for row in table.rows[1:]:
        row.height = Cm(1.4)
