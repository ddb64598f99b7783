"""Our own example, written as each tool would export it, comes back as the same records unmapped."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from analytics.instruments import DONT_KNOW
from data.imports.preview import preview_import
from data.instruments import read_instrument
from tests.survey_writers import (
    QUALTRICS_COLUMNS,
    Cells,
    write_csv,
    write_ods,
    write_semicolons,
    write_tsv,
    write_utf16,
    write_xlsx,
)

INSTRUMENT = read_instrument()
ITEMS = INSTRUMENT.items
LABELS = dict(enumerate(INSTRUMENT.scale.labels, 1)) | {DONT_KNOW: "Don't know"}
AGENCIES = {"Police North": "police", "Harbour Trust": "voluntary", "Ysgol y Bryn": "education"}
SENT = "2026-07-03 09:30:00"
LONGEST_LABEL = 80  # of a variable, in Stata
# A questionnaire is large: making a failing one smaller would take minutes and tell little.
FEW = settings(
    max_examples=3,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

SHEETS = st.lists(
    st.tuples(
        st.sampled_from(sorted(AGENCIES)),
        st.lists(st.sampled_from([None, *LABELS]), min_size=len(ITEMS), max_size=len(ITEMS)).filter(
            lambda answers: any(answer is not None for answer in answers)
        ),
    ),
    min_size=1,
    max_size=6,
)
Sheets = list[tuple[str, list[int | None]]]


def body(sheets: Sheets, own: Callable[[int], list[str]], after: list[str] | None = None) -> Cells:
    return [
        [*own(at), *(LABELS.get(answer, "") if answer is not None else "" for answer in answers), agency,
         AGENCIES[agency], *(after or [])]
        for at, (agency, answers) in enumerate(sheets)
    ]  # fmt: skip


def qualtrics(sheets: Sheets) -> Cells:
    names = [*QUALTRICS_COLUMNS, *(f"Q{at}" for at in range(len(ITEMS))), "Q100", "Q101"]
    texts = [*QUALTRICS_COLUMNS, *(item.text for item in ITEMS), "Organisation", "Sector"]
    ids = [json.dumps({"ImportId": name}) for name in names]
    return [
        names,
        texts,
        ids,
        *body(sheets, lambda at: [SENT, SENT, "IP Address", "", "100", "True", SENT, f"R_{at}"]),
    ]


def qualtrics_legacy(sheets: Sheets) -> Cells:
    own = ["ResponseID", "ResponseSet", "Name", "IPAddress", "Status", "StartDate", "EndDate", "Finished"]
    names = [*(f"V{at}" for at in range(len(own))), *(f"Q{at}" for at in range(len(ITEMS))), "Q100", "Q101"]
    texts = [*own, *(item.text for item in ITEMS), "Organisation", "Sector"]
    return [names, texts, *body(sheets, lambda at: [f"R_{at}", "Default", "", "", "0", SENT, SENT, "1"])]


def surveymonkey(sheets: Sheets) -> Cells:
    own = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address"]
    texts = [*own, *(item.text for item in ITEMS), "Organisation", "Sector"]
    options = [*[""] * len(own), *["Response"] * (len(ITEMS) + 2)]
    sent = "07/13/2026 09:30:00"
    return [texts, options, *body(sheets, lambda at: [f"11{at:08}", "4", sent, sent, ""])]


def surveymonkey_with_a_title(sheets: Sheets) -> Cells:
    return [["How is our partnership working?"], *surveymonkey(sheets)]


def limesurvey(sheets: Sheets) -> Cells:
    own = [
        "id. Response ID",
        "submitdate. Date submitted",
        "lastpage. Last page",
        "startlanguage. Start language",
    ]
    texts = [f"{item.id}. {item.text}" for item in ITEMS]
    head = [*own, *texts, "org. Organisation", "sec. Sector"]
    return [head, *body(sheets, lambda at: [str(at), SENT, "4", "en"])]


def limesurvey_codes(sheets: Sheets) -> Cells:
    own = ["id", "submitdate", "lastpage", "startlanguage", "seed"]
    head = [*own, *(item.id for item in ITEMS), "organisation", "sector"]
    return [head, *body(sheets, lambda at: [str(at), SENT, "4", "en", "7"])]


def kobo(sheets: Sheets) -> Cells:
    names = [f"views/{item.id}" for item in ITEMS]
    head = ["start", "end", *names, "about/organisation", "about/sector", "_id", "_uuid", "_submission_time"]
    rows = body(sheets, lambda at: [SENT, SENT])
    return [head, *([*row, str(at), f"u{at}", SENT.replace(" ", "T")] for at, row in enumerate(rows))]


def odk(sheets: Sheets) -> Cells:
    names = [f"views-{item.id}" for item in ITEMS]
    head = ["SubmissionDate", *names, "about-organisation", "about-sector", "KEY", "SubmitterID", "DeviceID"]
    rows = body(sheets, lambda at: [f"{SENT.replace(' ', 'T')}.000Z"])
    return [head, *([*row, f"uuid:{at}", "7", "d"] for at, row in enumerate(rows))]


def google_forms(sheets: Sheets) -> Cells:
    head = [
        "Timestamp",
        *(f"How far do you agree? [{item.text}]" for item in ITEMS),
        "Organisation",
        "Sector",
    ]
    return [head, *body(sheets, lambda at: [f"2026/07/03 9:3{at}:00 AM GMT+1"])]


def microsoft_forms(sheets: Sheets) -> Cells:
    head = ["ID", "Start time", "Completion time", "Email", "Name", *(item.text for item in ITEMS)]
    rows = body(sheets, lambda at: [str(at + 1), SENT, SENT, "anonymous", ""])
    return [[*head, "Organisation", "Sector"], *rows]


def alchemer(sheets: Sheets) -> Cells:
    own = [
        "Response ID",
        "Time Started",
        "Date Submitted",
        "Status",
        "Contact ID",
        "Legacy Comments",
        "SessionID",
    ]
    head = [*own, *(f"{item.text}:How far do you agree?" for item in ITEMS), "Organisation", "Sector"]
    sent = "Jul 3, 2026 09:30:00 AM"
    return [head, *body(sheets, lambda at: [str(at), sent, sent, "Complete", "", "", "s"])]


def redcap(sheets: Sheets) -> Cells:
    head = [
        "record_id",
        "views_timestamp",
        *(item.id for item in ITEMS),
        "organisation",
        "sector",
        "views_complete",
    ]
    return [head, *body(sheets, lambda at: [str(at), SENT], ["2"])]


def plain(sheets: Sheets) -> Cells:
    head = ["code", "date", *(item.id for item in ITEMS), "organisation", "sector"]
    return [head, *body(sheets, lambda at: [f"p{at}", "2026-07-03"])]


FORMATS = {
    "qualtrics": (qualtrics, write_csv, "qualtrics_csv"),
    "qualtrics legacy": (qualtrics_legacy, write_csv, "qualtrics_csv"),
    "qualtrics in utf-16": (qualtrics, write_utf16, "qualtrics_tsv"),
    "surveymonkey": (surveymonkey, write_csv, "surveymonkey_csv"),
    "surveymonkey with a title": (surveymonkey_with_a_title, write_csv, "surveymonkey_csv"),
    "surveymonkey workbook": (surveymonkey, write_xlsx, "surveymonkey_xlsx"),
    "limesurvey": (limesurvey, write_csv, "limesurvey_csv"),
    "limesurvey codes": (limesurvey_codes, write_semicolons, "limesurvey_csv"),
    "kobo": (kobo, write_semicolons, "kobo_csv"),
    "kobo workbook": (kobo, write_xlsx, "kobo_xlsx"),
    "odk": (odk, write_csv, "kobo_csv"),
    "odk workbook": (odk, write_xlsx, "kobo_xlsx"),
    "google forms": (google_forms, write_csv, "google_forms_csv"),
    "google forms with tabs": (google_forms, write_tsv, "google_forms_tsv"),
    "microsoft forms": (microsoft_forms, write_xlsx, "microsoft_forms_xlsx"),
    "alchemer": (alchemer, write_csv, "alchemer_csv"),
    "redcap": (redcap, write_csv, "redcap_csv"),
    "plain csv": (plain, write_csv, "plain_csv"),
    "plain tsv": (plain, write_tsv, "plain_csv"),
    "plain workbook": (plain, write_xlsx, "plain_xlsx"),
    "plain opendocument": (plain, write_ods, "plain_ods"),
}


def expect_records(path: Path, sheets: Sheets, file_format: str, quarter: str | None = None) -> None:
    looked = preview_import(path, partnership="Millbrook", quarter=quarter)
    assert (looked.kind, looked.contents.file_format) == ("survey", file_format)
    assert (looked.problems, looked.needs) == ([], [])
    records = looked.contents.frames["responses"]
    assert set(records["quarter"]) == {"2026-Q3"}
    assert records["organisation"].tolist() == [agency for agency, _ in sheets]
    assert records["sector"].tolist() == [AGENCIES[agency] for agency, _ in sheets]
    ratings = records[[item.id for item in ITEMS]].astype(object).where(lambda frame: frame.notna(), None)
    assert ratings.to_numpy().tolist() == [answers for _, answers in sheets]


@pytest.mark.parametrize("name", FORMATS)
@FEW
@given(sheets=SHEETS)
def test_a_round_comes_back_from_every_survey_tool(name, sheets, tmp_path):
    lay_out, save, file_format = FORMATS[name]
    expect_records(save(lay_out(sheets), tmp_path / "export.dat"), sheets, file_format)


def write_statistics(sheets: Sheets, path: Path, write: Callable) -> Path:
    codes = LABELS | {9: LABELS[DONT_KNOW]}
    del codes[DONT_KNOW]
    columns = {
        item.id: [float({DONT_KNOW: 9}.get(answers[at], answers[at])) if answers[at] is not None else None
                  for _, answers in sheets]
        for at, item in enumerate(ITEMS)
    }  # fmt: skip
    frame = pd.DataFrame(columns, dtype="float64").assign(
        organisation=[agency for agency, _ in sheets], sector=[AGENCIES[agency] for agency, _ in sheets]
    )
    labels = dict.fromkeys(columns, codes)
    questions = [*(item.text[:LONGEST_LABEL] for item in ITEMS), "Organisation", "Sector"]
    write(frame, str(path), column_labels=questions, variable_value_labels=labels)
    return path


@pytest.mark.parametrize(("write", "file_format"), [
    (pyreadstat.write_sav, "spss_sav"), (pyreadstat.write_dta, "stata_dta"),
])  # fmt: skip
@FEW
@given(sheets=SHEETS)
def test_a_round_comes_back_from_statistics_packages(write, file_format, sheets, tmp_path):
    path = write_statistics(sheets, tmp_path / "export.dat", write)
    expect_records(path, sheets, file_format, "2026-Q3")


# ---------------------------------------------------------------- money, posts, courses


PENCE = st.integers(0, 10_000_000).map(lambda pence: pence / 100)
GRANTS = st.lists(st.tuples(PENCE, PENCE, PENCE), min_size=1, max_size=5)
SUMMER = st.dates(pd.Timestamp("2026-07-01").date(), pd.Timestamp("2026-09-30").date())
TITLES = ["Identifier", "Award Date", "Recipient Org:Name", "Currency", "Amount Applied For",
          "Amount Awarded", "Amount Disbursed"]  # fmt: skip
FIELDS = ["id", "awardDate", "recipientOrganization/0/name", "currency", "amountAppliedFor", "amountAwarded",
          "amountDisbursed"]  # fmt: skip


def grants_json(grants: list[tuple], path: Path) -> Path:
    rows = [
        {"id": f"360G-x-{at}", "awardDate": "2026-07-03", "currency": "GBP",
         "recipientOrganization": [{"name": "Harbour Trust"}], **dict(zip(FIELDS[4:], amounts, strict=True))}
        for at, amounts in enumerate(grants)
    ]  # fmt: skip
    path.write_text(json.dumps({"grants": rows}), encoding="utf-8")
    return path


def grants_table(headings: list[str]) -> Callable[[list[tuple]], Cells]:
    return lambda grants: [
        headings,
        *([f"360G-x-{at}", "2026-07-03", "Harbour Trust", "GBP", *(f"{amount:.2f}" for amount in amounts)]
          for at, amounts in enumerate(grants)),
    ]  # fmt: skip


def iati(grants: list[tuple], path: Path) -> Path:
    """A budget, a commitment and a disbursement for each grant, in its own activity."""
    activities = "".join(
        f'<iati-activity default-currency="GBP"><iati-identifier>GB-{at}</iati-identifier>'
        '<reporting-org ref="GB"><narrative>Harbour Trust</narrative></reporting-org>'
        '<budget type="1"><period-start iso-date="2026-07-01"/><period-end iso-date="2026-09-30"/>'
        f'<value value-date="2026-07-01">{need:.2f}</value></budget>'
        + "".join(
            f'<transaction><transaction-type code="{code}"/><transaction-date iso-date="2026-07-03"/>'
            f'<value value-date="2026-07-03">{amount:.2f}</value></transaction>'
            for code, amount in (("2", committed), ("3", received))
        )
        + "</iati-activity>"
        for at, (need, committed, received) in enumerate(grants)
    )
    path.write_text(f'<?xml version="1.0"?><iati-activities version="2.03">{activities}</iati-activities>')
    return path


def ledger(grants: list[tuple]) -> Cells:
    head = ["reference", "quarter", "organisation", "category", "need", "committed", "received"]
    rows = [
        [f"L{at}", "Q2 2026/27", "Harbour Trust", "grants", *map(str, row)] for at, row in enumerate(grants)
    ]
    return [head, *rows]


def saved_as(lay_out: Callable[[list[tuple]], Cells], save: Callable) -> Callable[[list[tuple], Path], Path]:
    return lambda grants, path: save(lay_out(grants), path)


MONEY = {
    "360giving json": grants_json,
    "iati xml": iati,
    **{f"360giving titles, {n}": saved_as(grants_table(TITLES), s)
       for n, s in (("csv", write_csv), ("xlsx", write_xlsx), ("ods", write_ods))},
    **{f"360giving fields, {n}": saved_as(grants_table(FIELDS), s)
       for n, s in (("csv", write_csv), ("xlsx", write_xlsx))},
    **{f"ledger, {n}": saved_as(ledger, s)
       for n, s in (("csv", write_csv), ("xlsx", write_xlsx), ("ods", write_ods), ("tsv", write_tsv))},
}  # fmt: skip


@pytest.mark.parametrize("name", MONEY)
@FEW
@given(grants=GRANTS)
def test_a_ledger_comes_back_from_every_money_format(name, grants, tmp_path):
    looked = preview_import(
        MONEY[name](grants, tmp_path / "money.dat"), partnership="Millbrook", decimal="point"
    )
    assert (looked.kind, looked.problems, looked.needs) == ("resources", [], [])
    lines = looked.contents.frames["resources"]
    assert set(lines["quarter"]) == {"2026-Q3"}
    assert set(lines["organisation"]) == {"Harbour Trust"}
    assert lines[["need", "committed", "received"]].to_numpy() == pytest.approx(np.array(grants))


PAYMENTS = st.lists(st.tuples(SUMMER, PENCE), min_size=1, max_size=6)


@pytest.mark.parametrize("save", [write_csv, write_xlsx, write_ods])
@FEW
@given(payments=PAYMENTS)
def test_payments_come_back_from_every_table(save, payments, tmp_path):
    rows = [[f"{day:%d %B %Y}", "A Supplier Ltd", "Children", f"£{amount:,.2f}"] for day, amount in payments]
    path = save(
        [["Payment Date", "Supplier Name", "Service Area", "Net Amount"], *rows], tmp_path / "spend.dat"
    )
    looked = preview_import(path, partnership="Millbrook", decimal="point")
    assert (looked.problems, looked.needs) == ([], [])
    lines = looked.contents.frames["resources"]
    assert lines["spent"].tolist() == [amount for _, amount in payments]
    assert lines["date"].dt.date.tolist() == [day for day, _ in payments]


FTE = st.integers(0, 400).map(lambda quarters: quarters / 4)


@pytest.mark.parametrize("save", [write_csv, write_xlsx, write_ods])
@FEW
@given(posts=st.lists(st.tuples(FTE, FTE, FTE), min_size=1, max_size=6))
def test_posts_come_back_from_every_table(save, posts, tmp_path):
    head = ["Organisation", "Post", "Quarter", "FTE established", "FTE in post", "Seconded"]
    rows = [["Harbour Trust", f"post {at}", "2026-Q3", *map(str, row)] for at, row in enumerate(posts)]
    looked = preview_import(
        save([head, *rows], tmp_path / "staff.dat"), partnership="Millbrook", decimal="point"
    )
    assert (looked.kind, looked.problems, looked.needs) == ("staff", [], [])
    found = looked.contents.frames["staff"][["fte_established", "fte_in_post", "fte_seconded"]]
    assert found.to_numpy().tolist() == [list(row) for row in posts]


DAYS = st.dates(pd.Timestamp("2024-01-01").date(), pd.Timestamp("2026-09-30").date())


@pytest.mark.parametrize("save", [write_csv, write_xlsx, write_ods])
@FEW
@given(days=st.lists(DAYS, min_size=1, max_size=6))
def test_certificates_come_back_from_every_table(save, days, tmp_path):
    head = ["Organisation", "Course", "Staff ID", "Date completed", "Expiry date"]
    rows = [
        ["Harbour Trust", "Level 3", f"s{at}", day.isoformat(), f"{day.year + 3}-12-31"]
        for at, day in enumerate(days)
    ]
    looked = preview_import(save([head, *rows], tmp_path / "courses.dat"), partnership="Millbrook")
    assert (looked.kind, looked.problems, looked.needs) == ("trainings", [], [])
    found = looked.contents.frames["trainings"]
    assert found["completed_on"].dt.date.tolist() == days
    assert found["expires_on"].dt.year.tolist() == [day.year + 3 for day in days]
