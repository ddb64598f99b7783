"""Scripts, pictures, links, formulas, paths and SQL wherever people type: all of it stays text."""

import csv
import io
from pathlib import Path
from urllib.parse import quote, urlsplit

import pandas as pd
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import insert, inspect

from data.access import load_audit
from data.accounts import Scope, list_pages
from data.agreements import load_actions
from data.database import begin_write
from data.exports.csv_text import FORMULA_STARTS
from data.sign_in import open_programme
from pages.parts.navigation import url_name
from tests.browser.conftest import DESKTOP, PATIENCE_SECONDS, filled_database, serve_dashboard, settle
from tests.release_makers import TABLES, cell, cells, quarter_cells, save_partnership, save_release

pytestmark = pytest.mark.browser
expect.set_options(timeout=PATIENCE_SECONDS * 1000)
ELSEWHERE = "evil.example.org"
SCRIPT = "<script>window.ran=1</script><img src=x onerror=window.ran=1>"
MARKDOWN = f"![p](https://{ELSEWHERE}/p.png) [go](javascript:window.ran=1) <https://{ELSEWHERE}>"
FORMULA = f'=HYPERLINK("https://{ELSEWHERE}","go")'
SQL = "Robert'); DROP TABLE action;--"
PATH = "../../../../etc/passwd"
HOSTILE = f"{SCRIPT} {MARKDOWN} {SQL} {PATH}"
HARM = f'.stApp script, .stApp [onerror], .stApp [href^="javascript:"], .stApp [src*="{ELSEWHERE}"]'
# An address that somebody typed may be clicked, as long as it shows where it leads, also in what is folded.
DISGUISED = """where => [...document.querySelectorAll('.stApp a[href^="http"]')]
    .filter(link => link.href.includes(where) && !link.textContent.startsWith('https://' + where)).length"""
CAME = {"attended_count": 3, "expected_count": 10, "deputy_count": 0, "unknown_count": 0}


def save_hostile_programme(engine) -> None:
    """A partnership, agencies, categories, series, owners and events whose names are all attacks."""
    partnership_id = save_partnership(engine, HOSTILE)
    typed = cells(
        *(
            cell("attendance_share", "organisation", name, unit="share_0_to_1", estimate=0.3, detail=CAME)
            for name in (f"{FORMULA} {HOSTILE}", f"{HOSTILE} too")
        ),
        cell("unmet_need_gbp", unit="GBP", estimate=30_000.0, audience="programme"),
        cell("unmet_need_share", unit="share_0_to_1", estimate=0.4, audience="programme"),
        *(
            cell(name, "category", f"{FORMULA} {HOSTILE} · cash", unit="GBP", estimate=90_000.0 - 9e3 * place,
                 audience="programme")
            for place, name in enumerate(
                ("need_gbp", "committed_gbp", "received_gbp", "spent_gbp", "unmet_need_gbp")
            )
        ),
    )  # fmt: skip
    published = pd.concat([quarter_cells(), typed], ignore_index=True)
    save_release(engine, partnership_id, "2026-Q3", published)
    event = {"row_key": "e", "happened_on": pd.Timestamp("2026-08-20").date(), "kind": "small_win"}
    with begin_write(engine) as connection:
        connection.execute(
            insert(TABLES["event"]).values(partnership_id=partnership_id, words=HOSTILE, **event)
        )


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("attacked")
    with filled_database(folder, "Millbrook", local=True) as settings:
        save_hostile_programme(open_programme())
        with serve_dashboard(folder, settings) as served:
            yield served


@pytest.fixture
def page(browser, attacked):
    with browser.new_context(viewport=DESKTOP, accept_downloads=True) as context:
        opened = context.new_page()
        opened.set_default_timeout(PATIENCE_SECONDS * 1000)
        opened.asked = []
        opened.on("request", lambda request: opened.asked.append(request.url))
        opened.on("dialog", lambda dialog: pytest.fail(f"a script spoke: {dialog.message}"))
        yield opened


def go(page: Page, attacked: str, name: str, **query: str) -> None:
    words = "&".join(f"{key}={quote(value)}" for key, value in query.items())
    page.goto(f"{attacked}/{name}?{words}")
    settle(page)


def expect_harmless(page: Page, where: str) -> None:
    assert page.evaluate("() => window.ran") is None, where
    assert page.locator(HARM).count() == 0, where
    assert page.evaluate(DISGUISED, ELSEWHERE) == 0, where
    assert [url for url in page.asked if urlsplit(url).hostname == ELSEWHERE] == [], where
    assert "went wrong" not in page.locator(".stMain").inner_text(), where


def test_names_that_are_attacks_are_shown_as_they_were_typed_on_every_page(page, attacked):
    shown = []
    for key, _ in list_pages():
        reader = next(
            role for role in ("coordinator", "custodian", "funder") if key in dict(list_pages(role))
        )
        go(page, attacked, url_name(key), partnership="2", persona=reader)
        page.wait_for_timeout(200)
        expect_harmless(page, key)
        if SQL in page.locator("body").inner_text():
            shown.append(key)
    assert {"coordinator/glance", "coordinator/barriers", "funder/resource_gaps"} <= set(shown)


