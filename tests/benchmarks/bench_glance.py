"""Glance and resource gaps: their own time in a small and a large programme; a first draw in a browser.

Script time is a whole run through `dashboard.py` in Streamlit's own test runner, so it also holds the sidebar
and the menu. The first draw is measured beside an empty page with as many charts, served the same way.
"""

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from sqlalchemy import insert, select, text

from data.database import begin_write, migrate, open_engine
from data.examples.commands import release_example
from data.examples.load import load_example
from data.tables import StoredRow
from tests.browser.conftest import BROWSER_FLAGS

ROOT = Path(__file__).resolve().parents[2]
PARTNERSHIP = StoredRow.metadata.tables["partnership"]
MANY = 5_000
COLD_RUNS, WARM_RUNS, DRAWS = 5, 9, 7
CHARTS_ON_PAGE = 1
# What is timed → the page, who opens it and how many charts it draws.
PAGES = {
    "glance page": ("coordinator/glance", "coordinator", CHARTS_ON_PAGE),
    "resource gaps": ("funder/resource_gaps", "funder", 4),
}
SECOND_QUARTER = re.compile("Apr–.?Jun.2026.*release version")  # signs between keep its words together
# Opened at an address below the root like ours: Streamlit's browser side first looks for its server there.
EMPTY_PAGE = f"""
import plotly.graph_objects as go
import streamlit as st

def empty():
    st.title("Empty")
    for number in range({CHARTS_ON_PAGE}):
        st.plotly_chart(go.Figure(go.Scatter(x=[0, 1], y=[0, 1])), key=str(number))

st.set_page_config(layout="wide")
pages = [st.Page(lambda: None, url_path="start", default=True), st.Page(empty, url_path="empty")]
st.navigation(pages, position="hidden").run()
"""


