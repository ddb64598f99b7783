"""Scripts, pictures, links, formulas, paths and SQL wherever people type: all of it stays text."""

import csv
import io
import json
import math
import re
import zipfile
from pathlib import Path
from urllib.parse import quote, urlsplit

import pandas as pd
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import insert, inspect

from data.access import load_grants
from data.accounts import Scope, list_pages
from data.agreements import load_actions, load_events
from data.commands import main
from data.database import begin_write
from data.exports.csv_text import FORMULA_STARTS
from data.imports.batch_list import load_batches
from data.sign_in import open_programme
from pages.parts.navigation import url_name
from tests.browser.conftest import PATIENCE_SECONDS, filled_database, serve_dashboard, settle
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
def page(tab, attacked):
    listeners = {
        "request": lambda request: tab.asked.append(request.url),
        "dialog": lambda dialog: pytest.fail(f"a script spoke: {dialog.message}"),
    }
    tab.asked = []
    for event, listener in listeners.items():
        tab.on(event, listener)
    yield tab
    for event, listener in listeners.items():
        tab.remove_listener(event, listener)


def go(page: Page, attacked: str, name: str, **query: str) -> None:
    words = "&".join(f"{quote(key)}={quote(value)}" for key, value in query.items())
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
        rest = dict.fromkeys(("quarter", "section", "finding", HOSTILE), HOSTILE)
        go(page, attacked, url_name(key), partnership="2", persona=reader, **rest)
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
    rows = read_csv_safely(take(page, "Download all actions").read_text("utf-8-sig"))
    assert any("DROP TABLE action" in each for each in rows[1])


def read_csv_safely(text: str) -> list[list[str]]:
    """The rows; none of them holds what a spreadsheet would run."""
    rows = list(csv.reader(io.StringIO(text)))
    runs = [each for row in rows for each in row if each.startswith(FORMULA_STARTS) and not is_number(each)]
    assert runs == []
    assert ";=" not in text
    return rows


def is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def take(page: Page, label: str) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).first.click()
    return Path(waiting.value.path())


def fill(page: Page, **fields: str) -> None:
    """Type into fields by their labels, spaces written as underscores."""
    for label, words in fields.items():
        page.get_by_role("textbox", name=label.replace("_", " ")).first.fill(words)


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).first.click()
    page.wait_for_timeout(300)
    settle(page)


def test_what_is_typed_as_a_decision_and_a_small_win_stays_text_on_every_page_and_in_every_file(
    page, attacked
):
    typed = f"{FORMULA} {HOSTILE}"
    go(page, attacked, "actions", partnership="2", persona="coordinator")
    page.get_by_role("tab", name="Decisions").click()
    fill(page, What_was_raised=typed, What_does_it_mean=typed, Which_adult=typed)
    press(page, "Record this decision")
    expect_harmless(page, "decisions")
    page.get_by_role("tab", name="Decisions").click()
    rows = read_csv_safely(take(page, "Download all decisions").read_text("utf-8-sig"))
    assert sum("DROP TABLE action" in each for each in rows[1]) == 3
    page.get_by_role("tab", name="Small wins").click()
    fill(page, What_happened=typed)
    press(page, "Record this")
    expect_harmless(page, "events")
    assert typed in set(load_events(open_programme(), 2, Scope.everything())["words"])
    for name in ("glance", "trust-and-alignment"):
        go(page, attacked, name, partnership="2", persona="coordinator")
        expect_harmless(page, name)
    go(page, attacked, "glance", partnership="2", persona="coordinator")
    review = zipfile.ZipFile(take(page, "Download the one-page review"))
    assert "<script" not in review.read("word/document.xml").decode()
    assert ELSEWHERE not in review.read("word/_rels/document.xml.rels").decode()


def test_what_is_agreed_in_a_workshop_and_how_it_went_stays_text(page, attacked):
    go(page, attacked, "workshop-agenda", partnership="2", persona="facilitator")
    press(page, "Keep this agenda")
    page.get_by_label("Action 1: what will be done").fill(HOSTILE)
    page.get_by_label("Who does it").first.fill(FORMULA)
    page.get_by_role("spinbutton", name="day, By when").first.click()
    page.keyboard.type("31012030", delay=30)
    page.keyboard.press("Tab")
    press(page, "Record what was agreed")
    expect_harmless(page, "agreed")
    go(page, attacked, "actions", partnership="2", persona="facilitator")
    page.get_by_text("dropped", exact=True).click()
    press(page, "Keep this")
    expect_harmless(page, "progress")
    kept = load_actions(open_programme(), 2, Scope.everything())
    assert kept[["words", "owner", "state"]].values.tolist() == [[HOSTILE, FORMULA, "dropped"]]


def test_an_invitation_that_is_an_attack_and_yet_an_address_stays_text_until_it_is_taken_away(page, attacked):
    address = '"<img/src=x/onerror=window.ran=1>*_`"@example.org'
    go(page, attacked, "people-and-access", persona="custodian")
    fill(page, **{"E-mail_address": address})
    page.get_by_role("combobox", name="For").click()
    page.get_by_role("option", name=SQL).click()
    press(page, "Give this role")
    expect(page.locator("table").first).to_contain_text(address)
    expect_harmless(page, "people")
    press(page, "Take it away")
    expect(page.locator(".stMain")).to_contain_text("Nobody is invited yet")
    go(page, attacked, "audit-log", persona="custodian")
    expect_harmless(page, "log")
    rows = read_csv_safely(take(page, "Download every entry").read_text("utf-8-sig"))
    assert {"grant role", "revoke role"} <= {row[2] for row in rows}


