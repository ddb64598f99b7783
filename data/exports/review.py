"""The coordinator's health review: one page that says what weighs, what moved, what is not known, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any

import pandas as pd
from docx.document import Document as DocumentType
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt
from docx.table import Table

from analytics.charts.meeting_rows import find_whole, say_of_meetings
from analytics.charts.palette import LIGHT, VERDICT_LOOK
from analytics.charts.rail import say_row
from analytics.charts.rail_rows import build_glance_rows
from analytics.charts.tables import NOBODY, say_owner
from analytics.findings import write_headline
from analytics.how_sure import say_agreement
from analytics.quarters import name_quarter, quarter_bounds
from analytics.stream_words import say_moved_apart
from analytics.wording import NOT_COMPARED, NOT_SHOWN, say_count, say_interval
from data.exports.document import (
    BODY_POINTS,
    SMALL_POINTS,
    Cover,
    add_bullets,
    add_heading,
    add_list_table,
    add_picture,
    add_row,
    add_run,
    add_small,
    add_table,
    add_text,
    save_document,
    start_document,
    write_cell,
)
from data.exports.page_height import fits_one_page
from data.exports.rail_picture import draw_rail_picture

RAIL_WIDTHS_CM = (3.9, 7.7, 2.9, 2.5)
PICTURE_CM = 7.4
MOST_CHANGES, MOST_UNKNOWN, MOST_CLOSED = 5, 4, 2
SPACE_ABOVE_POINTS = 5.0
PLAN_LINES, PLAN_LINE_CM = 3, 0.55
LONGEST_CLOSED, LONGEST_PLANNED = 60, 120  # letters of an action’s words
PLAN_CM = (9.3, 5.5, 2.2)
STEP_WORDS = {
    "add_to_agenda": "Put it on the workshop's agenda.",
    "see_participation": "See who was asked, and who could not answer.",
    "open_actions": "Go through the open actions.",
    "see_resources": "Look at the ledger together.",
    "see_meetings": "Ask them what keeps them away.",
    "run_check_in": "Talk it over in a short check-in.",
    "ask_again": "Ask again next quarter.",
    "look_at_each": "Look at each kind of evidence by itself.",
    "celebrate": "Say so, and thank those who did it.",
}
TURNED = ("eased", "worsened", "rose", "fell", "steady")
STREAM_WORDS = {"survey": "survey answers", "meetings": "meeting records", "ledger": "the resource ledger"}
# Said elsewhere on the page: the rail carries levels, the first line participation.
SHARED_KINDS = ("priorities", "working_ties")
TOLD_ELSEWHERE = ("change", "level", "participation", "heaviest", *SHARED_KINDS)


@dataclass(frozen=True)
class Room:
    """How much is told of what there may be much of, and in which size."""

    sentence_points: float = 9.0
    most_to_look_at: int = 4
    most_planned: int = 3
    most_events: int = 3


# The first that one page holds is taken: a quarter with much to tell still fits its one page.
ROOMS = (
    Room(),
    Room(9.0, 4, 2, 2),
    Room(8.5, 4, 3, 2),
    Room(8.5, 4, 2, 1),
    Room(8.5, 3, 2, 1),
    Room(8.0, 3, 2, 1),
    Room(8.0, 2, 1, 1),
)


def write_review(
    cells: pd.DataFrame,
    earlier: pd.DataFrame,
    findings: pd.DataFrame,
    cover: Cover,
    events: pd.DataFrame | None = None,
    actions: pd.DataFrame | None = None,
) -> bytes:
    """The review of one release as DOCX.

    cells, earlier:  the cells of this release and of the one before (may be empty)
    findings:        its findings, ranked
    events:          happened_on | words, of any quarters; those of this quarter are told
    actions:         as `load_actions`; those closed in this quarter are told, those still open are planned
    """
    for room in ROOMS:
        document = _lay_out(cells, earlier, findings, cover, events, actions, room)
        if fits_one_page(document):
            break
    return save_document(document)


def _lay_out(
    cells: pd.DataFrame,
    earlier: pd.DataFrame,
    findings: pd.DataFrame,
    cover: Cover,
    events: pd.DataFrame | None,
    actions: pd.DataFrame | None,
    room: Room,
) -> DocumentType:
    document = start_document(cover, write_headline(findings), say_participation(cells))
    bullets: Any = document.styles["List Bullet"]
    bullets.paragraph_format.line_spacing, bullets.paragraph_format.space_after = 1.0, Pt(1)
    bullets.font.size = Pt(room.sentence_points)
    for sentence in findings.loc[findings["kind"].eq("heaviest"), "sentence"].head(1):
        add_text(document, sentence, after=6)
    is_first = earlier.empty
    before = "" if earlier.empty else name_quarter(earlier["quarter"].iloc[0])
    _add_rail(document, build_glance_rows(cells, earlier), say_agreement(cells), before)
    _add_done(document, cells, cover.quarter, events, actions, room)
    apart = say_moved_apart(cells, earlier)  # one page: each takes the place of a finding to look at
    findings = _add_moved_apart(findings, apart)
    _add_findings(document, findings, is_first, room, room.most_to_look_at - len(apart))
    _add_shared(document, findings, room)
    _add_unknown(document, findings, cells, is_first, room)
    _add_plan(document, actions, cover.made_on, room.most_planned)
    _add_sources(document, cells, cover)
    return document


def say_participation(cells: pd.DataFrame) -> str:
    """15 of 18 people from 7 organisations answered."""
    rows = cells[cells["measure"].eq("participation") & cells["breakdown"].eq("whole")]
    if rows.empty or pd.isna(rows.iloc[0]["respondent_count"]):
        return f"Who answered is {NOT_SHOWN}."
    row = rows.iloc[0]
    asked = "" if pd.isna(row["invited_count"]) else f" of {row['invited_count']:.0f}"
    agencies = row["organisation_count"]
    where = "" if pd.isna(agencies) else f" from {say_count(agencies, 'organisation', 'organisations')}"
    people = "person" if row["respondent_count"] == 1 and not asked else "people"
    return f"{row['respondent_count']:.0f}{asked} {people}{where} answered."


def _add_rail(document: DocumentType, rows: pd.DataFrame, agreement: str, before: str) -> None:
    is_judged = rows["verdict"].notna().any()
    widths = RAIL_WIDTHS_CM if is_judged else RAIL_WIDTHS_CM[:-1]
    table = add_table(document, widths)
    section = None
    for row in rows.to_dict("records"):
        if row["section"] != section:
            section = row["section"]
            _add_section(table, row, widths)
        cells = add_row(table, widths)
        write_cell(cells[0], row["label"], bold=True)
        add_picture(cells[1], draw_rail_picture(row), PICTURE_CM, say_row(row))
        known = not pd.isna(row["estimate"])
        score = say_interval(row["estimate"], row["low"], row["high"]) if known else NOT_SHOWN
        write_cell(cells[2], score, points=BODY_POINTS if known else SMALL_POINTS, bold=known)
        look = VERDICT_LOOK.get(str(row["verdict"]))
        if is_judged:
            write_cell(cells[3], f"{look[1]} {look[2]}" if look else "", points=9)
    legend = "Dot or triangle: this quarter; band: where the true level plausibly lies"
    ring = f"; ring: {before}" if rows["previous"].notna().any() else ""
    moves = " ▲▼ moved, ● steady, ○ cannot tell." if is_judged else ""
    add_small(document, f"{legend}{ring}.{moves} {agreement}".rstrip(), after=4)


def _add_section(table: Table, row: dict, widths: Sequence[float]) -> None:
    cells = add_row(table, widths)
    name = str(row["section"]).split(" – ")[0]
    write_cell(cells[0], name, points=SMALL_POINTS, colour=LIGHT.muted)
    ends = f"0 {row['start_word']}\t{row['end_word']} 100"
    write_cell(cells[1], ends, points=SMALL_POINTS, colour=LIGHT.muted)
    cells[1].paragraphs[0].paragraph_format.tab_stops.add_tab_stop(Cm(PICTURE_CM), WD_TAB_ALIGNMENT.RIGHT)
    write_cell(cells[2], "Score (range)", points=SMALL_POINTS, colour=LIGHT.muted)
    for cell in cells[3:]:
        write_cell(cell, "Since last time", points=SMALL_POINTS, colour=LIGHT.muted)


def _add_done(
    document: DocumentType,
    cells: pd.DataFrame,
    quarter: str,
    events: pd.DataFrame | None,
    actions: pd.DataFrame | None,
    room: Room,
) -> None:
    """What was done, and whether anybody wrote down what children said: what yearly reports often lack."""
    told = [] if events is None else _say_events(events, quarter, room.most_events)
    told += [] if actions is None else _say_closed(actions, quarter)
    told = told or ["No small win, training or other event and no closed action is on record."]
    _head(document, "What was done, and what children said")
    _tell(document, [*told, _say_voice(cells)], room)


def _say_events(events: pd.DataFrame, quarter: str, most: int) -> list[str]:
    first, after = quarter_bounds(quarter)
    days = pd.to_datetime(events["happened_on"])
    own = events[(days >= pd.Timestamp(first)) & (days < pd.Timestamp(after)) & events["words"].notna()]
    newest = own.sort_values("happened_on").tail(most)
    return [
        f"{row['words']} ({pd.Timestamp(row['happened_on']).day} {pd.Timestamp(row['happened_on']):%B})."
        for row in newest.to_dict("records")
    ]


def _say_closed(actions: pd.DataFrame, quarter: str) -> list[str]:
    """The actions closed in the quarter as one line: the newest by their words, the rest counted."""
    first, after = quarter_bounds(quarter)
    days = pd.to_datetime(actions["closed_on"])
    closed = actions[(days >= pd.Timestamp(first)) & (days < pd.Timestamp(after))].sort_values("closed_on")
    if closed.empty:
        return []
    named = closed["words"].dropna().tail(MOST_CLOSED)
    said = "; ".join(shorten(words, LONGEST_CLOSED, placeholder=" …") for words in named)
    more = len(closed) - len(named)
    rest = f"{' and ' if said else ''}{more} more" if more and said else ""
    what = f": {said}{rest}" if said else ""
    return [f"{say_count(len(closed), 'action')} closed{what}."]


def _say_voice(cells: pd.DataFrame) -> str:
    voice = find_whole(cells, "child_voice_share")
    if voice is None:
        return "Whether minutes record what children said or wished is not known."
    return f"Minutes record what children said or wished in {say_of_meetings(voice)}."


def _add_moved_apart(findings: pd.DataFrame, apart: Mapping[str, str]) -> pd.DataFrame:
    """A change of which the evidence moved both ways says so in the same breath: its mean alone misleads."""
    also = [
        apart.get(measure, "") if kind == "change" else ""
        for kind, measure in zip(findings["kind"], findings["measure"], strict=True)
    ]
    told = [f"{one} {more}".rstrip() for one, more in zip(findings["sentence"], also, strict=True)]
    return findings.assign(sentence=pd.Series(told, index=findings.index, dtype=object))


def _add_findings(
    document: DocumentType, findings: pd.DataFrame, is_first: bool, room: Room, most: int
) -> None:
    changes = findings[findings["kind"].eq("change")]
    _head(document, "What changed, and what held")
    told = list(changes.loc[changes["verdict"].isin(TURNED), "sentence"].head(MOST_CHANGES))
    untold = NOT_COMPARED if changes.empty else "No change and no steadiness can be told."
    _tell(document, told or ["This is the first quarter." if is_first else untold], room)
    rest = findings[~findings["kind"].isin(TOLD_ELSEWHERE)].head(max(most, 0))
    if len(rest):
        _head(document, "What to look at first")
        _tell(
            document,
            [
                f"{row['sentence']} {STEP_WORDS.get(row['next_step'], '')}".strip()
                for row in rest.to_dict("records")
            ],
            room,
        )


def _add_shared(document: DocumentType, findings: pd.DataFrame, room: Room) -> None:
    """What comes first and how working together goes, where people were asked."""
    told = findings.loc[findings["kind"].isin(SHARED_KINDS), "sentence"]
    if len(told):
        _head(document, "What comes first, and how working together goes")
        _tell(document, list(told), room)


def _add_unknown(
    document: DocumentType, findings: pd.DataFrame, cells: pd.DataFrame, is_first: bool, room: Room
) -> None:
    open_changes = findings[findings["kind"].eq("change") & findings["verdict"].eq("cannot_tell")]
    lines = [*open_changes["sentence"].head(MOST_UNKNOWN), *_list_missing_evidence(cells)]
    is_compared = not is_first and findings["kind"].eq("change").any()
    if lines or is_compared:
        _head(document, "What is not known")
        _tell(document, lines or ["Every comparison of this quarter could be told."], room)


def _list_missing_evidence(cells: pd.DataFrame) -> list[str]:
    whole = cells[cells["breakdown"].eq("whole")]
    streams = whole.loc[
        whole["measure"].isin(["communication", "resources", "change_resistance"]), "evidence_streams"
    ]
    known = {name for text in streams.dropna() for name in str(text).split("+")}
    hangs_on_one = whole["measure"].eq("leave_one_out") & whole["verdict"].eq("does_not_hold")
    weak = ["What weighs most depends on the answers of a single organisation."] if hangs_on_one.any() else []
    missing = [words for name, words in STREAM_WORDS.items() if name not in known]
    return weak + [f"There was nothing from {words} this quarter." for words in missing]


def _add_plan(document: DocumentType, actions: pd.DataFrame | None, made_on: date, most: int) -> None:
    """What was agreed and is open, by its date; where there is nothing of it, lines to write on."""
    _head(document, "What we will do")
    headings = ("What, and what it means for the child", "Who", "By when")
    planned = [] if actions is None else _list_open(actions)
    if planned:
        shown = [(*words, _say_due(due)) for *words, due in planned[:most]]
        add_list_table(document, (_say_open(planned, most, made_on), *headings[1:]), shown, PLAN_CM)
        _add_unlisted(document, actions, len(planned))
        return
    table = add_list_table(document, headings, [("", "", "")] * PLAN_LINES, PLAN_CM)
    for row in table.rows[1:]:
        row.height = Cm(PLAN_LINE_CM)
    _add_unlisted(document, actions, len(planned))


def _add_unlisted(document: DocumentType, actions: pd.DataFrame | None, listed: int) -> None:
    """Open actions that the plan cannot name are counted: a board would take them for none."""
    unlisted = 0 if actions is None else int(actions["state"].eq("open").sum()) - listed
    if unlisted:
        is_open = "is open whose" if unlisted == 1 else "are open whose"
        add_small(
            document, f"{say_count(unlisted, 'action')} {is_open} words, owner or date are not on record."
        )


def _say_open(planned: list[tuple[str, str, pd.Timestamp]], most: int, made_on: date) -> str:
    """Open on 30 Nov 2026: 10, all past their date; the first 3."""
    late = sum(due < pd.Timestamp(made_on) for *_, due in planned)
    part = "" if late == len(planned) == 1 else "all " if late == len(planned) else f"{late} "
    past = f", {part}past {'its' if late == 1 else 'their'} date" if late else ""
    count = f": {len(planned)}{past}" if late or len(planned) > most else ""
    first = f"; the first {most}" if len(planned) > most else ""
    return f"Open on {_say_due(pd.Timestamp(made_on))}{count}{first}"


def _list_open(actions: pd.DataFrame) -> list[tuple[str, str, pd.Timestamp]]:
    """What, who and by when of the open actions that say all three."""
    waiting = actions[actions["state"].eq("open")].dropna(subset=["words", "due_on"]).sort_values("due_on")
    said = [
        (
            shorten(row["words"], LONGEST_PLANNED, placeholder=" …"),
            say_owner(row),
            pd.Timestamp(row["due_on"]),
        )
        for row in waiting.to_dict("records")
    ]
    return [row for row in said if row[1] != NOBODY]


def _say_due(due: pd.Timestamp) -> str:
    return f"{due.day} {due:%b %Y}"


def _add_sources(document: DocumentType, cells: pd.DataFrame, cover: Cover) -> None:
    instrument, method = (_first(cells, name) for name in ("instrument_version", "method_version"))
    version = f", version {cover.version} of the release" if cover.version else ""
    paragraph = add_text(document, "Sources. ", points=SMALL_POINTS, bold=True, colour=LIGHT.muted, after=0)
    paragraph.paragraph_format.space_before = Pt(SPACE_ABOVE_POINTS)
    add_run(
        paragraph,
        f"Period: {name_quarter(cover.quarter)}{version}; questionnaire version {instrument}, method version "
        f"{method}. Scores describe answers, not people. Ranges carry the survey's chance alone "
        "(95 %); how meetings and ledgers become points is a convention. Of fewer than five people, or what "
        f"could show one agency's answers: {NOT_SHOWN}. How each number is made: the page “Methods”.",
        points=SMALL_POINTS,
        colour=LIGHT.muted,
    )


def _head(document: DocumentType, text: str) -> None:
    add_heading(document, text)
    document.paragraphs[-1].paragraph_format.space_before = Pt(SPACE_ABOVE_POINTS)


def _tell(document: DocumentType, lines: list[str], room: Room) -> None:
    add_bullets(document, lines, room.sentence_points)


def _first(cells: pd.DataFrame, column: str) -> str:
    known = cells[column].dropna()
    return str(known.iloc[0]) if len(known) else "not stated"
