"""One page means one page: the documents are laid out as a word processor lays them out, and counted."""

import os
import shutil
import subprocess
from datetime import date
from io import BytesIO

import pandas as pd
import pytest
from docx import Document
from docx.document import Document as DocumentType
from pypdf import PdfReader

from analytics.findings import build_findings
from analytics.stream_words import say_moved_apart
from analytics.wording import say_what_is_synthetic
from data.exports.document import Cover, add_bullets, add_list_table, save_document, start_document
from data.exports.gaps import write_gaps_brief
from data.exports.page_height import fits_one_page
from data.exports.review import write_review
from data.exports.survey_form import shorten_to_pulse, write_questionnaire
from data.instruments import read_instrument
from tests.release_makers import CONSTRUCT_TITLES, cell, cells, change, quarter_cells
from tests.test_shared_blocks import priority, ties

MADE_ON = date(2026, 10, 2)
NAME = "Alderbrook Safeguarding Children Partnership"
COVER = Cover("Quarterly health review", NAME, "2026-Q3", MADE_ON, say_what_is_synthetic({NAME: True}), 1)
HEADINGS = (
    "What was done, and what children said",
    "What changed, and what held",
    "What to look at first",
    "What comes first, and how working together goes",
    "What is not known",
    "What we will do",
)
CANNOT_TELL = {"smallest_detectable_change": 19, "more_people_per_round": 36, "people_needed_per_round": 63}


@pytest.fixture(scope="module")
def office() -> str:
    """LibreOffice, where it is installed; in CI it must be."""
    found = shutil.which("soffice")
    if found is None and os.environ.get("CI"):
        pytest.fail("LibreOffice is not installed; `make test` installs it")
    if found is None:
        pytest.skip("LibreOffice is not installed")
    return found