def test_what_is_typed_about_a_file_and_into_its_passages_stays_text(page, attacked, tmp_path):
    file = tmp_path / "actions.csv"
    file.write_text("action,owner,agreed on,due on\nWrite,Head,01/07/2026,30/09/2026\n", "utf-8")
    go(page, attacked, "import-files", persona="custodian")
    with page.expect_response(lambda answer: "upload_file" in answer.url):
        page.locator('input[type="file"]').set_input_files(file)
    settle(page)
    for label, words in (("Quarter, for", SQL), ("Partnership, for", f"{FORMULA} {SCRIPT}")):
        page.get_by_role("combobox", name=label).fill(words)
        page.keyboard.press("Enter")
    fill(page, Sheet_of_a_workbook=PATH)
    press(page, "Look at this file")
    expect_harmless(page, "refused quarter")
    assert SQL not in load_batches(open_programme(), Scope.everything()).to_csv()
    page.get_by_role("combobox", name="Quarter, for").fill("2026-Q3")
    page.keyboard.press("Enter")
    fill(page, Sheet_of_a_workbook="")
    press(page, "Look at this file")
    fill(page, Row_2=HOSTILE)
    settle(page)  # a click while the page is drawn anew is lost
    page.get_by_text("I have read all of this page").click()
    settle(page)
    expect(page.locator(".stMain")).to_contain_text(re.compile(r"(\d+) of \1 box(?:es)? ticked"))
    press(page, "Save this file")
    expect(page.locator(".stMain")).to_contain_text(re.compile(r"Import \d+ is stored"))
    expect_harmless(page, "saved")
    made = int(load_batches(open_programme(), Scope.everything())["batch"].max())
    go(page, attacked, "actions", partnership="3", persona="coordinator")
    expect(page.locator("table").first).to_contain_text("window.ran=1")
    expect_harmless(page, "imported words")
    go(page, attacked, "import-files", persona="custodian")
    page.get_by_text("Take all of its rows out again").click()
    press(page, "Undo this import")
    expect(page.locator(".stMain")).to_contain_text(f"Import {made} is undone")
    expect_harmless(page, "undone")


def test_the_desk_of_a_partnership_whose_name_is_an_attack_shows_it_as_text(page, attacked):
    go(page, attacked, "rounds-and-releases", partnership="2", persona="custodian")
    page.get_by_role("spinbutton", name="People invited").fill("20")
    press(page, "Keep this round")
    press(page, "Open it")
    expect_harmless(page, "opened")
    press(page, "Close it")
    page.get_by_text("Get the questionnaire to ask with").click()
    for label in ("To paste (text)", "Table to fill in (CSV)"):
        assert "<script" not in take(page, label).read_text("utf-8-sig")
    expect_harmless(page, "desk")


def test_names_that_are_attacks_leave_the_command_line_as_text(attacked, tmp_path, capsys):
    place = ["--partnership", "2", "--quarter", "2026-Q3"]
    assert main(["cells", *place, "--json"]) == 0
    assert HOSTILE in {cell["partnership"] for cell in json.loads(capsys.readouterr().out)["cells"]}
    assert main(["cells", *place, "--csv"]) == 0
    assert len(read_csv_safely(capsys.readouterr().out)) > 2
    whole = ["--partnership", HOSTILE, "--quarter", "2026-Q3"]
    assert main(["export", "agenda", *whole, "--to", str(tmp_path / "agenda.md")]) == 0
    assert "<script" not in (tmp_path / "agenda.md").read_text("utf-8")
    for kind, ending in (("agenda", "docx"), ("report", "docx"), ("gaps", "docx"), ("gaps", "xlsx")):
        file = tmp_path / f"{kind}.{ending}"
        named = whole if kind != "gaps" else ["--quarter", "2026-Q3"]
        assert main(["export", kind, *named, "--to", str(file)]) == 0
        archive = zipfile.ZipFile(file)
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8", "replace")
            assert "<script" not in text, name
            assert "<f>" not in text, name  # a formula's cell
            assert not (name.endswith(".rels") and ELSEWHERE in text), name


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
    page.keyboard.press("Tab")
    settle(page)
    page.get_by_role("button", name="Give this role").click()
    expect(page.locator(".stAlert").first).to_be_visible()
    if (
        "press again" in page.locator(".stAlert").first.inner_text()
    ):  # on a busy machine the page was not done
        settle(page)
        page.get_by_role("button", name="Give this role").click()
    expect(page.locator(".stMain")).to_contain_text("not an e-mail address")
    expect_harmless(page, "people and access")
    assert load_grants(open_programme(), Scope.everything()).empty


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
    expect_harmless(page, "import")  # how the file is read stands open: its dates can be read two ways
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