def test_parameters_of_the_address_are_read_as_choices_and_nothing_else(page, attacked):
    names = ("quarter", "partnership", "persona", "section", "finding")
    for key, attacks in {
        "glance": (HOSTILE, SQL, "9" * 400),
        "resource-gaps": (HOSTILE, "1 OR 1=1"),
        "methods": (HOSTILE, PATH),
        "workshop-agenda": (HOSTILE, "\x00"),
    }.items():
        for attack in attacks:
            go(page, attacked, key, **dict.fromkeys(names, attack))
            expect_harmless(page, f"{key} {attack[:20]}")
    assert "action" in inspect(open_programme()).get_table_names()


def test_what_is_typed_into_the_action_form_stays_text_on_screen_in_sql_and_in_the_file(page, attacked):
    go(page, attacked, "actions", partnership="1", persona="coordinator")
    page.get_by_role("textbox", name="What will be done").fill(f"{FORMULA} {HOSTILE}")
    page.get_by_role("textbox", name="Who does it").fill(f"x;{FORMULA}")
    page.get_by_role("spinbutton", name="day, By when").first.click()
    page.keyboard.type("31012030", delay=30)
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Record this action").click()
    expect(page.locator("h1")).to_contain_text("1 action is open")
    settle(page)
    expect_harmless(page, "actions")
    stored = load_actions(open_programme(), 1, Scope.everything())
    assert stored["words"].tolist() == [f"{FORMULA} {HOSTILE}"]
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download all actions").click()
    text = Path(waiting.value.path()).read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert any("DROP TABLE action" in each for each in rows[1])
    assert not [each for row in rows for each in row if each.startswith(FORMULA_STARTS)]
    assert ";=" not in text


def test_what_is_typed_into_an_agenda_stays_text_in_the_plan_and_the_file(page, attacked):
    go(page, attacked, "workshop-agenda", partnership="2", persona="facilitator")
    page.get_by_text("Change the plan").first.click()
    page.get_by_role("textbox", name="Title").first.fill(HOSTILE[:120])
    page.get_by_role("button", name="Change the plan").click()
    settle(page)
    expect(page.locator("table").first).to_contain_text("window.ran=1")
    expect_harmless(page, "agenda")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as text").click()
    text = Path(waiting.value.path()).read_text("utf-8")
    assert "<script" not in text
    assert "](http" not in text.replace("\\](http", "")


def test_what_is_typed_as_an_address_is_refused_in_words(page, attacked):
    go(page, attacked, "people-and-access", persona="custodian")
    page.get_by_role("textbox", name="E-mail address").fill(f"{SCRIPT}@example.org {SQL}")
    page.get_by_role("button", name="Give this role").click()
    expect(page.locator(".stAlert").first).to_contain_text("not an e-mail address")
    expect_harmless(page, "people and access")
    assert not load_audit(open_programme(), Scope.everything())["action"].eq("grant_role").any()


def test_a_file_that_is_an_attack_from_its_name_to_its_cells_is_shown_as_text(page, attacked, tmp_path):
    file = tmp_path / f"..%2f {MARKDOWN[:11]}<img src=x onerror=window.ran=1>.csv".replace("/", "_")
    stream = io.StringIO()
    rows = [("action", "owner", "agreed on", "due on", HOSTILE), (HOSTILE, FORMULA, "01/07/2026", SQL, PATH)]
    csv.writer(stream).writerows(rows)
    file.write_text(stream.getvalue(), "utf-8")
    go(page, attacked, "import-files", persona="custodian")
    with page.expect_response(lambda answer: "upload_file" in answer.url):
        page.locator('input[type="file"]').set_input_files(file)
    settle(page)
    page.get_by_role("button", name="Look at this file").click()
    expect(page.locator(".stMain")).to_contain_text("problem")
    settle(page)
    page.get_by_text("How the file is read").click()
    expect_harmless(page, "import")
    page.get_by_label("The same as text").fill("!!python/object/apply:os.system ['touch ran']")
    page.get_by_role("button", name="Read the file again").click()
    expect(page.locator(".stMain")).to_contain_text("cannot be taken in")
    expect_harmless(page, "mapping")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("answers.xlsx", b"MZ\x90\x00 this is a program"),
        ("answers.csv", b"\x7fELF\x02\x01\x01" + bytes(64)),
        ("answers.pdf", b"%PDF-1.4 and nothing more"),
        ("minutes.docx", b"PK\x03\x04 not an archive"),
    ],
)
def test_a_file_is_known_by_its_content_not_by_its_name(page, attacked, tmp_path, name, content):
    file = tmp_path / name
    file.write_bytes(content)
    go(page, attacked, "import-files", persona="custodian")
    with page.expect_response(lambda answer: "upload_file" in answer.url):
        page.locator('input[type="file"]').set_input_files(file)
    settle(page)
    page.get_by_role("button", name="Look at this file").click()
    expect(page.locator(".stMain")).to_contain_text("cannot be taken in")
    expect_harmless(page, name)
