"""Streamlit's own files, compressed: what is unpacked is what Streamlit would have sent."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit import file_util

from pages.parts import packed_files, server

STATIC = Path(file_util.get_static_dir(), "static")
PLAIN = "as Streamlit sends it"
SCRIPT = next(name for name in packed_files.FILES if name.startswith("js/index."))
STYLE = next(name for name in packed_files.FILES if name.startswith("css/index."))
CHARTS = next(name for name in packed_files.FILES if name.startswith("js/PlotlyChart."))


def give(request):
    return PlainTextResponse(PLAIN)


@pytest.fixture
def browser(monkeypatch):
    monkeypatch.setattr(server, "is_host_allowed", lambda host: host != "elsewhere")
    routes = [Route("/{path:path}", give, methods=["GET", "HEAD", "POST"])]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(server.FrontDoor)]))


@pytest.mark.parametrize("below", ["", "/board"])
@pytest.mark.parametrize(("name", "kind"), [(SCRIPT, "text/javascript"), (STYLE, "text/css")])
def test_a_browser_unpacks_what_lies_on_the_disk(browser, name, kind, below):
    answer = browser.get(f"{below}/static/{name}", headers={"Accept-Encoding": "gzip, br"})
    assert answer.content == (STATIC / name).read_bytes()
    assert answer.headers["content-type"].startswith(kind)
    assert int(answer.headers["content-length"]) < len(answer.content) / 2
    assert {answer.headers["content-encoding"], answer.headers["vary"]} == {"gzip", "Accept-Encoding"}
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_what_draws_charts_begins_with_one_comment_and_is_else_unchanged(browser):
    comment, _, script = browser.get(f"/static/{CHARTS}").content.partition(b"\n")
    assert comment.startswith(b"//#")
    assert script == (STATIC / CHARTS).read_bytes()


@pytest.mark.parametrize(
    "path", ["/static/js/no_such.js", "/static/../secrets.js", "/static/", f"/other/{SCRIPT}"]
)
def test_anything_else_is_left_to_streamlit(browser, path):
    assert browser.get(path).text == PLAIN


def test_a_browser_that_unpacks_nothing_gets_the_file_from_streamlit(browser):
    assert browser.get(f"/static/{SCRIPT}", headers={"Accept-Encoding": "identity"}).text == PLAIN


def test_only_what_is_fetched_is_answered(browser):
    assert browser.post(f"/static/{SCRIPT}").text == PLAIN


def test_a_name_that_is_not_ours_gets_no_file_either(browser):
    assert browser.get(f"/static/{SCRIPT}", headers={"Host": "elsewhere"}).status_code == 421
