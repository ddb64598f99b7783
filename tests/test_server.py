"""What the front door adds to every answer, and whom it turns away, without a browser."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit import file_util
from streamlit.auth_util import set_cookie_with_chunks
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from data.access import grant_role, load_audit, load_grants, revoke_role
from data.accounts import Scope
from data.sign_in import admit_visitor
from pages.parts import server

HTTPS = {"redirect_uri": "https://dashboard.example.org/oauth2callback"}


@pytest.fixture
def settings(monkeypatch):
    """The [auth] section, empty until a test fills it."""
    said: dict[str, str] = {}
    monkeypatch.setattr(server, "read_sign_in_settings", lambda: said)
    monkeypatch.setattr(server, "is_host_allowed", lambda host: True)
    return said


def give_page(request):
    return HTMLResponse("<html></html>", headers={"X-Frame-Options": "SAMEORIGIN"})


def give_cookies(request):
    answer = PlainTextResponse(request.headers.get("origin", "no origin"))
    answer.set_cookie("_streamlit_user", "ada", httponly=True)
    answer.set_cookie("chosen", "1", secure=True)
    return answer


@pytest.fixture
def visitor(settings):
    paths = ("/", "/glance", "/auth/logout", "/_stcore/health", "/_stcore/upload_file/s/f", "/media/f.docx",
             "/below/media/f.docx", "/below/_stcore/upload_file/s/f")  # fmt: skip
    routes = [Route(path, give_cookies, methods=["GET", "PUT", "POST"]) for path in paths]
    routes.append(Route("/page", give_page))
    return TestClient(Starlette(routes=routes, middleware=[Middleware(server.FrontDoor)]))


def test_a_page_brings_what_draws_its_charts_beside_the_rest_and_no_other_answer_does(settings, visitor):
    links = visitor.get("/page").headers["link"].split(", ")
    files = [re.fullmatch(r"<\./(static/js/\w+\.[\w-]+\.js)>; rel=modulepreload", link)[1] for link in links]
    assert all(Path(file_util.get_static_dir(), name).is_file() for name in files)
    assert [name for name in files if "PlotlyChart" in name] == files[:1]
    assert len(files) == len(server.DRAWS_EARLY)
    assert "link" not in visitor.get("/").headers


def test_ours_is_the_only_word_on_where_a_page_may_be_framed(settings, visitor):
    assert visitor.get("/page").headers.get_list("x-frame-options") == ["DENY"]


def list_cookies(answer):
    return [value for name, value in answer.headers.multi_items() if name == "set-cookie"]


def test_where_people_come_by_tls_no_cookie_travels_without(settings, visitor):
    settings |= HTTPS
    assert [cookie.lower().count("; secure") for cookie in list_cookies(visitor.get("/"))] == [1, 1]


@pytest.mark.parametrize("address", [None, "http://localhost:8501/oauth2callback"])
def test_on_ones_own_computer_cookies_still_work(settings, visitor, address):
    if address:
        settings["redirect_uri"] = address
    assert "secure" not in list_cookies(visitor.get("/"))[0].lower()


@pytest.mark.parametrize(
    ("origin", "is_ours"),
    [
        (None, True),
        ("https://dashboard.example.org", True),
        ("https://dashboard.example.org:443", True),
        ("http://dashboard.example.org", False),
        ("https://dashboard.example.org:8443", False),
        ("https://dashboard.example.org.evil.example", False),
        ("https://dashboard.example.org@evil.example", False),
        ("http://localhost", False),
        ("http://127.0.0.1:8501", False),
        ("http://dashboard.example.org:port", False),
        ("null", False),
        ("", False),
    ],
)
def test_only_the_address_that_people_sign_in_at_is_ours_whatever_host_a_proxy_sends(
    settings, origin, is_ours
):
    settings |= HTTPS
    sent = {} if origin is None else {"origin": origin}
    for host in ("dashboard.example.org", "localhost:8501", ""):
        for to_talk in (False, True):
            assert server.origin_is_ours(Headers(sent | {"host": host}), to_talk=to_talk) is is_ours


@pytest.mark.parametrize(
    ("origin", "is_ours"),
    [("http://localhost:8501", True), ("http://localhost:8888", False), ("http://127.0.0.1:8501", False)],
)
def test_another_program_at_the_same_computer_is_another_site(settings, origin, is_ours):
    assert server.origin_is_ours(Headers({"origin": origin, "host": "localhost:8501"})) is is_ours
    # A screen is drawn for our own name at another port, and says that local mode does not answer there.
    talks = server.origin_is_ours(Headers({"origin": origin, "host": "localhost:8501"}), to_talk=True)
    assert talks is origin.startswith("http://localhost")
    assert not server.origin_is_ours(Headers({"origin": origin, "host": ""}), to_talk=True)
    assert not server.origin_is_ours(Headers({"origin": "", "host": ""}))


@pytest.mark.parametrize("origin", ["https://evil.example.org", "http://localhost:8501", "null"])
@pytest.mark.parametrize(
    ("method", "path"),
    [("PUT", "/_stcore/upload_file/s/f"), ("GET", "/_stcore/upload_file/s/f"), ("POST", "/glance")],
)
def test_a_page_of_another_site_sends_nothing(settings, visitor, method, path, origin):
    settings |= HTTPS
    answer = visitor.request(method, path, headers={"Origin": origin})
    assert answer.status_code == 403
    assert list_cookies(answer) == []


@pytest.mark.parametrize("path", ["/glance", "/_stcore/health"])
def test_streamlit_never_sees_a_foreign_origin(settings, visitor, path):
    """To judge one it would ask the internet for its own address, and let any page of “localhost” read."""
    settings |= HTTPS
    for origin in ("https://evil.example.org", "http://localhost:8501"):
        answer = visitor.get(path, headers={"Origin": origin})
        assert (answer.status_code, answer.text) == (200, "no origin")
    own = visitor.get(path, headers={"Origin": "https://dashboard.example.org"})
    assert own.text == "https://dashboard.example.org"


@pytest.mark.parametrize(
    ("sent_by", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)]
)
def test_no_other_page_signs_anybody_out(settings, visitor, sent_by, status):
    assert visitor.get("/auth/logout", headers={"Sec-Fetch-Site": sent_by}).status_code == status


@pytest.mark.parametrize("below", ["", "/below"], ids=["at the root", "below a path"])
@pytest.mark.parametrize(("path", "method"), [("/media/f.docx", "GET"), ("/_stcore/upload_file/s/f", "PUT")])
@pytest.mark.parametrize("name_length", [10, 9000], ids=["one cookie", "a cookie in parts"])
def test_a_link_to_a_file_is_worth_nothing_to_who_is_not_signed_in(
    visitor, monkeypatch, sqlite_engine, path, method, below, name_length
):
    monkeypatch.setenv("COMMON_GROUND_LOCAL", "0")
    monkeypatch.setattr(server, "get_cookie_secret", lambda: "a secret of our own")
    monkeypatch.setattr(server, "programme_engine", lambda: sqlite_engine)
    claims = {"iss": "us", "sub": "ada", "email": "ada@example.org", "email_verified": True}
    claims |= {"iat": datetime.now(UTC).timestamp(), "name": "a" * name_length}
    path = below + path
    assert visitor.request(method, path).status_code == 403
    assert ask_with(visitor, method, path, "a secret of our own", claims) == 403  # nobody invited her
    grant_role(sqlite_engine, "ada@example.org", "custodian")
    admit_visitor(sqlite_engine, {}, None, claims, sign_in_configured=True)
    for secret, status in (("somebody else's secret", 403), ("a secret of our own", 200)):
        assert ask_with(visitor, method, path, secret, claims) == status
    assert ask_with(visitor, method, path, "a secret of our own", claims | {"iat": 1_700_000_000}) == 403


@pytest.mark.parametrize(
    ("role", "path", "words"),
    [
        (None, "/_stcore/upload_file/s/f", "Sign in first."),
        ("partner", "/_stcore/upload_file/s/f", "Only custodians bring in files."),
        ("taken away", "/_stcore/upload_file/s/f", "Your account has no role here."),
        ("taken away", "/media/f.docx", "Your account has no role here."),
    ],
)
def test_who_is_signed_in_is_told_what_is_the_matter_with_a_file(
    visitor, monkeypatch, sqlite_engine, role, path, words
):
    monkeypatch.setenv("COMMON_GROUND_LOCAL", "0")
    monkeypatch.setattr(server, "get_cookie_secret", lambda: "ours")
    monkeypatch.setattr(server, "programme_engine", lambda: sqlite_engine)
    claims = {"iss": "us", "sub": "ada", "email": "ada@example.org", "email_verified": True}
    claims |= {"iat": datetime.now(UTC).timestamp()}
    if role:
        grant_role(sqlite_engine, "ada@example.org", "partner")
        admit_visitor(sqlite_engine, {}, None, claims, sign_in_configured=True)
    if role == "taken away":
        everything = Scope.everything()
        number = int(load_grants(sqlite_engine, everything)["grant_id"].iloc[0])
        revoke_role(sqlite_engine, number, everything)
    answer = visitor.put(path, headers={"Cookie": hold_cookies("ours", claims)})
    assert answer.status_code == 403
    assert answer.text.startswith(words)
    log = load_audit(sqlite_engine, Scope.everything())
    refused = log.loc[log["outcome"].eq("refused"), ["who", "action"]].values.tolist()
    deed = "download" if "media" in path else "import_files"
    assert refused == ([["ada@example.org", deed]] if role else []), "a stranger could fill the log"


def ask_with(visitor, method, path, secret, claims):
    """The status for whoever holds the cookies that Streamlit would set of these claims."""
    return visitor.request(method, path, headers={"Cookie": hold_cookies(secret, claims)}).status_code


def hold_cookies(secret, claims):
    held: dict[str, str] = {}
    set_cookie_with_chunks(
        lambda name, value: held.update({name: create_signed_value(secret, name, value).decode()}),
        lambda name, value: create_signed_value(secret, name, value),
        server.USER_COOKIE_NAME,
        claims,
        cookie_attr_size=100,
    )
    return "; ".join(f"{name}={value}" for name, value in held.items())
