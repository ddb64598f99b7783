"""The running server from outside: a fresh start, names, headers, and what Streamlit must not offer."""

import http.client
import json
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import filled_database, open_page, serve_dashboard

pytestmark = pytest.mark.browser
WITH_CHARTS_AND_FORMS = ("glance", "trust-and-alignment", "resource-gaps", "import-files")


def ask(address, path, method="GET", sent=None, **headers):
    """Status, headers and body of one request, with whatever headers and content an attacker likes."""
    with closing(http.client.HTTPConnection("127.0.0.1", urlsplit(address).port, timeout=20)) as connection:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, sent, headers={"Host": urlsplit(address).netloc} | named)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read().decode("utf-8", "replace")


def open_websocket(address, **headers):
    """The status with which the server answers somebody who wants to talk to a screen."""
    handshake = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec_WebSocket_Version": "13",
    }
    return ask(address, "/_stcore/stream", **handshake | headers)[0]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """A server that nobody has visited yet."""
    folder = tmp_path_factory.mktemp("fresh")
    with filled_database(folder, local=True) as settings, serve_dashboard(folder, settings) as served:
        yield served


def test_the_first_visit_to_a_deep_link_on_a_fresh_server_shows_the_page_and_no_box(tab, fresh):
    open_page(tab, fresh, "trust-and-alignment")
    tab.wait_for_timeout(500)
    expect(tab.locator("h1")).to_contain_text("Trust")
    expect(tab.get_by_role("dialog")).to_have_count(0)
    expect(tab.get_by_text("Page not found")).to_have_count(0)


def test_the_policy_for_content_stops_nothing_of_ours_and_every_inline_script(tab, fresh):
    said: list[str] = []

    def listen(message):
        said.append(message.text)

    tab.on("console", listen)
    for name in WITH_CHARTS_AND_FORMS:
        open_page(tab, fresh, name)
    tab.wait_for_timeout(500)
    assert [words for words in said if "Content Security Policy" in words] == []
    tab.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = true';"
        " document.body.append(s) }"
    )
    assert tab.evaluate("() => window.ran") is None
    tab.wait_for_timeout(100)
    tab.remove_listener("console", listen)
    assert any("Content Security Policy" in words for words in said)


@pytest.mark.parametrize("path", ["/", "/glance", "/_stcore/health", "/static/js/none.js"])
def test_every_answer_carries_the_security_headers(address, path):
    headers = {name.lower(): value for name, value in ask(address, path)[1].items()}
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("name", ["dashboard.example.org", "localhost.example.org", "127.0.0.1.nip.io", ""])
def test_a_name_that_is_not_ours_gets_nothing(address, name):
    assert ask(address, "/glance", Host=name)[0] in (400, 421)
    assert open_websocket(address, Host=name) in (400, 403)


def test_the_number_of_this_computer_leads_to_its_name(address):
    port = urlsplit(address).port
    status, headers, _ = ask(address, "/barriers?quarter=2026-Q2", Host=f"127.0.0.1:{port}")
    assert status == 307
    assert headers["location"] == f"{address}/barriers?quarter=2026-Q2"


@pytest.mark.parametrize("origin", ["https://evil.example.org", "http://192.168.0.9:8501", "null"])
def test_a_page_of_another_site_cannot_talk_to_the_screens(address, origin):
    assert open_websocket(address, Origin=address) == 101
    assert open_websocket(address, Origin=origin) == 403
    assert ask(address, "/_stcore/health", Origin=origin)[1].get("access-control-allow-origin") is None


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"])
def test_nothing_for_machines_is_offered(address, path):
    assert ask(address, path)[0] == 404
    assert ask(address, path, "POST")[0] == 404


@pytest.mark.parametrize(
    "path",
    [
        "/app/static/../dashboard.py",
        "/static/..%2f..%2f..%2f..%2fetc/passwd",
        "/media/..%2f..%2fprogramme.db",
        "//etc/passwd",
        "/component/none/..%2f..%2fconfig.toml",
        "/pages/custodian/audit_log.py",
        "/.streamlit/secrets.toml",
    ],
)
def test_no_path_leads_to_a_file(address, path):
    """Whatever Streamlit does not know it answers with its own empty page, or with a refusal."""
    status, _, body = ask(address, path)
    assert status in (400, 403, 404) or "<title>Streamlit</title>" in body
    assert "import streamlit" not in body
    assert "root:" not in body


def test_a_file_without_the_token_of_the_page_is_refused(address):
    status, _, body = ask(address, "/_stcore/upload_file/no-session/no-file", "PUT")
    assert status in (400, 403), body


def test_the_health_check_says_nothing_else(address):
    assert ask(address, "/_stcore/health", Host="10.0.0.7")[2] == "ok"
    told = json.loads(ask(address, "/_stcore/host-config")[2])
    assert "secret" not in json.dumps(told).lower()
