"""`python -m data export`: the documents of the screens, made without them."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pandas as pd
from sqlalchemy import Engine

from analytics.agenda import LONGEST_MINUTES, SHORTEST_MINUTES, USUAL_MINUTES, build_agenda
from analytics.charts.rail_rows import find_compared_quarter
from analytics.page_titles import write_agenda_title
from analytics.quarters import check_quarter, name_quarter
from analytics.wording import say_what_is_synthetic
from data.access import note_deed
from data.accounts import Scope
from data.activities import read_activities
from data.agreements import load_actions, load_events, load_organisations
from data.commands import Command, Outcome, Refused
from data.exports.agenda import write_agenda_document, write_agenda_markdown
from data.exports.document import Cover
from data.exports.gaps import PROGRAMME_MEASURES, write_gaps_brief, write_gaps_workbook
from data.exports.review import write_review
from data.exports.survey_form import (
    list_asked_about,
    shorten_to_pulse,
    write_csv_template,
    write_form_text,
    write_questionnaire,
    write_xlsform,
)
from data.instruments import DEFAULT_INSTRUMENT, read_instrument
from data.releases import (
    list_partnerships,
    list_releases,
    load_cells,
    load_findings,
    load_programme_cells,
)
from data.stored_instruments import load_instrument_of

SCOPE = Scope.everything()
ENDINGS = {
    "report": (".docx",),
    "gaps": (".xlsx", ".docx"),
    "agenda": (".md", ".docx"),
    "survey-form": (".docx", ".txt", ".xlsx", ".csv"),
}


def add_export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=list(ENDINGS), help="the document to write")
    parser.add_argument("--to", required=True, type=Path, metavar="FILE", help="the ending says the format")
    parser.add_argument(
        "--partnership", help="its name (report, agenda; survey-form, to ask about its organisations)"
    )
    parser.add_argument("--quarter", help="written as 2026-Q3; the latest if left out")
    parser.add_argument("--length", type=int, default=USUAL_MINUTES, help="minutes of the workshop")
    parser.add_argument("--focus", action="append", help="a finding, measure or kind to work on; repeatable")
    parser.add_argument("--start", default="10:00", help="when the workshop begins, as 10:00")
    parser.add_argument("--people", type=int, default=12, help="how many people come")
    parser.add_argument("--instrument", default=DEFAULT_INSTRUMENT, help="the questionnaire (survey-form)")
    parser.add_argument("--pulse", action="store_true", help="its five short questions only (survey-form)")


def run_export(arguments: Namespace, engine: Engine) -> Outcome:
    ending = arguments.to.suffix.lower()
    if ending not in ENDINGS[arguments.what]:
        allowed = ", ".join(ENDINGS[arguments.what])
        raise Refused(f"--to: {arguments.what} is written as {allowed}; “{ending}” is none of them")
    if not arguments.to.parent.is_dir():
        raise Refused("--to: the folder of this file does not exist; make it first")
    content = WRITERS[arguments.what](arguments, engine, ending)
    SCOPE.require("download")
    _write_whole(arguments.to, content.encode("utf-8") if isinstance(content, str) else content)
    note_deed(engine, None, "download", f"{arguments.what}{ending}, by the command line")
    size = arguments.to.stat().st_size
    report = {"what": arguments.what, "file": str(arguments.to), "bytes": size}
    return Outcome(report, [f"{arguments.to.name} is written ({size:,} bytes)."])


def _write_whole(to: Path, content: bytes) -> None:
    """The document appears when it is whole; one of that name is replaced by it or left as it was."""
    unfinished = to.with_name(f".{to.name}.unfinished-{os.getpid()}")
    try:
        with unfinished.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(to)
    except OSError as error:
        raise Refused(f"--to: {to.name} could not be written: {error.strerror}; nothing was kept") from error
    finally:
        unfinished.unlink(missing_ok=True)


def _write_report(arguments: Namespace, engine: Engine, ending: str) -> bytes:
    cells, earlier, findings, cover = load_release(engine, arguments, "Quarterly health review")
    partnership_id = int(cells["partnership_id"].iloc[0])
    events = load_events(engine, partnership_id, SCOPE)
    return write_review(cells, earlier, findings, cover, events, load_actions(engine, partnership_id, SCOPE))


def _write_agenda(arguments: Namespace, engine: Engine, ending: str) -> bytes | str:
    cells, _, findings, cover = load_release(engine, arguments, "Workshop agenda")
    if not SHORTEST_MINUTES <= arguments.length <= LONGEST_MINUTES:
        raise Refused(
            f"--length {arguments.length}: allowed are {SHORTEST_MINUTES} to {LONGEST_MINUTES} minutes"
        )
    start = _read_start(arguments.start)
    try:
        blocks = build_agenda(
            findings,
            read_activities(),
            arguments.length,
            arguments.focus,
            start,
            arguments.people,
        )
    except ValueError as fault:
        raise Refused(str(fault)) from fault
    instrument = load_instrument_of(engine, int(cells["partnership_id"].iloc[0]), cover.quarter)
    title = write_agenda_title(blocks, findings, {idea.id: idea.title for idea in instrument.constructs})
    write = write_agenda_markdown if ending == ".md" else write_agenda_document
    return write(blocks, title, cover)


def _read_start(text: str) -> time:
    try:
        return datetime.strptime(text.strip(), "%H:%M").time()
    except ValueError as fault:
        raise Refused(f"--start {text}: write a time of day as 09:30, from 00:00 to 23:59") from fault


def _write_gaps(arguments: Namespace, engine: Engine, ending: str) -> bytes:
    partnerships = list_partnerships(engine, SCOPE)
    quarter = _choose_quarter(arguments, partnerships["latest_quarter"].dropna().max())
    cells = load_programme_cells(engine, SCOPE.as_role("funder"), PROGRAMME_MEASURES, quarter)
    if cells.empty:
        raise Refused(f"no ledger of {name_quarter(quarter)} is published; release the quarter first")
    if ending == ".xlsx":
        return write_gaps_workbook(cells, quarter)
    return write_gaps_brief(cells, quarter, date.today(), partnerships)


def _write_survey_form(arguments: Namespace, engine: Engine, ending: str) -> bytes | str:
    try:
        instrument = read_instrument(arguments.instrument)
    except KeyError as fault:
        raise Refused(f"--instrument: {fault.args[0]}") from fault
    if arguments.pulse:
        try:
            instrument = shorten_to_pulse(instrument)
        except ValueError as fault:
            raise Refused(f"--pulse: {fault}") from fault
    organisations = _list_organisations(engine, arguments.partnership) if arguments.partnership else []
    if ending == ".docx":
        return write_questionnaire(instrument, date.today(), organisations)
    writers: dict[str, Callable] = {
        ".txt": write_form_text,
        ".xlsx": write_xlsform,
        ".csv": write_csv_template,
    }
    return writers[ending](instrument, organisations)


def _list_organisations(engine: Engine, partnership: str) -> list[str]:
    number = int(_find_partnership(engine, partnership)["partnership_id"])
    return list_asked_about(load_organisations(engine, number, SCOPE))


WRITERS: dict[str, Callable[[Namespace, Engine, str], bytes | str]] = {
    "report": _write_report,
    "gaps": _write_gaps,
    "agenda": _write_agenda,
    "survey-form": _write_survey_form,
}


def load_release(
    engine: Engine, arguments: Namespace, kind: str
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, Cover]:
    """Cells, cells of the quarter that their changes are since (else of the release before), findings and the
    cover of what was asked for."""
    partnership = _find_partnership(engine, arguments.partnership)
    partnership_id = int(partnership["partnership_id"])
    releases = list_releases(engine, partnership_id, SCOPE)
    published = releases[releases["state"].eq("published")]
    quarter = _choose_quarter(arguments, published["quarter"].max() if len(published) else None)
    if quarter not in set(published["quarter"]):
        raise Refused(f"{name_quarter(quarter)} is not published for this partnership; release it first")
    before = published.loc[published["quarter"] < quarter, "quarter"]
    cells = load_cells(engine, partnership_id, quarter, SCOPE)
    compared = find_compared_quarter(cells)
    since = str(compared if compared in set(before) else before.max())
    earlier = load_cells(engine, partnership_id, since, SCOPE) if len(before) else cells.iloc[:0]
    findings = load_findings(engine, partnership_id, quarter, SCOPE)
    cover = Cover(
        kind,
        str(partnership["partnership"]),
        quarter,
        date.today(),
        say_what_is_synthetic({str(partnership["partnership"]): bool(partnership["is_synthetic"])}),
        int(cells["version"].iloc[0]) if len(cells) else None,
    )
    return cells, earlier, findings, cover


def _find_partnership(engine: Engine, name: str | None) -> pd.Series:
    partnerships = list_partnerships(engine, SCOPE)
    if not name:
        raise Refused("--partnership is needed: the partnership's name, or enough of it to be the only one")
    exact = partnerships[partnerships["partnership"].str.casefold().eq(name.casefold())]
    alike = partnerships[
        partnerships["partnership"].str.casefold().str.contains(name.casefold(), regex=False)
    ]
    found = exact if len(exact) else alike
    if len(found) != 1:
        how_many = "no partnership has" if found.empty else f"{len(found)} partnerships have"
        raise Refused(f"--partnership: {how_many} this in its name; there are {len(partnerships)} in all")
    return found.iloc[0]


def _choose_quarter(arguments: Namespace, latest: object) -> str:
    if arguments.quarter:
        try:
            return check_quarter(arguments.quarter)
        except ValueError as fault:
            raise Refused(f"--quarter: {fault}") from fault
    if not isinstance(latest, str):
        raise Refused("nothing is published yet; release a quarter first")
    return latest


COMMANDS = (Command("export", "write a document from a release", run_export, add_export_arguments),)
