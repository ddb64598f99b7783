"""Each persona walks from the start page to a downloaded document; nothing is fetched from elsewhere."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PATIENCE_SECONDS, PHONE, open_page, settle

pytestmark = pytest.mark.browser
expect.set_options(timeout=PATIENCE_SECONDS * 1000)


def take(page, label):
    """Press a download button and return what the browser got."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).first.click()
    return Path(waiting.value.path()).read_bytes()


def choose_persona(page, title):
    page.get_by_role("combobox", name="I am looking as").click()
    page.get_by_role("option", name=title).click()


def test_a_coordinator_takes_the_review_to_the_board(desktop):
    assert "Resources weigh most this quarter" in desktop.locator("h1").inner_text()
    review = Document(BytesIO(take(desktop, "Download the one-page review")))
    text = "\n".join(paragraph.text for paragraph in review.paragraphs)
    assert "Resources weigh most" in text
    desktop.get_by_role("link", name="Trust and alignment").first.click()
    expect(desktop.locator("h1")).to_contain_text("Trust held steady")


def test_a_funder_takes_the_workbook(desktop):
    choose_persona(desktop, "Funder")
    expect(desktop.locator("h1")).to_contain_text("unmet")
    settle(desktop)
    book = load_workbook(BytesIO(take(desktop, "Download the workbook")))
    assert "Partnerships" in book.sheetnames


def test_a_facilitator_takes_the_agenda_and_records_what_was_agreed(desktop, address):
    open_page(desktop, address, "workshop-agenda")
    assert desktop.locator("h1").inner_text().startswith("2 hours on")
    assert len(Document(BytesIO(take(desktop, "Download to print"))).tables) > 0
    assert b"| Time | Minutes |" in take(desktop, "Download as text")
    desktop.get_by_label("Action 1: what will be done").fill("Write one page of shared words")
    desktop.get_by_label("Who does it").first.fill("Head of early help")
    desktop.get_by_role("spinbutton", name="day, By when").first.click()
    desktop.keyboard.type("31012030", delay=30)
    desktop.keyboard.press("Tab")
    desktop.get_by_role("button", name="Record what was agreed").click()
    desktop.get_by_text("1 action is recorded.").wait_for()
    open_page(desktop, address, "actions")
    assert "Write one page of shared words" in desktop.locator("table").first.inner_text()


def test_a_custodian_sees_what_is_in_a_file_before_it_is_stored(desktop, address, tmp_path):
    file = tmp_path / "actions.csv"
    file.write_text(
        "action,owner,agreed on,due on,status\nWrite a plan,Head of care,01/07/2026,30/09/2026,open\n",
        "utf-8",
    )
    open_page(desktop, address, "import-files")
    with desktop.expect_response(lambda answer: "upload_file" in answer.url):
        desktop.locator('input[type="file"]').set_input_files(file)
    desktop.get_by_text("actions.csv").first.wait_for()
    settle(desktop)
    desktop.get_by_role("button", name="Look at this file").click()
    expect(desktop.get_by_role("heading", name="Actions that were agreed: 1 row")).to_be_visible()


def test_a_phone_names_the_page_where_the_menu_is_folded_away(tab, address):
    open_page(tab, address, "barriers")
    name = tab.locator(".st-key-page_name")
    for size, is_named in ((DESKTOP, False), (PHONE, True)):
        tab.set_viewport_size(size)
        expect(name).to_have_text("Barriers")
        expect(name).to_be_visible(visible=is_named)
        expect(tab.get_by_test_id("stTopNav")).to_have_count(0 if is_named else 1)


def test_on_a_phone_a_first_quarter_still_says_whether_people_agree(tab, address):
    tab.set_viewport_size(PHONE)
    for quarter, hidden in (("2024-Q4", []), ("2026-Q3", ["Before"])):
        open_page(tab, address, f"glance?quarter={quarter}")
        headings = tab.locator("table").last.locator("th[scope=col], thead th")
        said = [each for each in headings.all() if each.text_content()]
        assert [each.text_content() for each in said if not each.is_visible()] == hidden
        assert "Do people agree?" in [each.text_content() for each in said if each.is_visible()]


def test_a_phone_says_which_columns_gave_way(tab, address):
    open_page(tab, address, "workshop-agenda")
    column = tab.get_by_role("columnheader", name="Lead", include_hidden=True).first
    said = tab.get_by_text("Left out on a narrow screen: “Lead”").first
    for size, is_said in ((DESKTOP, False), (PHONE, True)):
        tab.set_viewport_size(size)
        expect(column).to_be_visible(visible=not is_said)
        expect(said).to_be_visible(visible=is_said)


def test_a_section_of_the_methods_is_one_click_away_and_so_is_the_next(desktop, address):
    open_page(desktop, address, "methods")
    expect(desktop.get_by_role("heading", name="Reading the dashboard in ten sentences")).to_be_visible()
    desktop.get_by_role("link", name="Trends").click()
    expect(desktop.locator(".stMain h2")).to_have_text(["Trends"])
    desktop.get_by_text("Choose another section").click()
    desktop.get_by_role("link", name="Networks").click()
    expect(desktop.locator(".stMain h2")).to_have_text(["Networks"])


def test_nothing_is_fetched_from_elsewhere(tab, address):
    asked: list[str] = []

    def listen(request):
        asked.append(request.url)

    tab.on("request", listen)
    for name in ("glance", "trust-and-alignment", "resource-gaps"):
        open_page(tab, address, name)
    tab.remove_listener("request", listen)
    assert any(url.startswith(address) for url in asked)
    elsewhere = [url for url in asked if not url.startswith((address, "data:", "blob:", "ws://localhost"))]
    assert elsewhere == []


def test_the_keyboard_reaches_the_menu_the_sidebar_and_the_main_button(desktop):
    reached = set()
    for _ in range(60):
        desktop.keyboard.press("Tab")
        reached.add(
            desktop.evaluate("() => document.activeElement.innerText || document.activeElement.ariaLabel")
        )
    seen = " ".join(str(words) for words in reached)
    assert "Barriers" in seen
    assert "Download the one-page review" in seen
