"""Our own answers written the way each survey tool writes them; the readers must give the same back."""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pyreadstat
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

LABELS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
QUESTION = "How far do you agree?"
ROWS = ("Partners keep their word", "We share what we know", "Roles are clear")
COMMENT = "Anything else?"
SENT = datetime(2026, 7, 3, 9, 30)

Cells = list[list[str]]


@dataclass(frozen=True)
class Person:
    """One response: a label (or blank) for each of ROWS, and a comment."""

    answers: tuple[str, ...] = ("Agree", "Disagree", "")
    comment: str = ""
    ids: int = field(default=0)


def id_of(at: int) -> str:
    return f"R{at + 1:04}"


def _cells(people: list[Person], before: Callable[[int], list[str]]) -> Cells:
    return [[*before(at), *person.answers, person.comment] for at, person in enumerate(people)]


QUALTRICS_COLUMNS = [
    "StartDate", "EndDate", "Status", "IPAddress", "Progress", "Finished", "RecordedDate", "ResponseId",
]  # fmt: skip


def qualtrics(people: list[Person]) -> Cells:
    words = ["Start Date", "End Date", "Response Type", "IP Address", "Progress", "Finished", "Recorded Date"]
    ids = [json.dumps({"ImportId": name, "timeZone": "Europe/London"}) for name in QUALTRICS_COLUMNS]
    qids = [json.dumps({"ImportId": f"QID1_{row + 1}"}) for row in range(len(ROWS))]
    sent = f"{SENT:%Y-%m-%d %H:%M:%S}"
    return [
        [*QUALTRICS_COLUMNS, *(f"Q1_{row + 1}" for row in range(len(ROWS))), "Q2"],
        [*words, "Response ID", *(f"{QUESTION} - {row}" for row in ROWS), COMMENT],
        [*ids, *qids, json.dumps({"ImportId": "QID2_TEXT"})],
        *_cells(people, lambda at: [sent, sent, "IP Address", "192.0.2.1", "100", "True", sent, id_of(at)]),
    ]


def qualtrics_legacy(people: list[Person]) -> Cells:
    own = ["ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress", "IPAddress"]
    own += ["Status", "StartDate", "EndDate", "Finished"]
    sent = f"{SENT:%Y-%m-%d %H:%M:%S}"
    return [
        [*(f"V{at + 1}" for at in range(len(own))), *(f"Q1_{row + 1}" for row in range(len(ROWS))), "Q2"],
        [*own, *(f"{QUESTION}-{row}" for row in ROWS), COMMENT],
        *_cells(people, lambda at: [id_of(at), "Default", "Anonymous", "", "", "", "0", sent, sent, "1"]),
    ]


def surveymonkey(people: list[Person]) -> Cells:
    own = ["Respondent ID", "Collector ID", "Date Created", "Date Modified", "IP Address", "Email Address"]
    sent = f"{SENT:%m/%d/%Y %H:%M:%S}"
    return [
        [*own, QUESTION, *[""] * (len(ROWS) - 1), COMMENT],
        [*[""] * len(own), *ROWS, "Open-Ended Response"],
        *_cells(people, lambda at: [id_of(at), "401", sent, sent, "192.0.2.1", ""]),
    ]


def surveymonkey_with_title(people: list[Person]) -> Cells:
    return [["Partnership survey, summer"], *surveymonkey(people)]


def limesurvey(people: list[Person]) -> Cells:
    own = [
        "id. Response ID",
        "submitdate. Date submitted",
        "lastpage. Last page",
        "startlanguage. Start language",
    ]
    rows = [f"q1[SQ00{at + 1}]. {QUESTION} [{row}]" for at, row in enumerate(ROWS)]
    sent = f"{SENT:%Y-%m-%d %H:%M:%S}"
    return [
        [*own, *rows, f"q2. {COMMENT}"],
        *_cells(people, lambda at: [id_of(at), sent, "3", "en"]),
    ]


def kobo(people: list[Person]) -> Cells:
    names = [f"views/agree/{row.lower().replace(' ', '_')}" for row in ROWS]
    sent = f"{SENT:%Y-%m-%dT%H:%M:%S}.000+01:00"
    head = ["start", "end", *names, "views/comment", "_id", "_uuid", "_submission_time", "_submitted_by"]
    body = [
        [sent, sent, *person.answers, person.comment, "1", id_of(at), f"{SENT:%Y-%m-%dT%H:%M:%S}", ""]
        for at, person in enumerate(people)
    ]
    return [head, *body]


def odk(people: list[Person]) -> Cells:
    names = [f"views-{row.lower().replace(' ', '_')}" for row in ROWS]
    head = ["SubmissionDate", *names, "views-comment", "KEY", "SubmitterID", "DeviceID"]
    body = [
        [f"{SENT:%Y-%m-%dT%H:%M:%S}.123Z", *person.answers, person.comment, id_of(at), "7", "collect:1"]
        for at, person in enumerate(people)
    ]
    return [head, *body]


def google_forms(people: list[Person]) -> Cells:
    return [
        ["Timestamp", *(f"{QUESTION} [{row}]" for row in ROWS), COMMENT],
        *_cells(people, lambda at: [f"{SENT:%Y/%m/%d %I:%M:%S %p} GMT+1"]),
    ]


def microsoft_forms(people: list[Person]) -> Cells:
    sent = f"{SENT:%Y-%m-%d %H:%M:%S}"
    return [
        ["ID", "Start time", "Completion time", "Email", "Name", *ROWS, COMMENT],
        *_cells(people, lambda at: [id_of(at), sent, sent, "anonymous", ""]),
    ]


