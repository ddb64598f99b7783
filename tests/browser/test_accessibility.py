"""Every page in either theme, light on a desktop and dark on a telephone: axe-core finds nothing serious,
headings come in order, nothing scrolls sideways."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from data.accounts import list_pages
from pages.parts.navigation import url_name
from tests.browser.conftest import DESKTOP, PATIENCE_SECONDS, PHONE, STILL, open_page

pytestmark = pytest.mark.browser
EVERY_PAGE = [url_name(key) for key, _ in list_pages()]
# Faults of Streamlit's own shell, which no page can mend: rule → the elements that have it. On a telephone
# the menu of pages is a list whose sections stand between the list and its items.
KNOWN_IN_THE_SHELL = {"list": "[data-testid=stSidebarNavItems]", "listitem": "[data-testid=stSidebarNav] li"}


def is_known(page: Page, rule: str, selector: str) -> bool:
    known = KNOWN_IN_THE_SHELL.get(rule)
    return known is not None and page.locator(selector).first.evaluate("(e, s) => e.matches(s)", known)


def find_serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:160]} {node['any'][0]['message'] if node['any'] else ''}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
        if not is_known(page, fault["id"], node["target"][0])
    ]


@pytest.fixture(
    scope="module", params=[(DESKTOP, "light"), (PHONE, "dark")], ids=["light desktop", "dark phone"]
)
def page(request, browser, address) -> Iterator[Page]:
    """One window for every page: what a browser has loaded once it need not load again."""
    size, theme = request.param
    with browser.new_context(viewport=size, color_scheme=theme, reduced_motion=STILL) as context:
        opened = context.new_page()
        opened.set_default_timeout(PATIENCE_SECONDS * 1000)
        yield opened


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_every_page_can_be_read_by_anybody_and_does_not_scroll_sideways(page, address, name):
    open_page(page, address, name)
    page.wait_for_timeout(500)
    width, shown = page.locator(".stMain").evaluate("main => [main.scrollWidth, main.clientWidth]")
    assert width <= shown
    assert find_serious(page) == []
    levels = page.eval_on_selector_all(
        ".stMain :is(h1, h2, h3, h4)", "all => all.map(each => Number(each.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_what_opens_on_a_press_can_be_read_too(page, address):
    open_page(page, address, "glance")
    page.get_by_text("How sure are we?").click()
    page.get_by_role("button", name="How is this number made?").first.click()
    page.get_by_test_id("stPopoverBody").wait_for()
    page.mouse.move(0, 0)
    page.wait_for_timeout(500)
    assert find_serious(page) == []
