"""`import` and `undo`: the import page's deeds without the page. No free text is ever stored from here."""

import os
import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, make_url

from analytics.wording import say_count
from data.commands import Command, Outcome, Refused
from data.database import database_url, migrate, open_engine
from data.imports.batches import Preview, Saved, preview_import, save_imports
from data.imports.mapping import read_mapping
from data.imports.problems import ImportRefused, Problem
from data.imports.stored_words import say_parts
from data.imports.undo import undo_batch

RATE = re.compile(r"(?P<currency>[A-Za-z]{3})\s*=\s*(?P<rate>\d+(?:\.\d+)?)$")
DATE_ORDERS = {"day-first": "day_first", "month-first": "month_first"}


def _add_import(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--partnership", help="where rows belong that do not say it themselves")
    parser.add_argument("--quarter", help="2026-Q3, for rows that do not say it themselves")
    parser.add_argument("--kind", help="what the file is, if it is not recognised")
    parser.add_argument("--mapping", type=Path, metavar="M.yaml", help="how the file is read")
    parser.add_argument("--sheet", help="the sheet of a workbook")
    parser.add_argument("--date-order", choices=sorted(DATE_ORDERS), help="how 03/04/2026 is meant")
    parser.add_argument(
        "--rate",
        action="append",
        type=_read_rate,
        default=[],
        metavar="EUR=0.86",
        help="what one unit of another currency is worth in GBP",
    )
    parser.add_argument("--decimal", choices=("point", "comma"), help="how 1,234 is meant")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen; write nothing")
    parser.add_argument(
        "--skip-bad-rows", action="store_true", help="leave out rows with problems, count them"
    )


def _read_rate(word: str) -> tuple[str, float]:
    """ "EUR=0.86": a currency and what one of it is worth in pounds."""
    match = RATE.match(word.strip())
    if match is None or float(match["rate"]) == 0:
        raise ArgumentTypeError("a rate is written as EUR=0.86")
    return match["currency"].upper(), float(match["rate"])


def run_import(arguments: Namespace, engine: Engine | None) -> Outcome:
    """Preview every file first; store all of them in one transaction, or none."""
    if arguments.dry_run:
        engine = _existing_database()
    previews = _preview_all(arguments, engine)
    if arguments.dry_run:
        return _dry_outcome(previews)
    refused = [problem for preview in previews for problem in _all_problems(preview, len(previews) > 1)]
    if refused:
        return _refused_outcome(previews, refused)
    assert engine is not None
    folder = arguments.mapping.parent if arguments.mapping else None
    saved = save_imports(engine, previews, mapping_folder=folder)
    return _saved_outcome(previews, saved)


def _preview_all(arguments: Namespace, engine: Engine | None) -> list[Preview]:
    mapping = read_mapping(arguments.mapping) if arguments.mapping else None
    previews: list[Preview] = []
    problems: list[Problem] = []
    for path in arguments.files:
        try:
            previews.append(
                preview_import(
                    path,
                    engine,
                    kind=arguments.kind,
                    mapping=mapping,
                    mapping_folder=arguments.mapping.parent if arguments.mapping else None,
                    partnership=arguments.partnership,
                    quarter=arguments.quarter,
                    sheet=arguments.sheet,
                    date_order=DATE_ORDERS.get(arguments.date_order),  # type: ignore[arg-type]
                    decimal=arguments.decimal,
                    rates=dict(arguments.rate),
                    skip_bad_rows=arguments.skip_bad_rows,
                )
            )
        except ImportRefused as refusal:
            problems += refusal.problems
    if problems:
        raise ImportRefused(problems)
    return previews


def _existing_database() -> Engine | None:
    """For a dry run: mappings kept earlier are used, but no database is made to look for them."""
    if not os.environ.get("DATABASE_URL", "").strip():
        from data.database import LOCAL_FOLDER

        if not (LOCAL_FOLDER / "common_ground.db").exists():
            return None
    url = make_url(database_url())
    if url.get_backend_name() == "sqlite" and url.database and not Path(url.database).exists():
        return None
    engine = open_engine()
    migrate(engine)
    return engine


def _all_problems(preview: Preview, name_file: bool) -> list[Problem]:
    problems = [*preview.problems, *(Problem(None, None, need) for need in preview.needs)]
    if not name_file:
        return problems
    return [Problem(each.row, each.column, f"{preview.name}: {each.message}") for each in problems]


def _one_or_many(reports: list[dict[str, Any]]) -> dict[str, Any]:
    if len(reports) == 1:
        return reports[0]
    totals = {
        name: sum(report[name] for report in reports)
        for name in ("rows_read", "rows_accepted", "rows_skipped")
    }
    problems = [problem for report in reports for problem in report["problems"]]
    return {"kind": "several", "batch": None} | totals | {"problems": problems, "files": reports}


def _dry_outcome(previews: list[Preview]) -> Outcome:
    lines = [line for preview in previews for line in _describe(preview)]
    reports = [preview.report() | {"dry_run": True} for preview in previews]
    problems = [problem for preview in previews for problem in preview.problems]
    return Outcome(_one_or_many(reports) | {"dry_run": True}, [*lines, "Nothing was written."], problems)


def _describe(preview: Preview) -> list[str]:
    contents = preview.contents
    read = say_parts(contents.rows_read, preview.kind)
    lines = [f"{preview.name}: {preview.kind} ({contents.file_format}), {read} in the file"]
    if becomes := preview.say_becomes():
        lines.append(f"  becomes: {becomes}")
    if contents.rows_skipped:
        lines.append(f"  left out: {say_count(contents.rows_skipped, 'row')} of the file")
    lines += [f"  {name.replace('_', ' ')}: {value}" for name, value in contents.report.items()]
    lines += [f"  note: {note}" for note in contents.notes]
    return lines + [f"  still needed: {need}" for need in contents.needs]


def _refused_outcome(previews: list[Preview], refused: list[Problem]) -> Outcome:
    report = _one_or_many([preview.report() | {"rows_accepted": 0} for preview in previews])
    report["problems"] = [problem.as_dict() for problem in refused]
    return Outcome(report, [], refused, 2)


def _saved_outcome(previews: list[Preview], saved: list[Saved]) -> Outcome:
    reports, lines = [], []
    for preview, done in zip(previews, saved, strict=True):
        own = {"batch": done.batch, "changed_nothing": done.changed_nothing}
        reports.append(preview.report() | done.report | own)
        if done.changed_nothing:
            lines.append(
                f"{preview.name}: everything in it is stored already (batch {done.batch}); nothing changed."
            )
        else:
            lines += [*_describe(preview), f"  {_counts(done)}", f"  undo with: undo {done.batch}"]
    return Outcome(_one_or_many(reports), lines)


def _counts(done: Saved) -> str:
    return (
        f"batch {done.batch}: new: {done.said_new}; brought up to date: {done.said_updated}; "
        f"stored already: {done.said_unchanged}"
    )


def _add_undo(parser: ArgumentParser) -> None:
    parser.add_argument("batch", type=int, metavar="BATCH")


def run_undo(arguments: Namespace, engine: Engine) -> Outcome:
    """Take one import out again."""
    try:
        undone = undo_batch(engine, arguments.batch)
    except ImportRefused as refusal:
        raise Refused(refusal.problems) from refusal
    lines = [f"Batch {undone['batch']} is undone; removed: {undone['removed']}."]
    lines += [
        f"{each['partnership']}, {each['quarter']}: version {each['version']} was made with these records "
        "and stays as it is; publish a new version to leave them out."
        for each in undone["releases"]
    ]
    return Outcome(undone, lines)


COMMANDS = (
    Command(
        "import",
        "take in files: survey, attendance, actions, decisions, resources, staff, trainings, events, "
        "transcript, invitation, minutes",
        run_import,
        _add_import,
        needs_database=lambda arguments: not arguments.dry_run,
    ),
    Command("undo", "take one import out again, whole", run_undo, _add_undo),
)
