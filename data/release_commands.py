"""Commands of the release desk: round, release, cells, findings."""

from argparse import ArgumentParser, Namespace
from typing import Any

import pandas as pd
from sqlalchemy import Engine, select

from analytics.charts.rail import say_row
from analytics.charts.rail_rows import build_construct_rows, build_glance_rows, build_group_rows
from analytics.findings import write_headline
from analytics.instruments import BARRIERS, STRENGTHS
from analytics.quarters import check_quarter, name_quarter
from data.access import note_deed
from data.accounts import Scope
from data.commands import DONE, OUR_FAULT, REFUSED, Command, Outcome, Refused
from data.database import begin_read
from data.exports.csv_text import make_safe
from data.imports.problems import Problem
from data.release_builders import count_processors
from data.release_desk import make_releases, release_all
from data.release_due import find_left_behind, has_records
from data.releases import CELL_COLUMNS, load_cells, load_findings
from data.rounds import RoundRefused, close_round, open_round
from data.stored_instruments import load_instrument_of
from data.tables import StoredRow

NO_RECORDS = (
    "there are no records of {} yet: no survey answers, meetings, lines of a ledger or posts. Import "
    "a file first; actions, decisions and courses alone make no release, for their days reach back for years"
)
PARTNERSHIP = StoredRow.metadata.tables["partnership"]
FIVE = (*BARRIERS, *STRENGTHS)
NAMES_SHOWN = 20
NOTHING_PUBLISHED = "nothing is published for this partnership and quarter"


def find_partnership(engine: Engine, name: str) -> int:
    """The id of a partnership by its name (whatever the case) or its id. Raises Refused."""
    with begin_read(engine) as connection:
        known = connection.execute(select(PARTNERSHIP.c.id, PARTNERSHIP.c.name)).all()
    wanted = " ".join(name.split()).casefold()
    for number, known_name in known:
        if " ".join(known_name.split()).casefold() == wanted:
            return int(number)
    if name.strip().isdigit() and int(name) in {row[0] for row in known}:
        return int(name)
    raise Refused(f"--partnership: this partnership is not known; {_say_known([row[1] for row in known])}")


def _say_known(names: list[str]) -> str:
    if not names:
        return "there is none yet: import a file first"
    if len(names) == 1:
        return f"there is one: {names[0]}"
    more = f" and {len(names) - NAMES_SHOWN} more" if len(names) > NAMES_SHOWN else ""
    return f"there are {len(names)}: {'; '.join(sorted(names)[:NAMES_SHOWN])}{more}"


def _read_quarter(text: str) -> str:
    try:
        return check_quarter(text)
    except ValueError as error:
        raise Refused(f"--quarter: {error}") from error


def _add_place(parser: ArgumentParser, required: bool = True) -> None:
    parser.add_argument("--partnership", metavar="P", required=required, help="its name or its number")
    parser.add_argument("--quarter", metavar="Q", required=required, help="for example 2026-Q3")


# ---------------------------------------------------------------- round


def _add_round(parser: ArgumentParser) -> None:
    parser.add_argument("deed", choices=["open", "close"])
    _add_place(parser)
    parser.add_argument("--invited", type=int, metavar="N", help="how many people were asked")
    parser.add_argument("--smallest-group", type=int, metavar="N", help="raised freely, never lowered")


def run_round(arguments: Namespace, engine: Engine) -> Outcome:
    """Open or close the round of a quarter."""
    number, quarter = find_partnership(engine, arguments.partnership), _read_quarter(arguments.quarter)
    scope = Scope.everything()
    try:
        if arguments.deed == "open":
            report = open_round(engine, number, quarter, scope, arguments.invited, arguments.smallest_group)
        else:
            report = close_round(engine, number, quarter, scope, arguments.invited)
    except RoundRefused as refusal:
        raise Refused(str(refusal)) from refusal
    return Outcome(report, [f"The round of {name_quarter(quarter)} is {report['state']}."])


# ---------------------------------------------------------------- release


def _add_release(parser: ArgumentParser) -> None:
    _add_place(parser, required=False)
    parser.add_argument("--all", action="store_true", help="every quarter that has no current release")
    parser.add_argument("--draft", action="store_true", help="to preview; publishes nothing")


def run_release(arguments: Namespace, engine: Engine) -> Outcome:
    """Publish (or draft) one quarter of one partnership, or all that are due."""
    wanted = _find_wanted(arguments, engine)
    state = "draft" if arguments.draft else "published"
    how = (Scope.everything(), state, "command line")
    outcomes = (
        release_all(engine, *how, processes=count_processors())
        if wanted is None
        else make_releases(engine, wanted, *how, processes=count_processors())
    )
    for row in outcomes.refused:
        note_deed(
            engine, None, "release", f"partnership {row['partnership_id']}, {row['quarter']}", "refused"
        )
    problems = [Problem(None, None, say_place(row)) for row in (*outcomes.refused, *outcomes.stopped)]
    report = {
        "releases": outcomes.made,
        "unchanged": outcomes.same,
        "refused": outcomes.refused,
        "stopped": outcomes.stopped,
        "problems": [problem.as_dict() for problem in problems],
    }
    word = "drafted" if arguments.draft else "published"
    counts = [f"{len(outcomes.made)} {word}", f"{len(outcomes.same)} unchanged"]
    counts += [f"{len(outcomes.refused)} refused"]
    counts += [f"{len(outcomes.stopped)} stopped by a fault of ours"] if outcomes.stopped else []
    lines = [f"{', '.join(counts)}."]
    if wanted is not None and state == "published":
        lines += _say_left_behind(find_left_behind(engine, int(wanted["partnership_id"].iloc[0])))
    refused_all = bool(outcomes.refused) and not outcomes.made and not outcomes.same
    exit_code = OUR_FAULT if outcomes.stopped else REFUSED if refused_all else DONE
    return Outcome(report, lines, problems, exit_code, is_noted=True)


