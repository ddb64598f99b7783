"""The app as it runs, on a port of its own, with a browser in front of it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from data.sign_in import open_programme
from tests.release_makers import save_year

ROOT = Path(__file__).resolve().parents[2]
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# The shell is Chromium without its own windows and menus, and takes a fifth less work.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
PATIENCE_SECONDS = 60
STILL = "reduce"  # what moves on a page costs a seventh of a browser's work, and no test looks at it
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def address(tmp_path_factory) -> Iterator[str]:
    """A running dashboard in local mode over a partnership with published quarters."""
    folder = tmp_path_factory.mktemp("app")
    with filled_database(folder, local=True) as settings, serve_dashboard(folder, settings) as served:
        yield served


@contextmanager
def filled_database(folder: Path, *names: str, local: bool = False) -> Iterator[dict[str, str]]:
    """Settings of a database with published quarters, which stand in the environment meanwhile."""
    settings = {
        "DATABASE_URL": f"sqlite:///{folder / 'programme.db'}",
        "COMMON_GROUND_KEY_FILE": str(folder / "pseudonym.key"),
        "COMMON_GROUND_LOCAL": "1" if local else "0",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        for name in names or ("Millbrook",):
            save_year(open_programme(), name, count=8)
        yield settings


@contextmanager
def serve_dashboard(
    folder: Path, settings: dict[str, str], *words: str, port: int | None = None
) -> Iterator[str]:
    """The dashboard in a process of its own, started afresh; `words` are further options of Streamlit."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.address", "127.0.0.1"]
    with (folder / "server.log").open("a") as log:
        server = subprocess.Popen(
            [*command, "--server.port", str(port), *words],
            cwd=ROOT,
            env=os.environ | settings,
            stdout=log,
            stderr=log,
        )
        try:
            wait_until_it_answers(port)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE_SECONDS)


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def wait_until_it_answers(port: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.3)
    pytest.fail("the dashboard did not start")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, where it is installed; in CI it must be."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        its_own = Path(playwright.chromium.executable_path)
        if not (found or its_own.exists() or os.environ.get("CI")):
            pytest.skip("Chromium is not installed")
        opened = playwright.chromium.launch(executable_path=found, args=BROWSER_FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def kept_tab(browser) -> Iterator[Page]:
    with browser.new_context(viewport=DESKTOP, accept_downloads=True, reduced_motion=STILL) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_SECONDS * 1000)
        yield page


@pytest.fixture
def tab(kept_tab) -> Iterator[Page]:
    """An empty tab of desktop size in which nobody is signed in.

    It is one tab, emptied after each test: a new one compiles all scripts of the page anew, which takes
    two seconds. Whoever needs two people at once opens a context of their own.
    """
    kept_tab.set_viewport_size(DESKTOP)
    yield kept_tab
    for further in kept_tab.context.pages[1:]:
        further.close()
    kept_tab.goto("about:blank")
    kept_tab.context.clear_cookies()


@pytest.fixture
def desktop(tab, address) -> Page:
    tab.goto(address)
    settle(tab)
    return tab


def settle(page: Page) -> None:
    """Wait until Streamlit has drawn the page and runs nothing any more."""
    page.wait_for_selector(".stMain h1")
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_selector('.stMain [data-testid="stSkeleton"]', state="detached")


def open_page(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/{name}")
    settle(page)