def run() -> list[dict[str, Any]]:
    """Rows of the benchmark report."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'small.db'}"
        os.environ["COMMON_GROUND_KEY_FILE"] = str(Path(folder) / "pseudonym.key")
        os.environ["COMMON_GROUND_LOCAL"] = "1"
        engine = open_engine()
        migrate(engine)
        load_example(engine)
        release_example(engine)
        small = {name: _time_script(*page) for name, page in PAGES.items()}
        drawn = _time_first_draw(folder)
        _add_partnerships(engine)
        large = {name: _time_script(*page) for name, page in PAGES.items()}
    rows = [row for name in PAGES for row in _compare(f"{name}, script", small[name], large[name])]
    return [*rows, *drawn]


def _compare(name: str, small: tuple[float, float], large: tuple[float, float]) -> list[dict[str, Any]]:
    """Rows of cold and warm runs in the programme of eight, and in the large one beside it."""
    against, rows = "8 partnerships", []
    for state, few, many in zip(("cold", "warm"), small, large, strict=True):
        rows.append({"benchmark": name, "case": f"{state}, {against}, 12 quarters", "seconds": few})
        case = f"{state}, {MANY:,} partnerships"
        rows.append(
            {"benchmark": name, "case": case, "seconds": many, "ratio": many / few, "against": against}
        )
    return rows


def _time_script(page: str, persona: str, chart_count: int) -> tuple[float, float]:
    """Median seconds of runs with empty caches, each of a visitor of their own, and of runs after them."""
    program = (
        "import time, statistics, sys, streamlit as st\n"
        "from streamlit.testing.v1 import AppTest\n"
        "from pages.parts import visitor\n"
        # The test runner's browser has no address; local mode would refuse it.
        "visitor.read_address = lambda: None\n"
        "visitor.read_headers = lambda: {'Host': 'localhost:8501'}\n"
        "def once(app):\n"
        "    begun = time.perf_counter(); app.run(timeout=60); return time.perf_counter() - begun\n"
        "AppTest.from_file('dashboard.py').run(timeout=60)\n"  # imports are paid once per server
        "def first():\n"
        "    global app\n"
        "    app = AppTest.from_file('dashboard.py')\n"
        f"    app.query_params['persona'] = '{persona}'\n"
        # Before its first run the runner knows no page: every run would begin on the start page, as two.
        "    app.run(timeout=60)\n"
        "    st.cache_data.clear(); st.cache_resource.clear()\n"
        f"    app.switch_page('pages/{page}.py')\n"
        "    return once(app)\n"
        f"cold = statistics.median(first() for _ in range({COLD_RUNS}))\n"
        "def require_page():\n"
        f"    assert not app.exception and len(app.get('plotly_chart')) >= {chart_count}, app.title\n"
        "require_page()\n"
        f"warm = statistics.median(once(app) for _ in range({WARM_RUNS}))\n"
        "require_page()\n"
        "print(cold, warm)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    cold, warm = ran.stdout.split()[-2:]
    return float(cold), float(warm)


def _add_partnerships(engine: Any) -> None:
    """Published quarters of an original under thousands of new names, cells of the latest included."""
    with begin_write(engine) as connection:
        names = [{"name": f"Copy {number:05d}", "is_synthetic": True} for number in range(MANY)]
        connection.execute(insert(PARTNERSHIP), names)
        first = connection.execute(
            select(PARTNERSHIP.c.id).where(PARTNERSHIP.c.name == "Copy 00000")
        ).scalar_one()
        of_releases = [(part, "release_id") for part in ("cell", "ledger_sum", "people_sum")]
        for table, key in [("release", "partnership_id"), *of_releases]:
            columns = [c.name for c in StoredRow.metadata.tables[table].columns if c.name not in ("id", key)]
            listed = ", ".join(f'"{name}"' for name in columns)
            taken = ", ".join(f'old."{name}"' for name in columns)
            if table == "release":
                source = "release old JOIN partnership p ON p.id >= :first WHERE old.partnership_id = 1"
                statement = (
                    f"INSERT INTO release (partnership_id, {listed}) SELECT p.id, {taken} FROM {source}"
                )
            else:
                source = (
                    "release new JOIN release origin "
                    "ON origin.partnership_id = 1 AND origin.quarter = new.quarter "
                    f"JOIN {table} old ON old.release_id = origin.id "
                    "WHERE new.partnership_id >= :first AND new.quarter = "
                    "(SELECT max(quarter) FROM release WHERE partnership_id = 1)"
                )
                statement = f"INSERT INTO {table} (release_id, {listed}) SELECT new.id, {taken} FROM {source}"
            connection.execute(text(statement), {"first": first})


def _time_first_draw(folder: str) -> list[dict[str, Any]]:
    empty = Path(folder) / "empty"
    (empty / ".streamlit").mkdir(parents=True)
    shutil.copy(ROOT / ".streamlit" / "config.toml", empty / ".streamlit" / "config.toml")
    (empty / "empty.py").write_text(EMPTY_PAGE, encoding="utf-8")
    with (
        _serve(ROOT, "dashboard.py") as ours,
        _serve(empty, "empty.py") as theirs,
        sync_playwright() as tools,
    ):
        browser = tools.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-headless-shell"),
            args=BROWSER_FLAGS,
        )
        pairs = [
            (_draw(browser, f"{ours}/glance"), _draw(browser, f"{theirs}/empty")) for _ in range(DRAWS + 1)
        ][1:]  # the first pair warms both servers
        again = statistics.median(_redraw(browser, f"{ours}/glance") for _ in range(3))
        browser.close()
    return [
        {
            "benchmark": "glance page, first draw in a browser",
            "case": f"{CHARTS_ON_PAGE} chart",
            "seconds": statistics.median(ours for ours, _ in pairs),
            "ratio": statistics.median(ours / theirs for ours, theirs in pairs),
            "against": "an empty page with as many charts, at an address of its own",
        },
        {"benchmark": "glance page, re-run in a browser", "case": "another quarter chosen", "seconds": again},
    ]


def _draw(browser: Any, address: str) -> float:
    """Seconds from opening the address in a fresh browser until title and chart are there."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(address)
    page.locator("h1").first.wait_for()
    page.locator(".js-plotly-plot .main-svg").nth(2 * CHARTS_ON_PAGE - 2).wait_for()
    taken = time.perf_counter() - begun
    context.close()
    return taken


def _redraw(browser: Any, address: str) -> float:
    """Seconds from choosing another quarter until the page says it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.get_by_role("combobox", name="Quarter").click()
    begun = time.perf_counter()
    page.get_by_role("option", name="Apr–Jun 2026").click()
    page.get_by_text(SECOND_QUARTER).first.wait_for()
    taken = time.perf_counter() - begun
    context.close()
    return taken


@contextmanager
def _serve(folder: Path, script: str) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["-m", "streamlit", "run", script, "--server.port", str(port), "--server.headless", "true"]
    words += ["--server.address", "127.0.0.1"]
    server = subprocess.Popen(
        [sys.executable, *words],
        cwd=folder,
        env=os.environ | {"COMMON_GROUND_LOCAL_PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://localhost:{port}"
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=2)
                break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(20)