def _say_left_behind(places: pd.DataFrame) -> list[str]:
    """Which later quarters wait now, being compared with what came out anew; nothing where none does."""
    names = [name_quarter(quarter) for quarter in places["quarter"]]
    return [f"Compared with an older version, and due now: {', '.join(names)} (release --all)."] * bool(names)


def say_place(row: dict[str, Any]) -> str:
    """Of a quarter that was refused or stopped: which one, and why."""
    return f"partnership {row['partnership_id']}, {name_quarter(row['quarter'])}: {row['reason']}"


def _find_wanted(arguments: Namespace, engine: Engine) -> pd.DataFrame | None:
    """The quarter that was named; None where all that are due are wanted."""
    if arguments.all:
        if arguments.partnership or arguments.quarter:
            raise Refused("release: give either --all, or --partnership and --quarter")
        return None
    if not (arguments.partnership and arguments.quarter):
        raise Refused("release: give --partnership and --quarter, or --all")
    number, quarter = find_partnership(engine, arguments.partnership), _read_quarter(arguments.quarter)
    if not has_records(engine, number, quarter):
        raise Refused("release: " + NO_RECORDS.format(name_quarter(quarter)))
    return pd.DataFrame({"partnership_id": [number], "quarter": [quarter]})


# ---------------------------------------------------------------- cells and findings


def _add_cells(parser: ArgumentParser) -> None:
    _add_place(parser)
    parser.add_argument("--csv", action="store_true", help="print CSV and nothing else")


def run_cells(arguments: Namespace, engine: Engine) -> Outcome:
    """The published cells of one partnership and quarter."""
    number, quarter = find_partnership(engine, arguments.partnership), _read_quarter(arguments.quarter)
    cells = load_cells(engine, number, quarter, Scope.everything())[CELL_COLUMNS]
    if cells.empty:
        raise Refused(NOTHING_PUBLISHED)
    _note_export(engine, "cells", number, quarter)
    if arguments.csv:
        return Outcome({}, raw=cells.map(make_safe).to_csv(index=False, lineterminator="\n"))
    return Outcome({"cells": list_rows(cells)}, _say_cells(engine, number, quarter))


def _say_cells(engine: Engine, partnership_id: int, quarter: str) -> list[str]:
    """The scores as sentences, in the order of the pages, and where the other numbers are."""
    scope = Scope.everything()
    cells = load_cells(engine, partnership_id, quarter, scope)
    instrument = load_instrument_of(engine, partnership_id, quarter)
    groups = build_group_rows(cells, FIVE)
    groups = groups.assign(label=groups["section"] + ", " + groups["label"])
    parts = {
        f"{cells['partnership'].iloc[0]}, {name_quarter(quarter)}": build_glance_rows(cells, cells.head(0)),
        "What lies behind": build_construct_rows(cells, instrument.constructs, instrument.domain_titles),
        "Groups, as people say in the survey": groups[~groups["label"].str.endswith(", Everyone")],
    }
    lines = []
    for heading, rows in parts.items():
        lines += [heading, *(f"  {say_row(row)}" for row in rows.to_dict("records"))] if len(rows) else []
    return [*lines, f"--json or --csv gives all {len(cells)} numbers, meetings and ledger among them."]


def run_findings(arguments: Namespace, engine: Engine) -> Outcome:
    """The findings of one partnership and quarter, what to look at first on top."""
    number, quarter = find_partnership(engine, arguments.partnership), _read_quarter(arguments.quarter)
    findings = load_findings(engine, number, quarter, Scope.everything())
    if findings.empty and load_cells(engine, number, quarter, Scope.everything()).empty:
        raise Refused(NOTHING_PUBLISHED)
    _note_export(engine, "findings", number, quarter)
    headline = write_headline(findings)
    lines = [
        headline,
        *(f"{rank}. {words}" for rank, words in zip(findings["rank"], findings["sentence"], strict=True)),
    ]
    return Outcome({"headline": headline, "findings": list_rows(findings)}, lines)


def _note_export(engine: Engine, what: str, number: int, quarter: str) -> None:
    note_deed(engine, None, "download", f"{what}_{number}_{quarter}, by the command line")


def list_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows for JSON: what is missing is null."""
    return frame.astype(object).where(frame.notna(), None).to_dict("records")  # type: ignore[return-value]


COMMANDS = (
    Command("round", "open or close a survey round", run_round, _add_round),
    Command("release", "publish a quarter, or all that are due", run_release, _add_release),
    Command("cells", "the published cells of a quarter", run_cells, _add_cells),
    Command("findings", "the findings of a quarter in sentences", run_findings, _add_place),
)