def count_pages(office: str, content: bytes, folder) -> int:
    (folder / "document.docx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder / 'office'}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, "document.docx"]
    subprocess.run(command, check=True, cwd=folder, capture_output=True, timeout=300)
    return len(PdfReader(folder / "document.pdf").pages)


def quarter_with_much_to_tell() -> pd.DataFrame:
    """Four changes that cannot be told, in their longest words, something from every record, both blocks."""
    told = quarter_cells()
    moved = ("communication", "change_resistance", "trust", "alignment")
    told = told[~(told["breakdown"].eq("change") & told["measure"].isin(moved))]
    untold = [change(name, "cannot_tell", -1, 12) | {"detail": CANNOT_TELL} for name in moved]
    counts = {"silent_count": 5, "invited_count": 17}
    return pd.concat(
        [
            told,
            cells(
                *untold,
                cell("voice_gini", unit="share_0_to_1", estimate=0.67, detail=counts),
                cell("unmet_need_share", unit="share_0_to_1", estimate=0.4),
                cell("unmet_need_gbp", unit="GBP", estimate=54_000.0),
                cell("priorities", unit="word", verdict="agreed", respondent_count=24),
                *(priority(name, 0.7) for name in ("early_help", "sharing_information", "childs_voice")),
                ties(),
            ),
        ],
        ignore_index=True,
    ).assign(quarter="2026-Q3")


def quarter_of_other_records() -> pd.DataFrame:
    """The quarter before it, on two of whose barriers answers and records have since moved apart."""
    before = quarter_cells(-6, "2026-Q2")
    recorded = before["breakdown"].eq("stream") & before["group"].isin(["meetings", "ledger"])
    said = before["breakdown"].eq("stream") & before["group"].eq("survey")
    moved = before["estimate"].mask(recorded, 95.0).mask(said, 20.0)
    return before.assign(estimate=moved)


def test_a_review_with_much_to_tell_takes_one_page(office, tmp_path):
    now, before = quarter_with_much_to_tell(), quarter_of_other_records()
    assert list(say_moved_apart(now, before)) == ["communication", "resources"]
    findings = build_findings(now, CONSTRUCT_TITLES)
    assert findings["verdict"].eq("cannot_tell").sum() >= 4
    events = pd.DataFrame(
        {"happened_on": [date(2026, 8, day) for day in (1, 2, 3)], "words": ["One referral form for all"] * 3}
    )
    actions = pd.DataFrame(
        {
            "words": ["Agree one referral form and train all who answer the phone"] * 6,
            "owner": "Alderbrook Borough Council",
            "organisation": None,
            "sector": None,
            "due_on": date(2026, 11, 5),
            "closed_on": [date(2026, 9, 1)] * 2 + [None] * 4,
            "state": ["closed"] * 2 + ["open"] * 4,
        }
    )
    content = write_review(now, before, findings, COVER, events, actions)
    assert count_pages(office, content, tmp_path) == 1
    words = " ".join(PdfReader(tmp_path / "document.pdf").pages[0].extract_text().split())
    assert all(heading in words for heading in HEADINGS)
    assert "Open on 2 Oct 2026: 4; the first 2" in words  # less of what there is much of


def test_a_review_of_little_leaves_nothing_out(office, tmp_path):
    now = quarter_cells()
    open_ones = {
        "words": ["Share the rota"] * 3,
        "owner": "Council",
        "due_on": date(2026, 11, 5),
        "state": "open",
    }
    actions = pd.DataFrame(open_ones | {"organisation": None, "sector": None, "closed_on": None})
    content = write_review(now, now.iloc[:0], build_findings(now, CONSTRUCT_TITLES), COVER, None, actions)
    assert count_pages(office, content, tmp_path) == 1
    assert len(Document(BytesIO(content)).tables[-1].rows) == 4
    assert {run.font.size.pt for run in list_bullet_runs(content)} == {9.0}


@pytest.mark.parametrize(
    "words", ["Agree one referral form and train all who answer the phone. ", "Share it. "]
)
def test_what_is_said_to_fit_one_page_does(office, tmp_path, words):
    """The fullest page that the estimate lets through, found by adding sentences and rows."""
    for count in range(1, 60):
        document = full_document(words, count)
        if not fits_one_page(document):
            break
    assert count_pages(office, save_document(full_document(words, count - 1)), tmp_path) == 1
    assert count_pages(office, save_document(full_document(words, count + 12)), tmp_path) == 2


def full_document(words: str, count: int) -> DocumentType:
    document = start_document(COVER, words * 2)
    add_bullets(document, [words * 4] * count, 9)
    add_list_table(
        document, ("What", "Who", "By when"), [(words * 2, words, "5 Nov 2026")] * 3, (8.9, 5.9, 2.2)
    )
    return document


def list_bullet_runs(content: bytes) -> list:
    paragraphs = Document(BytesIO(content)).paragraphs
    return [run for one in paragraphs if one.style.name == "List Bullet" for run in one.runs]


def test_a_brief_of_eight_partnerships_takes_one_page(office, tmp_path):
    names = [f"Safeguarding Children Partnership of Borough {place}" for place in range(8)]
    opened = [
        cell("resources", "stream", "survey", estimate=40 + 3 * place, low=30, high=70, standard_error=5.0,
             partnership=name)
        for place, name in enumerate(names)
    ]  # fmt: skip
    unmet = [cell("unmet_need_share", estimate=0.2 + 0.05 * place, partnership=name)
             for place, name in enumerate(names)]  # fmt: skip
    lines = [quarter_cells().assign(partnership=name) for name in names]
    whole = pd.concat([*(one[one["breakdown"].eq("category")] for one in lines), cells(*opened, *unmet)])
    listed = pd.DataFrame({"partnership": names, "is_synthetic": [True] * 7 + [False]})
    brief = write_gaps_brief(whole.assign(quarter="2026-Q3"), "2026-Q3", MADE_ON, listed)
    assert count_pages(office, brief, tmp_path) == 1


@pytest.mark.parametrize(("organisations", "pages"), [(0, 2), (12, 2), (13, 3), (25, 3)])
def test_a_questionnaire_ends_on_no_page_that_is_almost_empty(office, tmp_path, organisations, pages):
    """Both sides of one sheet; with many organisations a page of its own for people's words."""
    names = [f"Alderbrook Safeguarding Agency {number}" for number in range(organisations)]
    instrument = read_instrument()
    assert count_pages(office, write_questionnaire(instrument, MADE_ON, names), tmp_path) == pages
    last = " ".join(PdfReader(tmp_path / "document.pdf").pages[-1].extract_text().split())
    assert all(question in last for question in instrument.open_questions.values())


def test_the_short_check_in_takes_one_page(office, tmp_path):
    content = write_questionnaire(shorten_to_pulse(read_instrument()), MADE_ON)
    assert count_pages(office, content, tmp_path) == 1