def alchemer(people: list[Person]) -> Cells:
    own = ["Response ID", "Time Started", "Date Submitted", "Status", "Contact ID", "Legacy Comments"]
    own += ["Comments", "Language", "Referer", "SessionID", "User Agent", "IP Address"]
    sent = f"{SENT:%b %d, %Y %I:%M:%S %p}"
    first = ["", "", "Complete", "", "", "", "English", "", "s1", "Mozilla/5.0", "192.0.2.1"]
    return [
        [*own, *(f"{row}:{QUESTION}" for row in ROWS), COMMENT],
        *_cells(people, lambda at: [id_of(at), sent, sent, *first[2:]]),
    ]


def redcap(people: list[Person]) -> Cells:
    names = [f"agree_{at + 1}" for at in range(len(ROWS))]
    body = [
        [id_of(at), f"{SENT:%Y-%m-%d %H:%M:%S}", *person.answers, person.comment, "1", "0", "2"]
        for at, person in enumerate(people)
    ]
    return [
        ["record_id", "views_timestamp", *names, "comment", "agency___1", "agency___2", "views_complete"],
        *body,
    ]


def redcap_labels(people: list[Person]) -> Cells:
    body = [
        [
            id_of(at),
            f"{SENT:%Y-%m-%d %H:%M:%S}",
            *person.answers,
            person.comment,
            "Checked",
            "Unchecked",
            "Complete",
        ]
        for at, person in enumerate(people)
    ]
    agencies = ["Your agency (choice=Health)", "Your agency (choice=Police)"]
    return [["Record ID", "Survey Timestamp", *ROWS, COMMENT, *agencies, "Complete?"], *body]


def write_csv(cells: Cells, path: Path, separator: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", newline="", encoding=encoding) as stream:
        csv.writer(stream, delimiter=separator).writerows(cells)
    return path


def write_tsv(cells: Cells, path: Path) -> Path:
    return write_csv(cells, path, "\t")


def write_semicolons(cells: Cells, path: Path) -> Path:
    return write_csv(cells, path, ";", "utf-8-sig")


def write_utf16(cells: Cells, path: Path) -> Path:
    return write_csv(cells, path, "\t", "utf-16")


def write_xlsx(cells: Cells, path: Path) -> Path:
    workbook = openpyxl.Workbook()
    for row in cells:
        workbook.active.append([cell or None for cell in row])
    workbook.save(path)
    return path


def write_ods(cells: Cells, path: Path) -> Path:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Responses")
    for row in cells:
        line = TableRow()
        for word in row:
            cell = TableCell(valuetype="string") if word else TableCell()
            for part in word.split("\n") if word else []:
                cell.addElement(P(text=part))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(path)
    return path


def statistics_frame(people: list[Person]) -> tuple[pd.DataFrame, dict[str, dict[int, str]], list[str]]:
    """Codes 1–5 with value labels, and the questions as variable labels."""
    columns = {
        f"agree_{at + 1}": [LABELS.index(p.answers[at]) + 1.0 if p.answers[at] else None for p in people]
        for at in range(len(ROWS))
    }
    frame = pd.DataFrame(columns, dtype="float64").assign(comment=[person.comment for person in people])
    labels = {name: dict(enumerate(LABELS, 1)) for name in columns}
    return frame, labels, [*(f"{QUESTION} - {row}" for row in ROWS), COMMENT]


def write_sav(people: list[Person], path: Path) -> Path:
    frame, labels, questions = statistics_frame(people)
    pyreadstat.write_sav(frame, str(path), column_labels=questions, variable_value_labels=labels)
    return path


def write_dta(people: list[Person], path: Path) -> Path:
    frame, labels, questions = statistics_frame(people)
    pyreadstat.write_dta(frame, str(path), column_labels=questions, variable_value_labels=labels)
    return path


# format as the reader must name it → how the tool lays it out, and the kind of file
EXPORTS: dict[str, tuple[str, Callable[[list[Person]], Cells], Callable[[Cells, Path], Path]]] = {
    "qualtrics": ("qualtrics_csv", qualtrics, write_csv),
    "qualtrics in utf-16": ("qualtrics_tsv", qualtrics, write_utf16),
    "qualtrics legacy": ("qualtrics_csv", qualtrics_legacy, write_csv),
    "qualtrics workbook": ("qualtrics_xlsx", qualtrics, write_xlsx),
    "surveymonkey": ("surveymonkey_csv", surveymonkey, write_csv),
    "surveymonkey workbook": ("surveymonkey_xlsx", surveymonkey, write_xlsx),
    "surveymonkey with a title": ("surveymonkey_csv", surveymonkey_with_title, write_csv),
    "limesurvey": ("limesurvey_csv", limesurvey, write_csv),
    "kobo": ("kobo_csv", kobo, write_semicolons),
    "kobo workbook": ("kobo_xlsx", kobo, write_xlsx),
    "odk": ("kobo_csv", odk, write_csv),
    "google forms": ("google_forms_csv", google_forms, write_csv),
    "google forms with tabs": ("google_forms_tsv", google_forms, write_tsv),
    "google forms in opendocument": ("google_forms_ods", google_forms, write_ods),
    "microsoft forms": ("microsoft_forms_xlsx", microsoft_forms, write_xlsx),
    "alchemer": ("alchemer_csv", alchemer, write_csv),
    "redcap": ("redcap_csv", redcap, write_csv),
    "redcap with labels": ("redcap_csv", redcap_labels, write_csv),
}
